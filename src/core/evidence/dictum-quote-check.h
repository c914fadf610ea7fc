/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/dictum-text-align.h"

G_BEGIN_DECLS

/* How the words of a quote stand in the text that they are said to be from. */
typedef enum
{
  DICTUM_QUOTE_NONE,       /* there is no quote */
  DICTUM_QUOTE_NO_COPY,    /* no copy is kept, or it is gone */
  DICTUM_QUOTE_UNREADABLE, /* the copy cannot be read as text */
  DICTUM_QUOTE_VERBATIM,   /* letter by letter; kinds of quotation marks and dashes do not count */
  DICTUM_QUOTE_MARKED,     /* but for ellipses and brackets, which say so */
  DICTUM_QUOTE_DIFFERS,    /* there is something like it, in other words */
  DICTUM_QUOTE_NOT_FOUND,
} DictumQuoteVerdict;

typedef struct
{
  DictumQuoteVerdict verdict;
  DictumText *quote;
  DictumText *passage; /* DIFFERS: what stands in the copy instead; else NULL */
  GArray *stretches;   /* DIFFERS: of DictumStretch, from the passage to the quote; else NULL */
  char *reason;        /* UNREADABLE: why, translated; else NULL */
} DictumQuoteCheck;

/* "verbatim", "marked", "differs", "not-found", "no-copy", "unreadable", "none". */
const char *dictum_quote_verdict_get_nick (DictumQuoteVerdict verdict);
/* For people: "Stands so in the stored copy". Translated, static; "" when there is no quote. */
const char *dictum_quote_verdict_get_label (DictumQuoteVerdict verdict);

DictumQuoteCheck *dictum_quote_check_new (DictumQuoteVerdict verdict, const char *quote);
void dictum_quote_check_free (DictumQuoteCheck *self);
/* Takes as long as the text is. */
DictumQuoteCheck *dictum_text_check_quote (DictumText *self, const char *quote);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumQuoteCheck, dictum_quote_check_free)

G_END_DECLS
