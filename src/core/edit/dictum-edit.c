/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-edit-private.h"

#include <string.h>

#include "model/dictum-value-share.h"

G_DEFINE_QUARK (dictum - edit - error - quark, dictum_edit_error)

typedef struct
{
  const DictumRecord *before; /* owned; NULL: added */
  DictumRecord *after;        /* owned; NULL: removed */
  gboolean shares;            /* after shares what is below it with before */
} DraftEntry;

struct _DictumDraft
{
  DictumProject *project;
  char *author;
  char *now;
  GArray *entries;       /* of DraftEntry */
  GHashTable *positions; /* id to the position in entries */
  GStringChunk *ids;
};

static void
clear_entry_cb (gpointer data)
{
  DraftEntry *entry = data;

  dictum_value_unref ((gpointer) entry->before);
  dictum_value_unref (entry->after);
}

static DraftEntry *
find_entry (DictumDraft *self, const char *id)
{
  gpointer position;

  if (!g_hash_table_lookup_extended (self->positions, id, NULL, &position))
    return NULL;

  return &g_array_index (self->entries, DraftEntry, GPOINTER_TO_UINT (position));
}

static void
append_entry (DictumDraft *self, gconstpointer before, gpointer after, gboolean shares)
{
  const DictumRecord *record = before != NULL ? before : after;
  DraftEntry entry = { before != NULL ? dictum_value_ref (before) : NULL, after, shares };

  g_assert (record->id != NULL);

  g_hash_table_insert (self->positions, g_string_chunk_insert (self->ids, record->id),
                       GUINT_TO_POINTER (self->entries->len));
  g_array_append_val (self->entries, entry);
}

/* Says when, and for a new record by whom. An article has no such stamp: its "modified" is the
 * publisher's. */
static void
stamp (DictumDraft *self, const DictumRecord *before, DictumRecord *after)
{
  if (dictum_is_claim (after))
    {
      DictumClaim *claim = (DictumClaim *) after;

      dictum_value_set_string (&claim->modified, self->now);
      if (before == NULL)
        {
          dictum_value_set_string (&claim->created, self->now);
          dictum_value_set_string (&claim->creator, self->author);
        }
    }
  else if (dictum_is_source (after))
    {
      DictumSource *source = (DictumSource *) after;

      dictum_value_set_string (&source->modified, self->now);
      if (before == NULL)
        {
          dictum_value_set_string (&source->created, self->now);
          dictum_value_set_string (&source->creator, self->author);
        }
    }
}

DictumDraft *
dictum_draft_new (DictumProject *project, const char *author)
{
  DictumDraft *self = g_new0 (DictumDraft, 1);

  self->project = g_object_ref (project);
  self->author = g_strdup (author);
  self->now = dictum_now ();
  self->entries = g_array_new (FALSE, TRUE, sizeof (DraftEntry));
  g_array_set_clear_func (self->entries, clear_entry_cb);
  self->positions = g_hash_table_new (g_str_hash, g_str_equal);
  self->ids = g_string_chunk_new (4096);

  return self;
}

void
dictum_draft_free (DictumDraft *self)
{
  g_object_unref (self->project);
  g_free (self->author);
  g_free (self->now);
  g_array_unref (self->entries);
  g_hash_table_unref (self->positions);
  g_string_chunk_free (self->ids);
  g_free (self);
}

const char *
dictum_draft_get_now (DictumDraft *self)
{
  return self->now;
}

/**
 * dictum_draft_add:
 * @self: a draft
 * @record: (transfer full): a new record; given an id when it has none
 */
void
dictum_draft_add (DictumDraft *self, gpointer record)
{
  DictumRecord *added = record;

  if (added->id == NULL)
    added->id = dictum_id_new ();
  append_entry (self, NULL, added, FALSE);
}

/**
 * dictum_draft_edit:
 * @self: a draft
 * @record: a record of the project
 *
 * Returns: (transfer none) (nullable): the copy to alter, the same one at each call for the same
 *   record; NULL when the draft removes it
 */
gpointer
dictum_draft_edit (DictumDraft *self, gconstpointer record)
{
  DraftEntry *entry = find_entry (self, dictum_record_get_id (record));
  DictumRecord *copy;

  if (entry != NULL)
    {
      if (entry->shares && entry->after != NULL)
        dictum_value_own (entry->after, entry->before);
      entry->shares = FALSE;
      return entry->after;
    }

  copy = dictum_value_copy (record);
  append_entry (self, record, copy, FALSE);

  return copy;
}

/**
 * dictum_draft_edit_field:
 * @self: a draft
 * @record: a record of the project
 * @field: a field by its name in the file
 *
 * Like dictum_draft_edit(), for an action on many records: what is below the record is not copied,
 * so that only @field and fields without anything below them may be altered.
 *
 * Returns: (transfer none) (nullable): the copy
 */
gpointer
dictum_draft_edit_field (DictumDraft *self, gconstpointer record, const char *field)
{
  DictumRecord *copy;

  if (find_entry (self, dictum_record_get_id (record)) != NULL)
    return dictum_draft_edit (self, record);

  copy = dictum_value_copy_sharing (record, field);
  append_entry (self, record, copy, TRUE);

  return copy;
}

/**
 * dictum_draft_remove:
 * @self: a draft
 * @record: a record of the project; removing it twice is fine
 */
void
dictum_draft_remove (DictumDraft *self, gconstpointer record)
{
  DraftEntry *entry = find_entry (self, dictum_record_get_id (record));

  if (entry == NULL)
    append_entry (self, record, NULL, FALSE);
  else
    g_clear_pointer (&entry->after, dictum_value_unref);
}

/**
 * dictum_draft_finish:
 * @self: a draft; it is empty afterwards
 * @label: what the action is called in the undo menu, translated
 *
 * Returns: (transfer full): the change, or NULL with DICTUM_EDIT_ERROR_NOTHING when every record
 *   would be as it was
 */
DictumChange *
dictum_draft_finish (DictumDraft *self, const char *label, GError **error)
{
  g_autoptr (DictumChange) change = dictum_change_new_at (label, self->author, self->now);

  for (guint i = 0; i < self->entries->len; i++)
    {
      DraftEntry *entry = &g_array_index (self->entries, DraftEntry, i);

      if (dictum_value_equal (entry->before, entry->after))
        continue;
      if (entry->after != NULL)
        stamp (self, entry->before, entry->after);
      if (entry->before == NULL)
        dictum_change_add (change, g_steal_pointer (&entry->after));
      else if (entry->after == NULL)
        dictum_change_remove (change, entry->before);
      else
        dictum_change_replace (change, entry->before, g_steal_pointer (&entry->after));
    }
  g_array_set_size (self->entries, 0);
  g_hash_table_remove_all (self->positions);
  g_string_chunk_clear (self->ids);

  if (dictum_change_is_empty (change))
    {
      g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOTHING,
                           _ ("Nothing would change: it is already so."));
      return NULL;
    }

  return g_steal_pointer (&change);
}

const DictumClaim *
dictum_edit_find_claim (DictumProject *project, const char *id, GError **error)
{
  const DictumClaim *claim = id != NULL ? dictum_project_get_claim (project, id) : NULL;

  if (claim == NULL)
    g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
                         _ ("The claim is no longer in the project. Choose another one."));

  return claim;
}

const DictumSource *
dictum_edit_find_source (DictumProject *project, const char *id, GError **error)
{
  const DictumSource *source = id != NULL ? dictum_project_get_source (project, id) : NULL;

  if (source == NULL)
    g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
                         _ ("The source is no longer in the project. Choose another one."));

  return source;
}

const DictumArticle *
dictum_edit_find_article (DictumProject *project, const char *id, GError **error)
{
  const DictumArticle *article = id != NULL ? dictum_project_get_article (project, id) : NULL;

  if (article == NULL)
    g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
                         _ ("The article is no longer in the project. Choose another one."));

  return article;
}

/* The text that the spans of a claim are in; borrowed from the article's version. */
DictumText *
dictum_edit_find_text (DictumProject *project, const DictumClaim *claim, GError **error)
{
  const DictumArticle *article = dictum_edit_find_article (project, claim->article, error);
  const DictumVersion *version;

  if (article == NULL)
    return NULL;

  version = dictum_article_get_version (article, claim->version);
  if (version == NULL)
    {
      g_set_error_literal (
          error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
          _ ("The version of the article that the claim was marked in is missing."));
      return NULL;
    }

  return dictum_article_get_text (article, version);
}

char *
dictum_fill_in (const char *format, const char *words)
{
  const char *place = strstr (format, "%s");

  if (place == NULL)
    return g_strdup (format);

  return g_strdup_printf ("%.*s%s%s", (int) (place - format), format, words, place + 2);
}
