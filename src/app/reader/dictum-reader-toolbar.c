/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-reader-toolbar"

#include "reader/dictum-reader-toolbar.h"

#include <glib/gi18n.h>

#include "dictum-config.h"

struct _DictumReaderToolbar
{
  AdwBin parent_instance;

  GtkWidget *source;
  GtkWidget *cue;
  GtkWidget *extend;
  GtkWidget *note;
  GtkLabel *extend_label;
  guint number;
};

G_DEFINE_FINAL_TYPE (DictumReaderToolbar, dictum_reader_toolbar, ADW_TYPE_BIN)

static void
show_number (DictumReaderToolbar *self)
{
  g_autofree char *words = NULL;
  gboolean any = self->number > 0;

  /* Translators: the selected words become a further piece of the claim with this number. */
  words = g_strdup_printf (_ ("Add to claim %u"), self->number);
  gtk_label_set_label (self->extend_label, words);
  gtk_widget_set_visible (self->source, any);
  gtk_widget_set_visible (self->cue, any);
  gtk_widget_set_visible (self->extend, any);
  gtk_widget_set_visible (self->note, any);
}

/* Arrow keys go from button to button; let through, they would move the caret in the text. */
static gboolean
move_focus_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  int direction = g_variant_get_int32 (arguments);

  if (!gtk_widget_child_focus (widget, (GtkDirectionType) direction))
    gtk_widget_error_bell (widget);

  return GDK_EVENT_STOP;
}

static void
dictum_reader_toolbar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DICTUM_TYPE_READER_TOOLBAR);
  G_OBJECT_CLASS (dictum_reader_toolbar_parent_class)->dispose (object);
}

static void
dictum_reader_toolbar_class_init (DictumReaderToolbarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  static const struct
  {
    guint keyval;
    GtkDirectionType direction;
  } arrows[] = {
    { GDK_KEY_Left, GTK_DIR_LEFT },
    { GDK_KEY_Right, GTK_DIR_RIGHT },
    { GDK_KEY_Up, GTK_DIR_UP },
    { GDK_KEY_Down, GTK_DIR_DOWN },
  };

  G_OBJECT_CLASS (klass)->dispose = dictum_reader_toolbar_dispose;

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    gtk_widget_class_add_binding (widget_class, arrows[i].keyval, 0, move_focus_cb, "i",
                                  (int) arrows[i].direction);

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "reader/dictum-reader-toolbar.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumReaderToolbar, source);
  gtk_widget_class_bind_template_child (widget_class, DictumReaderToolbar, cue);
  gtk_widget_class_bind_template_child (widget_class, DictumReaderToolbar, extend);
  gtk_widget_class_bind_template_child (widget_class, DictumReaderToolbar, note);
  gtk_widget_class_bind_template_child (widget_class, DictumReaderToolbar, extend_label);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
}

static void
dictum_reader_toolbar_init (DictumReaderToolbar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_number (self);
}

GtkWidget *
dictum_reader_toolbar_new (void)
{
  return g_object_new (DICTUM_TYPE_READER_TOOLBAR, NULL);
}

/**
 * dictum_reader_toolbar_set_number:
 * @self: a toolbar
 * @number: that of the current claim, 0 for none
 *
 * Without a claim there is only one thing to do with a selection: to make one.
 */
void
dictum_reader_toolbar_set_number (DictumReaderToolbar *self, guint number)
{
  g_return_if_fail (DICTUM_IS_READER_TOOLBAR (self));

  if (self->number == number)
    return;

  self->number = number;
  show_number (self);
}

/**
 * dictum_reader_toolbar_get_natural_width:
 * @self: a toolbar
 * @room: how wide it may become, in pixels
 *
 * Returns: the width at which it needs the fewest lines, in pixels
 */
int
dictum_reader_toolbar_get_natural_width (DictumReaderToolbar *self, int room)
{
  int minimum;
  int natural;

  g_return_val_if_fail (DICTUM_IS_READER_TOOLBAR (self), 0);

  gtk_widget_set_size_request (GTK_WIDGET (self), -1, -1);
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL,
                      NULL);

  return MAX (minimum, MIN (natural, room));
}
