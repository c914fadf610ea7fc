/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-add-review"

#include "dialogs/dictum-add-review.h"

#include <glib/gi18n.h>

#include "dictum-say.h"
#include "window/dictum-format.h"

#include "dictum-config.h"

/* So much of the text is shown, in code points: enough to see whether it is the right one. */
#define SHOWN 700

struct _DictumAddReview
{
  AdwNavigationPage parent_instance;

  DictumAddQueue *queue;
  DictumAddJob *job;

  AdwToastOverlay *toasts;
  AdwPreferencesGroup *duplicates;
  GtkWidget *notice_group;
  GtkLabel *notice;
  AdwEntryRow *rows[DICTUM_N_DETAILS]; /* by detail; NULL for those without a field */
  AdwSwitchRow *section;               /* the paper's, to be a tag; NULL when none is known */
  AdwPreferencesGroup *details_group;
  AdwPreferencesGroup *text_group;
  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (DictumAddReview, dictum_add_review, ADW_TYPE_NAVIGATION_PAGE)

/* The fields of an article behind the details, and what their rows are called; the details that an
 * article does not keep have none. */
static const struct
{
  const char *field;
  const char *label;
} details[] = {
  [DICTUM_DETAIL_TITLE] = { "title", N_ ("Title") },
  [DICTUM_DETAIL_BYLINE] = { "byline", N_ ("Byline") },
  [DICTUM_DETAIL_PUBLISHER] = { "publisher", N_ ("Publisher") },
  [DICTUM_DETAIL_URL] = { "url", N_ ("Link") },
  [DICTUM_DETAIL_PUBLISHED] = { "published", N_ ("Published (as in 2026-11-14)") },
  [DICTUM_DETAIL_MODIFIED] = { "modified", N_ ("Updated (as in 2026-11-14)") },
  [DICTUM_DETAIL_LANGUAGE] = { "language", N_ ("Language (as in “en”)") },
};

static DictumArticle *
get_article (DictumAddReview *self)
{
  return dictum_add_job_get_loaded (self->job)->article;
}

static const char *
get_value (DictumAddReview *self, DictumDetail detail)
{
  const DictumField *field = dictum_type_find_field (&dictum_article_type, details[detail].field);
  const char *value = *DICTUM_FIELD_AT (const char *, get_article (self), field);

  return value != NULL ? value : "";
}

/* Where the value was found, as long as it is that one. */
static void
show_label (DictumAddReview *self, DictumDetail detail)
{
  DictumLoaded *loaded = dictum_add_job_get_loaded (self->job);
  const char *origin = dictum_detail_origin_describe (loaded->origins[detail]);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->rows[detail]));
  gboolean same = g_str_equal (text, get_value (self, detail));
  g_autofree char *label = NULL;

  label = dictum_format_facts (_ (details[detail].label), same && *text != '\0' ? origin : NULL,
                               NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[detail]), label);
}

static void
row_changed_cb (GtkEditable *row, DictumAddReview *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    if (GTK_EDITABLE (self->rows[i]) == row)
      show_label (self, i);
}

static gboolean
take_row (DictumAddReview *self, DictumDetail detail, GError **error)
{
  DictumLoaded *loaded = dictum_add_job_get_loaded (self->job);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->rows[detail]));

  if (g_str_equal (text, get_value (self, detail)))
    return TRUE;
  if (!dictum_edit_parse_field (loaded->article, details[detail].field, text, error))
    return FALSE;

  loaded->origins[detail] = DICTUM_DETAIL_ORIGIN_NONE;
  return TRUE;
}

/* Takes the rows into the article; what is not understood stays marked, and the reason is told. */
static gboolean
take_rows (DictumAddReview *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    {
      g_autoptr (GError) error = NULL;

      if (take_row (self, i, &error))
        continue;
      dictum_refuse (self->toasts, GTK_WIDGET (self->rows[i]), error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->rows[i]));
      return FALSE;
    }
  dictum_add_job_update_title (self->job);
  if (self->section != NULL && adw_switch_row_get_active (self->section))
    dictum_loaded_tag_section (dictum_add_job_get_loaded (self->job));

  return TRUE;
}

static void
accept (DictumAddReview *self, const char *version_of)
{
  if (dictum_add_job_get_state (self->job) != DICTUM_ADD_JOB_READY || !take_rows (self))
    return;

  dictum_add_queue_accept (self->queue, self->job, version_of);
  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

static void
add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accept (DICTUM_ADD_REVIEW (widget), NULL);
}

static void
add_version (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accept (DICTUM_ADD_REVIEW (widget), g_variant_get_string (parameter, NULL));
}

static void
discard (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumAddReview *self = DICTUM_ADD_REVIEW (widget);

  dictum_add_queue_dismiss (self->queue, self->job);
  gtk_widget_activate_action (widget, "navigation.pop", NULL);
}

static void
entry_activated_cb (DictumAddReview *self)
{
  accept (self, NULL);
}

/* ---- What is shown ---- */

static void
show_rows (DictumAddReview *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    {
      self->rows[i] = ADW_ENTRY_ROW (adw_entry_row_new ());
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->rows[i]), FALSE);
      adw_preferences_group_add (self->details_group, GTK_WIDGET (self->rows[i]));
      gtk_editable_set_text (GTK_EDITABLE (self->rows[i]), get_value (self, i));
      show_label (self, i);
      g_signal_connect_object (self->rows[i], "changed", G_CALLBACK (row_changed_cb), self, 0);
      g_signal_connect_object (self->rows[i], "entry-activated", G_CALLBACK (entry_activated_cb),
                               self, G_CONNECT_SWAPPED);
    }
}

/* Papers name their sections in many ways, so it is a tag only where the editor wants it. */
static void
show_section (DictumAddReview *self)
{
  const char *section = dictum_add_job_get_loaded (self->job)->section;
  g_autofree char *title = NULL;

  if (section == NULL)
    return;
  /* Translators: %s is the section of a newspaper. */
  title = g_strdup_printf (_ ("Tag It “%s”"), section);
  self->section = ADW_SWITCH_ROW (adw_switch_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->section), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->section), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->section),
                               _ ("The section of the paper that it stood in"));
  adw_preferences_group_add (self->details_group, GTK_WIDGET (self->section));
}

static GtkWidget *
make_version_button (const char *article)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Add as New Version"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "review.add-version");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", article);

  return button;
}

static void
show_duplicates (DictumAddReview *self)
{
  GPtrArray *duplicates = dictum_add_job_get_duplicates (self->job);

  gtk_widget_set_visible (GTK_WIDGET (self->duplicates), duplicates != NULL && duplicates->len > 0);
  for (guint i = 0; duplicates != NULL && i < MIN (duplicates->len, 5); i++)
    {
      const DictumDuplicate *duplicate = g_ptr_array_index (duplicates, i);
      const DictumArticle *article = duplicate->article;
      g_autofree char *likeness = dictum_duplicate_describe (duplicate);
      g_autofree char *date = dictum_format_date_now (article->published);
      g_autofree char *facts = NULL;
      GtkWidget *row = adw_action_row_new ();

      facts = dictum_format_facts (likeness, article->publisher, date, NULL);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     article->title != NULL ? article->title : _ ("Untitled"));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
      if ((duplicate->reasons & DICTUM_DUPLICATE_SAME_TEXT) == 0)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_version_button (article->record.id));
      adw_preferences_group_add (self->duplicates, row);
    }
}

static void
show_text (DictumAddReview *self)
{
  const DictumVersion *version = dictum_article_get_latest_version (get_article (self));
  g_autoptr (GString) shown = g_string_new (NULL);
  guint n_blocks = dictum_values_length (version->blocks);
  g_autofree char *size = NULL;
  glong length = 0;

  for (guint i = 0; i < n_blocks && length < SHOWN; i++)
    {
      const DictumBlock *block = dictum_values_get (version->blocks, i);
      glong n_chars = g_utf8_strlen (block->text, -1);

      if (shown->len > 0)
        g_string_append (shown, "\n\n");
      g_string_append_len (shown, block->text,
                           g_utf8_offset_to_pointer (block->text, MIN (n_chars, SHOWN - length)) -
                               block->text);
      length += n_chars;
      if (length > SHOWN || (length == SHOWN && i + 1 < n_blocks))
        g_string_append (shown, "…");
    }
  size = g_strdup_printf (ngettext ("%'u paragraph", "%'u paragraphs", n_blocks), n_blocks);
  adw_preferences_group_set_description (self->text_group, size);
  gtk_label_set_label (self->text, shown->str);
}

/* Enter then adds at once what is right as it is. */
static void
dictum_add_review_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (DICTUM_ADD_REVIEW (page)->rows[DICTUM_DETAIL_TITLE]));
}

/* Whoever goes back to look at something finds what was put right as it was left; what is not
 * understood was not put right. */
static void
dictum_add_review_hiding (AdwNavigationPage *page)
{
  DictumAddReview *self = DICTUM_ADD_REVIEW (page);

  if (dictum_add_job_get_state (self->job) != DICTUM_ADD_JOB_READY)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    take_row (self, i, NULL);
  dictum_add_job_update_title (self->job);
}

static void
dictum_add_review_dispose (GObject *object)
{
  DictumAddReview *self = DICTUM_ADD_REVIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_ADD_REVIEW);
  g_clear_object (&self->job);
  g_clear_object (&self->queue);

  G_OBJECT_CLASS (dictum_add_review_parent_class)->dispose (object);
}

static void
dictum_add_review_class_init (DictumAddReviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_add_review_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->hiding = dictum_add_review_hiding;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = dictum_add_review_shown;

  gtk_widget_class_install_action (widget_class, "review.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "review.add-version", "s", add_version);
  gtk_widget_class_install_action (widget_class, "review.discard", NULL, discard);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "review.add",
                                       NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DICTUM_RESOURCE_PATH "dialogs/dictum-add-review.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumAddReview, details_group);
  gtk_widget_class_bind_template_child (widget_class, DictumAddReview, duplicates);
  gtk_widget_class_bind_template_child (widget_class, DictumAddReview, notice);
  gtk_widget_class_bind_template_child (widget_class, DictumAddReview, notice_group);
  gtk_widget_class_bind_template_child (widget_class, DictumAddReview, text);
  gtk_widget_class_bind_template_child (widget_class, DictumAddReview, text_group);
  gtk_widget_class_bind_template_child (widget_class, DictumAddReview, toasts);
}

static void
dictum_add_review_init (DictumAddReview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
dictum_add_review_new (DictumAddQueue *queue, DictumAddJob *job)
{
  DictumAddReview *self;
  const char *notice;

  g_return_val_if_fail (DICTUM_IS_ADD_QUEUE (queue), NULL);
  g_return_val_if_fail (dictum_add_job_get_state (job) == DICTUM_ADD_JOB_READY, NULL);

  self = g_object_new (DICTUM_TYPE_ADD_REVIEW, NULL);
  self->queue = g_object_ref (queue);
  self->job = g_object_ref (job);
  notice = dictum_add_job_get_loaded (job)->notice;
  gtk_widget_set_visible (self->notice_group, notice != NULL);
  gtk_label_set_label (self->notice, notice != NULL ? notice : "");
  show_rows (self);
  show_section (self);
  show_duplicates (self);
  show_text (self);

  return ADW_NAVIGATION_PAGE (self);
}
