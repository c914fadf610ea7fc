/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/dictum-value.h"

G_BEGIN_DECLS

/* Two revisions of a record share the sealed values below them that are equal. An action on tens of
 * thousands of claims that gives each a status would otherwise copy, compare, check and index all
 * their marks as well; that two revisions have the same list of values tells that nothing in it
 * altered. */

gpointer dictum_value_copy_sharing (gconstpointer value, const char *own) G_GNUC_WARN_UNUSED_RESULT;
void dictum_value_own (gpointer value, gconstpointer other);
gboolean dictum_value_share (gpointer value, gconstpointer other);

G_END_DECLS
