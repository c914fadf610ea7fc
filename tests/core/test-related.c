/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "analysis/dictum-alike.h"
#include "analysis/dictum-appearances.h"
#include "edit-fixture.h"
#include "edit/dictum-edit-related.h"

/* Claims that are the same elsewhere, or contradict each other: linking, finding, the timeline. */

typedef struct
{
  Fixture base;
  char *claims[4]; /* one an article, in the order of publication but for the last */
} Related;

static const struct
{
  const char *title;
  const char *publisher;
  const char *published;
  const char *words;
} stories[] = {
  { "Fees to rise", "Coastal Courier", "2026-11-14",
    "the harbour office will raise fees by 12 per cent" },
  { "Fees up", "Island Wire", "2026-11-15T08:00:00Z",
    "the harbour office will reportedly raise fees by 15 per cent" },
  { "What it costs", "The Ledger", "2026-11-14T20:00:00Z",
    "the harbour office will raise fees by 12 per cent" },
  { "No rise", "Marrow Post", NULL, "the harbour office will not raise fees" },
};

static char *
mark_story (Fixture *fixture, guint i)
{
  const char *blocks[] = { stories[i].words, NULL };
  g_autoptr (DictumArticle) article = fixture_make_article (stories[i].title, blocks, 1);
  g_autofree char *id = g_strdup (article->record.id);

  dictum_value_set_string (&article->publisher, stories[i].publisher);
  if (stories[i].published != NULL)
    dictum_value_set_string (&article->published, stories[i].published);
  DO (fixture, add_article, article);
  DO (fixture, add_claim, id, 0, (int) g_utf8_strlen (stories[i].words, -1));
  return g_strdup (fixture->last);
}

static void
set_up (Related *related, gconstpointer data)
{
  fixture_set_up (&related->base, data);
  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    related->claims[i] = mark_story (&related->base, i);
}

static void
tear_down (Related *related, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    g_free (related->claims[i]);
  fixture_tear_down (&related->base, data);
}

static gboolean
says_same (Related *related, guint i, guint j)
{
  const DictumClaim *claim = fixture_get (&related->base, related->claims[i]);

  return claim->same_as != NULL &&
         g_strv_contains ((const char *const *) claim->same_as, related->claims[j]);
}

static gboolean
says_contradicts (Related *related, guint i, guint j)
{
  const DictumClaim *claim = fixture_get (&related->base, related->claims[i]);

  return claim->contradicts != NULL &&
         g_strv_contains ((const char *const *) claim->contradicts, related->claims[j]);
}

/* Both sides say it, in one change; who is the same as one is the same as all. */
static void
test_same (Related *related, gconstpointer data)
{
  Fixture *fixture = &related->base;
  char **claims = related->claims;

  DO (fixture, relate_claims, claims[0], IDS (claims[1]), DICTUM_RELATION_SAME);
  g_assert_true (says_same (related, 0, 1) && says_same (related, 1, 0));

  DO (fixture, relate_claims, claims[2], IDS (claims[1]), DICTUM_RELATION_SAME);
  for (guint i = 0; i < 3; i++)
    for (guint j = 0; j < 3; j++)
      g_assert_cmpint (says_same (related, i, j), ==, i != j);

  REFUSE (fixture, NOTHING, relate_claims, claims[0], IDS (claims[2]), DICTUM_RELATION_SAME);
  REFUSE (fixture, INVALID, relate_claims, claims[0], IDS (claims[0]), DICTUM_RELATION_SAME);
  REFUSE (fixture, NOT_FOUND, relate_claims, claims[0], IDS ("gone"), DICTUM_RELATION_SAME);

  /* One leaves the others, which stay together. */
  DO (fixture, unrelate_claims, claims[0], IDS (claims[1]), DICTUM_RELATION_SAME);
  g_assert_true (says_same (related, 0, 2) && says_same (related, 2, 0));
  g_assert_null (fixture_get (fixture, claims[1])->same_as);
  g_assert_false (says_same (related, 2, 1));
  REFUSE (fixture, NOTHING, unrelate_claims, claims[0], IDS (claims[1]), DICTUM_RELATION_SAME);
}

/* Two claims have one relation. */
static void
test_contradicts (Related *related, gconstpointer data)
{
  Fixture *fixture = &related->base;
  char **claims = related->claims;

  DO (fixture, relate_claims, claims[0], IDS (claims[1], claims[2], claims[3]),
      DICTUM_RELATION_SAME);
  DO (fixture, relate_claims, claims[0], IDS (claims[3]), DICTUM_RELATION_CONTRADICTS);
  g_assert_true (says_contradicts (related, 0, 3) && says_contradicts (related, 3, 0));
  g_assert_null (fixture_get (fixture, claims[3])->same_as);
  g_assert_true (says_same (related, 0, 1) && !says_same (related, 1, 3));

  DO (fixture, relate_claims, claims[0], IDS (claims[3]), DICTUM_RELATION_SAME);
  g_assert_false (says_contradicts (related, 0, 3) || says_contradicts (related, 3, 0));
  g_assert_true (says_same (related, 1, 3));

  DO (fixture, relate_claims, claims[0], IDS (claims[3]), DICTUM_RELATION_CONTRADICTS);
  DO (fixture, unrelate_claims, claims[3], IDS (claims[0]), DICTUM_RELATION_CONTRADICTS);
  g_assert_null (fixture_get (fixture, claims[0])->contradicts);
  g_assert_null (fixture_get (fixture, claims[3])->contradicts);
}

/* Set as a field it is what linking is: on both sides, and what was there before goes. */
static void
test_field (Related *related, gconstpointer data)
{
  Fixture *fixture = &related->base;
  char **claims = related->claims;
  g_autofree char *two = g_strjoin (",", claims[1], claims[2], NULL);
  g_autofree char *first_and_third = g_strjoin (",", claims[0], claims[2], NULL);

  DO (fixture, set_field, IDS (claims[0]), "sameAs", two);
  for (guint i = 0; i < 3; i++)
    for (guint j = 0; j < 3; j++)
      g_assert_cmpint (says_same (related, i, j), ==, i != j);
  REFUSE (fixture, NOTHING, set_field, IDS (claims[1]), "sameAs", first_and_third);

  DO (fixture, set_field, IDS (claims[3]), "contradicts", claims[0]);
  g_assert_true (says_contradicts (related, 0, 3) && says_contradicts (related, 3, 0));
  DO (fixture, set_field, IDS (claims[3]), "contradicts", claims[1]);
  g_assert_false (says_contradicts (related, 0, 3) || says_contradicts (related, 3, 0));
  g_assert_true (says_contradicts (related, 1, 3) && says_contradicts (related, 3, 1));

  DO (fixture, set_field, IDS (claims[0]), "sameAs", NULL);
  g_assert_null (fixture_get (fixture, claims[0])->same_as);
  g_assert_true (says_same (related, 1, 2) && says_same (related, 2, 1));
  DO (fixture, set_field, IDS (claims[0], claims[2]), "sameAs", claims[3]);
  g_assert_null (fixture_get (fixture, claims[1])->same_as);
  g_assert_true (says_same (related, 0, 2) && says_same (related, 2, 3) &&
                 says_same (related, 3, 0));
}

static void
say_same (Related *related, guint i, guint j)
{
  DictumChange *change = dictum_change_new ("One side", NULL);
  const DictumClaim *before = fixture_get (&related->base, related->claims[i]);
  DictumClaim *after = dictum_value_copy (before);

  dictum_value_set_strings (&after->same_as, IDS (related->claims[j]));
  dictum_change_replace (change, before, after);
  fixture_do (&related->base, change, NULL);
}

/* A file in which only one side says it means the same. */
static void
test_one_side (Related *related, gconstpointer data)
{
  Fixture *fixture = &related->base;
  char **claims = related->claims;
  g_autoptr (GPtrArray) same = NULL;

  say_same (related, 1, 0);
  say_same (related, 2, 1);
  same = dictum_claim_list_same (fixture->project, claims[0]);
  g_assert_cmpuint (same->len, ==, 3);
  g_assert_true (g_ptr_array_index (same, 0) == fixture_get (fixture, claims[0]));

  DO (fixture, unrelate_claims, claims[0], IDS (claims[1]), DICTUM_RELATION_SAME);
  g_assert_null (fixture_get (fixture, claims[1])->same_as);
  g_assert_null (fixture_get (fixture, claims[2])->same_as);
}

static void
test_timeline (Related *related, gconstpointer data)
{
  Fixture *fixture = &related->base;
  char **claims = related->claims;
  g_autoptr (GPtrArray) found = NULL;
  const DictumAppearance *first, *ledger, *wire, *denial;
  g_autofree char *words = NULL;
  g_autofree char *same = NULL;
  g_autofree char *against = NULL;

  DO (fixture, relate_claims, claims[0], IDS (claims[1], claims[2]), DICTUM_RELATION_SAME);
  DO (fixture, relate_claims, claims[1], IDS (claims[3]), DICTUM_RELATION_CONTRADICTS);
  found = dictum_claim_list_appearances (fixture->project, claims[1]);
  g_assert_cmpuint (found->len, ==, 4);
  first = g_ptr_array_index (found, 0);
  ledger = g_ptr_array_index (found, 1);
  wire = g_ptr_array_index (found, 2);
  denial = g_ptr_array_index (found, 3);
  g_assert_cmpstr (first->article->publisher, ==, "Coastal Courier");
  g_assert_cmpstr (ledger->article->publisher, ==, "The Ledger");
  g_assert_cmpstr (wire->article->publisher, ==, "Island Wire");
  g_assert_true (wire->itself && !first->itself);

  /* A date alone is as early as a time of that day. */
  g_assert_true (first->first && ledger->first && !wire->first && !denial->first);
  g_assert_null (first->wording);
  g_assert_true (dictum_wording_is_same (ledger->wording));
  same = dictum_wording_describe (ledger->wording);
  g_assert_cmpstr (same, ==, "The same words.");
  words = dictum_wording_describe (wire->wording);
  g_assert_cmpstr (words, ==, "“reportedly” is added. “12” became “15”.");
  g_assert_cmpint (denial->relation, ==, DICTUM_RELATION_CONTRADICTS);

  /* What contradicts a claim is compared with that claim, not with whoever was first. */
  against = dictum_wording_describe (denial->wording);
  g_assert_cmpstr (against, ==, "“reportedly” became “not”. “by 15 per cent” is left out.");
  g_assert_true (dictum_wording_is_close (denial->wording));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GPtrArray **found = data;

  *found = dictum_claim_list_appearances_finish (result, NULL);
  g_main_context_wakeup (NULL);
}

/* The same from a thread, also when the project has gone on. */
static void
test_timeline_in_thread (Related *related, gconstpointer data)
{
  Fixture *fixture = &related->base;
  char **claims = related->claims;
  g_autoptr (GPtrArray) found = NULL;
  const DictumAppearance *last;

  DO (fixture, relate_claims, claims[0], IDS (claims[1]), DICTUM_RELATION_SAME);
  dictum_claim_list_appearances_async (fixture->project, claims[0], NULL, listed_cb, &found);
  DO (fixture, remove_claims, IDS (claims[1]));
  while (found == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (found->len, ==, 2);
  last = g_ptr_array_index (found, 1);
  g_assert_cmpstr (last->claim->record.id, ==, claims[1]);
  g_assert_nonnull (last->wording);
}

/* A denial is one in each of the languages that are looked at, whichever apostrophe it has. */
static void
test_denials (Fixture *fixture, gconstpointer data)
{
  static const char *const pairs[][2] = {
    { "the harbour office has raised fees", "the harbour office hasn’t raised fees" },
    { "das Hafenamt erhöht die Gebühren im Mai", "das Hafenamt erhöht keine Gebühren im Mai" },
    { "le port a augmenté ses tarifs", "le port n’a jamais augmenté ses tarifs" },
    { "la mairie embauche deux pilotes", "la mairie n’embauche aucuns pilotes" },
    { "el puerto subió las tarifas ayer", "el puerto nunca subió las tarifas ayer" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *ids[2] = { NULL, NULL };
      g_autoptr (GPtrArray) found = NULL;
      const DictumAlikeClaim *alike;

      for (guint j = 0; j < 2; j++)
        {
          const char *blocks[] = { pairs[i][j], NULL };
          g_autoptr (DictumArticle) article = fixture_make_article ("Fees", blocks, 1);
          g_autofree char *id = g_strdup (article->record.id);

          DO (fixture, add_article, article);
          DO (fixture, add_claim, id, 0, (int) g_utf8_strlen (pairs[i][j], -1));
          ids[j] = g_strdup (fixture->last);
        }
      found = dictum_claim_find_alike (fixture->project, ids[0], NULL, 1, NULL, NULL);
      alike = g_ptr_array_index (found, 0);
      g_assert_cmpstr (alike->claim->record.id, ==, ids[1]);
      g_assert_true (alike->other_polarity);
      g_clear_pointer (&ids[1], g_free);
    }
}

static void
test_alike (Related *related, gconstpointer data)
{
  Fixture *fixture = &related->base;
  char **claims = related->claims;
  g_autofree char *far = fixture_mark (fixture, "We were not consulted");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) typed = NULL;
  const DictumAlikeClaim *alike;
  GError *error = NULL;

  found = dictum_claim_find_alike (fixture->project, claims[0], NULL, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 3);
  alike = g_ptr_array_index (found, 0);
  g_assert_cmpstr (alike->claim->record.id, ==, claims[2]);
  g_assert_cmpfloat_with_epsilon (alike->likeness, 1, 1e-9);
  g_assert_false (alike->other_figures || alike->other_polarity);
  for (guint i = 1; i < found->len; i++)
    {
      alike = g_ptr_array_index (found, i);
      if (g_str_equal (alike->claim->record.id, claims[1]))
        g_assert_true (alike->other_figures && !alike->other_polarity);
      else
        g_assert_true (!alike->other_figures && alike->other_polarity);
    }

  /* What is linked already is not offered again; words that are typed find what is far. */
  DO (fixture, relate_claims, claims[0], IDS (claims[2]), DICTUM_RELATION_SAME);
  typed = dictum_claim_find_alike (fixture->project, claims[0], " Consulted ", 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (typed->len, ==, 1);
  alike = g_ptr_array_index (typed, 0);
  g_assert_cmpstr (alike->claim->record.id, ==, far);
}

/* Each of them would name each other: there is an end to how many can be the same. */
static void
test_many (Related *related, gconstpointer data)
{
  Fixture *fixture = &related->base;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_null_terminated (101, g_free, TRUE);

  for (guint i = 0; i < DICTUM_RELATED_MAX; i++)
    g_ptr_array_add (ids, mark_story (fixture, 0));
  REFUSE (fixture, INVALID, relate_claims, related->claims[0], (const char *const *) ids->pdata,
          DICTUM_RELATION_SAME);
  g_ptr_array_remove_index (ids, 0);
  DO (fixture, relate_claims, related->claims[0], (const char *const *) ids->pdata,
      DICTUM_RELATION_SAME);
  g_assert_cmpuint (g_strv_length (fixture_get (fixture, related->claims[0])->same_as), ==,
                    DICTUM_RELATED_MAX - 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/related/" name, Related, NULL, set_up, function, tear_down)
  ADD ("same", test_same);
  ADD ("many", test_many);
  ADD ("contradicts", test_contradicts);
  ADD ("field", test_field);
  ADD ("one-side", test_one_side);
  ADD ("timeline", test_timeline);
  ADD ("timeline/thread", test_timeline_in_thread);
  ADD ("alike", test_alike);
  g_test_add ("/related/denials", Fixture, NULL, fixture_set_up, test_denials, fixture_tear_down);

  return g_test_run ();
}
