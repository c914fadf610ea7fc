/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-page.h"

#include <stdio.h>
#include <string.h>

#include "load/dictum-html-date-words.h"
#include "load/dictum-load-time.h"
#include "text/dictum-text.h"

/* So many lines before and behind the title are looked at for a date, as long as no long text, in
 * bytes, has begun. */
#define LINES_ABOVE 14
#define LINES_BELOW 45
#define LONG_TEXT 260
#define LONG_TEXTS 3

/* A line longer than this, in bytes, is a sentence of the text. */
#define SHORT_LINE 110

/* So many dates far from the title are read. */
#define MAX_DATES 300

/* A date that the page shows. */
typedef struct
{
  char *time;
  guint line;
  DictumDetailOrigin origin;
} Shown;

typedef struct
{
  const DictumHtmlPage *page;
  const char *language; /* to read dates with; static or the page's */
  guint title_line;
  Shown published, unnamed, updated; /* the nearest to the title of each */
} Finder;

static gboolean
has_digit (const char *words)
{
  for (; *words != '\0'; words = g_utf8_next_char (words))
    if (g_unichar_isdigit (g_utf8_get_char (words)))
      return TRUE;
  return FALSE;
}

static char *
parse_time (const Finder *self, const char *words)
{
  return words != NULL && (has_digit (words) || strstr (words, "年") != NULL)
             ? dictum_load_parse_time_in (words, self->language)
             : NULL;
}

/* What the markup around a line says its date is. */
static DictumDateSaying
get_marked_saying (const DictumHtmlTree *tree, guint index, DictumDetailOrigin *origin)
{
  for (int up = 0; up < 3; up++)
    {
      const DictumHtmlNode *node = &tree->nodes[index = tree->nodes[index].parent];
      const char *class = dictum_html_node_get_attribute (node, "class");
      g_autofree char *low = class != NULL ? g_ascii_strdown (class, -1) : NULL;

      if (node->end - index > 12)
        break;
      *origin = DICTUM_DETAIL_ORIGIN_MICRODATA;
      if (dictum_html_node_has_token (node, "itemprop", "dateModified"))
        return DICTUM_DATE_SAYS_UPDATED;
      if (dictum_html_node_has_token (node, "itemprop", "datePublished"))
        return DICTUM_DATE_SAYS_PUBLISHED;
      *origin = DICTUM_DETAIL_ORIGIN_VISIBLE;
      /* WordPress calls the date of an article that was never changed "published updated". */
      if (low != NULL && strstr (low, "publish") != NULL)
        break;
      if (low != NULL && (strstr (low, "updated") != NULL || strstr (low, "modified") != NULL))
        return DICTUM_DATE_SAYS_UPDATED;
    }
  *origin = DICTUM_DETAIL_ORIGIN_VISIBLE;
  return DICTUM_DATE_SAYS_NOTHING;
}

/* The exact time that a <time> around a line has, where it is of the day that a reader sees. */
static char *
refine (const Finder *self, guint index, const char *shown)
{
  const DictumHtmlTree *tree = self->page->tree;

  for (int up = 0; up < 3; up++)
    {
      const DictumHtmlNode *node = &tree->nodes[index = tree->nodes[index].parent];
      const char *attribute = dictum_html_node_get_attribute (node, "datetime");
      g_autofree char *exact = NULL;

      if (attribute == NULL)
        attribute = dictum_html_node_get_attribute (node, "content");
      exact = node->end - index <= 12 ? parse_time (self, attribute) : NULL;
      if (exact != NULL && (shown == NULL || strncmp (exact, shown, 10) == 0))
        return g_steal_pointer (&exact);
    }
  return g_strdup (shown);
}

static guint
get_distance (const Finder *self, guint line)
{
  if (self->title_line == G_MAXUINT)
    return line;
  /* What is below the title belongs to it rather than what is above. */
  return line >= self->title_line ? line - self->title_line : 2 * (self->title_line - line) + 4;
}

/* Keeps a date, which it takes over, if it is the nearest to the title of what it says. */
static void
take (Finder *self, guint line, char *time, DictumDateSaying saying, DictumDetailOrigin origin)
{
  Shown *place = saying == DICTUM_DATE_SAYS_PUBLISHED ? &self->published
                 : saying == DICTUM_DATE_SAYS_UPDATED ? &self->updated
                                                      : &self->unnamed;

  if (saying == DICTUM_DATE_SAYS_OTHER ||
      (place->time != NULL && get_distance (self, place->line) <= get_distance (self, line)))
    {
      g_free (time);
      return;
    }
  g_free (place->time);
  *place = (Shown) { time, line, origin };
}

/* All dates of a line: "Published 3 May 2026, updated 4 May 2026" has two. before: what the line
 * before it said, without a date. Returns what this one says of the next one's date. */
static DictumDateSaying
read_line (Finder *self, guint number, const char *line, DictumDateSaying before)
{
  guint node = g_array_index (self->page->lines, DictumHtmlLine, number).node;
  g_autofree char *rest = dictum_text_fold (line);
  DictumDetailOrigin origin = DICTUM_DETAIL_ORIGIN_VISIBLE;
  DictumDateSaying open = DICTUM_DATE_SAYS_NOTHING, saying;
  const char *place;
  gboolean any = FALSE;

  while ((saying = dictum_date_words_find (rest, &place)) != DICTUM_DATE_SAYS_NOTHING)
    {
      g_autofree char *time = parse_time (self, place);

      if (time != NULL)
        take (self, number, refine (self, node, time), saying, origin);
      else if (!any)
        open = saying;
      any = any || time != NULL;
      rest[place - rest] = '\0';
    }
  if (*rest != '\0')
    {
      g_autofree char *time = parse_time (self, rest);

      if (time != NULL)
        {
          saying = before != DICTUM_DATE_SAYS_NOTHING
                       ? before
                       : get_marked_saying (self->page->tree, node, &origin);
          take (self, number, refine (self, node, time), saying, origin);
          any = TRUE;
        }
    }
  return any ? DICTUM_DATE_SAYS_NOTHING : open;
}

/* "May", "3," and "Sunday 3". */
static gboolean
is_piece (const Finder *self, const char *line)
{
  g_autofree char *folded = NULL;

  if (strlen (line) > 24)
    return FALSE;
  folded = dictum_html_fold (line);
  return has_digit (line) || dictum_load_find_month (folded, self->language) > 0;
}

/* "<span>May</span> <span>3</span>, 2026": a date in pieces; read where its first piece is. */
static char *
join_pieces (const Finder *self, guint number)
{
  const DictumHtmlTree *tree = self->page->tree;
  guint node = g_array_index (self->page->lines, DictumHtmlLine, number).node;

  for (int up = 0; up < 2; up++)
    {
      g_autofree char *text = NULL;
      guint above = tree->nodes[node].parent;

      if (tree->nodes[above].end - above > 14)
        return NULL;
      if (number > 0 && g_array_index (self->page->lines, DictumHtmlLine, number - 1).node > above)
        return NULL;
      text = dictum_html_tree_dup_start (tree, above, SHORT_LINE);
      if (strlen (text) > SHORT_LINE)
        return NULL;
      if (has_digit (text) &&
          dictum_html_page_find_line (self->page, tree->nodes[above].end) > number + 1)
        {
          g_autofree char *time = parse_time (self, text);

          if (time != NULL)
            return g_steal_pointer (&text);
        }
      node = above;
    }
  return NULL;
}

static void
read_around_title (Finder *self)
{
  guint n = self->page->lines->len, from = 0, to = n, long_texts = 0;
  DictumDateSaying saying = DICTUM_DATE_SAYS_NOTHING;
  guint said = 0;

  if (self->title_line != G_MAXUINT)
    {
      from = self->title_line > LINES_ABOVE ? self->title_line - LINES_ABOVE : 0;
      to = MIN (n, self->title_line + LINES_BELOW);
    }
  else
    {
      to = MIN (n, 2 * LINES_BELOW);
    }
  for (guint i = from; i < to && long_texts < LONG_TEXTS; i++)
    {
      g_autofree char *line = dictum_html_page_dup_line (self->page, i, SHORT_LINE);
      g_autofree char *joined = NULL;
      DictumDateSaying next;

      if (line == NULL)
        {
          long_texts += i > self->title_line &&
                        g_array_index (self->page->lines, DictumHtmlLine, i).length > LONG_TEXT;
          saying = DICTUM_DATE_SAYS_NOTHING;
          continue;
        }
      if (is_piece (self, line))
        joined = join_pieces (self, i);
      if (i - said > 2)
        saying = DICTUM_DATE_SAYS_NOTHING;
      next = read_line (self, i, joined != NULL ? joined : line, saying);
      if (next != DICTUM_DATE_SAYS_NOTHING)
        said = i;
      if (next != DICTUM_DATE_SAYS_NOTHING || has_digit (line))
        saying = next;
    }
}

static gboolean
names_date (const DictumHtmlNode *node)
{
  static const char *const words[] = { "date",     "publish", "posted", "time",
                                       "dateline", "byline",  "meta",   NULL };
  const char *class = dictum_html_node_get_attribute (node, "class");
  g_autofree char *low = class != NULL ? g_ascii_strdown (class, -1) : NULL;

  for (guint i = 0; low != NULL && words[i] != NULL; i++)
    if (strstr (low, words[i]) != NULL)
      return strstr (low, "update") == NULL && strstr (low, "modified") == NULL;
  return FALSE;
}

/* Farther from the title: a <time>, or a short text that its markup calls a date. */
static char *
find_marked_date (const Finder *self, guint from)
{
  const DictumHtmlTree *tree = self->page->tree;

  for (guint i = from, read = 0; i < tree->n_nodes && read < MAX_DATES; i++)
    {
      const DictumHtmlNode *node = &tree->nodes[i];
      g_autofree char *text = NULL;
      char *time = NULL;

      if (dictum_html_node_is_text (node) || node->end - i > 40)
        continue;
      if (node->tag == GUMBO_TAG_TIME ||
          dictum_html_node_has_token (node, "itemprop", "datePublished"))
        {
          time = parse_time (self, dictum_html_node_get_attribute (node, "datetime"));
          if (time == NULL)
            time = parse_time (self, dictum_html_node_get_attribute (node, "content"));
        }
      else if (!names_date (node))
        continue;
      read++;
      if (time == NULL)
        {
          const char *place;

          text = dictum_html_tree_dup_start (tree, i, SHORT_LINE);
          if (strlen (text) <= SHORT_LINE)
            {
              g_autofree char *folded = dictum_text_fold (text);

              if (dictum_date_words_find (folded, &place) != DICTUM_DATE_SAYS_UPDATED)
                time = parse_time (self, text);
            }
        }
      if (time != NULL)
        return time;
    }
  return NULL;
}

/* "/2015/07/24/" or "/2015/july/24/" in the address. */
static char *
find_date_in_url (const char *url)
{
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *date = NULL;

  if (url == NULL)
    return NULL;
  regex = g_regex_new (
      "[/_-]((?:19|20)[0-9]{2})[/-]([01]?[0-9]|[a-z]{3,9})[/-]([0-3]?[0-9])(?:[/_.+-]|$)",
      G_REGEX_CASELESS, 0, NULL);
  if (!g_regex_match (regex, url, 0, &match))
    return NULL;
  date = g_match_info_expand_references (match, "\\1-\\2-\\3", NULL);
  return dictum_load_parse_time_in (date, "en");
}

/* Days from a to b, both beginning with a date. */
static int
count_days (const char *a, const char *b)
{
  int year, month, day;
  GDate from, to;

  if (sscanf (a, "%4d-%2d-%2d", &year, &month, &day) != 3)
    return 0;
  g_date_set_dmy (&from, day, month, year);
  if (sscanf (b, "%4d-%2d-%2d", &year, &month, &day) != 3)
    return 0;
  g_date_set_dmy (&to, day, month, year);
  return g_date_days_between (&from, &to);
}

static char *
read_declared (const Finder *self,
               const char *linked,
               const char *const *names,
               DictumDetailOrigin *origin)
{
  char *time = parse_time (self, linked);

  *origin = DICTUM_DETAIL_ORIGIN_JSON_LD;
  for (guint i = 0; time == NULL && names[i] != NULL; i++)
    {
      const char *one[] = { names[i], NULL };

      time = parse_time (self, dictum_html_page_get_first (self->page, one, origin));
    }
  return time;
}

static gboolean
is_same_day (const char *a, const char *b)
{
  return a != NULL && b != NULL && ABS (count_days (a, b)) <= 1;
}

/* Templates declare the day of a page's latest change, or of its move to another system, as the one
 * of its publication; what readers see beside the title is right then. It must be earlier, as the
 * only date of a changed article is often that of the change, unless it says what it is. A day's
 * difference is the time zone's: then the declared time has the zone. */
static gboolean
is_better (const char *declared, const char *modified, const Shown *shown, gboolean named)
{
  if (shown->time == NULL)
    return FALSE;
  if (declared == NULL)
    return TRUE;
  return count_days (shown->time, declared) > 1 ||
         (named && !is_same_day (shown->time, declared) && !is_same_day (shown->time, modified));
}

static void
set_time (DictumHtmlMetadata *self, DictumDetail detail, char *time, DictumDetailOrigin origin)
{
  char **place = detail == DICTUM_DETAIL_PUBLISHED ? &self->published : &self->modified;

  if (time == NULL)
    return;
  g_free (*place);
  *place = time;
  self->origins[detail] = origin;
}

/* Where the language leaves open what 3/4/2026 means, other dates of the page may tell. */
static const char *
find_order (const DictumHtmlPage *page)
{
  gboolean ambiguous = FALSE;

  for (guint i = 0, read = 0; i < page->lines->len && read < MAX_DATES; i++)
    {
      const DictumHtmlLine *item = &g_array_index (page->lines, DictumHtmlLine, i);
      const char *text = dictum_html_node_get_text (&page->tree->nodes[item->node]);
      const char *slash = item->length < SHORT_LINE ? strchr (text, '/') : NULL;
      g_autofree char *american = NULL;
      g_autofree char *other = NULL;

      if (slash == NULL || slash == text || !g_ascii_isdigit (slash[-1]) ||
          !g_ascii_isdigit (slash[1]))
        continue;
      read++;
      if (dictum_load_time_is_ambiguous (text))
        {
          ambiguous = TRUE;
          continue;
        }
      american = dictum_load_parse_time_in (text, "en-US");
      while (slash > text && g_ascii_isdigit (slash[-1]))
        slash--;
      if (american != NULL && g_ascii_strtoull (slash, NULL, 10) <= 31)
        return g_ascii_strtoull (slash, NULL, 10) > 12 ? "en-GB" : "en-US";
    }
  return ambiguous ? NULL : "en";
}

/* Weighs what the page declares against what it shows. */
static void
use_shown (Finder *self, DictumHtmlMetadata *metadata)
{
  const char *declared = metadata->published;
  gboolean confirmed = is_same_day (declared, self->published.time) ||
                       is_same_day (declared, self->unnamed.time);

  if (!confirmed && is_better (declared, metadata->modified, &self->published, TRUE))
    set_time (metadata, DICTUM_DETAIL_PUBLISHED, g_steal_pointer (&self->published.time),
              self->published.origin);
  else if (!confirmed && is_better (declared, metadata->modified, &self->unnamed, FALSE))
    set_time (metadata, DICTUM_DETAIL_PUBLISHED, g_steal_pointer (&self->unnamed.time),
              self->unnamed.origin);
  if (metadata->modified == NULL)
    set_time (metadata, DICTUM_DETAIL_MODIFIED, g_strdup (self->updated.time),
              self->updated.origin);
}

/* Where neither the head of the page nor that of the article says it. */
static void
find_elsewhere (Finder *self, DictumHtmlMetadata *metadata)
{
  const char *url = metadata->url != NULL ? metadata->url : self->page->url;

  if (metadata->published == NULL)
    set_time (metadata, DICTUM_DETAIL_PUBLISHED, find_date_in_url (url),
              DICTUM_DETAIL_ORIGIN_ADDRESS);
  /* An article whose only date is that of its latest change is dated by it: as it stands it was
   * published then. */
  if (metadata->published == NULL)
    set_time (metadata, DICTUM_DETAIL_PUBLISHED, g_steal_pointer (&self->updated.time),
              self->updated.origin);
  if (metadata->published == NULL)
    set_time (metadata, DICTUM_DETAIL_PUBLISHED, find_marked_date (self, metadata->title_node),
              DICTUM_DETAIL_ORIGIN_VISIBLE);
  if (metadata->published == NULL && metadata->title_node > 0)
    set_time (metadata, DICTUM_DETAIL_PUBLISHED, find_marked_date (self, 0),
              DICTUM_DETAIL_ORIGIN_VISIBLE);
}

void
dictum_html_page_find_dates (const DictumHtmlPage *page, DictumHtmlMetadata *self)
{
  Finder finder = { .page = page, .language = self->language };
  DictumDetailOrigin origin;
  char *time;

  finder.title_line = dictum_html_page_find_title_line (page, self);
  if (self->language == NULL || strcmp (self->language, "en") == 0)
    finder.language = find_order (page);
  read_around_title (&finder);

  time = read_declared (&finder, page->linked->modified, dictum_date_modified_names, &origin);
  set_time (self, DICTUM_DETAIL_MODIFIED, time, origin);
  time = read_declared (&finder, page->linked->published, dictum_date_published_names, &origin);
  set_time (self, DICTUM_DETAIL_PUBLISHED, time, origin);
  use_shown (&finder, self);
  find_elsewhere (&finder, self);
  g_free (finder.published.time);
  g_free (finder.unnamed.time);
  g_free (finder.updated.time);
}
