/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sidebar"

#include "window/dictum-sidebar.h"

#include <glib/gi18n.h>

#include "inspector/dictum-look.h"
#include "window/dictum-article-row.h"
#include "window/dictum-format.h"
#include "window/dictum-sidebar-private.h"

#include "dictum-config.h"

G_DEFINE_FINAL_TYPE (DictumSidebar, dictum_sidebar, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  PROP_0,
  PROP_WORKBENCH,
  PROP_PLACE,
  N_PROPS
};

enum
{
  GO,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static DictumProject *
get_project (DictumSidebar *self)
{
  return self->workbench != NULL ? dictum_workbench_get_project (self->workbench) : NULL;
}

static DictumHistory *
get_history (DictumSidebar *self)
{
  DictumStore *store = self->workbench != NULL ? dictum_workbench_get_store (self->workbench)
                                               : NULL;

  return store != NULL ? dictum_store_get_history (store) : NULL;
}

/* ---- Showing ---- */

static void
show_title (DictumSidebar *self)
{
  DictumStore *store = dictum_workbench_get_store (self->workbench);
  g_autofree char *title = store != NULL ? dictum_store_dup_title (store) : g_strdup ("");

  adw_window_title_set_title (self->heading, title);
}

static void
show_counts (DictumSidebar *self)
{
  DictumProject *project = get_project (self);
  g_autofree char *articles = NULL;
  g_autofree char *claims = NULL;
  g_autofree char *facts = NULL;
  g_autofree char *sources = NULL;
  g_autofree char *n_claims = NULL;

  if (project == NULL)
    return;

  articles = dictum_format_articles (
      g_list_model_get_n_items (dictum_project_get_articles (project)));
  claims = dictum_format_claims (g_list_model_get_n_items (dictum_project_get_claims (project)));
  facts = dictum_format_facts (articles, claims, NULL);
  sources = g_strdup_printf ("%'u",
                             g_list_model_get_n_items (dictum_project_get_sources (project)));

  adw_window_title_set_subtitle (self->heading, facts);
  gtk_label_set_label (self->n_sources, sources);
  n_claims = g_strdup_printf ("%'u",
                              g_list_model_get_n_items (dictum_project_get_claims (project)));
  gtk_label_set_label (self->n_claims, n_claims);
}

/* A label may carry a title, which would make the menu as wide as the window. */
static char *
shorten (const char *label)
{
  const glong limit = 48;
  g_autofree char *start = NULL;

  if (g_utf8_strlen (label, -1) <= limit)
    return g_strdup (label);

  start = g_utf8_substring (label, 0, limit);

  return g_strconcat (g_strchomp (start), "…", NULL);
}

/* The menu says what undo would undo; where there is nothing, the item stands there greyed out. */
static void
show_history (DictumSidebar *self)
{
  DictumHistory *history = get_history (self);
  const char *undo = history != NULL ? dictum_history_get_undo_label (history) : NULL;
  const char *redo = history != NULL ? dictum_history_get_redo_label (history) : NULL;
  g_autofree char *short_undo = undo != NULL ? shorten (undo) : NULL;
  g_autofree char *short_redo = redo != NULL ? shorten (redo) : NULL;
  g_autofree char *undo_label = NULL;
  g_autofree char *redo_label = NULL;
  g_autoptr (GMenuItem) undo_item = NULL;
  g_autoptr (GMenuItem) redo_item = NULL;

  /* Translators: %s is what was done: “Mark claim”. */
  undo_label = undo != NULL ? g_strdup_printf (_ ("Undo: %s"), short_undo) : g_strdup (_ ("Undo"));
  /* Translators: %s is what was undone: “Mark claim”. */
  redo_label = redo != NULL ? g_strdup_printf (_ ("Redo: %s"), short_redo) : g_strdup (_ ("Redo"));
  undo_item = dictum_look_menu_item (undo_label);
  redo_item = dictum_look_menu_item (redo_label);
  g_menu_item_set_detailed_action (undo_item, "win.undo");
  g_menu_item_set_detailed_action (redo_item, "win.redo");
  g_menu_item_set_attribute (undo_item, "accel", "s", "<Control>z");
  g_menu_item_set_attribute (redo_item, "accel", "s", "<Control><Shift>z");

  g_menu_remove_all (self->history_menu);
  g_menu_append_item (self->history_menu, undo_item);
  g_menu_append_item (self->history_menu, redo_item);
}

/* The row of a place; NULL: the article's is in the list below. */
static GtkListBoxRow *
get_row (DictumSidebar *self, const char *place)
{
  if (g_strcmp0 (place, "claims") == 0)
    return self->claims_row;
  if (g_strcmp0 (place, "sources") == 0)
    return self->sources_row;
  if (g_strcmp0 (place, "overview") == 0)
    return self->overview_row;

  return NULL;
}

static void
show_selection (DictumSidebar *self)
{
  DictumProject *project = get_project (self);
  const char *article = dictum_workbench_get_article (self->workbench);
  gboolean in_article = g_strcmp0 (self->place, "article") == 0;
  guint position = GTK_INVALID_LIST_POSITION;

  if (project != NULL && article != NULL)
    {
      GListModel *articles = dictum_project_get_articles (project);
      DictumItem *item = dictum_project_get_item (project, article);

      position = item != NULL ? dictum_project_find_position (project, articles, item)
                              : GTK_INVALID_LIST_POSITION;
      if (position != GTK_INVALID_LIST_POSITION)
        self->position = position;
    }

  self->syncing = TRUE;
  gtk_single_selection_set_selected (self->selection,
                                     in_article ? position : GTK_INVALID_LIST_POSITION);
  gtk_list_box_select_row (self->places, get_row (self, self->place));
  self->syncing = FALSE;
}

/* Another article is brought into view; while one is worked on, the list stays where it was
 * scrolled to. */
static void
article_cb (DictumSidebar *self)
{
  guint position;

  show_selection (self);
  position = gtk_single_selection_get_selected (self->selection);
  if (position != GTK_INVALID_LIST_POSITION)
    dictum_lazy_list_scroll_to (self->lazy, position);
}

static void
show_project (DictumSidebar *self)
{
  DictumProject *project = get_project (self);

  self->syncing = TRUE;
  gtk_single_selection_set_model (self->selection,
                                  project != NULL ? dictum_project_get_articles (project) : NULL);
  self->syncing = FALSE;

  g_signal_group_set_target (self->store_signals, dictum_workbench_get_store (self->workbench));
  g_signal_group_set_target (self->history_signals, get_history (self));
  show_title (self);
  show_counts (self);
  show_history (self);
  show_selection (self);
}

/* ---- What a change touches ---- */

static void
add_touched (GHashTable *touched, const DictumRecord *record)
{
  if (record == NULL)
    return;

  if (dictum_is_claim (record))
    g_hash_table_add (touched, ((const DictumClaim *) record)->article);
  else if (dictum_is_article (record))
    g_hash_table_add (touched, record->id);
}

static void
refresh_rows (DictumSidebar *self, DictumChange *change)
{
  g_autoptr (GHashTable) touched = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < dictum_change_get_length (change); i++)
    {
      const DictumChangeEntry *entry = dictum_change_get_entry (change, i);

      add_touched (touched, entry->before);
      add_touched (touched, entry->after);
    }

  for (guint i = 0; i < self->rows->len; i++)
    {
      DictumArticleRow *row = g_ptr_array_index (self->rows, i);

      if (g_hash_table_contains (touched, dictum_item_get_id (dictum_article_row_get_item (row))))
        dictum_sidebar_refresh_row (row);
    }
}

/* An editor who deletes the article he is at goes on with its neighbour. */
static void
settle (DictumSidebar *self)
{
  GListModel *articles = dictum_project_get_articles (get_project (self));
  guint n = g_list_model_get_n_items (articles);
  g_autoptr (DictumItem) item = NULL;

  if (dictum_workbench_get_article (self->workbench) != NULL || n == 0)
    return;

  item = g_list_model_get_item (articles, MIN (self->position, n - 1));
  dictum_workbench_set_article (self->workbench, dictum_item_get_id (item));
}

static void
changed_cb (DictumSidebar *self, DictumChange *change)
{
  g_assert (DICTUM_IS_SIDEBAR (self));

  refresh_rows (self, change);
  show_title (self);
  show_counts (self);
  settle (self);
  show_selection (self);
}

/* ---- Choosing ---- */

static void
choose_article (DictumSidebar *self, DictumItem *item)
{
  dictum_sidebar_set_place (self, "article");
  dictum_workbench_set_article (self->workbench, dictum_item_get_id (item));
}

static void
selected_cb (DictumSidebar *self)
{
  DictumItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (!self->syncing && item != NULL)
    choose_article (self, item);
}

static void
go (DictumSidebar *self)
{
  g_signal_emit (self, signals[GO], 0);
}

/* The choice of somebody who wants to work there now. */
void
dictum_sidebar_choose_article (DictumSidebar *self, DictumItem *item)
{
  choose_article (self, item);
  go (self);
}

static void
activated_cb (DictumSidebar *self, guint position)
{
  g_autoptr (DictumItem) item = NULL;

  item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  if (item != NULL)
    dictum_sidebar_choose_article (self, item);
}

static void
place_activated_cb (DictumSidebar *self, GtkListBoxRow *row)
{
  dictum_sidebar_set_place (self, row == self->claims_row     ? "claims"
                                  : row == self->overview_row ? "overview"
                                                              : "sources");
  go (self);
}

/* ---- Object ---- */

static void
dictum_sidebar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DictumSidebar *self = DICTUM_SIDEBAR (object);

  switch (prop_id)
    {
    case PROP_WORKBENCH:
      g_value_set_object (value, self->workbench);
      break;

    case PROP_PLACE:
      g_value_set_string (value, self->place);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_sidebar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DictumSidebar *self = DICTUM_SIDEBAR (object);

  switch (prop_id)
    {
    case PROP_WORKBENCH:
      if (g_set_object (&self->workbench, g_value_get_object (value)))
        {
          g_signal_group_set_target (self->workbench_signals, self->workbench);
          if (self->workbench != NULL)
            show_project (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;

    case PROP_PLACE:
      dictum_sidebar_set_place (self, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_sidebar_dispose (GObject *object)
{
  DictumSidebar *self = DICTUM_SIDEBAR (object);

  if (self->workbench_signals != NULL)
    g_signal_group_set_target (self->workbench_signals, NULL);
  g_clear_object (&self->workbench_signals);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->history_signals);
  if (self->article_menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->article_menu));
  self->article_menu = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_SIDEBAR);
  g_clear_object (&self->lazy);
  g_clear_object (&self->workbench);

  G_OBJECT_CLASS (dictum_sidebar_parent_class)->dispose (object);
}

static void
dictum_sidebar_finalize (GObject *object)
{
  DictumSidebar *self = DICTUM_SIDEBAR (object);

  g_ptr_array_unref (self->rows);
  g_free (self->menu_article);
  g_free (self->place);

  G_OBJECT_CLASS (dictum_sidebar_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DICTUM_TYPE_ADD_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DICTUM_RESOURCE_PATH "window/dictum-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumSidebar, add_list);
  gtk_widget_class_bind_template_child (widget_class, DictumSidebar, article_menu);
  gtk_widget_class_bind_template_child (widget_class, DictumSidebar, articles);
  gtk_widget_class_bind_template_child (widget_class, DictumSidebar, heading);
  gtk_widget_class_bind_template_child (widget_class, DictumSidebar, history_menu);
  gtk_widget_class_bind_template_child (widget_class, DictumSidebar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DictumSidebar, claims_row);
  gtk_widget_class_bind_template_child (widget_class, DictumSidebar, n_claims);
  gtk_widget_class_bind_template_child (widget_class, DictumSidebar, n_sources);
  gtk_widget_class_bind_template_child (widget_class, DictumSidebar, n_warnings);
  gtk_widget_class_bind_template_child (widget_class, DictumSidebar, warned);
  gtk_widget_class_bind_template_child (widget_class, DictumSidebar, overview_row);
  gtk_widget_class_bind_template_child (widget_class, DictumSidebar, places);
  gtk_widget_class_bind_template_child (widget_class, DictumSidebar, selection);
  gtk_widget_class_bind_template_child (widget_class, DictumSidebar, sources_row);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, dictum_sidebar_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, dictum_sidebar_menu_closed);
  gtk_widget_class_bind_template_callback (widget_class, place_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, dictum_sidebar_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, dictum_sidebar_unbind_cb);
}

static void
dictum_sidebar_class_init (DictumSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dictum_sidebar_get_property;
  object_class->set_property = dictum_sidebar_set_property;
  object_class->dispose = dictum_sidebar_dispose;
  object_class->finalize = dictum_sidebar_finalize;

  properties[PROP_WORKBENCH] = g_param_spec_object ("workbench", NULL, NULL, DICTUM_TYPE_WORKBENCH,
                                                    flags);
  properties[PROP_PLACE] = g_param_spec_string ("place", NULL, NULL, "article", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[GO] = g_signal_new ("go", DICTUM_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 0);

  dictum_sidebar_install_actions (widget_class);
  bind_template (widget_class);
}

static void
dictum_sidebar_init (DictumSidebar *self)
{
  self->rows = g_ptr_array_new ();
  self->place = g_strdup ("article");
  self->workbench_signals = g_signal_group_new (DICTUM_TYPE_WORKBENCH);
  self->store_signals = g_signal_group_new (DICTUM_TYPE_STORE);
  self->history_signals = g_signal_group_new (DICTUM_TYPE_HISTORY);

  g_signal_group_connect_swapped (self->workbench_signals, "changed", G_CALLBACK (changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->workbench_signals, "notify::article",
                                  G_CALLBACK (article_cb), self);
  g_signal_group_connect_swapped (self->workbench_signals, "notify::store",
                                  G_CALLBACK (show_project), self);
  g_signal_group_connect_swapped (self->store_signals, "notify::title", G_CALLBACK (show_title),
                                  self);
  g_signal_group_connect_swapped (self->history_signals, "notify", G_CALLBACK (show_history), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  dictum_sidebar_set_up_rows (self);
  gtk_widget_set_parent (GTK_WIDGET (self->article_menu), GTK_WIDGET (self));
}

void
dictum_sidebar_set_queue (DictumSidebar *self, DictumAddQueue *queue)
{
  g_return_if_fail (DICTUM_IS_SIDEBAR (self));

  dictum_add_list_set_queue (self->add_list, queue);
}

const char *
dictum_sidebar_get_place (DictumSidebar *self)
{
  g_return_val_if_fail (DICTUM_IS_SIDEBAR (self), NULL);

  return self->place;
}

void
dictum_sidebar_set_place (DictumSidebar *self, const char *place)
{
  g_return_if_fail (DICTUM_IS_SIDEBAR (self));
  g_return_if_fail (g_str_equal (place, "article") || get_row (self, place) != NULL);

  if (!g_set_str (&self->place, place))
    return;

  show_selection (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLACE]);
}

void
dictum_sidebar_set_n_warnings (DictumSidebar *self, int n_warnings)
{
  g_autofree char *number = g_strdup_printf ("%'d", n_warnings);
  g_autofree char *words = NULL;

  g_return_if_fail (DICTUM_IS_SIDEBAR (self));

  words = n_warnings > 0
              ? g_strdup_printf (ngettext ("%'d warning", "%'d warnings", n_warnings), n_warnings)
              : g_strdup ("");
  gtk_widget_set_visible (self->warned, n_warnings > 0);
  gtk_label_set_label (self->n_warnings, number);
  gtk_widget_set_tooltip_text (self->warned, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->overview_row),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}
