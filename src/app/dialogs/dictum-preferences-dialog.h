/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DictumPreferencesDialog:
 *
 * The editor's own settings. They take effect at once.
 */
#define DICTUM_TYPE_PREFERENCES_DIALOG (dictum_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DictumPreferencesDialog,
                      dictum_preferences_dialog,
                      DICTUM,
                      PREFERENCES_DIALOG,
                      AdwPreferencesDialog)

AdwDialog *dictum_preferences_dialog_new (void);

G_END_DECLS
