/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-search"

#include "search/dictum-result-list.h"

#include <string.h>

#include <gtk/gtk.h>

#define FEW 5 /* of each kind, so that all kinds are seen */

struct _DictumResultList
{
  GObject parent_instance;

  DictumProject *project;
  DictumSearchResults *results; /* NULL before a search */
  gboolean expanded[DICTUM_FOUND_N_KINDS];
  guint ends[DICTUM_FOUND_N_KINDS]; /* behind the last line of each kind */
};

static guint
get_n_found (DictumResultList *self, DictumFoundKind kind)
{
  return self->results != NULL ? self->results->found[kind]->len : 0;
}

/* Lines that are records. A line that would show one more alone is no gain. */
static guint
get_n_shown (DictumResultList *self, DictumFoundKind kind)
{
  guint n_found = get_n_found (self, kind);

  if (self->expanded[kind] || dictum_result_list_get_total (self, kind) <= FEW + 1)
    return n_found;

  return MIN (n_found, FEW);
}

static gboolean
has_more (DictumResultList *self, DictumFoundKind kind)
{
  return get_n_shown (self, kind) < dictum_result_list_get_total (self, kind);
}

static guint
count_lines (DictumResultList *self)
{
  return self->ends[DICTUM_FOUND_N_KINDS - 1];
}

static void
lay_out (DictumResultList *self)
{
  guint before = count_lines (self);
  guint end = 0;

  for (guint kind = 0; kind < DICTUM_FOUND_N_KINDS; kind++)
    {
      end += get_n_shown (self, kind) + (has_more (self, kind) ? 1 : 0);
      self->ends[kind] = end;
    }
  if (before > 0 || end > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, end);
}

static DictumFoundKind
find_kind (DictumResultList *self, guint position)
{
  DictumFoundKind kind = 0;

  while (kind < DICTUM_FOUND_N_KINDS && self->ends[kind] <= position)
    kind++;

  return kind;
}

static guint
get_start (DictumResultList *self, DictumFoundKind kind)
{
  return kind > 0 ? self->ends[kind - 1] : 0;
}

static GType
get_item_type (GListModel *model)
{
  return DICTUM_TYPE_RESULT;
}

static guint
get_n_items (GListModel *model)
{
  return count_lines (DICTUM_RESULT_LIST (model));
}

static gpointer
get_item (GListModel *model, guint position)
{
  DictumResultList *self = DICTUM_RESULT_LIST (model);
  DictumFoundKind kind = find_kind (self, position);
  guint index;

  if (kind >= DICTUM_FOUND_N_KINDS)
    return NULL;

  index = position - get_start (self, kind);
  if (index >= get_n_shown (self, kind))
    return dictum_result_new_more (kind, dictum_result_list_get_total (self, kind));

  return dictum_result_new_found (self->project, self->results->found[kind]->pdata[index],
                                  self->results->words);
}

static void
get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  DictumResultList *self = DICTUM_RESULT_LIST (model);
  DictumFoundKind kind = find_kind (self, position);

  *start = kind < DICTUM_FOUND_N_KINDS ? get_start (self, kind) : count_lines (self);
  *end = kind < DICTUM_FOUND_N_KINDS ? self->ends[kind] : G_MAXUINT;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
section_model_init (GtkSectionModelInterface *interface)
{
  interface->get_section = get_section;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DictumResultList,
                               dictum_result_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL,
                                                          section_model_init))

static void
release_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_boolean (task, TRUE);
}

/* Letting go of all that a large project has takes a while, which nobody should wait for. */
static void
release (DictumSearchResults *results)
{
  g_autoptr (GTask) task = NULL;

  if (results == NULL)
    return;

  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_task_data (task, results, (GDestroyNotify) dictum_search_results_free);
  g_task_run_in_thread (task, release_in_thread);
}

static void
dictum_result_list_dispose (GObject *object)
{
  DictumResultList *self = DICTUM_RESULT_LIST (object);

  g_clear_pointer (&self->results, release);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (dictum_result_list_parent_class)->dispose (object);
}

static void
dictum_result_list_class_init (DictumResultListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dictum_result_list_dispose;
}

static void
dictum_result_list_init (DictumResultList *self)
{
}

DictumResultList *
dictum_result_list_new (void)
{
  return g_object_new (DICTUM_TYPE_RESULT_LIST, NULL);
}

void
dictum_result_list_take (DictumResultList *self,
                         DictumProject *project,
                         DictumSearchResults *results)
{
  g_return_if_fail (DICTUM_IS_RESULT_LIST (self));
  g_return_if_fail (results == NULL || DICTUM_IS_PROJECT (project));

  g_clear_pointer (&self->results, release);
  self->results = results;
  memset (self->expanded, 0, sizeof self->expanded);
  g_set_object (&self->project, project);
  lay_out (self);
}

void
dictum_result_list_expand (DictumResultList *self, DictumFoundKind kind)
{
  g_return_if_fail (DICTUM_IS_RESULT_LIST (self));
  g_return_if_fail (kind < DICTUM_FOUND_N_KINDS);

  self->expanded[kind] = TRUE;
  lay_out (self);
}

/* Whether all of a kind are here, shown or not: else they must be searched for once more. */
gboolean
dictum_result_list_is_complete (DictumResultList *self, DictumFoundKind kind)
{
  g_return_val_if_fail (DICTUM_IS_RESULT_LIST (self), FALSE);

  return get_n_found (self, kind) == dictum_result_list_get_total (self, kind);
}

guint
dictum_result_list_get_total (DictumResultList *self, DictumFoundKind kind)
{
  g_return_val_if_fail (DICTUM_IS_RESULT_LIST (self), 0);
  g_return_val_if_fail (kind < DICTUM_FOUND_N_KINDS, 0);

  return self->results != NULL ? self->results->totals[kind] : 0;
}

guint
dictum_result_list_get_sum (DictumResultList *self)
{
  guint sum = 0;

  g_return_val_if_fail (DICTUM_IS_RESULT_LIST (self), 0);

  for (guint kind = 0; kind < DICTUM_FOUND_N_KINDS; kind++)
    sum += dictum_result_list_get_total (self, kind);

  return sum;
}
