/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Opening a project: the file is read, locked, looked up in its journal. */

#define G_LOG_DOMAIN "dictum-store"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/dictum-large.h"
#include "store/dictum-store-private.h"

#define MAX_SIZE ((gint64) 1 << 30)

/* ---- Reading the file ---- */

static GBytes *
fail_read (GError **error, int number, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number),
               _ ("“%s” could not be opened: %s"), name, g_strerror (number));
  return NULL;
}

static GBytes *
read_all (int fd, gsize size, int *number)
{
  char *data = dictum_large_alloc (size + 1);
  gsize done = 0;

  if (data == NULL)
    {
      *number = ENOMEM;
      return NULL;
    }

  while (done < size)
    {
      ssize_t count = read (fd, data + done, size - done);

      if (count < 0 && errno == EINTR)
        continue;
      if (count < 0)
        {
          *number = errno;
          free (data);
          return NULL;
        }
      if (count == 0)
        break;
      done += count;
    }

  return g_bytes_new_with_free_func (data, done, free, data);
}

/**
 * dictum_store_read_file:
 * @path: a file, resolved
 * @stamp: (out): what it is known by
 * @error: why it cannot be read
 *
 * Returns: (transfer full) (nullable): what is in it
 */
GBytes *
dictum_store_read_file (const char *path, DictumFileStamp *stamp, GError **error)
{
  /* Not blocking, since a pipe with nobody at the other end would block for ever. */
  g_autofd int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat info;
  GBytes *bytes;
  int number = 0;

  if (fd < 0 || fstat (fd, &info) != 0)
    return fail_read (error, errno, path);
  if (S_ISDIR (info.st_mode))
    return fail_read (error, EISDIR, path);
  if (!S_ISREG (info.st_mode))
    return fail_read (error, EINVAL, path);
  if (info.st_size > MAX_SIZE)
    {
      g_set_error_literal (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_TOO_LARGE,
                           _ ("The file is larger than 1 GiB, which no project is"));
      return NULL;
    }

  /* Taken before reading: whatever is written meanwhile then shows as a change. */
  dictum_file_stamp_from_stat (stamp, &info);
  bytes = read_all (fd, info.st_size, &number);
  return bytes != NULL ? bytes : fail_read (error, number, path);
}

/* ---- The past ---- */

static DictumChange *
fetch_cb (guint position, gpointer data, GError **error)
{
  DictumStore *self = data;
  const DictumJournalLine *line = &g_array_index (self->scan->past, DictumJournalLine, position);
  /* What is behind the position was undone: the project is as it was before it. */
  gboolean forward = position >= dictum_history_get_position (self->history);
  g_autofree char *text = NULL;

  text = dictum_journal_read_line (self->journal, line->offset, line->length, error);
  if (text == NULL)
    return NULL;

  return dictum_journal_parse_change (text, line->length, self->project, forward, NULL, error);
}

static void
set_past (DictumStore *self)
{
  g_autofree char *was = NULL;

  if (self->scan->past->len == 0)
    return;

  was = dictum_journal_scan_read_base_modified (self->scan);
  dictum_history_set_base_modified (self->history, was);
  dictum_history_set_past (self->history, self->scan->past->len, self->scan->position, fetch_cb,
                           self, NULL);
}

/* ---- Opening ---- */

/* Where Dictum cannot write what is its own, it can neither lock nor put anything on record: the
 * project can be read. */
static gboolean
take_lock (DictumStore *self, const char *key, const char *title, DictumLock **lock, GError **error)
{
  g_autoptr (GError) problem = NULL;

  *lock = dictum_lock_acquire (key, title, &problem);
  if (g_error_matches (problem, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_LOCKED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  if (problem != NULL && self->read_only_reason == NULL)
    self->read_only_reason = g_strdup (problem->message);
  return TRUE;
}

static gboolean
lock_path (DictumStore *self, GError **error)
{
  g_autofree char *key = g_strconcat ("file:", self->path, NULL);
  g_autofree char *name = g_filename_display_basename (self->path);

  return take_lock (self, key, name, &self->path_lock, error);
}

static gboolean
lock_id (DictumStore *self, GError **error)
{
  g_autofree char *key = g_strconcat ("project:", dictum_store_get_id (self), NULL);
  g_autofree char *title = dictum_store_dup_title (self);

  return take_lock (self, key, title, &self->id_lock, error);
}

static void
set_read_only_reason (DictumStore *self)
{
  g_autofree char *reason = NULL;

  if (self->newer)
    g_set_str (
        &self->read_only_reason,
        _ ("The project was saved by a newer version of Dictum. It can be read, but parts of "
           "it may be missing here; update Dictum to work on it."));
  else if (!dictum_path_is_writable (self->path, &reason))
    g_set_str (&self->read_only_reason, reason);
}

static void
load_journal (DictumStore *self, const DictumFileState *file, GBytes *bytes)
{
  DictumFileState known = { 0 };
  g_autofree char *path = NULL;
  const char *id = dictum_store_get_id (self);
  g_autoptr (GError) error = NULL;
  guint64 seq = 0;

  dictum_file_state_copy (&known, file);
  path = dictum_journal_find (id, file->path, &file->stamp, bytes, &self->scan, &self->notice);
  if (self->scan != NULL && self->read_only_reason == NULL &&
      !dictum_journal_scan_compact (self->scan, &error))
    g_info ("The journal stays as long as it is: %s", error->message);
  self->journal = dictum_journal_new (path, id);
  if (self->scan != NULL)
    {
      seq = g_array_index (self->scan->lines, DictumJournalLine, self->scan->matched).seq;
      known.sha256 = g_strdup (self->scan->sha256);
      dictum_journal_set_end (self->journal, self->scan->size, self->scan->seq);
      self->recovery = dictum_journal_scan_describe (self->scan);
      self->recovery_pending = self->recovery != NULL;
      set_past (self);
    }
  self->saver = dictum_saver_new (&known, seq, known.sha256 == NULL ? bytes : NULL);
  dictum_file_state_clear (&known);
}

/* In any thread; nothing else knows of the store yet. */
static DictumStore *
load (const char *path, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (DictumStore) self = g_object_new (DICTUM_TYPE_STORE, NULL);
  g_autoptr (DictumProject) project = NULL;
  g_autoptr (GBytes) bytes = NULL;
  DictumFileState state = { 0 };

  self->path = dictum_path_resolve (path);
  g_set_object (&self->file, file);
  bytes = dictum_store_read_file (self->path, &state.stamp, error);
  if (bytes == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (!lock_path (self, error))
    return NULL;

  project = dictum_project_file_parse (bytes, &self->newer, error);
  if (project == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  dictum_store_set_project (self, project);
  if (!lock_id (self, error))
    return NULL;
  set_read_only_reason (self);
  state.path = g_strdup (self->path);
  load_journal (self, &state, bytes);
  dictum_file_state_clear (&state);

  return g_steal_pointer (&self);
}

static char *
get_local_path (GFile *file, GError **error)
{
  char *path = g_file_get_path (file);

  if (path == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                         _ ("Only projects on this computer can be opened. Download it first."));
  return path;
}

/* ---- Here and in a thread ---- */

/* Makes a store of a file, an id, a title. */
typedef DictumStore *(*Load) (gpointer what, GCancellable *cancellable, GError **error);

typedef struct
{
  Load load;
  gpointer what;
  GDestroyNotify free_what;
} Loading;

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  loading->free_what (loading->what);
  g_free (loading);
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Loading *loading = data;
  GError *error = NULL;
  DictumStore *store = loading->load (loading->what, cancellable, &error);

  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* Consumes what. */
static void
load_async (Load function,
            gpointer what,
            GDestroyNotify free_what,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Loading *loading = g_new0 (Loading, 1);

  loading->load = function;
  loading->what = what;
  loading->free_what = free_what;
  g_task_set_source_tag (task, load_async);
  g_task_set_task_data (task, loading, loading_free);
  g_task_run_in_thread (task, load_thread);
}

/* The monitor tells the thread that made it, which is not the one that read the file. */
static DictumStore *
watch (DictumStore *self)
{
  if (self != NULL)
    dictum_store_start_monitor (self);
  return self;
}

/* Transfer full: the store, or NULL with an error. For each of the ways below. */
DictumStore *
dictum_store_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return watch (g_task_propagate_pointer (G_TASK (result), error));
}

/* ---- Projects in a file ---- */

static DictumStore *
load_file (gpointer what, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = get_local_path (what, error);

  return path != NULL ? load (path, what, cancellable, error) : NULL;
}

/**
 * dictum_store_open:
 * @file: a project file
 * @cancellable: (nullable): a cancellable
 * @error: why it cannot be opened
 *
 * Opens a project. A file that cannot be written, or that a newer version saved, opens read-only.
 *
 * Returns: (transfer full) (nullable): the store
 */
DictumStore *
dictum_store_open (GFile *file, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  return watch (load_file (file, cancellable, error));
}

/**
 * dictum_store_open_async:
 * @file: a project file
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is open, or cannot be
 * @data: for @callback
 *
 * Like dictum_store_open(), in a thread.
 */
void
dictum_store_open_async (GFile *file,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_return_if_fail (G_IS_FILE (file));

  load_async (load_file, g_object_ref (file), g_object_unref, cancellable, callback, data);
}

/* ---- Projects without a name ---- */

static DictumStore *
load_unnamed (gpointer what, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = dictum_store_get_unnamed_path (what);

  return load (path, NULL, cancellable, error);
}

/**
 * dictum_store_open_unnamed:
 * @id: one of dictum_store_list_unnamed()
 * @error: why it cannot be opened
 *
 * Returns: (transfer full) (nullable): the store
 */
DictumStore *
dictum_store_open_unnamed (const char *id, GError **error)
{
  g_return_val_if_fail (id != NULL, NULL);

  return watch (load_unnamed ((gpointer) id, NULL, error));
}

/**
 * dictum_store_open_unnamed_async:
 * @id: one of dictum_store_list_unnamed()
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is open, or cannot be
 * @data: for @callback
 *
 * Like dictum_store_open_unnamed(), in a thread. Ends with dictum_store_open_finish().
 */
void
dictum_store_open_unnamed_async (const char *id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  g_return_if_fail (id != NULL);

  load_async (load_unnamed, g_strdup (id), g_free, cancellable, callback, data);
}

/* Writes a new project without a name, and opens it. */
static DictumStore *
load_fresh (const char *id, GBytes *bytes, GError **error)
{
  g_autofree char *path = dictum_store_get_unnamed_path (id);
  g_autofree char *folder = g_path_get_dirname (path);
  DictumStore *self;

  if (bytes == NULL || !dictum_make_folder (folder, error) ||
      !dictum_atomic_write (path, bytes, 0600, NULL, NULL, NULL, error))
    return NULL;

  self = load (path, NULL, NULL, error);
  if (self != NULL)
    self->fresh = TRUE;
  return self;
}

static GBytes *
print_new (const char *id, const char *title, GError **error)
{
  g_autoptr (DictumProject) project = NULL;
  g_autoptr (DictumProjectSnapshot) snapshot = NULL;
  DictumSettings *settings = dictum_value_new (&dictum_settings_type);

  settings->record.id = g_strdup (id);
  dictum_value_set_string (&settings->title, title);
  settings->created = dictum_now ();
  settings->desk = dictum_value_new (&dictum_desk_type);
  settings->desk->rating_scale = dictum_rating_scale_new_preset (NULL);

  project = dictum_project_new (settings);
  dictum_value_unref (settings);
  snapshot = dictum_project_take_snapshot (project);
  return dictum_project_file_print (snapshot, error);
}

static DictumStore *
load_new (gpointer what, GCancellable *cancellable, GError **error)
{
  g_autofree char *id = dictum_id_new ();
  g_autoptr (GBytes) bytes = print_new (id, what, error);

  return load_fresh (id, bytes, error);
}

/**
 * dictum_store_new:
 * @title: (nullable): the project's title
 * @error: why its file cannot be written
 *
 * Makes a project without a name: it lives in the user's data folder until dictum_store_save_as().
 *
 * Returns: (transfer full) (nullable): the store
 */
DictumStore *
dictum_store_new (const char *title, GError **error)
{
  return watch (load_new ((gpointer) title, NULL, error));
}

/**
 * dictum_store_new_async:
 * @title: (nullable): the project's title
 * @callback: called when it is there, or cannot be
 * @data: for @callback
 *
 * Like dictum_store_new(), in a thread. Ends with dictum_store_open_finish(). It cannot be
 * cancelled: whoever does not want the project any more closes it, and nothing stays behind.
 */
void
dictum_store_new_async (const char *title, GAsyncReadyCallback callback, gpointer data)
{
  load_async (load_new, g_strdup (title), g_free, NULL, callback, data);
}

/* The project of a file as the file of another one: with an id of its own, so that the two have
 * nothing to do with each other, and the time at which it began. */
static GBytes *
print_copy (const char *id, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, cancellable, NULL, error);
  g_autoptr (DictumProject) project = NULL;
  g_autoptr (DictumProjectSnapshot) snapshot = NULL;
  DictumSettings *settings;

  if (bytes == NULL)
    return NULL;
  /* Of a newer version’s file it would lose what cannot be read. */
  project = dictum_project_file_parse (bytes, NULL, error);
  if (project == NULL)
    return NULL;

  snapshot = dictum_project_take_snapshot (project);
  settings = dictum_value_copy (snapshot->settings);
  g_set_str (&settings->record.id, id);
  g_free (settings->created);
  settings->created = dictum_now ();
  dictum_value_unref ((gpointer) snapshot->settings);
  snapshot->settings = settings;
  return dictum_project_file_print (snapshot, error);
}

static DictumStore *
load_copy (gpointer what, GCancellable *cancellable, GError **error)
{
  g_autofree char *id = dictum_id_new ();
  g_autoptr (GBytes) bytes = print_copy (id, what, cancellable, error);

  return load_fresh (id, bytes, error);
}

/**
 * dictum_store_open_copy:
 * @file: a project file
 * @cancellable: (nullable): a cancellable
 * @error: why it cannot be read, or the copy not be written
 *
 * Makes a project without a name that begins as the one in @file. Nothing that is done to it alters
 * @file.
 *
 * Returns: (transfer full) (nullable): the store
 */
DictumStore *
dictum_store_open_copy (GFile *file, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  return watch (load_copy (file, cancellable, error));
}

/**
 * dictum_store_open_copy_async:
 * @file: a project file
 * @cancellable: (nullable): a cancellable
 * @callback: called when the copy is open, or cannot be
 * @data: for @callback
 *
 * Like dictum_store_open_copy(), in a thread. Ends with dictum_store_open_finish().
 */
void
dictum_store_open_copy_async (GFile *file,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_return_if_fail (G_IS_FILE (file));

  load_async (load_copy, g_object_ref (file), g_object_unref, cancellable, callback, data);
}
