/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which sources the typed words find, and in which order they are offered. */

#define G_LOG_DOMAIN "dictum-source-picker"

#include "inspector/dictum-source-picker-private.h"

#include "edit/dictum-edit-card.h"

/* More are not read through: type another letter. */
#define MAX_MATCHES 200

static void
add_source (DictumSourcePicker *self, GPtrArray *picks, DictumItem *item)
{
  if (item == NULL || dictum_item_get_source (item) == NULL ||
      g_strcmp0 (dictum_item_get_id (item), self->without) == 0)
    return;

  for (guint i = 0; i < picks->len; i++)
    if (dictum_source_pick_get_item (g_ptr_array_index (picks, i)) == item)
      return;

  g_ptr_array_add (picks, dictum_source_pick_new_source (item));
}

/* Whether the source to suggest is still what comes first: nothing else has been typed. */
static gboolean
is_suggested (DictumSourcePicker *self, const char *words)
{
  return self->first != NULL && (*words == '\0' || g_strcmp0 (words, self->asked) == 0);
}

static gboolean
is_aside (DictumSourcePicker *self, DictumItem *item)
{
  return self->aside != NULL &&
         g_strv_contains ((const char *const *) self->aside, dictum_item_get_id (item));
}

/* Returns: whether the first one is surely meant. */
static gboolean
add_matches (DictumSourcePicker *self, GPtrArray *picks, const char *words)
{
  g_autoptr (GPtrArray) matches = NULL;
  const DictumSource *named = NULL;
  gboolean meant;

  if (is_suggested (self, words))
    add_source (self, picks, dictum_project_get_item (self->project, self->first));

  /* The one that is called exactly so is what Enter takes, whatever else fits. */
  if (*words != '\0')
    named = dictum_source_find_named (self->project, words);
  if (named != NULL)
    add_source (self, picks, dictum_project_get_item (self->project, named->record.id));

  matches = dictum_source_match (self->project, self->article, words, MAX_MATCHES, &meant);
  for (guint i = 0; i < matches->len; i++)
    if (*words != '\0' || !is_aside (self, g_ptr_array_index (matches, i)))
      add_source (self, picks, g_ptr_array_index (matches, i));

  return meant;
}

static void
add_offer (DictumSourcePicker *self, GPtrArray *picks, int position, const char *words)
{
  if (!self->creates || *words == '\0' || dictum_source_find_named (self->project, words) != NULL)
    return;

  dictum_source_pick_set_name (self->create, words);
  if (!self->kind_chosen)
    dictum_source_pick_set_kind (self->create, dictum_source_guess_kind (words));
  g_ptr_array_insert (picks, position, g_object_ref (self->create));
}

void
dictum_source_picker_list_picks (DictumSourcePicker *self, const char *words, GPtrArray *picks)
{
  gboolean meant = add_matches (self, picks, words);

  if (is_suggested (self, words) && picks->len > 0)
    add_offer (self, picks, 1, words);
  else
    add_offer (self, picks, meant ? -1 : 0, words);
  if (self->nobody != NULL)
    g_ptr_array_add (picks, dictum_source_pick_new_nobody (self->nobody));
}
