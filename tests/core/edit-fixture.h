/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "edit/dictum-edit.h"

/**
 * Fixture:
 *
 * A project with one article about an invented island, and its history. fixture_do() applies what
 * an edit function gave, and sees each time that undo brings the project back and redo brings it
 * on.
 */
typedef struct
{
  DictumProject *project;
  DictumHistory *history;
  char *article;
  char *last; /* id of the first record of the change that was applied last */
} Fixture;

#define AUTHOR "Ana Holt"

static const char *const fixture_text[] = {
  "The two governments will reopen talks before the end of the year, according to a statement "
  "issued "
  "by the Prime Minister’s Office.",
  "Officials in the capital described the call as “constructive and overdue”, though neither side "
  "set "
  "out a timetable.",
  "Island media reported that customs officers had been told to prepare, a step that analysts say "
  "could cost “up to 40 million crowns” a year.",
  "“We were not consulted,” said Ida Marrow, who chairs the island council, adding that the "
  "council "
  "would seek its own legal advice.",
  "The ministry denied that quotas were discussed. The union claimed that berths had been "
  "promised. "
  "The minister admitted a delay. Tomas Reed declined to say more.",
};

static inline DictumArticle *
fixture_make_article (const char *title, const char *const *blocks, guint length)
{
  DictumArticle *article = dictum_value_new (&dictum_article_type);
  DictumVersion *version = dictum_value_new (&dictum_version_type);

  article->record.id = dictum_id_new ();
  dictum_value_set_string (&article->title, title);
  version->id = dictum_id_new ();
  for (guint i = 0; i < length; i++)
    {
      DictumBlock *block = dictum_value_new (&dictum_block_type);

      block->text = g_strdup (blocks[i]);
      dictum_values_add (&version->blocks, block);
    }
  dictum_values_add (&article->versions, version);

  return article;
}

static inline void
fixture_assert_equal (GPtrArray *a, GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    g_assert_true (dictum_value_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)));
}

static inline void
fixture_assert_same (const DictumProjectSnapshot *a, const DictumProjectSnapshot *b)
{
  g_assert_true (dictum_value_equal (a->settings, b->settings));
  fixture_assert_equal (a->articles, b->articles);
  fixture_assert_equal (a->sources, b->sources);
  fixture_assert_equal (a->claims, b->claims);
}

/* Applies, undoes, redoes. The change must be there and have a label. */
static inline void
fixture_do (Fixture *fixture, DictumChange *change, GError *error)
{
  g_autoptr (DictumChange) owned = change;
  g_autoptr (DictumProjectSnapshot) before = dictum_project_take_snapshot (fixture->project);
  g_autoptr (DictumProjectSnapshot) after = NULL;
  g_autoptr (DictumProjectSnapshot) undone = NULL;
  g_autoptr (DictumProjectSnapshot) redone = NULL;
  const DictumChangeEntry *entry;
  GError *failed = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (change);
  g_assert_cmpstr (dictum_change_get_label (change), !=, NULL);
  g_assert_cmpstr (dictum_change_get_label (change), !=, "");
  g_assert_null (strstr (dictum_change_get_label (change), "%s"));

  entry = dictum_change_get_entry (change, 0);
  g_set_str (&fixture->last,
             dictum_record_get_id (entry->after != NULL ? entry->after : entry->before));
  dictum_history_apply (fixture->history, change, &failed);
  g_assert_no_error (failed);
  after = dictum_project_take_snapshot (fixture->project);
  dictum_history_undo (fixture->history, &failed);
  g_assert_no_error (failed);
  undone = dictum_project_take_snapshot (fixture->project);
  fixture_assert_same (before, undone);
  dictum_history_redo (fixture->history, &failed);
  g_assert_no_error (failed);
  redone = dictum_project_take_snapshot (fixture->project);
  fixture_assert_same (after, redone);
}

/* DO (fixture, add_claim, article, 0, 5): the edit function of that name, by AUTHOR. */
#define DO(fixture, function, ...)                                                                 \
  G_STMT_START                                                                                     \
  {                                                                                                \
    GError *do_error = NULL;                                                                       \
    DictumChange *do_change = dictum_edit_##function ((fixture)->project, __VA_ARGS__, AUTHOR,     \
                                                      &do_error);                                  \
                                                                                                   \
    fixture_do (fixture, do_change, do_error);                                                     \
  }                                                                                                \
  G_STMT_END

#define REFUSE(fixture, code, function, ...)                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (GError) do_error = NULL;                                                            \
    DictumChange *do_change = dictum_edit_##function ((fixture)->project, __VA_ARGS__, AUTHOR,     \
                                                      &do_error);                                  \
                                                                                                   \
    g_assert_error (do_error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_##code);                        \
    g_assert_cmpint (strlen (do_error->message), >, 10);                                           \
    g_assert_null (do_change);                                                                     \
  }                                                                                                \
  G_STMT_END

#define IDS(...) ((const char *const[]) { __VA_ARGS__, NULL })

static inline void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  DictumSettings *settings = dictum_value_new (&dictum_settings_type);
  g_autoptr (DictumArticle) article = NULL;

  settings->record.id = dictum_id_new ();
  settings->desk = dictum_value_new (&dictum_desk_type);
  settings->desk->rating_scale = dictum_rating_scale_new_preset ("Plain");
  dictum_value_seal (settings);
  fixture->project = dictum_project_new (settings);
  fixture->history = dictum_history_new (fixture->project);
  dictum_value_unref (settings);

  article = fixture_make_article ("Ministers signal a shift", fixture_text,
                                  G_N_ELEMENTS (fixture_text));
  DO (fixture, add_article, article);
  fixture->article = g_strdup (fixture->last);
}

static inline void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->project);
  g_free (fixture->article);
  g_free (fixture->last);
}

static inline DictumText *
fixture_get_text (Fixture *fixture)
{
  return dictum_article_get_text (dictum_project_get_article (fixture->project, fixture->article),
                                  NULL);
}

/* Where the words stand, which must be once. */
static inline void
fixture_find (Fixture *fixture, const char *words, int *start, int *end)
{
  int n_found = dictum_text_find_quote (fixture_get_text (fixture), words, NULL, NULL, -1, start,
                                        end);

  if (n_found != 1)
    g_error ("“%s” stands in %d places", words, n_found);
}

/* Marks the words as a claim; its id is the caller's to free. */
static inline char *
fixture_mark (Fixture *fixture, const char *words)
{
  int start, end;

  fixture_find (fixture, words, &start, &end);
  DO (fixture, add_claim, fixture->article, start, end);
  return g_strdup (fixture->last);
}

static inline char *
fixture_add_source (Fixture *fixture, const char *name, DictumSourceKind kind)
{
  DO (fixture, add_source, name, kind);
  return g_strdup (fixture->last);
}

static inline const DictumClaim *
fixture_get (Fixture *fixture, const char *claim)
{
  return dictum_project_get_claim (fixture->project, claim);
}

static inline const DictumAttribution *
fixture_get_link (Fixture *fixture, const char *claim, guint link)
{
  const DictumClaim *record = fixture_get (fixture, claim);

  g_assert_cmpuint (link, <, dictum_values_length (record->attributions));
  return dictum_values_get (record->attributions, link);
}
