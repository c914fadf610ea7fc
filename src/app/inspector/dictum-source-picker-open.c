/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-source-picker"

#include "inspector/dictum-source-picker.h"

#include <glib/gi18n.h>

#include "edit/dictum-edit-card.h"

#include "dictum-config.h"

/* Where a picker is shown and what its answer does to a claim. In a narrow window a popover would
 * hide what it is about and leave no room for a keyboard on the screen: there it is a dialog. */

#define NARROW 500

/* What is answered: whose source the picker asks for. */
typedef struct
{
  DictumWorkbench *workbench;
  char *claim;
  guint link;
  int start;
  int end;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->workbench);
  g_free (question->claim);
  g_free (question);
}

static void
question_free_closure (gpointer data, GClosure *closure)
{
  question_free (data);
}

/* ---- Where the keyboard focus was ---- */

static void
free_weak_ref (gpointer data)
{
  GWeakRef *ref = data;

  g_weak_ref_clear (ref);
  g_free (ref);
}

/* Weakly: the widget may be what the popover belongs to. */
static void
remember_focus (GObject *object, GtkWidget *relative_to)
{
  GtkRoot *root = gtk_widget_get_root (relative_to);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GWeakRef *ref;

  if (focus == NULL)
    return;

  ref = g_new0 (GWeakRef, 1);
  g_weak_ref_init (ref, focus);
  g_object_set_data_full (object, "dictum-focus", ref, free_weak_ref);
}

static void
give_focus_back (GObject *object)
{
  GWeakRef *ref = g_object_get_data (object, "dictum-focus");
  g_autoptr (GtkWidget) focus = ref != NULL ? g_weak_ref_get (ref) : NULL;

  if (focus != NULL && gtk_widget_get_root (focus) != NULL)
    gtk_widget_grab_focus (focus);
}

/* ---- Popover ---- */

static gboolean
unparent_cb (gpointer data)
{
  GtkWidget *popover = GTK_WIDGET (data);

  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkPopover *popover, gpointer data)
{
  give_focus_back (G_OBJECT (popover));

  /* Not at once: the popover is still closing. */
  g_idle_add_full (G_PRIORITY_DEFAULT, unparent_cb, g_object_ref (popover), g_object_unref);
}

static void
anchor_destroyed_cb (GtkWidget *anchor, gpointer data)
{
  GtkWidget *popover = GTK_WIDGET (data);

  if (gtk_widget_get_parent (popover) == anchor)
    gtk_widget_unparent (popover);
}

static void
present_popover (DictumSourcePicker *self, GtkWidget *relative_to, const GdkRectangle *at)
{
  GtkWidget *popover = gtk_popover_new ();

  gtk_widget_set_size_request (GTK_WIDGET (self), 380, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self));
  gtk_widget_add_css_class (popover, "source-picker");
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose a source"), -1);
  if (at != NULL)
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), at);

  remember_focus (G_OBJECT (popover), relative_to);
  gtk_widget_set_parent (popover, relative_to);
  g_signal_connect_object (relative_to, "destroy", G_CALLBACK (anchor_destroyed_cb), popover,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (relative_to, "unmap", G_CALLBACK (gtk_popover_popdown), popover,
                           G_CONNECT_SWAPPED);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  g_signal_connect_object (self, "chosen", G_CALLBACK (gtk_popover_popdown), popover,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self, "create", G_CALLBACK (gtk_popover_popdown), popover,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self, "cancelled", G_CALLBACK (gtk_popover_popdown), popover,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* ---- Dialog ---- */

/* The keys that are bindings of widgets, which take none before they are mapped. */
static void
act_on_key (DictumSourcePicker *self, guint keyval)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_DIALOG);

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      dictum_source_picker_accept (self);
      break;

    case GDK_KEY_Escape:
      adw_dialog_force_close (ADW_DIALOG (dialog));
      break;

    default:
      break;
    }
}

/* A dialog lays itself out for a frame before what is in it can take keys, and then gives the
 * focus to the list, whatever its focus was set to before. Whoever types fast is in the name by
 * then: until the entry has the focus, keys are handed on to it, and act on nothing else. */
static gboolean
early_key_cb (GtkEventControllerKey *controller,
              guint keyval,
              guint keycode,
              GdkModifierType state,
              gpointer data)
{
  DictumSourcePicker *self = DICTUM_SOURCE_PICKER (data);
  GtkWidget *entry = dictum_source_picker_get_entry (self);
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (entry));

  if (!gtk_event_controller_key_forward (controller, entry) &&
      !gtk_event_controller_key_forward (controller, GTK_WIDGET (text)))
    act_on_key (self, keyval);

  return GDK_EVENT_STOP;
}

static void
stop_handing_on (GtkEventController *controller)
{
  GtkWidget *root = gtk_event_controller_get_widget (controller);

  if (root != NULL)
    gtk_widget_remove_controller (root, controller);
}

static gboolean
frame_cb (GtkWidget *entry, GdkFrameClock *clock, gpointer data)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (data);

  /* The answer was given in the meantime: a dialog that takes the focus while it closes keeps it.
   */
  if (gtk_event_controller_get_widget (controller) == NULL)
    return G_SOURCE_REMOVE;
  if (!gtk_widget_get_mapped (entry))
    return G_SOURCE_CONTINUE;

  stop_handing_on (controller);
  gtk_entry_grab_focus_without_selecting (GTK_ENTRY (entry));
  return G_SOURCE_REMOVE;
}

static void
hand_keys_on (DictumSourcePicker *self, AdwDialog *dialog, GtkWidget *root)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (early_key_cb), self,
                           G_CONNECT_DEFAULT);
  gtk_widget_add_controller (root, controller);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (stop_handing_on), controller,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_tick_callback (dictum_source_picker_get_entry (self), frame_cb,
                                g_object_ref (controller), g_object_unref);
}

static void
dialog_closed_cb (AdwDialog *dialog, gpointer data)
{
  give_focus_back (G_OBJECT (dialog));
}

static void
close_dialog_cb (AdwDialog *dialog)
{
  adw_dialog_force_close (dialog);
}

static void
present_dialog (DictumSourcePicker *self, GtkWidget *relative_to)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();

  gtk_widget_set_margin_start (GTK_WIDGET (self), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self), 12);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self));
  adw_dialog_set_title (dialog, _ ("Choose a Source"));
  adw_dialog_set_content_width (dialog, 400);
  adw_dialog_set_content_height (dialog, 480);
  adw_dialog_set_child (dialog, view);

  remember_focus (G_OBJECT (dialog), relative_to);
  g_signal_connect (dialog, "closed", G_CALLBACK (dialog_closed_cb), NULL);
  g_signal_connect_object (self, "chosen", G_CALLBACK (close_dialog_cb), dialog,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self, "create", G_CALLBACK (close_dialog_cb), dialog,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self, "cancelled", G_CALLBACK (close_dialog_cb), dialog,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  adw_dialog_present (dialog, relative_to);
  hand_keys_on (self, dialog, GTK_WIDGET (gtk_widget_get_root (relative_to)));
}

/**
 * dictum_source_picker_present:
 * @self: (transfer floating): a picker; it goes when it is answered or left
 * @relative_to: what it belongs to
 * @at: (nullable): the place in @relative_to that it points to; NULL all of it
 *
 * Shows the picker over the window and gives the keyboard focus back afterwards.
 */
void
dictum_source_picker_present (DictumSourcePicker *self,
                              GtkWidget *relative_to,
                              const GdkRectangle *at)
{
  GtkRoot *root;

  g_return_if_fail (DICTUM_IS_SOURCE_PICKER (self));
  g_return_if_fail (GTK_IS_WIDGET (relative_to));

  root = gtk_widget_get_root (relative_to);
  if (root != NULL && gtk_widget_get_width (GTK_WIDGET (root)) < NARROW)
    present_dialog (self, relative_to);
  else
    present_popover (self, relative_to, at);
}

/* ---- The source of a link ---- */

static void
take_answer (Question *question, DictumChange *change, GError *error)
{
  g_autoptr (DictumWorkbench) workbench = g_object_ref (question->workbench);
  guint link = question->link;

  /* What was asked for is so already. */
  if (g_error_matches (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOTHING))
    {
      g_error_free (error);
      return;
    }
  if (dictum_workbench_take (workbench, change, error, NULL))
    dictum_workbench_set_link (workbench, link);
}

static gboolean
has_link (Question *question)
{
  const DictumClaim *claim = dictum_project_get_claim (
      dictum_workbench_get_project (question->workbench), question->claim);

  return claim != NULL && question->link < dictum_values_length (claim->attributions);
}

static void
chosen_cb (DictumSourcePicker *self, const char *source, gpointer data)
{
  Question *question = data;
  GError *error = NULL;
  DictumChange *change;

  /* Nobody, where nobody was: what was asked for is so already. */
  if (source == NULL && question->end <= question->start && !has_link (question))
    return;

  change = dictum_edit_set_source (
      dictum_workbench_get_project (question->workbench), question->claim, question->link, source,
      question->start, question->end, dictum_workbench_get_author (question->workbench), &error);
  take_answer (question, change, error);
}

static void
create_cb (DictumSourcePicker *self, const char *name, guint kind, gpointer data)
{
  Question *question = data;
  GError *error = NULL;
  DictumChange *change;

  change = dictum_edit_set_new_source (dictum_workbench_get_project (question->workbench),
                                       question->claim, question->link, name,
                                       (DictumSourceKind) kind, question->start, question->end,
                                       dictum_workbench_get_author (question->workbench), &error);
  take_answer (question, change, error);
}

/* The words that name the source in the text: those marked now, or those marked before for a link
 * that has no source yet. */
static char *
get_marked_words (DictumProject *project,
                  const DictumClaim *claim,
                  const DictumAttribution *link,
                  int start,
                  int end)
{
  const DictumArticle *article = dictum_project_get_article (project, claim->article);
  const DictumVersion *version = article != NULL
                                     ? dictum_article_get_version (article, claim->version)
                                     : NULL;

  if (end > start && version != NULL)
    return dictum_text_get_slice (dictum_article_get_text (article, version), start, end);

  if (link != NULL && link->source == NULL && link->source_span != NULL)
    return g_strdup (link->source_span->exact);

  return NULL;
}

/* In a transcript it was most likely said by whoever speaks there, known as a source or not. */
static void
suggest_speaker (DictumSourcePicker *self, DictumProject *project, const DictumClaim *claim)
{
  const char *speaker = dictum_claim_get_speaker (project, claim);
  const DictumSource *source = speaker != NULL ? dictum_source_find_named (project, speaker) : NULL;

  if (source != NULL)
    g_object_set (self, "first", source->record.id, NULL);
  else if (speaker != NULL)
    {
      g_autofree char *name = dictum_speaker_suggest_name (speaker);

      dictum_source_picker_set_words (self, name);
    }
}

/* The words are where the source that the link has already is named, unless they name another. */
static gboolean
names_other (DictumProject *project, const char *name, const DictumAttribution *link)
{
  const DictumSource *named = dictum_source_find_named (project, name);

  return named != NULL && !g_str_equal (named->record.id, link->source);
}

static void
suggest (DictumSourcePicker *self,
         DictumProject *project,
         const DictumClaim *claim,
         const DictumAttribution *link,
         const char *words)
{
  const DictumSource *antecedent;
  g_autofree char *name = NULL;

  if (words == NULL)
    {
      if (link != NULL)
        g_object_set (self, "first", link->source, NULL);
      else if (dictum_values_length (claim->attributions) == 0)
        suggest_speaker (self, project, claim);
      return;
    }

  name = dictum_source_suggest_name (words);
  if (link != NULL && link->source != NULL)
    {
      if (!names_other (project, name, link))
        g_object_set (self, "first", link->source, NULL);
      dictum_source_picker_set_words (self, name);
      return;
    }

  antecedent = dictum_source_get_antecedent (project, claim->record.id, words);
  if (antecedent != NULL)
    g_object_set (self, "first", antecedent->record.id, NULL);
  else
    dictum_source_picker_set_words (self, name);
}

/* Nobody has told himself: who is in the chain already is not offered for another link of it. */
static void
put_chain_aside (DictumSourcePicker *self, const DictumClaim *claim, guint link)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      const DictumAttribution *other = dictum_values_get (claim->attributions, i);

      if (i != link && other->source != NULL)
        g_strv_builder_add (builder, other->source);
    }
  ids = g_strv_builder_end (builder);
  g_object_set (self, "aside", ids, NULL);
}

/**
 * dictum_source_picker_open:
 * @relative_to: the widget that asks
 * @at: (nullable): the place in it that the question is about; NULL all of it
 * @workbench: what the window has open
 * @claim: id of a claim
 * @link: which link of its chain, from 0, the outermost; the chain's length adds one
 * @start: where the source is named in the claim's version of the article, in code points
 * @end: where the name ends, excluded; not greater than @start: the mark stays as it is
 *
 * Asks who said it, and hands the change that follows to the workbench. Enter takes the best match:
 * the source that is named as the marked words are, or whom a pronoun among them stands for. Where
 * the link has a source and the words name no other one that is known, they become its mark.
 */
void
dictum_source_picker_open (GtkWidget *relative_to,
                           const GdkRectangle *at,
                           DictumWorkbench *workbench,
                           const char *claim,
                           guint link,
                           int start,
                           int end)
{
  DictumProject *project;
  const DictumClaim *record;
  const DictumAttribution *attribution = NULL;
  g_autofree char *words = NULL;
  GtkWidget *picker;
  Question *question;

  g_return_if_fail (GTK_IS_WIDGET (relative_to));
  g_return_if_fail (DICTUM_IS_WORKBENCH (workbench));
  g_return_if_fail (claim != NULL);

  project = dictum_workbench_get_project (workbench);
  record = project != NULL ? dictum_project_get_claim (project, claim) : NULL;
  if (record == NULL)
    return;

  if (link < dictum_values_length (record->attributions))
    attribution = dictum_values_get (record->attributions, link);
  words = get_marked_words (project, record, attribution, start, end);

  question = g_new0 (Question, 1);
  question->workbench = g_object_ref (workbench);
  question->claim = g_strdup (claim);
  question->link = link;
  question->start = start;
  question->end = end;

  picker = dictum_source_picker_new (project);
  g_object_set (picker, "article", record->article, "nobody", _ ("No named source"), NULL);
  put_chain_aside (DICTUM_SOURCE_PICKER (picker), record, link);
  suggest (DICTUM_SOURCE_PICKER (picker), project, record, attribution, words);
  g_signal_connect_data (picker, "chosen", G_CALLBACK (chosen_cb), question, question_free_closure,
                         G_CONNECT_DEFAULT);
  g_signal_connect (picker, "create", G_CALLBACK (create_cb), question);
  dictum_source_picker_present (DICTUM_SOURCE_PICKER (picker), relative_to, at);
}
