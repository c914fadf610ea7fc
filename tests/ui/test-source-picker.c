/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "edit/dictum-edit-card.h"
#include "inspector/dictum-source-pick-row.h"
#include "inspector/dictum-source-pick.h"
#include "inspector/dictum-source-picker.h"
#include "ui-find.h"
#include "ui-fixture.h"

/* Who said it: what is offered for what is typed, and what an answer does to the claim. */

typedef struct
{
  Fixture base;
  char *claim;
  char *office;
  GtkWidget *picker; /* in a window of its own */
  GtkWidget *window;
  char *chosen;
  char *created;
  int kind;
  guint answers;
} Asking;

static void
chosen_cb (Asking *asking, const char *source)
{
  g_set_str (&asking->chosen, source);
  asking->answers++;
}

static void
create_cb (Asking *asking, const char *name, guint kind)
{
  g_set_str (&asking->created, name);
  asking->kind = (int) kind;
  asking->answers++;
}

static char *
add_source (Asking *asking, const char *name, DictumSourceKind kind)
{
  GError *error = NULL;
  DictumChange *change = dictum_edit_add_source (asking->base.project, name, kind, NULL, &error);

  return g_strdup (fixture_take (&asking->base, change, error));
}

static void
set_up (Asking *asking, gconstpointer data)
{
  g_autofree char *marrow = NULL;
  const char *ids[2] = { NULL };
  GError *error = NULL;
  DictumChange *change;

  fixture_set_up (&asking->base);
  asking->claim = g_strdup (
      fixture_add_claim (&asking->base, "the council would seek its own legal advice"));
  asking->office = add_source (asking, "Prime Minister’s Office", DICTUM_SOURCE_GOVERNMENT_BODY);
  marrow = add_source (asking, "Ida Marrow", DICTUM_SOURCE_PERSON);
  ids[0] = marrow;
  change = dictum_edit_set_field (asking->base.project, ids, "aliases", "the chair of the council",
                                  NULL, &error);
  fixture_take (&asking->base, change, error);

  asking->picker = dictum_source_picker_new (asking->base.project);
  g_object_ref_sink (asking->picker);
  g_object_set (asking->picker, "nobody", "No named source", NULL);
  g_signal_connect_swapped (asking->picker, "chosen", G_CALLBACK (chosen_cb), asking);
  g_signal_connect_swapped (asking->picker, "create", G_CALLBACK (create_cb), asking);
  asking->window = fixture_show (asking->picker, 420, 400);
}

static void
tear_down (Asking *asking, gconstpointer data)
{
  adw_window_set_content (ADW_WINDOW (asking->window), NULL);
  gtk_window_destroy (GTK_WINDOW (asking->window));
  g_assert_finalize_object (asking->picker);
  fixture_tear_down (&asking->base);
  g_free (asking->claim);
  g_free (asking->office);
  g_free (asking->chosen);
  g_free (asking->created);
}

static DictumSourcePicker *
get_picker (Asking *asking)
{
  return DICTUM_SOURCE_PICKER (asking->picker);
}

/* The row at a position as one word: its name, or what kind of row it is. */
static const char *
get_row (DictumSourcePicker *picker, guint position)
{
  g_autoptr (DictumSourcePick)
      pick = g_list_model_get_item (dictum_source_picker_get_picks (picker), position);

  if (pick == NULL)
    return NULL;

  switch (dictum_source_pick_get_pick (pick))
    {
    case DICTUM_PICK_SOURCE:
      return dictum_source_pick_get_name (pick);

    case DICTUM_PICK_CREATE:
      return "(create)";

    case DICTUM_PICK_NOBODY:
    default:
      return "(nobody)";
    }
}

static void
test_filter (Asking *asking, gconstpointer data)
{
  DictumSourcePicker *picker = get_picker (asking);

  g_assert_cmpstr (get_row (picker, 2), ==, "(nobody)");
  g_assert_null (get_row (picker, 3));

  dictum_source_picker_set_words (picker, "prime");
  g_assert_cmpstr (get_row (picker, 0), ==, "Prime Minister’s Office");
  g_assert_cmpstr (get_row (picker, 1), ==, "(create)");
  g_assert_cmpstr (get_row (picker, 2), ==, "(nobody)");
  g_assert_cmpuint (dictum_source_picker_get_selected (picker), ==, 0);

  dictum_source_picker_set_words (picker, "chair of the");
  g_assert_cmpstr (get_row (picker, 0), ==, "Ida Marrow");

  dictum_source_picker_set_words (picker, "   ");
  g_assert_cmpstr (get_row (picker, 2), ==, "(nobody)");
}

static void
test_create (Asking *asking, gconstpointer data)
{
  DictumSourcePicker *picker = get_picker (asking);
  GtkWidget *kind;

  dictum_source_picker_set_words (picker, "Harbour Ministry");
  g_assert_cmpstr (get_row (picker, 0), ==, "(create)");

  /* The guess is shown and can be changed in place, by keys and by pointer. */
  fixture_wait (count_widgets (asking->picker, GTK_TYPE_DROP_DOWN) > 0);
  kind = find_widget (asking->picker, GTK_TYPE_DROP_DOWN, 0);
  g_assert_true (gtk_widget_get_visible (kind));
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (kind)), ==,
                    DICTUM_SOURCE_GOVERNMENT_BODY);
  dictum_source_picker_cycle_kind (picker, 1);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (kind)), ==, DICTUM_SOURCE_GROUP);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (kind), DICTUM_SOURCE_DOCUMENT);

  /* What was chosen is not guessed away by another letter. */
  dictum_source_picker_set_words (picker, "Harbour Ministry Papers");
  dictum_source_picker_accept (picker);
  g_assert_cmpstr (asking->created, ==, "Harbour Ministry Papers");
  g_assert_cmpint (asking->kind, ==, DICTUM_SOURCE_DOCUMENT);

  /* One answer is all. */
  dictum_source_picker_accept (picker);
  g_assert_cmpuint (asking->answers, ==, 1);
}

/* More words than the known name has: Enter makes what was typed, and does not take her. */
static void
test_longer (Asking *asking, gconstpointer data)
{
  DictumSourcePicker *picker = get_picker (asking);

  dictum_source_picker_set_words (picker, "Ida Marrow");
  g_assert_cmpstr (get_row (picker, 0), ==, "Ida Marrow");
  dictum_source_picker_set_words (picker, "Ida Marrow X");
  g_assert_cmpstr (get_row (picker, 0), ==, "(create)");
  g_assert_cmpstr (get_row (picker, 1), ==, "Ida Marrow");
  dictum_source_picker_set_words (picker, "Ida Marrow Xx");
  g_assert_cmpuint (dictum_source_picker_get_selected (picker), ==, 0);
  dictum_source_picker_accept (picker);
  g_assert_cmpstr (asking->created, ==, "Ida Marrow Xx");
  g_assert_null (asking->chosen);
}

static void
test_reuse (Asking *asking, gconstpointer data)
{
  DictumSourcePicker *picker = get_picker (asking);

  /* The same name in other letters is no second source. */
  dictum_source_picker_set_words (picker, "PRIME MINISTER'S OFFICE");
  g_assert_cmpstr (get_row (picker, 0), ==, "Prime Minister’s Office");
  g_assert_cmpstr (get_row (picker, 1), ==, "(nobody)");
  dictum_source_picker_accept (picker);
  g_assert_cmpstr (asking->chosen, ==, asking->office);
  g_assert_null (asking->created);
}

static void
test_keys (Asking *asking, gconstpointer data)
{
  DictumSourcePicker *picker = get_picker (asking);
  GtkWidget *entry = find_widget (asking->picker, GTK_TYPE_ENTRY, 0);

  gtk_widget_grab_focus (asking->picker);
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (asking->window)), entry));

  g_assert_true (press_key (entry, GDK_KEY_Down, 0));
  g_assert_cmpuint (dictum_source_picker_get_selected (picker), ==, 1);
  g_assert_true (press_key (entry, GDK_KEY_Page_Down, 0));
  g_assert_cmpuint (dictum_source_picker_get_selected (picker), ==, 2);
  g_assert_true (press_key (entry, GDK_KEY_Up, 0));
  g_assert_cmpuint (dictum_source_picker_get_selected (picker), ==, 1);

  /* The entry keeps the focus, so that typing goes on. */
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (asking->window)), entry));
  g_assert_false (press_key (entry, GDK_KEY_a, 0));

  /* Ctrl+Enter makes a source even where one fits. */
  dictum_source_picker_set_words (picker, "Prime");
  g_assert_true (press_key (entry, GDK_KEY_Down, GDK_CONTROL_MASK));
  g_assert_true (press_key (entry, GDK_KEY_Return, GDK_CONTROL_MASK));
  g_assert_cmpstr (asking->created, ==, "Prime");
}

/* What a list does when a row comes to be under the pointer. */
static void
hover (GtkWidget *row)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (row);
  guint found = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
        {
          g_signal_emit_by_name (controller, "enter", 1.0, 1.0);
          found++;
        }
    }
  g_assert_cmpuint (found, >, 0);
}

/* The pointer rests where the picker opens: Enter takes what was typed all the same. */
static void
test_pointer (Asking *asking, gconstpointer data)
{
  DictumSourcePicker *picker = get_picker (asking);
  GtkWidget *row;

  dictum_source_picker_set_words (picker, "Harbour Ministry");
  g_assert_cmpstr (get_row (picker, 1), ==, "(nobody)");
  fixture_wait (count_widgets (asking->picker, DICTUM_TYPE_SOURCE_PICK_ROW) == 2);
  row = find_widget (asking->picker, DICTUM_TYPE_SOURCE_PICK_ROW, 1);
  hover (gtk_widget_get_parent (row));

  g_assert_cmpuint (dictum_source_picker_get_selected (picker), ==, 0);
  dictum_source_picker_accept (picker);
  g_assert_cmpstr (asking->created, ==, "Harbour Ministry");
}

static void
test_nobody (Asking *asking, gconstpointer data)
{
  DictumSourcePicker *picker = get_picker (asking);
  GtkWidget *entry = find_widget (asking->picker, GTK_TYPE_ENTRY, 0);

  dictum_source_picker_set_words (picker, "zzz");
  press_key (entry, GDK_KEY_Page_Down, 0);
  dictum_source_picker_accept (picker);
  g_assert_null (asking->chosen);
  g_assert_null (asking->created);
  g_assert_cmpuint (asking->answers, ==, 1);
}

static void
test_without (Asking *asking, gconstpointer data)
{
  DictumSourcePicker *picker = get_picker (asking);

  g_object_set (picker, "without", asking->office, "creates", FALSE, NULL);
  dictum_source_picker_set_words (picker, "Prime Minister’s Office");
  g_assert_cmpstr (get_row (picker, 0), ==, "(nobody)");
}

static void
test_accessible (Asking *asking, gconstpointer data)
{
  dictum_source_picker_set_words (get_picker (asking), "Harbour Ministry");
  fixture_wait (count_widgets (asking->picker, GTK_TYPE_DROP_DOWN) > 0);
  assert_names (asking->picker, FALSE);
}

/* ---- The question about a link of a claim ---- */

static DictumSourcePicker *
open_link (Asking *asking, GtkWidget *anchor, guint link, const char *words)
{
  int start = 0;
  int end = 0;
  GtkWidget *picker;

  if (words != NULL)
    fixture_find (&asking->base, words, &start, &end);
  dictum_source_picker_open (anchor, NULL, asking->base.workbench, asking->claim, link, start, end);
  picker = find_widget (gtk_widget_get_ancestor (anchor, GTK_TYPE_WINDOW),
                        DICTUM_TYPE_SOURCE_PICKER, 0);
  g_assert_nonnull (picker);

  return DICTUM_SOURCE_PICKER (picker);
}

static DictumSourcePicker *
open_picker (Asking *asking, GtkWidget *anchor, const char *words)
{
  return open_link (asking, anchor, 0, words);
}

static const DictumAttribution *
get_link (Asking *asking)
{
  const DictumClaim *claim = dictum_project_get_claim (asking->base.project, asking->claim);

  g_assert_cmpuint (dictum_values_length (claim->attributions), ==, 1);

  return dictum_values_get (claim->attributions, 0);
}

/* Whether what is typed goes into the picker's entry. */
static gboolean
is_typing (GtkWidget *window, DictumSourcePicker *picker)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus != NULL && gtk_widget_is_ancestor (focus, dictum_source_picker_get_entry (picker));
}

static void
ask (Asking *asking, int width)
{
  GtkWidget *anchor = gtk_button_new_with_label ("Anchor");
  GtkWidget *window = fixture_show (anchor, width, 600);
  DictumSourcePicker *picker;
  const DictumSource *source;

  gtk_widget_grab_focus (anchor);
  picker = open_picker (asking, anchor, "Ida Marrow");
  g_assert_cmpstr (get_row (picker, 0), ==, "Ida Marrow");
  fixture_wait (gtk_widget_get_mapped (GTK_WIDGET (picker)));
  fixture_wait (is_typing (window, picker));
  dictum_source_picker_accept (picker);

  g_assert_cmpstr (get_link (asking)->source_span->exact, ==, "Ida Marrow");
  source = dictum_project_get_source (asking->base.project, get_link (asking)->source);
  g_assert_cmpstr (source->name, ==, "Ida Marrow");

  /* It goes, and the focus comes back. */
  fixture_wait (find_widget (window, DICTUM_TYPE_SOURCE_PICKER, 0) == NULL);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == anchor);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_open (Asking *asking, gconstpointer data)
{
  ask (asking, 800);
}

static void
test_narrow (Asking *asking, gconstpointer data)
{
  ask (asking, 360);
}

static void
test_open_new (Asking *asking, gconstpointer data)
{
  GtkWidget *anchor = gtk_button_new_with_label ("Anchor");
  GtkWidget *window = fixture_show (anchor, 800, 600);
  const DictumSource *source;

  dictum_source_picker_accept (open_picker (asking, anchor, "Officials in the capital"));
  source = dictum_project_get_source (asking->base.project, get_link (asking)->source);
  g_assert_cmpstr (source->name, ==, "Officials in the capital");
  g_assert_cmpint (source->kind, ==, DICTUM_SOURCE_UNNAMED);

  fixture_wait (find_widget (window, DICTUM_TYPE_SOURCE_PICKER, 0) == NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* “No named source” takes the record away, also while words of the text are marked. */
static void
test_open_nobody (Asking *asking, gconstpointer data)
{
  GtkWidget *anchor = gtk_button_new_with_label ("Anchor");
  GtkWidget *window = fixture_show (anchor, 800, 600);
  const char *const words[] = { "Ida Marrow", NULL };

  fixture_set_source (&asking->base, asking->claim, 0, "Ida Marrow", DICTUM_SOURCE_PERSON);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      DictumSourcePicker *picker;

      dictum_source_picker_accept (open_picker (asking, anchor, "Ida Marrow"));
      g_assert_nonnull (get_link (asking)->source);
      fixture_wait (find_widget (window, DICTUM_TYPE_SOURCE_PICKER, 0) == NULL);

      picker = open_picker (asking, anchor, words[i]);
      press_key (dictum_source_picker_get_entry (picker), GDK_KEY_Page_Down, 0);
      dictum_source_picker_accept (picker);
      g_assert_null (get_link (asking)->source);
      g_assert_cmpstr (get_link (asking)->source_span->exact, ==, "Ida Marrow");
      fixture_wait (find_widget (window, DICTUM_TYPE_SOURCE_PICKER, 0) == NULL);
    }

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
choose_office (Asking *asking)
{
  GError *error = NULL;
  DictumChange *change = dictum_edit_set_source (asking->base.project, asking->claim, 0,
                                                 asking->office, 0, 0, NULL, &error);

  fixture_take (&asking->base, change, error);
}

/* Who told them is somebody else: nobody tells himself. */
static void
test_next_link (Asking *asking, gconstpointer data)
{
  GtkWidget *anchor = gtk_button_new_with_label ("Anchor");
  GtkWidget *window = fixture_show (anchor, 800, 600);
  DictumSourcePicker *picker;

  choose_office (asking);
  picker = open_link (asking, anchor, 1, NULL);
  g_assert_cmpstr (get_row (picker, 0), ==, "Ida Marrow");
  g_assert_cmpstr (get_row (picker, 1), ==, "(nobody)");

  /* Unless somebody says so. */
  dictum_source_picker_set_words (picker, "prime");
  g_assert_cmpstr (get_row (picker, 0), ==, "Prime Minister’s Office");
  dictum_source_picker_set_words (picker, "");
  g_assert_cmpstr (get_row (picker, 0), ==, "Ida Marrow");

  gtk_window_destroy (GTK_WINDOW (window));
}

/* Words that are marked where a source is chosen already are where it is named. */
static void
test_mark_chosen (Asking *asking, gconstpointer data)
{
  GtkWidget *anchor = gtk_button_new_with_label ("Anchor");
  GtkWidget *window = fixture_show (anchor, 800, 600);
  DictumSourcePicker *picker;
  GtkEditable *entry;
  guint n_sources = g_list_model_get_n_items (dictum_project_get_sources (asking->base.project));

  choose_office (asking);
  picker = open_picker (asking, anchor, "Officials in the capital");
  entry = GTK_EDITABLE (dictum_source_picker_get_entry (picker));
  g_assert_cmpstr (get_row (picker, 0), ==, "Prime Minister’s Office");
  g_assert_cmpuint (dictum_source_picker_get_selected (picker), ==, 0);
  g_assert_cmpstr (get_row (picker, 1), ==, "(create)");
  g_assert_cmpstr (get_row (picker, 2), ==, "(nobody)");
  gtk_editable_set_text (entry, "Harbour Ministry");
  g_assert_cmpstr (get_row (picker, 0), ==, "(create)");
  gtk_editable_set_text (entry, "Officials in the capital");
  dictum_source_picker_accept (picker);
  g_assert_cmpstr (get_link (asking)->source, ==, asking->office);
  g_assert_cmpstr (get_link (asking)->source_span->exact, ==, "Officials in the capital");
  g_assert_cmpuint (g_list_model_get_n_items (dictum_project_get_sources (asking->base.project)),
                    ==, n_sources);
  fixture_wait (find_widget (window, DICTUM_TYPE_SOURCE_PICKER, 0) == NULL);

  /* Words that name another one that is known change it. */
  picker = open_picker (asking, anchor, "Ida Marrow");
  g_assert_cmpstr (get_row (picker, 0), ==, "Ida Marrow");
  dictum_source_picker_accept (picker);
  g_assert_cmpstr (get_link (asking)->source, !=, asking->office);

  fixture_wait (find_widget (window, DICTUM_TYPE_SOURCE_PICKER, 0) == NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A pronoun stands for the source of the claim before. */
static void
test_pronoun (Asking *asking, gconstpointer data)
{
  static const FixtureBlock blocks[] = {
    { DICTUM_BLOCK_PARAGRAPH, "“We were not asked,” said Ida Marrow." },
    { DICTUM_BLOCK_PARAGRAPH, "She added that the quay was empty." },
  };
  GtkWidget *anchor = gtk_button_new_with_label ("Anchor");
  GtkWidget *window = fixture_show (anchor, 800, 600);
  const char *before;

  g_set_str (&asking->base.article, fixture_add_article (&asking->base, "Quay", blocks, 2));
  before = fixture_add_claim (&asking->base, "“We were not asked,”");
  fixture_set_source (&asking->base, before, 0, "Ida Marrow", DICTUM_SOURCE_PERSON);
  g_set_str (&asking->claim, fixture_add_claim (&asking->base, "the quay was empty"));

  dictum_source_picker_accept (open_picker (asking, anchor, "She"));
  g_assert_cmpstr (
      dictum_project_get_source (asking->base.project, get_link (asking)->source)->name, ==,
      "Ida Marrow");
  g_assert_cmpstr (get_link (asking)->source_span->exact, ==, "She");

  fixture_wait (find_widget (window, DICTUM_TYPE_SOURCE_PICKER, 0) == NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* In a transcript whoever speaks comes first, whether the registry knows him or not. */
static void
test_speaker (Asking *asking, gconstpointer data)
{
  GtkWidget *anchor = gtk_button_new_with_label ("Anchor");
  GtkWidget *window = fixture_show (anchor, 800, 600);
  const DictumSource *known = dictum_source_find_named (asking->base.project, "Ida Marrow");
  GError *error = NULL;

  g_set_str (&asking->base.article, fixture_add_transcript (&asking->base));
  g_set_str (&asking->claim, fixture_add_claim (&asking->base, "quay was empty"));
  dictum_source_picker_accept (open_picker (asking, anchor, NULL));
  g_assert_cmpstr (get_link (asking)->source, ==, known->record.id);
  g_assert_null (get_link (asking)->source_span);
  fixture_wait (find_widget (window, DICTUM_TYPE_SOURCE_PICKER, 0) == NULL);

  fixture_take (&asking->base,
                dictum_edit_remove_source (asking->base.project, known->record.id, NULL, &error),
                error);
  g_set_str (&asking->claim, fixture_add_claim (&asking->base, "empty in May"));
  dictum_source_picker_accept (open_picker (asking, anchor, NULL));
  g_assert_cmpstr (
      dictum_project_get_source (asking->base.project, get_link (asking)->source)->name, ==,
      "Ida Marrow");
  fixture_wait (find_widget (window, DICTUM_TYPE_SOURCE_PICKER, 0) == NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Its anchor may go while it is open: a card that scrolls away. */
static void
test_anchor_goes (Asking *asking, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *anchor = gtk_button_new_with_label ("Anchor");
  GtkWidget *window;

  gtk_box_append (GTK_BOX (box), anchor);
  window = fixture_show (box, 800, 600);
  open_picker (asking, anchor, "Ida Marrow");
  gtk_box_remove (GTK_BOX (box), anchor);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (find_widget (window, DICTUM_TYPE_SOURCE_PICKER, 0));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define add(name, func) g_test_add ("/source-picker/" name, Asking, NULL, set_up, func, tear_down)
  add ("filter", test_filter);
  add ("create", test_create);
  add ("longer", test_longer);
  add ("reuse", test_reuse);
  add ("keys", test_keys);
  add ("pointer", test_pointer);
  add ("nobody", test_nobody);
  add ("without", test_without);
  add ("accessible", test_accessible);
  add ("open", test_open);
  add ("narrow", test_narrow);
  add ("open-new", test_open_new);
  add ("open-nobody", test_open_nobody);
  add ("next-link", test_next_link);
  add ("mark-chosen", test_mark_chosen);
  add ("pronoun", test_pronoun);
  add ("speaker", test_speaker);
  add ("anchor-goes", test_anchor_goes);
#undef add

  return g_test_run ();
}
