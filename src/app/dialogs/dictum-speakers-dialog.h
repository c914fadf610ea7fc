/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

AdwDialog *dictum_speakers_dialog_new (DictumWorkbench *workbench, const char *article);

G_END_DECLS
