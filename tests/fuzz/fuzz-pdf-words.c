/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/dictum-pdf.h"

#include <string.h>

/* What the helper says of a PDF document, as lines: the library believes none of it. The loader
 * itself would start a process for each input. */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static gboolean
parse (DictumPdfDocument *document, const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean ended = FALSE;

  for (guint i = 0; lines[i] != NULL && !ended; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!dictum_pdf_document_parse (document, lines[i], &ended, &error))
        {
          g_assert_true (error->domain == DICTUM_LOAD_ERROR);
          return FALSE;
        }
      g_assert_no_error (error);
    }
  return document->pages->len > 0;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (DictumPdfDocument) document = dictum_pdf_document_new ();
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  DictumPdfBody body;

  if (!parse (document, data, size))
    return 0;
  for (guint i = 0; i < document->pages->len; i++)
    {
      GPtrArray *more = dictum_pdf_make_lines (g_ptr_array_index (document->pages, i), i + 1);

      if (lines == NULL)
        lines = more;
      else
        g_ptr_array_extend_and_steal (lines, more);
    }
  if (lines->len == 0)
    return 0;
  dictum_pdf_drop_margins (lines, document);
  dictum_pdf_measure (lines, &body);
  dictum_pdf_order (lines, &body);
  blocks = dictum_pdf_make_blocks (lines, &body);
  dictum_pdf_find_headings (blocks, &body);
  for (guint i = 0; i < blocks->len; i++)
    {
      const DictumPdfBlock *block = g_ptr_array_index (blocks, i);

      g_assert_true (g_utf8_validate (block->text->str, block->text->len, NULL));
    }
  return 0;
}
