/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumBinder:
 *
 * Keeps the controls of a page and the fields of one record the same. What is chosen is handed to
 * the workbench at once; what is typed when the focus leaves, at Enter, and for a text view after a
 * pause. When the record changes, only controls that say something else are touched, and none that
 * is being typed into: focus, caret and unfinished words stay.
 *
 * The binder does not own the controls: its owner drops it before them. Signal "shown" after the
 * controls have followed the record.
 */
#define DICTUM_TYPE_BINDER (dictum_binder_get_type ())
G_DECLARE_FINAL_TYPE (DictumBinder, dictum_binder, DICTUM, BINDER, GObject)

DictumBinder *dictum_binder_new (const DictumType *type);
void dictum_binder_add (DictumBinder *self, GtkWidget *control, const char *field);
void dictum_binder_set_workbench (DictumBinder *self, DictumWorkbench *workbench);
DictumWorkbench *dictum_binder_get_workbench (DictumBinder *self);
void dictum_binder_set_item (DictumBinder *self, DictumItem *item);
DictumItem *dictum_binder_get_item (DictumBinder *self);
gboolean dictum_binder_is_showing (DictumBinder *self);
gconstpointer dictum_binder_get_record (DictumBinder *self);
void dictum_binder_flush (DictumBinder *self);
gboolean dictum_binder_take (DictumBinder *self, DictumChange *change, GError *error);

G_END_DECLS
