/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumInspector:
 *
 * The claims of the current article, one card each, in document order. The card of the workbench's
 * current claim is open and holds the fields; choosing another card makes that claim the current
 * one, and the other way round. Only the cards in view exist. It has its own header bar.
 *
 * Actions: "inspector.next", "inspector.previous", "inspector.edit-card", "inspector.edit-note",
 * "inspector.delete", "inspector.leave" (back to where the focus came from).
 */
#define DICTUM_TYPE_INSPECTOR (dictum_inspector_get_type ())
G_DECLARE_FINAL_TYPE (DictumInspector, dictum_inspector, DICTUM, INSPECTOR, AdwBin)

GtkWidget *dictum_inspector_new (DictumWorkbench *workbench);
void dictum_inspector_edit (DictumInspector *self);
void dictum_inspector_write_note (DictumInspector *self);
void dictum_inspector_flush (DictumInspector *self);

G_END_DECLS
