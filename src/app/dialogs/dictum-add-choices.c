/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-add-choices"

#include "dialogs/dictum-add-choices.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dictum-lazy-list.h"
#include "window/dictum-format.h"

#include "dictum-config.h"

/* ---- One row's worth ---- */

#define DICTUM_TYPE_ADD_CHOICE (dictum_add_choice_get_type ())
G_DECLARE_FINAL_TYPE (DictumAddChoice, dictum_add_choice, DICTUM, ADD_CHOICE, GObject)

struct _DictumAddChoice
{
  GObject parent_instance;

  const DictumLoadChoice *choice; /* the job's */
  char *title;
  char *facts;
  char *folded; /* to be searched */
  gboolean known;
  gboolean chosen;
};

G_DEFINE_FINAL_TYPE (DictumAddChoice, dictum_add_choice, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CHOSEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
choose (DictumAddChoice *self, gboolean chosen)
{
  if (self->chosen == chosen)
    return;

  self->chosen = chosen;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

static void
dictum_add_choice_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_assert (prop_id == PROP_CHOSEN);

  g_value_set_boolean (value, DICTUM_ADD_CHOICE (object)->chosen);
}

static void
dictum_add_choice_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  g_assert (prop_id == PROP_CHOSEN);

  choose (DICTUM_ADD_CHOICE (object), g_value_get_boolean (value));
}

static void
dictum_add_choice_finalize (GObject *object)
{
  DictumAddChoice *self = DICTUM_ADD_CHOICE (object);

  g_free (self->title);
  g_free (self->facts);
  g_free (self->folded);

  G_OBJECT_CLASS (dictum_add_choice_parent_class)->finalize (object);
}

static void
dictum_add_choice_class_init (DictumAddChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dictum_add_choice_get_property;
  object_class->set_property = dictum_add_choice_set_property;
  object_class->finalize = dictum_add_choice_finalize;

  properties[PROP_CHOSEN] = g_param_spec_boolean ("chosen", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                      G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dictum_add_choice_init (DictumAddChoice *self)
{
}

static DictumAddChoice *
choice_new (const DictumLoadChoice *choice, gboolean known)
{
  DictumAddChoice *self = g_object_new (DICTUM_TYPE_ADD_CHOICE, NULL);
  g_autofree char *date = dictum_format_date_now (choice->published);
  g_autofree char *words = NULL;

  self->choice = choice;
  self->known = known;
  self->chosen = !known;
  self->title = choice->title != NULL ? g_strdup (choice->title)
                                      : dictum_load_request_describe (choice->request);
  self->facts = dictum_format_facts (known ? _ ("In the project") : NULL, date, choice->byline,
                                     choice->summary, NULL);
  words = g_strjoin (" ", self->title, choice->byline != NULL ? choice->byline : "",
                     choice->summary != NULL ? choice->summary : "",
                     choice->url != NULL ? choice->url : "", NULL);
  self->folded = dictum_text_fold (words);

  return self;
}

/* ---- The page ---- */

struct _DictumAddChoices
{
  AdwNavigationPage parent_instance;

  DictumAddQueue *queue;
  DictumAddJob *job;
  GCancellable *cancellable; /* of looking which are known */
  GPtrArray *items;          /* of DictumAddChoice; NULL until they are known */
  GListStore *choices;       /* the same, for the list */
  GtkFilter *filter;
  GtkFilterListModel *shown;
  DictumLazyList *lazy;
  char *search; /* folded; NULL: all */
  gboolean choosing_all;

  GtkStack *states;
  GtkSearchEntry *entry;
  GtkListView *list;
  GtkCheckButton *all;
  GtkButton *add_button;
};

G_DEFINE_FINAL_TYPE (DictumAddChoices, dictum_add_choices, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
is_shown (DictumAddChoices *self, const DictumAddChoice *choice)
{
  return self->search == NULL || strstr (choice->folded, self->search) != NULL;
}

/* How many there are, and how many of them are chosen: of all, and of those that are shown. Asking
 * the models for each of ten thousand would be many times as slow. */
typedef struct
{
  guint all_chosen;
  guint shown;
  guint shown_chosen;
} Count;

static Count
count_choices (DictumAddChoices *self)
{
  Count count = { 0 };

  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    {
      const DictumAddChoice *choice = g_ptr_array_index (self->items, i);
      gboolean shown = is_shown (self, choice);

      count.all_chosen += choice->chosen;
      count.shown += shown;
      count.shown_chosen += shown && choice->chosen;
    }

  return count;
}

static void all_cb (DictumAddChoices *self);

static void
show_count (DictumAddChoices *self)
{
  Count count = count_choices (self);
  g_autofree char *label = NULL;

  /* Translators: on a button; %u articles are chosen. */
  label = g_strdup_printf (ngettext ("_Add %u", "_Add %u", count.all_chosen), count.all_chosen);
  gtk_button_set_label (self->add_button, count.all_chosen > 0 ? label : _ ("_Add"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "choices.add", count.all_chosen > 0);

  g_signal_handlers_block_by_func (self->all, all_cb, self);
  gtk_check_button_set_inconsistent (self->all,
                                     count.shown_chosen > 0 && count.shown_chosen < count.shown);
  gtk_check_button_set_active (self->all, count.shown_chosen > 0);
  g_signal_handlers_unblock_by_func (self->all, all_cb, self);
}

static void
chosen_cb (DictumAddChoices *self)
{
  if (!self->choosing_all)
    show_count (self);
}

/* All of those that are shown, or none of them. */
static void
all_cb (DictumAddChoices *self)
{
  Count count = count_choices (self);

  /* Each of them would have all of them counted. */
  self->choosing_all = TRUE;
  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    {
      DictumAddChoice *choice = g_ptr_array_index (self->items, i);

      if (is_shown (self, choice))
        choose (choice, count.shown_chosen < count.shown);
    }
  self->choosing_all = FALSE;
  show_count (self);
}

static void
add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumAddChoices *self = DICTUM_ADD_CHOICES (widget);

  if (count_choices (self).all_chosen == 0)
    return;

  for (guint i = 0; i < self->items->len; i++)
    {
      const DictumAddChoice *choice = g_ptr_array_index (self->items, i);

      if (choice->chosen)
        dictum_add_queue_push (self->queue, choice->choice->request);
    }
  dictum_add_queue_dismiss (self->queue, self->job);
  gtk_widget_activate_action (widget, "navigation.pop", NULL);
}

static gboolean
matches (gpointer item, gpointer data)
{
  return is_shown (DICTUM_ADD_CHOICES (data), item);
}

static void
search_changed_cb (DictumAddChoices *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  /* The entry tells of the last keys a moment later, when the page may be gone. */
  if (self->shown == NULL)
    return;

  g_clear_pointer (&self->search, g_free);
  if (*words != '\0')
    self->search = dictum_text_fold (words);
  /* Without a filter nobody asks ten thousand times whether something is shown. */
  if (self->search != NULL && gtk_filter_list_model_get_filter (self->shown) != NULL)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  else
    gtk_filter_list_model_set_filter (self->shown, self->search != NULL ? self->filter : NULL);
  gtk_stack_set_visible_child_name (
      self->states, g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0 ? "list" : "nothing");
  show_count (self);
}

/* Down, from the search into what was found. */
static void
leave_entry_cb (DictumAddChoices *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

/* items: (transfer full) */
static void
fill (DictumAddChoices *self, GPtrArray *items)
{
  self->items = items;
  g_list_store_splice (self->choices, 0, 0, items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->states, "list");
  show_count (self);
}

/* ---- Rows ---- */

#define ROW_HEIGHT 44 /* pixels, before one is known */

static const char binding_key[] = "dictum-binding";

static GtkWidget *
add_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    {
      gtk_widget_add_css_class (label, style);
      gtk_widget_add_css_class (label, "dimmed");
    }
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static GtkWidget *
new_row (void)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  add_label (box, NULL);
  add_label (box, "caption");
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_start (check, 10);
  gtk_widget_set_margin_end (check, 12);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);

  return check;
}

static void
fill_row (DictumLazyRow *row, gpointer data)
{
  DictumAddChoice *choice = gtk_list_item_get_item (dictum_lazy_row_get_list_item (row));
  g_autofree char *name = dictum_format_facts (choice->title, choice->facts, NULL);
  GtkWidget *check, *title, *facts;

  if (dictum_lazy_row_get_child (row) == NULL)
    dictum_lazy_row_set_child (row, new_row ());
  check = dictum_lazy_row_get_child (row);
  title = gtk_widget_get_first_child (gtk_check_button_get_child (GTK_CHECK_BUTTON (check)));
  facts = gtk_widget_get_next_sibling (title);

  gtk_label_set_label (GTK_LABEL (title), choice->title);
  gtk_label_set_label (GTK_LABEL (facts), choice->facts);
  gtk_widget_set_visible (facts, *choice->facts != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (row), binding_key,
                     g_object_bind_property (choice, "chosen", check, "active",
                                             G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL));
  /* Only the rows in view: ten thousand listeners would be slow to set up, and one at a time is
   * chosen in no other way. */
  g_signal_connect_object (choice, "notify::chosen", G_CALLBACK (chosen_cb), data,
                           G_CONNECT_SWAPPED);
}

static void
empty_row (DictumLazyRow *row, gpointer data)
{
  DictumAddChoice *choice = gtk_list_item_get_item (dictum_lazy_row_get_list_item (row));

  g_binding_unbind (g_object_steal_data (G_OBJECT (row), binding_key));
  g_signal_handlers_disconnect_by_func (choice, chosen_cb, data);
}

static void
set_up_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, DictumAddChoices *self)
{
  dictum_lazy_list_set_up (self->lazy, item);
  /* The check button is what the keyboard reaches. */
  gtk_list_item_set_focusable (item, FALSE);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, DictumAddChoices *self)
{
  dictum_lazy_list_bind (self->lazy, item);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, DictumAddChoices *self)
{
  dictum_lazy_list_unbind (self->lazy, item);
}

/* ---- Which are known, in a thread ---- */

typedef struct
{
  DictumDuplicateFinder *finder;
  DictumAddJob *job;
} Search;

static void
search_free (Search *search)
{
  dictum_duplicate_finder_unref (search->finder);
  g_object_unref (search->job);
  g_free (search);
}

/* What the rows will say and what is searched is made here as well: thousands of dates and folded
 * titles would hold up the window. */
static void
find_known_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Search *search = data;
  GPtrArray *choices = dictum_add_job_get_loaded (search->job)->choices;
  GPtrArray *items = g_ptr_array_new_full (choices->len, g_object_unref);

  for (guint i = 0; i < choices->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const DictumLoadChoice *choice = g_ptr_array_index (choices, i);
      gboolean known = choice->url != NULL &&
                       dictum_duplicate_finder_find_link (search->finder, choice->url) != NULL;

      g_ptr_array_add (items, choice_new (choice, known));
    }
  g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
}

static void
known_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GPtrArray *items = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Cancelled: the page is gone. */
  if (items != NULL)
    fill (DICTUM_ADD_CHOICES (data), items);
}

static void
find_known (DictumAddChoices *self, DictumProject *project)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, known_cb, self);
  Search *search = g_new0 (Search, 1);

  search->finder = dictum_duplicate_finder_new (project);
  search->job = g_object_ref (self->job);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  g_task_run_in_thread (task, find_known_thread);
}

/* ---- Object ---- */

static void
dictum_add_choices_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (DICTUM_ADD_CHOICES (page)->entry));
}

static void
dictum_add_choices_dispose (GObject *object)
{
  DictumAddChoices *self = DICTUM_ADD_CHOICES (object);

  g_cancellable_cancel (self->cancellable);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_ADD_CHOICES);
  g_clear_object (&self->lazy);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->choices);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->job);
  g_clear_object (&self->queue);
  g_clear_pointer (&self->search, g_free);

  G_OBJECT_CLASS (dictum_add_choices_parent_class)->dispose (object);
}

static void
dictum_add_choices_class_init (DictumAddChoicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_add_choices_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = dictum_add_choices_shown;

  gtk_widget_class_install_action (widget_class, "choices.add", NULL, add);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "choices.add", NULL);

  g_type_ensure (DICTUM_TYPE_ADD_CHOICE);
  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "dialogs/dictum-add-choices.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumAddChoices, add_button);
  gtk_widget_class_bind_template_child (widget_class, DictumAddChoices, all);
  gtk_widget_class_bind_template_child (widget_class, DictumAddChoices, entry);
  gtk_widget_class_bind_template_child (widget_class, DictumAddChoices, list);
  gtk_widget_class_bind_template_child (widget_class, DictumAddChoices, states);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_entry_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_up_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
}

static void
dictum_add_choices_init (DictumAddChoices *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  self->cancellable = g_cancellable_new ();
  self->choices = g_list_store_new (DICTUM_TYPE_ADD_CHOICE);
  self->shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->choices)), NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  self->lazy = dictum_lazy_list_new (GTK_WIDGET (self->list), ROW_HEIGHT, fill_row, empty_row,
                                     self);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

AdwNavigationPage *
dictum_add_choices_new (DictumAddQueue *queue, DictumAddJob *job, DictumProject *project)
{
  DictumAddChoices *self;
  const char *title;

  g_return_val_if_fail (DICTUM_IS_ADD_QUEUE (queue), NULL);
  g_return_val_if_fail (dictum_add_job_get_state (job) == DICTUM_ADD_JOB_CHOICES, NULL);
  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);

  self = g_object_new (DICTUM_TYPE_ADD_CHOICES, NULL);
  self->queue = g_object_ref (queue);
  self->job = g_object_ref (job);
  show_count (self);
  title = dictum_add_job_get_loaded (job)->title;
  if (title != NULL)
    adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  find_known (self, project);

  return ADW_NAVIGATION_PAGE (self);
}
