/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dialogs/dictum-add-queue.h"

G_BEGIN_DECLS

/**
 * DictumAddRow:
 *
 * An article on its way: what it is, how far it has come or why it failed, and a button to stop it,
 * try it again or dismiss it.
 */
#define DICTUM_TYPE_ADD_ROW (dictum_add_row_get_type ())
G_DECLARE_FINAL_TYPE (DictumAddRow, dictum_add_row, DICTUM, ADD_ROW, GtkListBoxRow)

GtkWidget *dictum_add_row_new (DictumAddQueue *queue, DictumAddJob *job);

/**
 * DictumAddList:
 *
 * The rows of a queue. Property "queue".
 */
#define DICTUM_TYPE_ADD_LIST (dictum_add_list_get_type ())
G_DECLARE_FINAL_TYPE (DictumAddList, dictum_add_list, DICTUM, ADD_LIST, AdwBin)

void dictum_add_list_set_queue (DictumAddList *self, DictumAddQueue *queue);

G_END_DECLS
