/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Pages over HTTPS: what is wrong with a certificate is said, and the page is never loaded. The
 * test's authority is made the system's for this process, which the program has no way to do. */

#include <string.h>

#include <libsoup/soup.h>

#include "load-fixture.h"
#include "load/dictum-http.h"

static const char page[] =
    "<!doctype html><title>Harbour to close</title><article><h1>Harbour to close</h1><p>The "
    "harbour of Lindmoor will close for the winter, the mayor said, because the ice has come "
    "early.</p></article>";

typedef struct
{
  SoupServer *secure;
  SoupServer *plain;
  guint requests;
} Servers;

static guint
get_port (SoupServer *server)
{
  GSList *uris = soup_server_get_uris (server);
  guint port = g_uri_get_port (uris->data);

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return port;
}

static DictumLoaded *
load (const char *scheme, guint port, const char *path, GError **error)
{
  g_autofree char *url = g_strdup_printf ("%s://localhost:%u%s", scheme, port, path);

  return load_url (url, error);
}

static void
handle_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer data)
{
  Servers *self = data;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  self->requests++;
  if (g_str_equal (path, "/down") || g_str_equal (path, "/up"))
    {
      gboolean down = g_str_equal (path, "/down");
      g_autofree char *to = g_strdup_printf ("%s://localhost:%u/page", down ? "http" : "https",
                                             get_port (down ? self->plain : self->secure));

      soup_server_message_set_redirect (message, 302, to);
      return;
    }
  if (g_str_equal (path, "/strict") || g_str_equal (path, "/lax"))
    soup_message_headers_append (headers, "Strict-Transport-Security",
                                 g_str_equal (path, "/strict") ? "max-age=600" : "max-age=0");
  if (g_str_equal (path, "/meanwhile"))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DictumLoaded) other = load ("https", get_port (self->secure), "/strict", &error);

      g_assert_no_error (error);
    }
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "text/html", SOUP_MEMORY_STATIC, page, strlen (page));
}

static void
set_up (Servers *self, gconstpointer data)
{
  g_autofree char *name = g_strconcat (data, ".pem", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "load", "tls", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, &error);

  g_assert_no_error (error);
  self->secure = soup_server_new ("tls-certificate", certificate, NULL);
  soup_server_add_handler (self->secure, NULL, handle_cb, self, NULL);
  soup_server_listen_local (self->secure, 0,
                            SOUP_SERVER_LISTEN_HTTPS | SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  self->plain = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->plain, NULL, handle_cb, self, NULL);
  soup_server_listen_local (self->plain, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
}

static void
tear_down (Servers *self, gconstpointer data)
{
  soup_server_disconnect (self->secure);
  soup_server_disconnect (self->plain);
  g_clear_object (&self->secure);
  g_clear_object (&self->plain);
}

static void
test_bad (Servers *self, gconstpointer data)
{
  const char *words = g_str_equal (data, "self")    ? "not signed by anybody this computer trusts"
                      : g_str_equal (data, "other") ? "belongs to somebody else"
                                                    : "has expired";
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = load ("https", get_port (self->secure), "/page", &error);

  g_assert_null (loaded);
  g_assert_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_UNREACHABLE);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_nonnull (strstr (error->message, "localhost"));
  /* Not even the address was told to whoever answered. */
  g_assert_cmpuint (self->requests, ==, 0);
}

static void
test_good (Servers *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) secure = load ("https", get_port (self->secure), "/page", &error);
  g_autoptr (DictumLoaded) up = NULL, down = NULL;

  g_assert_no_error (error);
  g_assert_null (secure->notice);
  up = load ("http", get_port (self->plain), "/up", &error);
  g_assert_no_error (error);
  g_assert_null (up->notice);
  g_assert_true (g_str_has_prefix (up->article->url, "https:"));
  down = load ("https", get_port (self->secure), "/down", &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (down->notice, "not protected"));
  g_assert_true (g_str_has_prefix (down->article->url, "http:"));
}

/* The plain server does not speak TLS, and nothing is sent to it in the clear. */
static void
assert_not_asked (Servers *self)
{
  const DictumHttpLimits usual = dictum_http_limits;
  const guint requests = self->requests;
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = NULL;

  dictum_http_limits.connect = dictum_http_limits.silence = 500;
  loaded = load ("http", get_port (self->plain), "/page", &error);
  dictum_http_limits = usual;
  g_assert_null (loaded);
  g_assert_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_UNREACHABLE);
  g_assert_cmpuint (self->requests, ==, requests);
}

/* What a site said in one load holds in the next, until it says otherwise: it is not asked over
 * plain HTTP any more. */
static void
test_strict (Servers *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) first = load ("https", get_port (self->secure), "/strict", &error);
  g_autoptr (DictumLoaded) lax = NULL;
  g_autoptr (DictumLoaded) plain = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (self->requests, ==, 1);
  assert_not_asked (self);
  lax = load ("https", get_port (self->secure), "/lax", &error);
  g_assert_no_error (error);
  plain = load ("http", get_port (self->plain), "/page", &error);
  g_assert_no_error (error);
}

/* A load that began before it was said and ends after it does not make it forgotten. */
static void
test_strict_meanwhile (Servers *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) around = load ("http", get_port (self->plain), "/meanwhile", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (self->requests, ==, 2);
  assert_not_asked (self);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  g_autoptr (GTlsDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    {
      g_print ("1..0 # SKIP there is no TLS on this machine\n");
      return 0;
    }
  path = g_test_build_filename (G_TEST_DIST, "data", "load", "tls", "authority.pem", NULL);
  database = g_tls_file_database_new (path, &error);
  g_assert_no_error (error);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), database);

  g_test_add ("/load/tls/good", Servers, "good", set_up, test_good, tear_down);
  g_test_add ("/load/tls/self-signed", Servers, "self", set_up, test_bad, tear_down);
  g_test_add ("/load/tls/wrong-host", Servers, "other", set_up, test_bad, tear_down);
  g_test_add ("/load/tls/expired", Servers, "expired", set_up, test_bad, tear_down);
  g_test_add ("/load/tls/strict", Servers, "good", set_up, test_strict, tear_down);
  g_test_add ("/load/tls/strict-meanwhile", Servers, "good", set_up, test_strict_meanwhile,
              tear_down);
  return g_test_run ();
}
