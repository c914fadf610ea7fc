/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-search"

#include "search/dictum-finder.h"

#define MOST_RECENT 20 /* articles that are remembered */

struct _DictumFinder
{
  GObject parent_instance;

  DictumWorkbench *workbench;
  DictumSearch *search; /* NULL until it is wanted */
  char *words;          /* NULL: nothing was searched for */
  guint position;
  GPtrArray *recent; /* ids, the last first */
};

G_DEFINE_FINAL_TYPE (DictumFinder, dictum_finder, G_TYPE_OBJECT)

/* What belongs to a project goes with it. */
static void
store_cb (DictumFinder *self)
{
  g_clear_object (&self->search);
  g_clear_pointer (&self->words, g_free);
  self->position = 0;
  g_ptr_array_set_size (self->recent, 0);
}

static void
article_cb (DictumFinder *self)
{
  const char *id = dictum_workbench_get_article (self->workbench);
  guint position;

  if (id == NULL)
    return;

  if (g_ptr_array_find_with_equal_func (self->recent, id, g_str_equal, &position))
    g_ptr_array_remove_index (self->recent, position);
  g_ptr_array_insert (self->recent, 0, g_strdup (id));
  if (self->recent->len > MOST_RECENT)
    g_ptr_array_set_size (self->recent, MOST_RECENT);
}

static void
dictum_finder_dispose (GObject *object)
{
  DictumFinder *self = DICTUM_FINDER (object);

  g_clear_object (&self->search);
  g_clear_object (&self->workbench);
  G_OBJECT_CLASS (dictum_finder_parent_class)->dispose (object);
}

static void
dictum_finder_finalize (GObject *object)
{
  DictumFinder *self = DICTUM_FINDER (object);

  g_free (self->words);
  g_ptr_array_unref (self->recent);
  G_OBJECT_CLASS (dictum_finder_parent_class)->finalize (object);
}

static void
dictum_finder_class_init (DictumFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dictum_finder_dispose;
  G_OBJECT_CLASS (klass)->finalize = dictum_finder_finalize;
}

static void
dictum_finder_init (DictumFinder *self)
{
  self->recent = g_ptr_array_new_with_free_func (g_free);
}

DictumFinder *
dictum_finder_new (DictumWorkbench *workbench)
{
  DictumFinder *self;

  g_return_val_if_fail (DICTUM_IS_WORKBENCH (workbench), NULL);

  self = g_object_new (DICTUM_TYPE_FINDER, NULL);
  self->workbench = g_object_ref (workbench);
  g_signal_connect_object (workbench, "notify::store", G_CALLBACK (store_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "notify::article", G_CALLBACK (article_cb), self,
                           G_CONNECT_SWAPPED);
  article_cb (self);

  return self;
}

DictumWorkbench *
dictum_finder_get_workbench (DictumFinder *self)
{
  g_return_val_if_fail (DICTUM_IS_FINDER (self), NULL);

  return self->workbench;
}

DictumProject *
dictum_finder_get_project (DictumFinder *self)
{
  g_return_val_if_fail (DICTUM_IS_FINDER (self), NULL);

  return dictum_workbench_get_project (self->workbench);
}

DictumSearch *
dictum_finder_get_search (DictumFinder *self)
{
  DictumProject *project;

  g_return_val_if_fail (DICTUM_IS_FINDER (self), NULL);

  project = dictum_finder_get_project (self);
  if (self->search == NULL && project != NULL)
    self->search = dictum_search_new (project);

  return self->search;
}

const char *
dictum_finder_get_words (DictumFinder *self)
{
  g_return_val_if_fail (DICTUM_IS_FINDER (self), NULL);

  return self->words;
}

guint
dictum_finder_get_position (DictumFinder *self)
{
  g_return_val_if_fail (DICTUM_IS_FINDER (self), 0);

  return self->position;
}

void
dictum_finder_keep (DictumFinder *self, const char *words, guint position)
{
  g_return_if_fail (DICTUM_IS_FINDER (self));

  g_set_str (&self->words, words);
  self->position = position;
}

static void
add_article (DictumFinder *self, GPtrArray *items, DictumItem *item, guint most)
{
  if (items->len < most && item != NULL && dictum_item_get_article (item) != NULL &&
      g_strcmp0 (dictum_item_get_id (item), dictum_workbench_get_article (self->workbench)) != 0 &&
      !g_ptr_array_find (items, item, NULL))
    g_ptr_array_add (items, g_object_ref (item));
}

GPtrArray *
dictum_finder_list_articles (DictumFinder *self, guint most)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  DictumProject *project;
  GListModel *articles;

  g_return_val_if_fail (DICTUM_IS_FINDER (self), NULL);

  project = dictum_finder_get_project (self);
  if (project == NULL)
    return g_steal_pointer (&items);

  articles = dictum_project_get_articles (project);
  for (guint i = 0; i < self->recent->len; i++)
    add_article (self, items, dictum_project_get_item (project, self->recent->pdata[i]), most);
  for (guint i = 0; i < MIN (g_list_model_get_n_items (articles), 2 * most); i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (articles, i);

      add_article (self, items, item, most);
    }

  return g_steal_pointer (&items);
}

static void
go_to_article (DictumFinder *self, GtkWidget *window, const char *id, int start, int end)
{
  const DictumArticle *article = dictum_project_get_article (dictum_finder_get_project (self), id);
  const DictumVersion *version = dictum_article_get_latest_version (article);
  int length = version != NULL ? dictum_text_get_length (dictum_article_get_text (article, version))
                               : 0;

  if (start >= 0 && start <= end && end <= length)
    {
      dictum_workbench_show_words (self->workbench, id, start, end);
      return;
    }
  dictum_workbench_set_article (self->workbench, id);
  gtk_widget_activate_action (window, "win.show-place", "s", "article");
}

void
dictum_finder_go_to (DictumFinder *self, GtkWidget *window, const char *id, int start, int end)
{
  DictumProject *project;

  g_return_if_fail (DICTUM_IS_FINDER (self));
  g_return_if_fail (GTK_IS_WIDGET (window));
  g_return_if_fail (id != NULL);

  project = dictum_finder_get_project (self);
  if (project == NULL)
    return;

  if (dictum_project_get_article (project, id) != NULL)
    go_to_article (self, window, id, start, end);
  else if (dictum_project_get_source (project, id) != NULL)
    gtk_widget_activate_action (window, "win.show-source", "s", id);
  else if (dictum_project_get_claim (project, id) != NULL)
    dictum_workbench_show_claim (self->workbench, id);
}

static void
run (GtkWidget *window, const char *detailed)
{
  g_autoptr (GVariant) target = NULL;
  g_autofree char *action = NULL;

  if (g_action_parse_detailed_name (detailed, &action, &target, NULL))
    gtk_widget_activate_action_variant (window, action, target);
}

void
dictum_finder_go (DictumFinder *self, GtkWidget *window, DictumResult *result)
{
  g_return_if_fail (DICTUM_IS_FINDER (self));
  g_return_if_fail (GTK_IS_WIDGET (window));
  g_return_if_fail (DICTUM_IS_RESULT (result));

  if (result->type == DICTUM_RESULT_COMMAND)
    run (window, result->id);
  else if (result->type == DICTUM_RESULT_RECORD)
    dictum_finder_go_to (self, window, result->id, result->start, result->end);
}
