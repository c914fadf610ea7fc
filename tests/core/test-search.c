/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "edit-fixture.h"
#include "query/dictum-search.h"

/* Words are found wherever they stand in a project, by the same rules everywhere, and shown with
 * the line they stand in. */

#define CHOICE "abcde "

typedef struct
{
  Fixture base;
  char *claim;
  char *source;
  char *second;
} Search;

static void
set_up (Search *fixture, gconstpointer data)
{
  static const char *const second[] = {
    "Ferry fares rise",
    "The Élysée of the island, as Tomás Reed calls the council’s “little palace”, has no heating.",
    "Talks are expected. Talks are planned. Talks about talks are what Reed wants least of all; he "
    "has been heard to say so, at length, to anybody who would listen, on the quay, in the market "
    "and at the gates of the harbour, where the customs officers stand.",
    "港町の会議は来週開かれる。",
  };
  Fixture *base = &fixture->base;
  DictumProject *project;
  DictumClaim *claim;
  DictumSource *source;
  DictumEvidence *evidence = dictum_value_new (&dictum_evidence_type);
  DictumArticle *article = fixture_make_article ("Ferry fares rise", second, G_N_ELEMENTS (second));
  DictumChange *change = dictum_change_new ("Add", AUTHOR);

  fixture_set_up (base, NULL);
  project = base->project;
  fixture->second = g_strdup (article->record.id);
  dictum_value_set_string (&article->publisher, "Saltmere Courier");
  dictum_value_set_string (&article->published, "2026-11-14");
  dictum_change_add (change, article);

  source = dictum_value_new (&dictum_source_type);
  source->record.id = dictum_id_new ();
  fixture->source = g_strdup (fixture->source);
  dictum_value_set_string (&source->name, "Tomás Reed");
  dictum_value_set_string (&source->notes, "Reached on the quay only.");
  source->kind = DICTUM_SOURCE_PERSON;
  dictum_change_add (change, source);

  claim = dictum_value_new (&dictum_claim_type);
  claim->record.id = dictum_id_new ();
  fixture->claim = g_strdup (claim->record.id);
  dictum_value_set_string (&claim->article, base->article);
  dictum_value_set_string (
      &claim->version,
      dictum_article_get_latest_version (dictum_project_get_article (project, base->article))->id);
  dictum_values_add (&claim->content,
                     dictum_span_new (0, 38, "The two governments will reopen talks", NULL, NULL));
  dictum_value_set_string (&claim->notes, "Ask the palace again.");
  evidence->id = dictum_id_new ();
  dictum_value_set_string (&evidence->title, "Minutes of the council");
  dictum_value_set_string (&evidence->quote, "talks to be reopened by 1 December");
  dictum_values_add (&claim->evidence, evidence);
  dictum_change_add (change, claim);
  fixture_do (base, change, NULL);
}

static void
tear_down (Search *fixture, gconstpointer data)
{
  g_free (fixture->claim);
  g_free (fixture->source);
  g_free (fixture->second);
  fixture_tear_down (&fixture->base, NULL);
}

static DictumSearchResults *
search (Search *fixture, const char *text, guint limit)
{
  g_autoptr (DictumProjectSnapshot) snapshot = dictum_project_take_snapshot (fixture->base.project);
  g_autoptr (DictumSearchIndex) index = dictum_search_index_new (snapshot, NULL, NULL, NULL);
  g_autoptr (DictumSearchWords) words = dictum_search_words_new (text);

  return dictum_search_index_find (index, words, limit, NULL, NULL);
}

/* Article, claim, note, source, evidence. */
static void
assert_totals (Search *fixture, const char *text, const guint totals[DICTUM_FOUND_N_KINDS])
{
  g_autoptr (DictumSearchResults) results = search (fixture, text, 0);

  for (guint i = 0; i < DICTUM_FOUND_N_KINDS; i++)
    {
      g_assert_cmpuint (results->totals[i], ==, totals[i]);
      g_assert_cmpuint (results->found[i]->len, ==, totals[i]);
    }
}

static void
test_everywhere (Search *fixture, gconstpointer data)
{
  assert_totals (fixture, "talks", (guint[]) { 2, 1, 0, 0, 1 });
  assert_totals (fixture, "quay", (guint[]) { 1, 0, 1, 0, 0 });
  assert_totals (fixture, "tomas reed", (guint[]) { 2, 0, 0, 1, 0 });
  assert_totals (fixture, "courier", (guint[]) { 1, 0, 0, 0, 0 });
  assert_totals (fixture, "palace", (guint[]) { 1, 0, 1, 0, 0 });
  assert_totals (fixture, "nowhere", (guint[]) { 0, 0, 0, 0, 0 });
}

/* All words, in any order and anywhere in the record; a phrase as it stands. */
static void
test_words_and_phrases (Search *fixture, gconstpointer data)
{
  assert_totals (fixture, "talks courier", (guint[]) { 1, 0, 0, 0, 0 });
  assert_totals (fixture, "reopen talks", (guint[]) { 1, 1, 0, 0, 1 });
  assert_totals (fixture, "talks reopen", (guint[]) { 1, 1, 0, 0, 1 });
  assert_totals (fixture, "\"talks reopen\"", (guint[]) { 0, 0, 0, 0, 0 });
  assert_totals (fixture, "“reopen talks”", (guint[]) { 1, 1, 0, 0, 0 });
  assert_totals (fixture, "ministr", (guint[]) { 1, 0, 0, 0, 0 });
  /* "council’s" ends a word before its mark. */
  assert_totals (fixture, "\"council\"", (guint[]) { 2, 0, 0, 0, 1 });
  assert_totals (fixture, "\"ministr\"", (guint[]) { 0, 0, 0, 0, 0 });
  /* The closing mark is still to be typed. */
  assert_totals (fixture, "\"ministr", (guint[]) { 1, 0, 0, 0, 0 });
  assert_totals (fixture, "\"会議\"", (guint[]) { 1, 0, 0, 0, 0 });
}

static void
test_folding (Search *fixture, gconstpointer data)
{
  assert_totals (fixture, "ELYSEE", (guint[]) { 1, 0, 0, 0, 0 });
  assert_totals (fixture, "Élysée", (guint[]) { 1, 0, 0, 0, 0 });
  assert_totals (fixture, "council's", (guint[]) { 1, 0, 0, 0, 0 });
}

static void
test_nothing_typed (Search *fixture, gconstpointer data)
{
  static const char *const nothing[] = { "", "   ", "\"", "\"\"", "“”", "\xCC\x81" };

  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    assert_totals (fixture, nothing[i], (guint[]) { 0, 0, 0, 0, 0 });
  /* Not UTF-8: no crash, nothing found. */
  assert_totals (fixture, "\xff\xfe", (guint[]) { 0, 0, 0, 0, 0 });
}

static char *
mark_excerpt (const DictumFound *found)
{
  const char *line = found->excerpt != NULL ? found->excerpt : found->title;
  g_autoptr (DictumText) text = dictum_text_new (line, NULL);
  g_autoptr (GString) marked = g_string_new (NULL);
  int at = 0;

  for (guint i = 0; i < found->marks->len; i++)
    {
      DictumRange range = g_array_index (found->marks, DictumRange, i);
      g_autofree char *before = dictum_text_get_slice (text, at, range.start);
      g_autofree char *word = dictum_text_get_slice (text, range.start, range.end);

      g_assert_cmpint (range.start, >=, at);
      g_assert_cmpint (range.end, <=, dictum_text_get_length (text));
      g_string_append_printf (marked, "%s[%s]", before, word);
      at = range.end;
    }
  {
    g_autofree char *rest = dictum_text_get_slice (text, at, dictum_text_get_length (text));

    g_string_append (marked, rest);
  }

  return g_string_free_and_steal (g_steal_pointer (&marked));
}

static void
assert_excerpt (Search *fixture, const char *text, DictumFoundKind kind, const char *expected)
{
  g_autoptr (DictumSearchResults) results = search (fixture, text, 1);
  g_autofree char *marked = NULL;

  g_assert_cmpuint (results->found[kind]->len, ==, 1);
  marked = mark_excerpt (results->found[kind]->pdata[0]);
  g_assert_cmpstr (marked, ==, expected);
}

/* The line where most of the words stand together, cut between words. */
static void
test_excerpts (Search *fixture, gconstpointer data)
{
  assert_excerpt (fixture, "heating palace", DICTUM_FOUND_ARTICLE,
                  "…Tomás Reed calls the council’s “little [palace]”, has no [heating].");
  assert_excerpt (fixture, "elysee", DICTUM_FOUND_ARTICLE,
                  "The [Élysée] of the island, as Tomás Reed calls the council’s “little palace”, "
                  "has no heating.");
  assert_excerpt (fixture, "least", DICTUM_FOUND_ARTICLE,
                  "…Talks about talks are what Reed wants [least] of all; he has been heard to say "
                  "so, at length, to anybody who would listen, on the quay, in the market and at "
                  "the gates of the harbour, where the customs…");
  assert_excerpt (fixture, "palace", DICTUM_FOUND_NOTE, "Ask the [palace] again.");
  assert_excerpt (fixture, "courier", DICTUM_FOUND_ARTICLE, "Saltmere [Courier]");
  assert_excerpt (fixture, "tomas", DICTUM_FOUND_SOURCE, "[Tomás] Reed");
  assert_excerpt (fixture, "december", DICTUM_FOUND_EVIDENCE,
                  "talks to be reopened by 1 [December]");
}

/* A title that fits comes first, then the newest article. */
static void
test_order (Search *fixture, gconstpointer data)
{
  g_autoptr (DictumSearchResults) ferry = search (fixture, "ferry fares", 0);
  g_autoptr (DictumSearchResults) talks = search (fixture, "talks", 0);
  const DictumFound *first = talks->found[DICTUM_FOUND_ARTICLE]->pdata[0];
  const DictumFound *second = talks->found[DICTUM_FOUND_ARTICLE]->pdata[1];

  g_assert_cmpstr (((DictumFound *) ferry->found[DICTUM_FOUND_ARTICLE]->pdata[0])->title, ==,
                   "Ferry fares rise");
  g_assert_cmpstr (first->id, ==, fixture->second);
  g_assert_cmpuint (first->places, ==, 4);
  g_assert_cmpuint (second->places, ==, 1);
}

/* The place in an article’s text is where the words stand. */
static void
test_places (Search *fixture, gconstpointer data)
{
  g_autoptr (DictumSearchResults) results = search (fixture, "élysee", 0);
  const DictumFound *found = results->found[DICTUM_FOUND_ARTICLE]->pdata[0];
  const DictumArticle *article = dictum_project_get_article (fixture->base.project, found->id);
  DictumText *text = dictum_article_get_text (article, NULL);
  g_autofree char *word = dictum_text_get_slice (text, found->start, found->end);
  g_autoptr (DictumSearchResults) outside = search (fixture, "tomás", 0);

  g_assert_cmpstr (word, ==, "Élysée");
  g_assert_cmpint (((DictumFound *) outside->found[DICTUM_FOUND_SOURCE]->pdata[0])->start, ==, -1);
}

static void
test_narrowing (void)
{
  static const struct
  {
    const char *words;
    const char *earlier;
    gboolean narrows;
  } cases[] = {
    { "minister", "minis", TRUE },
    { "minis", "minister", FALSE },
    { "prime minister", "minister", TRUE },
    { "minister", "prime minister", FALSE },
    { "\"prime minister\"", "prime", TRUE },
    { "\"talk\"", "\"talks\"", FALSE },
    { "\"talks\"", "\"talk\"", FALSE },
    { "a \"talk\"", "\"talk\"", TRUE },
    { "Élysée", "elys", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DictumSearchWords) words = dictum_search_words_new (cases[i].words);
      g_autoptr (DictumSearchWords) earlier = dictum_search_words_new (cases[i].earlier);

      g_assert_cmpint (dictum_search_words_narrows (words, earlier), ==, cases[i].narrows);
    }
}

/* What is found in a random string is what a plain search finds. */
static void
test_random (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      char string[40], needle[4];
      g_autoptr (DictumSearchWords) words = NULL;
      g_autoptr (GArray) found = NULL;
      int length = g_test_rand_int_range (1, sizeof string);
      int n_needle = g_test_rand_int_range (1, sizeof needle);

      for (int j = 0; j < length; j++)
        string[j] = CHOICE[g_test_rand_int_range (0, strlen (CHOICE))];
      string[length - 1] = '\0';
      for (int j = 0; j < n_needle; j++)
        needle[j] = CHOICE[g_test_rand_int_range (0, strlen (CHOICE) - 1)];
      needle[n_needle - 1] = '\0';

      words = dictum_search_words_new (needle);
      found = dictum_search_words_find (words, string);
      g_assert_cmpint (found->len > 0, ==, *needle != '\0' && strstr (string, needle) != NULL);
      for (guint j = 0; j < found->len; j++)
        g_assert_true (
            g_str_has_prefix (string + g_array_index (found, DictumRange, j).start, needle));
    }
}

typedef struct
{
  DictumSearchResults *results;
  GError *error;
  gboolean done;
} Waited;

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waited *waited = data;

  waited->results = dictum_search_find_finish (DICTUM_SEARCH (source), result, &waited->error);
  waited->done = TRUE;
}

static void
type_words (DictumSearch *finder, const char *text, Waited *waited)
{
  g_autoptr (DictumSearchWords) words = dictum_search_words_new (text);

  dictum_search_find_async (finder, words, 10, NULL, found_cb, waited);
}

static void
wait_for (Waited *waited)
{
  while (!waited->done)
    g_main_context_iteration (NULL, TRUE);
}

/* Somebody types: each search ends the one before, and the last one is right, also when the
 * project is altered meanwhile. */
static void
test_typing (Search *fixture, gconstpointer data)
{
  DictumSearch *finder = dictum_search_new (fixture->base.project);
  Waited first = { 0 }, second = { 0 }, third = { 0 }, fourth = { 0 };
  g_autoptr (GError) error = NULL;

  dictum_search_prepare (finder);
  type_words (finder, "ta", &first);
  type_words (finder, "talk", &second);
  wait_for (&first);
  wait_for (&second);
  g_assert_no_error (second.error);
  g_assert_cmpuint (second.results->totals[DICTUM_FOUND_ARTICLE], ==, 2);
  /* The first was in time or was cancelled. */
  if (first.results == NULL)
    g_assert_error (first.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_assert_true (dictum_history_undo (fixture->base.history, &error));
  g_assert_no_error (error);
  type_words (finder, "talks", &third);
  wait_for (&third);
  g_assert_cmpuint (third.results->totals[DICTUM_FOUND_ARTICLE], ==, 1);

  g_assert_true (dictum_history_redo (fixture->base.history, &error));
  type_words (finder, "talks about", &fourth);
  wait_for (&fourth);
  g_assert_cmpuint (fourth.results->totals[DICTUM_FOUND_ARTICLE], ==, 1);

  g_clear_error (&first.error);
  g_clear_pointer (&first.results, dictum_search_results_free);
  g_clear_pointer (&second.results, dictum_search_results_free);
  g_clear_pointer (&third.results, dictum_search_results_free);
  g_clear_pointer (&fourth.results, dictum_search_results_free);
  g_assert_finalize_object (finder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add (name, Search, NULL, set_up, func, tear_down)
  ADD ("/search/everywhere", test_everywhere);
  ADD ("/search/words-and-phrases", test_words_and_phrases);
  ADD ("/search/folding", test_folding);
  ADD ("/search/nothing-typed", test_nothing_typed);
  ADD ("/search/excerpts", test_excerpts);
  ADD ("/search/order", test_order);
  ADD ("/search/places", test_places);
  ADD ("/search/typing", test_typing);
#undef ADD
  g_test_add_func ("/search/narrowing", test_narrowing);
  g_test_add_func ("/search/random", test_random);

  return g_test_run ();
}
