/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What went wrong between us and a server, in words: what happened, and what to do. */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-http.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "load/dictum-refusal.h"

/* A sentence with one host in it. */
static void
set_unreachable (GError **error, const char *sentence, const char *host)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_UNREACHABLE, sentence, host);
#pragma GCC diagnostic pop
}

static const char *
get_tls_sentence (GTlsCertificateFlags flags)
{
  /* Who somebody is comes before since when: an expired certificate of somebody else is of somebody
   * else. */
  if (flags & G_TLS_CERTIFICATE_BAD_IDENTITY)
    return _ ("The certificate that %s showed belongs to somebody else. The page was not loaded.");
  if (flags & G_TLS_CERTIFICATE_UNKNOWN_CA)
    return _ ("The certificate of %s is not signed by anybody this computer trusts, so somebody "
              "else may be answering in its place. The page was not loaded.");
  if (flags & G_TLS_CERTIFICATE_EXPIRED)
    return _ ("The certificate of %s has expired, so nobody can tell whether the page is "
              "genuine. It was not loaded.");
  if (flags & G_TLS_CERTIFICATE_NOT_ACTIVATED)
    return _ ("The certificate of %s is not valid yet. Check the clock of this computer. The page "
              "was not loaded.");
  if (flags & G_TLS_CERTIFICATE_REVOKED)
    return _ ("The certificate of %s was withdrawn by those who issued it. The page was not "
              "loaded.");
  return _ ("No secure connection to %s could be made. The page was not loaded.");
}

static const char *
get_late_sentence (DictumHttpVerdict verdict)
{
  switch (verdict)
    {
    case DICTUM_HTTP_NOT_CONNECTED:
      return _ ("%s did not take up the connection in time. Check the address and the connection, "
                "or try again later.");
    case DICTUM_HTTP_SILENT:
      return _ ("%s did not answer in time. Try again later.");
    case DICTUM_HTTP_TOO_SLOW:
      return _ ("%s sends the page so slowly that it was given up. Try again later, or open the "
                "page in a browser, save it, and add the file.");
    case DICTUM_HTTP_IN_TIME:
    default:
      return NULL;
    }
}

static const char *
get_io_sentence (int code)
{
  switch (code)
    {
    case G_IO_ERROR_HOST_NOT_FOUND:
      return _ ("There is no site “%s”, or this computer is not connected. Check the address "
                "and the connection.");
    case G_IO_ERROR_TIMED_OUT:
      return get_late_sentence (DICTUM_HTTP_SILENT);
    case G_IO_ERROR_CONNECTION_REFUSED:
      return _ ("%s refused the connection. Check the address, or try again later.");
    case G_IO_ERROR_NETWORK_UNREACHABLE:
    case G_IO_ERROR_HOST_UNREACHABLE:
      return _ ("%s cannot be reached. Check the connection.");
    case G_IO_ERROR_PARTIAL_INPUT:
    case G_IO_ERROR_CONNECTION_CLOSED:
      return _ ("%s broke off before the page was complete. Try again.");
    case G_IO_ERROR_PROXY_FAILED:
    case G_IO_ERROR_PROXY_AUTH_FAILED:
    case G_IO_ERROR_PROXY_NEED_AUTH:
    case G_IO_ERROR_PROXY_NOT_ALLOWED:
      return _ ("The proxy of this network did not let the request for %s through. Check the "
                "proxy in the system’s settings.");
    case G_IO_ERROR_INVALID_DATA:
      return _ ("%s sent a page that is damaged on the way or packed wrongly. Try again, or open "
                "the page in a browser, save it, and add the file.");
    default:
      return NULL;
    }
}

void
dictum_http_set_network_error (GError **error,
                               const GError *cause,
                               gpointer message,
                               DictumHttpVerdict verdict)
{
  g_autofree char *host = dictum_http_show_host (g_uri_get_host (soup_message_get_uri (message)));
  const char *sentence = NULL;

  g_return_if_fail (cause != NULL);

  if (cause->domain == DICTUM_LOAD_ERROR)
    g_propagate_error (error, g_error_copy (cause));
  else if (verdict != DICTUM_HTTP_IN_TIME)
    set_unreachable (error, get_late_sentence (verdict), host);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (cause));
  else
    {
      if (cause->domain == G_TLS_ERROR)
        sentence = get_tls_sentence (soup_message_get_tls_peer_certificate_errors (message));
      else if (cause->domain == G_RESOLVER_ERROR)
        sentence = get_io_sentence (G_IO_ERROR_HOST_NOT_FOUND);
      else if (cause->domain == G_IO_ERROR)
        sentence = get_io_sentence (cause->code);
      if (sentence != NULL)
        set_unreachable (error, sentence, host);
      else
        g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_UNREACHABLE,
                     /* Translators: a host, then the system's reason. */
                     _ ("%s could not be read: %s"), host, cause->message);
    }
}

static const char *
get_status_sentence (guint status)
{
  switch (status)
    {
    case SOUP_STATUS_UNAUTHORIZED:
    case SOUP_STATUS_PAYMENT_REQUIRED:
      return _ ("%s shows this page to subscribers only (%u). Open it in a browser, copy its text "
                "and paste it here.");
    case SOUP_STATUS_PROXY_AUTHENTICATION_REQUIRED:
      return _ ("The proxy on the way to %s asks for a name and a password (%u). Check the proxy "
                "in the system’s settings.");
    case SOUP_STATUS_FORBIDDEN:
      return _ ("%s does not let Dictum read this page (%u). Open it in a browser, copy its text "
                "and paste it here.");
    case 429: /* Too Many Requests */
      return _ ("%s was asked too often (%u). Wait some minutes and try again.");
    case 451: /* Unavailable For Legal Reasons */
      return _ ("%s does not show this page in your country, for legal reasons (%u). Look for the "
                "page in a web archive.");
    case SOUP_STATUS_NOT_FOUND:
    case SOUP_STATUS_GONE:
      return _ (
          "%s has no such page (%u). Check the address, or look for the page in a web archive.");
    default:
      return status >= 500 ? _ ("%s has a problem of its own (%u). Try again later.")
                           : _ ("%s refused to send the page (%u). Open it in a browser, copy its "
                                "text and paste it here.");
    }
}

/**
 * dictum_http_set_status_error:
 * @message: a #SoupMessage that was answered with a status that means failure
 * @body: (nullable): the beginning of what came with it, any bytes
 * @size: bytes
 *
 * Says what a status means; where the page with it asks for a proof that the visitor is a person,
 * says that.
 */
void
dictum_http_set_status_error (GError **error, gpointer message, const char *body, gsize size)
{
  g_autofree char *host = dictum_http_show_host (g_uri_get_host (soup_message_get_uri (message)));
  guint status = soup_message_get_status (message);

  if (dictum_refusal_is_robot_check (body, size))
    {
      dictum_refusal_set_error (error, DICTUM_REFUSAL_ROBOT_CHECK);
      return;
    }
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_STATUS, get_status_sentence (status),
               host, status);
#pragma GCC diagnostic pop
}
