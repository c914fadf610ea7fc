/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-duplicates.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Texts with fewer runs of words are alike by chance ("Read more on our site"): they are duplicates
 * only when they are the same. */
#define FEWEST_RUNS 20

struct _DictumDuplicateFinder
{
  gatomicrefcount refs;
  GPtrArray *articles; /* of DictumArticle, in the project's order */
  GHashTable *links;   /* char * to DictumArticle *, made when it is first asked for */
};

DictumDuplicateFinder *
dictum_duplicate_finder_new (DictumProject *project)
{
  DictumDuplicateFinder *self;
  GListModel *articles;
  guint length;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);

  articles = dictum_project_get_articles (project);
  length = g_list_model_get_n_items (articles);
  self = g_new0 (DictumDuplicateFinder, 1);
  g_atomic_ref_count_init (&self->refs);
  self->articles = g_ptr_array_new_full (length, dictum_value_unref);
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (articles, i);

      g_ptr_array_add (self->articles,
                       dictum_value_ref ((gpointer) dictum_item_get_article (item)));
    }

  return self;
}

DictumDuplicateFinder *
dictum_duplicate_finder_ref (DictumDuplicateFinder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);

  return self;
}

void
dictum_duplicate_finder_unref (DictumDuplicateFinder *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->articles);
  g_clear_pointer (&self->links, g_hash_table_unref);
  g_free (self);
}

void
dictum_duplicate_free (DictumDuplicate *self)
{
  g_return_if_fail (self != NULL);

  dictum_value_unref (self->article);
  g_free (self);
}

/* Every link by which an article can be known: its own, and those its versions were loaded from. */
static GPtrArray *
list_links (const DictumArticle *article)
{
  GPtrArray *links = g_ptr_array_new_with_free_func (g_free);
  guint n_versions = dictum_values_length (article->versions);

  if (article->url != NULL)
    g_ptr_array_add (links, dictum_link_normalise (article->url));
  for (guint i = 0; i < n_versions; i++)
    {
      const DictumVersion *version = dictum_values_get (article->versions, i);

      if (version->final_url != NULL)
        g_ptr_array_add (links, dictum_link_normalise (version->final_url));
      if (version->address != NULL && g_strcmp0 (version->address, version->final_url) != 0)
        g_ptr_array_add (links, dictum_link_normalise (version->address));
    }
  while (g_ptr_array_remove_fast (links, NULL))
    ;

  return links;
}

static void
ensure_links (DictumDuplicateFinder *self)
{
  if (self->links != NULL)
    return;

  self->links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->articles->len; i++)
    {
      DictumArticle *article = g_ptr_array_index (self->articles, i);
      g_autoptr (GPtrArray) links = list_links (article);

      for (guint j = 0; j < links->len; j++)
        if (!g_hash_table_contains (self->links, g_ptr_array_index (links, j)))
          g_hash_table_insert (self->links, g_strdup (g_ptr_array_index (links, j)), article);
    }
}

const DictumArticle *
dictum_duplicate_finder_find_link (DictumDuplicateFinder *self, const char *url)
{
  g_autofree char *link = NULL;

  g_return_val_if_fail (self != NULL && url != NULL, NULL);

  ensure_links (self);
  link = dictum_link_normalise (url);

  return link != NULL ? g_hash_table_lookup (self->links, link) : NULL;
}

/* The path of a file that it was loaded from; NULL when that was something else. */
static const char *
get_path (const DictumVersion *version)
{
  return version->address != NULL && version->final_url == NULL &&
                 strstr (version->address, "://") == NULL
             ? version->address
             : NULL;
}

static void
compare_versions (const DictumVersion *mine,
                  const DictumVersion *theirs,
                  DictumDuplicate *duplicate)
{
  const DictumFingerprint *a = dictum_version_get_fingerprint (mine);
  const DictumFingerprint *b = dictum_version_get_fingerprint (theirs);
  guint shorter = MIN (dictum_fingerprint_get_size (a), dictum_fingerprint_get_size (b));
  double likeness;

  if (get_path (mine) != NULL && g_strcmp0 (get_path (mine), get_path (theirs)) == 0)
    duplicate->reasons |= DICTUM_DUPLICATE_SAME_FILE;
  if ((mine->sha256 != NULL && g_strcmp0 (mine->sha256, theirs->sha256) == 0) ||
      (shorter > 0 && dictum_fingerprint_compare (a, b) >= 1))
    {
      duplicate->reasons |= DICTUM_DUPLICATE_SAME_TEXT;
      duplicate->likeness = 1;
      return;
    }

  likeness = shorter > 0 ? dictum_fingerprint_contain (a, b) : 0;
  /* All of it and yet not the same: a part of the other. */
  likeness = MIN (likeness, 0.99);
  duplicate->likeness = MAX (duplicate->likeness, likeness);
  if (shorter >= FEWEST_RUNS && likeness >= DICTUM_DUPLICATE_LIKENESS)
    duplicate->reasons |= DICTUM_DUPLICATE_LIKE_TEXT;
}

static gboolean
shares_link (GPtrArray *links, const DictumArticle *other)
{
  g_autoptr (GPtrArray) others = list_links (other);

  for (guint i = 0; i < others->len; i++)
    if (g_ptr_array_find_with_equal_func (links, g_ptr_array_index (others, i), g_str_equal, NULL))
      return TRUE;

  return FALSE;
}

static int
rank (const DictumDuplicate *duplicate)
{
  const DictumDuplicateReason same = DICTUM_DUPLICATE_SAME_LINK | DICTUM_DUPLICATE_SAME_FILE;

  return ((duplicate->reasons & DICTUM_DUPLICATE_SAME_TEXT) != 0 ? 400 : 0) +
         ((duplicate->reasons & same) != 0 ? 200 : 0) + (int) (duplicate->likeness * 100);
}

static int
compare_duplicates (gconstpointer a, gconstpointer b)
{
  return rank (*(DictumDuplicate *const *) b) - rank (*(DictumDuplicate *const *) a);
}

/**
 * dictum_duplicate_finder_find:
 * @self: the articles to look among
 * @article: what is to be added, with a version; itself is never its duplicate
 *
 * Returns: (transfer container): of DictumDuplicate, the surest first
 */
GPtrArray *
dictum_duplicate_finder_find (DictumDuplicateFinder *self, const DictumArticle *article)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_duplicate_free);
  const DictumVersion *mine;
  g_autoptr (GPtrArray) links = NULL;

  g_return_val_if_fail (self != NULL && dictum_is_article (article), found);

  mine = dictum_article_get_latest_version (article);
  links = list_links (article);
  for (guint i = 0; mine != NULL && i < self->articles->len; i++)
    {
      DictumArticle *other = g_ptr_array_index (self->articles, i);
      DictumDuplicate duplicate = { other, 0, 0 };

      if (g_strcmp0 (other->record.id, article->record.id) == 0)
        continue;
      for (guint j = 0; j < dictum_values_length (other->versions); j++)
        compare_versions (mine, dictum_values_get (other->versions, j), &duplicate);
      if (links->len > 0 && shares_link (links, other))
        duplicate.reasons |= DICTUM_DUPLICATE_SAME_LINK;
      if (duplicate.reasons == 0)
        continue;
      dictum_value_ref (other);
      g_ptr_array_add (found, g_memdup2 (&duplicate, sizeof duplicate));
    }
  g_ptr_array_sort (found, compare_duplicates);

  return found;
}

/**
 * dictum_duplicate_describe:
 * @self: a duplicate
 *
 * Returns: (transfer full): what is the same, a translated phrase
 */
char *
dictum_duplicate_describe (const DictumDuplicate *self)
{
  gboolean link;
  int percent;

  g_return_val_if_fail (self != NULL, NULL);

  link = (self->reasons & DICTUM_DUPLICATE_SAME_LINK) != 0;
  percent = (int) round (self->likeness * 100);
  if ((self->reasons & DICTUM_DUPLICATE_SAME_TEXT) != 0)
    return g_strdup (link ? _ ("same link, same text") : _ ("same text"));
  if (!link && (self->reasons & DICTUM_DUPLICATE_SAME_FILE) != 0)
    return g_strdup_printf (_ ("same file, %d %% of the text"), percent);
  if (link)
    return g_strdup_printf (_ ("same link, %d %% of the text"), percent);

  return g_strdup_printf (_ ("%d %% of the text"), percent);
}

/* ---- In a thread ---- */

typedef struct
{
  DictumDuplicateFinder *finder;
  DictumArticle *article;
} Search;

static void
search_free (Search *search)
{
  dictum_duplicate_finder_unref (search->finder);
  dictum_value_unref (search->article);
  g_free (search);
}

static void
find_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Search *search = data;

  g_task_return_pointer (task, dictum_duplicate_finder_find (search->finder, search->article),
                         (GDestroyNotify) g_ptr_array_unref);
}

void
dictum_project_find_duplicates_async (DictumProject *project,
                                      const DictumArticle *article,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data)
{
  g_autoptr (GTask) task = NULL;
  Search *search;

  g_return_if_fail (DICTUM_IS_PROJECT (project));
  g_return_if_fail (dictum_is_article (article));

  search = g_new0 (Search, 1);
  search->finder = dictum_duplicate_finder_new (project);
  search->article = dictum_value_ref ((gpointer) article);
  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, dictum_project_find_duplicates_async);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  g_task_run_in_thread (task, find_thread_cb);
}

/**
 * dictum_project_find_duplicates_finish:
 *
 * Returns: (transfer container): as of dictum_duplicate_finder_find(); NULL with
 * G_IO_ERROR_CANCELLED
 */
GPtrArray *
dictum_project_find_duplicates_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
