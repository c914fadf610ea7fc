/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-search"

#include "search/dictum-result-row.h"

#include "inspector/dictum-look.h"

#include "dictum-config.h"

struct _DictumResultRow
{
  GtkBox parent_instance;

  gboolean is_short;

  GtkImage *icon;
  GtkLabel *heading;
  GtkLabel *text;
  GtkLabel *caption;
  GtkLabel *aside;
};

G_DEFINE_FINAL_TYPE (DictumResultRow, dictum_result_row, GTK_TYPE_BOX)

static void
set_off (PangoAttrList *attributes, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

/* marks: DictumRange in code points. */
static PangoAttrList *
make_attributes (const char *words, GArray *marks)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const DictumRange *mark = &g_array_index (marks, DictumRange, i);
      guint start = g_utf8_offset_to_pointer (words, mark->start) - words;
      guint end = g_utf8_offset_to_pointer (words, mark->end) - words;

      set_off (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
      set_off (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start, end);
    }

  return attributes;
}

static void
show_label (GtkLabel *label, const char *words, GArray *marks)
{
  g_autoptr (PangoAttrList) attributes = make_attributes (words, marks);

  gtk_label_set_label (label, words != NULL ? words : "");
  gtk_label_set_attributes (label, attributes);
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
}

static void
dictum_result_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DICTUM_TYPE_RESULT_ROW);
  G_OBJECT_CLASS (dictum_result_row_parent_class)->dispose (object);
}

static void
dictum_result_row_class_init (DictumResultRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_result_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DICTUM_RESOURCE_PATH "search/dictum-result-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumResultRow, icon);
  gtk_widget_class_bind_template_child (widget_class, DictumResultRow, heading);
  gtk_widget_class_bind_template_child (widget_class, DictumResultRow, text);
  gtk_widget_class_bind_template_child (widget_class, DictumResultRow, caption);
  gtk_widget_class_bind_template_child (widget_class, DictumResultRow, aside);
}

static void
dictum_result_row_init (DictumResultRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dictum_result_row_new (gboolean is_short)
{
  DictumResultRow *self = g_object_new (DICTUM_TYPE_RESULT_ROW, NULL);

  self->is_short = is_short;
  gtk_widget_set_visible (GTK_WIDGET (self->icon), is_short);
  gtk_label_set_wrap (self->text, !is_short);
  gtk_label_set_lines (self->text, is_short ? 1 : 2);
  if (!is_short)
    gtk_widget_add_css_class (GTK_WIDGET (self), "long");

  return GTK_WIDGET (self);
}

void
dictum_result_row_show (DictumResultRow *self, DictumResult *result)
{
  g_return_if_fail (DICTUM_IS_RESULT_ROW (self));
  g_return_if_fail (DICTUM_IS_RESULT (result));

  if (self->is_short)
    {
      gtk_image_set_from_icon_name (self->icon, result->icon);
      dictum_look_apply_kind (GTK_WIDGET (self->icon), result->source_kind);
    }
  show_label (self->heading, result->heading, result->heading_marks);
  show_label (self->text, result->text, result->text_marks);
  show_label (self->caption, result->caption, NULL);
  show_label (self->aside, result->aside, NULL);
  if (result->type == DICTUM_RESULT_MORE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "more");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "more");
}
