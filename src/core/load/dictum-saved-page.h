/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A page as its publisher sent it, made harmless: no script, nothing that is fetched, no form, no
 * frame; pictures only where the page holds them itself. A policy in its head says the same to the
 * browser. charset: as the server declared it; may be NULL. */
GBytes *dictum_saved_page_make_safe (GBytes *bytes, const char *charset);

/* Writes a copy of a snapshot that is fit to be opened in the default browser or another program,
 * in a folder that only the user can read: a page made safe; anything that is no markup as it is;
 * markup that runs in a browser other than HTML (SVG, XML) as plain text. name: what the copy is to
 * be called, without a folder; NULL: "page". Copies are removed by dictum_saved_page_clean(). The
 * calling thread waits for the disk. NULL with a GIOError. */
GFile *dictum_saved_page_write (GBytes *bytes,
                                const char *media_type,
                                const char *charset,
                                const char *name,
                                GError **error);

/* The same for a page that the program wrote itself: it is HTML, and needs no cleaning. */
GFile *dictum_saved_page_write_own (GBytes *bytes, const char *name, GError **error);

/* Removes copies that are older than so many seconds; 0: all. To be called at start (with a day)
 * and at the end of the program. */
void dictum_saved_page_clean (guint seconds);

G_END_DECLS
