/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-office.h"

#include <string.h>

#include "load/dictum-load-text.h"

/* Boxes in notes in boxes: more than anybody writes. */
#define MAX_DEPTH 50

/* A first paragraph longer than this is no title. In code points. */
#define TITLE_LENGTH 120

/* Bytes of the text by which a declared language is checked. */
#define SAMPLE 8000

/* A paragraph while it is read, and when it waits. */
typedef struct
{
  GString *text;
  int kind;
  int level;
  int page;
} Paragraph;

/* One level of the text: the text itself, or a note or box in a paragraph of the level below. */
typedef struct
{
  Paragraph paragraph;
  DictumOfficePlace place;
  char *label; /* of a note: before its first paragraph; NULL none or written */
} Level;

struct _DictumOffice
{
  DictumArticleBuilder *builder;
  GPtrArray *levels;  /* of Level, the text first */
  GPtrArray *waiting; /* of Paragraph: behind the paragraph that is read */
  GPtrArray *at_end;  /* of Paragraph */
  GPtrArray *kept;    /* of Paragraph */
  Paragraph *first;   /* held until it is known whether another follows */
  GString *sample;
  char *expected;    /* heading of what follows; NULL none */
  gboolean has_body; /* something but a title, standfirst or byline was written */
  gboolean has_title;
  int page;
  DictumOfficeDetails details;
};

static void
paragraph_free (gpointer data)
{
  Paragraph *self = data;

  g_string_free (self->text, TRUE);
  g_free (self);
}

static void
level_free (gpointer data)
{
  Level *self = data;

  g_string_free (self->paragraph.text, TRUE);
  g_free (self->label);
  g_free (self);
}

static Level *
level_new (DictumOfficePlace place, const char *label)
{
  Level *self = g_new0 (Level, 1);

  self->paragraph.text = g_string_new (NULL);
  self->place = place;
  self->label = g_strdup (label);
  return self;
}

static Level *
get_top (DictumOffice *self)
{
  return g_ptr_array_index (self->levels, self->levels->len - 1);
}

/**
 * dictum_office_new:
 * @builder: stays the caller's, and is given the blocks
 */
DictumOffice *
dictum_office_new (DictumArticleBuilder *builder)
{
  DictumOffice *self = g_new0 (DictumOffice, 1);

  g_return_val_if_fail (builder != NULL, NULL);

  self->builder = builder;
  self->levels = g_ptr_array_new_with_free_func (level_free);
  self->waiting = g_ptr_array_new_with_free_func (paragraph_free);
  self->at_end = g_ptr_array_new_with_free_func (paragraph_free);
  self->kept = g_ptr_array_new_with_free_func (paragraph_free);
  self->sample = g_string_new (NULL);
  g_ptr_array_add (self->levels, level_new (DICTUM_OFFICE_BEHIND, NULL));
  return self;
}

void
dictum_office_free (DictumOffice *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->levels);
  g_ptr_array_unref (self->waiting);
  g_ptr_array_unref (self->at_end);
  g_ptr_array_unref (self->kept);
  g_clear_pointer (&self->first, paragraph_free);
  g_string_free (self->sample, TRUE);
  g_free (self->expected);
  dictum_office_details_clear (&self->details);
  g_free (self);
}

/**
 * dictum_office_append:
 * @text: UTF-8; may hold line breaks
 * @length: bytes, or -1
 *
 * Adds to the paragraph that is read.
 */
void
dictum_office_append (DictumOffice *self, const char *text, gssize length)
{
  Level *level;

  g_return_if_fail (self != NULL);

  level = get_top (self);
  /* A paragraph stands on the page on which it begins. */
  if (level->paragraph.text->len == 0)
    level->paragraph.page = self->page;
  g_string_append_len (level->paragraph.text, text, length);
}

void
dictum_office_append_char (DictumOffice *self, gunichar c)
{
  char letters[6];

  if (c == 0 || !g_unichar_validate (c))
    return;
  dictum_office_append (self, letters, g_unichar_to_utf8 (c, letters));
}

/* What the paragraph that is read is: a DictumBlockKind, or DICTUM_OFFICE_SKIP; level: of a
 * heading. A paragraph of the text until the end of the paragraph. */
void
dictum_office_set_kind (DictumOffice *self, int kind, int level)
{
  g_return_if_fail (self != NULL);

  get_top (self)->paragraph.kind = kind;
  get_top (self)->paragraph.level = level;
}

/* Between the title and the text. */
static gboolean
is_head (int kind)
{
  return kind == DICTUM_BLOCK_STANDFIRST || kind == DICTUM_BLOCK_BYLINE ||
         kind == DICTUM_OFFICE_DATE;
}

static void
write_paragraph (DictumOffice *self, const Paragraph *paragraph)
{
  int kind = paragraph->kind;
  int level = paragraph->level;

  /* What is called a title in the middle of a text is a heading there. */
  if (kind == DICTUM_BLOCK_TITLE && (self->has_body || self->has_title))
    {
      kind = DICTUM_BLOCK_HEADING;
      level = 1;
    }
  else if (is_head (kind) && self->has_body)
    kind = DICTUM_BLOCK_PARAGRAPH;
  if (kind == DICTUM_BLOCK_TITLE)
    {
      self->has_title = TRUE;
      dictum_article_builder_set (self->builder, DICTUM_DETAIL_TITLE, paragraph->text->str,
                                  DICTUM_DETAIL_ORIGIN_VISIBLE);
    }
  else if (kind == DICTUM_BLOCK_BYLINE)
    dictum_article_builder_set (self->builder, DICTUM_DETAIL_BYLINE, paragraph->text->str,
                                DICTUM_DETAIL_ORIGIN_VISIBLE);
  else if (kind == DICTUM_OFFICE_DATE)
    {
      dictum_article_builder_set (self->builder, DICTUM_DETAIL_PUBLISHED, paragraph->text->str,
                                  DICTUM_DETAIL_ORIGIN_VISIBLE);
      kind = DICTUM_BLOCK_BYLINE;
    }
  else if (!is_head (kind))
    self->has_body = TRUE;
  if (self->sample->len < SAMPLE)
    g_string_append_printf (self->sample, "%s\n", paragraph->text->str);
  dictum_article_builder_set_page (self->builder, paragraph->page);
  dictum_article_builder_add (self->builder, kind, level, paragraph->text->str,
                              paragraph->text->len);
}

/* A short first line that does not end as a sentence does, and has text below it. */
static gboolean
looks_like_title (const Paragraph *paragraph)
{
  g_autofree char *line = dictum_load_normalise_line (paragraph->text->str);
  const char *last;

  if (line == NULL || g_utf8_strlen (line, -1) > TITLE_LENGTH ||
      strchr (paragraph->text->str, '\n') != NULL)
    return FALSE;
  last = g_utf8_prev_char (line + strlen (line));
  return g_utf8_strchr (".:;,…。：", -1, g_utf8_get_char (last)) == NULL;
}

/* Whether a paragraph is these words; words may be NULL. */
static gboolean
says (const Paragraph *paragraph, const char *words)
{
  g_autofree char *line = dictum_load_normalise_line (paragraph->text->str);
  g_autofree char *other = words != NULL ? dictum_load_normalise_line (words) : NULL;

  return line != NULL && other != NULL && strcmp (line, other) == 0;
}

static void
release_first (DictumOffice *self, gboolean more)
{
  Paragraph *first = g_steal_pointer (&self->first);

  if (first == NULL)
    return;
  if (says (first, self->details.title) ||
      (more && ((first->kind == DICTUM_BLOCK_HEADING && first->level == 1) ||
                (first->kind == DICTUM_BLOCK_PARAGRAPH && self->details.title == NULL &&
                 looks_like_title (first)))))
    first->kind = DICTUM_BLOCK_TITLE;
  write_paragraph (self, first);
  paragraph_free (first);
}

static gboolean
is_blank (const GString *text)
{
  for (const char *at = text->str; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

/* Takes the paragraph that was read out of its level, ready for the next. */
static Paragraph *
take_paragraph (Level *level)
{
  Paragraph *paragraph = g_new (Paragraph, 1);

  *paragraph = level->paragraph;
  level->paragraph = (Paragraph) { .text = g_string_new (NULL) };
  return paragraph;
}

/* A heading that is known from elsewhere: it may stand in the text, too, dressed as a paragraph. */
static void
write_expected (DictumOffice *self, Paragraph *paragraph)
{
  g_autofree char *expected = g_steal_pointer (&self->expected);

  if (expected == NULL || paragraph->kind == DICTUM_BLOCK_HEADING)
    return;
  if (says (paragraph, expected))
    {
      paragraph->kind = DICTUM_BLOCK_HEADING;
      paragraph->level = 1;
    }
  else
    dictum_article_builder_add (self->builder, DICTUM_BLOCK_HEADING, 1, expected, -1);
}

static void
put_paragraph (DictumOffice *self, Paragraph *paragraph)
{
  gboolean is_first = self->first == NULL && !self->has_body && !self->has_title;

  write_expected (self, paragraph);
  release_first (self, TRUE);
  if (is_first && !is_head (paragraph->kind))
    {
      self->first = paragraph;
      return;
    }
  write_paragraph (self, paragraph);
  paragraph_free (paragraph);
}

static GPtrArray *
get_place (DictumOffice *self, DictumOfficePlace place)
{
  switch (place)
    {
    case DICTUM_OFFICE_AT_END:
      return self->at_end;
    case DICTUM_OFFICE_KEPT:
      return self->kept;
    case DICTUM_OFFICE_BEHIND:
    default:
      return self->waiting;
    }
}

static void
label_paragraph (Paragraph *paragraph, const char *label)
{
  g_autofree char *mark = g_strdup_printf ("[%s] ", label);

  g_string_prepend (paragraph->text, mark);
}

/* Ends the paragraph that is read. Nothing happens to one without text, but that what waited for
 * its end is written. */
void
dictum_office_end_paragraph (DictumOffice *self)
{
  Level *level;
  g_autoptr (GPtrArray) waiting = NULL;

  g_return_if_fail (self != NULL);

  level = get_top (self);
  if (is_blank (level->paragraph.text) || level->paragraph.kind == DICTUM_OFFICE_SKIP)
    {
      g_string_truncate (level->paragraph.text, 0);
      level->paragraph.kind = DICTUM_BLOCK_PARAGRAPH;
    }
  else if (self->levels->len == 1)
    put_paragraph (self, take_paragraph (level));
  else
    {
      if (level->label != NULL)
        label_paragraph (&level->paragraph, level->label);
      g_clear_pointer (&level->label, g_free);
      g_ptr_array_add (get_place (self, level->place), take_paragraph (level));
    }
  if (self->levels->len > 1 || self->waiting->len == 0)
    return;
  waiting = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new_with_free_func (paragraph_free);
  while (waiting->len > 0)
    put_paragraph (self, g_ptr_array_steal_index (waiting, 0));
}

/**
 * dictum_office_push:
 * @label: (nullable): the note's mark, as the document shows it
 *
 * Begins a note or a box within the paragraph that is read, which goes on when it is popped.
 *
 * Returns: FALSE when there are too many in one another: nothing was begun
 */
gboolean
dictum_office_push (DictumOffice *self, DictumOfficePlace place, const char *label)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->levels->len >= MAX_DEPTH)
    return FALSE;
  /* A box in an endnote stays with it. */
  if (get_top (self)->place != DICTUM_OFFICE_BEHIND)
    place = get_top (self)->place;
  g_ptr_array_add (self->levels, level_new (place, label != NULL && *label != '\0' ? label : NULL));
  return TRUE;
}

/**
 * dictum_office_move_to_end:
 * @label: the note's mark there
 *
 * Makes the note that was begun last one behind the whole text.
 *
 * Returns: FALSE when it is one already, is none, or something of it has been read
 */
gboolean
dictum_office_move_to_end (DictumOffice *self, const char *label)
{
  Level *level;

  g_return_val_if_fail (self != NULL, FALSE);

  level = get_top (self);
  if (self->levels->len < 2 || level->place != DICTUM_OFFICE_BEHIND || level->label == NULL ||
      level->paragraph.text->len > 0)
    return FALSE;
  level->place = DICTUM_OFFICE_AT_END;
  g_set_str (&level->label, label);
  return TRUE;
}

void
dictum_office_pop (DictumOffice *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->levels->len > 1);

  dictum_office_end_paragraph (self);
  g_ptr_array_set_size (self->levels, self->levels->len - 1);
}

/**
 * dictum_office_take_kept:
 *
 * Returns: (transfer full): the paragraphs that were read with DICTUM_OFFICE_KEPT since the last
 * call, for dictum_office_place_kept()
 */
GPtrArray *
dictum_office_take_kept (DictumOffice *self)
{
  GPtrArray *kept;

  g_return_val_if_fail (self != NULL, NULL);

  kept = g_steal_pointer (&self->kept);
  self->kept = g_ptr_array_new_with_free_func (paragraph_free);
  return kept;
}

/**
 * dictum_office_place_kept:
 * @kept: left empty
 * @label: the note's mark, as the document shows it
 */
void
dictum_office_place_kept (DictumOffice *self,
                          GPtrArray *kept,
                          DictumOfficePlace place,
                          const char *label)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (kept != NULL);

  for (guint i = 0; kept->len > 0; i++)
    {
      Paragraph *paragraph = g_ptr_array_steal_index (kept, 0);

      if (i == 0)
        label_paragraph (paragraph, label);
      paragraph->page = self->page;
      g_ptr_array_add (get_place (self, place), paragraph);
    }
}

/* Says that the document tells where its pages begin. */
void
dictum_office_begin_pages (DictumOffice *self)
{
  self->page = MAX (self->page, 1);
}

/* A page begins; ignored where pages are not known. */
void
dictum_office_next_page (DictumOffice *self)
{
  if (self->page > 0 && self->page < G_MAXINT)
    self->page++;
}

/* The page that begins has this number; 0: none that is known. */
void
dictum_office_set_page (DictumOffice *self, int page)
{
  self->page = MAX (page, 0);
}

/* No heading is the title, which is known otherwise: of a book, say. */
void
dictum_office_keep_headings (DictumOffice *self)
{
  self->has_title = TRUE;
}

/* What follows has this heading (may be NULL): written if the text does not begin with one. */
void
dictum_office_expect_heading (DictumOffice *self, const char *heading)
{
  g_set_str (&self->expected, heading);
}

void
dictum_office_note (DictumOffice *self, DictumOfficeNotice notice)
{
  g_return_if_fail (self != NULL);

  self->details.notices |= notice;
}

/* What the document's properties say, which is told to it; belongs to it. */
DictumOfficeDetails *
dictum_office_get_details (DictumOffice *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->details;
}

/**
 * dictum_office_finish:
 *
 * Writes what waits for the end of the text, and the details. What the text shows as its title and
 * author is believed before the document's properties, which are often those of another one.
 */
void
dictum_office_finish (DictumOffice *self, const DictumLoadContent *content)
{
  g_return_if_fail (self != NULL);

  while (self->levels->len > 1)
    dictum_office_pop (self);
  dictum_office_end_paragraph (self);
  release_first (self, FALSE);
  while (self->at_end->len > 0)
    {
      Paragraph *paragraph = g_ptr_array_steal_index (self->at_end, 0);

      write_paragraph (self, paragraph);
      paragraph_free (paragraph);
    }
  dictum_office_details_write (&self->details, self->builder, self->has_title, self->sample);
  dictum_load_set_title_otherwise (self->builder, content, self->sample->str, self->sample->len);
}
