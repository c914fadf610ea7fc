/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How an OpenDocument report looks, and what it is called. */

#define G_LOG_DOMAIN "dictum-report"

#include "report/dictum-report-odt-private.h"

static void
append_style (GString *xml,
              const char *name,
              const char *family,
              const char *paragraph,
              const char *text)
{
  g_string_append_printf (xml, "<style:style style:name=\"%s\" style:family=\"%s\"%s>", name,
                          family,
                          g_str_has_prefix (name, "Heading") ? " style:class=\"text\"" : "");
  if (paragraph != NULL)
    g_string_append_printf (xml, "<style:paragraph-properties %s/>", paragraph);
  if (text != NULL)
    g_string_append_printf (xml, "<style:text-properties %s/>", text);
  g_string_append (xml, "</style:style>\n");
}

GString *
dictum_report_to_odt_styles (const DictumReport *report)
{
  static const struct
  {
    const char *name, *paragraph, *text;
  } paragraphs[] = {
    { "Title", "fo:margin-bottom=\"0.2cm\"", "fo:font-size=\"24pt\" fo:font-weight=\"bold\"" },
    { "Heading1", "fo:margin-top=\"0.9cm\" fo:margin-bottom=\"0.1cm\" fo:keep-with-next=\"always\"",
      "fo:font-size=\"16pt\" fo:font-weight=\"bold\"" },
    { "Heading2", "fo:margin-top=\"0.6cm\" fo:margin-bottom=\"0.1cm\" fo:keep-with-next=\"always\"",
      "fo:font-size=\"12pt\" fo:font-weight=\"bold\"" },
    { "Heading3", "fo:margin-top=\"0.5cm\" fo:margin-bottom=\"0.1cm\" fo:keep-with-next=\"always\"",
      "fo:font-size=\"11pt\" fo:font-weight=\"bold\"" },
    { "Heading3Rtl",
      "fo:margin-top=\"0.5cm\" fo:keep-with-next=\"always\" style:writing-mode=\"rl-tb\" "
      "fo:text-align=\"start\"",
      "fo:font-size=\"11pt\" fo:font-weight=\"bold\"" },
    { "Text",
      "fo:margin-bottom=\"0.25cm\" fo:line-height=\"135%\" fo:orphans=\"2\" fo:widows=\"2\"",
      "style:font-name=\"Serif\" fo:font-size=\"11pt\"" },
    { "TextRtl",
      "fo:margin-bottom=\"0.25cm\" fo:line-height=\"135%\" style:writing-mode=\"rl-tb\" "
      "fo:text-align=\"start\"",
      "style:font-name=\"Serif\" fo:font-size=\"11pt\"" },
    { "Quoted", "fo:margin-left=\"0.8cm\" fo:margin-bottom=\"0.25cm\" fo:line-height=\"135%\"",
      "style:font-name=\"Serif\" fo:font-size=\"11pt\"" },
    { "QuotedRtl",
      "fo:margin-right=\"0.8cm\" fo:margin-bottom=\"0.25cm\" style:writing-mode=\"rl-tb\" "
      "fo:text-align=\"start\"",
      "style:font-name=\"Serif\" fo:font-size=\"11pt\"" },
    { "Small", "fo:margin-bottom=\"0.3cm\"", "fo:font-size=\"9pt\" fo:color=\"#4a4a4f\"" },
    { "Fact", "fo:margin-bottom=\"0.05cm\"", "fo:font-size=\"10pt\"" },
    { "Footnote", "fo:margin-left=\"0.6cm\" fo:text-indent=\"-0.6cm\"", "fo:font-size=\"8pt\"" },
    { "CellText", NULL, "fo:font-size=\"8.5pt\"" },
    { "CellHead", NULL, "fo:font-size=\"8.5pt\" fo:color=\"#4a4a4f\"" },
    { "Bar", NULL, "fo:font-size=\"6pt\" fo:letter-spacing=\"-0.02cm\"" },
    { "Foot", "fo:text-align=\"center\"", "fo:font-size=\"8pt\" fo:color=\"#4a4a4f\"" },
  };
  GString *xml = g_string_new (NULL);

  g_return_val_if_fail (report != NULL, NULL);

  g_string_append_printf (xml, DICTUM_ODT_HEAD, "styles");
  g_string_append (
      xml, "<office:font-face-decls><style:font-face style:name=\"Serif\" svg:font-family=\""
           "'Noto Serif', 'Liberation Serif', serif\"/><style:font-face style:name=\"Sans\" "
           "svg:font-family=\"'Noto Sans', 'Liberation Sans', sans-serif\"/>"
           "</office:font-face-decls>\n<office:styles>\n"
           "<style:default-style style:family=\"paragraph\"><style:text-properties "
           "style:font-name=\"Sans\" fo:font-size=\"10pt\"/></style:default-style>\n");
  for (guint i = 0; i < G_N_ELEMENTS (paragraphs); i++)
    append_style (xml, paragraphs[i].name, "paragraph", paragraphs[i].paragraph,
                  paragraphs[i].text);
  append_style (xml, "Content", "text", NULL, "fo:background-color=\"#fcf4b4\"");
  append_style (xml, "Deep", "text", NULL, "fo:background-color=\"#f5e27a\"");
  append_style (xml, "Strong", "text", NULL, "fo:font-weight=\"bold\"");
  append_style (xml, "Dim", "text", NULL, "fo:color=\"#4a4a4f\"");
  append_style (xml, "Cue", "text", NULL,
                "style:text-underline-style=\"dash\" style:text-underline-width=\"auto\" "
                "style:text-underline-color=\"#55545c\"");
  for (guint i = 0; i < dictum_enum_length (&dictum_source_kinds); i++)
    {
      const char *nick = dictum_enum_get_nick (&dictum_source_kinds, (int) i);
      g_autofree char *name = g_strconcat ("Source-", nick, NULL);
      g_autofree char *line = g_strdup_printf (
          "style:text-underline-style=\"solid\" style:text-underline-width=\"auto\" "
          "style:text-underline-color=\"%s\"",
          dictum_report_get_colour (nick));

      append_style (xml, name, "text", NULL, line);
    }
  g_string_append (
      xml, "<text:notes-configuration text:note-class=\"footnote\" "
           "style:num-format=\"1\" text:start-value=\"0\" "
           "text:footnotes-position=\"page\" text:start-numbering-at=\"document\"/>\n"
           "</office:styles>\n<office:automatic-styles><style:page-layout style:name=\"Paper\">"
           "<style:page-layout-properties fo:page-width=\"21cm\" fo:page-height=\"29.7cm\" "
           "fo:margin-top=\"2cm\" fo:margin-bottom=\"1.6cm\" fo:margin-left=\"2.8cm\" "
           "fo:margin-right=\"2.4cm\"/><style:footer-style><style:header-footer-properties "
           "fo:margin-top=\"0.5cm\" fo:min-height=\"0.5cm\"/></style:footer-style>"
           "</style:page-layout></office:automatic-styles>\n<office:master-styles>"
           "<style:master-page style:name=\"Standard\" style:page-layout-name=\"Paper\">"
           "<style:footer><text:p text:style-name=\"Foot\"><text:page-number/></text:p>"
           "</style:footer></style:master-page></office:master-styles>\n"
           "</office:document-styles>\n");

  return xml;
}

GString *
dictum_report_to_odt_meta (const DictumReport *report)
{
  GString *xml = g_string_new (NULL);
  g_autofree char *title = g_markup_escape_text (report->title, -1);

  g_string_append_printf (xml, DICTUM_ODT_HEAD, "meta");
  g_string_append (xml, "<office:meta><meta:generator>Dictum</meta:generator><dc:title>");
  g_string_append (xml, title);
  g_string_append (xml, "</dc:title></office:meta>\n</office:document-meta>\n");

  return xml;
}
