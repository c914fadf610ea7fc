/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-http.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "dictum-config.h"

#define MAX_REDIRECTS 10

/* How much of a page that comes with an error is looked at, to say what it asks for. */
#define ERROR_BYTES (128 * 1024)

/* What the program is and why it calls, for those who read the logs of a server. */
#define USER_AGENT "Dictum/" DICTUM_VERSION " (desktop application for fact-checkers)"

/* What one call of dictum_http_ask() works with. */
typedef struct
{
  SoupSession *session;
  DictumHttpWatch *watch;
  const DictumHttpQuestion *question;
  const DictumLoadJob *job;
} Exchange;

/* Sites that want to be asked over HTTPS only, for as long as the program runs: what a site said in
 * one load holds in the next. Nothing is written, so that no file tells where the editor was. */
static GMutex strict_lock;
static GHashTable *strict_policies; /* domain to SoupHSTSPolicy */

/* One site has said something else than before; what sites said in other loads stays. */
static void
policy_changed_cb (SoupHSTSEnforcer *enforcer, SoupHSTSPolicy *before, SoupHSTSPolicy *after)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&strict_lock);

  if (after != NULL)
    g_hash_table_replace (strict_policies, g_strdup (soup_hsts_policy_get_domain (after)),
                          soup_hsts_policy_copy (after));
  else
    g_hash_table_remove (strict_policies, soup_hsts_policy_get_domain (before));
}

static SoupHSTSEnforcer *
open_enforcer (void)
{
  SoupHSTSEnforcer *enforcer = soup_hsts_enforcer_new ();
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&strict_lock);
  GHashTableIter iter;
  gpointer policy;

  if (strict_policies == NULL)
    strict_policies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) soup_hsts_policy_free);
  g_hash_table_iter_init (&iter, strict_policies);
  while (g_hash_table_iter_next (&iter, NULL, &policy))
    soup_hsts_enforcer_set_policy (enforcer, policy);
  g_signal_connect (enforcer, "changed", G_CALLBACK (policy_changed_cb), NULL);
  return enforcer;
}

/* No cookie jar, no cache, no authentication. The proxy is the system's; the watch has the
 * time-outs. */
static SoupSession *
open_session (void)
{
  SoupSession *session = soup_session_new_with_options ("timeout", 0, "user-agent", USER_AGENT,
                                                        "accept-language-auto", TRUE, NULL);
  g_autoptr (SoupHSTSEnforcer) enforcer = open_enforcer ();

  soup_session_add_feature (session, SOUP_SESSION_FEATURE (enforcer));
  return session;
}

static gboolean
is_redirect (guint status)
{
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

static void
keep_headers (DictumLoadContent *content, SoupMessageHeaders *headers, const char *const *names)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      const char *value = soup_message_headers_get_list (headers, names[i]);
      g_autofree char *valid = NULL;
      DictumHeader *header;

      if (value == NULL || *value == '\0')
        continue;
      valid = g_utf8_make_valid (value, MIN (strlen (value), 1000));
      header = dictum_value_new (&dictum_header_type);
      header->name = g_ascii_strdown (names[i], -1);
      header->content = g_steal_pointer (&valid);
      dictum_values_add (&content->headers, header);
    }
}

/* The answer's body and what is known of it. */
static DictumLoadContent *
read_answer (Exchange *self, SoupMessage *message, GInputStream *stream, GError **error)
{
  DictumLoadJob job = *self->job;
  g_autoptr (DictumLoadContent) content = dictum_load_content_new ();
  g_autoptr (GHashTable) parameters = NULL;
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  GUri *uri = soup_message_get_uri (message);
  g_autofree char *host = dictum_http_show_host (g_uri_get_host (uri));
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
  keep_headers (content, headers, self->question->keep);
  job.cancellable = dictum_http_watch_get_cancellable (self->watch);
  content->bytes = dictum_load_read_stream (stream, expected, host, _ ("Downloading"), &job, error);
  return content->bytes != NULL ? g_steal_pointer (&content) : NULL;
}

static void
set_status_error (Exchange *self, SoupMessage *message, GInputStream *stream, GError **error)
{
  g_autofree char *body = g_malloc (ERROR_BYTES);
  gsize size = 0;

  /* What came until an error is all there is to look at. */
  g_input_stream_read_all (stream, body, ERROR_BYTES, &size,
                           dictum_http_watch_get_cancellable (self->watch), NULL);
  if (!g_cancellable_set_error_if_cancelled (self->job->cancellable, error))
    dictum_http_set_status_error (error, message, body, size);
}

static SoupMessage *
make_message (const DictumHttpQuestion *question, GUri *uri, gboolean first)
{
  SoupMessage *message = soup_message_new_from_uri (
      first && question->form != NULL ? SOUP_METHOD_POST : SOUP_METHOD_GET, uri);

  /* Where it leads is our decision, not the session's. */
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_append (soup_message_get_request_headers (message), "Accept",
                               question->accept != NULL ? question->accept : "*/*");
  if (first && question->form != NULL)
    soup_message_set_request_body_from_bytes (message, "application/x-www-form-urlencoded",
                                              question->form);
  return message;
}

/* One question and its answer. Where the answer is to look elsewhere, gives that place instead. */
static DictumLoadContent *
ask (Exchange *self, GUri *uri, gboolean first, GUri **elsewhere, GError **error)
{
  g_autoptr (SoupMessage) message = make_message (self->question, uri, first);
  g_autoptr (GInputStream) stream = NULL;
  DictumLoadContent *content = NULL;
  g_autoptr (GError) cause = NULL;
  const char *location;
  guint status;

  dictum_http_watch_begin (self->watch, message);
  stream = soup_session_send (self->session, message,
                              dictum_http_watch_get_cancellable (self->watch), &cause);
  status = soup_message_get_status (message);
  location = soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  if (stream != NULL && is_redirect (status) && location != NULL)
    *elsewhere = dictum_http_parse_address (soup_message_get_uri (message), location, error);
  else if (stream != NULL && (status < 200 || status > 299) && !self->question->any_status)
    set_status_error (self, message, stream, error);
  else if (stream != NULL)
    content = read_answer (self, message, stream, &cause);
  if (cause != NULL)
    dictum_http_set_network_error (error, cause, message,
                                   dictum_http_watch_get_verdict (self->watch));
  dictum_http_watch_end (self->watch, message);
  return content;
}

static gboolean
is_secure (GUri *uri)
{
  return strcmp (g_uri_get_scheme (uri), "https") == 0;
}

static void
set_circle_error (GError **error, GUri *uri, gboolean circle)
{
  g_autofree char *host = dictum_http_show_host (g_uri_get_host (uri));

  if (circle)
    g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_REFUSED,
                 _ ("%s leads in a circle, as sites do that want to set a cookie first. Dictum "
                    "takes none. Open the page in a browser, save it or copy its text, and add "
                    "that."),
                 host);
  else
    g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_UNREACHABLE,
                 _ ("%s leads from one address to the next without end. Open the page in a "
                    "browser, copy its text and paste it here."),
                 host);
}

static DictumLoadContent *
follow (Exchange *self, GError **error)
{
  g_autoptr (GUri) uri = dictum_http_parse_address (NULL, self->question->url, error);
  g_autoptr (GHashTable) visited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean exposed = FALSE;

  for (int i = 0; uri != NULL && i <= MAX_REDIRECTS; i++)
    {
      g_autoptr (GUri) elsewhere = NULL;
      DictumLoadContent *content;

      if (!g_hash_table_add (visited, g_uri_to_string_partial (uri, G_URI_HIDE_FRAGMENT)))
        {
          set_circle_error (error, uri, TRUE);
          return NULL;
        }
      if (!dictum_load_job_step (self->job, _ ("Connecting"), -1, error))
        return NULL;
      content = ask (self, uri, i == 0, &elsewhere, error);
      if (content != NULL)
        content->exposed = exposed;
      if (content != NULL || elsewhere == NULL)
        return content;
      exposed |= is_secure (uri) && !is_secure (elsewhere);
      g_uri_unref (uri);
      uri = g_steal_pointer (&elsewhere);
    }
  if (uri != NULL)
    set_circle_error (error, uri, FALSE);
  return NULL;
}

/**
 * dictum_http_ask:
 *
 * Asks a server with a session of its own: no cookie is sent or taken, nothing is kept from one
 * call to the next but which sites want HTTPS, and nothing but the address itself is fetched. The
 * session lives in a context of its own, so this may be called from any thread.
 *
 * Returns: (transfer full) (nullable): the answer
 */
DictumLoadContent *
dictum_http_ask (const DictumHttpQuestion *question, const DictumLoadJob *job, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (DictumHttpWatch) watch = dictum_http_watch_new (job->cancellable);
  Exchange self = { NULL, watch, question, job };
  DictumLoadContent *content;

  g_return_val_if_fail (question != NULL && question->url != NULL, NULL);

  g_main_context_push_thread_default (context);
  self.session = open_session ();
  content = follow (&self, error);
  if (content != NULL)
    content->address = g_strdup (question->url);
  /* What is left of an answer that we did not want is not waited for. */
  soup_session_abort (self.session);
  g_clear_object (&self.session);
  g_main_context_pop_thread_default (context);
  return content;
}
