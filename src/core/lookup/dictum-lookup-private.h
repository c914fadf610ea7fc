/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "lookup/dictum-lookup.h"

G_BEGIN_DECLS

/* No more are asked for: whoever has to choose looks at few. */
#define DICTUM_LOOKUP_MOST 10

void dictum_entity_free (DictumEntity *self);

/* Reading answers: dictum-lookup-read.c. All are hostile. ids: of entities, each once, transfer
 * full; valid ids only. */
GStrv dictum_lookup_read_search (JsonObject *answer);
/* The entities with these ids, in this order, with ids in place of the names of what they are and
 * belong to. */
GPtrArray *
dictum_lookup_read_entities (JsonObject *answer, const char *const *ids, const char *language);
/* The ids that stand for names in the entities, at most 50; and the names put in their place. What
 * has no name is left out. */
GStrv dictum_lookup_list_named (GPtrArray *entities);
void dictum_lookup_put_names (GPtrArray *entities, JsonObject *answer, const char *language);
/* What the service says went wrong; NULL when nothing did. */
const char *dictum_lookup_read_problem (JsonObject *answer);

/* The cache: dictum-lookup-cache.c. Files that cannot be read or written are passed over: an answer
 * that is not kept is asked for again. */
void dictum_lookup_keep (const DictumLookup *self, const char *base, const char *language);

char *dictum_lookup_get_base (const char *service);
char *dictum_lookup_clean_words (const char *words);
char *dictum_lookup_clean_language (const char *language);

G_END_DECLS
