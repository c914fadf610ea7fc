/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "edit/dictum-edit.h"

/* What newspapers call their sources: the words, the kind that is guessed, the name that a registry
 * keeps. */
static const struct
{
  const char *words;
  DictumSourceKind kind;
  const char *name;
} phrases[] = {
  { "the Prime Minister’s Office", DICTUM_SOURCE_GOVERNMENT_BODY, "Prime Minister’s Office" },
  { "the Korrish Prime Minister’s Office", DICTUM_SOURCE_GOVERNMENT_BODY,
    "Korrish Prime Minister’s Office" },
  { "the Prime Minister's Office", DICTUM_SOURCE_GOVERNMENT_BODY, "Prime Minister's Office" },
  { "the Ministry of Fisheries", DICTUM_SOURCE_GOVERNMENT_BODY, "Ministry of Fisheries" },
  { "The ministry", DICTUM_SOURCE_GOVERNMENT_BODY, "Ministry" },
  { "the ministry’s", DICTUM_SOURCE_GOVERNMENT_BODY, "Ministry" },
  { "the harbour police", DICTUM_SOURCE_GOVERNMENT_BODY, "Harbour police" },
  { "Officials in the capital", DICTUM_SOURCE_UNNAMED, "Officials in the capital" },
  { "officials", DICTUM_SOURCE_UNNAMED, "Officials" },
  { "UN officials", DICTUM_SOURCE_UNNAMED, "UN officials" },
  { "Relief officials", DICTUM_SOURCE_UNNAMED, "Relief officials" },
  { "analysts", DICTUM_SOURCE_UNNAMED, "Analysts" },
  { "two analysts", DICTUM_SOURCE_UNNAMED, "Two analysts" },
  { "sources close to the talks", DICTUM_SOURCE_UNNAMED, "Sources close to the talks" },
  { "a person familiar with the talks", DICTUM_SOURCE_UNNAMED, "A person familiar with the talks" },
  { "a senior customs officer", DICTUM_SOURCE_UNNAMED, "A senior customs officer" },
  { "a senior official", DICTUM_SOURCE_UNNAMED, "A senior official" },
  { "one diplomat", DICTUM_SOURCE_UNNAMED, "One diplomat" },
  { "A spokesman for the harbour police", DICTUM_SOURCE_UNNAMED,
    "A spokesman for the harbour police" },
  { "residents of the outer islands", DICTUM_SOURCE_UNNAMED, "Residents of the outer islands" },
  { "critics", DICTUM_SOURCE_UNNAMED, "Critics" },
  { "Island media", DICTUM_SOURCE_MEDIA, "Island media" },
  { "Korrish media reports", DICTUM_SOURCE_MEDIA, "Korrish media reports" },
  { "the Coastal Courier", DICTUM_SOURCE_MEDIA, "Coastal Courier" },
  { "The Saltmere Herald", DICTUM_SOURCE_MEDIA, "Saltmere Herald" },
  { "The Ledger", DICTUM_SOURCE_MEDIA, "The Ledger" },
  { "a statement", DICTUM_SOURCE_DOCUMENT, "Statement" },
  { "the 1998 treaty", DICTUM_SOURCE_DOCUMENT, "1998 treaty" },
  { "the text of the treaty", DICTUM_SOURCE_DOCUMENT, "Text of the treaty" },
  { "a report by the port authority", DICTUM_SOURCE_DOCUMENT, "Report by the port authority" },
  { "Ida Marrow", DICTUM_SOURCE_PERSON, "Ida Marrow" },
  { "Ida Marrow, who chairs the island council", DICTUM_SOURCE_PERSON, "Ida Marrow" },
  { "Tomas Reed, a former minister", DICTUM_SOURCE_PERSON, "Tomas Reed" },
  { "Prime Minister Halden Roe", DICTUM_SOURCE_PERSON, "Halden Roe" },
  { "Island Prime Minister Halden Roe", DICTUM_SOURCE_PERSON, "Halden Roe" },
  { "President Vance", DICTUM_SOURCE_PERSON, "President Vance" },
  { "Mr. Reed", DICTUM_SOURCE_PERSON, "Reed" },
  { "Anna van der Meer", DICTUM_SOURCE_PERSON, "Anna van der Meer" },
  { "John F. Vale", DICTUM_SOURCE_PERSON, "John F. Vale" },
  { "the prime minister", DICTUM_SOURCE_PERSON, "Prime minister" },
  { "he", DICTUM_SOURCE_PERSON, "he" },
  { "She", DICTUM_SOURCE_PERSON, "She" },
  { "they", DICTUM_SOURCE_GROUP, "they" },
  { "the island council", DICTUM_SOURCE_ORGANISATION, "Island council" },
  { "the United Nations", DICTUM_SOURCE_ORGANISATION, "United Nations" },
  { "NATO", DICTUM_SOURCE_ORGANISATION, "NATO" },
  { "the Royal Harbour Trust", DICTUM_SOURCE_ORGANISATION, "Royal Harbour Trust" },
  { "Both leaders", DICTUM_SOURCE_GROUP, "Both leaders" },
  { "both governments", DICTUM_SOURCE_GROUP, "Both governments" },
  { "Saltmere and Orrin", DICTUM_SOURCE_GROUP, "Saltmere and Orrin" },
  { "“the ministry”,", DICTUM_SOURCE_GOVERNMENT_BODY, "Ministry" },
  { "  the   ministry\n", DICTUM_SOURCE_GOVERNMENT_BODY, "Ministry" },
  { "Élodie Ménard", DICTUM_SOURCE_PERSON, "Élodie Ménard" },
  { "", DICTUM_SOURCE_OTHER, "" },
  { "…", DICTUM_SOURCE_OTHER, "" },
};

static void
test_guess_kind (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      g_test_message ("“%s”", phrases[i].words);
      g_assert_cmpstr (
          dictum_enum_get_nick (&dictum_source_kinds, dictum_source_guess_kind (phrases[i].words)),
          ==, dictum_enum_get_nick (&dictum_source_kinds, phrases[i].kind));
    }
  g_assert_cmpint (dictum_source_guess_kind (NULL), ==, DICTUM_SOURCE_OTHER);
}

/* The window creates a source under the suggested name: its kind must not depend on which of the
 * two was asked for. */
static void
test_kind_of_name (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      static const char *const changed[] = { "mr. reed", "the prime minister", NULL };
      g_autofree char *folded = g_utf8_strdown (phrases[i].words, -1);

      if (g_strv_contains (changed, folded))
        continue;
      g_test_message ("“%s”", phrases[i].name);
      g_assert_cmpint (dictum_source_guess_kind (phrases[i].name), ==, phrases[i].kind);
    }
}

static void
test_suggest_name (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      g_autofree char *name = dictum_source_suggest_name (phrases[i].words);
      g_autofree char *again = dictum_source_suggest_name (name);

      g_test_message ("“%s”", phrases[i].words);
      g_assert_cmpstr (name, ==, phrases[i].name);
      g_assert_cmpstr (again, ==, name);
    }
}

/* Anything may be pasted into the picker. */
static void
test_odd_words (void)
{
  static const char *const odd[] = { ",",
                                     " , ",
                                     "the",
                                     "a",
                                     "’s",
                                     "the ’s",
                                     ".",
                                     "and",
                                     " and ",
                                     "who",
                                     ", who",
                                     "the of",
                                     "of",
                                     "Mr.",
                                     "A.",
                                     "日本の政府",
                                     "وزارة الخارجية",
                                     "a\nb\tc",
                                     "'",
                                     "-",
                                     "the a an" };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *name = dictum_source_suggest_name (odd[i]);

      g_assert_nonnull (name);
      g_assert_true (g_utf8_validate (name, -1, NULL));
      g_assert_cmpint (dictum_source_guess_kind (odd[i]), <=, DICTUM_SOURCE_OTHER);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit/names/guess-kind", test_guess_kind);
  g_test_add_func ("/edit/names/kind-of-name", test_kind_of_name);
  g_test_add_func ("/edit/names/suggest-name", test_suggest_name);
  g_test_add_func ("/edit/names/odd-words", test_odd_words);

  return g_test_run ();
}
