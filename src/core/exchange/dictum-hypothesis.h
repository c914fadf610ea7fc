/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* How a file says that it is ours, and what tags of ours begin with. */
#define DICTUM_HYPOTHESIS_CLIENT "dictum-"
#define DICTUM_HYPOTHESIS_KIND "kind:"
#define DICTUM_HYPOTHESIS_STATUS "status:"
#define DICTUM_HYPOTHESIS_RATING "rating:"
#define DICTUM_HYPOTHESIS_SOURCE "source:"
