/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui-fixture.h"
#include "ui-wait.h"
#include "window/dictum-application.h"
#include "window/dictum-article-row.h"
#include "window/dictum-sidebar.h"

/* The window as an editor has it: real widgets, driven by their actions. */

typedef struct
{
  DictumApplication *application;
  DictumWindow *window;
  DictumWorkbench *workbench;
} Shell;

static const char letter[] = "Ministers signal a shift on the harbour treaty\n\n"
                             "Officials in the capital described the call as overdue.\n\n"
                             "Ida Marrow, who chairs the island council, said it came late.";

static inline gpointer
find_child (Shell *shell, GType type, const char *name)
{
  GObject *child = gtk_widget_get_template_child (GTK_WIDGET (shell->window), type, name);

  g_assert_nonnull (child);

  return child;
}

static inline GtkWidget *
find_sidebar (Shell *shell)
{
  return find_child (shell, DICTUM_TYPE_WINDOW, "sidebar");
}

static inline gpointer
find_in_sidebar (Shell *shell, const char *name)
{
  return gtk_widget_get_template_child (find_sidebar (shell), DICTUM_TYPE_SIDEBAR, name);
}

static inline const char *
get_state (Shell *shell)
{
  return gtk_stack_get_visible_child_name (find_child (shell, DICTUM_TYPE_WINDOW, "states"));
}

static inline const char *
get_place (Shell *shell)
{
  return gtk_stack_get_visible_child_name (find_child (shell, DICTUM_TYPE_WINDOW, "places"));
}

static inline void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_child_visible (widget))
    g_ptr_array_add (found, widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static inline GPtrArray *
list_rows (Shell *shell)
{
  GPtrArray *rows = g_ptr_array_new ();

  collect (find_in_sidebar (shell, "articles"), DICTUM_TYPE_ARTICLE_ROW, rows);

  return rows;
}

static inline guint
count_articles (Shell *shell)
{
  DictumProject *project = dictum_workbench_get_project (shell->workbench);

  return project != NULL ? g_list_model_get_n_items (dictum_project_get_articles (project)) : 0;
}

static inline void
new_project (Shell *shell)
{
  dictum_window_new_project (shell->window);
  wait_until (dictum_workbench_get_store (shell->workbench) != NULL);
}

static inline void
add_text (Shell *shell, const char *text)
{
  g_autoptr (GPtrArray) requests = dictum_add_split_words (text);
  guint before = count_articles (shell);

  dictum_window_add_requests (shell->window, requests);
  wait_until (count_articles (shell) == before + 1);
}

static inline void
set_up (Shell *shell, gconstpointer data)
{
  shell->application = DICTUM_APPLICATION (g_application_get_default ());
  shell->window = DICTUM_WINDOW (dictum_window_new (GTK_APPLICATION (shell->application)));
  shell->workbench = dictum_window_get_workbench (shell->window);
  gtk_window_present (GTK_WINDOW (shell->window));
}

/* Nothing of a window stays behind, and what was in it is saved. */
static inline void
tear_down (Shell *shell, gconstpointer data)
{
  gpointer window = shell->window;

  g_object_add_weak_pointer (G_OBJECT (shell->window), &window);
  gtk_window_close (GTK_WINDOW (shell->window));
  wait_until (window == NULL);
}

/* The application of a test, and its settings; returns what main() returns. */
static inline int
shell_run (void (*add_tests) (void))
{
  g_autoptr (GtkApplication) application = NULL;
  GError *error = NULL;
  int status;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  application = dictum_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);
  g_application_hold (G_APPLICATION (application));

  add_tests ();
  status = g_test_run ();
  g_application_release (G_APPLICATION (application));

  return status;
}
