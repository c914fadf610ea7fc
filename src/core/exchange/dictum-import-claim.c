/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Placing words that others have marked, and filling the claims that they become. */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-import.h"

#include <string.h>

#include "edit/dictum-edit-private.h"
#include "text/dictum-text-align.h"

static gboolean
stands_at (DictumText *text,
           const char *exact,
           const char *prefix,
           const char *suffix,
           int start,
           int end)
{
  g_autofree char *there = dictum_text_get_slice (text, start, end);
  g_autofree char *before = NULL;
  g_autofree char *behind = NULL;

  if (!g_str_equal (there, exact))
    return FALSE;
  dictum_text_get_context (text, start, end, &before, &behind);

  /* Others take longer or shorter contexts than ours. */
  return (prefix == NULL || before == NULL || g_str_has_suffix (prefix, before) ||
          g_str_has_suffix (before, prefix)) &&
         (suffix == NULL || behind == NULL || g_str_has_prefix (suffix, behind) ||
          g_str_has_prefix (behind, suffix));
}

DictumSpan *
dictum_import_place (DictumText *text,
                     const char *exact,
                     const char *prefix,
                     const char *suffix,
                     int start,
                     int end)
{
  int length = dictum_text_get_length (text);
  gboolean inside = start >= 0 && end > start && end <= length;
  DictumPlace place;
  int n_found, found_start, found_end;

  if (exact == NULL || *exact == '\0')
    return inside ? dictum_edit_make_span (text, start, end, NULL) : NULL;
  if (inside && stands_at (text, exact, prefix, suffix, start, end))
    return dictum_edit_make_span (text, start, end, NULL);

  n_found = dictum_text_find_quote (text, exact, prefix, suffix, start, &found_start, &found_end);
  if (n_found == 1 || (n_found > 1 && start >= 0))
    return dictum_edit_make_span (text, found_start, found_end, NULL);
  if (n_found == 0 && dictum_text_anchor_quote (text, exact, prefix, suffix, start, &place))
    return dictum_edit_make_span (text, place.start, place.end, NULL);

  return NULL;
}

gboolean
dictum_import_add_content (DictumClaim *claim, DictumSpan *span)
{
  g_autoptr (DictumSpan) owned = span;
  guint position = 0;

  while (position < dictum_values_length (claim->content))
    {
      const DictumSpan *other = dictum_values_get (claim->content, position);

      if (other->start < span->end && span->start < other->end)
        return FALSE;
      if (other->start > span->start)
        break;
      position++;
    }
  dictum_values_insert (&claim->content, position, g_steal_pointer (&owned));

  return TRUE;
}

void
dictum_import_add_note (DictumClaim *claim, const char *text)
{
  g_autofree char *both = claim->notes != NULL ? g_strconcat (claim->notes, "\n\n", text, NULL)
                                               : g_strdup (text);

  dictum_value_set_string (&claim->notes, both);
}

void
dictum_import_add_tag (DictumClaim *claim, const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) tags = NULL;

  if (*text == '\0' ||
      (claim->tags != NULL && g_strv_contains ((const char *const *) claim->tags, text)))
    return;
  if (claim->tags != NULL)
    g_strv_builder_addv (builder, (const char **) claim->tags);
  g_strv_builder_add (builder, text);
  tags = g_strv_builder_end (builder);
  dictum_value_set_strings (&claim->tags, (const char *const *) tags);
}
