/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib/gi18n-lib.h>

#include "edit/dictum-edit.h"
#include "edit/dictum-edit-related.h"

G_BEGIN_DECLS

/**
 * DictumDraft:
 *
 * A change in the making. It hands out one alterable copy of each record that an action touches, so
 * that an action may come to the same record several times (a claim that loses a link and a
 * reference) and the change still has one entry for it. dictum_draft_finish() leaves out what ended
 * as it was and stamps the rest. Entries stand in the order in which they were first asked for.
 */
typedef struct _DictumDraft DictumDraft;

/* author may be NULL. Freeing a draft that is not finished forgets it. */
DictumDraft *dictum_draft_new (DictumProject *project, const char *author);
void dictum_draft_free (DictumDraft *self);
void dictum_draft_add (DictumDraft *self, gpointer record);
gpointer dictum_draft_edit (DictumDraft *self, gconstpointer record);
gpointer dictum_draft_edit_field (DictumDraft *self, gconstpointer record, const char *field);
void dictum_draft_remove (DictumDraft *self, gconstpointer record);
DictumChange *dictum_draft_finish (DictumDraft *self, const char *label, GError **error);
/* The time that all of the draft is stamped with, UTC. */
const char *dictum_draft_get_now (DictumDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumDraft, dictum_draft_free)

/* Items of a list as a person writes it, each once: by line when there is more than one, so that an
 * item may hold a comma; else by comma. dictum-edit-parse.c. */
GStrv dictum_edit_split_list (const char *text);
/* Lists of ids as records have them, which are NULL when they are empty; each id is in it once. */
gboolean dictum_ids_contain (GStrv ids, const char *id);
void dictum_ids_add (GStrv *place, const char *id);
void dictum_ids_remove (GStrv *place, const char *id);
/* "yes" or "no", and a rating scale: a preset's name, or JSON. */
gboolean dictum_edit_parse_boolean (const char *text, gboolean *value, GError **error);
gboolean dictum_edit_parse_scale (DictumRatingScale **place, const char *text, GError **error);

/* Look-ups that fail with a DICTUM_EDIT_ERROR_NOT_FOUND in words. */
const DictumClaim *dictum_edit_find_claim (DictumProject *project, const char *id, GError **error);
const DictumSource *
dictum_edit_find_source (DictumProject *project, const char *id, GError **error);
const DictumArticle *
dictum_edit_find_article (DictumProject *project, const char *id, GError **error);
DictumText *
dictum_edit_find_text (DictumProject *project, const DictumClaim *claim, GError **error);

/* Spans and what follows from them: dictum-edit-span.c. */
DictumSpan *dictum_edit_make_span (DictumText *text, int start, int end, GError **error);
DictumManner dictum_edit_work_out_manner (DictumText *text, const GPtrArray *content);
void dictum_edit_refresh_manner (DictumText *text, DictumClaim *claim);
/* The link takes the cue (or loses it: NULL); stance and polarity follow its words unless the
 * editor had chosen otherwise. */
void dictum_link_take_cue (DictumAttribution *link, DictumSpan *cue);
/* A link that says nothing any more goes. */
void dictum_claim_drop_empty_link (DictumClaim *claim, guint link);
/* What the words of a cue tell by themselves, in English; whether a thing was denied or not
 * commented on also in German, French and Spanish. Neutral and affirmed when they tell nothing:
 * dictum-cue-words.c. */
DictumStance dictum_cue_get_stance (const char *words);
DictumPolarity dictum_cue_get_polarity (const char *words);

/* A new source in the draft, borrowed; NULL with an error when the name is empty. */
DictumSource *dictum_edit_draft_add_source (DictumDraft *draft,
                                            const char *name,
                                            DictumSourceKind kind,
                                            GError **error);
/* Puts another id in the place of a source's in all that refers to it; NULL takes the reference
 * away. Spans stay: the words still stand in the article. */
void dictum_edit_redirect_source (DictumDraft *draft,
                                  DictumProject *project,
                                  const char *from,
                                  const char *to);
/* Whether a source is, or leads by its affiliations to, the one with the id. */
gboolean
dictum_source_leads_to (DictumProject *project, const DictumSource *source, const char *id);
/* The old name becomes an alias. */
gboolean dictum_source_take_name (DictumSource *source, const char *name, GError **error);
/* What an action does to one of several claims; FALSE with an error ends it. */
typedef gboolean (*DictumDraftClaimFunc) (DictumDraft *draft,
                                          DictumProject *project,
                                          const DictumClaim *claim,
                                          GError **error);
/* Transfer full: the draft of an action that does the same to each of the claims; NULL with an
 * error. claims: ids, ends with NULL. */
DictumDraft *dictum_edit_draft_claims (DictumProject *project,
                                       const char *const *claims,
                                       const char *author,
                                       DictumDraftClaimFunc func,
                                       GError **error);
void dictum_edit_draft_remove_claim (DictumDraft *draft,
                                     DictumProject *project,
                                     const DictumClaim *claim);
/* Of const DictumClaim, both. */
gboolean dictum_draft_set_related (DictumDraft *draft,
                                   DictumProject *project,
                                   const GPtrArray *claims,
                                   const GPtrArray *others,
                                   DictumRelation relation,
                                   GError **error);

/* Words as names are compared by: case, accents, punctuation and kinds of apostrophe folded, single
 * spaces, no article in front. "The Prime Minister’s Office" -> "prime minister's office". */
char *dictum_name_fold (const char *name);
/* Adds alias unless the source already has it, or it is its name; case and accents do not count. */
gboolean dictum_source_add_alias (DictumSource *source, const char *alias);
/* Takes it away, however it is written. */
void dictum_source_drop_alias (DictumSource *source, const char *alias);

/* "%s" of a translated sentence filled in; for formats that come out of a table. */
char *dictum_fill_in (const char *format, const char *words);

/* Of the words that name a source; dictum-source-kind.c. */
char *dictum_source_strip_role (const char *name);
char *dictum_source_get_surname (const char *name);
gboolean dictum_word_is_capitalised (const char *word);
gboolean dictum_word_is_particle (const char *folded);
gboolean dictum_name_is_title (const char *name);

G_END_DECLS
