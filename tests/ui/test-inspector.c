/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cards-fixture.h"
#include "inspector/dictum-claim-number.h"
#include "inspector/dictum-control.h"
#include "inspector/dictum-link-fields.h"
#include "inspector/dictum-rating-fields.h"
#include "inspector/dictum-source-chip.h"
#include "inspector/dictum-word-list.h"

#include "dictum-config.h"

/* The cards: they follow the project, the project follows their fields, and what is being typed
 * stays. */

static const char *
get_label (gpointer widget, const char *part)
{
  return gtk_label_get_text (find_part (widget, part));
}

static guint
get_number (DictumClaimCard *card)
{
  return dictum_claim_number_get (find_part (card, "number"));
}

static void
test_cards (Cards *cards, gconstpointer data)
{
  DictumClaimCard *card;
  const char *third;

  fixture_wait (cards_find_card (cards, cards->second) != NULL);
  card = cards_find_card (cards, cards->second);
  g_assert_cmpuint (get_number (card), ==, 2);
  g_assert_cmpstr (get_label (card, "quote"), ==, "neither side set out a timetable");

  /* One in between: the numbers behind it follow. */
  third = fixture_add_claim (&cards->base, "constructive and overdue");
  fixture_wait (cards_find_card (cards, third) != NULL);
  g_assert_cmpuint (get_number (cards_find_card (cards, third)), ==, 2);
  g_assert_cmpuint (get_number (cards_find_card (cards, cards->second)), ==, 3);

  /* Who said it, in which words, and what to look at. */
  fixture_set_source (&cards->base, third, 0, "Officials in the capital", DICTUM_SOURCE_UNNAMED);
  fixture_set_cue (&cards->base, third, 0, "described");
  card = cards_find_card (cards, third);
  g_assert_true (gtk_widget_get_visible (find_part (card, "chain")));
  g_assert_cmpuint (count_widgets (GTK_WIDGET (card), DICTUM_TYPE_SOURCE_CHIP), ==, 1);
  g_assert_true (gtk_widget_get_visible (find_part (card, "warning_box")));
  g_assert_nonnull (strstr (get_label (card, "warning"), "no reason for anonymity"));

  /* A reason given in the source's record takes the warning away. */
  cards_set_field (cards,
                   dictum_item_get_id (dictum_project_get_item (
                       cards->base.project, ((DictumAttribution *) dictum_values_get (
                                                 cards_get_claim (cards, third)->attributions, 0))
                                                ->source)),
                   "anonymity.reasonInText", "for fear of losing their posts");
  g_assert_false (gtk_widget_get_visible (find_part (card, "warning_box")));
}

static void
test_selection (Cards *cards, gconstpointer data)
{
  GtkListView *list = find_part (cards->inspector, "list");
  GtkSelectionModel *model = gtk_list_view_get_model (list);

  g_assert_cmpuint (count_widgets (cards->inspector, DICTUM_TYPE_CLAIM_FIELDS), ==, 0);

  cards_open_card (cards, cards->second);
  g_assert_true (gtk_selection_model_is_selected (model, 1));
  g_assert_true (
      gtk_widget_has_css_class (GTK_WIDGET (cards_find_card (cards, cards->second)), "current"));

  gtk_selection_model_select_item (model, 0, TRUE);
  g_assert_cmpstr (dictum_workbench_get_claim (cards->base.workbench), ==, cards->first);
  g_assert_true (
      gtk_widget_has_css_class (GTK_WIDGET (cards_find_card (cards, cards->first)), "current"));
  g_assert_false (
      gtk_widget_has_css_class (GTK_WIDGET (cards_find_card (cards, cards->second)), "current"));
  g_assert_cmpuint (count_widgets (cards->inspector, DICTUM_TYPE_CLAIM_FIELDS), ==, 1);

  gtk_widget_activate_action (cards->inspector, "inspector.next", NULL);
  g_assert_cmpstr (dictum_workbench_get_claim (cards->base.workbench), ==, cards->second);
  gtk_widget_activate_action (cards->inspector, "inspector.next", NULL);
  g_assert_cmpstr (dictum_workbench_get_claim (cards->base.workbench), ==, cards->second);
  gtk_widget_activate_action (cards->inspector, "inspector.previous", NULL);
  g_assert_cmpstr (dictum_workbench_get_claim (cards->base.workbench), ==, cards->first);
}

static void
test_fields (Cards *cards, gconstpointer data)
{
  GtkWidget *fields = cards_open_card (cards, cards->first);

  /* The field changes the record, */
  gtk_drop_down_set_selected (find_part (fields, "kind"), DICTUM_CLAIM_PREDICTION);
  g_assert_cmpint (cards_get_claim (cards, cards->first)->kind, ==, DICTUM_CLAIM_PREDICTION);
  gtk_check_button_set_active (find_part (fields, "check_worthy"), TRUE);
  g_assert_true (cards_get_claim (cards, cards->first)->check_worthy);
  gtk_drop_down_set_selected (find_part (fields, "status"), DICTUM_STATUS_DONE);
  g_assert_cmpint (cards_get_claim (cards, cards->first)->status, ==, DICTUM_STATUS_DONE);
  gtk_drop_down_set_selected (find_part (fields, "certainty"), DICTUM_CERTAINTY_PROBABLE);
  g_assert_cmpint (cards_get_claim (cards, cards->first)->certainty, ==, DICTUM_CERTAINTY_PROBABLE);

  /* the record changes the field, */
  cards_set_field (cards, cards->first, "status", "in-progress");
  g_assert_cmpuint (gtk_drop_down_get_selected (find_part (fields, "status")), ==,
                    DICTUM_STATUS_IN_PROGRESS);

  /* undo too, */
  dictum_workbench_undo (cards->base.workbench);
  g_assert_cmpuint (gtk_drop_down_get_selected (find_part (fields, "status")), ==,
                    DICTUM_STATUS_DONE);

  /* and another claim shows its own values and keeps them. */
  dictum_workbench_set_claim (cards->base.workbench, cards->second);
  g_assert_cmpuint (gtk_drop_down_get_selected (find_part (fields, "kind")), ==, DICTUM_CLAIM_FACT);
  g_assert_cmpint (cards_get_claim (cards, cards->second)->kind, ==, DICTUM_CLAIM_FACT);
  g_assert_cmpint (cards_get_claim (cards, cards->first)->kind, ==, DICTUM_CLAIM_PREDICTION);
}

static void
test_typing (Cards *cards, gconstpointer data)
{
  GtkWidget *fields = cards_open_card (cards, cards->first);
  GtkTextBuffer *notes = gtk_text_view_get_buffer (find_part (fields, "notes"));
  GtkEditable *assigned = find_part (fields, "assigned");
  guint length;

  /* Unfinished words stay when something else about the claim changes. */
  gtk_editable_set_text (assigned, "Mara");
  gtk_text_buffer_set_text (notes, "Ask the offi", -1);
  cards_set_field (cards, cards->first, "status", "in-progress");
  g_assert_cmpstr (gtk_editable_get_text (assigned), ==, "Mara");
  g_assert_null (cards_get_claim (cards, cards->first)->assigned);

  /* Going to another claim saves them, for the one they were typed for. */
  dictum_workbench_set_claim (cards->base.workbench, cards->second);
  g_assert_cmpstr (cards_get_claim (cards, cards->first)->notes, ==, "Ask the offi");
  g_assert_cmpstr (cards_get_claim (cards, cards->first)->assigned, ==, "Mara");
  g_assert_null (cards_get_claim (cards, cards->second)->notes);
  g_assert_cmpstr (gtk_editable_get_text (assigned), ==, "");

  /* Notes are saved when typing rests, as one change. */
  length = dictum_history_get_length (dictum_store_get_history (cards->base.store));
  gtk_text_buffer_set_text (notes, "O", -1);
  gtk_text_buffer_set_text (notes, "On", -1);
  gtk_text_buffer_set_text (notes, "Once more", -1);
  fixture_wait (cards_get_claim (cards, cards->second)->notes != NULL);
  g_assert_cmpstr (cards_get_claim (cards, cards->second)->notes, ==, "Once more");
  g_assert_cmpuint (dictum_history_get_length (dictum_store_get_history (cards->base.store)), ==,
                    length + 1);

  /* Escape takes back what was typed. */
  gtk_editable_set_text (assigned, "Nobo");
  g_assert_true (press_key (GTK_WIDGET (assigned), GDK_KEY_Escape, 0));
  g_assert_cmpstr (gtk_editable_get_text (assigned), ==, "");
  g_assert_false (press_key (GTK_WIDGET (assigned), GDK_KEY_Escape, 0));
}

/* While the disk is full the words stay where they were typed, marked; the next attempt saves them.
 */
static void
test_refused (Cards *cards, gconstpointer data)
{
  GtkWidget *fields = cards_open_card (cards, cards->first);
  GtkWidget *view = find_part (fields, "notes");
  GtkWidget *assigned = find_part (fields, "assigned");
  GtkTextBuffer *notes = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  struct rlimit limit;

  fixture_fill_disk (&limit);
  gtk_text_buffer_set_text (notes, "Ask the office", -1);
  fixture_wait (cards->message != NULL);
  gtk_editable_set_text (GTK_EDITABLE (assigned), "Mara");
  g_signal_emit_by_name (assigned, "activate");
  fixture_free_disk (&limit);

  g_assert_null (cards_get_claim (cards, cards->first)->notes);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (assigned)), ==, "Mara");
  g_assert_true (gtk_widget_has_css_class (assigned, "error"));
  g_assert_true (gtk_widget_has_css_class (view, "error"));
  gtk_test_accessible_assert_state (view, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);

  /* Going on typing is the answer to it, and another change of the claim none. */
  gtk_text_buffer_set_text (notes, "Ask the office again", -1);
  g_assert_false (gtk_widget_has_css_class (view, "error"));
  cards_set_field (cards, cards->first, "status", "in-progress");
  g_assert_true (gtk_widget_has_css_class (assigned, "error"));
  dictum_workbench_set_claim (cards->base.workbench, cards->second);
  g_assert_cmpstr (cards_get_claim (cards, cards->first)->notes, ==, "Ask the office again");
  g_assert_cmpstr (cards_get_claim (cards, cards->first)->assigned, ==, "Mara");
  g_assert_false (gtk_widget_has_css_class (assigned, "error"));
}

/* Closing the window saves what was typed a moment ago. */
static void
test_close (Cards *cards, gconstpointer data)
{
  GtkWidget *fields = cards_open_card (cards, cards->first);
  gboolean stopped = TRUE;

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (find_part (fields, "notes")), "Ring Ida", -1);
  g_signal_emit_by_name (cards->window, "close-request", &stopped);
  g_assert_false (stopped);
  g_assert_cmpstr (cards_get_claim (cards, cards->first)->notes, ==, "Ring Ida");
}

/* Another project is opened meanwhile: nothing of it is touched. */
static void
test_other_project (Cards *cards, gconstpointer data)
{
  GtkWidget *fields = cards_open_card (cards, cards->first);
  Fixture other = { 0 };

  gtk_editable_set_text (find_part (fields, "assigned"), "Mara");
  fixture_set_up (&other);
  dictum_workbench_set_store (cards->base.workbench, other.store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (cards->message);
  g_assert_null (dictum_claim_fields_get_item (DICTUM_CLAIM_FIELDS (fields)));
  dictum_workbench_set_store (cards->base.workbench, cards->base.store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fixture_tear_down (&other);
}

static DictumAttribution *
get_link (Cards *cards, const char *id, guint position)
{
  const DictumClaim *claim = cards_get_claim (cards, id);

  g_assert_cmpuint (dictum_values_length (claim->attributions), >, position);

  return dictum_values_get (claim->attributions, position);
}

static void
test_chain (Cards *cards, gconstpointer data)
{
  GtkWidget *fields = cards_open_card (cards, cards->first);
  GtkWidget *link;

  g_assert_cmpuint (count_widgets (fields, DICTUM_TYPE_LINK_FIELDS), ==, 0);
  fixture_set_source (&cards->base, cards->first, 0, "Island media", DICTUM_SOURCE_MEDIA);
  fixture_set_source (&cards->base, cards->first, 1, "customs officers", DICTUM_SOURCE_UNNAMED);
  g_assert_cmpuint (count_widgets (fields, DICTUM_TYPE_LINK_FIELDS), ==, 2);

  /* Manner: worked out until it is chosen, and again when asked. */
  link = find_widget (fields, DICTUM_TYPE_LINK_FIELDS, 0);
  g_assert_false (get_link (cards, cards->first, 0)->manner_chosen);
  adw_toggle_group_set_active_name (find_part (link, "manner"), "mixed");
  g_assert_true (get_link (cards, cards->first, 0)->manner_chosen);
  g_assert_cmpint (get_link (cards, cards->first, 0)->manner, ==, DICTUM_MANNER_MIXED);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (find_part (link, "manner_origin")), ==,
                   "chosen");
  g_signal_emit_by_name (find_widget (find_part (link, "manner_origin"), GTK_TYPE_BUTTON, 0),
                         "clicked");
  g_assert_false (get_link (cards, cards->first, 0)->manner_chosen);
  g_assert_cmpint (get_link (cards, cards->first, 0)->manner, ==, DICTUM_MANNER_INDIRECT);
  g_assert_cmpstr (adw_toggle_group_get_active_name (find_part (link, "manner")), ==, "indirect");

  gtk_drop_down_set_selected (find_part (link, "polarity"), DICTUM_POLARITY_DENIED);
  g_assert_cmpint (get_link (cards, cards->first, 0)->polarity, ==, DICTUM_POLARITY_DENIED);
  gtk_drop_down_set_selected (find_part (link, "stance"), DICTUM_STANCE_DOUBTING);
  g_assert_cmpint (get_link (cards, cards->first, 0)->stance, ==, DICTUM_STANCE_DOUBTING);
  g_assert_cmpint (get_link (cards, cards->first, 1)->polarity, ==, DICTUM_POLARITY_AFFIRMED);

  /* Its place in the chain. */
  gtk_widget_activate_action (link, "link.inwards", NULL);
  g_assert_cmpint (get_link (cards, cards->first, 1)->polarity, ==, DICTUM_POLARITY_DENIED);
  gtk_widget_activate_action (find_widget (fields, DICTUM_TYPE_LINK_FIELDS, 1), "link.outwards",
                              NULL);
  g_assert_cmpint (get_link (cards, cards->first, 0)->polarity, ==, DICTUM_POLARITY_DENIED);
  gtk_widget_activate_action (link, "link.remove", NULL);
  g_assert_cmpuint (count_widgets (fields, DICTUM_TYPE_LINK_FIELDS), ==, 1);
  g_assert_cmpstr (get_link (cards, cards->first, 0)->source_span->exact, ==, "customs officers");
}

static const char *
get_justification (Cards *cards)
{
  return dictum_claim_get_shown_rating (cards_get_claim (cards, cards->first))->justification;
}

/* Why a claim is rated as it is takes more than one line. */
static void
test_justification (Cards *cards, gconstpointer data)
{
  GtkWidget *rating = find_part (cards_open_card (cards, cards->first), "rating");
  GtkWidget *justification = find_part (rating, "justification");
  int height;

  gtk_drop_down_set_selected (find_part (rating, "rating"), 2);
  fixture_wait ((height = gtk_widget_get_height (justification)) > 0);

  /* Saved when typing rests; what was saved is not taken from under who goes on typing. */
  dictum_control_set_text (justification, "The statement says otherwise \n");
  fixture_wait (g_strcmp0 (get_justification (cards), "The statement says otherwise") == 0);
  g_assert_cmpint (
      gtk_text_buffer_get_line_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (justification))), ==,
      2);

  /* It wraps and grows, and Tab leaves it. */
  dictum_control_set_text (justification,
                           "One\nTwo\nThree\nFour, which is a longer line than fits\n"
                           "Five\nSix");
  fixture_wait (gtk_widget_get_height (justification) > height);
  g_assert_false (gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (justification)));
  dictum_rating_fields_flush (DICTUM_RATING_FIELDS (rating));
  g_assert_nonnull (
      strstr (get_justification (cards), "Four, which is a longer line than fits\nFive"));
}

static void
test_rating (Cards *cards, gconstpointer data)
{
  GtkWidget *fields = cards_open_card (cards, cards->first);
  GtkWidget *rating = find_part (fields, "rating");
  GtkWidget *justification = find_part (rating, "justification");
  GtkWidget *reason = find_part (rating, "reason");
  g_autoptr (GDateTime) day = g_date_time_new_local (2026, 11, 9, 12, 0, 0);
  GtkMenuButton *calendar;
  const DictumRating *rated;

  g_assert_false (gtk_widget_get_visible (reason));
  gtk_drop_down_set_selected (find_part (rating, "rating"), 2);
  rated = dictum_claim_get_shown_rating (cards_get_claim (cards, cards->first));
  g_assert_nonnull (rated);
  g_assert_true (gtk_widget_get_visible (reason));

  dictum_control_set_text (justification, "The statement says otherwise");
  dictum_rating_fields_flush (DICTUM_RATING_FIELDS (rating));

  gtk_editable_set_text (find_part (rating, "as_of"), "2026-11-14");
  g_signal_emit_by_name (find_part (rating, "as_of"), "activate");
  rated = dictum_claim_get_shown_rating (cards_get_claim (cards, cards->first));
  g_assert_cmpstr (rated->as_of, ==, "2026-11-14");
  g_assert_cmpstr (rated->justification, ==, "The statement says otherwise");

  /* What is no date is not taken, and stays to be put right, also when a reason is taken. */
  gtk_editable_set_text (find_part (rating, "as_of"), "soon");
  g_signal_emit_by_name (find_part (rating, "as_of"), "activate");
  g_assert_true (gtk_widget_has_css_class (find_part (rating, "as_of"), "error"));
  dictum_control_set_text (justification, "The minutes say otherwise");
  dictum_rating_fields_flush (DICTUM_RATING_FIELDS (rating));
  g_assert_cmpstr (gtk_editable_get_text (find_part (rating, "as_of")), ==, "soon");
  rated = dictum_claim_get_shown_rating (cards_get_claim (cards, cards->first));
  g_assert_cmpstr (rated->as_of, ==, "2026-11-14");
  g_assert_cmpstr (rated->justification, ==, "The minutes say otherwise");

  /* A day of the calendar is taken when the calendar goes. */
  calendar = GTK_MENU_BUTTON (find_widget (find_part (rating, "date"), GTK_TYPE_MENU_BUTTON, 0));
  gtk_menu_button_popup (calendar);
  gtk_calendar_select_day (
      GTK_CALENDAR (gtk_popover_get_child (gtk_menu_button_get_popover (calendar))), day);
  gtk_menu_button_popdown (calendar);
  fixture_wait (
      g_strcmp0 (dictum_claim_get_shown_rating (cards_get_claim (cards, cards->first))->as_of,
                 "2026-11-09") == 0);

  gtk_drop_down_set_selected (find_part (rating, "rating"), 0);
  g_assert_null (dictum_claim_get_shown_rating (cards_get_claim (cards, cards->first)));
}

static void
test_delete (Cards *cards, gconstpointer data)
{
  cards_open_card (cards, cards->first);
  gtk_widget_activate_action (cards->inspector, "inspector.delete", NULL);
  g_assert_null (dictum_project_get_claim (cards->base.project, cards->first));
  g_assert_true (cards->undo);
  fixture_wait (cards_find_card (cards, cards->first) == NULL);

  dictum_workbench_undo (cards->base.workbench);
  fixture_wait (cards_find_card (cards, cards->first) != NULL);
}

static void
test_empty (Cards *cards, gconstpointer data)
{
  GtkStack *states = find_part (cards->inspector, "states");
  const char *ids[] = { cards->first, cards->second, NULL };
  GError *error = NULL;
  DictumChange *change;

  g_assert_cmpstr (gtk_stack_get_visible_child_name (states), ==, "claims");
  change = dictum_edit_remove_claims (cards->base.project, ids, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (dictum_store_apply (cards->base.store, change, &error));
  dictum_change_unref (change);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (states), ==, "empty");

  dictum_workbench_set_article (cards->base.workbench, NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (states), ==, "empty");
}

/* Only what is in view exists, however many claims there are. */
static void
test_many (Cards *cards, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DictumChange) change = dictum_change_new ("Many", NULL);
  FixtureBlock block = { DICTUM_BLOCK_PARAGRAPH, NULL };
  const char *article;
  const char *version;
  GError *error = NULL;
  GListModel *claims;
  g_autoptr (DictumItem) last = NULL;

  for (guint i = 0; i < 500; i++)
    g_string_append (text, "quay ");
  g_string_append (text, "end");
  block.text = text->str;
  article = fixture_add_article (&cards->base, "Quays", &block, 1);
  version = dictum_article_get_latest_version (
                dictum_project_get_article (cards->base.project, article))
                ->id;
  for (int i = 0; i < 5000; i++)
    {
      DictumClaim *claim = dictum_value_new (&dictum_claim_type);
      int start = 5 * (i % 500);

      claim->record.id = dictum_id_new ();
      claim->article = g_strdup (article);
      claim->version = g_strdup (version);
      dictum_values_add (&claim->content, dictum_span_new (start, start + 4, "quay", NULL, NULL));
      dictum_change_add (change, claim);
    }
  g_assert_true (dictum_store_apply (cards->base.store, change, &error));
  g_assert_no_error (error);

  dictum_workbench_set_article (cards->base.workbench, article);
  fixture_wait (count_widgets (cards->inspector, DICTUM_TYPE_CLAIM_CARD) > 5);
  g_assert_cmpuint (count_widgets (cards->inspector, DICTUM_TYPE_CLAIM_CARD), <, 400);

  claims = dictum_project_get_article_claims (cards->base.project, article);
  last = g_list_model_get_item (claims, 4999);
  dictum_workbench_set_claim (cards->base.workbench, dictum_item_get_id (last));
  fixture_wait (cards_find_card (cards, dictum_item_get_id (last)) != NULL);
  g_assert_cmpuint (get_number (cards_find_card (cards, dictum_item_get_id (last))), ==, 5000);
}

static void
test_focus (Cards *cards, gconstpointer data)
{
  GtkWidget *fields = cards_open_card (cards, cards->first);
  GtkWidget *focus;

  dictum_inspector_edit (DICTUM_INSPECTOR (cards->inspector));
  focus = gtk_window_get_focus (GTK_WINDOW (cards->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, fields));

  /* The next claim's card takes the fields; the focus stays in the list. */
  gtk_widget_activate_action (cards->inspector, "inspector.next", NULL);
  focus = gtk_window_get_focus (GTK_WINDOW (cards->window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, cards->inspector));
  g_assert_cmpstr (dictum_item_get_id (dictum_claim_fields_get_item (DICTUM_CLAIM_FIELDS (fields))),
                   ==, cards->second);

  dictum_inspector_write_note (DICTUM_INSPECTOR (cards->inspector));
  focus = gtk_window_get_focus (GTK_WINDOW (cards->window));
  g_assert_true (focus == find_part (fields, "notes"));
}

static void
test_accessible (Cards *cards, gconstpointer data)
{
  GtkWidget *fields;

  fixture_set_source (&cards->base, cards->first, 0, "Island media", DICTUM_SOURCE_MEDIA);
  cards_set_field (cards, cards->first, "tags", "harbour");
  fields = cards_open_card (cards, cards->first);
  gtk_toggle_button_set_active (find_part (fields, "more"), TRUE);
  assert_names (cards->inspector, FALSE);
  assert_tabs (cards->inspector);
}

/* It fits beside nothing else in a window of 360 pixels, with all that a card can hold. */
static void
test_narrow (Cards *cards, gconstpointer data)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  GtkWidget *fields;
  int minimum;

  gtk_css_provider_load_from_resource (style, DICTUM_RESOURCE_PATH "style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  fixture_set_source (&cards->base, cards->first, 0, "Officials in the capital",
                      DICTUM_SOURCE_UNNAMED);
  cards_set_field (cards, cards->first, "kind", "prediction");
  cards_set_field (cards, cards->first, "status", "waiting-for-reply");
  cards_set_field (cards, cards->first, "tags",
                   "harbour, treaty, negotiations between the governments");
  cards_set_field (cards, cards->first, "notes", "Ask the office for the full statement.");
  fields = cards_open_card (cards, cards->first);
  gtk_toggle_button_set_active (find_part (fields, "more"), TRUE);
  gtk_drop_down_set_selected (
      find_part (find_widget (fields, DICTUM_TYPE_LINK_FIELDS, 0), "polarity"),
      DICTUM_POLARITY_DECLINED);
  gtk_widget_measure (cards->inspector, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 340);
  gtk_style_context_remove_provider_for_display (gdk_display_get_default (),
                                                 GTK_STYLE_PROVIDER (style));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define add(name, func)                                                                            \
  g_test_add ("/inspector/" name, Cards, NULL, cards_set_up, func, cards_tear_down)
  add ("cards", test_cards);
  add ("selection", test_selection);
  add ("fields", test_fields);
  add ("typing", test_typing);
  add ("refused", test_refused);
  add ("close", test_close);
  add ("other-project", test_other_project);
  add ("chain", test_chain);
  add ("rating", test_rating);
  add ("justification", test_justification);
  add ("delete", test_delete);
  add ("empty", test_empty);
  add ("many", test_many);
  add ("focus", test_focus);
  add ("accessible", test_accessible);
  add ("narrow", test_narrow);
#undef add

  return g_test_run ();
}
