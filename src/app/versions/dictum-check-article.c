/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-check-article"

#include "versions/dictum-check-article.h"

#include <glib/gi18n.h>

#include "edit/dictum-edit-version.h"

typedef struct
{
  DictumWorkbench *workbench;
  DictumStore *store; /* what the article is in: a window may have another one meanwhile */
  AdwToastOverlay *toasts;
  AdwToast *toast; /* what says that it is under way */
  GCancellable *cancellable;
  char *article;
  DictumLoaded *loaded; /* once it came */
} Check;

static void
free_check (Check *check)
{
  adw_toast_dismiss (check->toast);
  g_object_unref (check->workbench);
  g_object_unref (check->store);
  g_object_unref (check->toasts);
  g_object_unref (check->toast);
  g_object_unref (check->cancellable);
  g_free (check->article);
  g_clear_pointer (&check->loaded, dictum_loaded_free);
  g_free (check);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Check, free_check)

static void
progress_cb (const char *stage, double fraction, gpointer data)
{
  Check *check = data;

  adw_toast_set_title (check->toast, stage);
}

/* How many claims went over in which way, and the way to look at them. */
static void
tell_result (Check *check, const DictumCarryOver *report)
{
  guint n = report->claims[DICTUM_CARRY_MOVED] + report->claims[DICTUM_CARRY_ALTERED] +
            report->claims[DICTUM_CARRY_LOST];
  g_autofree char *text = NULL;
  AdwToast *toast;

  if (n == 0)
    text = g_strdup (_ ("The text has changed; all claims stand as they did"));
  else
    text = g_strdup_printf (ngettext ("The text has changed; %'u claim to review",
                                      "The text has changed; %'u claims to review", n),
                            n);
  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_button_label (toast, _ ("_Show Changes"));
  adw_toast_set_action_name (toast, "win.compare-versions");
  adw_toast_set_action_target_value (toast, g_variant_new_string (check->article));
  adw_toast_overlay_add_toast (check->toasts, toast);
}

/* The article as the project has it now; NULL when there is nothing more to do: the check was
 * stopped, or the project closed, or the article deleted meanwhile. */
static const DictumArticle *
get_article (Check *check)
{
  if (g_cancellable_is_cancelled (check->cancellable) ||
      dictum_workbench_get_store (check->workbench) != check->store)
    return NULL;
  return dictum_project_get_article (dictum_workbench_get_project (check->workbench),
                                     check->article);
}

static void
take_version (Check *check)
{
  DictumCarryOver report;
  GError *error = NULL;
  DictumChange *change = dictum_edit_take_reload (
      dictum_workbench_get_project (check->workbench), check->article, check->loaded->article,
      &report, dictum_workbench_get_author (check->workbench), &error);

  if (dictum_workbench_take (check->workbench, change, error, NULL))
    tell_result (check, &report);
}

static void
store_snapshot_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autofree char *sum = NULL;
  GError *error = NULL;

  sum = dictum_snapshot_store_add (data, &error);
  if (sum != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
snapshot_stored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Check) check = data;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    dictum_workbench_message (check->workbench, error->message);
  else if (get_article (check) != NULL)
    take_version (check);
}

/* What was loaded is on the disk before the project says that it has it. */
static void
store_snapshot (Check *check)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, snapshot_stored_cb, check);

  g_task_set_task_data (task, g_bytes_ref (check->loaded->snapshot),
                        (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, store_snapshot_thread);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Check) check = data;
  g_autoptr (GError) error = NULL;
  const DictumArticle *article = get_article (check);

  check->loaded = dictum_load_finish (result, &error);
  if (article == NULL)
    return;
  if (check->loaded == NULL)
    dictum_workbench_message (check->workbench, error->message);
  else if (check->loaded->article == NULL)
    dictum_workbench_message (check->workbench,
                              _ ("The address leads to several articles now. Give the link of the "
                                 "one that is meant in the details."));
  else if (dictum_article_has_text (article,
                                    dictum_values_get (check->loaded->article->versions, 0)))
    dictum_workbench_message (check->workbench, _ ("The text has not changed"));
  else if (check->loaded->snapshot != NULL)
    store_snapshot (g_steal_pointer (&check));
  else
    take_version (check);
}

void
dictum_check_article (DictumWorkbench *workbench, AdwToastOverlay *toasts, const char *article)
{
  const DictumArticle *record = dictum_project_get_article (
      dictum_workbench_get_project (workbench), article);
  g_autoptr (DictumLoadRequest) request = NULL;
  Check *check;

  g_return_if_fail (record != NULL);

  request = dictum_article_make_request (record);
  if (request == NULL)
    {
      dictum_workbench_message (workbench, _ ("The text was pasted. Give the article a link in its "
                                              "details to check it for changes."));
      return;
    }

  check = g_new0 (Check, 1);
  check->workbench = g_object_ref (workbench);
  check->store = g_object_ref (dictum_workbench_get_store (workbench));
  check->toasts = g_object_ref (toasts);
  check->cancellable = g_cancellable_new ();
  check->article = g_strdup (article);
  check->toast = adw_toast_new (_ ("Checking for changes…"));
  adw_toast_set_use_markup (check->toast, FALSE);
  adw_toast_set_timeout (check->toast, 0);
  adw_toast_set_button_label (check->toast, _ ("_Stop"));
  g_signal_connect_object (check->toast, "button-clicked", G_CALLBACK (g_cancellable_cancel),
                           check->cancellable, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (toasts, g_object_ref (check->toast));
  dictum_load_async (request, progress_cb, check, NULL, check->cancellable, loaded_cb, check);
}
