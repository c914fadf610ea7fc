/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-application"

#include "window/dictum-application.h"

/* The keys that act in a whole window. Those of a page or a list are bound where its actions are;
 * all are in the shortcuts window, which a test compares. */

typedef struct
{
  const char *action;
  const char *const accels[3];
} Accel;

static const Accel accels[] = {
  { "app.new-project", { "<Control>n" } },
  { "app.new-window", { "<Control><Shift>n" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.quit", { "<Control>q" } },
  { "app.shortcuts", { "<Control>question", "<Control>slash" } },
  { "win.add-article", { "<Control><Shift>a" } },
  { "win.article-details::", { "<Alt>Return" } },
  { "win.check-article::", { "F5" } },
  { "win.claim-page::", { "<Control>Return", "<Control>KP_Enter" } },
  { "win.compare-versions::", { "<Shift>F5" } },
  { "win.export", { "<Control>e" } },
  { "win.go-to", { "<Control>k" } },
  { "win.help::", { "F1" } },
  { "win.import", { "<Control>i" } },
  { "win.next-article", { "<Control>Page_Down" } },
  { "win.open", { "<Control>o" } },
  { "win.print", { "<Control>p" } },
  { "win.previous-article", { "<Control>Page_Up" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "win.search", { "<Control><Shift>f" } },
  { "win.show-place::article", { "<Control>1" } },
  { "win.show-place::sources", { "<Control>2" } },
  { "win.show-place::claims", { "<Control>3" } },
  { "win.show-place::overview", { "<Control>4" } },
  { "win.toggle-sidebar", { "F9" } },
  { "window.close", { "<Control>w" } },
};

void
dictum_application_set_up_keys (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (application, accels[i].action,
                                           (const char *const *) accels[i].accels);
}
