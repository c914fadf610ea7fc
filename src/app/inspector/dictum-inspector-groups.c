/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Claims whose words are not in the latest version of the text stand in a group of their own behind
 * the others: among them they would be at places where nothing is. As long as there are none, and
 * that is nearly always, the list shows the project’s own list of claims. */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-inspector-private.h"

#include <glib/gi18n.h>

#include "inspector/dictum-claim-card.h"

static gboolean
is_left_behind (DictumProject *project, DictumItem *item)
{
  const DictumClaim *claim = dictum_item_get_claim (item);
  const DictumArticle *article = claim != NULL
                                     ? dictum_project_get_article (project, claim->article)
                                     : NULL;

  return article != NULL &&
         g_strcmp0 (dictum_article_get_latest_version (article)->id, claim->version) != 0;
}

static gboolean
left_behind_cb (gpointer item, gpointer data)
{
  return is_left_behind (DICTUM_PROJECT (data), DICTUM_ITEM (item));
}

static gboolean
latest_cb (gpointer item, gpointer data)
{
  return !is_left_behind (DICTUM_PROJECT (data), DICTUM_ITEM (item));
}

static gboolean
has_left_behind (DictumProject *project, const char *article, GListModel *claims)
{
  const DictumArticle *record = dictum_project_get_article (project, article);
  guint length = g_list_model_get_n_items (claims);

  if (record == NULL || dictum_values_length (record->versions) < 2)
    return FALSE;
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (claims, i);

      if (is_left_behind (project, item))
        return TRUE;
    }
  return FALSE;
}

static void
setup_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
bind_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer data)
{
  gboolean behind = is_left_behind (DICTUM_PROJECT (data), gtk_list_header_get_item (header));

  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)),
                       behind ? _ ("Not in This Version") : _ ("In This Version"));
}

static GtkListItemFactory *
make_headers (DictumProject *project)
{
  GtkListItemFactory *headers = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (headers, "setup", G_CALLBACK (setup_header_cb), project, 0);
  g_signal_connect_object (headers, "bind", G_CALLBACK (bind_header_cb), project, 0);
  return headers;
}

static void
make_groups (DictumInspector *self, DictumProject *project, GListModel *claims)
{
  g_autoptr (GtkListItemFactory) headers = make_headers (project);
  GtkCustomFilterFunc funcs[] = { latest_cb, left_behind_cb };
  GListStore *groups = g_list_store_new (G_TYPE_LIST_MODEL);

  for (guint i = 0; i < G_N_ELEMENTS (funcs); i++)
    {
      GtkFilter *filter = GTK_FILTER (
          gtk_custom_filter_new (funcs[i], g_object_ref (project), g_object_unref));
      GtkFilterListModel *group = gtk_filter_list_model_new (g_object_ref (claims), filter);

      g_list_store_append (groups, group);
      g_clear_object (&self->groups[i]);
      self->groups[i] = group;
    }
  self->grouped = G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (groups)));
  gtk_list_view_set_header_factory (self->list, headers);
}

void
dictum_inspector_clear_groups (DictumInspector *self)
{
  if (self->grouped == NULL)
    return;
  if (gtk_single_selection_get_model (self->selection) == self->grouped)
    gtk_single_selection_set_model (self->selection, NULL);
  gtk_list_view_set_header_factory (self->list, NULL);
  g_clear_object (&self->grouped);
  g_clear_object (&self->groups[0]);
  g_clear_object (&self->groups[1]);
}

static const char *
get_latest_id (const DictumArticle *article)
{
  return article != NULL ? dictum_article_get_latest_version (article)->id : NULL;
}

/* Whether claims of an article may have changed their group. latest: id of its latest version. */
static gboolean
moves_claims (const DictumChangeEntry *entry, const char *article, const char *latest)
{
  const DictumRecord *record = entry->after != NULL ? entry->after : entry->before;
  const DictumClaim *before = (const DictumClaim *) entry->before;
  const DictumClaim *after = (const DictumClaim *) entry->after;

  if (g_str_equal (record->id, article))
    return g_strcmp0 (get_latest_id ((const DictumArticle *) entry->before),
                      get_latest_id ((const DictumArticle *) entry->after)) != 0;
  if (!dictum_is_claim (record) || !g_str_equal (((const DictumClaim *) record)->article, article))
    return FALSE;
  if (before != NULL && after != NULL)
    return g_strcmp0 (before->version, after->version) != 0;
  return g_strcmp0 (((const DictumClaim *) record)->version, latest) != 0;
}

static GListModel *
get_claims (DictumInspector *self, DictumProject **project, const char **article)
{
  *project = self->workbench != NULL ? dictum_workbench_get_project (self->workbench) : NULL;
  *article = *project != NULL ? dictum_workbench_get_article (self->workbench) : NULL;

  return *article != NULL ? dictum_project_get_article_claims (*project, *article) : NULL;
}

gboolean
dictum_inspector_regroups (DictumInspector *self, DictumChange *change)
{
  DictumProject *project;
  const char *article;
  GListModel *claims = get_claims (self, &project, &article);
  GListModel *shown = self->grouped != NULL ? gtk_filter_list_model_get_model (self->groups[0])
                                            : gtk_single_selection_get_model (self->selection);
  const char *latest;

  if (claims == NULL || claims != shown)
    return TRUE;

  latest = get_latest_id (dictum_project_get_article (project, article));
  for (guint i = 0; i < dictum_change_get_length (change); i++)
    if (moves_claims (dictum_change_get_entry (change, i), article, latest))
      return TRUE;
  return FALSE;
}

GListModel *
dictum_inspector_get_model (DictumInspector *self)
{
  DictumProject *project;
  const char *article;
  GListModel *claims = get_claims (self, &project, &article);

  if (claims == NULL || !has_left_behind (project, article, claims))
    {
      dictum_inspector_clear_groups (self);
      return claims;
    }
  if (self->grouped != NULL && gtk_filter_list_model_get_model (self->groups[0]) == claims)
    {
      for (guint i = 0; i < G_N_ELEMENTS (self->groups); i++)
        gtk_filter_changed (gtk_filter_list_model_get_filter (self->groups[i]),
                            GTK_FILTER_CHANGE_DIFFERENT);
      return self->grouped;
    }
  dictum_inspector_clear_groups (self);
  make_groups (self, project, claims);
  return self->grouped;
}

/* Behind the others, those that were left behind are few: the place of all others is found by it.
 */
guint
dictum_inspector_find_position (DictumInspector *self, DictumItem *item)
{
  DictumProject *project = dictum_workbench_get_project (self->workbench);
  GListModel *claims = gtk_single_selection_get_model (self->selection);
  guint position, length, before = 0;

  if (claims == NULL)
    return GTK_INVALID_LIST_POSITION;
  if (claims == self->grouped)
    claims = gtk_filter_list_model_get_model (self->groups[0]);
  position = dictum_project_find_position (project, claims, item);
  if (position == G_MAXUINT || self->grouped == NULL)
    return position == G_MAXUINT ? GTK_INVALID_LIST_POSITION : position;

  length = g_list_model_get_n_items (G_LIST_MODEL (self->groups[1]));
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (DictumItem) other = g_list_model_get_item (G_LIST_MODEL (self->groups[1]), i);

      if (other == item)
        return g_list_model_get_n_items (G_LIST_MODEL (self->groups[0])) + i;
      before += dictum_project_find_position (project, claims, other) < position;
    }
  return position - before;
}

guint
dictum_inspector_get_number (DictumInspector *self, DictumItem *item, guint position)
{
  DictumProject *project = dictum_workbench_get_project (self->workbench);

  if (self->grouped == NULL)
    return position + 1;
  position = dictum_project_find_position (project,
                                           gtk_filter_list_model_get_model (self->groups[0]), item);
  return position != G_MAXUINT ? position + 1 : 0;
}

/* A claim that comes or goes in one group has the numbers of the other altered. */
void
dictum_inspector_renumber (DictumInspector *self)
{
  GHashTableIter iter;
  gpointer item, row;

  if (self->grouped == NULL)
    return;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &item, &row))
    {
      if (dictum_lazy_row_is_filled (row))
        dictum_claim_card_set_number (DICTUM_CLAIM_CARD (dictum_lazy_row_get_child (row)),
                                      dictum_inspector_get_number (self, item, 0));
    }
}
