/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include <string.h>

#include "edit/dictum-edit-private.h"
#include "edit/dictum-merge.h"

/* Taking one source apart, and remembering that two are not one. */

static DictumSource *
get_draft (DictumDraft *draft, const DictumSource *source)
{
  return dictum_draft_edit (draft, source);
}

static gboolean
move_links (DictumDraft *draft,
            DictumProject *project,
            const char *from,
            const char *to,
            const DictumLinkPlace *places,
            guint n_places,
            GError **error)
{
  for (guint i = 0; i < n_places; i++)
    {
      const DictumClaim *before = dictum_edit_find_claim (project, places[i].claim, error);
      DictumAttribution *link;
      DictumClaim *claim;

      if (before == NULL)
        return FALSE;
      claim = dictum_draft_edit (draft, before);
      link = places[i].link < dictum_values_length (claim->attributions)
                 ? dictum_values_get (claim->attributions, places[i].link)
                 : NULL;
      /* Named twice, it is there by now. */
      if (link != NULL && g_strcmp0 (link->source, to) == 0)
        continue;
      if (link == NULL || g_strcmp0 (link->source, from) != 0)
        {
          g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
                               _ ("A chosen claim does not rest on this source. Choose again."));
          return FALSE;
        }
      dictum_value_set_string (&link->source, to);
    }

  return TRUE;
}

static gboolean
move_aliases (DictumSource *from, DictumSource *to, const char *const *aliases, GError **error)
{
  for (guint i = 0; i < dictum_strings_length (aliases); i++)
    {
      guint n_before = dictum_strings_length ((const char *const *) from->aliases);

      dictum_source_drop_alias (from, aliases[i]);
      if (dictum_strings_length ((const char *const *) from->aliases) == n_before)
        {
          g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
                       /* Translators: a source's name, then an alias. */
                       _ ("“%s” is not also called “%s”."), from->name, aliases[i]);
          return FALSE;
        }
      dictum_source_add_alias (to, aliases[i]);
    }
  dictum_source_drop_alias (from, to->name);

  return TRUE;
}

/**
 * dictum_edit_split_source:
 * @project: a project
 * @source: a source's id
 * @name: what the new one is called
 * @places: (array length=n_places): links that rest on @source and move
 * @aliases: (nullable): aliases of @source that move, ends with NULL
 * @author: (nullable): who does it
 *
 * Returns: (transfer full): the change; its first entry is the new source
 */
DictumChange *
dictum_edit_split_source (DictumProject *project,
                          const char *source,
                          const char *name,
                          const DictumLinkPlace *places,
                          guint n_places,
                          const char *const *aliases,
                          const char *author,
                          GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;
  g_autofree char *label = NULL;
  const DictumSource *before;
  DictumSource *from;
  DictumSource *to;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  before = dictum_edit_find_source (project, source, error);
  if (before == NULL)
    return NULL;
  if (n_places == 0 && dictum_strings_length (aliases) == 0)
    {
      g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_EMPTY,
                           _ ("Choose what moves to the new source: a claim, or another name."));
      return NULL;
    }

  draft = dictum_draft_new (project, author);
  to = dictum_edit_draft_add_source (draft, name, before->kind, error);
  if (to == NULL)
    return NULL;
  dictum_value_set_string (&to->affiliation, before->affiliation);
  to->role = before->role;
  to->standing = before->standing;
  to->body = before->body;

  from = dictum_draft_edit (draft, before);
  dictum_ids_add (&from->distinct_from, to->record.id);
  if (!move_aliases (from, to, aliases, error) ||
      !move_links (draft, project, source, to->record.id, places, n_places, error))
    return NULL;
  /* Translators: the name of a source, then of the one that it was taken out of. */
  label = g_strdup_printf (_ ("Split %1$s off %2$s"), to->name, before->name);

  return dictum_draft_finish (draft, label, error);
}

/**
 * dictum_edit_set_distinct:
 * @project: a project
 * @sources: ids of two or more sources, ends with NULL
 * @distinct: whether they are different ones; FALSE: it is not known any more
 * @author: (nullable): who does it
 *
 * Returns: (transfer full): the change
 */
DictumChange *
dictum_edit_set_distinct (DictumProject *project,
                          const char *const *sources,
                          gboolean distinct,
                          const char *author,
                          GError **error)
{
  guint length = dictum_strings_length (sources);
  g_autoptr (DictumDraft) draft = NULL;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  draft = dictum_draft_new (project, author);
  for (guint i = 0; i < length; i++)
    for (guint j = i + 1; j < length; j++)
      {
        const DictumSource *one = dictum_edit_find_source (project, sources[i], error);
        const DictumSource *other = one != NULL
                                        ? dictum_edit_find_source (project, sources[j], error)
                                        : NULL;

        if (other == NULL)
          return NULL;
        if (one == other || dictum_sources_are_distinct (one, other) == distinct)
          continue;
        if (distinct)
          dictum_ids_add (&get_draft (draft, one)->distinct_from, sources[j]);
        else
          {
            dictum_ids_remove (&get_draft (draft, one)->distinct_from, sources[j]);
            dictum_ids_remove (&get_draft (draft, other)->distinct_from, sources[i]);
          }
      }

  return dictum_draft_finish (
      draft, distinct ? _ ("Tell sources apart") : _ ("Tell sources apart no longer"), error);
}

/**
 * dictum_sources_are_distinct:
 *
 * Returns: whether the editor has said that the two are different sources
 */
gboolean
dictum_sources_are_distinct (const DictumSource *one, const DictumSource *other)
{
  g_return_val_if_fail (one != NULL && other != NULL, FALSE);

  return (one->distinct_from != NULL &&
          g_strv_contains ((const char *const *) one->distinct_from, other->record.id)) ||
         (other->distinct_from != NULL &&
          g_strv_contains ((const char *const *) other->distinct_from, one->record.id));
}
