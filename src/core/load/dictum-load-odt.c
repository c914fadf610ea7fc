/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "load/dictum-container.h"
#include "load/dictum-loader.h"
#include "load/dictum-odt.h"

/* LibreOffice's text documents, OASIS OpenDocument: a ZIP file with a few XML parts of fixed names.
 */

static const char *const properties[DICTUM_OFFICE_N_PROPERTIES] = {
  [DICTUM_OFFICE_TITLE] = "title",    [DICTUM_OFFICE_AUTHOR] = "initial-creator",
  [DICTUM_OFFICE_EDITOR] = "creator", [DICTUM_OFFICE_CREATED] = "creation-date",
  [DICTUM_OFFICE_MODIFIED] = "date",  [DICTUM_OFFICE_LANGUAGE] = "language",
};

static void
style_cb (const DictumXmlElement *element, gpointer data)
{
  dictum_odt_styles_start (data, element);
}

/* The list of parts says how each is locked; newer programs lock all of them in one. */
static gboolean
is_locked (const DictumContainer *container)
{
  GBytes *manifest = dictum_container_get (container, "META-INF/manifest.xml");
  gsize size;
  const char *data;

  if (dictum_container_has (container, "encrypted-package"))
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
  g_autoptr (DictumContainer)
      container = dictum_container_new (content->bytes, wants_cb, NULL, job, error);
  g_autoptr (DictumOffice) office = dictum_office_new (builder);
  g_autoptr (DictumOdtStyles) styles = dictum_odt_styles_new ();
  DictumOfficeDetails *details = dictum_office_get_details (office);
  GBytes *part;

  if (container == NULL)
    return FALSE;
  if (is_locked (container))
    {
      g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_ENCRYPTED,
                           _ ("This document is locked with a password. Open it in the program it "
                              "was made with, copy its text and paste it here."));
      return FALSE;
    }
  part = dictum_container_get (container, "styles.xml");
  if (part != NULL &&
      !dictum_xml_read (part, DICTUM_XML_STRICT, &style_handler, styles, job, error))
    return FALSE;
  dictum_office_details_set_language (details, dictum_odt_styles_get_language (styles));
  dictum_office_details_read_xml (details, dictum_container_get (container, "meta.xml"), properties,
                                  job);
  part = dictum_container_get (container, "content.xml");
  if (part == NULL)
    {
      dictum_container_set_damaged (error, content->name);
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
  return dictum_container_find_kind (content->bytes) == DICTUM_CONTAINER_ODT ? DICTUM_LOADER_SURE
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
