/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-session"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/dictum-atomic.h"
#include "store/dictum-session-private.h"
#include "store/dictum-store-private.h"

#define MAX_RECENT 50 /* files */
#define UNNAMED "unnamed:"
#define DELAY 200 /* milliseconds: an editor who looks through his articles is written once */

/* What goes into the file. */
typedef struct
{
  guint64 serial;
  GBytes *bytes;
} Writing;

G_DEFINE_FINAL_TYPE (DictumSession, dictum_session, G_TYPE_OBJECT)

void
dictum_recent_free (DictumRecent *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->file);
  g_free (self->id);
  g_free (self->title);
  g_free (self->opened);
  g_free (self);
}

char *
dictum_store_dup_address (DictumStore *self)
{
  GFile *file;

  g_return_val_if_fail (DICTUM_IS_STORE (self), NULL);

  file = dictum_store_get_file (self);

  return file != NULL ? g_file_get_uri (file)
                      : g_strconcat (UNNAMED, dictum_store_get_id (self), NULL);
}

char *
dictum_recent_dup_address (const DictumRecent *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->file != NULL ? g_file_get_uri (self->file) : g_strconcat (UNNAMED, self->id, NULL);
}

static DictumRecent *
recent_copy (const DictumRecent *self)
{
  DictumRecent *copy = g_new0 (DictumRecent, 1);

  g_set_object (&copy->file, self->file);
  copy->id = g_strdup (self->id);
  copy->title = g_strdup (self->title);
  copy->opened = g_strdup (self->opened);
  return copy;
}

static char *
get_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "dictum", "session.json", NULL);
}

gboolean
dictum_session_is_unnamed_there (const char *id)
{
  g_autofree char *path = dictum_store_get_unnamed_path (id);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* A project that was never saved as a file can be opened through this list only: it stays in it,
 * and does not count. */
void
dictum_session_trim_recent (DictumSession *self)
{
  guint n_files = 0;

  for (guint i = 0; i < self->recent->len; i++)
    {
      const DictumRecent *recent = g_ptr_array_index (self->recent, i);

      if (recent->file == NULL || ++n_files <= MAX_RECENT)
        continue;
      g_hash_table_remove (self->values, recent->id);
      g_ptr_array_remove_index (self->recent, i--);
    }
}

GHashTable *
dictum_session_ensure_values (DictumSession *self, const char *id)
{
  GHashTable *values = g_hash_table_lookup (self->values, id);

  if (values == NULL)
    {
      values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_insert (self->values, g_strdup (id), values);
    }
  return values;
}

static void
read_session (DictumSession *self)
{
  g_autofree char *path = get_path ();
  g_autofree char *text = NULL;
  gsize n_bytes = 0;

  g_file_get_contents (path, &text, &n_bytes, NULL);
  dictum_session_take_text (self, text, n_bytes);
}

/* ---- Writing ---- */

static Writing *
writing_new (DictumSession *self, GError **error)
{
  GString *text = dictum_session_make_text (self, error);
  Writing *writing;

  if (text == NULL)
    return NULL;

  writing = g_new0 (Writing, 1);
  writing->serial = ++self->serial;
  writing->bytes = g_string_free_to_bytes (text);
  return writing;
}

static void
writing_free (Writing *writing)
{
  g_bytes_unref (writing->bytes);
  g_free (writing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

/* In any thread. What was made later than this may be in the file already. */
static gboolean
run_writing (DictumSession *self, const Writing *writing, GError **error)
{
  g_autofree char *path = get_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->writing);

  if (writing->serial < self->written)
    return TRUE;
  if (!dictum_make_folder (folder, error) ||
      !dictum_atomic_write (path, writing->bytes, 0600, NULL, NULL, NULL, error))
    return FALSE;

  self->written = writing->serial;
  return TRUE;
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (!run_writing (source, data, &error))
    g_warning ("The session could not be written: %s", error->message);
  g_task_return_boolean (task, error == NULL);
}

static void
write_cb (gpointer data)
{
  DictumSession *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;
  Writing *writing;

  self->queued = 0;
  writing = writing_new (self, &error);
  if (writing == NULL)
    {
      g_warning ("The session could not be written: %s", error->message);
      return;
    }

  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_task_data (task, writing, (GDestroyNotify) writing_free);
  g_task_run_in_thread (task, write_thread);
}

/* ---- The object ---- */

static void
dictum_session_finalize (GObject *object)
{
  DictumSession *self = DICTUM_SESSION (object);

  g_clear_handle_id (&self->queued, g_source_remove);
  g_mutex_clear (&self->writing);

  g_clear_pointer (&self->recent, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_clear_pointer (&self->open, g_strfreev);

  G_OBJECT_CLASS (dictum_session_parent_class)->finalize (object);
}

static void
dictum_session_class_init (DictumSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dictum_session_finalize;
}

static void
dictum_session_init (DictumSession *self)
{
  g_mutex_init (&self->writing);
  self->recent = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_recent_free);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_hash_table_unref);
  read_session (self);
}

/**
 * dictum_session_get_default:
 *
 * Returns: (transfer none): the session of this user, read when it is first asked for
 */
DictumSession *
dictum_session_get_default (void)
{
  static DictumSession *session;

  if (session == NULL)
    session = g_object_new (DICTUM_TYPE_SESSION, NULL);
  return session;
}

/* A disk that is not connected may come back; a file that is missing where its folder is, will not.
 */
static gboolean
may_open (const DictumRecent *recent)
{
  g_autoptr (GFile) folder = NULL;

  if (recent->file == NULL)
    return dictum_session_is_unnamed_there (recent->id);
  if (g_file_query_exists (recent->file, NULL))
    return TRUE;

  folder = g_file_get_parent (recent->file);
  return folder != NULL && !g_file_query_exists (folder, NULL);
}

/**
 * dictum_session_list_recent:
 * @self: a session
 *
 * Returns: (transfer full) (element-type DictumRecent): the projects that were opened, newest
 * first, those that are certainly gone left out
 */
GPtrArray *
dictum_session_list_recent (DictumSession *self)
{
  GPtrArray *list;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), NULL);

  list = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_recent_free);
  for (guint i = 0; i < self->recent->len; i++)
    if (may_open (g_ptr_array_index (self->recent, i)))
      g_ptr_array_add (list, recent_copy (g_ptr_array_index (self->recent, i)));

  return list;
}

/* The same project at the same place: a copy of a project is one of its own. */
static gboolean
is_same (const DictumRecent *recent, DictumStore *store)
{
  GFile *file = dictum_store_get_file (store);

  if (recent->file == NULL || file == NULL)
    return strcmp (recent->id, dictum_store_get_id (store)) == 0;

  return g_file_equal (recent->file, file);
}

/**
 * dictum_session_add_recent:
 * @self: a session
 * @store: a project that was opened, or saved under another name
 *
 * Puts the project at the beginning of the list.
 */
void
dictum_session_add_recent (DictumSession *self, DictumStore *store)
{
  DictumRecent *recent;

  g_return_if_fail (DICTUM_IS_SESSION (self) && DICTUM_IS_STORE (store));

  for (guint i = self->recent->len; i > 0; i--)
    if (is_same (g_ptr_array_index (self->recent, i - 1), store))
      g_ptr_array_remove_index (self->recent, i - 1);

  recent = g_new0 (DictumRecent, 1);
  g_set_object (&recent->file, dictum_store_get_file (store));
  recent->id = g_strdup (dictum_store_get_id (store));
  recent->title = dictum_store_dup_title (store);
  recent->opened = dictum_now ();
  g_ptr_array_insert (self->recent, 0, recent);
  dictum_session_trim_recent (self);
}

/**
 * dictum_session_remove_recent:
 * @self: a session
 * @id: a project's id
 *
 * Forgets a project, and where the editor was in it.
 */
void
dictum_session_remove_recent (DictumSession *self, const char *id)
{
  g_return_if_fail (DICTUM_IS_SESSION (self) && id != NULL);

  for (guint i = self->recent->len; i > 0; i--)
    if (strcmp (((DictumRecent *) g_ptr_array_index (self->recent, i - 1))->id, id) == 0)
      g_ptr_array_remove_index (self->recent, i - 1);
  g_hash_table_remove (self->values, id);
}

/**
 * dictum_session_get_value:
 * @self: a session
 * @id: (nullable): a project's id; %NULL for the program
 * @key: what is asked for
 *
 * Returns: (transfer full) (nullable): the value
 */
char *
dictum_session_get_value (DictumSession *self, const char *id, const char *key)
{
  GHashTable *values;

  g_return_val_if_fail (DICTUM_IS_SESSION (self) && key != NULL, NULL);

  values = g_hash_table_lookup (self->values, id != NULL ? id : "");
  return values != NULL ? g_strdup (g_hash_table_lookup (values, key)) : NULL;
}

/**
 * dictum_session_set_value:
 * @self: a session
 * @id: (nullable): a project's id; %NULL for the program
 * @key: what is set
 * @value: (nullable): to what; %NULL removes it
 */
void
dictum_session_set_value (DictumSession *self, const char *id, const char *key, const char *value)
{
  GHashTable *values;

  g_return_if_fail (DICTUM_IS_SESSION (self) && key != NULL);

  values = dictum_session_ensure_values (self, id != NULL ? id : "");
  if (value != NULL)
    g_hash_table_insert (values, g_strdup (key), g_strdup (value));
  else
    g_hash_table_remove (values, key);
}

/**
 * dictum_session_list_open:
 * @self: a session
 *
 * Returns: (transfer full): what was open when the program ended: addresses, or "unnamed:ID"; a
 *   project without a name of which nothing was left is not in it
 */
GStrv
dictum_session_list_open (DictumSession *self)
{
  g_autoptr (GStrvBuilder) open = g_strv_builder_new ();

  g_return_val_if_fail (DICTUM_IS_SESSION (self), NULL);

  for (guint i = 0; self->open != NULL && self->open[i] != NULL; i++)
    if (!g_str_has_prefix (self->open[i], UNNAMED) ||
        dictum_session_is_unnamed_there (self->open[i] + strlen (UNNAMED)))
      g_strv_builder_add (open, self->open[i]);

  return g_strv_builder_end (open);
}

void
dictum_session_set_open (DictumSession *self, const char *const *open)
{
  GStrv copy;

  g_return_if_fail (DICTUM_IS_SESSION (self));

  copy = open != NULL ? g_strdupv ((GStrv) open) : g_new0 (char *, 1);
  g_strfreev (self->open);
  self->open = copy;
}

/**
 * dictum_session_queue_write:
 * @self: a session
 *
 * Has the session written in a moment, in a thread, once for all that is set until then. To be
 * called whenever something was set that a crash should not lose.
 */
void
dictum_session_queue_write (DictumSession *self)
{
  g_return_if_fail (DICTUM_IS_SESSION (self));

  if (self->queued == 0)
    self->queued = g_timeout_add_once (DELAY, write_cb, self);
}

/**
 * dictum_session_write:
 * @self: a session
 * @error: why it could not be written
 *
 * Writes the session now and waits for it: at the end of the program.
 *
 * Returns: whether the session is on the disk
 */
gboolean
dictum_session_write (DictumSession *self, GError **error)
{
  g_autoptr (Writing) writing = NULL;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), FALSE);

  g_clear_handle_id (&self->queued, g_source_remove);
  writing = writing_new (self, error);
  return writing != NULL && run_writing (self, writing, error);
}
