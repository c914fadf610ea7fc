/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-html-metadata.h"
#include "load/dictum-load-article.h"

G_BEGIN_DECLS

/* What a server shows in the place of an article. */
typedef enum
{
  DICTUM_REFUSAL_NONE,
  DICTUM_REFUSAL_CONSENT,     /* asks for a consent, to cookies mostly */
  DICTUM_REFUSAL_LOGIN,       /* asks who is reading */
  DICTUM_REFUSAL_PAYWALL,     /* for subscribers; nothing of the text is there */
  DICTUM_REFUSAL_SCRIPT,      /* empty until its scripts have run */
  DICTUM_REFUSAL_ROBOT_CHECK, /* asks for a proof that the reader is a person */
  DICTUM_REFUSAL_GONE,       /* says that there is no such page, with a status that says there is */
  DICTUM_REFUSAL_FRONT_PAGE, /* led to the front page instead */
  DICTUM_REFUSAL_PARTLY_PAID, /* the beginning is there, the rest is for subscribers */
  DICTUM_REFUSAL_PARTLY,      /* less text than the page says it has */
} DictumRefusal;

/* A page as its loader has read it. */
typedef struct
{
  const DictumLoadContent *content;
  const DictumHtmlTree *tree;
  const DictumHtmlMetadata *metadata;
  guint words; /* of the article's text that was found, its title left out */
} DictumRefusalPage;

DictumRefusal dictum_refusal_find (const DictumRefusalPage *page);
/* Whether bytes are a page with which firewalls stop programs. */
gboolean dictum_refusal_is_robot_check (const char *body, gsize size);

/* DICTUM_LOAD_ERROR_REFUSED with what to do. For the refusals that are no beginning of a text. */
void dictum_refusal_set_error (GError **error, DictumRefusal refusal);
/* Sees whether a page was refused. FALSE: with an error; otherwise the builder may have a notice.
 * What somebody pasted is never refused. */
gboolean dictum_refusal_check (const DictumLoadContent *content,
                               const DictumHtmlTree *tree,
                               const DictumHtmlMetadata *metadata,
                               DictumArticleBuilder *builder,
                               GError **error);

/* The data: dictum-refusal-data.c. All lower case, each list ends with NULL. */
extern const char *const dictum_refusal_consent_hosts[];
extern const char *const dictum_refusal_consent_words[];
extern const char *const dictum_refusal_login_segments[];
extern const char *const dictum_refusal_paywall_words[];
extern const char *const dictum_refusal_script_words[];
extern const char *const dictum_refusal_robot_marks[];
extern const char *const dictum_refusal_robot_titles[];
extern const char *const dictum_refusal_gone_titles[];

G_END_DECLS
