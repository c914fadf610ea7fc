/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-analysis"

#include "analysis/dictum-chains-private.h"

#include <string.h>

#define SWEEPS 12
#define PLACINGS 8

/* A place in a layer: of a node, or where an edge passes. */
typedef struct
{
  int node; /* -1: an edge passes */
  guint layer;
  double y;
  double wish;
  GArray *left; /* of guint: slots in the layer before, and behind */
  GArray *right;
} Slot;

typedef struct
{
  DictumChains *chains;
  GPtrArray *slots;  /* of Slot; the first ones are those of the nodes */
  GPtrArray *layers; /* of GArray of guint: slots in order */
  GPtrArray *paths;  /* of GArray of guint: the slots of each edge, from left to right */
} Layout;

static void
free_slot (gpointer data)
{
  Slot *slot = data;

  g_array_unref (slot->left);
  g_array_unref (slot->right);
  g_free (slot);
}

static Slot *
get_slot (const Layout *self, guint position)
{
  return g_ptr_array_index (self->slots, position);
}

static GArray *
get_layer (const Layout *self, guint layer)
{
  return g_ptr_array_index (self->layers, layer);
}

static const DictumChainEdge *
get_edge (const Layout *self, guint position)
{
  return g_ptr_array_index (self->chains->edges, position);
}

static guint
add_slot (Layout *self, int node, guint layer)
{
  Slot *slot = g_new0 (Slot, 1);
  guint position = self->slots->len;

  slot->node = node;
  slot->layer = layer;
  slot->left = g_array_new (FALSE, FALSE, sizeof (guint));
  slot->right = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (self->slots, slot);
  g_array_append_val (get_layer (self, layer), position);

  return position;
}

/* ---- Circles ---- */

static void
get_ends (const Layout *self, guint edge, guint *left, guint *right)
{
  const DictumChainEdge *at = get_edge (self, edge);

  *left = at->turned ? at->to : at->from;
  *right = at->turned ? at->from : at->to;
}

/* Whether one comes from one node to another along the edges that were followed so far. */
static gboolean
leads_to (GPtrArray *next, guint from, guint to, guint *seen, guint mark)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (stack, from);
  seen[from] = mark;
  while (stack->len > 0)
    {
      guint node = g_array_index (stack, guint, stack->len - 1);
      GArray *list = g_ptr_array_index (next, node);

      if (node == to)
        return TRUE;
      g_array_set_size (stack, stack->len - 1);
      for (guint i = 0; i < list->len; i++)
        {
          guint at = g_array_index (list, guint, i);

          if (seen[at] == mark)
            continue;
          seen[at] = mark;
          g_array_append_val (stack, at);
        }
    }

  return FALSE;
}

/* Papers quote each other: nearly all of them would be one circle. So the strongest edges keep
 * their direction, one after the other, and those that would lead back from there are turned round.
 */
static void
cut_circles (Layout *self)
{
  guint length = self->chains->nodes->len;
  g_autoptr (GPtrArray) next = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autofree guint *seen = g_new0 (guint, MAX (length, 1));

  for (guint i = 0; i < length; i++)
    g_ptr_array_add (next, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < self->chains->edges->len; i++)
    {
      DictumChainEdge *edge = g_ptr_array_index (self->chains->edges, i);
      guint left, right;

      edge->turned = leads_to (next, edge->to, edge->from, seen, i + 1);
      get_ends (self, i, &left, &right);
      g_array_append_val (g_ptr_array_index (next, left), right);
    }
}

/* ---- Layers ---- */

/* The longest path to each node. Relaxed until nothing moves, which is as often as there are
 * layers: a chain has few links. */
static void
assign_layers (Layout *self)
{
  gboolean moved = TRUE;

  for (guint round = 0; moved && round <= self->chains->nodes->len; round++)
    {
      moved = FALSE;
      for (guint i = 0; i < self->chains->edges->len; i++)
        {
          guint left, right;
          DictumChainNode *from, *to;

          get_ends (self, i, &left, &right);
          from = g_ptr_array_index (self->chains->nodes, left);
          to = g_ptr_array_index (self->chains->nodes, right);
          if (to->layer <= from->layer)
            {
              to->layer = from->layer + 1;
              moved = TRUE;
            }
        }
    }
}

/* The layers of nodes, and which edges run back against them. */
static void
rank (Layout *self)
{
  DictumChains *chains = self->chains;

  cut_circles (self);
  assign_layers (self);
  for (guint i = 0; i < chains->nodes->len; i++)
    chains->n_layers = MAX (chains->n_layers,
                            ((DictumChainNode *) g_ptr_array_index (chains->nodes, i))->layer + 1);
}

void
dictum_chains_assign_layers (DictumChains *self)
{
  Layout layout = { self };

  rank (&layout);
}

static void
join (Layout *self, guint left, guint right)
{
  g_array_append_val (get_slot (self, left)->right, right);
  g_array_append_val (get_slot (self, right)->left, left);
}

static void
make_slots (Layout *self)
{
  DictumChains *chains = self->chains;

  for (guint i = 0; i < chains->n_layers; i++)
    g_ptr_array_add (self->layers, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < chains->nodes->len; i++)
    add_slot (self, (int) i, ((DictumChainNode *) g_ptr_array_index (chains->nodes, i))->layer);

  for (guint i = 0; i < chains->edges->len; i++)
    {
      GArray *path = g_array_new (FALSE, FALSE, sizeof (guint));
      guint left, right, before;

      get_ends (self, i, &left, &right);
      before = left;
      g_array_append_val (path, left);
      for (guint layer = get_slot (self, left)->layer + 1; layer < get_slot (self, right)->layer;
           layer++)
        {
          guint slot = add_slot (self, -1, layer);

          join (self, before, slot);
          g_array_append_val (path, slot);
          before = slot;
        }
      join (self, before, right);
      g_array_append_val (path, right);
      g_ptr_array_add (self->paths, path);
    }
}

/* ---- Order ---- */

static int
compare_wish_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const Slot *x = get_slot (data, *(const guint *) a);
  const Slot *y = get_slot (data, *(const guint *) b);

  if (x->wish < y->wish || x->wish > y->wish)
    return x->wish < y->wish ? -1 : 1;

  return x->y < y->y ? -1 : x->y > y->y;
}

static void
number (Layout *self, guint layer)
{
  GArray *slots = get_layer (self, layer);

  for (guint i = 0; i < slots->len; i++)
    get_slot (self, g_array_index (slots, guint, i))->y = i;
}

static double
average (const Layout *self, GArray *neighbours, double otherwise)
{
  double sum = 0;

  for (guint i = 0; i < neighbours->len; i++)
    sum += get_slot (self, g_array_index (neighbours, guint, i))->y;

  return neighbours->len > 0 ? sum / neighbours->len : otherwise;
}

static void
sweep (Layout *self, gboolean rightwards)
{
  for (guint i = 1; i < self->layers->len; i++)
    {
      guint layer = rightwards ? i : self->layers->len - 1 - i;
      GArray *slots = get_layer (self, layer);

      for (guint j = 0; j < slots->len; j++)
        {
          Slot *slot = get_slot (self, g_array_index (slots, guint, j));

          slot->wish = average (self, rightwards ? slot->left : slot->right, slot->y);
        }
      g_array_sort_with_data (slots, compare_wish_cb, self);
      number (self, layer);
    }
}

/* Pairs of lines between two layers that cross: inversions, counted with a tree of sums (Fenwick,
 * 1994) over the places in the right layer. */
static guint
count_between (const Layout *self, guint layer)
{
  GArray *slots = get_layer (self, layer);
  guint length = get_layer (self, layer + 1)->len;
  g_autofree guint *sums = g_new0 (guint, length + 1);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  guint crossings = 0;
  guint total = 0;

  for (guint i = 0; i < slots->len; i++)
    {
      Slot *slot = get_slot (self, g_array_index (slots, guint, i));

      g_array_set_size (ends, 0);
      for (guint j = 0; j < slot->right->len; j++)
        {
          guint end = (guint) get_slot (self, g_array_index (slot->right, guint, j))->y + 1;

          crossings += total;
          for (guint k = end; k > 0; k -= k & -k)
            crossings -= sums[k];
          g_array_append_val (ends, end);
        }
      for (guint j = 0; j < ends->len; j++, total++)
        for (guint k = g_array_index (ends, guint, j); k <= length; k += k & -k)
          sums[k]++;
    }

  return crossings;
}

static guint
count_crossings (const Layout *self)
{
  guint crossings = 0;

  for (guint i = 0; i + 1 < self->layers->len; i++)
    crossings += count_between (self, i);

  return crossings;
}

static GPtrArray *
copy_order (const Layout *self)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < self->layers->len; i++)
    g_ptr_array_add (copy, g_array_copy (get_layer (self, i)));

  return copy;
}

/* The best of some sweeps there and back; the order that there is counts too. */
static void
reduce_crossings (Layout *self)
{
  g_autoptr (GPtrArray) best = NULL;
  guint least;

  for (guint i = 0; i < self->layers->len; i++)
    number (self, i);
  best = copy_order (self);
  least = count_crossings (self);

  for (guint i = 0; i < SWEEPS && least > 0; i++)
    {
      guint crossings;

      sweep (self, i % 2 == 0);
      crossings = count_crossings (self);
      if (crossings >= least)
        continue;
      least = crossings;
      g_clear_pointer (&best, g_ptr_array_unref);
      best = copy_order (self);
    }

  g_clear_pointer (&self->layers, g_ptr_array_unref);
  self->layers = g_steal_pointer (&best);
  for (guint i = 0; i < self->layers->len; i++)
    number (self, i);
}

/* ---- Places ---- */

/* How far a slot must be from the one above it. */
static double
get_gap (const Layout *self, GArray *slots, guint position)
{
  if (position == 0)
    return 0;

  return get_slot (self, g_array_index (slots, guint, position))->node >= 0 &&
                 get_slot (self, g_array_index (slots, guint, position - 1))->node >= 0
             ? 1
         : get_slot (self, g_array_index (slots, guint, position))->node >= 0 ||
                 get_slot (self, g_array_index (slots, guint, position - 1))->node >= 0
             ? 0.75
             : DICTUM_CHAINS_LINE_GAP;
}

/* Slots as near to what they wish for as order and gaps allow, in the least squares: with the gaps
 * taken off, neighbours that would change places share their mean (pool adjacent violators). */
static void
place_layer (Layout *self, GArray *slots)
{
  g_autofree double *sums = g_new (double, slots->len + 1);
  g_autofree guint *counts = g_new (guint, slots->len + 1);
  double offset = 0;
  guint pools = 0;
  guint at = 0;

  for (guint i = 0; i < slots->len; i++)
    {
      offset += get_gap (self, slots, i);
      sums[pools] = get_slot (self, g_array_index (slots, guint, i))->wish - offset;
      counts[pools++] = 1;
      while (pools > 1 &&
             sums[pools - 2] / counts[pools - 2] >= sums[pools - 1] / counts[pools - 1])
        {
          sums[pools - 2] += sums[pools - 1];
          counts[pools - 2] += counts[pools - 1];
          pools--;
        }
    }

  offset = 0;
  for (guint i = 0; i < pools; i++)
    for (guint j = 0; j < counts[i]; j++, at++)
      {
        offset += get_gap (self, slots, at);
        get_slot (self, g_array_index (slots, guint, at))->y = sums[i] / counts[i] + offset;
      }
}

static void
place (Layout *self)
{
  double top = G_MAXDOUBLE;

  for (guint round = 0; round < PLACINGS; round++)
    for (guint i = 0; i < self->layers->len; i++)
      {
        GArray *slots = get_layer (self, round % 2 == 0 ? i : self->layers->len - 1 - i);

        for (guint j = 0; j < slots->len; j++)
          {
            Slot *slot = get_slot (self, g_array_index (slots, guint, j));
            double left = average (self, slot->left, slot->y);
            double right = average (self, slot->right, slot->y);

            slot->wish = slot->left->len == 0    ? right
                         : slot->right->len == 0 ? left
                                                 : (left + right) / 2;
          }
        place_layer (self, slots);
      }

  for (guint i = 0; i < self->slots->len; i++)
    top = MIN (top, get_slot (self, i)->y);
  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = get_slot (self, i);

      slot->y -= top;
      self->chains->height = MAX (self->chains->height, slot->y + 1);
    }
}

static void
hand_over (Layout *self)
{
  for (guint i = 0; i < self->chains->nodes->len; i++)
    ((DictumChainNode *) g_ptr_array_index (self->chains->nodes, i))->y = get_slot (self, i)->y;

  for (guint i = 0; i < self->chains->edges->len; i++)
    {
      DictumChainEdge *edge = g_ptr_array_index (self->chains->edges, i);
      GArray *path = g_ptr_array_index (self->paths, i);

      edge->path = g_array_new (FALSE, FALSE, sizeof (double));
      for (guint j = 0; j < path->len; j++)
        g_array_append_val (edge->path, get_slot (self, g_array_index (path, guint, j))->y);
    }
}

/**
 * dictum_chains_lay_out:
 * @self: chains whose nodes and edges have no place yet
 */
void
dictum_chains_lay_out (DictumChains *self)
{
  Layout layout = { self };

  g_return_if_fail (self != NULL);

  if (self->nodes->len == 0)
    return;

  layout.slots = g_ptr_array_new_with_free_func (free_slot);
  layout.layers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  layout.paths = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  rank (&layout);
  make_slots (&layout);
  reduce_crossings (&layout);
  place (&layout);
  hand_over (&layout);

  g_ptr_array_unref (layout.slots);
  g_ptr_array_unref (layout.layers);
  g_ptr_array_unref (layout.paths);
}

/* Lines that cross between two layers, as they were placed. */
guint
dictum_chains_count_crossings (const DictumChains *self)
{
  guint crossings = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->edges->len; i++)
    for (guint j = i + 1; j < self->edges->len; j++)
      {
        const DictumChainEdge *a = g_ptr_array_index (self->edges, i);
        const DictumChainEdge *b = g_ptr_array_index (self->edges, j);
        const DictumChainNode *nodes[2][2] = {
          { g_ptr_array_index (self->nodes, a->from), g_ptr_array_index (self->nodes, a->to) },
          { g_ptr_array_index (self->nodes, b->from), g_ptr_array_index (self->nodes, b->to) },
        };
        guint first = MIN (nodes[0][0]->layer, nodes[0][1]->layer);
        guint second = MIN (nodes[1][0]->layer, nodes[1][1]->layer);

        for (guint layer = MAX (first, second);
             layer + 1 < MIN (first + a->path->len, second + b->path->len); layer++)
          {
            double before = g_array_index (a->path, double, layer - first) -
                            g_array_index (b->path, double, layer - second);
            double after = g_array_index (a->path, double, layer + 1 - first) -
                           g_array_index (b->path, double, layer + 1 - second);

            crossings += before * after < 0 ? 1 : 0;
          }
      }

  return crossings;
}
