/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A program that edits is killed two hundred times at random moments: nothing that it had shown as
 * done is lost, and the file is a whole project every time. */

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-fixture.h"

#define ROUNDS 200
/* Microseconds within which a round ends. */
#define SHORTEST_SPAN 120000
#define LONGEST_SPAN 2000000

typedef struct
{
  GFile *file;
  GHashTable *done;      /* numbers of the changes that were shown as done */
  int intended;          /* what was begun and perhaps not finished; 0: nothing */
  gboolean intended_add; /* else it is undone */
  GString *line;         /* that is being read */
  guint shown;
  int span; /* of the next round, in microseconds */
} Fixture;

static void
set_number (GHashTable *numbers, int number, gboolean add)
{
  if (add)
    g_hash_table_add (numbers, GINT_TO_POINTER (number));
  else
    g_hash_table_remove (numbers, GINT_TO_POINTER (number));
}

static void
take_line (Fixture *fixture, const char *line)
{
  if (*line == '?')
    {
      fixture->intended = atoi (line + 2);
      fixture->intended_add = line[1] == '+';
    }
  else
    {
      set_number (fixture->done, atoi (line + 1), *line == '+');
      fixture->intended = 0;
      fixture->shown++;
    }
}

static void
take_output (Fixture *fixture, int fd)
{
  char buffer[4096];
  ssize_t length;

  while ((length = read (fd, buffer, sizeof buffer)) > 0)
    for (ssize_t i = 0; i < length; i++)
      {
        if (buffer[i] != '\n')
          {
            g_string_append_c (fixture->line, buffer[i]);
            continue;
          }
        take_line (fixture, fixture->line->str);
        g_string_truncate (fixture->line, 0);
      }
  g_string_truncate (fixture->line, 0);
}

static void
run_and_kill (Fixture *fixture, guint round)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "store", "crash-editor", NULL);
  g_autofree char *seed = g_strdup_printf ("%u", round + 1);
  const char *argv[] = { program, g_file_peek_path (fixture->file), seed, NULL };
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (GError) error = NULL;
  guint shown = fixture->shown;
  int output;
  GPid pid;

  environment = g_environ_setenv (environment, "XDG_DATA_HOME", g_get_user_data_dir (), TRUE);
  g_spawn_async_with_pipes (NULL, (char **) argv, environment, G_SPAWN_DO_NOT_REAP_CHILD, NULL,
                            NULL, &pid, NULL, &output, NULL, &error);
  g_assert_no_error (error);

  /* Any moment: while it opens and recovers, while it writes the journal, while it saves. */
  g_usleep (g_test_rand_int_range (0, fixture->span));
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  g_spawn_close_pid (pid);
  take_output (fixture, output);
  close (output);

  /* Where the processor is slow or busy it takes longer until anything is done at all. */
  fixture->span = fixture->shown == shown ? MIN (fixture->span * 5 / 4, LONGEST_SPAN)
                                          : MAX (fixture->span * 4 / 5, SHORTEST_SPAN);
}

static void
assert_file_is_whole (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = read_bytes (g_file_peek_path (fixture->file));
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumProject) project = dictum_project_file_parse (bytes, NULL, &error);

  g_assert_no_error (error);
}

/* All that was shown as done is there, and nothing else except what had been begun. */
static void
assert_nothing_lost (Fixture *fixture, DictumStore *store)
{
  GListModel *sources = dictum_project_get_sources (dictum_store_get_project (store));
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer number;

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (sources, i);

      if (g_str_has_prefix (dictum_item_get_id (item), "n-"))
        set_number (found, atoi (dictum_item_get_id (item) + 2), TRUE);
    }

  /* What was begun may or may not be done; from now on it is known. */
  if (fixture->intended != 0)
    set_number (fixture->done, fixture->intended,
                g_hash_table_contains (found, GINT_TO_POINTER (fixture->intended)));
  fixture->intended = 0;

  g_hash_table_iter_init (&iter, fixture->done);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    if (!g_hash_table_contains (found, number))
      g_test_fail_printf ("%d was shown as done and is lost", GPOINTER_TO_INT (number));
  g_assert_cmpuint (g_hash_table_size (found), ==, g_hash_table_size (fixture->done));
}

static void
open_and_check (Fixture *fixture, gboolean save)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumStore) store = dictum_store_open (fixture->file, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (dictum_store_get_notice (store), ==, NULL);
  dictum_store_set_autosave_delay (store, 1000000);
  if (dictum_store_get_recovery (store) != NULL)
    dictum_store_recover (store, &error);
  g_assert_no_error (error);
  assert_nothing_lost (fixture, store);
  if (save)
    dictum_store_close (store, &error);
  g_assert_no_error (error);
}

static void
test_kill (void)
{
  Maker maker = { g_rand_new_with_seed (1), 0.5, TRUE };
  g_autoptr (DictumProject) project = maker_project (&maker, 10, 10, 40);
  g_autoptr (GBytes) bytes = print_project (project);
  g_autoptr (GBytes) at_last = NULL;
  Fixture fixture = { .done = g_hash_table_new (NULL, NULL),
                      .line = g_string_new (NULL),
                      .span = SHORTEST_SPAN };
  g_autofree char *path = g_build_filename (g_get_home_dir (), "project.dictum", NULL);

  g_mkdir_with_parents (g_get_home_dir (), 0700);
  fixture.file = g_file_new_for_path (path);
  g_assert_true (
      g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));

  for (guint round = 0; round < ROUNDS; round++)
    {
      run_and_kill (&fixture, round);
      assert_file_is_whole (&fixture);
      /* Now and then the next round meets what this one left behind, and recovers it itself. */
      open_and_check (&fixture, round % 3 == 0);
    }

  g_test_message ("%u actions were shown as done", fixture.shown);
  g_assert_cmpuint (fixture.shown, >, 0);
  at_last = read_bytes (path);
  keep_for_schema (at_last);
  g_hash_table_unref (fixture.done);
  g_string_free (fixture.line, TRUE);
  g_object_unref (fixture.file);
  g_rand_free (maker.rand);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/crash/kill", test_kill);
  add_schema_test ();

  return g_test_run ();
}
