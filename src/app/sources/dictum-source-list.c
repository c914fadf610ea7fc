/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sources"

#include "sources/dictum-source-list.h"

#include <glib/gi18n.h>

#include "dictum-announce.h"
#include "inspector/dictum-look.h"
#include "sources/dictum-alike-dialog.h"
#include "sources/dictum-source-list-private.h"
#include "sources/dictum-source-row.h"

#include "dictum-config.h"

/* Longer registries are filtered and sorted in several turns of the main loop. */
#define LONG 1000
#define ROW_HEIGHT 56  /* as long as none was measured */
#define MOST_FRAMES 30 /* until a row must have come */

G_DEFINE_FINAL_TYPE (DictumSourceList, dictum_source_list, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SORT,
  PROP_KIND,
  PROP_UNUSED,
  PROP_SELECTING,
  N_PROPS
};

enum
{
  CHOSEN,
  ACTIVATED,
  FIGURES,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static DictumProject *
get_project (DictumSourceList *self)
{
  return self->workbench != NULL ? dictum_workbench_get_project (self->workbench) : NULL;
}

static DictumRegister *
get_figures (DictumSourceList *self)
{
  return self->census != NULL ? dictum_source_census_get_figures (self->census) : NULL;
}

/* ---- Searching, filtering, sorting ---- */

static gboolean
filter_cb (gpointer item, gpointer data)
{
  DictumSourceList *self = DICTUM_SOURCE_LIST (data);
  const DictumSource *source = dictum_item_get_source (DICTUM_ITEM (item));

  return source != NULL && (self->kind < 0 || source->kind == self->kind) &&
         (!self->unused || g_list_model_get_n_items (dictum_project_get_source_claims (
                               get_project (self), source->record.id)) == 0) &&
         (self->words == NULL || dictum_source_has_words (get_project (self), source, self->words));
}

static int
sort_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  DictumSourceList *self = DICTUM_SOURCE_LIST (data);
  const DictumSource *one = dictum_item_get_source ((DictumItem *) a);
  const DictumSource *other = dictum_item_get_source ((DictumItem *) b);

  if (one == NULL || other == NULL)
    return (one == NULL) - (other == NULL);

  return dictum_source_compare (one, other, self->order, get_figures (self));
}

static gboolean
is_filtered (DictumSourceList *self)
{
  return self->words != NULL || self->kind >= 0 || self->unused;
}

static void
refilter (DictumSourceList *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

/* The project's own order is that by name. */
static void
resort (DictumSourceList *self)
{
  g_autoptr (GtkCustomSorter) sorter = NULL;

  if (self->order != DICTUM_SOURCE_ORDER_NAME)
    sorter = gtk_custom_sorter_new (sort_cb, self, NULL);
  gtk_sort_list_model_set_sorter (self->sorted, GTK_SORTER (sorter));
}

static void
search_cb (DictumSourceList *self)
{
  g_autofree char *text = g_strstrip (
      g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

  g_clear_pointer (&self->words, g_free);
  if (*text != '\0')
    self->words = dictum_text_fold (text);
  refilter (self);
}

/* ---- What is shown ---- */

static void
show_count (DictumSourceList *self)
{
  GListModel *sources = gtk_filter_list_model_get_model (self->filtered);
  guint n_all = sources != NULL ? g_list_model_get_n_items (sources) : 0;
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->sorted));
  GPtrArray *alikes = self->census != NULL ? dictum_source_census_get_alikes (self->census) : NULL;
  guint n_alike = alikes != NULL ? alikes->len : 0;
  g_autofree char *count = NULL;
  g_autofree char *alike = g_strdup_printf (
      ngettext ("%'u possible duplicate", "%'u possible duplicates", n_alike), n_alike);

  if (is_filtered (self))
    /* Translators: how many sources are listed, and how many there are. */
    count = g_strdup_printf (ngettext ("%1$'u of %2$'u source", "%1$'u of %2$'u sources", n_all),
                             n_shown, n_all);
  else
    count = g_strdup_printf (ngettext ("%'u source", "%'u sources", n_all), n_all);

  if (n_all > 0 && g_strcmp0 (count, adw_window_title_get_subtitle (self->title)) != 0)
    dictum_announce_soon (GTK_WIDGET (self), count);
  adw_window_title_set_subtitle (self->title, n_all > 0 ? count : "");
  adw_banner_set_title (self->banner, alike);
  adw_banner_set_revealed (self->banner, n_alike > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->search), n_all > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->view_button), n_all > 0);
  gtk_stack_set_visible_child_name (self->states, n_all == 0     ? "empty"
                                                  : n_shown == 0 ? "nothing"
                                                                 : "list");
  if (self->kind >= 0 || self->unused)
    gtk_widget_add_css_class (GTK_WIDGET (self->view_button), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->view_button), "accent");
}

static void
selection_changed_cb (DictumSourceList *self)
{
  dictum_source_list_show_chosen (self);
  if (!self->selecting_item)
    g_signal_emit (self, signals[CHOSEN], 0);
}

static void
counted_cb (DictumSourceList *self)
{
  if (self->order > DICTUM_SOURCE_ORDER_KIND && get_figures (self) != NULL)
    gtk_sorter_changed (gtk_sort_list_model_get_sorter (self->sorted), GTK_SORTER_CHANGE_DIFFERENT);
  show_count (self);
  g_signal_emit (self, signals[FIGURES], 0);
}

static void
changed_cb (DictumSourceList *self)
{
  if (is_filtered (self))
    refilter (self);
}

static void
store_cb (DictumSourceList *self)
{
  DictumProject *project = get_project (self);
  GListModel *sources = project != NULL ? dictum_project_get_sources (project) : NULL;
  gboolean in_turns = sources != NULL && g_list_model_get_n_items (sources) > LONG;

  gtk_filter_list_model_set_incremental (self->filtered, in_turns);
  gtk_sort_list_model_set_incremental (self->sorted, in_turns);
  gtk_filter_list_model_set_model (self->filtered, sources);
  show_count (self);
}

/* ---- The list ---- */

static void
activate_cb (DictumSourceList *self, guint position)
{
  g_autoptr (DictumItem) item = NULL;

  if (dictum_source_list_toggle (self, position))
    return;

  item = g_list_model_get_item (G_LIST_MODEL (self->sorted), position);
  g_signal_emit (self, signals[ACTIVATED], 0, item);
}

static gboolean
focus_first_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DictumSourceList *self = DICTUM_SOURCE_LIST (data);
  g_autoptr (DictumItem) first = g_list_model_get_item (G_LIST_MODEL (self->sorted), 0);

  if (first != NULL && self->frames-- > 0 && !dictum_source_list_focus (self, first))
    return G_SOURCE_CONTINUE;

  self->focus_tick = 0;
  return G_SOURCE_REMOVE;
}

static void
search_activate_cb (DictumSourceList *self)
{
  g_autoptr (DictumItem) first = g_list_model_get_item (G_LIST_MODEL (self->sorted), 0);

  if (first == NULL)
    return;

  dictum_source_list_select (self, first);
  g_signal_emit (self, signals[CHOSEN], 0);
  /* What was found this moment has no row yet that could have the focus. */
  self->frames = MOST_FRAMES;
  if (!dictum_source_list_focus (self, first) && self->focus_tick == 0)
    self->focus_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->list), focus_first_cb, self,
                                                     NULL);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *row, gpointer data)
{
  dictum_lazy_list_set_up (DICTUM_SOURCE_LIST (data)->lazy, row);
}

static void
fill_row (DictumLazyRow *lazy, gpointer data)
{
  GtkListItem *row = dictum_lazy_row_get_list_item (lazy);

  if (dictum_lazy_row_get_child (lazy) == NULL)
    dictum_lazy_row_set_child (lazy, dictum_source_row_new (data, row));
  dictum_source_row_bind (DICTUM_SOURCE_ROW (dictum_lazy_row_get_child (lazy)), get_project (data),
                          gtk_list_item_get_item (row));
}

static void
empty_row (DictumLazyRow *lazy, gpointer data)
{
  dictum_source_row_bind (DICTUM_SOURCE_ROW (dictum_lazy_row_get_child (lazy)), NULL, NULL);
}

/* The name is all that a screen reader hears of a source until it comes into view. */
static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *row, gpointer data)
{
  const DictumSource *source = dictum_item_get_source (gtk_list_item_get_item (row));

  dictum_lazy_list_bind (DICTUM_SOURCE_LIST (data)->lazy, row);
  if (source != NULL)
    gtk_list_item_set_accessible_label (row, source->name);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *row, gpointer data)
{
  dictum_lazy_list_unbind (DICTUM_SOURCE_LIST (data)->lazy, row);
}

/* ---- Actions ---- */

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumSourceList *self = DICTUM_SOURCE_LIST (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_cb (self);
  g_object_set (self, "kind", "", "unused", FALSE, NULL);
}

static void
review_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumSourceList *self = DICTUM_SOURCE_LIST (widget);

  if (self->census != NULL && get_project (self) != NULL)
    adw_dialog_present (dictum_alike_dialog_new (self->workbench, self->census), widget);
}

/* ---- The object ---- */

static void
set_selecting (DictumSourceList *self, gboolean selecting)
{
  self->selecting = selecting;
  gtk_revealer_set_reveal_child (self->bar, selecting);
  gtk_list_view_set_single_click_activate (self->list, self->leads_on && !selecting);
  dictum_source_list_show_chosen (self);
}

static void
dictum_source_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DictumSourceList *self = DICTUM_SOURCE_LIST (object);

  switch (prop_id)
    {
    case PROP_SORT:
      g_value_set_string (value, dictum_enum_get_nick (&dictum_source_orders, self->order));
      break;
    case PROP_KIND:
      g_value_set_string (
          value, self->kind < 0 ? "" : dictum_enum_get_nick (&dictum_source_kinds, self->kind));
      break;
    case PROP_UNUSED:
      g_value_set_boolean (value, self->unused);
      break;
    case PROP_SELECTING:
      g_value_set_boolean (value, self->selecting);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_source_list_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  DictumSourceList *self = DICTUM_SOURCE_LIST (object);

  switch (prop_id)
    {
    case PROP_SORT:
      self->order = (DictumSourceOrder) MAX (
          dictum_enum_from_nick (&dictum_source_orders, g_value_get_string (value)), 0);
      resort (self);
      g_signal_emit (self, signals[FIGURES], 0);
      break;
    case PROP_KIND:
      self->kind = dictum_enum_from_nick (&dictum_source_kinds, g_value_get_string (value));
      refilter (self);
      break;
    case PROP_UNUSED:
      self->unused = g_value_get_boolean (value);
      refilter (self);
      break;
    case PROP_SELECTING:
      set_selecting (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  show_count (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
dictum_source_list_dispose (GObject *object)
{
  DictumSourceList *self = DICTUM_SOURCE_LIST (object);

  if (self->focus_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->list), self->focus_tick);
  self->focus_tick = 0;
  g_clear_object (&self->signals);
  g_clear_object (&self->census);
  if (self->filtered != NULL)
    gtk_filter_list_model_set_model (self->filtered, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_SOURCE_LIST);
  g_clear_object (&self->workbench);
  G_OBJECT_CLASS (dictum_source_list_parent_class)->dispose (object);
}

static void
dictum_source_list_finalize (GObject *object)
{
  DictumSourceList *self = DICTUM_SOURCE_LIST (object);

  g_clear_object (&self->lazy);
  g_free (self->words);
  G_OBJECT_CLASS (dictum_source_list_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "name", flags);
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, "", flags);
  properties[PROP_UNUSED] = g_param_spec_boolean ("unused", NULL, NULL, FALSE, flags);
  properties[PROP_SELECTING] = g_param_spec_boolean ("selecting", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DictumSourceList, title);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceList, add);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceList, add_first);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceList, view_button);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceList, search);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceList, banner);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceList, states);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceList, list);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceList, selection);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceList, sorted);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceList, filtered);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceList, filter);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceList, bar);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceList, n_chosen);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_count);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
}

static void
dictum_source_list_class_init (DictumSourceListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dictum_source_list_get_property;
  object_class->set_property = dictum_source_list_set_property;
  object_class->dispose = dictum_source_list_dispose;
  object_class->finalize = dictum_source_list_finalize;
  install_properties (object_class);

  signals[CHOSEN] = g_signal_new ("chosen", DICTUM_TYPE_SOURCE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", DICTUM_TYPE_SOURCE_LIST, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, DICTUM_TYPE_ITEM);
  signals[FIGURES] = g_signal_new ("figures", DICTUM_TYPE_SOURCE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "sources/dictum-source-list.ui");
  bind_template (widget_class);
  gtk_widget_class_install_property_action (widget_class, "registry.sort", "sort");
  gtk_widget_class_install_property_action (widget_class, "registry.kind", "kind");
  gtk_widget_class_install_property_action (widget_class, "registry.unused", "unused");
  gtk_widget_class_install_property_action (widget_class, "registry.selecting", "selecting");
  gtk_widget_class_install_action (widget_class, "registry.reset", NULL, reset_action);
  gtk_widget_class_install_action (widget_class, "registry.review", NULL, review_action);
  dictum_source_list_install_choice (widget_class);
}

static void
dictum_source_list_init (DictumSourceList *self)
{
  self->kind = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->lazy = dictum_lazy_list_new (GTK_WIDGET (self->list), ROW_HEIGHT, fill_row, empty_row,
                                     self);
  gtk_custom_filter_set_filter_func (self->filter, filter_cb, self, NULL);

  self->signals = g_signal_group_new (DICTUM_TYPE_WORKBENCH);
  g_signal_group_connect_swapped (self->signals, "notify::store", G_CALLBACK (store_cb), self);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (changed_cb), self);
  show_count (self);
  dictum_source_list_show_chosen (self);
}

void
dictum_source_list_set_workbench (DictumSourceList *self,
                                  DictumWorkbench *workbench,
                                  DictumSourceCensus *census)
{
  g_return_if_fail (DICTUM_IS_SOURCE_LIST (self));

  if (g_set_object (&self->census, census))
    g_signal_connect_object (census, "counted", G_CALLBACK (counted_cb), self, G_CONNECT_SWAPPED);
  g_set_object (&self->workbench, workbench);
  g_signal_group_set_target (self->signals, workbench);
  store_cb (self);
}

void
dictum_source_list_reveal (DictumSourceList *self, DictumItem *item)
{
  g_return_if_fail (DICTUM_IS_SOURCE_LIST (self));

  if (!filter_cb (item, self))
    reset_action (GTK_WIDGET (self), NULL, NULL);
}

void
dictum_source_list_focus_search (DictumSourceList *self)
{
  g_return_if_fail (DICTUM_IS_SOURCE_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

GtkWidget *
dictum_source_list_get_add_button (DictumSourceList *self)
{
  g_return_val_if_fail (DICTUM_IS_SOURCE_LIST (self), NULL);

  return GTK_WIDGET (gtk_widget_get_mapped (GTK_WIDGET (self->add_first)) ? self->add_first
                                                                          : self->add);
}

DictumRegister *
dictum_source_list_get_figures (DictumSourceList *self)
{
  g_return_val_if_fail (DICTUM_IS_SOURCE_LIST (self), NULL);

  return get_figures (self);
}

DictumSourceOrder
dictum_source_list_get_order (DictumSourceList *self)
{
  g_return_val_if_fail (DICTUM_IS_SOURCE_LIST (self), DICTUM_SOURCE_ORDER_NAME);

  return self->order;
}

void
dictum_source_list_set_leads_on (DictumSourceList *self, gboolean leads_on)
{
  g_return_if_fail (DICTUM_IS_SOURCE_LIST (self));

  self->leads_on = leads_on;
  gtk_list_view_set_single_click_activate (self->list, leads_on && !self->selecting);
}
