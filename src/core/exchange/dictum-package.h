/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/dictum-project.h"

G_BEGIN_DECLS

/* What packages are made of: the archive’s names, and the originals that records refer to. */

#define DICTUM_PACKAGE_PROJECT "project.dictum"
#define DICTUM_PACKAGE_ORIGINALS "snapshots/"
#define DICTUM_PACKAGE_MISSING "missing.txt"

/* What is written can be read again: bytes of the project, as of project files, and of one
 * original, far above what loaders take. */
#define DICTUM_PACKAGE_PROJECT_CAP (1024 * 1024 * 1024)
#define DICTUM_PACKAGE_ORIGINAL_CAP (200 * 1024 * 1024)

/* Whether it is a SHA-256 in hexadecimal, and so nothing that could be a path. */
gboolean dictum_package_is_sum (const char *sum);
/* Adds the sums that an article’s versions or a claim’s evidence name; the strings are the
 * record’s. */
void dictum_package_list_originals (GHashTable *sums, gconstpointer record);

G_END_DECLS
