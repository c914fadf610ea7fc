/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdio.h>
#include <stdlib.h>

#include "fuzz-pack.h"
#include "load/dictum-load-request.h"
#include "load/dictum-load.h"

/* The harness of all loaders: whatever the bytes are, an article, choices or a message comes out,
 * and nothing is said to the log. meson.build makes a program a loader of it. */

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_words (const char *words)
{
  g_assert_true (words == NULL || g_utf8_validate (words, -1, NULL));
}

static void
check_article (const DictumArticle *article)
{
  const DictumVersion *version = dictum_article_get_latest_version (article);

  check_words (article->title);
  check_words (article->byline);
  check_words (article->publisher);
  check_words (article->url);
  g_assert_true (article->published == NULL || dictum_time_is_valid (article->published));
  g_assert_true (article->modified == NULL || dictum_time_is_valid (article->modified));
  g_assert_cmpuint (dictum_values_length (version->blocks), >, 0);
  for (guint i = 0; i < dictum_values_length (version->blocks); i++)
    {
      const DictumBlock *block = dictum_values_get (version->blocks, i);
      g_autofree char *normal = dictum_text_normalise (block->text, -1);

      g_assert_cmpstr (block->text, !=, "");
      g_assert_cmpstr (block->text, ==, normal);
      g_assert_null (strchr (block->text, '\n'));
    }
}

/* Loads, and once more what is to be chosen of it, but only where that is here already: the address
 * of a choice is not for a test to follow. */
static void
load (DictumLoadRequest *request, gboolean chosen)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = dictum_load (request, NULL, NULL, NULL, &error);

  g_assert_true ((loaded != NULL) != (error != NULL));
  if (error != NULL)
    {
      g_assert_true (error->domain == DICTUM_LOAD_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpstr (error->message, !=, "");
      return;
    }
  g_assert_true ((loaded->article != NULL) != (loaded->choices != NULL));
  check_words (loaded->notice);
  if (loaded->article != NULL)
    check_article (loaded->article);
  for (guint i = 0; loaded->choices != NULL && i < loaded->choices->len; i++)
    {
      const DictumLoadChoice *choice = g_ptr_array_index (loaded->choices, i);

      check_words (choice->title);
      check_words (choice->byline);
      check_words (choice->summary);
      check_words (choice->url);
      if (!chosen && i < 2 && choice->request->bytes != NULL)
        load (choice->request, TRUE);
    }
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  /* So that tests/fuzz/run.py finds the samples to begin with. */
  if (*argc == 2 && g_strcmp0 ((*argv)[1], "--file-name") == 0)
    {
      puts (FUZZ_FILE_NAME);
      exit (EXIT_SUCCESS);
    }
  return 0;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = fuzz_pack (FUZZ_LOADER, data, size);
  g_autoptr (DictumLoadRequest) request = NULL;

  /* A copy of just this size, so that reading behind its end is seen. */
  if (bytes == NULL)
    bytes = g_bytes_new (data, size);
  request = dictum_load_request_new_for_bytes (bytes, NULL, FUZZ_FILE_NAME);
  load (request, FALSE);
  return 0;
}
