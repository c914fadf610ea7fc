/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-overview"

#include "overview/dictum-overview-count.h"

#include "model/dictum-release.h"

/* Milliseconds from a change to counting anew: typing into a field is many changes. */
#define PAUSE 250
/* Where nobody looks: until the editor pauses, and no more than a part of the time. */
#define QUIET 1500
#define RESTS 10

/* What was measured, shared by threads that follow one another: one that was cancelled may still be
 * at its last article. */
typedef struct
{
  gatomicrefcount refs;
  GMutex mutex;
  DictumMeasures *measures;
} Kept;

struct _DictumOverviewCount
{
  GObject parent_instance;

  DictumWorkbench *workbench;
  GSignalGroup *signals;
  char *article;
  Kept *kept;
  GCancellable *cancellable;
  DictumStatistics *statistics;
  GPtrArray *all;      /* of DictumWarning: of the whole project */
  GPtrArray *warnings; /* those of the article, borrowed from all; or all */
  GPtrArray *replies;  /* of DictumDueReply */
  guint took;          /* milliseconds that it took to list the warnings */
  guint count_id;
  gboolean seen;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (DictumOverviewCount, dictum_overview_count, G_TYPE_OBJECT)

enum
{
  COUNTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What goes into the thread that counts, and from there into the one that looks for warnings. */
typedef struct
{
  DictumProjectSnapshot *snapshot; /* NULL when it is in the corpus */
  DictumProjectSnapshot *whole;    /* for the warnings; NULL: those that are counted are all */
  DictumCorpus *corpus;
  char *article;
  GDateTime *now;
  GPtrArray *replies;
  Kept *kept;
  guint took;
} Work;

static Kept *
new_kept (void)
{
  Kept *kept = g_new0 (Kept, 1);

  g_atomic_ref_count_init (&kept->refs);
  g_mutex_init (&kept->mutex);
  kept->measures = dictum_measures_new ();

  return kept;
}

static void
unref_kept (Kept *kept)
{
  if (!g_atomic_ref_count_dec (&kept->refs))
    return;

  dictum_release (kept->measures, (GDestroyNotify) dictum_measures_free);
  g_mutex_clear (&kept->mutex);
  g_free (kept);
}

static void
free_work (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->snapshot, dictum_project_snapshot_free);
  g_clear_pointer (&work->whole, dictum_project_snapshot_free);
  g_clear_pointer (&work->corpus, dictum_corpus_free);
  g_free (work->article);
  g_date_time_unref (work->now);
  g_clear_pointer (&work->replies, g_ptr_array_unref);
  unref_kept (work->kept);
  g_free (work);
}

static GPtrArray *
list_replies (const Work *work)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new ();

  for (guint i = 0; i < work->corpus->articles->len; i++)
    {
      const DictumCorpusArticle *article = g_ptr_array_index (work->corpus->articles, i);

      g_ptr_array_extend (claims, article->claims, NULL, NULL);
    }

  return dictum_list_due_replies (claims, work->now, FALSE);
}

static void
count_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  DictumStatistics *statistics;
  GError *error = NULL;

  work->corpus = dictum_corpus_new (g_steal_pointer (&work->snapshot), work->article);
  g_mutex_lock (&work->kept->mutex);
  statistics = dictum_statistics_new (work->corpus, work->kept->measures, work->now, cancellable,
                                      &error);
  g_mutex_unlock (&work->kept->mutex);
  work->replies = list_replies (work);
  if (statistics != NULL)
    {
      g_task_return_pointer (task, statistics, (GDestroyNotify) dictum_statistics_unref);
      return;
    }

  g_clear_pointer (&work->corpus, dictum_corpus_free);
  g_task_return_error (task, error);
}

static void
warn_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  gint64 start = g_get_monotonic_time ();
  GError *error = NULL;
  GPtrArray *warnings;

  if (work->whole != NULL)
    {
      g_clear_pointer (&work->corpus, dictum_corpus_free);
      work->corpus = dictum_corpus_new (g_steal_pointer (&work->whole), NULL);
    }
  warnings = dictum_warnings_list (work->corpus, cancellable, &error);
  work->took = (guint) ((g_get_monotonic_time () - start) / 1000);
  /* Here rather than with the task: the records may be the last of a project that was closed. */
  g_clear_pointer (&work->corpus, dictum_corpus_free);
  if (warnings != NULL)
    g_task_return_pointer (task, warnings, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
choose_warnings (DictumOverviewCount *self)
{
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  if (self->article == NULL)
    {
      self->warnings = g_ptr_array_ref (self->all);
      return;
    }

  self->warnings = g_ptr_array_new ();
  for (guint i = 0; i < self->all->len; i++)
    if (g_str_equal (((DictumWarning *) g_ptr_array_index (self->all, i))->article, self->article))
      g_ptr_array_add (self->warnings, g_ptr_array_index (self->all, i));
}

static void
warned_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumOverviewCount) self = DICTUM_OVERVIEW_COUNT (data);
  GPtrArray *old;
  GPtrArray *warnings = g_task_propagate_pointer (G_TASK (result), NULL);

  if (warnings == NULL)
    return;

  /* What is shown of the old ones is let go of while they are told of the new. */
  old = g_steal_pointer (&self->all);
  self->all = warnings;
  self->took = ((Work *) g_task_get_task_data (G_TASK (result)))->took;
  choose_warnings (self);
  g_signal_emit (self, signals[COUNTED], 0);
  dictum_release (old, (GDestroyNotify) g_ptr_array_unref);
}

/* Takes the work. */
static void
run (DictumOverviewCount *self, Work *work, GAsyncReadyCallback callback, GTaskThreadFunc thread)
{
  /* The thread, which may let go of the task last, must not let go of this. */
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, callback, g_object_ref (self));

  g_task_set_task_data (task, work, free_work);
  g_task_run_in_thread (task, thread);
}

static Work *
new_work (DictumOverviewCount *self)
{
  Work *work = g_new0 (Work, 1);

  work->now = g_date_time_new_now_local ();
  work->kept = self->kept;
  g_atomic_ref_count_inc (&work->kept->refs);

  return work;
}

static void
counted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumOverviewCount) self = DICTUM_OVERVIEW_COUNT (data);
  DictumStatistics *statistics = g_task_propagate_pointer (G_TASK (result), NULL);
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GPtrArray) old = NULL;
  Work *next;

  if (statistics == NULL)
    return;

  old = g_steal_pointer (&self->replies);
  g_clear_pointer (&self->statistics, dictum_statistics_unref);
  self->statistics = statistics;
  self->replies = g_steal_pointer (&work->replies);
  g_signal_emit (self, signals[COUNTED], 0);

  next = new_work (self);
  next->corpus = g_steal_pointer (&work->corpus);
  next->whole = g_steal_pointer (&work->whole);
  run (self, next, warned_cb, warn_thread);
}

static DictumProject *
get_project (DictumOverviewCount *self)
{
  return self->workbench != NULL ? dictum_workbench_get_project (self->workbench) : NULL;
}

static void
stop (DictumOverviewCount *self)
{
  g_clear_handle_id (&self->count_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
count_cb (gpointer data)
{
  DictumOverviewCount *self = DICTUM_OVERVIEW_COUNT (data);
  DictumProject *project = get_project (self);
  Work *work;

  self->count_id = 0;
  stop (self);
  if (self->article != NULL && dictum_project_get_article (project, self->article) == NULL)
    g_clear_pointer (&self->article, g_free);

  self->cancellable = g_cancellable_new ();
  work = new_work (self);
  if (!self->seen)
    {
      work->whole = dictum_project_take_snapshot (project);
      run (self, work, warned_cb, warn_thread);
      return G_SOURCE_REMOVE;
    }

  self->stale = FALSE;
  work->snapshot = dictum_project_take_snapshot (project);
  work->article = g_strdup (self->article);
  if (work->article != NULL)
    work->whole = dictum_project_take_snapshot (project);
  run (self, work, counted_cb, count_thread);

  return G_SOURCE_REMOVE;
}

static void
plan (DictumOverviewCount *self, guint pause)
{
  g_clear_handle_id (&self->count_id, g_source_remove);
  self->stale = TRUE;
  if (get_project (self) != NULL)
    self->count_id = g_timeout_add (self->seen ? pause : MAX (QUIET, self->took * RESTS), count_cb,
                                    self);
}

static void
changed_cb (DictumOverviewCount *self)
{
  plan (self, PAUSE);
}

static void
forget (DictumOverviewCount *self)
{
  stop (self);
  g_clear_pointer (&self->statistics, dictum_statistics_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_clear_pointer (&self->replies, g_ptr_array_unref);
  dictum_release (g_steal_pointer (&self->all), (GDestroyNotify) g_ptr_array_unref);
  self->took = 0;
}

static void
store_cb (DictumOverviewCount *self)
{
  forget (self);
  g_clear_pointer (&self->article, g_free);
  unref_kept (self->kept);
  self->kept = new_kept ();
  g_signal_emit (self, signals[COUNTED], 0);
  plan (self, 0);
}

static void
dictum_overview_count_dispose (GObject *object)
{
  DictumOverviewCount *self = DICTUM_OVERVIEW_COUNT (object);

  forget (self);
  g_clear_object (&self->signals);
  g_clear_object (&self->workbench);

  G_OBJECT_CLASS (dictum_overview_count_parent_class)->dispose (object);
}

static void
dictum_overview_count_finalize (GObject *object)
{
  DictumOverviewCount *self = DICTUM_OVERVIEW_COUNT (object);

  g_free (self->article);
  unref_kept (self->kept);

  G_OBJECT_CLASS (dictum_overview_count_parent_class)->finalize (object);
}

static void
dictum_overview_count_class_init (DictumOverviewCountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dictum_overview_count_dispose;
  object_class->finalize = dictum_overview_count_finalize;

  signals[COUNTED] = g_signal_new ("counted", DICTUM_TYPE_OVERVIEW_COUNT, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dictum_overview_count_init (DictumOverviewCount *self)
{
  self->kept = new_kept ();
  self->signals = g_signal_group_new (DICTUM_TYPE_WORKBENCH);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::store", G_CALLBACK (store_cb), self);
}

DictumOverviewCount *
dictum_overview_count_new (void)
{
  return g_object_new (DICTUM_TYPE_OVERVIEW_COUNT, NULL);
}

void
dictum_overview_count_set_workbench (DictumOverviewCount *self, DictumWorkbench *workbench)
{
  g_return_if_fail (DICTUM_IS_OVERVIEW_COUNT (self));

  if (!g_set_object (&self->workbench, workbench))
    return;

  g_signal_group_set_target (self->signals, workbench);
  if (workbench != NULL)
    store_cb (self);
  else
    stop (self);
}

void
dictum_overview_count_set_article (DictumOverviewCount *self, const char *article)
{
  g_return_if_fail (DICTUM_IS_OVERVIEW_COUNT (self));

  if (g_set_str (&self->article, article))
    plan (self, 0);
}

const char *
dictum_overview_count_get_article (DictumOverviewCount *self)
{
  return self->article;
}

void
dictum_overview_count_set_seen (DictumOverviewCount *self, gboolean seen)
{
  g_return_if_fail (DICTUM_IS_OVERVIEW_COUNT (self));

  self->seen = seen;
  if (seen && self->stale)
    plan (self, 0);
}

const DictumStatistics *
dictum_overview_count_get_statistics (DictumOverviewCount *self)
{
  return self->statistics;
}

GPtrArray *
dictum_overview_count_get_warnings (DictumOverviewCount *self)
{
  return self->warnings;
}

GPtrArray *
dictum_overview_count_get_replies (DictumOverviewCount *self)
{
  return self->replies;
}

int
dictum_overview_count_get_n_warnings (DictumOverviewCount *self)
{
  g_return_val_if_fail (DICTUM_IS_OVERVIEW_COUNT (self), -1);

  return self->all != NULL ? (int) self->all->len : -1;
}
