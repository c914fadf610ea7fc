/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

#include "query/dictum-claim-search.h"

/* Claims that fit a filter, for the verbs that take one instead of a list of claims. */

/**
 * dictum_cli_list_where:
 * @project: a project
 * @where: (nullable): a filter; NULL is all claims
 * @order: how to sort and group
 * @error: says where the filter is wrong
 *
 * Returns: (transfer full) (nullable): the claims that fit
 */
DictumClaimResult *
dictum_cli_list_where (DictumProject *project,
                       const char *where,
                       DictumClaimOrder order,
                       GError **error)
{
  g_autoptr (DictumClaimQuery) query = dictum_claim_query_parse (where, error);

  return query != NULL ? dictum_project_list_claims (project, query, order) : NULL;
}

/**
 * dictum_cli_add_where:
 * @project: a project
 * @where: a filter
 * @builder: gets the ids of the claims that fit, in the order of the articles
 *
 * Returns: whether any fits; else an error
 */
gboolean
dictum_cli_add_where (DictumProject *project,
                      const char *where,
                      GStrvBuilder *builder,
                      GError **error)
{
  g_autoptr (DictumClaimResult)
      result = dictum_cli_list_where (project, where, (DictumClaimOrder) { 0 }, error);
  guint length = result != NULL ? dictum_claim_result_get_n_items (result) : 0;

  for (guint i = 0; i < length; i++)
    g_strv_builder_add (builder, dictum_claim_result_get_claim (result, i)->record.id);
  if (result != NULL && length == 0)
    g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
                 _ ("No claim fits the filter “%s”. Nothing is changed."), where);

  return length > 0;
}

/* What was done to how many, where a filter said which. */
void
dictum_cli_tell_count (DictumCli *cli, guint n_claims)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      dictum_cli_print (ngettext ("%u claim\n", "%u claims\n", n_claims), n_claims);
      return;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "claims");
  json_builder_add_int_value (builder, n_claims);
  json_builder_end_object (builder);
  dictum_cli_print_json (builder);
}
