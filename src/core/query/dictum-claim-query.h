/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/dictum-project.h"

G_BEGIN_DECLS

/**
 * DictumClaimQuery:
 *
 * What a person asks of the claims of a project, as one line of text: `source:"prime minister"
 * status:done -tag:old rating:refuted unnamed:yes "exact words"`. All terms must hold. A `-` before
 * one turns it round, a comma gives several values of which one must fit. Words and the values of
 * text fields are folded by case, accents and typographic marks; a word is found inside words,
 * quoted words are found as whole words; `source:="Ida Marrow"` is that name or alias and nothing
 * longer. Names of fields and of values are English and never
 * translated, so that a query means the same to everyone who has the project.
 *
 * Immutable once made, reference counted, used from any thread. A text that is half typed still
 * means what is understood of it: what is wrong is a problem with its place, and that term is left
 * out. Positions are code points of the text.
 */
typedef struct _DictumClaimQuery DictumClaimQuery;

typedef enum
{
  DICTUM_QUERY_WORDS, /* no field: content, notes and tags */
  DICTUM_QUERY_SOURCE,
  DICTUM_QUERY_SOURCE_KIND,
  DICTUM_QUERY_THROUGH, /* a source of the chain, or the outlet */
  DICTUM_QUERY_ARTICLE,
  DICTUM_QUERY_PUBLISHER,
  DICTUM_QUERY_KIND,
  DICTUM_QUERY_STATUS,
  DICTUM_QUERY_RATING,
  DICTUM_QUERY_TAG,
  DICTUM_QUERY_UNNAMED,
  DICTUM_QUERY_ATTRIBUTED,
  DICTUM_QUERY_SINGLE_UNNAMED,
  DICTUM_QUERY_LINKS,
  DICTUM_QUERY_MANNER,
  DICTUM_QUERY_STANCE,
  DICTUM_QUERY_POLARITY,
  DICTUM_QUERY_ASSIGNED,
  DICTUM_QUERY_EVIDENCE,
  DICTUM_QUERY_REPLY,
  DICTUM_QUERY_CERTAINTY,
  DICTUM_QUERY_CHECK_WORTHY,
  DICTUM_QUERY_PUBLISHED,
  DICTUM_QUERY_MODIFIED,
  DICTUM_QUERY_ID,
} DictumQueryField;

#define DICTUM_QUERY_N_FIELDS (DICTUM_QUERY_ID + 1)

/* One term as it stands in the text; all borrowed from the query. */
typedef struct
{
  DictumQueryField field;
  gboolean negated;
  int start; /* code points of the query's text, end excluded */
  int end;
  const char *text; /* the term alone, as it is printed */
} DictumQueryTerm;

typedef struct
{
  int start;
  int end;
  const char *message; /* for the person who typed it */
  gboolean unfinished; /* it ends the text, so that typing on may mend it */
} DictumQueryProblem;

#define DICTUM_QUERY_ERROR (dictum_query_error_quark ())
GQuark dictum_query_error_quark (void);

typedef enum
{
  DICTUM_QUERY_ERROR_SYNTAX, /* with the first problem's place and message */
} DictumQueryError;

DictumClaimQuery *dictum_claim_query_new (const char *text);
/* For the command line: NULL with the first problem as an error. */
DictumClaimQuery *dictum_claim_query_parse (const char *text, GError **error);
DictumClaimQuery *dictum_claim_query_ref (DictumClaimQuery *self);
void dictum_claim_query_unref (DictumClaimQuery *self);
const char *dictum_claim_query_get_text (DictumClaimQuery *self);
/* Whether nothing of it leaves a claim out. */
gboolean dictum_claim_query_is_empty (DictumClaimQuery *self);
guint dictum_claim_query_get_n_terms (DictumClaimQuery *self);
DictumQueryTerm dictum_claim_query_get_term (DictumClaimQuery *self, guint position);
guint dictum_claim_query_get_n_problems (DictumClaimQuery *self);
DictumQueryProblem dictum_claim_query_get_problem (DictumClaimQuery *self, guint position);
/* The one way to write it: printing and parsing again gives an equal query. */
char *dictum_claim_query_print (DictumClaimQuery *self);
gboolean dictum_claim_query_equal (DictumClaimQuery *a, DictumClaimQuery *b);
/* Whether all that fits self fits earlier too: then only those need be looked at. */
gboolean dictum_claim_query_narrows (DictumClaimQuery *self, DictumClaimQuery *earlier);
/* The text with a term taken out, or one more at its end: what chips and menus do. value NULL or
 * "": the name of the field alone, to type on. */
char *dictum_claim_query_without (DictumClaimQuery *self, guint position);
char *dictum_claim_query_with (DictumClaimQuery *self,
                               DictumQueryField field,
                               const char *value,
                               gboolean negated);
/* A term as it is written, quoted where it must be: source:"Ida Marrow". */
char *dictum_query_write_term (DictumQueryField field, const char *value, gboolean negated);
/* The whole text and nothing longer, of a field with text: source:="Ida Marrow". */
char *dictum_query_write_exact (DictumQueryField field, const char *value);
/* The claims in whose chain a source stands: by its name or, where another is called so, by its id.
 */
char *dictum_query_write_source (DictumProject *project, const DictumSource *source);
/* A term for reading: as it is printed, with the names of records in place of their ids. */
char *
dictum_claim_query_describe_term (DictumClaimQuery *self, guint position, DictumProject *project);

/* Names in the text ("source-kind", NULL for words), and what the field is, translated. */
const char *dictum_query_field_get_name (DictumQueryField field);
const char *dictum_query_field_get_label (DictumQueryField field);
/* The values that a field can have, when they are few and known; NULL otherwise. Ends with NULL. */
const char *const *dictum_query_field_get_values (DictumQueryField field);
/* As shown in the window, translated: "Waiting for reply" for waiting-for-reply. Never NULL for a
 * value of the list above. */
const char *dictum_query_field_get_value_label (DictumQueryField field, guint position);

/* For one claim at a time. For lists of them, DictumClaimTable is far quicker. */
gboolean dictum_claim_query_matches (DictumClaimQuery *self,
                                     DictumProject *project,
                                     const DictumClaim *claim);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumClaimQuery, dictum_claim_query_unref)

G_END_DECLS
