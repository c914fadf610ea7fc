/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/dictum-span-index.h"

/* The index against the plainest thing that gives the same answers: a list that is walked whole. */

static int
compare (gconstpointer a, gconstpointer b)
{
  const DictumMark *one = a;
  const DictumMark *two = b;

  if (one->start != two->start)
    return one->start < two->start ? -1 : 1;
  if (one->end != two->end)
    return one->end > two->end ? -1 : 1;
  if (one->part != two->part)
    return one->part < two->part ? -1 : 1;
  if (one->owner != two->owner)
    return (guintptr) one->owner < (guintptr) two->owner ? -1 : 1;
  return one->position < two->position ? -1 : one->position > two->position;
}

static gboolean
equal (const DictumMark *a, const DictumMark *b)
{
  return compare (a, b) == 0;
}

static DictumMark
make_mark (int start, int end, int owner, DictumPart part, int position)
{
  DictumMark mark = { start, end, GINT_TO_POINTER (owner), part, position };

  return mark;
}

static void
check_in (DictumSpanIndex *index, GArray *naive, int start, int end)
{
  g_autoptr (GArray) found = dictum_span_index_list_in (index, start, end);
  g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (DictumMark));

  for (guint i = 0; i < naive->len; i++)
    {
      DictumMark *mark = &g_array_index (naive, DictumMark, i);

      if (mark->start < end && mark->end > start)
        g_array_append_vals (expected, mark, 1);
    }
  g_array_sort (expected, compare);
  g_assert_cmpuint (found->len, ==, expected->len);
  for (guint i = 0; i < found->len; i++)
    g_assert_true (
        equal (&g_array_index (found, DictumMark, i), &g_array_index (expected, DictumMark, i)));
}

static void
check_at (DictumSpanIndex *index, GArray *naive, int offset)
{
  g_autoptr (GArray) at = dictum_span_index_list_at (index, offset);
  g_autoptr (GArray) in = dictum_span_index_list_in (index, offset, offset + 1);

  g_assert_cmpuint (at->len, ==, in->len);
  for (guint i = 0; i < at->len; i++)
    g_assert_true (equal (&g_array_index (at, DictumMark, i), &g_array_index (in, DictumMark, i)));
  check_in (index, naive, offset, offset + 1);
}

static DictumMark
draw_mark (GRand *rand, int length, int longest)
{
  int start = g_rand_int_range (rand, 0, length);

  return make_mark (start, start + g_rand_int_range (rand, 1, longest + 1),
                    g_rand_int_range (rand, 1, 6), (DictumPart) g_rand_int_range (rand, 0, 3),
                    g_rand_int_range (rand, 0, 2));
}

static void
remove_random (DictumSpanIndex *index, GArray *naive, GRand *rand, int length, int longest)
{
  guint which;
  DictumMark mark;

  if (naive->len == 0 || g_rand_int_range (rand, 0, 10) == 0)
    {
      gboolean there = FALSE;

      mark = draw_mark (rand, length, longest);
      for (which = 0; which < naive->len && !there; which++)
        there = equal (&g_array_index (naive, DictumMark, which), &mark);
      g_assert_cmpint (dictum_span_index_remove (index, &mark), ==, there);
      if (there)
        g_array_remove_index_fast (naive, which - 1);
      return;
    }
  which = g_rand_int_range (rand, 0, naive->len);
  mark = g_array_index (naive, DictumMark, which);
  g_assert_true (dictum_span_index_remove (index, &mark));
  g_array_remove_index_fast (naive, which);
}

static void
run_random (guint32 seed, int n_operations, int length, int longest, guint most)
{
  g_autoptr (DictumSpanIndex) index = dictum_span_index_new ();
  g_autoptr (GArray) naive = g_array_new (FALSE, FALSE, sizeof (DictumMark));
  GRand *rand = g_rand_new_with_seed (seed);

  for (int i = 0; i < n_operations; i++)
    {
      int draw = g_rand_int_range (rand, 0, 100);
      int start = g_rand_int_range (rand, -2, length + longest + 2);

      if (draw < 40 && naive->len < most)
        {
          DictumMark mark = draw_mark (rand, length, longest);

          dictum_span_index_add (index, &mark);
          g_array_append_val (naive, mark);
        }
      else if (draw < 70)
        remove_random (index, naive, rand, length, longest);
      else if (draw < 85)
        check_at (index, naive, start);
      else
        check_in (index, naive, start, start + g_rand_int_range (rand, 0, longest * 2));
      g_assert_cmpuint (dictum_span_index_get_size (index), ==, naive->len);
    }
  g_rand_free (rand);
}

static void
test_random_crowded (void)
{
  /* A short text: many marks are equal, nested and overlapping. */
  run_random (1, 60000, 12, 8, 60);
}

static void
test_random_sparse (void)
{
  run_random (2, 60000, 4000, 60, 400);
}

static void
test_random_long (void)
{
  run_random (3, 20000, 1000, 1000, 300);
}

static void
test_empty (void)
{
  g_autoptr (DictumSpanIndex) index = dictum_span_index_new ();
  g_autoptr (GArray) at = dictum_span_index_list_at (index, 0);
  g_autoptr (GArray) in = dictum_span_index_list_in (index, 0, G_MAXINT);
  DictumMark mark = make_mark (0, 1, 1, DICTUM_PART_CUE, 0);

  g_assert_cmpuint (at->len, ==, 0);
  g_assert_cmpuint (in->len, ==, 0);
  g_assert_cmpuint (dictum_span_index_get_size (index), ==, 0);
  g_assert_false (dictum_span_index_remove (index, &mark));
}

static void
test_order (void)
{
  g_autoptr (DictumSpanIndex) index = dictum_span_index_new ();
  g_autoptr (GArray) found = NULL;
  DictumMark marks[] = {
    make_mark (4, 20, 1, DICTUM_PART_CONTENT, 0), make_mark (4, 9, 1, DICTUM_PART_CONTENT, 1),
    make_mark (4, 9, 1, DICTUM_PART_SOURCE, 0),   make_mark (4, 9, 2, DICTUM_PART_SOURCE, 0),
    make_mark (4, 9, 2, DICTUM_PART_SOURCE, 1),   make_mark (5, 30, 1, DICTUM_PART_CUE, 0),
    make_mark (8, 9, 1, DICTUM_PART_CONTENT, 0),
  };

  for (int i = G_N_ELEMENTS (marks) - 1; i >= 0; i--)
    dictum_span_index_add (index, &marks[i]);
  found = dictum_span_index_list_at (index, 8);
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (marks));
  for (guint i = 0; i < found->len; i++)
    g_assert_true (equal (&g_array_index (found, DictumMark, i), &marks[i]));
}

static void
test_borders (void)
{
  g_autoptr (DictumSpanIndex) index = dictum_span_index_new ();
  g_autoptr (GArray) naive = g_array_new (FALSE, FALSE, sizeof (DictumMark));
  DictumMark mark = make_mark (10, 20, 1, DICTUM_PART_CONTENT, 0);
  static const struct
  {
    int start;
    int end;
    guint n;
  } cases[] = { { 0, 10, 0 }, { 0, 11, 1 },  { 19, 20, 1 }, { 20, 30, 0 },
                { 9, 21, 1 }, { 12, 12, 1 }, { 10, 10, 0 }, { 20, 20, 0 } };

  dictum_span_index_add (index, &mark);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) found = dictum_span_index_list_in (index, cases[i].start, cases[i].end);

      g_assert_cmpuint (found->len, ==, cases[i].n);
    }
  g_array_append_val (naive, mark);
  for (int i = 0; i < 30; i++)
    check_at (index, naive, i);
}

static void
test_equal_marks (void)
{
  g_autoptr (DictumSpanIndex) index = dictum_span_index_new ();
  DictumMark mark = make_mark (3, 4, 1, DICTUM_PART_CONTENT, 0);

  for (int i = 0; i < 100; i++)
    dictum_span_index_add (index, &mark);
  for (int i = 100; i > 0; i--)
    {
      g_autoptr (GArray) found = dictum_span_index_list_at (index, 3);

      g_assert_cmpuint (found->len, ==, i);
      g_assert_true (dictum_span_index_remove (index, &mark));
    }
  g_assert_false (dictum_span_index_remove (index, &mark));
  g_assert_cmpuint (dictum_span_index_get_size (index), ==, 0);
}

static gboolean
count_two_cb (const DictumMark *mark, gpointer data)
{
  int *n = data;

  return ++*n < 2;
}

static void
test_enough (void)
{
  g_autoptr (DictumSpanIndex) index = dictum_span_index_new ();
  int n = 0;

  for (int i = 0; i < 50; i++)
    {
      DictumMark mark = make_mark (i, 100, i + 1, DICTUM_PART_CONTENT, 0);

      dictum_span_index_add (index, &mark);
    }
  dictum_span_index_foreach_in (index, 0, 100, count_two_cb, &n);
  g_assert_cmpint (n, ==, 2);
  n = 0;
  dictum_span_index_foreach_at (index, 60, count_two_cb, &n);
  g_assert_cmpint (n, ==, 2);
}

/* A walk over all marks for each question would be 4 * 10^10 steps here and outlast the time limit
 * of the tests many times over. Marks come in the order of the text, the worst one for a plain
 * tree. */
static void
test_many (void)
{
  g_autoptr (DictumSpanIndex) index = dictum_span_index_new ();
  const int n_marks = 20000;
  guint64 n_found = 0;

  for (int i = 0; i < n_marks; i++)
    {
      DictumMark mark = make_mark (i * 30, i * 30 + 40, 1, DICTUM_PART_CONTENT, i);

      dictum_span_index_add (index, &mark);
    }
  for (int i = 0; i < 1000000; i++)
    {
      int n = 0;

      dictum_span_index_foreach_at (index, (int) ((i * 7919LL) % (n_marks * 30)), count_two_cb, &n);
      n_found += n;
    }
  g_assert_cmpuint (n_found, >=, 1000000);
  g_assert_cmpuint (n_found, <=, 2000000);
  for (int i = 0; i < n_marks; i++)
    {
      DictumMark mark = make_mark (i * 30, i * 30 + 40, 1, DICTUM_PART_CONTENT, i);

      g_assert_true (dictum_span_index_remove (index, &mark));
    }
  g_assert_cmpuint (dictum_span_index_get_size (index), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/span-index/empty", test_empty);
  g_test_add_func ("/span-index/order", test_order);
  g_test_add_func ("/span-index/borders", test_borders);
  g_test_add_func ("/span-index/equal-marks", test_equal_marks);
  g_test_add_func ("/span-index/enough", test_enough);
  g_test_add_func ("/span-index/random-crowded", test_random_crowded);
  g_test_add_func ("/span-index/random-sparse", test_random_sparse);
  g_test_add_func ("/span-index/random-long", test_random_long);
  g_test_add_func ("/span-index/many", test_many);
  return g_test_run ();
}
