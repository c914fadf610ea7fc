/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Web Annotations of any tool: a collection, a page, a list, or one. Each that marks words of an
 * article of the project becomes a claim; those that Dictum itself wrote become again what they
 * were. */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-formats-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/dictum-json-ld.h"
#include "exchange/dictum-json-in.h"
#include "exchange/dictum-selector.h"
#include "exchange/dictum-web-annotation.h"

#define MAX_DEPTH 16 /* lists in lists of annotations, targets in targets */

/* Targets of one annotation that are in one article. */
typedef struct
{
  const DictumArticle *article;
  const char *date;
  GPtrArray *selectors;
} Group;

static void
free_group (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->selectors);
  g_free (group);
}

/* ---- Finding the annotations ---- */

static void collect (DictumWebReading *self, JsonNode *node, int depth);

static void
collect_member (DictumWebReading *self, JsonObject *object, const char *name, int depth)
{
  g_autoptr (GPtrArray) list = dictum_json_in_list (object, name);

  for (guint i = 0; i < list->len; i++)
    collect (self, g_ptr_array_index (list, i), depth);
}

static void
collect_object (DictumWebReading *self, JsonObject *object, int depth)
{
  static const char *const lists[] = { "first", "items", "next", "@graph" };
  const char *iri = dictum_web_annotation_get_iri (object);
  gboolean has_list = FALSE;

  if (json_object_has_member (object, "target"))
    {
      if (iri != NULL && json_object_has_member (object, "annotates"))
        g_hash_table_insert (self->marks, (gpointer) iri, object);
      else
        g_ptr_array_add (self->annotations, object);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (json_object_has_member (object, lists[i]))
      {
        has_list = TRUE;
        collect_member (self, object, lists[i], depth + 1);
      }
  if (!has_list)
    dictum_import_tell_broken (self->import, self->file, 0,
                               _ ("There is an object that is neither an annotation nor a list."));
}

static void
collect (DictumWebReading *self, JsonNode *node, int depth)
{
  JsonObject *object = dictum_json_in_node (node);
  const char *text = dictum_json_in_node_text (node);

  if (depth > MAX_DEPTH)
    return;

  if (object != NULL)
    collect_object (self, object, depth);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        collect (self, json_array_get_element (array, i), depth + 1);
    }
  else if (text != NULL)
    {
      g_autofree char *reason = g_strdup_printf (
          _ ("There are more annotations at %.200s, which is not in the file."), text);

      dictum_import_tell_broken (self->import, self->file, 0, reason);
    }
}

/* ---- Targets ---- */

static Group *
find_group (GPtrArray *groups, const DictumArticle *article)
{
  Group *group;

  for (guint i = 0; i < groups->len; i++)
    if (((Group *) g_ptr_array_index (groups, i))->article == article)
      return g_ptr_array_index (groups, i);

  group = g_new0 (Group, 1);
  group->article = article;
  group->selectors = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_selector_free);
  g_ptr_array_add (groups, group);

  return group;
}

static const char *
get_address (JsonObject *target)
{
  JsonObject *source = dictum_json_in_object (target, "source");

  return source != NULL ? dictum_web_annotation_get_iri (source)
                        : dictum_json_in_text (target, "source");
}

static void fill_claim (DictumWebReading *self, DictumClaim *claim, JsonObject *annotation);
static char *make_id (JsonObject *annotation, const DictumArticle *article, guint group);

/* What could not be placed, with all else that is known of it. */
static void
tell_unplaced (DictumWebReading *self, const char *quote, const char *reason)
{
  g_autofree char *id = NULL;
  DictumClaim *claim;

  if (self->annotation == NULL)
    {
      dictum_import_tell_unplaced (self->import, self->file, 0, quote, reason);
      return;
    }
  id = make_id (self->annotation, NULL, 0);
  claim = dictum_import_draft_claim (self->import, id);
  fill_claim (self, claim, self->annotation);
  dictum_import_tell_unplaced_claim (self->import, self->file, quote, reason, claim);
}

static void
tell_no_article (DictumWebReading *self, const char *quote, const char *address)
{
  g_autofree char *reason = address != NULL
                                ? g_strdup_printf (
                                      _ ("No article of the project has the link %.200s."), address)
                                : g_strdup (_ ("It does not say which article it belongs to."));

  tell_unplaced (self, quote, reason);
}

static void
read_target (DictumWebReading *self, JsonNode *node, GPtrArray *groups, int depth)
{
  JsonObject *target = dictum_json_in_node (node);
  g_autoptr (DictumSelector) selector = NULL;
  const char *address = target != NULL ? get_address (target) : dictum_json_in_node_text (node);
  const DictumArticle *article;
  JsonObject *state;
  Group *group;

  if (target != NULL && !json_object_has_member (target, "source") && depth < MAX_DEPTH &&
      json_object_has_member (target, "items"))
    {
      g_autoptr (GPtrArray) items = dictum_json_in_list (target, "items");

      for (guint i = 0; i < items->len; i++)
        read_target (self, g_ptr_array_index (items, i), groups, depth + 1);
      return;
    }

  selector = target != NULL ? dictum_selector_new (target) : NULL;
  if (selector == NULL)
    {
      tell_unplaced (self, address, _ ("An annotation marks no words of a text."));
      return;
    }
  article = self->import->article != NULL
                ? dictum_import_find_article (self->import, self->import->article)
                : dictum_import_find_article (self->import, address);
  if (article == NULL)
    {
      tell_no_article (self, dictum_selector_get_quote (selector), address);
      return;
    }

  group = find_group (groups, article);
  state = dictum_json_in_object (target, "state");
  if (group->date == NULL && state != NULL)
    group->date = dictum_json_in_text (state, "sourceDate");
  g_ptr_array_add (group->selectors, g_steal_pointer (&selector));
}

static GPtrArray *
read_targets (DictumWebReading *self, JsonObject *annotation)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (free_group);
  g_autoptr (GPtrArray) targets = dictum_json_in_list (annotation, "target");

  for (guint i = 0; i < targets->len; i++)
    read_target (self, g_ptr_array_index (targets, i), groups, 0);

  return groups;
}

/* ---- Bodies ---- */

static void
add_rating (DictumWebReading *self, DictumClaim *claim, JsonObject *object, const char *words)
{
  g_autoptr (DictumRating) rating = dictum_value_new (&dictum_rating_type);
  const char *id;

  dictum_json_ld_read_fields (object, rating, NULL);
  id = rating->rating != NULL ? dictum_web_annotation_find_rating (self, rating->rating) : NULL;
  if (rating->person != NULL && id != NULL &&
      dictum_claim_get_rating (claim, rating->person) == NULL)
    {
      g_autofree char *found = g_strdup (id);

      dictum_value_set_string (&rating->rating, found);
      dictum_values_add (&claim->ratings, g_steal_pointer (&rating));
      return;
    }

  /* What the project's scale has no word for is not lost. */
  if (words != NULL)
    dictum_import_add_note (claim, words);
}

static void
read_body (DictumWebReading *self,
           DictumClaim *claim,
           JsonObject *annotation,
           JsonNode *node,
           int depth)
{
  JsonObject *body = dictum_json_in_node (node);
  JsonObject *purposes = body != NULL && json_object_has_member (body, "purpose") ? body
                                                                                  : annotation;
  const char *purpose = purposes == body ? "purpose" : "motivation";
  const char *words = body != NULL ? dictum_json_in_text (body, "value")
                                   : dictum_json_in_node_text (node);
  JsonObject *rating = body != NULL ? dictum_json_in_object (body, "rating") : NULL;

  if (body != NULL && json_object_has_member (body, "items") && depth < MAX_DEPTH)
    {
      g_autoptr (GPtrArray) items = dictum_json_in_list (body, "items");

      for (guint i = 0; i < items->len; i++)
        read_body (self, claim, annotation, g_ptr_array_index (items, i), depth + 1);
      return;
    }

  if (words == NULL && body != NULL)
    words = dictum_json_in_text (body, "source");
  if (words == NULL && body != NULL)
    words = dictum_web_annotation_get_iri (body);
  if (rating != NULL)
    add_rating (self, claim, rating, words);
  else if (words == NULL || *words == '\0')
    return;
  else if (dictum_json_in_has (purposes, purpose, "tagging") ||
           dictum_json_in_has (purposes, purpose, "classifying"))
    dictum_import_add_tag (claim, words);
  else
    dictum_import_add_note (claim, words);
}

static void
read_bodies (DictumWebReading *self, DictumClaim *claim, JsonObject *annotation)
{
  g_autoptr (GPtrArray) bodies = dictum_json_in_list (annotation, "body");
  const char *text = dictum_json_in_text (annotation, "bodyValue");

  for (guint i = 0; i < bodies->len; i++)
    read_body (self, claim, annotation, g_ptr_array_index (bodies, i), 0);
  if (text != NULL && *text != '\0')
    dictum_import_add_note (claim, text);
}

/* ---- The chain, of our own files ---- */

/* The span of a mark that is an annotation of its own; NULL when there is none. */
static DictumSpan *
read_mark (DictumWebReading *self, const DictumClaim *claim, JsonObject *link, const char *name)
{
  const char *iri = dictum_json_in_text (link, name);
  JsonObject *annotation = iri != NULL ? g_hash_table_lookup (self->marks, iri) : NULL;
  JsonObject *of = self->annotation;
  g_autoptr (GPtrArray) groups = NULL;
  const DictumVersion *version;

  /* Nothing stands beside a claim that is nowhere. */
  if (annotation == NULL || claim->article == NULL)
    return NULL;
  self->annotation = NULL;
  groups = read_targets (self, annotation);
  self->annotation = of;

  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = g_ptr_array_index (groups, i);
      g_autoptr (GPtrArray) spans = NULL;

      if (g_str_equal (group->article->record.id, claim->article))
        spans = dictum_selectors_place (group->selectors, group->article, group->date, &version);
      if (spans != NULL && g_str_equal (version->id, claim->version))
        return dictum_value_ref (g_ptr_array_index (spans, 0));
      dictum_import_tell_unplaced (
          self->import, self->file, 0,
          dictum_selector_get_quote (g_ptr_array_index (group->selectors, 0)),
          _ ("A source or a cue is not in the text beside its claim."));
    }

  return NULL;
}

static void
read_links (DictumWebReading *self, DictumClaim *claim, JsonObject *annotation)
{
  g_autoptr (GPtrArray) links = dictum_json_in_list (annotation, "attributions");

  for (guint i = 0; i < links->len; i++)
    {
      JsonObject *object = dictum_json_in_node (g_ptr_array_index (links, i));
      const char *speaker = object != NULL ? dictum_json_in_text (object, "speaker") : NULL;
      g_autofree char *id = speaker != NULL ? dictum_json_ld_get_id (speaker) : NULL;
      DictumAttribution *link;

      if (object == NULL)
        continue;
      link = dictum_value_new (&dictum_attribution_type);
      dictum_json_ld_read_fields (object, link, dictum_web_annotation_link_skip);
      dictum_value_set_string (&link->source, dictum_web_annotation_find_source (self, id));
      link->source_span = read_mark (self, claim, object, "sourceMark");
      link->cue = read_mark (self, claim, object, "cueMark");
      dictum_values_add (&claim->attributions, link);
    }
}

/* ---- Claims ---- */

/* Annotations of ours say what kind of claim they are. */
static gboolean
is_ours (JsonObject *annotation, int *kind)
{
  const char *nick = dictum_json_in_text (annotation, "kind");

  *kind = nick != NULL ? dictum_enum_from_nick (&dictum_claim_kinds, nick) : -1;

  return *kind >= 0;
}

static char *
make_id (JsonObject *annotation, const DictumArticle *article, guint group)
{
  const char *iri = dictum_web_annotation_get_iri (annotation);
  g_autofree char *id = iri != NULL ? dictum_json_ld_get_id (iri) : NULL;
  const char *address = article != NULL ? article->record.id : "";
  g_autofree char *seed = NULL;
  int kind;

  if (id != NULL && group == 0 && (g_uuid_string_is_valid (id) || is_ours (annotation, &kind)))
    return g_steal_pointer (&id);

  if (iri == NULL)
    {
      g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), annotation);
      g_autofree char *json = json_to_string (node, FALSE);

      seed = g_strconcat (address, json, NULL);
    }
  else
    seed = g_strdup_printf ("%s %u %s", iri, group, address);

  return dictum_import_derive_id (seed);
}

static void
fill_claim (DictumWebReading *self, DictumClaim *claim, JsonObject *annotation)
{
  JsonObject *generator = dictum_json_in_object (annotation, "generator");
  const char *agent = generator != NULL ? dictum_json_in_text (generator, "name") : NULL;
  int kind;

  dictum_web_annotation_read_creator (annotation, "creator", &claim->creator, &claim->created,
                                      &claim->modified);
  read_bodies (self, claim, annotation);
  if (is_ours (annotation, &kind))
    {
      claim->kind = kind;
      g_clear_pointer (&claim->origin, dictum_value_unref);
      dictum_json_ld_read_fields (annotation, claim, dictum_web_annotation_claim_skip);
      read_links (self, claim, annotation);
    }
  else if (agent != NULL && *agent != '\0')
    dictum_value_set_string (&claim->origin->agent, agent);
}

static void
add_claim (DictumWebReading *self, JsonObject *annotation, const Group *group, guint position)
{
  g_autofree char *id = make_id (annotation, group->article, position);
  const char *quote = dictum_selector_get_quote (g_ptr_array_index (group->selectors, 0));
  g_autoptr (GPtrArray) spans = NULL;
  const DictumVersion *version;
  DictumClaim *claim;

  if (dictum_import_get_record (self->import, id) != NULL)
    {
      self->import->n_known++;
      return;
    }
  spans = dictum_selectors_place (group->selectors, group->article, group->date, &version);
  if (spans == NULL)
    {
      tell_unplaced (self, quote,
                     _ ("The words are not in the article, or stand in it more than once."));
      return;
    }

  claim = dictum_import_add_placed_claim (self->import, id, group->article, version, spans);
  if (claim == NULL)
    {
      tell_unplaced (self, quote, _ ("Parts of what it marks overlap."));
      return;
    }
  fill_claim (self, claim, annotation);
}

static gboolean
read_root (DictumWebReading *self, JsonNode *root, GCancellable *cancellable)
{
  JsonObject *object = dictum_json_in_node (root);

  collect (self, root, 0);
  if (object != NULL)
    dictum_web_annotation_read_registry (self, object);

  for (guint i = 0; i < self->annotations->len; i++)
    {
      JsonObject *annotation = g_ptr_array_index (self->annotations, i);
      g_autoptr (GPtrArray) groups = NULL;

      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      self->annotation = annotation;
      groups = read_targets (self, annotation);
      for (guint j = 0; j < groups->len; j++)
        add_claim (self, annotation, g_ptr_array_index (groups, j), j);
    }

  return TRUE;
}

gboolean
dictum_web_annotation_read (DictumImport *import, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) roots = dictum_json_in_files (import, error);

  for (guint i = 0; roots != NULL && i < roots->len; i++)
    {
      JsonNode *root = g_ptr_array_index (roots, i);
      g_autoptr (GPtrArray) annotations = g_ptr_array_new ();
      g_autoptr (GHashTable) marks = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GHashTable)
          sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      DictumWebReading self = { import,      ((DictumFile *) import->files->pdata[i])->name,
                                annotations, marks,
                                sources,     labels };

      if (root != NULL && !read_root (&self, root, cancellable))
        return !g_cancellable_set_error_if_cancelled (cancellable, error);
    }

  return roots != NULL;
}

gboolean
dictum_web_annotation_recognise (const char *name, const char *start, gsize length)
{
  return strstr (start, "www.w3.org/ns/anno.jsonld") != NULL ||
         (strstr (start, "\"Annotation\"") != NULL && strstr (start, "\"target\"") != NULL) ||
         strstr (start, "\"AnnotationCollection\"") != NULL;
}
