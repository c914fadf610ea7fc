/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What annotation tools keep of claims: marks and relations. Each format by itself is written and
 * read; what is in files of others is read as they have it, or told. */

#include <string.h>

#include "exchange-fixture.h"
#include "exchange-projects.h"

static const char *const formats[] = { "citron", "inception", "label-studio", "doccano" };

/* Links that have no words at all are in none of these formats. */
static DictumProject *
make_project (guint32 seed, gboolean attributed)
{
  g_autoptr (DictumProject)
      all = fixture_make_project (seed, (FixtureSize) { 1 + seed % 3, 12, FALSE });
  g_autoptr (DictumProjectSnapshot) snapshot = dictum_project_take_snapshot (all);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (dictum_value_unref);

  for (guint i = 0; i < snapshot->articles->len; i++)
    g_ptr_array_add (records, dictum_value_ref (snapshot->articles->pdata[i]));
  for (guint i = 0; i < snapshot->claims->len; i++)
    {
      DictumClaim *claim = dictum_value_copy (snapshot->claims->pdata[i]);

      g_clear_pointer (&claim->contradicts, g_strfreev);
      for (guint j = dictum_values_length (claim->attributions); j > 0; j--)
        {
          DictumAttribution *link = dictum_values_get (claim->attributions, j - 1);

          g_clear_pointer (&link->source, g_free);
          if (link->source_span == NULL && link->cue == NULL)
            dictum_values_remove (&claim->attributions, j - 1);
        }
      if (attributed && dictum_values_length (claim->attributions) == 0)
        dictum_value_unref (claim);
      else
        g_ptr_array_add (records, claim);
    }
  return fixture_finish (records);
}

static void
test_identity (gconstpointer data)
{
  const char *format = data;

  for (guint32 seed = 1; seed <= 6; seed++)
    {
      g_autoptr (DictumProject) project = make_project (seed, g_str_equal (format, "citron"));
      g_autoptr (DictumProject) other = fixture_make_empty ();
      g_autoptr (GPtrArray) files = fixture_write (project, format);
      g_autoptr (DictumImport) import = fixture_read (other, format, files);
      g_autoptr (DictumImport) again = fixture_read (project, format, files);
      g_auto (GStrv) before = fixture_describe (project, FIXTURE_PLACES);
      g_auto (GStrv) after = fixture_describe (other, FIXTURE_PLACES);

      for (guint i = 0; before[i] != NULL && after[i] != NULL; i++)
        g_assert_cmpstr (before[i], ==, after[i]);
      g_assert_cmpuint (g_strv_length (before), ==, g_strv_length (after));
      g_assert_cmpuint (import->unplaced->len + import->broken->len, ==, 0);
      g_assert_cmpuint (again->n_known, ==, import->n_claims);
      g_assert_null (again->change);
    }
}

/* Found without being named. */
static void
test_recognise (void)
{
  g_autoptr (DictumProject) project = make_project (2, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GPtrArray) files = fixture_write (project, formats[i]);
      const DictumFormat *found = dictum_format_recognise (files);

      g_assert_nonnull (found);
      g_assert_cmpstr (found->id, ==, formats[i]);
    }
}

/* Whatever is in the texts that people fill in, it is written and read again. */
static void
test_hostile (void)
{
  for (guint i = 0; exchange_hostile[i].name != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (formats); j++)
      {
        g_autoptr (DictumProject) project = exchange_new_hostile (exchange_hostile[i].words);
        g_autoptr (GPtrArray) files = fixture_write (project, formats[j]);
        g_autoptr (DictumImport) import = fixture_read (project, formats[j], files);

        g_assert_cmpuint (import->broken->len, ==, 0);
        g_assert_cmpuint (import->unplaced->len, ==, 0);
      }
}

static DictumImport *
read_text (DictumProject *project, const char *format, const char *name, const char *text)
{
  g_autoptr (GPtrArray) files = fixture_files ((const char *const[]) { name, text, NULL });

  return fixture_read (project, format, files);
}

static void
assert_read (const char *format,
             const char *name,
             const char *text,
             guint claims,
             guint unplaced,
             guint broken)
{
  g_autoptr (DictumProject) project = fixture_make_empty ();
  g_autoptr (DictumImport) import = read_text (project, format, name, text);

  g_assert_cmpuint (import->n_claims, ==, claims);
  g_assert_cmpuint (import->unplaced->len, ==, unplaced);
  g_assert_cmpuint (import->broken->len, ==, broken);
}

static void
test_doccano (void)
{
  assert_read ("doccano", "a.jsonl",
               "{\"text\": \"𝔉 The ferry runs, she said.\", \"label\": [[2, 11, \"Content\"]]}\n"
               "\n"
               "{\"text\": \"One. Two.\", \"entities\": [{\"id\": 7, \"label\": \"content\","
               " \"start_offset\": 0, \"end_offset\": 3}, {\"label\": \"x\"}],"
               " \"relations\": [{\"type\": \"source\", \"from_id\": 7, \"to_id\": 9}]}\n"
               "{\"text\": 3}\n"
               "[1]\n"
               "{broken\n",
               2, 0, 5);
  /* A mark outside of the text, one of nothing but space, and fragments one after the other. */
  assert_read ("doccano", "a.jsonl",
               "{\"text\": \"One two three four\", \"entities\": ["
               "{\"id\": 1, \"label\": \"Content\", \"start_offset\": 0, \"end_offset\": 3},"
               "{\"id\": 2, \"label\": \"Content\", \"start_offset\": 8, \"end_offset\": 13},"
               "{\"id\": 3, \"label\": \"Content\", \"start_offset\": 14, \"end_offset\": 18},"
               "{\"id\": 4, \"label\": \"Source\", \"start_offset\": 90, \"end_offset\": 99},"
               "{\"id\": 5, \"label\": \"Cue\", \"start_offset\": 3, \"end_offset\": 4},"
               "{\"id\": 6, \"label\": \"Other\", \"start_offset\": 4, \"end_offset\": 7}],"
               "\"relations\": [{\"type\": \"continues\", \"from_id\": 1, \"to_id\": 2},"
               "{\"type\": \"continues\", \"from_id\": 2, \"to_id\": 3},"
               "{\"type\": \"continues\", \"from_id\": 3, \"to_id\": 1}]}\n",
               1, 2, 0);
}

static void
test_label_studio (void)
{
  assert_read (
      "label-studio", "a.json",
      "[{\"data\": {\"text\": \"The ferry runs, she said.\"}, \"annotations\": [{\"result\": ["
      "{\"type\": \"relation\", \"from_id\": \"b\", \"to_id\": \"a\", \"direction\": \"left\","
      " \"labels\": [\"source\"]},"
      "{\"type\": \"labels\", \"id\": \"a\", \"value\": {\"start\": 0, \"end\": 14,"
      " \"labels\": [\"Content\"]}},"
      "{\"type\": \"labels\", \"id\": \"b\", \"value\": {\"start\": 16, \"end\": 19,"
      " \"labels\": [\"Source\"]}},"
      "{\"type\": \"choices\", \"id\": \"c\", \"value\": {\"choices\": [\"x\"]}},"
      "{\"type\": \"labels\", \"id\": \"d\", \"value\": {}}]}]}, {\"data\": {}}]",
      1, 1, 2);
}

static void
test_inception (void)
{
  /* Code units, of which the first letter has two; tokens and what is not known pass. */
  assert_read (
      "inception", "a.json",
      "{\"%FEATURE_STRUCTURES\": ["
      "{\"%ID\": 1, \"%TYPE\": \"uima.cas.Sofa\", \"sofaString\": \"𝔉 The ferry\"},"
      "{\"%ID\": 2, \"%TYPE\": \"custom.Span\", \"begin\": 3, \"end\": 12,"
      " \"label\": \"Content\"},"
      "{\"%ID\": 3, \"%TYPE\": \"de.tudarmstadt.ukp.Token\", \"begin\": 0, \"end\": 2},"
      "{\"%ID\": 4, \"%TYPE\": \"custom.Span\", \"begin\": 3, \"end\": 99},"
      "{\"%ID\": 5, \"%TYPE\": \"custom.Relation\", \"@Governor\": 2, \"@Dependent\": 77}, 5"
      "], \"%VIEWS\": {}}",
      1, 0, 2);
  assert_read ("inception", "a.json", "{\"%FEATURE_STRUCTURES\": []}", 0, 0, 1);
}

static void
test_citron (void)
{
  g_autoptr (DictumProject) project = fixture_make_empty ();
  g_autoptr (DictumImport) import = read_text (
      project, "citron", "a.json",
      "{\"text\": \"\\\"It runs,\\\" Ida Marrow said, and left.\", \"quotes\": [{"
      "\"cue\": {\"start\": 22, \"end\": 26, \"text\": \"said\"},"
      "\"sources\": [{\"start\": 11, \"end\": 21, \"text\": \"Ida Marrow\"},"
      " {\"start\": 0, \"end\": 1, \"text\": \"other\"}],"
      "\"contents\": [{\"start\": 0, \"end\": 10, \"text\": \"\\\"It runs,\\\"\"},"
      " {\"start\": 500, \"end\": 510, \"text\": \"nowhere at all\"}],"
      "\"confidence\": 0.75}, 7]}");
  g_autoptr (DictumProjectSnapshot) snapshot = dictum_project_take_snapshot (project);
  const DictumClaim *claim = g_ptr_array_index (snapshot->claims, 0);
  const DictumAttribution *link = dictum_values_get (claim->attributions, 0);

  g_assert_cmpuint (import->n_claims, ==, 1);
  g_assert_cmpuint (import->unplaced->len, ==, 2);
  g_assert_cmpuint (import->broken->len, ==, 1);
  g_assert_cmpstr (link->source_span->exact, ==, "Ida Marrow");
  g_assert_cmpint (link->manner, ==, DICTUM_MANNER_DIRECT);
  g_assert_cmpfloat_with_epsilon (claim->origin->confidence, 0.75, 0.001);
}

/* A claim none of whose words stand in the text: placed by hand, it has who says it and by which
 * cue, and nobody comes for it before. One of whose parts others stand there is no such claim. */
static void
test_by_hand (void)
{
  static const struct
  {
    const char *format, *name, *text;
  } files[] = {
    { "brat", "a.ann",
      "T1\tContent 900 915\tnowhere at all!\nT2\tSource 17 27\tIda Marrow\n"
      "T3\tCue 12 16\tsaid\nT4\tAttribution 12 16\tsaid\n"
      "E1\tAttribution:T4 Content:T1 Cue:T3 Source:T2\nN1\tReference T2 x:1\tIda Marrow\n" },
    { "citron", "a.json",
      "{\"text\": \"It runs on, said Ida Marrow.\", \"quotes\": [{"
      "\"cue\": {\"start\": 12, \"end\": 16, \"text\": \"said\"},"
      "\"sources\": [{\"start\": 17, \"end\": 27, \"text\": \"Ida Marrow\"}],"
      "\"contents\": [{\"start\": 900, \"end\": 915, \"text\": \"nowhere at all!\"}]}]}" },
    { "doccano", "a.jsonl",
      "{\"text\": \"It runs on, said Ida Marrow.\", \"entities\": ["
      "{\"id\": 1, \"label\": \"Content\", \"start_offset\": 900, \"end_offset\": 915},"
      "{\"id\": 2, \"label\": \"Source\", \"start_offset\": 17, \"end_offset\": 27},"
      "{\"id\": 3, \"label\": \"Cue\", \"start_offset\": 12, \"end_offset\": 16}],"
      "\"relations\": [{\"type\": \"source\", \"from_id\": 1, \"to_id\": 2},"
      "{\"type\": \"cue\", \"from_id\": 2, \"to_id\": 3}]}\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (DictumProject) project = fixture_make_empty ();
      g_autoptr (GPtrArray) given = fixture_files ((const char *const[]) {
          files[i].name, files[i].text, "a.txt", "It runs on, said Ida Marrow.\n", NULL });
      g_autoptr (GHashTable) options = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (DictumImport) import = NULL;
      g_autoptr (DictumProjectSnapshot) snapshot = NULL;
      const DictumAttribution *link;
      const DictumClaim *claim;
      const char *article;

      if (!g_str_equal (files[i].format, "brat"))
        g_ptr_array_remove_index (given, 1);
      g_hash_table_insert (options, (char *) "sources", (char *) "yes");
      import = dictum_format_read (dictum_format_find (files[i].format), given,
                                   dictum_project_take_snapshot (project), options, NULL, NULL,
                                   NULL);
      g_assert_cmpuint (import->n_claims, ==, 0);
      g_assert_cmpuint (import->n_sources, ==, 0);
      g_assert_cmpuint (import->unplaced->len, ==, 1);
      g_assert_cmpuint (import->broken->len, ==, 0);
      g_assert_cmpstr (((DictumImportProblem *) import->unplaced->pdata[0])->file, ==,
                       files[i].name);
      article = dictum_change_get_entry (import->change, 0)->after->id;

      g_assert_true (dictum_import_place_by_hand (import, 0, article, 0, 10, NULL));
      g_assert_true (dictum_project_apply (project, import->change, NULL));
      snapshot = dictum_project_take_snapshot (project);
      claim = g_ptr_array_index (snapshot->claims, 0);
      link = dictum_values_get (claim->attributions, 0);
      g_assert_cmpstr (link->source_span->exact, ==, "Ida Marrow");
      g_assert_cmpstr (link->cue->exact, ==, "said");
      g_assert_cmpstr (dictum_project_get_source (project, link->source)->name, ==, "Ida Marrow");
    }
}

/* Any change of a byte: nothing worse than a mark less. */
static void
test_noise (gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (DictumProject) project = make_project (2, TRUE);
  g_autoptr (GPtrArray) files = fixture_write (project, data);
  const DictumFile *file = g_ptr_array_index (files, 0);
  gsize size;
  const char *bytes = g_bytes_get_data (file->bytes, &size);

  for (guint i = 0; i < 15; i++)
    {
      g_autoptr (DictumProject) other = fixture_make_empty ();
      g_autoptr (GPtrArray) spoilt = dictum_files_new ();
      g_autoptr (DictumImport) import = NULL;
      char *copy = g_memdup2 (bytes, size);

      for (guint j = 0; j < 3; j++)
        copy[g_rand_int_range (rand, 0, size)] = (char) g_rand_int_range (rand, 32, 127);
      g_ptr_array_add (spoilt, dictum_file_new (file->name, g_bytes_new_take (copy, size)));
      import = dictum_format_read (dictum_format_find (data), spoilt,
                                   dictum_project_take_snapshot (other), NULL, NULL, NULL, NULL);
      if (import != NULL && import->change != NULL)
        g_assert_true (dictum_project_apply (other, import->change, NULL));
    }
}

/* The tags of each word, "T=…" with a letter for each column. */
static void
test_bio (void)
{
  static const char text[] = "“It runs,” Ida Marrow said.";
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (dictum_value_unref);
  DictumClaim *claim = fixture_new_claim ("c1", "a1", 0, 10);
  DictumClaim *inner = fixture_new_claim ("c2", "a1", 4, 8);
  DictumAttribution *link;
  g_autoptr (DictumProject) project = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *written = NULL;

  fixture_attribute (claim, NULL, 11, 21);
  link = dictum_values_get (claim->attributions, 0);
  link->cue = dictum_span_new (22, 26, "said", NULL, NULL);
  g_ptr_array_add (records, fixture_new_article ("a1", "2026-11-14T18:00:00Z", text));
  g_ptr_array_add (records, claim);
  g_ptr_array_add (records, inner);
  project = fixture_finish (records);
  files = fixture_write (project, "bio");
  written = fixture_get_text (files, "words.conllup");
  g_assert_cmpstr (written, ==,
                   "# global.columns = ID FORM DICTUM:CONTENT DICTUM:SOURCE DICTUM:CUE\n"
                   "# newdoc id = a1\n"
                   "1\t“\tB-Content\tO\tO\n"
                   "2\tIt\tI-Content\tO\tO\n"
                   "3\truns\tI-Content\tO\tO\n"
                   "4\t,\tI-Content\tO\tO\n"
                   "5\t”\tI-Content\tO\tO\n"
                   "6\tIda\tO\tB-Source\tO\n"
                   "7\tMarrow\tO\tI-Source\tO\n"
                   "8\tsaid\tO\tO\tB-Cue\n"
                   "9\t.\tO\tO\tO\n"
                   "\n");
}

/* Every word of every text is there, in order, each with as many columns as there are. */
static void
test_bio_words (void)
{
  for (guint32 seed = 1; seed < 8; seed++)
    {
      g_autoptr (DictumProject)
          project = fixture_make_project (seed, (FixtureSize) { 2, 10, TRUE });
      g_autoptr (DictumExport) export = fixture_export (project);
      g_autoptr (GPtrArray) files = fixture_write (project, "bio");
      g_autofree char *written = fixture_get_text (files, "words.conllup");
      g_auto (GStrv) lines = g_strsplit (written, "\n", -1);
      g_autoptr (GString) words = g_string_new (NULL);
      g_autoptr (GString) all = g_string_new (NULL);

      for (guint i = 0; lines[i] != NULL; i++)
        {
          g_auto (GStrv) columns = g_strsplit (lines[i], "\t", -1);

          if (*lines[i] == '\0' || *lines[i] == '#')
            continue;
          g_assert_cmpuint (g_strv_length (columns), ==, 5);
          g_string_append (words, columns[1]);
        }
      for (guint i = 0; i < export->articles->len; i++)
        g_string_append (
            all,
            dictum_text_get_string (
                ((const DictumExportArticle *) g_ptr_array_index (export->articles, i))->text));
      g_string_replace (all, " ", "", 0);
      g_string_replace (all, "\n", "", 0);
      g_assert_cmpstr (words->str, ==, all->str);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *identity = g_strconcat ("/marks/identity/", formats[i], NULL);
      g_autofree char *noise = g_strconcat ("/marks/noise/", formats[i], NULL);

      g_test_add_data_func (identity, formats[i], test_identity);
      g_test_add_data_func (noise, formats[i], test_noise);
    }
  g_test_add_func ("/marks/recognise", test_recognise);
  g_test_add_func ("/marks/hostile", test_hostile);
  g_test_add_func ("/marks/doccano", test_doccano);
  g_test_add_func ("/marks/label-studio", test_label_studio);
  g_test_add_func ("/marks/inception", test_inception);
  g_test_add_func ("/marks/citron", test_citron);
  g_test_add_func ("/marks/by-hand", test_by_hand);
  g_test_add_func ("/marks/bio", test_bio);
  g_test_add_func ("/marks/bio-words", test_bio_words);

  return g_test_run ();
}
