/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-office.h"
#include "load/dictum-xml.h"

G_BEGIN_DECLS

/* What a style of an OpenDocument text comes to with those that it is based on. */
typedef struct
{
  gboolean known; /* kind and level are set */
  int kind;
  int level;
  gboolean hidden;
  gboolean new_page; /* its paragraph begins a page */
} DictumOdtLook;

/**
 * DictumOdtStyles:
 *
 * The styles of a document as its reader comes across them, the named ones first, then those that
 * the program made for single paragraphs.
 */
typedef struct _DictumOdtStyles DictumOdtStyles;

DictumOdtStyles *dictum_odt_styles_new (void);
void dictum_odt_styles_free (DictumOdtStyles *self);
/* For each element of a part that holds styles; FALSE when it is none of them. */
gboolean dictum_odt_styles_start (DictumOdtStyles *self, const DictumXmlElement *element);
/* family: "paragraph", "text"; name may be NULL. */
void dictum_odt_styles_resolve (const DictumOdtStyles *self,
                                const char *family,
                                const char *name,
                                DictumOdtLook *look);
/* The language of the document's defaults, as "en-GB"; may be NULL. */
const char *dictum_odt_styles_get_language (const DictumOdtStyles *self);

/* Whether a namespace is the one of OpenDocument called so: "text", "table", "office". */
gboolean dictum_odt_is (const char *ns, const char *which);

gboolean dictum_odt_read_story (GBytes *bytes,
                                DictumOdtStyles *styles,
                                DictumOffice *office,
                                const DictumLoadJob *job,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumOdtStyles, dictum_odt_styles_free)

G_END_DECLS
