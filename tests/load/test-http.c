/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "load-fixture.h"
#include "server-fixture.h"

#define PAGE                                                                                       \
  "<!doctype html><html lang=en><head><title>Harbour to close</title></head><body><article>"       \
  "<h1>Harbour to close</h1><p>The harbour of Lindmoor will close for the winter, the mayor "      \
  "said, "                                                                                         \
  "because the ice has come early this year.</p></article></body></html>"

/* A server with a page for each thing that servers do. */
typedef struct
{
  ServerThread thread;
  char *seen_agent;
  char *seen_cookie;
  guint requests;
} Server;

static void
answer (SoupServerMessage *message, const char *type, const char *body)
{
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, body, strlen (body));
}

static void
write_more_cb (SoupServerMessage *message, gpointer data)
{
  static const char block[65536];

  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_STATIC,
                            block, sizeof block);
}

static GBytes *
compress (gsize size)
{
  g_autoptr (GZlibCompressor) gzip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (gzip));
  g_autofree char *block = g_strnfill (1 << 20, 'a');

  for (gsize done = 0; done < size; done += 1 << 20)
    g_output_stream_write_all (stream, block, 1 << 20, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
answer_special (SoupServerMessage *message, const char *path)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  if (g_str_has_prefix (path, "/status/"))
    soup_server_message_set_status (message, atoi (path + strlen ("/status/")), NULL);
  else if (g_str_has_prefix (path, "/hop/"))
    {
      int left = atoi (path + strlen ("/hop/"));
      g_autofree char *next = left > 1 ? g_strdup_printf ("/hop/%d", left - 1) : g_strdup ("/page");

      soup_server_message_set_status (message, 302, NULL);
      soup_message_headers_append (headers, "Location", next);
    }
  else if (g_str_equal (path, "/to-file"))
    {
      soup_server_message_set_status (message, 301, NULL);
      soup_message_headers_append (headers, "Location", "file:///etc/passwd");
    }
  else if (g_str_equal (path, "/to-letters"))
    {
      soup_server_message_set_status (message, 301, NULL);
      soup_message_headers_append (headers, "Location", "/page?q=a b");
    }
  else if (g_str_equal (path, "/endless"))
    {
      soup_server_message_set_status (message, 200, NULL);
      soup_message_headers_set_encoding (headers, SOUP_ENCODING_CHUNKED);
      soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
      g_signal_connect (message, "wrote-headers", G_CALLBACK (write_more_cb), NULL);
      g_signal_connect (message, "wrote-chunk", G_CALLBACK (write_more_cb), NULL);
    }
  else if (g_str_equal (path, "/bomb"))
    {
      g_autoptr (GBytes) bytes = compress (80 << 20);

      soup_server_message_set_status (message, 200, NULL);
      soup_message_headers_set_content_type (headers, "text/plain", NULL);
      soup_message_headers_append (headers, "Content-Encoding", "gzip");
      soup_message_body_append_bytes (soup_server_message_get_response_body (message), bytes);
    }
  else if (g_str_equal (path, "/silent"))
    soup_server_message_pause (message);
  else
    soup_server_message_set_status (message, 404, NULL);
}

static void
handle_cb (SoupServer *soup,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer data)
{
  Server *self = data;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  SoupMessageHeaders *asked = soup_server_message_get_request_headers (message);

  g_mutex_lock (&self->thread.lock);
  self->requests++;
  g_set_str (&self->seen_agent, soup_message_headers_get_one (asked, "User-Agent"));
  g_set_str (&self->seen_cookie, soup_message_headers_get_one (asked, "Cookie"));
  g_mutex_unlock (&self->thread.lock);

  soup_message_headers_append (headers, "Set-Cookie", "reader=17");
  if (g_str_equal (path, "/page"))
    {
      soup_message_headers_append (headers, "Last-Modified", "Tue, 03 Nov 2026 10:00:00 GMT");
      soup_message_headers_append (headers, "ETag", "\"seventeen\"");
      answer (message, "text/html; charset=utf-8", PAGE);
    }
  else if (g_str_equal (path, "/latin"))
    answer (message, "text/plain; charset=iso-8859-1",
            "Caf\xe9 \x93"
            "geschlossen\x94\n");
  else if (g_str_equal (path, "/empty"))
    answer (message, "text/html", "");
  else if (g_str_equal (path, "/pdf"))
    answer (message, "application/pdf", "%PDF-1.7\n\x01\x02");
  else
    answer_special (message, path);
}

static void
set_up (Server *self, gconstpointer data)
{
  start_server (&self->thread, handle_cb, self);
}

static void
tear_down (Server *self, gconstpointer data)
{
  stop_server (&self->thread);
  g_free (self->seen_agent);
  g_free (self->seen_cookie);
}

static DictumLoaded *
load (Server *self, const char *path, GError **error)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u%s", self->thread.port, path);
  g_autoptr (DictumLoadRequest) request = dictum_load_request_new_for_words (url);

  return dictum_load (request, NULL, NULL, NULL, error);
}

static void
assert_fails (Server *self, const char *path, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = load (self, path, &error);

  g_assert_null (loaded);
  g_assert_error (error, DICTUM_LOAD_ERROR, code);
  g_test_message ("%s: %s", path, error->message);
}

static const char *
find_header (const DictumVersion *version, const char *name)
{
  for (guint i = 0; i < dictum_values_length (version->headers); i++)
    {
      const DictumHeader *header = dictum_values_get (version->headers, i);

      if (g_str_equal (header->name, name))
        return header->content;
    }
  return NULL;
}

static void
test_page (Server *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = load (self, "/hop/3", &error);
  g_autofree char *final = g_strdup_printf ("http://127.0.0.1:%u/page", self->thread.port);
  g_autofree char *hash = NULL;
  const DictumVersion *version;

  g_assert_no_error (error);
  version = dictum_article_get_latest_version (loaded->article);
  g_assert_cmpstr (loaded->article->title, ==, "Harbour to close");
  g_assert_cmpstr (loaded->article->url, ==, final);
  g_assert_cmpstr (loaded->article->language, ==, "en");
  g_assert_cmpstr (version->final_url, ==, final);
  g_assert_true (g_str_has_suffix (version->address, "/hop/3"));
  g_assert_cmpint (version->http_status, ==, 200);
  g_assert_cmpstr (version->media_type, ==, "text/html");
  g_assert_cmpstr (version->loader, ==, "html");
  g_assert_cmpstr (find_header (version, "etag"), ==, "\"seventeen\"");
  g_assert_nonnull (find_header (version, "last-modified"));
  g_assert_null (find_header (version, "set-cookie"));
  g_assert_null (find_header (version, "server"));
  g_assert_true (dictum_time_is_valid (version->retrieved));
  g_assert_cmpmem (g_bytes_get_data (loaded->snapshot, NULL), g_bytes_get_size (loaded->snapshot),
                   PAGE, strlen (PAGE));
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, loaded->snapshot);
  g_assert_cmpstr (version->snapshot, ==, hash);

  /* It says who it is, takes no cookie along, and has asked for nothing but the page. */
  g_assert_true (g_str_has_prefix (self->seen_agent, "Dictum/"));
  g_assert_null (self->seen_cookie);
  g_assert_cmpuint (self->requests, ==, 4);
}

static void
test_charset (Server *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = load (self, "/latin", &error);
  g_autofree char *blocks = NULL;

  g_assert_no_error (error);
  blocks = describe_blocks (loaded->article);
  g_assert_cmpstr (blocks, ==, "Café “geschlossen”\n");
}

static void
test_redirects (Server *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) ten = load (self, "/hop/10", &error);
  g_autoptr (DictumLoaded) letters = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (ten);
  assert_fails (self, "/hop/11", DICTUM_LOAD_ERROR_UNREACHABLE);
  assert_fails (self, "/to-file", DICTUM_LOAD_ERROR_MALFORMED);
  letters = load (self, "/to-letters", &error);
  g_assert_no_error (error);
}

static void
test_statuses (Server *self, gconstpointer data)
{
  const char *paths[] = {
    "/status/404", "/status/410", "/status/403", "/status/401", "/status/402",
    "/status/429", "/status/500", "/status/503", "/status/418", "/status/304"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    assert_fails (self, paths[i], DICTUM_LOAD_ERROR_STATUS);
  assert_fails (self, "/empty", DICTUM_LOAD_ERROR_EMPTY);
  assert_fails (self, "/pdf", DICTUM_LOAD_ERROR_MALFORMED);
}

static void
test_too_large (Server *self, gconstpointer data)
{
  assert_fails (self, "/endless", DICTUM_LOAD_ERROR_TOO_LARGE);
  assert_fails (self, "/bomb", DICTUM_LOAD_ERROR_TOO_LARGE);
}

static void
test_addresses (void)
{
  const char *addresses[] = { "ftp://example.org/a", "http://",     "https:///path",
                              "javascript:alert(1)", "http://[::1", "data:text/html,x" };

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (DictumLoadRequest) request = dictum_load_request_new_for_url (addresses[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (DictumLoaded) loaded = dictum_load (request, NULL, NULL, NULL, &error);

      g_assert_null (loaded);
      g_assert_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_MALFORMED);
    }
}

/* What raw servers do: a length that is not kept, bytes that are no HTTP, a closed door. */
static gboolean
raw_cb (GThreadedSocketService *service,
        GSocketConnection *connection,
        GObject *source,
        gpointer data)
{
  const char *answer_bytes = data;
  char request[4096];

  g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), request,
                       sizeof request, NULL, NULL);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), answer_bytes,
                             strlen (answer_bytes), NULL, NULL, NULL);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  return TRUE;
}

typedef struct
{
  DictumLoaded *loaded;
  GError *error;
  gboolean done;
  guint reports;
  guint reports_after_end;
  guint destroyed;
  GThread *thread;
} Outcome;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;

  g_assert_true (g_thread_self () == outcome->thread);
  outcome->loaded = dictum_load_finish (result, &outcome->error);
  outcome->done = TRUE;
}

static void
progress_cb (const char *stage, double fraction, gpointer data)
{
  Outcome *outcome = data;

  g_assert_true (g_thread_self () == outcome->thread);
  g_assert_nonnull (stage);
  g_assert_cmpfloat (fraction, <=, 1);
  outcome->reports++;
  outcome->reports_after_end += outcome->done;
}

static void
destroy_cb (gpointer data)
{
  Outcome *outcome = data;

  g_assert_true (g_thread_self () == outcome->thread);
  outcome->destroyed++;
}

static gboolean
timeout_cb (gpointer data)
{
  g_assert_cmpstr (data, ==, "answered in time");
  return G_SOURCE_REMOVE;
}

static void
load_and_wait (const char *url, GCancellable *cancellable, Outcome *outcome)
{
  g_autoptr (DictumLoadRequest) request = dictum_load_request_new_for_url (url);
  guint timeout = g_timeout_add_seconds (60, timeout_cb, (gpointer) "waited too long");

  outcome->thread = g_thread_self ();
  dictum_load_async (request, progress_cb, outcome, destroy_cb, cancellable, done_cb, outcome);
  while (!outcome->done)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_source_remove (timeout);
  g_assert_cmpuint (outcome->destroyed, ==, 1);
  g_assert_cmpuint (outcome->reports_after_end, ==, 0);
  g_assert_true ((outcome->loaded != NULL) != (outcome->error != NULL));
}

static void
clear_outcome (Outcome *outcome)
{
  g_clear_pointer (&outcome->loaded, dictum_loaded_free);
  g_clear_error (&outcome->error);
}

static void
assert_raw_fails (const char *answer_bytes)
{
  g_autoptr (GSocketService) service = g_threaded_socket_service_new (4);
  guint16 port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, NULL);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/", port);
  Outcome outcome = { 0 };

  g_signal_connect (service, "run", G_CALLBACK (raw_cb), (gpointer) answer_bytes);
  g_socket_service_start (service);
  load_and_wait (url, NULL, &outcome);
  g_assert_error (outcome.error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_UNREACHABLE);
  g_test_message ("%s", outcome.error->message);
  clear_outcome (&outcome);
  g_socket_service_stop (service);
  g_socket_listener_close (G_SOCKET_LISTENER (service));
}

static void
test_broken_servers (void)
{
  assert_raw_fails (
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\nshort");
  assert_raw_fails ("SSH-2.0-OpenSSH_9.9\r\n");
  assert_raw_fails ("");
}

static void
test_unreachable (void)
{
  Outcome refused = { 0 }, unknown = { 0 };

  load_and_wait ("http://127.0.0.1:1/", NULL, &refused);
  g_assert_error (refused.error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_UNREACHABLE);
  load_and_wait ("http://no-such-host.invalid/", NULL, &unknown);
  g_assert_error (unknown.error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_UNREACHABLE);
  clear_outcome (&refused);
  clear_outcome (&unknown);
}

static void
test_async (Server *self, gconstpointer data)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/page", self->thread.port);
  Outcome outcome = { 0 };

  load_and_wait (url, NULL, &outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpstr (outcome.loaded->article->title, ==, "Harbour to close");
  g_assert_cmpuint (outcome.reports, >, 0);
  clear_outcome (&outcome);
}

static gboolean
cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

static void
test_cancel (Server *self, gconstpointer data)
{
  g_autofree char *silent = g_strdup_printf ("http://127.0.0.1:%u/silent", self->thread.port);
  g_autoptr (GCancellable) later = g_cancellable_new ();
  g_autoptr (GCancellable) before = g_cancellable_new ();
  Outcome first = { 0 }, second = { 0 };

  g_timeout_add (50, cancel_cb, later);
  load_and_wait (silent, later, &first);
  g_assert_error (first.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_cancellable_cancel (before);
  load_and_wait (silent, before, &second);
  g_assert_error (second.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  clear_outcome (&first);
  clear_outcome (&second);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Server, NULL, set_up, function, tear_down)
  ADD ("/load/http/page", test_page);
  ADD ("/load/http/charset", test_charset);
  ADD ("/load/http/redirects", test_redirects);
  ADD ("/load/http/statuses", test_statuses);
  ADD ("/load/http/too-large", test_too_large);
  ADD ("/load/http/async", test_async);
  ADD ("/load/http/cancel", test_cancel);
#undef ADD
  g_test_add_func ("/load/http/addresses", test_addresses);
  g_test_add_func ("/load/http/broken-servers", test_broken_servers);
  g_test_add_func ("/load/http/unreachable", test_unreachable);
  return g_test_run ();
}
