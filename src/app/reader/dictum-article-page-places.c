/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-article-page"

#include "reader/dictum-article-page-private.h"

#include <glib/gi18n.h>

/* The actions that lead somewhere: to claims, marks, sentences, and to what the search finds. */

static void
announce_claim (DictumArticlePage *self)
{
  const DictumClaim *claim = dictum_article_page_get_claim (self);
  g_autofree char *quote = NULL;
  g_autofree char *words = NULL;

  if (claim == NULL)
    return;

  quote = dictum_claim_get_quote (claim);
  /* Translators: spoken by a screen reader: the number of a claim in its article, and its words. */
  words = g_strdup_printf (_ ("Claim %1$u: %2$s"),
                           dictum_reader_get_number (self->reader, claim->record.id), quote);
  dictum_article_page_announce (self, words);
}

static void
go_to (DictumArticlePage *self, DictumItem *item)
{
  if (item == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self->reader));
      return;
    }

  dictum_workbench_show_claim (self->workbench, dictum_item_get_id (item));
  announce_claim (self);
}

typedef struct
{
  int from;
  DictumItem *item;
} Search;

static gboolean
note_first_claim (const DictumMark *mark, gpointer data)
{
  Search *search = data;

  if (mark->part != DICTUM_PART_CONTENT || mark->start < search->from)
    return TRUE;

  search->item = mark->owner;

  return FALSE;
}

/* Without a current claim, the one that the caret is at or before. */
static DictumItem *
find_claim_from_caret (DictumArticlePage *self)
{
  DictumProject *project = dictum_workbench_get_project (self->workbench);
  Search search = { dictum_reader_get_caret (self->reader), NULL };

  dictum_span_index_foreach_in (
      dictum_project_get_spans (project, dictum_reader_get_article (self->reader)), search.from,
      dictum_text_get_length (dictum_reader_get_text (self->reader)), note_first_claim, &search);

  return search.item != NULL ? search.item : dictum_reader_get_numbered (self->reader, 1);
}

static void
step_claim (DictumArticlePage *self, int step)
{
  const DictumClaim *claim = dictum_article_page_get_claim (self);
  guint number;

  if (dictum_reader_get_text (self->reader) == NULL)
    return;

  if (claim == NULL)
    {
      go_to (self, find_claim_from_caret (self));
      return;
    }

  number = dictum_reader_get_number (self->reader, claim->record.id);
  go_to (self, dictum_reader_get_numbered (self->reader, (guint) ((int) number + step)));
}

static void
next_claim_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_claim (DICTUM_ARTICLE_PAGE (widget), 1);
}

static void
previous_claim_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_claim (DICTUM_ARTICLE_PAGE (widget), -1);
}

static void
next_here_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumArticlePage *self = DICTUM_ARTICLE_PAGE (widget);
  const DictumClaim *claim = dictum_article_page_get_claim (self);
  g_autoptr (GPtrArray) claims = NULL;
  guint next = 0;

  claims = dictum_reader_list_claims_at (self->reader, dictum_reader_get_caret (self->reader));
  if (claims->len == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self->reader));
      return;
    }

  for (guint i = 0; i < claims->len && claim != NULL; i++)
    {
      if (g_strcmp0 (dictum_item_get_id (claims->pdata[i]), claim->record.id) == 0)
        next = (i + 1) % claims->len;
    }

  dictum_workbench_set_claim (self->workbench, dictum_item_get_id (claims->pdata[next]));
  announce_claim (self);
}

static void
step_mark_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumArticlePage *self = DICTUM_ARTICLE_PAGE (widget);
  g_autofree char *words = NULL;
  int start;
  int end;

  if (!dictum_reader_step_mark (self->reader, g_variant_get_int32 (parameter)) ||
      !dictum_reader_get_mark (self->reader, NULL, NULL, &start, &end))
    return;

  dictum_reader_reveal (self->reader, start, end);
  words = dictum_text_get_slice (dictum_reader_get_text (self->reader), start, end);
  dictum_article_page_announce (self, words);
}

/* Parameter: where to (-1, 1), and whether the selection grows with it. */
static void
sentence_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumArticlePage *self = DICTUM_ARTICLE_PAGE (widget);
  DictumText *text = dictum_reader_get_text (self->reader);
  GtkTextView *view = GTK_TEXT_VIEW (self->reader);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter iter;
  gboolean select;
  int caret;
  int step;

  if (text == NULL)
    return;

  g_variant_get (parameter, "(ib)", &step, &select);
  caret = dictum_reader_get_caret (self->reader);
  caret = step > 0 ? dictum_text_next_sentence (text, caret)
                   : dictum_text_previous_sentence (text, caret);
  if (select)
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &iter, caret);
      gtk_text_buffer_move_mark (buffer, gtk_text_buffer_get_insert (buffer), &iter);
    }
  else
    dictum_reader_set_caret (self->reader, caret);

  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));
}

static void
show_count (DictumArticlePage *self, guint at, guint count)
{
  g_autofree char *words = NULL;

  if (*gtk_editable_get_text (self->search_entry) == '\0')
    words = g_strdup ("");
  else if (count == 0)
    words = g_strdup (_ ("Not found"));
  else
    {
      /* Translators: which of the places that were found is shown, “3 of 12”. */
      words = g_strdup_printf (_ ("%1$u of %2$u"), at, count);
    }

  gtk_label_set_label (self->search_count, words);
  if (*words != '\0')
    dictum_article_page_announce (self, words);
}

/* Returns which of the places is shown. */
static guint
search (DictumArticlePage *self)
{
  self->n_matches = dictum_reader_search (self->reader, gtk_editable_get_text (self->search_entry));

  return dictum_reader_step_match (self->reader, 0);
}

void
dictum_article_page_search_changed_cb (DictumArticlePage *self)
{
  /* The entry tells of the last letters a little later: by then the search may be over. */
  if (gtk_search_bar_get_search_mode (self->search_bar))
    show_count (self, search (self), self->n_matches);
}

static void
step_match (DictumArticlePage *self, int step)
{
  show_count (self, dictum_reader_step_match (self->reader, step), self->n_matches);
}

void
dictum_article_page_search_next_cb (DictumArticlePage *self)
{
  step_match (self, 1);
}

void
dictum_article_page_search_previous_cb (DictumArticlePage *self)
{
  step_match (self, -1);
}

void
dictum_article_page_search_stop_cb (DictumArticlePage *self)
{
  /* The entry waits for more letters before it searches: what was typed last counts as well. */
  if (gtk_search_bar_get_search_mode (self->search_bar))
    search (self);
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

/* A search that is closed leaves the place it was at selected, so that what was searched for can be
 * marked at once, and the focus in the text. */
void
dictum_article_page_search_mode_cb (DictumArticlePage *self)
{
  int start;
  int end;

  if (gtk_search_bar_get_search_mode (self->search_bar))
    return;

  if (dictum_reader_get_match (self->reader, &start, &end))
    dictum_reader_select (self->reader, start, end);
  dictum_reader_search (self->reader, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
take_words (DictumArticlePage *self, int start, int end)
{
  g_autofree char *words = dictum_text_get_slice (dictum_reader_get_text (self->reader), start,
                                                  end);

  gtk_editable_set_text (self->search_entry, words);
  /* The entry takes the selection over. What was selected is where the search starts. */
  dictum_reader_set_caret (self->reader, start);
}

static void
open_search (DictumArticlePage *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (self->search_entry, 0, -1);
  dictum_article_page_search_changed_cb (self);
}

static void
find_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumArticlePage *self = DICTUM_ARTICLE_PAGE (widget);
  int start;
  int end;

  if (dictum_reader_get_text (self->reader) == NULL)
    return;

  if (dictum_reader_get_selection (self->reader, &start, &end) && end - start < 80)
    take_words (self, start, end);
  open_search (self);
}

/* Searches for the words at a place of the text, and is at that place then. */
void
dictum_article_page_show_words (DictumArticlePage *self, int start, int end)
{
  DictumText *text = dictum_reader_get_text (self->reader);

  if (text == NULL || end > dictum_text_get_length (text))
    return;

  take_words (self, start, end);
  open_search (self);
}

static void
find_step_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_match (DICTUM_ARTICLE_PAGE (widget), g_variant_get_int32 (parameter));
}

static void
leave_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumArticlePage *self = DICTUM_ARTICLE_PAGE (widget);

  if (gtk_search_bar_get_search_mode (self->search_bar))
    gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  else if (dictum_reader_get_selection (self->reader, NULL, NULL))
    dictum_reader_clear_selection (self->reader);
  else if (self->workbench != NULL)
    dictum_workbench_set_claim (self->workbench, NULL);
}

void
dictum_article_page_install_places (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "article.next-claim", NULL, next_claim_cb);
  gtk_widget_class_install_action (klass, "article.previous-claim", NULL, previous_claim_cb);
  gtk_widget_class_install_action (klass, "article.next-here", NULL, next_here_cb);
  gtk_widget_class_install_action (klass, "article.step-mark", "i", step_mark_cb);
  gtk_widget_class_install_action (klass, "article.sentence", "(ib)", sentence_cb);
  gtk_widget_class_install_action (klass, "article.find", NULL, find_cb);
  gtk_widget_class_install_action (klass, "article.find-step", "i", find_step_cb);
  gtk_widget_class_install_action (klass, "article.leave", NULL, leave_cb);
}
