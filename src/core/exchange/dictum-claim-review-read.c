/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* schema.org ClaimReview of anybody: a claim with its rating where the words are in an article of
 * the project. Reviews mostly put a claim in words of their own; those are listed, with the link of
 * the review. */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-formats-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/dictum-json-in.h"
#include "exchange/dictum-json-ld.h"

#define MAX_DEPTH 16

/* In a list, a graph, an ItemList, or as a part of a page. */
static void
collect (JsonNode *node, GPtrArray *reviews, int depth)
{
  static const char *const lists[] = { "@graph", "itemListElement", "item", "review", "hasPart" };
  JsonObject *object = dictum_json_in_node (node);

  if (depth > MAX_DEPTH)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        collect (json_array_get_element (array, i), reviews, depth + 1);
    }
  else if (object != NULL && dictum_json_in_has (object, "@type", "ClaimReview"))
    g_ptr_array_add (reviews, object);
  else if (object != NULL)
    for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
      {
        g_autoptr (GPtrArray) list = dictum_json_in_list (object, lists[i]);

        for (guint j = 0; j < list->len; j++)
          collect (g_ptr_array_index (list, j), reviews, depth + 1);
      }
}

static const char *
get_link (JsonNode *node)
{
  JsonObject *object = dictum_json_in_node (node);
  const char *url = object != NULL ? dictum_json_in_text (object, "url") : NULL;

  if (object == NULL)
    return dictum_json_in_node_text (node);

  return url != NULL ? url : dictum_json_in_text (object, "@id");
}

static const char *
get_name (JsonObject *object, const char *member)
{
  JsonObject *named = object != NULL ? dictum_json_in_object (object, member) : NULL;

  if (named != NULL)
    return dictum_json_in_text (named, "name");

  return object != NULL ? dictum_json_in_text (object, member) : NULL;
}

/* Where the project has the page on which the claim was made; *page is what the review says of it,
 * if more than a link. */
static const DictumArticle *
find_article (DictumImport *import, JsonObject *claim, JsonObject **page)
{
  static const char *const members[] = { "appearance", "firstAppearance", "sameAs", "url" };

  *page = NULL;
  for (guint i = 0; claim != NULL && i < G_N_ELEMENTS (members); i++)
    {
      g_autoptr (GPtrArray) list = dictum_json_in_list (claim, members[i]);

      for (guint j = 0; j < list->len; j++)
        {
          JsonNode *node = g_ptr_array_index (list, j);
          JsonObject *object = dictum_json_in_node (node);
          const DictumArticle *article = dictum_import_find_article (import, get_link (node));

          if (article == NULL && object != NULL)
            article = dictum_import_find_article (import, dictum_json_in_text (object, "@id"));
          if (article == NULL)
            continue;
          *page = object;
          return article;
        }
    }

  return import->article != NULL ? dictum_import_find_article (import, import->article) : NULL;
}

/* The fragments with their places, in a file of ours; else the words of the claim. */
static GPtrArray *
place_words (const DictumArticle *article,
             const DictumVersion *version,
             JsonObject *page,
             const char *words)
{
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func (dictum_value_unref);
  g_autoptr (GPtrArray) parts = page != NULL ? dictum_json_in_list (page, "hasPart") : NULL;
  DictumText *text = dictum_article_get_text (article, version);

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      JsonObject *part = dictum_json_in_node (g_ptr_array_index (parts, i));
      const char *exact = part != NULL ? dictum_json_in_text (part, "text") : NULL;
      int start = -1;
      DictumSpan *span;

      if (exact == NULL || !dictum_json_in_has (part, "@type", "Quotation"))
        continue;
      dictum_json_in_place (part, "position", &start);
      span = dictum_import_place (text, exact, NULL, NULL, start,
                                  start >= 0 ? start + (int) g_utf8_strlen (exact, -1) : -1);
      if (span == NULL)
        return NULL;
      g_ptr_array_add (spans, span);
    }
  if (spans->len == 0)
    {
      DictumSpan *span = dictum_import_place (text, words, NULL, NULL, -1, -1);

      if (span == NULL)
        return NULL;
      g_ptr_array_add (spans, span);
    }

  return g_steal_pointer (&spans);
}

/* In the newest version that has all of them where they were said to be; else in the newest that
 * has them. */
static GPtrArray *
place (const DictumArticle *article,
       JsonObject *page,
       const char *words,
       const DictumVersion **version)
{
  for (guint i = dictum_values_length (article->versions); i > 0; i--)
    {
      GPtrArray *spans;

      *version = dictum_values_get (article->versions, i - 1);
      spans = place_words (article, *version, page, words);
      if (spans != NULL)
        return spans;
    }

  return NULL;
}

static const char *
find_rating (DictumImport *import, const char *label)
{
  const DictumDesk *desk = import->snapshot->settings->desk;
  const GPtrArray *values = desk != NULL && desk->rating_scale != NULL ? desk->rating_scale->values
                                                                       : NULL;
  g_autofree char *wanted = dictum_text_fold (label);

  for (guint i = 0; i < dictum_values_length (values); i++)
    {
      const DictumScaleValue *value = dictum_values_get (values, i);
      g_autofree char *folded = dictum_text_fold (value->label);

      if (g_str_equal (folded, wanted))
        return value->id;
    }

  return NULL;
}

static void
add_rating (DictumImport *import, DictumClaim *claim, JsonObject *review)
{
  JsonObject *object = dictum_json_in_object (review, "reviewRating");
  const char *label = object != NULL ? dictum_json_in_text (object, "alternateName") : NULL;
  const char *why = object != NULL ? dictum_json_in_text (object, "ratingExplanation") : NULL;
  const char *person = get_name (review, "author");
  const char *date = dictum_json_in_text (review, "datePublished");
  const char *id = label != NULL ? find_rating (import, label) : NULL;
  DictumRating *rating;

  if (why == NULL)
    why = dictum_json_in_text (review, "reviewBody");
  if (id == NULL)
    {
      g_autofree char *note = g_strconcat (label != NULL ? label : "", why != NULL ? ". " : "",
                                           why != NULL ? why : "", NULL);

      /* The project's scale has no such value: as words it is not lost. */
      if (*note != '\0')
        dictum_import_add_note (claim, note);
      return;
    }

  rating = dictum_value_new (&dictum_rating_type);
  dictum_value_set_string (&rating->person,
                           person != NULL && *person != '\0' ? person : import->agent);
  dictum_value_set_string (&rating->rating, id);
  dictum_value_set_string (&rating->justification, why);
  if (date != NULL && dictum_time_is_valid (date))
    dictum_value_set_string (&rating->rated, date);
  dictum_values_add (&claim->ratings, rating);
  dictum_value_set_string (&claim->published_rating, rating->person);
  claim->status = DICTUM_STATUS_DONE;
}

static void
fill_claim (DictumImport *import, DictumClaim *claim, JsonObject *review, JsonObject *item)
{
  dictum_import_attribute (import, claim, get_name (item, "author"));
  add_rating (import, claim, review);
}

static char *
make_id (JsonObject *review, JsonObject *item, const char *words)
{
  const char *iri = item != NULL ? dictum_json_in_text (item, "@id") : NULL;
  const char *url = dictum_json_in_text (review, "url");
  g_autofree char *id = iri != NULL ? dictum_json_ld_get_id (iri) : NULL;
  g_autofree char *seed = NULL;

  if (id != NULL && !g_str_equal (id, iri))
    return g_steal_pointer (&id);
  seed = g_strconcat ("ClaimReview ", iri != NULL ? iri : url != NULL ? url : "", words, NULL);

  return dictum_import_derive_id (seed);
}

/* What could not be placed, with all else that is known of it. */
static void
tell_unplaced (DictumImport *import,
               const char *file,
               JsonObject *review,
               JsonObject *item,
               const char *words,
               const char *reason)
{
  g_autofree char *id = make_id (review, item, words);
  DictumClaim *claim = dictum_import_draft_claim (import, id);

  fill_claim (import, claim, review, item);
  dictum_import_tell_unplaced_claim (import, file, words, reason, claim);
}

static void
read_review (DictumImport *import, const char *file, JsonObject *review)
{
  JsonObject *item = dictum_json_in_object (review, "itemReviewed");
  const char *words = dictum_json_in_text (review, "claimReviewed");
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) spans = NULL;
  const DictumArticle *article;
  const DictumVersion *version;
  JsonObject *page;
  DictumClaim *claim;

  if (words == NULL && item != NULL)
    words = dictum_json_in_text (item, "text");
  if (words == NULL || *words == '\0')
    {
      dictum_import_tell_broken (import, file, 0, _ ("A review does not say what it reviews."));
      return;
    }
  id = make_id (review, item, words);
  if (dictum_import_get_record (import, id) != NULL)
    {
      import->n_known++;
      return;
    }
  article = find_article (import, item, &page);
  if (article == NULL)
    {
      tell_unplaced (import, file, review, item, words,
                     _ ("No article of the project is a page on which the claim was made."));
      return;
    }
  spans = place (article, page, words, &version);
  if (spans == NULL)
    {
      tell_unplaced (import, file, review, item, words,
                     _ ("The words are not in the article, or stand in it more than once."));
      return;
    }

  claim = dictum_import_add_placed_claim (import, id, article, version, spans);
  if (claim == NULL)
    {
      tell_unplaced (import, file, review, item, words, _ ("Parts of what it marks overlap."));
      return;
    }
  fill_claim (import, claim, review, item);
}

gboolean
dictum_claim_review_read (DictumImport *import, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) roots = dictum_json_in_files (import, error);

  for (guint i = 0; roots != NULL && i < roots->len; i++)
    {
      const char *file = ((DictumFile *) import->files->pdata[i])->name;
      g_autoptr (GPtrArray) reviews = g_ptr_array_new ();

      if (roots->pdata[i] == NULL)
        continue;
      collect (roots->pdata[i], reviews, 0);
      if (reviews->len == 0)
        dictum_import_tell_broken (import, file, 0, _ ("There is no review of a claim in it."));
      for (guint j = 0; j < reviews->len; j++)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          read_review (import, file, g_ptr_array_index (reviews, j));
        }
    }

  return roots != NULL;
}

gboolean
dictum_claim_review_recognise (const char *name, const char *start, gsize length)
{
  return strstr (start, "\"ClaimReview\"") != NULL;
}
