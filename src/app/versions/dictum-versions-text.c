/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-versions"

#include "versions/dictum-versions-text.h"

#include <glib/gi18n.h>

#include "window/dictum-format.h"

#define MAX_TELLING 60 /* code points: in a longer passage there always is some name or number */
#define MAX_SHOWN 120  /* code points of a passage in a sentence about it */

/* Shapes say what is what; the colours only help to see it from afar. */
static void
add_tags (GtkTextBuffer *buffer)
{
  if (gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "added") != NULL)
    return;
  gtk_text_buffer_create_tag (buffer, "removed", "strikethrough", TRUE, NULL);
  gtk_text_buffer_create_tag (buffer, "added", "underline", PANGO_UNDERLINE_SINGLE, NULL);
  gtk_text_buffer_create_tag (buffer, "moved", "style", PANGO_STYLE_ITALIC, "underline",
                              PANGO_UNDERLINE_DOUBLE, NULL);
  gtk_text_buffer_create_tag (buffer, "tells", "weight", PANGO_WEIGHT_BOLD, "overline",
                              PANGO_OVERLINE_SINGLE, NULL);
  gtk_text_buffer_create_tag (buffer, "current", NULL);
  gtk_text_buffer_create_tag (buffer, "claim", "weight", PANGO_WEIGHT_BOLD, NULL);
}

static void
tint (GtkTextBuffer *buffer, const char *name, const GdkRGBA *ground)
{
  GtkTextTagTable *tags = gtk_text_buffer_get_tag_table (buffer);

  g_object_set (gtk_text_tag_table_lookup (tags, name), "background-rgba", ground, NULL);
}

void
dictum_versions_tint (GtkTextBuffer *buffer, const DictumPalette *palette)
{
  add_tags (buffer);
  tint (buffer, "removed", &palette->removed);
  tint (buffer, "added", &palette->added);
  tint (buffer, "moved", &palette->moved);
  tint (buffer, "current", &palette->current);
  tint (buffer, "claim", &palette->current);
}

/* Appends a range of a text, and gives it tags. */
static void
append (GtkTextBuffer *buffer,
        DictumText *text,
        const DictumRange *range,
        const char *tag,
        gboolean tells)
{
  g_autofree char *words = dictum_text_get_slice (text, range->start, range->end);
  GtkTextIter start, end;
  int at;

  gtk_text_buffer_get_end_iter (buffer, &end);
  at = gtk_text_iter_get_offset (&end);
  gtk_text_buffer_insert (buffer, &end, words, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, at);
  /* White space behind the words did not change. */
  while (gtk_text_iter_compare (&start, &end) < 0)
    {
      GtkTextIter before = end;

      gtk_text_iter_backward_char (&before);
      if (!g_unichar_isspace (gtk_text_iter_get_char (&before)))
        break;
      end = before;
    }
  if (tag != NULL)
    gtk_text_buffer_apply_tag_by_name (buffer, tag, &start, &end);
  if (tells)
    gtk_text_buffer_apply_tag_by_name (buffer, "tells", &start, &end);
}

/* “40” and “70” must not be read as one number. */
static void
set_apart (GtkTextBuffer *buffer)
{
  GtkTextIter end, before;

  gtk_text_buffer_get_end_iter (buffer, &end);
  before = end;
  if (gtk_text_iter_backward_char (&before) &&
      !g_unichar_isspace (gtk_text_iter_get_char (&before)))
    gtk_text_buffer_insert (buffer, &end, " ", -1);
}

static int
get_length (const DictumRange *range)
{
  return range->end - range->start;
}

GArray *
dictum_versions_fill (GtkTextBuffer *buffer,
                      DictumVersionsView view,
                      DictumText *old_text,
                      DictumText *new_text,
                      GArray *differences)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (DictumRange));

  gtk_text_buffer_set_text (buffer, "", 0);
  for (guint i = 0; i < differences->len; i++)
    {
      const DictumDifference *difference = &g_array_index (differences, DictumDifference, i);
      const DictumStretch *stretch = &difference->stretch;
      gboolean tells = difference->tells != DICTUM_TELLS_NOTHING &&
                       get_length (&stretch->old_text) <= MAX_TELLING &&
                       get_length (&stretch->new_text) <= MAX_TELLING;
      DictumRange range = { gtk_text_buffer_get_char_count (buffer), 0 };
      gboolean both = view == DICTUM_VERSIONS_INLINE;

      if (stretch->kind == DICTUM_STRETCH_SAME)
        {
          if (view == DICTUM_VERSIONS_OLD)
            append (buffer, old_text, &stretch->old_text, NULL, FALSE);
          else
            append (buffer, new_text, &stretch->new_text, NULL, FALSE);
        }
      else
        {
          if ((both || view == DICTUM_VERSIONS_OLD) && stretch->kind != DICTUM_STRETCH_MOVED_TO)
            append (buffer, old_text, &stretch->old_text,
                    stretch->kind == DICTUM_STRETCH_MOVED_FROM && !both ? "moved" : "removed",
                    tells);
          if (both && stretch->kind == DICTUM_STRETCH_REPLACED)
            set_apart (buffer);
          if ((both || view == DICTUM_VERSIONS_NEW) && stretch->kind != DICTUM_STRETCH_MOVED_FROM)
            append (buffer, new_text, &stretch->new_text,
                    stretch->kind == DICTUM_STRETCH_MOVED_TO ? "moved" : "added", tells);
        }
      range.end = gtk_text_buffer_get_char_count (buffer);
      g_array_append_val (ranges, range);
    }
  return ranges;
}

/* What was moved to a place stands there in the new text only. Its range of the old text is where
 * it came from, which may be anywhere. */
static gboolean
shows_old_text (const DictumStretch *stretch, DictumVersionsView view)
{
  return view != DICTUM_VERSIONS_NEW && stretch->kind != DICTUM_STRETCH_MOVED_TO;
}

int
dictum_versions_set_off (GtkTextBuffer *buffer,
                         DictumVersionsView view,
                         GArray *differences,
                         GArray *ranges,
                         GPtrArray *spans)
{
  int first = -1;

  for (guint i = 0; i < differences->len; i++)
    {
      const DictumStretch *stretch = &g_array_index (differences, DictumDifference, i).stretch;
      int shift = g_array_index (ranges, DictumRange, i).start - stretch->old_text.start;

      for (guint j = 0; shows_old_text (stretch, view) && j < dictum_values_length (spans); j++)
        {
          const DictumSpan *span = dictum_values_get (spans, j);
          int from = MAX (span->start, stretch->old_text.start);
          int to = MIN (span->end, stretch->old_text.end);
          GtkTextIter start, end;

          if (from >= to)
            continue;
          gtk_text_buffer_get_iter_at_offset (buffer, &start, from + shift);
          gtk_text_buffer_get_iter_at_offset (buffer, &end, to + shift);
          gtk_text_buffer_apply_tag_by_name (buffer, "claim", &start, &end);
          if (first < 0)
            {
              gtk_text_buffer_place_cursor (buffer, &start);
              first = (int) i;
            }
        }
    }
  return first;
}

static char *
shorten (DictumText *text, const DictumRange *range)
{
  g_autofree char *words = dictum_text_get_slice (text, range->start,
                                                  MIN (range->end, range->start + MAX_SHOWN));
  g_autofree char *whole = NULL;

  g_strstrip (g_strdelimit (words, "\n", ' '));
  if (range->end - range->start > MAX_SHOWN)
    whole = g_strconcat (words, "…", NULL);

  return dictum_format_isolated (whole != NULL ? whole : words);
}

char *
dictum_versions_describe (DictumText *old_text,
                          DictumText *new_text,
                          const DictumDifference *difference)
{
  const DictumStretch *stretch = &difference->stretch;
  g_autofree char *olds = shorten (old_text, &stretch->old_text);
  g_autofree char *news = shorten (new_text, &stretch->new_text);
  g_autofree char *tells = dictum_tells_describe (difference->tells);
  g_autofree char *what = NULL;

  switch (stretch->kind)
    {
    case DICTUM_STRETCH_REMOVED:
      what = g_strdup_printf (_ ("“%s” was removed"), olds);
      break;
    case DICTUM_STRETCH_ADDED:
      what = g_strdup_printf (_ ("“%s” was added"), news);
      break;
    case DICTUM_STRETCH_MOVED_FROM:
      what = g_strdup_printf (_ ("“%s” was moved away from here"), olds);
      break;
    case DICTUM_STRETCH_MOVED_TO:
      what = g_strdup_printf (_ ("“%s” was moved here"), news);
      break;
    case DICTUM_STRETCH_SAME:
    case DICTUM_STRETCH_REPLACED:
    default:
      what = g_strdup_printf (_ ("“%1$s” became “%2$s”"), olds, news);
      break;
    }
  /* Translators: the change in words, then what it touches (“number, name”). */
  return tells != NULL ? g_strdup_printf (_ ("%1$s (%2$s)"), what, tells) : g_steal_pointer (&what);
}
