/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-office.h"

G_BEGIN_DECLS

/* A control word without a number. */
#define DICTUM_RTF_NO_NUMBER G_MININT64

/**
 * DictumRtf:
 *
 * What the groups, words and bytes of an RTF document mean: the state of each group, the fonts'
 * encodings, the names of the styles. Gives the text to a DictumOffice, which is the caller's.
 */
typedef struct _DictumRtf DictumRtf;

DictumRtf *dictum_rtf_new (DictumOffice *office);
void dictum_rtf_free (DictumRtf *self);

void dictum_rtf_begin_group (DictumRtf *self);
void dictum_rtf_end_group (DictumRtf *self);
guint dictum_rtf_get_depth (const DictumRtf *self);
void dictum_rtf_control (DictumRtf *self, const char *word, gint64 number);
/* A backslash with something that is no letter. */
void dictum_rtf_symbol (DictumRtf *self, char c);
/* A byte of text in the encoding of the font. */
void dictum_rtf_byte (DictumRtf *self, guint8 byte);
void dictum_rtf_finish (DictumRtf *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumRtf, dictum_rtf_free)

G_END_DECLS
