/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-html-metadata.h"

G_BEGIN_DECLS

/**
 * DictumHtmlLine:
 *
 * A text that a page shows, as far as no other element interrupts it.
 */
typedef struct
{
  guint node;
  guint length; /* in bytes, white space as in the source */
} DictumHtmlLine;

/**
 * DictumHtmlPage:
 *
 * What a page declares about itself and the lines that it shows, collected once in document order.
 * The functions below choose among them; each sets its members of the metadata, those of the ones
 * before being set already.
 */
typedef struct
{
  const DictumHtmlTree *tree;
  const char *url;       /* where it came from, else what it says; may be NULL */
  GHashTable *metas;     /* char * (lower case) to char * (content), the first of each name */
  GHashTable *itemprops; /* names in metas that are microdata */
  GPtrArray *authors;    /* of char *: every author tag */
  DictumLinked *linked;
  GArray *lines; /* of DictumHtmlLine */
  char *head_title;
  char *canonical;
  char *language;
} DictumHtmlPage;

static inline const char *
dictum_html_page_get (const DictumHtmlPage *self, const char *name)
{
  return g_hash_table_lookup (self->metas, name);
}

/* The first of names that the page has, and where that is; NULL when it has none. origin may be
 * NULL. */
const char *dictum_html_page_get_first (const DictumHtmlPage *self,
                                        const char *const *names,
                                        DictumDetailOrigin *origin);

/* Whether a reader sees an element, as far as its own markup says. */
gboolean dictum_html_page_shows (const DictumHtmlTree *tree, guint index);
void dictum_html_page_collect_lines (DictumHtmlPage *self);
/* Number of the first line at or behind a node. */
guint dictum_html_page_find_line (const DictumHtmlPage *self, guint node);
/* A line, normalised; NULL when it is longer than most (bytes) or empty. */
char *dictum_html_page_dup_line (const DictumHtmlPage *self, guint line, gsize most);
/* Where the title stands among the lines; G_MAXUINT when it is not shown. */
guint dictum_html_page_find_title_line (const DictumHtmlPage *self,
                                        const DictumHtmlMetadata *metadata);

/* In this order: title; byline; times of publication and of the latest change. */
void dictum_html_page_find_title (const DictumHtmlPage *self, DictumHtmlMetadata *metadata);
void dictum_html_page_find_byline (const DictumHtmlPage *self, DictumHtmlMetadata *metadata);
void dictum_html_page_find_dates (const DictumHtmlPage *self, DictumHtmlMetadata *metadata);

G_END_DECLS
