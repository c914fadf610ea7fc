/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-welcome-page"

#include "window/dictum-welcome-page.h"

#include "window/dictum-application.h"
#include "window/dictum-window.h"

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
remove_recent (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dictum_session_remove_recent (dictum_session_get_default (),
                                g_variant_get_string (parameter, NULL));
  show_recent (DICTUM_WELCOME_PAGE (widget));
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
