/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

#include "edit/dictum-edit-many.h"

/* "link.2.polarity": a field of the second link, outermost first, of each claim. */
static gboolean
set_link_field (DictumStore *store,
                const char *const *ids,
                const char *field,
                const char *value,
                const char *author,
                GError **error)
{
  DictumProject *project = dictum_store_get_project (store);
  g_auto (GStrv) parts = g_strsplit (field, ".", 3);
  guint64 link;

  if (g_strv_length (parts) != 3 ||
      !g_ascii_string_to_unsigned (parts[1], 10, 1, 1000, &link, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("“%s” is no field of a link. Write it as link.1.polarity"), field);
      return FALSE;
    }
  for (guint i = 0; ids[i] != NULL; i++)
    if (!dictum_cli_apply (store,
                           dictum_edit_set_link_field (project, ids[i], (guint) link - 1, parts[2],
                                                       value, author, error),
                           error))
      return FALSE;

  return TRUE;
}

static gboolean
set_field (DictumStore *store, GStrv ids, const char *argument, const char *author, GError **error)
{
  DictumProject *project = dictum_store_get_project (store);
  g_autofree char *field = NULL;
  const char *value;

  dictum_cli_split_field (argument, &field, &value);
  if (g_str_has_prefix (field, "link."))
    return set_link_field (store, (const char *const *) ids, field, value, author, error);

  return dictum_cli_apply (
      store,
      dictum_edit_set_field (project, (const char *const *) ids, field, value, author, error),
      error);
}

/* What is asked for besides fields. */
typedef struct
{
  char *where;
  GStrv add_tags;
  GStrv remove_tags;
  char *source;
} Wishes;

static void
clear_wishes (Wishes *wishes)
{
  g_free (wishes->where);
  g_strfreev (wishes->add_tags);
  g_strfreev (wishes->remove_tags);
  g_free (wishes->source);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, clear_wishes)

static gboolean
grant (DictumStore *store, GStrv ids, const Wishes *wishes, const char *author, GError **error)
{
  DictumProject *project = dictum_store_get_project (store);
  const char *const *claims = (const char *const *) ids;
  const DictumSource *source = NULL;

  if (wishes->add_tags != NULL &&
      !dictum_cli_apply (store,
                         dictum_edit_add_tags (project, claims,
                                               (const char *const *) wishes->add_tags, author,
                                               error),
                         error))
    return FALSE;
  if (wishes->remove_tags != NULL &&
      !dictum_cli_apply (store,
                         dictum_edit_remove_tags (project, claims,
                                                  (const char *const *) wishes->remove_tags, author,
                                                  error),
                         error))
    return FALSE;
  if (wishes->source == NULL)
    return TRUE;

  source = dictum_project_find_source (project, wishes->source, error);
  return source != NULL &&
         dictum_cli_apply (
             store, dictum_edit_set_speaker (project, claims, source->record.id, author, error),
             error);
}

/* Which argument is the first field; the ones before it are records. */
static guint
find_first_field (DictumCli *cli)
{
  guint first;

  for (first = 2; cli->args[first] != NULL; first++)
    {
      g_autofree char *field = NULL;
      const char *value;

      if (dictum_cli_split_field (cli->args[first], &field, &value))
        break;
    }

  return first;
}

static GStrv
find_ids (DictumCli *cli, DictumStore *store, guint first, const char *where, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  DictumProject *project = dictum_store_get_project (store);

  for (guint i = 2; i < first; i++)
    {
      gconstpointer record = dictum_cli_find_record (project, cli->args[i], error);

      if (record == NULL)
        return NULL;
      g_strv_builder_add (builder, dictum_record_get_id (record));
    }
  if (where != NULL && !dictum_cli_add_where (project, where, builder, error))
    return NULL;

  return g_strv_builder_end (builder);
}

static void
set_fields (DictumCli *cli, DictumStore *store, GStrv ids, guint first, GError **error)
{
  for (guint i = first; cli->args[i] != NULL; i++)
    {
      g_autofree char *field = NULL;
      const char *value;

      if (!dictum_cli_split_field (cli->args[i], &field, &value))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       _ ("“%s” is not FIELD=VALUE."), cli->args[i]);
          return;
        }
      if (!set_field (store, ids, cli->args[i], cli->author, error))
        return;
    }
}

int
dictum_cli_run_set (DictumCli *cli)
{
  g_auto (Wishes) wishes = { 0 };
  const GOptionEntry entries[] = {
    { "where", 0, 0, G_OPTION_ARG_FILENAME, &wishes.where, N_ ("All claims that fit a filter"),
      N_ ("QUERY") },
    { "add-tag", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &wishes.add_tags, N_ ("Tag claims"),
      N_ ("TAG") },
    { "remove-tag", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &wishes.remove_tags,
      N_ ("Take a tag from claims"), N_ ("TAG") },
    { "source", 0, 0, G_OPTION_ARG_FILENAME, &wishes.source, N_ ("Who said the claims"),
      N_ ("SOURCE") },
    { NULL },
  };
  g_auto (GStrv) ids = NULL;
  g_autoptr (DictumStore) store = NULL;
  g_autoptr (GError) error = NULL;
  guint first;

  if (!dictum_cli_parse (cli, entries, 1, G_MAXUINT - 1))
    return DICTUM_CLI_USAGE;

  first = find_first_field (cli);
  if ((first == 2) == (wishes.where == NULL) ||
      (cli->args[first] == NULL && wishes.add_tags == NULL && wishes.remove_tags == NULL &&
       wishes.source == NULL))
    return dictum_cli_misuse (
        cli, "%s",
        _ ("Give records, or --where with a filter, and then fields as FIELD=VALUE or an option."));

  store = dictum_cli_open (cli->args[1], &error);
  if (error == NULL)
    ids = find_ids (cli, store, first, wishes.where, &error);
  if (error == NULL)
    set_fields (cli, store, ids, first, &error);
  if (error == NULL)
    grant (store, ids, &wishes, cli->author, &error);
  if (error == NULL && wishes.where != NULL)
    dictum_cli_tell_count (cli, g_strv_length (ids));

  return dictum_cli_finish (cli, store, error);
}
