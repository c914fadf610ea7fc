/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "search/dictum-finder.h"

G_BEGIN_DECLS

/**
 * DictumResultDialog:
 *
 * What the two dialogs of searching have in common: an entry that keeps the focus, a list below it
 * in which the arrow keys choose, and Enter, which goes there. What is listed is the subclass’s
 * affair: it is told of each change of the words by @look and answers with
 * dictum_result_dialog_show(), at once or later; until then Enter waits.
 */
#define DICTUM_TYPE_RESULT_DIALOG (dictum_result_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (DictumResultDialog,
                          dictum_result_dialog,
                          DICTUM,
                          RESULT_DIALOG,
                          AdwDialog)

struct _DictumResultDialogClass
{
  AdwDialogClass parent_class;

  void (*look) (DictumResultDialog *self);
  /* An item was chosen. The class’s own closes the dialog and goes there. */
  void (*choose) (DictumResultDialog *self, DictumResult *result);
};

/* What the dialog shows: how to begin, that there is nothing, or the list. */
typedef enum
{
  DICTUM_SHOW_START,
  DICTUM_SHOW_NOTHING,
  DICTUM_SHOW_LIST,
} DictumResultState;

/* model: of DictumResult. Called once. */
void dictum_result_dialog_set_up (DictumResultDialog *self,
                                  DictumFinder *finder,
                                  GListModel *model,
                                  gboolean is_short,
                                  const char *placeholder);
void dictum_result_dialog_set_start (DictumResultDialog *self,
                                     const char *title,
                                     const char *description);
void dictum_result_dialog_set_headers (DictumResultDialog *self, GtkListItemFactory *factory);
DictumFinder *dictum_result_dialog_get_finder (DictumResultDialog *self);
/* Without spaces around them. Transfer full. */
char *dictum_result_dialog_dup_words (DictumResultDialog *self);
void dictum_result_dialog_set_words (DictumResultDialog *self, const char *words);
guint dictum_result_dialog_get_position (DictumResultDialog *self);
/* Before other lines come: a selection looks for the chosen one among all of them. */
void dictum_result_dialog_unselect (DictumResultDialog *self);
/* The answer to look(). position: the line that is chosen; announcement: for a screen reader. */
void dictum_result_dialog_show (DictumResultDialog *self,
                                DictumResultState state,
                                guint position,
                                const char *announcement);

G_END_DECLS
