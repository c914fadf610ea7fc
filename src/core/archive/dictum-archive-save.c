/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Save Page Now, the way of a reader without an account: a form is posted, the answer names a job,
 * and the job is asked after until the page is kept. Older archives of this kind answer with the
 * copy itself. */

#define G_LOG_DOMAIN "dictum-archive"

#include "archive/dictum-archive-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

guint dictum_archive_pause = 4 * 1000;
guint dictum_archive_patience = 3 * 60 * 1000;

static const char *const kept_headers[] = { "Content-Location", NULL };

/* Where a copy is and when it was taken, from its address: …/web/20261122180000/https://… */
static DictumArchivedCopy *
make_copy (const char *base, const char *words)
{
  const char *at = words != NULL ? strstr (words, "/web/") : NULL;

  if (at == NULL || strspn (at + strlen ("/web/"), "0123456789") != 14)
    return NULL;
  return dictum_archived_copy_take (g_strconcat (base, at, NULL),
                                    dictum_archive_parse_stamp (at + strlen ("/web/")));
}

static const char *
find_header (const DictumLoadContent *content, const char *name)
{
  for (guint i = 0; i < dictum_values_length (content->headers); i++)
    {
      const DictumHeader *header = dictum_values_get (content->headers, i);

      if (strcmp (header->name, name) == 0)
        return header->content;
    }
  return NULL;
}

static JsonObject *
parse_object (const DictumLoadContent *content, JsonParser *parser)
{
  gsize size;
  const char *data = g_bytes_get_data (content->bytes, &size);
  JsonNode *root;

  if (!json_parser_load_from_data (parser, data, size, NULL))
    return NULL;
  root = json_parser_get_root (parser);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
}

static char *
dup_member (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_dup_string (node)
             : NULL;
}

/* The job's name as JSON gives it, or as the page for people has it: spn.watchJob("spn2-…". Letters
 * that have no meaning in an address only. */
static char *
find_job (const DictumLoadContent *content)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *job = dup_member (parse_object (content, parser), "job_id");

  if (job == NULL)
    {
      gsize size;
      const char *data = g_bytes_get_data (content->bytes, &size);
      const char *at = g_strstr_len (data, size, "watchJob(\"");
      const char *end = at != NULL ? g_strstr_len (at, data + size - at, "\",") : NULL;

      if (end != NULL)
        job = g_strndup (at + strlen ("watchJob(\""), end - at - strlen ("watchJob(\""));
    }
  if (job == NULL || *job == '\0' || strlen (job) > 200 ||
      strspn (job, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") !=
          strlen (job))
    return NULL;
  return g_steal_pointer (&job);
}

static void
set_refused (GError **error, const char *reason)
{
  if (reason != NULL)
    g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_REFUSED,
                 /* Translators: what the archive said, mostly in English. */
                 _ ("The archive did not save the page. It said: “%s”"), reason);
  else
    g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_REFUSED,
                         _ ("The archive did not save the page and did not say why. Try it on its "
                            "site, in a browser."));
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

static gboolean
pause_over_cb (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

/* FALSE when it was cancelled. */
static gboolean
wait_a_little (GCancellable *cancellable, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (context, FALSE);
  g_autoptr (GSource) pause = g_timeout_source_new (dictum_archive_pause);

  g_source_set_callback (pause, pause_over_cb, loop, NULL);
  g_source_attach (pause, context);
  if (cancellable != NULL)
    {
      g_autoptr (GSource) source = g_cancellable_source_new (cancellable);

      g_source_set_callback (source, G_SOURCE_FUNC (cancelled_cb), loop, NULL);
      g_source_attach (source, context);
      g_main_loop_run (loop);
      g_source_destroy (source);
    }
  else
    g_main_loop_run (loop);
  g_source_destroy (pause);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* NULL without an error: not yet. */
static DictumArchivedCopy *
ask_after (const char *base, const char *job, const DictumLoadJob *load, GError **error)
{
  g_autofree char *address = g_strconcat (base, "/save/status/", job, NULL);
  const DictumHttpQuestion question = { .url = address, .accept = "application/json" };
  g_autoptr (DictumLoadContent) content = dictum_http_ask (&question, load, error);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object = content != NULL ? parse_object (content, parser) : NULL;
  g_autofree char *status = dup_member (object, "status");
  g_autofree char *stamp = dup_member (object, "timestamp");
  g_autofree char *original = dup_member (object, "original_url");
  g_autofree char *message = dup_member (object, "message");

  if (content == NULL || g_strcmp0 (status, "pending") == 0)
    return NULL;
  if (g_strcmp0 (status, "success") == 0 && stamp != NULL && original != NULL)
    {
      g_autofree char *path = g_strdup_printf ("/web/%s/%s", stamp, original);
      DictumArchivedCopy *copy = make_copy (base, path);

      if (copy != NULL)
        return copy;
    }
  set_refused (error, message);
  return NULL;
}

static DictumArchivedCopy *
wait_for (const char *base, const char *job, const DictumLoadJob *load, GError **error)
{
  gint64 end = g_get_monotonic_time () + dictum_archive_patience * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    {
      g_autoptr (GError) problem = NULL;
      DictumArchivedCopy *copy = NULL;

      if (!wait_a_little (load->cancellable, error))
        return NULL;
      copy = ask_after (base, job, load, &problem);
      if (copy != NULL)
        return copy;
      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
    }
  g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_UNREACHABLE,
                       _ ("The archive has not finished saving the page. Look for its copies in "
                          "some minutes."));
  return NULL;
}

/**
 * dictum_archive_save:
 * @archive: (nullable): the address of an archive
 * @url: of a page
 * @cancellable: (nullable): to wait no longer
 *
 * Returns: (transfer full) (nullable): the copy
 */
DictumArchivedCopy *
dictum_archive_save (const char *archive,
                     const char *url,
                     GCancellable *cancellable,
                     GError **error)
{
  const DictumLoadJob load = { NULL, NULL, cancellable };
  g_autofree char *base = dictum_archive_get_base (archive);
  g_autofree char *address = g_strconcat (base, "/save", NULL);
  g_autofree char *escaped = NULL;
  g_autofree char *form = NULL;
  g_autofree char *job = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (DictumLoadContent) content = NULL;
  DictumArchivedCopy *copy;
  DictumHttpQuestion question = {
    .url = address,
    .accept = "application/json, text/html;q=0.5",
    .keep = kept_headers,
  };

  g_return_val_if_fail (url != NULL, NULL);

  if (!dictum_archive_check (url, error))
    return NULL;
  escaped = g_uri_escape_string (url, NULL, FALSE);
  form = g_strconcat ("url=", escaped, NULL);
  body = g_bytes_new (form, strlen (form));
  question.form = body;
  content = dictum_http_ask (&question, &load, error);
  if (content == NULL)
    return NULL;

  copy = make_copy (base, find_header (content, "content-location"));
  if (copy == NULL)
    copy = make_copy (base, content->final_url);
  if (copy != NULL)
    return copy;
  job = find_job (content);
  if (job == NULL)
    {
      set_refused (error, NULL);
      return NULL;
    }
  return wait_for (base, job, &load, error);
}
