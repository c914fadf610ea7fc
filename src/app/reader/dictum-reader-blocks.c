/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-reader"

#include "reader/dictum-reader-private.h"

#include <glib/gi18n.h>

#define TOP 26
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
  return time != NULL ? g_date_time_format (time, C_ ("date", "%-d %B %Y")) : g_strdup (published);
}

/**
 * dictum_reader_update_byline:
 * @self: a reader
 * @article: (nullable): what is shown
 *
 * Sets the line below the title: who wrote it, where and when it appeared.
 */
void
dictum_reader_update_byline (DictumReader *self, const DictumArticle *article)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *words = NULL;

  if (self->byline == NULL)
    return;

  if (article != NULL)
    {
      g_autofree char *date = describe_date (article->published);

      if (article->byline != NULL)
        g_strv_builder_add (builder, article->byline);
      if (article->publisher != NULL)
        g_strv_builder_add (builder, article->publisher);
      if (date != NULL)
        g_strv_builder_add (builder, date);
    }

  parts = g_strv_builder_end (builder);
  words = g_strjoinv (" · ", parts);
  gtk_label_set_label (GTK_LABEL (self->byline), words);
  self->byline_width = -1;
  gtk_widget_set_visible (self->byline, *words != '\0');
}

/* Where the byline belongs: below the title, or above a text that begins without one. GTK knows how
 * high the title is only once it has laid it out. */
static int
get_byline_height (DictumReader *self, int *top)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextTag *title = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "title");
  GtkTextIter start;
  int y = 0;
  int height = 0;

  gtk_text_buffer_get_start_iter (buffer, &start);
  *top = TOP;
  if (gtk_text_iter_has_tag (&start, title))
    {
      gtk_text_view_get_line_yrange (view, &start, &y, &height);
      return y + height - BYLINE_SPACE + BYLINE_GAP;
    }

  if (gtk_widget_get_visible (self->byline))
    *top = TOP + BYLINE_SPACE - BYLINE_GAP;

  return -BYLINE_SPACE + BYLINE_GAP;
}

/* At the side where the title begins, as wide as the column at most. */
static int
get_byline_x (DictumReader *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  int left = gtk_text_view_get_left_margin (view);
  int room = gtk_widget_get_width (GTK_WIDGET (self)) - left -
             gtk_text_view_get_right_margin (view);
  int width;

  gtk_widget_set_size_request (self->byline, -1, -1);
  gtk_widget_measure (self->byline, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  width = CLAMP (width, 0, MAX (room, 0));
  gtk_widget_set_size_request (self->byline, width, -1);

  if (self->text != NULL && dictum_text_get_length (self->text) > 0 &&
      dictum_reader_is_right_to_left (dictum_text_get_char (self->text, 0)))
    return left + room - width;

  return left;
}

static gboolean
place_byline_cb (gpointer data)
{
  DictumReader *self = data;

  self->byline_idle = 0;
  dictum_reader_place_byline (self);
  dictum_reader_place_toolbar (self);

  return G_SOURCE_REMOVE;
}

/**
 * dictum_reader_place_byline:
 * @self: a reader
 *
 * Puts the byline where it belongs now.
 */
void
dictum_reader_place_byline (DictumReader *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  int top;

  self->byline_y = get_byline_height (self, &top);
  self->byline_width = gtk_widget_get_width (GTK_WIDGET (self));
  if (gtk_text_view_get_top_margin (view) != top)
    gtk_text_view_set_top_margin (view, top);

  gtk_text_view_move_overlay (view, self->byline, get_byline_x (self), self->byline_y);
}

/**
 * dictum_reader_check_byline:
 * @self: a reader that is being drawn or given its size
 *
 * Has the byline placed anew, afterwards, if the title turns out to be higher or lower. While GTK
 * lays out and draws, nothing can be moved.
 */
void
dictum_reader_check_byline (DictumReader *self)
{
  int top;

  if (self->byline_idle == 0 && (get_byline_height (self, &top) != self->byline_y ||
                                 gtk_widget_get_width (GTK_WIDGET (self)) != self->byline_width))
    self->byline_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, place_byline_cb, self, NULL);
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
