/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-window"

#include "window/dictum-window-private.h"

#include <glib/gi18n.h>

#include "search/dictum-search-dialog.h"
#include "window/dictum-application.h"
#include "window/dictum-format.h"
#include "window/dictum-sample.h"

#include "dictum-config.h"

/* Where the session says which project is the copy of the sample. */
#define SAMPLE "sample"

/* The article and the page where the editor was, else the first article. */
static void
restore_place (DictumWindow *self, DictumStore *store)
{
  DictumProject *project = dictum_store_get_project (store);
  DictumSession *session = dictum_session_get_default ();
  const char *id = dictum_store_get_id (store);
  g_autofree char *article = dictum_session_get_value (session, id, "article");
  g_autofree char *page = dictum_session_get_value (session, id, "page");
  g_autoptr (DictumItem) first = g_list_model_get_item (dictum_project_get_articles (project), 0);

  if (article != NULL && dictum_project_get_article (project, article) != NULL)
    dictum_workbench_set_article (self->workbench, article);
  else if (first != NULL)
    dictum_workbench_set_article (self->workbench, dictum_item_get_id (first));

  if (g_strcmp0 (page, "sources") == 0 || g_strcmp0 (page, "claims") == 0 ||
      g_strcmp0 (page, "overview") == 0)
    dictum_sidebar_set_place (self->sidebar, page);

  dictum_window_focus_page (self);
}

static void
forget_awaited (DictumWindow *self)
{
  g_clear_pointer (&self->awaited, g_free);
  g_clear_pointer (&self->awaited_place, g_free);
  g_clear_pointer (&self->awaited_words, g_free);
}

/* What was asked for from outside while the project was not open yet. */
static void
show_awaited (DictumWindow *self)
{
  g_autofree char *id = g_steal_pointer (&self->awaited);
  g_autofree char *place = g_steal_pointer (&self->awaited_place);
  g_autofree char *words = g_steal_pointer (&self->awaited_words);

  if (id != NULL)
    dictum_window_show_record (self, id, self->awaited_start, self->awaited_end);
  if (place != NULL)
    dictum_window_show_place (self, place);
  if (words != NULL)
    dictum_window_search (self, words);
}

/* What became of the record of what was done, when it does not fit the file any more. */
static void
show_notice (DictumWindow *self, const char *notice)
{
  g_autoptr (GError) message = NULL;

  if (notice == NULL)
    return;

  message = g_error_new_literal (DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_CHANGED, notice);
  dictum_window_show_error (self, _ ("Some Changes Cannot Be Undone"), message);
}

void
dictum_window_set_store (DictumWindow *self, DictumStore *store)
{
  dictum_workbench_set_store (self->workbench, store);
  restore_place (self, store);
  dictum_session_add_recent (dictum_session_get_default (), store);
  dictum_application_remember_open (DICTUM_APPLICATION (g_application_get_default ()));
  show_notice (self, dictum_store_get_notice (store));
  dictum_window_take_awaited (self);
  show_awaited (self);
}

static void
show_welcome (DictumWindow *self)
{
  g_clear_object (&self->opening);
  forget_awaited (self);
  dictum_window_forget_input (self);
  gtk_stack_set_visible_child_name (self->states, "welcome");
}

/* A store whose recovery the editor is being asked about. */
typedef struct
{
  DictumWindow *window;
  DictumStore *store;
} Question;

static void
recovery_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Question *question = data;
  g_autoptr (DictumWindow) self = question->window;
  g_autoptr (DictumStore) store = question->store;
  g_autoptr (GError) error = NULL;
  const char *response;
  gboolean done;

  response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  done = g_str_equal (response, "discard") ? dictum_store_discard_recovery (store, &error)
                                           : dictum_store_recover (store, &error);
  if (self->closing)
    return;

  g_clear_object (&self->opening);
  dictum_window_set_store (self, store);
  if (!done)
    dictum_window_show_error (self, _ ("Could Not Recover"), error);
}

static char *
describe_recovery (const DictumRecovery *recovery)
{
  g_autofree char *moment = dictum_format_moment (recovery->last_time);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text,
                          ngettext ("Dictum ended before %'u change was in the file.",
                                    "Dictum ended before %'u changes were in the file.",
                                    recovery->changes),
                          recovery->changes);
  g_string_append (text, "\n\n");
  /* Translators: followed by a list of what was done last; %s is a time. */
  g_string_append_printf (text, _ ("The latest, until %s:"), moment);
  for (guint i = 0; recovery->labels != NULL && recovery->labels[i] != NULL && i < 5; i++)
    /* Translators: an item of a list. */
    g_string_append_printf (text, _ ("\n• %s"), recovery->labels[i]);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
ask_about_recovery (DictumWindow *self, DictumStore *store, const DictumRecovery *recovery)
{
  g_autoptr (AdwAlertDialog) alert = dictum_window_load_alert ("recovery");
  g_autofree char *body = describe_recovery (recovery);
  Question *question = g_new0 (Question, 1);

  question->window = g_object_ref (self);
  question->store = g_object_ref (store);
  adw_alert_dialog_set_body (alert, body);
  adw_alert_dialog_choose (alert, GTK_WIDGET (self), NULL, recovery_chosen_cb, question);
}

static void
receive (DictumWindow *self, DictumStore *store)
{
  const DictumRecovery *recovery = dictum_store_get_recovery (store);

  if (recovery != NULL)
    {
      ask_about_recovery (self, store, recovery);
      return;
    }

  g_clear_object (&self->opening);
  dictum_window_set_store (self, store);
}

static void
show_open_error (DictumWindow *self, GFile *file, const GError *error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *heading = NULL;

  /* Translators: %s is the name of a file. */
  heading = g_strdup_printf (_ ("Could Not Open “%s”"), name);
  dictum_window_show_error (self, heading, error);
}

static void
finish_opening (DictumWindow *self, DictumStore *store, const GError *error)
{
  if (self->closing)
    return;

  if (store != NULL)
    {
      receive (self, store);
      return;
    }

  show_open_error (self, self->opening, error);
  show_welcome (self);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumWindow) self = DICTUM_WINDOW (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumStore) store = dictum_store_open_finish (result, &error);

  finish_opening (self, store, error);
}

static void
sample_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumWindow) self = DICTUM_WINDOW (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumStore) store = dictum_store_open_finish (result, &error);

  if (store != NULL)
    dictum_session_set_value (dictum_session_get_default (), NULL, SAMPLE,
                              dictum_store_get_id (store));
  finish_opening (self, store, error);
}

static void
wait_for (DictumWindow *self, GFile *file)
{
  g_set_object (&self->opening, file);
  gtk_stack_set_visible_child_name (self->states, "opening");
}

void
dictum_window_open_file (DictumWindow *self, GFile *file)
{
  g_return_if_fail (DICTUM_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (dictum_window_is_free (self));

  wait_for (self, file);
  dictum_store_open_async (file, self->cancellable, opened_cb, g_object_ref (self));
}

/* Where an unnamed project would be if it were a file of the editor's; only to know it again. */
static GFile *
make_unnamed_address (const char *id)
{
  g_autofree char *uri = g_strconcat ("unnamed:", id, NULL);

  return g_file_new_for_uri (uri);
}

void
dictum_window_open_unnamed (DictumWindow *self, const char *id)
{
  g_autoptr (GFile) address = NULL;

  g_return_if_fail (DICTUM_IS_WINDOW (self));
  g_return_if_fail (id != NULL);
  g_return_if_fail (dictum_window_is_free (self));

  address = make_unnamed_address (id);
  wait_for (self, address);
  dictum_store_open_unnamed_async (id, self->cancellable, opened_cb, g_object_ref (self));
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumWindow) self = DICTUM_WINDOW (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumStore) store = dictum_store_open_finish (result, &error);

  if (self->closing)
    {
      if (store != NULL)
        dictum_store_close (store, NULL);
      return;
    }
  if (store != NULL)
    {
      receive (self, store);
      return;
    }

  dictum_window_show_error (self, _ ("Could Not Make a Project"), error);
  show_welcome (self);
}

void
dictum_window_new_project (DictumWindow *self)
{
  g_autoptr (GFile) address = NULL;

  g_return_if_fail (DICTUM_IS_WINDOW (self));
  g_return_if_fail (dictum_window_is_free (self));

  address = make_unnamed_address ("");
  wait_for (self, address);
  dictum_store_new_async (NULL, made_cb, g_object_ref (self));
}

/* The sample is copied once: who comes back finds what they did in it, and the list of recent
 * projects has one of it. A copy that got a name is a project like any other. */
void
dictum_window_open_sample (DictumWindow *self)
{
  g_autoptr (GFile) file = dictum_sample_find ();
  g_auto (GStrv) unnamed = dictum_store_list_unnamed ();
  g_autofree char *id = NULL;

  g_return_if_fail (DICTUM_IS_WINDOW (self));
  g_return_if_fail (dictum_window_is_free (self));

  id = dictum_session_get_value (dictum_session_get_default (), NULL, SAMPLE);
  if (id != NULL && g_strv_contains ((const char *const *) unnamed, id))
    {
      dictum_application_open_unnamed (DICTUM_APPLICATION (g_application_get_default ()), id, self);
      return;
    }

  wait_for (self, file);
  dictum_store_open_copy_async (file, self->cancellable, sample_opened_cb, g_object_ref (self));
}

/* Whether the project that is open is the copy of the sample. */
gboolean
dictum_window_has_sample (DictumWindow *self)
{
  DictumStore *store = dictum_workbench_get_store (self->workbench);
  g_autofree char *id = dictum_session_get_value (dictum_session_get_default (), NULL, SAMPLE);

  return store != NULL && g_strcmp0 (dictum_store_get_id (store), id) == 0;
}

/* file or id: of a project with a file, or of one without. */
gboolean
dictum_window_is_opening (DictumWindow *self, GFile *file, const char *id)
{
  g_autoptr (GFile) address = NULL;

  g_return_val_if_fail (DICTUM_IS_WINDOW (self), FALSE);

  address = file != NULL ? g_object_ref (file) : make_unnamed_address (id);

  return self->opening != NULL && g_file_equal (self->opening, address);
}

void
dictum_window_show_record (DictumWindow *self, const char *id, int start, int end)
{
  g_return_if_fail (DICTUM_IS_WINDOW (self));
  g_return_if_fail (id != NULL);

  if (dictum_workbench_get_store (self->workbench) != NULL)
    {
      dictum_finder_go_to (self->finder, GTK_WIDGET (self), id, start, end);
      return;
    }
  forget_awaited (self);
  self->awaited = g_strdup (id);
  self->awaited_start = start;
  self->awaited_end = end;
}

/* As dictum_window_show_place(), once the project is open. */
void
dictum_window_lead_to (DictumWindow *self, const char *place)
{
  g_return_if_fail (DICTUM_IS_WINDOW (self));
  g_return_if_fail (place != NULL);

  if (dictum_workbench_get_store (self->workbench) != NULL)
    {
      dictum_window_show_place (self, place);
      return;
    }
  forget_awaited (self);
  self->awaited_place = g_strdup (place);
}

void
dictum_window_search (DictumWindow *self, const char *words)
{
  g_return_if_fail (DICTUM_IS_WINDOW (self));
  g_return_if_fail (words != NULL);

  if (dictum_workbench_get_store (self->workbench) != NULL)
    {
      adw_dialog_present (dictum_search_dialog_new (self->finder, words), GTK_WIDGET (self));
      return;
    }
  forget_awaited (self);
  self->awaited_words = g_strdup (words);
}
