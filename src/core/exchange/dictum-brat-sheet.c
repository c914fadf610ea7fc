/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-brat-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "edit/dictum-edit-private.h"

/* One .ann file beside its text. */
typedef struct
{
  DictumImport *import;
  DictumMarkedText *marked;
  const DictumFile *file;
  const char *person; /* who annotated, where several did; NULL: one file for the text */
  DictumBrat *brat;
  GHashTable *claims;  /* id of an event, or of a content without one, to DictumClaim */
  GHashTable *links;   /* id of an event to the position of its link */
  GHashTable *used;    /* ids of marks that became part of a claim */
  GHashTable *remarks; /* target to a GPtrArray of DictumBratLine about it */
  GHashTable *inner;   /* id of an event to that of the one inside it in a chain */
} Sheet;

static void
tell (Sheet *self, const DictumBratLine *line, const char *reason)
{
  dictum_import_tell_unplaced (self->import, self->file->name, line->line, line->words, reason);
}

static gboolean
is_attribution (const DictumBratLine *line)
{
  return line->kind == DICTUM_BRAT_EVENT &&
         g_ascii_strncasecmp (line->type, "attribution", strlen ("attribution")) == 0;
}

/* "Content", and "Content2" where brat numbers several of a role. */
static gboolean
is_role (const DictumBratArgument *argument, const char *role)
{
  gsize length = strlen (role);

  return g_ascii_strncasecmp (argument->role, role, length) == 0 &&
         strspn (argument->role + length, "0123456789") == strlen (argument->role + length);
}

static DictumBratLine *
find_mark (Sheet *self, const char *id)
{
  DictumBratLine *line = g_hash_table_lookup (self->brat->by_id, id);

  return line != NULL && line->kind == DICTUM_BRAT_MARK ? line : NULL;
}

/* What the file says of the words of one piece of a mark: the words are those of all pieces with a
 * blank between them. NULL when it says something else. */
static char *
cut_words (const DictumBratLine *line, guint piece)
{
  int at = 0;

  if (line->ranges->len == 1)
    return g_strdup (line->words);
  for (guint i = 0; i < piece; i++)
    at += g_array_index (line->ranges, DictumRange, i).end -
          g_array_index (line->ranges, DictumRange, i).start + 1;
  if (at >= g_utf8_strlen (line->words, -1))
    return NULL;
  return g_utf8_substring (line->words, at,
                           MIN (at + g_array_index (line->ranges, DictumRange, piece).end -
                                    g_array_index (line->ranges, DictumRange, piece).start,
                                g_utf8_strlen (line->words, -1)));
}

/* content: it is one of a claim, not of a link nor a mark of another kind. */
static DictumSpan *
place_piece (Sheet *self, const DictumBratLine *line, guint piece, gboolean content)
{
  DictumRange range = g_array_index (line->ranges, DictumRange, piece);
  g_autofree char *words = cut_words (line, piece);
  DictumSpan *span = dictum_marked_text_find (self->marked, range.start, range.end, words);
  const char *told = words != NULL ? words : line->words;
  const char *reason = _ ("These words do not stand in the text.");

  if (span == NULL && content)
    dictum_marked_text_miss_content (self->marked, line->line, told, reason);
  else if (span == NULL)
    dictum_import_tell_unplaced (self->import, self->file->name, line->line, told, reason);
  return span;
}

static void
add_content (Sheet *self, DictumClaim *claim, const DictumBratLine *line)
{
  g_hash_table_add (self->used, line->id);
  for (guint i = 0; i < line->ranges->len; i++)
    {
      DictumSpan *span = place_piece (self, line, i, TRUE);

      if (span != NULL)
        dictum_marked_text_add_content (self->marked, claim, span, line->line);
    }
}

/* Adds what comes next of a source or a cue, which Dictum keeps in one piece. */
static void
add_piece (Sheet *self, const DictumBratLine *line, guint piece, DictumSpan **whole)
{
  DictumSpan *span = place_piece (self, line, piece, FALSE);
  DictumSpan *joined;

  if (span == NULL)
    return;
  if (*whole == NULL)
    {
      *whole = span;
      return;
    }
  joined = dictum_marked_text_join (self->marked, *whole, span);
  if (joined == NULL)
    dictum_import_tell_unplaced (self->import, self->file->name, line->line, span->exact,
                                 _ ("Dictum keeps one piece of a source and of a cue; this is "
                                    "another."));
  else
    {
      dictum_value_unref (*whole);
      *whole = joined;
    }
  dictum_value_unref (span);
}

static DictumSpan *
place_whole (Sheet *self, const DictumBratLine *event, const char *role)
{
  DictumSpan *whole = NULL;

  for (guint i = 1; i < event->arguments->len; i++)
    {
      const DictumBratArgument *argument = g_ptr_array_index (event->arguments, i);
      const DictumBratLine *line = is_role (argument, role) ? find_mark (self, argument->id) : NULL;

      if (line == NULL)
        continue;
      g_hash_table_add (self->used, line->id);
      for (guint j = 0; j < line->ranges->len; j++)
        add_piece (self, line, j, &whole);
    }
  return whole;
}

/* The source that a reference names: one of this project by its id, else one that is called so. */
static void
identify (Sheet *self, const DictumClaim *claim, DictumAttribution *link, const char *target)
{
  GPtrArray *remarks = target != NULL ? g_hash_table_lookup (self->remarks, target) : NULL;

  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    {
      const DictumBratLine *line = g_ptr_array_index (remarks, i);
      const DictumSource *source;
      gboolean ours;

      if (line->kind != DICTUM_BRAT_REFERENCE)
        continue;
      ours = g_str_has_prefix (line->value, "Dictum:");
      source = ours ? dictum_import_get_record (self->import, line->value + strlen ("Dictum:"))
                    : NULL;
      if (source != NULL && dictum_is_source (source))
        dictum_value_set_string (&link->source, source->record.id);
      else if (!dictum_import_name_link (self->import, claim, link, line->words))
        tell (self, line, _ ("It names nobody."));
    }
}

static void
add_link (Sheet *self, DictumClaim *claim, const DictumBratLine *event)
{
  DictumSpan *source = place_whole (self, event, "source");
  DictumSpan *cue = place_whole (self, event, "cue");
  DictumAttribution *link = dictum_marked_text_add_link (claim, source, cue);
  const DictumBratArgument *trigger = g_ptr_array_index (event->arguments, 0);

  g_hash_table_add (self->used, trigger->id);
  g_hash_table_insert (self->links, event->id,
                       GUINT_TO_POINTER (dictum_values_length (claim->attributions) - 1));
  for (guint i = 1; i < event->arguments->len; i++)
    {
      const DictumBratArgument *argument = g_ptr_array_index (event->arguments, i);

      if (is_role (argument, "source"))
        identify (self, claim, link, argument->id);
    }
  identify (self, claim, link, event->id);
  dictum_marked_text_name_source (self->marked, claim, link);
}

/* "Negation E1", "Certainty T3 probable": a field of the claim, or of the event’s link. */
static gboolean
set_field (DictumClaim *claim, DictumAttribution *link, const DictumBratLine *line)
{
  static const struct
  {
    const char *name;
    const char *key; /* of a plain field of the claim */
  } fields[] = {
    { "Kind", "kind" },           { "Status", "status" },
    { "Certainty", "certainty" }, { "CheckWorthy", "checkWorthy" },
    { "Reviewed", "reviewed" },
  };
  int value;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_ascii_strcasecmp (line->type, fields[i].name) == 0)
      return dictum_edit_parse_field (claim, fields[i].key,
                                      line->value != NULL ? line->value : "yes", NULL);

  if (link == NULL || line->value == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (line->type, "Manner") == 0 &&
      (value = dictum_enum_from_nick (&dictum_manners, line->value)) >= 0)
    {
      /* What the words say themselves needs no choice. */
      link->manner_chosen = value != link->manner;
      link->manner = value;
      return TRUE;
    }
  if (g_ascii_strcasecmp (line->type, "Polarity") == 0 &&
      (value = dictum_enum_from_nick (&dictum_polarities, line->value)) >= 0)
    {
      link->polarity = value;
      return TRUE;
    }
  if (g_ascii_strcasecmp (line->type, "Stance") == 0 &&
      (value = dictum_enum_from_nick (&dictum_stances, line->value)) >= 0)
    {
      link->stance = value;
      return TRUE;
    }
  return FALSE;
}

static void
add_note (char **notes, const char *words)
{
  if (*words == '\0')
    return;
  if (*notes == NULL)
    *notes = g_strdup (words);
  else
    {
      char *both = g_strconcat (*notes, "\n", words, NULL);

      g_free (*notes);
      *notes = both;
    }
}

/* All that is said of one line of the claim. */
static void
add_remarks (Sheet *self, DictumClaim *claim, DictumAttribution *link, const char *target)
{
  GPtrArray *remarks = g_hash_table_lookup (self->remarks, target);

  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    {
      const DictumBratLine *line = g_ptr_array_index (remarks, i);

      if (line->kind == DICTUM_BRAT_NOTE)
        add_note (&claim->notes, line->words);
      else if (line->kind == DICTUM_BRAT_ATTRIBUTE && !set_field (claim, link, line))
        dictum_import_tell_unplaced (self->import, self->file->name, line->line, line->type,
                                     _ ("Dictum has no field for this attribute."));
    }
  g_hash_table_remove (self->remarks, target);
}

static void
add_event_remarks (Sheet *self, DictumClaim *claim, const DictumBratLine *event)
{
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (self->links, event->id));
  DictumAttribution *link = dictum_values_get (claim->attributions, position);

  add_remarks (self, claim, link, event->id);
  for (guint i = 0; i < event->arguments->len; i++)
    {
      const DictumBratArgument *argument = g_ptr_array_index (event->arguments, i);

      add_remarks (self, claim, link, argument->id);
    }
}

static void
add_chain_remarks (Sheet *self, DictumClaim *claim, const GPtrArray *chain)
{
  for (guint i = 0; i < chain->len; i++)
    add_event_remarks (self, claim, g_ptr_array_index (chain, i));
}

/* The marks of an event that became no claim are marks like any other. */
static void
release_marks (Sheet *self, const DictumBratLine *event)
{
  for (guint i = 0; i < event->arguments->len; i++)
    g_hash_table_remove (self->used,
                         ((DictumBratArgument *) g_ptr_array_index (event->arguments, i))->id);
}

/* The claim of an event and, when it is the outermost of a chain, of those inside it. */
static void
read_event (Sheet *self, const DictumBratLine *event)
{
  DictumClaim *claim = dictum_marked_text_begin_claim (self->marked);
  g_autoptr (GPtrArray) chain = g_ptr_array_new ();
  gboolean has_content = FALSE;
  const DictumClaim *ended;

  for (const char *id = event->id; id != NULL; id = g_hash_table_lookup (self->inner, id))
    g_ptr_array_add (chain, g_hash_table_lookup (self->brat->by_id, id));
  for (guint i = 1; i < event->arguments->len; i++)
    {
      const DictumBratArgument *argument = g_ptr_array_index (event->arguments, i);
      const DictumBratLine *mark = is_role (argument, "content") ? find_mark (self, argument->id)
                                                                 : NULL;

      if (mark != NULL)
        add_content (self, claim, mark);
      has_content |= mark != NULL;
    }
  for (guint i = 0; i < chain->len; i++)
    add_link (self, claim, g_ptr_array_index (chain, i));
  if (self->person != NULL)
    dictum_value_set_string (&claim->origin->agent, self->person);
  if (!has_content)
    {
      const DictumBratArgument *trigger = g_ptr_array_index (event->arguments, 0);
      const DictumBratLine *mark = find_mark (self, trigger->id);

      dictum_import_tell_unplaced (self->import, self->file->name, event->line,
                                   mark != NULL ? mark->words : NULL,
                                   _ ("The attribution has no content, so there is no claim."));
    }
  else if (dictum_values_length (claim->content) == 0)
    /* Whoever places it by hand gets all of it. */
    add_chain_remarks (self, claim, chain);
  ended = dictum_marked_text_end_claim (self->marked, claim);
  if (ended == NULL && !has_content)
    release_marks (self, event);
  for (guint i = 0; ended != NULL && i < chain->len; i++)
    g_hash_table_insert (self->claims, ((DictumBratLine *) g_ptr_array_index (chain, i))->id,
                         (gpointer) ended);
  if (ended == claim)
    add_chain_remarks (self, claim, chain);
}

/* A content that no event has is a claim that the writer makes. */
static void
read_content (Sheet *self, const DictumBratLine *mark)
{
  DictumClaim *claim = dictum_marked_text_begin_claim (self->marked);
  const DictumClaim *ended;

  add_content (self, claim, mark);
  if (self->person != NULL)
    dictum_value_set_string (&claim->origin->agent, self->person);
  if (dictum_values_length (claim->content) == 0)
    add_remarks (self, claim, NULL, mark->id);
  ended = dictum_marked_text_end_claim (self->marked, claim);
  if (ended == NULL)
    return;
  g_hash_table_insert (self->claims, mark->id, (gpointer) ended);
  if (ended == claim)
    add_remarks (self, claim, NULL, mark->id);
}

static void
read_relation (Sheet *self, const DictumBratLine *line)
{
  gboolean same = g_ascii_strcasecmp (line->type, "SameAs") == 0 ||
                  g_ascii_strcasecmp (line->type, "Equiv") == 0;
  gboolean contrary = g_ascii_strcasecmp (line->type, "Contradicts") == 0;
  const DictumBratArgument *one = g_ptr_array_index (line->arguments, 0);
  const DictumBratArgument *two = g_ptr_array_index (line->arguments, 1);
  const DictumClaim *first = g_hash_table_lookup (self->claims, one->id);
  const DictumClaim *second = g_hash_table_lookup (self->claims, two->id);
  DictumClaim *edited, *other;

  if (g_ascii_strcasecmp (line->type, "Chain") == 0)
    return;
  if ((!same && !contrary) || first == NULL || second == NULL || first == second)
    {
      dictum_import_tell_unplaced (self->import, self->file->name, line->line, line->type,
                                   _ ("Dictum has no such relation between these."));
      return;
    }
  edited = dictum_import_edit (self->import, first);
  dictum_ids_add (same ? &edited->same_as : &edited->contradicts, second->record.id);
  other = dictum_import_edit (self->import, second);
  dictum_ids_add (same ? &other->same_as : &other->contradicts, first->record.id);
}

static gboolean
leads_to (Sheet *self, const char *outer, const char *event)
{
  for (const char *id = outer; id != NULL; id = g_hash_table_lookup (self->inner, id))
    if (g_str_equal (id, event))
      return TRUE;

  return FALSE;
}

/* Which event is inside which, and which is outermost of none. */
static GHashTable *
find_chains (Sheet *self)
{
  GHashTable *inside = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->brat->lines->len; i++)
    {
      const DictumBratLine *line = g_ptr_array_index (self->brat->lines, i);
      const DictumBratArgument *outer, *inner;
      DictumBratLine *one, *two;

      if (line->kind != DICTUM_BRAT_RELATION || g_ascii_strcasecmp (line->type, "Chain") != 0)
        continue;
      outer = g_ptr_array_index (line->arguments, 0);
      inner = g_ptr_array_index (line->arguments, 1);
      one = g_hash_table_lookup (self->brat->by_id, outer->id);
      two = g_hash_table_lookup (self->brat->by_id, inner->id);
      /* An event is inside one other at most, and a chain has an outermost one. */
      if (one == NULL || two == NULL || !is_attribution (one) || !is_attribution (two) ||
          g_hash_table_contains (inside, two->id) || g_hash_table_contains (self->inner, one->id) ||
          leads_to (self, two->id, one->id))
        {
          dictum_import_tell_broken (self->import, self->file->name, line->line,
                                     _ ("These two cannot be links of one chain."));
          continue;
        }
      g_hash_table_insert (self->inner, one->id, two->id);
      g_hash_table_add (inside, two->id);
    }
  return inside;
}

static void
sort_remarks (Sheet *self)
{
  for (guint i = 0; i < self->brat->lines->len; i++)
    {
      DictumBratLine *line = g_ptr_array_index (self->brat->lines, i);
      GPtrArray *remarks;

      if (line->target == NULL)
        continue;
      remarks = g_hash_table_lookup (self->remarks, line->target);
      if (remarks == NULL)
        {
          remarks = g_ptr_array_new ();
          g_hash_table_insert (self->remarks, line->target, remarks);
        }
      g_ptr_array_add (remarks, line);
    }
}

/* A mark that is no part of an attribution stays with the article, as it is called. */
static void
keep_mark (Sheet *self, const DictumBratLine *line)
{
  g_autoptr (DictumOtherMark) mark = dictum_value_new (&dictum_other_mark_type);
  GPtrArray *remarks = g_hash_table_lookup (self->remarks, line->id);

  mark->kind = g_strdup (line->type);
  for (guint i = 0; i < line->ranges->len; i++)
    {
      DictumSpan *span = place_piece (self, line, i, FALSE);

      if (span != NULL)
        dictum_values_add (&mark->spans, span);
    }
  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    {
      const DictumBratLine *remark = g_ptr_array_index (remarks, i);

      if (remark->kind == DICTUM_BRAT_NOTE)
        add_note (&mark->notes, remark->words);
    }
  if (mark->spans != NULL)
    dictum_marked_text_keep (self->marked, g_steal_pointer (&mark));
}

static void
read_lines (Sheet *self)
{
  g_autoptr (GHashTable) inside = find_chains (self);
  GPtrArray *lines = self->brat->lines;

  for (guint i = 0; i < lines->len; i++)
    {
      const DictumBratLine *line = g_ptr_array_index (lines, i);

      if (is_attribution (line) && !g_hash_table_contains (inside, line->id))
        read_event (self, line);
    }
  for (guint i = 0; i < lines->len; i++)
    {
      const DictumBratLine *line = g_ptr_array_index (lines, i);

      if (line->kind == DICTUM_BRAT_MARK && !g_hash_table_contains (self->used, line->id) &&
          g_ascii_strcasecmp (line->type, "content") == 0)
        read_content (self, line);
    }
  for (guint i = 0; i < lines->len; i++)
    {
      const DictumBratLine *line = g_ptr_array_index (lines, i);

      if (line->kind == DICTUM_BRAT_RELATION)
        read_relation (self, line);
      else if (line->kind == DICTUM_BRAT_EVENT && !is_attribution (line))
        dictum_import_tell_unplaced (self->import, self->file->name, line->line, line->type,
                                     _ ("It is an event of another kind than an attribution."));
      else if (line->kind == DICTUM_BRAT_MARK && !g_hash_table_contains (self->used, line->id))
        keep_mark (self, line);
    }
}

void
dictum_brat_read_sheet (DictumImport *import,
                        DictumMarkedText *marked,
                        const DictumFile *file,
                        const char *person)
{
  g_autofree char *text = dictum_marked_text_decode (file);
  g_autoptr (DictumBrat) brat = dictum_brat_parse (text);
  Sheet sheet = { import, marked, file, person, brat, NULL, NULL, NULL, NULL, NULL };

  for (guint i = 0; i < brat->broken->len; i++)
    {
      const DictumBratBroken *broken = &g_array_index (brat->broken, DictumBratBroken, i);

      dictum_import_tell_broken (import, file->name, broken->line, _ (broken->reason));
    }
  dictum_marked_text_set_file (marked, file->name);
  sheet.claims = g_hash_table_new (g_str_hash, g_str_equal);
  sheet.links = g_hash_table_new (g_str_hash, g_str_equal);
  sheet.used = g_hash_table_new (g_str_hash, g_str_equal);
  sheet.inner = g_hash_table_new (g_str_hash, g_str_equal);
  sheet.remarks = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                         (GDestroyNotify) g_ptr_array_unref);
  sort_remarks (&sheet);
  read_lines (&sheet);
  g_hash_table_unref (sheet.claims);
  g_hash_table_unref (sheet.links);
  g_hash_table_unref (sheet.used);
  g_hash_table_unref (sheet.inner);
  g_hash_table_unref (sheet.remarks);
}
