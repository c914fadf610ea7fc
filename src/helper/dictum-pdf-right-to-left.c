/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-helper"

#include "dictum-pdf-right-to-left.h"

#include <math.h>
#include <string.h>

/* Poppler (as of 25.03) leaves out most of a page when it is asked for all of a page that is
 * written from right to left: it looks for the ends of a selection on the wrong sides. Here such a
 * page is asked for many selections that overlap, and what they have in common is counted once.
 * Letters are therefore known by their places only, and words are made of them anew. */

#define SELECTIONS 24
#define MAX_LETTERS 200000

/* As in poppler: a gap that is wider parts two words. Of the size of the letters. */
#define WORD_GAP 0.1

typedef struct
{
  PopplerRectangle box;
  double size;
  gunichar letter;
} Letter;

/* What poppler writes before a piece of text that goes from right to left. */
#define RIGHT_TO_LEFT_EMBEDDING 0x202b
#define LEFT_TO_RIGHT_EMBEDDING 0x202a
#define POP_EMBEDDING 0x202c

/**
 * dictum_pdf_is_right_to_left:
 * @text: as poppler gives it for a page
 *
 * Whether poppler takes the page for one that is written from right to left: all of its words are
 * embedded then.
 */
gboolean
dictum_pdf_is_right_to_left (const char *text)
{
  return text != NULL && g_utf8_get_char (text) == RIGHT_TO_LEFT_EMBEDDING;
}

static guint
hash_letter (gconstpointer data)
{
  const Letter *letter = data;

  return (guint) (letter->box.x1 * 100) * 31 + (guint) (letter->box.y1 * 100) * 17 + letter->letter;
}

static gboolean
equal_letters (gconstpointer a, gconstpointer b)
{
  const Letter *one = a, *other = b;

  return one->letter == other->letter && fabs (one->box.x1 - other->box.x1) < 0.01 &&
         fabs (one->box.y1 - other->box.y1) < 0.01;
}

/* The letters of one word as poppler writes it: from right to left, but for the pieces embedded
 * from left to right. Their boxes go from left to right. */
static void
add_word (GHashTable *letters,
          GArray *word,
          const PopplerRectangle *boxes,
          const double *sizes,
          GArray *runs)
{
  guint at = word->len;

  for (guint i = 0; i < runs->len; i++)
    {
      guint start = g_array_index (runs, guint, i);
      guint end = i + 1 < runs->len ? g_array_index (runs, guint, i + 1) : word->len;
      gboolean left_to_right = start >> 31;

      start &= G_MAXINT;
      end &= G_MAXINT;
      at -= end - start;
      for (guint k = start; k < end; k++)
        {
          Letter letter = { .letter = g_array_index (word, gunichar, k) };
          guint place = left_to_right ? at + k - start : at + end - 1 - k;

          letter.box = boxes[place];
          letter.size = sizes[place] > 0 ? sizes[place] : letter.box.y2 - letter.box.y1;
          if (g_hash_table_size (letters) < MAX_LETTERS &&
              !g_hash_table_contains (letters, &letter))
            g_hash_table_add (letters, g_memdup2 (&letter, sizeof letter));
        }
    }
}

static void
begin_run (GArray *runs, guint start, gboolean left_to_right)
{
  guint run = start | (left_to_right ? 1u << 31 : 0);

  if (runs->len > 0 && (g_array_index (runs, guint, runs->len - 1) & G_MAXINT) == start)
    g_array_set_size (runs, runs->len - 1);
  g_array_append_val (runs, run);
}

/* The size of the letter in each box; 0 where it is not known. */
static double *
get_sizes (PopplerPage *page, PopplerRectangle *area, guint n)
{
  double *sizes = g_new0 (double, n + 1);
  GList *attributes = poppler_page_get_text_attributes_for_area (page, area);

  for (GList *at = attributes; at != NULL; at = at->next)
    {
      const PopplerTextAttributes *look = at->data;

      for (int i = MAX (look->start_index, 0); i <= look->end_index && i < (int) n; i++)
        sizes[i] = look->font_size;
    }
  poppler_page_free_text_attributes (attributes);
  return sizes;
}

static void
collect (PopplerPage *page, PopplerRectangle *area, GHashTable *letters)
{
  g_autofree char *text = poppler_page_get_text_for_area (page, area);
  g_autofree PopplerRectangle *boxes = NULL;
  g_autofree double *sizes = NULL;
  g_autoptr (GArray) word = g_array_new (FALSE, FALSE, sizeof (gunichar));
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_boxes, n = 0;

  if (text == NULL || !poppler_page_get_text_layout_for_area (page, area, &boxes, &n_boxes))
    return;
  sizes = get_sizes (page, area, n_boxes);
  begin_run (runs, 0, FALSE);
  for (const char *at = text;; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean space = c == '\0' || g_unichar_isspace (c);

      /* Between the first two words of a line there is no space, only a new embedding. */
      if (space || c == RIGHT_TO_LEFT_EMBEDDING)
        {
          if (n + word->len > n_boxes)
            return;
          add_word (letters, word, boxes + n, sizes + n, runs);
          n += word->len + (space ? 1 : 0);
          g_array_set_size (word, 0);
          g_array_set_size (runs, 0);
          begin_run (runs, 0, FALSE);
          if (c == '\0')
            return;
        }
      else if (c == LEFT_TO_RIGHT_EMBEDDING)
        begin_run (runs, word->len, TRUE);
      else if (c == POP_EMBEDDING)
        begin_run (runs, word->len, FALSE);
      else
        g_array_append_val (word, c);
    }
}

static int
compare_heights (gconstpointer a, gconstpointer b)
{
  const Letter *one = *(const Letter *const *) a, *other = *(const Letter *const *) b;
  double difference = (one->box.y1 + one->box.y2) - (other->box.y1 + other->box.y2);

  return difference < 0 ? -1 : difference > 0;
}

static int
compare_from_right (gconstpointer a, gconstpointer b)
{
  const Letter *one = *(const Letter *const *) a, *other = *(const Letter *const *) b;
  double difference = (other->box.x1 + other->box.x2) - (one->box.x1 + one->box.x2);

  return difference < 0 ? -1 : difference > 0;
}

static gboolean
goes_left_to_right (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  if (g_unichar_isdigit (c))
    return TRUE;
  return g_unichar_isalpha (c) && script != G_UNICODE_SCRIPT_HEBREW &&
         script != G_UNICODE_SCRIPT_ARABIC && script != G_UNICODE_SCRIPT_SYRIAC &&
         script != G_UNICODE_SCRIPT_THAANA && script != G_UNICODE_SCRIPT_NKO;
}

/* Between two digits or letters, these belong to them: 12.5, 10:30, a@b. */
static gboolean
joins (gunichar c)
{
  return c < 0x80 && strchr (".,:/@-_'&", c) != NULL;
}

static char *
write_word (GPtrArray *letters, guint start, guint end)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) run = g_string_new (NULL);

  for (guint i = start; i < end; i++)
    {
      gunichar c = ((Letter *) g_ptr_array_index (letters, i))->letter;
      gunichar next = i + 1 < end ? ((Letter *) g_ptr_array_index (letters, i + 1))->letter : 0;

      if (goes_left_to_right (c) || (run->len > 0 && joins (c) && goes_left_to_right (next)))
        {
          char utf8[6];

          g_string_prepend_len (run, utf8, g_unichar_to_utf8 (c, utf8));
          continue;
        }
      g_string_append (text, run->str);
      g_string_truncate (run, 0);
      g_string_append_unichar (text, c);
    }
  g_string_append (text, run->str);
  return g_strdup (text->str);
}

static void
write_line (GPtrArray *letters, guint start, guint end, DictumPdfWordFunc func, gpointer data)
{
  guint word = start;

  qsort (letters->pdata + start, end - start, sizeof (gpointer), compare_from_right);
  for (guint i = start + 1; i <= end; i++)
    {
      const Letter *last = g_ptr_array_index (letters, i - 1);
      const Letter *letter = i < end ? g_ptr_array_index (letters, i) : NULL;
      PopplerRectangle box = last->box;
      g_autofree char *text = NULL;

      if (letter != NULL && last->box.x1 - letter->box.x2 < WORD_GAP * letter->size)
        continue;
      for (guint k = word; k < i; k++)
        {
          const PopplerRectangle *part = &((Letter *) g_ptr_array_index (letters, k))->box;

          box.x1 = MIN (box.x1, part->x1);
          box.x2 = MAX (box.x2, part->x2);
          box.y1 = MIN (box.y1, part->y1);
          box.y2 = MAX (box.y2, part->y2);
        }
      text = write_word (letters, word, i);
      func (&box, last->size, FALSE, word == start, text, data);
      word = i;
    }
}

/**
 * dictum_pdf_foreach_word_right_to_left:
 *
 * Calls @func for the words of a page, line by line from the top, each line from the right. The
 * letters of a word are in the order in which they are read. A line is the whole width of the page.
 */
void
dictum_pdf_foreach_word_right_to_left (PopplerPage *page, DictumPdfWordFunc func, gpointer data)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (hash_letter, equal_letters, g_free, NULL);
  g_autoptr (GPtrArray) letters = NULL;
  double width, height;
  guint start = 0;

  poppler_page_get_size (page, &width, &height);
  for (int i = 0; i <= SELECTIONS; i++)
    {
      double x = width * i / SELECTIONS;
      PopplerRectangle area = { x, -height, x, 2 * height };

      collect (page, &area, found);
    }
  letters = g_hash_table_get_keys_as_ptr_array (found);
  g_ptr_array_sort (letters, compare_heights);
  for (guint i = 1; i <= letters->len; i++)
    {
      const Letter *last = g_ptr_array_index (letters, i - 1);
      const Letter *letter = i < letters->len ? g_ptr_array_index (letters, i) : NULL;

      /* The next line's letters have their middle below these. */
      if (letter != NULL && letter->box.y1 + letter->box.y2 <
                                last->box.y1 + last->box.y2 + MIN (letter->size, last->size) * 0.5)
        continue;
      write_line (letters, start, i, func, data);
      start = i;
    }
}
