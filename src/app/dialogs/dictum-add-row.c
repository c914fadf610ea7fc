/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-add-row"

#include "dialogs/dictum-add-row.h"

#include "dictum-config.h"

struct _DictumAddRow
{
  GtkListBoxRow parent_instance;

  DictumAddQueue *queue;
  DictumAddJob *job;
};

G_DEFINE_FINAL_TYPE (DictumAddRow, dictum_add_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  PROP_0,
  PROP_JOB,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* For the template: whether the job is in a state, by its nick. */
static gboolean
state_is (DictumAddRow *self, const char *state, const char *wanted)
{
  return g_strcmp0 (state, wanted) == 0;
}

static gboolean
is_unfinished (DictumAddRow *self, const char *state)
{
  return g_strcmp0 (state, "waiting") == 0 || g_strcmp0 (state, "running") == 0;
}

static gboolean
shows_bar (DictumAddRow *self, const char *state, gboolean known)
{
  return known && g_strcmp0 (state, "running") == 0;
}

/* Beside “Stop” while it is on its way, beside “Try Again” once that is over. */
static gboolean
is_dismissable (DictumAddRow *self, const char *state)
{
  return !is_unfinished (self, state);
}

static gboolean
is_held (DictumAddRow *self, const char *state)
{
  return g_strcmp0 (state, "ready") == 0 || g_strcmp0 (state, "choices") == 0;
}

static gboolean
has_words (DictumAddRow *self, const char *words)
{
  return words != NULL;
}

static gboolean
is_ready (DictumAddRow *self, const char *state, gboolean doubtful, gboolean wanted)
{
  return g_strcmp0 (state, "ready") == 0 && doubtful == wanted;
}

static void
add_cb (DictumAddRow *self)
{
  dictum_add_queue_accept (self->queue, self->job, NULL);
}

static void
add_version_cb (DictumAddRow *self)
{
  dictum_add_queue_accept (self->queue, self->job, dictum_add_job_get_altered (self->job));
}

static void
review_cb (DictumAddRow *self)
{
  dictum_add_queue_review (self->queue, self->job);
}

static void
stop_cb (DictumAddRow *self)
{
  dictum_add_job_cancel (self->job);
}

static void
retry_cb (DictumAddRow *self)
{
  dictum_add_queue_retry (self->queue, self->job);
}

static void
dismiss_cb (DictumAddRow *self)
{
  dictum_add_queue_dismiss (self->queue, self->job);
}

static void
dictum_add_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DictumAddRow *self = DICTUM_ADD_ROW (object);

  switch (prop_id)
    {
    case PROP_JOB:
      g_value_set_object (value, self->job);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_add_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DictumAddRow *self = DICTUM_ADD_ROW (object);

  switch (prop_id)
    {
    case PROP_JOB:
      g_set_object (&self->job, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_add_row_dispose (GObject *object)
{
  DictumAddRow *self = DICTUM_ADD_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_ADD_ROW);
  g_clear_object (&self->job);
  g_clear_object (&self->queue);

  G_OBJECT_CLASS (dictum_add_row_parent_class)->dispose (object);
}

static void
dictum_add_row_class_init (DictumAddRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dictum_add_row_get_property;
  object_class->set_property = dictum_add_row_set_property;
  object_class->dispose = dictum_add_row_dispose;

  properties[PROP_JOB] = g_param_spec_object ("job", NULL, NULL, DICTUM_TYPE_ADD_JOB,
                                              G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                                                  G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DICTUM_RESOURCE_PATH "dialogs/dictum-add-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_version_cb);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_cb);
  gtk_widget_class_bind_template_callback (widget_class, has_words);
  gtk_widget_class_bind_template_callback (widget_class, is_dismissable);
  gtk_widget_class_bind_template_callback (widget_class, is_held);
  gtk_widget_class_bind_template_callback (widget_class, is_ready);
  gtk_widget_class_bind_template_callback (widget_class, is_unfinished);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, review_cb);
  gtk_widget_class_bind_template_callback (widget_class, shows_bar);
  gtk_widget_class_bind_template_callback (widget_class, state_is);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
dictum_add_row_init (DictumAddRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dictum_add_row_new (DictumAddQueue *queue, DictumAddJob *job)
{
  DictumAddRow *self;

  g_return_val_if_fail (DICTUM_IS_ADD_QUEUE (queue), NULL);
  g_return_val_if_fail (DICTUM_IS_ADD_JOB (job), NULL);

  self = g_object_new (DICTUM_TYPE_ADD_ROW, "job", job, NULL);
  self->queue = g_object_ref (queue);

  return GTK_WIDGET (self);
}
