/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

static void
show_line (const char *label, const char *value)
{
  if (value != NULL)
    dictum_cli_print ("%-12s %s\n", label, value);
}

static void
show_list (const char *label, GStrv values)
{
  g_autofree char *joined = values != NULL ? g_strjoinv (", ", values) : NULL;

  show_line (label, joined);
}

/* The text, with the page, the time and the speaker of a block where they change: what a locator
 * names. */
static void
show_text (const DictumVersion *version)
{
  const char *speaker = NULL;
  int page = 0;

  for (guint i = 0; i < dictum_values_length (version->blocks); i++)
    {
      const DictumBlock *block = dictum_values_get (version->blocks, i);

      if (block->page > 0 && block->page != page)
        dictum_cli_print (_ ("[page %d]\n"), block->page);
      if (block->time != NULL)
        dictum_cli_print ("[%s] ", block->time);
      if (block->speaker != NULL && g_strcmp0 (block->speaker, speaker) != 0)
        dictum_cli_print ("%s: ", block->speaker);
      dictum_cli_print ("%s\n", block->text);
      page = block->page;
      speaker = block->speaker;
    }
}

static void
show_article (DictumProject *project, const DictumArticle *article)
{
  const DictumVersion *version = dictum_article_get_latest_version (article);
  GListModel *claims = dictum_project_get_article_claims (project, article->record.id);

  show_line (_ ("Title"), article->title);
  show_line (_ ("Byline"), article->byline);
  show_line (_ ("Publisher"), article->publisher);
  show_line (_ ("Published"), article->published);
  show_line (_ ("Link"), article->url);
  show_list (_ ("Tags"), article->tags);
  dictum_cli_print ("\n");
  show_text (version);
  dictum_cli_print ("\n");

  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (claims, i);
      g_autofree char *line = dictum_cli_describe_claim (project, dictum_item_get_claim (item));

      dictum_cli_print ("%s\n", line);
    }
}

static void
show_link (DictumProject *project, const DictumAttribution *link, guint number)
{
  const DictumSource *source = link->source != NULL
                                   ? dictum_project_get_source (project, link->source)
                                   : NULL;

  dictum_cli_print (_ ("Link %u\n"), number);
  if (source != NULL)
    dictum_cli_print ("  %-10s %s (%s)\n", _ ("Source"), source->name,
                      dictum_enum_get_label (&dictum_source_kinds, source->kind));
  if (link->source_span != NULL)
    /* Translators: stands before the words of the article that name the source. */
    dictum_cli_print ("  %-10s %s [%d–%d]\n", C_ ("words of a source", "Named"),
                      link->source_span->exact, link->source_span->start, link->source_span->end);
  if (link->cue != NULL)
    dictum_cli_print ("  %-10s %s [%d–%d]\n", _ ("Cue"), link->cue->exact, link->cue->start,
                      link->cue->end);
  dictum_cli_print ("  %-10s %s, %s, %s\n", _ ("Manner"),
                    dictum_enum_get_label (&dictum_manners, link->manner),
                    dictum_enum_get_label (&dictum_polarities, link->polarity),
                    dictum_enum_get_label (&dictum_stances, link->stance));
}

static void
show_ratings (DictumProject *project, const DictumClaim *claim)
{
  const DictumSettings *settings = dictum_project_get_settings (project);

  for (guint i = 0; i < dictum_values_length (claim->ratings); i++)
    {
      const DictumRating *rating = dictum_values_get (claim->ratings, i);
      const DictumScaleValue *value = dictum_settings_find_rating (settings, rating->rating);

      dictum_cli_print ("%-12s %s: %s%s%s\n", _ ("Rating"), rating->person,
                        value != NULL ? value->label : rating->rating,
                        rating->justification != NULL ? " — " : "",
                        rating->justification != NULL ? rating->justification : "");
    }
}

static void
show_claim (DictumProject *project, const DictumClaim *claim)
{
  g_autofree char *number = dictum_cli_number_claim (project, claim);

  show_line (_ ("Claim"), number);
  show_line (_ ("Id"), claim->record.id);
  for (guint i = 0; i < dictum_values_length (claim->content); i++)
    {
      const DictumSpan *span = dictum_values_get (claim->content, i);

      dictum_cli_print ("%-12s %s [%d–%d]\n", _ ("Words"), span->exact, span->start, span->end);
    }
  show_line (_ ("Kind"), dictum_enum_get_label (&dictum_claim_kinds, claim->kind));
  show_line (_ ("Status"), dictum_enum_get_label (&dictum_statuses, claim->status));
  show_line (_ ("Check-worthy"), claim->check_worthy ? _ ("Yes") : NULL);
  show_line (_ ("Assigned to"), claim->assigned);
  show_list (_ ("Tags"), claim->tags);
  show_line (_ ("Notes"), claim->notes);
  show_ratings (project, claim);
  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    show_link (project, dictum_values_get (claim->attributions, i), i + 1);
  for (guint i = 0; i < dictum_values_length (claim->evidence); i++)
    {
      const DictumEvidence *evidence = dictum_values_get (claim->evidence, i);

      dictum_cli_print ("%-12s %s (%s) %s\n", _ ("Evidence"),
                        evidence->title != NULL ? evidence->title : _ ("Untitled"),
                        dictum_enum_get_label (&dictum_evidence_stances, evidence->stance),
                        evidence->id);
    }
  for (guint i = 0; i < dictum_values_length (claim->replies); i++)
    {
      const DictumReply *reply = dictum_values_get (claim->replies, i);

      dictum_cli_print ("%-12s %s: %s %s\n", _ ("Reply"),
                        reply->asked != NULL ? reply->asked : _ ("Somebody"),
                        reply->answer != NULL ? reply->answer : _ ("no answer yet"), reply->id);
    }
}

static void
show_source (DictumProject *project, const DictumSource *source)
{
  const DictumSource *affiliation = source->affiliation != NULL
                                        ? dictum_project_get_source (project, source->affiliation)
                                        : NULL;
  GListModel *claims = dictum_project_get_source_claims (project, source->record.id);

  show_line (_ ("Name"), source->name);
  show_line (_ ("Id"), source->record.id);
  show_line (_ ("Kind"), dictum_enum_get_label (&dictum_source_kinds, source->kind));
  show_list (_ ("Aliases"), source->aliases);
  show_line (_ ("Affiliation"), affiliation != NULL ? affiliation->name : NULL);
  show_line (_ ("Description"), source->description);
  show_line (_ ("Notes"), source->notes);
  if (source->anonymity != NULL)
    show_line (_ ("Ground rules"),
               dictum_enum_get_label (&dictum_ground_rules, source->anonymity->ground_rules));

  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (claims, i);
      g_autofree char *line = dictum_cli_describe_claim (project, dictum_item_get_claim (item));

      dictum_cli_print ("%s\n", line);
    }
}

int
dictum_cli_run_show (DictumCli *cli)
{
  g_autoptr (DictumProject) project = NULL;
  g_autoptr (GError) error = NULL;
  gconstpointer record;

  if (!dictum_cli_parse (cli, NULL, 2, 2))
    return DICTUM_CLI_USAGE;

  project = dictum_cli_read (cli->args[1], &error);
  record = project != NULL ? dictum_cli_find_record (project, cli->args[2], &error) : NULL;
  if (record == NULL)
    return dictum_cli_fail_error (cli, error);

  if (cli->json || dictum_is_settings (record))
    {
      g_autofree char *json = dictum_record_to_json (record, TRUE);

      dictum_cli_print ("%s\n", json);
    }
  else if (dictum_is_article (record))
    show_article (project, record);
  else if (dictum_is_claim (record))
    show_claim (project, record);
  else
    show_source (project, record);

  return DICTUM_CLI_OK;
}
