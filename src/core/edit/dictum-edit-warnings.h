/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "edit/dictum-edit.h"

G_BEGIN_DECLS

/* Switches the warnings of a rule, by its id, on or off for the project.
 * DICTUM_EDIT_ERROR_NOTHING when they are so already. */
DictumChange *dictum_edit_switch_warning (DictumProject *project,
                                          const char *rule,
                                          gboolean on,
                                          const char *author,
                                          GError **error);

G_END_DECLS
