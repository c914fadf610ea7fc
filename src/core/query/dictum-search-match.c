/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Looks through what is folded, on all processors. There is no table of words: reading through
 * everything an archive of 10,000 articles holds takes a few hundredths of a second, finds what
 * begins inside a word too, in all scripts alike, and has nothing to be kept fresh. */

#define G_LOG_DOMAIN "dictum-query"

#include "query/dictum-search-private.h"

#define MOST_THREADS 8

typedef struct
{
  DictumSearchIndex *index;
  DictumSearchWords *words;
  const GArray *candidates; /* of guint; NULL: all places */
  guint n;
  guint8 *fits; /* of each candidate */
  guint next;   /* atomic */
  GCancellable *cancellable;
} Job;

static guint
count_in_body (const DictumSearchPlace *place, const DictumSearchNeedle *needle, guint most)
{
  const char *body;
  gsize n_bytes;

  if (place->entry->docs[place->doc].kind != DICTUM_FOUND_ARTICLE ||
      !dictum_search_filter_may_have (place->entry->filter, needle))
    return 0;
  body = dictum_text_get_search_string (place->entry->body, &n_bytes);
  return dictum_search_needle_count (needle, body, n_bytes, most);
}

static guint
count_needle (const DictumSearchPlace *place, const DictumSearchNeedle *needle, guint most)
{
  const DictumSearchDoc *doc = &place->entry->docs[place->doc];
  guint count = dictum_search_needle_count (needle, doc->folded, doc->n_bytes, most);

  return count < most ? count + count_in_body (place, needle, most - count) : count;
}

guint
dictum_search_place_count (const DictumSearchPlace *place, DictumSearchWords *words)
{
  guint sum = 0;

  for (guint i = 0; i < words->needles->len; i++)
    sum += count_needle (place, words->needles->pdata[i], DICTUM_SEARCH_MOST);

  return MIN (sum, DICTUM_SEARCH_MOST);
}

static gboolean
has_all (const DictumSearchPlace *place, DictumSearchWords *words)
{
  for (guint i = 0; i < words->needles->len; i++)
    if (count_needle (place, words->needles->pdata[i], 1) == 0)
      return FALSE;

  return TRUE;
}

static guint
get_candidate (const Job *job, guint i)
{
  return job->candidates != NULL ? g_array_index (job->candidates, guint, i) : i;
}

static gpointer
work (gpointer data)
{
  Job *job = data;
  guint start;

  while ((start = g_atomic_int_add (&job->next, DICTUM_SEARCH_STRIDE)) < job->n &&
         !g_cancellable_is_cancelled (job->cancellable))
    for (guint i = start; i < MIN (start + DICTUM_SEARCH_STRIDE, job->n); i++)
      job->fits[i] = has_all (
          &g_array_index (job->index->places, DictumSearchPlace, get_candidate (job, i)),
          job->words);

  return NULL;
}

void
dictum_search_run (GThreadFunc func, gpointer data, guint n)
{
  GThread *threads[MOST_THREADS];
  guint n_threads = MIN (MIN (g_get_num_processors (), MOST_THREADS), n / DICTUM_SEARCH_STRIDE);

  for (guint i = 1; i < n_threads; i++)
    threads[i] = g_thread_new ("search", func, data);
  func (data);
  for (guint i = 1; i < n_threads; i++)
    g_thread_join (threads[i]);
}

void
dictum_search_hits_free (DictumSearchHits *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->index, dictum_search_index_unref);
  g_clear_pointer (&self->words, dictum_search_words_unref);
  g_array_unref (self->places);
  g_free (self);
}

DictumSearchHits *
dictum_search_index_match (DictumSearchIndex *self,
                           DictumSearchWords *words,
                           const DictumSearchHits *earlier,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (DictumSearchHits) hits = g_new0 (DictumSearchHits, 1);
  g_autofree guint8 *fits = NULL;
  Job job = { .index = self, .words = words, .cancellable = cancellable };

  hits->index = dictum_search_index_ref (self);
  hits->words = dictum_search_words_ref (words);
  hits->places = g_array_new (FALSE, FALSE, sizeof (guint));
  if (dictum_search_words_is_empty (words))
    return g_steal_pointer (&hits);

  if (earlier != NULL && earlier->index == self && !dictum_search_words_is_empty (earlier->words) &&
      dictum_search_words_narrows (words, earlier->words))
    job.candidates = earlier->places;
  job.n = job.candidates != NULL ? job.candidates->len : self->places->len;
  fits = job.fits = g_new0 (guint8, job.n);
  dictum_search_run (work, &job, job.n);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  for (guint i = 0; i < job.n; i++)
    if (fits[i])
      {
        guint candidate = get_candidate (&job, i);

        g_array_append_val (hits->places, candidate);
      }

  return g_steal_pointer (&hits);
}

/**
 * dictum_search_index_find:
 * @words: what to look for
 * @limit: how many of each kind to show, 0 for all
 * @cancellable: (nullable): a cancellable
 * @error: when cancelled
 *
 * Returns: (transfer full) (nullable): what was found
 */
DictumSearchResults *
dictum_search_index_find (DictumSearchIndex *self,
                          DictumSearchWords *words,
                          guint limit,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (DictumSearchHits) hits = NULL;

  g_return_val_if_fail (self != NULL && words != NULL, NULL);

  hits = dictum_search_index_match (self, words, NULL, cancellable, error);
  return hits != NULL ? dictum_search_hits_show (hits, limit) : NULL;
}
