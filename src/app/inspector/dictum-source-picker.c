/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-source-picker"

#include "inspector/dictum-source-picker-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "dictum-announce.h"
#include "edit/dictum-edit-card.h"
#include "inspector/dictum-look.h"
#include "inspector/dictum-source-pick-row.h"

#include "dictum-config.h"

#define PAGE 6

G_DEFINE_FINAL_TYPE (DictumSourcePicker, dictum_source_picker, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_PROJECT,
  PROP_ARTICLE,
  PROP_NOBODY,
  PROP_FIRST,
  PROP_WITHOUT,
  PROP_ASIDE,
  PROP_CREATES,
  N_PROPS
};

enum
{
  CHOSEN,
  CREATE,
  CANCELLED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static char *
get_words (DictumSourcePicker *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
announce (DictumSourcePicker *self, DictumSourcePick *pick)
{
  g_autofree char *description = dictum_source_pick_describe (self->project, pick);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    dictum_announce (GTK_WIDGET (self->entry), description);
}

static void
selected_cb (DictumSourcePicker *self)
{
  DictumSourcePick *pick = gtk_single_selection_get_selected_item (self->selection);

  if (pick != NULL && self->project != NULL && !self->filling)
    announce (self, pick);
}

static void
refill (DictumSourcePicker *self)
{
  g_autoptr (GPtrArray) picks = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *words = get_words (self);

  if (self->project == NULL)
    return;

  dictum_source_picker_list_picks (self, words, picks);

  self->filling = TRUE;
  g_list_store_splice (self->picks, 0, g_list_model_get_n_items (G_LIST_MODEL (self->picks)),
                       picks->pdata, picks->len);
  gtk_single_selection_set_selected (self->selection, 0);
  self->filling = FALSE;
  selected_cb (self);
  gtk_widget_set_visible (self->scroller, picks->len > 0);
  if (picks->len > 0)
    gtk_list_view_scroll_to (self->list, 0, GTK_LIST_SCROLL_NONE, NULL);
}

static void
take (DictumSourcePicker *self, DictumSourcePick *pick)
{
  if (pick == NULL || self->done)
    return;

  self->done = TRUE;
  switch (dictum_source_pick_get_pick (pick))
    {
    case DICTUM_PICK_SOURCE:
      g_signal_emit (self, signals[CHOSEN], 0,
                     dictum_item_get_id (dictum_source_pick_get_item (pick)));
      break;

    case DICTUM_PICK_CREATE:
      g_signal_emit (self, signals[CREATE], 0, dictum_source_pick_get_name (pick),
                     dictum_source_pick_get_kind (pick));
      break;

    case DICTUM_PICK_NOBODY:
    default:
      g_signal_emit (self, signals[CHOSEN], 0, NULL);
      break;
    }
}

static void
move (DictumSourcePicker *self, int step)
{
  int n_items = (int) g_list_model_get_n_items (G_LIST_MODEL (self->picks));
  int selected = (int) gtk_single_selection_get_selected (self->selection);

  if (n_items == 0)
    return;

  selected = CLAMP (selected + step, 0, n_items - 1);
  gtk_list_view_scroll_to (self->list, (guint) selected, GTK_LIST_SCROLL_SELECT, NULL);
}

static gboolean
is_offered (DictumSourcePicker *self)
{
  return g_list_store_find (self->picks, self->create, NULL);
}

static gboolean
control_key_pressed (DictumSourcePicker *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      dictum_source_picker_cycle_kind (self, -1);
      return TRUE;

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      dictum_source_picker_cycle_kind (self, 1);
      return TRUE;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (is_offered (self))
        take (self, self->create);
      return TRUE;

    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer data)
{
  DictumSourcePicker *self = DICTUM_SOURCE_PICKER (data);

  if ((state & GDK_CONTROL_MASK) != 0)
    return control_key_pressed (self, keyval);

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return TRUE;

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return TRUE;

    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      move (self, -PAGE);
      return TRUE;

    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      move (self, PAGE);
      return TRUE;

    default:
      return FALSE;
    }
}

static gboolean
cancel_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  DictumSourcePicker *self = DICTUM_SOURCE_PICKER (widget);

  if (!self->done)
    {
      self->done = TRUE;
      g_signal_emit (self, signals[CANCELLED], 0);
    }
  return TRUE;
}

static void
changed_cb (DictumSourcePicker *self)
{
  refill (self);
}

static void
kind_cb (DictumSourcePicker *self)
{
  guint kind = dictum_source_pick_get_kind (self->create);
  g_autofree char *words = get_words (self);

  if (kind != (guint) dictum_source_guess_kind (words))
    self->kind_chosen = TRUE;
  if (gtk_single_selection_get_selected_item (self->selection) == self->create)
    announce (self, self->create);
}

static void
activate_cb (DictumSourcePicker *self, guint position)
{
  g_autoptr (DictumSourcePick) pick = g_list_model_get_item (G_LIST_MODEL (self->picks), position);

  take (self, pick);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *row, gpointer data)
{
  gtk_list_item_set_child (row, dictum_source_pick_row_new ());

  /* A list whose rows are taken with one click selects what is under the pointer. Enter must take
   * what the typed words found, and the picker may open below a pointer that nobody has moved. */
  gtk_list_item_set_selectable (row, FALSE);
}

/* What assistive technology hears of a row. */
static void
name_row (DictumSourcePicker *self, GtkListItem *row)
{
  g_autofree char *description = dictum_source_pick_describe (self->project,
                                                              gtk_list_item_get_item (row));

  gtk_list_item_set_accessible_label (row, description);
}

static void
pick_cb (GtkListItem *row, GParamSpec *pspec, DictumSourcePick *pick)
{
  GtkWidget *self = gtk_widget_get_ancestor (gtk_list_item_get_child (row),
                                             DICTUM_TYPE_SOURCE_PICKER);

  if (self != NULL)
    name_row (DICTUM_SOURCE_PICKER (self), row);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *row, gpointer data)
{
  DictumSourcePicker *self = DICTUM_SOURCE_PICKER (data);
  DictumSourcePick *pick = gtk_list_item_get_item (row);

  dictum_source_pick_row_bind (DICTUM_SOURCE_PICK_ROW (gtk_list_item_get_child (row)),
                               self->project, pick);
  name_row (self, row);
  /* The offer to make a source stays the same one while its name and kind are typed. */
  g_signal_connect_object (pick, "notify", G_CALLBACK (pick_cb), row, G_CONNECT_SWAPPED);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *row, gpointer data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (row), pick_cb, row);
  dictum_source_pick_row_bind (DICTUM_SOURCE_PICK_ROW (gtk_list_item_get_child (row)), NULL, NULL);
}

static gboolean
dictum_source_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DICTUM_SOURCE_PICKER (widget)->entry));
}

static void
dictum_source_picker_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  DictumSourcePicker *self = DICTUM_SOURCE_PICKER (object);

  switch (prop_id)
    {
    case PROP_PROJECT:
      g_set_object (&self->project, g_value_get_object (value));
      break;

    case PROP_ARTICLE:
      g_set_str (&self->article, g_value_get_string (value));
      break;

    case PROP_NOBODY:
      g_set_str (&self->nobody, g_value_get_string (value));
      break;

    case PROP_FIRST:
      g_set_str (&self->first, g_value_get_string (value));
      break;

    case PROP_WITHOUT:
      g_set_str (&self->without, g_value_get_string (value));
      break;

    case PROP_ASIDE:
      g_clear_pointer (&self->aside, g_strfreev);
      self->aside = g_value_dup_boxed (value);
      break;

    case PROP_CREATES:
      self->creates = g_value_get_boolean (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }

  if (self->entry != NULL)
    refill (self);
}

static void
dictum_source_picker_dispose (GObject *object)
{
  DictumSourcePicker *self = DICTUM_SOURCE_PICKER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_SOURCE_PICKER);
  g_clear_object (&self->create);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (dictum_source_picker_parent_class)->dispose (object);
}

static void
dictum_source_picker_finalize (GObject *object)
{
  DictumSourcePicker *self = DICTUM_SOURCE_PICKER (object);

  g_clear_pointer (&self->article, g_free);
  g_clear_pointer (&self->nobody, g_free);
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->without, g_free);
  g_clear_pointer (&self->aside, g_strfreev);
  g_clear_pointer (&self->asked, g_free);
  G_OBJECT_CLASS (dictum_source_picker_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_PROJECT] = g_param_spec_object ("project", NULL, NULL, DICTUM_TYPE_PROJECT,
                                                  flags);
  properties[PROP_ARTICLE] = g_param_spec_string ("article", NULL, NULL, NULL, flags);
  properties[PROP_NOBODY] = g_param_spec_string ("nobody", NULL, NULL, NULL, flags);
  properties[PROP_FIRST] = g_param_spec_string ("first", NULL, NULL, NULL, flags);
  properties[PROP_WITHOUT] = g_param_spec_string ("without", NULL, NULL, NULL, flags);
  properties[PROP_ASIDE] = g_param_spec_boxed ("aside", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_CREATES] = g_param_spec_boolean ("creates", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_signals (GObjectClass *object_class)
{
  GType type = G_TYPE_FROM_CLASS (object_class);

  signals[CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CREATE] = g_signal_new ("create", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
  signals[CANCELLED] = g_signal_new ("cancelled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
}

static void
dictum_source_picker_class_init (DictumSourcePickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = dictum_source_picker_set_property;
  object_class->dispose = dictum_source_picker_dispose;
  object_class->finalize = dictum_source_picker_finalize;
  widget_class->grab_focus = dictum_source_picker_grab_focus;

  install_properties (object_class);
  install_signals (object_class);

  g_type_ensure (DICTUM_TYPE_SOURCE_PICK);
  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "inspector/dictum-source-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumSourcePicker, entry);
  gtk_widget_class_bind_template_child (widget_class, DictumSourcePicker, list);
  gtk_widget_class_bind_template_child (widget_class, DictumSourcePicker, scroller);
  gtk_widget_class_bind_template_child (widget_class, DictumSourcePicker, selection);
  gtk_widget_class_bind_template_child (widget_class, DictumSourcePicker, picks);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, dictum_source_picker_accept);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, cancel_cb, NULL);
  /* The keys of the window do not reach into a popover. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "win.help", "s", "");
}

static void
dictum_source_picker_init (DictumSourcePicker *self)
{
  self->create = dictum_source_pick_new_create ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->create, "notify::kind", G_CALLBACK (kind_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * dictum_source_picker_new:
 * @project: whose sources are offered
 *
 * Returns: (transfer floating): a picker, to be put where it is wanted
 */
GtkWidget *
dictum_source_picker_new (DictumProject *project)
{
  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);

  return g_object_new (DICTUM_TYPE_SOURCE_PICKER, "project", project, "creates", TRUE, NULL);
}

/**
 * dictum_source_picker_set_words:
 * @self: a picker
 * @words: (nullable): what it looks for at first; all selected, so that typing replaces it
 */
void
dictum_source_picker_set_words (DictumSourcePicker *self, const char *words)
{
  g_return_if_fail (DICTUM_IS_SOURCE_PICKER (self));

  g_set_str (&self->asked, words);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), words != NULL ? words : "");
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/**
 * dictum_source_picker_accept:
 * @self: a picker
 *
 * Takes the row that is chosen, as Enter does.
 */
void
dictum_source_picker_accept (DictumSourcePicker *self)
{
  g_return_if_fail (DICTUM_IS_SOURCE_PICKER (self));

  take (self, gtk_single_selection_get_selected_item (self->selection));
}

/**
 * dictum_source_picker_cycle_kind:
 * @self: a picker
 * @step: 1 or -1
 *
 * Gives the source that would be made the next or the previous kind, as Ctrl+Down and Ctrl+Up do.
 */
void
dictum_source_picker_cycle_kind (DictumSourcePicker *self, int step)
{
  int n_kinds = (int) dictum_enum_length (&dictum_source_kinds);
  int kind;

  g_return_if_fail (DICTUM_IS_SOURCE_PICKER (self));

  if (!is_offered (self))
    return;

  kind = (int) dictum_source_pick_get_kind (self->create);
  self->kind_chosen = TRUE;
  dictum_source_pick_set_kind (self->create, (guint) ((kind + n_kinds + step) % n_kinds));
}

/* Returns: (transfer none): where the keyboard focus belongs. */
GtkWidget *
dictum_source_picker_get_entry (DictumSourcePicker *self)
{
  g_return_val_if_fail (DICTUM_IS_SOURCE_PICKER (self), NULL);

  return GTK_WIDGET (self->entry);
}

/* Returns: (transfer none): the rows, of DictumSourcePick. */
GListModel *
dictum_source_picker_get_picks (DictumSourcePicker *self)
{
  g_return_val_if_fail (DICTUM_IS_SOURCE_PICKER (self), NULL);

  return G_LIST_MODEL (self->picks);
}

/* Returns: which row is chosen, or GTK_INVALID_LIST_POSITION. */
guint
dictum_source_picker_get_selected (DictumSourcePicker *self)
{
  g_return_val_if_fail (DICTUM_IS_SOURCE_PICKER (self), GTK_INVALID_LIST_POSITION);

  return gtk_single_selection_get_selected (self->selection);
}
