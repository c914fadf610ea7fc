/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/dictum-project.h"

G_BEGIN_DECLS

/**
 * DictumSourceChip:
 *
 * A source's name and icon in the colour of its kind; a dashed edge for one that has no name.
 */
#define DICTUM_TYPE_SOURCE_CHIP (dictum_source_chip_get_type ())
G_DECLARE_FINAL_TYPE (DictumSourceChip, dictum_source_chip, DICTUM, SOURCE_CHIP, GtkBox)

GtkWidget *dictum_source_chip_new (void);
void dictum_source_chip_show_link (DictumSourceChip *self,
                                   DictumProject *project,
                                   const DictumAttribution *link);
void dictum_source_chip_show_source (DictumSourceChip *self, const DictumSource *source);

G_END_DECLS
