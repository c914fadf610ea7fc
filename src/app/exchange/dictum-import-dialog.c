/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-import-dialog"

#include <glib/gi18n.h>

#include "dictum-announce.h"
#include "exchange/dictum-import-private.h"

#include "dictum-config.h"

G_DEFINE_FINAL_TYPE (DictumImportDialog, dictum_import_dialog, ADW_TYPE_DIALOG)

/* ---- Reading ---- */

static void
stop_reading (DictumImportDialog *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static DictumImportWish *
make_wish (DictumImportDialog *self)
{
  DictumImportWish *wish = g_new0 (DictumImportWish, 1);

  wish->paths = g_strdupv (self->paths);
  wish->files = self->files != NULL ? g_ptr_array_ref (self->files) : NULL;
  wish->format = self->format;
  wish->author = g_strdup (dictum_workbench_get_author (self->workbench));
  wish->options = dictum_option_list_copy (self->options_group);
  if (self->article != NULL)
    g_hash_table_insert (wish->options, g_strdup (DICTUM_IMPORT_ARTICLE), g_strdup (self->article));

  return wish;
}

/* Nothing is there to be worked with before the files were read. */
static void
focus_once (DictumImportDialog *self, GtkWidget *widget)
{
  if (!self->focused)
    gtk_widget_grab_focus (widget);
  self->focused = TRUE;
}

static void
focus_start (gpointer data)
{
  g_autoptr (DictumImportDialog) self = DICTUM_IMPORT_DIALOG (data);

  if (self->focused && gtk_widget_get_mapped (self->import_button) &&
      !gtk_widget_grab_focus (self->import_button))
    gtk_widget_grab_focus (GTK_WIDGET (self->format_row));
}

/* A dialog that comes up from below in a narrow window gives the focus to its first button, which
 * cancels, when it is there; the files may have been read before. */
static void
take_focus_cb (DictumImportDialog *self)
{
  /* Coming back from another page, the focus is where it was. */
  if (!self->shown)
    g_idle_add_once (focus_start, g_object_ref (self));
  self->shown = TRUE;
}

static void show_format (DictumImportDialog *self, const DictumFormat *format);

static void
show_error (DictumImportDialog *self, const GError *error)
{
  gtk_label_set_label (self->error, error->message);
  gtk_stack_set_visible_child_name (self->states, "error");
  gtk_widget_set_visible (GTK_WIDGET (self->reading_group), TRUE);
  dictum_announce (GTK_WIDGET (self), error->message);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumImportDialog) self = DICTUM_IMPORT_DIALOG (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = NULL;
  const DictumFormat *format = NULL;
  DictumImport *import = dictum_import_job_read_finish (result, &files, &format, &error);

  /* Something else was chosen meanwhile, or the dialog was closed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->reading);
  if (files != NULL)
    {
      g_clear_pointer (&self->files, g_ptr_array_unref);
      self->files = g_steal_pointer (&files);
    }
  if (format != NULL)
    show_format (self, format);
  self->import = import;
  if (import != NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->reading_group), FALSE);
      dictum_import_dialog_show_import (self);
      focus_once (self,
                  import->change != NULL ? self->import_button : GTK_WIDGET (self->format_row));
      return;
    }
  show_error (self, error);
  focus_once (self, GTK_WIDGET (self->format_row));
}

void
dictum_import_dialog_read (DictumImportDialog *self)
{
  stop_reading (self);
  g_clear_pointer (&self->import, dictum_import_unref);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.take", FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->result_group), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->problems_group), FALSE);
  gtk_stack_set_visible_child_name (self->states, "reading");
  gtk_widget_set_visible (GTK_WIDGET (self->reading_group), TRUE);
  adw_navigation_view_pop_to_tag (self->pages, "main");
  self->reading = g_cancellable_new ();
  dictum_import_job_read_async (
      dictum_project_take_snapshot (dictum_store_get_project (self->store)), make_wish (self),
      self->reading, read_cb, g_object_ref (self));
}

/* ---- What can be chosen ---- */

static void
options_cb (DictumImportDialog *self)
{
  dictum_import_dialog_read (self);
}

/* There is something to choose where marks are put into articles that are here. */
static void
show_article_row (DictumImportDialog *self)
{
  DictumProject *project = dictum_store_get_project (self->store);
  guint articles = g_list_model_get_n_items (dictum_project_get_articles (project));

  gtk_widget_set_visible (GTK_WIDGET (self->article_row),
                          articles > 0 && (self->format == NULL || !self->format->has_no_marks));
}

/* The files were recognised. */
static void
show_format (DictumImportDialog *self, const DictumFormat *format)
{
  guint position;

  if (self->format == format || !g_ptr_array_find (self->formats, format, &position))
    return;
  self->format = format;
  self->filling = TRUE;
  adw_combo_row_set_selected (self->format_row, position);
  self->filling = FALSE;
  dictum_option_list_show (self->options_group, format, DICTUM_OPTION_READING);
  show_article_row (self);
}

static void
format_cb (DictumImportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->format_row);

  if (self->filling || selected >= self->formats->len)
    return;
  self->format = g_ptr_array_index (self->formats, selected);
  if (self->format != NULL)
    dictum_option_list_show (self->options_group, self->format, DICTUM_OPTION_READING);
  show_article_row (self);
  dictum_import_dialog_read (self);
}

static void
article_cb (DictumImportDialog *self)
{
  gpointer item = adw_combo_row_get_selected_item (self->article_row);

  if (self->filling)
    return;
  g_set_str (&self->article, DICTUM_IS_ITEM (item) ? dictum_item_get_id (item) : NULL);
  dictum_import_dialog_read (self);
}

static char *
name_article (gpointer item, gpointer data)
{
  const DictumArticle *article;

  if (GTK_IS_STRING_OBJECT (item))
    return g_strdup (gtk_string_object_get_string (item));

  article = DICTUM_IS_ITEM (item) ? dictum_item_get_article (item) : NULL;

  return g_strdup (article != NULL && article->title != NULL ? article->title
                                                             : _ ("Untitled article"));
}

static void
fill_articles (DictumImportDialog *self)
{
  g_autoptr (GtkExpression) name = NULL;
  g_autoptr (GListStore) parts = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GtkStringList) first = gtk_string_list_new (NULL);
  g_autoptr (GtkFlattenListModel) all = NULL;
  GListModel *articles = dictum_project_get_articles (dictum_store_get_project (self->store));

  /* Translators: where marks are put: in the article that the file of another tool names. */
  gtk_string_list_append (first, _ ("As the files say"));
  g_list_store_append (parts, first);
  g_list_store_append (parts, articles);
  all = gtk_flatten_list_model_new (g_object_ref (G_LIST_MODEL (parts)));
  name = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (name_article), NULL,
                                      NULL);
  adw_combo_row_set_expression (self->article_row, name);
  adw_combo_row_set_model (self->article_row, G_LIST_MODEL (all));
  show_article_row (self);
}

static void
fill_formats (DictumImportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  /* Translators: a choice of formats: the one that the files look like. */
  gtk_string_list_append (names, _ ("As it looks"));
  g_ptr_array_add (self->formats, NULL);
  for (guint i = 0; i < dictum_format_get_count (); i++)
    {
      const DictumFormat *format = dictum_format_get (i);

      if (format->read == NULL)
        continue;
      g_ptr_array_add (self->formats, (gpointer) format);
      gtk_string_list_append (names, _ (format->name));
    }
  adw_combo_row_set_model (self->format_row, G_LIST_MODEL (names));
}

static void
show_files (DictumImportDialog *self)
{
  guint n = g_strv_length (self->paths);
  g_autofree char *first = g_path_get_basename (self->paths[0]);
  g_autofree char *words = NULL;

  /* Translators: %1$s is the name of the first file, %2$u how many more there are. */
  words = n > 1
              ? g_strdup_printf (ngettext ("“%1$s” and %2$'u more", "“%1$s” and %2$'u more", n - 1),
                                 first, n - 1)
              : g_strdup (first);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->format_row), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->format_row), words);
}

/* ---- The dialog ---- */

static void
take_import (DictumImportDialog *self)
{
  g_autofree char *toast = g_strdup_printf (
      ngettext ("%'u claim imported", "%'u claims imported", self->import->n_claims),
      self->import->n_claims);

  /* What it alters would only be read again. */
  g_signal_handlers_block_by_func (self->workbench, dictum_import_dialog_read, self);
  if (dictum_workbench_take (self->workbench, dictum_change_ref (self->import->change), NULL,
                             toast))
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }

  /* What was placed by hand is kept for another attempt. */
  g_signal_handlers_unblock_by_func (self->workbench, dictum_import_dialog_read, self);
  gtk_widget_set_visible (GTK_WIDGET (self->reading_group), FALSE);
  dictum_import_dialog_show_import (self);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumImportDialog) self = DICTUM_IMPORT_DIALOG (data);
  g_autoptr (GError) error = NULL;
  gboolean kept = dictum_import_job_keep_finish (result, &error);

  /* The dialog was closed meanwhile; what is kept is of use to nobody, and harms nobody. */
  if (self->reading == NULL || g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;

  g_clear_object (&self->reading);
  if (kept)
    take_import (self);
  else
    show_error (self, error);
}

/* Originals that come along are stored first: nothing may refer to what is not there. */
static void
take (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumImportDialog *self = DICTUM_IMPORT_DIALOG (widget);

  if (self->import == NULL || self->import->change == NULL)
    return;
  if (g_hash_table_size (self->import->originals) == 0)
    {
      take_import (self);
      return;
    }
  gtk_widget_action_set_enabled (widget, "import.take", FALSE);
  gtk_stack_set_visible_child_name (self->states, "reading");
  gtk_widget_set_visible (GTK_WIDGET (self->reading_group), TRUE);
  self->reading = g_cancellable_new ();
  dictum_import_job_keep_async (self->import, self->reading, kept_cb, g_object_ref (self));
}

static void
store_cb (DictumImportDialog *self)
{
  if (dictum_workbench_get_store (self->workbench) != self->store)
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
dictum_import_dialog_closed (AdwDialog *dialog)
{
  stop_reading (DICTUM_IMPORT_DIALOG (dialog));
}

static void
dictum_import_dialog_dispose (GObject *object)
{
  DictumImportDialog *self = DICTUM_IMPORT_DIALOG (object);

  stop_reading (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_IMPORT_DIALOG);
  g_clear_pointer (&self->import, dictum_import_unref);
  g_clear_pointer (&self->paths, g_strfreev);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->formats, g_ptr_array_unref);
  g_clear_pointer (&self->article, g_free);
  g_clear_pointer (&self->details, g_ptr_array_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->workbench);
  G_OBJECT_CLASS (dictum_import_dialog_parent_class)->dispose (object);
}

static void
dictum_import_dialog_class_init (DictumImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_import_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = dictum_import_dialog_closed;

  g_type_ensure (DICTUM_TYPE_OPTION_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "exchange/dictum-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumImportDialog, article_row);
  gtk_widget_class_bind_template_child (widget_class, DictumImportDialog, error);
  gtk_widget_class_bind_template_child (widget_class, DictumImportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, DictumImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, DictumImportDialog, options_group);
  gtk_widget_class_bind_template_child (widget_class, DictumImportDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, DictumImportDialog, reading_group);
  gtk_widget_class_bind_template_child (widget_class, DictumImportDialog, states);
  gtk_widget_class_bind_template_callback (widget_class, article_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_cb);
  gtk_widget_class_bind_template_callback (widget_class, options_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_focus_cb);
  gtk_widget_class_install_action (widget_class, "import.take", NULL, take);
  dictum_import_dialog_bind_review (widget_class);
  dictum_import_dialog_bind_place (widget_class);
}

static void
dictum_import_dialog_init (DictumImportDialog *self)
{
  self->formats = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dictum_import_dialog_init_review (self);
  dictum_import_dialog_init_place (self);
}

/**
 * dictum_import_dialog_new:
 * @workbench: a workbench with a project
 * @paths: (transfer full): of files or folders
 *
 * Returns: (transfer floating): a dialog to present; it begins to read at once
 */
AdwDialog *
dictum_import_dialog_new (DictumWorkbench *workbench, GStrv paths)
{
  DictumImportDialog *self;

  g_return_val_if_fail (DICTUM_IS_WORKBENCH (workbench), NULL);
  g_return_val_if_fail (dictum_workbench_get_store (workbench) != NULL, NULL);
  g_return_val_if_fail (paths != NULL && paths[0] != NULL, NULL);

  self = g_object_new (DICTUM_TYPE_IMPORT_DIALOG, NULL);
  self->workbench = g_object_ref (workbench);
  self->store = g_object_ref (dictum_workbench_get_store (workbench));
  self->paths = paths;
  self->filling = TRUE;
  fill_formats (self);
  fill_articles (self);
  self->filling = FALSE;
  show_files (self);
  gtk_widget_set_visible (GTK_WIDGET (self->options_group), FALSE);
  g_signal_connect_object (workbench, "notify::store", G_CALLBACK (store_cb), self,
                           G_CONNECT_SWAPPED);
  /* What is shown fits the project as it is now. */
  g_signal_connect_object (workbench, "changed", G_CALLBACK (dictum_import_dialog_read), self,
                           G_CONNECT_SWAPPED);
  dictum_import_dialog_read (self);

  return ADW_DIALOG (self);
}
