/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The dialog that imports: reviewed before it is taken, and whole or not at all. */

#include <glib/gstdio.h>

#include "exchange/dictum-import-private.h"
#include "ui-find.h"
#include "store/dictum-snapshots.h"
#include "ui-fixture.h"

static const char page[] = "<p>The berths of Saltmere will be let.</p>";

typedef struct
{
  Fixture fixture;
  GtkWidget *window;
  DictumImportDialog *dialog;
  char *path;
} Desk;

/* But for the one item that a list to choose from shows when it is closed: it is a part of its row.
 */
static void
assert_named (Desk *desk)
{
  GtkWidget *group;

  for (guint i = 0;
       (group = find_widget (GTK_WIDGET (desk->dialog), ADW_TYPE_PREFERENCES_GROUP, i)) != NULL;
       i++)
    if (find_widget (group, ADW_TYPE_COMBO_ROW, 0) == NULL)
      assert_names (group, FALSE);
  assert_tabs (GTK_WIDGET (desk->dialog));
}

static void
set_up (Desk *desk, gconstpointer data)
{
  fixture_set_up (&desk->fixture);
  desk->window = fixture_show (gtk_label_new (NULL), 800, 700);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (desk->window));
  fixture_wait (desk->dialog == NULL);
  g_remove (desk->path);
  g_free (desk->path);
  fixture_tear_down (&desk->fixture);
}

static void
show (Desk *desk, const char *name, GBytes *bytes)
{
  g_autofree char *folder = g_dir_make_tmp ("dictum-import-XXXXXX", NULL);
  gsize size;
  const char *content = g_bytes_get_data (bytes, &size);

  g_free (desk->path);
  desk->path = g_build_filename (folder, name, NULL);
  g_assert_true (g_file_set_contents (desk->path, content, (gssize) size, NULL));
  desk->dialog = DICTUM_IMPORT_DIALOG (dictum_import_dialog_new (
      desk->fixture.workbench, g_strdupv ((char *[]) { desk->path, NULL })));
  g_object_add_weak_pointer (G_OBJECT (desk->dialog), (gpointer *) &desk->dialog);
  adw_dialog_present (ADW_DIALOG (desk->dialog), desk->window);
  fixture_wait (desk->dialog->reading == NULL);
}

static void
close_dialog (Desk *desk)
{
  adw_dialog_force_close (ADW_DIALOG (desk->dialog));
  fixture_wait (desk->dialog == NULL);
}

static const char *
get_title (AdwActionRow *row)
{
  return gtk_widget_get_visible (GTK_WIDGET (row))
             ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row))
             : NULL;
}

/* The project in the fixture as a package, with an original that the store has no more. */
static GBytes *
make_package (Desk *desk, char **sum)
{
  g_autoptr (GBytes) original = g_bytes_new_static (page, strlen (page));
  g_autoptr (DictumExport) export = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (DictumSnapshotList) list = NULL;
  DictumArticle *article = fixture_make_article ("Berths", fixture_blocks, 3);
  DictumVersion *version = dictum_values_get (article->versions, 0);
  DictumChange *change;
  GError *error = NULL;

  *sum = dictum_snapshot_store_add (original, &error);
  dictum_value_set_string (&version->snapshot, *sum);
  change = dictum_edit_add_article (desk->fixture.project, article, NULL, &error);
  dictum_value_unref (article);
  fixture_take (&desk->fixture, change, error);
  export = dictum_export_new (dictum_project_take_snapshot (desk->fixture.project), NULL, NULL,
                              &error);
  files = dictum_format_write (dictum_format_find ("package"), export, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (dictum_store_undo (desk->fixture.store, &error));
  list = dictum_snapshot_store_list (NULL, NULL, &error);
  dictum_snapshot_store_remove (list, *sum, TRUE, &error);
  g_assert_no_error (error);

  return g_bytes_ref (((DictumFile *) files->pdata[0])->bytes);
}

/* Its original is stored when it is taken, and not before. */
static void
test_package (Desk *desk, gconstpointer data)
{
  g_autofree char *sum = NULL;
  g_autoptr (GBytes) package = make_package (desk, &sum);
  g_autoptr (GBytes) stored = NULL;
  GListModel *articles = dictum_project_get_articles (desk->fixture.project);

  show (desk, "berths.zip", package);
  g_assert_cmpstr (get_title (desk->dialog->others_row), ==, "1 new article · 1 original");
  /* A package brings its articles: there is none to choose for it. */
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (desk->dialog->article_row)));
  assert_named (desk);
  close_dialog (desk);
  g_assert_null (dictum_snapshot_store_get (sum, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (articles), ==, 1);

  g_remove (desk->path);
  show (desk, "berths.zip", package);
  gtk_widget_activate_action (GTK_WIDGET (desk->dialog), "import.take", NULL);
  fixture_wait (desk->dialog == NULL);
  stored = dictum_snapshot_store_get (sum, NULL);
  g_assert_nonnull (stored);
  g_assert_cmpuint (g_list_model_get_n_items (articles), ==, 2);
}

/* What differs here stays, unless the switch is set. */
static void
test_replace (Desk *desk, gconstpointer data)
{
  g_autofree char *sum = NULL;
  g_autoptr (GBytes) package = NULL;
  const char *id = fixture_add_claim (&desk->fixture, "We were not consulted");
  const DictumClaim *before = dictum_project_get_claim (desk->fixture.project, id);
  DictumChange *change = dictum_change_new ("Note", NULL);
  DictumClaim *noted = dictum_value_copy (before);
  g_autofree char *claim = g_strdup (id);
  GError *error = NULL;
  GtkWidget *row;

  package = make_package (desk, &sum);
  dictum_value_set_string (&noted->notes, "Ours.");
  dictum_change_replace (change, before, noted);
  fixture_take (&desk->fixture, change, error);

  show (desk, "berths.zip", package);
  g_assert_cmpstr (get_title (desk->dialog->known_row), ==, "1 claim is here already");
  g_assert_cmpstr (adw_action_row_get_subtitle (desk->dialog->known_row), ==,
                   "1 record differs and stays as it is");
  g_assert_null (get_title (desk->dialog->updated_row));

  row = find_widget (GTK_WIDGET (desk->dialog->options_group), ADW_TYPE_SWITCH_ROW, 0);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  g_assert_nonnull (desk->dialog->reading);
  fixture_wait (desk->dialog->reading == NULL);
  g_assert_cmpstr (get_title (desk->dialog->updated_row), ==, "1 record gets another form");
  gtk_widget_activate_action (GTK_WIDGET (desk->dialog), "import.take", NULL);
  fixture_wait (desk->dialog == NULL);
  g_assert_null (dictum_project_get_claim (desk->fixture.project, claim)->notes);
}

static void
test_unknown (Desk *desk, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Nothing", 7);

  show (desk, "letter.txt", bytes);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (desk->dialog->states), ==, "error");
  g_assert_null (desk->dialog->import);
  gtk_widget_activate_action (GTK_WIDGET (desk->dialog), "import.take", NULL);
  g_assert_nonnull (desk->dialog);
  assert_named (desk);
}

/* A mark whose words are not in the article: it is placed by hand, and keeps who says it. */
static void
test_place (Desk *desk, gconstpointer data)
{
  static const char marks[] =
      "[{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"id\": \"https://a.example/1\", "
      "\"type\": \"Annotation\", \"motivation\": \"commenting\", \"body\": [{\"type\": "
      "\"TextualBody\", \"value\": \"Ask the council.\"}], \"target\": {\"source\": "
      "\"https://b.example/\", \"selector\": {\"type\": \"TextQuoteSelector\", \"exact\": \"words "
      "that are nowhere\"}}}]";
  g_autoptr (GBytes) bytes = g_bytes_new_static (marks, strlen (marks));
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  GListModel *claims = dictum_project_get_claims (desk->fixture.project);
  g_autoptr (DictumItem) item = NULL;
  struct rlimit limit;
  int from, to, width;

  show (desk, "marks.jsonld", bytes);
  g_assert_cmpstr (get_title (desk->dialog->unplaced_row), ==, "1 mark could not be placed");
  dictum_import_dialog_show_list (desk->dialog, DICTUM_IMPORT_UNPLACED);
  dictum_import_dialog_place (desk->dialog, 0);
  assert_named (desk);
  buffer = gtk_text_view_get_buffer (desk->dialog->place_view);

  /* A long title of an article does not make the page too wide for a telephone. */
  gtk_widget_measure (GTK_WIDGET (desk->dialog->place_page), GTK_ORIENTATION_HORIZONTAL, -1, &width,
                      NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);

  /* Without words nothing is placed. */
  gtk_widget_activate_action (GTK_WIDGET (desk->dialog), "import.place", NULL);
  g_assert_cmpuint (desk->dialog->import->unplaced->len, ==, 1);

  fixture_find (&desk->fixture, "We were not consulted", &from, &to);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, to);
  gtk_text_buffer_select_range (buffer, &start, &end);
  gtk_widget_activate_action (GTK_WIDGET (desk->dialog), "import.place", NULL);
  g_assert_cmpuint (desk->dialog->import->unplaced->len, ==, 0);

  /* What was placed is not lost where it cannot be written. */
  fixture_fill_disk (&limit);
  gtk_widget_activate_action (GTK_WIDGET (desk->dialog), "import.take", NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fixture_free_disk (&limit);
  g_assert_nonnull (desk->dialog);
  g_assert_cmpuint (g_list_model_get_n_items (claims), ==, 0);
  g_assert_nonnull (desk->dialog->import->change);
  gtk_widget_activate_action (GTK_WIDGET (desk->dialog), "import.take", NULL);
  fixture_wait (desk->dialog == NULL);

  g_assert_cmpuint (g_list_model_get_n_items (claims), ==, 1);
  item = g_list_model_get_item (claims, 0);
  g_assert_cmpstr (dictum_item_get_claim (item)->notes, ==, "Ask the council.");
}

static void
add (const char *path, void (*test) (Desk *, gconstpointer))
{
  g_test_add (path, Desk, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  add ("/import-dialog/package", test_package);
  add ("/import-dialog/replace", test_replace);
  add ("/import-dialog/unknown", test_unknown);
  add ("/import-dialog/place", test_place);

  return g_test_run ();
}
