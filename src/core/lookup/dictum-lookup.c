/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-lookup"

#include "lookup/dictum-lookup-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "load/dictum-http.h"

/* Code points of a name that is looked up; the service takes no more than 250. */
#define LONGEST 200

void
dictum_lookup_free (DictumLookup *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->words);
  g_free (self->asked);
  g_ptr_array_unref (self->entities);
  g_free (self);
}

char *
dictum_lookup_get_base (const char *service)
{
  char *base = g_strdup (service != NULL ? service : DICTUM_LOOKUP_DEFAULT);

  while (g_str_has_suffix (base, "/"))
    base[strlen (base) - 1] = '\0';
  return base;
}

char *
dictum_lookup_clean_words (const char *words)
{
  g_autofree char *valid = g_utf8_make_valid (words != NULL ? words : "", -1);
  g_autofree char *clean = g_strstrip (g_utf8_normalize (valid, -1, G_NORMALIZE_NFC));

  g_strdelimit (clean, "\n\t", ' ');
  return g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), LONGEST));
}

/* "de" of "de-AT" and "de_AT.UTF-8"; "en" of what is no language. */
char *
dictum_lookup_clean_language (const char *language)
{
  gsize length = language != NULL
                     ? strspn (language, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
                     : 0;

  return length == 2 || length == 3 ? g_ascii_strdown (language, (gssize) length) : g_strdup ("en");
}

char *
dictum_lookup_describe (const char *service, const char *words, const char *language)
{
  g_autofree char *base = dictum_lookup_get_base (service);
  g_autofree char *clean = dictum_lookup_clean_words (words);
  g_autofree char *tongue = dictum_lookup_clean_language (language);
  g_autoptr (GUri) uri = g_uri_parse (base, G_URI_FLAGS_NONE, NULL);
  g_autofree char *host = uri != NULL && g_uri_get_host (uri) != NULL
                              ? dictum_http_show_host (g_uri_get_host (uri))
                              : g_strdup (base);

  return g_strdup_printf (
      /* Translators: a host, the words that are looked up, the code of a language. */
      _ ("%1$s will be asked who or what is called “%2$s”, and what it knows of those it finds, in "
         "the language “%3$s”. It learns these words and the address of this computer, and nothing "
         "else."),
      host, clean, tongue);
}

char *
dictum_lookup_get_url (const char *service, const char *id)
{
  g_autofree char *base = dictum_lookup_get_base (service);

  return g_strconcat (base, "/wiki/", id, NULL);
}

static JsonObject *
ask (const char *base,
     const char *query,
     JsonParser *parser,
     GCancellable *cancellable,
     GError **error)
{
  const DictumLoadJob job = { NULL, NULL, cancellable };
  g_autofree char *address = g_strconcat (base, "/w/api.php?format=json&formatversion=2&", query,
                                          NULL);
  const DictumHttpQuestion question = { .url = address, .accept = "application/json" };
  g_autoptr (DictumLoadContent) content = dictum_http_ask (&question, &job, error);
  JsonNode *root;
  const char *data;
  gsize size;

  if (content == NULL)
    return NULL;
  data = g_bytes_get_data (content->bytes, &size);
  root = json_parser_load_from_data (parser, data, (gssize) size, NULL)
             ? json_parser_get_root (parser)
             : NULL;
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_MALFORMED,
                           _ ("The answer is not one of Wikidata. Look whether the address of the "
                              "service is right."));
      return NULL;
    }
  if (dictum_lookup_read_problem (json_node_get_object (root)) != NULL)
    {
      g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_STATUS,
                   _ ("The service refused the question: %s"),
                   dictum_lookup_read_problem (json_node_get_object (root)));
      return NULL;
    }

  return json_node_get_object (root);
}

static GStrv
search (const char *base,
        const char *words,
        const char *language,
        GCancellable *cancellable,
        GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *escaped = g_uri_escape_string (words, NULL, FALSE);
  g_autofree char *query = g_strdup_printf (
      "action=wbsearchentities&type=item&limit=%d&language=%s&uselang=%s&search=%s",
      DICTUM_LOOKUP_MOST, language, language, escaped);
  JsonObject *answer = ask (base, query, parser, cancellable, error);

  return answer != NULL ? dictum_lookup_read_search (answer) : NULL;
}

static JsonObject *
get_entities (const char *base,
              const char *const *ids,
              const char *props,
              const char *language,
              JsonParser *parser,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *joined = g_strjoinv ("%7C", (GStrv) ids);
  g_autofree char *query = g_strdup_printf (
      "action=wbgetentities&languages=%s&languagefallback=1&props=%s&ids=%s", language, props,
      joined);

  return ask (base, query, parser, cancellable, error);
}

/* What is known of those found, with words for what they are. */
static GPtrArray *
describe (const char *base,
          const char *const *ids,
          const char *language,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GPtrArray) entities = NULL;
  g_auto (GStrv) named = NULL;
  JsonObject *answer;

  if (ids[0] == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_entity_free);
  answer = get_entities (base, ids, "labels%7Cdescriptions%7Caliases%7Cclaims", language, parser,
                         cancellable, error);
  if (answer == NULL)
    return NULL;
  entities = dictum_lookup_read_entities (answer, ids, language);
  named = dictum_lookup_list_named (entities);
  if (named[0] == NULL)
    return g_steal_pointer (&entities);
  answer = get_entities (base, (const char *const *) named, "labels", language, parser, cancellable,
                         error);
  if (answer == NULL)
    return NULL;
  dictum_lookup_put_names (entities, answer, language);

  return g_steal_pointer (&entities);
}

/**
 * dictum_lookup_ask:
 * @service: (nullable): the address of a Wikibase
 * @words: a name
 * @language: (nullable): in which names and descriptions are wanted
 * @cancellable: (nullable): to give up
 *
 * Returns: (transfer full) (nullable): who or what is called so
 */
DictumLookup *
dictum_lookup_ask (const char *service,
                   const char *words,
                   const char *language,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *base = dictum_lookup_get_base (service);
  g_autofree char *clean = dictum_lookup_clean_words (words);
  g_autofree char *tongue = dictum_lookup_clean_language (language);
  g_autoptr (GPtrArray) entities = NULL;
  g_auto (GStrv) ids = NULL;
  DictumLookup *self;

  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (*clean == '\0')
    {
      g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_MALFORMED,
                           _ ("There is nothing to look up. Type a name."));
      return NULL;
    }
  ids = search (base, clean, tongue, cancellable, error);
  if (ids == NULL)
    return NULL;
  entities = describe (base, (const char *const *) ids, tongue, cancellable, error);
  if (entities == NULL)
    return NULL;

  self = g_new0 (DictumLookup, 1);
  self->words = g_steal_pointer (&clean);
  self->asked = dictum_now ();
  self->entities = g_steal_pointer (&entities);
  dictum_lookup_keep (self, base, tongue);

  return self;
}

/* ---- In a thread ---- */

static void
ask_thread_cb (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  const char *const *question = data;
  GError *error = NULL;
  DictumLookup *self = dictum_lookup_ask (*question[0] != '\0' ? question[0] : NULL, question[1],
                                          question[2], cancellable, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, (GDestroyNotify) dictum_lookup_free);
  else
    g_task_return_error (task, error);
}

void
dictum_lookup_ask_async (const char *service,
                         const char *words,
                         const char *language,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  const char *question[] = { service != NULL ? service : "", words != NULL ? words : "",
                             language != NULL ? language : "", NULL };

  g_task_set_source_tag (task, dictum_lookup_ask_async);
  g_task_set_task_data (task, g_strdupv ((GStrv) question), (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, ask_thread_cb);
}

DictumLookup *
dictum_lookup_ask_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
