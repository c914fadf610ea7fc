/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Servers that are slow, silent, endless or wrong, written by hand because no library serves so. */

#include <string.h>

#include "load-fixture.h"
#include "load/dictum-http.h"

#define PAGE                                                                                       \
  "<!doctype html><title>Harbour to close</title><article><h1>Harbour to close</h1><p>The "        \
  "harbour "                                                                                       \
  "of Lindmoor will close for the winter, the mayor said, because the ice has come early this "    \
  "year.</p></article>"

/* PAGE, packed by Brotli. */
static const char brotli[] =
    "1bcc00009c07764c7a7029ebbc494f1642518af1ed0f5c503c540de2f326b7627c6c76c0dcdd2e91126a4ba27ad2b7"
    "1bd232882416f5dee24588ad96a478935d530452f50b091aa3bb093b4d46687bbc67363c3d924fbc3a0e817a027bc5"
    "89505101b3ec4abf2225c23ec385bbd42d03";

typedef struct
{
  GSocketService *service;
  guint16 port;
  GMutex lock;
  GString *asked; /* all that was sent to the server */
} Server;

static gboolean
put (GIOStream *stream, const void *data, gssize size)
{
  return g_output_stream_write_all (g_io_stream_get_output_stream (stream), data,
                                    size < 0 ? strlen (data) : (gsize) size, NULL, NULL, NULL);
}

static void
put_answer (GIOStream *stream, const char *headers, const void *body, gsize size)
{
  g_autofree char *head = g_strdup_printf (
      "HTTP/1.1 200 OK\r\n%s\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n", headers, size);

  put (stream, head, -1);
  put (stream, body, size);
}

/* Byte by byte until the client hangs up, which it must. */
static void
put_crumbs (GIOStream *stream)
{
  for (int i = 0; i < 2000 && put (stream, "a", 1); i++)
    g_usleep (20 * G_TIME_SPAN_MILLISECOND);
}

/* Until the client hangs up. */
static void
wait_silently (GIOStream *stream)
{
  char byte;

  g_input_stream_read (g_io_stream_get_input_stream (stream), &byte, 1, NULL, NULL);
}

static GBytes *
pack (const char *text, GZlibCompressorFormat format)
{
  g_autoptr (GConverter) zlib = G_CONVERTER (g_zlib_compressor_new (format, 9));
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return g_converter_convert_bytes (zlib, bytes, NULL);
}

static void
put_packed (GIOStream *stream, const char *encoding, GZlibCompressorFormat format)
{
  g_autoptr (GBytes) packed = pack (PAGE, format);
  g_autofree char *headers = g_strdup_printf ("Content-Type: text/html\r\nContent-Encoding: %s",
                                              encoding);

  put_answer (stream, headers, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
}

static void
put_brotli (GIOStream *stream)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (const char *at = brotli; *at != '\0'; at += 2)
    {
      guint8 byte = 16 * g_ascii_xdigit_value (at[0]) + g_ascii_xdigit_value (at[1]);

      g_byte_array_append (bytes, &byte, 1);
    }
  put_answer (stream, "Content-Type: text/html\r\nContent-Encoding: br", bytes->data, bytes->len);
}

static void
put_text (GIOStream *stream, const char *headers, const char *body)
{
  put_answer (stream, headers, body, strlen (body));
}

/* A page whose text is "Größe" in windows-1252 or "Жара" in windows-1251, and what it declares. */
static void
put_charset (GIOStream *stream, const char *path)
{
  if (g_str_equal (path, "/charset/header"))
    put_text (stream, "Content-Type: text/html; charset=windows-1251",
              "<meta charset=windows-1252><p>\xc6\xe0\xf0\xe0");
  else if (g_str_equal (path, "/charset/mark"))
    put_text (stream, "Content-Type: text/html; charset=windows-1252",
              "\xef\xbb\xbf<p>\xd0\x96\xd0\xb0\xd1\x80\xd0\xb0");
  else if (g_str_equal (path, "/charset/meta"))
    put_text (stream, "Content-Type: text/html", "<meta charset=windows-1251><p>\xc6\xe0\xf0\xe0");
  else if (g_str_equal (path, "/charset/unknown"))
    put_text (stream, "Content-Type: text/html; charset=martian", "<p>\xd0\x96\xd0\xb0");
  else
    put_text (stream, "Content-Type: text/html",
              "<p>Die Gr\xf6\xdf"
              "e des Hafens ist f\xfcr die Gemeinde wichtig");
}

static void
serve (GIOStream *stream, const char *path)
{
  if (g_str_equal (path, "/crumbs"))
    {
      put (stream, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100000\r\n\r\n",
           -1);
      put_crumbs (stream);
    }
  else if (g_str_equal (path, "/head-crumbs"))
    {
      put (stream, "HTTP/1.1 200 OK\r\nX-Long: ", -1);
      put_crumbs (stream);
    }
  else if (g_str_equal (path, "/packed-crumbs"))
    {
      g_autoptr (GBytes) packed = pack (PAGE, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
      const guint8 *data = g_bytes_get_data (packed, NULL);

      put (stream,
           "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
           "Content-Length: 90000\r\n\r\n",
           -1);
      for (gsize i = 0; i < g_bytes_get_size (packed) && put (stream, data + i, 1); i++)
        g_usleep (20 * G_TIME_SPAN_MILLISECOND);
      wait_silently (stream);
    }
  else if (g_str_equal (path, "/silent"))
    wait_silently (stream);
  else if (g_str_equal (path, "/silent-body"))
    {
      put (stream, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 900\r\n\r\nabc",
           -1);
      wait_silently (stream);
    }
  else if (g_str_equal (path, "/gzip"))
    put_packed (stream, "gzip", G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  else if (g_str_equal (path, "/deflate"))
    put_packed (stream, "deflate", G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  else if (g_str_equal (path, "/br"))
    put_brotli (stream);
  else if (g_str_equal (path, "/not-gzip"))
    put_answer (stream, "Content-Type: text/html\r\nContent-Encoding: gzip", PAGE, strlen (PAGE));
  else if (g_str_equal (path, "/circle"))
    put (stream, "HTTP/1.1 302 Found\r\nLocation: /round\r\nContent-Length: 0\r\n\r\n", -1);
  else if (g_str_equal (path, "/round"))
    put (stream, "HTTP/1.1 302 Found\r\nLocation: /circle\r\nContent-Length: 0\r\n\r\n", -1);
  else if (g_str_equal (path, "/robots"))
    put (stream,
         "HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n"
         "<title>Just a moment...</title><script src=/cdn-cgi/challenge-platform/x.js></script>",
         -1);
  else if (g_str_has_prefix (path, "/charset/"))
    put_charset (stream, path);
  else
    put_answer (stream, "Content-Type: text/html", PAGE, strlen (PAGE));
}

static gboolean
run_cb (GThreadedSocketService *service,
        GSocketConnection *connection,
        GObject *source,
        gpointer data)
{
  Server *self = data;
  g_autoptr (GDataInputStream)
      lines = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  g_autofree char *path = NULL;
  char *line;

  g_data_input_stream_set_newline_type (lines, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
  while ((line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL && *line != '\0')
    {
      g_auto (GStrv) words = g_strsplit (line, " ", 3);

      if (path == NULL && words[1] != NULL)
        path = g_strdup (words[1]);
      g_mutex_lock (&self->lock);
      g_string_append_printf (self->asked, "%s\n", line);
      g_mutex_unlock (&self->lock);
      g_free (line);
    }
  g_free (line);
  if (path != NULL)
    serve (G_IO_STREAM (connection), path);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  return TRUE;
}

static void
set_up (Server *self, gconstpointer data)
{
  g_mutex_init (&self->lock);
  self->asked = g_string_new (NULL);
  self->service = g_threaded_socket_service_new (8);
  self->port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (self->service), NULL, NULL);
  g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);
  g_socket_service_start (self->service);
}

static void
tear_down (Server *self, gconstpointer data)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  /* Its threads end when their clients have hung up. */
  while (G_OBJECT (self->service)->ref_count > 1)
    g_main_context_iteration (NULL, FALSE);
  g_clear_object (&self->service);
  g_string_free (self->asked, TRUE);
  g_mutex_clear (&self->lock);
}

static DictumLoaded *
load (Server *self, const char *path, GError **error)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u%s", self->port, path);

  return load_url (url, error);
}

static void
assert_fails (Server *self, const char *path, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = load (self, path, &error);

  g_assert_null (loaded);
  g_assert_error (error, DICTUM_LOAD_ERROR, code);
  g_test_message ("%s: %s", path, error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
assert_text (Server *self, const char *path, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = load (self, path, &error);
  g_autofree char *blocks = NULL;

  g_assert_no_error (error);
  blocks = describe_blocks (loaded->article);
  g_assert_nonnull (strstr (blocks, words));
}

/* The limits are shortened and the times that are waited for with them; each is far below what the
 * next one would take, so that the words tell which of them it was. */
static void
test_slow (Server *self, gconstpointer data)
{
  const DictumHttpLimits usual = dictum_http_limits;

  g_assert_cmpuint (usual.connect, ==, 10 * 1000);
  g_assert_cmpuint (usual.silence, ==, 30 * 1000);

  dictum_http_limits.silence = 300;
  assert_fails (self, "/silent", DICTUM_LOAD_ERROR_UNREACHABLE, "did not answer in time");
  assert_fails (self, "/silent-body", DICTUM_LOAD_ERROR_UNREACHABLE, "did not answer in time");
  assert_fails (self, "/head-crumbs", DICTUM_LOAD_ERROR_UNREACHABLE, "did not answer in time");
  dictum_http_limits = usual;

  dictum_http_limits.trickle = 400;
  assert_fails (self, "/crumbs", DICTUM_LOAD_ERROR_UNREACHABLE, "so slowly");
  assert_fails (self, "/packed-crumbs", DICTUM_LOAD_ERROR_UNREACHABLE, "so slowly");
  dictum_http_limits = usual;

  dictum_http_limits.total = 500;
  assert_fails (self, "/crumbs", DICTUM_LOAD_ERROR_UNREACHABLE, "so slowly");
  dictum_http_limits = usual;
}

/* A host whose queue of connections is full takes up no more. */
static void
test_not_connected (void)
{
  const DictumHttpLimits usual = dictum_http_limits;
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GSocket) listener = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM,
                                               G_SOCKET_PROTOCOL_TCP, NULL);
  g_autoptr (GPtrArray) waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = NULL;
  g_autofree char *url = NULL;

  g_socket_set_listen_backlog (listener, 0);
  g_assert_true (g_socket_bind (listener, any, FALSE, NULL));
  g_assert_true (g_socket_listen (listener, NULL));
  address = g_socket_get_local_address (listener, NULL);
  for (int i = 0; i < 4; i++)
    {
      GSocket *client = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM,
                                      G_SOCKET_PROTOCOL_TCP, NULL);

      g_socket_set_blocking (client, FALSE);
      g_socket_connect (client, address, NULL, NULL);
      g_ptr_array_add (waiting, client);
    }

  url = g_strdup_printf ("http://127.0.0.1:%u/",
                         g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)));
  dictum_http_limits.connect = 300;
  loaded = load_url (url, &error);
  dictum_http_limits = usual;
  g_assert_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_UNREACHABLE);
  g_assert_nonnull (strstr (error->message, "did not take up the connection in time"));
}

static void
test_packed (Server *self, gconstpointer data)
{
  assert_text (self, "/gzip", "the ice has come early");
  assert_text (self, "/deflate", "the ice has come early");
  assert_text (self, "/br", "the ice has come early");
  /* Declared and not done, as servers behind servers do: read as it is. */
  assert_text (self, "/not-gzip", "the ice has come early");
}

static void
test_charsets (Server *self, gconstpointer data)
{
  assert_text (self, "/charset/header", "Жара");
  assert_text (self, "/charset/mark", "Жара");
  assert_text (self, "/charset/meta", "Жара");
  assert_text (self, "/charset/unknown", "Жа");
  assert_text (self, "/charset/guessed", "Größe des Hafens ist für");
}

static void
test_refusals (Server *self, gconstpointer data)
{
  assert_fails (self, "/circle", DICTUM_LOAD_ERROR_REFUSED, "in a circle");
  assert_fails (self, "/robots", DICTUM_LOAD_ERROR_REFUSED, "its reader is a person");
}

static void
test_introduces_itself (Server *self, gconstpointer data)
{
  assert_text (self, "/page", "the ice has come early");
  assert_text (self, "/page", "the ice has come early");
  g_test_message ("%s", self->asked->str);
  g_assert_nonnull (strstr (self->asked->str, "User-Agent: Dictum/"));
  g_assert_nonnull (strstr (self->asked->str, " (desktop application for fact-checkers)\n"));
  g_assert_null (strstr (self->asked->str, "Cookie"));
  g_assert_null (strstr (self->asked->str, "Referer"));
  g_assert_null (strstr (self->asked->str, "If-None-Match"));
}

static void
test_hosts (void)
{
  static const char *const hosts[][2] = {
    { "example.org", "example.org" },
    { "EXAMPLE.org", "example.org" },
    { "xn--mnchen-3ya.example", "münchen.example" },
    { "münchen.example", "münchen.example" },
    { "пример.example", "пример.example" },
    /* All Cyrillic and looks like "apple"; Latin with one Cyrillic letter; Greek in Latin. */
    { "xn--80ak6aa92e.com", "xn--80ak6aa92e.com" },
    { "pаypal.example", "xn--pypal-4ve.example" },
    { "127.0.0.1", "127.0.0.1" },
    { "::1", "::1" },
  };
  g_autoptr (DictumLoadRequest)
      request = dictum_load_request_new_for_url ("https://bank.example@www.xn--80ak6aa92e.com/a");
  g_autofree char *row = dictum_load_request_describe (request);

  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autofree char *shown = dictum_http_show_host (hosts[i][0]);

      g_assert_cmpstr (shown, ==, hosts[i][1]);
    }
  g_assert_cmpstr (row, ==, "xn--80ak6aa92e.com/a");
}

/* Answers while the test waits for its child. */
static gpointer
iterate (gpointer data)
{
  while (!g_atomic_int_get ((int *) data))
    g_main_context_iteration (NULL, TRUE);
  return NULL;
}

/* The proxy's address comes from the system; where there is no desktop, from the environment. */
static void
test_proxy (Server *self, gconstpointer data)
{
  if (g_test_subprocess ())
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DictumLoaded) loaded = load_url ("http://harbour.invalid/page", &error);

      g_assert_no_error (error);
      g_assert_cmpstr (loaded->article->url, ==, "http://harbour.invalid/page");
      return;
    }
  else
    {
      g_autofree char *proxy = g_strdup_printf ("http://127.0.0.1:%u", self->port);
      g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "http_proxy", proxy, TRUE);

      int over = FALSE;
      GThread *thread;

      environment = g_environ_setenv (environment, "XDG_CURRENT_DESKTOP", "", TRUE);
      /* The system's resolver of proxies keeps what it has for as long as a program runs. */
      environment = g_environ_setenv (environment, "ASAN_OPTIONS", "detect_leaks=0", TRUE);
      thread = g_thread_new ("serve", iterate, &over);
      g_test_trap_subprocess_with_envp (NULL, (const char *const *) environment, 0,
                                        G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_atomic_int_set (&over, TRUE);
      g_main_context_wakeup (NULL);
      g_thread_join (thread);
      g_test_trap_assert_passed ();
      g_assert_nonnull (strstr (self->asked->str, "GET http://harbour.invalid/page"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Server, NULL, set_up, function, tear_down)
  ADD ("/load/http/slow", test_slow);
  ADD ("/load/http/packed", test_packed);
  ADD ("/load/http/charsets", test_charsets);
  ADD ("/load/http/refusals", test_refusals);
  ADD ("/load/http/introduces-itself", test_introduces_itself);
  ADD ("/load/http/proxy", test_proxy);
#undef ADD
  g_test_add_func ("/load/http/not-connected", test_not_connected);
  g_test_add_func ("/load/http/hosts", test_hosts);
  return g_test_run ();
}
