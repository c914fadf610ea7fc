/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Loads every file of a folder and prints one JSON object a line, for programs that measure how
 * well articles are extracted: the file, the text of the article without its title and captions,
 * its details, and the milliseconds it took. Pages may be compressed (.gz). Not a test. */

#include <stdio.h>

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "load/dictum-load.h"

static GBytes *
read_page (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) raw = g_file_read (file, NULL, error);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (raw == NULL)
    return NULL;
  if (g_str_has_suffix (path, ".gz"))
    {
      g_autoptr (GZlibDecompressor)
          gunzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);

      stream = g_converter_input_stream_new (G_INPUT_STREAM (raw), G_CONVERTER (gunzip));
    }
  else
    stream = g_object_ref (G_INPUT_STREAM (raw));
  if (g_output_stream_splice (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) < 0)
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
add (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static char *
join_text (const DictumVersion *version, gboolean tell_kinds)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < dictum_values_length (version->blocks); i++)
    {
      const DictumBlock *block = dictum_values_get (version->blocks, i);

      if (tell_kinds)
        g_string_append_printf (text, "[%s] ",
                                dictum_enum_get_nick (&dictum_block_kinds, block->kind));
      else if (block->kind == DICTUM_BLOCK_TITLE || block->kind == DICTUM_BLOCK_CAPTION)
        continue;
      g_string_append (text, block->text);
      g_string_append_c (text, '\n');
    }
  return g_string_free_and_steal (text);
}

static void
dump (const char *path, gboolean tell_kinds)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = read_page (path, &error);
  g_autoptr (DictumLoadRequest) request = NULL;
  g_autoptr (DictumLoaded) loaded = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *line = NULL;
  gint64 start = g_get_monotonic_time ();

  if (bytes != NULL)
    {
      request = dictum_load_request_new_for_bytes (bytes, "text/html", base);
      loaded = dictum_load (request, NULL, NULL, NULL, &error);
    }
  json_builder_begin_object (builder);
  add (builder, "file", base);
  json_builder_set_member_name (builder, "ms");
  json_builder_add_double_value (builder, (g_get_monotonic_time () - start) / 1000.0);
  if (loaded != NULL)
    {
      g_autofree char *text = join_text (dictum_article_get_latest_version (loaded->article),
                                         tell_kinds);

      add (builder, "title", loaded->article->title);
      add (builder, "byline", loaded->article->byline);
      add (builder, "published", loaded->article->published);
      add (builder, "publisher", loaded->article->publisher);
      add (builder, "language", loaded->article->language);
      add (builder, "url", loaded->article->url);
      add (builder, "text", text);
    }
  else
    add (builder, "error", error->message);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  line = json_to_string (root, FALSE);
  puts (line);
}

int
main (int argc, char **argv)
{
  gboolean tell_kinds = g_getenv ("TELL_KINDS") != NULL;

  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GDir) dir = g_dir_open (argv[i], 0, NULL);
      const char *name;

      if (dir == NULL)
        dump (argv[i], tell_kinds);
      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (argv[i], name, NULL);

          dump (path, tell_kinds);
        }
    }
  return 0;
}
