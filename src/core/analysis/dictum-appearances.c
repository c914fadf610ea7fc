/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-analysis"

#include "analysis/dictum-appearances.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/dictum-time.h"

#define DAY 10 /* bytes of "2026-11-14" */

/**
 * dictum_wording_new:
 * @old_words: the earlier wording
 * @new_words: the later one
 *
 * Returns: (transfer full): what became of the words
 */
DictumWording *
dictum_wording_new (const char *old_words, const char *new_words)
{
  DictumWording *self;
  g_autoptr (DictumAlignment) alignment = NULL;

  g_return_val_if_fail (old_words != NULL && new_words != NULL, NULL);

  self = g_new0 (DictumWording, 1);
  self->old_text = dictum_text_new (old_words, NULL);
  self->new_text = dictum_text_new (new_words, NULL);
  alignment = dictum_alignment_new (self->old_text, self->new_text);
  self->stretches = dictum_alignment_list_stretches (alignment);

  return self;
}

void
dictum_wording_free (DictumWording *self)
{
  if (self == NULL)
    return;

  dictum_text_unref (self->old_text);
  dictum_text_unref (self->new_text);
  g_array_unref (self->stretches);
  g_free (self);
}

/* Words, without the space and the marks around them; NULL when there are none. */
static char *
get_words (DictumText *text, const DictumRange *range)
{
  int start = range->start;
  int end = range->end;

  while (start < end && !g_unichar_isalnum (dictum_text_get_char (text, start)))
    start++;
  while (end > start && !g_unichar_isalnum (dictum_text_get_char (text, end - 1)))
    end--;

  return start < end ? dictum_text_get_slice (text, start, end) : NULL;
}

static char *
describe_stretch (const DictumWording *self, const DictumStretch *stretch)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (stretch->kind == DICTUM_STRETCH_SAME)
    return NULL;

  if (stretch->kind != DICTUM_STRETCH_ADDED && stretch->kind != DICTUM_STRETCH_MOVED_TO)
    before = get_words (self->old_text, &stretch->old_text);
  if (stretch->kind != DICTUM_STRETCH_REMOVED && stretch->kind != DICTUM_STRETCH_MOVED_FROM)
    after = get_words (self->new_text, &stretch->new_text);

  if (stretch->kind == DICTUM_STRETCH_MOVED_FROM)
    /* Translators: words that stand elsewhere in the later wording. */
    return before != NULL ? g_strdup_printf (_ ("“%s” stands elsewhere."), before) : NULL;
  if (stretch->kind == DICTUM_STRETCH_MOVED_TO)
    return NULL;
  if (before != NULL && after != NULL)
    return g_strdup_printf (_ ("“%1$s” became “%2$s”."), before, after);
  if (before != NULL)
    return g_strdup_printf (_ ("“%s” is left out."), before);
  if (after != NULL)
    return g_strdup_printf (_ ("“%s” is added."), after);

  return NULL;
}

/**
 * dictum_wording_is_same:
 * @self: two wordings
 *
 * Returns: whether the words are the same; case, accents and typography do not count
 */
gboolean
dictum_wording_is_same (const DictumWording *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->stretches->len; i++)
    {
      g_autofree char *words = describe_stretch (
          self, &g_array_index (self->stretches, DictumStretch, i));

      if (words != NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * dictum_wording_is_close:
 * @self: two wordings
 *
 * Returns: whether a third of the longer one stands in the other one too
 */
gboolean
dictum_wording_is_close (const DictumWording *self)
{
  int longer;
  int same = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  longer = MAX (dictum_text_get_length (self->old_text), dictum_text_get_length (self->new_text));
  for (guint i = 0; i < self->stretches->len; i++)
    {
      const DictumStretch *stretch = &g_array_index (self->stretches, DictumStretch, i);

      if (stretch->kind == DICTUM_STRETCH_SAME)
        same += stretch->new_text.end - stretch->new_text.start;
    }

  return same * 3 >= longer;
}

/**
 * dictum_wording_describe:
 * @self: two wordings
 *
 * Returns: (transfer full): what was changed, for whoever does not see it marked
 */
char *
dictum_wording_describe (const DictumWording *self)
{
  g_autoptr (GStrvBuilder) builder = NULL;
  g_auto (GStrv) sentences = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  builder = g_strv_builder_new ();
  for (guint i = 0; i < self->stretches->len; i++)
    {
      g_autofree char *words = describe_stretch (
          self, &g_array_index (self->stretches, DictumStretch, i));

      if (words != NULL)
        g_strv_builder_add (builder, words);
    }
  sentences = g_strv_builder_end (builder);
  if (sentences[0] == NULL)
    return g_strdup (_ ("The same words."));

  return g_strjoinv (" ", sentences);
}

void
dictum_appearance_free (DictumAppearance *self)
{
  if (self == NULL)
    return;

  dictum_value_unref ((gpointer) self->claim);
  dictum_value_unref ((gpointer) self->article);
  g_free (self->quote);
  g_free (self->through);
  dictum_wording_free (self->wording);
  g_free (self);
}

static char *
describe_chain (DictumProject *project, const DictumClaim *claim)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i);
      const DictumSource *source = link->source != NULL
                                       ? dictum_project_get_source (project, link->source)
                                       : NULL;

      if (source != NULL)
        g_strv_builder_add (builder, source->name);
      else if (link->source_span != NULL)
        g_strv_builder_add (builder, link->source_span->exact);
    }
  names = g_strv_builder_end (builder);

  /* Translators: between the names of a chain, from the one who passed it on to the one who said
   * it: “Island media → Officials”. */
  return names[0] != NULL ? g_strjoinv (_ (" → "), names) : NULL;
}

static void
add_appearance (GPtrArray *found,
                DictumProject *project,
                const DictumClaim *claim,
                DictumRelation relation,
                gboolean itself)
{
  const DictumArticle *article = dictum_project_get_article (project, claim->article);
  DictumAppearance *appearance;

  if (article == NULL)
    return;

  appearance = g_new0 (DictumAppearance, 1);
  appearance->claim = dictum_value_ref (claim);
  appearance->article = dictum_value_ref (article);
  appearance->relation = relation;
  appearance->itself = itself;
  appearance->quote = dictum_claim_get_quote (claim);
  appearance->through = describe_chain (project, claim);
  g_ptr_array_add (found, appearance);
}

static int
compare_appearances (gconstpointer a, gconstpointer b)
{
  const DictumAppearance *first = *(const DictumAppearance *const *) a;
  const DictumAppearance *second = *(const DictumAppearance *const *) b;
  int by_time = dictum_time_compare (first->article->published, second->article->published);

  if (by_time != 0)
    return by_time;

  return g_strcmp0 (first->article->title, second->article->title);
}

/* A date alone may be any hour of its day: it is as early as all others of that day. */
static gboolean
is_as_early (const char *published, const char *first)
{
  if (published == NULL || first == NULL)
    return FALSE;
  if (strlen (published) <= DAY || strlen (first) <= DAY)
    return strncmp (published, first, DAY) == 0;

  return dictum_time_compare (published, first) == 0;
}

static void
mark_first (GPtrArray *found)
{
  const DictumAppearance *first = NULL;
  const DictumAppearance *itself = NULL;

  for (guint i = 0; i < found->len; i++)
    {
      DictumAppearance *appearance = g_ptr_array_index (found, i);

      if (appearance->itself)
        itself = appearance;
      if (appearance->relation != DICTUM_RELATION_SAME)
        continue;
      if (first == NULL)
        first = appearance;
      appearance->first = is_as_early (appearance->article->published, first->article->published);
    }
  for (guint i = 0; i < found->len && itself != NULL; i++)
    {
      DictumAppearance *appearance = g_ptr_array_index (found, i);

      if (appearance->relation == DICTUM_RELATION_CONTRADICTS)
        appearance->wording = dictum_wording_new (itself->quote, appearance->quote);
      else if (appearance != first)
        appearance->wording = dictum_wording_new (first->quote, appearance->quote);
    }
}

/* What only the project knows; the wordings are not compared yet. */
static GPtrArray *
gather (DictumProject *project, const char *claim)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_appearance_free);
  g_autoptr (GPtrArray) same = dictum_claim_list_same (project, claim);
  g_autoptr (GPtrArray) contradicting = dictum_claim_list_contradicting (project, claim);

  for (guint i = 0; i < same->len; i++)
    add_appearance (found, project, g_ptr_array_index (same, i), DICTUM_RELATION_SAME, i == 0);
  for (guint i = 0; i < contradicting->len; i++)
    add_appearance (found, project, g_ptr_array_index (contradicting, i),
                    DICTUM_RELATION_CONTRADICTS, FALSE);
  g_ptr_array_sort (found, compare_appearances);

  return found;
}

/**
 * dictum_claim_list_appearances:
 * @project: a project
 * @claim: a claim's id
 *
 * Returns: (transfer full) (element-type DictumAppearance): where it was published, and what
 *   contradicts it
 */
GPtrArray *
dictum_claim_list_appearances (DictumProject *project, const char *claim)
{
  GPtrArray *found;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (claim != NULL, NULL);

  found = gather (project, claim);
  mark_first (found);

  return found;
}

static void
compare_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  mark_first (data);
  g_task_return_pointer (task, g_ptr_array_ref (data), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * dictum_claim_list_appearances_async:
 * @project: a project
 * @claim: a claim's id
 * @cancellable: (nullable): to stop waiting for it
 * @callback: called when it is done
 * @data: for @callback
 */
void
dictum_claim_list_appearances_async (DictumProject *project,
                                     const char *claim,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DICTUM_IS_PROJECT (project));
  g_return_if_fail (claim != NULL);

  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, dictum_claim_list_appearances_async);
  g_task_set_task_data (task, gather (project, claim), (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, compare_thread);
}

GPtrArray *
dictum_claim_list_appearances_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
