/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/dictum-records.h"

G_BEGIN_DECLS

/* For who frees the version. */
void dictum_version_clear_texts (DictumVersion *self);

G_END_DECLS
