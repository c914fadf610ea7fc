/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Edits a project as fast as it can until it is killed. Usage: crash-editor FILE SEED. Before each
 * action it writes what it is about to do, "?+12" or "?-12", and when the action is done, which is
 * when a window would show it, "+12" or "-12". */

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store-fixture.h"

static void
say (const char *what, int number)
{
  g_autofree char *line = g_strdup_printf ("%s%d\n", what, number);

  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    exit (1);
}

static void
add (DictumStore *store, int number)
{
  g_autofree char *id = g_strdup_printf ("n-%d", number);
  g_autoptr (DictumChange) change = make_source_change (id, id);
  g_autoptr (GError) error = NULL;

  say ("?+", number);
  if (!dictum_store_apply (store, change, &error))
    g_error ("%s", error->message);
  say ("+", number);
}

/* The number of the change that would be undone or redone: they are labelled "Add n-12". */
static int
get_number (const char *label)
{
  return g_str_has_prefix (label, "Add n-") ? atoi (label + strlen ("Add n-")) : -1;
}

static void
step (DictumStore *store, gboolean undo)
{
  DictumHistory *history = dictum_store_get_history (store);
  int number = get_number (undo ? dictum_history_get_undo_label (history)
                                : dictum_history_get_redo_label (history));
  g_autoptr (GError) error = NULL;

  say (undo ? "?-" : "?+", number);
  if (!(undo ? dictum_store_undo (store, &error) : dictum_store_redo (store, &error)))
    g_error ("%s", error->message);
  say (undo ? "-" : "+", number);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GFile) file = g_file_new_for_path (argv[1]);
  g_autoptr (GRand) rand = g_rand_new_with_seed (atoi (argv[2]));
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumStore) store = dictum_store_open (file, NULL, &error);
  int number = 1000 * atoi (argv[2]);

  if (store == NULL)
    g_error ("%s", error->message);
  if (dictum_store_get_notice (store) != NULL)
    g_error ("%s", dictum_store_get_notice (store));
  if (dictum_store_get_recovery (store) != NULL && !dictum_store_recover (store, &error))
    g_error ("%s", error->message);

  dictum_store_set_autosave_delay (store, 3);
  for (;;)
    {
      DictumHistory *history = dictum_store_get_history (store);
      int dice = g_rand_int_range (rand, 0, 10);

      if (dice < 2 && dictum_history_can_undo (history))
        step (store, TRUE);
      else if (dice < 3 && dictum_history_can_redo (history))
        step (store, FALSE);
      else
        add (store, ++number);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}
