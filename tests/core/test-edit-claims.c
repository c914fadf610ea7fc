/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "edit-fixture.h"

static void
assert_span (const DictumSpan *span, const char *exact, const char *prefix, const char *suffix)
{
  g_assert_cmpstr (span->exact, ==, exact);
  g_assert_cmpint (span->end - span->start, ==, (int) g_utf8_strlen (exact, -1));
  if (prefix != NULL)
    g_assert_true (g_str_has_suffix (span->prefix, prefix));
  if (suffix != NULL)
    g_assert_true (g_str_has_prefix (span->suffix, suffix));
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_mark (fixture, "neither side set out a timetable");
  const DictumClaim *claim = fixture_get (fixture, id);

  g_assert_cmpstr (claim->article, ==, fixture->article);
  g_assert_cmpuint (claim->content->len, ==, 1);
  assert_span (dictum_values_get (claim->content, 0), "neither side set out a timetable", "though ",
               ".\nIsland");
  g_assert_null (claim->attributions);
  g_assert_cmpint (claim->kind, ==, DICTUM_CLAIM_FACT);
  g_assert_true (claim->reviewed);
  g_assert_cmpstr (claim->creator, ==, AUTHOR);
  g_assert_true (dictum_time_is_valid (claim->created));
  g_assert_cmpstr (claim->modified, ==, claim->created);
}

/* "3." ends no German sentence, and the article's language can be put right at any time. */
static void
test_language (Fixture *fixture, gconstpointer data)
{
  static const char *const blocks[] = { "Der Rat tagt am 3. Oktober am Hafen. Ida Marrow kommt." };
  g_autoptr (DictumArticle) article = fixture_make_article ("Rat", blocks, 1);
  g_autofree char *id = NULL;
  int start, end;

  DO (fixture, add_article, article);
  id = g_strdup (fixture->last);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (DictumArticle)
          now = dictum_value_ref (dictum_project_get_article (fixture->project, id));
      DictumText *text = dictum_article_get_text (now, NULL);
      g_autofree char *sentence = NULL;

      g_assert_true (dictum_article_get_text (now, NULL) == text);
      dictum_text_get_sentence (text, 0, &start, &end);
      sentence = dictum_text_get_slice (text, start, end);
      g_strchomp (sentence);
      g_assert_cmpstr (sentence, ==,
                       i == 1 ? "Der Rat tagt am 3. Oktober am Hafen." : "Der Rat tagt am 3.");
      if (i < 2)
        DO (fixture, set_field, IDS (id), "language", i == 0 ? "de-AT" : "en");
    }
}

static void
test_add_kind (Fixture *fixture, gconstpointer data)
{
  g_autofree char *with_marks = fixture_mark (fixture, "“constructive and overdue”");
  g_autofree char *without = fixture_mark (fixture, "We were not consulted");
  g_autofree char *mixed = fixture_mark (fixture, "could cost “up to 40 million crowns” a year");

  g_assert_cmpint (fixture_get (fixture, with_marks)->kind, ==, DICTUM_CLAIM_QUOTATION);
  g_assert_cmpint (fixture_get (fixture, without)->kind, ==, DICTUM_CLAIM_QUOTATION);
  g_assert_cmpint (fixture_get (fixture, mixed)->kind, ==, DICTUM_CLAIM_FACT);
}

static void
test_add_refused (Fixture *fixture, gconstpointer data)
{
  int length = dictum_text_get_length (fixture_get_text (fixture));

  REFUSE (fixture, NOT_FOUND, add_claim, "nowhere", 0, 5);
  REFUSE (fixture, NOT_FOUND, add_claim, NULL, 0, 5);
  REFUSE (fixture, EMPTY, add_claim, fixture->article, 5, 5);
  REFUSE (fixture, EMPTY, add_claim, fixture->article, 9, 5);
  REFUSE (fixture, EMPTY, add_claim, fixture->article, 3, 4);
  REFUSE (fixture, INVALID, add_claim, fixture->article, -1, 5);
  REFUSE (fixture, INVALID, add_claim, fixture->article, 0, length + 1);
}

static void
test_fragments (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_mark (fixture, "customs officers had been told to prepare");
  const DictumClaim *claim;
  int start, end;

  /* Behind, and then in front: they are kept in document order. */
  fixture_find (fixture, "“up to 40 million crowns”", &start, &end);
  DO (fixture, add_fragment, id, start, end);
  fixture_find (fixture, "Island media", &start, &end);
  DO (fixture, add_fragment, id, start, end);
  claim = fixture_get (fixture, id);
  g_assert_cmpuint (claim->content->len, ==, 3);
  assert_span (dictum_values_get (claim->content, 0), "Island media", NULL, NULL);
  assert_span (dictum_values_get (claim->content, 2), "“up to 40 million crowns”", NULL, NULL);

  DO (fixture, remove_fragment, id, 1);
  claim = fixture_get (fixture, id);
  g_assert_cmpuint (claim->content->len, ==, 2);
  assert_span (dictum_values_get (claim->content, 0), "Island media", NULL, NULL);

  REFUSE (fixture, NOT_FOUND, remove_fragment, id, 2);
  REFUSE (fixture, EMPTY, add_fragment, id, 4, 4);
  REFUSE (fixture, NOT_FOUND, add_fragment, "nowhere", 0, 4);
  REFUSE (fixture, NOT_FOUND, remove_fragment, "nowhere", 0);
  DO (fixture, remove_fragment, id, 0);
  REFUSE (fixture, INVALID, remove_fragment, id, 0);
}

/* What overlaps or touches grows together; what is inside changes nothing. */
static void
test_fragments_grow (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_mark (fixture, "officers had");
  const DictumClaim *claim;
  int start, end, last;

  fixture_find (fixture, "told to", &start, &last);
  DO (fixture, add_fragment, id, start, last);
  g_assert_cmpuint (fixture_get (fixture, id)->content->len, ==, 2);

  fixture_find (fixture, "had been told", &start, &end);
  DO (fixture, add_fragment, id, start, end);
  claim = fixture_get (fixture, id);
  g_assert_cmpuint (claim->content->len, ==, 1);
  assert_span (dictum_values_get (claim->content, 0), "officers had been told to", "customs ",
               " prepare");
  REFUSE (fixture, NOTHING, add_fragment, id, start, end);

  DO (fixture, add_fragment, id, last, last + 8);
  claim = fixture_get (fixture, id);
  g_assert_cmpuint (claim->content->len, ==, 1);
  assert_span (dictum_values_get (claim->content, 0), "officers had been told to prepare", NULL,
               ",");
}

static void
test_resize (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_mark (fixture, "customs officers");
  int start, end, from, to;

  fixture_find (fixture, "customs officers had been told", &start, &end);
  DO (fixture, resize, id, DICTUM_PART_CONTENT, 0, start, end);
  assert_span (dictum_values_get (fixture_get (fixture, id)->content, 0),
               "customs officers had been told", "that ", " to prepare");
  REFUSE (fixture, NOTHING, resize, id, DICTUM_PART_CONTENT, 0, start, end);

  fixture_find (fixture, "to prepare", &from, &to);
  DO (fixture, add_fragment, id, from, to);
  REFUSE (fixture, OVERLAP, resize, id, DICTUM_PART_CONTENT, 0, start, from + 2);
  REFUSE (fixture, OVERLAP, resize, id, DICTUM_PART_CONTENT, 1, end - 2, to);
  REFUSE (fixture, NOT_FOUND, resize, id, DICTUM_PART_CONTENT, 2, start, end);
  REFUSE (fixture, EMPTY, resize, id, DICTUM_PART_CONTENT, 0, end, start);
  REFUSE (fixture, INVALID, resize, id, DICTUM_PART_CONTENT, 0, start, 100000);
  REFUSE (fixture, NOT_FOUND, resize, id, DICTUM_PART_SOURCE, 0, start, end);
  REFUSE (fixture, NOT_FOUND, resize, id, DICTUM_PART_CUE, 0, start, end);
  REFUSE (fixture, NOT_FOUND, resize, "nowhere", DICTUM_PART_CONTENT, 0, start, end);

  /* Past the other one it stays in document order. */
  fixture_find (fixture, "a year", &from, &to);
  DO (fixture, resize, id, DICTUM_PART_CONTENT, 0, from, to);
  assert_span (dictum_values_get (fixture_get (fixture, id)->content, 1), "a year", NULL, NULL);
}

static void
test_resize_marks (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_mark (fixture, "berths had been promised");
  int start, end;

  fixture_find (fixture, "union", &start, &end);
  DO (fixture, set_source, id, 0, NULL, start, end);
  fixture_find (fixture, "The union", &start, &end);
  DO (fixture, resize, id, DICTUM_PART_SOURCE, 0, start, end);
  assert_span (fixture_get_link (fixture, id, 0)->source_span, "The union", NULL, " claimed");

  fixture_find (fixture, "claimed that", &start, &end);
  DO (fixture, set_cue, id, 0, start, end);
  g_assert_cmpint (fixture_get_link (fixture, id, 0)->stance, ==, DICTUM_STANCE_DOUBTING);
  DO (fixture, resize, id, DICTUM_PART_CUE, 0, end - 4, end);
  assert_span (fixture_get_link (fixture, id, 0)->cue, "that", NULL, NULL);
  g_assert_cmpint (fixture_get_link (fixture, id, 0)->stance, ==, DICTUM_STANCE_NEUTRAL);
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one = fixture_mark (fixture, "We were not consulted");
  g_autofree char *two = fixture_mark (fixture, "neither side");
  g_autofree char *three = fixture_mark (fixture, "The ministry");
  g_autofree char *both = g_strjoin (",", one, two, NULL);
  g_autoptr (DictumChange) change = NULL;
  g_autoptr (GError) error = NULL;

  DO (fixture, set_field, IDS (three), "sameAs", both);
  DO (fixture, set_field, IDS (three), "contradicts", one);
  DO (fixture, set_field, IDS (two), "contradicts", one);

  /* What refers to a claim that goes is altered in the same change, also when it goes itself. */
  change = dictum_edit_remove_claims (fixture->project, IDS (one, two), AUTHOR, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dictum_change_get_length (change), ==, 3);
  g_assert_cmpstr (dictum_change_get_label (change), ==, "Delete 2 claims");
  fixture_do (fixture, g_steal_pointer (&change), NULL);
  g_assert_null (fixture_get (fixture, one));
  g_assert_null (fixture_get (fixture, two));
  g_assert_null (fixture_get (fixture, three)->same_as);
  g_assert_null (fixture_get (fixture, three)->contradicts);

  change = dictum_edit_remove_claims (fixture->project, IDS (three), AUTHOR, &error);
  g_assert_cmpstr (dictum_change_get_label (change), ==, "Delete claim");
  REFUSE (fixture, NOT_FOUND, remove_claims, IDS (three, one));
  REFUSE (fixture, NOTHING, remove_claims, (const char *const[]) { NULL });
}

static void
test_rate (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one = fixture_mark (fixture, "We were not consulted");
  g_autofree char *two = fixture_mark (fixture, "neither side");
  const DictumRating *rating;

  DO (fixture, rate, IDS (one, two), NULL, "supported", NULL, NULL);
  DO (fixture, rate, IDS (one), "Ben Ude", "refuted", "Diary", NULL);
  DO (fixture, rate, IDS (one), "Ben Ude", "unsupported", NULL, NULL);
  g_assert_cmpuint (fixture_get (fixture, one)->ratings->len, ==, 2);
  rating = dictum_claim_get_rating (fixture_get (fixture, one), "Ben Ude");
  g_assert_cmpstr (rating->rating, ==, "unsupported");
  g_assert_cmpstr (rating->justification, ==, "Diary");
  g_assert_true (dictum_time_is_valid (rating->rated));
  g_assert_nonnull (dictum_claim_get_rating (fixture_get (fixture, two), AUTHOR));

  DO (fixture, set_field, IDS (one), "publishedRating", "Ben Ude");
  DO (fixture, rate, IDS (one), "Ben Ude", NULL, NULL, NULL);
  g_assert_null (fixture_get (fixture, one)->published_rating);
  g_assert_cmpuint (fixture_get (fixture, one)->ratings->len, ==, 1);

  REFUSE (fixture, NOTHING, rate, IDS (one), "Ben Ude", NULL, NULL, NULL);
  REFUSE (fixture, NOTHING, rate, IDS (one), NULL, "supported", NULL, NULL);
  REFUSE (fixture, INVALID, rate, IDS (one), NULL, "splendid", NULL, NULL);
  REFUSE (fixture, NOT_FOUND, rate, IDS ("nowhere"), NULL, "supported", NULL, NULL);
}

static void
test_evidence (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_mark (fixture, "We were not consulted");
  DictumEvidence *evidence = dictum_value_new (&dictum_evidence_type);
  DictumReply *reply = dictum_value_new (&dictum_reply_type);
  g_autoptr (GError) error = NULL;

  dictum_edit_parse_field (evidence, "title", "Harbour log", &error);
  dictum_edit_parse_field (evidence, "stance", "refutes", &error);
  dictum_edit_parse_field (evidence, "primary", "yes", &error);
  dictum_edit_parse_field (reply, "asked", "Tomas Reed", &error);
  g_assert_no_error (error);

  DO (fixture, put_entry, id, evidence);
  DO (fixture, put_entry, id, evidence);
  DO (fixture, put_entry, id, reply);
  g_assert_cmpuint (fixture_get (fixture, id)->evidence->len, ==, 2);

  g_set_str (&evidence->id,
             ((DictumEvidence *) dictum_values_get (fixture_get (fixture, id)->evidence, 0))->id);
  g_set_str (&evidence->locator, "page 2");
  DO (fixture, put_entry, id, evidence);
  g_assert_cmpuint (fixture_get (fixture, id)->evidence->len, ==, 2);
  REFUSE (fixture, NOTHING, put_entry, id, evidence);
  DO (fixture, keep_archived, id, evidence->id, "https://archive.example/1/log");
  g_assert_cmpstr (
      ((DictumEvidence *) dictum_values_get (fixture_get (fixture, id)->evidence, 0))->archived_url,
      ==, "https://archive.example/1/log");
  DO (fixture, keep_archived, id, evidence->id, NULL);
  REFUSE (fixture, NOTHING, keep_archived, id, evidence->id, NULL);
  REFUSE (fixture, NOT_FOUND, keep_archived, id, "nowhere", "https://archive.example/1/log");
  DO (fixture, keep_archived, fixture->article, NULL, "https://archive.example/1/article");
  REFUSE (fixture, NOT_FOUND, keep_archived, "nowhere", NULL, "https://archive.example/1/x");
  DO (fixture, remove_entry, id, &dictum_evidence_type, evidence->id);
  g_assert_cmpuint (fixture_get (fixture, id)->evidence->len, ==, 1);
  REFUSE (fixture, NOT_FOUND, remove_entry, id, &dictum_evidence_type, evidence->id);
  REFUSE (fixture, NOT_FOUND, put_entry, id, evidence);
  REFUSE (fixture, NOT_FOUND, remove_entry, id, &dictum_reply_type, "nowhere");
  DO (fixture, remove_entry, id, &dictum_reply_type,
      ((DictumReply *) dictum_values_get (fixture_get (fixture, id)->replies, 0))->id);
  g_assert_null (fixture_get (fixture, id)->replies);

  dictum_value_unref (evidence);
  dictum_value_unref (reply);
}

static void
test_figures (Fixture *fixture, gconstpointer data)
{
  g_autofree char *outer = fixture_mark (fixture, "could cost “up to 40 million crowns” a year");
  g_autofree char *inner = fixture_mark (fixture, "up to 40 million crowns");
  g_autofree char *own = fixture_mark (fixture, "neither side set out a timetable");
  g_autofree char *source = fixture_add_source (fixture, "Analysts", DICTUM_SOURCE_UNNAMED);
  DictumText *text = fixture_get_text (fixture);
  DictumFigures figures;

  DO (fixture, set_source, outer, 0, source, 0, 0);
  DO (fixture, set_source, inner, 0, source, 0, 0);
  DO (fixture, set_field, IDS (inner), "status", "done");
  DO (fixture, set_field, IDS (outer), "status", "waiting-for-reply");

  dictum_article_get_figures (fixture->project, fixture->article, &figures);
  g_assert_cmpuint (figures.claims, ==, 3);
  g_assert_cmpuint (figures.done, ==, 1);
  g_assert_cmpuint (figures.in_progress, ==, 1);
  g_assert_cmpuint (figures.unattributed, ==, 1);
  g_assert_cmpint (figures.words, ==,
                   dictum_text_count_words (text, 0, dictum_text_get_length (text)));
  g_assert_cmpint (figures.attributed_words, ==, 9);

  dictum_article_get_figures (fixture->project, "nowhere", &figures);
  g_assert_cmpuint (figures.claims, ==, 0);
  g_assert_cmpint (figures.words, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func)                                                                            \
  g_test_add ("/edit/claims/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("add", test_add);
  ADD ("language", test_language);
  ADD ("add-kind", test_add_kind);
  ADD ("add-refused", test_add_refused);
  ADD ("fragments", test_fragments);
  ADD ("fragments-grow", test_fragments_grow);
  ADD ("resize", test_resize);
  ADD ("resize-marks", test_resize_marks);
  ADD ("remove", test_remove);
  ADD ("rate", test_rate);
  ADD ("evidence", test_evidence);
  ADD ("figures", test_figures);

  return g_test_run ();
}
