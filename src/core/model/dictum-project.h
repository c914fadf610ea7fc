/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/dictum-change.h"
#include "model/dictum-span-index.h"

G_BEGIN_DECLS

/**
 * DictumItem:
 *
 * The lasting place of one record in a project: revisions of the record come and go, the item stays
 * (also through a delete that is undone). It is what lists hold and rows bind to: "record" notifies
 * when the revision changes. Only its project alters it.
 */
#define DICTUM_TYPE_ITEM (dictum_item_get_type ())
G_DECLARE_FINAL_TYPE (DictumItem, dictum_item, DICTUM, ITEM, GObject)

/* All borrowed, and good until the next change. The record, of whatever kind, is NULL while it is
 * deleted; the three typed ones also when the record is of another kind. */
const char *dictum_item_get_id (DictumItem *self);
gconstpointer dictum_item_get_record (DictumItem *self);
const DictumClaim *dictum_item_get_claim (DictumItem *self);
const DictumSource *dictum_item_get_source (DictumItem *self);
const DictumArticle *dictum_item_get_article (DictumItem *self);

#define DICTUM_PROJECT_ERROR (dictum_project_error_quark ())
GQuark dictum_project_error_quark (void);

typedef enum
{
  DICTUM_PROJECT_ERROR_STALE,    /* a before is not what the project holds */
  DICTUM_PROJECT_ERROR_DANGLING, /* a reference would lead nowhere */
  DICTUM_PROJECT_ERROR_EXISTS,   /* an id is added twice */
  DICTUM_PROJECT_ERROR_INVALID,  /* a record breaks a rule: no text in a span, an end before its
                                    start */
} DictumProjectError;

/**
 * DictumProject:
 *
 * The records of one project and the indices over them. dictum_project_apply() is the only way to
 * alter it: whole or not at all. Lists are live GListModels of DictumItem.
 * Lives in one thread. Signal "changed" (DictumChange *) after each change.
 */
#define DICTUM_TYPE_PROJECT (dictum_project_get_type ())
G_DECLARE_FINAL_TYPE (DictumProject, dictum_project, DICTUM, PROJECT, GObject)

DictumProject *dictum_project_new (const DictumSettings *settings);
gboolean dictum_project_apply (DictumProject *self, DictumChange *change, GError **error);

DictumItem *dictum_project_get_item (DictumProject *self, const char *id);
gconstpointer dictum_project_get_record (DictumProject *self, const char *id);
/* Borrowed; NULL when no such record is there, it is deleted, or of another kind. */
const DictumClaim *dictum_project_get_claim (DictumProject *self, const char *id);
const DictumArticle *dictum_project_get_article (DictumProject *self, const char *id);
const DictumSource *dictum_project_get_source (DictumProject *self, const char *id);
/* Borrowed, never NULL. */
const DictumSettings *dictum_project_get_settings (DictumProject *self);

/* Of DictumItem, owned by the project and live. articles: in the order they were added; sources: by
 * name; claims: by article, then in document order. */
GListModel *dictum_project_get_articles (DictumProject *self);
GListModel *dictum_project_get_sources (DictumProject *self);
GListModel *dictum_project_get_claims (DictumProject *self);
GListModel *dictum_project_get_article_claims (DictumProject *self, const char *article);
GListModel *dictum_project_get_source_claims (DictumProject *self, const char *source);

/* Marks of the claims in an article, content, sources and cues. Never NULL. */
DictumSpanIndex *dictum_project_get_spans (DictumProject *self, const char *article);
/* Which item is at which place of its list; G_MAXUINT when it is not in it. O(log n). */
guint dictum_project_find_position (DictumProject *self, GListModel *list, DictumItem *item);
/* Items of the records that refer to the one with the id. */
GPtrArray *dictum_project_list_references (DictumProject *self, const char *id);

/* When the project was last altered, UTC, as the file says it. */
const char *dictum_project_get_modified (DictumProject *self);
void dictum_project_set_modified (DictumProject *self, const char *modified);

/* The sealed records as they are now: what a thread needs to write the file while the editor goes
 * on. Taking it only counts references; the thread sorts it by id within each kind before it
 * writes. */
typedef struct
{
  const DictumSettings *settings;
  GPtrArray *articles;
  GPtrArray *sources;
  GPtrArray *claims;
  char *modified;
} DictumProjectSnapshot;

DictumProjectSnapshot *dictum_project_take_snapshot (DictumProject *self);
void dictum_project_snapshot_sort (DictumProjectSnapshot *self);
/* The same records once more, each referenced: for whoever sorts or leaves some out. */
DictumProjectSnapshot *dictum_project_snapshot_copy (const DictumProjectSnapshot *self);
void dictum_project_snapshot_free (DictumProjectSnapshot *self);

/* Makes a project of records in one go, without a change (opening a file). */
DictumProject *dictum_project_new_from_records (const DictumSettings *settings,
                                                GPtrArray *records,
                                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumProjectSnapshot, dictum_project_snapshot_free)

/**
 * DictumHistory:
 *
 * What was done in a project and can be undone, without limit. Older changes may still be in a
 * file: they are fetched when undo reaches them. Properties "can-undo", "can-redo", "undo-label",
 * "redo-label" notify.
 */
#define DICTUM_TYPE_HISTORY (dictum_history_get_type ())
G_DECLARE_FINAL_TYPE (DictumHistory, dictum_history, DICTUM, HISTORY, GObject)

/* Returns the change at position (0 is the oldest); transfer full; NULL with error. */
typedef DictumChange *(*DictumHistoryFetch) (guint position, gpointer data, GError **error);

DictumHistory *dictum_history_new (DictumProject *project);
void dictum_history_set_past (DictumHistory *self,
                              guint length,
                              guint position,
                              DictumHistoryFetch fetch,
                              gpointer data,
                              GDestroyNotify destroy);
/* What the project's modified time was before the oldest change; NULL unknown. */
void dictum_history_set_base_modified (DictumHistory *self, const char *modified);
gboolean dictum_history_apply (DictumHistory *self, DictumChange *change, GError **error);
/* The change that undo (redo) would apply, inverted for undo; NULL when there is none. */
DictumChange *dictum_history_peek_undo (DictumHistory *self, GError **error);
DictumChange *dictum_history_peek_redo (DictumHistory *self, GError **error);
gboolean dictum_history_undo (DictumHistory *self, GError **error);
gboolean dictum_history_redo (DictumHistory *self, GError **error);
/* The labels are borrowed, and NULL when there is nothing to undo (redo). The position is how many
 * of all the changes that are known, the length, are done now. */
gboolean dictum_history_can_undo (DictumHistory *self);
gboolean dictum_history_can_redo (DictumHistory *self);
const char *dictum_history_get_undo_label (DictumHistory *self);
const char *dictum_history_get_redo_label (DictumHistory *self);
guint dictum_history_get_position (DictumHistory *self);
guint dictum_history_get_length (DictumHistory *self);

G_END_DECLS
