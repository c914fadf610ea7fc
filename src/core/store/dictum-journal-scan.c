/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is in a journal. Only the beginning of each line is looked at, so that a long history costs
 * nothing when a project is opened; a change is parsed when undo reaches it. */

#define G_LOG_DOMAIN "dictum-journal"

#include "store/dictum-journal.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "store/dictum-json-value.h"

static const char *const kind_starts[] = {
  "journal\",\"seq\":", "saved\",\"seq\":", "change\",\"seq\":",
  "undo\",\"seq\":",    "redo\",\"seq\":",  "void\",\"seq\":",
};

/* ---- Lines ---- */

/* {"type":"change","seq":12,... */
static DictumJournalLine
look_at_line (const char *data, guint64 offset, gsize length)
{
  static const char start[] = "{\"type\":\"";
  DictumJournalLine line = { DICTUM_JOURNAL_BAD, 0, offset, length };
  const char *end = data + length;
  const char *place = data + strlen (start);

  if (length < 16 || memcmp (data, start, strlen (start)) != 0 || end[-1] != '}' ||
      memchr (data, 0, length) != NULL)
    {
      return line;
    }

  for (guint i = 0; i < G_N_ELEMENTS (kind_starts); i++)
    {
      gsize start_length = strlen (kind_starts[i]);

      if (start_length < (gsize) (end - place) &&
          memcmp (place, kind_starts[i], start_length) == 0 &&
          g_ascii_isdigit (place[start_length]))
        {
          line.kind = (DictumJournalKind) i;
          for (place += start_length; g_ascii_isdigit (*place); place++)
            line.seq = line.seq * 10 + (*place - '0');
          break;
        }
    }

  return line;
}

gboolean
dictum_journal_line_is_event (const DictumJournalLine *line)
{
  return line->kind == DICTUM_JOURNAL_CHANGE || line->kind == DICTUM_JOURNAL_UNDO ||
         line->kind == DICTUM_JOURNAL_REDO;
}

/* Events, and those that were taken back: without these the numbers would have gaps. */
gboolean
dictum_journal_line_is_action (const DictumJournalLine *line)
{
  return dictum_journal_line_is_event (line) || line->kind == DICTUM_JOURNAL_VOID;
}

DictumJournalLine *
dictum_journal_scan_get_line (DictumJournalScan *self, guint position)
{
  return &g_array_index (self->lines, DictumJournalLine, position);
}

static void
take_line (DictumJournalScan *self, const DictumJournalLine *line)
{
  if (line->kind == DICTUM_JOURNAL_BAD ||
      (self->lines->len == 0) != (line->kind == DICTUM_JOURNAL_HEADER) ||
      (dictum_journal_line_is_event (line) && line->seq != self->seq + 1 && self->seq != 0))
    {
      DictumJournalLine bad = *line;

      bad.kind = DICTUM_JOURNAL_BAD;
      self->damaged = TRUE;
      g_array_append_val (self->lines, bad);
      if (line->kind != DICTUM_JOURNAL_BAD && dictum_journal_line_is_event (line))
        self->seq = MAX (self->seq, line->seq);
      return;
    }

  if (line->kind == DICTUM_JOURNAL_VOID && self->lines->len > 1)
    {
      /* The event that the project refused. It is the latest, with nothing but "saved" behind it.
       */
      for (guint i = self->lines->len; i > 0; i--)
        if (dictum_journal_line_is_event (dictum_journal_scan_get_line (self, i - 1)))
          {
            if (dictum_journal_scan_get_line (self, i - 1)->seq == line->seq)
              dictum_journal_scan_get_line (self, i - 1)->kind = DICTUM_JOURNAL_VOID;
            break;
          }
    }

  g_array_append_val (self->lines, *line);
  if (dictum_journal_line_is_event (line))
    self->seq = line->seq;
  else if (line->kind == DICTUM_JOURNAL_SAVED)
    {
      self->seq = MAX (self->seq, line->seq);
      self->saved_seq = MAX (self->saved_seq, line->seq);
    }
}

void
dictum_journal_scan_read (DictumJournalScan *self, const char *data, gsize size)
{
  gsize offset = 0;

  while (offset < size)
    {
      const char *end = memchr (data + offset, '\n', size - offset);
      DictumJournalLine line;

      /* What a crash left of a last line. */
      if (end == NULL)
        break;

      line = look_at_line (data + offset, offset, end - (data + offset));
      take_line (self, &line);
      offset = end - data + 1;
    }

  self->size = offset;
}

/* ---- "saved" lines ---- */

typedef struct
{
  guint64 seq;
  DictumFileState file;
} Saved;

static gint64
get_integer (yyjson_val *root, const char *key)
{
  const char *raw = yyjson_get_raw (yyjson_obj_get (root, key));

  return raw != NULL ? g_ascii_strtoll (raw, NULL, 10) : 0;
}

static gboolean
read_saved (const char *data, const DictumJournalLine *line, Saved *saved)
{
  yyjson_doc *document = yyjson_read (data + line->offset, line->length, YYJSON_READ_NUMBER_AS_RAW);
  yyjson_val *root = yyjson_doc_get_root (document);
  const char *address = yyjson_get_str (yyjson_obj_get (root, "file"));

  *saved = (Saved) { .seq = line->seq };
  if (address != NULL)
    saved->file.path = g_filename_from_uri (address, NULL, NULL);
  saved->file.sha256 = g_strdup (yyjson_get_str (yyjson_obj_get (root, "sha256")));
  saved->file.stamp.inode = get_integer (root, "inode");
  saved->file.stamp.size = get_integer (root, "size");
  saved->file.stamp.mtime = get_integer (root, "mtime");
  yyjson_doc_free (document);

  /* A file of which the hash was not known yet is known by its inode, size and time. */
  return saved->file.path != NULL;
}

/* The device's number may be another after a restart; the three others together do not lie. */
static gboolean
is_untouched (const DictumFileStamp *a, const DictumFileStamp *b)
{
  return a->inode == b->inode && a->size == b->size && a->mtime == b->mtime && a->inode != 0;
}

static int
find_saved (DictumJournalScan *self,
            const char *data,
            const DictumFileStamp *stamp,
            GBytes *bytes,
            char **sha256)
{
  g_autofree char *sum = NULL;

  for (guint i = self->lines->len; i > 0; i--)
    {
      DictumJournalLine *line = dictum_journal_scan_get_line (self, i - 1);
      Saved saved = { 0 };
      gboolean same = FALSE;

      if (line->kind == DICTUM_JOURNAL_SAVED && read_saved (data, line, &saved))
        {
          if (saved.file.stamp.size == g_bytes_get_size (bytes))
            {
              same = is_untouched (&saved.file.stamp, stamp);
              if (!same && sum == NULL)
                sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
              same = same || g_strcmp0 (sum, saved.file.sha256) == 0;
            }
          if (same)
            *sha256 = g_strdup (saved.file.sha256);
        }
      dictum_file_state_clear (&saved.file);
      if (same)
        return (int) i - 1;
    }

  return -1;
}

static void
find_last_path (DictumJournalScan *self, const char *data)
{
  for (guint i = self->lines->len; i > 0 && self->last_path == NULL; i--)
    {
      Saved saved = { 0 };

      if (dictum_journal_scan_get_line (self, i - 1)->kind == DICTUM_JOURNAL_SAVED &&
          read_saved (data, dictum_journal_scan_get_line (self, i - 1), &saved))
        self->last_path = g_strdup (saved.file.path);
      dictum_file_state_clear (&saved.file);
    }
}

/* ---- The past and what came after ---- */

/* Follows one event; what a damaged line hides, or undo would need from before it, ends the past.
 */
static void
follow (DictumJournalScan *self, const DictumJournalLine *line)
{
  if (line->kind == DICTUM_JOURNAL_CHANGE)
    {
      g_array_set_size (self->past, self->position);
      g_array_append_val (self->past, *line);
      self->position++;
    }
  else if (line->kind == DICTUM_JOURNAL_UNDO && self->position > 0)
    {
      self->position--;
    }
  else if (line->kind == DICTUM_JOURNAL_REDO && self->position < self->past->len)
    {
      self->position++;
    }
  else if (line->kind == DICTUM_JOURNAL_BAD || dictum_journal_line_is_event (line))
    {
      g_array_set_size (self->past, 0);
      self->position = 0;
    }
}

/* How many lines can be used: what came after the file is numbered on from it without a gap, up to
 * the first damaged line among it. */
guint
dictum_journal_scan_find_end (DictumJournalScan *self)
{
  guint64 seq = dictum_journal_scan_get_line (self, self->matched)->seq;
  guint64 last = seq;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const DictumJournalLine *line = dictum_journal_scan_get_line (self, i);

      if (line->kind == DICTUM_JOURNAL_BAD && last > seq)
        return i;
      if (!dictum_journal_line_is_action (line) || line->seq <= last)
        continue;
      if (line->seq != last + 1)
        return i;
      last = line->seq;
    }

  return self->lines->len;
}

void
dictum_journal_scan_split (DictumJournalScan *self)
{
  guint64 seq = dictum_journal_scan_get_line (self, self->matched)->seq;
  guint end = dictum_journal_scan_find_end (self);

  for (guint i = 0; i < end; i++)
    {
      const DictumJournalLine *line = dictum_journal_scan_get_line (self, i);

      if (line->kind == DICTUM_JOURNAL_BAD)
        {
          /* Behind the file's mark nothing of the past can be missing. */
          if (i < (guint) self->matched)
            follow (self, line);
        }
      else if (dictum_journal_line_is_event (line) && line->seq <= seq)
        {
          follow (self, line);
        }
      else if (dictum_journal_line_is_event (line))
        {
          g_array_append_val (self->events, *line);
        }
    }
}

static DictumJournalScan *
scan_new (const char *path)
{
  DictumJournalScan *self = g_new0 (DictumJournalScan, 1);

  self->path = g_strdup (path);
  self->lines = g_array_new (FALSE, FALSE, sizeof (DictumJournalLine));
  self->past = g_array_new (FALSE, FALSE, sizeof (DictumJournalLine));
  self->events = g_array_new (FALSE, FALSE, sizeof (DictumJournalLine));
  self->matched = -1;
  return self;
}

/**
 * dictum_journal_scan:
 * @path: a journal's file
 * @error: why it cannot be read
 *
 * Returns: (transfer full) (nullable): what is in it
 */
DictumJournalScan *
dictum_journal_scan (const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  DictumJournalScan *self;

  if (file == NULL)
    return NULL;

  self = scan_new (path);
  if (g_mapped_file_get_length (file) > 0)
    {
      dictum_journal_scan_read (self, g_mapped_file_get_contents (file),
                                g_mapped_file_get_length (file));
      find_last_path (self, g_mapped_file_get_contents (file));
    }
  return self;
}

void
dictum_journal_scan_free (DictumJournalScan *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->lines);
  g_array_unref (self->past);
  g_array_unref (self->events);
  g_free (self->path);
  g_free (self->last_path);
  g_free (self->sha256);
  g_free (self);
}

/**
 * dictum_journal_scan_match:
 * @self: a scan
 * @stamp: what the project's file is known by
 * @bytes: what is in it
 *
 * Looks for the latest "saved" of just this file, and works out what came before and after it.
 *
 * Returns: whether the journal knows the file
 */
gboolean
dictum_journal_scan_match (DictumJournalScan *self, const DictumFileStamp *stamp, GBytes *bytes)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (self->path, FALSE, NULL);

  if (file == NULL || g_mapped_file_get_length (file) < self->size)
    return FALSE;

  g_clear_pointer (&self->sha256, g_free);
  self->matched = find_saved (self, g_mapped_file_get_contents (file), stamp, bytes, &self->sha256);
  g_array_set_size (self->past, 0);
  g_array_set_size (self->events, 0);
  self->position = 0;
  if (self->matched < 0)
    return FALSE;

  dictum_journal_scan_split (self);
  return TRUE;
}

/**
 * dictum_journal_scan_read_base_modified:
 * @self: a scan that knows the file
 *
 * Returns: (transfer full) (nullable): the project's modified time before the oldest change that
 * can be undone, UTC
 */
char *
dictum_journal_scan_read_base_modified (DictumJournalScan *self)
{
  g_autoptr (GMappedFile) file = NULL;
  const DictumJournalLine *line;
  const char *start, *end;

  if (self->past->len == 0)
    return NULL;
  file = g_mapped_file_new (self->path, FALSE, NULL);
  if (file == NULL)
    return NULL;

  /* It stands right behind the number, so that the line, which may be long, is not parsed for it.
   */
  line = &g_array_index (self->past, DictumJournalLine, 0);
  start = g_strstr_len (g_mapped_file_get_contents (file) + line->offset, MIN (line->length, 80),
                        ",\"was\":\"");
  if (start == NULL)
    return NULL;

  start += strlen (",\"was\":\"");
  end = memchr (start, '"', MIN (line->length, 60));
  return end != NULL ? g_strndup (start, end - start) : NULL;
}
