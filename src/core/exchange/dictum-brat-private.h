/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/dictum-brat.h"
#include "exchange/dictum-marked-text.h"

G_BEGIN_DECLS

/* Reads one file of annotations about the text that is open. person: what stands for who made it,
 * where several annotated one text; NULL otherwise. */
void dictum_brat_read_sheet (DictumImport *import,
                             DictumMarkedText *marked,
                             const DictumFile *file,
                             const char *person);

G_END_DECLS
