/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "inspector/dictum-binder.h"
#include "inspector/dictum-entry-list.h"
#include "inspector/dictum-source-chip.h"
#include "inspector/dictum-word-list.h"
#include "sources/dictum-affiliation-tree.h"
#include "sources/dictum-said-page.h"
#include "sources/dictum-source-avatar.h"
#include "sources/dictum-source-detail.h"
#include "sources/dictum-source-said.h"

G_BEGIN_DECLS

/* Shared by the files of the details. */
struct _DictumSourceDetail
{
  AdwBin parent_instance;

  DictumBinder *binder;
  DictumRegister *figures;   /* of all sources; NULL until they were counted */
  DictumSaidPage *said_page; /* owned by views while it is there */

  AdwNavigationView *views;
  AdwWindowTitle *window_title;
  GtkMenuButton *menu_button;
  DictumSourceAvatar *avatar;
  GtkLabel *title;
  GtkLabel *summary;
  AdwEntryRow *name;
  AdwComboRow *kind;
  GtkButton *affiliation;
  DictumSourceChip *affiliation_chip;
  DictumWordList *aliases;
  AdwEntryRow *description;
  AdwPreferencesGroup *anonymity;
  AdwPreferencesGroup *conditions;
  AdwComboRow *ground_rules;
  AdwEntryRow *descriptor;
  AdwEntryRow *reason_in_text;
  GtkImage *reason_warning;
  AdwEntryRow *reason_known;
  AdwEntryRow *persons;
  AdwEntryRow *known_to;
  AdwEntryRow *approved_by;
  AdwSwitchRow *vital;
  AdwSwitchRow *unavailable;
  AdwSwitchRow *reliable;
  GtkLabel *anonymity_state;
  GtkLabel *conditions_state;
  AdwPreferencesRow *tree_row;
  DictumAffiliationTree *tree;
  DictumSourceSaid *said;
  AdwComboRow *role;
  AdwComboRow *standing;
  AdwComboRow *body;
  AdwComboRow *witness;
  GtkTextView *notes;
  DictumEntryList *identifiers;
};

/* dictum-source-detail.c: borrowed; the source is NULL when the page shows none. */
const DictumSource *dictum_source_detail_get_source (DictumSourceDetail *self);
DictumWorkbench *dictum_source_detail_get_workbench (DictumSourceDetail *self);
DictumProject *dictum_source_detail_get_project (DictumSourceDetail *self);
const char *dictum_source_detail_get_author (DictumSourceDetail *self);
/* The list of all it said, where it is open, is of this source. */
void dictum_source_detail_show_said (DictumSourceDetail *self);

/* dictum-source-detail-actions.c: what the page's menu and buttons do. */
void dictum_source_detail_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
