/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-report"

#include "report/dictum-claim-words.h"

#include <glib/gi18n-lib.h>

#include "report/dictum-report-html-private.h"
#include "report/dictum-report-private.h"

/* What is said of a claim, each part ready. NULL where there is nothing. */
typedef struct
{
  char *quote;
  char *chain; /* “Island media → Officials in the capital · said” */
  char *title; /* of the article */
  char *where; /* “Mara Lind · Coastal Courier · 14 November 2026” */
  char *url;
  char *rating; /* “Rating: Supported” */
} Words;

static void
clear_words (Words *words)
{
  g_free (words->quote);
  g_free (words->chain);
  g_free (words->title);
  g_free (words->where);
  g_free (words->url);
  g_free (words->rating);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, clear_words)

static char *
make_quote (const DictumClaim *claim)
{
  g_autofree char *words = dictum_claim_get_quote (claim);
  g_autofree char *clean = dictum_report_clean (words);

  if (clean == NULL)
    return g_strdup ("");
  if (g_str_has_prefix (clean, "“") || g_str_has_prefix (clean, "\"") ||
      g_str_has_prefix (clean, "„") || g_str_has_prefix (clean, "«"))
    return g_steal_pointer (&clean);

  /* Translators: words of somebody, in quotation marks. */
  return g_strdup_printf (_ ("“%s”"), clean);
}

/* Outermost first, as the chain is; the cue is that of whoever said it. */
static char *
make_chain (DictumProject *project, const DictumClaim *claim)
{
  GString *chain = g_string_new (NULL);
  const DictumAttribution *link = NULL;

  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      const DictumSource *source;
      g_autofree char *name = NULL;

      link = dictum_values_get (claim->attributions, i);
      source = link->source != NULL ? dictum_project_get_source (project, link->source) : NULL;
      name = dictum_report_clean (source != NULL              ? source->name
                                  : link->source_span != NULL ? link->source_span->exact
                                                              : NULL);
      g_string_append (chain, i > 0 ? " → " : "");
      g_string_append (chain, name != NULL ? name : _ ("Nobody is named"));
    }
  if (link == NULL)
    g_string_append (chain, _ ("The writer"));
  else if (link->cue != NULL)
    dictum_report_append (chain, dictum_report_clean (link->cue->exact));

  return g_string_free (chain, FALSE);
}

static Words
make_words (DictumProject *project, const DictumClaim *claim)
{
  const DictumArticle *article = dictum_project_get_article (project, claim->article);
  const DictumRating *rating = dictum_claim_get_shown_rating (claim);
  const DictumScaleValue *value = rating != NULL
                                      ? dictum_settings_find_rating (
                                            dictum_project_get_settings (project), rating->rating)
                                      : NULL;
  g_autoptr (GString) where = g_string_new (NULL);
  Words words = { make_quote (claim), make_chain (project, claim) };

  if (article != NULL)
    {
      words.title = dictum_report_clean (article->title);
      words.url = dictum_report_clean_url (article->url);
      dictum_report_append (where, dictum_report_clean (article->byline));
      dictum_report_append (where, dictum_report_clean (article->publisher));
      dictum_report_append (where, dictum_report_format_date (article->published));
    }
  if (where->len > 0)
    words.where = g_strdup (where->str);
  if (value != NULL)
    {
      g_autofree char *label = dictum_report_clean (value->label);

      /* Translators: what became of a claim: “Rating: Supported”. */
      words.rating = g_strdup_printf (_ ("Rating: %s"), label);
    }

  return words;
}

static void
append_text (GString *text, const char *part)
{
  if (part != NULL)
    g_string_append_printf (text, "%s\n", part);
}

char *
dictum_claim_to_text (DictumProject *project, const DictumClaim *claim)
{
  g_auto (Words) words = { 0 };
  g_autoptr (GString) place = g_string_new (NULL);
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (project != NULL && dictum_is_claim (claim), NULL);

  words = make_words (project, claim);
  append_text (text, words.quote);
  g_string_append_printf (text, "— %s\n", words.chain);
  dictum_report_append (place, g_strdup (words.title));
  dictum_report_append (place, g_strdup (words.where));
  append_text (text, place->len > 0 ? place->str : NULL);
  append_text (text, words.url);
  append_text (text, words.rating);

  return g_string_free (text, FALSE);
}

char *
dictum_claim_to_html (DictumProject *project, const DictumClaim *claim)
{
  g_auto (Words) words = { 0 };
  GString *html = g_string_new ("<blockquote><p dir=\"auto\">");

  g_return_val_if_fail (project != NULL && dictum_is_claim (claim), NULL);

  words = make_words (project, claim);
  dictum_page_append (html, words.quote);
  g_string_append (html, "</p></blockquote>\n<p>— <b>");
  dictum_page_append_isolated (html, words.chain);
  g_string_append (html, "</b>");
  if (words.title != NULL)
    {
      g_string_append (html, "<br>\n<cite>");
      if (words.url != NULL)
        {
          g_string_append (html, "<a href=\"");
          dictum_page_append (html, words.url);
          g_string_append (html, "\">");
        }
      dictum_page_append_isolated (html, words.title);
      g_string_append (html, words.url != NULL ? "</a></cite>" : "</cite>");
    }
  if (words.where != NULL)
    {
      g_string_append (html, " · ");
      dictum_page_append_isolated (html, words.where);
    }
  if (words.rating != NULL)
    {
      g_string_append (html, "<br>\n");
      dictum_page_append_isolated (html, words.rating);
    }
  g_string_append (html, "</p>\n");

  return g_string_free (html, FALSE);
}
