/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

/* What is to be done with the registry; one thing at a time. */
typedef struct
{
  char *add;
  char *kind;
  char *rename;
  char *to;
  GStrv merge;
  char *into;
  char *set;
  char *alias;
  char *of;
  char *remove;
} Wishes;

static void
clear_wishes (Wishes *wishes)
{
  g_free (wishes->add);
  g_free (wishes->kind);
  g_free (wishes->rename);
  g_free (wishes->to);
  g_strfreev (wishes->merge);
  g_free (wishes->into);
  g_free (wishes->set);
  g_free (wishes->alias);
  g_free (wishes->of);
  g_free (wishes->remove);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, clear_wishes)

static gboolean
do_add (DictumStore *store, const Wishes *wishes, const char *author, GError **error)
{
  DictumProject *project = dictum_store_get_project (store);
  int kind = wishes->kind != NULL ? dictum_enum_from_nick (&dictum_source_kinds, wishes->kind)
                                  : (int) dictum_source_guess_kind (wishes->add);

  if (kind < 0)
    {
      g_autofree char *known = g_strjoinv (", ", (GStrv) dictum_source_kinds.nicks);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("There is no kind “%s”. Choose one of: %s"), wishes->kind, known);
      return FALSE;
    }
  /* Two sources may be called alike, but whoever types a name twice hardly means that. */
  if (dictum_project_find_source (project, wishes->add, NULL) != NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                   _ ("There is a source “%s” already. Use it, or choose a name that differs."),
                   wishes->add);
      return FALSE;
    }

  return dictum_cli_apply (
      store, dictum_edit_add_source (project, wishes->add, kind, author, error), error);
}

/* "A,B" is two sources, unless one is called so. */
static gboolean
collect_merged (DictumProject *project, GStrv names, GStrvBuilder *builder, GError **error)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      const DictumSource *source = dictum_project_find_source (project, names[i], NULL);
      g_auto (GStrv) parts = g_strsplit (names[i], ",", source != NULL ? 1 : -1);

      for (guint j = 0; parts[j] != NULL; j++)
        {
          source = dictum_project_find_source (project, g_strstrip (parts[j]), error);
          if (source == NULL)
            return FALSE;
          g_strv_builder_add (builder, source->record.id);
        }
    }

  return TRUE;
}

static gboolean
do_merge (DictumStore *store, const Wishes *wishes, const char *author, GError **error)
{
  DictumProject *project = dictum_store_get_project (store);
  const DictumSource *into = dictum_project_find_source (project, wishes->into, error);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) others = NULL;

  if (into == NULL || !collect_merged (project, wishes->merge, builder, error))
    return FALSE;
  others = g_strv_builder_end (builder);

  return dictum_cli_apply (store,
                           dictum_edit_merge_sources (project, into->record.id,
                                                      (const char *const *) others, author, error),
                           error);
}

static gboolean
set_one (DictumStore *store,
         const char *name,
         const char *field,
         const char *value,
         const char *author,
         GError **error)
{
  DictumProject *project = dictum_store_get_project (store);
  const DictumSource *source = dictum_project_find_source (project, name, error);
  const char *ids[] = { source != NULL ? source->record.id : NULL, NULL };

  return source != NULL &&
         dictum_cli_apply (store, dictum_edit_set_field (project, ids, field, value, author, error),
                           error);
}

static gboolean
do_set (DictumStore *store, const char *name, char **fields, const char *author, GError **error)
{
  const DictumSource *source = dictum_project_find_source (dictum_store_get_project (store), name,
                                                           error);
  g_autofree char *id = source != NULL ? g_strdup (source->record.id) : NULL;

  if (id == NULL)
    return FALSE;

  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_autofree char *field = NULL;
      const char *value;

      if (!dictum_cli_split_field (fields[i], &field, &value))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       _ ("“%s” is not FIELD=VALUE."), fields[i]);
          return FALSE;
        }
      if (!set_one (store, id, field, value, author, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
do_alias (DictumStore *store, const Wishes *wishes, const char *author, GError **error)
{
  const DictumSource *source = dictum_project_find_source (dictum_store_get_project (store),
                                                           wishes->of, error);
  g_autofree char *known = NULL;
  g_autofree char *all = NULL;

  if (source == NULL)
    return FALSE;

  /* By line, so that an alias may hold a comma. */
  known = source->aliases != NULL ? g_strjoinv ("\n", source->aliases) : g_strdup ("");
  all = g_strconcat (known, "\n", wishes->alias, NULL);

  return set_one (store, source->record.id, "aliases", all, author, error);
}

static gboolean
do_rename (DictumStore *store, const Wishes *wishes, const char *author, GError **error)
{
  DictumProject *project = dictum_store_get_project (store);
  const DictumSource *source = dictum_project_find_source (project, wishes->rename, error);

  return source != NULL && dictum_cli_apply (store,
                                             dictum_edit_rename_source (project, source->record.id,
                                                                        wishes->to, author, error),
                                             error);
}

static gboolean
do_remove (DictumStore *store, const Wishes *wishes, const char *author, GError **error)
{
  DictumProject *project = dictum_store_get_project (store);
  const DictumSource *source = dictum_project_find_source (project, wishes->remove, error);

  return source != NULL &&
         dictum_cli_apply (
             store, dictum_edit_remove_source (project, source->record.id, author, error), error);
}

static void
do_wish (DictumStore *store,
         const Wishes *wishes,
         char **fields,
         const char *author,
         GError **error)
{
  if (wishes->add != NULL)
    do_add (store, wishes, author, error);
  else if (wishes->rename != NULL)
    do_rename (store, wishes, author, error);
  else if (wishes->merge != NULL)
    do_merge (store, wishes, author, error);
  else if (wishes->alias != NULL)
    do_alias (store, wishes, author, error);
  else if (wishes->set != NULL)
    do_set (store, wishes->set, fields, author, error);
  else
    do_remove (store, wishes, author, error);
}

/* Without a wish the sources are listed: "dictum-cli list FILE sources". */
static int
list_sources (DictumCli *cli)
{
  GStrv args = g_new0 (char *, 4);

  args[0] = g_strdup (cli->args[0]);
  args[1] = g_strdup (cli->args[1]);
  args[2] = g_strdup ("sources");
  g_strfreev (cli->args);
  cli->args = args;

  return dictum_cli_run_list (cli);
}

static gboolean
is_whole (const Wishes *wishes, guint wanted, gboolean has_fields)
{
  return wanted == 1 && (wishes->rename == NULL) == (wishes->to == NULL) &&
         (wishes->merge == NULL) == (wishes->into == NULL) &&
         (wishes->alias == NULL) == (wishes->of == NULL) && (wishes->set != NULL) == has_fields;
}

int
dictum_cli_run_sources (DictumCli *cli)
{
  g_auto (Wishes) wishes = { 0 };
  const GOptionEntry entries[] = {
    { "add", 0, 0, G_OPTION_ARG_FILENAME, &wishes.add, N_ ("Add a source"), N_ ("NAME") },
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &wishes.kind,
      N_ ("Its kind; without, it is guessed from the name"), N_ ("KIND") },
    { "rename", 0, 0, G_OPTION_ARG_FILENAME, &wishes.rename, N_ ("Rename a source"), N_ ("NAME") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &wishes.to, N_ ("Its new name"), N_ ("NAME") },
    { "merge", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &wishes.merge,
      N_ ("Merge sources; may be given several times"), N_ ("NAME,…") },
    { "into", 0, 0, G_OPTION_ARG_FILENAME, &wishes.into, N_ ("The one that stays"), N_ ("NAME") },
    { "alias", 0, 0, G_OPTION_ARG_FILENAME, &wishes.alias, N_ ("Add an alias"), N_ ("ALIAS") },
    { "of", 0, 0, G_OPTION_ARG_FILENAME, &wishes.of, N_ ("Whose alias it is"), N_ ("NAME") },
    { "set", 0, 0, G_OPTION_ARG_FILENAME, &wishes.set,
      N_ ("Set fields, which follow as FIELD=VALUE"), N_ ("NAME") },
    { "delete", 0, 0, G_OPTION_ARG_FILENAME, &wishes.remove, N_ ("Delete a source"), N_ ("NAME") },
    { NULL },
  };
  g_autoptr (DictumStore) store = NULL;
  g_autoptr (GError) error = NULL;
  guint wanted;

  if (!dictum_cli_parse (cli, entries, 1, G_MAXUINT - 1))
    return DICTUM_CLI_USAGE;

  wanted = (wishes.add != NULL) + (wishes.rename != NULL) + (wishes.merge != NULL) +
           (wishes.set != NULL) + (wishes.alias != NULL) + (wishes.remove != NULL);
  if (wanted == 0 && cli->args[2] == NULL)
    return list_sources (cli);
  if (!is_whole (&wishes, wanted, cli->args[2] != NULL))
    return dictum_cli_misuse (cli, "%s",
                              _ ("Give one of --add, --rename with --to, --merge with --into, "
                                 "--alias with --of, --set with fields, --delete."));

  store = dictum_cli_open (cli->args[1], &error);
  if (store != NULL)
    do_wish (store, &wishes, cli->args + 2, cli->author, &error);

  return dictum_cli_finish (cli, store, error);
}
