/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-analysis"

#include "analysis/dictum-roots.h"

#include <string.h>

#include "edit/dictum-edit-private.h"

/* A record by its id, from wherever records are. */
typedef gconstpointer (*FindFunc) (gpointer owner, const char *id);

/**
 * Ground:
 *
 * What one claim, in all the places where it is made, rests on: the sources of the chains, and an
 * edge from each to those it leans on. The outlet of an article leans on the first link of the
 * article's chain, when it is itself a source in one of the other chains.
 */
typedef struct
{
  FindFunc find;
  gpointer owner;
  GPtrArray *claims;   /* of const DictumClaim; the one that was asked for first */
  GHashTable *leans;   /* id of a source to a GPtrArray of ids */
  GHashTable *outlets; /* folded name of a medium in the chains to its id */
} Ground;

static void
clear_ground (Ground *self)
{
  g_clear_pointer (&self->claims, g_ptr_array_unref);
  g_clear_pointer (&self->leans, g_hash_table_unref);
  g_clear_pointer (&self->outlets, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ground, clear_ground)

static const DictumSource *
find_source (Ground *self, const char *id)
{
  gconstpointer record = id != NULL ? self->find (self->owner, id) : NULL;

  return record != NULL && dictum_is_source (record) ? record : NULL;
}

static void
learn_outlet (Ground *self, const DictumSource *source)
{
  if (source->kind != DICTUM_SOURCE_MEDIA)
    return;

  g_hash_table_insert (self->outlets, dictum_name_fold (source->name), source->record.id);
  for (guint i = 0; source->aliases != NULL && source->aliases[i] != NULL; i++)
    g_hash_table_insert (self->outlets, dictum_name_fold (source->aliases[i]), source->record.id);
}

static void
lean (Ground *self, const char *source, const char *on)
{
  GPtrArray *list = g_hash_table_lookup (self->leans, source);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (self->leans, (gpointer) source, list);
    }
  if (!g_ptr_array_find (list, on, NULL))
    g_ptr_array_add (list, (gpointer) on);
}

/* The outlet of the claim's article as a source; NULL when no chain has it. */
static const char *
get_outlet (Ground *self, const DictumClaim *claim)
{
  const DictumArticle *article = self->find (self->owner, claim->article);
  g_autofree char *folded = NULL;

  if (article == NULL || !dictum_is_article (article) || article->publisher == NULL)
    return NULL;

  folded = dictum_name_fold (article->publisher);
  return g_hash_table_lookup (self->outlets, folded);
}

static void
lay_ground (Ground *self)
{
  self->leans = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                       (GDestroyNotify) g_ptr_array_unref);
  self->outlets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->claims->len; i++)
    {
      const DictumClaim *claim = g_ptr_array_index (self->claims, i);

      for (guint j = 0; j < dictum_values_length (claim->attributions); j++)
        {
          const DictumAttribution *link = dictum_values_get (claim->attributions, j);
          const DictumSource *source = find_source (self, link->source);

          if (source != NULL)
            learn_outlet (self, source);
        }
    }

  for (guint i = 0; i < self->claims->len; i++)
    {
      const DictumClaim *claim = g_ptr_array_index (self->claims, i);
      const char *before = get_outlet (self, claim);

      for (guint j = 0; j < dictum_values_length (claim->attributions); j++)
        {
          const DictumAttribution *link = dictum_values_get (claim->attributions, j);
          const DictumSource *source = find_source (self, link->source);

          if (source == NULL)
            continue;
          /* A link that repeats the one before it, as merging two sources may leave it, or an
           * outlet that names itself, adds nothing. */
          if (before != NULL && strcmp (before, source->record.id) != 0)
            lean (self, before, source->record.id);
          before = source->record.id;
        }
    }
}

static void
follow (Ground *self, const char *source, GHashTable *seen, GHashTable *roots)
{
  GPtrArray *on = g_hash_table_lookup (self->leans, source);

  if (!g_hash_table_add (seen, (gpointer) source))
    return;
  if (on == NULL)
    g_hash_table_add (roots, (gpointer) source);
  for (guint i = 0; on != NULL && i < on->len; i++)
    follow (self, g_ptr_array_index (on, i), seen, roots);
}

/* What one of the claims rests on: ids of sources, or of its article when it says so itself. Empty
 * when it leads round in a circle, or when nobody is named. */
static GHashTable *
list_roots (Ground *self, const DictumClaim *claim, gboolean *circular)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *roots = g_hash_table_new (g_str_hash, g_str_equal);
  const DictumSource *last = NULL;
  const char *outlet = get_outlet (self, claim);

  for (guint i = dictum_values_length (claim->attributions); i > 0 && last == NULL; i--)
    last = find_source (
        self, ((const DictumAttribution *) dictum_values_get (claim->attributions, i - 1))->source);

  *circular = FALSE;
  if (last != NULL)
    {
      follow (self, last->record.id, seen, roots);
      *circular = g_hash_table_size (roots) == 0;
    }
  else if (dictum_values_length (claim->attributions) == 0)
    g_hash_table_add (roots, outlet != NULL && g_hash_table_lookup (self->leans, outlet) == NULL
                                 ? (gpointer) outlet
                                 : claim->article);

  return roots;
}

/* Takes claims: the one that was asked for, and those that are the same. */
static DictumRoots *
find_roots (FindFunc find, gpointer owner, GPtrArray *claims)
{
  g_auto (Ground) ground = { find, owner, claims, NULL, NULL };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  DictumRoots *self;

  if (claims->len == 0)
    return NULL;

  lay_ground (&ground);
  self = g_new0 (DictumRoots, 1);
  self->claims = g_ptr_array_new_with_free_func (g_free);
  self->sources = g_ptr_array_new_with_free_func (g_free);
  self->writers = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ground.claims->len; i++)
    {
      const DictumClaim *claim = g_ptr_array_index (ground.claims, i);
      gboolean circular;
      g_autoptr (GHashTable) roots = list_roots (&ground, claim, &circular);
      GHashTableIter iter;
      gpointer root;

      if (i == 0)
        self->circular = circular;
      g_ptr_array_add (self->claims, g_strdup (claim->record.id));
      g_hash_table_iter_init (&iter, roots);
      while (g_hash_table_iter_next (&iter, &root, NULL))
        if (g_hash_table_add (seen, root))
          g_ptr_array_add (find_source (&ground, root) != NULL ? self->sources : self->writers,
                           g_strdup (root));
    }
  g_ptr_array_sort_values (self->sources, (GCompareFunc) strcmp);
  g_ptr_array_sort_values (self->writers, (GCompareFunc) strcmp);
  self->n_roots = self->sources->len + self->writers->len;

  return self;
}

static gconstpointer
find_in_project (gpointer owner, const char *id)
{
  return dictum_project_get_record (owner, id);
}

static gconstpointer
find_in_corpus (gpointer owner, const char *id)
{
  return g_hash_table_lookup (((DictumCorpus *) owner)->records, id);
}

/**
 * dictum_roots_find:
 * @claim: id of a claim
 *
 * Returns: (transfer full) (nullable): what it rests on; NULL when there is no such claim
 */
DictumRoots *
dictum_roots_find (DictumProject *project, const char *claim)
{
  g_return_val_if_fail (DICTUM_IS_PROJECT (project) && claim != NULL, NULL);

  return find_roots (find_in_project, project, dictum_claim_list_same (project, claim));
}

DictumRoots *
dictum_corpus_find_roots (DictumCorpus *corpus, const char *claim)
{
  g_return_val_if_fail (corpus != NULL && claim != NULL, NULL);

  return find_roots (find_in_corpus, corpus, dictum_corpus_list_same (corpus, claim));
}

void
dictum_roots_free (DictumRoots *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->claims);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->writers);
  g_free (self);
}

/**
 * dictum_corpus_count_roots:
 * @circular: (nullable) (element-type utf8): takes the ids, borrowed from the corpus, of the
 *   claims that only repeat themselves in a circle
 *
 * Returns: how many sources the chains of all claims of the corpus's articles end in
 */
guint
dictum_corpus_count_roots (DictumCorpus *corpus, GPtrArray *circular)
{
  g_autoptr (GHashTable) all = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (corpus != NULL, 0);

  for (guint i = 0; i < corpus->articles->len; i++)
    {
      const DictumCorpusArticle *article = g_ptr_array_index (corpus->articles, i);

      for (guint j = 0; j < article->claims->len; j++)
        {
          const DictumClaim *claim = g_ptr_array_index (article->claims, j);
          g_auto (Ground) ground = { find_in_corpus, corpus, NULL, NULL, NULL };
          g_autoptr (GHashTable) roots = NULL;
          gboolean round;
          GHashTableIter iter;
          gpointer root;

          /* A chain of one, and nowhere else: the commonest by far. */
          if (dictum_values_length (claim->attributions) == 0)
            continue;
          if (!dictum_corpus_is_repeated (corpus, claim) && claim->attributions->len == 1)
            {
              const DictumSource *speaker = dictum_corpus_get_speaker (corpus, claim);

              if (speaker != NULL)
                g_hash_table_add (all, speaker->record.id);
              continue;
            }

          ground.claims = dictum_corpus_list_same (corpus, claim->record.id);
          lay_ground (&ground);
          roots = list_roots (&ground, claim, &round);
          if (round && circular != NULL)
            g_ptr_array_add (circular, claim->record.id);
          g_hash_table_iter_init (&iter, roots);
          while (g_hash_table_iter_next (&iter, &root, NULL))
            if (dictum_corpus_get_source (corpus, root) != NULL)
              g_hash_table_add (all, root);
        }
    }

  return g_hash_table_size (all);
}
