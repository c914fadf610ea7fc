/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-pdf.h"

#include <math.h>
#include <string.h>

/* Headers, footers, running titles and page numbers: lines at the upper or lower edge that stand in
 * the same place on several pages and differ in numbers only. */

/* How many lines from an edge may be such. */
#define EDGE_LINES 3

/* How far from an edge they are, of the page's height. */
#define EDGE 0.16

/* And where a number alone is the page’s. */
#define NUMBER_EDGE 0.1

/* A line at an edge of its page. */
typedef struct
{
  DictumPdfLine *line;
  char *key; /* its words without their numbers, and its place */
} Edge;

static void
edge_clear (gpointer data)
{
  g_free (((Edge *) data)->key);
}

/* The text with each number replaced, so that the titles of all pages are one. */
static char *
make_key (const DictumPdfLine *line, gboolean top)
{
  g_autoptr (GString) key = g_string_new (top ? "^" : "$");
  gboolean number = FALSE;

  g_string_append_printf (key, "%d:", (int) round ((top ? line->y0 : line->y1) / 4));
  for (const char *at = line->text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isdigit (c))
        g_string_append_unichar (key, c);
      else if (!number)
        g_string_append_c (key, '#');
      number = g_unichar_isdigit (c);
    }
  return g_strdup (key->str);
}

/* “7”, “- 7 -”, “Page 7 of 12”, “vii”: what nothing but the number of a page looks like. */
static gboolean
is_page_number (const char *text)
{
  static GRegex *regex;

  if (g_once_init_enter_pointer (&regex))
    g_once_init_leave_pointer (
        &regex, g_regex_new ("^\\W*(page|seite|p\\.|pág\\.|página|pagina|sida|side|стр\\.)?\\s*"
                             "(\\d{1,4}|[ivxlc]{1,6})(\\s*(/|of|von|sur|de|di|av|из)\\s*\\d{1,4})?"
                             "\\W*$",
                             G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL));
  return g_regex_match (regex, text, 0, NULL);
}

/* What browsers print above and below a page. */
static gboolean
is_printed_by_browser (const char *text)
{
  static GRegex *regex;

  if (g_once_init_enter_pointer (&regex))
    g_once_init_leave_pointer (
        &regex, g_regex_new ("^(https?|file)://\\S+(\\s+\\d+/\\d+)?$|"
                             "^\\d{1,4}[./]\\d{1,2}[./]\\d{2,4},? \\d{1,2}:\\d\\d( ?[AP]M)?( .*)?$|"
                             "^\\d{1,3}/\\d{1,3}$",
                             G_REGEX_OPTIMIZE, 0, NULL));
  return g_regex_match (regex, text, 0, NULL);
}

static int
compare_tops (gconstpointer a, gconstpointer b)
{
  const DictumPdfLine *one = *(const DictumPdfLine *const *) a;
  const DictumPdfLine *other = *(const DictumPdfLine *const *) b;

  return one->y0 < other->y0 ? -1 : one->y0 > other->y0;
}

/* The lines near one edge of a page, the outermost first. Those of one height count as one. */
static void
collect_edge (GPtrArray *lines, double height, gboolean top, GArray *edges)
{
  guint rows = 0;
  double last = NAN;

  for (guint i = 0; i < lines->len; i++)
    {
      DictumPdfLine *line = g_ptr_array_index (lines, top ? i : lines->len - 1 - i);
      Edge edge = { .line = line };

      if (top ? line->y0 > height * EDGE : line->y1 < height * (1 - EDGE))
        break;
      if (isnan (last) || fabs (line->y0 - last) > line->size * 0.6)
        rows++;
      if (rows > EDGE_LINES)
        break;
      last = line->y0;
      edge.key = make_key (line, top);
      g_array_append_val (edges, edge);
    }
}

/* Whether something is left of a page without the line: a page with a number alone keeps it. */
static gboolean
is_outermost (GPtrArray *page, const DictumPdfLine *line, const DictumPdfBody *body)
{
  const DictumPdfLine *first = g_ptr_array_index (page, 0);
  const DictumPdfLine *last = g_ptr_array_index (page, page->len - 1);

  return page->len > 2 && (line == first || line == last || line->y1 >= last->y1 - body->size / 2);
}

static void
count_keys (GArray *edges, GHashTable *pages)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < edges->len; i++)
    {
      const Edge *edge = &g_array_index (edges, Edge, i);

      if (i > 0 && edge->line->page != edge[-1].line->page)
        g_hash_table_remove_all (seen);
      if (g_hash_table_add (seen, edge->key))
        g_hash_table_insert (
            pages, edge->key,
            GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (pages, edge->key)) + 1));
    }
}

/* The title of the page stands beside the time at which a browser printed it. */
static void
drop_row (GPtrArray *page, const DictumPdfLine *line, GHashTable *drop)
{
  for (guint i = 0; i < page->len; i++)
    {
      DictumPdfLine *other = g_ptr_array_index (page, i);

      if (fabs (other->y1 - line->y1) < 1)
        g_hash_table_add (drop, other);
    }
}

static void
collect_page (GPtrArray *page, const DictumPdfDocument *document, GArray *edges, GHashTable *drop)
{
  const DictumPdfLine *any = page->len > 0 ? g_ptr_array_index (page, 0) : NULL;
  DictumPdfBody body;
  double height;

  if (any == NULL)
    return;
  height = ((DictumPdfPage *) g_ptr_array_index (document->pages, any->page - 1))->height;
  dictum_pdf_measure (page, &body);
  g_ptr_array_sort (page, compare_tops);
  collect_edge (page, height, TRUE, edges);
  collect_edge (page, height, FALSE, edges);
  for (guint i = 0; i < page->len; i++)
    {
      DictumPdfLine *line = g_ptr_array_index (page, i);

      if (line->y1 >= height * NUMBER_EDGE && line->y0 <= height * (1 - NUMBER_EDGE))
        continue;
      if (is_printed_by_browser (line->text))
        drop_row (page, line, drop);
      else if (is_page_number (line->text) && is_outermost (page, line, &body))
        g_hash_table_add (drop, line);
    }
  g_ptr_array_set_size (page, 0);
}

/**
 * dictum_pdf_drop_margins:
 * @lines: of all pages, page by page
 *
 * Removes what is no part of the text but of the pages.
 */
void
dictum_pdf_drop_margins (GPtrArray *lines, DictumPdfDocument *document)
{
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  g_autoptr (GPtrArray) page = g_ptr_array_new ();
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) drop = g_hash_table_new (NULL, NULL);
  guint n = document->pages->len, needed = n <= 3 ? 2 : MAX (3, MIN (n / 8, 6)), kept = 0;

  g_array_set_clear_func (edges, edge_clear);
  for (guint i = 0; i < lines->len; i++)
    {
      DictumPdfLine *line = g_ptr_array_index (lines, i);

      if (page->len > 0 && ((DictumPdfLine *) g_ptr_array_index (page, 0))->page != line->page)
        collect_page (page, document, edges, drop);
      g_ptr_array_add (page, line);
    }
  collect_page (page, document, edges, drop);

  count_keys (edges, counts);
  for (guint i = 0; i < edges->len; i++)
    {
      const Edge *edge = &g_array_index (edges, Edge, i);

      if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, edge->key)) >= needed)
        g_hash_table_add (drop, edge->line);
    }
  for (guint i = 0; i < lines->len; i++)
    {
      DictumPdfLine *line = g_ptr_array_index (lines, i);

      if (!g_hash_table_contains (drop, line))
        {
          gpointer other = g_ptr_array_index (lines, kept);

          lines->pdata[kept++] = line;
          lines->pdata[i] = other;
        }
    }
  g_ptr_array_set_size (lines, kept);
}
