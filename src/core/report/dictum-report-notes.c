/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The note of a claim: who says it, on what ground, its rating, evidence and replies. */

#define G_LOG_DOMAIN "dictum-report"

#include <glib/gi18n-lib.h>

#include "analysis/dictum-roots.h"
#include "report/dictum-report-private.h"

static const char *
get_label (const DictumEnum *names, int value)
{
  return _ (dictum_enum_get_label (names, value));
}

/* In quotation marks, unless they have their own; NULL for nothing. */
static char *
quote (const char *words)
{
  g_autofree char *clean = dictum_report_clean (words);

  if (clean != NULL && (g_str_has_prefix (clean, "“") || g_str_has_prefix (clean, "\"") ||
                        g_str_has_prefix (clean, "„") || g_str_has_prefix (clean, "«")))
    return g_steal_pointer (&clean);

  /* Translators: words of somebody, in quotation marks. */
  return clean != NULL ? g_strdup_printf (_ ("“%s”"), clean) : NULL;
}

static DictumReportLine *
add_line (DictumReportNote *note, const char *label, const char *strong, const char *text)
{
  DictumReportLine *line = dictum_report_line_new (label, strong, text);

  g_ptr_array_add (note->lines, line);

  return line;
}

/* ---- Who says it ---- */

static void
add_link (DictumReportJob *job,
          DictumReportNote *note,
          const DictumAttribution *link,
          gboolean last)
{
  const DictumSource *source = dictum_corpus_get_source (job->corpus, link->source);
  const DictumSource *above = source != NULL
                                  ? dictum_corpus_get_source (job->corpus, source->affiliation)
                                  : NULL;
  const char *words = link->source_span != NULL ? link->source_span->exact : NULL;
  const char *name = source != NULL ? source->name : words;
  g_autoptr (GString) text = g_string_new (NULL);

  if (source != NULL)
    {
      dictum_report_append (text, g_strdup (get_label (&dictum_source_kinds, source->kind)));
      if (above != NULL)
        dictum_report_append (text, dictum_report_clean (above->name));
      if (g_strcmp0 (words, source->name) != 0)
        dictum_report_append (text, quote (words));
    }
  if (link->cue != NULL)
    dictum_report_append (text, quote (link->cue->exact));

  add_line (note, last ? _ ("Said by") : _ ("Passed on by"),
            name != NULL ? name : _ ("Nobody is named"), text->str);
}

static const char *
get_manner (int manner)
{
  static const char *const labels[] = { N_ ("Indirect speech"), N_ ("Direct speech"),
                                        N_ ("Partly direct speech") };

  return _ (labels[CLAMP (manner, 0, 2)]);
}

/* What the text itself gives away about somebody without a name. */
static void
append_anonymity (GString *text, const DictumAnonymity *anonymity)
{
  char *reason = anonymity != NULL ? quote (anonymity->reason_in_text) : NULL;

  if (anonymity != NULL && anonymity->ground_rules != DICTUM_GROUND_RULES_NONE)
    dictum_report_append (text,
                          g_strdup (get_label (&dictum_ground_rules, anonymity->ground_rules)));
  if (reason != NULL)
    /* Translators: why a source is not named, in the words of the article. */
    dictum_report_append (text,
                          g_strdup_printf (_ ("reason for anonymity in the text: %s"), reason));
  else
    dictum_report_append (text, g_strdup (_ ("the text gives no reason for anonymity")));
  g_free (reason);
}

static void
add_ground (DictumReportJob *job, DictumReportNote *note, const DictumClaim *claim)
{
  const DictumAttribution *link = dictum_claim_get_last_link (claim);
  const DictumSource *source = dictum_corpus_get_speaker (job->corpus, claim);
  g_autoptr (DictumRoots) roots = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (link->polarity != DICTUM_POLARITY_AFFIRMED)
    dictum_report_append (text, g_strdup (get_label (&dictum_polarities, link->polarity)));
  if (link->stance == DICTUM_STANCE_DOUBTING)
    dictum_report_append (text, g_strdup (_ ("the text doubts it")));
  else if (link->stance == DICTUM_STANCE_ENDORSING)
    dictum_report_append (text, g_strdup (_ ("the text takes it as true")));
  if (source != NULL && source->kind == DICTUM_SOURCE_UNNAMED)
    append_anonymity (text, source->anonymity);

  roots = dictum_corpus_is_repeated (job->corpus, claim)
              ? dictum_corpus_find_roots (job->corpus, claim->record.id)
              : NULL;
  if (roots != NULL && roots->circular)
    dictum_report_append (text, g_strdup (_ ("it only repeats itself in a circle")));
  else if (roots != NULL)
    /* Translators: how many sources that do not depend on one another say a claim. */
    dictum_report_append (text, g_strdup_printf (ngettext ("%u independent root",
                                                           "%u independent roots", roots->n_roots),
                                                 roots->n_roots));
  /* Translators: on what ground a claim stands in the text: quoted, anonymous, doubted. */
  add_line (note, _ ("Ground"), get_manner (link->manner), text->str);
}

/* ---- What came of checking it ---- */

static void
add_rating (DictumReportJob *job, DictumReportNote *note, const DictumClaim *claim)
{
  const DictumRating *rating = dictum_claim_get_shown_rating (claim);
  const DictumScaleValue *value = rating != NULL
                                      ? dictum_settings_find_rating (
                                            job->corpus->snapshot->settings, rating->rating)
                                      : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *as_of = rating != NULL ? dictum_report_format_date (rating->as_of) : NULL;
  DictumReportLine *line;

  if (value == NULL)
    {
      add_line (note, _ ("Rating"), _ ("Not rated"), get_label (&dictum_statuses, claim->status));
      return;
    }

  dictum_report_append (text, dictum_report_clean_lines (rating->justification));
  dictum_report_append (text, dictum_report_clean (rating->person));
  if (as_of != NULL)
    /* Translators: %s is a date; a rating holds for what was known then. */
    dictum_report_append (text, g_strdup_printf (_ ("as known on %s"), as_of));
  if (claim->status != DICTUM_STATUS_DONE)
    dictum_report_append (text, g_strdup (get_label (&dictum_statuses, claim->status)));
  line = add_line (note, _ ("Rating"), value->label, text->str);
  if (dictum_report_is_colour (value->colour))
    line->colour = g_strdup (value->colour);
}

static void
add_evidence (DictumReportNote *note, const DictumEvidence *evidence)
{
  g_autoptr (GString) text = g_string_new (NULL);
  DictumReportLine *line;

  dictum_report_append (text, dictum_report_clean (evidence->title));
  dictum_report_append (text, dictum_report_clean (evidence->publisher));
  dictum_report_append (text, dictum_report_format_date (evidence->date));
  dictum_report_append (text, dictum_report_clean (evidence->locator));
  dictum_report_append (text, quote (evidence->quote));
  if (evidence->primary)
    dictum_report_append (text, g_strdup (_ ("primary source")));
  line = add_line (note, _ ("Evidence"), get_label (&dictum_evidence_stances, evidence->stance),
                   text->str);
  line->url = dictum_report_clean_url (evidence->url);
  line->archived = dictum_report_clean_url (evidence->archived_url);
}

static void
add_reply (DictumReportNote *note, const DictumReply *reply)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *asked_on = dictum_report_format_date (reply->asked_on);
  g_autofree char *deadline = dictum_report_format_date (reply->deadline);
  g_autofree char *answered_on = dictum_report_format_date (reply->answered_on);
  char *answer = quote (reply->answer);

  if (asked_on != NULL)
    /* Translators: %s is a date. */
    dictum_report_append (text, g_strdup_printf (_ ("asked on %s"), asked_on));
  if (answered_on != NULL)
    /* Translators: %s is a date. */
    dictum_report_append (text, g_strdup_printf (_ ("answered on %s"), answered_on));
  if (answer != NULL)
    dictum_report_append (text, answer);
  else if (answered_on == NULL && deadline != NULL)
    /* Translators: %s is a date. */
    dictum_report_append (text, g_strdup_printf (_ ("no reply yet, due on %s"), deadline));
  else if (answered_on == NULL)
    dictum_report_append (text, g_strdup (_ ("no reply yet")));
  add_line (note, _ ("Reply"), reply->asked != NULL ? reply->asked : _ ("Unknown"), text->str);
}

/* ---- Other claims ---- */

static void
add_related (DictumReportJob *job, DictumReportNote *note, const char *label, const GStrv ids)
{
  g_autoptr (GString) text = g_string_new (NULL);
  DictumReportLine *line;

  if (dictum_strings_length ((const char *const *) ids) == 0)
    return;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const DictumClaim *claim = dictum_corpus_get_claim (job->corpus, ids[i]);
      const DictumArticle *article = claim != NULL
                                         ? dictum_corpus_get_article (job->corpus, claim->article)
                                         : NULL;

      if (dictum_report_get_number (job, ids[i]) == 0 && article != NULL)
        dictum_report_append (
            text,
            dictum_report_clean (article->publisher != NULL ? article->publisher : article->title));
    }
  line = dictum_report_line_new (label, NULL, text->str);
  for (guint i = 0; ids[i] != NULL; i++)
    dictum_report_line_add_claim (job, line, ids[i]);
  if (line->text != NULL || line->claims != NULL)
    g_ptr_array_add (note->lines, line);
  else
    dictum_report_line_free (line);
}

static void
add_kind (DictumReportNote *note, const DictumClaim *claim)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; claim->tags != NULL && claim->tags[i] != NULL; i++)
    dictum_report_append (text, dictum_report_clean (claim->tags[i]));
  add_line (note, _ ("Kind"), get_label (&dictum_claim_kinds, claim->kind), text->str);
}

DictumReportNote *
dictum_report_note_new (DictumReportJob *job, const DictumClaim *claim)
{
  DictumReportNote *note = g_new0 (DictumReportNote, 1);
  g_autofree char *words = dictum_claim_get_quote (claim);
  guint length = dictum_values_length (claim->attributions);

  note->number = dictum_report_get_number (job, claim->record.id);
  note->quote = dictum_report_clean (words);
  note->lines = g_ptr_array_new_with_free_func (dictum_report_line_free);

  for (guint i = 0; i < length; i++)
    add_link (job, note, dictum_values_get (claim->attributions, i), i + 1 == length);
  if (length > 0)
    add_ground (job, note, claim);
  else
    add_line (note, _ ("Said by"), _ ("The writer"), _ ("no source is given"));

  add_rating (job, note, claim);
  for (guint i = 0; i < dictum_values_length (claim->evidence); i++)
    add_evidence (note, dictum_values_get (claim->evidence, i));
  for (guint i = 0; i < dictum_values_length (claim->replies); i++)
    add_reply (note, dictum_values_get (claim->replies, i));
  add_related (job, note, _ ("Also said in"), claim->same_as);
  add_related (job, note, _ ("Contradicted by"), claim->contradicts);
  add_kind (note, claim);

  return note;
}
