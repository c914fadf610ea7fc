/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cards-fixture.h"
#include "dialogs/dictum-scale-dialog.h"
#include "dialogs/dictum-scale-row.h"

/* The dialog for the rating scale: what was rated stays rated. */

static AdwDialog *
open_dialog (Cards *cards)
{
  AdwDialog *dialog = dictum_scale_dialog_new (cards->base.workbench);

  adw_dialog_present (dialog, cards->window);
  return dialog;
}

static const DictumRatingScale *
get_scale (Cards *cards)
{
  return dictum_project_get_settings (cards->base.project)->desk->rating_scale;
}

static const char *
get_rating (Cards *cards, const char *claim)
{
  const DictumClaim *record = cards_get_claim (cards, claim);

  return ((const DictumRating *) dictum_values_get (record->ratings, 0))->rating;
}

static void
rate (Cards *cards)
{
  const char *first[] = { cards->first, NULL };
  const char *second[] = { cards->second, NULL };
  GError *error = NULL;
  DictumChange *change;

  change = dictum_edit_rate (cards->base.project, first, "Ana Holt", "supported", NULL, NULL, NULL,
                             &error);
  fixture_take (&cards->base, change, error);
  change = dictum_edit_rate (cards->base.project, second, "Ana Holt", "refuted", NULL, NULL, NULL,
                             &error);
  fixture_take (&cards->base, change, error);
}

static void
save (Cards *cards, AdwDialog *dialog)
{
  g_signal_emit_by_name (find_part (dialog, "save"), "clicked");
  fixture_wait (adw_window_get_visible_dialog (ADW_WINDOW (cards->window)) == NULL);
}

/* A preset: each value that was used and goes has a suggestion, which the editor may alter. */
static void
test_preset (Cards *cards, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWidget *mapping;

  rate (cards);
  dialog = open_dialog (cards);
  mapping = find_part (dialog, "mapping");
  g_assert_false (gtk_widget_get_visible (mapping));
  adw_combo_row_set_selected (find_part (dialog, "preset"), 3);
  g_assert_cmpstr (gtk_editable_get_text (find_part (dialog, "name")), ==, "PolitiFact");
  g_assert_true (gtk_widget_get_visible (mapping));
  g_assert_cmpuint (count_widgets (mapping, ADW_TYPE_COMBO_ROW), ==, 2);
  assert_names (GTK_WIDGET (dialog), FALSE);
  assert_tabs (GTK_WIDGET (dialog));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_widget (mapping, ADW_TYPE_COMBO_ROW, 1)), 5);
  save (cards, dialog);

  g_assert_cmpstr (get_scale (cards)->name, ==, "PolitiFact");
  g_assert_cmpstr (get_rating (cards, cards->first), ==, "true");
  g_assert_cmpstr (get_rating (cards, cards->second), ==, "pants-on-fire");
  g_assert_true (cards->undo);
  dictum_workbench_undo (cards->base.workbench);
  g_assert_cmpstr (get_scale (cards)->name, ==, "Plain");
  g_assert_cmpstr (get_rating (cards, cards->second), ==, "refuted");
}

/* Values are renamed, moved, removed and added. */
static void
test_values (Cards *cards, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (cards);
  GtkWidget *values = find_part (dialog, "values");
  GtkWidget *row = find_widget (values, DICTUM_TYPE_SCALE_ROW, 0);
  const DictumScaleValue *value;

  g_assert_false (gtk_widget_get_sensitive (find_part (row, "up")));
  gtk_editable_set_text (find_part (row, "label"), "Borne out");
  g_signal_emit_by_name (find_part (row, "down"), "clicked");
  g_signal_emit_by_name (find_part (find_widget (values, DICTUM_TYPE_SCALE_ROW, 4), "remove"),
                         "clicked");
  g_assert_false (gtk_widget_get_visible (find_part (dialog, "mapping")));

  /* What has no name yet is refused, and the dialog stays. */
  g_signal_emit_by_name (find_widget (values, GTK_TYPE_BUTTON, 0), "clicked");
  g_assert_cmpuint (count_widgets (values, DICTUM_TYPE_SCALE_ROW), ==, 5);
  g_signal_emit_by_name (find_part (dialog, "save"), "clicked");
  g_assert_true (adw_window_get_visible_dialog (ADW_WINDOW (cards->window)) == dialog);
  gtk_editable_set_text (find_part (find_widget (values, DICTUM_TYPE_SCALE_ROW, 4), "label"),
                         "Half told");
  save (cards, dialog);

  g_assert_cmpuint (dictum_values_length (get_scale (cards)->values), ==, 5);
  value = dictum_values_get (get_scale (cards)->values, 1);
  g_assert_cmpstr (value->id, ==, "supported");
  g_assert_cmpstr (value->label, ==, "Borne out");
  g_assert_cmpfloat_with_epsilon (value->number, 4, 1e-9);
  value = dictum_values_get (get_scale (cards)->values, 4);
  g_assert_cmpstr (value->id, ==, "half-told");
}

/* A number with a comma is one, as where commas are written; what is none keeps the dialog. */
static void
test_numbers (Cards *cards, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (cards);
  GtkWidget *values = find_part (dialog, "values");
  GtkEditable *first = find_part (find_widget (values, DICTUM_TYPE_SCALE_ROW, 0), "number");
  GtkEditable *second = find_part (find_widget (values, DICTUM_TYPE_SCALE_ROW, 1), "number");

  gtk_editable_set_text (first, "2,5");
  gtk_editable_set_text (second, "3x");
  g_signal_emit_by_name (find_part (dialog, "save"), "clicked");
  g_assert_true (adw_window_get_visible_dialog (ADW_WINDOW (cards->window)) == dialog);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (second), "error"));
  gtk_editable_set_text (second, "٣٫٢٥");
  save (cards, dialog);

  g_assert_cmpfloat_with_epsilon (
      ((DictumScaleValue *) dictum_values_get (get_scale (cards)->values, 0))->number, 2.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (
      ((DictumScaleValue *) dictum_values_get (get_scale (cards)->values, 1))->number, 3.25, 1e-9);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/scale/preset", Cards, NULL, cards_set_up, test_preset, cards_tear_down);
  g_test_add ("/scale/numbers", Cards, NULL, cards_set_up, test_numbers, cards_tear_down);
  g_test_add ("/scale/values", Cards, NULL, cards_set_up, test_values, cards_tear_down);

  return g_test_run ();
}
