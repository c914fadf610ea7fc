/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cards-fixture.h"

/* Tags and people: what is typed is taken as it is typed, and what is only suggested when somebody
 * takes it. */

typedef struct
{
  Cards cards;
  GtkWidget *tags;
  GtkEditable *entry;
} Typing;

static void
set_up (Typing *typing, gconstpointer data)
{
  Cards *cards = &typing->cards;

  cards_set_up (cards, data);
  cards_set_field (cards, cards->second, "tags", "alpha beta, house arrest, Harare");
  typing->tags = find_part (cards_open_card (cards, cards->first), "tags");
  typing->entry = find_part (typing->tags, "entry");
  /* The words of the project are collected in a thread. */
  gtk_widget_grab_focus (typing->tags);
  fixture_wait (press_key (GTK_WIDGET (typing->entry), GDK_KEY_Down, 0));
  gtk_editable_set_text (typing->entry, "");
}

static void
tear_down (Typing *typing, gconstpointer data)
{
  cards_tear_down (&typing->cards, data);
}

static void
assert_tags (Typing *typing, const char *const *tags)
{
  g_assert_cmpstrv (cards_get_claim (&typing->cards, typing->cards.first)->tags, tags);
}

static const char *
get_text (Typing *typing)
{
  return gtk_editable_get_text (typing->entry);
}

static void
enter (Typing *typing)
{
  press_key (GTK_WIDGET (typing->entry), GDK_KEY_Return, 0);
  g_signal_emit_by_name (typing->entry, "activate");
  g_assert_cmpstr (get_text (typing), ==, "");
}

/* Quickly or slowly, and whatever else could be meant. */
static void
test_verbatim (Typing *typing, gconstpointer data)
{
  static const char *const first[] = { "alpha beta", "Gamma", NULL };
  static const char *const second[] = { "alpha beta", "Gamma", "house arrest", "Harare", NULL };
  static const char *const third[] = { "alpha beta", "Gamma",    "house arrest", "Harare",
                                       "hous",       "Alphabet", "Émile Harar",  NULL };

  for (int unhurried = 0; unhurried <= 1; unhurried++)
    {
      type_words (typing->entry, "alpha beta, Gamma,", unhurried);
      assert_tags (typing, first);
      type_words (typing->entry, "house arrest, Harare,", unhurried);
      assert_tags (typing, second);
      type_words (typing->entry, " hous ,Alphabet,  Émile Harar,,", unhurried);
      assert_tags (typing, third);
      g_assert_cmpstr (get_text (typing), ==, "");
      cards_set_field (&typing->cards, typing->cards.first, "tags", "");
    }
}

/* The rest of what is known is put behind the caret, in front of nothing that was typed. */
static void
test_suggested (Typing *typing, gconstpointer data)
{
  int start;
  int end;

  type_words (typing->entry, " ", TRUE);
  g_assert_cmpstr (get_text (typing), ==, " ");
  type_words (typing->entry, "ha", TRUE);
  g_assert_cmpstr (get_text (typing), ==, " harare");
  g_assert_true (gtk_editable_get_selection_bounds (typing->entry, &start, &end));
  g_assert_cmpint (start, ==, 3);
  g_assert_cmpint (end, ==, 7);

  /* Taken, it is what the project has, in its letters. */
  enter (typing);
  assert_tags (typing, (const char *[]) { "Harare", NULL });

  /* The arrow keys lead to the others. */
  type_words (typing->entry, "h", TRUE);
  g_assert_cmpstr (get_text (typing), ==, "harare");
  g_assert_true (press_key (GTK_WIDGET (typing->entry), GDK_KEY_Down, 0));
  g_assert_cmpstr (get_text (typing), ==, "house arrest");
  enter (typing);
  assert_tags (typing, (const char *[]) { "Harare", "house arrest", NULL });
}

/* Who goes away, or writes the next one, means what was typed and no more. */
static void
test_left (Typing *typing, gconstpointer data)
{
  type_words (typing->entry, "har", TRUE);
  g_assert_cmpstr (get_text (typing), ==, "harare");
  gtk_window_set_focus (GTK_WINDOW (typing->cards.window), NULL);
  assert_tags (typing, (const char *[]) { "har", NULL });

  /* Words that somebody has selected are typed ones. */
  type_words (typing->entry, "quay", TRUE);
  gtk_editable_select_region (typing->entry, 0, -1);
  gtk_window_set_focus (GTK_WINDOW (typing->cards.window), NULL);
  assert_tags (typing, (const char *[]) { "har", "quay", NULL });
}

static void
test_remove (Typing *typing, gconstpointer data)
{
  type_words (typing->entry, "quay,pier,", TRUE);
  assert_tags (typing, (const char *[]) { "quay", "pier", NULL });
  g_signal_emit_by_name (find_widget (typing->tags, GTK_TYPE_BUTTON, 0), "clicked");
  assert_tags (typing, (const char *[]) { "pier", NULL });
}

/* Who works on the project is offered: who marked, rated or was given a claim. */
static void
test_people (Typing *typing, gconstpointer data)
{
  Cards *cards = &typing->cards;
  GtkEditable *entry = find_part (find_widget (cards->inspector, DICTUM_TYPE_CLAIM_FIELDS, 0),
                                  "assigned");

  cards_set_field (cards, cards->second, "assigned", "Jonas Pell");

  type_words (entry, "Jo", TRUE);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "Jonas Pell");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (cards_get_claim (cards, cards->first)->assigned, ==, "Jonas Pell");

  /* What the record says is shown as it is, and not completed. */
  gtk_widget_grab_focus (typing->tags);
  cards_set_field (cards, cards->first, "assigned", NULL);
  cards_set_field (cards, cards->first, "assigned", "Jonas");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "Jonas");

  /* Also who was named only now, while the same claim is shown. */
  cards_set_field (cards, cards->second, "assigned", "Vera Linde");
  gtk_editable_set_text (entry, "");
  type_words (entry, "Ve", TRUE);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "Vera Linde");
  gtk_editable_set_text (entry, "");
  cards_set_field (cards, cards->second, "assigned", "Jonas Pell");

  /* The arrow keys show who there is. */
  gtk_editable_set_text (entry, "");
  g_assert_true (press_key (GTK_WIDGET (entry), GDK_KEY_Up, 0));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "Jonas Pell");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define add(name, func) g_test_add ("/completion/" name, Typing, NULL, set_up, func, tear_down)
  add ("verbatim", test_verbatim);
  add ("suggested", test_suggested);
  add ("left", test_left);
  add ("remove", test_remove);
  add ("people", test_people);
#undef add

  return g_test_run ();
}
