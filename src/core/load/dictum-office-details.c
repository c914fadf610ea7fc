/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-office-details.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "load/dictum-load-text.h"
#include "load/dictum-office.h"
#include "load/dictum-xml.h"

/* A property is read to here, in bytes. */
#define LONG_VALUE 4096

/* A part of a document while its properties are read. */
typedef struct
{
  const char *const *names; /* of their elements, by DictumOfficeProperty; NULL for some */
  char *values[DICTUM_OFFICE_N_PROPERTIES];
  GString *text;
} Reader;

static void
start_cb (const DictumXmlElement *element, gpointer data)
{
  Reader *self = data;

  g_string_truncate (self->text, 0);
}

static void
text_cb (const char *text, gsize length, gpointer data)
{
  Reader *self = data;

  if (self->text->len < LONG_VALUE)
    g_string_append_len (self->text, text, length);
}

static void
end_cb (const char *name, const char *ns, gpointer data)
{
  Reader *self = data;

  for (int i = 0; i < DICTUM_OFFICE_N_PROPERTIES; i++)
    if (g_strcmp0 (name, self->names[i]) == 0)
      g_set_str (&self->values[i], g_strstrip (self->text->str));
  g_string_assign (self->text, "");
}

/* Programs declare the language of their menus when nobody tells them another one; the words know
 * better, though not which country's. */
static void
write_language (const DictumOfficeDetails *self,
                DictumArticleBuilder *builder,
                const GString *sample)
{
  const char *guess = dictum_load_guess_language (sample->str, sample->len);
  gsize length;

  if (self->language == NULL)
    return;
  length = strcspn (self->language, "-_");
  if (guess == NULL ||
      (strlen (guess) == length && g_ascii_strncasecmp (guess, self->language, length) == 0))
    dictum_article_builder_set (builder, DICTUM_DETAIL_LANGUAGE, self->language,
                                DICTUM_DETAIL_ORIGIN_DOCUMENT);
}

/* A document that was begun long before its last change was made from an old one, and the day of
 * that says nothing about this text. */
static void
write_times (const DictumOfficeDetails *self, DictumArticleBuilder *builder)
{
  g_autoptr (GDateTime) created = NULL;
  g_autoptr (GDateTime) modified = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  dictum_article_builder_set (builder, DICTUM_DETAIL_MODIFIED, self->modified,
                              DICTUM_DETAIL_ORIGIN_DOCUMENT);
  if (self->created == NULL ||
      dictum_article_builder_get (builder, DICTUM_DETAIL_PUBLISHED) != NULL)
    return;
  created = g_date_time_new_from_iso8601 (self->created, utc);
  if (self->modified != NULL)
    modified = g_date_time_new_from_iso8601 (self->modified, utc);
  if (created != NULL && modified != NULL &&
      ABS (g_date_time_difference (modified, created)) > 365 * G_TIME_SPAN_DAY)
    return;
  dictum_article_builder_set (builder, DICTUM_DETAIL_PUBLISHED, self->created,
                              DICTUM_DETAIL_ORIGIN_DOCUMENT);
}

static void
write_notices (const DictumOfficeDetails *self, DictumArticleBuilder *builder)
{
  const struct
  {
    DictumOfficeNotice notice;
    const char *words;
  } sentences[] = {
    { DICTUM_OFFICE_TRACKED,
      _ ("The document has tracked changes: the text is what it would be if all were accepted.") },
    { DICTUM_OFFICE_COMMENTS, _ ("The document has comments, which are left out.") },
    { DICTUM_OFFICE_HIDDEN, _ ("The document has hidden text, which is left out.") },
  };
  g_autoptr (GString) words = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (self->notices & sentences[i].notice)
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", sentences[i].words);
  if (words->len > 0)
    dictum_article_builder_set_notice (builder, words->str);
}

/* Frees what it holds, not itself. */
void
dictum_office_details_clear (DictumOfficeDetails *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->created, g_free);
  g_clear_pointer (&self->modified, g_free);
  g_clear_pointer (&self->language, g_free);
}

/* The title (may be NULL), unless it is none. */
void
dictum_office_details_set_title (DictumOfficeDetails *self, const char *title)
{
  g_return_if_fail (self != NULL);

  if (title != NULL && dictum_office_is_title (title))
    g_set_str (&self->title, title);
}

/* Who wrote it (may be NULL), unless it is nobody. */
void
dictum_office_details_set_author (DictumOfficeDetails *self, const char *author)
{
  g_return_if_fail (self != NULL);

  if (author != NULL && dictum_office_is_author (author))
    g_set_str (&self->author, author);
}

/* When it was begun and changed last; each may be NULL, or no time at all. */
void
dictum_office_details_set_times (DictumOfficeDetails *self,
                                 const char *created,
                                 const char *modified)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->created, created);
  g_set_str (&self->modified, modified);
}

/* The language (may be NULL), as the document writes it. */
void
dictum_office_details_set_language (DictumOfficeDetails *self, const char *language)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->language, language);
}

/**
 * dictum_office_details_read_xml:
 * @bytes: (nullable): the part of the document that has its properties
 * @names: what their elements are called, without a prefix; NULL for those it has not
 *
 * Takes what can be read of it: what is broken here must not keep the text from being read.
 */
void
dictum_office_details_read_xml (DictumOfficeDetails *self,
                                GBytes *bytes,
                                const char *const names[DICTUM_OFFICE_N_PROPERTIES],
                                const DictumLoadJob *job)
{
  static const DictumXmlHandler handler = { start_cb, end_cb, text_cb };
  g_autoptr (GString) text = g_string_new (NULL);
  Reader reader = { .names = names, .text = text };
  char **values = reader.values;

  g_return_if_fail (self != NULL);

  if (bytes == NULL)
    return;
  dictum_xml_read (bytes, DICTUM_XML_RECOVER, &handler, &reader, job, NULL);
  dictum_office_details_set_title (self, values[DICTUM_OFFICE_TITLE]);
  dictum_office_details_set_author (self, values[DICTUM_OFFICE_AUTHOR] != NULL
                                              ? values[DICTUM_OFFICE_AUTHOR]
                                              : values[DICTUM_OFFICE_EDITOR]);
  dictum_office_details_set_times (self, values[DICTUM_OFFICE_CREATED],
                                   values[DICTUM_OFFICE_MODIFIED]);
  if (values[DICTUM_OFFICE_LANGUAGE] != NULL && *values[DICTUM_OFFICE_LANGUAGE] != '\0')
    dictum_office_details_set_language (self, values[DICTUM_OFFICE_LANGUAGE]);
  for (int i = 0; i < DICTUM_OFFICE_N_PROPERTIES; i++)
    g_free (values[i]);
}

/**
 * dictum_office_details_write:
 * @has_title: the text shows one
 * @sample: the beginning of the text
 *
 * Gives the builder what the text does not show itself: that is believed before the document's
 * properties, which are often those of another one.
 */
void
dictum_office_details_write (const DictumOfficeDetails *self,
                             DictumArticleBuilder *builder,
                             gboolean has_title,
                             const GString *sample)
{
  g_return_if_fail (self != NULL && builder != NULL && sample != NULL);

  if (!has_title)
    dictum_article_builder_set (builder, DICTUM_DETAIL_TITLE, self->title,
                                DICTUM_DETAIL_ORIGIN_DOCUMENT);
  if (dictum_article_builder_get (builder, DICTUM_DETAIL_BYLINE) == NULL)
    dictum_article_builder_set (builder, DICTUM_DETAIL_BYLINE, self->author,
                                DICTUM_DETAIL_ORIGIN_DOCUMENT);
  write_times (self, builder);
  write_language (self, builder, sample);
  write_notices (self, builder);
}
