/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/dictum-project.h"

G_BEGIN_DECLS

/* Which sources of a registry may be one, and why. Few are suggested that are not: whoever has to
 * say no too often looks no more. */

typedef enum
{
  DICTUM_ALIKE_IDENTIFIER, /* the same Wikidata item, or the same page */
  DICTUM_ALIKE_NAME,       /* the same name; case, accents and punctuation do not count */
  DICTUM_ALIKE_ALIAS,      /* the name of one, or an alias, is an alias of the other */
  DICTUM_ALIKE_ACRONYM,    /* PMO and Prime Minister’s Office */
  DICTUM_ALIKE_SURNAME,    /* Marrow, or I. Marrow, and Ida Marrow */
  DICTUM_ALIKE_SPELLING,   /* Harbor Authority and Harbour Authority */
} DictumAlikeReason;

/* Two sources that look alike. */
typedef struct
{
  const DictumSource *one;   /* sealed; the one of which less is known: an acronym, a surname */
  const DictumSource *other; /* sealed */
  DictumAlikeReason reason;
  char *words;       /* of the first, that are alike: its name, an alias, or an identifier */
  char *other_words; /* of the other */
} DictumAlike;

void dictum_alike_free (DictumAlike *self);
/* Why, in a translated sentence: "“PMO” is an acronym of “Prime Minister’s Office”." */
char *dictum_alike_describe (const DictumAlike *self);

/* sources: of const DictumSource. Array of DictumAlike, the surest first, each pair once and for
 * its best reason; none that the editor told apart. From any thread; when it is cancelled the array
 * is not whole. */
GPtrArray *dictum_sources_find_alike (GPtrArray *sources, GCancellable *cancellable);

/* The same for the sources that a project has now, in a thread. */
void dictum_project_find_alike_async (DictumProject *project,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
GPtrArray *dictum_project_find_alike_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumAlike, dictum_alike_free)

G_END_DECLS
