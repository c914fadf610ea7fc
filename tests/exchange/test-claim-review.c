/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* ClaimReviews there and back, and those of others. */

#include <string.h>

#include "exchange-projects.h"

#include "../core/model-fixture.h"

static void
assert_same (const DictumClaim *sent, const DictumClaim *come)
{
  const DictumRating *there = dictum_claim_get_shown_rating (sent);
  const DictumRating *back = dictum_claim_get_shown_rating (come);

  g_assert_cmpuint (sent->content->len, ==, come->content->len);
  for (guint i = 0; i < sent->content->len; i++)
    g_assert_true (dictum_value_equal (dictum_values_get (sent->content, i),
                                       dictum_values_get (come->content, i)));
  g_assert_cmpstr (there->person, ==, back->person);
  g_assert_cmpstr (there->rating, ==, back->rating);
  g_assert_cmpstr (there->justification, ==, back->justification);
  g_assert_cmpstr (there->rated, ==, back->rated);
}

static void
test_identity (void)
{
  for (guint32 seed = 0; seed < 30; seed++)
    {
      g_autoptr (DictumProject) project = exchange_new_project (seed);
      g_autoptr (DictumProject) empty = exchange_new_empty (project);
      g_autoptr (GPtrArray) files = exchange_write (project, "claim-review");
      g_autoptr (DictumImport) import = exchange_read (empty, "claim-review", files);
      g_autoptr (DictumImport) again = exchange_read (empty, "claim-review", files);
      g_autoptr (DictumProjectSnapshot) there = dictum_project_take_snapshot (project);
      guint n_rated = 0;

      g_assert_true (dictum_format_recognise (files) == dictum_format_find ("claim-review"));
      g_assert_cmpuint (import->broken->len, ==, 0);
      for (guint i = 0; i < there->claims->len; i++)
        {
          const DictumClaim *claim = there->claims->pdata[i];
          const DictumClaim *back = dictum_project_get_claim (empty, claim->record.id);
          const DictumArticle *article = dictum_project_get_article (project, claim->article);

          if (dictum_claim_get_shown_rating (claim) == NULL)
            g_assert_null (back);
          else if (g_str_equal (claim->version, dictum_article_get_latest_version (article)->id))
            {
              assert_same (claim, back);
              n_rated++;
            }
        }
      g_assert_cmpuint (n_rated, >, 1);
      g_assert_null (again->change);
    }
}

/* Who spoke in confidence is called in it as the article calls them, redacted or not. */
static void
test_confidence (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (dictum_value_unref);
  g_autoptr (DictumSettings) settings = fixture_new_settings ();
  g_autoptr (DictumProject) project = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *text = NULL;
  DictumSource *source = fixture_new_source ("s1", "Ida Marrow");
  DictumClaim *claim = fixture_new_claim ("c1", "a1", 0, 5);

  source->anonymity = dictum_value_new (&dictum_anonymity_type);
  source->anonymity->ground_rules = DICTUM_GROUND_RULES_BACKGROUND;
  dictum_value_set_string (&source->anonymity->descriptor, "an official");
  fixture_attribute (claim, "s1", 0, 0);
  fixture_rate (claim, "Ana Holt", "supported");
  g_ptr_array_add (records, fixture_new_article ("a1", "2026-11-14T18:00:00Z", "words and more"));
  g_ptr_array_add (records, source);
  g_ptr_array_add (records, claim);
  dictum_value_seal (settings);
  g_ptr_array_foreach (records, (GFunc) (void (*) (void)) dictum_value_seal, NULL);
  project = dictum_project_new_from_records (settings, records, NULL);
  files = exchange_write (project, "claim-review");
  text = exchange_get_text (files);
  g_assert_null (strstr (text, "Marrow"));
  g_assert_nonnull (strstr (text, "an official"));
}

#define REVIEW(words, page)                                                                        \
  "{\"@type\": \"ClaimReview\", \"url\": \"https://checks.example/7\", \"claimReviewed\": "        \
  "\"" words "\", \"author\": {\"@type\": \"Organization\", \"name\": \"The Checkers\"}, "         \
  "\"datePublished\": \"2026-11-20\", \"itemReviewed\": {\"@type\": \"Claim\", \"author\": "       \
  "{\"@type\": \"Person\", \"name\": \"Ida Marrow\"}, \"appearance\": \"" page "\"}, "             \
  "\"reviewRating\": {\"@type\": \"Rating\", \"alternateName\": \"REFUTED\", "                     \
  "\"ratingExplanation\": \"It stops in May.\"}}"

static void
test_foreign (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (dictum_value_unref);
  g_autoptr (GPtrArray) files = dictum_files_new ();
  g_autoptr (DictumSettings) settings = fixture_new_settings ();
  g_autoptr (DictumProject) project = NULL;
  g_autoptr (DictumProjectSnapshot) snapshot = NULL;
  g_autoptr (DictumImport) import = NULL;
  DictumArticle *article = fixture_new_article ("a1", "2026-11-14T18:00:00Z",
                                                "The ferry will run all winter, they said.");
  const DictumClaim *claim;
  const DictumRating *rating;

  article->url = g_strdup ("https://ledger.example/ferry");
  settings->desk = dictum_value_new (&dictum_desk_type);
  settings->desk->rating_scale = dictum_rating_scale_new_preset ("Plain");
  dictum_value_seal (settings);
  dictum_value_seal (article);
  g_ptr_array_add (records, article);
  project = dictum_project_new_from_records (settings, records, NULL);
  dictum_files_add_text (
      files, "reviews.json",
      g_string_new (
          "[{\"@graph\": [" REVIEW ("The ferry will run all winter", "https://ledger.example/ferry") ", " REVIEW (
              "All boats are late",
              "https://ledger.example/ferry") "]}, " REVIEW ("The ferry will sink in May",
                                                             "https://other.example/") ", "
                                                                                       "{\"@type\":"
                                                                                       " \"ClaimRev"
                                                                                       "iew\"}]"));
  import = exchange_read (project, "claim-review", files);
  snapshot = dictum_project_take_snapshot (project);

  g_assert_cmpuint (import->n_claims, ==, 1);
  g_assert_cmpuint (import->unplaced->len, ==, 2);
  g_assert_cmpuint (import->broken->len, ==, 1);
  claim = snapshot->claims->pdata[0];
  rating = dictum_claim_get_shown_rating (claim);
  g_assert_cmpstr (rating->rating, ==, "refuted");
  g_assert_cmpstr (rating->person, ==, "The Checkers");
  g_assert_cmpstr (rating->justification, ==, "It stops in May.");
  g_assert_cmpstr (((DictumSource *) snapshot->sources->pdata[0])->name, ==, "Ida Marrow");
}

/* Where nothing is rated there is nothing to publish. */
static void
test_unrated (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (dictum_value_unref);
  g_autoptr (DictumSettings) settings = fixture_new_settings ();
  g_autoptr (DictumProject) project = NULL;
  g_autoptr (DictumExport) export = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (records, fixture_new_article ("a1", "2026-11-14T18:00:00Z", "Words."));
  dictum_value_seal (settings);
  g_ptr_array_foreach (records, (GFunc) (void (*) (void)) dictum_value_seal, NULL);
  project = dictum_project_new_from_records (settings, records, NULL);
  export = dictum_export_new (dictum_project_take_snapshot (project), NULL, NULL, &error);
  g_assert_null (dictum_format_write (dictum_format_find ("claim-review"), export, NULL, &error));
  g_assert_error (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_EMPTY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/claim-review/identity", test_identity);
  g_test_add_func ("/exchange/claim-review/confidence", test_confidence);
  g_test_add_func ("/exchange/claim-review/foreign", test_foreign);
  g_test_add_func ("/exchange/claim-review/unrated", test_unrated);
  return g_test_run ();
}
