/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-analysis"

#include <string.h>

#include "analysis/dictum-warnings-private.h"
#include "edit/dictum-edit-private.h"

/* Checks that read the text, whether something is marked in it or not. */

static const DictumCheckedSentence *
get_sentence (DictumCheck *check, guint position)
{
  return &g_array_index (check->sentences, DictumCheckedSentence, position);
}

/* Warns at the words themselves where they can be found in the sentence, else at all of it. */
static void
warn_at (DictumCheck *check, const DictumCheckedSentence *sentence, const char *words)
{
  g_autoptr (DictumText) text = dictum_text_new (sentence->text, NULL);
  g_autoptr (GArray) places = dictum_text_search (text, words, 1);

  if (places->len > 0)
    {
      const DictumRange *place = &g_array_index (places, DictumRange, 0);

      dictum_check_warn (check, NULL, sentence->start + place->start, sentence->start + place->end,
                         NULL);
    }
  else
    dictum_check_warn (check, NULL, sentence->start, sentence->end, NULL);
}

/* ---- "Sources" ---- */

static gboolean
is_in (const char *word, const char *const *list)
{
  return word != NULL && g_strv_contains (list, word);
}

/* One phrase of the list, or its first word and the next of the text: "a declare". */
static gboolean
begins_with (char **folded, const char *const *list)
{
  g_autofree char *two = folded[0] != NULL && folded[1] != NULL
                             ? g_strjoin (" ", folded[0], folded[1], NULL)
                             : NULL;

  return is_in (folded[0], list) || is_in (two, list);
}

/* Where words are, around the noun, nothing but "a", "several" or the sentence's begin, and
 * "according to" or a verb of saying next to it. A noun with anything else beside it ("a source
 * close to the talks", "security sources") says something. */
static gboolean
is_bare (const DictumWarningWords *words, GStrv folded, guint noun)
{
  guint first = noun;
  guint last = noun;
  const char *next;
  g_autofree char *before = NULL;

  while (first > 0 && is_in (folded[first - 1], words->counting))
    first--;
  while (is_in (folded[last + 1], words->empty))
    last++;
  next = folded[last + 1];
  if (begins_with (&folded[last + 1], words->saying))
    return first == 0 || first < noun;

  if (first == 0 || (next != NULL && *next != '\0' && !is_in (next, words->resuming)))
    return FALSE;
  before = first > 1 ? g_strdup_printf (" %s %s ", folded[first - 2], folded[first - 1])
                     : g_strdup_printf (" %s ", folded[first - 1]);

  return dictum_words_find (before, words->according) != NULL;
}

/* The sentence up to each comma and the like: "according to sources, …" ends there. */
static GStrv
split_at_commas (const char *sentence)
{
  GString *plain = g_string_new (sentence);
  GStrv parts;

  /* What is Arabic is of more than one byte, each of which other letters have too. */
  g_string_replace (plain, "،", ",", 0);
  g_string_replace (plain, "؛", ",", 0);
  parts = g_strsplit_set (plain->str, ",;:", -1);
  g_string_free (plain, TRUE);

  return parts;
}

static void
check_bare_part (DictumCheck *check, const DictumCheckedSentence *sentence, const char *part)
{
  g_autofree char *padded = dictum_words_pad (part);
  g_auto (GStrv) folded = g_strsplit (g_strstrip (padded), " ", -1);

  for (guint i = 0; folded[i] != NULL; i++)
    if (is_in (folded[i], check->words->bare) && is_bare (check->words, folded, i))
      {
        warn_at (check, sentence, folded[i]);
        return;
      }
}

static gboolean
is_marked (DictumCheck *check, int start, int end)
{
  /* Backwards: those of the article, and few at that, are the last that were found. */
  for (guint i = check->found->len; i > 0; i--)
    {
      const DictumWarning *warning = g_ptr_array_index (check->found, i - 1);

      if (warning->rule != check->rule ||
          strcmp (warning->article, check->article->article->record.id) != 0)
        break;
      if (warning->start < end && warning->end > start)
        return TRUE;
    }

  return FALSE;
}

static void
check_bare_marks (DictumCheck *check, const DictumClaim *claim)
{
  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i);
      g_autofree char *padded = NULL;
      g_auto (GStrv) words = NULL;
      guint at = 0;

      if (link->source_span == NULL || !dictum_check_is_current (check, claim))
        continue;
      padded = dictum_words_pad (link->source_span->exact);
      words = g_strsplit (g_strstrip (padded), " ", -1);
      while (words[at] != NULL && is_in (words[at], check->words->counting))
        at++;
      if (is_in (words[at], check->words->bare) && words[at + 1] == NULL &&
          !is_marked (check, link->source_span->start, link->source_span->end))
        dictum_check_warn_span (check, claim, link->source_span);
    }
}

void
dictum_check_bare_source (DictumCheck *check)
{
  if (check->words == NULL)
    return;

  for (guint i = 0; i < check->article->claims->len; i++)
    check_bare_marks (check, g_ptr_array_index (check->article->claims, i));

  for (guint i = 0; i < check->sentences->len; i++)
    {
      const DictumCheckedSentence *sentence = get_sentence (check, i);
      g_auto (GStrv) parts = NULL;

      if (dictum_words_find (sentence->folded, check->words->bare) == NULL ||
          is_marked (check, sentence->start, sentence->end))
        continue;
      parts = split_at_commas (sentence->text);
      for (guint j = 0; parts[j] != NULL; j++)
        check_bare_part (check, sentence, parts[j]);
    }
}

/* ---- Formulas ---- */

void
dictum_check_boilerplate (DictumCheck *check)
{
  for (guint i = 0; i < check->sentences->len; i++)
    {
      const DictumCheckedSentence *sentence = get_sentence (check, i);
      const char *formula = dictum_words_find (sentence->folded, check->words->boilerplate);

      if (formula != NULL && dictum_words_find (sentence->folded, check->words->because) == NULL)
        warn_at (check, sentence, formula);
    }
}

/* ---- Figures, superlatives, accusations ---- */

static gboolean
is_year (const char *digits, gsize length)
{
  return length == 4 && (g_str_has_prefix (digits, "19") || g_str_has_prefix (digits, "20"));
}

/* "12,500" in one language, "12.500" in another; "3.25" and "14.11.2026" are not. */
static gboolean
is_grouped (const char *digits, gsize length)
{
  gsize at = strspn (digits, "0123456789");

  if (at > 3 || at >= length)
    return FALSE;
  while (at < length && strspn (digits + at + 1, "0123456789") == 3)
    at += 4;

  return at == length;
}

/* "4500 people" says how many; "Room 204" and "in 1998" are names. */
static gboolean
is_count (char **words, guint position, gsize length)
{
  const char *digits = words[position];
  const char *next = words[position + 1];

  return length >= 3 && strspn (digits, "0123456789") == length && !is_year (digits, length) &&
         next != NULL && g_unichar_isalpha (g_utf8_get_char (next)) &&
         (position < 2 || !dictum_word_is_capitalised (words[position - 1]));
}

/* Without the marks that stick to a word. */
static char *
trim (char *words)
{
  static const char *const marks[] = { ".", ",", ";", ":", ")", "”", "\"", "!", "?" };
  gboolean cut = TRUE;

  while (cut)
    {
      cut = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
        if (g_str_has_suffix (words, marks[i]))
          {
            words[strlen (words) - strlen (marks[i])] = '\0';
            cut = TRUE;
          }
    }

  return words;
}

/* A number whose thousands may stand apart, "40 000"; end: behind its last word. */
static char *
join_thousands (char **words, guint start, guint *end)
{
  gboolean grouped = strlen (words[start]) <= 3 && strspn (words[start], "0123456789") > 0;
  GString *number = g_string_new (words[start]);

  for (*end = start + 1; grouped && words[*end] != NULL && strlen (words[*end]) >= 3 &&
                         strspn (words[*end], "0123456789") == 3;
       (*end)++)
    g_string_append_printf (number, " %s", words[*end]);

  return g_string_free_and_steal (number);
}

/* A number that says how much: with a sign of money or percent, of a million, with its thousands
 * set apart, or of three digits or more before what it counts. Returns the words, transfer full. */
static char *
find_figure (DictumCheck *check, const DictumCheckedSentence *sentence)
{
  GString *plain = g_string_new (sentence->text);
  g_auto (GStrv) words = NULL;
  guint end;

  g_string_replace (plain, "\u00a0", " ", 0);
  g_string_replace (plain, "\u202f", " ", 0);
  words = g_strsplit_set (plain->str, " \t", -1);
  g_string_free (plain, TRUE);
  for (guint i = 0; words[i] != NULL; i = end)
    {
      g_autofree char *number = join_thousands (words, i, &end);
      const char *digits = strpbrk (number, "0123456789");
      g_autofree char *next = words[end] != NULL ? dictum_words_pad (words[end]) : NULL;
      gsize length;

      if (digits == NULL)
        continue;
      length = strspn (digits, "0123456789.,");
      while (length > 0 && (digits[length - 1] == '.' || digits[length - 1] == ','))
        length--;
      if (next != NULL && dictum_words_find (next, check->words->dates) != NULL)
        continue;
      if (next != NULL && dictum_words_find (next, check->words->magnitudes) != NULL)
        return trim (g_strdup_printf ("%s %s", number, words[end]));
      if (strstr (number, "%") != NULL || strpbrk (number, "$") != NULL ||
          strstr (number, "€") != NULL || strstr (number, "£") != NULL || end > i + 1)
        return trim (g_steal_pointer (&number));
      if (is_grouped (digits, length) || is_count (words, i, length))
        return trim (g_steal_pointer (&number));
    }

  return NULL;
}

/* A quotation that runs over the sentence is somebody's, though the name stands elsewhere. */
static gboolean
is_quoted (DictumCheck *check, const DictumCheckedSentence *sentence)
{
  return dictum_text_get_quoted (check->article->text, sentence->start, sentence->end) !=
         DICTUM_QUOTED_NONE;
}

/* Somebody says it, here or in the sentence next to it in the same paragraph: what most readers
 * would take as its attribution, though a stricter desk would not. */
static gboolean
is_attributed (DictumCheck *check, guint position)
{
  const DictumCheckedSentence *sentence = get_sentence (check, position);

  if (sentence->attributed || sentence->covered || is_quoted (check, sentence))
    return TRUE;
  if (position > 0 && get_sentence (check, position - 1)->block == sentence->block &&
      get_sentence (check, position - 1)->attributed)
    return TRUE;

  return position + 1 < check->sentences->len &&
         get_sentence (check, position + 1)->block == sentence->block &&
         get_sentence (check, position + 1)->attributed;
}

/* Lists of prices and facts are no report. */
static gboolean
is_paragraph (DictumCheck *check, const DictumCheckedSentence *sentence)
{
  const DictumBlock *block = dictum_values_get (check->article->version->blocks, sentence->block);

  return block->kind == DICTUM_BLOCK_PARAGRAPH && g_utf8_strlen (block->text, -1) >= 80;
}

void
dictum_check_unattributed (DictumCheck *check)
{
  for (guint i = 0; i < check->sentences->len; i++)
    {
      const DictumCheckedSentence *sentence = get_sentence (check, i);
      g_autofree char *figure = NULL;
      const char *words;

      if (is_attributed (check, i) || !is_paragraph (check, sentence))
        continue;
      words = dictum_words_find (sentence->folded, check->words->accusations);
      if (words == NULL && dictum_words_find (sentence->folded, check->words->among) == NULL)
        words = dictum_words_find (sentence->folded, check->words->superlatives);
      if (words == NULL)
        words = figure = find_figure (check, sentence);
      if (words != NULL)
        warn_at (check, sentence, words);
    }
}

/* ---- Quotations ---- */

void
dictum_check_quotation (DictumCheck *check)
{
  g_autoptr (GArray) quotations = dictum_text_list_quotations (
      check->article->text, 0, dictum_text_get_length (check->article->text));

  for (guint i = 0; i < quotations->len; i++)
    {
      const DictumQuotation *quotation = &g_array_index (quotations, DictumQuotation, i);

      if (!quotation->closed)
        dictum_check_warn (check, NULL, quotation->start,
                           MIN (quotation->end, quotation->start + 80), NULL);
    }
}
