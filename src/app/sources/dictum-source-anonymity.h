/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/dictum-records.h"

G_BEGIN_DECLS

/* How far an unnamed source has come to what news agencies ask for, in words: what is still missing
 * of knowledge and approval, and how many of the three conditions hold. */
void dictum_source_show_anonymity_state (const DictumSource *source,
                                         GtkLabel *state,
                                         GtkLabel *conditions);

G_END_DECLS
