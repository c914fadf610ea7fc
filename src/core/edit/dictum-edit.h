/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/dictum-project.h"

G_BEGIN_DECLS

/* What an editor does to a project: one function per action. Each looks at the project and returns
 * the change that would do it, labelled for the undo menu, not yet applied (so that it can be
 * previewed, journalled, and tested). They return NULL with an error when the action makes no
 * sense, in words for the editor; NULL without an error never happens. The window and the command
 * line call the same functions. "author" is the person working, or NULL.
 *
 * Spans given by the caller are ranges of code points in the claim's version of the article; the
 * functions make the DictumSpans (quote and context) and work out manner and cue stance. */

#define DICTUM_EDIT_ERROR (dictum_edit_error_quark ())
GQuark dictum_edit_error_quark (void);

typedef enum
{
  DICTUM_EDIT_ERROR_EMPTY,     /* nothing but space is marked */
  DICTUM_EDIT_ERROR_NOT_FOUND, /* no such record, link, fragment or quote */
  DICTUM_EDIT_ERROR_AMBIGUOUS, /* a quote stands in several places */
  DICTUM_EDIT_ERROR_OVERLAP,   /* fragments of one claim overlap */
  DICTUM_EDIT_ERROR_NOTHING,   /* it would change nothing */
  DICTUM_EDIT_ERROR_INVALID,
} DictumEditError;

/* Claims: dictum-edit-claim.c. The id of the new claim is that of the change's first entry. */
DictumChange *dictum_edit_add_claim (DictumProject *project,
                                     const char *article,
                                     int start,
                                     int end,
                                     const char *author,
                                     GError **error);
DictumChange *dictum_edit_add_fragment (DictumProject *project,
                                        const char *claim,
                                        int start,
                                        int end,
                                        const char *author,
                                        GError **error);
DictumChange *dictum_edit_remove_fragment (DictumProject *project,
                                           const char *claim,
                                           guint fragment,
                                           const char *author,
                                           GError **error);
/* Moves the ends of one mark of a claim: content fragment, or a link's source or cue. */
DictumChange *dictum_edit_resize (DictumProject *project,
                                  const char *claim,
                                  DictumPart part,
                                  guint position,
                                  int start,
                                  int end,
                                  const char *author,
                                  GError **error);
DictumChange *dictum_edit_remove_claims (DictumProject *project,
                                         const char *const *claims,
                                         const char *author,
                                         GError **error);
/* Any plain field by its name in the file: "kind", "status", "notes", "tags", "checkWorthy",
 * "certainty", "assigned" ... of claims; "title", "byline" ... of articles; "name", "kind" ... of
 * sources; also "anonymity.groundRules". The value is text as the command line takes it: an
 * enumeration's nick, "yes"/"no", a list with commas, a number; NULL or "" clears. For several
 * records it is one change. */
DictumChange *dictum_edit_set_field (DictumProject *project,
                                     const char *const *records,
                                     const char *field,
                                     const char *text,
                                     const char *author,
                                     GError **error);
/* Keeps where a page is archived: of an article (evidence NULL), or of a claim's evidence by its
 * id. url NULL: forgets it. DICTUM_EDIT_ERROR_NOT_FOUND when there is no such record or evidence.
 */
DictumChange *dictum_edit_keep_archived (DictumProject *project,
                                         const char *record,
                                         const char *evidence,
                                         const char *url,
                                         const char *author,
                                         GError **error);
/* rating: id of a value of the scale, or NULL to take person's rating back; as_of: a date. */
DictumChange *dictum_edit_rate (DictumProject *project,
                                const char *const *claims,
                                const char *person,
                                const char *rating,
                                const char *justification,
                                const char *as_of,
                                const char *author,
                                GError **error);

/* Evidence and the reply log of a claim: dictum-edit-checking.c. An entry without an id is added,
 * with one it takes the place of the one that has it. */
DictumChange *dictum_edit_put_entry (DictumProject *project,
                                     const char *claim,
                                     gconstpointer entry,
                                     const char *author,
                                     GError **error);
/* type: &dictum_evidence_type or &dictum_reply_type; entry: its id; DICTUM_EDIT_ERROR_NOT_FOUND
 * when the claim has no such entry. */
DictumChange *dictum_edit_remove_entry (DictumProject *project,
                                        const char *claim,
                                        const DictumType *type,
                                        const char *entry,
                                        const char *author,
                                        GError **error);
gboolean dictum_edit_check_time (const char *text, GError **error);
/* Puts text into a plain field of an alterable value: how set_field reads what a person writes. */
gboolean
dictum_edit_parse_field (gpointer value, const char *key, const char *text, GError **error);

/* The chain: dictum-edit-chain.c. link counts from the outermost, 0; link == length appends. */
/* source may be NULL: nobody whom the project knows, a span alone. A range with end <= start leaves
 * the span as it is. */
DictumChange *dictum_edit_set_source (DictumProject *project,
                                      const char *claim,
                                      guint link,
                                      const char *source,
                                      int start,
                                      int end,
                                      const char *author,
                                      GError **error);
/* Makes the source and sets it, in one change. */
DictumChange *dictum_edit_set_new_source (DictumProject *project,
                                          const char *claim,
                                          guint link,
                                          const char *name,
                                          DictumSourceKind kind,
                                          int start,
                                          int end,
                                          const char *author,
                                          GError **error);
DictumChange *dictum_edit_set_cue (DictumProject *project,
                                   const char *claim,
                                   guint link,
                                   int start,
                                   int end,
                                   const char *author,
                                   GError **error);
/* Takes away the source (record and span), or the cue, of a link; or the link itself. */
DictumChange *dictum_edit_clear_source (DictumProject *project,
                                        const char *claim,
                                        guint link,
                                        const char *author,
                                        GError **error);
DictumChange *dictum_edit_clear_cue (DictumProject *project,
                                     const char *claim,
                                     guint link,
                                     const char *author,
                                     GError **error);
DictumChange *dictum_edit_remove_link (DictumProject *project,
                                       const char *claim,
                                       guint link,
                                       const char *author,
                                       GError **error);
DictumChange *dictum_edit_move_link (DictumProject *project,
                                     const char *claim,
                                     guint link,
                                     guint to,
                                     const char *author,
                                     GError **error);
/* field: "manner" (nick, or "auto"), "polarity", "stance". */
DictumChange *dictum_edit_set_link_field (DictumProject *project,
                                          const char *claim,
                                          guint link,
                                          const char *field,
                                          const char *nick,
                                          const char *author,
                                          GError **error);
/* "=": the chain of the claim before this one in its article (sources, no spans). */
DictumChange *dictum_edit_same_source (DictumProject *project,
                                       const char *claim,
                                       const char *author,
                                       GError **error);

/* Sources: dictum-edit-source.c. */
DictumChange *dictum_edit_add_source (DictumProject *project,
                                      const char *name,
                                      DictumSourceKind kind,
                                      const char *author,
                                      GError **error);
/* Renaming keeps the old name as an alias. */
DictumChange *dictum_edit_rename_source (DictumProject *project,
                                         const char *source,
                                         const char *name,
                                         const char *author,
                                         GError **error);
/* Makes one of several: dictum-merge.h says what becomes of their fields. */
DictumChange *dictum_edit_merge_sources (DictumProject *project,
                                         const char *into,
                                         const char *const *others,
                                         const char *author,
                                         GError **error);
/* Claims that rest on it keep their spans and lose the record. */
DictumChange *dictum_edit_remove_source (DictumProject *project,
                                         const char *source,
                                         const char *author,
                                         GError **error);
/* From the words: office, ministry = government body; "officials", "sources", "analysts" = unnamed;
 * "media", "reports" = media; "statement", "report", "text" of something = document; two
 * capitalised words = person; more = organisation. */
DictumSourceKind dictum_source_guess_kind (const char *name);
/* A name as a registry keeps it: without article and possessive, trimmed: "the Prime Minister's
 * Office" -> "Prime Minister's Office"; "Officials in the capital" stays. */
char *dictum_source_suggest_name (const char *words);
/* "he", "they": words that name nobody by themselves. */
gboolean dictum_name_is_pronoun (const char *name);
/* Sources whose name or an alias fits the words, best first: exact, prefix, word prefix, inside,
 * acronym, surname. Empty words: all, by how recently and how often they are used in the article.
 */
GPtrArray *dictum_source_match (DictumProject *project,
                                const char *article,
                                const char *words,
                                guint limit,
                                gboolean *meant); /* of DictumItem */

/* Who speaks in a transcript: dictum-edit-speakers.c. */
typedef struct
{
  char *name;         /* of a source for it: not in capitals, as transcripts have them */
  guint n_blocks;     /* that are theirs */
  DictumItem *source; /* the source that is called so; NULL when there is none */
} DictumSpeaker;

char *dictum_speaker_suggest_name (const char *speaker);
GPtrArray *dictum_article_list_speakers (DictumProject *project, const char *article);
const char *dictum_claim_get_speaker (DictumProject *project, const DictumClaim *claim);
DictumChange *dictum_edit_add_speakers (DictumProject *project,
                                        const char *article,
                                        const char *const *names,
                                        const char *author,
                                        GError **error);

/* Articles: dictum-edit-article.c. article is what a loader made; it is sealed. */
DictumChange *dictum_edit_add_article (DictumProject *project,
                                       DictumArticle *article,
                                       const char *author,
                                       GError **error);
/* With all its claims; *n_claims says how many. */
DictumChange *dictum_edit_remove_article (DictumProject *project,
                                          const char *article,
                                          guint *n_claims,
                                          const char *author,
                                          GError **error);
/* By id, or by title, or by the number in the list (1..): what a person types on the command line.
 */
const DictumArticle *
dictum_project_find_article (DictumProject *project, const char *words, GError **error);
const DictumSource *
dictum_project_find_source (DictumProject *project, const char *words, GError **error);
/* By id, or ARTICLE:NUMBER. */
const DictumClaim *
dictum_project_find_claim (DictumProject *project, const char *words, GError **error);

/* Figures: dictum-figures.c. */
typedef struct
{
  guint claims;
  guint done;
  guint in_progress;  /* anything between to do and done */
  guint unattributed; /* claims with no chain */
  int words;
  int attributed_words; /* words inside the content of a claim that has a source or cue; each once
                         */
} DictumFigures;

void
dictum_article_get_figures (DictumProject *project, const char *article, DictumFigures *figures);

G_END_DECLS
