/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/dictum-text.h"

G_BEGIN_DECLS

/**
 * DictumAlignment:
 *
 * Which words of a new text are those of an old one: the words that stand in the same order in
 * both, and passages that were moved. Words are compared with case, accents and typography folded.
 * Made once for a pair of texts, in time that grows with their length and no faster; asked for as
 * many spans as there are. It does not change once made, so that threads may share it.
 */
typedef struct _DictumAlignment DictumAlignment;

typedef enum
{
  DICTUM_PLACED_LOST,    /* not there any more, or only something that looks like it */
  DICTUM_PLACED_SAME,    /* the same words; typography does not count */
  DICTUM_PLACED_ALTERED, /* there, with other wording */
} DictumPlacing;

/* Where a span of the old text is in the new one. */
typedef struct
{
  DictumPlacing placing;
  gboolean moved; /* in a passage that stands elsewhere now */
  int start;      /* code points of the new text; -1 when lost */
  int end;
  double kept; /* 0..1: the part of its words that is still there */
} DictumPlace;

/* A stretch of both texts. Where words were moved, the stretch of the other text is the place they
 * came from or went to; the ranges of all other kinds follow one another without a hole in both
 * texts. Code points. */
typedef enum
{
  DICTUM_STRETCH_SAME,
  DICTUM_STRETCH_REMOVED,    /* nothing in the new text; its range there is empty */
  DICTUM_STRETCH_ADDED,      /* nothing in the old text */
  DICTUM_STRETCH_REPLACED,   /* other words in the same place */
  DICTUM_STRETCH_MOVED_FROM, /* went elsewhere: new_text is where to */
  DICTUM_STRETCH_MOVED_TO,   /* came from elsewhere: old_text is where from */
} DictumStretchKind;

typedef struct
{
  DictumStretchKind kind;
  DictumRange old_text;
  DictumRange new_text;
  int move; /* which moved passage, from 1; 0 for all other kinds */
} DictumStretch;

DictumAlignment *dictum_alignment_new (DictumText *old_text, DictumText *new_text);
void dictum_alignment_free (DictumAlignment *self);
void dictum_alignment_map (const DictumAlignment *self, int start, int end, DictumPlace *place);
/* For a span whose own words are gone: what stands between its neighbours now, where both are still
 * there and little is between them. "said" became "claimed". */
gboolean
dictum_alignment_map_replaced (const DictumAlignment *self, int start, int end, DictumPlace *place);
/* Transfer full, of DictumStretch, in the order of reading. */
GArray *dictum_alignment_list_stretches (const DictumAlignment *self);

/* Finds a quote where the old text is not known: by its words, its context (each may be NULL) and
 * where it was (a hint below 0: unknown). FALSE when nothing fits well enough, or two places fit
 * equally well. */
gboolean dictum_text_anchor_quote (DictumText *self,
                                   const char *exact,
                                   const char *prefix,
                                   const char *suffix,
                                   int hint,
                                   DictumPlace *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumAlignment, dictum_alignment_free)

G_END_DECLS
