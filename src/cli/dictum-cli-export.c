/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

#include <stdio.h>
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

/* What the options say of the scope; at most one kind of them. */
typedef struct
{
  GStrv articles;
  GStrv claims;
  char *where;
  gboolean redacted;
} ScopeOptions;

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
make_export (DictumProject *project, const ScopeOptions *options, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
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

      dictum_cli_print (ngettext ("%s: %u claim, %s\n", "%s: %u claims, %s\n", export->n_claims),
                        path, export->n_claims, written);
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
export_as (DictumCli *cli,
           const DictumFormat *format,
           const ScopeOptions *scope,
           GStrv settings,
           const char *path,
           gboolean overwrite)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumProject) project = dictum_cli_read (cli->args[1], &error);
  g_autoptr (DictumExport) export = project != NULL ? make_export (project, scope, &error) : NULL;
  g_autoptr (GPtrArray) files = NULL;

  if (export == NULL || !set_options (export, format, settings, &error))
    return dictum_cli_fail_error (cli, error);
  files = dictum_format_write (format, export, NULL, &error);
  if (files == NULL)
    return dictum_cli_fail_error (cli, error);
  if (path == NULL)
    return print_file (cli, format, files);
  if (!dictum_files_save (files, path, format->output == DICTUM_OUTPUT_FOLDER, overwrite, &error))
    return dictum_cli_fail_error (cli, error);
  tell_written (cli, format, export, files, path);

  return DICTUM_CLI_OK;
}

int
dictum_cli_run_export (DictumCli *cli)
{
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  g_autofree char *where = NULL;
  g_auto (GStrv) articles = NULL;
  g_auto (GStrv) claims = NULL;
  g_auto (GStrv) settings = NULL;
  gboolean list = FALSE;
  gboolean overwrite = FALSE;
  gboolean redacted = FALSE;
  const DictumFormat *format;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_FILENAME, &id, N_ ("What to write; see --list-formats"),
      N_ ("FORMAT") },
    { "list-formats", 0, 0, G_OPTION_ARG_NONE, &list, N_ ("List what can be written and read"),
      NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path,
      N_ ("The file, or the folder, to write; otherwise standard output"), N_ ("PATH") },
    { "overwrite", 0, 0, G_OPTION_ARG_NONE, &overwrite, N_ ("Replace what is there"), NULL },
    { "article", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &articles,
      N_ ("Only this article; may be repeated"), N_ ("ARTICLE") },
    { "claim", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &claims, N_ ("Only this claim; may be repeated"),
      N_ ("CLAIM") },
    { "where", 0, 0, G_OPTION_ARG_FILENAME, &where, N_ ("Only claims that fit a filter"),
      N_ ("QUERY") },
    { "redacted", 0, 0, G_OPTION_ARG_NONE, &redacted,
      N_ ("Put pseudonyms in the place of protected sources"), NULL },
    { "option", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &settings,
      N_ ("Set an option of the format; may be repeated"), N_ ("NAME=VALUE") },
    { NULL },
  };

  if (!dictum_cli_parse (cli, entries, 0, 1))
    return DICTUM_CLI_USAGE;
  if (list)
    return list_formats (cli);
  if (cli->args[1] == NULL || id == NULL)
    return dictum_cli_misuse (cli, "%s",
                              _ ("Name a project and, with --format, what to make of it."));
  if ((articles != NULL) + (claims != NULL) + (where != NULL) > 1)
    return dictum_cli_misuse (cli, "%s",
                              _ ("Give --article, --claim or --where, not several of them."));
  format = dictum_format_find (id);
  if (format == NULL)
    return dictum_cli_misuse (cli, _ ("There is no format “%s”. --list-formats has them all."), id);

  return export_as (cli, format, &(ScopeOptions) { articles, claims, where, redacted }, settings,
                    path, overwrite);
}
