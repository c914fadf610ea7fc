/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/dictum-project.h"

G_BEGIN_DECLS

/* How much one source said. */
typedef struct
{
  guint n_claims; /* that have it in their chain */
  guint n_said;   /* of these, that end in it */
  guint n_articles;
  int words;        /* of the claims that end in it */
  const char *last; /* the date of the latest article that quotes it; NULL: none, or not known */
} DictumSourceFigures;

typedef enum
{
  DICTUM_SOURCE_ORDER_NAME,
  DICTUM_SOURCE_ORDER_KIND,   /* then by name, as all others */
  DICTUM_SOURCE_ORDER_CLAIMS, /* most first */
  DICTUM_SOURCE_ORDER_WORDS,  /* most first */
  DICTUM_SOURCE_ORDER_LAST,   /* latest first */
} DictumSourceOrder;

extern const DictumEnum dictum_source_orders;

/**
 * DictumRegister:
 *
 * The figures of all sources of a project at one moment. Reference counted; may be read from any
 * thread.
 */
typedef struct _DictumRegister DictumRegister;

/* Keeps what it needs of the snapshot. NULL when it is cancelled. */
DictumRegister *dictum_register_new (const DictumProjectSnapshot *snapshot,
                                     GCancellable *cancellable);
DictumRegister *dictum_register_ref (DictumRegister *self);
void dictum_register_unref (DictumRegister *self);
/* Borrowed, never NULL: all 0 for a source that is used nowhere. */
const DictumSourceFigures *dictum_register_get (DictumRegister *self, const char *source);
/* Words of all claims that have a chain, each claim for itself. */
int dictum_register_get_words (DictumRegister *self);

/* The same for a project as it is now, in a thread. */
void dictum_project_register_async (DictumProject *project,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
DictumRegister *dictum_project_register_finish (GAsyncResult *result, GError **error);

/* Which of two sources comes first; < 0: the first one. self: NULL for orders by name and kind. */
int dictum_source_compare (const DictumSource *one,
                           const DictumSource *other,
                           DictumSourceOrder order,
                           DictumRegister *self);
/* Whether each of the words, folded by dictum_text_fold(), is in the source's name, an alias, its
 * description, or the name of the one that it is affiliated with. */
gboolean
dictum_source_has_words (DictumProject *project, const DictumSource *source, const char *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumRegister, dictum_register_unref)

G_END_DECLS
