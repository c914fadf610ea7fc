/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The published schema and the field tables must say the same. */

#include <string.h>
#include <yyjson.h>

#include "store/dictum-store.h"

static yyjson_doc *document;
static GHashTable *seen; /* names of $defs */

static void
assert_strings (yyjson_val *list, const char *const *strings, const char *where)
{
  guint length = g_strv_length ((GStrv) strings);

  g_test_message ("%s", where);
  g_assert_cmpuint (yyjson_arr_size (list), ==, length);
  for (guint i = 0; i < length; i++)
    g_assert_cmpstr (yyjson_get_str (yyjson_arr_get (list, i)), ==, strings[i]);
}

static void
assert_refers_to (yyjson_val *member, const char *name)
{
  g_autofree char *address = g_strconcat ("#/$defs/", name, NULL);

  g_assert_cmpstr (yyjson_get_str (yyjson_obj_get (member, "$ref")), ==, address);
}

static void assert_type (const DictumType *type, yyjson_val *schema);

static void
assert_below (const DictumType *type)
{
  if (g_hash_table_add (seen, (gpointer) type->name))
    assert_type (type, yyjson_obj_get (yyjson_obj_get (yyjson_doc_get_root (document), "$defs"),
                                       type->name));
}

static void
assert_field (const DictumField *field, yyjson_val *member, const char *where)
{
  static const char *const names[] = {
    [DICTUM_FIELD_STRING] = "string",   [DICTUM_FIELD_BOOLEAN] = "boolean",
    [DICTUM_FIELD_INTEGER] = "integer", [DICTUM_FIELD_NUMBER] = "number",
    [DICTUM_FIELD_STRINGS] = "array",   [DICTUM_FIELD_VALUES] = "array"
  };
  const char *type = yyjson_get_str (yyjson_obj_get (member, "type"));

  g_assert_nonnull (member);
  g_assert_nonnull (yyjson_get_str (yyjson_obj_get (member, "description")));
  switch (field->kind)
    {
    case DICTUM_FIELD_TIME:
      assert_refers_to (member, "time");
      break;
    case DICTUM_FIELD_ENUM:
      assert_strings (yyjson_obj_get (member, "enum"), ((const DictumEnum *) field->detail)->nicks,
                      where);
      break;
    case DICTUM_FIELD_VALUE:
      assert_refers_to (member, ((const DictumType *) field->detail)->name);
      assert_below (field->detail);
      break;
    case DICTUM_FIELD_VALUES:
      g_assert_cmpstr (type, ==, "array");
      assert_refers_to (yyjson_obj_get (member, "items"),
                        ((const DictumType *) field->detail)->name);
      assert_below (field->detail);
      break;
    case DICTUM_FIELD_STRING:
    case DICTUM_FIELD_BOOLEAN:
    case DICTUM_FIELD_INTEGER:
    case DICTUM_FIELD_NUMBER:
    case DICTUM_FIELD_STRINGS:
    default:
      g_assert_cmpstr (type, ==, names[field->kind]);
      break;
    }
}

static gboolean
is_required (yyjson_val *schema, const char *key)
{
  size_t i, count;
  yyjson_val *entry;

  yyjson_arr_foreach (yyjson_obj_get (schema, "required"), i, count, entry)
  {
    if (yyjson_equals_str (entry, key))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_at_top_only (const char *key)
{
  return g_strv_contains ((const char *const[]) { "format", "version", "modified", "articles",
                                                  "sources", "claims", NULL },
                          key);
}

static void
assert_type (const DictumType *type, yyjson_val *schema)
{
  const DictumField *field = type->fields;
  size_t i, count;
  yyjson_val *key, *member;

  g_assert_cmpstr (yyjson_get_str (yyjson_obj_get (schema, "type")), ==, "object");
  g_assert_nonnull (yyjson_get_str (yyjson_obj_get (schema, "description")));
  /* What is not described is allowed. */
  g_assert_null (yyjson_obj_get (schema, "additionalProperties"));
  g_assert_null (yyjson_obj_get (schema, "unevaluatedProperties"));

  yyjson_obj_foreach (yyjson_obj_get (schema, "properties"), i, count, key, member)
  {
    g_autofree char *where = g_strdup_printf ("%s.%s", type->name, yyjson_get_str (key));

    if (type == &dictum_settings_type && is_at_top_only (yyjson_get_str (key)))
      continue;
    g_assert_cmpstr (yyjson_get_str (key), ==, field->key);
    g_assert_true (is_required (schema, field->key) ==
                   ((field->flags & DICTUM_FIELD_REQUIRED) != 0));
    assert_field (field, member, where);
    field++;
  }
  g_assert_null (field->key);
}

static void
test_tables (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data",
                                                 "dictum-project.schema.json", NULL);
  yyjson_val *root;

  document = yyjson_read_file (path, 0, NULL, NULL);
  g_assert_nonnull (document);
  seen = g_hash_table_new (g_str_hash, g_str_equal);
  root = yyjson_doc_get_root (document);
  assert_type (&dictum_settings_type, root);
  assert_below (&dictum_article_type);
  assert_below (&dictum_source_type);
  assert_below (&dictum_claim_type);
  /* "time" is not a table; all others were compared, none is left over. */
  g_assert_cmpuint (yyjson_obj_size (yyjson_obj_get (root, "$defs")), ==,
                    g_hash_table_size (seen) + 1);
  g_hash_table_unref (seen);
  yyjson_doc_free (document);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/schema/tables", test_tables);

  return g_test_run ();
}
