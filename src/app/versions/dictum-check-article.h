/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/* Loads the article again and, where its text has changed, adds it as a new version. What comes of
 * it is told in toasts, the first of which has a button to stop it. */
void
dictum_check_article (DictumWorkbench *workbench, AdwToastOverlay *toasts, const char *article);

G_END_DECLS
