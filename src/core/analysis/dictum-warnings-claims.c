/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-analysis"

#include <math.h>
#include <string.h>

#include "analysis/dictum-roots.h"
#include "analysis/dictum-warnings-private.h"

/* Checks that look at claims and what was found out about them. */

typedef gboolean (*ClaimFunc) (DictumCheck *check, const DictumClaim *claim);

static void
warn_of (DictumCheck *check, ClaimFunc func)
{
  for (guint i = 0; i < check->article->claims->len; i++)
    {
      const DictumClaim *claim = g_ptr_array_index (check->article->claims, i);

      if (func (check, claim))
        dictum_check_warn_span (check, claim, NULL);
    }
}

static gboolean
is_unnamed (DictumCheck *check, const DictumClaim *claim)
{
  const DictumSource *speaker = dictum_corpus_get_speaker (check->corpus, claim);

  return speaker != NULL && speaker->kind == DICTUM_SOURCE_UNNAMED;
}

static gboolean
is_anonymous_opinion (DictumCheck *check, const DictumClaim *claim)
{
  return claim->kind == DICTUM_CLAIM_OPINION && is_unnamed (check, claim);
}

void
dictum_check_opinion (DictumCheck *check)
{
  warn_of (check, is_anonymous_opinion);
}

static gboolean
is_supported (const DictumClaim *claim)
{
  for (guint i = 0; i < dictum_values_length (claim->evidence); i++)
    if (((const DictumEvidence *) dictum_values_get (claim->evidence, i))->stance ==
        DICTUM_EVIDENCE_SUPPORTS)
      return TRUE;

  return FALSE;
}

/* Opinions have a rule of their own. */
static gboolean
is_single (DictumCheck *check, const DictumClaim *claim)
{
  g_autoptr (DictumRoots) roots = NULL;

  if (claim->kind == DICTUM_CLAIM_OPINION || !is_unnamed (check, claim) || is_supported (claim))
    return FALSE;

  roots = dictum_corpus_find_roots (check->corpus, claim->record.id);
  return roots != NULL && roots->n_roots == 1 && roots->sources->len == 1;
}

void
dictum_check_single (DictumCheck *check)
{
  warn_of (check, is_single);
}

static gboolean
is_circular (DictumCheck *check, const DictumClaim *claim)
{
  g_autoptr (DictumRoots) roots = NULL;

  if (dictum_values_length (claim->attributions) == 0 ||
      (!dictum_corpus_is_repeated (check->corpus, claim) && claim->attributions->len < 2))
    return FALSE;

  roots = dictum_corpus_find_roots (check->corpus, claim->record.id);
  return roots != NULL && roots->circular;
}

void
dictum_check_circle (DictumCheck *check)
{
  warn_of (check, is_circular);
}

/* ---- Cues of two sides ---- */

static gboolean
has_stance (const DictumClaim *claim, DictumStance stance, gboolean equal)
{
  const DictumAttribution *link = dictum_claim_get_last_link (claim);

  return link != NULL && link->cue != NULL && (link->stance == (int) stance) == equal;
}

static gboolean
is_doubted_alone (DictumCheck *check, const DictumClaim *claim)
{
  if (!has_stance (claim, DICTUM_STANCE_DOUBTING, TRUE))
    return FALSE;

  for (guint i = 0; claim->contradicts != NULL && claim->contradicts[i] != NULL; i++)
    {
      const DictumClaim *other = dictum_corpus_get_claim (check->corpus, claim->contradicts[i]);

      if (other != NULL && strcmp (other->article, claim->article) == 0 &&
          has_stance (other, DICTUM_STANCE_DOUBTING, FALSE))
        return TRUE;
    }

  return FALSE;
}

void
dictum_check_cues (DictumCheck *check)
{
  warn_of (check, is_doubted_alone);
}

/* ---- Replies and evidence ---- */

static gboolean
is_unanswered_accusation (DictumCheck *check, const DictumClaim *claim)
{
  g_autofree char *quote = NULL;
  g_autofree char *padded = NULL;
  const DictumAttribution *link = dictum_claim_get_last_link (claim);

  if (dictum_values_length (claim->replies) > 0 ||
      (link != NULL && link->polarity != DICTUM_POLARITY_AFFIRMED))
    return FALSE;

  quote = dictum_claim_get_quote (claim);
  padded = dictum_words_pad (quote);
  return dictum_words_find (padded, check->words->accusations) != NULL;
}

void
dictum_check_reply (DictumCheck *check)
{
  if (check->words != NULL)
    warn_of (check, is_unanswered_accusation);
}

/* “Cannot be checked” and its like have no number on the scale, and nothing to rest on. */
static gboolean
is_rated_without_evidence (DictumCheck *check, const DictumClaim *claim)
{
  const DictumRating *rating = dictum_claim_get_shown_rating (claim);
  const DictumScaleValue *value = NULL;

  if (rating == NULL || dictum_values_length (claim->evidence) > 0)
    return FALSE;

  value = dictum_settings_find_rating (check->corpus->snapshot->settings, rating->rating);
  return value == NULL || !isnan (value->number);
}

void
dictum_check_evidence (DictumCheck *check)
{
  warn_of (check, is_rated_without_evidence);
}
