/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dictum-cli.h"

G_BEGIN_DECLS

/* One link of the chain, as given on the command line and as found in the article. */
typedef struct
{
  char *name; /* "" marks the words alone; NULL: to be worked out from the words */
  char *kind;
  char *polarity;
  char *stance;
  char *manner;
  DictumCliQuote source;
  DictumCliQuote cue;
  DictumRange source_range;
  DictumRange cue_range;
} DictumCliLink;

/* What is to be marked. */
typedef struct
{
  DictumCliQuote quote;
  GArray *more;      /* of DictumCliQuote */
  GArray *ranges;    /* of DictumRange: the quote, then more */
  GPtrArray *links;  /* of DictumCliLink; the first-hand source first, as on the command line */
  GPtrArray *fields; /* of char *: field, value, field, value */
} DictumCliMark;

/* Options of the verb; their callbacks fill the mark that is the data of the parse. */
extern const GOptionEntry dictum_cli_mark_entries[];

void dictum_cli_mark_init (DictumCliMark *mark);
void dictum_cli_mark_clear (DictumCliMark *mark);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DictumCliMark, dictum_cli_mark_clear)

G_END_DECLS
