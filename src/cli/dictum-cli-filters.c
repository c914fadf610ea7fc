/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

#include "edit/dictum-edit-many.h"
#include "query/dictum-claim-search.h"

/* The lists of claims that the desk keeps: name, filter and how many fit it now. */
static void
list_filters (DictumCli *cli, DictumProject *project)
{
  const DictumSettings *settings = dictum_project_get_settings (project);
  const GPtrArray *filters = settings->desk != NULL ? settings->desk->filters : NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < dictum_values_length (filters); i++)
    {
      const DictumSavedFilter *filter = dictum_values_get (filters, i);
      g_autoptr (DictumClaimQuery) query = dictum_claim_query_new (filter->query);
      g_autoptr (DictumClaimResult)
          result = dictum_project_list_claims (project, query, (DictumClaimOrder) { 0 });
      guint n_claims = dictum_claim_result_get_n_claims (result);

      if (!cli->json)
        {
          dictum_cli_print ("%s · %s · ", filter->name, filter->query);
          dictum_cli_print (ngettext ("%u claim\n", "%u claims\n", n_claims), n_claims);
          continue;
        }
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, filter->name);
      json_builder_set_member_name (builder, "query");
      json_builder_add_string_value (builder, filter->query);
      json_builder_set_member_name (builder, "claims");
      json_builder_add_int_value (builder, n_claims);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  if (cli->json)
    dictum_cli_print_json (builder);
}

static DictumChange *
make_change (DictumProject *project,
             const char *save,
             const char *where,
             const char *rename,
             const char *to,
             const char *delete,
             const char *author,
             GError **error)
{
  g_autoptr (DictumClaimQuery) query = NULL;

  if (rename != NULL)
    return dictum_edit_rename_filter (project, rename, to, author, error);
  if (delete != NULL)
    return dictum_edit_remove_filter (project, delete, author, error);

  query = dictum_claim_query_parse (where, error);

  return query != NULL ? dictum_edit_save_filter (project, save, where, author, error) : NULL;
}

int
dictum_cli_run_filters (DictumCli *cli)
{
  g_autofree char *save = NULL;
  g_autofree char *where = NULL;
  g_autofree char *rename = NULL;
  g_autofree char *to = NULL;
  g_autofree char *delete = NULL;
  const GOptionEntry entries[] = {
    { "save", 0, 0, G_OPTION_ARG_FILENAME, &save, N_ ("Save a filter under a name"), N_ ("NAME") },
    { "where", 0, 0, G_OPTION_ARG_FILENAME, &where, N_ ("What the filter finds"), N_ ("QUERY") },
    { "rename", 0, 0, G_OPTION_ARG_FILENAME, &rename, N_ ("Give a filter another name"),
      N_ ("NAME") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, N_ ("The other name"), N_ ("NAME") },
    { "delete", 0, 0, G_OPTION_ARG_FILENAME, &delete, N_ ("Delete a filter"), N_ ("NAME") },
    { NULL },
  };
  g_autoptr (DictumStore) store = NULL;
  g_autoptr (DictumProject) project = NULL;
  g_autoptr (GError) error = NULL;

  if (!dictum_cli_parse (cli, entries, 1, 1))
    return DICTUM_CLI_USAGE;
  if ((save != NULL) + (rename != NULL) + (delete != NULL) > 1 ||
      (save == NULL) != (where == NULL) || (rename == NULL) != (to == NULL))
    return dictum_cli_misuse (
        cli, "%s", _ ("Give --save with --where, --rename with --to, or --delete; or none."));

  if (save == NULL && rename == NULL && delete == NULL)
    {
      project = dictum_cli_read (cli->args[1], &error);
      if (project == NULL)
        return dictum_cli_fail_error (cli, error);
      list_filters (cli, project);
      return DICTUM_CLI_OK;
    }

  store = dictum_cli_open (cli->args[1], &error);
  if (error == NULL)
    dictum_cli_apply (store,
                      make_change (dictum_store_get_project (store), save, where, rename, to,
                                   delete, cli->author, &error),
                      &error);

  return dictum_cli_finish (cli, store, error);
}
