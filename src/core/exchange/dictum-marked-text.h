/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/dictum-import.h"

G_BEGIN_DECLS

/**
 * DictumMarkedText:
 *
 * What the readers of annotated texts share: a text as another program has it, the article that it
 * is in the project (a new one, when none has the same letters), and the marks that are carried
 * over from the one to the other. Reads one text after another; ranges are code points of the text
 * that was opened last.
 */
typedef struct _DictumMarkedText DictumMarkedText;

DictumMarkedText *dictum_marked_text_new (DictumImport *import);
void dictum_marked_text_free (DictumMarkedText *self);

/* file is for what is told of it; title may be NULL: the first line, when it looks like one, else
 * the file’s name. FALSE, and told, when there is nothing in the text. */
gboolean dictum_marked_text_open (DictumMarkedText *self,
                                  const char *file,
                                  const char *title,
                                  const char *text);
/* What is told from now on stands in this file, where the marks are in one of their own. */
void dictum_marked_text_set_file (DictumMarkedText *self, const char *file);
/* Where a range of the text is in the article. words: what the file says stands there, or NULL;
 * where something else does, they are looked for. NULL when they are not found. Transfer full. */
DictumSpan *dictum_marked_text_find (DictumMarkedText *self, int start, int end, const char *words);

/* A claim in the making, borrowed: it gets content and links, and is ended before the next begins.
 * Content comes before links. Ending works out what follows from the words (the manner), and takes
 * the claim back when it has no content, or when the project has the very same. Returns the claim
 * that stands for it then: itself, or the one that was there; NULL: none. */
DictumClaim *dictum_marked_text_begin_claim (DictumMarkedText *self);
/* One span of two between which there is nothing but a line end, as they are where a format cannot
 * have one in a mark; NULL when there is more. Transfer full. */
DictumSpan *
dictum_marked_text_join (DictumMarkedText *self, const DictumSpan *a, const DictumSpan *b);
/* A fragment, which is joined with another where they can be. FALSE when it overlaps what is there,
 * which is told. Takes the span. */
gboolean dictum_marked_text_add_content (DictumMarkedText *self,
                                         DictumClaim *claim,
                                         DictumSpan *span,
                                         int line);
const DictumClaim *dictum_marked_text_end_claim (DictumMarkedText *self, DictumClaim *claim);

/* Words of its content that could not be placed, which is told: they may be NULL. Where nothing of
 * its content is in the text, the line that is told has the claim, for the editor to place. */
void dictum_marked_text_miss_content (DictumMarkedText *self,
                                      int line,
                                      const char *words,
                                      const char *reason);
/* A link at the end of the claim’s chain; it takes the spans, which may be NULL. */
DictumAttribution *
dictum_marked_text_add_link (DictumClaim *claim, DictumSpan *source, DictumSpan *cue);

/* The words of a link’s source as a source of the project, when the user asked for that by the
 * option “sources”: the one that is called so, or a new one. Pronouns name nobody. */
void dictum_marked_text_name_source (DictumMarkedText *self,
                                     const DictumClaim *claim,
                                     DictumAttribution *link);
/* Keeps a mark that Dictum has no name for with the article, once. Takes the mark, of which only
 * the version is filled in. */
void dictum_marked_text_keep (DictumMarkedText *self, DictumOtherMark *mark);

/* The bytes of a file as text: UTF-8, or UTF-16 with a mark; what is not valid in it is replaced.
 * Transfer full. */
char *dictum_marked_text_decode (const DictumFile *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumMarkedText, dictum_marked_text_free)

G_END_DECLS
