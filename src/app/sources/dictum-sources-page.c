/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sources"

#include "sources/dictum-sources-page.h"

#include <string.h>

#include <glib/gi18n.h>

#include "inspector/dictum-source-picker.h"
#include "sources/dictum-source-census.h"
#include "sources/dictum-source-detail.h"
#include "sources/dictum-source-list.h"
#include "sources/dictum-source-merge.h"

#include "dictum-config.h"

struct _DictumSourcesPage
{
  AdwBreakpointBin parent_instance;

  DictumWorkbench *workbench;
  GSignalGroup *signals;
  DictumItem *chosen; /* whose details are shown */
  guint position;     /* where it was in the list last */
  DictumSourceCensus *census;

  AdwNavigationSplitView *split;
  DictumSourceList *sources;
  AdwNavigationPage *content;
  GtkStack *details;
  AdwStatusPage *none;
  AdwStatusPage *several;
  DictumSourceDetail *detail;
};

G_DEFINE_FINAL_TYPE (DictumSourcesPage, dictum_sources_page, ADW_TYPE_BREAKPOINT_BIN)

enum
{
  PROP_0,
  PROP_WORKBENCH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static DictumProject *
get_project (DictumSourcesPage *self)
{
  return self->workbench != NULL ? dictum_workbench_get_project (self->workbench) : NULL;
}

/* ---- What is shown ---- */

static void
show_chosen (DictumSourcesPage *self)
{
  g_autoptr (GPtrArray) chosen = dictum_source_list_get_selected (self->sources);
  guint n_chosen = chosen->len;
  const DictumSource *source = self->chosen != NULL ? dictum_item_get_source (self->chosen) : NULL;
  g_autofree char *heading = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sources.merge-chosen", n_chosen > 1);
  if (n_chosen > 1)
    {
      heading = g_strdup_printf (ngettext ("%'u Source Chosen", "%'u Sources Chosen", n_chosen),
                                 n_chosen);
      adw_status_page_set_title (self->several, heading);
      gtk_stack_set_visible_child_name (self->details, "several");
      return;
    }

  dictum_source_detail_set_item (self->detail, source != NULL ? self->chosen : NULL);
  adw_navigation_page_set_title (self->content, source != NULL ? source->name : _ ("Source"));
  gtk_stack_set_visible_child_name (self->details, source != NULL ? "one" : "none");
}

/* Makes the list show what is chosen: a source that was renamed has another place in it. */
static void
follow (DictumSourcesPage *self)
{
  guint position;

  if (self->chosen == NULL)
    return;
  position = dictum_source_list_find (self->sources, self->chosen);
  if (position != GTK_INVALID_LIST_POSITION)
    self->position = position;
  dictum_source_list_select (self->sources, self->chosen);
}

static void
choose (DictumSourcesPage *self, DictumItem *item)
{
  g_set_object (&self->chosen, item);
  follow (self);
  show_chosen (self);
}

/* In a narrow window, from the list to the details. */
static void
lead_on (DictumSourcesPage *self)
{
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  if (adw_navigation_split_view_get_collapsed (self->split))
    gtk_widget_grab_focus (GTK_WIDGET (self->detail));
}

static void
chosen_cb (DictumSourcesPage *self)
{
  g_autoptr (GPtrArray) items = dictum_source_list_get_selected (self->sources);

  if (items->len == 0)
    return;
  if (items->len == 1)
    {
      g_set_object (&self->chosen, g_ptr_array_index (items, 0));
      self->position = dictum_source_list_find (self->sources, self->chosen);
    }
  show_chosen (self);
}

/* The source that took over the name of one that is gone: what a merge leaves; NULL otherwise. */
static DictumItem *
find_heir (DictumSourcesPage *self, DictumChange *change)
{
  const DictumSource *gone = NULL;

  for (guint i = 0; i < dictum_change_get_length (change); i++)
    {
      const DictumChangeEntry *entry = dictum_change_get_entry (change, i);

      if (entry->after == NULL &&
          strcmp (entry->before->id, dictum_item_get_id (self->chosen)) == 0)
        gone = (const DictumSource *) entry->before;
    }

  for (guint i = 0; gone != NULL && i < dictum_change_get_length (change); i++)
    {
      const DictumChangeEntry *entry = dictum_change_get_entry (change, i);
      const DictumSource *source = (const DictumSource *) entry->after;

      if (entry->before != NULL && dictum_is_source (source) && source->aliases != NULL &&
          g_strv_contains ((const char *const *) source->aliases, gone->name))
        return dictum_project_get_item (get_project (self), source->record.id);
    }

  return NULL;
}

/* Which source is next when the one that was shown is gone: what it was merged into, else its
 * neighbour in the list. */
static void
leave_deleted (DictumSourcesPage *self, DictumChange *change)
{
  g_autoptr (DictumItem) next = NULL;

  if (self->chosen == NULL || dictum_item_get_source (self->chosen) != NULL)
    return;

  g_set_object (&next, find_heir (self, change));
  if (next == NULL)
    {
      next = dictum_source_list_get_near (self->sources, self->position);
      adw_navigation_split_view_set_show_content (self->split, FALSE);
    }
  g_set_object (&self->chosen, next);
}

static void
changed_cb (DictumSourcesPage *self, DictumChange *change)
{
  leave_deleted (self, change);
  follow (self);
  show_chosen (self);
  dictum_source_detail_refresh (self->detail);
}

static void
counted_cb (DictumSourcesPage *self)
{
  dictum_source_detail_set_figures (self->detail, dictum_source_census_get_figures (self->census));
}

static void
store_cb (DictumSourcesPage *self)
{
  g_clear_object (&self->chosen);
  dictum_source_detail_set_item (self->detail, NULL);
  dictum_source_detail_set_figures (self->detail, NULL);
  self->chosen = dictum_source_list_get_near (self->sources, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->none), self->chosen != NULL);
  follow (self);
  show_chosen (self);
}

static void
activated_cb (DictumSourcesPage *self, DictumItem *item)
{
  choose (self, item);
  lead_on (self);
}

static void
collapsed_cb (DictumSourcesPage *self)
{
  dictum_source_list_set_leads_on (self->sources,
                                   adw_navigation_split_view_get_collapsed (self->split));
}

/* ---- Actions ---- */

static void
added_cb (DictumSourcesPage *self, const char *name, guint kind)
{
  g_autofree char *id = NULL;
  GError *error = NULL;
  DictumChange *change;

  change = dictum_edit_add_source (get_project (self), name, (DictumSourceKind) kind,
                                   dictum_workbench_get_author (self->workbench), &error);
  if (change != NULL)
    id = g_strdup (dictum_change_get_entry (change, 0)->after->id);
  if (dictum_workbench_take (self->workbench, change, error, NULL))
    dictum_sources_page_show_source (self, id);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumSourcesPage *self = DICTUM_SOURCES_PAGE (widget);
  GtkWidget *anchor = dictum_source_list_get_add_button (self->sources);
  GtkWidget *picker;

  if (get_project (self) == NULL)
    return;

  picker = dictum_source_picker_new (get_project (self));
  g_signal_connect_object (picker, "chosen", G_CALLBACK (dictum_sources_page_show_source), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (picker, "create", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  dictum_source_picker_present (DICTUM_SOURCE_PICKER (picker), anchor, NULL);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dictum_sources_page_show_source (DICTUM_SOURCES_PAGE (widget),
                                   g_variant_get_string (parameter, NULL));
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumSourcesPage *self = DICTUM_SOURCES_PAGE (widget);

  adw_navigation_split_view_set_show_content (self->split, FALSE);
  dictum_source_list_focus_search (self->sources);
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumSourcesPage *self = DICTUM_SOURCES_PAGE (widget);
  g_autoptr (GPtrArray) items = dictum_source_list_get_selected (self->sources);
  guint keep = 0;

  /* The one that was looked at first is the one that is meant. */
  for (guint i = 0; i < items->len; i++)
    if (g_ptr_array_index (items, i) == self->chosen)
      keep = i;

  if (items->len > 1)
    adw_dialog_present (dictum_source_merge_new (self->workbench, items, keep), widget);
}

/* ---- The object ---- */

static void
set_workbench (DictumSourcesPage *self, DictumWorkbench *workbench)
{
  if (!g_set_object (&self->workbench, workbench))
    return;

  dictum_source_detail_set_workbench (self->detail, workbench);
  dictum_source_census_set_workbench (self->census, workbench);
  dictum_source_list_set_workbench (self->sources, workbench, self->census);
  /* After those of the list, which has its new rows by then. */
  g_signal_group_set_target (self->signals, workbench);
  store_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKBENCH]);
}

static void
dictum_sources_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DictumSourcesPage *self = DICTUM_SOURCES_PAGE (object);

  switch (prop_id)
    {
    case PROP_WORKBENCH:
      g_value_set_object (value, self->workbench);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_sources_page_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  DictumSourcesPage *self = DICTUM_SOURCES_PAGE (object);

  switch (prop_id)
    {
    case PROP_WORKBENCH:
      set_workbench (self, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_sources_page_dispose (GObject *object)
{
  DictumSourcesPage *self = DICTUM_SOURCES_PAGE (object);

  g_clear_object (&self->signals);
  if (self->detail != NULL)
    dictum_source_detail_set_item (self->detail, NULL);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_SOURCES_PAGE);
  g_clear_object (&self->chosen);
  g_clear_object (&self->workbench);
  G_OBJECT_CLASS (dictum_sources_page_parent_class)->dispose (object);
}

/* Before the window closes the project: the focus leaves a field only afterwards. */
static gboolean
close_request_cb (DictumSourcesPage *self)
{
  dictum_sources_page_flush (self);
  return FALSE;
}

static void
dictum_sources_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dictum_sources_page_parent_class)->root (widget);
  if (GTK_IS_WINDOW (gtk_widget_get_root (widget)))
    g_signal_connect_object (gtk_widget_get_root (widget), "close-request",
                             G_CALLBACK (close_request_cb), widget, G_CONNECT_SWAPPED);
}

static void
dictum_sources_page_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), close_request_cb, widget);
  GTK_WIDGET_CLASS (dictum_sources_page_parent_class)->unroot (widget);
}

/* Only while it is seen is anything counted. */
static void
dictum_sources_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dictum_sources_page_parent_class)->map (widget);
  dictum_source_census_set_seen (DICTUM_SOURCES_PAGE (widget)->census, TRUE);
}

static void
dictum_sources_page_unmap (GtkWidget *widget)
{
  dictum_source_census_set_seen (DICTUM_SOURCES_PAGE (widget)->census, FALSE);
  GTK_WIDGET_CLASS (dictum_sources_page_parent_class)->unmap (widget);
}

static void
dictum_sources_page_finalize (GObject *object)
{
  g_clear_object (&DICTUM_SOURCES_PAGE (object)->census);
  G_OBJECT_CLASS (dictum_sources_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DictumSourcesPage, split);
  gtk_widget_class_bind_template_child (widget_class, DictumSourcesPage, sources);
  gtk_widget_class_bind_template_child (widget_class, DictumSourcesPage, content);
  gtk_widget_class_bind_template_child (widget_class, DictumSourcesPage, details);
  gtk_widget_class_bind_template_child (widget_class, DictumSourcesPage, several);
  gtk_widget_class_bind_template_child (widget_class, DictumSourcesPage, none);
  gtk_widget_class_bind_template_child (widget_class, DictumSourcesPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, collapsed_cb);
}

/* The list goes on where it was: GTK would take the row that was the first one made. */
static gboolean
dictum_sources_page_grab_focus (GtkWidget *widget)
{
  DictumSourcesPage *self = DICTUM_SOURCES_PAGE (widget);

  return dictum_source_list_focus (self->sources, self->chosen) ||
         GTK_WIDGET_CLASS (dictum_sources_page_parent_class)->grab_focus (widget);
}

static void
dictum_sources_page_class_init (DictumSourcesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dictum_sources_page_get_property;
  object_class->set_property = dictum_sources_page_set_property;
  object_class->dispose = dictum_sources_page_dispose;
  object_class->finalize = dictum_sources_page_finalize;
  widget_class->grab_focus = dictum_sources_page_grab_focus;
  widget_class->map = dictum_sources_page_map;
  widget_class->unmap = dictum_sources_page_unmap;
  widget_class->root = dictum_sources_page_root;
  widget_class->unroot = dictum_sources_page_unroot;

  properties[PROP_WORKBENCH] = g_param_spec_object ("workbench", NULL, NULL, DICTUM_TYPE_WORKBENCH,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                        G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DICTUM_TYPE_SOURCE_DETAIL);
  g_type_ensure (DICTUM_TYPE_SOURCE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "sources/dictum-sources-page.ui");
  bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "sources.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "sources.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "sources.show", "s", show_action);
  gtk_widget_class_install_action (widget_class, "sources.merge-chosen", NULL, merge_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, 0, "sources.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "sources.search",
                                       NULL);
}

static void
dictum_sources_page_init (DictumSourcesPage *self)
{
  self->census = dictum_source_census_new ();
  g_signal_connect_object (self->census, "counted", G_CALLBACK (counted_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (DICTUM_TYPE_WORKBENCH);
  g_signal_group_connect_swapped (self->signals, "notify::store", G_CALLBACK (store_cb), self);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (changed_cb), self);
  show_chosen (self);
}

GtkWidget *
dictum_sources_page_new (DictumWorkbench *workbench)
{
  return g_object_new (DICTUM_TYPE_SOURCES_PAGE, "workbench", workbench, NULL);
}

/**
 * dictum_sources_page_show_source:
 * @self: the page
 * @source: id of a source
 *
 * Chooses the source in the list and shows its details.
 */
void
dictum_sources_page_show_source (DictumSourcesPage *self, const char *source)
{
  DictumItem *item;

  g_return_if_fail (DICTUM_IS_SOURCES_PAGE (self));
  g_return_if_fail (source != NULL);

  item = get_project (self) != NULL ? dictum_project_get_item (get_project (self), source) : NULL;
  if (item == NULL || dictum_item_get_source (item) == NULL)
    return;

  dictum_source_list_reveal (self->sources, item);
  choose (self, item);
  lead_on (self);
  if (!adw_navigation_split_view_get_collapsed (self->split))
    dictum_source_list_focus (self->sources, item);
}

/* Saves what has been typed and not yet saved: before the project is closed. */
void
dictum_sources_page_flush (DictumSourcesPage *self)
{
  g_return_if_fail (DICTUM_IS_SOURCES_PAGE (self));

  dictum_source_detail_flush (self->detail);
}
