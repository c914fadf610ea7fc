/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "query/dictum-claim-query.h"

G_BEGIN_DECLS

/* What kind of values a field takes, and so how they are read and compared. */
typedef enum
{
  DICTUM_QUERY_TEXT,   /* inside a text, or with “=” before it the whole */
  DICTUM_QUERY_TAGS,   /* a whole tag, or how one begins */
  DICTUM_QUERY_NAMES,  /* one of a few names */
  DICTUM_QUERY_NUMBER, /* 2, >=2, 2..4 */
  DICTUM_QUERY_DATE,   /* 2026, 2026-11, 2026-11-14, A..B */
  DICTUM_QUERY_VALUE,  /* of the project's rating scale, or none */
  DICTUM_QUERY_EXACT,  /* an id */
} DictumQueryValueKind;

typedef struct
{
  const char *name;
  const char *label; /* msgid */
  DictumQueryValueKind kind;
  const DictumEnum *names; /* for NAMES; of other structures than records, where need be */
} DictumQueryFieldInfo;

const DictumQueryFieldInfo *dictum_query_field_get_info (DictumQueryField field);
gboolean dictum_query_field_find (const char *name, gsize length, DictumQueryField *field);

/* One value of a term. Which members mean something depends on the kind of field. */
typedef struct
{
  int start, end; /* code points of the query’s text */
  char *text;     /* without quotation marks */
  gboolean valid; /* it means something to its field */
  gboolean quoted;
  gboolean closed; /* FALSE: the closing mark is still to be typed */
  gboolean exact;  /* TEXT, behind a sign of equality: the whole of it */
  char *folded;
  gsize n_folded;
  guint32 names; /* NAMES: a bit for each name that is meant */
  int low, high; /* NUMBER, both included */
  char *from;    /* DATE: the first and the last day, as far as they are given; NULL open */
  char *to;
} DictumQueryValue;

typedef struct
{
  DictumQueryField field;
  gboolean negated;
  gboolean strange; /* no field that we know, or a minus alone */
  int start, end;   /* code points */
  GArray *values;   /* of DictumQueryValue; empty: half typed */
  char *text;       /* as printed; of a strange one as typed */
} DictumQueryNode;

typedef struct
{
  int start, end;
  char *message;
  gboolean unfinished;
} DictumQueryMishap;

struct _DictumClaimQuery
{
  gatomicrefcount refs;
  char *text;
  GPtrArray *nodes;   /* of DictumQueryNode */
  GPtrArray *mishaps; /* of DictumQueryMishap */
};

gboolean
dictum_query_value_read (DictumQueryValue *value, const DictumQueryFieldInfo *info, char **message);
void dictum_query_value_clear (gpointer value);
gboolean dictum_query_value_is_in (const DictumQueryValue *value, const char *folded);
void dictum_query_node_free (gpointer node);
gboolean dictum_query_node_filters (const DictumQueryNode *node);
/* Fills in nodes and mishaps from the text. */
void dictum_query_parse (DictumClaimQuery *self);
void dictum_query_append_quoted (GString *out, const char *words, gboolean closed);
/* closed: with the mark that is still to be typed. */
char *dictum_query_node_print (const DictumQueryNode *node, gboolean closed);

G_END_DECLS
