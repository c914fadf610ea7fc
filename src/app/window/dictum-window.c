/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-window"

#include "window/dictum-window.h"

#include <glib/gi18n.h>

#include "dictum-announce.h"

#include "reader/dictum-article-page.h"
#include "window/dictum-application.h"
#include "window/dictum-welcome-page.h"
#include "window/dictum-window-private.h"

#include "dictum-config.h"

G_DEFINE_FINAL_TYPE (DictumWindow, dictum_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_WORKBENCH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* ---- Showing what the workbench has ---- */

static void
show_title (DictumWindow *self)
{
  DictumStore *store = dictum_workbench_get_store (self->workbench);
  g_autofree char *title = store != NULL ? dictum_store_dup_title (store) : NULL;
  g_autofree char *full = NULL;

  /* Translators: the title of a window; %s is the title of a project. */
  full = title != NULL ? g_strdup_printf (_ ("%s — Dictum"), title) : g_strdup (_ ("Dictum"));
  gtk_window_set_title (GTK_WINDOW (self), full);
}

static void
warned_cb (DictumWindow *self)
{
  dictum_sidebar_set_n_warnings (self->sidebar, dictum_overview_count_get_n_warnings (self->count));
}

/* Where the editor is would be lost by a crash; another window in front is a good moment. */
static void
active_cb (DictumWindow *self)
{
  if (!gtk_window_is_active (GTK_WINDOW (self)) && !self->closing &&
      dictum_workbench_get_store (self->workbench) != NULL)
    dictum_application_remember_open (DICTUM_APPLICATION (g_application_get_default ()));
}

static void
store_cb (DictumWindow *self)
{
  DictumStore *store = dictum_workbench_get_store (self->workbench);

  g_signal_group_set_target (self->store_signals, store);
  g_signal_group_set_target (self->history_signals,
                             store != NULL ? dictum_store_get_history (store) : NULL);
  gtk_stack_set_visible_child_name (self->states, store != NULL ? "project" : "welcome");
  show_title (self);
  dictum_window_show_page (self);
  dictum_window_show_banner (self);
  dictum_window_update_actions (self);
  dictum_window_offer_tour (self);
}

/* ---- Size ---- */

static void
restore_size (DictumWindow *self)
{
  int width;
  int height;

  g_settings_get (self->settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), MAX (width, 360), MAX (height, 294));
  if (g_settings_get_boolean (self->settings, "window-maximised"))
    gtk_window_maximize (GTK_WINDOW (self));
}

/* Where a crash would lose it, not only at the end. */
static void
remember_size (DictumWindow *self)
{
  int width;
  int height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (self->width == width && self->height == height &&
      self->maximised == gtk_window_is_maximized (GTK_WINDOW (self)))
    return;

  self->width = width;
  self->height = height;
  self->maximised = gtk_window_is_maximized (GTK_WINDOW (self));
  g_settings_set (self->settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (self->settings, "window-maximised",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
}

/* ---- Messages ---- */

static void
toast_gone_cb (AdwToast *toast, gpointer data)
{
  DictumWindow *self = DICTUM_WINDOW (data);

  if (self->undo_toast == toast)
    self->undo_toast = NULL;
  if (self->plain_toast == toast)
    self->plain_toast = NULL;
}

/* A button “Undo” must undo what the toast speaks of, so it goes with the next change. */
static void
changed_cb (DictumWindow *self)
{
  if (self->undo_toast != NULL)
    adw_toast_dismiss (self->undo_toast);

  dictum_window_show_page (self);
  remember_size (self);
  dictum_session_queue_write (dictum_session_get_default ());
}

/* What is said is about what the editor has just done: it is seen at once, above what says that
 * something is under way, and in the place of what was said before. */
static void
message_cb (DictumWindow *self, const char *text, gboolean undo)
{
  AdwToast *toast = adw_toast_new (text);

  if (self->plain_toast != NULL)
    adw_toast_dismiss (self->plain_toast);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_gone_cb), self, 0);
  if (undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
      self->undo_toast = toast;
    }
  else
    {
      self->plain_toast = toast;
    }

  adw_toast_overlay_add_toast (self->toasts, toast);
  dictum_announce (GTK_WIDGET (self), text);
}

/* An article that arrives on an empty desk is opened; others wait in the list. */
static void
added_cb (DictumWindow *self, const char *article)
{
  if (dictum_workbench_get_article (self->workbench) == NULL || self->add_dialog != NULL)
    {
      dictum_workbench_set_article (self->workbench, article);
      dictum_window_show_place (self, "article");
    }
}

/* ---- Layout ---- */

static void
narrow_cb (DictumWindow *self)
{
  self->narrow = TRUE;
  dictum_window_fit_tour (self);
}

static void
wide_cb (DictumWindow *self)
{
  self->narrow = FALSE;
  dictum_window_fit_tour (self);
}

static gboolean
show_sidebar (gpointer data)
{
  DictumWindow *self = DICTUM_WINDOW (data);

  if (!self->narrow && self->split != NULL &&
      adw_navigation_split_view_get_collapsed (self->split) &&
      !adw_navigation_split_view_get_show_content (self->split))
    adw_navigation_split_view_set_collapsed (self->split, FALSE);

  return G_SOURCE_REMOVE;
}

/* In a wide window “back” means that the sidebar is wanted again, beside the page. Not at once:
 * where nothing moves, libadwaita is still on its way back and goes on with a page that would be
 * gone. */
static void
show_content_cb (DictumWindow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, show_sidebar, g_object_ref (self), g_object_unref);
}

static void
author_cb (DictumWindow *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "author-name");
  const char *real = g_get_real_name ();

  if (*g_strstrip (name) == '\0')
    g_set_str (&name, g_strcmp0 (real, "Unknown") != 0 ? real : g_get_user_name ());

  g_object_set (self->workbench, "author", name, NULL);
}

/* ---- Object ---- */

static gboolean
dictum_window_close_request (GtkWindow *window)
{
  remember_size (DICTUM_WINDOW (window));

  if (dictum_window_close (DICTUM_WINDOW (window)))
    return GDK_EVENT_STOP;

  return GTK_WINDOW_CLASS (dictum_window_parent_class)->close_request (window);
}

static void
dictum_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DictumWindow *self = DICTUM_WINDOW (object);

  switch (prop_id)
    {
    case PROP_WORKBENCH:
      g_value_set_object (value, self->workbench);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_window_dispose (GObject *object)
{
  DictumWindow *self = DICTUM_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->queue != NULL)
    dictum_add_queue_cancel_all (self->queue);
  if (self->count != NULL)
    dictum_overview_count_set_workbench (self->count, NULL);
  if (self->store_signals != NULL)
    g_signal_group_set_target (self->store_signals, NULL);
  if (self->history_signals != NULL)
    g_signal_group_set_target (self->history_signals, NULL);

  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_WINDOW);
  g_clear_weak_pointer (&self->came_focus);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->queue);
  g_clear_object (&self->finder);
  g_clear_object (&self->notices);
  g_clear_object (&self->count);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->history_signals);
  g_clear_object (&self->opening);
  g_clear_pointer (&self->add_words, g_free);
  g_clear_pointer (&self->add_html, g_bytes_unref);
  g_clear_pointer (&self->awaited, g_free);
  g_clear_pointer (&self->awaited_place, g_free);
  g_clear_pointer (&self->awaited_words, g_free);
  g_clear_pointer (&self->awaited_requests, g_ptr_array_unref);
  g_clear_pointer (&self->awaited_marks, g_strfreev);
  g_clear_object (&self->settings);
  g_clear_object (&self->workbench);

  G_OBJECT_CLASS (dictum_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DICTUM_TYPE_ARTICLE_PAGE);
  g_type_ensure (DICTUM_TYPE_SIDEBAR);
  g_type_ensure (DICTUM_TYPE_WELCOME_PAGE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DICTUM_RESOURCE_PATH "window/dictum-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, claims);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, content);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, overview);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, places);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, sources);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, split);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, states);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, tour);
  gtk_widget_class_bind_template_callback (widget_class, dictum_window_banner_clicked);
  gtk_widget_class_bind_template_callback (widget_class, dictum_window_focus_page);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, dictum_window_place_changed);
  gtk_widget_class_bind_template_callback (widget_class, show_content_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
}

static void
dictum_window_class_init (DictumWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dictum_window_get_property;
  object_class->dispose = dictum_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = dictum_window_close_request;

  properties[PROP_WORKBENCH] = g_param_spec_object ("workbench", NULL, NULL, DICTUM_TYPE_WORKBENCH,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (widget_class);
  dictum_window_install_actions (widget_class);
}

static void
watch_store (DictumWindow *self)
{
  self->store_signals = g_signal_group_new (DICTUM_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "notify::title", G_CALLBACK (show_title),
                                  self);
  g_signal_group_connect_swapped (self->store_signals, "notify::state",
                                  G_CALLBACK (dictum_window_show_banner), self);
  g_signal_group_connect_swapped (self->store_signals, "notify::read-only",
                                  G_CALLBACK (dictum_window_show_banner), self);
  g_signal_group_connect_swapped (self->store_signals, "changed-outside",
                                  G_CALLBACK (dictum_window_show_banner), self);

  self->history_signals = g_signal_group_new (DICTUM_TYPE_HISTORY);
  g_signal_group_connect_swapped (self->history_signals, "notify",
                                  G_CALLBACK (dictum_window_update_actions), self);
}

static void
dictum_window_init (DictumWindow *self)
{
  self->workbench = dictum_workbench_new ();
  self->queue = dictum_add_queue_new (self->workbench);
  self->finder = dictum_finder_new (self->workbench);
  self->count = dictum_overview_count_new ();
  self->cancellable = g_cancellable_new ();
  self->settings = g_settings_new (DICTUM_APP_ID);
  watch_store (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  dictum_sidebar_set_queue (self->sidebar, self->queue);
  g_signal_connect_object (self->count, "counted", G_CALLBACK (warned_cb), self, G_CONNECT_SWAPPED);
  dictum_overview_count_set_workbench (self->count, self->workbench);

  g_signal_connect_object (self->workbench, "notify::store", G_CALLBACK (store_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workbench, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workbench, "message", G_CALLBACK (message_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->queue, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  g_settings_bind (self->settings, "review-before-adding", self->queue, "review",
                   G_SETTINGS_BIND_GET);
  g_signal_connect_object (self->settings, "changed::author-name", G_CALLBACK (author_cb), self,
                           G_CONNECT_SWAPPED);

  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);

  author_cb (self);
  restore_size (self);
  dictum_window_set_up_pages (self);
  dictum_window_set_up_input (self);
  dictum_window_set_up_keys (self);
  dictum_window_set_up_notices (self);
  store_cb (self);
}

GtkWindow *
dictum_window_new (GtkApplication *application)
{
  return g_object_new (DICTUM_TYPE_WINDOW, "application", application, NULL);
}

DictumWorkbench *
dictum_window_get_workbench (DictumWindow *self)
{
  g_return_val_if_fail (DICTUM_IS_WINDOW (self), NULL);

  return self->workbench;
}

DictumAddQueue *
dictum_window_get_queue (DictumWindow *self)
{
  g_return_val_if_fail (DICTUM_IS_WINDOW (self), NULL);

  return self->queue;
}

/* Whether the window shows the welcome page and nothing is on its way to it. */
gboolean
dictum_window_is_free (DictumWindow *self)
{
  g_return_val_if_fail (DICTUM_IS_WINDOW (self), FALSE);

  return dictum_workbench_get_store (self->workbench) == NULL && self->opening == NULL &&
         !self->closing;
}

/* Closes the window whatever is open in it. With a dialog in it GTK closes that one alone, and asks
 * again. What was typed into a dialog becomes part of the project as it goes. */
void
dictum_window_leave (DictumWindow *self)
{
  g_autoptr (GListModel) dialogs = NULL;

  g_return_if_fail (DICTUM_IS_WINDOW (self));

  dialogs = adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (self));
  for (guint i = g_list_model_get_n_items (dialogs); i > 0; i--)
    {
      g_autoptr (AdwDialog) dialog = g_list_model_get_item (dialogs, i - 1);

      adw_dialog_force_close (dialog);
    }

  gtk_window_close (GTK_WINDOW (self));
}
