/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "analysis/dictum-warnings.h"

G_BEGIN_DECLS

/* Words of one language. Folded: lower case, without accents and punctuation. Lists end with NULL.
 */
typedef struct
{
  const char *language;           /* "en" */
  const char *const *bare;        /* nouns that say nothing of who speaks: "source" */
  const char *const *counting;    /* what may stand before them and still says nothing: "several" */
  const char *const *empty;       /* what may stand behind them likewise: "anonyme" */
  const char *const *plurals;     /* nouns for more than one unnamed person: "officials" */
  const char *const *saying;      /* verbs and phrases that attribute: "said", "according to" */
  const char *const *according;   /* phrases before a source: "according to" */
  const char *const *resuming;    /* with what a sentence goes on behind the noun: "wird", "إن" */
  const char *const *reasons;     /* that there is a reason: "asked not to be named" */
  const char *const *boilerplate; /* formulas that are none: "on condition of anonymity" */
  const char *const *because;     /* what makes a formula a reason: "because" */
  const char *const *among;       /* with which a superlative is none: "one of the" */
  const char *const *superlatives; /* "largest" */
  const char *const *accusations;  /* "bribed" */
  const char *const *magnitudes;   /* behind a number: "million" */
  const char *const *dates;        /* beside a number that is only a date: "november" */
} DictumWarningWords;

/* NULL when the language has no lists. */
const DictumWarningWords *dictum_warning_get_words (const char *language);

typedef struct
{
  int start, end;
  guint block;         /* position among the version's blocks */
  char *text;          /* as it stands */
  char *folded;        /* with a space in front and behind, so that whole words can be found */
  gboolean attributed; /* somebody says so in it, by its words or by a mark */
  gboolean covered;    /* a claim with a chain, or one that was checked, is in it */
} DictumCheckedSentence;

/* What one article is checked with. */
typedef struct
{
  DictumCorpus *corpus;
  const DictumCorpusArticle *article;
  const DictumWarningWords *words; /* NULL: none for the language */
  GArray *sentences;               /* of DictumCheckedSentence; empty without words */
  const DictumWarningRule *rule;   /* that is being looked for */
  GPtrArray *found;                /* of DictumWarning */
} DictumCheck;

typedef void (*DictumCheckFunc) (DictumCheck *check);

void dictum_check_prepare (DictumCheck *check);
void dictum_check_clear (DictumCheck *check);
/* claim may be NULL; words NULL: what stands from start to end. */
void dictum_check_warn (DictumCheck *check,
                        const DictumClaim *claim,
                        int start,
                        int end,
                        const char *words);
void dictum_check_warn_span (DictumCheck *check, const DictumClaim *claim, const DictumSpan *span);
gboolean dictum_check_is_current (const DictumCheck *check, const DictumClaim *claim);
/* The first phrase of the list that is in the folded and padded words; NULL none. */
const char *dictum_words_find (const char *padded, const char *const *list);
char *dictum_words_pad (const char *text);

/* dictum-warnings-text.c */
void dictum_check_bare_source (DictumCheck *check);
void dictum_check_boilerplate (DictumCheck *check);
void dictum_check_unattributed (DictumCheck *check);
void dictum_check_quotation (DictumCheck *check);

/* dictum-warnings-sources.c */
void dictum_check_plural (DictumCheck *check);
void dictum_check_reason (DictumCheck *check);
void dictum_check_pronoun (DictumCheck *check);
void dictum_check_paragraph (DictumCheck *check);

/* dictum-warnings-claims.c */
void dictum_check_opinion (DictumCheck *check);
void dictum_check_single (DictumCheck *check);
void dictum_check_circle (DictumCheck *check);
void dictum_check_cues (DictumCheck *check);
void dictum_check_reply (DictumCheck *check);
void dictum_check_evidence (DictumCheck *check);

G_END_DECLS
