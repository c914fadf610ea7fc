/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A menu button with a calendar that writes the chosen day, as 2026-11-14, into an entry or entry
 * row, and starts at what is written there, or today. Transfer floating; the button is to go before
 * the editable. */
GtkWidget *dictum_date_button_new (GtkEditable *editable);

G_END_DECLS
