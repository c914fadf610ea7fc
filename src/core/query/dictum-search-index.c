/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What of each record is searched, and in which order. */

#define G_LOG_DOMAIN "dictum-query"

#include "query/dictum-search-private.h"

#include <string.h>

#include "model/dictum-claim-words.h"

#define MOST_DOCS 2 /* of a record, besides its evidence */

static void
add_line (GString *lines, const char *line)
{
  if (line == NULL || *line == '\0')
    return;
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append (lines, line);
}

static void
add_lines (GString *lines, GStrv strings)
{
  for (guint i = 0; strings != NULL && strings[i] != NULL; i++)
    add_line (lines, strings[i]);
}

static void
add_article (GString *lines, const DictumArticle *article)
{
  add_line (lines, article->title);
  add_line (lines, article->byline);
  add_line (lines, article->publisher);
  add_line (lines, article->url);
  add_lines (lines, article->tags);
}

/* Pieces of discontinuous content are one line, so that a phrase may go across them. */
static void
add_claim (GString *lines, const DictumClaim *claim)
{
  for (guint i = 0; i < dictum_values_length (claim->content); i++)
    {
      const DictumSpan *span = dictum_values_get (claim->content, i);

      if (i > 0)
        g_string_append (lines, " … ");
      g_string_append (lines, span->exact);
    }
  g_strdelimit (lines->str, "\n", ' ');
  add_lines (lines, claim->tags);
}

static void
add_claim_notes (GString *lines, const DictumClaim *claim)
{
  add_line (lines, claim->notes);
  for (guint i = 0; i < dictum_values_length (claim->ratings); i++)
    add_line (lines, ((const DictumRating *) dictum_values_get (claim->ratings, i))->justification);
  for (guint i = 0; i < dictum_values_length (claim->replies); i++)
    {
      const DictumReply *reply = dictum_values_get (claim->replies, i);

      add_line (lines, reply->asked);
      add_line (lines, reply->answer);
    }
}

static void
add_evidence (GString *lines, const DictumEvidence *evidence)
{
  add_line (lines, evidence->title);
  add_line (lines, evidence->publisher);
  add_line (lines, evidence->quote);
  add_line (lines, evidence->locator);
  add_line (lines, evidence->url);
  add_line (lines, evidence->file);
}

static void
add_source (GString *lines, const DictumSource *source)
{
  add_line (lines, source->name);
  add_lines (lines, source->aliases);
  add_line (lines, source->description);
  if (source->anonymity != NULL)
    add_line (lines, source->anonymity->descriptor);
}

static void
add_source_notes (GString *lines, const DictumSource *source)
{
  add_line (lines, source->notes);
  if (source->anonymity == NULL)
    return;
  add_line (lines, source->anonymity->reason_in_text);
  add_line (lines, source->anonymity->reason_known);
}

char *
dictum_search_get_string (gconstpointer record, DictumFoundKind kind, guint part)
{
  const DictumType *type = ((const DictumValue *) record)->type;
  g_autoptr (GString) lines = g_string_new (NULL);

  switch (kind)
    {
    case DICTUM_FOUND_ARTICLE:
      add_article (lines, record);
      break;
    case DICTUM_FOUND_CLAIM:
      add_claim (lines, record);
      break;
    case DICTUM_FOUND_NOTE:
      if (type == &dictum_claim_type)
        add_claim_notes (lines, record);
      else
        add_source_notes (lines, record);
      break;
    case DICTUM_FOUND_SOURCE:
      add_source (lines, record);
      break;
    case DICTUM_FOUND_EVIDENCE:
      add_evidence (lines, dictum_values_get (((const DictumClaim *) record)->evidence, part));
      break;
    default:
      g_assert_not_reached ();
    }

  return lines->len > 0 ? g_string_free_and_steal (g_steal_pointer (&lines)) : NULL;
}

/* The name of an article or a source, borrowed; NULL of a claim. */
const char *
dictum_search_get_title (gconstpointer record)
{
  const DictumType *type = ((const DictumValue *) record)->type;

  if (type == &dictum_article_type)
    return ((const DictumArticle *) record)->title;
  return type == &dictum_source_type ? ((const DictumSource *) record)->name : NULL;
}

static void
add_doc (DictumSearchEntry *self, DictumFoundKind kind, guint part)
{
  DictumSearchDoc *doc = &self->docs[self->n_docs];
  g_autofree char *string = dictum_search_get_string (self->record, kind, part);
  g_autofree char *title = NULL;

  /* An article is found by its text as well. */
  if (string == NULL && kind != DICTUM_FOUND_ARTICLE)
    return;
  doc->kind = kind;
  doc->part = part;
  if ((kind == DICTUM_FOUND_ARTICLE || kind == DICTUM_FOUND_SOURCE) &&
      dictum_search_get_title (self->record) != NULL)
    title = dictum_text_fold (dictum_search_get_title (self->record));
  doc->folded = dictum_text_fold (string != NULL ? string : "");
  doc->n_bytes = strlen (doc->folded);
  doc->n_title = title != NULL ? strlen (title) : 0;
  self->n_docs++;
}

DictumSearchEntry *
dictum_search_entry_new (gconstpointer record)
{
  const DictumType *type = ((const DictumValue *) record)->type;
  DictumSearchEntry *self = g_atomic_rc_box_new0 (DictumSearchEntry);
  guint n_evidence = type == &dictum_claim_type
                         ? dictum_values_length (((const DictumClaim *) record)->evidence)
                         : 0;
  const char *folded;
  gsize n_bytes;

  self->record = dictum_value_ref (record);
  self->docs = g_new0 (DictumSearchDoc, MOST_DOCS + n_evidence);
  if (type == &dictum_article_type)
    {
      self->body = dictum_article_get_text (record, NULL);
      folded = dictum_text_get_search_string (self->body, &n_bytes);
      self->filter = dictum_search_filter_new (folded, n_bytes);
      add_doc (self, DICTUM_FOUND_ARTICLE, 0);
    }
  else
    {
      add_doc (self, type == &dictum_claim_type ? DICTUM_FOUND_CLAIM : DICTUM_FOUND_SOURCE, 0);
      add_doc (self, DICTUM_FOUND_NOTE, 0);
    }
  for (guint i = 0; i < n_evidence; i++)
    add_doc (self, DICTUM_FOUND_EVIDENCE, i);

  return self;
}

DictumSearchEntry *
dictum_search_entry_ref (DictumSearchEntry *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_entry (gpointer data)
{
  DictumSearchEntry *self = data;

  for (guint i = 0; i < self->n_docs; i++)
    g_free (self->docs[i].folded);
  g_free (self->docs);
  g_free (self->filter);
  dictum_value_unref ((gpointer) self->record);
}

void
dictum_search_entry_unref (DictumSearchEntry *self)
{
  g_atomic_rc_box_release_full (self, clear_entry);
}

/* Records of which entries are wanted. */
typedef struct
{
  GPtrArray *records;
  DictumSearchEntry **entries;
  DictumSearchIndex *earlier;
  GCancellable *cancellable;
  guint next; /* atomic */
} Job;

static DictumSearchEntry *
find_entry (DictumSearchIndex *earlier, gconstpointer record)
{
  DictumSearchEntry *entry = NULL;

  if (earlier != NULL)
    entry = g_hash_table_lookup (earlier->entries, dictum_record_get_id (record));
  if (entry == NULL || entry->record != record)
    return dictum_search_entry_new (record);
  return dictum_search_entry_ref (entry);
}

static gpointer
work (gpointer data)
{
  Job *job = data;
  guint start;

  while ((start = g_atomic_int_add (&job->next, DICTUM_SEARCH_STRIDE)) < job->records->len &&
         !g_cancellable_is_cancelled (job->cancellable))
    for (guint i = start; i < MIN (start + DICTUM_SEARCH_STRIDE, job->records->len); i++)
      job->entries[i] = find_entry (job->earlier, job->records->pdata[i]);

  return NULL;
}

static void
add_entry (DictumSearchIndex *self, DictumSearchEntry *entry)
{
  g_hash_table_insert (self->entries, (char *) dictum_record_get_id (entry->record), entry);
  for (guint i = 0; i < entry->n_docs; i++)
    {
      DictumSearchPlace place = { entry, i };

      g_array_append_val (self->places, place);
    }
}

/* records: in the order that they are to be shown. */
static gboolean
add_records (DictumSearchIndex *self,
             GPtrArray *records,
             DictumSearchIndex *earlier,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree DictumSearchEntry **entries = g_new0 (DictumSearchEntry *, MAX (1, records->len));
  Job job = {
    .records = records, .entries = entries, .earlier = earlier, .cancellable = cancellable
  };

  dictum_search_run (work, &job, records->len);
  for (guint i = 0; i < records->len; i++)
    if (entries[i] != NULL)
      add_entry (self, entries[i]);

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* The newest first. Dates that differ in how much of them is given compare as text. */
static int
compare_articles (gconstpointer a, gconstpointer b)
{
  const DictumArticle *first = a;
  const DictumArticle *second = b;
  int order = g_strcmp0 (second->published, first->published);

  if (order == 0)
    order = g_strcmp0 (second->added, first->added);
  return order != 0 ? order : strcmp (first->record.id, second->record.id);
}

static int
compare_sources (gconstpointer a, gconstpointer b)
{
  const DictumSource *first = a;
  const DictumSource *second = b;
  int order = g_strcmp0 (first->name, second->name);

  return order != 0 ? order : strcmp (first->record.id, second->record.id);
}

/* What a claim is ordered by: as the articles, then as in the text. */
typedef struct
{
  guint rank;
  const DictumClaim *claim;
} ClaimKey;

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const ClaimKey *first = a;
  const ClaimKey *second = b;

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;

  return dictum_claim_compare_places (first->claim, second->claim);
}

static GPtrArray *
sort_claims (GPtrArray *claims, GPtrArray *articles)
{
  g_autoptr (GHashTable) ranks = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) keys = g_array_sized_new (FALSE, FALSE, sizeof (ClaimKey), claims->len);
  GPtrArray *sorted = g_ptr_array_sized_new (claims->len);

  for (guint i = 0; i < articles->len; i++)
    g_hash_table_insert (ranks, (char *) dictum_record_get_id (articles->pdata[i]),
                         GUINT_TO_POINTER (i));
  for (guint i = 0; i < claims->len; i++)
    {
      const DictumClaim *claim = claims->pdata[i];
      ClaimKey key = { GPOINTER_TO_UINT (g_hash_table_lookup (ranks, claim->article)), claim };

      g_array_append_val (keys, key);
    }
  g_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    g_ptr_array_add (sorted, (gpointer) g_array_index (keys, ClaimKey, i).claim);

  return sorted;
}

static GPtrArray *
sort_records (GPtrArray *records, GCompareFunc compare)
{
  GPtrArray *sorted = g_ptr_array_sized_new (records->len);

  g_ptr_array_extend (sorted, records, NULL, NULL);
  g_ptr_array_sort_values (sorted, compare);
  return sorted;
}

/**
 * dictum_search_index_new:
 * @snapshot: (transfer none): the records
 * @earlier: (nullable): an index of the same project
 * @cancellable: (nullable): a cancellable
 * @error: when cancelled
 *
 * Returns: (transfer full) (nullable): the index
 */
DictumSearchIndex *
dictum_search_index_new (const DictumProjectSnapshot *snapshot,
                         DictumSearchIndex *earlier,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (DictumSearchIndex) self = NULL;
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GPtrArray) claims = NULL;

  g_return_val_if_fail (snapshot != NULL, NULL);

  self = g_new0 (DictumSearchIndex, 1);
  g_atomic_ref_count_init (&self->refs);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                         (GDestroyNotify) dictum_search_entry_unref);
  self->places = g_array_new (FALSE, FALSE, sizeof (DictumSearchPlace));
  articles = sort_records (snapshot->articles, compare_articles);
  sources = sort_records (snapshot->sources, compare_sources);
  claims = sort_claims (snapshot->claims, articles);
  if (!add_records (self, articles, earlier, cancellable, error) ||
      !add_records (self, sources, earlier, cancellable, error) ||
      !add_records (self, claims, earlier, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

DictumSearchIndex *
dictum_search_index_ref (DictumSearchIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
dictum_search_index_unref (DictumSearchIndex *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;

  g_array_unref (self->places);
  g_hash_table_unref (self->entries);
  g_free (self);
}
