/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

#include "query/dictum-search.h"

#define LIMIT 20

/* "1" for an article, "1:3" for a claim; NULL for a source. */
static char *
number_record (DictumProject *project, const DictumFound *found)
{
  const DictumClaim *claim = dictum_project_get_claim (project, found->id);
  DictumItem *item;

  if (claim != NULL)
    return dictum_cli_number_claim (project, claim);
  if (found->kind != DICTUM_FOUND_ARTICLE)
    return NULL;
  item = dictum_project_get_item (project, found->id);
  return g_strdup_printf (
      "%u",
      dictum_project_find_position (project, dictum_project_get_articles (project), item) + 1);
}

static void
print_found (DictumProject *project, const DictumFound *found)
{
  g_autofree char *number = number_record (project, found);

  dictum_cli_print ("  %s%s%s", number != NULL ? number : "", number != NULL ? "  " : "",
                    found->title != NULL ? found->title : _ ("Untitled"));
  if (found->kind == DICTUM_FOUND_ARTICLE)
    {
      dictum_cli_print (" · ");
      dictum_cli_print (ngettext ("%u place", "%u places", found->places), found->places);
    }
  dictum_cli_print ("\n");
  if (found->excerpt != NULL)
    dictum_cli_print ("      %s\n", found->excerpt);
}

static void
print_kind (DictumProject *project, const DictumSearchResults *results, DictumFoundKind kind)
{
  guint shown = results->found[kind]->len;
  guint total = results->totals[kind];

  if (total == 0)
    return;
  dictum_cli_print ("%s (%u)\n", dictum_enum_get_label (&dictum_found_kinds, kind), total);
  for (guint i = 0; i < shown; i++)
    print_found (project, results->found[kind]->pdata[i]);
  if (shown < total)
    {
      dictum_cli_print ("  ");
      dictum_cli_print (ngettext ("… and %u more: --limit shows more",
                                  "… and %u more: --limit shows more", total - shown),
                        total - shown);
      dictum_cli_print ("\n");
    }
}

static void
build_found (JsonBuilder *builder, DictumProject *project, const DictumFound *found)
{
  g_autofree char *number = number_record (project, found);

  json_builder_begin_object (builder);
  dictum_json_add_string (builder, "id", found->id);
  dictum_json_add_string (builder, "number", number);
  dictum_json_add_string (builder, "title", found->title);
  dictum_json_add_string (builder, "excerpt", found->excerpt);
  json_builder_set_member_name (builder, "marks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < found->marks->len; i++)
    {
      const DictumRange *mark = &g_array_index (found->marks, DictumRange, i);

      json_builder_begin_object (builder);
      dictum_json_add_integer (builder, "start", mark->start);
      dictum_json_add_integer (builder, "end", mark->end);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  if (found->start >= 0)
    {
      dictum_json_add_integer (builder, "start", found->start);
      dictum_json_add_integer (builder, "end", found->end);
    }
  dictum_json_add_integer (builder, "places", found->places);
  json_builder_end_object (builder);
}

static void
print_json (DictumProject *project, const DictumSearchResults *results, const gboolean *wanted)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  for (guint i = 0; i < DICTUM_FOUND_N_KINDS; i++)
    {
      if (!wanted[i])
        continue;
      json_builder_set_member_name (builder, dictum_enum_get_nick (&dictum_found_kinds, i));
      json_builder_begin_object (builder);
      dictum_json_add_integer (builder, "total", results->totals[i]);
      json_builder_set_member_name (builder, "found");
      json_builder_begin_array (builder);
      for (guint j = 0; j < results->found[i]->len; j++)
        build_found (builder, project, results->found[i]->pdata[j]);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
  dictum_cli_print_json (builder);
}

/* "claims,notes"; nothing: all of them. FALSE when one of them is none, which is said. */
static gboolean
read_kinds (DictumCli *cli, const char *list, gboolean *wanted)
{
  g_auto (GStrv) names = g_strsplit (list != NULL ? list : "", ",", -1);

  for (guint i = 0; i < DICTUM_FOUND_N_KINDS; i++)
    wanted[i] = list == NULL;
  for (guint i = 0; names[i] != NULL; i++)
    {
      int kind = dictum_enum_from_nick (&dictum_found_kinds, g_strstrip (names[i]));

      if (kind < 0)
        {
          dictum_cli_misuse (cli,
                             _ ("“%s” cannot be searched: articles, claims, notes, sources and "
                                "evidence can."),
                             names[i]);
          return FALSE;
        }
      wanted[kind] = TRUE;
    }

  return TRUE;
}

int
dictum_cli_run_search (DictumCli *cli)
{
  g_autofree char *in = NULL;
  int limit = LIMIT;
  const GOptionEntry entries[] = {
    { "in", 0, 0, G_OPTION_ARG_STRING, &in,
      N_ ("Only there: articles, claims, notes, sources, evidence"), N_ ("KINDS") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("How many of each kind; 0 for all"),
      N_ ("NUMBER") },
    { NULL },
  };
  gboolean wanted[DICTUM_FOUND_N_KINDS];
  g_autoptr (DictumProject) project = NULL;
  g_autoptr (DictumProjectSnapshot) snapshot = NULL;
  g_autoptr (DictumSearchIndex) index = NULL;
  g_autoptr (DictumSearchWords) words = NULL;
  g_autoptr (DictumSearchResults) results = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!dictum_cli_parse (cli, entries, 2, G_MAXUINT) || !read_kinds (cli, in, wanted))
    return DICTUM_CLI_USAGE;
  if (limit < 0)
    return dictum_cli_misuse (cli, _ ("--limit takes a number from 0 on."));
  text = g_strjoinv (" ", cli->args + 2);
  words = dictum_search_words_new (text);
  if (dictum_search_words_is_empty (words))
    return dictum_cli_misuse (cli, _ ("There is no word to search for."));

  project = dictum_cli_read (cli->args[1], &error);
  if (project == NULL)
    return dictum_cli_fail_error (cli, error);
  snapshot = dictum_project_take_snapshot (project);
  index = dictum_search_index_new (snapshot, NULL, NULL, NULL);
  results = dictum_search_index_find (index, words, limit, NULL, NULL);
  if (cli->json)
    {
      print_json (project, results, wanted);
      return DICTUM_CLI_OK;
    }
  for (guint i = 0; i < DICTUM_FOUND_N_KINDS; i++)
    if (wanted[i])
      print_kind (project, results, i);

  return DICTUM_CLI_OK;
}
