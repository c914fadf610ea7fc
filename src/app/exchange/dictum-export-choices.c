/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-export-dialog"

#include <glib/gi18n.h>

#include "exchange/dictum-export-private.h"
#include "window/dictum-window-help.h"

/* ---- Formats ---- */

const DictumFormat *
dictum_export_dialog_get_format (DictumExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->format_row);

  return selected < self->formats->len ? g_ptr_array_index (self->formats, selected) : NULL;
}

/* The list has the ids of formats, so that a row knows its format also while it is searched. */
static char *
name_format (gpointer item, gpointer data)
{
  const DictumFormat *format = GTK_IS_STRING_OBJECT (item)
                                   ? dictum_format_find (gtk_string_object_get_string (item))
                                   : NULL;

  return g_strdup (format != NULL ? _ (format->name) : "");
}

static void
setup_format_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *purpose = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (purpose), 0);
  gtk_label_set_wrap (GTK_LABEL (purpose), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (purpose), 36);
  gtk_widget_add_css_class (purpose, "caption");
  gtk_widget_add_css_class (purpose, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), purpose);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (row), box);
  gtk_box_append (GTK_BOX (row), check);
  gtk_list_item_set_child (item, row);
}

static void
bind_format_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const char *id = gtk_string_object_get_string (gtk_list_item_get_item (item));
  const DictumFormat *format = dictum_format_find (id);
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *name = gtk_widget_get_first_child (gtk_widget_get_first_child (row));
  gboolean chosen = format == dictum_export_dialog_get_format (DICTUM_EXPORT_DIALOG (data));

  gtk_widget_set_opacity (gtk_widget_get_last_child (row), chosen ? 1 : 0);
  gtk_label_set_label (GTK_LABEL (name), _ (format->name));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (name)), _ (format->purpose));
  gtk_list_item_set_accessible_label (item, _ (format->name));
  gtk_list_item_set_accessible_description (item, _ (format->purpose));
}

static void
fill_formats (DictumExportDialog *self)
{
  g_autoptr (GtkStringList) ids = gtk_string_list_new (NULL);
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkExpression) name = NULL;
  g_autofree char *last = g_settings_get_string (self->settings, "export-format");
  guint selected = 0;

  for (guint i = 0; i < dictum_format_get_count (); i++)
    {
      const DictumFormat *format = dictum_format_get (i);

      if (format->write == NULL)
        continue;
      if (g_str_equal (format->id, last))
        selected = self->formats->len;
      g_ptr_array_add (self->formats, (gpointer) format);
      gtk_string_list_append (ids, format->id);
    }

  name = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (name_format), NULL,
                                      NULL);
  adw_combo_row_set_expression (self->format_row, name);
  g_signal_connect (rows, "setup", G_CALLBACK (setup_format_cb), NULL);
  g_signal_connect_object (rows, "bind", G_CALLBACK (bind_format_cb), self, 0);
  adw_combo_row_set_list_factory (self->format_row, rows);
  adw_combo_row_set_model (self->format_row, G_LIST_MODEL (ids));
  adw_combo_row_set_selected (self->format_row, selected);
}

/* ---- Options of a format ---- */

static void
options_cb (DictumExportDialog *self)
{
  dictum_export_dialog_write_soon (self);
}

static void
format_cb (DictumExportDialog *self)
{
  const DictumFormat *format = dictum_export_dialog_get_format (self);
  g_autofree char *help = NULL;

  if (self->filling || format == NULL)
    return;
  help = g_strconcat ("export-", format->id, NULL);
  dictum_help_set_page (GTK_WIDGET (self), help);
  gtk_label_set_label (self->purpose, _ (format->purpose));
  gtk_label_set_label (self->loses, _ (format->loses));
  dictum_option_list_show (self->options_group, format, DICTUM_OPTION_WRITING);
  g_settings_set_string (self->settings, "export-format", format->id);
  dictum_export_dialog_write (self);
}

/* ---- What of the project ---- */

static char *
name_article (gpointer item, gpointer data)
{
  const DictumArticle *article = DICTUM_IS_ITEM (item) ? dictum_item_get_article (item) : NULL;

  return g_strdup (article != NULL && article->title != NULL ? article->title
                                                             : _ ("Untitled article"));
}

static const char *
name_scope (DictumScopeKind kind)
{
  switch (kind)
    {
    case DICTUM_SCOPE_ARTICLES:
      return _ ("One article");
    case DICTUM_SCOPE_CLAIMS:
      return _ ("Selected claims");
    case DICTUM_SCOPE_QUERY:
      return _ ("Filtered claims");
    case DICTUM_SCOPE_PROJECT:
    default:
      return _ ("Whole project");
    }
}

void
dictum_export_dialog_fill_scopes (DictumExportDialog *self)
{
  static const DictumScopeKind kinds[] = { DICTUM_SCOPE_PROJECT, DICTUM_SCOPE_ARTICLES,
                                           DICTUM_SCOPE_CLAIMS, DICTUM_SCOPE_QUERY };
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_array_set_size (self->scopes, 0);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (kinds[i] == DICTUM_SCOPE_CLAIMS && self->claims == NULL)
        continue;
      g_array_append_val (self->scopes, kinds[i]);
      gtk_string_list_append (names, name_scope (kinds[i]));
    }
  self->filling = TRUE;
  adw_combo_row_set_model (self->scope_row, G_LIST_MODEL (names));
  self->filling = FALSE;
}

static DictumScopeKind
get_scope (DictumExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->scope_row);

  return selected < self->scopes->len ? g_array_index (self->scopes, DictumScopeKind, selected)
                                      : DICTUM_SCOPE_PROJECT;
}

void
dictum_export_dialog_choose_scope (DictumExportDialog *self, DictumScopeKind kind)
{
  for (guint i = 0; i < self->scopes->len; i++)
    if (g_array_index (self->scopes, DictumScopeKind, i) == kind)
      adw_combo_row_set_selected (self->scope_row, i);
}

static void
scope_cb (DictumExportDialog *self)
{
  DictumScopeKind kind = get_scope (self);

  if (self->filling)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->article_row), kind == DICTUM_SCOPE_ARTICLES);
  gtk_widget_set_visible (GTK_WIDGET (self->query_row), kind == DICTUM_SCOPE_QUERY);
  dictum_export_dialog_write (self);
}

static void
choice_cb (DictumExportDialog *self)
{
  if (!self->filling)
    dictum_export_dialog_write (self);
}

DictumExportWish *
dictum_export_dialog_make_wish (DictumExportDialog *self)
{
  DictumExportWish *wish = g_new0 (DictumExportWish, 1);
  DictumItem *article = adw_combo_row_get_selected_item (self->article_row);

  wish->format = dictum_export_dialog_get_format (self);
  wish->name = dictum_store_dup_title (dictum_workbench_get_store (self->workbench));
  wish->kind = get_scope (self);
  wish->redacted = adw_switch_row_get_active (self->redacted_row);
  if (wish->kind == DICTUM_SCOPE_CLAIMS)
    wish->ids = g_strdupv (self->claims);
  else if (wish->kind == DICTUM_SCOPE_ARTICLES)
    wish->ids = g_strdupv (
        (char *[]) { article != NULL ? (char *) dictum_item_get_id (article) : NULL, NULL });
  else if (wish->kind == DICTUM_SCOPE_QUERY)
    wish->query = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->query_row)));

  wish->options = dictum_option_list_copy (self->options_group);

  return wish;
}

void
dictum_export_dialog_bind_choices (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DictumExportDialog, article_row);
  gtk_widget_class_bind_template_child (widget_class, DictumExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, DictumExportDialog, loses);
  gtk_widget_class_bind_template_child (widget_class, DictumExportDialog, options_group);
  gtk_widget_class_bind_template_child (widget_class, DictumExportDialog, purpose);
  gtk_widget_class_bind_template_child (widget_class, DictumExportDialog, query_row);
  gtk_widget_class_bind_template_child (widget_class, DictumExportDialog, redacted_icon);
  gtk_widget_class_bind_template_child (widget_class, DictumExportDialog, redacted_row);
  gtk_widget_class_bind_template_child (widget_class, DictumExportDialog, scope_row);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_cb);
  gtk_widget_class_bind_template_callback (widget_class, options_cb);
  gtk_widget_class_bind_template_callback (widget_class, scope_cb);
}

/* Once, when the project is known. */
void
dictum_export_dialog_init_choices (DictumExportDialog *self)
{
  DictumProject *project = dictum_store_get_project (self->store);
  const char *article = dictum_workbench_get_article (self->workbench);
  GListModel *articles = dictum_project_get_articles (project);
  DictumItem *item = article != NULL ? dictum_project_get_item (project, article) : NULL;
  g_autoptr (GtkExpression) name = NULL;

  self->filling = TRUE;
  fill_formats (self);
  name = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (name_article), NULL,
                                      NULL);
  adw_combo_row_set_expression (self->article_row, name);
  adw_combo_row_set_model (self->article_row, articles);
  if (item != NULL)
    adw_combo_row_set_selected (self->article_row,
                                dictum_project_find_position (project, articles, item));
  self->filling = FALSE;
  dictum_export_dialog_fill_scopes (self);
  format_cb (self);
}
