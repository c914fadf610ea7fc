/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-loader.h"

G_BEGIN_DECLS

DictumArticleBuilder *dictum_article_builder_new (void);
void dictum_article_builder_free (DictumArticleBuilder *self);
void dictum_article_builder_set (DictumArticleBuilder *self,
                                 DictumDetail detail,
                                 const char *value,
                                 DictumDetailOrigin origin);
const char *dictum_article_builder_get (DictumArticleBuilder *self, DictumDetail detail);
void dictum_article_builder_add (DictumArticleBuilder *self,
                                 DictumBlockKind kind,
                                 int level,
                                 const char *text,
                                 gssize length);
void dictum_article_builder_set_page (DictumArticleBuilder *self, int page);
void dictum_article_builder_set_speech (DictumArticleBuilder *self,
                                        const char *speaker,
                                        const char *time);
/* About how many words were added, titles left out. */
guint dictum_article_builder_count_words (DictumArticleBuilder *self);
void dictum_article_builder_set_kind (DictumArticleBuilder *self, DictumArticleKind kind);
void dictum_article_builder_set_notice (DictumArticleBuilder *self, const char *notice);
void dictum_article_builder_set_final_url (DictumArticleBuilder *self, const char *url);
void dictum_article_builder_add_choice (DictumArticleBuilder *self, DictumLoadChoice *choice);
gboolean dictum_article_builder_has_choices (DictumArticleBuilder *self);
DictumLoaded *dictum_article_builder_finish (DictumArticleBuilder *self,
                                             const DictumLoadContent *content,
                                             const char *loader,
                                             GError **error);

/* A date or date-time as people and servers write it, as RFC 3339 with the zone it was given in, or
 * the date alone where there was no time or no zone; NULL when it is none. */
char *dictum_load_parse_time (const char *words);

/* A BCP 47 tag from what pages declare ("en_US", "EN-us"); NULL when it is none. */
char *dictum_load_parse_language (const char *words);

/* What language a text seems to be in, from its script and its commonest words; NULL when unsure.
 */
const char *dictum_load_guess_language (const char *text, gsize length);

/* About how many words a text has; letters of scripts without blanks count as half a word. */
guint dictum_load_count_words (const char *text);

/* One line, normalised, or NULL when nothing is left. */
char *dictum_load_normalise_line (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumArticleBuilder, dictum_article_builder_free)

G_END_DECLS
