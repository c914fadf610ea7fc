/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-extract.h"

#include <string.h>

/* The components of AMP (amp.dev) that hold words around an article, never of it. Those that hold
 * its text, as amp-accordion, are elements like any other. */
static const char *const around[] = {
  "amp-ad",
  "amp-analytics",
  "amp-auto-ads",
  "amp-call-tracking",
  "amp-consent",
  "amp-embed",
  "amp-form",
  "amp-lightbox",
  "amp-list",
  "amp-mega-menu",
  "amp-nested-menu",
  "amp-next-page",
  "amp-sidebar",
  "amp-social-share",
  "amp-sticky-ad",
  "amp-story-auto-ads",
  "amp-subscriptions-dialog",
  "amp-user-notification",
  "amp-web-push",
  "amp-web-push-widget",
  NULL,
};

static gboolean
is_component (const DictumHtmlNode *node)
{
  const GumboStringPiece *raw;

  if (node->tag != GUMBO_TAG_UNKNOWN)
    return FALSE;
  raw = &node->gumbo->v.element.original_tag;
  return raw->length > 5 && g_ascii_strncasecmp (raw->data, "<amp-", 5) == 0;
}

/**
 * dictum_html_is_around_amp:
 * @parent: the element that it stands in
 *
 * Whether an element of an AMP page holds words that are not the article's: what surrounds it, and
 * what stands where a component cannot be shown, or not yet.
 */
gboolean
dictum_html_is_around_amp (const DictumHtmlNode *node, const DictumHtmlNode *parent)
{
  GumboStringPiece name;
  g_autofree char *low = NULL;

  if (is_component (parent) && (dictum_html_node_get_attribute (node, "fallback") != NULL ||
                                dictum_html_node_get_attribute (node, "placeholder") != NULL))
    return TRUE;
  if (!is_component (node))
    return FALSE;
  name = node->gumbo->v.element.original_tag;
  gumbo_tag_from_original_text (&name);
  low = g_ascii_strdown (name.data, name.length);
  return g_strv_contains (around, low);
}
