/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-originals"

#include <glib/gi18n.h>

#include "dictum-announce.h"
#include "originals/dictum-originals-private.h"

/* How often the window looks how far the thread has come. */
#define LOOK_MILLISECONDS 100

/* Shared with the thread, which reads the names, writes a state, and then counts it. */
typedef struct
{
  GPtrArray *originals; /* of DictumOriginal; only for the main thread */
  char **names;
  gint8 *states;
  guint length;
  int done;    /* atomic */
  guint shown; /* how many the main thread has shown */
} Verification;

static void
free_verification (gpointer data)
{
  Verification *verification = data;

  g_ptr_array_unref (verification->originals);
  g_strfreev (verification->names);
  g_free (verification->states);
  g_free (verification);
}

static gint8
verify (const char *name)
{
  g_autoptr (GError) error = NULL;

  if (dictum_snapshot_store_verify (name, &error))
    return DICTUM_ORIGINAL_INTACT;
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? DICTUM_ORIGINAL_MISSING
                                                                   : DICTUM_ORIGINAL_DAMAGED;
}

static void
verify_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Verification *verification = data;

  for (guint i = 0; i < verification->length && !g_cancellable_is_cancelled (cancellable); i++)
    {
      verification->states[i] = verify (verification->names[i]);
      g_atomic_int_set (&verification->done, (int) i + 1);
    }
  g_task_return_boolean (task, TRUE);
}

static void
show_states (DictumOriginalsDialog *self, Verification *verification)
{
  guint done = (guint) g_atomic_int_get (&verification->done);

  for (; verification->shown < done; verification->shown++)
    dictum_original_set_state (g_ptr_array_index (verification->originals, verification->shown),
                               verification->states[verification->shown]);
  gtk_progress_bar_set_fraction (self->progress, (double) done / verification->length);
}

static gboolean
look_cb (gpointer data)
{
  DictumOriginalsDialog *self = DICTUM_ORIGINALS_DIALOG (data);

  show_states (self, g_task_get_task_data (self->verifying));
  return G_SOURCE_CONTINUE;
}

static void
say_result (DictumOriginalsDialog *self, const Verification *verification)
{
  g_autofree char *words = NULL;
  guint bad = 0;

  for (guint i = 0; i < verification->shown; i++)
    bad += verification->states[i] != DICTUM_ORIGINAL_INTACT;
  if (bad > 0)
    words = g_strdup_printf (ngettext ("%'u original is damaged or gone. Load its article again.",
                                       "%'u originals are damaged or gone. Load their articles "
                                       "again.",
                                       bad),
                             bad);
  else
    words = g_strdup_printf (ngettext ("%'u original verified: it is what it was",
                                       "%'u originals verified: they are what they were",
                                       verification->shown),
                             verification->shown);
  dictum_originals_dialog_say (self, words);
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DictumOriginalsDialog *self = DICTUM_ORIGINALS_DIALOG (source);
  Verification *verification = g_task_get_task_data (G_TASK (result));

  /* The dialog was closed meanwhile. */
  if (self->verifying != G_TASK (result))
    return;
  show_states (self, verification);
  g_clear_handle_id (&self->verify_timer, g_source_remove);
  g_clear_object (&self->verifying);
  dictum_originals_dialog_update (self);
  if (verification->shown > 0)
    say_result (self, verification);
  gtk_widget_grab_focus (self->verify_button);
}

static void
start (DictumOriginalsDialog *self, GPtrArray *originals)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  Verification *verification = g_new0 (Verification, 1);

  for (guint i = 0; i < originals->len; i++)
    g_strv_builder_add (names, DICTUM_ORIGINAL (g_ptr_array_index (originals, i))->sha256);
  verification->originals = originals;
  verification->length = originals->len;
  verification->names = g_strv_builder_end (names);
  verification->states = g_new0 (gint8, originals->len);
  self->verifying = g_task_new (self, cancellable, verified_cb, NULL);
  g_task_set_check_cancellable (self->verifying, FALSE);
  g_task_set_task_data (self->verifying, verification, free_verification);
  gtk_progress_bar_set_fraction (self->progress, 0);
  self->verify_timer = g_timeout_add (LOOK_MILLISECONDS, look_cb, self);
  g_task_run_in_thread (self->verifying, verify_thread);
  dictum_originals_dialog_update (self);
}

static void
verify_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumOriginalsDialog *self = DICTUM_ORIGINALS_DIALOG (widget);
  g_autoptr (GPtrArray) originals = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *items = G_LIST_MODEL (gtk_list_view_get_model (self->view));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (DictumOriginal) original = g_list_model_get_item (items, i);

      if (original->stored != NULL)
        g_ptr_array_add (originals, g_steal_pointer (&original));
    }
  if (self->verifying != NULL || originals->len == 0)
    return;
  start (self, g_steal_pointer (&originals));
  gtk_widget_grab_focus (self->stop_button);
}

static void
verify_one (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumOriginalsDialog *self = DICTUM_ORIGINALS_DIALOG (widget);
  DictumOriginal *original = dictum_originals_dialog_find (self, parameter);
  GPtrArray *originals;

  if (self->verifying != NULL || original == NULL)
    return;
  originals = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (originals, g_object_ref (original));
  start (self, originals);
}

static void
stop (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumOriginalsDialog *self = DICTUM_ORIGINALS_DIALOG (widget);

  if (self->verifying != NULL)
    g_cancellable_cancel (g_task_get_cancellable (self->verifying));
}

/* What the thread has begun it ends; nobody is told. */
void
dictum_originals_dialog_stop_verifying (DictumOriginalsDialog *self)
{
  g_clear_handle_id (&self->verify_timer, g_source_remove);
  if (self->verifying != NULL)
    g_cancellable_cancel (g_task_get_cancellable (self->verifying));
  g_clear_object (&self->verifying);
}

void
dictum_originals_dialog_install_verify (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "originals.verify-all", NULL, verify_all);
  gtk_widget_class_install_action (widget_class, "originals.verify", "s", verify_one);
  gtk_widget_class_install_action (widget_class, "originals.stop", NULL, stop);
}
