/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-clipboard"

#include "dictum-clipboard.h"

#include <string.h>

#include "dialogs/dictum-add-queue.h"

static const char *const html_types[] = { "text/html", NULL };

typedef struct
{
  char *words;
  GBytes *html;
} Article;

static void
article_free (Article *article)
{
  g_free (article->words);
  g_clear_pointer (&article->html, g_bytes_unref);
  g_free (article);
}

static gboolean
has_html (GdkClipboard *clipboard)
{
  return gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard),
                                                html_types[0]);
}

gboolean
dictum_clipboard_has_article (GdkClipboard *clipboard)
{
  g_return_val_if_fail (GDK_IS_CLIPBOARD (clipboard), FALSE);

  return gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), G_TYPE_STRING) ||
         gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard),
                                                "text/plain;charset=utf-8");
}

/* Elements that a text has and a copied link, a cell or a piece of code has not. */
static gboolean
is_rich (GBytes *html)
{
  static const char *const elements[] = { "<p",  "<h1",         "<h2", "<h3",
                                          "<li", "<blockquote", "<br", "<article" };
  g_autofree char *text = g_strndup (g_bytes_get_data (html, NULL), g_bytes_get_size (html));
  g_autofree char *low = g_ascii_strdown (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (strstr (low, elements[i]) != NULL)
      return TRUE;

  return FALSE;
}

static void
html_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  Article *article = g_task_get_task_data (task);
  GOutputStream *memory = G_OUTPUT_STREAM (source);
  g_autoptr (GBytes) html = NULL;

  /* Without the formatting the words are still there. */
  if (g_output_stream_splice_finish (memory, result, NULL) > 0)
    html = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  if (html != NULL && g_bytes_get_size (html) <= DICTUM_LOAD_CAP && is_rich (html))
    article->html = g_steal_pointer (&html);
  g_task_return_boolean (task, TRUE);
}

static void
stream_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  g_autoptr (GOutputStream) memory = NULL;
  g_autoptr (GInputStream) stream = NULL;
  GCancellable *cancellable = g_task_get_cancellable (task);

  stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  if (stream == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (
      memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
      G_PRIORITY_DEFAULT, cancellable, html_read_cb, g_steal_pointer (&task));
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  Article *article = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  article->words = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  /* A link that was copied comes as HTML as well. */
  if (article->words == NULL || dictum_add_is_address (article->words) ||
      !has_html (GDK_CLIPBOARD (source)))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  gdk_clipboard_read_async (GDK_CLIPBOARD (source), (const char **) html_types, G_PRIORITY_DEFAULT,
                            cancellable, stream_cb, g_steal_pointer (&task));
}

void
dictum_clipboard_read_article_async (GdkClipboard *clipboard,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  GTask *task;

  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));

  task = g_task_new (clipboard, cancellable, callback, data);
  g_task_set_task_data (task, g_new0 (Article, 1), (GDestroyNotify) article_free);
  gdk_clipboard_read_text_async (clipboard, cancellable, text_read_cb, task);
}

char *
dictum_clipboard_read_article_finish (GAsyncResult *result, GBytes **html)
{
  Article *article;

  g_return_val_if_fail (G_IS_TASK (result), NULL);

  article = g_task_get_task_data (G_TASK (result));
  *html = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return NULL;
  *html = g_steal_pointer (&article->html);

  return g_steal_pointer (&article->words);
}
