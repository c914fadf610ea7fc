/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* requests: of DictumLoadRequest, at least one. */
typedef void (*DictumEvidenceDropFunc) (GtkWidget *widget, GPtrArray *requests);

/* Files, links and words that are dropped anywhere on the widget are evidence: func gets them. */
void dictum_evidence_drop_attach (GtkWidget *widget, DictumEvidenceDropFunc func);

G_END_DECLS
