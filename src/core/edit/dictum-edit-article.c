/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-edit-private.h"

#include <string.h>

/* The number that words are, 1 or more, as lists count; 0 when they are none. */
static guint
parse_number (const char *words)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (words, 10, 1, G_MAXUINT, &number, NULL))
    return 0;

  return (guint) number;
}

static gconstpointer
get_nth (GListModel *list, guint number)
{
  g_autoptr (DictumItem) item = number > 0 ? g_list_model_get_item (list, number - 1) : NULL;

  return item != NULL ? dictum_item_get_record (item) : NULL;
}

static gboolean
has_name (gconstpointer record, const char *folded, gboolean aliases)
{
  const DictumSource *source = record;
  g_autofree char *name = NULL;

  if (dictum_is_article (record))
    name = dictum_name_fold (((const DictumArticle *) record)->title);
  else
    name = dictum_name_fold (source->name);
  if (strcmp (name, folded) == 0)
    return !aliases;

  if (!aliases || dictum_is_article (record))
    return FALSE;

  for (guint i = 0; i < dictum_strings_length ((const char *const *) source->aliases); i++)
    {
      g_autofree char *alias = dictum_name_fold (source->aliases[i]);

      if (strcmp (alias, folded) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The one record of a list that is called so; *n_found says how many there are. */
static gconstpointer
find_by_name (GListModel *list, const char *words, gboolean aliases, guint *n_found)
{
  g_autofree char *folded = dictum_name_fold (words);
  gconstpointer found = NULL;

  *n_found = 0;
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (list, i);
      gconstpointer record = dictum_item_get_record (item);

      if (!has_name (record, folded, aliases))
        continue;
      found = record;
      (*n_found)++;
    }

  return *n_found == 1 ? found : NULL;
}

/* Articles stand in the order of when they were added, which is kept in whole seconds. One that
 * comes in the same second as the one before is stamped a second later, so that it stays behind it.
 */
static char *
make_added (DictumProject *project, const char *now)
{
  GListModel *articles = dictum_project_get_articles (project);
  guint length = g_list_model_get_n_items (articles);
  g_autoptr (DictumItem) last = NULL;
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GDateTime) next = NULL;

  if (length == 0)
    return g_strdup (now);

  last = g_list_model_get_item (articles, length - 1);
  if (g_strcmp0 (dictum_item_get_article (last)->added, now) < 0)
    return g_strdup (now);

  time = g_date_time_new_from_iso8601 (dictum_item_get_article (last)->added, NULL);
  next = time != NULL ? g_date_time_add_seconds (time, 1) : NULL;

  return next != NULL ? g_date_time_format (next, "%Y-%m-%dT%H:%M:%SZ") : g_strdup (now);
}

/**
 * dictum_edit_add_article:
 * @project: a project
 * @article: (transfer none): what a loader made; it is sealed
 * @author: (nullable): who adds it
 *
 * Returns: (transfer full): the change
 */
DictumChange *
dictum_edit_add_article (DictumProject *project,
                         DictumArticle *article,
                         const char *author,
                         GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (dictum_is_article (article), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (dictum_values_length (article->versions) == 0)
    {
      g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_EMPTY,
                           _ ("The article has no text. Load it again, or paste its text."));
      return NULL;
    }

  draft = dictum_draft_new (project, author);
  if (!article->record.value.sealed)
    {
      g_free (article->added);
      article->added = make_added (project, dictum_draft_get_now (draft));
      if (article->creator == NULL)
        dictum_value_set_string (&article->creator, author);
    }
  dictum_draft_add (draft, dictum_value_ref (article));
  label = article->title != NULL ? g_strdup_printf (_ ("Add article “%s”"), article->title)
                                 : g_strdup (_ ("Add article"));

  return dictum_draft_finish (draft, label, error);
}

/**
 * dictum_edit_remove_article:
 * @project: a project
 * @article: an article's id
 * @n_claims: (out) (optional): how many claims go with it
 * @author: (nullable): who does it
 *
 * Deletes an article with all its claims, and what claims of other articles say about these.
 *
 * Returns: (transfer full): the change
 */
DictumChange *
dictum_edit_remove_article (DictumProject *project,
                            const char *article,
                            guint *n_claims,
                            const char *author,
                            GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;
  g_autofree char *label = NULL;
  const DictumArticle *before;
  GListModel *claims;
  guint length;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  before = dictum_edit_find_article (project, article, error);
  if (before == NULL)
    return NULL;

  draft = dictum_draft_new (project, author);
  claims = dictum_project_get_article_claims (project, article);
  length = g_list_model_get_n_items (claims);
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (claims, i);

      dictum_edit_draft_remove_claim (draft, project, dictum_item_get_claim (item));
    }
  dictum_draft_remove (draft, before);

  if (n_claims != NULL)
    *n_claims = length;
  label = before->title != NULL ? g_strdup_printf (_ ("Delete article “%s”"), before->title)
                                : g_strdup (_ ("Delete article"));

  return dictum_draft_finish (draft, label, error);
}

/**
 * dictum_project_find_article:
 * @project: a project
 * @words: an id, a number in the list of articles from 1, or a title
 *
 * Returns: (transfer none): the article, or NULL with an error
 */
const DictumArticle *
dictum_project_find_article (DictumProject *project, const char *words, GError **error)
{
  GListModel *articles;
  const DictumArticle *article;
  guint n_found;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project) && words != NULL, NULL);

  article = dictum_project_get_article (project, words);
  if (article != NULL)
    return article;

  articles = dictum_project_get_articles (project);
  article = find_by_name (articles, words, FALSE, &n_found);
  if (article == NULL && n_found == 0)
    article = get_nth (articles, parse_number (words));
  if (article == NULL && n_found > 1)
    g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_AMBIGUOUS,
                 ngettext ("%'u article is called “%s”. Give its number or its id.",
                           "%'u articles are called “%s”. Give the number or the id of one.",
                           n_found),
                 n_found, words);
  else if (article == NULL)
    g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
                 _ ("There is no article “%s”. Give its number in the list, its title or its id."),
                 words);

  return article;
}

/**
 * dictum_project_find_source:
 * @project: a project
 * @words: an id, a name, or an alias; case and accents do not count
 *
 * Returns: (transfer none): the source, or NULL with an error
 */
const DictumSource *
dictum_project_find_source (DictumProject *project, const char *words, GError **error)
{
  GListModel *sources;
  const DictumSource *source;
  guint n_found;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project) && words != NULL, NULL);

  source = dictum_project_get_source (project, words);
  if (source != NULL)
    return source;

  sources = dictum_project_get_sources (project);
  source = find_by_name (sources, words, FALSE, &n_found);
  if (source == NULL && n_found == 0)
    source = find_by_name (sources, words, TRUE, &n_found);
  if (source == NULL && n_found > 1)
    g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_AMBIGUOUS,
                 ngettext ("%'u source is called “%s”. Give its id.",
                           "%'u sources are called “%s”. Give the id of one.", n_found),
                 n_found, words);
  else if (source == NULL)
    g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
                 _ ("There is no source “%s”. Give its name, an alias or its id."), words);

  return source;
}

/**
 * dictum_project_find_claim:
 * @project: a project
 * @words: an id, or ARTICLE:NUMBER with the article as for dictum_project_find_article() and the
 *   claim's number in it, as the margin of the window shows it
 *
 * Returns: (transfer none): the claim, or NULL with an error
 */
const DictumClaim *
dictum_project_find_claim (DictumProject *project, const char *words, GError **error)
{
  const DictumClaim *claim;
  const char *colon;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project) && words != NULL, NULL);

  claim = dictum_project_get_claim (project, words);
  if (claim != NULL)
    return claim;

  colon = strrchr (words, ':');
  if (colon != NULL && parse_number (colon + 1) > 0)
    {
      g_autofree char *title = g_strndup (words, colon - words);
      const DictumArticle *article = dictum_project_find_article (project, title, error);

      if (article == NULL)
        return NULL;
      claim = get_nth (dictum_project_get_article_claims (project, article->record.id),
                       parse_number (colon + 1));
    }
  if (claim == NULL)
    g_set_error (
        error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
        _ ("There is no claim “%s”. Give its id, or the numbers of article and claim: 1:3"), words);

  return claim;
}
