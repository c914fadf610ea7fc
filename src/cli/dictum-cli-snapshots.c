/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"
#include "load/dictum-saved-page.h"
#include "store/dictum-snapshots.h"

#include <string.h>

typedef struct
{
  GStrv files;
  char *output;
  gboolean force;
  gboolean unused;
  gboolean print;
} Options;

static void
clear_options (Options *options)
{
  g_strfreev (options->files);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* The beginning of a sum is enough where only one begins so. */
static const DictumSnapshot *
find (const DictumSnapshotList *list, const char *words, GError **error)
{
  const DictumSnapshot *found = NULL;
  guint n = 0;

  for (guint i = 0; i < list->snapshots->len; i++)
    {
      const DictumSnapshot *snapshot = g_ptr_array_index (list->snapshots, i);

      if (strlen (words) >= 4 && g_str_has_prefix (snapshot->sha256, words))
        {
          found = snapshot;
          n++;
        }
    }
  if (n == 1)
    return found;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
               n == 0 ? _ ("No original “%s” is kept on this computer.")
                      : _ ("Several originals begin with “%s”. Give more of it."),
               words);
  return NULL;
}

static void
print_json (const DictumSnapshotList *list)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < list->snapshots->len; i++)
    {
      const DictumSnapshot *snapshot = g_ptr_array_index (list->snapshots, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "sha256");
      json_builder_add_string_value (builder, snapshot->sha256);
      json_builder_set_member_name (builder, "size");
      json_builder_add_int_value (builder, (gint64) snapshot->size);
      json_builder_set_member_name (builder, "stored");
      json_builder_add_string_value (builder, snapshot->stored);
      json_builder_set_member_name (builder, "uses");
      json_builder_begin_array (builder);
      for (guint j = 0; j < snapshot->uses->len; j++)
        {
          static const char *const kinds[] = { "version", "evidence", "history" };
          const DictumSnapshotUse *use = g_ptr_array_index (snapshot->uses, j);
          const char *const members[][2] = {
            { "kind", kinds[use->kind] }, { "file", use->file }, { "project", use->project },
            { "record", use->record },    { "part", use->part }, { "title", use->title },
            { "address", use->address },
          };

          json_builder_begin_object (builder);
          for (gsize k = 0; k < G_N_ELEMENTS (members); k++)
            if (members[k][1] != NULL)
              {
                json_builder_set_member_name (builder, members[k][0]);
                json_builder_add_string_value (builder, members[k][1]);
              }
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  dictum_cli_print_json (builder);
}

static void
print_use (const DictumSnapshotUse *use)
{
  const char *file = use->file != NULL ? use->file : _ ("a project without a file");
  const char *title = use->title != NULL ? use->title : _ ("Untitled");

  switch (use->kind)
    {
    case DICTUM_SNAPSHOT_VERSION:
      /* Translators: the title of an article, then a project's file. */
      dictum_cli_print (_ ("    article “%s” in %s"), title, file);
      break;
    case DICTUM_SNAPSHOT_EVIDENCE:
      /* Translators: the title of evidence, then a project's file. */
      dictum_cli_print (_ ("    evidence “%s” in %s"), title, file);
      break;
    default:
      /* Translators: a project's file. */
      dictum_cli_print (_ ("    what can be undone in %s"), file);
      break;
    }
  dictum_cli_print ("\n");
}

static int
list_all (DictumCli *cli, const DictumSnapshotList *list)
{
  g_autofree char *size = g_format_size (list->size);
  g_autofree char *unused = g_format_size (list->unused_size);

  if (cli->json)
    {
      print_json (list);
      return DICTUM_CLI_OK;
    }
  for (guint i = 0; i < list->snapshots->len; i++)
    {
      const DictumSnapshot *snapshot = g_ptr_array_index (list->snapshots, i);
      g_autofree char *own = g_format_size (snapshot->size);

      dictum_cli_print ("%.12s  %s  %s%s\n", snapshot->sha256, snapshot->stored, own,
                        snapshot->uses->len == 0 ? _ ("  unused") : "");
      for (guint j = 0; j < snapshot->uses->len; j++)
        print_use (g_ptr_array_index (snapshot->uses, j));
    }
  dictum_cli_print (ngettext ("%u original, %s; %s of it unused\n",
                              "%u originals, %s; %s of it unused\n", list->snapshots->len),
                    list->snapshots->len, size, unused);
  for (guint i = 0; list->unread[i] != NULL; i++)
    dictum_cli_fail (cli, _ ("“%s” could not be read; what it uses is not known."),
                     list->unread[i]);
  return DICTUM_CLI_OK;
}

static int
remove_unused (DictumCli *cli, const DictumSnapshotList *list, gboolean force)
{
  g_autoptr (GError) error = NULL;
  guint removed;
  guint64 freed;
  g_autofree char *size = NULL;

  if (!dictum_snapshot_store_remove_unused (list, force, &removed, &freed, &error))
    return dictum_cli_fail_error (cli, error);
  size = g_format_size (freed);
  dictum_cli_print (ngettext ("%u original removed, %s\n", "%u originals removed, %s\n", removed),
                    removed, size);
  return DICTUM_CLI_OK;
}

/* A copy without scripts is written and its path printed, and unless only that was asked for,
 * opened with the program of its kind. */
static gboolean
open_one (const DictumSnapshot *snapshot, gboolean print, GError **error)
{
  g_autoptr (GBytes) bytes = dictum_snapshot_store_get (snapshot->sha256, error);
  g_autofree char *name = g_strdup_printf ("page-%.8s", snapshot->sha256);
  g_autoptr (GFile) file = NULL;
  g_autofree char *uri = NULL;

  if (bytes == NULL)
    return FALSE;
  dictum_saved_page_clean (24 * 60 * 60);
  file = dictum_saved_page_write (bytes, snapshot->media_type, NULL, name, error);
  if (file == NULL)
    return FALSE;
  dictum_cli_print ("%s\n", g_file_peek_path (file));
  uri = g_file_get_uri (file);
  return print || g_app_info_launch_default_for_uri (uri, NULL, error);
}

static gboolean
do_one (const char *verb,
        const DictumSnapshotList *list,
        const DictumSnapshot *snapshot,
        const Options *options,
        GError **error)
{
  if (strcmp (verb, "verify") == 0)
    {
      if (!dictum_snapshot_store_verify (snapshot->sha256, error))
        return FALSE;
      dictum_cli_print ("%.12s  %s\n", snapshot->sha256, _ ("is what it was"));
      return TRUE;
    }
  if (strcmp (verb, "export") == 0)
    {
      g_autofree char *name = dictum_snapshot_suggest_name (snapshot);
      const char *path = options->output != NULL ? options->output : name;

      if (!dictum_snapshot_store_export (snapshot->sha256, path, options->force, error))
        return FALSE;
      dictum_cli_print ("%s\n", path);
      return TRUE;
    }
  if (strcmp (verb, "open") == 0)
    return open_one (snapshot, options->print, error);
  return dictum_snapshot_store_remove (list, snapshot->sha256, options->force, error);
}

static int
do_each (DictumCli *cli, const char *verb, const DictumSnapshotList *list, const Options *options)
{
  int code = DICTUM_CLI_OK;

  if (cli->args[2] == NULL && strcmp (verb, "verify") != 0)
    return dictum_cli_misuse (cli, "%s", _ ("Say which, by the beginning of its SHA-256."));
  if (options->output != NULL && g_strv_length (cli->args) > 3)
    return dictum_cli_misuse (cli, "%s", _ ("--output is for one original at a time."));
  for (guint i = 2; cli->args[2] != NULL && cli->args[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      const DictumSnapshot *snapshot = find (list, cli->args[i], &error);

      if (snapshot == NULL || !do_one (verb, list, snapshot, options, &error))
        code = dictum_cli_fail_error (cli, error);
    }
  for (guint i = 0; cli->args[2] == NULL && i < list->snapshots->len; i++)
    {
      const DictumSnapshot *snapshot = g_ptr_array_index (list->snapshots, i);
      g_autoptr (GError) error = NULL;

      if (!do_one (verb, list, snapshot, options, &error))
        code = dictum_cli_fail (cli, "%.12s: %s", snapshot->sha256, error->message);
    }
  return code;
}

int
dictum_cli_run_snapshots (DictumCli *cli)
{
  static const char *const verbs[] = { "list", "verify", "export", "open", "remove", NULL };
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "project", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.files, N_ ("Look at this project too"),
      N_ ("FILE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("Export to this file"),
      N_ ("PATH") },
    { "unused", 0, 0, G_OPTION_ARG_NONE, &options.unused, N_ ("Remove all that no project uses"),
      NULL },
    { "force", 0, 0, G_OPTION_ARG_NONE, &options.force,
      N_ ("Remove also what is in use; overwrite a file"), NULL },
    { "print", 0, 0, G_OPTION_ARG_NONE, &options.print,
      N_ ("Only write the page that can be opened, and print its path"), NULL },
    { NULL },
  };
  g_autoptr (DictumSnapshotList) list = NULL;
  g_autoptr (GError) error = NULL;
  const char *verb;

  if (!dictum_cli_parse (cli, entries, 0, G_MAXUINT - 1))
    return DICTUM_CLI_USAGE;
  verb = cli->args[1] != NULL ? cli->args[1] : "list";
  if (!g_strv_contains (verbs, verb))
    return dictum_cli_misuse (cli, "%s", _ ("Say list, verify, export, open or remove."));
  list = dictum_snapshot_store_list ((const char *const *) options.files, NULL, &error);
  if (list == NULL)
    return dictum_cli_fail_error (cli, error);
  if (strcmp (verb, "list") == 0)
    return list_all (cli, list);
  if (strcmp (verb, "remove") == 0 && options.unused)
    return remove_unused (cli, list, options.force);
  return do_each (cli, verb, list, &options);
}
