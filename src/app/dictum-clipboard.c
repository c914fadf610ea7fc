/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-clipboard"

#include "dictum-clipboard.h"

#include <string.h>

#include "dialogs/dictum-add-queue.h"

/* Read at a time, in bytes: what a main loop does between two frames. */
#define PART (256 * 1024)
/* A text shows what it is in its beginning; bytes. */
#define LOOKED_AT (1024 * 1024)

static const char *const html_types[] = { "text/html", NULL };
static const char *const text_types[] = { "text/plain;charset=utf-8", NULL };

typedef struct
{
  GByteArray *part; /* what is being read */
  gboolean asked;   /* for the formatting */
  GBytes *words;
  GBytes *html;
} Article;

static void
article_free (Article *article)
{
  g_clear_pointer (&article->part, g_byte_array_unref);
  g_clear_pointer (&article->words, g_bytes_unref);
  g_clear_pointer (&article->html, g_bytes_unref);
  g_free (article);
}

static GdkContentFormats *
get_formats (gpointer source)
{
  return GDK_IS_DROP (source) ? gdk_drop_get_formats (source) : gdk_clipboard_get_formats (source);
}

gboolean
dictum_formats_have_article (GdkContentFormats *formats)
{
  g_return_val_if_fail (formats != NULL, FALSE);

  return gdk_content_formats_contain_gtype (formats, G_TYPE_STRING) ||
         gdk_content_formats_contain_mime_type (formats, text_types[0]);
}

/* Elements that a text has and a copied link, a cell or a piece of code has not. */
static gboolean
is_rich (GBytes *html)
{
  static const char *const elements[] = { "<p",  "<h1",         "<h2", "<h3",
                                          "<li", "<blockquote", "<br", "<article" };
  gsize length = MIN (g_bytes_get_size (html), LOOKED_AT);
  g_autofree char *low = g_ascii_strdown (g_bytes_get_data (html, NULL), (gssize) length);

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (strstr (low, elements[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* ---- One format after the other, in parts ---- */

static void read_next (GTask *task);

static void
take_read (GTask *task)
{
  Article *article = g_task_get_task_data (task);
  g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (g_steal_pointer (&article->part));

  if (article->words == NULL)
    article->words = g_steal_pointer (&bytes);
  else if (g_bytes_get_size (bytes) <= DICTUM_LOAD_CAP && g_bytes_get_size (bytes) > 0 &&
           is_rich (bytes))
    article->html = g_steal_pointer (&bytes);
}

static void
part_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  Article *article = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GInputStream *stream = G_INPUT_STREAM (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (stream, result, &error);

  if (bytes != NULL)
    g_byte_array_append (article->part, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  /* One byte more than the cap is enough for the loader to refuse it. */
  if (bytes != NULL && g_bytes_get_size (bytes) > 0 && article->part->len <= DICTUM_LOAD_CAP)
    {
      g_input_stream_read_bytes_async (stream, PART, G_PRIORITY_DEFAULT_IDLE, cancellable,
                                       part_read_cb, g_steal_pointer (&task));
      return;
    }

  g_input_stream_close_async (stream, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  if (error != NULL && article->words == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  take_read (task);
  read_next (task);
}

static void
stream_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  Article *article = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  stream = GDK_IS_DROP (source)
               ? gdk_drop_read_finish (GDK_DROP (source), result, NULL, &error)
               : gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);
  if (stream == NULL)
    {
      /* Without the formatting the words are still there. */
      if (article->words != NULL)
        g_task_return_boolean (task, TRUE);
      else
        g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  article->part = g_byte_array_new ();
  g_input_stream_read_bytes_async (stream, PART, G_PRIORITY_DEFAULT_IDLE, cancellable, part_read_cb,
                                   g_steal_pointer (&task));
}

static void
read_format (GTask *task, const char *const *types)
{
  gpointer source = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (GDK_IS_DROP (source))
    gdk_drop_read_async (source, (const char **) types, G_PRIORITY_DEFAULT, cancellable, stream_cb,
                         g_object_ref (task));
  else
    gdk_clipboard_read_async (source, (const char **) types, G_PRIORITY_DEFAULT, cancellable,
                              stream_cb, g_object_ref (task));
}

static gboolean
is_address (GBytes *words)
{
  g_autofree char *line = g_strndup (g_bytes_get_data (words, NULL),
                                     MIN (g_bytes_get_size (words), 4096));

  return dictum_add_is_address (g_strstrip (line));
}

/* The words are there: is there more? A link that was copied comes as HTML as well. */
static void
read_next (GTask *task)
{
  Article *article = g_task_get_task_data (task);

  if (!article->asked && !is_address (article->words) &&
      gdk_content_formats_contain_mime_type (get_formats (g_task_get_source_object (task)),
                                             html_types[0]))
    {
      article->asked = TRUE;
      read_format (task, html_types);
    }
  else
    g_task_return_boolean (task, TRUE);
}

void
dictum_clipboard_read_article_async (gpointer source,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GDK_IS_CLIPBOARD (source) || GDK_IS_DROP (source));

  task = g_task_new (source, cancellable, callback, data);
  g_task_set_task_data (task, g_new0 (Article, 1), (GDestroyNotify) article_free);
  read_format (task, text_types);
}

char *
dictum_clipboard_read_article_finish (GAsyncResult *result,
                                      GBytes **html,
                                      DictumLoadRequest **large)
{
  Article *article;
  g_autofree char *words = NULL;
  gsize length;

  g_return_val_if_fail (G_IS_TASK (result), NULL);

  article = g_task_get_task_data (G_TASK (result));
  *html = NULL;
  *large = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return NULL;

  length = g_bytes_get_size (article->words);
  if (length > DICTUM_CLIPBOARD_WORDS)
    {
      *large = dictum_load_request_new_for_bytes (
          article->html != NULL ? article->html : article->words,
          article->html != NULL ? "text/html" : "text/plain;charset=utf-8", NULL);
      return NULL;
    }
  if (length == 0)
    return NULL;

  words = g_strndup (g_bytes_get_data (article->words, NULL), length);
  *html = g_steal_pointer (&article->html);

  return g_utf8_make_valid (words, -1);
}
