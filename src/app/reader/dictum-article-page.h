/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumArticlePage:
 *
 * The page of one article: its text with the claims painted in it and the inspector beside it. It
 * shows the current article of its workbench and has its own header bar.
 */
#define DICTUM_TYPE_ARTICLE_PAGE (dictum_article_page_get_type ())
G_DECLARE_FINAL_TYPE (DictumArticlePage,
                      dictum_article_page,
                      DICTUM,
                      ARTICLE_PAGE,
                      AdwBreakpointBin)

GtkWidget *dictum_article_page_new (DictumWorkbench *workbench);

G_END_DECLS
