/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-analysis"

#include <string.h>

#include "analysis/dictum-warnings-private.h"
#include "edit/dictum-edit.h"

/* Checks that look at how sources stand in the text of one article. */

typedef void (*LinkFunc) (DictumCheck *check,
                          const DictumClaim *claim,
                          const DictumAttribution *link,
                          const DictumSource *source,
                          GHashTable *told);

/* Links of claims in the latest version that have a source; told: for what was warned of before. */
static void
foreach_link (DictumCheck *check, LinkFunc func)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < check->article->claims->len; i++)
    {
      const DictumClaim *claim = g_ptr_array_index (check->article->claims, i);

      for (guint j = 0; j < dictum_values_length (claim->attributions); j++)
        {
          const DictumAttribution *link = dictum_values_get (claim->attributions, j);
          const DictumSource *source = dictum_corpus_get_source (check->corpus, link->source);

          if (source != NULL && dictum_check_is_current (check, claim))
            func (check, claim, link, source, told);
        }
    }
}

/* ---- A plural for one ---- */

static void
check_plural_cb (DictumCheck *check,
                 const DictumClaim *claim,
                 const DictumAttribution *link,
                 const DictumSource *source,
                 GHashTable *told)
{
  g_autofree char *padded = NULL;

  if (source->anonymity == NULL || source->anonymity->persons != 1 || link->source_span == NULL)
    return;

  padded = dictum_words_pad (link->source_span->exact);
  if (dictum_words_find (padded, check->words->plurals) != NULL &&
      g_hash_table_add (told, source->record.id))
    dictum_check_warn_span (check, claim, link->source_span);
}

void
dictum_check_plural (DictumCheck *check)
{
  if (check->words != NULL)
    foreach_link (check, check_plural_cb);
}

/* ---- A reason in the text ---- */

/* In the paragraph where the source stands, or the one behind it. */
static gboolean
has_reason (DictumCheck *check, int at)
{
  guint block = G_MAXUINT;

  for (guint i = 0; i < check->sentences->len; i++)
    {
      const DictumCheckedSentence *sentence = &g_array_index (check->sentences,
                                                              DictumCheckedSentence, i);

      if (sentence->end > at && block == G_MAXUINT)
        block = sentence->block;
      if (block != G_MAXUINT && sentence->block > block + 1)
        break;
      if (block != G_MAXUINT && dictum_words_find (sentence->folded, check->words->reasons) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
check_reason_cb (DictumCheck *check,
                 const DictumClaim *claim,
                 const DictumAttribution *link,
                 const DictumSource *source,
                 GHashTable *told)
{
  int start, end;

  if (source->kind != DICTUM_SOURCE_UNNAMED ||
      (source->anonymity != NULL && source->anonymity->reason_in_text != NULL) ||
      !g_hash_table_add (told, source->record.id))
    return;

  dictum_claim_get_extent (claim, &start, &end);
  if (link->source_span != NULL)
    start = link->source_span->start;
  if (check->words == NULL || !has_reason (check, start))
    dictum_check_warn_span (check, claim, link->source_span);
}

void
dictum_check_reason (DictumCheck *check)
{
  foreach_link (check, check_reason_cb);
}

/* ---- Pronouns ---- */

static int
find_paragraph (DictumCheck *check, int at)
{
  int start, end;

  dictum_text_get_block (check->article->text, at, &start, &end);

  return start;
}

/* Whether a word of the name, three letters or longer, stands in [start, end): a surname is how
 * people are called after the first time. */
static gboolean
is_named_in (DictumCheck *check, const DictumSource *source, int start, int end)
{
  g_autofree char *text = dictum_text_get_slice (check->article->text, start, end);
  g_autofree char *padded = dictum_words_pad (text);
  g_autoptr (GString) names = g_string_new (source->name);
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;

  for (guint i = 0; source->aliases != NULL && source->aliases[i] != NULL; i++)
    if (!dictum_name_is_pronoun (source->aliases[i]))
      g_string_append_printf (names, " %s", source->aliases[i]);

  folded = dictum_words_pad (names->str);
  words = g_strsplit (g_strstrip (folded), " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_strdup_printf (" %s", words[i]);

      if (strlen (words[i]) >= 3 && strcmp (words[i], "the") != 0 && strstr (padded, word) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
check_pronoun_cb (DictumCheck *check,
                  const DictumClaim *claim,
                  const DictumAttribution *link,
                  const DictumSource *source,
                  GHashTable *told)
{
  int paragraph, before;

  if (link->source_span == NULL || !dictum_name_is_pronoun (link->source_span->exact))
    return;

  paragraph = find_paragraph (check, link->source_span->start);
  before = paragraph > 0 ? find_paragraph (check, paragraph - 1) : 0;
  if (!is_named_in (check, source, before, link->source_span->start))
    dictum_check_warn_span (check, claim, link->source_span);
}

void
dictum_check_pronoun (DictumCheck *check)
{
  foreach_link (check, check_pronoun_cb);
}

/* ---- Another paragraph ---- */

static gboolean
is_beside (DictumCheck *check, const DictumClaim *claim, const DictumSpan *mark)
{
  for (guint i = 0; i < claim->content->len; i++)
    {
      const DictumSpan *span = dictum_values_get (claim->content, i);

      if (find_paragraph (check, span->start) == find_paragraph (check, mark->start) ||
          find_paragraph (check, span->end - 1) == find_paragraph (check, mark->start))
        return TRUE;
    }

  return FALSE;
}

/* Marks of any link of the chain beside the claim are enough. */
void
dictum_check_paragraph (DictumCheck *check)
{
  for (guint i = 0; i < check->article->claims->len; i++)
    {
      const DictumClaim *claim = g_ptr_array_index (check->article->claims, i);
      gboolean marked = FALSE;
      gboolean beside = FALSE;

      if (!dictum_check_is_current (check, claim))
        continue;
      for (guint j = 0; j < dictum_values_length (claim->attributions); j++)
        {
          const DictumAttribution *link = dictum_values_get (claim->attributions, j);
          const DictumSpan *marks[] = { link->source_span, link->cue };

          for (guint k = 0; k < G_N_ELEMENTS (marks); k++)
            if (marks[k] != NULL)
              {
                marked = TRUE;
                beside = beside || is_beside (check, claim, marks[k]);
              }
        }
      if (marked && !beside)
        dictum_check_warn_span (check, claim, NULL);
    }
}
