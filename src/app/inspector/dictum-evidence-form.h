/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "inspector/dictum-entry-dialog.h"
#include "load/dictum-load.h"

G_BEGIN_DECLS

/* What the form of evidence does beside holding its fields: loads a link, a file or a paste in the
 * background, with progress and a way to stop; opens and verifies the stored copy; and says while
 * the quote is typed whether it stands so in it. */

/* Makes a dialog that shows inspector/dictum-evidence-form.ui do so. request: (nullable): what to
 * load at once. */
void dictum_evidence_form_attach (DictumEntryDialog *dialog, DictumLoadRequest *request);

G_END_DECLS
