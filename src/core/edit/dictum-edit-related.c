/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-edit-related.h"

#include "edit/dictum-edit-private.h"

static GStrv *
get_ids (DictumClaim *claim, DictumRelation relation)
{
  return relation == DICTUM_RELATION_SAME ? &claim->same_as : &claim->contradicts;
}

static gboolean
has_id (GStrv ids, const char *id)
{
  return ids != NULL && g_strv_contains ((const char *const *) ids, id);
}

static void
add_id (GStrv *ids, const char *id)
{
  guint length = dictum_strings_length ((const char *const *) *ids);

  if (has_id (*ids, id))
    return;

  *ids = g_renew (char *, *ids, length + 2);
  (*ids)[length] = g_strdup (id);
  (*ids)[length + 1] = NULL;
}

static void
remove_id (GStrv *ids, const char *id)
{
  guint kept = 0;

  if (*ids == NULL)
    return;

  for (guint i = 0; (*ids)[i] != NULL; i++)
    {
      if (g_str_equal ((*ids)[i], id))
        g_free ((*ids)[i]);
      else
        (*ids)[kept++] = (*ids)[i];
    }
  (*ids)[kept] = NULL;
  if (kept == 0)
    g_clear_pointer (ids, g_strfreev);
}

/* Those that the claim names, and those that name it. */
static void
gather_neighbours (DictumProject *project,
                   const DictumClaim *claim,
                   DictumRelation relation,
                   GPtrArray *found,
                   GHashTable *seen)
{
  GStrv ids = *get_ids ((DictumClaim *) claim, relation);
  g_autoptr (GPtrArray) referring = dictum_project_list_references (project, claim->record.id);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      const DictumClaim *other = dictum_project_get_claim (project, ids[i]);

      if (other != NULL && g_hash_table_add (seen, other->record.id))
        g_ptr_array_add (found, (gpointer) other);
    }
  for (guint i = 0; i < referring->len; i++)
    {
      const DictumClaim *other = dictum_item_get_claim (g_ptr_array_index (referring, i));

      if (other != NULL && has_id (*get_ids ((DictumClaim *) other, relation), claim->record.id) &&
          g_hash_table_add (seen, other->record.id))
        g_ptr_array_add (found, (gpointer) other);
    }
}

/**
 * dictum_claim_list_same:
 * @project: a project
 * @claim: a claim's id
 *
 * Returns: (transfer container): itself, and those that are the same
 */
GPtrArray *
dictum_claim_list_same (DictumProject *project, const char *claim)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *found = g_ptr_array_new ();
  const DictumClaim *first;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), found);
  g_return_val_if_fail (claim != NULL, found);

  first = dictum_project_get_claim (project, claim);
  if (first == NULL)
    return found;

  g_hash_table_add (seen, first->record.id);
  g_ptr_array_add (found, (gpointer) first);
  for (guint i = 0; i < found->len; i++)
    gather_neighbours (project, g_ptr_array_index (found, i), DICTUM_RELATION_SAME, found, seen);

  return found;
}

/**
 * dictum_claim_list_contradicting:
 * @project: a project
 * @claim: a claim's id
 *
 * Returns: (transfer container): those that contradict it
 */
GPtrArray *
dictum_claim_list_contradicting (DictumProject *project, const char *claim)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *found = g_ptr_array_new ();
  const DictumClaim *first;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), found);
  g_return_val_if_fail (claim != NULL, found);

  first = dictum_project_get_claim (project, claim);
  if (first != NULL)
    gather_neighbours (project, first, DICTUM_RELATION_CONTRADICTS, found, seen);

  return found;
}

static void
join (DictumDraft *draft,
      const DictumClaim *claim,
      const DictumClaim *other,
      DictumRelation relation)
{
  DictumRelation instead = relation == DICTUM_RELATION_SAME ? DICTUM_RELATION_CONTRADICTS
                                                            : DICTUM_RELATION_SAME;
  DictumClaim *after = dictum_draft_edit (draft, claim);

  add_id (get_ids (after, relation), other->record.id);
  remove_id (get_ids (after, instead), other->record.id);
}

static void
join_both (DictumDraft *draft, const DictumClaim *a, const DictumClaim *b, DictumRelation relation)
{
  join (draft, a, b, relation);
  join (draft, b, a, relation);
}

/* Each of them with each other, so that the file says it of every one. */
static gboolean
join_families (DictumDraft *draft,
               DictumProject *project,
               const char *claim,
               const char *const *others,
               GError **error)
{
  g_autoptr (GPtrArray) all = dictum_claim_list_same (project, claim);

  for (guint i = 0; i < dictum_strings_length (others); i++)
    {
      g_autoptr (GPtrArray) more = dictum_claim_list_same (project, others[i]);

      for (guint j = 0; j < more->len; j++)
        if (!g_ptr_array_find (all, g_ptr_array_index (more, j), NULL))
          g_ptr_array_add (all, g_ptr_array_index (more, j));
      if (all->len > DICTUM_RELATED_MAX)
        {
          g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
                               _ ("So many claims cannot be the same one. Choose fewer."));
          return FALSE;
        }
    }
  for (guint i = 0; i < all->len; i++)
    for (guint j = i + 1; j < all->len; j++)
      join_both (draft, g_ptr_array_index (all, i), g_ptr_array_index (all, j),
                 DICTUM_RELATION_SAME);

  return TRUE;
}

/* Who contradicts a claim is not the same any more as the others that are. */
static void
part (DictumDraft *draft,
      DictumProject *project,
      const DictumClaim *claim,
      const DictumClaim *other)
{
  g_autoptr (GPtrArray) family = dictum_claim_list_same (project, claim->record.id);

  if (!g_ptr_array_find (family, other, NULL))
    return;

  for (guint i = 0; i < family->len; i++)
    {
      const DictumClaim *member = g_ptr_array_index (family, i);

      remove_id (&((DictumClaim *) dictum_draft_edit (draft, member))->same_as, other->record.id);
      remove_id (&((DictumClaim *) dictum_draft_edit (draft, other))->same_as, member->record.id);
    }
}

/* A draft, once it is known that all of them are there. */
static DictumDraft *
begin (DictumProject *project,
       const char *claim,
       const char *const *others,
       const char *author,
       GError **error)
{
  if (dictum_edit_find_claim (project, claim, error) == NULL)
    return NULL;
  for (guint i = 0; i < dictum_strings_length (others); i++)
    if (dictum_edit_find_claim (project, others[i], error) == NULL)
      return NULL;

  if (has_id ((GStrv) others, claim))
    {
      g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
                           _ ("A claim cannot be linked with itself. Choose another one."));
      return NULL;
    }

  return dictum_draft_new (project, author);
}

/**
 * dictum_edit_relate_claims:
 * @project: a project
 * @claim: a claim's id
 * @others: ids of other claims, ends with NULL
 * @relation: what they are to it
 * @author: (nullable): who does it
 *
 * Returns: (transfer full) (nullable): the change
 */
DictumChange *
dictum_edit_relate_claims (DictumProject *project,
                           const char *claim,
                           const char *const *others,
                           DictumRelation relation,
                           const char *author,
                           GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;
  const DictumClaim *before;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);

  draft = begin (project, claim, others, author, error);
  if (draft == NULL)
    return NULL;
  if (relation == DICTUM_RELATION_SAME)
    return join_families (draft, project, claim, others, error)
               ? dictum_draft_finish (draft, _ ("Link as the same claim"), error)
               : NULL;

  before = dictum_project_get_claim (project, claim);
  for (guint i = 0; i < dictum_strings_length (others); i++)
    {
      const DictumClaim *other = dictum_project_get_claim (project, others[i]);

      part (draft, project, before, other);
      join_both (draft, before, other, relation);
    }

  return dictum_draft_finish (draft, _ ("Link as contradicting"), error);
}

/**
 * dictum_edit_unrelate_claims:
 * @project: a project
 * @claim: a claim's id
 * @others: ids of claims that are linked with it, ends with NULL
 * @relation: which link goes
 * @author: (nullable): who does it
 *
 * Returns: (transfer full) (nullable): the change
 */
DictumChange *
dictum_edit_unrelate_claims (DictumProject *project,
                             const char *claim,
                             const char *const *others,
                             DictumRelation relation,
                             const char *author,
                             GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);

  draft = begin (project, claim, others, author, error);
  for (guint i = 0; draft != NULL && i < dictum_strings_length (others); i++)
    {
      const DictumClaim *before = dictum_project_get_claim (project, claim);
      const DictumClaim *other = dictum_project_get_claim (project, others[i]);

      if (relation == DICTUM_RELATION_SAME)
        {
          part (draft, project, before, other);
          continue;
        }
      remove_id (&((DictumClaim *) dictum_draft_edit (draft, before))->contradicts,
                 other->record.id);
      remove_id (&((DictumClaim *) dictum_draft_edit (draft, other))->contradicts, claim);
    }

  return draft != NULL ? dictum_draft_finish (draft, _ ("Unlink claims"), error) : NULL;
}
