/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-format.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "edit/dictum-edit-private.h"
#include "exchange/dictum-export-private.h"

/* Stands before a name where the id of a source will be: nobody comes into the project for a claim
 * that is nowhere. No id begins with it, for it is in no text. */
#define NAME "\x1f"

gboolean
dictum_import_name_link (DictumImport *self,
                         const DictumClaim *claim,
                         DictumAttribution *link,
                         const char *name)
{
  gboolean placed = dictum_values_length (claim->content) > 0;
  const DictumSource *source;
  g_autofree char *later = NULL;

  if (name == NULL || *name == '\0')
    return FALSE;
  source = placed ? dictum_import_provide_source (self, name)
                  : dictum_import_find_source (self, name);
  if (source == NULL && placed)
    return FALSE;
  if (source == NULL)
    later = g_strconcat (NAME, name, NULL);
  dictum_value_set_string (&link->source, source != NULL ? source->record.id : later);

  return TRUE;
}

void
dictum_import_attribute (DictumImport *self, DictumClaim *claim, const char *name)
{
  DictumAttribution *link = dictum_value_new (&dictum_attribution_type);

  if (dictum_import_name_link (self, claim, link, name))
    dictum_values_add (&claim->attributions, link);
  else
    dictum_value_unref (link);
}

/* What stands beside a claim is in the same text. */
static void
drop_other_spans (DictumClaim *claim, const DictumVersion *version)
{
  if (g_strcmp0 (claim->version, version->id) == 0)
    return;
  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      DictumAttribution *link = dictum_values_get (claim->attributions, i);

      g_clear_pointer (&link->source_span, dictum_value_unref);
      g_clear_pointer (&link->cue, dictum_value_unref);
    }
}

/* The sources that a draft waits for, and what was left of the others. */
static void
settle_sources (DictumImport *self, DictumClaim *claim)
{
  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      DictumAttribution *link = dictum_values_get (claim->attributions, i);
      guint n_sources = self->n_sources;
      const DictumSource *source;

      if (link->source == NULL || !g_str_has_prefix (link->source, NAME))
        continue;
      source = dictum_import_provide_source (self, link->source + strlen (NAME));
      if (self->n_sources > n_sources)
        dictum_change_add (self->change, dictum_value_ref (source));
      dictum_value_set_string (&link->source, source != NULL ? source->record.id : NULL);
    }
}

/* Takes space at both ends out of a range. */
static gboolean
trim (DictumText *text, int *start, int *end)
{
  g_autofree char *words = dictum_text_get_slice (text, *start, *end);
  const char *first = words;
  const char *last = words + strlen (words);

  for (; *first != '\0' && g_unichar_isspace (g_utf8_get_char (first));
       first = g_utf8_next_char (first))
    (*start)++;
  while (last > first)
    {
      const char *before = g_utf8_prev_char (last);

      if (!g_unichar_isspace (g_utf8_get_char (before)))
        break;
      last = before;
      (*end)--;
    }

  return *end > *start;
}

/* An article as it is after the change. */
static const DictumArticle *
find_article (DictumImport *self, const char *id)
{
  gconstpointer record = dictum_import_get_record (self, id);

  return record != NULL && dictum_is_article (record) ? record : NULL;
}

gboolean
dictum_import_place_by_hand (DictumImport *self,
                             guint position,
                             const char *article,
                             int start,
                             int end,
                             GError **error)
{
  const DictumArticle *record;
  const DictumVersion *version;
  DictumImportProblem *problem;
  DictumText *text;
  DictumClaim *claim;
  g_autofree char *label = NULL;

  g_return_val_if_fail (self != NULL && position < self->unplaced->len, FALSE);
  problem = g_ptr_array_index (self->unplaced, position);
  g_return_val_if_fail (problem->claim != NULL, FALSE);

  record = find_article (self, article);
  version = record != NULL ? dictum_article_get_latest_version (record) : NULL;
  text = version != NULL ? dictum_article_get_text (record, version) : NULL;
  if (text == NULL || start < 0 || end > dictum_text_get_length (text) || start > end ||
      !trim (text, &start, &end))
    {
      g_set_error_literal (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_EMPTY,
                           _ ("Select the words of the claim in the text first."));
      return FALSE;
    }

  claim = g_steal_pointer (&problem->claim);
  /* Two files may have had the same. */
  if (g_hash_table_contains (self->records, claim->record.id))
    {
      g_free (claim->record.id);
      claim->record.id = dictum_id_new ();
    }
  drop_other_spans (claim, version);
  dictum_value_set_string (&claim->article, record->record.id);
  dictum_value_set_string (&claim->version, version->id);
  dictum_import_add_content (claim, dictum_import_place (text, NULL, NULL, NULL, start, end));
  dictum_edit_refresh_manner (text, claim);
  if (self->change == NULL)
    {
      /* Translators: a line of the undo menu; %s is a format. */
      label = g_strdup_printf (_ ("Import %s"), self->agent);
      self->change = dictum_change_new_at (label, self->author, self->now);
    }
  settle_sources (self, claim);
  dictum_references_prune (claim, self->records);
  dictum_import_add_record (self, claim);
  dictum_change_add (self->change, dictum_value_ref (claim));
  g_ptr_array_remove_index (self->unplaced, position);

  return TRUE;
}
