/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/dictum-export.h"
#include "exchange/dictum-import.h"
#include "exchange/dictum-output.h"

G_BEGIN_DECLS

/* What a writer makes. */
typedef enum
{
  DICTUM_OUTPUT_TEXT,   /* one text file in UTF-8 */
  DICTUM_OUTPUT_BINARY, /* one file that is not text: an archive, a PDF */
  DICTUM_OUTPUT_FOLDER, /* several files, of each article or each kind of record */
} DictumOutput;

/* When an option makes a difference. */
typedef enum
{
  DICTUM_OPTION_WRITING,
  DICTUM_OPTION_READING,
  DICTUM_OPTION_BOTH,
} DictumOptionUse;

/* What can be chosen. A switch is "yes" or "no", and off unless it is set. */
typedef struct
{
  const char *name;  /* on the command line: "bom" */
  const char *label; /* msgid: what it does when it is on, or what text it takes */
  gboolean is_switch;
  DictumOptionUse use;
} DictumFormatOption;

/* Both run in a thread, and look at the cancellable now and then. */
typedef GPtrArray *(*DictumFormatWrite) (DictumExport *export,
                                         GCancellable *cancellable,
                                         GError **error); /* of DictumFile, transfer full */
typedef gboolean (*DictumFormatRead) (DictumImport *import,
                                      GCancellable *cancellable,
                                      GError **error);
/* Whether a file looks like one of this format, by its name and its first bytes, behind which is a
 * NUL. */
typedef gboolean (*DictumFormatRecognise) (const char *name, const char *start, gsize length);

/**
 * DictumFormat:
 *
 * One line of the table of all that Dictum can write and read: the dialogs, the command line, the
 * documentation and the tests walk it. A format that cannot be written has no writer, one that
 * cannot be read no reader.
 */
typedef struct
{
  const char *id;         /* on the command line: "web-annotation" */
  const char *name;       /* msgid */
  const char *extension;  /* of its files, or of the files in its folder; without the dot */
  const char *media_type; /* of these files */
  const char *purpose;    /* msgid: who reads it, one sentence */
  const char *loses;      /* msgid: what it cannot hold, one or two plain sentences */
  DictumOutput output;
  const DictumFormatOption *options; /* ends with a name of NULL; NULL: none */
  DictumFormatWrite write;
  DictumFormatRead read;
  gboolean
      has_no_marks; /* what is read is no marks in a text: there is no article to choose for them */
  DictumFormatRecognise recognise; /* NULL for what is not read, or has to be named */
} DictumFormat;

#define DICTUM_EXCHANGE_ERROR (dictum_exchange_error_quark ())
GQuark dictum_exchange_error_quark (void);

typedef enum
{
  DICTUM_EXCHANGE_ERROR_EMPTY,   /* nothing is in the scope, or in the files */
  DICTUM_EXCHANGE_ERROR_FORMAT,  /* unknown, or it cannot do this; or the file is not of it */
  DICTUM_EXCHANGE_ERROR_SECRET,  /* a redacted export would have shown what it hides */
  DICTUM_EXCHANGE_ERROR_REFUSED, /* something of the project cannot be written in the format */
} DictumExchangeError;

/* The table, in the order in which it is shown. */
const DictumFormat *dictum_format_get (guint position);
guint dictum_format_get_count (void);
/* NULL when there is none with the id. */
const DictumFormat *dictum_format_find (const char *id);
/* The first format that recognises one of the files; NULL when none does. */
const DictumFormat *dictum_format_recognise (GPtrArray *files);
/* NULL: it has no option of that name. */
const DictumFormatOption *dictum_format_find_option (const DictumFormat *self, const char *name);
/* A name for the file or the folder: "harbour-treaty.jsonld". Transfer full. */
char *dictum_format_suggest_name (const DictumFormat *self, DictumExport *export);

/* Writes in the calling thread; the async twins in one of their own. An export that is redacted is
 * looked through, and DICTUM_EXCHANGE_ERROR_SECRET when what must stay inside is in it. Returns
 * DictumFiles, at least one. */
GPtrArray *dictum_format_write (const DictumFormat *self,
                                DictumExport *export,
                                GCancellable *cancellable,
                                GError **error);

/* Reads files into a change of the project that the snapshot is of. Takes the snapshot. options may
 * be NULL. NULL with an error when nothing at all could be read; what could not be read of it is in
 * the import. */
DictumImport *dictum_format_read (const DictumFormat *self,
                                  GPtrArray *files,
                                  DictumProjectSnapshot *snapshot,
                                  GHashTable *options,
                                  const char *author,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
