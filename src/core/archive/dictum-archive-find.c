/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which copies an archive has: its TimeMap (RFC 7089, section 5), in the link format of RFC 6690.
 */

#define G_LOG_DOMAIN "dictum-archive"

#include "archive/dictum-archive-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#define MAX_COPIES 5000

/* The value of a parameter of a link: rel="first memento"; NULL when it has none. */
static char *
dup_parameter (const char *link, gsize length, const char *name)
{
  g_autofree char *piece = g_strndup (link, length);
  g_autofree char *start = g_strconcat (name, "=\"", NULL);
  const char *at = strstr (piece, start);

  if (at == NULL)
    return NULL;
  at += strlen (start);
  return g_strndup (at, strcspn (at, "\""));
}

/* Where a link ends: at a comma that is not in quotes. */
static gsize
measure_link (const char *parameters)
{
  gboolean quoted = FALSE;
  gsize i;

  for (i = 0; parameters[i] != '\0' && (quoted || parameters[i] != ','); i++)
    quoted ^= parameters[i] == '"';
  return i;
}

/* Only what leads to a page in a browser; an archive may write anything. */
static char *
check_address (GUri *base, const char *address, gsize length)
{
  g_autofree char *url = g_strndup (address, length);
  g_autoptr (GUri) uri = dictum_http_parse_address (base, url, NULL);

  return uri != NULL ? g_uri_to_string (uri) : NULL;
}

static GPtrArray *
parse_time_map (const char *text, const char *address)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_archived_copy_free);
  g_autoptr (GUri) base = dictum_http_parse_address (NULL, address, NULL);
  const char *at = text;

  while ((at = strchr (at, '<')) != NULL)
    {
      const char *url = at + 1;
      gsize url_length = strcspn (url, ">");
      const char *parameters = url + url_length;
      gsize length = measure_link (parameters);
      g_autofree char *relation = dup_parameter (parameters, length, "rel");
      g_autofree char *date = dup_parameter (parameters, length, "datetime");
      g_autoptr (GDateTime) time = date != NULL ? soup_date_time_new_from_http_string (date) : NULL;

      at = parameters + length;
      if (relation != NULL && time != NULL && strstr (relation, "memento") != NULL)
        {
          g_autoptr (GDateTime) utc = g_date_time_to_utc (time);
          DictumArchivedCopy *copy = dictum_archived_copy_take (
              check_address (base, url, url_length),
              g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ"));

          if (copy != NULL)
            g_ptr_array_add (copies, copy);
        }
    }
  return copies;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const DictumArchivedCopy *one = *(gpointer const *) a;
  const DictumArchivedCopy *other = *(gpointer const *) b;

  return strcmp (one->time, other->time);
}

/**
 * dictum_archive_find:
 * @archive: (nullable): the address of an archive
 * @url: of a page
 * @cancellable: (nullable): to give up
 *
 * Returns: (transfer full) (nullable): of DictumArchivedCopy, oldest first; empty: it has none
 */
GPtrArray *
dictum_archive_find (const char *archive,
                     const char *url,
                     GCancellable *cancellable,
                     GError **error)
{
  const DictumLoadJob job = { NULL, NULL, cancellable };
  g_autofree char *base = dictum_archive_get_base (archive);
  g_autofree char *address = g_strconcat (base, "/web/timemap/link/", url, NULL);
  const DictumHttpQuestion question = {
    .url = address,
    .accept = "application/link-format",
  };
  g_autoptr (DictumLoadContent) content = NULL;
  g_autoptr (GError) problem = NULL;
  g_autofree char *text = NULL;
  GPtrArray *copies;
  gsize size;
  const char *data;

  g_return_val_if_fail (url != NULL, NULL);

  if (!dictum_archive_check (url, error))
    return NULL;
  content = dictum_http_ask (&question, &job, &problem);
  /* "No such page" is how an archive says that it has no copy. */
  if (content == NULL && g_error_matches (problem, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_STATUS) &&
      strstr (problem->message, "(404)") != NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_archived_copy_free);
  if (content == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  data = g_bytes_get_data (content->bytes, &size);
  text = g_utf8_make_valid (data, size);
  copies = parse_time_map (text, content->final_url);
  g_ptr_array_sort (copies, compare_times);
  if (copies->len > MAX_COPIES)
    g_ptr_array_remove_range (copies, 0, copies->len - MAX_COPIES);
  return copies;
}
