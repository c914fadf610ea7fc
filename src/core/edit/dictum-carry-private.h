/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "edit/dictum-edit-private.h"
#include "edit/dictum-edit-version.h"

G_BEGIN_DECLS

typedef struct _DictumCarrier DictumCarrier;

/* version need not be among the article's yet. */
DictumCarrier *dictum_carrier_new (const DictumArticle *article, const DictumVersion *version);
void dictum_carrier_free (DictumCarrier *self);
/* Alters the claim, and notes what it was before unless it stands as it did. */
DictumCarryKind dictum_carrier_carry (DictumCarrier *self, DictumClaim *claim);
/* Transfer full: what the claim is now, on its way to another version. */
DictumCarry *dictum_carry_new (const DictumClaim *claim, const char *to, DictumCarryKind kind);
/* Transfer full: the words in the paragraph around near, where they stand there once; or NULL. */
DictumSpan *dictum_carry_find_beside (DictumText *text, const char *words, int near);
/* Whether a word says that a writer keeps a distance: "reportedly". Plain UTF-8. */
gboolean dictum_word_is_hedge (const char *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumCarrier, dictum_carrier_free)

G_END_DECLS
