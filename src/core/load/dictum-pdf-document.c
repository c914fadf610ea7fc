/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-pdf.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

/* More than any article has; the output that is read is bounded too. */
#define MAX_PAGES 20000

static void
page_free (gpointer data)
{
  DictumPdfPage *self = data;

  g_array_unref (self->words);
  g_free (self);
}

DictumPdfDocument *
dictum_pdf_document_new (void)
{
  DictumPdfDocument *self = g_new0 (DictumPdfDocument, 1);

  self->pages = g_ptr_array_new_with_free_func (page_free);
  self->text = g_string_chunk_new (64 * 1024);
  return self;
}

void
dictum_pdf_document_free (DictumPdfDocument *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < DICTUM_PDF_N_DETAILS; i++)
    g_free (self->details[i]);
  g_ptr_array_unref (self->pages);
  g_string_chunk_free (self->text);
  g_free (self);
}

/* The numbers that a line begins with; rest is behind the blank that follows them. */
static gboolean
parse_numbers (const char *line, int *numbers, guint n, const char **rest)
{
  for (guint i = 0; i < n; i++)
    {
      char *end;
      long number = strtol (line, &end, 10);

      if (end == line || (*end != ' ' && *end != '\0') || number < -10000000 || number > 10000000)
        return FALSE;
      numbers[i] = number;
      line = *end == ' ' ? end + 1 : end;
    }
  *rest = line;
  return TRUE;
}

static gboolean
parse_page (DictumPdfDocument *self, const char *line)
{
  DictumPdfPage *page;
  int numbers[3];
  const char *rest;

  if (!parse_numbers (line, numbers, 3, &rest) || *rest != '\0' || self->pages->len >= MAX_PAGES)
    return FALSE;
  page = g_new0 (DictumPdfPage, 1);
  page->width = numbers[0] / 100.0;
  page->height = numbers[1] / 100.0;
  page->is_picture = numbers[2] > 0;
  page->words = g_array_new (FALSE, FALSE, sizeof (DictumPdfWord));
  g_ptr_array_add (self->pages, page);
  return TRUE;
}

static gboolean
parse_word (DictumPdfDocument *self, const char *line)
{
  DictumPdfPage *page;
  DictumPdfWord word = { 0 };
  int numbers[6];
  const char *rest;

  if (self->pages->len == 0 || !parse_numbers (line, numbers, 6, &rest) || *rest == '\0')
    return FALSE;
  page = g_ptr_array_index (self->pages, self->pages->len - 1);
  word.x0 = MIN (numbers[0], numbers[2]) / 100.0;
  word.x1 = MAX (numbers[0], numbers[2]) / 100.0;
  word.y0 = MIN (numbers[1], numbers[3]) / 100.0;
  word.y1 = MAX (numbers[1], numbers[3]) / 100.0;
  word.size = CLAMP (numbers[4] / 100.0, 1, 1000);
  word.bold = numbers[5] & 1;
  word.first = (numbers[5] & 2) != 0;
  /* Sideways along the margin: a stamp or a watermark, which nobody reads with the text. */
  if (word.y1 - word.y0 > 3 * word.size && word.y1 - word.y0 > 2 * (word.x1 - word.x0))
    return TRUE;
  word.text = g_string_chunk_insert (self->text, rest);
  g_array_append_val (page->words, word);
  return TRUE;
}

static gboolean
parse_error (const char *name, GError **error)
{
  if (g_strcmp0 (name, "encrypted") == 0)
    g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_ENCRYPTED,
                         _ ("This PDF asks for a password. Open it with the password, save or "
                            "print it as a PDF without one, and add that."));
  else if (g_strcmp0 (name, "unsafe") == 0)
    g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_UNKNOWN,
                         _ ("PDF documents cannot be read safely on this system. Copy the text "
                            "and paste it here."));
  else
    g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_MALFORMED,
                         _ ("This PDF is damaged, and nothing in it can be read. Download it "
                            "again, or ask for another copy."));
  return FALSE;
}

/**
 * dictum_pdf_document_parse:
 * @line: what the helper printed, without the line end
 * @ended: set when the helper said that it came to the end
 *
 * Takes in one line of what the helper says. The lines are
 *
 *     dictum-pdf 1
 *     title|author|creator|producer|created|modified TEXT
 *     pages NUMBER
 *     page WIDTH HEIGHT PICTURES
 *     w X0 Y0 X1 Y1 SIZE FLAGS TEXT     on the last page; flags: 1 bold, 2 first of its line
 *     error encrypted|malformed|unsafe
 *     end
 *
 * with lengths in hundredths of a point. What the helper reads is hostile, so what it says is not
 * believed either: anything else is a malformed document, and there is an end to words and pages.
 *
 * Returns: FALSE with a DictumLoadError
 */
gboolean
dictum_pdf_document_parse (DictumPdfDocument *self,
                           const char *line,
                           gboolean *ended,
                           GError **error)
{
  static const char *const details[DICTUM_PDF_N_DETAILS] = { "title ",    "author ",  "creator ",
                                                             "producer ", "created ", "modified " };
  const char *rest;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (line != NULL, FALSE);

  if (!g_utf8_validate (line, -1, NULL))
    return parse_error (NULL, error);
  if (g_str_has_prefix (line, "w "))
    return parse_word (self, line + 2) || parse_error (NULL, error);
  if (g_str_has_prefix (line, "page "))
    return parse_page (self, line + 5) || parse_error (NULL, error);
  if (g_str_has_prefix (line, "pages "))
    return parse_numbers (line + 6, &self->n_pages, 1, &rest) || parse_error (NULL, error);
  if (g_str_has_prefix (line, "error "))
    return parse_error (line + 6, error);
  if (g_strcmp0 (line, "end") == 0)
    return *ended = TRUE;
  for (guint i = 0; i < DICTUM_PDF_N_DETAILS; i++)
    if (g_str_has_prefix (line, details[i]))
      {
        g_set_str (&self->details[i], line + strlen (details[i]));
        return TRUE;
      }
  return g_strcmp0 (line, "dictum-pdf 1") == 0 || parse_error (NULL, error);
}
