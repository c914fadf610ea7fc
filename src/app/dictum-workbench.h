/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "edit/dictum-edit.h"
#include "load/dictum-load.h"
#include "store/dictum-store.h"

G_BEGIN_DECLS

/**
 * DictumWorkbench:
 *
 * What one window has open: the store, the current article, the current claim and the link of its
 * chain that keys act on. Pages and dialogs observe it and hand their changes to it; they never
 * talk to each other. It decides nothing about a project: it applies what src/core/edit returns and
 * turns errors and results into messages.
 *
 * Properties: "store", "article" (id), "claim" (id), "link" (uint), "author" (string).
 * Signals: "message" (const char *text, gboolean undo): a toast; "told" (const char *text): for a
 * screen reader, of what can be seen; "changed" (DictumChange *);
 * "show-article": bring the page of the current article to the front; "show-claim" (const char
 * *id): bring it into view, in its text; "show-claims" (const char *query): list the claims that
 * fit; "show-words" (int start, int end): search the current article’s text for the words at that
 * place, from there on, in code points.
 */
#define DICTUM_TYPE_WORKBENCH (dictum_workbench_get_type ())
G_DECLARE_FINAL_TYPE (DictumWorkbench, dictum_workbench, DICTUM, WORKBENCH, GObject)

DictumWorkbench *dictum_workbench_new (void);
void dictum_workbench_set_store (DictumWorkbench *self, DictumStore *store);
DictumStore *dictum_workbench_get_store (DictumWorkbench *self);     /* NULL on the welcome page */
DictumProject *dictum_workbench_get_project (DictumWorkbench *self); /* NULL likewise */
const char *dictum_workbench_get_article (DictumWorkbench *self);
void dictum_workbench_set_article (DictumWorkbench *self, const char *article);
const char *dictum_workbench_get_claim (DictumWorkbench *self);
void dictum_workbench_set_claim (DictumWorkbench *self, const char *claim);
guint dictum_workbench_get_link (DictumWorkbench *self);
void dictum_workbench_set_link (DictumWorkbench *self, guint link);
const char *dictum_workbench_get_author (DictumWorkbench *self);
/* Both go to the text, whatever page is in front. */
void dictum_workbench_show_claim (DictumWorkbench *self, const char *claim);
void dictum_workbench_show_words (DictumWorkbench *self, const char *article, int start, int end);
/* Opens the page of all claims with those that fit the query; NULL: as it was left. */
void dictum_workbench_show_claims (DictumWorkbench *self, const char *query);

/* Applies the change or, when it is NULL, shows the error. Owns both from here on; so give the two
 * in a statement after the one that fills the error. toast: what to say of it afterwards, with an
 * Undo button: “Claim deleted”; NULL for nothing. Returns whether the change was applied; a message
 * says why it was not. */
gboolean dictum_workbench_take (DictumWorkbench *self,
                                DictumChange *change,
                                GError *error,
                                const char *toast);
void dictum_workbench_undo (DictumWorkbench *self);
void dictum_workbench_redo (DictumWorkbench *self);
void dictum_workbench_message (DictumWorkbench *self, const char *text);

G_END_DECLS
