/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DictumSpanIndex:
 *
 * All marks of one version of an article: which are at an offset, which touch a range. An augmented
 * interval tree (a treap by start, each node knowing the greatest end below it):
 * adding, removing and each answer's first mark in O(log n). Marks may overlap, nest and be equal.
 */
typedef struct _DictumSpanIndex DictumSpanIndex;

typedef enum
{
  DICTUM_PART_CONTENT,
  DICTUM_PART_SOURCE,
  DICTUM_PART_CUE,
} DictumPart;

typedef struct
{
  int start;      /* code points */
  int end;        /* excluded; greater than start */
  gpointer owner; /* a DictumItem, not owned */
  DictumPart part;
  int position; /* which fragment of the content, which link of the chain */
} DictumMark;

typedef gboolean (*DictumMarkFunc) (const DictumMark *mark, gpointer data); /* FALSE: enough */

/* Marks are copied in and out; their owners are not referenced. Removing what is not there is
 * FALSE. */
DictumSpanIndex *dictum_span_index_new (void);
void dictum_span_index_free (DictumSpanIndex *self);
void dictum_span_index_add (DictumSpanIndex *self, const DictumMark *mark);
gboolean dictum_span_index_remove (DictumSpanIndex *self, const DictumMark *mark);
/* How many marks it has. */
guint dictum_span_index_get_size (DictumSpanIndex *self);

/* In order of start, then longer first, then part, then owner. The index must not be altered
 * meanwhile. at: marks with start <= offset < end. in: marks with start < end_of_range and end >
 * start_of_range. */
void dictum_span_index_foreach_at (DictumSpanIndex *self,
                                   int offset,
                                   DictumMarkFunc func,
                                   gpointer data);
void dictum_span_index_foreach_in (DictumSpanIndex *self,
                                   int start,
                                   int end,
                                   DictumMarkFunc func,
                                   gpointer data);
GArray *dictum_span_index_list_at (DictumSpanIndex *self, int offset); /* of DictumMark */
GArray *dictum_span_index_list_in (DictumSpanIndex *self, int start, int end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumSpanIndex, dictum_span_index_free)

G_END_DECLS
