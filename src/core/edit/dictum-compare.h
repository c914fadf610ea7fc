/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/dictum-text-align.h"

G_BEGIN_DECLS

/* What a change of wording touches that matters to somebody who checks facts. */
typedef enum
{
  DICTUM_TELLS_NOTHING = 0,
  DICTUM_TELLS_NUMBER = 1 << 0,
  DICTUM_TELLS_NAME = 1 << 1,
  DICTUM_TELLS_CUE = 1 << 2, /* who says it, and how sure the writer is: "reportedly said" */
} DictumTells;

typedef struct
{
  DictumStretch stretch;
  DictumTells tells; /* of what was replaced, removed or added */
} DictumDifference;

/* Transfer full, of DictumDifference: both texts from beginning to end, also where they are the
 * same. May be called in any thread. */
GArray *dictum_compare_texts (DictumText *old_text, DictumText *new_text);
/* How many of them are changes to step through. */
guint dictum_differences_count (GArray *differences);
/* For people: "number, name changed"; NULL for nothing. Translated, transfer full. */
char *dictum_tells_describe (DictumTells tells);

G_END_DECLS
