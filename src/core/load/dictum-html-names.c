/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-metadata.h"

#include <string.h>

#include "load/dictum-load-article.h"
#include "text/dictum-text.h"

/* What stands before names, in small letters. */
static const char *const openings[] = {
  "by",
  "with",
  "avec",
  "written by",
  "posted by",
  "published by",
  "story by",
  "author",
  "authors",
  "reported by",
  "reporting by",
  "article by",
  "articles by",
  "words by",
  "text by",
  "report by",
  "reviewed by",
  "authored by",
  "view all posts by",
  "more posts by",
  "created by",
  "contributed by",
  "guest post by",
  "a post by",
  "von",
  "par",
  "por",
  "di",
  "door",
  "av",
  "af",
  "autor",
  "auteur",
  "autore",
  "redactie",
  "przez",
  "od",
  "skrevet av",
  "text",
  "texte",
  "texto",
  "testo",
  "insights from",
  "автор",
  "autorin",
  "yazan",
  "penulis",
  "oleh",
  "מאת",
  "بقلم",
  "كتب",
  "作者",
  "文",
  "記者",
  "기자",
  NULL,
};

/* Authors that are nobody: taken where nobody else is named. */
static const char *const nobodies[] = {
  "admin",        "administrator",   "editor",        "editors",     "staff",     "guest",
  "guest author", "editorial",       "anonymous",     "contributor", "webmaster", "news desk",
  "newsroom",     "redaktion",       "redaction",     "redaccion",   "redazione", "sponsored",
  "guest post",   "partner content", "press release", NULL
};

/* What stands where an author could, and is never one. */
static const char *const no_names[] = { "unknown",
                                        "author",
                                        "the author",
                                        "view profile",
                                        "share",
                                        "follow",
                                        "updated",
                                        "published",
                                        "posted",
                                        "all posts",
                                        "view bio",
                                        "bio",
                                        "none",
                                        "null",
                                        "undefined",
                                        "by",
                                        "root",
                                        "user",
                                        "super user",
                                        "watermark feed",
                                        "read more",
                                        "written by",
                                        "medically reviewed by",
                                        "reviewed by",
                                        "fact checked by",
                                        "in",
                                        "on",
                                        "email",
                                        "about the author",
                                        "see bio",
                                        "full bio",
                                        "comments",
                                        "facebook",
                                        "twitter",
                                        "linkedin",
                                        "instagram",
                                        "posted in",
                                        "meet the team",
                                        "home",
                                        "blog",
                                        "news",
                                        "opinion",
                                        "read bio",
                                        "advertisement",
                                        NULL };

/* Words that make a part of a byline a role, where other words may stand beside them. */
static const char *const roles[] = {
  "writer",    "editor",       "reporter",  "correspondent", "contributor", "journalist",
  "columnist", "producer",     "freelance", "staff",         "bureau",      "author",
  "analyst",   "manager",      "director",  "specialist",    "strategist",  "updated",
  "published", "posted",       "minute",    "minutes",       "read",        "ago",
  "redakteur", "redakteurin",  "founder",   "ceo",           "officer",     "assistant",
  "intern",    "photographer", "photos",    "reviewer",      "expert",      "coordinator",
  "president", "architect",    "engineer",  "consultant",    "blogger",     "professor",
  "cofounder", "editorial",    "chef",      "owner",         "cto",         "cmo",
  "coo",       "min",          "mins",      "korrespondent", "redactrice",  "journaliste",
  "redactor",  "autor",        "redazione", "giornalista",   "periodista",  "marketing",
  "winemaker", NULL,
};

/* Small words within names. */
static const char *const particles[] = {
  "de",  "van", "von", "der", "den", "del", "della", "di",   "da",  "dos",
  "das", "du",  "la",  "le",  "el",  "al",  "bin",   "bint", "ibn", "ben",
  "y",   "e",   "zu",  "zur", "ter", "ten", "af",    "av",   "st",  NULL,
};

gboolean
dictum_html_is_role (const char *words)
{
  g_autofree char *folded = dictum_html_fold (words);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_strv_contains (roles, parts[i]))
      return TRUE;
  return FALSE;
}

gboolean
dictum_html_is_like_name (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  guint names = 0, n = g_strv_length (parts);

  if (n < 2 || n > 5 || strlen (words) > 60)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      gunichar first = g_utf8_get_char (parts[i]);

      if (strpbrk (parts[i], "0123456789:;!?()[]{}|/@#%&$,\"") != NULL)
        return FALSE;
      if (g_strv_contains (particles, parts[i]))
        continue;
      if (!g_unichar_isalpha (first) || g_unichar_islower (first))
        return FALSE;
      names++;
    }
  return names >= 2;
}

/* Length in bytes of what opens a byline at the beginning, 0 when nothing does. */
static gsize
measure_opening (const char *text)
{
  gsize best = 0;

  for (guint i = 0; openings[i] != NULL; i++)
    {
      gsize length = strlen (openings[i]);

      if (length > best && g_ascii_strncasecmp (text, openings[i], length) == 0 &&
          (text[length] == '\0' || text[length] == ' ' || text[length] == ':' ||
           (text[length] == '-' && text[length + 1] == ' ')))
        best = length;
    }
  return best;
}

/* Where names begin: behind "By" and its like. */
static const char *
skip_opening (const char *text)
{
  gsize length;

  do
    {
      text += strspn (text, " \t:-|,");
      length = measure_opening (text);
      text += length;
    }
  while (length > 0);
  return text;
}

gboolean
dictum_html_opens_byline (const char *line)
{
  gsize length = measure_opening (line);

  return length > 0 && line[length + strspn (line + length, " :-")] == '\0';
}

static gboolean
is_address (const char *part)
{
  return strstr (part, "://") != NULL || strstr (part, "www.") != NULL ||
         strstr (part, ".com") != NULL || strchr (part, '@') != NULL;
}

static gboolean
is_person (const char *part, const char *publisher)
{
  g_autofree char *folded = dictum_html_fold (part);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  guint n = g_strv_length (words);

  if (*folded == '\0' || n > 6 || strlen (folded) < 2 || g_strv_contains (no_names, folded) ||
      g_strv_contains (nobodies, folded) || is_address (part))
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

/* "Matt Check Head Winemaker" and "Meghan Neville Content Marketing Coordinator", where a template
 * has no mark between name and role: the name is what is before the role's words, two at least. */
static void
cut_role (char *part)
{
  g_auto (GStrv) words = g_strsplit (part, " ", -1);
  guint n = g_strv_length (words);
  char *at = part;

  if (n < 4 || !dictum_html_is_role (part) || dictum_html_is_role (words[0]) ||
      dictum_html_is_role (words[1]))
    return;
  at += strlen (words[0]) + 1 + strlen (words[1]);
  {
    g_autofree char *head = g_strndup (part, at - part);

    if (dictum_html_is_like_name (head))
      *at = '\0';
  }
}

/* One line without what templates leave in it; NULL when it cannot be a byline. */
static char *
clean_line (const char *raw)
{
  g_autofree char *line = dictum_load_normalise_line (raw);

  if (line == NULL || g_utf8_strlen (line, -1) > 300 || strstr (line, "://") != NULL)
    return NULL;
  /* Some templates escape twice. */
  for (char *entity; (entity = strstr (line, "&amp;")) != NULL;)
    memmove (entity + 1, entity + 5, strlen (entity + 5) + 1);
  return g_steal_pointer (&line);
}

/* "Ida Brandt in Travel": where the name is over. */
static void
cut_place (char *part)
{
  static const char *const places[] = { " in ", " on ", " via ", " at ", NULL };
  static const char *const others[] = { " for ", " from ", " is ", " of ", NULL };

  for (guint i = 0; places[i] != NULL; i++)
    {
      char *found = strstr (part, places[i]);

      if (found != NULL)
        *found = '\0';
    }
  /* These are in the names of organisations as well. */
  for (guint i = 0; others[i] != NULL; i++)
    {
      char *found = strstr (part, others[i]);

      if (found == NULL)
        continue;
      *found = '\0';
      if (!dictum_html_is_like_name (part))
        *found = ' ';
    }
}

/* The parts of a line in which names may be: array of char *, none of them empty. */
static GPtrArray *
split_names (const char *line)
{
  static const char *const conjunctions[] = { " and ", " AND ", " & ",    " und ", " et ", " y ",
                                              " en ",  " och ", " og ",   " i ",   " и ",  "|",
                                              "•",     "·",     "⋅",      ";",     "/",    " - ",
                                              " – ",   " — ",   " with ", "(",     ")",    "、",
                                              ". ",    NULL };
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = g_strdup (line);
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; conjunctions[i] != NULL; i++)
    {
      g_auto (GStrv) pieces = NULL;

      /* A full stop ends a sentence behind a long word, and a title or an initial otherwise. */
      if (strcmp (conjunctions[i], ". ") == 0 && strstr (joined, ". Reviewed") == NULL)
        continue;
      pieces = g_strsplit (joined, conjunctions[i], -1);
      g_free (joined);
      joined = g_strjoinv (",", pieces);
    }
  parts = g_strsplit (joined, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = g_strdup (skip_opening (g_strstrip (parts[i])));

      cut_place (part);
      cut_role (part);
      if (*g_strstrip (part) != '\0')
        g_ptr_array_add (names, g_steal_pointer (&part));
    }
  return names;
}

char *
dictum_html_clean_byline (const char *raw, const char *publisher)
{
  g_autofree char *line = clean_line (raw);
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  if (line == NULL ||
      (publisher != NULL && dictum_html_compare_words (skip_opening (line), publisher) > 0.99))
    return NULL;
  names = split_names (line);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (is_person (name, publisher) && strstr (out->str, name) == NULL)
        g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", name);
    }
  return out->len > 0 ? g_strdup (out->str) : NULL;
}

/* Letters that have no capitals: a name cannot be told by them. */
static gboolean
is_uncased (const char *name)
{
  for (; *name != '\0'; name = g_utf8_next_char (name))
    {
      gunichar c = g_utf8_get_char (name);

      if (g_unichar_isupper (c) || g_unichar_islower (c))
        return FALSE;
    }
  return TRUE;
}

char *
dictum_html_clean_shown_byline (const char *raw, const char *publisher)
{
  g_autofree char *clean = dictum_html_clean_byline (raw, publisher);
  g_auto (GStrv) names = clean != NULL ? g_strsplit (clean, ", ", -1) : NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (dictum_html_is_like_name (names[i]) || is_uncased (names[i]))
      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", names[i]);
  if (out->len > 0)
    return g_strdup (out->str);
  /* A name of one word is the first one, if it is one at all. */
  return names != NULL && strchr (names[0], ' ') == NULL && strlen (names[0]) > 2
             ? g_strdup (names[0])
             : NULL;
}

char *
dictum_html_clean_any_byline (const char *raw)
{
  g_autofree char *line = clean_line (raw);
  g_autofree char *folded = NULL;
  g_autofree char *name = NULL;

  if (line == NULL)
    return NULL;
  name = g_strdup (skip_opening (line));
  *strchrnul (name, '|') = '\0';
  g_strstrip (name);
  folded = dictum_html_fold (name);
  if (*folded == '\0' || strlen (name) > 60 || g_strv_contains (no_names, folded) ||
      strpbrk (name, "@0123456789") != NULL || g_str_has_suffix (name, "."))
    return NULL;
  return g_steal_pointer (&name);
}
