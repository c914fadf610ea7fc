/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A package comes into a project: records by their ids, so that what two desks have in common stays
 * one. What is here already is left as it is unless the editor wants the package’s form; texts that
 * an article lacks are added to it in either case, because claims stand in them. A page that both
 * have loaded by themselves is found by its link and its letters. */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-formats-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/dictum-package.h"
#include "exchange/dictum-unzip.h"
#include "store/dictum-store.h"

typedef struct
{
  DictumImport *import;
  const DictumFile *file;
  gboolean replace;
  GHashTable *ids;    /* of articles and versions in the package to those of the project */
  GHashTable *wanted; /* SHA-256 of the originals of what comes in */
} Reading;

static gboolean
is_project (const char *name)
{
  const char *slash = strchr (name, '/');

  /* Whoever packs a folder again has its name before all others. */
  return g_str_has_suffix (name, ".dictum") && (slash == NULL || strchr (slash + 1, '/') == NULL);
}

gboolean
dictum_package_recognise (const char *name, const char *start, gsize length)
{
  const guint8 *bytes = (const guint8 *) start;
  g_autofree char *first = NULL;

  if (length < 32 || memcmp (start, "PK\3\4", 4) != 0)
    return FALSE;
  first = g_strndup (start + 30, MIN (length - 30, (gsize) (bytes[26] | bytes[27] << 8)));

  return is_project (first);
}

static DictumProject *
parse_project (const DictumFile *file, GError **error)
{
  g_autoptr (DictumUnzip) archive = dictum_unzip_new (file->bytes, error);
  g_autoptr (GError) damage = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *name = NULL;

  if (archive == NULL)
    return NULL;
  while ((name = dictum_unzip_next (archive, &damage)) != NULL && !is_project (name))
    ;
  if (damage != NULL)
    g_propagate_error (error, g_steal_pointer (&damage));
  else if (name == NULL)
    g_set_error (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_FORMAT,
                 _ ("“%s” has no project in it, so it is no package."), file->name);
  else
    bytes = dictum_unzip_read (archive, DICTUM_PACKAGE_PROJECT_CAP, error);

  return bytes != NULL ? dictum_project_file_parse (bytes, NULL, error) : NULL;
}

/* ---- Records ---- */

static void
map_id (Reading *self, const char *theirs, const char *ours)
{
  g_hash_table_insert (self->ids, g_strdup (theirs), g_strdup (ours));
}

static void
follow_id (Reading *self, char **place)
{
  const char *ours = *place != NULL ? g_hash_table_lookup (self->ids, *place) : NULL;

  if (ours != NULL)
    dictum_value_set_string (place, ours);
}

static const DictumVersion *
find_same_text (const DictumArticle *article, const DictumVersion *version)
{
  for (guint i = 0; i < dictum_values_length (article->versions); i++)
    {
      const DictumVersion *other = dictum_values_get (article->versions, i);

      if (g_strcmp0 (other->id, version->id) == 0 ||
          (version->sha256 != NULL && g_strcmp0 (other->sha256, version->sha256) == 0))
        return other;
    }

  return NULL;
}

/* The article of the project that is the same page with the same words. */
static const DictumArticle *
find_same_page (Reading *self, const DictumArticle *theirs)
{
  const DictumArticle *found = dictum_import_find_article (self->import, theirs->url);

  if (found == NULL || !((const DictumValue *) found)->sealed)
    return NULL;
  for (guint i = 0; i < dictum_values_length (theirs->versions); i++)
    if (find_same_text (found, dictum_values_get (theirs->versions, i)) != NULL)
      return found;

  return NULL;
}

/* Versions go oldest first, and the last one is what the article says now. */
static void
insert_version (DictumArticle *article, const DictumVersion *version)
{
  guint position = dictum_values_length (article->versions);

  while (position > 0)
    {
      const DictumVersion *before = dictum_values_get (article->versions, position - 1);

      if (version->retrieved == NULL || before->retrieved == NULL ||
          strcmp (before->retrieved, version->retrieved) <= 0)
        break;
      position--;
    }
  dictum_values_insert (&article->versions, position, dictum_value_ref (version));
}

static void
add_originals (Reading *self, gconstpointer record)
{
  g_autoptr (GHashTable) sums = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer sum;

  dictum_package_list_originals (sums, record);
  g_hash_table_iter_init (&iter, sums);
  while (g_hash_table_iter_next (&iter, &sum, NULL))
    g_hash_table_add (self->wanted, g_strdup (sum));
}

static void
follow_marks (Reading *self, const GPtrArray *marks)
{
  for (guint i = 0; i < dictum_values_length (marks); i++)
    follow_id (self, &((DictumOtherMark *) dictum_values_get (marks, i))->version);
}

/* All texts of both. An article of ours whose other details stay is altered only where it gets a
 * text. */
static void
join_versions (Reading *self, DictumArticle *article, const DictumArticle *other, gboolean map)
{
  for (guint i = 0; i < dictum_values_length (other->versions); i++)
    {
      const DictumVersion *version = dictum_values_get (other->versions, i);
      const DictumVersion *same = find_same_text (article, version);

      if (same == NULL)
        insert_version (article, version);
      else if (map && !g_str_equal (same->id, version->id))
        map_id (self, version->id, same->id);
    }
}

static void
read_known_article (Reading *self, const DictumArticle *ours, const DictumArticle *theirs)
{
  DictumArticle *copy = dictum_value_copy (ours);
  gboolean same_id = g_str_equal (ours->record.id, theirs->record.id);

  join_versions (self, copy, theirs, TRUE);
  if (self->replace && same_id)
    {
      g_autoptr (GPtrArray) versions = g_steal_pointer (&copy->versions);

      dictum_value_unref (copy);
      copy = dictum_value_copy (theirs);
      g_clear_pointer (&copy->versions, g_ptr_array_unref);
      copy->versions = g_steal_pointer (&versions);
      /* When an article was added is ours to say: it cannot be altered. */
      dictum_value_set_string (&copy->added, ours->added);
      follow_marks (self, copy->other_marks);
    }
  else if (same_id && !dictum_value_equal (copy, theirs))
    self->import->n_differing++;

  if (dictum_value_equal (ours, copy))
    dictum_value_unref (copy);
  else
    {
      self->import->n_updated++;
      add_originals (self, copy);
      dictum_import_replace_record (self->import, ours, copy);
    }
}

/* A source or a claim; takes the copy. */
static void
take_record (Reading *self, gpointer copy)
{
  DictumImport *import = self->import;
  gconstpointer ours = dictum_import_get_record (import, dictum_record_get_id (copy));

  if (ours == NULL)
    {
      add_originals (self, copy);
      dictum_import_add_record (import, copy);
      return;
    }
  if (dictum_value_equal (ours, copy) || !self->replace || !((const DictumValue *) ours)->sealed ||
      ((const DictumValue *) ours)->type != ((DictumValue *) copy)->type)
    {
      if (dictum_is_claim (ours))
        import->n_known++;
      if (!dictum_value_equal (ours, copy))
        import->n_differing++;
      dictum_value_unref (copy);
      return;
    }
  import->n_updated++;
  add_originals (self, copy);
  dictum_import_replace_record (import, ours, copy);
}

static void
read_article (Reading *self, const DictumArticle *theirs)
{
  const DictumArticle *ours = dictum_import_get_record (self->import, theirs->record.id);

  if (ours == NULL)
    {
      ours = find_same_page (self, theirs);
      if (ours != NULL)
        map_id (self, theirs->record.id, ours->record.id);
    }
  if (ours == NULL)
    take_record (self, dictum_value_copy (theirs));
  else if (dictum_is_article (ours) && ((const DictumValue *) ours)->sealed)
    read_known_article (self, ours, theirs);
}

static void
read_claim (Reading *self, const DictumClaim *theirs)
{
  DictumClaim *copy = dictum_value_copy (theirs);

  follow_id (self, &copy->article);
  follow_id (self, &copy->version);
  for (guint i = 0; i < dictum_values_length (copy->carries); i++)
    {
      DictumCarry *carry = dictum_values_get (copy->carries, i);

      follow_id (self, &carry->from);
      follow_id (self, &carry->to);
    }
  take_record (self, copy);
}

/* ---- Settings ---- */

/* The ratings that claims come with have to be on the scale. */
static void
add_ratings (DictumDesk *desk, const DictumRatingScale *theirs)
{
  if (desk->rating_scale == NULL)
    desk->rating_scale = dictum_value_copy (theirs);
  for (guint i = 0; i < dictum_values_length (theirs->values); i++)
    {
      const DictumScaleValue *value = dictum_values_get (theirs->values, i);
      gboolean known = FALSE;

      for (guint j = 0; j < dictum_values_length (desk->rating_scale->values); j++)
        {
          const DictumScaleValue *ours = dictum_values_get (desk->rating_scale->values, j);

          known = known || g_strcmp0 (ours->id, value->id) == 0;
        }
      if (!known)
        dictum_values_add (&desk->rating_scale->values, dictum_value_copy (value));
    }
}

static void
add_people (DictumDesk *desk, const DictumDesk *theirs)
{
  for (guint i = 0; i < dictum_values_length (theirs->people); i++)
    {
      const DictumPerson *person = dictum_values_get (theirs->people, i);
      gboolean known = FALSE;

      for (guint j = 0; j < dictum_values_length (desk->people); j++)
        {
          const DictumPerson *ours = dictum_values_get (desk->people, j);

          known = known || g_strcmp0 (ours->name, person->name) == 0;
        }
      if (!known)
        dictum_values_add (&desk->people, dictum_value_copy (person));
    }
}

/* A project that has nothing yet becomes the package’s; it keeps its id and its title. */
static DictumSettings *
adopt_settings (const DictumSettings *ours, const DictumSettings *theirs)
{
  DictumSettings *copy = dictum_value_copy (theirs);

  dictum_value_set_string (&copy->record.id, ours->record.id);
  dictum_value_set_string (&copy->created, ours->created);
  if (ours->title != NULL)
    dictum_value_set_string (&copy->title, ours->title);

  return copy;
}

static gboolean
uses_ratings (const DictumProjectSnapshot *snapshot)
{
  for (guint i = 0; i < snapshot->claims->len; i++)
    if (dictum_values_length (((DictumClaim *) snapshot->claims->pdata[i])->ratings) > 0)
      return TRUE;

  return FALSE;
}

static void
read_settings (Reading *self, const DictumProjectSnapshot *theirs)
{
  const DictumProjectSnapshot *mine = self->import->snapshot;
  const DictumSettings *ours = mine->settings;
  gboolean empty = mine->articles->len == 0 && mine->sources->len == 0 && mine->claims->len == 0;
  DictumSettings *copy;

  /* Another package may have been first. */
  if (dictum_import_get_record (self->import, ours->record.id) != NULL)
    return;

  copy = empty ? adopt_settings (ours, theirs->settings) : dictum_value_copy (ours);
  if (!empty && theirs->settings->desk != NULL)
    {
      const DictumDesk *desk = theirs->settings->desk;

      if (copy->desk == NULL)
        copy->desk = dictum_value_new (&dictum_desk_type);
      if (desk->rating_scale != NULL && uses_ratings (theirs))
        add_ratings (copy->desk, desk->rating_scale);
      add_people (copy->desk, desk);
    }
  if (dictum_value_equal (ours, copy))
    dictum_value_unref (copy);
  else
    dictum_import_replace_record (self->import, ours, copy);
}

/* ---- Originals ---- */

typedef gboolean (*TakeOriginal) (const char *sum, GBytes *bytes, gpointer data, GError **error);

/* Gives each original that is wanted, in turn; its bytes are NULL where it is damaged. */
static gboolean
walk_originals (const DictumFile *file,
                GHashTable *wanted,
                TakeOriginal take,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (DictumUnzip) archive = dictum_unzip_new (file->bytes, error);
  GError *damage = NULL;
  const char *name;

  if (archive == NULL)
    return FALSE;
  while ((name = dictum_unzip_next (archive, &damage)) != NULL)
    {
      g_autofree char *sum = g_path_get_basename (name);
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *found = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!g_hash_table_contains (wanted, sum))
        continue;
      bytes = dictum_unzip_read (archive, DICTUM_PACKAGE_ORIGINAL_CAP, NULL);
      found = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
      if (!take (sum, g_strcmp0 (found, sum) == 0 ? bytes : NULL, data, error))
        return FALSE;
    }
  if (damage == NULL)
    return TRUE;
  g_propagate_error (error, damage);

  return FALSE;
}

static gboolean
verify_original (const char *sum, GBytes *bytes, gpointer data, GError **error)
{
  Reading *self = data;
  g_autofree char *reason = NULL;

  if (bytes != NULL)
    {
      g_hash_table_add (self->import->originals, g_strdup (sum));
      return TRUE;
    }
  /* Translators: %.8s are the first letters and figures of the name of a file. */
  reason = g_strdup_printf (_ ("The original %.8s… is damaged and stays out."), sum);
  dictum_import_tell_broken (self->import, self->file->name, 0, reason);

  return TRUE;
}

static gboolean
keep_original (const char *sum, GBytes *bytes, gpointer data, GError **error)
{
  g_autofree char *kept = bytes != NULL ? dictum_snapshot_store_add (bytes, error) : NULL;

  return bytes == NULL || kept != NULL;
}

gboolean
dictum_import_keep_originals (DictumImport *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; g_hash_table_size (self->originals) > 0 && i < self->files->len; i++)
    if (!walk_originals (g_ptr_array_index (self->files, i), self->originals, keep_original, NULL,
                         cancellable, error))
      return FALSE;

  return TRUE;
}

/* ---- Packages ---- */

static void
read_records (Reading *self, const DictumProjectSnapshot *theirs)
{
  for (guint i = 0; i < theirs->articles->len; i++)
    read_article (self, g_ptr_array_index (theirs->articles, i));
  for (guint i = 0; i < theirs->sources->len; i++)
    take_record (self, dictum_value_copy (g_ptr_array_index (theirs->sources, i)));
  for (guint i = 0; i < theirs->claims->len; i++)
    read_claim (self, g_ptr_array_index (theirs->claims, i));
  read_settings (self, theirs);
}

static gboolean
read_package (DictumImport *import,
              const DictumFile *file,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (DictumProject) project = parse_project (file, error);
  g_autoptr (DictumProjectSnapshot) theirs = NULL;
  g_autoptr (GHashTable) ids = NULL;
  g_autoptr (GHashTable) wanted = NULL;
  g_autoptr (GError) problem = NULL;
  Reading self = { .import = import, .file = file };

  if (project == NULL)
    return FALSE;

  theirs = dictum_project_take_snapshot (project);
  ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.replace = g_strcmp0 (g_hash_table_lookup (import->options, "replace"), "yes") == 0;
  self.ids = ids;
  self.wanted = wanted;
  read_records (&self, theirs);
  if (g_hash_table_size (wanted) > 0 &&
      !walk_originals (file, wanted, verify_original, &self, cancellable, &problem))
    dictum_import_tell_broken (import, file->name, 0, problem->message);

  return TRUE;
}

gboolean
dictum_package_read (DictumImport *import, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) first = NULL;
  guint n_read = 0;

  for (guint i = 0; i < import->files->len; i++)
    {
      const DictumFile *file = g_ptr_array_index (import->files, i);
      g_autoptr (GError) problem = NULL;

      if (read_package (import, file, cancellable, &problem))
        {
          n_read++;
          continue;
        }
      dictum_import_tell_broken (import, file->name, 0, problem->message);
      if (first == NULL)
        first = g_steal_pointer (&problem);
    }
  if (n_read > 0)
    return TRUE;
  if (first != NULL)
    g_propagate_error (error, g_steal_pointer (&first));
  else
    g_set_error_literal (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_EMPTY,
                         _ ("There is no file to read."));

  return FALSE;
}
