/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/dictum-project.h"

G_BEGIN_DECLS

/* How records are shown in words, icons and style classes: pure functions that rows, chips, cards
 * and pages share, so that a source looks the same wherever it stands. Strings are translated. */

const char *dictum_look_kind_icon (int kind);
const char *dictum_look_kind_class (int kind);
const char *dictum_look_kind_label (int kind);
void dictum_look_apply_kind (GtkWidget *widget, int kind);

char *dictum_look_source_subtitle (DictumProject *project, const DictumSource *source);
char *dictum_look_source_initials (const char *name);
char *dictum_look_said (DictumProject *project, const DictumSource *source);

char *dictum_look_link_cue (const DictumAttribution *link);
char *dictum_look_link_name (DictumProject *project, const DictumAttribution *link);
char *dictum_look_claim_warning (DictumProject *project, const DictumClaim *claim);
char *dictum_look_claim_summary (DictumProject *project, const DictumClaim *claim, guint number);

char *dictum_look_rating_markup (const DictumScaleValue *value, const char *words);
char *dictum_look_claim_state (DictumProject *project, const DictumClaim *claim);

char *dictum_look_article_line (const DictumArticle *article);

GListModel *dictum_look_enum_model (const DictumEnum *names);
void dictum_look_bind_label (GtkWidget *widget, const char *name);
/* Transfer full: an item for a menu whose label are words of the editor's, letter for letter. */
GMenuItem *dictum_look_menu_item (const char *words);
void dictum_look_name_drop_down (GtkDropDown *drop_down, const char *name);

G_END_DECLS
