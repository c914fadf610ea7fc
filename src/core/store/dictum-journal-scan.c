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

#define LABELS 10

static const char *const kind_names[] = { "journal", "saved", "change", "undo", "redo", "void" };

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

  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    {
      g_autofree char *rest = g_strconcat (kind_names[i], "\",\"seq\":", NULL);

      if (strlen (rest) < (gsize) (end - place) && memcmp (place, rest, strlen (rest)) == 0 &&
          g_ascii_isdigit (place[strlen (rest)]))
        {
          line.kind = (DictumJournalKind) i;
          for (place += strlen (rest); g_ascii_isdigit (*place); place++)
            line.seq = line.seq * 10 + (*place - '0');
          break;
        }
    }

  return line;
}

static gboolean
is_event (const DictumJournalLine *line)
{
  return line->kind == DICTUM_JOURNAL_CHANGE || line->kind == DICTUM_JOURNAL_UNDO ||
         line->kind == DICTUM_JOURNAL_REDO;
}

/* Events, and those that were taken back: without these the numbers would have gaps. */
static gboolean
is_action (const DictumJournalLine *line)
{
  return is_event (line) || line->kind == DICTUM_JOURNAL_VOID;
}

static DictumJournalLine *
get_line (DictumJournalScan *self, guint position)
{
  return &g_array_index (self->lines, DictumJournalLine, position);
}

static void
take_line (DictumJournalScan *self, const DictumJournalLine *line)
{
  if (line->kind == DICTUM_JOURNAL_BAD ||
      (self->lines->len == 0) != (line->kind == DICTUM_JOURNAL_HEADER) ||
      (is_event (line) && line->seq != self->seq + 1 && self->seq != 0))
    {
      DictumJournalLine bad = *line;

      bad.kind = DICTUM_JOURNAL_BAD;
      self->damaged = TRUE;
      g_array_append_val (self->lines, bad);
      if (line->kind != DICTUM_JOURNAL_BAD && is_event (line))
        self->seq = MAX (self->seq, line->seq);
      return;
    }

  if (line->kind == DICTUM_JOURNAL_VOID && self->lines->len > 1)
    {
      /* The event that the project refused. It is the latest, with nothing but "saved" behind it.
       */
      for (guint i = self->lines->len; i > 0; i--)
        if (is_event (get_line (self, i - 1)))
          {
            if (get_line (self, i - 1)->seq == line->seq)
              get_line (self, i - 1)->kind = DICTUM_JOURNAL_VOID;
            break;
          }
    }

  g_array_append_val (self->lines, *line);
  if (is_event (line))
    self->seq = line->seq;
  else if (line->kind == DICTUM_JOURNAL_SAVED)
    self->seq = MAX (self->seq, line->seq);
}

static void
scan_data (DictumJournalScan *self, const char *data, gsize size)
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

  return saved->file.path != NULL && saved->file.sha256 != NULL;
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
      DictumJournalLine *line = get_line (self, i - 1);
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

      if (get_line (self, i - 1)->kind == DICTUM_JOURNAL_SAVED &&
          read_saved (data, get_line (self, i - 1), &saved))
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
  else if (line->kind == DICTUM_JOURNAL_BAD || is_event (line))
    {
      g_array_set_size (self->past, 0);
      self->position = 0;
    }
}

static void
split (DictumJournalScan *self)
{
  guint64 seq = get_line (self, self->matched)->seq;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const DictumJournalLine *line = get_line (self, i);

      if (line->kind == DICTUM_JOURNAL_BAD)
        {
          if (self->events->len > 0)
            break;
          follow (self, line);
        }
      else if (is_event (line) && line->seq <= seq)
        {
          follow (self, line);
        }
      else if (is_event (line))
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
      scan_data (self, g_mapped_file_get_contents (file), g_mapped_file_get_length (file));
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

  split (self);
  return TRUE;
}

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
 * there no journal. */
static gboolean
rewrite (DictumJournalScan *self, GString *text, const char *why, char **aside, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
  g_autofree char *target = find_free_name (self->path, why);

  if (link (self->path, target) != 0)
    {
      g_autoptr (GMappedFile) old = g_mapped_file_new (self->path, FALSE, error);
      g_autoptr (GBytes) copy = old != NULL ? g_mapped_file_get_bytes (old) : NULL;

      if (copy == NULL || !dictum_atomic_write (target, copy, 0600, NULL, NULL, NULL, error))
        return FALSE;
    }

  if (!dictum_atomic_write (self->path, bytes, 0600, NULL, NULL, NULL, error))
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

/* The first line behind the last damaged one that stands before what came after the file. */
static guint
find_first_usable (DictumJournalScan *self, guint64 seq)
{
  guint first = 1;

  for (guint i = 1; i < self->lines->len; i++)
    {
      const DictumJournalLine *line = get_line (self, i);

      if (is_event (line) && line->seq > seq)
        break;
      if (line->kind == DICTUM_JOURNAL_BAD)
        first = i + 1;
    }

  return first;
}

/* The header, the events from the past that can be used, the mark of the file, then what came after
 * up to the first damaged line. */
static GString *
collect (DictumJournalScan *self, gboolean with_events)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (self->path, FALSE, NULL);
  guint64 seq = get_line (self, self->matched)->seq;
  guint first = find_first_usable (self, seq);
  GString *text = g_string_new (NULL);
  const char *data;
  gboolean after = FALSE;

  if (file == NULL)
    return text;

  data = g_mapped_file_get_contents (file);
  append_line (text, data, get_line (self, 0));
  for (guint i = first; i < self->lines->len; i++)
    {
      const DictumJournalLine *line = get_line (self, i);

      if (is_action (line) && line->seq <= seq)
        append_line (text, data, line);
    }
  append_line (text, data, get_line (self, self->matched));
  for (guint i = first; with_events && i < self->lines->len; i++)
    {
      const DictumJournalLine *line = get_line (self, i);

      if (after && line->kind == DICTUM_JOURNAL_BAD)
        break;
      if (!is_action (line) || line->seq <= seq)
        continue;
      after = TRUE;
      append_line (text, data, line);
    }

  return text;
}

static gboolean
rewrite_and_scan (DictumJournalScan *self,
                  gboolean with_events,
                  const char *why,
                  char **aside,
                  GError **error)
{
  g_autoptr (GString) text = collect (self, with_events);
  guint64 seq = get_line (self, self->matched)->seq;

  if (!rewrite (self, text, why, aside, error))
    return FALSE;

  g_array_set_size (self->lines, 0);
  g_array_set_size (self->past, 0);
  g_array_set_size (self->events, 0);
  self->position = 0;
  self->seq = 0;
  self->damaged = FALSE;
  scan_data (self, text->str, text->len);
  for (guint i = 0; i < self->lines->len; i++)
    if (get_line (self, i)->kind == DICTUM_JOURNAL_SAVED && get_line (self, i)->seq == seq)
      self->matched = (int) i;
  split (self);
  return TRUE;
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
  if (get_line (self, 0)->kind != DICTUM_JOURNAL_HEADER)
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
    if (is_action (get_line (self, i)) && get_line (self, i)->offset >= offset)
      get_line (self, i)->kind = DICTUM_JOURNAL_BAD;
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
