/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

#include <math.h>

#include "analysis/dictum-statistics.h"

static void
add_number (JsonBuilder *builder, const char *name, double value, DictumTableValue kind)
{
  json_builder_set_member_name (builder, name);
  if (isnan (value))
    json_builder_add_null_value (builder);
  else if (kind == DICTUM_VALUE_COUNT)
    json_builder_add_int_value (builder, (gint64) value);
  else
    json_builder_add_double_value (builder, round (value * 10000) / 10000);
}

static void
add_table (JsonBuilder *builder, const DictumTable *table)
{
  json_builder_set_member_name (builder, table->id);
  json_builder_begin_array (builder);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const DictumTableRow *row = g_ptr_array_index (table->rows, i);

      json_builder_begin_object (builder);
      dictum_json_add_string (builder, "key", row->key);
      dictum_json_add_string (builder, "label", row->label);
      dictum_json_add_string (builder, "query", row->query);
      for (guint j = 0; j < table->n_columns; j++)
        add_number (builder, table->columns[j].id, row->values[j], table->columns[j].value);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static char *
name_edge (const DictumChains *chains, const DictumChainEdge *edge)
{
  const DictumChainNode *from = g_ptr_array_index (chains->nodes, edge->from);
  const DictumChainNode *to = g_ptr_array_index (chains->nodes, edge->to);

  return g_strconcat (from->id, " ", to->id, NULL);
}

/* The ids of what is drawn: of nodes, and of edges as "from to". */
static GHashTable *
list_drawn (const DictumChains *drawn)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < drawn->nodes->len; i++)
    g_hash_table_add (ids, g_strdup (((DictumChainNode *) drawn->nodes->pdata[i])->id));
  for (guint i = 0; i < drawn->edges->len; i++)
    g_hash_table_add (ids, name_edge (drawn, g_ptr_array_index (drawn->edges, i)));

  return ids;
}

static void
add_chains (JsonBuilder *builder, const DictumChains *chains, const DictumChains *drawn)
{
  g_autoptr (GHashTable) ids = list_drawn (drawn);

  json_builder_set_member_name (builder, "chains");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (guint i = 0; i < chains->nodes->len; i++)
    {
      const DictumChainNode *node = g_ptr_array_index (chains->nodes, i);

      json_builder_begin_object (builder);
      dictum_json_add_string (builder, "id", node->id);
      dictum_json_add_string (builder, "name", node->label);
      dictum_json_add_string (builder, "query", node->query);
      dictum_json_add_string (builder, "kind",
                              dictum_enum_get_nick (&dictum_source_kinds, node->kind));
      add_number (builder, "claims", node->n_claims, DICTUM_VALUE_COUNT);
      add_number (builder, "first-hand", node->n_own, DICTUM_VALUE_COUNT);
      add_number (builder, "layer", node->layer, DICTUM_VALUE_COUNT);
      dictum_json_add_boolean (builder, "circular", node->circular);
      dictum_json_add_boolean (builder, "drawn", g_hash_table_contains (ids, node->id));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "restsOn");
  json_builder_begin_array (builder);
  for (guint i = 0; i < chains->edges->len; i++)
    {
      const DictumChainEdge *edge = g_ptr_array_index (chains->edges, i);
      g_autofree char *name = name_edge (chains, edge);

      json_builder_begin_object (builder);
      dictum_json_add_string (
          builder, "from", ((DictumChainNode *) g_ptr_array_index (chains->nodes, edge->from))->id);
      dictum_json_add_string (
          builder, "to", ((DictumChainNode *) g_ptr_array_index (chains->nodes, edge->to))->id);
      dictum_json_add_string (builder, "query", edge->query);
      add_number (builder, "claims", edge->n_claims, DICTUM_VALUE_COUNT);
      dictum_json_add_boolean (builder, "circular", edge->circular);
      dictum_json_add_boolean (builder, "drawn", g_hash_table_contains (ids, name));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  add_number (builder, "chains", chains->n_chains, DICTUM_VALUE_COUNT);
  add_number (builder, "links", chains->n_links, DICTUM_VALUE_COUNT);
  add_number (builder, "apart", chains->n_apart, DICTUM_VALUE_COUNT);
  add_number (builder, "left-out", chains->n_hidden, DICTUM_VALUE_COUNT);
  json_builder_end_object (builder);
}

static void
print_json (const DictumStatistics *statistics)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "summary");
  json_builder_begin_object (builder);
  for (guint i = 0; i < statistics->tiles->len; i++)
    {
      const DictumTile *tile = &g_array_index (statistics->tiles, DictumTile, i);

      add_number (builder, tile->id, tile->value, tile->kind);
    }
  json_builder_end_object (builder);
  for (guint i = 0; i < statistics->tables->len; i++)
    add_table (builder, g_ptr_array_index (statistics->tables, i));
  add_chains (builder, statistics->chains, statistics->drawn);
  json_builder_set_member_name (builder, "circular-claims");
  json_builder_begin_array (builder);
  for (guint i = 0; i < statistics->circular->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (statistics->circular, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dictum_cli_print_json (builder);
}

static void
print_table (const DictumTable *table)
{
  dictum_cli_print ("\n%s\n", table->title);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const DictumTableRow *row = g_ptr_array_index (table->rows, i);

      dictum_cli_print ("  %s\n", row->label);
      for (guint j = 0; j < table->n_columns; j++)
        {
          g_autofree char *value = dictum_table_format (table, i, j);

          dictum_cli_print ("    %10s  %s\n", value, table->columns[j].label);
        }
    }
}

static void
print_chains (const DictumChains *chains)
{
  dictum_cli_print ("\n%s\n", _ ("Who rests on whom"));
  for (guint i = 0; i < chains->edges->len; i++)
    {
      const DictumChainEdge *edge = g_ptr_array_index (chains->edges, i);
      const DictumChainNode *from = g_ptr_array_index (chains->nodes, edge->from);
      const DictumChainNode *to = g_ptr_array_index (chains->nodes, edge->to);

      dictum_cli_print ("  %s → %s  %u%s\n", from->label, to->label, edge->n_claims,
                        edge->circular ? _ ("  (in a circle)") : "");
    }
}

static void
print_csv (const DictumStatistics *statistics, const char *id)
{
  const DictumTable *table = dictum_statistics_get_table (statistics, id);
  g_autofree char *csv = table != NULL ? dictum_table_to_csv (table)
                                       : dictum_chains_to_csv (statistics->chains);

  dictum_cli_print ("%s", csv);
}

static void
print_text (const DictumStatistics *statistics)
{
  for (guint i = 0; i < statistics->tiles->len; i++)
    {
      const DictumTile *tile = &g_array_index (statistics->tiles, DictumTile, i);
      g_autofree char *value = dictum_tile_format (tile);

      dictum_cli_print ("%10s  %s\n", value, tile->label);
    }
  for (guint i = 0; i < statistics->tables->len; i++)
    print_table (g_ptr_array_index (statistics->tables, i));
  print_chains (statistics->chains);
}

/* The corpus of a file; of one article when it is named. */
DictumCorpus *
dictum_cli_read_corpus (const char *path, const char *article, GError **error)
{
  g_autoptr (DictumProject) project = dictum_cli_read (path, error);
  const DictumArticle *record = NULL;

  if (project == NULL)
    return NULL;
  if (article != NULL)
    {
      record = dictum_project_find_article (project, article, error);
      if (record == NULL)
        return NULL;
    }

  return dictum_corpus_new (dictum_project_take_snapshot (project),
                            record != NULL ? record->record.id : NULL);
}

int
dictum_cli_run_stats (DictumCli *cli)
{
  g_autofree char *article = NULL;
  g_autofree char *csv = NULL;
  g_autoptr (DictumMeasures) measures = dictum_measures_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (DictumStatistics) statistics = NULL;
  g_autoptr (DictumCorpus) corpus = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "article", 0, 0, G_OPTION_ARG_FILENAME, &article, N_ ("Of one article only"),
      N_ ("ARTICLE") },
    { "csv", 0, 0, G_OPTION_ARG_FILENAME, &csv,
      N_ ("Print one table as CSV: sources-by-kind, …, chains"), N_ ("TABLE") },
    { NULL },
  };

  if (!dictum_cli_parse (cli, entries, 1, 1))
    return DICTUM_CLI_USAGE;

  corpus = dictum_cli_read_corpus (cli->args[1], article, &error);
  statistics = corpus != NULL ? dictum_statistics_new (corpus, measures, now, NULL, &error) : NULL;
  if (statistics == NULL)
    return dictum_cli_fail_error (cli, error);
  if (csv != NULL && !g_str_equal (csv, "chains") &&
      dictum_statistics_get_table (statistics, csv) == NULL)
    return dictum_cli_misuse (cli, _ ("There is no table “%s”. --json has all of them by name."),
                              csv);

  if (csv != NULL)
    print_csv (statistics, csv);
  else if (cli->json)
    print_json (statistics);
  else
    print_text (statistics);

  return DICTUM_CLI_OK;
}
