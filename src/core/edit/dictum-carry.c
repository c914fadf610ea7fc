/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-carry-private.h"
#include "text/dictum-text-align.h"

#include <string.h>

/**
 * DictumCarrier:
 *
 * Carries the claims of an article over to a version of it: finds each of their marks in its text.
 * A claim goes over when all of its content is found; a mark of a source or a cue that is not there
 * any more is left behind, and kept with what the claim was before.
 */
struct _DictumCarrier
{
  const DictumArticle *article;
  const DictumVersion *version;
  DictumText *text;
  GHashTable *alignments; /* version's id to DictumAlignment */
};

DictumCarrier *
dictum_carrier_new (const DictumArticle *article, const DictumVersion *version)
{
  DictumCarrier *self = g_new0 (DictumCarrier, 1);

  self->article = dictum_value_ref (article);
  self->version = dictum_value_ref (version);
  self->text = dictum_article_get_text (article, version);
  self->alignments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) dictum_alignment_free);
  return self;
}

void
dictum_carrier_free (DictumCarrier *self)
{
  g_hash_table_unref (self->alignments);
  dictum_value_unref ((gpointer) self->article);
  dictum_value_unref ((gpointer) self->version);
  g_free (self);
}

/* Between the version that the claim is in and the one that it is carried to. */
static const DictumAlignment *
get_alignment (DictumCarrier *self, const char *version)
{
  DictumAlignment *alignment = g_hash_table_lookup (self->alignments, version);
  const DictumVersion *from;

  if (alignment != NULL)
    return alignment;
  from = dictum_article_get_version (self->article, version);
  if (from == NULL)
    return NULL;
  alignment = dictum_alignment_new (dictum_article_get_text (self->article, from), self->text);
  g_hash_table_insert (self->alignments, g_strdup (version), alignment);
  return alignment;
}

/* Where the old words of a claim's content are now; NULL when one of its parts is lost. What grew
 * together is one part. */
static GPtrArray *
carry_content (DictumCarrier *self,
               const DictumAlignment *alignment,
               const GPtrArray *content,
               DictumCarryKind *kind)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (DictumRange));
  GPtrArray *spans;

  for (guint i = 0; i < content->len; i++)
    {
      const DictumSpan *span = dictum_values_get (content, i);
      DictumPlace place;
      DictumRange range;
      guint at = places->len;

      dictum_alignment_map (alignment, span->start, span->end, &place);
      if (place.placing == DICTUM_PLACED_LOST)
        return NULL;
      if (place.moved)
        *kind = MAX (*kind, DICTUM_CARRY_MOVED);
      if (place.placing == DICTUM_PLACED_ALTERED)
        *kind = DICTUM_CARRY_ALTERED;
      range = (DictumRange) { place.start, place.end };
      while (at > 0 && g_array_index (places, DictumRange, at - 1).start > range.start)
        at--;
      g_array_insert_val (places, at, range);
    }
  for (guint i = 1; i < places->len;)
    {
      DictumRange *before = &g_array_index (places, DictumRange, i - 1);
      const DictumRange *here = &g_array_index (places, DictumRange, i);

      if (here->start >= before->end)
        {
          i++;
          continue;
        }
      before->end = MAX (before->end, here->end);
      g_array_remove_index (places, i);
      *kind = DICTUM_CARRY_ALTERED;
    }

  spans = g_ptr_array_new_with_free_func (dictum_value_unref);
  for (guint i = 0; i < places->len; i++)
    {
      const DictumRange *range = &g_array_index (places, DictumRange, i);

      g_ptr_array_add (spans, dictum_edit_make_span (self->text, range->start, range->end, NULL));
    }
  return spans;
}

/* The words of a mark in the paragraph of what they were said about, where they stand there once:
 * a sentence that was moved and edited brought its "she said" along. NULL when they do not. */
DictumSpan *
dictum_carry_find_beside (DictumText *text, const char *words, int near)
{
  g_autoptr (GArray) found = dictum_text_search (text, words, 0);
  const DictumRange *only = NULL;
  int start, end;

  dictum_text_get_block (text, near, &start, &end);
  for (guint i = 0; i < found->len; i++)
    {
      const DictumRange *range = &g_array_index (found, DictumRange, i);

      if (range->start < start || range->end > end)
        continue;
      if (only != NULL)
        return NULL;
      only = range;
    }
  return only != NULL ? dictum_edit_make_span (text, only->start, only->end, NULL) : NULL;
}

/* Takes the words that make a cue another one along: "said" became "reportedly said". */
static void
take_hedges (DictumCarrier *self, DictumSpan *old_cue, DictumPlace *place)
{
  int start = dictum_text_previous_word (self->text, place->start);
  int end = dictum_text_next_word (self->text, place->end);
  g_autofree char *before = NULL;
  g_autofree char *behind = NULL;

  if (start < place->start)
    before = dictum_text_get_slice (self->text, start, place->start);
  if (end > place->end)
    behind = dictum_text_get_slice (self->text, place->end, end);
  if (before != NULL && dictum_word_is_hedge (g_strstrip (before)) &&
      (old_cue->prefix == NULL || !g_str_has_suffix (g_strchomp (old_cue->prefix), before)))
    place->start = start;
  else if (behind != NULL && dictum_word_is_hedge (g_strstrip (behind)) &&
           (old_cue->suffix == NULL || !g_str_has_prefix (g_strchug (old_cue->suffix), behind)))
    place->end = end;
  else
    return;
  place->placing = DICTUM_PLACED_ALTERED;
}

/* A mark of a source or a cue; NULL when it is not there any more. */
static DictumSpan *
carry_mark (DictumCarrier *self,
            const DictumAlignment *alignment,
            const DictumSpan *mark,
            gboolean is_cue,
            int near,
            DictumCarryKind *kind)
{
  DictumPlace place;

  dictum_alignment_map (alignment, mark->start, mark->end, &place);
  if (place.placing == DICTUM_PLACED_LOST &&
      !dictum_alignment_map_replaced (alignment, mark->start, mark->end, &place))
    {
      DictumSpan *beside = dictum_carry_find_beside (self->text, mark->exact, near);

      *kind = MAX (*kind, beside != NULL ? DICTUM_CARRY_MOVED : DICTUM_CARRY_ALTERED);
      return beside;
    }
  if (is_cue && place.placing == DICTUM_PLACED_SAME)
    {
      g_autoptr (DictumSpan) copy = dictum_value_copy (mark);

      take_hedges (self, copy, &place);
    }
  if (place.moved)
    *kind = MAX (*kind, DICTUM_CARRY_MOVED);
  if (place.placing == DICTUM_PLACED_ALTERED)
    *kind = DICTUM_CARRY_ALTERED;
  return dictum_edit_make_span (self->text, place.start, place.end, NULL);
}

static void
carry_link (DictumCarrier *self,
            const DictumAlignment *alignment,
            DictumAttribution *link,
            int near,
            DictumCarryKind *kind)
{
  if (link->source_span != NULL)
    {
      DictumSpan *span = carry_mark (self, alignment, link->source_span, FALSE, near, kind);

      dictum_value_unref (link->source_span);
      link->source_span = span;
    }
  if (link->cue != NULL)
    dictum_link_take_cue (link, carry_mark (self, alignment, link->cue, TRUE, near, kind));
}

static GPtrArray *
copy_all (const GPtrArray *values)
{
  GPtrArray *copies = NULL;

  for (guint i = 0; i < dictum_values_length (values); i++)
    dictum_values_add (&copies, dictum_value_copy (dictum_values_get (values, i)));
  return copies;
}

/* What the claim is now, to be kept. The marks alone: which source it is may change later. */
DictumCarry *
dictum_carry_new (const DictumClaim *claim, const char *to, DictumCarryKind kind)
{
  DictumCarry *carry = dictum_value_new (&dictum_carry_type);

  carry->from = g_strdup (claim->version);
  carry->to = g_strdup (to);
  carry->kind = kind;
  if (kind == DICTUM_CARRY_LOST)
    return carry;
  carry->content = copy_all (claim->content);
  carry->attributions = copy_all (claim->attributions);
  for (guint i = 0; i < dictum_values_length (carry->attributions); i++)
    g_clear_pointer (&((DictumAttribution *) dictum_values_get (carry->attributions, i))->source,
                     g_free);
  return carry;
}

/* Whether the claim was lost before; then what was said to that. */
static gboolean
drop_lost (DictumClaim *claim, int *decision)
{
  const DictumCarry *carry = dictum_claim_get_carry (claim);

  if (carry == NULL || carry->kind != DICTUM_CARRY_LOST)
    return FALSE;
  *decision = carry->decision;
  dictum_values_remove (&claim->carries, claim->carries->len - 1);
  return TRUE;
}

/* Moves the claim's marks to the version, or says that it is lost. */
DictumCarryKind
dictum_carrier_carry (DictumCarrier *self, DictumClaim *claim)
{
  const DictumAlignment *alignment = get_alignment (self, claim->version);
  DictumCarryKind kind = DICTUM_CARRY_UNCHANGED;
  int decision = DICTUM_DECISION_OPEN;
  gboolean was_lost = drop_lost (claim, &decision);
  g_autoptr (GPtrArray) content = NULL;
  DictumCarry *carry;
  int near;

  if (alignment != NULL)
    content = carry_content (self, alignment, claim->content, &kind);
  if (content == NULL)
    {
      carry = dictum_carry_new (claim, self->version->id, DICTUM_CARRY_LOST);
      carry->decision = was_lost ? decision : DICTUM_DECISION_OPEN;
      dictum_values_add (&claim->carries, carry);
      return DICTUM_CARRY_LOST;
    }

  carry = dictum_carry_new (claim, self->version->id, DICTUM_CARRY_MOVED);
  near = ((DictumSpan *) g_ptr_array_index (content, 0))->start;
  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    carry_link (self, alignment, dictum_values_get (claim->attributions, i), near, &kind);
  g_set_str (&claim->version, self->version->id);
  g_ptr_array_unref (claim->content);
  claim->content = g_steal_pointer (&content);
  dictum_edit_refresh_manner (self->text, claim);
  carry->kind = kind;
  if (kind == DICTUM_CARRY_UNCHANGED)
    dictum_value_unref (carry);
  else
    dictum_values_add (&claim->carries, carry);
  return kind;
}
