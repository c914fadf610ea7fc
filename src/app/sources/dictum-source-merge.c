/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sources"

#include "sources/dictum-source-merge.h"

#include <glib/gi18n.h>

#include "dictum-config.h"

struct _DictumSourceMerge
{
  AdwAlertDialog parent_instance;

  DictumWorkbench *workbench;
  GPtrArray *items; /* of DictumItem */

  AdwComboRow *keep;
  GtkLabel *preview;
};

G_DEFINE_FINAL_TYPE (DictumSourceMerge, dictum_source_merge, ADW_TYPE_ALERT_DIALOG)

static const DictumSource *
get_source (DictumSourceMerge *self, guint position)
{
  return dictum_item_get_source (g_ptr_array_index (self->items, position));
}

static void
show_preview (DictumSourceMerge *self)
{
  DictumProject *project = dictum_workbench_get_project (self->workbench);
  guint kept = adw_combo_row_get_selected (self->keep);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      const DictumSource *source = get_source (self, i);
      guint n_claims;
      g_autofree char *line = NULL;

      if (i == kept || source == NULL)
        continue;

      n_claims = g_list_model_get_n_items (
          dictum_project_get_source_claims (project, source->record.id));
      line = g_strdup_printf (ngettext ("“%1$s” becomes an alias, its %2$u claim moves",
                                        "“%1$s” becomes an alias, its %2$u claims move", n_claims),
                              source->name, n_claims);
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, line);
    }

  gtk_label_set_label (self->preview, text->str);
}

static void
keep_cb (DictumSourceMerge *self)
{
  if (self->items != NULL)
    show_preview (self);
}

static void
dictum_source_merge_response (AdwAlertDialog *dialog, const char *response)
{
  DictumSourceMerge *self = DICTUM_SOURCE_MERGE (dialog);
  guint kept = adw_combo_row_get_selected (self->keep);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autofree char *text = NULL;
  GError *error = NULL;
  DictumChange *change;

  if (g_strcmp0 (response, "merge") != 0 || kept >= self->items->len)
    return;

  for (guint i = 0; i < self->items->len; i++)
    if (i != kept)
      g_ptr_array_add (others, (gpointer) dictum_item_get_id (g_ptr_array_index (self->items, i)));
  g_ptr_array_add (others, NULL);

  /* Translators: %s is the name of the source that is left. */
  text = g_strdup_printf (_ ("Merged into “%s”"), get_source (self, kept)->name);
  change = dictum_edit_merge_sources (dictum_workbench_get_project (self->workbench),
                                      dictum_item_get_id (g_ptr_array_index (self->items, kept)),
                                      (const char *const *) others->pdata,
                                      dictum_workbench_get_author (self->workbench), &error);
  dictum_workbench_take (self->workbench, change, error, text);
}

static void
dictum_source_merge_dispose (GObject *object)
{
  DictumSourceMerge *self = DICTUM_SOURCE_MERGE (object);

  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_SOURCE_MERGE);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->workbench);
  G_OBJECT_CLASS (dictum_source_merge_parent_class)->dispose (object);
}

static void
dictum_source_merge_class_init (DictumSourceMergeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_source_merge_dispose;
  ADW_ALERT_DIALOG_CLASS (klass)->response = dictum_source_merge_response;

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "sources/dictum-source-merge.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumSourceMerge, keep);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceMerge, preview);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
}

static void
dictum_source_merge_init (DictumSourceMerge *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dictum_source_merge_new:
 * @workbench: where the change goes
 * @items: (element-type DictumItem): at least two sources; a reference is taken
 * @keep: which of them stays, unless the editor chooses another one
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
dictum_source_merge_new (DictumWorkbench *workbench, GPtrArray *items, guint keep)
{
  DictumSourceMerge *self = g_object_new (DICTUM_TYPE_SOURCE_MERGE, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->workbench = g_object_ref (workbench);
  for (guint i = 0; i < items->len; i++)
    {
      const DictumSource *source = dictum_item_get_source (g_ptr_array_index (items, i));

      gtk_string_list_append (names, source != NULL ? source->name : "");
    }
  adw_combo_row_set_model (self->keep, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->keep, keep);
  self->items = g_ptr_array_ref (items);
  show_preview (self);

  return ADW_DIALOG (self);
}
