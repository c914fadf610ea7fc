/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sources"

#include "sources/dictum-alike-dialog.h"

#include <glib/gi18n.h>

#include "edit/dictum-merge.h"
#include "edit/dictum-source-alike.h"
#include "sources/dictum-source-merge.h"

#include "dictum-config.h"

/* More are not gone through in one sitting; the next ones follow when these are settled. */
#define SHOWN 50

struct _DictumAlikeDialog
{
  AdwDialog parent_instance;

  DictumWorkbench *workbench;
  DictumSourceCensus *census;

  GtkStack *states;
  AdwPreferencesGroup *group;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (DictumAlikeDialog, dictum_alike_dialog, ADW_TYPE_DIALOG)

static DictumProject *
get_project (DictumAlikeDialog *self)
{
  return dictum_workbench_get_project (self->workbench);
}

/* The ids of the pair that a button is about. */
static const char *const *
get_pair (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "dictum-pair");
}

static void
merge_cb (DictumAlikeDialog *self, GtkWidget *button)
{
  const char *const *pair = get_pair (button);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 2; i++)
    {
      DictumItem *item = dictum_project_get_item (get_project (self), pair[i]);

      if (item == NULL || dictum_item_get_source (item) == NULL)
        return;
      g_ptr_array_add (items, g_object_ref (item));
    }

  /* The one that says more stays, unless the editor chooses the other. */
  adw_dialog_present (dictum_source_merge_new (self->workbench, items, 1), GTK_WIDGET (self));
}

static void
apart_cb (DictumAlikeDialog *self, GtkWidget *button)
{
  GError *error = NULL;
  DictumChange *change;

  change = dictum_edit_set_distinct (get_project (self), get_pair (button), TRUE,
                                     dictum_workbench_get_author (self->workbench), &error);
  dictum_workbench_take (self->workbench, change, error, _ ("They are told apart"));
}

static GtkWidget *
make_button (DictumAlikeDialog *self,
             const char *label,
             const char *name,
             const DictumAlike *alike,
             GCallback callback)
{
  const char *ids[] = { alike->one->record.id, alike->other->record.id, NULL };
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "dictum-pair", g_strdupv ((GStrv) ids),
                          (GDestroyNotify) g_strfreev);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);

  return button;
}

static GtkWidget *
make_row (DictumAlikeDialog *self, const DictumAlike *alike)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *why = dictum_alike_describe (alike);
  /* Translators: the names of two sources that may be one. */
  g_autofree char *title = g_strdup_printf (C_ ("duplicates", "%1$s and %2$s"), alike->one->name,
                                            alike->other->name);
  /* Translators: %s is two names: “PMO and Prime Minister’s Office”. */
  g_autofree char *merge = g_strdup_printf (_ ("Merge %s"), title);
  g_autofree char *apart = g_strdup_printf (_ ("Tell %s apart"), title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), why);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (self, _ ("_Not the Same"), apart,
                                                                alike, G_CALLBACK (apart_cb)));
  adw_action_row_add_suffix (
      ADW_ACTION_ROW (row), make_button (self, _ ("_Merge…"), merge, alike, G_CALLBACK (merge_cb)));

  return row;
}

static void
show (DictumAlikeDialog *self)
{
  GPtrArray *alikes = dictum_source_census_get_alikes (self->census);
  guint length = alikes != NULL ? alikes->len : 0;
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < MIN (length, SHOWN); i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (alikes, i)));
  gtk_stack_set_visible_child_name (self->states, length > 0 ? "list" : "none");
  /* What had the focus is settled and gone: on with the next one. */
  if (focused)
    gtk_widget_child_focus (GTK_WIDGET (length > 0 ? GTK_WIDGET (self->list) : GTK_WIDGET (self)),
                            GTK_DIR_TAB_FORWARD);
}

static void
dictum_alike_dialog_dispose (GObject *object)
{
  DictumAlikeDialog *self = DICTUM_ALIKE_DIALOG (object);

  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_ALIKE_DIALOG);
  g_clear_object (&self->census);
  g_clear_object (&self->workbench);
  G_OBJECT_CLASS (dictum_alike_dialog_parent_class)->dispose (object);
}

static void
dictum_alike_dialog_class_init (DictumAlikeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_alike_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "sources/dictum-alike-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumAlikeDialog, states);
  gtk_widget_class_bind_template_child (widget_class, DictumAlikeDialog, group);
  gtk_widget_class_bind_template_child (widget_class, DictumAlikeDialog, list);
}

static void
dictum_alike_dialog_init (DictumAlikeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dictum_alike_dialog_new:
 * @workbench: where changes go
 * @census: what it shows; it follows
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
dictum_alike_dialog_new (DictumWorkbench *workbench, DictumSourceCensus *census)
{
  DictumAlikeDialog *self = g_object_new (DICTUM_TYPE_ALIKE_DIALOG, NULL);

  self->workbench = g_object_ref (workbench);
  self->census = g_object_ref (census);
  g_signal_connect_object (census, "counted", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);

  return ADW_DIALOG (self);
}
