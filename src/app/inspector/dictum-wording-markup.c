/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-wording-markup.h"

static void
append (GString *markup, const char *tag, DictumText *text, const DictumRange *range)
{
  g_autofree char *words = dictum_text_get_slice (text, range->start, range->end);
  g_autofree char *escaped = NULL;

  g_strdelimit (words, "\n", ' ');
  escaped = g_markup_escape_text (words, -1);
  if (tag == NULL)
    g_string_append (markup, escaped);
  else
    g_string_append_printf (markup, "<%s>%s</%s>", tag, escaped, tag);
}

char *
dictum_wording_mark_up (DictumText *old_text, DictumText *new_text, const GArray *stretches)
{
  g_autoptr (GString) markup = g_string_new (NULL);

  g_return_val_if_fail (old_text != NULL && new_text != NULL && stretches != NULL, NULL);

  for (guint i = 0; i < stretches->len; i++)
    {
      const DictumStretch *stretch = &g_array_index (stretches, DictumStretch, i);
      gboolean same = stretch->kind == DICTUM_STRETCH_SAME;
      gboolean removed = stretch->kind == DICTUM_STRETCH_REMOVED ||
                         stretch->kind == DICTUM_STRETCH_REPLACED ||
                         stretch->kind == DICTUM_STRETCH_MOVED_FROM;

      if (removed && stretch->old_text.end > stretch->old_text.start)
        append (markup, "s", old_text, &stretch->old_text);
      /* “old” and “new” must not run into one another. */
      if (stretch->kind == DICTUM_STRETCH_REPLACED && markup->len > 0)
        g_string_append (markup, "\342\200\211");
      if (stretch->kind != DICTUM_STRETCH_REMOVED && stretch->kind != DICTUM_STRETCH_MOVED_FROM)
        append (markup, same ? NULL : "u", new_text, &stretch->new_text);
    }

  return g_string_free_and_steal (g_steal_pointer (&markup));
}
