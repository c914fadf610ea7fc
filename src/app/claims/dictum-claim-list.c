/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-claims"

#include "claims/dictum-claim-list.h"

#include <string.h>

#define AT_ONCE 40 /* rows that are made in one go: more than are in view */
#define ROWS 240   /* more than a list view makes, however many it has */

struct _DictumClaimPlace
{
  GObject parent_instance;

  DictumItem *item;
  guint number;
  guint position;        /* in the list */
  DictumClaimList *list; /* NULL when it has left it */
};

G_DEFINE_FINAL_TYPE (DictumClaimPlace, dictum_claim_place, G_TYPE_OBJECT)

static guint changed_signal;

struct _DictumClaimList
{
  GObject parent_instance;

  DictumProject *project;
  DictumClaimResult *result;
  guint n_items;       /* of the result’s, those that are listed already */
  GtkBitset *selected; /* positions; another one takes its place, it is not altered */
  GHashTable *places;  /* position -> DictumClaimPlace, those in use; not owned */
};

static void list_model_init (GListModelInterface *iface);
static void section_model_init (GtkSectionModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DictumClaimList,
                               dictum_claim_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL,
                                                          section_model_init)
                                       G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                              selection_model_init))

/* ---- A row ---- */

static void
record_cb (DictumClaimPlace *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static gboolean
set_claim (DictumClaimPlace *self, DictumItem *item, guint number)
{
  if (item == self->item && number == self->number)
    return FALSE;

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item != NULL)
    g_signal_connect_object (item, "notify::record", G_CALLBACK (record_cb), self,
                             G_CONNECT_SWAPPED);
  self->number = number;
  return TRUE;
}

static void
dictum_claim_place_finalize (GObject *object)
{
  DictumClaimPlace *self = DICTUM_CLAIM_PLACE (object);

  if (self->list != NULL)
    g_hash_table_remove (self->list->places, GUINT_TO_POINTER (self->position));
  g_clear_object (&self->item);

  G_OBJECT_CLASS (dictum_claim_place_parent_class)->finalize (object);
}

static void
dictum_claim_place_class_init (DictumClaimPlaceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dictum_claim_place_finalize;

  changed_signal = g_signal_new ("changed", DICTUM_TYPE_CLAIM_PLACE, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
dictum_claim_place_init (DictumClaimPlace *self)
{
}

DictumItem *
dictum_claim_place_get_item (DictumClaimPlace *self)
{
  g_return_val_if_fail (DICTUM_IS_CLAIM_PLACE (self), NULL);

  return self->item;
}

guint
dictum_claim_place_get_number (DictumClaimPlace *self)
{
  g_return_val_if_fail (DICTUM_IS_CLAIM_PLACE (self), 0);

  return self->number;
}

/* ---- The list ---- */

static gboolean
has_groups (DictumClaimList *self)
{
  return self->result != NULL && dictum_claim_result_get_n_groups (self->result) > 0;
}

/* Shows the claim that is at its position now. */
static gboolean
show_claim (DictumClaimList *self, DictumClaimPlace *place)
{
  const DictumClaim *claim = dictum_claim_result_get_claim (self->result, place->position);

  return set_claim (place, dictum_project_get_item (self->project, claim->record.id),
                    dictum_claim_result_get_number (self->result, place->position));
}

static DictumClaimPlace *
get_place (DictumClaimList *self, guint position)
{
  DictumClaimPlace *place = g_hash_table_lookup (self->places, GUINT_TO_POINTER (position));

  if (place != NULL)
    return g_object_ref (place);

  place = g_object_new (DICTUM_TYPE_CLAIM_PLACE, NULL);
  place->position = position;
  place->list = self;
  show_claim (self, place);
  g_hash_table_insert (self->places, GUINT_TO_POINTER (position), place);

  return place;
}

static GType
get_item_type (GListModel *model)
{
  return DICTUM_TYPE_CLAIM_PLACE;
}

static guint
get_n_items (GListModel *model)
{
  return DICTUM_CLAIM_LIST (model)->n_items;
}

static gpointer
get_item (GListModel *model, guint position)
{
  DictumClaimList *self = DICTUM_CLAIM_LIST (model);

  return position < get_n_items (model) ? get_place (self, position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  DictumClaimList *self = DICTUM_CLAIM_LIST (model);
  guint n_items = get_n_items (G_LIST_MODEL (model));

  if (position >= n_items)
    {
      *start = n_items;
      *end = G_MAXUINT;
    }
  else if (!has_groups (self))
    {
      *start = 0;
      *end = n_items;
    }
  else
    {
      DictumClaimGroup group = dictum_claim_result_get_group (
          self->result, dictum_claim_result_find_group (self->result, position));

      *start = group.start;
      *end = MIN (group.start + group.length, n_items);
    }
}

static void
section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = get_section;
}

/* ---- What is selected ---- */

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (DICTUM_CLAIM_LIST (model)->selected, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_ref (DICTUM_CLAIM_LIST (model)->selected);
}

/* Owns the bitset. */
static void
take_selected (DictumClaimList *self, GtkBitset *selected)
{
  gtk_bitset_unref (self->selected);
  self->selected = selected;
}

static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  DictumClaimList *self = DICTUM_CLAIM_LIST (model);
  GtkBitset *after = gtk_bitset_copy (self->selected);
  g_autoptr (GtkBitset) added = gtk_bitset_copy (selected);
  g_autoptr (GtkBitset) changed = NULL;
  guint first;

  gtk_bitset_subtract (after, mask);
  gtk_bitset_intersect (added, mask);
  gtk_bitset_union (after, added);
  changed = gtk_bitset_copy (after);
  gtk_bitset_difference (changed, self->selected);
  take_selected (self, after);
  if (gtk_bitset_is_empty (changed))
    return TRUE;

  first = gtk_bitset_get_minimum (changed);
  gtk_selection_model_selection_changed (model, first,
                                         gtk_bitset_get_maximum (changed) - first + 1);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
}

/* What was selected stays so as far as it is still there. start and end: how many items are the
 * same. */
static void
carry_selection (DictumClaimList *self, DictumClaimResult *before, guint start, guint end)
{
  guint n_before = dictum_claim_result_get_n_items (before);
  guint n_after = self->result != NULL ? dictum_claim_result_get_n_items (self->result) : 0;
  g_autoptr (GHashTable) ids = NULL;
  GtkBitset *after;
  GtkBitsetIter iter;
  guint position;

  if (gtk_bitset_is_empty (self->selected) || (start == n_before && start == n_after))
    return;

  ids = g_hash_table_new (g_str_hash, g_str_equal);
  after = gtk_bitset_new_empty ();
  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      const DictumClaim *claim = dictum_claim_result_get_claim (before, position);

      g_hash_table_add (ids, (gpointer) claim->record.id);
      if (position < start)
        gtk_bitset_add (after, position);
      else if (position >= n_before - end)
        gtk_bitset_add (after, position + n_after - n_before);
    }
  for (guint i = start; i < n_after - end; i++)
    if (g_hash_table_contains (ids, dictum_claim_result_get_claim (self->result, i)->record.id))
      gtk_bitset_add (after, i);
  take_selected (self, after);
}

/* Whether a claim may be listed several times: grouped by tag, it is under each of its tags. */
static gboolean
repeats_claims (DictumClaimList *self)
{
  return self->result != NULL && dictum_claim_result_get_n_items (self->result) !=
                                     dictum_claim_result_get_n_claims (self->result);
}

/**
 * dictum_claim_list_list_selected:
 * @self: a list
 *
 * Returns: (transfer container) (element-type utf8): ids of the claims that are selected, each
 * once, in order; ends with %NULL; they live as long as the result that is listed
 */
GPtrArray *
dictum_claim_list_list_selected (DictumClaimList *self)
{
  GPtrArray *ids = g_ptr_array_new_null_terminated (8, NULL, TRUE);
  g_autoptr (GHashTable) seen = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (DICTUM_IS_CLAIM_LIST (self), ids);

  if (repeats_claims (self))
    seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gpointer id = dictum_claim_result_get_claim (self->result, position)->record.id;

      if (seen == NULL || g_hash_table_add (seen, id))
        g_ptr_array_add (ids, id);
    }

  return ids;
}

/* Claims, each counted once. */
guint
dictum_claim_list_count_selected (DictumClaimList *self)
{
  g_autoptr (GPtrArray) ids = NULL;

  g_return_val_if_fail (DICTUM_IS_CLAIM_LIST (self), 0);

  if (!repeats_claims (self))
    return (guint) gtk_bitset_get_size (self->selected);

  ids = dictum_claim_list_list_selected (self);
  return ids->len;
}

/* ---- The object ---- */

static void
forget_place (gpointer position, gpointer place, gpointer data)
{
  ((DictumClaimPlace *) place)->list = NULL;
}

static void
dictum_claim_list_dispose (GObject *object)
{
  DictumClaimList *self = DICTUM_CLAIM_LIST (object);

  if (self->places != NULL)
    g_hash_table_foreach (self->places, forget_place, NULL);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->result, dictum_claim_result_unref);
  g_clear_pointer (&self->selected, gtk_bitset_unref);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (dictum_claim_list_parent_class)->dispose (object);
}

static void
dictum_claim_list_class_init (DictumClaimListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dictum_claim_list_dispose;
}

static void
dictum_claim_list_init (DictumClaimList *self)
{
  self->places = g_hash_table_new (NULL, NULL);
  self->selected = gtk_bitset_new_empty ();
}

DictumClaimList *
dictum_claim_list_new (void)
{
  return g_object_new (DICTUM_TYPE_CLAIM_LIST, NULL);
}

static gboolean
groups_are_equal (DictumClaimResult *a, DictumClaimResult *b)
{
  guint length = dictum_claim_result_get_n_groups (a);

  if (length != dictum_claim_result_get_n_groups (b))
    return FALSE;
  for (guint i = 0; i < length; i++)
    {
      DictumClaimGroup x = dictum_claim_result_get_group (a, i);
      DictumClaimGroup y = dictum_claim_result_get_group (b, i);

      if (x.start != y.start || strcmp (x.label, y.label) != 0)
        return FALSE;
    }

  return TRUE;
}

/* Takes the places out of the list that are from a position on, and gives those after the ones that
 * were removed their new positions. */
static void
move_places (DictumClaimList *self, guint position, guint removed, guint added)
{
  g_autoptr (GPtrArray) places = g_hash_table_get_values_as_ptr_array (self->places);

  for (guint i = 0; i < places->len; i++)
    {
      DictumClaimPlace *place = g_ptr_array_index (places, i);

      if (place->position >= position)
        g_hash_table_remove (self->places, GUINT_TO_POINTER (place->position));
    }
  for (guint i = 0; i < places->len; i++)
    {
      DictumClaimPlace *place = g_ptr_array_index (places, i);

      if (place->position >= position + removed)
        {
          place->position += added - removed;
          g_hash_table_insert (self->places, GUINT_TO_POINTER (place->position), place);
        }
      else if (place->position >= position)
        place->list = NULL;
    }
}

/* Whoever is told may let go of places. */
static void
show_claims (DictumClaimList *self)
{
  g_autoptr (GPtrArray) places = g_hash_table_get_values_as_ptr_array (self->places);

  g_ptr_array_set_free_func (places, g_object_unref);
  for (guint i = 0; i < places->len; i++)
    g_object_ref (g_ptr_array_index (places, i));
  for (guint i = 0; i < places->len; i++)
    if (show_claim (self, g_ptr_array_index (places, i)))
      g_signal_emit (g_ptr_array_index (places, i), changed_signal, 0);
}

static void
change_items (DictumClaimList *self, guint position, guint removed, guint added)
{
  if (removed == added)
    return;

  move_places (self, position, removed, added);
  self->n_items += added - removed;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/**
 * dictum_claim_list_set_result:
 * @self: a list
 * @project: (nullable): what was searched
 * @result: (nullable): what was found
 *
 * Shows other claims. Where there were rows already, these show them: a list view would throw away
 * two hundred rows and make as many anew for each letter that is typed. An empty list lists only
 * the first for now; call dictum_claim_list_grow() until it lists all.
 */
void
dictum_claim_list_set_result (DictumClaimList *self,
                              DictumProject *project,
                              DictumClaimResult *result)
{
  g_autoptr (DictumClaimResult) before = NULL;
  g_autoptr (GtkBitset) was_selected = NULL;
  guint n_items = result != NULL ? dictum_claim_result_get_n_items (result) : 0;
  guint start = 0, end = 0, removed, added, kept;
  gboolean has_other_groups;

  g_return_if_fail (DICTUM_IS_CLAIM_LIST (self));
  g_return_if_fail ((project == NULL) == (result == NULL));

  before = g_steal_pointer (&self->result);
  was_selected = gtk_bitset_ref (self->selected);
  if (before != NULL && result != NULL && dictum_claim_result_get_n_items (before) == self->n_items)
    dictum_claim_result_compare (before, result, &start, &end);
  if (self->n_items <= AT_ONCE && n_items > AT_ONCE && gtk_bitset_is_empty (self->selected))
    {
      n_items = AT_ONCE;
      end = 0;
    }
  removed = self->n_items - start - end;
  added = n_items - start - end;
  kept = MIN (removed, added);
  has_other_groups = before != NULL && result != NULL && !groups_are_equal (before, result);

  self->result = result != NULL ? dictum_claim_result_ref (result) : NULL;
  g_set_object (&self->project, project);
  if (before != NULL)
    carry_selection (self, before, start, end);
  change_items (self, start + kept, removed - kept, added - kept);
  if (has_other_groups && self->n_items > 0)
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), 0, self->n_items);
  if (result != NULL)
    show_claims (self);
  if (was_selected != self->selected && self->n_items > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, self->n_items);
}

/**
 * dictum_claim_list_renew:
 * @self: a list
 *
 * Has a view make all rows anew.
 */
void
dictum_claim_list_renew (DictumClaimList *self)
{
  g_return_if_fail (DICTUM_IS_CLAIM_LIST (self));

  move_places (self, 0, self->n_items, self->n_items);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, self->n_items, self->n_items);
}

/**
 * dictum_claim_list_grow:
 * @self: a list
 * @all: at once
 *
 * Lists more of the result. A list view makes no more than some two hundred rows, but all of them
 * in one turn of the main loop if it can: with a few more for each frame none of them takes long.
 *
 * Returns: whether there are still more
 */
gboolean
dictum_claim_list_grow (DictumClaimList *self, gboolean all)
{
  guint n_items;

  g_return_val_if_fail (DICTUM_IS_CLAIM_LIST (self), FALSE);

  n_items = self->result != NULL ? dictum_claim_result_get_n_items (self->result) : 0;
  if (!all && self->n_items < ROWS)
    n_items = MIN (n_items, self->n_items + AT_ONCE);
  change_items (self, self->n_items, 0, n_items - self->n_items);
  if (has_groups (self))
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), 0, self->n_items);

  return self->result != NULL && n_items < dictum_claim_result_get_n_items (self->result);
}

DictumClaimResult *
dictum_claim_list_get_result (DictumClaimList *self)
{
  g_return_val_if_fail (DICTUM_IS_CLAIM_LIST (self), NULL);

  return self->result;
}

const char *
dictum_claim_list_get_section_label (DictumClaimList *self, guint position, guint *length)
{
  DictumClaimGroup group;

  g_return_val_if_fail (DICTUM_IS_CLAIM_LIST (self), NULL);

  if (!has_groups (self))
    return NULL;

  group = dictum_claim_result_get_group (self->result,
                                         dictum_claim_result_find_group (self->result, position));
  if (length != NULL)
    *length = group.length;
  return group.label;
}
