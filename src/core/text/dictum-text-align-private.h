/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/dictum-text-align.h"

G_BEGIN_DECLS

/* The words of one of the two texts, by position. */
typedef struct
{
  DictumText *text;
  GArray *ranges; /* of DictumRange, code points of the text */
  int n;
  int *ids;   /* equal for words that are equal when folded */
  int *map;   /* the word of the other text, or -1 */
  int *moves; /* the moved passage it is in, from 1; 0 none */
} DictumAlignedWords;

struct _DictumAlignment
{
  DictumAlignedWords old_words;
  DictumAlignedWords new_words;
  int n_ids;
  int n_moves;
  int *counts;         /* of each id: how often it is in both texts together */
  int *postings_start; /* of each id and one more: where its places begin in postings */
  int *postings;       /* the new words of each id, rising */
};

/* A range of old words and the range of new words it is compared with. */
typedef struct
{
  int old_from;
  int old_to;
  int new_from;
  int new_to;
} DictumAlignRange;

typedef struct
{
  int old_word;
  int new_word;
} DictumWordPair;

/* Transfer full. */
DictumAlignment *dictum_alignment_new_unpaired (DictumText *old_text, DictumText *new_text);
/* Pairs words of the ranges that stand in the same order: dictum-text-align.c. */
void dictum_alignment_pair_words (DictumAlignment *self, const DictumAlignRange *range);
/* Of DictumWordPair: runs of @length words that stand once in the old range and once in the new
 * one, by old word. With @usable, only runs of words for which it says so. */
typedef gboolean (*DictumWordUsable) (const DictumAlignment *self, gboolean is_old, int word);
GArray *dictum_alignment_list_unique_runs (const DictumAlignment *self,
                                           const DictumAlignRange *range,
                                           int length,
                                           DictumWordUsable usable);
/* A shortest way from one range to the other, or a good one where that would take too long:
 * dictum-text-align-myers.c. */
void dictum_alignment_pair_by_edits (DictumAlignment *self, const DictumAlignRange *range);
/* dictum-text-align-moves.c. */
void dictum_alignment_find_moves (DictumAlignment *self);
/* dictum-text-align-search.c. */
GArray *dictum_alignment_search (const DictumAlignment *self, int first, int last);
/* Where they might be: at most twelve arrays of DictumWordPair, all that has a chance whatever is
 * the best of it. Transfer full. */
GPtrArray *dictum_alignment_list_places (const DictumAlignment *self, int first, int last);
/* How much a word says: the less often it is there, the more. */
double dictum_alignment_weigh (const DictumAlignment *self, int id);

/* Moves an end of a place over punctuation: dictum-text-align-map.c. */
void dictum_texts_take_punctuation (DictumText *old_text,
                                    int old_from,
                                    int old_to,
                                    DictumText *new_text,
                                    int *end,
                                    int direction);

/* The word pairs that stand alone amid changed text, which say little. */
gboolean dictum_alignment_is_weak (const DictumAlignment *self, gboolean is_old, int word);

#define dictum_aligned_range(words, word) (&g_array_index ((words)->ranges, DictumRange, word))

G_END_DECLS
