/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-originals"

#include <glib/gi18n.h>

#include "dictum-announce.h"
#include "dictum-say.h"
#include "originals/dictum-original-row.h"
#include "originals/dictum-originals-private.h"

#include "dictum-config.h"

G_DEFINE_FINAL_TYPE (DictumOriginalsDialog, dictum_originals_dialog, ADW_TYPE_DIALOG)

/* ---- What others of the folder use ---- */

void
dictum_originals_dialog_say (DictumOriginalsDialog *self, const char *words)
{
  dictum_say (self->toasts, words);
}

void
dictum_originals_dialog_show_error (DictumOriginalsDialog *self,
                                    const char *heading,
                                    const GError *error)
{
  AdwDialog *alert;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
      gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  alert = adw_alert_dialog_new (heading, error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "close", _ ("_Close"));
  adw_dialog_present (alert, GTK_WIDGET (self));
}

/* The original that an action is about. */
DictumOriginal *
dictum_originals_dialog_find (DictumOriginalsDialog *self, GVariant *sha256)
{
  const char *name = g_variant_get_string (sha256, NULL);
  GListModel *items = G_LIST_MODEL (gtk_list_view_get_model (self->view));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (DictumOriginal) original = g_list_model_get_item (items, i);

      if (g_str_equal (original->sha256, name))
        return original; /* the list owns it */
    }
  return NULL;
}

/* ---- The list ---- */

static char *
summarise (DictumOriginalsDialog *self)
{
  GPtrArray *used = self->originals->used;
  GPtrArray *unused = self->originals->unused;
  g_autofree char *size = NULL;
  g_autofree char *words = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *elsewhere = NULL;
  guint64 bytes = 0, spare = 0;

  for (guint i = 0; i < used->len; i++)
    bytes += DICTUM_ORIGINAL (g_ptr_array_index (used, i))->size;
  for (guint i = 0; i < unused->len; i++)
    spare += DICTUM_ORIGINAL (g_ptr_array_index (unused, i))->size;
  size = g_format_size (bytes);
  words = g_strdup_printf (ngettext ("%'u original, %s", "%'u originals, %s", used->len), used->len,
                           size);
  if (unused->len > 0)
    {
      g_autofree char *unused_size = g_format_size (spare);

      rest = g_strdup_printf (ngettext ("%u unused, %s", "%u unused, %s", unused->len), unused->len,
                              unused_size);
    }
  if (self->article == NULL && self->originals->elsewhere > 0)
    elsewhere = g_strdup_printf (
        ngettext ("%u of other projects", "%u of other projects", self->originals->elsewhere),
        self->originals->elsewhere);
  /* Facts in a line, as elsewhere in the program. */
  return g_strjoin (" · ", words, rest != NULL ? rest : elsewhere, rest != NULL ? elsewhere : NULL,
                    NULL);
}

void
dictum_originals_dialog_update (DictumOriginalsDialog *self)
{
  guint n = self->originals != NULL ? self->originals->used->len + self->originals->unused->len : 0;
  gboolean verifying = self->verifying != NULL;

  gtk_widget_set_visible (self->bottom, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), verifying);
  gtk_widget_set_visible (self->stop_button, verifying);
  gtk_widget_set_visible (self->verify_button, !verifying);
  gtk_widget_set_visible (self->remove_button, !verifying && self->originals != NULL &&
                                                   self->originals->unused->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "originals.remove", !verifying);
}

static void
show_unread (DictumOriginalsDialog *self)
{
  char **unread = self->originals->list->unread;
  guint n = g_strv_length (unread);
  g_autofree char *words = NULL;

  adw_banner_set_revealed (self->banner, n > 0);
  if (n == 0)
    return;
  words = g_strdup_printf (
      ngettext ("%'u project could not be read: “%s”. What it uses is not known.",
                "%'u projects could not be read, “%s” is the first. What they use is not known.",
                n),
      n, unread[0]);
  adw_banner_set_title (self->banner, words);
}

static void
add_group (DictumOriginalsDialog *self, GPtrArray *originals)
{
  g_autoptr (GListStore) group = g_list_store_new (DICTUM_TYPE_ORIGINAL);

  if (originals->len == 0)
    return;
  g_list_store_splice (group, 0, 0, originals->pdata, originals->len);
  g_list_store_append (self->groups, group);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumOriginalsDialog) self = DICTUM_ORIGINALS_DIALOG (data);
  g_autoptr (GError) error = NULL;
  DictumOriginals *originals = dictum_originals_list_finish (result, &error);
  g_autofree char *words = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (originals == NULL)
    {
      g_autofree char *markup = g_markup_escape_text (error->message, -1);

      adw_status_page_set_title (self->empty, _ ("Could Not Look at the Originals"));
      adw_status_page_set_description (self->empty, markup);
      gtk_stack_set_visible_child_name (self->states, "empty");
      return;
    }
  self->originals = originals;
  g_list_store_remove_all (self->groups);
  add_group (self, originals->used);
  add_group (self, originals->unused);
  show_unread (self);
  words = summarise (self);
  gtk_label_set_label (self->summary, words);
  dictum_originals_dialog_update (self);
  gtk_stack_set_visible_child_name (
      self->states, originals->used->len + originals->unused->len > 0 ? "list" : "empty");
  if (originals->used->len + originals->unused->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  dictum_announce (GTK_WIDGET (self), words);
}

void
dictum_originals_dialog_reload (DictumOriginalsDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->originals, dictum_originals_free);
  dictum_originals_list_async (self->store, self->article, self->cancellable, listed_cb,
                               g_object_ref (self));
}

static void
activate_cb (DictumOriginalsDialog *self, guint position)
{
  GListModel *items = G_LIST_MODEL (gtk_list_view_get_model (self->view));
  g_autoptr (DictumOriginal) original = g_list_model_get_item (items, position);

  gtk_widget_activate_action (GTK_WIDGET (self), "originals.open", "s", original->sha256);
}

/* ---- Rows ---- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_list_item_set_child (item, dictum_original_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  DictumOriginal *original = gtk_list_item_get_item (item);
  g_autofree char *words = dictum_original_describe (original);

  dictum_original_row_show (DICTUM_ORIGINAL_ROW (gtk_list_item_get_child (item)), original);
  gtk_list_item_set_accessible_label (item, words);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  dictum_original_row_show (DICTUM_ORIGINAL_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
setup_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_margin_start (label, 10);
  gtk_list_header_set_child (header, label);
}

static void
bind_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer data)
{
  DictumOriginalsDialog *self = DICTUM_ORIGINALS_DIALOG (data);
  DictumOriginal *original = gtk_list_header_get_item (header);
  GtkLabel *label = GTK_LABEL (gtk_list_header_get_child (header));

  if (!original->in_project)
    gtk_label_set_label (label, _ ("Not Used by Any Project"));
  else if (self->article != NULL)
    gtk_label_set_label (label, _ ("Used by This Article"));
  else
    gtk_label_set_label (label, _ ("Used by This Project"));
}

static void
set_up_view (DictumOriginalsDialog *self)
{
  GtkListItemFactory *rows = gtk_signal_list_item_factory_new ();
  GtkListItemFactory *headers = gtk_signal_list_item_factory_new ();
  GtkFlattenListModel *items;
  GtkSelectionModel *selection;

  g_signal_connect_object (rows, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (rows, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (rows, "unbind", G_CALLBACK (unbind_cb), self, 0);
  g_signal_connect_object (headers, "setup", G_CALLBACK (setup_header_cb), self, 0);
  g_signal_connect_object (headers, "bind", G_CALLBACK (bind_header_cb), self, 0);
  gtk_list_view_set_factory (self->view, rows);
  gtk_list_view_set_header_factory (self->view, headers);
  self->groups = g_list_store_new (G_TYPE_LIST_MODEL);
  items = gtk_flatten_list_model_new (g_object_ref (G_LIST_MODEL (self->groups)));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (items)));
  gtk_list_view_set_model (self->view, selection);
  g_object_unref (selection);
  g_object_unref (rows);
  g_object_unref (headers);
}

/* ---- The dialog ---- */

/* An undo or a deletion may change what is used; another project, everything. */
static void
store_cb (DictumOriginalsDialog *self)
{
  if (dictum_workbench_get_store (self->workbench) != self->store)
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
dictum_originals_dialog_dispose (GObject *object)
{
  DictumOriginalsDialog *self = DICTUM_ORIGINALS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  dictum_originals_dialog_stop_verifying (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_ORIGINALS_DIALOG);
  g_clear_pointer (&self->originals, dictum_originals_free);
  g_clear_object (&self->groups);
  g_clear_object (&self->store);
  g_clear_object (&self->workbench);
  g_clear_pointer (&self->article, g_free);
  G_OBJECT_CLASS (dictum_originals_dialog_parent_class)->dispose (object);
}

static void
dictum_originals_dialog_closed (AdwDialog *dialog)
{
  DictumOriginalsDialog *self = DICTUM_ORIGINALS_DIALOG (dialog);

  g_cancellable_cancel (self->cancellable);
  dictum_originals_dialog_stop_verifying (self);
}

static void
dictum_originals_dialog_class_init (DictumOriginalsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_originals_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = dictum_originals_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "originals/dictum-originals-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumOriginalsDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, DictumOriginalsDialog, bottom);
  gtk_widget_class_bind_template_child (widget_class, DictumOriginalsDialog, empty);
  gtk_widget_class_bind_template_child (widget_class, DictumOriginalsDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, DictumOriginalsDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, DictumOriginalsDialog, remove_button);
  gtk_widget_class_bind_template_child (widget_class, DictumOriginalsDialog, states);
  gtk_widget_class_bind_template_child (widget_class, DictumOriginalsDialog, stop_button);
  gtk_widget_class_bind_template_child (widget_class, DictumOriginalsDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, DictumOriginalsDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, DictumOriginalsDialog, verify_button);
  gtk_widget_class_bind_template_child (widget_class, DictumOriginalsDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  dictum_originals_dialog_install_actions (widget_class);
  dictum_originals_dialog_install_verify (widget_class);
}

static void
dictum_originals_dialog_init (DictumOriginalsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_up_view (self);
  dictum_originals_dialog_update (self);
}

/**
 * dictum_originals_dialog_new:
 * @workbench: a workbench with a project
 * @article: (nullable): the id of an article of it, to see only its originals
 *
 * Returns: (transfer floating): a dialog to present
 */
AdwDialog *
dictum_originals_dialog_new (DictumWorkbench *workbench, const char *article)
{
  DictumOriginalsDialog *self;
  const DictumArticle *record;

  g_return_val_if_fail (DICTUM_IS_WORKBENCH (workbench), NULL);
  g_return_val_if_fail (dictum_workbench_get_store (workbench) != NULL, NULL);

  self = g_object_new (DICTUM_TYPE_ORIGINALS_DIALOG, NULL);
  self->workbench = g_object_ref (workbench);
  self->store = g_object_ref (dictum_workbench_get_store (workbench));
  self->article = g_strdup (article);
  record = article != NULL
               ? dictum_project_get_article (dictum_store_get_project (self->store), article)
               : NULL;
  if (record != NULL)
    adw_window_title_set_subtitle (self->heading,
                                   record->title != NULL ? record->title : _ ("Untitled article"));
  adw_status_page_set_description (
      self->empty, article != NULL
                       ? _ ("The article was pasted, or came without the page it was taken from. "
                            "What you load from a link or a file is kept here as it was.")
                       : _ ("What you load from a link or a file is kept here as it was."));
  g_signal_connect_object (workbench, "notify::store", G_CALLBACK (store_cb), self,
                           G_CONNECT_SWAPPED);
  dictum_originals_dialog_reload (self);

  return ADW_DIALOG (self);
}
