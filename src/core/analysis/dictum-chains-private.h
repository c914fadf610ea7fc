/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "analysis/dictum-chains.h"

G_BEGIN_DECLS

#define DICTUM_CHAINS_LINE_GAP 0.35 /* rows between two lines that pass a layer */

/* Without nodes and edges; freed by dictum_chains_free(). */
DictumChains *dictum_chains_make (void);

/* From one node to another, by their positions. */
typedef struct
{
  guint from;
  guint to;
} DictumChainStep;

/* Which of some steps, of DictumChainStep, are part of a circle: dictum-chains-circles.c. */
gboolean *dictum_chains_find_circles (GArray *steps);

/* Gives each node its layer and turns edges that lead back, nothing else: dictum-chains-layout.c.
 */
void dictum_chains_assign_layers (DictumChains *self);

G_END_DECLS
