/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sources"

#include "sources/dictum-lookup-dialog.h"

#include <glib/gi18n.h>

#include "edit/dictum-edit-card.h"
#include "lookup/dictum-lookup.h"
#include "window/dictum-format.h"

#include "dictum-config.h"

struct _DictumLookupDialog
{
  AdwDialog parent_instance;

  DictumWorkbench *workbench;
  DictumItem *item;
  char *service; /* NULL: Wikidata */
  GCancellable *cancellable;
  DictumLookup *lookup;       /* what is shown */
  const DictumEntity *entity; /* of it: the one whose facts are shown */
  GPtrArray *offers;          /* of AdwSwitchRow, borrowed; an alias is its title */
  AdwSwitchRow *description;  /* NULL when none is offered */

  AdwNavigationView *views;
  AdwEntryRow *words;
  GtkLabel *sent;
  GtkLabel *problem;
  GtkStack *states;
  GtkButton *recall;
  GtkButton *ask;
  GtkButton *stop;
  AdwPreferencesGroup *found;
  GtkListBox *entities;
  AdwNavigationPage *one;
  AdwBin *facts;
};

G_DEFINE_FINAL_TYPE (DictumLookupDialog, dictum_lookup_dialog, ADW_TYPE_DIALOG)

static const char *
get_words (DictumLookupDialog *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->words));
}

/* Of the interface: names and descriptions are for the person who reads them. */
static const char *
get_language (void)
{
  return g_get_language_names ()[0];
}

/* ---- The question ---- */

static void
show_question (DictumLookupDialog *self)
{
  g_autofree char *words = g_strstrip (g_strdup (get_words (self)));
  g_autoptr (DictumLookup) kept = dictum_lookup_recall (self->service, words, get_language ());
  g_autofree char *sent = dictum_lookup_describe (self->service, words, get_language ());

  gtk_label_set_label (self->sent, *words != '\0' ? sent : _ ("Nothing: type a name."));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lookup.ask", *words != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->recall), kept != NULL);
  gtk_button_set_label (self->ask, kept != NULL ? _ ("_Ask Again") : _ ("_Ask Wikidata"));
  if (kept != NULL)
    {
      g_autofree char *date = dictum_format_date_now (kept->asked);
      /* Translators: %s is the day on which a question was answered. */
      g_autofree char *label = g_strdup_printf (_ ("_Show the Answer of %s"), date);

      gtk_button_set_label (self->recall, label);
    }
}

static void
set_waiting (DictumLookupDialog *self, gboolean waiting)
{
  gtk_stack_set_visible_child_name (self->states, waiting ? "wait" : "ask");
  gtk_widget_set_sensitive (GTK_WIDGET (self->words), !waiting);
  gtk_widget_grab_focus (waiting ? GTK_WIDGET (self->stop) : GTK_WIDGET (self->words));
}

/* ---- What was found ---- */

static char *
describe_entity (const DictumEntity *entity)
{
  g_autofree char *positions = g_strjoinv (C_ ("between parts", ", "), entity->positions);
  g_autofree char *kinds = g_strjoinv (C_ ("between parts", ", "), entity->kinds);
  const char *more = *positions != '\0' ? positions : kinds;

  if (entity->description != NULL && *more != '\0')
    return dictum_format_facts (entity->description, more, NULL);

  return g_strdup (entity->description != NULL ? entity->description : more);
}

static void
show_found (DictumLookupDialog *self, DictumLookup *lookup)
{
  g_autofree char *date = dictum_format_date_now (lookup->asked);
  g_autofree char *heading = NULL;
  g_autofree char *words = NULL;

  gtk_list_box_remove_all (self->entities);
  g_clear_pointer (&self->lookup, dictum_lookup_free);
  self->entity = NULL;
  self->lookup = lookup;
  for (guint i = 0; i < lookup->entities->len; i++)
    {
      const DictumEntity *entity = g_ptr_array_index (lookup->entities, i);
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *subtitle = describe_entity (entity);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entity->label);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (self->entities, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->entities), lookup->entities->len > 0);
  /* The description is markup. */
  words = g_markup_escape_text (lookup->words, -1);
  if (lookup->entities->len == 0)
    /* Translators: %s is a name. */
    heading = g_strdup_printf (
        _ ("Nobody and nothing there is called “%s”. Go back and try another "
           "spelling, or a longer name."),
        words);
  else
    /* Translators: a day, then a name. */
    heading = g_strdup_printf (_ ("As answered on %1$s for “%2$s”. Choose the one that is meant."),
                               date, words);
  adw_preferences_group_set_description (self->found, heading);
  adw_navigation_view_push_by_tag (self->views, "found");
}

/* ---- One of them ---- */

static void
add_fact (GtkWidget *group, const char *title, const char *text)
{
  GtkWidget *row;

  if (text == NULL || *text == '\0')
    return;
  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_facts (GtkWidget *group, const char *title, GStrv texts)
{
  g_autofree char *joined = g_strjoinv (C_ ("between parts", ", "), texts);

  add_fact (group, title, joined);
}

static GtkWidget *
add_offer (GtkWidget *group, const char *title, const char *subtitle, gboolean active)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), active);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return row;
}

/* Whether the source is called so already. */
static gboolean
is_called (const DictumSource *source, const char *name)
{
  g_autofree char *folded = dictum_text_fold (name);
  g_autofree char *known = dictum_text_fold (source->name);

  if (g_strcmp0 (folded, known) == 0)
    return TRUE;
  for (guint i = 0; i < dictum_strings_length ((const char *const *) source->aliases); i++)
    {
      g_autofree char *alias = dictum_text_fold (source->aliases[i]);

      if (g_strcmp0 (folded, alias) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
offer_name (DictumLookupDialog *self,
            GtkWidget *group,
            const DictumSource *source,
            const char *name)
{
  if (name == NULL || is_called (source, name))
    return;
  for (guint i = 0; i < self->offers->len; i++)
    if (g_strcmp0 (adw_preferences_row_get_title (g_ptr_array_index (self->offers, i)), name) == 0)
      return;
  g_ptr_array_add (self->offers, add_offer (group, name, _ ("Alias"), TRUE));
}

static void
show_entity (DictumLookupDialog *self, const DictumEntity *entity)
{
  const DictumSource *source = dictum_item_get_source (self->item);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *facts = adw_preferences_group_new ();
  GtkWidget *offers = adw_preferences_group_new ();

  self->entity = entity;
  self->description = NULL;
  g_ptr_array_set_size (self->offers, 0);
  adw_navigation_page_set_title (self->one, entity->label);
  add_fact (facts, _ ("Wikidata"), entity->id);
  add_fact (facts, _ ("Description"), entity->description);
  add_fact (facts, _ ("Official name"), entity->official_name);
  /* Translators: what somebody or something is: “human”, “ministry”. */
  add_facts (facts, _ ("Is"), entity->kinds);
  add_facts (facts, _ ("Positions held"), entity->positions);
  add_facts (facts, _ ("Member of"), entity->memberships);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (facts));

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (offers), _ ("Take Over Too"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (offers),
      _ ("The identifier is set in any case. All of it is one step that can be undone."));
  if (entity->description != NULL && g_strcmp0 (source->description, entity->description) != 0)
    self->description = ADW_SWITCH_ROW (
        add_offer (offers, _ ("Description"), entity->description, source->description == NULL));
  offer_name (self, offers, source, entity->label);
  offer_name (self, offers, source, entity->official_name);
  for (guint i = 0; entity->aliases[i] != NULL; i++)
    offer_name (self, offers, source, entity->aliases[i]);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (offers));
  adw_bin_set_child (self->facts, page);
  adw_navigation_view_push_by_tag (self->views, "one");
}

static void
entity_cb (DictumLookupDialog *self, GtkListBoxRow *row)
{
  if (dictum_item_get_source (self->item) != NULL)
    show_entity (
        self, g_ptr_array_index (self->lookup->entities, (guint) gtk_list_box_row_get_index (row)));
}

/* ---- Actions ---- */

static void
asked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  DictumLookup *lookup = dictum_lookup_ask_finish (result, &error);
  DictumLookupDialog *self;

  /* Stopped: then the dialog may be gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = DICTUM_LOOKUP_DIALOG (data);
  set_waiting (self, FALSE);
  gtk_label_set_label (self->problem, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
  show_question (self);
  if (lookup != NULL)
    show_found (self, lookup);
}

static void
stop (DictumLookupDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
ask_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumLookupDialog *self = DICTUM_LOOKUP_DIALOG (widget);

  stop (self);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  set_waiting (self, TRUE);
  dictum_lookup_ask_async (self->service, get_words (self), get_language (), self->cancellable,
                           asked_cb, self);
}

static void
stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  stop (DICTUM_LOOKUP_DIALOG (widget));
  set_waiting (DICTUM_LOOKUP_DIALOG (widget), FALSE);
}

static void
recall_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumLookupDialog *self = DICTUM_LOOKUP_DIALOG (widget);
  DictumLookup *kept = dictum_lookup_recall (self->service, get_words (self), get_language ());

  if (kept != NULL)
    show_found (self, kept);
}

/* Enter shows what is known; asking somebody else takes a button. */
static void
activated_cb (DictumLookupDialog *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->recall)))
    recall_action (GTK_WIDGET (self), NULL, NULL);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->ask));
}

static void
take_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumLookupDialog *self = DICTUM_LOOKUP_DIALOG (widget);
  g_autoptr (GPtrArray) aliases = g_ptr_array_new ();
  gboolean described = self->description != NULL && adw_switch_row_get_active (self->description);
  g_autofree char *text = NULL;
  GError *error = NULL;
  DictumChange *change;

  if (self->entity == NULL)
    return;

  for (guint i = 0; i < self->offers->len; i++)
    if (adw_switch_row_get_active (g_ptr_array_index (self->offers, i)))
      g_ptr_array_add (
          aliases, (gpointer) adw_preferences_row_get_title (g_ptr_array_index (self->offers, i)));
  g_ptr_array_add (aliases, NULL);
  /* Translators: %s is what a source is called in Wikidata: “Q42”. */
  text = g_strdup_printf (_ ("Identified as %s"), self->entity->id);
  change = dictum_edit_identify_source (
      dictum_workbench_get_project (self->workbench), dictum_item_get_id (self->item), "wikidata",
      self->entity->id, described ? self->entity->description : NULL,
      (const char *const *) aliases->pdata, dictum_workbench_get_author (self->workbench), &error);
  if (dictum_workbench_take (self->workbench, change, error, text))
    adw_dialog_close (ADW_DIALOG (self));
}

/* ---- The object ---- */

static void
dictum_lookup_dialog_dispose (GObject *object)
{
  DictumLookupDialog *self = DICTUM_LOOKUP_DIALOG (object);

  stop (self);
  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_LOOKUP_DIALOG);
  g_clear_object (&self->item);
  g_clear_object (&self->workbench);
  G_OBJECT_CLASS (dictum_lookup_dialog_parent_class)->dispose (object);
}

static void
dictum_lookup_dialog_finalize (GObject *object)
{
  DictumLookupDialog *self = DICTUM_LOOKUP_DIALOG (object);

  g_clear_pointer (&self->lookup, dictum_lookup_free);
  g_ptr_array_unref (self->offers);
  g_free (self->service);
  G_OBJECT_CLASS (dictum_lookup_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DictumLookupDialog, views);
  gtk_widget_class_bind_template_child (widget_class, DictumLookupDialog, words);
  gtk_widget_class_bind_template_child (widget_class, DictumLookupDialog, sent);
  gtk_widget_class_bind_template_child (widget_class, DictumLookupDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DictumLookupDialog, states);
  gtk_widget_class_bind_template_child (widget_class, DictumLookupDialog, recall);
  gtk_widget_class_bind_template_child (widget_class, DictumLookupDialog, ask);
  gtk_widget_class_bind_template_child (widget_class, DictumLookupDialog, stop);
  gtk_widget_class_bind_template_child (widget_class, DictumLookupDialog, found);
  gtk_widget_class_bind_template_child (widget_class, DictumLookupDialog, entities);
  gtk_widget_class_bind_template_child (widget_class, DictumLookupDialog, one);
  gtk_widget_class_bind_template_child (widget_class, DictumLookupDialog, facts);
  gtk_widget_class_bind_template_callback (widget_class, show_question);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entity_cb);
}

static void
dictum_lookup_dialog_class_init (DictumLookupDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_lookup_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dictum_lookup_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "sources/dictum-lookup-dialog.ui");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "lookup.ask", NULL, ask_action);
  gtk_widget_class_install_action (widget_class, "lookup.recall", NULL, recall_action);
  gtk_widget_class_install_action (widget_class, "lookup.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "lookup.take", NULL, take_action);
}

static void
dictum_lookup_dialog_init (DictumLookupDialog *self)
{
  self->offers = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dictum_lookup_dialog_new:
 * @workbench: where the change goes
 * @item: the source to look up
 *
 * Returns: (transfer floating): the dialog; nothing is sent by making it
 */
AdwDialog *
dictum_lookup_dialog_new (DictumWorkbench *workbench, DictumItem *item)
{
  DictumLookupDialog *self = g_object_new (DICTUM_TYPE_LOOKUP_DIALOG, NULL);
  g_autoptr (GSettings) settings = g_settings_new (DICTUM_APP_ID);
  g_autofree char *service = g_settings_get_string (settings, "lookup-service");

  self->workbench = g_object_ref (workbench);
  self->item = g_object_ref (item);
  if (*service != '\0')
    self->service = g_steal_pointer (&service);
  gtk_editable_set_text (GTK_EDITABLE (self->words), dictum_item_get_source (item)->name);
  show_question (self);

  return ADW_DIALOG (self);
}
