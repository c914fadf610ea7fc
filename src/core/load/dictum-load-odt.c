/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "load/dictum-archive.h"
#include "load/dictum-loader.h"
#include "load/dictum-odt.h"

/* LibreOffice's text documents, OASIS OpenDocument: a ZIP file with a few XML parts of fixed names.
 */

typedef struct
{
  GString *text;
  char *title;
  char *author; /* who began it */
  char *editor; /* who changed it last */
  char *created;
  char *modified;
  char *language;
} Properties;

static void
property_start_cb (const DictumXmlElement *element, gpointer data)
{
  g_string_truncate (((Properties *) data)->text, 0);
}

static void
property_text_cb (const char *text, gsize length, gpointer data)
{
  Properties *self = data;

  if (self->text->len < 4096)
    g_string_append_len (self->text, text, length);
}

static void
property_end_cb (const char *name, const char *ns, gpointer data)
{
  Properties *self = data;
  const struct
  {
    const char *name;
    char **value;
  } known[] = {
    { "title", &self->title },    { "initial-creator", &self->author },
    { "creator", &self->editor }, { "creation-date", &self->created },
    { "date", &self->modified },  { "language", &self->language },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (name, known[i].name) == 0)
      g_set_str (known[i].value, g_strstrip (self->text->str));
  g_string_assign (self->text, "");
}

static void
read_properties (GBytes *bytes, DictumOffice *office, const DictumLoadJob *job)
{
  static const DictumXmlHandler handler = { property_start_cb, property_end_cb, property_text_cb };
  g_autoptr (GString) text = g_string_new (NULL);
  Properties properties = { .text = text };

  if (bytes != NULL)
    dictum_xml_read (bytes, DICTUM_XML_RECOVER, &handler, &properties, job, NULL);
  dictum_office_set_title (office, properties.title);
  dictum_office_set_author (office,
                            properties.author != NULL ? properties.author : properties.editor);
  dictum_office_set_times (office, properties.created, properties.modified);
  if (properties.language != NULL && *properties.language != '\0')
    dictum_office_set_language (office, properties.language);
  g_free (properties.title);
  g_free (properties.author);
  g_free (properties.editor);
  g_free (properties.created);
  g_free (properties.modified);
  g_free (properties.language);
}

static void
style_cb (const DictumXmlElement *element, gpointer data)
{
  dictum_odt_styles_start (data, element);
}

/* The list of parts says how each is locked; newer programs lock all of them in one. */
static gboolean
is_locked (const DictumArchive *archive)
{
  GBytes *manifest = dictum_archive_get (archive, "META-INF/manifest.xml");
  gsize size;
  const char *data;

  if (dictum_archive_has (archive, "encrypted-package"))
    return TRUE;
  if (manifest == NULL)
    return FALSE;
  data = g_bytes_get_data (manifest, &size);
  return g_strstr_len (data, size, "encryption-data") != NULL;
}

static gboolean
wants_cb (const char *name, gpointer data)
{
  return strcmp (name, "content.xml") == 0 || strcmp (name, "styles.xml") == 0 ||
         strcmp (name, "meta.xml") == 0 || strcmp (name, "META-INF/manifest.xml") == 0;
}

static gboolean
read_odt (const DictumLoadContent *content,
          DictumArticleBuilder *builder,
          const DictumLoadJob *job,
          GError **error)
{
  static const DictumXmlHandler style_handler = { style_cb, NULL, NULL };
  g_autoptr (DictumArchive)
      archive = dictum_archive_new (content->bytes, wants_cb, NULL, job, error);
  g_autoptr (DictumOffice) office = dictum_office_new (builder);
  g_autoptr (DictumOdtStyles) styles = dictum_odt_styles_new ();
  GBytes *part;

  if (archive == NULL)
    return FALSE;
  if (is_locked (archive))
    {
      g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_ENCRYPTED,
                           _ ("This document is locked with a password. Open it in the program it "
                              "was made with, copy its text and paste it here."));
      return FALSE;
    }
  part = dictum_archive_get (archive, "styles.xml");
  if (part != NULL &&
      !dictum_xml_read (part, DICTUM_XML_STRICT, &style_handler, styles, job, error))
    return FALSE;
  dictum_office_set_language (office, dictum_odt_styles_get_language (styles));
  read_properties (dictum_archive_get (archive, "meta.xml"), office, job);
  part = dictum_archive_get (archive, "content.xml");
  if (part == NULL)
    {
      dictum_archive_set_damaged (error, content->name);
      return FALSE;
    }
  if (!dictum_odt_read_story (part, styles, office, job, error))
    return FALSE;
  dictum_office_finish (office, content);
  return TRUE;
}

static DictumLoaderFit
recognise_odt (const DictumLoadContent *content)
{
  return dictum_archive_find_kind (content->bytes) == DICTUM_ARCHIVE_ODT ? DICTUM_LOADER_SURE
                                                                         : DICTUM_LOADER_NO;
}

static const char *const odt_types[] = { "application/vnd.oasis.opendocument.text",
                                         "application/vnd.oasis.opendocument.text-template", NULL };
static const char *const odt_suffixes[] = { "odt", "ott", NULL };

const DictumLoader dictum_loader_odt = {
  .name = "odt",
  .media_types = odt_types,
  .suffixes = odt_suffixes,
  .binary = TRUE,
  .recognise = recognise_odt,
  .read = read_odt,
};
