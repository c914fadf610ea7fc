/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-edit-private.h"

#include <string.h>

/* Names of sources as they are compared. */

static const char *const pronouns[] = {
  "he", "she", "they", "it", "we", "i", "him", "her", "them", "us", "who", "one", NULL,
};

char *
dictum_name_fold (const char *name)
{
  g_autofree char *folded = dictum_text_fold (name != NULL ? name : "");
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *place = folded; *place != '\0'; place = g_utf8_next_char (place))
    {
      gunichar c = g_utf8_get_char (place);

      if (c == 0x2019 || c == 0x2018 || c == 0x02bc)
        c = '\'';
      /* Full stops go without leaving a gap: "U.S." and "US" are one. */
      if (c == '.')
        continue;
      if (!g_unichar_isalnum (c) && c != '\'' && c != '-' && !g_unichar_ismark (c))
        {
          space = TRUE;
          continue;
        }
      if (space && out->len > 0)
        g_string_append_c (out, ' ');
      space = FALSE;
      g_string_append_unichar (out, c);
    }
  g_string_append_c (out, ' ');
  if (g_str_has_prefix (out->str, "the "))
    g_string_erase (out, 0, 4);
  if (out->len > 0)
    g_string_truncate (out, out->len - 1);

  return g_string_free_and_steal (g_steal_pointer (&out));
}

gboolean
dictum_name_is_pronoun (const char *name)
{
  g_autofree char *folded = dictum_name_fold (name);

  return g_strv_contains (pronouns, folded);
}

gboolean
dictum_source_add_alias (DictumSource *source, const char *alias)
{
  g_autofree char *folded = dictum_name_fold (alias);
  g_autofree char *name = dictum_name_fold (source->name);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) aliases = NULL;

  if (*folded == '\0' || strcmp (folded, name) == 0)
    return FALSE;

  for (guint i = 0; i < dictum_strings_length ((const char *const *) source->aliases); i++)
    {
      g_autofree char *known = dictum_name_fold (source->aliases[i]);

      if (strcmp (known, folded) == 0)
        return FALSE;
      g_strv_builder_add (builder, source->aliases[i]);
    }
  g_strv_builder_add (builder, alias);
  aliases = g_strv_builder_end (builder);
  dictum_value_set_strings (&source->aliases, (const char *const *) aliases);

  return TRUE;
}
