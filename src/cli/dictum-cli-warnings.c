/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

#include "analysis/dictum-warnings.h"
#include "edit/dictum-edit-warnings.h"
#include "text/dictum-display-quote.h"

static const char *const severities[] = { "note", "warning", "serious" };

static void
print_json (GPtrArray *warnings)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < warnings->len; i++)
    {
      const DictumWarning *warning = g_ptr_array_index (warnings, i);

      json_builder_begin_object (builder);
      dictum_json_add_string (builder, "rule", warning->rule->id);
      dictum_json_add_string (builder, "severity", severities[warning->rule->severity]);
      dictum_json_add_string (builder, "article", warning->article);
      dictum_json_add_string (builder, "claim", warning->claim);
      dictum_json_add_string (builder, "words", warning->words);
      if (warning->end > 0)
        {
          dictum_json_add_integer (builder, "start", warning->start);
          dictum_json_add_integer (builder, "end", warning->end);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  dictum_cli_print_json (builder);
}

static void
print_warnings (DictumCorpus *corpus, GPtrArray *warnings)
{
  const DictumWarningRule *rule = NULL;

  for (guint i = 0; i < warnings->len; i++)
    {
      const DictumWarning *warning = g_ptr_array_index (warnings, i);
      const DictumArticle *article = dictum_corpus_get_article (corpus, warning->article);
      g_autofree char *words = dictum_display_quote (warning->words, 0);

      if (warning->rule != rule)
        dictum_cli_print ("%s%s (%s)\n  %s\n", rule != NULL ? "\n" : "", _ (warning->rule->title),
                          warning->rule->id, _ (warning->rule->explanation));
      rule = warning->rule;
      dictum_cli_print ("  · %s – %s\n", words,
                        article->title != NULL ? article->title : _ ("Untitled article"));
    }
  if (warnings->len == 0)
    dictum_cli_print ("%s\n", _ ("No warnings."));
}

static void
print_rules (DictumCli *cli, const DictumSettings *settings)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint length;
  const DictumWarningRule *rules = dictum_warning_rules (&length);

  json_builder_begin_array (builder);
  for (guint i = 0; i < length; i++)
    {
      gboolean on = dictum_warning_is_on (settings, rules[i].id);

      json_builder_begin_object (builder);
      dictum_json_add_string (builder, "id", rules[i].id);
      dictum_json_add_string (builder, "title", _ (rules[i].title));
      dictum_json_add_string (builder, "explanation", _ (rules[i].explanation));
      dictum_json_add_string (builder, "severity", severities[rules[i].severity]);
      json_builder_set_member_name (builder, "on");
      json_builder_add_boolean_value (builder, on);
      json_builder_end_object (builder);
      if (!cli->json)
        dictum_cli_print ("%-4s %-22s %s\n", on ? _ ("on") : _ ("off"), rules[i].id,
                          _ (rules[i].title));
    }
  json_builder_end_array (builder);
  if (cli->json)
    dictum_cli_print_json (builder);
}

/* rule: NULL: none. */
static gboolean
switch_rule (DictumCli *cli, DictumStore *store, const char *rule, gboolean on, GError **error)
{
  return rule == NULL ||
         dictum_cli_apply (store,
                           dictum_edit_switch_warning (dictum_store_get_project (store), rule, on,
                                                       cli->author, error),
                           error);
}

static int
switch_rules (DictumCli *cli, const char *on, const char *off)
{
  const char *rules[] = { on, off };
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumStore) store = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i] != NULL && dictum_warning_find_rule (rules[i]) == NULL)
      return dictum_cli_misuse (cli, _ ("There is no rule “%s”. --rules lists them."), rules[i]);

  store = dictum_cli_open (cli->args[1], &error);
  if (store != NULL && switch_rule (cli, store, on, TRUE, &error))
    switch_rule (cli, store, off, FALSE, &error);

  return dictum_cli_finish (cli, store, error);
}

int
dictum_cli_run_warnings (DictumCli *cli)
{
  g_autofree char *article = NULL;
  g_autofree char *on = NULL;
  g_autofree char *off = NULL;
  gboolean rules = FALSE;
  g_autoptr (DictumCorpus) corpus = NULL;
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "article", 0, 0, G_OPTION_ARG_FILENAME, &article, N_ ("In one article only"),
      N_ ("ARTICLE") },
    { "rules", 0, 0, G_OPTION_ARG_NONE, &rules, N_ ("List the rules"), NULL },
    { "on", 0, 0, G_OPTION_ARG_FILENAME, &on, N_ ("Switch a rule on for this project"),
      N_ ("RULE") },
    { "off", 0, 0, G_OPTION_ARG_FILENAME, &off, N_ ("Switch a rule off for this project"),
      N_ ("RULE") },
    { NULL },
  };

  if (!dictum_cli_parse (cli, entries, 1, 1))
    return DICTUM_CLI_USAGE;
  if (on != NULL || off != NULL)
    return switch_rules (cli, on, off);

  corpus = dictum_cli_read_corpus (cli->args[1], article, &error);
  if (corpus == NULL)
    return dictum_cli_fail_error (cli, error);
  if (rules)
    {
      print_rules (cli, corpus->snapshot->settings);
      return DICTUM_CLI_OK;
    }

  warnings = dictum_warnings_list (corpus, NULL, &error);
  if (warnings == NULL)
    return dictum_cli_fail_error (cli, error);
  if (cli->json)
    print_json (warnings);
  else
    print_warnings (corpus, warnings);

  return DICTUM_CLI_OK;
}
