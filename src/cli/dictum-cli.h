/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dictum-config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "analysis/dictum-corpus.h"
#include "edit/dictum-duplicates.h"
#include "edit/dictum-edit.h"
#include "load/dictum-load.h"
#include "model/dictum-json-members.h"
#include "query/dictum-claim-table.h"
#include "store/dictum-store.h"

G_BEGIN_DECLS

/* Exit codes of the program. */
#define DICTUM_CLI_OK 0
#define DICTUM_CLI_FAILED 1
#define DICTUM_CLI_USAGE 2

/**
 * DictumCli:
 *
 * One run of one verb: what stands on the command line for every verb. Text goes in and out as
 * UTF-8 whatever the locale is, so that quotes from an article reach it unharmed also where LC_ALL
 * is C.
 */
typedef struct
{
  const char *verb;
  gboolean json;
  char *author;
  GStrv args;              /* what is left behind the verb once options are taken out */
  const char *description; /* under the options of --help; NULL: nothing */
  gpointer data;           /* what callbacks of options get */
} DictumCli;

/* A verb takes its options out of the arguments and returns an exit code. */
typedef int (*DictumVerbFunc) (DictumCli *cli);

typedef struct
{
  const char *name;
  const char *usage;   /* behind the name: "FILE ARTICLE --quote=TEXT" */
  const char *summary; /* one line, untranslated */
  DictumVerbFunc run;
} DictumVerb;

int dictum_cli_run_add (DictumCli *cli);
int dictum_cli_run_archive (DictumCli *cli);
int dictum_cli_run_check (DictumCli *cli);
int dictum_cli_run_compare (DictumCli *cli);
int dictum_cli_run_delete (DictumCli *cli);
int dictum_cli_run_evidence (DictumCli *cli);
int dictum_cli_run_export (DictumCli *cli);
int dictum_cli_run_extract (DictumCli *cli);
int dictum_cli_run_filters (DictumCli *cli);
int dictum_cli_run_import (DictumCli *cli);
int dictum_cli_run_info (DictumCli *cli);
int dictum_cli_run_list (DictumCli *cli);
int dictum_cli_run_lookup (DictumCli *cli);
int dictum_cli_run_mark (DictumCli *cli);
int dictum_cli_run_new (DictumCli *cli);
int dictum_cli_run_rate (DictumCli *cli);
int dictum_cli_run_recover (DictumCli *cli);
int dictum_cli_run_redo (DictumCli *cli);
int dictum_cli_run_related (DictumCli *cli);
int dictum_cli_run_replies (DictumCli *cli);
int dictum_cli_run_reply (DictumCli *cli);
int dictum_cli_run_report (DictumCli *cli);
int dictum_cli_run_review (DictumCli *cli);
int dictum_cli_run_roots (DictumCli *cli);
int dictum_cli_run_search (DictumCli *cli);
int dictum_cli_run_scale (DictumCli *cli);
int dictum_cli_run_set (DictumCli *cli);
int dictum_cli_run_show (DictumCli *cli);
int dictum_cli_run_snapshots (DictumCli *cli);
int dictum_cli_run_sources (DictumCli *cli);
int dictum_cli_run_speakers (DictumCli *cli);
int dictum_cli_run_stats (DictumCli *cli);
int dictum_cli_run_undo (DictumCli *cli);
int dictum_cli_run_validate (DictumCli *cli);
int dictum_cli_run_versions (DictumCli *cli);
int dictum_cli_run_warnings (DictumCli *cli);

/* Options: takes them out of cli->args; entries end with a NULL entry. FALSE: told, exit with
 * USAGE. */
gboolean dictum_cli_parse (DictumCli *cli, const GOptionEntry *entries, guint least, guint most);
int dictum_cli_fail (DictumCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);
int dictum_cli_fail_error (DictumCli *cli, const GError *error);
int dictum_cli_misuse (DictumCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);
void dictum_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
void dictum_cli_print_json (JsonBuilder *builder);
void dictum_cli_print_records (GPtrArray *records);

/* What to load for an argument: a link, a file, or "-" for standard input, which is read. */
DictumLoadRequest *dictum_cli_make_request (const char *argument, GError **error);

/* The articles of a feed, an archive or an export: dictum-cli-choices.c. The two that choose return
 * an array of whether each is wanted. "1,4-6"; NULL with an error when that is none or goes beyond
 * the list. */
gboolean *dictum_cli_choose (const char *words, guint length, GError **error);
/* Those that the project does not have by their link; all of them with everything. */
gboolean *
dictum_cli_choose_new (GPtrArray *choices, DictumDuplicateFinder *finder, gboolean everything);
void dictum_cli_list_choices (DictumCli *cli, DictumProject *project, const DictumLoaded *loaded);

/* Projects: dictum-cli-project.c. A project for reading is what the file has, and needs no lock. */
DictumProject *dictum_cli_read (const char *path, GError **error);
DictumStore *dictum_cli_open (const char *path, GError **error);
DictumCorpus *dictum_cli_read_corpus (const char *path, const char *article, GError **error);
gboolean dictum_cli_apply (DictumStore *store, DictumChange *change, GError **error);
/* Closes the store; prints the error that came before, or of the closing; returns the exit code. */
int dictum_cli_finish (DictumCli *cli, DictumStore *store, const GError *error);
gconstpointer dictum_cli_find_record (DictumProject *project, const char *words, GError **error);
char *dictum_cli_describe_claim (DictumProject *project, const DictumClaim *claim);
char *dictum_cli_describe_chain (DictumProject *project, const DictumClaim *claim);
/* "1:3": where a claim stands. */
char *dictum_cli_number_claim (DictumProject *project, const DictumClaim *claim);
/* "field=value"; FALSE when it is not. */
gboolean dictum_cli_split_field (const char *argument, char **field, const char **value);

/* Filters: dictum-cli-where.c. */
DictumClaimResult *dictum_cli_list_where (DictumProject *project,
                                          const char *where,
                                          DictumClaimOrder order,
                                          GError **error);
gboolean dictum_cli_add_where (DictumProject *project,
                               const char *where,
                               GStrvBuilder *builder,
                               GError **error);
void dictum_cli_tell_count (DictumCli *cli, guint n_claims);

/* Quotes: dictum-cli-quote.c. */
typedef struct
{
  char *exact;
  char *prefix;
  char *suffix;
  int occurrence; /* 1 is the first in the text; 0: not given */
} DictumCliQuote;

void dictum_cli_quote_clear (DictumCliQuote *quote);
/* part: what is before "prefix" in the options that belong to the quote: "", "add-", "source-",
 * "cue-". near: where the claim is, or -1; what stands once in the paragraph there is taken before
 * all else. */
gboolean dictum_cli_find_quote (DictumText *text,
                                const DictumCliQuote *quote,
                                const char *part,
                                int near,
                                DictumRange *range,
                                GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DictumCliQuote, dictum_cli_quote_clear)

G_END_DECLS
