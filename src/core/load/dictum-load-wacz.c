/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-loader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "load/dictum-container.h"
#include "load/dictum-json.h"
#include "load/dictum-load-article.h"
#include "load/dictum-warc.h"

/* A WACZ file (Webrecorder, version 1.1): a ZIP file of WARC files, with a list of the pages that a
 * person asked for among all that their browser fetched. */

static gboolean
is_wanted_cb (const char *name, gpointer data)
{
  return strcmp (name, "datapackage.json") == 0 || strcmp (name, "pages/pages.jsonl") == 0 ||
         g_str_has_prefix (name, "archive/");
}

static JsonObject *
get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonNode *
parse_part (const char *data, gsize size)
{
  g_autofree char *valid = g_utf8_make_valid (data, size);

  return dictum_json_parse (valid);
}

static void
set_title (const DictumContainer *container, DictumArticleBuilder *builder)
{
  GBytes *package = dictum_container_get (container, "datapackage.json");
  g_autoptr (JsonNode) root = NULL;
  gsize size;
  const char *data;

  if (package == NULL)
    return;
  data = g_bytes_get_data (package, &size);
  root = parse_part (data, size);
  if (get_object (root) != NULL)
    dictum_article_builder_set (
        builder, DICTUM_DETAIL_TITLE,
        dictum_json_get_words (json_object_get_member (get_object (root), "title")),
        DICTUM_DETAIL_ORIGIN_DOCUMENT);
}

/* From address to title, one JSON object a line; NULL where no page is listed. */
static GHashTable *
read_pages (const DictumContainer *container)
{
  GBytes *list = dictum_container_get (container, "pages/pages.jsonl");
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *at, *end;
  gsize size;

  if (list == NULL)
    return NULL;
  at = g_bytes_get_data (list, &size);
  for (end = at + size; at < end;)
    {
      const char *newline = memchr (at, '\n', end - at);
      gsize length = (newline != NULL ? newline : end) - at;
      g_autoptr (JsonNode) line = parse_part (at, length);
      JsonObject *page = get_object (line);
      const char *url = page != NULL ? dictum_json_get_words (json_object_get_member (page, "url"))
                                     : NULL;

      if (url != NULL)
        g_hash_table_insert (
            titles, g_strdup (url),
            g_strdup (dictum_json_get_words (json_object_get_member (page, "title"))));
      at += length + 1;
    }
  return g_hash_table_size (titles) > 0 ? g_steal_pointer (&titles) : NULL;
}

static gboolean
read_wacz (const DictumLoadContent *content,
           DictumArticleBuilder *builder,
           const DictumLoadJob *job,
           GError **error)
{
  g_autoptr (DictumContainer)
      container = dictum_container_new (content->bytes, is_wanted_cb, NULL, job, error);
  g_autoptr (GPtrArray)
      pages = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_warc_page_free);
  g_autoptr (GHashTable) titles = NULL;
  const char *name;

  if (container == NULL)
    return FALSE;
  for (guint i = 0; (name = dictum_container_get_nth_name (container, i)) != NULL; i++)
    {
      GBytes *warc = dictum_container_get (container, name);

      if (warc != NULL && g_str_has_prefix (name, "archive/") &&
          !dictum_warc_read (warc, pages, job, error))
        return FALSE;
    }
  titles = read_pages (container);
  set_title (container, builder);
  dictum_warc_offer (pages, titles, builder);
  if (!dictum_article_builder_has_choices (builder))
    dictum_warc_offer (pages, NULL, builder);
  if (dictum_article_builder_has_choices (builder))
    return TRUE;
  g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_EMPTY,
                       _ ("There is no page in this web archive."));
  return FALSE;
}

static DictumLoaderFit
recognise_wacz (const DictumLoadContent *content)
{
  return dictum_container_find_kind (content->bytes) == DICTUM_CONTAINER_WACZ ? DICTUM_LOADER_SURE
                                                                              : DICTUM_LOADER_NO;
}

static const char *const wacz_types[] = { "application/wacz", NULL };
static const char *const wacz_suffixes[] = { "wacz", NULL };

const DictumLoader dictum_loader_wacz = {
  .name = "wacz",
  .media_types = wacz_types,
  .suffixes = wacz_suffixes,
  .binary = TRUE,
  .recognise = recognise_wacz,
  .read = read_wacz,
};
