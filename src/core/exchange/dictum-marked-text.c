/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-marked-text.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "edit/dictum-edit-private.h"
#include "exchange/dictum-offset-map.h"

/* A first line longer than this is no title. Code points. */
#define TITLE_LENGTH 150

struct _DictumMarkedText
{
  DictumImport *import;   /* borrowed */
  GHashTable *by_letters; /* checksum of a text's letters to Place; NULL until it is wanted */
  GHashTable *by_extent;  /* where the content of claims is, to a GPtrArray of DictumClaim */
  char *file;
  DictumText *original;
  const DictumArticle *article;
  const DictumVersion *version;
  DictumText *text; /* of the version, borrowed */
  DictumOffsetMap *map;
  int missed; /* position of the line that tells what of the claim was missed first; -1: nothing */
};

typedef struct
{
  const DictumArticle *article;
  const DictumVersion *version;
} Place;

/* All that is not layout, letters composed: the same for the same text in other lines. */
static char *
take_letters (const char *text)
{
  g_autofree char *normal = dictum_text_normalise (text, -1);
  GString *letters = g_string_sized_new (strlen (normal));

  for (const char *at = normal; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (!g_unichar_isspace (letter) && g_unichar_type (letter) != G_UNICODE_FORMAT)
        g_string_append_len (letters, at, g_utf8_next_char (at) - at);
    }
  return g_string_free (letters, FALSE);
}

static char *
make_key (const char *text)
{
  g_autofree char *letters = take_letters (text);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, letters, -1);
}

static void
index_version (DictumMarkedText *self, const DictumArticle *article, const DictumVersion *version)
{
  g_autofree char *key = make_key (
      dictum_text_get_string (dictum_article_get_text (article, version)));
  Place *place = g_new (Place, 1);

  *place = (Place) { article, version };
  g_hash_table_insert (self->by_letters, g_steal_pointer (&key), place);
}

static void
index_texts (DictumMarkedText *self)
{
  GPtrArray *articles = self->import->snapshot->articles;

  self->by_letters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < articles->len; i++)
    {
      const DictumArticle *article = g_ptr_array_index (articles, i);

      for (guint j = 0; j < dictum_values_length (article->versions); j++)
        index_version (self, article, dictum_values_get (article->versions, j));
    }
}

static char *
make_extent (const DictumClaim *claim)
{
  GString *extent = g_string_new (claim->version);

  for (guint i = 0; i < dictum_values_length (claim->content); i++)
    {
      const DictumSpan *span = dictum_values_get (claim->content, i);

      g_string_append_printf (extent, " %d-%d", span->start, span->end);
    }
  return g_string_free (extent, FALSE);
}

static void
index_claim (DictumMarkedText *self, const DictumClaim *claim)
{
  g_autofree char *extent = make_extent (claim);
  GPtrArray *claims = g_hash_table_lookup (self->by_extent, extent);

  if (claims == NULL)
    {
      claims = g_ptr_array_new ();
      g_hash_table_insert (self->by_extent, g_steal_pointer (&extent), claims);
    }
  g_ptr_array_add (claims, (gpointer) claim);
}

DictumMarkedText *
dictum_marked_text_new (DictumImport *import)
{
  DictumMarkedText *self;

  g_return_val_if_fail (import != NULL, NULL);

  self = g_new0 (DictumMarkedText, 1);
  self->import = import;
  self->by_extent = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < import->snapshot->claims->len; i++)
    index_claim (self, g_ptr_array_index (import->snapshot->claims, i));
  return self;
}

static void
close_text (DictumMarkedText *self)
{
  g_clear_pointer (&self->file, g_free);
  g_clear_pointer (&self->original, dictum_text_unref);
  g_clear_pointer (&self->map, dictum_offset_map_free);
}

void
dictum_marked_text_free (DictumMarkedText *self)
{
  g_return_if_fail (self != NULL);

  close_text (self);
  g_clear_pointer (&self->by_letters, g_hash_table_unref);
  g_hash_table_unref (self->by_extent);
  g_free (self);
}

/* The first line, when it is short, is no sentence and has more below it. */
static char *
find_title (const char *file, const char *text)
{
  g_autofree char *normal = dictum_text_normalise (text, -1);
  const char *line = normal + strspn (normal, "\n");
  gsize size = strcspn (line, "\n");
  g_autofree char *name = NULL;
  char *dot;

  if (size > 0 && line[size + strspn (line + size, "\n")] != '\0' &&
      g_utf8_strlen (line, size) <= TITLE_LENGTH && strchr (",;:", line[size - 1]) == NULL)
    return g_strndup (line, size);
  name = g_path_get_basename (file);
  dot = strrchr (name, '.');
  if (dot != NULL && dot > name)
    *dot = '\0';
  return g_steal_pointer (&name);
}

gboolean
dictum_marked_text_open (DictumMarkedText *self,
                         const char *file,
                         const char *title,
                         const char *text)
{
  g_autofree char *key = make_key (text);
  const Place *place;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (file != NULL, FALSE);

  close_text (self);
  if (self->by_letters == NULL)
    index_texts (self);
  place = g_hash_table_lookup (self->by_letters, key);
  if (place == NULL)
    {
      g_autofree char *found = title == NULL ? find_title (file, text) : NULL;
      DictumArticle *article = dictum_import_add_article (self->import, NULL,
                                                          title != NULL ? title : found, text);

      if (article == NULL)
        {
          dictum_import_tell_broken (self->import, file, 0, _ ("There is no text in it."));
          return FALSE;
        }
      index_version (self, article, dictum_article_get_latest_version (article));
      place = g_hash_table_lookup (self->by_letters, key);
    }
  /* Letters that adding lost would have made another key. */
  if (place == NULL)
    return FALSE;
  self->file = g_strdup (file);
  self->original = dictum_text_new (text, NULL);
  self->article = place->article;
  self->version = place->version;
  self->text = dictum_article_get_text (place->article, place->version);
  self->map = dictum_offset_map_new (self->original, self->text);
  return TRUE;
}

void
dictum_marked_text_set_file (DictumMarkedText *self, const char *file)
{
  g_return_if_fail (self != NULL && file != NULL);

  g_set_str (&self->file, file);
}

/* Whether the words stand at the range; a file may have them only up to a line end. */
static gboolean
says_so (DictumMarkedText *self, int start, int end, const char *words)
{
  g_autofree char *there = NULL;
  g_autofree char *here = NULL;
  g_autofree char *wanted = NULL;

  if (start < 0 || end > dictum_text_get_length (self->original) || end <= start)
    return FALSE;
  there = dictum_text_get_slice (self->original, start, end);
  here = take_letters (there);
  wanted = take_letters (words);
  return *wanted != '\0' && g_str_has_prefix (here, wanted);
}

DictumSpan *
dictum_marked_text_find (DictumMarkedText *self, int start, int end, const char *words)
{
  int found_start, found_end, hint = -1;
  g_autofree char *normal = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (dictum_offset_map_find (self->map, start, end, &found_start, &found_end))
    {
      if (words == NULL || *words == '\0' || says_so (self, start, end, words))
        return dictum_edit_make_span (self->text, found_start, found_end, NULL);
      hint = found_start;
    }
  if (words == NULL)
    return NULL;
  normal = dictum_text_normalise (words, -1);
  if (*normal == '\0')
    return NULL;
  return dictum_import_place (self->text, normal, NULL, NULL, hint, -1);
}

DictumClaim *
dictum_marked_text_begin_claim (DictumMarkedText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  self->missed = -1;
  return dictum_import_add_claim (self->import, NULL, self->article, self->version);
}

/* Whether two spans are apart by nothing but line ends, as they are where a format cannot have one
 * in a mark. */
static gboolean
continues (DictumText *text, const DictumSpan *first, const DictumSpan *second)
{
  for (int i = first->end; i < second->start; i++)
    if (dictum_text_get_char (text, i) != '\n')
      return FALSE;

  return first->end < second->start;
}

DictumSpan *
dictum_marked_text_join (DictumMarkedText *self, const DictumSpan *a, const DictumSpan *b)
{
  if (!continues (self->text, a, b) && !continues (self->text, b, a))
    return NULL;

  return dictum_edit_make_span (self->text, MIN (a->start, b->start), MAX (a->end, b->end), NULL);
}

gboolean
dictum_marked_text_add_content (DictumMarkedText *self,
                                DictumClaim *claim,
                                DictumSpan *span,
                                int line)
{
  g_autoptr (DictumSpan) owned = span;

  for (guint i = 0; i < dictum_values_length (claim->content); i++)
    {
      DictumSpan *joined = dictum_marked_text_join (self, dictum_values_get (claim->content, i),
                                                    owned);

      if (joined != NULL)
        {
          dictum_values_remove (&claim->content, i);
          return dictum_marked_text_add_content (self, claim, joined, line);
        }
    }
  if (dictum_import_add_content (claim, dictum_value_ref (owned)))
    return TRUE;

  dictum_import_tell_unplaced (self->import, self->file, line, owned->exact,
                               _ ("It overlaps another part of the same claim."));
  return FALSE;
}

void
dictum_marked_text_miss_content (DictumMarkedText *self,
                                 int line,
                                 const char *words,
                                 const char *reason)
{
  g_return_if_fail (self != NULL);

  if (self->missed < 0)
    self->missed = (int) self->import->unplaced->len;
  dictum_import_tell_unplaced (self->import, self->file, line, words, reason);
}

DictumAttribution *
dictum_marked_text_add_link (DictumClaim *claim, DictumSpan *source, DictumSpan *cue)
{
  DictumAttribution *link = dictum_value_new (&dictum_attribution_type);

  link->source_span = source;
  if (cue != NULL)
    dictum_link_take_cue (link, cue);
  dictum_values_add (&claim->attributions, link);
  return link;
}

void
dictum_marked_text_name_source (DictumMarkedText *self,
                                const DictumClaim *claim,
                                DictumAttribution *link)
{
  g_autofree char *name = NULL;

  if (link->source != NULL || link->source_span == NULL ||
      g_strcmp0 (g_hash_table_lookup (self->import->options, "sources"), "yes") != 0 ||
      dictum_name_is_pronoun (link->source_span->exact))
    return;
  name = dictum_source_suggest_name (link->source_span->exact);
  dictum_import_name_link (self->import, claim, link, name);
}

void
dictum_marked_text_keep (DictumMarkedText *self, DictumOtherMark *mark)
{
  g_autoptr (DictumOtherMark) owned = mark;
  /* As it is by now: it may have been altered. */
  const DictumArticle *article = dictum_import_get_record (self->import, self->article->record.id);
  DictumArticle *edited;

  g_free (owned->version);
  owned->version = g_strdup (self->version->id);
  for (guint i = 0; i < dictum_values_length (article->other_marks); i++)
    if (dictum_value_equal (dictum_values_get (article->other_marks, i), owned))
      return;

  edited = dictum_import_edit (self->import, article);
  dictum_values_add (&edited->other_marks, g_steal_pointer (&owned));
}

static gboolean
is_same_place (const DictumSpan *a, const DictumSpan *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->start == b->start && a->end == b->end;
}

/* Whether two people, each with a file of their own, made them: what both mark is two claims. */
static gboolean
is_of_others (DictumMarkedText *self, const DictumClaim *a, const DictumClaim *b)
{
  const char *agent = self->import->agent;

  return a->origin != NULL && a->origin->agent != NULL && b->origin != NULL &&
         b->origin->agent != NULL && g_str_has_prefix (a->origin->agent, agent) &&
         g_str_has_prefix (b->origin->agent, agent) &&
         !g_str_equal (a->origin->agent, b->origin->agent);
}

static gboolean
is_same_claim (const DictumClaim *a, const DictumClaim *b)
{
  if (dictum_values_length (a->attributions) != dictum_values_length (b->attributions))
    return FALSE;
  for (guint i = 0; i < dictum_values_length (a->attributions); i++)
    {
      const DictumAttribution *left = dictum_values_get (a->attributions, i);
      const DictumAttribution *right = dictum_values_get (b->attributions, i);

      if (!is_same_place (left->source_span, right->source_span) ||
          !is_same_place (left->cue, right->cue))
        return FALSE;
    }
  return TRUE;
}

/* Nothing of its content is in the text: the line that says so gets the claim. */
static void
give_up (DictumMarkedText *self, DictumClaim *claim)
{
  DictumClaim *draft = dictum_import_take_back_claim (self->import, claim);

  if (self->missed >= 0)
    {
      DictumImportProblem *problem = g_ptr_array_index (self->import->unplaced, self->missed);

      problem->claim = draft;
    }
  else
    dictum_value_unref (draft);
}

const DictumClaim *
dictum_marked_text_end_claim (DictumMarkedText *self, DictumClaim *claim)
{
  g_autofree char *extent = make_extent (claim);
  GPtrArray *others = g_hash_table_lookup (self->by_extent, extent);

  if (dictum_values_length (claim->content) == 0)
    {
      give_up (self, claim);
      return NULL;
    }
  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      const DictumClaim *other = g_ptr_array_index (others, i);

      if (is_same_claim (claim, other) && !is_of_others (self, claim, other))
        {
          dictum_value_unref (dictum_import_take_back_claim (self->import, claim));
          self->import->n_known++;
          return other;
        }
    }
  dictum_edit_refresh_manner (self->text, claim);
  index_claim (self, claim);
  return claim;
}

char *
dictum_marked_text_decode (const DictumFile *file)
{
  gsize size;
  const char *bytes = g_bytes_get_data (file->bytes, &size);

  if (size >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0))
    {
      char *text = g_convert (bytes, size, "UTF-8", "UTF-16", NULL, NULL, NULL);

      if (text != NULL)
        return text;
    }
  return g_utf8_make_valid (bytes != NULL ? bytes : "", size);
}
