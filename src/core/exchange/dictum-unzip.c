/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-unzip.h"

#include <archive.h>
#include <archive_entry.h>

#include <glib/gi18n-lib.h>

#define CHUNK (64 * 1024)
#define MOST_ENTRIES 100000

struct _DictumUnzip
{
  struct archive *archive;
  GBytes *bytes;
  char *name;
  guint n_entries;
};

static void
set_damaged (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("The archive is damaged. Ask for it again."));
}

DictumUnzip *
dictum_unzip_new (GBytes *bytes, GError **error)
{
  g_autoptr (DictumUnzip) self = g_new0 (DictumUnzip, 1);
  gconstpointer data;
  gsize size;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  self->bytes = g_bytes_ref (bytes);
  self->archive = archive_read_new ();
  archive_read_support_format_zip (self->archive);
  if (data == NULL || archive_read_open_memory (self->archive, data, size) != ARCHIVE_OK)
    {
      set_damaged (error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
dictum_unzip_free (DictumUnzip *self)
{
  if (self == NULL)
    return;

  archive_read_free (self->archive);
  g_bytes_unref (self->bytes);
  g_free (self->name);
  g_free (self);
}

const char *
dictum_unzip_next (DictumUnzip *self, GError **error)
{
  struct archive_entry *entry;
  const char *name;
  int result;

  g_return_val_if_fail (self != NULL, NULL);

  result = archive_read_next_header (self->archive, &entry);
  if (result == ARCHIVE_EOF)
    return NULL;
  if (result < ARCHIVE_WARN || self->n_entries++ == MOST_ENTRIES)
    {
      set_damaged (error);
      return NULL;
    }

  name = archive_entry_pathname_utf8 (entry);
  if (name == NULL)
    name = archive_entry_pathname (entry);
  g_free (self->name);
  self->name = g_utf8_make_valid (name != NULL ? name : "", -1);

  return self->name;
}

GBytes *
dictum_unzip_read (DictumUnzip *self, gsize cap, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  la_ssize_t n;

  g_return_val_if_fail (self != NULL, NULL);

  while ((n = archive_read_data (self->archive, chunk, CHUNK)) > 0)
    {
      if (bytes->len + (gsize) n > cap)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                       _ ("“%s” is too large to be unpacked."), self->name);
          return NULL;
        }
      g_byte_array_append (bytes, chunk, (guint) n);
    }
  if (n < 0)
    {
      set_damaged (error);
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
