/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-shortcuts-dialog"

#include "dialogs/dictum-shortcuts-dialog.h"

#include "dictum-config.h"

struct _DictumShortcutsDialog
{
  AdwPreferencesDialog parent_instance;
};

G_DEFINE_FINAL_TYPE (DictumShortcutsDialog, dictum_shortcuts_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static void
dictum_shortcuts_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DICTUM_TYPE_SHORTCUTS_DIALOG);
  G_OBJECT_CLASS (dictum_shortcuts_dialog_parent_class)->dispose (object);
}

static void
dictum_shortcuts_dialog_class_init (DictumShortcutsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dictum_shortcuts_dialog_dispose;

  g_type_ensure (DICTUM_TYPE_SHORTCUT_ROW);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), DICTUM_RESOURCE_PATH
                                               "dialogs/dictum-shortcuts-dialog.ui");
}

static void
dictum_shortcuts_dialog_init (DictumShortcutsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
dictum_shortcuts_dialog_new (void)
{
  return g_object_new (DICTUM_TYPE_SHORTCUTS_DIALOG, NULL);
}
