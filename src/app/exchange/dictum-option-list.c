/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-option-list"

#include "exchange/dictum-option-list.h"

#include <glib/gi18n.h>

struct _DictumOptionList
{
  AdwPreferencesGroup parent_instance;

  GHashTable *options; /* char * to char * */
  GPtrArray *rows;     /* of GtkWidget, borrowed */
};

G_DEFINE_FINAL_TYPE (DictumOptionList, dictum_option_list, ADW_TYPE_PREFERENCES_GROUP)

static guint changed;

static GHashTable *
make_options (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
set_option (DictumOptionList *self, GtkWidget *row)
{
  const char *name = g_object_get_data (G_OBJECT (row), "dictum-option");
  const char *value = ADW_IS_SWITCH_ROW (row)
                          ? (adw_switch_row_get_active (ADW_SWITCH_ROW (row)) ? "yes" : "no")
                          : gtk_editable_get_text (GTK_EDITABLE (row));

  g_hash_table_insert (self->options, g_strdup (name), g_strdup (value));
  g_signal_emit (self, changed, 0);
}

static void
notify_cb (GtkWidget *row, GParamSpec *pspec, DictumOptionList *self)
{
  set_option (self, row);
}

static void
apply_cb (GtkWidget *row, DictumOptionList *self)
{
  set_option (self, row);
}

static GtkWidget *
make_row (DictumOptionList *self, const DictumFormatOption *option, DictumOptionUse use)
{
  const char *value = g_hash_table_lookup (self->options, option->name);
  GtkWidget *row = option->is_switch ? adw_switch_row_new () : adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (option->label));
  g_object_set_data (G_OBJECT (row), "dictum-option", (gpointer) option->name);
  if (option->is_switch)
    {
      adw_switch_row_set_active (ADW_SWITCH_ROW (row), g_strcmp0 (value, "yes") == 0);
      g_signal_connect_object (row, "notify::active", G_CALLBACK (notify_cb), self, 0);
      return row;
    }

  gtk_editable_set_text (GTK_EDITABLE (row), value != NULL ? value : "");
  if (use == DICTUM_OPTION_READING)
    {
      /* Everything is read again then. */
      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
      g_signal_connect_object (row, "apply", G_CALLBACK (apply_cb), self, 0);
    }
  else
    g_signal_connect_object (row, "notify::text", G_CALLBACK (notify_cb), self, 0);

  return row;
}

static void
dictum_option_list_dispose (GObject *object)
{
  DictumOptionList *self = DICTUM_OPTION_LIST (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->options, g_hash_table_unref);
  G_OBJECT_CLASS (dictum_option_list_parent_class)->dispose (object);
}

static void
dictum_option_list_class_init (DictumOptionListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dictum_option_list_dispose;

  changed = g_signal_new ("changed", DICTUM_TYPE_OPTION_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                          NULL, G_TYPE_NONE, 0);
}

static void
dictum_option_list_init (DictumOptionList *self)
{
  self->options = make_options ();
  self->rows = g_ptr_array_new ();
}

void
dictum_option_list_show (DictumOptionList *self, const DictumFormat *format, DictumOptionUse use)
{
  const DictumOptionUse other = use == DICTUM_OPTION_READING ? DICTUM_OPTION_WRITING
                                                             : DICTUM_OPTION_READING;
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  g_return_if_fail (DICTUM_IS_OPTION_LIST (self) && format != NULL);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (const DictumFormatOption *option = format->options; option != NULL && option->name != NULL;
       option++)
    if (option->use != other)
      {
        GtkWidget *row = make_row (self, option, use);

        g_ptr_array_add (self->rows, row);
        adw_preferences_group_add (group, row);
      }
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

GHashTable *
dictum_option_list_copy (DictumOptionList *self)
{
  GHashTable *copy = make_options ();
  GHashTableIter iter;
  gpointer name, value;

  g_return_val_if_fail (DICTUM_IS_OPTION_LIST (self), NULL);

  g_hash_table_iter_init (&iter, self->options);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_hash_table_insert (copy, g_strdup (name), g_strdup (value));

  return copy;
}
