/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "exchange/dictum-format.h"

#include "../core/model-fixture.h"

/* Projects made by chance, with all that is hard on a format, and what must be the same in two of
 * them. Shared by the tests of formats that are written and read. */

/* Letters of two, three and four bytes, written from right to left, with marks on them that do not
 * compose; quotation marks; a sign of two code points. */
static const char *const fixture_words[] = {
  "The",    "ferry", "harbour", "board",   "said",    "“we",  "will", "see”",   "café",  "q̃uay",
  "𝔉erry",  "🚢",    "🇸🇮",      "السفينة", "الميناء", "הנמל", "it’s", "a",      "(old)", "—",
  "island", "x<y&z", "\"so\"",  "12.5",    "%",       "e\\n", "ﬁve",  "渡し船",
};

/* What somebody might put into a field to do harm, or that a careless writer breaks on. */
static const char *const fixture_hostile[] = {
  "Harbour board",
  "</script><script>alert(1)</script>",
  "=cmd|' /C calc'!A0",
  "\"\r\n\"",
  "+1, -2; '=3",
  "tab\tand\nline",
  "\xe2\x80\xaereversed",
  "T1\tContent 0 5\tx",
  "back\\slash \\n \\u0041",
  "line\xe2\x80\xa8parted\xc2\x85twice",
  "]]>&amp;<!-- -->",
  "{\"a\": [1}",
  "ends with a blank ",
  "𝔉 e\xcc\x81 السفينة",
};

typedef struct
{
  guint articles;
  guint claims; /* in each */
  gboolean hostile;
} FixtureSize;

static inline const char *
fixture_pick (GRand *rand, const char *const *strings, guint n_strings)
{
  return strings[g_rand_int_range (rand, 0, n_strings)];
}

static inline char *
fixture_make_text (GRand *rand)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_lines = g_rand_int_range (rand, 2, 7);

  for (guint i = 0; i < n_lines; i++)
    {
      guint n_words = g_rand_int_range (rand, 6, 30);

      for (guint j = 0; j < n_words; j++)
        g_string_append_printf (text, "%s%s", j > 0 ? " " : "",
                                fixture_pick (rand, fixture_words, G_N_ELEMENTS (fixture_words)));
      g_string_append (text, ".\n");
    }
  return dictum_text_normalise (text->str, -1);
}

static inline DictumArticle *
fixture_make_article (GRand *rand, guint number)
{
  g_autofree char *id = g_strdup_printf ("a%u", number);
  g_autofree char *added = g_strdup_printf ("2026-11-14T18:%02u:%02uZ", number / 60, number % 60);
  g_autofree char *text = fixture_make_text (rand);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  DictumArticle *article = fixture_new_article (id, added, lines[0]);
  DictumVersion *version = dictum_values_get (article->versions, 0);

  for (guint i = 1; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      {
        DictumBlock *block = dictum_value_new (&dictum_block_type);

        block->text = g_strdup (lines[i]);
        dictum_values_add (&version->blocks, block);
      }
  article->title = g_strdup_printf ("Ferry 🚢 %u", number);
  return article;
}

/* A few whole words, from a word on; *next is moved behind them and one word more. NULL at the end
 * of the text. */
static inline DictumSpan *
fixture_make_span (GRand *rand, DictumText *text, int *next)
{
  int length = dictum_text_get_length (text), start = *next, end;
  g_autofree char *exact = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;

  for (int skip = g_rand_int_range (rand, 0, 4); skip > 0; skip--)
    while (start < length && !g_unichar_isspace (dictum_text_get_char (text, start++)))
      ;
  while (start < length && g_unichar_isspace (dictum_text_get_char (text, start)))
    start++;
  end = start;
  for (int words = g_rand_int_range (rand, 1, 12); words > 0 && end < length; words--)
    {
      while (end < length && g_unichar_isspace (dictum_text_get_char (text, end)))
        end++;
      while (end < length && !g_unichar_isspace (dictum_text_get_char (text, end)))
        end++;
    }
  *next = MIN (end + 2, length);
  if (end <= start)
    return NULL;
  exact = dictum_text_get_slice (text, start, end);
  dictum_text_get_context (text, start, end, &prefix, &suffix);
  return dictum_span_new (start, end, exact, prefix, suffix);
}

static inline void
fixture_add_random_link (GRand *rand, DictumText *text, DictumClaim *claim, guint n_sources)
{
  DictumAttribution *link = dictum_value_new (&dictum_attribution_type);
  int length = dictum_text_get_length (text);
  int place = g_rand_int_range (rand, 0, length / 2);

  if (g_rand_int_range (rand, 0, 4) > 0)
    link->source_span = fixture_make_span (rand, text, &place);
  if (g_rand_int_range (rand, 0, 4) > 0)
    link->cue = fixture_make_span (rand, text, &place);
  if (g_rand_boolean (rand))
    link->source = g_strdup_printf ("s%d", g_rand_int_range (rand, 0, n_sources));
  link->manner = g_rand_int_range (rand, 0, dictum_enum_length (&dictum_manners));
  link->manner_chosen = TRUE;
  link->polarity = g_rand_int_range (rand, 0, dictum_enum_length (&dictum_polarities));
  link->stance = g_rand_int_range (rand, 0, dictum_enum_length (&dictum_stances));
  dictum_values_add (&claim->attributions, link);
}

/* NULL when its content is that of one made before. */
static inline DictumClaim *
fixture_make_claim (GRand *rand,
                    const DictumArticle *article,
                    guint number,
                    const FixtureSize *size,
                    GHashTable *extents)
{
  const DictumVersion *version = dictum_article_get_latest_version (article);
  DictumText *text = dictum_article_get_text (article, version);
  g_autoptr (DictumClaim) claim = dictum_value_new (&dictum_claim_type);
  g_autoptr (GString) extent = g_string_new (version->id);
  int place = g_rand_int_range (rand, 0, dictum_text_get_length (text) / 2);
  guint fragments = g_rand_int_range (rand, 1, 4), links = g_rand_int_range (rand, 0, 4);

  claim->record.id = g_strdup_printf ("c%s-%u", article->record.id, number);
  claim->article = g_strdup (article->record.id);
  claim->version = g_strdup (version->id);
  for (guint i = 0; i < fragments; i++)
    {
      DictumSpan *span = fixture_make_span (rand, text, &place);

      if (span != NULL)
        {
          g_string_append_printf (extent, " %d-%d", span->start, span->end);
          dictum_values_add (&claim->content, span);
        }
    }
  if (claim->content == NULL || !g_hash_table_add (extents, g_strdup (extent->str)))
    return NULL;
  for (guint i = 0; i < links; i++)
    fixture_add_random_link (rand, text, claim, G_N_ELEMENTS (fixture_hostile));
  claim->kind = g_rand_int_range (rand, 0, dictum_enum_length (&dictum_claim_kinds));
  claim->status = g_rand_int_range (rand, 0, dictum_enum_length (&dictum_statuses));
  claim->certainty = g_rand_int_range (rand, 0, dictum_enum_length (&dictum_certainties));
  claim->check_worthy = g_rand_boolean (rand);
  claim->reviewed = g_rand_boolean (rand);
  if (size->hostile)
    claim->notes = g_strdup (fixture_pick (rand, fixture_hostile, G_N_ELEMENTS (fixture_hostile)));
  return g_steal_pointer (&claim);
}

static inline DictumProject *
fixture_finish (GPtrArray *records)
{
  g_autoptr (DictumSettings) settings = fixture_new_settings ();
  g_autoptr (GError) error = NULL;
  DictumProject *project;

  dictum_value_seal (settings);
  g_ptr_array_foreach (records, (GFunc) (void (*) (void)) dictum_value_seal, NULL);
  project = dictum_project_new_from_records (settings, records, &error);
  g_assert_no_error (error);
  return project;
}

static inline DictumProject *
fixture_make_project (guint32 seed, FixtureSize size)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (dictum_value_unref);
  g_autoptr (GHashTable) extents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fixture_hostile); i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i);
      g_autofree char *plain = g_strdup_printf ("Source number %u", i);

      g_ptr_array_add (records, fixture_new_source (id, size.hostile ? fixture_hostile[i] : plain));
    }
  for (guint i = 0; i < size.articles; i++)
    {
      DictumArticle *article = fixture_make_article (rand, i);
      DictumClaim *before = NULL;

      g_ptr_array_add (records, article);
      for (guint j = 0; j < size.claims; j++)
        {
          DictumClaim *claim = fixture_make_claim (rand, article, j, &size, extents);

          if (claim == NULL)
            continue;
          if (before != NULL && g_rand_int_range (rand, 0, 3) == 0)
            {
              dictum_value_set_strings (&claim->contradicts,
                                        (const char *const[]) { before->record.id, NULL });
              dictum_value_set_strings (&before->contradicts,
                                        (const char *const[]) { claim->record.id, NULL });
              before = NULL;
            }
          else
            before = claim;
          g_ptr_array_add (records, claim);
        }
    }
  return fixture_finish (records);
}

static inline DictumProject *
fixture_make_empty (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (dictum_value_unref);

  return fixture_finish (records);
}

static inline DictumExport *
fixture_export (DictumProject *project)
{
  g_autoptr (GError) error = NULL;
  DictumExport *export = dictum_export_new (dictum_project_take_snapshot (project), NULL, NULL,
                                            &error);

  g_assert_no_error (error);
  return export;
}

static inline GPtrArray *
fixture_write (DictumProject *project, const char *format)
{
  g_autoptr (DictumExport) export = fixture_export (project);
  g_autoptr (GError) error = NULL;
  GPtrArray *files = dictum_format_write (dictum_format_find (format), export, NULL, &error);

  g_assert_no_error (error);
  return files;
}

/* Reads the files and applies what they bring. */
static inline DictumImport *
fixture_read (DictumProject *project, const char *format, GPtrArray *files)
{
  g_autoptr (GError) error = NULL;
  DictumImport *import = dictum_format_read (dictum_format_find (format), files,
                                             dictum_project_take_snapshot (project), NULL,
                                             "Ana Holt", NULL, &error);

  g_assert_no_error (error);
  if (import->change != NULL)
    {
      dictum_project_apply (project, import->change, &error);
      g_assert_no_error (error);
    }
  return import;
}

static inline GPtrArray *
fixture_files (const char *const *names_and_texts)
{
  GPtrArray *files = dictum_files_new ();

  for (guint i = 0; names_and_texts[i] != NULL; i += 2)
    dictum_files_add_text (files, names_and_texts[i], g_string_new (names_and_texts[i + 1]));
  return files;
}

/* Asserts that the file is there; borrowed text, with a NUL behind it. */
static inline char *
fixture_get_text (GPtrArray *files, const char *name)
{
  for (guint i = 0; i < files->len; i++)
    {
      const DictumFile *file = g_ptr_array_index (files, i);
      gsize size;
      const char *bytes = g_bytes_get_data (file->bytes, &size);

      if (g_str_equal (file->name, name))
        return g_strndup (bytes != NULL ? bytes : "", size);
    }
  g_test_message ("no file %s", name);
  g_assert_not_reached ();
}

typedef enum
{
  FIXTURE_PLACES = 0,       /* content, source and cue of each link: always */
  FIXTURE_SOURCES = 1 << 0, /* which source a link leads to */
  FIXTURE_LINKS = 1 << 1,   /* manner, polarity, stance */
  FIXTURE_FIELDS = 1 << 2,  /* kind, status, certainty, check-worthy, reviewed */
  FIXTURE_NOTES = 1 << 3,
  FIXTURE_RELATIONS = 1 << 4,
} FixtureParts;

static inline void
fixture_describe_span (GString *words, const char *name, const DictumSpan *span)
{
  if (span != NULL)
    g_string_append_printf (words, " %s %d-%d “%s”", name, span->start, span->end, span->exact);
}

static inline char *
fixture_describe_claim (DictumExport *export, const DictumClaim *claim, FixtureParts parts)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < claim->content->len; i++)
    fixture_describe_span (words, "content", dictum_values_get (claim->content, i));
  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i);
      const DictumSource *source = dictum_export_get_source (export, link->source);

      g_string_append (words, " <");
      fixture_describe_span (words, "source", link->source_span);
      fixture_describe_span (words, "cue", link->cue);
      if (parts & FIXTURE_SOURCES)
        g_string_append_printf (words, " is %s", source != NULL ? source->name : "nobody");
      if (parts & FIXTURE_LINKS)
        g_string_append_printf (words, " %d/%d/%d", link->manner, link->polarity, link->stance);
    }
  if (parts & FIXTURE_FIELDS)
    g_string_append_printf (words, " %d/%d/%d/%d/%d", claim->kind, claim->status, claim->certainty,
                            claim->check_worthy, claim->reviewed);
  if (parts & FIXTURE_NOTES)
    g_string_append_printf (words, " notes %s", claim->notes);
  for (guint i = 0; (parts & FIXTURE_RELATIONS) &&
                    i < dictum_strings_length ((const char *const *) claim->contradicts);
       i++)
    {
      const DictumClaim *other = dictum_export_get_claim (export, claim->contradicts[i]);

      fixture_describe_span (words, "against", dictum_values_get (other->content, 0));
    }
  return g_string_free (words, FALSE);
}

/* Texts and claims, a line each, in an order that does not depend on ids. */
static inline GStrv
fixture_describe (DictumProject *project, FixtureParts parts)
{
  g_autoptr (DictumExport) export = fixture_export (project);
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < export->articles->len; i++)
    {
      const DictumExportArticle *article = g_ptr_array_index (export->articles, i);
      const char *text = dictum_text_get_string (article->text);

      g_ptr_array_add (lines, g_strdup (text));
      for (guint j = 0; j < article->claims->len; j++)
        {
          g_autofree char *claim = fixture_describe_claim (
              export, g_ptr_array_index (article->claims, j), parts);

          g_ptr_array_add (lines, g_strdup_printf ("%08x%s", g_str_hash (text), claim));
        }
    }
  g_ptr_array_sort_values (lines, (GCompareFunc) strcmp);
  g_ptr_array_add (lines, NULL);
  return (GStrv) g_ptr_array_free (lines, FALSE);
}

/* Written, and read into a project that has nothing, it is the same in these parts; read into the
 * project that it came from, it brings nothing. */
static inline void
fixture_assert_identity (const char *format, FixtureParts parts, gboolean hostile)
{
  for (guint32 seed = 1; seed <= 12; seed++)
    {
      g_autoptr (DictumProject) project = fixture_make_project (
          seed, (FixtureSize) { 1 + seed % 4, 2 + 3 * (seed % 5), hostile });
      g_autoptr (DictumProject) other = fixture_make_empty ();
      g_autoptr (GPtrArray) files = fixture_write (project, format);
      g_autoptr (DictumImport) import = fixture_read (other, format, files);
      g_autoptr (DictumImport) again = fixture_read (project, format, files);
      g_auto (GStrv) before = fixture_describe (project, parts);
      g_auto (GStrv) after = fixture_describe (other, parts);

      g_test_message ("seed %u: %u claims", seed, import->n_claims);
      for (guint i = 0; before[i] != NULL && after[i] != NULL; i++)
        g_assert_cmpstr (before[i], ==, after[i]);
      g_assert_cmpuint (g_strv_length (before), ==, g_strv_length (after));
      g_assert_cmpuint (import->unplaced->len, ==, 0);
      g_assert_cmpuint (import->broken->len, ==, 0);
      g_assert_cmpuint (again->n_known, ==, import->n_claims);
      g_assert_null (again->change);
    }
}
