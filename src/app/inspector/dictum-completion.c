/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-completion"

#include "inspector/dictum-completion.h"

#include "text/dictum-text.h"

#define KEY "dictum-completion"

typedef struct
{
  GtkEditable *entry; /* not owned */
  DictumSuggest suggest;
  gpointer data;
  gboolean completing;
  char *typed; /* what of the entry the editor typed */
  char *shown; /* the suggestion whose rest is selected behind it; NULL: none is */
  guint at;    /* which suggestion that is */
  guint source;
} Completion;

static void
completion_free (gpointer data)
{
  Completion *self = data;

  g_clear_handle_id (&self->source, g_source_remove);
  g_free (self->typed);
  g_free (self->shown);
  g_free (self);
}

/* Behind a comma a space is typed, which says nothing of what is meant. */
static const char *
skip_space (const char *typed)
{
  while (g_unichar_isspace (g_utf8_get_char (typed)))
    typed = g_utf8_next_char (typed);

  return typed;
}

/* What of a suggestion is not typed yet; NULL when it does not go on from what is. */
static const char *
get_rest (const char *typed, const char *suggestion)
{
  glong length = g_utf8_strlen (typed, -1);
  g_autofree char *start = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *wanted = NULL;

  if (g_utf8_strlen (suggestion, -1) <= length)
    return NULL;

  start = g_utf8_substring (suggestion, 0, length);
  folded = dictum_text_fold (start);
  wanted = dictum_text_fold (typed);
  return g_str_equal (folded, wanted) ? g_utf8_offset_to_pointer (suggestion, length) : NULL;
}

/* Those that go on from what is typed. */
static GPtrArray *
list_suggestions (Completion *self)
{
  const char *typed = skip_space (self->typed);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) suggestions = self->suggest (typed, self->data);

  for (guint i = 0; suggestions != NULL && suggestions[i] != NULL; i++)
    if (get_rest (typed, suggestions[i]) != NULL)
      g_ptr_array_add (found, g_strdup (suggestions[i]));

  return found;
}

/* Only what is not typed is put in, and by no gtk_editable_set_text(), which would make what was
 * typed before impossible to undo. */
static void
complete (Completion *self, const char *suggestion)
{
  int from = (int) g_utf8_strlen (self->typed, -1);
  int to = from;

  g_clear_handle_id (&self->source, g_source_remove);
  self->completing = TRUE;
  gtk_editable_delete_text (self->entry, from, -1);
  gtk_editable_insert_text (self->entry, get_rest (skip_space (self->typed), suggestion), -1, &to);
  gtk_editable_select_region (self->entry, from, -1);
  self->completing = FALSE;
  g_set_str (&self->shown, suggestion);
}

static gboolean
is_at_end (Completion *self)
{
  return !gtk_editable_get_selection_bounds (self->entry, NULL, NULL) &&
         gtk_editable_get_position (self->entry) == g_utf8_strlen (self->typed, -1);
}

static gboolean
complete_cb (gpointer data)
{
  Completion *self = data;

  self->source = 0;
  if (is_at_end (self) &&
      gtk_widget_is_focus (GTK_WIDGET (gtk_editable_get_delegate (self->entry))))
    {
      g_autoptr (GPtrArray) suggestions = list_suggestions (self);

      if (suggestions->len > 0)
        complete (self, g_ptr_array_index (suggestions, 0));
    }

  return G_SOURCE_REMOVE;
}

/* An entry says that it has changed while it is still putting in what was typed, and has the caret
 * to set: so it is completed after that, though before it is drawn. */
static void
changed_cb (Completion *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  gboolean grew;

  if (self->completing)
    return;

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->shown, g_free);
  grew = g_utf8_strlen (text, -1) > g_utf8_strlen (self->typed, -1);
  g_set_str (&self->typed, text);
  self->at = 0;
  if (grew && *skip_space (text) != '\0')
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, complete_cb, self, NULL);
}

/* Whether what is selected is the rest of a suggestion, and not words that somebody chose. */
static gboolean
is_shown (Completion *self)
{
  int start;
  int end;

  return self->shown != NULL && gtk_editable_get_selection_bounds (self->entry, &start, &end) &&
         start == g_utf8_strlen (self->typed, -1) &&
         end == g_utf8_strlen (gtk_editable_get_text (self->entry), -1);
}

/* A suggestion that is taken is written as the project writes it, whatever the case of what was
 * typed of it. */
static void
take (Completion *self)
{
  g_autofree char *words = g_steal_pointer (&self->shown);

  gtk_editable_set_text (self->entry, words);
  gtk_editable_set_position (self->entry, -1);
}

static gboolean
step (Completion *self, gboolean forward)
{
  gboolean fresh = *gtk_editable_get_text (self->entry) == '\0';
  g_autoptr (GPtrArray) suggestions = NULL;
  guint length;

  suggestions = list_suggestions (self);
  length = suggestions->len;
  if (length == 0)
    return GDK_EVENT_PROPAGATE;

  if (fresh)
    self->at = forward ? 0 : length - 1;
  else
    self->at = (self->at + (forward ? 1 : length - 1)) % length;
  complete (self, g_ptr_array_index (suggestions, self->at));

  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (Completion *self, guint keyval, guint keycode, GdkModifierType state)
{
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      return step (self, keyval == GDK_KEY_Down);

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (is_shown (self))
        take (self);
      return GDK_EVENT_PROPAGATE;

    default:
      return GDK_EVENT_PROPAGATE;
    }
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

void
dictum_completion_dismiss (GtkEntry *entry)
{
  Completion *self;

  g_return_if_fail (GTK_IS_ENTRY (entry));

  self = g_object_get_data (G_OBJECT (entry), KEY);
  if (self != NULL && is_shown (self))
    gtk_editable_delete_selection (self->entry);
}
