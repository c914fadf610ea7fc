/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desktop/dictum-notices.h"
#include "overview/dictum-overview-count.h"
#include "search/dictum-finder.h"
#include "window/dictum-sidebar.h"
#include "window/dictum-window.h"

G_BEGIN_DECLS

struct _DictumWindow
{
  AdwApplicationWindow parent_instance;

  DictumWorkbench *workbench;
  DictumAddQueue *queue;
  DictumFinder *finder;
  DictumNotices *notices;
  DictumOverviewCount *count; /* for the Overview, and for the sidebar */
  GSettings *settings;
  GSignalGroup *store_signals;
  GSignalGroup *history_signals;
  GFile *opening;            /* the file on its way, or NULL */
  GCancellable *cancellable; /* of what the window has begun */
  AdwToast *plain_toast;     /* not owned; what was said last, without a button */
  AdwToast *undo_toast;      /* not owned; the one whose button would undo the latest change */
  AdwDialog *add_dialog;     /* not owned; NULL when it is closed */
  char *add_words;           /* what stood in it when it was closed, or NULL */
  GBytes *add_html;          /* likewise, as it was formatted */
  gboolean below_dialog;     /* a dialog is open */
  guint dialog_floor;        /* position in the history when it came; undo goes no further back */
  guint dialog_ceiling;      /* the furthest position that was undone from while it was open */
  int width;                 /* as they were written down last */
  int height;
  gboolean maximised;
  gboolean narrow;     /* one page at a time, since the window has no room for two */
  char *awaited;       /* the record to show once the project is open, or NULL */
  char *awaited_place; /* likewise the page */
  int awaited_start;
  int awaited_end;
  char *awaited_words;         /* to search for then */
  GPtrArray *awaited_requests; /* of DictumLoadRequest: to add then */
  GStrv awaited_marks;         /* paths of annotation files to import then, or NULL */
  gboolean closing;
  const char *came_from; /* the place that the text was gone to from; back leads there. Or NULL */
  GtkWidget *came_focus; /* weak; what had the focus there */
  gboolean tour_wanted;  /* once the sample is open */

  GtkStack *states;
  GtkStack *places;
  AdwNavigationSplitView *split;
  AdwNavigationPage *content;
  AdwNavigationView *pages;      /* the places, and above them the page of a claim */
  AdwNavigationPage *claim_page; /* not owned: in pages; NULL until it is first gone to */
  AdwToastOverlay *toasts;
  AdwBanner *banner;
  DictumSidebar *sidebar;
  GtkWidget *tour_card;    /* not owned: in tour; NULL while nobody takes it */
  GtkScrolledWindow *tour; /* empty while nobody takes it; scrolls where the window is low */
  AdwBin *claims;          /* empty until it is first gone to; likewise the next ones */
  AdwBin *overview;
  AdwBin *sources;
};

/* dictum-window-pages.c: which page is in front. */
void dictum_window_set_up_pages (DictumWindow *self);
void dictum_window_show_page (DictumWindow *self);
void dictum_window_place_changed (DictumWindow *self);
void dictum_window_focus_page (DictumWindow *self);
gboolean dictum_window_go_back (DictumWindow *self);
void dictum_window_open_claim_page (DictumWindow *self, const char *claim);

/* dictum-window-open.c: getting a project. */
void dictum_window_set_store (DictumWindow *self, DictumStore *store);
gboolean dictum_window_has_sample (DictumWindow *self);

/* dictum-window-project.c: keeping and leaving it. */
AdwAlertDialog *dictum_window_load_alert (const char *id); /* transfer full */
void dictum_window_save_then (DictumWindow *self, GAsyncReadyCallback callback);
void dictum_window_show_banner (DictumWindow *self);
void dictum_window_banner_clicked (DictumWindow *self);
void dictum_window_show_error (DictumWindow *self, const char *heading, const GError *error);
gboolean dictum_window_close (DictumWindow *self);

/* dictum-window-actions.c: what menus and keys do. */
void dictum_window_install_actions (GtkWidgetClass *widget_class);
void dictum_window_update_actions (DictumWindow *self);
void dictum_window_save_as (DictumWindow *self);

/* dictum-window-exchange.c: what leaves the project, and comes into it. */
void dictum_window_install_exchange (GtkWidgetClass *widget_class);
void dictum_window_import (DictumWindow *self, GStrv paths);

/* dictum-window-help.c: the help page of a place, and the tour. */
void dictum_window_install_help (GtkWidgetClass *widget_class);
void dictum_window_offer_tour (DictumWindow *self);
void dictum_window_fit_tour (DictumWindow *self);

/* dictum-window-notices.c */
void dictum_window_set_up_notices (DictumWindow *self);

/* dictum-window-keys.c: keys that act while a dialog is open. */
void dictum_window_set_up_keys (DictumWindow *self);
gboolean dictum_window_focus_takes_text (DictumWindow *self);

/* dictum-window-input.c: what is pasted and dropped on the window. */
void dictum_window_set_up_input (DictumWindow *self);
void dictum_window_take_awaited (DictumWindow *self);
void dictum_window_forget_input (DictumWindow *self);
void dictum_window_present_add_dialog (DictumWindow *self, const char *words, GBytes *html);

G_END_DECLS
