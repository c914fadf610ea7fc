/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-analysis"

#include "analysis/dictum-warnings.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "analysis/dictum-warnings-private.h"
#include "edit/dictum-edit-private.h"

/* What the manuals of agencies and desks ask for, in our own words. */
static const DictumWarningRule rules[] = {
  { "bare-source", N_ ("“Sources”, and nothing more"),
    N_ ("Agencies never print a bare “source” or “sources”: readers must be able to judge how near "
        "to the matter somebody is. Say as much of them as can be said (AP, Reuters)."),
    DICTUM_SEVERITY_WARNING },
  { "plural-of-one", N_ ("A plural for one person"),
    N_ ("“Sources” or “officials” must be at least two people. Where it was one, the text has to "
        "say one (Reuters)."),
    DICTUM_SEVERITY_SERIOUS },
  { "no-reason", N_ ("An unnamed source without a reason"),
    N_ ("Say in the text why somebody is not named, as closely as can be told without giving them "
        "away (AP, New York Times)."),
    DICTUM_SEVERITY_WARNING },
  { "boilerplate-reason", N_ ("A reason that says nothing"),
    N_ ("“Not authorised to speak” or “on condition of anonymity” tells that somebody is not "
        "named, but not why. Give the reason of this case (New York Times)."),
    DICTUM_SEVERITY_NOTE },
  { "anonymous-opinion", N_ ("An opinion from somebody unnamed"),
    N_ ("Anonymity is for information that cannot be had otherwise, never for opinion, speculation "
        "or attacks. Get it on the record or leave it out (AP)."),
    DICTUM_SEVERITY_SERIOUS },
  { "single-unnamed", N_ ("It rests on one unnamed source alone"),
    N_ ("Nobody with a name says so and no evidence supports it. Look for a second source that "
        "knows it independently, or for a document (BBC, Reuters)."),
    DICTUM_SEVERITY_WARNING },
  { "circular", N_ ("It only repeats itself"),
    N_ ("Those who say so quote each other. Repetition is no confirmation: find who said it first "
        "and how they know."),
    DICTUM_SEVERITY_SERIOUS },
  { "unattributed", N_ ("A figure, superlative or accusation without a source"),
    N_ ("What readers cannot know for themselves and what may hurt somebody needs an attribution "
        "in "
        "its sentence, or a check of your own with evidence (AP, IFCN)."),
    DICTUM_SEVERITY_NOTE },
  { "far-pronoun", N_ ("A pronoun far from its name"),
    N_ ("Who “he” or “they” are must be clear without reading back. Name the source again after a "
        "paragraph (AP)."),
    DICTUM_SEVERITY_NOTE },
  { "attribution-elsewhere", N_ ("Attributed only in another paragraph"),
    N_ ("The attribution belongs into the sentence, or next to it. A claim that stands in a "
        "paragraph of its own reads as the writer’s (AP)."),
    DICTUM_SEVERITY_NOTE },
  { "unequal-cues", N_ ("Doubt for one side only"),
    N_ ("Two sides contradict each other: one “claims”, the other “says”. Use the same neutral "
        "verb "
        "for both unless the evidence tells them apart (AP, BBC)."),
    DICTUM_SEVERITY_WARNING },
  { "open-quotation", N_ ("A quotation that is not closed"),
    N_ ("It cannot be seen where the quoted words end and the writer’s begin. Compare it with the "
        "original."),
    DICTUM_SEVERITY_WARNING },
  { "no-reply", N_ ("Accused, and not asked"),
    N_ ("Whoever is accused must have had the chance to answer, with time to do so; keep when and "
        "how they were asked in the reply log (BBC, ICIJ)."),
    DICTUM_SEVERITY_SERIOUS },
  { "no-evidence", N_ ("A rating without evidence"),
    N_ ("Readers should be able to repeat the check. Add what the rating rests on: a link, a file, "
        "a "
        "quote with its page (IFCN)."),
    DICTUM_SEVERITY_WARNING },
};

/* In the order of the rules. */
static const DictumCheckFunc checks[G_N_ELEMENTS (rules)] = {
  dictum_check_bare_source, dictum_check_plural,    dictum_check_reason, dictum_check_boilerplate,
  dictum_check_opinion,     dictum_check_single,    dictum_check_circle, dictum_check_unattributed,
  dictum_check_pronoun,     dictum_check_paragraph, dictum_check_cues,   dictum_check_quotation,
  dictum_check_reply,       dictum_check_evidence,
};

const DictumWarningRule *
dictum_warning_rules (guint *length)
{
  *length = G_N_ELEMENTS (rules);

  return rules;
}

const DictumWarningRule *
dictum_warning_find_rule (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_strcmp0 (rules[i].id, id) == 0)
      return &rules[i];

  return NULL;
}

gboolean
dictum_warning_is_on (const DictumSettings *settings, const char *id)
{
  const DictumDesk *desk = settings->desk;

  return desk == NULL || desk->warnings_off == NULL ||
         !g_strv_contains ((const char *const *) desk->warnings_off, id);
}

void
dictum_warning_free (DictumWarning *self)
{
  if (self == NULL)
    return;

  g_free (self->article);
  g_free (self->claim);
  g_free (self->words);
  g_free (self);
}

/* ---- What checks share ---- */

char *
dictum_words_pad (const char *text)
{
  g_autofree char *folded = dictum_text_fold (text);
  GString *padded = g_string_sized_new (strlen (folded) + 2);

  g_string_append_c (padded, ' ');
  for (const char *place = folded; *place != '\0'; place = g_utf8_next_char (place))
    {
      gunichar c = g_utf8_get_char (place);

      if (c == 0x2019 || c == '\'')
        g_string_append_c (padded, '\'');
      else if (c < 0x80 ? g_ascii_isalnum ((char) c) || c == '-' : g_unichar_isalnum (c))
        g_string_append_len (padded, place, g_utf8_next_char (place) - place);
      else if (padded->str[padded->len - 1] != ' ')
        g_string_append_c (padded, ' ');
    }
  if (padded->str[padded->len - 1] != ' ')
    g_string_append_c (padded, ' ');

  return g_string_free_and_steal (padded);
}

const char *
dictum_words_find (const char *padded, const char *const *list)
{
  for (guint i = 0; list[i] != NULL; i++)
    {
      gsize length = strlen (list[i]);

      for (const char *at = strstr (padded, list[i]); at != NULL; at = strstr (at + 1, list[i]))
        if (at > padded && at[-1] == ' ' && at[length] == ' ')
          return list[i];
    }

  return NULL;
}

gboolean
dictum_check_is_current (const DictumCheck *check, const DictumClaim *claim)
{
  return g_strcmp0 (claim->version, check->article->version->id) == 0;
}

void
dictum_check_warn (DictumCheck *check,
                   const DictumClaim *claim,
                   int start,
                   int end,
                   const char *words)
{
  DictumWarning *warning = g_new0 (DictumWarning, 1);

  warning->rule = check->rule;
  warning->article = g_strdup (check->article->article->record.id);
  warning->claim = claim != NULL ? g_strdup (claim->record.id) : NULL;
  if (claim == NULL || dictum_check_is_current (check, claim))
    {
      warning->start = start;
      warning->end = end;
    }
  warning->words = words != NULL ? g_strdup (words)
                                 : dictum_text_get_slice (check->article->text, start, end);
  g_ptr_array_add (check->found, warning);
}

void
dictum_check_warn_span (DictumCheck *check, const DictumClaim *claim, const DictumSpan *span)
{
  g_autofree char *quote = span == NULL ? dictum_claim_get_quote (claim) : NULL;
  int start, end;

  dictum_claim_get_extent (claim, &start, &end);
  dictum_check_warn (check, claim, span != NULL ? span->start : start,
                     span != NULL ? span->end : end, span != NULL ? span->exact : quote);
}

static void
clear_sentence (gpointer data)
{
  DictumCheckedSentence *sentence = data;

  g_free (sentence->text);
  g_free (sentence->folded);
}

/* Blocks that are running text; headlines and captions have rules of their own. */
static gboolean
is_prose (const DictumBlock *block)
{
  return block->kind == DICTUM_BLOCK_PARAGRAPH || block->kind == DICTUM_BLOCK_QUOTE ||
         block->kind == DICTUM_BLOCK_LIST_ITEM;
}

static void
add_sentences (DictumCheck *check, guint block, int from, int to)
{
  for (int at = from; at < to;)
    {
      DictumCheckedSentence sentence = { 0 };

      dictum_text_get_sentence (check->article->text, at, &sentence.start, &sentence.end);
      if (sentence.end <= at)
        break;
      sentence.block = block;
      sentence.text = dictum_text_get_slice (check->article->text, sentence.start, sentence.end);
      sentence.folded = dictum_words_pad (sentence.text);
      sentence.attributed = dictum_words_find (sentence.folded, check->words->saying) != NULL;
      g_array_append_val (check->sentences, sentence);
      at = sentence.end;
    }
}

static void
cover (DictumCheck *check, int start, int end, gboolean attributed)
{
  guint low = 0, high = check->sentences->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (check->sentences, DictumCheckedSentence, middle).end <= start)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < check->sentences->len; low++)
    {
      DictumCheckedSentence *sentence = &g_array_index (check->sentences, DictumCheckedSentence,
                                                        low);

      if (sentence->start >= end)
        break;
      sentence->attributed |= attributed;
      sentence->covered = TRUE;
    }
}

static void
cover_claim (DictumCheck *check, const DictumClaim *claim)
{
  gboolean attributed = dictum_values_length (claim->attributions) > 0;

  if (!attributed && dictum_values_length (claim->evidence) == 0)
    return;

  for (guint i = 0; i < dictum_values_length (claim->content); i++)
    {
      const DictumSpan *span = dictum_values_get (claim->content, i);

      cover (check, span->start, span->end, attributed);
    }
}

/* An article without a language is taken to be in the project's, and then in English. */
static const char *
get_language (const DictumCheck *check)
{
  if (check->article->article->language != NULL)
    return check->article->article->language;

  return check->corpus->snapshot->settings->language != NULL
             ? check->corpus->snapshot->settings->language
             : "en";
}

void
dictum_check_prepare (DictumCheck *check)
{
  const GPtrArray *blocks = check->article->version->blocks;
  int at = 0;

  check->sentences = g_array_new (FALSE, FALSE, sizeof (DictumCheckedSentence));
  g_array_set_clear_func (check->sentences, clear_sentence);
  check->words = dictum_warning_get_words (get_language (check));
  if (check->words == NULL)
    return;

  for (guint i = 0; i < dictum_values_length (blocks); i++)
    {
      const DictumBlock *block = dictum_values_get (blocks, i);
      int length = (int) g_utf8_strlen (block->text, -1);

      if (is_prose (block))
        add_sentences (check, i, at, at + length);
      at += length + 1;
    }
  for (guint i = 0; i < check->article->claims->len; i++)
    {
      const DictumClaim *claim = g_ptr_array_index (check->article->claims, i);

      if (dictum_check_is_current (check, claim))
        cover_claim (check, claim);
    }
}

void
dictum_check_clear (DictumCheck *check)
{
  g_clear_pointer (&check->sentences, g_array_unref);
}

/* ---- All of them ---- */

static int
compare_warnings_cb (gconstpointer a, gconstpointer b)
{
  const DictumWarning *x = *(const DictumWarning *const *) a;
  const DictumWarning *y = *(const DictumWarning *const *) b;

  return x->rule != y->rule ? (x->rule < y->rule ? -1 : 1) : 0;
}

/**
 * dictum_warnings_list:
 * @corpus: what to look at
 * @cancellable: (nullable): stops it between two articles
 *
 * Returns: (transfer full) (element-type DictumWarning): what was found
 */
GPtrArray *
dictum_warnings_list (DictumCorpus *corpus, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray)
      found = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_warning_free);

  g_return_val_if_fail (corpus != NULL, NULL);

  for (guint i = 0; i < corpus->articles->len; i++)
    {
      DictumCheck check = { corpus, g_ptr_array_index (corpus->articles, i) };

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;

      check.found = found;
      dictum_check_prepare (&check);
      for (guint j = 0; j < G_N_ELEMENTS (rules); j++)
        {
          check.rule = &rules[j];
          if (dictum_warning_is_on (corpus->snapshot->settings, rules[j].id))
            checks[j](&check);
        }
      dictum_check_clear (&check);
    }
  /* Merge sort: what is equal stays in order. */
  g_ptr_array_sort (found, compare_warnings_cb);

  return g_steal_pointer (&found);
}
