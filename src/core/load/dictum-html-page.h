/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-html-metadata.h"

G_BEGIN_DECLS

/* So many nodes behind the title are "below the title". */
#define DICTUM_HTML_NEAR_TITLE 150

/**
 * DictumHtmlPage:
 *
 * What a page declares about itself, collected once in document order. The functions below choose
 * among it and what the page shows; each sets its members of the metadata, those of the ones before
 * being set already.
 */
typedef struct
{
  const DictumHtmlTree *tree;
  const char *url;    /* where it came from, else what it says; may be NULL */
  GHashTable *metas;  /* char * (lower case) to char * (content), the first of each name */
  GPtrArray *authors; /* of char *: every author tag */
  DictumLinked *linked;
  char *head_title;
  char *canonical;
  char *language;
} DictumHtmlPage;

static inline const char *
dictum_html_page_get (const DictumHtmlPage *self, const char *name)
{
  return g_hash_table_lookup (self->metas, name);
}

/* In this order: title; byline; times of publication and of the latest change. */
void dictum_html_page_find_title (const DictumHtmlPage *self, DictumHtmlMetadata *metadata);
void dictum_html_page_find_byline (const DictumHtmlPage *self, DictumHtmlMetadata *metadata);
void dictum_html_page_find_dates (const DictumHtmlPage *self, DictumHtmlMetadata *metadata);

G_END_DECLS
