/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include <json-glib/json-glib.h>

#include "dictum-cli.h"

static void
list_as_json (GPtrArray *speakers)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < speakers->len; i++)
    {
      const DictumSpeaker *speaker = g_ptr_array_index (speakers, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, speaker->name);
      json_builder_set_member_name (builder, "blocks");
      json_builder_add_int_value (builder, speaker->n_blocks);
      if (speaker->source != NULL)
        {
          json_builder_set_member_name (builder, "source");
          json_builder_add_string_value (builder, dictum_item_get_id (speaker->source));
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  json = json_to_string (root, TRUE);
  dictum_cli_print ("%s\n", json);
}

static int
list_speakers (DictumCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumProject) project = dictum_cli_read (cli->args[1], &error);
  const DictumArticle *article = project != NULL
                                     ? dictum_project_find_article (project, cli->args[2], &error)
                                     : NULL;
  g_autoptr (GPtrArray) speakers = NULL;

  if (article == NULL)
    return dictum_cli_fail_error (cli, error);
  speakers = dictum_article_list_speakers (project, article->record.id);
  if (cli->json)
    {
      list_as_json (speakers);
      return DICTUM_CLI_OK;
    }
  for (guint i = 0; i < speakers->len; i++)
    {
      const DictumSpeaker *speaker = g_ptr_array_index (speakers, i);

      dictum_cli_print ("%u  %s  %s\n", speaker->n_blocks, speaker->name,
                        speaker->source != NULL ? dictum_item_get_source (speaker->source)->name
                                                : _ ("(no source yet)"));
    }
  return DICTUM_CLI_OK;
}

int
dictum_cli_run_speakers (DictumCli *cli)
{
  g_auto (GStrv) names = NULL;
  gboolean all = FALSE;
  const GOptionEntry entries[] = {
    { "add", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &names,
      N_ ("Make a source of a speaker; may be given several times"), N_ ("NAME") },
    { "add-all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("Make sources of all speakers"), NULL },
    { NULL },
  };
  g_autoptr (DictumStore) store = NULL;
  g_autoptr (GError) error = NULL;
  const DictumArticle *article;

  if (!dictum_cli_parse (cli, entries, 2, 2))
    return DICTUM_CLI_USAGE;
  if (names == NULL && !all)
    return list_speakers (cli);
  store = dictum_cli_open (cli->args[1], &error);
  if (store != NULL)
    {
      DictumProject *project = dictum_store_get_project (store);

      article = dictum_project_find_article (project, cli->args[2], &error);
      if (article != NULL)
        dictum_cli_apply (store,
                          dictum_edit_add_speakers (project, article->record.id,
                                                    all ? NULL : (const char *const *) names,
                                                    cli->author, &error),
                          &error);
    }
  return dictum_cli_finish (cli, store, error);
}
