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
  dictum_cli_print (ngettext ("%'u claim", "%'u claims", figures.claims), figures.claims);
  dictum_cli_print ("\n");
}

static void
list_source (DictumProject *project, const DictumSource *source)
{
  GListModel *claims = dictum_project_get_source_claims (project, source->record.id);
  guint length = g_list_model_get_n_items (claims);

  dictum_cli_print ("%s · %s · ", source->name,
                    dictum_enum_get_label (&dictum_source_kinds, source->kind));
  dictum_cli_print (ngettext ("%'u claim", "%'u claims", length), length);
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
      else
        list_source (project, dictum_item_get_source (item));
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

static int
list_all (DictumCli *cli, DictumProject *project, GListModel *list)
{
  if (cli->json)
    list_json (list);
  else
    list_records (project, list);

  return DICTUM_CLI_OK;
}

static int
choose_enum (const DictumEnum *names, const char *word)
{
  return word != NULL ? dictum_enum_from_nick (names, word) : 0;
}

/* The claims that fit a filter, sorted and in groups. */
static int
list_claims (DictumCli *cli, DictumProject *project, const char *where, DictumClaimOrder order)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumClaimResult) result = dictum_cli_list_where (project, where, order, &error);
  guint group = G_MAXUINT;

  if (result == NULL)
    return dictum_cli_fail_error (cli, error);

  for (guint i = 0; i < dictum_claim_result_get_n_items (result); i++)
    {
      const DictumClaim *claim = dictum_claim_result_get_claim (result, i);
      g_autofree char *line = NULL;

      /* Groups are for the eye; as data each claim is there once. */
      if (cli->json)
        {
          if (g_hash_table_add (seen, (gpointer) claim))
            g_ptr_array_add (records, (gpointer) claim);
          continue;
        }
      if (order.grouping != DICTUM_CLAIM_GROUP_NONE &&
          dictum_claim_result_find_group (result, i) != group)
        {
          DictumClaimGroup heading;

          group = dictum_claim_result_find_group (result, i);
          heading = dictum_claim_result_get_group (result, group);
          dictum_cli_print ("%s%s · ", i > 0 ? "\n" : "", heading.label);
          dictum_cli_print (ngettext ("%u claim\n", "%u claims\n", heading.length), heading.length);
        }
      line = dictum_cli_describe_claim (project, claim);
      dictum_cli_print ("%s\n", line);
    }
  if (cli->json)
    dictum_cli_print_records (records);

  return DICTUM_CLI_OK;
}

/* "status" or "-status": from the last to the first. */
static gboolean
read_order (DictumCli *cli, const char *sort, const char *group, DictumClaimOrder *order)
{
  g_autofree char *columns = g_strjoinv (", ", (GStrv) dictum_claim_columns.nicks);
  g_autofree char *groupings = g_strjoinv (", ", (GStrv) dictum_claim_groupings.nicks);
  gboolean descending = sort != NULL && *sort == '-';
  int column = choose_enum (&dictum_claim_columns, descending ? sort + 1 : sort);
  int grouping = choose_enum (&dictum_claim_groupings, group);

  if (column < 0)
    dictum_cli_misuse (cli, _ ("Claims cannot be sorted by “%s”. Choose one of: %s"), sort,
                       columns);
  else if (grouping < 0)
    dictum_cli_misuse (cli, _ ("Claims cannot be grouped by “%s”. Choose one of: %s"), group,
                       groupings);
  if (column < 0 || grouping < 0)
    return FALSE;

  *order = (DictumClaimOrder) { (DictumClaimColumn) column, descending,
                                (DictumClaimGrouping) grouping };
  return TRUE;
}

/* The query of a saved filter, borrowed; NULL with an error. */
static const char *
find_filter (DictumProject *project, const char *name, GError **error)
{
  const DictumSavedFilter *filter = dictum_settings_find_filter (
      dictum_project_get_settings (project), name);

  if (filter == NULL)
    g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
                 _ ("No saved filter is called “%s”. “dictum-cli filters” lists them."), name);

  return filter != NULL ? filter->query : NULL;
}

int
dictum_cli_run_list (DictumCli *cli)
{
  g_autofree char *where = NULL;
  g_autofree char *filter = NULL;
  g_autofree char *sort = NULL;
  g_autofree char *group = NULL;
  const GOptionEntry entries[] = {
    { "where", 0, 0, G_OPTION_ARG_FILENAME, &where, N_ ("Claims that fit a filter"), N_ ("QUERY") },
    { "filter", 0, 0, G_OPTION_ARG_FILENAME, &filter, N_ ("Claims that fit a saved filter"),
      N_ ("NAME") },
    { "sort", 0, 0, G_OPTION_ARG_FILENAME, &sort, N_ ("Sort claims by a column; -COLUMN downwards"),
      N_ ("COLUMN") },
    { "group", 0, 0, G_OPTION_ARG_FILENAME, &group, N_ ("Group claims"), N_ ("COLUMN") },
    { NULL },
  };
  g_autoptr (DictumProject) project = NULL;
  g_autoptr (GError) error = NULL;
  DictumClaimOrder order;
  const char *what;

  if (!dictum_cli_parse (cli, entries, 1, 2) || !read_order (cli, sort, group, &order))
    return DICTUM_CLI_USAGE;

  what = cli->args[2] != NULL ? cli->args[2] : "articles";
  if (where != NULL && filter != NULL)
    return dictum_cli_misuse (cli, "%s", _ ("Give --where or --filter, not both."));
  if ((where != NULL || filter != NULL || sort != NULL || group != NULL) &&
      g_strcmp0 (what, "claims") != 0)
    return dictum_cli_misuse (cli, "%s", _ ("Only claims can be filtered, sorted and grouped."));
  project = dictum_cli_read (cli->args[1], &error);
  if (project == NULL)
    return dictum_cli_fail_error (cli, error);
  if (filter != NULL)
    where = g_strdup (find_filter (project, filter, &error));
  if (error != NULL)
    return dictum_cli_fail_error (cli, error);

  if (g_strcmp0 (what, "claims") == 0)
    return list_claims (cli, project, where, order);
  if (g_strcmp0 (what, "articles") == 0)
    return list_all (cli, project, dictum_project_get_articles (project));
  if (g_strcmp0 (what, "sources") == 0)
    return list_all (cli, project, dictum_project_get_sources (project));

  return dictum_cli_misuse (cli, _ ("“%s” cannot be listed: articles, claims or sources can."),
                            what);
}
