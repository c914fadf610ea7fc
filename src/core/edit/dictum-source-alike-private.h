/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "edit/dictum-source-alike.h"

G_BEGIN_DECLS

/* One name or alias of a source, cut up. */
typedef struct
{
  const DictumSource *source;
  const char *raw;
  char *folded;
  GStrv words; /* of folded; of a person's name without role, hyphens and particles */
  gboolean alias;
} DictumAlikeName;

typedef struct
{
  GPtrArray *names;   /* of DictumAlikeName */
  GHashTable *pairs;  /* "id id" -> DictumAlike */
  GHashTable *by_key; /* of one reason at a time: a key -> GPtrArray of DictumAlikeName, borrowed */
  GCancellable *cancellable;
} DictumAlikeSearch;

/* dictum-source-alike.c. A pair is kept once, for its best reason; words: of the first and of the
 * other, that are alike. */
gboolean dictum_alike_is_body (const DictumSource *source);
gboolean dictum_alike_kinds_fit (const DictumSource *one, const DictumSource *other);
gboolean dictum_alike_speak_for_others (const DictumSource *one, const DictumSource *other);
void dictum_alike_add_pair (DictumAlikeSearch *self,
                            const DictumSource *one,
                            const DictumSource *other,
                            DictumAlikeReason reason,
                            const char *words,
                            const char *other_words);

/* dictum-source-alike-reasons.c: each adds the pairs that are alike for one reason. */
void dictum_alike_find_by_identifier (DictumAlikeSearch *self);
void dictum_alike_find_by_name (DictumAlikeSearch *self);
void dictum_alike_find_by_acronym (DictumAlikeSearch *self);
void dictum_alike_find_by_surname (DictumAlikeSearch *self);
void dictum_alike_find_by_spelling (DictumAlikeSearch *self);

G_END_DECLS
