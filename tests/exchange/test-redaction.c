/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Redacted exports: nothing tells who is protected, in no format, and the marks still stand where
 * they stood. */

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "edit/dictum-edit-private.h"
#include "exchange/dictum-format.h"

#include "../core/model-fixture.h"

#define LINE                                                                                       \
  "Ida Marrow, who runs the quay, was there. 𝔉 “It sinks”, an official said. Neither IDA "         \
  "MARROW’s "                                                                                      \
  "office nor Harbour House answered; bone marrow is not meant, nor Idaho."

#define ID "0b1f6d0a-3c88-4c9b-95fa-569fd1485848"

static DictumSource *
make_protected (void)
{
  DictumSource *source = fixture_new_source (ID, "Ida Marrow");
  DictumIdentifier *identifier = dictum_value_new (&dictum_identifier_type);

  source->anonymity = dictum_value_new (&dictum_anonymity_type);
  source->anonymity->ground_rules = DICTUM_GROUND_RULES_DEEP_BACKGROUND;
  dictum_value_set_string (&source->anonymity->descriptor, "an official");
  dictum_value_set_string (&source->anonymity->known_to, "Ben Ude");
  dictum_value_set_string (&source->anonymity->reason_known, "Would lose the post at the quay");
  dictum_value_set_strings (&source->aliases,
                            (const char *const[]) { "Ídá M.", "an official", "officials", NULL });
  dictum_value_set_string (&identifier->scheme, "url");
  dictum_value_set_string (&identifier->content, "https://people.example/marrow-7");
  dictum_values_add (&source->identifiers, identifier);
  dictum_value_set_string (&source->notes, "Runs the quay since 1998.");
  source->affiliation = g_strdup ("s2");

  return source;
}

static DictumClaim *
make_claim (const DictumArticle *article, const char *id, const char *words, const char *cue)
{
  DictumText *text = dictum_article_get_text (article, NULL);
  DictumClaim *claim = fixture_new_claim (id, article->record.id, 0, 1);
  DictumAttribution *link = dictum_value_new (&dictum_attribution_type);
  int start, end;

  g_clear_pointer (&claim->content, g_ptr_array_unref);
  g_assert_cmpint (dictum_text_find_quote (text, words, NULL, NULL, 0, &start, &end), >, 0);
  dictum_values_add (&claim->content, dictum_edit_make_span (text, start, end, NULL));
  g_assert_cmpint (dictum_text_find_quote (text, cue, NULL, NULL, 0, &start, &end), >, 0);
  link->cue = dictum_edit_make_span (text, start, end, NULL);
  dictum_value_set_string (&link->source, ID);
  dictum_values_add (&claim->attributions, link);
  fixture_rate (claim, "Ana Holt", "supported");

  return claim;
}

static void
add_checking (DictumClaim *claim)
{
  DictumEvidence *evidence = dictum_value_new (&dictum_evidence_type);
  DictumReply *reply = dictum_value_new (&dictum_reply_type);

  dictum_value_set_string (&claim->notes, "Marrow told us twice. ida  marrow; Ída Márrow.");
  dictum_value_set_strings (&claim->tags, (const char *const[]) { "Ida Marrow", NULL });
  claim->record.value.unknown = g_strdup ("{\"x-who\": \"Ida Marrow\"}");
  evidence->id = dictum_id_new ();
  dictum_value_set_string (&evidence->url, "https://people.example/marrow-7");
  dictum_value_set_string (&evidence->title, "Mail of I. Marrow");
  dictum_value_set_string (&evidence->sha256, "0123");
  dictum_values_add (&claim->evidence, evidence);
  reply->id = dictum_id_new ();
  dictum_value_set_string (&reply->asked, "Ida Marrow, Harbour House");
  dictum_values_add (&claim->replies, reply);
}

/* As another program's annotators left it in the article. */
static void
add_other_mark (DictumArticle *article, const char *words)
{
  const DictumVersion *version = dictum_article_get_latest_version (article);
  DictumText *text = dictum_article_get_text (article, version);
  DictumOtherMark *mark = dictum_value_new (&dictum_other_mark_type);
  int start, end;

  g_assert_cmpint (dictum_text_find_quote (text, words, NULL, NULL, 0, &start, &end), >, 0);
  dictum_value_set_string (&mark->version, version->id);
  dictum_value_set_string (&mark->kind, "Discard");
  dictum_value_set_string (&mark->notes, "Asked Ida Marrow");
  dictum_values_add (&mark->spans, dictum_edit_make_span (text, start, end, NULL));
  dictum_values_add (&article->other_marks, mark);
}

static DictumProject *
make_project (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (dictum_value_unref);
  DictumSettings *settings = fixture_new_settings ();
  DictumArticle *article = fixture_new_article ("a1", "2026-11-14T18:00:00Z", LINE);
  DictumSource *house = fixture_new_source ("s2", "Harbour House");
  DictumClaim *claim = make_claim (article, "c1", "“It sinks”", "said");
  DictumSavedFilter *filter = dictum_value_new (&dictum_saved_filter_type);
  g_autoptr (GError) error = NULL;
  DictumProject *project;

  article->title = g_strdup ("What Ida Marrow knew");
  add_other_mark (article, "𝔉 “It sinks”");
  add_other_mark (article, "IDA MARROW’s office");
  add_checking (claim);
  filter->name = g_strdup ("Hers");
  filter->query = g_strdup ("source:\"Ida Marrow\"");
  settings->desk = dictum_value_new (&dictum_desk_type);
  settings->desk->rating_scale = dictum_rating_scale_new_preset ("Plain");
  dictum_values_add (&settings->desk->filters, filter);
  g_ptr_array_add (records, article);
  g_ptr_array_add (records, make_protected ());
  g_ptr_array_add (records, house);
  g_ptr_array_add (records, claim);
  g_ptr_array_add (records, make_claim (article, "c2", "Ida", "there"));
  g_ptr_array_add (records, make_claim (article, "c3", "IDA MARROW’s office nor", "answered"));
  dictum_value_seal (settings);
  g_ptr_array_foreach (records, (GFunc) (void (*) (void)) dictum_value_seal, NULL);
  project = dictum_project_new_from_records (settings, records, &error);
  g_assert_no_error (error);
  dictum_value_unref (settings);

  return project;
}

static DictumExport *
make_export (const DictumScope *scope)
{
  g_autoptr (DictumProject) project = make_project ();
  g_autoptr (GError) error = NULL;
  DictumExport *export = dictum_export_new (dictum_project_take_snapshot (project), scope, NULL,
                                            &error);

  g_assert_no_error (error);

  return dictum_export_redact (export);
}

static void
assert_place (DictumExport *export, const DictumSpan *span, const char *expected)
{
  const DictumExportArticle *entry = g_ptr_array_index (export->articles, 0);
  g_autofree char *there = dictum_text_get_slice (entry->text, span->start, span->end);

  g_assert_cmpstr (span->exact, ==, expected);
  g_assert_cmpstr (there, ==, expected);
}

static void
assert_claim (DictumExport *export, const char *id, const char *words, const char *cue)
{
  const DictumClaim *claim = dictum_export_get_claim (export, id);
  const DictumAttribution *link = dictum_values_get (claim->attributions, 0);

  assert_place (export, dictum_values_get (claim->content, 0), words);
  assert_place (export, link->cue, cue);
}

static void
test_records (void)
{
  g_autoptr (DictumExport) export = make_export (NULL);
  g_autoptr (DictumExport) again = make_export (NULL);
  const DictumSource *source = dictum_export_get_source (export, ID);
  const char *name = source->name;
  const DictumExportArticle *entry = g_ptr_array_index (export->articles, 0);
  const DictumClaim *claim = dictum_export_get_claim (export, "c1");
  g_autofree char *office = g_strconcat (name, "’s office nor", NULL);
  g_autofree char *text = g_strconcat (
      name, ", who runs the quay, was there. 𝔉 “It sinks”, an official said. Neither ", office,
      " Harbour House answered; bone marrow is not meant, nor Idaho.", NULL);
  g_autofree char *notes = g_strconcat (name, " told us twice. ", NULL);

  g_assert_true (g_str_has_prefix (name, "Protected source "));
  g_assert_cmpstr (name, ==, dictum_export_get_source (again, ID)->name);
  g_assert_cmpstr (dictum_text_get_string (entry->text), ==, text);
  assert_claim (export, "c1", "“It sinks”", "said");
  assert_claim (export, "c2", name, "there");
  assert_claim (export, "c3", office, "answered");
  g_assert_true (g_str_has_prefix (claim->notes, notes));
  g_assert_cmpstr (claim->tags[0], ==, name);
  g_assert_null (claim->record.value.unknown);
  g_assert_null (((DictumEvidence *) dictum_values_get (claim->evidence, 0))->sha256);

  /* What only the newsroom knows; what the article says stays. */
  g_assert_null (source->aliases);
  g_assert_null (source->identifiers);
  g_assert_null (source->affiliation);
  g_assert_null (source->notes);
  g_assert_null (source->anonymity->known_to);
  g_assert_null (source->anonymity->reason_known);
  g_assert_cmpstr (source->anonymity->descriptor, ==, "an official");
}

/* What another program marked moves with the text that it is in, and tells no more than that. */
static void
test_other_marks (void)
{
  g_autoptr (DictumExport) export = make_export (NULL);
  const DictumExportArticle *entry = g_ptr_array_index (export->articles, 0);
  const char *name = dictum_export_get_source (export, ID)->name;
  g_autofree char *office = g_strconcat (name, "’s office", NULL);
  g_autofree char *notes = g_strconcat ("Asked ", name, NULL);
  const char *const expected[] = { "𝔉 “It sinks”", office };

  g_assert_cmpuint (entry->article->other_marks->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const DictumOtherMark *mark = dictum_values_get (entry->article->other_marks, i);
      const DictumSpan *span = dictum_values_get (mark->spans, 0);

      assert_place (export, span, expected[i]);
      g_assert_cmpstr (mark->notes, ==, notes);
      g_assert_null (strstr (span->prefix, "Marrow"));
      g_assert_null (strstr (span->suffix, "MARROW"));
    }
}

/* A name is told by its parts, with what a language adds to it, and by nothing else. %s: what
 * stands for it. */
static void
test_names (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    const char *expected;
  } cases[] = {
    { "Ida Marrow", "Marrows Zusage, the Marrows; marrow.", "%s Zusage, the %s; marrow." },
    { "Jan Kowalski", "Mowi o Kowalskiego i Janem.", "Mowi o %s i Janem." },
    { "Ida Mark", "Der Markt, Marks Haus.", "Der Markt, %s Haus." },
    { "محمد مرو", "قال مرو ومرو والمرو وعمرو.", "قال %s و%s وال%s وعمرو." },
    { "נועה מרום", "אמרה מרום, ומרום ולמרום; עמרום.", "אמרה %s, ו%s ול%s; עמרום." },
    { "王海", "昨天王海说了。", "昨天%s说了。" },
    { "Jan van Hoorn", "De van Hoorns, de vanille van.", "De van %s, de vanille van." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (dictum_value_unref);
      g_autoptr (DictumSettings) settings = fixture_new_settings ();
      DictumSource *source = make_protected ();
      g_autoptr (DictumProject) project = NULL;
      g_autoptr (DictumProjectSnapshot) snapshot = NULL;
      g_autoptr (DictumRedaction) redaction = NULL;
      g_autofree char *redacted = NULL;
      g_auto (GStrv) pieces = g_strsplit (cases[i].expected, "%s", -1);
      g_autofree char *expected = NULL;

      g_set_str (&source->name, cases[i].name);
      g_clear_pointer (&source->affiliation, g_free);
      dictum_value_seal (settings);
      dictum_value_seal (source);
      g_ptr_array_add (records, source);
      project = dictum_project_new_from_records (settings, records, NULL);
      snapshot = dictum_project_take_snapshot (project);
      redaction = dictum_redaction_new (snapshot);
      redacted = dictum_redaction_apply (redaction, cases[i].text);
      expected = g_strjoinv (dictum_redaction_get_pseudonym (redaction, ID), pieces);
      g_assert_cmpstr (redacted, ==, expected);
    }
}

/* In every format, of the whole and of a part that nothing of the source’s is in. */
static void
test_formats (void)
{
  const DictumScope part = { DICTUM_SCOPE_CLAIMS, (const char *const[]) { "c2", NULL }, NULL };
  const DictumScope *const scopes[] = { NULL, &part };

  for (guint i = 0; i < dictum_format_get_count () * G_N_ELEMENTS (scopes); i++)
    {
      const DictumFormat *format = dictum_format_get (i / G_N_ELEMENTS (scopes));
      g_autoptr (DictumExport) export = make_export (scopes[i % G_N_ELEMENTS (scopes)]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) files = NULL;

      if (format->write == NULL)
        continue;
      g_test_message ("%s", format->id);
      files = dictum_format_write (format, export, NULL, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < files->len; j++)
        {
          gsize size;
          const char *bytes = g_bytes_get_data (((DictumFile *) files->pdata[j])->bytes, &size);

          g_assert_null (g_strstr_len (bytes, (gssize) size, "Ida M"));
          g_assert_null (g_strstr_len (bytes, (gssize) size, "Marrow"));
          g_assert_null (g_strstr_len (bytes, (gssize) size, "MARROW"));
          g_assert_null (g_strstr_len (bytes, (gssize) size, "people.example"));
          g_assert_null (g_strstr_len (bytes, (gssize) size, "1998"));
        }
    }
}

static GBytes *
zip (const char *name, const char *words)
{
  struct archive *archive = archive_write_new ();
  struct archive_entry *entry = archive_entry_new ();
  guint8 *buffer = g_malloc (4096);
  size_t used = 0;

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, 4096, &used), ==, ARCHIVE_OK);
  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t) strlen (words));
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_write_header (archive, entry);
  archive_write_data (archive, words, strlen (words));
  archive_write_close (archive);
  archive_entry_free (entry);
  archive_write_free (archive);

  return g_bytes_new_take (buffer, used);
}

static void
assert_checked (DictumExport *export, const char *name, GBytes *bytes, gboolean clean)
{
  g_autoptr (GPtrArray) files = dictum_files_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (files, dictum_file_new (name, bytes));
  g_assert_cmpint (dictum_redaction_check (export->redaction, files, &error), ==, clean);
  if (clean)
    return;
  g_assert_error (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_SECRET);
  g_assert_null (strstr (error->message, "Marrow"));
}

/* The check alone: it finds what a writer should not have let through, however it is written. */
static void
test_check (void)
{
  static const char *const leaks[] = {
    "Ida Marrow",
    "{\"who\": \"\\u0049da \\u004Darrow\"}",
    "<p>&#73;da&#x20;Marrow</p>",
    "mailto:x?subject=Ida%20Marrow",
    "\xff\xfe binary Ida Marrow \x01",
    "ÍDA MÁRROW",
    "see https://people.example/marrow-7.",
    "Mr. Marrow",
  };
  static const char *const clean[] = {
    "Protected source", "an official of the quay", "bone marrow", "Idaho", "", "\\u00", "&#x;%4",
  };
  g_autoptr (DictumExport) export = make_export (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (leaks); i++)
    {
      g_test_message ("leak %u", i);
      assert_checked (export, "a.txt", g_bytes_new (leaks[i], strlen (leaks[i])), FALSE);
      assert_checked (export, "a.zip", zip ("inner.txt", leaks[i]), FALSE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (clean); i++)
    {
      assert_checked (export, "a.txt", g_bytes_new (clean[i], strlen (clean[i])), TRUE);
      assert_checked (export, "a.zip", zip ("inner.txt", clean[i]), TRUE);
    }
  assert_checked (export, "marrow/Ida Marrow.txt", g_bytes_new ("x", 1), FALSE);
  assert_checked (export, "a.zip", zip ("Ida Marrow.txt", "x"), FALSE);
}

/* A PDF is packed: its words come beside it, and without them it does not leave. */
static void
test_pdf (void)
{
  static const char bytes[] = "%PDF-1.7 packed";
  g_autoptr (DictumExport) export = make_export (NULL);
  g_autoptr (GPtrArray) files = dictum_files_new ();
  DictumFile *file = dictum_file_new ("a.pdf", g_bytes_new_static (bytes, strlen (bytes)));
  GError *error = NULL;

  g_ptr_array_add (files, file);
  g_assert_false (dictum_redaction_check (export->redaction, files, &error));
  g_assert_error (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_SECRET);
  g_clear_error (&error);
  file->words = g_strdup ("Said by: Ida\nMarrow");
  g_assert_false (dictum_redaction_check (export->redaction, files, &error));
  g_assert_error (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_SECRET);
  g_clear_error (&error);
  g_set_str (&file->words, "Said by: Protected source");
  g_assert_true (dictum_redaction_check (export->redaction, files, &error));
  g_assert_no_error (error);
  assert_checked (export, "a.zip", zip ("inner.pdf", bytes), FALSE);
}

/* What is drawn is what is looked through: the names of an export that is not redacted are in it.
 */
static void
test_drawn (void)
{
  g_autoptr (DictumProject) project = make_project ();
  g_autoptr (DictumExport) export = dictum_export_new (dictum_project_take_snapshot (project), NULL,
                                                       NULL, NULL);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;

  files = dictum_format_write (dictum_format_find ("pdf"), export, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (((DictumFile *) files->pdata[0])->words, "Ida Marrow"));
  g_assert_false (dictum_redaction_check (export->redaction, files, &error));
  g_assert_error (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_SECRET);
}

/* The check is not the writers’: an export whose records still tell fails, and nothing is written.
 */
static void
test_failing (void)
{
  g_autoptr (DictumProject) project = make_project ();
  g_autoptr (DictumExport) export = dictum_export_new (dictum_project_take_snapshot (project), NULL,
                                                       NULL, NULL);
  g_autoptr (GError) error = NULL;

  export->redacted = TRUE;
  g_assert_null (dictum_format_write (dictum_format_find ("web-annotation"), export, NULL, &error));
  g_assert_error (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_SECRET);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/redaction/records", test_records);
  g_test_add_func ("/exchange/redaction/other-marks", test_other_marks);
  g_test_add_func ("/exchange/redaction/names", test_names);
  g_test_add_func ("/exchange/redaction/formats", test_formats);
  g_test_add_func ("/exchange/redaction/check", test_check);
  g_test_add_func ("/exchange/redaction/failing", test_failing);
  g_test_add_func ("/exchange/redaction/pdf", test_pdf);
  g_test_add_func ("/exchange/redaction/drawn", test_drawn);

  return g_test_run ();
}
