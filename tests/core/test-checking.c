/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "analysis/dictum-due.h"
#include "edit-fixture.h"
#include "edit/dictum-edit-checking.h"
#include "edit/dictum-edit-scale.h"

/* Rating scales, and the log of replies. */

static DictumRatingScale *
get_scale (Fixture *fixture)
{
  return dictum_project_get_settings (fixture->project)->desk->rating_scale;
}

static void
test_map (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = fixture_mark (fixture, "We were not consulted");
  g_autofree char *second = fixture_mark (fixture, "customs officers had been told to prepare");
  g_autoptr (DictumRatingScale) scale = dictum_rating_scale_new_preset ("PolitiFact");
  g_autoptr (GHashTable) counts = NULL;

  DO (fixture, rate, IDS (first), "Ana Holt", "supported", NULL, NULL);
  DO (fixture, rate, IDS (first, second), "Ben Ude", "refuted", "No.", NULL);
  counts = dictum_project_count_ratings (fixture->project);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, "refuted")), ==, 2);

  /* Nothing that was rated is dropped: each value that goes needs another one. */
  REFUSE (fixture, INVALID, set_scale, scale, NULL);
  REFUSE (fixture, INVALID, set_scale, scale, IDS ("supported", "true"));
  REFUSE (fixture, INVALID, set_scale, scale, IDS ("supported", "true", "refuted", "nowhere"));
  g_assert_cmpstr (get_scale (fixture)->name, ==, "Plain");

  REFUSE (fixture, INVALID, set_field,
          IDS (dictum_record_get_id (dictum_project_get_settings (fixture->project))),
          "settings.ratingScale", "PolitiFact");
  DO (fixture, set_scale, scale, IDS ("supported", "true", "refuted", "false"));
  g_assert_cmpstr (get_scale (fixture)->name, ==, "PolitiFact");
  g_assert_cmpstr (dictum_claim_get_rating (fixture_get (fixture, first), "Ana Holt")->rating, ==,
                   "true");
  g_assert_cmpstr (dictum_claim_get_rating (fixture_get (fixture, second), "Ben Ude")->rating, ==,
                   "false");
  g_assert_cmpstr (dictum_claim_get_rating (fixture_get (fixture, first), "Ben Ude")->justification,
                   ==, "No.");
}

static void
test_edit_scale (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DictumRatingScale) scale = dictum_value_copy (get_scale (fixture));
  DictumScaleValue *value = dictum_value_new (&dictum_scale_value_type);

  /* What is called otherwise is the same value; a new one gets an id. */
  dictum_value_set_string (&((DictumScaleValue *) dictum_values_get (scale->values, 0))->label,
                           "Borne out");
  value->label = g_strdup ("Élan & dash!");
  dictum_values_insert (&scale->values, 1, value);
  DO (fixture, set_scale, scale, NULL);
  g_assert_cmpstr (((DictumScaleValue *) dictum_values_get (get_scale (fixture)->values, 0))->id,
                   ==, "supported");
  g_assert_cmpstr (((DictumScaleValue *) dictum_values_get (get_scale (fixture)->values, 1))->id,
                   ==, "elan-dash");
  g_assert_null (value->id);
  REFUSE (fixture, NOTHING, set_scale, get_scale (fixture), NULL);

  dictum_value_set_string (&value->colour, "green");
  REFUSE (fixture, INVALID, set_scale, scale, NULL);
  dictum_value_set_string (&value->colour, "#26a269");
  dictum_value_set_string (&value->label, "refuted");
  REFUSE (fixture, INVALID, set_scale, scale, NULL);
  dictum_value_set_string (&value->label, NULL);
  REFUSE (fixture, INVALID, set_scale, scale, NULL);
}

/* A date that the file could not hold is refused: with it the project could not be saved. */
static void
test_dates (Fixture *fixture, gconstpointer data)
{
  g_autofree char *claim = fixture_mark (fixture, "We were not consulted");
  g_autoptr (DictumReply) reply = dictum_value_new (&dictum_reply_type);
  g_autoptr (DictumEvidence) evidence = dictum_value_new (&dictum_evidence_type);
  char **const dates[] = { &reply->asked_on, &reply->deadline, &reply->answered_on };

  reply->asked = g_strdup ("Ida Marrow");
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      dictum_value_set_string (dates[i], "soon");
      REFUSE (fixture, INVALID, put_entry, claim, reply);
      dictum_value_set_string (dates[i], "2026-02-30");
      REFUSE (fixture, INVALID, put_entry, claim, reply);
      dictum_value_set_string (dates[i], i % 2 == 0 ? "2026-11-23" : "2026-11-23T18:00:00+01:00");
    }
  DO (fixture, put_entry, claim, reply);

  evidence->title = g_strdup ("Minutes of the council");
  evidence->date = g_strdup ("November");
  REFUSE (fixture, INVALID, put_entry, claim, evidence);
  dictum_value_set_string (&evidence->date, "2026-11-02");
  evidence->retrieved = g_strdup ("today");
  REFUSE (fixture, INVALID, put_entry, claim, evidence);
  dictum_value_set_string (&evidence->retrieved, NULL);
  DO (fixture, put_entry, claim, evidence);
}

static void
assert_wrong (gconstpointer entry, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  const char *field = NULL;

  g_assert_false (dictum_edit_check_entry (entry, &field, &error));
  g_assert_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID);
  g_assert_cmpstr (field, ==, wanted);
}

/* Evidence that says nothing would silence the warning that there is none. */
static void
test_empty_evidence (Fixture *fixture, gconstpointer data)
{
  g_autofree char *claim = fixture_mark (fixture, "We were not consulted");
  g_autoptr (DictumEvidence) evidence = dictum_value_new (&dictum_evidence_type);
  char **const enough[] = { &evidence->title, &evidence->quote, &evidence->file,
                            &evidence->sha256 };
  char **const links[] = { &evidence->url, &evidence->archived_url };

  REFUSE (fixture, INVALID, put_entry, claim, evidence);
  evidence->stance = DICTUM_EVIDENCE_SUPPORTS;
  evidence->publisher = g_strdup ("Harbour office");
  evidence->date = g_strdup ("2026-11-02");
  REFUSE (fixture, INVALID, put_entry, claim, evidence);
  evidence->title = g_strdup ("  ");
  REFUSE (fixture, INVALID, put_entry, claim, evidence);
  assert_wrong (evidence, "title");
  dictum_value_set_string (&evidence->title, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (enough); i++)
    {
      dictum_value_set_string (enough[i], "Minutes of the council");
      g_assert_true (dictum_edit_check_entry (evidence, NULL, NULL));
      dictum_value_set_string (enough[i], NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      dictum_value_set_string (links[i], "not a link");
      REFUSE (fixture, INVALID, put_entry, claim, evidence);
      assert_wrong (evidence, i == 0 ? "url" : "archivedUrl");
      dictum_value_set_string (links[i], "minutes");
      assert_wrong (evidence, i == 0 ? "url" : "archivedUrl");
      dictum_value_set_string (links[i], "https://saltmere.example/a page");
      g_assert_true (dictum_edit_check_entry (evidence, NULL, NULL));
      dictum_value_set_string (links[i], "saltmere.example/minutes");
      g_assert_true (dictum_edit_check_entry (evidence, NULL, NULL));
      dictum_value_set_string (links[i], NULL);
    }
  dictum_value_set_string (&evidence->url, "https://saltmere.example/minutes");
  DO (fixture, put_entry, claim, evidence);
}

/* A request that names nobody would silence the warning that nobody was asked. */
static void
test_empty_reply (Fixture *fixture, gconstpointer data)
{
  g_autofree char *claim = fixture_mark (fixture, "We were not consulted");
  g_autoptr (DictumReply) reply = dictum_value_new (&dictum_reply_type);

  REFUSE (fixture, INVALID, put_entry, claim, reply);
  reply->asked_on = g_strdup ("2026-11-25");
  reply->answer = g_strdup ("We decline.");
  REFUSE (fixture, INVALID, put_entry, claim, reply);
  assert_wrong (reply, "asked");
  reply->asked = g_strdup ("Press desk");
  DO (fixture, put_entry, claim, reply);

  /* By when an answer is wanted cannot be before it was asked for. */
  reply->deadline = g_strdup ("2026-11-20");
  REFUSE (fixture, INVALID, put_entry, claim, reply);
  assert_wrong (reply, "deadline");
  dictum_value_set_string (&reply->deadline, "2026-11-25T09:00:00Z");
  g_assert_true (dictum_edit_check_entry (reply, NULL, NULL));
  dictum_value_set_string (&reply->asked_on, "2026-11-25T10:30:00+02:00");
  g_assert_true (dictum_edit_check_entry (reply, NULL, NULL));
  dictum_value_set_string (&reply->asked_on, "2026-11-25T10:30:00Z");
  assert_wrong (reply, "deadline");
}

static void
test_suggest (void)
{
  g_autoptr (DictumRatingScale) plain = dictum_rating_scale_new_preset ("Plain");
  g_autoptr (DictumRatingScale) snopes = dictum_rating_scale_new_preset ("Snopes");
  static const char *const wanted[][2] = {
    { "supported", "true" },
    { "partly-supported", "mostly-true" },
    { "refuted", "false" },
    { "cannot-be-checked", "unproven" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const DictumScaleValue *value = dictum_rating_scale_find (plain, wanted[i][0]);
      const DictumScaleValue *found = dictum_rating_scale_suggest (plain, value, snopes);

      g_assert_nonnull (found);
      g_assert_cmpstr (found->id, ==, wanted[i][1]);
    }
}

static void
assert_reply (const char *deadline,
              const char *answer,
              gboolean used,
              DictumReplyState state,
              const char *words)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (3600);
  g_autoptr (GDateTime) now = g_date_time_new (zone, 2026, 11, 17, 9, 30, 0);
  g_autoptr (DictumReply) reply = dictum_value_new (&dictum_reply_type);
  g_autofree char *found = NULL;

  dictum_value_set_string (&reply->deadline, deadline);
  dictum_value_set_string (&reply->answer, answer);
  reply->used = used;
  found = dictum_reply_describe (reply, now);
  g_assert_cmpint (dictum_reply_get_state (reply, now, NULL), ==, state);
  g_assert_cmpstr (found, ==, words);
}

static void
test_reply_state (void)
{
  assert_reply (NULL, NULL, FALSE, DICTUM_REPLY_WAITING, "No answer yet; no deadline");
  assert_reply ("2026-11-17", NULL, FALSE, DICTUM_REPLY_DUE_SOON, "Due today");
  assert_reply ("2026-11-18", NULL, FALSE, DICTUM_REPLY_DUE_SOON, "Due tomorrow");
  assert_reply ("2026-11-20", NULL, FALSE, DICTUM_REPLY_WAITING, "Due in 3 days");
  assert_reply ("2026-11-16", NULL, FALSE, DICTUM_REPLY_OVERDUE, "Overdue by 1 day");
  assert_reply ("2026-10-17", NULL, FALSE, DICTUM_REPLY_OVERDUE, "Overdue by 31 days");
  /* A time counts where it is said: 08:00 UTC is 09:00 here, and past. */
  assert_reply ("2026-11-17T08:00:00Z", NULL, FALSE, DICTUM_REPLY_OVERDUE, "Overdue since today");
  assert_reply ("2026-11-17T09:00:00Z", NULL, FALSE, DICTUM_REPLY_DUE_SOON, "Due today");
  assert_reply ("2026-11-17T23:30:00Z", NULL, FALSE, DICTUM_REPLY_DUE_SOON, "Due tomorrow");
  assert_reply ("2026-11-01", "No.", FALSE, DICTUM_REPLY_ANSWERED,
                "Answered; the answer is not used yet");
  assert_reply ("2026-11-01", "No.", TRUE, DICTUM_REPLY_ANSWERED, "Answered; the answer is used");
  assert_reply ("soon", NULL, FALSE, DICTUM_REPLY_WAITING, "No answer yet; no deadline");
}

static void
ask (Fixture *fixture, const char *claim, const char *asked, const char *deadline)
{
  g_autoptr (DictumReply) reply = dictum_value_new (&dictum_reply_type);

  dictum_value_set_string (&reply->asked, asked);
  dictum_value_set_string (&reply->deadline, deadline);
  DO (fixture, put_entry, claim, reply);
}

static void
test_due (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = fixture_mark (fixture, "We were not consulted");
  g_autofree char *second = fixture_mark (fixture, "customs officers had been told to prepare");
  g_autoptr (DictumProjectSnapshot) snapshot = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 17, 9, 30, 0);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) due = NULL;
  const DictumDueReply *entry;

  ask (fixture, first, "Press desk", "2026-11-18");
  ask (fixture, first, "PRESS DESK", "2026-11-30");
  ask (fixture, first, "Ida Marrow", NULL);
  ask (fixture, second, "Press desk", "2026-11-02");

  snapshot = dictum_project_take_snapshot (fixture->project);
  all = dictum_list_due_replies (snapshot->claims, now, FALSE);
  due = dictum_list_due_replies (snapshot->claims, now, TRUE);
  g_assert_cmpuint (all->len, ==, 4);
  g_assert_cmpuint (due->len, ==, 2);
  entry = g_ptr_array_index (all, 0);
  g_assert_cmpstr (entry->claim->record.id, ==, second);
  g_assert_cmpint (entry->state, ==, DICTUM_REPLY_OVERDUE);
  g_assert_cmpint (entry->days, ==, -15);
  g_assert_cmpuint (entry->attempts, ==, 1);
  entry = g_ptr_array_index (all, 1);
  g_assert_cmpuint (entry->attempts, ==, 2);
  entry = g_ptr_array_index (all, 3);
  g_assert_cmpstr (entry->reply->asked, ==, "Ida Marrow");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/checking/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("map-scale", test_map);
  ADD ("edit-scale", test_edit_scale);
  g_test_add_func ("/checking/suggest", test_suggest);
  g_test_add_func ("/checking/reply-state", test_reply_state);
  ADD ("due", test_due);
  ADD ("dates", test_dates);
  ADD ("empty-evidence", test_empty_evidence);
  ADD ("empty-reply", test_empty_reply);

  return g_test_run ();
}
