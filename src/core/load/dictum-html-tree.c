/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-tree.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "load/dictum-html-guard.h"
#include "load/dictum-load.h"

static const GumboVector *
get_children (const GumboNode *node)
{
  if (node->type == GUMBO_NODE_DOCUMENT)
    return &node->v.document.children;
  if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE)
    return &node->v.element.children;
  return NULL;
}

/* Words of an id that are more than a name: “sharing-with-a-single-developer” is the heading of a
 * section, as programs that write documentation make ids of them. */
#define SLUG_WORDS 4

static gboolean
is_slug (const char *id)
{
  guint words = 1;

  for (const char *at = id; *at != '\0'; at++)
    if (*at == '-')
      words++;
    else if (!g_ascii_islower (*at) && !g_ascii_isdigit (*at))
      return FALSE;
  return words >= SLUG_WORDS;
}

static guint
read_names (const GumboNode *node)
{
  static const char *const keys[] = { "class", "id" };
  guint called = 0;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const GumboAttribute *names = gumbo_get_attribute (&node->v.element.attributes, keys[i]);

      if (names != NULL && (i == 0 || !is_slug (names->value)))
        called |= dictum_html_read_class (names->value);
    }
  return called;
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
      item.called = item.tag != GUMBO_TAG_LAST ? read_names (child) : 0;
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
 *
 * Returns: NULL with DICTUM_LOAD_ERROR_TOO_LARGE for a page of more elements than pages have
 */
DictumHtmlTree *
dictum_html_tree_new (char *source, gsize length, GError **error)
{
  DictumHtmlTree *self;
  GumboOptions options = kGumboDefaultOptions;

  g_return_val_if_fail (source != NULL, NULL);

  if (!dictum_html_guard (source, length))
    {
      g_free (source);
      g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_TOO_LARGE,
                   _ ("This page has more than %'d elements. Open it in a browser, copy the part "
                      "that is to be checked and paste it here."),
                   DICTUM_HTML_MAX_ELEMENTS);
      return NULL;
    }
  self = g_new0 (DictumHtmlTree, 1);
  options.max_errors = 0;
  self->source = source;
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
dictum_html_tree_dup_start (const DictumHtmlTree *self, guint index, gsize enough)
{
  GString *text = g_string_new (NULL);
  gboolean blank = FALSE;

  for (guint i = index; i < self->nodes[index].end && text->len <= enough; i++)
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
      for (; *at != '\0' && (text->len <= enough || (*at & 0xc0) == 0x80); at++)
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

char *
dictum_html_tree_dup_text (const DictumHtmlTree *self, guint index)
{
  return dictum_html_tree_dup_start (self, index, G_MAXSIZE);
}
