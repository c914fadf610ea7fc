/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "text/dictum-display-quote.h"
#include "text/dictum-text.h"

#include <locale.h>
#include <string.h>

/* Quotation marks of all scripts, and what a marking becomes when it snaps. In the cases of
 * quotations the expected ones stand one after the other with a '|' between them, nested ones
 * behind a '>' for each depth, an unclosed one behind a '!'. */

typedef struct
{
  const char *language;
  const char *text;
  const char *expected;
} Case;

static char *
join_quotations (DictumText *text)
{
  g_autoptr (GArray) list = dictum_text_list_quotations (text, 0, dictum_text_get_length (text));
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      DictumQuotation *quotation = &g_array_index (list, DictumQuotation, i);
      g_autofree char *slice = dictum_text_get_slice (text, quotation->start, quotation->end);

      if (i > 0)
        g_string_append_c (joined, '|');
      for (int n = 0; n < quotation->depth; n++)
        g_string_append_c (joined, '>');
      if (!quotation->closed)
        g_string_append_c (joined, '!');
      g_string_append (joined, slice);
    }
  return g_string_free_and_steal (joined);
}

static void
check_quotations (const Case *cases, guint n_cases)
{
  int n_wrong = 0;

  for (guint i = 0; i < n_cases; i++)
    {
      g_autoptr (DictumText) text = dictum_text_new (cases[i].text, cases[i].language);
      g_autofree char *joined = join_quotations (text);

      if (strcmp (joined, cases[i].expected) != 0)
        {
          g_test_message ("%s: %s\n  expected %s\n     found %s", cases[i].language, cases[i].text,
                          cases[i].expected, joined);
          n_wrong++;
        }
    }
  g_assert_cmpint (n_wrong, ==, 0);
}

static void
test_english (void)
{
  static const Case cases[] = {
    { "en", "“We lost,” she said. “Badly.”", "“We lost,”|“Badly.”" },
    { "en", "\"We lost,\" she said. \"Badly.\"", "\"We lost,\"|\"Badly.\"" },
    { "en", "He is “not well”, she said.", "“not well”" },
    { "en", "“He said ‘no’ to me,” she said.", "“He said ‘no’ to me,”|>‘no’" },
    { "en", "\"He said 'no' to me,\" she said.", "\"He said 'no' to me,\"|>'no'" },
    { "en", "“I heard ‘no.’” He left.", "“I heard ‘no.’”|>‘no.’" },
    { "en", "\"I heard 'no.'\" He left.", "\"I heard 'no.'\"|>'no.'" },
    { "en", "‘We don’t know,’ he said.", "‘We don’t know,’" },
    { "en", "'We don't know,' he said.", "'We don't know,'" },
    { "en", "It isn’t the workers’ fault; it’s ours.", "" },
    { "en", "It isn't the workers' fault; it's ours.", "" },
    { "en", "‘It is the workers’ fault,’ he said.", "‘It is the workers’ fault,’" },
    { "en", "'It is the workers' fault,' he said.", "'It is the workers' fault,'" },
    { "en", "Rock ’n’ roll of the ’90s and ’em all.", "" },
    { "en", "Rock 'n' roll of the '90s.", "'n'" },
    { "en", "He is 5' 10\" tall.", "" },
    { "en", "A 12\" pipe and “a word”.", "“a word”" },
    { "en", "(“Yes”) and [“no”]—“maybe”—so.", "“Yes”|“no”|“maybe”" },
    { "en", "(\"Yes\") and [\"no\"]—\"maybe\"—so.", "\"Yes\"|\"no\"|\"maybe\"" },
    { "en", "“We lost,\" she said. \"Badly.”", "“We lost,\"|\"Badly.”" },
    { "en", "“The \"real\" one,” she said.", "“The \"real\" one,”|>\"real\"" },
    { "en", "“A 12\" pipe,” she said.", "“A 12\" pipe,”" },
    { "en", "“Never closed, he said.", "!“Never closed, he said." },
    { "en", "Never opened,” he said.", "" },
    { "en", "“…and then?” she asked.", "“…and then?”" },
    { "en", "“$5 million,” she said.", "“$5 million,”" },
    { "en", "“[We] lost,” she said.", "“[We] lost,”" },
    { "en", "“One.” “Two.”", "“One.”|“Two.”" },
    { "en", "\"One.\" \"Two.\"", "\"One.\"|\"Two.\"" },
    { "en", "\"\" is empty", "\"\"" },
    { "en", "No mark at all.", "" },
    { "en", "", "" },
    { "", "“We lost”, „Wir verloren“, «nous perdons»", "“We lost”|„Wir verloren“|«nous perdons»" },
  };

  check_quotations (cases, G_N_ELEMENTS (cases));
}

static void
test_other_languages (void)
{
  static const Case cases[] = {
    { "de", "„Wir verloren“, sagte sie. „Sehr.“", "„Wir verloren“|„Sehr.“" },
    { "de", "„Er sagte ‚nein‘ zu mir“, sagte sie.", "„Er sagte ‚nein‘ zu mir“|>‚nein‘" },
    { "de", "»Wir verloren«, sagte sie.", "»Wir verloren«" },
    { "de", "»Er sagte ›nein‹«, sagte sie.", "»Er sagte ›nein‹«|>›nein‹" },
    { "de-CH", "«Wir verloren», sagte sie.", "«Wir verloren»" },
    { "de", "„Das geht’s“, sagte er.", "„Das geht’s“" },
    { "", "»Wir verloren«, sagte sie.", "»Wir verloren«" },
    { "fr", "« Nous avons perdu », dit-elle.", "« Nous avons perdu »" },
    { "fr", "«\u202fNous avons perdu\u202f», dit-elle.", "«\u202fNous avons perdu\u202f»" },
    { "fr", "«\u00a0L’État “ment”\u00a0», dit-il.", "«\u00a0L’État “ment”\u00a0»|>“ment”" },
    { "fr", "Il dit « oui » et « non » aussi.", "« oui »|« non »" },
    { "es", "«Perdimos», dijo. “Mucho”.", "«Perdimos»|“Mucho”" },
    { "it", "«Abbiamo perso», ha detto.", "«Abbiamo perso»" },
    { "sv", "”Vi förlorade”, sade hon. ”Ja.”", "”Vi förlorade”|”Ja.”" },
    { "fi", "»Hävisimme», hän sanoi.", "»Hävisimme»" },
    { "pl", "„Przegraliśmy”, powiedziała.", "„Przegraliśmy”" },
    { "nl", "‘We verloren’, zei ze.", "‘We verloren’" },
    { "nl", "'s Avonds zei ze: 'We verloren.'", "'We verloren.'" },
    { "ru", "«Мы проиграли», — сказала она.", "«Мы проиграли»" },
    { "ru", "«Мы „проиграли“», — сказала она.", "«Мы „проиграли“»|>„проиграли“" },
    { "el", "«Χάσαμε», είπε.", "«Χάσαμε»" },
    { "ar", "قال: «خسرنا» ثم ذهب.", "«خسرنا»" },
    { "ar", "قال: “خسرنا” ثم ذهب.", "“خسرنا”" },
    { "ar", "قال: ”خسرنا“ ثم ذهب.", "”خسرنا“" },
    { "he", "הוא אמר: \"הפסדנו\" והלך. צה\"ל", "\"הפסדנו\"" },
    { "ja", "彼は「負けた」と言った。", "「負けた」" },
    { "ja", "「彼は『いや』と言った」と彼女は言った。", "「彼は『いや』と言った」|>『いや』" },
    { "zh", "他说：“我们输了。”然后走了。", "“我们输了。”" },
    { "zh", "他说“我们‘输’了”。", "“我们‘输’了”|>‘输’" },
    { "zh", "他说：\"我们输了。\"然后走了。", "\"我们输了。\"" },
    { "ko", "그는 “졌다”고 말했다.", "“졌다”" },
    { "hi", "उसने कहा, “हम हार गए।”", "“हम हार गए।”" },
  };

  check_quotations (cases, G_N_ELEMENTS (cases));
}

static void
test_paragraphs (void)
{
  static const Case cases[] = {
    { "en", "“One.\n“Two.\n“Three,” he said.", "“One.\n“Two.\n“Three,”" },
    { "en", "“One.\n\n“Two,” he said.\n\n“Three.”", "“One.\n\n“Two,”|“Three.”" },
    { "en", "“One.\nTwo.\n“Three.”", "!“One.|“Three.”" },
    { "en", "“One.\n“Two.", "!“One.\n“Two." },
    { "en", "He said: “One ‘two.\n“ ‘Three’ four.” Five.",
      "“One ‘two.\n“ ‘Three’ four.”|>‘two.\n“ ‘Three’" },
    { "en", "‘One.\n‘Two,’ he said.", "‘One.\n‘Two,’" },
    { "en", "\"One.\n\"Two,\" he said.", "\"One.\n\"Two,\"" },
    { "en", "“One.”\n“Two.”", "“One.”|“Two.”" },
    { "de", "„Eins.\n„Zwei“, sagte er.", "„Eins.\n„Zwei“" },
    { "en", "“One.\n‘Two.’", "!“One.|‘Two.’" },
  };

  check_quotations (cases, G_N_ELEMENTS (cases));
}

/* What is asked for in the middle of a quotation over many paragraphs is the same as for the whole.
 */
static void
test_part_of_paragraphs (void)
{
  g_autoptr (GString) string = g_string_new ("Before “it”.\n");
  g_autoptr (DictumText) text = NULL;
  int length;

  for (int i = 0; i < 20; i++)
    g_string_append_printf (string, "“Paragraph %d of it.\n", i);
  g_string_append (string, "“The end,” he said. “Really.”\n");
  text = dictum_text_new (string->str, "en");
  length = dictum_text_get_length (text);
  for (int offset = 13; offset < length - 40; offset += 7)
    {
      g_autoptr (GArray) list = dictum_text_list_quotations (text, offset, offset + 1);
      DictumQuotation *quotation = &g_array_index (list, DictumQuotation, 0);

      g_assert_cmpuint (list->len, ==, 1);
      g_assert_cmpint (quotation->start, ==, 13);
      g_assert_true (quotation->closed);
      g_assert_cmpint (dictum_text_get_char (text, quotation->end - 1), ==, 0x201D);
      g_assert_cmpint (dictum_text_get_quoted (text, offset, offset + 3), !=, DICTUM_QUOTED_PART);
    }
}

static void
test_touching (void)
{
  g_autoptr (DictumText) text = dictum_text_new ("a “b” c “d” e", "en");
  static const struct
  {
    int start;
    int end;
    guint n;
  } cases[] = { { 0, 2, 0 }, { 0, 3, 1 }, { 5, 8, 0 },   { 4, 9, 2 },   { 3, 3, 1 },
                { 5, 5, 0 }, { 2, 2, 1 }, { 13, 13, 0 }, { -5, 99, 2 }, { 8, 2, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) list = dictum_text_list_quotations (text, cases[i].start, cases[i].end);

      g_assert_cmpuint (list->len, ==, cases[i].n);
    }
}

/* In the cases below { and } stand around the marking. */
static DictumText *
read_marking (const char *marked, const char *language, int *start, int *end)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  int n = 0;

  for (const char *at = marked; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (*at == '{')
        *start = n;
      else if (*at == '}')
        *end = n;
      else
        {
          g_string_append_unichar (plain, g_utf8_get_char (at));
          n++;
        }
    }
  return dictum_text_new (plain->str, language);
}

static void
test_quoted (void)
{
  static const struct
  {
    const char *marked;
    DictumQuoted quoted;
  } cases[] = {
    { "{“We lost,”} she said.", DICTUM_QUOTED_ALL },
    { "“{We lost},” she said.", DICTUM_QUOTED_ALL },
    { "{“We lost,” she said.}", DICTUM_QUOTED_PART },
    { "“We lost,” {she said}.", DICTUM_QUOTED_NONE },
    { "She said {they “lost”}.", DICTUM_QUOTED_PART },
    { "She said they {“lost”.}", DICTUM_QUOTED_ALL },
    { "{“One.” “Two.”} Three", DICTUM_QUOTED_ALL },
    { "“One” {,} “two”", DICTUM_QUOTED_NONE },
    { "{}“One”", DICTUM_QUOTED_NONE },
    { "“One.\n{“Two.}\n“Three.”", DICTUM_QUOTED_ALL },
    { "{“One.\n“Two.\n“Three.”}", DICTUM_QUOTED_ALL },
    { "“He ‘{said}’ so”", DICTUM_QUOTED_ALL },
    { "It {isn’t the workers’} fault", DICTUM_QUOTED_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int start = 0;
      int end = 0;
      g_autoptr (DictumText) text = read_marking (cases[i].marked, "en", &start, &end);

      g_test_message ("%s", cases[i].marked);
      g_assert_cmpint (dictum_text_get_quoted (text, start, end), ==, cases[i].quoted);
    }
}

/* The expected slice; "" where the marking has nothing to mark. */
static void
check_snaps (const Case *cases, guint n_cases, gboolean to_words)
{
  int n_wrong = 0;

  for (guint i = 0; i < n_cases; i++)
    {
      int start = 0;
      int end = 0;
      g_autoptr (DictumText) text = read_marking (cases[i].text, cases[i].language, &start, &end);
      int snapped_start = start;
      int snapped_end = end;
      gboolean snapped = dictum_text_snap (text, to_words, &snapped_start, &snapped_end);
      g_autofree char *slice = dictum_text_get_slice (text, snapped_start, snapped_end);

      if (!snapped)
        {
          g_assert_cmpint (snapped_start, ==, start);
          g_assert_cmpint (snapped_end, ==, end);
        }
      if (strcmp (snapped ? slice : "", cases[i].expected) != 0)
        {
          g_test_message ("%s\n  expected %s\n     found %s", cases[i].text, cases[i].expected,
                          slice);
          n_wrong++;
        }
    }
  g_assert_cmpint (n_wrong, ==, 0);
}

static void
test_snap (void)
{
  static const Case cases[] = {
    /* Space, half words. */
    { "en", "The {bridge fell }down.", "bridge fell" },
    { "en", "The br{idge fe}ll down.", "bridge fell" },
    { "en", "The {bridge fell} down.", "bridge fell" },
    { "en", "The bridge{ f}ell down.", "fell" },
    { "en", "The po{st-w}ar years.", "post-war" },
    { "en", "The {mayor’}s boat.", "mayor’s" },
    { "en", "The {mayor}’s boat.", "mayor" },
    { "en", "The {may}or’s boat.", "mayor’s" },
    { "en", "A {self}-described king", "self" },
    { "en", "An anti-{war} song", "war" },
    { "fr", "Il dit que l’{État} ment.", "État" },
    { "en", "It cost ${3.5} million.", "$3.5" },
    { "en", "It fell by {12}% in May.", "12%" },
    /* What stands behind. */
    { "en", "{The bridge fell, }she said.", "The bridge fell" },
    { "en", "She said {the bridge fell.}", "the bridge fell" },
    { "en", "She said {that it left the U.S.}", "that it left the U.S." },
    { "en", "She works for {Tarn Inc.}, he said.", "Tarn Inc." },
    { "en", "{Is it safe?} Nobody knows.", "Is it safe?" },
    { "en", "{It was … }long.", "It was …" },
    { "en", "{It was... }long.", "It was..." },
    { "en", "{the bridge — }which is old", "the bridge" },
    { "en", "The bridge{ — which is old} —", "which is old" },
    { "en", "She left{, saying the bridge fell,} and", "saying the bridge fell" },
    { "en", "She left{. The bridge fell.} He", "The bridge fell" },
    { "en", "It fell {(she said so)}.", "(she said so)" },
    { "en", "It fell {(she said so}).", "she said so" },
    { "en", "It fell (she {said so).} Yes", "said so" },
    { "en", "It fell {in May (or June)}.", "in May (or June)" },
    /* Quotations. */
    { "en", "{“We lost,” }she said.", "“We lost,”" },
    { "en", "{“We lost,”} she said.", "“We lost,”" },
    { "en", "{“We lost}” she said.", "“We lost”" },
    { "en", "{“We lost},” she said.", "“We lost,”" },
    { "en", "“{We lost,”} she said.", "“We lost,”" },
    { "en", "“{We lost},” she said.", "We lost" },
    { "en", "“{We lost,}” she said.", "We lost" },
    { "en", "{“We lost”,} she said.", "“We lost”" },
    { "en", "She said: {“We lost.”}", "“We lost.”" },
    { "en", "She said: {“We lost”.}", "“We lost”" },
    { "en", "She said {they “lost.”}", "they “lost.”" },
    { "en", "{“We lost. We} were outnumbered.” He", "We lost. We" },
    { "en", "“We lost. {We were outnumbered.”} He", "We were outnumbered" },
    { "en", "{“We lost,” she said, “badly.”} He", "“We lost,” she said, “badly.”" },
    { "en", "{“We lost,” she said, “badly}, and", "“We lost,” she said, “badly" },
    { "en", "She said {“}we lost” today", "" },
    { "en", "She said{ “we lost” } today", "“we lost”" },
    { "en", "\"{We lost,\" }she said.", "\"We lost,\"" },
    { "en", "{‘We don’t know,’} he said.", "‘We don’t know,’" },
    { "en", "It is {the workers’} fault", "the workers’" },
    { "en", "It is {the workers}’ fault", "the workers" },
    { "en", "It was {the ’90s} then", "the ’90s" },
    { "en", "It was {’90s} then", "’90s" },
    { "en", "“{He said ‘no.’}” She", "He said ‘no.’" },
    { "en", "{“He said ‘no.’}” She", "“He said ‘no.’”" },
    { "en", "{“One.\n“Two,”} he said.", "“One.\n“Two,”" },
    /* Nothing. */
    { "en", "The bridge{ }fell.", "" },
    { "en", "The bridge{ — }fell.", "" },
    { "en", "The bridge{}fell.", "" },
    { "en", "It fell{,” }she said", "" },
    { "en", "{\n\n}", "" },
    { "en", "I {♥} it", "♥" },
  };

  check_snaps (cases, G_N_ELEMENTS (cases), TRUE);
}

static void
test_snap_other_languages (void)
{
  static const Case cases[] = {
    { "de", "{„Wir verloren“, }sagte sie.", "„Wir verloren“" },
    { "de", "„{Wir verloren“}, sagte sie.", "„Wir verloren“" },
    { "de", "Sie sagte, {man habe verloren.}", "man habe verloren" },
    { "de", "Das gilt {z.B.} für alle.", "z.B." },
    { "de", "{»Wir verlo}ren« sagte sie.", "»Wir verloren«" },
    { "fr", "{«\u202fNous avons perdu\u202f»,} dit-elle.", "«\u202fNous avons perdu\u202f»" },
    { "fr", "«\u202f{Nous avons perdu}\u202f», dit-elle.", "Nous avons perdu" },
    { "fr", "{«\u202fNous avons perdu}\u202f», dit-elle.", "«\u202fNous avons perdu\u202f»" },
    { "fr", "Il dit que l’É{tat ment.}", "l’État ment" },
    { "ar", "قال: {«خسرنا»،} ثم", "«خسرنا»" },
    { "ar", "قال {إنهم خسروا.} ثم", "إنهم خسروا" },
    { "ar", "قال {إنهم خسروا،} ثم", "إنهم خسروا" },
    { "ja", "彼は{「負けた」}と言った。", "「負けた」" },
    { "ja", "彼は「{負けた」}と言った。", "「負けた」" },
    { "ja", "{彼は負けた。}次", "彼は負けた" },
    { "zh", "他说：{“我们输了。”}", "“我们输了。”" },
    { "hi", "उसने कहा कि {हम हार गए।}", "हम हार गए" },
    { "el", "Είπε ότι {χάσαμε;} Ναι", "χάσαμε" },
    { "sv", "{”Vi förlorade”,} sade hon.", "”Vi förlorade”" },
  };

  check_snaps (cases, G_N_ELEMENTS (cases), TRUE);
}

static void
test_snap_letters (void)
{
  static const Case cases[] = {
    { "en", "The br{idge fe}ll down.", "idge fe" }, { "en", "The br{idge fe }ll down.", "idge fe" },
    { "en", "The br{idge, }ll down.", "idge" },     { "en", "It left the {U.S.}", "U.S." },
    { "en", "{“We lost}” she said.", "“We lost”" },
  };

  check_snaps (cases, G_N_ELEMENTS (cases), FALSE);
}

/* Lines of nothing but marks must not take long either. */
static void
test_hostile (void)
{
  static const char *const pieces[] = {
    "\"", "“", "‘", "' ", "s' a", "„»«", "“ ”", "‘“", "(", "「"
  };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) string = g_string_new (NULL);
      g_autoptr (DictumText) text = NULL;
      g_autoptr (GArray) list = NULL;
      int start = 0;
      int end;

      for (int n = 0; n < 50000; n++)
        g_string_append (string, pieces[i]);
      text = dictum_text_new (string->str, "en");
      end = dictum_text_get_length (text);
      list = dictum_text_list_quotations (text, 0, end);
      dictum_text_snap (text, TRUE, &start, &end);
      dictum_text_get_sentence (text, 500, &start, &end);
      g_assert_cmpint (start, <=, end);
    }
}

static void
test_display (void)
{
  static const struct
  {
    const char *words;
    int limit;
    const char *quoted;
  } cases[] = {
    { "no mark", 0, "“no mark”" },
    { "“all of it”", 0, "“all of it”" },
    { "„alles“", 0, "“alles”" },
    { "a “part” of it", 0, "“a ‘part’ of it”" },
    { "“one” and “two”", 0, "“‘one’ and ‘two’”" },
    { "“not closed", 0, "“‘not closed”" },
    { "“”", 0, "“‘’”" },
    { "", 0, "“”" },
    { "Überlänge", 4, "“Über…”" },
    { "Über", 4, "“Über”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *quoted = dictum_display_quote (cases[i].words, cases[i].limit);

      g_assert_cmpstr (quoted, ==, cases[i].quoted);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quotations/english", test_english);
  g_test_add_func ("/quotations/other-languages", test_other_languages);
  g_test_add_func ("/quotations/paragraphs", test_paragraphs);
  g_test_add_func ("/quotations/part-of-paragraphs", test_part_of_paragraphs);
  g_test_add_func ("/quotations/touching", test_touching);
  g_test_add_func ("/quotations/quoted", test_quoted);
  g_test_add_func ("/quotations/snap", test_snap);
  g_test_add_func ("/quotations/snap-other-languages", test_snap_other_languages);
  g_test_add_func ("/quotations/snap-letters", test_snap_letters);
  g_test_add_func ("/quotations/hostile", test_hostile);
  g_test_add_func ("/quotations/display", test_display);
  return g_test_run ();
}
