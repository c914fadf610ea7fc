/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/dictum-store.h"

G_BEGIN_DECLS

/* The bundled sample project, as a new project of the editor's own that is not named yet. */
DictumStore *dictum_sample_open (GError **error);

G_END_DECLS
