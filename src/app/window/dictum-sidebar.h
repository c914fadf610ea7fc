/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

#include "dialogs/dictum-add-queue.h"

G_BEGIN_DECLS

/**
 * DictumSidebar:
 *
 * The places of a project and its articles, and the articles on their way into it. Choosing an
 * article sets it in the workbench; choosing a place sets "place" ("article", "claims",
 * "sources" or "overview"). "go" is emitted when the editor wants to be there: a click or Enter,
 * not an arrow key passing by.
 *
 * Only rows that a change touches are drawn anew: the list may have thousands.
 */
#define DICTUM_TYPE_SIDEBAR (dictum_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (DictumSidebar, dictum_sidebar, DICTUM, SIDEBAR, AdwNavigationPage)

void dictum_sidebar_set_queue (DictumSidebar *self, DictumAddQueue *queue);
const char *dictum_sidebar_get_place (DictumSidebar *self);
void dictum_sidebar_set_place (DictumSidebar *self, const char *place);
/* Beside the Overview; -1: not known. */
void dictum_sidebar_set_n_warnings (DictumSidebar *self, int n_warnings);

G_END_DECLS
