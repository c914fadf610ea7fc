/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/dictum-text.h"

G_BEGIN_DECLS

/* What of a block is to be known before it is handed out. */
typedef enum
{
  DICTUM_BLOCK_CHARS = 0,
  DICTUM_BLOCK_WORDS = 1 << 0,
  DICTUM_BLOCK_SENTENCES = 1 << 1,
  DICTUM_BLOCK_QUOTATIONS = 1 << 2,
} DictumBlockParts;

/* A quotation as its block alone shows it; positions are relative to the block. */
typedef struct
{
  int start;
  int end;
  gunichar mark; /* the opening mark */
  gboolean closed;
  gboolean leading; /* nothing but opening marks and space stand before it */
} DictumBlockQuotation;

/* What a character is to the quotations of its block. */
typedef enum
{
  DICTUM_SIDE_NONE,
  DICTUM_SIDE_OPENING,
  DICTUM_SIDE_CLOSING,
} DictumQuotationSide;

/**
 * DictumTextBlock:
 *
 * One line of a text, taken apart once and then shared: its characters as an array and, where asked
 * for, its words, sentences (both DictumRange) and quotations (DictumBlockQuotation, ordered by
 * start), all counted in code points from the block's start. A part that has been computed never
 * changes again, so a reader who asked for it needs no lock.
 */
typedef struct
{
  const char *language; /* the text's, which is referenced by whoever asks */
  int index;            /* which line of the text */
  int start;            /* code points of the text */
  int length;
  gunichar *chars; /* length of them and a zero */
  GArray *words;
  GArray *sentences;
  GArray *quotations;
  guint8 *sides; /* DictumQuotationSide of each character, known when the quotations are */
} DictumTextBlock;

/* index counts lines from 0; offsets, starts and lengths are code points of the text. The block is
 * transfer full, from any thread. */
DictumTextBlock *dictum_text_ref_block (DictumText *self, int index, DictumBlockParts parts);
void dictum_text_block_unref (DictumTextBlock *block);
/* int: the code point each word begins at, rising; NULL while there is no index. */
GArray *dictum_text_get_word_starts (DictumText *self);
void dictum_text_take_word_starts (DictumText *self, GArray *starts);
int dictum_text_get_n_blocks (DictumText *self);
int dictum_text_get_block_index (DictumText *self, int offset);
int dictum_text_get_block_start (DictumText *self, int index);
int dictum_text_get_block_length (DictumText *self, int index);

int dictum_ranges_find (GArray *ranges, int offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumTextBlock, dictum_text_block_unref)

/* Break iterators, one of each kind for a text; used with the text's lock held. */
typedef struct
{
  gpointer words;
  gpointer sentences;
} DictumTextBreaks;

/* The lists are transfer full, of DictumRange from the start of the block. */
void dictum_text_breaks_clear (DictumTextBreaks *self);
GArray *dictum_text_breaks_list (DictumTextBreaks *self,
                                 DictumBlockParts part,
                                 const DictumTextBlock *block);
GArray *dictum_text_block_list_words (const DictumTextBlock *block, DictumTextBreaks *breaks);
GArray *dictum_text_block_list_sentences (const DictumTextBlock *block, DictumTextBreaks *breaks);
gboolean dictum_text_block_misses_space (const DictumTextBlock *block, int at);

/* Abbreviations, words that begin sentences, verbs of saying. */
typedef enum
{
  DICTUM_ABBREVIATION_NONE,
  DICTUM_ABBREVIATION_NEVER_ENDS, /* "Mr.", "z. B." */
  DICTUM_ABBREVIATION_MAY_END,    /* "U.S.", "p.m.", "Inc." */
  DICTUM_ABBREVIATION_NUMBER,     /* "No.": one before a number only */
} DictumAbbreviation;

DictumAbbreviation dictum_abbreviation_get (const char *language, const gunichar *word, int length);
gboolean dictum_word_starts_sentence (const char *language, const gunichar *word, int length);
gboolean dictum_word_is_saying (const gunichar *word, int length);
gboolean dictum_language_has_ordinal_stop (const char *language);
gboolean dictum_language_is (const char *language, const char *list);

/* Quotations of one block. */
GArray *dictum_text_list_block_quotations (const char *language, const gunichar *chars, int length);
gboolean dictum_char_is_quotation_mark (gunichar c);
gboolean dictum_char_is_single_mark (gunichar c);

/* Folding for comparison: a byte in the folded string finds its way back to a code point. */
typedef enum
{
  DICTUM_FOLD_QUOTE,  /* typographic marks, dashes and spaces as plain ones */
  DICTUM_FOLD_SEARCH, /* case and accents as well */
} DictumFold;

typedef struct
{
  DictumFold fold;
  char *string;
  gsize n_bytes;
  guint32 *checkpoints; /* the folded byte at every 64th code point of the text */
} DictumFolded;

/* A place in a text and in its folded string: what comes before one became what comes before the
 * other. */
typedef struct
{
  int offset;
  gsize byte;
  gsize folded;
} DictumFoldedCursor;

char *dictum_fold_string (const char *utf8, gsize n_bytes, DictumFold fold, gsize *n_folded);
/* dictum_text_get_folded() makes it once for a text, and lends it; n_folded is bytes. */
DictumFolded *dictum_folded_new (DictumText *text, DictumFold fold);
void dictum_folded_free (DictumFolded *self);
const DictumFolded *dictum_text_get_folded (DictumText *self, DictumFold fold);
void dictum_folded_get_range (const DictumFolded *self,
                              DictumText *text,
                              DictumFoldedCursor *cursor,
                              gsize from,
                              gsize to,
                              int *start,
                              int *end);

#define DICTUM_TEXT_STRIDE 64 /* code points between two checkpoints */

/* Of the UTF-8; and classes of characters that words and quotations are told by. */
gsize dictum_text_get_n_bytes (DictumText *self);
gboolean dictum_char_is_blank (gunichar c);
gboolean dictum_char_is_letter (gunichar c);
gboolean dictum_char_is_hyphen (gunichar c);

G_END_DECLS
