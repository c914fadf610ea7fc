/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-formats-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define START 4096 /* bytes that a recogniser sees */

G_DEFINE_QUARK (dictum - exchange - error - quark, dictum_exchange_error)

static const DictumFormatOption marks_options[] = {
  { "sources", N_ ("Make a source of every name that marks it"), TRUE, DICTUM_OPTION_READING },
  { NULL },
};

static const DictumFormatOption csv_options[] = {
  { "bom", N_ ("Begin each file with a byte order mark, which Excel needs"), TRUE },
  { "columns", N_ ("Which column is what, as “Heading=field” with commas between"), FALSE,
    DICTUM_OPTION_READING },
  { NULL },
};

static const DictumFormatOption package_options[] = {
  { "replace", N_ ("Take the package’s form of what is here already and differs"), TRUE,
    DICTUM_OPTION_READING },
  { NULL },
};

/* The one table of formats: what stands here is in the dialogs, on the command line and in the
 * tests, in this order. */
static const DictumFormat formats[] = {
  { .id = "web-annotation",
    .name = N_ ("Web Annotation"),
    .extension = "jsonld",
    .media_type = "application/ld+json;profile=\"http://www.w3.org/ns/anno.jsonld\"",
    .purpose = N_ ("The W3C’s standard for annotations, which many tools read."),
    .loses = N_ ("The articles’ texts are not in it, only their links and the words that are "
                 "marked. Other tools see marks, tags and comments; what only Dictum knows they "
                 "pass over."),
    .output = DICTUM_OUTPUT_TEXT,
    .write = dictum_web_annotation_write,
    .read = dictum_web_annotation_read,
    .recognise = dictum_web_annotation_recognise },
  { .id = "hypothesis",
    .name = N_ ("Hypothes.is"),
    .extension = "json",
    .media_type = "application/json",
    .purpose = N_ ("For the notes beside web pages of Hypothes.is, which imports and exports it."),
    .loses = N_ ("Each claim has its words, notes and tags; kind, status, rating and the names of "
                 "its sources become tags. Cues, justifications, evidence and replies are not in "
                 "it, and Hypothes.is shows the first part only of a claim in several parts."),
    .output = DICTUM_OUTPUT_TEXT,
    .write = dictum_hypothesis_write,
    .read = dictum_hypothesis_read,
    .recognise = dictum_hypothesis_recognise },
  { .id = "claim-review",
    .name = N_ ("ClaimReview"),
    .extension = "jsonld",
    .media_type = "application/ld+json",
    .purpose = N_ ("Reviews of claims in the words of schema.org, for published pages. Google has "
                   "shown none of them beside its results since June 2025; its Fact Check Explorer "
                   "and collections of fact checks still read them."),
    .loses = N_ ("Only claims with a rating are in it, each with the one that is published and who "
                 "said it. Chains, cues, evidence, notes and tags are not in it."),
    .output = DICTUM_OUTPUT_TEXT,
    .options = dictum_claim_review_options,
    .write = dictum_claim_review_write,
    .read = dictum_claim_review_read,
    .recognise = dictum_claim_review_recognise },
  { .id = "brat",
    .name = N_ ("brat"),
    .extension = "ann",
    .media_type = "text/plain",
    .purpose = N_ ("Texts with files of marks beside them, for the annotation tool brat and for "
                   "programs that learn from such files."),
    .loses = N_ ("Tags, ratings, evidence and replies are not in it, nor what is known of sources "
                 "beyond their names. Claims are related within one article and "
                 "one person’s marks only."),
    .output = DICTUM_OUTPUT_FOLDER,
    .options = marks_options,
    .write = dictum_brat_write,
    .read = dictum_brat_read,
    .recognise = dictum_brat_recognise },
  { .id = "citron",
    .name = N_ ("Citron"),
    .extension = "json",
    .media_type = "application/json",
    .purpose = N_ (
        "Quotes with their cues and sources, as the BBC’s quote extraction Citron reads and "
        "writes them."),
    .loses = N_ (
        "Only attributed claims are in it, with the places of their words. Nothing is said "
        "of who a source is, or of what was checked."),
    .output = DICTUM_OUTPUT_FOLDER,
    .options = marks_options,
    .write = dictum_citron_write,
    .read = dictum_citron_read,
    .recognise = dictum_citron_recognise },
  { .id = "inception",
    .name = N_ ("INCEpTION (UIMA CAS JSON)"),
    .extension = "json",
    .media_type = "application/json",
    .purpose = N_ (
        "Texts with marks and relations for the annotation tool INCEpTION, in the layers of "
        "its basic annotation project."),
    .loses = N_ ("Only the places of contents, sources and cues are in it, and what belongs "
                 "together; nothing of who a source is, or of what was checked."),
    .output = DICTUM_OUTPUT_FOLDER,
    .options = marks_options,
    .write = dictum_inception_write,
    .read = dictum_inception_read,
    .recognise = dictum_inception_recognise },
  { .id = "bio",
    .name = N_ ("Words with BIO tags (CoNLL)"),
    .extension = "conllup",
    .media_type = "text/plain",
    .purpose = N_ (
        "A word a line with tags for contents, sources and cues, for programs that learn "
        "from them."),
    .loses = N_ (
        "What belongs together is not said, marks end at whole words, and of two that overlap "
        "and are of one kind only one is there."),
    .output = DICTUM_OUTPUT_TEXT,
    .write = dictum_bio_write },
  { .id = "label-studio",
    .name = N_ ("Label Studio"),
    .extension = "jsonl",
    .media_type = "application/jsonl",
    .purpose = N_ ("Tasks with marks and relations for the annotation tool Label Studio, and the "
                   "labels that its project must have."),
    .loses = N_ ("Only the places of contents, sources and cues are in it, and what belongs "
                 "together; nothing of who a source is, or of what was checked."),
    .output = DICTUM_OUTPUT_FOLDER,
    .options = marks_options,
    .write = dictum_label_studio_write,
    .read = dictum_label_studio_read,
    .recognise = dictum_label_studio_recognise },
  { .id = "doccano",
    .name = N_ ("doccano"),
    .extension = "jsonl",
    .media_type = "application/jsonl",
    .purpose = N_ (
        "Texts with marks and relations for the annotation tool doccano, a text a line."),
    .loses = N_ ("Only the places of contents, sources and cues are in it, and what belongs "
                 "together; nothing of who a source is, or of what was checked."),
    .output = DICTUM_OUTPUT_TEXT,
    .options = marks_options,
    .write = dictum_doccano_write,
    .read = dictum_doccano_read,
    .recognise = dictum_doccano_recognise },
  { .id = "csv",
    .name = N_ ("Tables (CSV)"),
    .extension = "csv",
    .media_type = "text/csv",
    .purpose = N_ (
        "Claims, attributions, evidence and sources as tables for a spreadsheet. Lists of "
        "sources can be brought in."),
    .loses = N_ ("The articles’ texts and the reply log are not in it. Fragments of a claim stand "
                 "in one cell, and only the rating that is published is there."),
    .output = DICTUM_OUTPUT_FOLDER,
    .options = csv_options,
    .write = dictum_csv_write,
    .read = dictum_csv_read,
    .has_no_marks = TRUE,
    .recognise = dictum_csv_recognise },
  { .id = "refi-qda",
    .name = N_ ("REFI-QDA project"),
    .extension = "qdpx",
    .media_type = "application/zip",
    .purpose = N_ (
        "Projects of programs for qualitative analysis: QualCoder, MAXQDA, ATLAS.ti, NVivo "
        "and others open it."),
    .loses = N_ ("Claims, sources and cues become coded passages, which links hold together. "
                 "Statuses, replies and what is known of sources beyond their names are not in "
                 "it; ratings and evidence stand in notes."),
    .output = DICTUM_OUTPUT_BINARY,
    .write = dictum_refi_qda_write },
  { .id = "html",
    .name = N_ ("Web page"),
    .extension = "html",
    .media_type = "text/html",
    .purpose = N_ ("A report for people, to look at in a browser or to print: the articles with "
                   "numbered notes, figures, claims and sources."),
    .loses = N_ ("What stays in the newsroom is not in it: notes, unpublished ratings, what is "
                 "known of unnamed sources. It cannot be read back."),
    .output = DICTUM_OUTPUT_TEXT,
    .options = dictum_report_options,
    .write = dictum_report_write_html },
  { .id = "markdown",
    .name = N_ ("Markdown"),
    .extension = "md",
    .media_type = "text/markdown",
    .purpose = N_ ("The report as text with marks, for editors, wikis and programs that turn it "
                   "into something else."),
    .loses = N_ ("Sources and cues are named in the notes and not marked in the text. What stays "
                 "in the newsroom is not in it. It cannot be read back."),
    .output = DICTUM_OUTPUT_TEXT,
    .options = dictum_report_options,
    .write = dictum_report_write_markdown },
  { .id = "pdf",
    .name = N_ ("PDF"),
    .extension = "pdf",
    .media_type = "application/pdf",
    .purpose = N_ ("The report on paper, with each claim’s note at the foot of its page."),
    .loses = N_ ("What stays in the newsroom is not in it. It cannot be read back."),
    .output = DICTUM_OUTPUT_BINARY,
    .options = dictum_report_options,
    .write = dictum_report_write_pdf },
  { .id = "odt",
    .name = N_ ("OpenDocument text"),
    .extension = "odt",
    .media_type = "application/vnd.oasis.opendocument.text",
    .purpose = N_ ("The report for word processors, with a numbered footnote for each claim, to "
                   "be written on."),
    .loses = N_ ("What stays in the newsroom is not in it. What is written into it does not come "
                 "back."),
    .output = DICTUM_OUTPUT_BINARY,
    .options = dictum_report_options,
    .write = dictum_report_write_odt },
  { .id = "package",
    .name = N_ ("Package"),
    .extension = "zip",
    .media_type = "application/zip",
    .purpose = N_ ("The project with the stored originals of its articles and evidence, for an "
                   "archive or a colleague."),
    .loses = N_ ("What was undone is not in it, nor are originals that are not stored on this "
                 "computer; it names those."),
    .output = DICTUM_OUTPUT_BINARY,
    .options = package_options,
    .write = dictum_package_write,
    .read = dictum_package_read,
    .has_no_marks = TRUE,
    .recognise = dictum_package_recognise },
};

guint
dictum_format_get_count (void)
{
  return G_N_ELEMENTS (formats);
}

const DictumFormat *
dictum_format_get (guint position)
{
  g_return_val_if_fail (position < G_N_ELEMENTS (formats), NULL);

  return &formats[position];
}

const DictumFormat *
dictum_format_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (formats[i].id, id) == 0)
      return &formats[i];

  return NULL;
}

const DictumFormat *
dictum_format_recognise (GPtrArray *files)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    for (guint j = 0; formats[i].recognise != NULL && j < files->len; j++)
      {
        const DictumFile *file = g_ptr_array_index (files, j);
        gsize size;
        const char *bytes = g_bytes_get_data (file->bytes, &size);
        gsize length = MIN (size, START);
        g_autofree char *start = g_malloc0 (length + 1);

        if (length > 0)
          memcpy (start, bytes, length);
        if (formats[i].recognise (file->name, start, length))
          return &formats[i];
      }

  return NULL;
}

const DictumFormatOption *
dictum_format_find_option (const DictumFormat *self, const char *name)
{
  for (const DictumFormatOption *option = self->options; option != NULL && option->name != NULL;
       option++)
    if (g_strcmp0 (option->name, name) == 0)
      return option;

  return NULL;
}

char *
dictum_format_suggest_name (const DictumFormat *self, DictumExport *export)
{
  const DictumExportArticle *only = export->articles->len == 1
                                        ? g_ptr_array_index (export->articles, 0)
                                        : NULL;
  const char *title = !export->whole && only != NULL ? only->article->title
                                                     : dictum_export_get_title (export);
  g_autofree char *name = dictum_file_suggest_name (title);

  return self->output == DICTUM_OUTPUT_FOLDER ? g_strdup_printf ("%s-%s", name, self->id)
                                              : g_strdup_printf ("%s.%s", name, self->extension);
}

GPtrArray *
dictum_format_write (const DictumFormat *self,
                     DictumExport *export,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GPtrArray) files = NULL;

  g_return_val_if_fail (self != NULL && export != NULL, NULL);

  if (self->write == NULL)
    {
      g_set_error (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_FORMAT,
                   _ ("“%s” can only be read. Choose another format to export."), _ (self->name));
      return NULL;
    }

  files = self->write (export, cancellable, error);
  if (files == NULL || g_cancellable_set_error_if_cancelled (cancellable, error) ||
      (export->redacted && !dictum_redaction_check (export->redaction, files, error)))
    return NULL;

  return g_steal_pointer (&files);
}

DictumImport *
dictum_format_read (const DictumFormat *self,
                    GPtrArray *files,
                    DictumProjectSnapshot *snapshot,
                    GHashTable *options,
                    const char *author,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (DictumImport) import = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (self != NULL && files != NULL && snapshot != NULL, NULL);

  import = dictum_import_new (files, snapshot, options, author, _ (self->name));
  if (self->read == NULL)
    {
      g_set_error (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_FORMAT,
                   _ ("“%s” can only be written. Choose another format to import."),
                   _ (self->name));
      return NULL;
    }
  if (!self->read (import, cancellable, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  /* Translators: a line of the undo menu; %s is a format. */
  label = g_strdup_printf (_ ("Import %s"), _ (self->name));
  dictum_import_finish (import, label);

  return g_steal_pointer (&import);
}
