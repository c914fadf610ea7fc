/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Claims on their way into other programs: what is on the clipboard, and what is dragged. */

#include <adwaita.h>

#include "cards-fixture.h"
#include "claims/dictum-claims-page.h"
#include "dictum-claim-copy.h"
#include "dictum-lazy-list.h"
#include "reader/dictum-reader.h"
#include "store/dictum-store.h"
#include "ui-wait.h"

static DictumProject *
load_sample (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("DICTUM_DATA_DIR"), "sample",
                                            "harbour-treaty.dictum", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, &error);
  DictumProject *project;
  gboolean newer;

  g_assert_no_error (error);
  project = dictum_project_file_parse (bytes, &newer, &error);
  g_assert_no_error (error);

  return project;
}

/* The id of the nth claim of the sample, in the order of reading. */
static char *
get_id (DictumProject *project, guint position)
{
  g_autoptr (DictumItem)
      item = g_list_model_get_item (dictum_project_get_claims (project), position);

  return g_strdup (dictum_item_get_id (item));
}

static char *
get_text (GdkContentProvider *content)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, &error));

  return g_value_dup_string (&value);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static char *
get_html (GdkContentProvider *content)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  gboolean done = FALSE;
  char zero = '\0';

  gdk_content_provider_write_mime_type_async (content, "text/html", stream, G_PRIORITY_DEFAULT,
                                              NULL, written_cb, &done);
  wait_until (done);
  g_output_stream_write_all (stream, &zero, 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_one (void)
{
  g_autoptr (DictumProject) project = load_sample ();
  g_autofree char *id = get_id (project, 0);
  const char *ids[] = { id, NULL };
  g_autoptr (GdkContentProvider) content = dictum_claim_copy_new_content (project, ids);
  g_autofree char *text = get_text (content);
  g_autofree char *html = get_html (content);

  g_assert_cmpstr (text, ==,
                   "“The two governments will reopen talks on the harbour treaty before the end of "
                   "the year”\n"
                   "— Prime Minister’s Office · according to a statement issued by\n"
                   "Ministers signal a shift on the harbour treaty · Mara Lind · Coastal Courier · "
                   "14 November 2026\n"
                   "https://courier.example/2026/11/14/harbour-treaty\n"
                   "Rating: Partly supported\n");
  g_assert_nonnull (strstr (html, "<blockquote><p dir=\"auto\">“The two governments"));
  g_assert_nonnull (
      strstr (html, "<a href=\"https://courier.example/2026/11/14/harbour-treaty\">"));
  g_assert_nonnull (strstr (html, "Prime Minister’s Office"));
}

static void
test_several (void)
{
  g_autoptr (DictumProject) project = load_sample ();
  g_autofree char *first = get_id (project, 1);
  g_autofree char *second = get_id (project, 2);
  const char *ids[] = { first, "nowhere", second, NULL };
  const char *none[] = { "nowhere", NULL };
  g_autoptr (GdkContentProvider) content = dictum_claim_copy_new_content (project, ids);
  g_autofree char *text = get_text (content);

  g_assert_nonnull (strstr (text, "“constructive and overdue”\n— Officials in the capital"));
  g_assert_nonnull (strstr (text, "“neither side set out a timetable”\n— The writer"));
  g_assert_null (dictum_claim_copy_new_content (project, none));
}

/* A name that is HTML stays a name. */
static void
test_harm (void)
{
  g_autoptr (DictumProject) project = load_sample ();
  g_autoptr (GPtrArray) references = NULL;
  g_autofree char *id = get_id (project, 0);
  const char *ids[] = { id, NULL };
  const DictumClaim *claim = dictum_project_get_claim (project, id);
  const DictumAttribution *link = dictum_values_get (claim->attributions, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumChange) change = NULL;
  g_autoptr (GdkContentProvider) content = NULL;
  g_autofree char *html = NULL;
  const char *sources[] = { link->source, NULL };

  change = dictum_edit_set_field (project, sources, "name", "<script>x</script>\u202e", "Ana Holt",
                                  &error);
  g_assert_no_error (error);
  g_assert_true (dictum_project_apply (project, change, &error));
  content = dictum_claim_copy_new_content (project, ids);
  html = get_html (content);
  g_assert_null (strstr (html, "<script"));
  g_assert_nonnull (strstr (html, "&lt;script&gt;x&lt;/script&gt;"));
  g_assert_null (strstr (html, "\u202e"));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static char *
get_clipboard (GtkWidget *widget)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, read_cb, &text);
  wait_until (text != NULL);

  return text;
}

/* In the text: what is selected, and without a selection the claim at the caret. */
static void
test_reader (void)
{
  Fixture fixture = { 0 };
  GtkWidget *reader, *window;
  GtkTextBuffer *buffer;
  GtkTextIter from, to;
  g_autofree char *claim = NULL;
  g_autofree char *words = NULL;
  g_autofree char *nothing = NULL;
  int start, end;

  fixture_set_up (&fixture);
  fixture_add_claim (&fixture, "We were not consulted");
  reader = dictum_reader_new (fixture.workbench);
  window = fixture_show (reader, 800, 600);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (reader));

  fixture_find (&fixture, "consulted", &start, &end);
  dictum_reader_set_caret (DICTUM_READER (reader), start);
  g_signal_emit_by_name (reader, "copy-clipboard");
  claim = get_clipboard (reader);
  g_assert_true (g_str_has_prefix (claim, "“We were not consulted”\n— The writer\n"));

  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  gtk_text_buffer_select_range (buffer, &from, &to);
  g_signal_emit_by_name (reader, "copy-clipboard");
  words = get_clipboard (reader);
  g_assert_cmpstr (words, ==, "consulted");

  /* Where no claim is, what was copied stays. */
  dictum_reader_set_caret (DICTUM_READER (reader), 0);
  g_signal_emit_by_name (reader, "copy-clipboard");
  nothing = get_clipboard (reader);
  g_assert_cmpstr (nothing, ==, "consulted");

  gtk_window_destroy (GTK_WINDOW (window));
  fixture_tear_down (&fixture);
}

/* What somebody gets who drags from the middle of one widget that is in another with a drag. */
static GdkContentProvider *
drag (GtkWidget *widget, GtkWidget *at)
{
  GtkDragSource *source = find_controller (widget, GTK_TYPE_DRAG_SOURCE);
  graphene_rect_t bounds;
  GdkContentProvider *content = NULL;

  g_assert_nonnull (source);
  g_assert_true (gtk_widget_compute_bounds (at, widget, &bounds));
  g_signal_emit_by_name (source, "prepare", (double) (bounds.origin.x + bounds.size.width / 2),
                         (double) (bounds.origin.y + bounds.size.height / 2), &content);

  return content;
}

static void
assert_dragged (GdkContentProvider *content, const char *words)
{
  g_autofree char *text = get_text (content);
  g_autofree char *html = get_html (content);

  g_assert_nonnull (strstr (text, words));
  g_assert_nonnull (strstr (html, words));
  g_assert_nonnull (strstr (text, "— The writer"));
  g_assert_nonnull (strstr (html, "<blockquote>"));
}

/* From the words of a card. */
static void
test_drag_card (void)
{
  Cards cards = { 0 };
  g_autoptr (GdkContentProvider) content = NULL;
  GtkWidget *quote;

  cards_set_up (&cards, NULL);
  cards_open_card (&cards, cards.first);
  quote = find_part (cards_find_card (&cards, cards.first), "quote");
  wait_until (gtk_widget_get_width (quote) > 0);
  content = drag (quote, quote);
  assert_dragged (content, "The two governments will reopen talks");
  cards_tear_down (&cards, NULL);
}

/* From a row of Claims, and all that are selected when it is one of them. */
static void
test_drag_row (void)
{
  Fixture fixture = { 0 };
  GtkWidget *page, *window, *view;
  GtkSelectionModel *selection;

  fixture_set_up (&fixture);
  fixture_add_claim (&fixture, "We were not consulted");
  fixture_add_claim (&fixture, "neither side set out a timetable");
  page = dictum_claims_page_new (fixture.workbench);
  window = fixture_show (page, 1100, 700);
  view = find_part (page, "view");
  selection = gtk_column_view_get_model (GTK_COLUMN_VIEW (view));
  wait_until (g_list_model_get_n_items (G_LIST_MODEL (selection)) == 2 &&
              find_widget (view, DICTUM_TYPE_LAZY_ROW, 1) != NULL &&
              gtk_widget_get_width (find_widget (view, DICTUM_TYPE_LAZY_ROW, 1)) > 0);

  {
    g_autoptr (GdkContentProvider)
        content = drag (view, find_widget (view, DICTUM_TYPE_LAZY_ROW, 0));
    g_autofree char *text = get_text (content);

    assert_dragged (content, "neither side set out a timetable");
    g_assert_null (strstr (text, "We were not consulted"));
  }
  gtk_selection_model_select_all (selection);
  {
    g_autoptr (GdkContentProvider)
        content = drag (view, find_widget (view, DICTUM_TYPE_LAZY_ROW, 0));

    assert_dragged (content, "neither side set out a timetable");
    assert_dragged (content, "We were not consulted");
  }

  gtk_window_destroy (GTK_WINDOW (window));
  fixture_tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/claim-copy/one", test_one);
  g_test_add_func ("/claim-copy/several", test_several);
  g_test_add_func ("/claim-copy/harm", test_harm);
  g_test_add_func ("/claim-copy/reader", test_reader);
  g_test_add_func ("/claim-copy/drag-card", test_drag_card);
  g_test_add_func ("/claim-copy/drag-row", test_drag_row);

  return g_test_run ();
}
