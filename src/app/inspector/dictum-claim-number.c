/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-claim-number.h"

struct _DictumClaimNumber
{
  GtkWidget parent_instance;

  guint number;
  guint digits;
  PangoLayout *layout; /* made when it is first needed */
};

G_DEFINE_FINAL_TYPE (DictumClaimNumber, dictum_claim_number, GTK_TYPE_WIDGET)

/* With text of so many digits: as wide as any number of that many, where figures are tabular. */
static PangoLayout *
get_layout (DictumClaimNumber *self)
{
  char text[16] = "";

  if (self->layout == NULL)
    self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  if (self->number > 0)
    g_snprintf (text, sizeof text, "%u", self->number);
  pango_layout_set_text (self->layout, text, -1);

  return self->layout;
}

static void
dictum_claim_number_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  int width;
  int height;

  pango_layout_get_pixel_size (get_layout (DICTUM_CLAIM_NUMBER (widget)), &width, &height);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? width : height;
  *natural = *minimum;
}

static void
dictum_claim_number_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PangoLayout *layout = get_layout (DICTUM_CLAIM_NUMBER (widget));
  graphene_point_t at;
  GdkRGBA ink;
  int width;
  int height;

  pango_layout_get_pixel_size (layout, &width, &height);
  graphene_point_init (&at, (float) (gtk_widget_get_width (widget) - width) / 2.0f,
                       (float) (gtk_widget_get_height (widget) - height) / 2.0f);
  gtk_widget_get_color (widget, &ink);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &at);
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
dictum_claim_number_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dictum_claim_number_parent_class)->css_changed (widget, change);
  g_clear_object (&DICTUM_CLAIM_NUMBER (widget)->layout);
  gtk_widget_queue_resize (widget);
}

static void
dictum_claim_number_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (dictum_claim_number_parent_class)->system_setting_changed (widget, setting);
  g_clear_object (&DICTUM_CLAIM_NUMBER (widget)->layout);
  gtk_widget_queue_resize (widget);
}

static void
dictum_claim_number_finalize (GObject *object)
{
  g_clear_object (&DICTUM_CLAIM_NUMBER (object)->layout);
  G_OBJECT_CLASS (dictum_claim_number_parent_class)->finalize (object);
}

static void
dictum_claim_number_class_init (DictumClaimNumberClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dictum_claim_number_finalize;
  widget_class->measure = dictum_claim_number_measure;
  widget_class->snapshot = dictum_claim_number_snapshot;
  widget_class->css_changed = dictum_claim_number_css_changed;
  widget_class->system_setting_changed = dictum_claim_number_system_setting_changed;
  gtk_widget_class_set_css_name (widget_class, "label");
  /* The row says the number with the claim's words. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dictum_claim_number_init (DictumClaimNumber *self)
{
}

void
dictum_claim_number_set (DictumClaimNumber *self, guint number)
{
  guint digits = 0;

  g_return_if_fail (DICTUM_IS_CLAIM_NUMBER (self));

  if (self->number == number)
    return;

  for (guint rest = number; rest > 0; rest /= 10)
    digits++;
  self->number = number;
  if (self->digits != digits)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_draw (GTK_WIDGET (self));
  self->digits = digits;
}

guint
dictum_claim_number_get (DictumClaimNumber *self)
{
  g_return_val_if_fail (DICTUM_IS_CLAIM_NUMBER (self), 0);

  return self->number;
}
