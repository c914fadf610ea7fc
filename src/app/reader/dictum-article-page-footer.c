/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-article-page"

#include "reader/dictum-article-page-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "window/dictum-format.h"

#define DELAY 200 /* milliseconds: after the text is drawn, and once for several changes */

/* The text of the article that is shown, or NULL. */
static DictumText *
get_text (DictumArticlePage *self)
{
  const char *id = self->workbench != NULL ? dictum_workbench_get_article (self->workbench) : NULL;
  const DictumArticle *article = NULL;

  if (id != NULL)
    article = dictum_project_get_article (dictum_workbench_get_project (self->workbench), id);

  return article != NULL ? dictum_article_get_text (article, NULL) : NULL;
}

static void
set_figures (DictumArticlePage *self)
{
  const char *article = dictum_workbench_get_article (self->workbench);
  DictumFigures figures = { 0 };
  g_autofree char *claims = NULL;
  g_autofree char *words = NULL;

  dictum_article_get_figures (dictum_workbench_get_project (self->workbench), article, &figures);
  claims = g_strdup_printf (ngettext ("%'u claim", "%'u claims", figures.claims), figures.claims);

  /* Translators: how much of an article’s text stands in claims that say who they come from. */
  words = g_strdup_printf (_ ("%d %% of words attributed"),
                           figures.words > 0 ? figures.attributed_words * 100 / figures.words : 0);
  gtk_label_set_label (self->claims_label, claims);
  gtk_label_set_label (self->words_label, words);
}

static void
words_indexed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  /* Cancelled: the page is gone. Another article may be shown by now, which then asks again. */
  if (dictum_text_index_words_finish (result, NULL))
    dictum_article_page_queue_figures (data);
}

/* The words of a long text take longer than a frame, so they are first looked for in a thread. */
static void
show_figures (DictumArticlePage *self)
{
  DictumText *text = get_text (self);

  if (text != NULL && dictum_text_has_word_index (text))
    set_figures (self);
  else if (text != NULL)
    dictum_text_index_words_async (text, self->cancellable, words_indexed_cb, self);
}

static void
show_state (DictumArticlePage *self)
{
  DictumStore *store = self->workbench != NULL ? dictum_workbench_get_store (self->workbench)
                                               : NULL;
  const GError *error = store != NULL ? dictum_store_get_save_error (store) : NULL;
  g_autofree char *words = NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (self->saved_label), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->saved_label), NULL);
  if (store == NULL)
    {
      gtk_label_set_label (self->saved_label, "");
      return;
    }

  if (dictum_store_get_read_only (store))
    {
      gtk_label_set_label (self->saved_label, _ ("Read-only"));
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->saved_label),
                                   dictum_store_get_read_only_reason (store));
      return;
    }

  switch (dictum_store_get_state (store))
    {
    case DICTUM_STORE_PENDING:
    case DICTUM_STORE_SAVING:
      words = g_strdup (_ ("Saving…"));
      break;

    case DICTUM_STORE_FAILED:
      words = error != NULL ? g_strdup_printf (_ ("Not saved: %s"), error->message)
                            : g_strdup (_ ("Not saved"));
      gtk_widget_add_css_class (GTK_WIDGET (self->saved_label), "error");
      gtk_widget_set_tooltip_text (
          GTK_WIDGET (self->saved_label),
          _ ("The file could not be written. Nothing is lost: your work is kept and will be saved "
             "as soon as the file can be written."));
      break;

    case DICTUM_STORE_SAVED:
    default:
      words = g_strdup (_ ("Saved"));
      break;
    }

  gtk_label_set_label (self->saved_label, words);
}

/* When a block was written or said: of a live blog in the editor's time, of a transcript from its
 * beginning, without the fraction. */
static char *
describe_time (const char *time)
{
  g_autoptr (GDateTime) written = g_date_time_new_from_iso8601 (time, NULL);
  g_autoptr (GDateTime) local = written != NULL ? g_date_time_to_local (written) : NULL;

  /* Translators: day, month and time of an entry in a live blog. */
  return local != NULL ? dictum_format_time (local, C_ ("entry", "%-d %b %Y, %H:%M"))
                       : g_strndup (time, strcspn (time, "."));
}

/**
 * dictum_article_page_show_place:
 * @self: an article page
 *
 * Says where the caret is, as one would cite it: the page, the time, and who speaks.
 */
void
dictum_article_page_show_place (DictumArticlePage *self)
{
  const DictumBlock *block = dictum_reader_get_block_at (self->reader,
                                                         dictum_reader_get_caret (self->reader));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *words = NULL;

  /* Translators: of a document, as one would cite it. */
  if (block != NULL && block->page > 0)
    g_strv_builder_take (builder, g_strdup_printf (_ ("Page %d"), block->page));
  if (block != NULL && block->time != NULL)
    g_strv_builder_take (builder, describe_time (block->time));
  if (block != NULL && block->speaker != NULL)
    g_strv_builder_add (builder, block->speaker);

  parts = g_strv_builder_end (builder);
  words = g_strjoinv (" · ", parts);
  gtk_label_set_label (self->place_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->place_label), *words != '\0');
}

static gboolean
show_figures_cb (gpointer data)
{
  DictumArticlePage *self = data;

  self->figures_timeout = 0;
  show_figures (self);

  return G_SOURCE_REMOVE;
}

/**
 * dictum_article_page_queue_figures:
 * @self: an article page
 *
 * Has the figures worked out a little later, once for many changes, and never before the text is
 * drawn.
 */
void
dictum_article_page_queue_figures (DictumArticlePage *self)
{
  if (self->figures_timeout == 0)
    self->figures_timeout = g_timeout_add_full (G_PRIORITY_LOW, DELAY, show_figures_cb, self, NULL);
}

void
dictum_article_page_update_footer (DictumArticlePage *self)
{
  dictum_article_page_queue_figures (self);
  dictum_article_page_show_place (self);
  show_state (self);
}
