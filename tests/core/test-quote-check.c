/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "evidence/dictum-evidence.h"

#include <string.h>

/* Quotes against the text that they are said to be from. */

#define TEXT                                                                                       \
  "The harbour office said on Friday that the number of ships had fallen by 12 per cent in the "   \
  "first half of the year.\nThe minister’s aide — a former pilot — called it “a blip”. She added " \
  "that the berths would stay open all winter, whatever the storms may bring to Saltmere."

static void
assert_verdict (const char *quote, DictumQuoteVerdict wanted)
{
  DictumText *text = dictum_text_new (TEXT, "en");
  g_autoptr (DictumQuoteCheck) check = dictum_text_check_quote (text, quote);

  if (check->verdict != wanted)
    g_error ("“%s”: %s, wanted %s", quote, dictum_quote_verdict_get_nick (check->verdict),
             dictum_quote_verdict_get_nick (wanted));
  dictum_text_unref (text);
}

static void
test_verdicts (void)
{
  assert_verdict (NULL, DICTUM_QUOTE_NONE);
  assert_verdict (" “ ” ", DICTUM_QUOTE_NONE);
  assert_verdict ("", DICTUM_QUOTE_NONE);

  assert_verdict ("the number of ships had fallen by 12 per cent", DICTUM_QUOTE_VERBATIM);
  assert_verdict ("“the number of ships had fallen by 12 per cent”", DICTUM_QUOTE_VERBATIM);
  /* Typography and the ends of lines do not count. */
  assert_verdict ("The minister's aide - a former pilot - called it \"a blip\"",
                  DICTUM_QUOTE_VERBATIM);
  assert_verdict ("first half of the year. The minister’s aide", DICTUM_QUOTE_VERBATIM);

  assert_verdict ("the number of ships … in the first half of the year", DICTUM_QUOTE_MARKED);
  assert_verdict ("the number of ships (...) in the first half of the year", DICTUM_QUOTE_MARKED);
  assert_verdict ("[T]he berths would stay open", DICTUM_QUOTE_MARKED);
  assert_verdict ("She [the aide] added that the berths would stay open", DICTUM_QUOTE_MARKED);
  /* In another order, or with too much left out of sight, it is no quote. */
  assert_verdict ("in the first half of the year … the number of ships", DICTUM_QUOTE_DIFFERS);

  assert_verdict ("the number of ships had fallen by 15 per cent in the first half of the year",
                  DICTUM_QUOTE_DIFFERS);
  assert_verdict ("The council of Saltmere never met", DICTUM_QUOTE_NOT_FOUND);
}

static void
test_differences (void)
{
  DictumText *text = dictum_text_new (TEXT, "en");
  g_autoptr (DictumQuoteCheck) check = dictum_text_check_quote (
      text, "the number of ships had fallen by 15 per cent in the first half of the year");
  guint n_replaced = 0;

  g_assert_cmpstr (dictum_text_get_string (check->passage), ==,
                   "the number of ships had fallen by 12 per cent in the first half of the year");
  for (guint i = 0; i < check->stretches->len; i++)
    {
      const DictumStretch *stretch = &g_array_index (check->stretches, DictumStretch, i);
      g_autofree char *words = dictum_text_get_slice (check->quote, stretch->new_text.start,
                                                      stretch->new_text.end);

      if (stretch->kind == DICTUM_STRETCH_SAME)
        continue;
      n_replaced++;
      g_assert_cmpstr (g_strstrip (words), ==, "15");
    }
  g_assert_cmpuint (n_replaced, ==, 1);
  dictum_text_unref (text);
}

static void
test_no_copy (void)
{
  g_autoptr (DictumEvidence) evidence = dictum_value_new (&dictum_evidence_type);
  g_autoptr (DictumQuoteCheck) none = dictum_evidence_check (evidence, NULL);
  g_autoptr (DictumQuoteCheck) without = NULL;
  g_autoptr (DictumQuoteCheck) gone = NULL;

  g_assert_cmpint (none->verdict, ==, DICTUM_QUOTE_NONE);
  dictum_value_set_string (&evidence->quote, "words");
  without = dictum_evidence_check (evidence, NULL);
  g_assert_cmpint (without->verdict, ==, DICTUM_QUOTE_NO_COPY);
  evidence->sha256 = g_strnfill (64, 'a');
  gone = dictum_evidence_check (evidence, NULL);
  g_assert_cmpint (gone->verdict, ==, DICTUM_QUOTE_NO_COPY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quote-check/verdicts", test_verdicts);
  g_test_add_func ("/quote-check/differences", test_differences);
  g_test_add_func ("/quote-check/no-copy", test_no_copy);

  return g_test_run ();
}
