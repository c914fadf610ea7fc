/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What assistive technology is told of the rows that are not in view, which have no card yet that
 * would tell it: a few at a time, while nothing else is to be done. */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-inspector-private.h"

#include "inspector/dictum-look.h"

#define SLICE 10 /* rows */

static void
describe (DictumInspector *self, DictumLazyRow *row)
{
  DictumProject *project = dictum_workbench_get_project (self->workbench);
  GtkListItem *list_item = dictum_lazy_row_get_list_item (row);
  DictumItem *item = gtk_list_item_get_item (list_item);
  const DictumClaim *claim = item != NULL ? dictum_item_get_claim (item) : NULL;
  g_autofree char *summary = NULL;

  if (project == NULL || claim == NULL || dictum_lazy_row_is_filled (row))
    return;

  summary = dictum_look_claim_summary (
      project, claim,
      dictum_inspector_get_number (self, item, gtk_list_item_get_position (list_item)));
  gtk_list_item_set_accessible_label (list_item, summary);
}

static gboolean
describe_cb (gpointer data)
{
  DictumInspector *self = data;
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->nameless);
  for (guint i = 0; i < SLICE && g_hash_table_iter_next (&iter, &row, NULL); i++)
    {
      g_hash_table_iter_remove (&iter);
      describe (self, row);
    }
  if (g_hash_table_size (self->nameless) > 0)
    return G_SOURCE_CONTINUE;

  self->naming = 0;
  return G_SOURCE_REMOVE;
}

/**
 * dictum_inspector_name_row:
 * @self: an inspector
 * @row: a row that got an item, or another number
 */
void
dictum_inspector_name_row (DictumInspector *self, DictumLazyRow *row)
{
  if (dictum_lazy_row_is_filled (row))
    return;

  g_hash_table_add (self->nameless, row);
  if (self->naming == 0)
    self->naming = g_idle_add_full (G_PRIORITY_LOW, describe_cb, self, NULL);
}

/* After a change, which may have touched what they say. */
void
dictum_inspector_name_rows (DictumInspector *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    dictum_inspector_name_row (self, row);
}
