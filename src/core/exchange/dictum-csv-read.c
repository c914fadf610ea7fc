/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-exchange"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "edit/dictum-edit-private.h"
#include "exchange/dictum-csv.h"
#include "exchange/dictum-formats-private.h"
#include "exchange/dictum-marked-text.h"

/* What a column can be, with what other programs and people call it; folded words. */
static const struct
{
  const char *field;
  const char *headings; /* between bars */
} fields[] = {
  { "id", "|id|uuid|" },
  { "name", "|name|source|full name|source name|title|" },
  { "aliases", "|aliases|alias|also known as|other names|aka|" },
  { "kind", "|kind|type|category|source type|" },
  { "affiliation", "|affiliation|organisation|organization|employer|company|agency|party|" },
  { "role", "|role|" },
  { "status", "|status|standing|" },
  { "body", "|body|sector|" },
  { "witness", "|witness|" },
  { "description", "|description|position|job title|function|about|" },
  { "wikidata", "|wikidata|qid|wikidata id|" },
  { "url", "|url|website|web site|link|homepage|web|" },
  { "notes", "|notes|note|comment|comments|remarks|" },
  { "anonymity.groundRules", "|ground rules|anonymity.groundrules|" },
  { "anonymity.descriptor", "|descriptor|anonymity.descriptor|" },
  { "anonymity.persons", "|persons|anonymity.persons|" },
  { "anonymity.reasonInText", "|anonymity.reasonintext|" },
  { "anonymity.reasonKnown", "|anonymity.reasonknown|" },
  { "anonymity.knownTo", "|anonymity.knownto|" },
  { "anonymity.approvedBy", "|anonymity.approvedby|" },
  { "anonymity.vital", "|anonymity.vital|" },
  { "anonymity.unavailable", "|anonymity.unavailable|" },
  { "anonymity.reliable", "|anonymity.reliable|" },
  { "creator", "|creator|created by|" },
  { "created", "|created|" },
  { "modified", "|modified|" },
};

const char *const *
dictum_csv_list_fields (void)
{
  static const char *names[G_N_ELEMENTS (fields) + 1];

  if (g_once_init_enter_pointer (&names[0]))
    {
      for (guint i = 1; i < G_N_ELEMENTS (fields); i++)
        names[i] = fields[i].field;
      g_once_init_leave_pointer (&names[0], fields[0].field);
    }
  return names;
}

static const char *
find_field (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_ascii_strcasecmp (fields[i].field, name) == 0)
      return fields[i].field;

  return NULL;
}

const char *
dictum_csv_guess_field (const char *heading)
{
  g_autofree char *folded = NULL;
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (heading != NULL, NULL);

  folded = dictum_text_fold (heading);
  wanted = g_strdup_printf ("|%s|", g_strstrip (g_strdelimit (folded, "_-", ' ')));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strstr (fields[i].headings, wanted) != NULL)
      return fields[i].field;

  return NULL;
}

/* One table of sources. */
typedef struct
{
  DictumImport *import;
  const char *file;
  GHashTable *chosen; /* folded heading to a field, as the user set it */
  GPtrArray *columns; /* the field of each column; NULL: none */
  const DictumCsvRow *row;
} Sheet;

static gboolean
has_column (const Sheet *self, const char *field)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->columns, i), field) == 0)
      return TRUE;

  return FALSE;
}

static const char *
get_cell (const Sheet *self, const char *field)
{
  for (guint i = 0; i < self->columns->len && self->row->fields[i] != NULL; i++)
    if (g_strcmp0 (g_ptr_array_index (self->columns, i), field) == 0)
      return *self->row->fields[i] != '\0' ? self->row->fields[i] : NULL;

  return NULL;
}

static void
set_identifiers (DictumSource *source, const char *scheme, const char *cell)
{
  g_auto (GStrv) contents = dictum_csv_split (cell);

  for (guint i = 0; contents[i] != NULL; i++)
    {
      DictumIdentifier *identifier;
      gboolean known = FALSE;

      for (guint j = 0; j < dictum_values_length (source->identifiers); j++)
        {
          identifier = dictum_values_get (source->identifiers, j);
          known |= g_strcmp0 (identifier->scheme, scheme) == 0 &&
                   g_strcmp0 (identifier->content, contents[i]) == 0;
        }
      if (known)
        continue;
      identifier = dictum_value_new (&dictum_identifier_type);
      identifier->scheme = g_strdup (scheme);
      identifier->content = g_strdup (contents[i]);
      dictum_values_add (&source->identifiers, identifier);
    }
}

static gboolean
set_field (DictumSource *source, const char *field, const char *cell, GError **error)
{
  if (g_str_equal (field, "aliases"))
    {
      g_auto (GStrv) aliases = dictum_csv_split (cell);

      for (guint i = 0; aliases[i] != NULL; i++)
        dictum_source_add_alias (source, aliases[i]);
      return TRUE;
    }
  if (g_str_equal (field, "wikidata") || g_str_equal (field, "url"))
    {
      set_identifiers (source, field, cell);
      return TRUE;
    }
  if (!g_str_has_prefix (field, "anonymity."))
    return dictum_edit_parse_field (source, field, cell, error);
  if (source->anonymity == NULL)
    source->anonymity = dictum_value_new (&dictum_anonymity_type);
  return dictum_edit_parse_field (source->anonymity, strchr (field, '.') + 1, cell, error);
}

/* An anonymity of which every field says nothing is none. */
static void
drop_empty_anonymity (DictumSource *source)
{
  g_autoptr (DictumAnonymity) nothing = dictum_value_new (&dictum_anonymity_type);

  if (source->anonymity != NULL && dictum_value_equal (source->anonymity, nothing))
    g_clear_pointer (&source->anonymity, dictum_value_unref);
}

/* Whether a source says something in a field. */
static gboolean
is_set (const DictumSource *source, const char *name)
{
  gboolean anonymity = g_str_has_prefix (name, "anonymity.");
  const DictumType *type = anonymity ? &dictum_anonymity_type : &dictum_source_type;
  const DictumField *field = dictum_type_find_field (type,
                                                     anonymity ? strchr (name, '.') + 1 : name);
  gconstpointer value = anonymity ? (gconstpointer) source->anonymity : source;
  gpointer nothing = dictum_value_new (type);
  /* Lists of which a field is one are added to. */
  gboolean set = value != NULL && field != NULL && field->kind != DICTUM_FIELD_STRINGS &&
                 !dictum_field_equal (field, value, nothing);

  dictum_value_unref (nothing);
  return set;
}

/* only_empty: what the source says already stays. */
static void
fill_in (Sheet *self, DictumSource *source, gboolean only_empty)
{
  for (guint i = 0; i < self->columns->len && self->row->fields[i] != NULL; i++)
    {
      const char *field = g_ptr_array_index (self->columns, i);
      const char *cell = self->row->fields[i];
      g_autoptr (GError) error = NULL;

      if (field == NULL || *cell == '\0' || g_str_equal (field, "id") ||
          g_str_equal (field, "affiliation") ||
          (g_str_equal (field, "name") && source->name != NULL) ||
          (only_empty && is_set (source, field)))
        continue;
      if (!set_field (source, field, cell, &error))
        dictum_import_tell_unplaced (self->import, self->file, self->row->line, cell,
                                     error->message);
    }
  drop_empty_anonymity (source);
}

static const DictumSource *
read_source (Sheet *self)
{
  const char *id = get_cell (self, "id");
  g_autofree char *name = g_strdup (get_cell (self, "name"));
  const DictumSource *source = dictum_import_get_record (self->import, id);
  DictumSource *edited;
  gboolean same = source != NULL && dictum_is_source (source);

  if (name == NULL || *g_strstrip (name) == '\0')
    {
      dictum_import_tell_broken (self->import, self->file, self->row->line,
                                 _ ("The line names no source."));
      return NULL;
    }
  /* A table that came out of this project brings what was altered in it; any other one adds. */
  if (!same)
    source = dictum_import_find_source (self->import, name);
  if (source != NULL)
    edited = dictum_import_edit (self->import, source);
  else
    {
      edited = dictum_import_add_source (self->import, id, name, dictum_source_guess_kind (name));
      /* The table says who made it, be it nobody. */
      if (has_column (self, "creator"))
        g_clear_pointer (&edited->creator, g_free);
    }
  fill_in (self, edited, !same && source != NULL);
  return edited;
}

static void
read_affiliation (Sheet *self, const DictumSource *source)
{
  const char *name = get_cell (self, "affiliation");
  const DictumSource *other;
  DictumSource *edited;

  if (name == NULL)
    return;
  other = dictum_import_provide_source (self->import, name);
  edited = dictum_import_edit (self->import, source);
  if (other != NULL && other != edited && !g_str_equal (other->record.id, source->record.id))
    dictum_value_set_string (&edited->affiliation, other->record.id);
}

/* "Who=name, Firm=affiliation" */
static GHashTable *
read_choice (DictumImport *import, GError **error)
{
  g_autoptr (GHashTable) chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *option = g_hash_table_lookup (import->options, "columns");
  g_auto (GStrv) pairs = g_strsplit (option != NULL ? option : "", ",", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *equals = strrchr (g_strstrip (pairs[i]), '=');
      const char *field;

      if (*pairs[i] == '\0')
        continue;
      field = equals != NULL ? find_field (g_strstrip (equals + 1)) : NULL;
      if (field == NULL)
        {
          g_autofree char *known = g_strjoinv (", ", (char **) dictum_csv_list_fields ());

          g_set_error (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_FORMAT,
                       _ ("“%s” does not say which field a column is. Write “Heading=field” with "
                          "one of these fields: %s."),
                       pairs[i], known);
          return NULL;
        }
      *equals = '\0';
      g_hash_table_insert (chosen, dictum_text_fold (g_strstrip (pairs[i])), (gpointer) field);
    }
  return g_steal_pointer (&chosen);
}

/* What each column is; each field once, and what the user chose before what is guessed. */
static void
map_columns (Sheet *self, const DictumCsvRow *headings)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer field;

  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, NULL, &field))
    g_hash_table_add (taken, field);
  for (guint i = 0; headings->fields[i] != NULL; i++)
    {
      g_autofree char *folded = dictum_text_fold (headings->fields[i]);
      const char *chosen = g_hash_table_lookup (self->chosen, g_strstrip (folded));
      const char *guessed = dictum_csv_guess_field (headings->fields[i]);

      if (chosen == NULL && guessed != NULL && g_hash_table_add (taken, (gpointer) guessed))
        chosen = guessed;
      if (chosen == NULL && *folded != '\0')
        dictum_import_tell_unplaced (self->import, self->file, headings->line, headings->fields[i],
                                     _ ("Dictum has no field for this column."));
      g_ptr_array_add (self->columns, (gpointer) chosen);
    }
}

static void
read_rows (Sheet *self, GPtrArray *rows)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();

  for (guint i = 1; i < rows->len; i++)
    {
      self->row = g_ptr_array_index (rows, i);
      if (self->row->broken)
        dictum_import_tell_broken (self->import, self->file, self->row->line,
                                   _ ("Its quotation marks do not match."));
      g_ptr_array_add (sources, self->row->broken ? NULL : (gpointer) read_source (self));
    }
  /* When all names are known, so that who stands further down is found. */
  for (guint i = 1; i < rows->len; i++)
    {
      self->row = g_ptr_array_index (rows, i);
      if (g_ptr_array_index (sources, i - 1) != NULL)
        read_affiliation (self, g_ptr_array_index (sources, i - 1));
    }
}

/* Whether it is one of the other files that an export has. */
static gboolean
is_ours (const DictumCsvRow *headings)
{
  const char *first = headings->fields[0], *second = first != NULL ? headings->fields[1] : NULL;

  return second != NULL && (g_str_equal (first, "claim") ||
                            (g_str_equal (first, "id") && g_str_equal (second, "article")));
}

/* Spreadsheets without UTF-8 write what Windows had before. */
static char *
decode (const DictumFile *file)
{
  gsize size;
  const char *bytes = g_bytes_get_data (file->bytes, &size);
  char *text = NULL;

  if (size >= 2 && !g_utf8_validate_len (bytes, size, NULL) && (guchar) bytes[0] < 0xfe)
    text = g_convert (bytes, size, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
  return text != NULL ? text : dictum_marked_text_decode (file);
}

static void
read_file (DictumImport *import, GHashTable *chosen, const DictumFile *file)
{
  g_autofree char *text = decode (file);
  g_autoptr (GPtrArray) rows = dictum_csv_parse (text);
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  Sheet sheet = { import, file->name, chosen, columns, NULL };

  if (rows->len == 0)
    {
      dictum_import_tell_broken (import, file->name, 0, _ ("There is nothing in it."));
      return;
    }
  if (is_ours (g_ptr_array_index (rows, 0)))
    {
      dictum_import_tell_broken (import, file->name, 0,
                                 _ ("Only sources are read from tables; claims need their texts."));
      return;
    }
  map_columns (&sheet, g_ptr_array_index (rows, 0));
  if (has_column (&sheet, "name"))
    read_rows (&sheet, rows);
  else
    dictum_import_tell_broken (import, file->name, 1,
                               _ ("No column has names of sources. Say which one has, with the "
                                  "option “columns”."));
}

gboolean
dictum_csv_read (DictumImport *import, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) chosen = read_choice (import, error);

  if (chosen == NULL)
    return FALSE;
  for (guint i = 0; i < import->files->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      read_file (import, chosen, g_ptr_array_index (import->files, i));
    }
  return TRUE;
}

gboolean
dictum_csv_recognise (const char *name, const char *start, gsize length)
{
  return g_str_has_suffix (name, ".csv") || g_str_has_suffix (name, ".CSV") ||
         g_str_has_suffix (name, ".tsv");
}
