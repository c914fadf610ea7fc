/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "edit-fixture.h"
#include "edit/dictum-edit-many.h"

/* What is done to many claims at once, and the lists that a desk keeps. */

static void
assert_tags (Fixture *fixture, const char *claim, const char *expected)
{
  const DictumClaim *record = fixture_get (fixture, claim);
  g_autofree char *tags = record->tags != NULL ? g_strjoinv (",", record->tags) : g_strdup ("");

  g_assert_cmpstr (tags, ==, expected);
}

static void
test_tags (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = fixture_mark (fixture, "constructive and overdue");
  g_autofree char *second = fixture_mark (fixture, "We were not consulted");

  DO (fixture, add_tags, IDS (first), IDS (" treaty ", "port", "Port", ""));
  assert_tags (fixture, first, "treaty,port");
  DO (fixture, add_tags, IDS (first, second), IDS ("Port", "new"));
  assert_tags (fixture, first, "treaty,port,new");
  assert_tags (fixture, second, "Port,new");
  DO (fixture, remove_tags, IDS (first, second), IDS ("PORT"));
  assert_tags (fixture, first, "treaty,new");
  assert_tags (fixture, second, "new");
  DO (fixture, remove_tags, IDS (second), IDS ("new", "treaty"));
  assert_tags (fixture, second, "");

  REFUSE (fixture, NOTHING, add_tags, IDS (first), IDS ("treaty"));
  REFUSE (fixture, EMPTY, add_tags, IDS (first), IDS (" "));
  REFUSE (fixture, NOT_FOUND, add_tags, IDS (first, "nowhere"), IDS ("x"));
}

static void
test_speaker (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = fixture_mark (fixture, "constructive and overdue");
  g_autofree char *second = fixture_mark (fixture, "We were not consulted");
  g_autofree char *media = fixture_add_source (fixture, "Island media", DICTUM_SOURCE_MEDIA);
  g_autofree char *marrow = fixture_add_source (fixture, "Ida Marrow", DICTUM_SOURCE_PERSON);
  int start, end;

  DO (fixture, set_source, first, 0, media, 0, 0);
  fixture_find (fixture, "Officials in the capital", &start, &end);
  DO (fixture, set_source, first, 1, NULL, start, end);
  DO (fixture, set_speaker, IDS (first, second), marrow);
  g_assert_cmpstr (fixture_get_link (fixture, first, 0)->source, ==, media);
  g_assert_cmpstr (fixture_get_link (fixture, first, 1)->source, ==, marrow);
  g_assert_nonnull (fixture_get_link (fixture, first, 1)->source_span);
  g_assert_cmpstr (fixture_get_link (fixture, second, 0)->source, ==, marrow);

  DO (fixture, set_new_speaker, IDS (first, second), "Officials", DICTUM_SOURCE_UNNAMED);
  g_assert_cmpstr (fixture_get_link (fixture, second, 0)->source, ==, fixture->last);
  g_assert_cmpstr (dictum_project_get_source (fixture->project, fixture->last)->name, ==,
                   "Officials");

  REFUSE (fixture, NOT_FOUND, set_speaker, IDS (first), "nowhere");
  REFUSE (fixture, NOT_FOUND, set_speaker, IDS ("nowhere"), marrow);
}

static char *
list_filters (Fixture *fixture)
{
  const DictumSettings *settings = dictum_project_get_settings (fixture->project);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < dictum_values_length (settings->desk->filters); i++)
    {
      const DictumSavedFilter *filter = dictum_values_get (settings->desk->filters, i);

      g_string_append_printf (out, "%s=%s;", filter->name, filter->query);
    }

  return g_string_free_and_steal (out);
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  g_autofree char *three = NULL;
  g_autofree char *two = NULL;
  g_autofree char *one = NULL;

  DO (fixture, save_filter, "Open", "-status:done");
  DO (fixture, save_filter, " Anonymous ", " unnamed:yes ");
  DO (fixture, save_filter, "Money", "crowns");
  three = list_filters (fixture);
  g_assert_cmpstr (three, ==, "Anonymous=unnamed:yes;Money=crowns;Open=-status:done;");

  DO (fixture, save_filter, "Money", "crowns,million");
  DO (fixture, rename_filter, "Anonymous", "Unnamed");
  DO (fixture, remove_filter, "Open");
  two = list_filters (fixture);
  g_assert_cmpstr (two, ==, "Money=crowns,million;Unnamed=unnamed:yes;");
  g_assert_cmpstr (
      dictum_settings_find_filter (dictum_project_get_settings (fixture->project), "Money")->query,
      ==, "crowns,million");

  REFUSE (fixture, INVALID, rename_filter, "Money", "Unnamed");
  REFUSE (fixture, NOTHING, rename_filter, "Money", "Money");
  REFUSE (fixture, NOT_FOUND, rename_filter, "Open", "Shut");
  REFUSE (fixture, NOT_FOUND, remove_filter, "Open");
  REFUSE (fixture, EMPTY, save_filter, " ", "x");
  REFUSE (fixture, EMPTY, save_filter, "Empty", " ");
  one = list_filters (fixture);
  g_assert_cmpstr (one, ==, two);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/edit-many/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("tags", test_tags);
  ADD ("speaker", test_speaker);
  ADD ("filters", test_filters);

  return g_test_run ();
}
