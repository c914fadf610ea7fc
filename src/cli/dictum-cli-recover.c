/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

int
dictum_cli_run_recover (DictumCli *cli)
{
  gboolean discard = FALSE;
  const GOptionEntry entries[] = {
    { "discard", 0, 0, G_OPTION_ARG_NONE, &discard,
      N_ ("Put the actions aside; the project stays as the file has it"), NULL },
    { NULL },
  };
  g_autoptr (GFile) file = NULL;
  g_autoptr (DictumStore) store = NULL;
  g_autoptr (GError) error = NULL;
  const DictumRecovery *recovery;
  guint changes;

  if (!dictum_cli_parse (cli, entries, 1, 1))
    return DICTUM_CLI_USAGE;

  file = g_file_new_for_commandline_arg (cli->args[1]);
  store = dictum_store_open (file, NULL, &error);
  recovery = store != NULL ? dictum_store_get_recovery (store) : NULL;
  if (recovery == NULL)
    {
      if (error == NULL)
        dictum_cli_print ("%s\n", _ ("There is nothing to recover: the file has everything."));
      return dictum_cli_finish (cli, store, error);
    }

  changes = recovery->changes;
  for (guint i = 0; recovery->labels != NULL && recovery->labels[i] != NULL; i++)
    dictum_cli_print ("%s\n", recovery->labels[i]);
  if (discard ? dictum_store_discard_recovery (store, &error)
              : dictum_store_recover (store, &error))
    dictum_cli_print (discard ? ngettext ("%u action put aside.", "%u actions put aside.", changes)
                              : ngettext ("%u action recovered.", "%u actions recovered.", changes),
                      changes);
  dictum_cli_print ("\n");

  return dictum_cli_finish (cli, store, error);
}
