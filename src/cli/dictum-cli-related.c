/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

#include "analysis/dictum-alike.h"
#include "analysis/dictum-appearances.h"

#define CANDIDATES 20

typedef struct
{
  GStrv same;
  GStrv contradicts;
  GStrv unlink;
  char *with;
  gboolean find;
} Options;

static void
clear_options (Options *options)
{
  g_strfreev (options->same);
  g_strfreev (options->contradicts);
  g_strfreev (options->unlink);
  g_free (options->with);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* ---- Where it stands ---- */

static void
print_appearance (DictumProject *project, const DictumAppearance *appearance)
{
  g_autofree char *number = dictum_cli_number_claim (project, appearance->claim);
  g_autofree char *wording = appearance->wording != NULL
                                 ? dictum_wording_describe (appearance->wording)
                                 : NULL;

  dictum_cli_print ("%s  %s  %s", number,
                    appearance->article->published != NULL ? appearance->article->published : "–",
                    appearance->article->publisher != NULL ? appearance->article->publisher
                                                           : _ ("Unknown publisher"));
  if (appearance->through != NULL)
    dictum_cli_print (" · %s", appearance->through);
  if (appearance->itself)
    dictum_cli_print (" · %s", _ ("this claim"));
  if (appearance->first)
    dictum_cli_print (" · %s", _ ("first"));
  if (appearance->relation == DICTUM_RELATION_CONTRADICTS)
    dictum_cli_print (" · %s", _ ("contradicts it"));
  dictum_cli_print ("\n    “%s”\n", appearance->quote);
  if (wording != NULL)
    dictum_cli_print ("    %s\n", wording);
}

static void
build_appearance (JsonBuilder *builder, const DictumAppearance *appearance)
{
  g_autofree char *wording = appearance->wording != NULL
                                 ? dictum_wording_describe (appearance->wording)
                                 : NULL;

  json_builder_begin_object (builder);
  dictum_json_add_string (builder, "id", appearance->claim->record.id);
  dictum_json_add_string (builder, "article", appearance->article->record.id);
  dictum_json_add_string (builder, "publisher", appearance->article->publisher);
  dictum_json_add_string (builder, "published", appearance->article->published);
  dictum_json_add_string (builder, "relation",
                          appearance->relation == DICTUM_RELATION_SAME ? "same" : "contradicts");
  dictum_json_add_boolean (builder, "itself", appearance->itself);
  dictum_json_add_boolean (builder, "first", appearance->first);
  dictum_json_add_string (builder, "through", appearance->through);
  dictum_json_add_string (builder, "content", appearance->quote);
  dictum_json_add_string (builder, "wording", wording);
  json_builder_end_object (builder);
}

static void
show (DictumCli *cli, DictumProject *project, const DictumClaim *claim)
{
  g_autoptr (GPtrArray) found = dictum_claim_list_appearances (project, claim->record.id);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < found->len; i++)
    {
      if (cli->json)
        build_appearance (builder, g_ptr_array_index (found, i));
      else
        print_appearance (project, g_ptr_array_index (found, i));
    }
  json_builder_end_array (builder);
  if (cli->json)
    dictum_cli_print_json (builder);
}

/* ---- What may be the same ---- */

static void
print_alike (DictumProject *project, const DictumAlikeClaim *alike)
{
  g_autofree char *line = dictum_cli_describe_claim (project, alike->claim);

  dictum_cli_print ("%3.0f %%  %s", alike->likeness * 100, line);
  if (alike->other_figures)
    dictum_cli_print (" · %s", _ ("other figures"));
  if (alike->other_polarity)
    dictum_cli_print (" · %s", _ ("one of them is a denial"));
  dictum_cli_print ("\n");
}

static void
build_alike (JsonBuilder *builder, const DictumAlikeClaim *alike)
{
  json_builder_begin_object (builder);
  dictum_json_add_string (builder, "id", alike->claim->record.id);
  dictum_json_add_string (builder, "content", alike->quote);
  json_builder_set_member_name (builder, "likeness");
  json_builder_add_double_value (builder, alike->likeness);
  dictum_json_add_boolean (builder, "otherFigures", alike->other_figures);
  dictum_json_add_boolean (builder, "otherPolarity", alike->other_polarity);
  json_builder_end_object (builder);
}

static void
find (DictumCli *cli, DictumProject *project, const DictumClaim *claim, const char *words)
{
  g_autoptr (GPtrArray)
      found = dictum_claim_find_alike (project, claim->record.id, words, CANDIDATES, NULL, NULL);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < found->len; i++)
    {
      if (cli->json)
        build_alike (builder, g_ptr_array_index (found, i));
      else
        print_alike (project, g_ptr_array_index (found, i));
    }
  json_builder_end_array (builder);
  if (cli->json)
    dictum_cli_print_json (builder);
}

/* ---- Linking ---- */

static GStrv
find_ids (DictumProject *project, GStrv words, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; words[i] != NULL; i++)
    {
      const DictumClaim *claim = dictum_project_find_claim (project, words[i], error);

      if (claim == NULL)
        return NULL;
      g_strv_builder_add (builder, claim->record.id);
    }

  return g_strv_builder_end (builder);
}

static void
relate (DictumCli *cli, DictumStore *store, const char *claim, Options *options, GError **error)
{
  DictumProject *project = dictum_store_get_project (store);
  DictumRelation relation = options->contradicts != NULL ? DICTUM_RELATION_CONTRADICTS
                                                         : DICTUM_RELATION_SAME;
  GStrv words = options->contradicts != NULL ? options->contradicts
                : options->same != NULL      ? options->same
                                             : options->unlink;
  g_auto (GStrv) ids = find_ids (project, words, error);
  DictumChange *change;

  if (ids == NULL)
    return;

  if (options->unlink == NULL)
    change = dictum_edit_relate_claims (project, claim, (const char *const *) ids, relation,
                                        cli->author, error);
  else
    {
      g_autoptr (GPtrArray) same = dictum_claim_list_same (project, claim);

      relation = DICTUM_RELATION_CONTRADICTS;
      for (guint i = 1; i < same->len; i++)
        if (g_str_equal (dictum_record_get_id (g_ptr_array_index (same, i)), ids[0]))
          relation = DICTUM_RELATION_SAME;
      change = dictum_edit_unrelate_claims (project, claim, (const char *const *) ids, relation,
                                            cli->author, error);
    }
  dictum_cli_apply (store, change, error);
}

static int
run_relate (DictumCli *cli, Options *options)
{
  g_autoptr (DictumStore) store = NULL;
  g_autoptr (GError) error = NULL;
  const DictumClaim *claim = NULL;

  store = dictum_cli_open (cli->args[1], &error);
  if (store != NULL)
    claim = dictum_project_find_claim (dictum_store_get_project (store), cli->args[2], &error);
  if (claim != NULL)
    relate (cli, store, claim->record.id, options, &error);

  return dictum_cli_finish (cli, store, error);
}

int
dictum_cli_run_related (DictumCli *cli)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "same", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.same,
      N_ ("Say that this other claim is the same"), N_ ("CLAIM") },
    { "contradicts", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.contradicts,
      N_ ("Say that this other claim contradicts it"), N_ ("CLAIM") },
    { "unlink", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.unlink,
      N_ ("Take the link with this other claim away"), N_ ("CLAIM") },
    { "find", 0, 0, G_OPTION_ARG_NONE, &options.find,
      N_ ("List claims that may be the same, or contradict it"), NULL },
    { "with", 0, 0, G_OPTION_ARG_FILENAME, &options.with,
      N_ ("With --find: those that have all of these words"), N_ ("WORDS") },
    { NULL },
  };
  g_autoptr (DictumProject) project = NULL;
  g_autoptr (GError) error = NULL;
  const DictumClaim *claim;
  int n_actions;

  if (!dictum_cli_parse (cli, entries, 2, 2))
    return DICTUM_CLI_USAGE;
  n_actions = (options.same != NULL) + (options.contradicts != NULL) + (options.unlink != NULL) +
              options.find;
  if (n_actions > 1)
    return dictum_cli_misuse (cli, "%s",
                              _ ("Give only one of --same, --contradicts, --unlink and --find."));
  if (options.with != NULL && !options.find)
    return dictum_cli_misuse (cli, "%s", _ ("--with goes with --find."));
  if (n_actions == 1 && !options.find)
    return run_relate (cli, &options);

  project = dictum_cli_read (cli->args[1], &error);
  claim = project != NULL ? dictum_project_find_claim (project, cli->args[2], &error) : NULL;
  if (claim == NULL)
    return dictum_cli_fail_error (cli, error);

  if (options.find)
    find (cli, project, claim, options.with);
  else
    show (cli, project, claim);

  return DICTUM_CLI_OK;
}
