/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

#include <string.h>

#include "edit/dictum-edit-version.h"

typedef struct
{
  GStrv accept;
  GStrv let_go;
  char *place;
  DictumCliQuote quote;
  gboolean all;
} Options;

static void
clear_options (Options *options)
{
  g_strfreev (options->accept);
  g_strfreev (options->let_go);
  g_free (options->place);
  dictum_cli_quote_clear (&options->quote);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* The words as they were before the claim was carried over; NULL where they are as they were. */
static char *
get_old_quote (const DictumClaim *claim)
{
  const DictumCarry *carry = dictum_claim_get_carry (claim);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (carry == NULL || dictum_values_length (carry->content) == 0)
    return NULL;
  for (guint i = 0; i < carry->content->len; i++)
    g_ptr_array_add (parts, ((DictumSpan *) dictum_values_get (carry->content, i))->exact);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" … ", (GStrv) parts->pdata);
}

static const char *
get_decision (const DictumClaim *claim, gboolean label)
{
  const DictumCarry *carry = dictum_claim_get_carry (claim);
  int decision = carry != NULL ? carry->decision : DICTUM_DECISION_OPEN;

  return label ? dictum_enum_get_label (&dictum_decisions, decision)
               : dictum_enum_get_nick (&dictum_decisions, decision);
}

static void
print_claim (DictumProject *project, const DictumArticle *article, const DictumClaim *claim)
{
  DictumCarryKind kind = dictum_claim_get_carry_kind (article, claim);
  g_autofree char *number = dictum_cli_number_claim (project, claim);
  g_autofree char *quote = dictum_claim_get_quote (claim);
  g_autofree char *old_quote = get_old_quote (claim);

  if (kind == DICTUM_CARRY_UNCHANGED)
    dictum_cli_print ("%-6s %s: %s\n", number, dictum_enum_get_label (&dictum_carry_kinds, kind),
                      quote);
  else
    dictum_cli_print ("%-6s %s (%s): %s\n", number,
                      dictum_enum_get_label (&dictum_carry_kinds, kind), get_decision (claim, TRUE),
                      quote);
  if (old_quote != NULL && g_strcmp0 (quote, old_quote) != 0)
    dictum_cli_print ("       %s %s\n", _ ("was:"), old_quote);
}

static void
add_claim (JsonBuilder *builder,
           DictumProject *project,
           const DictumArticle *article,
           const DictumClaim *claim)
{
  DictumCarryKind kind = dictum_claim_get_carry_kind (article, claim);
  g_autofree char *number = dictum_cli_number_claim (project, claim);
  g_autofree char *quote = dictum_claim_get_quote (claim);
  g_autofree char *old_quote = get_old_quote (claim);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, claim->record.id);
  json_builder_set_member_name (builder, "number");
  json_builder_add_string_value (builder, number);
  json_builder_set_member_name (builder, "kind");
  json_builder_add_string_value (builder, dictum_enum_get_nick (&dictum_carry_kinds, kind));
  json_builder_set_member_name (builder, "decision");
  json_builder_add_string_value (
      builder, kind == DICTUM_CARRY_UNCHANGED ? "accepted" : get_decision (claim, FALSE));
  json_builder_set_member_name (builder, "version");
  json_builder_add_string_value (builder, claim->version);
  json_builder_set_member_name (builder, "quote");
  json_builder_add_string_value (builder, quote);
  if (old_quote != NULL)
    {
      json_builder_set_member_name (builder, "oldQuote");
      json_builder_add_string_value (builder, old_quote);
    }
  json_builder_end_object (builder);
}

static void
list (DictumCli *cli, DictumProject *project, const DictumArticle *article, gboolean all)
{
  GListModel *claims = dictum_project_get_article_claims (project, article->record.id);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n = 0;

  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (claims, i);
      const DictumClaim *claim = dictum_item_get_claim (item);

      if (!all && !dictum_claim_needs_review (article, claim))
        continue;
      n++;
      if (cli->json)
        add_claim (builder, project, article, claim);
      else
        print_claim (project, article, claim);
    }
  json_builder_end_array (builder);
  if (cli->json)
    dictum_cli_print_json (builder);
  else if (n == 0)
    dictum_cli_print ("%s\n", _ ("There is nothing to review."));
}

/* A claim of the article that was given: numbers of another one are a slip. */
static const DictumClaim *
find_claim (DictumProject *project, const char *article, const char *words, GError **error)
{
  const DictumClaim *claim = dictum_project_find_claim (project, words, error);

  if (claim == NULL || strcmp (claim->article, article) == 0)
    return claim;

  g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
               _ ("The claim “%s” is in another article."), words);
  return NULL;
}

/* The ids of the claims that were given. */
static GStrv
find_claims (DictumProject *project, const char *article, GStrv words, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; words[i] != NULL; i++)
    {
      const DictumClaim *claim = find_claim (project, article, words[i], error);

      if (claim == NULL)
        return NULL;
      g_strv_builder_add (builder, claim->record.id);
    }
  return g_strv_builder_end (builder);
}

static DictumChange *
place (DictumProject *project,
       const DictumArticle *article,
       const Options *options,
       const char *author,
       GError **error)
{
  const DictumClaim *claim = find_claim (project, article->record.id, options->place, error);
  DictumRange range;

  if (claim == NULL)
    return NULL;
  if (!dictum_cli_find_quote (dictum_article_get_text (article, NULL), &options->quote, "", -1,
                              &range, error))
    return NULL;
  return dictum_edit_place_claim (project, claim->record.id, range.start, range.end, author, error);
}

static gboolean
decide (DictumCli *cli, DictumStore *store, const Options *options, GError **error)
{
  DictumProject *project = dictum_store_get_project (store);
  const DictumArticle *article = dictum_project_find_article (project, cli->args[2], error);
  g_auto (GStrv) accept = NULL;
  g_auto (GStrv) let_go = NULL;
  const char *id;

  if (article == NULL)
    return FALSE;
  id = article->record.id;

  /* All are looked up before the first is altered, since numbers may shift. */
  if (options->accept != NULL &&
      (accept = find_claims (project, id, options->accept, error)) == NULL)
    return FALSE;
  if (options->let_go != NULL &&
      (let_go = find_claims (project, id, options->let_go, error)) == NULL)
    return FALSE;
  if (options->place != NULL &&
      !dictum_cli_apply (store, place (project, article, options, cli->author, error), error))
    return FALSE;
  if (accept != NULL &&
      !dictum_cli_apply (
          store,
          dictum_edit_accept_carries (project, (const char *const *) accept, cli->author, error),
          error))
    return FALSE;
  return let_go == NULL ||
         dictum_cli_apply (
             store, dictum_edit_let_go (project, (const char *const *) let_go, cli->author, error),
             error);
}

static int
run_list (DictumCli *cli, const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumProject) project = dictum_cli_read (cli->args[1], &error);
  const DictumArticle *article = NULL;

  if (project != NULL)
    article = dictum_project_find_article (project, cli->args[2], &error);
  if (article == NULL)
    return dictum_cli_fail_error (cli, error);
  list (cli, project, article, options->all);
  return DICTUM_CLI_OK;
}

int
dictum_cli_run_review (DictumCli *cli)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &options.all, N_ ("List unchanged and decided claims too"),
      NULL },
    { "accept", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.accept,
      N_ ("The claim was carried over rightly"), N_ ("CLAIM") },
    { "let-go", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.let_go,
      N_ ("The claim stays in the older version"), N_ ("CLAIM") },
    { "place", 0, 0, G_OPTION_ARG_FILENAME, &options.place,
      N_ ("The claim is at --quote in the latest version"), N_ ("CLAIM") },
    { "quote", 0, 0, G_OPTION_ARG_FILENAME, &options.quote.exact, N_ ("Words of the text"),
      N_ ("TEXT") },
    { "prefix", 0, 0, G_OPTION_ARG_FILENAME, &options.quote.prefix, N_ ("What stands before them"),
      N_ ("TEXT") },
    { "suffix", 0, 0, G_OPTION_ARG_FILENAME, &options.quote.suffix, N_ ("What stands behind them"),
      N_ ("TEXT") },
    { "occurrence", 0, 0, G_OPTION_ARG_INT, &options.quote.occurrence,
      N_ ("Which one, from 1 for the first"), N_ ("N") },
    { NULL },
  };
  g_autoptr (DictumStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (!dictum_cli_parse (cli, entries, 2, 2))
    return DICTUM_CLI_USAGE;
  if ((options.place != NULL) != (options.quote.exact != NULL))
    return dictum_cli_misuse (cli, "%s", _ ("--place and --quote belong together."));
  if (options.accept == NULL && options.let_go == NULL && options.place == NULL)
    return run_list (cli, &options);

  store = dictum_cli_open (cli->args[1], &error);
  if (store != NULL)
    decide (cli, store, &options, &error);
  return dictum_cli_finish (cli, store, error);
}
