/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-speakers-dialog"

#include "dialogs/dictum-speakers-dialog.h"

#include <glib/gi18n.h>

#define OUTLINE 2 /* pixels, in high contrast */

/* What is asked: which of those who speak in a transcript shall be sources. */
typedef struct
{
  DictumWorkbench *workbench;
  char *article;
  GPtrArray *speakers; /* of DictumSpeaker */
  GPtrArray *rows;     /* of AdwSwitchRow, as many; borrowed, the dialog's */
  AdwAlertDialog *dialog;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *self = data;

  g_object_unref (self->workbench);
  g_free (self->article);
  g_ptr_array_unref (self->speakers);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* Returns: (transfer container): the names that are chosen. */
static GStrv
list_chosen (Question *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      const DictumSpeaker *speaker = g_ptr_array_index (self->speakers, i);

      if (speaker->source == NULL && adw_switch_row_get_active (g_ptr_array_index (self->rows, i)))
        g_strv_builder_add (builder, speaker->name);
    }

  return g_strv_builder_end (builder);
}

static void
chosen_cb (Question *self)
{
  g_auto (GStrv) names = list_chosen (self);

  adw_alert_dialog_set_response_enabled (self->dialog, "add", names[0] != NULL);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, gpointer data)
{
  Question *self = data;
  g_auto (GStrv) names = list_chosen (self);
  g_autofree char *label = NULL;
  GError *error = NULL;
  DictumChange *change;

  if (!g_str_equal (response, "add"))
    return;

  change = dictum_edit_add_speakers (dictum_workbench_get_project (self->workbench), self->article,
                                     (const char *const *) names,
                                     dictum_workbench_get_author (self->workbench), &error);
  label = change != NULL ? g_strdup (dictum_change_get_label (change)) : NULL;
  dictum_workbench_take (self->workbench, change, error, label);
}

static GtkWidget *
make_row (Question *self, const DictumSpeaker *speaker)
{
  GtkWidget *row = adw_switch_row_new ();
  g_autofree char *blocks = NULL;
  g_autofree char *known = NULL;

  /* Translators: how many paragraphs of a transcript somebody speaks. */
  blocks = g_strdup_printf (ngettext ("%'u paragraph", "%'u paragraphs", speaker->n_blocks),
                            speaker->n_blocks);
  if (speaker->source != NULL)
    /* Translators: %s is a source that is known already. */
    known = g_strdup_printf (_ ("Known as “%s”"), dictum_item_get_source (speaker->source)->name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), speaker->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), known != NULL ? known : blocks);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  gtk_widget_set_sensitive (row, speaker->source == NULL);
  g_signal_connect_swapped (row, "notify::active", G_CALLBACK (chosen_cb), self);
  g_ptr_array_add (self->rows, row);

  return row;
}

static GtkWidget *
make_list (Question *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  /* Its outline is drawn around it, where the scroller would cut it off. */
  gtk_widget_set_margin_top (list, OUTLINE);
  gtk_widget_set_margin_bottom (list, OUTLINE);
  gtk_widget_set_margin_start (list, OUTLINE);
  gtk_widget_set_margin_end (list, OUTLINE);
  for (guint i = 0; i < self->speakers->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (self, self->speakers->pdata[i]));

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);

  return scroller;
}

/**
 * dictum_speakers_dialog_new:
 * @workbench: what the window has open
 * @article: id of an article
 *
 * Asks which of those who speak in a transcript shall be sources, all of them at first, and makes
 * them so in one change.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
dictum_speakers_dialog_new (DictumWorkbench *workbench, const char *article)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (
      adw_alert_dialog_new (_ ("Speakers as Sources"), NULL));
  Question *question = g_new0 (Question, 1);

  question->workbench = g_object_ref (workbench);
  question->article = g_strdup (article);
  question->speakers = dictum_article_list_speakers (dictum_workbench_get_project (workbench),
                                                     article);
  question->rows = g_ptr_array_new ();
  question->dialog = dialog;

  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "add", _ ("_Add"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "add", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "add");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  if (question->speakers->len > 0)
    adw_alert_dialog_set_extra_child (dialog, make_list (question));
  else
    adw_alert_dialog_set_body (dialog, _ ("This transcript names nobody who speaks."));
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free,
                         G_CONNECT_DEFAULT);
  chosen_cb (question);

  return ADW_DIALOG (dialog);
}
