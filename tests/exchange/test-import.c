/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What readers build their change with: finding what a project has, placing words, telling what
 * could not be placed. */

#include "exchange/dictum-format.h"

#include "../core/model-fixture.h"

#define TEXT                                                                                       \
  "The ferry will run all winter. 𝔉 The harbour board said “we will see”. The ferry will run, or " \
  "not: the ferry is old."

static DictumProject *
make_project (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (dictum_value_unref);
  g_autoptr (DictumSettings) settings = fixture_new_settings ();
  g_autoptr (GError) error = NULL;
  DictumArticle *article = fixture_new_article ("a1", "2026-11-14T18:00:00Z", TEXT);
  DictumSource *board = fixture_new_source ("s1", "Harbour board");

  article->url = g_strdup ("https://ledger.example/ferry");
  article->title = g_strdup ("The ferry");
  dictum_value_set_strings (&board->aliases, (const char *const[]) { "the board", NULL });
  g_ptr_array_add (records, article);
  g_ptr_array_add (records, board);
  dictum_value_seal (settings);
  g_ptr_array_foreach (records, (GFunc) (void (*) (void)) dictum_value_seal, NULL);

  return dictum_project_new_from_records (settings, records, &error);
}

static DictumImport *
make_import (DictumProject *project)
{
  g_autoptr (GPtrArray) files = dictum_files_new ();

  return dictum_import_new (files, dictum_project_take_snapshot (project), NULL, "Ana Holt",
                            "Testing");
}

static void
test_finding (void)
{
  g_autoptr (DictumProject) project = make_project ();
  g_autoptr (DictumImport) import = make_import (project);
  gconstpointer article = dictum_project_get_article (project, "a1");
  gconstpointer source = dictum_project_get_source (project, "s1");

  g_assert_true (dictum_import_find_article (import, "a1") == article);
  g_assert_true (dictum_import_find_article (import, "urn:uuid:a1") == article);
  g_assert_true (dictum_import_find_article (import, "http://www.ledger.example/ferry#top") ==
                 article);
  g_assert_null (dictum_import_find_article (import, "https://ledger.example/other"));
  g_assert_true (dictum_import_find_source (import, "the HARBOUR Board") == source);
  g_assert_true (dictum_import_find_source (import, "Board") == source);
  g_assert_null (dictum_import_find_source (import, "   "));
}

static void
assert_placed (const char *exact,
               const char *prefix,
               const char *suffix,
               int start,
               int end,
               int expected)
{
  g_autoptr (DictumText) text = dictum_text_new (TEXT, NULL);
  g_autoptr (DictumSpan) span = dictum_import_place (text, exact, prefix, suffix, start, end);

  g_assert_cmpint (span != NULL ? span->start : -1, ==, expected);
  if (span != NULL && exact != NULL)
    g_assert_cmpint (span->end - span->start, ==, g_utf8_strlen (exact, -1));
}

static void
test_placing (void)
{
  assert_placed ("The ferry", NULL, NULL, 0, 9, 0);
  /* Once, wherever it was said to be. */
  assert_placed ("we will see", NULL, NULL, 3, 14, 57);
  assert_placed ("\"we will see\"", NULL, NULL, -1, -1, 56);
  /* Several times: by context, by place, or not at all. */
  assert_placed ("ferry", "not: the ", NULL, -1, -1, 103);
  assert_placed ("ferry", NULL, " is old", 4, 9, 103);
  assert_placed ("ferry", NULL, NULL, 75, 80, 75);
  assert_placed ("ferry", NULL, NULL, -1, -1, -1);
  /* Places alone; outside of the text; words that are not there. */
  assert_placed (NULL, NULL, NULL, 31, 32, 31);
  assert_placed (NULL, NULL, NULL, 10, 10, -1);
  assert_placed (NULL, NULL, NULL, 0, 100000, -1);
  assert_placed ("the bridge was closed on Monday", NULL, NULL, 0, 31, -1);
}

static void
test_content (void)
{
  g_autoptr (DictumClaim) claim = dictum_value_new (&dictum_claim_type);

  g_assert_true (dictum_import_add_content (claim, dictum_span_new (10, 20, "words", NULL, NULL)));
  g_assert_true (dictum_import_add_content (claim, dictum_span_new (0, 4, "first", NULL, NULL)));
  g_assert_true (dictum_import_add_content (claim, dictum_span_new (20, 24, "last", NULL, NULL)));
  g_assert_false (dictum_import_add_content (claim, dictum_span_new (3, 5, "over", NULL, NULL)));
  g_assert_cmpuint (claim->content->len, ==, 3);
  g_assert_cmpstr (((DictumSpan *) dictum_values_get (claim->content, 0))->exact, ==, "first");
}

static void
test_change (void)
{
  g_autoptr (DictumProject) project = make_project ();
  g_autoptr (DictumImport) import = make_import (project);
  g_autoptr (DictumImport) empty = make_import (project);
  g_autoptr (GError) error = NULL;
  g_autofree char *quote = g_strnfill (1000, 'q');
  const DictumSource *known = dictum_import_provide_source (import, "harbour board");
  const DictumSource *added = dictum_import_provide_source (import, " Ida\n Marrow ");
  DictumArticle *article = dictum_import_add_article (import, NULL, "Tides", "One.\n\n Two. \n");
  DictumClaim *claim = dictum_import_add_claim (import, "c1", article, NULL);
  DictumClaim *dropped = dictum_import_add_claim (import, "c1", article, NULL);
  DictumSource *edited = dictum_import_edit (import, known);
  const DictumImportProblem *problem;

  g_assert_cmpstr (known->record.id, ==, "s1");
  g_assert_cmpstr (added->name, ==, "Ida Marrow");
  g_assert_true (dictum_import_provide_source (import, "IDA MARROW") == added);
  g_assert_cmpstr (dropped->record.id, !=, "c1");
  dictum_value_unref (dictum_import_take_back_claim (import, dropped));
  dictum_import_add_content (claim, dictum_import_place (dictum_article_get_text (article, NULL),
                                                         "Two", NULL, NULL, -1, -1));
  dictum_value_set_string (&edited->notes, "Seen");
  g_assert_true (dictum_import_edit (import, known) == edited);
  dictum_import_tell_unplaced (import, "x.json", 3, quote, "It is not there.");
  problem = g_ptr_array_index (import->unplaced, 0);
  g_assert_cmpint (g_utf8_strlen (problem->quote, -1), ==, 201);

  dictum_import_finish (import, "Import");
  g_assert_true (dictum_project_apply (project, import->change, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (import->n_claims, ==, 1);
  g_assert_cmpuint (import->n_articles, ==, 1);
  g_assert_cmpuint (import->n_sources, ==, 1);
  g_assert_cmpstr (dictum_project_get_source (project, "s1")->notes, ==, "Seen");
  g_assert_cmpstr (dictum_project_get_claim (project, "c1")->creator, ==, "Ana Holt");
  g_assert_cmpint (dictum_project_get_claim (project, "c1")->origin->kind, ==,
                   DICTUM_ORIGIN_IMPORTED);

  dictum_import_finish (empty, "Import");
  g_assert_null (empty->change);
}

/* The editor says where words stand that could not be found: still one change. */
static void
test_by_hand (void)
{
  g_autoptr (DictumProject) project = make_project ();
  g_autoptr (DictumImport) import = make_import (project);
  g_autoptr (GError) error = NULL;
  const DictumClaim *claim;
  const DictumSpan *span;

  dictum_import_tell_unplaced_claim (import, "a.ann", "we shall see", "They are in no text.",
                                     dictum_import_draft_claim (import, NULL));
  dictum_import_tell_unplaced_claim (import, "b.ann", "an old ferry", "They are in no text.",
                                     dictum_import_draft_claim (import, NULL));
  dictum_import_finish (import, "Import");
  g_assert_null (import->change);

  g_assert_false (dictum_import_place_by_hand (import, 0, "a1", 3, 4, &error));
  g_assert_error (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_false (dictum_import_place_by_hand (import, 0, "a1", 90, 9000, &error));
  g_assert_error (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_false (dictum_import_place_by_hand (import, 0, "no such article", 4, 9, &error));
  g_assert_error (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_EMPTY);
  g_assert_cmpuint (import->unplaced->len, ==, 2);

  /* With space around them; the first line goes. */
  g_assert_true (dictum_import_place_by_hand (import, 0, "a1", 56, 71, NULL));
  g_assert_cmpuint (import->unplaced->len, ==, 1);
  g_assert_cmpstr (((DictumImportProblem *) import->unplaced->pdata[0])->file, ==, "b.ann");
  g_assert_true (dictum_import_place_by_hand (import, 0, "a1", 4, 9, NULL));
  g_assert_cmpuint (import->unplaced->len, ==, 0);
  g_assert_cmpuint (import->n_claims, ==, 2);
  g_assert_cmpuint (dictum_change_get_length (import->change), ==, 2);

  claim = (const DictumClaim *) dictum_change_get_entry (import->change, 0)->after;
  span = dictum_values_get (claim->content, 0);
  g_assert_cmpstr (span->exact, ==, "“we will see”.");
  g_assert_cmpint (claim->origin->kind, ==, DICTUM_ORIGIN_IMPORTED);
  g_assert_true (dictum_project_apply (project, import->change, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (dictum_project_get_claims (project)), ==, 2);
}

/* What came with a mark stays with it, and nobody comes for one that is not placed. */
static void
test_draft (void)
{
  g_autoptr (DictumProject) project = make_project ();
  g_autoptr (DictumImport) import = make_import (project);
  DictumClaim *placed = dictum_import_draft_claim (import, "d1");
  DictumClaim *left = dictum_import_draft_claim (import, "d2");
  const DictumClaim *claim;
  const DictumAttribution *link;
  const DictumSource *source;

  dictum_import_attribute (import, placed, "Rosa Quill");
  dictum_import_attribute (import, left, "Tam Fenn");
  dictum_import_add_tag (placed, "ferry");
  dictum_value_set_strings (&placed->same_as, (const char *const[]) { "nowhere", NULL });
  dictum_import_tell_unplaced_claim (import, "a.json", "we shall see", "Nowhere.", placed);
  dictum_import_tell_unplaced_claim (import, "a.json", "an old ferry", "Nowhere.", left);
  dictum_import_finish (import, "Import");
  g_assert_null (import->change);

  g_assert_true (dictum_import_place_by_hand (import, 0, "a1", 4, 9, NULL));
  g_assert_true (dictum_project_apply (project, import->change, NULL));
  claim = dictum_project_get_claim (project, "d1");
  g_assert_nonnull (claim);
  g_assert_cmpstr (claim->tags[0], ==, "ferry");
  g_assert_null (claim->same_as);
  g_assert_cmpuint (dictum_values_length (claim->content), ==, 1);
  link = dictum_values_get (claim->attributions, 0);
  source = dictum_project_get_source (project, link->source);
  g_assert_cmpstr (source->name, ==, "Rosa Quill");
  g_assert_null (dictum_import_find_source (import, "Tam Fenn"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/import/finding", test_finding);
  g_test_add_func ("/exchange/import/placing", test_placing);
  g_test_add_func ("/exchange/import/content", test_content);
  g_test_add_func ("/exchange/import/change", test_change);
  g_test_add_func ("/exchange/import/by-hand", test_by_hand);
  g_test_add_func ("/exchange/import/draft", test_draft);
  return g_test_run ();
}
