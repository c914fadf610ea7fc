/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-originals"

#include "originals/dictum-originals.h"

#include <string.h>

#include <glib/gi18n.h>

#include "store/dictum-atomic.h"

/* A row is made in a thread and shown in the main one. The project's own records say what is used
 * now, its file and journal what was: an editor who has just added an article need not save it to
 * see its original here. */

G_DEFINE_FINAL_TYPE (DictumOriginal, dictum_original, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
dictum_original_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_int (value, DICTUM_ORIGINAL (object)->state);
}

static void
dictum_original_finalize (GObject *object)
{
  DictumOriginal *self = DICTUM_ORIGINAL (object);

  g_free (self->sha256);
  g_free (self->stored);
  g_free (self->media_type);
  g_free (self->charset);
  g_free (self->title);
  g_ptr_array_unref (self->uses);
  G_OBJECT_CLASS (dictum_original_parent_class)->finalize (object);
}

static void
dictum_original_class_init (DictumOriginalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dictum_original_get_property;
  object_class->finalize = dictum_original_finalize;

  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, DICTUM_ORIGINAL_MISSING, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dictum_original_init (DictumOriginal *self)
{
  self->uses = g_ptr_array_new_with_free_func (g_free);
}

void
dictum_original_set_state (DictumOriginal *self, int state)
{
  g_return_if_fail (DICTUM_IS_ORIGINAL (self));

  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
dictum_originals_free (DictumOriginals *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->list, dictum_snapshot_list_free);
  g_ptr_array_unref (self->used);
  g_ptr_array_unref (self->unused);
  g_free (self);
}

/* ---- In the thread ---- */

typedef struct
{
  DictumProjectSnapshot *records;
  GStrv files; /* the project's file */
  char *article;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  dictum_project_snapshot_free (job->records);
  g_strfreev (job->files);
  g_free (job->article);
  g_free (job);
}

/* What uses an original, taken together; originals: char * to DictumOriginal, which it owns. */
static DictumOriginal *
add_use (GHashTable *originals, const char *sha256, const char *title, char *words)
{
  DictumOriginal *self = g_hash_table_lookup (originals, sha256);

  if (self == NULL)
    {
      self = g_object_new (DICTUM_TYPE_ORIGINAL, NULL);
      self->sha256 = g_strdup (sha256);
      self->title = g_strdup (title != NULL ? title : _ ("Untitled"));
      self->in_project = TRUE;
      g_hash_table_insert (originals, self->sha256, self);
    }
  g_ptr_array_add (self->uses, words);
  return self;
}

/* What the server declared, as in “text/html; charset=koi8-r”. */
static char *
dup_charset (const DictumVersion *version)
{
  for (guint i = 0; i < dictum_values_length (version->headers); i++)
    {
      const DictumHeader *header = dictum_values_get (version->headers, i);
      const char *at = strcmp (header->name, "content-type") == 0
                           ? strstr (header->content, "charset=")
                           : NULL;

      if (at != NULL)
        return g_strndup (at + strlen ("charset="), strcspn (at + strlen ("charset="), "; "));
    }
  return NULL;
}

static void
note_article (GHashTable *originals, const DictumArticle *article)
{
  const char *title = article->title != NULL ? article->title : _ ("Untitled article");
  guint length = dictum_values_length (article->versions);

  for (guint i = 0; i < length; i++)
    {
      const DictumVersion *version = dictum_values_get (article->versions, i);
      DictumOriginal *original;
      char *words;

      if (version->snapshot == NULL)
        continue;
      if (length == 1)
        /* Translators: %s is the title of an article. */
        words = g_strdup_printf (_ ("Article “%s”"), title);
      else
        /* Translators: %1$u is the number of a version, %2$s the title of an article. */
        words = g_strdup_printf (_ ("Version %1$u of “%2$s”"), i + 1, title);
      original = add_use (originals, version->snapshot, title, words);
      if (original->media_type == NULL)
        original->media_type = g_strdup (version->media_type);
      if (original->charset == NULL)
        original->charset = dup_charset (version);
    }
}

static void
note_claim (GHashTable *originals, const DictumClaim *claim)
{
  for (guint i = 0; i < dictum_values_length (claim->evidence); i++)
    {
      const DictumEvidence *evidence = dictum_values_get (claim->evidence, i);
      const char *title = evidence->title != NULL ? evidence->title : evidence->url;

      if (evidence->sha256 == NULL)
        continue;
      if (title == NULL)
        title = _ ("Untitled");
      /* Translators: %s is the title of a piece of evidence. */
      add_use (originals, evidence->sha256, title, g_strdup_printf (_ ("Evidence “%s”"), title));
    }
}

static gboolean
is_in_history (const DictumSnapshot *snapshot, const char *file)
{
  for (guint i = 0; i < snapshot->uses->len; i++)
    {
      const DictumSnapshotUse *use = g_ptr_array_index (snapshot->uses, i);

      if (file != NULL && use->kind == DICTUM_SNAPSHOT_HISTORY && g_strcmp0 (use->file, file) == 0)
        return TRUE;
    }
  return FALSE;
}

/* file: of the project, whose own uses are known better from its records. */
static void
describe (DictumOriginal *original, const DictumSnapshot *snapshot, const char *file)
{
  for (guint i = 0; i < snapshot->uses->len; i++)
    {
      const DictumSnapshotUse *use = g_ptr_array_index (snapshot->uses, i);

      original->elsewhere |= g_strcmp0 (use->file, file) != 0;
    }
  original->size = snapshot->size;
  g_set_str (&original->stored, snapshot->stored);
  if (original->media_type == NULL)
    original->media_type = g_strdup (snapshot->media_type);
}

/* Puts each original that is kept where it belongs; what is left in the table is missing. */
static void
sort_out (DictumOriginals *self, GHashTable *originals, const Job *job)
{
  for (guint i = 0; i < self->list->snapshots->len; i++)
    {
      const DictumSnapshot *snapshot = g_ptr_array_index (self->list->snapshots, i);
      DictumOriginal *original = g_hash_table_lookup (originals, snapshot->sha256);

      if (original == NULL && job->article == NULL && is_in_history (snapshot, job->files[0]))
        original = add_use (originals, snapshot->sha256, _ ("Deleted or undone"),
                            g_strdup (_ ("Deleted or undone; needed if that is taken back")));
      if (original != NULL)
        {
          describe (original, snapshot, job->files[0]);
          g_ptr_array_add (self->used, g_object_ref (original));
        }
      else if (snapshot->uses->len > 0)
        self->elsewhere++;
      else if (job->article == NULL)
        {
          original = g_object_new (DICTUM_TYPE_ORIGINAL, NULL);
          original->sha256 = g_strdup (snapshot->sha256);
          describe (original, snapshot, NULL);
          g_ptr_array_add (self->unused, original);
        }
      g_hash_table_remove (originals, snapshot->sha256);
    }
}

static void
list_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (GHashTable)
      originals = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  g_autoptr (DictumOriginals) self = g_new0 (DictumOriginals, 1);
  GHashTableIter iter;
  gpointer original;

  self->used = g_ptr_array_new_with_free_func (g_object_unref);
  self->unused = g_ptr_array_new_with_free_func (g_object_unref);
  self->list = dictum_snapshot_store_list ((const char *const *) job->files, cancellable, &error);
  if (self->list == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < job->records->articles->len; i++)
    {
      const DictumArticle *article = g_ptr_array_index (job->records->articles, i);

      if (job->article == NULL || strcmp (job->article, article->record.id) == 0)
        note_article (originals, article);
    }
  for (guint i = 0; i < job->records->claims->len; i++)
    {
      const DictumClaim *claim = g_ptr_array_index (job->records->claims, i);

      if (job->article == NULL || strcmp (job->article, claim->article) == 0)
        note_claim (originals, claim);
    }
  sort_out (self, originals, job);
  g_hash_table_iter_init (&iter, originals);
  while (g_hash_table_iter_next (&iter, NULL, &original))
    {
      DICTUM_ORIGINAL (original)->state = DICTUM_ORIGINAL_MISSING;
      g_ptr_array_add (self->used, g_object_ref (original));
    }
  g_task_return_pointer (task, g_steal_pointer (&self), (GDestroyNotify) dictum_originals_free);
}

void
dictum_originals_list_async (DictumStore *store,
                             const char *article,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  GFile *file = dictum_store_get_file (store);
  g_autofree char *path = NULL;
  Job *job = g_new0 (Job, 1);

  job->records = dictum_project_take_snapshot (dictum_store_get_project (store));
  job->files = g_new0 (char *, 2);
  path = file != NULL ? g_file_get_path (file) : NULL;
  job->files[0] = path != NULL ? dictum_path_resolve (path) : NULL;
  job->article = g_strdup (article);
  g_task_set_source_tag (task, dictum_originals_list_async);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, list_thread);
}

DictumOriginals *
dictum_originals_list_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
