/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "inspector/dictum-inspector.h"

#include "inspector/dictum-claim-fields.h"

G_BEGIN_DECLS

/* What the files of the inspector share. */

struct _DictumInspector
{
  AdwBin parent_instance;

  DictumWorkbench *workbench;
  GSignalGroup *signals;
  GHashTable *cards;         /* DictumItem to its DictumClaimCard; those in view */
  DictumClaimFields *fields; /* owned: in the card of the current claim while that is in view */
  GtkWidget *came_from;      /* weak: where the focus was before it came here */
  gboolean collapsed;        /* it lies over the text and hides it */
  gboolean following;        /* the workbench, not the editor's choice in the list */
  guint tick;                /* frames to go until something is scrolled into view */
  int frames;
  guint fill; /* frames to go until the cards of a long article come */
  int fill_frames;

  GtkStack *states;
  GtkListView *list;
  GtkSingleSelection *selection;
};

gboolean dictum_inspector_has_focus (DictumInspector *self, GtkWidget *widget);
/* Where the current claim is in the list, or GTK_INVALID_LIST_POSITION. */
guint dictum_inspector_find_current (DictumInspector *self);
/* Puts the fields into the card of the current claim. */
void dictum_inspector_place_fields (DictumInspector *self);
/* The actions and their keys: dictum-inspector-actions.c. */
void dictum_inspector_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
