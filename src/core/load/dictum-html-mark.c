/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-extract.h"

#include <string.h>

/* A part that holds more of a page's paragraphs than this is not left out for its name. */
#define TOO_MUCH_TO_LOSE 0.4

/* And this when it says that readers wrote it. */
#define MOST_TO_LOSE 0.95

static const char *const boiler_roles[] = {
  "navigation",  "complementary", "banner", "contentinfo", "menu",    "menubar", "alert",
  "alertdialog", "dialog",        "search", "toolbar",     "tooltip", NULL,
};

static gboolean
is_never_text (GumboTag tag)
{
  switch ((int) tag)
    {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_DIALOG:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_MENU:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_block (GumboTag tag)
{
  switch ((int) tag)
    {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_ACRONYM:
    case GUMBO_TAG_B:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO:
    case GUMBO_TAG_BIG:
    case GUMBO_TAG_BR:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_DATA:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_RUBY:
    case GUMBO_TAG_RT:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_U:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_WBR:
    case GUMBO_TAG_UNKNOWN:
      return FALSE;
    default:
      return TRUE;
    }
}

static gboolean
is_hidden (const DictumHtmlNode *node)
{
  const char *style = dictum_html_node_get_attribute (node, "style");
  const char *hidden = dictum_html_node_get_attribute (node, "aria-hidden");

  if (dictum_html_node_get_attribute (node, "hidden") != NULL)
    return TRUE;
  if (hidden != NULL && strcmp (hidden, "true") == 0)
    return TRUE;
  if (style != NULL)
    {
      const char *display = strstr (style, "display:");
      const char *visibility = strstr (style, "visibility:");

      if (display != NULL && g_str_has_prefix (display + 8 + strspn (display + 8, " "), "none"))
        return TRUE;
      if (visibility != NULL &&
          g_str_has_prefix (visibility + 11 + strspn (visibility + 11, " "), "hidden"))
        return TRUE;
    }
  return FALSE;
}

void
dictum_html_mark_hidden (DictumHtmlTree *tree, gboolean even_hidden)
{
  for (guint i = 0; i < tree->n_nodes; i++)
    {
      DictumHtmlNode *node = &tree->nodes[i];
      guint above = i > 0 ? tree->nodes[node->parent].flags : 0;

      node->flags = above & (DICTUM_HTML_DROPPED | DICTUM_HTML_IN_LINK);
      if (dictum_html_node_is_text (node))
        continue;
      if (is_never_text (node->tag) || (!even_hidden && is_hidden (node)) ||
          dictum_html_is_around_amp (node, &tree->nodes[node->parent]))
        node->flags |= DICTUM_HTML_DROPPED;
      if (node->tag == GUMBO_TAG_A && dictum_html_node_get_attribute (node, "href") != NULL)
        node->flags |= DICTUM_HTML_IN_LINK;
      if (is_block (node->tag))
        node->flags |= DICTUM_HTML_BLOCK;
    }
}

static gboolean
is_boiler (const DictumHtmlNode *node)
{
  const char *role = dictum_html_node_get_attribute (node, "role");

  if (node->tag == GUMBO_TAG_HTML || node->tag == GUMBO_TAG_BODY)
    return FALSE;
  if (role != NULL && g_strv_contains (boiler_roles, role))
    return TRUE;
  if (node->tag == GUMBO_TAG_FOOTER || node->tag == GUMBO_TAG_FORM)
    return TRUE;
  if (node->tag == GUMBO_TAG_ASIDE)
    return !(node->called & DICTUM_HTML_CALLED_QUOTE);
  return (node->called & DICTUM_HTML_CALLED_BOILER) != 0;
}

void
dictum_html_mark_boiler (DictumHtmlTree *tree, const DictumHtmlWeight *weights)
{
  guint total = weights[0].good;

  for (guint i = 1; i < tree->n_nodes; i++)
    {
      DictumHtmlNode *node = &tree->nodes[i];

      node->flags |= tree->nodes[node->parent].flags & DICTUM_HTML_BOILER;
      if (dictum_html_node_is_text (node) || node->flags & DICTUM_HTML_SKIPPED ||
          weights[i].text == 0)
        continue;
      if ((is_boiler (node) && weights[i].good <= TOO_MUCH_TO_LOSE * total) ||
          (node->tag != GUMBO_TAG_BODY && node->called & DICTUM_HTML_CALLED_READERS &&
           weights[i].good <= MOST_TO_LOSE * total))
        node->flags |= DICTUM_HTML_BOILER;
    }
}
