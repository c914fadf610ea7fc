/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dictum-cli.h"

G_BEGIN_DECLS

/* Which sources are listed, and how. Everything may be NULL. */
typedef struct
{
  char *kind;
  char *search;
  char *sort;
  gboolean unused;
} DictumCliSourceFilter;

/* What "dictum-cli sources" tells without altering anything: dictum-cli-sources-show.c. They read
 * the file alone, print, and return an exit code. */
int dictum_cli_list_sources (DictumCli *cli, const DictumCliSourceFilter *filter);
int dictum_cli_show_said (DictumCli *cli, const char *name);
int dictum_cli_show_tree (DictumCli *cli, const char *name);
int dictum_cli_show_alike (DictumCli *cli);
/* others: ids, ends with NULL. */
void dictum_cli_show_merge_plan (DictumCli *cli,
                                 DictumProject *project,
                                 const char *into,
                                 const char *const *others,
                                 GError **error);

/* Merging and splitting: dictum-cli-sources-merge.c. The arguments are as they were given. */
gboolean dictum_cli_merge_sources (DictumCli *cli,
                                   DictumStore *store,
                                   GStrv names,
                                   const char *into,
                                   GStrv take,
                                   gboolean preview,
                                   GError **error);
gboolean dictum_cli_split_source (DictumCli *cli,
                                  DictumStore *store,
                                  const char *name,
                                  const char *as,
                                  GStrv claims,
                                  GStrv aliases,
                                  GError **error);
gboolean dictum_cli_tell_sources_apart (DictumCli *cli,
                                        DictumStore *store,
                                        GStrv names,
                                        gboolean distinct,
                                        GError **error);

G_END_DECLS
