/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-edit-private.h"

#include <string.h>

#include "model/dictum-claim-words.h"

static gboolean
is_attributed (const DictumClaim *claim)
{
  return dictum_values_length (claim->attributions) > 0;
}

static void
count_claim (DictumFigures *figures, const DictumClaim *claim)
{
  figures->claims++;
  if (!is_attributed (claim))
    figures->unattributed++;

  switch ((DictumStatus) claim->status)
    {
    case DICTUM_STATUS_TO_DO:
      break;
    case DICTUM_STATUS_DONE:
      figures->done++;
      break;
    case DICTUM_STATUS_IN_PROGRESS:
    case DICTUM_STATUS_WAITING_FOR_REPLY:
    case DICTUM_STATUS_SECOND_OPINION:
    default:
      figures->in_progress++;
      break;
    }
}

/**
 * dictum_article_get_figures:
 * @project: a project
 * @article: an article's id
 * @figures: (out): filled in; all 0 when there is no such article
 *
 * Words are those of the latest version, and so are the attributed ones; claims of an older version
 * count as claims. Gives the text its index of words, which is better done before, in a thread; the
 * rest is one walk over the article's claims.
 */
void
dictum_article_get_figures (DictumProject *project, const char *article, DictumFigures *figures)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (DictumRange));
  const DictumArticle *record;
  const DictumVersion *version;
  DictumText *text;
  GListModel *claims;
  guint length;

  g_return_if_fail (DICTUM_IS_PROJECT (project) && figures != NULL);

  memset (figures, 0, sizeof *figures);
  record = dictum_project_get_article (project, article);
  version = record != NULL ? dictum_article_get_latest_version (record) : NULL;
  if (version == NULL)
    return;

  claims = dictum_project_get_article_claims (project, article);
  length = g_list_model_get_n_items (claims);
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (claims, i);
      const DictumClaim *claim = dictum_item_get_claim (item);

      count_claim (figures, claim);
      if (is_attributed (claim) && g_strcmp0 (claim->version, version->id) == 0)
        dictum_ranges_add_claim (ranges, claim);
    }

  text = dictum_article_get_text (record, version);
  dictum_text_index_words (text);
  figures->words = dictum_text_count_words (text, 0, dictum_text_get_length (text));
  dictum_ranges_join (ranges);
  figures->attributed_words = dictum_ranges_count_words (ranges, text);
}
