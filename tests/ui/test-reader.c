/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

#include "reader/dictum-article-page.h"
#include "reader/dictum-reader-toolbar.h"
#include "reader/dictum-reader.h"
#include "ui-find.h"
#include "ui-fixture.h"

/* The page of an article, driven by its keys. */

typedef struct
{
  Fixture base;
  GtkWidget *page;
  GtkWidget *window;
  DictumReader *reader;
  char *message;
} Page;

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_child (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
message_cb (DictumWorkbench *workbench, const char *text, gboolean undo, Page *page)
{
  g_set_str (&page->message, text);
}

static void
set_up (Page *page, gconstpointer data)
{
  fixture_set_up (&page->base);
  g_signal_connect (page->base.workbench, "message", G_CALLBACK (message_cb), page);
  page->page = dictum_article_page_new (page->base.workbench);
  page->window = fixture_show (page->page, 1100, 800);
  page->reader = DICTUM_READER (find_child (page->page, DICTUM_TYPE_READER));
}

static void
tear_down (Page *page, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (page->page), (gpointer *) &page->page);
  g_object_add_weak_pointer (G_OBJECT (page->reader), (gpointer *) &page->reader);
  gtk_window_destroy (GTK_WINDOW (page->window));
  fixture_wait (page->page == NULL && page->reader == NULL);
  fixture_tear_down (&page->base);
  g_free (page->message);
}

/* Does what a key of the reader does, through the shortcut that has it as its trigger. */
static void
press (Page *page, const char *key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (page->reader));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;

      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          g_autofree char *trigger = gtk_shortcut_trigger_to_string (
              gtk_shortcut_get_trigger (shortcut));
          g_auto (GStrv) keys = g_strsplit (trigger, "|", -1);

          if (!g_strv_contains ((const char *const *) keys, key))
            continue;

          g_assert_true (gtk_shortcut_action_activate (
              gtk_shortcut_get_action (shortcut), GTK_SHORTCUT_ACTION_EXCLUSIVE,
              GTK_WIDGET (page->reader), gtk_shortcut_get_arguments (shortcut)));
          return;
        }
    }

  g_error ("No shortcut has the key %s", key);
}

static void
select_words (Page *page, const char *words)
{
  int start;
  int end;

  fixture_find (&page->base, words, &start, &end);
  dictum_reader_select (page->reader, start, end);
}

static const DictumClaim *
get_claim (Page *page)
{
  const char *id = dictum_workbench_get_claim (page->base.workbench);

  g_assert_nonnull (id);

  return dictum_project_get_claim (page->base.project, id);
}

static const DictumAttribution *
get_link (Page *page)
{
  return dictum_values_get (get_claim (page)->attributions, 0);
}

#define assert_quote(page, words)                                                                  \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *quote = dictum_claim_get_quote (get_claim (page));                            \
    g_assert_cmpstr (quote, ==, words);                                                            \
  }                                                                                                \
  G_STMT_END

static guint
count_claims (Page *page)
{
  return g_list_model_get_n_items (
      dictum_project_get_article_claims (page->base.project, page->base.article));
}

static void
test_text (Page *page, gconstpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (page->reader));
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *shown = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  shown = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_assert_cmpstr (shown, ==, dictum_text_get_string (fixture_get_text (&page->base)));
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (page->reader)));
}

/* C, V, Shift+Enter, =, and what they say when something is missing. */
static void
test_marking (Page *page, gconstpointer data)
{
  press (page, "v");
  g_assert_nonnull (page->message);
  g_clear_pointer (&page->message, g_free);

  select_words (page, "customs officers had already been told to prep");
  press (page, "c");
  assert_quote (page, "customs officers had already been told to prepare");
  g_assert_false (dictum_reader_get_selection (page->reader, NULL, NULL));

  press (page, "v");
  g_assert_nonnull (page->message);
  g_assert_cmpuint (dictum_values_length (get_claim (page)->attributions), ==, 0);

  select_words (page, "reported");
  press (page, "v");
  g_assert_cmpstr (get_link (page)->cue->exact, ==, "reported");

  select_words (page, "a step");
  press (page, "<Shift>Return");
  g_assert_cmpuint (dictum_values_length (get_claim (page)->content), ==, 2);

  fixture_set_source (&page->base, get_claim (page)->record.id, 0, "Island media",
                      DICTUM_SOURCE_MEDIA);
  select_words (page, "up to 40 million crowns");
  press (page, "c");
  press (page, "equal");
  g_assert_nonnull (get_link (page)->source);
  g_assert_cmpuint (count_claims (page), ==, 2);
}

/* Without a selection C takes the sentence, without its full stop. */
static void
test_sentence (Page *page, gconstpointer data)
{
  int start;
  int end;

  fixture_find (&page->base, "end of the year", &start, &end);
  dictum_reader_set_caret (page->reader, start);
  press (page, "c");
  assert_quote (page,
                "The two governments will reopen talks on the harbour treaty before the end of the "
                "year, according to a statement issued by the Prime Minister’s Office");
  g_assert_cmpint (dictum_reader_get_caret (page->reader), ==, start);

  press (page, "<Alt>Down");
  fixture_find (&page->base, "Officials", &start, &end);
  g_assert_cmpint (dictum_reader_get_caret (page->reader), ==, start);
  press (page, "<Alt>Up");
  fixture_find (&page->base, "The two governments", &start, &end);
  g_assert_cmpint (dictum_reader_get_caret (page->reader), ==, start);
}

static void
test_resize (Page *page, gconstpointer data)
{
  select_words (page, "reopen talks on the harbour treaty");
  press (page, "c");
  press (page, "bracketleft");
  assert_quote (page, "will reopen talks on the harbour treaty");
  press (page, "braceleft");
  assert_quote (page, "reopen talks on the harbour treaty");
  press (page, "bracketright");
  assert_quote (page, "reopen talks on the harbour treaty before");
  press (page, "braceright");
  press (page, "braceright");
  assert_quote (page, "reopen talks on the harbour");
  press (page, "<Control>bracketleft");
  press (page, "<Control>bracketleft");
  assert_quote (page, "l reopen talks on the harbour");
  press (page, "<Control>braceright");
  assert_quote (page, "l reopen talks on the harbou");

  for (int i = 0; i < 12; i++)
    press (page, "braceright");
  g_assert_cmpuint (dictum_values_length (get_claim (page)->content), ==, 1);
}

/* Words that were added are the ones to go on with, and to take away again. */
static void
test_fragments (Page *page, gconstpointer data)
{
  select_words (page, "reported");
  press (page, "c");
  select_words (page, "a step");
  press (page, "<Shift>Return");
  press (page, "bracketright");
  assert_quote (page, "reported … a step that");

  /* Also in front of the others, and where they grow together. */
  select_words (page, "side set out");
  press (page, "<Shift>Return");
  press (page, "bracketleft");
  assert_quote (page, "neither side set out … reported … a step that");
  select_words (page, "that analysts say");
  press (page, "<Shift>Return");
  press (page, "braceright");
  assert_quote (page, "neither side set out … reported … a step that analysts");
  press (page, "Delete");
  assert_quote (page, "neither side set out … reported");
}

/* The other marks of a claim are reached with . and , and then resized or deleted alone. */
static void
test_marks (Page *page, gconstpointer data)
{
  DictumPart part;
  guint position;

  select_words (page, "We were not consulted");
  press (page, "c");
  fixture_set_source (&page->base, get_claim (page)->record.id, 0, "Ida Marrow",
                      DICTUM_SOURCE_PERSON);
  fixture_set_cue (&page->base, get_claim (page)->record.id, 0, "said");

  press (page, "period");
  g_assert_true (dictum_reader_get_mark (page->reader, &part, &position, NULL, NULL));
  g_assert_cmpint (part, ==, DICTUM_PART_SOURCE);
  press (page, "bracketright");
  g_assert_cmpstr (get_link (page)->source_span->exact, ==, "Ida Marrow, who");

  press (page, "period");
  g_assert_true (dictum_reader_get_mark (page->reader, &part, &position, NULL, NULL));
  g_assert_cmpint (part, ==, DICTUM_PART_CUE);
  press (page, "Delete");
  g_assert_null (get_link (page)->cue);

  g_assert_true (dictum_reader_get_mark (page->reader, &part, &position, NULL, NULL));
  g_assert_cmpint (part, ==, DICTUM_PART_CONTENT);
  press (page, "comma");
  g_assert_true (dictum_reader_get_mark (page->reader, &part, &position, NULL, NULL));
  g_assert_cmpint (part, ==, DICTUM_PART_SOURCE);
}

static void
add_claims (Page *page)
{
  fixture_add_claim (&page->base, "up to 40 million crowns");
  fixture_add_claim (&page->base, "The two governments will reopen talks");
  fixture_add_claim (&page->base, "analysts say could cost “up to 40 million crowns” a year");
}

static void
test_places (Page *page, gconstpointer data)
{
  int start;
  int end;

  add_claims (page);
  press (page, "n");
  assert_quote (page, "The two governments will reopen talks");
  press (page, "n");
  assert_quote (page, "analysts say could cost “up to 40 million crowns” a year");
  fixture_find (&page->base, "analysts", &start, &end);
  g_assert_cmpint (dictum_reader_get_caret (page->reader), ==, start);
  press (page, "Page_Down");
  assert_quote (page, "up to 40 million crowns");
  press (page, "n");
  assert_quote (page, "up to 40 million crowns");
  press (page, "p");
  press (page, "Page_Up");
  assert_quote (page, "The two governments will reopen talks");

  fixture_find (&page->base, "million", &start, &end);
  dictum_reader_set_caret (page->reader, start);
  press (page, "o");
  assert_quote (page, "up to 40 million crowns");
  press (page, "o");
  assert_quote (page, "analysts say could cost “up to 40 million crowns” a year");
  press (page, "o");
  assert_quote (page, "up to 40 million crowns");

  press (page, "Escape");
  g_assert_null (dictum_workbench_get_claim (page->base.workbench));
}

static void
test_checking (Page *page, gconstpointer data)
{
  const DictumRating *rating;
  const DictumSettings *settings = dictum_project_get_settings (page->base.project);
  const DictumScaleValue *second = dictum_values_get (settings->desk->rating_scale->values, 1);

  add_claims (page);
  press (page, "n");
  press (page, "2");
  rating = dictum_claim_get_shown_rating (get_claim (page));
  g_assert_nonnull (rating);
  g_assert_cmpstr (rating->rating, ==, second->id);
  press (page, "0");
  g_assert_null (dictum_claim_get_shown_rating (get_claim (page)));
  press (page, "9");
  g_assert_nonnull (page->message);

  press (page, "space");
  g_assert_cmpint (get_claim (page)->status, ==, DICTUM_STATUS_DONE);
  press (page, "space");
  g_assert_cmpint (get_claim (page)->status, ==, DICTUM_STATUS_TO_DO);
}

static void
test_delete (Page *page, gconstpointer data)
{
  add_claims (page);
  press (page, "n");
  press (page, "Delete");
  g_assert_cmpuint (count_claims (page), ==, 2);
  g_assert_nonnull (page->message);
  assert_quote (page, "analysts say could cost “up to 40 million crowns” a year");
  press (page, "Delete");
  press (page, "Delete");
  g_assert_cmpuint (count_claims (page), ==, 0);
  g_assert_null (dictum_workbench_get_claim (page->base.workbench));

  dictum_workbench_undo (page->base.workbench);
  g_assert_cmpuint (count_claims (page), ==, 1);
  assert_quote (page, "up to 40 million crowns");
}

static gboolean
is_toolbar_shown (Page *page)
{
  return gtk_widget_get_visible (
      find_child (GTK_WIDGET (page->reader), DICTUM_TYPE_READER_TOOLBAR));
}

static void
test_toolbar (Page *page, gconstpointer data)
{
  g_assert_false (is_toolbar_shown (page));
  select_words (page, "Island media");
  fixture_wait (is_toolbar_shown (page));
  press (page, "c");
  g_assert_false (is_toolbar_shown (page));
  select_words (page, "reported");
  fixture_wait (is_toolbar_shown (page));
  press (page, "Escape");
  g_assert_false (is_toolbar_shown (page));
  g_assert_nonnull (dictum_workbench_get_claim (page->base.workbench));
}

static void
test_search (Page *page, gconstpointer data)
{
  int start;
  int end;

  g_assert_cmpuint (dictum_reader_search (page->reader, "COUNCIL"), ==, 2);
  fixture_find (&page->base, "council", &start, &end);
  g_assert_cmpint (dictum_reader_get_caret (page->reader), ==, start);
  g_assert_cmpuint (dictum_reader_step_match (page->reader, 1), ==, 2);
  g_assert_cmpint (dictum_reader_get_caret (page->reader), >, start);
  g_assert_cmpuint (dictum_reader_step_match (page->reader, 1), ==, 1);
  g_assert_cmpuint (dictum_reader_step_match (page->reader, -1), ==, 2);
  g_assert_cmpuint (dictum_reader_search (page->reader, "zeppelin"), ==, 0);
  g_assert_cmpuint (dictum_reader_step_match (page->reader, 1), ==, 0);

  press (page, "slash");
  g_assert_true (gtk_search_bar_get_search_mode (
      GTK_SEARCH_BAR (find_child (page->page, GTK_TYPE_SEARCH_BAR))));
  press (page, "Escape");
  g_assert_false (gtk_search_bar_get_search_mode (
      GTK_SEARCH_BAR (find_child (page->page, GTK_TYPE_SEARCH_BAR))));
}

/* GtkTextView loses the table in which it has gathered its own attributes (seen in GTK 4.18): what
 * is made in there is not looked for. */
static gboolean
get_attributes (GtkAccessibleText *text,
                int offset,
                gsize *n_ranges,
                GtkAccessibleTextRange **ranges,
                GStrv *names,
                GStrv *values)
{
  gboolean any;

#ifdef __SANITIZE_ADDRESS__
  __lsan_disable ();
#endif
  any = GTK_ACCESSIBLE_TEXT_GET_IFACE (text)->get_attributes (text, (unsigned int) offset, n_ranges,
                                                              ranges, names, values);
#ifdef __SANITIZE_ADDRESS__
  __lsan_enable ();
#endif
  return any;
}

static char *
dup_attribute (Page *page, int offset, const char *name, int *start, int *end)
{
  GtkAccessibleText *text = GTK_ACCESSIBLE_TEXT (page->reader);
  g_autofree GtkAccessibleTextRange *ranges = NULL;
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) values = NULL;
  gsize n_ranges = 0;
  char *value = NULL;

  if (!get_attributes (text, offset, &n_ranges, &ranges, &names, &values))
    return NULL;

  g_assert_cmpuint (g_strv_length (names), ==, n_ranges);
  g_assert_cmpuint (g_strv_length (values), ==, n_ranges);
  for (gsize i = 0; i < n_ranges; i++)
    {
      if (!g_str_equal (names[i], name))
        continue;

      *start = (int) ranges[i].start;
      *end = (int) (ranges[i].start + ranges[i].length);
      g_set_str (&value, values[i]);
    }

  return value;
}

/* A screen reader is told which claims are where, and over which stretch that holds. */
static void
test_accessible (Page *page, gconstpointer data)
{
  g_autofree char *numbers = NULL;
  g_autofree char *part = NULL;
  g_autofree char *source = NULL;
  g_autofree char *nothing = NULL;
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) values = NULL;
  const char *language = NULL;
  const char *claim;
  int start;
  int end;
  int from;
  int to;

  add_claims (page);
  claim = fixture_add_claim (&page->base, "We were not consulted");
  fixture_set_source (&page->base, claim, 0, "Ida Marrow", DICTUM_SOURCE_PERSON);

  fixture_find (&page->base, "up to 40 million crowns", &start, &end);
  numbers = dup_attribute (page, start + 3, "claim", &from, &to);
  g_assert_cmpstr (numbers, ==, "2, 3");
  g_assert_cmpint (from, ==, start);
  g_assert_cmpint (to, ==, end);

  fixture_find (&page->base, "Ida Marrow", &start, &end);
  part = dup_attribute (page, start, "claim-part", &from, &to);
  g_assert_cmpstr (part, ==, "source");
  g_assert_cmpint (from, ==, start);
  g_assert_cmpint (to, ==, end);
  source = dup_attribute (page, start, "claim-source", &from, &to);
  g_assert_cmpstr (source, ==, "Ida Marrow");

  nothing = dup_attribute (page, end + 2, "claim", &from, &to);
  g_assert_null (nothing);

  GTK_ACCESSIBLE_TEXT_GET_IFACE (page->reader)
      ->get_default_attributes (GTK_ACCESSIBLE_TEXT (page->reader), &names, &values);
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], "language"))
      language = values[i];
  g_assert_cmpstr (language, ==, "en");
}

/* What a double and a triple click select. */
static void
test_clicks (Page *page, gconstpointer data)
{
  GtkTextView *view = GTK_TEXT_VIEW (page->reader);
  GtkTextIter location;
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *word = NULL;
  g_autofree char *sentence = NULL;
  int from;
  int to;

  fixture_find (&page->base, "consulted", &from, &to);
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &location, from + 3);
  g_assert_true (GTK_TEXT_VIEW_GET_CLASS (view)->extend_selection (
      view, GTK_TEXT_EXTEND_SELECTION_WORD, &location, &start, &end));
  word = gtk_text_iter_get_text (&start, &end);
  g_assert_cmpstr (word, ==, "consulted");

  g_assert_true (GTK_TEXT_VIEW_GET_CLASS (view)->extend_selection (
      view, GTK_TEXT_EXTEND_SELECTION_LINE, &location, &start, &end));
  sentence = gtk_text_iter_get_text (&start, &end);
  g_assert_true (g_str_has_prefix (sentence, "“We were not consulted,” said"));
  g_assert_true (g_str_has_suffix (sentence, "its own legal advice."));
}

/* Twenty claims in an article without touching anything but keys: whole paragraphs of nine words
 * each are marked sentence by sentence, checked, and taken back. */
static void
test_flow (Page *page, gconstpointer data)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  FixtureBlock blocks[20];

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      g_ptr_array_add (texts,
                       g_strdup_printf ("The harbour master counted %u boats at the pier.", i));
      blocks[i] = (FixtureBlock) { DICTUM_BLOCK_PARAGRAPH, texts->pdata[i] };
    }

  g_set_str (&page->base.article,
             fixture_add_article (&page->base, "Boats", blocks, G_N_ELEMENTS (blocks)));
  dictum_workbench_set_article (page->base.workbench, page->base.article);
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      press (page, "c");
      press (page, "1");
      press (page, "space");
      press (page, "<Alt>Down");
    }
  g_assert_cmpuint (count_claims (page), ==, G_N_ELEMENTS (blocks));
  g_assert_cmpuint (dictum_reader_get_number (page->reader, get_claim (page)->record.id), ==, 20);

  for (guint i = 0; i < 3 * G_N_ELEMENTS (blocks); i++)
    dictum_workbench_undo (page->base.workbench);
  g_assert_cmpuint (count_claims (page), ==, 0);
}

/* The place in the text is kept when the article is left. */
static void
test_place (Page *page, gconstpointer data)
{
  static const FixtureBlock other[] = { { DICTUM_BLOCK_PARAGRAPH, "Nothing here." } };
  const char *second = fixture_add_article (&page->base, "Other", other, 1);

  dictum_reader_set_caret (page->reader, 123);
  dictum_workbench_set_article (page->base.workbench, second);
  g_assert_cmpint (dictum_reader_get_caret (page->reader), ==, 0);
  dictum_workbench_set_article (page->base.workbench, page->base.article);
  g_assert_cmpint (dictum_reader_get_caret (page->reader), ==, 123);

  dictum_workbench_set_article (page->base.workbench, NULL);
  g_assert_null (dictum_reader_get_text (page->reader));
  press (page, "c");
  press (page, "n");
  press (page, "<Alt>Down");
}

/* Page, time and speaker of the block that the caret is in. */
static void
test_transcript (Page *page, gconstpointer data)
{
  g_autofree char *speaker = NULL;
  g_autofree char *nobody = NULL;
  int from;
  int to;

  dictum_workbench_set_article (page->base.workbench, fixture_add_transcript (&page->base));
  dictum_reader_set_caret (page->reader, 25);
  g_assert_cmpstr (dictum_reader_get_block_at (page->reader, 25)->speaker, ==, "IDA MARROW");
  fixture_wait (shows_words (page->page, "Page 3 · 00:12:03 · IDA MARROW"));

  /* The name is not in the text: a screen reader is told of it, for the paragraph and no other. */
  speaker = dup_attribute (page, 25, "speaker", &from, &to);
  g_assert_cmpstr (speaker, ==, "IDA MARROW");
  g_assert_cmpint (from, ==, 19);
  g_assert_cmpint (to, ==, 45);
  nobody = dup_attribute (page, 3, "speaker", &from, &to);
  g_assert_null (nobody);
  dictum_reader_set_caret (page->reader, 3);
  g_assert_false (shows_words (page->page, "Page 3 · 00:12:03 · IDA MARROW"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define add(name, func) g_test_add ("/reader/" name, Page, NULL, set_up, func, tear_down)
  add ("text", test_text);
  add ("marking", test_marking);
  add ("sentence", test_sentence);
  add ("resize", test_resize);
  add ("fragments", test_fragments);
  add ("marks", test_marks);
  add ("places", test_places);
  add ("checking", test_checking);
  add ("delete", test_delete);
  add ("toolbar", test_toolbar);
  add ("search", test_search);
  add ("accessible", test_accessible);
  add ("clicks", test_clicks);
  add ("flow", test_flow);
  add ("place", test_place);
  add ("transcript", test_transcript);
#undef add

  return g_test_run ();
}
