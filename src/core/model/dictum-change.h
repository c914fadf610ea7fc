/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/dictum-records.h"

G_BEGIN_DECLS

/**
 * DictumChange:
 *
 * One action of the editor: a label, a time, an author, and what each touched record was before and
 * is after. Adding has no before, deleting no after. A bulk action is one change. Reference
 * counted. Records that go in are sealed.
 */
typedef struct _DictumChange DictumChange;

typedef struct
{
  const DictumRecord *before; /* NULL: added */
  const DictumRecord *after;  /* NULL: deleted */
} DictumChangeEntry;

DictumChange *dictum_change_new (const char *label, const char *author);
DictumChange *dictum_change_new_at (const char *label, const char *author, const char *time);
/* One reference more, or one less; both from any thread. */
DictumChange *dictum_change_ref (DictumChange *self);
void dictum_change_unref (DictumChange *self);
void dictum_change_add (DictumChange *self, gpointer after);
void dictum_change_replace (DictumChange *self, gconstpointer before, gpointer after);
void dictum_change_remove (DictumChange *self, gconstpointer before);
/* Borrowed: the label as the undo menu shows it, who did it (NULL: not known), when (UTC). */
const char *dictum_change_get_label (DictumChange *self);
const char *dictum_change_get_author (DictumChange *self);
const char *dictum_change_get_time (DictumChange *self);
/* How many records it touches, and what becomes of each: borrowed, in the order they were added. */
guint dictum_change_get_length (DictumChange *self);
const DictumChangeEntry *dictum_change_get_entry (DictumChange *self, guint position);
const DictumRecord *dictum_change_find_after (DictumChange *self, const char *id);
/* Whether it touches no record. */
gboolean dictum_change_is_empty (DictumChange *self);
DictumChange *dictum_change_invert (DictumChange *self);

#define DICTUM_TYPE_CHANGE (dictum_change_get_type ())
/* Boxed. */
GType dictum_change_get_type (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumChange, dictum_change_unref)

G_END_DECLS
