/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-loader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "load/dictum-container.h"

/* How much is looked at to tell text from other bytes. */
#define SNIFF_BYTES 8192

static const DictumLoader *const loaders[] = {
  &dictum_loader_pdf,       &dictum_loader_warc,     &dictum_loader_wacz,  &dictum_loader_feed,
  &dictum_loader_json,      &dictum_loader_docx,     &dictum_loader_html,  &dictum_loader_rtf,
  &dictum_loader_odt,       &dictum_loader_epub,     &dictum_loader_mhtml, &dictum_loader_eml,
  &dictum_loader_subtitles, &dictum_loader_markdown, &dictum_loader_text,
};

/* Files that are no text, by their first bytes. The names are shown to the user. */
static const struct
{
  const char *magic;
  gsize length;
  gsize offset;
  const char *message;
} known[] = {
  { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, 0,
    N_ ("This is an old Microsoft Office document. Dictum cannot read it: open it, copy its text "
        "and paste it here.") },
  { "\x89PNG", 4, 0, N_ ("This is a picture. Dictum needs text.") },
  { "\xff\xd8\xff", 3, 0, N_ ("This is a picture. Dictum needs text.") },
  { "GIF8", 4, 0, N_ ("This is a picture. Dictum needs text.") },
  { "WEBP", 4, 8, N_ ("This is a picture. Dictum needs text.") },
  { "II*\0", 4, 0, N_ ("This is a picture. Dictum needs text.") },
  { "MM\0*", 4, 0, N_ ("This is a picture. Dictum needs text.") },
  { "ftyp", 4, 4,
    N_ ("This is a video, a recording or a picture. Dictum needs text: add a transcript of it.") },
  { "RIFF", 4, 0,
    N_ ("This is a video or a recording. Dictum needs text: add a transcript of it.") },
  { "OggS", 4, 0,
    N_ ("This is a video or a recording. Dictum needs text: add a transcript of it.") },
  { "ID3", 3, 0, N_ ("This is a recording. Dictum needs text: add a transcript of it.") },
  { "fLaC", 4, 0, N_ ("This is a recording. Dictum needs text: add a transcript of it.") },
  { "\x1a\x45\xdf\xa3", 4, 0, N_ ("This is a video. Dictum needs text: add a transcript of it.") },
  { "\x1f\x8b", 2, 0, N_ ("This is a compressed file. Unpack it and add what is inside.") },
  { "BZh", 3, 0, N_ ("This is a compressed file. Unpack it and add what is inside.") },
  { "\xfd"
    "7zXZ",
    5, 0, N_ ("This is a compressed file. Unpack it and add what is inside.") },
  { "7z\xbc\xaf", 4, 0, N_ ("This is a compressed file. Unpack it and add what is inside.") },
  { "\x28\xb5\x2f\xfd", 4, 0, N_ ("This is a compressed file. Unpack it and add what is inside.") },
  { "Rar!", 4, 0, N_ ("This is a compressed file. Unpack it and add what is inside.") },
  { "\x7f"
    "ELF",
    4, 0, N_ ("This is a program. Dictum needs text.") },
  { "MZ", 2, 0, N_ ("This is a program. Dictum needs text.") },
  { "SQLite format 3", 15, 0, N_ ("This is a database. Dictum needs text.") },
};

static gboolean
has_utf16_or_32_mark (const guint8 *data, gsize size)
{
  return size >= 2 &&
         ((data[0] == 0xff && data[1] == 0xfe) || (data[0] == 0xfe && data[1] == 0xff) ||
          (size >= 4 && memcmp (data, "\0\0\xfe\xff", 4) == 0));
}

/* Control characters that no text has, as a share of what is looked at. */
static gboolean
looks_binary (const guint8 *data, gsize size)
{
  gsize n = MIN (size, SNIFF_BYTES);
  gsize odd = 0, zeros[2] = { 0, 0 };

  if (has_utf16_or_32_mark (data, size))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      guint8 c = data[i];

      zeros[i % 2] += c == 0;
      odd += c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1b;
    }
  /* Every other byte zero is UTF-16 without a mark. */
  if (n >= 8 && MAX (zeros[0], zeros[1]) * 5 >= n && MIN (zeros[0], zeros[1]) * 50 <= n &&
      odd - MAX (zeros[0], zeros[1]) <= n / 50)
    return FALSE;
  return odd * 100 > n * 2 || (n < 50 && odd > 0);
}

/* What to say of a ZIP file that no loader takes. */
static const char *
describe_archive (GBytes *bytes)
{
  switch (dictum_container_find_kind (bytes))
    {
    case DICTUM_CONTAINER_XLSX:
    case DICTUM_CONTAINER_PPTX:
    case DICTUM_CONTAINER_OPENDOCUMENT:
      return N_ ("This is a spreadsheet, a presentation or a drawing. Dictum needs a text: copy "
                 "what is to be checked and paste it here.");
    case DICTUM_CONTAINER_NONE:
      return NULL;
    case DICTUM_CONTAINER_PLAIN:
    case DICTUM_CONTAINER_DOCX:
    case DICTUM_CONTAINER_ODT:
    case DICTUM_CONTAINER_EPUB:
    case DICTUM_CONTAINER_WACZ:
    default:
      return N_ ("This is a ZIP archive. Unpack it and add what is inside.");
    }
}

static const char *
find_known (const guint8 *data, gsize size, gboolean binary)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      /* Two letters at the beginning of a text may be just these letters. */
      if (!binary && known[i].length < 4 && g_ascii_isprint (known[i].magic[0]))
        continue;
      if (size >= known[i].offset + known[i].length &&
          memcmp (data + known[i].offset, known[i].magic, known[i].length) == 0 &&
          (binary || known[i].offset == 0))
        return known[i].message;
    }
  return NULL;
}

/* Office Open XML with a password is a compound file with a stream of this name in its directory
 * (MS-OFFCRYPTO 2.3.4), whose names are UTF-16. */
static gboolean
is_locked (const guint8 *data, gsize size)
{
  static const guint8 compound[] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1 };
  static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

  const guint8 *end = data + size;

  if (size < sizeof compound + sizeof name || memcmp (data, compound, sizeof compound) != 0)
    return FALSE;
  for (const guint8 *at = data; (at = memchr (at, 'E', end - at)) != NULL; at++)
    if ((gsize) (end - at) < sizeof name)
      return FALSE;
    else if (memcmp (at, name, sizeof name - 1) == 0)
      return TRUE;
  return FALSE;
}

/* The HTML standard's signs of a page: a tag that only a page begins with. */
static gboolean
looks_like_html (const guint8 *data, gsize size)
{
  static const char *const tags[] = { "<!doctype html", "<html",  "<head",    "<body",
                                      "<meta ",         "<title", "<article", NULL };
  g_autofree char *head = NULL;
  g_autofree char *raw = g_strndup ((const char *) data, MIN (size, 2048));
  const char *at;

  head = g_ascii_strdown (raw, -1);
  at = g_str_has_prefix (head, "\xef\xbb\xbf") ? head + 3 : head;
  while (TRUE)
    {
      const char *end;

      at += strspn (at, " \t\r\n\f");
      if (g_str_has_prefix (at, "<!--"))
        end = strstr (at, "-->");
      else if (g_str_has_prefix (at, "<?"))
        end = strstr (at, ">");
      else
        break;
      if (end == NULL)
        return FALSE;
      at = strchr (end, '>') + 1;
    }
  for (guint i = 0; tags[i] != NULL; i++)
    if (g_str_has_prefix (at, tags[i]))
      return TRUE;
  return FALSE;
}

static const char *
find_suffix (const char *name)
{
  const char *end, *dot;
  g_autofree char *path = NULL;

  if (name == NULL)
    return NULL;
  path = g_strndup (name, strcspn (name, "?#"));
  end = strrchr (path, '/');
  dot = strrchr (end != NULL ? end : path, '.');
  return dot != NULL ? name + (dot + 1 - path) : NULL;
}

static const DictumLoader *
find_by_suffix (const char *name)
{
  const char *suffix = find_suffix (name);
  g_autofree char *low = NULL;

  if (suffix == NULL)
    return NULL;
  low = g_ascii_strdown (suffix, strcspn (suffix, "?#"));
  for (gsize i = 0; i < G_N_ELEMENTS (loaders); i++)
    if (!loaders[i]->binary && g_strv_contains (loaders[i]->suffixes, low))
      return loaders[i];
  return NULL;
}

static const DictumLoader *
find_by_type (const char *type)
{
  if (type == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (loaders); i++)
    if (!loaders[i]->binary && g_strv_contains (loaders[i]->media_types, type))
      return loaders[i];
  return NULL;
}

static const DictumLoader *
find_by_bytes (const DictumLoadContent *content, DictumLoaderFit at_least)
{
  for (gsize i = 0; i < G_N_ELEMENTS (loaders); i++)
    if (loaders[i]->recognise != NULL && loaders[i]->recognise (content) >= at_least)
      return loaders[i];
  return NULL;
}

static int
compare_suffixes_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GStrv
dictum_load_list_suffixes (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GStrv suffixes;

  for (gsize i = 0; i < G_N_ELEMENTS (loaders); i++)
    g_strv_builder_addv (builder, (const char **) loaders[i]->suffixes);
  suffixes = g_strv_builder_end (builder);
  g_sort_array (suffixes, g_strv_length (suffixes), sizeof *suffixes, compare_suffixes_cb, NULL);
  return suffixes;
}

/**
 * dictum_loader_choose:
 *
 * Which loader reads a content: the one that is sure to know its bytes, else what was declared
 * where the bytes do not speak against it, else the name's ending, else what the bytes look like.
 */
const DictumLoader *
dictum_loader_choose (const DictumLoadContent *content, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (content->bytes, &size);
  const DictumLoader *declared, *named, *seen;
  const char *message;
  gboolean binary;

  if (size == 0)
    {
      g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_EMPTY,
                           content->http_status != 0
                               ? _ ("The server sent an empty page. Open it in a browser, copy its "
                                    "text and paste it here.")
                               : _ ("There is nothing in it."));
      return NULL;
    }
  seen = find_by_bytes (content, DICTUM_LOADER_SURE);
  if (seen != NULL)
    return seen;
  binary = looks_binary (data, size);
  message = describe_archive (content->bytes);
  if (message == NULL)
    message = find_known (data, size, binary);
  if (is_locked (data, size))
    {
      g_set_error_literal (
          error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_ENCRYPTED,
          _ ("This document is protected by a password. Open it, save it without "
             "the password and add it again, or copy its text and paste it here."));
      return NULL;
    }
  if (message != NULL || binary)
    {
      g_set_error_literal (
          error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_UNKNOWN,
          message != NULL
              ? _ (message)
              : _ ("This is no text. Dictum reads web pages, office documents, books, mails "
                   "and plain text; from anything else, copy the text and paste it here."));
      return NULL;
    }
  declared = find_by_type (content->media_type);
  named = find_by_suffix (content->name != NULL ? content->name : content->address);
  /* Servers call everything text/plain that they do not know; a name says more. */
  if (declared != NULL && declared != &dictum_loader_text)
    return declared;
  if (named != NULL && named != &dictum_loader_text)
    return named;
  seen = find_by_bytes (content, DICTUM_LOADER_MAYBE);
  if (seen != NULL)
    return seen;
  if (declared != NULL && named == NULL)
    return declared;
  if (named == &dictum_loader_text && declared == NULL && looks_like_html (data, size))
    return &dictum_loader_html;
  if (named != NULL)
    return named;
  return looks_like_html (data, size) ? &dictum_loader_html : &dictum_loader_text;
}
