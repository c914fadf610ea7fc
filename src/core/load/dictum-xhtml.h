/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-office.h"

G_BEGIN_DECLS

/* Writes the text of an XHTML document that is nothing but text: a chapter of a book. */
gboolean
dictum_xhtml_read (GBytes *bytes, DictumOffice *office, const DictumLoadJob *job, GError **error);

G_END_DECLS
