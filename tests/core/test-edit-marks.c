/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <json-glib/json-glib.h>

#include "edit/dictum-edit.h"

/* The list of marks that the tests of the command line and of the window make must be one that a
 * person can make with the marking keys: what is selected stays as it is when it is snapped, and a
 * source gets the kind that the list says without anybody choosing it. DICTUM_MARKS names another
 * list. */

static char *
find_list (void)
{
  const char *other = g_getenv ("DICTUM_MARKS");

  return other != NULL ? g_strdup (other)
                       : g_test_build_filename (G_TEST_DIST, "data", "articles",
                                                "harbour-call.marks.json", NULL);
}

static DictumText *
load_text (const char *list, JsonObject *root)
{
  g_autofree char *folder = g_path_get_dirname (list);
  g_autofree char *path = g_canonicalize_filename (json_object_get_string_member (root, "article"),
                                                   folder);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);

  return dictum_text_new (content, "en");
}

static void
check_quote (DictumText *text, JsonObject *quote)
{
  const char *exact = json_object_get_string_member (quote, "exact");
  const char *prefix = json_object_get_string_member_with_default (quote, "prefix", NULL);
  const char *suffix = json_object_get_string_member_with_default (quote, "suffix", NULL);
  int start, end, snapped_start, snapped_end;

  g_assert_cmpint (dictum_text_find_quote (text, exact, prefix, suffix, -1, &start, &end), ==, 1);
  snapped_start = start;
  snapped_end = end;
  g_assert_true (dictum_text_snap (text, TRUE, &snapped_start, &snapped_end));
  if (snapped_start != start || snapped_end != end)
    {
      g_autofree char *snapped = dictum_text_get_slice (text, snapped_start, snapped_end);

      g_test_message ("“%s” would become “%s”", exact, snapped);
      g_test_fail ();
    }
}

static void
check_source (JsonObject *link)
{
  const char *name = json_object_get_string_member (link, "name");
  DictumSourceKind kind = dictum_source_guess_kind (name);

  g_test_message ("%s", name);
  g_assert_cmpstr (dictum_enum_get_nick (&dictum_source_kinds, kind), ==,
                   json_object_get_string_member (link, "kind"));
}

static void
check_claim (DictumText *text, JsonObject *claim)
{
  JsonArray *content = json_object_get_array_member (claim, "content");
  JsonArray *chain = json_object_get_array_member (claim, "chain");

  for (guint i = 0; i < json_array_get_length (content); i++)
    check_quote (text, json_array_get_object_element (content, i));
  for (guint i = 0; i < json_array_get_length (chain); i++)
    {
      JsonObject *link = json_array_get_object_element (chain, i);

      check_source (link);
      if (json_object_has_member (link, "source"))
        check_quote (text, json_object_get_object_member (link, "source"));
      if (json_object_has_member (link, "cue"))
        check_quote (text, json_object_get_object_member (link, "cue"));
    }
}

static void
test_marks (void)
{
  g_autofree char *list = find_list ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (DictumText) text = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *root;
  JsonArray *claims;

  json_parser_load_from_file (parser, list, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  text = load_text (list, root);
  claims = json_object_get_array_member (root, "claims");
  g_assert_cmpuint (json_array_get_length (claims), >=, 12);
  for (guint i = 0; i < json_array_get_length (claims); i++)
    check_claim (text, json_array_get_object_element (claims, i));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit/marks", test_marks);

  return g_test_run ();
}
