/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-completion"

#include "inspector/dictum-completion.h"

#define KEY "dictum-completion"

typedef struct
{
  GtkEditable *entry; /* not owned */
  DictumSuggest suggest;
  gpointer data;
  gboolean completing;
  char *typed; /* what of the entry the editor typed */
  guint at;    /* which suggestion is shown */
} Completion;

static void
completion_free (gpointer data)
{
  Completion *self = data;

  g_free (self->typed);
  g_free (self);
}

static void
complete (Completion *self, const char *words, int from)
{
  self->completing = TRUE;
  gtk_editable_set_text (self->entry, words);
  gtk_editable_select_region (self->entry, from, -1);
  self->completing = FALSE;
}

static void
changed_cb (Completion *self)
{
  g_autofree char *typed = NULL;
  glong length;
  gboolean grew;
  g_auto (GStrv) suggestions = NULL;

  if (self->completing)
    return;

  typed = g_strdup (gtk_editable_get_text (self->entry));
  length = g_utf8_strlen (typed, -1);
  grew = length > g_utf8_strlen (self->typed, -1);
  g_set_str (&self->typed, typed);
  self->at = 0;
  if (!grew)
    return;

  suggestions = self->suggest (typed, self->data);
  if (suggestions != NULL && suggestions[0] != NULL && g_utf8_strlen (suggestions[0], -1) > length)
    complete (self, suggestions[0], (int) length);
}

static gboolean
key_pressed_cb (Completion *self, guint keyval, guint keycode, GdkModifierType state)
{
  g_auto (GStrv) suggestions = NULL;
  gboolean fresh = *gtk_editable_get_text (self->entry) == '\0';
  guint length;

  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;

  if (fresh)
    g_set_str (&self->typed, "");
  suggestions = self->suggest (self->typed, self->data);
  length = suggestions != NULL ? g_strv_length (suggestions) : 0;
  if (length == 0)
    return GDK_EVENT_PROPAGATE;

  if (fresh)
    self->at = keyval == GDK_KEY_Down ? 0 : length - 1;
  else
    self->at = (self->at + (keyval == GDK_KEY_Down ? 1 : length - 1)) % length;
  complete (self, suggestions[self->at], (int) g_utf8_strlen (self->typed, -1));

  return GDK_EVENT_STOP;
}

void
dictum_completion_attach (GtkEntry *entry, DictumSuggest suggest, gpointer data)
{
  Completion *self;
  GtkEventController *keys;

  g_return_if_fail (GTK_IS_ENTRY (entry));
  g_return_if_fail (suggest != NULL);

  self = g_object_get_data (G_OBJECT (entry), KEY);
  if (self == NULL)
    {
      self = g_new0 (Completion, 1);
      self->entry = GTK_EDITABLE (entry);
      self->typed = g_strdup ("");
      g_object_set_data_full (G_OBJECT (entry), KEY, self, completion_free);

      g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
      keys = gtk_event_controller_key_new ();
      gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
      g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
      gtk_widget_add_controller (GTK_WIDGET (entry), keys);
    }

  self->suggest = suggest;
  self->data = data;
}
