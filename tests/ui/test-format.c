/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "inspector/dictum-wording-markup.h"
#include "window/dictum-format.h"

/* How facts are written; no widget is needed. */

static void
test_date (void)
{
  static const struct
  {
    const char *time;
    const char *expected;
  } cases[] = {
    { "2026-11-14", "14\u00a0Nov" },
    { "2025-01-02", "2\u00a0Jan\u00a02025" },
    { "2026-03-04T23:59:00-11:00", "4\u00a0Mar" },
    { "2026-11", "Nov\u00a02026" },
    { "2026-13", "2026-13" },
    { "2026-11 or so", "2026-11 or so" },
    { "last Tuesday", "last Tuesday" },
    { "2026-13-40", "2026-13-40" },
    { "", "" },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = dictum_format_date (cases[i].time, 2026);

      g_assert_cmpstr (date, ==, cases[i].expected);
    }
}

/* What differs, with one space between words, none of them struck through or underlined. */
static void
test_wordings (void)
{
  static const struct
  {
    const char *before;
    const char *now;
    const char *expected;
  } cases[] = {
    { "fallen by 12 per cent", "fallen by 15 per cent", "fallen by <s>12</s> <u>15</u> per cent" },
    { "the talks on the pier will be held on Friday", "the talks on the pier held on Friday",
      "the talks on the pier <s>will be</s> held on Friday" },
    { "the talks on the pier held on Friday", "the talks on the pier will be held on Friday",
      "the talks on the pier <u>will be</u> held on Friday" },
    { "the yard and the pier are shut", "the yard and the pier are shut for good",
      "the yard and the pier are shut <u>for good</u>" },
    { "talks on the harbour treaty before the end of the year",
      "talks on the harbour treaty “before the end of the year”",
      "talks on the harbour treaty <u>“</u>before the end of the year<u>”</u>" },
    { "the yard & the pier are shut for good", "the yard & the pier are shut",
      "the yard &amp; the pier are shut <s>for good</s>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DictumWording) wording = dictum_wording_new (cases[i].before, cases[i].now);
      g_autofree char *markup = dictum_wording_mark_up (wording->old_text, wording->new_text,
                                                        wording->stretches);

      g_assert_cmpstr (markup, ==, cases[i].expected);
    }
}

static void
test_facts (void)
{
  g_autofree char *all = dictum_format_facts ("Coastal Courier", "14 Nov", "11 claims", NULL);
  g_autofree char *gap = dictum_format_facts (NULL, "", "11 claims", NULL);
  g_autofree char *none = dictum_format_facts (NULL, "", NULL);

  g_assert_cmpstr (all, ==, "Coastal Courier · 14 Nov · 11 claims");
  g_assert_cmpstr (gap, ==, "11 claims");
  g_assert_cmpstr (none, ==, "");
}

/* Names that run against the interface do not take what is around them with them. */
static void
test_directions (void)
{
  g_autofree char *name = dictum_format_isolated ("Ida Marrow");
  g_autofree char *against = dictum_format_isolated ("مينا");
  g_autofree char *line = NULL;
  g_autofree char *number = NULL;

  g_assert_cmpstr (name, ==, "Ida Marrow");
  g_assert_cmpstr (against, ==, "\u200e\u2068مينا\u2069");

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  line = dictum_format_facts ("Courier", "14", "مينا", NULL);
  number = dictum_format_isolated ("24 %");
  g_assert_cmpint (dictum_format_get_justification ("Ida"), ==, GTK_JUSTIFY_RIGHT);
  g_assert_cmpint (dictum_format_get_justification ("مينا"), ==, GTK_JUSTIFY_LEFT);
  g_assert_cmpint (dictum_format_get_justification ("24 %"), ==, GTK_JUSTIFY_LEFT);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);

  g_assert_cmpstr (line, ==, "\u200f\u2068Courier\u2069 · 14 · مينا");
  g_assert_cmpstr (number, ==, "24 %");
  g_assert_null (dictum_format_isolated (NULL));
}

static void
test_numbers (void)
{
  g_autofree char *one = dictum_format_claims (1);
  g_autofree char *many = dictum_format_claims (37);
  g_autofree char *articles = dictum_format_articles (4);

  g_assert_cmpstr (one, ==, "1 claim");
  g_assert_cmpstr (many, ==, "37 claims");
  g_assert_cmpstr (articles, ==, "4 articles");
}

static void
test_moment (void)
{
  g_autofree char *moment = dictum_format_moment ("2026-11-14T18:02:11Z");
  g_autofree char *none = dictum_format_moment (NULL);
  g_autofree char *broken = dictum_format_moment ("yesterday");

  g_assert_cmpstr (moment, ==, "14\u00a0Nov, 18:02");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (broken, ==, "");
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/format/date", test_date);
  g_test_add_func ("/format/facts", test_facts);
  g_test_add_func ("/format/directions", test_directions);
  g_test_add_func ("/format/numbers", test_numbers);
  g_test_add_func ("/format/moment", test_moment);
  g_test_add_func ("/format/wordings", test_wordings);

  return g_test_run ();
}
