/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumClaimsPage:
 *
 * Every claim of the project: searched with the language of dictum-claim-query.h, sorted, grouped,
 * and altered many at a time. Searches run in threads; the page shows the latest that is done, and
 * looks again whenever the project changes. Query, order and groups are kept in the session.
 *
 * Property: "workbench". Signal "open-claim" (const char *id): the editor wants to see a claim in
 * its text.
 */
#define DICTUM_TYPE_CLAIMS_PAGE (dictum_claims_page_get_type ())
G_DECLARE_FINAL_TYPE (DictumClaimsPage, dictum_claims_page, DICTUM, CLAIMS_PAGE, AdwBreakpointBin)

GtkWidget *dictum_claims_page_new (DictumWorkbench *workbench);
const char *dictum_claims_page_get_query (DictumClaimsPage *self);
/* Ids of the claims that are selected, ends with NULL. The array is full; the ids live until the
 * main loop goes on. */
GPtrArray *dictum_claims_page_list_selected (DictumClaimsPage *self);
void dictum_claims_page_set_query (DictumClaimsPage *self, const char *query);
/* The id of the claim whose row has the focus, else of the first that is selected; NULL: neither.
 */
const char *dictum_claims_page_get_claim (DictumClaimsPage *self);

G_END_DECLS
