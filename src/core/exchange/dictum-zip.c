/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* PKWARE’s APPNOTE 6.3, without ZIP64. libarchive writes sizes and checksums behind the entries, as
 * one does who cannot go back; office programs refuse an entry like that when it is not compressed,
 * and the first of theirs must not be. */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-zip.h"

#include <string.h>
#include <zlib.h>

#include <glib/gi18n-lib.h>

#include "exchange/dictum-spool.h"

#define STORED 0
#define DEFLATED 8
#define NAMES_ARE_UTF8 (1 << 11)
#define NEEDED 20    /* version 2.0 */
#define NO_DATE 0x21 /* 1 January 1980, the first day there is */
#define MOST_ENTRIES 65535
#define MOST_BYTES G_MAXINT32 /* of the entries; half of what the format has room for */

struct _DictumZip
{
  DictumSpool *packed;
  GByteArray *header;    /* of an entry in the making */
  GByteArray *directory; /* what stands behind all entries */
  guint n_entries;
  gboolean failed;
};

static void
put (GByteArray *bytes, guint32 number, guint length)
{
  for (guint i = 0; i < length; i++)
    {
      guint8 byte = (guint8) (number >> (8 * i));

      g_byte_array_append (bytes, &byte, 1);
    }
}

/* NULL when it would not be smaller. */
static GByteArray *
deflate_bytes (const guint8 *data, gsize size)
{
  z_stream stream = { 0 };
  GByteArray *packed;
  int result;

  if (size == 0 || deflateInit2 (&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8,
                                 Z_DEFAULT_STRATEGY) != Z_OK)
    return NULL;

  packed = g_byte_array_sized_new ((guint) size);
  g_byte_array_set_size (packed, (guint) size);
  stream.next_in = (Bytef *) data;
  stream.avail_in = (uInt) size;
  stream.next_out = packed->data;
  stream.avail_out = packed->len;
  result = deflate (&stream, Z_FINISH);
  g_byte_array_set_size (packed, (guint) stream.total_out);
  deflateEnd (&stream);
  if (result == Z_STREAM_END)
    return packed;

  g_byte_array_unref (packed);

  return NULL;
}

DictumZip *
dictum_zip_new (void)
{
  DictumZip *self = g_new0 (DictumZip, 1);

  self->packed = dictum_spool_new ();
  self->header = g_byte_array_new ();
  self->directory = g_byte_array_new ();

  return self;
}

void
dictum_zip_free (DictumZip *self)
{
  g_return_if_fail (self != NULL);

  dictum_spool_free (self->packed);
  g_byte_array_unref (self->header);
  g_byte_array_unref (self->directory);
  g_free (self);
}

/* What an entry and its line in the directory have in common. */
static void
put_header (GByteArray *bytes, int method, guint32 crc, gsize packed, gsize size, gsize name)
{
  put (bytes, NEEDED, 2);
  put (bytes, NAMES_ARE_UTF8, 2);
  put (bytes, (guint32) method, 2);
  put (bytes, 0, 2); /* time */
  put (bytes, NO_DATE, 2);
  put (bytes, crc, 4);
  put (bytes, (guint32) packed, 4);
  put (bytes, (guint32) size, 4);
  put (bytes, (guint32) name, 2);
  put (bytes, 0, 2); /* nothing extra */
}

void
dictum_zip_add (DictumZip *self, const char *name, GBytes *bytes, gboolean stored)
{
  g_autoptr (GByteArray) deflated = NULL;
  const guint8 *data;
  guint32 crc, offset;
  gsize size, packed;
  int method;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL && strlen (name) <= G_MAXUINT16);
  g_return_if_fail (bytes != NULL);

  data = g_bytes_get_data (bytes, &size);
  if (self->failed || self->n_entries == MOST_ENTRIES ||
      dictum_spool_get_size (self->packed) + size > MOST_BYTES)
    {
      self->failed = TRUE;
      return;
    }

  crc = size > 0 ? (guint32) crc32 (0, data, (uInt) size) : 0;
  deflated = stored ? NULL : deflate_bytes (data, size);
  packed = deflated != NULL ? deflated->len : size;
  method = deflated != NULL ? DEFLATED : STORED;
  offset = (guint32) dictum_spool_get_size (self->packed);

  g_byte_array_set_size (self->header, 0);
  put (self->header, 0x04034b50, 4);
  put_header (self->header, method, crc, packed, size, strlen (name));
  dictum_spool_add (self->packed, self->header->data, self->header->len);
  dictum_spool_add (self->packed, name, strlen (name));
  if (packed > 0)
    dictum_spool_add (self->packed, deflated != NULL ? deflated->data : data, packed);

  put (self->directory, 0x02014b50, 4);
  put (self->directory, (3 << 8) | NEEDED, 2); /* made on Unix */
  put_header (self->directory, method, crc, packed, size, strlen (name));
  put (self->directory, 0, 2);                          /* no comment */
  put (self->directory, 0, 2);                          /* on the first disk */
  put (self->directory, 0, 2);                          /* bytes, for all we know */
  put (self->directory, (guint32) (0100644u << 16), 4); /* a file that all may read */
  put (self->directory, offset, 4);
  g_byte_array_append (self->directory, (const guint8 *) name, (guint) strlen (name));
  self->n_entries++;
}

void
dictum_zip_add_text (DictumZip *self, const char *name, GString *text)
{
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (text);

  dictum_zip_add (self, name, bytes, FALSE);
}

gboolean
dictum_zip_is_full (const DictumZip *self)
{
  return self->failed;
}

GBytes *
dictum_zip_finish (DictumZip *self, GError **error)
{
  guint32 offset;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->failed)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("The archive would be larger than 2 GiB. Export less at a time."));
      return NULL;
    }

  offset = (guint32) dictum_spool_get_size (self->packed);
  dictum_spool_add (self->packed, self->directory->data, self->directory->len);
  g_byte_array_set_size (self->header, 0);
  put (self->header, 0x06054b50, 4);
  put (self->header, 0, 4); /* one disk */
  put (self->header, self->n_entries, 2);
  put (self->header, self->n_entries, 2);
  put (self->header, self->directory->len, 4);
  put (self->header, offset, 4);
  put (self->header, 0, 2); /* no comment */
  dictum_spool_add (self->packed, self->header->data, self->header->len);

  return dictum_spool_finish (self->packed, error);
}
