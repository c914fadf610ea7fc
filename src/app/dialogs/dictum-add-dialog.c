/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-add-dialog"

#include "dialogs/dictum-add-dialog.h"

#include <glib/gi18n.h>

#include "desktop/dictum-portal.h"
#include "dialogs/dictum-add-choices.h"
#include "dialogs/dictum-add-review.h"
#include "dialogs/dictum-add-row.h"
#include "dictum-announce.h"
#include "dictum-clipboard.h"

#include "dictum-config.h"

struct _DictumAddDialog
{
  AdwDialog parent_instance;

  DictumAddQueue *queue;
  GSettings *settings;
  gboolean asked;   /* for something, since it was opened; it closes once all that is in */
  GBytes *html;     /* what was pasted, as its program formatted it; or NULL */
  char *html_words; /* what the field held right after that */

  AdwNavigationView *pages;
  GtkTextView *words;
  GtkCheckButton *review;
  GtkButton *add_button;
  GtkLabel *placeholder;
  GtkLabel *hint;
  DictumAddList *list;
};

G_DEFINE_FINAL_TYPE (DictumAddDialog, dictum_add_dialog, ADW_TYPE_DIALOG)

enum
{
  REQUESTS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
get_words (DictumAddDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->words);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* Whether the words are those that were pasted with their formatting. */
static gboolean
is_formatted (DictumAddDialog *self, const char *words)
{
  return self->html != NULL && g_strcmp0 (words, self->html_words) == 0;
}

/* What Add would add: the pasted text as its program formatted it as long as it is untouched, or
 * what the words are. */
static GPtrArray *
list_requests (DictumAddDialog *self)
{
  g_autofree char *words = get_words (self);
  GPtrArray *requests;

  if (!is_formatted (self, words))
    return dictum_add_split_words (words);

  requests = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_load_request_unref);
  g_ptr_array_add (requests, dictum_load_request_new_for_paste (self->html, words));

  return requests;
}

static void words_changed_cb (DictumAddDialog *self);
static void unfinished_cb (DictumAddDialog *self);

static void
ask_for (DictumAddDialog *self, GPtrArray *requests)
{
  if (requests->len == 0)
    return;

  self->asked = TRUE;
  g_signal_emit (self, signals[REQUESTS], 0, requests);
}

static void
add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumAddDialog *self = DICTUM_ADD_DIALOG (widget);
  g_autoptr (GPtrArray) requests = list_requests (self);

  /* Nothing new: what has been looked at. */
  if (requests->len == 0)
    dictum_add_queue_accept_all (self->queue);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->words), "", 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->words));
  ask_for (self, requests);
}

static void
files_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumAddDialog) self = DICTUM_ADD_DIALOG (data);
  g_autoptr (GListModel) files = NULL;
  g_autoptr (GPtrArray) requests = NULL;

  files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (files == NULL)
    return;

  requests = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_load_request_unref);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      g_ptr_array_add (requests, dictum_load_request_new_for_file (file));
    }

  ask_for (self, requests);
}

/* Files are recognised by their bytes, so any may be chosen. */
static GListStore *
list_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) known = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  g_auto (GStrv) suffixes = dictum_load_list_suffixes ();

  gtk_file_filter_set_name (known, _ ("Articles"));
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (known, suffixes[i]);
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, known);
  g_list_store_append (filters, all);

  return filters;
}

static void
browse (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = list_filters ();

  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_title (dialog, _ ("Add Articles from Files"));
  dictum_portal_check_files (widget);
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL,
                                 files_chosen_cb, g_object_ref (widget));
}

/* Without words in the field, the button is for what was loaded and waits to be seen. */
static void
show_button (DictumAddDialog *self, guint n_requests)
{
  guint n_sure = dictum_add_queue_count_sure (self->queue);
  g_autofree char *label = NULL;

  if (n_requests == 0 && n_sure > 0)
    /* Translators: on a button that adds the %u articles that have been loaded. */
    label = g_strdup_printf (ngettext ("_Add %u", "_Add %u", n_sure), n_sure);
  gtk_button_set_label (self->add_button, label != NULL ? label : _ ("_Add"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "add.add", n_requests > 0 || n_sure > 0);
}

/* Says beforehand what would be added, so that nobody has to guess how words are taken. */
static void
words_changed_cb (DictumAddDialog *self)
{
  g_autoptr (GPtrArray) requests = list_requests (self);
  g_autofree char *words = get_words (self);
  gboolean formatted = is_formatted (self, words);
  g_auto (GStrv) lines = g_strsplit (g_strstrip (words), "\n", 2);
  gboolean address = lines[0] != NULL && dictum_add_is_address (g_strchomp (lines[0]));

  gtk_widget_set_visible (GTK_WIDGET (self->placeholder),
                          *words == '\0' && gtk_text_buffer_get_char_count (
                                                gtk_text_view_get_buffer (self->words)) == 0);
  show_button (self, requests->len);

  if (requests->len == 0)
    gtk_label_set_label (self->hint, _ ("Several links or paths go on a line each."));
  else if (formatted)
    gtk_label_set_label (self->hint, _ ("What was copied will be added as one article, with its "
                                        "headings and lists. Ctrl+Enter adds it."));
  else if (address && requests->len > 1)
    {
      g_autofree char *hint = g_strdup_printf (
          ngettext ("%'u article will be loaded.", "%'u articles will be loaded.", requests->len),
          requests->len);

      gtk_label_set_label (self->hint, hint);
    }
  else if (address && lines[1] == NULL)
    gtk_label_set_label (self->hint, _ ("One article will be loaded. Enter adds it."));
  else
    gtk_label_set_label (self->hint,
                         _ ("The text will be added as one article. Ctrl+Enter adds it."));
}

/* Enter behind a single link means “go”; in a text it is a new line. */
static gboolean
key_pressed_cb (DictumAddDialog *self, guint keyval, guint keycode, GdkModifierType state)
{
  g_autofree char *words = NULL;

  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
    return GDK_EVENT_PROPAGATE;

  words = g_strstrip (get_words (self));
  if ((state & GDK_CONTROL_MASK) == 0 &&
      ((state & GDK_SHIFT_MASK) != 0 || strchr (words, '\n') != NULL ||
       (*words != '\0' && !dictum_add_is_address (words))))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action (GTK_WIDGET (self), "add.add", NULL);

  return GDK_EVENT_STOP;
}

/* ---- Paste ---- */

static void
ask_for_one (DictumAddDialog *self, DictumLoadRequest *request)
{
  g_autoptr (GPtrArray) requests = NULL;

  requests = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_load_request_unref);
  g_ptr_array_add (requests, dictum_load_request_ref (request));
  ask_for (self, requests);
}

static gboolean
is_empty (DictumAddDialog *self)
{
  return gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->words)) == 0;
}

/* As the field itself would paste: in place of what is selected, one step to undo. */
static void
insert_words (DictumAddDialog *self, const char *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->words);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, words, -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (self->words, gtk_text_buffer_get_insert (buffer));
}

static void
clipboard_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumAddDialog) self = DICTUM_ADD_DIALOG (data);
  g_autoptr (DictumLoadRequest) large = NULL;
  g_autoptr (GBytes) html = NULL;
  g_autofree char *words = dictum_clipboard_read_article_finish (result, &html, &large);

  if (self->words == NULL)
    return;

  if (large != NULL)
    ask_for_one (self, large);
  else if (words != NULL && is_empty (self))
    dictum_add_dialog_set_words (self, words, html);
  else if (words != NULL)
    insert_words (self, words);
}

/* What is pasted into the empty field comes with its headings and lists, where the clipboard has
 * them. Into other words it goes as words. What is too large for a field is added as it is. */
static void
paste_cb (DictumAddDialog *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  g_signal_stop_emission_by_name (self->words, "paste-clipboard");
  if (dictum_formats_have_article (gdk_clipboard_get_formats (clipboard)))
    dictum_clipboard_read_article_async (clipboard, NULL, clipboard_read_cb, g_object_ref (self));
}

/* ---- The pages behind the field ---- */

static gboolean
shows_entry (DictumAddDialog *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->pages);

  return page != NULL && g_strcmp0 (adw_navigation_page_get_tag (page), "entry") == 0;
}

/* Something was loaded and waits for the editor. What was asked to be seen is shown at once, unless
 * more is on its way. */
static void
held_cb (DictumAddDialog *self, DictumAddJob *job)
{
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;
  gboolean doubtful;

  words_changed_cb (self);
  g_object_get (job, "title", &title, "doubtful", &doubtful, NULL);
  words = g_strdup_printf ("%s. %s", title, dictum_add_job_get_detail (job));
  dictum_announce (GTK_WIDGET (self), words);

  if (shows_entry (self) && !doubtful && g_list_model_get_n_items (G_LIST_MODEL (self->queue)) == 1)
    dictum_add_dialog_review (self, job);
}

static void
popped_cb (DictumAddDialog *self)
{
  words_changed_cb (self);
  unfinished_cb (self);
  if (self->words != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->words));
}

static void
unfinished_cb (DictumAddDialog *self)
{
  g_autofree char *words = get_words (self);

  show_button (self, *g_strstrip (words) != '\0');
  if (self->asked && shows_entry (self) && *g_strstrip (words) == '\0' &&
      g_list_model_get_n_items (G_LIST_MODEL (self->queue)) == 0)
    adw_dialog_close (ADW_DIALOG (self));
}

static gboolean
focus_words (gpointer data)
{
  DictumAddDialog *self = DICTUM_ADD_DIALOG (data);

  if (self->words != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->words));

  return G_SOURCE_REMOVE;
}

/* The page takes the focus to its first button once it is there. */
static void
shown_cb (DictumAddDialog *self)
{
  g_idle_add_full (G_PRIORITY_LOW, focus_words, g_object_ref (self), g_object_unref);
}

/* The last article may come in while the dialog is on its way out. */
static void
dictum_add_dialog_closed (AdwDialog *dialog)
{
  DICTUM_ADD_DIALOG (dialog)->asked = FALSE;
}

static void
dictum_add_dialog_dispose (GObject *object)
{
  DictumAddDialog *self = DICTUM_ADD_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_ADD_DIALOG);
  g_clear_object (&self->queue);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->html, g_bytes_unref);
  g_clear_pointer (&self->html_words, g_free);

  G_OBJECT_CLASS (dictum_add_dialog_parent_class)->dispose (object);
}

static void
dictum_add_dialog_class_init (DictumAddDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_add_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = dictum_add_dialog_closed;

  signals[REQUESTS] = g_signal_new ("requests", DICTUM_TYPE_ADD_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);

  gtk_widget_class_install_action (widget_class, "add.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "add.browse", NULL, browse);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "add.browse",
                                       NULL);

  g_type_ensure (DICTUM_TYPE_ADD_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DICTUM_RESOURCE_PATH "dialogs/dictum-add-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumAddDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, DictumAddDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, DictumAddDialog, list);
  gtk_widget_class_bind_template_child (widget_class, DictumAddDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, DictumAddDialog, placeholder);
  gtk_widget_class_bind_template_child (widget_class, DictumAddDialog, review);
  gtk_widget_class_bind_template_child (widget_class, DictumAddDialog, words);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_cb);
  gtk_widget_class_bind_template_callback (widget_class, popped_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_changed_cb);
}

static void
dictum_add_dialog_init (DictumAddDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (DICTUM_APP_ID);
  g_settings_bind (self->settings, "review-before-adding", self->review, "active",
                   G_SETTINGS_BIND_DEFAULT);
}

/**
 * dictum_add_dialog_new:
 * @queue: where the articles come along
 * @words: (nullable): what is in the field already
 *
 * Returns: (transfer floating): a dialog to present
 */
AdwDialog *
dictum_add_dialog_new (DictumAddQueue *queue, const char *words)
{
  DictumAddDialog *self;

  g_return_val_if_fail (DICTUM_IS_ADD_QUEUE (queue), NULL);

  self = g_object_new (DICTUM_TYPE_ADD_DIALOG, NULL);
  self->queue = g_object_ref (queue);
  dictum_add_list_set_queue (self->list, queue);
  g_signal_connect_object (queue, "held", G_CALLBACK (held_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (queue, "notify::unfinished", G_CALLBACK (unfinished_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (queue, "items-changed", G_CALLBACK (unfinished_cb), self,
                           G_CONNECT_SWAPPED);

  words_changed_cb (self);
  if (words != NULL)
    dictum_add_dialog_set_words (self, words, NULL);

  return ADW_DIALOG (self);
}

/**
 * dictum_add_dialog_set_words:
 * @words: what the field is to hold
 * @html: (nullable): the same as the program formatted it that it was copied from
 */
void
dictum_add_dialog_set_words (DictumAddDialog *self, const char *words, GBytes *html)
{
  g_return_if_fail (DICTUM_IS_ADD_DIALOG (self));
  g_return_if_fail (words != NULL);

  g_clear_pointer (&self->html, g_bytes_unref);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->words), words, -1);
  if (html != NULL)
    {
      self->html = g_bytes_ref (html);
      g_free (self->html_words);
      self->html_words = get_words (self);
      words_changed_cb (self);
    }
}

char *
dictum_add_dialog_dup_words (DictumAddDialog *self, GBytes **html)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (DICTUM_IS_ADD_DIALOG (self), NULL);
  g_return_val_if_fail (html != NULL, NULL);

  words = get_words (self);
  *html = is_formatted (self, words) ? g_bytes_ref (self->html) : NULL;

  return *words != '\0' ? g_steal_pointer (&words) : NULL;
}

/* Shows the page for an article that waits for the editor. */
void
dictum_add_dialog_review (DictumAddDialog *self, DictumAddJob *job)
{
  DictumProject *project;

  g_return_if_fail (DICTUM_IS_ADD_DIALOG (self));
  g_return_if_fail (DICTUM_IS_ADD_JOB (job));

  self->asked = TRUE;
  project = dictum_add_queue_get_project (self->queue);
  if (project == NULL)
    return;

  adw_navigation_view_pop_to_tag (self->pages, "entry");
  if (dictum_add_job_get_state (job) == DICTUM_ADD_JOB_READY)
    adw_navigation_view_push (self->pages, dictum_add_review_new (self->queue, job));
  else if (dictum_add_job_get_state (job) == DICTUM_ADD_JOB_CHOICES)
    adw_navigation_view_push (self->pages, dictum_add_choices_new (self->queue, job, project));
}
