/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-overview"

#include "overview/dictum-reply-list.h"

#include <glib/gi18n.h>

#include "text/dictum-display-quote.h"
#include "window/dictum-format.h"

/* Rows made at a time. */
#define PAGE 10
#define QUOTED 120 /* code points of a claim */

struct _DictumReplyList
{
  AdwBin parent_instance;

  DictumWorkbench *workbench;
  GPtrArray *replies; /* of DictumDueReply, or NULL */
  AdwPreferencesGroup *group;
  GPtrArray *rows; /* of GtkWidget, those that were made */
  GtkWidget *more; /* NULL: all are shown */
};

G_DEFINE_FINAL_TYPE (DictumReplyList, dictum_reply_list, ADW_TYPE_BIN)

static void
go_cb (DictumReplyList *self, GtkWidget *button)
{
  const DictumDueReply *due = g_object_get_data (G_OBJECT (button), "due");

  dictum_workbench_show_claim (self->workbench, due->claim->record.id);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-place", "s", "article");
}

static const char *
get_style (int state)
{
  return state == DICTUM_REPLY_OVERDUE    ? "error"
         : state == DICTUM_REPLY_DUE_SOON ? "warning"
                                          : "dimmed";
}

static GtkWidget *
new_row (DictumReplyList *self, const DictumDueReply *due)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *state = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Show"));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  const char *asked = due->reply->asked != NULL ? due->reply->asked : _ ("Somebody");
  g_autofree char *words = dictum_claim_get_quote (due->claim);
  g_autofree char *quote = dictum_display_quote (words, QUOTED);
  g_autofree char *times = g_strdup_printf (
      ngettext ("asked %u time", "asked %u times", due->attempts), due->attempts);
  g_autofree char *subtitle = dictum_format_facts (quote, times, NULL);
  g_autofree char *described = dictum_reply_describe (due->reply, now);
  g_autofree char *label = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), asked);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_label_set_label (GTK_LABEL (state), described);
  gtk_label_set_wrap (GTK_LABEL (state), TRUE);
  /* A row gives a suffix no more than it needs: two lines of a narrow window, and not three. */
  gtk_label_set_width_chars (GTK_LABEL (state), 10);
  gtk_label_set_max_width_chars (GTK_LABEL (state), 14);
  gtk_label_set_xalign (GTK_LABEL (state), 1);
  gtk_widget_add_css_class (state, "caption");
  gtk_widget_add_css_class (state, get_style (due->state));
  /* Translators: the first is somebody who was asked for a reply, the second how that stands. */
  label = g_strdup_printf (_ ("Show the claim that %1$s was asked about: %2$s"), asked, described);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data (G_OBJECT (button), "due", (gpointer) due);
  g_signal_connect_object (button, "clicked", G_CALLBACK (go_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), state);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  /* The row gave it its own name, which says nothing of what it does. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);

  return row;
}

static void
more_cb (DictumReplyList *self)
{
  guint end = MIN (self->rows->len + PAGE, self->replies->len);

  if (self->more != NULL)
    adw_preferences_group_remove (self->group, self->more);
  self->more = NULL;
  for (guint i = self->rows->len; i < end; i++)
    {
      GtkWidget *row = new_row (self, g_ptr_array_index (self->replies, i));

      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
  if (end == self->replies->len)
    return;

  self->more = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->more), _ ("Show More"));
  g_signal_connect_object (self->more, "activated", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, self->more);
}

static void
clear (DictumReplyList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  if (self->more != NULL)
    adw_preferences_group_remove (self->group, self->more);
  self->more = NULL;
  g_clear_pointer (&self->replies, g_ptr_array_unref);
}

static void
dictum_reply_list_dispose (GObject *object)
{
  DictumReplyList *self = DICTUM_REPLY_LIST (object);

  g_clear_object (&self->workbench);

  G_OBJECT_CLASS (dictum_reply_list_parent_class)->dispose (object);
}

static void
dictum_reply_list_finalize (GObject *object)
{
  DictumReplyList *self = DICTUM_REPLY_LIST (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->replies, g_ptr_array_unref);

  G_OBJECT_CLASS (dictum_reply_list_parent_class)->finalize (object);
}

static void
dictum_reply_list_class_init (DictumReplyListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dictum_reply_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = dictum_reply_list_finalize;
}

static void
dictum_reply_list_init (DictumReplyList *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("Replies Awaited"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
dictum_reply_list_set_workbench (DictumReplyList *self, DictumWorkbench *workbench)
{
  g_return_if_fail (DICTUM_IS_REPLY_LIST (self));

  g_set_object (&self->workbench, workbench);
}

void
dictum_reply_list_set_replies (DictumReplyList *self, GPtrArray *replies)
{
  g_return_if_fail (DICTUM_IS_REPLY_LIST (self));

  if (replies != NULL && replies == self->replies)
    return;

  clear (self);
  self->replies = replies != NULL ? g_ptr_array_ref (replies) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), replies != NULL && replies->len > 0);
  if (replies != NULL)
    more_cb (self);
}
