/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-article-page"

#include "reader/dictum-article-page-private.h"

#include <glib/gi18n.h>

#include "inspector/dictum-look.h"
#include "inspector/dictum-source-picker.h"

/* The actions that change something: what the keys C, S, A, V and so on do. Each makes a change
 * with src/core/edit and hands it to the workbench, then says for screen readers what has happened.
 */

static DictumProject *
get_project (DictumArticlePage *self)
{
  return dictum_workbench_get_project (self->workbench);
}

static const char *
get_author (DictumArticlePage *self)
{
  return dictum_workbench_get_author (self->workbench);
}

static gboolean
has_text (DictumArticlePage *self)
{
  return dictum_reader_get_text (self->reader) != NULL;
}

/* Hands over the change (or the error), and announces its label. */
static gboolean
take (DictumArticlePage *self, DictumChange *change, GError *error, const char *toast)
{
  g_autofree char *label = change != NULL ? g_strdup (dictum_change_get_label (change)) : NULL;

  if (!dictum_workbench_take (self->workbench, change, error, toast))
    return FALSE;

  dictum_article_page_announce (self, label);

  return TRUE;
}

/* The current claim, or a message that says how to get one. */
static const DictumClaim *
need_claim (DictumArticlePage *self)
{
  const DictumClaim *claim = has_text (self) ? dictum_article_page_get_claim (self) : NULL;

  if (claim == NULL && has_text (self))
    dictum_workbench_message (self->workbench,
                              _ ("No claim is chosen. Select its words and press C, or go to one "
                                 "with N."));

  return claim;
}

static gboolean
snaps_to_words (DictumArticlePage *self)
{
  return self->settings == NULL || g_settings_get_boolean (self->settings, "snap-to-words");
}

/* The selection as it should be marked; a message when there is none, or nothing in it. */
static gboolean
need_selection (DictumArticlePage *self, const char *message, int *start, int *end)
{
  if (!dictum_reader_get_selection (self->reader, start, end) ||
      !dictum_text_snap (dictum_reader_get_text (self->reader), snaps_to_words (self), start, end))
    {
      dictum_workbench_message (self->workbench, message);
      return FALSE;
    }

  return TRUE;
}

static void
new_claim_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumArticlePage *self = DICTUM_ARTICLE_PAGE (widget);
  DictumText *text = dictum_reader_get_text (self->reader);
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumChange) change = NULL;
  int start;
  int end;

  if (text == NULL)
    return;

  if (!dictum_reader_get_selection (self->reader, &start, &end))
    dictum_text_get_sentence (text, start, &start, &end);

  if (!dictum_text_snap (text, snaps_to_words (self), &start, &end))
    {
      dictum_workbench_message (self->workbench, _ ("There are no words here to make a claim of."));
      return;
    }

  change = dictum_edit_add_claim (get_project (self), dictum_reader_get_article (self->reader),
                                  start, end, get_author (self), &error);
  if (take (self, change != NULL ? dictum_change_ref (change) : NULL, g_steal_pointer (&error),
            NULL))
    {
      dictum_reader_clear_selection (self->reader);
      dictum_workbench_set_claim (self->workbench, dictum_change_get_entry (change, 0)->after->id);
    }
}

static void
open_picker (DictumArticlePage *self, const DictumClaim *claim, int start, int end)
{
  GdkRectangle area;
  int from = start;
  int to = end;

  if (end <= start)
    dictum_claim_get_extent (claim, &from, &to);

  dictum_reader_get_area (self->reader, from, to, &area);
  dictum_source_picker_open (GTK_WIDGET (self->reader), &area, self->workbench, claim->record.id,
                             dictum_workbench_get_link (self->workbench), start, end);
}

static void
source_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumArticlePage *self = DICTUM_ARTICLE_PAGE (widget);
  const DictumClaim *claim = need_claim (self);
  int start;
  int end;

  if (claim == NULL ||
      !need_selection (self,
                       _ ("Select the words that name the source first, or press A to choose one "
                          "that the text does not name."),
                       &start, &end))
    return;

  open_picker (self, claim, start, end);
  dictum_reader_clear_selection (self->reader);
}

static void
choose_source_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumArticlePage *self = DICTUM_ARTICLE_PAGE (widget);
  const DictumClaim *claim = need_claim (self);

  if (claim != NULL)
    open_picker (self, claim, 0, 0);
}

static void
cue_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumArticlePage *self = DICTUM_ARTICLE_PAGE (widget);
  const DictumClaim *claim = need_claim (self);
  g_autoptr (GError) error = NULL;
  DictumChange *change;
  int start;
  int end;

  if (claim == NULL ||
      !need_selection (self, _ ("Select the words that link claim and source first: “said”."),
                       &start, &end))
    return;

  change = dictum_edit_set_cue (get_project (self), claim->record.id,
                                dictum_workbench_get_link (self->workbench), start, end,
                                get_author (self), &error);
  if (take (self, change, g_steal_pointer (&error), NULL))
    dictum_reader_clear_selection (self->reader);
}

/* Words that were added are the ones to go on with: the keys that move an end move theirs. */
static void
go_to_fragment (DictumArticlePage *self, int offset)
{
  const DictumClaim *claim = dictum_article_page_get_claim (self);

  for (guint i = 0; claim != NULL && i < dictum_values_length (claim->content); i++)
    {
      const DictumSpan *span = dictum_values_get (claim->content, i);

      if (span->start <= offset && offset < span->end)
        dictum_reader_set_mark (self->reader, DICTUM_PART_CONTENT, i);
    }
}

static void
extend_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumArticlePage *self = DICTUM_ARTICLE_PAGE (widget);
  const DictumClaim *claim = need_claim (self);
  g_autoptr (GError) error = NULL;
  DictumChange *change;
  int start;
  int end;

  if (claim == NULL ||
      !need_selection (self, _ ("Select the words to add to the claim first."), &start, &end))
    return;

  change = dictum_edit_add_fragment (get_project (self), claim->record.id, start, end,
                                     get_author (self), &error);
  if (take (self, change, g_steal_pointer (&error), NULL))
    {
      dictum_reader_clear_selection (self->reader);
      go_to_fragment (self, start);
    }
}

static void
same_source_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumArticlePage *self = DICTUM_ARTICLE_PAGE (widget);
  const DictumClaim *claim = need_claim (self);
  g_autoptr (GError) error = NULL;
  DictumChange *change;

  if (claim == NULL)
    return;

  change = dictum_edit_same_source (get_project (self), claim->record.id, get_author (self),
                                    &error);
  take (self, change, g_steal_pointer (&error), NULL);
}

/* Goes around the links of the chain and one more, which is made when it gets a source or a cue. */
static void
next_link_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumArticlePage *self = DICTUM_ARTICLE_PAGE (widget);
  const DictumClaim *claim = need_claim (self);
  g_autofree char *message = NULL;
  guint length;
  guint link;

  if (claim == NULL)
    return;

  length = dictum_values_length (claim->attributions);
  link = (dictum_workbench_get_link (self->workbench) + 1) % (length + 1);
  dictum_workbench_set_link (self->workbench, link);

  if (link == length)
    message = g_strdup (_ ("The next source or cue starts a new link of the chain."));
  else
    /* Translators: which link of the chain of sources, outermost first: "link 1 of 2". */
    message = g_strdup_printf (_ ("The next source or cue is for link %u of %u."), link + 1,
                               length);
  dictum_workbench_message (self->workbench, message);
}

/* Where an end is after one step. A step by words leads to the start of a word for the start of a
 * mark, to the end of one for its end. */
static int
step_end (DictumText *text, int offset, gboolean is_end, int step, gboolean by_character)
{
  int length = dictum_text_get_length (text);
  int next;

  if (by_character)
    return CLAMP (offset + step, 0, length);

  if (is_end)
    {
      if (step > 0)
        return dictum_text_next_word (text, offset);

      next = dictum_text_previous_word (text, offset);
      next = dictum_text_previous_word (text, next);
      return dictum_text_next_word (text, next);
    }

  if (step < 0)
    return dictum_text_previous_word (text, offset);

  next = dictum_text_next_word (text, offset);
  next = dictum_text_next_word (text, next);

  return dictum_text_previous_word (text, next);
}

/* Parameter: which end ("start", "end"), where to (-1, 1), whether by character. */
static void
resize_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumArticlePage *self = DICTUM_ARTICLE_PAGE (widget);
  DictumText *text = dictum_reader_get_text (self->reader);
  const DictumClaim *claim = need_claim (self);
  g_autoptr (GError) error = NULL;
  DictumChange *change;
  DictumPart part;
  const char *which;
  gboolean by_character;
  guint position;
  int step;
  int start;
  int end;

  g_variant_get (parameter, "(&sib)", &which, &step, &by_character);
  if (claim == NULL || !dictum_reader_get_mark (self->reader, &part, &position, &start, &end))
    return;

  if (g_str_equal (which, "end"))
    end = step_end (text, end, TRUE, step, by_character);
  else
    start = step_end (text, start, FALSE, step, by_character);

  if (start >= end)
    {
      gtk_widget_error_bell (GTK_WIDGET (self->reader));
      return;
    }

  change = dictum_edit_resize (get_project (self), claim->record.id, part, position, start, end,
                               get_author (self), &error);
  if (g_error_matches (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOTHING))
    {
      gtk_widget_error_bell (GTK_WIDGET (self->reader));
      return;
    }

  if (dictum_workbench_take (self->workbench, change, g_steal_pointer (&error), NULL))
    {
      g_autofree char *words = dictum_text_get_slice (text, start, end);

      dictum_article_page_announce (self, words);
    }
}

static void
rate_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumArticlePage *self = DICTUM_ARTICLE_PAGE (widget);
  const DictumClaim *claim = need_claim (self);
  g_autoptr (GError) error = NULL;
  DictumChange *change;
  const DictumSettings *settings;
  const GPtrArray *values;
  const char *rating = NULL;
  int which = g_variant_get_int32 (parameter);

  if (claim == NULL)
    return;

  settings = dictum_project_get_settings (get_project (self));
  values = settings->desk != NULL && settings->desk->rating_scale != NULL
               ? settings->desk->rating_scale->values
               : NULL;
  if (which > (int) dictum_values_length (values))
    {
      dictum_workbench_message (self->workbench, _ ("The project’s scale has no such rating."));
      return;
    }

  if (which > 0)
    rating = ((const DictumScaleValue *) dictum_values_get (values, which - 1))->id;

  change = dictum_edit_rate (get_project (self), (const char *[]) { claim->record.id, NULL },
                             get_author (self), rating, NULL, NULL, get_author (self), &error);
  if (g_error_matches (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOTHING))
    return;

  take (self, change, g_steal_pointer (&error), NULL);
}

static void
done_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumArticlePage *self = DICTUM_ARTICLE_PAGE (widget);
  const DictumClaim *claim = need_claim (self);
  g_autoptr (GError) error = NULL;
  DictumChange *change;
  int status;

  if (claim == NULL)
    return;

  status = claim->status == DICTUM_STATUS_DONE ? DICTUM_STATUS_TO_DO : DICTUM_STATUS_DONE;
  change = dictum_edit_set_field (get_project (self), (const char *[]) { claim->record.id, NULL },
                                  "status", dictum_enum_get_nick (&dictum_statuses, status),
                                  get_author (self), &error);
  take (self, change, g_steal_pointer (&error), NULL);
}

/* The claim as a whole when its content is the current mark, else only that mark; toast gets what
 * to say of it. */
static DictumChange *
make_deletion (DictumArticlePage *self,
               const DictumClaim *claim,
               const char **toast,
               GError **error)
{
  DictumPart part = DICTUM_PART_CONTENT;
  guint position = 0;

  dictum_reader_get_mark (self->reader, &part, &position, NULL, NULL);
  switch (part)
    {
    case DICTUM_PART_SOURCE:
      *toast = _ ("Source removed from the claim");
      return dictum_edit_clear_source (get_project (self), claim->record.id, position,
                                       get_author (self), error);

    case DICTUM_PART_CUE:
      *toast = _ ("Cue removed from the claim");
      return dictum_edit_clear_cue (get_project (self), claim->record.id, position,
                                    get_author (self), error);

    case DICTUM_PART_CONTENT:
    default:
      *toast = position > 0 ? _ ("Words removed from the claim") : _ ("Claim deleted");
      if (position > 0)
        return dictum_edit_remove_fragment (get_project (self), claim->record.id, position,
                                            get_author (self), error);
      return dictum_edit_remove_claims (get_project (self),
                                        (const char *[]) { claim->record.id, NULL },
                                        get_author (self), error);
    }
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumArticlePage *self = DICTUM_ARTICLE_PAGE (widget);
  const DictumClaim *claim = need_claim (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  const char *toast = NULL;
  DictumChange *change;
  DictumItem *next;
  guint number;

  if (claim == NULL)
    return;

  id = g_strdup (claim->record.id);
  number = dictum_reader_get_number (self->reader, id);
  change = make_deletion (self, claim, &toast, &error);
  if (!take (self, change, g_steal_pointer (&error), toast) ||
      dictum_project_get_claim (get_project (self), id) != NULL)
    return;

  next = dictum_reader_get_numbered (self->reader, number);
  if (next == NULL && number > 1)
    next = dictum_reader_get_numbered (self->reader, number - 1);
  if (next != NULL)
    dictum_workbench_set_claim (self->workbench, dictum_item_get_id (next));
}

/* The cards belong to the inspector: it is asked, and shown if it was hidden. */
static void
edit_card_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumArticlePage *self = DICTUM_ARTICLE_PAGE (widget);
  const char *action = g_str_equal (name, "article.note") ? "inspector.edit-note"
                                                          : "inspector.edit-card";

  if (need_claim (self) == NULL)
    return;

  adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
  if (!gtk_widget_activate_action (self->inspector, action, NULL))
    gtk_widget_child_focus (self->inspector, GTK_DIR_TAB_FORWARD);
}

/**
 * dictum_article_page_fill_rating_menu:
 * @self: an article page
 *
 * Puts the values of the project's scale into the menus, with the digits that choose them.
 */
void
dictum_article_page_fill_rating_menu (DictumArticlePage *self)
{
  DictumProject *project = self->workbench != NULL ? dictum_workbench_get_project (self->workbench)
                                                   : NULL;
  const DictumSettings *settings = project != NULL ? dictum_project_get_settings (project) : NULL;
  const GPtrArray *values = NULL;
  g_autoptr (GMenuItem) none = NULL;

  g_menu_remove_all (self->rating_menu);
  if (settings != NULL && settings->desk != NULL && settings->desk->rating_scale != NULL)
    values = settings->desk->rating_scale->values;

  for (guint i = 0; i < MIN (dictum_values_length (values), 9); i++)
    {
      const DictumScaleValue *value = dictum_values_get (values, i);
      g_autoptr (GMenuItem) item = dictum_look_menu_item (value->label);
      char digit[2] = { (char) ('1' + i), '\0' };

      g_menu_item_set_action_and_target (item, "article.rate", "i", (int) i + 1);
      g_menu_item_set_attribute (item, "accel", "s", digit);
      g_menu_append_item (self->rating_menu, item);
    }

  none = g_menu_item_new (_ ("No Rating"), NULL);
  g_menu_item_set_action_and_target (none, "article.rate", "i", 0);
  g_menu_item_set_attribute (none, "accel", "s", "0");
  g_menu_append_item (self->rating_menu, none);
}

void
dictum_article_page_install_marking (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "article.new-claim", NULL, new_claim_cb);
  gtk_widget_class_install_action (klass, "article.source", NULL, source_cb);
  gtk_widget_class_install_action (klass, "article.choose-source", NULL, choose_source_cb);
  gtk_widget_class_install_action (klass, "article.cue", NULL, cue_cb);
  gtk_widget_class_install_action (klass, "article.extend", NULL, extend_cb);
  gtk_widget_class_install_action (klass, "article.same-source", NULL, same_source_cb);
  gtk_widget_class_install_action (klass, "article.next-link", NULL, next_link_cb);
  gtk_widget_class_install_action (klass, "article.resize", "(sib)", resize_cb);
  gtk_widget_class_install_action (klass, "article.rate", "i", rate_cb);
  gtk_widget_class_install_action (klass, "article.done", NULL, done_cb);
  gtk_widget_class_install_action (klass, "article.delete", NULL, delete_cb);
  gtk_widget_class_install_action (klass, "article.edit-card", NULL, edit_card_cb);
  gtk_widget_class_install_action (klass, "article.note", NULL, edit_card_cb);
}
