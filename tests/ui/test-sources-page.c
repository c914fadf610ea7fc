/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "sources/dictum-alike-dialog.h"
#include "sources/dictum-said-page.h"
#include "sources/dictum-said-row.h"
#include "sources/dictum-source-said.h"
#include "sources/dictum-source-split.h"
#include "edit/dictum-merge.h"
#include "sources/dictum-source-detail.h"
#include "sources/dictum-source-list.h"
#include "inspector/dictum-source-picker.h"
#include "sources/dictum-source-merge.h"
#include "sources/dictum-source-row.h"
#include "sources/dictum-sources-page.h"
#include "ui-find.h"
#include "ui-fixture.h"

#include "dictum-config.h"

/* The registry of sources: list, details, renaming, merging and deleting. */

typedef struct
{
  Fixture base;
  GtkWidget *page;
  GtkWidget *window;
  const char *claim;
  const char *office;
  const char *officials;
  const char *marrow;
  const char *shown_claim;
  gboolean undo;
} Registry;

static void
message_cb (Registry *registry, const char *text, gboolean undo)
{
  registry->undo = undo;
}

static void
show_claim_cb (Registry *registry, const char *claim)
{
  registry->shown_claim = g_intern_string (claim);
}

static const char *
get_source_id (Registry *registry, const char *claim)
{
  const DictumAttribution *link = dictum_values_get (
      dictum_project_get_claim (registry->base.project, claim)->attributions, 0);

  return g_intern_string (link->source);
}

static const char *
add_said (Registry *registry, const char *words, const char *source, DictumSourceKind kind)
{
  const char *claim = g_intern_string (fixture_add_claim (&registry->base, words));

  fixture_set_source (&registry->base, claim, 0, source, kind);

  return claim;
}

static void
set_up_wide (Registry *registry, gconstpointer data)
{
  int width = GPOINTER_TO_INT (data) > 0 ? GPOINTER_TO_INT (data) : 1000;

  fixture_set_up (&registry->base);
  registry->claim = add_said (registry, "reopen talks on the harbour treaty",
                              "Prime Minister’s Office", DICTUM_SOURCE_GOVERNMENT_BODY);
  registry->office = get_source_id (registry, registry->claim);
  registry->officials = get_source_id (registry, add_said (registry, "constructive and overdue",
                                                           "Officials in the capital",
                                                           DICTUM_SOURCE_UNNAMED));
  registry->marrow = get_source_id (
      registry, add_said (registry, "We were not consulted", "Ida Marrow", DICTUM_SOURCE_PERSON));
  g_signal_connect_swapped (registry->base.workbench, "message", G_CALLBACK (message_cb), registry);
  g_signal_connect_swapped (registry->base.workbench, "show-claim", G_CALLBACK (show_claim_cb),
                            registry);
  registry->page = dictum_sources_page_new (registry->base.workbench);
  registry->window = fixture_show (registry->page, width, 800);
}

static void
tear_down (Registry *registry, gconstpointer data)
{
  g_object_ref (registry->page);
  gtk_window_destroy (GTK_WINDOW (registry->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (registry->page);
  fixture_tear_down (&registry->base);
}

static const DictumSource *
get_source (Registry *registry, const char *id)
{
  return dictum_project_get_source (registry->base.project, id);
}

static GtkWidget *
show_source (Registry *registry, const char *id)
{
  dictum_sources_page_show_source (DICTUM_SOURCES_PAGE (registry->page), id);

  return find_part (registry->page, "detail");
}

/* A part of the list on the left. */
static gpointer
find_in_list (Registry *registry, const char *name)
{
  return find_part (find_part (registry->page, "sources"), name);
}

static guint
count_listed (Registry *registry)
{
  return g_list_model_get_n_items (find_in_list (registry, "sorted"));
}

static void
search (Registry *registry, const char *words)
{
  GtkEditable *entry = find_in_list (registry, "search");

  gtk_editable_set_text (entry, words);
  g_signal_emit_by_name (entry, "search-changed");
}

static void
test_list (Registry *registry, gconstpointer data)
{
  const char *ids[] = { registry->marrow, NULL };
  GError *error = NULL;
  DictumChange *change;

  g_assert_cmpuint (count_listed (registry), ==, 3);
  fixture_wait (count_widgets (registry->page, DICTUM_TYPE_SOURCE_ROW) == 3);
  g_assert_cmpstr (adw_window_title_get_subtitle (find_in_list (registry, "title")), ==,
                   "3 sources");

  /* By name, alias and affiliation. */
  search (registry, "MARROW");
  g_assert_cmpuint (count_listed (registry), ==, 1);
  change = dictum_edit_set_field (registry->base.project, ids, "aliases", "the chair", NULL,
                                  &error);
  fixture_take (&registry->base, change, error);
  search (registry, "chair");
  g_assert_cmpuint (count_listed (registry), ==, 1);
  change = dictum_edit_set_field (registry->base.project, ids, "affiliation", registry->office,
                                  NULL, &error);
  fixture_take (&registry->base, change, error);
  search (registry, "office");
  g_assert_cmpuint (count_listed (registry), ==, 2);
  search (registry, "nobody of that name");
  g_assert_cmpuint (count_listed (registry), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (find_in_list (registry, "states")), ==,
                   "nothing");
}

static void
test_rename (Registry *registry, gconstpointer data)
{
  GtkWidget *detail = show_source (registry, registry->office);
  GtkEditable *name = find_part (detail, "name");
  const DictumSource *source;

  g_assert_cmpstr (gtk_editable_get_text (name), ==, "Prime Minister’s Office");
  gtk_editable_set_text (name, "Office of the Prime Minister");
  g_signal_emit_by_name (name, "entry-activated");
  source = get_source (registry, registry->office);
  g_assert_cmpstr (source->name, ==, "Office of the Prime Minister");
  g_assert_cmpstr (source->aliases[0], ==, "Prime Minister’s Office");

  /* It has another place in the list, and is still the chosen one. */
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "Office of the Prime Minister");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (find_part (registry->page, "details")), ==,
                   "one");

  /* A source without a name is none: it keeps its name, and what was typed stays. */
  gtk_editable_set_text (name, "  ");
  g_signal_emit_by_name (name, "entry-activated");
  g_assert_cmpstr (get_source (registry, registry->office)->name, ==,
                   "Office of the Prime Minister");
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "  ");
}

static void
test_fields (Registry *registry, gconstpointer data)
{
  GtkWidget *detail = show_source (registry, registry->officials);
  const DictumAnonymity *anonymity;

  g_assert_true (gtk_widget_get_visible (find_part (detail, "anonymity")));
  g_assert_true (gtk_widget_get_visible (find_part (detail, "reason_warning")));
  adw_combo_row_set_selected (find_part (detail, "ground_rules"), DICTUM_GROUND_RULES_BACKGROUND);
  adw_switch_row_set_active (find_part (detail, "reliable"), TRUE);
  gtk_editable_set_text (find_part (detail, "persons"), "2");
  g_signal_emit_by_name (find_part (detail, "persons"), "entry-activated");
  gtk_editable_set_text (find_part (detail, "reason_in_text"), "for fear of losing their posts");
  g_signal_emit_by_name (find_part (detail, "reason_in_text"), "entry-activated");
  anonymity = get_source (registry, registry->officials)->anonymity;
  g_assert_nonnull (anonymity);
  g_assert_cmpint (anonymity->ground_rules, ==, DICTUM_GROUND_RULES_BACKGROUND);
  g_assert_true (anonymity->reliable);
  g_assert_false (anonymity->vital);
  g_assert_cmpint (anonymity->persons, ==, 2);
  g_assert_false (gtk_widget_get_visible (find_part (detail, "reason_warning")));

  /* What cannot be a number of persons is not taken, and stays to be put right. */
  gtk_editable_set_text (find_part (detail, "persons"), "several");
  g_signal_emit_by_name (find_part (detail, "persons"), "entry-activated");
  g_assert_cmpint (get_source (registry, registry->officials)->anonymity->persons, ==, 2);
  g_assert_cmpstr (gtk_editable_get_text (find_part (detail, "persons")), ==, "several");

  adw_combo_row_set_selected (find_part (detail, "kind"), DICTUM_SOURCE_GROUP);
  g_assert_cmpint (get_source (registry, registry->officials)->kind, ==, DICTUM_SOURCE_GROUP);
  g_assert_false (gtk_widget_get_visible (find_part (detail, "anonymity")));

  /* Another source: its own values, and nothing of it is changed by showing it. */
  show_source (registry, registry->marrow);
  g_assert_cmpuint (adw_combo_row_get_selected (find_part (detail, "kind")), ==,
                    DICTUM_SOURCE_PERSON);
  g_assert_null (get_source (registry, registry->marrow)->anonymity);
}

static void
test_aliases (Registry *registry, gconstpointer data)
{
  GtkWidget *detail = show_source (registry, registry->marrow);
  GtkWidget *aliases = find_part (detail, "aliases");

  /* A comma in a name does not make two of it. */
  g_signal_emit_by_name (aliases, "add", "Marrow, Ida");
  g_assert_cmpuint (g_strv_length (get_source (registry, registry->marrow)->aliases), ==, 1);
  g_signal_emit_by_name (aliases, "add", "the chair");
  g_signal_emit_by_name (aliases, "remove", "Marrow, Ida");
  g_assert_cmpuint (g_strv_length (get_source (registry, registry->marrow)->aliases), ==, 1);
  g_assert_cmpstr (get_source (registry, registry->marrow)->aliases[0], ==, "the chair");
}

static void
test_said (Registry *registry, gconstpointer data)
{
  GtkWidget *detail = show_source (registry, registry->office);
  GtkWidget *said = find_part (detail, "said");
  GtkWidget *row;
  DictumSaidPage *page;
  const char *nobody;
  GError *error = NULL;
  DictumChange *change;

  fixture_wait (find_widget (said, DICTUM_TYPE_SAID_ROW, 0) != NULL);
  row = find_widget (said, DICTUM_TYPE_SAID_ROW, 0);
  g_assert_cmpstr (gtk_label_get_text (find_part (row, "quote")), ==,
                   "reopen talks on the harbour treaty");
  g_assert_cmpstr (gtk_label_get_text (find_part (row, "manner")), ==, "Indirect");
  g_assert_false (gtk_widget_get_visible (find_part (row, "stance")));
  g_assert_nonnull (
      strstr (gtk_label_get_text (find_part (row, "where")), "Coastal Courier, 14\u00a0Nov"));
  g_assert_cmpstr (adw_action_row_get_subtitle (find_part (said, "manner")), ==, "Indirect: 1");
  gtk_widget_activate (gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX_ROW));
  g_assert_cmpstr (registry->shown_claim, ==, registry->claim);

  /* All of it, on a page of its own, in sections. */
  row = find_widget (said, ADW_TYPE_BUTTON_ROW, 0);
  g_assert_true (gtk_widget_grab_focus (row));
  g_assert_true (gtk_widget_activate (row));
  fixture_wait (find_widget (detail, DICTUM_TYPE_SAID_PAGE, 0) != NULL);
  page = DICTUM_SAID_PAGE (find_widget (detail, DICTUM_TYPE_SAID_PAGE, 0));
  fixture_wait (find_widget (GTK_WIDGET (page), DICTUM_TYPE_SAID_ROW, 0) != NULL);
  adw_toggle_group_set_active_name (find_part (page, "grouping"), "day");
  fixture_wait (find_widget (GTK_WIDGET (page), DICTUM_TYPE_SAID_ROW, 0) != NULL);
  registry->shown_claim = NULL;
  g_signal_emit_by_name (find_part (page, "view"), "activate", 0);
  g_assert_cmpstr (registry->shown_claim, ==, registry->claim);

  /* One that is used nowhere is shown as such. */
  change = dictum_edit_add_source (registry->base.project, "Abel Quist", DICTUM_SOURCE_PERSON, NULL,
                                   &error);
  nobody = g_intern_string (dictum_change_get_entry (change, 0)->after->id);
  fixture_take (&registry->base, change, error);
  show_source (registry, nobody);
  fixture_wait (gtk_widget_get_visible (find_part (said, "nowhere")));
  g_object_set (find_part (registry->page, "sources"), "unused", TRUE, NULL);
  g_assert_cmpuint (count_listed (registry), ==, 1);
  gtk_widget_activate_action (find_part (registry->page, "sources"), "registry.reset", NULL);
  g_assert_cmpuint (count_listed (registry), ==, 4);
}

static const char *
get_name_at (Registry *registry, guint position)
{
  g_autoptr (DictumItem) item = g_list_model_get_item (find_in_list (registry, "sorted"), position);

  return dictum_item_get_source (item)->name;
}

static void
test_sort (Registry *registry, gconstpointer data)
{
  GtkWidget *sources = find_part (registry->page, "sources");

  add_said (registry, "set out a timetable", "Prime Minister’s Office",
            DICTUM_SOURCE_GOVERNMENT_BODY);
  fixture_wait (dictum_source_list_get_figures (DICTUM_SOURCE_LIST (sources)) != NULL);
  g_assert_cmpstr (get_name_at (registry, 0), ==, "Ida Marrow");
  g_object_set (sources, "sort", "words", NULL);
  fixture_wait (strcmp (get_name_at (registry, 0), "Prime Minister’s Office") == 0);
  g_object_set (sources, "sort", "kind", NULL);
  g_assert_cmpstr (get_name_at (registry, 0), ==, "Ida Marrow");
  g_assert_cmpstr (get_name_at (registry, 1), ==, "Prime Minister’s Office");
  g_object_set (sources, "kind", "unnamed", NULL);
  g_assert_cmpuint (count_listed (registry), ==, 1);
  g_assert_cmpstr (adw_window_title_get_subtitle (find_in_list (registry, "title")), ==,
                   "1 of 4 sources");
  /* What is to be shown is not hidden by a filter. */
  show_source (registry, registry->marrow);
  g_assert_cmpuint (count_listed (registry), ==, 4);
}

/* Pairs that may be one are suggested, merged, or told apart for good. */
static void
test_alike (Registry *registry, gconstpointer data)
{
  GtkWidget *sources = find_part (registry->page, "sources");
  AdwBanner *banner = find_in_list (registry, "banner");
  GError *error = NULL;
  DictumChange *change;
  AdwDialog *dialog;
  GtkWidget *row;

  change = dictum_edit_add_source (registry->base.project, "PMO", DICTUM_SOURCE_ORGANISATION, NULL,
                                   &error);
  fixture_take (&registry->base, change, error);
  fixture_wait (adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_banner_get_title (banner), ==, "1 possible duplicate");
  gtk_widget_activate_action (sources, "registry.review", NULL);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (registry->window));
  g_assert_true (DICTUM_IS_ALIKE_DIALOG (dialog));
  row = find_widget (find_part (dialog, "list"), ADW_TYPE_ACTION_ROW, 0);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==,
                   "PMO and Prime Minister’s Office");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "“PMO” may stand for “Prime Minister’s Office”.");
  assert_names (GTK_WIDGET (dialog), FALSE);
  assert_tabs (GTK_WIDGET (dialog));
  g_signal_emit_by_name (find_widget (row, GTK_TYPE_BUTTON, 0), "clicked");
  fixture_wait (strcmp (gtk_stack_get_visible_child_name (find_part (dialog, "states")), "none") ==
                0);
  g_assert_false (adw_banner_get_revealed (banner));
  adw_dialog_force_close (dialog);

  dictum_workbench_undo (registry->base.workbench);
  fixture_wait (adw_banner_get_revealed (banner));
}

static void
test_split (Registry *registry, gconstpointer data)
{
  GtkWidget *detail = show_source (registry, registry->office);
  const char *ids[] = { registry->office, NULL };
  GError *error = NULL;
  DictumChange *change;
  DictumItem *item;
  AdwDialog *dialog;

  change = dictum_edit_set_field (registry->base.project, ids, "aliases", "the chancellery", NULL,
                                  &error);
  fixture_take (&registry->base, change, error);
  gtk_widget_activate_action (detail, "source.split", NULL);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (registry->window));
  g_assert_true (DICTUM_IS_SOURCE_SPLIT (dialog));
  assert_names (GTK_WIDGET (dialog), FALSE);
  assert_tabs (GTK_WIDGET (dialog));

  /* The alias gives the name; the claim is chosen beside it. */
  g_signal_emit_by_name (find_part (dialog, "view"), "activate", 0);
  g_assert_cmpstr (gtk_editable_get_text (find_part (dialog, "name")), ==, "the chancellery");
  g_signal_emit_by_name (find_part (dialog, "view"), "activate", 1);
  g_assert_cmpstr (gtk_label_get_text (find_part (dialog, "state")), ==,
                   "Aliases that move: 1. Claims that move: 1.");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "split.apply", NULL);
  fixture_wait (adw_window_get_visible_dialog (ADW_WINDOW (registry->window)) == NULL);
  g_assert_cmpuint (count_listed (registry), ==, 4);
  g_assert_null (get_source (registry, registry->office)->aliases);
  item = dictum_project_get_item (registry->base.project,
                                  get_source_id (registry, registry->claim));
  g_assert_cmpstr (dictum_item_get_source (item)->name, ==, "the chancellery");
  g_assert_true (registry->undo);
}

/* Who speaks for whom is drawn, and leads there. */
static void
test_tree (Registry *registry, gconstpointer data)
{
  const char *ids[] = { registry->officials, NULL };
  GtkWidget *detail = show_source (registry, registry->officials);
  GtkWidget *tree = find_part (detail, "tree");
  GError *error = NULL;
  DictumChange *change;

  g_assert_false (gtk_widget_get_visible (find_part (detail, "tree_row")));
  change = dictum_edit_set_field (registry->base.project, ids, "affiliation", registry->office,
                                  NULL, &error);
  fixture_take (&registry->base, change, error);
  g_assert_true (gtk_widget_get_visible (find_part (detail, "tree_row")));
  g_assert_cmpuint (count_widgets (tree, GTK_TYPE_BUTTON), ==, 2);
  g_assert_nonnull (strstr (gtk_label_get_text (find_part (detail, "summary")),
                            "speaks for Prime Minister’s Office"));
  g_signal_emit_by_name (find_widget (tree, GTK_TYPE_BUTTON, 0), "clicked");
  g_assert_cmpstr (gtk_label_get_text (find_part (detail, "title")), ==, "Prime Minister’s Office");
  g_assert_cmpuint (count_widgets (tree, GTK_TYPE_BUTTON), ==, 2);
}

static void
test_anonymity (Registry *registry, gconstpointer data)
{
  GtkWidget *detail = show_source (registry, registry->officials);
  GtkLabel *state = find_part (detail, "anonymity_state");
  GtkLabel *conditions = find_part (detail, "conditions_state");

  g_assert_cmpstr (gtk_label_get_text (state), ==, "To do: agree on the ground rules");
  g_assert_cmpstr (gtk_label_get_text (conditions), ==, "0 of 3 conditions");
  adw_combo_row_set_selected (find_part (detail, "ground_rules"), DICTUM_GROUND_RULES_BACKGROUND);
  adw_switch_row_set_active (find_part (detail, "reliable"), TRUE);
  adw_switch_row_set_active (find_part (detail, "vital"), TRUE);
  g_assert_cmpstr (gtk_label_get_text (state), ==,
                   "To do: give a reason, in the text or for the newsroom");
  g_assert_cmpstr (gtk_label_get_text (conditions), ==, "2 of 3 conditions");
}

/* An answer as the core keeps it, to the question that the dialog would ask. */
static void
keep_answer (const char *words)
{
  g_autofree char *question = g_strconcat ("http://127.0.0.1:1\nen\n", words, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, question, -1);
  g_autofree char *name = g_strconcat (hash, ".json", NULL);
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "dictum", "lookup", name,
                                            NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = g_strdup_printf (
      "{\"words\":\"%s\",\"asked\":\"2026-11-14T18:02:11Z\",\"entities\":[{\"id\":\"Q7\","
      "\"label\":\"Ida Marrow\",\"description\":\"politician\",\"aliases\":[\"Chair Marrow\","
      "\"Ida A. Marrow\"],\"kinds\":[\"human\"],\"positions\":[\"chair\"],\"memberships\":[]}]}",
      words);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* Nothing is sent before the button; what came is taken over piece by piece, as one step. */
static void
test_look_up (Registry *registry, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (DICTUM_APP_ID);
  GtkWidget *detail;
  AdwDialog *dialog;
  GtkWidget *row;

  /* Who is not named is not looked up. */
  g_settings_set_string (settings, "lookup-service", "http://127.0.0.1:1");
  detail = show_source (registry, registry->officials);
  gtk_widget_activate_action (detail, "source.look-up", NULL);
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (registry->window)));

  show_source (registry, registry->marrow);
  gtk_widget_activate_action (detail, "source.look-up", NULL);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (registry->window));
  g_assert_nonnull (strstr (gtk_label_get_text (find_part (dialog, "sent")),
                            "127.0.0.1 will be asked who or what is called “Ida Marrow”"));
  assert_names (GTK_WIDGET (dialog), FALSE);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "lookup.ask", NULL);
  fixture_wait (gtk_widget_get_visible (find_part (dialog, "problem")));

  keep_answer ("I. Marrow");
  g_assert_false (gtk_widget_get_visible (find_part (dialog, "recall")));
  gtk_editable_set_text (find_part (dialog, "words"), "I. Marrow");
  g_assert_true (gtk_widget_get_visible (find_part (dialog, "recall")));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "lookup.recall", NULL);
  row = find_widget (find_part (dialog, "entities"), ADW_TYPE_ACTION_ROW, 0);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "politician · chair");
  g_signal_emit_by_name (find_part (dialog, "entities"), "row-activated", row);
  g_assert_cmpuint (count_widgets (find_part (dialog, "facts"), ADW_TYPE_SWITCH_ROW), ==, 3);
  row = find_widget (find_part (dialog, "facts"), ADW_TYPE_SWITCH_ROW, 2);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Ida A. Marrow");
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), FALSE);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "lookup.take", NULL);
  fixture_wait (adw_window_get_visible_dialog (ADW_WINDOW (registry->window)) == NULL);
  g_assert_cmpstr (get_source (registry, registry->marrow)->description, ==, "politician");
  g_assert_cmpstr (get_source (registry, registry->marrow)->aliases[0], ==, "Chair Marrow");
  g_assert_null (get_source (registry, registry->marrow)->aliases[1]);
  g_assert_cmpuint (dictum_values_length (get_source (registry, registry->marrow)->identifiers), ==,
                    1);
  dictum_workbench_undo (registry->base.workbench);
  g_assert_null (get_source (registry, registry->marrow)->identifiers);
  g_assert_null (get_source (registry, registry->marrow)->aliases);
  g_settings_reset (settings, "lookup-service");
}

/* Several are chosen without a modifier, and merged. */
static void
test_selecting (Registry *registry, gconstpointer data)
{
  GtkWidget *sources = find_part (registry->page, "sources");
  GtkListView *list = find_in_list (registry, "list");

  show_source (registry, registry->marrow);
  g_object_set (sources, "selecting", TRUE, NULL);
  g_assert_true (gtk_revealer_get_reveal_child (find_in_list (registry, "bar")));
  g_signal_emit_by_name (list, "activate", 1);
  g_signal_emit_by_name (list, "activate", 2);
  g_assert_cmpstr (gtk_label_get_text (find_in_list (registry, "n_chosen")), ==, "3 chosen");
  g_signal_emit_by_name (list, "activate", 2);
  g_assert_cmpstr (gtk_label_get_text (find_in_list (registry, "n_chosen")), ==, "2 chosen");
  gtk_widget_activate_action (sources, "registry.not-the-same", NULL);
  g_assert_true (dictum_sources_are_distinct (get_source (registry, registry->marrow),
                                              get_source (registry, registry->officials)));
}

static void
test_merge (Registry *registry, gconstpointer data)
{
  GtkListView *list = find_in_list (registry, "list");
  GtkSelectionModel *model = gtk_list_view_get_model (list);
  AdwDialog *dialog;

  /* By name: Ida Marrow, Officials in the capital, Prime Minister’s Office. */
  show_source (registry, registry->office);
  gtk_selection_model_select_item (model, 1, FALSE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (find_part (registry->page, "details")), ==,
                   "several");
  gtk_widget_activate_action (registry->page, "sources.merge-chosen", NULL);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (registry->window));
  g_assert_true (DICTUM_IS_SOURCE_MERGE (dialog));

  /* The one that was looked at stays; what would happen is said beforehand. */
  g_assert_cmpstr (adw_action_row_get_subtitle (find_part (dialog, "aliases")), ==,
                   "Officials in the capital");
  g_assert_cmpstr (adw_action_row_get_subtitle (find_part (dialog, "claims")), ==, "1");
  assert_names (GTK_WIDGET (dialog), FALSE);
  g_assert_cmpuint (count_widgets (find_part (dialog, "differing"), ADW_TYPE_COMBO_ROW), ==, 1);
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (find_widget (find_part (dialog, "differing"), ADW_TYPE_COMBO_ROW, 0)), 1);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "merge.apply", NULL);
  g_assert_cmpint (get_source (registry, registry->office)->kind, ==, DICTUM_SOURCE_UNNAMED);

  g_assert_null (get_source (registry, registry->officials));
  g_assert_cmpstr (get_source (registry, registry->office)->aliases[0], ==,
                   "Officials in the capital");
  g_assert_cmpuint (g_list_model_get_n_items (dictum_project_get_source_claims (
                        registry->base.project, registry->office)),
                    ==, 2);
  g_assert_true (registry->undo);
  fixture_wait (adw_window_get_visible_dialog (ADW_WINDOW (registry->window)) == NULL);

  dictum_workbench_undo (registry->base.workbench);
  g_assert_nonnull (get_source (registry, registry->officials));
}

/* The only source there is has nothing to be merged with. */
static void
test_merge_alone (Registry *registry, gconstpointer data)
{
  const char *const others[] = { registry->officials, registry->marrow, NULL };
  GtkWidget *detail = show_source (registry, registry->office);
  GError *error = NULL;
  DictumChange *change;

  change = dictum_edit_merge_sources (registry->base.project, registry->office, others, NULL,
                                      &error);
  g_assert_true (dictum_workbench_take (registry->base.workbench, change, error, NULL));
  gtk_widget_activate_action (detail, "source.merge", NULL);
  g_assert_cmpuint (count_widgets (registry->window, DICTUM_TYPE_SOURCE_PICKER), ==, 0);

  dictum_workbench_undo (registry->base.workbench);
  gtk_widget_activate_action (detail, "source.merge", NULL);
  g_assert_cmpuint (count_widgets (registry->window, DICTUM_TYPE_SOURCE_PICKER), ==, 1);
}

/* Whoever looks at a source that goes into another sees that one next. */
static void
test_merge_leads_on (Registry *registry, gconstpointer data)
{
  const char *const others[] = { registry->officials, NULL };
  GError *error = NULL;
  DictumChange *change;

  show_source (registry, registry->officials);
  change = dictum_edit_merge_sources (registry->base.project, registry->office, others, NULL,
                                      &error);
  g_assert_true (dictum_workbench_take (registry->base.workbench, change, error, NULL));

  g_assert_cmpstr (gtk_stack_get_visible_child_name (find_part (registry->page, "details")), ==,
                   "one");
  g_assert_cmpstr (adw_navigation_page_get_title (find_part (registry->page, "content")), ==,
                   get_source (registry, registry->office)->name);
}

static void
test_delete (Registry *registry, gconstpointer data)
{
  GtkWidget *detail = show_source (registry, registry->office);

  gtk_widget_activate_action (detail, "source.delete", NULL);
  g_assert_null (get_source (registry, registry->office));
  g_assert_true (registry->undo);
  g_assert_cmpuint (count_listed (registry), ==, 2);

  /* It was the last by name: the one before it is next. */
  g_assert_cmpstr (adw_navigation_page_get_title (find_part (registry->page, "content")), ==,
                   get_source (registry, registry->officials)->name);
  g_assert_true (gtk_selection_model_is_selected (
      gtk_list_view_get_model (find_in_list (registry, "list")), 1));

  g_assert_null (
      ((DictumAttribution *) dictum_values_get (
           dictum_project_get_claim (registry->base.project, registry->claim)->attributions, 0))
          ->source);

  dictum_workbench_undo (registry->base.workbench);
  g_assert_cmpuint (count_listed (registry), ==, 3);
}

static void
test_narrow (Registry *registry, gconstpointer data)
{
  AdwNavigationSplitView *split = find_part (registry->page, "split");

  fixture_wait (adw_navigation_split_view_get_collapsed (split));
  g_assert_false (adw_navigation_split_view_get_show_content (split));
  show_source (registry, registry->marrow);
  g_assert_true (adw_navigation_split_view_get_show_content (split));

  /* Back to the list when it is gone. */
  gtk_widget_activate_action (find_part (registry->page, "detail"), "source.delete", NULL);
  g_assert_false (adw_navigation_split_view_get_show_content (split));
}

static void
test_empty (Registry *registry, gconstpointer data)
{
  const char *ids[] = { registry->office, registry->officials, registry->marrow };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    gtk_widget_activate_action (show_source (registry, ids[i]), "source.delete", NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (find_in_list (registry, "states")), ==,
                   "empty");
}

static void
test_accessible (Registry *registry, gconstpointer data)
{
  show_source (registry, registry->officials);
  fixture_wait (count_widgets (registry->page, DICTUM_TYPE_SOURCE_ROW) == 3);
  assert_names (registry->page, FALSE);
  assert_tabs (registry->page);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define add(name, width, func)                                                                     \
  g_test_add ("/sources-page/" name, Registry, GINT_TO_POINTER (width), set_up_wide, func,         \
              tear_down)
  add ("list", 1000, test_list);
  add ("rename", 1000, test_rename);
  add ("fields", 1000, test_fields);
  add ("aliases", 1000, test_aliases);
  add ("said", 1000, test_said);
  add ("sort", 1000, test_sort);
  add ("alike", 1000, test_alike);
  add ("split", 1000, test_split);
  add ("tree", 1000, test_tree);
  add ("anonymity", 1000, test_anonymity);
  add ("selecting", 1000, test_selecting);
  add ("look-up", 1000, test_look_up);
  add ("merge", 1000, test_merge);
  add ("merge-alone", 1000, test_merge_alone);
  add ("merge-leads-on", 1000, test_merge_leads_on);
  add ("delete", 1000, test_delete);
  add ("narrow", 360, test_narrow);
  add ("empty", 1000, test_empty);
  add ("accessible", 1000, test_accessible);
#undef add

  return g_test_run ();
}
