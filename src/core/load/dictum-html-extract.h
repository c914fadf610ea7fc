/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-html-metadata.h"
#include "load/dictum-html-tree.h"
#include "load/dictum-load-article.h"

G_BEGIN_DECLS

/* What is known of a node when an article's text is looked for; in DictumHtmlNode.flags. */
enum
{
  DICTUM_HTML_DROPPED = 1 << 0, /* not shown, or never text */
  DICTUM_HTML_BOILER =
      1 << 1, /* its name or its kind says that it is around the article, not in it */
  DICTUM_HTML_BLOCK = 1 << 2, /* begins a line of its own */
  DICTUM_HTML_IN_LINK = 1 << 3,
  DICTUM_HTML_SKIPPED = DICTUM_HTML_DROPPED | DICTUM_HTML_BOILER,
};

/**
 * DictumHtmlWeights:
 *
 * Sums over what is inside of a node and not skipped, one for each node. In code points without
 * blanks.
 */
typedef struct
{
  guint text;
  guint link; /* of text: in links */
  guint good; /* of text: in runs that read like an article's paragraph */
  guint own;  /* directly in this block, not in a block within */
  guint own_link;
  guint ends; /* marks in own that end a sentence or part it */
} DictumHtmlWeight;

/* Sets the flags of all nodes: what is never text, what is a block, and what is not shown. Pages
 * whose scripts show what they hide are read with even_hidden. */
void dictum_html_mark_hidden (DictumHtmlTree *tree, gboolean even_hidden);
/* Whether an element of an AMP page holds words that are not the article's. */
gboolean dictum_html_is_around_amp (const DictumHtmlNode *node, const DictumHtmlNode *parent);
/* Sets DICTUM_HTML_BOILER by names, except where that would lose much of the text; weights:
 * counted with everything that is shown. */
void dictum_html_mark_boiler (DictumHtmlTree *tree, const DictumHtmlWeight *weights);
/* Chinese, Japanese and Korean say in one letter what takes others two or three: it counts twice
 * wherever a text is measured in letters. */
static inline gboolean
dictum_html_is_dense (gunichar c)
{
  return c >= 0x2e80 && (c <= 0xd7ff || (c >= 0xf900 && c <= 0xfaff) || c >= 0x20000);
}

/* Weighs all nodes; skip: the flags of what is not counted. Array of DictumHtmlWeight. */
DictumHtmlWeight *dictum_html_weigh (const DictumHtmlTree *tree, guint skip);
/* The element that holds the article's text. */
guint dictum_html_find_root (const DictumHtmlTree *tree,
                             const DictumHtmlWeight *weights,
                             const DictumHtmlMetadata *metadata);
/* A block as it was found, before it is normalised. */
typedef struct
{
  DictumBlockKind kind;
  int level;    /* of a heading */
  guint node;   /* the element that it stands in */
  guint around; /* the element around that one */
  char *text;
  char *time; /* of the entry of a live blog, RFC 3339; NULL otherwise */
} DictumHtmlBlock;

/* Takes those blocks out for which dropped is TRUE, all in one go. */
void dictum_html_drop_blocks (GPtrArray *blocks, const gboolean *dropped);

/* The blocks in an element: GPtrArray of DictumHtmlBlock. */
GPtrArray *dictum_html_write (const DictumHtmlTree *tree,
                              const DictumHtmlWeight *weights,
                              const DictumHtmlMetadata *metadata,
                              guint root);

void dictum_html_block_free (gpointer block);

/* In a live blog, gives the blocks of each entry its time. */
void
dictum_html_time_blocks (const DictumHtmlTree *tree, guint root, gboolean live, GPtrArray *blocks);

/* Quotations that the text has as well are set apart as pull quotes. */
void dictum_html_mark_pull_quotes (GPtrArray *blocks);

/* Puts the caption of the picture between the title and the text before the blocks. */
void dictum_html_add_lead_caption (const DictumHtmlTree *tree,
                                   const DictumHtmlMetadata *metadata,
                                   guint root,
                                   GPtrArray *blocks);

/* Takes out of blocks what their words say is not the article's text. */
void dictum_html_trim (GPtrArray *blocks);

/* Adds the text of the article to the builder, without its title. */
void dictum_html_extract (DictumHtmlTree *tree,
                          const DictumHtmlMetadata *metadata,
                          DictumArticleBuilder *builder);

G_END_DECLS
