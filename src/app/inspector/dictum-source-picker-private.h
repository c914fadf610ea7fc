/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "inspector/dictum-source-pick.h"
#include "inspector/dictum-source-picker.h"

G_BEGIN_DECLS

struct _DictumSourcePicker
{
  AdwBin parent_instance;

  DictumProject *project;
  char *article;
  char *nobody;
  char *first;
  char *without;
  GStrv aside;
  char *asked; /* the words it was opened with */
  gboolean creates;

  DictumSourcePick *create; /* the offer; in the list when there is something to offer */
  gboolean kind_chosen;     /* by the editor: no more guessing */
  gboolean done;
  gboolean filling; /* one row after the other is selected */

  GtkEntry *entry;
  GtkWidget *scroller;
  GtkListView *list;
  GtkSingleSelection *selection;
  GListStore *picks;
};

/* What is offered for the words, in its order; picks: of DictumSourcePick, to be added to. */
void
dictum_source_picker_list_picks (DictumSourcePicker *self, const char *words, GPtrArray *picks);

G_END_DECLS
