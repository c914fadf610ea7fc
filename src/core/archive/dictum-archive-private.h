/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "archive/dictum-archive.h"
#include "load/dictum-http.h"

G_BEGIN_DECLS

/* Milliseconds between two questions whether a page is kept, and until no more are asked. Tests
 * shorten them. */
extern guint dictum_archive_pause;
extern guint dictum_archive_patience;

/* The archive's address without a slash at its end. */
char *dictum_archive_get_base (const char *archive);
/* "20261122180000" as a time in UTC; NULL when it is none. */
char *dictum_archive_parse_stamp (const char *stamp);
/* Transfer full for both strings; NULL when time is NULL. */
DictumArchivedCopy *dictum_archived_copy_take (char *url, char *time);

G_END_DECLS
