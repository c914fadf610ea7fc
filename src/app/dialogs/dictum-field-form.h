/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumFieldForm:
 *
 * The rows of a dialog, bound to the fields of one record. Each field that differs becomes a change
 * of its own, when Enter is pressed or the row left; dictum_field_form_commit() takes what is left.
 * What the core refuses stays in its row, marked, and the reason is shown in the dialog. A change
 * from elsewhere (undo) comes into the rows.
 */
#define DICTUM_TYPE_FIELD_FORM (dictum_field_form_get_type ())
G_DECLARE_FINAL_TYPE (DictumFieldForm, dictum_field_form, DICTUM, FIELD_FORM, GObject)

DictumFieldForm *
dictum_field_form_new (DictumWorkbench *workbench, const char *record, AdwToastOverlay *toasts);
void dictum_field_form_add_entry (DictumFieldForm *self, AdwEntryRow *row, const char *field);
void dictum_field_form_add_enum (DictumFieldForm *self,
                                 AdwComboRow *row,
                                 const char *field,
                                 const DictumEnum *names);
void dictum_field_form_set (DictumFieldForm *self, const char *field, const char *text);
void dictum_field_form_commit (DictumFieldForm *self);
/* Takes what is left when the dialog is to be closed, and keeps it open once for what is refused.
 */
void dictum_field_form_guard (DictumFieldForm *self, AdwDialog *dialog);

G_END_DECLS
