/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "archive/dictum-archive.h"

G_BEGIN_DECLS

/**
 * DictumArchiveCopy:
 *
 * A copy of a page as a row of a list shows it: when it was taken, and where it is.
 */
#define DICTUM_TYPE_ARCHIVE_COPY (dictum_archive_copy_get_type ())
G_DECLARE_FINAL_TYPE (DictumArchiveCopy, dictum_archive_copy, DICTUM, ARCHIVE_COPY, GObject)

DictumArchiveCopy *dictum_archive_copy_new (const DictumArchivedCopy *copy);
const char *dictum_archive_copy_get_url (DictumArchiveCopy *self);
/* The row in words, for a screen reader. */
char *dictum_archive_copy_describe (DictumArchiveCopy *self);

GtkWidget *dictum_archive_copy_make_row (void);
/* row: made by the function above. */
void dictum_archive_copy_show (DictumArchiveCopy *self, GtkWidget *row);

G_END_DECLS
