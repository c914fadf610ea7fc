/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DictumReaderToolbar:
 *
 * The bar below a selection: what the marking keys do with it, with the keys written on it. Its
 * buttons activate the actions of the article page around it and never take the focus from the text
 * when they are clicked; the Tab key reaches them.
 */
#define DICTUM_TYPE_READER_TOOLBAR (dictum_reader_toolbar_get_type ())
G_DECLARE_FINAL_TYPE (DictumReaderToolbar, dictum_reader_toolbar, DICTUM, READER_TOOLBAR, AdwBin)

GtkWidget *dictum_reader_toolbar_new (void);
void dictum_reader_toolbar_set_number (DictumReaderToolbar *self, guint number);
int dictum_reader_toolbar_get_natural_width (DictumReaderToolbar *self, int room);

G_END_DECLS
