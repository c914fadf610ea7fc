/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Web Annotations there and back, and those of other tools. */

#include <json-glib/json-glib.h>
#include <string.h>

#include "exchange-projects.h"
#include "store/dictum-store.h"

#include "../core/model-fixture.h"

#define TEXT                                                                                       \
  "The ferry will run all winter, the harbour board said. 𝔉 Nobody asked the islanders. The "      \
  "ferry "                                                                                         \
  "is old, and the board said so."

static void
assert_equal (GPtrArray *there, GPtrArray *back)
{
  g_assert_cmpuint (there->len, ==, back->len);
  for (guint i = 0; i < there->len; i++)
    {
      g_autofree char *sent = dictum_record_to_json (there->pdata[i], FALSE);
      g_autofree char *come = dictum_record_to_json (back->pdata[i], FALSE);

      g_assert_cmpstr (sent, ==, come);
    }
}

/* Claims and sources come back as they went, in the version of the article that they were in. */
static void
test_identity (void)
{
  for (guint32 seed = 0; seed < 40; seed++)
    {
      g_autoptr (DictumProject) project = exchange_new_project (seed);
      g_autoptr (DictumProject) empty = exchange_new_empty (project);
      g_autoptr (GPtrArray) files = exchange_write (project, "web-annotation");
      g_autoptr (DictumImport) import = exchange_read (empty, "web-annotation", files);
      g_autoptr (DictumImport) again = exchange_read (empty, "web-annotation", files);
      g_autoptr (DictumProjectSnapshot) there = dictum_project_take_snapshot (project);
      g_autoptr (DictumProjectSnapshot) back = dictum_project_take_snapshot (empty);

      g_assert_cmpuint (import->unplaced->len + import->broken->len, ==, 0);
      assert_equal (there->sources, back->sources);
      assert_equal (there->claims, back->claims);

      g_assert_null (again->change);
      g_assert_cmpuint (again->n_known, ==, there->claims->len);
    }
}

static void
test_hostile (void)
{
  for (const ExchangeHostile *hostile = exchange_hostile; hostile->name != NULL; hostile++)
    {
      g_autoptr (DictumProject) project = exchange_new_hostile (hostile->words);
      g_autoptr (DictumProject) empty = exchange_new_empty (project);
      g_autoptr (GPtrArray) files = exchange_write (project, "web-annotation");
      g_autoptr (DictumImport) import = exchange_read (empty, "web-annotation", files);
      g_autoptr (DictumProjectSnapshot) there = dictum_project_take_snapshot (project);
      g_autoptr (DictumProjectSnapshot) back = dictum_project_take_snapshot (empty);

      g_assert_cmpuint (import->n_claims, ==, 3);
      assert_equal (there->claims, back->claims);
    }
}

static DictumProject *
make_project (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (dictum_value_unref);
  g_autoptr (DictumSettings) settings = fixture_new_settings ();
  g_autoptr (GError) error = NULL;
  DictumArticle *article = fixture_new_article ("a1", "2026-11-14T18:00:00Z", TEXT);

  article->url = g_strdup ("https://ledger.example/ferry");
  dictum_value_seal (settings);
  dictum_value_seal (article);
  g_ptr_array_add (records, article);

  return dictum_project_new_from_records (settings, records, &error);
}

static DictumImport *
read_text (DictumProject *project, const char *text)
{
  g_autoptr (GPtrArray) files = dictum_files_new ();

  dictum_files_add_text (files, "foreign.json", g_string_new (text));
  g_assert_true (dictum_format_recognise (files) == dictum_format_find ("web-annotation") ||
                 strstr (text, "target") == NULL);

  return exchange_read (project, "web-annotation", files);
}

#define SELECTED(target)                                                                           \
  "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"id\": \"https://notes.example/1\", "     \
  "\"type\": \"Annotation\", \"body\": {\"type\": \"TextualBody\", \"value\": \"Is it?\"}, "       \
  "\"target\": " target "}"
#define SOURCE "\"source\": \"http://www.ledger.example/ferry#p1\", "
#define QUOTE(exact, rest) "{\"type\": \"TextQuoteSelector\", \"exact\": \"" exact "\"" rest "}"
#define PLACE(start, end)                                                                          \
  "{\"type\": \"TextPositionSelector\", \"start\": " #start ", \"end\": " #end "}"

/* Every way of the model to say which words are meant, and what is marked then: "start-end" of each
 * part, or nothing when it cannot be placed. */
static const struct
{
  const char *json;
  const char *marked;
} targets[] = {
  { SELECTED ("{" SOURCE "\"selector\": " QUOTE ("all winter", "") "}"), "19-29" },
  { SELECTED ("[{" SOURCE "\"selector\": [" QUOTE ("all winter", "") "]}]"), "19-29" },
  { SELECTED (
        "{\"source\": {\"id\": \"https://ledger.example/ferry\"}, \"selector\": " PLACE (19,
                                                                                         29) "}"),
    "19-29" },
  { SELECTED ("{" SOURCE "\"selector\": " QUOTE ("said", ", \"prefix\": \"the board \"") "}"),
    "117-121" },
  { SELECTED ("{" SOURCE "\"selector\": [" QUOTE ("said", "") ", " PLACE (115, 119) "]}"),
    "117-121" },
  { SELECTED ("{" SOURCE "\"selector\": " QUOTE ("said", "") "}"), NULL },
  { SELECTED ("{" SOURCE "\"selector\": " QUOTE ("The bridge is closed today", "") "}"), NULL },
  { SELECTED ("{" SOURCE "\"selector\": " PLACE (19, 2900) "}"), NULL },
  { SELECTED ("{" SOURCE "\"selector\": {\"type\": \"XPathSelector\", \"value\": \"/p[1]\"}}"),
    NULL },
  { SELECTED ("{" SOURCE "\"selector\": {\"type\": \"XPathSelector\", \"value\": \"/p[1]\", "
              "\"refinedBy\": " QUOTE ("islanders", "") "}}"),
    "74-83" },
  { SELECTED ("{" SOURCE "\"selector\": {\"type\": \"TextQuoteSelector\", \"exact\": \"the board "
              "said so\", \"refinedBy\": " QUOTE ("said", "") "}}"),
    "117-121" },
  { SELECTED ("{" SOURCE "\"selector\": {\"type\": \"TextPositionSelector\", \"start\": 4, "
              "\"end\": 40, \"refinedBy\": " PLACE (0, 5) "}}"),
    "4-9" },
  { SELECTED ("{" SOURCE "\"selector\": " PLACE (3, 4) "}"), NULL },
  { SELECTED ("{" SOURCE "\"selector\": {\"type\": \"FragmentSelector\", \"value\": "
              "\"char=19,29\"}}"),
    "19-29" },
  { SELECTED ("{" SOURCE "\"selector\": {\"type\": \"FragmentSelector\", \"value\": "
              "\"char=4294967315,4294967325\"}}"),
    NULL },
  { SELECTED ("{" SOURCE "\"selector\": {\"type\": \"TextPositionSelector\", \"start\": "
              "2147483640, \"end\": 2147483647, \"refinedBy\": " PLACE (10, 20) "}}"),
    NULL },
  { SELECTED ("{" SOURCE "\"selector\": {\"type\": \"RangeSelector\", \"startSelector\": " QUOTE (
        "Nobody",
        "") ", \"endSelector\": " QUOTE (".", ", \"prefix\": \"islanders\"") "}}"),
    "57-83" },
  { SELECTED ("[{" SOURCE
              "\"selector\": " QUOTE ("is old", "") "}, {" SOURCE
                                                    "\"selector\": " QUOTE ("all winter", "") "}]"),
    "19-29 95-101" },
  { SELECTED ("{\"type\": \"Choice\", \"items\": [{" SOURCE
              "\"selector\": " QUOTE ("all winter", "") "}]}"),
    "19-29" },
  { SELECTED ("[{" SOURCE "\"selector\": " QUOTE (
        "is old",
        "") "}, {" SOURCE "\"selector\": " QUOTE ("ferry is old", "") "}]"),
    NULL },
  { SELECTED ("\"https://ledger.example/ferry\""), NULL },
  { SELECTED ("{\"source\": \"https://other.example/\", \"selector\": " QUOTE ("ferry", "") "}"),
    NULL },
};

static char *
describe_content (const DictumClaim *claim)
{
  GString *marked = g_string_new (NULL);

  for (guint i = 0; i < dictum_values_length (claim->content); i++)
    {
      const DictumSpan *span = dictum_values_get (claim->content, i);

      g_string_append_printf (marked, "%s%d-%d", i > 0 ? " " : "", span->start, span->end);
    }

  return g_string_free_and_steal (marked);
}

static void
test_targets (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr (DictumProject) project = make_project ();
      g_autoptr (DictumImport) import = read_text (project, targets[i].json);
      g_autoptr (DictumProjectSnapshot) snapshot = dictum_project_take_snapshot (project);
      g_autofree char *marked = snapshot->claims->len > 0
                                    ? describe_content (snapshot->claims->pdata[0])
                                    : NULL;

      g_test_message ("%s", targets[i].json);
      g_assert_cmpstr (marked, ==, targets[i].marked);
      g_assert_cmpuint (import->unplaced->len, ==, marked == NULL ? 1 : 0);
    }
}

/* What another tool says of the words becomes notes and tags; who and when is kept. */
static void
test_foreign (void)
{
  g_autoptr (DictumProject) project = make_project ();
  g_autoptr (DictumImport) import = read_text (
      project,
      "[{\"type\": \"Annotation\", \"id\": \"#1\", \"motivation\": \"tagging\", "
      "\"creator\": {\"name\": \"Ida\"}, \"created\": \"2026-11-20T10:00:00Z\", "
      "\"generator\": {\"name\": \"Marker\"}, "
      "\"body\": [\"boats\", {\"type\": \"TextualBody\", \"value\": \"Hm.\", \"purpose\": "
      "\"commenting\"}, {\"type\": \"TextualBody\", \"value\": \"boats\"}], "
      "\"target\": {" SOURCE "\"selector\": " QUOTE (
          "all winter",
          "") "}}, "
              "{\"type\": \"AnnotationPage\", \"next\": \"https://notes.example/2\", \"items\": ["
              "{\"type\": \"Annotation\", \"bodyValue\": \"So?\", "
              "\"target\": {" SOURCE
              "\"selector\": " QUOTE ("Nobody", "") "}}]}, 7, {\"type\": \"Note\"}]");
  g_autoptr (DictumProjectSnapshot) snapshot = dictum_project_take_snapshot (project);
  const DictumClaim *claim = snapshot->claims->pdata[0];
  const DictumClaim *other = snapshot->claims->pdata[1];

  g_assert_cmpuint (import->n_claims, ==, 2);
  g_assert_cmpuint (import->broken->len, ==, 2); /* the next page, and what is no annotation */
  g_assert_cmpstr (claim->tags[0], ==, "boats");
  g_assert_null (claim->tags[1]);
  g_assert_cmpstr (claim->notes, ==, "Hm.");
  g_assert_cmpstr (claim->creator, ==, "Ida");
  g_assert_cmpstr (claim->created, ==, "2026-11-20T10:00:00Z");
  g_assert_cmpstr (claim->origin->agent, ==, "Marker");
  g_assert_cmpint (claim->origin->kind, ==, DICTUM_ORIGIN_IMPORTED);
  g_assert_false (claim->reviewed);
  g_assert_cmpstr (other->notes, ==, "So?");
}

/* Damaged input is told, whatever it is. */
static void
test_broken (void)
{
  static const char *const texts[] = {
    "{\"target\": ",
    "",
    "\"text\"",
    "7",
    "null",
    "[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]",
    "{\"type\": \"Annotation\", \"target\": null}",
    "{\"items\": 7, \"target\": [7, null, {}]}",
    "{\"first\": {\"items\": [{\"target\": {\"source\": 7, \"selector\": [7, {\"type\": 7, "
    "\"exact\": "
    "[]}]}}]}}",
    "{\"items\": [], \"sources\": [7, {}, {\"id\": \"x\"}, {\"id\": 1, \"name\": \"\"}], "
    "\"ratingScale\": {\"values\": [7, {\"id\": 7}]}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DictumProject) project = make_project ();
      g_autoptr (GPtrArray) files = dictum_files_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (DictumImport) import = NULL;

      dictum_files_add_text (files, "broken.json", g_string_new (texts[i]));
      import = dictum_format_read (dictum_format_find ("web-annotation"), files,
                                   dictum_project_take_snapshot (project), NULL, NULL, NULL,
                                   &error);
      if (import == NULL)
        g_assert_error (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_FORMAT);
      else
        g_assert_null (import->change);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/web-annotation/identity", test_identity);
  g_test_add_func ("/exchange/web-annotation/hostile", test_hostile);
  g_test_add_func ("/exchange/web-annotation/targets", test_targets);
  g_test_add_func ("/exchange/web-annotation/foreign", test_foreign);
  g_test_add_func ("/exchange/web-annotation/broken", test_broken);
  return g_test_run ();
}
