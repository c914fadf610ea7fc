/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

/* Claims go in one action; articles and sources one by one. */
static gboolean
delete_records (DictumStore *store, GPtrArray *records, const char *author, GError **error)
{
  DictumProject *project = dictum_store_get_project (store);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) claims = NULL;

  for (guint i = 0; i < records->len; i++)
    if (dictum_is_claim (g_ptr_array_index (records, i)))
      g_strv_builder_add (builder, dictum_record_get_id (g_ptr_array_index (records, i)));
  claims = g_strv_builder_end (builder);
  if (claims[0] != NULL &&
      !dictum_cli_apply (
          store, dictum_edit_remove_claims (project, (const char *const *) claims, author, error),
          error))
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    {
      gconstpointer record = g_ptr_array_index (records, i);
      const char *id = dictum_record_get_id (record);
      DictumChange *change = NULL;

      if (dictum_is_claim (record))
        continue;
      if (dictum_is_article (record))
        change = dictum_edit_remove_article (project, id, NULL, author, error);
      else
        change = dictum_edit_remove_source (project, id, author, error);
      if (!dictum_cli_apply (store, change, error))
        return FALSE;
    }

  return TRUE;
}

int
dictum_cli_run_delete (DictumCli *cli)
{
  g_autofree char *where = NULL;
  const GOptionEntry entries[] = {
    { "where", 0, 0, G_OPTION_ARG_FILENAME, &where, N_ ("All claims that fit a filter"),
      N_ ("QUERY") },
    { NULL },
  };
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (dictum_value_unref);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  g_autoptr (DictumStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (!dictum_cli_parse (cli, entries, 1, G_MAXUINT - 1))
    return DICTUM_CLI_USAGE;
  if ((where == NULL) == (cli->args[2] == NULL))
    return dictum_cli_misuse (cli, "%s", _ ("Give records, or --where with a filter."));

  store = dictum_cli_open (cli->args[1], &error);

  /* All are found before the first goes: numbers shift with every delete. */
  for (guint i = 2; error == NULL && cli->args[i] != NULL; i++)
    {
      gconstpointer record = dictum_cli_find_record (dictum_store_get_project (store), cli->args[i],
                                                     &error);

      if (record != NULL && dictum_is_settings (record))
        g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                             _ ("The project itself cannot be deleted here. Remove its file."));
      else if (record != NULL)
        g_ptr_array_add (records, dictum_value_ref (record));
    }
  if (error == NULL && where != NULL)
    dictum_cli_add_where (dictum_store_get_project (store), where, builder, &error);
  ids = g_strv_builder_end (builder);
  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (records, dictum_value_ref (dictum_project_get_record (
                                  dictum_store_get_project (store), ids[i])));
  if (error == NULL)
    delete_records (store, records, cli->author, &error);
  if (error == NULL && where != NULL)
    dictum_cli_tell_count (cli, g_strv_length (ids));

  return dictum_cli_finish (cli, store, error);
}
