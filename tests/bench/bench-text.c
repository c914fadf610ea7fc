/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a text of 100,000 words costs: taken in, asked for the places around an offset, searched.
 * What one key press asks for must be far below a frame, wherever in the text it is. */

#include "bench.h"
#include "model/dictum-span-index.h"
#include "text/dictum-text.h"

#define N_WORDS 100000
#define N_QUESTIONS 2000

typedef struct
{
  DictumText *text;
  GRand *rand;
} Bench;

typedef void (*Question) (Bench *bench, int offset);

static DictumText *
make_text (GRand *rand)
{
  g_autoptr (DictumArticle) article = bench_new_article (rand, N_WORDS);
  const DictumVersion *version = dictum_article_get_latest_version (article);
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (DictumText) text = NULL;
  double times[20];

  for (guint i = 0; i < dictum_values_length (version->blocks); i++)
    {
      const DictumBlock *block = dictum_values_get (version->blocks, i);

      g_string_append_printf (string, "%s%s", i > 0 ? "\n" : "", block->text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      double start = bench_now ();

      g_clear_pointer (&text, dictum_text_unref);
      text = dictum_text_new (string->str, "en");
      times[i] = bench_now () - start;
    }
  bench_print_times ("take in a text", times, G_N_ELEMENTS (times), 10);
  for (guint i = 0; i < 5; i++)
    {
      double start = bench_now ();
      g_autofree char *normal = dictum_text_normalise (string->str, string->len);

      times[i] = bench_now () - start;
    }
  bench_print_times ("normalise it (in a thread)", times, 5, 0);
  return g_steal_pointer (&text);
}

static void
ask_sentence (Bench *bench, int offset)
{
  dictum_text_get_sentence (bench->text, offset, NULL, NULL);
}

static void
ask_word (Bench *bench, int offset)
{
  dictum_text_next_word (bench->text, offset);
}

static void
ask_snap (Bench *bench, int offset)
{
  int start = offset;
  int end = offset + g_rand_int_range (bench->rand, 1, 300);

  dictum_text_snap (bench->text, TRUE, &start, &end);
}

static void
ask_quoted (Bench *bench, int offset)
{
  dictum_text_get_quoted (bench->text, offset, offset + 200);
}

static void
find_quote (Bench *bench, int offset, gboolean folded)
{
  g_autofree char *exact = dictum_text_get_slice (bench->text, offset, offset + 80);
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;

  dictum_text_get_context (bench->text, offset, offset + 80, &prefix, &suffix);
  if (folded)
    {
      g_autofree char *spaced = g_strdup_printf (" %s", exact);

      dictum_text_find_quote (bench->text, spaced, prefix, suffix, offset, NULL, NULL);
    }
  else
    dictum_text_find_quote (bench->text, exact, prefix, suffix, offset, NULL, NULL);
}

static void
ask_quote (Bench *bench, int offset)
{
  find_quote (bench, offset, FALSE);
}

static void
ask_folded_quote (Bench *bench, int offset)
{
  find_quote (bench, offset, TRUE);
}

static void
ask_search (Bench *bench, int offset)
{
  g_autoptr (GArray) found = dictum_text_search (bench->text, "Treaty of the absent", 0);

  g_assert_cmpuint (found->len, ==, 0);
}

static void
ask_often (Bench *bench, const char *what, Question question, guint n, double target)
{
  g_autofree double *times = g_new (double, n);
  int length = dictum_text_get_length (bench->text);

  question (bench, length / 2);
  for (guint i = 0; i < n; i++)
    {
      int offset = g_rand_int_range (bench->rand, 0, length);
      double start = bench_now ();

      question (bench, offset);
      times[i] = bench_now () - start;
    }
  bench_print_times (what, times, n, target);
}

static gboolean
count_cb (const DictumMark *mark, gpointer data)
{
  int *n = data;

  *n += 1;
  return TRUE;
}

static void
measure_marks (GRand *rand)
{
  g_autoptr (DictumSpanIndex) index = dictum_span_index_new ();
  double start = bench_now ();
  int n = 0;

  for (int i = 0; i < 20000; i++)
    {
      DictumMark mark = { 0 };

      mark.start = g_rand_int_range (rand, 0, 600000);
      mark.end = mark.start + g_rand_int_range (rand, 1, 300);
      mark.position = i;
      dictum_span_index_add (index, &mark);
    }
  bench_print ("add 20,000 marks", bench_now () - start, 0, "ms");
  start = bench_now ();
  for (int i = 0; i < 100000; i++)
    dictum_span_index_foreach_at (index, g_rand_int_range (rand, 0, 600000), count_cb, &n);
  bench_print ("marks at an offset, 100,000 questions", bench_now () - start, 0, "ms");
}

int
main (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  g_autoptr (DictumText) text = make_text (rand);
  Bench bench = { text, rand };
  double start = bench_now ();
  int n = dictum_text_count_words (text, 0, dictum_text_get_length (text));

  bench_print ("count its words (in a thread)", bench_now () - start, 0, "ms");
  bench_print ("words in it", n, 0, "");
  ask_often (&bench, "sentence at a random offset", ask_sentence, N_QUESTIONS, 1);
  ask_often (&bench, "next word", ask_word, N_QUESTIONS, 1);
  ask_often (&bench, "snap a marking", ask_snap, N_QUESTIONS, 1);
  ask_often (&bench, "how much is quoted", ask_quoted, N_QUESTIONS, 1);
  ask_often (&bench, "find a quote again", ask_quote, 200, 2);
  ask_often (&bench, "find a quote again, typography folded", ask_folded_quote, 200, 4);
  ask_often (&bench, "search for absent words", ask_search, 200, 2);
  measure_marks (rand);
  bench_print ("memory", bench_memory (), 150, "MiB");
  return 0;
}
