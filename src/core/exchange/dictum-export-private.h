/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/dictum-export.h"

G_BEGIN_DECLS

/* Takes the snapshot, which is closed already. */
DictumExport *dictum_export_arrange (DictumProjectSnapshot *snapshot);

G_END_DECLS
