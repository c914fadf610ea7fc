/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <gumbo.h>

#include "load/dictum-html-class.h"

G_BEGIN_DECLS

/**
 * DictumHtmlNode:
 *
 * An element or a text of a page. The nodes of a page are one array in document order, so that what
 * is inside a node is the range from behind it to its end, and nothing that walks a page calls
 * itself.
 */
typedef struct
{
  const GumboNode *gumbo;
  guint parent; /* index; the root is its own parent */
  guint end;    /* index behind the last node inside */
  GumboTag tag; /* GUMBO_TAG_LAST for a text */
  guint called; /* DICTUM_HTML_CALLED_…: what its class and id say */
  guint flags;  /* free for whoever walks the tree */
} DictumHtmlNode;

/**
 * DictumHtmlTree:
 *
 * A parsed page. Owns its source and gumbo's tree; never altered but for the nodes' flags.
 */
typedef struct
{
  GumboOutput *output;
  char *source;
  DictumHtmlNode *nodes;
  guint n_nodes;
} DictumHtmlTree;

DictumHtmlTree *dictum_html_tree_new (char *source, gsize length, GError **error);
void dictum_html_tree_free (DictumHtmlTree *self);

static inline gboolean
dictum_html_node_is_text (const DictumHtmlNode *node)
{
  return node->tag == GUMBO_TAG_LAST;
}

const char *dictum_html_node_get_attribute (const DictumHtmlNode *node, const char *name);
gboolean
dictum_html_node_has_token (const DictumHtmlNode *node, const char *attribute, const char *token);
const char *dictum_html_node_get_text (const DictumHtmlNode *node);

/* All text inside, one blank for each run of white space. */
char *dictum_html_tree_dup_text (const DictumHtmlTree *self, guint index);
/* The same; of a text that is longer than enough bytes, no more than tells that it is. */
char *dictum_html_tree_dup_start (const DictumHtmlTree *self, guint index, gsize enough);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumHtmlTree, dictum_html_tree_free)

G_END_DECLS
