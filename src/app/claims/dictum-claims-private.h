/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "claims/dictum-claim-list.h"
#include "claims/dictum-claims-page.h"
#include "dictum-lazy-list.h"
#include "inspector/dictum-known-words.h"
#include "query/dictum-claim-search.h"

G_BEGIN_DECLS

/* What the page is made of; shared by the files of this folder. */
struct _DictumClaimsPage
{
  AdwBreakpointBin parent_instance;

  DictumWorkbench *workbench;
  GSignalGroup *signals;
  DictumClaimSearch *search; /* of the project; NULL without one, and until the page is seen */
  GCancellable *searching;   /* of the latest search, or NULL when it is done */
  DictumClaimQuery *query;
  DictumClaimOrder order;
  DictumClaimList *list;
  DictumLazyList *lazy;
  DictumKnownWords *known;
  GPtrArray *offers; /* of DictumQueryCompletion, in the popover */
  int offer_start;   /* what an offer takes the place of, code points */
  int offer_end;
  char *last;             /* id of the claim where the editor was in the list */
  gboolean stale;         /* the project has changed while the page was not seen */
  gboolean showing;       /* the order is being shown, not chosen */
  gboolean completing;    /* the text is being set, not typed */
  gboolean going_to_list; /* once the search that goes on is done */
  gboolean asking;        /* for the row with the focus, not for its claim to be opened */
  gboolean compact;       /* one column of cards */

  AdwBreakpoint *narrow;
  AdwWindowTitle *title;
  GtkSearchEntry *entry;
  GtkPopover *completions;
  GtkListView *completion_view;
  GtkSingleSelection *completion_selection;
  GtkStringList *completion_list;
  GtkLabel *problem;
  AdwWrapBox *chips;
  GtkMenuButton *filter_button;
  GtkMenuButton *saved_button;
  GtkStack *states;
  GtkColumnView *view;
  guint focus_position; /* of the row that is to have the focus */
  GtkListScrollFlags focus_flags;
  guint focus_tick;
  guint growing; /* the list, frame by frame; or 0 */
  GtkRevealer *bar;
  GtkLabel *n_chosen;
  GtkMenuButton *status_button;
  GtkMenuButton *rating_button;
  GtkButton *tag_button;
  GtkButton *source_button;
  GtkButton *link_button;
  GtkPopoverMenu *menu;
  GtkPopover *tag_popover;
  GtkEntry *tag_entry;
  GtkBox *header_tools;
};

/* dictum-claims-page.c */
DictumProject *dictum_claims_get_project (DictumClaimsPage *self);
void dictum_claims_remember (DictumClaimsPage *self);
void dictum_claims_open (DictumClaimsPage *self, guint position);

/* dictum-claims-focus.c: how the focus comes into the list. */
void dictum_claims_focus_row (DictumClaimsPage *self, guint position, GtkListScrollFlags flags);
void dictum_claims_focus_list (DictumClaimsPage *self);
gboolean dictum_claims_has_focused_row (DictumClaimsPage *self);
void dictum_claims_focus_selected (DictumClaimsPage *self);
const char *dictum_claims_get_focused (DictumClaimsPage *self);

/* dictum-claims-listing.c: which claims are listed, and how many. */
void dictum_claims_run (DictumClaimsPage *self);
void dictum_claims_stop (DictumClaimsPage *self);

/* dictum-claims-columns.c: what stands in the list. */
void dictum_claims_add_columns (DictumClaimsPage *self);
void dictum_claims_show_order (DictumClaimsPage *self);
void dictum_claims_set_room (DictumClaimsPage *self, gboolean compact, gboolean wide);

/* dictum-claims-filter.c: the search field, what it offers, and chips. */
void dictum_claims_init_filter (DictumClaimsPage *self);
void dictum_claims_bind_filter (GtkWidgetClass *widget_class);
void dictum_claims_show_chips (DictumClaimsPage *self);

/* dictum-claims-menus.c: filters for those who do not know the syntax, and saved ones. */
void dictum_claims_init_menus (DictumClaimsPage *self);
void dictum_claims_install_menus (GtkWidgetClass *widget_class);

/* dictum-claims-many.c: what is done to the claims that are selected. */
void dictum_claims_init_many (DictumClaimsPage *self);
void dictum_claims_install_many (GtkWidgetClass *widget_class);
void dictum_claims_bind_many (GtkWidgetClass *widget_class);
void dictum_claims_show_chosen (DictumClaimsPage *self);
void dictum_claims_show_menu (DictumClaimsPage *self, GtkWidget *relative_to, double x, double y);

G_END_DECLS
