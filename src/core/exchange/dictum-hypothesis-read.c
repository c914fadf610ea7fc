/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the client of Hypothes.is exports, and what its API answers to a search ("rows"). A reply to
 * an annotation goes into the notes of the claim that this became. */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-formats-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/dictum-hypothesis.h"
#include "exchange/dictum-json-in.h"
#include "exchange/dictum-selector.h"

typedef struct
{
  DictumImport *import;
  const char *file;
  gboolean ours;
  GHashTable
      *claims; /* const char * id in the file to DictumClaim, or NULL for one that is known */
} Reading;

/* "acct:ida@hypothes.is" is ida, unless there is a name. */
static char *
get_person (JsonObject *annotation)
{
  JsonObject *info = dictum_json_in_object (annotation, "user_info");
  const char *name = info != NULL ? dictum_json_in_text (info, "display_name") : NULL;
  const char *user = dictum_json_in_text (annotation, "user");
  const char *at;

  if (name != NULL && *name != '\0')
    return g_strdup (name);
  if (user == NULL || info != NULL)
    return NULL;
  if (g_str_has_prefix (user, "acct:"))
    user += strlen ("acct:");
  at = strchr (user, '@');

  return at != NULL ? g_strndup (user, at - user) : g_strdup (user);
}

static void
add_rating (Reading *self, DictumClaim *claim, const char *id)
{
  DictumRating *rating;

  if (dictum_settings_find_rating (self->import->snapshot->settings, id) == NULL)
    {
      g_autofree char *tag = g_strconcat (DICTUM_HYPOTHESIS_RATING, id, NULL);

      dictum_import_add_tag (claim, tag);
      return;
    }
  rating = dictum_value_new (&dictum_rating_type);
  dictum_value_set_string (&rating->person,
                           claim->creator != NULL ? claim->creator : self->import->agent);
  dictum_value_set_string (&rating->rating, id);
  dictum_values_add (&claim->ratings, rating);
}

/* What is behind the prefix of a tag of ours; NULL for any other tag. */
static const char *
get_value (const Reading *self, const char *tag, const char *prefix)
{
  return self->ours && g_str_has_prefix (tag, prefix) ? tag + strlen (prefix) : NULL;
}

static void
read_tag (Reading *self, DictumClaim *claim, const char *tag)
{
  const char *kind = get_value (self, tag, DICTUM_HYPOTHESIS_KIND);
  const char *status = get_value (self, tag, DICTUM_HYPOTHESIS_STATUS);
  const char *rating = get_value (self, tag, DICTUM_HYPOTHESIS_RATING);
  const char *source = get_value (self, tag, DICTUM_HYPOTHESIS_SOURCE);

  if (kind != NULL && dictum_enum_from_nick (&dictum_claim_kinds, kind) >= 0)
    claim->kind = dictum_enum_from_nick (&dictum_claim_kinds, kind);
  else if (status != NULL && dictum_enum_from_nick (&dictum_statuses, status) >= 0)
    claim->status = dictum_enum_from_nick (&dictum_statuses, status);
  else if (rating != NULL)
    add_rating (self, claim, rating);
  else if (source != NULL)
    dictum_import_attribute (self->import, claim, source);
  else
    dictum_import_add_tag (claim, tag);
}

static void
fill_claim (Reading *self, DictumClaim *claim, JsonObject *annotation)
{
  g_autoptr (GPtrArray) tags = dictum_json_in_list (annotation, "tags");
  g_autofree char *person = get_person (annotation);
  const char *created = dictum_json_in_text (annotation, "created");
  const char *updated = dictum_json_in_text (annotation, "updated");
  const char *text = dictum_json_in_text (annotation, "text");

  dictum_value_set_string (&claim->creator, person);
  if (created != NULL && dictum_time_is_valid (created))
    dictum_value_set_string (&claim->created, created);
  if (updated != NULL && dictum_time_is_valid (updated))
    dictum_value_set_string (&claim->modified, updated);
  dictum_value_set_string (&claim->notes, text != NULL && *text != '\0' ? text : NULL);
  for (guint i = 0; i < tags->len; i++)
    {
      const char *tag = dictum_json_in_node_text (g_ptr_array_index (tags, i));

      if (tag != NULL)
        read_tag (self, claim, tag);
    }
}

static char *
make_id (const Reading *self, const char *id)
{
  g_autofree char *seed = NULL;

  if (id == NULL)
    return dictum_id_new ();
  if (self->ours)
    return g_strdup (id);
  seed = g_strconcat ("https://hypothes.is/a/", id, NULL);

  return dictum_import_derive_id (seed);
}

/* What could not be placed, with all else that is known of it, and what will be replied to it. */
static void
tell_unplaced (Reading *self, JsonObject *annotation, const char *words, const char *reason)
{
  const char *key = dictum_json_in_text (annotation, "id");
  g_autofree char *id = make_id (self, key);
  DictumClaim *claim = dictum_import_draft_claim (self->import, id);

  fill_claim (self, claim, annotation);
  dictum_import_tell_unplaced_claim (self->import, self->file, words, reason, claim);
  if (key != NULL)
    g_hash_table_insert (self->claims, (gpointer) key, claim);
}

static void
add_claim (Reading *self,
           JsonObject *annotation,
           const DictumArticle *article,
           GPtrArray *selectors)
{
  const char *key = dictum_json_in_text (annotation, "id");
  const char *quote = dictum_selector_get_quote (g_ptr_array_index (selectors, 0));
  g_autofree char *id = make_id (self, key);
  g_autoptr (GPtrArray) spans = NULL;
  const DictumVersion *version;
  DictumClaim *claim;

  if (dictum_import_get_record (self->import, id) != NULL)
    {
      self->import->n_known++;
      g_hash_table_insert (self->claims, (gpointer) key, NULL);
      return;
    }
  spans = dictum_selectors_place (selectors, article, NULL, &version);
  if (spans == NULL)
    {
      tell_unplaced (self, annotation, quote,
                     _ ("The words are not in the article, or stand in it more than once."));
      return;
    }

  claim = dictum_import_add_placed_claim (self->import, id, article, version, spans);
  if (claim == NULL)
    {
      tell_unplaced (self, annotation, quote, _ ("Parts of what it marks overlap."));
      return;
    }
  fill_claim (self, claim, annotation);
  if (key != NULL)
    g_hash_table_insert (self->claims, (gpointer) key, claim);
}

/* The first annotation of a thread is the first of its references. */
static void
add_reply (Reading *self, JsonObject *annotation)
{
  const char *parent = dictum_json_in_text (annotation, "references");
  const char *text = dictum_json_in_text (annotation, "text");
  g_autofree char *person = get_person (annotation);
  g_autofree char *note = g_strconcat (person != NULL ? person : "", person != NULL ? ": " : "",
                                       text != NULL ? text : "", NULL);
  gpointer claim = NULL;

  if (parent == NULL || !g_hash_table_lookup_extended (self->claims, parent, NULL, &claim))
    dictum_import_tell_unplaced (self->import, self->file, 0, text,
                                 _ ("It replies to an annotation that did not come in."));
  else if (claim != NULL)
    dictum_import_add_note (claim, note);
}

static void
read_annotation (Reading *self, JsonObject *annotation)
{
  g_autoptr (GPtrArray) targets = dictum_json_in_list (annotation, "target");
  g_autoptr (GPtrArray)
      selectors = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_selector_free);
  const char *address = dictum_json_in_text (annotation, "uri");
  const DictumArticle *article;

  for (guint i = 0; i < targets->len; i++)
    {
      JsonObject *target = dictum_json_in_node (g_ptr_array_index (targets, i));
      DictumSelector *selector = target != NULL ? dictum_selector_new (target) : NULL;

      if (selector != NULL)
        g_ptr_array_add (selectors, selector);
      if (address == NULL && target != NULL)
        address = dictum_json_in_text (target, "source");
    }
  if (selectors->len == 0)
    {
      tell_unplaced (self, annotation, dictum_json_in_text (annotation, "text"),
                     _ ("A note on a whole page marks no words of it."));
      return;
    }
  article = dictum_import_find_article (
      self->import, self->import->article != NULL ? self->import->article : address);
  if (article == NULL)
    {
      g_autofree char *reason = g_strdup_printf (
          _ ("No article of the project has the link %.200s."), address != NULL ? address : "");

      tell_unplaced (self, annotation, dictum_selector_get_quote (g_ptr_array_index (selectors, 0)),
                     reason);
      return;
    }
  add_claim (self, annotation, article, selectors);
}

static gboolean
is_reply (JsonObject *annotation)
{
  g_autoptr (GPtrArray) references = dictum_json_in_list (annotation, "references");

  return references->len > 0;
}

/* Replies last: what they reply to may stand behind them. */
static void
read_list (Reading *self, GPtrArray *list, gboolean replies)
{
  for (guint i = 0; i < list->len; i++)
    {
      JsonObject *annotation = dictum_json_in_node (g_ptr_array_index (list, i));

      if (annotation == NULL)
        {
          if (!replies)
            dictum_import_tell_broken (self->import, self->file, 0,
                                       _ ("There is an entry that is no annotation."));
        }
      else if (is_reply (annotation) != replies)
        continue;
      else if (replies)
        add_reply (self, annotation);
      else
        read_annotation (self, annotation);
    }
}

static void
read_root (DictumImport *import, const char *file, JsonNode *root)
{
  g_autoptr (GHashTable) claims = g_hash_table_new (g_str_hash, g_str_equal);
  JsonObject *object = dictum_json_in_node (root);
  const char *client = object != NULL ? dictum_json_in_text (object, "client_version") : NULL;
  Reading self = { import, file,
                   client != NULL && g_str_has_prefix (client, DICTUM_HYPOTHESIS_CLIENT), claims };
  g_autoptr (GPtrArray) list = NULL;

  if (object != NULL)
    list = dictum_json_in_list (object,
                                json_object_has_member (object, "rows") ? "rows" : "annotations");
  if (list == NULL || list->len == 0)
    {
      dictum_import_tell_broken (import, file, 0, _ ("There are no annotations in it."));
      return;
    }
  read_list (&self, list, FALSE);
  read_list (&self, list, TRUE);
}

gboolean
dictum_hypothesis_read (DictumImport *import, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) roots = dictum_json_in_files (import, error);

  for (guint i = 0; roots != NULL && i < roots->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (roots->pdata[i] != NULL)
        read_root (import, ((DictumFile *) import->files->pdata[i])->name, roots->pdata[i]);
    }

  return roots != NULL;
}

gboolean
dictum_hypothesis_recognise (const char *name, const char *start, gsize length)
{
  return (strstr (start, "\"annotations\"") != NULL &&
          strstr (start, "\"client_version\"") != NULL) ||
         (strstr (start, "\"rows\"") != NULL && strstr (start, "\"acct:") != NULL);
}
