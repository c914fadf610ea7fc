/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-analysis"

#include "analysis/dictum-corpus.h"

#include "edit/dictum-edit-private.h"
#include "model/dictum-claim-words.h"

static void
free_article (gpointer data)
{
  DictumCorpusArticle *article = data;

  g_ptr_array_unref (article->claims);
  g_free (article);
}

static void
index_records (DictumCorpus *self, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      gpointer record = g_ptr_array_index (records, i);

      g_hash_table_insert (self->records, (gpointer) dictum_record_get_id (record), record);
    }
}

/* A file of another program may say on one side only that two claims are the same. */
static void
index_same (DictumCorpus *self)
{
  self->same = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                      (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < self->snapshot->claims->len; i++)
    {
      DictumClaim *claim = g_ptr_array_index (self->snapshot->claims, i);

      for (guint j = 0; claim->same_as != NULL && claim->same_as[j] != NULL; j++)
        {
          const DictumClaim *other = dictum_corpus_get_claim (self, claim->same_as[j]);
          GPtrArray *sayers;

          if (other == NULL || dictum_ids_contain (other->same_as, claim->record.id))
            continue;
          sayers = g_hash_table_lookup (self->same, other->record.id);
          if (sayers == NULL)
            {
              sayers = g_ptr_array_new ();
              g_hash_table_insert (self->same, other->record.id, sayers);
            }
          g_ptr_array_add (sayers, claim);
        }
    }
}

static void
count_name (GHashTable *counts, const char *name)
{
  char *folded = g_strchomp (dictum_text_fold (name));
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (counts, folded));

  g_hash_table_replace (counts, folded, GUINT_TO_POINTER (before + 1));
}

/* A source that has a name twice is told by its id: that is right, too. */
static void
count_names (DictumCorpus *self)
{
  self->called = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->snapshot->sources->len; i++)
    {
      const DictumSource *source = g_ptr_array_index (self->snapshot->sources, i);

      count_name (self->called, source->name);
      for (guint j = 0; source->aliases != NULL && source->aliases[j] != NULL; j++)
        count_name (self->called, source->aliases[j]);
    }
  for (guint i = 0; i < self->snapshot->articles->len; i++)
    {
      const DictumArticle *article = g_ptr_array_index (self->snapshot->articles, i);

      if (article->title != NULL)
        count_name (self->titles, article->title);
    }
}

static int
compare_claims_cb (gconstpointer a, gconstpointer b)
{
  return dictum_claim_compare_places (*(gpointer const *) a, *(gpointer const *) b);
}

static DictumCorpusArticle *
add_article (DictumCorpus *self, const DictumArticle *article)
{
  DictumCorpusArticle *entry = g_new0 (DictumCorpusArticle, 1);

  entry->article = article;
  entry->version = dictum_article_get_latest_version (article);
  entry->text = dictum_article_get_text (article, entry->version);
  entry->claims = g_ptr_array_new ();
  g_ptr_array_add (self->articles, entry);

  return entry;
}

/**
 * dictum_corpus_new:
 * @snapshot: (transfer full): the records
 * @article: (nullable): id of the only article to list
 *
 * Returns: (transfer full): the corpus; without articles when there is none with the id
 */
DictumCorpus *
dictum_corpus_new (DictumProjectSnapshot *snapshot, const char *article)
{
  DictumCorpus *self = g_new0 (DictumCorpus, 1);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (snapshot != NULL, NULL);

  self->snapshot = snapshot;
  self->records = g_hash_table_new (g_str_hash, g_str_equal);
  self->articles = g_ptr_array_new_with_free_func (free_article);
  count_names (self);
  index_records (self, snapshot->articles);
  index_records (self, snapshot->sources);
  index_records (self, snapshot->claims);
  index_same (self);

  for (guint i = 0; i < snapshot->articles->len; i++)
    {
      const DictumArticle *record = g_ptr_array_index (snapshot->articles, i);

      if (article == NULL || g_str_equal (record->record.id, article))
        g_hash_table_insert (by_id, record->record.id, add_article (self, record));
    }

  for (guint i = 0; i < snapshot->claims->len; i++)
    {
      DictumClaim *claim = g_ptr_array_index (snapshot->claims, i);
      DictumCorpusArticle *entry = g_hash_table_lookup (by_id, claim->article);

      if (entry == NULL)
        continue;
      g_ptr_array_add (entry->claims, claim);
      self->n_claims++;
    }

  for (guint i = 0; i < self->articles->len; i++)
    g_ptr_array_sort (((DictumCorpusArticle *) g_ptr_array_index (self->articles, i))->claims,
                      compare_claims_cb);

  return self;
}

void
dictum_corpus_free (DictumCorpus *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->records);
  g_hash_table_unref (self->same);
  g_hash_table_unref (self->called);
  g_hash_table_unref (self->titles);
  g_ptr_array_unref (self->articles);
  dictum_project_snapshot_free (self->snapshot);
  g_free (self);
}

static gconstpointer
find_record (DictumCorpus *self, const char *id, gboolean (*is_kind) (gconstpointer record))
{
  gconstpointer record = id != NULL ? g_hash_table_lookup (self->records, id) : NULL;

  return record != NULL && is_kind (record) ? record : NULL;
}

const DictumSource *
dictum_corpus_get_source (DictumCorpus *self, const char *id)
{
  return find_record (self, id, dictum_is_source);
}

const DictumClaim *
dictum_corpus_get_claim (DictumCorpus *self, const char *id)
{
  return find_record (self, id, dictum_is_claim);
}

const DictumArticle *
dictum_corpus_get_article (DictumCorpus *self, const char *id)
{
  return find_record (self, id, dictum_is_article);
}

gboolean
dictum_corpus_is_repeated (DictumCorpus *self, const DictumClaim *claim)
{
  return claim->same_as != NULL || g_hash_table_contains (self->same, claim->record.id);
}

static void
add_same (GPtrArray *found, GHashTable *seen, const DictumClaim *claim)
{
  if (claim != NULL && g_hash_table_add (seen, claim->record.id))
    g_ptr_array_add (found, (gpointer) claim);
}

GPtrArray *
dictum_corpus_list_same (DictumCorpus *self, const char *claim)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *found = g_ptr_array_new ();

  add_same (found, seen, dictum_corpus_get_claim (self, claim));
  for (guint i = 0; i < found->len; i++)
    {
      const DictumClaim *member = g_ptr_array_index (found, i);
      const GPtrArray *sayers = g_hash_table_lookup (self->same, member->record.id);

      for (guint j = 0; member->same_as != NULL && member->same_as[j] != NULL; j++)
        add_same (found, seen, dictum_corpus_get_claim (self, member->same_as[j]));
      for (guint j = 0; sayers != NULL && j < sayers->len; j++)
        add_same (found, seen, g_ptr_array_index (sayers, j));
    }

  return found;
}

static char *
write_name (GHashTable *counts, DictumQueryField field, const char *name, const char *id)
{
  g_autofree char *folded = name != NULL ? g_strchomp (dictum_text_fold (name)) : NULL;

  if (folded == NULL || *folded == '\0' ||
      GPOINTER_TO_UINT (g_hash_table_lookup (counts, folded)) != 1)
    return dictum_query_write_term (field, id, FALSE);

  return dictum_query_write_exact (field, name);
}

char *
dictum_corpus_write_source (DictumCorpus *self, DictumQueryField field, const DictumSource *source)
{
  g_return_val_if_fail (self != NULL && source != NULL, NULL);

  return write_name (self->called, field, source->name, source->record.id);
}

char *
dictum_corpus_write_article (DictumCorpus *self, const DictumArticle *article)
{
  g_return_val_if_fail (self != NULL && article != NULL, NULL);

  return write_name (self->titles, DICTUM_QUERY_ARTICLE, article->title, article->record.id);
}

const DictumAttribution *
dictum_claim_get_last_link (const DictumClaim *claim)
{
  guint length = dictum_values_length (claim->attributions);

  return length > 0 ? dictum_values_get (claim->attributions, length - 1) : NULL;
}

const DictumSource *
dictum_corpus_get_speaker (DictumCorpus *self, const DictumClaim *claim)
{
  const DictumAttribution *link = dictum_claim_get_last_link (claim);

  return link != NULL ? dictum_corpus_get_source (self, link->source) : NULL;
}
