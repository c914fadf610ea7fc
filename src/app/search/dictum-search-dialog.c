/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-search"

#include "search/dictum-search-dialog.h"

#include <glib/gi18n.h>

#include "search/dictum-result-list.h"

#define MOST 50 /* of each kind, until all are wanted */

struct _DictumSearchDialog
{
  DictumResultDialog parent_instance;

  DictumResultList *results;
  GCancellable *cancellable; /* of the search under way */
  int expanding;             /* the kind of which all are searched for; -1 for none */
  gboolean expanded;         /* all of a kind are shown */
};

G_DEFINE_FINAL_TYPE (DictumSearchDialog, dictum_search_dialog, DICTUM_TYPE_RESULT_DIALOG)

static DictumFinder *
get_finder (DictumSearchDialog *self)
{
  return dictum_result_dialog_get_finder (DICTUM_RESULT_DIALOG (self));
}

static guint
get_position (DictumSearchDialog *self)
{
  return dictum_result_dialog_get_position (DICTUM_RESULT_DIALOG (self));
}

/* Another search of the same words stays where it was chosen. */
static void
show_results (DictumSearchDialog *self, guint position)
{
  guint sum = dictum_result_list_get_sum (self->results);
  g_autofree char *announcement = NULL;

  announcement = sum > 0 ? g_strdup_printf (ngettext ("%'u result", "%'u results", sum), sum)
                         : g_strdup (_ ("Nothing found"));
  dictum_result_dialog_show (DICTUM_RESULT_DIALOG (self),
                             sum > 0 ? DICTUM_SHOW_LIST : DICTUM_SHOW_NOTHING, position,
                             announcement);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumSearchDialog) self = DICTUM_SEARCH_DIALOG (data);
  g_autofree char *words = NULL;
  DictumSearchResults *results;
  guint position = 0;

  results = dictum_search_find_finish (DICTUM_SEARCH (source), result, NULL);
  if (results == NULL)
    return;

  words = dictum_result_dialog_dup_words (DICTUM_RESULT_DIALOG (self));
  if (g_strcmp0 (words, dictum_finder_get_words (get_finder (self))) == 0)
    position = dictum_finder_get_position (get_finder (self));
  dictum_result_dialog_unselect (DICTUM_RESULT_DIALOG (self));
  dictum_result_list_take (self->results, dictum_finder_get_project (get_finder (self)), results);
  if (self->expanding >= 0)
    dictum_result_list_expand (self->results, (DictumFoundKind) self->expanding);
  self->expanding = -1;
  show_results (self, position);
  dictum_finder_keep (get_finder (self), words, position);
}

static void
cancel (DictumSearchDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* limit: of each kind, 0 for all. */
static void
search (DictumSearchDialog *self, guint limit)
{
  g_autofree char *text = dictum_result_dialog_dup_words (DICTUM_RESULT_DIALOG (self));
  g_autoptr (DictumSearchWords) words = dictum_search_words_new (text);

  cancel (self);
  if (dictum_search_words_is_empty (words))
    {
      dictum_result_dialog_unselect (DICTUM_RESULT_DIALOG (self));
      dictum_result_list_take (self->results, NULL, NULL);
      dictum_finder_keep (get_finder (self), NULL, 0);
      dictum_result_dialog_show (DICTUM_RESULT_DIALOG (self), DICTUM_SHOW_START, 0, NULL);
      return;
    }

  self->cancellable = g_cancellable_new ();
  dictum_search_find_async (dictum_finder_get_search (get_finder (self)), words, limit,
                            self->cancellable, found_cb, g_object_ref (self));
}

static void
expand (DictumSearchDialog *self, DictumFoundKind kind)
{
  guint position = get_position (self);

  self->expanded = TRUE;
  if (dictum_result_list_is_complete (self->results, kind))
    {
      dictum_result_dialog_unselect (DICTUM_RESULT_DIALOG (self));
      dictum_result_list_expand (self->results, kind);
      show_results (self, position);
      return;
    }

  dictum_finder_keep (get_finder (self), dictum_finder_get_words (get_finder (self)), position);
  self->expanding = (int) kind;
  search (self, 0);
}

static void
dictum_search_dialog_look (DictumResultDialog *dialog)
{
  DictumSearchDialog *self = DICTUM_SEARCH_DIALOG (dialog);

  self->expanding = -1;
  self->expanded = FALSE;
  search (self, MOST);
}

static void
dictum_search_dialog_choose (DictumResultDialog *dialog, DictumResult *result)
{
  DictumSearchDialog *self = DICTUM_SEARCH_DIALOG (dialog);

  if (result->type == DICTUM_RESULT_MORE)
    expand (self, result->kind);
  else
    DICTUM_RESULT_DIALOG_CLASS (dictum_search_dialog_parent_class)->choose (dialog, result);
}

/* Whoever comes back to the same lines goes on from the one that was chosen. */
static void
dictum_search_dialog_closed (AdwDialog *dialog)
{
  DictumSearchDialog *self = DICTUM_SEARCH_DIALOG (dialog);
  const char *words = dictum_finder_get_words (get_finder (self));

  cancel (self);
  if (words != NULL)
    dictum_finder_keep (get_finder (self), words, self->expanded ? 0 : get_position (self));
}

static void
setup_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (count, "dimmed");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_header_set_child (header, box);
}

static void
bind_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer data)
{
  DictumSearchDialog *self = DICTUM_SEARCH_DIALOG (data);
  DictumResult *result = gtk_list_header_get_item (header);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_header_get_child (header));
  GtkWidget *count = gtk_widget_get_next_sibling (title);
  g_autofree char *number = NULL;

  number = g_strdup_printf ("%'u", dictum_result_list_get_total (self->results, result->kind));
  gtk_label_set_label (GTK_LABEL (title),
                       dictum_enum_get_label (&dictum_found_kinds, (int) result->kind));
  gtk_label_set_label (GTK_LABEL (count), number);
}

static void
dictum_search_dialog_dispose (GObject *object)
{
  DictumSearchDialog *self = DICTUM_SEARCH_DIALOG (object);

  cancel (self);
  g_clear_object (&self->results);
  G_OBJECT_CLASS (dictum_search_dialog_parent_class)->dispose (object);
}

static void
dictum_search_dialog_class_init (DictumSearchDialogClass *klass)
{
  DictumResultDialogClass *result_class = DICTUM_RESULT_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_search_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = dictum_search_dialog_closed;
  result_class->look = dictum_search_dialog_look;
  result_class->choose = dictum_search_dialog_choose;
}

static void
dictum_search_dialog_init (DictumSearchDialog *self)
{
  g_autoptr (GtkListItemFactory) headers = gtk_signal_list_item_factory_new ();

  self->results = dictum_result_list_new ();
  self->expanding = -1;
  g_signal_connect (headers, "setup", G_CALLBACK (setup_header_cb), NULL);
  g_signal_connect_object (headers, "bind", G_CALLBACK (bind_header_cb), self, 0);
  dictum_result_dialog_set_headers (DICTUM_RESULT_DIALOG (self), headers);
}

AdwDialog *
dictum_search_dialog_new (DictumFinder *finder, const char *words)
{
  DictumSearchDialog *self;

  g_return_val_if_fail (DICTUM_IS_FINDER (finder), NULL);

  self = g_object_new (DICTUM_TYPE_SEARCH_DIALOG, "title", _ ("Search Everywhere"), NULL);
  dictum_result_dialog_set_up (DICTUM_RESULT_DIALOG (self), finder, G_LIST_MODEL (self->results),
                               FALSE, _ ("Search everywhere"));
  dictum_result_dialog_set_start (
      DICTUM_RESULT_DIALOG (self), _ ("Search Everywhere"),
      _ ("In articles, claims, notes, sources and evidence. Words in “quotation marks” are found "
         "side by side."));
  dictum_search_prepare (dictum_finder_get_search (finder));
  dictum_result_dialog_set_words (DICTUM_RESULT_DIALOG (self),
                                  words != NULL ? words : dictum_finder_get_words (finder));

  return ADW_DIALOG (self);
}
