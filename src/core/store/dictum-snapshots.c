/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The original bytes of loaded pages and files, each in a file named after its SHA-256. */

#define G_LOG_DOMAIN "dictum-store"

#include <string.h>
#include <utime.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/dictum-journal.h"
#include "store/dictum-snapshots-private.h"

static gboolean
is_sum (const char *text)
{
  return strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

char *
dictum_snapshot_get_path (const char *sum)
{
  g_autofree char *folder = dictum_get_data_folder ("snapshots");

  if (!is_sum (sum))
    return NULL;
  return g_build_filename (folder, sum, NULL);
}

/**
 * dictum_snapshot_store_add:
 * @bytes: what was loaded
 * @error: why it could not be kept
 *
 * Keeps bytes for ever. The same bytes are kept once.
 *
 * Returns: (transfer full) (nullable): their SHA-256, hexadecimal
 */
char *
dictum_snapshot_store_add (GBytes *bytes, GError **error)
{
  g_autofree char *sum = NULL;
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  DictumFileStamp stamp;

  g_return_val_if_fail (bytes != NULL, NULL);

  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  path = dictum_snapshot_get_path (sum);
  folder = g_path_get_dirname (path);
  if (dictum_file_stamp_read (path, &stamp) && stamp.size == g_bytes_get_size (bytes))
    {
      /* Whoever is about to remove it as unused sees that it has been wanted since. */
      g_utime (path, NULL);
      return g_steal_pointer (&sum);
    }

  if (!dictum_make_folder (folder, error) ||
      !dictum_atomic_write (path, bytes, 0600, NULL, NULL, NULL, error))
    return NULL;

  return g_steal_pointer (&sum);
}

/**
 * dictum_snapshot_store_get:
 * @sha256: the sum of some bytes, hexadecimal
 * @error: %G_IO_ERROR_NOT_FOUND, or %G_IO_ERROR_INVALID_DATA when they are not what they were
 *
 * Returns: (transfer full) (nullable): the bytes
 */
GBytes *
dictum_snapshot_store_get (const char *sha256, GError **error)
{
  g_autofree char *sum = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  gsize size;

  g_return_val_if_fail (sha256 != NULL, NULL);

  path = dictum_snapshot_get_path (sha256);
  if (path == NULL || !g_file_get_contents (path, &data, &size, NULL))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("The original is not kept on this computer."));
      return NULL;
    }

  bytes = g_bytes_new_take (data, size);
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (strcmp (sum, sha256) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("The original that was kept is damaged."));
      return NULL;
    }

  return g_steal_pointer (&bytes);
}
