/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sources"

#include "sources/dictum-said-list.h"

#include <string.h>

#include <gtk/gtk.h>

/* "2026-11-14": so much of a time is its day. */
#define DAY 10

struct _DictumSaidItem
{
  GObject parent_instance;

  DictumSaidList *list;
  guint position;
};

struct _DictumSaidList
{
  GObject parent_instance;

  DictumSaid *said;
  DictumSaidList *owner; /* of said; NULL: this list */
  gboolean by_day;
};

static void list_model_init (GListModelInterface *iface);
static void section_model_init (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE (DictumSaidItem, dictum_said_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (DictumSaidList,
                               dictum_said_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL,
                                                          section_model_init))

/* ---- Items ---- */

static void
dictum_said_item_finalize (GObject *object)
{
  g_clear_object (&DICTUM_SAID_ITEM (object)->list);
  G_OBJECT_CLASS (dictum_said_item_parent_class)->finalize (object);
}

static void
dictum_said_item_class_init (DictumSaidItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dictum_said_item_finalize;
}

static void
dictum_said_item_init (DictumSaidItem *self)
{
}

const DictumSaidEntry *
dictum_said_item_get_entry (DictumSaidItem *self)
{
  g_return_val_if_fail (DICTUM_IS_SAID_ITEM (self), NULL);

  return g_ptr_array_index (self->list->said->entries, self->position);
}

const DictumSaidArticle *
dictum_said_item_get_article (DictumSaidItem *self)
{
  g_return_val_if_fail (DICTUM_IS_SAID_ITEM (self), NULL);

  return g_ptr_array_index (self->list->said->articles, dictum_said_item_get_entry (self)->article);
}

/* ---- The list ---- */

static GType
get_item_type (GListModel *model)
{
  return DICTUM_TYPE_SAID_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return DICTUM_SAID_LIST (model)->said->entries->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  DictumSaidItem *item;

  if (position >= get_n_items (model))
    return NULL;

  item = g_object_new (DICTUM_TYPE_SAID_ITEM, NULL);
  item->list = g_object_ref (DICTUM_SAID_LIST (model));
  item->position = position;

  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_same_section (DictumSaidList *self, guint one, guint other)
{
  const DictumSaidEntry *a = g_ptr_array_index (self->said->entries, one);
  const DictumSaidEntry *b = g_ptr_array_index (self->said->entries, other);
  const DictumSaidArticle *of_a = g_ptr_array_index (self->said->articles, a->article);
  const DictumSaidArticle *of_b = g_ptr_array_index (self->said->articles, b->article);

  if (a->article == b->article)
    return TRUE;
  if (!self->by_day || of_a->date == NULL || of_b->date == NULL)
    return self->by_day && of_a->date == of_b->date;

  return strncmp (of_a->date, of_b->date, DAY) == 0;
}

static void
get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  DictumSaidList *self = DICTUM_SAID_LIST (model);
  guint length = self->said->entries->len;

  if (position >= length)
    {
      *start = length;
      *end = G_MAXUINT;
      return;
    }

  *start = position;
  while (*start > 0 && is_same_section (self, *start - 1, position))
    (*start)--;
  *end = position + 1;
  while (*end < length && is_same_section (self, *end, position))
    (*end)++;
}

static void
section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = get_section;
}

static void
dictum_said_list_finalize (GObject *object)
{
  DictumSaidList *self = DICTUM_SAID_LIST (object);

  if (self->owner == NULL)
    g_clear_pointer (&self->said, dictum_said_free);
  g_clear_object (&self->owner);
  G_OBJECT_CLASS (dictum_said_list_parent_class)->finalize (object);
}

static void
dictum_said_list_class_init (DictumSaidListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dictum_said_list_finalize;
}

static void
dictum_said_list_init (DictumSaidList *self)
{
}

DictumSaidList *
dictum_said_list_new (DictumSaid *said, gboolean by_day)
{
  DictumSaidList *self = g_object_new (DICTUM_TYPE_SAID_LIST, NULL);

  self->said = said;
  self->by_day = by_day;

  return self;
}

DictumSaidList *
dictum_said_list_regroup (DictumSaidList *self, gboolean by_day)
{
  DictumSaidList *other;

  g_return_val_if_fail (DICTUM_IS_SAID_LIST (self), NULL);

  other = dictum_said_list_new (self->said, by_day);
  other->owner = g_object_ref (self->owner != NULL ? self->owner : self);

  return other;
}

const DictumSaid *
dictum_said_list_get_said (DictumSaidList *self)
{
  g_return_val_if_fail (DICTUM_IS_SAID_LIST (self), NULL);

  return self->said;
}

gboolean
dictum_said_list_is_by_day (DictumSaidList *self)
{
  g_return_val_if_fail (DICTUM_IS_SAID_LIST (self), FALSE);

  return self->by_day;
}
