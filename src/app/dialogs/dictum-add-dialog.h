/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dialogs/dictum-add-queue.h"

G_BEGIN_DECLS

/**
 * DictumAddDialog:
 *
 * Takes links, paths of files or the text of an article, and shows how each comes along. Behind the
 * field are pages to review an article and to choose from a list. It closes by itself when all have
 * arrived, and stays with the reasons when one has not.
 *
 * Signal "requests" (GPtrArray of DictumLoadRequest): to be put into the queue.
 */
#define DICTUM_TYPE_ADD_DIALOG (dictum_add_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DictumAddDialog, dictum_add_dialog, DICTUM, ADD_DIALOG, AdwDialog)

AdwDialog *dictum_add_dialog_new (DictumAddQueue *queue, const char *words);
void dictum_add_dialog_set_words (DictumAddDialog *self, const char *words, GBytes *html);
/* Transfer full: the words in the field, NULL when there are none; html: likewise, while they are
 * as they were pasted. */
char *dictum_add_dialog_dup_words (DictumAddDialog *self, GBytes **html);
void dictum_add_dialog_review (DictumAddDialog *self, DictumAddJob *job);

G_END_DECLS
