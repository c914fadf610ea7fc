/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-item-list"

#include "model/dictum-item-list.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (DictumItem, dictum_item, G_TYPE_OBJECT)

enum
{
  ITEM_PROP_0,
  ITEM_PROP_ID,
  ITEM_PROP_RECORD,
  ITEM_N_PROPS
};

static GParamSpec *item_properties[ITEM_N_PROPS];

static void
dictum_item_finalize (GObject *object)
{
  DictumItem *self = DICTUM_ITEM (object);

  dictum_value_unref ((gpointer) self->record);
  g_free (self->id);
  g_free (self->sort_key);

  G_OBJECT_CLASS (dictum_item_parent_class)->finalize (object);
}

static void
dictum_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DictumItem *self = DICTUM_ITEM (object);

  switch (prop_id)
    {
    case ITEM_PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case ITEM_PROP_RECORD:
      g_value_set_pointer (value, (gpointer) self->record);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_item_class_init (DictumItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dictum_item_finalize;
  object_class->get_property = dictum_item_get_property;

  item_properties[ITEM_PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL,
                                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /* Notified once for each change that touches the record, when the whole change is in place. */
  item_properties[ITEM_PROP_RECORD] = g_param_spec_pointer (
      "record", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, ITEM_N_PROPS, item_properties);
}

static void
dictum_item_init (DictumItem *self)
{
}

DictumItem *
dictum_item_new (const char *id)
{
  DictumItem *self = g_object_new (DICTUM_TYPE_ITEM, NULL);

  self->id = g_strdup (id);
  return self;
}

/* Revisions that share the list of their places have the same extent. */
static gboolean
shares_content (gconstpointer a, gconstpointer b)
{
  return dictum_is_claim (a) && dictum_is_claim (b) &&
         ((const DictumClaim *) a)->content == ((const DictumClaim *) b)->content;
}

/* Does not notify: the project does, when all of a change is in place. */
void
dictum_item_set_record (DictumItem *self, gconstpointer record)
{
  gconstpointer old = self->record;

  self->record = record != NULL ? dictum_value_ref (record) : NULL;

  if (dictum_is_source (record))
    {
      const DictumSource *source = record;
      g_autofree char *folded = g_utf8_casefold (source->name != NULL ? source->name : "", -1);

      g_free (self->sort_key);
      self->sort_key = g_utf8_collate_key (folded, -1);
    }
  /* Kept here because lists are sorted by it, and a list's items lie together in memory. */
  if (dictum_is_claim (record) && !shares_content (old, record))
    dictum_claim_get_extent (record, &self->start, &self->end);
  dictum_value_unref ((gpointer) old);
  self->notify = TRUE;
}

void
dictum_item_flush (DictumItem *self)
{
  if (!self->notify)
    return;

  self->notify = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), item_properties[ITEM_PROP_RECORD]);
}

const char *
dictum_item_get_id (DictumItem *self)
{
  g_return_val_if_fail (DICTUM_IS_ITEM (self), NULL);

  return self->id;
}

gconstpointer
dictum_item_get_record (DictumItem *self)
{
  g_return_val_if_fail (DICTUM_IS_ITEM (self), NULL);

  return self->record;
}

/* The three that follow return NULL when the record is of another kind or deleted. */

const DictumClaim *
dictum_item_get_claim (DictumItem *self)
{
  g_return_val_if_fail (DICTUM_IS_ITEM (self), NULL);

  return dictum_is_claim (self->record) ? self->record : NULL;
}

const DictumSource *
dictum_item_get_source (DictumItem *self)
{
  g_return_val_if_fail (DICTUM_IS_ITEM (self), NULL);

  return dictum_is_source (self->record) ? self->record : NULL;
}

const DictumArticle *
dictum_item_get_article (DictumItem *self)
{
  g_return_val_if_fail (DICTUM_IS_ITEM (self), NULL);

  return dictum_is_article (self->record) ? self->record : NULL;
}

/* An item that is to go, and where it is until then. */
typedef struct
{
  guint place;
  DictumItem *item;
} Leaving;

struct _DictumItemList
{
  GObject parent_instance;

  GPtrArray *items;
  GCompareFunc compare;

  /* What was asked for and is not done yet; NULL mostly, a project has thousands of lists. */
  GArray *leaving;   /* of Leaving */
  GPtrArray *coming; /* each with a reference, which the list gets */

  /* What was altered since the last flush: everything but so many items at the start and the end.
   */
  gboolean altered;
  guint old_size;
  guint same_start;
  guint same_end;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DictumItemList,
                               dictum_item_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
get_item_type (GListModel *model)
{
  return DICTUM_TYPE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return DICTUM_ITEM_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  DictumItemList *self = DICTUM_ITEM_LIST (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position))
                                     : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
dictum_item_list_finalize (GObject *object)
{
  g_ptr_array_unref (DICTUM_ITEM_LIST (object)->items);

  G_OBJECT_CLASS (dictum_item_list_parent_class)->finalize (object);
}

static void
dictum_item_list_class_init (DictumItemListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dictum_item_list_finalize;
}

static void
dictum_item_list_init (DictumItemList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

DictumItemList *
dictum_item_list_new (GCompareFunc compare)
{
  DictumItemList *self = g_object_new (DICTUM_TYPE_ITEM_LIST, NULL);

  self->compare = compare;
  return self;
}

/* Notes that the items from start on, but for so many at the end, are not what they were. */
static void
note_altered (DictumItemList *self, guint start, guint end_count)
{
  if (!self->altered)
    {
      self->altered = TRUE;
      self->old_size = self->items->len;
      self->same_start = start;
      self->same_end = end_count;
    }
  else
    {
      self->same_start = MIN (self->same_start, start);
      self->same_end = MIN (self->same_end, end_count);
    }
}

/* Where the item is, or would be, among the first so many. */
static guint
find_place (DictumItemList *self, DictumItem *item, guint high)
{
  guint low = 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->compare (g_ptr_array_index (self->items, middle), item) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static int
compare_leaving (gconstpointer a, gconstpointer b)
{
  const Leaving *x = a;
  const Leaving *y = b;

  return x->place < y->place ? -1 : x->place > y->place;
}

/* Closes all gaps in one walk, whatever their number. */
static void
take_leaving_out (DictumItemList *self)
{
  g_autoptr (GArray) leaving = g_steal_pointer (&self->leaving);
  const Leaving *places = (const Leaving *) leaving->data;
  gpointer *items = self->items->pdata;
  guint size = self->items->len;
  guint kept;

  g_array_sort (leaving, compare_leaving);
  note_altered (self, places[0].place, size - places[leaving->len - 1].place - 1);
  kept = places[0].place;
  for (guint i = 0; i < leaving->len; i++)
    {
      guint from = places[i].place + 1;
      guint until = i + 1 < leaving->len ? places[i + 1].place : size;

      memmove (items + kept, items + from, (until - from) * sizeof (gpointer));
      kept += until - from;
    }

  /* The end is cut off with those that leave: the array drops its references. */
  for (guint i = 0; i < leaving->len; i++)
    items[kept + i] = places[i].item;
  g_ptr_array_set_size (self->items, kept);
}

/* Makes room for all of them in one walk, from the end. */
static void
bring_coming_in (DictumItemList *self)
{
  g_autoptr (GPtrArray) coming = g_steal_pointer (&self->coming);
  guint behind = self->items->len;
  gpointer *items;

  g_ptr_array_sort_values (coming, self->compare);
  note_altered (self, find_place (self, coming->pdata[0], behind),
                behind - find_place (self, coming->pdata[coming->len - 1], behind));

  g_ptr_array_set_size (self->items, behind + coming->len);
  items = self->items->pdata;
  for (guint i = coming->len; i > 0; i--)
    {
      DictumItem *item = coming->pdata[i - 1];
      guint place = behind;

      /* Mostly it is a neighbour of the one before. */
      if (behind > 0 && self->compare (items[behind - 1], item) >= 0)
        place = find_place (self, item, behind);
      memmove (items + place + i, items + place, (behind - place) * sizeof (gpointer));
      items[place + i - 1] = item;
      behind = place;
    }
}

/* The order must be right again, for all items that stay and come. */
void
dictum_item_list_settle (DictumItemList *self)
{
  if (self->leaving != NULL)
    take_leaving_out (self);
  if (self->coming != NULL)
    bring_coming_in (self);
}

void
dictum_item_list_add (DictumItemList *self, DictumItem *item)
{
  if (self->coming == NULL)
    self->coming = g_ptr_array_new ();
  g_ptr_array_add (self->coming, g_object_ref (item));
}

/* For filling a list in order, or before dictum_item_list_sort(). */
void
dictum_item_list_append (DictumItemList *self, DictumItem *item)
{
  note_altered (self, self->items->len, 0);
  g_ptr_array_add (self->items, g_object_ref (item));
}

void
dictum_item_list_remove (DictumItemList *self, DictumItem *item)
{
  Leaving leaving = { 0, item };

  if (self->leaving != NULL)
    leaving.place = g_array_index (self->leaving, Leaving, self->leaving->len - 1).place + 1;

  /* Neighbours mostly go one after the other. */
  if (leaving.place >= self->items->len || self->items->pdata[leaving.place] != item)
    leaving.place = dictum_item_list_find (self, item);
  g_return_if_fail (leaving.place != G_MAXUINT);

  if (self->leaving == NULL)
    self->leaving = g_array_new (FALSE, FALSE, sizeof (Leaving));
  g_array_append_val (self->leaving, leaving);
}

void
dictum_item_list_sort (DictumItemList *self)
{
  note_altered (self, 0, 0);
  g_ptr_array_sort_values (self->items, self->compare);
}

void
dictum_item_list_flush (DictumItemList *self)
{
  if (!self->altered)
    return;

  self->altered = FALSE;
  g_list_model_items_changed (G_LIST_MODEL (self), self->same_start,
                              self->old_size - self->same_start - self->same_end,
                              self->items->len - self->same_start - self->same_end);
}

/* G_MAXUINT when it is not there. */
guint
dictum_item_list_find (DictumItemList *self, DictumItem *item)
{
  guint place;

  if (item->record == NULL)
    return G_MAXUINT;

  place = find_place (self, item, self->items->len);
  if (place < self->items->len && g_ptr_array_index (self->items, place) == item)
    return place;

  return G_MAXUINT;
}

guint
dictum_item_list_get_size (DictumItemList *self)
{
  return self->items->len;
}

DictumItem *
dictum_item_list_peek (DictumItemList *self, guint position)
{
  return g_ptr_array_index (self->items, position);
}
