/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/dictum-store.h"
#include "store/dictum-atomic.h"

G_BEGIN_DECLS

/**
 * DictumJournal:
 *
 * Everything that was done in a project, one line of JSON each, in the order it was done:
 *
 *     {"type":"journal","seq":0,"version":1,"project":"..."}
 *     {"type":"saved","seq":0,"file":"file:///...","sha256":"...",...}
 *     {"type":"change","seq":1,"was":"...","time":"...","author":"...","label":"...","entries":[...]}
 *     {"type":"undo","seq":2,"time":"..."}
 *     {"type":"redo","seq":3,"time":"..."}
 *     {"type":"void","seq":3,"time":"..."}
 *
 * A line is whole and on the disk before its effect is shown. "saved" says that the file with this
 * hash holds everything up to and including event seq; it may stand behind later events, and it is
 * written before the file takes its name. "void" takes an event back that the project refused.
 * A last line without its end is what a crash left and counts for nothing.
 *
 * May be used from several threads.
 */
typedef struct _DictumJournal DictumJournal;

typedef enum
{
  DICTUM_JOURNAL_HEADER,
  DICTUM_JOURNAL_SAVED,
  DICTUM_JOURNAL_CHANGE,
  DICTUM_JOURNAL_UNDO,
  DICTUM_JOURNAL_REDO,
  DICTUM_JOURNAL_VOID,
  DICTUM_JOURNAL_BAD, /* not a line of a journal */
} DictumJournalKind;

typedef struct
{
  DictumJournalKind kind;
  guint64 seq;
  guint64 offset; /* bytes */
  gsize length;   /* bytes, without the line's end */
} DictumJournalLine;

/* What is known of the file on the disk. */
typedef struct
{
  char *path; /* resolved */
  char *sha256;
  DictumFileStamp stamp;
} DictumFileState;

void dictum_file_state_clear (DictumFileState *self);
void dictum_file_state_copy (DictumFileState *self, const DictumFileState *other);

/* ---- dictum-journal.c: the file ---- */

DictumJournal *dictum_journal_new (const char *path, const char *project);
DictumJournal *dictum_journal_ref (DictumJournal *self);
void dictum_journal_unref (DictumJournal *self);
guint64 dictum_journal_get_seq (DictumJournal *self);
void dictum_journal_set_base (DictumJournal *self, const DictumFileState *base);
void dictum_journal_set_end (DictumJournal *self, guint64 size, guint64 seq);

gboolean dictum_journal_append_change (DictumJournal *self,
                                       DictumChange *change,
                                       const char *was,
                                       GError **error);
gboolean dictum_journal_append_event (DictumJournal *self, DictumJournalKind kind, GError **error);
gboolean dictum_journal_append_saved (DictumJournal *self,
                                      guint64 seq,
                                      const DictumFileState *file,
                                      GError **error);
char *dictum_journal_read_line (DictumJournal *self, guint64 offset, gsize length, GError **error);
GString *dictum_journal_format_saved (guint64 seq, const DictumFileState *file);

/* ---- dictum-journal-change.c: changes as lines and back ---- */

GString *
dictum_journal_format_change (guint64 seq, DictumChange *change, const char *was, GError **error);
/* forward: the project is as it was before the change; otherwise as it was after it. */
DictumChange *dictum_journal_parse_change (const char *line,
                                           gsize length,
                                           DictumProject *project,
                                           gboolean forward,
                                           char **was,
                                           GError **error);

/* ---- dictum-journal-scan.c: what is in a journal ---- */

/**
 * DictumJournalScan:
 *
 * What a journal says about a file that is being opened: the changes that lead to it, which undo
 * can go back through, and the events after it, which a crash kept out of the file.
 */
typedef struct
{
  char *path;
  GArray *lines; /* of DictumJournalLine */
  guint64 size;  /* bytes, up to the end of the last whole line */
  guint64 seq;   /* of the latest event */
  gboolean damaged;
  guint64 saved_seq; /* the latest event that is in some file */
  char *last_path;   /* where the project was last saved */

  int matched;  /* which line is the "saved" of the file; -1: none */
  char *sha256; /* of the file, from that line */
  GArray
      *past; /* of DictumJournalLine: changes that can be undone, then those that can be redone */
  guint position; /* how many can be undone */
  GArray *events; /* of DictumJournalLine: after the file */
} DictumJournalScan;

DictumJournalScan *dictum_journal_scan (const char *path, GError **error);
void dictum_journal_scan_free (DictumJournalScan *self);
gboolean
dictum_journal_scan_match (DictumJournalScan *self, const DictumFileStamp *stamp, GBytes *bytes);

/* ---- dictum-journal-rewrite.c: leaving out what is damaged ---- */

gboolean dictum_journal_scan_repair (DictumJournalScan *self, char **aside, GError **error);
gboolean dictum_journal_scan_discard (DictumJournalScan *self, char **aside, GError **error);
gboolean dictum_journal_scan_cut (DictumJournalScan *self, guint events, GError **error);
gboolean
dictum_journal_move_aside (const char *path, const char *why, char **aside, GError **error);
void dictum_journal_scan_again (DictumJournalScan *self, const GString *text, guint64 seq);
DictumRecovery *dictum_journal_scan_describe (DictumJournalScan *self);
char *dictum_journal_scan_read_base_modified (DictumJournalScan *self);

/* ---- dictum-journal-compact.c: leaving out what undo does not need ---- */

gboolean dictum_journal_scan_compact (DictumJournalScan *self, GError **error);

/* The parts of scanning that writing anew needs too. */
gboolean dictum_journal_line_is_event (const DictumJournalLine *line);
gboolean dictum_journal_line_is_action (const DictumJournalLine *line);
DictumJournalLine *dictum_journal_scan_get_line (DictumJournalScan *self, guint position);
void dictum_journal_scan_read (DictumJournalScan *self, const char *data, gsize size);
void dictum_journal_scan_split (DictumJournalScan *self);
guint dictum_journal_scan_find_end (DictumJournalScan *self);

/* ---- dictum-journal-find.c: which journal belongs to a file ---- */

/* Returns its path, to be freed. scan becomes what it says of the file, NULL when it knows nothing;
 * notice a sentence for the editor when something was set aside. */
char *dictum_journal_find (const char *project,
                           const char *path,
                           const DictumFileStamp *stamp,
                           GBytes *bytes,
                           DictumJournalScan **scan,
                           char **notice);
char *dictum_get_data_folder (const char *name);
char *dictum_id_to_file_name (const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumJournal, dictum_journal_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumJournalScan, dictum_journal_scan_free)

G_END_DECLS
