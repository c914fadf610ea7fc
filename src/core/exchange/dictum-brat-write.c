/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-exchange"

#include <string.h>

#include "edit/dictum-edit-private.h"
#include "exchange/dictum-brat.h"
#include "exchange/dictum-formats-private.h"

/* What brat has to know before it shows the files (brat.nlplab.org/configuration.html). */
static const char entities[] = "[entities]\nContent\nSource\nCue\n";
static const char configuration[] = "\n[relations]\n"
                                    "Chain\tArg1:<EVENT>, Arg2:<EVENT>\n"
                                    "SameAs\tArg1:<ANY>, Arg2:<ANY>\n"
                                    "Contradicts\tArg1:<ANY>, Arg2:<ANY>\n"
                                    "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>\n\n"
                                    "[events]\n"
                                    "Attribution\tContent+:Content, Cue?:Cue, Source?:Source\n"
                                    "Attribution-no-source\tContent+:Content, Cue?:Cue\n\n"
                                    "[attributes]\n";

/* The lines of one text in the making. */
typedef struct
{
  DictumExport *export;
  DictumText *text;
  GString *lines;
  GHashTable *ids; /* id of a claim to the line by which others refer to it */
  guint n_marks, n_events, n_relations, n_attributes, n_references, n_notes;
} Sheet;

/* A mark cannot have a line end in it: at each, another fragment begins. */
static void
add_pieces (Sheet *self, const DictumSpan *span, GString *offsets, GString *words)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *slice = dictum_text_get_slice (self->text, span->start, span->end);
  int start = span->start;

  lines = g_strsplit (slice, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      int length = g_utf8_strlen (lines[i], -1);

      if (length > 0)
        {
          if (offsets->len > 0)
            {
              g_string_append_c (offsets, ';');
              g_string_append_c (words, ' ');
            }
          g_string_append_printf (offsets, "%d %d", start, start + length);
          g_string_append (words, lines[i]);
        }
      start += length + 1;
    }
}

static guint
add_mark (Sheet *self, const char *type, const DictumSpan *const *spans, guint n_spans)
{
  g_autoptr (GString) offsets = g_string_new (NULL);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < n_spans; i++)
    add_pieces (self, spans[i], offsets, words);
  self->n_marks++;
  g_string_append_printf (self->lines, "T%u\t%s %s\t%s\n", self->n_marks, type, offsets->str,
                          words->str);
  return self->n_marks;
}

static void
add_attribute (Sheet *self, const char *type, const char *target, const char *value)
{
  g_string_append_printf (self->lines, "A%u\t%s %s%s%s\n", ++self->n_attributes, type, target,
                          value != NULL ? " " : "", value != NULL ? value : "");
}

/* Who the source is, by our id and by those that the world has. */
static void
add_reference (Sheet *self, const DictumAttribution *link, const char *target)
{
  const DictumSource *source = dictum_export_get_source (self->export, link->source);
  g_autofree char *name = NULL;

  if (source == NULL)
    return;
  name = dictum_brat_escape (source->name != NULL ? source->name : "");
  g_string_append_printf (self->lines, "N%u\tReference %s Dictum:%s\t%s\n", ++self->n_references,
                          target, source->record.id, name);
  for (guint i = 0; i < dictum_values_length (source->identifiers); i++)
    {
      const DictumIdentifier *identifier = dictum_values_get (source->identifiers, i);

      if (g_strcmp0 (identifier->scheme, "wikidata") == 0 && identifier->content != NULL &&
          strpbrk (identifier->content, " \t\r\n") == NULL)
        g_string_append_printf (self->lines, "N%u\tReference %s Wikidata:%s\t%s\n",
                                ++self->n_references, target, identifier->content, name);
    }
}

/* Returns the event’s number. */
static guint
add_link (Sheet *self, const DictumClaim *claim, const DictumAttribution *link, guint content)
{
  const DictumSpan *const *trigger = (const DictumSpan *const *) &link->cue;
  guint n_trigger = 1, source = 0, cue = 0, mark;
  gboolean named = link->source != NULL || link->source_span != NULL;
  const char *type = named ? "Attribution" : "Attribution-no-source";
  g_autofree char *target = NULL;

  if (link->source_span != NULL)
    source = add_mark (self, "Source", (const DictumSpan *const *) &link->source_span, 1);
  if (link->cue != NULL)
    cue = add_mark (self, "Cue", trigger, 1);
  /* An event must be somewhere. */
  else if (link->source_span != NULL)
    trigger = (const DictumSpan *const *) &link->source_span;
  else
    {
      trigger = (const DictumSpan *const *) claim->content->pdata;
      n_trigger = claim->content->len;
    }
  mark = add_mark (self, type, trigger, n_trigger);
  g_string_append_printf (self->lines, "E%u\t%s:T%u Content:T%u", ++self->n_events, type, mark,
                          content);
  if (cue > 0)
    g_string_append_printf (self->lines, " Cue:T%u", cue);
  if (source > 0)
    g_string_append_printf (self->lines, " Source:T%u", source);
  g_string_append_c (self->lines, '\n');

  target = g_strdup_printf ("E%u", self->n_events);
  add_attribute (self, "Manner", target, dictum_enum_get_nick (&dictum_manners, link->manner));
  add_attribute (self, "Polarity", target,
                 dictum_enum_get_nick (&dictum_polarities, link->polarity));
  add_attribute (self, "Stance", target, dictum_enum_get_nick (&dictum_stances, link->stance));
  if (source > 0)
    {
      g_free (target);
      target = g_strdup_printf ("T%u", source);
    }
  add_reference (self, link, target);
  return self->n_events;
}

static void
add_note (Sheet *self, const char *target, const char *notes)
{
  g_autofree char *words = notes != NULL ? dictum_brat_escape (notes) : NULL;

  if (words != NULL)
    g_string_append_printf (self->lines, "#%u\tAnnotatorNotes %s\t%s\n", ++self->n_notes, target,
                            words);
}

static void
add_fields (Sheet *self, const DictumClaim *claim, const char *target)
{
  if (claim->kind != DICTUM_CLAIM_FACT)
    add_attribute (self, "Kind", target, dictum_enum_get_nick (&dictum_claim_kinds, claim->kind));
  if (claim->status != DICTUM_STATUS_TO_DO)
    add_attribute (self, "Status", target, dictum_enum_get_nick (&dictum_statuses, claim->status));
  if (claim->certainty != DICTUM_CERTAINTY_NONE)
    add_attribute (self, "Certainty", target,
                   dictum_enum_get_nick (&dictum_certainties, claim->certainty));
  if (claim->check_worthy)
    add_attribute (self, "CheckWorthy", target, NULL);
  if (claim->reviewed)
    add_attribute (self, "Reviewed", target, NULL);
  add_note (self, target, claim->notes);
}

static void
add_claim (Sheet *self, const DictumClaim *claim)
{
  guint content = add_mark (self, "Content", (const DictumSpan *const *) claim->content->pdata,
                            claim->content->len);
  guint before = 0;
  char *target = g_strdup_printf ("T%u", content);

  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      guint event = add_link (self, claim, dictum_values_get (claim->attributions, i), content);

      if (i == 0)
        {
          g_free (target);
          target = g_strdup_printf ("E%u", event);
        }
      else
        g_string_append_printf (self->lines, "R%u\tChain Arg1:E%u Arg2:E%u\n", ++self->n_relations,
                                before, event);
      before = event;
    }
  add_fields (self, claim, target);
  g_hash_table_insert (self->ids, claim->record.id, target);
}

static GStrv
get_related (const DictumClaim *claim, gboolean same)
{
  return same ? claim->same_as : claim->contradicts;
}

/* Where both claims list each other the one that stands first says it; those of other texts have no
 * line here. told: ids of the claims before this one. */
static void
add_relations (Sheet *self, const DictumClaim *claim, gboolean same, GHashTable *told)
{
  const char *id = g_hash_table_lookup (self->ids, claim->record.id);
  GStrv others = get_related (claim, same);

  for (guint i = 0; others != NULL && others[i] != NULL; i++)
    {
      const char *other = g_hash_table_lookup (self->ids, others[i]);
      gboolean is_before = g_hash_table_contains (told, others[i]);

      if (other == NULL ||
          (is_before && dictum_ids_contain (
                            get_related (dictum_export_get_claim (self->export, others[i]), same),
                            claim->record.id)))
        continue;
      g_string_append_printf (self->lines, "R%u\t%s Arg1:%s Arg2:%s\n", ++self->n_relations,
                              same ? "SameAs" : "Contradicts", is_before ? other : id,
                              is_before ? id : other);
    }
}

/* What brat takes for the name of a type. */
static char *
make_type (const char *words)
{
  return g_strcanon (g_strdup (words), G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_-", '_');
}

static void
add_other_marks (Sheet *self, const DictumExportArticle *article)
{
  for (guint i = 0; i < dictum_values_length (article->article->other_marks); i++)
    {
      const DictumOtherMark *mark = dictum_values_get (article->article->other_marks, i);
      g_autofree char *type = make_type (mark->kind);
      g_autofree char *target = NULL;

      if (g_strcmp0 (mark->version, article->version->id) != 0)
        continue;
      target = g_strdup_printf (
          "T%u",
          add_mark (self, type, (const DictumSpan *const *) mark->spans->pdata, mark->spans->len));
      add_note (self, target, mark->notes);
    }
}

/* Who annotated it, where several did and each had a file: as dictum-brat-read.c has it. Transfer
 * full; NULL: nobody of them. */
static char *
get_person (const DictumClaim *claim)
{
  const char *agent = claim->origin != NULL ? claim->origin->agent : NULL;
  const char *open = agent != NULL ? strstr (agent, " (") : NULL;

  if (open == NULL || !g_str_has_prefix (agent, DICTUM_BRAT_AGENT) || open[2] == ')' ||
      !g_str_has_suffix (open, ")"))
    return NULL;
  return g_strcanon (g_strndup (open + 2, strlen (open) - 3),
                     G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS, '-');
}

/* Each once, in the order of their names. */
static GPtrArray *
list_people (const DictumExportArticle *article)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *people = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < article->claims->len; i++)
    {
      g_autofree char *person = get_person (g_ptr_array_index (article->claims, i));

      if (person == NULL || g_hash_table_contains (seen, person))
        continue;
      g_hash_table_add (seen, person);
      g_ptr_array_add (people, g_steal_pointer (&person));
    }
  g_ptr_array_sort_values (people, (GCompareFunc) strcmp);
  return people;
}

/* The claims of one person, or of nobody, and then what else is marked. */
static GString *
write_lines (DictumExport *export, const DictumExportArticle *article, const char *person)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) claims = g_ptr_array_new ();
  Sheet sheet = { export, article->text, g_string_new (NULL), ids, 0, 0, 0, 0, 0, 0 };

  for (guint i = 0; i < article->claims->len; i++)
    {
      const DictumClaim *claim = g_ptr_array_index (article->claims, i);
      g_autofree char *whose = get_person (claim);

      if (g_strcmp0 (whose, person) != 0)
        continue;
      add_claim (&sheet, claim);
      g_ptr_array_add (claims, (gpointer) claim);
    }
  for (guint i = 0; i < claims->len; i++)
    {
      const DictumClaim *claim = g_ptr_array_index (claims, i);

      add_relations (&sheet, claim, TRUE, told);
      add_relations (&sheet, claim, FALSE, told);
      g_hash_table_add (told, claim->record.id);
    }
  if (person == NULL)
    add_other_marks (&sheet, article);
  return sheet.lines;
}

static void
add_values (GString *text, const char *name, const DictumEnum *values)
{
  g_string_append_printf (text, "%s\tArg:<ANY>", name);
  for (guint i = 0; values != NULL && i < dictum_enum_length (values); i++)
    g_string_append_printf (text, "%s%s", i == 0 ? ", Value:" : "|",
                            dictum_enum_get_nick (values, i));
  g_string_append_c (text, '\n');
}

/* The kinds of marks of others, each once. */
static void
add_other_kinds (GString *text, DictumExport *export)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < export->articles->len; i++)
    {
      const DictumExportArticle *article = g_ptr_array_index (export->articles, i);
      GPtrArray *marks = article->article->other_marks;

      for (guint j = 0; j < dictum_values_length (marks); j++)
        {
          char *type = make_type (((DictumOtherMark *) dictum_values_get (marks, j))->kind);

          if (strstr (entities, type) == NULL && !g_hash_table_contains (kinds, type))
            g_string_append_printf (text, "%s\n", type);
          g_hash_table_add (kinds, type);
        }
    }
}

static GString *
write_configuration (DictumExport *export)
{
  GString *text = g_string_new (entities);

  add_other_kinds (text, export);
  g_string_append (text, configuration);
  add_values (text, "Manner", &dictum_manners);
  add_values (text, "Polarity", &dictum_polarities);
  add_values (text, "Stance", &dictum_stances);
  add_values (text, "Kind", &dictum_claim_kinds);
  add_values (text, "Status", &dictum_statuses);
  add_values (text, "Certainty", &dictum_certainties);
  add_values (text, "CheckWorthy", NULL);
  add_values (text, "Reviewed", NULL);
  return text;
}

GPtrArray *
dictum_brat_write (DictumExport *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) files = dictum_files_new ();
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  dictum_files_add_text (files, "annotation.conf", write_configuration (export));
  for (guint i = 0; i < export->articles->len; i++)
    {
      const DictumExportArticle *article = g_ptr_array_index (export->articles, i);
      g_autofree char *name = dictum_file_suggest_unique (names, article->article->title);
      g_autofree char *text = g_strconcat (name, ".txt", NULL);
      g_autofree char *lines = g_strconcat (name, ".ann", NULL);
      g_autoptr (GPtrArray) people = list_people (article);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      dictum_files_add_text (files, text, g_string_new (dictum_text_get_string (article->text)));
      dictum_files_add_text (files, lines, write_lines (export, article, NULL));
      /* What two people marked alike is two claims, and would be one in one file. */
      for (guint j = 0; j < people->len; j++)
        {
          const char *person = g_ptr_array_index (people, j);
          g_autofree char *theirs = g_strdup_printf ("%s_%s.ann", name, person);

          dictum_files_add_text (files, theirs, write_lines (export, article, person));
        }
    }
  return g_steal_pointer (&files);
}
