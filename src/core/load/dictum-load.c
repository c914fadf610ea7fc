/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-load.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "load/dictum-load-article.h"
#include "load/dictum-load-request.h"
#include "load/dictum-loader.h"

#define CHUNK (64 * 1024)

G_DEFINE_QUARK (dictum - load - error - quark, dictum_load_error)

/* Where the progress of a load in a thread waits to be told in the caller's context. Only the
 * newest report is kept: a slow window is not told what is no longer true. */
typedef struct
{
  gatomicrefcount refs;
  GMutex lock;
  DictumLoadRequest *request;
  DictumLoadProgress progress;
  gpointer data;
  GDestroyNotify destroy;
  GAsyncReadyCallback callback;
  gpointer callback_data;
  GMainContext *context;
  const char *stage; /* a translated string, which lives as long as the program */
  double fraction;
  gboolean waiting;
} Async;

DictumLoadContent *
dictum_load_content_new (void)
{
  return g_new0 (DictumLoadContent, 1);
}

void
dictum_load_content_free (DictumLoadContent *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->address);
  g_free (self->final_url);
  g_free (self->name);
  g_free (self->media_type);
  g_free (self->charset);
  g_free (self->retrieved);
  g_clear_pointer (&self->headers, g_ptr_array_unref);
  g_free (self);
}

void
dictum_loaded_free (DictumLoaded *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->article, dictum_value_unref);
  g_clear_pointer (&self->snapshot, g_bytes_unref);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_free (self->section);
  g_free (self->notice);
  g_free (self->title);
  g_free (self);
}

void
dictum_loaded_tag_section (DictumLoaded *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GStrv *tags;

  g_return_if_fail (self != NULL && self->article != NULL);

  tags = &self->article->tags;
  if (self->section == NULL ||
      (*tags != NULL && g_strv_contains ((const char *const *) *tags, self->section)))
    return;
  if (*tags != NULL)
    g_strv_builder_addv (builder, (const char **) *tags);
  g_strv_builder_add (builder, self->section);
  g_strfreev (*tags);
  *tags = g_strv_builder_end (builder);
}

void
dictum_load_choice_free (DictumLoadChoice *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  g_free (self->byline);
  g_free (self->published);
  g_free (self->summary);
  g_free (self->url);
  g_clear_pointer (&self->request, dictum_load_request_unref);
  g_free (self);
}

const char *
dictum_detail_origin_describe (DictumDetailOrigin origin)
{
  switch (origin)
    {
    case DICTUM_DETAIL_ORIGIN_JSON_LD:
      return _ ("from the page’s data for search engines");
    case DICTUM_DETAIL_ORIGIN_MICRODATA:
      return _ ("from the page’s marked-up data");
    case DICTUM_DETAIL_ORIGIN_OPEN_GRAPH:
      return _ ("from the page’s data for social networks");
    case DICTUM_DETAIL_ORIGIN_META:
      return _ ("from the page’s head");
    case DICTUM_DETAIL_ORIGIN_VISIBLE:
      return _ ("from the text on the page");
    case DICTUM_DETAIL_ORIGIN_ADDRESS:
      return _ ("from the link");
    case DICTUM_DETAIL_ORIGIN_DOCUMENT:
      return _ ("from the document’s properties");
    case DICTUM_DETAIL_ORIGIN_FILE:
      return _ ("from the file’s name");
    case DICTUM_DETAIL_ORIGIN_GUESSED:
      return _ ("worked out from the words of the text");
    case DICTUM_DETAIL_ORIGIN_NONE:
    default:
      return NULL;
    }
}

gboolean
dictum_load_job_step (const DictumLoadJob *job, const char *stage, double fraction, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return FALSE;
  if (job->progress != NULL && stage != NULL)
    job->progress (stage, fraction, job->data);
  return TRUE;
}

static void
set_too_large (GError **error, const char *name)
{
  g_set_error (
      error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_TOO_LARGE,
      /* Translators: the name of a file or page, then a number of mebibytes. */
      _ ("“%s” is larger than %d MiB, more than any article has. Copy the part that is to be "
         "checked and paste it here."),
      name, DICTUM_LOAD_CAP / (1024 * 1024));
}

GBytes *
dictum_load_read_stream (GInputStream *stream,
                         gsize expected,
                         const char *name,
                         const char *stage,
                         const DictumLoadJob *job,
                         GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);

  if (expected > DICTUM_LOAD_CAP)
    {
      set_too_large (error, name);
      return NULL;
    }
  while (TRUE)
    {
      gssize n = g_input_stream_read (stream, chunk, CHUNK, job->cancellable, error);

      if (n < 0)
        return NULL;
      if (n == 0)
        break;
      if (bytes->len + (gsize) n > DICTUM_LOAD_CAP)
        {
          set_too_large (error, name);
          return NULL;
        }
      g_byte_array_append (bytes, chunk, n);
      if (!dictum_load_job_step (
              job, stage, expected > 0 ? MIN (1.0, (double) bytes->len / expected) : -1, error))
        return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* What the usual failures mean and what to do; GIO's own words for the others. */
static void
set_file_error (GError **error, const GError *cause, const char *name)
{
  if (cause->domain == DICTUM_LOAD_ERROR ||
      g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (cause));
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_NOT_FOUND,
                 _ ("There is no file “%s”. Was it moved or renamed?"), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (
        error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_NOT_FOUND,
        _ ("You may not read “%s”. Ask whoever owns the file, or copy its text and paste it here."),
        name);
  else
    g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_NOT_FOUND,
                 /* Translators: the name of a file, then the system's reason. */
                 _ ("“%s” could not be read: %s"), name, cause->message);
}

static gboolean
check_file (GFileInfo *info, const char *name, GError **error)
{
  GFileType type = g_file_info_get_file_type (info);

  if (type == G_FILE_TYPE_DIRECTORY)
    g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_NOT_FOUND,
                 _ ("“%s” is a folder. Add the files in it."), name);
  else if (type != G_FILE_TYPE_REGULAR && type != G_FILE_TYPE_UNKNOWN)
    g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_NOT_FOUND,
                 _ ("“%s” is not a file that can be read to its end."), name);
  else if (g_file_info_get_size (info) > DICTUM_LOAD_CAP)
    set_too_large (error, name);
  else
    return TRUE;
  return FALSE;
}

static DictumLoadContent *
load_file (GFile *file, const DictumLoadJob *job, GError **error)
{
  g_autoptr (DictumLoadContent) content = dictum_load_content_new ();
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) cause = NULL;
  g_autofree char *base = g_file_get_basename (file);

  content->name = g_filename_display_name (base != NULL ? base : "");
  content->address = g_file_get_parse_name (file);
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, job->cancellable, &cause);
  if (info != NULL && !check_file (info, content->name, error))
    return NULL;
  if (info != NULL)
    stream = g_file_read (file, job->cancellable, &cause);
  if (stream != NULL)
    {
      content->bytes = dictum_load_read_stream (G_INPUT_STREAM (stream),
                                                g_file_info_get_size (info), content->name,
                                                _ ("Reading"), job, &cause);
      if (content->bytes != NULL)
        return g_steal_pointer (&content);
    }
  set_file_error (error, cause, content->name);
  return NULL;
}

/* "text/html; charset=utf-8" in its parts. */
static void
set_media_type (DictumLoadContent *content, const char *declared)
{
  const char *charset;

  if (declared == NULL)
    return;
  content->media_type = g_ascii_strdown (declared, strcspn (declared, "; \t"));
  charset = strstr (declared, "charset=");
  if (charset != NULL)
    content->charset = g_strdup (charset + strlen ("charset="));
}

static DictumLoadContent *
load_bytes (DictumLoadRequest *request, GError **error)
{
  g_autoptr (DictumLoadContent) content = dictum_load_content_new ();

  content->paste = request->words != NULL ||
                   (request->name == NULL && request->media_type == NULL &&
                    request->page_url == NULL);
  content->bytes = g_bytes_ref (request->bytes);
  content->name = g_strdup (request->name);
  content->address = g_strdup (request->page_url);
  content->final_url = g_strdup (request->page_url);
  content->retrieved = g_strdup (request->retrieved);
  set_media_type (content, request->media_type);
  if (g_bytes_get_size (request->bytes) > DICTUM_LOAD_CAP)
    {
      set_too_large (error, request->name != NULL ? request->name : _ ("Pasted text"));
      return NULL;
    }
  return g_steal_pointer (&content);
}

static gsize
count_letters (const char *text, gsize length)
{
  gsize n = 0;

  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    n += g_unichar_isalnum (g_utf8_get_char (at));
  return n;
}

/* Whether the article has less than nine tenths of the letters that were pasted: what an editor has
 * selected is text, also where it looks like a page's furniture. */
static gboolean
loses_text (const DictumLoaded *loaded, GBytes *words)
{
  gsize size;
  const char *text = g_bytes_get_data (words, &size);
  const DictumVersion *version;
  gsize n = 0;

  if (loaded->article == NULL)
    return TRUE;
  version = dictum_article_get_latest_version (loaded->article);
  for (guint i = 0; i < dictum_values_length (version->blocks); i++)
    {
      const DictumBlock *block = dictum_values_get (version->blocks, i);

      n += count_letters (block->text, strlen (block->text));
    }
  return n * 10 < count_letters (text, size) * 9;
}

DictumLoaded *
dictum_load (DictumLoadRequest *request,
             DictumLoadProgress progress,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  DictumLoadJob job = { progress, data, cancellable };
  g_autoptr (DictumLoadContent) content = NULL;
  g_autoptr (DictumArticleBuilder) builder = NULL;
  g_autoptr (DictumLoaded) loaded = NULL;
  const DictumLoader *loader;

  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dictum_load_job_step (&job, NULL, -1, error))
    return NULL;
  if (request->url != NULL)
    content = dictum_load_http (request->url, &job, error);
  else if (request->file != NULL)
    content = load_file (request->file, &job, error);
  else
    content = load_bytes (request, error);
  if (content == NULL || !dictum_load_job_step (&job, _ ("Reading"), -1, error))
    return NULL;

  loader = dictum_loader_choose (content, error);
  if (loader == NULL)
    return NULL;
  if (content->media_type == NULL)
    content->media_type = g_strdup (loader->media_types[0]);
  builder = dictum_article_builder_new ();
  dictum_article_builder_set (builder, DICTUM_DETAIL_URL, content->final_url,
                              DICTUM_DETAIL_ORIGIN_ADDRESS);
  if (!loader->read (content, builder, &job, error) ||
      !dictum_load_job_step (&job, NULL, -1, error))
    return NULL;
  loaded = dictum_article_builder_finish (builder, content, loader->name,
                                          request->words == NULL ? error : NULL);
  if (request->words != NULL && (loaded == NULL || loses_text (loaded, request->words)))
    {
      g_autoptr (DictumLoadRequest)
          plain = dictum_load_request_new_for_bytes (request->words, NULL, NULL);

      return dictum_load (plain, progress, data, cancellable, error);
    }
  /* Where there is one article and it is here, there is nothing to choose. */
  if (loaded != NULL && loaded->choices != NULL && loaded->choices->len == 1 &&
      request->page_url == NULL)
    {
      const DictumLoadChoice *only = g_ptr_array_index (loaded->choices, 0);

      if (only->request->bytes != NULL)
        return dictum_load (only->request, progress, data, cancellable, error);
    }
  return g_steal_pointer (&loaded);
}

static Async *
async_ref (Async *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
async_unref (Async *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  dictum_load_request_unref (self->request);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static gboolean
tell_progress_cb (gpointer data)
{
  Async *self = data;
  const char *stage;
  double fraction;

  g_mutex_lock (&self->lock);
  self->waiting = FALSE;
  stage = self->stage;
  fraction = self->fraction;
  g_mutex_unlock (&self->lock);
  if (self->progress != NULL)
    self->progress (stage, fraction, self->data);
  return G_SOURCE_REMOVE;
}

/* In the worker thread. The source's priority is the task's, so that no report comes after the end.
 */
static void
note_progress_cb (const char *stage, double fraction, gpointer data)
{
  Async *self = data;
  gboolean tell;

  g_mutex_lock (&self->lock);
  tell = !self->waiting;
  self->waiting = TRUE;
  self->stage = stage;
  self->fraction = fraction;
  g_mutex_unlock (&self->lock);
  if (tell)
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      g_source_set_priority (source, G_PRIORITY_DEFAULT);
      g_source_set_callback (source, tell_progress_cb, async_ref (self),
                             (GDestroyNotify) async_unref);
      g_source_attach (source, self->context);
    }
}

static void
load_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Async *self = data;
  g_autoptr (GError) error = NULL;
  DictumLoaded *loaded = dictum_load (
      self->request, self->progress != NULL ? note_progress_cb : NULL, self, cancellable, &error);

  if (loaded != NULL)
    g_task_return_pointer (task, loaded, (GDestroyNotify) dictum_loaded_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* In the caller's context: what the caller gave is released here and in no other thread. */
static void
load_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Async *self = data;

  self->progress = NULL;
  if (self->destroy != NULL)
    self->destroy (self->data);
  if (self->callback != NULL)
    self->callback (source, result, self->callback_data);
  async_unref (self);
}

void
dictum_load_async (DictumLoadRequest *request,
                   DictumLoadProgress progress,
                   gpointer progress_data,
                   GDestroyNotify progress_destroy,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer data)
{
  g_autoptr (GTask) task = NULL;
  Async *self;

  g_return_if_fail (request != NULL);

  self = g_new0 (Async, 1);
  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->lock);
  self->request = dictum_load_request_ref (request);
  self->progress = progress;
  self->data = progress_data;
  self->destroy = progress_destroy;
  self->callback = callback;
  self->callback_data = data;
  self->context = g_main_context_ref_thread_default ();

  task = g_task_new (NULL, cancellable, load_done_cb, self);
  g_task_set_source_tag (task, dictum_load_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, async_ref (self), (GDestroyNotify) async_unref);
  g_task_run_in_thread (task, load_thread_cb);
}

DictumLoaded *
dictum_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
