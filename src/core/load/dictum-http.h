/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-loader.h"

G_BEGIN_DECLS

/* How long is waited, in milliseconds. Tests shorten it; nothing else alters it. */
typedef struct
{
  guint connect; /* until a connection stands, the search for the host's address included */
  guint silence; /* without a sign of the server */
  guint total;   /* for everything, redirects included */
  guint trickle; /* of an answer that comes in crumbs: see dictum-http-watch.c */
} DictumHttpLimits;

extern DictumHttpLimits dictum_http_limits;

/* What is asked. Everything but url may be NULL. */
typedef struct
{
  const char *url;
  const char *accept;
  GBytes *form;            /* posted as application/x-www-form-urlencoded; NULL: a GET */
  const char *const *keep; /* headers of the answer that are kept; ends with NULL */
  gboolean any_status;     /* an answer with an error's status is an answer */
} DictumHttpQuestion;

/* Asks and follows redirects. Fails with a DictumLoadError or G_IO_ERROR_CANCELLED. */
DictumLoadContent *
dictum_http_ask (const DictumHttpQuestion *question, const DictumLoadJob *job, GError **error);

/* A web address; what people and servers write carelessly is repaired. base: what it is relative
 * to; may be NULL. Fails with DICTUM_LOAD_ERROR_MALFORMED. */
GUri *dictum_http_parse_address (GUri *base, const char *url, GError **error);

/* A host as it may be shown: in its own letters where nobody can take it for another one, in ASCII
 * ("xn--…") otherwise. */
char *dictum_http_show_host (const char *host);

/**
 * DictumHttpWatch:
 *
 * Ends a load that takes too long. libsoup's own time-outs count from one byte to the next, so that
 * a server could hold a load for ever by sending a byte now and then. The watch has a thread that
 * looks at the clock and a cancellable that it triggers; it belongs to one call of
 * dictum_http_ask().
 */
typedef struct _DictumHttpWatch DictumHttpWatch;

typedef enum
{
  DICTUM_HTTP_IN_TIME,
  DICTUM_HTTP_NOT_CONNECTED,
  DICTUM_HTTP_SILENT,
  DICTUM_HTTP_TOO_SLOW,
} DictumHttpVerdict;

/* outer: what the caller may cancel; may be NULL. */
DictumHttpWatch *dictum_http_watch_new (GCancellable *outer);
void dictum_http_watch_free (DictumHttpWatch *self);
GCancellable *dictum_http_watch_get_cancellable (DictumHttpWatch *self);
/* A connection is being made for this SoupMessage; the watch sees what comes of it until the end.
 */
void dictum_http_watch_begin (DictumHttpWatch *self, gpointer message);
void dictum_http_watch_end (DictumHttpWatch *self, gpointer message);
DictumHttpVerdict dictum_http_watch_get_verdict (DictumHttpWatch *self);

/* The words for what went wrong. message: the SoupMessage that was asked. */
void dictum_http_set_network_error (GError **error,
                                    const GError *cause,
                                    gpointer message,
                                    DictumHttpVerdict verdict);
void dictum_http_set_status_error (GError **error, gpointer message, const char *body, gsize size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumHttpWatch, dictum_http_watch_free)

G_END_DECLS
