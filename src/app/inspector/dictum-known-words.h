/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumKnownWords:
 *
 * The tags and the people of a project, to complete what is typed: the people that its settings
 * name, and all that its claims do. Collected in a thread once it is known that they will be
 * needed, and kept by what changes from then on; a word that was taken off its last claim may still
 * be offered until the project is opened again.
 */
#define DICTUM_TYPE_KNOWN_WORDS (dictum_known_words_get_type ())
G_DECLARE_FINAL_TYPE (DictumKnownWords, dictum_known_words, DICTUM, KNOWN_WORDS, GObject)

DictumKnownWords *dictum_known_words_new (void);
/* Owns a reference to the workbench from here on; NULL lets go of it. */
void dictum_known_words_set_workbench (DictumKnownWords *self, DictumWorkbench *workbench);
/* Begins to collect, when that has not been done. Quick. */
void dictum_known_words_prepare (DictumKnownWords *self);
/* Transfer full: those that begin with what was typed, by name; case and accents do not count. */
GStrv dictum_known_words_suggest_tags (DictumKnownWords *self, const char *typed);
GStrv dictum_known_words_suggest_people (DictumKnownWords *self, const char *typed);

G_END_DECLS
