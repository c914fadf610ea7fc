/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-evidence-form.h"

#include <glib/gi18n.h>

#include "desktop/dictum-portal.h"
#include "dictum-announce.h"
#include "evidence/dictum-evidence.h"
#include "inspector/dictum-evidence-copy.h"
#include "inspector/dictum-wording-markup.h"
#include "load/dictum-load-request.h"
#include "store/dictum-snapshots.h"
#include "store/dictum-store.h"
#include "window/dictum-format.h"

#define KEY "dictum-evidence-form"
#define CHECK_DELAY 300 /* ms of typing that is waited out */

typedef struct
{
  DictumEntryDialog *dialog;  /* not owned: it owns the form */
  GCancellable *loading;      /* NULL while nothing is loaded */
  GCancellable *checking;     /* of the last check of the quote */
  guint check;                /* source that will check it, or 0 */
  DictumQuoteVerdict verdict; /* that was shown last */
  DictumEvidence *filled;     /* what was filled in last; NULL nothing */
  gboolean from_path;         /* what is loaded is a file whose path stands where the link should */
  gboolean closed;            /* what still comes from threads is for nobody */

  AdwEntryRow *url;
  AdwEntryRow *quote;
  AdwActionRow *progress_row;
  GtkProgressBar *progress;
  AdwActionRow *copy_row;
  AdwActionRow *verdict_row;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_cancellable_cancel (form->loading);
  g_clear_object (&form->loading);
  g_cancellable_cancel (form->checking);
  g_clear_object (&form->checking);
  g_clear_handle_id (&form->check, g_source_remove);
  dictum_value_unref (form->filled);
  g_free (form);
}

static Form *
get_form (gpointer dialog)
{
  Form *form = dialog != NULL ? g_object_get_data (dialog, KEY) : NULL;

  return form != NULL && !form->closed ? form : NULL;
}

/* What a thread brings may come when the dialog is gone, and must not keep it. */
static GWeakRef *
wait_for (Form *form)
{
  GWeakRef *waiting = g_new0 (GWeakRef, 1);

  g_weak_ref_init (waiting, form->dialog);
  return waiting;
}

static DictumEntryDialog *
end_waiting (GWeakRef *waiting)
{
  DictumEntryDialog *dialog = g_weak_ref_get (waiting);

  g_weak_ref_clear (waiting);
  g_free (waiting);
  return dialog;
}

/* ---- The quote against the copy ---- */

static void
show_verdict (Form *form, const DictumQuoteCheck *check)
{
  const char *label = dictum_quote_verdict_get_label (check->verdict);
  gboolean doubtful = check->verdict == DICTUM_QUOTE_DIFFERS ||
                      check->verdict == DICTUM_QUOTE_NOT_FOUND;
  g_autofree char *subtitle = NULL;

  if (check->passage != NULL)
    subtitle = dictum_wording_mark_up (check->passage, check->quote, check->stretches);
  else if (check->reason != NULL)
    subtitle = g_markup_escape_text (check->reason, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->verdict_row), label);
  adw_action_row_set_subtitle (form->verdict_row, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (form->verdict_row), check->verdict != DICTUM_QUOTE_NONE);
  if (doubtful)
    gtk_widget_add_css_class (GTK_WIDGET (form->verdict_row), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (form->verdict_row), "warning");
  if (check->verdict != form->verdict)
    dictum_announce (GTK_WIDGET (form->verdict_row), label);
  form->verdict = check->verdict;
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumEntryDialog) dialog = end_waiting (data);
  g_autoptr (DictumQuoteCheck) check = dictum_evidence_check_finish (result, NULL);
  Form *form = get_form (dialog);

  if (check != NULL && form != NULL)
    show_verdict (form, check);
}

static void
check_cb (gpointer data)
{
  Form *form = data;

  form->check = 0;
  g_cancellable_cancel (form->checking);
  g_clear_object (&form->checking);
  form->checking = g_cancellable_new ();
  dictum_evidence_check_async (dictum_entry_dialog_get_value (form->dialog), form->checking,
                               checked_cb, wait_for (form));
}

static void
check_later (Form *form)
{
  if (form->closed)
    return;

  g_clear_handle_id (&form->check, g_source_remove);
  form->check = g_timeout_add_once (CHECK_DELAY, check_cb, form);
}

/* ---- The copy ---- */

static void
show_copy (Form *form)
{
  const DictumEvidence *evidence = dictum_entry_dialog_get_value (form->dialog);
  g_autofree char *moment = dictum_format_moment (evidence->retrieved);
  g_autofree char *sum = evidence->sha256 != NULL
                             ? g_strdup_printf (_ ("SHA-256 %s"), evidence->sha256)
                             : NULL;
  g_autofree char *line = NULL;

  gtk_widget_set_visible (GTK_WIDGET (form->copy_row), evidence->sha256 != NULL);
  if (sum == NULL)
    return;

  line = dictum_format_facts (moment != NULL ? moment : "", sum, NULL);
  adw_action_row_set_subtitle (form->copy_row, line);
}

static void
say_of_copy (Form *form, const char *words)
{
  adw_action_row_set_subtitle (form->copy_row, words);
  dictum_announce (GTK_WIDGET (form->copy_row), words);
}

static void
verify_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (dictum_snapshot_store_verify (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Form *form = get_form (source);
  g_autoptr (GError) error = NULL;

  if (form == NULL)
    return;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    say_of_copy (form, _ ("Verified: the stored copy is what was loaded, to the letter."));
  else
    say_of_copy (form, error->message);
}

static void
verify_cb (Form *form)
{
  const DictumEvidence *evidence = dictum_entry_dialog_get_value (form->dialog);
  g_autoptr (GTask) task = g_task_new (form->dialog, NULL, verified_cb, NULL);

  g_task_set_task_data (task, g_strdup (evidence->sha256), g_free);
  g_task_run_in_thread (task, verify_thread);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Form *form = get_form (source);
  g_autoptr (GError) error = NULL;

  if (!dictum_evidence_copy_open_finish (result, &error) && form != NULL)
    say_of_copy (form, error->message);
}

static void
open_cb (Form *form)
{
  const DictumEvidence *evidence = dictum_entry_dialog_get_value (form->dialog);

  dictum_evidence_copy_open_async (GTK_WIDGET (form->dialog), evidence->sha256, opened_cb, NULL);
}

/* ---- Loading ---- */

static void
show_loading (Form *form, gboolean loading)
{
  gtk_widget_set_visible (GTK_WIDGET (form->progress), loading);
  gtk_widget_set_visible (dictum_entry_dialog_get_object (form->dialog, "stop"), loading);
  gtk_widget_set_visible (GTK_WIDGET (form->progress_row), loading);
}

static void
say_failed (Form *form, const char *words)
{
  gtk_widget_set_visible (GTK_WIDGET (form->progress_row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->progress_row), words);
  dictum_announce (GTK_WIDGET (form->progress_row), words);
}

static void
progress_cb (const char *stage, double fraction, gpointer data)
{
  g_autoptr (DictumEntryDialog) dialog = g_weak_ref_get (data);
  Form *form = get_form (dialog);

  if (form == NULL)
    return;
  if (stage != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->progress_row), stage);
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (form->progress, fraction);
  else
    gtk_progress_bar_pulse (form->progress);
}

static void
fill_in (Form *form, DictumEvidence *loaded)
{
  DictumEvidence *evidence;

  if (form->from_path)
    gtk_editable_set_text (GTK_EDITABLE (form->url), "");
  evidence = dictum_entry_dialog_get_value (form->dialog);
  /* The title of a page that was loaded by mistake is not that of the right one. */
  if (form->filled != NULL)
    dictum_evidence_take_out (evidence, form->filled);
  dictum_evidence_fill_in (evidence, loaded);
  dictum_value_unref (form->filled);
  form->filled = dictum_value_ref (loaded);
  dictum_entry_dialog_refresh (form->dialog);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumEntryDialog) dialog = end_waiting (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumEvidence) loaded = dictum_evidence_load_finish (result, &error);
  Form *form = get_form (dialog);

  /* Another load has begun, or the dialog is gone. */
  if (form == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&form->loading);
  show_loading (form, FALSE);
  if (loaded == NULL)
    {
      say_failed (form, error->message);
      return;
    }

  fill_in (form, loaded);
  show_copy (form);
  dictum_announce (GTK_WIDGET (form->copy_row), _ ("Loaded; a copy is stored"));
  check_later (form);
}

static void
stop_cb (Form *form)
{
  g_cancellable_cancel (form->loading);
  g_clear_object (&form->loading);
  show_loading (form, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (form->url));
}

static void
load_request (Form *form, DictumLoadRequest *request)
{
  GWeakRef *waiting;

  form->from_path = FALSE;
  g_cancellable_cancel (form->loading);
  g_clear_object (&form->loading);
  form->loading = g_cancellable_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->progress_row), _ ("Loading"));
  gtk_progress_bar_set_fraction (form->progress, 0);
  show_loading (form, TRUE);
  waiting = wait_for (form);
  dictum_evidence_load_async (request, progress_cb, waiting, form->loading, loaded_cb, waiting);
}

/* A link with or without its scheme, or the path of a file. Words that are neither would become the
 * text of the evidence, which is what Paste is for. */
static void
load_cb (Form *form)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (form->url))));
  g_autoptr (DictumLoadRequest) request = NULL;

  if (*words == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (form->url));
      return;
    }
  request = dictum_load_request_new_for_words (words);
  if (request->url == NULL && request->file == NULL)
    {
      dictum_entry_dialog_refuse (form->dialog, "url",
                                  _ ("This is no link. Write it as https://example.org/page."));
      return;
    }
  load_request (form, request);
  form->from_path = request->file != NULL;
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumEntryDialog) dialog = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (DictumLoadRequest) request = NULL;
  Form *form = get_form (dialog);

  if (file == NULL || form == NULL)
    return;
  request = dictum_load_request_new_for_file (file);
  load_request (form, request);
}

static void
choose_cb (Form *form)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (form->dialog));

  gtk_file_dialog_set_title (dialog, _ ("Choose the Evidence"));
  dictum_portal_check_files (GTK_WIDGET (form->dialog));
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb,
                        g_object_ref (form->dialog));
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumEntryDialog) dialog = data;
  g_autofree char *words = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (DictumLoadRequest) request = NULL;
  Form *form = get_form (dialog);

  if (form == NULL)
    return;
  if (words == NULL || *g_strstrip (words) == '\0')
    {
      say_failed (form, _ ("There is no text in the clipboard. Copy some first."));
      return;
    }
  request = dictum_load_request_new_for_words (words);
  load_request (form, request);
}

static void
paste_cb (Form *form)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (form->dialog)), NULL,
                                 pasted_cb, g_object_ref (form->dialog));
}

static void
closed_cb (Form *form)
{
  form->closed = TRUE;
  g_cancellable_cancel (form->loading);
  g_cancellable_cancel (form->checking);
  g_clear_handle_id (&form->check, g_source_remove);
}

static void
connect (Form *form, const char *name, const char *signal, GCallback callback)
{
  g_signal_connect_swapped (dictum_entry_dialog_get_object (form->dialog, name), signal, callback,
                            form);
}

/**
 * dictum_evidence_form_attach:
 * @dialog: shows the form of evidence
 * @request: (nullable): what to load at once
 */
void
dictum_evidence_form_attach (DictumEntryDialog *dialog, DictumLoadRequest *request)
{
  Form *form;

  g_return_if_fail (DICTUM_IS_ENTRY_DIALOG (dialog));

  form = g_new0 (Form, 1);
  form->dialog = dialog;
  form->url = dictum_entry_dialog_get_object (dialog, "url");
  form->quote = dictum_entry_dialog_get_object (dialog, "quote");
  form->progress_row = dictum_entry_dialog_get_object (dialog, "progress_row");
  form->progress = dictum_entry_dialog_get_object (dialog, "progress");
  form->copy_row = dictum_entry_dialog_get_object (dialog, "copy_row");
  form->verdict_row = dictum_entry_dialog_get_object (dialog, "verdict_row");
  g_object_set_data_full (G_OBJECT (dialog), KEY, form, form_free);

  connect (form, "load", "clicked", G_CALLBACK (load_cb));
  connect (form, "choose", "clicked", G_CALLBACK (choose_cb));
  connect (form, "paste", "clicked", G_CALLBACK (paste_cb));
  connect (form, "stop", "clicked", G_CALLBACK (stop_cb));
  connect (form, "open_copy", "clicked", G_CALLBACK (open_cb));
  connect (form, "verify_copy", "clicked", G_CALLBACK (verify_cb));
  connect (form, "quote", "changed", G_CALLBACK (check_later));

  g_signal_connect_swapped (dialog, "closed", G_CALLBACK (closed_cb), form);

  show_copy (form);
  check_later (form);
  if (request != NULL)
    load_request (form, request);
}
