/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli-mark.h"

/* Does what the command line asked for, once every quote was found. */

static gboolean
find_link (DictumText *text, DictumCliLink *link, int near, GError **error)
{
  if (link->source.exact != NULL &&
      !dictum_cli_find_quote (text, &link->source, "source-", near, &link->source_range, error))
    return FALSE;
  if (link->cue.exact != NULL &&
      !dictum_cli_find_quote (text, &link->cue, "cue-", near, &link->cue_range, error))
    return FALSE;
  if (link->kind != NULL && dictum_enum_from_nick (&dictum_source_kinds, link->kind) < 0)
    {
      g_autofree char *known = g_strjoinv (", ", (GStrv) dictum_source_kinds.nicks);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("There is no kind “%s”. Choose one of: %s"), link->kind, known);
      return FALSE;
    }
  if (link->name != NULL || link->source.exact == NULL)
    return TRUE;

  link->name = dictum_source_suggest_name (link->source.exact);
  if (dictum_name_is_pronoun (link->name))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("Who is “%s”? Give the name with --source."), link->name);
      return FALSE;
    }

  return TRUE;
}

/* Sets the ranges of all quotes, before anything is done: a quote that is not there leaves the
 * project as it was. */
static gboolean
find_places (DictumText *text, DictumCliMark *mark, GError **error)
{
  DictumRange range;
  int near;

  if (!dictum_cli_find_quote (text, &mark->quote, "", -1, &range, error))
    return FALSE;
  near = range.start;
  g_array_append_val (mark->ranges, range);

  for (guint i = 0; i < mark->more->len; i++)
    {
      if (!dictum_cli_find_quote (text, &g_array_index (mark->more, DictumCliQuote, i), "add-",
                                  near, &range, error))
        return FALSE;
      g_array_append_val (mark->ranges, range);
    }
  for (guint i = 0; i < mark->links->len; i++)
    if (!find_link (text, g_ptr_array_index (mark->links, i), near, error))
      return FALSE;

  return TRUE;
}

static gboolean
apply_source (DictumStore *store,
              const char *claim,
              guint position,
              const DictumCliLink *link,
              const char *author,
              GError **error)
{
  DictumProject *project = dictum_store_get_project (store);
  const DictumSource *source = NULL;
  int start = link->source_range.start;
  int end = link->source_range.end;
  g_autoptr (GError) lookup_error = NULL;
  int kind;

  if (link->name != NULL && *link->name != '\0')
    source = dictum_project_find_source (project, link->name, &lookup_error);
  if (g_error_matches (lookup_error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_AMBIGUOUS))
    {
      g_propagate_error (error, g_steal_pointer (&lookup_error));
      return FALSE;
    }
  if (source != NULL || link->name == NULL || *link->name == '\0')
    return dictum_cli_apply (store,
                             dictum_edit_set_source (project, claim, position,
                                                     source != NULL ? source->record.id : NULL,
                                                     start, end, author, error),
                             error);

  kind = link->kind != NULL ? dictum_enum_from_nick (&dictum_source_kinds, link->kind)
                            : (int) dictum_source_guess_kind (link->name);

  return dictum_cli_apply (store,
                           dictum_edit_set_new_source (project, claim, position, link->name, kind,
                                                       start, end, author, error),
                           error);
}

/* What was worked out may be what was asked for. */
static gboolean
apply_unless_so (DictumStore *store, DictumChange *change, GError *problem, GError **error)
{
  g_autoptr (GError) owned = problem;

  if (change != NULL)
    return dictum_cli_apply (store, change, error);
  if (g_error_matches (owned, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOTHING))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&owned));
  return FALSE;
}

static gboolean
apply_link_field (DictumStore *store,
                  const char *claim,
                  guint position,
                  const char *field,
                  const char *nick,
                  const char *author,
                  GError **error)
{
  GError *problem = NULL;
  DictumChange *change;

  if (nick == NULL)
    return TRUE;

  change = dictum_edit_set_link_field (dictum_store_get_project (store), claim, position, field,
                                       nick, author, &problem);

  return apply_unless_so (store, change, problem, error);
}

static gboolean
apply_link (DictumStore *store,
            const char *claim,
            guint position,
            const DictumCliLink *link,
            const char *author,
            GError **error)
{
  DictumProject *project = dictum_store_get_project (store);

  if ((link->name != NULL || link->source.exact != NULL) &&
      !apply_source (store, claim, position, link, author, error))
    return FALSE;
  if (link->cue.exact != NULL &&
      !dictum_cli_apply (store,
                         dictum_edit_set_cue (project, claim, position, link->cue_range.start,
                                              link->cue_range.end, author, error),
                         error))
    return FALSE;

  return apply_link_field (store, claim, position, "polarity", link->polarity, author, error) &&
         apply_link_field (store, claim, position, "stance", link->stance, author, error) &&
         apply_link_field (store, claim, position, "manner", link->manner, author, error);
}

static gboolean
apply_fields (DictumStore *store,
              const char *claim,
              const DictumCliMark *mark,
              const char *author,
              GError **error)
{
  const char *ids[] = { claim, NULL };

  for (guint i = 0; i + 1 < mark->fields->len; i += 2)
    {
      GError *problem = NULL;
      DictumChange *change = dictum_edit_set_field (
          dictum_store_get_project (store), ids, g_ptr_array_index (mark->fields, i),
          g_ptr_array_index (mark->fields, i + 1), author, &problem);

      if (!apply_unless_so (store, change, problem, error))
        return FALSE;
    }

  return TRUE;
}

/* The id of the new claim, or NULL with an error. */
static char *
apply_mark (DictumStore *store,
            const char *article,
            const DictumCliMark *mark,
            const char *author,
            GError **error)
{
  DictumProject *project = dictum_store_get_project (store);
  const DictumRange *range = &g_array_index (mark->ranges, DictumRange, 0);
  DictumChange *change = dictum_edit_add_claim (project, article, range->start, range->end, author,
                                                error);
  g_autofree char *claim = NULL;

  if (change != NULL)
    claim = g_strdup (dictum_change_get_entry (change, 0)->after->id);
  if (!dictum_cli_apply (store, change, error))
    return NULL;

  for (guint i = 1; i < mark->ranges->len; i++)
    {
      range = &g_array_index (mark->ranges, DictumRange, i);
      change = dictum_edit_add_fragment (project, claim, range->start, range->end, author, error);
      if (!dictum_cli_apply (store, change, error))
        return NULL;
    }

  /* The command line starts with who said it, the chain with who passed it on last. */
  for (guint i = 0; i < mark->links->len; i++)
    if (!apply_link (store, claim, i, g_ptr_array_index (mark->links, mark->links->len - 1 - i),
                     author, error))
      return NULL;

  return apply_fields (store, claim, mark, author, error) ? g_steal_pointer (&claim) : NULL;
}

static void
tell_marked (DictumCli *cli, DictumProject *project, const char *id)
{
  const DictumClaim *claim = dictum_project_get_claim (project, id);
  g_autofree char *line = cli->json ? dictum_record_to_json (claim, TRUE)
                                    : dictum_cli_describe_claim (project, claim);

  dictum_cli_print ("%s\n", line);
}

int
dictum_cli_run_mark (DictumCli *cli)
{
  g_auto (DictumCliMark) mark = { 0 };
  g_autoptr (DictumStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  const DictumArticle *article = NULL;
  DictumText *text;

  dictum_cli_mark_init (&mark);
  cli->data = &mark;
  if (!dictum_cli_parse (cli, dictum_cli_mark_entries, 2, 2))
    return DICTUM_CLI_USAGE;
  if (mark.quote.exact == NULL)
    return dictum_cli_misuse (cli, "%s", _ ("Give the words of the claim with --quote."));

  store = dictum_cli_open (cli->args[1], &error);
  if (store != NULL)
    article = dictum_project_find_article (dictum_store_get_project (store), cli->args[2], &error);
  if (article != NULL)
    {
      text = dictum_article_get_text (article, NULL);
      if (find_places (text, &mark, &error))
        id = apply_mark (store, article->record.id, &mark, cli->author, &error);
    }
  if (id != NULL)
    tell_marked (cli, dictum_store_get_project (store), id);

  return dictum_cli_finish (cli, store, error);
}
