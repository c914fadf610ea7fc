/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DictumRtfLetters:
 *
 * Turns the bytes of an RTF document into letters. A document changes between the encodings of its
 * fonts at any word, so that each is looked up only once.
 */
typedef struct _DictumRtfLetters DictumRtfLetters;

DictumRtfLetters *dictum_rtf_letters_new (void);
void dictum_rtf_letters_free (DictumRtfLetters *self);

/* The codepage by Windows' number for the language of a font, or 0. */
int dictum_rtf_letters_find_codepage (int charset);
char *dictum_rtf_letters_decode (DictumRtfLetters *self,
                                 int codepage,
                                 const GByteArray *bytes,
                                 gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumRtfLetters, dictum_rtf_letters_free)

G_END_DECLS
