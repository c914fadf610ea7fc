/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Selectors as in the W3C Web Annotation Data Model, 4.2, which Hypothes.is has too. */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-selector.h"

#include <stdio.h>
#include <string.h>

#include "exchange/dictum-json-in.h"

#define MAX_REFINED 8 /* selectors within selectors */

static void read_selectors (DictumSelector *self, JsonObject *parent, const char *name, int depth);

static DictumSelector *
new_selector (void)
{
  DictumSelector *self = g_new0 (DictumSelector, 1);

  self->start = self->end = -1;

  return self;
}

static gboolean
says_something (const DictumSelector *self)
{
  return self->exact != NULL || self->start >= 0 || (self->from != NULL && self->to != NULL);
}

static void
read_quote (DictumSelector *self, JsonObject *selector)
{
  const char *exact = dictum_json_in_text (selector, "exact");

  if (exact == NULL || *exact == '\0')
    return;
  g_set_str (&self->exact, exact);
  g_set_str (&self->prefix, dictum_json_in_text (selector, "prefix"));
  g_set_str (&self->suffix, dictum_json_in_text (selector, "suffix"));
}

static void
read_position (DictumSelector *self, JsonObject *selector)
{
  int start, end;

  if (!dictum_json_in_place (selector, "start", &start) ||
      !dictum_json_in_place (selector, "end", &end) || end <= start)
    return;
  self->start = start;
  self->end = end;
}

/* RFC 5147: "char=10,20". */
static void
read_fragment (DictumSelector *self, JsonObject *selector)
{
  const char *value = dictum_json_in_text (selector, "value");
  int start, end;

  if (value == NULL || sscanf (value, "char=%9d,%9d", &start, &end) != 2 || start < 0 ||
      end <= start || end > DICTUM_JSON_IN_PLACE_MAX)
    return;
  self->start = start;
  self->end = end;
}

static void
read_range (DictumSelector *self, JsonObject *selector, int depth)
{
  DictumSelector *from = new_selector ();
  DictumSelector *to = new_selector ();

  read_selectors (from, selector, "startSelector", depth);
  read_selectors (to, selector, "endSelector", depth);
  g_clear_pointer (&self->from, dictum_selector_free);
  g_clear_pointer (&self->to, dictum_selector_free);
  if (says_something (from) && says_something (to))
    {
      self->from = g_steal_pointer (&from);
      self->to = g_steal_pointer (&to);
    }
  dictum_selector_free (from);
  dictum_selector_free (to);
}

/* What a selector means within the words of another: its own words, with as much context as the
 * outer ones give. Places count from the outer one's start; where that is not known they mean
 * nothing. */
static void
refine (DictumSelector *self, DictumSelector *inner)
{
  const char *at = self->exact != NULL && inner->exact != NULL ? strstr (self->exact, inner->exact)
                                                               : NULL;

  if (inner->exact != NULL && at != NULL)
    {
      g_autofree char *before = g_strndup (self->exact, at - self->exact);
      g_autofree char *prefix = g_strconcat (self->prefix != NULL ? self->prefix : "", before,
                                             NULL);
      g_autofree char *suffix = g_strconcat (at + strlen (inner->exact),
                                             self->suffix != NULL ? self->suffix : "", NULL);

      inner->start = self->start >= 0 ? self->start + (int) g_utf8_strlen (before, -1) : -1;
      inner->end = inner->start >= 0 ? inner->start + (int) g_utf8_strlen (inner->exact, -1) : -1;
      g_set_str (&self->prefix, prefix);
      g_set_str (&self->suffix, suffix);
    }
  else if (inner->exact != NULL)
    {
      inner->start = inner->end = -1;
      g_set_str (&self->prefix, inner->prefix);
      g_set_str (&self->suffix, inner->suffix);
    }
  else if (inner->start >= 0 && self->start >= 0)
    {
      inner->start += self->start;
      inner->end += self->start;
      g_clear_pointer (&self->prefix, g_free);
      g_clear_pointer (&self->suffix, g_free);
    }
  else
    return;

  g_set_str (&self->exact, inner->exact);
  self->start = inner->start;
  self->end = inner->end;
}

static void
read_selector (DictumSelector *self, JsonObject *selector, int depth)
{
  if (depth > MAX_REFINED)
    return;

  if (dictum_json_in_has (selector, "type", "TextQuoteSelector"))
    read_quote (self, selector);
  else if (dictum_json_in_has (selector, "type", "TextPositionSelector"))
    read_position (self, selector);
  else if (dictum_json_in_has (selector, "type", "FragmentSelector"))
    read_fragment (self, selector);
  else if (dictum_json_in_has (selector, "type", "RangeSelector"))
    read_range (self, selector, depth + 1);
  else if (dictum_json_in_has (selector, "type", "Choice"))
    read_selectors (self, selector, "items", depth + 1);

  if (json_object_has_member (selector, "refinedBy"))
    {
      g_autoptr (DictumSelector) inner = new_selector ();

      read_selectors (inner, selector, "refinedBy", depth + 1);
      refine (self, inner);
    }
}

/* Several selectors of one target are to select the same words: each adds what it knows. */
static void
read_selectors (DictumSelector *self, JsonObject *parent, const char *name, int depth)
{
  g_autoptr (GPtrArray) list = dictum_json_in_list (parent, name);

  for (guint i = 0; i < list->len; i++)
    {
      JsonObject *selector = dictum_json_in_node (g_ptr_array_index (list, i));

      if (selector != NULL)
        read_selector (self, selector, depth);
    }
}

DictumSelector *
dictum_selector_new (JsonObject *target)
{
  g_autoptr (DictumSelector) self = new_selector ();

  read_selectors (self, target, "selector", 0);

  return says_something (self) ? g_steal_pointer (&self) : NULL;
}

void
dictum_selector_free (DictumSelector *self)
{
  if (self == NULL)
    return;

  g_free (self->exact);
  g_free (self->prefix);
  g_free (self->suffix);
  dictum_selector_free (self->from);
  dictum_selector_free (self->to);
  g_free (self);
}

const char *
dictum_selector_get_quote (const DictumSelector *self)
{
  if (self->exact != NULL || self->from == NULL)
    return self->exact;

  return dictum_selector_get_quote (self->from);
}

static DictumSpan *
place (const DictumSelector *self, DictumText *text)
{
  g_autoptr (DictumSpan) from = NULL;
  g_autoptr (DictumSpan) to = NULL;

  if (self->exact != NULL || self->start >= 0)
    return dictum_import_place (text, self->exact, self->prefix, self->suffix, self->start,
                                self->end);

  from = place (self->from, text);
  to = place (self->to, text);

  return from != NULL && to != NULL
             ? dictum_import_place (text, NULL, NULL, NULL, from->start, to->start)
             : NULL;
}

/* *exactly: whether each stands letter by letter where it was said to be. */
static GPtrArray *
place_all (GPtrArray *selectors,
           const DictumArticle *article,
           const DictumVersion *version,
           gboolean *exactly)
{
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func (dictum_value_unref);
  DictumText *text = dictum_article_get_text (article, version);

  *exactly = TRUE;
  for (guint i = 0; i < selectors->len; i++)
    {
      const DictumSelector *selector = g_ptr_array_index (selectors, i);
      DictumSpan *span = place (selector, text);

      if (span == NULL)
        return NULL;
      g_ptr_array_add (spans, span);
      if (span->start != selector->start || g_strcmp0 (span->exact, selector->exact) != 0)
        *exactly = FALSE;
    }

  return g_steal_pointer (&spans);
}

GPtrArray *
dictum_selectors_place (GPtrArray *selectors,
                        const DictumArticle *article,
                        const char *date,
                        const DictumVersion **version)
{
  g_autoptr (GPtrArray) best = NULL;
  gboolean exactly;

  for (guint i = dictum_values_length (article->versions); i > 0; i--)
    {
      const DictumVersion *tried = dictum_values_get (article->versions, i - 1);
      gboolean dated = date != NULL && g_strcmp0 (tried->retrieved, date) == 0;
      g_autoptr (GPtrArray) spans = NULL;

      if (best != NULL && !dated)
        continue;
      spans = place_all (selectors, article, tried, &exactly);
      if (spans == NULL || (best != NULL && !exactly))
        continue;
      g_clear_pointer (&best, g_ptr_array_unref);
      best = g_steal_pointer (&spans);
      *version = tried;
      if (exactly)
        break;
    }

  return g_steal_pointer (&best);
}
