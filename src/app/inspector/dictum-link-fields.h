/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumLinkFields:
 *
 * One link of a claim's chain, to be changed: its source, the cue's words, manner, polarity and
 * stance, its place in the chain. It holds no state of its own but which link it shows; actions
 * "link.source", "link.outwards", "link.inwards", "link.clear-source", "link.clear-cue",
 * "link.remove".
 */
#define DICTUM_TYPE_LINK_FIELDS (dictum_link_fields_get_type ())
G_DECLARE_FINAL_TYPE (DictumLinkFields, dictum_link_fields, DICTUM, LINK_FIELDS, GtkBox)

GtkWidget *dictum_link_fields_new (void);
void dictum_link_fields_show (DictumLinkFields *self,
                              DictumWorkbench *workbench,
                              const DictumClaim *claim,
                              guint position);

G_END_DECLS
