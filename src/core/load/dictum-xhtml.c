/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-xhtml.h"

#include <string.h>

#include "load/dictum-xml.h"

/* What an element says about the text in it. */
enum
{
  INHERIT = -3, /* what the element around it says */
  INLINE = -4,  /* likewise, and it begins no line */
  GONE = -5,    /* what is in it is not read */
};

static const struct
{
  const char *name;
  int kind;
  int level;
} elements[] = {
  { "p", INHERIT },
  { "div", INHERIT },
  { "section", INHERIT },
  { "article", INHERIT },
  { "main", INHERIT },
  { "header", INHERIT },
  { "footer", INHERIT },
  { "aside", INHERIT },
  { "address", INHERIT },
  { "body", INHERIT },
  { "center", INHERIT },
  { "figure", INHERIT },
  { "pre", INHERIT },
  { "hr", INHERIT },
  { "ul", INHERIT },
  { "ol", INHERIT },
  { "dl", INHERIT },
  { "table", INHERIT },
  { "tr", INHERIT },
  { "details", INHERIT },
  { "summary", INHERIT },
  { "h1", DICTUM_BLOCK_HEADING, 1 },
  { "h2", DICTUM_BLOCK_HEADING, 2 },
  { "h3", DICTUM_BLOCK_HEADING, 3 },
  { "h4", DICTUM_BLOCK_HEADING, 4 },
  { "h5", DICTUM_BLOCK_HEADING, 5 },
  { "h6", DICTUM_BLOCK_HEADING, 6 },
  { "li", DICTUM_BLOCK_LIST_ITEM },
  { "dt", DICTUM_BLOCK_LIST_ITEM },
  { "dd", DICTUM_BLOCK_LIST_ITEM },
  { "td", DICTUM_BLOCK_TABLE_CELL },
  { "th", DICTUM_BLOCK_TABLE_CELL },
  { "blockquote", DICTUM_BLOCK_QUOTE },
  { "figcaption", DICTUM_BLOCK_CAPTION },
  { "caption", DICTUM_BLOCK_CAPTION },
  { "head", GONE },
  { "script", GONE },
  { "style", GONE },
  { "template", GONE },
  { "nav", GONE },
  { "rt", GONE },
  { "rp", GONE },
  { "audio", GONE },
  { "video", GONE },
  { "iframe", GONE },
  { "svg", GONE },
};

/* Parts of a book that are around its text (EPUB structural semantics), and marks in it. */
static const char *const gone_types[] = {
  "toc",       "landmarks",    "page-list",      "cover",   "titlepage",   "halftitlepage",
  "loi",       "lot",          "copyright-page", "noteref", "doc-noteref", "doc-toc",
  "doc-cover", "doc-backlink", "backlink",       "index",   "doc-index",   "doc-pagelist",
  NULL,
};

typedef struct
{
  int kind;
  int level;
  gboolean block;
  gboolean literal; /* line ends are line ends */
} Level;

typedef struct
{
  DictumOffice *office;
  GArray *levels; /* of Level, one for each element that is open */
  guint gone;     /* depth within an element that is not read; 0 none */
} Walk;

static int
find_kind (const char *name, int *level)
{
  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    if (strcmp (name, elements[i].name) == 0)
      {
        *level = elements[i].level;
        return elements[i].kind;
      }
  return INLINE;
}

static gboolean
has_word (const DictumXmlElement *element, const char *attribute, const char *const *words)
{
  g_autofree char *value = dictum_xml_dup_attribute (element, NULL, attribute);
  g_auto (GStrv) list = value != NULL ? g_strsplit_set (value, " \t\r\n", 20) : NULL;

  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    if (g_strv_contains (words, list[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_gone (const DictumXmlElement *element)
{
  static const char *const licence[] = { "pg-header", "pg-footer", "pg-boilerplate",
                                         "pg-machine-header", NULL };
  g_autofree char *hidden = NULL;

  if (element->n_attributes == 0)
    return FALSE;
  hidden = dictum_xml_dup_attribute (element, "", "hidden");
  return hidden != NULL || has_word (element, "type", gone_types) ||
         has_word (element, "role", gone_types) || has_word (element, "id", licence) ||
         has_word (element, "class", licence);
}

/* Where a page of the printed book begins, which then is what people cite. */
static gboolean
begin_page (Walk *self, const DictumXmlElement *element)
{
  static const char *const words[] = { "pagebreak", "doc-pagebreak", NULL };
  g_autofree char *label = NULL;

  if (element->n_attributes == 0 ||
      (!has_word (element, "type", words) && !has_word (element, "role", words)))
    return FALSE;
  label = dictum_xml_dup_attribute (element, "", "title");
  if (label == NULL)
    label = dictum_xml_dup_attribute (element, "", "aria-label");
  dictum_office_set_page (self->office,
                          label != NULL ? (int) g_ascii_strtoull (label, NULL, 10) : 0);
  return TRUE;
}

/* The paragraph that was read takes its kind from the elements that are open. */
static void
end_paragraph (Walk *self)
{
  for (guint i = self->levels->len; i > 0; i--)
    {
      const Level *level = &g_array_index (self->levels, Level, i - 1);

      if (level->kind >= 0)
        {
          dictum_office_set_kind (self->office, level->kind, level->level);
          break;
        }
    }
  dictum_office_end_paragraph (self->office);
}

static void
start_cb (const DictumXmlElement *element, gpointer data)
{
  Walk *self = data;
  Level level = { .kind = INLINE };

  if (self->gone > 0)
    {
      self->gone++;
      return;
    }
  level.kind = find_kind (element->name, &level.level);
  if (level.kind == GONE || begin_page (self, element) || is_gone (element))
    {
      self->gone = 1;
      return;
    }
  level.block = level.kind != INLINE;
  level.literal = strcmp (element->name, "pre") == 0 ||
                  (self->levels->len > 0 &&
                   g_array_index (self->levels, Level, self->levels->len - 1).literal);
  if (level.block)
    end_paragraph (self);
  if (strcmp (element->name, "br") == 0)
    dictum_office_append (self->office, "\n", 1);
  g_array_append_val (self->levels, level);
}

static void
end_cb (const char *name, const char *ns, gpointer data)
{
  Walk *self = data;

  if (self->gone > 0)
    {
      self->gone--;
      return;
    }
  if (self->levels->len == 0)
    return;
  if (g_array_index (self->levels, Level, self->levels->len - 1).block)
    end_paragraph (self);
  g_array_set_size (self->levels, self->levels->len - 1);
}

static void
text_cb (const char *text, gsize length, gpointer data)
{
  Walk *self = data;
  g_autofree char *line = NULL;

  if (self->gone > 0)
    return;
  line = g_strndup (text, length);
  if (self->levels->len == 0 || !g_array_index (self->levels, Level, self->levels->len - 1).literal)
    g_strdelimit (line, "\r\n\t", ' ');
  dictum_office_append (self->office, line, -1);
}

/**
 * dictum_xhtml_read:
 *
 * Writes every line that a reader of the document sees, without looking for an article in it.
 * Goes on behind errors of its markup.
 */
gboolean
dictum_xhtml_read (GBytes *bytes, DictumOffice *office, const DictumLoadJob *job, GError **error)
{
  static const DictumXmlHandler handler = { start_cb, end_cb, text_cb };
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (Level));
  Walk walk = { .office = office, .levels = levels };
  gboolean read;

  g_return_val_if_fail (bytes != NULL, FALSE);
  g_return_val_if_fail (office != NULL, FALSE);

  read = dictum_xml_read (bytes, DICTUM_XML_RECOVER, &handler, &walk, job, error);
  dictum_office_end_paragraph (office);
  return read;
}
