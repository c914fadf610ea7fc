/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sidebar"

#include "window/dictum-sidebar-private.h"

#include <glib/gi18n.h>

#include "dialogs/dictum-speakers-dialog.h"
#include "window/dictum-article-row.h"

/* x, y: where in the row. */
void
dictum_sidebar_show_article_menu (DictumSidebar *self, GtkWidget *row, double x, double y)
{
  DictumItem *item = dictum_article_row_get_item (DICTUM_ARTICLE_ROW (row));
  const DictumArticle *article = item != NULL ? dictum_item_get_article (item) : NULL;
  graphene_point_t point;

  if (article == NULL ||
      !gtk_widget_compute_point (row, GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;

  g_set_str (&self->menu_article, article->record.id);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.copy-link", article->url != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.find-archived", article->url != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.save-archived", article->url != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.speakers",
                                 article->kind == DICTUM_ARTICLE_TRANSCRIPT);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->article_menu),
                               &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->article_menu));
}

/* The row of the article that is chosen in the list, when it is scrolled into view. */
static GtkWidget *
find_selected_row (DictumSidebar *self)
{
  gpointer item = gtk_single_selection_get_selected_item (self->selection);

  for (guint i = 0; i < self->rows->len; i++)
    {
      DictumArticleRow *row = g_ptr_array_index (self->rows, i);

      if (dictum_article_row_get_item (row) == item)
        return GTK_WIDGET (row);
    }

  return NULL;
}

static void
popup_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumSidebar *self = DICTUM_SIDEBAR (widget);
  GtkWidget *row = find_selected_row (self);

  /* In its upper half: the lower one may be out of a low window, where no menu opens. */
  if (row != NULL)
    dictum_sidebar_show_article_menu (self, row, gtk_widget_get_width (row) / 2.0,
                                      gtk_widget_get_height (row) / 4.0);
}

/* The article that an action is about: the one of the open menu, else the one that is chosen. */
static const char *
get_subject (DictumSidebar *self)
{
  return self->menu_article != NULL ? self->menu_article
                                    : dictum_workbench_get_article (self->workbench);
}

static void
show_details (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *article = get_subject (DICTUM_SIDEBAR (widget));

  if (article != NULL)
    gtk_widget_activate_action (widget, "win.article-details", "s", article);
}

static void
check_article (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *article = get_subject (DICTUM_SIDEBAR (widget));

  if (article != NULL)
    gtk_widget_activate_action (widget, "win.check-article", "s", article);
}

static void
show_versions (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *article = get_subject (DICTUM_SIDEBAR (widget));

  if (article != NULL)
    gtk_widget_activate_action (widget, "win.compare-versions", "s", article);
}

static void
add_speakers (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumSidebar *self = DICTUM_SIDEBAR (widget);
  DictumProject *project = dictum_workbench_get_project (self->workbench);
  const char *article = get_subject (self);

  if (article != NULL && dictum_project_get_article (project, article) != NULL)
    adw_dialog_present (dictum_speakers_dialog_new (self->workbench, article), widget);
}

static void
show_originals (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *article = get_subject (DICTUM_SIDEBAR (widget));

  if (article != NULL)
    gtk_widget_activate_action (widget, "win.originals", "s", article);
}

static void
print_article (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *article = get_subject (DICTUM_SIDEBAR (widget));

  if (article != NULL)
    gtk_widget_activate_action (widget, "win.print-article", "s", article);
}

static void
export_article (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *article = get_subject (DICTUM_SIDEBAR (widget));

  if (article != NULL)
    gtk_widget_activate_action (widget, "win.export-article", "s", article);
}

static void
ask_archive (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *article = get_subject (DICTUM_SIDEBAR (widget));
  gboolean saving = g_str_equal (name, "article.save-archived");

  if (article != NULL)
    gtk_widget_activate_action (widget, "win.archive", "(ssb)", article, "", saving);
}

static void
copy_link (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumSidebar *self = DICTUM_SIDEBAR (widget);
  DictumProject *project = dictum_workbench_get_project (self->workbench);
  const char *id = get_subject (self);
  const DictumArticle *article = id != NULL ? dictum_project_get_article (project, id) : NULL;

  if (article == NULL || article->url == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), article->url);
  dictum_workbench_message (self->workbench, _ ("Link copied"));
}

/* What the toast says afterwards: how much went. */
static char *
describe_delete (const DictumArticle *article, guint n_claims)
{
  const char *title = article->title != NULL ? article->title : _ ("Untitled article");

  if (n_claims == 0)
    /* Translators: %s is the title of an article. */
    return g_strdup_printf (_ ("“%s” deleted"), title);

  /* Translators: %s is the title of an article, %u how many claims it had. */
  return g_strdup_printf (
      ngettext ("“%s” deleted with its %'u claim", "“%s” deleted with its %'u claims", n_claims),
      title, n_claims);
}

static void
delete_article (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumSidebar *self = DICTUM_SIDEBAR (widget);
  DictumProject *project = dictum_workbench_get_project (self->workbench);
  const char *id = get_subject (self);
  const DictumArticle *article = id != NULL ? dictum_project_get_article (project, id) : NULL;
  g_autofree char *text = NULL;
  DictumChange *change;
  GError *error = NULL;
  guint n_claims = 0;

  if (article == NULL)
    return;

  change = dictum_edit_remove_article (project, id, &n_claims,
                                       dictum_workbench_get_author (self->workbench), &error);
  text = describe_delete (article, n_claims);
  dictum_workbench_take (self->workbench, change, error, text);
}

/* The action of an item runs after the popover has closed, so the subject is forgotten later. */
static gboolean
forget_subject (gpointer data)
{
  DictumSidebar *self = DICTUM_SIDEBAR (data);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->article_menu)))
    g_clear_pointer (&self->menu_article, g_free);

  return G_SOURCE_REMOVE;
}

void
dictum_sidebar_menu_closed (DictumSidebar *self)
{
  g_idle_add_full (G_PRIORITY_LOW, forget_subject, g_object_ref (self), g_object_unref);
}

void
dictum_sidebar_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "article.check", NULL, check_article);
  gtk_widget_class_install_action (widget_class, "article.versions", NULL, show_versions);
  gtk_widget_class_install_action (widget_class, "article.copy-link", NULL, copy_link);
  gtk_widget_class_install_action (widget_class, "article.delete", NULL, delete_article);
  gtk_widget_class_install_action (widget_class, "article.details", NULL, show_details);
  gtk_widget_class_install_action (widget_class, "article.export", NULL, export_article);
  gtk_widget_class_install_action (widget_class, "article.print", NULL, print_article);
  gtk_widget_class_install_action (widget_class, "article.originals", NULL, show_originals);
  gtk_widget_class_install_action (widget_class, "article.find-archived", NULL, ask_archive);
  gtk_widget_class_install_action (widget_class, "article.save-archived", NULL, ask_archive);
  gtk_widget_class_install_action (widget_class, "article.menu", NULL, popup_menu);
  gtk_widget_class_install_action (widget_class, "article.speakers", NULL, add_speakers);
}
