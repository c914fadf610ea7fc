/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-load.h"

/* Shared by the tests of loading: how to load a piece of text, and how to write down what came out.
 */

static inline DictumLoaded *
load_bytes (const void *data, gssize size, const char *media_type, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size < 0 ? strlen (data) : (gsize) size);
  g_autoptr (DictumLoadRequest)
      request = dictum_load_request_new_for_bytes (bytes, media_type, name);

  return dictum_load (request, NULL, NULL, NULL, error);
}

typedef struct
{
  DictumLoaded *loaded;
  GError *error;
  gboolean done;
} LoadOutcome;

static inline void
load_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LoadOutcome *outcome = data;

  outcome->loaded = dictum_load_finish (result, &outcome->error);
  outcome->done = TRUE;
}

/* In a thread, while the main context goes on, in which the server may be. */
static inline DictumLoaded *
load_url (const char *url, GError **error)
{
  g_autoptr (DictumLoadRequest) request = dictum_load_request_new_for_url (url);
  LoadOutcome outcome = { 0 };

  dictum_load_async (request, NULL, NULL, NULL, NULL, load_done_cb, &outcome);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);
  if (outcome.error != NULL)
    g_propagate_error (error, outcome.error);
  return outcome.loaded;
}

/* The blocks as "kind: text" lines; a paragraph is its text alone, a heading has its level. */
static inline char *
describe_blocks (const DictumArticle *article)
{
  const DictumVersion *version = dictum_article_get_latest_version (article);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < dictum_values_length (version->blocks); i++)
    {
      const DictumBlock *block = dictum_values_get (version->blocks, i);

      g_assert_cmpuint (strlen (block->text), >, 0);
      g_assert_true (g_utf8_validate (block->text, -1, NULL));
      g_assert_null (strchr (block->text, '\n'));
      g_assert_cmpint (g_utf8_strlen (block->text, -1), <=, DICTUM_TEXT_BLOCK_CAP);
      if (block->kind == DICTUM_BLOCK_HEADING)
        g_string_append_printf (out, "h%d: ", block->level);
      else if (block->kind != DICTUM_BLOCK_PARAGRAPH)
        g_string_append_printf (out,
                                "%s: ", dictum_enum_get_nick (&dictum_block_kinds, block->kind));
      g_string_append (out, block->text);
      g_string_append_c (out, '\n');
    }
  return g_string_free_and_steal (out);
}

static inline void
assert_blocks (const char *text, const char *media_type, const char *name, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = load_bytes (text, -1, media_type, name, &error);
  g_autofree char *blocks = NULL;

  g_assert_no_error (error);
  blocks = describe_blocks (loaded->article);
  g_assert_cmpstr (blocks, ==, expected);
}

static inline void
assert_load_error (const void *data,
                   gssize size,
                   const char *media_type,
                   const char *name,
                   int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = load_bytes (data, size, media_type, name, &error);

  g_assert_null (loaded);
  g_assert_error (error, DICTUM_LOAD_ERROR, code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (strlen (error->message), >, 10);
}
