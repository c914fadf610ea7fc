/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/dictum-output.h"
#include "model/dictum-project.h"

G_BEGIN_DECLS

/**
 * DictumRedaction:
 *
 * What must not leave the newsroom, and what stands in its place: the identities of sources who
 * spoke on background, on deep background or off the record. Their names, aliases and identifiers,
 * and each part of a person’s name, are found in any text as whole words, whatever their case,
 * accents and typography; what only describes somebody (“officials in the capital”) is no identity.
 * A source’s pseudonym follows from its id, so that it is the same in every export.
 *
 * Immutable, used from any thread.
 */
typedef struct _DictumRedaction DictumRedaction;

/* A place in a text, and what is to stand there; code points. */
typedef struct
{
  int start;
  int end;
  const char *pseudonym; /* borrowed */
} DictumRedactedPlace;

DictumRedaction *dictum_redaction_new (const DictumProjectSnapshot *snapshot);
void dictum_redaction_free (DictumRedaction *self);
/* Whether there is anything to hide. */
gboolean dictum_redaction_is_empty (const DictumRedaction *self);
/* Whether the identity of a source is protected. */
gboolean dictum_source_is_protected (const DictumSource *source);
/* What stands for the source; NULL when it has no name that would tell who it is. Borrowed. */
const char *dictum_redaction_get_pseudonym (const DictumRedaction *self, const char *source);
/* Of DictumRedactedPlace, in order, not overlapping; NULL when there is none. */
GArray *dictum_redaction_find (const DictumRedaction *self, const char *words);
/* The words with pseudonyms; NULL when there is nothing in them to replace. */
char *dictum_redaction_apply (const DictumRedaction *self, const char *words);

/* The records without what must not leave: a new snapshot. Texts that change keep their marks. */
DictumProjectSnapshot *dictum_redaction_apply_all (const DictumRedaction *self,
                                                   const DictumProjectSnapshot *snapshot);

/* Looks for what must not leave in the names and bytes of files, as they are, with the escapes of
 * JSON, XML and links undone, in archives, and in the words of a PDF, of which those have to be
 * known. FALSE with DICTUM_EXCHANGE_ERROR_SECRET. */
gboolean dictum_redaction_check (const DictumRedaction *self, GPtrArray *files, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumRedaction, dictum_redaction_free)

G_END_DECLS
