/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "inspector/dictum-completion.h"

G_BEGIN_DECLS

/**
 * DictumWordList:
 *
 * Words or short phrases as chips that can be taken away, with an entry that adds one: tags,
 * aliases. It shows what it is given and emits "add" (const char *word) and "remove" (const char
 * *word); whoever owns it alters the record and shows the new list. What is being typed stays.
 * Properties: "placeholder", also the entry's name for assistive technology.
 */
#define DICTUM_TYPE_WORD_LIST (dictum_word_list_get_type ())
G_DECLARE_FINAL_TYPE (DictumWordList, dictum_word_list, DICTUM, WORD_LIST, AdwBin)

void dictum_word_list_show (DictumWordList *self, const char *const *words);
void dictum_word_list_set_suggest (DictumWordList *self, DictumSuggest suggest, gpointer data);
void dictum_word_list_set_placeholder (DictumWordList *self, const char *placeholder);

G_END_DECLS
