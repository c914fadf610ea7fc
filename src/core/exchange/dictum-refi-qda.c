/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-exchange"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/dictum-formats-private.h"
#include "exchange/dictum-zip.h"

/* The exchange format of programs for qualitative analysis (qdasoftware.org, version 1.5): a ZIP
 * file with project.qde, an XML document in the order that its schema asks for, and the texts in
 * the folder Sources. Codes are what marks are called there: claims by their kind, sources by name,
 * cues, ratings and tags. Positions are code points, the end excluded. What a claim’s words have to
 * do with those of its source and cue is said by links. */

#define NAMESPACE "urn:QDA-XML:project:1.0"
#define SCHEMA "http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd"

/* The document in the making: several of its parts are filled while the texts are walked. */
typedef struct
{
  DictumExport *export;
  GHashTable *people; /* names to GUIDs */
  GHashTable *codes;  /* "tag/harbour" to the GUID of a code that is used */
  GPtrArray *names;   /* of char *: the keys of codes, in the order of their first use */
  GString *sources;
  GString *notes;
  GString *links;
  guint n_links;
} Book;

/* A UUID is one already; anything else gets one that is the same each time. */
static char *
make_guid (const char *kind, const char *words)
{
  g_autofree char *whole = NULL;
  g_autofree char *hash = NULL;

  if (kind == NULL && words != NULL && g_uuid_string_is_valid (words))
    return g_strdup (words);
  whole = g_strdup_printf ("%s %s", kind != NULL ? kind : "record", words != NULL ? words : "");
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA1, whole, -1);
  /* Marked as version 5 of UUIDs, which are made of names. */
  return g_strdup_printf ("%.8s-%.4s-5%.3s-a%.3s-%.12s", hash, hash + 8, hash + 12, hash + 15,
                          hash + 18);
}

/* Text or the value of an attribute; letters that XML cannot have are replaced. */
static void
add_escaped (GString *xml, const char *words)
{
  /* All that is written otherwise, or begins what is. */
  static const char special[] = "\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f"
                                "\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f"
                                "&<>\"\xef";

  while (TRUE)
    {
      gsize plain = strcspn (words, special);
      gunichar letter;

      g_string_append_len (xml, words, plain);
      words += plain;
      if (*words == '\0')
        return;
      letter = g_utf8_get_char (words);
      words = g_utf8_next_char (words);
      switch (letter)
        {
        case '&':
          g_string_append (xml, "&amp;");
          break;
        case '<':
          g_string_append (xml, "&lt;");
          break;
        case '>':
          g_string_append (xml, "&gt;");
          break;
        case '"':
          g_string_append (xml, "&quot;");
          break;
        case '\t':
        case '\n':
        case '\r':
          g_string_append_printf (xml, "&#%u;", letter);
          break;
        default:
          if (letter < 0x20 || letter == 0xfffe || letter == 0xffff)
            letter = 0xfffd;
          g_string_append_unichar (xml, letter);
          break;
        }
    }
}

static void
add_attribute (GString *xml, const char *name, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (xml, " %s=\"", name);
  add_escaped (xml, value);
  g_string_append_c (xml, '"');
}

static void
add_element (GString *xml, const char *name, const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (xml, "<%s>", name);
  add_escaped (xml, text);
  g_string_append_printf (xml, "</%s>\n", name);
}

/* The schema wants a time with a date, and zones no further off than 14 hours: all are in UTC. What
 * is no such time is left out. */
static void
add_time (GString *xml, const char *name, const char *time)
{
  g_autoptr (GDateTime) moment = NULL;
  g_autoptr (GDateTime) utc = NULL;
  g_autofree char *words = NULL;

  if (dictum_time_is_valid (time) && strchr (time, 'T') != NULL)
    moment = g_date_time_new_from_iso8601 (time, NULL);
  utc = moment != NULL ? g_date_time_to_utc (moment) : NULL;
  words = utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  add_attribute (xml, name, words);
}

static void
add_person (Book *self, GString *xml, const char *name, const char *person)
{
  if (person == NULL)
    return;
  if (!g_hash_table_contains (self->people, person))
    g_hash_table_insert (self->people, g_strdup (person), make_guid ("person", person));
  add_attribute (xml, name, g_hash_table_lookup (self->people, person));
}

/* The GUID of a code, which will be in the code book from now on. group: "Tag". */
static const char *
use_code (Book *self, const char *group, const char *name)
{
  g_autofree char *key = g_strdup_printf ("%s/%s", group, name);

  if (!g_hash_table_contains (self->codes, key))
    {
      char *kept = g_strdup (key);

      g_hash_table_insert (self->codes, kept, make_guid ("code", key));
      g_ptr_array_add (self->names, kept);
    }
  return g_hash_table_lookup (self->codes, key);
}

static void
add_coding (Book *self,
            const char *selection,
            const char *group,
            const char *name,
            const DictumClaim *claim)
{
  const char *code = use_code (self, group, name);
  g_autofree char *seed = g_strdup_printf ("%s %s", selection, code);
  g_autofree char *guid = make_guid ("coding", seed);

  g_string_append (self->sources, "<Coding");
  add_attribute (self->sources, "guid", guid);
  add_person (self, self->sources, "creatingUser", claim->creator);
  add_time (self->sources, "creationDateTime", claim->created);
  g_string_append_printf (self->sources, "><CodeRef targetGUID=\"%s\"/></Coding>\n", code);
}

/* Opens a selection; returns its GUID. part: what of the claim it is, unlike its others. */
static char *
open_selection (Book *self,
                const DictumClaim *claim,
                const DictumSpan *span,
                const char *part,
                guint position)
{
  g_autofree char *seed = g_strdup_printf ("%s %s %u", claim->record.id, part, position);
  char *guid = make_guid ("selection", seed);

  g_string_append (self->sources, "<PlainTextSelection");
  add_attribute (self->sources, "guid", guid);
  add_attribute (self->sources, "name", span->exact);
  g_string_append_printf (self->sources, " startPosition=\"%d\" endPosition=\"%d\"", span->start,
                          span->end);
  add_person (self, self->sources, "creatingUser", claim->creator);
  add_time (self->sources, "creationDateTime", claim->created);
  add_time (self->sources, "modifiedDateTime", claim->modified);
  g_string_append (self->sources, ">\n");
  return guid;
}

static void
close_selection (Book *self)
{
  g_string_append (self->sources, "</PlainTextSelection>\n");
}

static void
add_link (Book *self, const char *name, const char *origin, const char *target)
{
  g_autofree char *seed = g_strdup_printf ("%s %s %s %u", name, origin, target, self->n_links++);
  g_autofree char *guid = make_guid ("link", seed);

  g_string_append (self->links, "<Link");
  add_attribute (self->links, "guid", guid);
  add_attribute (self->links, "name", name);
  add_attribute (self->links, "direction", "OneWay");
  add_attribute (self->links, "originGUID", origin);
  add_attribute (self->links, "targetGUID", target);
  g_string_append (self->links, "/>\n");
}

/* All that people wrote about the claim, as one note. NULL when there is nothing. */
static char *
describe_checking (DictumExport *export, const DictumClaim *claim)
{
  g_autoptr (GString) words = g_string_new (claim->notes);

  for (guint i = 0; i < dictum_values_length (claim->ratings); i++)
    {
      const DictumRating *rating = dictum_values_get (claim->ratings, i);
      const DictumScaleValue *value = dictum_export_get_rating (export, rating);

      g_string_append_printf (words, "%s%s: %s", words->len > 0 ? "\n\n" : "",
                              value != NULL ? value->label : rating->rating,
                              rating->person != NULL ? rating->person : "");
      if (rating->justification != NULL)
        g_string_append_printf (words, "\n%s", rating->justification);
    }
  for (guint i = 0; i < dictum_values_length (claim->evidence); i++)
    {
      const DictumEvidence *evidence = dictum_values_get (claim->evidence, i);
      const char *const parts[] = { evidence->title, evidence->publisher, evidence->date,
                                    evidence->url, evidence->quote };

      g_string_append_printf (
          words, "%s%s:", words->len > 0 ? "\n\n" : "",
          _ (dictum_enum_get_label (&dictum_evidence_stances, evidence->stance)));
      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        if (parts[j] != NULL)
          g_string_append_printf (words, "\n%s", parts[j]);
    }
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

/* Inside of a selection: what is said of the claim. */
static void
add_note (Book *self, const DictumClaim *claim)
{
  g_autofree char *words = describe_checking (self->export, claim);
  g_autofree char *guid = NULL;

  if (words == NULL)
    return;
  guid = make_guid ("note", claim->record.id);
  g_string_append (self->notes, "<Note");
  add_attribute (self->notes, "guid", guid);
  add_person (self, self->notes, "creatingUser", claim->creator);
  add_time (self->notes, "creationDateTime", claim->created);
  g_string_append (self->notes, ">\n");
  add_element (self->notes, "PlainTextContent", words);
  g_string_append (self->notes, "</Note>\n");
  g_string_append_printf (self->sources, "<NoteRef targetGUID=\"%s\"/>\n", guid);
}

/* Returns the GUID of the first fragment. */
static char *
add_content (Book *self, const DictumClaim *claim)
{
  const DictumScaleValue *rating = dictum_export_get_rating (self->export,
                                                             dictum_claim_get_shown_rating (claim));
  char *first = NULL;

  for (guint i = 0; i < claim->content->len; i++)
    {
      g_autofree char *guid = open_selection (self, claim, dictum_values_get (claim->content, i),
                                              "content", i);

      add_coding (self, guid, "Claim", _ (dictum_enum_get_label (&dictum_claim_kinds, claim->kind)),
                  claim);
      if (rating != NULL)
        add_coding (self, guid, "Rating", rating->label, claim);
      for (guint j = 0; j < dictum_strings_length ((const char *const *) claim->tags); j++)
        add_coding (self, guid, "Tag", claim->tags[j], claim);
      if (i == 0)
        add_note (self, claim);
      close_selection (self);
      if (first == NULL)
        first = g_steal_pointer (&guid);
      else
        add_link (self, _ ("continues"), first, guid);
    }
  return first;
}

static void
add_claim (Book *self, const DictumClaim *claim)
{
  g_autofree char *content = add_content (self, claim);

  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i);
      const char *name = dictum_export_name_link (self->export, link);

      if (link->source_span != NULL)
        {
          g_autofree char *guid = open_selection (self, claim, link->source_span, "source", i);

          add_coding (self, guid, "Source", name, claim);
          close_selection (self);
          add_link (self, _ ("attributed to"), content, guid);
        }
      if (link->cue != NULL)
        {
          g_autofree char *guid = open_selection (self, claim, link->cue, "cue", i);

          add_coding (self, guid, "Cue", _ (dictum_enum_get_label (&dictum_stances, link->stance)),
                      claim);
          close_selection (self);
          add_link (self, _ ("by the cue"), content, guid);
        }
    }
}

static char *
make_text_guid (const DictumExportArticle *article)
{
  g_autofree char *seed = g_strdup_printf ("%s %s", article->article->record.id,
                                           article->version->id);

  return article->latest ? make_guid (NULL, article->article->record.id) : make_guid ("text", seed);
}

static void
add_article (Book *self, DictumZip *zip, const DictumExportArticle *article)
{
  g_autofree char *guid = make_text_guid (article);
  g_autofree char *path = g_strdup_printf ("internal://%s.txt", guid);
  g_autofree char *entry = g_strdup_printf ("Sources/%s.txt", guid);
  const char *title = article->article->title;

  g_string_append (self->sources, "<TextSource");
  add_attribute (self->sources, "guid", guid);
  add_attribute (self->sources, "name", title != NULL ? title : _ ("Untitled"));
  add_attribute (self->sources, "plainTextPath", path);
  add_person (self, self->sources, "creatingUser", article->article->creator);
  add_time (self->sources, "creationDateTime", article->article->added);
  g_string_append (self->sources, ">\n");
  add_element (self->sources, "Description", article->article->url);
  for (guint i = 0; i < article->claims->len; i++)
    add_claim (self, g_ptr_array_index (article->claims, i));
  g_string_append (self->sources, "</TextSource>\n");
  dictum_zip_add_text (zip, entry, g_string_new (dictum_text_get_string (article->text)));
}

/* The codes of a group below one that is for the group itself. */
static void
add_codes (Book *self, GString *xml, const char *group, const char *label, const char *colour)
{
  g_autofree char *guid = make_guid ("group", group);
  g_autofree char *prefix = g_strconcat (group, "/", NULL);
  gboolean begun = FALSE;

  for (guint i = 0; i < self->names->len; i++)
    {
      const char *key = g_ptr_array_index (self->names, i);

      if (!g_str_has_prefix (key, prefix))
        continue;
      if (!begun)
        {
          g_string_append_printf (xml, "<Code guid=\"%s\"", guid);
          add_attribute (xml, "name", label);
          g_string_append_printf (xml, " isCodable=\"true\" color=\"%s\">\n", colour);
          begun = TRUE;
        }
      g_string_append_printf (xml, "<Code guid=\"%s\"",
                              (const char *) g_hash_table_lookup (self->codes, key));
      add_attribute (xml, "name", key + strlen (prefix));
      g_string_append_printf (xml, " isCodable=\"true\" color=\"%s\"/>\n", colour);
    }
  if (begun)
    g_string_append (xml, "</Code>\n");
}

static void
add_people (Book *self, GString *xml)
{
  g_autoptr (GPtrArray) names = g_hash_table_get_keys_as_ptr_array (self->people);

  if (names->len == 0)
    return;
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
  g_string_append (xml, "<Users>\n");
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      g_string_append (xml, "<User");
      add_attribute (xml, "guid", g_hash_table_lookup (self->people, name));
      add_attribute (xml, "name", name);
      g_string_append (xml, "/>\n");
    }
  g_string_append (xml, "</Users>\n");
}

static void
add_part (GString *xml, const char *name, const GString *content)
{
  if (content->len > 0)
    g_string_append_printf (xml, "<%s>\n%s</%s>\n", name, content->str, name);
}

static GString *
finish_document (Book *self)
{
  const DictumSettings *settings = self->export->settings;
  const char *title = dictum_export_get_title (self->export);
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                               "<Project xmlns=\"" NAMESPACE "\""
                               " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                               " xsi:schemaLocation=\"" NAMESPACE " " SCHEMA "\"");

  add_attribute (xml, "name", title != NULL ? title : _ ("Untitled"));
  add_attribute (xml, "origin", "Dictum");
  add_time (xml, "creationDateTime", settings->created);
  add_time (xml, "modifiedDateTime", self->export->made);
  g_string_append (xml, ">\n");
  add_people (self, xml);
  if (self->names->len > 0)
    {
      g_string_append (xml, "<CodeBook>\n<Codes>\n");
      add_codes (self, xml, "Claim", _ ("Claim"), "#3584e4");
      add_codes (self, xml, "Source", _ ("Source"), "#2ec27e");
      add_codes (self, xml, "Cue", _ ("Cue"), "#e5a50a");
      add_codes (self, xml, "Rating", _ ("Rating"), "#c061cb");
      add_codes (self, xml, "Tag", _ ("Tag"), "#986a44");
      g_string_append (xml, "</Codes>\n</CodeBook>\n");
    }
  add_part (xml, "Sources", self->sources);
  add_part (xml, "Notes", self->notes);
  add_part (xml, "Links", self->links);
  add_element (xml, "Description", settings->description);
  g_string_append (xml, "</Project>\n");
  return xml;
}

GPtrArray *
dictum_refi_qda_write (DictumExport *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GString) sources = g_string_new (NULL);
  g_autoptr (GString) notes = g_string_new (NULL);
  g_autoptr (GString) links = g_string_new (NULL);
  g_autoptr (DictumZip) zip = dictum_zip_new ();
  Book book = { export, people, codes, names, sources, notes, links, 0 };
  GPtrArray *files;
  GBytes *bytes;

  for (guint i = 0; i < export->articles->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      add_article (&book, zip, g_ptr_array_index (export->articles, i));
    }
  dictum_zip_add_text (zip, "project.qde", finish_document (&book));
  bytes = dictum_zip_finish (zip, error);
  if (bytes == NULL)
    return NULL;
  files = dictum_files_new ();
  g_ptr_array_add (files, dictum_file_new ("project.qdpx", bytes));
  return files;
}
