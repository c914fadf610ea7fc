/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "analysis/dictum-said.h"

G_BEGIN_DECLS

/* One thing that was said, as an item of a list. */
#define DICTUM_TYPE_SAID_ITEM (dictum_said_item_get_type ())
G_DECLARE_FINAL_TYPE (DictumSaidItem, dictum_said_item, DICTUM, SAID_ITEM, GObject)

/* Borrowed, as long as the item lives. */
const DictumSaidEntry *dictum_said_item_get_entry (DictumSaidItem *self);
const DictumSaidArticle *dictum_said_item_get_article (DictumSaidItem *self);

/**
 * DictumSaidList:
 *
 * All that a source said, as a list model with sections: by article, or by day. It never changes:
 * what was said later is another list. Items are made when they are asked for.
 */
#define DICTUM_TYPE_SAID_LIST (dictum_said_list_get_type ())
G_DECLARE_FINAL_TYPE (DictumSaidList, dictum_said_list, DICTUM, SAID_LIST, GObject)

/* Takes said. */
DictumSaidList *dictum_said_list_new (DictumSaid *said, gboolean by_day);
/* The same, in other sections. */
DictumSaidList *dictum_said_list_regroup (DictumSaidList *self, gboolean by_day);
const DictumSaid *dictum_said_list_get_said (DictumSaidList *self);
gboolean dictum_said_list_is_by_day (DictumSaidList *self);

G_END_DECLS
