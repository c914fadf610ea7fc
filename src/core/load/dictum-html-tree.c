/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-tree.h"

#include <string.h>

/* Elements whose end tag is often left out, or that have none: they say nothing about how deep a
 * page is nested. */
static const char *const not_nesting[] = {
  "area", "base",  "br",     "col",  "dd",    "dt",     "embed", "hr",   "img",   "input", "li",
  "link", "meta",  "option", "p",    "param", "source", "tbody", "td",   "tfoot", "th",    "thead",
  "tr",   "track", "wbr",    "path", "rect",  "circle", "use",   "stop", NULL,
};

static gboolean
is_among (const char *const *names, const char *name, gsize length)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strlen (names[i]) == length && g_ascii_strncasecmp (names[i], name, length) == 0)
      return TRUE;
  return FALSE;
}

/* Elements that end foreign content, where "<x/>" is complete: everywhere else the slash means
 * nothing. */
static const char *const breaking_out[] = {
  "b",      "big",  "blockquote", "body",  "center", "code", "div",   "dl",   "em",
  "font",   "h1",   "h2",         "h3",    "h4",     "h5",   "h6",    "head", "i",
  "menu",   "nobr", "ol",         "pre",   "ruby",   "s",    "small", "span", "strike",
  "strong", "sub",  "sup",        "table", "tt",     "u",    "ul",    "var",  NULL,
};

/* Where the content of a script or a style ends: at its own end tag and nothing else. */
static char *
skip_raw (char *at, char *end, const char *name, gsize length)
{
  char *found = at;

  while (found < end && (found = memchr (found, '<', end - found)) != NULL)
    {
      if (found + length + 2 <= end && found[1] == '/' &&
          g_ascii_strncasecmp (found + 2, name, length) == 0)
        return found;
      found++;
    }
  return at;
}

/* Blanks out the tags that would nest elements deeper than the limit, before anything is built of
 * them: the parser's own work grows with the square of the depth. The text stays, and on pages that
 * people made nothing happens. */
static void
flatten (char *source, gsize length)
{
  char *end = source + length;
  guint depth = 0, dropped = 0, foreign = 0;

  for (char *at = source; at < end && (at = memchr (at, '<', end - at)) != NULL;)
    {
      gboolean closing = at + 1 < end && at[1] == '/';
      char *name = at + (closing ? 2 : 1);
      gsize size = 0;
      char *close;
      gboolean complete;

      while (name + size < end && g_ascii_isalnum (name[size]))
        size++;
      close = size > 0 ? memchr (name + size, '>', end - name - size) : NULL;
      if (close == NULL)
        {
          at++;
          continue;
        }
      complete = !closing && close[-1] == '/' && foreign > 0 &&
                 !is_among (breaking_out, name, size);
      if (size == 3 && g_ascii_strncasecmp (name, "svg", 3) == 0)
        foreign = closing ? foreign - (foreign > 0) : foreign + 1;
      if (complete || is_among (not_nesting, name, size))
        ;
      else if (!closing && depth < DICTUM_HTML_DEPTH)
        depth++;
      else if (closing && dropped == 0)
        depth -= depth > 0;
      else
        {
          dropped = closing ? dropped - 1 : dropped + 1;
          memset (at, ' ', close + 1 - at);
        }
      at = close + 1;
      if (!closing && size == 6 && g_ascii_strncasecmp (name, "script", 6) == 0)
        at = skip_raw (at, end, "script", 6);
      else if (!closing && size == 5 && g_ascii_strncasecmp (name, "style", 5) == 0)
        at = skip_raw (at, end, "style", 5);
    }
}

static const GumboVector *
get_children (const GumboNode *node)
{
  if (node->type == GUMBO_NODE_DOCUMENT)
    return &node->v.document.children;
  if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE)
    return &node->v.element.children;
  return NULL;
}

static gboolean
is_kept (const GumboNode *node)
{
  return node->type != GUMBO_NODE_COMMENT && node->type != GUMBO_NODE_DOCUMENT;
}

/* The tree in document order. Gumbo's nodes know their parents, so no stack is needed. */
static void
collect (DictumHtmlTree *self)
{
  g_autoptr (GArray) nodes = g_array_sized_new (FALSE, TRUE, sizeof (DictumHtmlNode), 1024);
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (guint[2]));
  const GumboNode *node = self->output->root;
  guint next[2] = { 0, 0 }; /* index of the element in nodes, number of its next child */

  g_array_append_vals (nodes, &(DictumHtmlNode) { .gumbo = node, .tag = node->v.element.tag }, 1);
  g_array_append_val (path, next);
  while (path->len > 0)
    {
      guint *top = (guint *) (gpointer) (path->data + sizeof next * (path->len - 1));
      DictumHtmlNode *element = &g_array_index (nodes, DictumHtmlNode, top[0]);
      const GumboVector *children = get_children (element->gumbo);
      const GumboNode *child;
      DictumHtmlNode item = { .parent = top[0] };

      if (children == NULL || top[1] >= children->length)
        {
          element->end = nodes->len;
          g_array_set_size (path, path->len - 1);
          continue;
        }
      child = children->data[top[1]++];
      if (!is_kept (child))
        continue;
      item.gumbo = child;
      item.tag = get_children (child) != NULL ? child->v.element.tag : GUMBO_TAG_LAST;
      item.end = nodes->len + 1;
      g_array_append_val (nodes, item);
      if (item.tag != GUMBO_TAG_LAST)
        {
          next[0] = nodes->len - 1;
          next[1] = 0;
          g_array_append_val (path, next);
        }
    }
  self->n_nodes = nodes->len;
  self->nodes = (DictumHtmlNode *) (gpointer) g_array_free (g_steal_pointer (&nodes), FALSE);
}

/**
 * dictum_html_tree_new:
 * @source: (transfer full): valid UTF-8
 * @length: bytes
 *
 * Parses a page as browsers do. Nothing in it is run or fetched.
 */
DictumHtmlTree *
dictum_html_tree_new (char *source, gsize length)
{
  DictumHtmlTree *self = g_new0 (DictumHtmlTree, 1);
  GumboOptions options = kGumboDefaultOptions;

  g_return_val_if_fail (source != NULL, NULL);

  options.max_errors = 0;
  self->source = source;
  flatten (source, length);
  self->output = gumbo_parse_with_options (&options, source, length);
  collect (self);
  return self;
}

void
dictum_html_tree_free (DictumHtmlTree *self)
{
  g_return_if_fail (self != NULL);

  gumbo_destroy_output (&kGumboDefaultOptions, self->output);
  g_free (self->nodes);
  g_free (self->source);
  g_free (self);
}

const char *
dictum_html_node_get_attribute (const DictumHtmlNode *node, const char *name)
{
  const GumboAttribute *attribute;

  if (node->tag == GUMBO_TAG_LAST)
    return NULL;
  attribute = gumbo_get_attribute (&node->gumbo->v.element.attributes, name);
  return attribute != NULL ? attribute->value : NULL;
}

/* Whether a list of words in an attribute, as in class or rel, has a word. */
gboolean
dictum_html_node_has_token (const DictumHtmlNode *node, const char *attribute, const char *token)
{
  const char *value = dictum_html_node_get_attribute (node, attribute);
  gsize length = strlen (token);

  while (value != NULL && *value != '\0')
    {
      gsize size;

      value += strspn (value, " \t\r\n\f");
      size = strcspn (value, " \t\r\n\f");
      if (size == length && g_ascii_strncasecmp (value, token, size) == 0)
        return TRUE;
      value += size;
    }
  return FALSE;
}

const char *
dictum_html_node_get_text (const DictumHtmlNode *node)
{
  return node->tag == GUMBO_TAG_LAST ? node->gumbo->v.text.text : NULL;
}

static gboolean
is_raw (GumboTag tag)
{
  return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_TEMPLATE ||
         tag == GUMBO_TAG_NOSCRIPT || tag == GUMBO_TAG_SVG;
}

char *
dictum_html_tree_dup_text (const DictumHtmlTree *self, guint index)
{
  GString *text = g_string_new (NULL);
  gboolean blank = FALSE;

  for (guint i = index; i < self->nodes[index].end; i++)
    {
      const char *at = dictum_html_node_get_text (&self->nodes[i]);

      if (at == NULL)
        {
          if (i != index && is_raw (self->nodes[i].tag))
            i = self->nodes[i].end - 1;
          else if (self->nodes[i].tag == GUMBO_TAG_BR || self->nodes[i].tag == GUMBO_TAG_P ||
                   self->nodes[i].tag == GUMBO_TAG_DIV || self->nodes[i].tag == GUMBO_TAG_LI)
            blank = TRUE;
          continue;
        }
      for (; *at != '\0'; at++)
        {
          if (g_ascii_isspace (*at))
            {
              blank = TRUE;
              continue;
            }
          if (blank && text->len > 0)
            g_string_append_c (text, ' ');
          blank = FALSE;
          g_string_append_c (text, *at);
        }
    }
  return g_string_free_and_steal (text);
}
