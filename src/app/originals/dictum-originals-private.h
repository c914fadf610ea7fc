/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "originals/dictum-originals-dialog.h"
#include "originals/dictum-originals.h"

G_BEGIN_DECLS

struct _DictumOriginalsDialog
{
  AdwDialog parent_instance;

  DictumWorkbench *workbench;
  DictumStore *store;         /* a window may have another project meanwhile */
  char *article;              /* NULL: all */
  GCancellable *cancellable;  /* of the list */
  DictumOriginals *originals; /* NULL while it is read */
  GListStore *groups;         /* of GListStore of DictumOriginal */
  GTask *verifying;           /* NULL unless all are verified just now */
  guint verify_timer;
  gboolean removing;

  AdwBanner *banner;
  AdwStatusPage *empty;
  AdwToastOverlay *toasts;
  AdwWindowTitle *heading;
  GtkListView *view;
  GtkStack *states;
  GtkWidget *bottom;
  GtkLabel *summary;
  GtkProgressBar *progress;
  GtkWidget *remove_button;
  GtkWidget *stop_button;
  GtkWidget *verify_button;
};

/* dictum-originals-dialog.c */
void dictum_originals_dialog_reload (DictumOriginalsDialog *self);
void dictum_originals_dialog_update (DictumOriginalsDialog *self);
DictumOriginal *dictum_originals_dialog_find (DictumOriginalsDialog *self, GVariant *sha256);
void dictum_originals_dialog_say (DictumOriginalsDialog *self, const char *words);
void dictum_originals_dialog_show_error (DictumOriginalsDialog *self,
                                         const char *heading,
                                         const GError *error);

/* dictum-originals-verify.c */
void dictum_originals_dialog_install_verify (GtkWidgetClass *widget_class);
void dictum_originals_dialog_stop_verifying (DictumOriginalsDialog *self);

/* dictum-originals-actions.c: opening, exporting, removing. */
void dictum_originals_dialog_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
