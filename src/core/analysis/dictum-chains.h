/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "analysis/dictum-corpus.h"

G_BEGIN_DECLS

/* What is listed at most, */
#define DICTUM_CHAINS_MAX_NODES 1000
#define DICTUM_CHAINS_MAX_EDGES 1000
/* and what is drawn of it. */
#define DICTUM_CHAINS_ROWS 22
#define DICTUM_CHAINS_LAYERS 5
#define DICTUM_CHAINS_LINES 60

/* A source, or an outlet that is none: who passes something on, or said it. */
typedef struct
{
  char *id; /* of the source; "outlet:" and the name for an outlet */
  char *label;
  char *query; /* the filter that shows the claims it stands in */
  int kind;    /* DictumSourceKind */
  guint n_claims;
  guint n_own;       /* claims that end in it: it is their root */
  gboolean circular; /* it is part of a circle that one claim makes */
  guint layer;       /* 0 is where nobody rests on it */
  double y;          /* in rows; nodes of a layer are at least one row apart */
} DictumChainNode;

typedef struct
{
  guint from; /* positions of nodes: from rests on to */
  guint to;
  char *query; /* the filter that shows the claims it stands for */
  guint n_claims;
  gboolean circular; /* a claim led back here from there: it is part of a circle */
  gboolean turned;   /* it is laid out from right to left, against stronger ones */
  GArray *path;      /* of double: y at each layer from the left end to the right one */
} DictumChainEdge;

/**
 * DictumChains:
 *
 * Who rests on whom: an edge leads from an outlet or a source to the one that it quotes, in layers,
 * from those who pass on, to those who said it: longest paths after weak edges that lead back were
 * turned. Nodes and edges come in the order of their claims, most first; of more than can be listed
 * those with the most are kept. That papers quote each other, now this one and now that, makes no
 * circle: only one claim does, in all the places where it is made.
 *
 * The part that is drawn is made by dictum_chains_draw(): crossings are reduced by sweeps over the
 * layers (Sugiyama, Tagawa and Toda, 1981), then each node is as near to its neighbours as the
 * order allows. Only such a part has heights, paths and places within the layers.
 */
typedef struct
{
  GPtrArray *nodes; /* of DictumChainNode */
  GPtrArray *edges; /* of DictumChainEdge */
  guint n_layers;
  double height;  /* rows */
  guint n_apart;  /* nodes that were left out for they have no edge */
  guint n_hidden; /* nodes that were left out: these, and the weakest */
  guint n_links;  /* edges, and those that were left out */
  guint n_chains; /* claims with a chain */
} DictumChains;

DictumChains *dictum_chains_new (DictumCorpus *corpus);
void dictum_chains_free (DictumChains *self);
/* One line for each edge, as in a table. */
char *dictum_chains_to_csv (const DictumChains *self);

/* dictum-chains-draw.c: what is around one node, and what a picture shows. */
DictumChains *dictum_chains_list_around (const DictumChains *self, const char *id);
DictumChains *dictum_chains_draw (const DictumChains *self);
/* Places nodes and edges; called by dictum_chains_draw(). Counts crossings for the tests. */
void dictum_chains_lay_out (DictumChains *self);
guint dictum_chains_count_crossings (const DictumChains *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumChains, dictum_chains_free)

G_END_DECLS
