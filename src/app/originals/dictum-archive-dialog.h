/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumArchiveDialog:
 *
 * Asks a web archive for the copies it has of a page, or to take one now. It first shows what would
 * be sent and where, and sends nothing until the editor says so. A copy can be kept with the
 * article or the evidence that the page is of.
 */
#define DICTUM_TYPE_ARCHIVE_DIALOG (dictum_archive_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DictumArchiveDialog, dictum_archive_dialog, DICTUM, ARCHIVE_DIALOG, AdwDialog)

/* record: id of an article, or of a claim whose evidence is named by its id; evidence is NULL for
 * an article. saving: to take a copy now rather than to find some. */
AdwDialog *dictum_archive_dialog_new (DictumWorkbench *workbench,
                                      const char *record,
                                      const char *evidence,
                                      gboolean saving);

G_END_DECLS
