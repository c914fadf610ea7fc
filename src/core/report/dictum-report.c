/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-report"

#include "report/dictum-report.h"

#include <glib/gi18n-lib.h>

#include "analysis/dictum-warnings.h"
#include "report/dictum-report-private.h"

/* Of the statistics’ tables, those that say something to outsiders, in their order. */
static const char *const figures[] = { "sources-by-kind", "named-by-article", "most-quoted",
                                       "ratings", "statuses" };

/* ---- Articles ---- */

static gboolean
is_placed (const DictumCorpusArticle *article, const DictumClaim *claim)
{
  return g_strcmp0 (claim->version, article->version->id) == 0;
}

static int
compare_ends_cb (gconstpointer a, gconstpointer b)
{
  int start, other_start, end, other_end;

  dictum_claim_get_extent (*(const DictumClaim *const *) a, &start, &end);
  dictum_claim_get_extent (*(const DictumClaim *const *) b, &other_start, &other_end);

  return end != other_end ? end - other_end : start - other_start;
}

/* In the order of their notes: by where they end, since a note’s number stands behind the words,
 * and readers, and programs that number notes themselves, count on that. Claims of older versions
 * come last: the text counts without gaps. */
static GPtrArray *
list_ordered (const DictumCorpusArticle *article)
{
  GPtrArray *claims = g_ptr_array_new ();
  guint n_placed;

  for (guint i = 0; i < article->claims->len; i++)
    if (is_placed (article, g_ptr_array_index (article->claims, i)))
      g_ptr_array_add (claims, g_ptr_array_index (article->claims, i));
  g_ptr_array_sort (claims, compare_ends_cb);
  n_placed = claims->len;
  for (guint i = 0; n_placed < article->claims->len && i < article->claims->len; i++)
    if (!is_placed (article, g_ptr_array_index (article->claims, i)))
      g_ptr_array_add (claims, g_ptr_array_index (article->claims, i));

  return claims;
}

static void
number_claims (DictumReportJob *job)
{
  for (guint i = 0; i < job->corpus->articles->len; i++)
    {
      g_autoptr (GPtrArray) claims = list_ordered (g_ptr_array_index (job->corpus->articles, i));

      for (guint j = 0; j < claims->len; j++)
        {
          DictumClaim *claim = g_ptr_array_index (claims, j);

          g_ptr_array_add (job->claims, claim);
          g_hash_table_insert (job->numbers, claim->record.id, GUINT_TO_POINTER (job->claims->len));
        }
    }
}

static void
free_note (gpointer data)
{
  DictumReportNote *note = data;

  g_free (note->quote);
  g_ptr_array_unref (note->lines);
  g_free (note);
}

static void
free_article (gpointer data)
{
  DictumReportArticle *article = data;

  g_free (article->title);
  g_free (article->details);
  g_free (article->url);
  g_free (article->archived);
  g_free (article->language);
  g_ptr_array_unref (article->blocks);
  g_ptr_array_unref (article->notes);
  g_free (article);
}

static char *
describe_article (const DictumArticle *article)
{
  GString *text = g_string_new (NULL);

  dictum_report_append (text, dictum_report_clean (article->byline));
  dictum_report_append (text, dictum_report_clean (article->publisher));
  dictum_report_append (text, dictum_report_format_date (article->published));
  if (article->kind != DICTUM_ARTICLE_OTHER)
    dictum_report_append (
        text, g_strdup (_ (dictum_enum_get_label (&dictum_article_kinds, article->kind))));

  return g_string_free (text, FALSE);
}

static void
add_notes (DictumReportJob *job, DictumReportArticle *article, const DictumCorpusArticle *from)
{
  g_autoptr (GPtrArray) claims = list_ordered (from);

  for (guint i = 0; i < claims->len; i++)
    {
      const DictumClaim *claim = g_ptr_array_index (claims, i);
      DictumReportNote *note = dictum_report_note_new (job, claim);

      note->placed = is_placed (from, claim);
      g_ptr_array_add (article->notes, note);
    }
}

/* The title stands above the text: where it is the text’s first line as well, and nothing is marked
 * in it, once is enough. */
static void
drop_title (DictumReportArticle *article)
{
  const DictumReportBlock *block = article->blocks->len > 0 ? g_ptr_array_index (article->blocks, 0)
                                                            : NULL;
  const DictumReportRun *run = block != NULL && block->runs->len == 1
                                   ? g_ptr_array_index (block->runs, 0)
                                   : NULL;

  if (run != NULL && run->marks == 0 && g_strcmp0 (run->text, article->title) == 0)
    g_ptr_array_remove_index (article->blocks, 0);
}

static void
add_article (DictumReportJob *job, const DictumCorpusArticle *from, guint number)
{
  DictumReportArticle *article = g_new0 (DictumReportArticle, 1);

  article->number = number;
  article->title = dictum_report_clean (from->article->title);
  if (article->title == NULL)
    article->title = g_strdup (_ ("Untitled article"));
  article->details = describe_article (from->article);
  article->url = dictum_report_clean_url (from->article->url);
  article->archived = dictum_report_clean_url (from->article->archived_url);
  article->language = dictum_report_clean (from->article->language);
  article->rtl = dictum_report_is_rtl (dictum_text_get_string (from->text));
  article->blocks = dictum_report_list_blocks (job, from);
  drop_title (article);
  article->notes = g_ptr_array_new_with_free_func (free_note);
  add_notes (job, article, from);
  g_ptr_array_add (job->report->articles, article);
}

/* ---- The head ---- */

static void
add_fact (DictumReport *self, const char *label, const char *strong, const char *text)
{
  if (strong != NULL || text != NULL)
    g_ptr_array_add (self->facts, dictum_report_line_new (label, strong, text));
}

static void
add_people (DictumReport *self, const DictumDesk *desk)
{
  g_autoptr (GString) people = g_string_new (NULL);

  for (guint i = 0; i < dictum_values_length (desk->people); i++)
    {
      const DictumPerson *person = dictum_values_get (desk->people, i);

      dictum_report_append (people,
                            person->role != NULL
                                /* Translators: a person and what they do at the desk. */
                                ? g_strdup_printf (_ ("%1$s, %2$s"), person->name, person->role)
                                : g_strdup (person->name));
    }
  add_fact (self, _ ("Checked by"), NULL, people->len > 0 ? people->str : NULL);
}

static void
add_scale (DictumReport *self, const DictumRatingScale *scale)
{
  g_autoptr (GString) values = g_string_new (NULL);

  for (guint i = 0; i < dictum_values_length (scale->values); i++)
    {
      const DictumScaleValue *value = dictum_values_get (scale->values, i);

      dictum_report_append (values, g_strdup (value->label));
    }
  add_fact (self, _ ("Rating scale"), scale->name, values->str);
}

static void
fill_head (DictumReport *self, DictumCorpus *corpus, const char *title, GDateTime *now)
{
  const DictumSettings *settings = corpus->snapshot->settings;
  const DictumCorpusArticle *only = corpus->articles->len == 1
                                        ? g_ptr_array_index (corpus->articles, 0)
                                        : NULL;
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *date = dictum_report_format_date (today);

  self->title = dictum_report_clean (title);
  if (self->title == NULL && only != NULL)
    self->title = dictum_report_clean (only->article->title);
  if (self->title == NULL)
    self->title = g_strdup (_ ("Untitled project"));
  self->description = dictum_report_clean_lines (settings->description);
  /* Translators: the BCP 47 code of the language that you translate to: “pt-BR”. */
  self->language = C_ ("code of the language", "en");
  self->rtl = dictum_report_is_rtl (_ ("Claims"));

  if (settings->desk != NULL)
    {
      add_people (self, settings->desk);
      if (settings->desk->rating_scale != NULL)
        add_scale (self, settings->desk->rating_scale);
    }
  add_fact (self, _ ("Report made on"), NULL, date);
}

static void
add_tiles (DictumReport *self)
{
  for (guint i = 0; i < self->statistics->tiles->len; i++)
    {
      const DictumTile *from = &g_array_index (self->statistics->tiles, DictumTile, i);
      DictumReportTile *tile;

      /* Nobody is owed a zero. */
      if (from->value <= 0 && g_str_equal (from->id, "overdue"))
        continue;
      tile = g_new0 (DictumReportTile, 1);
      tile->label = from->label;
      tile->value = dictum_tile_format (from);
      g_ptr_array_add (self->tiles, tile);
    }
}

static void
free_tile (gpointer data)
{
  DictumReportTile *tile = data;

  g_free (tile->value);
  g_free (tile);
}

/* ---- The whole ---- */

static void
clean_labels (const DictumTable *table)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      DictumTableRow *row = g_ptr_array_index (table->rows, i);
      char *label = dictum_report_clean (row->label);

      g_free (row->label);
      row->label = label != NULL ? label : g_strdup ("–");
    }
}

static gboolean
has_figures (const DictumTable *table)
{
  for (guint i = 0; i < table->rows->len; i++)
    if (dictum_report_get_whole (table, g_ptr_array_index (table->rows, i)) > 0)
      return TRUE;

  return FALSE;
}

static gboolean
count (DictumReport *self,
       DictumCorpus *corpus,
       GDateTime *now,
       GCancellable *cancellable,
       GError **error)
{
  g_autoptr (DictumMeasures) measures = dictum_measures_new ();

  self->statistics = dictum_statistics_new (corpus, measures, now, cancellable, error);
  if (self->statistics == NULL)
    return FALSE;

  add_tiles (self);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      const DictumTable *table = dictum_statistics_get_table (self->statistics, figures[i]);

      if (table == NULL || !has_figures (table))
        continue;
      clean_labels (table);
      g_ptr_array_add (self->figures, (gpointer) table);
    }

  return TRUE;
}

static void
add_grid (DictumReport *self, DictumReportGrid *grid)
{
  if (grid->rows->len > 0)
    g_ptr_array_add (self->grids, grid);
  else
    dictum_report_grid_free (grid);
}

/* Looking for warnings takes about as long as all the rest, and depends on none of it. */
typedef struct
{
  DictumCorpus *corpus;
  GCancellable *cancellable;
  GThread *thread; /* NULL: nobody looks */
} Looking;

static gpointer
look_thread (gpointer data)
{
  Looking *looking = data;

  return dictum_warnings_list (looking->corpus, looking->cancellable, NULL);
}

/* NULL when it was stopped, or nobody looked. */
static GPtrArray *
finish_looking (Looking *looking)
{
  return looking->thread != NULL ? g_thread_join (g_steal_pointer (&looking->thread)) : NULL;
}

static DictumReport *
make_report (void)
{
  DictumReport *self = g_new0 (DictumReport, 1);

  self->facts = g_ptr_array_new_with_free_func (dictum_report_line_free);
  self->tiles = g_ptr_array_new_with_free_func (free_tile);
  self->articles = g_ptr_array_new_with_free_func (free_article);
  self->figures = g_ptr_array_new ();
  self->grids = g_ptr_array_new_with_free_func (dictum_report_grid_free);

  return self;
}

static gboolean
fill_report (DictumReport *self,
             DictumCorpus *corpus,
             const char *title,
             guint parts,
             GDateTime *now,
             GCancellable *cancellable,
             Looking *looking,
             GError **error)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) claims = g_ptr_array_new ();
  g_autoptr (GPtrArray) warnings = NULL;
  DictumReportJob job = { self, corpus, claims, numbers };

  number_claims (&job);
  fill_head (self, corpus, title, now);
  if ((parts & DICTUM_REPORT_FIGURES) != 0 && !count (self, corpus, now, cancellable, error))
    return FALSE;
  for (guint i = 0; (parts & DICTUM_REPORT_ARTICLES) != 0 && i < corpus->articles->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      add_article (&job, g_ptr_array_index (corpus->articles, i), i + 1);
    }
  if ((parts & DICTUM_REPORT_CLAIMS) != 0)
    add_grid (self, dictum_report_list_claims (&job));
  if ((parts & DICTUM_REPORT_SOURCES) != 0)
    add_grid (self, dictum_report_list_sources (&job));
  if (self->statistics != NULL)
    add_grid (self, dictum_report_list_chains (self->statistics->chains));

  warnings = finish_looking (looking);
  if (warnings != NULL)
    add_grid (self, dictum_report_list_warnings (&job, warnings));

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * dictum_report_new:
 * @corpus: what is reported on
 * @title: (nullable): what the project is called
 * @parts: DictumReportParts
 * @now: the time, in the zone of the reader
 * @cancellable: (nullable): stops it between two articles
 *
 * Returns: (transfer full): the report, which borrows nothing of the corpus; NULL with
 * G_IO_ERROR_CANCELLED
 */
DictumReport *
dictum_report_new (DictumCorpus *corpus,
                   const char *title,
                   guint parts,
                   GDateTime *now,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (DictumReport) self = NULL;
  g_autoptr (GPtrArray) warnings = NULL;
  Looking looking = { corpus, cancellable, NULL };
  gboolean made;

  g_return_val_if_fail (corpus != NULL && now != NULL, NULL);

  if ((parts & DICTUM_REPORT_WARNINGS) != 0)
    looking.thread = g_thread_new ("warnings", look_thread, &looking);
  self = make_report ();
  made = fill_report (self, corpus, title, parts, now, cancellable, &looking, error);
  warnings = finish_looking (&looking);

  return made ? g_steal_pointer (&self) : NULL;
}

void
dictum_report_free (DictumReport *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->description);
  g_ptr_array_unref (self->facts);
  g_ptr_array_unref (self->tiles);
  g_ptr_array_unref (self->articles);
  g_ptr_array_unref (self->figures);
  g_ptr_array_unref (self->grids);
  dictum_statistics_unref (self->statistics);
  g_free (self);
}
