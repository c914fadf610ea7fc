/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <poppler.h>

G_BEGIN_DECLS

typedef void (*DictumPdfWordFunc) (const PopplerRectangle *box,
                                   double size,
                                   gboolean bold,
                                   gboolean first,
                                   const char *text,
                                   gpointer data);

gboolean dictum_pdf_is_right_to_left (const char *text);
void
dictum_pdf_foreach_word_right_to_left (PopplerPage *page, DictumPdfWordFunc func, gpointer data);

G_END_DECLS
