/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "window/dictum-application.h"

G_BEGIN_DECLS

/**
 * DictumSearchProvider:
 *
 * What GNOME Shell asks when somebody types in its overview: org.gnome.Shell.SearchProvider2, on
 * the bus at the program's path with "SearchProvider" behind it. Answers with articles, claims and
 * sources of the recent projects; a result that is chosen opens its project at the place.
 */
#define DICTUM_TYPE_SEARCH_PROVIDER (dictum_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (DictumSearchProvider,
                      dictum_search_provider,
                      DICTUM,
                      SEARCH_PROVIDER,
                      GObject)

/* application: not owned, outlives the provider. NULL with an error when the object cannot be put
 * on the bus. */
DictumSearchProvider *dictum_search_provider_new (DictumApplication *application,
                                                  GDBusConnection *connection,
                                                  GError **error);
/* The program may end: nobody is waiting for another answer. */
void dictum_search_provider_rest (DictumSearchProvider *self);

G_END_DECLS
