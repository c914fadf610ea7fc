/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sources"

#include "sources/dictum-said-page.h"

#include <glib/gi18n.h>

#include "inspector/dictum-look.h"
#include "sources/dictum-said-row.h"
#include "sources/dictum-source-said.h"
#include "window/dictum-format.h"

#include "dictum-config.h"

struct _DictumSaidPage
{
  AdwNavigationPage parent_instance;

  DictumWorkbench *workbench;
  DictumSaidList *list;

  AdwWindowTitle *heading;
  AdwToggleGroup *grouping;
  GtkListView *view;
};

G_DEFINE_FINAL_TYPE (DictumSaidPage, dictum_said_page, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
is_by_day (DictumSaidPage *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->grouping), "day") == 0;
}

static void
regroup (DictumSaidPage *self)
{
  g_autoptr (GtkSingleSelection) selection = NULL;
  GListModel *model = NULL;

  if (self->list != NULL)
    model = G_LIST_MODEL (dictum_said_list_regroup (self->list, is_by_day (self)));
  selection = gtk_single_selection_new (model);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}

/* ---- Rows ---- */

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *row, gpointer data)
{
  gtk_list_item_set_child (row, dictum_said_row_new (TRUE));
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *row, gpointer data)
{
  DictumSaidPage *self = DICTUM_SAID_PAGE (data);
  DictumSaidRow *said = DICTUM_SAID_ROW (gtk_list_item_get_child (row));
  g_autofree char *label = NULL;

  dictum_said_row_show (said, dictum_workbench_get_project (self->workbench),
                        gtk_list_item_get_item (row));
  label = dictum_said_row_describe (said);
  gtk_list_item_set_accessible_label (row, label);
}

static void
setup_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *share = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (share), 0);
  gtk_label_set_wrap (GTK_LABEL (share), TRUE);
  gtk_widget_add_css_class (share, "caption");
  gtk_widget_add_css_class (share, "dimmed");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), share);
  gtk_list_header_set_child (header, box);
}

static void
bind_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer data)
{
  DictumSaidPage *self = DICTUM_SAID_PAGE (data);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_header_get_child (header));
  GtkWidget *share = gtk_widget_get_next_sibling (title);
  const DictumSaidArticle *article = dictum_said_item_get_article (
      gtk_list_header_get_item (header));
  guint n_items = gtk_list_header_get_n_items (header);
  g_autofree char *heading = NULL;
  g_autofree char *words = NULL;

  if (is_by_day (self))
    {
      heading = dictum_format_date_now (article->date);
      words = g_strdup_printf (ngettext ("%'u claim", "%'u claims", n_items), n_items);
    }
  else
    {
      heading = g_strdup (article->article->title);
      words = dictum_said_describe_share (article);
    }
  gtk_label_set_label (GTK_LABEL (title), heading != NULL    ? heading
                                          : is_by_day (self) ? _ ("Date not known")
                                                             : _ ("Untitled"));
  gtk_label_set_label (GTK_LABEL (share), words);
}

static void
activate_cb (DictumSaidPage *self, guint position)
{
  g_autoptr (DictumSaidItem)
      item = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->view)), position);

  dictum_workbench_show_claim (self->workbench,
                               dictum_said_item_get_entry (item)->claim->record.id);
}

/* ---- The object ---- */

static void
dictum_said_page_dispose (GObject *object)
{
  DictumSaidPage *self = DICTUM_SAID_PAGE (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_SAID_PAGE);
  g_clear_object (&self->list);
  g_clear_object (&self->workbench);
  G_OBJECT_CLASS (dictum_said_page_parent_class)->dispose (object);
}

static void
dictum_said_page_class_init (DictumSaidPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_said_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DICTUM_RESOURCE_PATH "sources/dictum-said-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumSaidPage, heading);
  gtk_widget_class_bind_template_child (widget_class, DictumSaidPage, grouping);
  gtk_widget_class_bind_template_child (widget_class, DictumSaidPage, view);
  gtk_widget_class_bind_template_callback (widget_class, regroup);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
dictum_said_page_init (DictumSaidPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
dictum_said_page_new (void)
{
  return g_object_new (DICTUM_TYPE_SAID_PAGE, NULL);
}

void
dictum_said_page_show (DictumSaidPage *self,
                       DictumWorkbench *workbench,
                       DictumSaidList *list,
                       const char *name)
{
  g_return_if_fail (DICTUM_IS_SAID_PAGE (self));

  g_set_object (&self->workbench, workbench);
  adw_window_title_set_subtitle (self->heading, name != NULL ? name : "");
  if (g_set_object (&self->list, list))
    regroup (self);
}
