/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/dictum-project.h"

G_BEGIN_DECLS

typedef enum
{
  DICTUM_PICK_SOURCE, /* one that is in the project */
  DICTUM_PICK_CREATE, /* a new one of that name and kind */
  DICTUM_PICK_NOBODY, /* none */
} DictumPickKind;

/**
 * DictumSourcePick:
 *
 * One row of the source picker: a source of the project, the offer to make one, or the answer that
 * there is none. Only the offer changes: its "name" follows what is typed, its "kind" what was
 * guessed or chosen.
 */
#define DICTUM_TYPE_SOURCE_PICK (dictum_source_pick_get_type ())
G_DECLARE_FINAL_TYPE (DictumSourcePick, dictum_source_pick, DICTUM, SOURCE_PICK, GObject)

DictumSourcePick *dictum_source_pick_new_source (DictumItem *item);
DictumSourcePick *dictum_source_pick_new_create (void);
DictumSourcePick *dictum_source_pick_new_nobody (const char *name);
DictumPickKind dictum_source_pick_get_pick (DictumSourcePick *self);
DictumItem *dictum_source_pick_get_item (DictumSourcePick *self);
const char *dictum_source_pick_get_name (DictumSourcePick *self);
void dictum_source_pick_set_name (DictumSourcePick *self, const char *name);
guint dictum_source_pick_get_kind (DictumSourcePick *self);
void dictum_source_pick_set_kind (DictumSourcePick *self, guint kind);

G_END_DECLS
