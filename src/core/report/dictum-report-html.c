/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-report"

#include "report/dictum-report-html.h"

#include <glib/gi18n-lib.h>

#include "report/dictum-report-html-private.h"

/* ---- Text ---- */

/* All that was written by others goes through here. It is free of control characters already. */
void
dictum_page_append (GString *html, const char *text)
{
  const char *from = text != NULL ? text : "";
  const char *place;

  for (place = from; *place != '\0'; place++)
    {
      const char *escaped = *place == '<'    ? "&lt;"
                            : *place == '>'  ? "&gt;"
                            : *place == '&'  ? "&amp;"
                            : *place == '"'  ? "&quot;"
                            : *place == '\'' ? "&#39;"
                                             : NULL;

      if (escaped == NULL)
        continue;
      g_string_append_len (html, from, place - from);
      g_string_append (html, escaped);
      from = place + 1;
    }
  g_string_append_len (html, from, place - from);
}

/* Isolated, so that words of the other direction do not move what stands beside them. */
void
dictum_page_append_isolated (GString *html, const char *text)
{
  g_string_append (html, "<bdi>");
  dictum_page_append (html, text);
  g_string_append (html, "</bdi>");
}

static void
append_paragraphs (GString *html, const char *text, const char *class)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      {
        g_string_append_printf (html, "<p class=\"%s\" dir=\"auto\">", class);
        dictum_page_append (html, lines[i]);
        g_string_append (html, "</p>\n");
      }
}

static void
append_link (GString *html, const char *url, const char *label)
{
  if (url == NULL)
    return;

  g_string_append (html, " <a class=\"out\" rel=\"noreferrer\" href=\"");
  dictum_page_append (html, url);
  g_string_append (html, "\">");
  dictum_page_append (html, label);
  g_string_append (html, "</a>");
}

void
dictum_page_append_swatch (GString *html, const char *colour)
{
  if (colour != NULL)
    g_string_append_printf (html,
                            "<svg class=\"swatch\" viewBox=\"0 0 10 10\" aria-hidden=\"true\">"
                            "<circle cx=\"5\" cy=\"5\" r=\"5\" fill=\"%s\"/></svg>",
                            colour);
}

void
dictum_page_append_numbers (GString *html, const GArray *claims)
{
  for (guint i = 0; claims != NULL && i < claims->len; i++)
    {
      guint number = g_array_index (claims, guint, i);

      g_string_append_printf (html, "%s<a class=\"number\" href=\"#n%u\">%u</a>", i > 0 ? " " : "",
                              number, number);
    }
}

/* ---- The article ---- */

static void
append_run (GString *html, const DictumReportRun *run)
{
  const char *kind = run->kind >= 0 ? dictum_enum_get_nick (&dictum_source_kinds, run->kind)
                                    : "nobody";
  gboolean content = (run->marks & DICTUM_REPORT_CONTENT) != 0;
  gboolean source = (run->marks & DICTUM_REPORT_SOURCE) != 0;
  gboolean cue = (run->marks & DICTUM_REPORT_CUE) != 0;

  for (guint i = 0; run->begins != NULL && i < run->begins->len; i++)
    g_string_append_printf (html, "<span class=\"margin\" aria-hidden=\"true\">%u</span>",
                            g_array_index (run->begins, guint, i));
  if (content)
    g_string_append (html, run->depth > 1 ? "<mark class=\"deep\">" : "<mark>");
  if (source)
    g_string_append_printf (html, "<span class=\"source %s\">", kind);
  if (cue)
    g_string_append (html, "<span class=\"cue\">");
  dictum_page_append (html, run->text);
  if (cue)
    g_string_append (html, "</span>");
  if (source)
    g_string_append (html, "</span>");
  if (content)
    g_string_append (html, "</mark>");
  for (guint i = 0; run->ends != NULL && i < run->ends->len; i++)
    {
      guint number = g_array_index (run->ends, guint, i);
      /* Translators: what a screen reader says of the number behind the words of a claim. */
      g_autofree char *label = g_strdup_printf (_ ("Note on claim %u"), number);

      g_string_append_printf (html,
                              "<sup><a id=\"c%u\" href=\"#n%u\" role=\"doc-noteref\" "
                              "aria-label=\"",
                              number, number);
      dictum_page_append (html, label);
      g_string_append_printf (html, "\">%u</a></sup>", number);
    }
}

/* The element of a block, and its class. All headings are of one level: those of the texts rarely
 * begin where an outline of the report would need them to. */
static const char *
get_element (const DictumReportBlock *block, const char **class)
{
  static const char *const classes[] = {
    [DICTUM_BLOCK_PARAGRAPH] = "",
    [DICTUM_BLOCK_TITLE] = "title",
    [DICTUM_BLOCK_STANDFIRST] = "standfirst",
    [DICTUM_BLOCK_BYLINE] = "byline",
    [DICTUM_BLOCK_HEADING] = "heading",
    [DICTUM_BLOCK_QUOTE] = "quote",
    [DICTUM_BLOCK_LIST_ITEM] = "item",
    [DICTUM_BLOCK_CAPTION] = "caption",
    [DICTUM_BLOCK_TABLE_CELL] = "cell",
    [DICTUM_BLOCK_PULL_QUOTE] = "pull-quote",
  };

  *class = classes[CLAMP (block->kind, 0, (int) G_N_ELEMENTS (classes) - 1)];

  return block->kind == DICTUM_BLOCK_LIST_ITEM ? "li"
         : block->kind == DICTUM_BLOCK_HEADING ? "h3"
         : block->kind == DICTUM_BLOCK_QUOTE   ? "blockquote"
                                               : "p";
}

static void
append_blocks (GString *html, const DictumReportArticle *article)
{
  gboolean in_list = FALSE;

  g_string_append (html, "<div class=\"text\"");
  if (article->language != NULL)
    {
      g_string_append (html, " lang=\"");
      dictum_page_append (html, article->language);
      g_string_append_c (html, '"');
    }
  g_string_append_printf (html, " dir=\"%s\">\n", article->rtl ? "rtl" : "ltr");
  for (guint i = 0; i < article->blocks->len; i++)
    {
      const DictumReportBlock *block = g_ptr_array_index (article->blocks, i);
      const char *class;
      const char *element = get_element (block, &class);

      if (in_list != (block->kind == DICTUM_BLOCK_LIST_ITEM))
        {
          in_list = !in_list;
          g_string_append (html, in_list ? "<ul>\n" : "</ul>\n");
        }
      g_string_append_printf (html, *class != '\0' ? "<%s class=\"%s\">" : "<%s>", element, class);
      if (block->speaker != NULL)
        {
          g_string_append (html, "<b class=\"speaker\">");
          dictum_page_append_isolated (html, block->speaker);
          g_string_append (html, "</b> ");
        }
      for (guint j = 0; j < block->runs->len; j++)
        append_run (html, g_ptr_array_index (block->runs, j));
      g_string_append_printf (html, "</%s>\n", element);
    }
  g_string_append (html, in_list ? "</ul>\n</div>\n" : "</div>\n");
}

void
dictum_page_append_line (GString *html, const DictumReportLine *line)
{
  g_string_append (html, "<div><dt>");
  dictum_page_append (html, line->label);
  g_string_append (html, "</dt><dd>");
  dictum_page_append_swatch (html, line->colour);
  if (line->strong != NULL)
    {
      g_string_append (html, "<b>");
      dictum_page_append_isolated (html, line->strong);
      g_string_append (html, "</b>");
    }
  if (line->strong != NULL && line->text != NULL)
    g_string_append (html, " · ");
  if (line->text != NULL)
    dictum_page_append_isolated (html, line->text);
  if (line->claims != NULL)
    {
      g_string_append (html, line->text != NULL ? " · " : "");
      dictum_page_append_numbers (html, line->claims);
    }
  append_link (html, line->url, _ ("Link"));
  append_link (html, line->archived, _ ("Archived copy"));
  g_string_append (html, "</dd></div>\n");
}

static void
append_note (GString *html, const DictumReportNote *note)
{
  /* Translators: what a screen reader says of the arrow behind a note. */
  g_autofree char *back = g_strdup_printf (_ ("Back to claim %u in the text"), note->number);

  g_string_append_printf (html, "<li id=\"n%u\" value=\"%u\">\n<p class=\"said\" dir=\"auto\">",
                          note->number, note->number);
  g_string_append_printf (html, "<span class=\"number\" aria-hidden=\"true\">%u</span>",
                          note->number);
  dictum_page_append (html, note->quote);
  if (note->placed)
    {
      g_string_append_printf (html,
                              " <a class=\"back\" role=\"doc-backlink\" href=\"#c%u\" "
                              "aria-label=\"",
                              note->number);
      dictum_page_append (html, back);
      g_string_append (html, "\">↩&#xFE0E;</a>");
    }
  else
    {
      g_string_append (html, " <span class=\"aside\">");
      dictum_page_append (html, _ ("In an older version of the text"));
      g_string_append (html, "</span>");
    }
  g_string_append (html, "</p>\n<dl>\n");
  for (guint i = 0; i < note->lines->len; i++)
    dictum_page_append_line (html, g_ptr_array_index (note->lines, i));
  g_string_append (html, "</dl>\n</li>\n");
}

static void
append_article (GString *html, const DictumReportArticle *article)
{
  g_string_append_printf (html,
                          "<article id=\"a%u\" aria-labelledby=\"t%u\">\n<h2 id=\"t%u\" "
                          "dir=\"auto\">",
                          article->number, article->number, article->number);
  dictum_page_append (html, article->title);
  g_string_append (html, "</h2>\n<p class=\"details\">");
  dictum_page_append_isolated (html, article->details);
  append_link (html, article->url, _ ("Original"));
  append_link (html, article->archived, _ ("Archived copy"));
  g_string_append (html, "</p>\n");
  append_blocks (html, article);

  if (article->notes->len > 0)
    {
      g_string_append_printf (html,
                              "<section class=\"notes\" role=\"doc-endnotes\" "
                              "aria-labelledby=\"h%u t%u\">\n<h3 id=\"h%u\">",
                              article->number, article->number, article->number);
      dictum_page_append (html, _ ("Notes"));
      g_string_append (html, "</h3>\n<ol>\n");
      for (guint i = 0; i < article->notes->len; i++)
        append_note (html, g_ptr_array_index (article->notes, i));
      g_string_append (html, "</ol>\n</section>\n");
    }
  g_string_append (html, "</article>\n");
}

/* ---- The page ---- */

static void
append_style (GString *html)
{
  g_autoptr (GBytes) style = g_resources_lookup_data ("/dictum-core/report/report.css",
                                                      G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_string_append (html, "<style>\n");
  g_string_append_len (html, g_bytes_get_data (style, NULL), (gssize) g_bytes_get_size (style));
  g_string_append (html, "</style>\n");
}

static void
append_head (GString *html, const DictumReport *report)
{
  g_string_append_printf (html, "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n",
                          report->language, report->rtl ? "rtl" : "ltr");
  /* The policy has the browser keep the promise: whatever were in here, nothing is fetched or run.
   * The empty icon keeps it from asking for one where the page is on a server. */
  g_string_append (html,
                   "<meta charset=\"utf-8\">\n"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                   "style-src 'unsafe-inline'; img-src data:; form-action 'none'; "
                   "base-uri 'none'\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<meta name=\"color-scheme\" content=\"light dark\">\n"
                   "<meta name=\"referrer\" content=\"no-referrer\">\n"
                   "<meta name=\"generator\" content=\"Dictum\">\n"
                   "<link rel=\"icon\" href=\"data:,\">\n<title>");
  dictum_page_append (html, report->title);
  g_string_append (html, "</title>\n");
  append_style (html);
  g_string_append (html, "</head>\n<body>\n");
}

static void
append_contents (GString *html, const DictumReport *report)
{
  if (report->articles->len < 2 && report->grids->len + report->figures->len == 0)
    return;

  g_string_append (html, "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">");
  dictum_page_append (html, _ ("Contents"));
  g_string_append (html, "</h2>\n<ul>\n");
  for (guint i = 0; i < report->articles->len; i++)
    {
      const DictumReportArticle *article = g_ptr_array_index (report->articles, i);

      g_string_append_printf (html, "<li><a href=\"#a%u\">", article->number);
      dictum_page_append_isolated (html, article->title);
      g_string_append (html, "</a></li>\n");
    }
  if (report->figures->len > 0)
    {
      g_string_append (html, "<li><a href=\"#figures\">");
      dictum_page_append (html, _ ("Figures"));
      g_string_append (html, "</a></li>\n");
    }
  for (guint i = 0; i < report->grids->len; i++)
    {
      const DictumReportGrid *grid = g_ptr_array_index (report->grids, i);

      g_string_append_printf (html, "<li><a href=\"#%s\">", grid->id);
      dictum_page_append (html, grid->title);
      g_string_append (html, "</a></li>\n");
    }
  g_string_append (html, "</ul>\n</nav>\n");
}

static void
append_front (GString *html, const DictumReport *report)
{
  g_string_append (html, "<header>\n<h1 dir=\"auto\">");
  dictum_page_append (html, report->title);
  g_string_append (html, "</h1>\n");
  append_paragraphs (html, report->description, "description");
  if (report->tiles->len > 0)
    {
      g_string_append (html, "<ul class=\"tiles\">\n");
      for (guint i = 0; i < report->tiles->len; i++)
        {
          const DictumReportTile *tile = g_ptr_array_index (report->tiles, i);

          g_string_append (html, "<li><b>");
          dictum_page_append (html, tile->value);
          g_string_append (html, "</b> ");
          dictum_page_append (html, tile->label);
          g_string_append (html, "</li>\n");
        }
      g_string_append (html, "</ul>\n");
    }
  g_string_append (html, "<dl>\n");
  for (guint i = 0; i < report->facts->len; i++)
    dictum_page_append_line (html, g_ptr_array_index (report->facts, i));
  g_string_append (html, "</dl>\n</header>\n");
}

GString *
dictum_report_to_html (const DictumReport *report)
{
  GString *html = g_string_new (NULL);

  g_return_val_if_fail (report != NULL, NULL);

  append_head (html, report);
  append_front (html, report);
  append_contents (html, report);
  g_string_append (html, "<main>\n");
  for (guint i = 0; i < report->articles->len; i++)
    append_article (html, g_ptr_array_index (report->articles, i));
  dictum_page_append_figures (html, report);
  for (guint i = 0; i < report->grids->len; i++)
    dictum_page_append_grid (html, g_ptr_array_index (report->grids, i));
  g_string_append (html, "</main>\n<footer><p>");
  dictum_page_append (html, _ ("Made with Dictum. The words of the articles are their publishers’; "
                               "marks and notes are those of the people who checked them."));
  g_string_append (html, "</p></footer>\n</body>\n</html>\n");

  return html;
}
