/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-entry-list.h"

#include "inspector/dictum-entry-row.h"
#include "inspector/dictum-look.h"

#include "dictum-config.h"

struct _DictumEntryList
{
  GtkBox parent_instance;

  GPtrArray *entries; /* of DictumEntryRow, not owned: in rows */
  char *title;
  char *add_label;
  gboolean roomy;

  GtkLabel *title_label;
  GtkButton *add;
  GtkBox *rows;
};

G_DEFINE_FINAL_TYPE (DictumEntryList, dictum_entry_list, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_ADD_LABEL,
  PROP_ROOMY,
  N_PROPS
};

enum
{
  EDIT,
  REMOVE,
  MENU,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
add_cb (DictumEntryList *self)
{
  g_signal_emit (self, signals[EDIT], 0, self->entries->len);
}

static void
open_cb (DictumEntryRow *row, gpointer data)
{
  DictumEntryList *self = DICTUM_ENTRY_LIST (data);
  guint position;

  if (g_ptr_array_find (self->entries, row, &position))
    g_signal_emit (self, signals[EDIT], 0, position);
}

static void
remove_cb (DictumEntryRow *row, gpointer data)
{
  DictumEntryList *self = DICTUM_ENTRY_LIST (data);
  guint position;

  if (!g_ptr_array_find (self->entries, row, &position))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self->add));
  g_signal_emit (self, signals[REMOVE], 0, position);
}

static void
menu_cb (DictumEntryRow *row, const char *action, gpointer data)
{
  DictumEntryList *self = DICTUM_ENTRY_LIST (data);
  guint position;

  if (g_ptr_array_find (self->entries, row, &position))
    g_signal_emit (self, signals[MENU], 0, position, action);
}

static void
dictum_entry_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DictumEntryList *self = DICTUM_ENTRY_LIST (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_ADD_LABEL:
      g_value_set_string (value, self->add_label);
      break;

    case PROP_ROOMY:
      g_value_set_boolean (value, self->roomy);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_entry_list_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  DictumEntryList *self = DICTUM_ENTRY_LIST (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      if (g_set_str (&self->title, g_value_get_string (value)))
        gtk_label_set_label (self->title_label, self->title);
      break;

    case PROP_ADD_LABEL:
      if (g_set_str (&self->add_label, g_value_get_string (value)))
        dictum_look_bind_label (GTK_WIDGET (self->add), self->add_label);
      gtk_widget_set_visible (GTK_WIDGET (self->add), self->add_label != NULL);
      break;

    case PROP_ROOMY:
      self->roomy = g_value_get_boolean (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_entry_list_dispose (GObject *object)
{
  DictumEntryList *self = DICTUM_ENTRY_LIST (object);

  g_ptr_array_set_size (self->entries, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_ENTRY_LIST);
  G_OBJECT_CLASS (dictum_entry_list_parent_class)->dispose (object);
}

static void
dictum_entry_list_finalize (GObject *object)
{
  DictumEntryList *self = DICTUM_ENTRY_LIST (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->add_label, g_free);
  G_OBJECT_CLASS (dictum_entry_list_parent_class)->finalize (object);
}

static void
dictum_entry_list_class_init (DictumEntryListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dictum_entry_list_get_property;
  object_class->set_property = dictum_entry_list_set_property;
  object_class->dispose = dictum_entry_list_dispose;
  object_class->finalize = dictum_entry_list_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ADD_LABEL] = g_param_spec_string ("add-label", NULL, NULL, NULL,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ROOMY] = g_param_spec_boolean ("roomy", NULL, NULL, FALSE,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[EDIT] = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  signals[MENU] = g_signal_new ("menu", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "inspector/dictum-entry-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumEntryList, title_label);
  gtk_widget_class_bind_template_child (widget_class, DictumEntryList, add);
  gtk_widget_class_bind_template_child (widget_class, DictumEntryList, rows);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
dictum_entry_list_init (DictumEntryList *self)
{
  self->entries = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dictum_entry_list_show:
 * @self: a list
 * @lines: (array length=length): what it shows; rows that are there already are used again
 * @length: how many
 */
void
dictum_entry_list_show (DictumEntryList *self, const DictumEntryLine *lines, guint length)
{
  g_return_if_fail (DICTUM_IS_ENTRY_LIST (self));

  while (self->entries->len > length)
    {
      gtk_box_remove (self->rows, g_ptr_array_index (self->entries, self->entries->len - 1));
      g_ptr_array_set_size (self->entries, (int) self->entries->len - 1);
    }
  while (self->entries->len < length)
    {
      GtkWidget *row = dictum_entry_row_new ();

      g_signal_connect_object (row, "open", G_CALLBACK (open_cb), self, G_CONNECT_DEFAULT);
      g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_DEFAULT);
      g_signal_connect_object (row, "menu", G_CALLBACK (menu_cb), self, G_CONNECT_DEFAULT);
      gtk_box_append (self->rows, row);
      g_ptr_array_add (self->entries, row);
    }
  for (guint i = 0; i < length; i++)
    {
      DictumEntryRow *row = g_ptr_array_index (self->entries, i);

      dictum_entry_row_show (row, &lines[i], self->roomy);
      dictum_entry_mark_show (dictum_entry_row_get_mark (row), lines[i].mark, i == 0,
                              i + 1 == length);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->rows), length > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), length > 0 || self->add_label != NULL);
}
