/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-format.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "edit/dictum-edit-private.h"

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
  DictumText *text;
  DictumClaim *claim;
  g_autofree char *label = NULL;

  g_return_val_if_fail (self != NULL && position < self->unplaced->len, FALSE);

  record = find_article (self, article);
  text = record != NULL ? dictum_version_get_text (dictum_article_get_latest_version (record))
                        : NULL;
  if (text == NULL || start < 0 || end > dictum_text_get_length (text) || start > end ||
      !trim (text, &start, &end))
    {
      g_set_error_literal (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_EMPTY,
                           _ ("Select the words of the claim in the text first."));
      return FALSE;
    }

  claim = dictum_import_add_claim (self, NULL, record, NULL);
  dictum_import_add_content (claim, dictum_import_place (text, NULL, NULL, NULL, start, end));
  dictum_edit_refresh_manner (text, claim);
  if (self->change == NULL)
    {
      /* Translators: a line of the undo menu; %s is a format. */
      label = g_strdup_printf (_ ("Import %s"), self->agent);
      self->change = dictum_change_new_at (label, self->author, self->now);
    }
  dictum_change_add (self->change, dictum_value_ref (claim));
  g_ptr_array_remove_index (self->unplaced, position);

  return TRUE;
}
