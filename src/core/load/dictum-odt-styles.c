/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-odt.h"

#include <string.h>

/* A style is based on another and so on; no document needs more than a few steps. */
#define MAX_CHAIN 20

typedef struct
{
  char *name; /* as the file has it; says what the style is for the named ones */
  char *parent;
  int outline; /* 1..6; 0 none */
  gboolean hidden;
  gboolean new_page;
} Style;

struct _DictumOdtStyles
{
  GHashTable *styles; /* char * (family, slash, name) to Style */
  Style *style;       /* whose properties come next; owned by the table */
  gboolean defaults;  /* the defaults of paragraphs come next */
  char *language;
};

static void
style_free (gpointer data)
{
  Style *self = data;

  g_free (self->name);
  g_free (self->parent);
  g_free (self);
}

gboolean
dictum_odt_is (const char *ns, const char *which)
{
  if (g_str_has_prefix (ns, "urn:oasis:names:tc:opendocument:xmlns:"))
    {
      ns += strlen ("urn:oasis:names:tc:opendocument:xmlns:");
      return g_str_has_prefix (ns, which) && ns[strlen (which)] == ':';
    }
  /* OpenOffice.org 1. */
  if (!g_str_has_prefix (ns, "http://openoffice.org/2000/"))
    return FALSE;
  return strcmp (ns + strlen ("http://openoffice.org/2000/"), which) == 0;
}

DictumOdtStyles *
dictum_odt_styles_new (void)
{
  DictumOdtStyles *self = g_new0 (DictumOdtStyles, 1);

  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, style_free);
  return self;
}

void
dictum_odt_styles_free (DictumOdtStyles *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->styles);
  g_free (self->language);
  g_free (self);
}

static void
begin_style (DictumOdtStyles *self, const DictumXmlElement *element)
{
  g_autofree char *family = dictum_xml_dup_attribute (element, element->ns, "family");
  g_autofree char *name = dictum_xml_dup_attribute (element, element->ns, "name");
  g_autofree char *outline = dictum_xml_dup_attribute (element, element->ns,
                                                       "default-outline-level");
  g_autofree char *master = dictum_xml_dup_attribute (element, element->ns, "master-page-name");
  Style *style;

  self->style = NULL;
  self->defaults = FALSE;
  if (family == NULL || name == NULL)
    return;
  style = g_new0 (Style, 1);
  style->name = g_steal_pointer (&name);
  style->parent = dictum_xml_dup_attribute (element, element->ns, "parent-style-name");
  style->outline = outline != NULL ? CLAMP (atoi (outline), 0, 6) : 0;
  style->new_page = master != NULL && *master != '\0';
  g_hash_table_replace (self->styles, g_strconcat (family, "/", style->name, NULL), style);
  self->style = style;
}

static void
read_language (DictumOdtStyles *self, const DictumXmlElement *element)
{
  g_autofree char *language = dictum_xml_dup_attribute (element, NULL, "language");
  g_autofree char *country = dictum_xml_dup_attribute (element, NULL, "country");

  if (language == NULL || strcmp (language, "none") == 0 || *language == '\0')
    return;
  g_free (self->language);
  self->language = country != NULL && strcmp (country, "none") != 0 && *country != '\0'
                       ? g_strconcat (language, "-", country, NULL)
                       : g_strdup (language);
}

gboolean
dictum_odt_styles_start (DictumOdtStyles *self, const DictumXmlElement *element)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!dictum_odt_is (element->ns, "style"))
    return FALSE;
  if (strcmp (element->name, "style") == 0)
    begin_style (self, element);
  else if (strcmp (element->name, "default-style") == 0)
    {
      self->style = NULL;
      self->defaults = dictum_xml_attribute_is (element, element->ns, "family", "paragraph");
    }
  else if (g_str_has_suffix (element->name, "properties"))
    {
      if (self->defaults)
        read_language (self, element);
      if (self->style == NULL)
        return TRUE;
      self->style->hidden |= dictum_xml_attribute_is (element, NULL, "display", "none");
      self->style->new_page |= dictum_xml_attribute_is (element, NULL, "break-before", "page");
    }
  return TRUE;
}

void
dictum_odt_styles_resolve (const DictumOdtStyles *self,
                           const char *family,
                           const char *name,
                           DictumOdtLook *look)
{
  g_return_if_fail (self != NULL);

  memset (look, 0, sizeof *look);
  for (guint i = 0; i < MAX_CHAIN && name != NULL; i++)
    {
      g_autofree char *key = g_strconcat (family, "/", name, NULL);
      const Style *style = g_hash_table_lookup (self->styles, key);

      if (!look->known)
        look->known = dictum_office_find_kind (name, &look->kind, &look->level);
      if (style == NULL)
        return;
      look->hidden |= style->hidden;
      look->new_page |= style->new_page;
      if (!look->known && style->outline > 0)
        {
          look->known = TRUE;
          look->kind = DICTUM_BLOCK_HEADING;
          look->level = style->outline;
        }
      name = style->parent;
    }
}

const char *
dictum_odt_styles_get_language (const DictumOdtStyles *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->language;
}
