/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-store"

#include "store/dictum-sandbox.h"

#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#define MARKER "/.flatpak-info"

/* In a Flatpak the folders above those that are shared with the machine, the home folder among
 * them, are in a file system of the sandbox, which is thrown away with it; /tmp is in that of the
 * session's own folder. Paths that are typed lead there, and so does a file dialog of the toolkit
 * itself. */

/**
 * dictum_sandbox_keeps:
 * @folder: of a file that is about to be written
 * @marker: the file that is in each sandbox, and nowhere else
 * @root: the folder whose file system is thrown away with the sandbox
 *
 * Returns: whether what is written there is still there when the program has ended; a folder that
 *   cannot be asked counts as kept, since writing there fails by itself
 */
gboolean
dictum_sandbox_keeps (const char *folder, const char *marker, const char *root)
{
  struct stat of_folder, of_root;

  g_return_val_if_fail (folder != NULL && marker != NULL && root != NULL, FALSE);

  return access (marker, F_OK) != 0 || stat (folder, &of_folder) != 0 ||
         stat (root, &of_root) != 0 || of_folder.st_dev != of_root.st_dev;
}

/**
 * dictum_sandbox_check:
 * @path: of a file that is about to be written, links resolved
 * @error: why it must not be, and what to do
 *
 * Refuses what would be gone when the program is closed. All that a user writes goes through here.
 *
 * Returns: whether the file may be written
 */
gboolean
dictum_sandbox_check (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  /* Not g_get_user_runtime_dir(), which gives the cache folder where there is no session, and that
   * is where all that is kept is. */
  const char *session = g_getenv ("XDG_RUNTIME_DIR");

  if (dictum_sandbox_keeps (folder, MARKER, "/") &&
      (session == NULL || dictum_sandbox_keeps (folder, MARKER, session)))
    return TRUE;

  g_set_error (
      error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
      /* Translators: %s is the path of a folder. */
      _ ("“%s” exists only inside Dictum’s sandbox and would be gone when Dictum is closed. "
         "Files are saved through the desktop’s file dialog, which seems to be missing: "
         "install the package xdg-desktop-portal."),
      folder);
  return FALSE;
}
