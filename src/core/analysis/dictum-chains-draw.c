/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-analysis"

#include "analysis/dictum-chains-private.h"

#include <string.h>

/* The edges that are wanted, and the nodes at their ends, in the order in which they were. */
static DictumChains *
copy_part (const DictumChains *self, const gboolean *wanted)
{
  g_autofree int *places = g_new (int, self->nodes->len + 1);
  guint length = 0;
  DictumChains *part = dictum_chains_make ();

  for (guint i = 0; i < self->nodes->len; i++)
    places[i] = -1;
  for (guint i = 0; i < self->edges->len; i++)
    {
      const DictumChainEdge *edge = g_ptr_array_index (self->edges, i);

      if (wanted[i])
        places[edge->from] = places[edge->to] = 0;
    }
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const DictumChainNode *node = g_ptr_array_index (self->nodes, i);
      DictumChainNode *copy;

      if (places[i] < 0)
        continue;
      copy = g_memdup2 (node, sizeof *node);
      copy->id = g_strdup (node->id);
      copy->label = g_strdup (node->label);
      copy->query = g_strdup (node->query);
      copy->layer = 0;
      places[i] = (int) length++;
      g_ptr_array_add (part->nodes, copy);
    }
  for (guint i = 0; i < self->edges->len; i++)
    {
      const DictumChainEdge *edge = g_ptr_array_index (self->edges, i);
      DictumChainEdge *copy;

      if (!wanted[i])
        continue;
      copy = g_memdup2 (edge, sizeof *edge);
      copy->from = (guint) places[edge->from];
      copy->to = (guint) places[edge->to];
      copy->query = g_strdup (edge->query);
      copy->path = NULL;
      g_ptr_array_add (part->edges, copy);
    }
  part->n_links = self->n_links;
  part->n_chains = self->n_chains;
  part->n_apart = self->n_apart;
  part->n_hidden = self->n_hidden + self->nodes->len - length;

  return part;
}

static int
find_node (const DictumChains *self, const char *id)
{
  for (guint i = 0; id != NULL && i < self->nodes->len; i++)
    if (g_str_equal (((DictumChainNode *) g_ptr_array_index (self->nodes, i))->id, id))
      return (int) i;

  return -1;
}

/**
 * dictum_chains_list_around:
 * @self: all chains
 * @id: the id of one of its nodes
 *
 * Returns: (transfer full) (nullable): that node, those it rests on and those who rest on it, with
 *   the edges between it and them, none of them placed; %NULL when there is no such node. What is
 *   counted as left out is what else there is of @self
 */
DictumChains *
dictum_chains_list_around (const DictumChains *self, const char *id)
{
  g_autofree gboolean *wanted = NULL;
  int middle;

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  middle = find_node (self, id);
  if (middle < 0)
    return NULL;

  wanted = g_new (gboolean, self->edges->len + 1);
  for (guint i = 0; i < self->edges->len; i++)
    {
      const DictumChainEdge *edge = g_ptr_array_index (self->edges, i);

      wanted[i] = edge->from == (guint) middle || edge->to == (guint) middle;
    }

  return copy_part (self, wanted);
}

/* What is asked of one try to draw them. */
typedef struct
{
  int first; /* a node that must be there; -1: none */
  guint nodes;
  guint lines; /* 0: only those without which a node would not show whom it rests on most */
} Wish;

/* The first nodes, each with the strongest edge to it and the strongest from it; the others, the
 * strongest first, as far as there is room for lines. */
static DictumChains *
take (const DictumChains *self, const Wish *wish)
{
  g_autofree gboolean *wanted = g_new0 (gboolean, self->edges->len + 1);
  g_autofree gboolean *rests = g_new0 (gboolean, self->nodes->len + 1);
  g_autofree gboolean *bears = g_new0 (gboolean, self->nodes->len + 1);
  guint lines = 0;

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < self->edges->len; i++)
      {
        const DictumChainEdge *edge = g_ptr_array_index (self->edges, i);

        if (wanted[i] || (edge->from >= wish->nodes && (int) edge->from != wish->first) ||
            (edge->to >= wish->nodes && (int) edge->to != wish->first) ||
            (round == 0 ? rests[edge->from] && bears[edge->to] : lines >= wish->lines))
          continue;
        wanted[i] = rests[edge->from] = bears[edge->to] = TRUE;
        lines++;
      }

  return copy_part (self, wanted);
}

/* The part of a circle that is drawn may not be one by itself. */
static void
keep_circles (DictumChains *part, const gboolean *circular)
{
  for (guint i = 0; i < part->edges->len; i++)
    ((DictumChainEdge *) g_ptr_array_index (part->edges, i))->circular |= circular[i];
}

static void
lay_out_part (DictumChains *part)
{
  g_autofree gboolean *circular = g_new0 (gboolean, part->edges->len + 1);

  for (guint i = 0; i < part->edges->len; i++)
    circular[i] = ((DictumChainEdge *) g_ptr_array_index (part->edges, i))->circular;
  dictum_chains_lay_out (part);
  keep_circles (part, circular);
}

static gboolean
fits (const DictumChains *part)
{
  return part->height <= DICTUM_CHAINS_ROWS && part->n_layers <= DICTUM_CHAINS_LAYERS;
}

/**
 * dictum_chains_draw:
 * @self: chains, or the part of them around one node
 * @first: (nullable): the id of a node that must not be left out
 *
 * What a picture shows of chains: as many nodes as can be told apart, those with the most claims,
 * and their strongest edges. All of a small project, and of a large one never more than
 * #DICTUM_CHAINS_ROWS rows and #DICTUM_CHAINS_LAYERS layers, so that a line can be followed from
 * one end to the other. Lines are given up before nodes are.
 *
 * Returns: (transfer full): nodes and edges with their places
 */
DictumChains *
dictum_chains_draw (const DictumChains *self, const char *first)
{
  static const guint lines[] = { DICTUM_CHAINS_LINES, DICTUM_CHAINS_LINES / 2, 0 };
  Wish wish;

  g_return_val_if_fail (self != NULL, NULL);

  wish.first = find_node (self, first);
  wish.nodes = MIN (self->nodes->len, DICTUM_CHAINS_ROWS * DICTUM_CHAINS_LAYERS);
  for (;; wish.nodes -= 1 + wish.nodes / 16)
    for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
      {
        DictumChains *part;

        wish.lines = lines[i];
        part = take (self, &wish);
        lay_out_part (part);
        if (fits (part) || wish.nodes <= 2)
          return part;
        dictum_chains_free (part);
      }
}
