/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-odt.h"

#include <string.h>

/* Blanks that one element may stand for. */
#define MAX_BLANKS 1000

/* The text, or a note or box in it. */
typedef struct
{
  gboolean open;     /* a paragraph of it is read */
  gboolean implicit; /* it ends with its paragraph: one in a paragraph, without a box around it */
  DictumOdtLook look;
  int outline; /* of a heading; 0 a paragraph */
} Frame;

typedef struct
{
  DictumOdtStyles *styles;
  DictumOffice *office;
  GArray *frames; /* of Frame */
  GArray *tables; /* of guint: columns of each table that is open */
  guint lists;
  guint cells;
  guint left_out; /* depth within an element that is left out; 0 not */
  gboolean in_body;
  gboolean in_citation;
  gboolean any_paragraph;
  GString *citation;
  DictumOfficePlace place; /* of the note that is read */
} Story;

static Frame *
get_frame (Story *self)
{
  return &g_array_index (self->frames, Frame, self->frames->len - 1);
}

static gboolean
is_shown (const DictumXmlElement *element)
{
  return !dictum_xml_attribute_is (element, element->ns, "display", "none") &&
         !dictum_xml_attribute_is (element, element->ns, "is-hidden", "true");
}

static void
leave_out_hidden (Story *self)
{
  dictum_office_note (self->office, DICTUM_OFFICE_HIDDEN);
  self->left_out = 1;
}

static void
push_frame (Story *self, DictumOfficePlace place, const char *label, gboolean implicit)
{
  Frame frame = { .implicit = implicit };

  if (dictum_office_push (self->office, place, label))
    g_array_append_val (self->frames, frame);
  else
    self->left_out = 1;
}

static void
pop_frame (Story *self)
{
  if (self->frames->len < 2)
    return;
  dictum_office_pop (self->office);
  g_array_set_size (self->frames, self->frames->len - 1);
}

static void
begin_paragraph (Story *self, const DictumXmlElement *element)
{
  g_autofree char *style = dictum_xml_dup_attribute (element, element->ns, "style-name");
  g_autofree char *outline = dictum_xml_dup_attribute (element, element->ns, "outline-level");
  DictumOdtLook look;
  Frame *frame;

  dictum_odt_styles_resolve (self->styles, "paragraph", style, &look);
  if (look.hidden)
    {
      leave_out_hidden (self);
      return;
    }
  if (get_frame (self)->open)
    push_frame (self, DICTUM_OFFICE_BEHIND, NULL, TRUE);
  if (self->left_out > 0)
    return;
  frame = get_frame (self);
  frame->open = TRUE;
  frame->look = look;
  frame->outline = strcmp (element->name, "h") != 0 ? 0
                   : outline != NULL                ? CLAMP (atoi (outline), 1, 6)
                                                    : 1;
  if (look.new_page && self->any_paragraph && self->frames->len == 1)
    dictum_office_next_page (self->office);
  self->any_paragraph = TRUE;
}

static void
end_paragraph (Story *self)
{
  Frame *frame = get_frame (self);
  gboolean in_cell = self->cells > 0 && self->frames->len == 1 && self->tables->len > 0 &&
                     g_array_index (self->tables, guint, self->tables->len - 1) != 1;
  int kind = DICTUM_BLOCK_PARAGRAPH, level = 0;

  if (frame->look.known && !(frame->outline > 0 && frame->look.kind == DICTUM_BLOCK_HEADING))
    {
      kind = frame->look.kind;
      level = frame->look.level;
    }
  else if (frame->outline > 0)
    {
      kind = DICTUM_BLOCK_HEADING;
      level = frame->outline;
    }
  else if (in_cell)
    kind = DICTUM_BLOCK_TABLE_CELL;
  else if (self->lists > 0 && self->frames->len == 1)
    kind = DICTUM_BLOCK_LIST_ITEM;
  dictum_office_set_kind (self->office, kind, level);
  dictum_office_end_paragraph (self->office);
  frame->open = FALSE;
  if (frame->implicit)
    pop_frame (self);
}

static void
write_blanks (Story *self, const DictumXmlElement *element)
{
  g_autofree char *count = dictum_xml_dup_attribute (element, element->ns, "c");
  int n = count != NULL ? CLAMP (atoi (count), 1, MAX_BLANKS) : 1;

  for (int i = 0; i < n && get_frame (self)->open; i++)
    dictum_office_append (self->office, " ", 1);
}

static void
begin_span (Story *self, const DictumXmlElement *element)
{
  g_autofree char *style = dictum_xml_dup_attribute (element, element->ns, "style-name");
  DictumOdtLook look;

  dictum_odt_styles_resolve (self->styles, "text", style, &look);
  if (look.hidden)
    leave_out_hidden (self);
}

static void
start_text (Story *self, const DictumXmlElement *element)
{
  static const char *const left_out[] = { "tracked-changes",
                                          "table-of-content",
                                          "illustration-index",
                                          "table-index",
                                          "object-index",
                                          "user-index",
                                          "alphabetical-index",
                                          "ruby-text",
                                          "number",
                                          "script",
                                          NULL };
  const char *name = element->name;

  if (strcmp (name, "p") == 0 || strcmp (name, "h") == 0)
    begin_paragraph (self, element);
  else if (strcmp (name, "span") == 0)
    begin_span (self, element);
  else if (strcmp (name, "s") == 0)
    write_blanks (self, element);
  else if (strcmp (name, "tab") == 0 || strcmp (name, "tab-stop") == 0)
    dictum_office_append (self->office, "\t", 1);
  else if (strcmp (name, "line-break") == 0)
    dictum_office_append (self->office, "\n", 1);
  else if (strcmp (name, "soft-page-break") == 0)
    dictum_office_next_page (self->office);
  else if (strcmp (name, "list") == 0)
    self->lists++;
  else if (strcmp (name, "note") == 0)
    self->place = dictum_xml_attribute_is (element, element->ns, "note-class", "endnote")
                      ? DICTUM_OFFICE_AT_END
                      : DICTUM_OFFICE_BEHIND;
  else if (strcmp (name, "note-citation") == 0)
    {
      g_string_truncate (self->citation, 0);
      self->in_citation = TRUE;
    }
  else if (strcmp (name, "note-body") == 0)
    push_frame (self, self->place, self->citation->str, FALSE);
  else if (g_str_has_prefix (name, "change") && strcmp (name, "changed-region") != 0)
    dictum_office_note (self->office, DICTUM_OFFICE_TRACKED);
  else if (strcmp (name, "section") == 0 || g_str_has_prefix (name, "hidden-"))
    {
      if (!is_shown (element))
        leave_out_hidden (self);
    }
  else if (g_strv_contains (left_out, name))
    self->left_out = 1;
}

static void
start_table (Story *self, const DictumXmlElement *element)
{
  guint zero = 0;

  if (strcmp (element->name, "table") == 0)
    g_array_append_val (self->tables, zero);
  else if (strcmp (element->name, "table-column") == 0 && self->tables->len > 0)
    {
      g_autofree char *repeated = dictum_xml_dup_attribute (element, element->ns,
                                                            "number-columns-repeated");

      g_array_index (self->tables, guint,
                     self->tables->len - 1) += repeated != NULL ? CLAMP (atoi (repeated), 1, 1000)
                                                                : 1;
    }
  else if (strcmp (element->name, "table-cell") == 0)
    self->cells++;
}

static void
start_office (Story *self, const DictumXmlElement *element)
{
  if (strcmp (element->name, "text") == 0)
    {
      self->in_body = TRUE;
      if (dictum_xml_attribute_is (element, NULL, "use-soft-page-breaks", "true"))
        dictum_office_begin_pages (self->office);
    }
  else if (strcmp (element->name, "annotation") == 0)
    {
      dictum_office_note (self->office, DICTUM_OFFICE_COMMENTS);
      self->left_out = 1;
    }
  else if (strcmp (element->name, "forms") == 0)
    self->left_out = 1;
}

static void
start_cb (const DictumXmlElement *element, gpointer data)
{
  Story *self = data;

  if (self->left_out > 0)
    self->left_out++;
  else if (dictum_odt_is (element->ns, "office"))
    start_office (self, element);
  else if (!self->in_body)
    dictum_odt_styles_start (self->styles, element);
  else if (dictum_odt_is (element->ns, "text"))
    start_text (self, element);
  else if (dictum_odt_is (element->ns, "table"))
    start_table (self, element);
  else if (strcmp (element->name, "text-box") == 0)
    push_frame (self, DICTUM_OFFICE_BEHIND, NULL, FALSE);
  else if (dictum_odt_is (element->ns, "svg-compatible"))
    /* The words for those who do not see a picture. */
    self->left_out = 1;
}

static void
end_text (Story *self, const char *name)
{
  if (strcmp (name, "p") == 0 || strcmp (name, "h") == 0)
    end_paragraph (self);
  else if (strcmp (name, "list") == 0)
    self->lists -= self->lists > 0;
  else if (strcmp (name, "note-citation") == 0)
    self->in_citation = FALSE;
  else if (strcmp (name, "note-body") == 0)
    pop_frame (self);
}

static void
end_cb (const char *name, const char *ns, gpointer data)
{
  Story *self = data;

  if (self->left_out > 0)
    self->left_out--;
  else if (!self->in_body)
    return;
  else if (dictum_odt_is (ns, "text"))
    end_text (self, name);
  else if (strcmp (name, "text-box") == 0)
    pop_frame (self);
  else if (!dictum_odt_is (ns, "table"))
    return;
  else if (strcmp (name, "table") == 0 && self->tables->len > 0)
    g_array_set_size (self->tables, self->tables->len - 1);
  else if (strcmp (name, "table-cell") == 0)
    self->cells -= self->cells > 0;
}

static void
text_cb (const char *text, gsize length, gpointer data)
{
  Story *self = data;
  g_autofree char *line = NULL;

  if (self->left_out > 0 || !self->in_body)
    return;
  if (self->in_citation)
    {
      if (self->citation->len < 100)
        g_string_append_len (self->citation, text, length);
      return;
    }
  if (!get_frame (self)->open)
    return;
  /* Line ends of the file are blanks. */
  line = g_strndup (text, length);
  dictum_office_append (self->office, g_strdelimit (line, "\r\n", ' '), length);
}

/**
 * dictum_odt_read_story:
 * @bytes: the part that is the text, with the styles of single paragraphs at its beginning
 * @styles: the named styles; gets those of this part, too
 *
 * Writes the text with its notes.
 */
gboolean
dictum_odt_read_story (GBytes *bytes,
                       DictumOdtStyles *styles,
                       DictumOffice *office,
                       const DictumLoadJob *job,
                       GError **error)
{
  static const DictumXmlHandler handler = { start_cb, end_cb, text_cb };
  g_autoptr (GArray) frames = g_array_new (FALSE, TRUE, sizeof (Frame));
  g_autoptr (GArray) tables = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GString) citation = g_string_new (NULL);
  Story story = {
    .styles = styles, .office = office, .frames = frames, .tables = tables, .citation = citation
  };

  g_return_val_if_fail (bytes != NULL && styles != NULL && office != NULL, FALSE);

  g_array_set_size (frames, 1);
  return dictum_xml_read (bytes, DICTUM_XML_STRICT, &handler, &story, job, error);
}
