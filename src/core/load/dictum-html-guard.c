/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-guard.h"

#include <string.h>

/* The parser compares each attribute of an element with all others. */
#define MAX_ATTRIBUTES 200

/* So many <b>, <i> and their like are left open at once: the parser opens all of them again in each
 * paragraph that follows. */
#define MAX_OPEN_STYLES 8

/* What each further <html> and <body> declares is added to the first. */
#define MAX_ROOTS 20

/* Elements whose end tag is often left out, or that have none: they say nothing about how deep a
 * page is nested. */
static const char *const not_nesting[] = {
  "area", "base",  "br",     "col",  "dd",    "dt",     "embed", "hr",   "img",   "input", "li",
  "link", "meta",  "option", "p",    "param", "source", "tbody", "td",   "tfoot", "th",    "thead",
  "tr",   "track", "wbr",    "path", "rect",  "circle", "use",   "stop", NULL,
};

/* Elements that end foreign content, where "<x/>" is complete: everywhere else the slash means
 * nothing. */
static const char *const breaking_out[] = {
  "b",      "big",  "blockquote", "body",  "center", "code", "div",   "dl",   "em",
  "font",   "h1",   "h2",         "h3",    "h4",     "h5",   "h6",    "head", "i",
  "menu",   "nobr", "ol",         "pre",   "ruby",   "s",    "small", "span", "strike",
  "strong", "sub",  "sup",        "table", "tt",     "u",    "ul",    "var",  NULL,
};

/* Elements whose content is text up to their own end tag. */
static const char *const raw[] = { "script", "style",   "title",    "textarea", "xmp",
                                   "iframe", "noembed", "noframes", NULL };

static const char *const styles[] = { "b", "big",   "code",   "em",     "font", "i", "nobr",
                                      "s", "small", "strike", "strong", "tt",   "u", NULL };

typedef struct
{
  char *end;
  guint depth, dropped;         /* elements open; left out because they were too deep */
  guint styles, dropped_styles; /* the same of <b>, <i> and their like */
  guint svg, math;              /* open */
  gboolean selecting;           /* in a <select>, where tags mean little */
  guint roots;
  guint elements; /* that will be made, at most */
} Guard;

typedef struct
{
  char *name;
  gsize size;
  char *close; /* behind it */
  gboolean closing;
  gboolean complete; /* "/>" */
} Tag;

static gboolean
is_among (const char *const *names, const Tag *tag)
{
  char first = g_ascii_tolower (*tag->name);

  for (guint i = 0; names[i] != NULL; i++)
    if (*names[i] == first && g_ascii_strncasecmp (names[i], tag->name, tag->size) == 0 &&
        names[i][tag->size] == '\0')
      return TRUE;
  return FALSE;
}

static gboolean
is_called (const Tag *tag, const char *name)
{
  const char *const names[] = { name, NULL };

  return is_among (names, tag);
}

static gboolean
ends_name (char c)
{
  return c == '>' || c == '/' || g_ascii_isspace (c);
}

static char *
skip_blanks (char *at, const char *end)
{
  while (at < end && g_ascii_isspace (*at))
    at++;
  return at;
}

/* Behind a value of an attribute. */
static char *
skip_value (char *at, char *end)
{
  at = skip_blanks (at, end);
  if (at < end && (*at == '"' || *at == '\''))
    {
      char *quote = memchr (at + 1, *at, end - at - 1);

      return quote != NULL ? quote + 1 : end;
    }
  while (at < end && *at != '>' && !g_ascii_isspace (*at))
    at++;
  return at;
}

/* Finds the end of a tag as the parser will, and blanks out the attributes that are too many.
 * Returns FALSE when it has no end. */
static gboolean
read_tag (Tag *tag, char *end)
{
  char *at = tag->name + tag->size;

  for (guint n = 0;; n++)
    {
      char *begin, *behind;

      while (at < end && (g_ascii_isspace (*at) || *at == '/'))
        at++;
      if (at == end)
        return FALSE;
      if (*at == '>')
        {
          tag->close = at + 1;
          tag->complete = !tag->closing && at[-1] == '/';
          return TRUE;
        }
      begin = at++;
      while (at < end && *at != '=' && !ends_name (*at))
        at++;
      behind = skip_blanks (at, end);
      if (behind < end && *behind == '=')
        at = skip_value (behind + 1, end);
      if (n >= MAX_ATTRIBUTES)
        memset (begin, ' ', at - begin);
    }
}

/* Where the content of a script or a style ends: at its own end tag and nothing else. */
static char *
skip_raw (const Tag *tag, char *end)
{
  char *found = tag->close;

  while (found < end && (found = memchr (found, '<', end - found)) != NULL)
    {
      if (found + tag->size + 2 < end && found[1] == '/' &&
          g_ascii_strncasecmp (found + 2, tag->name, tag->size) == 0 &&
          ends_name (found[2 + tag->size]))
        return found;
      found++;
    }
  return end;
}

/* Behind a comment, a declaration, or what the parser takes for one. */
static char *
skip_comment (char *at, char *end)
{
  char *found;

  if (end - at < 4 || memcmp (at, "<!--", 4) != 0)
    {
      found = memchr (at, '>', end - at);
      return found != NULL ? found + 1 : end;
    }
  /* "<!-->" is one as well; "--!>" ends one. */
  for (found = at + 4; (found = memchr (found, '>', end - found)) != NULL; found++)
    if (memcmp (found - 2, "--", 2) == 0 || (found >= at + 7 && memcmp (found - 3, "--!", 3) == 0))
      return found + 1;
  return end;
}

static void
follow_foreign (Guard *self, const Tag *tag)
{
  guint *open = is_called (tag, "svg") ? &self->svg : is_called (tag, "math") ? &self->math : NULL;

  if (is_called (tag, "select"))
    self->selecting = !tag->closing;
  if (open == NULL || tag->complete)
    return;
  if (!tag->closing)
    (*open)++;
  else if (*open > 0)
    (*open)--;
}

/* Whether one more element fits into the depth; counted. */
static gboolean
follow_depth (guint *depth, guint *dropped, guint most, gboolean closing)
{
  if (!closing && *depth < most)
    (*depth)++;
  else if (closing && *dropped == 0)
    *depth -= *depth > 0;
  else
    {
      *dropped = closing ? *dropped - 1 : *dropped + 1;
      return FALSE;
    }
  return TRUE;
}

/* Whether a tag is left for the parser. */
static gboolean
keep (Guard *self, const Tag *tag)
{
  gboolean foreign = self->svg + self->math > 0;

  follow_foreign (self, tag);
  if (!tag->closing && (is_called (tag, "html") || is_called (tag, "body")) &&
      self->roots++ >= MAX_ROOTS)
    return FALSE;
  if ((tag->complete && foreign && !is_among (breaking_out, tag)) || is_among (not_nesting, tag))
    return TRUE;
  if (is_among (styles, tag) &&
      !follow_depth (&self->styles, &self->dropped_styles, MAX_OPEN_STYLES, tag->closing))
    return FALSE;
  return follow_depth (&self->depth, &self->dropped, DICTUM_HTML_DEPTH, tag->closing);
}

/**
 * dictum_html_guard:
 * @source: altered in place; nothing changes on pages that people made
 * @length: bytes
 *
 * The parser's work grows with the square of some things: of the depth, and of the attributes of an
 * element. Tags that would be too much of them are blanked out before anything is built; all text
 * stays.
 */
gboolean
dictum_html_guard (char *source, gsize length)
{
  Guard self = { .end = source + length };

  for (char *at = source; at < self.end && (at = memchr (at, '<', self.end - at)) != NULL;)
    {
      Tag tag = { .closing = at + 1 < self.end && at[1] == '/' };

      tag.name = at + (tag.closing ? 2 : 1);
      if (tag.name == self.end || !g_ascii_isalpha (*tag.name))
        {
          gboolean comment = tag.name < self.end &&
                             (tag.closing || *tag.name == '!' || *tag.name == '?');

          self.elements += comment;
          at = comment ? skip_comment (at, self.end) : at + 1;
          continue;
        }
      while (tag.name + tag.size < self.end && !ends_name (tag.name[tag.size]))
        tag.size++;
      /* What has no end is nothing to the parser either. */
      if (!read_tag (&tag, self.end))
        break;
      if (!keep (&self, &tag))
        memset (at, ' ', tag.close - at);
      else if (!tag.closing)
        self.elements += 1 + self.styles;
      if (self.elements > DICTUM_HTML_MAX_ELEMENTS)
        return FALSE;
      at = !tag.closing && is_among (raw, &tag) && self.svg + self.math == 0 &&
                   (!self.selecting || is_called (&tag, "script"))
               ? skip_raw (&tag, self.end)
               : tag.close;
    }
  return self.elements <= DICTUM_HTML_MAX_ELEMENTS;
}
