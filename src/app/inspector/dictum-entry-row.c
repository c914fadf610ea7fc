/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-entry-row.h"

#include <string.h>

#include <glib/gi18n.h>

#include "inspector/dictum-look.h"

#include "dictum-config.h"

struct _DictumEntryRow
{
  GtkBox parent_instance;

  DictumEntryMark *mark;
  GtkButton *open;
  GtkMenuButton *more;
  GtkButton *remove;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *detail;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (DictumEntryRow, dictum_entry_row, GTK_TYPE_BOX)

enum
{
  OPEN,
  REMOVE,
  MENU,
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
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[MENU], 0, name + strlen ("entry."));
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

  signals[MENU] = g_signal_new ("menu", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (DICTUM_TYPE_ENTRY_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "inspector/dictum-entry-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumEntryRow, detail);
  gtk_widget_class_bind_template_child (widget_class, DictumEntryRow, mark);
  gtk_widget_class_bind_template_child (widget_class, DictumEntryRow, more);
  gtk_widget_class_bind_template_child (widget_class, DictumEntryRow, note);
  gtk_widget_class_bind_template_child (widget_class, DictumEntryRow, open);
  gtk_widget_class_bind_template_child (widget_class, DictumEntryRow, remove);
  gtk_widget_class_bind_template_child (widget_class, DictumEntryRow, title);
  gtk_widget_class_bind_template_child (widget_class, DictumEntryRow, subtitle);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_install_action (widget_class, "entry.open-link", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "entry.open-archived", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "entry.open-copy", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "entry.find-archived", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "entry.save-archived", NULL, menu_action);
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
show_subtitle (DictumEntryRow *self, const DictumEntryLine *line, gboolean roomy)
{
  const char *subtitle = line->subtitle != NULL ? line->subtitle : "";

  if (line->marked_up)
    gtk_label_set_markup (self->subtitle, subtitle);
  else
    gtk_label_set_text (self->subtitle, subtitle);
  set_class (GTK_WIDGET (self->subtitle), "dimmed", !line->marked_up);
  gtk_label_set_wrap (self->subtitle, roomy || line->marked_up);
  gtk_label_set_lines (self->subtitle, roomy ? -1 : line->marked_up ? 3 : 1);
  gtk_label_set_ellipsize (self->subtitle, roomy ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
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

static void
show_menu (DictumEntryRow *self, const DictumEntryLine *line)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *more = NULL;

  /* Translators: %s is the title of a piece of evidence, the button opens a menu. */
  more = g_strdup_printf (_ ("More for “%s”"), line->title);
  dictum_look_bind_label (GTK_WIDGET (self->more), more);
  gtk_widget_set_visible (GTK_WIDGET (self->more),
                          line->archivable || line->archived || line->kept);
  gtk_widget_action_set_enabled (widget, "entry.open-link", line->archivable);
  gtk_widget_action_set_enabled (widget, "entry.find-archived", line->archivable);
  gtk_widget_action_set_enabled (widget, "entry.save-archived", line->archivable);
  gtk_widget_action_set_enabled (widget, "entry.open-archived", line->archived);
  gtk_widget_action_set_enabled (widget, "entry.open-copy", line->kept);
}

/**
 * dictum_entry_row_show:
 * @self: a row
 * @line: what it says
 * @roomy: whether it shows all of it, on as many lines as that takes
 */
void
dictum_entry_row_show (DictumEntryRow *self, const DictumEntryLine *line, gboolean roomy)
{
  g_autofree char *remove = NULL;
  gboolean fixed;

  g_return_if_fail (DICTUM_IS_ENTRY_ROW (self));
  g_return_if_fail (line != NULL && line->title != NULL);

  fixed = line->mark == DICTUM_ENTRY_MARK_ITSELF;
  remove = g_strdup_printf (_ ("Remove “%s”"), line->title);
  gtk_label_set_label (self->title, line->title);
  gtk_label_set_wrap (self->title, roomy);
  gtk_label_set_ellipsize (self->title, roomy ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  show_subtitle (self, line, roomy);
  gtk_label_set_markup (self->detail, roomy && line->detail != NULL ? line->detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), roomy && line->detail != NULL);
  show_note (self, line);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->open), line->words != NULL ? line->words
                                                        : fixed             ? NULL
                                                                            : _ ("Open"));
  set_class (GTK_WIDGET (self), "entry-itself", fixed);
  set_class (GTK_WIDGET (self->mark), "claim-warning", line->mark == DICTUM_ENTRY_MARK_CONTRADICTS);
  gtk_widget_set_can_target (GTK_WIDGET (self->open), !fixed);
  gtk_widget_set_focusable (GTK_WIDGET (self->open), !fixed);
  gtk_widget_set_visible (GTK_WIDGET (self->remove), !fixed);
  dictum_look_bind_label (GTK_WIDGET (self->remove), remove);
  show_menu (self, line);
}

/* Returns: (transfer none): what is drawn beside it in a timeline. */
DictumEntryMark *
dictum_entry_row_get_mark (DictumEntryRow *self)
{
  g_return_val_if_fail (DICTUM_IS_ENTRY_ROW (self), NULL);

  return self->mark;
}
