/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-store"

#include "store/dictum-saver.h"

#include <glib/gi18n-lib.h>

#include "store/dictum-store.h"

/* Below this many bytes a hash is worked out on the spot. */
#define SMALL (1 << 18)
/* So many bytes are hashed between two looks at whether it is still wanted. */
#define SLICE (1 << 20)

/* Shared by a saver and the thread that works it out. */
typedef struct
{
  GBytes *bytes;
  char *sum;
  int unwanted;
} Hash;

struct _DictumSaver
{
  gatomicrefcount refs;
  GMutex writing;  /* held while a file is written */
  GMutex hashing;  /* for the next two, held while somebody waits for them */
  GThread *hasher; /* works out the hash of a large file that was opened; or NULL */
  Hash *hash;      /* what it works at */
  GMutex mutex;    /* for what follows; not held while the disk, or the hash, is waited for */
  DictumFileState file;
  guint64 seq;     /* the latest event that the file holds */
  guint64 serial;  /* of the latest snapshot that was taken */
  guint64 written; /* of the latest snapshot that was written */
};

static void
clear_hash (gpointer data)
{
  Hash *hash = data;

  g_bytes_unref (hash->bytes);
  g_free (hash->sum);
}

static gpointer
hash_thread (gpointer data)
{
  Hash *hash = data;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size;
  const guchar *bytes = g_bytes_get_data (hash->bytes, &size);

  for (gsize at = 0; at < size && !g_atomic_int_get (&hash->unwanted); at += SLICE)
    g_checksum_update (checksum, bytes + at, (gssize) MIN (SLICE, size - at));
  hash->sum = g_strdup (g_checksum_get_string (checksum));
  g_atomic_rc_box_release_full (hash, clear_hash);

  return NULL;
}

static void
start_hash (DictumSaver *self, GBytes *bytes)
{
  self->hash = g_atomic_rc_box_new0 (Hash);
  self->hash->bytes = g_bytes_ref (bytes);
  self->hasher = g_thread_new ("dictum-hash", hash_thread, g_atomic_rc_box_acquire (self->hash));
}

/**
 * dictum_saver_new:
 * @file: what is known of the project's file
 * @seq: the latest event of the journal that it holds
 * @unhashed: (nullable): what is in it, when its hash is not known; worked out in a thread, since
 *   for a large project it takes longer than reading it
 *
 * Returns: (transfer full): a saver
 */
DictumSaver *
dictum_saver_new (const DictumFileState *file, guint64 seq, GBytes *unhashed)
{
  DictumSaver *self = g_new0 (DictumSaver, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->writing);
  g_mutex_init (&self->hashing);
  g_mutex_init (&self->mutex);
  dictum_file_state_copy (&self->file, file);
  self->seq = seq;
  if (unhashed != NULL && g_bytes_get_size (unhashed) <= SMALL)
    self->file.sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, unhashed);
  else if (unhashed != NULL)
    start_hash (self, unhashed);

  return self;
}

DictumSaver *
dictum_saver_ref (DictumSaver *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/* Without the mutex: others may ask what needs no hash meanwhile. */
static void
finish_hash (DictumSaver *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->hashing);

  if (self->hasher == NULL)
    return;

  g_thread_join (g_steal_pointer (&self->hasher));
  g_mutex_lock (&self->mutex);
  g_free (self->file.sha256);
  self->file.sha256 = g_steal_pointer (&self->hash->sum);
  g_mutex_unlock (&self->mutex);
  g_atomic_rc_box_release_full (g_steal_pointer (&self->hash), clear_hash);
}

/* Who closes a project does not wait for what nobody asks for any more. */
static void
drop_hash (DictumSaver *self)
{
  if (self->hasher == NULL)
    return;

  g_atomic_int_set (&self->hash->unwanted, TRUE);
  g_thread_unref (g_steal_pointer (&self->hasher));
  g_atomic_rc_box_release_full (g_steal_pointer (&self->hash), clear_hash);
}

void
dictum_saver_unref (DictumSaver *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  drop_hash (self);
  dictum_file_state_clear (&self->file);
  g_mutex_clear (&self->writing);
  g_mutex_clear (&self->hashing);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * dictum_saver_get_file:
 * @self: a saver
 * @file: becomes a copy of what is known of the project's file; to be cleared
 */
void
dictum_saver_get_file (DictumSaver *self, DictumFileState *file)
{
  finish_hash (self);
  g_mutex_lock (&self->mutex);
  dictum_file_state_copy (file, &self->file);
  g_mutex_unlock (&self->mutex);
}

/**
 * dictum_saver_peek_file:
 * @self: a saver
 * @file: becomes a copy of what is known of the project's file; to be cleared
 *
 * Like dictum_saver_get_file(), but does not wait for the hash, which is then missing.
 */
void
dictum_saver_peek_file (DictumSaver *self, DictumFileState *file)
{
  g_mutex_lock (&self->mutex);
  dictum_file_state_copy (file, &self->file);
  g_mutex_unlock (&self->mutex);
}

void
dictum_saver_set_file (DictumSaver *self, const DictumFileState *file)
{
  finish_hash (self);
  g_mutex_lock (&self->mutex);
  dictum_file_state_copy (&self->file, file);
  g_mutex_unlock (&self->mutex);
}

guint64
dictum_saver_get_seq (DictumSaver *self)
{
  guint64 seq;

  g_mutex_lock (&self->mutex);
  seq = self->seq;
  g_mutex_unlock (&self->mutex);
  return seq;
}

guint64
dictum_saver_next_serial (DictumSaver *self)
{
  guint64 serial;

  g_mutex_lock (&self->mutex);
  serial = ++self->serial;
  g_mutex_unlock (&self->mutex);
  return serial;
}

/**
 * dictum_saver_is_untouched:
 * @self: a saver
 *
 * Returns: whether the file looks as it was left, without reading it
 */
gboolean
dictum_saver_is_untouched (DictumSaver *self)
{
  DictumFileState known = { 0 };
  DictumFileStamp stamp;
  gboolean untouched;

  dictum_saver_peek_file (self, &known);
  dictum_file_stamp_read (known.path, &stamp);
  untouched = dictum_file_stamp_equal (&stamp, &known.stamp);
  dictum_file_state_clear (&known);
  return untouched;
}

/* ---- A saving ---- */

typedef struct
{
  DictumSaveJob *job;
  DictumFileState file; /* as it will be */
} Writing;

static gboolean
ready_cb (const DictumFileStamp *stamp, gpointer data, GError **error)
{
  Writing *writing = data;

  writing->file.stamp = *stamp;
  return dictum_journal_append_saved (writing->job->journal, writing->job->seq, &writing->file,
                                      error);
}

/**
 * dictum_saver_check_there:
 * @file: what is known of a file
 * @error: %DICTUM_STORE_ERROR_GONE, in words for the editor
 *
 * Returns: whether the file is where it was; also when it never was anywhere
 */
gboolean
dictum_saver_check_there (const DictumFileState *file, GError **error)
{
  g_autofree char *folder = NULL;
  DictumFileStamp stamp;

  if (file->stamp.inode == 0 || dictum_file_stamp_read (file->path, &stamp))
    return TRUE;

  folder = g_path_get_dirname (file->path);
  g_set_error_literal (
      error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_GONE,
      g_file_test (folder, G_FILE_TEST_IS_DIR)
          ? _ ("The project’s file was moved or deleted by another program. Try again to write it "
               "anew, or save the project under a new name.")
          : _ ("The folder of the project’s file cannot be found. Connect the disk that it is on, "
               "or save the project elsewhere."));
  return FALSE;
}

/* Nobody else's work is overwritten unasked: a file that does not look as we left it is read, since
 * it may have been touched only. */
static gboolean
check_untouched (DictumSaveJob *self, DictumFileState *known, GError **error)
{
  g_autoptr (GMappedFile) mapped = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *sum = NULL;
  DictumFileStamp stamp;

  if (!dictum_file_stamp_read (self->path, &stamp))
    return dictum_saver_check_there (known, error);
  if (dictum_file_stamp_equal (&stamp, &known->stamp))
    return TRUE;

  mapped = g_mapped_file_new (self->path, FALSE, error);
  if (mapped == NULL)
    return FALSE;
  bytes = g_mapped_file_get_bytes (mapped);
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (g_strcmp0 (sum, known->sha256) != 0)
    {
      g_set_error_literal (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_CHANGED,
                           _ ("The project’s file was changed by another program. Choose whether "
                              "to keep yours or to take theirs."));
      return FALSE;
    }

  known->stamp = stamp;
  return TRUE;
}

static gboolean
check_target (DictumSaveJob *self, DictumFileState *known, GError **error)
{
  g_autofree char *name = NULL;

  if (!self->elsewhere)
    return check_untouched (self, known, error);
  if (self->overwrite || !g_file_test (self->path, G_FILE_TEST_EXISTS))
    return TRUE;

  name = g_filename_display_basename (self->path);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _ ("There is already a file “%s”."), name);
  return FALSE;
}

static void
note_written (DictumSaveJob *self, const DictumFileState *file)
{
  DictumSaver *saver = self->saver;

  g_mutex_lock (&saver->mutex);
  dictum_file_state_copy (&saver->file, file);
  saver->seq = self->seq;
  saver->written = self->serial;
  g_mutex_unlock (&saver->mutex);
}

/* The file may hold just these bytes already, when something was done and undone. */
static gboolean
note_same (DictumSaveJob *self, DictumFileState *known, GError **error)
{
  if (!dictum_journal_append_saved (self->journal, self->seq, known, error))
    return FALSE;

  note_written (self, known);
  return TRUE;
}

static gboolean
write_file (DictumSaveJob *self, DictumFileState *known, GError **error)
{
  g_autoptr (GBytes) bytes = dictum_project_file_print (self->snapshot, error);
  Writing writing = { self, { 0 } };
  DictumFileStamp stamp = { 0 };
  gboolean done;

  if (bytes == NULL)
    return FALSE;

  writing.file.path = g_strdup (self->path);
  writing.file.sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (!self->elsewhere && !self->force && known->stamp.inode != 0 &&
      g_strcmp0 (writing.file.sha256, known->sha256) == 0)
    {
      done = note_same (self, known, error);
    }
  else
    {
      done = dictum_atomic_write (self->path, bytes, 0666, ready_cb, &writing, &stamp, error);
      /* It has its name, even when the folder could not be synced after that. */
      if (stamp.inode != 0)
        note_written (self, &writing.file);
    }

  dictum_file_state_clear (&writing.file);
  return done;
}

static gboolean
is_done (DictumSaveJob *self)
{
  DictumSaver *saver = self->saver;
  DictumFileState known = { 0 };
  gboolean done;

  if (self->elsewhere || self->force)
    return FALSE;

  g_mutex_lock (&saver->mutex);
  done = self->serial <= saver->written || self->seq == saver->seq;
  dictum_file_state_copy (&known, &saver->file);
  g_mutex_unlock (&saver->mutex);
  done = done && dictum_saver_check_there (&known, NULL);
  dictum_file_state_clear (&known);
  return done;
}

/**
 * dictum_save_job_run:
 * @self: a job
 * @cancellable: (nullable): looked at before the file is written
 * @error: why the file could not be written; it is as before
 *
 * Writes the file, in any thread.
 *
 * Returns: whether the file holds at least what the job has
 */
gboolean
dictum_save_job_run (DictumSaveJob *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->saver->writing);
  DictumFileState known = { 0 };
  gboolean done;

  if (is_done (self))
    return TRUE;

  dictum_saver_get_file (self->saver, &known);
  /* The project may have moved since the job was made. */
  if (!self->elsewhere)
    g_set_str (&self->path, known.path);
  done = !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         check_target (self, &known, error) && write_file (self, &known, error);
  dictum_file_state_clear (&known);
  return done;
}

void
dictum_save_job_free (DictumSaveJob *self)
{
  if (self == NULL)
    return;

  dictum_saver_unref (self->saver);
  dictum_journal_unref (self->journal);
  dictum_project_snapshot_free (self->snapshot);
  g_free (self->path);
  g_free (self);
}
