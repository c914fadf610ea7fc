/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"
#include "sources/dictum-said-list.h"

G_BEGIN_DECLS

/**
 * DictumSourceSaid:
 *
 * What a source said, in short: the latest, how it is quoted, its share of the articles. Listed in
 * a thread, and again after each change. Property "list" (DictumSaidList *, NULL until it is
 * there); the action "source.all-said" leads to all of it.
 */
#define DICTUM_TYPE_SOURCE_SAID (dictum_source_said_get_type ())
G_DECLARE_FINAL_TYPE (DictumSourceSaid,
                      dictum_source_said,
                      DICTUM,
                      SOURCE_SAID,
                      AdwPreferencesGroup)

/* source: an id; NULL for none. */
void
dictum_source_said_show (DictumSourceSaid *self, DictumWorkbench *workbench, const char *source);
/* Lists it anew, as soon as it is seen. */
void dictum_source_said_refresh (DictumSourceSaid *self);
DictumSaidList *dictum_source_said_get_list (DictumSourceSaid *self);

/* "3 of 11 claims · 8 % of attributed words": a source's share of an article; transfer full. */
char *dictum_said_describe_share (const DictumSaidArticle *article);

G_END_DECLS
