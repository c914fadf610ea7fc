/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include <math.h>
#include <string.h>

#include "dictum-cli.h"

#include "edit/dictum-edit-scale.h"

static void
build_scale (JsonBuilder *builder, const DictumRatingScale *scale, GHashTable *counts)
{
  json_builder_begin_object (builder);
  dictum_json_add_string (builder, "name", scale->name);
  json_builder_set_member_name (builder, "values");
  json_builder_begin_array (builder);
  for (guint i = 0; i < dictum_values_length (scale->values); i++)
    {
      const DictumScaleValue *value = dictum_values_get (scale->values, i);

      json_builder_begin_object (builder);
      dictum_json_add_string (builder, "id", value->id);
      dictum_json_add_string (builder, "label", value->label);
      dictum_json_add_string (builder, "colour", value->colour);
      if (!isnan (value->number))
        {
          json_builder_set_member_name (builder, "numericValue");
          json_builder_add_double_value (builder, value->number);
        }
      dictum_json_add_string (builder, "description", value->description);
      if (counts != NULL)
        {
          json_builder_set_member_name (builder, "ratings");
          json_builder_add_int_value (builder,
                                      GPOINTER_TO_UINT (g_hash_table_lookup (counts, value->id)));
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_scale (const DictumRatingScale *scale, GHashTable *counts)
{
  dictum_cli_print ("%s\n", scale->name);
  for (guint i = 0; i < dictum_values_length (scale->values); i++)
    {
      const DictumScaleValue *value = dictum_values_get (scale->values, i);
      guint n = counts != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (counts, value->id)) : 0;

      dictum_cli_print ("  %-20s %s", value->id, value->label);
      if (!isnan (value->number))
        dictum_cli_print (" · %g", value->number);
      if (n > 0)
        {
          dictum_cli_print (" · ");
          dictum_cli_print (ngettext ("%u rating", "%u ratings", n), n);
        }
      dictum_cli_print ("\n");
    }
}

static int
list_presets (DictumCli *cli)
{
  const char *const *names = dictum_rating_scale_list_presets ();
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (DictumRatingScale) scale = dictum_rating_scale_new_preset (names[i]);

      if (cli->json)
        build_scale (builder, scale, NULL);
      else
        print_scale (scale, NULL);
    }
  json_builder_end_array (builder);
  if (cli->json)
    dictum_cli_print_json (builder);

  return DICTUM_CLI_OK;
}

static int
show_scale (DictumCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumProject) project = dictum_cli_read (cli->args[1], &error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GHashTable) counts = NULL;
  const DictumSettings *settings;

  if (project == NULL)
    return dictum_cli_fail_error (cli, error);

  settings = dictum_project_get_settings (project);
  if (settings->desk == NULL || settings->desk->rating_scale == NULL)
    return dictum_cli_fail (cli, "%s", _ ("The project has no rating scale. Give it a --preset."));

  counts = dictum_project_count_ratings (project);
  if (!cli->json)
    {
      print_scale (settings->desk->rating_scale, counts);
      return DICTUM_CLI_OK;
    }
  build_scale (builder, settings->desk->rating_scale, counts);
  dictum_cli_print_json (builder);

  return DICTUM_CLI_OK;
}

static const char *
get_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
                 json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static DictumScaleValue *
read_value (JsonNode *node)
{
  DictumScaleValue *value = dictum_value_new (&dictum_scale_value_type);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *number;

  if (object == NULL)
    return value;

  g_set_str (&value->id, get_member (object, "id"));
  g_set_str (&value->label, get_member (object, "label"));
  g_set_str (&value->colour, get_member (object, "colour"));
  g_set_str (&value->description, get_member (object, "description"));
  number = json_object_get_member (object, "numericValue");
  if (number != NULL && JSON_NODE_HOLDS_VALUE (number) &&
      json_node_get_value_type (number) != G_TYPE_STRING)
    value->number = json_node_get_double (number);

  return value;
}

/* A scale as it stands in a project file, under settings. */
static DictumRatingScale *
read_scale (const char *path, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (DictumRatingScale) scale = NULL;
  JsonNode *root, *values;
  JsonObject *object;

  if (!json_parser_load_from_file (parser, path, error))
    return NULL;

  root = json_parser_get_root (parser);
  object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  values = object != NULL ? json_object_get_member (object, "values") : NULL;
  if (values == NULL || !JSON_NODE_HOLDS_ARRAY (values))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("“%s” is no rating scale. “dictum-cli scale --json” prints one."), path);
      return NULL;
    }

  scale = dictum_value_new (&dictum_rating_scale_type);
  g_set_str (&scale->name, get_member (object, "name"));
  for (guint i = 0; i < json_array_get_length (json_node_get_array (values)); i++)
    dictum_values_add (&scale->values,
                       read_value (json_array_get_element (json_node_get_array (values), i)));

  return g_steal_pointer (&scale);
}

static DictumRatingScale *
make_scale (const char *preset, const char *path, GError **error)
{
  const char *const *names = dictum_rating_scale_list_presets ();
  g_autofree char *known = g_strjoinv (", ", (GStrv) names);
  DictumRatingScale *scale;

  if (path != NULL)
    return read_scale (path, error);

  scale = dictum_rating_scale_new_preset (preset);
  if (scale == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 _ ("There is no preset “%s”. There are: %s"), preset, known);
  return scale;
}

static GStrv
read_mapping (GStrv pairs, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; pairs != NULL && pairs[i] != NULL; i++)
    {
      const char *sign = strchr (pairs[i], '=');

      if (sign == NULL)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _ ("“%s” is not OLD=NEW."),
                       pairs[i]);
          return NULL;
        }
      g_strv_builder_take (builder, g_strndup (pairs[i], (gsize) (sign - pairs[i])));
      g_strv_builder_add (builder, sign + 1);
    }

  return g_strv_builder_end (builder);
}

int
dictum_cli_run_scale (DictumCli *cli)
{
  g_autofree char *preset = NULL;
  g_autofree char *path = NULL;
  g_auto (GStrv) pairs = NULL;
  g_auto (GStrv) mapping = NULL;
  gboolean presets = FALSE;
  const GOptionEntry entries[] = {
    { "presets", 0, 0, G_OPTION_ARG_NONE, &presets, N_ ("List the scales that come with Dictum"),
      NULL },
    { "preset", 0, 0, G_OPTION_ARG_FILENAME, &preset, N_ ("Take one of those"), N_ ("NAME") },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &path, N_ ("Take a scale from a JSON file"),
      N_ ("PATH") },
    { "map", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &pairs,
      N_ ("What takes the place of a value that goes"), N_ ("OLD=NEW") },
    { NULL },
  };
  g_autoptr (DictumStore) store = NULL;
  g_autoptr (DictumRatingScale) scale = NULL;
  g_autoptr (GError) error = NULL;

  if (!dictum_cli_parse (cli, entries, 0, 1))
    return DICTUM_CLI_USAGE;
  if (presets)
    return list_presets (cli);
  if (cli->args[1] == NULL)
    return dictum_cli_misuse (cli, "%s", _ ("Give a project, or --presets."));
  if (preset != NULL && path != NULL)
    return dictum_cli_misuse (cli, "%s", _ ("Give only one of --preset and --from."));
  if (preset == NULL && path == NULL)
    return show_scale (cli);

  scale = make_scale (preset, path, &error);
  if (scale != NULL)
    mapping = read_mapping (pairs, &error);
  if (mapping != NULL)
    store = dictum_cli_open (cli->args[1], &error);
  if (store == NULL)
    return dictum_cli_fail_error (cli, error);

  dictum_cli_apply (store,
                    dictum_edit_set_scale (dictum_store_get_project (store), scale,
                                           (const char *const *) mapping, cli->author, &error),
                    &error);

  return dictum_cli_finish (cli, store, error);
}
