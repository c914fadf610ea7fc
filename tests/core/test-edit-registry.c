/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "edit-fixture.h"

static const DictumSource *
get_source (Fixture *fixture, const char *id)
{
  return dictum_project_get_source (fixture->project, id);
}

static void
assert_aliases (Fixture *fixture, const char *id, const char *wanted)
{
  const DictumSource *source = get_source (fixture, id);
  g_autofree char *joined = source->aliases != NULL ? g_strjoinv ("|", source->aliases) : NULL;

  g_assert_cmpstr (joined, ==, wanted);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_add_source (fixture, "  Ida Marrow ", DICTUM_SOURCE_PERSON);
  g_autofree char *again = fixture_add_source (fixture, "Ida Marrow", DICTUM_SOURCE_PERSON);

  g_assert_cmpstr (get_source (fixture, id)->name, ==, "Ida Marrow");
  g_assert_cmpstr (id, !=, again);
  REFUSE (fixture, EMPTY, add_source, "", DICTUM_SOURCE_PERSON);
  REFUSE (fixture, EMPTY, add_source, NULL, DICTUM_SOURCE_PERSON);
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_add_source (fixture, "PMO", DICTUM_SOURCE_GOVERNMENT_BODY);

  DO (fixture, rename_source, id, "Prime Minister’s Office");
  assert_aliases (fixture, id, "PMO");
  /* Only the kind of apostrophe differs: no alias is worth keeping. */
  DO (fixture, rename_source, id, "Prime Minister's Office");
  assert_aliases (fixture, id, "PMO");
  /* The name is no alias of itself. */
  DO (fixture, rename_source, id, "PMO");
  assert_aliases (fixture, id, "Prime Minister's Office");
  DO (fixture, set_field, IDS (id), "name", "Office");
  assert_aliases (fixture, id, "Prime Minister's Office|PMO");
  REFUSE (fixture, EMPTY, rename_source, id, " ");
  REFUSE (fixture, EMPTY, set_field, IDS (id), "name", NULL);
  REFUSE (fixture, NOTHING, rename_source, id, "Office");
  REFUSE (fixture, NOT_FOUND, rename_source, "nowhere", "Office");
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  g_autofree char *into = fixture_add_source (fixture, "Prime Minister’s Office",
                                              DICTUM_SOURCE_GOVERNMENT_BODY);
  g_autofree char *one = fixture_add_source (fixture, "PMO", DICTUM_SOURCE_ORGANISATION);
  g_autofree char *two = fixture_add_source (fixture, "prime minister's office",
                                             DICTUM_SOURCE_OTHER);
  g_autofree char *marrow = fixture_add_source (fixture, "Ida Marrow", DICTUM_SOURCE_PERSON);
  g_autofree char *claim = fixture_mark (fixture, "neither side");
  int start, end;

  fixture_find (fixture, "Officials", &start, &end);
  DO (fixture, set_source, claim, 0, one, start, end);
  DO (fixture, set_source, claim, 1, marrow, 0, 0);
  DO (fixture, set_source, claim, 2, two, 0, 0);
  DO (fixture, set_field, IDS (one), "aliases", "the office, pmo, Premier’s office");
  DO (fixture, set_field, IDS (marrow), "affiliation", "PMO");
  DO (fixture, set_field, IDS (one, two), "affiliation", into);
  DO (fixture, set_field, IDS (into), "notes", "Kept");

  DO (fixture, merge_sources, into, IDS (one, two, into));
  g_assert_null (get_source (fixture, one));
  g_assert_null (get_source (fixture, two));
  assert_aliases (fixture, into, "PMO|the office|Premier’s office");
  g_assert_cmpint (get_source (fixture, into)->kind, ==, DICTUM_SOURCE_GOVERNMENT_BODY);
  g_assert_cmpstr (get_source (fixture, into)->notes, ==, "Kept");
  g_assert_cmpstr (get_source (fixture, marrow)->affiliation, ==, into);
  g_assert_cmpstr (fixture_get_link (fixture, claim, 0)->source, ==, into);
  g_assert_cmpstr (fixture_get_link (fixture, claim, 0)->source_span->exact, ==, "Officials");
  g_assert_cmpstr (fixture_get_link (fixture, claim, 1)->source, ==, marrow);
  g_assert_cmpstr (fixture_get_link (fixture, claim, 2)->source, ==, into);

  /* The one that stays was affiliated with one that goes. */
  DO (fixture, merge_sources, marrow, IDS (into));
  g_assert_null (get_source (fixture, marrow)->affiliation);

  REFUSE (fixture, NOTHING, merge_sources, marrow, IDS (marrow));
  REFUSE (fixture, NOT_FOUND, merge_sources, marrow, IDS ("nowhere"));
  REFUSE (fixture, NOT_FOUND, merge_sources, "nowhere", IDS (marrow));
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_autofree char *office = fixture_add_source (fixture, "Office", DICTUM_SOURCE_GOVERNMENT_BODY);
  g_autofree char *marrow = fixture_add_source (fixture, "Ida Marrow", DICTUM_SOURCE_PERSON);
  g_autofree char *with_words = fixture_mark (fixture, "neither side");
  g_autofree char *without = fixture_mark (fixture, "a step");
  int start, end;

  fixture_find (fixture, "Officials", &start, &end);
  DO (fixture, set_source, with_words, 0, office, start, end);
  DO (fixture, set_source, without, 0, office, 0, 0);
  DO (fixture, set_field, IDS (marrow), "affiliation", "office");

  DO (fixture, remove_source, office);
  g_assert_null (get_source (fixture, office));
  g_assert_null (get_source (fixture, marrow)->affiliation);
  g_assert_null (fixture_get_link (fixture, with_words, 0)->source);
  g_assert_cmpstr (fixture_get_link (fixture, with_words, 0)->source_span->exact, ==, "Officials");
  g_assert_null (fixture_get (fixture, without)->attributions);
  REFUSE (fixture, NOT_FOUND, remove_source, office);
}

static void
test_articles (Fixture *fixture, gconstpointer data)
{
  static const char *const text[] = { "Nobody was asked." };
  g_autoptr (DictumArticle) second = fixture_make_article ("Nobody asked", text, 1);
  g_autoptr (DictumArticle) third = fixture_make_article ("Nobody asked", text, 1);
  g_autoptr (DictumArticle) empty = dictum_value_new (&dictum_article_type);
  g_autofree char *here = fixture_mark (fixture, "neither side");
  g_autofree char *there = NULL;
  g_autofree char *id = NULL;
  GListModel *articles = dictum_project_get_articles (fixture->project);
  guint n_claims;
  g_autoptr (GError) error = NULL;

  DO (fixture, add_article, second);
  id = g_strdup (fixture->last);
  DO (fixture, add_claim, id, 0, 6);
  there = g_strdup (fixture->last);
  DO (fixture, set_field, IDS (here), "sameAs", "2:1");
  g_assert_cmpstr (fixture_get (fixture, here)->same_as[0], ==, there);

  /* Added within a second they stay in order. */
  DO (fixture, add_article, third);
  for (guint i = 1; i < 3; i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (articles, i);

      g_assert_cmpstr (dictum_item_get_id (item), ==, (i == 1 ? second : third)->record.id);
    }
  g_assert_null (dictum_project_find_article (fixture->project, "nobody asked", &error));
  g_assert_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_AMBIGUOUS);
  g_clear_error (&error);
  g_assert_true (dictum_project_find_article (fixture->project, "3", NULL) == third);
  g_assert_true (dictum_project_find_article (fixture->project, "ministers SIGNAL a shift", NULL) !=
                 NULL);
  g_assert_null (dictum_project_find_article (fixture->project, "4", &error));
  g_assert_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dictum_project_find_claim (fixture->project, "2:2", &error));
  g_assert_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND);

  DO (fixture, remove_article, id, &n_claims);
  g_assert_cmpuint (n_claims, ==, 1);
  g_assert_null (fixture_get (fixture, there));
  g_assert_null (fixture_get (fixture, here)->same_as);
  REFUSE (fixture, NOT_FOUND, remove_article, id, NULL);
  REFUSE (fixture, EMPTY, add_article, empty);
}

static void
test_find_source (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one = fixture_add_source (fixture, "Élodie Ménard", DICTUM_SOURCE_PERSON);
  g_autofree char *two = fixture_add_source (fixture, "A diplomat", DICTUM_SOURCE_UNNAMED);
  g_autofree char *three = fixture_add_source (fixture, "A diplomat", DICTUM_SOURCE_UNNAMED);
  g_autoptr (GError) error = NULL;

  DO (fixture, set_field, IDS (one), "aliases", "E. M., minister");
  g_assert_true (dictum_project_find_source (fixture->project, "elodie menard", NULL) ==
                 get_source (fixture, one));
  g_assert_true (dictum_project_find_source (fixture->project, "the Minister", NULL) ==
                 get_source (fixture, one));
  g_assert_true (dictum_project_find_source (fixture->project, three, NULL) ==
                 get_source (fixture, three));
  g_assert_null (dictum_project_find_source (fixture->project, "a diplomat", &error));
  g_assert_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_AMBIGUOUS);
  g_clear_error (&error);
  g_assert_null (dictum_project_find_source (fixture->project, "", &error));
  g_assert_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND);
}

static void
assert_match (Fixture *fixture, const char *words, const char *wanted)
{
  g_autoptr (GPtrArray)
      matches = dictum_source_match (fixture->project, fixture->article, words, 0, NULL);

  g_test_message ("“%s”", words);
  if (wanted == NULL)
    {
      g_assert_cmpuint (matches->len, ==, 0);
      return;
    }
  g_assert_cmpuint (matches->len, >, 0);
  g_assert_cmpstr (dictum_item_get_source (g_ptr_array_index (matches, 0))->name, ==, wanted);
}

/* Whether the best match is what the words surely mean. */
static void
assert_meant (Fixture *fixture, const char *words, gboolean wanted)
{
  g_autoptr (GPtrArray) matches = NULL;
  gboolean meant = !wanted;

  g_test_message ("“%s”", words);
  matches = dictum_source_match (fixture->project, fixture->article, words, 0, &meant);
  g_assert_cmpint (meant, ==, wanted);
  g_assert_true (matches->len > 0 || !wanted);
}

static void
test_meant (Fixture *fixture, gconstpointer data)
{
  g_autofree char *office = fixture_add_source (fixture, "Prime Minister’s Office",
                                                DICTUM_SOURCE_GOVERNMENT_BODY);
  g_autofree char *marrow = fixture_add_source (fixture, "Ida Marrow", DICTUM_SOURCE_PERSON);

  DO (fixture, set_field, IDS (marrow), "aliases", "chair of the council");
  assert_meant (fixture, "Ida Marrow", TRUE);
  assert_meant (fixture, "ida mar", TRUE);
  assert_meant (fixture, "marrow", TRUE);
  assert_meant (fixture, "Mrs. Marrow", TRUE);
  assert_meant (fixture, "President Marrow", TRUE);
  assert_meant (fixture, "the President Marrow’s", TRUE);
  assert_meant (fixture, "Ida Marrow, who chairs the island council", TRUE);
  assert_meant (fixture, "the chair of", TRUE);
  assert_meant (fixture, "PMO", TRUE);
  assert_meant (fixture, "she", TRUE);
  assert_meant (fixture, "", TRUE);
  assert_meant (fixture, NULL, TRUE);

  /* Somebody else, perhaps. */
  assert_meant (fixture, "Ida Marrow Xx", FALSE);
  assert_meant (fixture, "Tom Marrow", FALSE);
  assert_meant (fixture, "President Tom Marrow", FALSE);
  assert_meant (fixture, "arrow", FALSE);
  assert_meant (fixture, "the Island Prime Minister’s Office", FALSE);
  assert_meant (fixture, "the harbour police", FALSE);
}

static void
test_match (Fixture *fixture, gconstpointer data)
{
  g_autofree char *office = fixture_add_source (fixture, "Prime Minister’s Office",
                                                DICTUM_SOURCE_GOVERNMENT_BODY);
  g_autofree char *marrow = fixture_add_source (fixture, "Ida Marrow", DICTUM_SOURCE_PERSON);
  g_autofree char *officials = fixture_add_source (fixture, "Officials in the capital",
                                                   DICTUM_SOURCE_UNNAMED);
  g_autofree char *un = fixture_add_source (fixture, "UN officials", DICTUM_SOURCE_UNNAMED);
  g_autofree char *media = fixture_add_source (fixture, "Island media", DICTUM_SOURCE_MEDIA);
  g_autofree char *claim = fixture_mark (fixture, "neither side");
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) two = NULL;

  DO (fixture, set_field, IDS (marrow), "aliases", "chair of the council");
  assert_match (fixture, "Prime Minister’s Office", "Prime Minister’s Office");
  assert_match (fixture, "the prime minister's office", "Prime Minister’s Office");
  assert_match (fixture, "the Island Prime Minister’s Office", "Prime Minister’s Office");
  assert_match (fixture, "pri", "Prime Minister’s Office");
  assert_match (fixture, "office", "Prime Minister’s Office");
  assert_match (fixture, "off", "Officials in the capital");
  assert_match (fixture, "PMO", "Prime Minister’s Office");
  assert_match (fixture, "Marrow", "Ida Marrow");
  assert_match (fixture, "Mrs. Marrow", "Ida Marrow");
  assert_match (fixture, "Ida Marrow, who chairs the island council", "Ida Marrow");
  assert_match (fixture, "the chair of the council", "Ida Marrow");
  assert_match (fixture, "UN officials", "UN officials");
  assert_match (fixture, "Island media reports", "Island media");
  assert_match (fixture, "the harbour police", NULL);

  /* No words, and pronouns: who spoke last in the article comes first. */
  DO (fixture, set_source, claim, 0, officials, 0, 0);
  assert_match (fixture, "", "Officials in the capital");
  assert_match (fixture, NULL, "Officials in the capital");
  assert_match (fixture, "they", "Officials in the capital");
  DO (fixture, set_source, claim, 1, marrow, 0, 0);
  assert_match (fixture, "she", "Ida Marrow");
  assert_match (fixture, "i", "Ida Marrow");
  assert_match (fixture, "us", "Ida Marrow");
  all = dictum_source_match (fixture->project, fixture->article, "", 0, NULL);
  g_assert_cmpuint (all->len, ==, 5);
  two = dictum_source_match (fixture->project, NULL, "", 2, NULL);
  g_assert_cmpuint (two->len, ==, 2);
}

static void
test_fields (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one = fixture_mark (fixture, "neither side");
  g_autofree char *two = fixture_mark (fixture, "a step");
  g_autofree char *source = fixture_add_source (fixture, "A diplomat", DICTUM_SOURCE_UNNAMED);
  const char *project = dictum_project_get_settings (fixture->project)->record.id;
  guint position = dictum_history_get_position (fixture->history);

  DO (fixture, set_field, IDS (one, two), "status", "needs-second-opinion");
  g_assert_cmpuint (dictum_history_get_position (fixture->history), ==, position + 1);
  g_assert_cmpstr (dictum_history_get_undo_label (fixture->history), ==,
                   "Set status to Needs second opinion");
  g_assert_cmpint (fixture_get (fixture, two)->status, ==, DICTUM_STATUS_SECOND_OPINION);
  DO (fixture, set_field, IDS (one), "status", NULL);
  g_assert_cmpint (fixture_get (fixture, one)->status, ==, DICTUM_STATUS_TO_DO);
  DO (fixture, set_field, IDS (one), "tags", " treaty, call ,, treaty");
  g_assert_cmpuint (g_strv_length (fixture_get (fixture, one)->tags), ==, 2);
  DO (fixture, set_field, IDS (one), "tags", "Marrow, Ida\ncall");
  g_assert_cmpstr (fixture_get (fixture, one)->tags[0], ==, "Marrow, Ida");
  DO (fixture, set_field, IDS (one), "tags", "");
  g_assert_null (fixture_get (fixture, one)->tags);
  DO (fixture, set_field, IDS (one), "checkWorthy", "Yes");
  DO (fixture, set_field, IDS (one), "checkWorthy", "no");
  g_assert_cmpstr (dictum_history_get_undo_label (fixture->history), ==,
                   "Mark as not check-worthy");
  DO (fixture, set_field, IDS (one), "notes", "Two\nlines, and a comma");
  DO (fixture, set_field, IDS (fixture->article), "published", "2026-11-14");
  DO (fixture, set_field, IDS (project), "title", "Harbour");
  DO (fixture, set_field, IDS (project), "settings.people", "Ana Holt (fact-checker), Ben Ude");
  DO (fixture, set_field, IDS (project), "settings.ratingScale", "PolitiFact");
  DO (fixture, set_field, IDS (source), "identifiers", "wikidata:Q42, url:https://x.example/a");
  DO (fixture, set_field, IDS (source), "identifiers", NULL);
  DO (fixture, set_field, IDS (source), "anonymity.groundRules", "background");
  DO (fixture, set_field, IDS (source), "anonymity.persons", "3");
  DO (fixture, set_field, IDS (source), "anonymity.persons", "");
  DO (fixture, set_field, IDS (source), "anonymity.groundRules", "");
  g_assert_null (get_source (fixture, source)->anonymity);
}

static void
test_fields_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *claim = fixture_mark (fixture, "neither side");
  g_autofree char *one = fixture_add_source (fixture, "One", DICTUM_SOURCE_PERSON);
  g_autofree char *two = fixture_add_source (fixture, "Two", DICTUM_SOURCE_PERSON);

  REFUSE (fixture, NOTHING, set_field, IDS (claim), "status", "to-do");
  REFUSE (fixture, NOTHING, set_field, (const char *const[]) { NULL }, "status", "done");
  REFUSE (fixture, INVALID, set_field, IDS (claim), "status", "finished");
  REFUSE (fixture, INVALID, set_field, IDS (claim), "checkWorthy", "perhaps");
  REFUSE (fixture, INVALID, set_field, IDS (claim), "notes", "\xff");
  REFUSE (fixture, INVALID, set_field, IDS (fixture->article), "published", "yesterday");
  REFUSE (fixture, INVALID, set_field, IDS (one), "anonymity.persons", "-1");
  REFUSE (fixture, INVALID, set_field, IDS (one), "identifiers", "Q42");
  REFUSE (fixture, NOT_FOUND, set_field, IDS ("nowhere"), "status", "done");
  REFUSE (fixture, NOT_FOUND, set_field, IDS (claim, one), "certainty", "certain");
  REFUSE (fixture, NOT_FOUND, set_field, IDS (claim), "mood", "good");
  REFUSE (fixture, NOT_FOUND, set_field, IDS (claim), "id", "1");
  REFUSE (fixture, NOT_FOUND, set_field, IDS (claim), "article", "1");
  REFUSE (fixture, NOT_FOUND, set_field, IDS (claim), "created", "2026-11-14");
  REFUSE (fixture, NOT_FOUND, set_field, IDS (one), "anonymity.mood", "good");
  REFUSE (fixture, NOT_FOUND, set_field, IDS (claim), "sameAs", "1:9");
  REFUSE (fixture, NOT_FOUND, set_field, IDS (one), "affiliation", "Three");

  /* Nobody is affiliated with himself, on no way. */
  REFUSE (fixture, INVALID, set_field, IDS (one), "affiliation", "One");
  DO (fixture, set_field, IDS (one), "affiliation", "Two");
  REFUSE (fixture, INVALID, set_field, IDS (two), "affiliation", "One");
  REFUSE (fixture, NOTHING, set_field, IDS (claim), "sameAs", claim);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func)                                                                            \
  g_test_add ("/edit/registry/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("add", test_add);
  ADD ("rename", test_rename);
  ADD ("merge", test_merge);
  ADD ("remove", test_remove);
  ADD ("articles", test_articles);
  ADD ("find-source", test_find_source);
  ADD ("match", test_match);
  ADD ("meant", test_meant);
  ADD ("fields", test_fields);
  ADD ("fields-refused", test_fields_refused);

  return g_test_run ();
}
