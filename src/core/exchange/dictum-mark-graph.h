/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "exchange/dictum-export.h"
#include "exchange/dictum-marked-text.h"

G_BEGIN_DECLS

/**
 * DictumMarkGraph:
 *
 * What annotation tools have in common: marks in a text, each with one label, and relations between
 * two marks, each with a label. A claim is a mark “Content”; another piece of it is one more such
 * mark, to which the first “continues”. To each link of its chain, in their order, leads a relation
 * “source” to a mark “Source”, from which a relation “cue” leads to a mark “Cue”; a link without
 * words for its source has a relation “cue” from the content.
 */
typedef struct
{
  int start; /* code points */
  int end;
  char *label;
} DictumGraphMark;

typedef struct
{
  guint from; /* positions of marks */
  guint to;
  char *label;
} DictumGraphRelation;

typedef struct
{
  GArray *marks;     /* of DictumGraphMark */
  GArray *relations; /* of DictumGraphRelation */
} DictumMarkGraph;

DictumMarkGraph *dictum_mark_graph_new (void);
void dictum_mark_graph_free (DictumMarkGraph *self);
/* Returns the position of the mark. Labels are copied. */
guint dictum_mark_graph_add (DictumMarkGraph *self, int start, int end, const char *label);
void dictum_mark_graph_relate (DictumMarkGraph *self, guint from, guint to, const char *label);

/* All claims in one text, and the marks of other programs. */
DictumMarkGraph *dictum_mark_graph_of_article (const DictumExportArticle *article);
/* Makes claims of it in the text that is open; line is for what is told of it, 0: none. Marks that
 * are part of no claim stay with the article. */
void dictum_mark_graph_read (DictumMarkGraph *self,
                             DictumImport *import,
                             DictumMarkedText *marked,
                             const char *file,
                             int line);

/* Objects in a file: one in each line, or a list of them, or one alone. What is not JSON is told
 * with its line. */
typedef void (*DictumJsonLineFunc) (JsonObject *object, int line, gpointer data);
void dictum_json_lines_foreach (DictumImport *import,
                                const DictumFile *file,
                                DictumJsonLineFunc func,
                                gpointer data);

/* The objects of all files that were given, each with a text and the marks in it. A file of XML
 * says how they are shown. */
typedef struct
{
  DictumImport *import;
  DictumMarkedText *marked;
  const char *file;
} DictumGraphReader;

typedef void (*DictumGraphFunc) (DictumGraphReader *self, JsonObject *object, int line);
gboolean dictum_mark_graphs_read (DictumImport *import,
                                  DictumGraphFunc func,
                                  GCancellable *cancellable,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumMarkGraph, dictum_mark_graph_free)

G_END_DECLS
