/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-evidence"

#include "evidence/dictum-evidence.h"

#include <string.h>

#include "load/dictum-html-tree.h"
#include "load/dictum-load-encoding.h"
#include "store/dictum-store.h"

#define KEPT 8 /* texts; a card seldom has more evidence */

/* What a stored copy says. */
typedef struct
{
  char *sha256;
  DictumText *article; /* as a loader reads it, without what is around the article */
  DictumText *whole;   /* of a page: all its words; NULL for anything else */
} Copy;

static GMutex lock;
static Copy *kept[KEPT]; /* the one used last first */

static Copy *
copy_dup (const Copy *copy)
{
  Copy *dup = g_new0 (Copy, 1);

  dup->sha256 = g_strdup (copy->sha256);
  dup->article = copy->article != NULL ? dictum_text_ref (copy->article) : NULL;
  dup->whole = copy->whole != NULL ? dictum_text_ref (copy->whole) : NULL;

  return dup;
}

static void
copy_free (Copy *copy)
{
  if (copy == NULL)
    return;

  g_clear_pointer (&copy->article, dictum_text_unref);
  g_clear_pointer (&copy->whole, dictum_text_unref);
  g_free (copy->sha256);
  g_free (copy);
}

/* Transfer full; NULL when it was not read, or others were since. */
static Copy *
find_kept (const char *sha256)
{
  Copy *found = NULL;

  g_mutex_lock (&lock);
  for (guint i = 0; i < KEPT && kept[i] != NULL; i++)
    if (g_str_equal (kept[i]->sha256, sha256))
      {
        Copy *copy = kept[i];

        memmove (kept + 1, kept, i * sizeof (Copy *));
        kept[0] = copy;
        found = copy_dup (copy);
        break;
      }
  g_mutex_unlock (&lock);

  return found;
}

static void
put_kept (const Copy *copy)
{
  g_mutex_lock (&lock);
  copy_free (kept[KEPT - 1]);
  memmove (kept + 1, kept, (KEPT - 1) * sizeof (Copy *));
  kept[0] = copy_dup (copy);
  g_mutex_unlock (&lock);
}

static DictumText *
load_text (DictumLoadRequest *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (DictumLoaded) loaded = dictum_load (request, NULL, NULL, cancellable, error);

  if (loaded == NULL || loaded->article == NULL)
    return NULL;

  return dictum_text_ref (dictum_article_get_text (loaded->article, NULL));
}

static gboolean
is_page (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *start = g_ascii_strdown (data, (gssize) MIN (size, 4096));

  return strstr (start, "<html") != NULL || strstr (start, "<!doctype html") != NULL;
}

/* Words of a page that a reader of articles leaves out may be what matters here: a table, a box at
 * the side. */
static DictumText *
read_whole_page (GBytes *bytes)
{
  gsize length;
  char *source = dictum_load_decode (bytes, NULL, TRUE, &length);
  g_autoptr (DictumHtmlTree) tree = NULL;
  g_autofree char *raw = NULL;

  tree = source != NULL ? dictum_html_tree_new (source, length, NULL) : NULL;
  if (tree == NULL)
    return NULL;

  raw = dictum_html_tree_dup_text (tree, 0);
  return dictum_text_new_take (dictum_text_normalise (raw, -1), NULL);
}

static Copy *
read_copy (const DictumEvidence *evidence, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  Copy *copy = g_new0 (Copy, 1);
  g_autofree char *name = evidence->file != NULL ? g_path_get_basename (evidence->file) : NULL;
  g_autoptr (DictumLoadRequest) request = NULL;

  copy->sha256 = g_strdup (evidence->sha256);
  if (evidence->url != NULL && evidence->file == NULL)
    request = dictum_load_request_new_for_page (bytes, NULL, evidence->url, evidence->retrieved);
  else
    request = dictum_load_request_new_for_bytes (bytes, NULL, name);
  copy->article = load_text (request, cancellable, error);

  if (is_page (bytes))
    copy->whole = read_whole_page (bytes);
  if (copy->article == NULL && copy->whole == NULL)
    g_clear_pointer (&copy, copy_free);
  else
    g_clear_error (error);

  return copy;
}

static gboolean
is_found (const DictumQuoteCheck *check)
{
  return check->verdict == DICTUM_QUOTE_VERBATIM || check->verdict == DICTUM_QUOTE_MARKED;
}

static DictumQuoteCheck *
check_copy (const Copy *copy, const char *quote)
{
  g_autoptr (DictumQuoteCheck) article = NULL;
  g_autoptr (DictumQuoteCheck) whole = NULL;

  if (copy->article != NULL)
    article = dictum_text_check_quote (copy->article, quote);
  if (copy->whole != NULL && (article == NULL || !is_found (article)))
    whole = dictum_text_check_quote (copy->whole, quote);
  if (article == NULL ||
      (whole != NULL && (is_found (whole) || article->verdict == DICTUM_QUOTE_NOT_FOUND)))
    return g_steal_pointer (&whole);

  return g_steal_pointer (&article);
}

/**
 * dictum_evidence_check:
 * @evidence: a piece of evidence
 * @cancellable: (nullable): to stop it
 *
 * Returns: (transfer full): how its quote stands in its stored copy
 */
DictumQuoteCheck *
dictum_evidence_check (const DictumEvidence *evidence, GCancellable *cancellable)
{
  Copy *copy;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  DictumQuoteCheck *check;

  g_return_val_if_fail (evidence != NULL, NULL);

  if (evidence->quote == NULL)
    return dictum_quote_check_new (DICTUM_QUOTE_NONE, NULL);
  if (evidence->sha256 == NULL)
    return dictum_quote_check_new (DICTUM_QUOTE_NO_COPY, evidence->quote);

  copy = find_kept (evidence->sha256);
  if (copy == NULL)
    {
      bytes = dictum_snapshot_store_get (evidence->sha256, NULL);
      if (bytes == NULL)
        return dictum_quote_check_new (DICTUM_QUOTE_NO_COPY, evidence->quote);
      copy = read_copy (evidence, bytes, cancellable, &error);
      if (copy != NULL)
        put_kept (copy);
    }
  if (copy == NULL)
    {
      check = dictum_quote_check_new (DICTUM_QUOTE_UNREADABLE, evidence->quote);
      check->reason = error != NULL ? g_strdup (error->message) : NULL;
      return check;
    }

  check = check_copy (copy, evidence->quote);
  copy_free (copy);

  return check;
}

static void
check_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, dictum_evidence_check (data, cancellable),
                         (GDestroyNotify) dictum_quote_check_free);
}

/**
 * dictum_evidence_check_async:
 * @evidence: a piece of evidence; a copy of it is taken
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @data: for @callback
 */
void
dictum_evidence_check_async (const DictumEvidence *evidence,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (evidence != NULL);

  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, dictum_evidence_check_async);
  g_task_set_task_data (task, dictum_value_copy (evidence), dictum_value_unref);
  g_task_run_in_thread (task, check_thread);
}

DictumQuoteCheck *
dictum_evidence_check_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
