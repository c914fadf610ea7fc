/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

#include "edit/dictum-compare.h"
#include "edit/dictum-edit-version.h"

#define SHOWN_CONTEXT 40 /* code points of what did not change, on each side of what did */

static const char *const kind_nicks[] = { "same",     "removed",    "added",
                                          "replaced", "moved-from", "moved-to" };

static void
print_version (const DictumArticle *article, guint number)
{
  const DictumVersion *version = dictum_values_get (article->versions, number);

  dictum_cli_print ("%u  %s  %s  %s\n", number + 1,
                    version->retrieved != NULL ? version->retrieved : _ ("no date"), version->id,
                    version->address != NULL ? version->address : _ ("pasted"));
}

int
dictum_cli_run_versions (DictumCli *cli)
{
  g_autoptr (DictumProject) project = NULL;
  g_autoptr (GError) error = NULL;
  const DictumArticle *article;

  if (!dictum_cli_parse (cli, NULL, 2, 2))
    return DICTUM_CLI_USAGE;
  project = dictum_cli_read (cli->args[1], &error);
  article = project != NULL ? dictum_project_find_article (project, cli->args[2], &error) : NULL;
  if (article == NULL)
    return dictum_cli_fail_error (cli, error);
  if (cli->json)
    {
      dictum_cli_print ("[");
      for (guint i = 0; i < article->versions->len; i++)
        {
          g_autofree char *json = dictum_record_to_json (dictum_values_get (article->versions, i),
                                                         TRUE);

          dictum_cli_print ("%s\n%s", i > 0 ? "," : "", json);
        }
      dictum_cli_print ("\n]\n");
      return DICTUM_CLI_OK;
    }
  for (guint i = 0; i < article->versions->len; i++)
    print_version (article, i);
  return DICTUM_CLI_OK;
}

static char *
get_words (DictumText *text, const DictumRange *range)
{
  char *words = dictum_text_get_slice (text, range->start, range->end);

  return g_strstrip (g_strdelimit (words, "\n", ' '));
}

static void
add_range (JsonBuilder *builder, const char *name, DictumText *text, const DictumRange *range)
{
  g_autofree char *words = dictum_text_get_slice (text, range->start, range->end);

  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "start");
  json_builder_add_int_value (builder, range->start);
  json_builder_set_member_name (builder, "end");
  json_builder_add_int_value (builder, range->end);
  json_builder_set_member_name (builder, "text");
  json_builder_add_string_value (builder, words);
  json_builder_end_object (builder);
}

static void
print_json (DictumText *old_text, DictumText *new_text, GArray *differences)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < differences->len; i++)
    {
      const DictumDifference *difference = &g_array_index (differences, DictumDifference, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "kind");
      json_builder_add_string_value (builder, kind_nicks[difference->stretch.kind]);
      add_range (builder, "old", old_text, &difference->stretch.old_text);
      add_range (builder, "new", new_text, &difference->stretch.new_text);
      json_builder_set_member_name (builder, "tells");
      json_builder_begin_array (builder);
      if (difference->tells & DICTUM_TELLS_NUMBER)
        json_builder_add_string_value (builder, "number");
      if (difference->tells & DICTUM_TELLS_NAME)
        json_builder_add_string_value (builder, "name");
      if (difference->tells & DICTUM_TELLS_CUE)
        json_builder_add_string_value (builder, "cue");
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  dictum_cli_print_json (builder);
}

/* A line a change, with what stands around it: "…the minister [-said-] {+reportedly said+}…". */
static void
print_difference (DictumText *old_text, DictumText *new_text, const DictumDifference *difference)
{
  const DictumStretch *stretch = &difference->stretch;
  gboolean in_old = stretch->kind == DICTUM_STRETCH_MOVED_FROM;
  DictumText *text = in_old ? old_text : new_text;
  int start = in_old ? stretch->old_text.start : stretch->new_text.start;
  DictumRange before = { MAX (0, start - SHOWN_CONTEXT), start };
  g_autofree char *context = get_words (text, &before);
  g_autofree char *olds = get_words (old_text, &stretch->old_text);
  g_autofree char *news = get_words (new_text, &stretch->new_text);
  g_autofree char *tells = dictum_tells_describe (difference->tells);

  switch (stretch->kind)
    {
    case DICTUM_STRETCH_SAME:
      return;
    case DICTUM_STRETCH_MOVED_TO:
      return;
    case DICTUM_STRETCH_MOVED_FROM:
      dictum_cli_print (_ ("moved (%d to %d): %s"), stretch->old_text.start,
                        stretch->new_text.start, olds);
      break;
    case DICTUM_STRETCH_REMOVED:
      dictum_cli_print ("…%s [-%s-]", context, olds);
      break;
    case DICTUM_STRETCH_ADDED:
      dictum_cli_print ("…%s {+%s+}", context, news);
      break;
    case DICTUM_STRETCH_REPLACED:
    default:
      dictum_cli_print ("…%s [-%s-] {+%s+}", context, olds, news);
      break;
    }
  if (tells != NULL)
    dictum_cli_print ("  (%s)", tells);
  dictum_cli_print ("\n");
}

static gboolean
find_versions (DictumCli *cli,
               const DictumArticle *article,
               const DictumVersion **from,
               const DictumVersion **to,
               GError **error)
{
  guint length = article->versions->len;

  *to = dictum_values_get (article->versions, length - 1);
  *from = dictum_values_get (article->versions, length > 1 ? length - 2 : 0);
  if (cli->args[3] != NULL)
    *from = dictum_article_find_version (article, cli->args[3], error);
  if (*from != NULL && cli->args[3] != NULL && cli->args[4] != NULL)
    *to = dictum_article_find_version (article, cli->args[4], error);
  return *from != NULL && *to != NULL;
}

int
dictum_cli_run_compare (DictumCli *cli)
{
  g_autoptr (DictumProject) project = NULL;
  g_autoptr (GArray) differences = NULL;
  g_autoptr (GError) error = NULL;
  const DictumArticle *article;
  const DictumVersion *from, *to;
  DictumText *old_text, *new_text;

  if (!dictum_cli_parse (cli, NULL, 2, 4))
    return DICTUM_CLI_USAGE;
  project = dictum_cli_read (cli->args[1], &error);
  article = project != NULL ? dictum_project_find_article (project, cli->args[2], &error) : NULL;
  if (article == NULL || !find_versions (cli, article, &from, &to, &error))
    return dictum_cli_fail_error (cli, error);

  old_text = dictum_article_get_text (article, from);
  new_text = dictum_article_get_text (article, to);
  differences = dictum_compare_texts (old_text, new_text);
  if (cli->json)
    {
      print_json (old_text, new_text, differences);
      return DICTUM_CLI_OK;
    }
  for (guint i = 0; i < differences->len; i++)
    print_difference (old_text, new_text, &g_array_index (differences, DictumDifference, i));
  if (dictum_differences_count (differences) == 0)
    dictum_cli_print ("%s\n", _ ("Both versions have the same text."));
  return DICTUM_CLI_OK;
}
