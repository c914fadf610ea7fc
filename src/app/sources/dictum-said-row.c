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
  GtkBox parent_instance;

  gboolean with_article;

  GtkLabel *quote;
  GtkLabel *cue;
  GtkLabel *manner;
  GtkLabel *stance;
  GtkLabel *polarity;
  GtkLabel *passed_on;
  GtkLabel *where;
};

G_DEFINE_FINAL_TYPE (DictumSaidRow, dictum_said_row, GTK_TYPE_BOX)

/* The cue of the source's own link, and through whom it came when that was not the reader. */
static char *
describe_cue (DictumProject *project, const DictumSaidEntry *entry)
{
  const DictumAttribution *link = dictum_values_get (entry->claim->attributions, entry->link);
  g_autofree char *cue = dictum_look_link_cue (link);
  g_autofree char *via = NULL;

  if (entry->link == 0)
    return g_steal_pointer (&cue);

  via = dictum_look_link_name (project,
                               dictum_values_get (entry->claim->attributions, entry->link - 1));
  if (cue == NULL)
    return g_strdup_printf (_ ("via %s"), via);

  /* Translators: the cue of a claim, and the source that passed it on. */
  return g_strdup_printf (_ ("%1$s, via %2$s"), cue, via);
}

/* What is as usual is not said of each row. */
static void
show_badge (GtkLabel *label, const DictumEnum *names, int value, int usual)
{
  gtk_label_set_label (label, dictum_enum_get_label (names, value));
  gtk_widget_set_visible (GTK_WIDGET (label), value != usual);
}

static void
dictum_said_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DICTUM_TYPE_SAID_ROW);
  G_OBJECT_CLASS (dictum_said_row_parent_class)->dispose (object);
}

static void
dictum_said_row_class_init (DictumSaidRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_said_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DICTUM_RESOURCE_PATH "sources/dictum-said-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumSaidRow, quote);
  gtk_widget_class_bind_template_child (widget_class, DictumSaidRow, cue);
  gtk_widget_class_bind_template_child (widget_class, DictumSaidRow, manner);
  gtk_widget_class_bind_template_child (widget_class, DictumSaidRow, stance);
  gtk_widget_class_bind_template_child (widget_class, DictumSaidRow, polarity);
  gtk_widget_class_bind_template_child (widget_class, DictumSaidRow, passed_on);
  gtk_widget_class_bind_template_child (widget_class, DictumSaidRow, where);
}

static void
dictum_said_row_init (DictumSaidRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dictum_said_row_new:
 * @with_article: whether the row says which article it is from
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
dictum_said_row_new (gboolean with_article)
{
  DictumSaidRow *self = g_object_new (DICTUM_TYPE_SAID_ROW, NULL);

  self->with_article = with_article;

  return GTK_WIDGET (self);
}

void
dictum_said_row_show (DictumSaidRow *self, DictumProject *project, DictumSaidItem *item)
{
  const DictumSaidEntry *entry = dictum_said_item_get_entry (item);
  const DictumAttribution *link;
  g_autofree char *quote = NULL;
  g_autofree char *cue = NULL;
  g_autofree char *where = NULL;

  g_return_if_fail (DICTUM_IS_SAID_ROW (self) && entry != NULL);

  link = dictum_values_get (entry->claim->attributions, entry->link);
  quote = dictum_claim_get_quote (entry->claim);
  cue = describe_cue (project, entry);
  if (self->with_article)
    where = dictum_look_article_line (dictum_said_item_get_article (item)->article);

  gtk_label_set_label (self->quote, quote);
  gtk_label_set_label (self->cue, cue != NULL ? cue : "");
  gtk_widget_set_visible (GTK_WIDGET (self->cue), cue != NULL);
  show_badge (self->manner, &dictum_manners, link->manner, -1);
  show_badge (self->stance, &dictum_stances, link->stance, DICTUM_STANCE_NEUTRAL);
  show_badge (self->polarity, &dictum_polarities, link->polarity, DICTUM_POLARITY_AFFIRMED);
  gtk_widget_set_visible (GTK_WIDGET (self->passed_on), entry->passed_on);
  gtk_label_set_label (self->where, where != NULL ? where : "");
}

char *
dictum_said_row_describe (DictumSaidRow *self)
{
  GtkLabel *const labels[] = { self->quote,    self->cue,       self->manner, self->stance,
                               self->polarity, self->passed_on, self->where };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (gtk_widget_get_visible (GTK_WIDGET (labels[i])) && *gtk_label_get_label (labels[i]) != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              gtk_label_get_label (labels[i]));

  return g_string_free_and_steal (text);
}
