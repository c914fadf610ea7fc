/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sources"

#include "sources/dictum-source-census.h"

#include "edit/dictum-source-alike.h"

/* Milliseconds from a change to counting anew: typing into a field is many changes. */
#define PAUSE 200

struct _DictumSourceCensus
{
  GObject parent_instance;

  DictumWorkbench *workbench;
  GSignalGroup *signals;
  GCancellable *cancellable; /* of what is counted now */
  DictumRegister *figures;
  GPtrArray *alikes;
  guint count_id;
  gboolean seen;
  gboolean stale; /* not counted since something changed */
};

G_DEFINE_FINAL_TYPE (DictumSourceCensus, dictum_source_census, G_TYPE_OBJECT)

enum
{
  COUNTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static DictumProject *
get_project (DictumSourceCensus *self)
{
  return self->workbench != NULL ? dictum_workbench_get_project (self->workbench) : NULL;
}

static void
alike_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  GPtrArray *alikes = dictum_project_find_alike_finish (result, NULL);
  DictumSourceCensus *self;

  /* Cancelled: then there may be nobody who wanted to know. */
  if (alikes == NULL)
    return;
  self = DICTUM_SOURCE_CENSUS (data);

  g_clear_pointer (&self->alikes, g_ptr_array_unref);
  self->alikes = alikes;
  g_signal_emit (self, signals[COUNTED], 0);
}

static void
figures_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  DictumRegister *figures = dictum_project_register_finish (result, NULL);
  DictumSourceCensus *self;

  if (figures == NULL)
    return;
  self = DICTUM_SOURCE_CENSUS (data);

  g_clear_pointer (&self->figures, dictum_register_unref);
  self->figures = figures;
  g_signal_emit (self, signals[COUNTED], 0);
}

static void
stop (DictumSourceCensus *self)
{
  g_clear_handle_id (&self->count_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
count_cb (gpointer data)
{
  DictumSourceCensus *self = DICTUM_SOURCE_CENSUS (data);

  self->count_id = 0;
  stop (self);
  self->stale = FALSE;
  self->cancellable = g_cancellable_new ();
  dictum_project_register_async (get_project (self), self->cancellable, figures_cb, self);
  dictum_project_find_alike_async (get_project (self), self->cancellable, alike_cb, self);
  return G_SOURCE_REMOVE;
}

static void
plan (DictumSourceCensus *self, guint pause)
{
  g_clear_handle_id (&self->count_id, g_source_remove);
  self->stale = TRUE;
  if (self->seen && get_project (self) != NULL)
    self->count_id = g_timeout_add (pause, count_cb, self);
}

static void
changed_cb (DictumSourceCensus *self)
{
  plan (self, PAUSE);
}

static void
store_cb (DictumSourceCensus *self)
{
  stop (self);
  g_clear_pointer (&self->figures, dictum_register_unref);
  g_clear_pointer (&self->alikes, g_ptr_array_unref);
  plan (self, 0);
}

static void
dictum_source_census_dispose (GObject *object)
{
  DictumSourceCensus *self = DICTUM_SOURCE_CENSUS (object);

  stop (self);
  g_clear_object (&self->signals);
  g_clear_object (&self->workbench);
  g_clear_pointer (&self->figures, dictum_register_unref);
  g_clear_pointer (&self->alikes, g_ptr_array_unref);
  G_OBJECT_CLASS (dictum_source_census_parent_class)->dispose (object);
}

static void
dictum_source_census_class_init (DictumSourceCensusClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dictum_source_census_dispose;

  signals[COUNTED] = g_signal_new ("counted", DICTUM_TYPE_SOURCE_CENSUS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
dictum_source_census_init (DictumSourceCensus *self)
{
  self->signals = g_signal_group_new (DICTUM_TYPE_WORKBENCH);
  g_signal_group_connect_swapped (self->signals, "notify::store", G_CALLBACK (store_cb), self);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (changed_cb), self);
}

DictumSourceCensus *
dictum_source_census_new (void)
{
  return g_object_new (DICTUM_TYPE_SOURCE_CENSUS, NULL);
}

void
dictum_source_census_set_workbench (DictumSourceCensus *self, DictumWorkbench *workbench)
{
  g_return_if_fail (DICTUM_IS_SOURCE_CENSUS (self));

  g_set_object (&self->workbench, workbench);
  g_signal_group_set_target (self->signals, workbench);
  store_cb (self);
}

void
dictum_source_census_set_seen (DictumSourceCensus *self, gboolean seen)
{
  g_return_if_fail (DICTUM_IS_SOURCE_CENSUS (self));

  self->seen = seen;
  if (seen && self->stale)
    plan (self, 0);
  else if (!seen)
    g_clear_handle_id (&self->count_id, g_source_remove);
}

DictumRegister *
dictum_source_census_get_figures (DictumSourceCensus *self)
{
  g_return_val_if_fail (DICTUM_IS_SOURCE_CENSUS (self), NULL);

  return self->figures;
}

GPtrArray *
dictum_source_census_get_alikes (DictumSourceCensus *self)
{
  g_return_val_if_fail (DICTUM_IS_SOURCE_CENSUS (self), NULL);

  return self->alikes;
}
