/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

static void
list_article (DictumProject *project, const DictumArticle *article, guint number)
{
  DictumFigures figures;

  dictum_article_get_figures (project, article->record.id, &figures);
  dictum_cli_print ("%-3u %s", number, article->title != NULL ? article->title : _ ("Untitled"));
  if (article->publisher != NULL)
    dictum_cli_print (" · %s", article->publisher);
  if (article->published != NULL)
    dictum_cli_print (" · %s", article->published);
  dictum_cli_print (" · ");
  dictum_cli_print (ngettext ("%u claim", "%u claims", figures.claims), figures.claims);
  dictum_cli_print ("\n");
}

static void
list_source (DictumProject *project, const DictumSource *source)
{
  GListModel *claims = dictum_project_get_source_claims (project, source->record.id);
  guint length = g_list_model_get_n_items (claims);

  dictum_cli_print ("%s · %s · ", source->name,
                    dictum_enum_get_label (&dictum_source_kinds, source->kind));
  dictum_cli_print (ngettext ("%u claim", "%u claims", length), length);
  if (source->aliases != NULL)
    {
      g_autofree char *aliases = g_strjoinv (", ", source->aliases);

      dictum_cli_print (" · %s", aliases);
    }
  dictum_cli_print ("\n");
}

static void
list_records (DictumProject *project, GListModel *list)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (list, i);

      if (dictum_item_get_article (item) != NULL)
        list_article (project, dictum_item_get_article (item), i + 1);
      else if (dictum_item_get_source (item) != NULL)
        list_source (project, dictum_item_get_source (item));
      else
        {
          g_autofree char *line = dictum_cli_describe_claim (project, dictum_item_get_claim (item));

          dictum_cli_print ("%s\n", line);
        }
    }
}

static void
list_json (GListModel *list)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (list, i);

      g_ptr_array_add (records, (gpointer) dictum_item_get_record (item));
    }
  dictum_cli_print_records (records);
}

int
dictum_cli_run_list (DictumCli *cli)
{
  g_autoptr (DictumProject) project = NULL;
  g_autoptr (GError) error = NULL;
  const char *what;
  GListModel *list;

  if (!dictum_cli_parse (cli, NULL, 1, 2))
    return DICTUM_CLI_USAGE;

  what = cli->args[2] != NULL ? cli->args[2] : "articles";
  project = dictum_cli_read (cli->args[1], &error);
  if (project == NULL)
    return dictum_cli_fail_error (cli, error);

  if (g_strcmp0 (what, "articles") == 0)
    list = dictum_project_get_articles (project);
  else if (g_strcmp0 (what, "claims") == 0)
    list = dictum_project_get_claims (project);
  else if (g_strcmp0 (what, "sources") == 0)
    list = dictum_project_get_sources (project);
  else
    return dictum_cli_misuse (cli, _ ("“%s” cannot be listed: articles, claims or sources can."),
                              what);

  if (cli->json)
    list_json (list);
  else
    list_records (project, list);

  return DICTUM_CLI_OK;
}
