/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "edit/dictum-edit.h"

G_BEGIN_DECLS

/* How the claims of an article went over to a new version; indexed by DictumCarryKind. */
typedef struct
{
  guint claims[DICTUM_CARRY_LOST + 1];
} DictumCarryOver;

/* The article's text was loaded again: dictum-edit-version.c. version is sealed. The change adds it
 * and carries the article's claims over; those that cannot be placed keep their version.
 * DICTUM_EDIT_ERROR_NOTHING when the text is the one that the article has. report may be NULL. */
DictumChange *dictum_edit_add_version (DictumProject *project,
                                       const char *article,
                                       DictumVersion *version,
                                       DictumCarryOver *report,
                                       const char *author,
                                       GError **error);
/* The same with all that was loaded: when the publisher modified the article is taken over too. */
DictumChange *dictum_edit_take_reload (DictumProject *project,
                                       const char *article,
                                       const DictumArticle *loaded,
                                       DictumCarryOver *report,
                                       const char *author,
                                       GError **error);
/* Whether the version has the text of the article's latest one. */
gboolean dictum_article_has_text (const DictumArticle *article, const DictumVersion *version);
/* By its id or its number, 1 for the oldest: what a person types. */
const DictumVersion *
dictum_article_find_version (const DictumArticle *article, const char *words, GError **error);

/* Looking through what became of the claims: dictum-edit-review.c. */

/* How the claim went over to the article's latest version. One that was marked there is unchanged.
 */
DictumCarryKind dictum_claim_get_carry_kind (const DictumArticle *article,
                                             const DictumClaim *claim);
/* Whether an editor should look at it. */
gboolean dictum_claim_needs_review (const DictumArticle *article, const DictumClaim *claim);
/* What was worked out is right. DICTUM_EDIT_ERROR_INVALID for a claim that is lost. */
DictumChange *dictum_edit_accept_carries (DictumProject *project,
                                          const char *const *claims,
                                          const char *author,
                                          GError **error);
/* The claim is here, in the article's latest version: code points. Its source and cue are looked
 * for beside it. */
DictumChange *dictum_edit_place_claim (DictumProject *project,
                                       const char *claim,
                                       int start,
                                       int end,
                                       const char *author,
                                       GError **error);
/* The claims stay in the version that they were in, or go back to it, and are not asked about
 * again. */
DictumChange *dictum_edit_let_go (DictumProject *project,
                                  const char *const *claims,
                                  const char *author,
                                  GError **error);

G_END_DECLS
