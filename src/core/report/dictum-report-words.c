/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Words for a report: cleaned, joined, dated. */

#define G_LOG_DOMAIN "dictum-report"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "report/dictum-report-private.h"

/* Embeddings, overrides and isolates: what they open may run into what stands behind. */
static gboolean
turns_direction (gunichar letter)
{
  return (letter >= 0x202A && letter <= 0x202E) || (letter >= 0x2066 && letter <= 0x2069);
}

/* How many bytes from here on are letters, figures and signs of ASCII, as nearly all are. */
static gsize
measure_plain (const char *place)
{
  gsize length = 0;

  while (place[length] >= ' ' && place[length] < 0x7F)
    length++;

  return length;
}

static char *
clean (const char *text, gboolean lines)
{
  GString *clean;

  if (text == NULL)
    return NULL;

  clean = g_string_sized_new (strlen (text));
  for (const char *place = text; *place != '\0'; place = g_utf8_next_char (place))
    {
      gsize plain = measure_plain (place);
      gunichar letter;

      g_string_append_len (clean, place, (gssize) plain);
      place += plain;
      if (*place == '\0')
        break;

      letter = g_utf8_get_char (place);
      if (letter == '\n' && lines)
        g_string_append_c (clean, '\n');
      else if (letter == '\n' || letter == '\t' || letter == '\r')
        g_string_append_c (clean, ' ');
      else if (!g_unichar_iscntrl (letter) && !turns_direction (letter) && letter != 0xFFFE &&
               letter != 0xFFFF)
        g_string_append_len (clean, place, g_utf8_next_char (place) - place);
    }
  g_strstrip (clean->str);
  if (*clean->str != '\0')
    return g_string_free (clean, FALSE);

  g_string_free (clean, TRUE);
  return NULL;
}

char *
dictum_report_clean (const char *text)
{
  return clean (text, FALSE);
}

char *
dictum_report_clean_lines (const char *text)
{
  return clean (text, TRUE);
}

gboolean
dictum_report_is_rtl (const char *text)
{
  for (const char *place = text; *place != '\0'; place = g_utf8_next_char (place))
    {
      gunichar letter = g_utf8_get_char (place);
      GUnicodeScript script = g_unichar_get_script (letter);

      if (g_unichar_isalpha (letter))
        return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW ||
               script == G_UNICODE_SCRIPT_SYRIAC || script == G_UNICODE_SCRIPT_THAANA ||
               script == G_UNICODE_SCRIPT_NKO || script == G_UNICODE_SCRIPT_ADLAM;
    }

  return FALSE;
}

char *
dictum_report_format_date (const char *date)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *day = date != NULL && strlen (date) >= 10 ? g_strndup (date, 10) : NULL;
  g_autofree char *noon = day != NULL ? g_strconcat (day, "T12:00:00Z", NULL) : NULL;

  if (noon != NULL)
    time = g_date_time_new_from_iso8601 (noon, NULL);

  /* Translators: a date as g_date_time_format() writes it: “14 November 2026”. */
  return time != NULL ? g_date_time_format (time, _ ("%-d %B %Y")) : dictum_report_clean (date);
}

char *
dictum_report_clean_url (const char *url)
{
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL) : NULL;

  if (uri == NULL || g_uri_get_host (uri) == NULL ||
      (!g_str_equal (g_uri_get_scheme (uri), "http") &&
       !g_str_equal (g_uri_get_scheme (uri), "https")))
    return NULL;

  return g_uri_to_string (uri);
}

/* A scale may have been written by anybody: its colours go into style sheets. */
gboolean
dictum_report_is_colour (const char *colour)
{
  gsize length = colour != NULL && *colour == '#' ? strspn (colour + 1, "0123456789abcdefABCDEF")
                                                  : 0;

  return (length == 3 || length == 6) && colour[length + 1] == '\0';
}

void
dictum_report_append (GString *text, char *part)
{
  if (part != NULL && *part != '\0')
    {
      if (text->len > 0)
        g_string_append (text, " · ");
      g_string_append (text, part);
    }
  g_free (part);
}

DictumReportLine *
dictum_report_line_new (const char *label, const char *strong, const char *text)
{
  DictumReportLine *line = g_new0 (DictumReportLine, 1);

  line->label = label;
  line->strong = dictum_report_clean (strong);
  line->text = dictum_report_clean_lines (text);

  return line;
}

void
dictum_report_line_free (gpointer data)
{
  DictumReportLine *line = data;

  g_free (line->strong);
  g_free (line->text);
  g_free (line->colour);
  g_free (line->url);
  g_free (line->archived);
  g_clear_pointer (&line->claims, g_array_unref);
  g_free (line);
}

guint
dictum_report_get_number (DictumReportJob *job, const char *claim)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (job->numbers, claim));
}

void
dictum_report_line_add_claim (DictumReportJob *job, DictumReportLine *line, const char *id)
{
  guint number = dictum_report_get_number (job, id);

  if (number == 0)
    return;

  if (line->claims == NULL)
    line->claims = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (line->claims, number);
}

char *
dictum_report_name_speaker (DictumReportJob *job, const DictumClaim *claim)
{
  const DictumAttribution *link = dictum_claim_get_last_link (claim);
  const DictumSource *source = dictum_corpus_get_speaker (job->corpus, claim);

  if (source != NULL)
    return dictum_report_clean (source->name);

  return link != NULL && link->source_span != NULL ? dictum_report_clean (link->source_span->exact)
                                                   : NULL;
}

/* ---- Figures ---- */

#define MAX_ROWS 30 /* of a figure: more cannot be taken in at a look */

guint
dictum_report_count_rows (const DictumTable *figure)
{
  g_return_val_if_fail (figure != NULL, 0);

  return MIN (figure->rows->len, MAX_ROWS);
}

char *
dictum_report_tell_more (const DictumTable *figure)
{
  guint hidden = figure->rows->len - dictum_report_count_rows (figure);

  if (hidden == 0)
    return NULL;

  return g_strdup_printf (
      ngettext ("%'u more is not shown here.", "%'u more are not shown here.", hidden), hidden);
}

double
dictum_report_get_most (const DictumTable *figure)
{
  double most = 1;

  g_return_val_if_fail (figure != NULL, 1);

  for (guint i = 0; i < figure->rows->len; i++)
    most = MAX (most, ((const DictumTableRow *) g_ptr_array_index (figure->rows, i))
                          ->values[figure->views[0].first]);

  return most;
}

double
dictum_report_get_whole (const DictumTable *figure, const DictumTableRow *row)
{
  double whole = 0;

  g_return_val_if_fail (figure != NULL && row != NULL, 0);

  for (guint i = 0; i < figure->views[0].length; i++)
    whole += row->values[figure->views[0].first + i];

  return whole;
}

char *
dictum_report_format_row (const DictumTable *figure, guint row)
{
  GString *text = g_string_new (NULL);
  const DictumTableView *view = &figure->views[0];

  for (guint i = 0; i < view->length; i++)
    dictum_report_append (text, dictum_table_format (figure, row, view->first + i));
  if (view->share > 0)
    dictum_report_append (text, dictum_table_format (figure, row, view->share));

  return g_string_free (text, FALSE);
}

const char *
dictum_report_get_colour (const char *look)
{
  /* Of kinds of sources as the window has them in light; 3:1 and more on white. */
  static const char *const kinds[] = {
    [DICTUM_SOURCE_PERSON] = "#1a5fb4",          [DICTUM_SOURCE_ORGANISATION] = "#1f6d35",
    [DICTUM_SOURCE_GOVERNMENT_BODY] = "#1f6d35", [DICTUM_SOURCE_GROUP] = "#0b6a73",
    [DICTUM_SOURCE_DOCUMENT] = "#63452c",        [DICTUM_SOURCE_MEDIA] = "#813d9c",
    [DICTUM_SOURCE_UNNAMED] = "#a34a12",         [DICTUM_SOURCE_OTHER] = "#5e5c64",
  };
  int kind = look != NULL ? dictum_enum_from_nick (&dictum_source_kinds, look) : -1;

  if (look == NULL || g_str_equal (look, "named"))
    return kinds[DICTUM_SOURCE_PERSON];
  if (kind >= 0)
    return kinds[kind];
  if (dictum_report_is_colour (look))
    return look;
  if (g_str_equal (look, "done"))
    return kinds[DICTUM_SOURCE_ORGANISATION];

  return g_str_equal (look, "unseen") || g_str_equal (look, "to-do") ? "#b9b8bd" : "#86858c";
}
