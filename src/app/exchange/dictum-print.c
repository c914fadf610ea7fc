/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-print"

#include "exchange/dictum-print.h"

#include "report/dictum-report-pages.h"

#define SLICE 4000 /* microseconds of laying out at a time */
#define SETTINGS "dictum-print-settings"

/* ---- The operation ---- */

typedef struct
{
  DictumReport *report;
  DictumReportPages *pages; /* for the paper that was chosen; NULL before */
} Print;

static void
free_print (gpointer data, GClosure *closure)
{
  Print *print = data;

  dictum_report_pages_free (print->pages);
  dictum_report_free (print->report);
  g_free (print);
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  Print *print = data;

  g_clear_pointer (&print->pages, dictum_report_pages_free);
  print->pages = dictum_report_pages_new (print->report,
                                          MAX (gtk_print_context_get_width (context), 200),
                                          MAX (gtk_print_context_get_height (context), 200));
}

/* Called again and again, until it is done. */
static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  Print *print = data;

  if (!dictum_report_pages_step (print->pages, g_get_monotonic_time () + SLICE))
    return FALSE;

  gtk_print_operation_set_n_pages (operation, (int) dictum_report_pages_get_count (print->pages));

  return TRUE;
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  Print *print = data;

  dictum_report_pages_draw (print->pages, (guint) page,
                            gtk_print_context_get_cairo_context (context));
}

GtkPrintOperation *
dictum_print_operation_new (DictumReport *report)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Print *print = g_new0 (Print, 1);

  print->report = report;
  gtk_print_operation_set_job_name (operation, report->title);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), print);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), print);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_cb), print, free_print, 0);

  return operation;
}

/* ---- From the window ---- */

typedef struct
{
  DictumProjectSnapshot *snapshot; /* NULL once the thread has it */
  DictumScopeKind kind;
  GStrv ids;
  char *query;
  char *name; /* what the project is called while it has no title */
} Asking;

static void
free_asking (gpointer data)
{
  Asking *asking = data;

  g_clear_pointer (&asking->snapshot, dictum_project_snapshot_free);
  g_strfreev (asking->ids);
  g_free (asking->query);
  g_free (asking->name);
  g_free (asking);
}

static void
report_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Asking *asking = data;
  const DictumScope scope = { asking->kind, (const char *const *) asking->ids, asking->query };
  g_autoptr (DictumExport) export = NULL;
  DictumReport *report = NULL;
  GError *error = NULL;

  export = dictum_export_new (g_steal_pointer (&asking->snapshot), &scope, cancellable, &error);
  if (export != NULL)
    {
      dictum_export_set_name (export, asking->name);
      report = dictum_export_report (export, cancellable, &error);
    }
  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) dictum_report_free);
  else
    g_task_return_error (task, error);
}

/* The printer and the paper are those of the time before. */
static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  GObject *parent = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    g_object_set_data_full (parent, SETTINGS,
                            g_object_ref (gtk_print_operation_get_print_settings (operation)),
                            g_object_unref);
  g_task_return_boolean (task, TRUE);
}

static void
reported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  g_autoptr (GtkPrintOperation) operation = NULL;
  GError *error = NULL;
  DictumReport *report = g_task_propagate_pointer (G_TASK (result), &error);

  if (report == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  operation = dictum_print_operation_new (report);
  gtk_print_operation_set_print_settings (operation, g_object_get_data (source, SETTINGS));
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), g_object_ref (task));
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (source),
                           NULL);
}

void
dictum_print_async (GtkWindow *parent,
                    DictumProjectSnapshot *snapshot,
                    const DictumScope *scope,
                    const char *name,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer data)
{
  GTask *task;
  g_autoptr (GTask) reporting = NULL;
  Asking *asking = g_new0 (Asking, 1);

  g_return_if_fail (GTK_IS_WINDOW (parent) && snapshot != NULL && scope != NULL);

  asking->snapshot = snapshot;
  asking->kind = scope->kind;
  asking->ids = g_strdupv ((GStrv) scope->ids);
  asking->query = g_strdup (scope->query);
  asking->name = g_strdup (name);

  task = g_task_new (parent, cancellable, callback, data);
  g_task_set_source_tag (task, dictum_print_async);
  reporting = g_task_new (parent, cancellable, reported_cb, task);
  g_task_set_task_data (reporting, asking, free_asking);
  g_task_run_in_thread (reporting, report_thread);
}

gboolean
dictum_print_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dictum_print_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
