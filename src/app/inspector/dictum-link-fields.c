/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-link-fields.h"

#include <glib/gi18n.h>

#include "inspector/dictum-look.h"
#include "inspector/dictum-source-chip.h"
#include "inspector/dictum-source-picker.h"

#include "dictum-config.h"

struct _DictumLinkFields
{
  GtkBox parent_instance;

  DictumWorkbench *workbench;
  char *claim;
  guint position;
  gboolean showing;

  GtkLabel *place;
  GtkButton *source;
  DictumSourceChip *chip;
  GtkLabel *cue;
  AdwToggleGroup *manner;
  GtkStack *manner_origin;
  GtkDropDown *polarity;
  GtkDropDown *stance;
};

G_DEFINE_FINAL_TYPE (DictumLinkFields, dictum_link_fields, GTK_TYPE_BOX)

static const DictumAttribution *
get_link (DictumLinkFields *self, const DictumClaim **claim)
{
  DictumProject *project = self->workbench != NULL ? dictum_workbench_get_project (self->workbench)
                                                   : NULL;

  *claim = project != NULL && self->claim != NULL ? dictum_project_get_claim (project, self->claim)
                                                  : NULL;
  if (*claim == NULL || self->position >= dictum_values_length ((*claim)->attributions))
    return NULL;

  return dictum_values_get ((*claim)->attributions, self->position);
}

static void
show_again (DictumLinkFields *self)
{
  const DictumClaim *claim;

  if (get_link (self, &claim) != NULL)
    dictum_link_fields_show (self, self->workbench, claim, self->position);
}

static void
set_field (DictumLinkFields *self, const char *field, const char *nick)
{
  const DictumClaim *claim;
  GError *error = NULL;
  DictumChange *change;

  if (self->showing || nick == NULL || get_link (self, &claim) == NULL)
    return;

  change = dictum_edit_set_link_field (dictum_workbench_get_project (self->workbench), self->claim,
                                       self->position, field, nick,
                                       dictum_workbench_get_author (self->workbench), &error);
  if (!dictum_workbench_take (self->workbench, change, error, NULL))
    show_again (self);
}

static void
manner_cb (DictumLinkFields *self)
{
  set_field (self, "manner", adw_toggle_group_get_active_name (self->manner));
}

static void
auto_cb (DictumLinkFields *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->manner));
  set_field (self, "manner", "auto");
}

static void
polarity_cb (DictumLinkFields *self)
{
  guint selected = gtk_drop_down_get_selected (self->polarity);

  if (selected != GTK_INVALID_LIST_POSITION)
    set_field (self, "polarity", dictum_enum_get_nick (&dictum_polarities, (int) selected));
}

static void
stance_cb (DictumLinkFields *self)
{
  guint selected = gtk_drop_down_get_selected (self->stance);

  if (selected != GTK_INVALID_LIST_POSITION)
    set_field (self, "stance", dictum_enum_get_nick (&dictum_stances, (int) selected));
}

static void
source_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumLinkFields *self = DICTUM_LINK_FIELDS (widget);

  dictum_source_picker_open (GTK_WIDGET (self->source), NULL, self->workbench, self->claim,
                             self->position, 0, 0);
}

typedef DictumChange *(*LinkEdit) (DictumProject *project,
                                   const char *claim,
                                   guint link,
                                   const char *author,
                                   GError **error);

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const struct
  {
    const char *name;
    LinkEdit edit;
  } edits[] = {
    { "link.clear-source", dictum_edit_clear_source },
    { "link.clear-cue", dictum_edit_clear_cue },
    { "link.remove", dictum_edit_remove_link },
  };
  DictumLinkFields *self = DICTUM_LINK_FIELDS (widget);
  DictumProject *project = dictum_workbench_get_project (self->workbench);
  GError *error = NULL;
  DictumChange *change = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    if (g_str_equal (edits[i].name, name))
      change = edits[i].edit (project, self->claim, self->position,
                              dictum_workbench_get_author (self->workbench), &error);

  dictum_workbench_take (self->workbench, change, error, NULL);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumLinkFields *self = DICTUM_LINK_FIELDS (widget);
  guint to = g_str_equal (name, "link.inwards") ? self->position + 1 : self->position - 1;
  GError *error = NULL;
  DictumChange *change;

  change = dictum_edit_move_link (dictum_workbench_get_project (self->workbench), self->claim,
                                  self->position, to, dictum_workbench_get_author (self->workbench),
                                  &error);
  dictum_workbench_take (self->workbench, change, error, NULL);
}

static void
dictum_link_fields_dispose (GObject *object)
{
  DictumLinkFields *self = DICTUM_LINK_FIELDS (object);

  g_clear_object (&self->workbench);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_LINK_FIELDS);
  G_OBJECT_CLASS (dictum_link_fields_parent_class)->dispose (object);
}

static void
dictum_link_fields_finalize (GObject *object)
{
  g_clear_pointer (&DICTUM_LINK_FIELDS (object)->claim, g_free);
  G_OBJECT_CLASS (dictum_link_fields_parent_class)->finalize (object);
}

static void
dictum_link_fields_class_init (DictumLinkFieldsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dictum_link_fields_dispose;
  object_class->finalize = dictum_link_fields_finalize;

  g_type_ensure (DICTUM_TYPE_SOURCE_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "inspector/dictum-link-fields.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumLinkFields, place);
  gtk_widget_class_bind_template_child (widget_class, DictumLinkFields, source);
  gtk_widget_class_bind_template_child (widget_class, DictumLinkFields, chip);
  gtk_widget_class_bind_template_child (widget_class, DictumLinkFields, cue);
  gtk_widget_class_bind_template_child (widget_class, DictumLinkFields, manner);
  gtk_widget_class_bind_template_child (widget_class, DictumLinkFields, manner_origin);
  gtk_widget_class_bind_template_child (widget_class, DictumLinkFields, polarity);
  gtk_widget_class_bind_template_child (widget_class, DictumLinkFields, stance);
  gtk_widget_class_bind_template_callback (widget_class, manner_cb);
  gtk_widget_class_bind_template_callback (widget_class, auto_cb);
  gtk_widget_class_bind_template_callback (widget_class, polarity_cb);
  gtk_widget_class_bind_template_callback (widget_class, stance_cb);

  gtk_widget_class_install_action (widget_class, "link.source", NULL, source_action);
  gtk_widget_class_install_action (widget_class, "link.clear-source", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "link.clear-cue", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "link.remove", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "link.outwards", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "link.inwards", NULL, move_action);
}

static void
dictum_link_fields_init (DictumLinkFields *self)
{
  g_autoptr (GListModel) polarities = dictum_look_enum_model (&dictum_polarities);
  g_autoptr (GListModel) stances = dictum_look_enum_model (&dictum_stances);

  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->polarity, polarities);
  gtk_drop_down_set_model (self->stance, stances);
  dictum_look_name_drop_down (self->polarity,
                              gtk_widget_get_tooltip_text (GTK_WIDGET (self->polarity)));
  dictum_look_name_drop_down (self->stance,
                              gtk_widget_get_tooltip_text (GTK_WIDGET (self->stance)));
  self->showing = FALSE;
}

GtkWidget *
dictum_link_fields_new (void)
{
  return g_object_new (DICTUM_TYPE_LINK_FIELDS, NULL);
}

/* Where the link is in a chain of several, in words that say what the chain means. */
static char *
describe_place (guint position, guint length)
{
  if (position == 0)
    return g_strdup (_ ("Told the reader"));
  if (position == length - 1)
    return g_strdup (_ ("Said it first-hand"));

  /* Translators: place of a source in the chain from the article to whoever said it first. */
  return g_strdup_printf (_ ("Passed it on (%1$u of %2$u)"), position + 1, length);
}

static void
show_names (DictumLinkFields *self, const DictumAttribution *link, guint length)
{
  DictumProject *project = dictum_workbench_get_project (self->workbench);
  g_autofree char *place = length > 1 ? describe_place (self->position, length) : NULL;
  g_autofree char *name = dictum_look_link_name (project, link);
  g_autofree char *label = g_strdup_printf (_ ("Source: %s"), name);

  gtk_widget_set_visible (GTK_WIDGET (self->place), place != NULL);
  gtk_label_set_label (self->place, place != NULL ? place : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  place != NULL ? place : name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->source), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  dictum_source_chip_show_link (self->chip, project, link);

  gtk_widget_set_visible (GTK_WIDGET (self->cue), link->cue != NULL);
  gtk_label_set_label (self->cue, link->cue != NULL ? link->cue->exact : "");
}

/**
 * dictum_link_fields_show:
 * @self: the fields
 * @workbench: where changes go
 * @claim: a claim
 * @position: which link of its chain
 */
void
dictum_link_fields_show (DictumLinkFields *self,
                         DictumWorkbench *workbench,
                         const DictumClaim *claim,
                         guint position)
{
  const DictumAttribution *link;
  guint length;

  g_return_if_fail (DICTUM_IS_LINK_FIELDS (self));
  g_return_if_fail (claim != NULL);
  g_return_if_fail (position < dictum_values_length (claim->attributions));

  g_set_object (&self->workbench, workbench);
  g_set_str (&self->claim, claim->record.id);
  self->position = position;
  link = dictum_values_get (claim->attributions, position);
  length = dictum_values_length (claim->attributions);

  show_names (self, link, length);

  self->showing = TRUE;
  adw_toggle_group_set_active_name (self->manner,
                                    dictum_enum_get_nick (&dictum_manners, link->manner));
  gtk_stack_set_visible_child_name (self->manner_origin, link->manner_chosen ? "chosen" : "auto");
  gtk_drop_down_set_selected (self->polarity, (guint) link->polarity);
  gtk_drop_down_set_selected (self->stance, (guint) link->stance);
  self->showing = FALSE;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "link.clear-source",
                                 link->source != NULL || link->source_span != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "link.clear-cue", link->cue != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "link.outwards", position > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "link.inwards", position + 1 < length);
}
