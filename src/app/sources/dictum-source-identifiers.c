/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sources"

#include "sources/dictum-source-identifiers.h"

#include <glib/gi18n.h>

#include "edit/dictum-edit-card.h"
#include "inspector/dictum-entry-dialog.h"

#include "dictum-config.h"

/* Which identifier a dialog is about. */
typedef struct
{
  DictumWorkbench *workbench;
  char *source;
  guint position;
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_object_unref (place->workbench);
  g_free (place->source);
  g_free (place);
}

static gboolean
save_identifier (gpointer value, gpointer data)
{
  Place *place = data;
  GError *error = NULL;
  DictumChange *change;

  change = dictum_edit_set_identifier (dictum_workbench_get_project (place->workbench),
                                       place->source, place->position, dictum_value_copy (value),
                                       dictum_workbench_get_author (place->workbench), &error);
  if (g_error_matches (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOTHING))
    {
      g_error_free (error);
      return TRUE;
    }
  return dictum_workbench_take (place->workbench, change, error, NULL);
}

/**
 * dictum_source_show_identifiers:
 * @source: a source
 * @list: where its identifiers are listed
 */
void
dictum_source_show_identifiers (const DictumSource *source, DictumEntryList *list)
{
  guint length = dictum_values_length (source->identifiers);
  g_autofree DictumEntryLine *lines = g_new0 (DictumEntryLine, length + 1);

  for (guint i = 0; i < length; i++)
    {
      const DictumIdentifier *identifier = dictum_values_get (source->identifiers, i);

      lines[i].title = identifier->content;
      lines[i].subtitle = identifier->scheme;
    }

  dictum_entry_list_show (list, lines, length);
}

/**
 * dictum_source_edit_identifier:
 * @parent: what the dialog belongs to
 * @workbench: where the change goes
 * @source: a source
 * @position: which of its identifiers; their number for a new one
 */
void
dictum_source_edit_identifier (GtkWidget *parent,
                               DictumWorkbench *workbench,
                               const DictumSource *source,
                               guint position)
{
  gboolean adds = position >= dictum_values_length (source->identifiers);
  Place *place = g_new0 (Place, 1);
  AdwDialog *dialog;

  place->workbench = g_object_ref (workbench);
  place->source = g_strdup (source->record.id);
  place->position = position;
  dialog = dictum_entry_dialog_new (adds ? _ ("Add an Identifier") : _ ("Edit the Identifier"),
                                    DICTUM_RESOURCE_PATH "sources/dictum-identifier-form.ui",
                                    &dictum_identifier_type,
                                    adds ? NULL : dictum_values_get (source->identifiers, position),
                                    save_identifier, place, place_free);
  adw_dialog_present (dialog, parent);
}

void
dictum_source_remove_identifier (DictumWorkbench *workbench,
                                 const DictumSource *source,
                                 guint position)
{
  GError *error = NULL;
  DictumChange *change;

  change = dictum_edit_set_identifier (dictum_workbench_get_project (workbench), source->record.id,
                                       position, NULL, dictum_workbench_get_author (workbench),
                                       &error);
  dictum_workbench_take (workbench, change, error, _ ("Identifier removed"));
}
