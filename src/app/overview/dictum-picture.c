/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-overview"

#include "overview/dictum-picture.h"

#include <math.h>

#include <cairo-svg.h>
#include <glib/gi18n.h>

#include "overview/dictum-picture-draw.h"

/* More are not told apart; all are in the table. */
#define MAX_ROWS 14
#define GROWING 350 /* milliseconds */
#define EXPORT_WIDTH 760
#define EXPORT_EASE 1.4 /* times the least width: names are not cut off that need not be */

struct _DictumPicture
{
  GtkWidget parent_instance;

  const DictumTable *table;
  const DictumChains *chains;
  guint view;
  GPtrArray *buttons; /* of GtkButton, one for each mark that leads somewhere */
  AdwAnimation *growth;
  double grown;
  gboolean shown; /* it has grown already */
};

G_DEFINE_FINAL_TYPE (DictumPicture, dictum_picture, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static DictumPictureStyle
get_style (DictumPicture *self, double width, PangoContext *context)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (
      gtk_widget_get_display (GTK_WIDGET (self)));
  DictumPictureStyle style = { 0 };
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);

  style.context = context;
  style.width = width;
  style.em = ceil ((double) (pango_font_metrics_get_ascent (metrics) +
                             pango_font_metrics_get_descent (metrics)) /
                   PANGO_SCALE);
  style.dark = adw_style_manager_get_dark (manager);
  style.contrast = adw_style_manager_get_high_contrast (manager);
  style.rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  style.grown = self->grown;
  gtk_widget_get_color (GTK_WIDGET (self), &style.text);
  pango_font_metrics_unref (metrics);

  return style;
}

static double
draw (DictumPicture *self, GtkSnapshot *snapshot, const DictumPictureStyle *style, GArray *marks)
{
  if (self->table != NULL)
    return dictum_picture_draw_table (snapshot, style, self->table, self->view, MAX_ROWS, marks);

  return self->chains != NULL ? dictum_picture_draw_chains (snapshot, style, self->chains, marks)
                              : 0;
}

static double
get_least_width (DictumPicture *self)
{
  DictumPictureStyle style = get_style (self, 0, gtk_widget_get_pango_context (GTK_WIDGET (self)));

  return self->chains != NULL ? dictum_picture_get_chains_width (&style, self->chains)
                              : style.em * 9;
}

/* ---- The buttons ---- */

static void
clicked_cb (GtkButton *button, gpointer data)
{
  g_signal_emit (data, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (button), "query"));
}

static gboolean
tooltip_cb (GtkWidget *button, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, g_object_get_data (G_OBJECT (button), "label"));
  return TRUE;
}

static void
add_button (DictumPicture *self)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "picture-mark");
  gtk_widget_set_cursor_from_name (button, "pointer");
  gtk_widget_set_has_tooltip (button, TRUE);
  g_signal_connect (button, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, 0);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_ptr_array_add (self->buttons, button);
}

static GArray *
list_marks (DictumPicture *self, double width)
{
  GArray *marks = dictum_picture_marks_new ();
  DictumPictureStyle style = get_style (self, width,
                                        gtk_widget_get_pango_context (GTK_WIDGET (self)));

  style.grown = 1;
  draw (self, NULL, &style, marks);

  return marks;
}

/* Where as many things are shown as before they keep their buttons, and the focus with them. */
static void
make_buttons (DictumPicture *self)
{
  g_autoptr (GArray) marks = list_marks (self, 400);
  guint n = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      const DictumPictureMark *mark = &g_array_index (marks, DictumPictureMark, i);
      GtkWidget *button;

      if (mark->query == NULL)
        continue;
      if (n == self->buttons->len)
        add_button (self);
      button = g_ptr_array_index (self->buttons, n++);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      mark->label, -1);
      g_object_set_data_full (G_OBJECT (button), "label", g_strdup (mark->label), g_free);
      g_object_set_data_full (G_OBJECT (button), "query", g_strdup (mark->query), g_free);
    }
  while (self->buttons->len > n)
    {
      gtk_widget_unparent (g_ptr_array_index (self->buttons, self->buttons->len - 1));
      g_ptr_array_set_size (self->buttons, (int) self->buttons->len - 1);
    }
}

/* ---- The widget ---- */

static void
dictum_picture_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  DictumPicture *self = DICTUM_PICTURE (widget);
  double least = get_least_width (self);
  DictumPictureStyle style = get_style (self, for_size > 0 ? for_size : MAX (least, 400),
                                        gtk_widget_get_pango_context (widget));

  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_measure (g_ptr_array_index (self->buttons, i), orientation, -1, NULL, NULL, NULL,
                        NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = (int) ceil (least);
  else
    *minimum = *natural = (int) ceil (draw (self, NULL, &style, NULL));
}

static void
dictum_picture_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DictumPicture *self = DICTUM_PICTURE (widget);
  g_autoptr (GArray) marks = list_marks (self, width);
  guint n = 0;

  for (guint i = 0; i < marks->len && n < self->buttons->len; i++)
    {
      const DictumPictureMark *mark = &g_array_index (marks, DictumPictureMark, i);
      GtkAllocation area = { (int) floor (mark->area.origin.x), (int) floor (mark->area.origin.y),
                             (int) ceil (mark->area.size.width),
                             (int) ceil (mark->area.size.height) };

      if (mark->query == NULL)
        continue;
      area.width = MAX (area.width, 3);
      area.height = MAX (area.height, 3);
      gtk_widget_size_allocate (g_ptr_array_index (self->buttons, n++), &area, -1);
    }
}

static void
dictum_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DictumPicture *self = DICTUM_PICTURE (widget);
  DictumPictureStyle style = get_style (self, gtk_widget_get_width (widget),
                                        gtk_widget_get_pango_context (widget));

  draw (self, snapshot, &style, NULL);
  GTK_WIDGET_CLASS (dictum_picture_parent_class)->snapshot (widget, snapshot);
}

static void
grow_cb (double value, gpointer data)
{
  DictumPicture *self = DICTUM_PICTURE (data);

  self->grown = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Once, when it is first seen; libadwaita shows the end at once where no motion is wanted. */
static void
dictum_picture_map (GtkWidget *widget)
{
  DictumPicture *self = DICTUM_PICTURE (widget);

  GTK_WIDGET_CLASS (dictum_picture_parent_class)->map (widget);
  if (self->shown)
    return;

  self->shown = TRUE;
  self->growth = adw_timed_animation_new (widget, 0, 1, GROWING,
                                          adw_callback_animation_target_new (grow_cb, self, NULL));
  adw_animation_play (self->growth);
}

static void
dictum_picture_dispose (GObject *object)
{
  DictumPicture *self = DICTUM_PICTURE (object);

  if (self->growth != NULL)
    adw_animation_reset (self->growth);
  g_clear_object (&self->growth);
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->buttons, i));
  g_ptr_array_set_size (self->buttons, 0);

  G_OBJECT_CLASS (dictum_picture_parent_class)->dispose (object);
}

static void
dictum_picture_finalize (GObject *object)
{
  g_ptr_array_unref (DICTUM_PICTURE (object)->buttons);

  G_OBJECT_CLASS (dictum_picture_parent_class)->finalize (object);
}

static void
dictum_picture_class_init (DictumPictureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dictum_picture_dispose;
  object_class->finalize = dictum_picture_finalize;
  widget_class->map = dictum_picture_map;
  widget_class->measure = dictum_picture_measure;
  widget_class->size_allocate = dictum_picture_size_allocate;
  widget_class->snapshot = dictum_picture_snapshot;
  gtk_widget_class_set_css_name (widget_class, "picture-of-figures");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[CHOSEN] = g_signal_new ("chosen", DICTUM_TYPE_PICTURE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dictum_picture_init (DictumPicture *self)
{
  self->buttons = g_ptr_array_new ();
}

void
dictum_picture_set_content (DictumPicture *self,
                            const DictumTable *table,
                            guint view,
                            const DictumChains *chains)
{
  g_return_if_fail (DICTUM_IS_PICTURE (self));

  self->table = table;
  self->view = view;
  self->chains = chains;
  make_buttons (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* ---- Files ---- */

static double
draw_all (DictumPicture *self,
          GtkSnapshot *snapshot,
          const DictumPictureStyle *style,
          const char *title,
          const char *about)
{
  double y = dictum_picture_write_lines (snapshot, style, title, 0, TRUE) + style->em * 0.3;

  y += dictum_picture_write_lines (snapshot, style, about, y, FALSE) + style->em;
  if (snapshot != NULL)
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) y));

  return y + draw (self, snapshot, style, NULL);
}

static GskRenderNode *
draw_for_file (DictumPicture *self,
               const char *title,
               const char *about,
               double *width,
               double *height)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  PangoContext *context = gtk_widget_create_pango_context (GTK_WIDGET (self));
  const float margin = 16;
  DictumPictureStyle style;
  GdkRGBA ground;

  *width = MAX (EXPORT_WIDTH, get_least_width (self) * EXPORT_EASE);
  style = get_style (self, *width, context);
  style.grown = 1;
  *height = draw_all (self, NULL, &style, title, about) + 2 * margin;
  ground = style.dark ? (GdkRGBA) { 0.11f, 0.11f, 0.12f, 1 } : (GdkRGBA) { 1, 1, 1, 1 };
  *width += 2 * margin;
  gtk_snapshot_append_color (snapshot, &ground,
                             &GRAPHENE_RECT_INIT (0, 0, (float) *width, (float) *height));
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (margin, margin));
  draw_all (self, snapshot, &style, title, about);
  g_object_unref (context);

  return gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
}

gboolean
dictum_picture_export (DictumPicture *self,
                       const char *title,
                       const char *about,
                       const char *path,
                       GError **error)
{
  double width, height;
  GskRenderNode *node = draw_for_file (self, title, about, &width, &height);
  gboolean svg = g_str_has_suffix (path, ".svg");
  cairo_surface_t *surface = svg ? cairo_svg_surface_create (path, width, height)
                                 : cairo_image_surface_create (
                                       CAIRO_FORMAT_ARGB32, (int) (width * 2), (int) (height * 2));
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  if (!svg)
    cairo_scale (cr, 2, 2);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  gsk_render_node_unref (node);

  if (!svg)
    status = cairo_surface_write_to_png (surface, path);
  else
    {
      cairo_surface_finish (surface);
      status = cairo_surface_status (surface);
    }
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _ ("The picture could not be written: %s. Choose another folder."),
               cairo_status_to_string (status));
  return FALSE;
}
