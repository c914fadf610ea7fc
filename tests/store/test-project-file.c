/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

#include <string.h>

static const char small[] =
    "{\"format\":\"dictum-project\",\"version\":1,\"id\":\"p\",\"title\":\"Élysée \\u00e9\","
    "\"articles\":[{\"id\":\"a\",\"versions\":[{\"id\":\"v\",\"blocks\":[{\"text\":\"Hello "
    "there\"}]}]}],\"sources\":[{\"id\":\"s\",\"name\":\"S\"}],"
    "\"claims\":[{\"id\":\"c\",\"article\":\"a\",\"version\":\"v\","
    "\"content\":[{\"start\":0,\"end\":5,\"exact\":\"Hello\"}],"
    "\"attributions\":[{\"source\":\"s\"}]}]}";

static GBytes *
make_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static DictumProject *
parse (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  DictumProject *project = dictum_project_file_parse (bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (project);
  return project;
}

/* Ratings by chance are not on the scale by chance; all else that is made fits together. */
static void
assert_sound (DictumProject *project)
{
  g_autoptr (GPtrArray) problems = dictum_project_check (project);

  for (guint i = 0; i < problems->len; i++)
    {
      DictumProblem *problem = g_ptr_array_index (problems, i);

      if (strstr (problem->path, "ating") == NULL)
        g_test_fail_printf ("%s: %s", problem->path, problem->message);
    }
}

static void
assert_round_trip (DictumProject *project)
{
  g_autoptr (GBytes) first = print_project (project);
  g_autoptr (DictumProject) again = parse (first);
  g_autoptr (GBytes) second = print_project (again);

  assert_same_bytes (first, second);
  assert_sound (again);
  keep_for_schema (first);
}

static void
test_maximal (void)
{
  Maker maker = { g_rand_new_with_seed (1), 1, TRUE };
  g_autoptr (DictumProject) project = maker_project (&maker, 3, 4, 9);

  assert_round_trip (project);
  g_rand_free (maker.rand);
}

static void
test_random (void)
{
  for (guint seed = 0; seed < 30; seed++)
    {
      Maker maker = { g_rand_new_with_seed (seed), seed / 30.0, seed % 2 == 0 };
      g_autoptr (DictumProject) project = maker_project (&maker, seed % 4, seed % 5, seed);

      assert_round_trip (project);
      g_rand_free (maker.rand);
    }
}

/* The format is a promise to other programs: it is compared letter by letter. */
static void
test_layout (void)
{
  static const char expected[] = "{\n"
                                 "  \"format\": \"dictum-project\",\n"
                                 "  \"version\": 1,\n"
                                 "  \"id\": \"p\",\n"
                                 "  \"title\": \"Élysée é\",\n"
                                 "  \"articles\": [\n"
                                 "    {\n"
                                 "      \"id\": \"a\",\n"
                                 "      \"kind\": \"report\",\n"
                                 "      \"versions\": [\n"
                                 "        {\n"
                                 "          \"id\": \"v\",\n"
                                 "          \"blocks\": [\n"
                                 "            {\n"
                                 "              \"kind\": \"paragraph\",\n"
                                 "              \"text\": \"Hello there\"\n"
                                 "            }\n"
                                 "          ]\n"
                                 "        }\n"
                                 "      ]\n"
                                 "    }\n"
                                 "  ],\n"
                                 "  \"sources\": [\n"
                                 "    {\n"
                                 "      \"id\": \"s\",\n"
                                 "      \"name\": \"S\",\n"
                                 "      \"kind\": \"person\",\n"
                                 "      \"role\": \"none\",\n"
                                 "      \"status\": \"none\",\n"
                                 "      \"body\": \"none\",\n"
                                 "      \"witness\": \"none\"\n"
                                 "    }\n"
                                 "  ],\n"
                                 "  \"claims\": [\n"
                                 "    {\n"
                                 "      \"id\": \"c\",\n"
                                 "      \"article\": \"a\",\n"
                                 "      \"version\": \"v\",\n"
                                 "      \"content\": [\n"
                                 "        {\n"
                                 "          \"start\": 0,\n"
                                 "          \"end\": 5,\n"
                                 "          \"exact\": \"Hello\"\n"
                                 "        }\n"
                                 "      ],\n"
                                 "      \"attributions\": [\n"
                                 "        {\n"
                                 "          \"source\": \"s\",\n"
                                 "          \"manner\": \"indirect\",\n"
                                 "          \"polarity\": \"affirmed\",\n"
                                 "          \"stance\": \"neutral\"\n"
                                 "        }\n"
                                 "      ],\n"
                                 "      \"kind\": \"fact\",\n"
                                 "      \"status\": \"to-do\",\n"
                                 "      \"certainty\": \"none\"\n"
                                 "    }\n"
                                 "  ]\n"
                                 "}\n";
  g_autoptr (GBytes) bytes = make_bytes (small);
  g_autoptr (DictumProject) project = parse (bytes);
  g_autoptr (GBytes) printed = print_project (project);
  g_autoptr (GBytes) wanted = make_bytes (expected);

  assert_same_bytes (printed, wanted);
  keep_for_schema (printed);
}

/* Records by id, whatever order they were in. */
static void
test_order (void)
{
  g_autoptr (GBytes) bytes = make_bytes (
      "{\"format\":\"dictum-project\",\"version\":1,\"id\":\"p\",\"articles\":[],"
      "\"claims\":[],\"sources\":[{\"id\":\"b\",\"name\":\"A\"},{\"name\":\"B\","
      "\"id\":\"a\"},{\"id\":\"B\",\"name\":\"C\"}]}");
  g_autoptr (DictumProject) project = parse (bytes);
  g_autoptr (GBytes) printed = print_project (project);
  const char *text = g_bytes_get_data (printed, NULL);
  const char *first = strstr (text, "\"id\": \"B\"");
  const char *second = strstr (text, "\"id\": \"a\"");
  const char *third = strstr (text, "\"id\": \"b\"");

  g_assert_true (first != NULL && first < second && second < third);
}

/* Members that we do not know stand behind those that we know, in their order, letter by letter. */
static void
test_unknown (void)
{
  g_autoptr (GBytes) bytes = make_bytes (
      "{\"x-top\":1.50,\"format\":\"dictum-project\",\"version\":1,\"id\":\"p\",\"sources\":[],"
      "\"settings\":{\"x-desk\":[1,[2,{\"k\":\"\\ud83d\\ude42\"}]],\"people\":[{\"x\":null,"
      "\"name\":\"Ada\",\"x2\":-0}]},\"articles\":[],\"claims\":[],\"a-top\":{\"b\":1e400,\"a\":"
      "\"\\u0000\"}}");
  g_autoptr (DictumProject) project = parse (bytes);
  g_autoptr (GBytes) printed = print_project (project);
  static const char expected[] = "{\n"
                                 "  \"format\": \"dictum-project\",\n"
                                 "  \"version\": 1,\n"
                                 "  \"id\": \"p\",\n"
                                 "  \"settings\": {\n"
                                 "    \"people\": [\n"
                                 "      {\n"
                                 "        \"name\": \"Ada\",\n"
                                 "        \"x\": null,\n"
                                 "        \"x2\": -0\n"
                                 "      }\n"
                                 "    ],\n"
                                 "    \"x-desk\": [\n"
                                 "      1,\n"
                                 "      [\n"
                                 "        2,\n"
                                 "        {\n"
                                 "          \"k\": \"🙂\"\n"
                                 "        }\n"
                                 "      ]\n"
                                 "    ]\n"
                                 "  },\n"
                                 "  \"articles\": [],\n"
                                 "  \"sources\": [],\n"
                                 "  \"claims\": [],\n"
                                 "  \"x-top\": 1.50,\n"
                                 "  \"a-top\": {\n"
                                 "    \"b\": 1e400,\n"
                                 "    \"a\": \"\\u0000\"\n"
                                 "  }\n"
                                 "}\n";
  g_autoptr (GBytes) wanted = make_bytes (expected);

  assert_same_bytes (printed, wanted);
}

/* ---- Bad files ---- */

typedef struct
{
  const char *text; /* "@" stands for the beginning of a project, "#" for empty lists */
  const char *message;
} Bad;

static const Bad bad_files[] = {
  { "", "The file is empty" },
  { "\xEF\xBB\xBF{}", "byte order mark" },
  { "hello", "line 1, column 1" },
  { "\x89PNG\r\n\x1a\n", "line 1, column 1" },
  { "[]", "expected a Dictum project, found a list" },
  { "12", "expected a Dictum project, found 12" },
  { "{}", "format: expected \"dictum-project\", but it is missing" },
  { "{\"format\":\"x\"}", "format: expected \"dictum-project\", found \"x\"" },
  { "{\"format\":\"dictum-project\"}", "version: expected a whole number from 1 on" },
  { "{\"format\":\"dictum-project\",\"version\":\"1\"}", "version: expected a whole number" },
  { "{\"format\":\"dictum-project\",\"version\":0}", "version: expected a whole number" },
  { "{\"format\":\"dictum-project\",\"version\":1.5}", "version: expected a whole number" },
  { "{\"format\":\"dictum-project\",\"version\":-1}", "version: expected a whole number" },
  { "{\"format\":\"dictum-project\",\"version\":99999999999999999999}", "version: expected" },
  { "{\"format\":\"dictum-project\",\"version\":1,\"id\":\"p\"}", "articles: expected a list" },
  { "{\"format\":\"dictum-project\",\"version\":1#}", "id: is missing" },
  { "{\"format\":\"dictum-project\",\"version\":1,\"id\":\"\"#}",
    "id: expected an id, found \"\"" },
  { "{\"format\":\"dictum-project\",\"version\":1,\"id\":7#}", "id: expected text, found 7" },
  { "@,\"id\":\"q\"#}", "id: stands here twice" },
  { "@,\"claims\":[]#}", "claims: stands here twice" },
  { "@,\"x\":1,\"x\":2#}", "x: stands here twice" },
  { "@,\"x\":{\"y\":[{\"z\":1,\"z\":2}]}#}", "x.y[0].z: stands here twice" },
  { "@,\"title\":null#}", "title: expected text, found null" },
  { "@,\"title\":\"a\\u0000b\"#}", "title: expected text without the character zero" },
  { "@,\"title\":\"\\ud800\"#}", "line 1, column" },
  { "@,\"title\":\"\xC3\x28\"#}", "line 1, column" },
  { "@,\"title\":\"\xED\xA0\x80\"#}", "line 1, column" },
  { "@,\"title\":\"\n\"#}", "line 1, column" },
  { "@,\"created\":\"yesterday\"#}", "created: expected a date or time, found \"yesterday\"" },
  { "@,\"created\":\"2026-02-30\"#}", "created: expected a date or time" },
  { "@,\"modified\":5#}", "modified: expected a date or time, found 5" },
  { "@,\"settings\":[]#}", "settings: expected an object, found a list" },
  { "@,\"settings\":{\"ratingScale\":{\"name\":\"n\",\"values\":[{\"id\":\"i\",\"label\":\"l\","
    "\"numericValue\":\"5\"}]}}#}",
    "settings.ratingScale.values[0].numericValue: expected a number, found \"5\"" },
  { "@,\"settings\":{\"ratingScale\":{\"name\":\"n\",\"values\":[{\"id\":\"i\",\"label\":\"l\","
    "\"numericValue\":1e999}]}}#}",
    "settings.ratingScale.values[0].numericValue: expected a number that" },
  { "@,\"x\":NaN#}", "line 1, column" },
  { "@,\"x\":Infinity#}", "line 1, column" },
  { "@,\"x\":01#}", "line 1, column" },
  { "@,\"x\":1,#}", "line 1, column" },
  { "@#} x", "line 1, column" },
  { "@,// comment\n\"x\":1#}", "line 1, column" },
  { "@,\"x\":'a'#}", "line 1, column" },
  { "@,\"articles\":{},\"sources\":[],\"claims\":[]}",
    "articles: expected a list, found an object" },
  { "@,\"articles\":[7],\"sources\":[],\"claims\":[]}",
    "articles[0]: expected an object, found 7" },
  { "@,\"articles\":[{\"id\":\"a\"}],\"sources\":[],\"claims\":[]}",
    "articles[0].versions: is missing" },
  { "@,\"articles\":[{\"id\":\"a\",\"versions\":[]}],\"sources\":[],\"claims\":[]}", "text" },
  { "@,\"articles\":[],\"sources\":[{\"id\":\"s\",\"name\":\"S\",\"kind\":\"alien\"}],"
    "\"claims\":[]}",
    "sources[0].kind: expected one of person, organisation" },
  { "@,\"articles\":[],\"sources\":[{\"id\":\"s\",\"name\":\"S\",\"aliases\":[\"a\",5]}],"
    "\"claims\":[]}",
    "sources[0].aliases[1]: expected text, found 5" },
  { "@,\"articles\":[],\"sources\":[{\"id\":\"s\",\"name\":\"S\"},{\"id\":\"s\",\"name\":\"T\"}],"
    "\"claims\":[]}",
    "sources[1].id: another record has this id already" },
  { "@,\"articles\":[],\"sources\":[{\"id\":\"s\",\"name\":\"S\",\"affiliation\":\"nobody\"}],"
    "\"claims\":[]}",
    "sources[0].affiliation: refers to “nobody”, which is not in the project" },
};

static char *
expand (const char *text)
{
  g_autoptr (GString) full = g_string_new (text);

  if (*text == '@')
    g_string_replace (full, "@", "{\"format\":\"dictum-project\",\"version\":1,\"id\":\"p\"", 1);
  g_string_replace (full, "#", ",\"articles\":[],\"sources\":[],\"claims\":[]", 1);
  return g_string_free_and_steal (g_steal_pointer (&full));
}

static void
assert_refused (const char *text, const char *message)
{
  g_autoptr (GBytes) bytes = make_bytes (text);
  g_autofree char *escaped = g_strescape (text, NULL);
  g_autoptr (GError) error = NULL;
  DictumProject *project = dictum_project_file_parse (bytes, NULL, &error);

  /* Escaped and short, since the report must be text itself. */
  g_test_message ("%.100s -> %s", escaped, error != NULL ? error->message : "(read)");
  g_assert_null (project);
  g_assert_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, message));
}

static void
test_bad_files (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autofree char *text = expand (bad_files[i].text);

      assert_refused (text, bad_files[i].message);
    }
}

/* The same in a claim, whose places are what other programs get wrong. */
static void
test_bad_claims (void)
{
  static const char *const cases[][3] = {
    { "\"end\":5", "\"end\":\"12\"",
      "claims[0].content[0].end: expected a whole number, found \"12\"" },
    { "\"end\":5", "\"end\":5.0", "claims[0].content[0].end: expected a whole number" },
    { "\"end\":5", "\"end\":5e1", "claims[0].content[0].end: expected a whole number" },
    { "\"end\":5", "\"end\":-5", "claims[0].content[0].end: expected a whole number from 0" },
    { "\"end\":5", "\"end\":4294967296", "claims[0].content[0].end: expected a whole number" },
    { "\"end\":5", "\"end\":true", "claims[0].content[0].end: expected a whole number" },
    { "\"end\":5", "\"end\":0", "not valid" },
    { "\"end\":5,", "", "claims[0].content[0].end: is missing" },
    { "\"end\":5", "\"end\":5,\"end\":5", "claims[0].content[0].end: stands here twice" },
    { "\"source\":\"s\"", "\"source\":\"t\"", "claims[0].attributions[0].source: refers to “t”" },
    { "\"source\":\"s\"", "\"source\":\"\"", "claims[0].attributions[0].source: expected an id" },
    { "\"article\":\"a\"", "\"article\":\"b\"", "claims[0].article: refers to “b”" },
    { "\"version\":\"v\"", "\"sameAs\":[\"c\",\"d\"]", "claims[0].version: is missing" },
    { "\"article\":\"a\"", "\"article\":\"a\",\"sameAs\":[\"c\",\"d\"]",
      "claims[0].sameAs[1]: refers to “d”" },
    { "\"article\":\"a\"", "\"article\":\"a\",\"reviewed\":1",
      "claims[0].reviewed: expected true or false, found 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (small);

      g_assert_cmpuint (g_string_replace (text, cases[i][0], cases[i][1], 1), ==, 1);
      assert_refused (text->str, cases[i][2]);
    }
}

static void
test_truncated (void)
{
  for (gsize length = 0; length < strlen (small); length++)
    {
      g_autofree char *text = g_strndup (small, length);
      g_autoptr (GBytes) bytes = g_bytes_new (text, length);
      g_autoptr (GError) error = NULL;

      g_assert_null (dictum_project_file_parse (bytes, NULL, &error));
      g_assert_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_FORMAT);
    }
}

/* Any byte altered gives a project or an error, never a crash; what is read can be written. */
static void
test_altered (void)
{
  GRand *rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 4000; i++)
    {
      g_autofree char *text = g_strdup (small);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (DictumProject) project = NULL;

      for (int j = g_rand_int_range (rand, 1, 4); j > 0; j--)
        text[g_rand_int_range (rand, 0, strlen (small))] = g_rand_int_range (rand, 0, 256);
      bytes = g_bytes_new (text, strlen (small));
      project = dictum_project_file_parse (bytes, NULL, NULL);
      if (project != NULL)
        g_bytes_unref (print_project (project));
    }
  g_rand_free (rand);
}

static char *
nest (guint depth, const char *open, const char *close)
{
  GString *text = g_string_new ("{\"format\":\"dictum-project\",\"version\":1,\"id\":\"p\","
                                "\"articles\":[],\"sources\":[],\"claims\":[],\"x\":");

  for (guint i = 0; i < depth; i++)
    g_string_append (text, open);
  g_string_append_c (text, '0');
  for (guint i = 0; i < depth; i++)
    g_string_append (text, close);
  g_string_append_c (text, '}');
  return g_string_free_and_steal (text);
}

static void
test_deep (void)
{
  g_autofree char *allowed = nest (512, "[", "]");
  g_autofree char *too_deep = nest (513, "[", "]");
  g_autofree char *objects = nest (513, "{\"x\":", "}");
  g_autofree char *hostile = nest (1000000, "[", "]");
  g_autofree char *open = g_strnfill (1000000, '[');
  g_autoptr (GBytes) bytes = make_bytes (allowed);
  g_autoptr (DictumProject) project = parse (bytes);
  g_autoptr (GBytes) printed = print_project (project);
  g_autoptr (DictumProject) again = parse (printed);

  assert_refused (too_deep, "x[0]");
  assert_refused (objects, "nested too deeply");
  assert_refused (hostile, "nested too deeply");
  assert_refused (open, "cut off");
}

static void
test_newer (void)
{
  g_autoptr (GBytes) bytes = make_bytes (
      "{\"format\":\"dictum-project\",\"version\":2,\"id\":\"p\",\"title\":\"T\",\"articles\":[],"
      "\"sources\":[{\"id\":\"s\",\"name\":\"S\",\"kind\":\"oracle\"},{\"id\":\"t\",\"name\":\"T\"}"
      ","
      "{\"id\":\"u\",\"name\":\"U\",\"affiliation\":\"s\"}],\"claims\":7}");
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumProject) project = NULL;
  gboolean newer = FALSE;

  g_assert_null (dictum_project_file_parse (bytes, NULL, &error));
  g_assert_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_NEWER);
  g_clear_error (&error);

  project = dictum_project_file_parse (bytes, &newer, &error);
  g_assert_no_error (error);
  g_assert_true (newer);
  g_assert_cmpuint (g_list_model_get_n_items (dictum_project_get_sources (project)), ==, 1);
}

/* What can be opened is told, with its place. */
static void
test_problems (void)
{
  g_autoptr (GString) text = g_string_new (small);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DictumProject) project = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  DictumProblem *problem;

  g_string_replace (text, "\"exact\":\"Hello\"", "\"exact\":\"Hallo\"", 1);
  g_string_replace (text, "{\"source\":\"s\"}",
                    "{\"source\":\"s\",\"cue\":{\"start\":9,\"end\":99,\"exact\":\"x\"}}", 1);
  bytes = make_bytes (text->str);
  project = parse (bytes);
  problems = dictum_project_check (project);
  g_assert_cmpuint (problems->len, ==, 2);
  problem = problems->pdata[0];
  g_assert_cmpstr (problem->path, ==, "claims[0].content[0]");
  g_assert_cmpstr (problem->record, ==, "c");
  g_assert_nonnull (strstr (problem->message, "“Hallo”"));
  problem = problems->pdata[1];
  g_assert_cmpstr (problem->path, ==, "claims[0].attributions[0].cue");
}

/* What the reader would refuse is not written either. */
static void
test_unwritable (void)
{
  DictumSettings *settings = dictum_value_new (&dictum_settings_type);
  g_autoptr (DictumProject) project = NULL;
  g_autoptr (DictumProjectSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;

  settings->record.id = g_strdup ("p");
  settings->title = g_strdup ("\xff");
  project = dictum_project_new (settings);
  dictum_value_unref (settings);
  snapshot = dictum_project_take_snapshot (project);
  g_assert_null (dictum_project_file_print (snapshot, &error));
  g_assert_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_FORMAT);
}

static void
test_record_to_json (void)
{
  DictumSource *source = dictum_value_new (&dictum_source_type);
  g_autofree char *line = NULL;

  source->record.id = g_strdup ("s");
  source->name = g_strdup ("A \"B\"\n");
  line = dictum_record_to_json (source, FALSE);
  g_assert_cmpstr (
      line, ==,
      "{\"id\":\"s\",\"name\":\"A \\\"B\\\"\\n\",\"kind\":\"person\",\"role\":\"none\","
      "\"status\":\"none\",\"body\":\"none\",\"witness\":\"none\"}");
  dictum_value_unref (source);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/project-file/layout", test_layout);
  g_test_add_func ("/project-file/order", test_order);
  g_test_add_func ("/project-file/maximal", test_maximal);
  g_test_add_func ("/project-file/random", test_random);
  g_test_add_func ("/project-file/unknown", test_unknown);
  g_test_add_func ("/project-file/bad-files", test_bad_files);
  g_test_add_func ("/project-file/bad-claims", test_bad_claims);
  g_test_add_func ("/project-file/truncated", test_truncated);
  g_test_add_func ("/project-file/altered", test_altered);
  g_test_add_func ("/project-file/deep", test_deep);
  g_test_add_func ("/project-file/newer", test_newer);
  g_test_add_func ("/project-file/problems", test_problems);
  g_test_add_func ("/project-file/unwritable", test_unwritable);
  g_test_add_func ("/project-file/record-to-json", test_record_to_json);
  add_schema_test ();

  return g_test_run ();
}
