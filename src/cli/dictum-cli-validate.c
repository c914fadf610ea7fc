/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

/* NULL: it is sound. */
static char *
check (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, &error);
  g_autoptr (DictumProject) project = NULL;
  gboolean newer;

  if (bytes != NULL)
    project = dictum_project_file_parse (bytes, &newer, &error);

  return error != NULL ? g_strdup (error->message) : NULL;
}

int
dictum_cli_run_validate (DictumCli *cli)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  int code = DICTUM_CLI_OK;

  if (!dictum_cli_parse (cli, NULL, 1, G_MAXUINT - 1))
    return DICTUM_CLI_USAGE;

  json_builder_begin_array (builder);
  for (guint i = 1; cli->args[i] != NULL; i++)
    {
      g_autofree char *problem = check (cli->args[i]);

      if (problem != NULL)
        code = DICTUM_CLI_FAILED;
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "file");
      json_builder_add_string_value (builder, cli->args[i]);
      json_builder_set_member_name (builder, "valid");
      json_builder_add_boolean_value (builder, problem == NULL);
      if (problem != NULL)
        {
          json_builder_set_member_name (builder, "problem");
          json_builder_add_string_value (builder, problem);
        }
      json_builder_end_object (builder);
      if (!cli->json)
        dictum_cli_print ("%s: %s\n", cli->args[i],
                          problem != NULL ? problem : _ ("a sound project"));
    }
  json_builder_end_array (builder);
  if (cli->json)
    dictum_cli_print_json (builder);

  return code;
}
