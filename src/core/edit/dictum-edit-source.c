/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-edit-private.h"

#include <string.h>

/* The ids with one of them replaced by another; nobody is told from himself, nor twice. */
static void
redirect_distinct (DictumSource *source, const char *from, const char *to)
{
  if (!dictum_ids_contain (source->distinct_from, from))
    return;

  dictum_ids_remove (&source->distinct_from, from);
  if (to != NULL && strcmp (to, source->record.id) != 0)
    dictum_ids_add (&source->distinct_from, to);
}

void
dictum_edit_redirect_source (DictumDraft *draft,
                             DictumProject *project,
                             const char *from,
                             const char *to)
{
  g_autoptr (GPtrArray) items = dictum_project_list_references (project, from);

  for (guint i = 0; i < items->len; i++)
    {
      gpointer record = dictum_draft_edit (draft,
                                           dictum_item_get_record (g_ptr_array_index (items, i)));

      if (dictum_is_source (record))
        {
          DictumSource *source = record;

          /* Nobody is affiliated with himself. */
          if (g_strcmp0 (source->affiliation, from) == 0)
            dictum_value_set_string (&source->affiliation,
                                     g_strcmp0 (to, source->record.id) != 0 ? to : NULL);
          redirect_distinct (source, from, to);
        }
      else if (dictum_is_claim (record))
        {
          DictumClaim *claim = record;

          for (guint j = 0; j < dictum_values_length (claim->attributions); j++)
            {
              DictumAttribution *link = dictum_values_get (claim->attributions, j);

              if (g_strcmp0 (link->source, from) == 0)
                dictum_value_set_string (&link->source, to);
            }
        }
    }
}

/* A link that had nothing but the record says nothing any more. */
static void
drop_empty_links (DictumClaim *claim)
{
  for (guint i = dictum_values_length (claim->attributions); i > 0; i--)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i - 1);

      if (link->source == NULL && link->source_span == NULL && link->cue == NULL)
        dictum_values_remove (&claim->attributions, i - 1);
    }
}

static char *
clean_name (const char *name, GError **error)
{
  g_autofree char *clean = g_strstrip (g_strdup (name != NULL ? name : ""));

  if (*clean == '\0')
    {
      g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_EMPTY,
                           _ ("A source needs a name. Type one."));
      return NULL;
    }

  return g_steal_pointer (&clean);
}

void
dictum_source_drop_alias (DictumSource *source, const char *name)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *folded = dictum_name_fold (name);
  g_auto (GStrv) aliases = NULL;

  for (guint i = 0; i < dictum_strings_length ((const char *const *) source->aliases); i++)
    {
      g_autofree char *alias = dictum_name_fold (source->aliases[i]);

      if (g_strcmp0 (alias, folded) != 0)
        g_strv_builder_add (builder, source->aliases[i]);
    }
  aliases = g_strv_builder_end (builder);
  dictum_value_set_strings (&source->aliases, (const char *const *) aliases);
}

gboolean
dictum_source_take_name (DictumSource *source, const char *name, GError **error)
{
  g_autofree char *clean = clean_name (name, error);
  g_autofree char *old = NULL;

  if (clean == NULL)
    return FALSE;

  old = g_steal_pointer (&source->name);
  source->name = g_steal_pointer (&clean);
  dictum_source_drop_alias (source, source->name);
  dictum_source_add_alias (source, old);

  return TRUE;
}

DictumSource *
dictum_edit_draft_add_source (DictumDraft *draft,
                              const char *name,
                              DictumSourceKind kind,
                              GError **error)
{
  g_autofree char *clean = clean_name (name, error);
  DictumSource *source;

  if (clean == NULL)
    return NULL;

  source = dictum_value_new (&dictum_source_type);
  source->name = g_steal_pointer (&clean);
  source->kind = kind;
  dictum_draft_add (draft, source);

  return source;
}

/**
 * dictum_edit_add_source:
 * @project: a project
 * @name: what it is called
 * @kind: what it is
 * @author: (nullable): who does it
 *
 * Two sources may have one name: two senior officials are two.
 *
 * Returns: (transfer full): the change; its first entry is the source
 */
DictumChange *
dictum_edit_add_source (DictumProject *project,
                        const char *name,
                        DictumSourceKind kind,
                        const char *author,
                        GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;
  g_autofree char *label = NULL;
  DictumSource *source;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  draft = dictum_draft_new (project, author);
  source = dictum_edit_draft_add_source (draft, name, kind, error);
  if (source == NULL)
    return NULL;
  label = g_strdup_printf (_ ("Add source %s"), source->name);

  return dictum_draft_finish (draft, label, error);
}

/**
 * dictum_edit_rename_source:
 * @project: a project
 * @source: a source's id
 * @name: its new name
 * @author: (nullable): who does it
 *
 * The old name becomes an alias, unless only case or accents differ.
 *
 * Returns: (transfer full): the change
 */
DictumChange *
dictum_edit_rename_source (DictumProject *project,
                           const char *source,
                           const char *name,
                           const char *author,
                           GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;
  g_autofree char *label = NULL;
  const DictumSource *before;
  DictumSource *after;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  before = dictum_edit_find_source (project, source, error);
  if (before == NULL)
    return NULL;

  draft = dictum_draft_new (project, author);
  after = dictum_draft_edit (draft, before);
  if (!dictum_source_take_name (after, name, error))
    return NULL;
  label = g_strdup_printf (_ ("Rename source to %s"), after->name);

  return dictum_draft_finish (draft, label, error);
}

/**
 * dictum_edit_remove_source:
 * @project: a project
 * @source: a source's id
 * @author: (nullable): who does it
 *
 * Claims that rest on it keep the marked words and lose the record.
 *
 * Returns: (transfer full): the change
 */
DictumChange *
dictum_edit_remove_source (DictumProject *project,
                           const char *source,
                           const char *author,
                           GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *label = NULL;
  const DictumSource *before;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  before = dictum_edit_find_source (project, source, error);
  if (before == NULL)
    return NULL;

  draft = dictum_draft_new (project, author);
  dictum_edit_redirect_source (draft, project, source, NULL);
  items = dictum_project_list_references (project, source);
  for (guint i = 0; i < items->len; i++)
    {
      gconstpointer record = dictum_item_get_record (g_ptr_array_index (items, i));

      if (dictum_is_claim (record))
        drop_empty_links (dictum_draft_edit (draft, record));
    }
  dictum_draft_remove (draft, before);
  label = g_strdup_printf (_ ("Delete source %s"), before->name);

  return dictum_draft_finish (draft, label, error);
}

gboolean
dictum_source_leads_to (DictumProject *project, const DictumSource *source, const char *id)
{
  /* Counted, so that a circle in a file made elsewhere does not hold us. */
  for (guint steps = 0; source != NULL && steps < 100; steps++)
    {
      if (g_strcmp0 (source->record.id, id) == 0)
        return TRUE;
      source = source->affiliation != NULL
                   ? dictum_project_get_source (project, source->affiliation)
                   : NULL;
    }

  return FALSE;
}
