/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-edit-private.h"

/* The claim before this one in the article's order; NULL for the first. */
static const DictumClaim *
find_previous_claim (DictumProject *project, const DictumClaim *claim)
{
  GListModel *claims = dictum_project_get_article_claims (project, claim->article);
  DictumItem *item = dictum_project_get_item (project, claim->record.id);
  guint position = dictum_project_find_position (project, claims, item);
  g_autoptr (DictumItem) previous = NULL;

  if (position == 0 || position == G_MAXUINT)
    return NULL;

  previous = g_list_model_get_item (claims, position - 1);
  return dictum_item_get_claim (previous);
}

/* Puts the sources of one chain into another, which keeps its own spans and cues link by link. */
static void
copy_sources (DictumClaim *to, const DictumClaim *from)
{
  while (dictum_values_length (to->attributions) > from->attributions->len)
    dictum_values_remove (&to->attributions, to->attributions->len - 1);

  for (guint i = 0; i < from->attributions->len; i++)
    {
      const DictumAttribution *given = dictum_values_get (from->attributions, i);
      DictumAttribution *link;

      if (i == dictum_values_length (to->attributions))
        dictum_values_add (&to->attributions, dictum_value_new (&dictum_attribution_type));
      link = dictum_values_get (to->attributions, i);
      dictum_value_set_string (&link->source, given->source);
    }
}

static gboolean
names_a_source (const DictumClaim *claim)
{
  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i);

      if (link->source != NULL)
        return TRUE;
    }

  return FALSE;
}

/**
 * dictum_edit_same_source:
 * @project: a project
 * @claim: a claim's id
 * @author: (nullable): who does it
 *
 * Gives a claim the sources of the claim before it in the article, link by link. Words and cues
 * that this claim has already stay; those of the other one are about another place and are not
 * taken over.
 *
 * Returns: (transfer full): the change; DICTUM_EDIT_ERROR_NOT_FOUND when there is no claim before,
 * or it has no source
 */
DictumChange *
dictum_edit_same_source (DictumProject *project,
                         const char *claim,
                         const char *author,
                         GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;
  const DictumClaim *before;
  const DictumClaim *previous;
  DictumText *text;
  DictumClaim *after;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  before = dictum_edit_find_claim (project, claim, error);
  text = before != NULL ? dictum_edit_find_text (project, before, error) : NULL;
  if (text == NULL)
    return NULL;

  previous = find_previous_claim (project, before);
  if (previous == NULL || !names_a_source (previous))
    {
      g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
                           previous == NULL
                               ? _ ("This is the first claim of the article. Choose a source.")
                               : _ ("The claim before this one has no source. Choose one."));
      return NULL;
    }

  draft = dictum_draft_new (project, author);
  after = dictum_draft_edit (draft, before);
  copy_sources (after, previous);
  for (guint i = after->attributions->len; i > 0; i--)
    dictum_claim_drop_empty_link (after, i - 1);
  dictum_edit_refresh_manner (text, after);

  return dictum_draft_finish (draft, _ ("Set source as for the claim before"), error);
}
