/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "load/dictum-epub.h"
#include "load/dictum-load-article.h"
#include "load/dictum-load-text.h"
#include "load/dictum-loader.h"
#include "load/dictum-xhtml.h"
#include "load/dictum-xml.h"

/* What a shop's lock leaves readable. */
typedef struct
{
  const DictumEpubBook *book;
  gboolean locked;
} Locks;

/* Fonts may be garbled so that nobody takes them out of the book: that is no lock. */
static void
lock_cb (const DictumXmlElement *element, gpointer data)
{
  Locks *self = data;
  g_autofree char *uri = NULL;

  if (strcmp (element->name, "CipherReference") != 0)
    return;
  uri = dictum_xml_dup_attribute (element, "", "URI");
  for (guint i = 0; uri != NULL && i < self->book->spine->len; i++)
    {
      const DictumEpubItem *item = g_ptr_array_index (self->book->spine, i);

      self->locked |= strcmp (item->name, uri) == 0;
    }
}

static gboolean
is_locked (const DictumContainer *container, const DictumEpubBook *book, const DictumLoadJob *job)
{
  static const DictumXmlHandler handler = { lock_cb, NULL, NULL };
  GBytes *bytes = dictum_container_get (container, "META-INF/encryption.xml");
  Locks locks = { .book = book };

  if (bytes != NULL)
    dictum_xml_read (bytes, DICTUM_XML_RECOVER, &handler, &locks, job, NULL);
  return locks.locked;
}

static void
set_details (DictumArticleBuilder *builder, const DictumEpubBook *book)
{
  g_autofree char *authors = NULL;

  for (guint i = book->authors->len; i > 0; i--)
    if (!dictum_office_is_author (g_ptr_array_index (book->authors, i - 1)))
      g_ptr_array_remove_index (book->authors, i - 1);
  g_ptr_array_add (book->authors, NULL);
  authors = g_strjoinv (", ", (char **) book->authors->pdata);
  dictum_article_builder_set (builder, DICTUM_DETAIL_LANGUAGE, book->language,
                              DICTUM_DETAIL_ORIGIN_DOCUMENT);
  if (book->title != NULL && dictum_office_is_title (book->title))
    dictum_article_builder_set (builder, DICTUM_DETAIL_TITLE, book->title,
                                DICTUM_DETAIL_ORIGIN_DOCUMENT);
  if (*authors != '\0')
    dictum_article_builder_set (builder, DICTUM_DETAIL_BYLINE, authors,
                                DICTUM_DETAIL_ORIGIN_DOCUMENT);
  dictum_article_builder_set (builder, DICTUM_DETAIL_PUBLISHER, book->publisher,
                              DICTUM_DETAIL_ORIGIN_DOCUMENT);
  dictum_article_builder_set (builder, DICTUM_DETAIL_PUBLISHED, book->published,
                              DICTUM_DETAIL_ORIGIN_DOCUMENT);
  dictum_article_builder_set (builder, DICTUM_DETAIL_MODIFIED, book->modified,
                              DICTUM_DETAIL_ORIGIN_DOCUMENT);
}

/* Whether a chapter has a heading of its own, of any level. */
static gboolean
has_heading (GBytes *bytes)
{
  gsize size;
  const char *at = g_bytes_get_data (bytes, &size);
  const char *end = at + size;

  while (at < end && (at = memchr (at, '<', end - at)) != NULL)
    {
      if (end - at > 3 && at[1] == 'h' && at[2] >= '1' && at[2] <= '6')
        return TRUE;
      at++;
    }
  return FALSE;
}

/* Programs call parts “Section 3” that nobody gave a name. */
static gboolean
says_something (const char *label)
{
  const char *rest = label + (g_str_has_prefix (label, "Section ") ? strlen ("Section ") : 0);

  return rest == label || rest[strspn (rest, "0123456789")] != '\0';
}

static gboolean
write_chapter (const DictumEpubItem *item,
               GBytes *bytes,
               DictumOffice *office,
               const DictumLoadJob *job,
               GError **error)
{
  dictum_office_expect_heading (office, item->label != NULL && says_something (item->label) &&
                                                !has_heading (bytes)
                                            ? item->label
                                            : NULL);
  return dictum_xhtml_read (bytes, office, job, error);
}

static gboolean
wants_cb (const char *name, gpointer data)
{
  static const char *const endings[] = { ".xml", ".opf", ".ncx", ".xhtml", ".html", ".htm" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (strlen (name) > strlen (endings[i]) &&
        g_ascii_strcasecmp (name + strlen (name) - strlen (endings[i]), endings[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
write_book (const DictumEpubBook *book,
            const DictumContainer *container,
            DictumOffice *office,
            const DictumLoadJob *job,
            GError **error)
{
  for (guint i = 0; i < book->spine->len; i++)
    {
      const DictumEpubItem *item = g_ptr_array_index (book->spine, i);
      GBytes *bytes = dictum_container_get (container, item->name);

      if (!dictum_load_job_step (job, _ ("Reading"), (double) i / book->spine->len, error))
        return FALSE;
      if (bytes != NULL && !item->aside && !write_chapter (item, bytes, office, job, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_epub (const DictumLoadContent *content,
           DictumArticleBuilder *builder,
           const DictumLoadJob *job,
           GError **error)
{
  g_autoptr (DictumContainer)
      container = dictum_container_new (content->bytes, wants_cb, NULL, job, error);
  g_autoptr (DictumOffice) office = dictum_office_new (builder);
  g_autoptr (DictumEpubBook) book = NULL;

  if (container == NULL)
    return FALSE;
  book = dictum_epub_book_new (container, job, error);
  if (book == NULL)
    return FALSE;
  if (is_locked (container, book, job))
    {
      g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_ENCRYPTED,
                           _ ("This book is locked by the shop it was bought in. Open it in the "
                              "shop’s program, copy the part that is to be checked and paste it "
                              "here."));
      return FALSE;
    }
  set_details (builder, book);
  dictum_office_keep_headings (office);
  if (!write_book (book, container, office, job, error))
    return FALSE;
  dictum_office_finish (office, content);
  return TRUE;
}

static DictumLoaderFit
recognise_epub (const DictumLoadContent *content)
{
  return dictum_container_find_kind (content->bytes) == DICTUM_CONTAINER_EPUB ? DICTUM_LOADER_SURE
                                                                              : DICTUM_LOADER_NO;
}

static const char *const epub_types[] = { "application/epub+zip", NULL };
static const char *const epub_suffixes[] = { "epub", NULL };

const DictumLoader dictum_loader_epub = {
  .name = "epub",
  .media_types = epub_types,
  .suffixes = epub_suffixes,
  .binary = TRUE,
  .recognise = recognise_epub,
  .read = read_epub,
};
