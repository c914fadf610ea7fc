/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-claims"

#include "claims/dictum-claims-page.h"

#include <string.h>

#include "claims/dictum-claims-private.h"

#include "dictum-config.h"

G_DEFINE_FINAL_TYPE (DictumClaimsPage, dictum_claims_page, ADW_TYPE_BREAKPOINT_BIN)

enum
{
  PROP_0,
  PROP_WORKBENCH,
  PROP_SORT,
  PROP_DESCENDING,
  PROP_GROUP,
  N_PROPS
};

enum
{
  OPEN_CLAIM,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

DictumProject *
dictum_claims_get_project (DictumClaimsPage *self)
{
  return self->workbench != NULL ? dictum_workbench_get_project (self->workbench) : NULL;
}

/* ---- The session ---- */

/* Query, order and groups. */
void
dictum_claims_remember (DictumClaimsPage *self)
{
  DictumStore *store = self->workbench != NULL ? dictum_workbench_get_store (self->workbench)
                                               : NULL;
  DictumSession *session = dictum_session_get_default ();
  g_autofree char *sort = NULL;
  const char *id;

  if (store == NULL)
    return;

  id = dictum_store_get_id (store);
  sort = g_strconcat (self->order.descending ? "-" : "",
                      dictum_claim_columns.nicks[self->order.sort], NULL);
  dictum_session_set_value (session, id, "claims-query", dictum_claim_query_get_text (self->query));
  dictum_session_set_value (session, id, "claims-sort", sort);
  dictum_session_set_value (session, id, "claims-group",
                            dictum_claim_groupings.nicks[self->order.grouping]);
  dictum_session_queue_write (session);
}

static void
restore (DictumClaimsPage *self)
{
  DictumSession *session = dictum_session_get_default ();
  const char *id = dictum_store_get_id (dictum_workbench_get_store (self->workbench));
  g_autofree char *query = dictum_session_get_value (session, id, "claims-query");
  g_autofree char *sort = dictum_session_get_value (session, id, "claims-sort");
  g_autofree char *group = dictum_session_get_value (session, id, "claims-group");
  gboolean descending = sort != NULL && *sort == '-';
  int column = sort != NULL ? dictum_enum_from_nick (&dictum_claim_columns, sort + descending) : 0;
  int grouping = group != NULL ? dictum_enum_from_nick (&dictum_claim_groupings, group) : 0;

  self->order = (DictumClaimOrder) { MAX (column, 0), descending, MAX (grouping, 0) };
  for (guint i = PROP_SORT; i <= PROP_GROUP; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  dictum_claims_page_set_query (self, query);
}

/* ---- The project ---- */

static void
store_cb (DictumClaimsPage *self)
{
  dictum_claims_stop (self);
  g_clear_pointer (&self->last, g_free);
  dictum_claim_list_set_result (self->list, NULL, NULL);
  dictum_claims_show_chosen (self);
  if (dictum_claims_get_project (self) == NULL)
    return;

  restore (self);
  gtk_widget_set_visible (
      GTK_WIDGET (self->header_tools),
      g_list_model_get_n_items (dictum_project_get_claims (dictum_claims_get_project (self))) > 0);
  dictum_claims_show_order (self);
  dictum_claims_run (self);
}

/* ---- Going to a claim ---- */

/* NULL when it is not in the list. */
static const char *
get_claim (DictumClaimsPage *self, guint position)
{
  DictumClaimResult *result = dictum_claim_list_get_result (self->list);

  if (result == NULL || position >= dictum_claim_result_get_n_items (result))
    return NULL;

  return dictum_claim_result_get_claim (result, position)->record.id;
}

void
dictum_claims_open (DictumClaimsPage *self, guint position)
{
  const char *claim = get_claim (self, position);

  if (claim == NULL)
    return;

  g_set_str (&self->last, claim);
  if (!self->asking)
    g_signal_emit (self, signals[OPEN_CLAIM], 0, self->last);
}

static void
activate_row_cb (DictumClaimsPage *self, guint position)
{
  dictum_claims_open (self, position);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (widget);
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->list));

  if (!gtk_bitset_is_empty (bits))
    dictum_claims_open (self, gtk_bitset_get_minimum (bits));
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *entry = GTK_WIDGET (DICTUM_CLAIMS_PAGE (widget)->entry);

  gtk_widget_grab_focus (entry);
  gtk_editable_select_region (GTK_EDITABLE (entry), 0, -1);
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (widget);

  dictum_claims_page_set_query (self, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* ---- Layout ---- */

static void
room_cb (DictumClaimsPage *self)
{
  AdwBreakpoint *now = adw_breakpoint_bin_get_current_breakpoint (ADW_BREAKPOINT_BIN (self));

  dictum_claims_set_room (self, now == self->narrow, now == NULL);
}

/* ---- The object ---- */

static void
set_workbench (DictumClaimsPage *self, DictumWorkbench *workbench)
{
  if (!g_set_object (&self->workbench, workbench))
    return;

  g_signal_group_set_target (self->signals, workbench);
  dictum_known_words_set_workbench (self->known, workbench);
  store_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKBENCH]);
}

static void
set_order (DictumClaimsPage *self, DictumClaimOrder order)
{
  DictumClaimOrder before = self->order;

  if (memcmp (&before, &order, sizeof order) == 0)
    return;

  self->order = order;
  if (before.sort != order.sort)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
  if (before.descending != order.descending)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCENDING]);
  if (before.grouping != order.grouping)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GROUP]);
  dictum_claims_show_order (self);
  dictum_claims_remember (self);
  dictum_claims_run (self);
}

static void
dictum_claims_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (object);

  switch (prop_id)
    {
    case PROP_WORKBENCH:
      g_value_set_object (value, self->workbench);
      break;

    case PROP_SORT:
      g_value_set_string (value, dictum_claim_columns.nicks[self->order.sort]);
      break;

    case PROP_DESCENDING:
      g_value_set_boolean (value, self->order.descending);
      break;

    case PROP_GROUP:
      g_value_set_string (value, dictum_claim_groupings.nicks[self->order.grouping]);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_claims_page_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (object);
  DictumClaimOrder order = self->order;

  switch (prop_id)
    {
    case PROP_WORKBENCH:
      set_workbench (self, g_value_get_object (value));
      break;

    case PROP_SORT:
      order.sort = MAX (0,
                        dictum_enum_from_nick (&dictum_claim_columns, g_value_get_string (value)));
      set_order (self, order);
      break;

    case PROP_DESCENDING:
      order.descending = g_value_get_boolean (value);
      set_order (self, order);
      break;

    case PROP_GROUP:
      order.grouping = MAX (
          0, dictum_enum_from_nick (&dictum_claim_groupings, g_value_get_string (value)));
      set_order (self, order);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_claims_page_map (GtkWidget *widget)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (widget);

  GTK_WIDGET_CLASS (dictum_claims_page_parent_class)->map (widget);
  if (self->stale)
    dictum_claims_run (self);
}

/* To the claim where the editor was, else to the search. */
static gboolean
dictum_claims_page_grab_focus (GtkWidget *widget)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (widget);
  DictumClaimResult *result = dictum_claim_list_get_result (self->list);
  guint position = result != NULL ? dictum_claim_result_find (result, self->last) : G_MAXUINT;

  if (position == G_MAXUINT)
    return gtk_widget_grab_focus (GTK_WIDGET (self->entry));

  dictum_claims_focus_row (self, position, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT);
  return TRUE;
}

static void
dictum_claims_page_dispose (GObject *object)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (object);

  /* What the children still tell of while they go is no wish of the editor. */
  self->showing = TRUE;
  dictum_claims_stop (self);
  g_clear_object (&self->signals);
  if (self->known != NULL)
    dictum_known_words_set_workbench (self->known, NULL);
  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *popover[] = { GTK_WIDGET (self->completions), GTK_WIDGET (self->menu),
                               GTK_WIDGET (self->tag_popover) };

      if (popover[i] != NULL && gtk_widget_get_parent (popover[i]) != NULL)
        gtk_widget_unparent (popover[i]);
    }
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_CLAIMS_PAGE);
  g_clear_object (&self->workbench);

  G_OBJECT_CLASS (dictum_claims_page_parent_class)->dispose (object);
}

static void
dictum_claims_page_finalize (GObject *object)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (object);

  g_clear_object (&self->lazy);
  g_clear_object (&self->list);
  g_clear_object (&self->known);
  g_clear_pointer (&self->query, dictum_claim_query_unref);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_free (self->last);

  G_OBJECT_CLASS (dictum_claims_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DICTUM_RESOURCE_PATH "claims/dictum-claims-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumClaimsPage, bar);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimsPage, chips);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimsPage, completion_list);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimsPage, completion_selection);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimsPage, completion_view);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimsPage, completions);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimsPage, entry);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimsPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimsPage, header_tools);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimsPage, menu);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimsPage, n_chosen);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimsPage, narrow);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimsPage, problem);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimsPage, rating_button);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimsPage, saved_button);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimsPage, source_button);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimsPage, link_button);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimsPage, states);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimsPage, status_button);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimsPage, tag_button);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimsPage, tag_entry);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimsPage, tag_popover);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimsPage, title);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimsPage, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, room_cb);
  dictum_claims_bind_filter (widget_class);
  dictum_claims_bind_many (widget_class);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "claims.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "claims.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "claims.search", NULL, search_action);
  gtk_widget_class_install_property_action (widget_class, "claims.sort", "sort");
  gtk_widget_class_install_property_action (widget_class, "claims.descending", "descending");
  gtk_widget_class_install_property_action (widget_class, "claims.group", "group");
  dictum_claims_install_menus (widget_class);
  dictum_claims_install_many (widget_class);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "claims.search",
                                       NULL);
}

static void
dictum_claims_page_class_init (DictumClaimsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dictum_claims_page_get_property;
  object_class->set_property = dictum_claims_page_set_property;
  object_class->dispose = dictum_claims_page_dispose;
  object_class->finalize = dictum_claims_page_finalize;
  widget_class->map = dictum_claims_page_map;
  widget_class->grab_focus = dictum_claims_page_grab_focus;

  properties[PROP_WORKBENCH] = g_param_spec_object ("workbench", NULL, NULL, DICTUM_TYPE_WORKBENCH,
                                                    flags);
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "place", flags);
  properties[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, FALSE, flags);
  properties[PROP_GROUP] = g_param_spec_string ("group", NULL, NULL, "none", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[OPEN_CLAIM] = g_signal_new ("open-claim", DICTUM_TYPE_CLAIMS_PAGE, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  bind_template (widget_class);
  install_actions (widget_class);
}

static void
dictum_claims_page_init (DictumClaimsPage *self)
{
  self->query = dictum_claim_query_new ("");
  self->list = dictum_claim_list_new ();
  self->known = dictum_known_words_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->list));
  g_signal_connect_object (self->list, "selection-changed", G_CALLBACK (dictum_claims_show_chosen),
                           self, G_CONNECT_SWAPPED);
  dictum_claims_add_columns (self);
  dictum_claims_init_filter (self);
  dictum_claims_init_menus (self);
  dictum_claims_init_many (self);
  dictum_claims_show_order (self);
  dictum_claims_show_chosen (self);

  self->signals = g_signal_group_new (DICTUM_TYPE_WORKBENCH);
  g_signal_group_connect_swapped (self->signals, "notify::store", G_CALLBACK (store_cb), self);
}

GtkWidget *
dictum_claims_page_new (DictumWorkbench *workbench)
{
  return g_object_new (DICTUM_TYPE_CLAIMS_PAGE, "workbench", workbench, NULL);
}

const char *
dictum_claims_page_get_query (DictumClaimsPage *self)
{
  g_return_val_if_fail (DICTUM_IS_CLAIMS_PAGE (self), NULL);

  return dictum_claim_query_get_text (self->query);
}

GPtrArray *
dictum_claims_page_list_selected (DictumClaimsPage *self)
{
  g_return_val_if_fail (DICTUM_IS_CLAIMS_PAGE (self), NULL);

  return dictum_claim_list_list_selected (self->list);
}

/**
 * dictum_claims_page_set_query:
 * @self: the page
 * @query: (nullable): what to show; NULL is everything
 *
 * As if it had been typed.
 */
void
dictum_claims_page_set_query (DictumClaimsPage *self, const char *query)
{
  g_return_if_fail (DICTUM_IS_CLAIMS_PAGE (self));

  self->completing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), query != NULL ? query : "");
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->completing = FALSE;
}

const char *
dictum_claims_page_get_claim (DictumClaimsPage *self)
{
  g_autoptr (GtkBitset) bits = NULL;
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (DICTUM_IS_CLAIMS_PAGE (self), NULL);

  /* Only the row itself knows where it is, and says so when it is activated. */
  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus != NULL && dictum_claims_has_focused_row (self) &&
      g_str_equal (gtk_widget_get_css_name (focus), "row"))
    {
      self->asking = TRUE;
      gtk_widget_activate (focus);
      self->asking = FALSE;
      return self->last;
    }

  bits = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->list));

  return gtk_bitset_is_empty (bits) ? NULL : get_claim (self, gtk_bitset_get_minimum (bits));
}
