/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

#include <string.h>

#define APPLIED "dictum-cli-applied" /* of a store: how many changes the verb has applied */

DictumProject *
dictum_cli_read (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, error);
  DictumProject *project;
  gboolean newer;

  if (bytes == NULL)
    return NULL;

  project = dictum_project_file_parse (bytes, &newer, error);
  if (project == NULL)
    g_prefix_error (error, "%s: ", path);

  return project;
}

/* A journal that is ahead of the file is the work of a session that did not end well. To go on
 * without it would bury it, so the person decides first. */
DictumStore *
dictum_cli_open (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (DictumStore) store = dictum_store_open (file, NULL, error);
  const DictumRecovery *recovery;
  guint changes;

  if (store == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }

  recovery = dictum_store_get_recovery (store);
  if (recovery == NULL)
    return g_steal_pointer (&store);

  changes = recovery->changes;
  g_set_error (
      error, G_IO_ERROR, G_IO_ERROR_PENDING,
      ngettext ("%s: %u action of an earlier session is in the journal and not in the file. "
                "“dictum-cli recover %s” takes it back, with --discard it is put aside.",
                "%s: %u actions of an earlier session are in the journal and not in the file. "
                "“dictum-cli recover %s” takes them back, with --discard they are put aside.",
                changes),
      path, changes, path);
  dictum_store_close (store, NULL);

  return NULL;
}

static guint
get_applied (DictumStore *store)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (store), APPLIED));
}

/* Takes what an edit function gave: a change, or NULL with the error already set. */
gboolean
dictum_cli_apply (DictumStore *store, DictumChange *change, GError **error)
{
  g_autoptr (DictumChange) owned = change;
  guint n_applied = get_applied (store);

  if (change == NULL || !dictum_store_apply (store, change, error))
    return FALSE;

  if (!dictum_change_is_empty (change))
    g_object_set_data (G_OBJECT (store), APPLIED, GUINT_TO_POINTER (n_applied + 1));
  return TRUE;
}

/* A verb does what it was asked for, or nothing. */
static void
take_back (DictumCli *cli, DictumStore *store)
{
  g_autoptr (GError) error = NULL;

  for (guint i = get_applied (store); i > 0 && error == NULL; i--)
    if (!dictum_store_undo (store, &error))
      dictum_cli_fail_error (cli, error);
}

int
dictum_cli_finish (DictumCli *cli, DictumStore *store, const GError *error)
{
  g_autoptr (GError) close_error = NULL;
  int code = DICTUM_CLI_OK;

  if (error != NULL)
    code = dictum_cli_fail_error (cli, error);
  if (error != NULL && store != NULL)
    take_back (cli, store);
  if (store != NULL && !dictum_store_close (store, &close_error))
    code = dictum_cli_fail_error (cli, close_error);

  return code;
}

/**
 * dictum_cli_find_record:
 * @project: a project
 * @words: "project"; an id; "article:", "claim:" or "source:" and what that takes; or one of these
 *   without the word, if it is clear
 *
 * Returns: (transfer none): the record, or NULL with an error
 */
gconstpointer
dictum_cli_find_record (DictumProject *project, const char *words, GError **error)
{
  gconstpointer record = dictum_project_get_record (project, words);

  if (record != NULL)
    return record;
  if (strcmp (words, "project") == 0)
    return dictum_project_get_settings (project);
  if (g_str_has_prefix (words, "article:"))
    return dictum_project_find_article (project, words + strlen ("article:"), error);
  if (g_str_has_prefix (words, "claim:"))
    return dictum_project_find_claim (project, words + strlen ("claim:"), error);
  if (g_str_has_prefix (words, "source:"))
    return dictum_project_find_source (project, words + strlen ("source:"), error);

  record = dictum_project_find_claim (project, words, NULL);
  if (record == NULL)
    record = dictum_project_find_article (project, words, NULL);
  if (record == NULL)
    record = dictum_project_find_source (project, words, NULL);
  if (record == NULL)
    g_set_error (
        error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
        _ ("There is no article, claim or source “%s”, or several. “dictum-cli list” shows "
           "what there is."),
        words);

  return record;
}

static const char *
name_link (DictumProject *project, const DictumAttribution *link)
{
  const DictumSource *source = link->source != NULL
                                   ? dictum_project_get_source (project, link->source)
                                   : NULL;

  if (source != NULL)
    return source->name;
  if (link->source_span != NULL)
    return link->source_span->exact;

  return _ ("nobody named");
}

/* Outermost first: "Island media › Officials in the capital". */
char *
dictum_cli_describe_chain (DictumProject *project, const DictumClaim *claim)
{
  g_autoptr (GString) chain = g_string_new (NULL);

  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i);

      if (i > 0)
        g_string_append (chain, " › ");
      g_string_append (chain, name_link (project, link));
      if (link->polarity == DICTUM_POLARITY_DENIED || link->polarity == DICTUM_POLARITY_DECLINED)
        g_string_append_printf (chain, " (%s)",
                                dictum_enum_get_label (&dictum_polarities, link->polarity));
    }
  if (chain->len == 0)
    g_string_append (chain, _ ("the writer’s own"));

  return g_string_free_and_steal (g_steal_pointer (&chain));
}

char *
dictum_cli_number_claim (DictumProject *project, const DictumClaim *claim)
{
  GListModel *articles = dictum_project_get_articles (project);
  GListModel *claims = dictum_project_get_article_claims (project, claim->article);
  guint article = dictum_project_find_position (project, articles,
                                                dictum_project_get_item (project, claim->article));
  guint number = dictum_project_find_position (project, claims,
                                               dictum_project_get_item (project, claim->record.id));

  return g_strdup_printf ("%u:%u", article + 1, number + 1);
}

char *
dictum_cli_describe_claim (DictumProject *project, const DictumClaim *claim)
{
  g_autofree char *number = dictum_cli_number_claim (project, claim);
  g_autofree char *quote = dictum_claim_get_quote (claim);
  g_autofree char *chain = dictum_cli_describe_chain (project, claim);

  return g_strdup_printf ("%-6s %s — %s [%s, %s]", number, quote, chain,
                          dictum_enum_get_label (&dictum_claim_kinds, claim->kind),
                          dictum_enum_get_label (&dictum_statuses, claim->status));
}

gboolean
dictum_cli_split_field (const char *argument, char **field, const char **value)
{
  const char *equals = strchr (argument, '=');

  if (equals == NULL || equals == argument)
    return FALSE;
  for (const char *place = argument; place < equals; place++)
    if (!g_ascii_isalnum (*place) && *place != '.')
      return FALSE;

  *field = g_strndup (argument, equals - argument);
  *value = equals + 1;

  return TRUE;
}
