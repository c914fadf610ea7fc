/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-warc.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "load/dictum-html-fragment.h"
#include "load/dictum-load-article.h"
#include "load/dictum-load-encoding.h"
#include "load/dictum-unpack.h"

/* Pages of one archive that are kept; pictures and scripts do not count. */
#define MAX_PAGES 10000

/* How far into a page its title is looked for. */
#define TITLE_BYTES (64 * 1024)

/* What is read of an archive, of all that a browser once fetched. */
static const char *const page_types[] = { "text/html",  "application/xhtml+xml", "application/pdf",
                                          "text/plain", "text/markdown",         NULL };

/* Lines of "Name: value" up to an empty one, as in HTTP and WARC. The names are lower case. */
typedef struct
{
  char *first; /* the line before them */
  GHashTable *values;
  gsize length; /* bytes, with the empty line */
} Head;

static void
head_clear (Head *self)
{
  g_free (self->first);
  g_clear_pointer (&self->values, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Head, head_clear)

static const char *
head_get (const Head *self, const char *name)
{
  return g_hash_table_lookup (self->values, name);
}

void
dictum_warc_page_free (DictumWarcPage *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->url);
  g_free (self->media_type);
  g_free (self->captured);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/* FALSE where no head ends. */
static gboolean
read_head (const guint8 *data, gsize size, Head *head)
{
  const guint8 *at = data, *end = data + size;

  head->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  while (at < end)
    {
      const guint8 *newline = memchr (at, '\n', end - at);
      g_autofree char *line = NULL;
      char *colon;

      if (newline == NULL)
        return FALSE;
      line = g_utf8_make_valid ((const char *) at, newline - at);
      g_strchomp (line);
      at = newline + 1;
      if (*line == '\0')
        {
          head->length = at - data;
          return head->first != NULL;
        }
      colon = strchr (line, ':');
      if (head->first == NULL)
        head->first = g_steal_pointer (&line);
      else if (colon != NULL)
        {
          *colon = '\0';
          g_hash_table_insert (head->values, g_ascii_strdown (line, -1),
                               g_strstrip (g_strdup (colon + 1)));
        }
    }
  return FALSE;
}

static gboolean
is_page_type (const char *declared)
{
  g_autofree char *type = declared != NULL ? g_ascii_strdown (declared, strcspn (declared, "; \t"))
                                           : NULL;

  return type != NULL && g_strv_contains (page_types, type);
}

/* An answer of a server, with its head, or what a resource holds. NULL without an error where it is
 * nothing to read: a picture, a redirect, a failure. */
static DictumWarcPage *
read_payload (const Head *record, const guint8 *data, gsize size, GError **error)
{
  g_autoptr (DictumWarcPage) page = g_new0 (DictumWarcPage, 1);
  const char *type = head_get (record, "content-type");
  const char *url = head_get (record, "warc-target-uri");
  gsize length = url != NULL ? strlen (url) : 0;

  /* Early writers put the address in brackets, as the first edition of the standard drew it. */
  page->url = length > 2 && url[0] == '<' && url[length - 1] == '>'
                  ? g_strndup (url + 1, length - 2)
                  : g_strdup (url);
  page->captured = g_strdup (head_get (record, "warc-date"));
  if (page->url == NULL ||
      (!g_str_has_prefix (page->url, "http://") && !g_str_has_prefix (page->url, "https://")))
    return NULL;
  if (g_strcmp0 (head_get (record, "warc-type"), "response") == 0)
    {
      g_auto (Head) answer = { 0 };
      const char *transfer;

      if (!read_head (data, size, &answer) || strstr (answer.first, " 200") == NULL ||
          !is_page_type (head_get (&answer, "content-type")))
        return NULL;
      transfer = head_get (&answer, "transfer-encoding");
      page->media_type = g_strdup (head_get (&answer, "content-type"));
      page->bytes = dictum_unpack_http_body (
          data + answer.length, size - answer.length, head_get (&answer, "content-encoding"),
          transfer != NULL && g_ascii_strcasecmp (transfer, "chunked") == 0, DICTUM_LOAD_CAP,
          error);
    }
  else if (is_page_type (type))
    {
      page->media_type = g_strdup (type);
      page->bytes = g_bytes_new (data, size);
    }
  return page->bytes != NULL && g_bytes_get_size (page->bytes) > 0 ? g_steal_pointer (&page) : NULL;
}

/* A page that was fetched twice is offered once, as it was last. */
static void
keep_page (GPtrArray *pages, DictumWarcPage *page)
{
  for (guint i = 0; i < pages->len; i++)
    {
      DictumWarcPage *other = g_ptr_array_index (pages, i);

      if (strcmp (other->url, page->url) == 0)
        {
          g_ptr_array_remove_index (pages, i);
          break;
        }
    }
  g_ptr_array_add (pages, page);
}

static gboolean
read_records (const guint8 *data,
              gsize size,
              GPtrArray *pages,
              const DictumLoadJob *job,
              GError **error)
{
  const guint8 *end = data + size;

  while (data < end && pages->len < MAX_PAGES)
    {
      g_auto (Head) record = { 0 };
      const char *type, *declared;
      guint64 length;

      while (data < end && g_ascii_isspace (*data))
        data++;
      if (!dictum_load_job_step (job, NULL, -1, error))
        return FALSE;
      if (data == end || !read_head (data, end - data, &record) ||
          !g_str_has_prefix (record.first, "WARC/"))
        return TRUE;
      data += record.length;
      declared = head_get (&record, "content-length");
      length = declared != NULL ? g_ascii_strtoull (declared, NULL, 10) : 0;
      length = MIN (length, (guint64) (end - data));
      type = head_get (&record, "warc-type");
      if (g_strcmp0 (type, "response") == 0 || g_strcmp0 (type, "resource") == 0)
        {
          /* One page that cannot be unpacked does not cost the others. */
          DictumWarcPage *page = read_payload (&record, data, length, NULL);

          if (page != NULL)
            keep_page (pages, page);
        }
      data += length;
    }
  return TRUE;
}

/**
 * dictum_warc_read:
 * @bytes: a WARC file (ISO 28500), packed with gzip or not
 * @pages: of DictumWarcPage; those found are added
 *
 * Collects the pages of a web archive. What is damaged is passed over.
 *
 * Returns: FALSE with a DictumLoadError where nothing can be unpacked or there is too much of it,
 * or with G_IO_ERROR_CANCELLED
 */
gboolean
dictum_warc_read (GBytes *bytes, GPtrArray *pages, const DictumLoadJob *job, GError **error)
{
  g_autoptr (GBytes) unpacked = NULL;
  const guint8 *data;
  gsize size;

  g_return_val_if_fail (bytes != NULL && pages != NULL && job != NULL, FALSE);

  data = g_bytes_get_data (bytes, &size);
  if (size >= 2 && data[0] == 0x1f && data[1] == 0x8b)
    {
      unpacked = dictum_unpack_gzip (data, size, DICTUM_UNPACK_CAP, error);
      if (unpacked == NULL)
        return FALSE;
      data = g_bytes_get_data (unpacked, &size);
    }
  return read_records (data, size, pages, job, error);
}

static char *
find_title (const DictumWarcPage *page)
{
  g_autoptr (GBytes) head = NULL;
  g_autofree char *text = NULL;
  g_autofree char *low = NULL;
  g_autofree char *inner = NULL;
  const char *open, *close;
  gsize size;

  if (strstr (page->media_type, "html") == NULL)
    return NULL;
  head = g_bytes_new_from_bytes (page->bytes, 0, MIN (TITLE_BYTES, g_bytes_get_size (page->bytes)));
  text = dictum_load_decode (head, NULL, TRUE, &size);
  low = g_ascii_strdown (text, size);
  open = strstr (low, "<title");
  open = open != NULL ? strchr (open, '>') : NULL;
  close = open != NULL ? strstr (open, "</title") : NULL;
  if (close == NULL)
    return NULL;
  inner = g_strndup (text + (open + 1 - low), close - open - 1);
  return dictum_html_fragment_to_line (inner);
}

/**
 * dictum_warc_offer:
 * @pages: of DictumWarcPage
 * @titles: (nullable): from address to title: what is offered, where not everything is
 *
 * Offers the pages of an archive to choose from.
 */
void
dictum_warc_offer (GPtrArray *pages, GHashTable *titles, DictumArticleBuilder *builder)
{
  for (guint i = 0; i < pages->len; i++)
    {
      const DictumWarcPage *page = g_ptr_array_index (pages, i);
      const char *title = titles != NULL ? g_hash_table_lookup (titles, page->url) : NULL;
      DictumLoadChoice *choice;

      if (titles != NULL && !g_hash_table_contains (titles, page->url))
        continue;
      choice = g_new0 (DictumLoadChoice, 1);
      choice->title = title != NULL ? g_strdup (title) : find_title (page);
      choice->url = g_strdup (page->url);
      choice->request = dictum_load_request_new_for_page (page->bytes, page->media_type, page->url,
                                                          page->captured);
      dictum_article_builder_add_choice (builder, choice);
    }
}

/* Packed ones are told from other packed files by what is in them. */
static DictumLoaderFit
recognise_warc (const DictumLoadContent *content)
{
  g_autoptr (GBytes) unpacked = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (content->bytes, &size);

  if (size >= 2 && data[0] == 0x1f && data[1] == 0x8b)
    {
      g_autoptr (GConverter)
          gunzip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
      char start[5] = { 0 };
      gsize taken, given = 0;

      if (g_converter_convert (gunzip, data, size, start, sizeof start, 0, &taken, &given, NULL) ==
          G_CONVERTER_ERROR)
        return DICTUM_LOADER_NO;
      return given == sizeof start && memcmp (start, "WARC/", 5) == 0 ? DICTUM_LOADER_SURE
                                                                      : DICTUM_LOADER_NO;
    }
  return size >= 5 && memcmp (data, "WARC/", 5) == 0 ? DICTUM_LOADER_SURE : DICTUM_LOADER_NO;
}

static gboolean
read_warc (const DictumLoadContent *content,
           DictumArticleBuilder *builder,
           const DictumLoadJob *job,
           GError **error)
{
  g_autoptr (GPtrArray)
      pages = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_warc_page_free);

  if (!dictum_warc_read (content->bytes, pages, job, error))
    return FALSE;
  dictum_article_builder_set (builder, DICTUM_DETAIL_TITLE, content->name,
                              DICTUM_DETAIL_ORIGIN_FILE);
  dictum_warc_offer (pages, NULL, builder);
  if (dictum_article_builder_has_choices (builder))
    return TRUE;
  g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_EMPTY,
                       _ ("There is no page in this web archive."));
  return FALSE;
}

static const char *const warc_types[] = { "application/warc", NULL };
static const char *const warc_suffixes[] = { "warc", "warc.gz", NULL };

const DictumLoader dictum_loader_warc = {
  .name = "warc",
  .media_types = warc_types,
  .suffixes = warc_suffixes,
  .binary = TRUE,
  .recognise = recognise_warc,
  .read = read_warc,
};
