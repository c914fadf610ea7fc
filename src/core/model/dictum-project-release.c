/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Letting go of a project. To free tens of thousands of records, and the lists that hold them,
 * takes longer than a window may be away, and the window of another project may be in use: a thread
 * does it. References are counted atomically, so that what a widget still holds stays until that is
 * gone. */

#define G_LOG_DOMAIN "dictum-project"

#include "model/dictum-project-private.h"
#include "model/dictum-release.h"

/* Fewer items are freed at once: quicker than a thread is made. */
#define FEW 500

typedef struct
{
  GHashTable *items; /* the last to go: the others have their keys from it */
  GHashTable *article_claims;
  GHashTable *source_claims;
  GHashTable *spans;
  GHashTable *references;
  GHashTable *altered;
  DictumItemList *articles;
  DictumItemList *sources;
  DictumItemList *claims;
} Remains;

static void
release (gpointer data)
{
  Remains *remains = data;

  g_clear_pointer (&remains->spans, g_hash_table_unref);
  g_clear_pointer (&remains->article_claims, g_hash_table_unref);
  g_clear_pointer (&remains->source_claims, g_hash_table_unref);
  g_clear_pointer (&remains->references, g_hash_table_unref);
  g_clear_pointer (&remains->altered, g_hash_table_unref);
  g_clear_object (&remains->articles);
  g_clear_object (&remains->sources);
  g_clear_object (&remains->claims);
  g_clear_pointer (&remains->items, g_hash_table_unref);
  g_free (remains);
}

/**
 * dictum_project_release:
 * @self: a project that is being finalized
 *
 * Takes its items and indices away and frees them, at once or in a thread. From any thread.
 */
void
dictum_project_release (DictumProject *self)
{
  gboolean few = g_hash_table_size (self->items) < FEW;
  Remains *remains = g_new (Remains, 1);

  *remains = (Remains) {
    .items = g_steal_pointer (&self->items),
    .article_claims = g_steal_pointer (&self->article_claims),
    .source_claims = g_steal_pointer (&self->source_claims),
    .spans = g_steal_pointer (&self->spans),
    .references = g_steal_pointer (&self->references),
    .altered = g_steal_pointer (&self->altered),
    .articles = g_steal_pointer (&self->articles),
    .sources = g_steal_pointer (&self->sources),
    .claims = g_steal_pointer (&self->claims),
  };

  if (few)
    release (remains);
  else
    dictum_release (remains, release);
}
