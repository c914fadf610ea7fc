/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-overview"

#include "overview/dictum-picture-draw.h"

#include "reader/dictum-palette.h"

static void
clear_mark (gpointer data)
{
  DictumPictureMark *mark = data;

  g_free (mark->label);
  g_free (mark->query);
}

GArray *
dictum_picture_marks_new (void)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (DictumPictureMark));

  g_array_set_clear_func (marks, clear_mark);

  return marks;
}

/* ---- What all pictures use ---- */

GdkRGBA
dictum_picture_mix (const GdkRGBA *text, double part)
{
  GdkRGBA colour = *text;

  colour.alpha *= (float) part;

  return colour;
}

GdkRGBA
dictum_picture_get_colour (const DictumPictureStyle *style, const char *look)
{
  const DictumPalette *palette = dictum_palette_get (style->dark, style->contrast);
  int kind = look != NULL ? dictum_enum_from_nick (&dictum_source_kinds, look) : -1;
  GdkRGBA colour;

  if (look == NULL || g_str_equal (look, "named"))
    return *dictum_palette_get_kind (palette, DICTUM_SOURCE_PERSON);
  if (kind >= 0)
    return *dictum_palette_get_kind (palette, kind);
  if (g_str_equal (look, "done"))
    return *dictum_palette_get_kind (palette, DICTUM_SOURCE_ORGANISATION);
  if (*look == '#' && gdk_rgba_parse (&colour, look))
    return colour;
  if (g_str_equal (look, "own"))
    return dictum_picture_mix (&style->text, 0.55);
  if (g_str_equal (look, "unseen") || g_str_equal (look, "none") || g_str_equal (look, "to-do"))
    return dictum_picture_mix (&style->text, 0.25);

  return dictum_picture_mix (&style->text, 0.5);
}

/* Which pattern tells an area apart where colours do not: lines that lean right for what has no
 * name, left for the writer’s own, none for the rest. */
static int
get_slant (const char *look)
{
  if (g_strcmp0 (look, "unnamed") == 0)
    return 1;

  return g_strcmp0 (look, "own") == 0 ? -1 : 0;
}

void
dictum_picture_fill (GtkSnapshot *snapshot,
                     const DictumPictureStyle *style,
                     const char *look,
                     const graphene_rect_t *area,
                     float radius)
{
  GdkRGBA colour = dictum_picture_get_colour (style, look);
  GdkRGBA line = style->dark ? (GdkRGBA) { 0, 0, 0, 0.45f } : (GdkRGBA) { 1, 1, 1, 0.55f };
  int slant = get_slant (look);
  GskRoundedRect outline;
  const GdkRGBA border[4] = { style->text, style->text, style->text, style->text };
  const float widths[4] = { 1, 1, 1, 1 };

  if (area->size.width <= 0)
    return;

  gsk_rounded_rect_init_from_rect (&outline, area, MIN (radius, area->size.width / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &colour, area);
  if (slant != 0)
    {
      g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
      g_autoptr (GskPath) path = NULL;
      g_autoptr (GskStroke) stroke = gsk_stroke_new (1.5f);
      float height = area->size.height;

      for (float x = area->origin.x - height; x < area->origin.x + area->size.width + height;
           x += 7)
        {
          gsk_path_builder_move_to (builder, x, area->origin.y + (slant > 0 ? height : 0));
          gsk_path_builder_line_to (builder, x + height, area->origin.y + (slant > 0 ? 0 : height));
        }
      path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
      gtk_snapshot_append_stroke (snapshot, path, stroke, &line);
    }
  gtk_snapshot_pop (snapshot);
  if (style->contrast)
    gtk_snapshot_append_border (snapshot, &outline, widths, border);
}

void
dictum_picture_write (GtkSnapshot *snapshot,
                      const DictumPictureStyle *style,
                      const char *text,
                      double x,
                      double y,
                      double width,
                      double align,
                      const GdkRGBA *colour)
{
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  /* Whatever the words are, they have one line of the room that they are given. */
  if (snapshot == NULL)
    return;

  layout = pango_layout_new (style->context);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int) (MAX (width, 1) * PANGO_SCALE));
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_auto_dir (layout, FALSE);
  /* Pango turns left and right round only where it finds out the direction itself. */
  if (align < 0.25 || align > 0.75)
    pango_layout_set_alignment (layout, (align < 0.25) == style->rtl ? PANGO_ALIGN_RIGHT
                                                                     : PANGO_ALIGN_LEFT);
  else
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  /* A name in other letters than the interface's is higher than a line of these. */
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (style->rtl ? style->width - x - width : x),
                                                (float) (y + (style->em - height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, colour != NULL ? colour : &style->text);
  gtk_snapshot_restore (snapshot);
}

double
dictum_picture_get_width (const DictumPictureStyle *style, const char *text)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (style->context);
  int width;

  pango_layout_set_text (layout, text, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

double
dictum_picture_write_lines (GtkSnapshot *snapshot,
                            const DictumPictureStyle *style,
                            const char *text,
                            double y,
                            gboolean bold)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (style->context);
  GdkRGBA colour = bold || style->contrast ? style->text : dictum_picture_mix (&style->text, 0.7);
  PangoFontDescription *font;
  int height;

  font = pango_font_description_copy (pango_context_get_font_description (style->context));
  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, (int) (style->width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout, style->rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_get_pixel_size (layout, NULL, &height);
  if (snapshot != NULL)
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) y));
      gtk_snapshot_append_layout (snapshot, layout, &colour);
      gtk_snapshot_restore (snapshot);
    }

  return height;
}

/* From where it was laid out, left to right, to where it is. */
graphene_rect_t
dictum_picture_turn (const DictumPictureStyle *style, const graphene_rect_t *area)
{
  graphene_rect_t turned = *area;

  if (style->rtl)
    turned.origin.x = (float) style->width - area->origin.x - area->size.width;

  return turned;
}

void
dictum_picture_add_mark (const DictumPictureStyle *style,
                         GArray *marks,
                         const graphene_rect_t *area,
                         char *label,
                         char *query)
{
  DictumPictureMark mark = { dictum_picture_turn (style, area), label, query };

  g_array_append_val (marks, mark);
}
