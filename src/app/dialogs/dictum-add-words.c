/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the words are that somebody typed, pasted or dropped. */

#define G_LOG_DOMAIN "dictum-add-words"

#include "dialogs/dictum-add-queue.h"

/**
 * dictum_add_is_address:
 * @line: some words
 *
 * Returns: whether they are a link or the path of a file rather than a text
 */
gboolean
dictum_add_is_address (const char *line)
{
  g_autofree char *scheme = NULL;

  g_return_val_if_fail (line != NULL, FALSE);

  if (*line == '/' || g_str_has_prefix (line, "~/"))
    return TRUE;

  if (strpbrk (line, " \t") != NULL)
    return FALSE;

  scheme = g_uri_parse_scheme (line);

  return scheme != NULL &&
         g_strv_contains ((const char *const[]) { "http", "https", "file", NULL }, scheme);
}

/* What a line stands for in a list of links and paths. */
static DictumLoadRequest *
make_request (const char *line)
{
  g_autoptr (GFile) file = NULL;

  /* An address that one would type: “courier.example/harbour”, “letter.txt”. */
  if (dictum_add_is_address (line) || (strpbrk (line, " \t") == NULL && strchr (line, '.') != NULL))
    return dictum_load_request_new_for_words (line);

  /* Words among them are a slip. As a file that is not there they get a row that says so, and the
   * rest of the list is loaded. */
  file = g_file_new_for_path (line);

  return dictum_load_request_new_for_file (file);
}

/* Most lines are links or paths: it is a list, also where a line of it went wrong. */
static gboolean
is_list (const char *const *lines)
{
  guint n_addresses = 0;
  guint n_others = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (dictum_add_is_address (lines[i]))
        n_addresses++;
      else if (*lines[i] != '\0')
        n_others++;
    }

  return n_addresses > n_others;
}

/**
 * dictum_add_split_words:
 * @words: what was pasted, dropped or typed
 *
 * Returns: (transfer full) (element-type DictumLoadRequest): one for each line of a list of links
 *   and paths, or one for the whole as the text of an article; none for blank words
 */
GPtrArray *
dictum_add_split_words (const char *words)
{
  g_autoptr (GPtrArray) requests = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean empty = TRUE;

  g_return_val_if_fail (words != NULL, NULL);

  requests = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_load_request_unref);
  lines = g_strsplit (words, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    empty = *g_strstrip (lines[i]) == '\0' && empty;

  if (empty)
    return g_steal_pointer (&requests);

  if (!is_list ((const char *const *) lines))
    {
      g_ptr_array_add (requests, dictum_load_request_new_for_words (words));
      return g_steal_pointer (&requests);
    }

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_ptr_array_add (requests, make_request (lines[i]));

  return g_steal_pointer (&requests);
}
