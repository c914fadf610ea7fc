/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumSourcePicker:
 *
 * Asks which source is meant. What is typed filters the registry by name and alias, the best match
 * is chosen, Enter takes it; the last rows offer to make a source of that name and to name none.
 * Where no match is surely meant (“Ida Marrow Junior” beside the known “Ida Marrow”), the offer to
 * make one comes first.
 * The keyboard focus stays in the entry. It decides nothing: "chosen" gives the id of a source
 * (NULL for none), "create" a name and a kind, "cancelled" nothing. One of them is emitted, once.
 *
 * Properties, to be set only: "project"; "article" (id, nullable), whose sources come first;
 * "nobody", the words of the row that names none (nullable: no such row); "creates", whether
 * sources can be made; "first" (id, nullable), the source to suggest before anything else is typed,
 * also in front of what the words fit that it was given; "without" (id, nullable), one that is
 * never offered; "aside" (ids, nullable), those that are offered only when somebody types their
 * name.
 */
#define DICTUM_TYPE_SOURCE_PICKER (dictum_source_picker_get_type ())
G_DECLARE_FINAL_TYPE (DictumSourcePicker, dictum_source_picker, DICTUM, SOURCE_PICKER, AdwBin)

GtkWidget *dictum_source_picker_new (DictumProject *project);
void dictum_source_picker_set_words (DictumSourcePicker *self, const char *words);
void dictum_source_picker_accept (DictumSourcePicker *self);
void dictum_source_picker_cycle_kind (DictumSourcePicker *self, int step);
GtkWidget *dictum_source_picker_get_entry (DictumSourcePicker *self);
GListModel *dictum_source_picker_get_picks (DictumSourcePicker *self);
guint dictum_source_picker_get_selected (DictumSourcePicker *self);

/* dictum-source-picker-open.c */
void dictum_source_picker_present (DictumSourcePicker *self,
                                   GtkWidget *relative_to,
                                   const GdkRectangle *at);
void dictum_source_picker_open (GtkWidget *relative_to,
                                const GdkRectangle *at,
                                DictumWorkbench *workbench,
                                const char *claim,
                                guint link,
                                int start,
                                int end);

G_END_DECLS
