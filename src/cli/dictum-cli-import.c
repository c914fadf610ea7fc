/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

#include "exchange/dictum-format.h"

static void
add_count (JsonBuilder *builder, const char *name, guint count)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, count);
}

static void
add_member (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_problems (JsonBuilder *builder, const char *name, GPtrArray *problems)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++)
    {
      const DictumImportProblem *problem = g_ptr_array_index (problems, i);

      json_builder_begin_object (builder);
      add_member (builder, "file", problem->file);
      if (problem->line > 0)
        add_count (builder, "line", (guint) problem->line);
      add_member (builder, "quote", problem->quote);
      add_member (builder, "reason", problem->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const DictumFormat *format, const DictumImport *import)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_member (builder, "format", format->id);
  add_count (builder, "files", import->files->len);
  add_count (builder, "articles", import->n_articles);
  add_count (builder, "sources", import->n_sources);
  add_count (builder, "claims", import->n_claims);
  add_count (builder, "known", import->n_known);
  add_count (builder, "updated", import->n_updated);
  add_count (builder, "differing", import->n_differing);
  add_count (builder, "originals", g_hash_table_size (import->originals));
  add_problems (builder, "unplaced", import->unplaced);
  add_problems (builder, "broken", import->broken);
  json_builder_end_object (builder);
  dictum_cli_print_json (builder);
}

static void
print_problems (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const DictumImportProblem *problem = g_ptr_array_index (problems, i);

      dictum_cli_print ("  ");
      if (problem->file != NULL)
        dictum_cli_print ("%s", problem->file);
      if (problem->line > 0)
        dictum_cli_print (":%d", problem->line);
      if (problem->file != NULL)
        dictum_cli_print (": ");
      dictum_cli_print ("%s", problem->reason);
      if (problem->quote != NULL)
        dictum_cli_print (" “%s”", problem->quote);
      dictum_cli_print ("\n");
    }
}

static void
print_text (const DictumImport *import)
{
  dictum_cli_print (ngettext ("%u claim\n", "%u claims\n", import->n_claims), import->n_claims);
  dictum_cli_print (ngettext ("%u new article\n", "%u new articles\n", import->n_articles),
                    import->n_articles);
  dictum_cli_print (ngettext ("%u new source\n", "%u new sources\n", import->n_sources),
                    import->n_sources);
  if (import->n_known > 0)
    dictum_cli_print (
        ngettext ("%u claim is there already\n", "%u claims are there already\n", import->n_known),
        import->n_known);
  if (import->n_updated > 0)
    dictum_cli_print (ngettext ("%u record gets another form\n", "%u records get another form\n",
                                import->n_updated),
                      import->n_updated);
  if (import->n_differing > 0)
    dictum_cli_print (ngettext ("%u record differs and stays as it is\n",
                                "%u records differ and stay as they are\n", import->n_differing),
                      import->n_differing);
  if (g_hash_table_size (import->originals) > 0)
    dictum_cli_print (
        ngettext ("%u original\n", "%u originals\n", g_hash_table_size (import->originals)),
        g_hash_table_size (import->originals));
  if (import->unplaced->len > 0)
    dictum_cli_print (ngettext ("%u mark could not be placed:\n", "%u marks could not be placed:\n",
                                import->unplaced->len),
                      import->unplaced->len);
  print_problems (import->unplaced);
  if (import->broken->len > 0)
    dictum_cli_print (ngettext ("%u entry could not be read:\n", "%u entries could not be read:\n",
                                import->broken->len),
                      import->broken->len);
  print_problems (import->broken);
}

static const DictumFormat *
choose_format (const char *id, GPtrArray *files, GError **error)
{
  const DictumFormat *format = id != NULL ? dictum_format_find (id)
                                          : dictum_format_recognise (files);

  if (format == NULL && id != NULL)
    g_set_error (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_FORMAT,
                 _ ("There is no format “%s”. “dictum-cli export --list-formats” has them all."),
                 id);
  else if (format == NULL)
    g_set_error_literal (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_FORMAT,
                         _ ("What is in these files is not recognised. Say what it is with "
                            "--format."));

  return format;
}

static void
set_no_option (GError **error, const DictumFormat *format, const char *name)
{
  g_set_error (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_FORMAT,
               _ ("“%s” has no option “%s”. “dictum-cli export --list-formats” shows what "
                  "there is."),
               format->id, name);
}

static GHashTable *
read_options (DictumProject *project,
              const DictumFormat *format,
              GStrv settings,
              const char *article,
              GError **error)
{
  g_autoptr (GHashTable) options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; settings != NULL && settings[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (settings[i], "=", 2);

      if (dictum_format_find_option (format, parts[0]) == NULL)
        {
          set_no_option (error, format, parts[0]);
          return NULL;
        }
      g_hash_table_insert (options, g_strdup (parts[0]),
                           g_strdup (parts[1] != NULL ? parts[1] : "yes"));
    }
  if (article != NULL && format->has_no_marks)
    {
      set_no_option (error, format, "--article");
      return NULL;
    }
  if (article != NULL)
    {
      const DictumArticle *record = dictum_project_find_article (project, article, error);

      if (record == NULL)
        return NULL;
      g_hash_table_insert (options, g_strdup (DICTUM_IMPORT_ARTICLE), g_strdup (record->record.id));
    }

  return g_steal_pointer (&options);
}

static GPtrArray *
load_files (DictumCli *cli, GError **error)
{
  g_autoptr (GPtrArray) files = dictum_files_new ();

  for (guint i = 2; cli->args[i] != NULL; i++)
    if (!dictum_files_load (files, cli->args[i], error))
      return NULL;

  return g_steal_pointer (&files);
}

int
dictum_cli_run_import (DictumCli *cli)
{
  g_autofree char *id = NULL;
  g_autofree char *article = NULL;
  g_auto (GStrv) settings = NULL;
  gboolean try = FALSE;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (DictumStore) store = NULL;
  g_autoptr (GHashTable) options = NULL;
  g_autoptr (DictumImport) import = NULL;
  const DictumFormat *format = NULL;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_FILENAME, &id,
      N_ ("What the files are; otherwise it is recognised"), N_ ("FORMAT") },
    { "article", 0, 0, G_OPTION_ARG_FILENAME, &article,
      N_ ("Place all of it in this article, whatever the files say"), N_ ("ARTICLE") },
    { "option", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &settings,
      N_ ("Set an option of the format; may be repeated"), N_ ("NAME=VALUE") },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &try, N_ ("Only say what would come in"), NULL },
    { NULL },
  };

  if (!dictum_cli_parse (cli, entries, 2, G_MAXUINT))
    return DICTUM_CLI_USAGE;

  files = load_files (cli, &error);
  store = files != NULL ? dictum_cli_open (cli->args[1], &error) : NULL;
  if (store != NULL)
    format = choose_format (id, files, &error);
  if (format != NULL)
    options = read_options (dictum_store_get_project (store), format, settings, article, &error);
  if (options != NULL)
    import = dictum_format_read (format, files,
                                 dictum_project_take_snapshot (dictum_store_get_project (store)),
                                 options, cli->author, NULL, &error);
  if (import != NULL && import->change != NULL && !try &&
      dictum_import_keep_originals (import, NULL, &error))
    dictum_store_apply (store, import->change, &error);
  if (error == NULL && cli->json)
    print_json (format, import);
  else if (error == NULL)
    print_text (import);

  return dictum_cli_finish (cli, store, error);
}
