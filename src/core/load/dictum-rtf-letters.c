/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-rtf-letters.h"

/* Encodings by Windows' numbers for the languages of fonts. */
static const struct
{
  int charset;
  int codepage;
} charsets[] = {
  { 77, 10000 }, { 128, 932 },  { 129, 949 },  { 130, 1361 }, { 134, 936 },
  { 136, 950 },  { 161, 1253 }, { 162, 1254 }, { 163, 1258 }, { 177, 1255 },
  { 178, 1256 }, { 186, 1257 }, { 204, 1251 }, { 222, 874 },  { 238, 1250 },
};

struct _DictumRtfLetters
{
  GHashTable *converters; /* GINT codepage to GIConv, NO_CONVERTER where there is none */
};

#define NO_CONVERTER ((GIConv) - 1)

static void
close_cb (gpointer data)
{
  if ((GIConv) data != NO_CONVERTER)
    g_iconv_close (data);
}

DictumRtfLetters *
dictum_rtf_letters_new (void)
{
  DictumRtfLetters *self = g_new0 (DictumRtfLetters, 1);

  self->converters = g_hash_table_new_full (NULL, NULL, NULL, close_cb);
  return self;
}

void
dictum_rtf_letters_free (DictumRtfLetters *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->converters);
  g_free (self);
}

int
dictum_rtf_letters_find_codepage (int charset)
{
  for (gsize i = 0; i < G_N_ELEMENTS (charsets); i++)
    if (charsets[i].charset == charset)
      return charsets[i].codepage;
  return 0;
}

static GIConv
get_converter (DictumRtfLetters *self, int codepage)
{
  gpointer found;
  g_autofree char *name = NULL;

  if (g_hash_table_lookup_extended (self->converters, GINT_TO_POINTER (codepage), NULL, &found))
    return found;
  name = codepage == 10000   ? g_strdup ("MACINTOSH")
         : codepage == 65001 ? g_strdup ("UTF-8")
                             : g_strdup_printf ("CP%d", codepage);
  found = g_iconv_open ("UTF-8", name);
  g_hash_table_insert (self->converters, GINT_TO_POINTER (codepage), found);
  return found;
}

static char *
decode_latin (const GByteArray *bytes, gsize *length)
{
  GString *text = g_string_sized_new (2 * (gsize) bytes->len);

  for (guint i = 0; i < bytes->len; i++)
    g_string_append_unichar (text, bytes->data[i]);
  *length = text->len;
  return g_string_free_and_steal (text);
}

static gboolean
is_ascii (const GByteArray *bytes)
{
  for (guint i = 0; i < bytes->len; i++)
    if (bytes->data[i] >= 0x80)
      return FALSE;
  return TRUE;
}

/**
 * dictum_rtf_letters_decode:
 * @codepage: Windows' number
 * @length: (out): bytes of what is returned
 *
 * What is not of the encoding is taken for Latin letters. All encodings that RTF knows write ASCII
 * as itself, which is most of it.
 *
 * Returns: (transfer full): UTF-8
 */
char *
dictum_rtf_letters_decode (DictumRtfLetters *self,
                           int codepage,
                           const GByteArray *bytes,
                           gsize *length)
{
  GIConv converter;
  char *text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (is_ascii (bytes))
    {
      *length = bytes->len;
      return g_strndup ((const char *) bytes->data, bytes->len);
    }
  converter = get_converter (self, codepage);
  if (converter != NO_CONVERTER)
    {
      g_iconv (converter, NULL, NULL, NULL, NULL);
      text = g_convert_with_iconv ((const char *) bytes->data, bytes->len, converter, NULL, length,
                                   NULL);
    }
  return text != NULL ? text : decode_latin (bytes, length);
}
