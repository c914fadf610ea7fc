/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sources"

#include "sources/dictum-sources-page.h"

#include <string.h>

#include <glib/gi18n.h>

#include "inspector/dictum-look.h"
#include "inspector/dictum-source-picker.h"
#include "sources/dictum-source-detail.h"
#include "sources/dictum-source-merge.h"
#include "sources/dictum-source-row.h"

#include "dictum-config.h"

struct _DictumSourcesPage
{
  AdwBreakpointBin parent_instance;

  DictumWorkbench *workbench;
  GSignalGroup *signals;
  DictumItem *chosen; /* whose details are shown */
  guint position;     /* where it was in the list last */
  char *words;        /* what is searched for, folded */
  gboolean following; /* the list is made to show what is chosen */

  AdwNavigationSplitView *split;
  AdwWindowTitle *title;
  GtkButton *add;
  GtkButton *add_first;
  GtkSearchEntry *search;
  GtkStack *states;
  GtkListView *list;
  GtkMultiSelection *selection;
  GtkFilterListModel *filtered;
  GtkCustomFilter *filter;
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

/* ---- Searching ---- */

static gboolean
fits (const char *name, const char *words)
{
  g_autofree char *folded = name != NULL ? dictum_text_fold (name) : NULL;

  return folded != NULL && strstr (folded, words) != NULL;
}

static gboolean
filter_cb (gpointer item, gpointer data)
{
  DictumSourcesPage *self = DICTUM_SOURCES_PAGE (data);
  const DictumSource *source = dictum_item_get_source (DICTUM_ITEM (item));
  const DictumSource *affiliation = NULL;

  if (self->words == NULL || source == NULL)
    return source != NULL;
  if (fits (source->name, self->words))
    return TRUE;

  for (guint i = 0; source->aliases != NULL && source->aliases[i] != NULL; i++)
    if (fits (source->aliases[i], self->words))
      return TRUE;

  if (source->affiliation != NULL)
    affiliation = dictum_project_get_source (get_project (self), source->affiliation);
  return affiliation != NULL && fits (affiliation->name, self->words);
}

static void
search_cb (DictumSourcesPage *self)
{
  g_autofree char *text = g_strstrip (
      g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

  g_clear_pointer (&self->words, g_free);
  if (*text != '\0')
    self->words = dictum_text_fold (text);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

/* ---- What is shown ---- */

static void
show_count (DictumSourcesPage *self)
{
  GListModel *sources = gtk_filter_list_model_get_model (self->filtered);
  guint n_all = sources != NULL ? g_list_model_get_n_items (sources) : 0;
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  g_autofree char *count = g_strdup_printf (ngettext ("%u source", "%u sources", n_shown), n_shown);

  adw_window_title_set_subtitle (self->title, n_all > 0 ? count : "");
  gtk_widget_set_visible (GTK_WIDGET (self->search), n_all > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->none), n_all > 0);
  gtk_stack_set_visible_child_name (self->states, n_all == 0     ? "empty"
                                                  : n_shown == 0 ? "nothing"
                                                                 : "list");
}

static void
show_chosen (DictumSourcesPage *self)
{
  g_autoptr (GtkBitset)
      chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n_chosen = (guint) gtk_bitset_get_size (chosen);
  const DictumSource *source = self->chosen != NULL ? dictum_item_get_source (self->chosen) : NULL;
  g_autofree char *heading = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sources.merge-chosen", n_chosen > 1);
  if (n_chosen > 1)
    {
      heading = g_strdup_printf (ngettext ("%u Source Chosen", "%u Sources Chosen", n_chosen),
                                 n_chosen);
      adw_status_page_set_title (self->several, heading);
      gtk_stack_set_visible_child_name (self->details, "several");
      return;
    }

  dictum_source_detail_set_item (self->detail, source != NULL ? self->chosen : NULL);
  adw_navigation_page_set_title (self->content, source != NULL ? source->name : _ ("Source"));
  gtk_stack_set_visible_child_name (self->details, source != NULL ? "one" : "none");
}

static guint
find_position (DictumSourcesPage *self, DictumItem *item)
{
  guint length = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));

  for (guint i = 0; i < length; i++)
    {
      g_autoptr (DictumItem) at = g_list_model_get_item (G_LIST_MODEL (self->filtered), i);

      if (at == item)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* Makes the list show what is chosen: a source that was renamed has another place in it. */
static void
follow (DictumSourcesPage *self)
{
  guint position = self->chosen != NULL ? find_position (self, self->chosen)
                                        : GTK_INVALID_LIST_POSITION;

  if (position != GTK_INVALID_LIST_POSITION)
    self->position = position;
  if (position == GTK_INVALID_LIST_POSITION ||
      gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    return;

  self->following = TRUE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_NONE, NULL);
  self->following = FALSE;
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
selection_changed_cb (DictumSourcesPage *self)
{
  g_autoptr (GtkBitset)
      chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (DictumItem) item = NULL;

  if (self->following || gtk_bitset_is_empty (chosen))
    return;

  item = g_list_model_get_item (G_LIST_MODEL (self->filtered), gtk_bitset_get_minimum (chosen));
  if (gtk_bitset_get_size (chosen) == 1)
    {
      g_set_object (&self->chosen, item);
      self->position = gtk_bitset_get_minimum (chosen);
    }
  show_chosen (self);
}

static void
items_changed_cb (DictumSourcesPage *self)
{
  show_count (self);
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
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  g_autoptr (DictumItem) next = NULL;

  if (self->chosen == NULL || dictum_item_get_source (self->chosen) != NULL)
    return;

  g_set_object (&next, find_heir (self, change));
  if (next == NULL)
    {
      if (n_shown > 0)
        next = g_list_model_get_item (G_LIST_MODEL (self->filtered),
                                      MIN (self->position, n_shown - 1));
      adw_navigation_split_view_set_show_content (self->split, FALSE);
    }
  g_set_object (&self->chosen, next);
}

static void
changed_cb (DictumSourcesPage *self, DictumChange *change)
{
  leave_deleted (self, change);
  if (self->words != NULL)
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  follow (self);
  show_chosen (self);
  dictum_source_detail_refresh (self->detail);
}

static void
store_cb (DictumSourcesPage *self)
{
  DictumProject *project = get_project (self);

  g_clear_object (&self->chosen);
  dictum_source_detail_set_item (self->detail, NULL);
  gtk_filter_list_model_set_model (self->filtered,
                                   project != NULL ? dictum_project_get_sources (project) : NULL);
  self->chosen = g_list_model_get_item (G_LIST_MODEL (self->filtered), 0);
  show_count (self);
  follow (self);
  show_chosen (self);
}

/* ---- The list ---- */

static void
activate_cb (DictumSourcesPage *self, guint position)
{
  g_autoptr (DictumItem) item = g_list_model_get_item (G_LIST_MODEL (self->filtered), position);

  choose (self, item);
  lead_on (self);
}

static void
search_activate_cb (DictumSourcesPage *self)
{
  g_autoptr (DictumItem) first = g_list_model_get_item (G_LIST_MODEL (self->filtered), 0);

  if (first == NULL)
    return;

  choose (self, first);
  gtk_list_view_scroll_to (self->list, 0, GTK_LIST_SCROLL_FOCUS, NULL);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_list_item_set_child (item, dictum_source_row_new ());
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *row, gpointer data)
{
  DictumSourcesPage *self = DICTUM_SOURCES_PAGE (data);
  DictumItem *item = gtk_list_item_get_item (row);
  const DictumSource *source = dictum_item_get_source (item);
  g_autofree char *subtitle = NULL;
  g_autofree char *label = NULL;

  dictum_source_row_bind (DICTUM_SOURCE_ROW (gtk_list_item_get_child (row)), get_project (self),
                          item);
  if (source == NULL)
    return;

  subtitle = dictum_look_source_subtitle (get_project (self), source);
  /* Translators: a source's name, then its kind and what it belongs to. */
  label = g_strdup_printf (_ ("%1$s, %2$s"), source->name, subtitle);
  gtk_list_item_set_accessible_label (row, label);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *row, gpointer data)
{
  dictum_source_row_bind (DICTUM_SOURCE_ROW (gtk_list_item_get_child (row)), NULL, NULL);
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
  GtkWidget *anchor = GTK_WIDGET (self->add);
  GtkWidget *picker;

  if (get_project (self) == NULL)
    return;

  if (gtk_widget_get_mapped (GTK_WIDGET (self->add_first)))
    anchor = GTK_WIDGET (self->add_first);
  picker = dictum_source_picker_new (get_project (self));
  g_signal_connect_object (picker, "chosen", G_CALLBACK (dictum_sources_page_show_source), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (picker, "create", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  dictum_source_picker_present (DICTUM_SOURCE_PICKER (picker), anchor, NULL);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumSourcesPage *self = DICTUM_SOURCES_PAGE (widget);

  adw_navigation_split_view_set_show_content (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumSourcesPage *self = DICTUM_SOURCES_PAGE (widget);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset)
      chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint length = (guint) gtk_bitset_get_size (chosen);
  guint keep = 0;

  for (guint i = 0; i < length; i++)
    {
      DictumItem *item = g_list_model_get_item (G_LIST_MODEL (self->filtered),
                                                gtk_bitset_get_nth (chosen, i));

      /* The one that was looked at first is the one that is meant. */
      if (item == self->chosen)
        keep = i;
      g_ptr_array_add (items, item);
    }

  if (length > 1)
    adw_dialog_present (dictum_source_merge_new (self->workbench, items, keep), widget);
}

/* ---- The object ---- */

static void
set_workbench (DictumSourcesPage *self, DictumWorkbench *workbench)
{
  if (!g_set_object (&self->workbench, workbench))
    return;

  g_signal_group_set_target (self->signals, workbench);
  dictum_source_detail_set_workbench (self->detail, workbench);
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
  if (self->filtered != NULL)
    gtk_filter_list_model_set_model (self->filtered, NULL);
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

static void
dictum_sources_page_finalize (GObject *object)
{
  g_clear_pointer (&DICTUM_SOURCES_PAGE (object)->words, g_free);
  G_OBJECT_CLASS (dictum_sources_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DictumSourcesPage, split);
  gtk_widget_class_bind_template_child (widget_class, DictumSourcesPage, title);
  gtk_widget_class_bind_template_child (widget_class, DictumSourcesPage, add);
  gtk_widget_class_bind_template_child (widget_class, DictumSourcesPage, add_first);
  gtk_widget_class_bind_template_child (widget_class, DictumSourcesPage, search);
  gtk_widget_class_bind_template_child (widget_class, DictumSourcesPage, states);
  gtk_widget_class_bind_template_child (widget_class, DictumSourcesPage, list);
  gtk_widget_class_bind_template_child (widget_class, DictumSourcesPage, selection);
  gtk_widget_class_bind_template_child (widget_class, DictumSourcesPage, filtered);
  gtk_widget_class_bind_template_child (widget_class, DictumSourcesPage, filter);
  gtk_widget_class_bind_template_child (widget_class, DictumSourcesPage, content);
  gtk_widget_class_bind_template_child (widget_class, DictumSourcesPage, details);
  gtk_widget_class_bind_template_child (widget_class, DictumSourcesPage, several);
  gtk_widget_class_bind_template_child (widget_class, DictumSourcesPage, none);
  gtk_widget_class_bind_template_child (widget_class, DictumSourcesPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, items_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
}

/* The list goes on where it was: GTK would take the row that was the first one made. */
static gboolean
dictum_sources_page_grab_focus (GtkWidget *widget)
{
  DictumSourcesPage *self = DICTUM_SOURCES_PAGE (widget);
  guint position = self->chosen != NULL ? find_position (self, self->chosen)
                                        : GTK_INVALID_LIST_POSITION;

  if (position == GTK_INVALID_LIST_POSITION || !gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    return GTK_WIDGET_CLASS (dictum_sources_page_parent_class)->grab_focus (widget);

  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_FOCUS, NULL);
  return gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
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
  widget_class->root = dictum_sources_page_root;
  widget_class->unroot = dictum_sources_page_unroot;

  properties[PROP_WORKBENCH] = g_param_spec_object ("workbench", NULL, NULL, DICTUM_TYPE_WORKBENCH,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                        G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DICTUM_TYPE_SOURCE_DETAIL);
  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "sources/dictum-sources-page.ui");
  bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "sources.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "sources.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "sources.merge-chosen", NULL, merge_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, 0, "sources.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "sources.search",
                                       NULL);
}

static void
dictum_sources_page_init (DictumSourcesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->filter, filter_cb, self, NULL);

  self->signals = g_signal_group_new (DICTUM_TYPE_WORKBENCH);
  g_signal_group_connect_swapped (self->signals, "notify::store", G_CALLBACK (store_cb), self);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (changed_cb), self);
  show_count (self);
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

  if (!filter_cb (item, self))
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  choose (self, item);
  lead_on (self);
}

/* Saves what has been typed and not yet saved: before the project is closed. */
void
dictum_sources_page_flush (DictumSourcesPage *self)
{
  g_return_if_fail (DICTUM_IS_SOURCES_PAGE (self));

  dictum_source_detail_flush (self->detail);
}
