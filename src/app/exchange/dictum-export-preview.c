/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-export-dialog"

#include <string.h>

#include <glib/gi18n.h>

#include "dictum-announce.h"
#include "exchange/dictum-export-private.h"
#include "window/dictum-format.h"

/* What is shown of a file, in bytes: some screens full, which a text view lays out at once. */
#define SHOWN 12000
#define MAX_FILES 500

static DictumFile *
get_file (DictumExportDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->file_choice);

  return g_ptr_array_index (self->result->files,
                            selected < self->result->files->len ? selected : 0);
}

/* The beginning of the bytes as text, at whole characters; NULL when they are no text. */
static char *
read_beginning (GBytes *bytes)
{
  gsize size;
  const char *start = g_bytes_get_data (bytes, &size);
  gsize length = MIN (size, SHOWN);
  const char *end = start;

  if (start == NULL || memchr (start, '\0', length) != NULL)
    return start == NULL ? g_strdup ("") : NULL;
  /* Up to three bytes of a last character may be missing where it was cut. */
  if (!g_utf8_validate_len (start, length, &end) && (length == size || end + 4 <= start + length))
    return NULL;

  return g_strndup (start, (gsize) (end - start));
}

/* A single file is saved under the name that is chosen for it. */
static const char *
get_name (DictumExportDialog *self, DictumFile *file)
{
  return self->result->format->output == DICTUM_OUTPUT_FOLDER ? file->name : self->result->name;
}

static void
show_file (DictumExportDialog *self)
{
  DictumFile *file = get_file (self);
  g_autofree char *name = dictum_format_isolated (get_name (self, file));
  gsize size = g_bytes_get_size (file->bytes);
  g_autofree char *text = read_beginning (file->bytes);
  g_autofree char *plain_length = g_format_size (size);
  g_autofree char *length = dictum_format_isolated (plain_length);
  g_autofree char *note = NULL;

  if (text == NULL)
    {
      /* Translators: %1$s is the name of a file, %2$s how large it is. */
      note = g_strdup_printf (_ ("“%1$s”, %2$s. The file is not text; open it to see it."), name,
                              length);
      gtk_label_set_label (self->binary, note);
      gtk_stack_set_visible_child_name (self->preview_states, "binary");
      return;
    }

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->preview), text, -1);
  if (size > strlen (text))
    /* Translators: %1$s is the name of a file, %2$s how large it is. */
    note = g_strdup_printf (_ ("The beginning of “%1$s”, %2$s"), name, length);
  else
    /* Translators: %1$s is the name of a file, %2$s how large it is. */
    note = g_strdup_printf (_ ("All of “%1$s”, %2$s"), name, length);
  gtk_label_set_label (self->preview_note, note);
  gtk_stack_set_visible_child_name (self->preview_states, "text");
}

static void
file_cb (DictumExportDialog *self)
{
  if (!self->filling && self->result != NULL)
    show_file (self);
}

static void
fill_files (DictumExportDialog *self)
{
  GPtrArray *files = self->result->files;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < MIN (files->len, MAX_FILES); i++)
    gtk_string_list_append (names, ((DictumFile *) g_ptr_array_index (files, i))->name);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->file_choice, G_LIST_MODEL (names));
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->file_choice), files->len > 1);
}

/* How much it is, where it was chosen. */
static char *
describe (DictumExportResult *result)
{
  g_autofree char *claims = dictum_format_claims (result->n_claims);
  g_autofree char *articles = dictum_format_articles (result->n_articles);
  g_autofree char *size = g_format_size (result->size);
  g_autofree char *files = g_strdup_printf (ngettext ("%'u file", "%'u files", result->files->len),
                                            result->files->len);

  return dictum_format_facts (claims, articles, files, size, NULL);
}

/* Whether somebody who must not be named is named in it. */
static void
show_protected (DictumExportDialog *self)
{
  gboolean redacted = adw_switch_row_get_active (self->redacted_row);
  const char *words;

  if (!self->result->has_protected)
    words = _ ("No source of this project spoke on background or off the record");
  else if (redacted)
    words = _ ("Sources who spoke on background or off the record have pseudonyms everywhere, and "
               "what would tell who they are is left out");
  else
    words = _ ("The names of sources who spoke on background or off the record may be in it");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->redacted_row), words);
  gtk_widget_set_visible (self->redacted_icon, self->result->has_protected && !redacted);
}

void
dictum_export_dialog_show_result (DictumExportDialog *self)
{
  g_autofree char *words = describe (self->result);

  adw_preferences_group_set_description (self->preview_group, words);
  show_protected (self);
  fill_files (self);
  show_file (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", TRUE);
  dictum_announce (GTK_WIDGET (self), words);
}

void
dictum_export_dialog_show_problem (DictumExportDialog *self, const char *words)
{
  adw_preferences_group_set_description (self->preview_group, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->file_choice), FALSE);
  gtk_label_set_label (self->problem, words);
  gtk_stack_set_visible_child_name (self->preview_states, "problem");
  dictum_announce (GTK_WIDGET (self), words);
}

void
dictum_export_dialog_bind_preview (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DictumExportDialog, binary);
  gtk_widget_class_bind_template_child (widget_class, DictumExportDialog, file_choice);
  gtk_widget_class_bind_template_child (widget_class, DictumExportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, DictumExportDialog, preview_group);
  gtk_widget_class_bind_template_child (widget_class, DictumExportDialog, preview_note);
  gtk_widget_class_bind_template_child (widget_class, DictumExportDialog, preview_states);
  gtk_widget_class_bind_template_child (widget_class, DictumExportDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, file_cb);
}
