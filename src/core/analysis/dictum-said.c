/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-analysis"

#include "analysis/dictum-said.h"

#include <string.h>

#include "analysis/dictum-said-private.h"
#include "model/dictum-claim-words.h"
#include "model/dictum-time.h"

/* What is gathered of an article. */
typedef struct
{
  DictumSaidArticle *said;
  GArray *own; /* of DictumRange */
  GArray *attributed;
} Gathered;

static void
gathered_free (gpointer data)
{
  Gathered *self = data;

  g_array_unref (self->own);
  g_array_unref (self->attributed);
  g_free (self);
}

static void
entry_free (gpointer data)
{
  DictumSaidEntry *self = data;

  dictum_value_unref ((gpointer) self->claim);
  g_free (self);
}

static void
article_free (gpointer data)
{
  DictumSaidArticle *self = data;

  dictum_value_unref ((gpointer) self->article);
  g_free (self);
}

void
dictum_said_free (DictumSaid *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->articles);
  g_free (self);
}

const char *
dictum_article_get_date (const DictumArticle *article)
{
  return article->published != NULL ? article->published : article->added;
}

static int
find_link (const DictumClaim *claim, const char *source)
{
  for (guint i = dictum_values_length (claim->attributions); i > 0; i--)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i - 1);

      if (g_strcmp0 (link->source, source) == 0)
        return (int) i - 1;
    }

  return -1;
}

static void
count_links (DictumSaid *self, const DictumClaim *claim, const char *source)
{
  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i);

      if (g_strcmp0 (link->source, source) != 0)
        continue;
      self->n_links++;
      self->manners[CLAMP (link->manner, 0, 2)]++;
      self->stances[CLAMP (link->stance, 0, 2)]++;
      self->polarities[CLAMP (link->polarity, 0, 2)]++;
    }
}

static void
add_entry (DictumSaid *self, const DictumClaim *claim, guint link)
{
  DictumSaidEntry *entry = g_new0 (DictumSaidEntry, 1);

  entry->claim = dictum_value_ref (claim);
  entry->link = link;
  entry->passed_on = link + 1 < dictum_values_length (claim->attributions);
  self->n_passed_on += entry->passed_on ? 1 : 0;
  g_ptr_array_add (self->entries, entry);
}

static Gathered *
gather (DictumSaid *self, GHashTable *gathered, const DictumArticle *article)
{
  Gathered *found = g_hash_table_lookup (gathered, article->record.id);

  if (found != NULL)
    return found;

  found = g_new0 (Gathered, 1);
  found->own = g_array_new (FALSE, FALSE, sizeof (DictumRange));
  found->attributed = g_array_new (FALSE, FALSE, sizeof (DictumRange));
  found->said = g_new0 (DictumSaidArticle, 1);
  found->said->article = dictum_value_ref (article);
  found->said->date = dictum_article_get_date (article);
  g_ptr_array_add (self->articles, found->said);
  g_hash_table_insert (gathered, article->record.id, found);

  return found;
}

static int
compare_articles_cb (gconstpointer a, gconstpointer b)
{
  const DictumSaidArticle *one = *(gpointer const *) a;
  const DictumSaidArticle *other = *(gpointer const *) b;
  int order = (one->date == NULL) - (other->date == NULL);

  /* The latest first, and last what has no date. */
  if (order == 0)
    order = dictum_time_compare (other->date, one->date);
  if (order == 0)
    order = g_strcmp0 (one->article->title, other->article->title);

  return order != 0 ? order : strcmp (one->article->record.id, other->article->record.id);
}

static int
compare_entries_cb (gconstpointer a, gconstpointer b)
{
  const DictumSaidEntry *one = *(gpointer const *) a;
  const DictumSaidEntry *other = *(gpointer const *) b;

  if (one->article != other->article)
    return one->article < other->article ? -1 : 1;

  return dictum_claim_compare_places (one->claim, other->claim);
}

/* Which claims are the source's, and which articles they are in. */
static void
find_claims (DictumSaid *self,
             const DictumProjectSnapshot *snapshot,
             const char *source,
             GHashTable *articles,
             GHashTable *gathered)
{
  for (guint i = 0; i < snapshot->claims->len; i++)
    {
      const DictumClaim *claim = g_ptr_array_index (snapshot->claims, i);
      const DictumArticle *article;
      int link = find_link (claim, source);

      article = link >= 0 ? g_hash_table_lookup (articles, claim->article) : NULL;
      if (article == NULL)
        continue;
      gather (self, gathered, article)->said->n_claims++;
      add_entry (self, claim, (guint) link);
      count_links (self, claim, source);
    }
}

/* Everything else that is claimed in these articles. */
static void
measure_articles (const DictumProjectSnapshot *snapshot,
                  const char *source,
                  GHashTable *gathered,
                  GCancellable *cancellable)
{
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < snapshot->claims->len; i++)
    {
      const DictumClaim *claim = g_ptr_array_index (snapshot->claims, i);
      Gathered *of = g_hash_table_lookup (gathered, claim->article);
      guint length = dictum_values_length (claim->attributions);
      const DictumVersion *latest;
      const DictumAttribution *last;

      if (of == NULL)
        continue;
      of->said->n_all_claims++;
      latest = dictum_article_get_latest_version (of->said->article);
      if (length == 0 || latest == NULL || g_strcmp0 (claim->version, latest->id) != 0)
        continue;
      last = dictum_values_get (claim->attributions, length - 1);
      dictum_ranges_add_claim (of->attributed, claim);
      if (g_strcmp0 (last->source, source) == 0)
        dictum_ranges_add_claim (of->own, claim);
    }

  g_hash_table_iter_init (&iter, gathered);
  while (g_hash_table_iter_next (&iter, NULL, &value) && !g_cancellable_is_cancelled (cancellable))
    {
      Gathered *of = value;
      const DictumVersion *latest = dictum_article_get_latest_version (of->said->article);

      if (latest == NULL)
        continue;
      dictum_ranges_join (of->own);
      dictum_ranges_join (of->attributed);
      of->said->words = dictum_ranges_count_words (
          of->own, dictum_article_get_text (of->said->article, latest));
      of->said->attributed_words = dictum_ranges_count_words (
          of->attributed, dictum_article_get_text (of->said->article, latest));
    }
}

/**
 * dictum_said_new:
 * @snapshot: the records
 * @source: id of a source
 * @cancellable: (nullable): to give up
 *
 * Returns: (transfer full) (nullable): all that the source said; NULL when it was cancelled
 */
DictumSaid *
dictum_said_new (const DictumProjectSnapshot *snapshot,
                 const char *source,
                 GCancellable *cancellable)
{
  g_autoptr (DictumSaid) self = g_new0 (DictumSaid, 1);
  g_autoptr (GHashTable) articles = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable)
      gathered = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, gathered_free);
  g_autoptr (GHashTable) positions = g_hash_table_new (g_str_hash, g_str_equal);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->articles = g_ptr_array_new_with_free_func (article_free);
  g_return_val_if_fail (snapshot != NULL && source != NULL, g_steal_pointer (&self));

  for (guint i = 0; i < snapshot->articles->len; i++)
    {
      const DictumArticle *article = g_ptr_array_index (snapshot->articles, i);

      g_hash_table_insert (articles, article->record.id, (gpointer) article);
    }
  find_claims (self, snapshot, source, articles, gathered);
  measure_articles (snapshot, source, gathered, cancellable);

  g_ptr_array_sort (self->articles, compare_articles_cb);
  for (guint i = 0; i < self->articles->len; i++)
    {
      const DictumSaidArticle *said = g_ptr_array_index (self->articles, i);

      g_hash_table_insert (positions, said->article->record.id, GUINT_TO_POINTER (i));
    }
  for (guint i = 0; i < self->entries->len; i++)
    {
      DictumSaidEntry *entry = g_ptr_array_index (self->entries, i);

      if (g_cancellable_is_cancelled (cancellable))
        return NULL;
      entry->article = GPOINTER_TO_UINT (g_hash_table_lookup (positions, entry->claim->article));
      entry->words = dictum_claim_count_words (
          g_hash_table_lookup (articles, entry->claim->article), entry->claim);
    }
  g_ptr_array_sort (self->entries, compare_entries_cb);

  return g_cancellable_is_cancelled (cancellable) ? NULL : g_steal_pointer (&self);
}

/* ---- In a thread ---- */

typedef struct
{
  DictumProjectSnapshot *snapshot;
  char *source;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  dictum_project_snapshot_free (self->snapshot);
  g_free (self->source);
  g_free (self);
}

static void
list_thread_cb (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  const Question *question = data;
  DictumSaid *said = dictum_said_new (question->snapshot, question->source, cancellable);

  if (said != NULL)
    g_task_return_pointer (task, said, (GDestroyNotify) dictum_said_free);
  else
    g_task_return_error_if_cancelled (task);
}

void
dictum_project_list_said_async (DictumProject *project,
                                const char *source,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  /* Without the project: it belongs to this thread, and the other one could be the last to let go.
   */
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Question *question = g_new0 (Question, 1);

  question->snapshot = dictum_project_take_snapshot (project);
  question->source = g_strdup (source);
  g_task_set_source_tag (task, dictum_project_list_said_async);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, list_thread_cb);
}

DictumSaid *
dictum_project_list_said_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
