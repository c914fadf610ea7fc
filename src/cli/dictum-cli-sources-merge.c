/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include <string.h>

#include "dictum-cli-sources.h"
#include "edit/dictum-merge.h"

/* "A,B" is two sources, unless one is called so. */
static GStrv
find_ids (DictumProject *project, GStrv names, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      const DictumSource *source = dictum_project_find_source (project, names[i], NULL);
      g_auto (GStrv) parts = g_strsplit (names[i], ",", source != NULL ? 1 : -1);

      for (guint j = 0; parts[j] != NULL; j++)
        {
          source = dictum_project_find_source (project, g_strstrip (parts[j]), error);
          if (source == NULL)
            return NULL;
          g_strv_builder_add (builder, source->record.id);
        }
    }

  return g_strv_builder_end (builder);
}

/* "--take description=NAME": whose value is kept. */
static GHashTable *
read_choices (DictumProject *project, GStrv take, GError **error)
{
  g_autoptr (GHashTable) choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; take != NULL && take[i] != NULL; i++)
    {
      g_autofree char *field = NULL;
      const char *name;
      const DictumSource *source;

      if (!dictum_cli_split_field (take[i], &field, &name))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       _ ("“%s” is not FIELD=SOURCE."), take[i]);
          return NULL;
        }
      source = dictum_project_find_source (project, name, error);
      if (source == NULL)
        return NULL;
      g_hash_table_insert (choices, g_steal_pointer (&field), g_strdup (source->record.id));
    }

  return g_steal_pointer (&choices);
}

gboolean
dictum_cli_merge_sources (DictumCli *cli,
                          DictumStore *store,
                          GStrv names,
                          const char *into,
                          GStrv take,
                          gboolean preview,
                          GError **error)
{
  DictumProject *project = dictum_store_get_project (store);
  const DictumSource *target = dictum_project_find_source (project, into, error);
  g_auto (GStrv) others = target != NULL ? find_ids (project, names, error) : NULL;
  g_autoptr (GHashTable) choices = others != NULL ? read_choices (project, take, error) : NULL;

  if (choices == NULL)
    return FALSE;
  if (preview)
    {
      dictum_cli_show_merge_plan (cli, project, target->record.id, (const char *const *) others,
                                  error);
      return TRUE;
    }

  return dictum_cli_apply (store,
                           dictum_edit_merge_choosing (project, target->record.id,
                                                       (const char *const *) others, choices,
                                                       cli->author, error),
                           error);
}

/* The links of a claim that rest on the source: all, or the one that was named, "1:3/2". */
static gboolean
add_places (DictumProject *project,
            const DictumSource *source,
            const char *words,
            GArray *places,
            GError **error)
{
  const char *slash = strchr (words, '/');
  g_autofree char *name = slash != NULL ? g_strndup (words, slash - words) : g_strdup (words);
  guint64 wanted = slash != NULL ? g_ascii_strtoull (slash + 1, NULL, 10) : 0;
  const DictumClaim *claim = dictum_project_find_claim (project, name, error);
  guint before = places->len;

  if (claim == NULL)
    return FALSE;

  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i);
      DictumLinkPlace place = { claim->record.id, i };

      if (g_strcmp0 (link->source, source->record.id) == 0 &&
          (slash == NULL || wanted == (guint64) i + 1))
        g_array_append_val (places, place);
    }
  if (places->len == before)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   /* Translators: a claim's number, then a source's name. */
                   _ ("%s does not rest on “%s”."), words, source->name);
      return FALSE;
    }

  return TRUE;
}

gboolean
dictum_cli_split_source (DictumCli *cli,
                         DictumStore *store,
                         const char *name,
                         const char *as,
                         GStrv claims,
                         GStrv aliases,
                         GError **error)
{
  DictumProject *project = dictum_store_get_project (store);
  const DictumSource *source = dictum_project_find_source (project, name, error);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (DictumLinkPlace));

  if (source == NULL)
    return FALSE;
  for (guint i = 0; claims != NULL && claims[i] != NULL; i++)
    if (!add_places (project, source, claims[i], places, error))
      return FALSE;

  return dictum_cli_apply (
      store,
      dictum_edit_split_source (project, source->record.id, as,
                                (const DictumLinkPlace *) (gconstpointer) places->data, places->len,
                                (const char *const *) aliases, cli->author, error),
      error);
}

gboolean
dictum_cli_tell_sources_apart (DictumCli *cli,
                               DictumStore *store,
                               GStrv names,
                               gboolean distinct,
                               GError **error)
{
  DictumProject *project = dictum_store_get_project (store);
  g_auto (GStrv) ids = find_ids (project, names, error);

  return ids != NULL &&
         dictum_cli_apply (store,
                           dictum_edit_set_distinct (project, (const char *const *) ids, distinct,
                                                     cli->author, error),
                           error);
}
