/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-search"

#include "search/dictum-result.h"

#include <glib/gi18n.h>

#include "inspector/dictum-look.h"
#include "window/dictum-format.h"

G_DEFINE_FINAL_TYPE (DictumResult, dictum_result, G_TYPE_OBJECT)

static DictumResult *
make (DictumResultType type, const char *icon)
{
  DictumResult *self = g_object_new (DICTUM_TYPE_RESULT, NULL);

  self->type = type;
  self->icon = icon;

  return self;
}

static char *
describe_places (guint places)
{
  if (places >= DICTUM_SEARCH_MOST)
    /* Translators: so many places in a text, or more. */
    return g_strdup_printf (_ ("%u or more places"), places);

  return g_strdup_printf (ngettext ("%u place", "%u places", places), places);
}

static void
add_places (DictumResult *self, guint places)
{
  g_autofree char *line = g_steal_pointer (&self->caption);
  g_autofree char *words = describe_places (places);

  self->caption = line != NULL ? dictum_format_facts (line, words, NULL) : g_steal_pointer (&words);
}

static void
show_article (DictumResult *self, const DictumArticle *article)
{
  self->icon = "dictum-document-symbolic";
  g_set_str (&self->heading, article->title != NULL ? article->title : _ ("Untitled article"));
  if (article->publisher != NULL || article->published != NULL)
    self->caption = dictum_look_article_line (article);
}

static void
show_source (DictumResult *self, DictumProject *project, const DictumSource *source)
{
  self->source_kind = source->kind;
  self->icon = dictum_look_kind_icon (source->kind);
  g_set_str (&self->heading, source->name);
  self->caption = dictum_look_source_subtitle (project, source);
}

static void
show_line (DictumResult *self, const DictumFound *found)
{
  g_set_str (&self->text, found->excerpt);
  self->text_marks = g_array_ref (found->marks);
}

/* Of a claim, and of what belongs to a claim or a source: what was found, and whose it is. */
static void
show_part (DictumResult *self, const DictumFound *found)
{
  self->icon = "dictum-claim-symbolic";
  if (found->excerpt != NULL)
    {
      show_line (self, found);
      g_set_str (&self->caption, found->title);
    }
  else
    {
      g_set_str (&self->text, found->title);
      self->text_marks = g_array_ref (found->marks);
    }
}

static DictumResult *
make_record (DictumProject *project, const DictumFound *found, DictumSearchWords *words)
{
  DictumResult *self = make (DICTUM_RESULT_RECORD, NULL);
  const DictumArticle *article = dictum_project_get_article (project, found->id);
  const DictumSource *source = dictum_project_get_source (project, found->id);

  self->kind = found->kind;
  g_set_str (&self->id, found->id);
  self->start = found->start;
  self->end = found->end;
  if (found->kind == DICTUM_FOUND_ARTICLE && article != NULL)
    show_article (self, article);
  else if (found->kind == DICTUM_FOUND_SOURCE && source != NULL)
    show_source (self, project, source);
  else
    show_part (self, found);
  if (self->heading != NULL)
    self->heading_marks = dictum_search_words_find (words, self->heading);

  return self;
}

DictumResult *
dictum_result_new_found (DictumProject *project, const DictumFound *found, DictumSearchWords *words)
{
  DictumResult *self;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (found != NULL && words != NULL, NULL);

  self = make_record (project, found, words);
  if (self->heading != NULL && found->excerpt != NULL)
    show_line (self, found);
  if (found->kind == DICTUM_FOUND_ARTICLE && found->start >= 0)
    add_places (self, found->places);

  return self;
}

DictumResult *
dictum_result_new_named (DictumProject *project, const DictumFound *found, DictumSearchWords *words)
{
  DictumResult *self;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (found != NULL && words != NULL, NULL);

  self = make_record (project, found, words);
  self->start = self->end = -1;
  if (self->kind == DICTUM_FOUND_SOURCE && self->heading != NULL && found->excerpt != NULL)
    {
      g_clear_pointer (&self->caption, g_free);
      show_line (self, found);
    }

  return self;
}

DictumResult *
dictum_result_new_article (const DictumArticle *article)
{
  DictumResult *self;

  g_return_val_if_fail (article != NULL, NULL);

  self = make (DICTUM_RESULT_RECORD, NULL);
  self->kind = DICTUM_FOUND_ARTICLE;
  g_set_str (&self->id, article->record.id);
  show_article (self, article);

  return self;
}

static char *
describe_more (DictumFoundKind kind, guint total)
{
  switch (kind)
    {
    case DICTUM_FOUND_ARTICLE:
      return g_strdup_printf (ngettext ("Show All %'u Article", "Show All %'u Articles", total),
                              total);
    case DICTUM_FOUND_CLAIM:
      return g_strdup_printf (ngettext ("Show All %'u Claim", "Show All %'u Claims", total), total);
    case DICTUM_FOUND_NOTE:
      return g_strdup_printf (ngettext ("Show All %'u Note", "Show All %'u Notes", total), total);
    case DICTUM_FOUND_SOURCE:
      return g_strdup_printf (ngettext ("Show All %'u Source", "Show All %'u Sources", total),
                              total);
    case DICTUM_FOUND_EVIDENCE:
    default:
      /* Translators: %u pieces of evidence. */
      return g_strdup_printf (
          ngettext ("Show All %'u in Evidence", "Show All %'u in Evidence", total), total);
    }
}

DictumResult *
dictum_result_new_more (DictumFoundKind kind, guint total)
{
  DictumResult *self = make (DICTUM_RESULT_MORE, NULL);

  self->kind = kind;
  self->heading = describe_more (kind, total);

  return self;
}

/* words: to be set off in its title; NULL for none. */
DictumResult *
dictum_result_new_command (const DictumCommand *command, DictumSearchWords *words)
{
  DictumResult *self;

  g_return_val_if_fail (command != NULL, NULL);

  self = make (DICTUM_RESULT_COMMAND, "go-next-symbolic");
  g_set_str (&self->id, command->action);
  g_set_str (&self->heading, _ (command->title));
  if (words != NULL)
    self->heading_marks = dictum_search_words_find (words, self->heading);
  self->aside = dictum_command_get_keys (command);

  return self;
}

DictumResult *
dictum_result_new_search (const char *words)
{
  DictumResult *self;

  g_return_val_if_fail (words != NULL, NULL);

  self = make (DICTUM_RESULT_SEARCH, "system-search-symbolic");
  /* Translators: %s are the words that were typed. */
  self->heading = g_strdup_printf (_ ("Search Everywhere for “%s”"), words);

  return self;
}

char *
dictum_result_describe (DictumResult *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (DICTUM_IS_RESULT (self), NULL);

  if (self->heading != NULL)
    g_strv_builder_add (builder, self->heading);
  if (self->text != NULL)
    g_strv_builder_add (builder, self->text);
  if (self->caption != NULL)
    g_strv_builder_add (builder, self->caption);
  if (self->aside != NULL)
    g_strv_builder_add (builder, self->aside);
  parts = g_strv_builder_end (builder);

  /* Translators: between the parts of a row, as they are read out. */
  return g_strjoinv (C_ ("between parts", ", "), parts);
}

static void
dictum_result_finalize (GObject *object)
{
  DictumResult *self = DICTUM_RESULT (object);

  g_clear_pointer (&self->heading_marks, g_array_unref);
  g_clear_pointer (&self->text_marks, g_array_unref);
  g_free (self->id);
  g_free (self->heading);
  g_free (self->text);
  g_free (self->caption);
  g_free (self->aside);
  G_OBJECT_CLASS (dictum_result_parent_class)->finalize (object);
}

static void
dictum_result_class_init (DictumResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dictum_result_finalize;
}

static void
dictum_result_init (DictumResult *self)
{
  self->source_kind = -1;
  self->start = self->end = -1;
}
