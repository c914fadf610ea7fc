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
  guint tick;           /* frames to go until the first change is shown */
  int frames;
  guint leading;      /* the side that was scrolled last, DictumVersionsView */
  gboolean following; /* the other side is being put beside it */
  char *showing;      /* the claim to show in the older version once the texts are compared */
  char *placing;      /* the claim whose place is being chosen */
  int placing_row;    /* the row that it was chosen in */
  gboolean filling;   /* the dropdowns are being set, not chosen */

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
  GtkLabel *summary;
};

const DictumArticle *dictum_versions_dialog_get_article (DictumVersionsDialog *self);
/* The sides scroll together: dictum-versions-scroll.c. */
void dictum_versions_dialog_init_scrolling (DictumVersionsDialog *self);
void dictum_versions_dialog_scroll_to (DictumVersionsDialog *self, guint difference);
/* The list of claims: dictum-versions-review.c. */
void dictum_versions_dialog_fill_claims (DictumVersionsDialog *self);
gboolean dictum_versions_dialog_focus_claim (DictumVersionsDialog *self, const char *claim);
/* A row of it, floating: dictum-versions-row.c. */
GtkWidget *dictum_versions_row_new (const DictumArticle *article, const DictumClaim *claim);
const char *dictum_versions_row_get_claim (GtkWidget *row);
void dictum_versions_dialog_install_review (GtkWidgetClass *widget_class);

G_END_DECLS
