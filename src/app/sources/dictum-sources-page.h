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
 * The registry of sources: the list, and the details of the one that is chosen. It has its own
 * header bar.
 */
#define DICTUM_TYPE_SOURCES_PAGE (dictum_sources_page_get_type ())
G_DECLARE_FINAL_TYPE (DictumSourcesPage,
                      dictum_sources_page,
                      DICTUM,
                      SOURCES_PAGE,
                      AdwBreakpointBin)

GtkWidget *dictum_sources_page_new (DictumWorkbench *workbench);

G_END_DECLS
