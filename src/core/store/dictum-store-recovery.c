/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a crash kept out of the file: done again, or set aside. */

#define G_LOG_DOMAIN "dictum-store"

#include "store/dictum-store-private.h"

static gboolean
replay_event (DictumStore *self, const DictumJournalLine *event, GError **error)
{
  g_autofree char *line = NULL;
  g_autoptr (DictumChange) change = NULL;

  if (event->kind == DICTUM_JOURNAL_UNDO)
    return dictum_history_undo (self->history, error);
  if (event->kind == DICTUM_JOURNAL_REDO)
    return dictum_history_redo (self->history, error);

  line = dictum_journal_read_line (self->journal, event->offset, event->length, error);
  if (line == NULL)
    return FALSE;
  change = dictum_journal_parse_change (line, event->length, self->project, TRUE, NULL, error);
  return change != NULL && dictum_history_apply (self->history, change, error);
}

static void
end_recovery (DictumStore *self)
{
  dictum_journal_set_end (self->journal, self->scan->size, self->scan->seq);
  g_clear_pointer (&self->recovery, dictum_recovery_free);
  self->recovery_pending = FALSE;
}

/* Takes what was not done again out of the journal. */
static gboolean
cut (DictumStore *self, GError **error)
{
  if (self->recovered < self->scan->events->len &&
      !dictum_journal_scan_cut (self->scan, self->recovered, error))
    return FALSE;

  end_recovery (self);
  if (self->recovered > 0)
    dictum_store_mark_altered (self);
  return TRUE;
}

/**
 * dictum_store_recover:
 * @self: a store with something to recover
 * @error: what could not be restored; what came before it is restored, the rest is kept aside
 *
 * Does again what a crash kept out of the file, undone and redone changes included. When the
 * journal cannot be written this can be tried again, and goes on where it was.
 *
 * Returns: whether all of it was restored
 */
gboolean
dictum_store_recover (DictumStore *self, GError **error)
{
  g_autoptr (GError) problem = NULL;
  const GArray *events;

  g_return_val_if_fail (DICTUM_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->recovery_pending && !self->closed, FALSE);

  if (self->read_only_reason != NULL)
    {
      g_set_error_literal (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_READ_ONLY,
                           self->read_only_reason);
      return FALSE;
    }

  events = self->scan->events;
  while (self->recovered < events->len &&
         replay_event (self, &g_array_index (events, DictumJournalLine, self->recovered), &problem))
    self->recovered++;

  if (!cut (self, error))
    return FALSE;
  if (problem == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * dictum_store_discard_recovery:
 * @self: a store with something to recover
 * @error: why the journal could not be written
 *
 * The project stays as the file has it, or as a dictum_store_recover() that failed left it. What
 * was not restored is kept aside, not deleted.
 *
 * Returns: whether it is out of the way
 */
gboolean
dictum_store_discard_recovery (DictumStore *self, GError **error)
{
  g_return_val_if_fail (DICTUM_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->recovery_pending, FALSE);

  if (self->recovered > 0)
    return cut (self, error);
  if (!dictum_journal_scan_discard (self->scan, NULL, error))
    return FALSE;

  end_recovery (self);
  return TRUE;
}
