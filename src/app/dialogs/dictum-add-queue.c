/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-add-queue"

#include "dialogs/dictum-add-queue.h"

#include "dialogs/dictum-add-arrival.h"

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
  GPtrArray *arrivals; /* of DictumAddArrival, those that let earlier ones go first */
  guint patience;      /* the source that ends it */
  gboolean busy;       /* with one of them */
  gboolean review;
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
  PROP_REVIEW,
  PROP_UNFINISHED,
  N_PROPS
};

enum
{
  ADDED,
  HELD,
  FAILED,
  REVIEW,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

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

      /* What is to be known of a text stays to be read. */
      if (dictum_add_job_get_state (job) == DICTUM_ADD_JOB_DONE &&
          dictum_add_job_get_loaded (job)->notice == NULL)
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

/* Whether it only waits to be seen. */
static gboolean
is_sure (DictumAddJob *job)
{
  GPtrArray *duplicates = dictum_add_job_get_duplicates (job);

  return dictum_add_job_get_state (job) == DICTUM_ADD_JOB_READY &&
         (duplicates == NULL || duplicates->len == 0);
}

static void
hold (DictumAddQueue *self, DictumAddJob *job, GPtrArray *duplicates)
{
  dictum_add_job_hold (job, duplicates);
  g_signal_emit (self, signals[HELD], 0, job);
}

/* ---- One at a time: looked for in the project, stored, added ---- */

static void arrive_next (DictumAddQueue *self, gboolean wait);

/* The one that was worked on is done with, whatever came of it. */
static void
arrived_cb (DictumAddArrival *taken,
            DictumAddOutcome outcome,
            const char *article,
            GPtrArray *duplicates,
            gpointer data)
{
  g_autoptr (DictumAddQueue) self = DICTUM_ADD_QUEUE (data);
  g_autoptr (DictumAddArrival) arrival = taken;
  DictumAddJob *job = dictum_add_arrival_get_job (arrival);

  if (outcome == DICTUM_ADD_ARRIVAL_ADDED)
    {
      g_signal_emit (self, signals[ADDED], 0, article);
      dictum_add_job_succeed (job);
    }
  else if (outcome == DICTUM_ADD_ARRIVAL_ASKS)
    hold (self, job, duplicates);

  self->busy = FALSE;
  arrive_next (self, TRUE);
}

static DictumAddArrival *
take_arrival (DictumAddQueue *self, DictumAddJob *job)
{
  for (guint i = 0; i < self->arrivals->len; i++)
    {
      DictumAddArrival *arrival = g_ptr_array_index (self->arrivals, i);

      if (dictum_add_arrival_get_job (arrival) == job)
        return g_ptr_array_steal_index (self->arrivals, i);
    }

  return NULL;
}

/* Takes the first that has arrived, in order. Stops at one that is still on its way, unless it is
 * not to be waited for any longer. */
static void
arrive_next (DictumAddQueue *self, gboolean wait)
{
  DictumAddArrival *arrival = NULL;

  if (self->busy || self->workbench == NULL)
    return;

  for (guint i = 0; arrival == NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->jobs));
       i++)
    {
      g_autoptr (DictumAddJob) job = g_list_model_get_item (G_LIST_MODEL (self->jobs), i);

      arrival = take_arrival (self, job);
      if (arrival == NULL && wait && dictum_add_job_get_state (job) == DICTUM_ADD_JOB_RUNNING)
        break;
    }

  if (arrival != NULL)
    {
      self->busy = TRUE;
      dictum_add_arrival_run (arrival, self->workbench, self->review, arrived_cb,
                              g_object_ref (self));
    }
  if (self->arrivals->len == 0)
    g_clear_handle_id (&self->patience, g_source_remove);
}

static gboolean
patience_cb (gpointer data)
{
  DictumAddQueue *self = DICTUM_ADD_QUEUE (data);

  self->patience = 0;
  arrive_next (self, FALSE);

  return G_SOURCE_REMOVE;
}

static void
arrive (DictumAddQueue *self, DictumAddArrival *arrival)
{
  g_autoptr (DictumAddQueue) alive = g_object_ref (self);
  gboolean wanted = dictum_add_arrival_is_wanted (arrival);

  g_ptr_array_add (self->arrivals, arrival);
  arrive_next (self, !wanted);
  if (self->arrivals->len > 0 && self->patience == 0)
    self->patience = g_timeout_add (PATIENCE_MS, patience_cb, self);
}

static void
loaded_cb (DictumAddQueue *self, DictumAddJob *job)
{
  if (dictum_add_job_get_loaded (job)->article != NULL)
    arrive (self, dictum_add_arrival_new (job));
  else
    hold (self, job, NULL);
}

static void
state_cb (DictumAddQueue *self)
{
  run_next (self);
  if (self->arrivals->len > 0)
    arrive_next (self, TRUE);
  update (self);
}

static void
job_cb (DictumAddQueue *self, GParamSpec *pspec, DictumAddJob *job)
{
  if (dictum_add_job_get_state (job) == DICTUM_ADD_JOB_FAILED)
    g_signal_emit (self, signals[FAILED], 0, job);
  state_cb (self);
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
    case PROP_REVIEW:
      g_value_set_boolean (value, self->review);
      break;

    case PROP_UNFINISHED:
      g_value_set_uint (value, self->unfinished);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_add_queue_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  DictumAddQueue *self = DICTUM_ADD_QUEUE (object);

  switch (prop_id)
    {
    case PROP_REVIEW:
      self->review = g_value_get_boolean (value);
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
  object_class->set_property = dictum_add_queue_set_property;
  object_class->dispose = dictum_add_queue_dispose;
  object_class->finalize = dictum_add_queue_finalize;

  properties[PROP_REVIEW] = g_param_spec_boolean ("review", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_UNFINISHED] = g_param_spec_uint ("unfinished", NULL, NULL, 0, G_MAXUINT, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ADDED] = g_signal_new ("added", DICTUM_TYPE_ADD_QUEUE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[HELD] = g_signal_new ("held", DICTUM_TYPE_ADD_QUEUE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, DICTUM_TYPE_ADD_JOB);
  signals[FAILED] = g_signal_new ("failed", DICTUM_TYPE_ADD_QUEUE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, DICTUM_TYPE_ADD_JOB);
  signals[REVIEW] = g_signal_new ("review", DICTUM_TYPE_ADD_QUEUE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, DICTUM_TYPE_ADD_JOB);
}

static void
dictum_add_queue_init (DictumAddQueue *self)
{
  self->jobs = g_list_store_new (DICTUM_TYPE_ADD_JOB);
  self->arrivals = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_add_arrival_free);
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
  g_signal_connect_object (job, "notify::state", G_CALLBACK (job_cb), self, G_CONNECT_SWAPPED);
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

/* The editor wants it in the project, as a version of an article there when version_of is one. */
void
dictum_add_queue_accept (DictumAddQueue *self, DictumAddJob *job, const char *version_of)
{
  DictumAddArrival *arrival;

  g_return_if_fail (DICTUM_IS_ADD_QUEUE (self));
  g_return_if_fail (DICTUM_IS_ADD_JOB (job));
  g_return_if_fail (dictum_add_job_get_state (job) == DICTUM_ADD_JOB_READY);

  arrival = dictum_add_arrival_new (job);
  dictum_add_arrival_want (arrival, version_of);
  dictum_add_job_resume (job);
  arrive (self, arrival);
}

/* All that are ready and that the project does not have already. */
void
dictum_add_queue_accept_all (DictumAddQueue *self)
{
  g_return_if_fail (DICTUM_IS_ADD_QUEUE (self));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->jobs)); i++)
    {
      g_autoptr (DictumAddJob) job = g_list_model_get_item (G_LIST_MODEL (self->jobs), i);

      if (is_sure (job))
        dictum_add_queue_accept (self, job, NULL);
    }
}

guint
dictum_add_queue_count_sure (DictumAddQueue *self)
{
  guint n = 0;

  g_return_val_if_fail (DICTUM_IS_ADD_QUEUE (self), 0);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->jobs)); i++)
    {
      g_autoptr (DictumAddJob) job = g_list_model_get_item (G_LIST_MODEL (self->jobs), i);

      n += is_sure (job);
    }

  return n;
}

/* Asks whoever can to show what was loaded. */
void
dictum_add_queue_review (DictumAddQueue *self, DictumAddJob *job)
{
  g_return_if_fail (DICTUM_IS_ADD_QUEUE (self));
  g_return_if_fail (DICTUM_IS_ADD_JOB (job));

  g_signal_emit (self, signals[REVIEW], 0, job);
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

/* What waits or runs stops, and stays to be tried again; what is loaded stays. */
void
dictum_add_queue_stop_all (DictumAddQueue *self)
{
  g_return_if_fail (DICTUM_IS_ADD_QUEUE (self));

  /* The last first: stopping one would start the next that waits. */
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->jobs)); i > 0; i--)
    {
      g_autoptr (DictumAddJob) job = g_list_model_get_item (G_LIST_MODEL (self->jobs), i - 1);

      dictum_add_job_cancel (job);
    }
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

DictumProject *
dictum_add_queue_get_project (DictumAddQueue *self)
{
  g_return_val_if_fail (DICTUM_IS_ADD_QUEUE (self), NULL);

  return self->workbench != NULL ? dictum_workbench_get_project (self->workbench) : NULL;
}

guint
dictum_add_queue_get_unfinished (DictumAddQueue *self)
{
  g_return_val_if_fail (DICTUM_IS_ADD_QUEUE (self), 0);

  return self->unfinished;
}
