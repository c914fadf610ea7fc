/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-related-dialog.h"

#include <glib/gi18n.h>

#include "analysis/dictum-alike.h"
#include "dictum-announce.h"
#include "dictum-say.h"
#include "edit/dictum-edit-related.h"
#include "inspector/dictum-look.h"
#include "window/dictum-format.h"

#include "dictum-config.h"

#define LIMIT 30 /* claims; who wants others types their words */

struct _DictumRelatedDialog
{
  AdwDialog parent_instance;

  DictumWorkbench *workbench;
  char *claim;
  GCancellable *cancellable; /* of the search that goes on */

  AdwToastOverlay *toasts;
  GtkLabel *quote;
  GtkSearchEntry *search;
  GtkStack *states;
  GtkListBox *list;
  AdwStatusPage *nothing;
};

G_DEFINE_FINAL_TYPE (DictumRelatedDialog, dictum_related_dialog, ADW_TYPE_DIALOG)

/* ---- The rows ---- */

static void
link_claim (DictumRelatedDialog *self, GtkWidget *row, DictumRelation relation)
{
  const char *others[] = { g_object_get_data (G_OBJECT (row), "claim"), NULL };
  GtkWidget *next = gtk_widget_get_next_sibling (row);
  g_autoptr (GError) error = NULL;
  DictumChange *change;

  if (next == NULL)
    next = gtk_widget_get_prev_sibling (row);
  change = dictum_edit_relate_claims (dictum_workbench_get_project (self->workbench), self->claim,
                                      others, relation,
                                      dictum_workbench_get_author (self->workbench), &error);
  if (change == NULL)
    {
      dictum_say (self->toasts, error->message);
      return;
    }
  if (!dictum_workbench_take (self->workbench, change, NULL, NULL))
    return;

  /* The focus goes on to the next one before this one goes. */
  if (next != NULL)
    gtk_widget_grab_focus (next);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_list_box_remove (self->list, row);
  dictum_announce (GTK_WIDGET (self), relation == DICTUM_RELATION_SAME
                                          ? _ ("Linked as the same claim")
                                          : _ ("Linked as contradicting"));
  if (gtk_widget_get_first_child (GTK_WIDGET (self->list)) == NULL)
    gtk_stack_set_visible_child_name (self->states, "nothing");
}

static void
same_cb (GtkButton *button, gpointer data)
{
  link_claim (DICTUM_RELATED_DIALOG (data),
              gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW),
              DICTUM_RELATION_SAME);
}

static void
contradicts_cb (GtkButton *button, gpointer data)
{
  link_claim (DICTUM_RELATED_DIALOG (data),
              gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW),
              DICTUM_RELATION_CONTRADICTS);
}

static char *
describe (DictumProject *project, const DictumAlikeClaim *alike)
{
  const DictumArticle *article = dictum_project_get_article (project, alike->claim->article);
  g_autofree char *place = article != NULL ? dictum_look_article_line (article) : g_strdup ("");
  g_autofree char *share = g_strdup_printf (_ ("%.0f %% alike"), alike->likeness * 100);

  return dictum_format_facts (place, share, alike->other_figures ? _ ("other figures") : "",
                              alike->other_polarity ? _ ("one of them is a denial") : "", NULL);
}

static GtkWidget *
new_button (DictumRelatedDialog *self, const char *label, const char *tip, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tip);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_DEFAULT);

  return button;
}

static GtkWidget *
new_label (const char *words, const char *class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);

  return label;
}

static GtkWidget *
new_row (DictumRelatedDialog *self, const DictumAlikeClaim *alike)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *buttons = adw_wrap_box_new ();
  g_autofree char *facts = describe (dictum_workbench_get_project (self->workbench), alike);
  GtkWidget *quote = new_label (alike->quote, "claim-quote");
  GtkWidget *line = new_label (facts, "caption");

  gtk_widget_add_css_class (line, "dimmed");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_append (
      ADW_WRAP_BOX (buttons),
      new_button (self, _ ("Same Claim"), _ ("Link as the same claim"), G_CALLBACK (same_cb)));
  adw_wrap_box_append (ADW_WRAP_BOX (buttons),
                       new_button (self, _ ("Contradicts"), _ ("Link as contradicting"),
                                   G_CALLBACK (contradicts_cb)));
  gtk_box_append (GTK_BOX (box), quote);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_add_css_class (box, "related-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, alike->quote,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, facts, -1);
  g_object_set_data_full (G_OBJECT (row), "claim", g_strdup (alike->claim->record.id), g_free);

  return row;
}

/* Enter on a row links it as the same, which is what is looked for most. */
static void
activate_cb (DictumRelatedDialog *self, GtkListBoxRow *row)
{
  link_claim (self, GTK_WIDGET (row), DICTUM_RELATION_SAME);
}

/* ---- Searching ---- */

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumRelatedDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = dictum_claim_find_alike_finish (result, &error);
  g_autofree char *words = NULL;

  if (found == NULL || self->workbench == NULL)
    return;

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < found->len; i++)
    gtk_list_box_append (self->list, new_row (self, g_ptr_array_index (found, i)));
  gtk_stack_set_visible_child_name (self->states, found->len > 0 ? "found" : "nothing");
  words = dictum_format_claims (found->len);
  dictum_announce (GTK_WIDGET (self->list), words);
}

static void
search (DictumRelatedDialog *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (self->workbench == NULL ||
      dictum_project_get_claim (dictum_workbench_get_project (self->workbench), self->claim) ==
          NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  dictum_claim_find_alike_async (dictum_workbench_get_project (self->workbench), self->claim, words,
                                 LIMIT, self->cancellable, found_cb, g_object_ref (self));
}

static void
search_cb (DictumRelatedDialog *self)
{
  search (self);
}

static void
dictum_related_dialog_dispose (GObject *object)
{
  DictumRelatedDialog *self = DICTUM_RELATED_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workbench);
  g_clear_pointer (&self->claim, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_RELATED_DIALOG);
  G_OBJECT_CLASS (dictum_related_dialog_parent_class)->dispose (object);
}

/* What GtkSearchEntry still wants to tell comes after this. */
static void
dictum_related_dialog_closed (AdwDialog *dialog)
{
  DictumRelatedDialog *self = DICTUM_RELATED_DIALOG (dialog);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workbench);
}

static void
dictum_related_dialog_class_init (DictumRelatedDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_related_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = dictum_related_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "inspector/dictum-related-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumRelatedDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, DictumRelatedDialog, quote);
  gtk_widget_class_bind_template_child (widget_class, DictumRelatedDialog, search);
  gtk_widget_class_bind_template_child (widget_class, DictumRelatedDialog, states);
  gtk_widget_class_bind_template_child (widget_class, DictumRelatedDialog, list);
  gtk_widget_class_bind_template_child (widget_class, DictumRelatedDialog, nothing);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, adw_dialog_close);
}

static void
dictum_related_dialog_init (DictumRelatedDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dictum_related_dialog_new:
 * @workbench: where changes go; it has a project
 * @claim: id of the claim to find elsewhere
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
dictum_related_dialog_new (DictumWorkbench *workbench, const char *claim)
{
  DictumRelatedDialog *self;
  g_autofree char *quote = NULL;

  g_return_val_if_fail (DICTUM_IS_WORKBENCH (workbench), NULL);
  g_return_val_if_fail (claim != NULL, NULL);

  self = g_object_new (DICTUM_TYPE_RELATED_DIALOG, NULL);
  self->workbench = g_object_ref (workbench);
  self->claim = g_strdup (claim);
  quote = dictum_claim_get_quote (
      dictum_project_get_claim (dictum_workbench_get_project (workbench), claim));
  gtk_label_set_label (self->quote, quote);
  search (self);

  return ADW_DIALOG (self);
}
