/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-carry-private.h"

#include <stdlib.h>
#include <string.h>

/* Words that say that the writer has it from elsewhere, or does not quite believe it. */
static const char *const hedges[] = {
  "reportedly",  "allegedly",     "apparently",    "purportedly", "supposedly", "seemingly",
  "arguably",    "ostensibly",    "angeblich",     "offenbar",    "laut",       "prétendument",
  "apparemment", "presuntamente", "supuestamente", NULL,
};

gboolean
dictum_word_is_hedge (const char *word)
{
  g_autofree char *folded = g_utf8_strdown (word, -1);

  return g_strv_contains (hedges, folded);
}

/**
 * dictum_article_has_text:
 * @article: an article
 * @version: what was loaded
 *
 * Returns: whether it is the text of the article's latest version
 */
gboolean
dictum_article_has_text (const DictumArticle *article, const DictumVersion *version)
{
  const DictumVersion *latest = dictum_article_get_latest_version (article);

  g_return_val_if_fail (article != NULL && version != NULL, FALSE);

  return strcmp (dictum_text_get_string (dictum_article_get_text (article, latest)),
                 dictum_text_get_string (dictum_article_get_text (article, version))) == 0;
}

/**
 * dictum_article_find_version:
 * @article: an article
 * @words: an id, or a number, 1 for the oldest version
 *
 * Returns: (transfer none): the version, or NULL with an error
 */
const DictumVersion *
dictum_article_find_version (const DictumArticle *article, const char *words, GError **error)
{
  const DictumVersion *version;
  char *end;
  long number;

  g_return_val_if_fail (article != NULL && words != NULL, NULL);

  version = dictum_article_get_version (article, words);
  if (version != NULL)
    return version;
  number = strtol (words, &end, 10);
  if (end != words && *end == '\0' && number >= 1 && (gulong) number <= article->versions->len)
    return dictum_values_get (article->versions, number - 1);
  g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
               ngettext ("The article has %u version. Give its number or its id.",
                         "The article has %u versions. Give the number, from 1 for the oldest, or "
                         "the id of one.",
                         article->versions->len),
               article->versions->len);
  return NULL;
}

static char *
make_label (const DictumArticle *article)
{
  return article->title != NULL ? g_strdup_printf (_ ("Add version of “%s”"), article->title)
                                : g_strdup (_ ("Add version"));
}

static DictumChange *
add_version (DictumProject *project,
             const char *article,
             const char *modified,
             DictumVersion *version,
             DictumCarryOver *report,
             const char *author,
             GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;
  g_autoptr (DictumCarrier) carrier = NULL;
  g_autofree char *label = NULL;
  DictumCarryOver counts = { 0 };
  const DictumArticle *before = dictum_edit_find_article (project, article, error);
  DictumArticle *after;
  GListModel *claims;

  if (before == NULL)
    return NULL;
  if (dictum_article_has_text (before, version))
    {
      g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOTHING,
                           _ ("The text is the same as in the latest version."));
      return NULL;
    }

  draft = dictum_draft_new (project, author);
  after = dictum_draft_edit (draft, before);
  dictum_values_add (&after->versions, dictum_value_ref (version));
  if (modified != NULL)
    dictum_value_set_string (&after->modified, modified);
  carrier = dictum_carrier_new (before, version);
  claims = dictum_project_get_article_claims (project, before->record.id);
  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (claims, i);

      counts.claims[dictum_carrier_carry (
          carrier, dictum_draft_edit (draft, dictum_item_get_claim (item)))]++;
    }
  if (report != NULL)
    *report = counts;
  label = make_label (before);
  return dictum_draft_finish (draft, label, error);
}

/**
 * dictum_edit_add_version:
 * @project: a project
 * @article: an article's id
 * @version: (transfer none): what was loaded; it is sealed
 * @report: (out) (optional): how many claims went over in which way
 * @author: (nullable): who does it
 *
 * Returns: (transfer full): the change; its first entry is the article
 */
DictumChange *
dictum_edit_add_version (DictumProject *project,
                         const char *article,
                         DictumVersion *version,
                         DictumCarryOver *report,
                         const char *author,
                         GError **error)
{
  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (dictum_value_is (version, &dictum_version_type), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return add_version (project, article, NULL, version, report, author, error);
}

/**
 * dictum_edit_take_reload:
 * @project: a project
 * @article: an article's id
 * @loaded: (transfer none): the article as it was loaded again; its only version is sealed
 * @report: (out) (optional): how many claims went over in which way
 * @author: (nullable): who does it
 *
 * As dictum_edit_add_version(), and when the publisher says that the article was modified is taken
 * over as well. What else is known about it may have been put right by the editor, and stays.
 *
 * Returns: (transfer full): the change; its first entry is the article
 */
DictumChange *
dictum_edit_take_reload (DictumProject *project,
                         const char *article,
                         const DictumArticle *loaded,
                         DictumCarryOver *report,
                         const char *author,
                         GError **error)
{
  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (loaded != NULL && dictum_values_length (loaded->versions) == 1, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return add_version (project, article, loaded->modified, dictum_values_get (loaded->versions, 0),
                      report, author, error);
}
