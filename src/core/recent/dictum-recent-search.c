/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-recent"

#include "recent/dictum-recent-search.h"

#include "exchange/dictum-redaction.h"

#define MOST_PROJECTS 20

static const DictumFoundKind kinds[] = { DICTUM_FOUND_ARTICLE, DICTUM_FOUND_CLAIM,
                                         DICTUM_FOUND_SOURCE };

/* What is known of one file. */
typedef struct
{
  char *etag; /* what the file was like when it was read */
  char *title;
  DictumSearchIndex *index; /* NULL: not a project that can be read */
} Known;

struct _DictumRecentSearch
{
  GObject parent_instance;

  DictumSession *session;
  GCancellable *current; /* of the search under way */
  GMutex lock;           /* held by the thread that searches */
  GHashTable *known;     /* char * address to Known */
};

G_DEFINE_FINAL_TYPE (DictumRecentSearch, dictum_recent_search, G_TYPE_OBJECT)

/* One search, in its thread. */
typedef struct
{
  GPtrArray *recent; /* of DictumRecent */
  DictumSearchWords *words;
  guint limit;
} Order;

static void
free_order (gpointer data)
{
  Order *order = data;

  g_ptr_array_unref (order->recent);
  dictum_search_words_unref (order->words);
  g_free (order);
}

static void
free_known (gpointer data)
{
  Known *known = data;

  g_free (known->etag);
  g_free (known->title);
  g_clear_pointer (&known->index, dictum_search_index_unref);
  g_free (known);
}

void
dictum_recent_hit_free (DictumRecentHit *self)
{
  if (self == NULL)
    return;

  g_free (self->project);
  g_free (self->project_title);
  g_free (self->id);
  g_free (self->title);
  g_free (self);
}

/* ---- In the thread ---- */

static gboolean
is_protected (gconstpointer source, gconstpointer unused)
{
  return dictum_source_is_protected (source);
}

static void
leave_out_protected (GPtrArray *sources)
{
  guint position;

  while (g_ptr_array_find_with_equal_func (sources, NULL, is_protected, &position))
    g_ptr_array_remove_index (sources, position);
}

/* What cannot be read is known as such until it changes. */
static void
read_file (Known *known, GFile *file, GCancellable *cancellable)
{
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, cancellable, NULL, NULL);
  g_autoptr (DictumProject) project = NULL;
  g_autoptr (DictumProjectSnapshot) snapshot = NULL;
  gboolean newer;

  project = bytes != NULL ? dictum_project_file_parse (bytes, &newer, NULL) : NULL;
  if (project == NULL)
    return;

  snapshot = dictum_project_take_snapshot (project);
  g_set_str (&known->title, snapshot->settings->title);
  leave_out_protected (snapshot->sources);
  known->index = dictum_search_index_new (snapshot, NULL, cancellable, NULL);
}

static char *
get_etag (GFile *file)
{
  g_autoptr (GFileInfo) info = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_ETAG_VALUE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL ? g_strdup_printf ("%s %" G_GOFFSET_FORMAT, g_file_info_get_etag (info),
                                         g_file_info_get_size (info))
                      : NULL;
}

static GFile *
get_file (const DictumRecent *recent)
{
  g_autofree char *path = NULL;

  if (recent->file != NULL)
    return g_object_ref (recent->file);

  path = dictum_store_get_unnamed_path (recent->id);
  return g_file_new_for_path (path);
}

/* Returns: (transfer none) (nullable): what is known of the project, read anew if it changed */
static Known *
look_at (DictumRecentSearch *self, const DictumRecent *recent, GCancellable *cancellable)
{
  g_autofree char *address = dictum_recent_dup_address (recent);
  g_autoptr (GFile) file = get_file (recent);
  g_autofree char *etag = get_etag (file);
  Known *known = g_hash_table_lookup (self->known, address);

  if (etag == NULL)
    return NULL;
  if (known != NULL && g_str_equal (known->etag, etag))
    return known;

  known = g_new0 (Known, 1);
  known->etag = g_steal_pointer (&etag);
  read_file (known, file, cancellable);
  if (g_cancellable_is_cancelled (cancellable))
    {
      free_known (known);
      return NULL;
    }
  g_hash_table_replace (self->known, g_steal_pointer (&address), known);

  return known;
}

static DictumRecentHit *
make_hit (const DictumRecent *recent, const Known *known, const DictumFound *found)
{
  DictumRecentHit *hit = g_new0 (DictumRecentHit, 1);

  hit->project = dictum_recent_dup_address (recent);
  hit->project_title = g_strdup (known->title != NULL ? known->title : recent->title);
  hit->kind = found->kind;
  hit->id = g_strdup (found->id);
  /* What a claim says is the line that was found in its article. */
  hit->title = g_strdup (
      found->kind == DICTUM_FOUND_CLAIM && found->excerpt != NULL ? found->excerpt : found->title);
  hit->start = found->start;
  hit->end = found->end;

  return hit;
}

/* The best of each kind in turn: a list of which only the beginning is shown has something of all.
 */
static void
add_hits (GPtrArray *hits,
          const DictumRecent *recent,
          const Known *known,
          const DictumSearchResults *results,
          guint limit)
{
  for (guint i = 0; i < limit; i++)
    for (guint j = 0; j < G_N_ELEMENTS (kinds); j++)
      if (i < results->found[kinds[j]]->len)
        g_ptr_array_add (hits, make_hit (recent, known, results->found[kinds[j]]->pdata[i]));
}

static void
find_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DictumRecentSearch *self = DICTUM_RECENT_SEARCH (source);
  Order *order = data;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  hits = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_recent_hit_free);
  for (guint i = 0; i < MIN (order->recent->len, MOST_PROJECTS); i++)
    {
      const DictumRecent *recent = order->recent->pdata[i];
      Known *known = look_at (self, recent, cancellable);
      g_autoptr (DictumSearchResults) results = NULL;

      if (g_task_return_error_if_cancelled (task))
        return;
      if (known != NULL && known->index != NULL)
        results = dictum_search_index_find (known->index, order->words, order->limit, cancellable,
                                            NULL);
      if (results != NULL)
        add_hits (hits, recent, known, results, order->limit);
    }

  g_task_return_pointer (task, g_steal_pointer (&hits), (GDestroyNotify) g_ptr_array_unref);
}

/* ---- Object ---- */

static void
dictum_recent_search_finalize (GObject *object)
{
  DictumRecentSearch *self = DICTUM_RECENT_SEARCH (object);

  g_cancellable_cancel (self->current);
  g_clear_object (&self->current);
  g_clear_object (&self->session);
  g_hash_table_unref (self->known);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (dictum_recent_search_parent_class)->finalize (object);
}

static void
dictum_recent_search_class_init (DictumRecentSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dictum_recent_search_finalize;
}

static void
dictum_recent_search_init (DictumRecentSearch *self)
{
  g_mutex_init (&self->lock);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_known);
}

DictumRecentSearch *
dictum_recent_search_new (DictumSession *session)
{
  DictumRecentSearch *self;

  g_return_val_if_fail (DICTUM_IS_SESSION (session), NULL);

  self = g_object_new (DICTUM_TYPE_RECENT_SEARCH, NULL);
  self->session = g_object_ref (session);

  return self;
}

/**
 * dictum_recent_search_find_async:
 * @self: a search
 * @text: words, of which all must be there, as for #DictumSearchWords
 * @limit: how many of each kind are wanted of each project
 * @callback: called when they are found
 * @data: for @callback
 *
 * Looks for words in the recent projects. A search under way is cancelled.
 */
void
dictum_recent_search_find_async (DictumRecentSearch *self,
                                 const char *text,
                                 guint limit,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  g_autoptr (DictumSearchWords) words = NULL;
  g_autoptr (GTask) task = NULL;
  Order *order;

  g_return_if_fail (DICTUM_IS_RECENT_SEARCH (self));
  g_return_if_fail (text != NULL && limit > 0);

  g_cancellable_cancel (self->current);
  g_clear_object (&self->current);
  self->current = g_cancellable_new ();

  task = g_task_new (self, self->current, callback, data);
  g_task_set_source_tag (task, dictum_recent_search_find_async);
  words = dictum_search_words_new (text);
  if (dictum_search_words_is_empty (words))
    {
      g_task_return_pointer (task, g_ptr_array_new (), (GDestroyNotify) g_ptr_array_unref);
      return;
    }

  order = g_new0 (Order, 1);
  order->recent = dictum_session_list_recent (self->session);
  order->words = g_steal_pointer (&words);
  order->limit = limit;
  g_task_set_task_data (task, order, free_order);
  g_task_run_in_thread (task, find_thread);
}

/**
 * dictum_recent_search_find_finish:
 * @self: a search
 * @result: what the callback got
 * @error: G_IO_ERROR_CANCELLED when another search was begun
 *
 * Returns: (transfer full) (element-type DictumRecentHit): what was found, of the project that was
 *   opened last first; %NULL with @error
 */
GPtrArray *
dictum_recent_search_find_finish (DictumRecentSearch *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dictum_recent_search_forget:
 * @self: a search that is not under way
 *
 * Frees what is kept of the files for the next search.
 */
void
dictum_recent_search_forget (DictumRecentSearch *self)
{
  g_return_if_fail (DICTUM_IS_RECENT_SEARCH (self));

  if (!g_mutex_trylock (&self->lock))
    return;
  g_hash_table_remove_all (self->known);
  g_mutex_unlock (&self->lock);
}
