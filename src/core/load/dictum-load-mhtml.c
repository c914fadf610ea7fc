/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "load/dictum-load-article.h"
#include "load/dictum-load-text.h"
#include "load/dictum-mail.h"

/* Parts in parts. */
#define MAX_DEPTH 20

/* The page of a message of many parts (RFC 2557): the first that is HTML. */
static GMimePart *
find_page (GMimeObject *part, guint depth)
{
  if (part == NULL || depth > MAX_DEPTH)
    return NULL;
  if (GMIME_IS_MULTIPART (part))
    {
      GMimeMultipart *parts = GMIME_MULTIPART (part);

      for (int i = 0; i < g_mime_multipart_get_count (parts); i++)
        {
          GMimePart *page = find_page (g_mime_multipart_get_part (parts, i), depth + 1);

          if (page != NULL)
            return page;
        }
      return NULL;
    }
  if (GMIME_IS_PART (part) && g_mime_object_get_content_type (part) != NULL &&
      (g_mime_content_type_is_type (g_mime_object_get_content_type (part), "text", "html") ||
       g_mime_content_type_is_type (g_mime_object_get_content_type (part), "application",
                                    "xhtml+xml")))
    return GMIME_PART (part);
  return NULL;
}

/* Where the page was: said by the part, or by Chromium for the whole. NULL when it was on a disk.
 */
static const char *
find_location (GMimeMessage *message, GMimePart *page)
{
  const char *places[] = {
    g_mime_part_get_content_location (page),
    g_mime_object_get_header (GMIME_OBJECT (message), "Snapshot-Content-Location"),
    g_mime_object_get_header (GMIME_OBJECT (message), "Content-Location"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i] != NULL && (g_ascii_strncasecmp (places[i], "http://", 7) == 0 ||
                              g_ascii_strncasecmp (places[i], "https://", 8) == 0))
      return places[i];
  return NULL;
}

static gboolean
read_mhtml (const DictumLoadContent *content,
            DictumArticleBuilder *builder,
            const DictumLoadJob *job,
            GError **error)
{
  g_autoptr (GMimeMessage) message = dictum_mail_parse (content->bytes);
  GMimePart *part = message != NULL ? find_page (g_mime_message_get_mime_part (message), 0) : NULL;
  g_autoptr (DictumLoadContent) page = dictum_load_content_new ();
  g_autofree char *location = NULL;

  if (part == NULL)
    {
      g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_MALFORMED,
                           _ ("There is no page in this saved page, or it is damaged. Open it in a "
                              "browser, copy its text and paste it here."));
      return FALSE;
    }
  location = g_strdup (find_location (message, part));
  if (location != NULL)
    g_strstrip (location);
  page->bytes = dictum_mail_decode_part (part);
  page->final_url = g_strdup (location);
  page->name = g_strdup (content->name);
  page->media_type = g_strdup ("text/html");
  page->charset = g_strdup (
      g_mime_object_get_content_type_parameter (GMIME_OBJECT (part), "charset"));
  dictum_article_builder_set (builder, DICTUM_DETAIL_URL, location, DICTUM_DETAIL_ORIGIN_DOCUMENT);
  dictum_article_builder_set_final_url (builder, location);
  return dictum_loader_html.read (page, builder, job, error);
}

static DictumLoaderFit
recognise_mhtml (const DictumLoadContent *content)
{
  return dictum_mail_find_kind (content->bytes) == DICTUM_MAIL_PAGE ? DICTUM_LOADER_SURE
                                                                    : DICTUM_LOADER_NO;
}

static const char *const mhtml_types[] = { "multipart/related", "application/x-mimearchive",
                                           "message/related", NULL };
static const char *const mhtml_suffixes[] = { "mhtml", "mht", NULL };

const DictumLoader dictum_loader_mhtml = {
  .name = "mhtml",
  .media_types = mhtml_types,
  .suffixes = mhtml_suffixes,
  .recognise = recognise_mhtml,
  .read = read_mhtml,
};
