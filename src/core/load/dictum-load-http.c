/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-http.h"

/* What is kept of an answer: when and what the server said it sent, nothing about the reader. */
static const char *const kept_headers[] = { "Content-Type",  "Content-Language",
                                            "Last-Modified", "ETag",
                                            "Date",          NULL };

/**
 * dictum_load_http:
 *
 * Gets one document from the web, as dictum_http_ask() does.
 */
DictumLoadContent *
dictum_load_http (const char *url, const DictumLoadJob *job, GError **error)
{
  const DictumHttpQuestion question = {
    .url = url,
    .accept = "text/html,application/xhtml+xml,text/plain;q=0.9,text/markdown;q=0.9,*/*;q=0.5",
    .keep = kept_headers,
  };

  g_return_val_if_fail (url != NULL, NULL);

  return dictum_http_ask (&question, job, error);
}
