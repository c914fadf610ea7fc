/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-add-list"

#include "dialogs/dictum-add-row.h"

#include "dictum-config.h"

struct _DictumAddList
{
  AdwBin parent_instance;

  DictumAddQueue *queue;
  GtkListBox *rows;
  GtkButton *stop_all;
};

G_DEFINE_FINAL_TYPE (DictumAddList, dictum_add_list, ADW_TYPE_BIN)

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  DictumAddList *self = DICTUM_ADD_LIST (data);

  return dictum_add_row_new (self->queue, item);
}

static void
stop_all_cb (DictumAddList *self)
{
  dictum_add_queue_stop_all (self->queue);
}

/* One alone has its own button. */
static void
unfinished_cb (DictumAddList *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->stop_all),
                          dictum_add_queue_get_unfinished (self->queue) > 1);
}

static void
items_changed_cb (DictumAddList *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self),
                          g_list_model_get_n_items (G_LIST_MODEL (self->queue)) > 0);
}

static void
dictum_add_list_dispose (GObject *object)
{
  DictumAddList *self = DICTUM_ADD_LIST (object);

  if (self->rows != NULL)
    gtk_list_box_bind_model (self->rows, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_ADD_LIST);
  g_clear_object (&self->queue);

  G_OBJECT_CLASS (dictum_add_list_parent_class)->dispose (object);
}

static void
dictum_add_list_class_init (DictumAddListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_add_list_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DICTUM_RESOURCE_PATH "dialogs/dictum-add-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumAddList, rows);
  gtk_widget_class_bind_template_child (widget_class, DictumAddList, stop_all);
  gtk_widget_class_bind_template_callback (widget_class, stop_all_cb);
}

static void
dictum_add_list_init (DictumAddList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The queue is set once. */
void
dictum_add_list_set_queue (DictumAddList *self, DictumAddQueue *queue)
{
  g_return_if_fail (DICTUM_IS_ADD_LIST (self));
  g_return_if_fail (DICTUM_IS_ADD_QUEUE (queue));
  g_return_if_fail (self->queue == NULL);

  self->queue = g_object_ref (queue);
  gtk_list_box_bind_model (self->rows, G_LIST_MODEL (queue), make_row, self, NULL);
  g_signal_connect_object (queue, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (queue, "notify::unfinished", G_CALLBACK (unfinished_cb), self,
                           G_CONNECT_SWAPPED);
  items_changed_cb (self);
  unfinished_cb (self);
}
