/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/dictum-records.h"

G_BEGIN_DECLS

#define DICTUM_LOAD_ERROR (dictum_load_error_quark ())
GQuark dictum_load_error_quark (void);

typedef enum
{
  DICTUM_LOAD_ERROR_EMPTY,       /* no text in it */
  DICTUM_LOAD_ERROR_TOO_LARGE,   /* above DICTUM_LOAD_CAP */
  DICTUM_LOAD_ERROR_UNKNOWN,     /* a kind of file that no loader takes (binary) */
  DICTUM_LOAD_ERROR_UNREACHABLE, /* no network, no such host, refused, time-out, TLS */
  DICTUM_LOAD_ERROR_STATUS,      /* the server answered with an error */
  DICTUM_LOAD_ERROR_NOT_FOUND,   /* no such file, or it may not be read */
  DICTUM_LOAD_ERROR_MALFORMED,   /* an address or a document that cannot be understood */
  DICTUM_LOAD_ERROR_ENCRYPTED,   /* a document that asks for a password */
  DICTUM_LOAD_ERROR_NO_LETTERS,  /* pages that are pictures: scanned, or drawn */
  DICTUM_LOAD_ERROR_REFUSED, /* a page instead of the article: consent, log-in, paywall, script */
} DictumLoadError;

#define DICTUM_LOAD_CAP (64 * 1024 * 1024) /* bytes of one document */

/**
 * DictumLoadRequest:
 *
 * One thing to load: an address (a URL or a file) or content that is already here (pasted, dropped,
 * standard input). Runs nothing and fetches nothing but the address itself.
 */
typedef struct _DictumLoadRequest DictumLoadRequest;

DictumLoadRequest *dictum_load_request_new_for_url (const char *url);
/* The file may be anywhere GIO can read; it is opened when it is loaded. */
DictumLoadRequest *dictum_load_request_new_for_file (GFile *file);
/* media_type NULL: to be found out; name: for the title and messages, may be NULL. */
DictumLoadRequest *
dictum_load_request_new_for_bytes (GBytes *bytes, const char *media_type, const char *name);
/* A paste with its formatting as a browser or a mail program gave it, and the same as words, which
 * are taken where the HTML has less of the text. */
DictumLoadRequest *dictum_load_request_new_for_paste (GBytes *html, const char *words);
/* What a person typed, pasted or dropped: a link (with or without its scheme), the path of a file,
 * a file:// link, or text. Looks whether a file of that name exists, so it may touch the disk. */
DictumLoadRequest *dictum_load_request_new_for_words (const char *words);
/* The article again, from where its latest version came from; NULL when it was pasted. */
DictumLoadRequest *dictum_article_make_request (const DictumArticle *article);
/* Requests do not change, so that threads may share one. */
DictumLoadRequest *dictum_load_request_ref (DictumLoadRequest *self);
void dictum_load_request_unref (DictumLoadRequest *self);
/* A page of which the bytes are here already, though it was published at url: from an archive of
 * web pages or an export. It is read as if it had been fetched from there at the time retrieved
 * (UTC; NULL: now). */
DictumLoadRequest *dictum_load_request_new_for_page (GBytes *bytes,
                                                     const char *media_type,
                                                     const char *url,
                                                     const char *retrieved);
/* For rows of a queue: the host and path, the file's name, the first words of a paste. */
char *dictum_load_request_describe (DictumLoadRequest *self);

/* Called in the thread-default main context of the caller of _async; stage is translated
 * ("Connecting", "Downloading", "Reading"), fraction 0..1, or below 0 when it is not known. */
typedef void (*DictumLoadProgress) (const char *stage, double fraction, gpointer data);

/* What a loader finds out about an article beside its text. */
typedef enum
{
  DICTUM_DETAIL_TITLE,
  DICTUM_DETAIL_BYLINE,
  DICTUM_DETAIL_PUBLISHER,
  DICTUM_DETAIL_URL,
  DICTUM_DETAIL_PUBLISHED, /* a date or date-time; anything else is ignored */
  DICTUM_DETAIL_MODIFIED,  /* likewise */
  DICTUM_DETAIL_LANGUAGE,  /* BCP 47, also with an underscore */
  DICTUM_DETAIL_SECTION,   /* of the paper, "Politics": offered as a tag, kept nowhere */
  DICTUM_N_DETAILS,
} DictumDetail;

/* Where a detail was found, so that an editor can judge it. */
typedef enum
{
  DICTUM_DETAIL_ORIGIN_NONE,       /* there is no such detail */
  DICTUM_DETAIL_ORIGIN_JSON_LD,    /* what the page says of itself for search engines */
  DICTUM_DETAIL_ORIGIN_MICRODATA,  /* itemprop and the like */
  DICTUM_DETAIL_ORIGIN_OPEN_GRAPH, /* what the page says of itself for social networks */
  DICTUM_DETAIL_ORIGIN_META,       /* other tags of the page's head */
  DICTUM_DETAIL_ORIGIN_VISIBLE,    /* the text that a reader sees */
  DICTUM_DETAIL_ORIGIN_ADDRESS,    /* the link */
  DICTUM_DETAIL_ORIGIN_DOCUMENT,   /* a document's properties, a mail's header, a feed's entry */
  DICTUM_DETAIL_ORIGIN_FILE,       /* the file's name */
  DICTUM_DETAIL_ORIGIN_GUESSED,    /* worked out from the words of the text */
} DictumDetailOrigin;

/* For people: "from the page's text"; NULL for DICTUM_DETAIL_ORIGIN_NONE. Translated, static. */
const char *dictum_detail_origin_describe (DictumDetailOrigin origin);

/**
 * DictumLoadChoice:
 *
 * One article of an input that holds or names several: an entry of a feed, a page in an archive.
 * Nothing of it is loaded yet.
 */
typedef struct
{
  char *title;     /* may be NULL */
  char *byline;    /* may be NULL */
  char *published; /* as in DictumArticle; may be NULL */
  char *summary;   /* one line; may be NULL */
  char *url;       /* by which a project may have it already; may be NULL */
  DictumLoadRequest *request;
} DictumLoadChoice;

void dictum_load_choice_free (DictumLoadChoice *self);

/* Either an article or choices. The article is new, has an id and one version, is not sealed and
 * not part of a project. Its snapshot bytes are given beside it: the caller stores them when the
 * article is kept. */
typedef struct
{
  DictumArticle *article; /* NULL when there is something to choose */
  GBytes *snapshot;       /* NULL for a paste */
  DictumDetailOrigin origins[DICTUM_N_DETAILS];
  char *section;      /* of the paper that the article stood in; may be NULL */
  char *notice;       /* what the editor should know of it, a translated sentence; NULL nothing */
  char *title;        /* of the choices: the feed's, the archive's; may be NULL */
  GPtrArray *choices; /* of DictumLoadChoice, at least one; NULL when there is an article */
} DictumLoaded;

/* Frees what was not stolen from it. */
void dictum_loaded_free (DictumLoaded *self);
/* The article gets its section as a tag, unless it has none or is tagged with it. */
void dictum_loaded_tag_section (DictumLoaded *self);

/* Endings of the names of files that can be loaded, lower case, without the dot, sorted: "docx".
 * Files are recognised by their bytes, and may have other names. Transfer full. */
GStrv dictum_load_list_suffixes (void);

/* Loads in the calling thread, which may take as long as the network does. Fails with a
 * DictumLoadError, or G_IO_ERROR_CANCELLED. progress may be NULL. */
DictumLoaded *dictum_load (DictumLoadRequest *request,
                           DictumLoadProgress progress,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error);
/* The same in a thread of its own. progress, progress_destroy and callback are called in the
 * caller's thread-default main context; progress never after callback. */
void dictum_load_async (DictumLoadRequest *request,
                        DictumLoadProgress progress,
                        gpointer progress_data,
                        GDestroyNotify progress_destroy,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data);
/* Transfer full; the errors of dictum_load(). */
DictumLoaded *dictum_load_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumLoadRequest, dictum_load_request_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumLoaded, dictum_loaded_free)

G_END_DECLS
