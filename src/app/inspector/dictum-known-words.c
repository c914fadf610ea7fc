/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-known-words.h"

struct _DictumKnownWords
{
  GObject parent_instance;

  DictumWorkbench *workbench;
  GSignalGroup *signals;
  GCancellable *cancellable; /* of the collecting; NULL before it has begun */
  GHashTable *tags;          /* word to its Known */
  GHashTable *people;
};

G_DEFINE_FINAL_TYPE (DictumKnownWords, dictum_known_words, G_TYPE_OBJECT)

/* How often the project has a word. What was changed while a thread counted is added to what it
 * found, so that a count may be below zero for a moment. */
typedef struct
{
  char *folded;
  int uses;
} Known;

typedef struct
{
  GHashTable *tags;
  GHashTable *people;
} Words;

static void
known_free (gpointer data)
{
  Known *known = data;

  g_free (known->folded);
  g_free (known);
}

static GHashTable *
new_words (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, known_free);
}

static void
words_free (gpointer data)
{
  Words *words = data;

  g_hash_table_unref (words->tags);
  g_hash_table_unref (words->people);
  g_free (words);
}

static void
note (GHashTable *words, const char *word, int uses)
{
  Known *known;

  if (word == NULL || *word == '\0')
    return;

  known = g_hash_table_lookup (words, word);
  if (known == NULL)
    {
      known = g_new0 (Known, 1);
      known->folded = dictum_text_fold (word);
      g_hash_table_insert (words, g_strdup (word), known);
    }
  known->uses += uses;
}

static void
note_claim (GHashTable *tags, GHashTable *people, const DictumClaim *claim, int uses)
{
  note (people, claim->creator, uses);
  note (people, claim->assigned, uses);
  for (guint i = 0; i < dictum_values_length (claim->ratings); i++)
    note (people, ((const DictumRating *) dictum_values_get (claim->ratings, i))->person, uses);
  for (guint i = 0; claim->tags != NULL && claim->tags[i] != NULL; i++)
    note (tags, claim->tags[i], uses);
}

static void
note_settings (GHashTable *people, const DictumSettings *settings, int uses)
{
  if (settings->desk == NULL)
    return;

  for (guint i = 0; i < dictum_values_length (settings->desk->people); i++)
    note (people, ((const DictumPerson *) dictum_values_get (settings->desk->people, i))->name,
          uses);
}

static void
collect_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DictumProjectSnapshot *snapshot = data;
  Words *words = g_new0 (Words, 1);

  words->tags = new_words ();
  words->people = new_words ();
  note_settings (words->people, snapshot->settings, 1);
  for (guint i = 0; i < snapshot->claims->len && !g_cancellable_is_cancelled (cancellable); i++)
    note_claim (words->tags, words->people, g_ptr_array_index (snapshot->claims, i), 1);

  g_task_return_pointer (task, words, words_free);
}

static void
add_all (GHashTable *words, GHashTable *more)
{
  GHashTableIter iter;
  gpointer word, found;

  g_hash_table_iter_init (&iter, more);
  while (g_hash_table_iter_next (&iter, &word, &found))
    note (words, word, ((Known *) found)->uses);
}

static void
collected_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumKnownWords) self = DICTUM_KNOWN_WORDS (data);
  Words *words = g_task_propagate_pointer (G_TASK (result), NULL);

  if (words == NULL)
    return;

  add_all (self->tags, words->tags);
  add_all (self->people, words->people);
  words_free (words);
}

static void
note_record (DictumKnownWords *self, const DictumRecord *record, int uses)
{
  if (record == NULL)
    return;

  if (dictum_is_claim (record))
    note_claim (self->tags, self->people, (const DictumClaim *) record, uses);
  else if (dictum_is_settings (record))
    note_settings (self->people, (const DictumSettings *) record, uses);
}

static void
changed_cb (DictumKnownWords *self, DictumChange *change)
{
  if (self->cancellable == NULL)
    return;

  for (guint i = 0; i < dictum_change_get_length (change); i++)
    {
      const DictumChangeEntry *entry = dictum_change_get_entry (change, i);

      note_record (self, entry->before, -1);
      note_record (self, entry->after, 1);
    }
}

static void
forget (DictumKnownWords *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_hash_table_remove_all (self->tags);
  g_hash_table_remove_all (self->people);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static GStrv
pick (GHashTable *words, const char *typed)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_null_terminated (8, g_free, TRUE);
  g_autofree char *start = dictum_text_fold (typed);
  GHashTableIter iter;
  gpointer word, known;

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, &known))
    if (((Known *) known)->uses > 0 && g_str_has_prefix (((Known *) known)->folded, start))
      g_ptr_array_add (found, g_strdup (word));
  g_ptr_array_sort (found, compare_words);

  return (GStrv) g_ptr_array_steal (found, NULL);
}

static void
dictum_known_words_dispose (GObject *object)
{
  DictumKnownWords *self = DICTUM_KNOWN_WORDS (object);

  forget (self);
  g_clear_object (&self->signals);
  g_clear_object (&self->workbench);
  G_OBJECT_CLASS (dictum_known_words_parent_class)->dispose (object);
}

static void
dictum_known_words_finalize (GObject *object)
{
  DictumKnownWords *self = DICTUM_KNOWN_WORDS (object);

  g_hash_table_unref (self->tags);
  g_hash_table_unref (self->people);
  G_OBJECT_CLASS (dictum_known_words_parent_class)->finalize (object);
}

static void
dictum_known_words_class_init (DictumKnownWordsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dictum_known_words_dispose;
  object_class->finalize = dictum_known_words_finalize;
}

static void
dictum_known_words_init (DictumKnownWords *self)
{
  self->tags = new_words ();
  self->people = new_words ();
  self->signals = g_signal_group_new (DICTUM_TYPE_WORKBENCH);
  g_signal_group_connect_swapped (self->signals, "notify::store", G_CALLBACK (forget), self);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (changed_cb), self);
}

DictumKnownWords *
dictum_known_words_new (void)
{
  return g_object_new (DICTUM_TYPE_KNOWN_WORDS, NULL);
}

void
dictum_known_words_set_workbench (DictumKnownWords *self, DictumWorkbench *workbench)
{
  g_return_if_fail (DICTUM_IS_KNOWN_WORDS (self));

  if (!g_set_object (&self->workbench, workbench))
    return;

  forget (self);
  g_signal_group_set_target (self->signals, workbench);
}

void
dictum_known_words_prepare (DictumKnownWords *self)
{
  DictumProject *project;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DICTUM_IS_KNOWN_WORDS (self));

  project = self->workbench != NULL ? dictum_workbench_get_project (self->workbench) : NULL;
  if (project == NULL || self->cancellable != NULL)
    return;

  self->cancellable = g_cancellable_new ();
  note (self->people, dictum_workbench_get_author (self->workbench), 1);
  /* The thread, which may let go of the task last, must not let go of this. */
  task = g_task_new (NULL, self->cancellable, collected_cb, g_object_ref (self));
  g_task_set_task_data (task, dictum_project_take_snapshot (project),
                        (GDestroyNotify) dictum_project_snapshot_free);
  g_task_run_in_thread (task, collect_thread);
}

GStrv
dictum_known_words_suggest_tags (DictumKnownWords *self, const char *typed)
{
  g_return_val_if_fail (DICTUM_IS_KNOWN_WORDS (self), NULL);

  return pick (self->tags, typed);
}

GStrv
dictum_known_words_suggest_people (DictumKnownWords *self, const char *typed)
{
  g_return_val_if_fail (DICTUM_IS_KNOWN_WORDS (self), NULL);

  return pick (self->people, typed);
}
