/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/dictum-output.h"
#include "model/dictum-project.h"

G_BEGIN_DECLS

/* Something that was read and is not in the change. */
typedef struct
{
  char *file;         /* its name */
  int line;           /* from 1; 0: not known, or it makes no sense in the format */
  char *quote;        /* the words that were to be marked; NULL for what is broken */
  char *reason;       /* translated, one sentence */
  DictumClaim *claim; /* all of it but the place, alterable; NULL: it is no claim */
} DictumImportProblem;

/**
 * DictumImport:
 *
 * What files of others bring into a project: one change, which is not applied yet, and the list of
 * all that is not in it. A reader is given one, with the files and with the records that the
 * project has, looks articles and sources up in it, adds what is new, and says what could not be
 * placed or read. Nothing is dropped silently.
 *
 * Records that were added are alterable until dictum_import_finish(), and are found like those that
 * the project has. Used in one thread at a time.
 */
typedef struct
{
  GPtrArray *files;    /* of DictumFile */
  GHashTable *options; /* char * to char *; never NULL */
  const char *article; /* id of the one that all is to be placed in, as the user said; or NULL */

  /* Filled while reading. */
  guint n_articles; /* that are new */
  guint n_sources;
  guint n_claims;
  guint n_known;         /* claims that the project has already: they are left as they are */
  guint n_updated;       /* records of the project that take another form */
  guint n_differing;     /* that could, and stay as they are */
  GHashTable *originals; /* of owned char *: SHA-256 of what comes with the files, to be kept */
  GPtrArray *unplaced;   /* of DictumImportProblem: the words are in no text, or in several */
  GPtrArray *broken;     /* of DictumImportProblem: cannot be read */
  DictumChange *change;  /* after finishing; NULL when there is nothing to change */

  /* Only for dictum-import.c. */
  DictumProjectSnapshot *snapshot;
  GHashTable *records; /* id to record, of the project and new ones */
  GHashTable *names;   /* folded name or alias to source */
  GHashTable *links;   /* normalised link to article */
  GPtrArray *added;    /* of alterable records, owned; in the order of the change */
  GPtrArray *updated;  /* of alterable copies of records of the project, owned */
  GPtrArray *before;   /* of these records, in the same order, borrowed */
  char *author;
  char *agent;
  char *now;
} DictumImport;

/* The option by which the user says which article, by its id, all is to be placed in. */
#define DICTUM_IMPORT_ARTICLE "article"

/* Takes the snapshot. agent: what made the marks, for their origin: the format’s name. */
DictumImport *dictum_import_new (GPtrArray *files,
                                 DictumProjectSnapshot *snapshot,
                                 GHashTable *options,
                                 const char *author,
                                 const char *agent);
DictumImport *dictum_import_ref (DictumImport *self);
void dictum_import_unref (DictumImport *self);
/* Closes it: makes the change, without references to claims and sources that did not come. Called
 * once, by dictum_format_read(). */
void dictum_import_finish (DictumImport *self, const char *label);

/* Looking up: all borrowed, NULL when there is none. A link is compared without its fragment, its
 * scheme and a slash at its end. Names are compared folded; of a source that is new as well. */
gconstpointer dictum_import_get_record (DictumImport *self, const char *id);
const DictumArticle *dictum_import_find_article (DictumImport *self, const char *address);
const DictumSource *dictum_import_find_source (DictumImport *self, const char *name);
/* An id that is always the same for the same words: what another program calls a mark, so that it
 * is known when its file is read again. Transfer full. */
char *dictum_import_derive_id (const char *seed);

/* Adding: the records are alterable, borrowed and filled in with an id (a new one where it is NULL
 * or taken), who and when. The lines of an article’s text become its blocks, normalised as loaders
 * do it; a DictumAlignment of the two texts says where offsets of the one are in the other. NULL
 * when there is nothing in the text. A claim is in the latest version when version is NULL. */
DictumArticle *
dictum_import_add_article (DictumImport *self, const char *id, const char *title, const char *text);
DictumSource *
dictum_import_add_source (DictumImport *self, const char *id, const char *name, int kind);
DictumClaim *dictum_import_add_claim (DictumImport *self,
                                      const char *id,
                                      const DictumArticle *article,
                                      const DictumVersion *version);
/* One whose words have been placed; spans: of DictumSpan. NULL, and nothing is added, when parts of
 * them overlap. */
DictumClaim *dictum_import_add_placed_claim (DictumImport *self,
                                             const char *id,
                                             const DictumArticle *article,
                                             const DictumVersion *version,
                                             const GPtrArray *spans);
/* The same without a place, for dictum_import_tell_unplaced_claim(): transfer full, neither counted
 * nor in the change. */
DictumClaim *dictum_import_draft_claim (DictumImport *self, const char *id);
/* Adds a link to the chain of a claim: the source that is called so, or a new one; where the claim
 * has no content, a new one only once it is placed. Nothing for a name of nothing. */
void dictum_import_attribute (DictumImport *self, DictumClaim *claim, const char *name);
/* The same for a link that the claim has, or is to have. FALSE for a name of nothing. */
gboolean dictum_import_name_link (DictumImport *self,
                                  const DictumClaim *claim,
                                  DictumAttribution *link,
                                  const char *name);
/* The source that is called so, or a new one of the kind that its name suggests. NULL for a name of
 * nothing. */
const DictumSource *dictum_import_provide_source (DictumImport *self, const char *name);
/* Takes the claim back that was added last: it has no content after all. Transfer full. */
DictumClaim *dictum_import_take_back_claim (DictumImport *self, DictumClaim *claim);
/* A record that is whole, with an id that is new; takes it. */
void dictum_import_add_record (DictumImport *self, gpointer record);
/* Puts an alterable record with the same id in the place of one of the project; takes it. */
void dictum_import_replace_record (DictumImport *self, gconstpointer before, gpointer after);
/* An alterable copy of a record of the project, which the change will put in its place; or the
 * record itself when it is new. */
gpointer dictum_import_edit (DictumImport *self, gconstpointer record);

/* Placing. Finds words in a text: where they were said to be, else by the words and their context,
 * else by what is most like them. prefix and suffix may be NULL, start below 0. With exact NULL,
 * start and end alone. NULL when they are nowhere, or in several places. */
DictumSpan *dictum_import_place (DictumText *text,
                                 const char *exact,
                                 const char *prefix,
                                 const char *suffix,
                                 int start,
                                 int end);
/* Puts a fragment in its place among the others; FALSE when it overlaps one. Takes the span either
 * way. */
gboolean dictum_import_add_content (DictumClaim *claim, DictumSpan *span);

/* Notes go behind those that are there; a tag that is there already is not added again. */
void dictum_import_add_note (DictumClaim *claim, const char *text);
void dictum_import_add_tag (DictumClaim *claim, const char *text);

/* Telling. file and quote may be NULL; long quotes are shortened. */
void dictum_import_tell_unplaced (DictumImport *self,
                                  const char *file,
                                  int line,
                                  const char *quote,
                                  const char *reason);
/* With all that is known of the claim but its place; takes the draft. */
void dictum_import_tell_unplaced_claim (DictumImport *self,
                                        const char *file,
                                        const char *quote,
                                        const char *reason,
                                        DictumClaim *claim);
void dictum_import_tell_broken (DictumImport *self, const char *file, int line, const char *reason);

/* After finishing, and before the change is applied: puts the originals that came with the files
 * into the store of this computer, verified; the calling thread waits. dictum-package-read.c. */
gboolean
dictum_import_keep_originals (DictumImport *self, GCancellable *cancellable, GError **error);

/* After finishing: the editor says where the words of a line of the unplaced stand that has a
 * claim: code points of the latest version of an article, of the project or a new one. The change
 * gets the claim, with all that is known of it, and the line goes from the list:
 * dictum-import-hand.c. DICTUM_EXCHANGE_ERROR_EMPTY when nothing but space is there. */
gboolean dictum_import_place_by_hand (DictumImport *self,
                                      guint position,
                                      const char *article,
                                      int start,
                                      int end,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumImport, dictum_import_unref)

G_END_DECLS
