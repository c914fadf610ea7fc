/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a picture shows of who rests on whom, and that it can be read. */

#include "analysis/dictum-chains-private.h"

#define N_MEDIA 16
#define N_PEOPLE 110
#define N_PAPERS 74

static guint
add_node (DictumChains *chains, const char *kind, guint number, guint claims)
{
  DictumChainNode *node = g_new0 (DictumChainNode, 1);

  node->id = g_strdup_printf ("%s-%u", kind, number);
  node->label = g_strdup (node->id);
  node->query = g_strdup ("");
  node->n_claims = claims;
  g_ptr_array_add (chains->nodes, node);

  return chains->nodes->len - 1;
}

static DictumChainEdge *
add_edge (DictumChains *chains, guint from, guint to, guint claims)
{
  DictumChainEdge *edge = g_new0 (DictumChainEdge, 1);

  edge->from = from;
  edge->to = to;
  edge->n_claims = claims;
  edge->query = g_strdup ("");
  g_ptr_array_add (chains->edges, edge);

  return edge;
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const DictumChainEdge *x = *(const DictumChainEdge *const *) a;
  const DictumChainEdge *y = *(const DictumChainEdge *const *) b;

  if (x->n_claims != y->n_claims)
    return x->n_claims > y->n_claims ? -1 : 1;

  return x->from != y->from ? (int) x->from - (int) y->from : (int) x->to - (int) y->to;
}

/* A few, the first ones, are chosen by far the most often. */
static guint
pick (GRand *random, guint length)
{
  double at = g_rand_double (random);

  return (guint) (at * at * at * length);
}

static int
compare_nodes_cb (gconstpointer a, gconstpointer b)
{
  const DictumChainNode *x = *(const DictumChainNode *const *) a;
  const DictumChainNode *y = *(const DictumChainNode *const *) b;

  return x->n_claims != y->n_claims ? (x->n_claims > y->n_claims ? -1 : 1)
                                    : g_strcmp0 (x->id, y->id);
}

/* Nodes by their claims, as those of a project come. places: where each was, to where it is. */
static void
sort_nodes (DictumChains *chains, guint *places)
{
  g_autoptr (GPtrArray) before = g_ptr_array_copy (chains->nodes, NULL, NULL);

  g_ptr_array_set_free_func (before, NULL);
  g_ptr_array_sort (chains->nodes, compare_nodes_cb);
  for (guint i = 0; i < before->len; i++)
    g_assert_true (g_ptr_array_find (chains->nodes, g_ptr_array_index (before, i), &places[i]));
}

/* Outlets that quote people, who go by papers: 200 sources, of whom few have most of the claims. */
static DictumChains *
make_registry (void)
{
  DictumChains *chains = dictum_chains_make ();
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autofree guint *claims = g_new0 (guint, 200 * 200);
  guint places[200];

  for (guint i = 0; i < 200; i++)
    add_node (chains, i < N_MEDIA ? "medium" : i < N_MEDIA + N_PEOPLE ? "person" : "paper", i, 0);
  /* Everybody is there once, and those who are asked often, often. */
  for (guint i = 0; i < 900; i++)
    {
      guint medium = pick (random, N_MEDIA);
      guint person = N_MEDIA + (i < N_PEOPLE ? i : pick (random, N_PEOPLE));
      guint paper = N_MEDIA + N_PEOPLE + (i < N_PAPERS ? i : pick (random, N_PAPERS));
      gboolean shown = i < N_PAPERS || i % 3 == 0;

      claims[medium * 200 + person]++;
      claims[person * 200 + paper] += shown ? 1 : 0;
      ((DictumChainNode *) g_ptr_array_index (chains->nodes, medium))->n_claims++;
      ((DictumChainNode *) g_ptr_array_index (chains->nodes, person))->n_claims++;
      ((DictumChainNode *) g_ptr_array_index (chains->nodes, paper))->n_claims += shown ? 1 : 0;
    }
  sort_nodes (chains, places);
  for (guint i = 0; i < 200 * 200; i++)
    if (claims[i] > 0)
      add_edge (chains, places[i / 200], places[i % 200], claims[i]);
  g_ptr_array_sort (chains->edges, compare_cb);

  return chains;
}

static const DictumChainNode *
get_node (const DictumChains *chains, guint position)
{
  return g_ptr_array_index (chains->nodes, position);
}

static gboolean
has_node (const DictumChains *chains, const char *id)
{
  for (guint i = 0; i < chains->nodes->len; i++)
    if (g_str_equal (get_node (chains, i)->id, id))
      return TRUE;

  return FALSE;
}

/* Within its bounds, nodes apart from each other, each with a line, and each line between two. */
static void
check_picture (const DictumChains *drawn)
{
  g_autofree gboolean *joined = g_new0 (gboolean, drawn->nodes->len + 1);

  g_assert_cmpfloat (drawn->height, <=, DICTUM_CHAINS_ROWS);
  g_assert_cmpuint (drawn->n_layers, <=, DICTUM_CHAINS_LAYERS);
  for (guint i = 0; i < drawn->nodes->len; i++)
    {
      const DictumChainNode *node = get_node (drawn, i);

      g_assert_cmpfloat (node->y, >=, 0);
      g_assert_cmpfloat (node->y + 1, <=, drawn->height + 1e-6);
      g_assert_cmpuint (node->layer, <, drawn->n_layers);
      for (guint j = i + 1; j < drawn->nodes->len; j++)
        if (get_node (drawn, j)->layer == node->layer)
          g_assert_cmpfloat (ABS (get_node (drawn, j)->y - node->y), >=, 1 - 1e-6);
    }
  for (guint i = 0; i < drawn->edges->len; i++)
    {
      const DictumChainEdge *edge = g_ptr_array_index (drawn->edges, i);

      joined[edge->from] = joined[edge->to] = TRUE;
      g_assert_nonnull (edge->path);
    }
  for (guint i = 0; i < drawn->nodes->len; i++)
    g_assert_true (joined[i]);
}

/* How many lines would cross if the nodes of a layer came in the order of their claims. */
static guint
count_naive (const DictumChains *drawn)
{
  guint crossings = 0;

  for (guint i = 0; i < drawn->edges->len; i++)
    for (guint j = i + 1; j < drawn->edges->len; j++)
      {
        const DictumChainEdge *a = g_ptr_array_index (drawn->edges, i);
        const DictumChainEdge *b = g_ptr_array_index (drawn->edges, j);

        if (get_node (drawn, a->from)->layer == get_node (drawn, b->from)->layer &&
            get_node (drawn, a->to)->layer == get_node (drawn, b->to)->layer &&
            ((int) a->from - (int) b->from) * ((int) a->to - (int) b->to) < 0)
          crossings++;
      }

  return crossings;
}

static void
test_registry (void)
{
  g_autoptr (DictumChains) chains = make_registry ();
  g_autoptr (DictumChains) drawn = NULL;
  gint64 start = g_get_monotonic_time ();

  g_assert_cmpuint (chains->nodes->len, ==, 200);
  drawn = dictum_chains_draw (chains);
  g_test_message (
      "%u of %u nodes, %u of %u edges, %u layers, %.1f rows, %u crossings (%u), %.1f ms",
      drawn->nodes->len, chains->nodes->len, drawn->edges->len, chains->edges->len, drawn->n_layers,
      drawn->height, dictum_chains_count_crossings (drawn), count_naive (drawn),
      (double) (g_get_monotonic_time () - start) / 1000);

  check_picture (drawn);
  g_assert_cmpuint (drawn->nodes->len, >=, 30);
  g_assert_cmpuint (drawn->nodes->len + drawn->n_hidden, ==, 200);
  g_assert_true (has_node (drawn, "medium-0"));
  g_assert_true (has_node (drawn, "person-16"));
  g_assert_true (has_node (drawn, "paper-126"));
  /* Lines that pass a layer are left out of the naive count, which is too low then. */
  g_assert_cmpuint (dictum_chains_count_crossings (drawn) * 2, <, count_naive (drawn));
  /* It begins where the picture does: with those who pass on, each in the first layer. */
  g_assert_cmpuint (get_node (drawn, 0)->layer, ==, 0);
}

/* Whoever is chosen is drawn, and with nothing but their own links. */
static void
test_around (void)
{
  g_autoptr (DictumChains) chains = make_registry ();

  for (guint i = 0; i < chains->nodes->len; i++)
    {
      const char *id = get_node (chains, i)->id;
      g_autoptr (DictumChains) around = dictum_chains_list_around (chains, id);
      g_autoptr (DictumChains) drawn = dictum_chains_draw (around);
      guint expected = 0;

      for (guint j = 0; j < chains->edges->len; j++)
        {
          const DictumChainEdge *edge = g_ptr_array_index (chains->edges, j);

          expected += edge->from == i || edge->to == i ? 1 : 0;
        }
      g_assert_cmpuint (around->edges->len, ==, expected);
      g_assert_true (has_node (drawn, id));
      check_picture (drawn);
      if (expected <= DICTUM_CHAINS_ROWS)
        g_assert_cmpuint (drawn->edges->len, ==, expected);
    }
  g_assert_null (dictum_chains_list_around (chains, "nobody"));
}

/* Everybody quotes everybody: there is no good picture, but one that can be read. */
static void
test_dense (void)
{
  g_autoptr (DictumChains) chains = dictum_chains_make ();
  g_autoptr (DictumChains) drawn = NULL;

  for (guint i = 0; i < 40; i++)
    add_node (chains, "node", i, 40 - i);
  for (guint i = 0; i < 40; i++)
    for (guint j = 0; j < 40; j++)
      if (i != j)
        add_edge (chains, i, j, 1 + (i * 7 + j * 3) % 11);
  g_ptr_array_sort (chains->edges, compare_cb);
  dictum_chains_assign_layers (chains);
  drawn = dictum_chains_draw (chains);

  check_picture (drawn);
  g_assert_cmpuint (drawn->edges->len, >, 0);
  for (guint i = 0; i < drawn->edges->len; i++)
    {
      const DictumChainEdge *edge = g_ptr_array_index (drawn->edges, i);

      g_assert_false (edge->turned);
      g_assert_cmpuint (get_node (drawn, edge->from)->layer, <, get_node (drawn, edge->to)->layer);
    }
}

/* What has room is drawn whole. */
static void
test_small (void)
{
  g_autoptr (DictumChains) chains = dictum_chains_make ();
  g_autoptr (DictumChains) drawn = NULL;
  g_autoptr (DictumChains) none = dictum_chains_make ();
  g_autoptr (DictumChains) nothing = dictum_chains_draw (none);

  for (guint i = 0; i < 12; i++)
    add_node (chains, "node", i, 12 - i);
  for (guint i = 1; i < 12; i++)
    add_edge (chains, (i - 1) / 3, i, 1);
  drawn = dictum_chains_draw (chains);

  check_picture (drawn);
  g_assert_cmpuint (drawn->nodes->len, ==, 12);
  g_assert_cmpuint (drawn->edges->len, ==, 11);
  g_assert_cmpuint (drawn->n_hidden, ==, 0);
  g_assert_cmpuint (dictum_chains_count_crossings (drawn), ==, 0);
  g_assert_cmpuint (nothing->nodes->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chains/registry", test_registry);
  g_test_add_func ("/chains/around", test_around);
  g_test_add_func ("/chains/dense", test_dense);
  g_test_add_func ("/chains/small", test_small);

  return g_test_run ();
}
