/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-loader.h"

G_BEGIN_DECLS

/* Bounds of what is read out of one archive. */
#define DICTUM_ARCHIVE_CAP (200 * 1024 * 1024) /* bytes unpacked, all entries together */
#define DICTUM_ARCHIVE_ENTRIES 10000

/* What a ZIP file is, by the names in it. */
typedef enum
{
  DICTUM_ARCHIVE_NONE, /* no ZIP file, or none that can be listed */
  DICTUM_ARCHIVE_PLAIN,
  DICTUM_ARCHIVE_DOCX,
  DICTUM_ARCHIVE_XLSX,
  DICTUM_ARCHIVE_PPTX,
  DICTUM_ARCHIVE_ODT,
  DICTUM_ARCHIVE_OPENDOCUMENT, /* a spreadsheet, a presentation, a drawing */
  DICTUM_ARCHIVE_EPUB,
  DICTUM_ARCHIVE_WACZ,
} DictumArchiveKind;

/**
 * DictumArchive:
 *
 * The entries of a ZIP file that a loader asked for, unpacked in memory. Names are never paths:
 * nothing is written to a disk, and an archive in the archive stays bytes.
 */
typedef struct _DictumArchive DictumArchive;

typedef gboolean (*DictumArchiveWanted) (const char *name, gpointer data);

DictumArchiveKind dictum_archive_find_kind (GBytes *bytes);

DictumArchive *dictum_archive_new (GBytes *bytes,
                                   DictumArchiveWanted wanted,
                                   gpointer data,
                                   const DictumLoadJob *job,
                                   GError **error);
void dictum_archive_free (DictumArchive *self);
GBytes *dictum_archive_get (const DictumArchive *self, const char *name);
const char *dictum_archive_get_nth_name (const DictumArchive *self, guint position);
gboolean dictum_archive_has (const DictumArchive *self, const char *name);

/* Sets DICTUM_LOAD_ERROR_MALFORMED: a document of that name (may be NULL) that is damaged. */
void dictum_archive_set_damaged (GError **error, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumArchive, dictum_archive_free)

G_END_DECLS
