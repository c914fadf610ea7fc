/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"
#include "edit/dictum-edit-card.h"
#include "lookup/dictum-lookup-json.h"

typedef struct
{
  char *service;
  char *language;
  gboolean yes;
  gboolean again;
  char *take; /* the id of the one that a source is */
  char *file; /* of the project that the source is in */
  char *of;   /* the source; NULL: the one that is called as was looked up */
} Options;

static void
clear_options (Options *options)
{
  g_free (options->service);
  g_free (options->language);
  g_free (options->take);
  g_free (options->file);
  g_free (options->of);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static void
print_json (const Options *options, const DictumLookup *lookup)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dictum_json_add_string (builder, "words", lookup->words);
  dictum_json_add_string (builder, "asked", lookup->asked);
  json_builder_set_member_name (builder, "kept");
  json_builder_add_boolean_value (builder, lookup->kept);
  json_builder_set_member_name (builder, "entities");
  json_builder_begin_array (builder);
  for (guint i = 0; i < lookup->entities->len; i++)
    {
      const DictumEntity *entity = g_ptr_array_index (lookup->entities, i);
      g_autofree char *url = dictum_lookup_get_url (options->service, entity->id);

      json_builder_begin_object (builder);
      dictum_entity_add_json (entity, builder);
      dictum_json_add_string (builder, "url", url);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dictum_cli_print_json (builder);
}

static void
print_list (const char *label, GStrv values)
{
  g_autofree char *joined = g_strjoinv (", ", values);

  if (*joined != '\0')
    dictum_cli_print ("    %s: %s\n", label, joined);
}

static void
print_text (const DictumLookup *lookup)
{
  if (lookup->kept)
    dictum_cli_print (_ ("As answered on %s. Ask anew with --again.\n"), lookup->asked);
  if (lookup->entities->len == 0)
    dictum_cli_print (_ ("Nobody and nothing there is called “%s”.\n"), lookup->words);
  for (guint i = 0; i < lookup->entities->len; i++)
    {
      const DictumEntity *entity = g_ptr_array_index (lookup->entities, i);

      dictum_cli_print ("%s  %s", entity->id, entity->label);
      if (entity->description != NULL)
        dictum_cli_print (" · %s", entity->description);
      dictum_cli_print ("\n");
      if (entity->official_name != NULL)
        dictum_cli_print ("    %s: %s\n", _ ("Official name"), entity->official_name);
      print_list (_ ("Also called"), entity->aliases);
      print_list (_ ("Is"), entity->kinds);
      print_list (_ ("Positions"), entity->positions);
      print_list (_ ("Member of"), entity->memberships);
    }
}

static const DictumEntity *
find_entity (const DictumLookup *lookup, const char *id)
{
  for (guint i = 0; i < lookup->entities->len; i++)
    {
      const DictumEntity *entity = g_ptr_array_index (lookup->entities, i);

      if (g_ascii_strcasecmp (entity->id, id) == 0)
        return entity;
    }

  return NULL;
}

/* Identifier, description and aliases of the one that is meant, as one change. */
static int
take (DictumCli *cli, const Options *options, const DictumLookup *lookup)
{
  g_autoptr (GError) error = NULL;
  const DictumEntity *entity = find_entity (lookup, options->take);
  g_autoptr (DictumStore) store = NULL;
  DictumProject *project;
  const DictumSource *source;

  if (entity == NULL)
    return dictum_cli_fail (cli, _ ("%s is not among those that were found."), options->take);

  store = dictum_cli_open (options->file, &error);
  project = store != NULL ? dictum_store_get_project (store) : NULL;
  source = project != NULL ? dictum_project_find_source (
                                 project, options->of != NULL ? options->of : lookup->words, &error)
                           : NULL;
  if (source != NULL)
    dictum_cli_apply (
        store,
        dictum_edit_identify_source (project, source->record.id, "wikidata", entity->id,
                                     source->description == NULL ? entity->description : NULL,
                                     (const char *const *) entity->aliases, cli->author, &error),
        &error);

  return dictum_cli_finish (cli, store, error);
}

int
dictum_cli_run_lookup (DictumCli *cli)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "yes", 0, 0, G_OPTION_ARG_NONE, &options.yes,
      N_ ("Send it; without this, only say what would be sent"), NULL },
    { "again", 0, 0, G_OPTION_ARG_NONE, &options.again,
      N_ ("Ask although there is an earlier answer"), NULL },
    { "service", 0, 0, G_OPTION_ARG_FILENAME, &options.service,
      N_ ("Ask this Wikibase rather than Wikidata"), N_ ("URL") },
    { "language", 0, 0, G_OPTION_ARG_FILENAME, &options.language,
      N_ ("Of names and descriptions; English without it"), N_ ("CODE") },
    { "take", 0, 0, G_OPTION_ARG_FILENAME, &options.take,
      N_ ("Keep this one as what the source is, with its aliases"), N_ ("ID") },
    { "keep-in", 0, 0, G_OPTION_ARG_FILENAME, &options.file, N_ ("The project of the source"),
      N_ ("FILE") },
    { "of", 0, 0, G_OPTION_ARG_FILENAME, &options.of,
      N_ ("The source; without it, the one called as was looked up"), N_ ("NAME") },
    { NULL },
  };
  g_autoptr (DictumLookup) lookup = NULL;
  g_autoptr (GError) error = NULL;
  const char *words;

  if (!dictum_cli_parse (cli, entries, 1, 1))
    return DICTUM_CLI_USAGE;
  if ((options.take != NULL) != (options.file != NULL))
    return dictum_cli_misuse (cli, "%s", _ ("--take and --keep-in go together."));

  words = cli->args[1];
  if (!options.again)
    lookup = dictum_lookup_recall (options.service, words, options.language);
  if (lookup == NULL && !options.yes)
    {
      g_autofree char *sent = dictum_lookup_describe (options.service, words, options.language);

      dictum_cli_print ("%s\n%s\n", sent, _ ("Nothing was sent. Add --yes to do it."));
      return DICTUM_CLI_OK;
    }
  if (lookup == NULL)
    lookup = dictum_lookup_ask (options.service, words, options.language, NULL, &error);
  if (lookup == NULL)
    return dictum_cli_fail_error (cli, error);
  if (cli->json)
    print_json (&options, lookup);
  else
    print_text (lookup);

  return options.take != NULL ? take (cli, &options, lookup) : DICTUM_CLI_OK;
}
