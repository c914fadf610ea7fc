/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-edit-private.h"

static int
compare_spans_cb (gconstpointer a, gconstpointer b)
{
  const DictumSpan *x = *(const DictumSpan *const *) a;
  const DictumSpan *y = *(const DictumSpan *const *) b;

  return x->start != y->start ? x->start - y->start : x->end - y->end;
}

static gboolean
has_overlap (const GPtrArray *content)
{
  for (guint i = 1; i < dictum_values_length (content); i++)
    {
      const DictumSpan *before = dictum_values_get (content, i - 1);
      const DictumSpan *after = dictum_values_get (content, i);

      if (after->start < before->end)
        return TRUE;
    }

  return FALSE;
}

/* Takes in every fragment that [start, end) overlaps or touches, and takes those out of the
 * content. */
static void
absorb_fragments (DictumClaim *claim, int *start, int *end)
{
  for (guint i = dictum_values_length (claim->content); i > 0; i--)
    {
      const DictumSpan *span = dictum_values_get (claim->content, i - 1);

      if (span->start > *end || span->end < *start)
        continue;

      *start = MIN (*start, span->start);
      *end = MAX (*end, span->end);
      dictum_values_remove (&claim->content, i - 1);
    }
}

static gboolean
resize_content (DictumClaim *claim, guint position, DictumSpan *span, GError **error)
{
  g_autoptr (DictumSpan) owned = span;

  if (position >= dictum_values_length (claim->content))
    {
      g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
                           _ ("The claim has no such part."));
      return FALSE;
    }

  dictum_value_unref (dictum_values_get (claim->content, position));
  claim->content->pdata[position] = g_steal_pointer (&owned);
  g_ptr_array_sort (claim->content, compare_spans_cb);
  if (has_overlap (claim->content))
    {
      g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_OVERLAP,
                           _ ("Two parts of one claim cannot overlap. Remove one of them first."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
resize_link (DictumClaim *claim, DictumPart part, guint position, DictumSpan *span, GError **error)
{
  g_autoptr (DictumSpan) owned = span;
  DictumAttribution *link = NULL;

  if (position < dictum_values_length (claim->attributions))
    link = dictum_values_get (claim->attributions, position);

  if (link != NULL && part == DICTUM_PART_CUE && link->cue != NULL)
    {
      dictum_link_take_cue (link, g_steal_pointer (&owned));
      return TRUE;
    }
  if (link != NULL && part == DICTUM_PART_SOURCE && link->source_span != NULL)
    {
      dictum_value_unref (link->source_span);
      link->source_span = g_steal_pointer (&owned);
      return TRUE;
    }

  g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
                       _ ("The claim has no such mark to move."));
  return FALSE;
}

static char *
label_resize (DictumPart part)
{
  switch (part)
    {
    case DICTUM_PART_SOURCE:
      return g_strdup (_ ("Move ends of source"));
    case DICTUM_PART_CUE:
      return g_strdup (_ ("Move ends of cue"));
    case DICTUM_PART_CONTENT:
    default:
      return g_strdup (_ ("Move ends of claim"));
    }
}

/**
 * dictum_edit_draft_remove_claim:
 * @draft: a draft
 * @project: its project
 * @claim: the claim that goes
 *
 * Removes a claim, and what other claims say about it: that it is the same, or contradicts them.
 */
void
dictum_edit_draft_remove_claim (DictumDraft *draft,
                                DictumProject *project,
                                const DictumClaim *claim)
{
  const char *id = claim->record.id;
  g_autoptr (GPtrArray) items = dictum_project_list_references (project, id);

  dictum_draft_remove (draft, claim);

  for (guint i = 0; i < items->len; i++)
    {
      gconstpointer record = dictum_item_get_record (g_ptr_array_index (items, i));
      DictumClaim *other;

      if (record == claim || !dictum_is_claim (record))
        continue;

      other = dictum_draft_edit (draft, record);
      if (other == NULL)
        continue;

      dictum_ids_remove (&other->same_as, id);
      dictum_ids_remove (&other->contradicts, id);
    }
}

/**
 * dictum_edit_add_claim:
 * @project: a project
 * @article: the article's id
 * @start: where the content starts, in code points of the latest version's text
 * @end: where it ends, excluded
 * @author: (nullable): who marks it
 *
 * Marks a new claim, without a source. What stands in quotation marks from end to end is a
 * quotation, anything else is taken for a fact until the editor says otherwise.
 *
 * Returns: (transfer full): the change; its first entry is the claim
 */
DictumChange *
dictum_edit_add_claim (DictumProject *project,
                       const char *article,
                       int start,
                       int end,
                       const char *author,
                       GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;
  g_autoptr (DictumSpan) span = NULL;
  const DictumArticle *found;
  const DictumVersion *version;
  DictumText *text;
  DictumClaim *claim;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  found = dictum_edit_find_article (project, article, error);
  if (found == NULL)
    return NULL;

  version = dictum_article_get_latest_version (found);
  text = dictum_article_get_text (found, version);
  span = dictum_edit_make_span (text, start, end, error);
  if (span == NULL)
    return NULL;

  draft = dictum_draft_new (project, author);
  claim = dictum_value_new (&dictum_claim_type);
  claim->record.id = dictum_id_new ();
  claim->article = g_strdup (found->record.id);
  claim->version = g_strdup (version->id);
  claim->reviewed = TRUE;
  dictum_values_add (&claim->content, g_steal_pointer (&span));
  if (dictum_edit_work_out_manner (text, claim->content) == DICTUM_MANNER_DIRECT)
    claim->kind = DICTUM_CLAIM_QUOTATION;
  dictum_draft_add (draft, claim);

  return dictum_draft_finish (draft, _ ("Mark claim"), error);
}

/**
 * dictum_edit_add_fragment:
 * @project: a project
 * @claim: a claim's id
 * @start: code points in the claim's version
 * @end: code points, excluded
 * @author: (nullable): who does it
 *
 * Adds words to the content of a claim. Where they overlap or touch fragments that are there, these
 * grow together into one.
 *
 * Returns: (transfer full): the change
 */
DictumChange *
dictum_edit_add_fragment (DictumProject *project,
                          const char *claim,
                          int start,
                          int end,
                          const char *author,
                          GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;
  g_autoptr (DictumSpan) span = NULL;
  const DictumClaim *before;
  DictumClaim *after;
  DictumText *text;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  before = dictum_edit_find_claim (project, claim, error);
  text = before != NULL ? dictum_edit_find_text (project, before, error) : NULL;
  if (text == NULL)
    return NULL;

  /* Once for the error, with the words as marked: "nothing is marked" must not be answered by
   * growing together with a neighbour. */
  span = dictum_edit_make_span (text, start, end, error);
  if (span == NULL)
    return NULL;
  g_clear_pointer (&span, dictum_value_unref);

  draft = dictum_draft_new (project, author);
  after = dictum_draft_edit (draft, before);
  absorb_fragments (after, &start, &end);
  span = dictum_edit_make_span (text, start, end, error);
  if (span == NULL)
    return NULL;
  dictum_values_add (&after->content, g_steal_pointer (&span));
  g_ptr_array_sort (after->content, compare_spans_cb);
  dictum_edit_refresh_manner (text, after);

  return dictum_draft_finish (draft, _ ("Add words to claim"), error);
}

/**
 * dictum_edit_remove_fragment:
 * @project: a project
 * @claim: a claim's id
 * @fragment: which fragment, 0 is the first in the text
 * @author: (nullable): who does it
 *
 * Returns: (transfer full): the change; DICTUM_EDIT_ERROR_INVALID for the only fragment of a claim
 */
DictumChange *
dictum_edit_remove_fragment (DictumProject *project,
                             const char *claim,
                             guint fragment,
                             const char *author,
                             GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;
  const DictumClaim *before;
  DictumClaim *after;
  DictumText *text;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  before = dictum_edit_find_claim (project, claim, error);
  text = before != NULL ? dictum_edit_find_text (project, before, error) : NULL;
  if (text == NULL)
    return NULL;

  if (fragment >= dictum_values_length (before->content))
    {
      g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
                           _ ("The claim has no such part."));
      return NULL;
    }
  if (before->content->len == 1)
    {
      g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
                           _ ("A claim needs words. Delete the claim instead."));
      return NULL;
    }

  draft = dictum_draft_new (project, author);
  after = dictum_draft_edit (draft, before);
  dictum_values_remove (&after->content, fragment);
  dictum_edit_refresh_manner (text, after);

  return dictum_draft_finish (draft, _ ("Remove words from claim"), error);
}

/**
 * dictum_edit_resize:
 * @project: a project
 * @claim: a claim's id
 * @part: which kind of mark
 * @position: which fragment of the content, or which link of the chain
 * @start: code points in the claim's version
 * @end: code points, excluded
 * @author: (nullable): who does it
 *
 * Moves the ends of one mark of a claim. The record that a source mark stands for stays; stance and
 * polarity follow the words of a cue as when it was first set.
 *
 * Returns: (transfer full): the change; DICTUM_EDIT_ERROR_OVERLAP when a fragment would run into
 *   another one
 */
DictumChange *
dictum_edit_resize (DictumProject *project,
                    const char *claim,
                    DictumPart part,
                    guint position,
                    int start,
                    int end,
                    const char *author,
                    GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;
  g_autoptr (DictumSpan) span = NULL;
  g_autofree char *label = NULL;
  const DictumClaim *before;
  DictumClaim *after;
  DictumText *text;
  gboolean done;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  before = dictum_edit_find_claim (project, claim, error);
  text = before != NULL ? dictum_edit_find_text (project, before, error) : NULL;
  span = text != NULL ? dictum_edit_make_span (text, start, end, error) : NULL;
  if (span == NULL)
    return NULL;

  draft = dictum_draft_new (project, author);
  after = dictum_draft_edit (draft, before);
  if (part == DICTUM_PART_CONTENT)
    done = resize_content (after, position, g_steal_pointer (&span), error);
  else
    done = resize_link (after, part, position, g_steal_pointer (&span), error);
  if (!done)
    return NULL;

  if (part == DICTUM_PART_CONTENT)
    dictum_edit_refresh_manner (text, after);
  label = label_resize (part);

  return dictum_draft_finish (draft, label, error);
}

DictumDraft *
dictum_edit_draft_claims (DictumProject *project,
                          const char *const *claims,
                          const char *author,
                          DictumDraftClaimFunc func,
                          GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  draft = dictum_draft_new (project, author);
  for (guint i = 0; claims != NULL && claims[i] != NULL; i++)
    {
      const DictumClaim *claim = dictum_edit_find_claim (project, claims[i], error);

      if (claim == NULL || !func (draft, project, claim, error))
        return NULL;
    }

  return g_steal_pointer (&draft);
}

static gboolean
remove_claim (DictumDraft *draft, DictumProject *project, const DictumClaim *claim, GError **error)
{
  dictum_edit_draft_remove_claim (draft, project, claim);
  return TRUE;
}

/**
 * dictum_edit_remove_claims:
 * @project: a project
 * @claims: ids, ends with NULL
 * @author: (nullable): who does it
 *
 * Deletes claims, and in the same change what other claims say about them.
 *
 * Returns: (transfer full): the change
 */
DictumChange *
dictum_edit_remove_claims (DictumProject *project,
                           const char *const *claims,
                           const char *author,
                           GError **error)
{
  guint length = dictum_strings_length (claims);
  g_autoptr (DictumDraft)
      draft = dictum_edit_draft_claims (project, claims, author, remove_claim, error);
  g_autofree char *label = NULL;

  if (draft == NULL)
    return NULL;

  label = g_strdup_printf (ngettext ("Delete %'u claim", "Delete %'u claims", length), length);

  return dictum_draft_finish (draft, length == 1 ? _ ("Delete claim") : label, error);
}
