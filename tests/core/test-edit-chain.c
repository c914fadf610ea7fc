/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "edit-fixture.h"
#include "edit/dictum-edit-private.h"

static void
set_cue (Fixture *fixture, const char *claim, guint link, const char *words)
{
  int start, end;

  fixture_find (fixture, words, &start, &end);
  DO (fixture, set_cue, claim, link, start, end);
}

static guint
count_links (Fixture *fixture, const char *claim)
{
  return dictum_values_length (fixture_get (fixture, claim)->attributions);
}

static void
test_set_source (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_mark (fixture, "“constructive and overdue”");
  g_autofree char *officials = fixture_add_source (fixture, "Officials in the capital",
                                                   DICTUM_SOURCE_UNNAMED);
  g_autofree char *office = fixture_add_source (fixture, "Prime Minister’s Office",
                                                DICTUM_SOURCE_GOVERNMENT_BODY);
  const DictumAttribution *link;
  int start, end;

  fixture_find (fixture, "Officials in the capital", &start, &end);
  DO (fixture, set_source, id, 0, officials, start, end);
  g_assert_cmpstr (dictum_history_get_undo_label (fixture->history), ==,
                   "Set source to Officials in the capital");
  link = fixture_get_link (fixture, id, 0);
  g_assert_cmpstr (link->source, ==, officials);
  g_assert_cmpstr (link->source_span->exact, ==, "Officials in the capital");
  g_assert_cmpint (link->manner, ==, DICTUM_MANNER_DIRECT);

  /* A range that is none leaves the words; nobody takes the record away. */
  DO (fixture, set_source, id, 0, office, 0, 0);
  link = fixture_get_link (fixture, id, 0);
  g_assert_cmpstr (link->source, ==, office);
  g_assert_cmpstr (link->source_span->exact, ==, "Officials in the capital");
  fixture_find (fixture, "the capital", &start, &end);
  DO (fixture, set_source, id, 0, NULL, start, end);
  link = fixture_get_link (fixture, id, 0);
  g_assert_null (link->source);
  g_assert_cmpstr (link->source_span->exact, ==, "the capital");
  DO (fixture, set_source, id, 0, office, 0, 0);
  DO (fixture, set_source, id, 0, NULL, 0, 0);
  g_assert_cmpstr (dictum_history_get_undo_label (fixture->history), ==, "Remove source");
  link = fixture_get_link (fixture, id, 0);
  g_assert_null (link->source);
  g_assert_cmpstr (link->source_span->exact, ==, "the capital");
  REFUSE (fixture, NOTHING, set_source, id, 0, NULL, 0, 0);

  /* A link that would say nothing any more goes. */
  DO (fixture, set_source, id, 1, officials, 0, 0);
  DO (fixture, set_source, id, 1, NULL, 0, 0);
  g_assert_cmpuint (fixture_get (fixture, id)->attributions->len, ==, 1);

  DO (fixture, set_source, id, 0, office, start, end);
  REFUSE (fixture, NOTHING, set_source, id, 0, office, start, end);
  REFUSE (fixture, EMPTY, set_source, id, 1, NULL, 5, 5);
  REFUSE (fixture, NOT_FOUND, set_source, id, 2, office, 0, 0);
  REFUSE (fixture, NOT_FOUND, set_source, id, 0, "nowhere", 0, 0);
  REFUSE (fixture, NOT_FOUND, set_source, "nowhere", 0, office, 0, 0);
  REFUSE (fixture, INVALID, set_source, id, 0, office, 0, 100000);
}

static void
test_new_source (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_mark (fixture, "We were not consulted");
  guint position = dictum_history_get_position (fixture->history);
  const DictumSource *source;
  int start, end;

  fixture_find (fixture, "Ida Marrow", &start, &end);
  DO (fixture, set_new_source, id, 0, " Ida Marrow ", DICTUM_SOURCE_PERSON, start, end);
  g_assert_cmpuint (dictum_history_get_position (fixture->history), ==, position + 1);
  source = dictum_project_get_source (fixture->project, fixture_get_link (fixture, id, 0)->source);
  g_assert_cmpstr (source->name, ==, "Ida Marrow");
  g_assert_cmpint (source->kind, ==, DICTUM_SOURCE_PERSON);
  g_assert_cmpstr (source->creator, ==, AUTHOR);
  g_assert_true (dictum_time_is_valid (source->created));

  REFUSE (fixture, EMPTY, set_new_source, id, 0, "  ", DICTUM_SOURCE_PERSON, start, end);
  REFUSE (fixture, NOT_FOUND, set_new_source, id, 2, "X", DICTUM_SOURCE_PERSON, start, end);
  REFUSE (fixture, NOT_FOUND, set_new_source, "nowhere", 0, "X", DICTUM_SOURCE_PERSON, 0, 0);
}

static void
test_chain (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_mark (fixture, "“up to 40 million crowns”");
  g_autofree char *media = fixture_add_source (fixture, "Island media", DICTUM_SOURCE_MEDIA);
  g_autofree char *analysts = fixture_add_source (fixture, "Analysts", DICTUM_SOURCE_UNNAMED);

  DO (fixture, set_source, id, 0, media, 0, 0);
  DO (fixture, set_source, id, 1, analysts, 0, 0);
  set_cue (fixture, id, 0, "reported");
  set_cue (fixture, id, 2, "told");
  g_assert_cmpuint (count_links (fixture, id), ==, 3);
  g_assert_cmpstr (fixture_get_link (fixture, id, 1)->source, ==, analysts);
  g_assert_null (fixture_get_link (fixture, id, 2)->source);

  DO (fixture, move_link, id, 2, 0);
  g_assert_cmpstr (fixture_get_link (fixture, id, 0)->cue->exact, ==, "told");
  g_assert_cmpstr (fixture_get_link (fixture, id, 1)->source, ==, media);
  DO (fixture, move_link, id, 0, 2);
  g_assert_cmpstr (fixture_get_link (fixture, id, 0)->source, ==, media);
  REFUSE (fixture, NOTHING, move_link, id, 1, 1);
  REFUSE (fixture, NOT_FOUND, move_link, id, 1, 3);
  REFUSE (fixture, NOT_FOUND, move_link, id, 3, 1);

  DO (fixture, remove_link, id, 1);
  g_assert_cmpuint (count_links (fixture, id), ==, 2);
  REFUSE (fixture, NOT_FOUND, remove_link, id, 2);

  /* A link that says nothing any more goes. */
  DO (fixture, clear_source, id, 0);
  g_assert_cmpstr (fixture_get_link (fixture, id, 0)->cue->exact, ==, "reported");
  DO (fixture, clear_cue, id, 0);
  g_assert_cmpuint (count_links (fixture, id), ==, 1);
  DO (fixture, clear_cue, id, 0);
  g_assert_cmpuint (count_links (fixture, id), ==, 0);
  REFUSE (fixture, NOT_FOUND, clear_cue, id, 0);
  REFUSE (fixture, NOT_FOUND, clear_source, id, 0);
}

/* Stance and polarity follow the cue until the editor has chosen. */
static void
test_cue (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *cue;
    DictumStance stance;
    DictumPolarity polarity;
  } cues[] = {
    { "claimed", DICTUM_STANCE_DOUBTING, DICTUM_POLARITY_AFFIRMED },
    { "admitted", DICTUM_STANCE_ENDORSING, DICTUM_POLARITY_AFFIRMED },
    { "denied", DICTUM_STANCE_NEUTRAL, DICTUM_POLARITY_DENIED },
    { "declined to say", DICTUM_STANCE_NEUTRAL, DICTUM_POLARITY_DECLINED },
    { "described", DICTUM_STANCE_NEUTRAL, DICTUM_POLARITY_AFFIRMED },
    { "according to a statement issued by", DICTUM_STANCE_NEUTRAL, DICTUM_POLARITY_AFFIRMED },
  };
  g_autofree char *id = fixture_mark (fixture, "neither side");

  for (guint i = 0; i < G_N_ELEMENTS (cues); i++)
    {
      set_cue (fixture, id, 0, cues[i].cue);
      g_assert_cmpstr (fixture_get_link (fixture, id, 0)->cue->exact, ==, cues[i].cue);
      g_assert_cmpint (fixture_get_link (fixture, id, 0)->stance, ==, cues[i].stance);
      g_assert_cmpint (fixture_get_link (fixture, id, 0)->polarity, ==, cues[i].polarity);
    }

  DO (fixture, set_link_field, id, 0, "stance", "endorsing");
  DO (fixture, set_link_field, id, 0, "polarity", "declined");
  set_cue (fixture, id, 0, "claimed");
  g_assert_cmpint (fixture_get_link (fixture, id, 0)->stance, ==, DICTUM_STANCE_ENDORSING);
  g_assert_cmpint (fixture_get_link (fixture, id, 0)->polarity, ==, DICTUM_POLARITY_DECLINED);

  REFUSE (fixture, EMPTY, set_cue, id, 0, 7, 7);
  REFUSE (fixture, NOT_FOUND, set_cue, id, 2, 0, 7);
  REFUSE (fixture, NOT_FOUND, set_cue, "nowhere", 0, 0, 7);
}

/* What was denied or not commented on, in the languages whose words are known. */
static void
test_polarity_words (void)
{
  static const struct
  {
    const char *cue;
    DictumPolarity polarity;
  } cues[] = {
    { "bestritt", DICTUM_POLARITY_DENIED },
    { "wies die Vorwürfe zurück", DICTUM_POLARITY_DENIED },
    { "wies darauf hin", DICTUM_POLARITY_AFFIRMED },
    { "wollte sich nicht äußern", DICTUM_POLARITY_DECLINED },
    { "lehnte einen Kommentar ab", DICTUM_POLARITY_DECLINED },
    { "sagte", DICTUM_POLARITY_AFFIRMED },
    { "a démenti", DICTUM_POLARITY_DENIED },
    { "nie", DICTUM_POLARITY_DENIED },
    { "n’a pas souhaité commenter", DICTUM_POLARITY_DECLINED },
    { "a déclaré", DICTUM_POLARITY_AFFIRMED },
    { "negó", DICTUM_POLARITY_DENIED },
    { "desmintió", DICTUM_POLARITY_DENIED },
    { "se negó a comentar", DICTUM_POLARITY_DECLINED },
    { "afirmó", DICTUM_POLARITY_AFFIRMED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cues); i++)
    {
      g_test_message ("%s", cues[i].cue);
      g_assert_cmpint (dictum_cue_get_polarity (cues[i].cue), ==, cues[i].polarity);
    }
}

static void
test_clear_cue (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_mark (fixture, "berths had been promised");

  DO (fixture, set_new_source, id, 0, "Union", DICTUM_SOURCE_ORGANISATION, 0, 0);
  set_cue (fixture, id, 0, "claimed");
  DO (fixture, clear_cue, id, 0);
  g_assert_null (fixture_get_link (fixture, id, 0)->cue);
  g_assert_cmpint (fixture_get_link (fixture, id, 0)->stance, ==, DICTUM_STANCE_NEUTRAL);
  REFUSE (fixture, NOTHING, clear_cue, id, 0);
}

/* The manner follows the content, unless it was chosen. */
static void
test_manner (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_mark (fixture, "a step");
  int start, end;

  DO (fixture, set_new_source, id, 0, "Analysts", DICTUM_SOURCE_UNNAMED, 0, 0);
  g_assert_cmpint (fixture_get_link (fixture, id, 0)->manner, ==, DICTUM_MANNER_INDIRECT);
  fixture_find (fixture, "up to 40 million crowns", &start, &end);
  DO (fixture, add_fragment, id, start, end);
  g_assert_cmpint (fixture_get_link (fixture, id, 0)->manner, ==, DICTUM_MANNER_MIXED);
  DO (fixture, remove_fragment, id, 0);
  g_assert_cmpint (fixture_get_link (fixture, id, 0)->manner, ==, DICTUM_MANNER_DIRECT);

  DO (fixture, set_link_field, id, 0, "manner", "indirect");
  g_assert_true (fixture_get_link (fixture, id, 0)->manner_chosen);
  DO (fixture, resize, id, DICTUM_PART_CONTENT, 0, start - 8, end);
  g_assert_cmpint (fixture_get_link (fixture, id, 0)->manner, ==, DICTUM_MANNER_INDIRECT);
  DO (fixture, set_link_field, id, 0, "manner", "auto");
  g_assert_false (fixture_get_link (fixture, id, 0)->manner_chosen);
  g_assert_cmpint (fixture_get_link (fixture, id, 0)->manner, ==, DICTUM_MANNER_MIXED);
  REFUSE (fixture, NOTHING, set_link_field, id, 0, "manner", "auto");
}

static void
test_link_field (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_mark (fixture, "a step");

  REFUSE (fixture, NOT_FOUND, set_link_field, id, 0, "polarity", "denied");
  DO (fixture, set_new_source, id, 0, "Analysts", DICTUM_SOURCE_UNNAMED, 0, 0);
  DO (fixture, set_link_field, id, 0, "polarity", "denied");
  REFUSE (fixture, INVALID, set_link_field, id, 0, "polarity", "perhaps");
  REFUSE (fixture, INVALID, set_link_field, id, 0, "polarity", NULL);
  REFUSE (fixture, NOT_FOUND, set_link_field, id, 0, "mood", "good");
  REFUSE (fixture, NOT_FOUND, set_link_field, id, 0, NULL, "good");
}

static void
test_same_source (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one = fixture_mark (fixture, "“constructive and overdue”");
  g_autofree char *two = fixture_mark (fixture, "neither side set out a timetable");
  g_autofree char *media = fixture_add_source (fixture, "Island media", DICTUM_SOURCE_MEDIA);
  g_autofree char *officials = fixture_add_source (fixture, "Officials", DICTUM_SOURCE_UNNAMED);
  int start, end;

  REFUSE (fixture, NOT_FOUND, same_source, one);
  REFUSE (fixture, NOT_FOUND, same_source, two);
  REFUSE (fixture, NOT_FOUND, same_source, "nowhere");

  fixture_find (fixture, "Officials in the capital", &start, &end);
  DO (fixture, set_source, one, 0, media, 0, 0);
  DO (fixture, set_source, one, 1, officials, start, end);
  set_cue (fixture, one, 1, "described");
  set_cue (fixture, two, 0, "though");

  DO (fixture, same_source, two);
  g_assert_cmpuint (count_links (fixture, two), ==, 2);
  g_assert_cmpstr (fixture_get_link (fixture, two, 0)->source, ==, media);
  g_assert_cmpstr (fixture_get_link (fixture, two, 0)->cue->exact, ==, "though");
  g_assert_cmpstr (fixture_get_link (fixture, two, 1)->source, ==, officials);
  g_assert_null (fixture_get_link (fixture, two, 1)->source_span);
  g_assert_null (fixture_get_link (fixture, two, 1)->cue);
  g_assert_cmpint (fixture_get_link (fixture, two, 1)->manner, ==, DICTUM_MANNER_INDIRECT);
  REFUSE (fixture, NOTHING, same_source, two);

  DO (fixture, remove_link, one, 1);
  DO (fixture, same_source, two);
  g_assert_cmpuint (count_links (fixture, two), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func)                                                                            \
  g_test_add ("/edit/chain/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("set-source", test_set_source);
  ADD ("new-source", test_new_source);
  ADD ("links", test_chain);
  ADD ("cue", test_cue);
  ADD ("clear-cue", test_clear_cue);
  ADD ("manner", test_manner);
  ADD ("link-field", test_link_field);
  ADD ("same-source", test_same_source);
  g_test_add_func ("/edit/chain/polarity-words", test_polarity_words);

  return g_test_run ();
}
