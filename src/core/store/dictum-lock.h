/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DictumLock:
 *
 * That a project is open in one window only, of one program or of several. A lock belongs to an
 * open file description: a second one in the same program is refused too, and it is gone when the
 * program ends in whatever way.
 */
typedef struct _DictumLock DictumLock;

DictumLock *dictum_lock_acquire (const char *key, const char *title, GError **error);
void dictum_lock_release (DictumLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumLock, dictum_lock_release)

G_END_DECLS
