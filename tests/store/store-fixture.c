/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

#include <string.h>

#include <glib/gstdio.h>

static const char *const pieces[] = { "harbour",
                                      "the Council of Eastmere",
                                      "“never”",
                                      "“",
                                      "said \"no\"",
                                      "\\ a \\ path",
                                      "日本語",
                                      "🙂 a smile",
                                      "Élysée",
                                      "\t",
                                      "end.\xE2\x80\xA8",
                                      "\x7f",
                                      "<b>&amp;",
                                      "ﷺ",
                                      "مرحبا",
                                      "2,000",
                                      "U.S.",
                                      "’" };

static char *
make_text (Maker *self)
{
  GString *text = g_string_new (NULL);
  int count = g_rand_int_range (self->rand, 1, 5);

  for (int i = 0; i < count; i++)
    {
      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, pieces[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (pieces))]);
    }
  return g_string_free_and_steal (text);
}

static char *
make_time (Maker *self)
{
  if (g_rand_int_range (self->rand, 0, 4) == 0)
    return g_strdup_printf ("2026-%02d-01", g_rand_int_range (self->rand, 1, 13));

  return g_strdup_printf ("2026-11-%02dT%02d:00:%02d%s", g_rand_int_range (self->rand, 1, 31),
                          g_rand_int_range (self->rand, 0, 24),
                          g_rand_int_range (self->rand, 0, 60),
                          g_rand_boolean (self->rand) ? "Z" : "+05:30");
}

static void
fill_field (Maker *self, const DictumField *field, gpointer value)
{
  int count;

  switch (field->kind)
    {
    case DICTUM_FIELD_STRING:
      *DICTUM_FIELD_AT (char *, value, field) = strcmp (field->key, "id") == 0
                                                    ? g_uuid_string_random ()
                                                    : make_text (self);
      break;
    case DICTUM_FIELD_TIME:
      *DICTUM_FIELD_AT (char *, value, field) = make_time (self);
      break;
    case DICTUM_FIELD_BOOLEAN:
      *DICTUM_FIELD_AT (gboolean, value, field) = TRUE;
      break;
    case DICTUM_FIELD_INTEGER:
      *DICTUM_FIELD_AT (int, value, field) = g_rand_int_range (self->rand, 1, G_MAXINT);
      break;
    case DICTUM_FIELD_NUMBER:
      *DICTUM_FIELD_AT (double, value, field) = g_rand_double (self->rand);
      break;
    case DICTUM_FIELD_ENUM:
      *DICTUM_FIELD_AT (int, value, field) = g_rand_int_range (self->rand, 0,
                                                               dictum_enum_length (field->detail));
      break;
    case DICTUM_FIELD_STRINGS:
      count = g_rand_int_range (self->rand, 1, 4);
      *DICTUM_FIELD_AT (GStrv, value, field) = g_new0 (char *, count + 1);
      for (int i = 0; i < count; i++)
        (*DICTUM_FIELD_AT (GStrv, value, field))[i] = make_text (self);
      break;
    case DICTUM_FIELD_VALUE:
      *DICTUM_FIELD_AT (gpointer, value, field) = maker_value (self, field->detail);
      break;
    case DICTUM_FIELD_VALUES:
      count = g_rand_int_range (self->rand, 1, 4);
      for (int i = 0; i < count; i++)
        dictum_values_add (DICTUM_FIELD_AT (GPtrArray *, value, field),
                           maker_value (self, field->detail));
      break;
    default:
      g_assert_not_reached ();
    }
}

/* References are left out: they are set once there is something to refer to. */
gpointer
maker_value (Maker *self, const DictumType *type)
{
  DictumValue *value = dictum_value_new (type);

  for (const DictumField *field = type->fields; field->key != NULL; field++)
    if ((field->flags & DICTUM_FIELD_REFERENCE) == 0 &&
        ((field->flags & DICTUM_FIELD_REQUIRED) != 0 || g_rand_double (self->rand) < self->density))
      fill_field (self, field, value);
  if (self->unknown && g_rand_double (self->rand) < 0.5)
    value->unknown = g_strdup ("{\"future\":{\"deep\":[1.50,-0,1e400,\"\\u0000 x\",null,[],{}]},"
                               "\"other member\":123456789012345678901234567890}");

  return value;
}

/* ---- Records that fit together ---- */

static DictumArticle *
make_article (Maker *self)
{
  DictumArticle *article = maker_value (self, &dictum_article_type);

  for (guint i = 0; i < article->versions->len; i++)
    {
      DictumVersion *version = dictum_values_get (article->versions, i);

      for (guint j = 0; j < dictum_values_length (version->blocks); j++)
        {
          DictumBlock *block = dictum_values_get (version->blocks, j);
          char *words = g_strdelimit (g_steal_pointer (&block->text), "\t", ' ');

          block->text = g_strconcat ("The harbour master said so. ", words, NULL);
          g_free (words);
        }
      g_clear_pointer (&version->sha256, g_free);
      version->sha256 = g_compute_checksum_for_string (
          G_CHECKSUM_SHA256, dictum_text_get_string (dictum_article_get_text (article, version)),
          -1);
    }
  return article;
}

static void
place_span (DictumSpan *span, DictumText *text, int start, int end)
{
  g_free (span->exact);
  span->start = start;
  span->end = end;
  span->exact = dictum_text_get_slice (text, start, end);
}

static void
place_claim (Maker *self, DictumClaim *claim, const DictumArticle *article)
{
  const DictumVersion *version = dictum_article_get_latest_version (article);
  DictumText *text = dictum_article_get_text (article, version);

  g_set_str (&claim->article, article->record.id);
  g_set_str (&claim->version, version->id);
  for (guint i = 0; i < claim->content->len; i++)
    place_span (dictum_values_get (claim->content, i), text, 4 * (int) i, 4 * (int) i + 3);
  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      DictumAttribution *link = dictum_values_get (claim->attributions, i);

      if (link->source_span != NULL)
        place_span (link->source_span, text, 4, 18);
      if (link->cue != NULL)
        place_span (link->cue, text, 19, 23);
    }
}

static const char *
pick (Maker *self, GListModel *list)
{
  guint length = g_list_model_get_n_items (list);
  g_autoptr (DictumItem) item = NULL;

  if (length == 0)
    return NULL;

  item = g_list_model_get_item (list, g_rand_int_range (self->rand, 0, length));
  return dictum_item_get_id (item);
}

static void
set_references (Maker *self, DictumClaim *claim, const char *source, const char *other)
{
  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      DictumAttribution *link = dictum_values_get (claim->attributions, i);

      if (g_rand_double (self->rand) < 0.8)
        dictum_value_set_string (&link->source, source);
    }
  if (other != NULL && g_rand_double (self->rand) < self->density)
    dictum_value_set_strings (&claim->same_as, (const char *const[]) { other, NULL });
  if (other != NULL && g_rand_double (self->rand) < self->density)
    dictum_value_set_strings (&claim->contradicts, (const char *const[]) { other, other, NULL });
}

DictumProject *
maker_project (Maker *self, guint articles, guint sources, guint claims)
{
  DictumSettings *settings = maker_value (self, &dictum_settings_type);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (dictum_value_unref);
  g_autoptr (GError) error = NULL;
  DictumProject *project;

  for (guint i = 0; i < articles; i++)
    g_ptr_array_add (records, make_article (self));
  for (guint i = 0; i < sources; i++)
    {
      DictumSource *source = maker_value (self, &dictum_source_type);

      if (i > 0 && g_rand_double (self->rand) < self->density)
        source->affiliation = g_strdup (dictum_record_get_id (records->pdata[articles + i - 1]));
      g_ptr_array_add (records, source);
    }
  for (guint i = 0; i < claims && articles > 0; i++)
    {
      DictumClaim *claim = maker_value (self, &dictum_claim_type);

      place_claim (self, claim, records->pdata[g_rand_int_range (self->rand, 0, articles)]);
      set_references (self, claim,
                      sources > 0 ? dictum_record_get_id (records->pdata[articles]) : NULL,
                      i > 0 ? dictum_record_get_id (records->pdata[articles + sources]) : NULL);
      g_ptr_array_add (records, claim);
    }

  project = dictum_project_new_from_records (settings, records, &error);
  g_assert_no_error (error);
  dictum_project_set_modified (project, "2026-11-14T18:02:11Z");
  dictum_value_unref (settings);
  return project;
}

/* ---- Actions ---- */

static void
add_article (Maker *self, DictumProject *project, DictumChange *change)
{
  dictum_change_add (change, make_article (self));
}

static void
add_source (Maker *self, DictumProject *project, DictumChange *change)
{
  DictumSource *source = maker_value (self, &dictum_source_type);

  dictum_value_set_string (&source->affiliation, pick (self, dictum_project_get_sources (project)));
  dictum_change_add (change, source);
}

static void
add_claim (Maker *self, DictumProject *project, DictumChange *change)
{
  const char *article = pick (self, dictum_project_get_articles (project));
  DictumClaim *claim;

  if (article == NULL)
    return;

  claim = maker_value (self, &dictum_claim_type);
  place_claim (self, claim, dictum_project_get_article (project, article));
  set_references (self, claim, pick (self, dictum_project_get_sources (project)),
                  pick (self, dictum_project_get_claims (project)));
  dictum_change_add (change, claim);
}

static void
edit_record (Maker *self, DictumProject *project, const char *id, DictumChange *change)
{
  gconstpointer before = dictum_project_get_record (project, id);
  const DictumType *type;
  g_autofree char *kept = NULL;
  DictumValue *after;
  DictumValue *other;

  if (before == NULL)
    return;

  type = ((const DictumValue *) before)->type;
  after = dictum_value_copy (before);
  other = maker_value (self, type);
  /* When an article was added never changes: the order of claims depends on it. */
  for (const DictumField *field = type->fields; field->key != NULL; field++)
    if ((field->flags & (DICTUM_FIELD_REFERENCE | DICTUM_FIELD_REQUIRED)) == 0 &&
        strcmp (field->key, "added") != 0 && g_rand_double (self->rand) < 0.3)
      dictum_field_assign (field, after, other);
  g_set_str (&after->unknown, g_rand_boolean (self->rand) ? other->unknown : after->unknown);
  dictum_value_unref (other);
  dictum_change_replace (change, before, after);
}

static void
edit_source (Maker *self, DictumProject *project, DictumChange *change)
{
  edit_record (self, project, pick (self, dictum_project_get_sources (project)), change);
}

static void
edit_claim (Maker *self, DictumProject *project, DictumChange *change)
{
  edit_record (self, project, pick (self, dictum_project_get_claims (project)), change);
}

static void
edit_article (Maker *self, DictumProject *project, DictumChange *change)
{
  edit_record (self, project, pick (self, dictum_project_get_articles (project)), change);
}

static void
edit_settings (Maker *self, DictumProject *project, DictumChange *change)
{
  edit_record (self, project, dictum_project_get_settings (project)->record.id, change);
}

static void
remove_claim (Maker *self, DictumProject *project, DictumChange *change)
{
  const char *id = pick (self, dictum_project_get_claims (project));
  g_autoptr (GPtrArray) items = NULL;

  if (id == NULL)
    return;

  items = dictum_project_list_references (project, id);
  for (guint i = 0; i < items->len; i++)
    {
      const DictumClaim *before = dictum_item_get_claim (items->pdata[i]);
      DictumClaim *after;

      if (before == NULL || strcmp (before->record.id, id) == 0)
        continue;
      after = dictum_value_copy (before);
      dictum_value_set_strings (&after->same_as, NULL);
      dictum_value_set_strings (&after->contradicts, NULL);
      dictum_change_replace (change, before, after);
    }
  dictum_change_remove (change, dictum_project_get_record (project, id));
}

/* A change may touch a record several times. */
static void
edit_twice (Maker *self, DictumProject *project, DictumChange *change)
{
  const char *id = pick (self, dictum_project_get_sources (project));
  const DictumSource *before = dictum_project_get_source (project, id);
  DictumSource *middle;
  DictumSource *after;

  if (before == NULL)
    return;

  middle = dictum_value_copy (before);
  g_set_str (&middle->notes, "in between");
  g_set_str (&middle->description, NULL);
  dictum_change_replace (change, before, dictum_value_ref (middle));
  after = dictum_value_copy (middle);
  dictum_value_set_string (&after->notes, "in the end");
  dictum_change_replace (change, middle, after);
  dictum_value_unref (middle);
}

DictumChange *
maker_change (Maker *self, DictumProject *project)
{
  static void (*const actions[]) (Maker *, DictumProject *, DictumChange *) = {
    add_claim,  add_claim,  add_claim,    edit_claim,   edit_claim,  edit_source,  add_source,
    add_source, edit_twice, remove_claim, edit_article, add_article, edit_settings
  };
  DictumChange *change;

  do
    {
      guint which = g_rand_int_range (self->rand, 0, G_N_ELEMENTS (actions));
      g_autofree char *label = g_strdup_printf ("Action “%u”", which);
      g_autofree char *time = g_strdup_printf (
          "2026-11-15T%02d:%02d:%02dZ", g_rand_int_range (self->rand, 0, 24),
          g_rand_int_range (self->rand, 0, 60), g_rand_int_range (self->rand, 0, 60));

      change = dictum_change_new_at (label, "Ada", time);
      actions[which](self, project, change);
      if (dictum_change_is_empty (change))
        g_clear_pointer (&change, dictum_change_unref);
    }
  while (change == NULL);

  return change;
}

/* ---- Small helpers ---- */

GBytes *
print_project (DictumProject *project)
{
  g_autoptr (DictumProjectSnapshot) snapshot = dictum_project_take_snapshot (project);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = dictum_project_file_print (snapshot, &error);

  g_assert_no_error (error);
  return bytes;
}

/* As text, so that a difference is shown where it is. */
void
assert_same_bytes (GBytes *a, GBytes *b)
{
  g_autofree char *first = g_strndup (g_bytes_get_data (a, NULL), g_bytes_get_size (a));
  g_autofree char *second = g_strndup (g_bytes_get_data (b, NULL), g_bytes_get_size (b));

  if (!g_bytes_equal (a, b))
    g_assert_cmpstr (first, ==, second);
  g_assert_true (g_bytes_equal (a, b));
}

DictumChange *
make_source_change (const char *id, const char *name)
{
  g_autofree char *label = g_strdup_printf ("Add %s", name);
  DictumChange *change = dictum_change_new_at (label, NULL, "2026-11-15T10:00:00Z");
  DictumSource *source = dictum_value_new (&dictum_source_type);

  source->record.id = id != NULL ? g_strdup (id) : dictum_id_new ();
  source->name = g_strdup (name);
  dictum_change_add (change, source);
  return change;
}

void
apply_source (DictumStore *store, const char *name)
{
  g_autoptr (DictumChange) change = make_source_change (NULL, name);
  g_autoptr (GError) error = NULL;

  dictum_store_apply (store, change, &error);
  g_assert_no_error (error);
}

GBytes *
read_bytes (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

char *
get_store_path (DictumStore *store)
{
  g_autofree char *name = NULL;

  if (dictum_store_get_file (store) != NULL)
    return g_file_get_path (dictum_store_get_file (store));

  name = g_strconcat (dictum_store_get_id (store), ".dictum", NULL);
  return g_build_filename (g_get_user_data_dir (), "dictum", "unnamed", name, NULL);
}

/* ---- Stores that save when they are told to ---- */

DictumStore *
fixture_new_store (void)
{
  g_autoptr (GError) error = NULL;
  DictumStore *store = dictum_store_new ("Test", &error);

  g_assert_no_error (error);
  dictum_store_set_autosave_delay (store, 1000000);
  return store;
}

DictumStore *
fixture_open (GFile *file)
{
  g_autoptr (GError) error = NULL;
  DictumStore *store = dictum_store_open (file, NULL, &error);

  g_assert_no_error (error);
  dictum_store_set_autosave_delay (store, 1000000);
  return store;
}

GFile *
fixture_get_file (const char *name)
{
  g_autofree char *folder = g_build_filename (g_get_home_dir (), "work", NULL);

  g_mkdir_with_parents (folder, 0700);
  return g_file_new_build_filename (folder, name, NULL);
}

DictumStore *
fixture_new_named (GFile *file)
{
  DictumStore *store = fixture_new_store ();
  g_autoptr (GError) error = NULL;

  dictum_store_save_as (store, file, FALSE, NULL, &error);
  g_assert_no_error (error);
  return store;
}

/* A thread that has just saved may still let go of it. */
static gboolean
is_alone (gpointer store)
{
  return g_atomic_int_get (&G_OBJECT (store)->ref_count) == 1;
}

void
fixture_close (DictumStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = get_store_path (store);

  dictum_store_close (store, &error);
  g_assert_no_error (error);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autoptr (GBytes) bytes = read_bytes (path);

      keep_for_schema (bytes);
    }
  wait_until (is_alone, store);
  g_assert_finalize_object (store);
}

guint
fixture_count_sources (DictumStore *store)
{
  return g_list_model_get_n_items (dictum_project_get_sources (dictum_store_get_project (store)));
}

/* ---- The schema ---- */

static char *schema_folder;
static guint schema_files;

void
keep_for_schema (GBytes *bytes)
{
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  if (schema_folder == NULL)
    schema_folder = g_dir_make_tmp ("dictum-schema-XXXXXX", &error);
  g_assert_no_error (error);

  name = g_strdup_printf ("%u.dictum", schema_files++);
  path = g_build_filename (schema_folder, name, NULL);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

static void
remove_schema_folder (void)
{
  for (guint i = 0; i < schema_files; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%u.dictum", schema_folder, i);

      g_unlink (path);
    }
  g_rmdir (schema_folder);
}

static void
test_schema (void)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "store", "validate-schema.py",
                                                   NULL);
  g_autofree char *schema = g_test_build_filename (G_TEST_DIST, "..", "data",
                                                   "dictum-project.schema.json", NULL);
  const char *argv[] = { "/usr/bin/python3", script, schema, schema_folder, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  int status;

  g_assert_cmpuint (schema_files, >, 0);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &output, &status,
                &error);
  remove_schema_folder ();
  if (error != NULL)
    {
      g_test_skip (error->message);
      return;
    }
  if (g_spawn_check_wait_status (status, NULL))
    return;
  if (WIFEXITED (status) && WEXITSTATUS (status) == 77)
    g_test_skip (output);
  else
    g_test_fail_printf ("%s", output);
}

void
add_schema_test (void)
{
  g_test_add_func ("/schema/valid", test_schema);
}

/* ---- Waiting ---- */

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
wait_until (Condition condition, gpointer data)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  guint source = g_timeout_add (5, wake_cb, NULL);

  while (!condition (data) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
  g_assert_true (condition (data));
}
