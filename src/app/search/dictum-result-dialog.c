/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-search"

#include "search/dictum-result-dialog.h"

#include "dictum-announce.h"
#include "dictum-lazy-list.h"
#include "search/dictum-result-row.h"

#include "dictum-config.h"

#define PAGE 8        /* lines that Page Up and Page Down pass */
#define ROW_HEIGHT 56 /* as long as none was measured */

typedef struct
{
  DictumFinder *finder;
  DictumLazyList *lazy;
  gboolean is_short;
  gboolean pending;   /* what is listed is not yet what the words say */
  gboolean impatient; /* Enter was pressed meanwhile */

  GtkSearchEntry *entry;
  GtkStack *states;
  AdwStatusPage *start;
  GtkListView *list;
  GtkSingleSelection *selection;
} DictumResultDialogPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DictumResultDialog, dictum_result_dialog, ADW_TYPE_DIALOG)

static DictumResultDialogPrivate *
get_private (DictumResultDialog *self)
{
  return dictum_result_dialog_get_instance_private (self);
}

static guint
count_lines (DictumResultDialog *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_private (self)->selection));
}

static void
choose (DictumResultDialog *self, guint position)
{
  DictumResultDialogPrivate *priv = get_private (self);
  g_autoptr (DictumResult)
      result = g_list_model_get_item (G_LIST_MODEL (priv->selection), position);

  if (result != NULL)
    DICTUM_RESULT_DIALOG_GET_CLASS (self)->choose (self, result);
}

static void
layout_cb (DictumResultDialog *self, GdkFrameClock *clock)
{
  DictumResultDialogPrivate *priv = get_private (self);

  g_signal_handlers_disconnect_by_func (clock, layout_cb, self);
  if (gtk_single_selection_get_selected (priv->selection) == 0)
    gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (priv->list)), 0);
}

/* Scrolling to the first line would leave out the heading above it, also when rows that are filled
 * later make that line higher. Where the top is, the list knows when it has laid out its lines, and
 * what is moved then is drawn in the same frame. */
static void
show_top (DictumResultDialog *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (clock == NULL)
    return;

  g_signal_handlers_disconnect_by_func (clock, layout_cb, self);
  g_signal_connect_object (clock, "layout", G_CALLBACK (layout_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
}

static void
select_line (DictumResultDialog *self, guint position)
{
  DictumResultDialogPrivate *priv = get_private (self);

  gtk_single_selection_set_selected (priv->selection, position);
  if (position == 0)
    show_top (self);
  else
    gtk_list_view_scroll_to (priv->list, position, GTK_LIST_SCROLL_NONE, NULL);
}

static void
move (DictumResultDialog *self, int step)
{
  DictumResultDialogPrivate *priv = get_private (self);
  int n_lines = (int) count_lines (self);
  int selected = (int) gtk_single_selection_get_selected (priv->selection);
  g_autoptr (DictumResult) result = NULL;
  g_autofree char *words = NULL;

  if (n_lines == 0)
    return;

  selected = CLAMP (selected + step, 0, n_lines - 1);
  select_line (self, (guint) selected);
  /* The focus stays in the entry, so that the line has to be told. */
  result = g_list_model_get_item (G_LIST_MODEL (priv->selection), (guint) selected);
  words = dictum_result_describe (result);
  dictum_announce (GTK_WIDGET (priv->entry), words);
}

static void
look (DictumResultDialog *self)
{
  DictumResultDialogPrivate *priv = get_private (self);

  priv->pending = TRUE;
  priv->impatient = FALSE;
  DICTUM_RESULT_DIALOG_GET_CLASS (self)->look (self);
}

static void
changed_cb (DictumResultDialog *self)
{
  if (get_private (self)->finder != NULL)
    look (self);
}

static void
entry_activate_cb (DictumResultDialog *self)
{
  DictumResultDialogPrivate *priv = get_private (self);

  if (priv->pending)
    priv->impatient = TRUE;
  else
    choose (self, gtk_single_selection_get_selected (priv->selection));
}

static void
stop_cb (DictumResultDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static gboolean
key_pressed_cb (DictumResultDialog *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      move (self, -PAGE);
      return GDK_EVENT_STOP;

    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      move (self, PAGE);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
list_activate_cb (DictumResultDialog *self, guint position)
{
  choose (self, position);
}

static void
setup_row_cb (DictumResultDialog *self, GtkListItem *item)
{
  dictum_lazy_list_set_up (get_private (self)->lazy, item);
  /* The keys stay with the entry, and a pointer that nobody moves must choose nothing. */
  gtk_list_item_set_focusable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
}

static void
fill_row (DictumLazyRow *lazy, gpointer data)
{
  DictumResultDialog *self = DICTUM_RESULT_DIALOG (data);
  DictumResult *result = gtk_list_item_get_item (dictum_lazy_row_get_list_item (lazy));

  if (dictum_lazy_row_get_child (lazy) == NULL)
    dictum_lazy_row_set_child (lazy, dictum_result_row_new (get_private (self)->is_short));
  dictum_result_row_show (DICTUM_RESULT_ROW (dictum_lazy_row_get_child (lazy)), result);
}

static void
bind_row_cb (DictumResultDialog *self, GtkListItem *item)
{
  g_autofree char *label = dictum_result_describe (gtk_list_item_get_item (item));

  dictum_lazy_list_bind (get_private (self)->lazy, item);
  gtk_list_item_set_accessible_label (item, label);
}

static void
unbind_row_cb (DictumResultDialog *self, GtkListItem *item)
{
  dictum_lazy_list_unbind (get_private (self)->lazy, item);
}

static void
go (DictumResultDialog *self, DictumResult *result)
{
  g_autoptr (DictumFinder) finder = g_object_ref (get_private (self)->finder);
  g_autoptr (GtkWidget) window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (window != NULL)
    g_object_ref (window);
  /* A dialog that closes gives the focus back; then it can go where it is wanted. */
  adw_dialog_close (ADW_DIALOG (self));
  if (window != NULL)
    dictum_finder_go (finder, window, result);
}

static void
dictum_result_dialog_dispose (GObject *object)
{
  DictumResultDialogPrivate *priv = get_private (DICTUM_RESULT_DIALOG (object));

  g_clear_object (&priv->finder);
  gtk_widget_dispose_template (GTK_WIDGET (object), DICTUM_TYPE_RESULT_DIALOG);
  g_clear_object (&priv->lazy);
  G_OBJECT_CLASS (dictum_result_dialog_parent_class)->dispose (object);
}

static void
dictum_result_dialog_class_init (DictumResultDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_result_dialog_dispose;
  klass->choose = go;

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "search/dictum-result-dialog.ui");
  gtk_widget_class_bind_template_child_private (widget_class, DictumResultDialog, entry);
  gtk_widget_class_bind_template_child_private (widget_class, DictumResultDialog, list);
  gtk_widget_class_bind_template_child_private (widget_class, DictumResultDialog, selection);
  gtk_widget_class_bind_template_child_private (widget_class, DictumResultDialog, start);
  gtk_widget_class_bind_template_child_private (widget_class, DictumResultDialog, states);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
}

static void
dictum_result_dialog_init (DictumResultDialog *self)
{
  DictumResultDialogPrivate *priv = get_private (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  priv->lazy = dictum_lazy_list_new (GTK_WIDGET (priv->list), ROW_HEIGHT, fill_row, NULL, self);
}

void
dictum_result_dialog_set_up (DictumResultDialog *self,
                             DictumFinder *finder,
                             GListModel *model,
                             gboolean is_short,
                             const char *placeholder)
{
  DictumResultDialogPrivate *priv;

  g_return_if_fail (DICTUM_IS_RESULT_DIALOG (self));
  g_return_if_fail (DICTUM_IS_FINDER (finder));
  g_return_if_fail (G_IS_LIST_MODEL (model));

  priv = get_private (self);
  priv->is_short = is_short;
  gtk_search_entry_set_placeholder_text (priv->entry, placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  placeholder, -1);
  gtk_single_selection_set_model (priv->selection, model);
  g_set_object (&priv->finder, finder);
}

void
dictum_result_dialog_set_start (DictumResultDialog *self,
                                const char *title,
                                const char *description)
{
  g_return_if_fail (DICTUM_IS_RESULT_DIALOG (self));

  adw_status_page_set_title (get_private (self)->start, title);
  adw_status_page_set_description (get_private (self)->start, description);
}

void
dictum_result_dialog_set_headers (DictumResultDialog *self, GtkListItemFactory *factory)
{
  g_return_if_fail (DICTUM_IS_RESULT_DIALOG (self));

  gtk_list_view_set_header_factory (get_private (self)->list, factory);
}

DictumFinder *
dictum_result_dialog_get_finder (DictumResultDialog *self)
{
  g_return_val_if_fail (DICTUM_IS_RESULT_DIALOG (self), NULL);

  return get_private (self)->finder;
}

char *
dictum_result_dialog_dup_words (DictumResultDialog *self)
{
  g_return_val_if_fail (DICTUM_IS_RESULT_DIALOG (self), NULL);

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (get_private (self)->entry))));
}

/* Selected, so that typing replaces them. */
void
dictum_result_dialog_set_words (DictumResultDialog *self, const char *words)
{
  GtkEditable *entry;

  g_return_if_fail (DICTUM_IS_RESULT_DIALOG (self));

  entry = GTK_EDITABLE (get_private (self)->entry);
  if (g_strcmp0 (gtk_editable_get_text (entry), words != NULL ? words : "") == 0)
    look (self);
  else
    gtk_editable_set_text (entry, words);
  gtk_editable_select_region (entry, 0, -1);
}

guint
dictum_result_dialog_get_position (DictumResultDialog *self)
{
  g_return_val_if_fail (DICTUM_IS_RESULT_DIALOG (self), 0);

  return gtk_single_selection_get_selected (get_private (self)->selection);
}

void
dictum_result_dialog_unselect (DictumResultDialog *self)
{
  g_return_if_fail (DICTUM_IS_RESULT_DIALOG (self));

  gtk_single_selection_set_selected (get_private (self)->selection, GTK_INVALID_LIST_POSITION);
}

void
dictum_result_dialog_show (DictumResultDialog *self,
                           DictumResultState state,
                           guint position,
                           const char *announcement)
{
  static const char *const names[] = { "start", "nothing", "list" };
  DictumResultDialogPrivate *priv;

  g_return_if_fail (DICTUM_IS_RESULT_DIALOG (self));

  priv = get_private (self);
  priv->pending = FALSE;
  gtk_stack_set_visible_child_name (priv->states, names[state]);
  if (count_lines (self) > 0)
    select_line (self, MIN (position, count_lines (self) - 1));
  if (announcement != NULL)
    dictum_announce (GTK_WIDGET (priv->entry), announcement);
  if (priv->impatient && state == DICTUM_SHOW_LIST)
    {
      priv->impatient = FALSE;
      choose (self, gtk_single_selection_get_selected (priv->selection));
    }
}
