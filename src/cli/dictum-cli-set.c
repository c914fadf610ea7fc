/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

/* "link.2.polarity": a field of the second link, outermost first, of each claim. */
static gboolean
set_link_field (DictumStore *store,
                const char *const *ids,
                const char *field,
                const char *value,
                const char *author,
                GError **error)
{
  DictumProject *project = dictum_store_get_project (store);
  g_auto (GStrv) parts = g_strsplit (field, ".", 3);
  guint64 link;

  if (g_strv_length (parts) != 3 ||
      !g_ascii_string_to_unsigned (parts[1], 10, 1, 1000, &link, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("“%s” is no field of a link. Write it as link.1.polarity"), field);
      return FALSE;
    }
  for (guint i = 0; ids[i] != NULL; i++)
    if (!dictum_cli_apply (store,
                           dictum_edit_set_link_field (project, ids[i], (guint) link - 1, parts[2],
                                                       value, author, error),
                           error))
      return FALSE;

  return TRUE;
}

static gboolean
set_field (DictumStore *store, GStrv ids, const char *argument, const char *author, GError **error)
{
  DictumProject *project = dictum_store_get_project (store);
  g_autofree char *field = NULL;
  const char *value;

  dictum_cli_split_field (argument, &field, &value);
  if (g_str_has_prefix (field, "link."))
    return set_link_field (store, (const char *const *) ids, field, value, author, error);

  return dictum_cli_apply (
      store,
      dictum_edit_set_field (project, (const char *const *) ids, field, value, author, error),
      error);
}

int
dictum_cli_run_set (DictumCli *cli)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  g_autoptr (DictumStore) store = NULL;
  g_autoptr (GError) error = NULL;
  guint first;

  if (!dictum_cli_parse (cli, NULL, 3, G_MAXUINT - 1))
    return DICTUM_CLI_USAGE;

  for (first = 2; cli->args[first] != NULL; first++)
    {
      g_autofree char *field = NULL;
      const char *value;

      if (dictum_cli_split_field (cli->args[first], &field, &value))
        break;
    }
  if (first == 2 || cli->args[first] == NULL)
    return dictum_cli_misuse (cli, "%s", _ ("Give records first, and then fields as FIELD=VALUE."));

  store = dictum_cli_open (cli->args[1], &error);
  for (guint i = 2; error == NULL && i < first; i++)
    {
      gconstpointer record = dictum_cli_find_record (dictum_store_get_project (store), cli->args[i],
                                                     &error);

      if (record != NULL)
        g_strv_builder_add (builder, dictum_record_get_id (record));
    }
  ids = g_strv_builder_end (builder);
  for (guint i = first; error == NULL && cli->args[i] != NULL; i++)
    {
      g_autofree char *field = NULL;
      const char *value;

      if (!dictum_cli_split_field (cli->args[i], &field, &value))
        g_set_error (&error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                     _ ("“%s” is not FIELD=VALUE."), cli->args[i]);
      else
        set_field (store, ids, cli->args[i], cli->author, &error);
    }

  return dictum_cli_finish (cli, store, error);
}
