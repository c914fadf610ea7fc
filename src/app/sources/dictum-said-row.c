/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sources"

#include "sources/dictum-said-row.h"

#include <glib/gi18n.h>

#include "inspector/dictum-look.h"

#include "dictum-config.h"

struct _DictumSaidRow
{
  GtkListBoxRow parent_instance;

  DictumProject *project;
  DictumItem *item;
  char *source;

  GtkLabel *quote;
  GtkLabel *cue;
  GtkLabel *where;
};

G_DEFINE_FINAL_TYPE (DictumSaidRow, dictum_said_row, GTK_TYPE_LIST_BOX_ROW)

/* The cue of the source's own link, and through whom it came when that was not the reader. */
static char *
describe_cue (DictumSaidRow *self, const DictumClaim *claim)
{
  guint length = dictum_values_length (claim->attributions);

  for (guint i = 0; i < length; i++)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i);
      g_autofree char *cue = NULL;
      g_autofree char *via = NULL;

      if (g_strcmp0 (link->source, self->source) != 0)
        continue;

      cue = dictum_look_link_cue (link);
      if (i == 0)
        return g_steal_pointer (&cue);

      via = dictum_look_link_name (self->project, dictum_values_get (claim->attributions, i - 1));
      if (cue == NULL)
        return g_strdup_printf (_ ("via %s"), via);

      /* Translators: the cue of a claim, and the source that passed it on. */
      return g_strdup_printf (_ ("%1$s, via %2$s"), cue, via);
    }

  return NULL;
}

static void
show (DictumSaidRow *self)
{
  const DictumClaim *claim = dictum_item_get_claim (self->item);
  const DictumArticle *article;
  g_autofree char *quote = NULL;
  g_autofree char *cue = NULL;
  g_autofree char *where = NULL;

  if (claim == NULL)
    return;

  article = dictum_project_get_article (self->project, claim->article);
  quote = dictum_claim_get_quote (claim);
  cue = describe_cue (self, claim);
  if (article != NULL)
    where = dictum_look_article_line (article);

  gtk_label_set_label (self->quote, quote);
  gtk_label_set_label (self->cue, cue != NULL ? cue : "");
  gtk_label_set_label (self->where, where != NULL ? where : "");
}

static void
dictum_said_row_dispose (GObject *object)
{
  DictumSaidRow *self = DICTUM_SAID_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_SAID_ROW);
  g_clear_object (&self->item);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (dictum_said_row_parent_class)->dispose (object);
}

static void
dictum_said_row_finalize (GObject *object)
{
  g_clear_pointer (&DICTUM_SAID_ROW (object)->source, g_free);
  G_OBJECT_CLASS (dictum_said_row_parent_class)->finalize (object);
}

static void
dictum_said_row_class_init (DictumSaidRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_said_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = dictum_said_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DICTUM_RESOURCE_PATH "sources/dictum-said-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumSaidRow, quote);
  gtk_widget_class_bind_template_child (widget_class, DictumSaidRow, cue);
  gtk_widget_class_bind_template_child (widget_class, DictumSaidRow, where);
}

static void
dictum_said_row_init (DictumSaidRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dictum_said_row_new:
 * @project: the claim's project
 * @source: id of the source whose words they are
 * @item: a claim
 *
 * Returns: (transfer floating): a row that follows the claim
 */
GtkWidget *
dictum_said_row_new (DictumProject *project, const char *source, DictumItem *item)
{
  DictumSaidRow *self = g_object_new (DICTUM_TYPE_SAID_ROW, NULL);

  self->project = g_object_ref (project);
  self->item = g_object_ref (item);
  self->source = g_strdup (source);
  g_signal_connect_object (item, "notify::record", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);

  return GTK_WIDGET (self);
}

/* Returns: (transfer none): the claim. */
DictumItem *
dictum_said_row_get_item (DictumSaidRow *self)
{
  g_return_val_if_fail (DICTUM_IS_SAID_ROW (self), NULL);

  return self->item;
}
