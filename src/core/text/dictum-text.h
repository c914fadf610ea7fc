/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DictumText:
 *
 * An immutable text and what language knows of it. All offsets are Unicode code points, start
 * included, end excluded. Reference counted; may be used from several threads. Bytes appear behind
 * this type and nowhere else.
 */
typedef struct _DictumText DictumText;

#define DICTUM_TEXT_CONTEXT 32     /* code points of prefix and suffix beside a quote */
#define DICTUM_TEXT_BLOCK_CAP 4000 /* code points in a block */

#define DICTUM_TYPE_TEXT (dictum_text_get_type ())
GType dictum_text_get_type (void);

DictumText *dictum_text_new (const char *utf8, const char *language);
DictumText *dictum_text_new_take (char *utf8, const char *language);
DictumText *dictum_text_ref (DictumText *self);
void dictum_text_unref (DictumText *self);
const char *dictum_text_get_string (DictumText *self);
const char *dictum_text_get_language (DictumText *self);
int dictum_text_get_length (DictumText *self);
gunichar dictum_text_get_char (DictumText *self, int offset);
char *dictum_text_get_slice (DictumText *self, int start, int end);
gsize dictum_text_get_byte (DictumText *self,
                            int offset); /* for the parsers of loaders and tests */
int dictum_text_get_offset (DictumText *self, gsize byte);

/* Words are counted line by line, which takes as long as the range is. Where the words of a whole
 * long text are counted, and again after each action, it is given an index of them, in a thread;
 * counting is then two look-ups. */
int dictum_text_count_words (DictumText *self, int start, int end);
gboolean dictum_text_has_word_index (DictumText *self);
void dictum_text_index_words (DictumText *self);
void dictum_text_index_words_async (DictumText *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
gboolean dictum_text_index_words_finish (GAsyncResult *result, GError **error);

/* The block (line), sentence or word around an offset. A sentence never crosses a block. An offset
 * between two sentences belongs to the following one, at the end of a block to the last one. */
void dictum_text_get_block (DictumText *self, int offset, int *start, int *end);
void dictum_text_get_sentence (DictumText *self, int offset, int *start, int *end);
gboolean dictum_text_get_word (DictumText *self, int offset, int *start, int *end);
int dictum_text_next_word (DictumText *self, int offset);     /* where the next word ends */
int dictum_text_previous_word (DictumText *self, int offset); /* where the previous word starts */
int dictum_text_next_sentence (DictumText *self, int offset);
int dictum_text_previous_sentence (DictumText *self, int offset);

/* The extent that a marking of [start, end) should have: leading and trailing white space out; with
 * to_words grown to whole words, unless an end lies just at a hyphen or an apostrophe ("Trump" in
 * "Trump’s"), where it was put on purpose; a quotation kept with both its marks and the comma or
 * full stop inside them; every other trailing comma or full stop left out, but for the one of an
 * abbreviation or an ellipsis; an unmatched quotation mark or bracket at one end left out, or
 * completed when nothing but punctuation is missing. Snapping what has been snapped changes
 * nothing. Returns FALSE and leaves the offsets when nothing but space and punctuation would
 * remain. */
gboolean dictum_text_snap (DictumText *self, gboolean to_words, int *start, int *end);

/* A quotation: from the opening mark to behind the closing one; the same pair across all scripts:
 * “ ” " " „ “ « » » « ‹ › ‘ ’ 「 」 『 』 ’ used as an apostrophe is none. A quotation does not
 * cross a block, except that a block whose quotation is not closed is continued where the next
 * block opens with a mark again (as newspapers set it); the one that is never closed ends with its
 * block and has closed FALSE. */
typedef struct
{
  int start;
  int end;
  gboolean closed;
  int depth; /* 0 outermost */
} DictumQuotation;

GArray *dictum_text_list_quotations (DictumText *self, int start, int end);

/* Whether the word [start, end) is one that says that somebody said something: "said". */
gboolean dictum_text_is_saying (DictumText *self, int start, int end);

/* How much of [start, end) is inside quotation marks: 0 none, 1 all (marks and punctuation at the
 * ends not counted), 2 a part. */
typedef enum
{
  DICTUM_QUOTED_NONE,
  DICTUM_QUOTED_ALL,
  DICTUM_QUOTED_PART,
} DictumQuoted;

DictumQuoted dictum_text_get_quoted (DictumText *self, int start, int end);

/* Quote with context, and back again. find: all of exact, prefix and suffix when given must fit;
 * where several do, the one nearest to hint (>= 0) is taken; hint < 0 demands that there be one
 * only. The comparison folds typographic and plain quotation marks, dashes and white space when the
 * letter-by-letter one finds nothing. Returns the number of places that fit (0, 1, more) and sets
 * start and end only when one was chosen. */
void dictum_text_get_context (DictumText *self, int start, int end, char **prefix, char **suffix);
int dictum_text_find_quote (DictumText *self,
                            const char *exact,
                            const char *prefix,
                            const char *suffix,
                            int hint,
                            int *start,
                            int *end);

/* Plain search as in a find bar: case and accents folded, typographic marks too. GArray of int
 * pairs (start, end), at most limit of them (0: all). */
typedef struct
{
  int start;
  int end;
} DictumRange;

GArray *dictum_text_search (DictumText *self, const char *words, guint limit);
/* The text as it is searched, folded as by dictum_text_fold(); made when first asked for and kept,
 * borrowed. n_bytes may be NULL. From any thread. */
const char *dictum_text_get_search_string (DictumText *self, gsize *n_bytes);

/* Case and accents folded for filtering lists: "Élysée" -> "elysee". */
char *dictum_text_fold (const char *utf8);

/* What every loader calls once: any bytes that are valid UTF-8 in; out: NFC, line ends as '\n', no
 * control characters, no byte order mark, no-break and other odd spaces kept as one space where
 * they are only layout, soft hyphens and zero-width spaces out, bidirectional marks and overrides
 * closed within their line or taken out, runs of blanks collapsed, lines trimmed. */
char *dictum_text_normalise (const char *utf8, gssize length);

/* Splits a line longer than the cap at sentence ends (else at word ends, else hard). Returns a
 * GStrv with at least one string. */
GStrv dictum_text_split_block (const char *utf8, const char *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumText, dictum_text_unref)

G_END_DECLS
