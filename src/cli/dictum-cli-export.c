/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "exchange/dictum-format.h"

static void
add_member (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_flag (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_format (JsonBuilder *builder, const DictumFormat *format)
{
  static const char *const outputs[] = { "text", "binary", "folder" };

  json_builder_begin_object (builder);
  add_member (builder, "id", format->id);
  add_member (builder, "name", _ (format->name));
  add_member (builder, "extension", format->extension);
  add_member (builder, "mediaType", format->media_type);
  add_member (builder, "purpose", _ (format->purpose));
  add_member (builder, "loses", _ (format->loses));
  add_member (builder, "output", outputs[format->output]);
  add_flag (builder, "canWrite", format->write != NULL);
  add_flag (builder, "canRead", format->read != NULL);
  json_builder_set_member_name (builder, "options");
  json_builder_begin_array (builder);
  for (const DictumFormatOption *option = format->options; option != NULL && option->name != NULL;
       option++)
    {
      json_builder_begin_object (builder);
      add_member (builder, "name", option->name);
      add_member (builder, "label", _ (option->label));
      add_flag (builder, "switch", option->is_switch);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static int
list_formats (DictumCli *cli)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < dictum_format_get_count (); i++)
    {
      const DictumFormat *format = dictum_format_get (i);
      const char *ways = format->read == NULL    ? _ ("out")
                         : format->write == NULL ? _ ("in")
                                                 : _ ("out, in");

      if (cli->json)
        {
          add_format (builder, format);
          continue;
        }
      dictum_cli_print ("%-15s %s (%s)\n", format->id, _ (format->name), ways);
      dictum_cli_print ("%15s %s\n%15s %s\n", "", _ (format->purpose), "", _ (format->loses));
      for (const DictumFormatOption *option = format->options;
           option != NULL && option->name != NULL; option++)
        dictum_cli_print ("%15s --option %s=%s  %s\n", "", option->name,
                          option->is_switch ? "yes" : "…", _ (option->label));
    }
  json_builder_end_array (builder);
  if (cli->json)
    dictum_cli_print_json (builder);

  return DICTUM_CLI_OK;
}

/* What is said of the scope, at most one kind of it, and of what is written. */
typedef struct
{
  GStrv articles;
  GStrv claims;
  char *where;
  gboolean redacted;
  GStrv settings;
  char *path;
  gboolean overwrite;
} Options;

/* Both verbs have these. */
#define COMMON_ENTRIES(options)                                                                    \
  { "output",                                                                                      \
    'o',                                                                                           \
    0,                                                                                             \
    G_OPTION_ARG_FILENAME,                                                                         \
    &(options).path,                                                                               \
    N_ ("The file, or the folder, to write; otherwise standard output"),                           \
    N_ ("PATH") },                                                                                 \
      { "overwrite", 0, 0, G_OPTION_ARG_NONE, &(options).overwrite, N_ ("Replace what is there"),  \
        NULL },                                                                                    \
      { "article",                                                                                 \
        0,                                                                                         \
        0,                                                                                         \
        G_OPTION_ARG_FILENAME_ARRAY,                                                               \
        &(options).articles,                                                                       \
        N_ ("Only this article; may be repeated"),                                                 \
        N_ ("ARTICLE") },                                                                          \
      { "claim",                                                                                   \
        0,                                                                                         \
        0,                                                                                         \
        G_OPTION_ARG_FILENAME_ARRAY,                                                               \
        &(options).claims,                                                                         \
        N_ ("Only this claim; may be repeated"),                                                   \
        N_ ("CLAIM") },                                                                            \
      { "where",                                                                                   \
        0,                                                                                         \
        0,                                                                                         \
        G_OPTION_ARG_FILENAME,                                                                     \
        &(options).where,                                                                          \
        N_ ("Only claims that fit a filter"),                                                      \
        N_ ("QUERY") },                                                                            \
      { "redacted",                                                                                \
        0,                                                                                         \
        0,                                                                                         \
        G_OPTION_ARG_NONE,                                                                         \
        &(options).redacted,                                                                       \
        N_ ("Put pseudonyms in the place of protected sources"),                                   \
        NULL },                                                                                    \
      { "option",                                                                                  \
        0,                                                                                         \
        0,                                                                                         \
        G_OPTION_ARG_FILENAME_ARRAY,                                                               \
        &(options).settings,                                                                       \
        N_ ("Set an option of the format; may be repeated"),                                       \
        N_ ("NAME=VALUE") },                                                                       \
  {                                                                                                \
    NULL                                                                                           \
  }

static void
clear_options (Options *options)
{
  g_strfreev (options->articles);
  g_strfreev (options->claims);
  g_strfreev (options->settings);
  g_free (options->where);
  g_free (options->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
add_ids (DictumProject *project, GStrv words, gboolean claims, GStrvBuilder *ids, GError **error)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      gconstpointer record = claims ? (gconstpointer) dictum_project_find_claim (project, words[i],
                                                                                 error)
                                    : (gconstpointer) dictum_project_find_article (project,
                                                                                   words[i], error);

      if (record == NULL)
        return FALSE;
      g_strv_builder_add (ids, dictum_record_get_id (record));
    }

  return TRUE;
}

static DictumExport *
make_export (DictumProject *project, const char *path, const Options *options, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  g_autofree char *name = dictum_store_dup_name (path);
  DictumScope scope = { DICTUM_SCOPE_PROJECT, NULL, options->where };
  DictumExport *export;

  if (options->articles != NULL)
    scope.kind = DICTUM_SCOPE_ARTICLES;
  else if (options->claims != NULL)
    scope.kind = DICTUM_SCOPE_CLAIMS;
  else if (options->where != NULL)
    scope.kind = DICTUM_SCOPE_QUERY;

  if ((options->articles != NULL && !add_ids (project, options->articles, FALSE, builder, error)) ||
      (options->claims != NULL && !add_ids (project, options->claims, TRUE, builder, error)))
    return NULL;
  ids = g_strv_builder_end (builder);
  scope.ids = (const char *const *) ids;

  export = dictum_export_new (dictum_project_take_snapshot (project), &scope, NULL, error);
  if (export != NULL)
    dictum_export_set_name (export, name);

  return export != NULL && options->redacted ? dictum_export_redact (export) : export;
}

/* "name=value", or a switch's name alone. */
static gboolean
set_options (DictumExport *export, const DictumFormat *format, GStrv settings, GError **error)
{
  for (guint i = 0; settings != NULL && settings[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (settings[i], "=", 2);

      if (dictum_format_find_option (format, parts[0]) == NULL)
        {
          g_set_error (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_FORMAT,
                       _ ("“%s” has no option “%s”. --list-formats shows what there is."),
                       format->id, parts[0]);
          return FALSE;
        }
      dictum_export_set_option (export, parts[0], parts[1] != NULL ? parts[1] : "yes");
    }

  return TRUE;
}

static void
tell_written (DictumCli *cli,
              const DictumFormat *format,
              DictumExport *export,
              GPtrArray *files,
              const char *path)
{
  g_autoptr (JsonBuilder) builder = NULL;
  guint64 size = 0;

  for (guint i = 0; i < files->len; i++)
    size += g_bytes_get_size (((DictumFile *) g_ptr_array_index (files, i))->bytes);

  if (!cli->json)
    {
      g_autofree char *written = g_format_size (size);

      dictum_cli_print ("%s: %s\n", path, written);
      return;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_member (builder, "format", format->id);
  add_member (builder, "path", path);
  json_builder_set_member_name (builder, "claims");
  json_builder_add_int_value (builder, export->n_claims);
  json_builder_set_member_name (builder, "bytes");
  json_builder_add_int_value (builder, (gint64) size);
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < files->len; i++)
    json_builder_add_string_value (builder, ((DictumFile *) g_ptr_array_index (files, i))->name);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dictum_cli_print_json (builder);
}

static int
print_file (DictumCli *cli, const DictumFormat *format, GPtrArray *files)
{
  gsize size;
  const char *bytes;

  if (format->output == DICTUM_OUTPUT_FOLDER)
    return dictum_cli_misuse (cli, _ ("“%s” makes several files. Name a folder with -o."),
                              format->id);
  if (format->output == DICTUM_OUTPUT_BINARY && isatty (STDOUT_FILENO))
    return dictum_cli_misuse (cli, _ ("“%s” is not text. Name a file with -o."), format->id);

  bytes = g_bytes_get_data (((DictumFile *) g_ptr_array_index (files, 0))->bytes, &size);
  if (fwrite (bytes, 1, size, stdout) != size || fflush (stdout) != 0)
    return dictum_cli_fail (cli, "%s", _ ("The output could not be written."));

  return DICTUM_CLI_OK;
}

static int
export_as (DictumCli *cli, const DictumFormat *format, const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumProject) project = NULL;
  g_autoptr (DictumExport) export = NULL;
  g_autoptr (GPtrArray) files = NULL;

  if ((options->articles != NULL) + (options->claims != NULL) + (options->where != NULL) > 1)
    return dictum_cli_misuse (cli, "%s",
                              _ ("Give --article, --claim or --where, not several of them."));

  project = dictum_cli_read (cli->args[1], &error);
  export = project != NULL ? make_export (project, cli->args[1], options, &error) : NULL;
  if (export == NULL || !set_options (export, format, options->settings, &error))
    return dictum_cli_fail_error (cli, error);
  files = dictum_format_write (format, export, NULL, &error);
  if (files == NULL)
    return dictum_cli_fail_error (cli, error);
  if (options->path == NULL)
    return print_file (cli, format, files);
  if (!dictum_files_save (files, options->path, format->output == DICTUM_OUTPUT_FOLDER,
                          options->overwrite, &error))
    return dictum_cli_fail_error (cli, error);
  tell_written (cli, format, export, files, options->path);

  return DICTUM_CLI_OK;
}

int
dictum_cli_run_export (DictumCli *cli)
{
  g_auto (Options) options = { 0 };
  g_autofree char *id = NULL;
  gboolean list = FALSE;
  const DictumFormat *format;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_FILENAME, &id, N_ ("What to write; see --list-formats"),
      N_ ("FORMAT") },
    { "list-formats", 0, 0, G_OPTION_ARG_NONE, &list, N_ ("List what can be written and read"),
      NULL },
    COMMON_ENTRIES (options),
  };

  if (!dictum_cli_parse (cli, entries, 0, 1))
    return DICTUM_CLI_USAGE;
  if (list)
    return list_formats (cli);
  if (cli->args[1] == NULL || id == NULL)
    return dictum_cli_misuse (cli, "%s",
                              _ ("Name a project and, with --format, what to make of it."));
  format = dictum_format_find (id);
  if (format == NULL)
    return dictum_cli_misuse (cli, _ ("There is no format “%s”. --list-formats has them all."), id);

  return export_as (cli, format, &options);
}

/* The formats that people read. */
static const char *const reports[] = { "pdf", "html", "markdown", "odt" };

/* The one that is asked for, or that the name of the file asks for. */
static const DictumFormat *
find_report (const gboolean *chosen, const char *path)
{
  const char *extension = path != NULL ? strrchr (path, '.') : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    if (chosen[i])
      return dictum_format_find (reports[i]);
  for (guint i = 0; extension != NULL && i < G_N_ELEMENTS (reports); i++)
    if (g_str_equal (dictum_format_find (reports[i])->extension, extension + 1))
      return dictum_format_find (reports[i]);

  return NULL;
}

int
dictum_cli_run_report (DictumCli *cli)
{
  g_auto (Options) options = { 0 };
  gboolean chosen[G_N_ELEMENTS (reports)] = { FALSE };
  guint n_chosen = 0;
  const DictumFormat *format;
  const GOptionEntry entries[] = {
    { "pdf", 0, 0, G_OPTION_ARG_NONE, &chosen[0], N_ ("Pages, with notes at their feet"), NULL },
    { "html", 0, 0, G_OPTION_ARG_NONE, &chosen[1], N_ ("One page for a browser"), NULL },
    { "markdown", 0, 0, G_OPTION_ARG_NONE, &chosen[2], N_ ("Text with marks"), NULL },
    { "odt", 0, 0, G_OPTION_ARG_NONE, &chosen[3], N_ ("For word processors"), NULL },
    COMMON_ENTRIES (options),
  };

  if (!dictum_cli_parse (cli, entries, 1, 1))
    return DICTUM_CLI_USAGE;
  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    n_chosen += chosen[i] ? 1 : 0;
  format = n_chosen < 2 ? find_report (chosen, options.path) : NULL;
  if (format == NULL)
    return dictum_cli_misuse (
        cli, "%s", _ ("Say what to write: --pdf, --html, --markdown or --odt, one of them."));

  return export_as (cli, format, &options);
}
