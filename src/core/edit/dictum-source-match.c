/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-edit-private.h"

#include <string.h>

/* How well words fit a name, best first. */
typedef enum
{
  FIT_EXACT,
  FIT_PREFIX,      /* the name starts with them */
  FIT_WORD_PREFIX, /* each of them starts a word of the name */
  FIT_INSIDE,      /* they stand in the name, or the name in them, as whole words */
  FIT_PART,        /* they stand in the name, in the middle of a word */
  FIT_ACRONYM,     /* "pmo" */
  FIT_SURNAME,     /* the last word of both is the same */
  FIT_NONE,
} Fit;

typedef struct
{
  DictumItem *item; /* owned */
  Fit fit;
  guint length; /* of the name that fitted; where the name stands in the words, longer is better */
  guint uses;   /* in the article */
  const char *used; /* when last, in the article; owned by the claim */
  guint claims;     /* in the project */
} Candidate;

typedef struct
{
  guint uses;
  const char *used;
} Use;

static void
clear_candidate_cb (gpointer data)
{
  Candidate *candidate = data;

  g_object_unref (candidate->item);
}

static gboolean
stands_in (const char *words, const char *name)
{
  g_autofree char *a = g_strdup_printf (" %s ", words);
  g_autofree char *b = g_strdup_printf (" %s ", name);

  return strstr (a, b) != NULL;
}

static gboolean
starts_words (const char *words, const char *name)
{
  g_auto (GStrv) wanted = g_strsplit (words, " ", -1);
  g_autofree char *padded = g_strconcat (" ", name, NULL);

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      g_autofree char *word = g_strconcat (" ", wanted[i], NULL);

      if (strstr (padded, word) == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_acronym (const char *words, const char *name)
{
  g_autoptr (GString) initials = g_string_new (NULL);
  gboolean start = TRUE;

  if (g_utf8_strlen (words, -1) < 2)
    return FALSE;

  for (const char *place = name; *place != '\0'; place = g_utf8_next_char (place))
    {
      gunichar c = g_utf8_get_char (place);

      if (start && g_unichar_isalnum (c))
        g_string_append_unichar (initials, c);
      start = c == ' ' || c == '-';
    }

  return strcmp (initials->str, words) == 0;
}

static const char *
last_word (const char *words)
{
  const char *space = strrchr (words, ' ');

  return space != NULL ? space + 1 : words;
}

static Fit
rate_name (const char *words, const char *name, DictumSourceKind kind)
{
  if (strcmp (words, name) == 0)
    return FIT_EXACT;
  if (g_str_has_prefix (name, words))
    return FIT_PREFIX;
  if (starts_words (words, name))
    return FIT_WORD_PREFIX;
  if (stands_in (name, words) || stands_in (words, name))
    return FIT_INSIDE;
  if (strstr (name, words) != NULL)
    return FIT_PART;
  if (is_acronym (words, name))
    return FIT_ACRONYM;
  if (kind == DICTUM_SOURCE_PERSON && strcmp (last_word (words), last_word (name)) == 0)
    return FIT_SURNAME;

  return FIT_NONE;
}

static void
improve (Candidate *candidate, const char *words, const char *name, DictumSourceKind kind)
{
  g_autofree char *folded = dictum_name_fold (name);
  Fit fit;

  if (*folded == '\0')
    return;

  fit = rate_name (words, folded, kind);
  if (fit < candidate->fit)
    {
      candidate->fit = fit;
      candidate->length = strlen (folded);
    }
}

static int
compare_candidates_cb (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a;
  const Candidate *y = b;
  int order;

  if (x->fit != y->fit)
    return x->fit < y->fit ? -1 : 1;
  if (x->fit == FIT_INSIDE && x->length != y->length)
    return x->length > y->length ? -1 : 1;
  order = g_strcmp0 (y->used, x->used);
  if (order != 0)
    return order;
  if (x->uses != y->uses)
    return x->uses > y->uses ? -1 : 1;
  if (x->claims != y->claims)
    return x->claims > y->claims ? -1 : 1;

  return g_utf8_collate (dictum_item_get_source (x->item)->name,
                         dictum_item_get_source (y->item)->name);
}

/* How often, and when last, each source was used in the article: source id to Use. */
static GHashTable *
collect_uses (DictumProject *project, const char *article)
{
  GHashTable *uses = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  GListModel *claims = NULL;

  if (article != NULL && dictum_project_get_article (project, article) != NULL)
    claims = dictum_project_get_article_claims (project, article);

  for (guint i = 0; claims != NULL && i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (claims, i);
      const DictumClaim *claim = dictum_item_get_claim (item);

      for (guint j = 0; j < dictum_values_length (claim->attributions); j++)
        {
          const DictumAttribution *link = dictum_values_get (claim->attributions, j);
          Use *use;

          if (link->source == NULL)
            continue;
          use = g_hash_table_lookup (uses, link->source);
          if (use == NULL)
            {
              use = g_new0 (Use, 1);
              g_hash_table_insert (uses, link->source, use);
            }
          use->uses++;
          if (g_strcmp0 (claim->modified, use->used) > 0)
            use->used = claim->modified;
        }
    }

  return uses;
}

/* A pronoun stands for whoever spoke last: persons first, those of the article only when it has
 * any. */
static Fit
rate_for_pronoun (const Candidate *candidate)
{
  const DictumSource *source = dictum_item_get_source (candidate->item);

  if (candidate->uses == 0)
    return FIT_PART;

  switch ((DictumSourceKind) source->kind)
    {
    case DICTUM_SOURCE_PERSON:
      return FIT_EXACT;
    case DICTUM_SOURCE_UNNAMED:
    case DICTUM_SOURCE_GROUP:
      return FIT_PREFIX;
    case DICTUM_SOURCE_ORGANISATION:
    case DICTUM_SOURCE_GOVERNMENT_BODY:
    case DICTUM_SOURCE_DOCUMENT:
    case DICTUM_SOURCE_MEDIA:
    case DICTUM_SOURCE_OTHER:
    default:
      return FIT_WORD_PREFIX;
    }
}

static void
rate_candidate (Candidate *candidate, const char *words, const char *name)
{
  const DictumSource *source = dictum_item_get_source (candidate->item);
  const char *wanted[] = { words, name };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      if (*wanted[i] == '\0')
        continue;
      improve (candidate, wanted[i], source->name, source->kind);
      for (guint j = 0; j < dictum_strings_length ((const char *const *) source->aliases); j++)
        improve (candidate, wanted[i], source->aliases[j], source->kind);
    }
}

/* Whether words that fit so are surely about the source: all of them start it, or words of it, or
 * are its initials. Where they say more than its name, or share a surname with it, they may well
 * name somebody else. */
static gboolean
is_meant (Fit fit)
{
  switch (fit)
    {
    case FIT_EXACT:
    case FIT_PREFIX:
    case FIT_WORD_PREFIX:
    case FIT_ACRONYM:
      return TRUE;

    case FIT_INSIDE:
    case FIT_PART:
    case FIT_SURNAME:
    case FIT_NONE:
    default:
      return FALSE;
    }
}

/* Those that fit, in no order. pronoun: the words stand for whoever spoke last. */
static GArray *
collect_candidates (DictumProject *project,
                    GHashTable *uses,
                    const char *words,
                    const char *name,
                    gboolean pronoun)
{
  GArray *candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));
  GListModel *sources = dictum_project_get_sources (project);

  g_array_set_clear_func (candidates, clear_candidate_cb);
  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (sources, i);
      const char *id = dictum_item_get_id (item);
      const Use *use = g_hash_table_lookup (uses, id);
      Candidate candidate = { item, *words == '\0' ? FIT_EXACT : FIT_NONE, 0, 0, NULL, 0 };

      if (use != NULL)
        {
          candidate.uses = use->uses;
          candidate.used = use->used;
        }
      if (pronoun)
        candidate.fit = rate_for_pronoun (&candidate);
      rate_candidate (&candidate, words, name);
      if (candidate.fit == FIT_NONE)
        continue;

      candidate.claims = g_list_model_get_n_items (dictum_project_get_source_claims (project, id));
      g_object_ref (item);
      g_array_append_val (candidates, candidate);
    }

  return candidates;
}

/* "He" in a text is a person and not the start of "Herald"; "it" or "us" may well be the start of a
 * name that is being typed. */
static gboolean
is_personal (const char *folded)
{
  static const char *const personal[] = { "he", "she", "they", "him", "her", "them", NULL };

  return g_strv_contains (personal, folded);
}

/**
 * dictum_source_match:
 * @project: a project
 * @article: (nullable): id of the article that the words stand in
 * @words: (nullable): what is typed, or marked in the text
 * @limit: at most so many; 0 for all
 * @meant: (out) (optional): whether the first one is surely meant, so that to take it unasked is
 *   right: the words are its name or an alias, start one, start words of one, or are its initials;
 *   or there are none, or a pronoun. “Ida Marrow Junior” fits the known “Ida Marrow” and does not
 *   mean her.
 *
 * Returns: (transfer full) (element-type DictumItem): sources whose name or an alias fits, best
 * first; for no words all of them, those used last and most in the article first; for a pronoun
 * likewise, persons before others
 */
GPtrArray *
dictum_source_match (DictumProject *project,
                     const char *article,
                     const char *words,
                     guint limit,
                     gboolean *meant)
{
  GPtrArray *matches = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) candidates = NULL;
  g_autoptr (GHashTable) uses = NULL;
  g_autofree char *folded = dictum_name_fold (words);
  g_autofree char *suggested = dictum_source_suggest_name (words);
  g_autofree char *surname = dictum_source_get_surname (suggested);
  g_autofree char *name = dictum_name_fold (surname != NULL ? surname : suggested);
  gboolean pronoun = is_personal (folded);

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), matches);

  uses = collect_uses (project, article);
  candidates = collect_candidates (project, uses, folded, name, pronoun);
  if (candidates->len == 0 && dictum_name_is_pronoun (words))
    {
      g_array_unref (candidates);
      pronoun = TRUE;
      candidates = collect_candidates (project, uses, folded, name, pronoun);
    }

  g_array_sort (candidates, compare_candidates_cb);
  for (guint i = 0; i < candidates->len && (limit == 0 || i < limit); i++)
    g_ptr_array_add (matches, g_object_ref (g_array_index (candidates, Candidate, i).item));
  if (meant != NULL)
    *meant = candidates->len > 0 &&
             (pronoun || is_meant (g_array_index (candidates, Candidate, 0).fit));

  return matches;
}
