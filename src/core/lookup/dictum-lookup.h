/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-load.h"

G_BEGIN_DECLS

#define DICTUM_LOOKUP_DEFAULT "https://www.wikidata.org"

/**
 * DictumEntity:
 *
 * Somebody or something as Wikidata knows it: what may help to see whether it is the source, in
 * words of the language that was asked for, as far as there are any.
 */
typedef struct
{
  char *id;            /* "Q42" */
  char *label;         /* the id when it has none */
  char *description;   /* may be NULL, as the next one */
  char *official_name; /* P1448 */
  GStrv aliases;       /* never NULL, as those below */
  GStrv kinds;         /* instance of, P31 */
  GStrv positions;     /* position held, P39 */
  GStrv memberships;   /* member of, P463 */
} DictumEntity;

/* What came of a question. */
typedef struct
{
  char *words;         /* that were sent */
  char *asked;         /* when, UTC */
  gboolean kept;       /* from an earlier answer: nothing was sent */
  GPtrArray *entities; /* of DictumEntity, best first; empty: none is called so */
} DictumLookup;

void dictum_lookup_free (DictumLookup *self);

/* What looking up will send, to be shown before: a translated sentence with the words and the host.
 * service: the address of a Wikibase; NULL: DICTUM_LOOKUP_DEFAULT. language: as in BCP 47; NULL:
 * English. Nothing is sent by describing. */
char *dictum_lookup_describe (const char *service, const char *words, const char *language);

/* The answer that was kept of the same question, however old; NULL when there is none. */
DictumLookup *dictum_lookup_recall (const char *service, const char *words, const char *language);

/* Asks for what is called so: three requests at most, first for the words, then for what is known
 * of those found, then for the names of what they are and belong to. The answer is kept in the
 * user's cache. The calling thread waits. Errors: DictumLoadError, G_IO_ERROR_CANCELLED. */
DictumLookup *dictum_lookup_ask (const char *service,
                                 const char *words,
                                 const char *language,
                                 GCancellable *cancellable,
                                 GError **error);
void dictum_lookup_ask_async (const char *service,
                              const char *words,
                              const char *language,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data);
DictumLookup *dictum_lookup_ask_finish (GAsyncResult *result, GError **error);

/* "Q42" as an address to read. */
char *dictum_lookup_get_url (const char *service, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumLookup, dictum_lookup_free)

G_END_DECLS
