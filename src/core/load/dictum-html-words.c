/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-metadata.h"

#include <string.h>

#include "load/dictum-load-article.h"
#include "text/dictum-text.h"

/* Marks that stand between a title and the name of its site. */
static const char *const separators[] = { " | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ",
                                          " / ", " < ", " > ", " « ", " : ",  "|",   NULL };

/* What stands before names, folded. */
static const char *const openings[] = {
  "by ",           "with ",       "avec ",     "written by ", "posted by ",
  "published by ", "story by ",   "author ",   "authors ",    "reported by ",
  "reporting by ", "article by ", "words by ", "text by ",    "report by ",
  "reviewed by ",  "von ",        "par ",      "por ",        "di ",
  "door ",         "av ",         "af ",       "autor ",      "auteur ",
  "autore ",       "redactie ",   "przez ",    NULL,
};

/* Parts of a byline that name no person. */
static const char *const no_names[] = {
  "admin",        "administrator", "editor",     "editors",        "staff",      "guest",
  "guest author", "author",        "the author", "editorial",      "unknown",    "anonymous",
  "contributor",  "webmaster",     "news desk",  "newsroom",       "redaktion",  "view profile",
  "share",        "follow",        "updated",    "published",      "posted",     "all posts",
  "view bio",     "bio",           "none",       "null",           "undefined",  "by",
  "root",         "user",          "super user", "watermark feed", "guest post", NULL,
};

/* Words that make a part of a byline a role, where other words may stand beside them. */
static const char *const roles[] = {
  "writer",   "editor",     "reporter",   "correspondent", "contributor", "journalist", "columnist",
  "producer", "freelance",  "staff",      "bureau",        "author",      "analyst",    "manager",
  "director", "specialist", "strategist", "updated",       "published",   "posted",     "minute",
  "minutes",  "read",       "ago",        "redakteur",     "redakteurin", "founder",    "ceo",
  "officer",  "assistant",  "intern",     "photographer",  "photos",      NULL,
};

char *
dictum_html_fold (const char *text)
{
  g_autofree char *folded = dictum_text_fold (text);
  GString *out = g_string_sized_new (strlen (folded));
  gboolean gap = FALSE;

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      /* An apostrophe within a word does not part it. */
      if (c == '\'' || c == 0x2019)
        continue;
      if (!g_unichar_isalnum (c))
        {
          gap = TRUE;
          continue;
        }
      if (gap && out->len > 0)
        g_string_append_c (out, ' ');
      gap = FALSE;
      g_string_append_unichar (out, c);
    }
  return g_string_free_and_steal (out);
}

double
dictum_html_compare_words (const char *a, const char *b)
{
  g_autofree char *folded_a = dictum_html_fold (a);
  g_autofree char *folded_b = dictum_html_fold (b);
  g_auto (GStrv) words_a = g_strsplit (folded_a, " ", 200);
  g_auto (GStrv) words_b = g_strsplit (folded_b, " ", 200);
  guint n_a = g_strv_length (words_a), n_b = g_strv_length (words_b), both = 0;
  g_autofree gboolean *used = g_new0 (gboolean, n_b + 1);

  for (guint i = 0; i < n_a; i++)
    for (guint j = 0; j < n_b; j++)
      if (!used[j] && strcmp (words_a[i], words_b[j]) == 0)
        {
          used[j] = TRUE;
          both++;
          break;
        }
  return n_a + n_b > 0 ? 2.0 * both / (n_a + n_b) : 0;
}

static guint
count_words (const char *text)
{
  g_autofree char *folded = dictum_html_fold (text);
  guint words = *folded != '\0';

  for (const char *at = folded; *at != '\0'; at++)
    words += *at == ' ';
  return words;
}

/* Whether a part of a title is the site's name: as it says itself, or as its host spells it. */
static gboolean
names_site (const char *part, const char *publisher, const char *url)
{
  g_autofree char *folded = dictum_html_fold (part);
  g_auto (GStrv) words = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *host = NULL;

  if (*folded == '\0')
    return TRUE;
  if (publisher != NULL)
    {
      g_autofree char *site = dictum_html_fold (publisher);

      if (*site != '\0' &&
          (g_str_has_prefix (folded, site) ||
           (g_str_has_prefix (site, folded) && strlen (folded) * 2 >= strlen (site))))
        return TRUE;
    }
  if (url != NULL)
    {
      g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL);

      if (uri != NULL && g_uri_get_host (uri) != NULL)
        host = dictum_text_fold (g_uri_get_host (uri));
    }
  if (host == NULL)
    return FALSE;
  words = g_strsplit (folded, " ", -1);
  joined = g_strjoinv ("", words);
  return strlen (joined) >= 3 && strstr (host, joined) != NULL;
}

/* "The Site: Title": a colon stands in many titles, so that what is before it must be just the
 * name. */
static void
strip_opening_site (char *title, const char *publisher)
{
  char *colon = strstr (title, ": ");
  g_autofree char *head = NULL;
  g_autofree char *site = NULL;

  if (colon == NULL || publisher == NULL)
    return;
  head = g_strndup (title, colon - title);
  site = dictum_html_fold (publisher);
  if (dictum_html_compare_words (head, site) > 0.99)
    memmove (title, colon + 2, strlen (colon + 2) + 1);
}

char *
dictum_html_strip_site (const char *title, const char *publisher, const char *url)
{
  char *clean = g_strstrip (g_strdup (title));

  /* Twice: "Title | Politics | The Site". */
  for (int round = 0; round < 2; round++)
    {
      char *last = NULL, *first = NULL;
      gsize last_length = 0, first_length = 0;

      for (guint i = 0; separators[i] != NULL; i++)
        {
          char *found = g_strrstr (clean, separators[i]);

          if (found != NULL && found > last)
            {
              last = found;
              last_length = strlen (separators[i]);
            }
          found = strstr (clean, separators[i]);
          if (found != NULL && (first == NULL || found < first))
            {
              first = found;
              first_length = strlen (separators[i]);
            }
        }
      if (last == NULL || last == clean)
        break;
      if (names_site (last + last_length, publisher, url))
        *last = '\0';
      else if (first > clean)
        {
          g_autofree char *head = g_strndup (clean, first - clean);

          if (names_site (head, publisher, url))
            memmove (clean, first + first_length, strlen (first + first_length) + 1);
          else if (last[0] == ' ' && last[1] == '|' && count_words (last + last_length) <= 3 &&
                   last - clean > 25)
            *last = '\0';
          else
            break;
        }
      else
        break;
      g_strstrip (clean);
    }
  strip_opening_site (clean, publisher);
  return clean;
}

static gboolean
is_person (const char *part, const char *publisher)
{
  g_autofree char *folded = dictum_html_fold (part);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  guint n = g_strv_length (words);

  if (*folded == '\0' || n > 6 || strlen (folded) < 2 || g_strv_contains (no_names, folded))
    return FALSE;
  if (strstr (part, "://") != NULL || strstr (part, "www.") != NULL ||
      strstr (part, ".com") != NULL)
    return FALSE;
  if (publisher != NULL)
    {
      g_autofree char *site = dictum_html_fold (publisher);

      if (strcmp (site, folded) == 0)
        return FALSE;
    }
  for (guint i = 0; i < n; i++)
    if (g_strv_contains (roles, words[i]) || (n > 1 && g_ascii_isdigit (words[i][0])))
      return FALSE;
  return !g_ascii_isdigit (folded[0]);
}

/* Where names begin: behind "By" and its like. */
static const char *
skip_opening (const char *text)
{
  for (gboolean again = TRUE; again;)
    {
      again = FALSE;
      text += strspn (text, " \t:-|,");
      for (guint i = 0; openings[i] != NULL; i++)
        {
          gsize length = strlen (openings[i]) - 1;

          if (g_ascii_strncasecmp (text, openings[i], length) == 0 &&
              (text[length] == ' ' || text[length] == ':'))
            {
              text += length;
              again = TRUE;
            }
        }
    }
  return text;
}

char *
dictum_html_clean_byline (const char *raw, const char *publisher)
{
  static const char *const conjunctions[] = { " and ", " AND ",  " & ", " und ", " et ",
                                              " y ",   " en ",   "|",   "•",     "·",
                                              ";",     " with ", " – ", " — ",   "/",
                                              " - ",   "(",      ")",   "\n",    NULL };
  g_autofree char *line = dictum_load_normalise_line (raw);
  g_autofree char *names = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  if (line == NULL || g_utf8_strlen (line, -1) > 300 || strstr (line, "://") != NULL)
    return NULL;
  /* Some templates escape twice. */
  while (strstr (line, "&amp;") != NULL)
    {
      char *entity = strstr (line, "&amp;");

      memmove (entity + 1, entity + 5, strlen (entity + 5) + 1);
    }
  names = g_strdup (skip_opening (line));
  if (publisher != NULL && dictum_html_compare_words (names, publisher) > 0.99)
    return NULL;
  for (guint i = 0; conjunctions[i] != NULL; i++)
    {
      g_auto (GStrv) pieces = g_strsplit (names, conjunctions[i], -1);

      g_free (names);
      names = g_strjoinv (",", pieces);
    }
  parts = g_strsplit (names, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *name = skip_opening (g_strstrip (parts[i]));

      if (!is_person (name, publisher) || strstr (out->str, name) != NULL)
        continue;
      if (out->len > 0)
        g_string_append (out, ", ");
      g_string_append (out, name);
    }
  return out->len > 0 ? g_strdup (out->str) : NULL;
}
