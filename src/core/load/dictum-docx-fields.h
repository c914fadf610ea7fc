/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-xml.h"

G_BEGIN_DECLS

/**
 * DictumDocxFields:
 *
 * The fields that are open where a Word document is read, in one another. A field is what Word
 * computes from words (“PAGE”, “TOC \o”), and the result that was last shown. The result is text
 * like any other, but for tables of contents and the like, and the words are none.
 */
typedef struct _DictumDocxFields DictumDocxFields;

DictumDocxFields *dictum_docx_fields_new (void);
void dictum_docx_fields_free (DictumDocxFields *self);
void dictum_docx_fields_begin (DictumDocxFields *self, const char *words);
void dictum_docx_fields_mark (DictumDocxFields *self, const DictumXmlElement *element);
void dictum_docx_fields_append (DictumDocxFields *self, const char *words, gsize length);
void dictum_docx_fields_end (DictumDocxFields *self);
gboolean dictum_docx_fields_are_silent (const DictumDocxFields *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumDocxFields, dictum_docx_fields_free)

G_END_DECLS
