/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-analysis"

#include "analysis/dictum-alike.h"

#include <math.h>
#include <string.h>

#include "edit/dictum-edit-related.h"

#define LEAST 0.18 /* likeness; below it nothing but small words is common */

/* The words of a claim, each once, as hashes. Two words with one hash make a claim a little more
 * alike than it is, which does no harm. */
typedef struct
{
  GArray *words;   /* of guint, rising */
  GArray *figures; /* of guint, rising: those with a digit in them */
  gboolean denied;
} Bag;

typedef struct
{
  DictumProjectSnapshot *snapshot;
  const DictumClaim *claim; /* owned */
  char *words;              /* folded; NULL: none */
  GHashTable *apart;        /* ids that are left out */
  guint limit;
} Search;

/* Folded, so without accents. Words that deny in one language and say something else in another
 * (French “personne”, Spanish “sin”, German “noch”) are left out. */
static const char *const denials[] = {
  "not",    "no",      "never",   "nobody",  "none",    "neither", "nor",    "without",
  "denied", "nicht",   "kein",    "keine",   "keinem",  "keinen",  "keiner", "keines",
  "nie",    "niemals", "nichts",  "niemand", "weder",   "ohne",    "ne",     "pas",
  "jamais", "aucun",   "aucune",  "sans",    "ni",      "non",     "nunca",  "jamas",
  "nadie",  "ningun",  "ninguna", "ninguno", "tampoco", NULL,
};

void
dictum_alike_claim_free (DictumAlikeClaim *self)
{
  dictum_value_unref ((gpointer) self->claim);
  g_free (self->quote);
  g_free (self);
}

static void
search_free (gpointer data)
{
  Search *search = data;

  dictum_project_snapshot_free (search->snapshot);
  dictum_value_unref ((gpointer) search->claim);
  g_free (search->words);
  g_hash_table_unref (search->apart);
  g_free (search);
}

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;

  return (x > y) - (x < y);
}

static void
sort_and_unify (GArray *hashes)
{
  guint kept = 0;

  g_array_sort (hashes, compare_hashes);
  for (guint i = 0; i < hashes->len; i++)
    if (kept == 0 || g_array_index (hashes, guint, kept - 1) != g_array_index (hashes, guint, i))
      g_array_index (hashes, guint, kept++) = g_array_index (hashes, guint, i);
  g_array_set_size (hashes, kept);
}

static void
add_word (Bag *bag, const char *word, gboolean figure)
{
  guint hash = g_str_hash (word);

  g_array_append_val (bag->words, hash);
  if (figure)
    g_array_append_val (bag->figures, hash);
  /* “didn’t”, “n’a”: the apostrophe is part of the word. */
  bag->denied = bag->denied || g_strv_contains (denials, word) || g_str_has_suffix (word, "n't") ||
                g_str_has_prefix (word, "n'");
}

/* folded is cut up. A figure keeps the separators between its digits: 1.5 is not 15. */
static void
fill_bag (Bag *bag, char *folded)
{
  char *at = folded;

  while (*at != '\0')
    {
      char *start = at;
      gboolean figure = FALSE;
      char after;

      while (*at != '\0' &&
             (g_unichar_isalnum (g_utf8_get_char (at)) ||
              (at > start && strchr (".,'", *at) != NULL && g_ascii_isalnum (at[-1]) &&
               g_ascii_isalnum (at[1]) && (*at == '\'' || g_ascii_isdigit (at[1])))))
        {
          figure = figure || g_ascii_isdigit (*at);
          at = g_utf8_next_char (at);
        }
      if (at == start)
        {
          at = g_utf8_next_char (at);
          continue;
        }
      after = *at;
      *at = '\0';
      add_word (bag, start, figure);
      *at = after;
    }
  sort_and_unify (bag->words);
  sort_and_unify (bag->figures);
}

static void
bag_init (Bag *bag, const DictumClaim *claim, char *folded)
{
  bag->words = g_array_new (FALSE, FALSE, sizeof (guint));
  bag->figures = g_array_new (FALSE, FALSE, sizeof (guint));
  bag->denied = FALSE;
  fill_bag (bag, folded);
  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    if (((const DictumAttribution *) dictum_values_get (claim->attributions, i))->polarity ==
        DICTUM_POLARITY_DENIED)
      bag->denied = !bag->denied;
}

static void
bag_clear (gpointer data)
{
  Bag *bag = data;

  g_array_unref (bag->words);
  g_array_unref (bag->figures);
}

/* What a word weighs: how rare it is among all claims. */
static double
weigh (GHashTable *uses, guint word, guint n_claims)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (uses, GUINT_TO_POINTER (word)));

  return log (1.0 + (double) n_claims / (1.0 + n));
}

static double
weigh_all (GHashTable *uses, const GArray *words, guint n_claims)
{
  double sum = 0;

  for (guint i = 0; i < words->len; i++)
    sum += weigh (uses, g_array_index (words, guint, i), n_claims);

  return sum;
}

/* The share of the weight of both that is common to both, with the shorter one's share: an outlet
 * often keeps half of the sentence. */
static double
compare_bags (GHashTable *uses, const Bag *a, const Bag *b, guint n_claims)
{
  double common = 0;
  double first = weigh_all (uses, a->words, n_claims);
  double second = weigh_all (uses, b->words, n_claims);
  guint i = 0, j = 0;

  while (i < a->words->len && j < b->words->len)
    {
      guint x = g_array_index (a->words, guint, i);
      guint y = g_array_index (b->words, guint, j);

      if (x == y)
        common += weigh (uses, x, n_claims);
      i += x <= y;
      j += y <= x;
    }
  if (first <= 0 || second <= 0)
    return 0;

  return (2 * common / (first + second) + common / MIN (first, second)) / 2;
}

static gboolean
has_other_figures (const Bag *a, const Bag *b)
{
  if (a->figures->len == 0 || b->figures->len == 0)
    return FALSE;

  return a->figures->len != b->figures->len ||
         memcmp (a->figures->data, b->figures->data, a->figures->len * sizeof (guint)) != 0;
}

static gboolean
has_all_words (const char *folded, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (folded, parts[i]) == NULL)
      return FALSE;

  return TRUE;
}

static int
compare_alike (gconstpointer a, gconstpointer b)
{
  const DictumAlikeClaim *first = *(const DictumAlikeClaim *const *) a;
  const DictumAlikeClaim *second = *(const DictumAlikeClaim *const *) b;

  return (first->likeness < second->likeness) - (first->likeness > second->likeness);
}

static void
count_uses (GHashTable *uses, const Bag *bag)
{
  for (guint i = 0; i < bag->words->len; i++)
    {
      gpointer word = GUINT_TO_POINTER (g_array_index (bag->words, guint, i));

      g_hash_table_insert (
          uses, word, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (uses, word)) + 1));
    }
}

static DictumAlikeClaim *
judge (Search *search, GHashTable *uses, const Bag *own, const Bag *other, const DictumClaim *claim)
{
  guint n_claims = search->snapshot->claims->len;
  double likeness = compare_bags (uses, own, other, n_claims);
  DictumAlikeClaim *alike;

  if (g_hash_table_contains (search->apart, claim->record.id))
    return NULL;
  if (search->words == NULL && likeness < LEAST)
    return NULL;

  alike = g_new0 (DictumAlikeClaim, 1);
  alike->claim = dictum_value_ref (claim);
  alike->quote = dictum_claim_get_quote (claim);
  alike->likeness = likeness;
  alike->other_figures = has_other_figures (own, other);
  alike->other_polarity = own->denied != other->denied;

  return alike;
}

static GPtrArray *
search_claims (Search *search, GCancellable *cancellable, GError **error)
{
  const GPtrArray *claims = search->snapshot->claims;
  g_autoptr (GPtrArray)
      found = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_alike_claim_free);
  g_autoptr (GArray) bags = g_array_sized_new (FALSE, TRUE, sizeof (Bag), claims->len);
  g_autofree gboolean *wanted = g_new0 (gboolean, claims->len + 1);
  g_autoptr (GHashTable) uses = g_hash_table_new (NULL, NULL);
  g_autofree char *quote = dictum_claim_get_quote (search->claim);
  g_autofree char *folded = dictum_text_fold (quote);
  Bag own;

  g_array_set_clear_func (bags, bag_clear);
  for (guint i = 0; i < claims->len; i++)
    {
      g_autofree char *words = dictum_claim_get_quote (g_ptr_array_index (claims, i));
      g_autofree char *plain = dictum_text_fold (words);
      Bag bag;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      wanted[i] = search->words == NULL || has_all_words (plain, search->words);
      bag_init (&bag, g_ptr_array_index (claims, i), plain);
      count_uses (uses, &bag);
      g_array_append_val (bags, bag);
    }

  bag_init (&own, search->claim, folded);
  for (guint i = 0; i < claims->len; i++)
    {
      DictumAlikeClaim *alike = wanted[i]
                                    ? judge (search, uses, &own, &g_array_index (bags, Bag, i),
                                             g_ptr_array_index (claims, i))
                                    : NULL;

      if (alike != NULL)
        g_ptr_array_add (found, alike);
    }
  bag_clear (&own);

  g_ptr_array_sort (found, compare_alike);
  if (search->limit > 0 && found->len > search->limit)
    g_ptr_array_set_size (found, (int) search->limit);

  return g_steal_pointer (&found);
}

static Search *
search_new (DictumProject *project, const char *claim, const char *words, guint limit)
{
  const DictumClaim *record = dictum_project_get_claim (project, claim);
  g_autoptr (GPtrArray) same = dictum_claim_list_same (project, claim);
  g_autoptr (GPtrArray) contradicting = dictum_claim_list_contradicting (project, claim);
  Search *search = g_new0 (Search, 1);
  g_autofree char *folded = words != NULL ? dictum_text_fold (words) : NULL;

  search->snapshot = dictum_project_take_snapshot (project);
  search->claim = dictum_value_ref (record);
  search->words = folded != NULL && *g_strstrip (folded) != '\0' ? g_steal_pointer (&folded) : NULL;
  search->limit = limit;
  search->apart = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < same->len; i++)
    g_hash_table_add (search->apart, g_strdup (dictum_record_get_id (g_ptr_array_index (same, i))));
  for (guint i = 0; i < contradicting->len; i++)
    g_hash_table_add (search->apart,
                      g_strdup (dictum_record_get_id (g_ptr_array_index (contradicting, i))));

  return search;
}

/**
 * dictum_claim_find_alike:
 * @project: a project
 * @claim: id of a claim that it has
 * @words: (nullable): what must stand in the others
 * @limit: how many at most; 0: all
 * @cancellable: (nullable): to stop it
 * @error: where to put an error
 *
 * Returns: (transfer full) (nullable) (element-type DictumAlikeClaim): the claims, likest first
 */
GPtrArray *
dictum_claim_find_alike (DictumProject *project,
                         const char *claim,
                         const char *words,
                         guint limit,
                         GCancellable *cancellable,
                         GError **error)
{
  Search *search;
  GPtrArray *found;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (dictum_project_get_claim (project, claim) != NULL, NULL);

  search = search_new (project, claim, words, limit);
  found = search_claims (search, cancellable, error);
  search_free (search);

  return found;
}

static void
search_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *found = search_claims (data, cancellable, &error);

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
dictum_claim_find_alike_async (DictumProject *project,
                               const char *claim,
                               const char *words,
                               guint limit,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DICTUM_IS_PROJECT (project));
  g_return_if_fail (dictum_project_get_claim (project, claim) != NULL);

  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, dictum_claim_find_alike_async);
  g_task_set_task_data (task, search_new (project, claim, words, limit), search_free);
  g_task_run_in_thread (task, search_thread);
}

GPtrArray *
dictum_claim_find_alike_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
