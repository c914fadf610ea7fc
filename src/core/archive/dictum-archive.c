/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-archive"

#include "archive/dictum-archive-private.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

/* What is asked of an archive in a thread. */
typedef struct
{
  char *archive;
  char *url;
} Question;

void
dictum_archived_copy_free (DictumArchivedCopy *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->url);
  g_free (self->time);
  g_free (self);
}

DictumArchivedCopy *
dictum_archived_copy_take (char *url, char *time)
{
  DictumArchivedCopy *self;

  if (url == NULL || time == NULL)
    {
      g_free (url);
      g_free (time);
      return NULL;
    }
  self = g_new0 (DictumArchivedCopy, 1);
  self->url = url;
  self->time = time;
  return self;
}

char *
dictum_archive_get_base (const char *archive)
{
  char *base = g_strdup (archive != NULL ? archive : DICTUM_ARCHIVE_DEFAULT);

  while (g_str_has_suffix (base, "/"))
    base[strlen (base) - 1] = '\0';
  return base;
}

char *
dictum_archive_parse_stamp (const char *stamp)
{
  int year, month, day, hour, minute, second;
  g_autoptr (GDateTime) time = NULL;

  if (stamp == NULL || strspn (stamp, "0123456789") < 14 ||
      sscanf (stamp, "%4d%2d%2d%2d%2d%2d", &year, &month, &day, &hour, &minute, &second) != 6)
    return NULL;
  time = g_date_time_new_utc (year, month, day, hour, minute, second);
  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

static char *
dup_host (const char *archive)
{
  g_autofree char *base = dictum_archive_get_base (archive);
  g_autoptr (GUri) uri = g_uri_parse (base, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && g_uri_get_host (uri) != NULL ? dictum_http_show_host (g_uri_get_host (uri))
                                                     : g_steal_pointer (&base);
}

char *
dictum_archive_describe_find (const char *archive, const char *url)
{
  g_autofree char *host = dup_host (archive);

  g_return_val_if_fail (url != NULL, NULL);

  return g_strdup_printf (
      /* Translators: the host of a web archive, then the address of a page. */
      _ ("%s will be asked which copies it has of %s. It learns this address and that of this "
         "computer, and nothing else."),
      host, url);
}

char *
dictum_archive_describe_save (const char *archive, const char *url)
{
  g_autofree char *host = dup_host (archive);

  g_return_val_if_fail (url != NULL, NULL);

  return g_strdup_printf (
      /* Translators: the host of a web archive, then the address of a page. */
      _ ("%s will be asked to fetch %s now and to keep it where everybody can read it. It learns "
         "this address and that of this computer, and nothing else; the publisher sees a visit of "
         "the archive."),
      host, url);
}

/* Names and numbers that mean something in one network only. */
static gboolean
is_local (const char *host)
{
  static const char *const endings[] = { "localhost", ".localhost", ".local", ".internal",
                                         ".lan",      ".home.arpa", ".test",  ".invalid" };
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (address != NULL)
    return g_inet_address_get_is_loopback (address) || g_inet_address_get_is_site_local (address) ||
           g_inet_address_get_is_link_local (address) || g_inet_address_get_is_any (address);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (host, endings[i]))
      return TRUE;
  return strchr (host, '.') == NULL;
}

gboolean
dictum_archive_check (const char *url, GError **error)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *low = NULL;

  g_return_val_if_fail (url != NULL, FALSE);

  uri = dictum_http_parse_address (NULL, url, error);
  if (uri == NULL)
    return FALSE;
  low = g_ascii_strdown (g_uri_get_host (uri), -1);
  if (g_uri_get_userinfo (uri) != NULL)
    g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_MALFORMED,
                         _ ("This address has a name or a password in it. It was not given to the "
                            "archive."));
  else if (is_local (low))
    g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_MALFORMED,
                         _ ("This address is known in your own network only. No archive can read "
                            "it, and it was not given to any."));
  else
    return TRUE;
  return FALSE;
}

static void
question_free (gpointer data)
{
  Question *self = data;

  g_free (self->archive);
  g_free (self->url);
  g_free (self);
}

static GTask *
make_task (const char *archive,
           const char *url,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  Question *question = g_new0 (Question, 1);

  question->archive = g_strdup (archive);
  question->url = g_strdup (url);
  g_task_set_task_data (task, question, question_free);
  return task;
}

static void
find_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Question *question = data;
  GError *error = NULL;
  GPtrArray *copies = dictum_archive_find (question->archive, question->url, cancellable, &error);

  if (copies != NULL)
    g_task_return_pointer (task, copies, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
dictum_archive_find_async (const char *archive,
                           const char *url,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  g_autoptr (GTask) task = make_task (archive, url, cancellable, callback, data);

  g_task_set_source_tag (task, dictum_archive_find_async);
  g_task_run_in_thread (task, find_thread_cb);
}

GPtrArray *
dictum_archive_find_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
save_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Question *question = data;
  GError *error = NULL;
  DictumArchivedCopy *copy = dictum_archive_save (question->archive, question->url, cancellable,
                                                  &error);

  if (copy != NULL)
    g_task_return_pointer (task, copy, (GDestroyNotify) dictum_archived_copy_free);
  else
    g_task_return_error (task, error);
}

void
dictum_archive_save_async (const char *archive,
                           const char *url,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  g_autoptr (GTask) task = make_task (archive, url, cancellable, callback, data);

  g_task_set_source_tag (task, dictum_archive_save_async);
  g_task_run_in_thread (task, save_thread_cb);
}

DictumArchivedCopy *
dictum_archive_save_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
