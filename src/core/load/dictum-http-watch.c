/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-http.h"

#include <libsoup/soup.h>

/* An answer comes in crumbs when, for as long as limits.trickle, it came in at least so many parts
 * that were together no larger than this. A slow line brings more, a server that thinks brings
 * less. */
#define CRUMBS 4
#define CRUMB_BYTES 512

DictumHttpLimits dictum_http_limits = {
  .connect = 10 * 1000,
  .silence = 30 * 1000,
  .total = 10 * 60 * 1000,
  .trickle = 8 * 1000,
};

struct _DictumHttpWatch
{
  GMutex lock;
  GCond wake;
  GThread *thread;
  GCancellable *outer; /* may be NULL */
  gulong outer_handler;
  GCancellable *inner;
  DictumHttpVerdict verdict;
  gboolean over;
  gboolean connecting;
  /* Monotonic times, in microseconds. */
  gint64 begun;
  gint64 latest; /* sign of the server, or of the connection's beginning */
  gint64 window;
  guint parts; /* of the answer since window */
  gsize bytes; /* likewise */
};

/* With the lock held. When the load is too late, unless something happens before. */
static gint64
get_deadline (DictumHttpWatch *self, DictumHttpVerdict *verdict)
{
  gint64 end = self->begun + dictum_http_limits.total * G_TIME_SPAN_MILLISECOND;
  gint64 next = self->latest +
                (self->connecting ? dictum_http_limits.connect : dictum_http_limits.silence) *
                    G_TIME_SPAN_MILLISECOND;

  if (next < end)
    {
      *verdict = self->connecting ? DICTUM_HTTP_NOT_CONNECTED : DICTUM_HTTP_SILENT;
      return next;
    }
  *verdict = DICTUM_HTTP_TOO_SLOW;
  return end;
}

static gpointer
watch (gpointer data)
{
  DictumHttpWatch *self = data;
  gboolean late;

  g_mutex_lock (&self->lock);
  while (!self->over && self->verdict == DICTUM_HTTP_IN_TIME)
    {
      DictumHttpVerdict verdict;
      gint64 deadline = get_deadline (self, &verdict);

      if (g_get_monotonic_time () < deadline)
        g_cond_wait_until (&self->wake, &self->lock, deadline);
      else
        self->verdict = verdict;
    }
  late = self->verdict != DICTUM_HTTP_IN_TIME;
  g_mutex_unlock (&self->lock);
  /* Without the lock: whoever is cancelled may look at the watch at once. */
  if (late)
    g_cancellable_cancel (self->inner);
  return NULL;
}

static void
note_sign (DictumHttpWatch *self)
{
  g_mutex_lock (&self->lock);
  self->latest = g_get_monotonic_time ();
  g_mutex_unlock (&self->lock);
}

static void
network_event_cb (SoupMessage *message,
                  GSocketClientEvent event,
                  GIOStream *connection,
                  gpointer data)
{
  DictumHttpWatch *self = data;

  g_mutex_lock (&self->lock);
  if (event == G_SOCKET_CLIENT_CONNECTED)
    self->connecting = FALSE;
  if (!self->connecting)
    self->latest = g_get_monotonic_time ();
  g_mutex_unlock (&self->lock);
}

/* Sent over a connection that may have stood before. */
static void
starting_cb (SoupMessage *message, gpointer data)
{
  DictumHttpWatch *self = data;

  g_mutex_lock (&self->lock);
  self->connecting = FALSE;
  self->latest = g_get_monotonic_time ();
  g_mutex_unlock (&self->lock);
}

static void
got_headers_cb (SoupMessage *message, gpointer data)
{
  note_sign (data);
}

static void
got_body_data_cb (SoupMessage *message, guint size, gpointer data)
{
  DictumHttpWatch *self = data;
  gint64 now = g_get_monotonic_time ();

  g_mutex_lock (&self->lock);
  self->latest = now;
  if (self->window == 0)
    self->window = now;
  self->parts++;
  self->bytes += size;
  if (now - self->window >= dictum_http_limits.trickle * G_TIME_SPAN_MILLISECOND)
    {
      if (self->parts >= CRUMBS && self->bytes < CRUMB_BYTES)
        {
          self->verdict = DICTUM_HTTP_TOO_SLOW;
          g_cond_signal (&self->wake);
        }
      self->window = now;
      self->parts = 0;
      self->bytes = 0;
    }
  g_mutex_unlock (&self->lock);
}

static void
cancelled_cb (GCancellable *outer, gpointer data)
{
  g_cancellable_cancel (data);
}

DictumHttpWatch *
dictum_http_watch_new (GCancellable *outer)
{
  DictumHttpWatch *self = g_new0 (DictumHttpWatch, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->wake);
  self->inner = g_cancellable_new ();
  self->begun = self->latest = g_get_monotonic_time ();
  self->connecting = TRUE;
  self->thread = g_thread_new ("http-watch", watch, self);
  if (outer != NULL)
    {
      self->outer = g_object_ref (outer);
      self->outer_handler = g_cancellable_connect (outer, G_CALLBACK (cancelled_cb),
                                                   g_object_ref (self->inner), g_object_unref);
    }
  return self;
}

void
dictum_http_watch_free (DictumHttpWatch *self)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->lock);
  self->over = TRUE;
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->lock);
  g_thread_join (self->thread);
  if (self->outer != NULL)
    g_cancellable_disconnect (self->outer, self->outer_handler);
  g_clear_object (&self->outer);
  g_clear_object (&self->inner);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->wake);
  g_free (self);
}

GCancellable *
dictum_http_watch_get_cancellable (DictumHttpWatch *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->inner;
}

void
dictum_http_watch_begin (DictumHttpWatch *self, gpointer message)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (SOUP_IS_MESSAGE (message));

  g_mutex_lock (&self->lock);
  self->connecting = TRUE;
  self->latest = g_get_monotonic_time ();
  self->window = 0;
  self->parts = 0;
  self->bytes = 0;
  g_mutex_unlock (&self->lock);
  g_signal_connect (message, "network-event", G_CALLBACK (network_event_cb), self);
  g_signal_connect (message, "starting", G_CALLBACK (starting_cb), self);
  g_signal_connect (message, "got-headers", G_CALLBACK (got_headers_cb), self);
  g_signal_connect (message, "got-body-data", G_CALLBACK (got_body_data_cb), self);
}

void
dictum_http_watch_end (DictumHttpWatch *self, gpointer message)
{
  g_return_if_fail (self != NULL);

  g_signal_handlers_disconnect_by_data (message, self);
}

DictumHttpVerdict
dictum_http_watch_get_verdict (DictumHttpWatch *self)
{
  DictumHttpVerdict verdict;

  g_return_val_if_fail (self != NULL, DICTUM_HTTP_IN_TIME);

  g_mutex_lock (&self->lock);
  verdict = self->verdict;
  g_mutex_unlock (&self->lock);
  return verdict;
}
