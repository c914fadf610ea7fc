/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-store"

#include "store/dictum-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/dictum-journal.h"
#include "store/dictum-store.h"

struct _DictumLock
{
  char *path;
  int fd;
};

/* In the data folder and not in that of the session: one user may have several sessions. */
static char *
get_path (const char *key)
{
  g_autofree char *folder = dictum_get_data_folder ("locks");
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);

  return g_strdup_printf ("%s/%.32s.lock", folder, sum);
}

static void
fail_held (GError **error, int fd, const char *title)
{
  char holder[32] = { 0 };
  ssize_t length = pread (fd, holder, sizeof holder - 1, 0);
  guint64 pid = 0;

  if (length > 0)
    g_ascii_string_to_unsigned (g_strstrip (holder), 10, 1, G_MAXINT, &pid, NULL);

  if (pid == (guint64) getpid ())
    g_set_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_LOCKED,
                 _ ("“%s” is already open in another window."), title);
  else
    g_set_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_LOCKED,
                 _ ("“%s” is already open in another Dictum (process %d). Close it there first."),
                 title, (int) pid);
}

/* Whether the file that was locked is still the one with that name: its holder removes it. */
static gboolean
is_current (int fd, const char *path)
{
  struct stat ours, theirs;

  return fstat (fd, &ours) == 0 && stat (path, &theirs) == 0 && ours.st_ino == theirs.st_ino &&
         ours.st_dev == theirs.st_dev;
}

static void
write_holder (int fd)
{
  char text[32];
  int length = g_snprintf (text, sizeof text, "%d\n", (int) getpid ());

  if (ftruncate (fd, 0) != 0 || pwrite (fd, text, length, 0) != length)
    g_debug ("The holder of a lock could not be written: %s", g_strerror (errno));
}

/**
 * dictum_lock_acquire:
 * @key: what is locked, any text
 * @title: how to call it in a message
 * @error: %DICTUM_STORE_ERROR_LOCKED when someone holds it
 *
 * Returns: (transfer full) (nullable): the lock
 */
DictumLock *
dictum_lock_acquire (const char *key, const char *title, GError **error)
{
  g_autofree char *path = get_path (key);
  g_autofree char *folder = g_path_get_dirname (path);
  DictumLock *self;

  if (!dictum_make_folder (folder, error))
    return NULL;

  for (;;)
    {
      g_autofd int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

      if (fd < 0)
        {
          dictum_set_file_error (error, errno, path);
          return NULL;
        }
      if (flock (fd, LOCK_EX | LOCK_NB) != 0)
        {
          if (errno == EWOULDBLOCK)
            fail_held (error, fd, title);
          else
            dictum_set_file_error (error, errno, path);
          return NULL;
        }
      if (!is_current (fd, path))
        continue;

      write_holder (fd);
      self = g_new0 (DictumLock, 1);
      self->path = g_steal_pointer (&path);
      self->fd = g_steal_fd (&fd);
      return self;
    }
}

/**
 * dictum_lock_release:
 * @self: (transfer full) (nullable): a lock
 */
void
dictum_lock_release (DictumLock *self)
{
  if (self == NULL)
    return;

  /* Removed while it is held, so that nobody locks a file that is about to have no name. */
  g_unlink (self->path);
  g_clear_fd (&self->fd, NULL);
  g_free (self->path);
  g_free (self);
}
