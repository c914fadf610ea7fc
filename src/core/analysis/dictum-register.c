/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-analysis"

#include "analysis/dictum-register.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "analysis/dictum-said-private.h"
#include "model/dictum-claim-words.h"
#include "model/dictum-time.h"

/* As the command line takes them and the menu shows them. */
static const char *const order_nicks[] = { "name", "kind", "claims", "words", "last", NULL };
static const char *const order_labels[] = { N_ ("Name"),  N_ ("Kind"),      N_ ("Claims"),
                                            N_ ("Words"), N_ ("Last said"), NULL };
const DictumEnum dictum_source_orders = { order_nicks, order_labels };

struct _DictumRegister
{
  gatomicrefcount refs;
  GHashTable *figures; /* id -> DictumSourceFigures */
  GPtrArray *records;  /* that keep the dates and ids alive */
  int words;
};

static DictumSourceFigures *
ensure (DictumRegister *self, const char *source)
{
  DictumSourceFigures *figures = g_hash_table_lookup (self->figures, source);

  if (figures == NULL)
    {
      figures = g_new0 (DictumSourceFigures, 1);
      g_hash_table_insert (self->figures, g_strdup (source), figures);
    }

  return figures;
}

/* Whether the source stands in the chain before the link already. */
static gboolean
stood_before (const DictumClaim *claim, guint link, const char *source)
{
  for (guint i = 0; i < link; i++)
    {
      const DictumAttribution *before = dictum_values_get (claim->attributions, i);

      if (g_strcmp0 (before->source, source) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
count_claim (DictumRegister *self,
             const DictumClaim *claim,
             const DictumArticle *article,
             GHashTable *met)
{
  guint length = dictum_values_length (claim->attributions);
  int words;

  if (length == 0 || article == NULL)
    return;

  words = dictum_claim_count_words (article, claim);
  self->words += words;
  for (guint i = 0; i < length; i++)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i);
      const char *date = dictum_article_get_date (article);
      DictumSourceFigures *figures;
      char *key;

      if (link->source == NULL)
        continue;
      figures = ensure (self, link->source);
      if (i + 1 == length)
        {
          figures->n_said++;
          figures->words += words;
        }
      if (stood_before (claim, i, link->source))
        continue;
      figures->n_claims++;
      if (date != NULL && (figures->last == NULL || dictum_time_compare (date, figures->last) > 0))
        figures->last = date;
      key = g_strconcat (link->source, " ", claim->article, NULL);
      if (g_hash_table_add (met, key))
        figures->n_articles++;
    }
}

/**
 * dictum_register_new:
 * @snapshot: the records
 * @cancellable: (nullable): to give up
 *
 * Returns: (transfer full) (nullable): how much each source said; NULL when it was cancelled
 */
DictumRegister *
dictum_register_new (const DictumProjectSnapshot *snapshot, GCancellable *cancellable)
{
  g_autoptr (DictumRegister) self = g_new0 (DictumRegister, 1);
  g_autoptr (GHashTable) articles = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_atomic_ref_count_init (&self->refs);
  self->figures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->records = g_ptr_array_new_with_free_func (dictum_value_unref);
  g_return_val_if_fail (snapshot != NULL, g_steal_pointer (&self));

  for (guint i = 0; i < snapshot->articles->len; i++)
    {
      const DictumArticle *article = g_ptr_array_index (snapshot->articles, i);

      g_hash_table_insert (articles, article->record.id, (gpointer) article);
      g_ptr_array_add (self->records, dictum_value_ref (article));
    }
  for (guint i = 0; i < snapshot->claims->len; i++)
    {
      const DictumClaim *claim = g_ptr_array_index (snapshot->claims, i);

      if (g_cancellable_is_cancelled (cancellable))
        return NULL;
      count_claim (self, claim, g_hash_table_lookup (articles, claim->article), met);
    }

  return g_steal_pointer (&self);
}

DictumRegister *
dictum_register_ref (DictumRegister *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
dictum_register_unref (DictumRegister *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_hash_table_unref (self->figures);
  g_ptr_array_unref (self->records);
  g_free (self);
}

const DictumSourceFigures *
dictum_register_get (DictumRegister *self, const char *source)
{
  static const DictumSourceFigures none = { 0 };
  const DictumSourceFigures *figures;

  g_return_val_if_fail (self != NULL && source != NULL, &none);

  figures = g_hash_table_lookup (self->figures, source);
  return figures != NULL ? figures : &none;
}

int
dictum_register_get_words (DictumRegister *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->words;
}

static void
register_thread_cb (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  DictumRegister *self = dictum_register_new (data, cancellable);

  if (self != NULL)
    g_task_return_pointer (task, self, (GDestroyNotify) dictum_register_unref);
  else
    g_task_return_error_if_cancelled (task);
}

void
dictum_project_register_async (DictumProject *project,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  /* Without the project: it belongs to this thread, and the other one could be the last to let go.
   */
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, dictum_project_register_async);
  g_task_set_task_data (task, dictum_project_take_snapshot (project),
                        (GDestroyNotify) dictum_project_snapshot_free);
  g_task_run_in_thread (task, register_thread_cb);
}

DictumRegister *
dictum_project_register_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Sorting and searching ---- */

static int
compare_figures (const DictumSourceFigures *one,
                 const DictumSourceFigures *other,
                 DictumSourceOrder order)
{
  switch (order)
    {
    case DICTUM_SOURCE_ORDER_CLAIMS:
      return one->n_claims == other->n_claims ? 0 : one->n_claims > other->n_claims ? -1 : 1;
    case DICTUM_SOURCE_ORDER_WORDS:
      return other->words - one->words;
    case DICTUM_SOURCE_ORDER_LAST:
      return g_strcmp0 (other->last, one->last);
    case DICTUM_SOURCE_ORDER_NAME:
    case DICTUM_SOURCE_ORDER_KIND:
    default:
      return 0;
    }
}

int
dictum_source_compare (const DictumSource *one,
                       const DictumSource *other,
                       DictumSourceOrder order,
                       DictumRegister *self)
{
  int result = 0;

  g_return_val_if_fail (one != NULL && other != NULL, 0);

  if (order == DICTUM_SOURCE_ORDER_KIND)
    result = one->kind - other->kind;
  else if (order != DICTUM_SOURCE_ORDER_NAME && self != NULL)
    result = compare_figures (dictum_register_get (self, one->record.id),
                              dictum_register_get (self, other->record.id), order);
  if (result == 0)
    result = g_utf8_collate (one->name, other->name);

  return result != 0 ? result : strcmp (one->record.id, other->record.id);
}

static gboolean
contains (const char *text, const char *word)
{
  g_autofree char *folded = text != NULL ? dictum_text_fold (text) : NULL;

  return folded != NULL && strstr (folded, word) != NULL;
}

gboolean
dictum_source_has_words (DictumProject *project, const DictumSource *source, const char *words)
{
  g_auto (GStrv) parts = NULL;
  const DictumSource *affiliation = NULL;

  g_return_val_if_fail (source != NULL && words != NULL, FALSE);

  if (source->affiliation != NULL)
    affiliation = dictum_project_get_source (project, source->affiliation);
  parts = g_strsplit (words, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      gboolean found = contains (source->name, parts[i]) ||
                       contains (source->description, parts[i]) ||
                       (affiliation != NULL && contains (affiliation->name, parts[i]));

      for (guint j = 0; !found && j < dictum_strings_length ((const char *const *) source->aliases);
           j++)
        found = contains (source->aliases[j], parts[i]);
      if (!found)
        return FALSE;
    }

  return TRUE;
}
