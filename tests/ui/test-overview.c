/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The Overview: what its pictures and tables say is what the core counted, what is chosen in them
 * leads to the claims, and rules are switched for the project. */

#include <string.h>

#include <glib/gstdio.h>

#include "overview/dictum-figure-card.h"
#include "overview/dictum-overview-page.h"
#include "overview/dictum-picture.h"
#include "overview/dictum-reply-list.h"
#include "overview/dictum-warning-list.h"
#include "ui-find.h"
#include "ui-fixture.h"
#include "ui-wait.h"

typedef struct
{
  Fixture base;
  DictumOverviewCount *count;
  GtkWidget *page;
  GtkWidget *window;
  char *query;
  char *message;
} Overview;

static void
show_claims_cb (Overview *self, const char *query)
{
  g_set_str (&self->query, query);
}

static void
message_cb (Overview *self, const char *text)
{
  g_set_str (&self->message, text);
}

static const char *
get_state (Overview *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (find_widget (self->page, GTK_TYPE_STACK, 0)));
}

static void
set_up (Overview *self, gconstpointer data)
{
  const char *claim;

  fixture_set_up (&self->base);
  claim = fixture_add_claim (&self->base, "constructive and overdue");
  fixture_set_source (&self->base, claim, 0, "Officials in the capital", DICTUM_SOURCE_UNNAMED);
  claim = fixture_add_claim (&self->base, "We were not consulted");
  fixture_set_source (&self->base, claim, 0, "Ida Marrow", DICTUM_SOURCE_PERSON);
  g_signal_connect_swapped (self->base.workbench, "show-claims", G_CALLBACK (show_claims_cb), self);
  g_signal_connect_swapped (self->base.workbench, "message", G_CALLBACK (message_cb), self);
  self->count = dictum_overview_count_new ();
  dictum_overview_count_set_workbench (self->count, self->base.workbench);
  self->page = dictum_overview_page_new (self->base.workbench, self->count);
  self->window = fixture_show (self->page, GPOINTER_TO_INT (data), 700);
  wait_until (g_strcmp0 (get_state (self), "figures") == 0);
  /* The last of what comes, one in a frame. */
  wait_until (gtk_widget_get_visible (find_widget (self->page, DICTUM_TYPE_WARNING_LIST, 0)));
}

static void
tear_down (Overview *self, gconstpointer data)
{
  g_object_ref (self->page);
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->page);
  g_object_unref (self->count); /* a thread may still have it */
  fixture_tear_down (&self->base);
  g_free (self->query);
  g_free (self->message);
}

/* The mark of a picture whose words begin so; NULL when there is none. */
static GtkWidget *
find_mark (GtkWidget *widget, const char *prefix)
{
  const char *label = g_object_get_data (G_OBJECT (widget), "label");

  if (gtk_widget_has_css_class (widget, "picture-mark") && g_str_has_prefix (label, prefix))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_mark (child, prefix);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_numbers (Overview *self, gconstpointer data)
{
  const char *label = "Unnamed, Claims: 1, 50 %";
  GtkWidget *mark = find_mark (self->page, label);

  g_assert_nonnull (mark);
  gtk_test_accessible_assert_property (mark, GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  g_assert_true (gtk_widget_get_focusable (mark));
  gtk_widget_activate (mark);
  wait_until (self->query != NULL);
  g_assert_cmpstr (self->query, ==, "source-kind:unnamed");

  g_assert_nonnull (find_mark (self->page, "Ida Marrow, Person: 1 claim"));
  g_clear_pointer (&self->query, g_free);
  gtk_widget_activate (find_mark (self->page, "Ida Marrow, Claims: 1"));
  wait_until (self->query != NULL);
  g_assert_cmpstr (self->query, ==, "source:=\"Ida Marrow\"");
}

/* After a change the numbers follow, without the page being touched. */
static void
test_live (Overview *self, gconstpointer data)
{
  const char *claim = fixture_add_claim (&self->base, "reopen talks on the harbour treaty");

  fixture_set_source (&self->base, claim, 0, "Ida Marrow", DICTUM_SOURCE_PERSON);
  wait_until (find_mark (self->page, "Persons, Claims: 2, 67 %") != NULL);
}

static void
counted_cb (gboolean *counted)
{
  *counted = TRUE;
}

/* A window that is closed has figures until it is gone: none are counted, and nothing is filled to
 * show that there are none. */
static void
test_end (Overview *self, gconstpointer data)
{
  const DictumStatistics *statistics = dictum_overview_count_get_statistics (self->count);
  gboolean counted = FALSE;

  g_signal_connect_swapped (self->count, "counted", G_CALLBACK (counted_cb), &counted);
  fixture_add_claim (&self->base, "reopen talks on the harbour treaty");
  dictum_overview_count_set_workbench (self->count, NULL);
  fixture_add_claim (&self->base, "constructive");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (counted);
  g_assert_true (dictum_overview_count_get_statistics (self->count) == statistics);
  g_assert_nonnull (find_mark (self->page, "Unnamed, Claims: 1, 50 %"));
  g_signal_handlers_disconnect_by_data (self->count, &counted);
}

static GtkWidget *
find_named (GtkWidget *widget, GType type, const char *tooltip)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) &&
      g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, type, tooltip);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_table (Overview *self, gconstpointer data)
{
  GtkWidget *card = find_widget (self->page, DICTUM_TYPE_FIGURE_CARD, 0);
  GtkWidget *toggle = find_named (card, GTK_TYPE_TOGGLE_BUTTON, "Show as a Table");
  GtkWidget *view = find_widget (card, GTK_TYPE_COLUMN_VIEW, 0);
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (view));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (columns), ==, 5);
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)))),
      ==, 2);
  g_signal_emit_by_name (view, "activate", 0);
  g_assert_nonnull (self->query);
  g_assert_true (g_str_has_prefix (self->query, "source-kind:"));
}

/* All three kinds of files, of each of the cards. */
static void
test_files (Overview *self, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("dictum-overview-XXXXXX", NULL);
  const char *const names[] = { "picture.svg", "picture.png", "table.csv" };
  const char *const begins[] = { "<?xml", "\x89PNG", "" };

  for (guint i = 0; i < 9; i++)
    for (guint j = 0; j < G_N_ELEMENTS (names); j++)
      {
        GtkWidget *card = find_widget (self->page, DICTUM_TYPE_FIGURE_CARD, i);
        g_autofree char *path = g_build_filename (folder, names[j], NULL);
        g_autofree char *contents = NULL;
        g_autoptr (GError) error = NULL;
        gsize length;

        g_assert_true (dictum_figure_card_export (DICTUM_FIGURE_CARD (card), path, &error));
        g_assert_no_error (error);
        g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
        g_assert_cmpuint (length, >, 20);
        g_assert_true (g_str_has_prefix (contents, begins[j]));
        g_remove (path);
      }
  g_rmdir (folder);
}

/* A claim of each of some people, which the article has from one agency. */
static void
add_people (Overview *self, const char *agency, GPtrArray *people)
{
  for (guint i = 0; i < people->len; i++)
    {
      const char *claim = fixture_add_claim (&self->base, "We were not consulted");
      const char *const links[] = { agency, g_ptr_array_index (people, i) };

      for (guint j = 0; j < G_N_ELEMENTS (links); j++)
        {
          GError *error = NULL;
          DictumChange *change = dictum_edit_set_source (self->base.project, claim, j, links[j], 0,
                                                         0, NULL, &error);

          fixture_take (&self->base, change, error);
        }
    }
}

static const char *
add_source (Overview *self, const char *name, DictumSourceKind kind)
{
  GError *error = NULL;
  DictumChange *change = dictum_edit_add_source (self->base.project, name, kind, NULL, &error);

  return fixture_take (&self->base, change, error);
}

/* Where it is in the list; GTK_INVALID_LIST_POSITION: nowhere. */
static guint
find_choice (GtkDropDown *choice, const char *name)
{
  GtkStringList *list = GTK_STRING_LIST (gtk_drop_down_get_model (choice));

  return gtk_string_list_find (list, name);
}

/* The first of the witnesses who is drawn, or not. */
static char *
find_witness (GtkWidget *card, gboolean drawn)
{
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Witness %02u", i);
      g_autofree char *prefix = g_strconcat (name, ", Person: ", NULL);

      if ((find_mark (card, prefix) != NULL) == drawn)
        return g_steal_pointer (&name);
    }

  return NULL;
}

/* Of a large project not all is drawn; each source can be chosen with all its links, stays chosen
 * while it is counted anew, and leads to its claims. */
static void
test_choice (Overview *self, gconstpointer data)
{
  GtkWidget *card = find_widget (self->page, DICTUM_TYPE_FIGURE_CARD, 8);
  GtkDropDown *choice = find_part (card, "choice");
  GtkLabel *about = find_part (card, "about");
  const char *agency = add_source (self, "Island Wire", DICTUM_SOURCE_MEDIA);
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  g_autofree char *drawn = NULL, *absent = NULL, *once = NULL, *twice = NULL, *query = NULL;

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (choice)));
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Witness %02u", i);

      g_ptr_array_add (people, (gpointer) add_source (self, name, DICTUM_SOURCE_PERSON));
    }
  add_people (self, agency, people);
  wait_until (find_mark (card, "Island Wire, Media: 40 claims") != NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (choice)));
  g_assert_nonnull (strstr (gtk_label_get_label (about), " of 44; "));
  drawn = find_witness (card, TRUE);
  absent = find_witness (card, FALSE);
  g_assert_true (drawn != NULL && absent != NULL);
  once = g_strconcat (absent, ", Person: 1 claim", NULL);
  twice = g_strconcat (absent, ", Person: 2 claims", NULL);
  query = g_strdup_printf ("source:=\"%s\"", absent);

  gtk_drop_down_set_selected (choice, find_choice (choice, absent));
  g_assert_nonnull (find_mark (card, once));
  g_assert_nonnull (find_mark (card, "Island Wire, Media: 40 claims"));
  g_assert_null (find_mark (card, drawn));
  g_assert_null (strstr (gtk_label_get_label (about), " of "));
  gtk_widget_activate (find_mark (card, once));
  wait_until (self->query != NULL);
  g_assert_cmpstr (self->query, ==, query);

  add_people (self, agency, people);
  wait_until (find_mark (card, twice) != NULL);
  g_assert_null (find_mark (card, drawn));
  gtk_drop_down_set_selected (choice, 0);
  g_assert_nonnull (find_mark (card, "Witness "));
  g_assert_null (find_mark (card, twice));
}

static void
test_warnings (Overview *self, gconstpointer data)
{
  GtkWidget *list = find_widget (self->page, DICTUM_TYPE_WARNING_LIST, 0);
  const char *title = "An unnamed source without a reason (1)";
  GtkWidget *row = NULL;
  GtkWidget *on;

  for (guint i = 0; i < 14; i++)
    {
      GtkWidget *at = find_widget (list, ADW_TYPE_EXPANDER_ROW, i);

      wait_until (adw_expander_row_get_enable_expansion (ADW_EXPANDER_ROW (at)) || i != 2);
      if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (at)), title))
        row = at;
    }
  g_assert_nonnull (row);
  /* Few places are to be seen at once. */
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  g_assert_nonnull (find_widget (row, ADW_TYPE_ACTION_ROW, 1));

  on = find_widget (row, GTK_TYPE_SWITCH, 0);
  gtk_switch_set_active (GTK_SWITCH (on), FALSE);
  g_assert_false (
      dictum_warning_is_on (dictum_project_get_settings (self->base.project), "no-reason"));
  wait_until (!adw_expander_row_get_enable_expansion (ADW_EXPANDER_ROW (row)));
  dictum_workbench_undo (self->base.workbench);
  wait_until (adw_expander_row_get_enable_expansion (ADW_EXPANDER_ROW (row)));
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (on)));
}

/* So many places of the rule at a position. */
static GPtrArray *
make_warnings (guint rule, guint n)
{
  guint n_rules;
  const DictumWarningRule *rules = dictum_warning_rules (&n_rules);
  GPtrArray *warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_warning_free);

  g_assert_cmpuint (rule, <, n_rules);
  for (guint i = 0; i < n; i++)
    {
      DictumWarning *warning = g_new0 (DictumWarning, 1);

      warning->rule = &rules[rule];
      warning->article = g_strdup ("a-1");
      warning->words = g_strdup_printf ("words %u", i);
      g_ptr_array_add (warnings, warning);
    }

  return warnings;
}

/* Of thousands of places rows are made when an editor wants them; what was folded or opened by hand
 * stays so when they are found anew. */
static void
test_many_warnings (Overview *self, gconstpointer data)
{
  GtkWidget *list = g_object_ref_sink (g_object_new (DICTUM_TYPE_WARNING_LIST, NULL));
  AdwExpanderRow *row = ADW_EXPANDER_ROW (find_widget (list, ADW_TYPE_EXPANDER_ROW, 3));
  const struct
  {
    guint n;
    int choice; /* TRUE, FALSE, or -1 for none */
    gboolean expanded;
  } steps[] = { { 3, -1, TRUE },  { 3000, -1, FALSE }, { 3000, TRUE, TRUE }, { 4000, -1, TRUE },
                { 0, -1, FALSE }, { 5, -1, TRUE },     { 5, FALSE, FALSE },  { 6, -1, FALSE } };

  dictum_warning_list_set_workbench (DICTUM_WARNING_LIST (list), self->base.workbench);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GPtrArray) warnings = make_warnings (3, steps[i].n);

      dictum_warning_list_set_warnings (DICTUM_WARNING_LIST (list), warnings);
      if (steps[i].choice >= 0)
        adw_expander_row_set_expanded (row, steps[i].choice);
      g_assert_cmpint (adw_expander_row_get_expanded (row), ==, steps[i].expanded);
    }
  g_object_unref (list);
}

/* Where text is half as large again, all of it fits into the narrowest window. */
static void
test_large (Overview *self, gconstpointer data)
{
  GtkSettings *settings = gtk_widget_get_settings (self->page);
  GtkWidget *child = adw_breakpoint_bin_get_child (ADW_BREAKPOINT_BIN (self->page));
  int dpi, width;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 96 * 1536, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  g_assert_cmpint (width, <=, 360);
}

static const char *
get_first_tile (Overview *self)
{
  GtkWidget *tile = gtk_widget_get_first_child (find_part (self->page, "tiles"));

  return gtk_label_get_label (GTK_LABEL (find_widget (tile, GTK_TYPE_LABEL, 0)));
}

/* One article alone is counted, what its numbers lead to is of it, and the whole again. */
static void
test_scope (Overview *self, gconstpointer data)
{
  static const FixtureBlock blocks[] = { { DICTUM_BLOCK_PARAGRAPH, "The ferry was late again." } };
  GtkDropDown *scope = find_part (self->page, "scope");
  GtkWidget *tile = gtk_widget_get_first_child (find_part (self->page, "tiles"));
  const char *added = fixture_add_article (&self->base, "The ferry", blocks, 1);
  GListModel *model = gtk_drop_down_get_model (scope);

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 3);
  g_assert_cmpstr (get_first_tile (self), ==, "2");
  for (guint i = 1; i < 3; i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (model, i);
      const char *expected = g_str_equal (dictum_item_get_id (item), added) ? "0" : "2";

      gtk_drop_down_set_selected (scope, i);
      wait_until (dictum_overview_count_get_statistics (self->count)->scope != NULL &&
                  g_str_equal (get_first_tile (self), expected));
      g_signal_emit_by_name (tile, "clicked");
      g_assert_true (g_str_has_prefix (self->query, "article:"));
    }

  gtk_drop_down_set_selected (scope, 0);
  wait_until (dictum_overview_count_get_statistics (self->count)->scope == NULL);
  g_assert_cmpstr (get_first_tile (self), ==, "2");
}

static GtkWidget *
find_titled (GtkWidget *widget, const char *title)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *row = find_widget (widget, ADW_TYPE_ACTION_ROW, i);

      g_assert_nonnull (row);
      if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
        return row;
    }
}

static void
show_words_cb (Overview *self, int start, int end)
{
  g_free (self->query);
  self->query = g_strdup_printf ("%d-%d", start, end);
}

/* Each rule that newsrooms have is explained, counts what broke it, leads to the place of it, and
 * is switched off and on. That it finds what it should is seen with dictum-cli. */
static void
test_rules (Overview *self, gconstpointer data)
{
  GtkWidget *list = find_widget (self->page, DICTUM_TYPE_WARNING_LIST, 0);
  g_autoptr (GPtrArray)
      warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_warning_free);
  g_autoptr (DictumItem)
      article = g_list_model_get_item (dictum_project_get_articles (self->base.project), 0);
  guint length;
  const DictumWarningRule *rules = dictum_warning_rules (&length);

  g_assert_cmpuint (length, ==, 14);
  for (guint i = 0; i < length; i++)
    {
      DictumWarning *warning = g_new0 (DictumWarning, 1);

      warning->rule = &rules[i];
      warning->article = g_strdup (dictum_item_get_id (article));
      warning->start = (int) i;
      warning->end = (int) i + 5;
      warning->words = g_strdup ("Words");
      g_ptr_array_add (warnings, warning);
    }
  g_signal_connect_swapped (self->base.workbench, "show-words", G_CALLBACK (show_words_cb), self);
  dictum_warning_list_set_warnings (DICTUM_WARNING_LIST (list), warnings);

  for (guint i = 0; i < length; i++)
    {
      AdwExpanderRow *row = ADW_EXPANDER_ROW (find_widget (list, ADW_TYPE_EXPANDER_ROW, i));
      g_autofree char *title = g_strdup_printf ("%s (1)", rules[i].title);
      g_autofree char *place = g_strdup_printf ("%d-%d", (int) i, (int) i + 5);
      DictumProject *project = self->base.project;
      GtkWidget *found;

      g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, title);
      g_assert_cmpstr (adw_expander_row_get_subtitle (row), ==, rules[i].explanation);
      adw_expander_row_set_expanded (row, TRUE);
      found = find_titled (GTK_WIDGET (row), "“Words”");
      g_signal_emit_by_name (find_widget (found, GTK_TYPE_BUTTON, 0), "clicked");
      g_assert_cmpstr (self->query, ==, place);

      gtk_switch_set_active (GTK_SWITCH (find_widget (GTK_WIDGET (row), GTK_TYPE_SWITCH, 0)),
                             FALSE);
      g_assert_false (dictum_warning_is_on (dictum_project_get_settings (project), rules[i].id));
      gtk_switch_set_active (GTK_SWITCH (find_widget (GTK_WIDGET (row), GTK_TYPE_SWITCH, 0)), TRUE);
      g_assert_true (dictum_warning_is_on (dictum_project_get_settings (project), rules[i].id));
    }
}

/* Who owes a reply stands there with a way to the claim, and goes when it is answered. */
static void
test_replies (Overview *self, gconstpointer data)
{
  GtkWidget *list = find_widget (self->page, DICTUM_TYPE_REPLY_LIST, 0);
  DictumReply *reply = dictum_value_new (&dictum_reply_type);
  g_autoptr (DictumItem)
      item = g_list_model_get_item (dictum_project_get_claims (self->base.project), 0);
  const char *claim = dictum_item_get_id (item);
  GError *error = NULL;
  DictumChange *change;
  GtkWidget *row;

  g_assert_false (gtk_widget_get_visible (list));
  dictum_value_set_string (&reply->asked, "The ministry");
  dictum_value_set_string (&reply->deadline, "2001-01-01");
  change = dictum_edit_put_entry (self->base.project, claim, reply, NULL, &error);
  dictum_value_unref (reply);
  fixture_take (&self->base, change, error);
  wait_until (gtk_widget_get_visible (list));
  row = find_widget (list, ADW_TYPE_ACTION_ROW, 0);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "The ministry");
  adw_action_row_activate (ADW_ACTION_ROW (row));
  wait_until (g_strcmp0 (dictum_workbench_get_claim (self->base.workbench), claim) == 0);

  dictum_workbench_undo (self->base.workbench);
  wait_until (!gtk_widget_get_visible (list));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, width, function)                                                                 \
  g_test_add (path, Overview, GINT_TO_POINTER (width), set_up, function, tear_down)
  ADD ("/overview/numbers", 1200, test_numbers);
  ADD ("/overview/narrow", 360, test_numbers);
  ADD ("/overview/large", 360, test_large);
  ADD ("/overview/live", 1000, test_live);
  ADD ("/overview/end", 1000, test_end);
  ADD ("/overview/table", 1000, test_table);
  ADD ("/overview/files", 1000, test_files);
  ADD ("/overview/choice", 1000, test_choice);
  ADD ("/overview/warnings", 1000, test_warnings);
  ADD ("/overview/many-warnings", 1000, test_many_warnings);
  ADD ("/overview/rules", 1000, test_rules);
  ADD ("/overview/scope", 1000, test_scope);
  ADD ("/overview/replies", 1000, test_replies);

  return g_test_run ();
}
