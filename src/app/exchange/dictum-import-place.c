/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-import-dialog"

#include <glib/gi18n.h>

#include "dictum-announce.h"
#include "exchange/dictum-import-private.h"

/* The list has the ids of articles: of the project and of those that the import brings. */
static const char *
get_article (DictumImportDialog *self)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (self->place_article);

  return item != NULL ? gtk_string_object_get_string (item) : NULL;
}

static char *
name_article (gpointer item, DictumImportDialog *self)
{
  const DictumArticle *article = NULL;

  if (GTK_IS_STRING_OBJECT (item) && self->import != NULL)
    article = dictum_import_get_record (self->import, gtk_string_object_get_string (item));

  return g_strdup (article != NULL && article->title != NULL ? article->title
                                                             : _ ("Untitled article"));
}

/* A long title must not make the page wider than the window. */
static void
setup_article_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_article_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_autofree char *title = name_article (gtk_list_item_get_item (item), data);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), title);
}

static void
say (DictumImportDialog *self, const char *words)
{
  gtk_label_set_label (self->place_problem, words);
  dictum_announce (GTK_WIDGET (self), words);
}

/* The text in which to select. */
static void
place_article_cb (DictumImportDialog *self)
{
  const char *id = get_article (self);
  const DictumArticle *article = id != NULL && self->import != NULL
                                     ? dictum_import_get_record (self->import, id)
                                     : NULL;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->place_view);
  DictumText *text;
  GtkTextIter start;

  if (self->filling || article == NULL)
    return;
  text = dictum_article_get_text (article, NULL);
  gtk_text_buffer_set_text (buffer, dictum_text_get_string (text), -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
}

static void
fill_articles (DictumImportDialog *self)
{
  g_autoptr (GtkStringList) ids = gtk_string_list_new (NULL);
  DictumImport *import = self->import;
  GListModel *articles = dictum_project_get_articles (dictum_store_get_project (self->store));
  const char *current = dictum_workbench_get_article (self->workbench);
  guint selected = 0;

  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (articles, i);

      if (g_strcmp0 (dictum_item_get_id (item), current) == 0)
        selected = i;
      gtk_string_list_append (ids, dictum_item_get_id (item));
    }
  for (guint i = 0; import->change != NULL && i < dictum_change_get_length (import->change); i++)
    {
      const DictumChangeEntry *entry = dictum_change_get_entry (import->change, i);

      if (entry->before == NULL && dictum_is_article (entry->after))
        {
          /* What came with its text is more likely about that. */
          if (g_list_model_get_n_items (G_LIST_MODEL (ids)) == g_list_model_get_n_items (articles))
            selected = g_list_model_get_n_items (articles);
          gtk_string_list_append (ids, entry->after->id);
        }
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->place_article, G_LIST_MODEL (ids));
  gtk_drop_down_set_selected (self->place_article, selected);
  self->filling = FALSE;
}

void
dictum_import_dialog_place (DictumImportDialog *self, guint position)
{
  const DictumImportProblem *problem = g_ptr_array_index (self->import->unplaced, position);
  g_autofree char *words = NULL;

  self->placing = position;
  /* Translators: words of an article, in quotation marks. */
  words = problem->quote != NULL ? g_strdup_printf (_ ("“%s”"), problem->quote)
                                 : g_strdup (problem->reason);
  gtk_label_set_label (self->place_quote, words);
  say (self, _ ("Select the words of the claim in the text"));
  fill_articles (self);
  place_article_cb (self);
  adw_navigation_view_push (self->pages, self->place_page);
  gtk_widget_grab_focus (GTK_WIDGET (self->place_view));
}

static void
place (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumImportDialog *self = DICTUM_IMPORT_DIALOG (widget);
  GtkTextIter start, end;
  g_autoptr (GError) error = NULL;

  if (self->import == NULL || self->placing >= self->import->unplaced->len)
    return;
  gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (self->place_view), &start, &end);
  if (!dictum_import_place_by_hand (self->import, self->placing, get_article (self),
                                    gtk_text_iter_get_offset (&start),
                                    gtk_text_iter_get_offset (&end), &error))
    {
      say (self, error->message);
      return;
    }

  dictum_import_dialog_show_import (self);
  if (self->import->unplaced->len == 0)
    adw_navigation_view_pop_to_tag (self->pages, "main");
  else
    {
      adw_navigation_view_pop (self->pages);
      dictum_import_dialog_show_list (self, DICTUM_IMPORT_UNPLACED);
    }
}

void
dictum_import_dialog_bind_place (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DictumImportDialog, place_article);
  gtk_widget_class_bind_template_child (widget_class, DictumImportDialog, place_page);
  gtk_widget_class_bind_template_child (widget_class, DictumImportDialog, place_problem);
  gtk_widget_class_bind_template_child (widget_class, DictumImportDialog, place_quote);
  gtk_widget_class_bind_template_child (widget_class, DictumImportDialog, place_view);
  gtk_widget_class_bind_template_callback (widget_class, place_article_cb);
  gtk_widget_class_install_action (widget_class, "import.place", NULL, place);
}

void
dictum_import_dialog_init_place (DictumImportDialog *self)
{
  g_autoptr (GtkExpression) name = NULL;
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (rows, "setup", G_CALLBACK (setup_article_cb), self, 0);
  g_signal_connect_object (rows, "bind", G_CALLBACK (bind_article_cb), self, 0);
  name = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (name_article), self,
                                      NULL);
  gtk_drop_down_set_expression (self->place_article, name);
  /* Behind the expression, which puts GTK’s own rows in the place of others. */
  gtk_drop_down_set_factory (self->place_article, rows);
}
