/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-article-dialog"

#include "dialogs/dictum-article-dialog.h"

#include <glib/gi18n.h>

#include "dialogs/dictum-field-form.h"
#include "dictum-say.h"
#include "window/dictum-format.h"

#include "dictum-config.h"

struct _DictumArticleDialog
{
  AdwDialog parent_instance;

  DictumFieldForm *form;
  DictumText *text;
  GCancellable *cancellable; /* of counting its words */

  AdwToastOverlay *toasts;
  AdwEntryRow *title;
  AdwEntryRow *byline;
  AdwEntryRow *publisher;
  AdwEntryRow *url;
  AdwEntryRow *archived;
  AdwEntryRow *published;
  AdwEntryRow *modified;
  AdwEntryRow *language;
  AdwEntryRow *tags;
  GtkButton *open_archived;
  AdwComboRow *kind;
  AdwActionRow *loaded;
  AdwActionRow *words;
};

G_DEFINE_FINAL_TYPE (DictumArticleDialog, dictum_article_dialog, ADW_TYPE_DIALOG)

/* ---- The copy in a web archive ---- */

static gboolean
can_open (const char *url)
{
  g_autofree char *scheme = g_uri_parse_scheme (url);

  return g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0;
}

static void
archived_changed_cb (DictumArticleDialog *self)
{
  const char *url = gtk_editable_get_text (GTK_EDITABLE (self->archived));

  gtk_widget_set_visible (GTK_WIDGET (self->open_archived), can_open (url));
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumArticleDialog) self = DICTUM_ARTICLE_DIALOG (data);
  g_autoptr (GError) error = NULL;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) ||
      g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) || self->toasts == NULL)
    return;
  dictum_say (self->toasts, error->message);
}

static void
open_archived_cb (DictumArticleDialog *self)
{
  g_autoptr (GtkUriLauncher) launcher = NULL;

  launcher = gtk_uri_launcher_new (gtk_editable_get_text (GTK_EDITABLE (self->archived)));
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL,
                           launched_cb, g_object_ref (self));
}

static void
dictum_article_dialog_closed (AdwDialog *dialog)
{
  dictum_field_form_commit (DICTUM_ARTICLE_DIALOG (dialog)->form);
}

static void
dictum_article_dialog_dispose (GObject *object)
{
  DictumArticleDialog *self = DICTUM_ARTICLE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->text, dictum_text_unref);
  g_clear_object (&self->form);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_ARTICLE_DIALOG);
  G_OBJECT_CLASS (dictum_article_dialog_parent_class)->dispose (object);
}

static void
dictum_article_dialog_class_init (DictumArticleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_article_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = dictum_article_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "dialogs/dictum-article-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumArticleDialog, archived);
  gtk_widget_class_bind_template_child (widget_class, DictumArticleDialog, byline);
  gtk_widget_class_bind_template_child (widget_class, DictumArticleDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, DictumArticleDialog, language);
  gtk_widget_class_bind_template_child (widget_class, DictumArticleDialog, loaded);
  gtk_widget_class_bind_template_child (widget_class, DictumArticleDialog, modified);
  gtk_widget_class_bind_template_child (widget_class, DictumArticleDialog, open_archived);
  gtk_widget_class_bind_template_child (widget_class, DictumArticleDialog, published);
  gtk_widget_class_bind_template_child (widget_class, DictumArticleDialog, publisher);
  gtk_widget_class_bind_template_child (widget_class, DictumArticleDialog, tags);
  gtk_widget_class_bind_template_child (widget_class, DictumArticleDialog, title);
  gtk_widget_class_bind_template_child (widget_class, DictumArticleDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, DictumArticleDialog, url);
  gtk_widget_class_bind_template_child (widget_class, DictumArticleDialog, words);
  gtk_widget_class_bind_template_callback (widget_class, open_archived_cb);
}

static void
dictum_article_dialog_init (DictumArticleDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
words_indexed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DictumArticleDialog *self = data;
  g_autofree char *words = NULL;
  guint n;

  /* Cancelled: the dialog is gone. */
  if (!dictum_text_index_words_finish (result, NULL))
    return;

  n = (guint) dictum_text_count_words (self->text, 0, dictum_text_get_length (self->text));
  words = g_strdup_printf (ngettext ("%'u word", "%'u words", n), n);
  adw_action_row_set_subtitle (self->words, words);
}

/* When and from where the text came, and how long it is. */
static void
show_version (DictumArticleDialog *self, DictumProject *project, const DictumArticle *article)
{
  const DictumVersion *version = dictum_article_get_latest_version (article);
  g_autofree char *moment = dictum_format_moment (version->retrieved);
  g_autofree char *facts = NULL;

  facts = dictum_format_facts (moment, version->address != NULL ? version->address : _ ("Pasted"),
                               NULL);
  adw_action_row_set_subtitle (self->loaded, facts);

  self->text = dictum_text_ref (dictum_article_get_text (article, version));
  self->cancellable = g_cancellable_new ();
  dictum_text_index_words_async (self->text, self->cancellable, words_indexed_cb, self);
}

/**
 * dictum_article_dialog_new:
 * @workbench: what the changes are handed to
 * @article: the id of an article of its project
 *
 * Returns: (transfer floating): a dialog to present
 */
AdwDialog *
dictum_article_dialog_new (DictumWorkbench *workbench, const char *article)
{
  DictumArticleDialog *self;
  DictumProject *project;

  g_return_val_if_fail (DICTUM_IS_WORKBENCH (workbench), NULL);

  project = dictum_workbench_get_project (workbench);
  g_return_val_if_fail (dictum_project_get_article (project, article) != NULL, NULL);

  self = g_object_new (DICTUM_TYPE_ARTICLE_DIALOG, NULL);
  self->form = dictum_field_form_new (workbench, article, self->toasts);
  dictum_field_form_guard (self->form, ADW_DIALOG (self));
  dictum_field_form_add_entry (self->form, self->title, "title");
  dictum_field_form_add_entry (self->form, self->byline, "byline");
  dictum_field_form_add_entry (self->form, self->publisher, "publisher");
  dictum_field_form_add_entry (self->form, self->url, "url");
  dictum_field_form_add_entry (self->form, self->archived, "archivedUrl");
  dictum_field_form_add_entry (self->form, self->published, "published");
  dictum_field_form_add_entry (self->form, self->modified, "modified");
  dictum_field_form_add_entry (self->form, self->language, "language");
  dictum_field_form_add_entry (self->form, self->tags, "tags");
  dictum_field_form_add_enum (self->form, self->kind, "kind", &dictum_article_kinds);
  g_signal_connect_object (self->archived, "changed", G_CALLBACK (archived_changed_cb), self,
                           G_CONNECT_SWAPPED);
  archived_changed_cb (self);
  show_version (self, project, dictum_project_get_article (project, article));

  return ADW_DIALOG (self);
}
