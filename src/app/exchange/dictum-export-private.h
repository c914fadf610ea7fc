/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/dictum-export-dialog.h"
#include "exchange/dictum-export-job.h"
#include "exchange/dictum-option-list.h"

G_BEGIN_DECLS

/* What the dialog is made of; shared by the files of this folder. */
struct _DictumExportDialog
{
  AdwDialog parent_instance;

  DictumWorkbench *workbench;
  DictumStore *store;      /* a window may have another project meanwhile */
  AdwToastOverlay *toasts; /* the window's, for what is said after closing */
  GSettings *settings;
  GPtrArray *formats;    /* of const DictumFormat, as in the list */
  GArray *scopes;        /* of DictumScopeKind, as in the list */
  GStrv claims;          /* those that were selected; NULL: none */
  GCancellable *writing; /* NULL: nothing is being written */
  gboolean saving;
  guint delay;                /* the source that will write, or 0 */
  DictumExportResult *result; /* what is shown; NULL until it is written */
  gboolean filling;           /* the lists are being set, not chosen from */

  GtkStack *states;
  GtkWidget *export_button;
  AdwComboRow *format_row;
  AdwComboRow *scope_row;
  AdwComboRow *article_row;
  AdwEntryRow *query_row;
  AdwSwitchRow *redacted_row;
  GtkWidget *redacted_icon;
  DictumOptionList *options_group;
  GtkLabel *purpose;
  GtkLabel *loses;
  AdwPreferencesGroup *preview_group;
  GtkStack *preview_states;
  GtkDropDown *file_choice;
  GtkTextView *preview;
  GtkLabel *preview_note;
  GtkLabel *problem;
  GtkLabel *binary;
};

/* dictum-export-dialog.c */
void dictum_export_dialog_write (DictumExportDialog *self);
void dictum_export_dialog_write_soon (DictumExportDialog *self);

/* dictum-export-choices.c: what can be chosen, and what is. */
void dictum_export_dialog_init_choices (DictumExportDialog *self);
void dictum_export_dialog_bind_choices (GtkWidgetClass *widget_class);
void dictum_export_dialog_fill_scopes (DictumExportDialog *self);
void dictum_export_dialog_choose_scope (DictumExportDialog *self, DictumScopeKind kind);
const DictumFormat *dictum_export_dialog_get_format (DictumExportDialog *self);
/* Transfer full. */
DictumExportWish *dictum_export_dialog_make_wish (DictumExportDialog *self);

/* dictum-export-preview.c: what will be written. */
void dictum_export_dialog_bind_preview (GtkWidgetClass *widget_class);
void dictum_export_dialog_show_result (DictumExportDialog *self);
void dictum_export_dialog_show_problem (DictumExportDialog *self, const char *words);

/* dictum-export-save.c: asking for a place, and putting the files there. */
void dictum_export_dialog_install_save (GtkWidgetClass *widget_class);
/* The file, or the folder to make a folder in, that was chosen; NULL: none. */
void dictum_export_dialog_take_place (DictumExportDialog *self, GFile *file);

G_END_DECLS
