/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "archive/dictum-archive.h"
#include "dictum-cli.h"

#include <string.h>

typedef struct
{
  char *archive;
  char *file;     /* of a project in which the result is kept; NULL: it is printed only */
  char *record;   /* an article, or a claim with evidence */
  char *evidence; /* its id */
  gboolean yes;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->archive);
  g_free (options->file);
  g_free (options->record);
  g_free (options->evidence);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static void
print_copies (DictumCli *cli, GPtrArray *copies)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < copies->len; i++)
    {
      const DictumArchivedCopy *copy = g_ptr_array_index (copies, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "time");
      json_builder_add_string_value (builder, copy->time);
      json_builder_set_member_name (builder, "url");
      json_builder_add_string_value (builder, copy->url);
      json_builder_end_object (builder);
      if (!cli->json)
        dictum_cli_print ("%s  %s\n", copy->time, copy->url);
    }
  json_builder_end_array (builder);
  if (cli->json)
    dictum_cli_print_json (builder);
}

static int
keep (DictumCli *cli, const Options *options, const char *url)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumStore) store = dictum_cli_open (options->file, &error);
  DictumProject *project = store != NULL ? dictum_store_get_project (store) : NULL;
  gconstpointer record = project != NULL ? dictum_cli_find_record (project, options->record, &error)
                                         : NULL;

  if (record != NULL)
    dictum_cli_apply (store,
                      dictum_edit_keep_archived (project, dictum_record_get_id (record),
                                                 options->evidence, url, cli->author, &error),
                      &error);
  return dictum_cli_finish (cli, store, error);
}

static int
find (DictumCli *cli, const Options *options, const char *url)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) copies = dictum_archive_find (options->archive, url, NULL, &error);
  const DictumArchivedCopy *latest;

  if (copies == NULL)
    return dictum_cli_fail_error (cli, error);
  print_copies (cli, copies);
  if (copies->len == 0)
    return dictum_cli_fail (cli, "%s", _ ("The archive has no copy of this page."));
  latest = g_ptr_array_index (copies, copies->len - 1);
  return options->file != NULL ? keep (cli, options, latest->url) : DICTUM_CLI_OK;
}

static int
save (DictumCli *cli, const Options *options, const char *url)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
      copies = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_archived_copy_free);
  DictumArchivedCopy *copy = dictum_archive_save (options->archive, url, NULL, &error);

  if (copy == NULL)
    return dictum_cli_fail_error (cli, error);
  g_ptr_array_add (copies, copy);
  print_copies (cli, copies);
  return options->file != NULL ? keep (cli, options, copy->url) : DICTUM_CLI_OK;
}

int
dictum_cli_run_archive (DictumCli *cli)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "yes", 0, 0, G_OPTION_ARG_NONE, &options.yes,
      N_ ("Send it; without this, only say what would be sent"), NULL },
    { "archive", 0, 0, G_OPTION_ARG_FILENAME, &options.archive,
      N_ ("Ask this archive rather than the Internet Archive"), N_ ("URL") },
    { "keep-in", 0, 0, G_OPTION_ARG_FILENAME, &options.file,
      N_ ("Keep the latest copy’s address in this project"), N_ ("FILE") },
    { "record", 0, 0, G_OPTION_ARG_FILENAME, &options.record,
      N_ ("With this article, or the evidence of this claim"), N_ ("RECORD") },
    { "evidence", 0, 0, G_OPTION_ARG_FILENAME, &options.evidence, N_ ("Which evidence"),
      N_ ("ID") },
    { NULL },
  };
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  const char *url;
  gboolean saving;

  if (!dictum_cli_parse (cli, entries, 2, 2))
    return DICTUM_CLI_USAGE;
  saving = strcmp (cli->args[1], "save") == 0;
  if (!saving && strcmp (cli->args[1], "find") != 0)
    return dictum_cli_misuse (cli, "%s", _ ("Say “find” or “save”, and an address."));
  if ((options.file != NULL) != (options.record != NULL))
    return dictum_cli_misuse (cli, "%s", _ ("--keep-in and --record go together."));
  url = cli->args[2];
  if (!dictum_archive_check (url, &error))
    return dictum_cli_fail_error (cli, error);
  if (!options.yes)
    {
      words = saving ? dictum_archive_describe_save (options.archive, url)
                     : dictum_archive_describe_find (options.archive, url);
      dictum_cli_print ("%s\n%s\n", words, _ ("Nothing was sent. Add --yes to do it."));
      return DICTUM_CLI_OK;
    }
  return saving ? save (cli, &options, url) : find (cli, &options, url);
}
