/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dictum-lazy-list.h"
#include "sources/dictum-source-list.h"

G_BEGIN_DECLS

/* Shared by the files of the list. */
struct _DictumSourceList
{
  AdwBin parent_instance;

  DictumWorkbench *workbench;
  GSignalGroup *signals;
  DictumSourceCensus *census;
  DictumLazyList *lazy;
  guint focus_tick; /* waits for a row; 0: does not */
  guint frames;     /* for how long */
  gboolean selecting_item;
  gboolean leads_on;
  char *words; /* what is searched for, folded */
  DictumSourceOrder order;
  int kind; /* -1: every */
  gboolean unused;
  gboolean selecting;

  AdwWindowTitle *title;
  GtkButton *add;
  GtkButton *add_first;
  GtkMenuButton *view_button;
  GtkSearchEntry *search;
  AdwBanner *banner;
  GtkStack *states;
  GtkListView *list;
  GtkMultiSelection *selection;
  GtkSortListModel *sorted;
  GtkFilterListModel *filtered;
  GtkCustomFilter *filter;
  GtkRevealer *bar;
  GtkLabel *n_chosen;
};

/* dictum-source-list-choice.c: which of the sources are chosen, and what is done to several. */
void dictum_source_list_show_chosen (DictumSourceList *self);
void dictum_source_list_install_choice (GtkWidgetClass *widget_class);

G_END_DECLS
