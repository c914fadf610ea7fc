/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumArticleDialog:
 *
 * What is known of an article, to be put right: title, byline, publisher and so on.
 */
#define DICTUM_TYPE_ARTICLE_DIALOG (dictum_article_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DictumArticleDialog, dictum_article_dialog, DICTUM, ARTICLE_DIALOG, AdwDialog)

AdwDialog *dictum_article_dialog_new (DictumWorkbench *workbench, const char *article);

G_END_DECLS
