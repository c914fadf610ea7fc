/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

#include "edit/dictum-edit-version.h"

/* What is told about the articles rather than read from them. */
typedef struct
{
  char *title;
  char *byline;
  char *publisher;
  char *url;
  char *published;
  char *language;
  char *kind;
  char *tags;
} Details;

static void
clear_details (Details *details)
{
  g_free (details->title);
  g_free (details->byline);
  g_free (details->publisher);
  g_free (details->url);
  g_free (details->published);
  g_free (details->language);
  g_free (details->kind);
  g_free (details->tags);
}

static gboolean
use_details (DictumArticle *article, const Details *details, GError **error)
{
  const struct
  {
    const char *field;
    const char *text;
  } given[] = {
    { "title", details->title },         { "byline", details->byline },
    { "publisher", details->publisher }, { "url", details->url },
    { "published", details->published }, { "language", details->language },
    { "kind", details->kind },           { "tags", details->tags },
  };

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    if (given[i].text != NULL &&
        !dictum_edit_parse_field (article, given[i].field, given[i].text, error))
      return FALSE;

  return TRUE;
}

/**
 * Adding:
 *
 * One run of the verb: what was asked for, and what has come of it.
 */
typedef struct
{
  DictumCli *cli;
  DictumStore *store;
  Details details;
  gboolean tag_section;
  gboolean anyway;
  gboolean as_version;
  gboolean all;
  char *choose;
  gboolean listed;  /* choices, instead of adding anything */
  GPtrArray *added; /* of char *, ids of articles */
  int code;
} Adding;

static void
clear_adding (Adding *adding)
{
  clear_details (&adding->details);
  g_free (adding->choose);
  g_clear_pointer (&adding->added, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Adding, clear_adding)

static void
tell_failure (Adding *adding, const char *argument, GError *problem)
{
  g_prefix_error (&problem, "%s: ", argument);
  adding->code = dictum_cli_fail_error (adding->cli, problem);
  g_error_free (problem);
}

static guint
get_number (DictumProject *project, const char *id)
{
  return 1 + dictum_project_find_position (project, dictum_project_get_articles (project),
                                           dictum_project_get_item (project, id));
}

static const char *
get_title (const DictumArticle *article)
{
  return article->title != NULL ? article->title : _ ("Untitled");
}

/* The change that adds it: as an article, or as a version of the one that it is like. NULL with an
 * error, also when the project has it already and nobody said that it is wanted all the same. */
static DictumChange *
make_change (Adding *adding, DictumArticle *article, char **id, GError **error)
{
  DictumProject *project = dictum_store_get_project (adding->store);
  g_autoptr (GPtrArray) duplicates = NULL;
  g_autofree char *likeness = NULL;
  const DictumDuplicate *first;

  if (!adding->anyway)
    {
      g_autoptr (DictumDuplicateFinder) finder = dictum_duplicate_finder_new (project);

      duplicates = dictum_duplicate_finder_find (finder, article);
    }
  if (duplicates == NULL || duplicates->len == 0)
    {
      g_set_str (id, article->record.id);
      return dictum_edit_add_article (project, article, adding->cli->author, error);
    }

  first = g_ptr_array_index (duplicates, 0);
  if (adding->as_version)
    {
      g_set_str (id, first->article->record.id);
      return dictum_edit_add_version (project, *id, dictum_values_get (article->versions, 0), NULL,
                                      adding->cli->author, error);
    }

  likeness = dictum_duplicate_describe (first);
  g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
               /* Translators: an article's number, its title, and what is the same in it, as in
                * “same link, 93 % of the text”. */
               _ ("The project has this as article %u, “%s” (%s). Add it as a version of that with "
                  "--as-version, or as another article with --anyway."),
               get_number (project, first->article->record.id), get_title (first->article),
               likeness);

  return NULL;
}

static gboolean
keep_article (Adding *adding, DictumLoaded *loaded, GError **error)
{
  g_autofree char *id = NULL;
  DictumChange *change;

  if (!use_details (loaded->article, &adding->details, error))
    return FALSE;
  if (adding->tag_section)
    dictum_loaded_tag_section (loaded);
  change = make_change (adding, loaded->article, &id, error);
  if (change != NULL && loaded->snapshot != NULL)
    {
      g_autofree char *sha256 = dictum_snapshot_store_add (loaded->snapshot, error);

      if (sha256 == NULL)
        {
          dictum_change_unref (change);
          return FALSE;
        }
    }
  if (!dictum_cli_apply (adding->store, change, error))
    return FALSE;
  g_ptr_array_add (adding->added, g_steal_pointer (&id));

  return TRUE;
}

static void
add_choice (Adding *adding, const DictumLoadChoice *choice)
{
  g_autofree char *name = dictum_load_request_describe (choice->request);
  g_autoptr (DictumLoaded) loaded = NULL;
  GError *problem = NULL;

  loaded = dictum_load (choice->request, NULL, NULL, NULL, &problem);
  if (loaded != NULL && loaded->article == NULL)
    g_set_error_literal (&problem, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
                         _ ("This is a list of articles in its turn. Give it by itself."));
  else if (loaded != NULL)
    keep_article (adding, loaded, &problem);

  if (problem != NULL)
    tell_failure (adding, choice->url != NULL ? choice->url : name, problem);
}

/* Adds those that were chosen; TRUE when it is known which these are. */
static gboolean
add_choices (Adding *adding, const DictumLoaded *loaded, GError **error)
{
  g_autoptr (DictumDuplicateFinder)
      finder = dictum_duplicate_finder_new (dictum_store_get_project (adding->store));
  g_autofree gboolean *chosen = NULL;

  if (adding->all)
    chosen = dictum_cli_choose_new (loaded->choices, finder, adding->anyway);
  else
    chosen = dictum_cli_choose (adding->choose, loaded->choices->len, error);
  if (chosen == NULL)
    return FALSE;

  for (guint i = 0; i < loaded->choices->len; i++)
    if (chosen[i])
      add_choice (adding, g_ptr_array_index (loaded->choices, i));

  return TRUE;
}

static void
add_one (Adding *adding, const char *argument, gboolean alone)
{
  g_autoptr (DictumLoadRequest) request = NULL;
  g_autoptr (DictumLoaded) loaded = NULL;
  GError *problem = NULL;

  request = dictum_cli_make_request (argument, &problem);
  if (request != NULL)
    loaded = dictum_load (request, NULL, NULL, NULL, &problem);
  if (loaded != NULL && loaded->notice != NULL)
    g_printerr ("%s: %s\n", argument, loaded->notice);

  if (loaded != NULL && loaded->article != NULL)
    keep_article (adding, loaded, &problem);
  else if (loaded != NULL && (adding->all || adding->choose != NULL))
    add_choices (adding, loaded, &problem);
  else if (loaded != NULL && alone)
    {
      dictum_cli_list_choices (adding->cli, dictum_store_get_project (adding->store), loaded);
      adding->listed = TRUE;
    }
  else if (loaded != NULL)
    g_set_error (&problem, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
                 ngettext ("This is a list of %u article. Give it by itself to see it, or add it "
                           "with --all.",
                           "This is a list of %u articles. Give it by itself to see them, or add "
                           "them with --all.",
                           loaded->choices->len),
                 loaded->choices->len);

  if (problem != NULL)
    tell_failure (adding, argument, problem);
}

static void
print_added (Adding *adding)
{
  DictumProject *project = dictum_store_get_project (adding->store);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  for (guint i = 0; i < adding->added->len; i++)
    {
      const char *id = g_ptr_array_index (adding->added, i);
      const DictumArticle *article = dictum_project_get_article (project, id);

      if (adding->cli->json)
        g_ptr_array_add (records, (gpointer) article);
      else
        dictum_cli_print ("%u  %s\n", get_number (project, id), get_title (article));
    }
  if (adding->cli->json)
    dictum_cli_print_records (records);
}

static gboolean
check_options (Adding *adding)
{
  const Details *details = &adding->details;
  DictumCli *cli = adding->cli;
  gboolean several = g_strv_length (cli->args) > 3 || adding->all || adding->choose != NULL;

  if (several && (details->title != NULL || details->url != NULL))
    dictum_cli_misuse (cli, "%s", _ ("--title and --url are for one article at a time."));
  else if (adding->anyway && adding->as_version)
    dictum_cli_misuse (cli, "%s", _ ("Give --anyway or --as-version, not both."));
  else if (adding->all && adding->choose != NULL)
    dictum_cli_misuse (cli, "%s", _ ("Give --all or --choose, not both."));
  else if (adding->choose != NULL && g_strv_length (cli->args) > 3)
    dictum_cli_misuse (cli, "%s", _ ("--choose is for one list at a time."));
  else
    return TRUE;

  return FALSE;
}

int
dictum_cli_run_add (DictumCli *cli)
{
  g_auto (Adding) adding = { .cli = cli, .code = DICTUM_CLI_OK };
  Details *details = &adding.details;
  const GOptionEntry entries[] = {
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &details->title, N_ ("Title"), N_ ("TEXT") },
    { "byline", 0, 0, G_OPTION_ARG_FILENAME, &details->byline, N_ ("Who wrote it"), N_ ("TEXT") },
    { "publisher", 0, 0, G_OPTION_ARG_FILENAME, &details->publisher, N_ ("Who published it"),
      N_ ("TEXT") },
    { "url", 0, 0, G_OPTION_ARG_FILENAME, &details->url, N_ ("Where it is published"), N_ ("URL") },
    { "published", 0, 0, G_OPTION_ARG_FILENAME, &details->published,
      N_ ("When, as 2026-11-14 or with the time"), N_ ("DATE") },
    { "language", 0, 0, G_OPTION_ARG_FILENAME, &details->language, N_ ("Language, as “en”"),
      N_ ("CODE") },
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &details->kind,
      N_ ("report, analysis, opinion, statement, wire-copy, transcript or other"), N_ ("KIND") },
    { "tags", 0, 0, G_OPTION_ARG_FILENAME, &details->tags, N_ ("Tags, with commas"), N_ ("TAGS") },
    { "tag-section", 0, 0, G_OPTION_ARG_NONE, &adding.tag_section,
      N_ ("Tag it with the section of the paper that it stood in"), NULL },
    { "anyway", 0, 0, G_OPTION_ARG_NONE, &adding.anyway,
      N_ ("Add also what the project has already"), NULL },
    { "as-version", 0, 0, G_OPTION_ARG_NONE, &adding.as_version,
      N_ ("Add what the project has already as a new version of that"), NULL },
    { "all", 0, 0, G_OPTION_ARG_NONE, &adding.all,
      N_ ("From a feed, an archive or an export: all that the project has not"), NULL },
    { "choose", 0, 0, G_OPTION_ARG_STRING, &adding.choose,
      N_ ("From a feed, an archive or an export: these, as 1,4-6"), N_ ("NUMBERS") },
    { NULL },
  };
  g_auto (GStrv) suffixes = dictum_load_list_suffixes ();
  g_autofree char *endings = g_strjoinv (", ", suffixes);
  g_autofree char *description = NULL;
  g_autoptr (DictumStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gboolean alone;
  int finished;

  /* Translators: %s are endings of names, as in “docx, html, txt”. */
  description = g_strdup_printf (_ ("Reads links, standard input, and files whose names end in:\n"
                                    "%s.\nOthers too where their bytes say what they are."),
                                 endings);
  cli->description = description;
  if (!dictum_cli_parse (cli, entries, 2, G_MAXUINT - 1) || !check_options (&adding))
    return DICTUM_CLI_USAGE;

  adding.added = g_ptr_array_new_with_free_func (g_free);
  adding.store = store = dictum_cli_open (cli->args[1], &error);
  alone = g_strv_length (cli->args) == 3;
  /* One that cannot be loaded does not keep the others out. */
  for (guint i = 2; store != NULL && cli->args[i] != NULL; i++)
    add_one (&adding, cli->args[i], alone);
  if (store != NULL && !adding.listed)
    print_added (&adding);

  finished = dictum_cli_finish (cli, store, error);
  return adding.code != DICTUM_CLI_OK ? adding.code : finished;
}
