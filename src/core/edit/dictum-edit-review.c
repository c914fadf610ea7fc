/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-carry-private.h"

static gboolean
is_in_latest (const DictumArticle *article, const DictumClaim *claim)
{
  return g_strcmp0 (dictum_article_get_latest_version (article)->id, claim->version) == 0;
}

/* The last entry, if it is about the article's latest version. */
static const DictumCarry *
get_current_carry (const DictumArticle *article, const DictumClaim *claim)
{
  const DictumCarry *carry = dictum_claim_get_carry (claim);

  if (carry == NULL || g_strcmp0 (carry->to, dictum_article_get_latest_version (article)->id) != 0)
    return NULL;
  return carry;
}

DictumCarryKind
dictum_claim_get_carry_kind (const DictumArticle *article, const DictumClaim *claim)
{
  const DictumCarry *carry;

  g_return_val_if_fail (article != NULL && claim != NULL, DICTUM_CARRY_UNCHANGED);

  if (!is_in_latest (article, claim))
    return DICTUM_CARRY_LOST;
  carry = get_current_carry (article, claim);
  return carry != NULL ? (DictumCarryKind) carry->kind : DICTUM_CARRY_UNCHANGED;
}

gboolean
dictum_claim_needs_review (const DictumArticle *article, const DictumClaim *claim)
{
  const DictumCarry *carry;

  g_return_val_if_fail (article != NULL && claim != NULL, FALSE);

  /* One that was altered by an earlier version and never looked at still is to be looked at. */
  carry = dictum_claim_get_carry (claim);
  if (carry != NULL)
    return carry->decision == DICTUM_DECISION_OPEN;
  return !is_in_latest (article, claim);
}

/* The last entry of an alterable claim. */
static DictumCarry *
get_last (DictumClaim *claim)
{
  return (DictumCarry *) dictum_claim_get_carry (claim);
}

static gboolean
accept_carry (DictumDraft *draft, DictumProject *project, const DictumClaim *before, GError **error)
{
  const DictumArticle *article = dictum_edit_find_article (project, before->article, error);
  DictumClaim *after;

  if (article == NULL)
    return FALSE;
  if (!is_in_latest (article, before))
    {
      g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
                           _ ("The claim has no place in the latest version. Place it, or let it "
                              "go."));
      return FALSE;
    }

  after = dictum_draft_edit (draft, before);
  for (guint i = 0; i < dictum_values_length (after->carries); i++)
    {
      DictumCarry *carry = dictum_values_get (after->carries, i);

      if (carry->decision == DICTUM_DECISION_OPEN)
        carry->decision = DICTUM_DECISION_ACCEPTED;
    }

  return TRUE;
}

/**
 * dictum_edit_accept_carries:
 * @project: a project
 * @claims: ids, ends with NULL
 * @author: (nullable): who does it
 *
 * Returns: (transfer full): the change
 */
DictumChange *
dictum_edit_accept_carries (DictumProject *project,
                            const char *const *claims,
                            const char *author,
                            GError **error)
{
  guint length = dictum_strings_length (claims);
  g_autoptr (DictumDraft)
      draft = dictum_edit_draft_claims (project, claims, author, accept_carry, error);
  g_autofree char *label = NULL;

  if (draft == NULL)
    return NULL;

  label = g_strdup_printf (
      ngettext ("Accept %'u claim as carried over", "Accept %'u claims as carried over", length),
      length);

  return dictum_draft_finish (draft, length == 1 ? _ ("Accept claim as carried over") : label,
                              error);
}

/* Looks for the claim's marks beside the place that was chosen for it. */
static void
place_links (DictumText *text, DictumClaim *claim, int near)
{
  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      DictumAttribution *link = dictum_values_get (claim->attributions, i);

      if (link->source_span != NULL)
        {
          DictumSpan *span = dictum_carry_find_beside (text, link->source_span->exact, near);

          dictum_value_unref (link->source_span);
          link->source_span = span;
        }
      if (link->cue != NULL)
        dictum_link_take_cue (link, dictum_carry_find_beside (text, link->cue->exact, near));
    }
}

/* The claim goes to another version at a place that a person chose. */
static void
place (DictumClaim *claim, const DictumArticle *article, DictumSpan *span)
{
  const DictumVersion *latest = dictum_article_get_latest_version (article);
  DictumText *text = dictum_article_get_text (article, latest);
  DictumCarry *carry = NULL;

  if (g_strcmp0 (claim->version, latest->id) != 0)
    {
      if (get_last (claim) != NULL && get_last (claim)->kind == DICTUM_CARRY_LOST)
        dictum_values_remove (&claim->carries, claim->carries->len - 1);
      carry = dictum_carry_new (claim, latest->id, DICTUM_CARRY_ALTERED);
      dictum_values_add (&claim->carries, carry);
      g_set_str (&claim->version, latest->id);
      place_links (text, claim, span->start);
    }
  else
    {
      carry = get_last (claim);
    }
  if (carry != NULL)
    carry->decision = DICTUM_DECISION_PLACED;
  g_ptr_array_set_size (claim->content, 0);
  g_ptr_array_add (claim->content, span);
  dictum_edit_refresh_manner (text, claim);
}

/**
 * dictum_edit_place_claim:
 * @project: a project
 * @claim: a claim's id
 * @start: where it is in the latest version, in code points
 * @end: code points, excluded
 * @author: (nullable): who does it
 *
 * Returns: (transfer full): the change
 */
DictumChange *
dictum_edit_place_claim (DictumProject *project,
                         const char *claim,
                         int start,
                         int end,
                         const char *author,
                         GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;
  const DictumArticle *article;
  const DictumClaim *before;
  DictumSpan *span;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  before = dictum_edit_find_claim (project, claim, error);
  article = before != NULL ? dictum_edit_find_article (project, before->article, error) : NULL;
  if (article == NULL)
    return NULL;
  span = dictum_edit_make_span (dictum_article_get_text (article, NULL), start, end, error);
  if (span == NULL)
    return NULL;

  draft = dictum_draft_new (project, author);
  place (dictum_draft_edit (draft, before), article, span);
  return dictum_draft_finish (draft, _ ("Place claim"), error);
}

static const char *
get_words (const DictumSpan *span)
{
  return span != NULL ? span->exact : NULL;
}

/* Whether both are marked, and with the same words. */
static gboolean
has_words_of (const DictumAttribution *link, const DictumAttribution *other)
{
  return (link->source_span != NULL || link->cue != NULL) &&
         g_strcmp0 (get_words (link->source_span), get_words (other->source_span)) == 0 &&
         g_strcmp0 (get_words (link->cue), get_words (other->cue)) == 0;
}

static guint
count_with_words (const GPtrArray *links, const DictumAttribution *of, guint *last)
{
  guint n_found = 0;

  for (guint i = 0; i < dictum_values_length (links); i++)
    if (has_words_of (dictum_values_get (links, i), of))
      {
        *last = i;
        n_found++;
      }

  return n_found;
}

/* What a link was, which may have been moved since, or added: the one with its words, or else, in a
 * chain as long as it was, the one in its place. NULL when that cannot be told. */
static const DictumAttribution *
find_former (const DictumClaim *claim, const DictumCarry *carry, guint position)
{
  const DictumAttribution *link = dictum_values_get (claim->attributions, position);
  const DictumAttribution *there = NULL;
  guint last;

  if (dictum_values_length (claim->attributions) == dictum_values_length (carry->attributions))
    there = dictum_values_get (carry->attributions, position);
  if (there != NULL && has_words_of (link, there))
    return there;
  if (count_with_words (carry->attributions, link, &last) == 1)
    return dictum_values_get (carry->attributions, last);

  /* Its words are others in the new version; unless they are those of another link. */
  return there != NULL && count_with_words (claim->attributions, there, &last) == 0 ? there : NULL;
}

/* The marks as they were; none where that cannot be told. */
static void
give_back_links (DictumClaim *claim, const DictumCarry *carry)
{
  g_autoptr (GPtrArray) formers = g_ptr_array_new ();

  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    g_ptr_array_add (formers, (gpointer) find_former (claim, carry, i));
  for (guint i = 0; i < formers->len; i++)
    {
      DictumAttribution *link = dictum_values_get (claim->attributions, i);
      const DictumAttribution *was = g_ptr_array_index (formers, i);
      DictumSpan *cue = was != NULL && was->cue != NULL ? dictum_value_copy (was->cue) : NULL;

      dictum_value_unref (link->source_span);
      link->source_span = was != NULL && was->source_span != NULL
                              ? dictum_value_copy (was->source_span)
                              : NULL;
      dictum_link_take_cue (link, cue);
    }
}

/* Puts the claim back to where it was before it was carried over. */
static gboolean
give_back (DictumClaim *claim, const DictumArticle *article, GError **error)
{
  DictumCarry *carry = get_last (claim);
  const DictumVersion *from = carry != NULL ? dictum_article_get_version (article, carry->from)
                                            : NULL;

  if (from == NULL || dictum_values_length (carry->content) == 0)
    {
      g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
                           _ ("The claim was marked in the latest version. Delete it if it is not "
                              "wanted."));
      return FALSE;
    }
  give_back_links (claim, carry);
  g_ptr_array_set_size (claim->content, 0);
  for (guint i = 0; i < carry->content->len; i++)
    g_ptr_array_add (claim->content, dictum_value_copy (dictum_values_get (carry->content, i)));
  g_set_str (&claim->version, carry->from);
  g_clear_pointer (&carry->content, g_ptr_array_unref);
  g_clear_pointer (&carry->attributions, g_ptr_array_unref);
  carry->kind = DICTUM_CARRY_LOST;
  carry->decision = DICTUM_DECISION_LET_GO;
  dictum_edit_refresh_manner (dictum_article_get_text (article, from), claim);
  return TRUE;
}

static gboolean
let_go (DictumDraft *draft, DictumProject *project, const char *id, GError **error)
{
  const DictumClaim *before = dictum_edit_find_claim (project, id, error);
  const DictumArticle *article = before != NULL
                                     ? dictum_edit_find_article (project, before->article, error)
                                     : NULL;
  DictumClaim *after;

  if (article == NULL)
    return FALSE;
  after = dictum_draft_edit (draft, before);
  if (is_in_latest (article, before))
    return give_back (after, article, error);
  /* A file that another program wrote may have a claim in an older version and no word on why. */
  if (get_last (after) == NULL || get_last (after)->kind != DICTUM_CARRY_LOST)
    dictum_values_add (&after->carries,
                       dictum_carry_new (after, dictum_article_get_latest_version (article)->id,
                                         DICTUM_CARRY_LOST));
  get_last (after)->decision = DICTUM_DECISION_LET_GO;
  return TRUE;
}

/**
 * dictum_edit_let_go:
 * @project: a project
 * @claims: ids, ends with NULL
 * @author: (nullable): who does it
 *
 * Returns: (transfer full): the change
 */
DictumChange *
dictum_edit_let_go (DictumProject *project,
                    const char *const *claims,
                    const char *author,
                    GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;
  g_autofree char *label = NULL;
  guint length = dictum_strings_length (claims);

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  draft = dictum_draft_new (project, author);
  for (guint i = 0; i < length; i++)
    if (!let_go (draft, project, claims[i], error))
      return NULL;
  label = g_strdup_printf (ngettext ("Leave %'u claim in an older version",
                                     "Leave %'u claims in an older version", length),
                           length);

  return dictum_draft_finish (draft, length == 1 ? _ ("Leave claim in an older version") : label,
                              error);
}
