/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "edit-fixture.h"
#include "edit/dictum-merge.h"
#include "edit/dictum-source-alike.h"

/* A source as one line: its kind's letter, its name, aliases behind bars. */
static DictumSource *
make_source (const char *line)
{
  static const char letters[] = "pogcdmuz";
  DictumSource *source = dictum_value_new (&dictum_source_type);
  g_auto (GStrv) parts = g_strsplit (line + 2, "|", -1);

  g_assert_nonnull (strchr (letters, *line));
  source->record.id = dictum_id_new ();
  source->kind = (int) (strchr (letters, *line) - letters);
  source->name = g_strdup (parts[0]);
  dictum_value_set_strings (&source->aliases, (const char *const *) parts + 1);
  dictum_value_seal (source);
  return source;
}

static GPtrArray *
find (const char *const *lines)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (dictum_value_unref);

  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (sources, make_source (lines[i]));

  return dictum_sources_find_alike (sources, NULL);
}

static const struct
{
  const char *one;
  const char *other;
  int reason;
} alike[] = {
  { "p Ida Marrow", "p ida marrow", DICTUM_ALIKE_NAME },
  { "o Société du Port", "o Societe du port", DICTUM_ALIKE_NAME },
  { "g Straßenbauamt", "g Strassenbauamt", DICTUM_ALIKE_NAME },
  { "o The Harbour Union", "o Harbour Union", DICTUM_ALIKE_NAME },
  { "u Officials in the capital", "u officials in the capital", DICTUM_ALIKE_NAME },
  { "g Prime Minister’s Office|The office", "g PMO|the office", DICTUM_ALIKE_ALIAS },
  { "p Lia Voss|Amalia Voss", "p Amalia Voss", DICTUM_ALIKE_ALIAS },
  { "o Союз портов", "o СОЮЗ ПОРТОВ", DICTUM_ALIKE_NAME },
  { "g PMO", "g Prime Minister’s Office", DICTUM_ALIKE_ACRONYM },
  { "o S.P.A.", "o Saltmere Port Authority", DICTUM_ALIKE_ACRONYM },
  { "g MFA", "g Ministry of Foreign Affairs", DICTUM_ALIKE_ACRONYM },
  { "g BMHF", "g Bundesamt für Meer, Häfen und Fischerei", DICTUM_ALIKE_ACRONYM },
  { "o SNP", "o Société nationale des ports", DICTUM_ALIKE_ACRONYM },
  { "o ΛΑΣ", "o Λιμενική Αρχή Σάλτμερ", DICTUM_ALIKE_ACRONYM },
  { "p Marrow", "p Ida Marrow", DICTUM_ALIKE_SURNAME },
  { "p Minister Marrow", "p Ida Marrow", DICTUM_ALIKE_SURNAME },
  { "p I. Marrow", "p Ida Marrow", DICTUM_ALIKE_SURNAME },
  { "p Ida Marrow", "p Ida Jane Marrow", DICTUM_ALIKE_SURNAME },
  { "p J.-P. Delorne", "p Jean-Pierre Delorne", DICTUM_ALIKE_SURNAME },
  { "p van der Berg", "p Jan van der Berg", DICTUM_ALIKE_SURNAME },
  { "g Harbor Authority", "g Harbour Authority", DICTUM_ALIKE_SPELLING },
  { "p Kristina Holm", "p Christina Holm", DICTUM_ALIKE_SPELLING },
  { "p Erik Andersen", "p Erik Anderson", DICTUM_ALIKE_SPELLING },
  { "p Phillip Reedman", "p Philip Reedman", DICTUM_ALIKE_SPELLING },
  { "g Ministry of Fihseries", "g Ministry of Fisheries", DICTUM_ALIKE_SPELLING },
  { "m Salt Mere Gazette", "m Saltmere Gazette", DICTUM_ALIKE_SPELLING },
  { "o Fischereigenosenschaft Nord", "o Fischereigenossenschaft Nord", DICTUM_ALIKE_SPELLING },
  { "g Ministère de la Pêche", "g Ministere de la Peche", DICTUM_ALIKE_NAME },
  { "g Министерство рыболовства", "g Министерство рыболовствa", DICTUM_ALIKE_SPELLING },
};

static void
test_alike (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (alike); i++)
    for (guint swap = 0; swap < 2; swap++)
      {
        const char *lines[] = { swap ? alike[i].other : alike[i].one,
                                swap ? alike[i].one : alike[i].other, NULL };
        g_autoptr (GPtrArray) found = find (lines);
        g_autofree char *why = NULL;

        if (found->len != 1)
          g_error ("%s, %s: %u found", lines[0], lines[1], found->len);
        why = dictum_alike_describe (g_ptr_array_index (found, 0));
        g_test_message ("%s", why);
        g_assert_cmpint (((DictumAlike *) g_ptr_array_index (found, 0))->reason, ==,
                         alike[i].reason);
      }
}

/* A registry in which no two are one: everything that looks a little alike in it is another. */
static const char *const different[] = {
  "p Ida Marrow",
  "p Ines Marrow",
  "p Marrow",
  "p I. Marrow",
  "p Tomas Reed|the minister",
  "p Tom Reid",
  "p Martin Holt|minister",
  "p Marvin Holt|the minister",
  "p Daniel Quell",
  "p Daniela Quell",
  "p Maria Sund",
  "p Mario Sund",
  "p Marie Sund",
  "p Johan Berg Jr.",
  "p Johan Berg",
  "p Ana Petrova",
  "p Anton Petrov",
  "p Marlow",
  "p Barrow",
  "p Jens Bolton",
  "p Jens Dolton",
  "p Karl Meyer",
  "p Kurt Meyer",
  "p Wang Li",
  "p Wang Lin",
  "p 王小明",
  "p 王大明",
  "g Northern Ministry",
  "g Southern Ministry",
  "g Eastern Port Office",
  "g Western Port Office",
  "g Ministry of Health",
  "g Ministry of Wealth",
  "g Ministry of Finance",
  "g Ministry of Foreign Affairs",
  "g MF",
  "o Marine Forum",
  "o Island council",
  "o Inland council",
  "o Harbour Union 1",
  "o Harbour Union 2",
  "o Union of Dockers",
  "o Union of Doctors",
  "o Local 12",
  "o Local 13",
  "o Bund der Fischer",
  "o Bund der Fleischer",
  "o Parti du Port",
  "o Parti du Pont",
  "d Harbour treaty, 1998 text",
  "d Harbour treaty, 1999 text",
  "d Marrow report",
  "d Barlow report",
  "m Island Wire",
  "m Inland Wire",
  "m The Ledger",
  "u A senior official",
  "u A senior official",
  "u Senior officials",
  "u Senior official",
  "u Customs officers|officials",
  "u Port officers|officials",
  "u Analysts",
  "u Analyst",
  "c Fishers",
  "c Fisher",
  "c Government",
  "c Governments",
};

static void
test_different (void)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (dictum_value_unref);
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (different); i++)
    g_ptr_array_add (sources, make_source (different[i]));
  found = dictum_sources_find_alike (sources, NULL);
  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *why = dictum_alike_describe (g_ptr_array_index (found, i));

      g_test_message ("suggested: %s", why);
    }
  g_assert_cmpuint (found->len, ==, 0);
}

static guint
count (Fixture *fixture)
{
  g_autoptr (DictumProjectSnapshot) snapshot = dictum_project_take_snapshot (fixture->project);
  g_autoptr (GPtrArray) found = dictum_sources_find_alike (snapshot->sources, NULL);

  return found->len;
}

/* What the editor said, and what the records say, goes before how they look. */
static void
test_apart (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = fixture_add_source (fixture, "Ida Marrow", DICTUM_SOURCE_PERSON);
  g_autofree char *b = fixture_add_source (fixture, "I. Marrow", DICTUM_SOURCE_PERSON);
  g_autofree char *c = fixture_add_source (fixture, "Council", DICTUM_SOURCE_ORGANISATION);
  g_autofree char *d = fixture_add_source (fixture, "Port", DICTUM_SOURCE_ORGANISATION);

  g_assert_cmpuint (count (fixture), ==, 1);
  DO (fixture, set_distinct, IDS (a, b), TRUE);
  g_assert_cmpuint (count (fixture), ==, 0);
  DO (fixture, set_distinct, IDS (b, a), FALSE);
  DO (fixture, set_field, IDS (a), "identifiers", "wikidata:Q1");
  g_assert_cmpuint (count (fixture), ==, 1);
  DO (fixture, set_field, IDS (b), "identifiers", "wikidata:Q2");
  g_assert_cmpuint (count (fixture), ==, 0);
  DO (fixture, set_field, IDS (b), "identifiers", "");
  DO (fixture, set_field, IDS (a), "affiliation", c);
  g_assert_cmpuint (count (fixture), ==, 1);
  DO (fixture, set_field, IDS (b), "affiliation", d);
  g_assert_cmpuint (count (fixture), ==, 0);

  DO (fixture, set_field, IDS (c), "identifiers", "url:https://port.example");
  DO (fixture, set_field, IDS (d), "identifiers", "url:https://port.example");
  g_assert_cmpuint (count (fixture), ==, 1);
  DO (fixture, set_field, IDS (c), "affiliation", d);
  g_assert_cmpuint (count (fixture), ==, 0);
}

static void
finished_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(GPtrArray **) data = dictum_project_find_alike_finish (result, &error);
  g_assert_no_error (error);
}

static void
test_async (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = fixture_add_source (fixture, "PMO", DICTUM_SOURCE_GOVERNMENT_BODY);
  g_autofree char *b = fixture_add_source (fixture, "Prime Minister’s Office",
                                           DICTUM_SOURCE_GOVERNMENT_BODY);
  g_autoptr (GPtrArray) found = NULL;

  dictum_project_find_alike_async (fixture->project, NULL, finished_cb, &found);
  while (found == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (found->len, ==, 1);
}

/* Very many names take a time that grows with their number, not with its square. */
static void
test_many (void)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (dictum_value_unref);
  g_autoptr (GPtrArray) found = NULL;
  gint64 start;

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *line = g_strdup_printf ("p %c%c%c%c Marrow%c%c", 'A' + i % 26,
                                               'a' + i / 26 % 26, 'a' + i / 7 % 26, 'a' + i % 11,
                                               'a' + i / 676 % 26, 'a' + i / 3 % 26);

      g_ptr_array_add (sources, make_source (line));
    }
  start = g_get_monotonic_time ();
  found = dictum_sources_find_alike (sources, NULL);
  g_test_message ("5,000 sources: %.0f ms, %u found",
                  (double) (g_get_monotonic_time () - start) / 1000, found->len);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/alike/alike", test_alike);
  g_test_add_func ("/alike/different", test_different);
  g_test_add_func ("/alike/many", test_many);
  g_test_add ("/alike/apart", Fixture, NULL, fixture_set_up, test_apart, fixture_tear_down);
  g_test_add ("/alike/async", Fixture, NULL, fixture_set_up, test_async, fixture_tear_down);

  return g_test_run ();
}
