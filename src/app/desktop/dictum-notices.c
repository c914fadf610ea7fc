/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-desktop"

#include "desktop/dictum-notices.h"

#include <glib/gi18n.h>

#include "analysis/dictum-due.h"

/* In milliseconds. */
#define PATIENCE 2000             /* a window may get the focus back meanwhile */
#define INTERVAL (10 * 60 * 1000) /* between two looks for replies */

struct _DictumNotices
{
  GObject parent_instance;

  GtkWindow *window; /* weak: a task may keep the notices for longer */
  DictumWorkbench *workbench;
  DictumAddQueue *queue;
  guint added;      /* articles since the queue was last empty */
  GString *pending; /* lines to tell, or empty */
  char *place;      /* that they lead to */
  guint timeout;    /* tells them */
  guint interval;   /* looks for replies */
  GHashTable *told; /* char * ids of replies */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DictumNotices, dictum_notices, G_TYPE_OBJECT)

enum
{
  NOTICE,
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Who shows notifications, a bit for each. */
#define PORTAL 1u
static const char *const desktop_names[] = { "org.freedesktop.Notifications",
                                             "org.gtk.Notifications" };
static guint desktops;

/* ---- Telling ---- */

/* Whether there is nobody to tell, or somebody who sees the window. */
static gboolean
is_needless (DictumNotices *self)
{
  return self->window == NULL || gtk_window_is_active (self->window);
}

static void
tell_cb (gpointer data)
{
  DictumNotices *self = DICTUM_NOTICES (data);
  g_autofree char *text = g_strdup (self->pending->str);
  g_autofree char *place = g_steal_pointer (&self->place);

  self->timeout = 0;
  g_string_truncate (self->pending, 0);
  if (!is_needless (self))
    g_signal_emit (self, signals[NOTICE], 0, text, place != NULL ? place : "");
}

/* A dialog for a file that closes gives the focus back to the window a moment later. */
static void
queue (DictumNotices *self, const char *text, const char *place)
{
  if (is_needless (self))
    return;

  if (self->pending->len > 0)
    g_string_append_c (self->pending, '\n');
  g_string_append (self->pending, text);
  g_set_str (&self->place, place);
  if (self->timeout == 0)
    self->timeout = g_timeout_add_once (PATIENCE, tell_cb, self);
}

void
dictum_notices_tell (DictumNotices *self, const char *text)
{
  g_return_if_fail (DICTUM_IS_NOTICES (self));
  g_return_if_fail (text != NULL);

  queue (self, text, "");
}

static void
added_cb (DictumNotices *self)
{
  self->added++;
}

static void
unfinished_cb (DictumNotices *self)
{
  g_autofree char *text = NULL;

  if (dictum_add_queue_get_unfinished (self->queue) > 0)
    return;

  if (self->added > 0)
    {
      text = g_strdup_printf (
          ngettext ("%'u article was added.", "%'u articles were added.", self->added),
          self->added);
      g_signal_emit (self, signals[LOADED], 0, text);
      queue (self, text, "article");
    }
  self->added = 0;
}

/* ---- Replies ---- */

static void
list_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DictumProjectSnapshot *snapshot = data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_task_return_pointer (task, dictum_list_due_replies (snapshot->claims, now, TRUE),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DictumNotices *self = DICTUM_NOTICES (source);
  g_autoptr (GPtrArray) due = g_task_propagate_pointer (G_TASK (result), NULL);
  guint fresh = 0;

  if (due == NULL || is_needless (self))
    return;

  for (guint i = 0; i < due->len; i++)
    if (g_hash_table_add (self->told,
                          g_strdup (((const DictumDueReply *) due->pdata[i])->reply->id)))
      fresh++;
  if (fresh > 0)
    {
      g_autofree char *text = NULL;

      text = g_strdup_printf (ngettext ("%u reply is due.", "%u replies are due.", due->len),
                              due->len);
      queue (self, text, "overview");
    }
}

static gboolean
look_cb (gpointer data)
{
  DictumNotices *self = data;
  g_autoptr (GTask) task = NULL;
  DictumProject *project = dictum_workbench_get_project (self->workbench);

  if (project == NULL || is_needless (self))
    return G_SOURCE_CONTINUE;

  task = g_task_new (self, self->cancellable, listed_cb, NULL);
  g_task_set_source_tag (task, look_cb);
  g_task_set_task_data (task, dictum_project_take_snapshot (project),
                        (GDestroyNotify) dictum_project_snapshot_free);
  g_task_run_in_thread (task, list_thread);

  return G_SOURCE_CONTINUE;
}

void
dictum_notices_set_interval (DictumNotices *self, guint interval)
{
  g_return_if_fail (DICTUM_IS_NOTICES (self));
  g_return_if_fail (interval > 0);

  g_clear_handle_id (&self->interval, g_source_remove);
  self->interval = g_timeout_add (interval, look_cb, self);
}

static void
store_cb (DictumNotices *self)
{
  g_hash_table_remove_all (self->told);
  self->added = 0;
}

/* ---- Object ---- */

static void
dictum_notices_dispose (GObject *object)
{
  DictumNotices *self = DICTUM_NOTICES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_handle_id (&self->interval, g_source_remove);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->workbench);
  g_clear_object (&self->queue);

  G_OBJECT_CLASS (dictum_notices_parent_class)->dispose (object);
}

static void
dictum_notices_finalize (GObject *object)
{
  DictumNotices *self = DICTUM_NOTICES (object);

  g_string_free (self->pending, TRUE);
  g_free (self->place);
  g_hash_table_unref (self->told);

  G_OBJECT_CLASS (dictum_notices_parent_class)->finalize (object);
}

static void
dictum_notices_class_init (DictumNoticesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dictum_notices_dispose;
  G_OBJECT_CLASS (klass)->finalize = dictum_notices_finalize;

  signals[NOTICE] = g_signal_new ("notice", DICTUM_TYPE_NOTICES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[LOADED] = g_signal_new ("loaded", DICTUM_TYPE_NOTICES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dictum_notices_init (DictumNotices *self)
{
  self->pending = g_string_new (NULL);
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
  dictum_notices_set_interval (self, INTERVAL);
}

DictumNotices *
dictum_notices_new (GtkWindow *window, DictumWorkbench *workbench, DictumAddQueue *add_queue)
{
  DictumNotices *self;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);
  g_return_val_if_fail (DICTUM_IS_WORKBENCH (workbench), NULL);
  g_return_val_if_fail (DICTUM_IS_ADD_QUEUE (add_queue), NULL);

  self = g_object_new (DICTUM_TYPE_NOTICES, NULL);
  g_set_weak_pointer (&self->window, window);
  self->workbench = g_object_ref (workbench);
  self->queue = g_object_ref (add_queue);
  g_signal_connect_object (workbench, "notify::store", G_CALLBACK (store_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (add_queue, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (add_queue, "notify::unfinished", G_CALLBACK (unfinished_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/* ---- The desktop ---- */

static void
appeared_cb (GDBusConnection *connection, const char *name, const char *owner, gpointer data)
{
  desktops |= GPOINTER_TO_UINT (data);
}

static void
vanished_cb (GDBusConnection *connection, const char *name, gpointer data)
{
  desktops &= ~GPOINTER_TO_UINT (data);
}

void
dictum_notices_watch_desktop (GDBusConnection *connection)
{
  g_return_if_fail (G_IS_DBUS_CONNECTION (connection));

  if (g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    desktops |= PORTAL;
  for (guint i = 0; i < G_N_ELEMENTS (desktop_names); i++)
    g_bus_watch_name_on_connection (connection, desktop_names[i],
                                    G_BUS_NAME_WATCHER_FLAGS_AUTO_START, appeared_cb, vanished_cb,
                                    GUINT_TO_POINTER (PORTAL << (i + 1)), NULL);
}

void
dictum_notices_send (GApplication *application,
                     const char *project,
                     const char *title,
                     const char *text,
                     const char *place)
{
  g_autoptr (GNotification) notification = NULL;

  g_return_if_fail (G_IS_APPLICATION (application));
  g_return_if_fail (project != NULL && title != NULL && text != NULL && place != NULL);

  /* GLib complains where nobody listens. */
  if (desktops == 0)
    return;

  notification = g_notification_new (title);
  g_notification_set_body (notification, text);
  g_notification_set_default_action_and_target (notification, "app.show-place", "(ss)", project,
                                                place);
  g_application_send_notification (application, project, notification);
}
