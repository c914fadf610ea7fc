/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-docx.h"

#include <string.h>

/* A style is based on another and so on; no document needs more than a few steps. */
#define MAX_CHAIN 20

typedef struct
{
  char *name;
  char *based_on;
  int outline; /* 0..8; -1 not said; 9 is the body */
  gboolean list;
  gboolean hidden;
} Style;

typedef struct
{
  DictumDocxStyles *styles;
  Style *style; /* the one that is read; owned by the table */
} Reading;

static void
style_free (gpointer data)
{
  Style *self = data;

  g_free (self->name);
  g_free (self->based_on);
  g_free (self);
}

gboolean
dictum_docx_is_word (const char *ns)
{
  return strcmp (ns, "http://schemas.openxmlformats.org/wordprocessingml/2006/main") == 0 ||
         strcmp (ns, "http://purl.oclc.org/ooxml/wordprocessingml/main") == 0;
}

gboolean
dictum_docx_is_on (const DictumXmlElement *element)
{
  g_autofree char *value = dictum_xml_dup_attribute (element, element->ns, "val");

  return value == NULL ||
         (strcmp (value, "0") != 0 && strcmp (value, "false") != 0 && strcmp (value, "off") != 0);
}

static void
begin_style (Reading *self, const DictumXmlElement *element)
{
  char *id = dictum_xml_dup_attribute (element, element->ns, "styleId");

  self->style = NULL;
  if (id == NULL)
    return;
  self->style = g_new0 (Style, 1);
  self->style->outline = -1;
  g_hash_table_replace (self->styles->styles, id, self->style);
}

static void
start_cb (const DictumXmlElement *element, gpointer data)
{
  Reading *self = data;
  const char *name = element->name;

  if (!dictum_docx_is_word (element->ns))
    return;
  if (strcmp (name, "style") == 0)
    begin_style (self, element);
  else if (strcmp (name, "lang") == 0 && self->style == NULL && self->styles->language == NULL)
    self->styles->language = dictum_xml_dup_attribute (element, element->ns, "val");
  else if (self->style == NULL)
    return;
  else if (strcmp (name, "name") == 0 && self->style->name == NULL)
    self->style->name = dictum_xml_dup_attribute (element, element->ns, "val");
  else if (strcmp (name, "basedOn") == 0 && self->style->based_on == NULL)
    self->style->based_on = dictum_xml_dup_attribute (element, element->ns, "val");
  else if (strcmp (name, "outlineLvl") == 0)
    {
      g_autofree char *value = dictum_xml_dup_attribute (element, element->ns, "val");

      self->style->outline = value != NULL ? CLAMP (atoi (value), 0, 9) : -1;
    }
  else if (strcmp (name, "numPr") == 0)
    self->style->list = TRUE;
  else if (strcmp (name, "vanish") == 0)
    self->style->hidden = dictum_docx_is_on (element);
}

static void
end_cb (const char *name, const char *ns, gpointer data)
{
  Reading *self = data;

  if (strcmp (name, "style") == 0 && dictum_docx_is_word (ns))
    self->style = NULL;
}

/**
 * dictum_docx_styles_new:
 * @bytes: (nullable): the part of a document that holds its styles
 *
 * Returns: (transfer full): the styles, none when there is no such part; NULL with an error
 */
DictumDocxStyles *
dictum_docx_styles_new (GBytes *bytes, const DictumLoadJob *job, GError **error)
{
  static const DictumXmlHandler handler = { start_cb, end_cb, NULL };
  g_autoptr (DictumDocxStyles) self = g_new0 (DictumDocxStyles, 1);
  Reading reading = { .styles = self };

  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, style_free);
  if (bytes != NULL && !dictum_xml_read (bytes, DICTUM_XML_STRICT, &handler, &reading, job, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
dictum_docx_styles_free (DictumDocxStyles *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->styles);
  g_free (self->language);
  g_free (self);
}

/**
 * dictum_docx_styles_resolve:
 * @id: (nullable): of a style
 * @look: (out): what it says, the nearest style of the chain first
 */
void
dictum_docx_styles_resolve (const DictumDocxStyles *self, const char *id, DictumDocxLook *look)
{
  g_return_if_fail (self != NULL);

  memset (look, 0, sizeof *look);
  for (guint i = 0; i < MAX_CHAIN && id != NULL; i++)
    {
      const Style *style = g_hash_table_lookup (self->styles, id);

      if (style == NULL)
        {
          /* Not declared, as Word allows for its own: the id is the name without blanks. */
          if (i == 0)
            look->known = dictum_office_find_kind (id, &look->kind, &look->level);
          return;
        }
      look->list |= style->list;
      look->hidden |= style->hidden;
      if (!look->known && style->name != NULL)
        look->known = dictum_office_find_kind (style->name, &look->kind, &look->level);
      if (!look->known && style->outline >= 0 && style->outline < 9)
        {
          look->known = TRUE;
          look->kind = DICTUM_BLOCK_HEADING;
          look->level = style->outline + 1;
        }
      id = style->based_on;
    }
}
