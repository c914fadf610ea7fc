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

      if (other != NULL &&
          dictum_ids_contain (*get_ids ((DictumClaim *) other, relation), claim->record.id) &&
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

  dictum_ids_add (get_ids (after, relation), other->record.id);
  dictum_ids_remove (get_ids (after, instead), other->record.id);
}

static void
join_both (DictumDraft *draft, const DictumClaim *a, const DictumClaim *b, DictumRelation relation)
{
  join (draft, a, b, relation);
  join (draft, b, a, relation);
}

static gboolean
check_length (const GPtrArray *all, GError **error)
{
  if (all->len <= DICTUM_RELATED_MAX)
    return TRUE;

  g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
                       _ ("So many claims cannot be the same one. Choose fewer."));
  return FALSE;
}

/* Each of them with each other, so that the file says it of every one. */
static void
join_all (DictumDraft *draft, const GPtrArray *all)
{
  for (guint i = 0; i < all->len; i++)
    for (guint j = i + 1; j < all->len; j++)
      join_both (draft, g_ptr_array_index (all, i), g_ptr_array_index (all, j),
                 DICTUM_RELATION_SAME);
}

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
      if (!check_length (all, error))
        return FALSE;
    }
  join_all (draft, all);

  return TRUE;
}

static void
disjoin_both (DictumDraft *draft,
              const DictumClaim *a,
              const DictumClaim *b,
              DictumRelation relation)
{
  dictum_ids_remove (get_ids (dictum_draft_edit (draft, a), relation), b->record.id);
  dictum_ids_remove (get_ids (dictum_draft_edit (draft, b), relation), a->record.id);
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
    disjoin_both (draft, g_ptr_array_index (family, i), other, DICTUM_RELATION_SAME);
}

/* Takes the claim, with those of its family that are kept, out of the rest of it. */
static void
leave (DictumDraft *draft, const DictumClaim *claim, const GPtrArray *family, GHashTable *kept)
{
  for (guint i = 0; i < family->len; i++)
    {
      const DictumClaim *member = g_ptr_array_index (family, i);

      if (member != claim && !g_hash_table_contains (kept, member))
        continue;
      for (guint j = 0; j < family->len; j++)
        {
          const DictumClaim *other = g_ptr_array_index (family, j);

          if (other != claim && !g_hash_table_contains (kept, other))
            disjoin_both (draft, member, other, DICTUM_RELATION_SAME);
        }
    }
}

static void
add_all (GPtrArray *all, GHashTable *seen, const GPtrArray *claims)
{
  for (guint i = 0; i < claims->len; i++)
    if (g_hash_table_add (seen, g_ptr_array_index (claims, i)))
      g_ptr_array_add (all, g_ptr_array_index (claims, i));
}

/* All of claims and others, each with each other and with what is the same as the others; nothing
 * else is the same as the claims any more. */
static gboolean
set_same (DictumDraft *draft,
          DictumProject *project,
          const GPtrArray *claims,
          const GPtrArray *others,
          GError **error)
{
  g_autoptr (GHashTable) families = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  if (others->len > 0)
    {
      add_all (all, seen, claims);
      add_all (all, seen, others);
    }
  if (!check_length (all, error))
    return FALSE;
  for (guint i = 0; i < claims->len; i++)
    {
      const DictumClaim *claim = g_ptr_array_index (claims, i);
      g_autoptr (GPtrArray) family = dictum_claim_list_same (project, claim->record.id);

      leave (draft, claim, family, seen);
      for (guint j = 0; j < family->len; j++)
        g_hash_table_add (families, g_ptr_array_index (family, j));
    }
  for (guint i = 0; i < others->len; i++)
    if (!g_hash_table_contains (families, g_ptr_array_index (others, i)))
      {
        g_autoptr (GPtrArray) family = dictum_claim_list_same (
            project, dictum_record_get_id (g_ptr_array_index (others, i)));

        add_all (all, seen, family);
        if (!check_length (all, error))
          return FALSE;
      }
  join_all (draft, all);

  return TRUE;
}

static void
set_contradicting (DictumDraft *draft,
                   DictumProject *project,
                   const DictumClaim *claim,
                   const GPtrArray *others)
{
  g_autoptr (GPtrArray) now = dictum_claim_list_contradicting (project, claim->record.id);

  for (guint i = 0; i < now->len; i++)
    if (!g_ptr_array_find ((GPtrArray *) others, g_ptr_array_index (now, i), NULL))
      disjoin_both (draft, claim, g_ptr_array_index (now, i), DICTUM_RELATION_CONTRADICTS);
  for (guint i = 0; i < others->len; i++)
    if (g_ptr_array_index (others, i) != claim)
      {
        part (draft, project, claim, g_ptr_array_index (others, i));
        join_both (draft, claim, g_ptr_array_index (others, i), DICTUM_RELATION_CONTRADICTS);
      }
}

/* Lets claims be linked with the others, and with nothing else in that way; what is among both is
 * not linked with itself. */
gboolean
dictum_draft_set_related (DictumDraft *draft,
                          DictumProject *project,
                          const GPtrArray *claims,
                          const GPtrArray *others,
                          DictumRelation relation,
                          GError **error)
{
  if (relation == DICTUM_RELATION_SAME)
    return set_same (draft, project, claims, others, error);

  for (guint i = 0; i < claims->len; i++)
    set_contradicting (draft, project, g_ptr_array_index (claims, i), others);
  return TRUE;
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

  if (dictum_ids_contain ((GStrv) others, claim))
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
      disjoin_both (draft, before, other, DICTUM_RELATION_CONTRADICTS);
    }

  return draft != NULL ? dictum_draft_finish (draft, _ ("Unlink claims"), error) : NULL;
}
