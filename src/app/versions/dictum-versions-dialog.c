/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-versions"

#include "versions/dictum-versions-dialog.h"

#include <glib/gi18n.h>

#include "dictum-announce.h"
#include "edit/dictum-edit-version.h"
#include "versions/dictum-versions-private.h"
#include "window/dictum-format.h"

#include "dictum-config.h"

G_DEFINE_FINAL_TYPE (DictumVersionsDialog, dictum_versions_dialog, ADW_TYPE_DIALOG)

const DictumArticle *
dictum_versions_dialog_get_article (DictumVersionsDialog *self)
{
  DictumProject *project = dictum_workbench_get_project (self->workbench);

  return project != NULL ? dictum_project_get_article (project, self->article) : NULL;
}

/* ---- The comparison ---- */

static GtkTextView *
get_view (DictumVersionsDialog *self, guint view)
{
  GtkTextView *views[] = { self->old_view, self->new_view, self->inline_view };

  return views[view];
}

/* Brings a difference into view, in all the views, and says what it is. */
static void
show_difference (DictumVersionsDialog *self)
{
  const DictumDifference *difference = &g_array_index (self->differences, DictumDifference,
                                                       self->current);
  g_autofree char *words = dictum_versions_describe (self->texts[0], self->texts[1], difference);
  g_autofree char *label = NULL;
  guint number = 0;

  for (guint view = 0; view < DICTUM_VERSIONS_N_VIEWS; view++)
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (get_view (self, view));
      const DictumRange *range = &g_array_index (self->ranges[view], DictumRange, self->current);
      GtkTextIter start, end;

      gtk_text_buffer_get_bounds (buffer, &start, &end);
      gtk_text_buffer_remove_tag_by_name (buffer, "current", &start, &end);
      gtk_text_buffer_get_iter_at_offset (buffer, &start, range->start);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, range->end);
      gtk_text_buffer_apply_tag_by_name (buffer, "current", &start, &end);
      gtk_text_buffer_place_cursor (buffer, &start);
    }
  dictum_versions_dialog_scroll_to (self, self->current);
  for (int i = 0; i <= self->current; i++)
    number += g_array_index (self->differences, DictumDifference, i).stretch.kind !=
              DICTUM_STRETCH_SAME;
  /* Translators: which change of how many, then the change in words. */
  label = g_strdup_printf (_ ("Change %1$u of %2$u: %3$s"), number,
                           dictum_differences_count (self->differences), words);
  gtk_label_set_label (self->change, label);
  dictum_announce (GTK_WIDGET (self), label);
}

static void
step (DictumVersionsDialog *self, int by)
{
  if (self->differences == NULL)
    return;
  for (int at = self->current + by; at >= 0 && at < (int) self->differences->len; at += by)
    if (g_array_index (self->differences, DictumDifference, at).stretch.kind != DICTUM_STRETCH_SAME)
      {
        self->current = at;
        show_difference (self);
        return;
      }
}

static void
next (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (DICTUM_VERSIONS_DIALOG (widget), 1);
}

static void
previous (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (DICTUM_VERSIONS_DIALOG (widget), -1);
}

/* Sets off the words of a claim of the older version, and goes there. */
static void
show_claim (DictumVersionsDialog *self, const DictumClaim *claim)
{
  GtkTextView *views[] = { self->old_view, self->inline_view };

  for (guint view = 0; view < DICTUM_VERSIONS_N_VIEWS; view++)
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (get_view (self, view));
      int at = dictum_versions_set_off (buffer, view, self->differences, self->ranges[view],
                                        claim->content);
      GtkTextIter start;

      if (at >= 0)
        self->current = at;
      if (view == DICTUM_VERSIONS_NEW && self->current >= 0)
        {
          gtk_text_buffer_get_iter_at_offset (
              buffer, &start, g_array_index (self->ranges[view], DictumRange, self->current).start);
          gtk_text_buffer_place_cursor (buffer, &start);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    gtk_text_view_scroll_to_mark (views[i],
                                  gtk_text_buffer_get_insert (gtk_text_view_get_buffer (views[i])),
                                  0.1, TRUE, 0, 0.3);
}

static void
start_stepping (DictumVersionsDialog *self)
{
  const DictumClaim *claim = NULL;
  g_autofree char *showing = g_steal_pointer (&self->showing);

  if (showing != NULL)
    claim = dictum_project_get_claim (dictum_workbench_get_project (self->workbench), showing);
  if (claim == NULL)
    {
      step (self, 1);
      return;
    }
  show_claim (self, claim);
  gtk_label_set_label (self->change, _ ("The claim is only in this older version. F8 goes to the "
                                        "next change."));
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DictumVersionsDialog *self = DICTUM_VERSIONS_DIALOG (widget);

  if (--self->frames > 0)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  start_stepping (self);
  return G_SOURCE_REMOVE;
}

static void
compare_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DictumText **texts = data;

  g_task_return_pointer (task, dictum_compare_texts (texts[0], texts[1]),
                         (GDestroyNotify) g_array_unref);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumVersionsDialog) self = DICTUM_VERSIONS_DIALOG (data);
  GArray *differences = g_task_propagate_pointer (G_TASK (result), NULL);
  guint n;

  /* Cancelled: other versions were chosen, or the dialog is closed. */
  if (differences == NULL)
    return;
  g_clear_pointer (&self->differences, g_array_unref);
  self->differences = differences;
  self->current = -1;
  for (guint view = 0; view < DICTUM_VERSIONS_N_VIEWS; view++)
    {
      g_clear_pointer (&self->ranges[view], g_array_unref);
      self->ranges[view] = dictum_versions_fill (gtk_text_view_get_buffer (get_view (self, view)),
                                                 view, self->texts[0], self->texts[1], differences);
    }
  n = dictum_differences_count (differences);
  gtk_label_set_label (self->change, n == 0 ? _ ("Both versions have the same text.") : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "versions.next", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "versions.previous", n > 0);
  /* Where a place is on a page is known only when the pages have their size. */
  self->frames = 3;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

static void
free_texts (gpointer data)
{
  DictumText **texts = data;

  dictum_text_unref (texts[0]);
  dictum_text_unref (texts[1]);
  g_free (texts);
}

static void
choice_cb (DictumVersionsDialog *self)
{
  const DictumArticle *article = dictum_versions_dialog_get_article (self);
  guint positions[] = { gtk_drop_down_get_selected (self->old_choice),
                        gtk_drop_down_get_selected (self->new_choice) };
  g_autoptr (GTask) task = NULL;
  DictumText **texts;

  if (self->filling || article == NULL)
    return;
  texts = g_new0 (DictumText *, 2);
  for (guint i = 0; i < 2; i++)
    {
      const DictumVersion *version = dictum_values_get (
          article->versions, MIN (positions[i], article->versions->len - 1));

      g_clear_pointer (&self->texts[i], dictum_text_unref);
      self->texts[i] = dictum_text_ref (dictum_article_get_text (article, version));
      texts[i] = dictum_text_ref (self->texts[i]);
    }
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  /* The thread, which may let go of the task last, must not be the one that lets go of a widget. */
  task = g_task_new (NULL, self->cancellable, compared_cb, g_object_ref (self));
  g_task_set_task_data (task, texts, free_texts);
  g_task_run_in_thread (task, compare_thread);
}

static void
fill_choices (DictumVersionsDialog *self)
{
  const DictumArticle *article = dictum_versions_dialog_get_article (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint length = article->versions->len;

  for (guint i = 0; i < length; i++)
    {
      const DictumVersion *version = dictum_values_get (article->versions, i);
      g_autofree char *moment = dictum_format_moment (version->retrieved);
      /* Translators: the number of a version and when it was loaded. */
      g_autofree char *name = g_strdup_printf (_ ("%1$u: %2$s"), i + 1,
                                               moment != NULL ? moment : _ ("no date"));

      gtk_string_list_append (names, name);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->old_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_model (self->new_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->old_choice, length > 1 ? length - 2 : 0);
  gtk_drop_down_set_selected (self->new_choice, length - 1);
  self->filling = FALSE;
  choice_cb (self);
}

static void
inline_cb (DictumVersionsDialog *self)
{
  gtk_stack_set_visible_child_name (
      self->layout, gtk_toggle_button_get_active (self->inline_button) ? "inline" : "side");
}

static void
tint_cb (DictumVersionsDialog *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  const DictumPalette *palette = dictum_palette_get (adw_style_manager_get_dark (style),
                                                     adw_style_manager_get_high_contrast (style));

  for (guint view = 0; view < DICTUM_VERSIONS_N_VIEWS; view++)
    dictum_versions_tint (gtk_text_view_get_buffer (get_view (self, view)), palette);
}

/* ---- The dialog ---- */

static void
changed_cb (DictumVersionsDialog *self)
{
  const DictumArticle *article = dictum_versions_dialog_get_article (self);

  if (article == NULL)
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  if (g_list_model_get_n_items (gtk_drop_down_get_model (self->new_choice)) !=
      article->versions->len)
    fill_choices (self);
  if (self->placing == NULL)
    dictum_versions_dialog_fill_claims (self);
}

static void
dictum_versions_dialog_dispose (GObject *object)
{
  DictumVersionsDialog *self = DICTUM_VERSIONS_DIALOG (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workbench);
  g_clear_pointer (&self->differences, g_array_unref);
  for (guint i = 0; i < DICTUM_VERSIONS_N_VIEWS; i++)
    g_clear_pointer (&self->ranges[i], g_array_unref);
  for (guint i = 0; i < 2; i++)
    g_clear_pointer (&self->texts[i], dictum_text_unref);
  g_clear_pointer (&self->article, g_free);
  g_clear_pointer (&self->placing, g_free);
  g_clear_pointer (&self->showing, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_VERSIONS_DIALOG);
  G_OBJECT_CLASS (dictum_versions_dialog_parent_class)->dispose (object);
}

static void
dictum_versions_dialog_class_init (DictumVersionsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_versions_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "versions/dictum-versions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumVersionsDialog, change);
  gtk_widget_class_bind_template_child (widget_class, DictumVersionsDialog, claims);
  gtk_widget_class_bind_template_child (widget_class, DictumVersionsDialog, claims_states);
  gtk_widget_class_bind_template_child (widget_class, DictumVersionsDialog, inline_button);
  gtk_widget_class_bind_template_child (widget_class, DictumVersionsDialog, inline_view);
  gtk_widget_class_bind_template_child (widget_class, DictumVersionsDialog, layout);
  gtk_widget_class_bind_template_child (widget_class, DictumVersionsDialog, new_choice);
  gtk_widget_class_bind_template_child (widget_class, DictumVersionsDialog, new_view);
  gtk_widget_class_bind_template_child (widget_class, DictumVersionsDialog, old_choice);
  gtk_widget_class_bind_template_child (widget_class, DictumVersionsDialog, old_view);
  gtk_widget_class_bind_template_child (widget_class, DictumVersionsDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, DictumVersionsDialog, place_label);
  gtk_widget_class_bind_template_child (widget_class, DictumVersionsDialog, place_view);
  gtk_widget_class_bind_template_child (widget_class, DictumVersionsDialog, summary);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
  gtk_widget_class_bind_template_callback (widget_class, inline_cb);
  gtk_widget_class_install_action (widget_class, "versions.next", NULL, next);
  gtk_widget_class_install_action (widget_class, "versions.previous", NULL, previous);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0, "versions.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, GDK_SHIFT_MASK,
                                       "versions.previous", NULL);
  dictum_versions_dialog_install_review (widget_class);
}

static void
dictum_versions_dialog_init (DictumVersionsDialog *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->current = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Filling them is nothing to undo, and Ctrl+Z is the project's. */
  for (guint view = 0; view < DICTUM_VERSIONS_N_VIEWS; view++)
    gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (get_view (self, view)), FALSE);
  dictum_versions_dialog_init_scrolling (self);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (tint_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (tint_cb), self,
                           G_CONNECT_SWAPPED);
  tint_cb (self);
}

/**
 * dictum_versions_dialog_new:
 * @workbench: what the decisions are handed to
 * @article: the id of an article of its project
 *
 * Returns: (transfer floating): a dialog to present
 */
AdwDialog *
dictum_versions_dialog_new (DictumWorkbench *workbench, const char *article)
{
  DictumVersionsDialog *self;

  g_return_val_if_fail (DICTUM_IS_WORKBENCH (workbench), NULL);

  self = g_object_new (DICTUM_TYPE_VERSIONS_DIALOG, NULL);
  self->workbench = g_object_ref (workbench);
  self->article = g_strdup (article);
  g_signal_connect_object (workbench, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fill_choices (self);
  dictum_versions_dialog_fill_claims (self);

  return ADW_DIALOG (self);
}

/**
 * dictum_versions_dialog_show_claim:
 * @self: a dialog on the claim's article
 * @claim: the id of a claim
 *
 * Shows what became of the claim: its place in the list, or, where it is not in the latest version
 * any more, its place in the version that it is in.
 */
void
dictum_versions_dialog_show_claim (DictumVersionsDialog *self, const char *claim)
{
  const DictumArticle *article;
  const DictumClaim *record;

  g_return_if_fail (DICTUM_IS_VERSIONS_DIALOG (self));

  article = dictum_versions_dialog_get_article (self);
  record = dictum_project_get_claim (dictum_workbench_get_project (self->workbench), claim);
  g_return_if_fail (article != NULL && record != NULL);

  if (dictum_claim_get_carry_kind (article, record) != DICTUM_CARRY_LOST)
    {
      adw_view_stack_set_visible_child_name (self->pages, "claims");
      adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->claims));
      dictum_versions_dialog_focus_claim (self, claim);
      return;
    }
  g_set_str (&self->showing, claim);
  self->filling = TRUE;
  for (guint i = 0; i < article->versions->len; i++)
    if (g_str_equal (((DictumVersion *) dictum_values_get (article->versions, i))->id,
                     record->version))
      gtk_drop_down_set_selected (self->old_choice, i);
  self->filling = FALSE;
  choice_cb (self);
}

void
dictum_versions_dialog_place_claim (DictumVersionsDialog *self, const char *claim)
{
  g_return_if_fail (DICTUM_IS_VERSIONS_DIALOG (self));

  adw_view_stack_set_visible_child_name (self->pages, "claims");
  dictum_versions_dialog_focus_claim (self, claim);
  gtk_widget_activate_action (GTK_WIDGET (self), "review.place", "s", claim);
}
