/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-loader.h"

G_BEGIN_DECLS

/* What a request asks for; exactly one of url, file and bytes is set. */
struct _DictumLoadRequest
{
  gatomicrefcount refs;
  char *url;
  GFile *file;
  GBytes *bytes;
  GBytes *words;    /* with bytes: the same text without its formatting; may be NULL */
  char *media_type; /* with bytes; may be NULL */
  char *name;       /* with bytes; may be NULL */
  char *page_url;   /* with bytes: where they were published; may be NULL */
  char *retrieved;  /* with page_url: UTC; may be NULL */
};

G_END_DECLS
