/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-docx.h"

#include <string.h>

#include "load/dictum-docx-fields.h"

/* Elements by what they mean for the text. */
typedef enum
{
  NOTHING,
  PARAGRAPH,
  RUN,
  PARAGRAPH_PROPERTIES,
  STYLE,
  RUN_STYLE,
  OUTLINE,
  NUMBERING,
  HIDDEN,
  TEXT,
  TAB,
  BREAK,
  NO_BREAK_HYPHEN,
  SYMBOL,
  FOOTNOTE_REFERENCE,
  ENDNOTE_REFERENCE,
  COMMENT,
  INSERTED,
  DELETED,
  LEFT_OUT,
  FIELD,
  FIELD_MARK,
  FIELD_WORDS,
  TABLE,
  COLUMN,
  CELL,
  BOX,
  PAGE,
  NOTE,
} Meaning;

static const struct
{
  const char *name;
  Meaning meaning;
} elements[] = {
  { "p", PARAGRAPH },
  { "r", RUN },
  { "t", TEXT },
  { "pPr", PARAGRAPH_PROPERTIES },
  { "pStyle", STYLE },
  { "rStyle", RUN_STYLE },
  { "outlineLvl", OUTLINE },
  { "numId", NUMBERING },
  { "vanish", HIDDEN },
  { "tab", TAB },
  { "ptab", TAB },
  { "br", BREAK },
  { "cr", BREAK },
  { "noBreakHyphen", NO_BREAK_HYPHEN },
  { "sym", SYMBOL },
  { "footnoteReference", FOOTNOTE_REFERENCE },
  { "endnoteReference", ENDNOTE_REFERENCE },
  { "commentReference", COMMENT },
  { "ins", INSERTED },
  { "moveTo", INSERTED },
  { "del", DELETED },
  { "moveFrom", DELETED },
  /* What was there before a change of looks, and texts of which another form follows. */
  { "rPrChange", LEFT_OUT },
  { "pPrChange", LEFT_OUT },
  { "tblPrChange", LEFT_OUT },
  { "trPrChange", LEFT_OUT },
  { "tcPrChange", LEFT_OUT },
  { "sectPrChange", LEFT_OUT },
  { "tblGridChange", LEFT_OUT },
  { "numberingChange", LEFT_OUT },
  { "rt", LEFT_OUT }, /* the small letters over others that say how they are read */
  { "fldSimple", FIELD },
  { "fldChar", FIELD_MARK },
  { "instrText", FIELD_WORDS },
  { "tbl", TABLE },
  { "gridCol", COLUMN },
  { "tc", CELL },
  { "txbxContent", BOX },
  { "lastRenderedPageBreak", PAGE },
  { "footnote", NOTE },
  { "endnote", NOTE },
};

/* What is open around a paragraph; a text box in a paragraph begins with a new one. */
typedef struct
{
  DictumDocxLook look;
  int outline;     /* said by the paragraph itself; -1 not */
  int numbered;    /* 1 a list item, 0 said not to be, -1 not said */
  gboolean joined; /* the end of this paragraph was deleted */
} Frame;

typedef struct
{
  const DictumDocxContext *context;
  DictumOffice *office;
  GArray *frames; /* of Frame */
  DictumDocxFields *fields;
  GArray *tables; /* of guint: columns of each table that is open */
  guint cells;
  guint left_out; /* depth within an element that is left out; 0 not */
  gboolean in_paragraph_properties;
  gboolean in_text;
  gboolean in_field_words;
  gboolean run_hidden;
  guint n_footnotes;
  guint n_endnotes;
  GHashTable *notes; /* when these are read: where they go */
  char *note;        /* id of the one that is read */
} Story;

static GHashTable *
make_meanings (void)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    g_hash_table_insert (table, (gpointer) elements[i].name, GINT_TO_POINTER (elements[i].meaning));
  return table;
}

static Meaning
find_meaning (const char *name, const char *ns)
{
  static GHashTable *meanings;

  if (g_once_init_enter_pointer (&meanings))
    g_once_init_leave_pointer (&meanings, make_meanings ());
  if (dictum_docx_is_word (ns))
    return GPOINTER_TO_INT (g_hash_table_lookup (meanings, name));
  if (strcmp (name, "t") == 0 && g_str_has_suffix (ns, "/math"))
    return TEXT;
  /* The same text once more, for programs that do not know the newer kinds of drawing. */
  return strcmp (name, "Fallback") == 0 ? LEFT_OUT : NOTHING;
}

static Frame *
get_frame (Story *self)
{
  return &g_array_index (self->frames, Frame, self->frames->len - 1);
}

static void
write_text (Story *self, const char *text, gssize length)
{
  if (dictum_docx_fields_are_silent (self->fields))
    return;
  if (self->run_hidden || get_frame (self)->look.hidden)
    dictum_office_note (self->office, DICTUM_OFFICE_HIDDEN);
  else
    dictum_office_append (self->office, text, length);
}

static void
set_kind (Story *self)
{
  const Frame *frame = get_frame (self);
  gboolean in_cell = self->cells > 0 && self->frames->len == 1 && self->tables->len > 0 &&
                     g_array_index (self->tables, guint, self->tables->len - 1) != 1;
  gboolean list = frame->numbered == 1 || (frame->numbered != 0 && frame->look.list);
  int kind = DICTUM_BLOCK_PARAGRAPH, level = 0;

  if (frame->outline >= 0 && frame->outline < 9)
    {
      kind = DICTUM_BLOCK_HEADING;
      level = frame->outline + 1;
    }
  else if (frame->look.known && (frame->outline != 9 || frame->look.kind != DICTUM_BLOCK_HEADING))
    {
      kind = frame->look.kind;
      level = frame->look.level;
    }
  else if (in_cell)
    kind = DICTUM_BLOCK_TABLE_CELL;
  else if (list)
    kind = DICTUM_BLOCK_LIST_ITEM;
  dictum_office_set_kind (self->office, kind, level);
}

static void
begin_paragraph (Story *self)
{
  Frame *frame = get_frame (self);

  /* The file's own words go on when the mark between two paragraphs was deleted. */
  frame->joined = FALSE;
  memset (&frame->look, 0, sizeof frame->look);
  frame->outline = -1;
  frame->numbered = -1;
}

static void
end_paragraph (Story *self)
{
  if (get_frame (self)->joined)
    return;
  set_kind (self);
  dictum_office_end_paragraph (self->office);
}

static void
begin_box (Story *self)
{
  Frame frame = { .outline = -1, .numbered = -1 };

  if (!dictum_office_push (self->office, DICTUM_OFFICE_BEHIND, NULL))
    {
      self->left_out = 1;
      return;
    }
  g_array_append_val (self->frames, frame);
}

static void
end_box (Story *self)
{
  if (self->frames->len < 2)
    return;
  dictum_office_pop (self->office);
  g_array_set_size (self->frames, self->frames->len - 1);
}

static void
write_note (Story *self, const DictumXmlElement *element, gboolean footnote)
{
  g_autofree char *id = dictum_xml_dup_attribute (element, element->ns, "id");
  GHashTable *notes = footnote ? self->context->footnotes : self->context->endnotes;
  guint number = footnote ? ++self->n_footnotes : ++self->n_endnotes;
  g_autofree char *label = g_strdup_printf ("%u", number);
  GPtrArray *note = notes != NULL && id != NULL ? g_hash_table_lookup (notes, id) : NULL;

  if (note == NULL || dictum_docx_fields_are_silent (self->fields))
    return;
  /* Once placed it is empty: hostile documents refer to one long note a million times. */
  dictum_office_place_kept (self->office, note,
                            footnote ? DICTUM_OFFICE_BEHIND : DICTUM_OFFICE_AT_END, label);
}

/* A letter of a font. Those of picture fonts have private numbers, which mean nothing here. */
static void
write_symbol (Story *self, const DictumXmlElement *element)
{
  g_autofree char *code = dictum_xml_dup_attribute (element, element->ns, "char");
  gunichar c = code != NULL ? g_ascii_strtoull (code, NULL, 16) : 0;
  char letters[6];

  if (c >= 0x20 && g_unichar_validate (c) && g_unichar_type (c) != G_UNICODE_PRIVATE_USE)
    write_text (self, letters, g_unichar_to_utf8 (c, letters));
}

static void
read_property (Story *self, Meaning meaning, const DictumXmlElement *element)
{
  Frame *frame = get_frame (self);
  g_autofree char *value = dictum_xml_dup_attribute (element, element->ns, "val");
  DictumDocxLook look;

  switch ((int) meaning)
    {
    case STYLE:
      dictum_docx_styles_resolve (self->context->styles, value, &frame->look);
      break;
    case RUN_STYLE:
      dictum_docx_styles_resolve (self->context->styles, value, &look);
      self->run_hidden |= look.hidden && !self->in_paragraph_properties;
      break;
    case OUTLINE:
      if (self->in_paragraph_properties)
        frame->outline = value != NULL ? CLAMP (atoi (value), 0, 9) : -1;
      break;
    case NUMBERING:
      frame->numbered = value != NULL && strcmp (value, "0") != 0;
      break;
    case HIDDEN:
      if (!self->in_paragraph_properties)
        self->run_hidden = dictum_docx_is_on (element);
      break;
    default:
      break;
    }
}

static void
write_break (Story *self, const DictumXmlElement *element)
{
  if (dictum_xml_attribute_is (element, element->ns, "type", "page") ||
      dictum_xml_attribute_is (element, element->ns, "type", "column"))
    return;
  write_text (self, "\n", 1);
}

static void
begin_note (Story *self, const DictumXmlElement *element)
{
  g_autofree char *id = dictum_xml_dup_attribute (element, element->ns, "id");
  g_autofree char *type = dictum_xml_dup_attribute (element, element->ns, "type");

  /* The lines between text and notes are notes of special types. */
  if (self->notes == NULL || id == NULL || (type != NULL && strcmp (type, "normal") != 0))
    {
      self->left_out = 1;
      return;
    }
  if (self->note != NULL || !dictum_office_push (self->office, DICTUM_OFFICE_KEPT, NULL))
    self->left_out = 1;
  else
    self->note = g_steal_pointer (&id);
}

static void
end_note (Story *self)
{
  if (self->note == NULL)
    return;
  dictum_office_pop (self->office);
  g_hash_table_replace (self->notes, g_steal_pointer (&self->note),
                        dictum_office_take_kept (self->office));
}

static void
start_structure (Story *self, Meaning meaning, const DictumXmlElement *element)
{
  guint zero = 0;

  switch ((int) meaning)
    {
    case PARAGRAPH:
      begin_paragraph (self);
      break;
    case RUN:
      self->run_hidden = FALSE;
      break;
    case PARAGRAPH_PROPERTIES:
      self->in_paragraph_properties = TRUE;
      break;
    case TABLE:
      g_array_append_val (self->tables, zero);
      break;
    case COLUMN:
      if (self->tables->len > 0)
        g_array_index (self->tables, guint, self->tables->len - 1)++;
      break;
    case CELL:
      self->cells++;
      break;
    case BOX:
      begin_box (self);
      break;
    case PAGE:
      if (self->frames->len == 1)
        dictum_office_next_page (self->office);
      break;
    case NOTE:
      begin_note (self, element);
      break;
    default:
      read_property (self, meaning, element);
      break;
    }
}

static void
start_change (Story *self, Meaning meaning)
{
  dictum_office_note (self->office, DICTUM_OFFICE_TRACKED);
  if (meaning != DELETED)
    return;
  if (self->in_paragraph_properties)
    get_frame (self)->joined = TRUE;
  else
    self->left_out = 1;
}

static void
start_cb (const DictumXmlElement *element, gpointer data)
{
  Story *self = data;
  Meaning meaning = find_meaning (element->name, element->ns);

  if (self->left_out > 0)
    {
      self->left_out++;
      return;
    }
  switch ((int) meaning)
    {
    case NOTHING:
      break;
    case LEFT_OUT:
      self->left_out = 1;
      break;
    case INSERTED:
    case DELETED:
      start_change (self, meaning);
      break;
    case TEXT:
      self->in_text = TRUE;
      break;
    case TAB:
      if (!self->in_paragraph_properties)
        write_text (self, "\t", 1);
      break;
    case BREAK:
      write_break (self, element);
      break;
    case NO_BREAK_HYPHEN:
      write_text (self, "\xe2\x80\x91", 3);
      break;
    case SYMBOL:
      write_symbol (self, element);
      break;
    case FOOTNOTE_REFERENCE:
    case ENDNOTE_REFERENCE:
      write_note (self, element, meaning == FOOTNOTE_REFERENCE);
      break;
    case COMMENT:
      dictum_office_note (self->office, DICTUM_OFFICE_COMMENTS);
      break;
    case FIELD:
      {
        g_autofree char *words = dictum_xml_dup_attribute (element, element->ns, "instr");

        dictum_docx_fields_begin (self->fields, words != NULL ? words : "");
        break;
      }
    case FIELD_MARK:
      dictum_docx_fields_mark (self->fields, element);
      break;
    case FIELD_WORDS:
      self->in_field_words = TRUE;
      break;
    default:
      start_structure (self, meaning, element);
      break;
    }
}

static void
end_cb (const char *name, const char *ns, gpointer data)
{
  Story *self = data;

  if (self->left_out > 0)
    {
      self->left_out--;
      return;
    }
  switch ((int) find_meaning (name, ns))
    {
    case PARAGRAPH:
      end_paragraph (self);
      break;
    case PARAGRAPH_PROPERTIES:
      self->in_paragraph_properties = FALSE;
      break;
    case TEXT:
      self->in_text = FALSE;
      break;
    case FIELD:
      dictum_docx_fields_end (self->fields);
      break;
    case FIELD_WORDS:
      self->in_field_words = FALSE;
      break;
    case TABLE:
      if (self->tables->len > 0)
        g_array_set_size (self->tables, self->tables->len - 1);
      break;
    case CELL:
      self->cells -= self->cells > 0;
      break;
    case BOX:
      end_box (self);
      break;
    case NOTE:
      end_note (self);
      break;
    default:
      break;
    }
}

static void
text_cb (const char *text, gsize length, gpointer data)
{
  Story *self = data;

  if (self->left_out > 0)
    return;
  if (self->in_text)
    write_text (self, text, length);
  else if (self->in_field_words)
    dictum_docx_fields_append (self->fields, text, length);
}

static gboolean
read_part (GBytes *bytes,
           const DictumDocxContext *context,
           DictumOffice *office,
           GHashTable *notes,
           GError **error)
{
  static const DictumXmlHandler handler = { start_cb, end_cb, text_cb };
  g_autoptr (GArray) frames = g_array_new (FALSE, TRUE, sizeof (Frame));
  g_autoptr (GArray) tables = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (DictumDocxFields) fields = dictum_docx_fields_new ();
  Story story = { .context = context,
                  .office = office,
                  .frames = frames,
                  .fields = fields,
                  .tables = tables,
                  .notes = notes };
  gboolean read;

  g_array_set_size (frames, 1);
  begin_paragraph (&story);
  read = dictum_xml_read (bytes, DICTUM_XML_STRICT, &handler, &story, context->job, error);
  g_free (story.note);
  return read;
}

/**
 * dictum_docx_read_story:
 * @bytes: the part of a document that is its text
 *
 * Writes the text with its notes.
 */
gboolean
dictum_docx_read_story (GBytes *bytes,
                        const DictumDocxContext *context,
                        DictumOffice *office,
                        GError **error)
{
  gsize size;
  const char *data;

  g_return_val_if_fail (bytes != NULL && context != NULL && office != NULL, FALSE);

  /* Word notes where pages began when it last showed the document; without these marks, nobody
   * knows. */
  data = g_bytes_get_data (bytes, &size);
  if (g_strstr_len (data, size, "lastRenderedPageBreak") != NULL)
    dictum_office_begin_pages (office);
  return read_part (bytes, context, office, NULL, error);
}

/**
 * dictum_docx_read_notes:
 * @bytes: (nullable): the part that holds the footnotes, or the endnotes
 *
 * Returns: (transfer full): char * (the id) to what dictum_office_take_kept() gave; NULL on an
 * error
 */
GHashTable *
dictum_docx_read_notes (GBytes *bytes,
                        const DictumDocxContext *context,
                        DictumOffice *office,
                        GError **error)
{
  g_autoptr (GHashTable) notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) g_ptr_array_unref);

  g_return_val_if_fail (context != NULL && office != NULL, NULL);

  if (bytes != NULL && !read_part (bytes, context, office, notes, error))
    return NULL;
  return g_steal_pointer (&notes);
}
