/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-loader.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "dictum-config.h"

#define MAX_REDIRECTS 10

/* Seconds until a connection must stand, and seconds of silence on it. */
#define CONNECT_TIMEOUT 10
#define SILENCE_TIMEOUT 30

#define ACCEPT "text/html,application/xhtml+xml,text/plain;q=0.9,text/markdown;q=0.9,*/*;q=0.5"

/* What is kept of an answer: when and what the server said it sent, nothing about the reader. */
static const char *const kept_headers[] = { "Content-Type",  "Content-Language",
                                            "Last-Modified", "ETag",
                                            "Date",          NULL };

/* The socket is made with the time-out for connecting; once connected, it may be silent for longer.
 */
static void
network_event_cb (SoupMessage *message,
                  GSocketClientEvent event,
                  GIOStream *connection,
                  gpointer data)
{
  if (event == G_SOCKET_CLIENT_CONNECTED && G_IS_SOCKET_CONNECTION (connection))
    g_socket_set_timeout (g_socket_connection_get_socket (G_SOCKET_CONNECTION (connection)),
                          SILENCE_TIMEOUT);
}

static SoupSession *
open_session (void)
{
  SoupSession *session = soup_session_new_with_options (
      "timeout", CONNECT_TIMEOUT, "idle-timeout", SILENCE_TIMEOUT, "user-agent",
      "Dictum/" DICTUM_VERSION, "accept-language-auto", TRUE, NULL);

  soup_session_add_feature_by_type (session, SOUP_TYPE_HSTS_ENFORCER);
  return session;
}

/* Blanks and letters beyond ASCII behind the host, as people and servers write them, are escaped;
 * the host may have such letters. */
static char *
escape_address (const char *url)
{
  const char *host = strstr (url, "://");
  gsize keep = host != NULL ? (gsize) (host - url) + 3 : 0;
  g_autofree char *rest = NULL;
  g_autofree char *start = NULL;

  if (host != NULL)
    keep += strcspn (url + keep, "/?#");
  start = g_strndup (url, keep);
  rest = g_uri_escape_string (url + keep, "!#$%&'()*+,-./:;=?@[]_~", FALSE);
  return g_strconcat (start, rest, NULL);
}

static GUri *
parse_address (GUri *base, const char *url, GError **error)
{
  g_autofree char *escaped = escape_address (url);
  g_autoptr (GUri) uri = g_uri_parse_relative (base, escaped, SOUP_HTTP_URI_FLAGS, NULL);
  const char *scheme;

  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    {
      g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_MALFORMED,
                   _ ("“%s” is not a web address. Check it for missing or extra characters."), url);
      return NULL;
    }
  scheme = g_uri_get_scheme (uri);
  if (strcmp (scheme, "http") != 0 && strcmp (scheme, "https") != 0)
    {
      g_set_error (
          error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_MALFORMED,
          base != NULL
              ? _ ("The page leads on to “%s”, which is not a web address. It was not opened.")
              : _ ("“%s” is not a web address. Dictum opens addresses that begin with http or "
                   "https."),
          url);
      return NULL;
    }
  return g_steal_pointer (&uri);
}

static void
set_tls_error (GError **error, SoupMessage *message, const char *host)
{
  GTlsCertificateFlags flags = soup_message_get_tls_peer_certificate_errors (message);

  if (flags & G_TLS_CERTIFICATE_EXPIRED)
    g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_UNREACHABLE,
                 _ ("The certificate of %s has expired, so nobody can tell whether the page is "
                    "genuine. It was not loaded."),
                 host);
  else if (flags & G_TLS_CERTIFICATE_BAD_IDENTITY)
    g_set_error (
        error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_UNREACHABLE,
        _ ("The certificate that %s showed belongs to somebody else. The page was not loaded."),
        host);
  else if (flags & G_TLS_CERTIFICATE_UNKNOWN_CA)
    g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_UNREACHABLE,
                 _ ("The certificate of %s is not signed by anybody this computer trusts. The page "
                    "was not loaded."),
                 host);
  else
    g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_UNREACHABLE,
                 _ ("No secure connection to %s could be made. The page was not loaded."), host);
}

static void
set_network_error (GError **error, const GError *cause, SoupMessage *message)
{
  const char *host = g_uri_get_host (soup_message_get_uri (message));

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      cause->domain == DICTUM_LOAD_ERROR)
    g_propagate_error (error, g_error_copy (cause));
  else if (cause->domain == G_TLS_ERROR)
    set_tls_error (error, message, host);
  else if (cause->domain == G_RESOLVER_ERROR ||
           g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_HOST_NOT_FOUND))
    g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_UNREACHABLE,
                 _ ("There is no site “%s”, or this computer is not connected. Check the address "
                    "and the connection."),
                 host);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_UNREACHABLE,
                 _ ("%s did not answer in time. Try again later."), host);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_UNREACHABLE,
                 _ ("%s refused the connection. Check the address, or try again later."), host);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE) ||
           g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE))
    g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_UNREACHABLE,
                 _ ("%s cannot be reached. Check the connection."), host);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) ||
           g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED))
    g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_UNREACHABLE,
                 _ ("%s broke off before the page was complete. Try again."), host);
  else
    g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_UNREACHABLE,
                 /* Translators: a host, then the system's reason. */
                 _ ("%s could not be read: %s"), host, cause->message);
}

static void
set_status_error (GError **error, guint status, const char *host)
{
  const char *words;

  switch (status)
    {
    case SOUP_STATUS_UNAUTHORIZED:
    case SOUP_STATUS_PAYMENT_REQUIRED:
      words = _ ("%s shows this page to subscribers only (%u). Open it in a browser, copy its text "
                 "and paste it here.");
      break;
    case SOUP_STATUS_FORBIDDEN:
    case 429: /* Too Many Requests */
    case 451: /* Unavailable For Legal Reasons */
      words = _ ("%s does not let Dictum read this page (%u). Open it in a browser, copy its text "
                 "and paste it here.");
      break;
    case SOUP_STATUS_NOT_FOUND:
    case SOUP_STATUS_GONE:
      words = _ (
          "%s has no such page (%u). Check the address, or look for the page in a web archive.");
      break;
    default:
      words = status >= 500 ? _ ("%s has a problem of its own (%u). Try again later.")
                            : _ ("%s refused to send the page (%u). Open it in a browser, copy its "
                                 "text and paste it here.");
      break;
    }
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_STATUS, words, host, status);
#pragma GCC diagnostic pop
}

static gboolean
is_redirect (guint status)
{
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

static void
keep_headers (DictumLoadContent *content, SoupMessageHeaders *headers)
{
  for (guint i = 0; kept_headers[i] != NULL; i++)
    {
      const char *value = soup_message_headers_get_list (headers, kept_headers[i]);
      g_autofree char *valid = NULL;
      DictumHeader *header;

      if (value == NULL || *value == '\0')
        continue;
      valid = g_utf8_make_valid (value, MIN (strlen (value), 1000));
      header = dictum_value_new (&dictum_header_type);
      header->name = g_ascii_strdown (kept_headers[i], -1);
      header->content = g_steal_pointer (&valid);
      dictum_values_add (&content->headers, header);
    }
}

/* The answer's body and what is known of it. */
static DictumLoadContent *
read_answer (SoupMessage *message, GInputStream *stream, const DictumLoadJob *job, GError **error)
{
  g_autoptr (DictumLoadContent) content = dictum_load_content_new ();
  g_autoptr (GHashTable) parameters = NULL;
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  GUri *uri = soup_message_get_uri (message);
  const char *type = soup_message_headers_get_content_type (headers, &parameters);
  gsize expected = 0;

  /* The length counts compressed bytes, and we those behind the decoder. */
  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
      soup_message_headers_get_one (headers, "Content-Encoding") == NULL)
    expected = MIN (soup_message_headers_get_content_length (headers), G_MAXSSIZE);
  content->http_status = soup_message_get_status (message);
  content->final_url = g_uri_to_string_partial (uri, G_URI_HIDE_USERINFO | G_URI_HIDE_FRAGMENT);
  if (type != NULL)
    content->media_type = g_ascii_strdown (type, -1);
  if (parameters != NULL)
    content->charset = g_strdup (g_hash_table_lookup (parameters, "charset"));
  keep_headers (content, headers);
  content->bytes = dictum_load_read_stream (stream, expected, g_uri_get_host (uri),
                                            _ ("Downloading"), job, error);
  return content->bytes != NULL ? g_steal_pointer (&content) : NULL;
}

/* One question and its answer. Where the answer is to look elsewhere, gives that place instead. */
static DictumLoadContent *
ask (SoupSession *session, GUri *uri, GUri **elsewhere, const DictumLoadJob *job, GError **error)
{
  g_autoptr (SoupMessage) message = soup_message_new_from_uri (SOUP_METHOD_GET, uri);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (DictumLoadContent) content = NULL;
  g_autoptr (GError) cause = NULL;
  const char *location;
  guint status;

  /* Where it leads is our decision, not the session's. */
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_append (soup_message_get_request_headers (message), "Accept", ACCEPT);
  g_signal_connect (message, "network-event", G_CALLBACK (network_event_cb), NULL);

  stream = soup_session_send (session, message, job->cancellable, &cause);
  if (stream == NULL)
    {
      set_network_error (error, cause, message);
      return NULL;
    }
  status = soup_message_get_status (message);
  location = soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  if (is_redirect (status) && location != NULL)
    {
      *elsewhere = parse_address (soup_message_get_uri (message), location, error);
      return NULL;
    }
  if (status < 200 || status > 299)
    {
      set_status_error (error, status, g_uri_get_host (soup_message_get_uri (message)));
      return NULL;
    }
  content = read_answer (message, stream, job, &cause);
  if (content == NULL)
    set_network_error (error, cause, message);
  return g_steal_pointer (&content);
}

static DictumLoadContent *
follow (SoupSession *session, const char *url, const DictumLoadJob *job, GError **error)
{
  g_autoptr (GUri) uri = parse_address (NULL, url, error);

  for (int i = 0; uri != NULL && i <= MAX_REDIRECTS; i++)
    {
      g_autoptr (GUri) elsewhere = NULL;
      DictumLoadContent *content;

      if (!dictum_load_job_step (job, _ ("Connecting"), -1, error))
        return NULL;
      content = ask (session, uri, &elsewhere, job, error);
      if (content != NULL || elsewhere == NULL)
        return content;
      g_uri_unref (uri);
      uri = g_steal_pointer (&elsewhere);
    }
  if (uri != NULL)
    g_set_error (
        error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_UNREACHABLE,
        _ ("%s leads from one address to the next without end. Open the page in a browser, copy "
           "its text and paste it here."),
        g_uri_get_host (uri));
  return NULL;
}

/**
 * dictum_load_http:
 *
 * Gets one document, redirects followed, with a session of its own: nothing is kept from one load
 * to the next, no cookie is sent or taken, and nothing but the address itself is fetched. The
 * session lives in a context of its own, so this may be called from any thread.
 */
DictumLoadContent *
dictum_load_http (const char *url, const DictumLoadJob *job, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (SoupSession) session = NULL;
  DictumLoadContent *content;

  g_return_val_if_fail (url != NULL, NULL);

  g_main_context_push_thread_default (context);
  session = open_session ();
  content = follow (session, url, job, error);
  if (content != NULL)
    content->address = g_strdup (url);
  /* What is left of an answer that we did not want is not waited for. */
  soup_session_abort (session);
  g_clear_object (&session);
  g_main_context_pop_thread_default (context);
  return content;
}
