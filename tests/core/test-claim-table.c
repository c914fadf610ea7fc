/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "edit-fixture.h"
#include "query/dictum-claim-search.h"

/* Which claims fit, in which order, and in which groups: a small desk's project about the harbour,
 * and then random ones, where every short way must give what the long one does. */

typedef struct
{
  Fixture fixture;
  char *ids[5];
} Desk;

static const char *const quotes[] = {
  "The two governments will reopen talks before the end of the year",
  "constructive and overdue",
  "customs officers had been told to prepare",
  "We were not consulted",
  "berths had been promised",
};

static void
set (Desk *desk, guint claim, const char *field, const char *value)
{
  DO (&desk->fixture, set_field, IDS (desk->ids[claim]), field, value);
}

static void
desk_set_up (Desk *desk, gconstpointer data)
{
  g_autofree char *office = NULL;
  g_autofree char *officials = NULL;
  g_autofree char *media = NULL;
  g_autofree char *marrow = NULL;
  Fixture *fixture = &desk->fixture;
  g_autoptr (DictumEvidence) evidence = dictum_value_new (&dictum_evidence_type);
  g_autoptr (DictumReply) reply = dictum_value_new (&dictum_reply_type);

  fixture_set_up (fixture, data);
  DO (fixture, set_field, IDS (fixture->article), "publisher", "Coastal Courier");
  DO (fixture, set_field, IDS (fixture->article), "published", "2026-11-14T09:00:00+01:00");
  office = fixture_add_source (fixture, "Prime Minister’s Office", DICTUM_SOURCE_GOVERNMENT_BODY);
  officials = fixture_add_source (fixture, "Officials in the capital", DICTUM_SOURCE_UNNAMED);
  media = fixture_add_source (fixture, "Island media", DICTUM_SOURCE_MEDIA);
  marrow = fixture_add_source (fixture, "Ida Marrow", DICTUM_SOURCE_PERSON);
  DO (fixture, set_field, IDS (office), "aliases", "PMO");
  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    desk->ids[i] = fixture_mark (fixture, quotes[i]);

  DO (fixture, set_source, desk->ids[0], 0, office, 0, 0);
  DO (fixture, set_source, desk->ids[1], 0, officials, 0, 0);
  DO (fixture, set_source, desk->ids[2], 0, media, 0, 0);
  DO (fixture, set_source, desk->ids[2], 1, officials, 0, 0);
  DO (fixture, set_source, desk->ids[3], 0, marrow, 0, 0);
  set (desk, 0, "kind", "prediction");
  set (desk, 0, "status", "in-progress");
  set (desk, 0, "tags", "treaty, Old");
  set (desk, 0, "checkWorthy", "yes");
  set (desk, 1, "kind", "opinion");
  set (desk, 1, "tags", "olden");
  set (desk, 2, "notes", "Ask the Café guild");
  set (desk, 3, "status", "done");
  set (desk, 3, "tags", "treaty");
  set (desk, 3, "assigned", "Ana Holt");
  set (desk, 3, "certainty", "probable");
  DO (fixture, rate, IDS (desk->ids[0]), NULL, "supported", NULL, NULL);
  DO (fixture, rate, IDS (desk->ids[3]), NULL, "refuted", NULL, NULL);
  evidence->title = g_strdup ("Minutes of the council");
  evidence->stance = DICTUM_EVIDENCE_SUPPORTS;
  DO (fixture, put_entry, desk->ids[2], evidence);
  reply->asked = g_strdup ("The ministry");
  reply->deadline = g_strdup ("2001-01-01");
  DO (fixture, put_entry, desk->ids[0], reply);
}

static void
desk_tear_down (Desk *desk, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (desk->ids); i++)
    g_free (desk->ids[i]);
  fixture_tear_down (&desk->fixture, data);
}

/* The positions of the quotes of what a list has, "0 3", with a "|" where a group ends. */
static char *
describe (Desk *desk, DictumClaimResult *result)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < dictum_claim_result_get_n_items (result); i++)
    {
      const char *id = dictum_claim_result_get_claim (result, i)->record.id;

      if (i > 0)
        g_string_append_c (out, ' ');
      if (i > 0 && dictum_claim_result_find_group (result, i) !=
                       dictum_claim_result_find_group (result, i - 1))
        g_string_append (out, "| ");
      for (guint j = 0; j < G_N_ELEMENTS (desk->ids); j++)
        if (strcmp (desk->ids[j], id) == 0)
          g_string_append_printf (out, "%u", j);
    }

  return g_string_free_and_steal (out);
}

static void
assert_list (Desk *desk, const char *text, DictumClaimOrder order, const char *expected)
{
  g_autoptr (DictumClaimQuery) query = dictum_claim_query_new (text);
  g_autoptr (DictumClaimResult)
      result = dictum_project_list_claims (desk->fixture.project, query, order);
  g_autofree char *found = describe (desk, result);

  if (strcmp (found, expected) != 0)
    g_error ("“%s” finds %s rather than %s", text, found, expected);
  for (guint i = 0; order.grouping == DICTUM_CLAIM_GROUP_NONE && i < G_N_ELEMENTS (desk->ids); i++)
    g_assert_cmpint (dictum_claim_query_matches (query, desk->fixture.project,
                                                 fixture_get (&desk->fixture, desk->ids[i])),
                     ==, strchr (expected, '0' + (int) i) != NULL);
}

static void
test_match (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char *query;
    const char *found;
  } cases[] = {
    { "", "0 1 2 3 4" },
    { "TALKS", "0" },
    { "cafe", "2" },
    { "treaty", "0 3" },
    { "been told", "2" },
    { "\"been told\"", "2" },
    { "\"bee\"", "" },
    { "\"bee", "2 4" },
    { "-been", "0 1 3" },
    { "source:officials", "1 2" },
    { "source:pmo", "0" },
    { "source:\"minister's office\"", "0" },
    { "source:=officials", "" },
    { "source:=\"officials in the Capital\"", "1 2" },
    { "source:=pmo,=marrow", "0" },
    { "through:=\"Ida Marrow\"", "3" },
    { "source:marrow,media", "2 3" },
    { "-source:officials attributed:yes", "0 3" },
    { "source-kind:unnamed", "1 2" },
    { "source-kind:none", "4" },
    { "source-kind:media", "" },
    { "article:shift", "0 1 2 3 4" },
    { "publisher:ledger", "" },
    { "published:2026-11", "0 1 2 3 4" },
    { "published:2026-11-15..", "" },
    { "published:..2026-11-14", "0 1 2 3 4" },
    { "modified:today", "0 1 2 3 4" },
    { "modified:..2001", "" },
    { "kind:opinion,prediction", "0 1" },
    { "status:done", "3" },
    { "-status:to-do", "0 3" },
    { "rating:refuted", "3" },
    { "rating:none", "1 2 4" },
    { "rating:s", "0" },
    { "tag:old", "0" },
    { "tag:\"treaty\" -tag:old", "3" },
    { "unnamed:yes", "1 2" },
    { "attributed:no", "4" },
    { "single-unnamed:yes", "1" },
    { "links:>=2", "2" },
    { "links:0,2..3", "2 4" },
    { "assigned:ana", "3" },
    { "certainty:probable", "3" },
    { "check-worthy:yes", "0" },
    { "evidence:yes", "2" },
    { "reply:due", "0" },
    { "reply:waiting", "0" },
    { "reply:none status:done", "3" },
    { "polarity:denied", "" },
    { "status:nonsense treaty", "0 3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_list (desk, cases[i].query, (DictumClaimOrder) { 0 }, cases[i].found);
}

/* What is half typed shows where it leads, until it is a tag of its own. */
static void
test_half_typed (Desk *desk, gconstpointer data)
{
  g_autoptr (DictumClaimQuery) query = dictum_claim_query_new ("tag:ol");
  g_autoptr (DictumClaimResult)
      result = dictum_project_list_claims (desk->fixture.project, query, (DictumClaimOrder) { 0 });

  g_assert_cmpuint (dictum_claim_result_get_n_claims (result), ==, 2);
  assert_list (desk, "status:", (DictumClaimOrder) { 0 }, "0 1 2 3 4");
  assert_list (desk, "treaty sour", (DictumClaimOrder) { 0 }, "");
  assert_list (desk, "treaty source:", (DictumClaimOrder) { 0 }, "0 3");
}

static void
test_sort (Desk *desk, gconstpointer data)
{
  static const struct
  {
    DictumClaimColumn column;
    const char *up;
    const char *down;
  } cases[] = {
    { DICTUM_CLAIM_COLUMN_PLACE, "0 1 2 3 4", "4 3 2 1 0" },
    { DICTUM_CLAIM_COLUMN_CONTENT, "4 1 2 0 3", "3 0 2 1 4" },
    { DICTUM_CLAIM_COLUMN_SOURCE, "3 1 2 0 4", "4 0 2 1 3" },
    { DICTUM_CLAIM_COLUMN_STATUS, "1 2 4 0 3", "3 0 1 2 4" },
    { DICTUM_CLAIM_COLUMN_RATING, "0 3 1 2 4", "1 2 4 3 0" },
    { DICTUM_CLAIM_COLUMN_TAGS, "1 3 0 2 4", "2 4 0 3 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_list (desk, "", (DictumClaimOrder) { cases[i].column, FALSE, 0 }, cases[i].up);
      assert_list (desk, "", (DictumClaimOrder) { cases[i].column, TRUE, 0 }, cases[i].down);
    }
}

static void
test_groups (Desk *desk, gconstpointer data)
{
  g_autoptr (DictumClaimQuery) query = dictum_claim_query_new ("");
  g_autoptr (DictumClaimResult) result = dictum_project_list_claims (
      desk->fixture.project, query, (DictumClaimOrder) { 0, FALSE, DICTUM_CLAIM_GROUP_TAG });
  g_autofree char *found = describe (desk, result);

  g_assert_cmpstr (found, ==, "0 | 1 | 0 3 | 2 4");
  g_assert_cmpuint (dictum_claim_result_get_n_claims (result), ==, 5);
  g_assert_cmpuint (dictum_claim_result_get_n_groups (result), ==, 4);
  g_assert_cmpstr (dictum_claim_result_get_group (result, 0).label, ==, "Old");
  g_assert_cmpstr (dictum_claim_result_get_group (result, 3).label, ==, "No tags");
  g_assert_cmpuint (dictum_claim_result_get_group (result, 2).start, ==, 2);
  g_assert_cmpuint (dictum_claim_result_get_group (result, 2).length, ==, 2);
  assert_list (desk, "", (DictumClaimOrder) { 0, FALSE, DICTUM_CLAIM_GROUP_SOURCE },
               "3 | 1 2 | 0 | 4");
  assert_list (desk, "", (DictumClaimOrder) { 0, TRUE, DICTUM_CLAIM_GROUP_SOURCE },
               "3 | 2 1 | 0 | 4");
  assert_list (desk, "", (DictumClaimOrder) { 0, FALSE, DICTUM_CLAIM_GROUP_STATUS },
               "1 2 4 | 0 | 3");
  assert_list (desk, "", (DictumClaimOrder) { 0, FALSE, DICTUM_CLAIM_GROUP_RATING },
               "0 | 3 | 1 2 4");
  assert_list (desk, "", (DictumClaimOrder) { 0, FALSE, DICTUM_CLAIM_GROUP_ARTICLE }, "0 1 2 3 4");
  assert_list (desk, "nowhere", (DictumClaimOrder) { 0, FALSE, DICTUM_CLAIM_GROUP_TAG }, "");
}

/* The text that taking the first completion gives, or what there is to be seen of none. */
static void
assert_completes (Desk *desk, const char *text, const char *expected)
{
  g_autoptr (DictumClaimTable)
      table = dictum_claim_table_new (dictum_project_take_snapshot (desk->fixture.project), NULL);
  const char *caret = strchr (text, '|');
  g_autofree char *plain = g_strdup_printf ("%.*s%s", (int) (caret - text), text, caret + 1);
  int start, end;
  g_autoptr (GPtrArray) completions = dictum_claim_table_complete (
      table, plain, (int) g_utf8_pointer_to_offset (text, caret), 8, &start, &end);
  const DictumQueryCompletion *first;
  g_autofree char *taken = NULL;

  g_assert_cmpint (start, <=, end);
  if (completions->len == 0)
    {
      g_assert_cmpstr (expected, ==, "");
      return;
    }
  first = g_ptr_array_index (completions, 0);
  taken = g_strdup_printf ("%.*s%s%s", (int) (g_utf8_offset_to_pointer (plain, start) - plain),
                           plain, first->text, g_utf8_offset_to_pointer (plain, end));
  g_assert_cmpstr (taken, ==, expected);
}

static void
test_complete (Desk *desk, gconstpointer data)
{
  assert_completes (desk, "|", "source:");
  assert_completes (desk, "stat|", "status:");
  assert_completes (desk, "-stat|", "-status:");
  assert_completes (desk, "status:d|", "status:done");
  assert_completes (desk, "status:done,w|", "status:done,waiting-for-reply");
  assert_completes (desk, "a source:capi| b", "a source:=\"Officials in the capital\" b");
  assert_completes (desk, "source:\"offi|", "source:=\"Officials in the capital\"");
  assert_completes (desk, "source:offi|cers b", "source:=\"Officials in the capital\" b");
  assert_completes (desk, "source:|", "source:=\"Officials in the capital\"");
  assert_completes (desk, "source:=\"Ida|", "source:=\"Ida Marrow\"");
  assert_completes (desk, "source:=|", "source:=\"Officials in the capital\"");
  assert_completes (desk, "tag:|", "tag:treaty");
  assert_completes (desk, "rating:re|", "rating:refuted");
  assert_completes (desk, "marr|", "source:=\"Ida Marrow\"");
  assert_completes (desk, "é source:pmo|", "é source:=\"Prime Minister’s Office\"");
  assert_completes (desk, "colour:r|", "");
  assert_completes (desk, "\"quoted|", "");
  assert_completes (desk, "source:\"Ida Marrow\"|", "");
  assert_completes (desk, "tag:nowhere|", "");
}

static void
test_counts (Desk *desk, gconstpointer data)
{
  g_autoptr (DictumClaimTable)
      table = dictum_claim_table_new (dictum_project_take_snapshot (desk->fixture.project), NULL);

  /* What completion says of a value is what a search for it finds. */
  for (guint field = DICTUM_QUERY_SOURCE; field < DICTUM_QUERY_N_FIELDS; field++)
    {
      g_autoptr (GPtrArray) values = dictum_claim_table_list_values (table, field, 100);

      for (guint i = 0; i < values->len; i++)
        {
          const DictumQueryCompletion *value = g_ptr_array_index (values, i);
          g_autofree char *text = g_strconcat (dictum_query_field_get_name (field), ":",
                                               value->text, NULL);
          g_autoptr (DictumClaimQuery) query = dictum_claim_query_new (text);
          g_autoptr (DictumClaimResult) result = dictum_claim_table_list (
              table, query, (DictumClaimOrder) { 0 }, NULL, NULL, NULL);

          g_assert_cmpuint (dictum_claim_query_get_n_problems (query), ==, 0);
          if (value->has_count)
            g_assert_cmpuint (value->count, ==, dictum_claim_result_get_n_claims (result));
        }
    }
}

/* ---- Changes, threads ---- */

typedef struct
{
  DictumClaimResult *result;
  GError *error;
  gboolean done;
} Answer;

static void
list_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->result = dictum_claim_search_list_finish (result, &answer->error);
  answer->done = TRUE;
}

static DictumClaimResult *
search (DictumClaimSearch *claims, const char *text, DictumClaimOrder order)
{
  g_autoptr (DictumClaimQuery) query = dictum_claim_query_new (text);
  Answer answer = { NULL };

  dictum_claim_search_list_async (claims, query, order, NULL, NULL, list_cb, &answer);
  while (!answer.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (answer.error);

  return answer.result;
}

static void
test_search (Desk *desk, gconstpointer data)
{
  DictumClaimSearch *claims = dictum_claim_search_new (desk->fixture.project);
  g_autoptr (DictumClaimResult) before = search (claims, "status:done", (DictumClaimOrder) { 0 });
  g_autoptr (DictumClaimResult) after = NULL;
  g_autofree char *found = NULL;
  guint n_start, n_end;

  set (desk, 1, "status", "done");
  after = search (claims, "status:done", (DictumClaimOrder) { 0 });
  found = describe (desk, after);
  g_assert_cmpstr (found, ==, "1 3");
  g_assert_cmpuint (dictum_claim_result_get_number (after, 1), ==, 4);
  dictum_claim_result_compare (before, after, &n_start, &n_end);
  g_assert_cmpuint (n_start, ==, 0);
  g_assert_cmpuint (n_end, ==, 1);
  g_assert_cmpuint (dictum_claim_result_find (after, desk->ids[3]), ==, 1);
  g_assert_cmpuint (dictum_claim_result_find (after, desk->ids[0]), ==, G_MAXUINT);
  g_assert_finalize_object (claims);
}

static void
test_cancel (Desk *desk, gconstpointer data)
{
  DictumClaimSearch *claims = dictum_claim_search_new (desk->fixture.project);
  g_autoptr (DictumClaimQuery) query = dictum_claim_query_new ("treaty");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answer = { NULL };

  dictum_claim_search_list_async (claims, query, (DictumClaimOrder) { 0 }, NULL, cancellable,
                                  list_cb, &answer);
  g_cancellable_cancel (cancellable);
  while (!answer.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answer.error);
  g_assert_finalize_object (claims);
}

static void
assert_same_lists (DictumClaimResult *a, DictumClaimResult *b)
{
  guint n_start, n_end;

  g_assert_cmpuint (dictum_claim_result_get_n_claims (a), ==, dictum_claim_result_get_n_claims (b));
  g_assert_cmpuint (dictum_claim_result_get_n_items (a), ==, dictum_claim_result_get_n_items (b));
  dictum_claim_result_compare (a, b, &n_start, &n_end);
  g_assert_cmpuint (n_start, ==, dictum_claim_result_get_n_items (a));
  g_assert_cmpuint (dictum_claim_result_get_n_groups (a), ==, dictum_claim_result_get_n_groups (b));
  for (guint i = 0; i < dictum_claim_result_get_n_groups (a); i++)
    {
      DictumClaimGroup x = dictum_claim_result_get_group (a, i);
      DictumClaimGroup y = dictum_claim_result_get_group (b, i);

      g_assert_cmpstr (x.label, ==, y.label);
      g_assert_cmpuint (x.start, ==, y.start);
      g_assert_cmpuint (x.length, ==, y.length);
    }
}

static const char *
pick (const char *const *strings)
{
  return strings[g_test_rand_int_range (0, g_strv_length ((GStrv) strings))];
}

/* A table made from the one before, and a list narrowed from the one before, are what they would be
 * made from nothing; whatever is done meanwhile. */
static void
test_any_change (Desk *desk, gconstpointer data)
{
  static const char *const texts[] = { "b",
                                       "be",
                                       "been",
                                       "been t",
                                       "status:done been",
                                       "-been",
                                       "tag:treaty",
                                       "source:officials",
                                       "status:to-do",
                                       "",
                                       NULL };
  static const char *const statuses[] = { "done", "to-do", "in-progress", NULL };
  static const char *const tags[] = { "treaty", "Treaty, port", "zoo", "", NULL };
  g_autoptr (DictumClaimTable) table = NULL;
  g_autoptr (DictumClaimResult) earlier = NULL;

  for (int round = 0; round < 300; round++)
    {
      g_autoptr (DictumClaimQuery) query = dictum_claim_query_new (pick (texts));
      DictumClaimOrder order = { g_test_rand_int_range (0, DICTUM_CLAIM_N_COLUMNS),
                                 g_test_rand_bit (),
                                 g_test_rand_int_range (0, DICTUM_CLAIM_GROUP_TAG + 1) };
      g_autoptr (DictumClaimTable) next = NULL;
      g_autoptr (DictumClaimTable) fresh = NULL;
      g_autoptr (DictumClaimResult) quick = NULL;
      g_autoptr (DictumClaimResult) slow = NULL;
      guint claim = g_test_rand_int_range (0, G_N_ELEMENTS (desk->ids));
      gboolean by_tags = g_test_rand_bit ();
      g_autoptr (GError) error = NULL;
      g_autoptr (DictumChange) change = dictum_edit_set_field (
          desk->fixture.project, IDS (desk->ids[claim]), by_tags ? "tags" : "status",
          by_tags ? pick (tags) : pick (statuses), AUTHOR, &error);

      if (round % 3 == 0 && change != NULL)
        g_assert_true (dictum_project_apply (desk->fixture.project, change, NULL));
      fresh = dictum_claim_table_new (dictum_project_take_snapshot (desk->fixture.project), NULL);
      next = round % 3 == 0 || table == NULL
                 ? dictum_claim_table_new (dictum_project_take_snapshot (desk->fixture.project),
                                           table)
                 : dictum_claim_table_ref (table);
      quick = dictum_claim_table_list (next, query, order, earlier, NULL, NULL);
      slow = dictum_claim_table_list (fresh, query, order, NULL, NULL, NULL);
      assert_same_lists (quick, slow);
      g_clear_pointer (&table, dictum_claim_table_unref);
      g_clear_pointer (&earlier, dictum_claim_result_unref);
      table = g_steal_pointer (&next);
      earlier = g_steal_pointer (&quick);
    }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/claim-table/" name, Desk, NULL, desk_set_up, function, desk_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("match", test_match);
  ADD ("half-typed", test_half_typed);
  ADD ("sort", test_sort);
  ADD ("groups", test_groups);
  ADD ("complete", test_complete);
  ADD ("counts", test_counts);
  ADD ("search", test_search);
  ADD ("cancel", test_cancel);
  ADD ("any-change", test_any_change);

  return g_test_run ();
}
