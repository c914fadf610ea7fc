/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "edit/dictum-edit-version.h"
#include "ui-find.h"
#include "ui-fixture.h"
#include "versions/dictum-versions-dialog.h"

/* The dialog on the versions of an article: what it shows and offers, and its keys. */

typedef struct
{
  Fixture base;
  GtkWidget *window;
  AdwDialog *dialog;
} Versions;

static const FixtureBlock altered_blocks[] = {
  { DICTUM_BLOCK_TITLE, "Ministers signal a shift on the harbour treaty" },
  { DICTUM_BLOCK_PARAGRAPH,
    "The two governments will reopen talks on the harbour treaty before the end of the year, "
    "according to a statement issued by the Prime Minister’s Office." },
  { DICTUM_BLOCK_PARAGRAPH,
    "Officials in the capital described the call as “constructive and overdue”, though neither "
    "side set out a timetable." },
  { DICTUM_BLOCK_PARAGRAPH,
    "Island media reported that customs officers had already been told to prepare, a step that "
    "analysts say could cost “up to 70 million crowns” a year." },
};

/* The third paragraph stands first: a passage that came from behind others. */
static const FixtureBlock moved_blocks[] = {
  { DICTUM_BLOCK_TITLE, "Ministers signal a shift on the harbour treaty" },
  { DICTUM_BLOCK_PARAGRAPH,
    "Island media reported that customs officers had already been told to prepare, a step that "
    "analysts say could cost “up to 40 million crowns” a year." },
  { DICTUM_BLOCK_PARAGRAPH,
    "The two governments will reopen talks on the harbour treaty before the end of the year, "
    "according to a statement issued by the Prime Minister’s Office." },
};

static void
set_up (Versions *versions, gconstpointer data)
{
  fixture_set_up (&versions->base);
}

static void
open_dialog (Versions *versions)
{
  versions->window = fixture_show (adw_bin_new (), 1000, 700);
  versions->dialog = dictum_versions_dialog_new (versions->base.workbench, versions->base.article);
  adw_dialog_present (versions->dialog, versions->window);
  fixture_wait (gtk_widget_get_mapped (GTK_WIDGET (versions->dialog)));
}

static void
tear_down (Versions *versions, gconstpointer data)
{
  adw_dialog_force_close (versions->dialog);
  gtk_window_destroy (GTK_WINDOW (versions->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fixture_tear_down (&versions->base);
}

static void
add_blocks (Versions *versions, const FixtureBlock *blocks, guint n_blocks)
{
  GError *error = NULL;
  g_autoptr (DictumArticle) loaded = fixture_make_article ("", blocks, n_blocks);
  DictumChange *change = dictum_edit_take_reload (versions->base.project, versions->base.article,
                                                  loaded, NULL, NULL, &error);

  fixture_take (&versions->base, change, error);
}

static void
add_version (Versions *versions)
{
  add_blocks (versions, altered_blocks, G_N_ELEMENTS (altered_blocks));
}

static const char *
get_words (Versions *versions, const char *label)
{
  return gtk_label_get_text (find_part (versions->dialog, label));
}

static void
act (Versions *versions, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (versions->dialog), action, NULL));
}

/* One version: it is compared with itself, and there is nothing to step to or to review. */
static void
test_one_version (Versions *versions, gconstpointer data)
{
  open_dialog (versions);
  fixture_wait (*get_words (versions, "change") != '\0');
  g_assert_cmpstr (get_words (versions, "change"), ==, "Both versions have the same text.");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (find_part (versions->dialog, "claims_states")),
                   ==, "empty");
  assert_names (GTK_WIDGET (versions->dialog), FALSE);
  assert_tabs (GTK_WIDGET (versions->dialog));
}

static gboolean
shows (Versions *versions, const char *view, const char *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (find_part (versions->dialog, view));
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  return strstr (text, words) != NULL;
}

static void
test_steps (Versions *versions, gconstpointer data)
{
  add_version (versions);
  open_dialog (versions);
  fixture_wait (g_str_has_prefix (get_words (versions, "change"), "Change 1 of 2:"));
  g_assert_nonnull (strstr (get_words (versions, "change"), "“40” became “70” (number)"));
  act (versions, "versions.next");
  g_assert_true (g_str_has_prefix (get_words (versions, "change"), "Change 2 of 2:"));
  g_assert_nonnull (strstr (get_words (versions, "change"), "We were not consulted"));
  g_assert_true (shows (versions, "inline_view", "40 70 million"));
  /* There is none behind the last one. */
  act (versions, "versions.next");
  g_assert_true (g_str_has_prefix (get_words (versions, "change"), "Change 2 of 2:"));
  act (versions, "versions.previous");
  g_assert_true (g_str_has_prefix (get_words (versions, "change"), "Change 1 of 2:"));
  assert_names (GTK_WIDGET (versions->dialog), FALSE);
  assert_tabs (GTK_WIDGET (versions->dialog));
}

static DictumCarryKind
get_kind (Versions *versions, const char *claim)
{
  return dictum_claim_get_carry_kind (
      dictum_project_get_article (versions->base.project, versions->base.article),
      dictum_project_get_claim (versions->base.project, claim));
}

/* All that have a place are accepted at once, the lost one is not, and one undo takes it back. */
static void
test_accept_rest (Versions *versions, gconstpointer data)
{
  g_autofree char *cost = g_strdup (fixture_add_claim (&versions->base, "up to 40 million crowns"));
  g_autofree char *lost = g_strdup (fixture_add_claim (&versions->base, "We were not consulted"));

  add_version (versions);
  g_assert_cmpint (get_kind (versions, cost), ==, DICTUM_CARRY_ALTERED);
  g_assert_cmpint (get_kind (versions, lost), ==, DICTUM_CARRY_LOST);
  open_dialog (versions);
  g_assert_cmpstr (get_words (versions, "summary"), ==, "2 claims to review");
  act (versions, "review.accept-rest");
  fixture_wait (g_str_equal (get_words (versions, "summary"), "1 claim to review"));
  dictum_workbench_undo (versions->base.workbench);
  fixture_wait (g_str_equal (get_words (versions, "summary"), "2 claims to review"));
  assert_names (GTK_WIDGET (versions->dialog), FALSE);
  assert_tabs (GTK_WIDGET (versions->dialog));
}

/* A claim that is only in the older version is shown there. */
static void
test_show_lost (Versions *versions, gconstpointer data)
{
  g_autofree char *lost = g_strdup (fixture_add_claim (&versions->base, "We were not consulted"));
  GtkTextBuffer *buffer;
  g_autofree char *words = NULL;
  GtkTextIter start, end;

  add_version (versions);
  open_dialog (versions);
  dictum_versions_dialog_show_claim (DICTUM_VERSIONS_DIALOG (versions->dialog), lost);
  fixture_wait (g_str_has_prefix (get_words (versions, "change"), "The claim is only in"));
  buffer = gtk_text_view_get_buffer (find_part (versions->dialog, "old_view"));
  gtk_text_buffer_get_iter_at_mark (buffer, &start, gtk_text_buffer_get_insert (buffer));
  end = start;
  gtk_text_iter_forward_chars (&end, strlen ("We were not consulted"));
  words = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_cmpstr (words, ==, "We were not consulted");
}

/* What has a tag in a view. */
static char *
get_set_off (Versions *versions, const char *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (find_part (versions->dialog, view));
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "claim");
  GString *words = g_string_new (NULL);
  GtkTextIter iter;

  for (gtk_text_buffer_get_start_iter (buffer, &iter); !gtk_text_iter_is_end (&iter);
       gtk_text_iter_forward_char (&iter))
    if (gtk_text_iter_has_tag (&iter, tag))
      g_string_append_unichar (words, gtk_text_iter_get_char (&iter));
  return g_string_free (words, FALSE);
}

/* Also where a passage from behind it stands before it now, and where it reaches over a passage
 * that is still there. */
static void
test_show_lost_moved (Versions *versions, gconstpointer data)
{
  g_autofree char *lost = g_strdup (
      fixture_add_claim (&versions->base, "the call as “constructive and overdue”"));
  g_autofree char *old_words = NULL;
  g_autofree char *both_words = NULL;

  add_blocks (versions, moved_blocks, G_N_ELEMENTS (moved_blocks));
  g_assert_cmpint (get_kind (versions, lost), ==, DICTUM_CARRY_LOST);
  open_dialog (versions);
  dictum_versions_dialog_show_claim (DICTUM_VERSIONS_DIALOG (versions->dialog), lost);
  fixture_wait (g_str_has_prefix (get_words (versions, "change"), "The claim is only in"));
  old_words = get_set_off (versions, "old_view");
  both_words = get_set_off (versions, "inline_view");
  g_assert_cmpstr (old_words, ==, "the call as “constructive and overdue”");
  g_assert_cmpstr (both_words, ==, old_words);
}

/* From a card: the latest text is there at once, for the words to be selected. */
static void
test_place (Versions *versions, gconstpointer data)
{
  g_autofree char *lost = g_strdup (fixture_add_claim (&versions->base, "We were not consulted"));
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  add_version (versions);
  open_dialog (versions);
  dictum_versions_dialog_place_claim (DICTUM_VERSIONS_DIALOG (versions->dialog), lost);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (find_part (versions->dialog, "claims_states")),
                   ==, "place");
  buffer = gtk_text_view_get_buffer (find_part (versions->dialog, "place_view"));
  gtk_text_buffer_get_start_iter (buffer, &start);
  end = start;
  gtk_text_iter_forward_word_end (&end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  act (versions, "review.place-here");
  g_assert_cmpint (get_kind (versions, lost), ==, DICTUM_CARRY_ALTERED);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (find_part (versions->dialog, "claims_states")),
                   ==, "list");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/versions/one", Versions, NULL, set_up, test_one_version, tear_down);
  g_test_add ("/versions/steps", Versions, NULL, set_up, test_steps, tear_down);
  g_test_add ("/versions/accept-rest", Versions, NULL, set_up, test_accept_rest, tear_down);
  g_test_add ("/versions/show-lost", Versions, NULL, set_up, test_show_lost, tear_down);
  g_test_add ("/versions/show-lost-moved", Versions, NULL, set_up, test_show_lost_moved, tear_down);
  g_test_add ("/versions/place", Versions, NULL, set_up, test_place, tear_down);

  return g_test_run ();
}
