/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Recognises pages that stand in the place of an article. The rule above all others: where there is
 * an article's worth of text, it is an article, whatever else is on the page. */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-refusal.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Words. A page with more than the last is only asked whether it is complete. */
#define HARDLY_ANY 25
#define FEW 60
#define APOLOGY 100
#define SHORT 150
#define BEGINNING 350

/* What of the text a page says it has must be there for it to be complete. Publishers count
 * captions and standfirsts too. */
#define COMPLETE 0.6

static gboolean
contains_any (const char *text, const char *const *words, guint least)
{
  guint found = 0;

  for (guint i = 0; words[i] != NULL && found < least; i++)
    found += strstr (text, words[i]) != NULL;
  return found >= least;
}

static gboolean
begins_with_any (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (text, words[i]))
      return TRUE;
  return FALSE;
}

/* ---- What is on the page ---- */

/* Lower case, with plain apostrophes, as the data is written. */
static char *
fold (const char *text)
{
  g_autofree char *low = g_utf8_strdown (text, -1);
  GString *folded = g_string_new (low);

  g_string_replace (folded, "’", "'", 0);
  g_string_replace (folded, "\u00a0", " ", 0);
  return g_strstrip (g_string_free_and_steal (folded));
}

/* The text of all elements of some kind, or with GUMBO_TAG_LAST of the whole page without what is
 * no text, folded. */
static char *
dup_folded (const DictumHtmlTree *tree, GumboTag wanted)
{
  GString *text = g_string_new (NULL);
  g_autofree char *raw = NULL;
  guint until = 0; /* the end of a wanted element */

  for (guint i = 0; i < tree->n_nodes; i++)
    {
      const DictumHtmlNode *node = &tree->nodes[i];

      if (node->tag == wanted && wanted != GUMBO_TAG_LAST)
        until = MAX (until, node->end);
      if (node->tag == GUMBO_TAG_SCRIPT || node->tag == GUMBO_TAG_STYLE ||
          node->tag == GUMBO_TAG_TEMPLATE ||
          (wanted == GUMBO_TAG_LAST && node->tag == GUMBO_TAG_NOSCRIPT))
        i = MAX (node->end, i + 1) - 1;
      else if (dictum_html_node_is_text (node) && (wanted == GUMBO_TAG_LAST || i < until))
        g_string_append_printf (text, "%s ", dictum_html_node_get_text (node));
    }
  raw = g_string_free_and_steal (text);
  return fold (raw);
}

static gboolean
has_password (const DictumHtmlTree *tree)
{
  for (guint i = 0; i < tree->n_nodes; i++)
    if (tree->nodes[i].tag == GUMBO_TAG_INPUT)
      {
        const char *type = dictum_html_node_get_attribute (&tree->nodes[i], "type");

        if (type != NULL && g_ascii_strcasecmp (type, "password") == 0)
          return TRUE;
      }
  return FALSE;
}

static gboolean
has_script (const DictumHtmlTree *tree)
{
  for (guint i = 0; i < tree->n_nodes; i++)
    if (tree->nodes[i].tag == GUMBO_TAG_SCRIPT &&
        !dictum_html_node_has_token (&tree->nodes[i], "type", "application/ld+json"))
      return TRUE;
  return FALSE;
}

/* Where the value of a member begins in a piece of JSON that need not be whole. */
static const char *
find_value (const char *json, const char *name)
{
  const char *at = strstr (json, name);

  if (at == NULL)
    return NULL;
  at += strlen (name);
  at += strspn (at, " \t\r\n\":");
  return at;
}

/* What a page says of itself: whether it may be read without paying, and how long it is. Read from
 * the letters of the JSON-LD, which is often broken. */
static gboolean
is_paid (const DictumHtmlTree *tree, guint *declared)
{
  gboolean paid = FALSE;

  *declared = 0;
  for (guint i = 0; i < tree->n_nodes; i++)
    {
      const DictumHtmlNode *node = &tree->nodes[i];
      const char *value;

      if (node->tag == GUMBO_TAG_SCRIPT &&
          dictum_html_node_has_token (node, "type", "application/ld+json"))
        {
          g_autofree char *json = dictum_html_tree_dup_text (tree, i);

          value = find_value (json, "\"isAccessibleForFree\"");
          paid |= value != NULL && g_ascii_strncasecmp (value, "false", 5) == 0;
          value = find_value (json, "\"wordCount\"");
          if (value != NULL)
            *declared = MAX (*declared, (guint) g_ascii_strtoull (value, NULL, 10));
        }
      else if (node->tag == GUMBO_TAG_META)
        {
          const char *name = dictum_html_node_get_attribute (node, "property");

          if (name == NULL)
            name = dictum_html_node_get_attribute (node, "name");
          if (name == NULL)
            name = dictum_html_node_get_attribute (node, "itemprop");
          value = dictum_html_node_get_attribute (node, "content");
          if (name == NULL || value == NULL)
            continue;
          if (strcmp (name, "article:content_tier") == 0)
            paid |= g_ascii_strcasecmp (value, "locked") == 0;
          else if (strcmp (name, "isAccessibleForFree") == 0)
            paid |= g_ascii_strcasecmp (value, "false") == 0;
        }
    }
  return paid;
}

/* ---- Where the page came from ---- */

static GUri *
parse (const char *url)
{
  return url != NULL ? g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL) : NULL;
}

static gboolean
is_consent_host (const char *host)
{
  if (g_str_has_prefix (host, "consent.") || g_str_has_prefix (host, "consents."))
    return TRUE;
  for (guint i = 0; dictum_refusal_consent_hosts[i] != NULL; i++)
    {
      const char *known = dictum_refusal_consent_hosts[i];
      gsize length = strlen (known);

      if (g_str_has_suffix (host, known) &&
          (strlen (host) == length || host[strlen (host) - length - 1] == '.'))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_login_path (const char *path)
{
  g_autofree char *low = g_ascii_strdown (path, -1);
  g_auto (GStrv) segments = g_strsplit (low, "/", -1);

  for (guint i = 0; segments[i] != NULL; i++)
    {
      segments[i][strcspn (segments[i], ".;")] = '\0';
      if (g_strv_contains (dictum_refusal_login_segments, segments[i]))
        return TRUE;
    }
  return FALSE;
}

static const char *
skip_www (const char *host)
{
  return g_str_has_prefix (host, "www.") ? host + strlen ("www.") : host;
}

/* Somebody asked for a page deep in a site and was led to its front page. */
static gboolean
is_front_page (GUri *asked, GUri *final)
{
  const char *path = g_uri_get_path (asked);
  guint segments = 0, hyphens = 0;

  if (strcmp (skip_www (g_uri_get_host (asked)), skip_www (g_uri_get_host (final))) != 0 ||
      strlen (g_uri_get_path (final)) > 1 || g_uri_get_query (final) != NULL)
    return FALSE;
  for (; *path != '\0'; path++)
    {
      segments += path[0] == '/' && path[1] != '\0' && path[1] != '/';
      hyphens += *path == '-';
    }
  return segments >= 2 || hyphens >= 3;
}

static DictumRefusal
find_by_address (const DictumRefusalPage *page)
{
  g_autoptr (GUri) asked = parse (page->content->address);
  g_autoptr (GUri) final = parse (page->content->final_url);

  if (asked == NULL || final == NULL || page->content->http_status == 0 ||
      g_uri_get_host (asked) == NULL || g_uri_get_host (final) == NULL)
    return DICTUM_REFUSAL_NONE;
  if (is_consent_host (g_uri_get_host (final)) && !is_consent_host (g_uri_get_host (asked)))
    return DICTUM_REFUSAL_CONSENT;
  if (is_login_path (g_uri_get_path (final)) && !is_login_path (g_uri_get_path (asked)))
    return DICTUM_REFUSAL_LOGIN;
  return is_front_page (asked, final) ? DICTUM_REFUSAL_FRONT_PAGE : DICTUM_REFUSAL_NONE;
}

/* ---- The rules ---- */

/* What the title or the first headline says. */
static DictumRefusal
find_by_title (const DictumRefusalPage *page)
{
  const GumboTag places[] = { GUMBO_TAG_TITLE, GUMBO_TAG_H1 };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *title = dup_folded (page->tree, places[i]);

      if (begins_with_any (title, dictum_refusal_robot_titles))
        return DICTUM_REFUSAL_ROBOT_CHECK;
      /* An article may tell of a 404; it has a date, or more to say of it. */
      if (page->metadata->published == NULL && page->words < APOLOGY &&
          begins_with_any (title, dictum_refusal_gone_titles))
        return DICTUM_REFUSAL_GONE;
    }
  return DICTUM_REFUSAL_NONE;
}

static gboolean
needs_scripts (const DictumRefusalPage *page, const char *shown)
{
  g_autofree char *otherwise = NULL;

  if (!has_script (page->tree) || page->words >= FEW)
    return FALSE;
  if (page->words < HARDLY_ANY && dictum_load_count_words (shown) < HARDLY_ANY)
    return TRUE;
  otherwise = dup_folded (page->tree, GUMBO_TAG_NOSCRIPT);
  return page->words < HARDLY_ANY && dictum_load_count_words (shown) < 2 * SHORT &&
         (contains_any (shown, dictum_refusal_script_words, 1) ||
          contains_any (otherwise, dictum_refusal_script_words, 1));
}

/* A page with hardly more text than an announcement. */
static DictumRefusal
find_in_short (const DictumRefusalPage *page, const char *shown)
{
  DictumRefusal refusal = find_by_title (page);

  if (refusal != DICTUM_REFUSAL_NONE)
    return refusal;
  if (page->words < FEW &&
      dictum_refusal_is_robot_check (page->tree->source, strlen (page->tree->source)))
    return DICTUM_REFUSAL_ROBOT_CHECK;
  if (page->metadata->published == NULL && page->words < APOLOGY &&
      dictum_load_count_words (shown) < 2 * BEGINNING &&
      contains_any (shown, dictum_refusal_consent_words, 3))
    return DICTUM_REFUSAL_CONSENT;
  if (page->metadata->published == NULL && page->words < FEW && has_password (page->tree))
    return DICTUM_REFUSAL_LOGIN;
  return needs_scripts (page, shown) ? DICTUM_REFUSAL_SCRIPT : DICTUM_REFUSAL_NONE;
}

/* Whether all of the article is there. */
static DictumRefusal
find_missing (const DictumRefusalPage *page, const char *shown)
{
  guint declared;
  gboolean paid = is_paid (page->tree, &declared);
  gboolean less = declared > 0 && page->words < COMPLETE * declared;
  gboolean asks = shown != NULL && contains_any (shown, dictum_refusal_paywall_words, 1);

  /* Where no length is declared, a page that is not free may all the same be there in full. */
  if (declared == 0 && page->words >= (asks ? BEGINNING : SHORT))
    return DICTUM_REFUSAL_NONE;
  if (declared > 0 && !less)
    return DICTUM_REFUSAL_NONE;
  if (paid || asks)
    return page->words < HARDLY_ANY ? DICTUM_REFUSAL_PAYWALL : DICTUM_REFUSAL_PARTLY_PAID;
  return declared >= 2 * SHORT && 2 * page->words < declared ? DICTUM_REFUSAL_PARTLY
                                                             : DICTUM_REFUSAL_NONE;
}

DictumRefusal
dictum_refusal_find (const DictumRefusalPage *page)
{
  g_autofree char *shown = NULL;
  DictumRefusal refusal = DICTUM_REFUSAL_NONE;

  g_return_val_if_fail (page != NULL, DICTUM_REFUSAL_NONE);

  refusal = find_by_address (page);
  if (refusal != DICTUM_REFUSAL_NONE)
    return refusal;
  if (page->words < BEGINNING)
    shown = dup_folded (page->tree, GUMBO_TAG_LAST);
  if (page->words < SHORT)
    refusal = find_in_short (page, shown);
  if (refusal != DICTUM_REFUSAL_NONE)
    return refusal;
  return find_missing (page, shown);
}

gboolean
dictum_refusal_is_robot_check (const char *body, gsize size)
{
  g_autofree char *low = NULL;

  if (body == NULL)
    return FALSE;
  low = g_ascii_strdown (body, size);
  return contains_any (low, dictum_refusal_robot_marks, 1);
}

/* ---- The words ---- */

static const char *
describe (DictumRefusal refusal)
{
  switch (refusal)
    {
    case DICTUM_REFUSAL_CONSENT:
      return _ ("The site asks for a consent before it shows the article, and Dictum gives none. "
                "Open the page in a browser, save it or copy its text, and add that.");
    case DICTUM_REFUSAL_LOGIN:
      return _ ("The site asks readers to log in before it shows the article. Log in with a "
                "browser, save the page or copy its text, and add that.");
    case DICTUM_REFUSAL_PAYWALL:
      return _ ("The site shows this article to subscribers only. If you have a subscription, open "
                "the page in a browser, save it or copy its text, and add that.");
    case DICTUM_REFUSAL_SCRIPT:
      return _ ("The page is empty until its scripts have run, and Dictum runs none. Open it in a "
                "browser, save the complete page or copy its text, and add that.");
    case DICTUM_REFUSAL_ROBOT_CHECK:
      return _ ("The site asks for a proof that its reader is a person. Open the page in a "
                "browser, save it or copy its text, and add that.");
    case DICTUM_REFUSAL_GONE:
      return _ ("The site says that there is no such page. Check the address, or look for the page "
                "in a web archive.");
    case DICTUM_REFUSAL_FRONT_PAGE:
      return _ ("The site led to its front page instead of the article, which may be gone. Check "
                "the address, or look for the page in a web archive.");
    case DICTUM_REFUSAL_PARTLY_PAID:
      return _ ("Only the beginning of this article is free. For the rest, open the page in a "
                "browser with a subscription, save it or copy its text, and add that.");
    case DICTUM_REFUSAL_PARTLY:
      return _ ("The page says that its text is much longer than what was found. Compare it with "
                "the page in a browser.");
    case DICTUM_REFUSAL_NONE:
    default:
      return NULL;
    }
}

void
dictum_refusal_set_error (GError **error, DictumRefusal refusal)
{
  g_return_if_fail (refusal != DICTUM_REFUSAL_NONE);

  g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_REFUSED, describe (refusal));
}

gboolean
dictum_refusal_check (const DictumLoadContent *content,
                      const DictumHtmlTree *tree,
                      const DictumHtmlMetadata *metadata,
                      DictumArticleBuilder *builder,
                      GError **error)
{
  const DictumRefusalPage page = { content, tree, metadata,
                                   dictum_article_builder_count_words (builder) };
  DictumRefusal refusal;

  g_return_val_if_fail (tree != NULL, FALSE);

  if (content->paste)
    return TRUE;
  refusal = dictum_refusal_find (&page);
  if (refusal == DICTUM_REFUSAL_NONE)
    return TRUE;
  if (refusal == DICTUM_REFUSAL_PARTLY || refusal == DICTUM_REFUSAL_PARTLY_PAID)
    {
      dictum_article_builder_set_notice (builder, describe (refusal));
      return TRUE;
    }
  dictum_refusal_set_error (error, refusal);
  return FALSE;
}
