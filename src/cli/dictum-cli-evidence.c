/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

#include "evidence/dictum-evidence.h"

/* Evidence and the reply log are lists of a claim that are kept in the same way. */

static gconstpointer
find_entry (const GPtrArray *entries, const DictumType *type, const char *id)
{
  const DictumField *field = dictum_type_find_field (type, "id");

  for (guint i = 0; i < dictum_values_length (entries); i++)
    {
      gpointer entry = dictum_values_get (entries, i);

      if (g_strcmp0 (*DICTUM_FIELD_AT (char *, entry, field), id) == 0)
        return entry;
    }

  return NULL;
}

/* A new entry, or a copy of the one to edit, with the fields of the command line. */
static gpointer
make_entry (const DictumClaim *claim,
            const DictumType *type,
            const char *id,
            DictumEvidence *loaded,
            char **fields,
            GError **error)
{
  const GPtrArray *entries = type == &dictum_evidence_type ? claim->evidence : claim->replies;
  gconstpointer old = id != NULL ? find_entry (entries, type, id) : NULL;
  gpointer entry;

  if (id != NULL && old == NULL)
    {
      g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
                   _ ("The claim has no entry “%s”. “dictum-cli show” lists them."), id);
      return NULL;
    }

  entry = old != NULL ? dictum_value_copy (old) : dictum_value_new (type);
  if (loaded != NULL)
    dictum_evidence_fill_in (entry, loaded);
  for (guint i = 0; fields[i] != NULL && *error == NULL; i++)
    {
      g_autofree char *field = NULL;
      const char *value;

      if (!dictum_cli_split_field (fields[i], &field, &value) || g_strcmp0 (field, "id") == 0)
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _ ("“%s” is not FIELD=VALUE."),
                     fields[i]);
      else
        dictum_edit_parse_field (entry, field, value, error);
    }
  if (*error != NULL)
    g_clear_pointer (&entry, dictum_value_unref);

  return entry;
}

typedef struct
{
  char *edit;
  char *remove;
  char *load;
  gboolean check;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->edit);
  g_free (options->remove);
  g_free (options->load);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static int
run (DictumCli *cli, const DictumType *type, Options *options)
{
  g_autoptr (DictumLoadRequest) request = NULL;
  g_autoptr (DictumEvidence) loaded = NULL;
  g_autoptr (DictumStore) store = NULL;
  g_autoptr (GError) error = NULL;
  const DictumClaim *claim = NULL;
  DictumProject *project;
  gpointer entry;

  if (options->load != NULL)
    {
      request = dictum_cli_make_request (options->load, &error);
      loaded = request != NULL ? dictum_evidence_load (request, NULL, NULL, NULL, &error) : NULL;
      if (loaded == NULL)
        return dictum_cli_fail_error (cli, error);
    }

  store = dictum_cli_open (cli->args[1], &error);
  project = store != NULL ? dictum_store_get_project (store) : NULL;
  if (project != NULL)
    claim = dictum_project_find_claim (project, cli->args[2], &error);
  if (claim != NULL && options->remove != NULL)
    dictum_cli_apply (store,
                      dictum_edit_remove_entry (project, claim->record.id, type, options->remove,
                                                cli->author, &error),
                      &error);
  else if (claim != NULL)
    {
      entry = make_entry (claim, type, options->edit, loaded, cli->args + 3, &error);
      if (entry != NULL)
        dictum_cli_apply (
            store, dictum_edit_put_entry (project, claim->record.id, entry, cli->author, &error),
            &error);
      dictum_value_unref (entry);
    }

  return dictum_cli_finish (cli, store, error);
}

/* ---- Quotes against the stored copies ---- */

static void
build_check (JsonBuilder *builder, const DictumEvidence *evidence, const DictumQuoteCheck *check)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, evidence->id);
  json_builder_set_member_name (builder, "verdict");
  json_builder_add_string_value (builder, dictum_quote_verdict_get_nick (check->verdict));
  if (check->passage != NULL)
    {
      json_builder_set_member_name (builder, "passage");
      json_builder_add_string_value (builder, dictum_text_get_string (check->passage));
    }
  json_builder_end_object (builder);
}

static void
print_check (const DictumEvidence *evidence, const DictumQuoteCheck *check)
{
  const char *label = check->verdict == DICTUM_QUOTE_NONE
                          ? _ ("No quote")
                          : dictum_quote_verdict_get_label (check->verdict);

  dictum_cli_print ("%s  %s: %s\n", evidence->id,
                    evidence->title != NULL ? evidence->title : _ ("Untitled"), label);
  if (check->passage != NULL)
    dictum_cli_print ("    “%s”\n", dictum_text_get_string (check->passage));
}

static int
check_quotes (DictumCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumProject) project = dictum_cli_read (cli->args[1], &error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const DictumClaim *claim = NULL;

  if (project != NULL)
    claim = dictum_project_find_claim (project, cli->args[2], &error);
  if (claim == NULL)
    return dictum_cli_fail_error (cli, error);

  json_builder_begin_array (builder);
  for (guint i = 0; i < dictum_values_length (claim->evidence); i++)
    {
      const DictumEvidence *evidence = dictum_values_get (claim->evidence, i);
      g_autoptr (DictumQuoteCheck) check = dictum_evidence_check (evidence, NULL);

      if (cli->json)
        build_check (builder, evidence, check);
      else
        print_check (evidence, check);
    }
  json_builder_end_array (builder);
  if (cli->json)
    dictum_cli_print_json (builder);

  return DICTUM_CLI_OK;
}

int
dictum_cli_run_evidence (DictumCli *cli)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "edit", 0, 0, G_OPTION_ARG_FILENAME, &options.edit, N_ ("Change the entry with this id"),
      N_ ("ID") },
    { "remove", 0, 0, G_OPTION_ARG_FILENAME, &options.remove, N_ ("Remove the entry with this id"),
      N_ ("ID") },
    { "load", 0, 0, G_OPTION_ARG_FILENAME, &options.load,
      N_ ("Load it, keep a copy and fill in what it says of itself"), N_ ("PATH|URL|-") },
    { "check", 0, 0, G_OPTION_ARG_NONE, &options.check,
      N_ ("Say whether the quotes stand so in the stored copies"), NULL },
    { NULL },
  };
  gboolean fields;

  if (!dictum_cli_parse (cli, entries, 2, G_MAXUINT - 1))
    return DICTUM_CLI_USAGE;

  fields = cli->args[3] != NULL || options.load != NULL;
  if (fields + (options.remove != NULL) + options.check != 1 || (options.edit != NULL && !fields))
    return dictum_cli_misuse (cli, "%s",
                              _ ("Give fields as FIELD=VALUE, --load, --check or --remove=ID."));

  return options.check ? check_quotes (cli) : run (cli, &dictum_evidence_type, &options);
}

int
dictum_cli_run_reply (DictumCli *cli)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "edit", 0, 0, G_OPTION_ARG_FILENAME, &options.edit, N_ ("Change the entry with this id"),
      N_ ("ID") },
    { "remove", 0, 0, G_OPTION_ARG_FILENAME, &options.remove, N_ ("Remove the entry with this id"),
      N_ ("ID") },
    { NULL },
  };

  if (!dictum_cli_parse (cli, entries, 2, G_MAXUINT - 1))
    return DICTUM_CLI_USAGE;
  if ((cli->args[3] == NULL) == (options.remove == NULL) ||
      (options.edit != NULL && options.remove != NULL))
    return dictum_cli_misuse (cli, "%s", _ ("Give fields as FIELD=VALUE, or --remove=ID."));

  return run (cli, &dictum_reply_type, &options);
}
