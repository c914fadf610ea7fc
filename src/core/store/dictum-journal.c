/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-journal"

#include "store/dictum-journal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/dictum-json-writer.h"

struct _DictumJournal
{
  gatomicrefcount refs;
  GMutex mutex;
  char *path;
  char *project;
  int fd;               /* -1 until the first line is written */
  guint64 size;         /* bytes: where the next line goes */
  guint64 seq;          /* of the latest event */
  DictumFileState base; /* what a new journal begins with */
};

void
dictum_file_state_clear (DictumFileState *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->sha256, g_free);
  self->stamp = (DictumFileStamp) { 0 };
}

void
dictum_file_state_copy (DictumFileState *self, const DictumFileState *other)
{
  g_set_str (&self->path, other->path);
  g_set_str (&self->sha256, other->sha256);
  self->stamp = other->stamp;
}

/* ---- Lines ---- */

static void
begin_line (DictumJsonWriter *writer, const char *type, guint64 seq)
{
  dictum_json_writer_init (writer, FALSE, 256);
  dictum_json_begin (writer, '{');
  dictum_json_member_string (writer, "type", type);
  dictum_json_member_integer (writer, "seq", seq);
}

static GString *
end_line (DictumJsonWriter *writer)
{
  GString *line;

  dictum_json_end (writer, '}');
  line = dictum_json_writer_finish (writer, NULL);
  if (line != NULL)
    g_string_append_c (line, '\n');
  return line;
}

static GString *
format_header (const char *project)
{
  DictumJsonWriter writer;

  begin_line (&writer, "journal", 0);
  dictum_json_member_integer (&writer, "version", 1);
  dictum_json_member_string (&writer, "project", project);
  return end_line (&writer);
}

/* The address and not the path: a file's name may be any bytes, a line of the journal is UTF-8. */
GString *
dictum_journal_format_saved (guint64 seq, const DictumFileState *file)
{
  g_autofree char *address = g_filename_to_uri (file->path, NULL, NULL);
  g_autofree char *now = dictum_now ();
  DictumJsonWriter writer;

  begin_line (&writer, "saved", seq);
  dictum_json_member_string (&writer, "time", now);
  dictum_json_member_string (&writer, "file", address);
  dictum_json_member_string (&writer, "sha256", file->sha256);
  dictum_json_member_integer (&writer, "inode", (gint64) file->stamp.inode);
  dictum_json_member_integer (&writer, "size", (gint64) file->stamp.size);
  dictum_json_member_integer (&writer, "mtime", file->stamp.mtime);
  return end_line (&writer);
}

static GString *
format_event (DictumJournalKind kind, guint64 seq)
{
  g_autofree char *now = dictum_now ();
  DictumJsonWriter writer;

  begin_line (&writer,
              kind == DICTUM_JOURNAL_UNDO   ? "undo"
              : kind == DICTUM_JOURNAL_REDO ? "redo"
                                            : "void",
              seq);
  dictum_json_member_string (&writer, "time", now);
  return end_line (&writer);
}

/* ---- The file ---- */

static gboolean
fail (DictumJournal *self, int number, GError **error)
{
  g_autoptr (GError) reason = NULL;

  dictum_set_file_error (&reason, number, self->path);
  g_set_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_JOURNAL,
               /* Translators: followed by a sentence about the journal's file. */
               _ ("This was not done, because it could not be put on record. %s"), reason->message);
  return FALSE;
}

static gboolean
open_file (DictumJournal *self, int *number)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  if (self->fd >= 0)
    return TRUE;

  if (!dictum_make_folder (folder, NULL))
    {
      *number = errno;
      return FALSE;
    }

  self->fd = open (self->path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (self->fd < 0)
    {
      *number = errno;
      return FALSE;
    }

  /* Cuts what a crash left of a last line. */
  if (ftruncate (self->fd, self->size) != 0)
    {
      *number = errno;
      g_clear_fd (&self->fd, NULL);
      return FALSE;
    }

  return TRUE;
}

/* Whole and on the disk, or not at all. */
static gboolean
append (DictumJournal *self, const char *data, gsize length, GError **error)
{
  int number = 0;
  gboolean done;

  if (!open_file (self, &number))
    return fail (self, number, error);

  done = dictum_write_all (self->fd, data, length, DICTUM_STEP_JOURNAL_WRITE, &number) &&
         dictum_sync_data (self->fd, DICTUM_STEP_JOURNAL_SYNC, &number);
  if (done && self->size == 0)
    done = dictum_sync_folder_of (self->path, NULL) || (number = EIO, FALSE);
  if (!done)
    {
      /* A part of a line would make the next one unreadable. Opened anew, it is cut again. */
      if (ftruncate (self->fd, self->size) != 0)
        g_warning ("The journal could not be cut: %s", g_strerror (errno));
      g_clear_fd (&self->fd, NULL);
      return fail (self, number, error);
    }

  self->size += length;
  return TRUE;
}

/* A journal begins by saying what file its first event is an event of. */
static gboolean
append_with_start (DictumJournal *self, GString *line, GError **error)
{
  g_autoptr (GString) start = NULL;

  if (self->size > 0)
    return append (self, line->str, line->len, error);

  start = format_header (self->project);
  if (self->base.path != NULL)
    {
      g_autoptr (GString) saved = dictum_journal_format_saved (self->seq, &self->base);

      g_string_append_len (start, saved->str, saved->len);
    }
  g_string_append_len (start, line->str, line->len);
  return append (self, start->str, start->len, error);
}

/**
 * dictum_journal_new:
 * @path: its file, which need not be there
 * @project: the project's id
 *
 * Nothing is read or written by this.
 *
 * Returns: (transfer full): a journal that begins with its first line
 */
DictumJournal *
dictum_journal_new (const char *path, const char *project)
{
  DictumJournal *self;

  g_return_val_if_fail (path != NULL && project != NULL, NULL);

  self = g_new0 (DictumJournal, 1);
  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->mutex);
  self->path = g_strdup (path);
  self->project = g_strdup (project);
  self->fd = -1;

  return self;
}

DictumJournal *
dictum_journal_ref (DictumJournal *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
dictum_journal_unref (DictumJournal *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_clear_fd (&self->fd, NULL);
  g_mutex_clear (&self->mutex);
  dictum_file_state_clear (&self->base);
  g_free (self->path);
  g_free (self->project);
  g_free (self);
}

/* The number of the latest event. */
guint64
dictum_journal_get_seq (DictumJournal *self)
{
  guint64 seq;

  g_return_val_if_fail (self != NULL, 0);

  g_mutex_lock (&self->mutex);
  seq = self->seq;
  g_mutex_unlock (&self->mutex);
  return seq;
}

/**
 * dictum_journal_set_base:
 * @self: a journal
 * @base: the project's file as it is
 *
 * What is written at the beginning, when the first event makes the journal.
 */
void
dictum_journal_set_base (DictumJournal *self, const DictumFileState *base)
{
  g_return_if_fail (self != NULL && base != NULL);

  g_mutex_lock (&self->mutex);
  dictum_file_state_copy (&self->base, base);
  g_mutex_unlock (&self->mutex);
}

/**
 * dictum_journal_set_end:
 * @self: a journal of which the file is there
 * @size: bytes that count; what is behind them is cut before the next line is written
 * @seq: the latest event's number
 */
void
dictum_journal_set_end (DictumJournal *self, guint64 size, guint64 seq)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->mutex);
  g_clear_fd (&self->fd, NULL);
  self->size = size;
  self->seq = seq;
  g_mutex_unlock (&self->mutex);
}

/**
 * dictum_journal_append_change:
 * @self: a journal
 * @change: what is about to be done
 * @was: (nullable): the project's modified time before it
 * @error: %DICTUM_STORE_ERROR_JOURNAL; the journal is as before
 *
 * Returns: whether the line is on the disk
 */
gboolean
dictum_journal_append_change (DictumJournal *self,
                              DictumChange *change,
                              const char *was,
                              GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GString) line = NULL;

  g_return_val_if_fail (self != NULL && change != NULL, FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  line = dictum_journal_format_change (self->seq + 1, change, was, error);
  if (line == NULL || !append_with_start (self, line, error))
    return FALSE;

  self->seq++;
  return TRUE;
}

/**
 * dictum_journal_append_event:
 * @self: a journal
 * @kind: undo, redo, or void, which takes back the latest event
 * @error: %DICTUM_STORE_ERROR_JOURNAL; the journal is as before
 *
 * Returns: whether the line is on the disk
 */
gboolean
dictum_journal_append_event (DictumJournal *self, DictumJournalKind kind, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GString) line = NULL;
  guint64 seq;

  g_return_val_if_fail (self != NULL, FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  seq = kind == DICTUM_JOURNAL_VOID ? self->seq : self->seq + 1;
  line = format_event (kind, seq);
  if (!append_with_start (self, line, error))
    return FALSE;

  self->seq = seq;
  return TRUE;
}

/**
 * dictum_journal_append_saved:
 * @self: a journal
 * @seq: the latest event that is in the file
 * @file: the file
 * @error: %DICTUM_STORE_ERROR_JOURNAL
 *
 * Must be called when the file's bytes are on the disk and before they take the file's name: after
 * a crash at any moment the file is then one that the journal knows.
 *
 * Returns: whether the line is on the disk
 */
gboolean
dictum_journal_append_saved (DictumJournal *self,
                             guint64 seq,
                             const DictumFileState *file,
                             GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GString) line = NULL;

  g_return_val_if_fail (self != NULL && file != NULL, FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  line = dictum_journal_format_saved (seq, file);
  return append_with_start (self, line, error);
}

/**
 * dictum_journal_read_line:
 * @self: a journal
 * @offset: where the line begins, in bytes
 * @length: in bytes, without its end
 * @error: why it cannot be read
 *
 * Returns: (transfer full) (nullable): the line
 */
char *
dictum_journal_read_line (DictumJournal *self, guint64 offset, gsize length, GError **error)
{
  g_autofree char *line = g_malloc (length + 1);
  g_autofd int fd = open (self->path, O_RDONLY | O_CLOEXEC);
  gsize done = 0;

  while (fd >= 0 && done < length)
    {
      ssize_t count = pread (fd, line + done, length - done, offset + done);

      if (count < 0 && errno == EINTR)
        continue;
      if (count <= 0)
        break;
      done += count;
    }

  if (done < length)
    {
      g_set_error_literal (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_JOURNAL,
                           _ ("Older changes cannot be undone any more, because their record is "
                              "not there any more"));
      return NULL;
    }

  line[length] = '\0';
  return g_steal_pointer (&line);
}
