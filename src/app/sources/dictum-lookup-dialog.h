/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumLookupDialog:
 *
 * Looks a source up in Wikidata: shows what will be sent and waits to be told, shows what came and
 * from when it is, and takes over of it what the editor ticks, as one change. Actions:
 * "lookup.ask", "lookup.recall", "lookup.stop", "lookup.take".
 */
#define DICTUM_TYPE_LOOKUP_DIALOG (dictum_lookup_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DictumLookupDialog, dictum_lookup_dialog, DICTUM, LOOKUP_DIALOG, AdwDialog)

AdwDialog *dictum_lookup_dialog_new (DictumWorkbench *workbench, DictumItem *item);

G_END_DECLS
