/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dialogs/dictum-add-queue.h"

G_BEGIN_DECLS

/**
 * DictumAddReview:
 *
 * A page for one loaded article before it is added: what was recognised and where, to be put right;
 * what the project has that is like it; how the text begins. It is left when the article is on its
 * way into the project, or "back".
 */
#define DICTUM_TYPE_ADD_REVIEW (dictum_add_review_get_type ())
G_DECLARE_FINAL_TYPE (DictumAddReview, dictum_add_review, DICTUM, ADD_REVIEW, AdwNavigationPage)

/* job: one that is ready. */
AdwNavigationPage *dictum_add_review_new (DictumAddQueue *queue, DictumAddJob *job);

G_END_DECLS
