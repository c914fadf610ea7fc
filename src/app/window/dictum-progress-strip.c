/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-progress-strip"

#include "window/dictum-progress-strip.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "dictum-config.h"

struct _DictumProgressStrip
{
  GtkWidget parent_instance;

  guint total;
  guint done;
  guint in_progress;

  GtkWidget *done_part;
  GtkWidget *in_progress_part;
};

G_DEFINE_FINAL_TYPE (DictumProgressStrip, dictum_progress_strip, GTK_TYPE_WIDGET)

static char *
describe (DictumProgressStrip *self)
{
  /* Translators: how many claims of an article are done, begun, and there. */
  return g_strdup_printf (_ ("Done: %u, in progress: %u, claims: %u"), self->done,
                          self->in_progress, self->total);
}

static void
tell (DictumProgressStrip *self)
{
  g_autofree char *text = describe (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) self->total,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) self->done,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

/* Asked for rather than set: with each new text the toolkit asks the X server, and waits for its
 * answer, where the pointer is. */
static gboolean
dictum_progress_strip_query_tooltip (GtkWidget *widget,
                                     int x,
                                     int y,
                                     gboolean keyboard,
                                     GtkTooltip *tooltip)
{
  g_autofree char *text = describe (DICTUM_PROGRESS_STRIP (widget));

  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

/* A part is never narrower than two pixels: one claim done in a hundred is seen. */
static int
measure_part (DictumProgressStrip *self, guint n, int width)
{
  if (n == 0 || self->total == 0)
    return 0;

  return MAX (2, (int) ((double) width * n / self->total + 0.5));
}

static void
place_part (GtkWidget *part, gboolean rtl, int full, int x, int width, int height)
{
  GtkAllocation place = { rtl ? full - x - width : x, 0, width, height };

  gtk_widget_set_child_visible (part, width > 0);
  if (width > 0)
    gtk_widget_size_allocate (part, &place, -1);
}

static void
dictum_progress_strip_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
dictum_progress_strip_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DictumProgressStrip *self = DICTUM_PROGRESS_STRIP (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int done = MIN (width, measure_part (self, self->done, width));
  int in_progress = MIN (width - done, measure_part (self, self->in_progress, width));

  place_part (self->done_part, rtl, width, 0, done, height);
  place_part (self->in_progress_part, rtl, width, done, in_progress, height);
}

static void
dictum_progress_strip_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DICTUM_TYPE_PROGRESS_STRIP);
  G_OBJECT_CLASS (dictum_progress_strip_parent_class)->dispose (object);
}

static void
dictum_progress_strip_class_init (DictumProgressStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_progress_strip_dispose;
  widget_class->measure = dictum_progress_strip_measure;
  widget_class->size_allocate = dictum_progress_strip_size_allocate;
  widget_class->query_tooltip = dictum_progress_strip_query_tooltip;

  gtk_widget_class_set_css_name (widget_class, "progress-strip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "window/dictum-progress-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumProgressStrip, done_part);
  gtk_widget_class_bind_template_child (widget_class, DictumProgressStrip, in_progress_part);
}

static void
dictum_progress_strip_init (DictumProgressStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  tell (self);
}

/**
 * dictum_progress_strip_set:
 * @self: the strip
 * @total: claims there are
 * @done: those that are done
 * @in_progress: those that are begun and not done
 */
void
dictum_progress_strip_set (DictumProgressStrip *self, guint total, guint done, guint in_progress)
{
  g_return_if_fail (DICTUM_IS_PROGRESS_STRIP (self));
  g_return_if_fail (done + in_progress <= total);

  if (self->total == total && self->done == done && self->in_progress == in_progress)
    return;

  self->total = total;
  self->done = done;
  self->in_progress = in_progress;
  tell (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

guint
dictum_progress_strip_get_total (DictumProgressStrip *self)
{
  g_return_val_if_fail (DICTUM_IS_PROGRESS_STRIP (self), 0);

  return self->total;
}

guint
dictum_progress_strip_get_in_progress (DictumProgressStrip *self)
{
  g_return_val_if_fail (DICTUM_IS_PROGRESS_STRIP (self), 0);

  return self->in_progress;
}
