/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DictumClaimNumber:
 *
 * The number of a claim on its card. A label would have its card laid out again when the text
 * alters, and one more claim alters the numbers of all cards that follow: this one asks for another
 * size only when the number has more digits, or fewer.
 */
#define DICTUM_TYPE_CLAIM_NUMBER (dictum_claim_number_get_type ())
G_DECLARE_FINAL_TYPE (DictumClaimNumber, dictum_claim_number, DICTUM, CLAIM_NUMBER, GtkWidget)

/* number: from 1; 0: none is shown. */
void dictum_claim_number_set (DictumClaimNumber *self, guint number);
guint dictum_claim_number_get (DictumClaimNumber *self);

G_END_DECLS
