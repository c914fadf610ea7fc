/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sources"

#include "sources/dictum-source-detail.h"

#include <glib/gi18n.h>

#include "edit/dictum-edit-card.h"
#include "inspector/dictum-look.h"
#include "sources/dictum-source-anonymity.h"
#include "sources/dictum-source-detail-private.h"
#include "sources/dictum-source-identifiers.h"
#include "window/dictum-format.h"

#include "dictum-config.h"

G_DEFINE_FINAL_TYPE (DictumSourceDetail, dictum_source_detail, ADW_TYPE_BIN)

const DictumSource *
dictum_source_detail_get_source (DictumSourceDetail *self)
{
  return self->binder != NULL ? dictum_binder_get_record (self->binder) : NULL;
}

DictumWorkbench *
dictum_source_detail_get_workbench (DictumSourceDetail *self)
{
  return dictum_binder_get_workbench (self->binder);
}

DictumProject *
dictum_source_detail_get_project (DictumSourceDetail *self)
{
  return dictum_workbench_get_project (dictum_source_detail_get_workbench (self));
}

const char *
dictum_source_detail_get_author (DictumSourceDetail *self)
{
  return dictum_workbench_get_author (dictum_source_detail_get_workbench (self));
}

/* ---- Showing ---- */

/* "8 % of attributed words"; NULL when it said nothing itself, or nobody has counted. */
static char *
describe_share (DictumSourceDetail *self, const DictumSource *source)
{
  int all = self->figures != NULL ? dictum_register_get_words (self->figures) : 0;
  int words = all > 0 ? dictum_register_get (self->figures, source->record.id)->words : 0;

  if (words == 0)
    return NULL;
  if (words * 100.0 / all < 1)
    {
      /* xgettext:no-c-format */
      return g_strdup (_ ("under 1 % of attributed words"));
    }

  return g_strdup_printf (_ ("%.0f %% of attributed words"), words * 100.0 / all);
}

static void
show_summary (DictumSourceDetail *self)
{
  const DictumSource *source = dictum_source_detail_get_source (self);
  const DictumSource *affiliation = NULL;
  g_autofree char *speaks = NULL;
  g_autofree char *said = NULL;
  g_autofree char *share = NULL;
  g_autofree char *summary = NULL;

  if (source == NULL || dictum_source_detail_get_project (self) == NULL)
    return;

  if (source->affiliation != NULL)
    affiliation = dictum_project_get_source (dictum_source_detail_get_project (self),
                                             source->affiliation);
  if (affiliation != NULL)
    /* Translators: %s is another source. */
    speaks = g_strdup_printf (_ ("speaks for %s"), affiliation->name);
  said = dictum_look_said (dictum_source_detail_get_project (self), source);
  share = describe_share (self, source);
  summary = affiliation != NULL
                ? dictum_format_facts (dictum_look_kind_label (source->kind), speaks, said, share,
                                       NULL)
                : dictum_format_facts (dictum_look_kind_label (source->kind), said, share, NULL);
  gtk_label_set_label (self->summary, summary);
}

static void
show_affiliation (DictumSourceDetail *self, const DictumSource *source)
{
  const DictumSource *affiliation = NULL;
  g_autofree char *label = NULL;

  if (source->affiliation != NULL)
    affiliation = dictum_project_get_source (dictum_source_detail_get_project (self),
                                             source->affiliation);
  dictum_source_chip_show_source (self->affiliation_chip, affiliation);
  label = g_strdup_printf (_ ("Speaks for: %s"),
                           affiliation != NULL ? affiliation->name : C_ ("affiliation", "nobody"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->affiliation), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->tree_row),
                          dictum_affiliation_tree_show (self->tree,
                                                        dictum_source_detail_get_project (self),
                                                        source->record.id));
}

static void
shown_cb (DictumSourceDetail *self)
{
  const DictumSource *source = dictum_source_detail_get_source (self);
  gboolean unnamed;

  if (source == NULL || dictum_source_detail_get_workbench (self) == NULL ||
      dictum_source_detail_get_project (self) == NULL)
    return;

  unnamed = source->kind == DICTUM_SOURCE_UNNAMED;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "source.merge",
                                 g_list_model_get_n_items (dictum_project_get_sources (
                                     dictum_source_detail_get_project (self))) > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "source.show-claims",
                                 g_list_model_get_n_items (dictum_project_get_source_claims (
                                     dictum_source_detail_get_project (self), source->record.id)) >
                                     0);
  /* Who is not named is told to nobody. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "source.look-up", !unnamed);
  adw_window_title_set_title (self->window_title, source->name);
  gtk_label_set_label (self->title, source->name);
  dictum_source_avatar_show (self->avatar, source);
  show_affiliation (self, source);
  dictum_word_list_show (self->aliases, (const char *const *) source->aliases);
  dictum_source_show_identifiers (source, self->identifiers);
  gtk_widget_set_visible (GTK_WIDGET (self->anonymity), unnamed);
  gtk_widget_set_visible (GTK_WIDGET (self->conditions), unnamed);
  dictum_source_show_anonymity_state (source, self->anonymity_state, self->conditions_state);
  gtk_widget_set_visible (GTK_WIDGET (self->reason_warning),
                          source->anonymity == NULL || source->anonymity->reason_in_text == NULL);
  show_summary (self);
}

void
dictum_source_detail_show_said (DictumSourceDetail *self)
{
  const DictumSource *source = dictum_source_detail_get_source (self);

  if (self->said_page != NULL && source != NULL)
    dictum_said_page_show (self->said_page, dictum_source_detail_get_workbench (self),
                           dictum_source_said_get_list (self->said), source->name);
}

static void
listed_cb (DictumSourceDetail *self)
{
  dictum_source_detail_show_said (self);
}

static void
tree_chosen_cb (DictumSourceDetail *self, const char *source)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "sources.show", "s", source);
}

/* ---- Lists ---- */

static void
set_aliases (DictumSourceDetail *self, const char *add, const char *drop)
{
  const DictumSource *source = dictum_source_detail_get_source (self);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) aliases = NULL;
  GError *error = NULL;
  DictumChange *change;

  if (source == NULL)
    return;

  for (guint i = 0; source->aliases != NULL && source->aliases[i] != NULL; i++)
    if (g_strcmp0 (source->aliases[i], drop) != 0)
      g_strv_builder_add (builder, source->aliases[i]);
  if (add != NULL)
    g_strv_builder_add (builder, add);
  aliases = g_strv_builder_end (builder);

  change = dictum_edit_set_list (dictum_source_detail_get_project (self), source->record.id,
                                 "aliases", (const char *const *) aliases,
                                 dictum_source_detail_get_author (self), &error);
  dictum_binder_take (self->binder, change, error);
}

static void
add_alias_cb (DictumSourceDetail *self, const char *alias)
{
  set_aliases (self, alias, NULL);
}

static void
remove_alias_cb (DictumSourceDetail *self, const char *alias)
{
  set_aliases (self, NULL, alias);
}

static void
edit_identifier_cb (DictumSourceDetail *self, guint position)
{
  if (dictum_source_detail_get_source (self) != NULL)
    dictum_source_edit_identifier (GTK_WIDGET (self), dictum_source_detail_get_workbench (self),
                                   dictum_source_detail_get_source (self), position);
}

static void
remove_identifier_cb (DictumSourceDetail *self, guint position)
{
  if (dictum_source_detail_get_source (self) != NULL)
    dictum_source_remove_identifier (dictum_source_detail_get_workbench (self),
                                     dictum_source_detail_get_source (self), position);
}

/* Not the name, where the first letter typed would replace it. */
static gboolean
dictum_source_detail_grab_focus (GtkWidget *widget)
{
  DictumSourceDetail *self = DICTUM_SOURCE_DETAIL (widget);

  gtk_editable_select_region (GTK_EDITABLE (self->name), 0, 0);
  return gtk_widget_grab_focus (GTK_WIDGET (self->menu_button));
}

static void
dictum_source_detail_dispose (GObject *object)
{
  DictumSourceDetail *self = DICTUM_SOURCE_DETAIL (object);

  /* Before the controls it watches. */
  g_clear_object (&self->binder);
  if (self->said_page != NULL)
    g_clear_weak_pointer (&self->said_page);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_SOURCE_DETAIL);
  g_clear_pointer (&self->figures, dictum_register_unref);
  G_OBJECT_CLASS (dictum_source_detail_parent_class)->dispose (object);
}

static void
bind_who (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, window_title);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, avatar);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, title);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, summary);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, name);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, kind);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, affiliation);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, affiliation_chip);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, aliases);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, description);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, tree_row);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, tree);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, views);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, said);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, role);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, standing);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, body);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, witness);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, notes);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, identifiers);
}

static void
bind_anonymity (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, anonymity);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, anonymity_state);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, conditions_state);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, conditions);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, ground_rules);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, descriptor);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, reason_in_text);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, reason_warning);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, reason_known);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, persons);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, known_to);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, approved_by);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, vital);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, unavailable);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceDetail, reliable);
}

static void
dictum_source_detail_class_init (DictumSourceDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_source_detail_dispose;
  widget_class->grab_focus = dictum_source_detail_grab_focus;

  g_type_ensure (DICTUM_TYPE_AFFILIATION_TREE);
  g_type_ensure (DICTUM_TYPE_ENTRY_LIST);
  g_type_ensure (DICTUM_TYPE_SOURCE_AVATAR);
  g_type_ensure (DICTUM_TYPE_SOURCE_CHIP);
  g_type_ensure (DICTUM_TYPE_SOURCE_SAID);
  g_type_ensure (DICTUM_TYPE_WORD_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "sources/dictum-source-detail.ui");
  bind_who (widget_class);
  bind_anonymity (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, add_alias_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_alias_cb);
  gtk_widget_class_bind_template_callback (widget_class, listed_cb);
  gtk_widget_class_bind_template_callback (widget_class, tree_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_identifier_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_identifier_cb);
  dictum_source_detail_install_actions (widget_class);
}

static void
add_controls (DictumSourceDetail *self)
{
  const struct
  {
    gpointer control;
    const char *field;
  } controls[] = {
    { self->name, "name" },
    { self->kind, "kind" },
    { self->description, "description" },
    { self->role, "role" },
    { self->standing, "status" },
    { self->body, "body" },
    { self->witness, "witness" },
    { self->notes, "notes" },
    { self->ground_rules, "anonymity.groundRules" },
    { self->descriptor, "anonymity.descriptor" },
    { self->reason_in_text, "anonymity.reasonInText" },
    { self->reason_known, "anonymity.reasonKnown" },
    { self->persons, "anonymity.persons" },
    { self->known_to, "anonymity.knownTo" },
    { self->approved_by, "anonymity.approvedBy" },
    { self->vital, "anonymity.vital" },
    { self->unavailable, "anonymity.unavailable" },
    { self->reliable, "anonymity.reliable" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (controls); i++)
    dictum_binder_add (self->binder, GTK_WIDGET (controls[i].control), controls[i].field);
}

static void
dictum_source_detail_init (DictumSourceDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->binder = dictum_binder_new (&dictum_source_type);
  add_controls (self);
  g_signal_connect_object (self->binder, "shown", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
}

void
dictum_source_detail_set_workbench (DictumSourceDetail *self, DictumWorkbench *workbench)
{
  g_return_if_fail (DICTUM_IS_SOURCE_DETAIL (self));

  dictum_binder_set_workbench (self->binder, workbench);
}

/**
 * dictum_source_detail_set_item:
 * @self: the details
 * @item: (nullable): the source they are about from now on; what was typed for the one before is
 *   saved
 */
void
dictum_source_detail_set_item (DictumSourceDetail *self, DictumItem *item)
{
  g_return_if_fail (DICTUM_IS_SOURCE_DETAIL (self));

  if (dictum_binder_get_item (self->binder) == item)
    return;

  adw_navigation_view_pop_to_tag (self->views, "profile");
  dictum_binder_set_item (self->binder, item);
  dictum_source_said_show (self->said, dictum_source_detail_get_workbench (self),
                           item != NULL ? dictum_item_get_id (item) : NULL);
}

/* figures: (nullable): how much each source said, once it is known. */
void
dictum_source_detail_set_figures (DictumSourceDetail *self, DictumRegister *figures)
{
  g_return_if_fail (DICTUM_IS_SOURCE_DETAIL (self));

  g_clear_pointer (&self->figures, dictum_register_unref);
  self->figures = figures != NULL ? dictum_register_ref (figures) : NULL;
  show_summary (self);
}

/* For what the page says of other records: whom the source speaks for, how much it said. */
void
dictum_source_detail_refresh (DictumSourceDetail *self)
{
  g_return_if_fail (DICTUM_IS_SOURCE_DETAIL (self));

  shown_cb (self);
  dictum_source_said_refresh (self->said);
}

/* Saves what has been typed and not yet saved. */
void
dictum_source_detail_flush (DictumSourceDetail *self)
{
  g_return_if_fail (DICTUM_IS_SOURCE_DETAIL (self));

  dictum_binder_flush (self->binder);
}
