/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/dictum-text.h"

G_BEGIN_DECLS

/* What made the marks of a claim that was read: “brat”, or “brat (ana)” where several annotated. */
#define DICTUM_BRAT_AGENT "brat"

/* The stand-off format of brat (brat.nlplab.org/standoff.html): a text and, beside it, a file of
 * lines that mark places in it by code points. How attributions stand in it follows the PolNeAR
 * corpus: an event of type Attribution with the roles Content, Cue and Source, whose trigger is of
 * the same extent as the cue; Attribution-no-source where the text names nobody. */

/* The first letter of a line’s id. */
typedef enum
{
  DICTUM_BRAT_MARK = 'T',      /* type, ranges, the words there */
  DICTUM_BRAT_EVENT = 'E',     /* type, trigger and arguments */
  DICTUM_BRAT_RELATION = 'R',  /* type, arguments; “*” for one without direction */
  DICTUM_BRAT_ATTRIBUTE = 'A', /* type, target, value; “M” in old files */
  DICTUM_BRAT_REFERENCE = 'N', /* type, target, what it refers to, and that thing’s name */
  DICTUM_BRAT_NOTE = '#',      /* type, target, words */
} DictumBratKind;

typedef struct
{
  char *role;
  char *id;
} DictumBratArgument;

typedef struct
{
  DictumBratKind kind;
  int line; /* from 1 */
  char *id; /* "T1" */
  char *type;
  GArray *ranges;       /* of DictumRange, as in the file; only of a mark */
  GPtrArray *arguments; /* of DictumBratArgument; of an event, the trigger first; of a relation */
  char *target;         /* id of what an attribute, a reference or a note is about */
  char *value;          /* of an attribute, NULL when it is merely there; of a reference */
  char *words;          /* of a mark, a reference, a note */
} DictumBratLine;

typedef struct
{
  int line;
  const char *reason; /* msgid */
} DictumBratBroken;

typedef struct
{
  GPtrArray *lines;  /* of DictumBratLine, in order */
  GArray *broken;    /* of DictumBratBroken */
  GHashTable *by_id; /* borrowed: id to DictumBratLine */
} DictumBrat;

/* text is UTF-8; always returns something. */
DictumBrat *dictum_brat_parse (const char *text);
void dictum_brat_free (DictumBrat *self);

/* A note or a name in one line, as brat keeps it: line breaks and backslashes escaped; and back. */
char *dictum_brat_escape (const char *words);
char *dictum_brat_unescape (const char *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumBrat, dictum_brat_free)

G_END_DECLS
