/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-entry-row.h"

#include <glib/gi18n.h>

#include "inspector/dictum-look.h"

#include "dictum-config.h"

struct _DictumEntryRow
{
  GtkBox parent_instance;

  GtkButton *open;
  GtkMenuButton *more;
  GtkButton *remove;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (DictumEntryRow, dictum_entry_row, GTK_TYPE_BOX)

enum
{
  OPEN,
  REMOVE,
  ARCHIVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
open_cb (DictumEntryRow *self)
{
  g_signal_emit (self, signals[OPEN], 0);
}

static void
remove_cb (DictumEntryRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
archive (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[ARCHIVE], 0, g_str_equal (name, "entry.save-archived"));
}

static void
dictum_entry_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DICTUM_TYPE_ENTRY_ROW);
  G_OBJECT_CLASS (dictum_entry_row_parent_class)->dispose (object);
}

static void
dictum_entry_row_class_init (DictumEntryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_entry_row_dispose;

  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  signals[ARCHIVE] = g_signal_new ("archive", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "inspector/dictum-entry-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumEntryRow, more);
  gtk_widget_class_bind_template_child (widget_class, DictumEntryRow, note);
  gtk_widget_class_bind_template_child (widget_class, DictumEntryRow, open);
  gtk_widget_class_bind_template_child (widget_class, DictumEntryRow, remove);
  gtk_widget_class_bind_template_child (widget_class, DictumEntryRow, title);
  gtk_widget_class_bind_template_child (widget_class, DictumEntryRow, subtitle);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_install_action (widget_class, "entry.find-archived", NULL, archive);
  gtk_widget_class_install_action (widget_class, "entry.save-archived", NULL, archive);
}

static void
dictum_entry_row_init (DictumEntryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dictum_entry_row_new (void)
{
  return g_object_new (DICTUM_TYPE_ENTRY_ROW, NULL);
}

static void
set_class (GtkWidget *widget, const char *class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, class);
  else
    gtk_widget_remove_css_class (widget, class);
}

static void
show_subtitle (DictumEntryRow *self, const DictumEntryLine *line)
{
  const char *subtitle = line->subtitle != NULL ? line->subtitle : "";

  if (line->marked_up)
    gtk_label_set_markup (self->subtitle, subtitle);
  else
    gtk_label_set_text (self->subtitle, subtitle);
  set_class (GTK_WIDGET (self->subtitle), "dimmed", !line->marked_up);
  gtk_label_set_wrap (self->subtitle, line->marked_up);
  gtk_label_set_lines (self->subtitle, line->marked_up ? 3 : 1);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), line->subtitle != NULL);
}

static void
show_note (DictumEntryRow *self, const DictumEntryLine *line)
{
  gtk_label_set_label (self->note, line->note != NULL ? line->note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), line->note != NULL);
  set_class (GTK_WIDGET (self->note), "claim-warning", line->alarming);
  set_class (GTK_WIDGET (self->note), "dimmed", !line->alarming);
}

/**
 * dictum_entry_row_show:
 * @self: a row
 * @line: what it shows; strings are copied
 */
void
dictum_entry_row_show (DictumEntryRow *self, const DictumEntryLine *line)
{
  g_autofree char *remove = NULL;
  g_autofree char *more = NULL;

  g_return_if_fail (DICTUM_IS_ENTRY_ROW (self));
  g_return_if_fail (line != NULL && line->title != NULL);

  remove = g_strdup_printf (_ ("Remove “%s”"), line->title);
  gtk_label_set_label (self->title, line->title);
  show_subtitle (self, line);
  show_note (self, line);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->open),
                               line->words != NULL ? line->words : _ ("Open"));
  dictum_look_bind_label (GTK_WIDGET (self->remove), remove);
  /* Translators: %s is the title of a piece of evidence, the button opens a menu. */
  more = g_strdup_printf (_ ("More for “%s”"), line->title);
  dictum_look_bind_label (GTK_WIDGET (self->more), more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), line->archivable);
}
