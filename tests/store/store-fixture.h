/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/dictum-store.h"

G_BEGIN_DECLS

/* Projects made by chance, from the field tables: a field that is added to a table is in them. */
typedef struct
{
  GRand *rand;
  double density;   /* how likely a member that may be absent is there, 0 to 1 */
  gboolean unknown; /* with members that Dictum does not know */
} Maker;

gpointer maker_value (Maker *maker, const DictumType *type);
DictumProject *maker_project (Maker *maker, guint articles, guint sources, guint claims);
/* Something an editor might do in the project as it is now. */
DictumChange *maker_change (Maker *maker, DictumProject *project);

GBytes *print_project (DictumProject *project);
void assert_same_bytes (GBytes *a, GBytes *b);
DictumChange *make_source_change (const char *id, const char *name);
void apply_source (DictumStore *store, const char *name);
GBytes *read_bytes (const char *path);
char *get_store_path (DictumStore *store);

/* Stores that save when they are told to, in files of the test's own. */
DictumStore *fixture_new_store (void);
GFile *fixture_get_file (const char *name);
DictumStore *fixture_new_named (GFile *file);
DictumStore *fixture_open (GFile *file);
void fixture_close (DictumStore *store);
guint fixture_count_sources (DictumStore *store);

/* Every file that is given is checked against the schema at the end of the program. */
void keep_for_schema (GBytes *bytes);
void add_schema_test (void);

/* Runs the main loop until the condition holds; fails after ten seconds. */
typedef gboolean (*Condition) (gpointer data);
void wait_until (Condition condition, gpointer data);

G_END_DECLS
