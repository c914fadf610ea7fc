/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-binder"

#include "inspector/dictum-binder.h"

#include <string.h>

#include "dictum-say.h"
#include "inspector/dictum-control.h"

/* How long typing has to rest before a text view is saved, in milliseconds. */
#define PAUSE 1500

/* One control and the field it edits. */
typedef struct
{
  DictumBinder *binder; /* not owned */
  GtkWidget *control;   /* not owned */
  char *path;           /* "kind", "anonymity.groundRules" */
  const DictumField *outer;
  const DictumField *field;
  char *shown; /* what the record said when the control last followed it */
  guint pause;
} Slot;

struct _DictumBinder
{
  GObject parent_instance;

  const DictumType *type;
  DictumWorkbench *workbench;
  DictumItem *item;
  GPtrArray *slots;
  GSignalGroup *signals;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (DictumBinder, dictum_binder, G_TYPE_OBJECT)

enum
{
  SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gconstpointer
get_value (Slot *slot)
{
  gconstpointer record = dictum_binder_get_record (slot->binder);

  if (record == NULL || slot->outer == NULL)
    return record;

  return *DICTUM_FIELD_AT (gconstpointer, record, slot->outer);
}

/* Whether the editor has put something into the control that the record does not have yet. */
static gboolean
is_dirty (Slot *slot)
{
  g_autofree char *text = NULL;

  if (!dictum_control_is_text (slot->control) || slot->shown == NULL)
    return FALSE;

  text = dictum_control_get_text (slot->control);
  return !g_str_equal (text, slot->shown);
}

static void
show_slot (Slot *slot, gboolean force)
{
  gconstpointer value = get_value (slot);
  g_autofree char *now = dictum_control_format (slot->field, value);
  gboolean keep = !force && is_dirty (slot);

  g_set_str (&slot->shown, now);
  if (keep)
    return;

  slot->binder->showing = TRUE;
  dictum_control_show (slot->control, slot->field, value);
  dictum_clear_refusal (slot->control);
  slot->binder->showing = FALSE;
}

/* Whether the record is there and of the project that the workbench has open now: it may have been
 * deleted, or another project opened. */
static gboolean
is_open (DictumBinder *self)
{
  DictumProject *project = self->workbench != NULL ? dictum_workbench_get_project (self->workbench)
                                                   : NULL;

  return project != NULL && dictum_binder_get_record (self) != NULL &&
         dictum_project_get_item (project, dictum_item_get_id (self->item)) == self->item;
}

static DictumChange *
make_change (Slot *slot, const char *text, GError **error)
{
  DictumBinder *self = slot->binder;
  DictumProject *project = dictum_workbench_get_project (self->workbench);
  const char *ids[] = { dictum_item_get_id (self->item), NULL };
  const char *author = dictum_workbench_get_author (self->workbench);

  /* A source keeps the name it had as an alias. */
  if (self->type == &dictum_source_type && g_str_equal (slot->path, "name"))
    return dictum_edit_rename_source (project, ids[0], text, author, error);

  return dictum_edit_set_field (project, ids, slot->path, text, author, error);
}

/* What was typed may be an hour's work: it stays, to be put right or to be saved by the next
 * attempt. */
static void
keep_refused (Slot *slot)
{
  g_free (slot->shown);
  slot->shown = dictum_control_format (slot->field, get_value (slot));
  dictum_mark_refused (slot->control);
}

static void
save_slot (Slot *slot)
{
  DictumBinder *self = slot->binder;
  g_autofree char *text = NULL;
  GError *error = NULL;
  DictumChange *change;

  g_clear_handle_id (&slot->pause, g_source_remove);
  if (self->showing || !is_open (self))
    return;

  text = dictum_control_read (slot->control, slot->field);
  if (g_strcmp0 (text, slot->shown) == 0)
    return;

  /* From here on it is not unfinished any more: the record's answer may replace it. */
  g_set_str (&slot->shown, text);
  change = make_change (slot, text, &error);
  if (dictum_workbench_take (self->workbench, change, error, NULL))
    dictum_clear_refusal (slot->control);
  else if (dictum_control_is_text (slot->control))
    keep_refused (slot);
  else
    show_slot (slot, TRUE);
}

static gboolean
pause_cb (gpointer data)
{
  Slot *slot = data;

  slot->pause = 0;
  save_slot (slot);
  return G_SOURCE_REMOVE;
}

static void
typed_cb (Slot *slot)
{
  if (slot->binder->showing)
    return;

  g_clear_handle_id (&slot->pause, g_source_remove);
  slot->pause = g_timeout_add (PAUSE, pause_cb, slot);
}

static void
chosen_cb (Slot *slot)
{
  save_slot (slot);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                Slot *slot)
{
  /* A note is worth more than a word: Escape leaves it, and leaving saves it. */
  if (keyval != GDK_KEY_Escape || GTK_IS_TEXT_VIEW (slot->control) || !is_dirty (slot))
    return FALSE;

  g_clear_handle_id (&slot->pause, g_source_remove);
  show_slot (slot, TRUE);
  return TRUE;
}

static void
connect_text (Slot *slot)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (chosen_cb), slot);
  gtk_widget_add_controller (slot->control, focus);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), slot);
  gtk_widget_add_controller (slot->control, key);
  g_object_set_data (G_OBJECT (slot->control), "dictum-focus-controller", focus);
  g_object_set_data (G_OBJECT (slot->control), "dictum-key-controller", key);

  if (ADW_IS_ENTRY_ROW (slot->control))
    g_signal_connect_swapped (slot->control, "entry-activated", G_CALLBACK (chosen_cb), slot);
  else if (GTK_IS_ENTRY (slot->control))
    g_signal_connect_swapped (slot->control, "activate", G_CALLBACK (chosen_cb), slot);
  else if (GTK_IS_TEXT_VIEW (slot->control))
    g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (slot->control)), "changed",
                              G_CALLBACK (typed_cb), slot);
}

static void
connect_slot (Slot *slot)
{
  if (dictum_control_is_text (slot->control))
    connect_text (slot);
  else if (slot->field->kind == DICTUM_FIELD_ENUM)
    g_signal_connect_swapped (slot->control, "notify::selected", G_CALLBACK (chosen_cb), slot);
  else if (ADW_IS_SWITCH_ROW (slot->control))
    g_signal_connect_swapped (slot->control, "notify::active", G_CALLBACK (chosen_cb), slot);
  else
    g_signal_connect_swapped (slot->control, "toggled", G_CALLBACK (chosen_cb), slot);
}

static void
slot_free (Slot *slot)
{
  gpointer focus = g_object_steal_data (G_OBJECT (slot->control), "dictum-focus-controller");
  gpointer key = g_object_steal_data (G_OBJECT (slot->control), "dictum-key-controller");

  if (focus != NULL)
    gtk_widget_remove_controller (slot->control, focus);
  if (key != NULL)
    gtk_widget_remove_controller (slot->control, key);
  if (GTK_IS_TEXT_VIEW (slot->control))
    g_signal_handlers_disconnect_by_data (gtk_text_view_get_buffer (GTK_TEXT_VIEW (slot->control)),
                                          slot);
  g_signal_handlers_disconnect_by_data (slot->control, slot);
  g_clear_handle_id (&slot->pause, g_source_remove);
  g_free (slot->shown);
  g_free (slot->path);
  g_free (slot);
}

static void
show_all (DictumBinder *self, gboolean force)
{
  for (guint i = 0; i < self->slots->len; i++)
    show_slot (g_ptr_array_index (self->slots, i), force);

  g_signal_emit (self, signals[SHOWN], 0);
}

static void
record_cb (DictumBinder *self)
{
  if (dictum_binder_get_record (self) != NULL)
    show_all (self, FALSE);
}

static void
dictum_binder_dispose (GObject *object)
{
  DictumBinder *self = DICTUM_BINDER (object);

  g_clear_pointer (&self->slots, g_ptr_array_unref);
  g_clear_object (&self->signals);
  g_clear_object (&self->item);
  g_clear_object (&self->workbench);
  G_OBJECT_CLASS (dictum_binder_parent_class)->dispose (object);
}

static void
dictum_binder_class_init (DictumBinderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dictum_binder_dispose;

  signals[SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
dictum_binder_init (DictumBinder *self)
{
  self->slots = g_ptr_array_new_with_free_func ((GDestroyNotify) slot_free);
  self->signals = g_signal_group_new (DICTUM_TYPE_ITEM);
  g_signal_group_connect_swapped (self->signals, "notify::record", G_CALLBACK (record_cb), self);
}

/**
 * dictum_binder_new:
 * @type: of the records: &dictum_claim_type, ...
 *
 * Returns: (transfer full): a binder without controls
 */
DictumBinder *
dictum_binder_new (const DictumType *type)
{
  DictumBinder *self = g_object_new (DICTUM_TYPE_BINDER, NULL);

  self->type = type;
  return self;
}

/**
 * dictum_binder_add:
 * @self: a binder
 * @control: (transfer none): outlives the binder
 * @field: name of a field in the file; with a point for one of a value in the record:
 *   "anonymity.groundRules"
 */
void
dictum_binder_add (DictumBinder *self, GtkWidget *control, const char *field)
{
  const char *point;
  Slot *slot;

  g_return_if_fail (DICTUM_IS_BINDER (self));
  g_return_if_fail (GTK_IS_WIDGET (control));

  slot = g_new0 (Slot, 1);
  slot->binder = self;
  slot->control = control;
  slot->path = g_strdup (field);
  point = strchr (field, '.');
  if (point != NULL)
    {
      g_autofree char *outer = g_strndup (field, (gsize) (point - field));

      slot->outer = dictum_type_find_field (self->type, outer);
      g_assert (slot->outer != NULL);
      slot->field = dictum_type_find_field (slot->outer->detail, point + 1);
    }
  else
    {
      slot->field = dictum_type_find_field (self->type, field);
    }
  g_assert (slot->field != NULL);

  dictum_control_prepare (control, slot->field);
  connect_slot (slot);
  g_ptr_array_add (self->slots, slot);
}

void
dictum_binder_set_workbench (DictumBinder *self, DictumWorkbench *workbench)
{
  g_return_if_fail (DICTUM_IS_BINDER (self));

  g_set_object (&self->workbench, workbench);
}

/* Returns: (transfer none) (nullable): where changes go. */
DictumWorkbench *
dictum_binder_get_workbench (DictumBinder *self)
{
  g_return_val_if_fail (DICTUM_IS_BINDER (self), NULL);

  return self->workbench;
}

/**
 * dictum_binder_set_item:
 * @self: a binder
 * @item: (nullable): the record that the controls show; what was typed for the one before is saved
 */
void
dictum_binder_set_item (DictumBinder *self, DictumItem *item)
{
  g_return_if_fail (DICTUM_IS_BINDER (self));

  if (self->item == item)
    return;

  dictum_binder_flush (self);
  g_set_object (&self->item, item);
  g_signal_group_set_target (self->signals, item);
  show_all (self, TRUE);
}

/* Returns: (transfer none) (nullable): the item whose record is shown. */
DictumItem *
dictum_binder_get_item (DictumBinder *self)
{
  g_return_val_if_fail (DICTUM_IS_BINDER (self), NULL);

  return self->item;
}

/* Returns: (transfer none) (nullable): the record as it is now; NULL when there is none any more.
 */
gconstpointer
dictum_binder_get_record (DictumBinder *self)
{
  g_return_val_if_fail (DICTUM_IS_BINDER (self), NULL);

  return self->item != NULL ? dictum_item_get_record (self->item) : NULL;
}

/**
 * dictum_binder_flush:
 * @self: a binder
 *
 * Saves what has been typed and not yet saved.
 */
void
dictum_binder_flush (DictumBinder *self)
{
  g_return_if_fail (DICTUM_IS_BINDER (self));

  for (guint i = 0; self->slots != NULL && i < self->slots->len; i++)
    {
      Slot *slot = g_ptr_array_index (self->slots, i);

      if (is_dirty (slot))
        save_slot (slot);
    }
}

/**
 * dictum_binder_take:
 * @self: a binder
 * @change: (transfer full) (nullable): as dictum_workbench_take() takes it
 * @error: (transfer full) (nullable): likewise
 *
 * For what a page does to the record beside its controls.
 *
 * Returns: whether it was applied; when not, the controls follow the record again
 */
gboolean
dictum_binder_take (DictumBinder *self, DictumChange *change, GError *error)
{
  g_return_val_if_fail (DICTUM_IS_BINDER (self), FALSE);

  if (dictum_workbench_take (self->workbench, change, error, NULL))
    return TRUE;

  g_signal_emit (self, signals[SHOWN], 0);
  return FALSE;
}

/* Whether the controls are just being made to show the record, and nobody is typing. */
gboolean
dictum_binder_is_showing (DictumBinder *self)
{
  g_return_val_if_fail (DICTUM_IS_BINDER (self), FALSE);

  return self->showing;
}
