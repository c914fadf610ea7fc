/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-date-words.h"

#include <string.h>

const char *const dictum_date_published_names[] = {
  "article:published_time",
  "og:article:published_time",
  "og:published_time",
  "datepublished",
  "parsely-pub-date",
  "sailthru.date",
  "publish-date",
  "publish_date",
  "publishdate",
  "pubdate",
  "article.published",
  "published_time",
  "published-date",
  "dc.date.issued",
  "dcterms.issued",
  "dc.date.created",
  "dcterms.created",
  "dcterms.date",
  "dc.date",
  "date",
  "datecreated",
  "cxenseparse:recs:publishtime",
  "article_date_original",
  "originalpublicationdate",
  "citation_publication_date",
  "citation_date",
  "bt:pubdate",
  "rnews:datepublished",
  "published",
  "w-published-date",
  "created",
  NULL,
};

const char *const dictum_date_modified_names[] = {
  "article:modified_time",
  "og:updated_time",
  "og:modified_time",
  "datemodified",
  "dcterms.modified",
  "dc.date.modified",
  "lastmod",
  "last-modified",
  "updated_time",
  "article.updated",
  NULL,
};

/* How lines say it, folded. */
static const struct
{
  const char *word;
  DictumDateSaying saying;
} sayings[] = {
  { "submitted", DICTUM_DATE_SAYS_OTHER },
  { "received", DICTUM_DATE_SAYS_OTHER },
  { "accepted", DICTUM_DATE_SAYS_OTHER },
  { "copyright", DICTUM_DATE_SAYS_OTHER },
  { "expires", DICTUM_DATE_SAYS_OTHER },
  { "born", DICTUM_DATE_SAYS_OTHER },
  { "updat", DICTUM_DATE_SAYS_UPDATED },
  { "modified", DICTUM_DATE_SAYS_UPDATED },
  { "reviewed", DICTUM_DATE_SAYS_UPDATED },
  { "revised", DICTUM_DATE_SAYS_UPDATED },
  { "last edited", DICTUM_DATE_SAYS_UPDATED },
  { "aktualisiert", DICTUM_DATE_SAYS_UPDATED },
  { "geandert", DICTUM_DATE_SAYS_UPDATED },
  { "mis a jour", DICTUM_DATE_SAYS_UPDATED },
  { "mise a jour", DICTUM_DATE_SAYS_UPDATED },
  { "modifie le", DICTUM_DATE_SAYS_UPDATED },
  { "actualiza", DICTUM_DATE_SAYS_UPDATED },
  { "actualitza", DICTUM_DATE_SAYS_UPDATED },
  { "aggiorna", DICTUM_DATE_SAYS_UPDATED },
  { "atualiza", DICTUM_DATE_SAYS_UPDATED },
  { "bijgewerkt", DICTUM_DATE_SAYS_UPDATED },
  { "gewijzigd", DICTUM_DATE_SAYS_UPDATED },
  { "oppdatert", DICTUM_DATE_SAYS_UPDATED },
  { "uppdatera", DICTUM_DATE_SAYS_UPDATED },
  { "opdateret", DICTUM_DATE_SAYS_UPDATED },
  { "paivitetty", DICTUM_DATE_SAYS_UPDATED },
  { "aktualizac", DICTUM_DATE_SAYS_UPDATED },
  { "zaktualizowan", DICTUM_DATE_SAYS_UPDATED },
  { "обновлен", DICTUM_DATE_SAYS_UPDATED },
  { "оновлен", DICTUM_DATE_SAYS_UPDATED },
  { "guncelle", DICTUM_DATE_SAYS_UPDATED },
  { "ενημερω", DICTUM_DATE_SAYS_UPDATED },
  { "עודכן", DICTUM_DATE_SAYS_UPDATED },
  { "تحديث", DICTUM_DATE_SAYS_UPDATED },
  { "更新", DICTUM_DATE_SAYS_UPDATED },
  { "修正", DICTUM_DATE_SAYS_UPDATED },
  { "publish", DICTUM_DATE_SAYS_PUBLISHED },
  { "posted", DICTUM_DATE_SAYS_PUBLISHED },
  { "veroffentlicht", DICTUM_DATE_SAYS_PUBLISHED },
  { "erschienen", DICTUM_DATE_SAYS_PUBLISHED },
  { "publie", DICTUM_DATE_SAYS_PUBLISHED },
  { "publicad", DICTUM_DATE_SAYS_PUBLISHED },
  { "publicat", DICTUM_DATE_SAYS_PUBLISHED },
  { "pubblicat", DICTUM_DATE_SAYS_PUBLISHED },
  { "gepubliceerd", DICTUM_DATE_SAYS_PUBLISHED },
  { "geplaatst", DICTUM_DATE_SAYS_PUBLISHED },
  { "publicera", DICTUM_DATE_SAYS_PUBLISHED },
  { "publisert", DICTUM_DATE_SAYS_PUBLISHED },
  { "offentliggjort", DICTUM_DATE_SAYS_PUBLISHED },
  { "julkaistu", DICTUM_DATE_SAYS_PUBLISHED },
  { "opublikowan", DICTUM_DATE_SAYS_PUBLISHED },
  { "zverejnen", DICTUM_DATE_SAYS_PUBLISHED },
  { "опубликован", DICTUM_DATE_SAYS_PUBLISHED },
  { "опублікован", DICTUM_DATE_SAYS_PUBLISHED },
  { "yayin", DICTUM_DATE_SAYS_PUBLISHED },
  { "δημοσιευ", DICTUM_DATE_SAYS_PUBLISHED },
  { "פורסם", DICTUM_DATE_SAYS_PUBLISHED },
  { "نشر", DICTUM_DATE_SAYS_PUBLISHED },
  { "发布", DICTUM_DATE_SAYS_PUBLISHED },
  { "公開", DICTUM_DATE_SAYS_PUBLISHED },
};

/**
 * dictum_date_words_find:
 * @folded: words, as dictum_text_fold() gives them
 * @place: (out) (transfer none): where in them it begins; NULL when nothing is said
 *
 * Returns: what is said last of the date that follows
 */
DictumDateSaying
dictum_date_words_find (const char *folded, const char **place)
{
  DictumDateSaying saying = DICTUM_DATE_SAYS_NOTHING;

  *place = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (sayings); i++)
    {
      const char *found = g_strrstr (folded, sayings[i].word);

      if (found != NULL && (*place == NULL || found > *place))
        {
          *place = found;
          saying = sayings[i].saying;
        }
    }
  return saying;
}
