/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/dictum-value.h"

G_BEGIN_DECLS

/**
 * DictumEntryDialog:
 *
 * A small dialog for one entry of a list in a record: a piece of evidence, a request for reply, an
 * identifier. Its form is an interface file whose controls have the names of the value's fields in
 * the file; fields without a control stay as they are. What was written goes to the function that
 * saves it; the dialog stays open until that says that it was taken, and while a date is none.
 * Cancel forgets what was written, and so does Escape when the editor says so; whatever else closes
 * the dialog, the end of the program among it, saves it.
 */
#define DICTUM_TYPE_ENTRY_DIALOG (dictum_entry_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DictumEntryDialog, dictum_entry_dialog, DICTUM, ENTRY_DIALOG, AdwDialog)

typedef gboolean (*DictumEntrySave) (gpointer value, gpointer data);
/* Whether the value is complete; field: (out): what is to be put right, by its name in the file. */
typedef gboolean (*DictumEntryCheck) (gconstpointer value, const char **field, GError **error);

AdwDialog *dictum_entry_dialog_new (const char *title,
                                    const char *form,
                                    const DictumType *type,
                                    gconstpointer value,
                                    DictumEntrySave save,
                                    gpointer data,
                                    GDestroyNotify destroy);

/* Asked before the value is saved; what it refuses is told at the field. */
void dictum_entry_dialog_set_check (DictumEntryDialog *self, DictumEntryCheck check);

/* For a form that does more than hold fields. An object of it, NULL when it has none of that name;
 * the value with what the controls say now, which may be altered; and showing it again after that.
 */
gpointer dictum_entry_dialog_get_object (DictumEntryDialog *self, const char *name);
gpointer dictum_entry_dialog_get_value (DictumEntryDialog *self);
void dictum_entry_dialog_refresh (DictumEntryDialog *self);
/* Tells why what is in a field is not taken, and leads there. */
void dictum_entry_dialog_refuse (DictumEntryDialog *self, const char *field, const char *reason);

G_END_DECLS
