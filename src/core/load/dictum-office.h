/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-office-details.h"

G_BEGIN_DECLS

/* In place of a DictumBlockKind: a paragraph that is no part of the text (a table of contents). */
#define DICTUM_OFFICE_SKIP (-1)
/* The line below the title that says when. */
#define DICTUM_OFFICE_DATE (-2)

/* Where the paragraphs go that stand beside the text. */
typedef enum
{
  DICTUM_OFFICE_BEHIND, /* behind the paragraph that they belong to: footnotes, text boxes */
  DICTUM_OFFICE_AT_END, /* behind the whole text: endnotes */
  DICTUM_OFFICE_KEPT,   /* nowhere yet: a note that stands in another part of the document */
} DictumOfficePlace;

/**
 * DictumOffice:
 *
 * The text of an office document while its reader walks through it: paragraphs that grow by pieces,
 * within them notes and boxes with paragraphs of their own, which wait for their turn. Gives the
 * builder the blocks in reading order and, at the end, the details. Owns what it holds; the builder
 * is the caller's.
 */
typedef struct _DictumOffice DictumOffice;

DictumOffice *dictum_office_new (DictumArticleBuilder *builder);
void dictum_office_free (DictumOffice *self);

void dictum_office_append (DictumOffice *self, const char *text, gssize length);
void dictum_office_append_char (DictumOffice *self, gunichar c);
void dictum_office_set_kind (DictumOffice *self, int kind, int level);
void dictum_office_end_paragraph (DictumOffice *self);
gboolean dictum_office_push (DictumOffice *self, DictumOfficePlace place, const char *label);
gboolean dictum_office_move_to_end (DictumOffice *self, const char *label);
void dictum_office_pop (DictumOffice *self);
GPtrArray *dictum_office_take_kept (DictumOffice *self);
void dictum_office_place_kept (DictumOffice *self,
                               GPtrArray *kept,
                               DictumOfficePlace place,
                               const char *label);
void dictum_office_begin_pages (DictumOffice *self);
void dictum_office_next_page (DictumOffice *self);
void dictum_office_set_page (DictumOffice *self, int page);
void dictum_office_note (DictumOffice *self, DictumOfficeNotice notice);

DictumOfficeDetails *dictum_office_get_details (DictumOffice *self);
void dictum_office_keep_headings (DictumOffice *self);
void dictum_office_expect_heading (DictumOffice *self, const char *heading);
void dictum_office_finish (DictumOffice *self, const DictumLoadContent *content);

/* What a paragraph is by the name of its style, in any of the programs' spellings; FALSE when the
 * name says nothing. level is set for headings. */
gboolean dictum_office_find_kind (const char *style, int *kind, int *level);

/* Whether a property may be what it claims: not what a program writes when nobody wrote anything.
 */
gboolean dictum_office_is_title (const char *title);
gboolean dictum_office_is_author (const char *author);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumOffice, dictum_office_free)

G_END_DECLS
