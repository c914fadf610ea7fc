/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumClaimPage:
 *
 * The large form of a claim's card: the claim in its paragraph, and every field with room. It shows
 * the workbench's current claim as long as it is in front, follows it to another one, and leaves
 * when there is none any more. It is pushed on top of the page that it was opened from.
 *
 * Signal "leave": the claim is gone. Actions: "claim-page.next", "claim-page.previous",
 * "claim-page.show-in-text".
 */
#define DICTUM_TYPE_CLAIM_PAGE (dictum_claim_page_get_type ())
G_DECLARE_FINAL_TYPE (DictumClaimPage, dictum_claim_page, DICTUM, CLAIM_PAGE, AdwNavigationPage)

AdwNavigationPage *dictum_claim_page_new (DictumWorkbench *workbench);
/* Puts the keyboard focus on the first field. */
void dictum_claim_page_focus (DictumClaimPage *self);

G_END_DECLS
