/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "model-fixture.h"
#include "model/dictum-time.h"
#include "model/dictum-value-share.h"

static const DictumType *const all_types[] = {
  &dictum_span_type,         &dictum_block_type,    &dictum_header_type,
  &dictum_version_type,      &dictum_article_type,  &dictum_anonymity_type,
  &dictum_identifier_type,   &dictum_source_type,   &dictum_attribution_type,
  &dictum_rating_type,       &dictum_evidence_type, &dictum_reply_type,
  &dictum_origin_type,       &dictum_claim_type,    &dictum_scale_value_type,
  &dictum_rating_scale_type, &dictum_person_type,   &dictum_desk_type,
  &dictum_saved_filter_type, &dictum_settings_type,
};

static void
test_compare_times (void)
{
  /* In their order. */
  static const char *const times[] = {
    "2026-11-14",
    "2026-11-14T00:00:01Z",
    "2026-11-15T01:00:00Z",
    "2026-11-14T22:00:00-05:00",
    "2026-11-15T03:00:00.5Z",
    "2026-11-15T05:30:00+02:00",
    "2026-11-16",
    NULL,
  };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    for (guint j = 0; j < G_N_ELEMENTS (times); j++)
      {
        int order = dictum_time_compare (times[i], times[j]);

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      }
}

/* Gives a field something that is not the default. */
static void
fill_field (const DictumField *field, gpointer value)
{
  switch (field->kind)
    {
    case DICTUM_FIELD_STRING:
    case DICTUM_FIELD_TIME:
      dictum_value_set_string (DICTUM_FIELD_AT (char *, value, field), field->key);
      break;
    case DICTUM_FIELD_BOOLEAN:
    case DICTUM_FIELD_INTEGER:
    case DICTUM_FIELD_ENUM:
      *DICTUM_FIELD_AT (int, value, field) = 1;
      break;
    case DICTUM_FIELD_NUMBER:
      *DICTUM_FIELD_AT (double, value, field) = 0.5;
      break;
    case DICTUM_FIELD_STRINGS:
      *DICTUM_FIELD_AT (GStrv, value, field) = g_strsplit ("one two", " ", -1);
      break;
    case DICTUM_FIELD_VALUE:
      *DICTUM_FIELD_AT (gpointer, value, field) = dictum_value_new (field->detail);
      break;
    case DICTUM_FIELD_VALUES:
      dictum_values_add (DICTUM_FIELD_AT (GPtrArray *, value, field),
                         dictum_value_new (field->detail));
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Every field of every type takes part in copying and comparing. */
static void
test_every_field (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_types); i++)
    for (const DictumField *field = all_types[i]->fields; field->key != NULL; field++)
      {
        gpointer empty = dictum_value_new (all_types[i]);
        gpointer full = dictum_value_new (all_types[i]);
        gpointer copy;

        g_assert_true (dictum_value_equal (empty, full));
        fill_field (field, full);
        g_assert_false (dictum_value_equal (empty, full));
        g_assert_false (dictum_field_equal (field, empty, full));

        copy = dictum_value_copy (full);
        g_assert_true (dictum_value_equal (copy, full));
        dictum_field_assign (field, copy, empty);
        g_assert_true (dictum_value_equal (copy, empty));
        g_assert_true (dictum_type_find_field (all_types[i], field->key) == field);

        dictum_value_unref (empty);
        dictum_value_unref (full);
        dictum_value_unref (copy);
      }
}

static void
test_copy_is_deep (void)
{
  DictumClaim *claim = fixture_new_claim ("c", "a", 3, 9);
  DictumClaim *copy;

  ((DictumValue *) claim)->unknown = g_strdup ("{\"later\":1}");
  dictum_value_seal (claim);
  g_assert_true (((DictumValue *) dictum_values_get (claim->content, 0))->sealed);

  copy = dictum_value_copy (claim);
  g_assert_true (dictum_value_equal (claim, copy));
  g_assert_false (((DictumValue *) copy)->sealed);
  g_assert_false (((DictumValue *) dictum_values_get (copy->content, 0))->sealed);

  ((DictumSpan *) dictum_values_get (copy->content, 0))->end = 8;
  g_assert_cmpint (((DictumSpan *) dictum_values_get (claim->content, 0))->end, ==, 9);
  g_assert_false (dictum_value_equal (claim, copy));

  dictum_value_unref (claim);
  dictum_value_unref (copy);
}

static DictumClaim *
new_attributed_claim (void)
{
  DictumClaim *claim = fixture_new_claim ("c", "a", 3, 9);

  fixture_attribute (claim, "s", 1, 2);
  fixture_rate (claim, "Ada", "supported");
  return claim;
}

/* An action on many claims copies what it alters and nothing else; an action that comes to one of
 * them later gets the rest as well, and never alters what is sealed. */
static void
test_copy_shares (void)
{
  DictumClaim *claim = new_attributed_claim ();
  DictumClaim *copy;

  dictum_value_seal (claim);
  copy = dictum_value_copy_sharing (claim, "ratings");
  g_assert_true (dictum_value_equal (claim, copy));
  g_assert_true (copy->content == claim->content);
  g_assert_true (copy->attributions == claim->attributions);
  g_assert_true (copy->ratings != claim->ratings);
  g_assert_false (((DictumValue *) dictum_values_get (copy->ratings, 0))->sealed);

  dictum_value_own (copy, claim);
  g_assert_true (dictum_value_equal (claim, copy));
  g_assert_true (copy->content != claim->content);
  ((DictumSpan *) dictum_values_get (copy->content, 0))->end = 8;
  dictum_values_remove (&copy->attributions, 0);
  g_assert_cmpint (((DictumSpan *) dictum_values_get (claim->content, 0))->end, ==, 9);
  g_assert_cmpuint (dictum_values_length (claim->attributions), ==, 1);

  dictum_value_unref (claim);
  dictum_value_unref (copy);
}

/* Two revisions share what is equal below them, whoever made the second one; the longer living of
 * them keeps it. */
static void
test_share (void)
{
  DictumClaim *before = new_attributed_claim ();
  DictumClaim *same = new_attributed_claim ();
  DictumClaim *after = new_attributed_claim ();

  dictum_value_seal (before);
  g_assert_true (dictum_value_share (same, before));
  dictum_value_unref (same);

  ((DictumSpan *) dictum_values_get (after->content, 0))->end = 8;
  after->origin = dictum_value_new (&dictum_origin_type);
  g_assert_false (dictum_value_share (after, before));
  g_assert_true (after->content != before->content);
  g_assert_nonnull (after->origin);
  g_assert_true (after->attributions == before->attributions);
  dictum_value_unref (before);
  dictum_value_seal (after);
  g_assert_cmpstr (((DictumAttribution *) dictum_values_get (after->attributions, 0))->source, ==,
                   "s");
  dictum_value_unref (after);
}

/* A text of 100,000 words is not copied because its title is corrected. */
static void
test_versions_are_shared (void)
{
  DictumArticle *article = fixture_new_article ("a", "2026-11-14T18:02:11Z", "A text.");
  DictumArticle *copy;

  dictum_value_seal (article);
  copy = dictum_value_copy (article);
  g_assert_true (dictum_values_get (article->versions, 0) == dictum_values_get (copy->versions, 0));
  g_assert_true (article->versions != copy->versions);

  dictum_value_unref (article);
  g_assert_cmpstr (dictum_article_get_latest_version (copy)->id, ==, "a-v1");
  dictum_value_unref (copy);
}

static void
test_unknown_members_count (void)
{
  DictumSource *a = fixture_new_source ("s", "Ida Marrow");
  DictumSource *b = dictum_value_copy (a);

  ((DictumValue *) b)->unknown = g_strdup ("{\"later\":1}");
  g_assert_false (dictum_value_equal (a, b));

  dictum_value_unref (a);
  dictum_value_unref (b);
}

static void
test_lists (void)
{
  GPtrArray *values = NULL;

  g_assert_cmpuint (dictum_values_length (values), ==, 0);
  dictum_values_add (&values, dictum_span_new (5, 6, "b", NULL, NULL));
  dictum_values_insert (&values, 0, dictum_span_new (1, 2, "a", NULL, NULL));
  g_assert_cmpuint (dictum_values_length (values), ==, 2);
  g_assert_cmpint (((DictumSpan *) dictum_values_get (values, 0))->start, ==, 1);
  dictum_values_remove (&values, 0);
  dictum_values_remove (&values, 0);
  g_assert_null (values);
}

static void
test_enums (void)
{
  static const DictumEnum *const enums[] = {
    &dictum_block_kinds, &dictum_article_kinds, &dictum_source_kinds,     &dictum_roles,
    &dictum_standings,   &dictum_bodies,        &dictum_witnesses,        &dictum_ground_rules,
    &dictum_manners,     &dictum_polarities,    &dictum_stances,          &dictum_claim_kinds,
    &dictum_statuses,    &dictum_certainties,   &dictum_evidence_stances, &dictum_origin_kinds,
  };

  for (guint i = 0; i < G_N_ELEMENTS (enums); i++)
    {
      g_assert_cmpuint (g_strv_length ((GStrv) enums[i]->labels), ==,
                        dictum_enum_length (enums[i]));
      for (guint j = 0; j < dictum_enum_length (enums[i]); j++)
        g_assert_cmpint (dictum_enum_from_nick (enums[i], dictum_enum_get_nick (enums[i], j)), ==,
                         j);
      g_assert_cmpint (dictum_enum_from_nick (enums[i], "no such"), ==, -1);
    }

  g_assert_cmpint (dictum_enum_from_nick (&dictum_statuses, "done"), ==, DICTUM_STATUS_DONE);
  g_assert_cmpint (dictum_enum_from_nick (&dictum_source_kinds, "unnamed"), ==,
                   DICTUM_SOURCE_UNNAMED);
  g_assert_cmpint (dictum_enum_from_nick (&dictum_manners, NULL), ==, -1);
}

static void
test_times (void)
{
  static const char *const good[] = { "2026-11-14", "2026-11-14T18:02:11Z", "2024-02-29",
                                      "2026-11-14T18:02:11.25+01:00", "2016-12-31T23:59:60Z" };
  static const char *const bad[] = { "",
                                     "2026",
                                     "2026-11",
                                     "2026-13-01",
                                     "2023-02-29",
                                     "0000-01-01",
                                     "2026-11-14T18:02",
                                     "2026-11-14T18:02:11",
                                     "2026-11-14 18:02:11Z",
                                     "2026-11-14T24:00:00Z",
                                     "2026-11-14T18:02:11.Z",
                                     "14 Nov 2026",
                                     "2026-11-14T18:02:11+1:00",
                                     "2026-11-14Z" };
  g_autofree char *now = dictum_now ();

  g_assert_true (dictum_time_is_valid (now));
  g_assert_false (dictum_time_is_valid (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (dictum_time_is_valid (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (dictum_time_is_valid (bad[i]));
}

static void
count_cb (const char *id, gpointer data)
{
  g_string_append_printf (data, "%s ", id);
}

static void
test_references (void)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  DictumClaim *claim = fixture_new_claim ("c", "a", 0, 4);

  fixture_attribute (claim, "s1", 5, 7);
  fixture_attribute (claim, NULL, 8, 9);
  fixture_attribute (claim, "s2", 0, 0);
  claim->same_as = g_strsplit ("c2 c3", " ", -1);
  dictum_record_foreach_reference (claim, count_cb, ids);
  g_assert_cmpstr (ids->str, ==, "a s1 s2 c2 c3 ");

  dictum_value_unref (claim);
}

/* The flag that lets walking skip a type is what its table says. */
static gboolean
has_references (const DictumType *type)
{
  for (const DictumField *field = type->fields; field->key != NULL; field++)
    if ((field->flags & DICTUM_FIELD_REFERENCE) ||
        ((field->kind == DICTUM_FIELD_VALUE || field->kind == DICTUM_FIELD_VALUES) &&
         has_references (field->detail)))
      return TRUE;

  return FALSE;
}

static void
test_referring_types (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_types); i++)
    g_assert_cmpint (all_types[i]->refers, ==, has_references (all_types[i]));
}

static void
test_scales (void)
{
  const char *const *names = dictum_rating_scale_list_presets ();

  g_assert_cmpuint (g_strv_length ((GStrv) names), ==, 5);
  for (guint i = 0; names[i] != NULL; i++)
    {
      DictumRatingScale *scale = dictum_rating_scale_new_preset (names[i]);
      g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_cmpstr (scale->name, ==, names[i]);
      for (guint j = 0; j < dictum_values_length (scale->values); j++)
        {
          DictumScaleValue *value = dictum_values_get (scale->values, j);

          g_assert_nonnull (value->label);
          g_assert_nonnull (value->colour);
          g_assert_true (g_hash_table_add (ids, value->id));
        }
      dictum_value_unref (scale);
    }

  g_assert_null (dictum_rating_scale_new_preset ("no such"));
}

/* Ids are UUIDs, and sort as they were made. */
static void
test_ids (void)
{
  g_autofree char *previous = dictum_id_new ();

  for (int i = 0; i < 10000; i++)
    {
      g_autofree char *id = dictum_id_new ();

      g_assert_true (g_uuid_string_is_valid (id));
      g_assert_cmpstr (previous, <, id);
      g_set_str (&previous, id);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/compare", test_compare_times);
  g_test_add_func ("/value/every-field", test_every_field);
  g_test_add_func ("/value/copy-is-deep", test_copy_is_deep);
  g_test_add_func ("/value/copy-shares", test_copy_shares);
  g_test_add_func ("/value/share", test_share);
  g_test_add_func ("/value/versions-are-shared", test_versions_are_shared);
  g_test_add_func ("/value/unknown-members-count", test_unknown_members_count);
  g_test_add_func ("/value/lists", test_lists);
  g_test_add_func ("/value/enums", test_enums);
  g_test_add_func ("/value/times", test_times);
  g_test_add_func ("/value/references", test_references);
  g_test_add_func ("/value/referring-types", test_referring_types);
  g_test_add_func ("/value/scales", test_scales);
  g_test_add_func ("/value/ids", test_ids);

  return g_test_run ();
}
