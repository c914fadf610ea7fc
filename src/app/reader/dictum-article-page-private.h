/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "inspector/dictum-inspector.h"
#include "reader/dictum-article-page.h"
#include "reader/dictum-reader.h"

G_BEGIN_DECLS

struct _DictumArticlePage
{
  AdwBreakpointBin parent_instance;

  DictumWorkbench *workbench;
  GSignalGroup *workbench_signals;
  GSignalGroup *store_signals;
  GSettings *settings; /* NULL when the schema is not installed */
  guint figures_timeout;
  GCancellable *cancellable; /* of what is worked out in threads */
  gboolean inspector_shown;
  guint n_matches; /* of what is searched for, in the whole article */

  AdwOverlaySplitView *split;
  DictumReader *reader;
  GtkWidget *inspector;
  GtkStack *states;
  GtkWidget *menu_button;
  AdwWindowTitle *title;
  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  GtkLabel *search_count;
  GtkLabel *claims_label;
  GtkLabel *words_label;
  GtkLabel *place_label;
  GtkLabel *saved_label;
  GMenu *rating_menu;
};

/* dictum-article-page-marking.c */
void dictum_article_page_install_marking (GtkWidgetClass *klass);
void dictum_article_page_fill_rating_menu (DictumArticlePage *self);

/* dictum-article-page-menu.c */
void dictum_article_page_init_menu (DictumArticlePage *self);
void dictum_article_page_menu_toggled (DictumArticlePage *self, gboolean open);

/* dictum-article-page-places.c */
void dictum_article_page_install_places (GtkWidgetClass *klass);
void dictum_article_page_search_changed_cb (DictumArticlePage *self);
void dictum_article_page_search_next_cb (DictumArticlePage *self);
void dictum_article_page_search_previous_cb (DictumArticlePage *self);
void dictum_article_page_search_mode_cb (DictumArticlePage *self);
void dictum_article_page_search_stop_cb (DictumArticlePage *self);
void dictum_article_page_show_words (DictumArticlePage *self, int start, int end);

/* dictum-article-page-footer.c */
void dictum_article_page_update_footer (DictumArticlePage *self);
void dictum_article_page_queue_figures (DictumArticlePage *self);
void dictum_article_page_show_place (DictumArticlePage *self);

/* Tells a screen reader of something that happened away from the focus. */
void dictum_article_page_announce (DictumArticlePage *self, const char *words);
const DictumClaim *dictum_article_page_get_claim (DictumArticlePage *self);

G_END_DECLS
