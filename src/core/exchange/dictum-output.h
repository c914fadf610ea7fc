/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DictumFile:
 *
 * A file on its way out of the program, or into it: a name and bytes. Nothing is on the disk until
 * all that belong together are there.
 */
typedef struct
{
  char *name; /* of a file to write: relative, with “/” between folders; see dictum_file_new() */
  GBytes *bytes;
  char *words; /* what people read in it, where that cannot be looked for in the bytes: what was
                  drawn on the pages of a PDF; NULL for all else */
} DictumFile;

/* Takes the bytes. */
DictumFile *dictum_file_new (const char *name, GBytes *bytes);
void dictum_file_free (DictumFile *self);
/* An array for them, and one with a single file of the text, which is taken. */
GPtrArray *dictum_files_new (void);
GPtrArray *dictum_files_new_text (const char *name, GString *text);
void dictum_files_add_text (GPtrArray *files, const char *name, GString *text);

/* Turns any words into a name for a file, without extension: letters and figures of any language,
 * with hyphens between words; at most 60 code points, never empty. Transfer full. */
char *dictum_file_suggest_name (const char *words);
/* The same, and unlike all that were made with this set before (of owned char *). */
char *dictum_file_suggest_unique (GHashTable *names, const char *words);

/* Writes each whole or not at all. To a file when there is one, unless folder is set; otherwise
 * into the folder, which is made. G_IO_ERROR_EXISTS when a file is there and overwrite is FALSE; in
 * that case nothing is written. */
gboolean dictum_files_save (GPtrArray *files,
                            const char *path,
                            gboolean folder,
                            gboolean overwrite,
                            GError **error);
/* The files at a path: itself, or, when it is a folder, those in it by name, two levels deep. At
 * most 10,000 files and 256 MiB. */
gboolean dictum_files_load (GPtrArray *files, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumFile, dictum_file_free)

G_END_DECLS
