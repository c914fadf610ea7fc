/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-html-tree.h"
#include "load/dictum-load.h"

G_BEGIN_DECLS

/**
 * DictumLinked:
 *
 * What a page's JSON-LD says of its article. Every member may be NULL.
 */
typedef struct
{
  char *headline;
  char *name;
  GPtrArray *authors; /* of char *; never NULL */
  char *publisher;
  char *published;
  char *modified;
  char *language;
  char *section;
  char *url;
  gboolean live; /* a live blog */
  char *body;    /* articleBody: evidence for where the text is, not the text */
} DictumLinked;

DictumLinked *dictum_linked_new (const DictumHtmlTree *tree, const char *url);
void dictum_linked_free (DictumLinked *self);

/**
 * DictumHtmlMetadata:
 *
 * What a page says about itself, each of it the best of several places. Raw text; the article's
 * builder normalises it.
 */
typedef struct
{
  char *title;
  char *byline; /* cleaned, several names joined with ", " */
  char *publisher;
  char *published;
  char *modified;
  char *language;
  char *section; /* of the paper: "Politics" */
  char *url;
  DictumDetailOrigin origins[DICTUM_N_DETAILS];
  char *body;       /* as in DictumLinked */
  gboolean live;    /* the page says that it is a live blog */
  guint title_node; /* the heading that shows the title; 0 when there is none */
} DictumHtmlMetadata;

DictumHtmlMetadata *dictum_html_metadata_new (const DictumHtmlTree *tree, const char *url);
void dictum_html_metadata_free (DictumHtmlMetadata *self);

/* Letters and digits only, case and accents folded, one blank between words. */
char *dictum_html_fold (const char *text);

/* How alike two texts are by their words, 0..1. */
double dictum_html_compare_words (const char *a, const char *b);

/* The persons of a byline, "By" and roles and addresses out; NULL when nobody is left. */
char *dictum_html_clean_byline (const char *raw, const char *publisher);

/* The same for a line that the page shows: words that are not written like names are left out. */
char *dictum_html_clean_shown_byline (const char *raw, const char *publisher);

/* The same, where anybody is better than nobody: "Staff", or the name of the site. */
char *dictum_html_clean_any_byline (const char *raw);

/* "By", "Von" and their like, and nothing else: a name follows. */
gboolean dictum_html_opens_byline (const char *line);

/* Two to four words that begin with capital letters, particles aside. */
gboolean dictum_html_is_like_name (const char *words);

/* Whether words are a role, "Senior Writer", as they stand beside names. */
gboolean dictum_html_is_role (const char *words);

/* A page's title without the name of the site at its end or beginning. */
char *dictum_html_strip_site (const char *title, const char *publisher, const char *url);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumLinked, dictum_linked_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumHtmlMetadata, dictum_html_metadata_free)

G_END_DECLS
