/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Undo goes back without limit, so a journal keeps every change that undo or redo can reach. All
 * else in it is of use for a while only: what was undone and then replaced by something else, each
 * undo and redo, each saving but the latest. Once that is more than half of a large journal, it is
 * written anew without it when the project is opened. */

#define G_LOG_DOMAIN "dictum-journal"

#include "store/dictum-journal.h"

#include <string.h>

/* Below this many bytes a journal is read so quickly that nothing would be won. */
#define LARGE (256 * 1024)

static gboolean
is_worthwhile (DictumJournalScan *self)
{
  guint64 useful = 0;

  /* What is damaged or still to be recovered is dealt with first, next time is early enough. */
  if (self->matched < 0 || self->damaged || self->events->len > 0 || self->size < LARGE)
    return FALSE;

  for (guint i = 0; i < self->past->len; i++)
    useful += g_array_index (self->past, DictumJournalLine, i).length;
  return useful < self->size / 2;
}

/* The line with another number: {"type":"change","seq":12,... */
static void
append_numbered (GString *text, const char *data, const DictumJournalLine *line, guint64 seq)
{
  const char *start = data + line->offset;
  const char *end = start + line->length;
  const char *number = strstr (start, "\"seq\":") + strlen ("\"seq\":");
  const char *rest = number;

  while (g_ascii_isdigit (*rest))
    rest++;
  g_string_append_len (text, start, number - start);
  g_string_append_printf (text, "%" G_GUINT64_FORMAT, seq);
  g_string_append_len (text, rest, end - rest);
  g_string_append_c (text, '\n');
}

/* The changes in their order, as many undone as are, then the mark of the file. */
static GString *
collect (DictumJournalScan *self, const char *data, guint64 *seq)
{
  const DictumJournalLine *header = dictum_journal_scan_get_line (self, 0);
  g_autofree char *now = dictum_now ();
  GString *text = g_string_new_len (data + header->offset, (gssize) header->length);

  g_string_append_c (text, '\n');
  *seq = 0;
  for (guint i = 0; i < self->past->len; i++)
    append_numbered (text, data, &g_array_index (self->past, DictumJournalLine, i), ++*seq);
  for (guint i = self->position; i < self->past->len; i++)
    g_string_append_printf (
        text, "{\"type\":\"undo\",\"seq\":%" G_GUINT64_FORMAT ",\"time\":\"%s\"}\n", ++*seq, now);
  append_numbered (text, data, dictum_journal_scan_get_line (self, (guint) self->matched), *seq);

  return text;
}

/**
 * dictum_journal_scan_compact:
 * @self: a scan that knows the file, of a journal that nobody writes to
 * @error: why the journal could not be written, or not for sure; @self says what it holds
 *
 * Writes a large journal anew, whole or not at all, when less than half of it is of use. Undo and
 * redo reach as far as before. An older state of the file, from a backup, is not recognised any
 * more after that.
 *
 * Returns: whether the journal is good, be it written anew or left alone
 */
gboolean
dictum_journal_scan_compact (DictumJournalScan *self, GError **error)
{
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GString) text = NULL;
  DictumFileStamp stamp = { 0 };
  gboolean written;
  guint64 seq;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!is_worthwhile (self))
    return TRUE;

  file = g_mapped_file_new (self->path, FALSE, error);
  if (file == NULL)
    return FALSE;

  text = collect (self, g_mapped_file_get_contents (file), &seq);
  bytes = g_bytes_new_static (text->str, text->len);
  written = dictum_atomic_write (self->path, bytes, 0600, NULL, NULL, &stamp, error);
  if (stamp.inode != 0)
    dictum_journal_scan_again (self, text, seq);
  return written;
}
