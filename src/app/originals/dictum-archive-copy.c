/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-archive-dialog"

#include "originals/dictum-archive-copy.h"

#include "window/dictum-format.h"

struct _DictumArchiveCopy
{
  GObject parent_instance;

  char *url;
  char *time; /* UTC */
};

G_DEFINE_FINAL_TYPE (DictumArchiveCopy, dictum_archive_copy, G_TYPE_OBJECT)

static void
dictum_archive_copy_finalize (GObject *object)
{
  DictumArchiveCopy *self = DICTUM_ARCHIVE_COPY (object);

  g_free (self->url);
  g_free (self->time);
  G_OBJECT_CLASS (dictum_archive_copy_parent_class)->finalize (object);
}

static void
dictum_archive_copy_class_init (DictumArchiveCopyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dictum_archive_copy_finalize;
}

static void
dictum_archive_copy_init (DictumArchiveCopy *self)
{
}

DictumArchiveCopy *
dictum_archive_copy_new (const DictumArchivedCopy *copy)
{
  DictumArchiveCopy *self = g_object_new (DICTUM_TYPE_ARCHIVE_COPY, NULL);

  self->url = g_strdup (copy->url);
  self->time = g_strdup (copy->time);
  return self;
}

const char *
dictum_archive_copy_get_url (DictumArchiveCopy *self)
{
  g_return_val_if_fail (DICTUM_IS_ARCHIVE_COPY (self), NULL);

  return self->url;
}

char *
dictum_archive_copy_describe (DictumArchiveCopy *self)
{
  g_autofree char *moment = dictum_format_moment (self->time);

  return dictum_format_facts (moment, self->url, NULL);
}

GtkWidget *
dictum_archive_copy_make_row (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *moment = gtk_label_new (NULL);
  GtkWidget *address = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (moment), 0);
  gtk_label_set_xalign (GTK_LABEL (address), 0);
  gtk_label_set_ellipsize (GTK_LABEL (moment), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (address), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (moment, "numeric");
  gtk_widget_add_css_class (address, "caption");
  gtk_widget_add_css_class (address, "dimmed");
  gtk_box_append (GTK_BOX (box), moment);
  gtk_box_append (GTK_BOX (box), address);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  return box;
}

void
dictum_archive_copy_show (DictumArchiveCopy *self, GtkWidget *row)
{
  g_autofree char *moment = dictum_format_moment (self->time);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (row)), moment);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (row)), self->url);
}
