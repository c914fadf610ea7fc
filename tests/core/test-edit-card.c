/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "edit/dictum-edit-card.h"
#include "model-fixture.h"

/* What a card and a source's page do beside plain fields. */

static DictumProject *
new_project (void)
{
  g_autoptr (DictumChange) change = dictum_change_new ("Set up", NULL);
  DictumSettings *settings = fixture_new_settings ();
  DictumProject *project = dictum_project_new (settings);
  DictumSource *reed = fixture_new_source ("s2", "Tomas Reed");
  DictumClaim *first = fixture_new_claim ("c1", "a", 0, 5);
  DictumClaim *second = fixture_new_claim ("c2", "a", 6, 9);
  GError *error = NULL;

  dictum_value_unref (settings);
  reed->aliases = g_strsplit ("the former minister|Reed, Tomas", "|", -1);
  fixture_attribute (first, "s1", 0, 0);
  fixture_attribute (first, "s2", 0, 0);
  dictum_change_add (change, fixture_new_article ("a", "2026-11-14T18:02:11Z", "words and words"));
  dictum_change_add (change, fixture_new_source ("s1", "Island media"));
  dictum_change_add (change, reed);
  dictum_change_add (change, first);
  dictum_change_add (change, second);
  dictum_change_add (change, fixture_new_claim ("c3", "a", 10, 15));
  g_assert_true (dictum_project_apply (project, change, &error));
  g_assert_no_error (error);

  return project;
}

static void
apply (DictumProject *project, DictumChange *change, GError *error)
{
  g_assert_no_error (error);
  g_assert_nonnull (change);
  g_assert_true (dictum_project_apply (project, change, &error));
  g_assert_no_error (error);
  dictum_change_unref (change);
}

static void
fail (DictumChange *change, GError *error, DictumEditError code)
{
  g_assert_null (change);
  g_assert_error (error, DICTUM_EDIT_ERROR, (int) code);
  g_error_free (error);
}

static void
test_list (void)
{
  g_autoptr (DictumProject) project = new_project ();
  const char *aliases[] = { " Marrow, Ida ", "", "the chair", "the chair", NULL };
  const DictumSource *source;
  GError *error = NULL;
  DictumChange *change;

  change = dictum_edit_set_list (project, "s1", "aliases", aliases, "Mara", &error);
  apply (project, change, error);
  source = dictum_project_get_source (project, "s1");
  g_assert_cmpuint (g_strv_length (source->aliases), ==, 2);
  g_assert_cmpstr (source->aliases[0], ==, "Marrow, Ida");
  g_assert_cmpstr (source->aliases[1], ==, "the chair");

  change = dictum_edit_set_list (project, "s1", "aliases", aliases, NULL, &error);
  fail (change, g_steal_pointer (&error), DICTUM_EDIT_ERROR_NOTHING);
  change = dictum_edit_set_list (project, "s1", "name", aliases, NULL, &error);
  fail (change, g_steal_pointer (&error), DICTUM_EDIT_ERROR_NOT_FOUND);
  change = dictum_edit_set_list (project, "gone", "aliases", aliases, NULL, &error);
  fail (change, g_steal_pointer (&error), DICTUM_EDIT_ERROR_NOT_FOUND);

  change = dictum_edit_set_list (project, "s1", "aliases", NULL, NULL, &error);
  apply (project, change, error);
  g_assert_null (dictum_project_get_source (project, "s1")->aliases);
}

static DictumIdentifier *
new_identifier (const char *scheme, const char *content)
{
  DictumIdentifier *identifier = dictum_value_new (&dictum_identifier_type);

  dictum_value_set_string (&identifier->scheme, scheme);
  dictum_value_set_string (&identifier->content, content);
  return identifier;
}

static void
test_identifier (void)
{
  g_autoptr (DictumProject) project = new_project ();
  const DictumIdentifier *identifier;
  GError *error = NULL;
  DictumChange *change;

  change = dictum_edit_set_identifier (project, "s1", 0, new_identifier ("wikidata", "Q1"), NULL,
                                       &error);
  apply (project, change, error);
  change = dictum_edit_set_identifier (project, "s1", 1,
                                       new_identifier ("url", "https://a.example"), NULL, &error);
  apply (project, change, error);
  change = dictum_edit_set_identifier (project, "s1", 0, new_identifier ("wikidata", "Q2"), NULL,
                                       &error);
  apply (project, change, error);
  g_assert_cmpuint (dictum_project_get_source (project, "s1")->identifiers->len, ==, 2);
  identifier = dictum_values_get (dictum_project_get_source (project, "s1")->identifiers, 0);
  g_assert_cmpstr (identifier->content, ==, "Q2");

  change = dictum_edit_set_identifier (project, "s1", 0, NULL, NULL, &error);
  apply (project, change, error);
  identifier = dictum_values_get (dictum_project_get_source (project, "s1")->identifiers, 0);
  g_assert_cmpstr (identifier->scheme, ==, "url");

  change = dictum_edit_set_identifier (project, "s1", 1, NULL, NULL, &error);
  fail (change, g_steal_pointer (&error), DICTUM_EDIT_ERROR_NOT_FOUND);
  change = dictum_edit_set_identifier (project, "s1", 7, new_identifier ("a", "b"), NULL, &error);
  fail (change, g_steal_pointer (&error), DICTUM_EDIT_ERROR_NOT_FOUND);
  change = dictum_edit_set_identifier (project, "c1", 0, new_identifier ("a", "b"), NULL, &error);
  fail (change, g_steal_pointer (&error), DICTUM_EDIT_ERROR_NOT_FOUND);
  change = dictum_edit_set_identifier (project, "s1", 1, new_identifier ("a", NULL), NULL, &error);
  fail (change, g_steal_pointer (&error), DICTUM_EDIT_ERROR_EMPTY);
}

static void
test_antecedent (void)
{
  g_autoptr (DictumProject) project = new_project ();

  /* The first-hand source of the nearest claim before that has one. */
  g_assert_cmpstr (dictum_source_get_antecedent (project, "c2", "he")->name, ==, "Tomas Reed");
  g_assert_cmpstr (dictum_source_get_antecedent (project, "c3", "He")->name, ==, "Tomas Reed");
  g_assert_null (dictum_source_get_antecedent (project, "c1", "he"));
  g_assert_null (dictum_source_get_antecedent (project, "c2", "Ida Marrow"));
  g_assert_null (dictum_source_get_antecedent (project, "c2", NULL));
  g_assert_null (dictum_source_get_antecedent (project, "gone", "he"));
}

static void
test_named (void)
{
  g_autoptr (DictumProject) project = new_project ();

  g_assert_cmpstr (dictum_source_find_named (project, "island MEDIA")->record.id, ==, "s1");
  g_assert_cmpstr (dictum_source_find_named (project, "The former minister")->record.id, ==, "s2");
  g_assert_null (dictum_source_find_named (project, "Island"));
  g_assert_null (dictum_source_find_named (project, ""));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit-card/list", test_list);
  g_test_add_func ("/edit-card/identifier", test_identifier);
  g_test_add_func ("/edit-card/antecedent", test_antecedent);
  g_test_add_func ("/edit-card/named", test_named);

  return g_test_run ();
}
