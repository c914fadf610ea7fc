/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Notes of Hypothes.is there and back, and as its client and its API give them. */

#include "exchange-projects.h"

#include "../core/model-fixture.h"

/* What the format holds of a claim, as words. */
static char *
describe (DictumProject *project, const DictumClaim *claim)
{
  GString *words = g_string_new (claim->record.id);
  g_autofree char *tags = claim->tags != NULL ? g_strjoinv ("|", claim->tags) : NULL;
  const DictumRating *rating = dictum_claim_get_shown_rating (claim);

  for (guint i = 0; i < claim->content->len; i++)
    {
      const DictumSpan *span = dictum_values_get (claim->content, i);

      g_string_append_printf (words, " %d-%d “%s”", span->start, span->end, span->exact);
    }
  g_string_append_printf (words, " %s %s %s %s kind %d status %d", claim->notes, tags,
                          claim->created, claim->modified, claim->kind, claim->status);
  g_string_append_printf (words, " by %s rated %s", claim->creator,
                          rating != NULL ? rating->rating : NULL);
  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i);
      const DictumSource *source = link->source != NULL
                                       ? dictum_project_get_source (project, link->source)
                                       : NULL;

      if (source != NULL)
        {
          /* As names of sources come in. */
          g_autofree char *name = g_utf8_normalize (source->name, -1, G_NORMALIZE_NFC);

          g_string_append_printf (words, " said by %s", name);
        }
    }

  return g_string_free_and_steal (words);
}

static gboolean
names_by_text_alone (const DictumClaim *claim)
{
  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i);

      if (link->source == NULL && link->source_span != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
test_identity (void)
{
  for (guint32 seed = 0; seed < 30; seed++)
    {
      g_autoptr (DictumProject) project = exchange_new_project (seed);
      g_autoptr (DictumProject) empty = exchange_new_empty (project);
      g_autoptr (GPtrArray) files = exchange_write (project, "hypothesis");
      g_autoptr (DictumImport) import = exchange_read (empty, "hypothesis", files);
      g_autoptr (DictumImport) again = exchange_read (empty, "hypothesis", files);
      g_autoptr (DictumProjectSnapshot) there = dictum_project_take_snapshot (project);
      guint n_same = 0;

      g_assert_true (dictum_format_recognise (files) == dictum_format_find ("hypothesis"));
      g_assert_cmpuint (import->broken->len, ==, 0);
      for (guint i = 0; i < there->claims->len; i++)
        {
          const DictumClaim *claim = there->claims->pdata[i];
          const DictumClaim *back = dictum_project_get_claim (empty, claim->record.id);
          const DictumArticle *article = dictum_project_get_article (project, claim->article);
          g_autofree char *sent = NULL;
          g_autofree char *come = NULL;

          /* It has no words for versions: what is not in the latest may be nowhere. A source that
           * only the text names comes back as a record. */
          if (!g_str_equal (claim->version, dictum_article_get_latest_version (article)->id) ||
              names_by_text_alone (claim))
            continue;
          sent = describe (project, claim);
          come = describe (empty, back);
          g_assert_cmpstr (sent, ==, come);
          n_same++;
        }
      g_assert_cmpuint (n_same, >, 3);
      g_assert_null (again->change);
    }
}

static DictumProject *
make_project (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (dictum_value_unref);
  g_autoptr (DictumSettings) settings = fixture_new_settings ();
  DictumArticle *article = fixture_new_article (
      "a1", "2026-11-14T18:00:00Z", "The ferry will run all winter, the harbour board said.");

  article->url = g_strdup ("https://ledger.example/ferry");
  dictum_value_seal (settings);
  dictum_value_seal (article);
  g_ptr_array_add (records, article);

  return dictum_project_new_from_records (settings, records, NULL);
}

#define TARGET(quote)                                                                              \
  "\"target\": [{\"source\": \"https://ledger.example/ferry\", \"selector\": ["                    \
  "{\"type\": \"RangeSelector\", \"endOffset\": 3, \"startOffset\": 1, \"startContainer\": "       \
  "\"/p[1]\", \"endContainer\": \"/p[1]\"}, {\"type\": \"TextPositionSelector\", \"start\": 912, " \
  "\"end\": 922}, {\"type\": \"TextQuoteSelector\", \"exact\": \"" quote                           \
  "\", \"prefix\": \"\"}]}]"
#define HEAD(id)                                                                                   \
  "\"id\": \"" id "\", \"user\": \"acct:ida@hypothes.is\", \"created\": "                          \
  "\"2026-11-20T10:00:00.123456+00:00\", \"uri\": \"https://ledger.example/ferry\", "

/* As the client exports it: a note, a reply before it, a page note, a note elsewhere. */
static void
test_foreign (void)
{
  g_autoptr (DictumProject) project = make_project ();
  g_autoptr (GPtrArray) files = dictum_files_new ();
  g_autoptr (DictumImport) import = NULL;
  g_autoptr (DictumImport) again = NULL;
  g_autoptr (DictumProjectSnapshot) snapshot = NULL;
  const DictumClaim *claim;

  dictum_files_add_text (
      files, "notes.json",
      g_string_new (
          "{\"export_date\": \"2026-11-21T10:00:00.000Z\", \"client_version\": \"1.1500.0\", "
          "\"annotations\": ["
          "{" HEAD ("r1") "\"references\": [\"n1\"], \"text\": \"Not in January.\", "
                          "\"target\": [{\"source\": \"https://ledger.example/ferry\"}]},"
                          "{" HEAD ("n1") "\"text\": \"Is it?\", \"tags\": [\"boats\", "
                                          "\"kind:opinion\"], " TARGET (
                                              "all winter") "},"
                                                            "{" HEAD (
                                                                "n2") "\"text\": \"A fine page.\", "
                                                                      "\"target\": []},"
                                                                      "{" HEAD (
                                                                          "n3") "\"text\": "
                                                                                "\"Gone.\","
                                                                                " " TARGET (
                                                                                    "the bridge is "
                                                                                    "closed for "
                                                                                    "good") "},"
                                                                                            "7, "
                                                                                            "{}]"
                                                                                            "}"));
  import = exchange_read (project, "hypothesis", files);
  again = exchange_read (project, "hypothesis", files);
  snapshot = dictum_project_take_snapshot (project);

  g_assert_cmpuint (import->n_claims, ==, 1);
  g_assert_cmpuint (import->unplaced->len, ==, 3);
  g_assert_cmpuint (import->broken->len, ==, 1);
  claim = snapshot->claims->pdata[0];
  g_assert_cmpstr (claim->notes, ==, "Is it?\n\nida: Not in January.");
  g_assert_cmpstr (claim->creator, ==, "ida");
  g_assert_cmpstr (claim->tags[1], ==, "kind:opinion"); /* theirs, not ours */
  g_assert_cmpint (claim->kind, ==, DICTUM_CLAIM_FACT);
  g_assert_cmpint (((DictumSpan *) dictum_values_get (claim->content, 0))->start, ==, 19);
  g_assert_cmpuint (again->n_known, ==, 1);
  g_assert_null (again->change);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/hypothesis/identity", test_identity);
  g_test_add_func ("/exchange/hypothesis/foreign", test_foreign);
  return g_test_run ();
}
