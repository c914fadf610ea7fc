/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether a clipboard has words, with or without their formatting. */
gboolean dictum_clipboard_has_article (GdkClipboard *clipboard);
/* Reads the words, and how a browser or a mail program formatted them where that says more than the
 * words do: where it has paragraphs, headings or lists. */
void dictum_clipboard_read_article_async (GdkClipboard *clipboard,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer data);
/* Transfer full; NULL when there are no words. html: (out): NULL when there is none. */
char *dictum_clipboard_read_article_finish (GAsyncResult *result, GBytes **html);

G_END_DECLS
