/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "analysis/dictum-corpus.h"
#include "exchange/dictum-redaction.h"
#include "report/dictum-report.h"

G_BEGIN_DECLS

/**
 * DictumScope:
 *
 * What of a project leaves the program. Borrowed by the functions that take it.
 */
typedef enum
{
  DICTUM_SCOPE_PROJECT,  /* all of it */
  DICTUM_SCOPE_ARTICLES, /* the articles with these ids, and all their claims */
  DICTUM_SCOPE_CLAIMS,   /* the claims with these ids, and the articles they are in */
  DICTUM_SCOPE_QUERY,    /* likewise the claims that fit a query */
} DictumScopeKind;

typedef struct
{
  DictumScopeKind kind;
  const char *const *ids; /* ends with NULL; for articles and claims */
  const char *query;      /* as in dictum-claim-query.h */
} DictumScope;

/* One text with the claims that stand in it, in document order. An article has one for its latest
 * version and, behind it, one for each older version in which claims were left, so that offsets are
 * always those of the text beside them. */
typedef struct
{
  const DictumArticle *article;
  const DictumVersion *version;
  DictumText *text;  /* of that version */
  GPtrArray *claims; /* of const DictumClaim */
  gboolean latest;   /* FALSE: the entry before is the same article, as it is now */
  guint number;      /* of the article among those of the export, from 1 */
} DictumExportArticle;

/**
 * DictumExport:
 *
 * The sealed picture of what leaves the program: made once, in whichever thread, from the records
 * of one moment and a scope, and never altered, so that several writers may read it at a time. It
 * is closed: all that its records refer to is in it; references to what was left out are taken
 * away. Writers read nothing else.
 *
 * Redacting makes another export of it. Everything that is borrowed from an export stays good as
 * long as the export.
 */
typedef struct
{
  DictumCorpus *corpus; /* the same records as statistics want them, with the snapshot of them all;
                           its sources are by name, in the order of reading */
  GPtrArray *articles;  /* of DictumExportArticle */
  guint n_claims;
  const DictumSettings *settings;
  char *name;                 /* of the file, for a project without a title; may be NULL */
  char *made;                 /* UTC */
  GHashTable *options;        /* char * to char *: what the format's options are set to */
  DictumRedaction *redaction; /* of the whole project, also where nothing is hidden */
  gboolean redacted;          /* nothing in the records tells who is protected */
  gboolean whole;             /* nothing of the project was left out */
} DictumExport;

/* Takes the snapshot. NULL with DICTUM_EXCHANGE_ERROR_EMPTY when nothing fits the scope, with a
 * DictumQueryError, or G_IO_ERROR_CANCELLED. */
DictumExport *dictum_export_new (DictumProjectSnapshot *snapshot,
                                 const DictumScope *scope,
                                 GCancellable *cancellable,
                                 GError **error);
/* name: (nullable): what the project is called while it has no title. To be set before redacting,
 * which takes care of it as well. */
void dictum_export_set_name (DictumExport *self, const char *name);
/* The project’s title, else its name; borrowed, NULL when it has neither. */
const char *dictum_export_get_title (DictumExport *self);
/* The same without the identities of protected sources, in place of the one given, which is freed.
 * Without originals as well, and without what only the newsroom knows. */
DictumExport *dictum_export_redact (DictumExport *self) G_GNUC_WARN_UNUSED_RESULT;
void dictum_export_free (DictumExport *self);

/* Borrowed; NULL when there is none. */
const DictumSource *dictum_export_get_source (DictumExport *self, const char *id);
const DictumClaim *dictum_export_get_claim (DictumExport *self, const char *id);
const DictumScaleValue *dictum_export_get_rating (DictumExport *self, const DictumRating *rating);
/* Who a link of a chain leads to, in words: the source’s name, or how the text names it; NULL when
 * neither is there. Borrowed. */
const char *dictum_export_name_link (DictumExport *self, const DictumAttribution *link);
/* Where an article can be looked at: its link, or urn:uuid: and its id. Transfer full. */
char *dictum_export_get_address (const DictumExportArticle *article);

/* The stored original of a version, or copy of evidence, by its SHA-256; transfer full. NULL with
 * an error when it is not in the store, or may not leave because the export is redacted. */
GBytes *dictum_export_get_copy (DictumExport *self, const char *sha256, GError **error);

/* What people are shown of it, for printing; the formats that people read are made of the same.
 * NULL with G_IO_ERROR_CANCELLED. */
DictumReport *dictum_export_report (DictumExport *self, GCancellable *cancellable, GError **error);

/* Options of the format that is written; see dictum-format.h. value is copied. */
void dictum_export_set_option (DictumExport *self, const char *name, const char *value);
const char *dictum_export_get_option (DictumExport *self, const char *name);
gboolean dictum_export_is_option_on (DictumExport *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumExport, dictum_export_free)

G_END_DECLS
