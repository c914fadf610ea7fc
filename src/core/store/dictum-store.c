/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-store"

#include "store/dictum-store.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/dictum-store-private.h"

#define AUTOSAVE_DELAY 2000

G_DEFINE_FINAL_TYPE (DictumStore, dictum_store, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (DictumStoreState,
                    dictum_store_state,
                    G_DEFINE_ENUM_VALUE (DICTUM_STORE_SAVED, "saved"),
                    G_DEFINE_ENUM_VALUE (DICTUM_STORE_PENDING, "pending"),
                    G_DEFINE_ENUM_VALUE (DICTUM_STORE_SAVING, "saving"),
                    G_DEFINE_ENUM_VALUE (DICTUM_STORE_FAILED, "failed"))

enum
{
  PROP_0,
  PROP_FILE,
  PROP_TITLE,
  PROP_STATE,
  PROP_READ_ONLY,
  N_PROPS
};

enum
{
  SAVED,
  SAVE_FAILED,
  CHANGED_OUTSIDE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* ---- Helpers ---- */

void
dictum_store_set_state (DictumStore *self, DictumStoreState state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
dictum_store_emit_saved (DictumStore *self)
{
  g_signal_emit (self, signals[SAVED], 0);
}

void
dictum_store_emit_save_failed (DictumStore *self, const GError *error)
{
  g_signal_emit (self, signals[SAVE_FAILED], 0, error);
}

void
dictum_store_set_outside (DictumStore *self, DictumOutside outside)
{
  if (self->outside == outside)
    return;

  self->outside = outside;
  if (outside == DICTUM_OUTSIDE_CHANGED)
    dictum_store_stop_autosave (self);
  g_signal_emit (self, signals[CHANGED_OUTSIDE], 0);
}

/* The project lives in this file now. */
void
dictum_store_set_file (DictumStore *self, GFile *file, const char *path)
{
  dictum_store_stop_monitor (self);
  g_set_str (&self->path, path);
  if (g_set_object (&self->file, file))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
  dictum_store_start_monitor (self);
}

gboolean
dictum_store_check_alterable (DictumStore *self, GError **error)
{
  const char *reason = self->read_only_reason;

  if (self->closed)
    reason = _ ("The project is closed.");
  else if (self->recovery_pending)
    reason = _ ("Choose first whether the changes that were not saved are to be restored.");
  if (reason == NULL)
    return TRUE;

  g_set_error_literal (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_READ_ONLY, reason);
  return FALSE;
}

/* A journal that is about to begin says which file it begins with. The hash of a large file that
 * was just opened is not waited for, since the editor would wait: until the first saving the file
 * is known by what it is on the disk. */
static void
prepare_journal (DictumStore *self)
{
  DictumFileState file = { 0 };

  if (dictum_journal_get_seq (self->journal) > 0)
    return;

  dictum_saver_peek_file (self->saver, &file);
  dictum_journal_set_base (self->journal, &file);
  dictum_file_state_clear (&file);
}

void
dictum_store_mark_altered (DictumStore *self)
{
  if (self->saves == 0)
    dictum_store_set_state (self, DICTUM_STORE_PENDING);
  dictum_store_schedule_autosave (self);
}

/* The project refused what the journal has already: the record of it is taken back. */
static void
take_back (DictumStore *self)
{
  g_autoptr (GError) error = NULL;

  if (!dictum_journal_append_event (self->journal, DICTUM_JOURNAL_VOID, &error))
    g_warning ("A refused change stays in the journal: %s", error->message);
}

static void
project_changed_cb (DictumStore *self, DictumChange *change)
{
  for (guint i = 0; i < dictum_change_get_length (change); i++)
    if (dictum_is_settings (dictum_change_get_entry (change, i)->after))
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/* ---- The object ---- */

static void
dictum_store_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DictumStore *self = DICTUM_STORE (object);

  switch (prop_id)
    {
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_TITLE:
      g_value_take_string (value, dictum_store_dup_title (self));
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, dictum_store_get_read_only (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
release (DictumStore *self)
{
  dictum_store_stop_autosave (self);
  dictum_store_stop_monitor (self);
  g_clear_pointer (&self->id_lock, dictum_lock_release);
  g_clear_pointer (&self->path_lock, dictum_lock_release);
}

static void
dictum_store_dispose (GObject *object)
{
  release (DICTUM_STORE (object));

  G_OBJECT_CLASS (dictum_store_parent_class)->dispose (object);
}

static void
dictum_store_finalize (GObject *object)
{
  DictumStore *self = DICTUM_STORE (object);

  g_clear_object (&self->history);
  g_clear_object (&self->project);
  g_clear_pointer (&self->journal, dictum_journal_unref);
  g_clear_pointer (&self->saver, dictum_saver_unref);
  g_clear_pointer (&self->scan, dictum_journal_scan_free);
  g_clear_pointer (&self->recovery, dictum_recovery_free);
  g_clear_object (&self->file);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->read_only_reason, g_free);
  g_clear_pointer (&self->notice, g_free);
  g_clear_error (&self->save_error);

  G_OBJECT_CLASS (dictum_store_parent_class)->finalize (object);
}

static void
dictum_store_class_init (DictumStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = dictum_store_dispose;
  object_class->finalize = dictum_store_finalize;
  object_class->get_property = dictum_store_get_property;

  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, DICTUM_TYPE_STORE_STATE,
                                              DICTUM_STORE_SAVED, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SAVED] = g_signal_new ("saved", DICTUM_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[SAVE_FAILED] = g_signal_new ("save-failed", DICTUM_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[CHANGED_OUTSIDE] = g_signal_new ("changed-outside", DICTUM_TYPE_STORE, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dictum_store_init (DictumStore *self)
{
  self->autosave_delay = AUTOSAVE_DELAY;
}

/* ---- Actions ---- */

/**
 * dictum_store_apply:
 * @self: a store
 * @change: what to do; an empty one does nothing
 * @error: %DICTUM_STORE_ERROR_JOURNAL when it could not be put on record, %DICTUM_PROJECT_ERROR
 * when it does not fit the project; nothing was done then
 *
 * Does a change: it is in the journal, on the disk, before the project shows it.
 *
 * Returns: whether it was done
 */
gboolean
dictum_store_apply (DictumStore *self, DictumChange *change, GError **error)
{
  g_return_val_if_fail (DICTUM_IS_STORE (self) && change != NULL, FALSE);

  if (!dictum_store_check_alterable (self, error))
    return FALSE;
  if (dictum_change_is_empty (change))
    return TRUE;

  prepare_journal (self);
  if (!dictum_journal_append_change (self->journal, change,
                                     dictum_project_get_modified (self->project), error))
    return FALSE;

  if (!dictum_history_apply (self->history, change, error))
    {
      take_back (self);
      return FALSE;
    }

  dictum_store_mark_altered (self);
  return TRUE;
}

static gboolean
step (DictumStore *self,
      DictumJournalKind kind,
      DictumChange *(*peek) (DictumHistory *, GError **),
      gboolean (*go) (DictumHistory *, GError **),
      GError **error)
{
  g_autoptr (DictumChange) change = NULL;

  if (!dictum_store_check_alterable (self, error))
    return FALSE;

  /* Looked at first: a change that cannot be read from the journal any more cannot be undone. */
  change = peek (self->history, error);
  if (change == NULL)
    return FALSE;

  prepare_journal (self);
  if (!dictum_journal_append_event (self->journal, kind, error))
    return FALSE;
  if (!go (self->history, error))
    {
      take_back (self);
      return FALSE;
    }

  dictum_store_mark_altered (self);
  return TRUE;
}

/**
 * dictum_store_undo:
 * @self: a store
 * @error: as dictum_store_apply()
 *
 * Returns: whether the latest change was undone; FALSE without @error when there is none
 */
gboolean
dictum_store_undo (DictumStore *self, GError **error)
{
  g_return_val_if_fail (DICTUM_IS_STORE (self), FALSE);

  return step (self, DICTUM_JOURNAL_UNDO, dictum_history_peek_undo, dictum_history_undo, error);
}

/**
 * dictum_store_redo:
 * @self: a store
 * @error: as dictum_store_apply()
 *
 * Returns: whether the latest undone change was done again; FALSE without @error when there is none
 */
gboolean
dictum_store_redo (DictumStore *self, GError **error)
{
  g_return_val_if_fail (DICTUM_IS_STORE (self), FALSE);

  return step (self, DICTUM_JOURNAL_REDO, dictum_history_peek_redo, dictum_history_redo, error);
}

/* A project without a name in which nothing was ever done leaves nothing behind: it is empty, or a
 * copy of a file that is still there. */
static void
remove_pristine (DictumStore *self)
{
  gboolean empty = g_list_model_get_n_items (dictum_project_get_articles (self->project)) == 0 &&
                   g_list_model_get_n_items (dictum_project_get_sources (self->project)) == 0;

  if (self->file == NULL && (self->fresh || empty) && !self->recovery_pending &&
      dictum_journal_get_seq (self->journal) == 0)
    g_unlink (self->path);
}

/**
 * dictum_store_close:
 * @self: a store
 * @error: why the file could not be written; the store is still open then, and everything is in the
 *   journal: it may be let go all the same
 *
 * Saves if need be and releases the locks. Nothing can be done with the store after that.
 *
 * Returns: whether it is closed
 */
gboolean
dictum_store_close (DictumStore *self, GError **error)
{
  g_return_val_if_fail (DICTUM_IS_STORE (self), FALSE);

  if (self->closed)
    return TRUE;

  if (self->read_only_reason == NULL && !self->recovery_pending &&
      dictum_saver_get_seq (self->saver) != dictum_journal_get_seq (self->journal) &&
      !dictum_store_save_now (self, FALSE, error))
    return FALSE;

  self->closed = TRUE;
  remove_pristine (self);
  release (self);
  return TRUE;
}

/* ---- What it has ---- */

/**
 * dictum_store_get_recovery:
 * @self: a store
 *
 * Returns: (nullable) (transfer none): what a crash kept out of the file
 */
const DictumRecovery *
dictum_store_get_recovery (DictumStore *self)
{
  g_return_val_if_fail (DICTUM_IS_STORE (self), NULL);

  return self->recovery;
}

DictumProject *
dictum_store_get_project (DictumStore *self)
{
  g_return_val_if_fail (DICTUM_IS_STORE (self), NULL);

  return self->project;
}

DictumHistory *
dictum_store_get_history (DictumStore *self)
{
  g_return_val_if_fail (DICTUM_IS_STORE (self), NULL);

  return self->history;
}

/* NULL while the project has no name. */
GFile *
dictum_store_get_file (DictumStore *self)
{
  g_return_val_if_fail (DICTUM_IS_STORE (self), NULL);

  return self->file;
}

const char *
dictum_store_get_id (DictumStore *self)
{
  g_return_val_if_fail (DICTUM_IS_STORE (self), NULL);

  return dictum_project_get_settings (self->project)->record.id;
}

char *
dictum_store_dup_name (const char *path)
{
  char *name = g_filename_display_basename (path);

  if (g_str_has_suffix (name, ".dictum"))
    name[strlen (name) - strlen (".dictum")] = '\0';

  return name;
}

/**
 * dictum_store_dup_title:
 * @self: a store
 *
 * Returns: (transfer full): the project's title, else its file's name, else that it has none
 */
char *
dictum_store_dup_title (DictumStore *self)
{
  const DictumSettings *settings;

  g_return_val_if_fail (DICTUM_IS_STORE (self), NULL);

  settings = dictum_project_get_settings (self->project);
  if (settings->title != NULL && *settings->title != '\0')
    return g_strdup (settings->title);
  if (self->file == NULL)
    return g_strdup (_ ("Untitled project"));

  return dictum_store_dup_name (self->path);
}

DictumStoreState
dictum_store_get_state (DictumStore *self)
{
  g_return_val_if_fail (DICTUM_IS_STORE (self), DICTUM_STORE_SAVED);

  return self->state;
}

gboolean
dictum_store_get_read_only (DictumStore *self)
{
  g_return_val_if_fail (DICTUM_IS_STORE (self), TRUE);

  return self->read_only_reason != NULL;
}

/* A sentence that says why and what to do; NULL when the project may be altered. */
const char *
dictum_store_get_read_only_reason (DictumStore *self)
{
  g_return_val_if_fail (DICTUM_IS_STORE (self), NULL);

  return self->read_only_reason;
}

/* Why the latest saving failed; NULL when it did not. */
const GError *
dictum_store_get_save_error (DictumStore *self)
{
  g_return_val_if_fail (DICTUM_IS_STORE (self), NULL);

  return self->save_error;
}

const char *
dictum_store_get_notice (DictumStore *self)
{
  g_return_val_if_fail (DICTUM_IS_STORE (self), NULL);

  return self->notice;
}

/* What became of the file without us, until somebody has chosen what to do or it is back. */
DictumOutside
dictum_store_get_outside (DictumStore *self)
{
  g_return_val_if_fail (DICTUM_IS_STORE (self), DICTUM_OUTSIDE_NOTHING);

  return self->outside;
}

/* Once the project is there: the history, and what follows from the project. */
void
dictum_store_set_project (DictumStore *self, DictumProject *project)
{
  g_assert (self->project == NULL);

  self->project = g_object_ref (project);
  self->history = dictum_history_new (project);
  g_signal_connect_object (project, "changed", G_CALLBACK (project_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
