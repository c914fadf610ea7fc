/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-pdf.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "load/dictum-load-text.h"
#include "text/dictum-text.h"

/* How far into a file its first line may be: servers and mail programs put things before it. */
#define SNIFF 1024

/* When more than this part of the letters are none, the fonts do not say what they are. */
#define UNKNOWN_LETTERS 0.3

static DictumLoaderFit
recognise (const DictumLoadContent *content)
{
  gsize size;
  const char *data = g_bytes_get_data (content->bytes, &size);

  if (size > 5 && memcmp (data, "%PDF-", 5) == 0)
    return DICTUM_LOADER_SURE;
  if (g_strcmp0 (content->media_type, "application/pdf") == 0 && size > 5 &&
      g_strstr_len (data, MIN (size, SNIFF), "%PDF-") != NULL)
    return DICTUM_LOADER_SURE;
  return DICTUM_LOADER_NO;
}

/* ---- Title, byline and dates ---- */

static gboolean
matches (const char *pattern, const char *text)
{
  return g_regex_match_simple (pattern, text, G_REGEX_CASELESS, 0);
}

/* Programs put their own words into the title: the name of a file, of themselves. */
static gboolean
is_title (const char *title, const DictumLoadContent *content)
{
  g_autofree char *clean = title != NULL ? dictum_load_normalise_line (title) : NULL;

  return clean != NULL && g_utf8_strlen (clean, -1) >= 4 && g_strcmp0 (clean, content->name) != 0 &&
         !matches ("^microsoft |^untitled|^document\\d*$|^slide \\d|^(ohne|sans) tit|^unbenannt|"
                   "^presentation\\d*$|^print|^powerpoint|^https?://",
                   clean) &&
         !matches ("\\.(docx?|odt|indd|pdf|tex|dvi|qxd|rtf|pages|pptx?|xlsx?|html?|ps|txt|wpd)$",
                   clean) &&
         (strchr (clean, ' ') != NULL || !matches ("[_0-9]", clean));
}

static gboolean
is_author (const char *author)
{
  return author != NULL && strlen (author) >= 4 &&
         (strchr (author, ' ') != NULL || !g_str_is_ascii (author)) &&
         !matches ("user|administrator|admin\\b|owner|microsoft|adobe|unknown|author|windows|"
                   "office|scanner|acrobat|latex|\\bhp\\b|xerox|canon|@",
                   author);
}

/* Title and text of page 1 beside one another: "ICE AND THE FERRY" is "Ice and the ferry". */
static gboolean
is_same (const char *a, const char *b)
{
  g_autofree char *one = dictum_text_fold (a), *other = dictum_text_fold (b);

  return strcmp (g_strstrip (one), g_strstrip (other)) == 0;
}

/* Whether words are the names of the authors: “Ida Brandt, Tom Oye” are “Ida Brandt and Tom Oye”.
 */
static gboolean
names_author (const char *text, const char *author)
{
  g_autofree char *names = dictum_text_fold (author), *line = dictum_text_fold (text);
  g_auto (GStrv) words = g_regex_split_simple ("[^\\w]+", names, 0, 0);
  guint n = 0, found = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) > 3 || g_utf8_strlen (words[i], -1) > 3)
      {
        n++;
        found += strstr (line, words[i]) != NULL;
      }
  return n > 0 && found == n && strlen (text) < 2 * strlen (author) + 10;
}

/* The block that is the title: what the properties say, or the largest on the first page. */
static DictumPdfBlock *
find_title (GPtrArray *blocks, const char *declared)
{
  DictumPdfBlock *best = NULL;

  for (guint i = 0; i < blocks->len; i++)
    {
      DictumPdfBlock *block = g_ptr_array_index (blocks, i);

      if (block->page > 1 || block->footnote)
        break;
      if (declared != NULL && i < 20 && is_same (block->text->str, declared))
        return block;
      if (block->kind == DICTUM_BLOCK_HEADING && block->level == 1 && best == NULL)
        best = block;
    }
  return best;
}

/* In the lines just below the title: who wrote it and when. */
static void
read_below_title (GPtrArray *blocks,
                  const DictumPdfBlock *title,
                  const char *author,
                  DictumArticleBuilder *builder)
{
  guint start = 0;

  if (title != NULL && !g_ptr_array_find (blocks, title, &start))
    return;
  for (guint i = start; i < MIN (blocks->len, start + 4); i++)
    {
      DictumPdfBlock *block = g_ptr_array_index (blocks, i);
      const char *text = block->text->str;
      g_autofree char *time = NULL;

      if (block == title || block->page > 1 || g_utf8_strlen (text, -1) > 90)
        continue;
      if (matches ("^(by|von|par|por|di|door|av) [^.]{4,80}$", text))
        {
          block->kind = DICTUM_BLOCK_BYLINE;
          dictum_article_builder_set (builder, DICTUM_DETAIL_BYLINE, strchr (text, ' ') + 1,
                                      DICTUM_DETAIL_ORIGIN_VISIBLE);
        }
      else if (author != NULL && names_author (text, author))
        block->kind = DICTUM_BLOCK_BYLINE;
      else if (g_utf8_strlen (text, -1) < 50 && (time = dictum_load_parse_time (text)) != NULL)
        dictum_article_builder_set (builder, DICTUM_DETAIL_PUBLISHED, time,
                                    DICTUM_DETAIL_ORIGIN_VISIBLE);
    }
}

/* When a browser printed a page says nothing of when it was published. */
static gboolean
is_printed (const DictumPdfDocument *document)
{
  const char *creator = document->details[DICTUM_PDF_CREATOR];
  const char *producer = document->details[DICTUM_PDF_PRODUCER];

  return (creator != NULL && matches ("mozilla|chrom|safari|firefox", creator)) ||
         (producer != NULL && matches ("skia|chrom|print", producer));
}

static void
set_details (DictumPdfDocument *document,
             GPtrArray *blocks,
             const DictumLoadContent *content,
             DictumArticleBuilder *builder)
{
  const char *declared = document->details[DICTUM_PDF_TITLE];
  const char *author = document->details[DICTUM_PDF_AUTHOR];
  DictumPdfBlock *title;

  if (!is_title (declared, content))
    declared = NULL;
  if (!is_author (author))
    author = NULL;
  title = find_title (blocks, declared);
  dictum_article_builder_set (builder, DICTUM_DETAIL_BYLINE, author, DICTUM_DETAIL_ORIGIN_DOCUMENT);
  if (!is_printed (document))
    {
      dictum_article_builder_set (builder, DICTUM_DETAIL_PUBLISHED,
                                  document->details[DICTUM_PDF_CREATED],
                                  DICTUM_DETAIL_ORIGIN_DOCUMENT);
      if (g_strcmp0 (document->details[DICTUM_PDF_CREATED],
                     document->details[DICTUM_PDF_MODIFIED]) != 0)
        dictum_article_builder_set (builder, DICTUM_DETAIL_MODIFIED,
                                    document->details[DICTUM_PDF_MODIFIED],
                                    DICTUM_DETAIL_ORIGIN_DOCUMENT);
    }
  read_below_title (blocks, title, author, builder);

  if (title != NULL)
    {
      title->kind = DICTUM_BLOCK_TITLE;
      /* The words on the page are what readers know it by. */
      dictum_article_builder_set (builder, DICTUM_DETAIL_TITLE, title->text->str,
                                  DICTUM_DETAIL_ORIGIN_VISIBLE);
    }
  else
    dictum_article_builder_set (builder, DICTUM_DETAIL_TITLE, declared,
                                DICTUM_DETAIL_ORIGIN_DOCUMENT);
}

/* ---- What is not there ---- */

static gboolean
set_no_letters (GError **error)
{
  g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_NO_LETTERS,
                       _ ("This PDF has no letters: its pages are pictures, as a scanner makes "
                          "them. Run it through a program for text recognition (OCR), such as "
                          "OCRmyPDF, and add what that gives."));
  return FALSE;
}

static gboolean
has_letters (GPtrArray *lines)
{
  guint64 all = 0, unknown = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const DictumPdfLine *line = g_ptr_array_index (lines, i);

      for (const char *at = line->text; *at != '\0'; at = g_utf8_next_char (at), all++)
        {
          gunichar c = g_utf8_get_char (at);

          unknown += c == 0xfffd || (c >= 0xe000 && c <= 0xf8ff) || c < ' ';
        }
    }
  return all == 0 || unknown < all * UNKNOWN_LETTERS;
}

static void
set_notice (DictumPdfDocument *document, gboolean complete, DictumArticleBuilder *builder)
{
  g_autofree char *notice = NULL;
  guint pictures = 0, first = 0;

  for (guint i = 0; i < document->pages->len; i++)
    if (((DictumPdfPage *) g_ptr_array_index (document->pages, i))->is_picture && ++pictures == 1)
      first = i + 1;
  if (!complete || (int) document->pages->len < document->n_pages)
    notice = g_strdup_printf (
        _ ("The text ends after page %u of %d: the rest is too much to be read, or took too long."),
        document->pages->len, document->n_pages);
  else if (pictures > 0)
    notice = g_strdup_printf (
        ngettext ("%1$u page is a picture, whose text is missing here: page %2$u.",
                  "%1$u pages are pictures, whose text is missing here; the "
                  "first one is page %2$u.",
                  pictures),
        pictures, first);
  if (notice != NULL)
    dictum_article_builder_set_notice (builder, notice);
}

static GPtrArray *
make_lines (DictumPdfDocument *document, const DictumLoadJob *job, GError **error)
{
  g_autoptr (GPtrArray) lines = NULL;

  for (guint i = 0; i < document->pages->len; i++)
    {
      GPtrArray *more = dictum_pdf_make_lines (g_ptr_array_index (document->pages, i), i + 1);

      if (lines == NULL)
        lines = more;
      else
        g_ptr_array_extend_and_steal (lines, more);
      if (i % 100 == 0 && !dictum_load_job_step (job, NULL, -1, error))
        return NULL;
    }
  return g_steal_pointer (&lines);
}

static gboolean
read_pdf (const DictumLoadContent *content,
          DictumArticleBuilder *builder,
          const DictumLoadJob *job,
          GError **error)
{
  gboolean complete;
  g_autoptr (DictumPdfDocument) document = dictum_pdf_read (content->bytes, job, &complete, error);
  g_autoptr (GPtrArray) lines = NULL, blocks = NULL;
  DictumPdfBody body;

  if (document == NULL || (lines = make_lines (document, job, error)) == NULL)
    return FALSE;
  if (lines->len == 0 || !has_letters (lines))
    return set_no_letters (error);
  dictum_pdf_drop_margins (lines, document);
  dictum_pdf_measure (lines, &body);
  dictum_pdf_order (lines, &body);
  if (!dictum_load_job_step (job, NULL, -1, error))
    return FALSE;
  blocks = dictum_pdf_make_blocks (lines, &body);
  dictum_pdf_find_headings (blocks, &body);
  set_details (document, blocks, content, builder);
  set_notice (document, complete, builder);
  for (guint i = 0; i < blocks->len; i++)
    {
      const DictumPdfBlock *block = g_ptr_array_index (blocks, i);

      dictum_article_builder_set_page (builder, block->page);
      dictum_article_builder_add (builder, block->kind, block->level, block->text->str,
                                  block->text->len);
    }
  dictum_load_set_title_otherwise (builder, content, "", 0);
  return TRUE;
}

static const char *const pdf_types[] = { "application/pdf", "application/x-pdf", NULL };
static const char *const pdf_suffixes[] = { "pdf", NULL };

const DictumLoader dictum_loader_pdf = {
  .name = "pdf",
  .media_types = pdf_types,
  .suffixes = pdf_suffixes,
  .binary = TRUE,
  .recognise = recognise,
  .read = read_pdf,
};
