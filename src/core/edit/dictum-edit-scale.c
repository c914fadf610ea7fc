/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-edit-scale.h"

#include <math.h>
#include <string.h>

#include "edit/dictum-edit-private.h"

gboolean
dictum_colour_is_valid (const char *colour)
{
  if (colour == NULL || colour[0] != '#' || strlen (colour) != 7)
    return FALSE;
  for (guint i = 1; i < 7; i++)
    if (!g_ascii_isxdigit (colour[i]))
      return FALSE;

  return TRUE;
}

const DictumScaleValue *
dictum_rating_scale_find (const DictumRatingScale *scale, const char *id)
{
  for (guint i = 0; scale != NULL && i < dictum_values_length (scale->values); i++)
    {
      const DictumScaleValue *value = dictum_values_get (scale->values, i);

      if (g_strcmp0 (value->id, id) == 0)
        return value;
    }

  return NULL;
}

/* The smallest and largest number of a scale; FALSE when it has none. */
static gboolean
get_bounds (const DictumRatingScale *scale, double *least, double *most)
{
  gboolean any = FALSE;

  for (guint i = 0; i < dictum_values_length (scale->values); i++)
    {
      double number = ((const DictumScaleValue *) dictum_values_get (scale->values, i))->number;

      if (isnan (number))
        continue;
      *least = any ? MIN (*least, number) : number;
      *most = any ? MAX (*most, number) : number;
      any = TRUE;
    }

  return any && *most > *least;
}

static const DictumScaleValue *
find_label (const DictumRatingScale *scale, const char *label)
{
  g_autofree char *folded = dictum_text_fold (label);

  for (guint i = 0; i < dictum_values_length (scale->values); i++)
    {
      const DictumScaleValue *value = dictum_values_get (scale->values, i);
      g_autofree char *other = dictum_text_fold (value->label != NULL ? value->label : "");

      if (g_str_equal (folded, other))
        return value;
    }

  return NULL;
}

/* The value nearest to a place between worst (0) and best (1); for NAN the last without a number.
 */
static const DictumScaleValue *
find_near (const DictumRatingScale *scale, double place)
{
  double least = 0;
  double most = 0;
  double best = INFINITY;
  const DictumScaleValue *found = NULL;
  gboolean bounded = get_bounds (scale, &least, &most);

  for (guint i = 0; i < dictum_values_length (scale->values); i++)
    {
      const DictumScaleValue *value = dictum_values_get (scale->values, i);
      double distance;

      if (isnan (place) || isnan (value->number) || !bounded)
        distance = isnan (place) == isnan (value->number) ? 1 : 2;
      else
        distance = fabs ((value->number - least) / (most - least) - place);
      if (distance < best)
        {
          best = distance;
          found = value;
        }
    }

  return found;
}

/**
 * dictum_rating_scale_suggest:
 * @from: a scale
 * @value: one of its values
 * @to: the scale that comes
 *
 * Returns: (transfer none) (nullable): what to map the value to
 */
const DictumScaleValue *
dictum_rating_scale_suggest (const DictumRatingScale *from,
                             const DictumScaleValue *value,
                             const DictumRatingScale *to)
{
  const DictumScaleValue *found;
  double least, most;
  double place = NAN;

  g_return_val_if_fail (from != NULL && value != NULL && to != NULL, NULL);

  found = dictum_rating_scale_find (to, value->id);
  if (found == NULL && value->label != NULL)
    found = find_label (to, value->label);
  if (found != NULL)
    return found;

  if (!isnan (value->number) && get_bounds (from, &least, &most))
    place = (value->number - least) / (most - least);

  return find_near (to, place);
}

/**
 * dictum_project_count_ratings:
 * @project: a project
 *
 * Returns: (transfer full) (element-type utf8 guint): how many ratings there are, by value
 */
GHashTable *
dictum_project_count_ratings (DictumProject *project)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *claims;
  guint n_claims;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), counts);

  claims = dictum_project_get_claims (project);
  n_claims = g_list_model_get_n_items (claims);
  for (guint i = 0; i < n_claims; i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (claims, i);
      const DictumClaim *claim = dictum_item_get_claim (item);

      for (guint j = 0; j < dictum_values_length (claim->ratings); j++)
        {
          const DictumRating *rating = dictum_values_get (claim->ratings, j);
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, rating->rating));

          g_hash_table_insert (counts, g_strdup (rating->rating), GUINT_TO_POINTER (n + 1));
        }
    }

  return counts;
}

/* "Mostly True!" -> "mostly-true"; a number behind it where it is taken. */
static char *
make_id (const DictumRatingScale *scale, const char *label)
{
  g_autofree char *folded = dictum_text_fold (label);
  g_autoptr (GString) id = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (id, c);
      else if (id->len > 0 && id->str[id->len - 1] != '-')
        g_string_append_c (id, '-');
    }
  while (id->len > 0 && id->str[id->len - 1] == '-')
    g_string_truncate (id, id->len - 1);
  if (id->len == 0)
    g_string_append (id, "value");

  if (dictum_rating_scale_find (scale, id->str) != NULL)
    for (guint i = 2; i < G_MAXUINT; i++)
      {
        g_autofree char *numbered = g_strdup_printf ("%s-%u", id->str, i);

        if (dictum_rating_scale_find (scale, numbered) == NULL)
          return g_steal_pointer (&numbered);
      }

  return g_strdup (id->str);
}

static gboolean
check_value (const DictumRatingScale *scale, guint position, GError **error)
{
  const DictumScaleValue *value = dictum_values_get (scale->values, position);
  const DictumScaleValue *other = value->label != NULL ? find_label (scale, value->label) : NULL;

  if (value->label == NULL)
    g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
                 _ ("Value %u of the scale has no name. Give it one, or remove it."), position + 1);
  else if (other != value)
    g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
                 _ ("Two values are called “%s”. Give one of them another name."), value->label);
  else if (value->colour != NULL && !dictum_colour_is_valid (value->colour))
    g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
                 _ ("“%s” is no colour. Write it as #26a269."), value->colour);
  else
    return TRUE;

  return FALSE;
}

/* The scale as it is kept: with ids. NULL with an error when it is none. */
static DictumRatingScale *
tidy_scale (const DictumRatingScale *scale, GError **error)
{
  g_autoptr (DictumRatingScale) tidy = dictum_value_copy (scale);

  if (scale->name == NULL || dictum_values_length (scale->values) < 2)
    {
      g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
                           _ ("A rating scale needs a name and two values at least."));
      return NULL;
    }

  for (guint i = 0; i < tidy->values->len; i++)
    {
      DictumScaleValue *value = dictum_values_get (tidy->values, i);

      if (!check_value (tidy, i, error))
        return NULL;
      if (value->id == NULL)
        value->id = make_id (tidy, value->label);
    }

  return g_steal_pointer (&tidy);
}

static const char *
map_rating (const DictumRatingScale *scale, const char *const *mapping, const char *rating)
{
  if (dictum_rating_scale_find (scale, rating) != NULL)
    return rating;

  for (guint i = 0; mapping != NULL && mapping[i] != NULL && mapping[i + 1] != NULL; i += 2)
    if (g_strcmp0 (mapping[i], rating) == 0)
      return dictum_rating_scale_find (scale, mapping[i + 1]) != NULL ? mapping[i + 1] : NULL;

  return NULL;
}

static gboolean
map_claim (DictumDraft *draft,
           const DictumClaim *claim,
           const DictumRatingScale *scale,
           const char *const *mapping,
           GError **error)
{
  for (guint i = 0; i < dictum_values_length (claim->ratings); i++)
    {
      const DictumRating *rating = dictum_values_get (claim->ratings, i);
      const char *mapped = map_rating (scale, mapping, rating->rating);
      DictumRating *after;

      if (mapped == NULL)
        {
          g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
                       _ ("Claims are rated “%s”, which the new scale does not have. Say which of "
                          "its values takes the place."),
                       rating->rating);
          return FALSE;
        }
      if (g_str_equal (mapped, rating->rating))
        continue;
      after = dictum_values_get (((DictumClaim *) dictum_draft_edit (draft, claim))->ratings, i);
      dictum_value_set_string (&after->rating, mapped);
    }

  return TRUE;
}

/**
 * dictum_edit_set_scale:
 * @project: a project
 * @scale: what its rating scale becomes
 * @mapping: (nullable): pairs of ids: from a value that goes, to one of the new scale
 * @author: (nullable): who does it
 *
 * Returns: (transfer full) (nullable): the change
 */
DictumChange *
dictum_edit_set_scale (DictumProject *project,
                       const DictumRatingScale *scale,
                       const char *const *mapping,
                       const char *author,
                       GError **error)
{
  const DictumSettings *before;
  g_autoptr (DictumDraft) draft = NULL;
  g_autoptr (DictumRatingScale) tidy = NULL;
  DictumSettings *after;
  GListModel *claims;
  guint n_claims;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (dictum_value_is (scale, &dictum_rating_scale_type), NULL);

  tidy = tidy_scale (scale, error);
  if (tidy == NULL)
    return NULL;

  before = dictum_project_get_settings (project);
  draft = dictum_draft_new (project, author);
  after = dictum_draft_edit (draft, before);
  if (after->desk == NULL)
    after->desk = dictum_value_new (&dictum_desk_type);
  dictum_value_unref (after->desk->rating_scale);
  after->desk->rating_scale = dictum_value_ref (tidy);

  claims = dictum_project_get_claims (project);
  n_claims = g_list_model_get_n_items (claims);
  for (guint i = 0; i < n_claims; i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (claims, i);

      if (!map_claim (draft, dictum_item_get_claim (item), tidy, mapping, error))
        return NULL;
    }

  return dictum_draft_finish (draft, _ ("Change rating scale"), error);
}
