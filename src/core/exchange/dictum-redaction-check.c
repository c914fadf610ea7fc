/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The last look at what leaves: nothing here knows how the files came about. */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-redaction.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/dictum-format.h"
#include "exchange/dictum-unzip.h"

#define MAX_DEPTH 4 /* archives in archives */

/* "\u00e9" and "\ud835\udd09" of JSON. */
static const char *
undo_json (const char *at, GString *out)
{
  gunichar c = 0;
  int units = 0;

  while (units < 2 && at[0] == '\\' && at[1] == 'u')
    {
      guint unit = 0;

      for (int i = 2; i < 6; i++)
        {
          if (!g_ascii_isxdigit (at[i]))
            return NULL;
          unit = unit * 16 + (guint) g_ascii_xdigit_value (at[i]);
        }
      at += 6;
      units++;
      if (units == 1)
        c = unit;
      else
        c = 0x10000 + ((c & 0x3ff) << 10) + (unit & 0x3ff);
      if (units == 1 && (unit & 0xfc00) != 0xd800)
        break;
    }
  if (c == 0 || !g_unichar_validate (c))
    return NULL;
  g_string_append_unichar (out, c);

  return at;
}

/* "&#xe9;", "&#233;", "&amp;". */
static const char *
undo_xml (const char *at, GString *out)
{
  static const char *const names[][2] = {
    { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&apos;", "'" },
  };
  char *end = NULL;
  guint64 c;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (at, names[i][0]))
      {
        g_string_append (out, names[i][1]);
        return at + strlen (names[i][0]);
      }
  if (at[1] != '#')
    return NULL;
  c = at[2] == 'x' || at[2] == 'X' ? g_ascii_strtoull (at + 3, &end, 16)
                                   : g_ascii_strtoull (at + 2, &end, 10);
  if (*end != ';' || c == 0 || c > 0x10ffff || !g_unichar_validate ((gunichar) c))
    return NULL;
  g_string_append_unichar (out, (gunichar) c);

  return end + 1;
}

/* "%C3%A9", byte for byte. */
static const char *
undo_link (const char *at, GString *out)
{
  if (!g_ascii_isxdigit (at[1]) || !g_ascii_isxdigit (at[2]))
    return NULL;
  g_string_append_c (out,
                     (char) (g_ascii_xdigit_value (at[1]) * 16 + g_ascii_xdigit_value (at[2])));

  return at + 3;
}

static char *
undo_escapes (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *at = text; *at != '\0';)
    {
      const char *next = NULL;

      if (*at == '\\')
        next = undo_json (at, out);
      else if (*at == '&')
        next = undo_xml (at, out);
      else if (*at == '%')
        next = undo_link (at, out);
      if (next == NULL)
        {
          g_string_append_c (out, *at);
          next = at + 1;
        }
      at = next;
    }

  return g_utf8_make_valid (out->str, (gssize) out->len);
}

static gboolean
check_words (const DictumRedaction *self, const char *words, const char *name, GError **error)
{
  g_autoptr (GArray) places = dictum_redaction_find (self, words);
  g_autofree char *shown = NULL;
  const DictumRedactedPlace *place;

  if (places == NULL)
    return TRUE;
  shown = dictum_redaction_apply (self, name);
  place = &g_array_index (places, DictumRedactedPlace, 0);
  g_set_error (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_SECRET,
               _ ("“%s” would still tell who “%s” is, so nothing was exported. Look for their name "
                  "in what you export, and say so to those who make Dictum."),
               shown != NULL ? shown : name, place->pseudonym);

  return FALSE;
}

static gboolean check_bytes (const DictumRedaction *self,
                             GBytes *bytes,
                             const char *name,
                             int depth,
                             gboolean words_known,
                             GError **error);

static gboolean
check_archive (const DictumRedaction *self,
               GBytes *bytes,
               const char *name,
               int depth,
               GError **error)
{
  g_autoptr (DictumUnzip) archive = dictum_unzip_new (bytes, error);
  GError *damage = NULL;
  const char *path;

  if (archive == NULL)
    return FALSE;
  while ((path = dictum_unzip_next (archive, &damage)) != NULL)
    {
      g_autoptr (GBytes) content = NULL;

      if (!check_words (self, path, name, error))
        return FALSE;
      content = dictum_unzip_read (archive, G_MAXINT, error);
      if (content == NULL || !check_bytes (self, content, name, depth + 1, FALSE, error))
        return FALSE;
    }
  if (damage == NULL)
    return TRUE;
  g_propagate_error (error, damage);

  return FALSE;
}

static gboolean
check_bytes (const DictumRedaction *self,
             GBytes *bytes,
             const char *name,
             int depth,
             gboolean words_known,
             GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = NULL;
  g_autofree char *plain = NULL;

  if (size == 0)
    return TRUE;
  if (size > 4 && memcmp (data, "PK\3\4", 4) == 0 && depth < MAX_DEPTH)
    return check_archive (self, bytes, name, depth, error);

  if (size > 4 && memcmp (data, "%PDF", 4) == 0 && !words_known)
    {
      g_set_error (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_SECRET,
                   _ ("What is drawn in “%s” cannot be looked through, so nothing was exported."),
                   name);
      return FALSE;
    }

  text = g_utf8_make_valid (data, (gssize) size);
  if (!check_words (self, text, name, error))
    return FALSE;
  plain = undo_escapes (text);

  return g_str_equal (plain, text) || check_words (self, plain, name, error);
}

gboolean
dictum_redaction_check (const DictumRedaction *self, GPtrArray *files, GError **error)
{
  g_return_val_if_fail (self != NULL && files != NULL, FALSE);

  for (guint i = 0; i < files->len; i++)
    {
      const DictumFile *file = g_ptr_array_index (files, i);

      if (!check_words (self, file->name, file->name, error) ||
          (file->words != NULL && !check_words (self, file->words, file->name, error)) ||
          !check_bytes (self, file->bytes, file->name, 0, file->words != NULL, error))
        return FALSE;
    }

  return TRUE;
}
