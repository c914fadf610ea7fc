/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-article-row"

#include "window/dictum-article-row.h"

#include <glib/gi18n.h>

#include "window/dictum-format.h"
#include "window/dictum-progress-strip.h"

#include "dictum-config.h"

struct _DictumArticleRow
{
  AdwBin parent_instance;

  DictumProject *project;
  DictumItem *item;

  GtkLabel *title;
  GtkLabel *facts;
  DictumProgressStrip *strip;
};

G_DEFINE_FINAL_TYPE (DictumArticleRow, dictum_article_row, ADW_TYPE_BIN)

/* The sidebar shows no words, so the whole of dictum_article_get_figures() is not asked for. */
static void
count_claims (GListModel *claims, guint *done, guint *in_progress)
{
  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (claims, i);
      int status = dictum_item_get_claim (item)->status;

      if (status == DICTUM_STATUS_DONE)
        *done += 1;
      else if (status != DICTUM_STATUS_TO_DO)
        *in_progress += 1;
    }
}

static const char *
present (const char *string)
{
  return string != NULL ? string : "";
}

static void
dictum_article_row_dispose (GObject *object)
{
  DictumArticleRow *self = DICTUM_ARTICLE_ROW (object);

  dictum_article_row_set_item (self, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_ARTICLE_ROW);
  G_OBJECT_CLASS (dictum_article_row_parent_class)->dispose (object);
}

static void
dictum_article_row_class_init (DictumArticleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_article_row_dispose;

  g_type_ensure (DICTUM_TYPE_PROGRESS_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DICTUM_RESOURCE_PATH "window/dictum-article-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumArticleRow, title);
  gtk_widget_class_bind_template_child (widget_class, DictumArticleRow, facts);
  gtk_widget_class_bind_template_child (widget_class, DictumArticleRow, strip);
}

static void
dictum_article_row_init (DictumArticleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dictum_article_row_new (void)
{
  return g_object_new (DICTUM_TYPE_ARTICLE_ROW, NULL);
}

/**
 * dictum_article_row_set_item:
 * @self: the row
 * @project: (nullable): where the claims of the article are
 * @item: (nullable): the article; NULL when the row is not in use
 */
void
dictum_article_row_set_item (DictumArticleRow *self, DictumProject *project, DictumItem *item)
{
  g_return_if_fail (DICTUM_IS_ARTICLE_ROW (self));

  g_set_object (&self->project, project);
  g_set_object (&self->item, item);

  if (item != NULL)
    dictum_article_row_refresh (self);
}

DictumItem *
dictum_article_row_get_item (DictumArticleRow *self)
{
  g_return_val_if_fail (DICTUM_IS_ARTICLE_ROW (self), NULL);

  return self->item;
}

/* Shows the article and the numbers of its claims as they are now. */
void
dictum_article_row_refresh (DictumArticleRow *self)
{
  const DictumArticle *article;
  GListModel *claims;
  g_autofree char *date = NULL;
  g_autofree char *number = NULL;
  g_autofree char *facts = NULL;
  guint done = 0;
  guint in_progress = 0;
  guint total;

  g_return_if_fail (DICTUM_IS_ARTICLE_ROW (self));

  article = self->item != NULL ? dictum_item_get_article (self->item) : NULL;
  if (article == NULL)
    return;

  claims = dictum_project_get_article_claims (self->project, article->record.id);
  total = g_list_model_get_n_items (claims);
  count_claims (claims, &done, &in_progress);

  date = dictum_format_date_now (article->published);
  number = dictum_format_claims (total);
  facts = dictum_format_facts (article->publisher, present (date), number, NULL);

  gtk_label_set_label (self->title,
                       article->title != NULL ? article->title : _ ("Untitled article"));
  gtk_label_set_justify (self->title, dictum_format_get_justification (article->title));
  gtk_label_set_label (self->facts, facts);
  dictum_progress_strip_set (self->strip, total, done, in_progress);
}
