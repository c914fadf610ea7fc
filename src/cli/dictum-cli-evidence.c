/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

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

static int
run (DictumCli *cli, const DictumType *type)
{
  g_autofree char *edit = NULL;
  g_autofree char *remove = NULL;
  const GOptionEntry entries[] = {
    { "edit", 0, 0, G_OPTION_ARG_FILENAME, &edit, N_ ("Change the entry with this id"), N_ ("ID") },
    { "remove", 0, 0, G_OPTION_ARG_FILENAME, &remove, N_ ("Remove the entry with this id"),
      N_ ("ID") },
    { NULL },
  };
  g_autoptr (DictumStore) store = NULL;
  g_autoptr (GError) error = NULL;
  const DictumClaim *claim = NULL;
  DictumProject *project;
  gpointer entry;

  if (!dictum_cli_parse (cli, entries, 2, G_MAXUINT - 1))
    return DICTUM_CLI_USAGE;
  if ((cli->args[3] == NULL) == (remove == NULL))
    return dictum_cli_misuse (cli, "%s", _ ("Give fields as FIELD=VALUE, or --remove=ID."));

  store = dictum_cli_open (cli->args[1], &error);
  project = store != NULL ? dictum_store_get_project (store) : NULL;
  if (project != NULL)
    claim = dictum_project_find_claim (project, cli->args[2], &error);
  if (claim != NULL && remove != NULL)
    dictum_cli_apply (
        store,
        dictum_edit_remove_entry (project, claim->record.id, type, remove, cli->author, &error),
        &error);
  else if (claim != NULL)
    {
      entry = make_entry (claim, type, edit, cli->args + 3, &error);
      if (entry != NULL)
        dictum_cli_apply (
            store, dictum_edit_put_entry (project, claim->record.id, entry, cli->author, &error),
            &error);
      dictum_value_unref (entry);
    }

  return dictum_cli_finish (cli, store, error);
}

int
dictum_cli_run_evidence (DictumCli *cli)
{
  return run (cli, &dictum_evidence_type);
}

int
dictum_cli_run_reply (DictumCli *cli)
{
  return run (cli, &dictum_reply_type);
}
