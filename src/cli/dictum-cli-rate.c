/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

int
dictum_cli_run_rate (DictumCli *cli)
{
  g_autofree char *rating = NULL;
  g_autofree char *person = NULL;
  g_autofree char *because = NULL;
  g_autofree char *as_of = NULL;
  g_autofree char *where = NULL;
  gboolean none = FALSE;
  const GOptionEntry entries[] = {
    { "rating", 0, 0, G_OPTION_ARG_FILENAME, &rating, N_ ("A value of the project’s scale"),
      N_ ("ID") },
    { "none", 0, 0, G_OPTION_ARG_NONE, &none, N_ ("Take the rating back"), NULL },
    { "person", 0, 0, G_OPTION_ARG_FILENAME, &person, N_ ("Whose rating it is"), N_ ("NAME") },
    { "because", 0, 0, G_OPTION_ARG_FILENAME, &because, N_ ("Why"), N_ ("TEXT") },
    { "as-of", 0, 0, G_OPTION_ARG_FILENAME, &as_of, N_ ("The date as of which it was known"),
      N_ ("DATE") },
    { "where", 0, 0, G_OPTION_ARG_FILENAME, &where, N_ ("All claims that fit a filter"),
      N_ ("QUERY") },
    { NULL },
  };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  g_autoptr (DictumStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (!dictum_cli_parse (cli, entries, 1, G_MAXUINT - 1))
    return DICTUM_CLI_USAGE;
  if ((rating == NULL) == !none)
    return dictum_cli_misuse (cli, "%s", _ ("Give --rating=ID, or --none."));
  if ((where == NULL) == (cli->args[2] == NULL))
    return dictum_cli_misuse (cli, "%s", _ ("Give claims, or --where with a filter."));

  store = dictum_cli_open (cli->args[1], &error);
  for (guint i = 2; error == NULL && cli->args[i] != NULL; i++)
    {
      const DictumClaim *claim = dictum_project_find_claim (dictum_store_get_project (store),
                                                            cli->args[i], &error);

      if (claim != NULL)
        g_strv_builder_add (builder, claim->record.id);
    }
  if (error == NULL && where != NULL)
    dictum_cli_add_where (dictum_store_get_project (store), where, builder, &error);
  ids = g_strv_builder_end (builder);
  if (error == NULL)
    dictum_cli_apply (store,
                      dictum_edit_rate (dictum_store_get_project (store), (const char *const *) ids,
                                        person, rating, because, as_of, cli->author, &error),
                      &error);
  if (error == NULL && where != NULL)
    dictum_cli_tell_count (cli, g_strv_length (ids));

  return dictum_cli_finish (cli, store, error);
}
