/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "analysis/dictum-register.h"
#include "analysis/dictum-said.h"
#include "dictum-cli-sources.h"
#include "edit/dictum-edit-card.h"
#include "edit/dictum-merge.h"
#include "edit/dictum-source-alike.h"

static void
set_string (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
set_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
set_strings (JsonBuilder *builder, const char *name, const char *const *values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < dictum_strings_length (values); i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

/* ---- The registry ---- */

typedef struct
{
  DictumRegister *figures;
  DictumSourceOrder order;
} Sorting;

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const Sorting *sorting = data;

  return dictum_source_compare (*(gpointer const *) a, *(gpointer const *) b, sorting->order,
                                sorting->figures);
}

static void
print_source (const DictumSource *source, const DictumSourceFigures *figures)
{
  dictum_cli_print ("%s · %s · ", source->name,
                    dictum_enum_get_label (&dictum_source_kinds, source->kind));
  if (figures->n_claims == 0)
    dictum_cli_print ("%s", _ ("used nowhere"));
  else
    dictum_cli_print (ngettext ("%'u claim", "%'u claims", figures->n_claims), figures->n_claims);
  if (source->aliases != NULL)
    {
      g_autofree char *aliases = g_strjoinv (", ", source->aliases);

      dictum_cli_print (" · %s", aliases);
    }
  dictum_cli_print ("\n");
}

static void
build_source (JsonBuilder *builder, const DictumSource *source, const DictumSourceFigures *figures)
{
  json_builder_begin_object (builder);
  set_string (builder, "id", source->record.id);
  set_string (builder, "name", source->name);
  set_string (builder, "kind", dictum_enum_get_nick (&dictum_source_kinds, source->kind));
  set_strings (builder, "aliases", (const char *const *) source->aliases);
  set_string (builder, "affiliation", source->affiliation);
  set_int (builder, "claims", figures->n_claims);
  set_int (builder, "said", figures->n_said);
  set_int (builder, "articles", figures->n_articles);
  set_int (builder, "words", figures->words);
  set_string (builder, "last", figures->last);
  json_builder_end_object (builder);
}

static GPtrArray *
filter_sources (DictumProject *project,
                const DictumCliSourceFilter *filter,
                DictumRegister *figures,
                GError **error)
{
  GListModel *all = dictum_project_get_sources (project);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autofree char *words = filter->search != NULL ? dictum_text_fold (filter->search) : NULL;
  int kind = filter->kind != NULL ? dictum_enum_from_nick (&dictum_source_kinds, filter->kind) : -1;

  if (filter->kind != NULL && kind < 0)
    {
      g_autofree char *known = g_strjoinv (", ", (GStrv) dictum_source_kinds.nicks);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("There is no kind “%s”. Choose one of: %s"), filter->kind, known);
      return NULL;
    }
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (all, i);
      const DictumSource *source = dictum_item_get_source (item);

      if ((kind < 0 || source->kind == kind) &&
          (words == NULL || dictum_source_has_words (project, source, words)) &&
          (!filter->unused || dictum_register_get (figures, source->record.id)->n_claims == 0))
        g_ptr_array_add (found, (gpointer) source);
    }

  return g_steal_pointer (&found);
}

int
dictum_cli_list_sources (DictumCli *cli, const DictumCliSourceFilter *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumProject) project = dictum_cli_read (cli->args[1], &error);
  g_autoptr (DictumProjectSnapshot) snapshot = NULL;
  g_autoptr (DictumRegister) figures = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  int order = filter->sort != NULL ? dictum_enum_from_nick (&dictum_source_orders, filter->sort)
                                   : (int) DICTUM_SOURCE_ORDER_NAME;

  if (project == NULL)
    return dictum_cli_fail_error (cli, error);
  if (order < 0)
    {
      g_autofree char *known = g_strjoinv (", ", (GStrv) dictum_source_orders.nicks);

      return dictum_cli_misuse (cli, _ ("Sources cannot be sorted by “%s”. Choose one of: %s"),
                                filter->sort, known);
    }

  snapshot = dictum_project_take_snapshot (project);
  figures = dictum_register_new (snapshot, NULL);
  sources = filter_sources (project, filter, figures, &error);
  if (sources == NULL)
    return dictum_cli_fail_error (cli, error);
  g_ptr_array_sort_with_data (sources, compare_cb,
                              &(Sorting) { figures, (DictumSourceOrder) order });

  json_builder_begin_array (builder);
  for (guint i = 0; i < sources->len; i++)
    {
      const DictumSource *source = g_ptr_array_index (sources, i);
      const DictumSourceFigures *of = dictum_register_get (figures, source->record.id);

      build_source (builder, source, of);
      if (!cli->json)
        print_source (source, of);
    }
  json_builder_end_array (builder);
  if (cli->json)
    dictum_cli_print_json (builder);

  return DICTUM_CLI_OK;
}

/* ---- What one said ---- */

static void
build_counts (JsonBuilder *builder, const char *name, const DictumEnum *names, const guint *counts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (guint i = 0; i < dictum_enum_length (names); i++)
    set_int (builder, names->nicks[i], counts[i]);
  json_builder_end_object (builder);
}

static void
build_entry (JsonBuilder *builder, DictumProject *project, const DictumSaidEntry *entry)
{
  const DictumAttribution *link = dictum_values_get (entry->claim->attributions, entry->link);
  g_autofree char *quote = dictum_claim_get_quote (entry->claim);
  g_autofree char *number = dictum_cli_number_claim (project, entry->claim);

  json_builder_begin_object (builder);
  set_string (builder, "claim", entry->claim->record.id);
  set_string (builder, "number", number);
  set_string (builder, "quote", quote);
  set_string (builder, "article", entry->claim->article);
  set_int (builder, "link", entry->link + 1);
  json_builder_set_member_name (builder, "passedOn");
  json_builder_add_boolean_value (builder, entry->passed_on);
  set_int (builder, "words", entry->words);
  set_string (builder, "cue", link->cue != NULL ? link->cue->exact : NULL);
  set_string (builder, "manner", dictum_enum_get_nick (&dictum_manners, link->manner));
  set_string (builder, "stance", dictum_enum_get_nick (&dictum_stances, link->stance));
  set_string (builder, "polarity", dictum_enum_get_nick (&dictum_polarities, link->polarity));
  json_builder_end_object (builder);
}

static void
print_said_json (DictumProject *project, const DictumSource *source, const DictumSaid *said)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  set_string (builder, "source", source->record.id);
  set_string (builder, "name", source->name);
  set_int (builder, "claims", said->entries->len);
  set_int (builder, "passedOn", said->n_passed_on);
  build_counts (builder, "manners", &dictum_manners, said->manners);
  build_counts (builder, "stances", &dictum_stances, said->stances);
  build_counts (builder, "polarities", &dictum_polarities, said->polarities);
  json_builder_set_member_name (builder, "articles");
  json_builder_begin_array (builder);
  for (guint i = 0; i < said->articles->len; i++)
    {
      const DictumSaidArticle *article = g_ptr_array_index (said->articles, i);

      json_builder_begin_object (builder);
      set_string (builder, "id", article->article->record.id);
      set_string (builder, "title", article->article->title);
      set_string (builder, "date", article->date);
      set_int (builder, "claims", article->n_claims);
      set_int (builder, "allClaims", article->n_all_claims);
      set_int (builder, "words", article->words);
      set_int (builder, "attributedWords", article->attributed_words);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "entries");
  json_builder_begin_array (builder);
  for (guint i = 0; i < said->entries->len; i++)
    build_entry (builder, project, g_ptr_array_index (said->entries, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dictum_cli_print_json (builder);
}

static void
print_article (const DictumSaidArticle *article)
{
  dictum_cli_print ("%s",
                    article->article->title != NULL ? article->article->title : _ ("Untitled"));
  if (article->article->publisher != NULL)
    dictum_cli_print (" · %s", article->article->publisher);
  if (article->date != NULL)
    dictum_cli_print (" · %s", article->date);
  dictum_cli_print (" · ");
  dictum_cli_print (_ ("%u of %u claims, %d of %d attributed words"), article->n_claims,
                    article->n_all_claims, article->words, article->attributed_words);
  dictum_cli_print ("\n");
}

static void
print_entry (DictumProject *project, const DictumSaidEntry *entry)
{
  const DictumAttribution *link = dictum_values_get (entry->claim->attributions, entry->link);
  g_autofree char *quote = dictum_claim_get_quote (entry->claim);
  g_autofree char *number = dictum_cli_number_claim (project, entry->claim);

  dictum_cli_print ("  %s  %s · %s", number, quote,
                    dictum_enum_get_label (&dictum_manners, link->manner));
  if (link->stance != DICTUM_STANCE_NEUTRAL)
    dictum_cli_print (" · %s", dictum_enum_get_label (&dictum_stances, link->stance));
  if (link->polarity != DICTUM_POLARITY_AFFIRMED)
    dictum_cli_print (" · %s", dictum_enum_get_label (&dictum_polarities, link->polarity));
  if (entry->passed_on)
    dictum_cli_print (" · %s", _ ("passed on"));
  dictum_cli_print ("\n");
}

int
dictum_cli_show_said (DictumCli *cli, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumProject) project = dictum_cli_read (cli->args[1], &error);
  const DictumSource *source = project != NULL ? dictum_project_find_source (project, name, &error)
                                               : NULL;
  g_autoptr (DictumProjectSnapshot) snapshot = NULL;
  g_autoptr (DictumSaid) said = NULL;
  guint article = G_MAXUINT;

  if (source == NULL)
    return dictum_cli_fail_error (cli, error);

  snapshot = dictum_project_take_snapshot (project);
  said = dictum_said_new (snapshot, source->record.id, NULL);
  if (cli->json)
    {
      print_said_json (project, source, said);
      return DICTUM_CLI_OK;
    }
  if (said->entries->len == 0)
    dictum_cli_print ("%s\n", _ ("This source is used nowhere."));
  for (guint i = 0; i < said->entries->len; i++)
    {
      const DictumSaidEntry *entry = g_ptr_array_index (said->entries, i);

      if (entry->article != article)
        print_article (g_ptr_array_index (said->articles, entry->article));
      article = entry->article;
      print_entry (project, entry);
    }

  return DICTUM_CLI_OK;
}

/* ---- Affiliation ---- */

static void
print_node (DictumCli *cli, JsonBuilder *builder, const DictumAffiliate *node, const char *self)
{
  json_builder_begin_object (builder);
  set_string (builder, "id", node->source->record.id);
  set_string (builder, "name", node->source->name);
  set_int (builder, "depth", node->depth);
  json_builder_end_object (builder);
  if (!cli->json)
    dictum_cli_print ("%*s%s%s\n", (int) node->depth * 2, "", node->source->name,
                      g_strcmp0 (node->source->record.id, self) == 0 ? " *" : "");
}

int
dictum_cli_show_tree (DictumCli *cli, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumProject) project = dictum_cli_read (cli->args[1], &error);
  const DictumSource *source = project != NULL ? dictum_project_find_source (project, name, &error)
                                               : NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GArray) tree = NULL;

  if (source == NULL)
    return dictum_cli_fail_error (cli, error);

  tree = dictum_source_list_affiliates (project, source->record.id);
  json_builder_begin_array (builder);
  for (guint i = 0; i < tree->len; i++)
    print_node (cli, builder, &g_array_index (tree, DictumAffiliate, i), source->record.id);
  json_builder_end_array (builder);
  if (cli->json)
    dictum_cli_print_json (builder);

  return DICTUM_CLI_OK;
}

/* ---- Sources that may be one ---- */

int
dictum_cli_show_alike (DictumCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumProject) project = dictum_cli_read (cli->args[1], &error);
  g_autoptr (DictumProjectSnapshot) snapshot = NULL;
  g_autoptr (GPtrArray) alikes = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  static const char *const reasons[] = { "identifier", "name",    "alias",
                                         "acronym",    "surname", "spelling" };

  if (project == NULL)
    return dictum_cli_fail_error (cli, error);

  snapshot = dictum_project_take_snapshot (project);
  alikes = dictum_sources_find_alike (snapshot->sources, NULL);
  json_builder_begin_array (builder);
  for (guint i = 0; i < alikes->len; i++)
    {
      const DictumAlike *alike = g_ptr_array_index (alikes, i);
      g_autofree char *why = dictum_alike_describe (alike);

      json_builder_begin_object (builder);
      set_string (builder, "one", alike->one->name);
      set_string (builder, "other", alike->other->name);
      set_strings (builder, "ids",
                   (const char *const[]) { alike->one->record.id, alike->other->record.id, NULL });
      set_string (builder, "reason", reasons[alike->reason]);
      set_string (builder, "explanation", why);
      json_builder_end_object (builder);
      if (!cli->json)
        dictum_cli_print ("%s = %s · %s\n", alike->one->name, alike->other->name, why);
    }
  json_builder_end_array (builder);
  if (cli->json)
    dictum_cli_print_json (builder);
  else if (alikes->len == 0)
    dictum_cli_print ("%s\n", _ ("No two sources look alike."));

  return DICTUM_CLI_OK;
}

/* ---- What a merge would do ---- */

static void
build_field (JsonBuilder *builder, const DictumMergeField *field)
{
  json_builder_begin_object (builder);
  set_string (builder, "field", field->field);
  json_builder_set_member_name (builder, "values");
  json_builder_begin_array (builder);
  for (guint i = 0; i < field->values->len; i++)
    {
      const DictumMergeValue *value = g_ptr_array_index (field->values, i);

      json_builder_begin_object (builder);
      set_string (builder, "source", value->source);
      set_string (builder, "text", value->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_plan (const DictumMergePlan *plan)
{
  g_autofree char *aliases = g_strjoinv (", ", plan->aliases);

  dictum_cli_print (ngettext ("%u claim moves", "%u claims move", plan->n_claims), plan->n_claims);
  dictum_cli_print ("\n");
  if (*aliases != '\0')
    dictum_cli_print (_ ("New aliases: %s"), aliases);
  if (*aliases != '\0')
    dictum_cli_print ("\n");
  for (guint i = 0; i < plan->fields->len; i++)
    {
      const DictumMergeField *field = g_ptr_array_index (plan->fields, i);

      dictum_cli_print ("%s (%s):", field->label, field->field);
      for (guint j = 0; j < field->values->len; j++)
        {
          const DictumMergeValue *value = g_ptr_array_index (field->values, j);

          dictum_cli_print (j > 0 ? " | %s" : " %s", value->text);
        }
      dictum_cli_print ("\n");
    }
}

void
dictum_cli_show_merge_plan (DictumCli *cli,
                            DictumProject *project,
                            const char *into,
                            const char *const *others,
                            GError **error)
{
  g_autoptr (DictumMergePlan) plan = dictum_merge_plan_new (project, into, others, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (plan == NULL)
    return;
  if (!cli->json)
    {
      print_plan (plan);
      return;
    }

  json_builder_begin_object (builder);
  set_int (builder, "claims", plan->n_claims);
  set_int (builder, "members", plan->n_members);
  set_int (builder, "identifiers", plan->n_identifiers);
  set_strings (builder, "aliases", (const char *const *) plan->aliases);
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; i < plan->fields->len; i++)
    build_field (builder, g_ptr_array_index (plan->fields, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dictum_cli_print_json (builder);
}
