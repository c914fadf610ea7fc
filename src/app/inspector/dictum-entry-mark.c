/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-entry-mark.h"

/* All in pixels. */
#define WIDTH 22
#define LINE 2
#define CENTRE 17 /* from the top: the middle of the first line of words */
#define RADIUS 4.5
#define OUTER 7

struct _DictumEntryMark
{
  GtkWidget parent_instance;

  DictumEntryMarkKind kind;
  gboolean first;
  gboolean last;
};

G_DEFINE_FINAL_TYPE (DictumEntryMark, dictum_entry_mark, GTK_TYPE_WIDGET)

static void
draw_line (GtkSnapshot *snapshot, const GdkRGBA *colour, float from, float to)
{
  GdkRGBA faint = *colour;

  faint.alpha *= 0.45F;
  if (to > from)
    gtk_snapshot_append_color (snapshot, &faint,
                               &GRAPHENE_RECT_INIT ((WIDTH - LINE) / 2.0F, from, LINE, to - from));
}

static void
draw_shape (GtkSnapshot *snapshot, DictumEntryMarkKind kind, const GdkRGBA *colour)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  graphene_point_t centre = GRAPHENE_POINT_INIT (WIDTH / 2.0F, CENTRE);

  if (kind == DICTUM_ENTRY_MARK_CONTRADICTS)
    {
      gsk_path_builder_move_to (builder, centre.x, centre.y - OUTER);
      gsk_path_builder_line_to (builder, centre.x + OUTER, centre.y);
      gsk_path_builder_line_to (builder, centre.x, centre.y + OUTER);
      gsk_path_builder_line_to (builder, centre.x - OUTER, centre.y);
      gsk_path_builder_close (builder);
    }
  else
    gsk_path_builder_add_circle (builder, &centre, RADIUS);
  if (kind == DICTUM_ENTRY_MARK_ITSELF)
    {
      g_autoptr (GskPathBuilder) ring = gsk_path_builder_new ();
      g_autoptr (GskPath) outline = NULL;
      g_autoptr (GskStroke) stroke = gsk_stroke_new (LINE);

      gsk_path_builder_add_circle (ring, &centre, OUTER);
      outline = gsk_path_builder_to_path (ring);
      gtk_snapshot_append_stroke (snapshot, outline, stroke, colour);
    }

  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, colour);
}

static void
dictum_entry_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DictumEntryMark *self = DICTUM_ENTRY_MARK (widget);
  float height = (float) gtk_widget_get_height (widget);
  GdkRGBA colour;

  gtk_widget_get_color (widget, &colour);
  if (!self->first)
    draw_line (snapshot, &colour, 0, CENTRE - OUTER - LINE);
  if (!self->last)
    draw_line (snapshot, &colour, CENTRE + OUTER + LINE, height);
  draw_shape (snapshot, self->kind, &colour);
}

static void
dictum_entry_mark_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : CENTRE + OUTER + LINE;
}

static void
dictum_entry_mark_class_init (DictumEntryMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = dictum_entry_mark_measure;
  widget_class->snapshot = dictum_entry_mark_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "entrymark");
}

static void
dictum_entry_mark_init (DictumEntryMark *self)
{
}

void
dictum_entry_mark_show (DictumEntryMark *self,
                        DictumEntryMarkKind kind,
                        gboolean first,
                        gboolean last)
{
  g_return_if_fail (DICTUM_IS_ENTRY_MARK (self));

  gtk_widget_set_visible (GTK_WIDGET (self), kind != DICTUM_ENTRY_MARK_NONE);
  self->kind = kind;
  self->first = first;
  self->last = last;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
