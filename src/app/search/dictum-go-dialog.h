/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "search/dictum-result-dialog.h"

G_BEGIN_DECLS

/**
 * DictumGoDialog:
 *
 * “Go to Anything”: articles, sources, claims and commands by their names, what begins with the
 * words first; without words the articles that were read last, and all commands.
 */
#define DICTUM_TYPE_GO_DIALOG (dictum_go_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DictumGoDialog, dictum_go_dialog, DICTUM, GO_DIALOG, DictumResultDialog)

AdwDialog *dictum_go_dialog_new (DictumFinder *finder);

G_END_DECLS
