/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Writing a journal anew, without what is damaged or no longer wanted. What it was is kept beside
 * it under another name. */

#define G_LOG_DOMAIN "dictum-journal"

#include "store/dictum-journal.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "store/dictum-json-value.h"

/* How many labels of what would come back are listed. */
#define LABELS 10

/* ---- Setting aside ---- */

static char *
find_free_name (const char *path, const char *why)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%S");
  char *name = NULL;

  for (int i = 0; name == NULL || g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s.%s-%d.%s", path, stamp, i, why);
    }

  return name;
}

/**
 * dictum_journal_move_aside:
 * @path: a journal
 * @why: the end of its new name: "corrupt"
 * @aside: (out) (optional) (transfer full): where it is now
 * @error: why that failed
 *
 * Nothing of a journal is ever deleted; what cannot be used is kept under another name.
 *
 * Returns: whether it is aside
 */
gboolean
dictum_journal_move_aside (const char *path, const char *why, char **aside, GError **error)
{
  g_autofree char *target = find_free_name (path, why);

  if (rename (path, target) != 0)
    {
      dictum_set_file_error (error, errno, target);
      return FALSE;
    }

  if (aside != NULL)
    *aside = g_steal_pointer (&target);
  return TRUE;
}

/* Writes the journal anew of the text that is given; the old one is kept aside. At no moment is
 * there no journal. replaced: whether it holds the text, be it for sure or not. */
static gboolean
rewrite (DictumJournalScan *self,
         GString *text,
         const char *why,
         char **aside,
         gboolean *replaced,
         GError **error)
{
  DictumFileStamp stamp = { 0 };
  gboolean written;
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
  g_autofree char *target = find_free_name (self->path, why);

  if (link (self->path, target) != 0)
    {
      g_autoptr (GMappedFile) old = g_mapped_file_new (self->path, FALSE, error);
      g_autoptr (GBytes) copy = old != NULL ? g_mapped_file_get_bytes (old) : NULL;

      if (copy == NULL || !dictum_atomic_write (target, copy, 0600, NULL, NULL, NULL, error))
        return FALSE;
    }

  written = dictum_atomic_write (self->path, bytes, 0600, NULL, NULL, &stamp, error);
  *replaced = stamp.inode != 0;
  if (!written)
    return FALSE;

  if (aside != NULL)
    *aside = g_steal_pointer (&target);
  return TRUE;
}

static void
append_line (GString *text, const char *data, const DictumJournalLine *line)
{
  g_string_append_len (text, data + line->offset, line->length);
  g_string_append_c (text, '\n');
}

/* The first line behind the last damaged one that stands before the file's mark and before what
 * came after the file. */
static guint
find_first_usable (DictumJournalScan *self, guint64 seq)
{
  guint first = 1;

  for (guint i = 1; i < (guint) self->matched; i++)
    {
      const DictumJournalLine *line = dictum_journal_scan_get_line (self, i);

      if (dictum_journal_line_is_event (line) && line->seq > seq)
        break;
      if (line->kind == DICTUM_JOURNAL_BAD)
        first = i + 1;
    }

  return first;
}

/* The header, the events from the past that can be used, the mark of the file, then what came after
 * and can be used. */
static GString *
collect (DictumJournalScan *self, gboolean with_events, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (self->path, FALSE, error);
  guint64 seq = dictum_journal_scan_get_line (self, self->matched)->seq;
  guint first = find_first_usable (self, seq);
  guint end = dictum_journal_scan_find_end (self);
  GString *text;
  const char *data;

  if (file == NULL)
    return NULL;

  text = g_string_new (NULL);
  data = g_mapped_file_get_contents (file);
  append_line (text, data, dictum_journal_scan_get_line (self, 0));
  for (guint i = first; i < self->lines->len; i++)
    {
      const DictumJournalLine *line = dictum_journal_scan_get_line (self, i);

      if (dictum_journal_line_is_action (line) && line->seq <= seq)
        append_line (text, data, line);
    }
  append_line (text, data, dictum_journal_scan_get_line (self, self->matched));
  for (guint i = first; with_events && i < end; i++)
    {
      const DictumJournalLine *line = dictum_journal_scan_get_line (self, i);

      if (dictum_journal_line_is_action (line) && line->seq > seq)
        append_line (text, data, line);
    }

  return text;
}

/**
 * dictum_journal_scan_again:
 * @self: a scan
 * @text: what its journal holds from now on
 * @seq: the latest event that is in the project's file, as @text counts
 *
 * Looks through a journal that was written anew.
 */
void
dictum_journal_scan_again (DictumJournalScan *self, const GString *text, guint64 seq)
{
  g_array_set_size (self->lines, 0);
  g_array_set_size (self->past, 0);
  g_array_set_size (self->events, 0);
  self->position = 0;
  self->seq = 0;
  self->saved_seq = 0;
  self->damaged = FALSE;
  dictum_journal_scan_read (self, text->str, text->len);
  for (guint i = 0; i < self->lines->len; i++)
    if (dictum_journal_scan_get_line (self, i)->kind == DICTUM_JOURNAL_SAVED &&
        dictum_journal_scan_get_line (self, i)->seq == seq)
      self->matched = (int) i;
  dictum_journal_scan_split (self);
}

static gboolean
rewrite_and_scan (DictumJournalScan *self,
                  gboolean with_events,
                  const char *why,
                  char **aside,
                  GError **error)
{
  g_autoptr (GString) text = collect (self, with_events, error);
  guint64 seq = dictum_journal_scan_get_line (self, self->matched)->seq;
  gboolean replaced = FALSE;
  gboolean written;

  if (text == NULL)
    return FALSE;

  written = rewrite (self, text, why, aside, &replaced, error);
  if (replaced)
    dictum_journal_scan_again (self, text, seq);
  return written;
}

/**
 * dictum_journal_scan_repair:
 * @self: a scan that knows the file, of a journal with damaged lines
 * @aside: (out) (transfer full): where the damaged journal is kept
 * @error: why it cannot be written
 *
 * Writes the journal anew without what a damaged line makes useless: what is older than it when it
 * stands before the file's mark, what is newer when it stands behind.
 *
 * Returns: whether the journal is whole
 */
gboolean
dictum_journal_scan_repair (DictumJournalScan *self, char **aside, GError **error)
{
  g_return_val_if_fail (self != NULL && self->matched >= 0, FALSE);

  /* Without its first line a journal says nothing of itself. */
  if (dictum_journal_scan_get_line (self, 0)->kind != DICTUM_JOURNAL_HEADER)
    {
      self->matched = -1;
      return dictum_journal_move_aside (self->path, "corrupt", aside, error);
    }

  return rewrite_and_scan (self, TRUE, "corrupt", aside, error);
}

/**
 * dictum_journal_scan_discard:
 * @self: a scan that knows the file
 * @aside: (out) (optional) (transfer full): where the whole journal is kept
 * @error: why it cannot be written
 *
 * Takes what came after the file out of the journal.
 *
 * Returns: whether it is out
 */
gboolean
dictum_journal_scan_discard (DictumJournalScan *self, char **aside, GError **error)
{
  g_return_val_if_fail (self != NULL && self->matched >= 0, FALSE);

  return rewrite_and_scan (self, FALSE, "discarded", aside, error);
}

/**
 * dictum_journal_scan_cut:
 * @self: a scan that knows the file
 * @events: how many of the events after the file are good
 * @error: why the journal cannot be written
 *
 * Takes the events from there on, which cannot be done again, out of the journal. The whole journal
 * is kept aside.
 *
 * Returns: whether they are out
 */
gboolean
dictum_journal_scan_cut (DictumJournalScan *self, guint events, GError **error)
{
  guint64 offset;

  g_return_val_if_fail (self != NULL && self->matched >= 0 && events < self->events->len, FALSE);

  if (events == 0)
    return dictum_journal_scan_discard (self, NULL, error);

  offset = g_array_index (self->events, DictumJournalLine, events).offset;
  for (guint i = 0; i < self->lines->len; i++)
    if (dictum_journal_line_is_action (dictum_journal_scan_get_line (self, i)) &&
        dictum_journal_scan_get_line (self, i)->offset >= offset)
      dictum_journal_scan_get_line (self, i)->kind = DICTUM_JOURNAL_BAD;
  return rewrite_and_scan (self, TRUE, "corrupt", NULL, error);
}

/* ---- What would come back ---- */

static const char *
get_event_label (yyjson_val *root, DictumJournalKind kind)
{
  const char *label = yyjson_get_str (yyjson_obj_get (root, "label"));

  if (kind == DICTUM_JOURNAL_UNDO)
    return C_ ("in a list of actions", "Undo");
  if (kind == DICTUM_JOURNAL_REDO)
    return C_ ("in a list of actions", "Redo");

  return label != NULL ? label : "";
}

/**
 * dictum_journal_scan_describe:
 * @self: a scan that knows the file
 *
 * Returns: (transfer full) (nullable): what a crash kept out of the file; %NULL: nothing
 */
DictumRecovery *
dictum_journal_scan_describe (DictumJournalScan *self)
{
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  DictumRecovery *recovery;
  const char *data;

  if (self->events->len == 0)
    return NULL;
  file = g_mapped_file_new (self->path, FALSE, NULL);
  if (file == NULL)
    return NULL;

  recovery = g_new0 (DictumRecovery, 1);
  recovery->changes = self->events->len;
  data = g_mapped_file_get_contents (file);
  for (guint i = self->events->len; i > 0 && i + LABELS > self->events->len; i--)
    {
      DictumJournalLine *line = &g_array_index (self->events, DictumJournalLine, i - 1);
      yyjson_doc *document = yyjson_read (data + line->offset, line->length,
                                          YYJSON_READ_NUMBER_AS_RAW);
      yyjson_val *root = yyjson_doc_get_root (document);
      const char *label = get_event_label (root, line->kind);
      const char *time = yyjson_get_str (yyjson_obj_get (root, "time"));

      g_strv_builder_add (labels, label);
      if (recovery->last_label == NULL)
        recovery->last_label = g_strdup (label);
      if (recovery->last_time == NULL)
        recovery->last_time = g_strdup (time);
      yyjson_doc_free (document);
    }
  recovery->labels = g_strv_builder_end (labels);

  return recovery;
}

void
dictum_recovery_free (DictumRecovery *self)
{
  if (self == NULL)
    return;

  g_free (self->last_label);
  g_free (self->last_time);
  g_strfreev (self->labels);
  g_free (self);
}
