/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "edit/dictum-edit.h"

G_BEGIN_DECLS

/* Several sources that are one, and one that is several. Merging keeps one of them. Names and
 * aliases of the others become its aliases, their identifiers and notes are added to its own, and
 * all that refers to them refers to it. Of every other field it keeps its own value, or takes the
 * first of the others' where it has none; where they differ, the editor may say whose is kept. */

/* One of the values that a field has, and whose it is. */
typedef struct
{
  char *source; /* id of the first source that has it */
  char *text;   /* as it is shown */
} DictumMergeValue;

/* A field in which the sources differ. */
typedef struct
{
  char *field;       /* "description", "anonymity.groundRules": its name in the file */
  const char *label; /* as it is shown */
  GPtrArray *values; /* of DictumMergeValue; the first one is kept unless another is chosen */
} DictumMergeField;

/* What merging would do. */
typedef struct
{
  guint n_claims;      /* that come to rest on the source that stays */
  guint n_members;     /* sources that come to be affiliated with it */
  guint n_identifiers; /* that it gets */
  GStrv aliases;       /* that it gets; never NULL */
  GPtrArray *fields;   /* of DictumMergeField */
} DictumMergePlan;

DictumMergePlan *dictum_merge_plan_new (DictumProject *project,
                                        const char *into,
                                        const char *const *others,
                                        GError **error);
void dictum_merge_plan_free (DictumMergePlan *self);
/* choices: by a field's name the id of the source whose value is kept; NULL: the first of each. */
DictumChange *dictum_edit_merge_choosing (DictumProject *project,
                                          const char *into,
                                          const char *const *others,
                                          GHashTable *choices,
                                          const char *author,
                                          GError **error);

/* A link of a claim's chain. */
typedef struct
{
  const char *claim; /* id */
  guint link;        /* counts from the outermost, 0 */
} DictumLinkPlace;

/* Makes a second source of one: it gets the name, those of the aliases and what rests on the first
 * one at those places; kind, affiliation, role and status are copied. The two are told apart from
 * then on. The change's first entry is the new source. */
DictumChange *dictum_edit_split_source (DictumProject *project,
                                        const char *source,
                                        const char *name,
                                        const DictumLinkPlace *places,
                                        guint n_places,
                                        const char *const *aliases,
                                        const char *author,
                                        GError **error);

/* Remembers that sources that look alike are different ones, each from each; or forgets it. */
DictumChange *dictum_edit_set_distinct (DictumProject *project,
                                        const char *const *sources,
                                        gboolean distinct,
                                        const char *author,
                                        GError **error);
gboolean dictum_sources_are_distinct (const DictumSource *one, const DictumSource *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumMergePlan, dictum_merge_plan_free)

G_END_DECLS
