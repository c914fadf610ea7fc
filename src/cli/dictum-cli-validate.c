/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

static void
add_problem (GPtrArray *problems, const char *path, const char *message)
{
  DictumProblem *problem = g_new0 (DictumProblem, 1);

  problem->path = g_strdup (path);
  problem->message = g_strdup (message);
  g_ptr_array_add (problems, problem);
}

/* What is wrong with a file: that it cannot be read, which is one problem, or what is not right in
 * it.
 */
static GPtrArray *
check (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, &error);
  g_autoptr (DictumProject) project = NULL;
  GPtrArray *problems;
  gboolean newer;

  if (bytes != NULL)
    project = dictum_project_file_parse (bytes, &newer, &error);
  if (project != NULL)
    return dictum_project_check (project);

  problems = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_problem_free);
  add_problem (problems, NULL, error->message);
  return problems;
}

static void
build_problems (JsonBuilder *builder, const GPtrArray *problems)
{
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++)
    {
      const DictumProblem *problem = g_ptr_array_index (problems, i);

      json_builder_begin_object (builder);
      if (problem->path != NULL)
        {
          json_builder_set_member_name (builder, "path");
          json_builder_add_string_value (builder, problem->path);
          json_builder_set_member_name (builder, "record");
          json_builder_add_string_value (builder, problem->record);
        }
      json_builder_set_member_name (builder, "message");
      json_builder_add_string_value (builder, problem->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_problems (const char *file, const GPtrArray *problems)
{
  if (problems->len == 0)
    dictum_cli_print ("%s: %s\n", file, _ ("a sound project"));

  for (guint i = 0; i < problems->len; i++)
    {
      const DictumProblem *problem = g_ptr_array_index (problems, i);

      if (problem->path != NULL)
        dictum_cli_print ("%s: %s: %s\n", file, problem->path, problem->message);
      else
        dictum_cli_print ("%s: %s\n", file, problem->message);
    }
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
      g_autoptr (GPtrArray) problems = check (cli->args[i]);

      if (problems->len > 0)
        code = DICTUM_CLI_FAILED;
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "file");
      json_builder_add_string_value (builder, cli->args[i]);
      json_builder_set_member_name (builder, "valid");
      json_builder_add_boolean_value (builder, problems->len == 0);
      build_problems (builder, problems);
      json_builder_end_object (builder);
      if (!cli->json)
        print_problems (cli->args[i], problems);
    }
  json_builder_end_array (builder);
  if (cli->json)
    dictum_cli_print_json (builder);

  return code;
}
