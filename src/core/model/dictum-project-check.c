/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What must hold in every project: records are sound in themselves, no reference leads nowhere. */

#define G_LOG_DOMAIN "dictum-project"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/dictum-project-private.h"

static gboolean
invalid (GError **error, const char *id, const char *problem)
{
  g_set_error (error, DICTUM_PROJECT_ERROR, DICTUM_PROJECT_ERROR_INVALID,
               /* Translators: the first is the id of a record, the second says what is wrong. */
               _ ("The record %s is not valid: %s"), id != NULL ? id : "?", problem);
  return FALSE;
}

void
dictum_project_set_exists_error (GError **error, const char *id)
{
  g_set_error (error, DICTUM_PROJECT_ERROR, DICTUM_PROJECT_ERROR_EXISTS,
               _ ("There is already a record with the id %s."), id);
}

void
dictum_project_set_dangling_error (GError **error, gconstpointer record, const char *missing)
{
  g_set_error (error, DICTUM_PROJECT_ERROR, DICTUM_PROJECT_ERROR_DANGLING,
               _ ("The record %s refers to %s, which is not in the project."),
               dictum_record_get_id (record), missing);
}

static gboolean
check_span (const DictumSpan *span, const char *id, GError **error)
{
  if (span->start < 0 || span->end <= span->start)
    return invalid (error, id, _ ("a marked place ends before it starts."));
  if (span->exact == NULL)
    return invalid (error, id, _ ("a marked place has no words."));

  return TRUE;
}

static gboolean
check_claim (const DictumClaim *claim, GError **error)
{
  const char *id = claim->record.id;

  if (claim->article == NULL || claim->version == NULL)
    return invalid (error, id, _ ("it does not say which text it is in."));
  if (dictum_values_length (claim->content) == 0)
    return invalid (error, id, _ ("no words are marked."));

  for (guint i = 0; i < claim->content->len; i++)
    {
      const DictumSpan *span = dictum_values_get (claim->content, i);

      if (!check_span (span, id, error))
        return FALSE;
      if (i > 0 && span->start < ((DictumSpan *) dictum_values_get (claim->content, i - 1))->end)
        return invalid (error, id, _ ("its marked places overlap or are not in order."));
    }

  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      const DictumAttribution *attribution = dictum_values_get (claim->attributions, i);

      if (attribution->source_span != NULL && !check_span (attribution->source_span, id, error))
        return FALSE;
      if (attribution->cue != NULL && !check_span (attribution->cue, id, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_article (const DictumArticle *article, GError **error)
{
  if (dictum_values_length (article->versions) == 0)
    return invalid (error, article->record.id, _ ("an article needs a text."));

  for (guint i = 0; i < article->versions->len; i++)
    if (((DictumVersion *) dictum_values_get (article->versions, i))->id == NULL)
      return invalid (error, article->record.id, _ ("a version of its text has no id."));

  return TRUE;
}

/* Whether a record is sound in itself. */
gboolean
dictum_project_check_record (gconstpointer record, GError **error)
{
  const char *id = dictum_record_get_id (record);

  if (id == NULL)
    return invalid (error, NULL, _ ("it has no id."));
  if (dictum_is_claim (record))
    return check_claim (record, error);
  if (dictum_is_article (record))
    return check_article (record, error);
  if (dictum_is_source (record) && ((const DictumSource *) record)->name == NULL)
    return invalid (error, id, _ ("a source needs a name."));

  return TRUE;
}

static gboolean
stale (GError **error)
{
  g_set_error_literal (error, DICTUM_PROJECT_ERROR, DICTUM_PROJECT_ERROR_STALE,
                       _ ("The project has changed in the meantime. Try again."));
  return FALSE;
}

/* Whether the project is what a change says it was, for one record, and what it becomes is sound;
 * stays: as dictum_project_claim_stays(). */
gboolean
dictum_project_check_step (DictumProject *self,
                           DictumItem *item,
                           gconstpointer before,
                           gconstpointer after,
                           gboolean stays,
                           GError **error)
{
  gconstpointer now = item->record;

  if (before == NULL && now != NULL)
    {
      dictum_project_set_exists_error (error, item->id);
      return FALSE;
    }
  if (before != now && !dictum_value_equal (before, now))
    return stale (error);
  if (item == self->settings && after == NULL)
    return invalid (error, item->id, _ ("a project needs its settings."));
  if (after == NULL || stays)
    return TRUE;
  if (now == NULL ? dictum_is_settings (after)
                  : ((const DictumValue *) now)->type != ((const DictumValue *) after)->type)
    return invalid (error, item->id, _ ("a record cannot become one of another kind."));

  /* The order of all claims depends on it: they would have to be sorted anew. */
  if (dictum_is_article (after) && now != NULL &&
      g_strcmp0 (((const DictumArticle *) now)->added, ((const DictumArticle *) after)->added) != 0)
    return invalid (error, item->id, _ ("when it was added cannot be altered."));

  return dictum_project_check_record (after, error);
}

typedef struct
{
  DictumProject *self;
  GHashTable *overlay;
  const char *missing;
} ReferenceCheck;

static gconstpointer
look_up (DictumProject *self, GHashTable *overlay, const char *id)
{
  gpointer after;

  if (overlay != NULL && g_hash_table_lookup_extended (overlay, id, NULL, &after))
    return after;

  return dictum_project_get_record (self, id);
}

static void
check_reference_cb (const char *id, gpointer data)
{
  ReferenceCheck *check = data;

  if (look_up (check->self, check->overlay, id) == NULL)
    check->missing = id;
}

typedef gboolean (*IsKind) (gconstpointer record);

static gboolean
check_kind (DictumProject *self,
            const DictumRecord *record,
            const char *id,
            IsKind is_kind,
            GHashTable *overlay,
            GError **error)
{
  return id == NULL || is_kind (look_up (self, overlay, id)) ||
         invalid (error, record->id, _ ("it refers to a record of another kind."));
}

static gboolean
check_kinds (DictumProject *self,
             const DictumRecord *record,
             const char *const *ids,
             IsKind is_kind,
             GHashTable *overlay,
             GError **error)
{
  for (guint i = 0; i < dictum_strings_length (ids); i++)
    if (!check_kind (self, record, ids[i], is_kind, overlay, error))
      return FALSE;

  return TRUE;
}

static gboolean
check_source (DictumProject *self, const DictumSource *source, GHashTable *overlay, GError **error)
{
  return check_kind (self, &source->record, source->affiliation, dictum_is_source, overlay,
                     error) &&
         check_kinds (self, &source->record, (const char *const *) source->distinct_from,
                      dictum_is_source, overlay, error);
}

/* Whether the record that a claim names as its article has the claim's version, and what it names
 * as its sources are some. */
static gboolean
check_claim_kinds (DictumProject *self,
                   const DictumClaim *claim,
                   gconstpointer article,
                   GHashTable *overlay,
                   GError **error)
{
  if (!dictum_is_article (article))
    return invalid (error, claim->record.id, _ ("it is not in an article."));
  if (dictum_article_get_version (article, claim->version) == NULL)
    return invalid (error, claim->record.id, _ ("its article has no such version."));

  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      const DictumAttribution *attribution = dictum_values_get (claim->attributions, i);

      if (attribution->source != NULL &&
          !dictum_is_source (look_up (self, overlay, attribution->source)))
        return invalid (error, claim->record.id,
                        _ ("it is attributed to something that is no source."));
    }

  return check_kinds (self, &claim->record, (const char *const *) claim->same_as, dictum_is_claim,
                      overlay, error) &&
         check_kinds (self, &claim->record, (const char *const *) claim->contradicts,
                      dictum_is_claim, overlay, error);
}

/* Whether what a record refers to, all of which is there, is of the right kind. article: what a
 * claim names as its article. */
gboolean
dictum_project_check_kinds (DictumProject *self,
                            gconstpointer record,
                            gconstpointer article,
                            GHashTable *overlay,
                            GError **error)
{
  if (dictum_is_claim (record))
    return check_claim_kinds (self, record, article, overlay, error);

  return !dictum_is_source (record) || check_source (self, record, overlay, error);
}

/* Whether all that a record refers to is there, and of the right kind. */
gboolean
dictum_project_check_references (DictumProject *self,
                                 gconstpointer record,
                                 GHashTable *overlay,
                                 GError **error)
{
  ReferenceCheck check = { self, overlay, NULL };
  gconstpointer article = NULL;

  dictum_record_foreach_reference (record, check_reference_cb, &check);
  if (check.missing != NULL)
    {
      dictum_project_set_dangling_error (error, record, check.missing);
      return FALSE;
    }

  if (dictum_is_claim (record))
    article = look_up (self, overlay, ((const DictumClaim *) record)->article);

  return dictum_project_check_kinds (self, record, article, overlay, error);
}

/* Whether a record can go: all that refer to it are part of the change. Those that stay in it are
 * checked as records of their own. */
gboolean
dictum_project_check_removed (DictumProject *self,
                              DictumItem *item,
                              GHashTable *overlay,
                              GError **error)
{
  g_autoptr (GPtrArray) referring = dictum_project_list_references (self, item->id);

  for (guint i = 0; i < referring->len; i++)
    {
      DictumItem *other = g_ptr_array_index (referring, i);

      if (!g_hash_table_contains (overlay, other->id))
        {
          g_set_error (error, DICTUM_PROJECT_ERROR, DICTUM_PROJECT_ERROR_DANGLING,
                       _ ("The record %s cannot be deleted: %s refers to it."), item->id,
                       other->id);
          return FALSE;
        }
    }

  return TRUE;
}
