/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

/* A server on loopback in a thread of its own, so that a test can wait for what it asks. */
typedef struct
{
  SoupServerCallback answer; /* called in the thread */
  gpointer data;
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  GMutex lock; /* of what the test and the thread share */
  GCond ready;
  guint port; /* 0 until it listens */
} ServerThread;

static inline gpointer
run_server (gpointer data)
{
  ServerThread *self = data;
  g_autoptr (SoupServer) server = NULL;
  g_autoptr (GError) error = NULL;
  GSList *uris;

  g_main_context_push_thread_default (self->context);
  server = soup_server_new (NULL, NULL);
  soup_server_add_handler (server, NULL, self->answer, self->data, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  g_mutex_lock (&self->lock);
  self->port = g_uri_get_port (uris->data);
  g_cond_signal (&self->ready);
  g_mutex_unlock (&self->lock);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_main_loop_run (self->loop);
  soup_server_disconnect (server);
  g_clear_object (&server);
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

/* Listens when it returns. */
static inline void
start_server (ServerThread *self, SoupServerCallback answer, gpointer data)
{
  self->answer = answer;
  self->data = data;
  g_mutex_init (&self->lock);
  g_cond_init (&self->ready);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_mutex_lock (&self->lock);
  self->thread = g_thread_new ("server", run_server, self);
  while (self->port == 0)
    g_cond_wait (&self->ready, &self->lock);
  g_mutex_unlock (&self->lock);
}

static inline gboolean
quit_server_cb (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

static inline void
stop_server (ServerThread *self)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  /* From within the loop: quitting one that does not run yet would be lost. */
  g_source_set_callback (source, quit_server_cb, self->loop, NULL);
  g_source_attach (source, self->context);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->ready);
}
