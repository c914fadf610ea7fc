/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "dialogs/dictum-add-queue.h"
#include "ui-fixture.h"
#include "ui-wait.h"

/* Articles on their way into a project: order, failure, another try. Needs no display. */

typedef struct
{
  Fixture base;
  DictumAddQueue *queue;
  guint added;
} Queue;

static void
added_cb (DictumAddQueue *queue, const char *article, Queue *data)
{
  data->added++;
}

static void
set_up (Queue *queue, gconstpointer data)
{
  fixture_set_up (&queue->base);
  queue->queue = dictum_add_queue_new (queue->base.workbench);
  g_signal_connect (queue->queue, "added", G_CALLBACK (added_cb), queue);
}

static void
tear_down (Queue *queue, gconstpointer data)
{
  dictum_add_queue_cancel_all (queue->queue);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (queue->queue);
  fixture_tear_down (&queue->base);
}

static void
push (Queue *queue, const char *words)
{
  g_autoptr (DictumLoadRequest) request = dictum_load_request_new_for_words (words);

  dictum_add_queue_push (queue->queue, request);
}

static void
assert_title (Queue *queue, guint position, const char *title)
{
  GListModel *articles = dictum_project_get_articles (queue->base.project);
  g_autoptr (DictumItem) item = g_list_model_get_item (articles, position);

  g_assert_nonnull (item);
  g_assert_cmpstr (dictum_item_get_article (item)->title, ==, title);
}

/* What was written to the disk is asked for in one order and stands in the project in it. */
static void
test_order (Queue *queue, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("dictum-XXXXXX", NULL);

  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GString) text = g_string_new (NULL);

      g_string_printf (text, "Letter %u from the harbour\n\n", i);
      for (guint line = 0; line < (8 - i) * 400; line++)
        g_string_append (text, "The council met on the quay and put off the vote.\n\n");
      g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
      push (queue, path);
    }

  wait_until (queue->added == 8);
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *title = g_strdup_printf ("Letter %u from the harbour", i);

      assert_title (queue, i + 1, title);
    }
  wait_until (g_list_model_get_n_items (G_LIST_MODEL (queue->queue)) == 0);
}

static void
test_failure (Queue *queue, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("dictum-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "letter.txt", NULL);
  g_autoptr (DictumAddJob) job = NULL;
  g_autofree char *state = NULL;

  push (queue, path);
  push (queue, "A short letter\n\nThe council met on the quay and put off the vote.");
  wait_until (queue->added == 1 && dictum_add_queue_get_unfinished (queue->queue) == 0);

  job = g_list_model_get_item (G_LIST_MODEL (queue->queue), 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (queue->queue)), ==, 1);
  g_assert_cmpint (dictum_add_job_get_state (job), ==, DICTUM_ADD_JOB_FAILED);
  g_assert_nonnull (strstr (dictum_add_job_get_detail (job), "letter.txt"));

  g_assert_true (
      g_file_set_contents (path, "A letter that came late\n\nIt says little.", -1, NULL));
  dictum_add_queue_retry (queue->queue, job);
  wait_until (queue->added == 2);
  g_object_get (job, "state", &state, NULL);
  g_assert_cmpstr (state, ==, "done");
}

/* The word is told of in a row of its own; it is no article, and costs none. */
static void
test_slip (Queue *queue, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("dictum-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "letter.txt", NULL);
  g_autofree char *other = g_build_filename (folder, "answer.txt", NULL);
  g_autofree char *words = g_strdup_printf ("%s\nharbour\n%s\n", path, other);
  g_autoptr (GPtrArray) requests = dictum_add_split_words (words);
  g_autoptr (DictumAddJob) job = NULL;

  g_assert_true (g_file_set_contents (path, "A letter\n\nThe council met.", -1, NULL));
  g_assert_true (g_file_set_contents (other, "An answer\n\nThe union did not.", -1, NULL));
  for (guint i = 0; i < requests->len; i++)
    dictum_add_queue_push (queue->queue, g_ptr_array_index (requests, i));
  wait_until (dictum_add_queue_get_unfinished (queue->queue) == 0);

  g_assert_cmpuint (queue->added, ==, 2);
  wait_until (g_list_model_get_n_items (G_LIST_MODEL (queue->queue)) == 1);
  job = g_list_model_get_item (G_LIST_MODEL (queue->queue), 0);
  g_assert_cmpint (dictum_add_job_get_state (job), ==, DICTUM_ADD_JOB_FAILED);
  g_assert_nonnull (strstr (dictum_add_job_get_detail (job), "harbour"));
}

static void
test_dismiss (Queue *queue, gconstpointer data)
{
  g_autoptr (DictumAddJob) job = NULL;

  push (queue, "/nowhere/letter.txt");
  job = g_list_model_get_item (G_LIST_MODEL (queue->queue), 0);
  dictum_add_job_cancel (job);
  g_assert_cmpint (dictum_add_job_get_state (job), ==, DICTUM_ADD_JOB_FAILED);
  dictum_add_queue_dismiss (queue->queue, job);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (queue->queue)), ==, 0);
  g_assert_cmpuint (dictum_add_queue_get_unfinished (queue->queue), ==, 0);
}

/* Stopped and tried again at once: what comes of the first try counts no more, be it a failure or
 * an article. */
static void
test_again (Queue *queue, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("dictum-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "letter.txt", NULL);
  g_autoptr (DictumAddJob) job = NULL;

  g_assert_true (g_file_set_contents (path, "A letter\n\nThe council met.", -1, NULL));
  push (queue, path);
  job = g_list_model_get_item (G_LIST_MODEL (queue->queue), 0);
  for (guint i = 0; i < 20; i++)
    {
      for (guint turns = 0; turns < i; turns++)
        g_main_context_iteration (NULL, FALSE);
      if (dictum_add_job_get_state (job) != DICTUM_ADD_JOB_RUNNING)
        break;
      dictum_add_job_cancel (job);
      dictum_add_queue_retry (queue->queue, job);
    }
  wait_until (queue->added == 1);
  g_assert_cmpint (dictum_add_job_get_state (job), ==, DICTUM_ADD_JOB_DONE);
  wait_until (g_list_model_get_n_items (G_LIST_MODEL (queue->queue)) == 0);
  g_assert_cmpuint (queue->added, ==, 1);
}

/* All that are on their way stop, none starts, and each can be tried again. */
static void
test_stop_all (Queue *queue, gconstpointer data)
{
  for (guint i = 0; i < 6; i++)
    push (queue, "A letter\n\nThe council met on the quay and put off the vote.");
  g_assert_cmpuint (dictum_add_queue_get_unfinished (queue->queue), ==, 6);
  dictum_add_queue_stop_all (queue->queue);

  g_assert_cmpuint (dictum_add_queue_get_unfinished (queue->queue), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (queue->queue)), ==, 6);
  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (DictumAddJob) job = g_list_model_get_item (G_LIST_MODEL (queue->queue), i);

      g_assert_cmpint (dictum_add_job_get_state (job), ==, DICTUM_ADD_JOB_FAILED);
    }
  g_assert_cmpuint (queue->added, ==, 0);
}

static const char ferry[] =
    "The ferry will rest on Sundays\n\n"
    "The council of the island decided on Monday that the ferry will rest on Sundays until the "
    "spring, and that two more boats will run on Saturdays, one of them late in the evening.";

static DictumAddJob *
push_and_hold (Queue *queue, const char *words, DictumAddJobState state)
{
  DictumAddJob *job;

  push (queue, words);
  job = g_list_model_get_item (G_LIST_MODEL (queue->queue), 0);
  g_assert_nonnull (job);
  wait_until (dictum_add_job_get_state (job) == state);
  g_assert_cmpuint (dictum_add_queue_get_unfinished (queue->queue), ==, 0);

  return job;
}

/* What the project has already waits in its row until somebody wants it all the same. */
static void
test_duplicate (Queue *queue, gconstpointer data)
{
  g_autoptr (DictumAddJob) job = NULL;
  gboolean doubtful = FALSE;

  push (queue, ferry);
  wait_until (queue->added == 1);
  wait_until (g_list_model_get_n_items (G_LIST_MODEL (queue->queue)) == 0);

  job = push_and_hold (queue, ferry, DICTUM_ADD_JOB_READY);
  g_object_get (job, "doubtful", &doubtful, NULL);
  g_assert_true (doubtful);
  g_assert_nonnull (strstr (dictum_add_job_get_detail (job), "same text"));
  g_assert_nonnull (strstr (dictum_add_job_get_detail (job), "rest on Sundays"));
  g_assert_cmpuint (dictum_add_queue_count_sure (queue->queue), ==, 0);
  dictum_add_queue_accept_all (queue->queue);
  g_assert_cmpint (dictum_add_job_get_state (job), ==, DICTUM_ADD_JOB_READY);
  g_assert_cmpuint (queue->added, ==, 1);

  dictum_add_queue_accept (queue->queue, job, NULL);
  wait_until (queue->added == 2);
  wait_until (g_list_model_get_n_items (G_LIST_MODEL (queue->queue)) == 0);
}

/* An altered text becomes a version of the article that is there. */
static void
test_version (Queue *queue, gconstpointer data)
{
  g_autofree char *later = g_strconcat (ferry, "\n\nThe union was not asked.", NULL);
  g_autoptr (DictumAddJob) job = NULL;
  g_autoptr (DictumItem) item = NULL;
  guint before;

  push (queue, ferry);
  wait_until (queue->added == 1);
  wait_until (g_list_model_get_n_items (G_LIST_MODEL (queue->queue)) == 0);
  before = g_list_model_get_n_items (dictum_project_get_articles (queue->base.project));

  job = push_and_hold (queue, later, DICTUM_ADD_JOB_READY);
  item = g_list_model_get_item (dictum_project_get_articles (queue->base.project), before - 1);
  g_assert_cmpstr (dictum_add_job_get_altered (job), ==, dictum_item_get_id (item));
  dictum_add_queue_accept (queue->queue, job, dictum_add_job_get_altered (job));
  wait_until (queue->added == 2);
  g_assert_cmpuint (g_list_model_get_n_items (dictum_project_get_articles (queue->base.project)),
                    ==, before);
  g_assert_cmpuint (dictum_values_length (dictum_item_get_article (item)->versions), ==, 2);
}

/* Two of the same at once: the second one is looked for among what the first one has become. */
static void
test_twins (Queue *queue, gconstpointer data)
{
  g_autoptr (DictumAddJob) first = NULL;
  g_autoptr (DictumAddJob) second = NULL;

  push (queue, ferry);
  push (queue, ferry);
  first = g_list_model_get_item (G_LIST_MODEL (queue->queue), 0);
  second = g_list_model_get_item (G_LIST_MODEL (queue->queue), 1);
  wait_until (dictum_add_job_get_state (second) == DICTUM_ADD_JOB_READY);
  g_assert_cmpint (dictum_add_job_get_state (first), ==, DICTUM_ADD_JOB_DONE);
  g_assert_cmpuint (queue->added, ==, 1);
}

/* What was put right before it was added is what the project gets. */
static void
test_review (Queue *queue, gconstpointer data)
{
  g_autoptr (DictumAddJob) job = NULL;
  DictumArticle *article;
  g_autofree char *title = NULL;

  g_object_set (queue->queue, "review", TRUE, NULL);
  job = push_and_hold (queue, ferry, DICTUM_ADD_JOB_READY);
  g_assert_cmpuint (dictum_add_queue_count_sure (queue->queue), ==, 1);
  article = dictum_add_job_get_loaded (job)->article;
  g_assert_true (dictum_edit_parse_field (article, "title", "A day of rest", NULL));
  dictum_add_job_update_title (job);
  g_object_get (job, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "A day of rest");

  dictum_add_queue_accept_all (queue->queue);
  wait_until (queue->added == 1);
  assert_title (queue, 1, "A day of rest");
}

/* A list to choose from waits, and what is dismissed is gone. */
static void
test_choices (Queue *queue, gconstpointer data)
{
  g_autoptr (DictumAddJob) job = NULL;
  g_autofree char *title = NULL;

  job = push_and_hold (
      queue,
      "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>The Wire</title>"
      "<item><title>One</title><link>https://wire.example/1</link></item>"
      "<item><title>Two</title><link>https://wire.example/2</link></item>"
      "</channel></rss>",
      DICTUM_ADD_JOB_CHOICES);
  g_object_get (job, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "The Wire");
  g_assert_cmpuint (dictum_add_job_get_loaded (job)->choices->len, ==, 2);
  g_assert_nonnull (strstr (dictum_add_job_get_detail (job), "2 articles"));
  dictum_add_queue_dismiss (queue->queue, job);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (queue->queue)), ==, 0);
  g_assert_cmpuint (queue->added, ==, 0);
}

static guint
count_requests (const char *words)
{
  g_autoptr (GPtrArray) requests = dictum_add_split_words (words);

  return requests->len;
}

static void
test_words (void)
{
  g_assert_cmpuint (count_requests (""), ==, 0);
  g_assert_cmpuint (count_requests (" \n\t "), ==, 0);
  g_assert_cmpuint (count_requests ("https://courier.example/harbour"), ==, 1);
  g_assert_cmpuint (
      count_requests ("https://courier.example/harbour\r\n\n http://wire.example/a \n/tmp/a b.txt"),
      ==, 3);
  g_assert_cmpuint (count_requests ("See https://courier.example/harbour\nhttps://wire.example"),
                    ==, 1);
  g_assert_cmpuint (count_requests ("The council met.\n\nIt put off the vote."), ==, 1);

  /* A list in which one line went wrong is a list all the same; a text with a link in it is none.
   */
  g_assert_cmpuint (count_requests ("/tmp/a.txt\nb\n/tmp/c.txt"), ==, 3);
  g_assert_cmpuint (count_requests ("https://wire.example/a\nwire.example/b\nletter.txt\n"
                                    "/tmp/c.txt\n/tmp/d.txt"),
                    ==, 5);
  g_assert_cmpuint (count_requests ("Harbour reopens\nhttps://wire.example/a"), ==, 1);

  g_assert_true (dictum_add_is_address ("~/letter.txt"));
  g_assert_true (dictum_add_is_address ("file:///tmp/letter.txt"));
  g_assert_false (dictum_add_is_address ("mailto:council@island.example"));
  g_assert_false (dictum_add_is_address ("note: the council met"));
  g_assert_false (dictum_add_is_address (""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/add/words", test_words);
  g_test_add ("/add/order", Queue, NULL, set_up, test_order, tear_down);
  g_test_add ("/add/failure", Queue, NULL, set_up, test_failure, tear_down);
  g_test_add ("/add/slip", Queue, NULL, set_up, test_slip, tear_down);
  g_test_add ("/add/dismiss", Queue, NULL, set_up, test_dismiss, tear_down);

  g_test_add ("/add/again", Queue, NULL, set_up, test_again, tear_down);
  g_test_add ("/add/stop-all", Queue, NULL, set_up, test_stop_all, tear_down);
  g_test_add ("/add/duplicate", Queue, NULL, set_up, test_duplicate, tear_down);
  g_test_add ("/add/version", Queue, NULL, set_up, test_version, tear_down);
  g_test_add ("/add/twins", Queue, NULL, set_up, test_twins, tear_down);
  g_test_add ("/add/review", Queue, NULL, set_up, test_review, tear_down);
  g_test_add ("/add/choices", Queue, NULL, set_up, test_choices, tear_down);

  return g_test_run ();
}
