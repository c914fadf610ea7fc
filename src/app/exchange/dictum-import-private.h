/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/dictum-import-dialog.h"
#include "exchange/dictum-import-job.h"
#include "exchange/dictum-option-list.h"

G_BEGIN_DECLS

/* What a page of the dialog lists. */
typedef enum
{
  DICTUM_IMPORT_CLAIMS,
  DICTUM_IMPORT_UNPLACED,
  DICTUM_IMPORT_BROKEN,
} DictumImportList;

/* What the dialog is made of; shared by the files of this folder. */
struct _DictumImportDialog
{
  AdwDialog parent_instance;

  DictumWorkbench *workbench;
  DictumStore *store; /* a window may have another project meanwhile */
  GStrv paths;
  GPtrArray *files;   /* NULL until they were loaded */
  GPtrArray *formats; /* of const DictumFormat that can be read, as in the list; NULL first */
  const DictumFormat *format; /* as was chosen or recognised; NULL: is to be recognised */
  char *article;              /* id of the one that all is for; NULL: as the files say */
  GCancellable *reading;      /* NULL: nothing is being read */
  DictumImport *import;       /* NULL until it is read */
  DictumImportList list;      /* what the page of the list shows */
  GPtrArray *details;         /* of char *: the second lines of what it shows */
  guint placing;              /* position among the unplaced */
  gboolean shown;             /* it has been on the screen */
  gboolean focused;           /* the focus is where work begins */
  gboolean filling;           /* the lists are being set, not chosen from */

  AdwNavigationView *pages;
  AdwNavigationPage *list_page;
  AdwNavigationPage *place_page;
  GtkStack *states;
  GtkWidget *import_button;
  AdwComboRow *format_row;
  AdwComboRow *article_row;
  DictumOptionList *options_group;
  AdwPreferencesGroup *reading_group;
  AdwPreferencesGroup *result_group;
  AdwActionRow *claims_row;
  AdwActionRow *others_row;
  AdwActionRow *updated_row;
  AdwActionRow *known_row;
  AdwPreferencesGroup *problems_group;
  AdwActionRow *unplaced_row;
  AdwActionRow *broken_row;
  GtkLabel *error;
  GtkListView *view;
  GtkWidget *copy_button;
  GtkLabel *place_quote;
  GtkLabel *place_problem;
  GtkDropDown *place_article;
  GtkTextView *place_view;
};

/* dictum-import-dialog.c */
void dictum_import_dialog_read (DictumImportDialog *self);

/* dictum-import-review.c: what would come in, and what would not. */
void dictum_import_dialog_bind_review (GtkWidgetClass *widget_class);
void dictum_import_dialog_init_review (DictumImportDialog *self);
void dictum_import_dialog_show_import (DictumImportDialog *self);
void dictum_import_dialog_show_list (DictumImportDialog *self, DictumImportList list);

/* dictum-import-place.c: saying by hand where words stand. */
void dictum_import_dialog_bind_place (GtkWidgetClass *widget_class);
void dictum_import_dialog_init_place (DictumImportDialog *self);
void dictum_import_dialog_place (DictumImportDialog *self, guint position);

G_END_DECLS
