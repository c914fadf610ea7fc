/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-window"

#include "window/dictum-window-private.h"

#include <glib/gi18n.h>

#include "dictum-announce.h"
#include "window/dictum-application.h"

#include "dictum-config.h"

AdwAlertDialog *
dictum_window_load_alert (const char *id)
{
  g_autoptr (GtkBuilder) builder = NULL;

  builder = gtk_builder_new_from_resource (DICTUM_RESOURCE_PATH "window/dictum-alerts.ui");

  return ADW_ALERT_DIALOG (g_object_ref_sink (gtk_builder_get_object (builder, id)));
}

void
dictum_window_show_error (DictumWindow *self, const char *heading, const GError *error)
{
  g_autoptr (AdwAlertDialog) alert = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  alert = dictum_window_load_alert ("error");
  adw_alert_dialog_set_heading (alert, heading);
  adw_alert_dialog_set_body (alert, error->message);
  adw_dialog_present (ADW_DIALOG (alert), GTK_WIDGET (self));
}

/* ---- Keeping it ---- */

void
dictum_window_save_then (DictumWindow *self, GAsyncReadyCallback callback)
{
  dictum_store_save_async (dictum_workbench_get_store (self->workbench), NULL, callback,
                           g_object_ref (self));
}

/* While the file is gone nothing is saved, also when the store is about to try again. */
static gboolean
is_failed (DictumStore *store)
{
  return dictum_store_get_outside (store) == DICTUM_OUTSIDE_GONE ||
         dictum_store_get_state (store) == DICTUM_STORE_FAILED;
}

/* One banner, for what weighs most. */
void
dictum_window_show_banner (DictumWindow *self)
{
  DictumStore *store = dictum_workbench_get_store (self->workbench);
  g_autofree char *title = NULL;
  const char *button = NULL;

  if (store == NULL)
    ;
  else if (dictum_store_get_outside (store) == DICTUM_OUTSIDE_CHANGED)
    {
      title = g_strdup (_ ("Another program has changed the file of this project."));
      button = _ ("_Decide…");
    }
  else if (is_failed (store))
    {
      const GError *error = dictum_store_get_save_error (store);

      title = g_strdup (error != NULL ? error->message : _ ("The project could not be saved."));
      button = _ ("_Decide…");
    }
  else if (dictum_store_get_read_only (store))
    {
      title = g_strdup (dictum_store_get_read_only_reason (store));
      button = _ ("Save _As…");
    }

  if (title != NULL)
    {
      if (!adw_banner_get_revealed (self->banner) ||
          g_strcmp0 (title, adw_banner_get_title (self->banner)) != 0)
        dictum_announce (GTK_WIDGET (self), title);
      adw_banner_set_title (self->banner, title);
      adw_banner_set_button_label (self->banner, button);
    }
  adw_banner_set_revealed (self->banner, title != NULL);
}

static void
retried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumWindow) self = DICTUM_WINDOW (data);
  g_autoptr (GError) error = NULL;

  if (!dictum_store_save_finish (DICTUM_STORE (source), result, &error))
    dictum_workbench_message (self->workbench, error->message);
}

static void
decided_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumWindow) self = DICTUM_WINDOW (data);
  g_autoptr (GError) error = NULL;

  if (!dictum_store_outside_finish (DICTUM_STORE (source), result, &error))
    dictum_window_show_error (self, _ ("Could Not Save"), error);

  dictum_window_show_banner (self);
}

static void
failure_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumWindow) self = DICTUM_WINDOW (data);
  DictumStore *store = dictum_workbench_get_store (self->workbench);
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "retry") && dictum_store_get_outside (store) == DICTUM_OUTSIDE_GONE)
    dictum_store_keep_mine_async (store, decided_cb, g_object_ref (self));
  else if (g_str_equal (response, "retry"))
    dictum_window_save_then (self, retried_cb);
  else if (g_str_equal (response, "save-as"))
    dictum_window_save_as (self);
}

static void
conflict_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumWindow) self = DICTUM_WINDOW (data);
  DictumStore *store = dictum_workbench_get_store (self->workbench);
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "mine"))
    dictum_store_keep_mine_async (store, decided_cb, g_object_ref (self));
  else if (g_str_equal (response, "theirs"))
    dictum_store_take_theirs_async (store, decided_cb, g_object_ref (self));
}

void
dictum_window_banner_clicked (DictumWindow *self)
{
  DictumStore *store = dictum_workbench_get_store (self->workbench);
  g_autoptr (AdwAlertDialog) alert = NULL;

  if (dictum_store_get_outside (store) == DICTUM_OUTSIDE_CHANGED)
    {
      alert = dictum_window_load_alert ("conflict");
      adw_alert_dialog_choose (alert, GTK_WIDGET (self), NULL, conflict_chosen_cb,
                               g_object_ref (self));
    }
  else if (is_failed (store))
    {
      alert = dictum_window_load_alert ("failure");
      adw_alert_dialog_set_body (alert, adw_banner_get_title (self->banner));
      adw_alert_dialog_choose (alert, GTK_WIDGET (self), NULL, failure_chosen_cb,
                               g_object_ref (self));
    }
  else
    dictum_window_save_as (self);
}

/* ---- Leaving it ---- */

/* Only when it is certain that the window goes: one that stays, because its project could not be
 * saved, loads on and takes in what it did before. */
static void
stop_loading (DictumWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  dictum_add_queue_cancel_all (self->queue);
}

static void
leave (DictumWindow *self)
{
  DictumStore *store = dictum_workbench_get_store (self->workbench);
  g_autoptr (GError) error = NULL;

  stop_loading (self);
  if (store != NULL && !dictum_store_close (store, &error))
    g_warning ("Closing the project: %s", error->message);

  gtk_window_destroy (GTK_WINDOW (self));
}

static void
close_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumWindow) self = DICTUM_WINDOW (data);
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  self->closing = FALSE;
  if (g_str_equal (response, "save-as"))
    dictum_window_save_as (self);
  else if (g_str_equal (response, "close"))
    {
      leave (self);
      return;
    }

  dictum_application_remember_open (DICTUM_APPLICATION (g_application_get_default ()));
}

/* What could not be written is in the journal and comes back with the project; the editor is told,
 * since the place of the file may be the reason. */
static void
saved_at_close_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumWindow) self = DICTUM_WINDOW (data);
  g_autoptr (AdwAlertDialog) alert = NULL;
  g_autoptr (GError) error = NULL;

  if (dictum_store_save_finish (DICTUM_STORE (source), result, &error))
    {
      leave (self);
      return;
    }

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  alert = dictum_window_load_alert ("close");
  adw_alert_dialog_set_body (alert, error->message);
  if (g_error_matches (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_GONE))
    {
      /* There may be no file to open again. */
      adw_alert_dialog_set_extra_child (alert, NULL);
      adw_alert_dialog_set_response_appearance (alert, "close", ADW_RESPONSE_DESTRUCTIVE);
    }
  adw_alert_dialog_choose (alert, GTK_WIDGET (self), NULL, close_chosen_cb, g_object_ref (self));
}

/* Returns whether the window stays for a moment, because the file is being written. */
gboolean
dictum_window_close (DictumWindow *self)
{
  DictumStore *store = dictum_workbench_get_store (self->workbench);

  if (self->closing)
    return TRUE;

  self->closing = TRUE;
  dictum_application_window_closes (DICTUM_APPLICATION (g_application_get_default ()), self);

  if (store == NULL)
    {
      stop_loading (self);
      return FALSE;
    }

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (dictum_store_get_state (store) == DICTUM_STORE_SAVED || dictum_store_get_read_only (store))
    leave (self);
  else
    dictum_window_save_then (self, saved_at_close_cb);

  return TRUE;
}
