/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "exchange/dictum-format.h"

G_BEGIN_DECLS

/**
 * DictumOptionList:
 *
 * The options of a format, a row each, for writing or for reading. It remembers what was set for
 * formats that were shown before. Not visible where there are none. Signal "changed" when the
 * editor has set one; a text that is for reading counts once it is applied.
 */
#define DICTUM_TYPE_OPTION_LIST (dictum_option_list_get_type ())
G_DECLARE_FINAL_TYPE (DictumOptionList,
                      dictum_option_list,
                      DICTUM,
                      OPTION_LIST,
                      AdwPreferencesGroup)

/* use: DICTUM_OPTION_WRITING or DICTUM_OPTION_READING. */
void
dictum_option_list_show (DictumOptionList *self, const DictumFormat *format, DictumOptionUse use);
/* All that is set, for any format: char * to char *. A copy, which may go to a thread; transfer
 * full. */
GHashTable *dictum_option_list_copy (DictumOptionList *self);

G_END_DECLS
