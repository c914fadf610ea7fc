/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

#include "edit/dictum-edit-version.h"

/* What was asked for when the article was loaded, or what is given in its place. */
static DictumLoadRequest *
make_request (const DictumArticle *article, const char *given, GError **error)
{
  DictumLoadRequest *request;

  if (given != NULL)
    return dictum_cli_make_request (given, error);
  request = dictum_article_make_request (article);
  if (request == NULL)
    g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_NOT_FOUND,
                         _ ("The article was pasted and has no address. Give what to load behind "
                            "it: a file, a link, or - for standard input."));
  return request;
}

static void
print_counts (const DictumCarryOver *report)
{
  dictum_cli_print ("%s\n", _ ("Claims:"));
  for (guint kind = 0; kind < G_N_ELEMENTS (report->claims); kind++)
    dictum_cli_print ("  %-10s %u\n", dictum_enum_get_label (&dictum_carry_kinds, kind),
                      report->claims[kind]);
}

static void
print_json (gboolean equal, const DictumVersion *version, const DictumCarryOver *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "equal");
  json_builder_add_boolean_value (builder, equal);
  if (!equal)
    {
      json_builder_set_member_name (builder, "version");
      json_builder_add_string_value (builder, version->id);
      for (guint kind = 0; kind < G_N_ELEMENTS (report->claims); kind++)
        {
          json_builder_set_member_name (builder, dictum_enum_get_nick (&dictum_carry_kinds, kind));
          json_builder_add_int_value (builder, report->claims[kind]);
        }
    }
  json_builder_end_object (builder);
  dictum_cli_print_json (builder);
}

static gboolean
check (DictumCli *cli, DictumStore *store, GError **error)
{
  DictumProject *project = dictum_store_get_project (store);
  const DictumArticle *article = dictum_project_find_article (project, cli->args[2], error);
  g_autoptr (DictumLoadRequest) request = NULL;
  g_autoptr (DictumLoaded) loaded = NULL;
  DictumCarryOver report = { 0 };
  DictumVersion *version;

  request = article != NULL ? make_request (article, cli->args[3], error) : NULL;
  loaded = request != NULL ? dictum_load (request, NULL, NULL, NULL, error) : NULL;
  if (loaded == NULL)
    return FALSE;
  if (loaded->article == NULL)
    {
      g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_MALFORMED,
                           _ ("It holds several articles now. Give the link of one."));
      return FALSE;
    }

  version = dictum_values_get (loaded->article->versions, 0);
  if (dictum_article_has_text (article, version))
    {
      if (cli->json)
        print_json (TRUE, version, &report);
      else
        dictum_cli_print ("%s\n", _ ("The text is the same as in the latest version."));
      return TRUE;
    }
  if (loaded->snapshot != NULL)
    {
      g_autofree char *sha256 = dictum_snapshot_store_add (loaded->snapshot, error);

      if (sha256 == NULL)
        return FALSE;
    }
  if (!dictum_cli_apply (store,
                         dictum_edit_take_reload (project, article->record.id, loaded->article,
                                                  &report, cli->author, error),
                         error))
    return FALSE;
  if (cli->json)
    {
      print_json (FALSE, version, &report);
      return TRUE;
    }
  dictum_cli_print ("%s\n", _ ("The text has changed; it was added as a new version."));
  print_counts (&report);
  return TRUE;
}

int
dictum_cli_run_check (DictumCli *cli)
{
  g_autoptr (DictumStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (!dictum_cli_parse (cli, NULL, 2, 3))
    return DICTUM_CLI_USAGE;

  store = dictum_cli_open (cli->args[1], &error);
  if (store != NULL)
    check (cli, store, &error);
  return dictum_cli_finish (cli, store, error);
}
