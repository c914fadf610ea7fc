/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-search"

#include "search/dictum-go-dialog.h"

#include <glib/gi18n.h>

#include "search/dictum-search-dialog.h"

#define MOST_LOOKED_AT 24 /* found in each kind, those that are called so first */
#define MOST_RECENT 6
#define MOST_OF_A_KIND 8
#define MOST_CLAIMS 5

/* How well a name fits. */
enum
{
  BEGINS, /* with the words */
  NAMED,  /* by the words */
  KNOWN,  /* by the words: an alias, a publisher */
  SAYS,   /* the words: a claim */
  N_FITS
};

struct _DictumGoDialog
{
  DictumResultDialog parent_instance;

  GListStore *lines;
  GCancellable *cancellable; /* of the search under way */
};

G_DEFINE_FINAL_TYPE (DictumGoDialog, dictum_go_dialog, DICTUM_TYPE_RESULT_DIALOG)

static DictumFinder *
get_finder (DictumGoDialog *self)
{
  return dictum_result_dialog_get_finder (DICTUM_RESULT_DIALOG (self));
}

static void
show_lines (DictumGoDialog *self, GPtrArray *lines, const char *announcement)
{
  dictum_result_dialog_unselect (DICTUM_RESULT_DIALOG (self));
  g_list_store_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)),
                       lines->pdata, lines->len);
  dictum_result_dialog_show (DICTUM_RESULT_DIALOG (self), DICTUM_SHOW_LIST, 0, announcement);
}

static void
show_start (DictumGoDialog *self)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) articles = dictum_finder_list_articles (get_finder (self), MOST_RECENT);
  DictumWorkbench *workbench = dictum_finder_get_workbench (get_finder (self));
  const DictumCommand *commands;
  guint n_commands;

  for (guint i = 0; i < articles->len; i++)
    g_ptr_array_add (lines,
                     dictum_result_new_article (dictum_item_get_article (articles->pdata[i])));
  commands = dictum_commands_get (&n_commands);
  for (guint i = 0; i < n_commands; i++)
    if (dictum_command_is_possible (&commands[i], workbench))
      g_ptr_array_add (lines, dictum_result_new_command (&commands[i], NULL));

  show_lines (self, lines, NULL);
}

static guint
rank_heading (DictumResult *result)
{
  if (result->heading_marks == NULL || result->heading_marks->len == 0)
    return KNOWN;

  return g_array_index (result->heading_marks, DictumRange, 0).start == 0 ? BEGINS : NAMED;
}

/* Takes the result. */
static void
add_line (GPtrArray *const ranked[N_FITS], guint rank, DictumResult *result)
{
  g_ptr_array_add (ranked[rank], result);
}

static void
add_commands (DictumGoDialog *self, GPtrArray *const ranked[N_FITS], DictumSearchWords *words)
{
  DictumWorkbench *workbench = dictum_finder_get_workbench (get_finder (self));
  const DictumCommand *commands;
  guint n_commands;

  commands = dictum_commands_get (&n_commands);
  for (guint i = 0; i < n_commands; i++)
    {
      g_autoptr (DictumResult) result = NULL;
      guint rank;

      if (!dictum_command_is_possible (&commands[i], workbench))
        continue;
      result = dictum_result_new_command (&commands[i], words);
      rank = rank_heading (result);
      if (rank != KNOWN)
        add_line (ranked, rank, g_steal_pointer (&result));
    }
}

/* An article that has the words in its text alone is none that is called so. */
static gboolean
is_known_by (DictumProject *project, const DictumFound *found, DictumSearchWords *words)
{
  const DictumArticle *article = dictum_project_get_article (project, found->id);
  g_autoptr (GArray) marks = NULL;
  g_autofree char *names = NULL;

  if (found->kind != DICTUM_FOUND_ARTICLE)
    return TRUE;
  if (article == NULL)
    return FALSE;

  names = g_strconcat (article->title != NULL ? article->title : "", "\n",
                       article->publisher != NULL ? article->publisher : "", NULL);
  marks = dictum_search_words_find (words, names);

  return marks->len > 0;
}

static void
add_found (DictumGoDialog *self,
           GPtrArray *const ranked[N_FITS],
           DictumSearchResults *results,
           DictumFoundKind kind,
           guint most)
{
  DictumProject *project = dictum_finder_get_project (get_finder (self));
  GPtrArray *found = results->found[kind];
  guint n_added = 0;

  for (guint i = 0; i < found->len && n_added < most; i++)
    {
      DictumResult *result;

      if (!is_known_by (project, found->pdata[i], results->words))
        continue;
      result = dictum_result_new_named (project, found->pdata[i], results->words);
      add_line (ranked, kind == DICTUM_FOUND_CLAIM ? SAYS : rank_heading (result), result);
      n_added++;
    }
}

static void
show_results (DictumGoDialog *self, DictumSearchResults *results)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *words = dictum_result_dialog_dup_words (DICTUM_RESULT_DIALOG (self));
  g_autofree char *announcement = NULL;
  GPtrArray *ranked[N_FITS];

  for (guint i = 0; i < N_FITS; i++)
    ranked[i] = g_ptr_array_new ();
  add_commands (self, ranked, results->words);
  add_found (self, ranked, results, DICTUM_FOUND_SOURCE, MOST_OF_A_KIND);
  add_found (self, ranked, results, DICTUM_FOUND_ARTICLE, MOST_OF_A_KIND);
  add_found (self, ranked, results, DICTUM_FOUND_CLAIM, MOST_CLAIMS);
  for (guint i = 0; i < N_FITS; i++)
    g_ptr_array_extend_and_steal (lines, ranked[i]);

  announcement = g_strdup_printf (ngettext ("%'u result", "%'u results", lines->len), lines->len);
  g_ptr_array_add (lines, dictum_result_new_search (words));
  show_lines (self, lines, announcement);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumGoDialog) self = DICTUM_GO_DIALOG (data);
  g_autoptr (DictumSearchResults)
      results = dictum_search_find_finish (DICTUM_SEARCH (source), result, NULL);

  if (results != NULL)
    show_results (self, results);
}

static void
cancel (DictumGoDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
dictum_go_dialog_look (DictumResultDialog *dialog)
{
  DictumGoDialog *self = DICTUM_GO_DIALOG (dialog);
  g_autofree char *text = dictum_result_dialog_dup_words (dialog);
  g_autoptr (DictumSearchWords) words = dictum_search_words_new (text);

  cancel (self);
  if (dictum_search_words_is_empty (words))
    {
      show_start (self);
      return;
    }

  self->cancellable = g_cancellable_new ();
  dictum_search_find_async (dictum_finder_get_search (get_finder (self)), words, MOST_LOOKED_AT,
                            self->cancellable, found_cb, g_object_ref (self));
}

static void
dictum_go_dialog_choose (DictumResultDialog *dialog, DictumResult *result)
{
  g_autoptr (DictumFinder) finder = g_object_ref (dictum_result_dialog_get_finder (dialog));
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (dialog)));
  g_autofree char *words = NULL;

  if (result->type != DICTUM_RESULT_SEARCH)
    {
      DICTUM_RESULT_DIALOG_CLASS (dictum_go_dialog_parent_class)->choose (dialog, result);
      return;
    }

  words = dictum_result_dialog_dup_words (dialog);
  adw_dialog_close (ADW_DIALOG (dialog));
  if (window != NULL)
    adw_dialog_present (dictum_search_dialog_new (finder, words), window);
}

static void
dictum_go_dialog_closed (AdwDialog *dialog)
{
  cancel (DICTUM_GO_DIALOG (dialog));
}

static void
dictum_go_dialog_dispose (GObject *object)
{
  DictumGoDialog *self = DICTUM_GO_DIALOG (object);

  cancel (self);
  g_clear_object (&self->lines);
  G_OBJECT_CLASS (dictum_go_dialog_parent_class)->dispose (object);
}

static void
dictum_go_dialog_class_init (DictumGoDialogClass *klass)
{
  DictumResultDialogClass *result_class = DICTUM_RESULT_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_go_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = dictum_go_dialog_closed;
  result_class->look = dictum_go_dialog_look;
  result_class->choose = dictum_go_dialog_choose;
}

static void
dictum_go_dialog_init (DictumGoDialog *self)
{
  self->lines = g_list_store_new (DICTUM_TYPE_RESULT);
}

AdwDialog *
dictum_go_dialog_new (DictumFinder *finder)
{
  DictumGoDialog *self;

  g_return_val_if_fail (DICTUM_IS_FINDER (finder), NULL);

  self = g_object_new (DICTUM_TYPE_GO_DIALOG, "title", _ ("Go to Anything"), NULL);
  dictum_result_dialog_set_up (DICTUM_RESULT_DIALOG (self), finder, G_LIST_MODEL (self->lines),
                               TRUE, _ ("Go to an article, source, claim or command"));
  dictum_search_prepare (dictum_finder_get_search (finder));
  dictum_result_dialog_set_words (DICTUM_RESULT_DIALOG (self), NULL);

  return ADW_DIALOG (self);
}
