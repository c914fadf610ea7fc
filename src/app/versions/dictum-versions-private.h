/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "versions/dictum-versions-dialog.h"
#include "versions/dictum-versions-text.h"

G_BEGIN_DECLS

struct _DictumVersionsDialog
{
  AdwDialog parent_instance;

  DictumWorkbench *workbench;
  char *article;
  GCancellable *cancellable; /* of the comparison */
  GArray *differences;       /* of DictumDifference */
  GArray *ranges[DICTUM_VERSIONS_N_VIEWS];
  DictumText *texts[2]; /* the old and the new one that are compared */
  int current;          /* position in differences, -1 none */
  char *placing;        /* the claim whose place is being chosen */
  gboolean filling;     /* the dropdowns are being set, not chosen */

  AdwViewStack *pages;
  GtkDropDown *old_choice;
  GtkDropDown *new_choice;
  GtkStack *layout;
  GtkTextView *old_view;
  GtkTextView *new_view;
  GtkTextView *inline_view;
  GtkTextView *place_view;
  GtkLabel *change;
  GtkLabel *place_label;
  GtkToggleButton *inline_button;
  GtkStack *claims_states;
  GtkListBox *claims;
};

const DictumArticle *dictum_versions_dialog_get_article (DictumVersionsDialog *self);
/* The list of claims: dictum-versions-review.c. */
void dictum_versions_dialog_fill_claims (DictumVersionsDialog *self);
void dictum_versions_dialog_install_review (GtkWidgetClass *widget_class);

G_END_DECLS
