/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-add-dialog"

#include "dialogs/dictum-add-dialog.h"

#include <glib/gi18n.h>

#include "dialogs/dictum-add-row.h"

#include "dictum-config.h"

struct _DictumAddDialog
{
  AdwDialog parent_instance;

  DictumAddQueue *queue;
  gboolean asked; /* for something, since it was opened */

  GtkTextView *words;
  GtkLabel *placeholder;
  GtkLabel *hint;
  DictumAddList *list;
};

G_DEFINE_FINAL_TYPE (DictumAddDialog, dictum_add_dialog, ADW_TYPE_DIALOG)

enum
{
  REQUESTS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
get_words (DictumAddDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->words);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
ask_for (DictumAddDialog *self, GPtrArray *requests)
{
  if (requests->len == 0)
    return;

  self->asked = TRUE;
  g_signal_emit (self, signals[REQUESTS], 0, requests);
}

static void
add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumAddDialog *self = DICTUM_ADD_DIALOG (widget);
  g_autofree char *words = get_words (self);
  g_autoptr (GPtrArray) requests = dictum_add_split_words (words);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->words), "", 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->words));
  ask_for (self, requests);
}

static void
files_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumAddDialog) self = DICTUM_ADD_DIALOG (data);
  g_autoptr (GListModel) files = NULL;
  g_autoptr (GPtrArray) requests = NULL;

  files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (files == NULL)
    return;

  requests = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_load_request_unref);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      g_ptr_array_add (requests, dictum_load_request_new_for_file (file));
    }

  ask_for (self, requests);
}

static void
browse (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Add Articles from Files"));
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL,
                                 files_chosen_cb, g_object_ref (widget));
}

/* Says beforehand what would be added, so that nobody has to guess how words are taken. */
static void
words_changed_cb (DictumAddDialog *self)
{
  g_autofree char *words = get_words (self);
  g_autoptr (GPtrArray) requests = dictum_add_split_words (words);
  g_auto (GStrv) lines = g_strsplit (g_strstrip (words), "\n", 2);
  gboolean address = lines[0] != NULL && dictum_add_is_address (g_strchomp (lines[0]));

  gtk_widget_set_visible (GTK_WIDGET (self->placeholder),
                          *words == '\0' && gtk_text_buffer_get_char_count (
                                                gtk_text_view_get_buffer (self->words)) == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "add.add", requests->len > 0);

  if (requests->len == 0)
    gtk_label_set_label (self->hint, _ ("Several links or paths go on a line each."));
  else if (address && requests->len > 1)
    {
      g_autofree char *hint = g_strdup_printf (
          ngettext ("%u article will be loaded.", "%u articles will be loaded.", requests->len),
          requests->len);

      gtk_label_set_label (self->hint, hint);
    }
  else if (address && lines[1] == NULL)
    gtk_label_set_label (self->hint, _ ("One article will be loaded. Enter adds it."));
  else
    gtk_label_set_label (self->hint,
                         _ ("The text will be added as one article. Ctrl+Enter adds it."));
}

/* Enter behind a single link means “go”; in a text it is a new line. */
static gboolean
key_pressed_cb (DictumAddDialog *self, guint keyval, guint keycode, GdkModifierType state)
{
  g_autofree char *words = NULL;

  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
    return GDK_EVENT_PROPAGATE;

  words = g_strstrip (get_words (self));
  if ((state & GDK_CONTROL_MASK) == 0 &&
      ((state & GDK_SHIFT_MASK) != 0 || strchr (words, '\n') != NULL ||
       !dictum_add_is_address (words)))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action (GTK_WIDGET (self), "add.add", NULL);

  return GDK_EVENT_STOP;
}

static void
unfinished_cb (DictumAddDialog *self)
{
  g_autofree char *words = get_words (self);

  if (self->asked && *g_strstrip (words) == '\0' &&
      g_list_model_get_n_items (G_LIST_MODEL (self->queue)) == 0)
    adw_dialog_close (ADW_DIALOG (self));
}

static gboolean
focus_words (gpointer data)
{
  DictumAddDialog *self = DICTUM_ADD_DIALOG (data);

  if (self->words != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->words));

  return G_SOURCE_REMOVE;
}

/* A dialog that comes up from below in a narrow window does not look at its focus widget. */
static void
dictum_add_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dictum_add_dialog_parent_class)->map (widget);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_words, g_object_ref (widget), g_object_unref);
}

static void
dictum_add_dialog_dispose (GObject *object)
{
  DictumAddDialog *self = DICTUM_ADD_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_ADD_DIALOG);
  g_clear_object (&self->queue);

  G_OBJECT_CLASS (dictum_add_dialog_parent_class)->dispose (object);
}

static void
dictum_add_dialog_class_init (DictumAddDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_add_dialog_dispose;
  widget_class->map = dictum_add_dialog_map;

  signals[REQUESTS] = g_signal_new ("requests", DICTUM_TYPE_ADD_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);

  gtk_widget_class_install_action (widget_class, "add.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "add.browse", NULL, browse);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "add.browse",
                                       NULL);

  g_type_ensure (DICTUM_TYPE_ADD_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DICTUM_RESOURCE_PATH "dialogs/dictum-add-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumAddDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, DictumAddDialog, list);
  gtk_widget_class_bind_template_child (widget_class, DictumAddDialog, placeholder);
  gtk_widget_class_bind_template_child (widget_class, DictumAddDialog, words);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_changed_cb);
}

static void
dictum_add_dialog_init (DictumAddDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  words_changed_cb (self);
}

/**
 * dictum_add_dialog_new:
 * @queue: where the articles come along
 * @words: (nullable): what is in the field already
 *
 * Returns: (transfer floating): a dialog to present
 */
AdwDialog *
dictum_add_dialog_new (DictumAddQueue *queue, const char *words)
{
  DictumAddDialog *self;

  g_return_val_if_fail (DICTUM_IS_ADD_QUEUE (queue), NULL);

  self = g_object_new (DICTUM_TYPE_ADD_DIALOG, NULL);
  self->queue = g_object_ref (queue);
  dictum_add_list_set_queue (self->list, queue);
  g_signal_connect_object (queue, "notify::unfinished", G_CALLBACK (unfinished_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (queue, "items-changed", G_CALLBACK (unfinished_cb), self,
                           G_CONNECT_SWAPPED);

  if (words != NULL)
    dictum_add_dialog_set_words (self, words);

  return ADW_DIALOG (self);
}

void
dictum_add_dialog_set_words (DictumAddDialog *self, const char *words)
{
  g_return_if_fail (DICTUM_IS_ADD_DIALOG (self));
  g_return_if_fail (words != NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->words), words, -1);
}
