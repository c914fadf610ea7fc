/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-inspector-private.h"

#include "inspector/dictum-claim-card.h"
#include "inspector/dictum-list-reveal.h"

#include "dictum-config.h"

#define CARD_HEIGHT 110 /* pixels: of a claim with one source */

G_DEFINE_FINAL_TYPE (DictumInspector, dictum_inspector, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_WORKBENCH,
  PROP_COLLAPSED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static DictumProject *
get_project (DictumInspector *self)
{
  return self->workbench != NULL ? dictum_workbench_get_project (self->workbench) : NULL;
}

gboolean
dictum_inspector_has_focus (DictumInspector *self, GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* Where the current claim is in the list, or GTK_INVALID_LIST_POSITION. */
guint
dictum_inspector_find_current (DictumInspector *self)
{
  DictumProject *project = get_project (self);
  const char *claim = project != NULL ? dictum_workbench_get_claim (self->workbench) : NULL;
  DictumItem *item = claim != NULL ? dictum_project_get_item (project, claim) : NULL;

  return item != NULL ? dictum_inspector_find_position (self, item) : GTK_INVALID_LIST_POSITION;
}

/* ---- The fields, and the card that holds them ---- */

static gboolean
reveal_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DictumInspector *self = DICTUM_INSPECTOR (widget);
  guint position = dictum_inspector_find_current (self);

  if (--self->frames > 0)
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  if (dictum_inspector_has_focus (self, GTK_WIDGET (self->fields)))
    dictum_list_reveal_focus (self->list);
  else if (position != GTK_INVALID_LIST_POSITION)
    dictum_lazy_list_scroll_to (self->lazy, position);
  return G_SOURCE_REMOVE;
}

/* Once the card has its new height: only then is it known what of it is out of sight. */
static void
reveal_later (DictumInspector *self)
{
  self->frames = 2;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), reveal_cb, NULL, NULL);
}

static void
focus_cb (DictumInspector *self)
{
  if (dictum_inspector_has_focus (self, GTK_WIDGET (self->fields)))
    reveal_later (self);
}

void
dictum_inspector_place_fields (DictumInspector *self)
{
  DictumItem *item = gtk_single_selection_get_selected_item (self->selection);
  DictumLazyRow *row = item != NULL ? g_hash_table_lookup (self->rows, item) : NULL;
  DictumClaimCard *card = NULL;
  GtkWidget *holder = gtk_widget_get_ancestor (GTK_WIDGET (self->fields), DICTUM_TYPE_CLAIM_CARD);
  gboolean focused = dictum_inspector_has_focus (self, GTK_WIDGET (self->fields));

  /* The fields are wanted before the card comes into view: they may get the focus. */
  if (row != NULL)
    {
      dictum_lazy_row_fill (row);
      card = DICTUM_CLAIM_CARD (dictum_lazy_row_get_child (row));
    }
  if (dictum_claim_fields_get_item (self->fields) != item)
    dictum_claim_fields_set_item (self->fields, item);
  if (holder == (GtkWidget *) card)
    return;

  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  if (holder != NULL)
    dictum_claim_card_set_fields (DICTUM_CLAIM_CARD (holder), NULL);
  if (card != NULL)
    dictum_claim_card_set_fields (card, GTK_WIDGET (self->fields));
}

/* Makes the list show what the workbench says is current. */
static void
follow (DictumInspector *self)
{
  guint position = dictum_inspector_find_current (self);
  gboolean focused = dictum_inspector_has_focus (self, GTK_WIDGET (self->list));
  DictumItem *before = dictum_claim_fields_get_item (self->fields);

  self->following = TRUE;
  if (gtk_single_selection_get_selected (self->selection) != position)
    {
      gtk_single_selection_set_selected (self->selection, position);
      if (position != GTK_INVALID_LIST_POSITION && focused)
        gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_FOCUS, NULL);
      else if (position != GTK_INVALID_LIST_POSITION)
        dictum_lazy_list_scroll_to (self->lazy, position);
    }
  self->following = FALSE;

  dictum_inspector_place_fields (self);
  if (dictum_claim_fields_get_item (self->fields) != before)
    reveal_later (self);
}

static void
show_state (DictumInspector *self)
{
  GListModel *model = gtk_single_selection_get_model (self->selection);
  gboolean any = model != NULL && g_list_model_get_n_items (model) > 0;
  gboolean current = dictum_inspector_find_current (self) != GTK_INVALID_LIST_POSITION;

  gtk_stack_set_visible_child_name (self->states, any ? "claims" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "inspector.next", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "inspector.previous", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "inspector.edit-card", current);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "inspector.edit-note", current);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "inspector.delete", current);
}

static void
show_article (DictumInspector *self)
{
  GListModel *model = dictum_inspector_get_model (self);

  self->following = TRUE;
  if (gtk_single_selection_get_model (self->selection) != model)
    gtk_single_selection_set_model (self->selection, model);
  self->following = FALSE;

  follow (self);
  show_state (self);
}

static void
claim_cb (DictumInspector *self)
{
  follow (self);
  show_state (self);
}

static void
changed_cb (DictumInspector *self, DictumChange *change)
{
  dictum_inspector_renumber (self);
  if (dictum_inspector_regroups (self, change))
    show_article (self);
  else
    claim_cb (self);
  dictum_inspector_name_rows (self);
}

/* ---- The list ---- */

static void
selected_cb (DictumInspector *self)
{
  DictumItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (self->following || item == NULL || self->workbench == NULL)
    return;

  if (g_strcmp0 (dictum_workbench_get_claim (self->workbench), dictum_item_get_id (item)) != 0)
    dictum_workbench_set_claim (self->workbench, dictum_item_get_id (item));
  dictum_inspector_place_fields (self);
}

static void
activate_cb (DictumInspector *self, guint position)
{
  dictum_inspector_edit (self);
}

static void
position_cb (GtkListItem *row, GParamSpec *pspec, gpointer data)
{
  DictumLazyRow *lazy = DICTUM_LAZY_ROW (gtk_list_item_get_child (row));
  guint position = gtk_list_item_get_position (row);
  DictumItem *item = gtk_list_item_get_item (row);

  if (position != GTK_INVALID_LIST_POSITION && item != NULL && dictum_lazy_row_is_filled (lazy))
    dictum_claim_card_set_number (
        DICTUM_CLAIM_CARD (dictum_lazy_row_get_child (lazy)),
        dictum_inspector_get_number (DICTUM_INSPECTOR (data), item, position));
  else if (position != GTK_INVALID_LIST_POSITION && item != NULL)
    dictum_inspector_name_row (DICTUM_INSPECTOR (data), lazy);
}

static void
setup_card_cb (GtkSignalListItemFactory *factory, GtkListItem *row, gpointer data)
{
  dictum_lazy_list_set_up (DICTUM_INSPECTOR (data)->lazy, row);
  g_signal_connect_object (row, "notify::position", G_CALLBACK (position_cb), data, 0);
}

static void
bind_card_cb (GtkSignalListItemFactory *factory, GtkListItem *row, gpointer data)
{
  DictumInspector *self = DICTUM_INSPECTOR (data);
  gpointer item = gtk_list_item_get_item (row);

  dictum_lazy_list_bind (self->lazy, row);
  g_hash_table_insert (self->rows, item, gtk_list_item_get_child (row));
  dictum_inspector_name_row (self, DICTUM_LAZY_ROW (gtk_list_item_get_child (row)));
  if (item == gtk_single_selection_get_selected_item (self->selection))
    dictum_inspector_place_fields (self);
}

static void
unbind_card_cb (GtkSignalListItemFactory *factory, GtkListItem *row, gpointer data)
{
  DictumInspector *self = DICTUM_INSPECTOR (data);
  gpointer item = gtk_list_item_get_item (row);

  g_hash_table_remove (self->nameless, gtk_list_item_get_child (row));
  if (g_hash_table_lookup (self->rows, item) == gtk_list_item_get_child (row))
    g_hash_table_remove (self->rows, item);
  dictum_lazy_list_unbind (self->lazy, row);
}

/* Dropped on the card of a claim: the claim becomes the current one. */
static void
evidence_cb (DictumClaimCard *card, GPtrArray *requests, gpointer data)
{
  DictumInspector *self = DICTUM_INSPECTOR (data);
  DictumItem *item = dictum_claim_card_get_item (card);

  if (item == NULL)
    return;

  dictum_workbench_set_claim (self->workbench, dictum_item_get_id (item));
  dictum_inspector_place_fields (self);
  dictum_claim_fields_add_evidence (self->fields, requests);
}

static void
fill_card (DictumLazyRow *lazy, gpointer data)
{
  DictumInspector *self = DICTUM_INSPECTOR (data);
  GtkListItem *row = dictum_lazy_row_get_list_item (lazy);
  DictumItem *item = gtk_list_item_get_item (row);
  DictumClaimCard *card;

  if (dictum_lazy_row_get_child (lazy) == NULL)
    {
      dictum_lazy_row_set_child (lazy, dictum_claim_card_new ());
      dictum_claim_card_set_row (DICTUM_CLAIM_CARD (dictum_lazy_row_get_child (lazy)), row);
      g_signal_connect_object (dictum_lazy_row_get_child (lazy), "evidence",
                               G_CALLBACK (evidence_cb), self, G_CONNECT_DEFAULT);
    }

  card = DICTUM_CLAIM_CARD (dictum_lazy_row_get_child (lazy));
  dictum_claim_card_bind (card, get_project (self), item);
  dictum_claim_card_set_number (
      card, dictum_inspector_get_number (self, item, gtk_list_item_get_position (row)));
}

static void
empty_card (DictumLazyRow *lazy, gpointer data)
{
  DictumClaimCard *card = DICTUM_CLAIM_CARD (dictum_lazy_row_get_child (lazy));

  dictum_claim_card_set_fields (card, NULL);
  dictum_claim_card_bind (card, NULL, NULL);
}

/* ---- The object ---- */

static void
set_collapsed (DictumInspector *self, gboolean collapsed)
{
  if (self->collapsed == collapsed)
    return;

  self->collapsed = collapsed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLLAPSED]);
}

static void
set_workbench (DictumInspector *self, DictumWorkbench *workbench)
{
  if (!g_set_object (&self->workbench, workbench))
    return;

  g_signal_group_set_target (self->signals, workbench);
  dictum_claim_fields_set_workbench (self->fields, workbench);
  show_article (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKBENCH]);
}

static void
dictum_inspector_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DictumInspector *self = DICTUM_INSPECTOR (object);

  switch (prop_id)
    {
    case PROP_WORKBENCH:
      g_value_set_object (value, self->workbench);
      break;

    case PROP_COLLAPSED:
      g_value_set_boolean (value, self->collapsed);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_inspector_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  DictumInspector *self = DICTUM_INSPECTOR (object);

  switch (prop_id)
    {
    case PROP_WORKBENCH:
      set_workbench (self, g_value_get_object (value));
      break;

    case PROP_COLLAPSED:
      set_collapsed (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_inspector_dispose (GObject *object)
{
  DictumInspector *self = DICTUM_INSPECTOR (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_object (&self->signals);
  g_clear_weak_pointer (&self->came_from);
  if (self->fields != NULL)
    dictum_claim_fields_set_item (self->fields, NULL);
  if (self->selection != NULL)
    {
      dictum_inspector_clear_groups (self);
      gtk_single_selection_set_model (self->selection, NULL);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_INSPECTOR);
  g_clear_handle_id (&self->naming, g_source_remove);
  g_clear_object (&self->lazy);
  g_clear_object (&self->fields);
  g_clear_object (&self->workbench);
  G_OBJECT_CLASS (dictum_inspector_parent_class)->dispose (object);
}

/* Before the window closes the project: the focus leaves a field only afterwards. */
static gboolean
close_request_cb (DictumInspector *self)
{
  dictum_inspector_flush (self);
  return FALSE;
}

static void
dictum_inspector_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dictum_inspector_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget",
                           G_CALLBACK (focus_cb), widget, G_CONNECT_SWAPPED);
  if (GTK_IS_WINDOW (gtk_widget_get_root (widget)))
    g_signal_connect_object (gtk_widget_get_root (widget), "close-request",
                             G_CALLBACK (close_request_cb), widget, G_CONNECT_SWAPPED);
}

static void
dictum_inspector_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_cb, widget);
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), close_request_cb, widget);
  GTK_WIDGET_CLASS (dictum_inspector_parent_class)->unroot (widget);
}

static void
dictum_inspector_finalize (GObject *object)
{
  g_clear_pointer (&DICTUM_INSPECTOR (object)->rows, g_hash_table_unref);
  g_clear_pointer (&DICTUM_INSPECTOR (object)->nameless, g_hash_table_unref);
  G_OBJECT_CLASS (dictum_inspector_parent_class)->finalize (object);
}

static void
dictum_inspector_class_init (DictumInspectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dictum_inspector_get_property;
  object_class->set_property = dictum_inspector_set_property;
  object_class->dispose = dictum_inspector_dispose;
  object_class->finalize = dictum_inspector_finalize;
  widget_class->root = dictum_inspector_root;
  widget_class->unroot = dictum_inspector_unroot;

  properties[PROP_WORKBENCH] = g_param_spec_object ("workbench", NULL, NULL, DICTUM_TYPE_WORKBENCH,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                        G_PARAM_STATIC_STRINGS);
  properties[PROP_COLLAPSED] = g_param_spec_boolean ("collapsed", NULL, NULL, FALSE,
                                                     G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                         G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "inspector/dictum-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumInspector, states);
  gtk_widget_class_bind_template_child (widget_class, DictumInspector, list);
  gtk_widget_class_bind_template_child (widget_class, DictumInspector, selection);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_card_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_card_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_card_cb);
  dictum_inspector_install_actions (widget_class);
}

static void
dictum_inspector_init (DictumInspector *self)
{
  self->rows = g_hash_table_new (NULL, NULL);
  self->nameless = g_hash_table_new (NULL, NULL);
  self->fields = DICTUM_CLAIM_FIELDS (g_object_ref_sink (dictum_claim_fields_new ()));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->lazy = dictum_lazy_list_new (GTK_WIDGET (self->list), CARD_HEIGHT, fill_card, empty_card,
                                     self);

  self->signals = g_signal_group_new (DICTUM_TYPE_WORKBENCH);
  g_signal_group_connect_swapped (self->signals, "notify::store", G_CALLBACK (show_article), self);
  g_signal_group_connect_swapped (self->signals, "notify::article", G_CALLBACK (show_article),
                                  self);
  g_signal_group_connect_swapped (self->signals, "notify::claim", G_CALLBACK (claim_cb), self);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (changed_cb), self);
  show_state (self);
}

GtkWidget *
dictum_inspector_new (DictumWorkbench *workbench)
{
  return g_object_new (DICTUM_TYPE_INSPECTOR, "workbench", workbench, NULL);
}
