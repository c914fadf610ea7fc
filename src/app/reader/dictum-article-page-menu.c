/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-article-page"

#include "reader/dictum-article-page-private.h"

/* What cannot work is greyed out in the menus. A key says in words why it cannot, which is worth
 * more to somebody who learns the keys; so the actions are switched off only while a menu is open.
 */

/* Whether there is a source that could be taken over. */
static gboolean
has_source_before (DictumArticlePage *self, const DictumClaim *claim)
{
  g_autoptr (DictumChange) change = NULL;

  change = dictum_edit_same_source (dictum_workbench_get_project (self->workbench),
                                    claim->record.id, NULL, NULL);

  return change != NULL;
}

static gboolean
is_at_claim (DictumArticlePage *self)
{
  g_autoptr (GPtrArray) here = NULL;

  here = dictum_reader_list_claims_at (self->reader, dictum_reader_get_caret (self->reader));

  return here->len > 0;
}

/**
 * dictum_article_page_menu_toggled:
 * @self: an article page
 * @open: whether a menu with the page's actions is open now
 */
void
dictum_article_page_menu_toggled (DictumArticlePage *self, gboolean open)
{
  const DictumClaim *claim = dictum_article_page_get_claim (self);
  gboolean text = dictum_reader_get_text (self->reader) != NULL;
  gboolean selection = text && dictum_reader_get_selection (self->reader, NULL, NULL);
  gboolean claims = text && dictum_reader_get_numbered (self->reader, 1) != NULL;
  const struct
  {
    const char *action;
    gboolean works;
  } states[] = {
    { "article.new-claim", text },
    { "article.source", claim != NULL && selection },
    { "article.choose-source", claim != NULL },
    { "article.cue", claim != NULL && selection },
    { "article.extend", claim != NULL && selection },
    { "article.same-source", open && claim != NULL && has_source_before (self, claim) },
    { "article.next-link", claim != NULL },
    { "article.resize", claim != NULL },
    { "article.step-mark", claim != NULL },
    { "article.next-claim", claims },
    { "article.previous-claim", claims },
    { "article.next-here", open && text && is_at_claim (self) },
    { "article.sentence", text },
    { "article.rate", claim != NULL },
    { "article.done", claim != NULL },
    { "article.edit-card", claim != NULL },
    { "article.note", claim != NULL },
    { "article.delete", claim != NULL },
    { "article.find", text },
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), states[i].action, !open || states[i].works);
}

static void
button_cb (DictumArticlePage *self, GParamSpec *pspec, GtkMenuButton *button)
{
  g_assert (DICTUM_IS_ARTICLE_PAGE (self));

  dictum_article_page_menu_toggled (self, gtk_menu_button_get_active (button));
}

void
dictum_article_page_init_menu (DictumArticlePage *self)
{
  g_signal_connect_object (self->menu_button, "notify::active", G_CALLBACK (button_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "menu-toggled",
                           G_CALLBACK (dictum_article_page_menu_toggled), self, G_CONNECT_SWAPPED);
}
