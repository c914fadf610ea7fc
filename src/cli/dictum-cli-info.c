/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

static void
add_figures (JsonBuilder *builder, const DictumFigures *figures)
{
  dictum_json_add_integer (builder, "claims", figures->claims);
  dictum_json_add_integer (builder, "done", figures->done);
  dictum_json_add_integer (builder, "inProgress", figures->in_progress);
  dictum_json_add_integer (builder, "unattributed", figures->unattributed);
  dictum_json_add_integer (builder, "words", figures->words);
  dictum_json_add_integer (builder, "attributedWords", figures->attributed_words);
}

static void
add_articles (JsonBuilder *builder, DictumProject *project, DictumFigures *total)
{
  GListModel *articles = dictum_project_get_articles (project);

  json_builder_set_member_name (builder, "articles");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (articles, i);
      DictumFigures figures;

      dictum_article_get_figures (project, dictum_item_get_id (item), &figures);
      json_builder_begin_object (builder);
      dictum_json_add_nullable (builder, "id", dictum_item_get_id (item));
      dictum_json_add_nullable (builder, "title", dictum_item_get_article (item)->title);
      add_figures (builder, &figures);
      json_builder_end_object (builder);

      total->claims += figures.claims;
      total->done += figures.done;
      total->in_progress += figures.in_progress;
      total->unattributed += figures.unattributed;
      total->words += figures.words;
      total->attributed_words += figures.attributed_words;
    }
  json_builder_end_array (builder);
}

static void
add_source_kinds (JsonBuilder *builder, DictumProject *project)
{
  GListModel *sources = dictum_project_get_sources (project);
  g_autofree guint *counts = g_new0 (guint, dictum_enum_length (&dictum_source_kinds));

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (sources, i);

      counts[dictum_item_get_source (item)->kind]++;
    }

  json_builder_set_member_name (builder, "sources");
  json_builder_begin_object (builder);
  for (guint i = 0; i < dictum_enum_length (&dictum_source_kinds); i++)
    if (counts[i] > 0)
      dictum_json_add_integer (builder, dictum_enum_get_nick (&dictum_source_kinds, i), counts[i]);
  json_builder_end_object (builder);
}

static void
print_info (DictumProject *project, const DictumFigures *total)
{
  const DictumSettings *settings = dictum_project_get_settings (project);
  guint articles = g_list_model_get_n_items (dictum_project_get_articles (project));
  guint sources = g_list_model_get_n_items (dictum_project_get_sources (project));

  dictum_cli_print ("%s\n", settings->title != NULL ? settings->title : _ ("Untitled"));
  dictum_cli_print (ngettext ("%'u article", "%'u articles", articles), articles);
  dictum_cli_print ("\n");
  dictum_cli_print (ngettext ("%'u claim", "%'u claims", total->claims), total->claims);
  dictum_cli_print ("\n");
  dictum_cli_print (ngettext ("%'u source", "%'u sources", sources), sources);
  dictum_cli_print ("\n");
  dictum_cli_print (ngettext ("%u claim done", "%u claims done", total->done), total->done);
  dictum_cli_print ("\n");
  dictum_cli_print (
      ngettext ("%u claim without a source", "%u claims without a source", total->unattributed),
      total->unattributed);
  dictum_cli_print ("\n");
  dictum_cli_print (_ ("%d of %d words attributed"), total->attributed_words, total->words);
  dictum_cli_print ("\n");
}

int
dictum_cli_run_info (DictumCli *cli)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (DictumProject) project = NULL;
  g_autoptr (GError) error = NULL;
  DictumFigures total = { 0 };

  if (!dictum_cli_parse (cli, NULL, 1, 1))
    return DICTUM_CLI_USAGE;

  project = dictum_cli_read (cli->args[1], &error);
  if (project == NULL)
    return dictum_cli_fail_error (cli, error);

  json_builder_begin_object (builder);
  dictum_json_add_nullable (builder, "title", dictum_project_get_settings (project)->title);
  dictum_json_add_nullable (builder, "id", dictum_project_get_settings (project)->record.id);
  add_articles (builder, project, &total);
  add_source_kinds (builder, project);
  add_figures (builder, &total);
  json_builder_end_object (builder);

  if (cli->json)
    dictum_cli_print_json (builder);
  else
    print_info (project, &total);

  return DICTUM_CLI_OK;
}
