/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Taking identities out of records. Every text of every record goes through the same function, by
 * the tables of fields, so that none is forgotten when a field is added. Where an article's text
 * changes, the marks in it move. */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-redaction.h"

#include <string.h>

#include "edit/dictum-edit-private.h"

/* Where the text of a version has changed: places of the old text, and how much longer the text is
 * behind each. */
typedef struct
{
  DictumText *text; /* the new one; borrowed from the version */
  GArray *places;   /* of Moved */
} Moves;

typedef struct
{
  int start; /* code points of the old text */
  int end;
  int new_start; /* and of the new one */
  int new_end;
} Moved;

static void
free_moves (gpointer data)
{
  Moves *moves = data;

  g_array_unref (moves->places);
  g_free (moves);
}

/* Ids and hashes mean nothing, and have to stay what they are. */
static gboolean
is_text (const DictumField *field)
{
  static const char *const kept[] = { "id", "version", "snapshot", "sha256", "from", "to", NULL };

  return (field->flags & DICTUM_FIELD_REFERENCE) == 0 && !g_strv_contains (kept, field->key);
}

static void
redact_string (const DictumRedaction *self, char **place)
{
  char *redacted = dictum_redaction_apply (self, *place);

  if (redacted == NULL)
    return;
  g_free (*place);
  *place = redacted;
}

/* All texts of an alterable value and of what is below it; spans are those of the article. What
 * another program kept in the file is not known, and so stays behind. */
static void
redact_value (const DictumRedaction *self, gpointer value)
{
  DictumValue *head = value;

  g_clear_pointer (&head->unknown, g_free);
  if (head->type == &dictum_span_type || head->type == &dictum_version_type)
    return;

  for (const DictumField *field = head->type->fields; field->key != NULL; field++)
    if (field->kind == DICTUM_FIELD_STRING && is_text (field))
      redact_string (self, DICTUM_FIELD_AT (char *, value, field));
    else if (field->kind == DICTUM_FIELD_STRINGS && is_text (field))
      {
        GStrv strings = *DICTUM_FIELD_AT (GStrv, value, field);

        for (guint i = 0; i < dictum_strings_length ((const char *const *) strings); i++)
          redact_string (self, &strings[i]);
      }
    else if (field->kind == DICTUM_FIELD_VALUE)
      {
        gpointer below = *DICTUM_FIELD_AT (gpointer, value, field);

        if (below != NULL)
          redact_value (self, below);
      }
    else if (field->kind == DICTUM_FIELD_VALUES)
      {
        GPtrArray *values = *DICTUM_FIELD_AT (GPtrArray *, value, field);

        for (guint i = 0; i < dictum_values_length (values); i++)
          redact_value (self, dictum_values_get (values, i));
      }
}

/* A block’s text, and where that moves what is behind. offset: of the block in the old text. */
static void
redact_block (const DictumRedaction *self,
              DictumBlock *block,
              int offset,
              int *shift,
              GArray *moved)
{
  g_autoptr (GArray) places = dictum_redaction_find (self, block->text);

  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const DictumRedactedPlace *place = &g_array_index (places, DictumRedactedPlace, i);
      int length = (int) g_utf8_strlen (place->pseudonym, -1);
      Moved move = { offset + place->start, offset + place->end, offset + place->start + *shift,
                     0 };

      move.new_end = move.new_start + length;
      *shift += length - (place->end - place->start);
      g_array_append_val (moved, move);
    }
  redact_value (self, block);
}

/* Without the original, which nobody can redact, and without what the server said beside it. */
static DictumVersion *
redact_version (const DictumRedaction *self,
                const DictumArticle *article,
                const DictumVersion *version,
                GHashTable *all_moves)
{
  DictumVersion *copy = dictum_value_new (&dictum_version_type);
  Moves *moves = g_new0 (Moves, 1);
  int offset = 0;
  int shift = 0;

  copy->id = g_strdup (version->id);
  copy->retrieved = g_strdup (version->retrieved);
  copy->loader = g_strdup (version->loader);
  copy->address = g_strdup (version->address);
  copy->final_url = g_strdup (version->final_url);
  redact_string (self, &copy->address);
  redact_string (self, &copy->final_url);
  copy->http_status = version->http_status;
  moves->places = g_array_new (FALSE, FALSE, sizeof (Moved));
  for (guint i = 0; i < dictum_values_length (version->blocks); i++)
    {
      const DictumBlock *block = dictum_values_get (version->blocks, i);
      DictumBlock *redacted = dictum_value_copy (block);

      redact_block (self, redacted, offset, &shift, moves->places);
      dictum_values_add (&copy->blocks, redacted);
      offset += (int) g_utf8_strlen (block->text, -1) + 1;
    }
  moves->text = dictum_article_get_text (article, copy);
  copy->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256,
                                                dictum_text_get_string (moves->text), -1);
  if (moves->places->len > 0)
    g_hash_table_insert (all_moves, copy->id, moves);
  else
    free_moves (moves);

  return copy;
}

/* Where an offset of the old text is in the new one; in the middle of a name, at its start or its
 * end. */
static int
move_offset (const Moves *moves, int offset, gboolean is_end)
{
  int shift = 0;

  for (guint i = 0; i < moves->places->len; i++)
    {
      const Moved *move = &g_array_index (moves->places, Moved, i);

      if (offset < move->start || (is_end && offset == move->start))
        break;
      if (offset < move->end)
        return is_end ? move->new_end : move->new_start;
      shift = move->new_end - move->end;
    }

  return offset + shift;
}

static void
move_span (const Moves *moves, DictumSpan *span)
{
  g_autoptr (DictumSpan) moved = NULL;

  if (span == NULL)
    return;
  span->start = move_offset (moves, span->start, FALSE);
  span->end = move_offset (moves, span->end, TRUE);
  moved = dictum_edit_make_span (moves->text, span->start, span->end, NULL);
  if (moved == NULL)
    return;
  g_set_str (&span->exact, moved->exact);
  g_set_str (&span->prefix, moved->prefix);
  g_set_str (&span->suffix, moved->suffix);
}

static void
move_spans (const Moves *moves, const GPtrArray *spans)
{
  for (guint i = 0; i < dictum_values_length (spans); i++)
    move_span (moves, dictum_values_get (spans, i));
}

static DictumArticle *
redact_article (const DictumRedaction *self, const DictumArticle *article, GHashTable *all_moves)
{
  DictumArticle *copy = dictum_value_copy (article);

  redact_value (self, copy);
  for (guint i = 0; i < dictum_values_length (copy->versions); i++)
    {
      gpointer version = redact_version (self, article, dictum_values_get (copy->versions, i),
                                         all_moves);

      dictum_value_unref (copy->versions->pdata[i]);
      copy->versions->pdata[i] = version;
    }
  for (guint i = 0; i < dictum_values_length (copy->other_marks); i++)
    {
      const DictumOtherMark *mark = dictum_values_get (copy->other_marks, i);
      const Moves *moves = g_hash_table_lookup (all_moves, mark->version);

      if (moves != NULL)
        move_spans (moves, mark->spans);
    }

  return copy;
}

static DictumClaim *
redact_claim (const DictumRedaction *self, const DictumClaim *claim, GHashTable *all_moves)
{
  DictumClaim *copy = dictum_value_copy (claim);
  const Moves *moves = g_hash_table_lookup (all_moves, claim->version);

  /* What it was in versions whose text is another now. */
  g_clear_pointer (&copy->carries, g_ptr_array_unref);
  redact_value (self, copy);
  for (guint i = 0; i < dictum_values_length (copy->evidence); i++)
    g_clear_pointer (&((DictumEvidence *) dictum_values_get (copy->evidence, i))->sha256, g_free);
  if (moves == NULL)
    return copy;

  move_spans (moves, copy->content);
  for (guint i = 0; i < dictum_values_length (copy->attributions); i++)
    {
      DictumAttribution *link = dictum_values_get (copy->attributions, i);

      move_span (moves, link->source_span);
      move_span (moves, link->cue);
    }

  return copy;
}

/* What the newsroom knows of somebody and the article does not say. */
static DictumSource *
redact_source (const DictumRedaction *self, const DictumSource *source)
{
  DictumSource *copy = dictum_value_copy (source);
  const char *pseudonym = dictum_redaction_get_pseudonym (self, source->record.id);

  if (copy->anonymity != NULL)
    {
      g_clear_pointer (&copy->anonymity->known_to, g_free);
      g_clear_pointer (&copy->anonymity->reason_known, g_free);
      g_clear_pointer (&copy->anonymity->approved_by, g_free);
    }
  if (dictum_source_is_protected (source))
    {
      g_clear_pointer (&copy->aliases, g_strfreev);
      g_clear_pointer (&copy->affiliation, g_free);
      g_clear_pointer (&copy->identifiers, g_ptr_array_unref);
      g_clear_pointer (&copy->distinct_from, g_strfreev);
      g_clear_pointer (&copy->description, g_free);
      g_clear_pointer (&copy->notes, g_free);
      copy->role = copy->standing = copy->body = copy->witness = 0;
      if (pseudonym != NULL)
        dictum_value_set_string (&copy->name, pseudonym);
    }
  redact_value (self, copy);

  return copy;
}

static gpointer
seal (gpointer record)
{
  dictum_value_seal (record);

  return record;
}

DictumProjectSnapshot *
dictum_redaction_apply_all (const DictumRedaction *self, const DictumProjectSnapshot *snapshot)
{
  DictumProjectSnapshot *redacted = g_new0 (DictumProjectSnapshot, 1);
  g_autoptr (GHashTable) moves = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_moves);
  DictumSettings *settings = dictum_value_copy (snapshot->settings);

  redact_value (self, settings);
  redacted->settings = seal (settings);
  redacted->modified = g_strdup (snapshot->modified);
  redacted->articles = g_ptr_array_new_with_free_func (dictum_value_unref);
  redacted->sources = g_ptr_array_new_with_free_func (dictum_value_unref);
  redacted->claims = g_ptr_array_new_with_free_func (dictum_value_unref);
  for (guint i = 0; i < snapshot->articles->len; i++)
    g_ptr_array_add (redacted->articles,
                     seal (redact_article (self, snapshot->articles->pdata[i], moves)));
  for (guint i = 0; i < snapshot->sources->len; i++)
    g_ptr_array_add (redacted->sources, seal (redact_source (self, snapshot->sources->pdata[i])));
  for (guint i = 0; i < snapshot->claims->len; i++)
    g_ptr_array_add (redacted->claims,
                     seal (redact_claim (self, snapshot->claims->pdata[i], moves)));

  return redacted;
}
