/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "load/dictum-load.h"

G_BEGIN_DECLS

/* What is longer, in bytes, is nothing for a field: laying it out would stop the window. */
#define DICTUM_CLIPBOARD_WORDS (512 * 1024)

/* Whether a clipboard or what is dropped has words, with or without their formatting. */
gboolean dictum_formats_have_article (GdkContentFormats *formats);
/* Reads the words, and how a browser or a mail program formatted them where that says more than the
 * words do: where it has paragraphs, headings or lists. source: a GdkClipboard, or a GdkDrop, which
 * the caller finishes. Reads in small parts, and no more than a loader takes. */
void dictum_clipboard_read_article_async (gpointer source,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer data);
/* Transfer full; NULL when there are no words. html: (out): NULL when there is none. large: (out):
 * set instead of both where they are too much for a field: what loads them. */
char *dictum_clipboard_read_article_finish (GAsyncResult *result,
                                            GBytes **html,
                                            DictumLoadRequest **large);

G_END_DECLS
