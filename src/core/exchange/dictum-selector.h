/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "exchange/dictum-import.h"

G_BEGIN_DECLS

/**
 * DictumSelector:
 *
 * What the selectors of one target of an annotation say of the words that are meant: the words with
 * their context, the place, or two selectors that they are between. Those that say nothing of the
 * text (an XPath, a picture) are passed over.
 */
typedef struct _DictumSelector DictumSelector;

struct _DictumSelector
{
  char *exact; /* NULL: the place alone */
  char *prefix;
  char *suffix;
  int start; /* code points, or what the other tool takes for them; -1: not given */
  int end;
  DictumSelector *from; /* a range: where this begins */
  DictumSelector *to;   /* and before this begins */
};

/* From the member "selector" of a target. NULL when none of them is of the text. */
DictumSelector *dictum_selector_new (JsonObject *target);
void dictum_selector_free (DictumSelector *self);
/* What to tell when it cannot be placed; borrowed, may be NULL. */
const char *dictum_selector_get_quote (const DictumSelector *self);

/* Places all of them in one version of an article, the latest in which that is possible, unless
 * they stand letter by letter in the one of the date (may be NULL). Returns a new array of
 * DictumSpan, and sets *version; NULL when one of them is nowhere. */
GPtrArray *dictum_selectors_place (GPtrArray *selectors,
                                   const DictumArticle *article,
                                   const char *date,
                                   const DictumVersion **version);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumSelector, dictum_selector_free)

G_END_DECLS
