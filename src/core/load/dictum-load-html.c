/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-loader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "load/dictum-html-extract.h"
#include "load/dictum-html-metadata.h"
#include "load/dictum-html-tree.h"
#include "load/dictum-load-article.h"
#include "load/dictum-load-encoding.h"
#include "load/dictum-load-text.h"
#include "load/dictum-refusal.h"

/* A parsed page takes many times its bytes; this is a hundred times a long article with its
 * scripts. */
#define MAX_PAGE (16 * 1024 * 1024)

static void
set_details (DictumArticleBuilder *builder, const DictumHtmlMetadata *metadata)
{
  const struct
  {
    DictumDetail detail;
    const char *value;
  } details[] = {
    { DICTUM_DETAIL_LANGUAGE, metadata->language },
    { DICTUM_DETAIL_TITLE, metadata->title },
    { DICTUM_DETAIL_BYLINE, metadata->byline },
    { DICTUM_DETAIL_PUBLISHER, metadata->publisher },
    { DICTUM_DETAIL_PUBLISHED, metadata->published },
    { DICTUM_DETAIL_MODIFIED, metadata->modified },
    { DICTUM_DETAIL_URL, metadata->url },
    { DICTUM_DETAIL_SECTION, metadata->section },
  };

  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    dictum_article_builder_set (builder, details[i].detail, details[i].value,
                                metadata->origins[details[i].detail]);
}

static gboolean
read_html (const DictumLoadContent *content,
           DictumArticleBuilder *builder,
           const DictumLoadJob *job,
           GError **error)
{
  g_autoptr (DictumHtmlTree) tree = NULL;
  g_autoptr (DictumHtmlMetadata) metadata = NULL;
  const char *title;
  char *source;
  gsize size;

  if (g_bytes_get_size (content->bytes) > MAX_PAGE)
    {
      g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_TOO_LARGE,
                   _ ("This page is larger than %d MiB. Open it in a browser, copy the part that "
                      "is to be checked "
                      "and paste it here."),
                   MAX_PAGE / (1024 * 1024));
      return FALSE;
    }
  source = dictum_load_decode (content->bytes, content->charset, TRUE, &size);
  tree = dictum_html_tree_new (source, size, error);
  if (tree == NULL || !dictum_load_job_step (job, NULL, -1, error))
    return FALSE;
  metadata = dictum_html_metadata_new (tree, content->final_url);
  set_details (builder, metadata);
  title = dictum_article_builder_get (builder, DICTUM_DETAIL_TITLE);
  if (!dictum_load_job_step (job, NULL, -1, error))
    return FALSE;
  if (title != NULL)
    dictum_article_builder_add (builder, DICTUM_BLOCK_TITLE, 0, title, -1);
  else
    dictum_load_set_title_otherwise (builder, content, "", 0);
  dictum_html_extract (tree, metadata, builder);
  return dictum_refusal_check (content, tree, metadata, builder, error);
}

static const char *const html_types[] = { "text/html", "application/xhtml+xml", "application/xhtml",
                                          NULL };
static const char *const html_suffixes[] = { "html", "htm", "xhtml", "xht", "shtml", NULL };

const DictumLoader dictum_loader_html = {
  .name = "html",
  .media_types = html_types,
  .suffixes = html_suffixes,
  .read = read_html,
};
