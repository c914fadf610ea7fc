/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-rating-fields.h"

#include <glib/gi18n.h>

#include "dictum-say.h"
#include "inspector/dictum-control.h"
#include "inspector/dictum-date-button.h"
#include "inspector/dictum-look.h"
#include "window/dictum-format.h"

#include "dictum-config.h"

/* How long typing has to rest before a justification is saved, in milliseconds. */
#define PAUSE 1500

struct _DictumRatingFields
{
  GtkBox parent_instance;

  DictumWorkbench *workbench;
  char *claim;
  const DictumRatingScale *scale; /* owned: what the drop-down was filled from */
  char *shown;                    /* the justification that the record had when it was last shown */
  char *shown_as_of;              /* likewise */
  gboolean showing;
  guint pause; /* source that will save the justification, or 0 */

  GtkDropDown *rating;
  GtkBox *reason;
  GtkTextView *justification;
  GtkBox *date;
  GtkEntry *as_of;
  GtkLabel *rated;
  GtkLabel *others;
  GtkDropDown *published;
};

G_DEFINE_FINAL_TYPE (DictumRatingFields, dictum_rating_fields, GTK_TYPE_BOX)

static const char *
get_person (DictumRatingFields *self)
{
  const char *author = dictum_workbench_get_author (self->workbench);

  return author != NULL && *author != '\0' ? author : g_get_user_name ();
}

static const DictumClaim *
get_claim (DictumRatingFields *self)
{
  DictumProject *project = self->workbench != NULL ? dictum_workbench_get_project (self->workbench)
                                                   : NULL;

  return project != NULL && self->claim != NULL ? dictum_project_get_claim (project, self->claim)
                                                : NULL;
}

static const DictumScaleValue *
get_scale_value (DictumRatingFields *self, guint position)
{
  if (self->scale == NULL || position == 0 || position > dictum_values_length (self->scale->values))
    return NULL;

  return dictum_values_get (self->scale->values, position - 1);
}

static void
show_again (DictumRatingFields *self)
{
  const DictumClaim *claim = get_claim (self);

  if (claim != NULL)
    dictum_rating_fields_show (self, self->workbench, claim);
}

static gboolean
rate (DictumRatingFields *self, const char *rating, const char *justification, const char *as_of)
{
  const char *ids[] = { self->claim, NULL };
  GError *error = NULL;
  DictumChange *change;

  change = dictum_edit_rate (dictum_workbench_get_project (self->workbench), ids, get_person (self),
                             rating, justification, as_of,
                             dictum_workbench_get_author (self->workbench), &error);

  return dictum_workbench_take (self->workbench, change, error, NULL);
}

/* Words that were refused stay, to be put right. has: what the record says. */
static void
keep_refused (GtkWidget *control, char **shown, const char *has)
{
  g_set_str (shown, has != NULL ? has : "");
  dictum_mark_refused (control);
}

static void
rating_cb (DictumRatingFields *self)
{
  guint selected = gtk_drop_down_get_selected (self->rating);
  const DictumScaleValue *value = get_scale_value (self, selected);

  if (self->showing || get_claim (self) == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  if (!rate (self, value != NULL ? value->id : NULL, NULL, NULL))
    show_again (self);
}

static void
justification_cb (DictumRatingFields *self)
{
  const DictumClaim *claim = get_claim (self);
  const DictumRating *rating;
  g_autofree char *typed = dictum_control_get_text (GTK_WIDGET (self->justification));
  g_autofree char *id = NULL;

  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->showing || claim == NULL || g_strcmp0 (typed, self->shown) == 0)
    return;

  rating = dictum_claim_get_rating (claim, get_person (self));
  if (rating == NULL)
    return;

  id = g_strdup (rating->rating);
  /* From here on it is not unfinished any more: the record's answer may replace it. */
  g_set_str (&self->shown, typed);
  if (!rate (self, id, typed, NULL))
    keep_refused (GTK_WIDGET (self->justification), &self->shown, rating->justification);
}

static void
pause_cb (gpointer data)
{
  DictumRatingFields *self = DICTUM_RATING_FIELDS (data);

  self->pause = 0;
  justification_cb (self);
}

static void
typed_cb (DictumRatingFields *self)
{
  if (self->showing)
    return;

  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add_once (PAUSE, pause_cb, self);
}

static void
as_of_cb (DictumRatingFields *self)
{
  const DictumClaim *claim = get_claim (self);
  const DictumRating *rating;
  g_autofree char *typed = dictum_control_get_text (GTK_WIDGET (self->as_of));
  g_autofree char *id = NULL;

  if (self->showing || claim == NULL)
    return;

  rating = dictum_claim_get_rating (claim, get_person (self));
  if (rating == NULL || g_strcmp0 (typed, rating->as_of != NULL ? rating->as_of : "") == 0)
    return;

  id = g_strdup (rating->rating);
  g_set_str (&self->shown_as_of, typed);
  if (!rate (self, id, NULL, typed))
    keep_refused (GTK_WIDGET (self->as_of), &self->shown_as_of, rating->as_of);
}

static void
published_cb (DictumRatingFields *self)
{
  const DictumClaim *claim = get_claim (self);
  guint selected = gtk_drop_down_get_selected (self->published);
  const char *ids[] = { self->claim, NULL };
  const DictumRating *rating;
  GError *error = NULL;
  DictumChange *change;

  if (self->showing || claim == NULL || selected >= dictum_values_length (claim->ratings))
    return;

  rating = dictum_values_get (claim->ratings, selected);
  change = dictum_edit_set_field (dictum_workbench_get_project (self->workbench), ids,
                                  "publishedRating", rating->person,
                                  dictum_workbench_get_author (self->workbench), &error);
  if (!dictum_workbench_take (self->workbench, change, error, NULL))
    show_again (self);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *row, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (row, label);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *row, gpointer data)
{
  DictumRatingFields *self = DICTUM_RATING_FIELDS (data);
  GtkStringObject *string = gtk_list_item_get_item (row);
  const DictumScaleValue *value = get_scale_value (self, gtk_list_item_get_position (row));
  g_autofree char *markup = NULL;

  /* The button of the drop-down shows the chosen row through a list of its own, whose only position
   * is 0: there the row is found by its words. */
  for (guint i = 1; value == NULL && get_scale_value (self, i) != NULL; i++)
    if (g_strcmp0 (get_scale_value (self, i)->label, gtk_string_object_get_string (string)) == 0)
      value = get_scale_value (self, i);

  markup = dictum_look_rating_markup (value, gtk_string_object_get_string (string));
  gtk_label_set_markup (GTK_LABEL (gtk_list_item_get_child (row)), markup);
}

static void
dictum_rating_fields_dispose (GObject *object)
{
  DictumRatingFields *self = DICTUM_RATING_FIELDS (object);

  self->showing = TRUE;
  g_clear_handle_id (&self->pause, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_RATING_FIELDS);
  g_clear_object (&self->workbench);
  G_OBJECT_CLASS (dictum_rating_fields_parent_class)->dispose (object);
}

static void
dictum_rating_fields_finalize (GObject *object)
{
  DictumRatingFields *self = DICTUM_RATING_FIELDS (object);

  dictum_value_unref ((gpointer) self->scale);
  g_clear_pointer (&self->claim, g_free);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->shown_as_of, g_free);
  G_OBJECT_CLASS (dictum_rating_fields_parent_class)->finalize (object);
}

static void
dictum_rating_fields_class_init (DictumRatingFieldsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dictum_rating_fields_dispose;
  object_class->finalize = dictum_rating_fields_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "inspector/dictum-rating-fields.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumRatingFields, rating);
  gtk_widget_class_bind_template_child (widget_class, DictumRatingFields, reason);
  gtk_widget_class_bind_template_child (widget_class, DictumRatingFields, justification);
  gtk_widget_class_bind_template_child (widget_class, DictumRatingFields, date);
  gtk_widget_class_bind_template_child (widget_class, DictumRatingFields, as_of);
  gtk_widget_class_bind_template_child (widget_class, DictumRatingFields, rated);
  gtk_widget_class_bind_template_child (widget_class, DictumRatingFields, others);
  gtk_widget_class_bind_template_child (widget_class, DictumRatingFields, published);
  gtk_widget_class_bind_template_callback (widget_class, rating_cb);
  gtk_widget_class_bind_template_callback (widget_class, justification_cb);
  gtk_widget_class_bind_template_callback (widget_class, as_of_cb);
  gtk_widget_class_bind_template_callback (widget_class, published_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
}

static void
dictum_rating_fields_init (DictumRatingFields *self)
{
  GtkWidget *calendar;

  gtk_widget_init_template (GTK_WIDGET (self));
  dictum_look_name_drop_down (self->rating, _ ("Rating"));
  dictum_look_name_drop_down (self->published, _ ("Whose rating is published"));
  dictum_control_keep_presses (GTK_WIDGET (self->justification));
  dictum_control_grow (GTK_WIDGET (self->justification));
  g_signal_connect_object (gtk_text_view_get_buffer (self->justification), "changed",
                           G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  calendar = dictum_date_button_new (GTK_EDITABLE (self->as_of));
  gtk_box_append (self->date, calendar);
  g_signal_connect_object (gtk_menu_button_get_popover (GTK_MENU_BUTTON (calendar)), "closed",
                           G_CALLBACK (as_of_cb), self, G_CONNECT_SWAPPED);
}

static void
fill_scale (DictumRatingFields *self)
{
  const DictumSettings *settings = dictum_project_get_settings (
      dictum_workbench_get_project (self->workbench));
  const DictumRatingScale *scale = settings->desk != NULL ? settings->desk->rating_scale : NULL;
  g_autoptr (GtkStringList) labels = NULL;

  if (scale == self->scale && gtk_drop_down_get_model (self->rating) != NULL)
    return;

  dictum_value_unref ((gpointer) self->scale);
  self->scale = scale != NULL ? dictum_value_ref (scale) : NULL;

  labels = gtk_string_list_new (NULL);
  gtk_string_list_append (labels, _ ("Not rated"));
  for (guint i = 0; scale != NULL && i < dictum_values_length (scale->values); i++)
    {
      const DictumScaleValue *value = dictum_values_get (scale->values, i);

      gtk_string_list_append (labels, value->label);
    }
  gtk_drop_down_set_model (self->rating, G_LIST_MODEL (labels));
}

static guint
find_position (DictumRatingFields *self, const char *id)
{
  const DictumScaleValue *value;

  for (guint i = 1; (value = get_scale_value (self, i)) != NULL; i++)
    if (g_strcmp0 (value->id, id) == 0)
      return i;

  return 0;
}

static void
show_rated (DictumRatingFields *self, const DictumRating *rating)
{
  g_autofree char *moment = dictum_format_moment (rating != NULL ? rating->rated : NULL);
  g_autofree char *words = NULL;

  if (*moment != '\0')
    /* Translators: when the editor rated a claim. */
    words = g_strdup_printf (_ ("Rated %s"), moment);
  gtk_label_set_label (self->rated, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->rated), words != NULL);
}

/* "Ana Holt: Partly supported · 14 Nov, 18:02", and why on a line of its own. */
static void
append_rating (GString *others, const DictumRating *rating, const char *label)
{
  g_autofree char *moment = dictum_format_moment (rating->rated);
  g_autofree char *words = NULL;
  g_autofree char *facts = NULL;

  /* Translators: a person of the newsroom and how that person rated the claim. */
  words = g_strdup_printf (_ ("%1$s: %2$s"), rating->person, label);
  facts = dictum_format_facts (words, moment, NULL);
  if (others->len > 0)
    g_string_append_c (others, '\n');
  g_string_append (others, facts);
  if (rating->justification != NULL)
    g_string_append_printf (others, "\n%s", rating->justification);
}

/* What others think, and whose rating is published. */
static void
show_others (DictumRatingFields *self, const DictumClaim *claim)
{
  const DictumSettings *settings = dictum_project_get_settings (
      dictum_workbench_get_project (self->workbench));
  guint length = dictum_values_length (claim->ratings);
  g_autoptr (GString) others = g_string_new (NULL);
  g_autoptr (GtkStringList) people = gtk_string_list_new (NULL);
  guint published = 0;

  for (guint i = 0; i < length; i++)
    {
      const DictumRating *rating = dictum_values_get (claim->ratings, i);
      const DictumScaleValue *value = dictum_settings_find_rating (settings, rating->rating);
      const char *label = value != NULL ? value->label : rating->rating;
      g_autofree char *publish = g_strdup_printf (_ ("Publish the rating of %s"), rating->person);

      gtk_string_list_append (people, publish);
      if (g_strcmp0 (claim->published_rating, rating->person) == 0)
        published = i;
      if (g_strcmp0 (rating->person, get_person (self)) == 0)
        continue;
      append_rating (others, rating, label);
    }

  gtk_label_set_label (self->others, others->str);
  gtk_widget_set_visible (GTK_WIDGET (self->others), others->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->published), length > 1);
  gtk_drop_down_set_model (self->published, G_LIST_MODEL (people));
  if (length > 0)
    gtk_drop_down_set_selected (self->published, published);
}

/* same: the control showed the same claim before, and what was typed since is not lost. */
static void
show_words (GtkWidget *control, char **shown, const char *words, gboolean same)
{
  g_autofree char *typed = dictum_control_get_text (control);
  gboolean keep = same && *shown != NULL && !g_str_equal (typed, *shown);

  g_set_str (shown, words);
  if (keep)
    return;

  dictum_control_set_text (control, words);
  dictum_clear_refusal (control);
}

/**
 * dictum_rating_fields_show:
 * @self: the fields
 * @workbench: where changes go
 * @claim: a claim
 */
void
dictum_rating_fields_show (DictumRatingFields *self,
                           DictumWorkbench *workbench,
                           const DictumClaim *claim)
{
  const DictumRating *rating;
  const char *justification;
  const char *as_of;
  gboolean same;

  g_return_if_fail (DICTUM_IS_RATING_FIELDS (self));
  g_return_if_fail (claim != NULL);

  same = g_strcmp0 (self->claim, claim->record.id) == 0;

  self->showing = TRUE;
  g_set_object (&self->workbench, workbench);
  g_set_str (&self->claim, claim->record.id);
  fill_scale (self);

  rating = dictum_claim_get_rating (claim, get_person (self));
  justification = rating != NULL && rating->justification != NULL ? rating->justification : "";
  as_of = rating != NULL && rating->as_of != NULL ? rating->as_of : "";
  gtk_drop_down_set_selected (self->rating,
                              rating != NULL ? find_position (self, rating->rating) : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), rating != NULL);
  show_words (GTK_WIDGET (self->justification), &self->shown, justification, same);
  gtk_widget_set_visible (GTK_WIDGET (self->date), rating != NULL);
  show_rated (self, rating);
  show_words (GTK_WIDGET (self->as_of), &self->shown_as_of, as_of, same);
  show_others (self, claim);
  self->showing = FALSE;
}

/**
 * dictum_rating_fields_flush:
 * @self: the fields
 *
 * Saves a justification or a date that has been typed and not yet saved.
 */
void
dictum_rating_fields_flush (DictumRatingFields *self)
{
  g_return_if_fail (DICTUM_IS_RATING_FIELDS (self));

  justification_cb (self);
  as_of_cb (self);
}
