/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>

struct _DictumZip
{
  struct archive *archive;
  GByteArray *packed;
  gboolean failed;
};

static la_ssize_t
append_cb (struct archive *archive, void *data, const void *buffer, size_t length)
{
  GByteArray *packed = data;

  if (length > G_MAXUINT - packed->len)
    {
      archive_set_error (archive, ENOMEM, "4 GiB are reached");
      return -1;
    }
  g_byte_array_append (packed, buffer, length);
  return length;
}

DictumZip *
dictum_zip_new (void)
{
  DictumZip *self = g_new0 (DictumZip, 1);

  self->packed = g_byte_array_new ();
  self->archive = archive_write_new ();
  archive_write_set_format_zip (self->archive);
  /* Without it, names are written as the locale has them. */
  archive_write_set_options (self->archive, "zip:hdrcharset=UTF-8");
  archive_write_set_bytes_in_last_block (self->archive, 1);
  self->failed = archive_write_open (self->archive, self->packed, NULL, append_cb, NULL) !=
                 ARCHIVE_OK;
  return self;
}

void
dictum_zip_free (DictumZip *self)
{
  g_return_if_fail (self != NULL);

  archive_write_free (self->archive);
  g_clear_pointer (&self->packed, g_byte_array_unref);
  g_free (self);
}

void
dictum_zip_add (DictumZip *self, const char *name, GBytes *bytes, gboolean stored)
{
  struct archive_entry *entry;
  gsize size;
  const void *data;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);
  g_return_if_fail (bytes != NULL);

  data = g_bytes_get_data (bytes, &size);
  entry = archive_entry_new ();
  archive_entry_set_pathname_utf8 (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, size);
  if (stored)
    archive_write_zip_set_compression_store (self->archive);
  else
    archive_write_zip_set_compression_deflate (self->archive);
  if (archive_write_header (self->archive, entry) < ARCHIVE_WARN ||
      (size > 0 && archive_write_data (self->archive, data, size) != (la_ssize_t) size))
    self->failed = TRUE;
  archive_entry_free (entry);
}

void
dictum_zip_add_text (DictumZip *self, const char *name, GString *text)
{
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (text);

  dictum_zip_add (self, name, bytes, FALSE);
}

GBytes *
dictum_zip_finish (DictumZip *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (archive_write_close (self->archive) != ARCHIVE_OK || self->failed)
    {
      const char *why = archive_error_string (self->archive);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The archive could not be packed: %s"),
                   why != NULL ? why : _ ("no reason was given"));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&self->packed));
}
