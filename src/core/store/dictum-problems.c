/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is wrong in a project that nevertheless opens. None of it may keep an editor from the work:
 * it is told, with the place. */

#define G_LOG_DOMAIN "dictum-store"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/dictum-json-value.h"
#include "store/dictum-project-file.h"
#include "store/dictum-store.h"

typedef struct
{
  DictumProject *project;
  GPtrArray *problems;
  const char *record;
} Check;

static char *
find_in_values (const GPtrArray *values, const char *key, const char *text)
{
  for (guint i = 0; i < dictum_values_length (values); i++)
    {
      g_autofree char *below = dictum_project_file_find_text (dictum_values_get (values, i), text);

      if (below != NULL)
        return g_strdup_printf ("%s[%u].%s", key, i, below);
    }

  return NULL;
}

static char *
find_in_field (const DictumField *field, gconstpointer value, const char *text)
{
  gboolean reference = (field->flags & DICTUM_FIELD_REFERENCE) != 0;

  if (field->kind == DICTUM_FIELD_STRING && reference)
    {
      if (g_strcmp0 (*DICTUM_FIELD_AT (char *, value, field), text) == 0)
        return g_strdup (field->key);
    }
  else if (field->kind == DICTUM_FIELD_STRINGS && reference)
    {
      GStrv strings = *DICTUM_FIELD_AT (GStrv, value, field);

      for (guint i = 0; strings != NULL && strings[i] != NULL; i++)
        if (strcmp (strings[i], text) == 0)
          return g_strdup_printf ("%s[%u]", field->key, i);
    }
  else if (field->kind == DICTUM_FIELD_VALUE && *DICTUM_FIELD_AT (gpointer, value, field) != NULL)
    {
      gpointer child = *DICTUM_FIELD_AT (gpointer, value, field);
      g_autofree char *below = dictum_project_file_find_text (child, text);

      return below != NULL ? g_strconcat (field->key, ".", below, NULL) : NULL;
    }
  else if (field->kind == DICTUM_FIELD_VALUES)
    {
      return find_in_values (*DICTUM_FIELD_AT (GPtrArray *, value, field), field->key, text);
    }

  return NULL;
}

/**
 * dictum_project_file_find_text:
 * @value: a value
 * @text: an id
 *
 * Returns: (transfer full) (nullable): where in @value a reference to @text stands:
 *   "attributions[1].source"
 */
char *
dictum_project_file_find_text (gconstpointer value, const char *text)
{
  const DictumType *type = ((const DictumValue *) value)->type;

  for (const DictumField *field = type->fields; field->key != NULL; field++)
    {
      char *place = find_in_field (field, value, text);

      if (place != NULL)
        return place;
    }

  return NULL;
}

static void
add_problem (Check *self, const DictumJsonPath *path, const char *message)
{
  DictumProblem *problem = g_new0 (DictumProblem, 1);

  problem->path = dictum_json_path_format (path);
  problem->record = g_strdup (self->record);
  problem->message = g_strdup (message);
  g_ptr_array_add (self->problems, problem);
}

static void
check_span (Check *self, const DictumSpan *span, DictumText *text, const DictumJsonPath *path)
{
  g_autofree char *there = NULL;
  g_autofree char *message = NULL;

  if (span->start < 0 || span->end <= span->start || span->end > dictum_text_get_length (text))
    {
      message = g_strdup_printf (
          _ ("the place from %d to %d is not in the text, which has %d characters"), span->start,
          span->end, dictum_text_get_length (text));
      add_problem (self, path, message);
      return;
    }

  there = dictum_text_get_slice (text, span->start, span->end);
  if (g_strcmp0 (there, span->exact) != 0)
    {
      message = g_strdup_printf (_ ("the text has “%s” here, the file says “%s”"), there,
                                 span->exact);
      add_problem (self, path, message);
    }
}

static void
check_content (Check *self, const DictumClaim *claim, DictumText *text, const DictumJsonPath *path)
{
  DictumJsonPath list = { path, "content", 0 };
  int end = 0;

  for (guint i = 0; i < dictum_values_length (claim->content); i++)
    {
      const DictumSpan *span = dictum_values_get (claim->content, i);
      DictumJsonPath place = { &list, NULL, i };

      check_span (self, span, text, &place);
      if (span->start < end)
        add_problem (self, &place, _ ("begins before the fragment in front of it ends"));
      end = span->end;
    }
}

static void
check_attributions (Check *self,
                    const DictumClaim *claim,
                    DictumText *text,
                    const DictumJsonPath *path)
{
  DictumJsonPath list = { path, "attributions", 0 };

  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i);
      DictumJsonPath place = { &list, NULL, i };

      if (link->source_span != NULL)
        check_span (self, link->source_span, text, &(DictumJsonPath) { &place, "sourceSpan", 0 });
      if (link->cue != NULL)
        check_span (self, link->cue, text, &(DictumJsonPath) { &place, "cue", 0 });
    }
}

static void
check_ratings (Check *self, const DictumClaim *claim, const DictumJsonPath *path)
{
  const DictumSettings *settings = dictum_project_get_settings (self->project);
  DictumJsonPath list = { path, "ratings", 0 };
  gboolean found = claim->published_rating == NULL;

  for (guint i = 0; i < dictum_values_length (claim->ratings); i++)
    {
      const DictumRating *rating = dictum_values_get (claim->ratings, i);
      DictumJsonPath place = { &list, NULL, i };

      found = found || g_strcmp0 (rating->person, claim->published_rating) == 0;
      if (dictum_settings_find_rating (settings, rating->rating) == NULL)
        add_problem (self, &(DictumJsonPath) { &place, "value", 0 },
                     _ ("the project’s rating scale does not have this value"));
    }

  if (!found)
    add_problem (self, &(DictumJsonPath) { path, "publishedRating", 0 },
                 _ ("this person has not rated the claim"));
}

static void
check_claim (Check *self, const DictumClaim *claim, const DictumJsonPath *path)
{
  const DictumArticle *article = dictum_project_get_article (self->project, claim->article);
  const DictumVersion *version = NULL;

  if (article != NULL)
    version = dictum_article_get_version (article, claim->version);

  if (version == NULL)
    {
      add_problem (self, &(DictumJsonPath) { path, "version", 0 },
                   _ ("the article does not have this version"));
    }
  else
    {
      DictumText *text = dictum_article_get_text (article, version);

      check_content (self, claim, text, path);
      check_attributions (self, claim, text, path);
    }
  check_ratings (self, claim, path);
}

static void
check_article (Check *self, const DictumArticle *article, const DictumJsonPath *path)
{
  DictumJsonPath list = { path, "versions", 0 };

  for (guint i = 0; i < dictum_values_length (article->versions); i++)
    {
      const DictumVersion *version = dictum_values_get (article->versions, i);
      DictumJsonPath place = { &list, NULL, i };
      g_autofree char *sum = NULL;

      if (version->sha256 == NULL)
        continue;
      sum = g_compute_checksum_for_string (
          G_CHECKSUM_SHA256, dictum_text_get_string (dictum_article_get_text (article, version)),
          -1);
      if (g_ascii_strcasecmp (sum, version->sha256) != 0)
        add_problem (self, &(DictumJsonPath) { &place, "sha256", 0 },
                     _ ("the text was altered since it was loaded"));
    }
}

void
dictum_problem_free (DictumProblem *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_free (self->record);
  g_free (self->message);
  g_free (self);
}

/**
 * dictum_project_check:
 * @project: a project
 *
 * Looks for what is wrong in a project although it can be worked with: quotes that are not where
 * they should be, texts that were altered, ratings that the scale does not have.
 *
 * Returns: (transfer full) (element-type DictumProblem): what was found, in the order of the file
 */
GPtrArray *
dictum_project_check (DictumProject *project)
{
  g_autoptr (DictumProjectSnapshot) snapshot = NULL;
  Check self = { project, NULL, NULL };

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);

  self.problems = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_problem_free);
  snapshot = dictum_project_take_snapshot (project);
  dictum_project_snapshot_sort (snapshot);

  for (guint i = 0; i < snapshot->articles->len; i++)
    {
      DictumJsonPath list = { NULL, "articles", 0 };

      self.record = dictum_record_get_id (g_ptr_array_index (snapshot->articles, i));
      check_article (&self, g_ptr_array_index (snapshot->articles, i),
                     &(DictumJsonPath) { &list, NULL, i });
    }
  for (guint i = 0; i < snapshot->claims->len; i++)
    {
      DictumJsonPath list = { NULL, "claims", 0 };

      self.record = dictum_record_get_id (g_ptr_array_index (snapshot->claims, i));
      check_claim (&self, g_ptr_array_index (snapshot->claims, i),
                   &(DictumJsonPath) { &list, NULL, i });
    }

  return self.problems;
}
