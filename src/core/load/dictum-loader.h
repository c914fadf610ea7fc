/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-load.h"

G_BEGIN_DECLS

/**
 * DictumLoadContent:
 *
 * The bytes of one document and what is known of them before anybody has read them. Made by the
 * stage that got hold of them (a file, a server, a paste), owned by the load, read by one loader.
 */
typedef struct
{
  GBytes *bytes;
  char *address;      /* what was asked for: the URL or the file's path; NULL for a paste */
  char *final_url;    /* where redirects led; NULL when not loaded over HTTP */
  char *name;         /* the file's name without its folder, or a name given; may be NULL */
  char *media_type;   /* lower case, without parameters; NULL unknown */
  char *charset;      /* declared outside of the bytes; NULL unknown */
  gboolean paste;     /* words that a person handed over: no snapshot, no address */
  char *retrieved;    /* when the server gave it, UTC; NULL now */
  gboolean exposed;   /* redirects led from HTTPS to HTTP */
  int http_status;    /* 0 when not loaded over HTTP */
  GPtrArray *headers; /* of DictumHeader; NULL when there are none */
} DictumLoadContent;

DictumLoadContent *dictum_load_content_new (void);
void dictum_load_content_free (DictumLoadContent *self);

/**
 * DictumLoadJob:
 *
 * Who is waiting for a load: where to report progress and how to be stopped.
 */
typedef struct
{
  DictumLoadProgress progress;
  gpointer data;
  GCancellable *cancellable;
} DictumLoadJob;

/* Reports a stage; FALSE with G_IO_ERROR_CANCELLED when the load was cancelled. */
gboolean
dictum_load_job_step (const DictumLoadJob *job, const char *stage, double fraction, GError **error);

/* Reads a stream to its end: at most DICTUM_LOAD_CAP bytes, with progress against expected (bytes;
 * 0 unknown). name is for messages, stage (translated) for
 * the progress. */
GBytes *dictum_load_read_stream (GInputStream *stream,
                                 gsize expected,
                                 const char *name,
                                 const char *stage,
                                 const DictumLoadJob *job,
                                 GError **error);

/* Gets a document over HTTP or HTTPS. */
DictumLoadContent *dictum_load_http (const char *url, const DictumLoadJob *job, GError **error);

/* The article under construction; see dictum-load-article.h. */
typedef struct _DictumArticleBuilder DictumArticleBuilder;

/* How much the bytes themselves say that they are of a kind. */
typedef enum
{
  DICTUM_LOADER_NO,
  DICTUM_LOADER_MAYBE, /* taken where neither a declared type nor the name says more */
  DICTUM_LOADER_SURE,  /* taken whatever was declared */
} DictumLoaderFit;

/**
 * DictumLoader:
 *
 * One kind of document. recognise() looks at the first bytes only, or at the names in an
 * archive. read() fills the builder from the content; it runs in a worker thread, keeps no state,
 * and neither runs nor fetches anything.
 */
typedef struct
{
  const char *name;               /* kept as the version's loader */
  const char *const *media_types; /* ends with NULL */
  const char *const *suffixes;    /* lower case, without the dot; ends with NULL */
  gboolean binary;                /* no text: taken only when recognised */
  DictumLoaderFit (*recognise) (const DictumLoadContent *content); /* NULL: never by its bytes */
  gboolean (*read) (const DictumLoadContent *content,
                    DictumArticleBuilder *builder,
                    const DictumLoadJob *job,
                    GError **error);
} DictumLoader;

extern const DictumLoader dictum_loader_text, dictum_loader_markdown, dictum_loader_html,
    dictum_loader_feed, dictum_loader_json, dictum_loader_warc, dictum_loader_docx,
    dictum_loader_wacz, dictum_loader_odt, dictum_loader_epub, dictum_loader_eml,
    dictum_loader_mhtml, dictum_loader_rtf, dictum_loader_pdf, dictum_loader_subtitles;

/* The loader for a content; NULL with DICTUM_LOAD_ERROR_UNKNOWN or _EMPTY. */
const DictumLoader *dictum_loader_choose (const DictumLoadContent *content, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumLoadContent, dictum_load_content_free)

G_END_DECLS
