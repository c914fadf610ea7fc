/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The tables of a report: claims, sources and warnings. */

#define G_LOG_DOMAIN "dictum-report"

#include <glib/gi18n-lib.h>

#include "analysis/dictum-warnings.h"
#include "report/dictum-report-private.h"

static void
free_cell (gpointer data)
{
  DictumReportCell *cell = data;

  g_free (cell->text);
  g_free (cell->detail);
  g_free (cell->colour);
  g_clear_pointer (&cell->claims, g_array_unref);
  g_free (cell);
}

void
dictum_report_grid_free (gpointer data)
{
  DictumReportGrid *grid = data;

  g_ptr_array_unref (grid->rows);
  g_free (grid);
}

static DictumReportGrid *
make_grid (const char *id, const char *title, const char *about)
{
  DictumReportGrid *grid = g_new0 (DictumReportGrid, 1);

  grid->id = id;
  grid->title = title;
  grid->about = about;
  grid->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  return grid;
}

static GPtrArray *
add_row (DictumReportGrid *grid)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (free_cell);

  g_ptr_array_add (grid->rows, row);

  return row;
}

/* Takes the text. */
static DictumReportCell *
add_cell (GPtrArray *row, char *text)
{
  DictumReportCell *cell = g_new0 (DictumReportCell, 1);

  cell->text = text != NULL ? text : g_strdup ("");
  g_ptr_array_add (row, cell);

  return cell;
}

static void
add_number (DictumReportCell *cell, guint number)
{
  if (cell->claims == NULL)
    cell->claims = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (cell->claims, number);
}

/* ---- Claims ---- */

static void
add_rating (DictumReportJob *job, GPtrArray *row, const DictumClaim *claim)
{
  const DictumRating *rating = dictum_claim_get_shown_rating (claim);
  const DictumScaleValue *value = rating != NULL
                                      ? dictum_settings_find_rating (
                                            job->corpus->snapshot->settings, rating->rating)
                                      : NULL;
  DictumReportCell *cell = add_cell (row, value != NULL ? dictum_report_clean (value->label)
                                                        : g_strdup ("–"));

  if (value != NULL && dictum_report_is_colour (value->colour))
    cell->colour = g_strdup (value->colour);
}

static void
add_claim (DictumReportJob *job, DictumReportGrid *grid, const DictumClaim *claim)
{
  GPtrArray *row = add_row (grid);
  g_autofree char *quote = dictum_claim_get_quote (claim);
  char *speaker = dictum_report_name_speaker (job, claim);

  add_number (add_cell (row, NULL), dictum_report_get_number (job, claim->record.id));
  add_cell (row, dictum_report_clean (quote));
  if (speaker == NULL)
    speaker = g_strdup (dictum_values_length (claim->attributions) > 0 ? _ ("Nobody is named")
                                                                       : _ ("The writer"));
  add_cell (row, speaker);
  add_rating (job, row, claim);
  add_cell (row, g_strdup (_ (dictum_enum_get_label (&dictum_statuses, claim->status))));
  add_cell (row, g_strdup_printf ("%u", dictum_values_length (claim->evidence)));
}

DictumReportGrid *
dictum_report_list_claims (DictumReportJob *job)
{
  DictumReportGrid *grid = make_grid ("claims", _ ("Claims"), NULL);
  const char *columns[] = { _ ("No."),    _ ("Claim"),  _ ("Said by"),
                            _ ("Rating"), _ ("Status"), _ ("Evidence") };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    grid->columns[i] = columns[i];
  for (guint i = 0; i < job->claims->len; i++)
    add_claim (job, grid, g_ptr_array_index (job->claims, i));

  return grid;
}

/* ---- Sources ---- */

static void
note_speakers (DictumReportJob *job, GHashTable *said, const DictumClaim *claim)
{
  guint number = dictum_report_get_number (job, claim->record.id);

  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i);
      GArray *numbers = link->source != NULL ? g_hash_table_lookup (said, link->source) : NULL;

      if (link->source == NULL)
        continue;
      if (numbers == NULL)
        {
          numbers = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (said, link->source, numbers);
        }
      if (numbers->len == 0 || g_array_index (numbers, guint, numbers->len - 1) != number)
        g_array_append_val (numbers, number);
    }
}

static int
compare_sources_cb (gconstpointer a, gconstpointer b)
{
  const DictumSource *source = *(const DictumSource *const *) a;
  const DictumSource *other = *(const DictumSource *const *) b;

  return g_utf8_collate (source->name != NULL ? source->name : "",
                         other->name != NULL ? other->name : "");
}

static void
add_source (DictumReportJob *job, DictumReportGrid *grid, const DictumSource *source, GArray *said)
{
  const DictumSource *above = dictum_corpus_get_source (job->corpus, source->affiliation);
  GPtrArray *row = add_row (grid);

  add_cell (row, dictum_report_clean (source->name))->detail = dictum_report_clean (
      source->description);
  add_cell (row, g_strdup (_ (dictum_enum_get_label (&dictum_source_kinds, source->kind))));
  add_cell (row, above != NULL ? dictum_report_clean (above->name) : NULL);
  add_cell (row, NULL)->claims = g_array_ref (said);
}

DictumReportGrid *
dictum_report_list_sources (DictumReportJob *job)
{
  DictumReportGrid *grid = make_grid ("sources", _ ("Sources"),
                                      _ ("All who are quoted, or pass on what others said."));
  g_autoptr (GHashTable)
      said = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  const char *columns[] = { _ ("Source"), _ ("Kind"), _ ("Part of"), _ ("Claims") };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    grid->columns[i] = columns[i];
  for (guint i = 0; i < job->claims->len; i++)
    note_speakers (job, said, g_ptr_array_index (job->claims, i));
  for (guint i = 0; i < job->corpus->snapshot->sources->len; i++)
    {
      const DictumSource *source = g_ptr_array_index (job->corpus->snapshot->sources, i);

      if (g_hash_table_contains (said, source->record.id))
        g_ptr_array_add (sources, (gpointer) source);
    }
  g_ptr_array_sort (sources, compare_sources_cb);
  for (guint i = 0; i < sources->len; i++)
    {
      const DictumSource *source = g_ptr_array_index (sources, i);

      add_source (job, grid, source, g_hash_table_lookup (said, source->record.id));
    }

  return grid;
}

/* ---- Who rests on whom ---- */

static int
compare_edges_cb (gconstpointer a, gconstpointer b)
{
  const DictumChainEdge *edge = *(const DictumChainEdge *const *) a;
  const DictumChainEdge *other = *(const DictumChainEdge *const *) b;

  if (edge->n_claims != other->n_claims)
    return edge->n_claims > other->n_claims ? -1 : 1;

  return edge->from != other->from ? (int) edge->from - (int) other->from
                                   : (int) edge->to - (int) other->to;
}

DictumReportGrid *
dictum_report_list_chains (const DictumChains *chains)
{
  DictumReportGrid *grid = make_grid (
      "chains", _ ("Who rests on whom"),
      _ ("Who passes on what somebody else said, and how many claims came that way."));
  const char *columns[] = { _ ("Passed on by"), _ ("Said by"), _ ("Claims") };
  g_autoptr (GPtrArray) edges = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    grid->columns[i] = columns[i];
  g_ptr_array_extend (edges, chains->edges, NULL, NULL);
  g_ptr_array_sort (edges, compare_edges_cb);
  for (guint i = 0; i < edges->len; i++)
    {
      const DictumChainEdge *edge = g_ptr_array_index (edges, i);
      const DictumChainNode *from = g_ptr_array_index (chains->nodes, edge->from);
      const DictumChainNode *to = g_ptr_array_index (chains->nodes, edge->to);
      GPtrArray *row = add_row (grid);

      add_cell (row, dictum_report_clean (from->label));
      add_cell (row, dictum_report_clean (to->label))->detail = edge->circular
                                                                    ? g_strdup (_ ("In a circle"))
                                                                    : NULL;
      add_cell (row, g_strdup_printf ("%u", edge->n_claims));
    }

  return grid;
}

/* ---- Warnings ---- */

DictumReportGrid *
dictum_report_list_warnings (DictumReportJob *job, GPtrArray *warnings)
{
  DictumReportGrid *grid = make_grid (
      "warnings", _ ("Open points"),
      _ ("What the rules of newsrooms object to in the articles and their sourcing."));
  /* Translators: columns of a table of spans: source, cue or content, and its words. */
  const char *columns[] = { _ ("What"), _ ("Words"), _ ("Article"), _ ("Claim") };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    grid->columns[i] = columns[i];
  for (guint i = 0; i < warnings->len; i++)
    {
      const DictumWarning *warning = g_ptr_array_index (warnings, i);
      const DictumArticle *article = dictum_corpus_get_article (job->corpus, warning->article);
      guint number = warning->claim != NULL ? dictum_report_get_number (job, warning->claim) : 0;
      GPtrArray *row = add_row (grid);
      DictumReportCell *cell;

      add_cell (row, g_strdup (_ (warning->rule->title)));
      add_cell (row, dictum_report_clean (warning->words));
      add_cell (row, article != NULL && article->title != NULL
                         ? dictum_report_clean (article->title)
                         : g_strdup (_ ("Untitled article")));
      cell = add_cell (row, NULL);
      if (number > 0)
        add_number (cell, number);
    }

  return grid;
}
