/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "edit-fixture.h"
#include "edit/dictum-merge.h"

static const DictumSource *
get_source (Fixture *fixture, const char *id)
{
  return dictum_project_get_source (fixture->project, id);
}

static char *
join (char **words)
{
  return words != NULL ? g_strjoinv ("|", words) : g_strdup ("");
}

static const DictumMergeField *
find_field (const DictumMergePlan *plan, const char *name)
{
  for (guint i = 0; i < plan->fields->len; i++)
    {
      const DictumMergeField *field = g_ptr_array_index (plan->fields, i);

      if (strcmp (field->field, name) == 0)
        return field;
    }

  return NULL;
}

static void
assert_values (const DictumMergePlan *plan, const char *name, const char *wanted)
{
  const DictumMergeField *field = find_field (plan, name);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; field != NULL && i < field->values->len; i++)
    {
      const DictumMergeValue *value = g_ptr_array_index (field->values, i);

      g_string_append_printf (found, "%s%s", i > 0 ? "|" : "", value->text);
    }
  g_assert_cmpstr (found->str, ==, wanted);
}

/* What is only with the others is taken over; what differs stays, or is as it was chosen. */
static void
test_fields (Fixture *fixture, gconstpointer data)
{
  g_autofree char *into = fixture_add_source (fixture, "Harbour officials", DICTUM_SOURCE_UNNAMED);
  g_autofree char *one = fixture_add_source (fixture, "Officials", DICTUM_SOURCE_GROUP);
  g_autofree char *two = fixture_add_source (fixture, "Officers", DICTUM_SOURCE_UNNAMED);
  g_autofree char *port = fixture_add_source (fixture, "Port", DICTUM_SOURCE_GOVERNMENT_BODY);
  g_autoptr (GHashTable) choices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (DictumMergePlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  const DictumSource *after;

  DO (fixture, set_field, IDS (into), "notes", "Called twice");
  DO (fixture, set_field, IDS (into), "anonymity.persons", "2");
  DO (fixture, set_field, IDS (into), "anonymity.vital", "yes");
  DO (fixture, set_field, IDS (into), "identifiers", "url:https://port.example");
  DO (fixture, set_field, IDS (one), "notes", "Met on the quay");
  DO (fixture, set_field, IDS (one), "affiliation", port);
  DO (fixture, set_field, IDS (one), "identifiers", "url:https://port.example, wikidata:Q42");
  DO (fixture, set_field, IDS (two), "anonymity.persons", "3");
  DO (fixture, set_field, IDS (two), "anonymity.approvedBy", "Ben Ude");
  DO (fixture, set_field, IDS (two), "role", "informational");

  plan = dictum_merge_plan_new (fixture->project, into, IDS (one, two, into), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plan->fields->len, ==, 3);
  assert_values (plan, "kind", "Unnamed|Group");
  assert_values (plan, "anonymity.persons", "2|3");
  assert_values (plan, "anonymity.vital", "Yes|No");
  g_assert_cmpuint (plan->n_identifiers, ==, 1);
  g_assert_cmpuint (plan->n_claims, ==, 0);
  g_assert_cmpuint (plan->n_members, ==, 0);

  g_hash_table_insert (choices, (gpointer) "anonymity.persons", two);
  DO (fixture, merge_choosing, into, IDS (one, two), choices);
  after = get_source (fixture, into);
  g_assert_cmpint (after->kind, ==, DICTUM_SOURCE_UNNAMED);
  g_assert_cmpstr (after->notes, ==, "Called twice\n\nMet on the quay");
  g_assert_cmpstr (after->affiliation, ==, port);
  g_assert_cmpint (after->role, ==, DICTUM_ROLE_INFORMATIONAL);
  g_assert_cmpint (after->anonymity->persons, ==, 3);
  g_assert_cmpstr (after->anonymity->approved_by, ==, "Ben Ude");
  g_assert_true (after->anonymity->vital);
  g_assert_cmpuint (dictum_values_length (after->identifiers), ==, 2);

  /* A choice that is none of the merged ones is refused. */
  g_hash_table_insert (choices, (gpointer) "kind", fixture->article);
  REFUSE (fixture, NOT_FOUND, merge_choosing, into, IDS (port), choices);
}

static void
test_plan (Fixture *fixture, gconstpointer data)
{
  g_autofree char *into = fixture_add_source (fixture, "Port Authority", DICTUM_SOURCE_OTHER);
  g_autofree char *one = fixture_add_source (fixture, "The port authority", DICTUM_SOURCE_OTHER);
  g_autofree char *two = fixture_add_source (fixture, "PA", DICTUM_SOURCE_OTHER);
  g_autofree char *member = fixture_add_source (fixture, "Lia Voss", DICTUM_SOURCE_PERSON);
  g_autofree char *first = fixture_mark (fixture, "neither side");
  g_autofree char *second = fixture_mark (fixture, "a step");
  g_autoptr (DictumMergePlan) plan = NULL;
  g_autoptr (DictumMergePlan) none = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *aliases = NULL;

  DO (fixture, set_source, first, 0, one, 0, 0);
  DO (fixture, set_source, first, 1, two, 0, 0);
  DO (fixture, set_source, second, 0, into, 0, 0);
  DO (fixture, set_field, IDS (two), "aliases", "Authority");
  DO (fixture, set_field, IDS (member), "affiliation", one);

  plan = dictum_merge_plan_new (fixture->project, into, IDS (one, two), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plan->n_claims, ==, 1);
  g_assert_cmpuint (plan->n_members, ==, 1);
  g_assert_cmpuint (plan->fields->len, ==, 0);
  aliases = join (plan->aliases);
  g_assert_cmpstr (aliases, ==, "PA|Authority");

  none = dictum_merge_plan_new (fixture->project, into, IDS ("nowhere"), &error);
  g_assert_null (none);
  g_assert_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND);
}

/* A speaks for B, B for C: merging C into A must not make a circle. */
static void
test_circle (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = fixture_add_source (fixture, "A", DICTUM_SOURCE_GROUP);
  g_autofree char *b = fixture_add_source (fixture, "B", DICTUM_SOURCE_GROUP);
  g_autofree char *c = fixture_add_source (fixture, "C", DICTUM_SOURCE_GROUP);
  g_autofree char *d = fixture_add_source (fixture, "D", DICTUM_SOURCE_GROUP);

  DO (fixture, set_field, IDS (a), "affiliation", b);
  DO (fixture, set_field, IDS (b), "affiliation", c);
  DO (fixture, set_field, IDS (c), "affiliation", d);
  DO (fixture, merge_sources, a, IDS (c));
  g_assert_cmpstr (get_source (fixture, b)->affiliation, ==, a);
  g_assert_cmpstr (get_source (fixture, a)->affiliation, ==, d);
  DO (fixture, merge_sources, d, IDS (b));
  g_assert_null (get_source (fixture, d)->affiliation);
  g_assert_cmpstr (get_source (fixture, a)->affiliation, ==, d);
}

static void
test_split (Fixture *fixture, gconstpointer data)
{
  g_autofree char *port = fixture_add_source (fixture, "Port", DICTUM_SOURCE_GOVERNMENT_BODY);
  g_autofree char *source = fixture_add_source (fixture, "Officials", DICTUM_SOURCE_UNNAMED);
  g_autofree char *first = fixture_mark (fixture, "neither side");
  g_autofree char *second = fixture_mark (fixture, "a step");
  g_autofree char *split = NULL;
  g_autofree char *aliases = NULL;
  DictumLinkPlace places[] = { { first, 1 }, { first, 1 } };
  DictumLinkPlace wrong = { second, 7 };

  DO (fixture, set_field, IDS (source), "affiliation", port);
  DO (fixture, set_field, IDS (source), "aliases", "Customs officers, Officers, Clerks");
  DO (fixture, set_source, first, 0, source, 0, 0);
  DO (fixture, set_source, first, 1, source, 0, 0);
  DO (fixture, set_source, second, 0, source, 0, 0);

  DO (fixture, split_source, source, "Customs officers", places, 2, IDS ("officers"));
  split = g_strdup (fixture->last);
  g_assert_cmpstr (get_source (fixture, split)->name, ==, "Customs officers");
  g_assert_cmpint (get_source (fixture, split)->kind, ==, DICTUM_SOURCE_UNNAMED);
  g_assert_cmpstr (get_source (fixture, split)->affiliation, ==, port);
  g_assert_cmpstr (get_source (fixture, split)->aliases[0], ==, "officers");
  aliases = join (get_source (fixture, source)->aliases);
  g_assert_cmpstr (aliases, ==, "Clerks");
  g_assert_cmpstr (fixture_get_link (fixture, first, 0)->source, ==, source);
  g_assert_cmpstr (fixture_get_link (fixture, first, 1)->source, ==, split);
  g_assert_cmpstr (fixture_get_link (fixture, second, 0)->source, ==, source);
  g_assert_true (
      dictum_sources_are_distinct (get_source (fixture, source), get_source (fixture, split)));

  REFUSE (fixture, EMPTY, split_source, source, " ", places, 1, NULL);
  REFUSE (fixture, EMPTY, split_source, source, "Nobody", NULL, 0, NULL);
  REFUSE (fixture, NOT_FOUND, split_source, source, "Nobody", &wrong, 1, NULL);
  REFUSE (fixture, NOT_FOUND, split_source, source, "Nobody", places, 1, NULL);
  REFUSE (fixture, NOT_FOUND, split_source, source, "Nobody", NULL, 0, IDS ("Crew"));
  REFUSE (fixture, NOT_FOUND, split_source, "nowhere", "Nobody", places, 1, NULL);
}

static void
test_distinct (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = fixture_add_source (fixture, "Ida Marrow", DICTUM_SOURCE_PERSON);
  g_autofree char *b = fixture_add_source (fixture, "I. Marrow", DICTUM_SOURCE_PERSON);
  g_autofree char *c = fixture_add_source (fixture, "Marrow", DICTUM_SOURCE_PERSON);

  DO (fixture, set_distinct, IDS (a, b, c), TRUE);
  g_assert_true (dictum_sources_are_distinct (get_source (fixture, b), get_source (fixture, a)));
  g_assert_true (dictum_sources_are_distinct (get_source (fixture, c), get_source (fixture, b)));
  REFUSE (fixture, NOTHING, set_distinct, IDS (c, a), TRUE);
  REFUSE (fixture, NOT_FOUND, set_distinct, IDS (a, "nowhere"), TRUE);
  DO (fixture, set_distinct, IDS (c, a), FALSE);
  g_assert_false (dictum_sources_are_distinct (get_source (fixture, a), get_source (fixture, c)));

  /* Who is merged into whom, or deleted, leaves no reference behind. */
  DO (fixture, merge_sources, c, IDS (b));
  g_assert_true (dictum_sources_are_distinct (get_source (fixture, a), get_source (fixture, c)));
  g_assert_null (get_source (fixture, c)->distinct_from);
  DO (fixture, remove_source, c);
  g_assert_null (get_source (fixture, a)->distinct_from);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/merge/fields", test_fields);
  ADD ("/merge/plan", test_plan);
  ADD ("/merge/circle", test_circle);
  ADD ("/merge/split", test_split);
  ADD ("/merge/distinct", test_distinct);

  return g_test_run ();
}
