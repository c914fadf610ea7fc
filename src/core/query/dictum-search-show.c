/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is shown of what was found: the best of each kind, each with the line it stands in. */

#define G_LOG_DOMAIN "dictum-query"

#include "query/dictum-search-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* All in code points. */
#define BEFORE 40      /* shown before the first word */
#define EXCERPT 200    /* shown at most */
#define TOGETHER 120   /* words that are shown together stand no farther apart */
#define MOST_MARKS 200 /* of each word that are looked at for where most of them stand together */

static const char *const found_kind_nicks[] = { "articles", "claims",   "notes",
                                                "sources",  "evidence", NULL };
static const char *const found_kind_labels[] = { N_ ("Articles"), N_ ("Claims"),   N_ ("Notes"),
                                                 N_ ("Sources"),  N_ ("Evidence"), NULL };

const DictumEnum dictum_found_kinds = { found_kind_nicks, found_kind_labels };

/* How well a title fits, best first: it begins with the words, has them, or has not. */
#define N_RANKS 3

static void
free_found (gpointer data)
{
  DictumFound *found = data;

  g_free (found->id);
  g_free (found->title);
  g_free (found->excerpt);
  g_clear_pointer (&found->marks, g_array_unref);
  g_free (found);
}

void
dictum_search_results_free (DictumSearchResults *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->words, dictum_search_words_unref);
  for (guint i = 0; i < DICTUM_FOUND_N_KINDS; i++)
    g_clear_pointer (&self->found[i], g_ptr_array_unref);
  g_free (self);
}

static guint
rank_place (const DictumSearchPlace *place, DictumSearchWords *words)
{
  const DictumSearchDoc *doc = &place->entry->docs[place->doc];
  const DictumSearchNeedle *first = words->needles->pdata[0];

  for (guint i = 0; i < words->needles->len; i++)
    if (dictum_search_needle_count (words->needles->pdata[i], doc->folded, doc->n_title, 1) == 0)
      return 2;

  return strncmp (doc->folded, first->folded, first->n_bytes) == 0 ? 0 : 1;
}

/* The mark at which most others follow closely. */
static guint
pick_mark (GArray *marks)
{
  guint best = 0;
  guint most = 0;

  for (guint i = 0, end = 0; i < marks->len; i++)
    {
      int limit = g_array_index (marks, DictumRange, i).start + TOGETHER;

      while (end < marks->len && g_array_index (marks, DictumRange, end).end <= limit)
        end++;
      if (end - MIN (i, end) > most)
        {
          most = end - i;
          best = i;
        }
    }

  return best;
}

/* Grows or shrinks a cut until it is between words. */
static int
move_to_space (DictumText *text, int at, int limit, int step)
{
  while (at != limit && dictum_text_get_char (text, step > 0 ? at - 1 : at) != ' ')
    at += step;
  return at;
}

/* Cuts the line around a mark out of the text; marks become those inside it. */
static char *
cut_excerpt (DictumText *text, GArray *marks, guint picked)
{
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (DictumRange));
  const DictumRange mark = g_array_index (marks, DictumRange, picked);
  g_autofree char *slice = NULL;
  char *excerpt;
  int start, end, from, to, shift;

  dictum_text_get_block (text, mark.start, &start, &end);
  from = mark.start - start <= BEFORE ? start
                                      : move_to_space (text, mark.start - BEFORE, mark.start, 1);
  to = end - from <= EXCERPT ? end : from + EXCERPT;
  if (to < end && to > mark.end)
    to = move_to_space (text, to, mark.end, -1);
  to = MAX (to, MIN (mark.end, end));
  shift = from > start ? 1 - from : -from;
  for (guint i = 0; i < marks->len; i++)
    {
      DictumRange range = g_array_index (marks, DictumRange, i);

      if (range.start < from || range.end > to)
        continue;
      range.start += shift;
      range.end += shift;
      g_array_append_val (shown, range);
    }
  g_array_set_size (marks, 0);
  g_array_append_vals (marks, shown->data, shown->len);

  slice = dictum_text_get_slice (text, from, to);
  excerpt = g_strconcat (from > start ? "…" : "", slice, to < end ? "…" : "", NULL);
  return excerpt;
}

/* The words in an article’s text; FALSE when they are in its details alone. */
static gboolean
show_body (DictumFound *found, DictumText *body, DictumSearchWords *words)
{
  g_autoptr (GArray) marks = dictum_search_words_list (words, body, MOST_MARKS);
  guint picked;

  if (marks->len == 0)
    return FALSE;
  picked = pick_mark (marks);
  found->start = g_array_index (marks, DictumRange, picked).start;
  found->end = g_array_index (marks, DictumRange, picked).end;
  found->excerpt = cut_excerpt (body, marks, picked);
  found->marks = g_steal_pointer (&marks);
  return TRUE;
}

static void
show_string (DictumFound *found, gconstpointer record, guint part, DictumSearchWords *words)
{
  g_autofree char *string = dictum_search_get_string (record, found->kind, part);
  g_autoptr (DictumText) text = dictum_text_new (string != NULL ? string : "", NULL);
  g_autoptr (GArray) marks = dictum_search_words_list (words, text, MOST_MARKS);
  guint picked = pick_mark (marks);
  int start, end;

  if (marks->len > 0)
    {
      dictum_text_get_block (text, g_array_index (marks, DictumRange, picked).start, &start, &end);
      /* The first line is the title itself. */
      if (start > 0 || dictum_search_get_title (record) == NULL)
        found->excerpt = cut_excerpt (text, marks, picked);
    }
  if (found->excerpt == NULL && found->title != NULL)
    {
      g_clear_pointer (&marks, g_array_unref);
      marks = dictum_search_words_find (words, found->title);
    }
  found->marks = g_steal_pointer (&marks);
}

/* Of an article or a source its own; of a claim the title of its article; of what belongs to a
 * claim what it says. */
static char *
get_title (const DictumSearchHits *hits, gconstpointer record, DictumFoundKind kind)
{
  const char *title = dictum_search_get_title (record);
  DictumSearchEntry *article;

  if (title != NULL || ((const DictumValue *) record)->type != &dictum_claim_type)
    return g_strdup (title);
  if (kind != DICTUM_FOUND_CLAIM)
    {
      g_autofree char *said = dictum_search_get_string (record, DICTUM_FOUND_CLAIM, 0);

      return g_strndup (said, strcspn (said, "\n"));
    }
  article = g_hash_table_lookup (hits->index->entries, ((const DictumClaim *) record)->article);
  return article != NULL ? g_strdup (dictum_search_get_title (article->record)) : NULL;
}

static DictumFound *
show_place (const DictumSearchHits *hits, const DictumSearchPlace *place)
{
  DictumFound *found = g_new0 (DictumFound, 1);
  const DictumSearchEntry *entry = place->entry;
  const DictumSearchDoc *doc = &entry->docs[place->doc];

  found->kind = doc->kind;
  found->id = g_strdup (dictum_record_get_id (entry->record));
  found->title = get_title (hits, entry->record, doc->kind);
  found->places = dictum_search_place_count (place, hits->words);
  found->start = found->end = -1;
  if (entry->body == NULL || !show_body (found, entry->body, hits->words))
    show_string (found, entry->record, doc->part, hits->words);

  return found;
}

/* Those whose title fits best, then the others, each in the order of the index. */
static GPtrArray *
show_best (const DictumSearchHits *hits, GPtrArray *const ranked[N_RANKS], guint limit)
{
  GPtrArray *shown = g_ptr_array_new_with_free_func (free_found);

  for (guint rank = 0; rank < N_RANKS; rank++)
    for (guint i = 0; i < ranked[rank]->len && (limit == 0 || shown->len < limit); i++)
      g_ptr_array_add (shown, show_place (hits, ranked[rank]->pdata[i]));

  return shown;
}

DictumSearchResults *
dictum_search_hits_show (const DictumSearchHits *self, guint limit)
{
  DictumSearchResults *results = g_new0 (DictumSearchResults, 1);
  GPtrArray *ranked[DICTUM_FOUND_N_KINDS][N_RANKS];

  results->words = dictum_search_words_ref (self->words);
  for (guint i = 0; i < DICTUM_FOUND_N_KINDS * N_RANKS; i++)
    ranked[i / N_RANKS][i % N_RANKS] = g_ptr_array_new ();
  for (guint i = 0; i < self->places->len; i++)
    {
      const DictumSearchPlace *place = &g_array_index (self->index->places, DictumSearchPlace,
                                                       g_array_index (self->places, guint, i));
      DictumFoundKind kind = place->entry->docs[place->doc].kind;

      results->totals[kind]++;
      g_ptr_array_add (ranked[kind][rank_place (place, self->words)], (gpointer) place);
    }
  for (guint i = 0; i < DICTUM_FOUND_N_KINDS; i++)
    results->found[i] = show_best (self, ranked[i], limit);
  for (guint i = 0; i < DICTUM_FOUND_N_KINDS * N_RANKS; i++)
    g_ptr_array_unref (ranked[i / N_RANKS][i % N_RANKS]);

  return results;
}
