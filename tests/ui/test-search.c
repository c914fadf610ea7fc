/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "claims/dictum-claim-page.h"
#include "search/dictum-commands.h"
#include "search/dictum-go-dialog.h"
#include "search/dictum-result-list.h"
#include "search/dictum-result-row.h"
#include "search/dictum-search-dialog.h"
#include "ui-find.h"
#include "ui-shell.h"

/* Search Everywhere and Go to Anything, in a window with two articles of our own and a few more. */

#define N_LETTERS 9

typedef struct
{
  Shell shell;
  char *claim;
  char *source;
} Search;

static DictumProject *
get_project (Search *search)
{
  return dictum_workbench_get_project (search->shell.workbench);
}

static const char *
get_article_id (Search *search, guint position)
{
  g_autoptr (DictumItem)
      item = g_list_model_get_item (dictum_project_get_articles (get_project (search)), position);

  return dictum_item_get_id (item);
}

static char *
take (Search *search, DictumChange *change, GError *error)
{
  char *id;

  g_assert_no_error (error);
  id = g_strdup (dictum_change_get_entry (change, 0)->after->id);
  g_assert_true (dictum_workbench_take (search->shell.workbench, change, error, NULL));

  return id;
}

static void
set_up_search (Search *search, gconstpointer data)
{
  const DictumArticle *article;
  GError *error = NULL;
  DictumChange *change;
  int start, end;

  set_up (&search->shell, NULL);
  add_text (&search->shell, letter);
  for (guint i = 0; i < N_LETTERS; i++)
    {
      g_autofree char *text = g_strdup_printf (
          "Letter %u from the quay\n\nThe pilots were at the pier, said the pilots’ guild.", i);

      add_text (&search->shell, text);
    }
  article = dictum_project_get_article (get_project (search), get_article_id (search, 0));
  g_assert_cmpint (dictum_text_find_quote (dictum_article_get_text (article, NULL),
                                           "described the call as overdue", NULL, NULL, 0, &start,
                                           &end),
                   >=, 1);
  change = dictum_edit_add_claim (get_project (search), article->record.id, start, end, NULL,
                                  &error);
  search->claim = take (search, change, error);
  change = dictum_edit_add_source (get_project (search), "Ida Marrow", DICTUM_SOURCE_PERSON, NULL,
                                   &error);
  search->source = take (search, change, error);
}

static void
tear_down_search (Search *search, gconstpointer data)
{
  g_free (search->claim);
  g_free (search->source);
  tear_down (&search->shell, NULL);
}

static AdwDialog *
get_dialog (Search *search)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (search->shell.window));
}

static AdwDialog *
open_dialog (Search *search, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (search->shell.window), action, NULL);
  wait_until (get_dialog (search) != NULL);

  return get_dialog (search);
}

static gpointer
get_part (AdwDialog *dialog, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (dialog), DICTUM_TYPE_RESULT_DIALOG, name);
}

static GListModel *
get_lines (AdwDialog *dialog)
{
  return get_part (dialog, "selection");
}

static char *
dup_line (AdwDialog *dialog, guint position)
{
  g_autoptr (DictumResult) result = g_list_model_get_item (get_lines (dialog), position);

  return result != NULL ? dictum_result_describe (result) : NULL;
}

static gboolean
has_line (AdwDialog *dialog, guint position, const char *words)
{
  g_autofree char *line = dup_line (dialog, position);

  return line != NULL && strstr (line, words) != NULL;
}

static guint
count_lines (AdwDialog *dialog)
{
  return g_list_model_get_n_items (get_lines (dialog));
}

static const char *
get_shown (AdwDialog *dialog)
{
  return gtk_stack_get_visible_child_name (get_part (dialog, "states"));
}

static void
type (AdwDialog *dialog, const char *words)
{
  gtk_editable_set_text (get_part (dialog, "entry"), words);
}

/* One change, as a key makes it; setting a text is two. */
static void
append (AdwDialog *dialog, const char *words)
{
  int end = strlen (gtk_editable_get_text (get_part (dialog, "entry")));

  gtk_editable_insert_text (get_part (dialog, "entry"), words, -1, &end);
}

static void
press (AdwDialog *dialog, guint key)
{
  g_assert_true (press_key (get_part (dialog, "entry"), key, 0));
}

static void
press_enter (AdwDialog *dialog)
{
  g_signal_emit_by_name (get_part (dialog, "entry"), "activate");
}

static void
close_dialog (Search *search, AdwDialog *dialog)
{
  gpointer gone = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &gone);
  g_signal_emit_by_name (get_part (dialog, "entry"), "stop-search");
  wait_until (gone == NULL);
  g_assert_null (get_dialog (search));
}

static void
test_typing (Search *search, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (search, "win.search");
  g_autofree char *words = NULL;

  g_assert_cmpstr (get_shown (dialog), ==, "start");
  assert_names (GTK_WIDGET (dialog), FALSE);
  assert_tabs (GTK_WIDGET (dialog));

  type (dialog, "OVERDUE");
  wait_until (g_str_equal (get_shown (dialog), "list"));
  g_assert_cmpuint (count_lines (dialog), ==, 2);
  g_assert_true (has_line (dialog, 0, "Ministers signal"));
  g_assert_true (has_line (dialog, 0, "1 place"));
  g_assert_true (has_line (dialog, 1, "described the call as overdue"));
  wait_until (count_widgets (GTK_WIDGET (dialog), DICTUM_TYPE_RESULT_ROW) == 2);
  assert_names (GTK_WIDGET (dialog), FALSE);
  assert_tabs (GTK_WIDGET (dialog));

  /* The list stays while another search is under way; of two only the last one counts. */
  append (dialog, " pil");
  g_assert_cmpuint (count_lines (dialog), ==, 2);
  type (dialog, "\"call overdue\"");
  wait_until (g_str_equal (get_shown (dialog), "nothing"));

  type (dialog, "");
  g_assert_cmpstr (get_shown (dialog), ==, "start");
  close_dialog (search, dialog);
}

static void
test_marks (Search *search, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (search, "win.search");
  GtkWidget *row;
  GtkLabel *text;
  PangoAttrIterator *iterator;
  PangoAttribute *weight;
  int start, end;

  type (dialog, "overdue");
  wait_until (find_widget (GTK_WIDGET (dialog), DICTUM_TYPE_RESULT_ROW, 1) != NULL);
  row = find_widget (GTK_WIDGET (dialog), DICTUM_TYPE_RESULT_ROW, 1);
  text = find_part (row, "text");
  iterator = pango_attr_list_get_iterator (gtk_label_get_attributes (text));
  while ((weight = pango_attr_iterator_get (iterator, PANGO_ATTR_WEIGHT)) == NULL)
    g_assert_true (pango_attr_iterator_next (iterator));
  g_assert_nonnull (pango_attr_iterator_get (iterator, PANGO_ATTR_UNDERLINE));
  pango_attr_iterator_range (iterator, &start, &end);
  g_assert_true (g_str_has_prefix (gtk_label_get_label (text) + start, "overdue"));
  g_assert_cmpint (end - start, ==, strlen ("overdue"));
  pango_attr_iterator_destroy (iterator);
  close_dialog (search, dialog);
}

static void
test_show_all (Search *search, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (search, "win.search");
  guint start, end;

  type (dialog, "the");
  wait_until (g_str_equal (get_shown (dialog), "list"));
  g_assert_true (has_line (dialog, 5, "Show All 10 Articles"));
  gtk_section_model_get_section (GTK_SECTION_MODEL (get_lines (dialog)), 2, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 6);
  gtk_section_model_get_section (GTK_SECTION_MODEL (get_lines (dialog)), 6, &start, &end);
  g_assert_cmpuint (start, ==, 6);

  for (guint i = 0; i < 5; i++)
    press (dialog, GDK_KEY_Down);
  press_enter (dialog);
  g_assert_nonnull (get_dialog (search));
  gtk_section_model_get_section (GTK_SECTION_MODEL (get_lines (dialog)), 2, &start, &end);
  g_assert_cmpuint (end, ==, 10);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_part (dialog, "selection")), ==, 5);
  close_dialog (search, dialog);
}

static double
get_top (AdwDialog *dialog)
{
  return gtk_adjustment_get_value (
      gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (get_part (dialog, "list"))));
}

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  guint *frames = data;

  return --*frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Until rows have been filled and laid out. */
static void
wait_for_frames (AdwDialog *dialog)
{
  guint frames = 5;

  gtk_widget_add_tick_callback (GTK_WIDGET (dialog), count_frame_cb, &frames, NULL);
  wait_until (frames == 0);
}

/* The heading above the first line is seen with it: after each letter, and after one was further
 * down. */
static void
test_top (Search *search, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (search->shell.window);
  AdwDialog *dialog;

  /* So low that not all lines are seen at once. */
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 400);
  wait_until (gtk_widget_get_height (window) <= 400);
  dialog = open_dialog (search, "win.search");
  for (const char *at = "the"; *at != '\0'; at++)
    {
      char letters[] = { *at, '\0' };

      append (dialog, letters);
      wait_until (count_lines (dialog) > 6);
      wait_for_frames (dialog);
      g_assert_cmpfloat (get_top (dialog), <, 5);
    }
  press (dialog, GDK_KEY_Page_Down);
  wait_until (get_top (dialog) > 50);
  press (dialog, GDK_KEY_Page_Up);
  wait_for_frames (dialog);
  g_assert_cmpfloat (get_top (dialog), <, 5);
  close_dialog (search, dialog);
}

static void
test_go (Search *search, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (search, "win.search");

  /* To a claim, from another article; Enter waits for what is being searched for. */
  dictum_workbench_set_article (search->shell.workbench, get_article_id (search, 3));
  type (dialog, "described call");
  press_enter (dialog);
  wait_until (get_dialog (search) == NULL);
  g_assert_cmpstr (dictum_workbench_get_article (search->shell.workbench), ==,
                   get_article_id (search, 0));

  /* The words are there again, and what was found. */
  dialog = open_dialog (search, "win.search");
  g_assert_cmpstr (gtk_editable_get_text (get_part (dialog, "entry")), ==, "described call");
  wait_until (count_lines (dialog) == 2);
  press (dialog, GDK_KEY_Page_Down);
  press_enter (dialog);
  wait_until (get_dialog (search) == NULL);
  g_assert_cmpstr (dictum_workbench_get_claim (search->shell.workbench), ==, search->claim);

  dialog = open_dialog (search, "win.search");
  wait_until (gtk_single_selection_get_selected (get_part (dialog, "selection")) == 1);
  type (dialog, "ida marrow");
  wait_until (has_line (dialog, 1, "Ida Marrow, Person"));
  press (dialog, GDK_KEY_Down);
  press_enter (dialog);
  wait_until (get_dialog (search) == NULL);
  g_assert_cmpstr (get_place (&search->shell), ==, "sources");
}

static gboolean
is_possible (Search *search, const char *title)
{
  guint n_commands;
  const DictumCommand *commands = dictum_commands_get (&n_commands);

  for (guint i = 0; i < n_commands; i++)
    if (g_str_equal (commands[i].title, title))
      return dictum_command_is_possible (&commands[i], search->shell.workbench);

  g_assert_not_reached ();
}

static void
test_anything (Search *search, gconstpointer data)
{
  AdwDialog *dialog;

  dictum_workbench_set_article (search->shell.workbench, get_article_id (search, 4));
  dictum_workbench_set_article (search->shell.workbench, get_article_id (search, 2));
  dialog = open_dialog (search, "win.go-to");
  assert_names (GTK_WIDGET (dialog), FALSE);
  assert_tabs (GTK_WIDGET (dialog));
  press_enter (dialog);
  wait_until (get_dialog (search) == NULL);
  g_assert_cmpstr (dictum_workbench_get_article (search->shell.workbench), ==,
                   get_article_id (search, 4));

  /* What begins with the words comes first, and a command is one of them. */
  dialog = open_dialog (search, "win.go-to");
  type (dialog, "sour");
  wait_until (has_line (dialog, 0, "Sources"));
  press_enter (dialog);
  wait_until (get_dialog (search) == NULL);
  g_assert_cmpstr (get_place (&search->shell), ==, "sources");

  /* There is something to undo, and nothing to redo. */
  dialog = open_dialog (search, "win.go-to");
  type (dialog, "redo");
  wait_until (has_line (dialog, 0, "Search Everywhere for “redo”"));
  type (dialog, "undo");
  wait_until (has_line (dialog, 0, "Undo"));

  /* A claim has its page only while there is one to have it. */
  dictum_workbench_set_claim (search->shell.workbench, NULL);
  g_assert_false (is_possible (search, "Page of the Claim"));
  dictum_workbench_set_claim (search->shell.workbench, search->claim);
  g_assert_true (is_possible (search, "Page of the Claim"));
  type (dialog, "page");
  wait_until (has_line (dialog, 0, "Page of the Claim"));
  press_enter (dialog);
  wait_until (get_dialog (search) == NULL);
  g_assert_true (DICTUM_IS_CLAIM_PAGE (adw_navigation_view_get_visible_page (
      find_child (&search->shell, DICTUM_TYPE_WINDOW, "pages"))));

  dialog = open_dialog (search, "win.go-to");
  type (dialog, "pilots");
  wait_until (has_line (dialog, 0, "Search Everywhere for “pilots”"));
  press_enter (dialog);
  wait_until (DICTUM_IS_SEARCH_DIALOG (get_dialog (search)));
  wait_until (count_lines (get_dialog (search)) == 6);
  close_dialog (search, get_dialog (search));
}

static void
test_closing (Search *search, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (search, "win.search");

  /* While it searches; the search that is given up tells nobody. */
  type (dialog, "pilots");
  close_dialog (search, dialog);
  dialog = open_dialog (search, "win.go-to");
  type (dialog, "pilots");
  close_dialog (search, dialog);
}

static void
add_tests (void)
{
  static const struct
  {
    const char *path;
    void (*test) (Search *, gconstpointer);
  } tests[] = {
    { "/search/typing", test_typing },
    { "/search/marks", test_marks },
    { "/search/show-all", test_show_all },
    { "/search/top", test_top },
    { "/search/go", test_go },
    { "/search/anything", test_anything },
    { "/search/closing", test_closing },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Search, NULL, set_up_search, tests[i].test, tear_down_search);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  return shell_run (add_tests);
}
