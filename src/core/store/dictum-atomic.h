/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <sys/stat.h>

G_BEGIN_DECLS

/**
 * DictumFileStamp:
 *
 * By what a file is known to be as we left it without reading it: which file it is, how large and
 * when it was last written. All zero: there is no file.
 */
typedef struct
{
  guint64 device;
  guint64 inode;
  guint64 size;
  gint64 mtime; /* nanoseconds */
} DictumFileStamp;

gboolean dictum_file_stamp_read (const char *path, DictumFileStamp *stamp);
void dictum_file_stamp_from_stat (DictumFileStamp *stamp, const struct stat *info);
gboolean dictum_file_stamp_equal (const DictumFileStamp *a, const DictumFileStamp *b);

/* Called when everything is in the temporary file and on the disk, before it takes the file's
 * place. */
typedef gboolean (*DictumAtomicReady) (const DictumFileStamp *stamp, gpointer data, GError **error);

gboolean dictum_atomic_write (const char *path,
                              GBytes *bytes,
                              int mode,
                              DictumAtomicReady ready,
                              gpointer data,
                              DictumFileStamp *stamp,
                              GError **error);

char *dictum_path_resolve (const char *path);
gboolean dictum_path_is_writable (const char *path, char **reason);
gboolean dictum_make_folder (const char *path, GError **error);
gboolean dictum_sync_folder_of (const char *path, GError **error);
void dictum_set_file_error (GError **error, int number, const char *path);

/* All writing goes through these, so that tests can make the disk full or broken at any step. */
typedef enum
{
  DICTUM_STEP_CREATE,
  DICTUM_STEP_WRITE,
  DICTUM_STEP_SYNC,
  DICTUM_STEP_RENAME,
  DICTUM_STEP_SYNC_FOLDER,
  DICTUM_STEP_JOURNAL_WRITE,
  DICTUM_STEP_JOURNAL_SYNC,
} DictumStep;

/* Returns 0, or the errno the step fails with; *length may be shortened for a write. */
typedef int (*DictumFault) (DictumStep step, gsize *length, gpointer data);

void dictum_fault_set (DictumFault fault, gpointer data);
int dictum_fault_check (DictumStep step, gsize *length);

gboolean dictum_write_all (int fd, const char *data, gsize size, DictumStep step, int *number);
gboolean dictum_sync_data (int fd, DictumStep step, int *number);

G_END_DECLS
