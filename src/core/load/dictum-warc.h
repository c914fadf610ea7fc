/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-loader.h"

G_BEGIN_DECLS

/**
 * DictumWarcPage:
 *
 * A page or document in a web archive, as the server sent it once.
 */
typedef struct
{
  char *url;
  char *media_type; /* lower case, with its charset where one was declared */
  char *captured;   /* UTC; NULL unknown */
  GBytes *bytes;
} DictumWarcPage;

void dictum_warc_page_free (DictumWarcPage *self);

gboolean
dictum_warc_read (GBytes *bytes, GPtrArray *pages, const DictumLoadJob *job, GError **error);
void dictum_warc_offer (GPtrArray *pages, GHashTable *titles, DictumArticleBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumWarcPage, dictum_warc_page_free)

G_END_DECLS
