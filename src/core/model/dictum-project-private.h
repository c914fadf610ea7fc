/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/dictum-item-list.h"

G_BEGIN_DECLS

struct _DictumProject
{
  GObject parent_instance;

  GHashTable *items; /* id -> DictumItem; also of deleted records, which an undo may bring back */
  DictumItem *settings;
  char *modified;

  DictumItemList *articles;
  DictumItemList *sources;
  DictumItemList *claims;
  GHashTable *article_claims; /* article's item -> DictumItemList */
  GHashTable *source_claims;  /* source's item -> DictumItemList */
  GHashTable *spans; /* article's item -> DictumSpanIndex of its latest version, once asked for */
  GHashTable *references; /* id -> set of items, for references the lists do not cover */
  GHashTable *altered;    /* set of the lists that the running change altered */
};

DictumItem *dictum_project_ensure_item (DictumProject *self, const char *id);

/* dictum-project-indices.c */
void dictum_project_init_indices (DictumProject *self);
gboolean dictum_project_index_all (DictumProject *self, GPtrArray *items, GError **error);
void dictum_project_unindex (DictumProject *self, DictumItem *item, gconstpointer after);
void dictum_project_index (DictumProject *self, DictumItem *item, gconstpointer before);
gboolean dictum_project_claim_stays (gconstpointer before, gconstpointer after);
void dictum_project_flush_lists (DictumProject *self);

/* dictum-project-release.c */
void dictum_project_release (DictumProject *self);

/* dictum-project-references.c */
void dictum_project_refer (DictumProject *self, DictumItem *item, gboolean add);
gboolean dictum_project_resolve (DictumProject *self,
                                 DictumItem *item,
                                 DictumItem **article,
                                 GError **error);

/* dictum-project-check.c. overlay: id -> record that a change gives it, NULL for deleted; or NULL.
 */
gboolean dictum_project_check_record (gconstpointer record, GError **error);
gboolean dictum_project_check_step (DictumProject *self,
                                    DictumItem *item,
                                    gconstpointer before,
                                    gconstpointer after,
                                    gboolean stays,
                                    GError **error);
gboolean dictum_project_check_references (DictumProject *self,
                                          gconstpointer record,
                                          GHashTable *overlay,
                                          GError **error);
gboolean dictum_project_check_removed (DictumProject *self,
                                       DictumItem *item,
                                       GHashTable *overlay,
                                       GError **error);
gboolean dictum_project_check_kinds (DictumProject *self,
                                     gconstpointer record,
                                     gconstpointer article,
                                     GHashTable *overlay,
                                     GError **error);
void dictum_project_set_dangling_error (GError **error, gconstpointer record, const char *missing);
void dictum_project_set_exists_error (GError **error, const char *id);

G_END_DECLS
