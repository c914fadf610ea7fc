/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "text/dictum-text.h"

#include <locale.h>
#include <string.h>

/* Where sentences and words begin and end, in the forms that newspapers print. In the cases of
 * sentences a '|' stands where one ends. */

typedef struct
{
  const char *language;
  const char *marked;
} Case;

static GString *
join_sentences (DictumText *text)
{
  GString *joined = g_string_new (NULL);
  int length = dictum_text_get_length (text);
  int from = 0;

  /* What lies between two sentences is white space: it goes to the one before. */
  for (int at = 0; at < length;)
    {
      int next = dictum_text_next_sentence (text, at);
      g_autofree char *slice = dictum_text_get_slice (text, from, next);

      g_string_append (joined, slice);
      if (next < length)
        g_string_append_c (joined, '|');
      from = next;
      at = next;
    }
  return joined;
}

static gboolean
check_case (const char *language, const char *marked)
{
  g_autofree char *plain = g_strdup (marked);
  g_autoptr (DictumText) text = NULL;
  GString *joined;
  gboolean good;
  char *to = plain;

  for (const char *from = marked; *from != '\0'; from++)
    {
      if (*from != '|')
        *to++ = *from;
    }
  *to = '\0';
  text = dictum_text_new (plain, language);
  joined = join_sentences (text);
  good = strcmp (joined->str, marked) == 0;
  if (!good)
    g_test_message ("%s: expected %s\n     found %s", language, marked, joined->str);
  g_string_free (joined, TRUE);
  return good;
}

static void
check_cases (const Case *cases, guint n_cases)
{
  int n_wrong = 0;

  for (guint i = 0; i < n_cases; i++)
    n_wrong += check_case (cases[i].language, cases[i].marked) ? 0 : 1;
  g_assert_cmpint (n_wrong, ==, 0);
}

static void
test_english (void)
{
  static const Case cases[] = {
    { "en", "The bridge fell. |Nobody was hurt. |Work begins on Monday." },
    { "en", "Mr. Marrow met Mrs. Lind and Dr. Osk. |They agreed." },
    { "en", "Gen. Ada Brock and Sen. Tom Field spoke; Rep. Lee did not. |Gov. Hale left." },
    { "en", "Lt. Col. Fenn of St. Maren wrote to Prof. Ott. |She answered." },
    { "en", "J. R. Marrow said so. |A. Lind denied it." },
    { "en", "The U.S. Army left. |The U.N. stayed." },
    { "en", "It left the U.S. |The army stayed." },
    { "en", "It left the U.S. |“We are gone,” it said." },
    { "en", "The meeting began at 9 a.m. |The mayor was late." },
    { "en", "It began at 9 a.m. Monday and ended at 5 p.m. Tuesday. |He left." },
    { "en", "It began at 9 a.m. and ended." },
    { "en", "She runs Tarn Inc. |It sells nets. |Osk Ltd. sells boats." },
    { "en", "The clause No. 5 is void. |No. 7 is not." },
    { "en", "He said no. |She said yes." },
    { "en", "On Jan. 5 it rained. |On Feb. 6 it snowed." },
    { "en", "It was Osk vs. Tarn. |Osk won." },
    { "en", "The rate is 3.5 percent. |It was 2.75." },
    { "en", "See www.example.org/News.html for more. |Or example.com." },
    { "en", "It is at https://example.org/?Q=1&R=2 now. |Look there." },
    { "en", "He waited ... and waited. |Then he left." },
    { "en", "He waited… and waited. |Then he left." },
    { "en", "He waited… |Then he left." },
    { "en", "Twelve died in the war. |12 people were saved." },
    { "en", "“Why?” |The crowd was silent." },
    { "en", "“Why?” she asked. |Nobody knew." },
    { "en", "“Why?” Marrow asked. |Nobody knew." },
    { "en", "“We were not consulted.” she said. |He was." },
    { "en", "“We were not consulted.” Ada Marrow said. |He was." },
    { "en", "He called it “wrong.” |Marrow said the bridge was safe." },
    { "en", "It was Osk v. Tarn. |Osk won." },
    { "en", "“We were not consulted,” she said. |“We will be.”" },
    { "en", "She said: “We were not consulted.” |He agreed." },
    { "en", "She said: \"We were not consulted.\" |\"Really?\" he asked." },
    { "en", "\"No!\" he cried. |\"Yes!\" |\"Enough.\"" },
    { "en", "(The minister was away.) |The deputy signed." },
    { "en", "The minister (she was away at 5 p.m.) did not sign." },
    { "en", "He scored 12 (a record!) in the final. |The crowd sang." },
    { "en", "Yahoo! said it would. |It did." },
    { "en", "She has a Ph.D. from Osk. |He has none." },
    { "en", "We chose plan B. |The board did not." },
    { "en", "He told ‘The Courier’: ‘We lost.’ |Then he left." },
    { "en", "What a day! |What now? |Nothing." },
    { "en", "He said the law, i.e. the old one, holds, e.g. in Osk. |It does." },
    { "en", "One." },
    { "en", "no capital. no end. here" },
    { "en", "Trailing space.  " },
    { "en", "…and so it went. |It ended." },
    { "en", "“…we were there.” |They were not." },
    { "en", "It was Jones Jr. |He knew it." },
    { "en", "It cost $3.5m. |It was worth it." },
    { "en", "1. First thing. |Second thing." },
    { "en", "The figure rose from 3. to 4." },
    { "en", "He lives at 5 Elm St. |The house is old." },
    { "en", "“I don’t know. |I was not there. |Ask him,” she said." },
    { "en", "She said he was “not well.” |The court disagreed." },
    { "en", "She said he was “not well”. |The court disagreed." },
    { "en", "The report [published in May] is wrong. |[It was corrected.] |We regret it." },
    { "en", "She paid 5 million crowns (£400,000). |It sank." },
    { "en", "It fell.|The mayor left.|“Why?”|Nobody asked." },
    { "en", "See www.osk.Example or ab@osk.Net or it.It=5 now." },
    { "", "The U.S. left. |Mr. Osk stayed." },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_other_languages (void)
{
  static const Case cases[] = {
    { "de", "Dr. Holm und Hr. Lang kamen am 3. Mai. |Sie blieben." },
    { "de", "Das gilt z. B. für Osk. |Es gilt z.B. auch hier." },
    { "de", "Er kam bzw. Sie kam. |Das war am 12. Juni 2024. |Dann war Schluss." },
    { "de", "„Wir wurden nicht gefragt“, sagte Holm. |„Nie.“" },
    { "de", "„Warum?“, fragte er. |Niemand wusste es." },
    { "de", "Es kostet 3,5 Mio. Euro. |Das ist viel." },
    { "de", "Der 2. Senat entschied. |Die Klage ist zulässig." },
    { "fr", "M. Dupré a parlé. |Mme. Lind aussi." },
    { "fr", "« Nous n’avons pas été consultés. » |Il est parti." },
    { "fr", "« Pourquoi ? » a-t-elle demandé. |Personne ne savait." },
    { "es", "El Sr. Ruz habló. |La Sra. Lin no." },
    { "es", "Viajó a EE. UU. en mayo. |Volvió en junio." },
    { "es", "¿Por qué? |¡Nadie lo sabe! |Ya veremos." },
    { "it", "Il sig. Rossi è partito. |La dott.ssa Neri no." },
    { "nl", "Dhr. Bos en mevr. Dam kwamen. |Zij bleven." },
    { "ru", "Он приехал. |Она осталась." },
    { "el", "Ήρθε χθες. |Έφυγε σήμερα." },
    { "ja", "彼は来た。|彼女は帰った。|「なぜ？」と聞いた。" },
    { "zh", "他来了。|她走了！|为什么？" },
    { "ar", "جاء الوزير أمس. |لم يحضر أحد. |لماذا؟ |لا أحد يعلم." },
    { "hi", "वह आया। |वह गई। |क्यों?" },
    { "fa", "او آمد. |او رفت." },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_around_offset (void)
{
  g_autoptr (DictumText) text = dictum_text_new ("One two.  Three four.\n\nFive.", "en");
  int start;
  int end;

  dictum_text_get_sentence (text, 0, &start, &end);
  g_assert_cmpint (start, ==, 0);
  g_assert_cmpint (end, ==, 8);
  dictum_text_get_sentence (text, 7, &start, &end);
  g_assert_cmpint (end, ==, 8);
  /* Between two sentences: the following one; at the end of the line: the last one. */
  for (int offset = 8; offset <= 21; offset++)
    {
      dictum_text_get_sentence (text, offset, &start, &end);
      g_assert_cmpint (start, ==, 10);
      g_assert_cmpint (end, ==, 21);
    }
  dictum_text_get_sentence (text, 22, &start, &end);
  g_assert_cmpint (start, ==, 22);
  g_assert_cmpint (end, ==, 22);
  dictum_text_get_sentence (text, 1000, &start, &end);
  g_assert_cmpint (start, ==, 23);
  g_assert_cmpint (end, ==, 28);
  dictum_text_get_sentence (text, -5, &start, NULL);
  g_assert_cmpint (start, ==, 0);
}

static void
test_moving (void)
{
  g_autoptr (DictumText) text = dictum_text_new ("One two.  Three.\n\n  Five six.", "en");

  g_assert_cmpint (dictum_text_next_sentence (text, 0), ==, 10);
  g_assert_cmpint (dictum_text_next_sentence (text, 9), ==, 10);
  g_assert_cmpint (dictum_text_next_sentence (text, 10), ==, 20);
  g_assert_cmpint (dictum_text_next_sentence (text, 20), ==, 29);
  g_assert_cmpint (dictum_text_next_sentence (text, 29), ==, 29);
  g_assert_cmpint (dictum_text_previous_sentence (text, 29), ==, 20);
  g_assert_cmpint (dictum_text_previous_sentence (text, 20), ==, 10);
  g_assert_cmpint (dictum_text_previous_sentence (text, 15), ==, 10);
  g_assert_cmpint (dictum_text_previous_sentence (text, 10), ==, 0);
  g_assert_cmpint (dictum_text_previous_sentence (text, 0), ==, 0);
}

/* The words of a text, with '|' between them. */
static char *
join_words (DictumText *text)
{
  GString *joined = g_string_new (NULL);
  int length = dictum_text_get_length (text);

  for (int at = 0; at < length;)
    {
      int start;
      int end = dictum_text_next_word (text, at);

      if (dictum_text_get_word (text, MAX (at, end - 1), &start, &end) && start >= at)
        {
          g_autofree char *word = dictum_text_get_slice (text, start, end);

          g_string_append_printf (joined, "%s%s", joined->len > 0 ? "|" : "", word);
        }
      g_assert_cmpint (dictum_text_next_word (text, at), >, at);
      at = dictum_text_next_word (text, at);
    }
  return g_string_free_and_steal (joined);
}

static void
test_words (void)
{
  static const struct
  {
    const char *language;
    const char *text;
    const char *words;
    int n;
  } cases[] = {
    { "en", "The re-emergence of post-war art.", "The|re-emergence|of|post-war|art", 5 },
    { "en", "Marrow’s boat isn't the U.S. Navy's.", "Marrow’s|boat|isn't|the|U.S.|Navy's", 6 },
    { "en", "At 9 a.m. Gen. Brock left.", "At|9|a.m.|Gen.|Brock|left", 6 },
    { "en", "It cost $3.5 million, or 12.5% of £1,000.", "It|cost|$3.5|million|or|12.5%|of|£1,000",
      8 },
    { "en", "“Stop,” she said—twice.", "Stop|she|said|twice", 4 },
    { "en", "No. 5 is here. No.", "No.|5|is|here|No", 5 },
    { "en", "J. R. Marrow", "J.|R.|Marrow", 3 },
    { "en", "-5 degrees, 3-4 people", "-5|degrees|3-4|people", 4 },
    { "en", "@osk #bridge a-", "@osk|#bridge|a", 3 },
    { "en", "a well-to-do non‑U.S. firm", "a|well-to-do|non‑U.S.|firm", 4 },
    { "en", "It fell.The mayor left.", "It|fell|The|mayor|left", 5 },
    { "de", "Er kam z.B. am 3. Mai.", "Er|kam|z.B.|am|3|Mai", 6 },
    { "fr", "L’État n’a pas « parlé ».", "L’État|n’a|pas|parlé", 4 },
    { "ar", "قال الوزير، أمس.", "قال|الوزير|أمس", 3 },
    { "en", "… — .", "", 0 },
    { "en", "", "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DictumText) text = dictum_text_new (cases[i].text, cases[i].language);
      g_autofree char *words = join_words (text);

      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpint (dictum_text_count_words (text, 0, dictum_text_get_length (text)), ==,
                       cases[i].n);
    }
}

static void
test_word_around_offset (void)
{
  g_autoptr (DictumText) text = dictum_text_new ("On the post-war, era.\nNext", "en");
  int start;
  int end;

  g_assert_true (dictum_text_get_word (text, 11, &start, &end));
  g_assert_cmpint (start, ==, 7);
  g_assert_cmpint (end, ==, 15);
  g_assert_true (dictum_text_get_word (text, 15, &start, &end)); /* just behind it */
  g_assert_cmpint (start, ==, 7);
  g_assert_false (dictum_text_get_word (text, 16, &start, &end));
  g_assert_cmpint (start, ==, 16);
  g_assert_cmpint (end, ==, 16);
  g_assert_true (dictum_text_get_word (text, 17, &start, &end));
  g_assert_cmpint (start, ==, 17);
  g_assert_cmpint (dictum_text_next_word (text, 0), ==, 2);
  g_assert_cmpint (dictum_text_next_word (text, 2), ==, 6);
  g_assert_cmpint (dictum_text_next_word (text, 20), ==, 26);
  g_assert_cmpint (dictum_text_previous_word (text, 26), ==, 22);
  g_assert_cmpint (dictum_text_previous_word (text, 22), ==, 17);
  g_assert_cmpint (dictum_text_previous_word (text, 1), ==, 0);
  g_assert_cmpint (dictum_text_count_words (text, 0, 7), ==, 2);
  g_assert_cmpint (dictum_text_count_words (text, 1, 8), ==, 2);
  g_assert_cmpint (dictum_text_count_words (text, 17, 26), ==, 2);
}

/* Every range has as many words with the index as without. */
static void
test_word_index (void)
{
  static const char words[] = "“A fair-minded man,” she said.\n\n— Né à Łódź, 3,5 %…\nU.S. envoy’s";
  g_autoptr (DictumText) plain = dictum_text_new (words, "en");
  g_autoptr (DictumText) indexed = dictum_text_new (words, "en");
  int length = dictum_text_get_length (plain);

  g_assert_false (dictum_text_has_word_index (indexed));
  dictum_text_index_words (indexed);
  dictum_text_index_words (indexed);
  g_assert_true (dictum_text_has_word_index (indexed));
  g_assert_false (dictum_text_has_word_index (plain));
  for (int start = -1; start <= length + 1; start++)
    for (int end = -1; end <= length + 1; end++)
      g_assert_cmpint (dictum_text_count_words (indexed, start, end), ==,
                       dictum_text_count_words (plain, start, end));
}

static void
check_split (const char *utf8, const char *language, guint n_expected)
{
  g_auto (GStrv) parts = dictum_text_split_block (utf8, language);
  g_autofree char *joined = g_strjoinv ("", parts);
  g_autoptr (GString) expected = g_string_new (utf8);
  g_autoptr (GString) found = g_string_new (joined);

  for (guint i = 0; parts[i] != NULL; i++)
    g_assert_cmpint (g_utf8_strlen (parts[i], -1), <=, DICTUM_TEXT_BLOCK_CAP);
  g_string_replace (expected, " ", "", 0);
  g_string_replace (found, " ", "", 0);
  g_assert_cmpstr (found->str, ==, expected->str);
  if (n_expected > 0)
    g_assert_cmpuint (g_strv_length (parts), ==, n_expected);
}

static void
test_split_block (void)
{
  g_autoptr (GString) sentences = g_string_new (NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) letters = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new ("a");
  g_auto (GStrv) parts = NULL;

  for (int i = 0; i < 1000; i++)
    g_string_append_printf (sentences, "Sentence %d is here. ", i);
  for (int i = 0; i < 3000; i++)
    g_string_append (words, "wörd ");
  for (int i = 0; i < 4001; i++)
    g_string_append (letters, "𝒳");
  for (int i = 0; i < 9000; i++)
    g_string_append (marks, "\xcc\x81");
  check_split ("", "en", 1);
  check_split ("Short.", NULL, 1);
  check_split (sentences->str, "en", 0);
  check_split (words->str, "de", 0);
  check_split (letters->str, "en", 2);
  check_split (marks->str, "en", 0);

  parts = dictum_text_split_block (sentences->str, "en");
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_assert_true (g_str_has_prefix (parts[i], "Sentence "));
      g_assert_true (g_str_has_suffix (parts[i], "here."));
    }
}

static void
test_split_blanks (void)
{
  g_autofree char *blanks = g_strnfill (5000, ' ');
  g_auto (GStrv) parts = dictum_text_split_block (blanks, "en");

  g_assert_cmpuint (g_strv_length (parts), ==, 1);
  g_assert_cmpstr (parts[0], ==, "");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sentences/english", test_english);
  g_test_add_func ("/sentences/other-languages", test_other_languages);
  g_test_add_func ("/sentences/around-offset", test_around_offset);
  g_test_add_func ("/sentences/moving", test_moving);
  g_test_add_func ("/sentences/words", test_words);
  g_test_add_func ("/sentences/word-around-offset", test_word_around_offset);
  g_test_add_func ("/sentences/word-index", test_word_index);
  g_test_add_func ("/sentences/split-block", test_split_block);
  g_test_add_func ("/sentences/split-blanks", test_split_blanks);
  return g_test_run ();
}
