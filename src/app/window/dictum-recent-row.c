/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-recent-row"

#include <glib/gi18n.h>

#include "window/dictum-format.h"
#include "window/dictum-welcome-page.h"

#include "dictum-config.h"

struct _DictumRecentRow
{
  AdwActionRow parent_instance;

  GtkButton *remove_button;
};

G_DEFINE_FINAL_TYPE (DictumRecentRow, dictum_recent_row, ADW_TYPE_ACTION_ROW)

/* A path as people know it: below the home folder from "~" on. */
static char *
describe_place (GFile *file)
{
  g_autoptr (GFile) home = g_file_new_for_path (g_get_home_dir ());
  g_autofree char *relative = g_file_get_relative_path (home, file);

  return relative != NULL ? g_build_filename ("~", relative, NULL) : g_file_get_parse_name (file);
}

static void
dictum_recent_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DICTUM_TYPE_RECENT_ROW);
  G_OBJECT_CLASS (dictum_recent_row_parent_class)->dispose (object);
}

static void
dictum_recent_row_class_init (DictumRecentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_recent_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DICTUM_RESOURCE_PATH "window/dictum-recent-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumRecentRow, remove_button);
}

static void
dictum_recent_row_init (DictumRecentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dictum_recent_row_new (const DictumRecent *recent)
{
  DictumRecentRow *self = g_object_new (DICTUM_TYPE_RECENT_ROW, NULL);
  g_autofree char *place = NULL;
  g_autofree char *opened = dictum_format_moment (recent->opened);
  g_autofree char *facts = NULL;
  g_autofree char *uri = recent->file != NULL ? g_file_get_uri (recent->file) : g_strdup ("");
  g_autofree char *name = recent->file != NULL ? g_file_get_basename (recent->file) : NULL;

  place = recent->file != NULL ? describe_place (recent->file)
                               : g_strdup (_ ("Not saved as a file"));
  facts = dictum_format_facts (place, opened, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 recent->title != NULL && *recent->title != '\0' ? recent->title
                                 : name != NULL                                  ? name
                                                : _ ("Untitled project"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), facts);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "(ss)", uri, recent->id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove_button), "s", recent->id);

  return GTK_WIDGET (self);
}
