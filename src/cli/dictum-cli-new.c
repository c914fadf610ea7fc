/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

#include <string.h>

/* The project's title: what was given, or the name of the file. */
static char *
make_title (GFile *file, const char *given)
{
  g_autofree char *name = NULL;
  char *dot;

  if (given != NULL)
    return g_strdup (given);

  name = g_file_get_basename (file);
  dot = strrchr (name, '.');
  if (dot != NULL && dot != name)
    *dot = '\0';

  return g_filename_display_name (name);
}

int
dictum_cli_run_new (DictumCli *cli)
{
  g_autofree char *given = NULL;
  const GOptionEntry entries[] = {
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &given, N_ ("Title of the project"), N_ ("TITLE") },
    { NULL },
  };
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (DictumStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;

  if (!dictum_cli_parse (cli, entries, 1, 1))
    return DICTUM_CLI_USAGE;

  file = g_file_new_for_commandline_arg (cli->args[1]);
  title = make_title (file, given);

  /* Looked at before anything is made, so that no project is left behind in the user's folder. */
  if (g_file_query_exists (file, NULL))
    return dictum_cli_fail (cli, _ ("%s exists already. Choose another name."), cli->args[1]);
  folder = g_file_get_parent (file);
  if (folder == NULL || !g_file_query_exists (folder, NULL))
    return dictum_cli_fail (cli, _ ("The folder of %s does not exist. Make it first."),
                            cli->args[1]);

  store = dictum_store_new (title, &error);
  if (store != NULL)
    dictum_store_save_as (store, file, FALSE, NULL, &error);
  if (error == NULL && cli->json)
    {
      g_autofree char *json = dictum_record_to_json (
          dictum_project_get_settings (dictum_store_get_project (store)), TRUE);

      dictum_cli_print ("%s\n", json);
    }

  return dictum_cli_finish (cli, store, error);
}
