/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <signal.h>
#include <sys/resource.h>

#include <adwaita.h>

#include "dictum-workbench.h"

/* A project on the disk and a workbench on it, for tests of widgets. The text is our own. */
typedef struct
{
  DictumStore *store;
  DictumProject *project;
  DictumWorkbench *workbench;
  char *article;
} Fixture;

typedef struct
{
  DictumBlockKind kind;
  const char *text;
} FixtureBlock;

static const FixtureBlock fixture_blocks[] = {
  { DICTUM_BLOCK_TITLE, "Ministers signal a shift on the harbour treaty" },
  { DICTUM_BLOCK_PARAGRAPH,
    "The two governments will reopen talks on the harbour treaty before the end of the year, "
    "according to a statement issued by the Prime Minister’s Office." },
  { DICTUM_BLOCK_PARAGRAPH,
    "Officials in the capital described the call as “constructive and overdue”, though neither "
    "side set out a timetable." },
  { DICTUM_BLOCK_PARAGRAPH,
    "Island media reported that customs officers had already been told to prepare, a step that "
    "analysts say could cost “up to 40 million crowns” a year." },
  { DICTUM_BLOCK_PARAGRAPH,
    "“We were not consulted,” said Ida Marrow, who chairs the island council, adding that the "
    "council would seek its own legal advice." },
};

/* Runs the main loop until the condition holds, 20 s at most. */
#define fixture_wait(condition)                                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;                                  \
    while (!(condition) && g_get_monotonic_time () < until)                                        \
      if (!g_main_context_iteration (NULL, FALSE))                                                 \
        g_usleep (1000);                                                                           \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

/* Nothing can be written until fixture_free_disk(), as where the disk is full. */
static inline void
fixture_fill_disk (struct rlimit *before)
{
  struct rlimit small;

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, before);
  small = *before;
  small.rlim_cur = 1;
  setrlimit (RLIMIT_FSIZE, &small);
}

static inline void
fixture_free_disk (const struct rlimit *before)
{
  setrlimit (RLIMIT_FSIZE, before);
}

static inline DictumArticle *
fixture_make_article (const char *title, const FixtureBlock *blocks, guint n_blocks)
{
  DictumArticle *article = dictum_value_new (&dictum_article_type);
  DictumVersion *version = dictum_value_new (&dictum_version_type);

  article->record.id = dictum_id_new ();
  dictum_value_set_string (&article->title, title);
  dictum_value_set_string (&article->byline, "Mara Lind");
  dictum_value_set_string (&article->publisher, "Coastal Courier");
  dictum_value_set_string (&article->published, "2026-11-14");
  dictum_value_set_string (&article->language, "en");
  article->added = dictum_now ();
  version->id = dictum_id_new ();
  dictum_value_set_string (&version->retrieved, "2026-11-14T18:02:11Z");
  for (guint i = 0; i < n_blocks; i++)
    {
      DictumBlock *block = dictum_value_new (&dictum_block_type);

      block->kind = (int) blocks[i].kind;
      dictum_value_set_string (&block->text, blocks[i].text);
      dictum_values_add (&version->blocks, block);
    }
  dictum_values_add (&article->versions, version);

  return article;
}

static inline const char *
fixture_take (Fixture *fixture, DictumChange *change, GError *error)
{
  const char *id;

  g_assert_no_error (error);
  g_assert_nonnull (change);
  id = dictum_change_get_entry (change, 0)->after->id;
  g_assert_true (dictum_store_apply (fixture->store, change, &error));
  g_assert_no_error (error);
  dictum_change_unref (change);

  return id;
}

static inline const char *
fixture_add_article (Fixture *fixture,
                     const char *title,
                     const FixtureBlock *blocks,
                     guint n_blocks)
{
  GError *error = NULL;
  DictumArticle *article = fixture_make_article (title, blocks, n_blocks);
  DictumChange *change = dictum_edit_add_article (fixture->project, article, NULL, &error);

  dictum_value_unref (article);

  return fixture_take (fixture, change, error);
}

/* A transcript, whose second block Ida Marrow says. */
static inline const char *
fixture_add_transcript (Fixture *fixture)
{
  static const FixtureBlock blocks[] = {
    { DICTUM_BLOCK_PARAGRAPH, "The council meets." },
    { DICTUM_BLOCK_PARAGRAPH, "The quay was empty in May." },
  };
  GError *error = NULL;
  DictumArticle *article = fixture_make_article ("Hearing", blocks, G_N_ELEMENTS (blocks));
  DictumVersion *version = dictum_values_get (article->versions, 0);
  DictumBlock *block = dictum_values_get (version->blocks, 1);
  DictumChange *change;

  article->kind = DICTUM_ARTICLE_TRANSCRIPT;
  block->page = 3;
  dictum_value_set_string (&block->speaker, "IDA MARROW");
  dictum_value_set_string (&block->time, "00:12:03.500");
  change = dictum_edit_add_article (fixture->project, article, NULL, &error);
  dictum_value_unref (article);

  return fixture_take (fixture, change, error);
}

static inline void
fixture_set_up (Fixture *fixture)
{
  GError *error = NULL;

  fixture->store = dictum_store_new ("Harbour treaty", &error);
  g_assert_no_error (error);
  fixture->project = dictum_store_get_project (fixture->store);
  fixture->workbench = dictum_workbench_new ();
  dictum_workbench_set_store (fixture->workbench, fixture->store);
  fixture->article = g_strdup (
      fixture_add_article (fixture, "Ministers signal a shift on the harbour treaty",
                           fixture_blocks, G_N_ELEMENTS (fixture_blocks)));
  dictum_workbench_set_article (fixture->workbench, fixture->article);
}

static inline void
fixture_tear_down (Fixture *fixture)
{
  GError *error = NULL;

  /* The answer of a thread that nobody waits for any more still comes. */
  fixture_wait (G_OBJECT (fixture->workbench)->ref_count == 1);
  g_assert_finalize_object (fixture->workbench);
  g_assert_true (dictum_store_close (fixture->store, &error));
  g_assert_no_error (error);
  /* A save that began behind the editor's back may still tell of its end. */
  fixture_wait (G_OBJECT (fixture->store)->ref_count == 1);
  g_assert_finalize_object (fixture->store);
  g_free (fixture->article);
}

static inline DictumText *
fixture_get_text (Fixture *fixture)
{
  const DictumArticle *article = dictum_project_get_article (fixture->project, fixture->article);

  return dictum_article_get_text (article, NULL);
}

/* Where words stand in the article; they must stand there. */
static inline void
fixture_find (Fixture *fixture, const char *words, int *start, int *end)
{
  g_assert_cmpint (
      dictum_text_find_quote (fixture_get_text (fixture), words, NULL, NULL, 0, start, end), >=, 1);
}

static inline const char *
fixture_add_claim (Fixture *fixture, const char *words)
{
  GError *error = NULL;
  int start;
  int end;
  DictumChange *change;

  fixture_find (fixture, words, &start, &end);
  change = dictum_edit_add_claim (fixture->project, fixture->article, start, end, NULL, &error);

  return fixture_take (fixture, change, error);
}

static inline void
fixture_set_source (Fixture *fixture,
                    const char *claim,
                    guint link,
                    const char *words,
                    DictumSourceKind kind)
{
  GError *error = NULL;
  int start;
  int end;
  DictumChange *change;

  fixture_find (fixture, words, &start, &end);
  change = dictum_edit_set_new_source (fixture->project, claim, link, words, kind, start, end, NULL,
                                       &error);
  fixture_take (fixture, change, error);
}

static inline void
fixture_set_cue (Fixture *fixture, const char *claim, guint link, const char *words)
{
  GError *error = NULL;
  int start;
  int end;
  DictumChange *change;

  fixture_find (fixture, words, &start, &end);
  change = dictum_edit_set_cue (fixture->project, claim, link, start, end, NULL, &error);
  fixture_take (fixture, change, error);
}

static inline GtkWidget *
fixture_show (GtkWidget *child, int width, int height)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  adw_window_set_content (ADW_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  fixture_wait (gtk_widget_get_width (child) > 0);

  return window;
}
