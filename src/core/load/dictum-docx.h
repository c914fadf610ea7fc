/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-container.h"
#include "load/dictum-office.h"
#include "load/dictum-xml.h"

G_BEGIN_DECLS

/**
 * DictumDocxStyles:
 *
 * What the styles of a Word document say that matters for the text: which paragraphs are headings,
 * list items and so on, and which words are hidden. Also the document's language.
 */
typedef struct
{
  GHashTable *styles; /* char * (the id) to a style */
  char *language;     /* of the document's defaults; may be NULL */
} DictumDocxStyles;

/* What a style comes to with those it is based on. */
typedef struct
{
  gboolean known; /* kind and level are set */
  int kind;
  int level;
  gboolean list;
  gboolean hidden;
} DictumDocxLook;

DictumDocxStyles *dictum_docx_styles_new (GBytes *bytes, const DictumLoadJob *job, GError **error);
void dictum_docx_styles_free (DictumDocxStyles *self);
void
dictum_docx_styles_resolve (const DictumDocxStyles *self, const char *id, DictumDocxLook *look);

/* The text of the document, its notes, and its comments. */
typedef struct
{
  const DictumDocxStyles *styles;
  GHashTable *footnotes; /* of dictum_docx_read_notes(); NULL while these are read */
  GHashTable *endnotes;
  const DictumLoadJob *job;
} DictumDocxContext;

gboolean dictum_docx_read_story (GBytes *bytes,
                                 const DictumDocxContext *context,
                                 DictumOffice *office,
                                 GError **error);
GHashTable *dictum_docx_read_notes (GBytes *bytes,
                                    const DictumDocxContext *context,
                                    DictumOffice *office,
                                    GError **error);

/* Whether an element is one of WordprocessingML, in either of its two namespaces. */
gboolean dictum_docx_is_word (const char *ns);
/* A property that is on when it is there: not “0”, “false” or “off”. */
gboolean dictum_docx_is_on (const DictumXmlElement *element);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumDocxStyles, dictum_docx_styles_free)

G_END_DECLS
