/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "analysis/dictum-register.h"
#include "analysis/dictum-said.h"
#include "edit-fixture.h"

static DictumSaid *
list_said (Fixture *fixture, const char *source)
{
  g_autoptr (DictumProjectSnapshot) snapshot = dictum_project_take_snapshot (fixture->project);

  return dictum_said_new (snapshot, source, NULL);
}

static const DictumSaidEntry *
get_entry (const DictumSaid *said, guint position)
{
  g_assert_cmpuint (position, <, said->entries->len);
  return g_ptr_array_index (said->entries, position);
}

static char *
mark_for (Fixture *fixture, const char *words, guint link, const char *source)
{
  char *claim = fixture_mark (fixture, words);

  DO (fixture, set_source, claim, link, source, 0, 0);
  return claim;
}

static char *
add_article (Fixture *fixture, const char *title, const char *published)
{
  static const char *const text[] = { "The harbour stays open, the council said." };
  g_autoptr (DictumArticle) article = fixture_make_article (title, text, 1);

  dictum_value_set_string (&article->published, published);
  DO (fixture, add_article, article);
  return g_strdup (fixture->last);
}

static void
test_entries (Fixture *fixture, gconstpointer data)
{
  g_autofree char *media = fixture_add_source (fixture, "Island media", DICTUM_SOURCE_MEDIA);
  g_autofree char *marrow = fixture_add_source (fixture, "Ida Marrow", DICTUM_SOURCE_PERSON);
  g_autofree char *second = add_article (fixture, "Later", "2030-01-02");
  g_autofree char *late = mark_for (fixture, "a step", 0, marrow);
  g_autofree char *early = mark_for (fixture, "neither side", 0, media);
  g_autofree char *nobodys = fixture_mark (fixture, "berths");
  g_autofree char *other = NULL;
  g_autoptr (DictumSaid) said = NULL;
  g_autoptr (DictumSaid) passed = NULL;
  const DictumSaidArticle *article;

  /* Media say that Marrow said, in the first article; Marrow speaks in the other one too. */
  DO (fixture, set_source, early, 1, marrow, 0, 0);
  DO (fixture, set_link_field, early, 1, "stance", "doubting");
  DO (fixture, set_link_field, early, 1, "polarity", "denied");
  DO (fixture, add_claim, second, 0, 22);
  other = g_strdup (fixture->last);
  DO (fixture, set_source, other, 0, marrow, 0, 0);

  said = list_said (fixture, marrow);
  g_assert_cmpuint (said->entries->len, ==, 3);
  g_assert_cmpstr (get_entry (said, 0)->claim->record.id, ==, other);
  g_assert_cmpstr (get_entry (said, 1)->claim->record.id, ==, early);
  g_assert_cmpstr (get_entry (said, 2)->claim->record.id, ==, late);
  g_assert_cmpuint (get_entry (said, 1)->link, ==, 1);
  g_assert_false (get_entry (said, 1)->passed_on);
  g_assert_cmpint (get_entry (said, 0)->words, ==, 4);
  g_assert_cmpuint (said->n_passed_on, ==, 0);
  g_assert_cmpuint (said->n_links, ==, 3);
  g_assert_cmpuint (said->stances[DICTUM_STANCE_DOUBTING], ==, 1);
  g_assert_cmpuint (said->stances[DICTUM_STANCE_NEUTRAL], ==, 2);
  g_assert_cmpuint (said->polarities[DICTUM_POLARITY_DENIED], ==, 1);
  g_assert_cmpuint (said->manners[DICTUM_MANNER_INDIRECT], ==, 3);

  g_assert_cmpuint (said->articles->len, ==, 2);
  article = g_ptr_array_index (said->articles, 1);
  g_assert_cmpstr (article->article->record.id, ==, fixture->article);
  g_assert_cmpuint (article->n_claims, ==, 2);
  g_assert_cmpuint (article->n_all_claims, ==, 3);
  g_assert_cmpint (article->words, ==, 4);
  g_assert_cmpint (article->attributed_words, ==, 4);

  /* What media passed on is not theirs. */
  passed = list_said (fixture, media);
  g_assert_cmpuint (passed->entries->len, ==, 1);
  g_assert_true (get_entry (passed, 0)->passed_on);
  g_assert_cmpuint (passed->n_passed_on, ==, 1);
  article = g_ptr_array_index (passed->articles, 0);
  g_assert_cmpint (article->words, ==, 0);
  g_assert_cmpint (article->attributed_words, ==, 4);
}

/* Words under two claims count once in an article. */
static void
test_overlap (Fixture *fixture, gconstpointer data)
{
  g_autofree char *marrow = fixture_add_source (fixture, "Ida Marrow", DICTUM_SOURCE_PERSON);
  g_autofree char *one = mark_for (fixture, "neither side set out a timetable", 0, marrow);
  g_autofree char *two = mark_for (fixture, "set out a timetable", 0, marrow);
  g_autofree char *three = mark_for (fixture, "a step", 0, marrow);
  g_autoptr (DictumSaid) said = list_said (fixture, marrow);
  const DictumSaidArticle *article = g_ptr_array_index (said->articles, 0);

  g_assert_cmpint (article->words, ==, 8);
  g_assert_cmpint (get_entry (said, 0)->words, ==, 6);
  g_assert_cmpint (get_entry (said, 1)->words, ==, 4);
}

static void
test_register (Fixture *fixture, gconstpointer data)
{
  g_autofree char *media = fixture_add_source (fixture, "Island media", DICTUM_SOURCE_MEDIA);
  g_autofree char *marrow = fixture_add_source (fixture, "Ida Marrow", DICTUM_SOURCE_PERSON);
  g_autofree char *nobody = fixture_add_source (fixture, "Abel Quist", DICTUM_SOURCE_PERSON);
  g_autofree char *second = add_article (fixture, "Later", "2030-01-02");
  g_autofree char *first = mark_for (fixture, "neither side", 0, media);
  g_autoptr (DictumProjectSnapshot) snapshot = NULL;
  g_autoptr (DictumRegister) figures = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  const DictumSource *a, *b, *c;

  DO (fixture, set_source, first, 1, marrow, 0, 0);
  DO (fixture, set_source, first, 2, media, 0, 0);
  DO (fixture, add_claim, second, 0, 22);
  DO (fixture, set_source, fixture->last, 0, marrow, 0, 0);

  snapshot = dictum_project_take_snapshot (fixture->project);
  figures = dictum_register_new (snapshot, NULL);
  g_assert_cmpuint (dictum_register_get (figures, media)->n_claims, ==, 1);
  g_assert_cmpuint (dictum_register_get (figures, media)->n_said, ==, 1);
  g_assert_cmpint (dictum_register_get (figures, media)->words, ==, 2);
  g_assert_cmpuint (dictum_register_get (figures, marrow)->n_claims, ==, 2);
  g_assert_cmpuint (dictum_register_get (figures, marrow)->n_said, ==, 1);
  g_assert_cmpuint (dictum_register_get (figures, marrow)->n_articles, ==, 2);
  g_assert_cmpint (dictum_register_get (figures, marrow)->words, ==, 4);
  g_assert_cmpstr (dictum_register_get (figures, marrow)->last, ==, "2030-01-02");
  g_assert_cmpuint (dictum_register_get (figures, nobody)->n_claims, ==, 0);
  g_assert_cmpint (dictum_register_get_words (figures), ==, 6);

  a = dictum_project_get_source (fixture->project, media);
  b = dictum_project_get_source (fixture->project, marrow);
  c = dictum_project_get_source (fixture->project, nobody);
  g_assert_cmpint (dictum_source_compare (a, b, DICTUM_SOURCE_ORDER_NAME, NULL), >, 0);
  g_assert_cmpint (dictum_source_compare (a, b, DICTUM_SOURCE_ORDER_KIND, NULL), >, 0);
  g_assert_cmpint (dictum_source_compare (b, c, DICTUM_SOURCE_ORDER_KIND, NULL), >, 0);
  g_assert_cmpint (dictum_source_compare (a, b, DICTUM_SOURCE_ORDER_CLAIMS, figures), >, 0);
  g_assert_cmpint (dictum_source_compare (a, b, DICTUM_SOURCE_ORDER_WORDS, figures), >, 0);
  g_assert_cmpint (dictum_source_compare (c, a, DICTUM_SOURCE_ORDER_LAST, figures), >, 0);
  g_assert_cmpint (dictum_source_compare (b, a, DICTUM_SOURCE_ORDER_LAST, figures), <, 0);

  g_cancellable_cancel (cancelled);
  g_assert_null (dictum_register_new (snapshot, cancelled));
  g_assert_null (dictum_said_new (snapshot, marrow, cancelled));
}

static gboolean
has_words (Fixture *fixture, const char *source, const char *words)
{
  g_autofree char *folded = dictum_text_fold (words);

  return dictum_source_has_words (fixture->project,
                                  dictum_project_get_source (fixture->project, source), folded);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  g_autofree char *port = fixture_add_source (fixture, "Port Authority", DICTUM_SOURCE_OTHER);
  g_autofree char *source = fixture_add_source (fixture, "Élise Dánne", DICTUM_SOURCE_PERSON);

  DO (fixture, set_field, IDS (source), "aliases", "the harbourmaster");
  DO (fixture, set_field, IDS (source), "affiliation", port);
  DO (fixture, set_field, IDS (source), "description", "In office since 2024");
  g_assert_true (has_words (fixture, source, "elise"));
  g_assert_true (has_words (fixture, source, "DANNE HARBOUR"));
  g_assert_true (has_words (fixture, source, "authority danne"));
  g_assert_true (has_words (fixture, source, "2024"));
  g_assert_false (has_words (fixture, source, "elise marrow"));
}

static void
said_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  *(DictumSaid **) data = dictum_project_list_said_finish (result, NULL);
}

static void
registered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  *(DictumRegister **) data = dictum_project_register_finish (result, NULL);
}

/* The answer is about the moment of the question. */
static void
test_async (Fixture *fixture, gconstpointer data)
{
  g_autofree char *marrow = fixture_add_source (fixture, "Ida Marrow", DICTUM_SOURCE_PERSON);
  g_autofree char *claim = mark_for (fixture, "neither side", 0, marrow);
  g_autoptr (DictumSaid) said = NULL;
  g_autoptr (DictumRegister) figures = NULL;

  dictum_project_list_said_async (fixture->project, marrow, NULL, said_cb, &said);
  dictum_project_register_async (fixture->project, NULL, registered_cb, &figures);
  DO (fixture, remove_claims, IDS (claim));
  while (said == NULL || figures == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (said->entries->len, ==, 1);
  g_assert_cmpuint (dictum_register_get (figures, marrow)->n_claims, ==, 1);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/said/entries", test_entries);
  ADD ("/said/overlap", test_overlap);
  ADD ("/said/register", test_register);
  ADD ("/said/search", test_search);
  ADD ("/said/async", test_async);

  return g_test_run ();
}
