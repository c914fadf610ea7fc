/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "edit/dictum-edit.h"

G_BEGIN_DECLS

/* What a claim's card and a source's page need beside dictum-edit.h. The edits are as all of them:
 * each returns a change that is not yet applied, or NULL with an error in words for the editor. */

DictumChange *dictum_edit_set_identifier (DictumProject *project,
                                          const char *source,
                                          guint position,
                                          DictumIdentifier *identifier,
                                          const char *author,
                                          GError **error);
/* A source is somebody that another collection knows: the identifier, in place of the one it had in
 * that scheme, and what is taken over from there, as one change. */
DictumChange *dictum_edit_identify_source (DictumProject *project,
                                           const char *source,
                                           const char *scheme,
                                           const char *content,
                                           const char *description,
                                           const char *const *aliases,
                                           const char *author,
                                           GError **error);
DictumChange *dictum_edit_set_list (DictumProject *project,
                                    const char *record,
                                    const char *field,
                                    const char *const *values,
                                    const char *author,
                                    GError **error);

const DictumSource *
dictum_source_get_antecedent (DictumProject *project, const char *claim, const char *words);
const DictumSource *dictum_source_find_named (DictumProject *project, const char *name);

/* A source in the tree of affiliations. */
typedef struct
{
  const DictumSource *source;
  guint depth; /* 0 is who speaks for nobody */
} DictumAffiliate;

/* Of DictumAffiliate, in the order of a tree: whom a source speaks for, from the outermost, the
 * source, and those who speak for it, by name. A circle in a file made elsewhere ends where it
 * closes. */
GArray *dictum_source_list_affiliates (DictumProject *project, const char *source);

G_END_DECLS
