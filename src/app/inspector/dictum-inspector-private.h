/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "inspector/dictum-inspector.h"

#include "dictum-lazy-list.h"
#include "inspector/dictum-claim-fields.h"

G_BEGIN_DECLS

/* What the files of the inspector share. */

struct _DictumInspector
{
  AdwBin parent_instance;

  DictumWorkbench *workbench;
  GSignalGroup *signals;
  DictumLazyList *lazy;
  GHashTable *rows;          /* DictumItem to its DictumLazyRow; those that the list has at hand */
  GHashTable *nameless;      /* set of those of them that have yet to be told what they say */
  guint naming;              /* the source that will; or 0 */
  DictumClaimFields *fields; /* owned: in the card of the current claim while that is in view */
  GtkWidget *came_from;      /* weak: where the focus was before it came here */
  gboolean collapsed;        /* it lies over the text and hides it */
  gboolean following;        /* the workbench, not the editor's choice in the list */
  guint tick;                /* frames to go until something is scrolled into view */
  int frames;

  GtkStack *states;
  GtkListView *list;
  GtkSingleSelection *selection;
  GListModel *grouped;           /* of the article's claims, NULL while one group has them all */
  GtkFilterListModel *groups[2]; /* of it: in the latest version, and not */
};

gboolean dictum_inspector_has_focus (DictumInspector *self, GtkWidget *widget);
/* Where the current claim is in the list, or GTK_INVALID_LIST_POSITION. */
guint dictum_inspector_find_current (DictumInspector *self);
/* What the list is to show, NULL for nothing, and where a claim is in what it shows:
 * dictum-inspector-groups.c. */
GListModel *dictum_inspector_get_model (DictumInspector *self);
/* Whether a change may have left a claim behind, or brought one back: finding out for all claims
 * of an article takes too long to be done for each change. */
gboolean dictum_inspector_regroups (DictumInspector *self, DictumChange *change);
guint dictum_inspector_find_position (DictumInspector *self, DictumItem *item);
/* The claim's number in its article, from 1: the one in the margin. position: in the list. */
guint dictum_inspector_get_number (DictumInspector *self, DictumItem *item, guint position);
void dictum_inspector_renumber (DictumInspector *self);
void dictum_inspector_clear_groups (DictumInspector *self);
/* What rows without a card say, told a little later: dictum-inspector-names.c. */
void dictum_inspector_name_row (DictumInspector *self, DictumLazyRow *row);
void dictum_inspector_name_rows (DictumInspector *self);
/* Puts the fields into the card of the current claim. */
void dictum_inspector_place_fields (DictumInspector *self);
/* The actions and their keys: dictum-inspector-actions.c. */
void dictum_inspector_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
