/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-archive-dialog"

#include "originals/dictum-archive-dialog.h"

#include <glib/gi18n.h>

#include "dictum-announce.h"
#include "dictum-say.h"
#include "originals/dictum-archive-copy.h"

#include "dictum-config.h"

struct _DictumArchiveDialog
{
  AdwDialog parent_instance;

  DictumWorkbench *workbench;
  DictumStore *store; /* a window may have another project meanwhile */
  char *record;
  char *evidence; /* NULL for an article */
  char *url;
  char *archive; /* its address; NULL for the one that everybody knows */
  gboolean saving;
  GCancellable *cancellable; /* of what is under way; NULL: nothing is */
  GListStore *copies;        /* of DictumArchiveCopy, latest first */
  GtkSingleSelection *selection;

  AdwStatusPage *question;
  AdwStatusPage *waiting;
  AdwStatusPage *problem;
  AdwToastOverlay *toasts;
  GtkStack *states;
  GtkListView *view;
  GtkLabel *summary;
  GtkButton *send_button;
  GtkWidget *again_button;
  GtkWidget *save_button;
  GtkWidget *keep_button;
  GtkWidget *stop_button;
};

G_DEFINE_FINAL_TYPE (DictumArchiveDialog, dictum_archive_dialog, ADW_TYPE_DIALOG)

static const DictumEvidence *
find_evidence (DictumArchiveDialog *self)
{
  const DictumClaim *claim = dictum_project_get_claim (dictum_store_get_project (self->store),
                                                       self->record);

  for (guint i = 0; claim != NULL && i < dictum_values_length (claim->evidence); i++)
    {
      const DictumEvidence *evidence = dictum_values_get (claim->evidence, i);

      if (g_strcmp0 (evidence->id, self->evidence) == 0)
        return evidence;
    }
  return NULL;
}

static const char *
find_url (DictumArchiveDialog *self)
{
  const DictumArticle *article;
  const DictumEvidence *evidence;

  if (self->evidence != NULL)
    {
      evidence = find_evidence (self);
      return evidence != NULL ? evidence->url : NULL;
    }
  article = dictum_project_get_article (dictum_store_get_project (self->store), self->record);
  return article != NULL ? article->url : NULL;
}

/* What is said may have any characters in it, and the page takes markup. */
static void
describe (AdwStatusPage *page, const char *words)
{
  g_autofree char *markup = g_markup_escape_text (words, -1);

  adw_status_page_set_description (page, markup);
}

static void
update_actions (DictumArchiveDialog *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean chosen = gtk_single_selection_get_selected_item (self->selection) != NULL;

  gtk_widget_action_set_enabled (widget, "archive.keep", chosen);
  gtk_widget_action_set_enabled (widget, "archive.copy", chosen);
  gtk_widget_action_set_enabled (widget, "archive.open", chosen);
}

/* ---- Asking ---- */

static void
show_problem (DictumArchiveDialog *self,
              const char *icon,
              const char *title,
              const char *words,
              gboolean again)
{
  adw_status_page_set_icon_name (self->problem, icon);
  adw_status_page_set_title (self->problem, title);
  describe (self->problem, words);
  gtk_widget_set_visible (self->again_button, again);
  gtk_widget_set_visible (self->save_button, FALSE);
  gtk_stack_set_visible_child_name (self->states, "problem");
  if (again)
    gtk_widget_grab_focus (self->again_button);
  dictum_announce (GTK_WIDGET (self), title);
  dictum_announce (GTK_WIDGET (self), words);
}

static void
show_copies (DictumArchiveDialog *self, const char *words)
{
  gtk_label_set_label (self->summary, words);
  /* What was saved for this record is kept with it already. */
  gtk_widget_set_visible (self->keep_button, !self->saving);
  gtk_stack_set_visible_child_name (self->states, "copies");
  gtk_list_view_scroll_to (self->view, 0, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  update_actions (self);
  dictum_announce (GTK_WIDGET (self), words);
}

/* TRUE when the answer is still wanted. */
static gboolean
end_asking (DictumArchiveDialog *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  g_clear_object (&self->cancellable);
  if (error == NULL)
    return TRUE;
  show_problem (self, "dialog-warning-symbolic",
                self->saving ? _ ("The Page Was Not Saved") : _ ("The Archive Could Not Be Asked"),
                error->message, TRUE);
  return FALSE;
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumArchiveDialog) self = DICTUM_ARCHIVE_DIALOG (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) copies = dictum_archive_find_finish (result, &error);
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *words = NULL;

  if (!end_asking (self, error))
    return;
  if (copies->len == 0)
    {
      show_problem (self, "dictum-document-symbolic", _ ("No Copies"),
                    _ ("The archive has none of this page. You can have one taken."), FALSE);
      gtk_widget_set_visible (self->save_button, TRUE);
      gtk_widget_grab_focus (self->save_button);
      return;
    }
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = copies->len; i-- > 0;)
    g_ptr_array_add (items, dictum_archive_copy_new (g_ptr_array_index (copies, i)));
  g_list_store_splice (self->copies, 0, g_list_model_get_n_items (G_LIST_MODEL (self->copies)),
                       items->pdata, items->len);
  words = g_strdup_printf (ngettext ("%u copy", "%u copies, the latest first", items->len),
                           items->len);
  show_copies (self, words);
}

/* Keeps where a copy is with what it is a copy of. toast: for the window, with Undo; NULL: none. */
static gboolean
take (DictumArchiveDialog *self, const char *url, const char *toast)
{
  GError *error = NULL;
  DictumChange *change = dictum_edit_keep_archived (
      dictum_store_get_project (self->store), self->record, self->evidence, url,
      dictum_workbench_get_author (self->workbench), &error);

  if (!g_error_matches (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOTHING))
    return dictum_workbench_take (self->workbench, change, error, toast);
  g_error_free (error);
  return TRUE;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumArchiveDialog) self = DICTUM_ARCHIVE_DIALOG (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumArchivedCopy) copy = dictum_archive_save_finish (result, &error);
  g_autoptr (DictumArchiveCopy) item = NULL;

  if (!end_asking (self, error))
    return;
  item = dictum_archive_copy_new (copy);
  g_list_store_remove_all (self->copies);
  g_list_store_append (self->copies, item);
  /* The editor asked for it, and an address that nobody kept would have to be found again. */
  show_copies (self, take (self, copy->url, _ ("Saved in the archive; the copy’s link is kept"))
                         ? _ ("The page was saved, and the copy’s link is kept.")
                         : _ ("The page was saved, but the copy’s link could not be kept."));
}

static void
send_question (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumArchiveDialog *self = DICTUM_ARCHIVE_DIALOG (widget);

  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  gtk_stack_set_visible_child_name (self->states, "waiting");
  gtk_widget_grab_focus (self->stop_button);
  dictum_announce (widget, adw_status_page_get_title (self->waiting));
  if (self->saving)
    dictum_archive_save_async (self->archive, self->url, self->cancellable, saved_cb,
                               g_object_ref (self));
  else
    dictum_archive_find_async (self->archive, self->url, self->cancellable, found_cb,
                               g_object_ref (self));
}

static void
stop (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumArchiveDialog *self = DICTUM_ARCHIVE_DIALOG (widget);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_stack_set_visible_child_name (self->states, "question");
  gtk_widget_grab_focus (GTK_WIDGET (self->send_button));
}

static void set_words (DictumArchiveDialog *self);
static void show_question (DictumArchiveDialog *self);

/* From looking for copies to having one taken; what will be sent is shown first here as well. */
static void
save_instead (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumArchiveDialog *self = DICTUM_ARCHIVE_DIALOG (widget);

  self->saving = TRUE;
  set_words (self);
  show_question (self);
  gtk_stack_set_visible_child_name (self->states, "question");
  gtk_widget_grab_focus (GTK_WIDGET (self->send_button));
}

/* ---- With a copy ---- */

static const char *
get_chosen (DictumArchiveDialog *self)
{
  DictumArchiveCopy *copy = gtk_single_selection_get_selected_item (self->selection);

  return copy != NULL ? dictum_archive_copy_get_url (copy) : NULL;
}

static void
keep (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumArchiveDialog *self = DICTUM_ARCHIVE_DIALOG (widget);
  const char *url = get_chosen (self);

  if (url != NULL && take (self, url, _ ("The copy’s link is kept")))
    adw_dialog_close (ADW_DIALOG (self));
}

static void
copy_link (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumArchiveDialog *self = DICTUM_ARCHIVE_DIALOG (widget);
  const char *url = get_chosen (self);

  if (url == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), url);
  dictum_say (self->toasts, _ ("Link copied"));
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumArchiveDialog) self = DICTUM_ARCHIVE_DIALOG (data);
  g_autoptr (GError) error = NULL;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) ||
      g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;
  dictum_say (self->toasts, error->message);
}

static void
open_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumArchiveDialog *self = DICTUM_ARCHIVE_DIALOG (widget);
  const char *url = get_chosen (self);
  g_autoptr (GtkUriLauncher) launcher = NULL;

  if (url == NULL)
    return;
  launcher = gtk_uri_launcher_new (url);
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, launched_cb,
                           g_object_ref (self));
}

static void
activate_cb (DictumArchiveDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "archive.open", NULL);
}

/* ---- The dialog ---- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_list_item_set_child (item, dictum_archive_copy_make_row ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  DictumArchiveCopy *copy = gtk_list_item_get_item (item);
  g_autofree char *words = dictum_archive_copy_describe (copy);

  dictum_archive_copy_show (copy, gtk_list_item_get_child (item));
  gtk_list_item_set_accessible_label (item, words);
}

static void
changed_cb (DictumArchiveDialog *self)
{
  if (dictum_workbench_get_store (self->workbench) != self->store || find_url (self) == NULL)
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
dictum_archive_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (DICTUM_ARCHIVE_DIALOG (dialog)->cancellable);
}

static void
dictum_archive_dialog_dispose (GObject *object)
{
  DictumArchiveDialog *self = DICTUM_ARCHIVE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_ARCHIVE_DIALOG);
  g_clear_object (&self->selection);
  g_clear_object (&self->copies);
  g_clear_object (&self->store);
  g_clear_object (&self->workbench);
  g_clear_pointer (&self->record, g_free);
  g_clear_pointer (&self->evidence, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->archive, g_free);
  G_OBJECT_CLASS (dictum_archive_dialog_parent_class)->dispose (object);
}

static void
dictum_archive_dialog_class_init (DictumArchiveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_archive_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = dictum_archive_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "originals/dictum-archive-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumArchiveDialog, again_button);
  gtk_widget_class_bind_template_child (widget_class, DictumArchiveDialog, keep_button);
  gtk_widget_class_bind_template_child (widget_class, DictumArchiveDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DictumArchiveDialog, question);
  gtk_widget_class_bind_template_child (widget_class, DictumArchiveDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, DictumArchiveDialog, send_button);
  gtk_widget_class_bind_template_child (widget_class, DictumArchiveDialog, states);
  gtk_widget_class_bind_template_child (widget_class, DictumArchiveDialog, stop_button);
  gtk_widget_class_bind_template_child (widget_class, DictumArchiveDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, DictumArchiveDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, DictumArchiveDialog, view);
  gtk_widget_class_bind_template_child (widget_class, DictumArchiveDialog, waiting);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_install_action (widget_class, "archive.send", NULL, send_question);
  gtk_widget_class_install_action (widget_class, "archive.save-instead", NULL, save_instead);
  gtk_widget_class_install_action (widget_class, "archive.stop", NULL, stop);
  gtk_widget_class_install_action (widget_class, "archive.keep", NULL, keep);
  gtk_widget_class_install_action (widget_class, "archive.copy", NULL, copy_link);
  gtk_widget_class_install_action (widget_class, "archive.open", NULL, open_copy);
}

static void
dictum_archive_dialog_init (DictumArchiveDialog *self)
{
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (rows, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (rows, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (self->view, rows);
  self->copies = g_list_store_new (DICTUM_TYPE_ARCHIVE_COPY);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->copies)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (update_actions),
                           self, G_CONNECT_SWAPPED);
  update_actions (self);
}

/* What will be sent and where, before it is; or why it will not be. */
static void
show_question (DictumArchiveDialog *self)
{
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  if (self->url == NULL)
    {
      show_problem (self, "dialog-warning-symbolic", _ ("No Link"),
                    _ ("Give the article or the evidence a link first."), FALSE);
      return;
    }
  if (!dictum_archive_check (self->url, &error))
    {
      show_problem (self, "dialog-warning-symbolic", _ ("Not for an Archive"), error->message,
                    FALSE);
      return;
    }
  words = self->saving ? dictum_archive_describe_save (self->archive, self->url)
                       : dictum_archive_describe_find (self->archive, self->url);
  describe (self->question, words);
}

static void
set_words (DictumArchiveDialog *self)
{
  adw_dialog_set_title (ADW_DIALOG (self),
                        self->saving ? _ ("Save in a Web Archive") : _ ("Archived Copies"));
  adw_status_page_set_title (self->question, self->saving ? _ ("Have the Page Saved for Everybody?")
                                                          : _ ("Ask for Archived Copies?"));
  gtk_button_set_label (self->send_button,
                        self->saving ? _ ("_Save the Page") : _ ("_Ask the Archive"));
  adw_status_page_set_title (self->waiting,
                             self->saving ? _ ("Waiting for the Archive…") : _ ("Asking…"));
  describe (self->waiting, self->saving ? _ ("It takes the archive some seconds to two minutes. "
                                             "What it has begun it finishes, also when you stop "
                                             "waiting.")
                                        : "");
}

/**
 * dictum_archive_dialog_new:
 * @workbench: a workbench with a project
 * @record: the id of an article, or of a claim
 * @evidence: (nullable): the id of a piece of the claim's evidence
 * @saving: to have a copy taken rather than to find some
 *
 * Returns: (transfer floating): a dialog to present; nothing is sent by it
 */
AdwDialog *
dictum_archive_dialog_new (DictumWorkbench *workbench,
                           const char *record,
                           const char *evidence,
                           gboolean saving)
{
  DictumArchiveDialog *self;
  g_autoptr (GSettings) settings = g_settings_new (DICTUM_APP_ID);
  g_autofree char *archive = g_settings_get_string (settings, "web-archive");

  g_return_val_if_fail (DICTUM_IS_WORKBENCH (workbench), NULL);
  g_return_val_if_fail (dictum_workbench_get_store (workbench) != NULL, NULL);

  self = g_object_new (DICTUM_TYPE_ARCHIVE_DIALOG, NULL);
  self->workbench = g_object_ref (workbench);
  self->store = g_object_ref (dictum_workbench_get_store (workbench));
  self->record = g_strdup (record);
  self->evidence = g_strdup (evidence);
  self->url = g_strdup (find_url (self));
  self->saving = saving;
  self->archive = *archive != '\0' ? g_steal_pointer (&archive) : NULL;
  set_words (self);
  show_question (self);
  g_signal_connect_object (workbench, "notify::store", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return ADW_DIALOG (self);
}
