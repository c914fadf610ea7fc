/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DictumFingerprint:
 *
 * A sketch of a text by which its likeness to another one is told without the texts: the smallest
 * hashes of its runs of four words (A. Broder, On the resemblance and containment of documents,
 * 1997). Case, accents, punctuation and line ends do not count. At most 1 KiB however long the text
 * is; immutable, may be used from several threads. The same text has the same fingerprint in every
 * run, but it is not for files: the hashes may change with a later Dictum.
 */
typedef struct _DictumFingerprint DictumFingerprint;

/* texts: UTF-8, the paragraphs of one text in their order. */
DictumFingerprint *dictum_fingerprint_new (const char *const *texts, guint n_texts);
void dictum_fingerprint_free (DictumFingerprint *self);

/* How many different runs of words the text has. */
guint dictum_fingerprint_get_size (const DictumFingerprint *self);
/* Which share of the runs of words of both texts together stand in both, 0..1. Exact for short
 * texts, estimated for those of more than about 250 words. */
double dictum_fingerprint_compare (const DictumFingerprint *a, const DictumFingerprint *b);
/* Which share of the runs of words of the shorter text stand in the longer one, 0..1. A handful of
 * common ones is none. */
double dictum_fingerprint_contain (const DictumFingerprint *a, const DictumFingerprint *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumFingerprint, dictum_fingerprint_free)

G_END_DECLS
