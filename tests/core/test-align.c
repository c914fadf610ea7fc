/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "text/dictum-text-align.h"

/* Where spans of an old text are in a new one. The texts are small; each case is a rule. */

static void
find (const char *text, const char *words, int *start, int *end)
{
  const char *at = strstr (text, words);

  g_assert_nonnull (at);
  *start = g_utf8_pointer_to_offset (text, at);
  *end = *start + g_utf8_strlen (words, -1);
}

/* The words that a span of the old text became; NULL when it is lost. */
static char *
map (const char *before, const char *after, const char *span, DictumPlace *place)
{
  g_autoptr (DictumText) old_text = dictum_text_new (before, "en");
  g_autoptr (DictumText) new_text = dictum_text_new (after, "en");
  g_autoptr (DictumAlignment) alignment = dictum_alignment_new (old_text, new_text);
  int start, end;

  find (before, span, &start, &end);
  dictum_alignment_map (alignment, start, end, place);
  if (place->placing == DICTUM_PLACED_LOST)
    {
      g_assert_cmpint (place->start, ==, -1);
      return NULL;
    }
  return dictum_text_get_slice (new_text, place->start, place->end);
}

static void
assert_map (const char *before,
            const char *after,
            const char *span,
            const char *want,
            DictumPlacing placing,
            gboolean moved)
{
  DictumPlace place;
  g_autofree char *got = map (before, after, span, &place);

  g_assert_cmpstr (got, ==, want);
  g_assert_cmpint (place.placing, ==, placing);
  if (want != NULL)
    g_assert_cmpint (place.moved, ==, moved);
}

#define STORY                                                                                      \
  "The ferry was late again on Monday. The minister said the pier is safe. Officials in the "      \
  "capital warned of delays until spring.\n"                                                       \
  "Island media reported that customs officers had been told to prepare. The union of dockers "    \
  "wants a vote before winter."

static void
test_same (void)
{
  assert_map (STORY, STORY, "the pier is safe", "the pier is safe", DICTUM_PLACED_SAME, FALSE);
  assert_map (STORY, "A correction was made.\n" STORY, "The minister", "The minister",
              DICTUM_PLACED_SAME, FALSE);
}

static void
test_typography (void)
{
  assert_map ("He said “it’s safe” on Monday.", "He said \"it's safe\" on Monday.", "“it’s safe”",
              "\"it's safe\"", DICTUM_PLACED_SAME, FALSE);
}

static void
test_word_replaced (void)
{
  assert_map (STORY,
              "The ferry was late again on Monday. The minister said the bridge is safe. Officials "
              "in the capital warned of delays until spring.",
              "The minister said the pier is safe.", "The minister said the bridge is safe.",
              DICTUM_PLACED_ALTERED, FALSE);
}

static void
test_sentence_says_more (void)
{
  assert_map ("It is the most common disorder. Nobody knows why.",
              "It is the most common disorder in children. Nobody knows why.",
              "It is the most common disorder.", "It is the most common disorder in children.",
              DICTUM_PLACED_ALTERED, FALSE);
}

static void
test_interrupted (void)
{
  assert_map ("The call was overdue. Both sides will meet before the year is out. So they say.",
              "The call was overdue. Both sides will meet\nAdvertisement\nbefore the year is out. "
              "So they say.",
              "Both sides will meet before the year is out.",
              "Both sides will meet\nAdvertisement\nbefore the year is out.", DICTUM_PLACED_ALTERED,
              FALSE);
}

static void
test_moved (void)
{
  assert_map (STORY,
              "Island media reported that customs officers had been told to prepare. The union of "
              "dockers wants a vote before winter.\nThe minister said the pier is safe.\nThe ferry "
              "was late again on Monday. Officials in the capital warned of delays until spring.",
              "The minister said the pier is safe.", "The minister said the pier is safe.",
              DICTUM_PLACED_SAME, TRUE);
}

static void
test_deleted (void)
{
  assert_map (STORY,
              "The ferry was late again on Monday. Officials in the capital warned of delays until "
              "spring.\nIsland media reported that customs officers had been told to prepare.",
              "The minister said the pier is safe.", NULL, DICTUM_PLACED_LOST, FALSE);
}

/* A name that is gone is not the same name elsewhere. */
static void
test_short_name_deleted (void)
{
  assert_map ("Officials met on Monday. Later, Marrow left. The talks went on. Nobody asked Marrow "
              "about it.",
              "Officials met on Monday. Later, somebody left. The talks went on. Nobody asked "
              "Marrow about it.",
              "Marrow", NULL, DICTUM_PLACED_LOST, FALSE);
}

/* Corrected in its place while another one of that name stands near. */
static void
test_corrected_name (void)
{
  assert_map ("Robin Vale spoke first. The council listened. Then Robin Marsh spoke.",
              "Ida Vale spoke first. The council listened. Then Robin Marsh spoke.",
              "Robin Vale spoke first.", "Ida Vale spoke first.", DICTUM_PLACED_ALTERED, FALSE);
}

static void
test_lookalike_elsewhere (void)
{
  assert_map ("Team Alpha came first in the group and will play the final in May. It rained.\n"
              "The club said nothing of the cost. Tickets are sold out.",
              "It rained.\nThe club said nothing of the cost. Tickets are sold out. Team Beta came "
              "first in the group and will play the final in May.",
              "Team Alpha came first in the group and will play the final in May.", NULL,
              DICTUM_PLACED_LOST, FALSE);
}

static void
test_lookalike_was_there (void)
{
  const char *before = "Team Alpha won the cup. It was cold and wet all day long.\nTeam Beta won "
                       "the cup in spring.";
  const char *after = "It was cold and wet all day long.\nTeam Beta won the cup in spring.";

  assert_map (before, after, "Team Alpha won the cup.", NULL, DICTUM_PLACED_LOST, FALSE);
}

/* "machines" is not "Linus", "developers and" not "Developer, Frontend". */
static void
test_unlike_words (void)
{
  assert_map ("We hire a Developer, Frontend. Write to Linus about the old engines.",
              "We hire developers and testers. Write to us about the machines.",
              "Developer, Frontend", NULL, DICTUM_PLACED_LOST, FALSE);
  assert_map ("We hire a Developer, Frontend. Write to Linus about the old engines.",
              "We hire developers and testers. Write to us about the machines.", "Linus", NULL,
              DICTUM_PLACED_LOST, FALSE);
}

static void
test_figure_in_moved (void)
{
  assert_map ("The toll will cost 40 million crowns a year, the ministry says.\n" STORY,
              STORY "\nThe toll will cost 70 million crowns a year, the ministry says.",
              "The toll will cost 40 million crowns a year, the ministry says.", NULL,
              DICTUM_PLACED_LOST, FALSE);
}

static void
test_repeated (void)
{
  assert_map ("He said no. She said yes. He said no. They left.",
              "First it rained. He said no. She said yes. He said no. They left.", "She said yes.",
              "She said yes.", DICTUM_PLACED_SAME, FALSE);
}

static void
test_part_of_word (void)
{
  assert_map ("It was Marrow’s own idea.", "In truth it was Marrow’s own idea.", "Marrow", "Marrow",
              DICTUM_PLACED_SAME, FALSE);
}

static void
test_replaced_between_neighbours (void)
{
  g_autoptr (DictumText) before = dictum_text_new ("The minister said the pier is safe.", "en");
  g_autoptr (DictumText) after = dictum_text_new ("The minister claimed the pier is safe.", "en");
  g_autoptr (DictumAlignment) alignment = dictum_alignment_new (before, after);
  g_autofree char *words = NULL;
  DictumPlace place;

  dictum_alignment_map (alignment, 13, 17, &place);
  g_assert_cmpint (place.placing, ==, DICTUM_PLACED_LOST);
  g_assert_true (dictum_alignment_map_replaced (alignment, 13, 17, &place));
  words = dictum_text_get_slice (after, place.start, place.end);
  g_assert_cmpstr (words, ==, "claimed");
}

/* ---- Without the old text ---- */

static void
assert_quote (const char *text,
              const char *exact,
              const char *prefix,
              const char *suffix,
              int hint,
              const char *want)
{
  g_autoptr (DictumText) in = dictum_text_new (text, "en");
  g_autofree char *got = NULL;
  DictumPlace place;

  if (dictum_text_anchor_quote (in, exact, prefix, suffix, hint, &place))
    got = dictum_text_get_slice (in, place.start, place.end);
  else
    g_assert_cmpint (place.placing, ==, DICTUM_PLACED_LOST);
  g_assert_cmpstr (got, ==, want);
}

static void
test_quote (void)
{
  assert_quote (STORY, "the pier is safe", "The minister said ", ". Officials", 50,
                "the pier is safe");
  assert_quote (STORY, "customs officers had been told to prepare", NULL, NULL, -1,
                "customs officers had been told to prepare");
  assert_quote (STORY, "the customs officers had all been told to prepare", "media reported that ",
                ". The union", -1, "customs officers had been told to prepare");
  assert_quote (STORY, "safe", "the pier is ", ". Officials in", -1, "safe");
  /* Most of a long one, with one side of its context. */
  assert_quote (STORY, "Island media had reported that the customs officers had been told to leave",
                "delays until spring.\n", "The mayor went home.", -1,
                "Island media reported that customs officers had been told to");
  /* Its second half was rewritten: what stands between the two sides is what became of it. */
  assert_quote (STORY,
                "Island media reported that customs pilots at every pier were asked by nobody",
                "warned of delays until spring.\n", "The union of dockers wants a vote", -1,
                "Island media reported that customs officers had been told to prepare");
}

static void
test_quote_refused (void)
{
  assert_quote (STORY, "", NULL, NULL, -1, NULL);
  assert_quote (STORY, "…", NULL, NULL, -1, NULL);
  /* A short word that stands elsewhere, or nearly. */
  assert_quote (STORY, "safe", "it was not thought to be ", " at all", 10, NULL);
  assert_quote (STORY, "sale", "the pier is ", ". Officials in", 60, NULL);
  /* A long one that looks like it, in another place. */
  assert_quote (STORY, "Island media had reported that the customs officers had been told to leave",
                "In the evening,", "The mayor went home.", -1, NULL);
  /* Two places, none better. */
  assert_quote ("He said no. She wept. He said no. She left.", "He said no.", NULL, NULL, -1, NULL);
  /* Somebody else. */
  assert_quote ("Team Beta lost at home. It rained.", "Team Alpha won the cup", "In May, ",
                " again", 0, NULL);
}

/* ---- Properties ---- */

static const char *const vocabulary[] = { "harbour", "treaty", "the",   "a",      "of",  "said",
                                          "“We",     "talks”", "pier.", "Marrow", "40%", "it’s" };

static GPtrArray *
make_words (guint length)
{
  GPtrArray *words = g_ptr_array_new ();

  for (guint i = 0; i < length; i++)
    g_ptr_array_add (words,
                     (gpointer) vocabulary[g_test_rand_int_range (0, G_N_ELEMENTS (vocabulary))]);
  return words;
}

static void
edit_words (GPtrArray *words)
{
  for (int i = g_test_rand_int_range (0, 8); i > 0 && words->len > 0; i--)
    {
      guint at = g_test_rand_int_range (0, words->len);

      switch (g_test_rand_int_range (0, 3))
        {
        case 0:
          g_ptr_array_remove_index (words, at);
          break;
        case 1:
          g_ptr_array_insert (words, at, (gpointer) "moreover");
          break;
        default:
          words->pdata[at] = (gpointer) "instead";
          break;
        }
    }
}

static DictumText *
join (GPtrArray *words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, i % 17 == 0 ? '\n' : ' ');
      g_string_append (text, g_ptr_array_index (words, i));
    }
  return dictum_text_new_take (g_string_free_and_steal (text), "en");
}

/* The ranges follow one another without a hole, and every offset is inside its text. */
static void
assert_stretches (const DictumAlignment *alignment, DictumText *old_text, DictumText *new_text)
{
  g_autoptr (GArray) stretches = dictum_alignment_list_stretches (alignment);
  int old_at = 0;
  int new_at = 0;

  for (guint i = 0; i < stretches->len; i++)
    {
      const DictumStretch *stretch = &g_array_index (stretches, DictumStretch, i);

      if (stretch->kind != DICTUM_STRETCH_MOVED_TO)
        {
          g_assert_cmpint (stretch->old_text.start, ==, old_at);
          old_at = stretch->old_text.end;
        }
      if (stretch->kind != DICTUM_STRETCH_MOVED_FROM)
        {
          g_assert_cmpint (stretch->new_text.start, ==, new_at);
          new_at = stretch->new_text.end;
        }
      g_assert_cmpint (stretch->move > 0, ==,
                       stretch->kind == DICTUM_STRETCH_MOVED_FROM ||
                           stretch->kind == DICTUM_STRETCH_MOVED_TO);
    }
  g_assert_cmpint (old_at, ==, dictum_text_get_length (old_text));
  g_assert_cmpint (new_at, ==, dictum_text_get_length (new_text));
}

static void
test_random_edits (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GPtrArray) words = make_words (g_test_rand_int_range (0, 120));
      g_autoptr (DictumText) old_text = join (words);
      g_autoptr (DictumText) new_text = (edit_words (words), join (words));
      g_autoptr (DictumAlignment) alignment = dictum_alignment_new (old_text, new_text);
      int length = dictum_text_get_length (old_text);

      assert_stretches (alignment, old_text, new_text);
      for (guint i = 0; i < 20 && length > 0; i++)
        {
          int start = g_test_rand_int_range (0, length);
          int end = g_test_rand_int_range (start, length) + 1;
          DictumPlace place;

          dictum_alignment_map (alignment, start, end, &place);
          g_assert_cmpfloat (place.kept, >=, 0);
          g_assert_cmpfloat (place.kept, <=, 1);
          if (place.placing == DICTUM_PLACED_LOST)
            continue;
          g_assert_cmpint (place.start, >=, 0);
          g_assert_cmpint (place.start, <, place.end);
          g_assert_cmpint (place.end, <=, dictum_text_get_length (new_text));
        }
    }
}

/* Every span of whole words is where it was, to the letter, when nothing changed. */
static void
test_identity (void)
{
  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (GPtrArray) words = make_words (g_test_rand_int_range (1, 200));
      g_autoptr (DictumText) text = join (words);
      g_autoptr (DictumAlignment) alignment = dictum_alignment_new (text, text);
      g_autoptr (GArray) stretches = dictum_alignment_list_stretches (alignment);

      g_assert_cmpuint (stretches->len, ==, 1);
      for (guint i = 0; i < 20; i++)
        {
          int at = g_test_rand_int_range (0, dictum_text_get_length (text));
          int start, end;
          DictumPlace place;

          if (!dictum_text_get_word (text, at, &start, &end))
            continue;
          dictum_alignment_map (alignment, start, end, &place);
          g_assert_cmpint (place.placing, ==, DICTUM_PLACED_SAME);
          g_assert_cmpint (place.start, ==, start);
          g_assert_cmpint (place.end, ==, end);
        }
    }
}

/* Texts that have everything and nothing in common must not take for ever. */
static void
test_bounded (void)
{
  g_autoptr (GPtrArray) words = make_words (20000);
  g_autoptr (GPtrArray) others = make_words (20000);
  g_autoptr (DictumText) old_text = join (words);
  g_autoptr (DictumText) new_text = join (others);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (DictumAlignment) alignment = dictum_alignment_new (old_text, new_text);

  g_assert_cmpint (g_get_monotonic_time () - start, <, 30 * G_USEC_PER_SEC);
  assert_stretches (alignment, old_text, new_text);
}

static void
test_empty (void)
{
  g_autoptr (DictumText) nothing = dictum_text_new ("", NULL);
  g_autoptr (DictumText) marks = dictum_text_new ("— … —", NULL);
  g_autoptr (DictumText) words = dictum_text_new ("Some words.", NULL);
  DictumText *texts[] = { nothing, marks, words };
  DictumPlace place;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
      {
        g_autoptr (DictumAlignment) alignment = dictum_alignment_new (texts[i], texts[j]);

        assert_stretches (alignment, texts[i], texts[j]);
        dictum_alignment_map (alignment, 0, dictum_text_get_length (texts[i]), &place);
        g_assert_cmpint (place.placing, ==,
                         i == 2 && j == 2 ? DICTUM_PLACED_SAME : DICTUM_PLACED_LOST);
      }
}

/* A span that reaches out of the text, as a damaged file may have it, is nowhere. */
static void
test_outside (void)
{
  static const int spans[][2] = { { 0, 12 }, { 5, 900 }, { 11, 20 }, { 100, 200 }, { -1, 4 } };
  g_autoptr (DictumText) old_text = dictum_text_new ("Some words.", NULL);
  g_autoptr (DictumText) new_text = dictum_text_new ("Some other words.", NULL);
  g_autoptr (DictumAlignment) alignment = dictum_alignment_new (old_text, new_text);

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      DictumPlace place = { DICTUM_PLACED_SAME, TRUE, 7, 9, 1 };

      dictum_alignment_map (alignment, spans[i][0], spans[i][1], &place);
      g_assert_cmpint (place.placing, ==, DICTUM_PLACED_LOST);
      g_assert_false (dictum_alignment_map_replaced (alignment, spans[i][0], spans[i][1], &place));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/align/same", test_same);
  g_test_add_func ("/align/typography", test_typography);
  g_test_add_func ("/align/word-replaced", test_word_replaced);
  g_test_add_func ("/align/sentence-says-more", test_sentence_says_more);
  g_test_add_func ("/align/interrupted", test_interrupted);
  g_test_add_func ("/align/moved", test_moved);
  g_test_add_func ("/align/deleted", test_deleted);
  g_test_add_func ("/align/short-name-deleted", test_short_name_deleted);
  g_test_add_func ("/align/corrected-name", test_corrected_name);
  g_test_add_func ("/align/lookalike-elsewhere", test_lookalike_elsewhere);
  g_test_add_func ("/align/lookalike-was-there", test_lookalike_was_there);
  g_test_add_func ("/align/unlike-words", test_unlike_words);
  g_test_add_func ("/align/figure-in-moved", test_figure_in_moved);
  g_test_add_func ("/align/repeated", test_repeated);
  g_test_add_func ("/align/part-of-word", test_part_of_word);
  g_test_add_func ("/align/replaced", test_replaced_between_neighbours);
  g_test_add_func ("/align/quote", test_quote);
  g_test_add_func ("/align/quote-refused", test_quote_refused);
  g_test_add_func ("/align/random-edits", test_random_edits);
  g_test_add_func ("/align/identity", test_identity);
  g_test_add_func ("/align/bounded", test_bounded);
  g_test_add_func ("/align/empty", test_empty);
  g_test_add_func ("/align/outside", test_outside);

  return g_test_run ();
}
