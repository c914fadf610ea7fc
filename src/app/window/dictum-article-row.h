/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/dictum-project.h"

G_BEGIN_DECLS

/**
 * DictumArticleRow:
 *
 * An article in the sidebar: title, outlet, date, number of claims, and how far the checking has
 * come. It is filled by the list; what changes in the claims is told to it by
 * dictum_article_row_refresh().
 */
#define DICTUM_TYPE_ARTICLE_ROW (dictum_article_row_get_type ())
G_DECLARE_FINAL_TYPE (DictumArticleRow, dictum_article_row, DICTUM, ARTICLE_ROW, AdwBin)

GtkWidget *dictum_article_row_new (void);
void dictum_article_row_set_item (DictumArticleRow *self, DictumProject *project, DictumItem *item);
DictumItem *dictum_article_row_get_item (DictumArticleRow *self);
void dictum_article_row_refresh (DictumArticleRow *self);

G_END_DECLS
