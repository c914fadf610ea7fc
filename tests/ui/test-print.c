/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A report through GTK's print operation, into a file, as a printer would get it. */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "exchange/dictum-print.h"
#include "report/dictum-report-pages.h"
#include "store/dictum-store.h"
#include "ui-wait.h"

static DictumReport *
make_report (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("DICTUM_DATA_DIR"), "sample",
                                            "harbour-treaty.dictum", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DictumProject) project = NULL;
  g_autoptr (DictumExport) export = NULL;
  g_autoptr (GError) error = NULL;
  gboolean newer;
  DictumReport *report;

  bytes = g_file_load_bytes (file, NULL, NULL, &error);
  g_assert_no_error (error);
  project = dictum_project_file_parse (bytes, &newer, &error);
  g_assert_no_error (error);
  export = dictum_export_new (dictum_project_take_snapshot (project), NULL, NULL, &error);
  g_assert_no_error (error);
  report = dictum_export_report (export, NULL, &error);
  g_assert_no_error (error);

  return report;
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer data)
{
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  *(gboolean *) data = TRUE;
}

static void
assert_printed (GtkPageOrientation orientation, double width, double height)
{
  g_autoptr (GtkPrintOperation) operation = dictum_print_operation_new (make_report ());
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = NULL;
  g_autoptr (DictumReport) again = make_report ();
  g_autoptr (DictumReportPages) pages = dictum_report_pages_new (again, width, height);
  g_autofree char *folder = g_dir_make_tmp ("dictum-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;
  int n_pages;
  gsize size;

  paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, orientation);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_export_filename (operation, path);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), &done);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  wait_until (done);

  g_assert_true (dictum_report_pages_step (pages, G_MAXINT64));
  g_object_get (operation, "n-pages-to-print", &n_pages, NULL);
  g_assert_cmpint (n_pages, ==, (int) dictum_report_pages_get_count (pages));
  g_assert_cmpint (n_pages, >, 5);
  g_file_get_contents (path, &bytes, &size, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  g_assert_cmpuint (size, >, 20000);
  g_remove (path);
  g_rmdir (folder);
}

static void
test_a4 (void)
{
  assert_printed (GTK_PAGE_ORIENTATION_PORTRAIT, DICTUM_PAPER_A4_WIDTH, DICTUM_PAPER_A4_HEIGHT);
}

static void
test_across (void)
{
  assert_printed (GTK_PAGE_ORIENTATION_LANDSCAPE, DICTUM_PAPER_A4_HEIGHT, DICTUM_PAPER_A4_WIDTH);
}

/* What is laid out in steps is what is laid out at once. */
static void
test_steps (void)
{
  g_autoptr (DictumReport) report = make_report ();
  g_autoptr (DictumReportPages) whole = dictum_report_pages_new (report, 400, 500);
  g_autoptr (DictumReportPages) steps = dictum_report_pages_new (report, 400, 500);
  guint count = 1;

  g_assert_true (dictum_report_pages_step (whole, G_MAXINT64));
  while (!dictum_report_pages_step (steps, 0))
    count++;
  g_assert_cmpuint (count, >, 40);
  g_assert_cmpuint (dictum_report_pages_get_count (whole), ==,
                    dictum_report_pages_get_count (steps));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/print/a4", test_a4);
  g_test_add_func ("/print/across", test_across);
  g_test_add_func ("/print/steps", test_steps);

  return g_test_run ();
}
