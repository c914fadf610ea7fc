/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Finds spans of old texts again in new ones: `./dev bench anchoring FOLDER [--quotes]`. FOLDER has
 * old.jsonl.gz and new.jsonl.gz, {"doc", "text"} a line, and cases.jsonl.gz, {"id", "doc", "exact",
 * "prefix", "suffix", "hint"} a line, the hint being where the span starts in the old text in code
 * points. Prints {"id", "start", "end", "ms"} a line, null where the span is lost. The time of the
 * first case of a document has the alignment in it, which the others share. With --quotes the old
 * texts are not looked at, as for spans that were imported. */

#include "bench.h"
#include "text/dictum-text-align.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

typedef void (*LineFunc) (JsonObject *object, gpointer data);

typedef struct
{
  GHashTable *olds; /* doc to DictumText */
  GHashTable *news;
  GHashTable *alignments;
  gboolean quotes;
} Bench;

static void
read_lines (const char *folder, const char *name, LineFunc func, gpointer data)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &error);
  g_autoptr (GZlibDecompressor) unzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GInputStream) plain = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  char *line;

  if (stream == NULL)
    g_error ("%s", error->message);
  plain = g_converter_input_stream_new (G_INPUT_STREAM (stream), G_CONVERTER (unzip));
  lines = g_data_input_stream_new (plain);
  while ((line = g_data_input_stream_read_line (lines, NULL, NULL, &error)) != NULL)
    {
      if (!json_parser_load_from_data (parser, line, -1, &error))
        g_error ("%s: %s", path, error->message);
      func (json_node_get_object (json_parser_get_root (parser)), data);
      g_free (line);
    }
  if (error != NULL)
    g_error ("%s: %s", path, error->message);
}

static void
take_text_cb (JsonObject *object, gpointer data)
{
  g_hash_table_insert (data, g_strdup (json_object_get_string_member (object, "doc")),
                       dictum_text_new (json_object_get_string_member (object, "text"), NULL));
}

static void
find (Bench *self, const char *doc, JsonObject *object, DictumPlace *place)
{
  DictumText *old_text = g_hash_table_lookup (self->olds, doc);
  DictumText *new_text = g_hash_table_lookup (self->news, doc);
  DictumAlignment *alignment = g_hash_table_lookup (self->alignments, doc);
  const char *exact = json_object_get_string_member (object, "exact");
  int start = json_object_get_int_member (object, "hint");

  if (self->quotes)
    {
      if (!dictum_text_anchor_quote (
              new_text, exact, json_object_get_string_member (object, "prefix"),
              json_object_get_string_member (object, "suffix"), start, place))
        place->placing = DICTUM_PLACED_LOST;
      return;
    }
  if (alignment == NULL)
    {
      alignment = dictum_alignment_new (old_text, new_text);
      g_hash_table_insert (self->alignments, g_strdup (doc), alignment);
    }
  dictum_alignment_map (alignment, start, start + g_utf8_strlen (exact, -1), place);
}

static void
run_case_cb (JsonObject *object, gpointer data)
{
  Bench *self = data;
  const char *doc = json_object_get_string_member (object, "doc");
  DictumPlace place;
  double start = bench_now ();

  find (self, doc, object, &place);
  printf ("{\"id\": \"%s\", ", json_object_get_string_member (object, "id"));
  if (place.placing == DICTUM_PLACED_LOST)
    printf ("\"start\": null, \"end\": null, ");
  else
    printf ("\"start\": %d, \"end\": %d, ", place.start, place.end);
  printf ("\"ms\": %.4f}\n", bench_now () - start);
}

int
main (int argc, char **argv)
{
  Bench self = { 0 };

  if (argc < 2 || argc > 3 || (argc == 3 && strcmp (argv[2], "--quotes") != 0))
    {
      fprintf (stderr, "Usage: ./dev bench anchoring FOLDER [--quotes]\n");
      return 2;
    }
  self.quotes = argc == 3;
  self.olds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                     (GDestroyNotify) dictum_text_unref);
  self.news = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                     (GDestroyNotify) dictum_text_unref);
  self.alignments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) dictum_alignment_free);
  read_lines (argv[1], "old.jsonl.gz", take_text_cb, self.olds);
  read_lines (argv[1], "new.jsonl.gz", take_text_cb, self.news);
  read_lines (argv[1], "cases.jsonl.gz", run_case_cb, &self);
  g_hash_table_unref (self.alignments);
  g_hash_table_unref (self.olds);
  g_hash_table_unref (self.news);

  return 0;
}
