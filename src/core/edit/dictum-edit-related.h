/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "edit/dictum-edit.h"

G_BEGIN_DECLS

/* Claims that are the same elsewhere, and claims that contradict each other. Both are said on both
 * sides: links are made and taken away on all of them in one change. */

typedef enum
{
  DICTUM_RELATION_SAME,
  DICTUM_RELATION_CONTRADICTS,
} DictumRelation;

/* So many claims can be linked as the same one: each of them names each other. */
#define DICTUM_RELATED_MAX 100

/* others: ids, ends with NULL. What is the same as one of them becomes the same as all of them. Two
 * claims have one relation only: the new one takes the place of the other. */
DictumChange *dictum_edit_relate_claims (DictumProject *project,
                                         const char *claim,
                                         const char *const *others,
                                         DictumRelation relation,
                                         const char *author,
                                         GError **error);
/* Takes others out: of all claims that are the same as this one, or of what contradicts it. */
DictumChange *dictum_edit_unrelate_claims (DictumProject *project,
                                           const char *claim,
                                           const char *const *others,
                                           DictumRelation relation,
                                           const char *author,
                                           GError **error);

/* Transfer container, of const DictumClaim, borrowed and good until the next change: the claim
 * itself first, then those that are the same, also where only the other side says so or a third
 * claim joins them. Empty when there is no such claim. */
GPtrArray *dictum_claim_list_same (DictumProject *project, const char *claim);
/* The same of those that contradict it, without the claim itself. */
GPtrArray *dictum_claim_list_contradicting (DictumProject *project, const char *claim);

G_END_DECLS
