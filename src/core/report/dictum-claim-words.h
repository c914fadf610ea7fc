/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/dictum-project.h"

G_BEGIN_DECLS

/* A claim as it is handed on alone: its words, who said them, and where they stand; with the rating
 * where there is one. As text, and as HTML, a part of a page. Transfer full. */
char *dictum_claim_to_text (DictumProject *project, const DictumClaim *claim);
char *dictum_claim_to_html (DictumProject *project, const DictumClaim *claim);

G_END_DECLS
