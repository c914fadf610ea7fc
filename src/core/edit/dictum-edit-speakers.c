/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-edit-card.h"
#include "edit/dictum-edit-private.h"

#include <string.h>

static void
speaker_free (gpointer data)
{
  DictumSpeaker *self = data;

  g_free (self->name);
  g_clear_object (&self->source);
  g_free (self);
}

static gboolean
is_among (const char *const *names, const char *name)
{
  g_autofree char *folded = dictum_name_fold (name);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *other = dictum_name_fold (names[i]);

      if (g_str_equal (other, folded))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_in_capitals (const char *name)
{
  gboolean upper = FALSE;

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_islower (c))
        return FALSE;
      upper = upper || g_unichar_isupper (c);
    }
  return upper;
}

/**
 * dictum_speaker_suggest_name:
 * @speaker: as the transcript writes it
 *
 * Transcripts set names in capitals: “TOM OYE” is known as “Tom Oye”. One word alone may well be an
 * abbreviation, and stays as it is.
 *
 * Returns: (transfer full): what a source would be called
 */
char *
dictum_speaker_suggest_name (const char *speaker)
{
  GString *name;
  gboolean inside = FALSE;

  g_return_val_if_fail (speaker != NULL, NULL);

  if (strchr (speaker, ' ') == NULL || !is_in_capitals (speaker))
    return g_strdup (speaker);
  name = g_string_new (NULL);
  for (const char *at = speaker; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      g_string_append_unichar (name, inside ? g_unichar_tolower (c) : c);
      inside = g_unichar_isalnum (c) || g_unichar_ismark (c);
    }
  return g_string_free_and_steal (name);
}

static DictumSpeaker *
add_speaker (GPtrArray *speakers, DictumProject *project, const char *name)
{
  DictumSpeaker *speaker = g_new0 (DictumSpeaker, 1);
  const DictumSource *source = dictum_source_find_named (project, name);

  speaker->name = dictum_speaker_suggest_name (name);
  if (source != NULL)
    speaker->source = g_object_ref (dictum_project_get_item (project, source->record.id));
  g_ptr_array_add (speakers, speaker);
  return speaker;
}

/**
 * dictum_article_list_speakers:
 * @article: id of an article
 *
 * Who speaks in the latest version of a transcript, in the order in which they begin to. Names that
 * differ in case or accents only are one.
 *
 * Returns: (transfer full) (element-type DictumSpeaker): empty when nobody is named
 */
GPtrArray *
dictum_article_list_speakers (DictumProject *project, const char *article)
{
  GPtrArray *speakers = g_ptr_array_new_with_free_func (speaker_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const DictumArticle *record;
  const DictumVersion *version;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), speakers);

  record = dictum_edit_find_article (project, article, NULL);
  version = record != NULL ? dictum_article_get_latest_version (record) : NULL;
  for (guint i = 0; version != NULL && i < dictum_values_length (version->blocks); i++)
    {
      const DictumBlock *block = dictum_values_get (version->blocks, i);
      g_autofree char *folded = dictum_name_fold (block->speaker);
      DictumSpeaker *speaker;

      if (*folded == '\0')
        continue;
      speaker = g_hash_table_lookup (known, folded);
      if (speaker == NULL)
        {
          speaker = add_speaker (speakers, project, block->speaker);
          g_hash_table_insert (known, g_steal_pointer (&folded), speaker);
        }
      speaker->n_blocks++;
    }
  return speakers;
}

/**
 * dictum_claim_get_speaker:
 * @claim: a claim of @project
 *
 * Returns: (transfer none) (nullable): who speaks in the block of a transcript that the claim
 * begins in, as named there
 */
const char *
dictum_claim_get_speaker (DictumProject *project, const DictumClaim *claim)
{
  const DictumArticle *article;
  const DictumVersion *version;
  int start, end, at = 0;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (claim != NULL, NULL);

  article = dictum_project_get_article (project, claim->article);
  version = article != NULL ? dictum_article_get_version (article, claim->version) : NULL;
  if (version == NULL || article->kind != DICTUM_ARTICLE_TRANSCRIPT)
    return NULL;
  dictum_claim_get_extent (claim, &start, &end);
  for (guint i = 0; i < dictum_values_length (version->blocks); i++)
    {
      const DictumBlock *block = dictum_values_get (version->blocks, i);

      at += (int) g_utf8_strlen (block->text, -1) + 1;
      if (start < at)
        return block->speaker;
    }
  return NULL;
}

/**
 * dictum_edit_add_speakers:
 * @article: id of a transcript
 * @names: (nullable): those to be added, as in the transcript; NULL: all
 *
 * Makes sources of speakers. Those who are known as sources already are left as they are.
 *
 * Returns: (transfer full): the change; NULL with DICTUM_EDIT_ERROR_NOT_FOUND when a name speaks
 * nowhere in it, DICTUM_EDIT_ERROR_NOTHING when all are known
 */
DictumChange *
dictum_edit_add_speakers (DictumProject *project,
                          const char *article,
                          const char *const *names,
                          const char *author,
                          GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;
  g_autoptr (GPtrArray) speakers = NULL;
  g_autofree char *label = NULL;
  guint added = 0, found = 0;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (dictum_edit_find_article (project, article, error) == NULL)
    return NULL;
  draft = dictum_draft_new (project, author);
  speakers = dictum_article_list_speakers (project, article);
  for (guint i = 0; i < speakers->len; i++)
    {
      const DictumSpeaker *speaker = g_ptr_array_index (speakers, i);
      DictumSourceKind kind = dictum_source_guess_kind (speaker->name);

      if (names != NULL && !is_among (names, speaker->name))
        continue;
      found++;
      if (speaker->source != NULL)
        continue;
      /* Whoever speaks is a person unless the name says otherwise. */
      if (kind == DICTUM_SOURCE_ORGANISATION)
        kind = DICTUM_SOURCE_PERSON;
      if (dictum_edit_draft_add_source (draft, speaker->name, kind, error) == NULL)
        return NULL;
      added++;
    }
  if (found == 0 || (names != NULL && found < g_strv_length ((GStrv) names)))
    {
      g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
                           _ ("There is no such speaker in this article."));
      return NULL;
    }
  if (added == 0)
    {
      g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOTHING,
                           _ ("All of these speakers are sources already."));
      return NULL;
    }
  label = g_strdup_printf (
      ngettext ("Add %u speaker as source", "Add %u speakers as sources", added), added);
  return dictum_draft_finish (draft, label, error);
}
