/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/dictum-snapshots.h"
#include "store/dictum-store.h"

G_BEGIN_DECLS

/* The path of a snapshot; NULL when the name is none. */
char *dictum_snapshot_get_path (const char *sha256);

/* dictum-snapshot-uses.c; snapshots: char * to DictumSnapshot. */
gboolean dictum_snapshot_note_project (GHashTable *snapshots, const char *path, gboolean unnamed);
gboolean dictum_snapshot_note_journal (GHashTable *snapshots, const char *path, const char *file);

G_END_DECLS
