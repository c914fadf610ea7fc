/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-edit-warnings.h"

#include "edit/dictum-edit-private.h"

/* The rules are those of src/core/analysis; here they are names. */
DictumChange *
dictum_edit_switch_warning (DictumProject *project,
                            const char *rule,
                            gboolean on,
                            const char *author,
                            GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;
  g_autoptr (GPtrArray) off = g_ptr_array_new ();
  DictumSettings *settings;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project) && rule != NULL, NULL);

  draft = dictum_draft_new (project, author);
  settings = dictum_draft_edit (draft, dictum_project_get_settings (project));
  if (settings->desk == NULL)
    settings->desk = dictum_value_new (&dictum_desk_type);

  for (guint i = 0; i < dictum_strings_length ((const char *const *) settings->desk->warnings_off);
       i++)
    if (!g_str_equal (settings->desk->warnings_off[i], rule))
      g_ptr_array_add (off, settings->desk->warnings_off[i]);
  if (!on)
    g_ptr_array_add (off, (gpointer) rule);
  if (off->len == dictum_strings_length ((const char *const *) settings->desk->warnings_off))
    {
      g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOTHING,
                           on ? _ ("These warnings are switched on already.")
                              : _ ("These warnings are switched off already."));
      return NULL;
    }

  g_ptr_array_add (off, NULL);
  dictum_value_set_strings (&settings->desk->warnings_off, (const char *const *) off->pdata);

  return dictum_draft_finish (draft, on ? _ ("Switch a warning on") : _ ("Switch a warning off"),
                              error);
}
