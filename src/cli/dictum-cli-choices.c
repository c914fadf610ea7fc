/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

#include <string.h>

/* "4" or "4-6". */
static gboolean
parse_range (const char *words, guint length, guint64 *first, guint64 *last)
{
  g_auto (GStrv) ends = g_strsplit (words, "-", 2);

  if (ends[0] == NULL || !g_ascii_string_to_unsigned (ends[0], 10, 1, length, first, NULL))
    return FALSE;
  *last = *first;

  return ends[1] == NULL ||
         (g_ascii_string_to_unsigned (ends[1], 10, 1, length, last, NULL) && *first <= *last);
}

gboolean *
dictum_cli_choose (const char *words, guint length, GError **error)
{
  g_auto (GStrv) ranges = g_strsplit (words, ",", -1);
  g_autofree gboolean *chosen = g_new0 (gboolean, length + 1);

  for (guint i = 0; ranges[i] != NULL; i++)
    {
      guint64 first;
      guint64 last;

      if (!parse_range (g_strstrip (ranges[i]), length, &first, &last))
        {
          g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
                       _ ("“%s” is none of the %u articles. Give their numbers, as in 1,4-6."),
                       ranges[i], length);
          return NULL;
        }
      for (guint64 number = first; number <= last; number++)
        chosen[number - 1] = TRUE;
    }

  return g_steal_pointer (&chosen);
}

static gboolean
is_known (DictumDuplicateFinder *finder, const DictumLoadChoice *choice)
{
  return choice->url != NULL && dictum_duplicate_finder_find_link (finder, choice->url) != NULL;
}

gboolean *
dictum_cli_choose_new (GPtrArray *choices, DictumDuplicateFinder *finder, gboolean everything)
{
  gboolean *chosen = g_new0 (gboolean, choices->len + 1);

  for (guint i = 0; i < choices->len; i++)
    chosen[i] = everything || !is_known (finder, g_ptr_array_index (choices, i));

  return chosen;
}

static void
print_json (GPtrArray *choices, DictumDuplicateFinder *finder)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < choices->len; i++)
    {
      const DictumLoadChoice *choice = g_ptr_array_index (choices, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "number");
      json_builder_add_int_value (builder, i + 1);
      dictum_json_add_nullable (builder, "title", choice->title);
      dictum_json_add_nullable (builder, "byline", choice->byline);
      dictum_json_add_nullable (builder, "published", choice->published);
      dictum_json_add_nullable (builder, "url", choice->url);
      json_builder_set_member_name (builder, "inProject");
      json_builder_add_boolean_value (builder, is_known (finder, choice));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  dictum_cli_print_json (builder);
}

void
dictum_cli_list_choices (DictumCli *cli, DictumProject *project, const DictumLoaded *loaded)
{
  g_autoptr (DictumDuplicateFinder) finder = dictum_duplicate_finder_new (project);

  if (cli->json)
    {
      print_json (loaded->choices, finder);
      return;
    }

  for (guint i = 0; i < loaded->choices->len; i++)
    {
      const DictumLoadChoice *choice = g_ptr_array_index (loaded->choices, i);
      g_autofree char *name = dictum_load_request_describe (choice->request);

      dictum_cli_print ("%u  %.10s  %s%s\n", i + 1,
                        choice->published != NULL ? choice->published : "          ",
                        choice->title != NULL ? choice->title : name,
                        is_known (finder, choice) ? _ (" (in the project)") : "");
    }
  g_printerr ("%s\n", _ ("Nothing was added. Add articles of this list with --all, or with "
                         "--choose and their numbers."));
}
