/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

#include "analysis/dictum-due.h"

static const char *const state_nicks[] = { "answered", "overdue", "due-soon", "waiting" };

static void
build (JsonBuilder *builder, const DictumDueReply *due)
{
  json_builder_begin_object (builder);
  dictum_json_add_string (builder, "claim", due->claim->record.id);
  dictum_json_add_string (builder, "id", due->reply->id);
  dictum_json_add_string (builder, "asked", due->reply->asked);
  dictum_json_add_string (builder, "deadline", due->reply->deadline);
  dictum_json_add_string (builder, "state", state_nicks[due->state]);
  json_builder_set_member_name (builder, "attempts");
  json_builder_add_int_value (builder, due->attempts);
  json_builder_end_object (builder);
}

static void
print (DictumProject *project, const DictumDueReply *due, GDateTime *now)
{
  g_autofree char *number = dictum_cli_number_claim (project, due->claim);
  g_autofree char *state = dictum_reply_describe (due->reply, now);

  dictum_cli_print ("%s  %s · %s · ", number,
                    due->reply->asked != NULL ? due->reply->asked : _ ("Somebody"), state);
  dictum_cli_print (ngettext ("asked %u time", "asked %u times", due->attempts), due->attempts);
  dictum_cli_print ("\n");
}

int
dictum_cli_run_replies (DictumCli *cli)
{
  gboolean only_due = FALSE;
  g_autofree char *date = NULL;
  const GOptionEntry entries[] = {
    { "due", 0, 0, G_OPTION_ARG_NONE, &only_due, N_ ("Only what is overdue or due soon"), NULL },
    { "on", 0, 0, G_OPTION_ARG_FILENAME, &date, N_ ("As it is on a day, not today"), N_ ("DATE") },
    { NULL },
  };
  g_autoptr (DictumProject) project = NULL;
  g_autoptr (DictumProjectSnapshot) snapshot = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GError) error = NULL;

  if (!dictum_cli_parse (cli, entries, 1, 1))
    return DICTUM_CLI_USAGE;
  if (date != NULL)
    {
      g_autofree char *morning = g_strconcat (date, "T00:00:00", NULL);
      g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

      now = g_date_time_new_from_iso8601 (morning, zone);
    }
  else
    now = g_date_time_new_now_local ();
  if (now == NULL)
    return dictum_cli_misuse (cli, _ ("“%s” is no date. Write it as 2026-11-14."), date);

  project = dictum_cli_read (cli->args[1], &error);
  if (project == NULL)
    return dictum_cli_fail_error (cli, error);

  snapshot = dictum_project_take_snapshot (project);
  found = dictum_list_due_replies (snapshot->claims, now, only_due);
  json_builder_begin_array (builder);
  for (guint i = 0; i < found->len; i++)
    {
      if (cli->json)
        build (builder, g_ptr_array_index (found, i));
      else
        print (project, g_ptr_array_index (found, i), now);
    }
  json_builder_end_array (builder);
  if (cli->json)
    dictum_cli_print_json (builder);

  return DICTUM_CLI_OK;
}
