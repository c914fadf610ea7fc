/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-reader"

#include "reader/dictum-reader-private.h"

#include <glib/gi18n.h>

#include "window/dictum-format.h"

#define TOP 26
#define HEAD_SPACE 18
#define BYLINE_GAP 4
#define BYLINE_SPACE 44 /* below the title, for the byline */

/* How a kind of block is set. Zero leaves a value as the text view has it. */
typedef struct
{
  const char *tag;
  double scale;
  int weight;
  int indent; /* on both sides: which one the line begins at depends on its script */
  int above;
  int below;
  gboolean italic;
  gboolean plain; /* in the interface's typeface */
  gboolean dim;
} BlockStyle;

static const BlockStyle styles[] = {
  [DICTUM_BLOCK_TITLE] = { "title", 1.58, PANGO_WEIGHT_BOLD, 0, 0, BYLINE_SPACE, FALSE, TRUE,
                           FALSE },
  [DICTUM_BLOCK_STANDFIRST] = { "standfirst", 1.1, PANGO_WEIGHT_MEDIUM, 0, 0, 22, FALSE, FALSE,
                                FALSE },
  [DICTUM_BLOCK_BYLINE] = { "byline", 0.86, 0, 0, 0, 0, FALSE, TRUE, TRUE },
  [DICTUM_BLOCK_HEADING] = { "heading", 1.2, PANGO_WEIGHT_BOLD, 0, 14, 10, FALSE, TRUE, FALSE },
  [DICTUM_BLOCK_QUOTE] = { "quote", 0, 0, 26, 0, 0, FALSE, FALSE, FALSE },
  [DICTUM_BLOCK_LIST_ITEM] = { "list-item", 0, 0, 24, 0, 10, FALSE, FALSE, FALSE },
  [DICTUM_BLOCK_CAPTION] = { "caption", 0.86, 0, 0, 0, 0, FALSE, TRUE, TRUE },
  [DICTUM_BLOCK_TABLE_CELL] = { "table-cell", 0.92, 0, 0, 0, 6, FALSE, TRUE, FALSE },
  [DICTUM_BLOCK_PULL_QUOTE] = { "pull-quote", 1.15, 0, 26, 0, 0, TRUE, FALSE, FALSE },
};

/* The typeface of the interface, without its size. */
static char *
get_plain_family (void)
{
  g_autofree char *name = NULL;
  PangoFontDescription *font;
  char *family;

  g_object_get (gtk_settings_get_default (), "gtk-font-name", &name, NULL);
  font = pango_font_description_from_string (name != NULL ? name : "Sans");
  family = g_strdup (pango_font_description_get_family (font));
  pango_font_description_free (font);

  return family;
}

static void
make_tag (GtkTextBuffer *buffer, const BlockStyle *style, const char *family)
{
  GtkTextTag *tag = gtk_text_buffer_create_tag (buffer, style->tag, NULL);

  if (style->scale > 0)
    g_object_set (tag, "scale", style->scale, NULL);
  if (style->weight > 0)
    g_object_set (tag, "weight", style->weight, NULL);
  if (style->indent > 0)
    g_object_set (tag, "accumulative-margin", TRUE, "left-margin", style->indent, "right-margin",
                  style->indent, NULL);
  if (style->above > 0)
    g_object_set (tag, "pixels-above-lines", style->above, NULL);
  if (style->below > 0)
    g_object_set (tag, "pixels-below-lines", style->below, NULL);
  if (style->italic)
    g_object_set (tag, "style", PANGO_STYLE_ITALIC, NULL);
  if (style->plain)
    g_object_set (tag, "family", family != NULL ? family : "Sans", NULL);
}

/* Dimmed text takes its colour from the palette, which follows the desktop. */
static void
update_colours (DictumReader *self)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)));
  const DictumPalette *palette = dictum_reader_get_palette (self);

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      if (styles[i].tag != NULL && styles[i].dim)
        g_object_set (gtk_text_tag_table_lookup (table, styles[i].tag), "foreground-rgba",
                      &palette->cue, NULL);
    }
}

/**
 * dictum_reader_make_tags:
 * @buffer: an empty buffer
 *
 * Makes the one tag of each kind of block.
 */
void
dictum_reader_make_tags (GtkTextBuffer *buffer)
{
  g_autofree char *family = get_plain_family ();

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      if (styles[i].tag != NULL)
        make_tag (buffer, &styles[i], family);
    }
  dictum_reader_make_speech_tag (buffer);
}

/**
 * dictum_reader_fill:
 * @self: a reader
 * @version: what is to be shown
 * @text: the version's text
 *
 * Puts the text into the buffer in one go, then sets the style of each block that has one.
 */
void
dictum_reader_fill (DictumReader *self, const DictumVersion *version, DictumText *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  guint n_blocks = dictum_values_length (version->blocks);

  update_colours (self);
  gtk_text_buffer_set_text (buffer, dictum_text_get_string (text), -1);

  for (guint i = 0; i < n_blocks; i++)
    {
      const DictumBlock *block = dictum_values_get (version->blocks, i);
      GtkTextIter start;
      GtkTextIter end;

      if (block->kind <= 0 || block->kind >= (int) G_N_ELEMENTS (styles))
        continue;

      gtk_text_buffer_get_iter_at_line (buffer, &start, (int) i);
      end = start;
      gtk_text_iter_forward_line (&end);
      gtk_text_buffer_apply_tag_by_name (buffer, styles[block->kind].tag, &start, &end);
    }
  dictum_reader_fill_speech (buffer, version);
}

static char *
describe_date (const char *published)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *whole = NULL;

  if (published == NULL)
    return NULL;

  whole = strchr (published, 'T') != NULL ? g_strdup (published)
                                          : g_strconcat (published, "T00:00:00Z", NULL);
  time = g_date_time_new_from_iso8601 (whole, utc);

  /* Translators: a date as an article gives it, “14 November 2026”. */
  return time != NULL ? dictum_format_time (time, C_ ("date", "%-d %B %Y")) : g_strdup (published);
}

static gboolean
begins_with_title (DictumReader *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextTag *title = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "title");
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (buffer, &start);

  return gtk_text_iter_has_tag (&start, title);
}

/* Which way the text runs that headline and byline belong to; the interface may run the other way.
 */
static GtkTextDirection
get_direction (DictumReader *self)
{
  const char *text = self->text != NULL ? dictum_text_get_string (self->text) : NULL;

  return dictum_format_get_direction (text) == GTK_TEXT_DIR_RTL ? GTK_TEXT_DIR_RTL
                                                                : GTK_TEXT_DIR_LTR;
}

/**
 * dictum_reader_update_head:
 * @self: a reader
 * @article: (nullable): what is shown
 *
 * Sets the line below the title, which says who wrote it, where and when it appeared, and the title
 * itself where the text has none.
 */
void
dictum_reader_update_head (DictumReader *self, const DictumArticle *article)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *words = NULL;
  GtkTextDirection direction;

  if (self->byline == NULL)
    return;

  direction = get_direction (self);
  gtk_widget_set_direction (self->headline, direction);
  gtk_widget_set_direction (self->byline, direction);
  gtk_label_set_label (GTK_LABEL (self->headline), article != NULL ? article->title : NULL);
  gtk_widget_set_visible (self->headline,
                          article != NULL && article->title != NULL && !begins_with_title (self));

  if (article != NULL)
    {
      g_autofree char *date = describe_date (article->published);

      if (article->byline != NULL)
        g_strv_builder_take (builder, dictum_format_isolated_in (article->byline, direction));
      if (article->publisher != NULL)
        g_strv_builder_take (builder, dictum_format_isolated_in (article->publisher, direction));
      if (date != NULL)
        g_strv_builder_take (builder, dictum_format_isolated_in (date, direction));
    }

  parts = g_strv_builder_end (builder);
  words = g_strjoinv (" · ", parts);
  gtk_label_set_label (GTK_LABEL (self->byline), words);
  self->head_width = -1;
  gtk_widget_set_visible (self->byline, *words != '\0');
}

/* How far down the title in the text reaches. GTK knows only once it has laid it out. */
static int
get_title_end (DictumReader *self)
{
  GtkTextIter start;
  int y;
  int height;

  if (!begins_with_title (self))
    return 0;

  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &start);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &start, &y, &height);

  return y + height;
}

/* Gives the label the width and tells the height that it then has; nothing when it is not shown. */
static int
fit (GtkWidget *label, int width)
{
  int height;

  gtk_widget_set_size_request (label, -1, -1);
  if (!gtk_widget_get_visible (label))
    return 0;

  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_set_size_request (label, width, -1);

  return height;
}

/* The byline goes below the title. A text that begins without one gets that of the article above
 * it, which is no part of the text and cannot be marked. */
static void
place_head (DictumReader *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  int left = gtk_text_view_get_left_margin (view);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int room = MAX (width - left - gtk_text_view_get_right_margin (view), 1);
  int headline = fit (self->headline, room);
  int byline = fit (self->byline, room);
  int title = get_title_end (self);
  int above = 0;

  if (title > 0)
    gtk_text_view_move_overlay (view, self->byline, left, title - BYLINE_SPACE + BYLINE_GAP);
  else
    {
      above = headline + byline + (headline + byline > 0 ? HEAD_SPACE + BYLINE_GAP : 0);
      gtk_text_view_move_overlay (view, self->headline, left, -above);
      gtk_text_view_move_overlay (view, self->byline, left,
                                  -above + headline + (headline > 0 ? BYLINE_GAP : 0));
    }

  if (gtk_text_view_get_top_margin (view) != TOP + above)
    gtk_text_view_set_top_margin (view, TOP + above);
  self->head_title = title;
  self->head_width = width;
}

static gboolean
place_head_cb (gpointer data)
{
  DictumReader *self = data;

  self->head_idle = 0;
  place_head (self);
  dictum_reader_place_toolbar (self);

  return G_SOURCE_REMOVE;
}

/**
 * dictum_reader_check_head:
 * @self: a reader that is being drawn or given its size
 *
 * Has what stands beside the text placed anew, afterwards, if the title turns out to be higher or
 * lower, or the column has another width. While GTK lays out and draws, nothing can be moved.
 */
void
dictum_reader_check_head (DictumReader *self)
{
  if (self->head_idle == 0 && (get_title_end (self) != self->head_title ||
                               gtk_widget_get_width (GTK_WIDGET (self)) != self->head_width))
    self->head_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, place_head_cb, self, NULL);
}

/**
 * dictum_reader_scroll_head:
 * @self: a reader that was scrolled
 *
 * Takes what stands beside the text along. GtkTextView leaves it where it was until it is given a
 * size, which is asked for only while the beginning of the text is in view or has just left it.
 */
void
dictum_reader_scroll_head (DictumReader *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  double value = gtk_adjustment_get_value (adjustment);
  double before = self->head_value;
  int end = gtk_text_view_get_top_margin (view) + self->head_title;

  self->head_value = value;
  if (self->byline == NULL || MIN (value, before) > end)
    return;

  if (!self->allocating)
    {
      gtk_widget_queue_resize (self->headline);
      gtk_widget_queue_resize (self->byline);
    }
  else if (self->head_idle == 0)
    self->head_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, place_head_cb, self, NULL);
}

/**
 * dictum_reader_load_style:
 * @settings: (nullable): the program's settings
 *
 * Sets typeface and size for the readers of all windows. One provider serves them all.
 */
void
dictum_reader_load_style (GSettings *settings)
{
  static GtkCssProvider *provider = NULL;
  gboolean serif = settings == NULL || g_settings_get_boolean (settings, "reader-serif");
  double scale = settings != NULL ? g_settings_get_double (settings, "reader-text-scale") : 1.0;
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *css = NULL;

  if (provider == NULL)
    {
      provider = gtk_css_provider_new ();
      gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                                  GTK_STYLE_PROVIDER (provider),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    }

  css = g_strdup_printf (".dictum-reader { font-family: %s; font-size: %sem; }",
                         serif ? "\"Source Serif 4\", \"Noto Serif\", serif" : "inherit",
                         g_ascii_formatd (number, sizeof number, "%.3f", 1.18 * scale));
  gtk_css_provider_load_from_string (provider, css);
}
