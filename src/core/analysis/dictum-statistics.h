/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "analysis/dictum-chains.h"
#include "analysis/dictum-measure.h"
#include "analysis/dictum-table.h"

G_BEGIN_DECLS

/* One of the few numbers that sum all up. */
typedef struct
{
  const char *id;    /* "roots" */
  const char *label; /* translated, fit for the number: “claims” */
  double value;
  double total; /* of which the value is a part, and shown as “14 / 37”; NAN: none */
  DictumTableValue kind;
  const char *query; /* the filter of claims behind it; NULL: there is none */
} DictumTile;

/**
 * DictumStatistics:
 *
 * All figures of a project, or of one article of it, at one moment. Values that were computed once
 * and are never altered, so that they may go from the thread that counted to the one that draws.
 *
 * Words of claims are counted for each claim, so that overlapping claims both have theirs; words of
 * articles ("coverage") are counted once. Who said a claim is the last link of its chain.
 */
typedef struct
{
  gatomicrefcount refs;
  GArray *tiles;        /* of DictumTile */
  GPtrArray *tables;    /* of DictumTable */
  DictumChains *chains; /* who rests on whom, */
  DictumChains *drawn;  /* and what a picture shows of it */
  char *scope;          /* the filter for the article that alone was counted; NULL: all were */
  GPtrArray *circular;  /* of char *: ids of claims that only repeat themselves */
} DictumStatistics;

/* measures: what was counted before; filled with what is counted now. now: in the zone of the
 * reader, for what is overdue. NULL with G_IO_ERROR_CANCELLED. */
DictumStatistics *dictum_statistics_new (DictumCorpus *corpus,
                                         DictumMeasures *measures,
                                         GDateTime *now,
                                         GCancellable *cancellable,
                                         GError **error);
DictumStatistics *dictum_statistics_ref (const DictumStatistics *self);
/* self: (nullable). The last one to let go has a thread free it: large projects have many links. */
void dictum_statistics_unref (DictumStatistics *self);
/* Borrowed; NULL when there is no table with the id. */
const DictumTable *dictum_statistics_get_table (const DictumStatistics *self, const char *id);
/* As it is shown: "37", "62 %", "14 / 37". */
char *dictum_tile_format (const DictumTile *tile);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumStatistics, dictum_statistics_unref)

G_END_DECLS
