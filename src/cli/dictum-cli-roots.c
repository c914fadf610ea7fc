/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

#include "analysis/dictum-roots.h"

/* On how many independent roots a claim rests, or all claims of a project. */

static void
build_ids (JsonBuilder *builder, const char *name, const GPtrArray *ids)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < ids->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (ids, i));
  json_builder_end_array (builder);
}

static const char *
name_source (DictumProject *project, const char *id)
{
  const DictumSource *source = dictum_project_get_source (project, id);

  return source != NULL ? source->name : _ ("Unknown");
}

static const char *
name_article (DictumProject *project, const char *id)
{
  const DictumArticle *article = dictum_project_get_article (project, id);

  if (article != NULL && article->publisher != NULL)
    return article->publisher;

  return article != NULL && article->title != NULL ? article->title : _ ("Untitled");
}

static void
build_named (JsonBuilder *builder,
             DictumProject *project,
             const char *member,
             const GPtrArray *ids,
             const char *(*name) (DictumProject *project, const char *id))
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);

      json_builder_begin_object (builder);
      dictum_json_add_string (builder, "id", id);
      dictum_json_add_string (builder, "name", name (project, id));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
build_claim (JsonBuilder *builder, DictumProject *project, const DictumRoots *roots)
{
  json_builder_begin_object (builder);
  dictum_json_add_string (builder, "claim", g_ptr_array_index (roots->claims, 0));
  build_ids (builder, "claims", roots->claims);
  json_builder_set_member_name (builder, "roots");
  json_builder_add_int_value (builder, roots->n_roots);
  build_named (builder, project, "sources", roots->sources, name_source);
  build_named (builder, project, "writers", roots->writers, name_article);
  json_builder_set_member_name (builder, "circular");
  json_builder_add_boolean_value (builder, roots->circular);
  json_builder_end_object (builder);
}

static void
print_claim (DictumProject *project, const DictumRoots *roots)
{
  dictum_cli_print (ngettext ("%u independent root\n", "%u independent roots\n", roots->n_roots),
                    roots->n_roots);
  for (guint i = 0; i < roots->sources->len; i++)
    dictum_cli_print ("    %s\n", name_source (project, g_ptr_array_index (roots->sources, i)));
  for (guint i = 0; i < roots->writers->len; i++)
    /* Translators: an outlet that says a claim without naming a source. */
    dictum_cli_print (_ ("    %s, by itself\n"),
                      name_article (project, g_ptr_array_index (roots->writers, i)));
  if (roots->circular)
    dictum_cli_print ("%s\n", _ ("It only repeats itself in a circle."));
}

static void
show_claim (DictumCli *cli, DictumProject *project, const DictumClaim *claim)
{
  g_autoptr (DictumRoots) roots = dictum_roots_find (project, claim->record.id);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!cli->json)
    {
      print_claim (project, roots);
      return;
    }
  build_claim (builder, project, roots);
  dictum_cli_print_json (builder);
}

static void
show_all (DictumCli *cli, DictumProject *project)
{
  g_autoptr (DictumCorpus)
      corpus = dictum_corpus_new (dictum_project_take_snapshot (project), NULL);
  g_autoptr (GPtrArray) circular = g_ptr_array_new ();
  guint n_roots = dictum_corpus_count_roots (corpus, circular);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (cli->json)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "roots");
      json_builder_add_int_value (builder, n_roots);
      build_ids (builder, "circular", circular);
      json_builder_end_object (builder);
      dictum_cli_print_json (builder);
      return;
    }

  dictum_cli_print (ngettext ("%u independent root\n", "%u independent roots\n", n_roots), n_roots);
  for (guint i = 0; i < circular->len; i++)
    {
      g_autofree char *line = dictum_cli_describe_claim (
          project, dictum_project_get_claim (project, g_ptr_array_index (circular, i)));

      /* Translators: %s is a claim. */
      dictum_cli_print (_ ("In a circle: %s\n"), line);
    }
}

int
dictum_cli_run_roots (DictumCli *cli)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (DictumProject) project = NULL;
  g_autoptr (GError) error = NULL;
  const DictumClaim *claim = NULL;

  if (!dictum_cli_parse (cli, entries, 1, 2))
    return DICTUM_CLI_USAGE;

  project = dictum_cli_read (cli->args[1], &error);
  if (project != NULL && cli->args[2] != NULL)
    claim = dictum_project_find_claim (project, cli->args[2], &error);
  if (error != NULL)
    return dictum_cli_fail_error (cli, error);

  if (claim != NULL)
    show_claim (cli, project, claim);
  else
    show_all (cli, project);

  return DICTUM_CLI_OK;
}
