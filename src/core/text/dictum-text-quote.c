/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-text"

#include "text/dictum-text.h"
#include "text/dictum-text-private.h"

#include <string.h>

/* What is looked for, and the best place so far. */
typedef struct
{
  const char *string;
  gsize length;
} Bytes;

typedef struct
{
  DictumText *text;
  const DictumFolded *folded; /* NULL: letter by letter */
  DictumFoldedCursor cursor;
  Bytes hay;
  Bytes exact;
  Bytes prefix;
  Bytes suffix;
  int hint;
  int n_found;
  int last; /* where the place found last starts */
  int start;
  int end;
} Search;

/* Whether what stands before @at ends with the prefix. A space at the seam may belong to either
 * side once the text is folded. */
static gboolean
fits_before (const Search *search, gsize at)
{
  if (search->folded != NULL && search->prefix.length > 0 && at > 0 &&
      search->hay.string[at - 1] == ' ')
    at--;
  return at >= search->prefix.length && memcmp (search->hay.string + at - search->prefix.length,
                                                search->prefix.string, search->prefix.length) == 0;
}

static gboolean
fits_behind (const Search *search, gsize at)
{
  if (search->folded != NULL && search->suffix.length > 0 && at < search->hay.length &&
      search->hay.string[at] == ' ')
    at++;
  return search->hay.length - at >= search->suffix.length &&
         memcmp (search->hay.string + at, search->suffix.string, search->suffix.length) == 0;
}

static void
take (Search *search, gsize at)
{
  int start;
  int end;

  if (search->folded != NULL)
    dictum_folded_get_range (search->folded, search->text, &search->cursor, at,
                             at + search->exact.length, &start, &end);
  else
    {
      start = dictum_text_get_offset (search->text, at);
      end = dictum_text_get_offset (search->text, at + search->exact.length);
    }
  /* An ellipsis becomes three full stops, each of which finds it. */
  if (search->n_found > 0 && start == search->last)
    return;
  search->last = start;
  if (search->n_found++ == 0 || ABS (start - search->hint) < ABS (search->start - search->hint))
    {
      search->start = start;
      search->end = end;
    }
}

static void
run (Search *search)
{
  const char *end = search->hay.string + search->hay.length;
  const char *at = search->hay.string;

  if (search->exact.length == 0)
    return;
  while ((at = memmem (at, end - at, search->exact.string, search->exact.length)) != NULL)
    {
      gsize byte = at - search->hay.string;

      if (fits_before (search, byte) && fits_behind (search, byte + search->exact.length))
        take (search, byte);
      at++;
    }
}

/* Folds and takes the space off the ends; @kept owns the bytes. */
static Bytes
fold_bytes (const char *utf8, char **kept)
{
  Bytes bytes = { "", 0 };

  if (utf8 == NULL)
    return bytes;
  *kept = g_strstrip (dictum_fold_string (utf8, strlen (utf8), DICTUM_FOLD_QUOTE, NULL));
  bytes.string = *kept;
  bytes.length = strlen (*kept);
  return bytes;
}

static Bytes
get_bytes (const char *utf8)
{
  Bytes bytes = { utf8 != NULL ? utf8 : "", utf8 != NULL ? strlen (utf8) : 0 };

  return bytes;
}

static void
run_folded (Search *search, const char *exact, const char *prefix, const char *suffix)
{
  g_autofree char *folded_exact = NULL;
  g_autofree char *folded_prefix = NULL;
  g_autofree char *folded_suffix = NULL;

  search->folded = dictum_text_get_folded (search->text, DICTUM_FOLD_QUOTE);
  search->hay.string = search->folded->string;
  search->hay.length = search->folded->n_bytes;
  search->exact = fold_bytes (exact, &folded_exact);
  search->prefix = fold_bytes (prefix, &folded_prefix);
  search->suffix = fold_bytes (suffix, &folded_suffix);
  run (search);
}

/**
 * dictum_text_get_context:
 * @start: code points
 * @end: code points, excluded
 * @prefix: (out) (optional) (transfer full): what stands before, at most %DICTUM_TEXT_CONTEXT code
 *   points
 * @suffix: (out) (optional) (transfer full): what stands behind
 */
void
dictum_text_get_context (DictumText *self, int start, int end, char **prefix, char **suffix)
{
  g_return_if_fail (self != NULL);

  start = CLAMP (start, 0, dictum_text_get_length (self));
  end = CLAMP (end, start, dictum_text_get_length (self));
  if (prefix != NULL)
    *prefix = dictum_text_get_slice (self, start - DICTUM_TEXT_CONTEXT, start);
  if (suffix != NULL)
    *suffix = dictum_text_get_slice (
        self, end, MIN (end, G_MAXINT - DICTUM_TEXT_CONTEXT) + DICTUM_TEXT_CONTEXT);
}

/**
 * dictum_text_find_quote:
 * @exact: the words of the quote
 * @prefix: (nullable): what must stand before it
 * @suffix: (nullable): what must stand behind it
 * @hint: code points, where it is thought to be; negative when nothing is known
 * @start: (out) (optional): set when a place was chosen
 * @end: (out) (optional): set when a place was chosen
 *
 * Returns: how many places fit. One is chosen when there is one only, or when there is a hint.
 */
int
dictum_text_find_quote (DictumText *self,
                        const char *exact,
                        const char *prefix,
                        const char *suffix,
                        int hint,
                        int *start,
                        int *end)
{
  Search search = { 0 };

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (exact != NULL, 0);

  search.text = self;
  search.hint = hint;
  search.hay.string = dictum_text_get_string (self);
  search.hay.length = dictum_text_get_n_bytes (self);
  search.exact = get_bytes (exact);
  search.prefix = get_bytes (prefix);
  search.suffix = get_bytes (suffix);
  run (&search);
  if (search.n_found == 0)
    run_folded (&search, exact, prefix, suffix);
  if (search.n_found == 1 || (search.n_found > 1 && hint >= 0))
    {
      if (start != NULL)
        *start = search.start;
      if (end != NULL)
        *end = search.end;
    }
  return search.n_found;
}

/**
 * dictum_text_search:
 * @words: what to look for, valid UTF-8
 * @limit: at most how many, 0 for all
 *
 * Returns: (transfer full) (element-type DictumRange): where @words stands, case, accents and
 *   typography not counted; places do not overlap
 */
GArray *
dictum_text_search (DictumText *self, const char *words, guint limit)
{
  const DictumFolded *folded;
  DictumFoldedCursor cursor = { 0 };
  g_autofree char *needle = NULL;
  GArray *found;
  const char *at;
  const char *end;
  gsize length;
  int last = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);

  found = g_array_new (FALSE, FALSE, sizeof (DictumRange));
  needle = g_strstrip (dictum_text_fold (words));
  length = strlen (needle);
  if (length == 0)
    return found;
  folded = dictum_text_get_folded (self, DICTUM_FOLD_SEARCH);
  at = folded->string;
  end = at + folded->n_bytes;
  while ((at = memmem (at, end - at, needle, length)) != NULL && (limit == 0 || found->len < limit))
    {
      gsize from = at - folded->string;
      DictumRange range;

      dictum_folded_get_range (folded, self, &cursor, from, from + length, &range.start,
                               &range.end);
      if (range.start >= last)
        {
          g_array_append_val (found, range);
          last = range.end;
        }
      at += length;
    }
  return found;
}
