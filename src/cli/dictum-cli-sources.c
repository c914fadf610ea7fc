/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli-sources.h"

/* What is to be done with the registry; one thing at a time. */
typedef struct
{
  DictumCliSourceFilter filter; /* its kind is that of a source to add, too */
  gboolean alike;
  char *said;
  char *tree;
  char *add;
  char *rename;
  char *to;
  GStrv merge;
  char *into;
  GStrv take;
  gboolean preview;
  char *split;
  char *as;
  GStrv claims;
  GStrv with_aliases;
  GStrv distinct;
  GStrv undistinct;
  char *set;
  char *alias;
  char *of;
  char *remove;
} Wishes;

static void
clear_wishes (Wishes *wishes)
{
  g_free (wishes->filter.kind);
  g_free (wishes->filter.search);
  g_free (wishes->filter.sort);
  g_free (wishes->said);
  g_free (wishes->tree);
  g_free (wishes->add);
  g_free (wishes->rename);
  g_free (wishes->to);
  g_strfreev (wishes->merge);
  g_free (wishes->into);
  g_strfreev (wishes->take);
  g_free (wishes->split);
  g_free (wishes->as);
  g_strfreev (wishes->claims);
  g_strfreev (wishes->with_aliases);
  g_strfreev (wishes->distinct);
  g_strfreev (wishes->undistinct);
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
  int kind = wishes->filter.kind != NULL
                 ? dictum_enum_from_nick (&dictum_source_kinds, wishes->filter.kind)
                 : (int) dictum_source_guess_kind (wishes->add);

  if (kind < 0)
    {
      g_autofree char *known = g_strjoinv (", ", (GStrv) dictum_source_kinds.nicks);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("There is no kind “%s”. Choose one of: %s"), wishes->filter.kind, known);
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
do_wish (DictumCli *cli, DictumStore *store, const Wishes *wishes, GError **error)
{
  const char *author = cli->author;

  if (wishes->add != NULL)
    do_add (store, wishes, author, error);
  else if (wishes->rename != NULL)
    do_rename (store, wishes, author, error);
  else if (wishes->merge != NULL)
    dictum_cli_merge_sources (cli, store, wishes->merge, wishes->into, wishes->take,
                              wishes->preview, error);
  else if (wishes->split != NULL)
    dictum_cli_split_source (cli, store, wishes->split, wishes->as, wishes->claims,
                             wishes->with_aliases, error);
  else if (wishes->distinct != NULL || wishes->undistinct != NULL)
    dictum_cli_tell_sources_apart (cli, store,
                                   wishes->distinct != NULL ? wishes->distinct : wishes->undistinct,
                                   wishes->distinct != NULL, error);
  else if (wishes->alias != NULL)
    do_alias (store, wishes, author, error);
  else if (wishes->set != NULL)
    do_set (store, wishes->set, cli->args + 2, author, error);
  else
    do_remove (store, wishes, author, error);
}

/* How many things are to be done; one is allowed. */
static guint
count_wishes (const Wishes *wishes)
{
  return (wishes->add != NULL) + (wishes->rename != NULL) + (wishes->merge != NULL) +
         (wishes->set != NULL) + (wishes->alias != NULL) + (wishes->remove != NULL) +
         (wishes->split != NULL) + (wishes->distinct != NULL) + (wishes->undistinct != NULL) +
         (wishes->said != NULL) + (wishes->tree != NULL) + (wishes->alike ? 1 : 0);
}

static gboolean
is_whole (const Wishes *wishes, guint wanted, gboolean has_fields)
{
  gboolean lists = wishes->filter.search != NULL || wishes->filter.sort != NULL ||
                   wishes->filter.unused;

  return wanted <= 1 && (wanted == 0 || !lists) &&
         (wishes->rename == NULL) == (wishes->to == NULL) &&
         (wishes->merge == NULL) == (wishes->into == NULL) &&
         (wishes->merge != NULL || (wishes->take == NULL && !wishes->preview)) &&
         (wishes->split == NULL) == (wishes->as == NULL) &&
         (wishes->split != NULL || (wishes->claims == NULL && wishes->with_aliases == NULL)) &&
         (wishes->alias == NULL) == (wishes->of == NULL) && (wishes->set != NULL) == has_fields;
}

/* What only reads; -1 when it is none of that. */
static int
tell (DictumCli *cli, const Wishes *wishes, guint wanted)
{
  if (wanted == 0)
    return dictum_cli_list_sources (cli, &wishes->filter);
  if (wishes->said != NULL)
    return dictum_cli_show_said (cli, wishes->said);
  if (wishes->tree != NULL)
    return dictum_cli_show_tree (cli, wishes->tree);
  if (wishes->alike)
    return dictum_cli_show_alike (cli);

  return -1;
}

int
dictum_cli_run_sources (DictumCli *cli)
{
  g_auto (Wishes) wishes = { 0 };
  const GOptionEntry entries[] = {
    { "search", 0, 0, G_OPTION_ARG_FILENAME, &wishes.filter.search,
      N_ ("List those with these words in a name, alias, description or affiliation"),
      N_ ("WORDS") },
    { "sort", 0, 0, G_OPTION_ARG_FILENAME, &wishes.filter.sort,
      N_ ("By name, kind, claims, words or last"), N_ ("ORDER") },
    { "unused", 0, 0, G_OPTION_ARG_NONE, &wishes.filter.unused,
      N_ ("List those that are used nowhere"), NULL },
    { "said", 0, 0, G_OPTION_ARG_FILENAME, &wishes.said, N_ ("List all that a source said"),
      N_ ("NAME") },
    { "tree", 0, 0, G_OPTION_ARG_FILENAME, &wishes.tree,
      N_ ("Show whom it speaks for and who speaks for it"), N_ ("NAME") },
    { "alike", 0, 0, G_OPTION_ARG_NONE, &wishes.alike, N_ ("List sources that may be one"), NULL },
    { "add", 0, 0, G_OPTION_ARG_FILENAME, &wishes.add, N_ ("Add a source"), N_ ("NAME") },
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &wishes.filter.kind,
      N_ ("Its kind; without, it is guessed from the name. Of a list: this kind only"),
      N_ ("KIND") },
    { "rename", 0, 0, G_OPTION_ARG_FILENAME, &wishes.rename, N_ ("Rename a source"), N_ ("NAME") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &wishes.to, N_ ("Its new name"), N_ ("NAME") },
    { "merge", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &wishes.merge,
      N_ ("Merge sources; may be given several times"), N_ ("NAME,…") },
    { "into", 0, 0, G_OPTION_ARG_FILENAME, &wishes.into, N_ ("The one that stays"), N_ ("NAME") },
    { "take", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &wishes.take,
      N_ ("Whose value of a field is kept"), N_ ("FIELD=NAME") },
    { "preview", 0, 0, G_OPTION_ARG_NONE, &wishes.preview, N_ ("Only say what merging would do"),
      NULL },
    { "split", 0, 0, G_OPTION_ARG_FILENAME, &wishes.split, N_ ("Make a second source of one"),
      N_ ("NAME") },
    { "as", 0, 0, G_OPTION_ARG_FILENAME, &wishes.as, N_ ("What the second one is called"),
      N_ ("NAME") },
    { "claim", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &wishes.claims,
      N_ ("A claim that moves to it, or one link of its chain"), N_ ("CLAIM[/LINK]") },
    { "with-alias", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &wishes.with_aliases,
      N_ ("An alias that moves to it"), N_ ("ALIAS") },
    { "distinct", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &wishes.distinct,
      N_ ("Remember that sources are not the same"), N_ ("NAME,…") },
    { "not-distinct", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &wishes.undistinct,
      N_ ("Forget that again"), N_ ("NAME,…") },
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
  int told;

  /* "sources lookup NAME" is "lookup NAME": the file comes with what is taken over. */
  if (g_strcmp0 (cli->args[1], "lookup") == 0)
    {
      g_autofree char *word = cli->args[1];

      for (guint i = 1; cli->args[i] != NULL; i++)
        cli->args[i] = cli->args[i + 1];
      return dictum_cli_run_lookup (cli);
    }
  if (!dictum_cli_parse (cli, entries, 1, G_MAXUINT - 1))
    return DICTUM_CLI_USAGE;

  wanted = count_wishes (&wishes);
  if (!is_whole (&wishes, wanted, cli->args[2] != NULL))
    return dictum_cli_misuse (
        cli, "%s",
        _ ("Give one of --add, --rename with --to, --merge with --into, "
           "--split with --as, --distinct, --alias with --of, --set with "
           "fields, --delete, --said, --tree, --alike; or say what to list."));
  told = tell (cli, &wishes, wanted);
  if (told >= 0)
    return told;

  store = dictum_cli_open (cli->args[1], &error);
  if (store != NULL)
    do_wish (cli, store, &wishes, &error);

  return dictum_cli_finish (cli, store, error);
}
