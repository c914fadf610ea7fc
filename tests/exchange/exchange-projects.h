/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/dictum-format.h"

/* What the tests of formats share: generated projects, hostile ones, and the way through a format
 * and back. */

/* The same for the same seed. Articles in several scripts, with letters beyond 16 bits, combining
 * marks and writing from right to left; claims that are discontinuous, nested and overlapping, with
 * much or nothing beside their words, some in an older version of their article. */
DictumProject *exchange_new_project (guint32 seed);

/* One article and a few claims and sources, with the words in every text that a person may fill in
 * and that does not have to be in the article. */
DictumProject *exchange_new_hostile (const char *words);

/* Values that break what is not escaped, by a name for each; ends with a name of NULL. What a C
 * string cannot hold is not among them. */
typedef struct
{
  const char *name;
  const char *words;
} ExchangeHostile;

extern const ExchangeHostile exchange_hostile[];
/* The same, harmless, but for a source with a name of a mebibyte. */
DictumProject *exchange_new_long (void);

/* The same articles, people and scale, without claims and sources. */
DictumProject *exchange_new_empty (DictumProject *project);

/* The whole project, written. */
GPtrArray *exchange_write (DictumProject *project, const char *format);
/* Reads into the project, applies the change, and undoes and redoes it. Transfer full. */
DictumImport *exchange_read (DictumProject *project, const char *format, GPtrArray *files);

/* The first file as a string; transfer full. */
char *exchange_get_text (GPtrArray *files);
