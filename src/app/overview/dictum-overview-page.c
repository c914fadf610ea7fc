/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-overview"

#include "overview/dictum-overview-page.h"

#include <string.h>

#include <glib/gi18n.h>

#include "overview/dictum-figure-card.h"
#include "overview/dictum-reply-list.h"
#include "overview/dictum-warning-list.h"
#include "query/dictum-claim-query.h"

#include "dictum-config.h"

struct _DictumOverviewPage
{
  AdwBreakpointBin parent_instance;

  DictumWorkbench *workbench;
  GSignalGroup *signals;
  DictumOverviewCount *count;
  const DictumStatistics *shown; /* borrowed from count; NULL: none */
  GPtrArray *buttons;            /* of GtkButton, the tiles */
  GtkWidget *n_warnings;         /* the tile that leads to them; NULL until they are known */
  gboolean syncing;
  gboolean wants_focus; /* as soon as all is there that can have it */
  guint n_filled;       /* cards that have the figures of shown */
  guint fill_id;        /* while there are others */

  GtkDropDown *scope;
  GtkStack *states;
  GtkScrolledWindow *scroller;
  AdwWrapBox *tiles;
  GtkBox *columns;
  DictumFigureCard *sources_by_kind;
  DictumFigureCard *chains;
  DictumFigureCard *coverage;
  DictumFigureCard *ratings;
  DictumFigureCard *named_by_article;
  DictumFigureCard *most_quoted;
  DictumFigureCard *statuses;
  DictumFigureCard *first_mention;
  DictumFigureCard *over_time;
  DictumReplyList *replies;
  DictumWarningList *warnings;
};

G_DEFINE_FINAL_TYPE (DictumOverviewPage, dictum_overview_page, ADW_TYPE_BREAKPOINT_BIN)

enum
{
  PROP_0,
  PROP_WORKBENCH,
  PROP_COUNT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static DictumProject *
get_project (DictumOverviewPage *self)
{
  return self->workbench != NULL ? dictum_workbench_get_project (self->workbench) : NULL;
}

/* ---- What leads to the claims ---- */

/* The filter of what is counted now, together with that of one number. */
static void
chosen_cb (DictumOverviewPage *self, const char *query)
{
  const DictumStatistics *statistics = dictum_overview_count_get_statistics (self->count);
  const char *scope = statistics != NULL ? statistics->scope : NULL;
  g_autofree char *both = NULL;

  if (scope != NULL && !g_str_has_prefix (query, scope))
    both = g_strstrip (g_strdup_printf ("%s %s", scope, query));
  dictum_workbench_show_claims (self->workbench, both != NULL ? both : query);
}

static void
message_cb (DictumOverviewPage *self, const char *text)
{
  dictum_workbench_message (self->workbench, text);
}

/* ---- Tiles ---- */

static void
warnings_cb (GtkButton *button, gpointer data)
{
  gtk_widget_child_focus (GTK_WIDGET (DICTUM_OVERVIEW_PAGE (data)->warnings), GTK_DIR_TAB_FORWARD);
}

static void
tile_cb (GtkButton *button, gpointer data)
{
  chosen_cb (DICTUM_OVERVIEW_PAGE (data), g_object_get_data (G_OBJECT (button), "query"));
}

static GtkWidget *
add_tile (DictumOverviewPage *self, GCallback callback)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *number = gtk_label_new (NULL);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (number), 0);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (number, "title-2");
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "figure-tile");
  g_signal_connect_object (button, "clicked", callback, self, 0);
  adw_wrap_box_append (self->tiles, button);

  return button;
}

static void
write_tile (GtkWidget *button, const char *value, const char *label)
{
  GtkWidget *number = gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (button)));
  g_autofree char *name = g_strdup_printf ("%s %s", value, label);

  gtk_label_set_label (GTK_LABEL (number), value);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (number)), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_tile (GtkWidget *button, const DictumTile *tile)
{
  g_autofree char *value = dictum_tile_format (tile);

  write_tile (button, value, tile->label);
  g_object_set_data (G_OBJECT (button), "query", (gpointer) tile->query);
  gtk_widget_set_can_target (button, tile->query != NULL);
  gtk_widget_set_focusable (button, tile->query != NULL);
}

static void
show_n_warnings (DictumOverviewPage *self, GPtrArray *warnings)
{
  g_autofree char *number = g_strdup_printf ("%'u", warnings != NULL ? warnings->len : 0);

  if (self->n_warnings == NULL)
    self->n_warnings = add_tile (self, G_CALLBACK (warnings_cb));
  gtk_widget_set_visible (self->n_warnings, warnings != NULL);
  if (warnings != NULL)
    write_tile (self->n_warnings, number, ngettext ("warning", "warnings", warnings->len));
}

static void
show_tiles (DictumOverviewPage *self, const DictumStatistics *statistics)
{
  for (guint i = 0; i < statistics->tiles->len; i++)
    {
      const DictumTile *tile = &g_array_index (statistics->tiles, DictumTile, i);

      if (i == self->buttons->len)
        g_ptr_array_add (self->buttons, add_tile (self, G_CALLBACK (tile_cb)));
      show_tile (g_ptr_array_index (self->buttons, i), tile);
    }
}

/* ---- What was counted ---- */

/* In the order in which they are read. */
static DictumFigureCard *
get_card (DictumOverviewPage *self, guint position)
{
  DictumFigureCard *const cards[] = { self->sources_by_kind, self->named_by_article, self->coverage,
                                      self->most_quoted,     self->ratings,          self->statuses,
                                      self->first_mention,   self->over_time,        self->chains };

  return position < G_N_ELEMENTS (cards) ? cards[position] : NULL;
}

/* A card in each frame, and the warnings after them: to make, measure and place all at once keeps
 * the window from answering for as long as several frames take. */
static gboolean
fill_next_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DictumOverviewPage *self = DICTUM_OVERVIEW_PAGE (widget);
  DictumFigureCard *card = get_card (self, self->n_filled);

  if (card != NULL)
    {
      dictum_figure_card_set_statistics (card, self->shown);
      gtk_widget_set_visible (GTK_WIDGET (card), TRUE);
      self->n_filled++;
      return G_SOURCE_CONTINUE;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->warnings), TRUE);
  self->fill_id = 0;
  if (self->wants_focus)
    {
      self->wants_focus = FALSE;
      gtk_widget_grab_focus (widget);
    }

  return G_SOURCE_REMOVE;
}

static void
show_figures (DictumOverviewPage *self, const DictumStatistics *statistics)
{
  self->shown = statistics;
  self->n_filled = 0;
  show_tiles (self, statistics);
  if (self->fill_id == 0)
    self->fill_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), fill_next_cb, NULL, NULL);
}

static void
stop_filling (DictumOverviewPage *self)
{
  self->shown = NULL;
  if (self->fill_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->fill_id);
  self->fill_id = 0;
}

static void
counted_cb (DictumOverviewPage *self)
{
  const DictumStatistics *statistics = dictum_overview_count_get_statistics (self->count);
  GPtrArray *warnings = dictum_overview_count_get_warnings (self->count);

  if (statistics == NULL)
    stop_filling (self);
  else if (statistics != self->shown)
    show_figures (self, statistics);
  dictum_reply_list_set_replies (self->replies, dictum_overview_count_get_replies (self->count));
  dictum_warning_list_set_warnings (self->warnings, warnings);
  if (statistics == NULL)
    {
      gtk_stack_set_visible_child_name (self->states, "counting");
      return;
    }

  show_n_warnings (self, warnings);
  gtk_stack_set_visible_child_name (
      self->states, g_list_model_get_n_items (dictum_project_get_articles (get_project (self))) > 0
                        ? "figures"
                        : "empty");
}

/* ---- What is counted ---- */

static char *
name_scope (gpointer item, gpointer data)
{
  const DictumArticle *article;

  if (GTK_IS_STRING_OBJECT (item))
    return g_strdup (gtk_string_object_get_string (item));

  article = DICTUM_IS_ITEM (item) ? dictum_item_get_article (item) : NULL;

  return g_strdup (article != NULL && article->title != NULL ? article->title
                                                             : _ ("Untitled article"));
}

/* A title may be longer than the header is wide. */
static void
setup_scope_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 6);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_list_item_set_child (item, label);
}

static void
bind_scope_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_autofree char *name = name_scope (gtk_list_item_get_item (item), NULL);

  gtk_list_item_set_accessible_label (item, name);
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), name);
}

static void
scope_cb (DictumOverviewPage *self)
{
  gpointer item = gtk_drop_down_get_selected_item (self->scope);

  if (!self->syncing)
    dictum_overview_count_set_article (self->count,
                                       DICTUM_IS_ITEM (item) ? dictum_item_get_id (item) : NULL);
}

/* The whole project, and behind it its articles. */
static void
store_cb (DictumOverviewPage *self)
{
  DictumProject *project = get_project (self);
  const char *const whole[] = { _ ("Whole Project"), NULL };
  g_autoptr (GListStore) lists = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GtkStringList) first = gtk_string_list_new (whole);
  g_autoptr (GtkFlattenListModel) model = NULL;

  g_list_store_append (lists, first);
  if (project != NULL)
    g_list_store_append (lists, dictum_project_get_articles (project));
  model = gtk_flatten_list_model_new (G_LIST_MODEL (g_object_ref (lists)));
  self->syncing = TRUE;
  gtk_drop_down_set_model (self->scope, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (self->scope, 0);
  self->syncing = FALSE;
}

/* ---- The object ---- */

static gboolean
dictum_overview_page_grab_focus (GtkWidget *widget)
{
  DictumOverviewPage *self = DICTUM_OVERVIEW_PAGE (widget);

  if (self->fill_id == 0 && self->buttons->len > 0 &&
      g_strcmp0 (gtk_stack_get_visible_child_name (self->states), "figures") == 0)
    return gtk_widget_grab_focus (g_ptr_array_index (self->buttons, 0));

  self->wants_focus = self->fill_id != 0 || self->shown == NULL;

  return gtk_widget_child_focus (GTK_WIDGET (self->states), GTK_DIR_TAB_FORWARD) ||
         gtk_widget_grab_focus (GTK_WIDGET (self->scope));
}

static void
dictum_overview_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dictum_overview_page_parent_class)->map (widget);
  dictum_overview_count_set_seen (DICTUM_OVERVIEW_PAGE (widget)->count, TRUE);
}

static void
dictum_overview_page_unmap (GtkWidget *widget)
{
  dictum_overview_count_set_seen (DICTUM_OVERVIEW_PAGE (widget)->count, FALSE);
  DICTUM_OVERVIEW_PAGE (widget)->wants_focus = FALSE;
  GTK_WIDGET_CLASS (dictum_overview_page_parent_class)->unmap (widget);
}

static void
set_workbench (DictumOverviewPage *self, DictumWorkbench *workbench)
{
  if (!g_set_object (&self->workbench, workbench))
    return;

  g_signal_group_set_target (self->signals, workbench);
  dictum_reply_list_set_workbench (self->replies, workbench);
  dictum_warning_list_set_workbench (self->warnings, workbench);
  store_cb (self);
}

static void
set_count (DictumOverviewPage *self, DictumOverviewCount *count)
{
  self->count = g_object_ref (count);
  g_signal_connect_object (count, "counted", G_CALLBACK (counted_cb), self, G_CONNECT_SWAPPED);
}

static void
dictum_overview_page_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_WORKBENCH:
      set_workbench (DICTUM_OVERVIEW_PAGE (object), g_value_get_object (value));
      break;

    case PROP_COUNT:
      set_count (DICTUM_OVERVIEW_PAGE (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_overview_page_dispose (GObject *object)
{
  DictumOverviewPage *self = DICTUM_OVERVIEW_PAGE (object);

  stop_filling (self);
  if (self->count != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->count, self);
      dictum_overview_count_set_article (self->count, NULL);
    }
  g_clear_object (&self->signals);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  g_clear_object (&self->count);
  g_clear_object (&self->workbench);

  G_OBJECT_CLASS (dictum_overview_page_parent_class)->dispose (object);
}

static void
dictum_overview_page_finalize (GObject *object)
{
  g_ptr_array_unref (DICTUM_OVERVIEW_PAGE (object)->buttons);

  G_OBJECT_CLASS (dictum_overview_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "overview/dictum-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumOverviewPage, scope);
  gtk_widget_class_bind_template_child (widget_class, DictumOverviewPage, states);
  gtk_widget_class_bind_template_child (widget_class, DictumOverviewPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, DictumOverviewPage, tiles);
  gtk_widget_class_bind_template_child (widget_class, DictumOverviewPage, columns);
  gtk_widget_class_bind_template_child (widget_class, DictumOverviewPage, replies);
  gtk_widget_class_bind_template_child (widget_class, DictumOverviewPage, warnings);
  gtk_widget_class_bind_template_child (widget_class, DictumOverviewPage, sources_by_kind);
  gtk_widget_class_bind_template_child (widget_class, DictumOverviewPage, chains);
  gtk_widget_class_bind_template_child (widget_class, DictumOverviewPage, coverage);
  gtk_widget_class_bind_template_child (widget_class, DictumOverviewPage, ratings);
  gtk_widget_class_bind_template_child (widget_class, DictumOverviewPage, named_by_article);
  gtk_widget_class_bind_template_child (widget_class, DictumOverviewPage, most_quoted);
  gtk_widget_class_bind_template_child (widget_class, DictumOverviewPage, statuses);
  gtk_widget_class_bind_template_child (widget_class, DictumOverviewPage, first_mention);
  gtk_widget_class_bind_template_child (widget_class, DictumOverviewPage, over_time);
  gtk_widget_class_bind_template_callback (widget_class, bind_scope_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, message_cb);
  gtk_widget_class_bind_template_callback (widget_class, scope_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_scope_cb);
}

static void
dictum_overview_page_class_init (DictumOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = dictum_overview_page_set_property;
  object_class->dispose = dictum_overview_page_dispose;
  object_class->finalize = dictum_overview_page_finalize;
  widget_class->grab_focus = dictum_overview_page_grab_focus;
  widget_class->map = dictum_overview_page_map;
  widget_class->unmap = dictum_overview_page_unmap;

  properties[PROP_WORKBENCH] = g_param_spec_object ("workbench", NULL, NULL, DICTUM_TYPE_WORKBENCH,
                                                    G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COUNT] = g_param_spec_object ("count", NULL, NULL, DICTUM_TYPE_OVERVIEW_COUNT,
                                                G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY |
                                                    G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DICTUM_TYPE_FIGURE_CARD);
  g_type_ensure (DICTUM_TYPE_REPLY_LIST);
  g_type_ensure (DICTUM_TYPE_WARNING_LIST);
  bind_template (widget_class);
}

static void
dictum_overview_page_init (DictumOverviewPage *self)
{
  g_autoptr (GtkExpression) name = NULL;

  self->buttons = g_ptr_array_new ();
  self->signals = g_signal_group_new (DICTUM_TYPE_WORKBENCH);
  g_signal_group_connect_swapped (self->signals, "notify::store", G_CALLBACK (store_cb), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  name = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (name_scope), NULL,
                                      NULL);
  gtk_drop_down_set_expression (self->scope, name);
}

/**
 * dictum_overview_page_new:
 * @workbench: what is open
 * @count: counts of it; goes on when the page is not seen, for others
 */
GtkWidget *
dictum_overview_page_new (DictumWorkbench *workbench, DictumOverviewCount *count)
{
  return g_object_new (DICTUM_TYPE_OVERVIEW_PAGE, "count", count, "workbench", workbench, NULL);
}
