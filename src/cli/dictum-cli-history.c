/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

static int
step (DictumCli *cli, gboolean redo)
{
  int count = 1;
  const GOptionEntry entries[] = {
    { "count", 'n', 0, G_OPTION_ARG_INT, &count, N_ ("How many actions"),
      /* Translators: stands for a number, in the help of the command line. */
      N_ ("N") },
    { NULL },
  };
  g_autoptr (DictumStore) store = NULL;
  g_autoptr (GError) error = NULL;
  DictumHistory *history;

  if (!dictum_cli_parse (cli, entries, 1, 1))
    return DICTUM_CLI_USAGE;
  if (count < 1)
    return dictum_cli_misuse (cli, "%s", _ ("--count takes a number from 1."));

  store = dictum_cli_open (cli->args[1], &error);
  history = store != NULL ? dictum_store_get_history (store) : NULL;
  for (int i = 0; i < count && error == NULL; i++)
    {
      g_autofree char *label = g_strdup (redo ? dictum_history_get_redo_label (history)
                                              : dictum_history_get_undo_label (history));

      if (redo ? !dictum_history_can_redo (history) : !dictum_history_can_undo (history))
        g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                             redo ? _ ("There is nothing to redo.")
                                  : _ ("There is nothing to undo."));
      else if (redo ? dictum_store_redo (store, &error) : dictum_store_undo (store, &error))
        dictum_cli_print ("%s\n", label != NULL ? label : "");
    }

  return dictum_cli_finish (cli, store, error);
}

int
dictum_cli_run_undo (DictumCli *cli)
{
  return step (cli, FALSE);
}

int
dictum_cli_run_redo (DictumCli *cli)
{
  return step (cli, TRUE);
}
