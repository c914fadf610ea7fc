/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include <string.h>

#include "edit/dictum-edit-many.h"
#include "edit/dictum-edit-private.h"

static gboolean
find_filter (const DictumSettings *settings, const char *name, guint *position, GError **error)
{
  const GPtrArray *filters = settings->desk != NULL ? settings->desk->filters : NULL;

  for (*position = 0; *position < dictum_values_length (filters); *position += 1)
    if (strcmp (((const DictumSavedFilter *) dictum_values_get (filters, *position))->name, name) ==
        0)
      return TRUE;

  g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
               _ ("No saved filter is called “%s”. Choose another one."), name);
  return FALSE;
}

/* Where a filter of that name stands in the list. Its order is in the file, and so may not be that
 * of somebody's locale: it goes by the letters' places in Unicode, large ones as small ones. */
static guint
find_place (const GPtrArray *filters, const char *name)
{
  g_autofree char *key = g_utf8_casefold (name, -1);
  guint i;

  for (i = 0; i < dictum_values_length (filters); i++)
    {
      const DictumSavedFilter *filter = dictum_values_get (filters, i);
      g_autofree char *other = g_utf8_casefold (filter->name, -1);

      if (strcmp (other, key) > 0)
        break;
    }

  return i;
}

static void
insert_filter (DictumDesk *desk, const char *name, const char *query)
{
  DictumSavedFilter *filter = dictum_value_new (&dictum_saved_filter_type);

  filter->name = g_strdup (name);
  filter->query = g_strdup (query);
  dictum_values_insert (&desk->filters, find_place (desk->filters, name), filter);
}

static char *
clean_name (const char *name, GError **error)
{
  g_autofree char *clean = g_strstrip (g_strdup (name != NULL ? name : ""));

  if (*clean != '\0' && g_utf8_validate (clean, -1, NULL))
    return g_steal_pointer (&clean);

  g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_EMPTY,
                       _ ("The filter has no name. Write one."));
  return NULL;
}

static DictumDesk *
take_desk (DictumDraft *draft, DictumProject *project)
{
  DictumSettings *settings = dictum_draft_edit (draft, dictum_project_get_settings (project));

  if (settings->desk == NULL)
    settings->desk = dictum_value_new (&dictum_desk_type);

  return settings->desk;
}

/**
 * dictum_edit_save_filter:
 * @project: a project
 * @name: what to call it; the query of a filter that is called so is replaced
 * @query: which claims it lists, not empty
 * @author: (nullable): who does it
 *
 * Returns: (transfer full): the change
 */
DictumChange *
dictum_edit_save_filter (DictumProject *project,
                         const char *name,
                         const char *query,
                         const char *author,
                         GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;
  g_autofree char *clean = NULL;
  g_autofree char *label = NULL;
  g_autofree char *trimmed = g_strstrip (g_strdup (query != NULL ? query : ""));
  DictumDesk *desk;
  guint position;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);

  clean = clean_name (name, error);
  if (clean == NULL)
    return NULL;
  if (*trimmed == '\0' || !g_utf8_validate (trimmed, -1, NULL))
    {
      g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_EMPTY,
                           _ ("The filter is empty. Write what it is to find."));
      return NULL;
    }

  draft = dictum_draft_new (project, author);
  desk = take_desk (draft, project);
  if (find_filter (dictum_project_get_settings (project), clean, &position, NULL))
    dictum_values_remove (&desk->filters, position);
  insert_filter (desk, clean, trimmed);
  label = g_strdup_printf (_ ("Save filter “%s”"), clean);

  return dictum_draft_finish (draft, label, error);
}

DictumChange *
dictum_edit_rename_filter (DictumProject *project,
                           const char *name,
                           const char *to,
                           const char *author,
                           GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;
  g_autofree char *clean = NULL;
  g_autofree char *query = NULL;
  g_autofree char *label = NULL;
  const DictumSettings *settings;
  DictumDesk *desk;
  guint position;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project) && name != NULL, NULL);

  settings = dictum_project_get_settings (project);
  clean = clean_name (to, error);
  if (clean == NULL || !find_filter (settings, name, &position, error))
    return NULL;
  if (strcmp (name, clean) != 0 && dictum_settings_find_filter (settings, clean) != NULL)
    {
      g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
                   _ ("Another filter is called “%s” already. Choose another name."), clean);
      return NULL;
    }

  draft = dictum_draft_new (project, author);
  desk = take_desk (draft, project);
  query = g_strdup (
      ((const DictumSavedFilter *) dictum_values_get (desk->filters, position))->query);
  dictum_values_remove (&desk->filters, position);
  insert_filter (desk, clean, query);
  label = g_strdup_printf (_ ("Rename filter to “%s”"), clean);

  return dictum_draft_finish (draft, label, error);
}

DictumChange *
dictum_edit_remove_filter (DictumProject *project,
                           const char *name,
                           const char *author,
                           GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;
  g_autofree char *label = NULL;
  guint position;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project) && name != NULL, NULL);

  if (!find_filter (dictum_project_get_settings (project), name, &position, error))
    return NULL;

  draft = dictum_draft_new (project, author);
  dictum_values_remove (&take_desk (draft, project)->filters, position);
  label = g_strdup_printf (_ ("Delete filter “%s”"), name);

  return dictum_draft_finish (draft, label, error);
}
