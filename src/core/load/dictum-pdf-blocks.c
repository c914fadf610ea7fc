/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-pdf.h"

#include <math.h>
#include <string.h>

/* Lines in reading order become paragraphs, items of lists, cells of tables and notes. */

/* Lines of one row of a region: one, unless it is the row of a table. */
typedef struct
{
  GPtrArray *lines; /* the array they stand in, from first on */
  guint first;
  guint n;
  double x0, x1, y0, y1, size;
  gboolean bold;
  gboolean table;
  gboolean note;
  double left, right; /* of the region */
} Row;

typedef struct
{
  const DictumPdfBody *body;
  GHashTable *words;
  GPtrArray *blocks;
  GPtrArray *notes;
  const Row *last;
  DictumPdfBlock *current;
} Writer;

static void
block_free (gpointer data)
{
  DictumPdfBlock *self = data;

  g_string_free (self->text, TRUE);
  g_free (self);
}

static DictumPdfLine *
get_line (const Row *row, guint i)
{
  return g_ptr_array_index (row->lines, row->first + i);
}

/* Marks of lists, among them those of symbol fonts, which are in the private use area. */
static gsize
measure_bullet (const char *text)
{
  static const char *const marks[] = { "•",
                                       "●",
                                       "▪",
                                       "■",
                                       "◦",
                                       "‣",
                                       "–",
                                       "—",
                                       "-",
                                       "*",
                                       "·",
                                       "\xef\x82\xb7",
                                       "\xef\x82\xa7",
                                       "\xee\x80\x8c",
                                       "➢",
                                       "✓",
                                       "\xef\x83\x98",
                                       "o" };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (text, marks[i]))
      {
        gsize size = strlen (marks[i]);

        if (text[size] == ' ')
          return size + 1;
        if (text[size] == '\0' && strcmp (marks[i], "o") != 0)
          return size;
      }
  return 0;
}

/* “1.”, “2)”, “(a)”: they stay in the text. */
static gboolean
begins_with_number (const char *text)
{
  const char *at = text + (*text == '(');
  gsize digits = strspn (at, "0123456789");

  if (digits == 0 && g_ascii_islower (*at) && (at[1] == ')' || (*text != '(' && at[1] == '.')))
    digits = 1;
  return digits > 0 && digits < 4 && (at[digits] == '.' || at[digits] == ')') &&
         (at[digits + 1] == ' ' || at[digits + 1] == '\0');
}

static gboolean
ends_sentence (const char *text)
{
  static const char *const ends[] = { ".", "!",  "?",  ".”", ".\"", "!”", "?”", "…",
                                      ":", ".)", ".»", "。", "؟",   ".’", ".“" };
  g_autofree char *bare = g_strdup (text);
  gsize size;

  /* The marks of notes follow the full stop. */
  while ((size = strlen (bare)) > 2)
    {
      const char *last = g_utf8_prev_char (bare + size);
      gunichar c = g_utf8_get_char (last);

      if (c != 0xb9 && c != 0xb2 && c != 0xb3 && (c < 0x2070 || c > 0x2079))
        break;
      bare[last - bare] = '\0';
    }
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (bare, ends[i]))
      return TRUE;
  return FALSE;
}

/* ---- Rows ---- */

static void
add_to_row (Row *row, const DictumPdfLine *line)
{
  row->x0 = row->n == 0 ? line->x0 : MIN (row->x0, line->x0);
  row->x1 = row->n == 0 ? line->x1 : MAX (row->x1, line->x1);
  row->y0 = row->n == 0 ? line->y0 : MIN (row->y0, line->y0);
  row->y1 = row->n == 0 ? line->y1 : MAX (row->y1, line->y1);
  row->size = row->n == 0 ? line->size : MAX (row->size, line->size);
  row->bold = (row->n == 0 || row->bold) && line->bold;
  row->n++;
}

static gboolean
shares_region (const DictumPdfLine *a, const DictumPdfLine *b)
{
  return a->page == b->page && a->region == b->region;
}

static GArray *
make_rows (GPtrArray *lines)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (Row));

  for (guint i = 0; i < lines->len; i++)
    {
      const DictumPdfLine *line = g_ptr_array_index (lines, i);
      Row *last = rows->len > 0 ? &g_array_index (rows, Row, rows->len - 1) : NULL;
      Row row = { .lines = lines, .first = i };

      if (last != NULL && shares_region (get_line (last, 0), line) &&
          fabs (get_line (last, 0)->y1 - line->y1) <= MIN (last->size, line->size) * 0.35)
        {
          add_to_row (last, line);
          continue;
        }
      add_to_row (&row, line);
      g_array_append_val (rows, row);
    }
  return rows;
}

/* Whether the cells of two rows begin, end or have their middle at the same places. */
static gboolean
are_aligned (const Row *a, const Row *b)
{
  guint same = 0;

  for (guint i = 0; i < a->n; i++)
    for (guint k = 0; k < MIN (b->n, 100); k++)
      {
        const DictumPdfLine *one = get_line (a, i), *other = get_line (b, k);

        if (fabs (one->x0 - other->x0) < 3 || fabs (one->x1 - other->x1) < 3 ||
            fabs (one->x0 + one->x1 - other->x0 - other->x1) < 4)
          {
            same++;
            break;
          }
      }
  return same >= 2 && same + 1 >= MIN (a->n, b->n);
}

static gboolean
has_cells (const Row *row)
{
  return row->n >= 2 &&
         !(row->n == 2 &&
           (measure_bullet (get_line (row, 0)->text) > 0 || get_line (row, 0)->n_letters < 3 ||
            begins_with_number (get_line (row, 0)->text)) &&
           get_line (row, 1)->n_words > 3);
}

static void
mark_tables (GArray *rows)
{
  for (guint i = 1; i < rows->len; i++)
    {
      Row *last = &g_array_index (rows, Row, i - 1), *row = last + 1;

      if (has_cells (last) && has_cells (row) &&
          shares_region (get_line (last, 0), get_line (row, 0)) && are_aligned (last, row) &&
          row->y0 - last->y1 < 4 * row->size)
        last->table = row->table = TRUE;
    }
}

static gboolean
begins_note (const char *text)
{
  gunichar c = g_utf8_get_char (text);
  gsize digits = strspn (text, "0123456789");

  if (c == '*' || c == 0x2020 || c == 0x2021 || c == 0xb9 || c == 0xb2 || c == 0xb3 ||
      (c >= 0x2070 && c <= 0x2079))
    return TRUE;
  return digits > 0 && digits < 4 && text[digits] != '\0' && text[digits] != '%' &&
         text[digits] != ',' && text[digits + (text[digits] == ' ')] != '\0' &&
         !g_ascii_isdigit (text[digits + (text[digits] == ' ')]);
}

/* Small print at the foot of a region, from a line on that begins as a note does. */
static void
mark_notes (GArray *rows, guint start, guint end, const DictumPdfBody *body)
{
  guint first = end;

  for (guint i = end; i > start; i--)
    {
      const Row *row = &g_array_index (rows, Row, i - 1);

      if (row->size > body->size * 0.93 || row->table)
        break;
      if (begins_note (get_line (row, 0)->text))
        first = i - 1;
    }
  for (guint i = first; i < end; i++)
    g_array_index (rows, Row, i).note = TRUE;
}

static void
measure_regions (GArray *rows, const DictumPdfBody *body)
{
  guint start = 0;

  for (guint i = 1; i <= rows->len; i++)
    {
      Row *first = &g_array_index (rows, Row, start);
      double left = INFINITY, right = -INFINITY;

      if (i < rows->len &&
          shares_region (get_line (first, 0), get_line (&g_array_index (rows, Row, i), 0)))
        continue;
      mark_notes (rows, start, i, body);
      for (Row *row = first; row < first + (i - start); row++)
        {
          left = MIN (left, row->x0);
          right = MAX (right, row->x1);
        }
      for (Row *row = first; row < first + (i - start); row++)
        {
          row->left = left;
          row->right = right;
        }
      start = i;
    }
}

/* ---- From rows to blocks ---- */

static gboolean
is_lower_case (const char *text)
{
  return g_unichar_islower (g_utf8_get_char (text));
}

static gboolean
begins_item (const Row *row)
{
  const char *text = get_line (row, 0)->text;

  return measure_bullet (text) > 0 || begins_with_number (text);
}

/* The indent of a row in its region, on the side where reading begins. */
static double
get_indent (const Writer *self, const Row *row)
{
  return self->body->right_to_left ? row->right - row->x1 : row->x0 - row->left;
}

/* Whether a row ended though the next word would have fitted: the end of a paragraph. */
static gboolean
is_short (const Writer *self, const Row *row)
{
  double space = self->body->right_to_left ? row->x0 - row->left : row->right - row->x1;

  return space > (row->right - row->left) * 0.25;
}

/* Whether a row ended though the first word of the next one would have fitted: somebody ended it.
 */
static gboolean
is_ended_by_hand (const Writer *self, const Row *last, const Row *row)
{
  const DictumPdfLine *line = get_line (row, 0);
  double space = self->body->right_to_left ? last->x0 - last->left : last->right - last->x1;
  double letter = (line->x1 - line->x0) / MAX (line->n_letters + line->n_words, 1);
  glong word = g_utf8_strlen (line->text, strcspn (line->text, " "));

  return last->size <= self->body->size * 1.12 && space > (word + 2) * letter &&
         space > (last->right - last->left) * 0.12 && !is_lower_case (line->text);
}

/* Whether what stands in the row begins a paragraph, beside the row before in its region. */
static gboolean
begins_block (const Writer *self, const Row *row)
{
  const Row *last = self->last;
  double indent = get_indent (self, row), before = get_indent (self, last);
  double distance = (row->y1 - last->y1) / MAX (row->size, last->size);
  gboolean item = self->current->kind == DICTUM_BLOCK_LIST_ITEM;
  gboolean large = row->size > self->body->size * 1.12;

  if (fabs (row->size - last->size) > MAX (0.6, row->size * 0.07) || row->bold != last->bold)
    return TRUE;
  if (distance > self->body->leading * (large ? 1.6 : 1.22) || begins_item (row))
    return TRUE;
  if (row->note)
    return begins_note (get_line (row, 0)->text);
  /* What hangs below an item belongs to it; what is set in below a full line does not. */
  if (!item && !large && indent > before + 0.7 * row->size && indent < 5 * row->size &&
      before < row->size)
    return TRUE;
  if (item && indent < before - 0.7 * row->size && indent < 0.3 * row->size)
    return ends_sentence (self->current->text->str);
  return (is_short (self, last) && ends_sentence (self->current->text->str)) ||
         is_ended_by_hand (self, last, row);
}

/* Whether a paragraph goes on from another column or page. */
static gboolean
goes_on (const DictumPdfBlock *block, const Row *row)
{
  const char *text = get_line (row, 0)->text;
  gunichar c = g_utf8_get_char (text);

  if (block == NULL || !block->open || fabs (block->size - row->size) > 0.6 ||
      block->bold != row->bold || begins_item (row) || ends_sentence (block->text->str))
    return FALSE;
  return g_unichar_islower (c) || g_str_has_suffix (block->text->str, "-") ||
         g_str_has_suffix (block->text->str, ",") ||
         (g_unichar_isalpha (c) && !g_unichar_isupper (c));
}

static DictumPdfBlock *
add_block (GPtrArray *blocks, const Row *row, DictumBlockKind kind)
{
  DictumPdfBlock *block = g_new0 (DictumPdfBlock, 1);

  block->kind = kind;
  block->page = get_line (row, 0)->page;
  block->region = get_line (row, 0)->region;
  block->size = row->size;
  block->bold = row->bold;
  block->footnote = row->note;
  block->text = g_string_new (NULL);
  g_ptr_array_add (blocks, block);
  return block;
}

static char *
join_row (const Row *row, gboolean right_to_left)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < row->n; i++)
    {
      const DictumPdfLine *line = get_line (row, right_to_left ? row->n - 1 - i : i);

      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, line->text);
    }
  return g_string_free_and_steal (text);
}

static void
write_table_row (Writer *self, const Row *row)
{
  for (guint i = 0; i < row->n; i++)
    {
      guint place = self->body->right_to_left ? row->n - 1 - i : i;
      DictumPdfBlock *block = add_block (self->blocks, row, DICTUM_BLOCK_TABLE_CELL);

      g_string_append (block->text, get_line (row, place)->text);
    }
  self->current = NULL;
  self->last = NULL;
}

/* A letter that is several lines high begins the first word of the lines beside it. */
static gboolean
is_drop_cap (const Row *row, const DictumPdfBody *body)
{
  return row->n == 1 && get_line (row, 0)->n_letters <= 2 && row->size > body->size * 1.8 &&
         g_unichar_isalpha (g_utf8_get_char (get_line (row, 0)->text));
}

/* The mark of a note parted from its words: “1Letter of …”. */
static void
append_note (GString *text, const char *note)
{
  gsize digits = strspn (note, "0123456789*");

  g_string_append_len (text, note, digits);
  if (digits > 0 && note[digits] != ' ')
    g_string_append_c (text, ' ');
  g_string_append (text, note + digits);
}

static void
write_row (Writer *self, const Row *row)
{
  g_autofree char *text = join_row (row, self->body->right_to_left);
  GPtrArray *blocks = row->note ? self->notes : self->blocks;
  DictumPdfBlock *block = self->current;
  gsize bullet = measure_bullet (text);
  gboolean same = block != NULL && self->last != NULL && row->note == self->last->note &&
                  shares_region (get_line (self->last, 0), get_line (row, 0));

  if (!same && !row->note)
    {
      block = self->blocks->len > 0 ? g_ptr_array_index (self->blocks, self->blocks->len - 1)
                                    : NULL;
      same = goes_on (block, row);
    }
  else if (same)
    same = !begins_block (self, row);
  if (same && block != NULL)
    dictum_pdf_append_line (block->text, text, self->words);
  else
    {
      gboolean item = !row->note && begins_item (row);

      block = add_block (blocks, row, item ? DICTUM_BLOCK_LIST_ITEM : DICTUM_BLOCK_PARAGRAPH);
      if (row->note)
        append_note (block->text, text);
      else
        g_string_append (block->text, text + (item ? bullet : 0));
    }
  block->open = !row->note;
  self->current = block;
  self->last = row;
}

/* A row that is a drop cap, and the lines beside it, which may stand above its foot. */
static void
place_drop_caps (GArray *rows, const DictumPdfBody *body)
{
  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = &g_array_index (rows, Row, i);

      if (!is_drop_cap (row, body))
        continue;
      for (guint k = i; k > 0 && i - k < 6; k--)
        {
          Row *beside = &g_array_index (rows, Row, k - 1);
          DictumPdfLine *line = get_line (beside, 0);

          if (!shares_region (line, get_line (row, 0)) || beside->y1 < row->y0 ||
              line->x0 < row->x1 - 1)
            break;
          if (k > 1 && (beside - 1)->y1 > row->y0 && get_line (beside - 1, 0)->x0 >= row->x1 - 1)
            continue;
          {
            char *text = g_strconcat (get_line (row, 0)->text, line->text, NULL);

            g_free (line->text);
            line->text = text;
            get_line (row, 0)->text[0] = '\0';
          }
          break;
        }
    }
}

/**
 * dictum_pdf_make_blocks:
 * @lines: in reading order
 *
 * Returns: (transfer full): of DictumPdfBlock: paragraphs, items and cells; notes are at the end
 */
GPtrArray *
dictum_pdf_make_blocks (GPtrArray *lines, const DictumPdfBody *body)
{
  g_autoptr (GArray) rows = make_rows (lines);
  g_autoptr (GHashTable) words = dictum_pdf_collect_words (lines);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (block_free);
  GPtrArray *blocks = g_ptr_array_new_with_free_func (block_free);
  Writer writer = { .body = body, .words = words, .blocks = blocks, .notes = notes };

  mark_tables (rows);
  measure_regions (rows, body);
  place_drop_caps (rows, body);
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      if (*get_line (row, 0)->text == '\0')
        continue;
      if (row->table)
        write_table_row (&writer, row);
      else
        write_row (&writer, row);
    }
  g_ptr_array_extend_and_steal (blocks, g_steal_pointer (&notes));
  return blocks;
}
