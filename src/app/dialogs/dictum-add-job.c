/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-add-job"

#include "dialogs/dictum-add-job.h"

#include <glib/gi18n.h>

struct _DictumAddJob
{
  GObject parent_instance;

  DictumLoadRequest *request;
  GCancellable *cancellable;
  DictumLoaded *loaded;
  GPtrArray *duplicates; /* of DictumDuplicate; NULL until it was looked for them */
  char *title;
  char *detail;
  double fraction;
  DictumAddJobState state;
};

G_DEFINE_FINAL_TYPE (DictumAddJob, dictum_add_job, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_ALTERED,
  PROP_DETAIL,
  PROP_DOUBTFUL,
  PROP_FRACTION,
  PROP_KNOWN,
  PROP_NOTICE,
  PROP_STATE,
  N_PROPS
};

enum
{
  LOADED,
  N_SIGNALS
};

static const char *const state_nicks[] = { "waiting", "running", "failed",
                                           "done",    "ready",   "choices" };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
set_progress (DictumAddJob *self, const char *detail, double fraction)
{
  gboolean was_known = self->fraction >= 0;

  if (g_set_str (&self->detail, detail))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAIL]);

  if (self->fraction < fraction || self->fraction > fraction)
    {
      self->fraction = fraction;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
    }

  if (was_known != (fraction >= 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KNOWN]);
}

static void
set_state (DictumAddJob *self, DictumAddJobState state, const char *detail)
{
  g_object_freeze_notify (G_OBJECT (self));
  set_progress (self, detail, -1);

  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }

  g_object_thaw_notify (G_OBJECT (self));
}

static void
take_duplicates (DictumAddJob *self, GPtrArray *duplicates)
{
  g_clear_pointer (&self->duplicates, g_ptr_array_unref);
  self->duplicates = duplicates != NULL ? g_ptr_array_ref (duplicates) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ALTERED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOUBTFUL]);
}

/* One run of a job: what comes of it counts only while it is the last one and was not stopped. */
typedef struct
{
  DictumAddJob *job;
  GCancellable *cancellable;
} Run;

static void
run_free (Run *run)
{
  g_object_unref (run->job);
  g_object_unref (run->cancellable);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

static gboolean
is_current (Run *run)
{
  return run->job->state == DICTUM_ADD_JOB_RUNNING &&
         !g_cancellable_is_cancelled (run->cancellable);
}

/* The run is there until its end, after which the loader does not call this. */
static void
progress_cb (const char *stage, double fraction, gpointer data)
{
  Run *run = data;

  if (is_current (run))
    set_progress (run->job, stage, fraction);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Run) run = data;
  DictumAddJob *self = run->job;
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = dictum_load_finish (result, &error);

  if (!is_current (run))
    return;

  if (loaded == NULL)
    {
      dictum_add_job_fail (self, error->message);
      return;
    }

  self->loaded = g_steal_pointer (&loaded);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTICE]);
  dictum_add_job_update_title (self);
  g_signal_emit (self, signals[LOADED], 0);
}

static void
dictum_add_job_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DictumAddJob *self = DICTUM_ADD_JOB (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;

    case PROP_FRACTION:
      g_value_set_double (value, MAX (self->fraction, 0));
      break;

    case PROP_ALTERED:
      g_value_set_boolean (value, dictum_add_job_get_altered (self) != NULL);
      break;

    case PROP_DOUBTFUL:
      g_value_set_boolean (value, self->duplicates != NULL && self->duplicates->len > 0);
      break;

    case PROP_NOTICE:
      g_value_set_string (value, self->loaded != NULL ? self->loaded->notice : NULL);
      break;

    case PROP_KNOWN:
      g_value_set_boolean (value, self->fraction >= 0);
      break;

    case PROP_STATE:
      g_value_set_static_string (value, state_nicks[self->state]);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_add_job_finalize (GObject *object)
{
  DictumAddJob *self = DICTUM_ADD_JOB (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->request, dictum_load_request_unref);
  g_clear_pointer (&self->loaded, dictum_loaded_free);
  g_clear_pointer (&self->duplicates, g_ptr_array_unref);
  g_free (self->title);
  g_free (self->detail);

  G_OBJECT_CLASS (dictum_add_job_parent_class)->finalize (object);
}

static void
dictum_add_job_class_init (DictumAddJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dictum_add_job_get_property;
  object_class->finalize = dictum_add_job_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  properties[PROP_ALTERED] = g_param_spec_boolean ("altered", NULL, NULL, FALSE, flags);
  properties[PROP_DOUBTFUL] = g_param_spec_boolean ("doubtful", NULL, NULL, FALSE, flags);
  properties[PROP_NOTICE] = g_param_spec_string ("notice", NULL, NULL, NULL, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_KNOWN] = g_param_spec_boolean ("known", NULL, NULL, FALSE, flags);
  properties[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[LOADED] = g_signal_new ("loaded", DICTUM_TYPE_ADD_JOB, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
dictum_add_job_init (DictumAddJob *self)
{
  self->fraction = -1;
}

DictumAddJob *
dictum_add_job_new (DictumLoadRequest *request)
{
  DictumAddJob *self;

  g_return_val_if_fail (request != NULL, NULL);

  self = g_object_new (DICTUM_TYPE_ADD_JOB, NULL);
  self->request = dictum_load_request_ref (request);
  self->title = dictum_load_request_describe (request);
  self->detail = g_strdup (_ ("Waiting"));

  return self;
}

DictumAddJobState
dictum_add_job_get_state (DictumAddJob *self)
{
  g_return_val_if_fail (DICTUM_IS_ADD_JOB (self), DICTUM_ADD_JOB_FAILED);

  return self->state;
}

const char *
dictum_add_job_get_detail (DictumAddJob *self)
{
  g_return_val_if_fail (DICTUM_IS_ADD_JOB (self), NULL);

  return self->detail;
}

DictumLoaded *
dictum_add_job_get_loaded (DictumAddJob *self)
{
  g_return_val_if_fail (DICTUM_IS_ADD_JOB (self), NULL);

  return self->loaded;
}

GPtrArray *
dictum_add_job_get_duplicates (DictumAddJob *self)
{
  g_return_val_if_fail (DICTUM_IS_ADD_JOB (self), NULL);

  return self->duplicates;
}

const char *
dictum_add_job_get_altered (DictumAddJob *self)
{
  const DictumDuplicate *first;

  g_return_val_if_fail (DICTUM_IS_ADD_JOB (self), NULL);

  if (self->duplicates == NULL || self->duplicates->len == 0)
    return NULL;
  first = g_ptr_array_index (self->duplicates, 0);

  return (first->reasons & DICTUM_DUPLICATE_SAME_TEXT) == 0 ? first->article->record.id : NULL;
}

GCancellable *
dictum_add_job_get_cancellable (DictumAddJob *self)
{
  g_return_val_if_fail (DICTUM_IS_ADD_JOB (self), NULL);

  return self->cancellable;
}

void
dictum_add_job_run (DictumAddJob *self)
{
  Run *run;

  g_return_if_fail (DICTUM_IS_ADD_JOB (self));
  g_return_if_fail (self->state == DICTUM_ADD_JOB_WAITING);

  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_state (self, DICTUM_ADD_JOB_RUNNING, _ ("Starting"));

  run = g_new0 (Run, 1);
  run->job = g_object_ref (self);
  run->cancellable = g_object_ref (self->cancellable);
  dictum_load_async (self->request, progress_cb, run, NULL, self->cancellable, loaded_cb, run);
}

/* Stops it, whatever it is at; what comes in later is dropped. */
void
dictum_add_job_cancel (DictumAddJob *self)
{
  g_return_if_fail (DICTUM_IS_ADD_JOB (self));

  if (self->state != DICTUM_ADD_JOB_WAITING && self->state != DICTUM_ADD_JOB_RUNNING)
    return;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  dictum_add_job_fail (self, _ ("Stopped"));
}

/* Back to waiting, to be run again. */
void
dictum_add_job_reset (DictumAddJob *self)
{
  g_return_if_fail (DICTUM_IS_ADD_JOB (self));
  g_return_if_fail (self->state == DICTUM_ADD_JOB_FAILED);

  g_clear_pointer (&self->loaded, dictum_loaded_free);
  take_duplicates (self, NULL);
  set_state (self, DICTUM_ADD_JOB_WAITING, _ ("Waiting"));
}

static char *
describe_question (DictumAddJob *self)
{
  const DictumDuplicate *first;
  g_autofree char *likeness = NULL;

  if (self->duplicates == NULL || self->duplicates->len == 0)
    return g_strdup (_ ("Ready to be added"));

  first = g_ptr_array_index (self->duplicates, 0);
  likeness = dictum_duplicate_describe (first);

  /* Translators: the title of an article, then what is the same in it, as in “same link, 93 % of
   * the text”. */
  return g_strdup_printf (_ ("The project has “%s”: %s"),
                          first->article->title != NULL ? first->article->title : _ ("Untitled"),
                          likeness);
}

void
dictum_add_job_hold (DictumAddJob *self, GPtrArray *duplicates)
{
  g_autofree char *question = NULL;

  g_return_if_fail (DICTUM_IS_ADD_JOB (self));
  g_return_if_fail (self->loaded != NULL);

  if (self->loaded->article == NULL)
    {
      guint n = self->loaded->choices->len;

      question = g_strdup_printf (
          ngettext ("%'u article to choose from", "%'u articles to choose from", n), n);
      set_state (self, DICTUM_ADD_JOB_CHOICES, question);
      return;
    }

  take_duplicates (self, duplicates);
  question = describe_question (self);
  set_state (self, DICTUM_ADD_JOB_READY, question);
}

/* The editor has decided that it is to be added. */
void
dictum_add_job_resume (DictumAddJob *self)
{
  g_return_if_fail (DICTUM_IS_ADD_JOB (self));
  g_return_if_fail (self->state == DICTUM_ADD_JOB_READY);

  set_state (self, DICTUM_ADD_JOB_RUNNING, _ ("Adding"));
}

void
dictum_add_job_update_title (DictumAddJob *self)
{
  const char *title = NULL;

  g_return_if_fail (DICTUM_IS_ADD_JOB (self));

  if (self->loaded != NULL && self->loaded->article != NULL)
    title = self->loaded->article->title;
  else if (self->loaded != NULL)
    title = self->loaded->title;
  if (title != NULL && g_set_str (&self->title, title))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

void
dictum_add_job_succeed (DictumAddJob *self)
{
  g_return_if_fail (DICTUM_IS_ADD_JOB (self));

  set_state (self, DICTUM_ADD_JOB_DONE, _ ("Added"));
}

void
dictum_add_job_fail (DictumAddJob *self, const char *reason)
{
  g_return_if_fail (DICTUM_IS_ADD_JOB (self));

  set_state (self, DICTUM_ADD_JOB_FAILED, reason);
}
