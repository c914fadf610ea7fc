/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dictum-workbench.h"
#include "inspector/dictum-entry-list.h"

G_BEGIN_DECLS

/* Where a source is described elsewhere: the lines that its page shows, and the dialog that edits
 * one. */

void dictum_source_show_identifiers (const DictumSource *source, DictumEntryList *list);
void dictum_source_edit_identifier (GtkWidget *parent,
                                    DictumWorkbench *workbench,
                                    const DictumSource *source,
                                    guint position);
void dictum_source_remove_identifier (DictumWorkbench *workbench,
                                      const DictumSource *source,
                                      guint position);

G_END_DECLS
