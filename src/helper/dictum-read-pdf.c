/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-helper"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <poppler.h>

#include "dictum-confine.h"
#include "dictum-pdf-right-to-left.h"

/* A program that turns a PDF document on its standard input, which must be a file, into the words
 * of its pages on its standard output. PDF is a language with a long history of surprises; what
 * reads it can do nothing but this. The library starts it, checks each line that it prints, and
 * decides what the words mean: see core/load/dictum-pdf-read.c for the format. */

#define MEMORY ((guint64) 1536 * 1024 * 1024)
#define PROCESSOR_SECONDS 120
#define MAX_PAGES 20000
#define MAX_PAGE_CHARACTERS 400000
#define MAX_WORD 400 /* bytes */
#define GAP 0.3      /* that parts words, in sizes */

typedef struct
{
  const PopplerRectangle *boxes; /* one a character */
  guint n_boxes;
  GList *attributes; /* of PopplerTextAttributes, at the one for the current character */
  GString *word;
  PopplerRectangle box;
  double size;
  gboolean bold;
  gboolean first; /* in its line, as far as poppler sees lines */
} PageWriter;

static void
print_detail (const char *name, char *value)
{
  g_autofree char *owned = value;
  g_autofree char *valid = NULL;

  if (value == NULL)
    return;
  valid = g_utf8_make_valid (value, MIN (strlen (value), 2000));
  g_strdelimit (valid, "\r\n\t\f\v", ' ');
  printf ("%s %s\n", name, valid);
}

static void
print_time (const char *name, GDateTime *time)
{
  g_autoptr (GDateTime) owned = time;

  if (time != NULL)
    print_detail (name, g_date_time_format_iso8601 (time));
}

static gboolean
is_bold (const char *font)
{
  static const char *const signs[] = { "bold", "black", "heavy", "demi", "cmbx", "sfbx", "-bd" };
  g_autofree char *low = g_ascii_strdown (font != NULL ? font : "", -1);

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strstr (low, signs[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Coordinates and sizes are hundredths of a point, so that no locale matters. */
static int
to_hundredths (double value)
{
  return value > -20000 && value < 20000 ? (int) (value * 100) : 0;
}

static void
print_word_cb (const PopplerRectangle *box,
               double size,
               gboolean bold,
               gboolean first,
               const char *text,
               gpointer data)
{
  printf ("w %d %d %d %d %d %d %s\n", to_hundredths (box->x1), to_hundredths (box->y1),
          to_hundredths (box->x2), to_hundredths (box->y2), to_hundredths (size),
          (bold ? 1 : 0) | (first ? 2 : 0), text);
}

static void
end_word (PageWriter *self)
{
  if (self->word->len == 0)
    return;
  print_word_cb (&self->box, self->size, self->bold, self->first, self->word->str, NULL);
  self->first = FALSE;
  g_string_truncate (self->word, 0);
}

static void
add_character (PageWriter *self, gunichar c, guint index)
{
  const PopplerRectangle *box = &self->boxes[index];
  const PopplerTextAttributes *look = self->attributes != NULL ? self->attributes->data : NULL;
  double size = look != NULL && look->font_size > 0 ? look->font_size : box->y2 - box->y1;

  /* A smaller letter that is set higher begins a word of its own: the mark of a footnote. And not
   * every gap is a space in poppler’s text: the one between the cells of a table may be none. */
  if (self->word->len > 0 &&
      (self->word->len > MAX_WORD || ABS (size - self->size) > 0.5 || box->y1 > self->box.y2 ||
       box->y2 < self->box.y1 || box->x1 - self->box.x2 > GAP * size))
    end_word (self);
  if (self->word->len == 0)
    {
      self->box = *box;
      self->size = size;
      self->bold = look != NULL && is_bold (look->font_name);
    }
  self->box.x1 = MIN (self->box.x1, box->x1);
  self->box.y1 = MIN (self->box.y1, box->y1);
  self->box.x2 = MAX (self->box.x2, box->x2);
  self->box.y2 = MAX (self->box.y2, box->y2);
  g_string_append_unichar (self->word, c);
}

/* Marks of direction that poppler puts around words of the other direction; they have no box. */
static gboolean
is_direction_mark (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static void
print_words (PageWriter *self, const char *text)
{
  guint n = 0;
  glong total = g_utf8_strlen (text, -1);
  gboolean marked = total != (glong) self->n_boxes;

  self->first = TRUE;
  for (const char *at = text; *at != '\0' && n < self->n_boxes; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (marked && is_direction_mark (c))
        continue;
      while (self->attributes != NULL &&
             ((PopplerTextAttributes *) self->attributes->data)->end_index < (int) n)
        self->attributes = self->attributes->next;
      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          end_word (self);
          self->first = self->first || c == '\n';
        }
      else
        add_character (self, c, n);
      n++;
    }
  end_word (self);
}

static guint
count_pictures (PopplerPage *page)
{
  GList *images = poppler_page_get_image_mapping (page);
  guint n = g_list_length (images);

  poppler_page_free_image_mapping (images);
  return n;
}

static void
print_page (PopplerPage *page)
{
  PageWriter writer = { .word = g_string_new (NULL) };
  g_autofree char *text = poppler_page_get_text (page);
  g_autofree PopplerRectangle *boxes = NULL;
  double width, height;
  GList *attributes;

  poppler_page_get_size (page, &width, &height);
  printf ("page %d %d %u\n", to_hundredths (width), to_hundredths (height),
          text == NULL || *text == '\0' ? count_pictures (page) : 0);
  if (text == NULL || g_utf8_strlen (text, -1) > MAX_PAGE_CHARACTERS)
    ;
  else if (dictum_pdf_is_right_to_left (text))
    dictum_pdf_foreach_word_right_to_left (page, print_word_cb, NULL);
  else if (poppler_page_get_text_layout (page, &boxes, &writer.n_boxes))
    {
      attributes = writer.attributes = poppler_page_get_text_attributes (page);
      writer.boxes = boxes;
      print_words (&writer, text);
      poppler_page_free_text_attributes (attributes);
    }
  g_string_free (writer.word, TRUE);
}

static void
print_document (PopplerDocument *document)
{
  int n = poppler_document_get_n_pages (document);

  print_detail ("title", poppler_document_get_title (document));
  print_detail ("author", poppler_document_get_author (document));
  print_detail ("creator", poppler_document_get_creator (document));
  print_detail ("producer", poppler_document_get_producer (document));
  print_time ("created", poppler_document_get_creation_date_time (document));
  print_time ("modified", poppler_document_get_modification_date_time (document));
  printf ("pages %d\n", n);
  for (int i = 0; i < MIN (n, MAX_PAGES); i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);

      if (page != NULL)
        print_page (page);
      else
        printf ("page 0 0 0\n");
      g_clear_object (&page);
      /* The reader waits for a page only so long. */
      fflush (stdout);
    }
}

int
main (void)
{
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  PopplerDocument *document = NULL;
  g_autoptr (GError) error = NULL;

  if (!dictum_confine (MEMORY, PROCESSOR_SECONDS))
    {
      printf ("dictum-pdf 1\nerror unsafe\n");
      return EXIT_FAILURE;
    }
  printf ("dictum-pdf 1\n");
  file = g_mapped_file_new_from_fd (STDIN_FILENO, FALSE, &error);
  if (file != NULL)
    {
      bytes = g_mapped_file_get_bytes (file);
      document = poppler_document_new_from_bytes (bytes, NULL, &error);
    }
  if (document != NULL)
    print_document (document);
  else
    printf ("error %s\n", g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED)
                              ? "encrypted"
                              : "malformed");
  printf ("end\n");
  fflush (stdout);
  /* Nothing that poppler would do on the way out is of use. */
  _exit (EXIT_SUCCESS);
}
