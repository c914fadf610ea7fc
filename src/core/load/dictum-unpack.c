/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-unpack.h"

#include <string.h>

#include <brotli/decode.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "load/dictum-load.h"

#define CHUNK (64 * 1024)

static void
set_too_large (GError **error, gsize cap)
{
  g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_TOO_LARGE,
               _ ("Unpacked, this file is larger than %d MiB. Unpack it yourself and add the part "
                  "that you need."),
               (int) (cap / (1024 * 1024)));
}

static void
set_broken (GError **error)
{
  g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_MALFORMED,
                       _ ("This file is damaged: it cannot be unpacked."));
}

/* Everything that a decoder makes of the data. gzip files may be many, one after the other, and are
 * one file then (RFC 1952, 2.2); WARC packs each record so. */
static GBytes *
convert (GConverter *converter, const guint8 *data, gsize size, gsize cap, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);

  while (size > 0)
    {
      gsize taken = 0, given = 0;
      GConverterResult result = g_converter_convert (
          converter, data, size, chunk, CHUNK, G_CONVERTER_INPUT_AT_END, &taken, &given, NULL);

      if (result == G_CONVERTER_ERROR)
        {
          /* What broke off at its end is of use up to there. */
          if (out->len > 0)
            break;
          set_broken (error);
          return NULL;
        }
      if (out->len + given > cap)
        {
          set_too_large (error, cap);
          return NULL;
        }
      g_byte_array_append (out, chunk, given);
      data += taken;
      size -= taken;
      if (result == G_CONVERTER_FINISHED)
        g_converter_reset (converter);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

/**
 * dictum_unpack_gzip:
 * @cap: bytes that the result may have
 *
 * Unpacks gzip files that stand one behind the other.
 *
 * Returns: (transfer full): NULL with DICTUM_LOAD_ERROR_MALFORMED or _TOO_LARGE
 */
GBytes *
dictum_unpack_gzip (const guint8 *data, gsize size, gsize cap, GError **error)
{
  g_autoptr (GZlibDecompressor) gunzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);

  return convert (G_CONVERTER (gunzip), data, size, cap, error);
}

/* RFC 1950 is what "deflate" means; some servers leave its envelope out. */
static GBytes *
unpack_deflate (const guint8 *data, gsize size, gsize cap, GError **error)
{
  g_autoptr (GZlibDecompressor) inflate = NULL;
  gboolean wrapped = size >= 2 && (data[0] & 0x0f) == 8 && (data[0] * 256 + data[1]) % 31 == 0;

  inflate = g_zlib_decompressor_new (wrapped ? G_ZLIB_COMPRESSOR_FORMAT_ZLIB
                                             : G_ZLIB_COMPRESSOR_FORMAT_RAW);
  return convert (G_CONVERTER (inflate), data, size, cap, error);
}

static GBytes *
unpack_brotli (const guint8 *data, gsize size, gsize cap, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  BrotliDecoderState *state = BrotliDecoderCreateInstance (NULL, NULL, NULL);
  BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  gboolean too_large = FALSE;

  while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && !too_large)
    {
      guint8 *next = chunk;
      gsize room = CHUNK;

      result = BrotliDecoderDecompressStream (state, &size, &data, &room, &next, NULL);
      too_large = out->len + (CHUNK - room) > cap;
      if (!too_large)
        g_byte_array_append (out, chunk, CHUNK - room);
    }
  BrotliDecoderDestroyInstance (state);
  if (too_large)
    set_too_large (error, cap);
  else if (out->len == 0)
    set_broken (error);
  else
    return g_byte_array_free_to_bytes (g_steal_pointer (&out));
  return NULL;
}

/* The pieces of a body sent in chunks (RFC 9112, 7.1), put together; a last one that is missing or
 * cut off is left as it is. */
static GByteArray *
join_chunks (const guint8 *data, gsize size)
{
  GByteArray *out = g_byte_array_new ();
  const guint8 *end = data + size;

  while (data < end)
    {
      const guint8 *line = memchr (data, '\n', end - data);
      g_autofree char *number = NULL;
      guint64 length;

      if (line == NULL)
        break;
      number = g_strndup ((const char *) data, line - data);
      length = g_ascii_strtoull (number, NULL, 16);
      data = line + 1;
      if (length == 0)
        break;
      length = MIN (length, (guint64) (end - data));
      g_byte_array_append (out, data, length);
      data += length;
      if (end - data >= 2 && data[0] == '\r')
        data++;
      if (data < end && data[0] == '\n')
        data++;
    }
  return out;
}

/**
 * dictum_unpack_http_body:
 * @coding: (nullable): what Content-Encoding says
 * @chunked: whether Transfer-Encoding says so
 * @cap: bytes that the result may have
 *
 * Returns: (transfer full): the body as the server had it; NULL with DICTUM_LOAD_ERROR_MALFORMED or
 *   _TOO_LARGE
 */
GBytes *
dictum_unpack_http_body (const guint8 *data,
                         gsize size,
                         const char *coding,
                         gboolean chunked,
                         gsize cap,
                         GError **error)
{
  g_autoptr (GByteArray) joined = chunked ? join_chunks (data, size) : NULL;

  if (joined != NULL)
    {
      data = joined->data;
      size = joined->len;
    }
  if (size == 0 || coding == NULL || g_ascii_strcasecmp (coding, "identity") == 0)
    return g_bytes_new (data, size);
  if (g_ascii_strcasecmp (coding, "gzip") == 0 || g_ascii_strcasecmp (coding, "x-gzip") == 0)
    return dictum_unpack_gzip (data, size, cap, error);
  if (g_ascii_strcasecmp (coding, "deflate") == 0)
    return unpack_deflate (data, size, cap, error);
  if (g_ascii_strcasecmp (coding, "br") == 0)
    return unpack_brotli (data, size, cap, error);
  g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_MALFORMED,
               _ ("This page is packed in a way that Dictum does not know: “%s”."), coding);
  return NULL;
}
