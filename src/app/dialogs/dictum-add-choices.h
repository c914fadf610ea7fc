/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dialogs/dictum-add-queue.h"

G_BEGIN_DECLS

/**
 * DictumAddChoices:
 *
 * A page for the articles of a feed, an archive or an export: a list to search and to choose from.
 * What the project has already is marked, and not chosen at first. The chosen ones go into the
 * queue.
 */
#define DICTUM_TYPE_ADD_CHOICES (dictum_add_choices_get_type ())
G_DECLARE_FINAL_TYPE (DictumAddChoices, dictum_add_choices, DICTUM, ADD_CHOICES, AdwNavigationPage)

/* job: one that has choices; project: where they are to go. */
AdwNavigationPage *
dictum_add_choices_new (DictumAddQueue *queue, DictumAddJob *job, DictumProject *project);

G_END_DECLS
