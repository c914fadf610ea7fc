/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-extract.h"

#include <string.h>

/* A part that holds more of a page's paragraphs than this is not left out for its name. */
#define TOO_MUCH_TO_LOSE 0.4

/* And this when it says that readers wrote it, or is beside an article. */
#define MOST_TO_LOSE 0.95

/* What is beside an element with at least this part of a page's paragraphs, and so many letters,
 * that calls itself an article may hold more than the article. */
#define ARTICLE_PART 0.2
#define ARTICLE_LENGTH 250

/* A label longer than this, in bytes, is not read. */
#define LONG_LABEL 200

/* Pictures to leaf through with a longer text than the article's are not the article, where a page
 * has so much beside them, in code points without blanks. Those with a shorter one illustrate it.
 */
#define BESIDE_GALLERY 1500

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
    /* A formula is read as the row of its signs. */
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_MI:
    case GUMBO_TAG_MN:
    case GUMBO_TAG_MO:
    case GUMBO_TAG_MS:
    case GUMBO_TAG_MTEXT:
    case GUMBO_TAG_U:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_WBR:
    case GUMBO_TAG_UNKNOWN:
      return FALSE;
    default:
      return TRUE;
    }
}

/* What a formula is in the language that its author wrote it in. */
static gboolean
is_annotation (const DictumHtmlNode *node)
{
  GumboStringPiece name;

  if (node->tag == GUMBO_TAG_ANNOTATION_XML)
    return TRUE;
  if (node->tag != GUMBO_TAG_UNKNOWN)
    return FALSE;
  name = node->gumbo->v.element.original_tag;
  gumbo_tag_from_original_text (&name);
  return name.length == strlen ("annotation") &&
         g_ascii_strncasecmp (name.data, "annotation", name.length) == 0;
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
      if (is_never_text (node->tag) || is_annotation (node) || (!even_hidden && is_hidden (node)) ||
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
  /* It also has a word for the menu that a formula opens. */
  if (dictum_html_node_has_token (node, "class", "MathJax"))
    return FALSE;
  return (node->called & DICTUM_HTML_CALLED_BOILER) != 0;
}

/* What plays a film or a sound calls itself so for those who do not see it: its menus and messages
 * are none of the text. */
static gboolean
is_player (const DictumHtmlNode *node)
{
  const char *label = dictum_html_node_get_attribute (node, "aria-label");
  g_autofree char *small = NULL;

  if (label == NULL || strlen (label) > LONG_LABEL)
    return FALSE;
  small = g_ascii_strdown (label, -1);
  return strstr (small, "video player") != NULL || strstr (small, "audio player") != NULL ||
         strstr (small, "media player") != NULL;
}

static gboolean
is_aside (const DictumHtmlNode *node)
{
  const char *role = dictum_html_node_get_attribute (node, "role");

  return node->tag == GUMBO_TAG_ASIDE || (role != NULL && strcmp (role, "complementary") == 0);
}

static gboolean
is_article (const DictumHtmlNode *node)
{
  const char *role = dictum_html_node_get_attribute (node, "role");

  return node->tag == GUMBO_TAG_ARTICLE || (role != NULL && strcmp (role, "article") == 0);
}

/* Where the articles end and begin that hold enough of a page: an aside that stands beside one is
 * not the article even when it is longer. */
typedef struct
{
  guint ends;   /* index behind the first such article; G_MAXUINT: none */
  guint begins; /* of the last one */
} Articles;

static Articles
find_articles (const DictumHtmlTree *tree, const DictumHtmlWeight *weights)
{
  Articles articles = { G_MAXUINT, 0 };

  for (guint i = 1; i < tree->n_nodes; i++)
    if (!(tree->nodes[i].flags & DICTUM_HTML_SKIPPED) && weights[i].good >= ARTICLE_LENGTH &&
        weights[i].good >= ARTICLE_PART * weights[0].good && is_article (&tree->nodes[i]))
      {
        articles.ends = MIN (articles.ends, tree->nodes[i].end);
        articles.begins = i;
      }
  return articles;
}

void
dictum_html_mark_boiler (DictumHtmlTree *tree, const DictumHtmlWeight *weights)
{
  guint total = weights[0].good;
  Articles articles = find_articles (tree, weights);

  for (guint i = 1; i < tree->n_nodes; i++)
    {
      DictumHtmlNode *node = &tree->nodes[i];
      double most = -1; /* that may be lost */

      node->flags |= tree->nodes[node->parent].flags & DICTUM_HTML_BOILER;
      if (dictum_html_node_is_text (node) || node->flags & DICTUM_HTML_SKIPPED ||
          weights[i].text == 0)
        continue;
      if (node->tag != GUMBO_TAG_BODY &&
          (node->called & DICTUM_HTML_CALLED_READERS ||
           (is_aside (node) && (articles.ends <= i || articles.begins >= node->end)) ||
           (node->called & DICTUM_HTML_CALLED_GALLERY && 2 * weights[i].good > total &&
            weights[i].good + BESIDE_GALLERY <= total)))
        most = MOST_TO_LOSE;
      else if (is_boiler (node) || is_player (node))
        most = TOO_MUCH_TO_LOSE;
      if (weights[i].good <= most * total)
        node->flags |= DICTUM_HTML_BOILER;
    }
}
