/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/dictum-text.h"

G_BEGIN_DECLS

/**
 * DictumOffsetMap:
 *
 * From offsets in a text as another program has it to offsets in the same text as Dictum keeps it:
 * blank lines gone, blanks collapsed, letters composed. Exact, because all that is not layout
 * stands in both in the same order. Where that is not so (another version of the text), words are
 * aligned. Offsets are code points on both sides.
 */
typedef struct _DictumOffsetMap DictumOffsetMap;

DictumOffsetMap *dictum_offset_map_new (DictumText *original, DictumText *text);
void dictum_offset_map_free (DictumOffsetMap *self);
/* FALSE when nothing but layout is in the range, or its words are not in the text. Layout at the
 * ends is left out. */
gboolean dictum_offset_map_find (const DictumOffsetMap *self,
                                 int start,
                                 int end,
                                 int *found_start,
                                 int *found_end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumOffsetMap, dictum_offset_map_free)

G_END_DECLS
