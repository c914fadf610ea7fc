/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-store"

#include "store/dictum-atomic.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/dictum-sandbox.h"

static DictumFault fault_func;
static gpointer fault_data;

/**
 * dictum_fault_set:
 * @fault: (nullable): asked before each step of writing
 * @data: for @fault
 *
 * For tests: lets a step fail as a full or broken disk would.
 */
void
dictum_fault_set (DictumFault fault, gpointer data)
{
  fault_func = fault;
  fault_data = data;
}

int
dictum_fault_check (DictumStep step, gsize *length)
{
  gsize all = G_MAXSIZE;

  if (G_LIKELY (fault_func == NULL))
    return 0;

  return fault_func (step, length != NULL ? length : &all, fault_data);
}

static const char *
explain (int number)
{
  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return _ ("The disk is full. Make room on it, or choose another place.");
    case EROFS:
      return _ ("The disk is read-only. Choose another place.");
    case EACCES:
    case EPERM:
      return _ ("You are not allowed to write there. Choose another place, or ask whoever looks "
                "after the folder.");
    case ENOENT:
    case ENOTDIR:
      return _ ("The folder is not there any more. Connect its disk again, or choose another "
                "place.");
    case EIO:
      return _ ("The disk does not work as it should. Choose another place.");
    default:
      return g_strerror (number);
    }
}

/**
 * dictum_set_file_error:
 * @error: where the error goes
 * @number: an errno
 * @path: the file that could not be written
 *
 * Says that @path could not be written, why, and what to do.
 */
void
dictum_set_file_error (GError **error, int number, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, G_IO_ERROR,
               number == EFBIG ? G_IO_ERROR_NO_SPACE : (int) g_io_error_from_errno (number),
               /* Translators: a file name, and a whole sentence that says why and what to do. */
               _ ("“%s” could not be written. %s"), name, explain (number));
}

/* ---- What a file is known by ---- */

void
dictum_file_stamp_from_stat (DictumFileStamp *stamp, const struct stat *info)
{
  stamp->device = info->st_dev;
  stamp->inode = info->st_ino;
  stamp->size = info->st_size;
  stamp->mtime = info->st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + info->st_mtim.tv_nsec;
}

/**
 * dictum_file_stamp_read:
 * @path: a file
 * @stamp: (out): becomes what @path is known by; all zero when it is not there
 *
 * Returns: whether there is such a file
 */
gboolean
dictum_file_stamp_read (const char *path, DictumFileStamp *stamp)
{
  struct stat info;

  *stamp = (DictumFileStamp) { 0 };
  if (stat (path, &info) != 0)
    return FALSE;

  dictum_file_stamp_from_stat (stamp, &info);
  return TRUE;
}

gboolean
dictum_file_stamp_equal (const DictumFileStamp *a, const DictumFileStamp *b)
{
  return a->device == b->device && a->inode == b->inode && a->size == b->size &&
         a->mtime == b->mtime;
}

/* ---- Paths ---- */

static char *
resolve_missing (const char *path, int links)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *goal = g_file_read_link (path, NULL);
  g_autofree char *next = NULL;
  char *real;
  char *resolved;

  /* A link that leads nowhere yet: the file will be made where it leads. */
  if (goal != NULL && links > 0)
    {
      next = g_canonicalize_filename (goal, folder);
      return resolve_missing (next, links - 1);
    }

  real = realpath (folder, NULL);
  if (real == NULL)
    return g_canonicalize_filename (path, NULL);

  resolved = g_build_filename (real, name, NULL);
  free (real);
  return resolved;
}

/**
 * dictum_path_resolve:
 * @path: a path; its last part need not be there
 *
 * Returns: (transfer full): the path without symbolic links, so that a file has one name only
 */
char *
dictum_path_resolve (const char *path)
{
  char *real = realpath (path, NULL);
  char *resolved;

  if (real == NULL)
    return resolve_missing (path, 16);

  resolved = g_strdup (real);
  free (real);
  return resolved;
}

/**
 * dictum_path_is_writable:
 * @path: a file, resolved
 * @reason: (out) (optional) (transfer full): why it cannot be saved, a sentence
 *
 * Returns: whether the file, and the folder where its temporary twin must go, may be written
 */
gboolean
dictum_path_is_writable (const char *path, char **reason)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char *problem = NULL;

  if (access (path, W_OK) != 0 && errno != ENOENT)
    problem = errno == EROFS
                  ? _ ("The project is on a read-only disk. Save it elsewhere to work on it.")
                  : _ ("You are not allowed to alter this file. Save it elsewhere to work on it.");
  else if (access (folder, W_OK) != 0)
    problem = _ (
        "You are not allowed to write in this folder. Save the project elsewhere to work on it.");

  if (problem != NULL && reason != NULL)
    *reason = g_strdup (problem);
  return problem == NULL;
}

/**
 * dictum_make_folder:
 * @path: a folder of the user's own data
 * @error: why it cannot be made
 *
 * Makes a folder and those above it, which nobody but the user may read.
 *
 * Returns: whether it is there
 */
gboolean
dictum_make_folder (const char *path, GError **error)
{
  if (g_mkdir_with_parents (path, 0700) == 0)
    return TRUE;

  dictum_set_file_error (error, errno, path);
  return FALSE;
}

/**
 * dictum_sync_folder_of:
 * @path: a file that was made, renamed or removed
 * @error: why the folder could not be brought to the disk
 *
 * Returns: whether a power cut now would still find the file by its name
 */
gboolean
dictum_sync_folder_of (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofd int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int number = 0;

  if (fd < 0)
    number = errno;
  else if (!dictum_sync_data (fd, DICTUM_STEP_SYNC_FOLDER, &number) &&
           (number == EINVAL || number == ENOTSUP || number == EBADF))
    number = 0; /* Some network file systems have nothing to sync in a folder. */

  if (number == 0)
    return TRUE;

  dictum_set_file_error (error, number, path);
  return FALSE;
}

/* ---- Writing ---- */

/**
 * dictum_write_all:
 * @fd: where to
 * @data: bytes
 * @size: how many
 * @step: which step this is, for tests
 * @number: (out): the errno when it fails; a part may have been written
 *
 * Returns: whether all was written
 */
gboolean
dictum_write_all (int fd, const char *data, gsize size, DictumStep step, int *number)
{
  while (size > 0)
    {
      gsize length = MIN (size, (gsize) 1 << 30);
      ssize_t written;

      *number = dictum_fault_check (step, &length);
      if (*number != 0)
        {
          /* As a disk does that becomes full in the middle. */
          if (length < size && write (fd, data, length) < 0)
            *number = errno;
          return FALSE;
        }

      written = write (fd, data, length);
      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        {
          *number = written < 0 ? errno : ENOSPC;
          return FALSE;
        }
      data += written;
      size -= written;
    }

  return TRUE;
}

gboolean
dictum_sync_data (int fd, DictumStep step, int *number)
{
  int result;

  *number = dictum_fault_check (step, NULL);
  if (*number != 0)
    return FALSE;

  do
    result = step == DICTUM_STEP_JOURNAL_SYNC ? fdatasync (fd) : fsync (fd);
  while (result != 0 && errno == EINTR);

  if (result == 0)
    return TRUE;

  *number = errno;
  return FALSE;
}

/* Owner and permissions as the file has them that is replaced. That the owner cannot always be kept
 * is no reason not to save; but then a group must not get what only another group was allowed. */
static void
keep_permissions (int fd, const struct stat *old)
{
  mode_t mode = old->st_mode & 07777;

  if (fchown (fd, old->st_uid, old->st_gid) != 0 && fchown (fd, -1, old->st_gid) != 0)
    mode &= ~(mode_t) 06070;
  if (fchmod (fd, mode) != 0)
    g_debug ("Permissions could not be kept: %s", g_strerror (errno));
}

static int
create_temporary (const char *path, int mode, char **temporary, int *number)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat old;
  int fd;

  *number = dictum_fault_check (DICTUM_STEP_CREATE, NULL);
  if (*number != 0)
    return -1;

  *temporary = g_build_filename (folder, ".dictum-XXXXXX", NULL);
  fd = g_mkstemp_full (*temporary, O_WRONLY | O_CLOEXEC, mode);
  if (fd < 0)
    {
      *number = errno;
      g_clear_pointer (temporary, g_free);
    }
  else if (stat (path, &old) == 0)
    {
      keep_permissions (fd, &old);
    }

  return fd;
}

static gboolean
fill_temporary (int fd, GBytes *bytes, DictumFileStamp *stamp, int *number)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  struct stat info;

  if (!dictum_write_all (fd, data, size, DICTUM_STEP_WRITE, number) ||
      !dictum_sync_data (fd, DICTUM_STEP_SYNC, number))
    {
      return FALSE;
    }
  if (fstat (fd, &info) != 0)
    {
      *number = errno;
      return FALSE;
    }

  dictum_file_stamp_from_stat (stamp, &info);
  return TRUE;
}

static gboolean
rename_over (const char *temporary, const char *path, int *number)
{
  *number = dictum_fault_check (DICTUM_STEP_RENAME, NULL);
  if (*number != 0)
    return FALSE;

  if (rename (temporary, path) == 0)
    return TRUE;

  *number = errno;
  return FALSE;
}

/**
 * dictum_atomic_write:
 * @path: the file; where it is a symbolic link, what that leads to
 * @bytes: what it becomes
 * @mode: permissions of a new file, before the umask
 * @ready: (nullable): called when all is on the disk, before the file is replaced; may refuse
 * @data: for @ready
 * @stamp: (out) (optional): what the new file is known by; left alone when it is as before
 * @error: why it failed, and what to do
 *
 * Replaces a file whole or not at all: a temporary file in the same folder is written, synced and
 * renamed, then the folder is synced. Owner and permissions of the old file are kept.
 *
 * Returns: whether the file is as @bytes for good; otherwise it is as before and nothing is left
 *   behind, or, when @stamp was set, it is as @bytes, but a power cut may bring the old one back
 */
gboolean
dictum_atomic_write (const char *path,
                     GBytes *bytes,
                     int mode,
                     DictumAtomicReady ready,
                     gpointer data,
                     DictumFileStamp *stamp,
                     GError **error)
{
  g_autofree char *target = dictum_path_resolve (path);
  g_autofree char *temporary = NULL;
  DictumFileStamp own = { 0 };
  int number = 0;
  gboolean done;
  int fd;

  if (!dictum_sandbox_check (target, error))
    return FALSE;

  fd = create_temporary (target, mode, &temporary, &number);
  done = fd >= 0 && fill_temporary (fd, bytes, &own, &number);
  if (fd >= 0 && close (fd) != 0 && done)
    {
      number = errno;
      done = FALSE;
    }

  if (done && ready != NULL && !ready (&own, data, error))
    {
      g_unlink (temporary);
      return FALSE;
    }

  if (!done || !rename_over (temporary, target, &number))
    {
      if (temporary != NULL)
        g_unlink (temporary);
      dictum_set_file_error (error, number, target);
      return FALSE;
    }

  if (stamp != NULL)
    *stamp = own;
  return dictum_sync_folder_of (target, error);
}
