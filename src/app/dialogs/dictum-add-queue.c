/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-add-queue"

#include "dialogs/dictum-add-queue.h"

#include <glib/gi18n.h>

/* So many load at a time: enough to hide one slow server, few enough to be polite to one. */
#define MAX_RUNNING 3

/* Articles come into the project in the order in which they were asked for, unless one keeps the
 * others waiting for longer than this. */
#define PATIENCE_MS 1000

struct _DictumAddQueue
{
  GObject parent_instance;

  DictumWorkbench *workbench;
  GListStore *jobs;
  GPtrArray *arrivals; /* of Arrival, those that let earlier ones go first */
  guint patience;      /* the source that ends it */
  guint unfinished;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DictumAddQueue,
                               dictum_add_queue,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  PROP_0,
  PROP_UNFINISHED,
  N_PROPS
};

enum
{
  ADDED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* One loaded article between the loader and the project. */
typedef struct
{
  DictumAddQueue *queue;
  DictumAddJob *job;
  DictumArticle *article;
} Arrival;

static void
arrival_free (Arrival *arrival)
{
  g_object_unref (arrival->queue);
  g_object_unref (arrival->job);
  dictum_value_unref (arrival->article);
  g_free (arrival);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Arrival, arrival_free)

static guint
count (DictumAddQueue *self, DictumAddJobState state)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->jobs)); i++)
    {
      g_autoptr (DictumAddJob) job = g_list_model_get_item (G_LIST_MODEL (self->jobs), i);

      n += dictum_add_job_get_state (job) == state;
    }

  return n;
}

static void
remove_done (DictumAddQueue *self)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->jobs)); i > 0; i--)
    {
      g_autoptr (DictumAddJob) job = g_list_model_get_item (G_LIST_MODEL (self->jobs), i - 1);

      if (dictum_add_job_get_state (job) == DICTUM_ADD_JOB_DONE)
        g_list_store_remove (self->jobs, i - 1);
    }
}

static void
run_next (DictumAddQueue *self)
{
  guint running = count (self, DICTUM_ADD_JOB_RUNNING);

  for (guint i = 0;
       running < MAX_RUNNING && i < g_list_model_get_n_items (G_LIST_MODEL (self->jobs)); i++)
    {
      g_autoptr (DictumAddJob) job = g_list_model_get_item (G_LIST_MODEL (self->jobs), i);

      if (dictum_add_job_get_state (job) != DICTUM_ADD_JOB_WAITING)
        continue;

      dictum_add_job_run (job);
      running++;
    }
}

static void
update (DictumAddQueue *self)
{
  guint unfinished = count (self, DICTUM_ADD_JOB_WAITING) + count (self, DICTUM_ADD_JOB_RUNNING);

  if (unfinished == 0)
    remove_done (self);

  if (self->unfinished != unfinished)
    {
      self->unfinished = unfinished;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNFINISHED]);
    }
}

/* The article becomes part of the project. An error belongs in the row of the job, so the
 * workbench, which would show it as a message, is passed by. */
static void
keep (Arrival *arrival)
{
  DictumWorkbench *workbench = arrival->queue->workbench;
  DictumProject *project = workbench != NULL ? dictum_workbench_get_project (workbench) : NULL;
  g_autoptr (DictumChange) change = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = dictum_id_new ();
  g_autofree char *now = dictum_now ();

  if (project == NULL || dictum_add_job_get_state (arrival->job) != DICTUM_ADD_JOB_RUNNING)
    return;

  /* Time and id give the articles their order: that of coming into the project, not of loading. */
  dictum_value_set_string (&arrival->article->record.id, id);
  dictum_value_set_string (&arrival->article->added, now);
  change = dictum_edit_add_article (project, arrival->article,
                                    dictum_workbench_get_author (workbench), &error);
  if (change == NULL ||
      !dictum_store_apply (dictum_workbench_get_store (workbench), change, &error))
    {
      dictum_add_job_fail (arrival->job, error->message);
      return;
    }

  g_signal_emit (arrival->queue, signals[ADDED], 0, id);
  dictum_add_job_succeed (arrival->job);
}

static Arrival *
take_arrival (DictumAddQueue *self, DictumAddJob *job)
{
  for (guint i = 0; i < self->arrivals->len; i++)
    {
      Arrival *arrival = g_ptr_array_index (self->arrivals, i);

      if (arrival->job == job)
        return g_ptr_array_steal_index (self->arrivals, i);
    }

  return NULL;
}

/* Keeps what has arrived, in order. Stops at the first that is still on its way, unless it is not
 * to be waited for any longer. */
static void
keep_arrivals (DictumAddQueue *self, gboolean wait)
{
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->jobs)); i++)
    g_ptr_array_add (jobs, g_list_model_get_item (G_LIST_MODEL (self->jobs), i));

  for (guint i = 0; i < jobs->len; i++)
    {
      DictumAddJob *job = g_ptr_array_index (jobs, i);
      g_autoptr (Arrival) arrival = take_arrival (self, job);

      if (arrival != NULL)
        keep (arrival);
      else if (wait && dictum_add_job_get_state (job) == DICTUM_ADD_JOB_RUNNING)
        break;
    }

  if (self->arrivals->len == 0)
    g_clear_handle_id (&self->patience, g_source_remove);
}

static gboolean
patience_cb (gpointer data)
{
  DictumAddQueue *self = DICTUM_ADD_QUEUE (data);

  self->patience = 0;
  keep_arrivals (self, FALSE);

  return G_SOURCE_REMOVE;
}

static void
arrive (Arrival *arrival)
{
  g_autoptr (DictumAddQueue) self = g_object_ref (arrival->queue);

  g_ptr_array_add (self->arrivals, arrival);
  keep_arrivals (self, TRUE);
  if (self->arrivals->len > 0 && self->patience == 0)
    self->patience = g_timeout_add (PATIENCE_MS, patience_cb, self);
}

static void
store_snapshot_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autofree char *name = NULL;
  GError *error = NULL;

  name = dictum_snapshot_store_add (data, &error);
  if (name != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
snapshot_stored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Arrival) arrival = data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    arrive (g_steal_pointer (&arrival));
  else if (dictum_add_job_get_state (arrival->job) == DICTUM_ADD_JOB_RUNNING)
    dictum_add_job_fail (arrival->job, error->message);
}

static void
loaded_cb (DictumAddQueue *self, gpointer data, DictumAddJob *job)
{
  DictumLoaded *loaded = data;
  g_autoptr (Arrival) arrival = g_new0 (Arrival, 1);
  g_autoptr (GTask) task = NULL;

  arrival->queue = g_object_ref (self);
  arrival->job = g_object_ref (job);
  arrival->article = dictum_value_ref (loaded->article);

  if (loaded->snapshot == NULL)
    {
      arrive (g_steal_pointer (&arrival));
      return;
    }

  task = g_task_new (self, NULL, snapshot_stored_cb, g_steal_pointer (&arrival));
  g_task_set_task_data (task, g_bytes_ref (loaded->snapshot), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, store_snapshot_thread);
}

static void
state_cb (DictumAddQueue *self)
{
  run_next (self);
  if (self->arrivals->len > 0)
    keep_arrivals (self, TRUE);
  update (self);
}

static GType
get_item_type (GListModel *model)
{
  return DICTUM_TYPE_ADD_JOB;
}

static guint
get_n_items (GListModel *model)
{
  DictumAddQueue *self = DICTUM_ADD_QUEUE (model);

  return g_list_model_get_n_items (G_LIST_MODEL (self->jobs));
}

static gpointer
get_item (GListModel *model, guint position)
{
  DictumAddQueue *self = DICTUM_ADD_QUEUE (model);

  return g_list_model_get_item (G_LIST_MODEL (self->jobs), position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
dictum_add_queue_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DictumAddQueue *self = DICTUM_ADD_QUEUE (object);

  switch (prop_id)
    {
    case PROP_UNFINISHED:
      g_value_set_uint (value, self->unfinished);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_add_queue_dispose (GObject *object)
{
  DictumAddQueue *self = DICTUM_ADD_QUEUE (object);

  dictum_add_queue_cancel_all (self);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->workbench);

  G_OBJECT_CLASS (dictum_add_queue_parent_class)->dispose (object);
}

static void
dictum_add_queue_finalize (GObject *object)
{
  DictumAddQueue *self = DICTUM_ADD_QUEUE (object);

  g_object_unref (self->jobs);
  g_ptr_array_unref (self->arrivals);

  G_OBJECT_CLASS (dictum_add_queue_parent_class)->finalize (object);
}

static void
dictum_add_queue_class_init (DictumAddQueueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dictum_add_queue_get_property;
  object_class->dispose = dictum_add_queue_dispose;
  object_class->finalize = dictum_add_queue_finalize;

  properties[PROP_UNFINISHED] = g_param_spec_uint ("unfinished", NULL, NULL, 0, G_MAXUINT, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ADDED] = g_signal_new ("added", DICTUM_TYPE_ADD_QUEUE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dictum_add_queue_init (DictumAddQueue *self)
{
  self->jobs = g_list_store_new (DICTUM_TYPE_ADD_JOB);
  self->arrivals = g_ptr_array_new_with_free_func ((GDestroyNotify) arrival_free);
  g_signal_connect_object (self->jobs, "items-changed", G_CALLBACK (g_list_model_items_changed),
                           self, G_CONNECT_SWAPPED);
}

DictumAddQueue *
dictum_add_queue_new (DictumWorkbench *workbench)
{
  DictumAddQueue *self;

  g_return_val_if_fail (DICTUM_IS_WORKBENCH (workbench), NULL);

  self = g_object_new (DICTUM_TYPE_ADD_QUEUE, NULL);
  self->workbench = g_object_ref (workbench);

  return self;
}

void
dictum_add_queue_push (DictumAddQueue *self, DictumLoadRequest *request)
{
  g_autoptr (DictumAddJob) job = NULL;

  g_return_if_fail (DICTUM_IS_ADD_QUEUE (self));
  g_return_if_fail (request != NULL);

  job = dictum_add_job_new (request);
  g_signal_connect_object (job, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (job, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_list_store_append (self->jobs, job);
  state_cb (self);
}

void
dictum_add_queue_retry (DictumAddQueue *self, DictumAddJob *job)
{
  g_return_if_fail (DICTUM_IS_ADD_QUEUE (self));
  g_return_if_fail (DICTUM_IS_ADD_JOB (job));

  if (dictum_add_job_get_state (job) == DICTUM_ADD_JOB_FAILED)
    dictum_add_job_reset (job);
}

void
dictum_add_queue_dismiss (DictumAddQueue *self, DictumAddJob *job)
{
  guint position;

  g_return_if_fail (DICTUM_IS_ADD_QUEUE (self));
  g_return_if_fail (DICTUM_IS_ADD_JOB (job));

  dictum_add_job_cancel (job);
  if (g_list_store_find (self->jobs, job, &position))
    g_list_store_remove (self->jobs, position);
}

void
dictum_add_queue_cancel_all (DictumAddQueue *self)
{
  g_return_if_fail (DICTUM_IS_ADD_QUEUE (self));

  /* The last first: stopping one would start the next that waits. */
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->jobs)); i > 0; i--)
    {
      g_autoptr (DictumAddJob) job = g_list_model_get_item (G_LIST_MODEL (self->jobs), i - 1);

      g_list_store_remove (self->jobs, i - 1);
      dictum_add_job_cancel (job);
    }

  g_ptr_array_set_size (self->arrivals, 0);
}

guint
dictum_add_queue_get_unfinished (DictumAddQueue *self)
{
  g_return_val_if_fail (DICTUM_IS_ADD_QUEUE (self), 0);

  return self->unfinished;
}

/**
 * dictum_add_is_address:
 * @line: some words
 *
 * Returns: whether they are a link or the path of a file rather than a text
 */
gboolean
dictum_add_is_address (const char *line)
{
  g_autofree char *scheme = NULL;

  g_return_val_if_fail (line != NULL, FALSE);

  if (*line == '/' || g_str_has_prefix (line, "~/"))
    return TRUE;

  if (strpbrk (line, " \t") != NULL)
    return FALSE;

  scheme = g_uri_parse_scheme (line);

  return scheme != NULL &&
         g_strv_contains ((const char *const[]) { "http", "https", "file", NULL }, scheme);
}

/* What a line stands for in a list of links and paths. */
static DictumLoadRequest *
make_request (const char *line)
{
  g_autoptr (GFile) file = NULL;

  /* An address that one would type: “courier.example/harbour”, “letter.txt”. */
  if (dictum_add_is_address (line) || (strpbrk (line, " \t") == NULL && strchr (line, '.') != NULL))
    return dictum_load_request_new_for_words (line);

  /* Words among them are a slip. As a file that is not there they get a row that says so, and the
   * rest of the list is loaded. */
  file = g_file_new_for_path (line);

  return dictum_load_request_new_for_file (file);
}

/* Most lines are links or paths: it is a list, also where a line of it went wrong. */
static gboolean
is_list (const char *const *lines)
{
  guint n_addresses = 0;
  guint n_others = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (dictum_add_is_address (lines[i]))
        n_addresses++;
      else if (*lines[i] != '\0')
        n_others++;
    }

  return n_addresses > n_others;
}

/**
 * dictum_add_split_words:
 * @words: what was pasted, dropped or typed
 *
 * Returns: (transfer full) (element-type DictumLoadRequest): one for each line of a list of links
 *   and paths, or one for the whole as the text of an article; none for blank words
 */
GPtrArray *
dictum_add_split_words (const char *words)
{
  g_autoptr (GPtrArray) requests = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean empty = TRUE;

  g_return_val_if_fail (words != NULL, NULL);

  requests = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_load_request_unref);
  lines = g_strsplit (words, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    empty = *g_strstrip (lines[i]) == '\0' && empty;

  if (empty)
    return g_steal_pointer (&requests);

  if (!is_list ((const char *const *) lines))
    {
      g_ptr_array_add (requests, dictum_load_request_new_for_words (words));
      return g_steal_pointer (&requests);
    }

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_ptr_array_add (requests, make_request (lines[i]));

  return g_steal_pointer (&requests);
}
