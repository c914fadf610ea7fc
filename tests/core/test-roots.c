/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Independent roots of a claim, and who rests on whom. */

#include "analysis/dictum-chains.h"
#include "analysis/dictum-roots.h"
#include "edit-fixture.h"
#include "edit/dictum-edit-related.h"

static const char *const report[] = { "The bridge at Marrow will close on Monday, it was said. "
                                      "The toll will rise to nine crowns." };

/* Another article with the same two sentences. */
static char *
add_article (Fixture *fixture, const char *title, const char *publisher)
{
  g_autoptr (DictumArticle) article = fixture_make_article (title, report, 1);

  dictum_value_set_string (&article->publisher, publisher);
  DO (fixture, add_article, article);

  return g_strdup (fixture->last);
}

/* A claim of the article whose chain has the sources, outermost first. */
static char *
add_claim (Fixture *fixture, const char *article, const char *const *sources)
{
  char *claim;

  DO (fixture, add_claim, article, 0, 36);
  claim = g_strdup (fixture->last);
  for (guint i = 0; sources != NULL && sources[i] != NULL; i++)
    DO (fixture, set_source, claim, i, sources[i], 0, 0);

  return claim;
}

static void
link_same (Fixture *fixture, const char *claim, const char *const *other)
{
  DO (fixture, relate_claims, claim, other, DICTUM_RELATION_SAME);
}

static void
assert_roots (Fixture *fixture, const char *claim, guint n_roots, gboolean circular)
{
  g_autoptr (DictumRoots) roots = dictum_roots_find (fixture->project, claim);
  g_autoptr (DictumCorpus)
      corpus = dictum_corpus_new (dictum_project_take_snapshot (fixture->project), NULL);
  g_autoptr (DictumRoots) same = dictum_corpus_find_roots (corpus, claim);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  g_assert_cmpuint (roots->n_roots, ==, n_roots);
  g_assert_cmpuint (same->n_roots, ==, n_roots);
  g_assert_cmpint (roots->circular, ==, circular);
  g_assert_cmpint (same->circular, ==, circular);
  dictum_corpus_count_roots (corpus, all);
  g_assert_cmpint (g_ptr_array_find_with_equal_func (all, claim, g_str_equal, NULL), ==, circular);
}

static void
test_one_root (Fixture *fixture, gconstpointer data)
{
  g_autofree char *office = fixture_add_source (fixture, "Works office", 2);
  g_autofree char *wire = fixture_add_source (fixture, "Island Wire", DICTUM_SOURCE_MEDIA);
  g_autofree char *mayor = fixture_add_source (fixture, "Ida Marrow", DICTUM_SOURCE_PERSON);
  g_autofree char *first = add_article (fixture, "First", "Coastal Courier");
  g_autofree char *second = add_article (fixture, "Second", "Island Wire");
  g_autofree char *third = add_article (fixture, "Third", NULL);
  g_autofree char *a = add_claim (fixture, first, IDS (wire));
  g_autofree char *b = add_claim (fixture, second, IDS (office));
  g_autofree char *c = add_claim (fixture, third, IDS (wire, office));
  g_autofree char *d = add_claim (fixture, third, IDS (mayor));
  g_autofree char *e = add_claim (fixture, third, NULL);
  g_autofree char *f = add_claim (fixture, third, IDS (mayor, mayor));

  assert_roots (fixture, a, 1, FALSE);
  link_same (fixture, a, IDS (b));
  /* The Wire, which the Courier quotes, has it from the office itself. */
  assert_roots (fixture, a, 1, FALSE);
  link_same (fixture, b, IDS (c));
  assert_roots (fixture, a, 1, FALSE);
  assert_roots (fixture, d, 1, FALSE);
  link_same (fixture, c, IDS (d));
  /* Also over a third claim. */
  assert_roots (fixture, c, 1 + 1, FALSE);
  /* The writer says so: the article is the root. */
  assert_roots (fixture, e, 1, FALSE);
  /* The same one twice, as merging a spokesman and his office leaves it, is one who said it. */
  assert_roots (fixture, f, 1, FALSE);
}

/* A file in which only one side says that two claims are the same. */
static void
test_one_side (Fixture *fixture, gconstpointer data)
{
  g_autofree char *office = fixture_add_source (fixture, "Works office", 2);
  g_autofree char *mayor = fixture_add_source (fixture, "Ida Marrow", DICTUM_SOURCE_PERSON);
  g_autofree char *first = add_article (fixture, "First", NULL);
  g_autofree char *second = add_article (fixture, "Second", NULL);
  g_autofree char *a = add_claim (fixture, first, IDS (office));
  g_autofree char *b = add_claim (fixture, second, IDS (mayor));
  DictumChange *change = dictum_change_new ("One side", NULL);
  DictumClaim *claim = dictum_value_copy (fixture_get (fixture, b));

  dictum_value_set_strings (&claim->same_as, IDS (a));
  dictum_change_replace (change, fixture_get (fixture, b), claim);
  fixture_do (fixture, change, NULL);
  assert_roots (fixture, a, 2, FALSE);
  assert_roots (fixture, b, 2, FALSE);
}

static void
test_circle (Fixture *fixture, gconstpointer data)
{
  g_autofree char *wire = fixture_add_source (fixture, "Island Wire", DICTUM_SOURCE_MEDIA);
  g_autofree char *courier = fixture_add_source (fixture, "Coastal Courier", DICTUM_SOURCE_MEDIA);
  g_autofree char *office = fixture_add_source (fixture, "Works office", 2);
  g_autofree char *first = add_article (fixture, "First", "Coastal Courier");
  g_autofree char *second = add_article (fixture, "Second", "Island Wire");
  g_autofree char *a = add_claim (fixture, first, IDS (wire));
  g_autofree char *b = add_claim (fixture, second, IDS (courier));
  g_autofree char *c = add_claim (fixture, second, IDS (courier, wire, courier));

  assert_roots (fixture, a, 1, FALSE);
  assert_roots (fixture, c, 0, TRUE);
  link_same (fixture, a, IDS (b));
  assert_roots (fixture, a, 0, TRUE);
  assert_roots (fixture, b, 0, TRUE);
  /* One of them asks somebody: there is a way out for both. */
  DO (fixture, set_source, b, 1, office, 0, 0);
  assert_roots (fixture, a, 1, FALSE);
  assert_roots (fixture, b, 1, FALSE);
  g_assert_null (dictum_roots_find (fixture->project, first));
}

static const DictumChainNode *
find_node (const DictumChains *chains, const char *label)
{
  for (guint i = 0; i < chains->nodes->len; i++)
    {
      const DictumChainNode *node = g_ptr_array_index (chains->nodes, i);

      if (g_str_equal (node->label, label))
        return node;
    }

  return NULL;
}

static void
test_chains (Fixture *fixture, gconstpointer data)
{
  g_autofree char *office = fixture_add_source (fixture, "Works office", 2);
  g_autofree char *wire = fixture_add_source (fixture, "Island Wire", DICTUM_SOURCE_MEDIA);
  g_autofree char *mayor = fixture_add_source (fixture, "=Ida Marrow", DICTUM_SOURCE_PERSON);
  g_autofree char *first = add_article (fixture, "First", "Coastal Courier");
  g_autofree char *second = add_article (fixture, "Second", "The Island Wire");
  g_autofree char *a = add_claim (fixture, first, IDS (wire, office));
  g_autofree char *b = add_claim (fixture, second, IDS (office));
  g_autofree char *c = add_claim (fixture, second, IDS (wire));
  g_autofree char *d = add_claim (fixture, first, IDS (office, mayor, office));
  g_autoptr (DictumCorpus)
      corpus = dictum_corpus_new (dictum_project_take_snapshot (fixture->project), NULL);
  g_autoptr (DictumChains) chains = dictum_chains_new (corpus);
  g_autofree char *csv = dictum_chains_to_csv (chains);

  g_assert_cmpuint (chains->nodes->len, ==, 4);
  g_assert_cmpuint (chains->n_chains, ==, 4);
  g_assert_cmpuint (find_node (chains, "Coastal Courier")->layer, ==, 0);
  g_assert_cmpuint (find_node (chains, "Island Wire")->layer, ==, 1);
  g_assert_cmpuint (find_node (chains, "Works office")->layer, ==, 2);
  g_assert_cmpuint (find_node (chains, "Works office")->n_claims, ==, 3);
  g_assert_cmpuint (find_node (chains, "Works office")->n_own, ==, 3);
  g_assert_cmpuint (find_node (chains, "Island Wire")->n_own, ==, 1);
  g_assert_true (find_node (chains, "Works office")->circular);
  g_assert_true (find_node (chains, "=Ida Marrow")->circular);
  g_assert_false (find_node (chains, "Island Wire")->circular);
  g_assert_nonnull (strstr (csv, "Coastal Courier,Island Wire,1,No\r\n"));
  g_assert_nonnull (strstr (csv, "Works office,'=Ida Marrow,1,Yes\r\n"));
}

/* Two papers that quote each other are no circle; the same claim that comes back is one. */
static void
test_chains_circle (Fixture *fixture, gconstpointer data)
{
  g_autofree char *wire = fixture_add_source (fixture, "Island Wire", DICTUM_SOURCE_MEDIA);
  g_autofree char *courier = fixture_add_source (fixture, "Coastal Courier", DICTUM_SOURCE_MEDIA);
  g_autofree char *first = add_article (fixture, "First", "Coastal Courier");
  g_autofree char *second = add_article (fixture, "Second", "Island Wire");
  g_autofree char *a = add_claim (fixture, first, IDS (wire));
  g_autofree char *b = add_claim (fixture, second, IDS (courier));

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DictumCorpus)
          corpus = dictum_corpus_new (dictum_project_take_snapshot (fixture->project), NULL);
      g_autoptr (DictumChains) chains = dictum_chains_new (corpus);
      g_autoptr (DictumChains) drawn = dictum_chains_draw (chains);

      g_assert_cmpuint (chains->edges->len, ==, 2);
      g_assert_cmpuint (drawn->edges->len, ==, 2);
      for (guint j = 0; j < 2; j++)
        {
          const DictumChainEdge *edge = g_ptr_array_index (drawn->edges, j);

          g_assert_cmpint (edge->circular, ==, i == 1);
          g_assert_cmpint (((DictumChainNode *) g_ptr_array_index (drawn->nodes, j))->circular, ==,
                           i == 1);
          g_assert_cmpint (edge->turned, ==, j == 1);
        }
      if (i == 0)
        link_same (fixture, a, IDS (b));
    }
}

/* ---- The layout, of graphs of any shape ---- */

static DictumChains *
new_chains (guint n_nodes)
{
  DictumChains *chains = g_new0 (DictumChains, 1);

  chains->nodes = g_ptr_array_new ();
  chains->edges = g_ptr_array_new ();
  for (guint i = 0; i < n_nodes; i++)
    g_ptr_array_add (chains->nodes, g_new0 (DictumChainNode, 1));

  return chains;
}

static void
join (DictumChains *chains, guint from, guint to)
{
  DictumChainEdge *edge = g_new0 (DictumChainEdge, 1);

  edge->from = from;
  edge->to = to;
  g_ptr_array_add (chains->edges, edge);
}

static void
free_chains (DictumChains *chains)
{
  for (guint i = 0; i < chains->edges->len; i++)
    g_array_unref (((DictumChainEdge *) g_ptr_array_index (chains->edges, i))->path);
  g_ptr_array_set_free_func (chains->nodes, g_free);
  g_ptr_array_set_free_func (chains->edges, g_free);
  dictum_chains_free (chains);
}

/* No two nodes in one place, and every edge reaches its ends. */
static void
check_layout (DictumChains *chains)
{
  for (guint i = 0; i < chains->nodes->len; i++)
    {
      const DictumChainNode *node = g_ptr_array_index (chains->nodes, i);

      g_assert_cmpuint (node->layer, <, chains->n_layers);
      g_assert_cmpfloat (node->y, >=, 0);
      g_assert_cmpfloat (node->y + 1, <=, chains->height + 1e-6);
      for (guint j = 0; j < i; j++)
        {
          const DictumChainNode *other = g_ptr_array_index (chains->nodes, j);

          if (node->layer == other->layer)
            g_assert_cmpfloat (ABS (node->y - other->y), >=, 1 - 1e-6);
        }
    }
  for (guint i = 0; i < chains->edges->len; i++)
    {
      const DictumChainEdge *edge = g_ptr_array_index (chains->edges, i);
      const DictumChainNode *from = g_ptr_array_index (chains->nodes, edge->from);
      const DictumChainNode *to = g_ptr_array_index (chains->nodes, edge->to);

      g_assert_cmpuint (edge->path->len, ==, ABS ((int) to->layer - (int) from->layer) + 1);
      g_assert_true (edge->turned == (from->layer > to->layer));
    }
}

/* Six that cross each other completely until they are put in order. */
static void
test_crossings (void)
{
  DictumChains *chains = new_chains (12);

  for (guint i = 0; i < 6; i++)
    join (chains, i, 11 - i);
  dictum_chains_lay_out (chains);
  check_layout (chains);
  g_assert_cmpuint (dictum_chains_count_crossings (chains), ==, 0);
  free_chains (chains);
}

/* 200 sources, as the window shows at most, with circles among them. */
static void
test_large (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 5; round++)
    {
      DictumChains *chains = new_chains (DICTUM_CHAINS_MAX_NODES);

      for (guint i = 0; i < 300; i++)
        {
          guint from = g_rand_int_range (rand, 0, DICTUM_CHAINS_MAX_NODES);
          guint to = g_rand_int_range (rand, 0, DICTUM_CHAINS_MAX_NODES);

          if (from != to)
            join (chains, MIN (from, to), MAX (from, to));
          if (from != to && i % 50 == 0)
            join (chains, MAX (from, to), MIN (from, to));
        }
      dictum_chains_lay_out (chains);
      check_layout (chains);
      free_chains (chains);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                                        \
  g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/roots/one", test_one_root);
  ADD ("/roots/one-side", test_one_side);
  ADD ("/roots/circle", test_circle);
  ADD ("/chains/project", test_chains);
  ADD ("/chains/circle", test_chains_circle);
  g_test_add_func ("/chains/crossings", test_crossings);
  g_test_add_func ("/chains/large", test_large);

  return g_test_run ();
}
