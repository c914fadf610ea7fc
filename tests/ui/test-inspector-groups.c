/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "edit/dictum-edit-version.h"
#include "inspector/dictum-claim-card.h"
#include "inspector/dictum-inspector.h"
#include "ui-find.h"
#include "ui-fixture.h"

/* Claims that a new version of the text has left behind, and those that it has not. */

static const FixtureBlock shorter_blocks[] = {
  { DICTUM_BLOCK_TITLE, "Ministers signal a shift on the harbour treaty" },
  { DICTUM_BLOCK_PARAGRAPH,
    "The two governments will reopen talks on the harbour treaty before the end of the year, "
    "according to a statement issued by the Prime Minister’s Office." },
  { DICTUM_BLOCK_PARAGRAPH,
    "“We were not consulted,” said Ida Marrow, who chairs the island council, adding that the "
    "council would seek its own legal advice." },
};

static void
add_version (Fixture *fixture)
{
  GError *error = NULL;
  g_autoptr (DictumArticle)
      loaded = fixture_make_article ("", shorter_blocks, G_N_ELEMENTS (shorter_blocks));

  fixture_take (
      fixture,
      dictum_edit_take_reload (fixture->project, fixture->article, loaded, NULL, NULL, &error),
      error);
}

static GListModel *
get_model (GtkWidget *inspector)
{
  return G_LIST_MODEL (gtk_list_view_get_model (find_part (inspector, "list")));
}

static char *
list_ids (GtkWidget *inspector)
{
  GListModel *model = get_model (inspector);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (model, i);

      g_string_append_printf (ids, "%s ", dictum_item_get_id (item));
    }
  return g_string_free (ids, FALSE);
}

static gboolean
says (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), words))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}

static void
assert_order (GtkWidget *inspector, const char *first, const char *second, const char *third)
{
  g_autofree char *expected = g_strdup_printf ("%s %s %s ", first, second, third);
  g_autofree char *ids = list_ids (inspector);

  g_assert_cmpstr (ids, ==, expected);
}

static void
test_left_behind (void)
{
  Fixture fixture = { 0 };
  g_autofree char *talks = NULL;
  g_autofree char *lost = NULL;
  g_autofree char *council = NULL;
  GtkWidget *inspector;
  GtkWidget *window;

  fixture_set_up (&fixture);
  talks = g_strdup (fixture_add_claim (&fixture, "will reopen talks"));
  lost = g_strdup (fixture_add_claim (&fixture, "neither side set out a timetable"));
  council = g_strdup (fixture_add_claim (&fixture, "We were not consulted"));
  inspector = dictum_inspector_new (fixture.workbench);
  window = fixture_show (inspector, 372, 860);
  assert_order (inspector, talks, lost, council);
  g_assert_false (says (inspector, "Not in This Version"));

  add_version (&fixture);
  fixture_wait (says (inspector, "Not in This Version"));
  g_assert_true (says (inspector, "In This Version"));
  assert_order (inspector, talks, council, lost);
  g_assert_true (says (inspector, "Place…"));
  assert_names (inspector, FALSE);

  /* The next claim is the one that stands next in the list, also from one group to the other. */
  dictum_workbench_set_claim (fixture.workbench, council);
  gtk_widget_activate_action (inspector, "inspector.next", NULL);
  g_assert_cmpstr (dictum_workbench_get_claim (fixture.workbench), ==, lost);
  gtk_widget_activate_action (inspector, "inspector.previous", NULL);
  g_assert_cmpstr (dictum_workbench_get_claim (fixture.workbench), ==, council);

  dictum_workbench_undo (fixture.workbench);
  fixture_wait (!says (inspector, "Not in This Version"));
  assert_order (inspector, talks, lost, council);

  g_object_ref (inspector);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (inspector);
  fixture_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/inspector/left-behind", test_left_behind);

  return g_test_run ();
}
