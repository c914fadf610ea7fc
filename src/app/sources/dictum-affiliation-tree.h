/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/dictum-project.h"

G_BEGIN_DECLS

/**
 * DictumAffiliationTree:
 *
 * Whom a source speaks for, and who speaks for it, as a small tree: lines drawn to the chips of the
 * sources, each a button that leads to the source. Assistive technology meets it as a list, each
 * name with its depth. Signal "chosen" (const char *id).
 */
#define DICTUM_TYPE_AFFILIATION_TREE (dictum_affiliation_tree_get_type ())
G_DECLARE_FINAL_TYPE (DictumAffiliationTree,
                      dictum_affiliation_tree,
                      DICTUM,
                      AFFILIATION_TREE,
                      GtkWidget)

/* Returns whether there is more than the source itself. */
gboolean dictum_affiliation_tree_show (DictumAffiliationTree *self,
                                       DictumProject *project,
                                       const char *source);

G_END_DECLS
