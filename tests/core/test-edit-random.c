/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "edit-fixture.h"
#include "edit/dictum-merge.h"

/* Any sequence of actions, undone to the beginning, gives the project as it was; redone, the end.
 * And whatever is asked for, an edit function gives a change that applies, or an error. */

#define STEPS 300
#define ROUNDS 60

/* The id of a random record of a list, now and then one that is not there. */
static char *
pick (Fixture *fixture, GListModel *list)
{
  guint length = g_list_model_get_n_items (list);
  g_autoptr (DictumItem) item = NULL;

  if (length == 0 || g_test_rand_int_range (0, 40) == 0)
    return g_strdup ("nowhere");

  item = g_list_model_get_item (list, g_test_rand_int_range (0, length));
  return g_strdup (dictum_item_get_id (item));
}

static const char *
pick_string (const char *const *strings)
{
  return strings[g_test_rand_int_range (0, g_strv_length ((GStrv) strings))];
}

/* Mostly a range of some words, now and then nonsense. */
static void
pick_range (int *start, int *end)
{
  *start = g_test_rand_int_range (-2, 560);
  *end = *start + g_test_rand_int_range (g_test_rand_int_range (0, 10) == 0 ? -5 : 1, 60);
}

static char *
make_name (void)
{
  static const char *const names[] = {
    "Officials", "Ida Marrow", "PMO", "Prime Minister’s Office", "ida marrow", "Analysts",
    "Union",     " ",          NULL
  };

  return g_strdup (pick_string (names));
}

static DictumChange *
make_field_change (Fixture *fixture, const char *claim, const char *source, GError **error)
{
  static const char *const claim_fields[] = { "kind",        "status",   "checkWorthy", "certainty",
                                              "notes",       "tags",     "mood",        "sameAs",
                                              "contradicts", "assigned", NULL };
  static const char *const source_fields[] = {
    "name",  "aliases",     "kind", "affiliation", "anonymity.persons", "anonymity.vital",
    "notes", "identifiers", NULL
  };
  static const char *const values[] = { "",  "done", "yes",         "no",  "person", "opinion",
                                        "3", "a, b", "wikidata:Q1", "1:1", "1:2",    NULL };

  if (g_test_rand_bit ())
    return dictum_edit_set_field (fixture->project, IDS (claim), pick_string (claim_fields),
                                  pick_string (values), AUTHOR, error);

  return dictum_edit_set_field (fixture->project, IDS (source), pick_string (source_fields),
                                pick_string (values), AUTHOR, error);
}

static DictumChange *
make_list_change (Fixture *fixture, const char *claim, GError **error)
{
  DictumProject *project = fixture->project;
  const DictumClaim *record = fixture_get (fixture, claim);
  DictumEvidence *evidence = dictum_value_new (&dictum_evidence_type);
  DictumReply *reply = dictum_value_new (&dictum_reply_type);
  const DictumEvidence *first = NULL;
  DictumChange *change;

  evidence->title = g_strdup ("Harbour log");
  reply->asked = g_strdup ("Tomas Reed");
  if (record != NULL && dictum_values_length (record->evidence) > 0)
    first = dictum_values_get (record->evidence, 0);
  if (first != NULL && g_test_rand_bit ())
    change = dictum_edit_remove_entry (project, claim, &dictum_evidence_type, first->id, AUTHOR,
                                       error);
  else if (g_test_rand_bit ())
    change = dictum_edit_put_entry (project, claim, evidence, AUTHOR, error);
  else
    change = dictum_edit_put_entry (project, claim, reply, AUTHOR, error);
  dictum_value_unref (evidence);
  dictum_value_unref (reply);

  return change;
}

static DictumChange *
make_article_change (Fixture *fixture, const char *article, GError **error)
{
  guint length = g_list_model_get_n_items (dictum_project_get_articles (fixture->project));

  if (length < 3)
    {
      g_autoptr (DictumArticle)
          added = fixture_make_article ("Another", fixture_text, G_N_ELEMENTS (fixture_text));

      return dictum_edit_add_article (fixture->project, added, AUTHOR, error);
    }

  return dictum_edit_remove_article (fixture->project, article, NULL, AUTHOR, error);
}

static DictumChange *
make_link_change (Fixture *fixture, const char *claim, guint link, GError **error)
{
  static const char *const fields[] = { "manner", "polarity", "stance", "mood", NULL };
  static const char *const nicks[] = { "auto",     "direct",  "denied", "declined",
                                       "doubting", "neutral", "x",      NULL };
  DictumProject *project = fixture->project;

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      return dictum_edit_clear_source (project, claim, link, AUTHOR, error);
    case 1:
      return dictum_edit_clear_cue (project, claim, link, AUTHOR, error);
    case 2:
      return dictum_edit_remove_link (project, claim, link, AUTHOR, error);
    case 3:
      return dictum_edit_move_link (project, claim, link, g_test_rand_int_range (0, 3), AUTHOR,
                                    error);
    default:
      return dictum_edit_set_link_field (project, claim, link, pick_string (fields),
                                         pick_string (nicks), AUTHOR, error);
    }
}

static DictumChange *
make_registry_change (Fixture *fixture, const char *source, const char *other, GError **error)
{
  DictumProject *project = fixture->project;
  g_autofree char *name = make_name ();
  const char *aliases[] = { "officials", NULL };

  switch (g_test_rand_int_range (0, 8))
    {
    case 3:
      return dictum_edit_split_source (project, source, name, NULL, 0, aliases, AUTHOR, error);
    case 4:
      return dictum_edit_set_distinct (project, IDS (source, other), g_test_rand_bit (), AUTHOR,
                                       error);
    case 0:
      return dictum_edit_merge_sources (project, source, IDS (other), AUTHOR, error);
    case 1:
      return dictum_edit_remove_source (project, source, AUTHOR, error);
    case 2:
      return dictum_edit_rename_source (project, source, name, AUTHOR, error);
    default:
      return dictum_edit_add_source (project, name, dictum_source_guess_kind (name), AUTHOR, error);
    }
}

static DictumChange *
make_span_change (Fixture *fixture,
                  const char *claim,
                  const char *source,
                  guint link,
                  GError **error)
{
  DictumProject *project = fixture->project;
  g_autofree char *name = make_name ();
  int start, end;

  pick_range (&start, &end);
  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      return dictum_edit_add_fragment (project, claim, start, end, AUTHOR, error);
    case 1:
      return dictum_edit_remove_fragment (project, claim, g_test_rand_int_range (0, 3), AUTHOR,
                                          error);
    case 2:
      return dictum_edit_resize (project, claim, g_test_rand_int_range (0, 3),
                                 g_test_rand_int_range (0, 3), start, end, AUTHOR, error);
    case 3:
      return dictum_edit_set_source (project, claim, link, source, start, end, AUTHOR, error);
    case 4:
      return dictum_edit_set_new_source (project, claim, link, name, DICTUM_SOURCE_OTHER, start,
                                         end, AUTHOR, error);
    default:
      return dictum_edit_set_cue (project, claim, link, start, end, AUTHOR, error);
    }
}

static DictumChange *
make_change (Fixture *fixture, GError **error)
{
  DictumProject *project = fixture->project;
  g_autofree char *claim = pick (fixture, dictum_project_get_claims (project));
  g_autofree char *more = pick (fixture, dictum_project_get_claims (project));
  g_autofree char *source = pick (fixture, dictum_project_get_sources (project));
  g_autofree char *other = pick (fixture, dictum_project_get_sources (project));
  g_autofree char *article = pick (fixture, dictum_project_get_articles (project));
  guint link = g_test_rand_int_range (0, 3);
  int start, end;

  pick_range (&start, &end);
  switch (g_test_rand_int_range (0, 16))
    {
    case 0:
    case 1:
    case 2:
      return dictum_edit_add_claim (project, article, start, end, AUTHOR, error);
    case 3:
      return dictum_edit_remove_claims (project, IDS (claim, more), AUTHOR, error);
    case 4:
      return dictum_edit_rate (project, IDS (claim, more), NULL,
                               g_test_rand_bit () ? "supported" : NULL, NULL, NULL, AUTHOR, error);
    case 5:
      return make_list_change (fixture, claim, error);
    case 6:
      return dictum_edit_same_source (project, claim, AUTHOR, error);
    case 7:
      return g_test_rand_int_range (0, 6) == 0 ? make_article_change (fixture, article, error)
                                               : make_field_change (fixture, claim, source, error);
    case 8:
    case 9:
      return make_link_change (fixture, claim, link, error);
    case 10:
    case 11:
      return make_registry_change (fixture, source, other, error);
    default:
      return make_span_change (fixture, claim, source, link, error);
    }
}

/* What always holds: fragments in order, words as they stand in the text. */
static void
check_claims (Fixture *fixture)
{
  GListModel *claims = dictum_project_get_claims (fixture->project);

  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (claims, i);
      const DictumClaim *claim = dictum_item_get_claim (item);
      const DictumArticle *article = dictum_project_get_article (fixture->project, claim->article);
      DictumText *text = dictum_article_get_text (article, NULL);
      int last = -1;

      g_assert_cmpuint (claim->content->len, >, 0);
      for (guint j = 0; j < claim->content->len; j++)
        {
          const DictumSpan *span = dictum_values_get (claim->content, j);
          g_autofree char *words = dictum_text_get_slice (text, span->start, span->end);

          g_assert_cmpint (span->start, >=, last);
          g_assert_cmpstr (span->exact, ==, words);
          last = span->end;
        }
    }
}

static void
run_round (Fixture *fixture)
{
  g_autoptr (DictumProjectSnapshot) start = dictum_project_take_snapshot (fixture->project);
  g_autoptr (DictumProjectSnapshot) end = NULL;
  g_autoptr (DictumProjectSnapshot) undone = NULL;
  g_autoptr (DictumProjectSnapshot) redone = NULL;
  guint position = dictum_history_get_position (fixture->history);
  guint done = 0;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < STEPS; i++)
    {
      g_autoptr (DictumChange) change = make_change (fixture, &error);

      if (change == NULL)
        {
          g_assert_nonnull (error);
          g_assert_true (error->domain == DICTUM_EDIT_ERROR);
          g_clear_error (&error);
          continue;
        }
      g_assert_no_error (error);
      dictum_history_apply (fixture->history, change, &error);
      g_assert_no_error (error);
      done++;
    }
  check_claims (fixture);
  g_assert_cmpuint (done, >, STEPS / 5);

  end = dictum_project_take_snapshot (fixture->project);
  while (dictum_history_get_position (fixture->history) > position)
    {
      dictum_history_undo (fixture->history, &error);
      g_assert_no_error (error);
    }
  undone = dictum_project_take_snapshot (fixture->project);
  fixture_assert_same (start, undone);
  while (dictum_history_can_redo (fixture->history))
    {
      dictum_history_redo (fixture->history, &error);
      g_assert_no_error (error);
    }
  redone = dictum_project_take_snapshot (fixture->project);
  fixture_assert_same (end, redone);
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < ROUNDS; i++)
    run_round (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/edit/random", Fixture, NULL, fixture_set_up, test_random, fixture_tear_down);

  return g_test_run ();
}
