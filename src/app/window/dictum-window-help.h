/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The help: pages in data/help, for the desktop’s viewer and as one page for any browser. */

typedef struct
{
  const char *place; /* the name of a widget’s type, or of a part of a template */
  const char *page;  /* the id of a help page */
} DictumHelpPlace;

const DictumHelpPlace *dictum_help_places (guint *length);

/* The page that belongs to a widget; "index" where none does. widget: nullable. */
const char *dictum_help_find_page (GtkWidget *widget);

/* For a place whose page changes with what is chosen in it: instead of that of the table. */
void dictum_help_set_page (GtkWidget *widget, const char *page);

/* Writes the whole help as a page that opens at one of its pages; see dictum_saved_page_write().
 * The calling thread waits for the disk. (transfer full); NULL with a GIOError or GFileError. */
GFile *dictum_help_write_page (const char *page, GError **error);

G_END_DECLS
