/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-container.h"

G_BEGIN_DECLS

/* A chapter, or another document that a book lists. */
typedef struct
{
  char *name;     /* in the container */
  char *label;    /* in the table of contents; may be NULL */
  gboolean aside; /* around the book's text: a cover, a table of contents */
} DictumEpubItem;

/**
 * DictumEpubBook:
 *
 * What the package document of an EPUB says: what the book is called, and what is in it in which
 * order.
 */
typedef struct
{
  char *title;
  GPtrArray *authors; /* of char * */
  char *publisher;
  char *language;
  char *published;
  char *modified;
  GPtrArray *spine; /* of DictumEpubItem, in reading order */
} DictumEpubBook;

DictumEpubBook *
dictum_epub_book_new (const DictumContainer *container, const DictumLoadJob *job, GError **error);
void dictum_epub_book_free (DictumEpubBook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumEpubBook, dictum_epub_book_free)

G_END_DECLS
