/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "query/dictum-claim-query.h"

#include <string.h>

/* The language: what is understood, what is complained of, and that printing loses nothing. */

static void
assert_prints (const char *text, const char *printed)
{
  g_autoptr (DictumClaimQuery) query = dictum_claim_query_new (text);
  g_autofree char *out = dictum_claim_query_print (query);

  g_assert_cmpstr (out, ==, printed);
}

static void
test_terms (void)
{
  g_autoptr (DictumClaimQuery)
      query = dictum_claim_query_new ("source:\"prime minister\" status:done -tag:old harbour");
  DictumQueryTerm term;

  g_assert_cmpuint (dictum_claim_query_get_n_problems (query), ==, 0);
  g_assert_cmpuint (dictum_claim_query_get_n_terms (query), ==, 4);
  term = dictum_claim_query_get_term (query, 0);
  g_assert_cmpint (term.field, ==, DICTUM_QUERY_SOURCE);
  g_assert_cmpint (term.start, ==, 0);
  g_assert_cmpint (term.end, ==, 23);
  g_assert_cmpstr (term.text, ==, "source:\"prime minister\"");
  term = dictum_claim_query_get_term (query, 2);
  g_assert_cmpint (term.field, ==, DICTUM_QUERY_TAG);
  g_assert_true (term.negated);
  term = dictum_claim_query_get_term (query, 3);
  g_assert_cmpint (term.field, ==, DICTUM_QUERY_WORDS);
  g_assert_cmpint (term.end, ==, 52);
}

static void
test_print (void)
{
  assert_prints ("  a   b ", "a b");
  assert_prints ("Status:done", "status:done");
  assert_prints ("“exact words”", "\"exact words\"");
  assert_prints ("source:„Ida Marrow“,officials", "source:\"Ida Marrow\",officials");
  assert_prints ("\"a \\\"b\\\" \\\\ c\"", "\"a \\\"b\\\" \\\\ c\"");
  assert_prints ("source:=“Ida Marrow”,=PMO,x", "source:=\"Ida Marrow\",=PMO,x");
  assert_prints ("=a tag:=a source:==a", "=a tag:=a source:==a");
  assert_prints ("\"a\"b", "\"a\" b");
  assert_prints ("status:done,,to-do,", "status:done,to-do");
  assert_prints ("https://saltmere.example/a,b", "https://saltmere.example/a,b");
  assert_prints ("source:\"half", "source:\"half");
  assert_prints ("colour:red", "colour:red");
  assert_prints ("- x", "- x");
}

/* Where the place and the beginning of the message say enough. */
static void
assert_problem (const char *text, int start, int end, gboolean unfinished, const char *word)
{
  g_autoptr (DictumClaimQuery) query = dictum_claim_query_new (text);
  g_autoptr (DictumClaimQuery) strict = NULL;
  g_autoptr (GError) error = NULL;
  DictumQueryProblem problem;

  g_assert_cmpuint (dictum_claim_query_get_n_problems (query), ==, 1);
  problem = dictum_claim_query_get_problem (query, 0);
  g_assert_cmpint (problem.start, ==, start);
  g_assert_cmpint (problem.end, ==, end);
  g_assert_cmpint (problem.unfinished, ==, unfinished);
  g_assert_nonnull (strstr (problem.message, word));

  strict = dictum_claim_query_parse (text, &error);
  g_assert_null (strict);
  g_assert_error (error, DICTUM_QUERY_ERROR, DICTUM_QUERY_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, problem.message));
}

static void
test_problems (void)
{
  assert_problem ("status:dnoe", 7, 11, TRUE, "to-do, in-progress");
  assert_problem ("status:dnoe x", 7, 11, FALSE, "to-do, in-progress");
  assert_problem ("ä status:", 2, 9, TRUE, "status:word");
  assert_problem ("status: x", 0, 7, FALSE, "status:word");
  assert_problem ("status:,done", 0, 7, FALSE, "status:word");
  assert_problem ("colour:red", 0, 10, TRUE, "“colour”");
  assert_problem ("\"open words", 0, 11, TRUE, "not closed");
  assert_problem ("\"\"", 0, 2, TRUE, "nothing to search");
  assert_problem ("- a", 0, 1, FALSE, "minus");
  assert_problem ("links:two", 6, 9, TRUE, "2..4");
  assert_problem ("links:..", 6, 8, TRUE, "2..4");
  assert_problem ("modified:2026-13", 9, 16, TRUE, "2026-11-14");
  assert_problem ("published:2026-02-30..", 10, 22, TRUE, "2026-11-14");
  assert_problem ("unnamed:perhaps", 8, 15, TRUE, "yes, no");
}

static void
assert_fine (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumClaimQuery) query = dictum_claim_query_parse (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (query);
}

static void
test_values (void)
{
  static const char *const texts[] = {
    "",
    "status:done,to-do,\"waiting for reply\",second-opinion",
    "status:w",
    "source-kind:none,government-body",
    "links:>=2 links:<3 links:0 links:1..2 links:..4 links:2..",
    "modified:2026 modified:2026-11..2026-12-01 modified:today..",
    "published:..2026-11-14",
    "unnamed:yes attributed:no single-unnamed:yes evidence:no check-worthy:yes",
    "reply:due,waiting,none certainty:probable manner:direct stance:doubting polarity:denied",
    "rating:whatever tag:x id:1 assigned:ana publisher:courier article:talks kind:prediction",
    "12:30 a-b:",
  };

  for (guint i = 0; i + 1 < G_N_ELEMENTS (texts); i++)
    assert_fine (texts[i]);
}

static void
test_empty (void)
{
  static const char *const texts[] = { "", "  ", "status:", "colour:red", "status:nonsense", "-" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DictumClaimQuery) query = dictum_claim_query_new (texts[i]);

      g_assert_true (dictum_claim_query_is_empty (query));
    }
}

static void
assert_with (const char *text,
             DictumQueryField field,
             const char *value,
             gboolean negated,
             const char *expected)
{
  g_autoptr (DictumClaimQuery) query = dictum_claim_query_new (text);
  g_autofree char *with = dictum_claim_query_with (query, field, value, negated);

  g_assert_cmpstr (with, ==, expected);
}

static void
test_chips (void)
{
  g_autoptr (DictumClaimQuery) query = dictum_claim_query_new ("a  status:done \"b c");
  g_autofree char *without = dictum_claim_query_without (query, 1);

  g_assert_cmpstr (without, ==, "a \"b c");
  assert_with ("", DICTUM_QUERY_STATUS, "done", FALSE, "status:done");
  assert_with ("a", DICTUM_QUERY_SOURCE, "Ida Marrow", TRUE, "a -source:\"Ida Marrow\"");
  assert_with ("\"a b", DICTUM_QUERY_TAG, "a,b", FALSE, "\"a b\" tag:\"a,b\"");
  assert_with ("colour:\"a", DICTUM_QUERY_TAG, "x", FALSE, "tag:x");
  assert_with ("", DICTUM_QUERY_WORDS, "status:done", FALSE, "\"status:done\"");
  assert_with ("", DICTUM_QUERY_WORDS, "-x", FALSE, "\"-x\"");
  assert_with ("", DICTUM_QUERY_SOURCE, "say \"no\"", FALSE, "source:\"say \\\"no\\\"\"");
  assert_with ("a", DICTUM_QUERY_SOURCE, NULL, FALSE, "a source:");
}

static void
assert_narrows (const char *now, const char *before, gboolean narrows)
{
  g_autoptr (DictumClaimQuery) query = dictum_claim_query_new (now);
  g_autoptr (DictumClaimQuery) earlier = dictum_claim_query_new (before);

  g_assert_cmpint (dictum_claim_query_narrows (query, earlier), ==, narrows);
}

static void
test_narrows (void)
{
  assert_narrows ("harb", "har", TRUE);
  assert_narrows ("har", "harb", FALSE);
  assert_narrows ("-harb", "-har", FALSE);
  assert_narrows ("a status:done", "a", TRUE);
  assert_narrows ("status:done", "status:d", FALSE);
  assert_narrows ("Éb", "e", TRUE);
  assert_narrows ("\"a b", "\"a", TRUE);
  assert_narrows ("\"ab\"", "\"a\"", FALSE);
  assert_narrows ("anything", "colour:red", TRUE);
}

/* ---- Whatever is typed ---- */

static char *
make_text (void)
{
  static const char *const pieces[] = {
    "source:", "status:", "-",    "=",         "\"",   "“",        "”",   "„",    ",",
    " ",       "  ",      "done", "marrow",    "tag:", "links",    ":",   ">=",   "2",
    "..",      "2026",    "-11",  "\\",        "é",    "colour:",  "://", "none", "date",
    "\n",      "yes",     "\"a ", "modified:", "港",   "\xcc\x81", "«",
  };
  GString *text = g_string_new (NULL);

  for (int i = g_test_rand_int_range (0, 14); i > 0; i--)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

  return g_string_free_and_steal (text);
}

/* Printing and parsing again gives the same query; positions are inside the text and in order; what
 * a chip takes out is gone, and nothing else. */
static void
test_any_text (void)
{
  for (int round = 0; round < 20000; round++)
    {
      g_autofree char *text = make_text ();
      g_autoptr (DictumClaimQuery) query = dictum_claim_query_new (text);
      g_autofree char *printed = dictum_claim_query_print (query);
      g_autoptr (DictumClaimQuery) again = dictum_claim_query_new (printed);
      g_autofree char *twice = dictum_claim_query_print (again);
      guint length = dictum_claim_query_get_n_terms (query);
      int last = 0;

      if (!dictum_claim_query_equal (query, again))
        g_error ("“%s” is printed as “%s”", text, printed);
      g_assert_cmpstr (printed, ==, twice);
      g_assert_true (dictum_claim_query_narrows (query, query));
      for (guint i = 0; i < length; i++)
        {
          DictumQueryTerm term = dictum_claim_query_get_term (query, i);
          g_autofree char *without = dictum_claim_query_without (query, i);
          g_autoptr (DictumClaimQuery) less = dictum_claim_query_new (without);

          g_assert_cmpint (term.start, >=, last);
          g_assert_cmpint (term.end, >, term.start);
          last = term.end;
          g_assert_cmpuint (dictum_claim_query_get_n_terms (less), ==, length - 1);
        }
      g_assert_cmpint (last, <=, g_utf8_strlen (text, -1));
      for (guint i = 0; i < dictum_claim_query_get_n_problems (query); i++)
        {
          DictumQueryProblem problem = dictum_claim_query_get_problem (query, i);

          g_assert_cmpint (problem.start, <=, problem.end);
          g_assert_cmpint (problem.end, <=, g_utf8_strlen (text, -1));
          g_assert_cmpint (strlen (problem.message), >, 10);
        }
    }
}

static void
test_exact (void)
{
  static const char *const values[] = { "Ida Marrow", "=Ida", "Marrow, Ida",
                                        "say \"no\"", "-",    "a:b" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *term = dictum_query_write_exact (DICTUM_QUERY_SOURCE, values[i]);
      g_autoptr (DictumClaimQuery) query = dictum_claim_query_new (term);
      g_autofree char *printed = dictum_claim_query_print (query);

      g_assert_true (g_str_has_prefix (term, "source:="));
      g_assert_cmpuint (dictum_claim_query_get_n_terms (query), ==, 1);
      g_assert_cmpuint (dictum_claim_query_get_n_problems (query), ==, 0);
      g_assert_cmpstr (printed, ==, term);
    }
}

/* A written term is read as what it was written from. */
static void
test_any_value (void)
{
  for (int round = 0; round < 5000; round++)
    {
      g_autofree char *value = make_text ();
      DictumQueryField field = g_test_rand_int_range (0, DICTUM_QUERY_N_FIELDS);
      gboolean negated = g_test_rand_bit ();
      g_autofree char *term = dictum_query_write_term (field, value, negated);
      g_autofree char *more = g_strconcat (term, " end", NULL);
      g_autoptr (DictumClaimQuery) query = dictum_claim_query_new (more);

      if (*value == '\0')
        continue;
      g_assert_cmpuint (dictum_claim_query_get_n_terms (query), ==, 2);
      g_assert_cmpint (dictum_claim_query_get_term (query, 0).field, ==, field);
      g_assert_cmpint (dictum_claim_query_get_term (query, 0).negated, ==, negated);
      g_assert_cmpstr (dictum_claim_query_get_term (query, 0).text, ==, term);
    }
}

static void
test_not_utf8 (void)
{
  g_autoptr (DictumClaimQuery) query = dictum_claim_query_new ("a\xff\xfe source:\"\xc3");

  g_assert_cmpuint (dictum_claim_query_get_n_terms (query), ==, 2);
  g_assert_true (g_utf8_validate (dictum_claim_query_get_text (query), -1, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/claim-query/terms", test_terms);
  g_test_add_func ("/claim-query/print", test_print);
  g_test_add_func ("/claim-query/problems", test_problems);
  g_test_add_func ("/claim-query/values", test_values);
  g_test_add_func ("/claim-query/empty", test_empty);
  g_test_add_func ("/claim-query/chips", test_chips);
  g_test_add_func ("/claim-query/narrows", test_narrows);
  g_test_add_func ("/claim-query/any-text", test_any_text);
  g_test_add_func ("/claim-query/exact", test_exact);
  g_test_add_func ("/claim-query/any-value", test_any_value);
  g_test_add_func ("/claim-query/not-utf8", test_not_utf8);

  return g_test_run ();
}
