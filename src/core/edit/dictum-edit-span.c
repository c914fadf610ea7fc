/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-edit-private.h"

static gboolean
is_blank (const char *string)
{
  for (const char *place = string; *place != '\0'; place = g_utf8_next_char (place))
    if (!g_unichar_isspace (g_utf8_get_char (place)))
      return FALSE;

  return TRUE;
}

/**
 * dictum_edit_make_span:
 * @text: the text of a version
 * @start: code points
 * @end: code points, excluded
 *
 * Returns: (transfer full): the span with its quote and context, or NULL with an error when the
 * range is outside the text or holds nothing but space
 */
DictumSpan *
dictum_edit_make_span (DictumText *text, int start, int end, GError **error)
{
  g_autofree char *exact = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;

  if (start < 0 || end > dictum_text_get_length (text))
    {
      g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
                   _ ("The place from %d to %d is outside the text, which has %d characters."),
                   start, end, dictum_text_get_length (text));
      return NULL;
    }

  if (start < end)
    exact = dictum_text_get_slice (text, start, end);
  if (exact == NULL || is_blank (exact))
    {
      g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_EMPTY,
                           _ ("Nothing is marked. Select some words first."));
      return NULL;
    }
  dictum_text_get_context (text, start, end, &prefix, &suffix);

  return dictum_span_new (start, end, exact, prefix, suffix);
}

/* Direct when all of the content is inside quotation marks, mixed when a part is. */
DictumManner
dictum_edit_work_out_manner (DictumText *text, const GPtrArray *content)
{
  guint none = 0;
  guint all = 0;

  for (guint i = 0; i < dictum_values_length (content); i++)
    {
      const DictumSpan *span = dictum_values_get (content, i);

      switch (dictum_text_get_quoted (text, span->start, span->end))
        {
        case DICTUM_QUOTED_NONE:
          none++;
          break;
        case DICTUM_QUOTED_ALL:
          all++;
          break;
        case DICTUM_QUOTED_PART:
        default:
          break;
        }
    }

  if (none == dictum_values_length (content))
    return DICTUM_MANNER_INDIRECT;

  return all == dictum_values_length (content) ? DICTUM_MANNER_DIRECT : DICTUM_MANNER_MIXED;
}

/* To be called whenever the content or the chain of a claim was altered. */
void
dictum_edit_refresh_manner (DictumText *text, DictumClaim *claim)
{
  DictumManner manner;

  if (dictum_values_length (claim->attributions) == 0)
    return;

  manner = dictum_edit_work_out_manner (text, claim->content);
  for (guint i = 0; i < claim->attributions->len; i++)
    {
      DictumAttribution *link = dictum_values_get (claim->attributions, i);

      if (!link->manner_chosen)
        link->manner = manner;
    }
}

void
dictum_link_take_cue (DictumAttribution *link, DictumSpan *cue)
{
  const char *old_words = link->cue != NULL ? link->cue->exact : "";
  const char *new_words = cue != NULL ? cue->exact : "";

  if (link->stance == (int) dictum_cue_get_stance (old_words))
    link->stance = dictum_cue_get_stance (new_words);
  if (link->polarity == (int) dictum_cue_get_polarity (old_words))
    link->polarity = dictum_cue_get_polarity (new_words);

  dictum_value_unref (link->cue);
  link->cue = cue;
}
