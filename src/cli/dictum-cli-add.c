/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

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
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Details, clear_details)

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
    { "kind", details->kind },
  };

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    if (given[i].text != NULL &&
        !dictum_edit_parse_field (article, given[i].field, given[i].text, error))
      return FALSE;

  return TRUE;
}

/* The article's id, or NULL with an error. */
static char *
add_one (DictumStore *store,
         const char *argument,
         const Details *details,
         const char *author,
         GError **error)
{
  g_autoptr (DictumLoadRequest) request = dictum_cli_make_request (argument, error);
  g_autoptr (DictumLoaded) loaded = NULL;
  DictumProject *project = dictum_store_get_project (store);

  if (request == NULL)
    return NULL;

  loaded = dictum_load (request, NULL, NULL, NULL, error);
  if (loaded == NULL || !use_details (loaded->article, details, error))
    return NULL;
  if (loaded->snapshot != NULL)
    {
      g_autofree char *sha256 = dictum_snapshot_store_add (loaded->snapshot, error);

      if (sha256 == NULL)
        return NULL;
    }
  if (!dictum_cli_apply (store, dictum_edit_add_article (project, loaded->article, author, error),
                         error))
    return NULL;

  return g_strdup (loaded->article->record.id);
}

static void
tell_added (DictumProject *project, const char *id)
{
  const DictumArticle *article = dictum_project_get_article (project, id);
  DictumItem *item = dictum_project_get_item (project, id);
  guint position = dictum_project_find_position (project, dictum_project_get_articles (project),
                                                 item);

  dictum_cli_print ("%u  %s\n", position + 1,
                    article->title != NULL ? article->title : _ ("Untitled"));
}

int
dictum_cli_run_add (DictumCli *cli)
{
  g_auto (Details) details = { 0 };
  const GOptionEntry entries[] = {
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &details.title, N_ ("Title"), N_ ("TEXT") },
    { "byline", 0, 0, G_OPTION_ARG_FILENAME, &details.byline, N_ ("Who wrote it"), N_ ("TEXT") },
    { "publisher", 0, 0, G_OPTION_ARG_FILENAME, &details.publisher, N_ ("Who published it"),
      N_ ("TEXT") },
    { "url", 0, 0, G_OPTION_ARG_FILENAME, &details.url, N_ ("Where it is published"), N_ ("URL") },
    { "published", 0, 0, G_OPTION_ARG_FILENAME, &details.published,
      N_ ("When, as 2026-11-14 or with the time"), N_ ("DATE") },
    { "language", 0, 0, G_OPTION_ARG_FILENAME, &details.language, N_ ("Language, as “en”"),
      N_ ("CODE") },
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &details.kind,
      N_ ("report, analysis, opinion, statement, wire-copy, transcript or other"), N_ ("KIND") },
    { NULL },
  };
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (DictumStore) store = NULL;
  g_autoptr (GError) error = NULL;
  DictumProject *project;
  int code = DICTUM_CLI_OK;
  int finished;

  if (!dictum_cli_parse (cli, entries, 2, G_MAXUINT - 1))
    return DICTUM_CLI_USAGE;
  if (g_strv_length (cli->args) > 3 && (details.title != NULL || details.url != NULL))
    return dictum_cli_misuse (cli, "%s", _ ("--title and --url are for one article at a time."));

  store = dictum_cli_open (cli->args[1], &error);
  /* One that cannot be loaded does not keep the others out. */
  for (guint i = 2; store != NULL && cli->args[i] != NULL; i++)
    {
      g_autoptr (GError) problem = NULL;
      char *id = add_one (store, cli->args[i], &details, cli->author, &problem);

      if (id != NULL)
        {
          g_ptr_array_add (added, id);
        }
      else
        {
          g_prefix_error (&problem, "%s: ", cli->args[i]);
          code = dictum_cli_fail_error (cli, problem);
        }
    }

  project = store != NULL ? dictum_store_get_project (store) : NULL;
  for (guint i = 0; i < added->len; i++)
    {
      const char *id = g_ptr_array_index (added, i);

      if (cli->json)
        g_ptr_array_add (records, (gpointer) dictum_project_get_article (project, id));
      else
        tell_added (project, id);
    }
  if (cli->json)
    dictum_cli_print_records (records);

  finished = dictum_cli_finish (cli, store, error);
  return code != DICTUM_CLI_OK ? code : finished;
}
