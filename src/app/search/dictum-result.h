/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "query/dictum-search.h"
#include "search/dictum-commands.h"

G_BEGIN_DECLS

typedef enum
{
  DICTUM_RESULT_RECORD,  /* leads to something in the project */
  DICTUM_RESULT_MORE,    /* shows all of a kind */
  DICTUM_RESULT_COMMAND, /* does something */
  DICTUM_RESULT_SEARCH,  /* searches everywhere for the words */
} DictumResultType;

/**
 * DictumResult:
 *
 * One line in what was found: what it says and where it leads. It is made for the rows in view and
 * never altered; all that is in it is its own.
 */
#define DICTUM_TYPE_RESULT (dictum_result_get_type ())
G_DECLARE_FINAL_TYPE (DictumResult, dictum_result, DICTUM, RESULT, GObject)

struct _DictumResult
{
  GObject parent_instance;

  DictumResultType type;
  DictumFoundKind kind; /* of a record, and of “more” */
  char *id;             /* of the article, claim or source; the action of a command */
  int start;            /* the first place in an article’s text, code points; -1 elsewhere */
  int end;

  char *heading; /* each of them NULL when there is nothing to say */
  GArray *heading_marks;
  char *text;
  GArray *text_marks;
  char *caption;
  char *aside;
  const char *icon;
  int source_kind; /* -1 of anything else */
};

/* What was found, with the line it stands in. */
DictumResult *dictum_result_new_found (DictumProject *project,
                                       const DictumFound *found,
                                       DictumSearchWords *words);
/* The same by its name, and by what a source was found by. */
DictumResult *dictum_result_new_named (DictumProject *project,
                                       const DictumFound *found,
                                       DictumSearchWords *words);
DictumResult *dictum_result_new_article (const DictumArticle *article);
DictumResult *dictum_result_new_more (DictumFoundKind kind, guint total);
DictumResult *dictum_result_new_command (const DictumCommand *command, DictumSearchWords *words);
DictumResult *dictum_result_new_search (const char *words);

/* In words, for assistive technology. Transfer full. */
char *dictum_result_describe (DictumResult *self);

G_END_DECLS
