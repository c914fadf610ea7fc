/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-wording-markup.h"

/* One space at most where one stretch ends and the next begins: each has the one behind its words,
 * or before them. */
static void
append_space (GString *markup)
{
  if (markup->len > 0 && markup->str[markup->len - 1] != ' ')
    g_string_append_c (markup, ' ');
}

/* The words in a tag, and the spaces around them outside of it: a line under nothing looks like a
 * word that is missing. */
static void
append (GString *markup, const char *tag, DictumText *text, const DictumRange *range)
{
  int start = MAX (range->start - 1, 0);
  g_autofree char *slice = dictum_text_get_slice (text, start, range->end);
  char *words = start < range->start ? g_utf8_next_char (slice) : slice;
  g_autofree char *escaped = NULL;
  gboolean before, behind;

  g_strdelimit (slice, "\n", ' ');
  /* The space before may belong to what is before, and have gone with it. */
  before = *slice == ' ' || *words == ' ';
  behind = g_str_has_suffix (words, " ");
  escaped = g_markup_escape_text (g_strstrip (words), -1);
  if (before)
    append_space (markup);
  if (*escaped != '\0' && tag != NULL)
    g_string_append_printf (markup, "<%s>%s</%s>", tag, escaped, tag);
  else
    g_string_append (markup, escaped);
  if (behind)
    append_space (markup);
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
      if (stretch->kind == DICTUM_STRETCH_REPLACED && g_str_has_suffix (markup->str, ">"))
        append_space (markup);
      if (stretch->kind != DICTUM_STRETCH_REMOVED && stretch->kind != DICTUM_STRETCH_MOVED_FROM)
        append (markup, same ? NULL : "u", new_text, &stretch->new_text);
    }

  return g_strchomp (g_string_free_and_steal (g_steal_pointer (&markup)));
}
