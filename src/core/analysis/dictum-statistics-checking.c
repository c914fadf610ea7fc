/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-analysis"

#include "analysis/dictum-statistics-private.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/dictum-reply.h"

/* More columns than this are not told apart; then months are counted instead of days. */
#define MAX_DAYS 62
#define MAX_COLUMNS 1200

typedef void (*ClaimFunc) (const DictumClaim *claim, const DictumArticle *article, gpointer data);

static void
foreach_claim (const DictumCount *count, ClaimFunc func, gpointer data)
{
  for (guint i = 0; i < count->corpus->articles->len; i++)
    {
      const DictumCorpusArticle *article = g_ptr_array_index (count->corpus->articles, i);

      for (guint j = 0; j < article->claims->len; j++)
        func (g_ptr_array_index (article->claims, j), article->article, data);
    }
}

/* Whether somebody was asked and has not answered. overdue: though their time is over. */
gboolean
dictum_claim_waits_for_reply (const DictumClaim *claim, GDateTime *now, gboolean *overdue)
{
  gboolean waits = FALSE;

  *overdue = FALSE;
  for (guint i = 0; i < dictum_values_length (claim->replies); i++)
    {
      const DictumReply *reply = dictum_values_get (claim->replies, i);

      DictumReplyState state = dictum_reply_get_state (reply, now, NULL);

      waits |= state != DICTUM_REPLY_ANSWERED;
      *overdue |= state == DICTUM_REPLY_OVERDUE;
    }

  return waits;
}

/* ---- Statuses and ratings ---- */

static void
count_status_cb (const DictumClaim *claim, const DictumArticle *article, gpointer data)
{
  DictumTable *table = data;
  DictumTableRow *row = g_ptr_array_index (table->rows,
                                           CLAMP (claim->status, 0, (int) table->rows->len - 1));

  row->values[0]++;
}

static void
add_claims_column (DictumTable *table)
{
  dictum_table_add_column (table, "claims", _ ("Claims"), DICTUM_VALUE_COUNT, NULL, NULL);
  dictum_table_add_column (table, "share", _ ("Share of claims"), DICTUM_VALUE_SHARE, NULL, NULL);
  dictum_table_add_view (table, _ ("Claims"), 0, 1, 1);
}

static void
add_shares (DictumTable *table, guint n_claims)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      DictumTableRow *row = g_ptr_array_index (table->rows, i);

      row->values[1] = n_claims > 0 ? row->values[0] / n_claims : 0;
    }
}

DictumTable *
dictum_count_statuses (const DictumCount *count)
{
  DictumTable *table = dictum_table_new ("statuses", DICTUM_FORM_BARS);

  table->title = _ ("How far the checking is");
  table->about = _ ("Claims by their status.");
  table->heading = _ ("Status");
  add_claims_column (table);
  for (guint i = 0; i < dictum_enum_length (&dictum_statuses); i++)
    {
      const char *nick = dictum_enum_get_nick (&dictum_statuses, i);

      dictum_table_add_row (table, nick, dictum_enum_get_label (&dictum_statuses, i), nick,
                            g_strconcat ("status:", nick, NULL));
    }
  foreach_claim (count, count_status_cb, table);
  add_shares (table, count->corpus->n_claims);

  return table;
}

typedef struct
{
  DictumTable *table;
  GHashTable *rows; /* id of a value of the scale to its row */
  DictumTableRow *none;
} Ratings;

static void
count_rating_cb (const DictumClaim *claim, const DictumArticle *article, gpointer data)
{
  Ratings *ratings = data;
  const DictumRating *rating = dictum_claim_get_shown_rating (claim);
  DictumTableRow *row = rating != NULL ? g_hash_table_lookup (ratings->rows, rating->rating) : NULL;

  if (rating != NULL && row == NULL)
    {
      /* Of a scale that the project had before. */
      row = dictum_table_add_row (
          ratings->table, rating->rating, rating->rating, NULL,
          dictum_query_write_term (DICTUM_QUERY_RATING, rating->rating, FALSE));
      g_hash_table_insert (ratings->rows, row->key, row);
    }

  (row != NULL ? row : ratings->none)->values[0]++;
}

DictumTable *
dictum_count_ratings (const DictumCount *count)
{
  const DictumDesk *desk = count->corpus->snapshot->settings->desk;
  const GPtrArray *scale = desk != NULL && desk->rating_scale != NULL ? desk->rating_scale->values
                                                                      : NULL;
  DictumTable *table = dictum_table_new ("ratings", DICTUM_FORM_BARS);
  g_autoptr (GHashTable) rows = g_hash_table_new (g_str_hash, g_str_equal);
  Ratings ratings = { table, rows, NULL };

  table->title = _ ("Ratings");
  table->about = _ ("Claims by the rating that is published, or else the latest one.");
  table->heading = _ ("Rating");
  add_claims_column (table);
  for (guint i = 0; i < dictum_values_length (scale); i++)
    {
      const DictumScaleValue *value = dictum_values_get (scale, i);
      DictumTableRow *row = dictum_table_add_row (
          table, value->id, value->label, value->colour,
          dictum_query_write_term (DICTUM_QUERY_RATING, value->id, FALSE));

      g_hash_table_insert (rows, row->key, row);
    }
  ratings.none = dictum_table_add_row (table, "none", _ ("Not rated"), "none",
                                       g_strdup ("rating:none"));
  foreach_claim (count, count_rating_cb, &ratings);
  add_shares (table, count->corpus->n_claims);

  return table;
}

/* ---- Over time ---- */

typedef struct
{
  const DictumCount *count;
  DictumTable *table;
  GHashTable *rows;
  gsize length; /* of a day, or of a month, as a date begins with it */
} Dates;

static gboolean
has_date (const DictumArticle *article)
{
  return article->published != NULL && strlen (article->published) >= strlen ("2026-11-14");
}

static void
count_date_cb (const DictumClaim *claim, const DictumArticle *article, gpointer data)
{
  Dates *dates = data;
  g_autofree char *key = NULL;
  DictumTableRow *row;

  if (!has_date (article))
    return;

  key = g_strndup (article->published, dates->length);
  row = g_hash_table_lookup (dates->rows, key);
  if (row == NULL)
    {
      row = dictum_table_add_row (dates->table, key, key, NULL,
                                  g_strconcat ("published:", key, NULL));
      g_hash_table_insert (dates->rows, row->key, row);
    }
  row->values[0]++;
  if (dictum_count_get_speaker (dates->count, claim) == DICTUM_SOURCE_UNNAMED)
    row->values[1]++;
}

static int
compare_keys_cb (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const DictumTableRow *const *) a)->key,
                 (*(const DictumTableRow *const *) b)->key);
}

/* Days and months on which nothing was published stand between the others, so that time passes
 * evenly. */
static void
fill_gaps (DictumTable *table, GHashTable *rows, gboolean days)
{
  const char *first, *last;
  GDate date;
  int year = 0, month = 0, day = 1;

  if (table->rows->len < 2)
    return;

  first = ((DictumTableRow *) g_ptr_array_index (table->rows, 0))->key;
  last = ((DictumTableRow *) g_ptr_array_index (table->rows, table->rows->len - 1))->key;
  if (sscanf (first, "%4d-%2d-%2d", &year, &month, &day) < 2 ||
      !g_date_valid_dmy (day, month, year))
    return;

  g_date_set_dmy (&date, day, month, year);
  for (guint i = 0; i < MAX_COLUMNS; i++)
    {
      char key[16];

      g_date_strftime (key, sizeof key, days ? "%Y-%m-%d" : "%Y-%m", &date);
      if (strcmp (key, last) >= 0)
        break;
      if (!g_hash_table_contains (rows, key))
        dictum_table_add_row (table, key, key, NULL, NULL);
      if (days)
        g_date_add_days (&date, 1);
      else
        g_date_add_months (&date, 1);
    }
  g_ptr_array_sort (table->rows, compare_keys_cb);
}

static gboolean
spans_many_days (const DictumCount *count)
{
  const char *first = NULL, *last = NULL;
  int year, month, day, other_year, other_month, other_day;

  for (guint i = 0; i < count->corpus->articles->len; i++)
    {
      const DictumArticle *article =
          ((DictumCorpusArticle *) g_ptr_array_index (count->corpus->articles, i))->article;

      if (!has_date (article))
        continue;
      if (first == NULL || strcmp (article->published, first) < 0)
        first = article->published;
      if (last == NULL || strcmp (article->published, last) > 0)
        last = article->published;
    }
  if (first == NULL || sscanf (first, "%4d-%2d-%2d", &year, &month, &day) != 3 ||
      sscanf (last, "%4d-%2d-%2d", &other_year, &other_month, &other_day) != 3)
    return FALSE;

  return (other_year - year) * 365 + (other_month - month) * 30 + other_day - day > MAX_DAYS;
}

DictumTable *
dictum_count_dates (const DictumCount *count)
{
  DictumTable *table = dictum_table_new ("over-time", DICTUM_FORM_COLUMNS);
  g_autoptr (GHashTable) rows = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean months = spans_many_days (count);
  Dates dates = { count, table, rows, months ? strlen ("2026-11") : strlen ("2026-11-14") };

  table->title = _ ("Claims over time");
  table->about = _ ("Claims by the day or month on which their article was published.");
  table->heading = months ? _ ("Month") : _ ("Day");
  dictum_table_add_column (table, "claims", _ ("Claims"), DICTUM_VALUE_COUNT, NULL, NULL);
  dictum_table_add_column (table, "unnamed", _ ("Of these from unnamed sources"),
                           DICTUM_VALUE_COUNT, "unnamed", "unnamed:yes");
  dictum_table_add_view (table, _ ("Claims"), 0, 2, 0);
  foreach_claim (count, count_date_cb, &dates);
  g_ptr_array_sort (table->rows, compare_keys_cb);
  fill_gaps (table, rows, !months);

  return table;
}

/* ---- Coverage ---- */

static void
fill_coverage (DictumTableRow *row, const DictumMeasure *measure)
{
  row->values[0] = measure->words.attributed;
  row->values[1] = measure->words.own;
  row->values[2] = measure->words.unseen;
  row->values[3] = measure->sentences.attributed;
  row->values[4] = measure->sentences.own;
  row->values[5] = measure->sentences.unseen;
}

DictumTable *
dictum_count_coverage (const DictumCount *count)
{
  DictumTable *table = dictum_table_new ("coverage", DICTUM_FORM_PARTS);

  table->title = _ ("Coverage");
  table->about = _ ("How much of each text is attributed, the writer’s own, or not looked at.");
  table->heading = _ ("Article");
  dictum_table_add_column (table, "attributedWords", _ ("Words attributed"), DICTUM_VALUE_COUNT,
                           "named", "attributed:yes");
  dictum_table_add_column (table, "ownWords", _ ("Words of the writer’s own"), DICTUM_VALUE_COUNT,
                           "own", "attributed:no");
  dictum_table_add_column (table, "unseenWords", _ ("Words not looked at"), DICTUM_VALUE_COUNT,
                           "unseen", NULL);
  dictum_table_add_column (table, "attributedSentences", _ ("Sentences attributed"),
                           DICTUM_VALUE_COUNT, "named", "attributed:yes");
  dictum_table_add_column (table, "ownSentences", _ ("Sentences of the writer’s own"),
                           DICTUM_VALUE_COUNT, "own", "attributed:no");
  dictum_table_add_column (table, "unseenSentences", _ ("Sentences not looked at"),
                           DICTUM_VALUE_COUNT, "unseen", NULL);
  dictum_table_add_view (table, _ ("Words"), 0, 3, 0);
  dictum_table_add_view (table, _ ("Sentences"), 3, 3, 0);

  for (guint i = 0; i < count->corpus->articles->len; i++)
    {
      const DictumArticle *article =
          ((DictumCorpusArticle *) g_ptr_array_index (count->corpus->articles, i))->article;
      DictumTableRow *row = dictum_count_add_article (count, table, article);

      fill_coverage (row, g_ptr_array_index (count->measures, i));
    }

  return table;
}
