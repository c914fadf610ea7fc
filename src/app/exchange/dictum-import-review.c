/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-import-dialog"

#include <glib/gi18n.h>

#include "dictum-announce.h"
#include "exchange/dictum-import-private.h"
#include "window/dictum-format.h"

/* ---- How much of each ---- */

static void
set_title (AdwActionRow *row, char *words)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  g_free (words);
}

static void
show_counts (DictumImportDialog *self)
{
  const DictumImport *import = self->import;
  g_autofree char *sources = g_strdup_printf (
      ngettext ("%'u new source", "%'u new sources", import->n_sources), import->n_sources);
  g_autofree char *articles = g_strdup_printf (
      ngettext ("%'u new article", "%'u new articles", import->n_articles), import->n_articles);
  guint n_originals = g_hash_table_size (import->originals);
  g_autofree char *originals = g_strdup_printf (
      ngettext ("%'u original", "%'u originals", n_originals), n_originals);
  g_autofree char *differing = g_strdup_printf (ngettext ("%'u record differs and stays as it is",
                                                          "%'u records differ and stay as they are",
                                                          import->n_differing),
                                                import->n_differing);

  set_title (self->claims_row,
             g_strdup_printf (ngettext ("%'u new claim", "%'u new claims", import->n_claims),
                              import->n_claims));
  set_title (self->others_row, dictum_format_facts (import->n_sources > 0 ? sources : NULL,
                                                    import->n_articles > 0 ? articles : "",
                                                    n_originals > 0 ? originals : "", NULL));
  set_title (self->updated_row,
             g_strdup_printf (ngettext ("%'u record gets another form",
                                        "%'u records get another form", import->n_updated),
                              import->n_updated));
  set_title (self->known_row,
             g_strdup_printf (ngettext ("%'u claim is here already", "%'u claims are here already",
                                        import->n_known),
                              import->n_known));
  adw_action_row_set_subtitle (self->known_row,
                               import->n_differing > 0 ? differing : _ ("They stay as they are"));
  set_title (self->unplaced_row,
             g_strdup_printf (ngettext ("%'u mark could not be placed",
                                        "%'u marks could not be placed", import->unplaced->len),
                              import->unplaced->len));
  set_title (self->broken_row,
             g_strdup_printf (ngettext ("%'u entry could not be read",
                                        "%'u entries could not be read", import->broken->len),
                              import->broken->len));
}

/* What is read is here; or one mark more was placed. */
void
dictum_import_dialog_show_import (DictumImportDialog *self)
{
  const DictumImport *import = self->import;

  show_counts (self);
  gtk_widget_set_visible (GTK_WIDGET (self->result_group), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->claims_row), import->n_claims > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->others_row),
                          import->n_sources > 0 || import->n_articles > 0 ||
                              g_hash_table_size (import->originals) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->updated_row), import->n_updated > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->known_row),
                          import->n_known > 0 || import->n_differing > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->problems_group),
                          import->unplaced->len > 0 || import->broken->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->unplaced_row), import->unplaced->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->broken_row), import->broken->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.take", import->change != NULL);
  dictum_announce (GTK_WIDGET (self),
                   adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->claims_row)));
  if (import->unplaced->len > 0)
    dictum_announce (GTK_WIDGET (self),
                     adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->unplaced_row)));
}

/* ---- A list of them ---- */

static void
add_line (DictumImportDialog *self, GPtrArray *lines, char *words, char *detail)
{
  g_ptr_array_add (lines, words);
  g_ptr_array_add (self->details, detail);
}

/* The words of a claim, and in which article they stand. */
static void
add_claim (DictumImportDialog *self, GPtrArray *lines, const DictumClaim *claim)
{
  const DictumArticle *article = dictum_import_get_record (self->import, claim->article);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < dictum_values_length (claim->content); i++)
    {
      const DictumSpan *span = dictum_values_get (claim->content, i);

      g_string_append_printf (words, "%s%s", i > 0 ? " … " : "", span->exact);
    }
  add_line (self, lines, g_string_free_and_steal (words),
            g_strdup (article != NULL && article->title != NULL ? article->title
                                                                : _ ("Untitled article")));
}

static void
add_problem (DictumImportDialog *self, GPtrArray *lines, const DictumImportProblem *problem)
{
  g_autofree char *place = NULL;

  if (problem->file != NULL && problem->line > 0)
    /* Translators: a line of a file, as “story.ann, line 12”. */
    place = g_strdup_printf (_ ("%1$s, line %2$d"), problem->file, problem->line);
  else
    place = g_strdup (problem->file);

  if (problem->quote != NULL)
    /* Translators: words of an article, in quotation marks. */
    add_line (self, lines, g_strdup_printf (_ ("“%s”"), problem->quote),
              dictum_format_facts (problem->reason, place, NULL));
  else
    add_line (self, lines, g_strdup (problem->reason), g_strdup (place != NULL ? place : ""));
}

static GPtrArray *
collect_lines (DictumImportDialog *self)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  DictumImport *import = self->import;
  GPtrArray *problems = self->list == DICTUM_IMPORT_UNPLACED ? import->unplaced : import->broken;

  g_clear_pointer (&self->details, g_ptr_array_unref);
  self->details = g_ptr_array_new_with_free_func (g_free);
  if (self->list != DICTUM_IMPORT_CLAIMS)
    for (guint i = 0; i < problems->len; i++)
      add_problem (self, lines, g_ptr_array_index (problems, i));
  else
    for (guint i = 0; import->change != NULL && i < dictum_change_get_length (import->change); i++)
      {
        const DictumChangeEntry *entry = dictum_change_get_entry (import->change, i);

        if (entry->before == NULL && dictum_is_claim (entry->after))
          add_claim (self, lines, (const DictumClaim *) entry->after);
      }
  g_ptr_array_add (lines, NULL);

  return lines;
}

static const char *
get_list_title (DictumImportDialog *self)
{
  AdwActionRow *const rows[] = {
    [DICTUM_IMPORT_CLAIMS] = self->claims_row,
    [DICTUM_IMPORT_UNPLACED] = self->unplaced_row,
    [DICTUM_IMPORT_BROKEN] = self->broken_row,
  };

  return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (rows[self->list]));
}

/* Shows it, or again what has become of it. */
void
dictum_import_dialog_show_list (DictumImportDialog *self, DictumImportList list)
{
  g_autoptr (GPtrArray) lines = NULL;
  GtkStringList *strings;

  self->list = list;
  lines = collect_lines (self);
  strings = gtk_string_list_new ((const char *const *) lines->pdata);
  gtk_list_view_set_model (self->view, NULL);
  {
    g_autoptr (GtkSelectionModel)
        model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (strings)));

    gtk_list_view_set_model (self->view, model);
  }
  adw_navigation_page_set_title (self->list_page, get_list_title (self));
  gtk_widget_set_visible (self->copy_button, list != DICTUM_IMPORT_CLAIMS);
  if (adw_navigation_view_get_visible_page (self->pages) != self->list_page)
    adw_navigation_view_push (self->pages, self->list_page);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
claims_cb (DictumImportDialog *self)
{
  dictum_import_dialog_show_list (self, DICTUM_IMPORT_CLAIMS);
}

static void
unplaced_cb (DictumImportDialog *self)
{
  dictum_import_dialog_show_list (self, DICTUM_IMPORT_UNPLACED);
}

static void
broken_cb (DictumImportDialog *self)
{
  dictum_import_dialog_show_list (self, DICTUM_IMPORT_BROKEN);
}

/* Whether the line at a position has a claim that the editor can place. */
static gboolean
can_place (DictumImportDialog *self, guint position)
{
  const DictumImport *import = self->import;

  return self->list == DICTUM_IMPORT_UNPLACED && import != NULL &&
         position < import->unplaced->len &&
         ((DictumImportProblem *) g_ptr_array_index (import->unplaced, position))->claim != NULL;
}

static void
activate_cb (DictumImportDialog *self, guint position)
{
  if (can_place (self, position))
    dictum_import_dialog_place (self, position);
}

/* For a mail to whom the file came from, or to be worked through later. */
static void
copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumImportDialog *self = DICTUM_IMPORT_DIALOG (widget);
  GListModel *lines = G_LIST_MODEL (gtk_list_view_get_model (self->view));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; lines != NULL && i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (GtkStringObject) line = g_list_model_get_item (lines, i);

      g_string_append_printf (text, "%s\n%s\n\n", gtk_string_object_get_string (line),
                              (const char *) g_ptr_array_index (self->details, i));
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
  dictum_announce (widget, _ ("List copied"));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  GtkWidget *words = gtk_label_new (NULL);
  GtkWidget *detail = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (words), 3);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_wrap (GTK_LABEL (detail), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (detail), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (row), box);
  gtk_box_append (GTK_BOX (row), arrow);
  gtk_widget_set_margin_top (row, 6);
  gtk_widget_set_margin_bottom (row, 6);
  gtk_widget_set_margin_start (row, 6);
  gtk_widget_set_margin_end (row, 6);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  DictumImportDialog *self = DICTUM_IMPORT_DIALOG (data);
  const char *words = gtk_string_object_get_string (gtk_list_item_get_item (item));
  guint position = gtk_list_item_get_position (item);
  const char *detail = g_ptr_array_index (self->details, position);
  GtkWidget *box = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *label = gtk_widget_get_first_child (box);
  gboolean placeable = can_place (self, position);

  gtk_label_set_label (GTK_LABEL (label), words);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (label)), detail);
  gtk_widget_set_visible (gtk_widget_get_next_sibling (box), placeable);
  gtk_list_item_set_activatable (item, placeable);
  gtk_list_item_set_accessible_label (item, words);
  gtk_list_item_set_accessible_description (item, detail);
}

void
dictum_import_dialog_bind_review (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DictumImportDialog, broken_row);
  gtk_widget_class_bind_template_child (widget_class, DictumImportDialog, claims_row);
  gtk_widget_class_bind_template_child (widget_class, DictumImportDialog, copy_button);
  gtk_widget_class_bind_template_child (widget_class, DictumImportDialog, known_row);
  gtk_widget_class_bind_template_child (widget_class, DictumImportDialog, list_page);
  gtk_widget_class_bind_template_child (widget_class, DictumImportDialog, others_row);
  gtk_widget_class_bind_template_child (widget_class, DictumImportDialog, problems_group);
  gtk_widget_class_bind_template_child (widget_class, DictumImportDialog, result_group);
  gtk_widget_class_bind_template_child (widget_class, DictumImportDialog, unplaced_row);
  gtk_widget_class_bind_template_child (widget_class, DictumImportDialog, updated_row);
  gtk_widget_class_bind_template_child (widget_class, DictumImportDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, broken_cb);
  gtk_widget_class_bind_template_callback (widget_class, claims_cb);
  gtk_widget_class_bind_template_callback (widget_class, unplaced_cb);
  gtk_widget_class_install_action (widget_class, "import.copy", NULL, copy);
}

void
dictum_import_dialog_init_review (DictumImportDialog *self)
{
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (rows, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (rows, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (self->view, rows);
}
