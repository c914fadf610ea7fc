/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-welcome-page"

#include "window/dictum-welcome-page.h"

#include "window/dictum-application.h"
#include "window/dictum-window-private.h"

#include "dictum-config.h"

struct _DictumWelcomePage
{
  AdwBin parent_instance;

  GtkWidget *recent;
  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (DictumWelcomePage, dictum_welcome_page, ADW_TYPE_BIN)

static DictumWindow *
get_window (DictumWelcomePage *self)
{
  return DICTUM_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
show_recent (DictumWelcomePage *self)
{
  g_autoptr (GPtrArray) recent = dictum_session_list_recent (dictum_session_get_default ());

  gtk_list_box_remove_all (self->rows);
  for (guint i = 0; i < recent->len; i++)
    gtk_list_box_append (self->rows, dictum_recent_row_new (g_ptr_array_index (recent, i)));

  gtk_widget_set_visible (self->recent, recent->len > 0);
}

static void
open_recent (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumWindow *window = get_window (DICTUM_WELCOME_PAGE (widget));
  DictumApplication *application = DICTUM_APPLICATION (g_application_get_default ());
  const char *uri;
  const char *id;

  g_variant_get (parameter, "(&s&s)", &uri, &id);
  if (*uri != '\0')
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uri);

      dictum_application_open_project (application, file, window);
    }
  else
    dictum_application_open_unnamed (application, id, window);
}

static void
forget (DictumWelcomePage *self, const char *id)
{
  dictum_session_remove_recent (dictum_session_get_default (), id);
  show_recent (self);
}

static void
remove_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumWelcomePage) self = DICTUM_WELCOME_PAGE (data);
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (source);

  if (g_str_equal (adw_alert_dialog_choose_finish (alert, result), "remove"))
    forget (self, g_object_get_data (source, "dictum-id"));
}

/* Nothing else leads to a project that was never saved as a file. */
static void
ask_to_remove (DictumWelcomePage *self, const DictumRecent *recent)
{
  g_autoptr (AdwAlertDialog) alert = dictum_window_load_alert ("remove");

  g_object_set_data_full (G_OBJECT (alert), "dictum-id", g_strdup (recent->id), g_free);
  adw_alert_dialog_choose (alert, GTK_WIDGET (self), NULL, remove_chosen_cb, g_object_ref (self));
}

static void
remove_recent (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumWelcomePage *self = DICTUM_WELCOME_PAGE (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  g_autoptr (GPtrArray) list = dictum_session_list_recent (dictum_session_get_default ());

  for (guint i = 0; i < list->len; i++)
    {
      const DictumRecent *recent = g_ptr_array_index (list, i);

      if (recent->file == NULL && g_str_equal (recent->id, id))
        {
          ask_to_remove (self, recent);
          return;
        }
    }
  forget (self, id);
}

static void
new_project (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dictum_window_new_project (get_window (DICTUM_WELCOME_PAGE (widget)));
}

static void
open_sample (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dictum_window_take_tour (get_window (DICTUM_WELCOME_PAGE (widget)));
}

static void
dictum_welcome_page_map (GtkWidget *widget)
{
  show_recent (DICTUM_WELCOME_PAGE (widget));
  GTK_WIDGET_CLASS (dictum_welcome_page_parent_class)->map (widget);
}

static void
dictum_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DICTUM_TYPE_WELCOME_PAGE);
  G_OBJECT_CLASS (dictum_welcome_page_parent_class)->dispose (object);
}

static void
dictum_welcome_page_class_init (DictumWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_welcome_page_dispose;
  widget_class->map = dictum_welcome_page_map;

  gtk_widget_class_install_action (widget_class, "welcome.new-project", NULL, new_project);
  gtk_widget_class_install_action (widget_class, "welcome.open-recent", "(ss)", open_recent);
  gtk_widget_class_install_action (widget_class, "welcome.open-sample", NULL, open_sample);
  gtk_widget_class_install_action (widget_class, "welcome.remove-recent", "s", remove_recent);

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "window/dictum-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumWelcomePage, recent);
  gtk_widget_class_bind_template_child (widget_class, DictumWelcomePage, rows);
}

static void
dictum_welcome_page_init (DictumWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
