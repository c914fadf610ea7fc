/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "edit-fixture.h"

#include "edit/dictum-compare.h"
#include "edit/dictum-edit-private.h"
#include "edit/dictum-edit-version.h"

/* New versions of an article, what becomes of its claims, and what an editor says to that. Each
 * change is undone and redone by the fixture. */

static DictumVersion *
make_version (const char *const *blocks, guint length)
{
  g_autoptr (DictumArticle) article = fixture_make_article (NULL, blocks, length);

  return dictum_value_ref (dictum_values_get (article->versions, 0));
}

static DictumCarryOver
add_version (Fixture *fixture, const char *const *blocks, guint length)
{
  g_autoptr (DictumVersion) version = make_version (blocks, length);
  DictumCarryOver report;

  DO (fixture, add_version, fixture->article, version, &report);
  return report;
}

static const DictumArticle *
get_article (Fixture *fixture)
{
  return dictum_project_get_article (fixture->project, fixture->article);
}

/* Marks of a claim are what its version says. */
static void
assert_spans (Fixture *fixture, const char *id)
{
  const DictumClaim *claim = fixture_get (fixture, id);
  DictumText *text = dictum_article_get_text (
      get_article (fixture), dictum_article_get_version (get_article (fixture), claim->version));

  for (guint i = 0; i < claim->content->len; i++)
    {
      const DictumSpan *span = dictum_values_get (claim->content, i);
      g_autofree char *words = dictum_text_get_slice (text, span->start, span->end);

      g_assert_cmpstr (words, ==, span->exact);
    }
  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i);

      if (link->cue != NULL)
        {
          g_autofree char *words = dictum_text_get_slice (text, link->cue->start, link->cue->end);

          g_assert_cmpstr (words, ==, link->cue->exact);
        }
    }
}

static void
assert_quote (Fixture *fixture, const char *id, const char *want)
{
  g_autofree char *quote = dictum_claim_get_quote (fixture_get (fixture, id));

  g_assert_cmpstr (quote, ==, want);
  assert_spans (fixture, id);
}

/* When the publisher modified the article is taken over; what the editor wrote stays. */
static void
test_reload (Fixture *fixture, gconstpointer data)
{
  const char *blocks[] = { "The ferry was late again on Tuesday." };
  g_autoptr (DictumArticle) loaded = fixture_make_article ("Another title", blocks, 1);
  DictumCarryOver report;

  dictum_value_set_string (&loaded->modified, "2026-11-17T09:30:00+01:00");
  DO (fixture, take_reload, fixture->article, loaded, &report);
  g_assert_cmpstr (get_article (fixture)->modified, ==, "2026-11-17T09:30:00+01:00");
  g_assert_cmpstr (get_article (fixture)->title, !=, "Another title");
  g_assert_cmpuint (get_article (fixture)->versions->len, ==, 2);
}

static DictumCarryKind
get_kind (Fixture *fixture, const char *id)
{
  return dictum_claim_get_carry_kind (get_article (fixture), fixture_get (fixture, id));
}

static gboolean
needs_review (Fixture *fixture, const char *id)
{
  return dictum_claim_needs_review (get_article (fixture), fixture_get (fixture, id));
}

/* The union's sentence moved to the front, Ida Marrow's is gone, a figure is another one. */
static const char *const second_text[] = {
  "The union claimed that berths had been promised.",
  "The two governments will reopen talks before the end of the year, according to a statement "
  "issued by the Prime Minister’s Office.",
  "Officials in the capital described the call as “constructive and overdue”, though neither side "
  "set out a timetable.",
  "Island media reported that customs officers had been told to prepare, a step that analysts say "
  "could cost “up to 70 million crowns” a year.",
  "The ministry reportedly denied that quotas were discussed. The minister admitted a delay. Tomas "
  "Reed declined to say more.",
};

static void
test_same_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DictumVersion) version = make_version (fixture_text, G_N_ELEMENTS (fixture_text));

  g_assert_true (dictum_article_has_text (get_article (fixture), version));
  REFUSE (fixture, NOTHING, add_version, fixture->article, version, NULL);
}

static void
test_carry (Fixture *fixture, gconstpointer data)
{
  g_autofree char *same = fixture_mark (fixture, "“constructive and overdue”");
  g_autofree char *moved = fixture_mark (fixture,
                                         "The union claimed that berths had been promised.");
  g_autofree char *altered = fixture_mark (fixture, "“up to 40 million crowns” a year");
  g_autofree char *lost = fixture_mark (fixture, "“We were not consulted,”");
  g_autofree char *before = g_strdup (fixture_get (fixture, lost)->version);
  DictumCarryOver report = add_version (fixture, second_text, G_N_ELEMENTS (second_text));
  const DictumCarry *carry;

  g_assert_cmpint (get_kind (fixture, same), ==, DICTUM_CARRY_UNCHANGED);
  g_assert_cmpint (get_kind (fixture, moved), ==, DICTUM_CARRY_MOVED);
  g_assert_cmpint (get_kind (fixture, altered), ==, DICTUM_CARRY_ALTERED);
  g_assert_cmpint (get_kind (fixture, lost), ==, DICTUM_CARRY_LOST);
  assert_quote (fixture, same, "“constructive and overdue”");
  assert_quote (fixture, moved, "The union claimed that berths had been promised.");
  assert_quote (fixture, altered, "“up to 70 million crowns” a year");
  assert_quote (fixture, lost, "“We were not consulted,”");
  g_assert_cmpstr (fixture_get (fixture, lost)->version, ==, before);
  for (guint kind = 0; kind < G_N_ELEMENTS (report.claims); kind++)
    g_assert_cmpuint (report.claims[kind], ==, 1);
  g_assert_null (dictum_claim_get_carry (fixture_get (fixture, same)));
  g_assert_false (needs_review (fixture, same));
  g_assert_true (needs_review (fixture, lost));

  carry = dictum_claim_get_carry (fixture_get (fixture, altered));
  g_assert_cmpstr (((DictumSpan *) dictum_values_get (carry->content, 0))->exact, ==,
                   "“up to 40 million crowns” a year");
}

static void
set_cue (Fixture *fixture, const char *claim, const char *words)
{
  int start, end;

  fixture_find (fixture, words, &start, &end);
  DO (fixture, set_cue, claim, 0, start, end);
}

static void
test_cue_weakened (Fixture *fixture, gconstpointer data)
{
  g_autofree char *claim = fixture_mark (fixture, "quotas were discussed");

  set_cue (fixture, claim, "denied");
  add_version (fixture, second_text, G_N_ELEMENTS (second_text));
  g_assert_cmpint (get_kind (fixture, claim), ==, DICTUM_CARRY_ALTERED);
  g_assert_cmpstr (fixture_get_link (fixture, claim, 0)->cue->exact, ==, "reportedly denied");
  g_assert_cmpint (fixture_get_link (fixture, claim, 0)->polarity, ==, DICTUM_POLARITY_DENIED);
  assert_spans (fixture, claim);
}

static void
test_cue_replaced (Fixture *fixture, gconstpointer data)
{
  static const char *const blocks[] = { "The ministry said that quotas were discussed. The union "
                                        "said that berths had been promised." };
  g_autofree char *claim = fixture_mark (fixture, "berths had been promised");

  set_cue (fixture, claim, "claimed");
  add_version (fixture, blocks, G_N_ELEMENTS (blocks));
  g_assert_cmpint (get_kind (fixture, claim), ==, DICTUM_CARRY_ALTERED);
  g_assert_cmpstr (fixture_get_link (fixture, claim, 0)->cue->exact, ==, "said");
  g_assert_cmpint (fixture_get_link (fixture, claim, 0)->stance, ==, DICTUM_STANCE_NEUTRAL);
}

static void
test_cue_dropped (Fixture *fixture, gconstpointer data)
{
  static const char *const blocks[] = {
    "Berths had been promised. The minister admitted a delay."
  };
  g_autofree char *claim = fixture_mark (fixture, "berths had been promised");
  const DictumCarry *carry;

  set_cue (fixture, claim, "claimed");
  add_version (fixture, blocks, G_N_ELEMENTS (blocks));
  g_assert_cmpint (get_kind (fixture, claim), ==, DICTUM_CARRY_ALTERED);
  g_assert_null (fixture_get_link (fixture, claim, 0)->cue);
  carry = dictum_claim_get_carry (fixture_get (fixture, claim));
  g_assert_cmpstr (((DictumAttribution *) dictum_values_get (carry->attributions, 0))->cue->exact,
                   ==, "claimed");

  /* And back again, with the mark. */
  DO (fixture, let_go, IDS (claim));
  g_assert_cmpstr (fixture_get_link (fixture, claim, 0)->cue->exact, ==, "claimed");
  g_assert_cmpint (get_kind (fixture, claim), ==, DICTUM_CARRY_LOST);
  g_assert_false (needs_review (fixture, claim));
  assert_quote (fixture, claim, "berths had been promised");
}

static void
test_accept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *altered = fixture_mark (fixture, "“up to 40 million crowns” a year");
  g_autofree char *lost = fixture_mark (fixture, "“We were not consulted,”");

  add_version (fixture, second_text, G_N_ELEMENTS (second_text));
  DO (fixture, accept_carries, IDS (altered));
  g_assert_false (needs_review (fixture, altered));
  REFUSE (fixture, NOTHING, accept_carries, IDS (altered));
  REFUSE (fixture, INVALID, accept_carries, IDS (lost));
  REFUSE (fixture, NOT_FOUND, accept_carries, IDS ("nowhere"));
}

static void
test_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lost = fixture_mark (fixture, "“We were not consulted,”");
  int start, end;

  add_version (fixture, second_text, G_N_ELEMENTS (second_text));
  fixture_find (fixture, "Tomas Reed declined to say more", &start, &end);
  DO (fixture, place_claim, lost, start, end);
  assert_quote (fixture, lost, "Tomas Reed declined to say more");
  g_assert_cmpint (get_kind (fixture, lost), ==, DICTUM_CARRY_ALTERED);
  g_assert_false (needs_review (fixture, lost));
  g_assert_cmpuint (fixture_get (fixture, lost)->carries->len, ==, 1);
  REFUSE (fixture, EMPTY, place_claim, lost, 3, 3);
  REFUSE (fixture, INVALID, place_claim, lost, 3, 100000);
}

static void
test_let_go (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lost = fixture_mark (fixture, "“We were not consulted,”");
  g_autofree char *same = fixture_mark (fixture, "“constructive and overdue”");

  add_version (fixture, second_text, G_N_ELEMENTS (second_text));
  DO (fixture, let_go, IDS (lost));
  g_assert_false (needs_review (fixture, lost));
  REFUSE (fixture, INVALID, let_go, IDS (same));

  /* When the words come back they are found, also after they were let go. */
  add_version (fixture, fixture_text, G_N_ELEMENTS (fixture_text));
  g_assert_cmpint (get_kind (fixture, lost), ==, DICTUM_CARRY_UNCHANGED);
  assert_quote (fixture, lost, "“We were not consulted,”");
}

static DictumSpan *
make_mark (Fixture *fixture, const char *words)
{
  int start, end;

  fixture_find (fixture, words, &start, &end);
  return dictum_edit_make_span (fixture_get_text (fixture), start, end, NULL);
}

/* A claim with two links, both of them marked, that the next version moves. */
static char *
mark_chain (Fixture *fixture)
{
  static const char *const words[][2] = { { "Officials in the capital", "described" },
                                          { "The union", "claimed" } };
  g_autofree char *id = fixture_mark (fixture, "berths had been promised");
  DictumChange *change = dictum_change_new ("Chain", NULL);
  DictumClaim *claim = dictum_value_copy (fixture_get (fixture, id));

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      DictumAttribution *link = dictum_value_new (&dictum_attribution_type);

      link->source_span = make_mark (fixture, words[i][0]);
      link->cue = make_mark (fixture, words[i][1]);
      dictum_values_add (&claim->attributions, link);
    }
  dictum_change_replace (change, fixture_get (fixture, id), claim);
  fixture_do (fixture, change, NULL);
  return g_steal_pointer (&id);
}

/* Left in the older version after its chain was altered in the new one, each link gets the marks
 * that were its own, and one that is new none. */
static void
test_let_go_altered_chain (Fixture *fixture, gconstpointer data)
{
  g_autofree char *untouched = mark_chain (fixture);
  g_autofree char *removed = mark_chain (fixture);
  g_autofree char *moved = mark_chain (fixture);
  g_autofree char *added = mark_chain (fixture);
  const char *const claims[] = { untouched, removed, moved, added };
  static const char *const cues[][3] = {
    { "described", "claimed" },
    { "claimed" },
    { "claimed", "described" },
    { NULL, "described", "claimed" },
  };
  static const guint lengths[] = { 2, 1, 2, 3 };
  DictumChange *change = dictum_change_new ("Add a link", NULL);
  DictumClaim *claim;

  add_version (fixture, second_text, G_N_ELEMENTS (second_text));
  DO (fixture, remove_link, removed, 0);
  DO (fixture, move_link, moved, 0, 1);
  claim = dictum_value_copy (fixture_get (fixture, added));
  g_ptr_array_insert (claim->attributions, 0, dictum_value_new (&dictum_attribution_type));
  dictum_change_replace (change, fixture_get (fixture, added), claim);
  fixture_do (fixture, change, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      const DictumClaim *now;

      DO (fixture, let_go, IDS (claims[i]));
      assert_quote (fixture, claims[i], "berths had been promised");
      now = fixture_get (fixture, claims[i]);
      g_assert_cmpuint (now->attributions->len, ==, lengths[i]);
      for (guint j = 0; j < lengths[i]; j++)
        {
          const DictumAttribution *link = dictum_values_get (now->attributions, j);

          g_assert_cmpstr (link->cue != NULL ? link->cue->exact : NULL, ==, cues[i][j]);
        }
    }
}

static void
test_lost_twice (Fixture *fixture, gconstpointer data)
{
  static const char *const third_text[] = { "The minister admitted a delay." };
  g_autofree char *lost = fixture_mark (fixture, "“We were not consulted,”");
  g_autofree char *gone = fixture_mark (fixture, "the council would seek its own legal advice");

  add_version (fixture, second_text, G_N_ELEMENTS (second_text));
  DO (fixture, let_go, IDS (gone));
  add_version (fixture, third_text, G_N_ELEMENTS (third_text));
  g_assert_cmpuint (fixture_get (fixture, lost)->carries->len, ==, 1);
  g_assert_true (needs_review (fixture, lost));
  g_assert_false (needs_review (fixture, gone));
}

/* Whatever comes, no claim goes, every mark is what its text says, and undo gives all of it back.
 */
static void
test_random_versions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 40; i++)
    {
      int length = dictum_text_get_length (fixture_get_text (fixture));
      int start = g_test_rand_int_range (0, length - 40);
      g_autoptr (GError) error = NULL;
      DictumChange *change = dictum_edit_add_claim (fixture->project, fixture->article, start,
                                                    start + g_test_rand_int_range (2, 40), AUTHOR,
                                                    &error);

      g_assert_no_error (error);
      fixture_do (fixture, change, NULL);
      g_ptr_array_add (ids, g_strdup (fixture->last));
    }
  for (guint round = 0; round < 12; round++)
    {
      g_autoptr (GPtrArray) blocks = g_ptr_array_new ();
      g_autofree char *extra = g_strdup_printf ("This is correction %u.", round);

      for (guint i = 0; i < G_N_ELEMENTS (fixture_text); i++)
        if (g_test_rand_int_range (0, 3) > 0)
          g_ptr_array_insert (blocks, g_test_rand_int_range (0, blocks->len + 1),
                              (gpointer) (g_test_rand_bit () ? fixture_text : second_text)[i]);
      g_ptr_array_add (blocks, extra);
      add_version (fixture, (const char *const *) blocks->pdata, blocks->len);
      for (guint i = 0; i < ids->len; i++)
        {
          g_assert_nonnull (fixture_get (fixture, g_ptr_array_index (ids, i)));
          assert_spans (fixture, g_ptr_array_index (ids, i));
        }
    }
}

static void
test_find_version (Fixture *fixture, gconstpointer data)
{
  const DictumArticle *article;
  g_autoptr (GError) error = NULL;

  add_version (fixture, second_text, G_N_ELEMENTS (second_text));
  article = get_article (fixture);
  g_assert_true (dictum_article_find_version (article, "2", NULL) ==
                 dictum_article_get_latest_version (article));
  g_assert_nonnull (dictum_article_find_version (article, "1", NULL));
  g_assert_null (dictum_article_find_version (article, "3", &error));
  g_assert_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND);
  g_assert_null (dictum_article_find_version (article, "0", NULL));
  g_assert_null (dictum_article_find_version (article, "", NULL));
}

/* What the differences between two sentences tell. */
static DictumTells
compare (const char *before, const char *after)
{
  g_autoptr (DictumText) old_text = dictum_text_new (before, "en");
  g_autoptr (DictumText) new_text = dictum_text_new (after, "en");
  g_autoptr (GArray) differences = dictum_compare_texts (old_text, new_text);
  DictumTells tells = 0;

  for (guint i = 0; i < differences->len; i++)
    tells |= g_array_index (differences, DictumDifference, i).tells;
  return tells;
}

static void
test_tells (void)
{
  g_autofree char *words = dictum_tells_describe (DICTUM_TELLS_NUMBER | DICTUM_TELLS_CUE);

  g_assert_cmpint (compare ("It cost 40 crowns.", "It cost 70 crowns."), ==, DICTUM_TELLS_NUMBER);
  g_assert_cmpint (compare ("Then Ida Marrow left.", "Then Ida Reed left."), ==, DICTUM_TELLS_NAME);
  g_assert_cmpint (compare ("Officials said it is safe.", "Officials reportedly said it is safe."),
                   ==, DICTUM_TELLS_CUE);
  g_assert_cmpint (compare ("Officials said it is safe.", "Officials claimed it is safe."), ==,
                   DICTUM_TELLS_CUE);
  g_assert_cmpint (compare ("The pier is safe.", "The pier is sound."), ==, DICTUM_TELLS_NOTHING);
  g_assert_cmpint (compare ("The pier is safe.", "A pier is safe."), ==, DICTUM_TELLS_NOTHING);
  g_assert_cmpstr (words, ==, "number, attribution");
  g_assert_null (dictum_tells_describe (DICTUM_TELLS_NOTHING));
}

/* The first words of two texts differ, and the last ones. */
static void
assert_edges_differ (const char *x, const char *y)
{
  g_auto (GStrv) xs = g_strsplit (x, " ", -1);
  g_auto (GStrv) ys = g_strsplit (y, " ", -1);

  g_assert_cmpstr (xs[0], !=, ys[0]);
  g_assert_cmpstr (xs[g_strv_length (xs) - 1], !=, ys[g_strv_length (ys) - 1]);
}

/* What was replaced begins and ends with other words or signs on the two sides, and the stretches
 * still follow one another. */
static void
test_trimmed (void)
{
  static const char *const pairs[][2] = {
    { "The pier is old.\n\nIt leaks. It is closed.\n\nShips go by.",
      "The pier is old.\n\nShips go by." },
    { "The pier is old. Nobody knows why.", "The pier is old. Everybody does." },
    { "One, two, three.", "One, four." },
    { "“Yes,” she said. Then rain.", "“No,” she said. Then sun." },
    { "It leaks.", "Rain." },
    { "It costs 1.5 crowns.", "It costs 1.7 crowns." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (DictumText) old_text = dictum_text_new (pairs[i][0], "en");
      g_autoptr (DictumText) new_text = dictum_text_new (pairs[i][1], "en");
      g_autoptr (GArray) differences = dictum_compare_texts (old_text, new_text);
      int old_at = 0, new_at = 0;

      for (guint j = 0; j < differences->len; j++)
        {
          const DictumStretch *stretch = &g_array_index (differences, DictumDifference, j).stretch;
          g_autofree char *was = dictum_text_get_slice (old_text, stretch->old_text.start,
                                                        stretch->old_text.end);
          g_autofree char *is = dictum_text_get_slice (new_text, stretch->new_text.start,
                                                       stretch->new_text.end);

          g_test_message ("%u: %d “%s” “%s”", i, stretch->kind, was, is);
          g_assert_cmpint (stretch->old_text.start, ==, old_at);
          g_assert_cmpint (stretch->new_text.start, ==, new_at);
          old_at = stretch->old_text.end;
          new_at = stretch->new_text.end;
          if (stretch->kind != DICTUM_STRETCH_REPLACED)
            continue;
          g_assert_cmpstr (was, !=, is);
          assert_edges_differ (was, is);
        }
      g_assert_cmpint (old_at, ==, dictum_text_get_length (old_text));
      g_assert_cmpint (new_at, ==, dictum_text_get_length (new_text));
    }
}

/* A paragraph that begins with a quotation mark goes as one change. */
static void
test_joined (void)
{
  g_autoptr (DictumText) old_text = dictum_text_new (
      "A repair would cost a lot.\n“We were not consulted,” she said.\nShips go by.", "en");
  g_autoptr (DictumText)
      new_text = dictum_text_new ("A repair would cost a lot.\nShips go by.", "en");
  g_autoptr (GArray) gone = dictum_compare_texts (old_text, new_text);
  g_autoptr (GArray) come = dictum_compare_texts (new_text, old_text);
  const DictumStretch *stretch = &g_array_index (gone, DictumDifference, 1).stretch;
  g_autofree char *words = dictum_text_get_slice (old_text, stretch->old_text.start,
                                                  stretch->old_text.end);

  g_assert_cmpuint (dictum_differences_count (gone), ==, 1);
  g_assert_cmpint (stretch->kind, ==, DICTUM_STRETCH_REMOVED);
  g_assert_cmpstr (g_strstrip (words), ==, "“We were not consulted,” she said.");
  g_assert_cmpuint (dictum_differences_count (come), ==, 1);
  g_assert_cmpint (g_array_index (come, DictumDifference, 1).stretch.kind, ==,
                   DICTUM_STRETCH_ADDED);
}

/* Marks that reach out of their text, as a damaged file may have them: the claim whose words they
 * are is lost, a cue just goes. */
static void
test_outside (Fixture *fixture, gconstpointer data)
{
  g_autofree char *beyond = fixture_mark (fixture, "“constructive and overdue”");
  g_autofree char *cued = fixture_mark (fixture, "“up to 40 million crowns” a year");
  int length = dictum_text_get_length (fixture_get_text (fixture));
  DictumChange *change = dictum_change_new ("Damage", NULL);
  DictumClaim *claim = dictum_value_copy (fixture_get (fixture, beyond));
  DictumAttribution *link = dictum_value_new (&dictum_attribution_type);

  ((DictumSpan *) dictum_values_get (claim->content, 0))->end = length + 20;
  dictum_change_replace (change, fixture_get (fixture, beyond), claim);
  claim = dictum_value_copy (fixture_get (fixture, cued));
  link->cue = dictum_span_new (length + 1, length + 5, "said", NULL, NULL);
  dictum_values_add (&claim->attributions, link);
  dictum_change_replace (change, fixture_get (fixture, cued), claim);
  fixture_do (fixture, change, NULL);

  add_version (fixture, second_text, G_N_ELEMENTS (second_text));
  g_assert_cmpint (get_kind (fixture, beyond), ==, DICTUM_CARRY_LOST);
  g_assert_cmpint (get_kind (fixture, cued), ==, DICTUM_CARRY_ALTERED);
  assert_quote (fixture, cued, "“up to 70 million crowns” a year");
  link = dictum_values_get (fixture_get (fixture, cued)->attributions, 0);
  g_assert_null (link->cue);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/version/same-text", test_same_text);
  ADD ("/version/reload", test_reload);
  ADD ("/version/carry", test_carry);
  ADD ("/version/cue-weakened", test_cue_weakened);
  ADD ("/version/cue-replaced", test_cue_replaced);
  ADD ("/version/cue-dropped", test_cue_dropped);
  ADD ("/version/accept", test_accept);
  ADD ("/version/place", test_place);
  ADD ("/version/let-go", test_let_go);
  ADD ("/version/let-go-altered-chain", test_let_go_altered_chain);
  ADD ("/version/lost-twice", test_lost_twice);
  ADD ("/version/random", test_random_versions);
  ADD ("/version/outside", test_outside);
  ADD ("/version/find", test_find_version);
  g_test_add_func ("/version/tells", test_tells);
  g_test_add_func ("/version/trimmed", test_trimmed);
  g_test_add_func ("/version/joined", test_joined);

  return g_test_run ();
}
