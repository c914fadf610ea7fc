/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/dictum-project.h"

G_BEGIN_DECLS

/* What is done to many claims at once, each as one change; and the lists of claims that a desk
 * keeps. As with all of dictum-edit.h, nothing is applied. Status, kind and so on of many claims
 * are dictum_edit_set_field(), ratings dictum_edit_rate(), deleting dictum_edit_remove_claims(). */

/* Tags that a claim has, or has not, are passed over. Case counts when a tag is added, and not when
 * one is taken away. */
DictumChange *dictum_edit_add_tags (DictumProject *project,
                                    const char *const *claims,
                                    const char *const *tags,
                                    const char *author,
                                    GError **error);
DictumChange *dictum_edit_remove_tags (DictumProject *project,
                                       const char *const *claims,
                                       const char *const *tags,
                                       const char *author,
                                       GError **error);
/* Who said them: the last link of each chain, which is made where there is none. */
DictumChange *dictum_edit_set_speaker (DictumProject *project,
                                       const char *const *claims,
                                       const char *source,
                                       const char *author,
                                       GError **error);
/* The same with a new source, which is the first entry of the change. */
DictumChange *dictum_edit_set_new_speaker (DictumProject *project,
                                           const char *const *claims,
                                           const char *name,
                                           DictumSourceKind kind,
                                           const char *author,
                                           GError **error);

/* Saved filters: dictum-edit-filters.c. Saving under a name that is there replaces its query. */
DictumChange *dictum_edit_save_filter (DictumProject *project,
                                       const char *name,
                                       const char *query,
                                       const char *author,
                                       GError **error);
DictumChange *dictum_edit_rename_filter (DictumProject *project,
                                         const char *name,
                                         const char *to,
                                         const char *author,
                                         GError **error);
DictumChange *dictum_edit_remove_filter (DictumProject *project,
                                         const char *name,
                                         const char *author,
                                         GError **error);

G_END_DECLS
