/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-metadata.h"

#include <string.h>

#include "text/dictum-text.h"

/* Marks that stand between a title and the name of its site. */
static const char *const separators[] = { " | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ",
                                          " / ", " < ", " > ", " « ", " : ",  "|",   NULL };

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
