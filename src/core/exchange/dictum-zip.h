/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DictumZip:
 *
 * A ZIP file in the making, of at most 2 GiB, in a spool. Entries carry no times and no owners, so
 * that the same content gives the same bytes. What fails is kept until dictum_zip_finish().
 */
typedef struct _DictumZip DictumZip;

DictumZip *dictum_zip_new (void);
void dictum_zip_free (DictumZip *self);
/* name: UTF-8, with “/” between folders. stored: not compressed, as office files and books want
 * their first entry, and what is packed already. */
void dictum_zip_add (DictumZip *self, const char *name, GBytes *bytes, gboolean stored);
/* Takes the text. */
void dictum_zip_add_text (DictumZip *self, const char *name, GString *text);
/* Whether an entry had no room, so that finishing will fail. */
gboolean dictum_zip_is_full (const DictumZip *self);
/* The whole file; called once. G_IO_ERROR_FAILED when an entry could not be packed. */
GBytes *dictum_zip_finish (DictumZip *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumZip, dictum_zip_free)

G_END_DECLS
