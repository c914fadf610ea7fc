/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-search"

#include "search/dictum-commands.h"

#include <glib/gi18n.h>

static const DictumCommand commands[] = {
  { N_ ("Articles"), "win.show-place::article", NULL, DICTUM_COMMAND_ALWAYS },
  { N_ ("Claims"), "win.show-place::claims", NULL, DICTUM_COMMAND_ALWAYS },
  { N_ ("Sources"), "win.show-place::sources", NULL, DICTUM_COMMAND_ALWAYS },
  { N_ ("Overview"), "win.show-place::overview", NULL, DICTUM_COMMAND_ALWAYS },
  { N_ ("Search Everywhere"), "win.search", NULL, DICTUM_COMMAND_ALWAYS },
  { N_ ("Add Articles"), "win.add-article", NULL, DICTUM_COMMAND_ALWAYS },
  { N_ ("Next Article"), "win.next-article", NULL, DICTUM_COMMAND_ARTICLE },
  { N_ ("Previous Article"), "win.previous-article", NULL, DICTUM_COMMAND_ARTICLE },
  { N_ ("Details of the Article"), "win.article-details::", NULL, DICTUM_COMMAND_ARTICLE },
  { N_ ("Check for Changes"), "win.check-article::", NULL, DICTUM_COMMAND_ARTICLE },
  { N_ ("Versions of the Article"), "win.compare-versions::", NULL, DICTUM_COMMAND_ARTICLE },
  { N_ ("Page of the Claim"), "win.claim-page::", NULL, DICTUM_COMMAND_CLAIM },
  { N_ ("Undo"), "win.undo", "<Control>z", DICTUM_COMMAND_UNDO },
  { N_ ("Redo"), "win.redo", "<Control><Shift>z", DICTUM_COMMAND_REDO },
  { N_ ("Save"), "win.save", NULL, DICTUM_COMMAND_ALWAYS },
  { N_ ("Save As"), "win.save-as", NULL, DICTUM_COMMAND_ALWAYS },
  { N_ ("Project Settings"), "win.project-settings", NULL, DICTUM_COMMAND_ALWAYS },
  { N_ ("Export"), "win.export", NULL, DICTUM_COMMAND_ALWAYS },
  { N_ ("Import"), "win.import", NULL, DICTUM_COMMAND_ALWAYS },
  { N_ ("Print"), "win.print", NULL, DICTUM_COMMAND_ALWAYS },
  { N_ ("Saved Originals"), "win.originals::", NULL, DICTUM_COMMAND_ALWAYS },
  { N_ ("Sidebar"), "win.toggle-sidebar", NULL, DICTUM_COMMAND_ALWAYS },
  { N_ ("New Project"), "app.new-project", NULL, DICTUM_COMMAND_ALWAYS },
  { N_ ("New Window"), "app.new-window", NULL, DICTUM_COMMAND_ALWAYS },
  { N_ ("Open a Project"), "win.open", NULL, DICTUM_COMMAND_ALWAYS },
  { N_ ("Preferences"), "app.preferences", NULL, DICTUM_COMMAND_ALWAYS },
  { N_ ("Keyboard Shortcuts"), "app.shortcuts", NULL, DICTUM_COMMAND_ALWAYS },
  { N_ ("Tour of the Program"), "win.begin-tour", NULL, DICTUM_COMMAND_ALWAYS },
  { N_ ("Help"), "win.help::index", NULL, DICTUM_COMMAND_ALWAYS },
  { N_ ("About Dictum"), "app.about", NULL, DICTUM_COMMAND_ALWAYS },
  { N_ ("Close the Window"), "window.close", NULL, DICTUM_COMMAND_ALWAYS },
  { N_ ("Quit"), "app.quit", NULL, DICTUM_COMMAND_ALWAYS },
};

/**
 * dictum_commands_get:
 * @n_commands: (out): how many there are
 *
 * Returns: (transfer none): all of them, pages first, in the order that they are listed in
 */
const DictumCommand *
dictum_commands_get (guint *n_commands)
{
  g_return_val_if_fail (n_commands != NULL, NULL);

  *n_commands = G_N_ELEMENTS (commands);

  return commands;
}

gboolean
dictum_command_is_possible (const DictumCommand *self, DictumWorkbench *workbench)
{
  DictumStore *store;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (DICTUM_IS_WORKBENCH (workbench), FALSE);

  store = dictum_workbench_get_store (workbench);
  if (store == NULL)
    return FALSE;

  switch (self->need)
    {
    case DICTUM_COMMAND_ARTICLE:
      return dictum_workbench_get_article (workbench) != NULL;

    case DICTUM_COMMAND_CLAIM:
      return dictum_workbench_get_claim (workbench) != NULL;

    case DICTUM_COMMAND_UNDO:
      return dictum_history_can_undo (dictum_store_get_history (store));

    case DICTUM_COMMAND_REDO:
      return dictum_history_can_redo (dictum_store_get_history (store));

    case DICTUM_COMMAND_ALWAYS:
    default:
      return TRUE;
    }
}

char *
dictum_command_get_keys (const DictumCommand *self)
{
  GApplication *application = g_application_get_default ();
  g_auto (GStrv) accels = NULL;
  const char *keys;
  GdkModifierType modifiers;
  guint key;

  g_return_val_if_fail (self != NULL, NULL);

  if (GTK_IS_APPLICATION (application))
    accels = gtk_application_get_accels_for_action (GTK_APPLICATION (application), self->action);
  keys = self->keys == NULL && accels != NULL ? accels[0] : self->keys;
  if (keys == NULL || !gtk_accelerator_parse (keys, &key, &modifiers))
    return NULL;

  return gtk_accelerator_get_label (key, modifiers);
}
