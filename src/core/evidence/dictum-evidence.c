/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-evidence"

#include "evidence/dictum-evidence.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "load/dictum-load-request.h"
#include "store/dictum-store.h"

/* What was loaded, on its way to the store of originals. */
typedef struct
{
  DictumLoadRequest *request;
  DictumLoaded *loaded; /* NULL: it could not be read as text */
  GError *error;        /* of that */
} Delivery;

static void
delivery_free (gpointer data)
{
  Delivery *delivery = data;

  dictum_load_request_unref (delivery->request);
  g_clear_pointer (&delivery->loaded, dictum_loaded_free);
  g_clear_error (&delivery->error);
  g_free (delivery);
}

static gboolean
is_web_address (const char *address)
{
  return address != NULL && (g_ascii_strncasecmp (address, "http://", 7) == 0 ||
                             g_ascii_strncasecmp (address, "https://", 8) == 0);
}

static DictumEvidence *
make_evidence (const DictumArticle *article)
{
  const DictumVersion *version = dictum_article_get_latest_version (article);
  DictumEvidence *evidence = dictum_value_new (&dictum_evidence_type);

  dictum_value_set_string (&evidence->title, article->title);
  dictum_value_set_string (&evidence->publisher, article->publisher);
  dictum_value_set_string (&evidence->url, article->url);
  dictum_value_set_string (&evidence->date, article->published);
  dictum_value_set_string (&evidence->retrieved, version->retrieved);
  if (version->address != NULL && !is_web_address (version->address))
    dictum_value_set_string (&evidence->file, version->address);
  else if (evidence->url == NULL)
    dictum_value_set_string (&evidence->url, version->address);

  return evidence;
}

/* What the editor gave is worth keeping also when it is a picture or a table: it is evidence, and
 * only its quotes cannot be checked. */
static gboolean
is_worth_keeping (const GError *error)
{
  return g_error_matches (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_UNKNOWN) ||
         g_error_matches (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_NO_LETTERS) ||
         g_error_matches (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_ENCRYPTED);
}

static GBytes *
fetch_bytes (DictumLoadRequest *request, GCancellable *cancellable, GError **error)
{
  DictumLoadJob job = { NULL, NULL, cancellable };
  g_autoptr (DictumLoadContent) content = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree char *name = NULL;

  if (request->url != NULL)
    {
      content = dictum_load_http (request->url, &job, error);
      return content != NULL ? g_bytes_ref (content->bytes) : NULL;
    }

  stream = g_file_read (request->file, cancellable, error);
  if (stream == NULL)
    return NULL;
  name = dictum_load_request_describe (request);
  return dictum_load_read_stream (G_INPUT_STREAM (stream), 0, name, _ ("Reading"), &job, error);
}

static DictumEvidence *
keep_unread (Delivery *delivery, GCancellable *cancellable, GError **error)
{
  g_autoptr (DictumEvidence) evidence = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!is_worth_keeping (delivery->error) ||
      (delivery->request->url == NULL && delivery->request->file == NULL))
    {
      g_propagate_error (error, g_steal_pointer (&delivery->error));
      return NULL;
    }

  bytes = fetch_bytes (delivery->request, cancellable, error);
  if (bytes == NULL)
    return NULL;

  evidence = dictum_value_new (&dictum_evidence_type);
  evidence->title = dictum_load_request_describe (delivery->request);
  evidence->retrieved = dictum_now ();
  g_set_str (&evidence->url, delivery->request->url);
  if (delivery->request->file != NULL)
    evidence->file = g_file_get_parse_name (delivery->request->file);
  evidence->sha256 = dictum_snapshot_store_add (bytes, error);

  return evidence->sha256 != NULL ? g_steal_pointer (&evidence) : NULL;
}

static DictumEvidence *
keep (Delivery *delivery, GCancellable *cancellable, GError **error)
{
  const DictumLoaded *loaded = delivery->loaded;
  g_autoptr (DictumEvidence) evidence = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *text;

  if (loaded == NULL)
    return keep_unread (delivery, cancellable, error);
  if (loaded->article == NULL)
    {
      g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_MALFORMED,
                   ngettext ("This is a list of %'u article. Give the link or the file of the one "
                             "that is the evidence.",
                             "This is a list of %'u articles. Give the link or the file of the one "
                             "that is the evidence.",
                             loaded->choices->len),
                   loaded->choices->len);
      return NULL;
    }

  evidence = make_evidence (loaded->article);
  if (loaded->snapshot != NULL)
    bytes = g_bytes_ref (loaded->snapshot);
  else
    {
      text = dictum_text_get_string (dictum_article_get_text (loaded->article, NULL));
      bytes = g_bytes_new (text, strlen (text));
    }
  evidence->sha256 = dictum_snapshot_store_add (bytes, error);

  return evidence->sha256 != NULL ? g_steal_pointer (&evidence) : NULL;
}

/**
 * dictum_evidence_load:
 * @request: what a person gave
 * @progress: (nullable): told how far it is, in the calling thread
 * @data: for @progress
 * @cancellable: (nullable): to stop it
 * @error: where to put an error
 *
 * Returns: (transfer full) (nullable): new evidence, with its copy in the store
 */
DictumEvidence *
dictum_evidence_load (DictumLoadRequest *request,
                      DictumLoadProgress progress,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  Delivery *delivery;
  DictumEvidence *evidence;

  g_return_val_if_fail (request != NULL, NULL);

  delivery = g_new0 (Delivery, 1);
  delivery->request = dictum_load_request_ref (request);
  delivery->loaded = dictum_load (request, progress, data, cancellable, &delivery->error);
  evidence = keep (delivery, cancellable, error);
  delivery_free (delivery);

  return evidence;
}

static void
keep_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  DictumEvidence *evidence = keep (data, cancellable, &error);

  if (evidence != NULL)
    g_task_return_pointer (task, evidence, dictum_value_unref);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Delivery *delivery = g_task_get_task_data (task);

  delivery->loaded = dictum_load_finish (result, &delivery->error);
  g_task_run_in_thread (task, keep_thread);
}

/**
 * dictum_evidence_load_async:
 * @request: what a person gave
 * @progress: (nullable): told how far it is, never after @callback
 * @progress_data: for @progress; has to live until @callback
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @data: for @callback
 */
void
dictum_evidence_load_async (DictumLoadRequest *request,
                            DictumLoadProgress progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  GTask *task;
  Delivery *delivery;

  g_return_if_fail (request != NULL);

  delivery = g_new0 (Delivery, 1);
  delivery->request = dictum_load_request_ref (request);
  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, dictum_evidence_load_async);
  g_task_set_task_data (task, delivery, delivery_free);
  dictum_load_async (request, progress, progress_data, NULL, cancellable, loaded_cb, task);
}

DictumEvidence *
dictum_evidence_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
fill (char **place, const char *string)
{
  if (*place == NULL)
    g_set_str (place, string);
}

/**
 * dictum_evidence_fill_in:
 * @evidence: alterable
 * @loaded: what dictum_evidence_load() gave
 */
void
dictum_evidence_fill_in (DictumEvidence *evidence, const DictumEvidence *loaded)
{
  g_return_if_fail (evidence != NULL && loaded != NULL);

  fill (&evidence->title, loaded->title);
  fill (&evidence->publisher, loaded->publisher);
  fill (&evidence->date, loaded->date);
  fill (&evidence->url, loaded->url);
  fill (&evidence->file, loaded->file);
  g_set_str (&evidence->retrieved, loaded->retrieved);
  g_set_str (&evidence->sha256, loaded->sha256);
}

static void
take_out (char **place, const char *string)
{
  if (string != NULL && g_strcmp0 (*place, string) == 0)
    g_clear_pointer (place, g_free);
}

/**
 * dictum_evidence_take_out:
 * @evidence: alterable
 * @loaded: what dictum_evidence_load() gave and is to be replaced by something else
 *
 * Takes away what dictum_evidence_fill_in() filled in, unless it was altered since.
 */
void
dictum_evidence_take_out (DictumEvidence *evidence, const DictumEvidence *loaded)
{
  g_return_if_fail (evidence != NULL && loaded != NULL);

  take_out (&evidence->title, loaded->title);
  take_out (&evidence->publisher, loaded->publisher);
  take_out (&evidence->date, loaded->date);
  take_out (&evidence->url, loaded->url);
  take_out (&evidence->file, loaded->file);
}

/**
 * dictum_claim_describe_evidence:
 * @claim: a claim
 *
 * Returns: (transfer full) (nullable): how many pieces speak for it and against it
 */
char *
dictum_claim_describe_evidence (const DictumClaim *claim)
{
  guint counts[4] = { 0 };
  guint length;

  g_return_val_if_fail (claim != NULL, NULL);

  length = dictum_values_length (claim->evidence);
  for (guint i = 0; i < length; i++)
    {
      int stance = ((const DictumEvidence *) dictum_values_get (claim->evidence, i))->stance;

      counts[CLAMP (stance, 0, 3)]++;
    }
  if (length == 0)
    return NULL;
  if (counts[DICTUM_EVIDENCE_SUPPORTS] > 0 && counts[DICTUM_EVIDENCE_REFUTES] > 0)
    /* Translators: numbers of pieces of evidence that support and that refute a claim. */
    return g_strdup_printf (_ ("%1$u for it, %2$u against it"), counts[DICTUM_EVIDENCE_SUPPORTS],
                            counts[DICTUM_EVIDENCE_REFUTES]);
  if (counts[DICTUM_EVIDENCE_SUPPORTS] > 0)
    return g_strdup_printf (_ ("%u for it"), counts[DICTUM_EVIDENCE_SUPPORTS]);
  if (counts[DICTUM_EVIDENCE_REFUTES] > 0)
    return g_strdup_printf (_ ("%u against it"), counts[DICTUM_EVIDENCE_REFUTES]);

  return g_strdup (_ ("neither for nor against it"));
}
