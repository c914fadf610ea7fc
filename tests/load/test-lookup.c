/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gstdio.h>

#include "lookup/dictum-lookup.h"
#include "server-fixture.h"

/* A server on loopback that speaks the part of Wikibase's API that is used, about an invented
 * island, and notes what it was asked. */
typedef struct
{
  ServerThread thread;
  char *base;
  GString *asked; /* what was looked for, and which entities */
  guint requests;
} Server;

#define SEARCH                                                                                     \
  "{\"search\":[{\"id\":\"Q7\",\"label\":\"Ida Marrow\"},{\"id\":\"Q7\"},{\"id\":\"Q9\"},"         \
  "{\"id\":\"L3\"},{\"id\":7},\"x\"],\"success\":1}"

#define ENTITIES                                                                                   \
  "{\"entities\":{"                                                                                \
  "\"Q7\":{\"id\":\"Q7\",\"labels\":{\"en\":{\"language\":\"en\",\"value\":\"Ida Marrow\"}},"      \
  "\"descriptions\":{\"en\":{\"value\":\"politician of Saltmere\\u202e island\"}},"                \
  "\"aliases\":{\"en\":[{\"value\":\"I. Marrow\"},{\"value\":\"Chair Marrow\"},{\"value\":5}]},"   \
  "\"claims\":{\"P31\":[{\"rank\":\"normal\",\"mainsnak\":{\"datavalue\":{\"value\":{\"id\":"      \
  "\"Q5\"}}}}],\"P39\":[{\"rank\":\"deprecated\",\"mainsnak\":{\"datavalue\":{\"value\":{\"id\":"  \
  "\"Q50\"}}}},{\"mainsnak\":{\"datavalue\":{\"value\":{\"id\":\"Q51\"}}}},{\"mainsnak\":{"        \
  "\"snaktype\":\"novalue\"}}],\"P463\":[{\"mainsnak\":{\"datavalue\":{\"value\":{\"id\":"         \
  "\"Q60\"}}}}],\"P1448\":[{\"mainsnak\":{\"datavalue\":{\"value\":{\"language\":\"de\",\"text\":" \
  "\"Ida Anna Marrow\"}}}}]}},"                                                                    \
  "\"Q9\":{\"id\":\"Q9\",\"labels\":[],\"descriptions\":[],\"aliases\":[],\"claims\":[]}}}"

#define NAMES                                                                                      \
  "{\"entities\":{\"Q5\":{\"labels\":{\"en\":{\"value\":\"human\"}}},\"Q51\":{\"labels\":{\"en\":" \
  "{\"value\":\"chair of the island council\"}}},\"Q60\":{\"missing\":\"\"}}}"

static const char *
choose_answer (const char *words, const char *action, const char *props)
{
  if (g_strcmp0 (action, "wbsearchentities") == 0)
    {
      if (strcmp (words, "Nobody") == 0)
        return "{\"search\":[]}";
      if (strcmp (words, "Refused") == 0)
        return "{\"error\":{\"code\":\"ratelimited\",\"info\":\"You asked too often.\"}}";
      if (strcmp (words, "Page") == 0)
        return "<html>Welcome to the hotel</html>";
      if (strcmp (words, "List") == 0)
        return "[]";
      if (strcmp (words, "Odd") == 0)
        return "{\"search\":{\"id\":\"Q1\"},\"error\":[]}";
      return SEARCH;
    }

  return g_strcmp0 (props, "labels") == 0 ? NAMES : ENTITIES;
}

static void
handle_cb (SoupServer *soup,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer data)
{
  Server *self = data;
  const char *words = query != NULL ? g_hash_table_lookup (query, "search") : NULL;
  const char *ids = query != NULL ? g_hash_table_lookup (query, "ids") : NULL;
  const char *body;

  g_mutex_lock (&self->thread.lock);
  self->requests++;
  g_string_append_printf (self->asked, "%s;", words != NULL ? words : ids != NULL ? ids : "?");
  g_mutex_unlock (&self->thread.lock);

  if (g_strcmp0 (path, "/w/api.php") != 0 || g_strcmp0 (words, "Broken") == 0)
    {
      soup_server_message_set_status (message, 500, NULL);
      return;
    }
  if (g_strcmp0 (words, "Silent") == 0)
    {
      soup_server_message_pause (message);
      return;
    }
  body = choose_answer (words, g_hash_table_lookup (query, "action"),
                        g_hash_table_lookup (query, "props"));
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, body,
                                    strlen (body));
}

static void
set_up (Server *self, gconstpointer data)
{
  self->asked = g_string_new (NULL);
  start_server (&self->thread, handle_cb, self);
  self->base = g_strdup_printf ("http://127.0.0.1:%u/", self->thread.port);
}

static void
tear_down (Server *self, gconstpointer data)
{
  stop_server (&self->thread);
  g_string_free (self->asked, TRUE);
  g_free (self->base);
}

static void
test_ask (Server *server, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLookup)
      lookup = dictum_lookup_ask (server->base, "  Ida\nMarrow ", "en-GB", NULL, &error);
  const DictumEntity *entity;

  g_assert_no_error (error);
  g_assert_cmpstr (server->asked->str, ==, "Ida Marrow;Q7|Q9;Q5|Q51|Q60;");
  g_assert_cmpstr (lookup->words, ==, "Ida Marrow");
  g_assert_false (lookup->kept);
  g_assert_cmpuint (lookup->entities->len, ==, 2);
  entity = g_ptr_array_index (lookup->entities, 0);
  g_assert_cmpstr (entity->id, ==, "Q7");
  g_assert_cmpstr (entity->label, ==, "Ida Marrow");
  g_assert_cmpstr (entity->description, ==, "politician of Saltmere island");
  g_assert_cmpstr (entity->official_name, ==, "Ida Anna Marrow");
  g_assert_cmpuint (g_strv_length (entity->aliases), ==, 2);
  g_assert_cmpstr (entity->aliases[1], ==, "Chair Marrow");
  g_assert_cmpstr (entity->kinds[0], ==, "human");
  g_assert_cmpstr (entity->positions[0], ==, "chair of the island council");
  g_assert_null (entity->positions[1]);
  g_assert_null (entity->memberships[0]);
  entity = g_ptr_array_index (lookup->entities, 1);
  g_assert_cmpstr (entity->label, ==, "Q9");
  g_assert_null (entity->description);
}

/* A question that was answered is not asked again, until somebody wants to. */
static void
test_kept (Server *server, gconstpointer data)
{
  g_autoptr (DictumLookup) none = dictum_lookup_recall (server->base, "Kept", "en");
  g_autoptr (DictumLookup) first = dictum_lookup_ask (server->base, "Kept", "en", NULL, NULL);
  g_autoptr (DictumLookup) again = dictum_lookup_recall (server->base, " Kept ", "en-US");
  g_autoptr (DictumLookup) other = dictum_lookup_recall (server->base, "Kept", "de");
  const DictumEntity *entity;

  g_assert_null (none);
  g_assert_null (other);
  g_assert_nonnull (first);
  g_assert_nonnull (again);
  g_assert_true (again->kept);
  g_assert_cmpstr (again->asked, ==, first->asked);
  g_assert_cmpuint (again->entities->len, ==, 2);
  entity = g_ptr_array_index (again->entities, 0);
  g_assert_cmpstr (entity->positions[0], ==, "chair of the island council");
  g_assert_cmpuint (server->requests, ==, 3);
}

static void
test_kept_broken (Server *server, gconstpointer data)
{
  g_autoptr (DictumLookup) first = dictum_lookup_ask (server->base, "Spoilt", "en", NULL, NULL);
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "dictum", "lookup", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *const texts[] = { "", "[]", "{\"words\":\"Spoilt\"}",
                                "{\"words\":\"Other\",\"asked\":\"2026-11-14T18:02:11Z\"}",
                                "{\"words\":7,\"asked\":[],\"entities\":{}}" };
  const char *name;

  g_assert_nonnull (first);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_dir_rewind (dir);
      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);

          g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
        }
      g_assert_null (dictum_lookup_recall (server->base, "Spoilt", "en"));
    }
}

static void
assert_error (Server *server, const char *words, int code, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLookup) lookup = dictum_lookup_ask (server->base, words, NULL, NULL, &error);

  g_assert_null (lookup);
  g_assert_error (error, DICTUM_LOAD_ERROR, code);
  if (part != NULL)
    g_assert_nonnull (strstr (error->message, part));
  g_assert_null (dictum_lookup_recall (server->base, words, NULL));
}

static void
test_errors (Server *server, gconstpointer data)
{
  g_autoptr (DictumLookup) nobody = dictum_lookup_ask (server->base, "Nobody", NULL, NULL, NULL);
  g_autoptr (DictumLookup) odd = dictum_lookup_ask (server->base, "Odd", NULL, NULL, NULL);

  g_assert_cmpuint (nobody->entities->len, ==, 0);
  g_assert_cmpuint (odd->entities->len, ==, 0);
  assert_error (server, " ", DICTUM_LOAD_ERROR_MALFORMED, "nothing to look up");
  assert_error (server, "Refused", DICTUM_LOAD_ERROR_STATUS, "You asked too often.");
  assert_error (server, "Page", DICTUM_LOAD_ERROR_MALFORMED, "not one of Wikidata");
  assert_error (server, "List", DICTUM_LOAD_ERROR_MALFORMED, "not one of Wikidata");
  assert_error (server, "Broken", DICTUM_LOAD_ERROR_STATUS, NULL);
}

static void
asked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  GError **error = data;
  g_autoptr (DictumLookup) lookup = dictum_lookup_ask_finish (result, error);

  g_assert_null (lookup);
}

static void
test_cancel (Server *server, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  dictum_lookup_ask_async (server->base, "Silent", NULL, cancellable, asked_cb, &error);
  while (g_atomic_int_get (&server->requests) == 0)
    g_thread_yield ();
  g_cancellable_cancel (cancellable);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What is shown before is what is sent. */
static void
test_describe (Server *server, gconstpointer data)
{
  g_autofree char *words = dictum_lookup_describe (NULL, " Ida\tMarrow", "de_AT.UTF-8");
  g_autofree char *other = dictum_lookup_describe (server->base, "Port", NULL);
  g_autofree char *url = dictum_lookup_get_url (NULL, "Q7");

  g_assert_nonnull (strstr (words, "www.wikidata.org will be asked"));
  g_assert_nonnull (strstr (words, "“Ida Marrow”"));
  g_assert_nonnull (strstr (words, "“de”"));
  g_assert_nonnull (strstr (other, "127.0.0.1"));
  g_assert_cmpstr (url, ==, "https://www.wikidata.org/wiki/Q7");
  g_assert_cmpuint (server->requests, ==, 0);
}

#define ADD(path, function) g_test_add (path, Server, NULL, set_up, function, tear_down)

static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      empty_folder (path);
      g_remove (path);
    }
}

int
main (int argc, char **argv)
{
  /* A cache of its own; GTest's isolation would hide the schemas that proxies are read from. */
  g_autofree char *cache = g_dir_make_tmp ("dictum-lookup-XXXXXX", NULL);
  int failed;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("/lookup/ask", test_ask);
  ADD ("/lookup/kept", test_kept);
  ADD ("/lookup/kept-broken", test_kept_broken);
  ADD ("/lookup/errors", test_errors);
  ADD ("/lookup/cancel", test_cancel);
  ADD ("/lookup/describe", test_describe);

  failed = g_test_run ();
  empty_folder (cache);
  g_remove (cache);

  return failed;
}
