/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/dictum-project.h"

G_BEGIN_DECLS

/* Private to the model. */

struct _DictumItem
{
  GObject parent_instance;

  char *id;
  gconstpointer record; /* sealed; NULL while deleted */
  DictumItem
      *article;    /* of a claim: where it stands; not owned, items live as long as the project */
  int start, end;  /* of a claim: the extent of its content, in code points */
  char *sort_key;  /* of a source: its name for sorting */
  gboolean notify; /* the revision changed in the change that is being applied */
  guint step;      /* in that change, from 1 on; 0: not in it */
};

/* Without a record yet; the record that is set is referenced. */
DictumItem *dictum_item_new (const char *id);
void dictum_item_set_record (DictumItem *self, gconstpointer record);
/* Tells of another revision, if there is one since the last time. */
void dictum_item_flush (DictumItem *self);

/**
 * DictumItemList:
 *
 * A sorted GListModel of items. What is to be added and removed is collected, so that thousands of
 * neighbours cost no more than one: dictum_item_list_settle() does it. dictum_item_list_flush()
 * tells of all of it in one "items-changed": listeners never see a project that is half altered.
 */
#define DICTUM_TYPE_ITEM_LIST (dictum_item_list_get_type ())
G_DECLARE_FINAL_TYPE (DictumItemList, dictum_item_list, DICTUM, ITEM_LIST, GObject)

/* compare gets two items. Lists hold references. What add and remove are asked for is done by
 * settle; items are removed while all keys are those they are sorted by, and keys may alter from
 * then until settle. append is done at once and trusts the caller to sort afterwards. */
DictumItemList *dictum_item_list_new (GCompareFunc compare);
void dictum_item_list_add (DictumItemList *self, DictumItem *item);
void dictum_item_list_append (DictumItemList *self, DictumItem *item);
void dictum_item_list_remove (DictumItemList *self, DictumItem *item);
void dictum_item_list_settle (DictumItemList *self);
void dictum_item_list_sort (DictumItemList *self);
void dictum_item_list_flush (DictumItemList *self);
guint dictum_item_list_find (DictumItemList *self, DictumItem *item);
/* Counting what is settled and not yet told of; peek borrows, and needs a position below the size.
 */
guint dictum_item_list_get_size (DictumItemList *self);
DictumItem *dictum_item_list_peek (DictumItemList *self, guint position);

G_END_DECLS
