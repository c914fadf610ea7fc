/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-window"

#include "versions/dictum-check-article.h"
#include "versions/dictum-versions-dialog.h"
#include "window/dictum-window-private.h"

#include <glib/gi18n.h>

#include "desktop/dictum-portal.h"
#include "dialogs/dictum-article-dialog.h"
#include "dialogs/dictum-project-dialog.h"
#include "originals/dictum-archive-dialog.h"
#include "originals/dictum-originals-dialog.h"
#include "search/dictum-go-dialog.h"
#include "search/dictum-search-dialog.h"
#include "sources/dictum-sources-page.h"
#include "window/dictum-application.h"

static GListModel *
list_project_filters (void)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Dictum projects"));
  gtk_file_filter_add_suffix (filter, "dictum");
  g_list_store_append (filters, filter);

  return G_LIST_MODEL (g_steal_pointer (&filters));
}

static void
undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dictum_workbench_undo (DICTUM_WINDOW (widget)->workbench);
}

static void
redo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dictum_workbench_redo (DICTUM_WINDOW (widget)->workbench);
}

/* ---- Open ---- */

static void
open_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumWindow) self = DICTUM_WINDOW (data);
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    dictum_application_open_project (DICTUM_APPLICATION (g_application_get_default ()), file, self);
}

static void
open_project (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = list_project_filters ();

  gtk_file_dialog_set_title (dialog, _ ("Open Project"));
  gtk_file_dialog_set_filters (dialog, filters);
  dictum_portal_check_files (widget);
  gtk_file_dialog_open (dialog, GTK_WINDOW (widget), NULL, open_chosen_cb, g_object_ref (widget));
}

/* ---- Save ---- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumWindow) self = DICTUM_WINDOW (data);
  g_autoptr (GError) error = NULL;

  if (dictum_store_save_finish (DICTUM_STORE (source), result, &error))
    dictum_workbench_message (self->workbench, _ ("Saved"));
  else if (g_error_matches (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_CHANGED) ||
           g_error_matches (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_GONE))
    dictum_window_banner_clicked (self);
  else
    dictum_window_show_error (self, _ ("Could Not Save"), error);
}

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumWindow *self = DICTUM_WINDOW (widget);
  DictumStore *store = dictum_workbench_get_store (self->workbench);

  if (dictum_store_get_file (store) == NULL || dictum_store_get_read_only (store))
    dictum_window_save_as (self);
  else
    dictum_window_save_then (self, saved_cb);
}

static void
saved_as_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumWindow) self = DICTUM_WINDOW (data);
  DictumStore *store = DICTUM_STORE (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (!dictum_store_save_as_finish (store, result, &error))
    {
      dictum_window_show_error (self, _ ("Could Not Save"), error);
      return;
    }

  name = g_file_get_basename (dictum_store_get_file (store));
  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_ ("Saved as “%s”"), name);
  dictum_workbench_message (self->workbench, text);
  dictum_session_add_recent (dictum_session_get_default (), store);
  dictum_application_remember_open (DICTUM_APPLICATION (g_application_get_default ()));
}

/* The file dialog has asked whether to replace a file, so nothing stands in the way of it. */
static void
save_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumWindow) self = DICTUM_WINDOW (data);
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  DictumStore *store = dictum_workbench_get_store (self->workbench);

  if (file != NULL && store != NULL)
    dictum_store_save_as_async (store, file, TRUE, self->cancellable, saved_as_cb,
                                g_object_ref (self));
}

/* A title as the name of a file: what separates folders is taken out. */
static char *
suggest_file_name (DictumStore *store)
{
  g_autofree char *title = dictum_store_dup_title (store);
  g_autofree char *name = NULL;

  if (title == NULL || *title == '\0')
    g_set_str (&title, C_ ("file name", "project"));

  name = g_strdelimit (g_strdup (title), "/\\:\n", ' ');

  return g_strconcat (name, ".dictum", NULL);
}

void
dictum_window_save_as (DictumWindow *self)
{
  DictumStore *store = dictum_workbench_get_store (self->workbench);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = list_project_filters ();
  g_autofree char *name = suggest_file_name (store);

  gtk_file_dialog_set_title (dialog, _ ("Save Project As"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_set_initial_name (dialog, name);
  if (dictum_store_get_file (store) != NULL)
    gtk_file_dialog_set_initial_file (dialog, dictum_store_get_file (store));
  dictum_portal_check_files (GTK_WIDGET (self));
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, save_chosen_cb, g_object_ref (self));
}

static void
save_as (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dictum_window_save_as (DICTUM_WINDOW (widget));
}

/* ---- The rest ---- */

static void
add_article (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dictum_window_present_add_dialog (DICTUM_WINDOW (widget), NULL, NULL);
}

/* The article that an action names, or the one that is shown when it names none; NULL when there is
 * none. */
static const char *
find_article (DictumWindow *self, GVariant *parameter)
{
  DictumProject *project = dictum_workbench_get_project (self->workbench);
  const char *id = g_variant_get_string (parameter, NULL);

  if (*id == '\0')
    id = dictum_workbench_get_article (self->workbench);

  return project != NULL && id != NULL && dictum_project_get_article (project, id) != NULL ? id
                                                                                           : NULL;
}

static void
check_article (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumWindow *self = DICTUM_WINDOW (widget);
  const char *article = find_article (self, parameter);

  if (article != NULL)
    dictum_check_article (self->workbench, self->toasts, article);
}

static void
compare_versions (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumWindow *self = DICTUM_WINDOW (widget);
  const char *article = find_article (self, parameter);

  if (article != NULL)
    adw_dialog_present (dictum_versions_dialog_new (self->workbench, article), widget);
}

static void
review_claim (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumWindow *self = DICTUM_WINDOW (widget);
  DictumProject *project = dictum_workbench_get_project (self->workbench);
  const char *id = g_variant_get_string (parameter, NULL);
  const DictumClaim *claim = project != NULL ? dictum_project_get_claim (project, id) : NULL;
  AdwDialog *dialog;

  if (claim == NULL)
    return;
  dialog = dictum_versions_dialog_new (self->workbench, claim->article);
  adw_dialog_present (dialog, widget);
  if (g_str_equal (name, "win.place-claim"))
    dictum_versions_dialog_place_claim (DICTUM_VERSIONS_DIALOG (dialog), id);
  else
    dictum_versions_dialog_show_claim (DICTUM_VERSIONS_DIALOG (dialog), id);
}

static void
article_details (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumWindow *self = DICTUM_WINDOW (widget);
  const char *id = find_article (self, parameter);

  if (id != NULL)
    adw_dialog_present (dictum_article_dialog_new (self->workbench, id), widget);
}

static void
project_settings (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumWindow *self = DICTUM_WINDOW (widget);

  adw_dialog_present (dictum_project_dialog_new (self->workbench), widget);
}

/* Of the claim that it names, or of the one that the page in front is at. */
static void
claim_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *id = g_variant_get_string (parameter, NULL);

  dictum_window_open_claim_page (DICTUM_WINDOW (widget), *id != '\0' ? id : NULL);
}

/* Of one article, or with an empty name of the whole project. */
static void
show_originals (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumWindow *self = DICTUM_WINDOW (widget);
  const char *article = g_variant_get_string (parameter, NULL);

  adw_dialog_present (
      dictum_originals_dialog_new (self->workbench, *article != '\0' ? article : NULL), widget);
}

/* Of an article, or of a claim’s evidence: its id. Whether a copy is to be taken. */
static void
ask_archive (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumWindow *self = DICTUM_WINDOW (widget);
  const char *record, *evidence;
  gboolean saving;

  g_variant_get (parameter, "(&s&sb)", &record, &evidence, &saving);
  adw_dialog_present (dictum_archive_dialog_new (self->workbench, record,
                                                 *evidence != '\0' ? evidence : NULL, saving),
                      widget);
}

static void
show_place (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dictum_window_show_place (DICTUM_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_source (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumWindow *self = DICTUM_WINDOW (widget);

  dictum_window_show_place (self, "sources");
  dictum_sources_page_show_source (DICTUM_SOURCES_PAGE (adw_bin_get_child (self->sources)),
                                   g_variant_get_string (parameter, NULL));
}

static void
search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (dictum_search_dialog_new (DICTUM_WINDOW (widget)->finder, NULL), widget);
}

static void
go_to (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (dictum_go_dialog_new (DICTUM_WINDOW (widget)->finder), widget);
}

/* Where there is room for one page the sidebar is a page of its own; elsewhere it is hidden. */
static void
toggle_sidebar (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumWindow *self = DICTUM_WINDOW (widget);

  if (self->narrow)
    adw_navigation_split_view_set_show_content (
        self->split, !adw_navigation_split_view_get_show_content (self->split));
  else if (adw_navigation_split_view_get_collapsed (self->split))
    adw_navigation_split_view_set_collapsed (self->split, FALSE);
  else
    {
      adw_navigation_split_view_set_show_content (self->split, TRUE);
      adw_navigation_split_view_set_collapsed (self->split, TRUE);
    }
}

/* Another article in the list, from wherever the focus is. */
static void
step_article (DictumWindow *self, int step)
{
  DictumProject *project = dictum_workbench_get_project (self->workbench);
  const char *id = dictum_workbench_get_article (self->workbench);
  GListModel *articles = dictum_project_get_articles (project);
  DictumItem *item = id != NULL ? dictum_project_get_item (project, id) : NULL;
  g_autoptr (DictumItem) next = NULL;
  guint position;

  if (item == NULL)
    return;

  position = dictum_project_find_position (project, articles, item);
  next = g_list_model_get_item (articles, position + step);
  if (next != NULL)
    dictum_workbench_set_article (self->workbench, dictum_item_get_id (next));
}

static void
next_article (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_article (DICTUM_WINDOW (widget), 1);
}

static void
previous_article (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_article (DICTUM_WINDOW (widget), -1);
}

static gboolean
go_back_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return dictum_window_go_back (DICTUM_WINDOW (widget));
}

void
dictum_window_install_actions (GtkWidgetClass *widget_class)
{
  dictum_window_install_exchange (widget_class);
  dictum_window_install_help (widget_class);
  gtk_widget_class_install_action (widget_class, "win.add-article", NULL, add_article);
  gtk_widget_class_install_action (widget_class, "win.archive", "(ssb)", ask_archive);
  gtk_widget_class_install_action (widget_class, "win.article-details", "s", article_details);
  gtk_widget_class_install_action (widget_class, "win.check-article", "s", check_article);
  gtk_widget_class_install_action (widget_class, "win.claim-page", "s", claim_page);
  gtk_widget_class_install_action (widget_class, "win.compare-versions", "s", compare_versions);
  gtk_widget_class_install_action (widget_class, "win.go-to", NULL, go_to);
  gtk_widget_class_install_action (widget_class, "win.next-article", NULL, next_article);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_project);
  gtk_widget_class_install_action (widget_class, "win.originals", "s", show_originals);
  gtk_widget_class_install_action (widget_class, "win.place-claim", "s", review_claim);
  gtk_widget_class_install_action (widget_class, "win.previous-article", NULL, previous_article);
  gtk_widget_class_install_action (widget_class, "win.project-settings", NULL, project_settings);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo);
  gtk_widget_class_install_action (widget_class, "win.review-claim", "s", review_claim);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, save_as);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "win.show-place", "s", show_place);
  gtk_widget_class_install_action (widget_class, "win.show-source", "s", show_source);
  gtk_widget_class_install_action (widget_class, "win.toggle-sidebar", NULL, toggle_sidebar);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo);

  /* These are bindings of the window and not of the application, so that an entry with the focus
   * has its own undo first. */
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, go_back_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, go_back_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo", NULL);
}

void
dictum_window_update_actions (DictumWindow *self)
{
  static const char *const of_a_project[] = { "win.check-article",
                                              "win.claim-page",
                                              "win.compare-versions",
                                              "win.article-details",
                                              "win.export",
                                              "win.export-article",
                                              "win.next-article",
                                              "win.place-claim",
                                              "win.previous-article",
                                              "win.project-settings",
                                              "win.review-claim",
                                              "win.save",
                                              "win.save-as",
                                              "win.show-place",
                                              "win.toggle-sidebar",
                                              "win.originals",
                                              "win.go-to",
                                              "win.search",
                                              "win.show-source",
                                              "win.print",
                                              "win.print-article",
                                              "win.import" };
  GtkWidget *widget = GTK_WIDGET (self);
  DictumStore *store = dictum_workbench_get_store (self->workbench);
  DictumHistory *history = store != NULL ? dictum_store_get_history (store) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (of_a_project); i++)
    gtk_widget_action_set_enabled (widget, of_a_project[i], store != NULL);

  gtk_widget_action_set_enabled (widget, "win.undo",
                                 history != NULL && dictum_history_can_undo (history));
  gtk_widget_action_set_enabled (widget, "win.redo",
                                 history != NULL && dictum_history_can_redo (history));
}
