/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"
#include "sources/dictum-said-list.h"

G_BEGIN_DECLS

/**
 * DictumSaidPage:
 *
 * All that a source said, newest first, in sections by article or by day. Enter on a row leads to
 * the claim in its text. Only the rows that are seen are made.
 */
#define DICTUM_TYPE_SAID_PAGE (dictum_said_page_get_type ())
G_DECLARE_FINAL_TYPE (DictumSaidPage, dictum_said_page, DICTUM, SAID_PAGE, AdwNavigationPage)

AdwNavigationPage *dictum_said_page_new (void);
/* list: NULL for nothing. name: the source's. */
void dictum_said_page_show (DictumSaidPage *self,
                            DictumWorkbench *workbench,
                            DictumSaidList *list,
                            const char *name);

G_END_DECLS
