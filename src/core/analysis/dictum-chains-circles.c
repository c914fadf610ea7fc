/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-analysis"

#include "analysis/dictum-chains-private.h"

/* Strongly connected components. Tarjan's would need a stack of calls as deep as the longest chain;
 * two plain walks (Kosaraju) with a stack of their own do not. */
typedef struct
{
  guint *from; /* of each step, numbered from 0 without gaps */
  guint *to;
  guint length;
  guint n_nodes;
  GPtrArray *forth; /* of GArray of guint: steps from each node, */
  GPtrArray *back;  /* and to it */
} Walk;

/* A node on the way, and which of its steps is next. */
typedef struct
{
  guint node;
  guint next;
} Turn;

static guint
get_number (GHashTable *numbers, guint position)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, GUINT_TO_POINTER (position)));

  if (number == 0)
    {
      number = g_hash_table_size (numbers) + 1;
      g_hash_table_insert (numbers, GUINT_TO_POINTER (position), GUINT_TO_POINTER (number));
    }

  return number - 1;
}

static GPtrArray *
list_steps (const Walk *self, const guint *ends)
{
  GPtrArray *lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < self->n_nodes; i++)
    g_ptr_array_add (lists, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < self->length; i++)
    g_array_append_val (g_ptr_array_index (lists, ends[i]), i);

  return lists;
}

static void
init_walk (Walk *self, GArray *steps)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);

  self->length = steps->len;
  self->from = g_new (guint, steps->len + 1);
  self->to = g_new (guint, steps->len + 1);
  for (guint i = 0; i < steps->len; i++)
    {
      const DictumChainStep *step = &g_array_index (steps, DictumChainStep, i);

      self->from[i] = get_number (numbers, step->from);
      self->to[i] = get_number (numbers, step->to);
    }
  self->n_nodes = g_hash_table_size (numbers);
  self->forth = list_steps (self, self->from);
  self->back = list_steps (self, self->to);
}

static void
clear_walk (Walk *self)
{
  g_free (self->from);
  g_free (self->to);
  g_ptr_array_unref (self->forth);
  g_ptr_array_unref (self->back);
}

/* Marks all that is come to from @start with @mark, and appends nodes to @order as they are done
 * with. */
static void
walk (const Walk *self, gboolean back, guint start, int mark, int *marks, GArray *order)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Turn));
  GPtrArray *lists = back ? self->back : self->forth;
  const guint *ends = back ? self->from : self->to;
  Turn turn = { start, 0 };

  marks[start] = mark;
  g_array_append_val (stack, turn);
  while (stack->len > 0)
    {
      Turn *top = &g_array_index (stack, Turn, stack->len - 1);
      GArray *list = g_ptr_array_index (lists, top->node);
      guint node;

      if (top->next >= list->len)
        {
          if (order != NULL)
            g_array_append_val (order, top->node);
          g_array_set_size (stack, stack->len - 1);
          continue;
        }

      node = ends[g_array_index (list, guint, top->next++)];
      if (marks[node] >= 0)
        continue;
      marks[node] = mark;
      turn = (Turn) { node, 0 };
      g_array_append_val (stack, turn);
    }
}

gboolean *
dictum_chains_find_circles (GArray *steps)
{
  gboolean *circular = g_new0 (gboolean, steps->len + 1);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree int *marks = g_new (int, 2 * steps->len + 1);
  Walk self;

  init_walk (&self, steps);
  for (guint i = 0; i < self.n_nodes; i++)
    marks[i] = -1;
  for (guint i = 0; i < self.n_nodes; i++)
    if (marks[i] < 0)
      walk (&self, FALSE, i, 0, marks, order);

  for (guint i = 0; i < self.n_nodes; i++)
    marks[i] = -1;
  for (guint i = order->len; i > 0; i--)
    {
      guint node = g_array_index (order, guint, i - 1);

      if (marks[node] < 0)
        walk (&self, TRUE, node, (int) node, marks, NULL);
    }
  for (guint i = 0; i < self.length; i++)
    circular[i] = marks[self.from[i]] == marks[self.to[i]];
  clear_walk (&self);

  return circular;
}
