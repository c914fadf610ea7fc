/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

#include <string.h>

static const char *const page_suffixes[] = { ".html", ".htm", ".xhtml", NULL };

/* The name of a page without ".gz"; NULL when the file is none. */
static char *
get_page_name (const char *name)
{
  g_autofree char *plain = g_strdup (name);

  if (g_str_has_suffix (plain, ".gz"))
    plain[strlen (plain) - strlen (".gz")] = '\0';
  for (guint i = 0; page_suffixes[i] != NULL; i++)
    if (g_str_has_suffix (plain, page_suffixes[i]))
      return g_steal_pointer (&plain);

  return NULL;
}

/* A page of a folder. One more byte than is taken is read, so that the loader says what is wrong.
 */
static GBytes *
read_page (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) raw = g_file_read (file, NULL, error);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[65536];
  gssize size = 0;

  if (raw == NULL)
    return NULL;
  if (g_str_has_suffix (path, ".gz"))
    {
      g_autoptr (GZlibDecompressor)
          gunzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);

      stream = g_converter_input_stream_new (G_INPUT_STREAM (raw), G_CONVERTER (gunzip));
    }
  else
    {
      stream = g_object_ref (G_INPUT_STREAM (raw));
    }
  while (bytes->len <= DICTUM_LOAD_CAP &&
         (size = g_input_stream_read (stream, buffer, sizeof buffer, NULL, error)) > 0)
    g_byte_array_append (bytes, buffer, size);

  return size < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* The names under which the origins of details stand in JSON. */
static const char *const origin_names[] = {
  [DICTUM_DETAIL_ORIGIN_NONE] = NULL,
  [DICTUM_DETAIL_ORIGIN_JSON_LD] = "json-ld",
  [DICTUM_DETAIL_ORIGIN_MICRODATA] = "microdata",
  [DICTUM_DETAIL_ORIGIN_OPEN_GRAPH] = "open-graph",
  [DICTUM_DETAIL_ORIGIN_META] = "meta",
  [DICTUM_DETAIL_ORIGIN_VISIBLE] = "visible",
  [DICTUM_DETAIL_ORIGIN_ADDRESS] = "address",
  [DICTUM_DETAIL_ORIGIN_DOCUMENT] = "document",
  [DICTUM_DETAIL_ORIGIN_FILE] = "file",
  [DICTUM_DETAIL_ORIGIN_GUESSED] = "guessed",
};

static void
add_origins (JsonBuilder *builder, const DictumLoaded *loaded)
{
  static const char *const details[] = {
    [DICTUM_DETAIL_TITLE] = "title",         [DICTUM_DETAIL_BYLINE] = "byline",
    [DICTUM_DETAIL_PUBLISHER] = "publisher", [DICTUM_DETAIL_URL] = "url",
    [DICTUM_DETAIL_PUBLISHED] = "published", [DICTUM_DETAIL_MODIFIED] = "modified",
    [DICTUM_DETAIL_LANGUAGE] = "language",   [DICTUM_DETAIL_SECTION] = "section"
  };

  json_builder_set_member_name (builder, "origins");
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    if (origin_names[loaded->origins[i]] != NULL)
      dictum_json_add_nullable (builder, details[i], origin_names[loaded->origins[i]]);
  json_builder_end_object (builder);
}

static void
add_details (JsonBuilder *builder, const DictumArticle *article)
{
  dictum_json_add_nullable (builder, "title", article->title);
  dictum_json_add_nullable (builder, "byline", article->byline);
  dictum_json_add_nullable (builder, "publisher", article->publisher);
  dictum_json_add_nullable (builder, "published", article->published);
  dictum_json_add_nullable (builder, "modified", article->modified);
  dictum_json_add_nullable (builder, "language", article->language);
  dictum_json_add_nullable (builder, "url", article->url);
}

static void
add_blocks (JsonBuilder *builder, const DictumVersion *version)
{
  json_builder_set_member_name (builder, "blocks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < dictum_values_length (version->blocks); i++)
    {
      const DictumBlock *block = dictum_values_get (version->blocks, i);

      json_builder_begin_object (builder);
      dictum_json_add_nullable (builder, "kind",
                                dictum_enum_get_nick (&dictum_block_kinds, block->kind));
      if (block->level > 0)
        {
          json_builder_set_member_name (builder, "level");
          json_builder_add_int_value (builder, block->level);
        }
      if (block->time != NULL)
        dictum_json_add_nullable (builder, "time", block->time);
      dictum_json_add_nullable (builder, "text", block->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* The running text: title and captions stand beside it, and a pull quote repeats it. */
static char *
join_text (const DictumVersion *version)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < dictum_values_length (version->blocks); i++)
    {
      const DictumBlock *block = dictum_values_get (version->blocks, i);

      if (block->kind == DICTUM_BLOCK_TITLE || block->kind == DICTUM_BLOCK_CAPTION ||
          block->kind == DICTUM_BLOCK_PULL_QUOTE)
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, block->text);
    }

  return g_string_free_and_steal (text);
}

static void
print_json (const char *file,
            const DictumLoaded *loaded,
            const GError *error,
            double ms,
            int pretty)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *line = NULL;

  json_builder_begin_object (builder);
  dictum_json_add_nullable (builder, "file", file);
  if (loaded != NULL)
    {
      const DictumVersion *version = dictum_article_get_latest_version (loaded->article);
      g_autofree char *text = join_text (version);

      add_details (builder, loaded->article);
      dictum_json_add_nullable (builder, "section", loaded->section);
      add_origins (builder, loaded);
      dictum_json_add_nullable (builder, "loader", version->loader);
      if (loaded->notice != NULL)
        dictum_json_add_nullable (builder, "notice", loaded->notice);
      if (pretty)
        add_blocks (builder, version);
      else
        dictum_json_add_nullable (builder, "text", text);
    }
  else
    {
      dictum_json_add_nullable (builder, "error", error->message);
    }
  json_builder_set_member_name (builder, "ms");
  json_builder_add_double_value (builder, ms);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  line = json_to_string (root, pretty);
  dictum_cli_print ("%s\n", line);
}

static void
print_head (const DictumArticle *article)
{
  const char *details[] = { article->byline, article->publisher, article->published, NULL };
  gboolean any = FALSE;

  if (article->title != NULL)
    dictum_cli_print ("# %s\n", article->title);
  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    if (details[i] != NULL)
      {
        dictum_cli_print ("%s%s", any ? " · " : "", details[i]);
        any = TRUE;
      }
  if (any)
    dictum_cli_print ("\n");
  if (article->url != NULL)
    dictum_cli_print ("%s\n", article->url);
}

/* For people, and for programs that take Markdown. */
static void
print_text (const DictumArticle *article)
{
  const DictumVersion *version = dictum_article_get_latest_version (article);
  int previous = -1;

  print_head (article);
  for (guint i = 0; i < dictum_values_length (version->blocks); i++)
    {
      const DictumBlock *block = dictum_values_get (version->blocks, i);
      gboolean runs_on = block->kind == previous && (block->kind == DICTUM_BLOCK_LIST_ITEM ||
                                                     block->kind == DICTUM_BLOCK_TABLE_CELL);

      if (block->kind == DICTUM_BLOCK_TITLE)
        continue;
      if (!runs_on)
        dictum_cli_print ("\n");
      if (block->time != NULL)
        dictum_cli_print ("[%s] ", block->time);
      if (block->kind == DICTUM_BLOCK_HEADING)
        dictum_cli_print ("%.*s ", CLAMP (block->level, 1, 6), "######");
      else if (block->kind == DICTUM_BLOCK_QUOTE || block->kind == DICTUM_BLOCK_PULL_QUOTE)
        dictum_cli_print ("> ");
      else if (block->kind == DICTUM_BLOCK_LIST_ITEM)
        dictum_cli_print ("- ");
      dictum_cli_print ("%s\n", block->text);
      previous = block->kind;
    }
}

typedef enum
{
  AS_TEXT,
  AS_OBJECT,
  AS_LINES,
} Form;

/* Loads one article and prints it. In lines of JSON an error is a line as well. */
static int
extract (DictumCli *cli, DictumLoadRequest *request, const char *name, Form form, GError **error)
{
  g_autoptr (DictumLoaded) loaded = NULL;
  gint64 start = g_get_monotonic_time ();
  double ms;

  if (request != NULL)
    loaded = dictum_load (request, NULL, NULL, NULL, error);
  if (loaded != NULL && loaded->article == NULL)
    {
      g_clear_pointer (&loaded, dictum_loaded_free);
      g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
                           _ ("This is a list of articles, not an article. “dictum-cli add” shows "
                              "what is in it."));
    }
  ms = (g_get_monotonic_time () - start) / 1000.0;
  if (form == AS_LINES || (form == AS_OBJECT && loaded != NULL))
    print_json (name, loaded, *error, ms, form == AS_OBJECT);
  else if (loaded != NULL)
    print_text (loaded->article);
  if (loaded != NULL)
    return DICTUM_CLI_OK;

  g_prefix_error (error, "%s: ", name);
  return dictum_cli_fail_error (cli, *error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* All pages of a folder, in the order of their names. */
static int
extract_folder (DictumCli *cli, const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  int code = DICTUM_CLI_OK;

  if (dir == NULL)
    return dictum_cli_fail_error (cli, *error);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *page = get_page_name (g_ptr_array_index (names, i));
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      g_autoptr (DictumLoadRequest) request = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) problem = NULL;

      if (page == NULL)
        continue;
      bytes = read_page (path, &problem);
      if (bytes != NULL)
        request = dictum_load_request_new_for_bytes (bytes, "text/html", page);
      if (extract (cli, request, page, AS_LINES, &problem) != DICTUM_CLI_OK)
        code = DICTUM_CLI_FAILED;
    }

  return code;
}

int
dictum_cli_run_extract (DictumCli *cli)
{
  gboolean lines = FALSE;
  const GOptionEntry entries[] = {
    { "jsonl", 0, 0, G_OPTION_ARG_NONE, &lines,
      N_ ("Print a line of JSON for each article, also for each page of a folder"), NULL },
    { NULL },
  };
  int code = DICTUM_CLI_OK;
  Form form;

  if (!dictum_cli_parse (cli, entries, 1, G_MAXUINT - 1))
    return DICTUM_CLI_USAGE;
  if (cli->json && (lines || cli->args[2] != NULL))
    return dictum_cli_misuse (cli, "%s", _ ("--json is for one article, --jsonl for several."));

  form = lines ? AS_LINES : cli->json ? AS_OBJECT : AS_TEXT;
  for (guint i = 1; cli->args[i] != NULL; i++)
    {
      const char *argument = cli->args[i];
      g_autoptr (DictumLoadRequest) request = NULL;
      g_autoptr (GError) error = NULL;

      if (g_file_test (argument, G_FILE_TEST_IS_DIR))
        {
          if (!lines)
            return dictum_cli_misuse (cli, _ ("“%s” is a folder, which needs --jsonl."), argument);
          if (extract_folder (cli, argument, &error) != DICTUM_CLI_OK)
            code = DICTUM_CLI_FAILED;
          continue;
        }
      request = dictum_cli_make_request (argument, &error);
      if (extract (cli, request, argument, form, &error) != DICTUM_CLI_OK)
        code = DICTUM_CLI_FAILED;
    }

  return code;
}
