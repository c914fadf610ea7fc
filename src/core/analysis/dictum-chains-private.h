/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "analysis/dictum-chains.h"

G_BEGIN_DECLS

/* Without nodes and edges; freed by dictum_chains_free(). */
DictumChains *dictum_chains_make (void);

/* Finds circles and gives each node its layer, and nothing else: dictum-chains-layout.c. */
void dictum_chains_assign_layers (DictumChains *self);

G_END_DECLS
