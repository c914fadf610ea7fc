/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-edit-many.h"

#include <string.h>

#include "edit/dictum-edit-private.h"

/* One claim's new tags, from those it has; NULL is none. */
typedef GStrv (*TagFunc) (const char *const *has, const char *const *tags);

static gboolean
is_same_tag (const char *a, const char *b)
{
  g_autofree char *x = g_strchomp (dictum_text_fold (a));
  g_autofree char *y = g_strchomp (dictum_text_fold (b));

  return strcmp (x, y) == 0;
}

static gboolean
has_tag (const char *const *tags, const char *tag)
{
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    if (is_same_tag (tags[i], tag))
      return TRUE;

  return FALSE;
}

static GStrv
add_tags (const char *const *has, const char *const *tags)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (has != NULL)
    g_strv_builder_addv (builder, (const char **) has);
  for (guint i = 0; tags[i] != NULL; i++)
    if (!has_tag (has, tags[i]))
      g_strv_builder_add (builder, tags[i]);

  return g_strv_builder_end (builder);
}

static GStrv
take_tags (const char *const *has, const char *const *tags)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; has != NULL && has[i] != NULL; i++)
    if (!has_tag (tags, has[i]))
      g_strv_builder_add (builder, has[i]);

  return g_strv_builder_end (builder);
}

/* Trimmed, without empty ones and without the same one twice. */
static GStrv
clean_tags (const char *const *tags, GError **error)
{
  g_autoptr (GPtrArray) clean = g_ptr_array_new_null_terminated (4, g_free, TRUE);

  for (guint i = 0; i < dictum_strings_length (tags); i++)
    {
      g_autofree char *tag = g_strstrip (g_strdup (tags[i]));

      if (*tag != '\0' && (clean->len == 0 || !has_tag ((const char *const *) clean->pdata, tag)))
        g_ptr_array_add (clean, g_steal_pointer (&tag));
    }
  if (clean->len > 0)
    return (GStrv) g_ptr_array_steal (clean, NULL);

  g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_EMPTY,
                       _ ("No tag is given. Write one."));
  return NULL;
}

static DictumChange *
change_tags (DictumProject *project,
             const char *const *claims,
             const char *const *tags,
             TagFunc func,
             const char *label,
             const char *author,
             GError **error)
{
  g_autoptr (DictumDraft) draft = dictum_draft_new (project, author);
  g_auto (GStrv) clean = clean_tags (tags, error);
  g_autofree char *all = NULL;
  g_autofree char *name = NULL;

  if (clean == NULL)
    return NULL;

  for (guint i = 0; claims != NULL && claims[i] != NULL; i++)
    {
      const DictumClaim *before = dictum_edit_find_claim (project, claims[i], error);
      DictumClaim *after;
      g_auto (GStrv) changed = NULL;

      if (before == NULL)
        return NULL;
      after = dictum_draft_edit_field (draft, before, "tags");
      changed = func ((const char *const *) after->tags, (const char *const *) clean);
      dictum_value_set_strings (&after->tags, (const char *const *) changed);
    }
  all = g_strjoinv (", ", clean);
  name = dictum_fill_in (label, all);

  return dictum_draft_finish (draft, name, error);
}

/**
 * dictum_edit_add_tags:
 * @project: a project
 * @claims: ids, ends with NULL
 * @tags: at least one that is not empty, ends with NULL
 * @author: (nullable): who does it
 *
 * Returns: (transfer full): the change
 */
DictumChange *
dictum_edit_add_tags (DictumProject *project,
                      const char *const *claims,
                      const char *const *tags,
                      const char *author,
                      GError **error)
{
  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);

  return change_tags (project, claims, tags, add_tags, _ ("Add tag %s"), author, error);
}

DictumChange *
dictum_edit_remove_tags (DictumProject *project,
                         const char *const *claims,
                         const char *const *tags,
                         const char *author,
                         GError **error)
{
  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);

  return change_tags (project, claims, tags, take_tags, _ ("Remove tag %s"), author, error);
}

static gboolean
draft_speaker (DictumDraft *draft,
               DictumProject *project,
               const char *const *claims,
               const char *source,
               GError **error)
{
  for (guint i = 0; claims != NULL && claims[i] != NULL; i++)
    {
      const DictumClaim *before = dictum_edit_find_claim (project, claims[i], error);
      DictumText *text = before != NULL ? dictum_edit_find_text (project, before, error) : NULL;
      DictumClaim *after;
      DictumAttribution *link;

      if (text == NULL)
        return FALSE;
      after = dictum_draft_edit_field (draft, before, "attributions");
      if (dictum_values_length (after->attributions) == 0)
        dictum_values_add (&after->attributions, dictum_value_new (&dictum_attribution_type));
      link = dictum_values_get (after->attributions, after->attributions->len - 1);
      dictum_value_set_string (&link->source, source);
      dictum_edit_refresh_manner (text, after);
    }

  return TRUE;
}

/**
 * dictum_edit_set_speaker:
 * @project: a project
 * @claims: ids, ends with NULL
 * @source: id of a source
 * @author: (nullable): who does it
 *
 * Words that are marked as naming the source, and cues, stay.
 *
 * Returns: (transfer full): the change
 */
DictumChange *
dictum_edit_set_speaker (DictumProject *project,
                         const char *const *claims,
                         const char *source,
                         const char *author,
                         GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;
  g_autofree char *label = NULL;
  const DictumSource *record;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);

  record = dictum_edit_find_source (project, source, error);
  if (record == NULL)
    return NULL;

  draft = dictum_draft_new (project, author);
  if (!draft_speaker (draft, project, claims, source, error))
    return NULL;
  label = g_strdup_printf (_ ("Set source to %s"), record->name);

  return dictum_draft_finish (draft, label, error);
}

DictumChange *
dictum_edit_set_new_speaker (DictumProject *project,
                             const char *const *claims,
                             const char *name,
                             DictumSourceKind kind,
                             const char *author,
                             GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;
  g_autofree char *label = NULL;
  DictumSource *source;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);

  draft = dictum_draft_new (project, author);
  source = dictum_edit_draft_add_source (draft, name, kind, error);
  if (source == NULL || !draft_speaker (draft, project, claims, source->record.id, error))
    return NULL;
  label = g_strdup_printf (_ ("Set source to %s"), source->name);

  return dictum_draft_finish (draft, label, error);
}
