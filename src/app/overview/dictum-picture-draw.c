/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-overview"

#include "overview/dictum-picture-draw.h"

#include <math.h>

#include <glib/gi18n.h>

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

static GdkRGBA
mix (const GdkRGBA *text, double part)
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
    return mix (&style->text, 0.55);
  if (g_str_equal (look, "unseen") || g_str_equal (look, "none") || g_str_equal (look, "to-do"))
    return mix (&style->text, 0.25);

  return mix (&style->text, 0.5);
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

double
dictum_picture_write (GtkSnapshot *snapshot,
                      const DictumPictureStyle *style,
                      const char *text,
                      double x,
                      double y,
                      double width,
                      double align,
                      const GdkRGBA *colour)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (style->context);
  int text_width;

  pango_layout_set_text (layout, text, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int) (MAX (width, 1) * PANGO_SCALE));
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_auto_dir (layout, FALSE);
  /* Pango turns left and right round where the line runs from right to left. */
  pango_layout_set_alignment (layout, align < 0.25   ? PANGO_ALIGN_LEFT
                                      : align > 0.75 ? PANGO_ALIGN_RIGHT
                                                     : PANGO_ALIGN_CENTER);
  pango_layout_get_pixel_size (layout, &text_width, NULL);
  if (snapshot != NULL)
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (
          snapshot,
          &GRAPHENE_POINT_INIT ((float) (style->rtl ? style->width - x - width : x), (float) y));
      gtk_snapshot_append_layout (snapshot, layout, colour != NULL ? colour : &style->text);
      gtk_snapshot_restore (snapshot);
    }

  return text_width;
}

/* From where it was laid out, left to right, to where it is. */
static graphene_rect_t
turn (const DictumPictureStyle *style, const graphene_rect_t *area)
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
  DictumPictureMark mark = { turn (style, area), label, query };

  if (marks != NULL)
    g_array_append_val (marks, mark);
  else
    clear_mark (&mark);
}

static void
fill (GtkSnapshot *snapshot,
      const DictumPictureStyle *style,
      const char *look,
      const graphene_rect_t *area,
      float radius)
{
  graphene_rect_t turned = turn (style, area);

  if (snapshot != NULL)
    dictum_picture_fill (snapshot, style, look, &turned, radius);
}

/* ---- Tables ---- */

/* Where things of a row are. */
typedef struct
{
  double label, plot, value; /* widths */
  double row, bar;           /* heights */
} Columns;

static Columns
get_columns (const DictumPictureStyle *style, const DictumTable *table)
{
  Columns columns;

  columns.label = MIN (style->width * 0.38, style->em * 14);
  columns.value = table->form == DICTUM_FORM_BARS ? style->em * 5 : style->em;
  columns.plot = MAX (style->width - columns.label - columns.value - style->em, style->em);
  columns.bar = round (style->em * 0.95);
  columns.row = round (style->em * 1.6);

  return columns;
}

static const DictumTableRow *
get_row (const DictumTable *table, guint position)
{
  return g_ptr_array_index (table->rows, position);
}

static double
get_most (const DictumTable *table, guint column, guint max_rows)
{
  double most = 0;

  for (guint i = 0; i < MIN (table->rows->len, max_rows); i++)
    most = fmax (most, get_row (table, i)->values[column]);

  return MAX (most, 1);
}

static char *
describe (const DictumTable *table, guint row, guint column, guint share)
{
  g_autofree char *value = dictum_table_format (table, row, column);
  g_autofree char *part = share > 0 ? dictum_table_format (table, row, share) : NULL;

  /* Translators: a row of a picture, what is counted, a number: “Persons, Claims: 12”. */
  return part != NULL ? g_strdup_printf (_ ("%1$s, %2$s: %3$s, %4$s"), get_row (table, row)->label,
                                         table->columns[column].label, value, part)
                      /* Translators: the same without its share of all. */
                      : g_strdup_printf (_ ("%1$s, %2$s: %3$s"), get_row (table, row)->label,
                                         table->columns[column].label, value);
}

static void
draw_bar (GtkSnapshot *snapshot,
          const DictumPictureStyle *style,
          const Columns *columns,
          const DictumTable *table,
          const DictumTableView *view,
          guint row,
          double most,
          double y,
          GArray *marks)
{
  double value = get_row (table, row)->values[view->first];
  double length = columns->plot * value / most * style->grown;
  double x = columns->label + style->em * 0.5;
  g_autofree char *number = dictum_table_format (table, row, view->first);
  g_autofree char *share = view->share > 0 ? dictum_table_format (table, row, view->share) : NULL;
  g_autofree char *both = share != NULL ? g_strdup_printf ("%s · %s", number, share) : NULL;
  GdkRGBA dim = mix (&style->text, style->contrast ? 1 : 0.7);

  fill (snapshot, style, get_row (table, row)->look,
        &GRAPHENE_RECT_INIT ((float) x, (float) (y + (columns->row - columns->bar) / 2),
                             (float) (value > 0 ? MAX (length, 3) : 0), (float) columns->bar),
        4);
  dictum_picture_write (snapshot, style, both != NULL ? both : number,
                        x + columns->plot + style->em * 0.5, y + (columns->row - style->em) / 2,
                        columns->value, 0, &dim);
  dictum_picture_add_mark (
      style, marks, &GRAPHENE_RECT_INIT (0, (float) y, (float) style->width, (float) columns->row),
      describe (table, row, view->first, view->share),
      dictum_table_get_query (table, row, view->first));
}

static void
draw_parts (GtkSnapshot *snapshot,
            const DictumPictureStyle *style,
            const Columns *columns,
            const DictumTable *table,
            const DictumTableView *view,
            guint row,
            double y,
            GArray *marks)
{
  double x = columns->label + style->em * 0.5;
  double length = columns->plot + columns->value;
  double whole = 0;

  for (guint i = view->first; i < view->first + view->length; i++)
    whole += get_row (table, row)->values[i];
  if (whole <= 0)
    {
      GdkRGBA dim = mix (&style->text, 0.6);

      dictum_picture_write (snapshot, style, _ ("Nothing marked yet"), x,
                            y + (columns->row - style->em) / 2, length, 0, &dim);
    }

  for (guint i = view->first; whole > 0 && i < view->first + view->length; i++)
    {
      double value = get_row (table, row)->values[i];
      double part = length * value / whole * style->grown;
      g_autofree char *number = dictum_table_format (table, row, i);
      graphene_rect_t area = GRAPHENE_RECT_INIT ((float) x,
                                                 (float) (y + (columns->row - columns->bar) / 2),
                                                 (float) MAX (part - 1, 0), (float) columns->bar);

      if (value <= 0)
        continue;
      fill (snapshot, style, table->columns[i].look, &area, 2);
      dictum_picture_add_mark (style, marks, &area, describe (table, row, i, 0),
                               dictum_table_get_query (table, row, i));
      x += part;
    }
}

static void
draw_points (GtkSnapshot *snapshot,
             const DictumPictureStyle *style,
             const Columns *columns,
             const DictumTable *table,
             const DictumTableView *view,
             guint row,
             double y,
             GArray *marks)
{
  double x = columns->label + style->em;
  double length = columns->plot + columns->value - style->em;
  float size = (float) (style->em * 0.7);
  float middle = (float) (y + columns->row / 2);

  fill (snapshot, style, "none", &GRAPHENE_RECT_INIT ((float) x, middle - 1, (float) length, 2), 1);
  for (guint i = view->first; i < view->first + view->length; i++)
    {
      double value = get_row (table, row)->values[i];
      graphene_rect_t area;

      if (isnan (value))
        continue;
      /* Round for a name, square for none: told apart without the colour. */
      area = GRAPHENE_RECT_INIT ((float) (x + value * length * style->grown) - size / 2,
                                 middle - size / 2, size, size);
      fill (snapshot, style, table->columns[i].look, &area,
            g_strcmp0 (table->columns[i].look, "unnamed") == 0 ? 1 : size / 2);
      dictum_picture_add_mark (style, marks, &area, describe (table, row, i, 0),
                               dictum_table_get_query (table, row, i));
    }
}

/* What the looks of the columns mean, a line for each: so that no picture is higher where it is
 * narrower. */
static double
draw_legend (GtkSnapshot *snapshot,
             const DictumPictureStyle *style,
             const DictumTable *table,
             const DictumTableView *view,
             double y)
{
  double size = round (style->em * 0.75);
  GdkRGBA dim = mix (&style->text, style->contrast ? 1 : 0.75);

  for (guint i = view->first; i < view->first + view->length; i++, y += style->em * 1.3)
    {
      fill (
          snapshot, style, table->columns[i].look,
          &GRAPHENE_RECT_INIT (0, (float) (y + (style->em - size) / 2), (float) size, (float) size),
          2);
      dictum_picture_write (snapshot, style, table->columns[i].label, size * 1.5, y,
                            style->width - size * 1.5, 0, &dim);
    }

  return y;
}

static double
draw_columns (GtkSnapshot *snapshot,
              const DictumPictureStyle *style,
              const DictumTable *table,
              const DictumTableView *view,
              GArray *marks)
{
  double height = style->em * 7;
  double most = get_most (table, view->first, G_MAXUINT);
  double step = table->rows->len > 0 ? style->width / table->rows->len : style->width;
  double width = MIN (MAX (step - 2, 1), style->em * 3);
  GdkRGBA dim = mix (&style->text, style->contrast ? 1 : 0.7);
  guint every = (guint) MAX (ceil (style->em * 6 / MAX (step, 0.01)), 1);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const DictumTableRow *row = get_row (table, i);
      double x = i * step + (step - width) / 2;
      double tall = height * row->values[view->first] / most * style->grown;
      double part = height * row->values[view->first + 1] / most * style->grown;
      g_autofree char *label = describe (table, i, view->first, 0);
      g_autofree char *more = dictum_table_format (table, i, view->first + 1);

      fill (snapshot, style, "named",
            &GRAPHENE_RECT_INIT ((float) x, (float) (style->em * 1.3 + height - tall),
                                 (float) width, (float) tall),
            2);
      fill (snapshot, style, "unnamed",
            &GRAPHENE_RECT_INIT ((float) x, (float) (style->em * 1.3 + height - part),
                                 (float) width, (float) part),
            2);
      if (row->values[view->first] > 0 && step > style->em * 1.6)
        {
          g_autofree char *number = dictum_table_format (table, i, view->first);

          dictum_picture_write (snapshot, style, number, i * step, height - tall, step, 0.5, &dim);
        }
      if (i % every == 0)
        dictum_picture_write (
            snapshot, style, row->label,
            CLAMP (i * step + step / 2 - style->em * 3, 0, MAX (style->width - style->em * 6, 0)),
            style->em * 1.5 + height, style->em * 6, 0.5, &dim);
      if (row->query != NULL)
        dictum_picture_add_mark (
            style, marks,
            &GRAPHENE_RECT_INIT ((float) (i * step), 0, (float) step,
                                 (float) (height + style->em * 1.3)),
            /* Translators: “2026-11-14, Claims: 17; from unnamed sources: 3”. */
            g_strdup_printf (_ ("%1$s; from unnamed sources: %2$s"), label, more),
            dictum_table_get_query (table, i, view->first));
    }

  return draw_legend (snapshot, style, table, view, height + style->em * 3.2);
}

double
dictum_picture_draw_table (GtkSnapshot *snapshot,
                           const DictumPictureStyle *style,
                           const DictumTable *table,
                           guint view,
                           guint max_rows,
                           GArray *marks)
{
  const DictumTableView *at = &table->views[MIN (view, table->n_views - 1)];
  Columns columns = get_columns (style, table);
  double most = get_most (table, at->first, max_rows);
  double y = 0;

  if (table->form == DICTUM_FORM_COLUMNS)
    return draw_columns (snapshot, style, table, at, marks);

  for (guint i = 0; i < MIN (table->rows->len, max_rows); i++, y += columns.row)
    {
      dictum_picture_write (snapshot, style, get_row (table, i)->label, 0,
                            y + (columns.row - style->em) / 2, columns.label, 0, NULL);
      if (table->form == DICTUM_FORM_BARS)
        draw_bar (snapshot, style, &columns, table, at, i, most, y, marks);
      else if (table->form == DICTUM_FORM_PARTS)
        draw_parts (snapshot, style, &columns, table, at, i, y, marks);
      else
        draw_points (snapshot, style, &columns, table, at, i, y, marks);
    }
  if (table->form != DICTUM_FORM_BARS)
    y = draw_legend (snapshot, style, table, at, y + style->em * 0.5);
  if (table->rows->len > max_rows)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("%u more row in the table",
                                                         "%u more rows in the table",
                                                         table->rows->len - max_rows),
                                               table->rows->len - max_rows);
      GdkRGBA dim = mix (&style->text, 0.75);

      dictum_picture_write (snapshot, style, more, 0, y, style->width, 0, &dim);
      y += style->em * 1.5;
    }

  return MAX (y, style->em * 2);
}

/* ---- Who rests on whom ---- */

#define NODE_WIDTH 9.5 /* in lines of text */
#define NODE_GAP 4.0
#define NODE_ROW 2.0

double
dictum_picture_get_chains_width (const DictumPictureStyle *style, const DictumChains *chains)
{
  return style->em * (chains->n_layers * (NODE_WIDTH + NODE_GAP) - NODE_GAP + 1);
}

static double
get_layer_x (const DictumPictureStyle *style, guint layer)
{
  return style->em * (0.5 + layer * (NODE_WIDTH + NODE_GAP));
}

static double
flip (const DictumPictureStyle *style, double x)
{
  return style->rtl ? style->width - x : x;
}

static void
draw_edge (GtkSnapshot *snapshot,
           const DictumPictureStyle *style,
           const DictumChains *chains,
           const DictumChainEdge *edge)
{
  const DictumChainNode *from = g_ptr_array_index (chains->nodes, edge->from);
  const DictumChainNode *to = g_ptr_array_index (chains->nodes, edge->to);
  guint layer = MIN (from->layer, to->layer);
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new ((float) MIN (1.2 + 0.5 * edge->n_claims, 5));
  GdkRGBA colour = edge->circular ? dictum_picture_get_colour (style, "unnamed")
                                  : mix (&style->text, style->contrast ? 0.9 : 0.4);
  const float dashes[] = { 5, 3 };
  double row = style->em * NODE_ROW;
  double half = style->em * NODE_ROW / 2;

  gsk_path_builder_move_to (
      builder, (float) flip (style, get_layer_x (style, layer) + style->em * NODE_WIDTH),
      (float) (g_array_index (edge->path, double, 0) * row + half));
  for (guint i = 1; i < edge->path->len; i++)
    {
      double x = get_layer_x (style, layer + i);
      double before = x - style->em * NODE_GAP;
      double y = g_array_index (edge->path, double, i) * row + half;
      double last = g_array_index (edge->path, double, i - 1) * row + half;
      double middle = (x + before) / 2;

      gsk_path_builder_cubic_to (builder, (float) flip (style, middle), (float) last,
                                 (float) flip (style, middle), (float) y, (float) flip (style, x),
                                 (float) y);
      if (i + 1 < edge->path->len)
        gsk_path_builder_line_to (builder, (float) flip (style, x + style->em * NODE_WIDTH),
                                  (float) y);
    }
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  if (edge->circular)
    gsk_stroke_set_dash (stroke, dashes, G_N_ELEMENTS (dashes));
  gtk_snapshot_append_stroke (snapshot, path, stroke, &colour);
}

static void
draw_node (GtkSnapshot *snapshot,
           const DictumPictureStyle *style,
           const DictumChainNode *node,
           const graphene_rect_t *area)
{
  const char *nick = dictum_enum_get_nick (&dictum_source_kinds, node->kind);
  GdkRGBA colour = dictum_picture_get_colour (style, nick);
  GdkRGBA ground = mix (&colour, style->dark ? 0.22 : 0.12);
  float width = node->circular ? 2.5f : node->n_own > 0 || style->contrast ? 1.5f : 0;
  const GdkRGBA border[4] = { colour, colour, colour, colour };
  const float widths[4] = { width, width, width, width };
  graphene_rect_t turned = turn (style, area);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &turned, area->size.height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &ground, &turned);
  gtk_snapshot_pop (snapshot);
  if (width > 0)
    gtk_snapshot_append_border (snapshot, &outline, widths, border);
}

double
dictum_picture_draw_chains (GtkSnapshot *snapshot,
                            const DictumPictureStyle *style,
                            const DictumChains *chains,
                            GArray *marks)
{
  for (guint i = 0; snapshot != NULL && i < chains->edges->len; i++)
    draw_edge (snapshot, style, chains, g_ptr_array_index (chains->edges, i));

  for (guint i = 0; i < chains->nodes->len; i++)
    {
      const DictumChainNode *node = g_ptr_array_index (chains->nodes, i);
      const char *kind = _ (dictum_enum_get_label (&dictum_source_kinds, node->kind));
      GdkRGBA colour = dictum_picture_get_colour (
          style, dictum_enum_get_nick (&dictum_source_kinds, node->kind));
      double y = node->y * style->em * NODE_ROW + style->em * 0.2;
      g_autofree char *claims = g_strdup_printf (ngettext ("%u claim", "%u claims", node->n_claims),
                                                 node->n_claims);
      graphene_rect_t area = GRAPHENE_RECT_INIT ((float) get_layer_x (style, node->layer),
                                                 (float) y, (float) (style->em * NODE_WIDTH),
                                                 (float) (style->em * (NODE_ROW - 0.4)));

      if (snapshot != NULL)
        draw_node (snapshot, style, node, &area);
      dictum_picture_write (snapshot, style, node->label, area.origin.x + style->em * 0.6,
                            y + style->em * (NODE_ROW - 0.4 - 1) / 2,
                            style->em * (NODE_WIDTH - 1.2), 0, &colour);
      dictum_picture_add_mark (
          style, marks, &area,
          node->circular
              /* Translators: a source, its kind, “3 claims”; it quotes those who quote it. */
              ? g_strdup_printf (_ ("%1$s, %2$s: %3$s, part of a circle"), node->label, kind,
                                 claims)
              : g_strdup_printf (_ ("%1$s, %2$s: %3$s"), node->label, kind, claims),
          g_strdup (node->query));
    }

  return MAX (chains->height, 1) * style->em * NODE_ROW;
}
