/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-load-article.h"

G_BEGIN_DECLS

/* What was left out of a document, or is not seen in its text. */
typedef enum
{
  DICTUM_OFFICE_TRACKED = 1 << 0,  /* changes of which the document keeps both sides */
  DICTUM_OFFICE_COMMENTS = 1 << 1, /* remarks of its authors */
  DICTUM_OFFICE_HIDDEN = 1 << 2,   /* text that its program does not show */
} DictumOfficeNotice;

/* The properties of a document that are read. */
typedef enum
{
  DICTUM_OFFICE_TITLE,
  DICTUM_OFFICE_AUTHOR, /* who began it */
  DICTUM_OFFICE_EDITOR, /* who changed it last; is taken where nobody began it */
  DICTUM_OFFICE_CREATED,
  DICTUM_OFFICE_MODIFIED,
  DICTUM_OFFICE_LANGUAGE,
} DictumOfficeProperty;
#define DICTUM_OFFICE_N_PROPERTIES (DICTUM_OFFICE_LANGUAGE + 1)

/**
 * DictumOfficeDetails:
 *
 * What a document says of itself beside its text. Of each member NULL: it does not say, or what it
 * says is what its program writes when nobody wrote anything.
 */
typedef struct
{
  char *title;
  char *author;
  char *created; /* times as the document has them */
  char *modified;
  char *language;
  guint notices; /* DictumOfficeNotice */
} DictumOfficeDetails;

void dictum_office_details_clear (DictumOfficeDetails *self);
void dictum_office_details_set_title (DictumOfficeDetails *self, const char *title);
void dictum_office_details_set_author (DictumOfficeDetails *self, const char *author);
void dictum_office_details_set_times (DictumOfficeDetails *self,
                                      const char *created,
                                      const char *modified);
void dictum_office_details_set_language (DictumOfficeDetails *self, const char *language);
void dictum_office_details_read_xml (DictumOfficeDetails *self,
                                     GBytes *bytes,
                                     const char *const names[DICTUM_OFFICE_N_PROPERTIES],
                                     const DictumLoadJob *job);
void dictum_office_details_write (const DictumOfficeDetails *self,
                                  DictumArticleBuilder *builder,
                                  gboolean has_title,
                                  const GString *sample);

G_END_DECLS
