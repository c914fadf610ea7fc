/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-import.h"

#include <string.h>

#include "edit/dictum-duplicates.h"
#include "edit/dictum-edit-private.h"
#include "exchange/dictum-export-private.h"

#define MAX_QUOTE 200 /* code points of it in a list of problems */

static void
free_problem (gpointer data)
{
  DictumImportProblem *problem = data;

  g_free (problem->file);
  g_free (problem->quote);
  g_free (problem->reason);
  g_clear_pointer (&problem->claim, dictum_value_unref);
  g_free (problem);
}

static void
index_link (DictumImport *self, const char *address, const DictumArticle *article)
{
  g_autofree char *link = address != NULL ? dictum_link_normalise (address) : NULL;

  if (link != NULL && !g_hash_table_contains (self->links, link))
    g_hash_table_insert (self->links, g_steal_pointer (&link), (gpointer) article);
}

static void
index_article (DictumImport *self, const DictumArticle *article)
{
  g_hash_table_insert (self->records, article->record.id, (gpointer) article);
  index_link (self, article->url, article);
  for (guint i = 0; i < dictum_values_length (article->versions); i++)
    {
      const DictumVersion *version = dictum_values_get (article->versions, i);

      index_link (self, version->address, article);
      index_link (self, version->final_url, article);
    }
}

static void
index_name (DictumImport *self, const char *name, const DictumSource *source)
{
  g_autofree char *folded = dictum_name_fold (name);

  if (*folded != '\0' && !g_hash_table_contains (self->names, folded))
    g_hash_table_insert (self->names, g_steal_pointer (&folded), (gpointer) source);
}

static void
index_source (DictumImport *self, const DictumSource *source)
{
  g_hash_table_insert (self->records, source->record.id, (gpointer) source);
  index_name (self, source->name, source);
  for (guint i = 0; i < dictum_strings_length ((const char *const *) source->aliases); i++)
    index_name (self, source->aliases[i], source);
}

/**
 * dictum_import_new:
 * @files: (element-type DictumFile): what is read
 * @snapshot: (transfer full): the records of the project that it is for
 * @options: (nullable): what the format’s options are set to
 * @author: (nullable): the person who works
 * @agent: what made the marks
 */
DictumImport *
dictum_import_new (GPtrArray *files,
                   DictumProjectSnapshot *snapshot,
                   GHashTable *options,
                   const char *author,
                   const char *agent)
{
  DictumImport *self = g_atomic_rc_box_new0 (DictumImport);

  g_return_val_if_fail (files != NULL && snapshot != NULL, NULL);

  self->files = g_ptr_array_ref (files);
  self->options = options != NULL ? g_hash_table_ref (options)
                                  : g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->article = g_hash_table_lookup (self->options, DICTUM_IMPORT_ARTICLE);
  self->unplaced = g_ptr_array_new_with_free_func (free_problem);
  self->broken = g_ptr_array_new_with_free_func (free_problem);
  self->snapshot = snapshot;
  self->records = g_hash_table_new (g_str_hash, g_str_equal);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->added = g_ptr_array_new_with_free_func (dictum_value_unref);
  self->updated = g_ptr_array_new_with_free_func (dictum_value_unref);
  self->before = g_ptr_array_new ();
  self->originals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->author = g_strdup (author);
  self->agent = g_strdup (agent);
  self->now = dictum_now ();

  for (guint i = 0; i < snapshot->articles->len; i++)
    index_article (self, g_ptr_array_index (snapshot->articles, i));
  for (guint i = 0; i < snapshot->sources->len; i++)
    index_source (self, g_ptr_array_index (snapshot->sources, i));
  for (guint i = 0; i < snapshot->claims->len; i++)
    {
      DictumClaim *claim = g_ptr_array_index (snapshot->claims, i);

      g_hash_table_insert (self->records, claim->record.id, claim);
    }

  return self;
}

static void
clear_import (gpointer data)
{
  DictumImport *self = data;

  g_hash_table_unref (self->records);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->links);
  g_ptr_array_unref (self->added);
  g_ptr_array_unref (self->updated);
  g_ptr_array_unref (self->before);
  g_hash_table_unref (self->originals);
  dictum_project_snapshot_free (self->snapshot);
  g_ptr_array_unref (self->files);
  g_hash_table_unref (self->options);
  g_ptr_array_unref (self->unplaced);
  g_ptr_array_unref (self->broken);
  g_clear_pointer (&self->change, dictum_change_unref);
  g_free (self->author);
  g_free (self->agent);
  g_free (self->now);
}

DictumImport *
dictum_import_ref (DictumImport *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
dictum_import_unref (DictumImport *self)
{
  g_atomic_rc_box_release_full (self, clear_import);
}

void
dictum_import_finish (DictumImport *self, const char *label)
{
  g_autoptr (DictumChange) change = NULL;

  g_return_if_fail (self != NULL && self->change == NULL);

  change = dictum_change_new_at (label, self->author, self->now);
  for (guint i = 0; i < self->added->len; i++)
    dictum_references_prune (g_ptr_array_index (self->added, i), self->records);
  for (guint i = 0; i < self->added->len; i++)
    dictum_change_add (change, dictum_value_ref (g_ptr_array_index (self->added, i)));
  for (guint i = 0; i < self->updated->len; i++)
    {
      gpointer after = g_ptr_array_index (self->updated, i);
      gconstpointer before = g_ptr_array_index (self->before, i);

      if (!dictum_value_equal (before, after))
        dictum_change_replace (change, before, dictum_value_ref (after));
    }
  if (!dictum_change_is_empty (change))
    self->change = g_steal_pointer (&change);
}

gconstpointer
dictum_import_get_record (DictumImport *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->records, id) : NULL;
}

static const char *
strip_urn (const char *address)
{
  return g_str_has_prefix (address, "urn:uuid:") ? address + strlen ("urn:uuid:") : address;
}

const DictumArticle *
dictum_import_find_article (DictumImport *self, const char *address)
{
  g_autofree char *link = NULL;
  gconstpointer record;

  if (address == NULL)
    return NULL;
  record = dictum_import_get_record (self, strip_urn (address));
  if (record != NULL && dictum_is_article (record))
    return record;
  link = dictum_link_normalise (address);

  return link != NULL ? g_hash_table_lookup (self->links, link) : NULL;
}

const DictumSource *
dictum_import_find_source (DictumImport *self, const char *name)
{
  g_autofree char *folded = name != NULL ? dictum_name_fold (name) : NULL;

  return folded != NULL && *folded != '\0' ? g_hash_table_lookup (self->names, folded) : NULL;
}

char *
dictum_import_derive_id (const char *seed)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 digest[20];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) seed, -1);
  g_checksum_get_digest (checksum, digest, &length);
  digest[6] = (digest[6] & 0x0f) | 0x50;
  digest[8] = (digest[8] & 0x3f) | 0x80;

  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          digest[0], digest[1], digest[2], digest[3], digest[4], digest[5],
                          digest[6], digest[7], digest[8], digest[9], digest[10], digest[11],
                          digest[12], digest[13], digest[14], digest[15]);
}

static char *
take_id (DictumImport *self, const char *id)
{
  if (id == NULL || *id == '\0' || g_hash_table_contains (self->records, id))
    return dictum_id_new ();

  return g_strdup (id);
}

static GPtrArray *
make_blocks (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *blocks = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = NULL;

      if (*lines[i] == '\0')
        continue;
      parts = dictum_text_split_block (lines[i], NULL);
      for (guint j = 0; parts[j] != NULL; j++)
        {
          DictumBlock *block = dictum_value_new (&dictum_block_type);

          dictum_value_set_string (&block->text, parts[j]);
          dictum_values_add (&blocks, block);
        }
    }

  return blocks;
}

DictumArticle *
dictum_import_add_article (DictumImport *self, const char *id, const char *title, const char *text)
{
  g_autofree char *normal = dictum_text_normalise (text, -1);
  GPtrArray *blocks = make_blocks (normal);
  DictumArticle *article;
  DictumVersion *version;

  if (blocks == NULL)
    return NULL;

  version = dictum_value_new (&dictum_version_type);
  version->id = dictum_id_new ();
  version->blocks = blocks;
  dictum_value_set_string (&version->retrieved, self->now);

  article = dictum_value_new (&dictum_article_type);
  article->record.id = take_id (self, id);
  dictum_value_set_string (&article->title, title);
  dictum_value_set_string (&article->creator, self->author);
  dictum_value_set_string (&article->added, self->now);
  version->sha256 = g_compute_checksum_for_string (
      G_CHECKSUM_SHA256, dictum_text_get_string (dictum_article_get_text (article, version)), -1);
  dictum_values_add (&article->versions, version);
  g_ptr_array_add (self->added, article);
  g_hash_table_insert (self->records, article->record.id, article);
  self->n_articles++;

  return article;
}

DictumSource *
dictum_import_add_source (DictumImport *self, const char *id, const char *name, int kind)
{
  DictumSource *source = dictum_value_new (&dictum_source_type);

  source->record.id = take_id (self, id);
  source->kind = kind;
  dictum_value_set_string (&source->name, name);
  dictum_value_set_string (&source->creator, self->author);
  dictum_value_set_string (&source->created, self->now);
  dictum_value_set_string (&source->modified, self->now);
  g_ptr_array_add (self->added, source);
  index_source (self, source);
  self->n_sources++;

  return source;
}

const DictumSource *
dictum_import_provide_source (DictumImport *self, const char *name)
{
  g_autofree char *clean = name != NULL ? dictum_text_normalise (name, -1) : NULL;
  const DictumSource *source;

  if (clean == NULL)
    return NULL;
  g_strdelimit (g_strstrip (clean), "\n", ' ');
  if (*clean == '\0')
    return NULL;
  source = dictum_import_find_source (self, clean);

  return source != NULL
             ? source
             : dictum_import_add_source (self, NULL, clean, dictum_source_guess_kind (clean));
}

DictumClaim *
dictum_import_draft_claim (DictumImport *self, const char *id)
{
  DictumClaim *claim = dictum_value_new (&dictum_claim_type);

  claim->record.id = take_id (self, id);
  dictum_value_set_string (&claim->creator, self->author);
  dictum_value_set_string (&claim->created, self->now);
  dictum_value_set_string (&claim->modified, self->now);
  claim->origin = dictum_value_new (&dictum_origin_type);
  claim->origin->kind = DICTUM_ORIGIN_IMPORTED;
  dictum_value_set_string (&claim->origin->agent, self->agent);

  return claim;
}

DictumClaim *
dictum_import_add_claim (DictumImport *self,
                         const char *id,
                         const DictumArticle *article,
                         const DictumVersion *version)
{
  DictumClaim *claim = dictum_import_draft_claim (self, id);

  if (version == NULL)
    version = dictum_article_get_latest_version (article);
  dictum_value_set_string (&claim->article, article->record.id);
  dictum_value_set_string (&claim->version, version->id);
  dictum_import_add_record (self, claim);

  return claim;
}

DictumClaim *
dictum_import_take_back_claim (DictumImport *self, DictumClaim *claim)
{
  guint position = self->added->len;

  g_hash_table_remove (self->records, claim->record.id);
  /* Only its sources may have come since. */
  while (position > 0 && g_ptr_array_index (self->added, position - 1) != claim)
    position--;
  g_return_val_if_fail (position > 0, NULL);
  self->n_claims--;
  return g_ptr_array_steal_index (self->added, position - 1);
}

DictumClaim *
dictum_import_add_placed_claim (DictumImport *self,
                                const char *id,
                                const DictumArticle *article,
                                const DictumVersion *version,
                                const GPtrArray *spans)
{
  DictumClaim *claim = dictum_import_add_claim (self, id, article, version);

  for (guint i = 0; i < spans->len; i++)
    if (!dictum_import_add_content (claim, dictum_value_ref (g_ptr_array_index (spans, i))))
      {
        dictum_value_unref (dictum_import_take_back_claim (self, claim));
        return NULL;
      }
  return claim;
}

void
dictum_import_add_record (DictumImport *self, gpointer record)
{
  g_return_if_fail (self != NULL && !((const DictumValue *) record)->sealed);

  g_ptr_array_add (self->added, record);
  if (dictum_is_article (record))
    {
      index_article (self, record);
      self->n_articles++;
    }
  else if (dictum_is_source (record))
    {
      index_source (self, record);
      self->n_sources++;
    }
  else
    {
      g_hash_table_insert (self->records, (gpointer) dictum_record_get_id (record), record);
      self->n_claims++;
    }
}

void
dictum_import_replace_record (DictumImport *self, gconstpointer before, gpointer after)
{
  g_return_if_fail (self != NULL && ((const DictumValue *) before)->sealed);
  g_return_if_fail (g_str_equal (dictum_record_get_id (before), dictum_record_get_id (after)));

  g_ptr_array_add (self->before, (gpointer) before);
  g_ptr_array_add (self->updated, after);
  g_hash_table_replace (self->records, (gpointer) dictum_record_get_id (after), after);
}

gpointer
dictum_import_edit (DictumImport *self, gconstpointer record)
{
  gpointer known = g_hash_table_lookup (self->records, dictum_record_get_id (record));
  gpointer copy;

  if (!((const DictumValue *) known)->sealed)
    return known;

  copy = dictum_value_copy (known);
  dictum_import_replace_record (self, known, copy);

  return copy;
}

static DictumImportProblem *
new_problem (const char *file, int line, const char *reason)
{
  DictumImportProblem *problem = g_new0 (DictumImportProblem, 1);

  problem->file = g_strdup (file);
  problem->line = line;
  problem->reason = g_strdup (reason);

  return problem;
}

void
dictum_import_tell_unplaced (DictumImport *self,
                             const char *file,
                             int line,
                             const char *quote,
                             const char *reason)
{
  DictumImportProblem *problem = new_problem (file, line, reason);

  if (quote != NULL && g_utf8_strlen (quote, -1) > MAX_QUOTE)
    {
      g_autofree char *start = g_utf8_substring (quote, 0, MAX_QUOTE);

      problem->quote = g_strconcat (start, "…", NULL);
    }
  else
    problem->quote = g_strdup (quote);
  g_ptr_array_add (self->unplaced, problem);
}

void
dictum_import_tell_unplaced_claim (DictumImport *self,
                                   const char *file,
                                   const char *quote,
                                   const char *reason,
                                   DictumClaim *claim)
{
  DictumImportProblem *problem;

  dictum_import_tell_unplaced (self, file, 0, quote, reason);
  problem = g_ptr_array_index (self->unplaced, self->unplaced->len - 1);
  problem->claim = claim;
}

void
dictum_import_tell_broken (DictumImport *self, const char *file, int line, const char *reason)
{
  g_ptr_array_add (self->broken, new_problem (file, line, reason));
}
