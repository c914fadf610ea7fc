/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/dictum-records.h"

G_BEGIN_DECLS

char *dictum_project_file_find_text (gconstpointer value, const char *text);

G_END_DECLS
