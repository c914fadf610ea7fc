/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The project and the originals that it refers to, as one archive: project.dictum, and snapshots/
 * with a file for each SHA-256, as in the store. Where the store has an original no more, or it may
 * not leave, its sum is in missing.txt. */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-formats-private.h"

#include <glib/gi18n-lib.h>

#include "exchange/dictum-package.h"
#include "exchange/dictum-zip.h"
#include "store/dictum-store.h"

void
dictum_package_list_originals (GHashTable *sums, gconstpointer record)
{
  if (dictum_is_article (record))
    {
      const DictumArticle *article = record;

      for (guint i = 0; i < dictum_values_length (article->versions); i++)
        {
          const DictumVersion *version = dictum_values_get (article->versions, i);

          if (dictum_package_is_sum (version->snapshot))
            g_hash_table_add (sums, version->snapshot);
        }
    }
  else if (dictum_is_claim (record))
    {
      const DictumClaim *claim = record;

      for (guint i = 0; i < dictum_values_length (claim->evidence); i++)
        {
          const DictumEvidence *evidence = dictum_values_get (claim->evidence, i);

          if (dictum_package_is_sum (evidence->sha256))
            g_hash_table_add (sums, evidence->sha256);
        }
    }
}

gboolean
dictum_package_is_sum (const char *sum)
{
  gsize length = 0;

  while (sum != NULL && g_ascii_isxdigit (sum[length]))
    length++;

  return length == 64 && sum[length] == '\0';
}

/* By their sums, so that the same project gives the same archive. */
static GPtrArray *
list_originals (const DictumProjectSnapshot *snapshot)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *sums;

  for (guint i = 0; i < snapshot->articles->len; i++)
    dictum_package_list_originals (seen, g_ptr_array_index (snapshot->articles, i));
  for (guint i = 0; i < snapshot->claims->len; i++)
    dictum_package_list_originals (seen, g_ptr_array_index (snapshot->claims, i));
  sums = g_hash_table_get_keys_as_ptr_array (seen);
  g_ptr_array_sort_values (sums, (GCompareFunc) g_strcmp0);

  return sums;
}

static gboolean
add_originals (DictumExport *export, DictumZip *zip, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) sums = list_originals (export->corpus->snapshot);
  GString *missing = g_string_new (NULL);

  for (guint i = 0; i < sums->len && !dictum_zip_is_full (zip); i++)
    {
      const char *sum = g_ptr_array_index (sums, i);
      g_autofree char *name = g_strconcat (DICTUM_PACKAGE_ORIGINALS, sum, NULL);
      g_autoptr (GBytes) bytes = dictum_export_get_copy (export, sum, NULL);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          g_string_free (missing, TRUE);
          return FALSE;
        }
      if (bytes != NULL && g_bytes_get_size (bytes) <= DICTUM_PACKAGE_ORIGINAL_CAP)
        dictum_zip_add (zip, name, bytes, FALSE);
      else
        g_string_append_printf (missing, "%s\n", sum);
    }
  if (missing->len > 0)
    dictum_zip_add_text (zip, DICTUM_PACKAGE_MISSING, missing);
  else
    g_string_free (missing, TRUE);

  return TRUE;
}

GPtrArray *
dictum_package_write (DictumExport *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (DictumProjectSnapshot)
      snapshot = dictum_project_snapshot_copy (export->corpus->snapshot);
  g_autoptr (GBytes) project = dictum_project_file_print (snapshot, error);
  g_autoptr (DictumZip) zip = dictum_zip_new ();
  g_autofree char *name = NULL;
  GPtrArray *files;
  GBytes *bytes;

  if (project == NULL)
    return NULL;
  if (g_bytes_get_size (project) > DICTUM_PACKAGE_PROJECT_CAP)
    {
      g_set_error_literal (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_REFUSED,
                           _ ("The file is larger than 1 GiB, which no project is"));
      return NULL;
    }

  dictum_zip_add (zip, DICTUM_PACKAGE_PROJECT, project, FALSE);
  if (!add_originals (export, zip, cancellable, error))
    return NULL;
  bytes = dictum_zip_finish (zip, error);
  if (bytes == NULL)
    return NULL;

  name = dictum_format_suggest_name (dictum_format_find ("package"), export);
  files = dictum_files_new ();
  g_ptr_array_add (files, dictum_file_new (name, bytes));

  return files;
}
