/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumSourcesPage:
 *
 * The registry of sources: the list on the left, the details of the one that is chosen on the
 * right; in a narrow window one after the other. Several can be chosen to be merged. It has its own
 * header bars.
 *
 * Actions: "sources.add", "sources.search", "sources.merge-chosen".
 */
#define DICTUM_TYPE_SOURCES_PAGE (dictum_sources_page_get_type ())
G_DECLARE_FINAL_TYPE (DictumSourcesPage,
                      dictum_sources_page,
                      DICTUM,
                      SOURCES_PAGE,
                      AdwBreakpointBin)

GtkWidget *dictum_sources_page_new (DictumWorkbench *workbench);
void dictum_sources_page_show_source (DictumSourcesPage *self, const char *source);
void dictum_sources_page_flush (DictumSourcesPage *self);

G_END_DECLS
