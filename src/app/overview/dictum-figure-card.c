/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-overview"

#include "overview/dictum-figure-card.h"

#include <glib/gi18n.h>

#include "desktop/dictum-portal.h"
#include "overview/dictum-picture-draw.h"
#include "overview/dictum-picture.h"
#include "store/dictum-sandbox.h"
#include "window/dictum-format.h"

#include "dictum-config.h"

#define LONG 15 /* rows of a table that are shown without a scroll bar */

struct _DictumFigureCard
{
  AdwBin parent_instance;

  char *figures;
  DictumStatistics *statistics;
  DictumChains *around; /* the links of the one source that was chosen; NULL: all are wanted */
  DictumChains *drawn;  /* what is drawn of these */
  char *middle;         /* id of that source */
  gboolean filling;

  GtkDropDown *choice;
  GtkLabel *title;
  GtkLabel *about;
  AdwToggleGroup *views;
  GtkToggleButton *as_table;
  GtkMenuButton *menu;
  GtkStack *states;
  GtkScrolledWindow *scroller;
  GtkScrolledWindow *table_scroller;
  DictumPicture *picture;
  GtkColumnView *rows;
};

G_DEFINE_FINAL_TYPE (DictumFigureCard, dictum_figure_card, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_FIGURES,
  N_PROPS
};

enum
{
  CHOSEN,
  MESSAGE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static const DictumTable *
get_table (DictumFigureCard *self)
{
  return self->statistics != NULL ? dictum_statistics_get_table (self->statistics, self->figures)
                                  : NULL;
}

/* All of them, or those of the source that was chosen: what the table lists. */
static const DictumChains *
get_chains (DictumFigureCard *self)
{
  if (self->statistics == NULL || !g_str_equal (self->figures, "chains"))
    return NULL;

  return self->around != NULL ? self->around : self->statistics->chains;
}

static const DictumChains *
get_drawn (DictumFigureCard *self)
{
  return self->drawn != NULL ? self->drawn : self->statistics->drawn;
}

/* ---- The table ---- */

/* What stands in a cell of the table, taken out of the figures once: they are counted anew while a
 * row may still be shown. */
static char *
get_cell (DictumFigureCard *self, guint row, guint column)
{
  const DictumTable *table = get_table (self);
  const DictumChains *chains = get_chains (self);
  const DictumChainEdge *edge;

  if (table != NULL)
    return row >= table->rows->len || column > table->n_columns ? g_strdup ("")
           : column == 0 ? dictum_picture_get_label (table, row)
                         : dictum_table_format (table, row, column - 1);
  if (chains == NULL || row >= chains->edges->len)
    return g_strdup ("");

  edge = g_ptr_array_index (chains->edges, row);
  if (column < 2)
    return g_strdup (
        ((DictumChainNode *) g_ptr_array_index (chains->nodes, column == 0 ? edge->from : edge->to))
            ->label);

  return edge->circular
             /* Translators: so many claims, which lead round in a circle. */
             ? g_strdup_printf (_ ("%u, in a circle"), edge->n_claims)
             : g_strdup_printf ("%'u", edge->n_claims);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);
  gboolean first = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column")) == 0;

  gtk_label_set_xalign (GTK_LABEL (label), first ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (!first)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_autofree char *text = get_cell (
      DICTUM_FIGURE_CARD (data), gtk_list_item_get_position (item),
      GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column")));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), text);
}

static void
add_column (DictumFigureCard *self, guint number, const char *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (number));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (column, number == 0);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (self->rows, column);
}

static void
make_columns (DictumFigureCard *self)
{
  const DictumTable *table = get_table (self);

  if (g_list_model_get_n_items (gtk_column_view_get_columns (self->rows)) > 0)
    return;

  if (table == NULL)
    {
      add_column (self, 0, _ ("Who passes on"));
      add_column (self, 1, _ ("Who it rests on"));
      add_column (self, 2, _ ("Claims"));
      return;
    }
  add_column (self, 0, table->heading);
  for (guint i = 0; i < table->n_columns; i++)
    add_column (self, i + 1, table->columns[i].label);
}

/* A list in a scrolled window is as low as may be, and would show five rows of fifteen. */
static void
fit_table (DictumFigureCard *self, guint length)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "0");
  int line;

  pango_layout_get_pixel_size (layout, NULL, &line);
  /* With the heading, and the room around each line. */
  gtk_scrolled_window_set_min_content_height (self->table_scroller,
                                              (int) (MIN (length, LONG) + 1) * (line + 9));
}

/* One empty string for each row: cells look up what they show. */
static void
fill_table (DictumFigureCard *self, guint length)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autoptr (GtkSingleSelection) selection = NULL;
  g_autofree const char **strings = g_new0 (const char *, length + 1);

  for (guint i = 0; i < length; i++)
    strings[i] = "";
  gtk_string_list_splice (list, 0, 0, strings);
  make_columns (self);
  fit_table (self, length);
  selection = gtk_single_selection_new (G_LIST_MODEL (g_steal_pointer (&list)));
  gtk_column_view_set_model (self->rows, GTK_SELECTION_MODEL (selection));
}

static void
activate_cb (DictumFigureCard *self, guint position)
{
  const DictumTable *table = get_table (self);
  const DictumChains *chains = get_chains (self);
  g_autofree char *query = NULL;

  if (table != NULL && position < table->rows->len)
    query = g_strdup (((DictumTableRow *) g_ptr_array_index (table->rows, position))->query);
  else if (chains != NULL && position < chains->edges->len)
    query = g_strdup (((DictumChainEdge *) g_ptr_array_index (chains->edges, position))->query);
  if (query != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, query);
}

/* ---- What is shown ---- */

static void
show_views (DictumFigureCard *self, const DictumTable *table)
{
  guint length = table != NULL ? table->n_views : 0;

  gtk_widget_set_visible (GTK_WIDGET (self->views), length > 1);
  if (adw_toggle_group_get_n_toggles (self->views) == length)
    return;

  adw_toggle_group_remove_all (self->views);
  for (guint i = 0; i < length; i++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_label (toggle, table->views[i].label);
      adw_toggle_group_add (self->views, toggle);
    }
}

static void
show (DictumFigureCard *self)
{
  const DictumTable *table = get_table (self);
  const DictumChains *chains = get_chains (self);
  guint length = table != NULL ? table->rows->len : chains != NULL ? chains->edges->len : 0;
  guint view = adw_toggle_group_get_active (self->views);

  if (self->filling)
    return;

  /* Tables fit the width; chains may be wider than the card. */
  gtk_scrolled_window_set_policy (
      self->scroller, chains != NULL ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER, GTK_POLICY_NEVER);
  dictum_picture_set_content (self->picture, length > 0 ? table : NULL,
                              view != GTK_INVALID_LIST_POSITION ? view : 0,
                              length > 0 && chains != NULL ? get_drawn (self) : NULL);
  if (length == 0)
    gtk_stack_set_visible_child_name (self->states, "empty");
  else if (gtk_toggle_button_get_active (self->as_table))
    {
      fill_table (self, length);
      gtk_stack_set_visible_child_name (self->states, "table");
    }
  else
    {
      gtk_column_view_set_model (self->rows, NULL);
      gtk_stack_set_visible_child_name (self->states, "picture");
    }
}

/* What the picture is of, and what is not in it. in_window: and what one can do about that. */
static char *
describe_chains (DictumFigureCard *self, gboolean in_window)
{
  const DictumChains *chains = get_chains (self);
  const DictumChains *drawn = get_drawn (self);
  g_autofree char *about = dictum_picture_describe_chains (chains, drawn);

  if (!in_window || drawn->edges->len == chains->n_links)
    return g_steal_pointer (&about);

  return g_strdup_printf ("%s %s", about,
                          _ ("Choose one source to see its links, or look at the table."));
}

static void
show_title (DictumFigureCard *self)
{
  const DictumTable *table = get_table (self);

  if (table != NULL)
    {
      gtk_label_set_label (self->title, table->title);
      gtk_label_set_label (self->about, table->about);
    }
  else if (get_chains (self) != NULL)
    {
      g_autofree char *about = describe_chains (self, TRUE);

      gtk_label_set_label (self->title, _ ("Who rests on whom"));
      gtk_label_set_label (self->about, about);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (self->title), -1);
}

/* ---- One source and its links ---- */

static void
look_around (DictumFigureCard *self)
{
  g_clear_pointer (&self->around, dictum_chains_free);
  g_clear_pointer (&self->drawn, dictum_chains_free);
  if (self->middle == NULL || self->statistics == NULL)
    return;

  self->around = dictum_chains_list_around (self->statistics->chains, self->middle);
  if (self->around != NULL)
    self->drawn = dictum_chains_draw (self->around);
}

static void
choose_cb (DictumFigureCard *self)
{
  const DictumChains *chains = self->statistics != NULL ? self->statistics->chains : NULL;
  guint position = gtk_drop_down_get_selected (self->choice);

  if (self->filling || chains == NULL)
    return;

  g_set_str (&self->middle,
             position > 0 && position <= chains->nodes->len
                 ? ((DictumChainNode *) g_ptr_array_index (chains->nodes, position - 1))->id
                 : NULL);
  look_around (self);
  show_title (self);
  show (self);
}

/* Offered where a picture cannot show everything. A source stays chosen when it is counted anew. */
static void
fill_choice (DictumFigureCard *self)
{
  const DictumChains *chains = self->statistics != NULL && g_str_equal (self->figures, "chains")
                                   ? self->statistics->chains
                                   : NULL;
  gboolean wanted = chains != NULL && self->statistics->drawn->edges->len < chains->edges->len;
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_widget_set_visible (GTK_WIDGET (self->choice), wanted);
  for (guint i = 0; wanted && i < chains->nodes->len; i++)
    {
      const DictumChainNode *node = g_ptr_array_index (chains->nodes, i);

      if (i == 0)
        gtk_string_list_append (list, _ ("All sources"));
      gtk_string_list_append (list, node->label);
      if (g_strcmp0 (node->id, self->middle) == 0)
        selected = i + 1;
    }
  if (selected == 0)
    g_clear_pointer (&self->middle, g_free);
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->choice, selected);
  look_around (self);
}

static void
setup_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 22);
  gtk_list_item_set_child (item, label);
}

static void
bind_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_list_item_set_accessible_label (item, name);
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), name);
}

static void
chosen_cb (DictumFigureCard *self, const char *query)
{
  g_signal_emit (self, signals[CHOSEN], 0, query);
}

/* ---- Files ---- */

/* “Who speaks · Words”, “Who rests on whom · Island Wire”: what was chosen above the picture. */
static char *
write_title (DictumFigureCard *self)
{
  const DictumTable *table = get_table (self);
  guint view = adw_toggle_group_get_active (self->views);
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self->choice);

  return dictum_format_facts (
      gtk_label_get_label (self->title),
      table != NULL && table->n_views > 1 && view < table->n_views ? table->views[view].label
      : self->around != NULL && chosen != NULL ? gtk_string_object_get_string (chosen)
                                               : "",
      NULL);
}

gboolean
dictum_figure_card_export (DictumFigureCard *self, const char *path, GError **error)
{
  const DictumTable *table = get_table (self);
  const DictumChains *chains = get_chains (self);
  g_autofree char *title = NULL;
  g_autofree char *about = NULL;
  g_autofree char *csv = NULL;

  g_return_val_if_fail (DICTUM_IS_FIGURE_CARD (self), FALSE);

  if (!dictum_sandbox_check (path, error))
    return FALSE;

  if (!g_str_has_suffix (path, ".csv"))
    {
      title = write_title (self);
      about = chains != NULL ? describe_chains (self, FALSE)
                             : g_strdup (gtk_label_get_label (self->about));
      return dictum_picture_export (self->picture, title, about, path, error);
    }

  if (table != NULL)
    csv = dictum_table_to_csv (table);
  else if (chains != NULL)
    csv = dictum_chains_to_csv (chains);

  return g_file_set_contents (path, csv != NULL ? csv : "", -1, error);
}

static void
save_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumFigureCard) self = DICTUM_FIGURE_CARD (data);
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;

  if (path == NULL)
    return;

  name = g_path_get_basename (path);
  if (dictum_figure_card_export (self, path, &error))
    /* Translators: %s is the name of a file. */
    message = g_strdup_printf (_ ("Saved as “%s”"), name);
  g_signal_emit (self, signals[MESSAGE], 0, message != NULL ? message : error->message);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DictumFigureCard *self = DICTUM_FIGURE_CARD (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_strdup_printf ("%s.%s", self->figures,
                                           g_variant_get_string (parameter, NULL));

  gtk_file_dialog_set_title (dialog, _ ("Save"));
  gtk_file_dialog_set_initial_name (dialog, name);
  dictum_portal_check_files (widget);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, save_chosen_cb,
                        g_object_ref (self));
}

/* ---- The object ---- */

static void
dictum_figure_card_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  DictumFigureCard *self = DICTUM_FIGURE_CARD (object);

  switch (prop_id)
    {
    case PROP_FIGURES:
      g_set_str (&self->figures, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_figure_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DICTUM_TYPE_FIGURE_CARD);

  G_OBJECT_CLASS (dictum_figure_card_parent_class)->dispose (object);
}

static void
dictum_figure_card_finalize (GObject *object)
{
  DictumFigureCard *self = DICTUM_FIGURE_CARD (object);

  g_free (self->figures);
  g_free (self->middle);
  dictum_chains_free (self->around);
  dictum_chains_free (self->drawn);
  dictum_statistics_unref (self->statistics);

  G_OBJECT_CLASS (dictum_figure_card_parent_class)->finalize (object);
}

static void
dictum_figure_card_class_init (DictumFigureCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = dictum_figure_card_set_property;
  object_class->dispose = dictum_figure_card_dispose;
  object_class->finalize = dictum_figure_card_finalize;

  properties[PROP_FIGURES] = g_param_spec_string ("figures", NULL, NULL, NULL,
                                                  G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY |
                                                      G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHOSEN] = g_signal_new ("chosen", DICTUM_TYPE_FIGURE_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[MESSAGE] = g_signal_new ("message", DICTUM_TYPE_FIGURE_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (DICTUM_TYPE_PICTURE);
  gtk_widget_class_install_action (widget_class, "figure.save", "s", save_action);
  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "overview/dictum-figure-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumFigureCard, choice);
  gtk_widget_class_bind_template_child (widget_class, DictumFigureCard, title);
  gtk_widget_class_bind_template_child (widget_class, DictumFigureCard, about);
  gtk_widget_class_bind_template_child (widget_class, DictumFigureCard, views);
  gtk_widget_class_bind_template_child (widget_class, DictumFigureCard, as_table);
  gtk_widget_class_bind_template_child (widget_class, DictumFigureCard, menu);
  gtk_widget_class_bind_template_child (widget_class, DictumFigureCard, states);
  gtk_widget_class_bind_template_child (widget_class, DictumFigureCard, scroller);
  gtk_widget_class_bind_template_child (widget_class, DictumFigureCard, table_scroller);
  gtk_widget_class_bind_template_child (widget_class, DictumFigureCard, picture);
  gtk_widget_class_bind_template_child (widget_class, DictumFigureCard, rows);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_choice_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_choice_cb);
  gtk_widget_class_bind_template_callback (widget_class, show);
}

static void
dictum_figure_card_init (DictumFigureCard *self)
{
  g_autoptr (GtkExpression)
      name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_expression (self->choice, name);
}

void
dictum_figure_card_set_statistics (DictumFigureCard *self, const DictumStatistics *statistics)
{
  g_autoptr (DictumStatistics) before = NULL; /* until the picture shows others */

  g_return_if_fail (DICTUM_IS_FIGURE_CARD (self));

  before = g_steal_pointer (&self->statistics);
  self->statistics = statistics != NULL ? dictum_statistics_ref (statistics) : NULL;
  self->filling = TRUE;
  show_views (self, get_table (self));
  fill_choice (self);
  self->filling = FALSE;
  show_title (self);
  show (self);
}
