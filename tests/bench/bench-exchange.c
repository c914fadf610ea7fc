/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Writing 10,000 claims in every format of the table that is text, and one article's in the others
 * unless they are named; and reading them again where that is possible, into the same articles
 * without their claims. */

#include "bench.h"
#include "exchange/dictum-format.h"

#define N_ARTICLES 100
#define N_WORDS 1000 /* in each, as in the text of 100,000 words that others measure with */
#define N_CLAIMS 100
#define WRITING 500 /* milliseconds, for formats that are text */

/* Every second claim has a rating, so that there is something to publish. */
static DictumProject *
rate (DictumProject *project)
{
  g_autoptr (DictumProjectSnapshot) snapshot = dictum_project_take_snapshot (project);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (dictum_value_unref);
  g_autoptr (DictumSettings) settings = dictum_value_copy (snapshot->settings);
  g_autoptr (GError) error = NULL;
  DictumProject *rated;

  settings->desk = dictum_value_new (&dictum_desk_type);
  settings->desk->rating_scale = dictum_rating_scale_new_preset ("Plain");
  dictum_value_seal (settings);
  for (guint i = 0; i < snapshot->articles->len; i++)
    g_ptr_array_add (records, dictum_value_ref (snapshot->articles->pdata[i]));
  for (guint i = 0; i < snapshot->sources->len; i++)
    g_ptr_array_add (records, dictum_value_ref (snapshot->sources->pdata[i]));
  for (guint i = 0; i < snapshot->claims->len; i++)
    {
      DictumClaim *claim = dictum_value_copy (snapshot->claims->pdata[i]);
      DictumRating *rating = dictum_value_new (&dictum_rating_type);

      rating->person = g_strdup ("Ana Holt");
      rating->rating = g_strdup (i % 2 == 0 ? "supported" : "refuted");
      dictum_values_add (&claim->ratings, rating);
      dictum_value_seal (claim);
      g_ptr_array_add (records, claim);
    }
  rated = dictum_project_new_from_records (settings, records, &error);
  g_assert_no_error (error);

  return rated;
}

static DictumProjectSnapshot *
take_articles (DictumProject *project)
{
  DictumProjectSnapshot *snapshot = dictum_project_take_snapshot (project);

  g_ptr_array_set_size (snapshot->claims, 0);
  g_ptr_array_set_size (snapshot->sources, 0);

  return snapshot;
}

static void
measure_reading (const DictumFormat *format, DictumProject *project, GPtrArray *files)
{
  DictumProjectSnapshot *snapshot = take_articles (project);
  double start = bench_own_now ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumImport)
      import = dictum_format_read (format, files, snapshot, NULL, NULL, NULL, &error);
  double figure = bench_own_now () - start;
  g_autofree char *what = NULL;

  g_assert_no_error (error);
  what = g_strdup_printf ("%s: read %u claims", format->id, import->n_claims);
  bench_print (what, figure, 0, "ms");
}

static void
measure (const DictumFormat *format, DictumProject *project, DictumExport *export)
{
  double start = bench_own_now ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = dictum_format_write (format, export, NULL, &error);
  double figure = bench_own_now () - start;
  gsize size = 0;
  g_autofree char *what = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < files->len; i++)
    size += g_bytes_get_size (((DictumFile *) files->pdata[i])->bytes);
  what = g_strdup_printf ("%s: write %u claims, %.1f MB%s", format->id, export->n_claims,
                          (double) size / 1e6, export->redacted ? ", redacted" : "");
  bench_print (what, figure,
               format->output != DICTUM_OUTPUT_BINARY && !export->redacted ? WRITING : 0, "ms");
  if (format->read != NULL && !export->redacted)
    measure_reading (format, project, files);
}

static DictumExport *
export_one (DictumProject *project)
{
  g_autoptr (DictumItem) item = g_list_model_get_item (dictum_project_get_articles (project), 0);
  const char *const ids[] = { dictum_item_get_id (item), NULL };
  const DictumScope scope = { DICTUM_SCOPE_ARTICLES, ids, NULL };

  return dictum_export_new (dictum_project_take_snapshot (project), &scope, NULL, NULL);
}

/* One source speaks in confidence. */
static void
measure_redaction (DictumProject *project)
{
  DictumProjectSnapshot *snapshot = dictum_project_take_snapshot (project);
  DictumSource *source = dictum_value_copy (snapshot->sources->pdata[0]);
  g_autoptr (DictumExport) export = NULL;
  double start;

  dictum_value_set_string (&source->name, "Ida Marrow");
  source->anonymity = dictum_value_new (&dictum_anonymity_type);
  source->anonymity->ground_rules = DICTUM_GROUND_RULES_BACKGROUND;
  dictum_value_seal (source);
  dictum_value_unref (snapshot->sources->pdata[0]);
  snapshot->sources->pdata[0] = source;

  start = bench_own_now ();
  export = dictum_export_redact (dictum_export_new (snapshot, NULL, NULL, NULL));
  bench_print ("redact it", bench_own_now () - start, 0, "ms");
  measure (dictum_format_find ("web-annotation"), project, export);
}

int
main (int argc, char **argv)
{
  g_autoptr (DictumProject) plain = bench_new_project (N_ARTICLES, N_WORDS, N_CLAIMS, 4);
  g_autoptr (DictumProject) project = rate (plain);
  g_autoptr (DictumExport) export = NULL;
  g_autoptr (DictumExport) part = NULL;
  g_autoptr (GError) error = NULL;
  double start = bench_own_now ();

  export = dictum_export_new (dictum_project_take_snapshot (project), NULL, NULL, &error);
  g_assert_no_error (error);
  part = export_one (project);
  bench_print ("picture of what is exported", bench_own_now () - start, 0, "ms");
  for (guint i = 0; i < dictum_format_get_count (); i++)
    {
      const DictumFormat *format = dictum_format_get (i);

      if (format->write != NULL && (argc < 2 || g_str_equal (argv[1], format->id)))
        measure (format, project,
                 format->output == DICTUM_OUTPUT_BINARY && argc < 2 ? part : export);
    }
  measure_redaction (project);

  return 0;
}
