/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model-fixture.h"

typedef struct
{
  DictumProject *project;
  DictumHistory *history;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  DictumSettings *settings = fixture_new_settings ();
  g_autoptr (DictumChange) change = dictum_change_new ("Start", NULL);
  g_autoptr (GError) error = NULL;

  fixture->project = dictum_project_new (settings);
  fixture->history = dictum_history_new (fixture->project);
  dictum_value_unref (settings);

  dictum_change_add (
      change, fixture_new_article ("b", "2026-11-15T00:00:00Z", "Later text, which is long."));
  dictum_change_add (
      change, fixture_new_article ("a", "2026-11-14T00:00:00Z", "A text that is long enough."));
  dictum_change_add (change, fixture_new_source ("s2", "prime minister"));
  dictum_change_add (change, fixture_new_source ("s1", "Ida Marrow"));
  dictum_project_apply (fixture->project, change, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->project);
}

static void
apply (Fixture *fixture, DictumChange *change)
{
  g_autoptr (GError) error = NULL;

  dictum_history_apply (fixture->history, change, &error);
  g_assert_no_error (error);
  dictum_change_unref (change);
}

static void
refuse (Fixture *fixture, DictumChange *change, int code)
{
  g_autoptr (GError) error = NULL;
  DictumProjectSnapshot *before = dictum_project_take_snapshot (fixture->project);
  DictumProjectSnapshot *after;

  g_assert_false (dictum_history_apply (fixture->history, change, &error));
  g_assert_error (error, DICTUM_PROJECT_ERROR, code);
  dictum_change_unref (change);

  after = dictum_project_take_snapshot (fixture->project);
  g_assert_cmpuint (before->claims->len, ==, after->claims->len);
  for (guint i = 0; i < before->claims->len; i++)
    g_assert_true (before->claims->pdata[i] == after->claims->pdata[i]);
  dictum_project_snapshot_free (before);
  dictum_project_snapshot_free (after);
}

static void
add_claim (Fixture *fixture, DictumClaim *claim)
{
  DictumChange *change = dictum_change_new ("Mark claim", NULL);

  dictum_change_add (change, claim);
  apply (fixture, change);
}

static char *
list_ids (GListModel *list)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (list, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", dictum_item_get_id (item));
    }

  return g_string_free (ids, FALSE);
}

#define assert_list(list, expected)                                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *ids = list_ids (list);                                                        \
                                                                                                   \
    g_assert_cmpstr (ids, ==, expected);                                                           \
  }                                                                                                \
  G_STMT_END

static void
test_orders (Fixture *fixture, gconstpointer data)
{
  DictumClaim *claim;

  assert_list (dictum_project_get_articles (fixture->project), "a b");
  assert_list (dictum_project_get_sources (fixture->project), "s1 s2");

  claim = fixture_new_claim ("c3", "b", 2, 4);
  fixture_attribute (claim, "s1", 5, 6);
  add_claim (fixture, claim);
  claim = fixture_new_claim ("c1", "a", 8, 10);
  fixture_attribute (claim, "s2", 0, 0);
  fixture_attribute (claim, "s1", 5, 6);
  fixture_attribute (claim, "s1", 5, 6);
  add_claim (fixture, claim);
  add_claim (fixture, fixture_new_claim ("c2", "a", 2, 4));
  add_claim (fixture, fixture_new_claim ("c4", "a", 2, 9));

  assert_list (dictum_project_get_claims (fixture->project), "c4 c2 c1 c3");
  assert_list (dictum_project_get_article_claims (fixture->project, "a"), "c4 c2 c1");
  assert_list (dictum_project_get_source_claims (fixture->project, "s1"), "c1 c3");
  assert_list (dictum_project_get_source_claims (fixture->project, "s2"), "c1");
  g_assert_cmpuint (dictum_project_find_position (
                        fixture->project, dictum_project_get_article_claims (fixture->project, "a"),
                        dictum_project_get_item (fixture->project, "c1")),
                    ==, 2);
  g_assert_cmpuint (dictum_span_index_get_size (dictum_project_get_spans (fixture->project, "a")),
                    ==, 5);
}

static void
count_cb (GListModel *list, guint position, guint removed, guint added, gpointer data)
{
  guint *count = data;

  *count += removed + added;
}

static void
notify_cb (DictumItem *item, GParamSpec *pspec, gpointer data)
{
  guint *count = data;

  *count += 1;
}

/* A row keeps its focus when what it shows changes: the list does not alter, the item notifies. */
static void
test_replace_keeps_the_row (Fixture *fixture, gconstpointer data)
{
  guint altered = 0, notified = 0;
  DictumChange *change;
  const DictumClaim *before;
  DictumClaim *after;

  add_claim (fixture, fixture_new_claim ("c1", "a", 2, 4));
  g_signal_connect (dictum_project_get_article_claims (fixture->project, "a"), "items-changed",
                    G_CALLBACK (count_cb), &altered);
  g_signal_connect (dictum_project_get_item (fixture->project, "c1"), "notify::record",
                    G_CALLBACK (notify_cb), &notified);

  change = dictum_change_new ("Note", NULL);
  before = dictum_project_get_claim (fixture->project, "c1");
  after = dictum_value_copy (before);
  dictum_value_set_string (&after->notes, "Call back.");
  dictum_change_replace (change, before, after);
  apply (fixture, change);

  g_assert_cmpuint (altered, ==, 0);
  g_assert_cmpuint (notified, ==, 1);
  g_assert_cmpstr (dictum_project_get_claim (fixture->project, "c1")->notes, ==, "Call back.");
}

static void
replace_cb (DictumProject *project, DictumChange *change, gpointer data)
{
  guint *count = data;

  g_assert_cmpuint (g_list_model_get_n_items (dictum_project_get_claims (project)), ==, 2);
  *count += 1;
}

/* Listeners see a bulk change whole. */
static void
test_bulk_is_one_change (Fixture *fixture, gconstpointer data)
{
  guint count = 0;
  DictumChange *change = dictum_change_new ("Mark two claims", NULL);

  g_signal_connect (fixture->project, "changed", G_CALLBACK (replace_cb), &count);
  dictum_change_add (change, fixture_new_claim ("c1", "a", 2, 4));
  dictum_change_add (change, fixture_new_claim ("c2", "b", 2, 4));
  apply (fixture, change);
  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpstr (dictum_history_get_undo_label (fixture->history), ==, "Mark two claims");
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  DictumChange *change;
  DictumClaim *claim;
  const DictumClaim *old;

  claim = fixture_new_claim ("c1", "a", 2, 4);
  fixture_attribute (claim, "s1", 5, 6);
  add_claim (fixture, claim);
  old = dictum_value_ref (dictum_project_get_claim (fixture->project, "c1"));

  change = dictum_change_new ("Again", NULL);
  dictum_change_add (change, fixture_new_claim ("c1", "a", 2, 4));
  refuse (fixture, change, DICTUM_PROJECT_ERROR_EXISTS);

  change = dictum_change_new ("No article", NULL);
  dictum_change_add (change, fixture_new_claim ("c2", "nowhere", 2, 4));
  refuse (fixture, change, DICTUM_PROJECT_ERROR_DANGLING);

  change = dictum_change_new ("No such source", NULL);
  claim = fixture_new_claim ("c2", "a", 2, 4);
  fixture_attribute (claim, "s9", 0, 0);
  dictum_change_add (change, claim);
  refuse (fixture, change, DICTUM_PROJECT_ERROR_DANGLING);

  change = dictum_change_new ("An article is no source", NULL);
  claim = fixture_new_claim ("c2", "a", 2, 4);
  fixture_attribute (claim, "b", 0, 0);
  dictum_change_add (change, claim);
  refuse (fixture, change, DICTUM_PROJECT_ERROR_INVALID);

  change = dictum_change_new ("Backwards", NULL);
  dictum_change_add (change, fixture_new_claim ("c2", "a", 4, 4));
  refuse (fixture, change, DICTUM_PROJECT_ERROR_INVALID);

  change = dictum_change_new ("Source in use", NULL);
  dictum_change_remove (change, dictum_project_get_source (fixture->project, "s1"));
  refuse (fixture, change, DICTUM_PROJECT_ERROR_DANGLING);

  change = dictum_change_new ("Source in use, with a claim that keeps it", NULL);
  claim = dictum_value_copy (old);
  claim->status = DICTUM_STATUS_DONE;
  dictum_change_replace (change, old, claim);
  g_assert_true (claim->attributions == old->attributions);
  dictum_change_remove (change, dictum_project_get_source (fixture->project, "s1"));
  refuse (fixture, change, DICTUM_PROJECT_ERROR_DANGLING);

  change = dictum_change_new ("Article in use", NULL);
  dictum_change_remove (change, dictum_project_get_article (fixture->project, "a"));
  refuse (fixture, change, DICTUM_PROJECT_ERROR_DANGLING);

  change = dictum_change_new ("Settings", NULL);
  dictum_change_remove (change, dictum_project_get_settings (fixture->project));
  refuse (fixture, change, DICTUM_PROJECT_ERROR_INVALID);

  change = dictum_change_new ("Edit", NULL);
  claim = dictum_value_copy (old);
  claim->status = DICTUM_STATUS_DONE;
  dictum_change_replace (change, old, claim);
  apply (fixture, change);

  change = dictum_change_new ("Stale", NULL);
  claim = dictum_value_copy (old);
  claim->status = DICTUM_STATUS_IN_PROGRESS;
  dictum_change_replace (change, old, claim);
  refuse (fixture, change, DICTUM_PROJECT_ERROR_STALE);
  dictum_value_unref ((gpointer) old);
}

/* What a record refers to is there but of another kind, in a change and in a file. */
static void
test_other_kinds (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (dictum_value_unref);
      g_autoptr (DictumSettings) settings = fixture_new_settings ();
      g_autoptr (GError) error = NULL;
      DictumChange *change = dictum_change_new ("Of another kind", NULL);
      DictumClaim *claim = fixture_new_claim ("c1", "a", 2, 4);
      DictumSource *source = fixture_new_source ("s3", "Harbour House");

      if (i == 0)
        dictum_value_set_string (&source->affiliation, "a");
      else if (i == 1)
        dictum_value_set_strings (&source->distinct_from, (const char *const[]) { "c1", NULL });
      else if (i == 2)
        dictum_value_set_strings (&claim->same_as, (const char *const[]) { "s1", NULL });
      else
        dictum_value_set_strings (&claim->contradicts, (const char *const[]) { "a", NULL });
      g_ptr_array_add (records, fixture_new_article ("a", "2026-11-14T00:00:00Z", "Text."));
      g_ptr_array_add (records, fixture_new_source ("s1", "Ida Marrow"));
      g_ptr_array_add (records, dictum_value_ref (source));
      g_ptr_array_add (records, dictum_value_ref (claim));
      g_assert_null (dictum_project_new_from_records (settings, records, &error));
      g_assert_error (error, DICTUM_PROJECT_ERROR, DICTUM_PROJECT_ERROR_INVALID);

      dictum_change_add (change, source);
      dictum_change_add (change, claim);
      refuse (fixture, change, DICTUM_PROJECT_ERROR_INVALID);
    }
}

/* With its dependants, an article goes; undone, the same items are back. */
static void
test_delete_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DictumChange *change;
  DictumClaim *claim = fixture_new_claim ("c1", "a", 2, 4);
  DictumItem *item;

  fixture_attribute (claim, "s1", 5, 6);
  add_claim (fixture, claim);
  item = dictum_project_get_item (fixture->project, "c1");

  change = dictum_change_new ("Delete article", NULL);
  dictum_change_remove (change, dictum_project_get_article (fixture->project, "a"));
  dictum_change_remove (change, dictum_project_get_claim (fixture->project, "c1"));
  apply (fixture, change);
  assert_list (dictum_project_get_articles (fixture->project), "b");
  assert_list (dictum_project_get_source_claims (fixture->project, "s1"), "");
  g_assert_null (dictum_project_get_item (fixture->project, "c1"));
  g_assert_cmpuint (dictum_span_index_get_size (dictum_project_get_spans (fixture->project, "a")),
                    ==, 0);

  g_assert_true (dictum_history_undo (fixture->history, &error));
  g_assert_no_error (error);
  assert_list (dictum_project_get_articles (fixture->project), "a b");
  assert_list (dictum_project_get_source_claims (fixture->project, "s1"), "c1");
  g_assert_true (dictum_project_get_item (fixture->project, "c1") == item);
  g_assert_cmpuint (dictum_span_index_get_size (dictum_project_get_spans (fixture->project, "a")),
                    ==, 2);
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = g_strdup (dictum_project_get_modified (fixture->project));
  DictumChange *change;

  g_assert_false (dictum_history_undo (fixture->history, &error));
  g_assert_no_error (error);

  change = dictum_change_new_at ("One", NULL, "2030-01-01T00:00:00Z");
  dictum_change_add (change, fixture_new_claim ("c1", "a", 2, 4));
  apply (fixture, change);
  change = dictum_change_new_at ("Two", NULL, "2031-01-01T00:00:00Z");
  dictum_change_add (change, fixture_new_claim ("c2", "a", 2, 4));
  apply (fixture, change);
  g_assert_cmpstr (dictum_project_get_modified (fixture->project), ==, "2031-01-01T00:00:00Z");

  g_assert_true (dictum_history_undo (fixture->history, &error));
  g_assert_cmpstr (dictum_project_get_modified (fixture->project), ==, "2030-01-01T00:00:00Z");
  g_assert_cmpstr (dictum_history_get_redo_label (fixture->history), ==, "Two");
  g_assert_true (dictum_history_undo (fixture->history, &error));
  g_assert_cmpstr (dictum_project_get_modified (fixture->project), ==, first);
  g_assert_true (dictum_history_redo (fixture->history, &error));
  assert_list (dictum_project_get_claims (fixture->project), "c1");

  /* A change that is refused leaves what can be redone. */
  change = dictum_change_new ("Refused", NULL);
  dictum_change_add (change, fixture_new_claim ("c1", "a", 2, 4));
  refuse (fixture, change, DICTUM_PROJECT_ERROR_EXISTS);
  g_assert_true (dictum_history_can_redo (fixture->history));

  add_claim (fixture, fixture_new_claim ("c3", "a", 5, 6));
  g_assert_false (dictum_history_can_redo (fixture->history));
  assert_list (dictum_project_get_claims (fixture->project), "c1 c3");
}

/* ---- Random changes against a plain recount ---- */

static void
assert_consistent (DictumProject *project)
{
  GListModel *claims = dictum_project_get_claims (project);
  guint n_marks[2] = { 0, 0 };
  guint n_claims[2] = { 0, 0 };
  static const char *const articles[] = { "a", "b" };
  static const char *const sources[] = { "s1", "s2" };
  guint by_source[2] = { 0, 0 };

  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (claims, i);
      const DictumClaim *claim = dictum_item_get_claim (item);
      guint article = g_str_equal (claim->article, "a") ? 0 : 1;
      gboolean said[2] = { FALSE, FALSE };

      g_assert_cmpuint (dictum_project_find_position (project, claims, item), ==, i);
      n_claims[article]++;
      n_marks[article] += dictum_values_length (claim->content);
      for (guint j = 0; j < dictum_values_length (claim->attributions); j++)
        {
          const DictumAttribution *link = dictum_values_get (claim->attributions, j);

          n_marks[article] += link->source_span != NULL;
          if (link->source != NULL)
            said[g_str_equal (link->source, "s1") ? 0 : 1] = TRUE;
        }
      by_source[0] += said[0];
      by_source[1] += said[1];
    }

  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpuint (
          g_list_model_get_n_items (dictum_project_get_article_claims (project, articles[i])), ==,
          n_claims[i]);
      g_assert_cmpuint (
          dictum_span_index_get_size (dictum_project_get_spans (project, articles[i])), ==,
          n_marks[i]);
      g_assert_cmpuint (
          g_list_model_get_n_items (dictum_project_get_source_claims (project, sources[i])), ==,
          by_source[i]);
    }
}

static DictumClaim *
random_claim (const char *id)
{
  int start = g_test_rand_int_range (0, 10);
  DictumClaim *claim = fixture_new_claim (id, g_test_rand_bit () ? "a" : "b", start, start + 3);

  for (int i = g_test_rand_int_range (0, 3); i > 0; i--)
    fixture_attribute (claim, g_test_rand_bit () ? "s1" : "s2", 12,
                       12 + g_test_rand_int_range (0, 2));

  return claim;
}

static void
add_random_entry (DictumProject *project, DictumChange *change)
{
  g_autofree char *id = g_strdup_printf ("c%d", g_test_rand_int_range (0, 40));
  const DictumClaim *before = dictum_project_get_claim (project, id);

  if (dictum_change_find_after (change, id) != NULL)
    return;
  if (before == NULL)
    dictum_change_add (change, random_claim (id));
  else if (g_test_rand_bit ())
    dictum_change_replace (change, before, random_claim (id));
  else
    dictum_change_remove (change, before);
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
      states = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_project_snapshot_free);

  for (guint i = 0; i < 400; i++)
    {
      DictumChange *change = dictum_change_new ("Random", NULL);
      DictumProjectSnapshot *state = dictum_project_take_snapshot (fixture->project);

      add_random_entry (fixture->project, change);
      g_ptr_array_add (states, state);
      apply (fixture, change);
      assert_consistent (fixture->project);
    }

  for (guint i = states->len; i > 0; i--)
    {
      DictumProjectSnapshot *expected = g_ptr_array_index (states, i - 1);
      DictumProjectSnapshot *now;

      g_assert_true (dictum_history_undo (fixture->history, &error));
      g_assert_no_error (error);
      assert_consistent (fixture->project);
      now = dictum_project_take_snapshot (fixture->project);
      g_assert_cmpuint (now->claims->len, ==, expected->claims->len);
      for (guint j = 0; j < now->claims->len; j++)
        g_assert_true (dictum_value_equal (now->claims->pdata[j], expected->claims->pdata[j]));
      dictum_project_snapshot_free (now);
    }

  while (dictum_history_can_redo (fixture->history))
    {
      g_assert_true (dictum_history_redo (fixture->history, &error));
      assert_consistent (fixture->project);
    }
}

/* ---- A list that listens sees every step without a gap ---- */

static void
mirror_cb (GListModel *list, guint position, guint removed, guint added, gpointer data)
{
  GPtrArray *mirror = data;

  g_assert_cmpuint (position + removed, <=, mirror->len);
  if (removed > 0)
    g_ptr_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror, position + i, g_list_model_get_item (list, position + i));

  g_assert_cmpuint (mirror->len, ==, g_list_model_get_n_items (list));
  for (guint i = 0; i < mirror->len; i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (list, i);

      g_assert_true (item == mirror->pdata[i]);
    }
}

/* A change of so many claims at most, of so many that there may be. */
static DictumChange *
random_change (DictumProject *project, guint most, guint ids)
{
  DictumChange *change = dictum_change_new ("Random", NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int n = g_test_rand_int_range (1, most + 1); n > 0; n--)
    {
      char *id = g_strdup_printf ("c%d", g_test_rand_int_range (0, ids));
      const DictumClaim *before = dictum_project_get_claim (project, id);

      if (!g_hash_table_add (seen, id))
        continue;
      if (before == NULL)
        dictum_change_add (change, random_claim (id));
      else if (g_test_rand_bit ())
        dictum_change_replace (change, before, random_claim (id));
      else
        dictum_change_remove (change, before);
    }

  return change;
}

static void
test_list_tells_all (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) mirror = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *list = dictum_project_get_article_claims (fixture->project, "a");

  g_signal_connect (list, "items-changed", G_CALLBACK (mirror_cb), mirror);
  for (guint i = 0; i < 200; i++)
    apply (fixture, random_change (fixture->project, 7, 40));
  g_signal_handlers_disconnect_by_data (list, mirror);
}

static void
all_in_place_cb (GListModel *list, guint position, guint removed, guint added, gpointer project)
{
  assert_consistent (project);
}

/* Hundreds of claims at once, neighbours and others: each list tells of what it has then, and when
 * the first one tells, the others have all of it as well. */
static void
test_many_at_once (Fixture *fixture, gconstpointer data)
{
  DictumProject *project = fixture->project;
  GListModel *lists[] = { dictum_project_get_claims (project),
                          dictum_project_get_article_claims (project, "a"),
                          dictum_project_get_article_claims (project, "b"),
                          dictum_project_get_source_claims (project, "s1"),
                          dictum_project_get_source_claims (project, "s2") };
  GPtrArray *mirrors[G_N_ELEMENTS (lists)];
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      mirrors[i] = g_ptr_array_new_with_free_func (g_object_unref);
      g_signal_connect (lists[i], "items-changed", G_CALLBACK (mirror_cb), mirrors[i]);
      g_signal_connect (lists[i], "items-changed", G_CALLBACK (all_in_place_cb), project);
    }

  for (guint i = 0; i < 30; i++)
    apply (fixture, random_change (project, i % 2 == 0 ? 600 : 20, 300));
  while (dictum_history_can_undo (fixture->history))
    g_assert_true (dictum_history_undo (fixture->history, &error));
  g_assert_cmpuint (mirrors[0]->len, ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_signal_handlers_disconnect_by_data (lists[i], mirrors[i]);
      g_signal_handlers_disconnect_by_data (lists[i], project);
      g_ptr_array_unref (mirrors[i]);
    }
}

static void
test_from_records (void)
{
  DictumSettings *settings = fixture_new_settings ();
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (dictum_value_unref);
  g_autoptr (GError) error = NULL;
  DictumProject *project;
  DictumClaim *claim = fixture_new_claim ("c1", "a", 2, 4);

  fixture_attribute (claim, "s1", 5, 6);
  g_ptr_array_add (records, claim);
  g_ptr_array_add (records, fixture_new_claim ("c2", "a", 0, 4));
  g_ptr_array_add (records, fixture_new_source ("s1", "Ida Marrow"));
  g_ptr_array_add (records, fixture_new_article ("a", NULL, "A text that is long enough."));

  project = dictum_project_new_from_records (settings, records, &error);
  g_assert_no_error (error);
  assert_list (dictum_project_get_claims (project), "c2 c1");
  assert_list (dictum_project_get_source_claims (project, "s1"), "c1");
  g_assert_cmpuint (dictum_span_index_get_size (dictum_project_get_spans (project, "a")), ==, 3);
  g_assert_finalize_object (project);

  g_ptr_array_add (records, fixture_new_claim ("c1", "a", 0, 4));
  g_assert_null (dictum_project_new_from_records (settings, records, &error));
  g_assert_error (error, DICTUM_PROJECT_ERROR, DICTUM_PROJECT_ERROR_EXISTS);
  dictum_value_unref (settings);
}

static gboolean
is_gone (GWeakRef *weak)
{
  g_autoptr (GObject) object = g_weak_ref_get (weak);

  return object == NULL;
}

/* A large project is freed in a thread, whole, but for what somebody still holds. */
static void
test_release (void)
{
  DictumSettings *settings = fixture_new_settings ();
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (dictum_value_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumItem) held = NULL;
  g_autoptr (GListModel) list = NULL;
  gint64 limit = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  DictumProject *project;
  GWeakRef weak;

  g_ptr_array_add (records, fixture_new_article ("a", NULL, "A text that is long enough."));
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);

      g_ptr_array_add (records, fixture_new_claim (id, "a", 0, 4));
    }
  project = dictum_project_new_from_records (settings, records, &error);
  g_assert_no_error (error);
  g_weak_ref_init (&weak, dictum_project_get_item (project, "c4999"));
  held = g_object_ref (dictum_project_get_item (project, "c17"));
  list = g_object_ref (dictum_project_get_articles (project));
  g_assert_finalize_object (project);

  while (!is_gone (&weak) && g_get_monotonic_time () < limit)
    g_thread_yield ();
  g_assert_true (is_gone (&weak));
  g_weak_ref_clear (&weak);
  g_assert_cmpstr (dictum_item_get_claim (held)->record.id, ==, "c17");
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  dictum_value_unref (settings);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/project/orders", test_orders);
  ADD ("/project/replace-keeps-the-row", test_replace_keeps_the_row);
  ADD ("/project/bulk-is-one-change", test_bulk_is_one_change);
  ADD ("/project/refusals", test_refusals);
  ADD ("/project/other-kinds", test_other_kinds);
  ADD ("/project/delete-and-undo", test_delete_and_undo);
  ADD ("/project/history", test_history);
  ADD ("/project/random", test_random);
  ADD ("/project/list-tells-all", test_list_tells_all);
  ADD ("/project/many-at-once", test_many_at_once);
  g_test_add_func ("/project/from-records", test_from_records);
  g_test_add_func ("/project/release", test_release);

  return g_test_run ();
}
