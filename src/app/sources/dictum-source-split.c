/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sources"

#include "sources/dictum-source-split.h"

#include <string.h>

#include <glib/gi18n.h>

#include "edit/dictum-merge.h"
#include "inspector/dictum-look.h"

#include "dictum-config.h"

struct _DictumSourceSplit
{
  AdwDialog parent_instance;

  DictumWorkbench *workbench;
  DictumItem *item;
  GtkStringList *aliases;       /* those of the source */
  GtkFlattenListModel *all;     /* aliases, then claims */
  GtkMultiSelection *selection; /* what goes to the other source */

  AdwWindowTitle *heading;
  AdwEntryRow *name;
  GtkListView *view;
  GtkLabel *state;
};

G_DEFINE_FINAL_TYPE (DictumSourceSplit, dictum_source_split, ADW_TYPE_DIALOG)

static DictumProject *
get_project (DictumSourceSplit *self)
{
  return dictum_workbench_get_project (self->workbench);
}

static gboolean
is_chosen (DictumSourceSplit *self, guint position)
{
  return gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position);
}

/* The words that name the source in the text of a claim; NULL when there are none. */
static const char *
find_words (DictumSourceSplit *self, const DictumClaim *claim)
{
  for (guint i = dictum_values_length (claim->attributions); i > 0; i--)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i - 1);

      if (g_strcmp0 (link->source, dictum_item_get_id (self->item)) == 0)
        return link->source_span != NULL ? link->source_span->exact : NULL;
    }

  return NULL;
}

/* ---- Rows ---- */

static void activate_cb (DictumSourceSplit *self, guint position);

/* A click ticks the row; the list would choose it alone. */
static void
pressed_cb (GtkListItem *row, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkWidget *list = gtk_widget_get_ancestor (gtk_list_item_get_child (row),
                                             DICTUM_TYPE_SOURCE_SPLIT);

  activate_cb (DICTUM_SOURCE_SPLIT (list), gtk_list_item_get_position (row));
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *row, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *tick = gtk_check_button_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *subtitle = gtk_label_new (NULL);
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), row, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_can_target (tick, FALSE);
  gtk_widget_set_focusable (tick, FALSE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (subtitle), 0);
  gtk_label_set_ellipsize (GTK_LABEL (subtitle), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_add_css_class (subtitle, "dimmed");
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), subtitle);
  gtk_box_append (GTK_BOX (box), tick);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  g_object_bind_property (row, "selected", tick, "active", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (row, box);
}

static char *
describe_claim (DictumSourceSplit *self, const DictumClaim *claim)
{
  const DictumArticle *article = dictum_project_get_article (get_project (self), claim->article);
  const char *words = find_words (self, claim);
  g_autofree char *where = article != NULL ? dictum_look_article_line (article) : NULL;

  if (words == NULL)
    return g_steal_pointer (&where);

  /* Translators: how a text calls a source, then the article. */
  return g_strdup_printf (_ ("called “%1$s” · %2$s"), words, where != NULL ? where : "");
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *row, gpointer data)
{
  DictumSourceSplit *self = DICTUM_SOURCE_SPLIT (data);
  GtkWidget *tick = gtk_widget_get_first_child (gtk_list_item_get_child (row));
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_next_sibling (tick));
  GtkWidget *subtitle = gtk_widget_get_next_sibling (title);
  gpointer item = gtk_list_item_get_item (row);
  g_autofree char *name = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *label = NULL;

  if (GTK_IS_STRING_OBJECT (item))
    {
      name = g_strdup (gtk_string_object_get_string (item));
      detail = g_strdup (_ ("Alias"));
      gtk_widget_remove_css_class (title, "claim-quote");
    }
  else if (dictum_item_get_claim (item) != NULL)
    {
      name = dictum_claim_get_quote (dictum_item_get_claim (item));
      detail = describe_claim (self, dictum_item_get_claim (item));
      gtk_widget_add_css_class (title, "claim-quote");
    }
  gtk_label_set_label (GTK_LABEL (title), name != NULL ? name : "");
  gtk_label_set_label (GTK_LABEL (subtitle), detail != NULL ? detail : "");
  /* Translators: what goes to another source, then what it is and where. */
  label = g_strdup_printf (_ ("%1$s, %2$s"), name != NULL ? name : "",
                           detail != NULL ? detail : "");
  gtk_list_item_set_accessible_label (row, label);
}

/* ---- Choosing ---- */

static void
show_state (DictumSourceSplit *self)
{
  g_autoptr (GtkBitset) chosen = NULL;
  guint n_aliases = 0, n_chosen, all_aliases;
  g_autofree char *text = NULL;

  if (self->selection == NULL)
    return;

  chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  n_chosen = (guint) gtk_bitset_get_size (chosen);
  all_aliases = g_list_model_get_n_items (G_LIST_MODEL (self->aliases));
  for (guint i = 0; i < all_aliases; i++)
    n_aliases += is_chosen (self, i) ? 1 : 0;
  if (n_chosen == 0)
    text = g_strdup (_ ("Choose what goes to the other source."));
  else
    /* Translators: how many aliases and claims go to another source. */
    text = g_strdup_printf (_ ("Aliases that move: %1$u. Claims that move: %2$u."), n_aliases,
                            n_chosen - n_aliases);
  gtk_label_set_label (self->state, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "split.apply",
                                 n_chosen > 0 &&
                                     *gtk_editable_get_text (GTK_EDITABLE (self->name)) != '\0');
}

/* An alias takes the claims along in which the text calls the source so. */
static void
choose_called (DictumSourceSplit *self, const char *alias, gboolean choose)
{
  guint from = g_list_model_get_n_items (G_LIST_MODEL (self->aliases));
  guint length = g_list_model_get_n_items (G_LIST_MODEL (self->all));
  g_autofree char *folded = dictum_text_fold (alias);

  for (guint i = from; i < length; i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (G_LIST_MODEL (self->all), i);
      const char *words = find_words (self, dictum_item_get_claim (item));
      g_autofree char *called = words != NULL ? dictum_text_fold (words) : NULL;

      if (called == NULL || strstr (called, folded) == NULL)
        continue;
      if (choose)
        gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), i, FALSE);
      else
        gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (self->selection), i);
    }
}

static void
activate_cb (DictumSourceSplit *self, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->all), position);
  gboolean choose = !is_chosen (self, position);

  if (choose)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, FALSE);
  else
    gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (self->selection), position);
  if (!GTK_IS_STRING_OBJECT (item))
    return;

  choose_called (self, gtk_string_object_get_string (GTK_STRING_OBJECT (item)), choose);
  if (choose && *gtk_editable_get_text (GTK_EDITABLE (self->name)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->name),
                           gtk_string_object_get_string (GTK_STRING_OBJECT (item)));
}

/* ---- Actions ---- */

static void
add_places (DictumSourceSplit *self, const DictumClaim *claim, GArray *places)
{
  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i);
      DictumLinkPlace place = { claim->record.id, i };

      if (g_strcmp0 (link->source, dictum_item_get_id (self->item)) == 0)
        g_array_append_val (places, place);
    }
}

static void
apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumSourceSplit *self = DICTUM_SOURCE_SPLIT (widget);
  const char *wanted = gtk_editable_get_text (GTK_EDITABLE (self->name));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (DictumLinkPlace));
  g_autoptr (GPtrArray) aliases = g_ptr_array_new_with_free_func (g_free);
  guint length = g_list_model_get_n_items (G_LIST_MODEL (self->all));
  g_autofree char *text = NULL;
  GError *error = NULL;
  DictumChange *change;

  for (guint i = 0; i < length; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->all), i);

      if (!is_chosen (self, i))
        continue;
      if (GTK_IS_STRING_OBJECT (item))
        g_ptr_array_add (aliases,
                         g_strdup (gtk_string_object_get_string (GTK_STRING_OBJECT (item))));
      else if (dictum_item_get_claim (DICTUM_ITEM (item)) != NULL)
        add_places (self, dictum_item_get_claim (DICTUM_ITEM (item)), places);
    }
  g_ptr_array_add (aliases, NULL);

  /* Translators: %s is the name of a new source. */
  text = g_strdup_printf (_ ("“%s” split off"), wanted);
  change = dictum_edit_split_source (get_project (self), dictum_item_get_id (self->item), wanted,
                                     (const DictumLinkPlace *) (gconstpointer) places->data,
                                     places->len, (const char *const *) aliases->pdata,
                                     dictum_workbench_get_author (self->workbench), &error);
  if (dictum_workbench_take (self->workbench, change, error, text))
    adw_dialog_close (ADW_DIALOG (self));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

/* ---- The object ---- */

static void
dictum_source_split_dispose (GObject *object)
{
  DictumSourceSplit *self = DICTUM_SOURCE_SPLIT (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_SOURCE_SPLIT);
  g_clear_object (&self->selection);
  g_clear_object (&self->all);
  g_clear_object (&self->aliases);
  g_clear_object (&self->item);
  g_clear_object (&self->workbench);
  G_OBJECT_CLASS (dictum_source_split_parent_class)->dispose (object);
}

static void
dictum_source_split_class_init (DictumSourceSplitClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_source_split_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "sources/dictum-source-split.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumSourceSplit, heading);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceSplit, name);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceSplit, view);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceSplit, state);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_state);
  gtk_widget_class_install_action (widget_class, "split.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "split.cancel", NULL, cancel_action);
}

static void
dictum_source_split_init (DictumSourceSplit *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dictum_source_split_new:
 * @workbench: where the change goes
 * @item: the source to split
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
dictum_source_split_new (DictumWorkbench *workbench, DictumItem *item)
{
  DictumSourceSplit *self = g_object_new (DICTUM_TYPE_SOURCE_SPLIT, NULL);
  const DictumSource *source = dictum_item_get_source (item);
  GListStore *lists = g_list_store_new (G_TYPE_LIST_MODEL);

  self->workbench = g_object_ref (workbench);
  self->item = g_object_ref (item);
  self->aliases = gtk_string_list_new ((const char *const *) source->aliases);
  g_list_store_append (lists, self->aliases);
  g_list_store_append (lists,
                       dictum_project_get_source_claims (get_project (self), source->record.id));
  self->all = gtk_flatten_list_model_new (G_LIST_MODEL (lists));
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->all)));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  adw_window_title_set_subtitle (self->heading, source->name);
  show_state (self);

  return ADW_DIALOG (self);
}
