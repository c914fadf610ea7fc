/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Where in a document something is wrong, and how that is said. */

#define G_LOG_DOMAIN "dictum-store"

#include "store/dictum-json-value.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/dictum-json-writer.h"
#include "store/dictum-large.h"
#include "store/dictum-store.h"

/* ---- Errors ---- */

static void
append_path (GString *out, const DictumJsonPath *path)
{
  if (path == NULL)
    return;

  append_path (out, path->parent);
  if (path->key == NULL)
    {
      g_string_append_printf (out, "[%" G_GSIZE_FORMAT "]", path->index);
      return;
    }
  if (out->len > 0)
    g_string_append_c (out, '.');
  g_string_append (out, path->key);
}

/**
 * dictum_json_path_format:
 * @path: (nullable): a place
 *
 * Returns: (transfer full): "claims[17].content[0].end"; empty for the document itself
 */
char *
dictum_json_path_format (const DictumJsonPath *path)
{
  GString *out = g_string_new (NULL);

  append_path (out, path);
  return g_string_free_and_steal (out);
}

/* What was found, short enough for a message. */
static char *
describe (yyjson_val *found)
{
  DictumJsonWriter writer;
  g_autoptr (GString) text = NULL;

  switch (yyjson_get_type (found))
    {
    case YYJSON_TYPE_OBJ:
      return g_strdup (_ ("an object"));
    case YYJSON_TYPE_ARR:
      return g_strdup (_ ("a list"));
    default:
      break;
    }

  dictum_json_writer_init (&writer, FALSE, 32);
  dictum_json_raw (&writer, found);
  text = dictum_json_writer_finish (&writer, NULL);
  if (text == NULL)
    return g_strdup ("?");
  if (g_utf8_strlen (text->str, text->len) > 60)
    {
      g_autofree char *start = g_utf8_substring (text->str, 0, 60);

      return g_strconcat (start, "…", NULL);
    }

  return g_strdup (text->str);
}

/**
 * dictum_json_fail_message:
 * @error: where the error goes
 * @path: (nullable): the place that is wrong
 * @message: what is wrong there
 */
void
dictum_json_fail_message (GError **error, const DictumJsonPath *path, const char *message)
{
  g_autofree char *place = dictum_json_path_format (path);

  if (*place == '\0')
    g_set_error_literal (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_FORMAT, message);
  else
    /* Translators: a place in the file, such as claims[17].content, and what is wrong there. */
    g_set_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_FORMAT, _ ("%s: %s"), place,
                 message);
}

/**
 * dictum_json_fail:
 * @error: where the error goes
 * @path: (nullable): the place that is wrong
 * @expected: what should be there, translated: "a whole number"
 * @found: (nullable): what is there
 */
void
dictum_json_fail (GError **error,
                  const DictumJsonPath *path,
                  const char *expected,
                  yyjson_val *found)
{
  g_autofree char *message = NULL;

  if (found == NULL)
    {
      message = g_strdup_printf (_ ("expected %s, but it is missing"), expected);
    }
  else
    {
      g_autofree char *description = describe (found);

      message = g_strdup_printf (_ ("expected %s, found %s"), expected, description);
    }
  dictum_json_fail_message (error, path, message);
}

/* ---- The document ---- */

static void *
alloc_cb (void *data, size_t size)
{
  return dictum_large_alloc (size);
}

static void *
realloc_cb (void *data, void *memory, size_t old_size, size_t size)
{
  return dictum_large_realloc (memory, size);
}

static void
free_cb (void *data, void *memory)
{
  free (memory);
}

static void
fail_syntax (GError **error, const char *data, gsize size, const yyjson_read_err *problem)
{
  gsize line = 1, column = 1;

  for (gsize i = 0; i < MIN (problem->pos, size); i++)
    {
      if (data[i] == '\n')
        line++, column = 1;
      else if (((guchar) data[i] & 0xC0) != 0x80)
        column++;
    }

  if (problem->code == YYJSON_READ_ERROR_MEMORY_ALLOCATION)
    g_set_error_literal (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_TOO_LARGE,
                         _ ("There is not enough memory to read the project"));
  else if (problem->code == YYJSON_READ_ERROR_UNEXPECTED_END)
    g_set_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_FORMAT,
                 _ ("The file is cut off: it ends in line %zu in the middle of something"), line);
  else
    g_set_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_FORMAT,
                 _ ("The file is not valid JSON at line %zu, column %zu: %s"), line, column,
                 problem->msg);
}

/**
 * dictum_json_read_document:
 * @data: bytes
 * @size: how many
 * @error: what is wrong with them, with line and column
 *
 * Parses strict JSON. Numbers stay as they are written, so that what we do not know is kept letter
 * by letter.
 *
 * Returns: (nullable): the document, to be freed with yyjson_doc_free()
 */
yyjson_doc *
dictum_json_read_document (const char *data, gsize size, GError **error)
{
  static const yyjson_alc memory = { alloc_cb, realloc_cb, free_cb, NULL };
  yyjson_read_err problem = { 0 };
  yyjson_doc *document;

  if (size >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    {
      g_set_error_literal (
          error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_FORMAT,
          _ ("The file begins with a byte order mark; save it as UTF-8 without one"));
      return NULL;
    }
  if (size == 0)
    {
      g_set_error_literal (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_FORMAT,
                           _ ("The file is empty"));
      return NULL;
    }

  document = yyjson_read_opts ((char *) (gpointer) data, size, YYJSON_READ_NUMBER_AS_RAW, &memory,
                               &problem);
  if (document == NULL)
    fail_syntax (error, data, size, &problem);

  return document;
}
