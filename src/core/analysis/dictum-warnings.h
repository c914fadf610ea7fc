/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "analysis/dictum-corpus.h"

G_BEGIN_DECLS

typedef enum
{
  DICTUM_SEVERITY_NOTE,    /* worth a look */
  DICTUM_SEVERITY_WARNING, /* the rules of most newsrooms are against it */
  DICTUM_SEVERITY_SERIOUS, /* it should not be printed like this */
} DictumSeverity;

/**
 * DictumWarningRule:
 *
 * One thing that newsrooms do not want to see, and why. Strings are msgids, to be translated where
 * they are shown.
 */
typedef struct
{
  const char *id;          /* "bare-source": of the settings and the command line */
  const char *title;       /* what is wrong, short */
  const char *explanation; /* the newsroom rule behind it and what to do, in own words */
  DictumSeverity severity;
} DictumWarningRule;

typedef struct
{
  const DictumWarningRule *rule;
  char *article; /* id */
  char *claim;   /* id; NULL where no claim is marked */
  int start;     /* where in the text of the latest version; code points */
  int end;       /* excluded; 0 and 0: the place is the claim */
  char *words;   /* that it is about, as they stand there */
} DictumWarning;

/* All rules, in the order in which they are shown. */
const DictumWarningRule *dictum_warning_rules (guint *length);
const DictumWarningRule *dictum_warning_find_rule (const char *id); /* NULL: no such rule */
gboolean dictum_warning_is_on (const DictumSettings *settings, const char *id);
void dictum_warning_free (DictumWarning *self);

/* Of DictumWarning, in the order of the rules, then of the articles, then of the text. Rules that
 * the project has switched off find nothing. Which words are looked for depends on the article's
 * language; in one that has no list only the marks speak. NULL with G_IO_ERROR_CANCELLED. */
GPtrArray *dictum_warnings_list (DictumCorpus *corpus, GCancellable *cancellable, GError **error);

G_END_DECLS
