/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dialogs/dictum-add-row.h"
#include "dictum-lazy-list.h"
#include "window/dictum-article-row.h"
#include "window/dictum-sidebar.h"

G_BEGIN_DECLS

struct _DictumSidebar
{
  AdwNavigationPage parent_instance;

  DictumWorkbench *workbench;
  GSignalGroup *workbench_signals;
  GSignalGroup *store_signals;
  GSignalGroup *history_signals;
  char *place;
  DictumLazyList *lazy;
  GPtrArray *rows;    /* of DictumArticleRow, those in view; not owned */
  char *menu_article; /* what the context menu is about */
  guint position;     /* of the current article, to go on from when it is deleted */
  gboolean syncing;   /* the selection is being set, not chosen */

  AdwWindowTitle *heading;
  GtkMenuButton *menu_button;
  GtkListBox *places;
  GtkListBoxRow *claims_row;
  GtkListBoxRow *sources_row;
  GtkLabel *n_claims;
  GtkListBoxRow *overview_row;
  GtkLabel *n_sources;
  GtkLabel *n_warnings;
  GtkWidget *warned; /* the number and its sign */
  GtkListView *articles;
  GtkSingleSelection *selection;
  GtkPopoverMenu *article_menu;
  GMenu *history_menu;
  DictumAddList *add_list;
};

/* dictum-sidebar.c */
void dictum_sidebar_choose_article (DictumSidebar *self, DictumItem *item);

/* dictum-sidebar-rows.c: the articles in view. */
void dictum_sidebar_set_up_rows (DictumSidebar *self);
void dictum_sidebar_refresh_row (DictumArticleRow *row);
void dictum_sidebar_setup_cb (DictumSidebar *self, GtkListItem *item);
void dictum_sidebar_bind_cb (DictumSidebar *self, GtkListItem *item);
void dictum_sidebar_unbind_cb (DictumSidebar *self, GtkListItem *item);

/* dictum-sidebar-menu.c: what can be done with an article of the list. */
void dictum_sidebar_show_article_menu (DictumSidebar *self, GtkWidget *row, double x, double y);
void dictum_sidebar_menu_closed (DictumSidebar *self);
void dictum_sidebar_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
