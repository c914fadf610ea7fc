/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DictumShortcutRow:
 *
 * A key and what it does. Property "keys": accelerators, separated by spaces; "..." stands for
 * those between.
 */
#define DICTUM_TYPE_SHORTCUT_ROW (dictum_shortcut_row_get_type ())
G_DECLARE_FINAL_TYPE (DictumShortcutRow, dictum_shortcut_row, DICTUM, SHORTCUT_ROW, AdwActionRow)

/**
 * DictumShortcutsDialog:
 *
 * All keys of the program. It narrows with the window, which GtkShortcutsWindow, deprecated, does
 * not.
 */
#define DICTUM_TYPE_SHORTCUTS_DIALOG (dictum_shortcuts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DictumShortcutsDialog,
                      dictum_shortcuts_dialog,
                      DICTUM,
                      SHORTCUTS_DIALOG,
                      AdwPreferencesDialog)

AdwDialog *dictum_shortcuts_dialog_new (void);

G_END_DECLS
