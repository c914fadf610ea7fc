/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* brat’s stand-off files: read as the PolNeAR corpus has them, written so that every mark says the
 * words that stand at its offsets, and back. */

#include "exchange/dictum-brat.h"
#include "exchange-fixture.h"

static const char story[] =
    "Ferry to run all winter\n\n"
    "The harbour board  said on Monday: “We will run the ferry,” and  that the island would see "
    "it.\n\nIda Marrow declined to comment, the Ledger reported.\n";

static const DictumClaim *
get_claim (DictumProject *project, const char *words)
{
  g_autoptr (DictumProjectSnapshot) snapshot = dictum_project_take_snapshot (project);

  for (guint i = 0; i < snapshot->claims->len; i++)
    {
      const DictumClaim *claim = g_ptr_array_index (snapshot->claims, i);
      g_autofree char *quote = dictum_claim_get_quote (claim);

      if (strstr (quote, words) != NULL)
        return claim;
    }
  return NULL;
}

static void
test_parse (void)
{
  g_autoptr (DictumBrat)
      brat = dictum_brat_parse ("\xef\xbb\xbfT1\tContent 0 6;16 21\tNorth winds\r\n"
                                "\n"
                                "E1\tAttribution:T4 Content:T1 Content2:T3 Source:T2\n"
                                "R1\tChain Arg1:E1 Arg2:E2\n"
                                "*\tEquiv T1 T2\n"
                                "A1\tCertainty E1 probable\n"
                                "A2\tReviewed E1\n"
                                "N1\tReference T2 Wikidata:Q42\tIda\\tMarrow\n"
                                "#1\tAnnotatorNotes E1\tone\\ntwo \\\\n\n"
                                "T1\tCue 0 1\tN\n"
                                "the rest of a line that was broken\n"
                                "T5\tContent 6\tx\n"
                                "T6\tContent 9 3\tx\n"
                                "T7\tContent 0 99999999999\tx\n"
                                "E2\tAttribution\tx\n"
                                "A3\tCertainty\t\n"
                                "X1\tContent 0 1\tx\n");
  const DictumBratLine *mark = g_ptr_array_index (brat->lines, 0);
  const DictumBratLine *event = g_ptr_array_index (brat->lines, 1);
  const DictumBratLine *note = g_ptr_array_index (brat->lines, 7);
  static const int broken[] = { 10, 11, 12, 13, 14, 15, 16, 17 };

  g_assert_cmpuint (brat->lines->len, ==, 8);
  g_assert_cmpuint (mark->ranges->len, ==, 2);
  g_assert_cmpint (g_array_index (mark->ranges, DictumRange, 1).end, ==, 21);
  g_assert_cmpstr (mark->words, ==, "North winds");
  g_assert_cmpint (event->line, ==, 3);
  g_assert_cmpuint (event->arguments->len, ==, 4);
  g_assert_cmpstr (note->words, ==, "one\ntwo \\n");
  g_assert_cmpuint (brat->broken->len, ==, G_N_ELEMENTS (broken));
  for (guint i = 0; i < brat->broken->len; i++)
    g_assert_cmpint (g_array_index (brat->broken, DictumBratBroken, i).line, ==, broken[i]);
}

/* The offsets are those of the text as it is in the file, which Dictum keeps with other layout. */
static void
test_read (void)
{
  g_autoptr (DictumProject) project = fixture_make_empty ();
  g_autoptr (GPtrArray) files = fixture_files ((const char *const[]) {
      "text/ferry.txt", story, "marks/ferry_4b22.ann",
      "T1\tSource 25 42\tThe harbour board\n"
      "T2\tCue 44 48\tsaid\n"
      "T3\tContent 95 118;60 84\tthe island would see it “We will run the ferry,”\n"
      "T4\tAttribution 44 48\tsaid\n"
      "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
      "N1\tReference T1 Wikidata:Q1\tHarbour board\n"
      "#1\tAnnotatorNotes T2\tIs it “said”?\n"
      "T5\tCue 132 140\tdeclined\n"
      "T6\tContent 144 151\tcomment\n"
      "T7\tAttribution-no-source 132 140\tdeclined\n"
      "E2\tAttribution-no-source:T7 Content:T6 Cue:T5\n"
      "A1\tPolarity E2 declined\n"
      "A2\tColour E2 red\n"
      "T8\tDiscard 153 172\tthe Ledger reported\n"
      "#2\tAnnotatorNotes T8\tnot ours\n"
      "T9\tContent 500 510\tIda Marrow\n"
      "T10\tContent 400 410\tnowhere to be found at all\n"
      "broken off\n",
      NULL });
  g_autoptr (DictumImport) import = fixture_read (project, "brat", files);
  const DictumClaim *ferry = get_claim (project, "We will run");
  const DictumClaim *comment = get_claim (project, "comment");
  const DictumAttribution *link = dictum_values_get (ferry->attributions, 0);
  const DictumSpan *first = dictum_values_get (ferry->content, 0);
  const DictumImportProblem *problem;

  g_assert_cmpuint (import->n_articles, ==, 1);
  g_assert_cmpuint (import->n_claims, ==, 3);
  g_assert_cmpuint (import->n_sources, ==, 1);
  g_assert_cmpuint (ferry->content->len, ==, 2);
  g_assert_cmpstr (first->exact, ==, "“We will run the ferry,”");
  g_assert_cmpstr (link->source_span->exact, ==, "The harbour board");
  g_assert_cmpstr (link->cue->exact, ==, "said");
  g_assert_cmpint (link->manner, ==, DICTUM_MANNER_MIXED);
  g_assert_cmpstr (ferry->notes, ==, "Is it “said”?");
  g_assert_cmpstr (dictum_project_get_source (project, link->source)->name, ==, "Harbour board");
  link = dictum_values_get (comment->attributions, 0);
  g_assert_cmpint (link->polarity, ==, DICTUM_POLARITY_DECLINED);
  g_assert_null (link->source_span);
  /* Offsets that are wrong, with words that stand in one place. */
  g_assert_nonnull (get_claim (project, "Ida Marrow"));

  g_assert_cmpuint (import->broken->len, ==, 1);
  problem = g_ptr_array_index (import->broken, 0);
  g_assert_cmpstr (problem->file, ==, "marks/ferry_4b22.ann");
  g_assert_cmpint (problem->line, ==, 18);
  g_assert_cmpuint (import->unplaced->len, ==, 2);
  problem = g_ptr_array_index (import->unplaced, 0);
  g_assert_cmpstr (problem->quote, ==, "Colour");

  /* What Dictum has no name for comes out again, once. */
  {
    g_autoptr (DictumImport) again = fixture_read (project, "brat", files);
    g_autoptr (GPtrArray) written = fixture_write (project, "brat");
    g_autofree char *lines = fixture_get_text (written, "ferry-to-run-all-winter.ann");
    g_autofree char *settings = fixture_get_text (written, "annotation.conf");
    const char *mark = strstr (lines, "\tDiscard 149 168\tthe Ledger reported\n#");

    g_assert_null (again->change);
    g_assert_nonnull (mark);
    g_assert_nonnull (strstr (mark, "\tnot ours\n"));
    g_assert_null (strstr (mark + strlen ("\tDiscard"), "Discard"));
    g_assert_nonnull (strstr (settings, "\nDiscard\n"));
  }
}

/* What two people marked is two claims, and each knows whose it is. */
static void
test_people (void)
{
  g_autoptr (DictumProject) project = fixture_make_empty ();
  g_autoptr (GPtrArray) files = fixture_files ((const char *const[]) {
      "ferry.txt", story, "ferry_ana.ann", "T1\tContent 25 48\tThe harbour board  said\n",
      "ferry_ben.ann", "T1\tContent 25 48\tThe harbour board  said\n", "alone.ann",
      "T1\tContent 0 1\tx\n", NULL });
  g_autoptr (DictumImport) import = fixture_read (project, "brat", files);
  g_autoptr (DictumImport) again = fixture_read (project, "brat", files);

  g_assert_cmpuint (import->n_articles, ==, 1);
  g_assert_cmpuint (import->n_claims, ==, 2);
  g_assert_cmpuint (import->broken->len, ==, 1);
  g_assert_cmpuint (again->n_known, ==, 2);
  g_assert_null (again->change);

  /* And stays so on the way out and into another project. */
  {
    g_autoptr (DictumProject) other = fixture_make_empty ();
    g_autoptr (GPtrArray) written = fixture_write (project, "brat");
    g_autofree char *ana = fixture_get_text (written, "ferry-to-run-all-winter_ana.ann");
    g_autofree char *nobody = fixture_get_text (written, "ferry-to-run-all-winter.ann");
    g_autoptr (DictumImport) back = fixture_read (other, "brat", written);
    g_autoptr (DictumProjectSnapshot) snapshot = dictum_project_take_snapshot (other);

    g_assert_nonnull (strstr (ana, "\tThe harbour board said\n"));
    g_assert_cmpstr (nobody, ==, "");
    g_assert_cmpuint (back->n_claims, ==, 2);
    g_assert_cmpuint (back->broken->len + back->unplaced->len, ==, 0);
    for (guint i = 0; i < snapshot->claims->len; i++)
      {
        const DictumClaim *claim = g_ptr_array_index (snapshot->claims, i);

        g_assert_true (g_str_equal (claim->origin->agent, "brat (ana)") ||
                       g_str_equal (claim->origin->agent, "brat (ben)"));
      }
  }
}

static void
test_chain (void)
{
  g_autoptr (DictumProject) project = fixture_make_empty ();
  g_autoptr (GPtrArray)
      files = fixture_files ((const char *const[]) { "ferry.txt", story, "ferry.ann",
                                                     "T1\tContent 60 84\t“We will run the ferry,”\n"
                                                     "T2\tAttribution 164 172\treported\n"
                                                     "T3\tAttribution 44 48\tsaid\n"
                                                     "E1\tAttribution:T3 Content:T1\n"
                                                     "E2\tAttribution:T2 Content:T1\n"
                                                     "R1\tChain Arg1:E2 Arg2:E1\n"
                                                     "R2\tChain Arg1:E1 Arg2:E2\n"
                                                     "R3\tChain Arg1:E1 Arg2:T9\n"
                                                     "T4\tContent 95 105\tthe island\n"
                                                     "R4\tContradicts Arg1:E1 Arg2:T4\n",
                                                     NULL });
  g_autoptr (DictumImport) import = fixture_read (project, "brat", files);
  const DictumClaim *ferry = get_claim (project, "We will run");
  const DictumClaim *island = get_claim (project, "the island");

  g_assert_cmpuint (import->n_claims, ==, 2);
  g_assert_cmpuint (ferry->attributions->len, ==, 2);
  g_assert_cmpuint (import->broken->len, ==, 2);
  g_assert_cmpstr (ferry->contradicts[0], ==, island->record.id);
  g_assert_cmpstr (island->contradicts[0], ==, ferry->record.id);
}

/* A project in which only one side says that two claims are related, be it the one that stands
 * first or the other: the line is written, and once. */
static void
test_one_side (void)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (dictum_value_unref);
      g_autoptr (DictumProject) project = NULL;
      g_autoptr (GPtrArray) files = NULL;
      g_autofree char *lines = NULL;
      DictumClaim *first = fixture_new_claim ("c1", "a", 0, 3);
      DictumClaim *second = fixture_new_claim ("c2", "a", 4, 9);
      const char *relation;

      if (i != 1)
        dictum_value_set_strings (&first->same_as, (const char *const[]) { "c2", NULL });
      if (i != 0)
        dictum_value_set_strings (&second->same_as, (const char *const[]) { "c1", NULL });
      g_ptr_array_add (records,
                       fixture_new_article ("a", "2026-11-14T18:00:00Z", "The ferry is old."));
      g_ptr_array_add (records, first);
      g_ptr_array_add (records, second);
      project = fixture_finish (records);
      files = fixture_write (project, "brat");
      for (guint j = 0; j < files->len; j++)
        if (g_str_has_suffix (((DictumFile *) files->pdata[j])->name, ".ann"))
          lines = fixture_get_text (files, ((DictumFile *) files->pdata[j])->name);
      relation = strstr (lines, "SameAs Arg1:T1 Arg2:T2");
      g_assert_nonnull (relation);
      g_assert_null (strstr (relation + 1, "SameAs"));
    }
}

static void
test_names_as_sources (void)
{
  g_autoptr (DictumProject) project = fixture_make_empty ();
  g_autoptr (GPtrArray) files = fixture_files ((const char *const[]) {
      "ferry.txt", story, "ferry.ann",
      "T1\tSource 25 42\tThe harbour board\nT2\tCue 44 48\tsaid\n"
      "T3\tContent 60 84\t“We will run the ferry,”\nE1\tAttribution:T2 Content:T3 Source:T1\n",
      NULL });
  g_autoptr (GHashTable) options = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumImport) import = NULL;

  g_hash_table_insert (options, (gpointer) "sources", (gpointer) "yes");
  import = dictum_format_read (dictum_format_find ("brat"), files,
                               dictum_project_take_snapshot (project), options, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (import->n_sources, ==, 1);
}

static void
test_nothing (void)
{
  g_autoptr (DictumProject) project = fixture_make_empty ();
  g_autoptr (GPtrArray) files = fixture_files ((const char *const[]) { "picture.png", "x", NULL });
  g_autoptr (GError) error = NULL;

  g_assert_null (dictum_format_read (dictum_format_find ("brat"), files,
                                     dictum_project_take_snapshot (project), NULL, NULL, NULL,
                                     &error));
  g_assert_error (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_EMPTY);
}

/* Every mark’s words are those at its offsets, on one line: brat refuses a file otherwise. */
static void
assert_valid (DictumText *text, const char *lines)
{
  g_autoptr (DictumBrat) brat = dictum_brat_parse (lines);

  g_assert_cmpuint (brat->broken->len, ==, 0);
  for (guint i = 0; i < brat->lines->len; i++)
    {
      const DictumBratLine *line = g_ptr_array_index (brat->lines, i);
      g_autoptr (GString) words = g_string_new (NULL);

      for (guint j = 0; line->ranges != NULL && j < line->ranges->len; j++)
        {
          DictumRange range = g_array_index (line->ranges, DictumRange, j);
          g_autofree char *slice = dictum_text_get_slice (text, range.start, range.end);

          g_string_append_printf (words, "%s%s", j > 0 ? " " : "", slice);
        }
      if (line->ranges != NULL)
        g_assert_cmpstr (words->str, ==, line->words);
      for (guint j = 0; line->arguments != NULL && j < line->arguments->len; j++)
        g_assert_true (g_hash_table_contains (
            brat->by_id, ((DictumBratArgument *) g_ptr_array_index (line->arguments, j))->id));
      if (line->target != NULL)
        g_assert_true (g_hash_table_contains (brat->by_id, line->target));
    }
}

static void
test_write (void)
{
  for (guint32 seed = 1; seed < 10; seed++)
    {
      g_autoptr (DictumProject)
          project = fixture_make_project (seed, (FixtureSize) { 2, 10, TRUE });
      g_autoptr (GPtrArray) files = fixture_write (project, "brat");

      g_assert_cmpuint (files->len, ==, 5);
      for (guint i = 1; i < files->len; i += 2)
        {
          const DictumFile *text = g_ptr_array_index (files, i);
          const DictumFile *lines = g_ptr_array_index (files, i + 1);
          g_autofree char *words = fixture_get_text (files, text->name);
          g_autofree char *marks = fixture_get_text (files, lines->name);
          g_autoptr (DictumText) made = dictum_text_new (words, NULL);

          assert_valid (made, marks);
        }
    }
}

static void
test_identity (void)
{
  fixture_assert_identity (
      "brat", FIXTURE_SOURCES | FIXTURE_LINKS | FIXTURE_FIELDS | FIXTURE_NOTES | FIXTURE_RELATIONS,
      FALSE);
  fixture_assert_identity ("brat", FIXTURE_LINKS | FIXTURE_FIELDS | FIXTURE_NOTES, TRUE);
}

/* Any bytes: no crash, nothing that takes long. */
static void
test_noise (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (DictumProject) project = fixture_make_project (3, (FixtureSize) { 1, 12, TRUE });
  g_autoptr (GPtrArray) files = fixture_write (project, "brat");
  const DictumFile *lines = g_ptr_array_index (files, 2);
  gsize size;
  const char *bytes = g_bytes_get_data (lines->bytes, &size);

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (DictumProject) other = fixture_make_empty ();
      g_autoptr (GPtrArray) spoilt = dictum_files_new ();
      const DictumFile *text = g_ptr_array_index (files, 1);
      char *copy = g_memdup2 (bytes, size);
      g_autoptr (DictumImport) import = NULL;

      for (guint j = 0; j < 20; j++)
        copy[g_rand_int_range (rand, 0, size)] = (char) g_rand_int_range (rand, 0, 256);
      g_ptr_array_add (spoilt, dictum_file_new (text->name, g_bytes_ref (text->bytes)));
      g_ptr_array_add (spoilt, dictum_file_new (lines->name, g_bytes_new_take (copy, size)));
      import = fixture_read (other, "brat", spoilt);
      g_assert_cmpuint (import->n_articles, ==, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/brat/parse", test_parse);
  g_test_add_func ("/brat/read", test_read);
  g_test_add_func ("/brat/people", test_people);
  g_test_add_func ("/brat/chain", test_chain);
  g_test_add_func ("/brat/one-side", test_one_side);
  g_test_add_func ("/brat/names-as-sources", test_names_as_sources);
  g_test_add_func ("/brat/nothing", test_nothing);
  g_test_add_func ("/brat/write", test_write);
  g_test_add_func ("/brat/identity", test_identity);
  g_test_add_func ("/brat/noise", test_noise);

  return g_test_run ();
}
