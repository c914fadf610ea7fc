/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-window"

#include "window/dictum-window-private.h"

#include "dialogs/dictum-add-dialog.h"
#include "dictum-clipboard.h"
#include "exchange/dictum-import-job.h"
#include "window/dictum-application.h"

/* ---- The dialog that takes articles ---- */

/* Words that were not added, perhaps a whole article, are there when it is opened again. */
static void
dialog_closed_cb (DictumWindow *self)
{
  g_clear_pointer (&self->add_words, g_free);
  g_clear_pointer (&self->add_html, g_bytes_unref);
  self->add_words = dictum_add_dialog_dup_words (DICTUM_ADD_DIALOG (self->add_dialog),
                                                 &self->add_html);
  self->add_dialog = NULL;
  if (dictum_workbench_get_article (self->workbench) != NULL)
    dictum_window_focus_page (self);
}

static void
requests_cb (DictumWindow *self, GPtrArray *requests)
{
  dictum_window_add_requests (self, requests);
}

/* words: what it begins with, or NULL; html: the same with its formatting, or NULL. */
void
dictum_window_present_add_dialog (DictumWindow *self, const char *words, GBytes *html)
{
  if (self->add_dialog == NULL)
    {
      if (words == NULL)
        {
          words = self->add_words;
          html = self->add_html;
        }
      self->add_dialog = dictum_add_dialog_new (self->queue, NULL);
      g_signal_connect_object (self->add_dialog, "requests", G_CALLBACK (requests_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->add_dialog, "closed", G_CALLBACK (dialog_closed_cb), self,
                               G_CONNECT_SWAPPED);
      adw_dialog_present (self->add_dialog, GTK_WIDGET (self));
    }

  if (words != NULL)
    dictum_add_dialog_set_words (DICTUM_ADD_DIALOG (self->add_dialog), words, html);
}

/* Somewhere in the window an article that waits for the editor was chosen to be looked at. */
static void
review_cb (DictumWindow *self, DictumAddJob *job)
{
  dictum_window_present_add_dialog (self, NULL, NULL);
  dictum_add_dialog_review (DICTUM_ADD_DIALOG (self->add_dialog), job);
}

/* ---- Paste ---- */

static GPtrArray *
make_requests (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_load_request_unref);
}

/* Returns whether what is to come in has to wait: without a project a new one is made first. */
static gboolean
wait_for_project (DictumWindow *self)
{
  if (dictum_workbench_get_store (self->workbench) != NULL)
    return FALSE;

  if (dictum_window_is_free (self))
    dictum_window_new_project (self);
  return TRUE;
}

static void
add_request (DictumWindow *self, DictumLoadRequest *request)
{
  g_autoptr (GPtrArray) requests = make_requests ();

  g_ptr_array_add (requests, dictum_load_request_ref (request));
  dictum_window_add_requests (self, requests);
}

static void
clipboard_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumWindow) self = DICTUM_WINDOW (data);
  g_autoptr (DictumLoadRequest) large = NULL;
  g_autoptr (GBytes) html = NULL;
  g_autofree char *words = dictum_clipboard_read_article_finish (result, &html, &large);

  if (large != NULL)
    add_request (self, large);
  else if (words != NULL && *words != '\0')
    dictum_window_present_add_dialog (self, words, html);
}

/* Before the widgets: a text that cannot be edited would swallow the key. */
static gboolean
key_pressed_cb (DictumWindow *self, guint keyval, guint keycode, GdkModifierType state)
{
  const GdkModifierType mask = GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK;

  if (gdk_keyval_to_lower (keyval) != GDK_KEY_v || (state & mask) != GDK_CONTROL_MASK ||
      dictum_window_focus_takes_text (self) ||
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL)
    return GDK_EVENT_PROPAGATE;

  dictum_clipboard_read_article_async (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                                       self->cancellable, clipboard_read_cb, g_object_ref (self));

  return GDK_EVENT_STOP;
}

/* ---- Drop ---- */

static gboolean
is_project (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL && g_str_has_suffix (name, ".dictum");
}

/* Files that were dropped, once it is known which of them have marks of other tools. */
static void
add_paths (DictumWindow *self, GStrv paths, GStrv marks)
{
  g_autoptr (GPtrArray) requests = make_requests ();

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (paths[i]);

      if (!g_strv_contains ((const char *const *) marks, paths[i]))
        g_ptr_array_add (requests, dictum_load_request_new_for_file (file));
    }
  dictum_window_add_requests (self, requests);
}

typedef struct
{
  DictumWindow *window;
  GStrv paths;
} Sorting;

static void
sorted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Sorting *sorting = data;
  g_autoptr (DictumWindow) self = sorting->window;
  g_auto (GStrv) paths = sorting->paths;
  g_auto (GStrv) marks = dictum_import_job_sort_finish (result, NULL);

  g_free (sorting);
  if (marks == NULL)
    return;
  add_paths (self, paths, marks);
  if (marks[0] == NULL)
    return;
  if (wait_for_project (self))
    {
      g_strfreev (self->awaited_marks);
      self->awaited_marks = g_steal_pointer (&marks);
    }
  else
    dictum_window_import (self, g_steal_pointer (&marks));
}

static void
sort_paths (DictumWindow *self, GStrv paths)
{
  Sorting *sorting = g_new0 (Sorting, 1);

  sorting->window = g_object_ref (self);
  sorting->paths = paths;
  dictum_import_job_sort_async (g_strdupv (paths), self->cancellable, sorted_cb, sorting);
}

static gboolean
drop_files (DictumWindow *self, GdkFileList *list)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (list);
  g_autoptr (GPtrArray) requests = NULL;
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  requests = make_requests ();
  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *uri = g_file_get_uri (l->data);
      g_autofree char *path = g_file_get_path (l->data);

      if (is_project (l->data))
        dictum_application_open_project (DICTUM_APPLICATION (g_application_get_default ()), l->data,
                                         self);
      else if (g_str_has_prefix (uri, "http"))
        g_ptr_array_add (requests, dictum_load_request_new_for_url (uri));
      else if (path != NULL)
        g_strv_builder_add (paths, path);
      else
        g_ptr_array_add (requests, dictum_load_request_new_for_file (l->data));
    }

  dictum_window_add_requests (self, requests);
  sort_paths (self, g_strv_builder_end (paths));

  return files != NULL;
}

/* A window that takes what is dropped on it, until all of it has been read. */
typedef struct
{
  DictumWindow *window;
  GdkDrop *drop;
} Dropping;

static void
end_drop (Dropping *dropping, gboolean taken)
{
  gdk_drop_finish (dropping->drop, taken ? GDK_ACTION_COPY : 0);
  g_object_unref (dropping->drop);
  g_object_unref (dropping->window);
  g_free (dropping);
}

static void
words_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Dropping *dropping = data;
  g_autoptr (DictumLoadRequest) large = NULL;
  g_autoptr (GBytes) html = NULL;
  g_autofree char *words = dictum_clipboard_read_article_finish (result, &html, &large);
  g_autoptr (GPtrArray) requests = NULL;

  if (large == NULL && html != NULL)
    large = dictum_load_request_new_for_paste (html, words);
  if (large != NULL)
    add_request (dropping->window, large);
  else if (words != NULL)
    {
      requests = dictum_add_split_words (words);
      dictum_window_add_requests (dropping->window, requests);
    }
  end_drop (dropping, large != NULL || (requests != NULL && requests->len > 0));
}

static gboolean
drop_files_cb (DictumWindow *self, const GValue *value)
{
  return G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST) && g_value_get_boxed (value) != NULL &&
         drop_files (self, g_value_get_boxed (value));
}

/* Files, and links, come with their names as words. */
static gboolean
accept_words_cb (DictumWindow *self, GdkDrop *drop)
{
  GdkContentFormats *formats = gdk_drop_get_formats (drop);

  return !gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) &&
         !gdk_content_formats_contain_mime_type (formats, "text/uri-list") &&
         dictum_formats_have_article (formats);
}

static gboolean
drop_words_cb (DictumWindow *self, GdkDrop *drop)
{
  Dropping *dropping = g_new0 (Dropping, 1);

  dropping->window = g_object_ref (self);
  dropping->drop = g_object_ref (drop);
  dictum_clipboard_read_article_async (drop, self->cancellable, words_read_cb, dropping);
  return TRUE;
}

/* A selection of a browser or a mail program comes with its formatting, which no type of values
 * stands for: it is read in the formats that it has. */
static void
set_up_drop (DictumWindow *self)
{
  GtkDropTarget *files = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  GtkDropTargetAsync *words = gtk_drop_target_async_new (
      gdk_content_formats_union_deserialize_mime_types (
          gdk_content_formats_new_for_gtype (G_TYPE_STRING)),
      GDK_ACTION_COPY);

  g_signal_connect_object (files, "drop", G_CALLBACK (drop_files_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (files));
  g_signal_connect_object (words, "accept", G_CALLBACK (accept_words_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (words, "drop", G_CALLBACK (drop_words_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (words));
}

void
dictum_window_set_up_input (DictumWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->awaited_requests = make_requests ();
  g_signal_connect_object (self->queue, "review", G_CALLBACK (review_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  set_up_drop (self);
}

void
dictum_window_add_requests (DictumWindow *self, GPtrArray *requests)
{
  gboolean wait;

  g_return_if_fail (DICTUM_IS_WINDOW (self));
  g_return_if_fail (requests != NULL);

  if (requests->len == 0)
    return;

  wait = wait_for_project (self);
  for (guint i = 0; i < requests->len; i++)
    if (wait)
      g_ptr_array_add (self->awaited_requests,
                       dictum_load_request_ref (g_ptr_array_index (requests, i)));
    else
      dictum_add_queue_push (self->queue, g_ptr_array_index (requests, i));
}

void
dictum_window_take_awaited (DictumWindow *self)
{
  g_autoptr (GPtrArray) requests = g_steal_pointer (&self->awaited_requests);

  self->awaited_requests = make_requests ();
  dictum_window_add_requests (self, requests);
  dictum_window_import (self, g_steal_pointer (&self->awaited_marks));
}

void
dictum_window_forget_input (DictumWindow *self)
{
  g_ptr_array_set_size (self->awaited_requests, 0);
  g_clear_pointer (&self->awaited_marks, g_strfreev);
}
