/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-window"

#include "window/dictum-window-private.h"

#include <glib/gi18n.h>

#include "claims/dictum-claim-page.h"
#include "claims/dictum-claims-page.h"
#include "overview/dictum-overview-page.h"
#include "sources/dictum-sources-page.h"

/* ---- The pages that are made when they are gone to ---- */

/* Made when it is first gone to: many never go there, and all would wait for it. */
static void
ensure_sources (DictumWindow *self)
{
  if (adw_bin_get_child (self->sources) == NULL)
    adw_bin_set_child (self->sources, dictum_sources_page_new (self->workbench));
}

static void
ensure_overview (DictumWindow *self)
{
  if (adw_bin_get_child (self->overview) == NULL)
    adw_bin_set_child (self->overview, dictum_overview_page_new (self->workbench, self->count));
}

/* Made when it is first gone to: many never go there, and all would wait for it. */
static DictumClaimsPage *
ensure_claims (DictumWindow *self)
{
  GtkWidget *page = adw_bin_get_child (self->claims);

  if (page == NULL)
    {
      page = dictum_claims_page_new (self->workbench);
      adw_bin_set_child (self->claims, page);
      g_signal_connect_object (page, "open-claim", G_CALLBACK (dictum_workbench_show_claim),
                               self->workbench, G_CONNECT_SWAPPED);
    }

  return DICTUM_CLAIMS_PAGE (page);
}

static void
show_claims_cb (DictumWindow *self, const char *query)
{
  DictumClaimsPage *page = ensure_claims (self);

  if (query != NULL)
    dictum_claims_page_set_query (page, query);
  dictum_window_show_place (self, "claims");
}

/* From the text that was gone to back to where that was left: to the claim in the list of all, to
 * the warning that was followed. */
gboolean
dictum_window_go_back (DictumWindow *self)
{
  const char *place = self->came_from;
  GtkWidget *focus = self->came_focus;

  if (place == NULL || g_strcmp0 (dictum_sidebar_get_place (self->sidebar), "article") != 0)
    return GDK_EVENT_PROPAGATE;

  dictum_window_show_place (self, place);
  /* The list of claims knows itself where it was, also when its rows have changed. */
  if (focus != NULL && gtk_widget_get_mapped (focus) && !g_str_equal (place, "claims"))
    gtk_widget_grab_focus (focus);
  return GDK_EVENT_STOP;
}

/* ---- The page of a claim, above all others ---- */

static gboolean
is_claim_page_in_front (DictumWindow *self)
{
  return self->claim_page != NULL &&
         adw_navigation_view_get_visible_page (self->pages) == self->claim_page;
}

static void
leave_claim_page (DictumWindow *self)
{
  if (is_claim_page_in_front (self))
    adw_navigation_view_pop (self->pages);
}

/* Where the text is to be seen: the page of a claim and other places give way to it. */
static void
show_article_cb (DictumWindow *self)
{
  const char *from = g_intern_string (dictum_sidebar_get_place (self->sidebar));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (!g_str_equal (from, "article"))
    {
      dictum_window_show_place (self, "article");
      self->came_from = from;
      g_set_weak_pointer (&self->came_focus, focus);
    }
  else if (is_claim_page_in_front (self))
    {
      dictum_window_show_place (self, "article");
    }
}

/* claim: its id; NULL for the one that the page in front is at. Asked for again, the page goes. */
void
dictum_window_open_claim_page (DictumWindow *self, const char *claim)
{
  DictumProject *project = dictum_workbench_get_project (self->workbench);
  const DictumClaim *record;

  if (claim == NULL && is_claim_page_in_front (self))
    {
      leave_claim_page (self);
      return;
    }
  if (claim == NULL && g_strcmp0 (dictum_sidebar_get_place (self->sidebar), "claims") == 0)
    claim = dictum_claims_page_get_claim (ensure_claims (self));
  else if (claim == NULL)
    claim = dictum_workbench_get_claim (self->workbench);

  record = project != NULL && claim != NULL ? dictum_project_get_claim (project, claim) : NULL;
  if (record == NULL)
    {
      dictum_workbench_message (self->workbench, _ ("No claim is chosen. Go to one first."));
      return;
    }
  if (self->claim_page == NULL)
    {
      self->claim_page = dictum_claim_page_new (self->workbench);
      adw_navigation_view_add (self->pages, self->claim_page);
      g_signal_connect_object (self->claim_page, "leave", G_CALLBACK (leave_claim_page), self,
                               G_CONNECT_SWAPPED);
    }

  dictum_workbench_set_article (self->workbench, record->article);
  dictum_workbench_set_claim (self->workbench, record->record.id);
  if (!is_claim_page_in_front (self))
    adw_navigation_view_push (self->pages, self->claim_page);
  dictum_claim_page_focus (DICTUM_CLAIM_PAGE (self->claim_page));
}

/* ---- Which page is in front ---- */

static void
focus_child (DictumWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->places);

  if (ADW_IS_BIN (page))
    page = adw_bin_get_child (ADW_BIN (page));
  /* Not on the button that leads back, where the page has nothing else to say what is first. */
  if (ADW_IS_TOOLBAR_VIEW (page))
    page = adw_toolbar_view_get_content (ADW_TOOLBAR_VIEW (page));

  if (!gtk_widget_grab_focus (page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/* Shows the page, which takes over the focus of the one before: GTK would give it to whatever comes
 * first, as when the only article is taken back and brought again. */
static void
show_child (DictumWindow *self, const char *name)
{
  GtkWidget *before = gtk_stack_get_visible_child (self->places);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean had_focus = focus != NULL && before != NULL && gtk_widget_is_ancestor (focus, before);

  gtk_stack_set_visible_child_name (self->places, name);
  if (had_focus && gtk_stack_get_visible_child (self->places) != before)
    focus_child (self);
}

/* Which page is in front follows from the place, the article and whether there are articles. */
void
dictum_window_show_page (DictumWindow *self)
{
  DictumProject *project = dictum_workbench_get_project (self->workbench);
  const char *id = dictum_workbench_get_article (self->workbench);
  const DictumArticle *article = NULL;
  const char *page = "empty";
  const char *title = _ ("Articles");

  if (project != NULL && id != NULL)
    article = dictum_project_get_article (project, id);

  if (g_str_equal (dictum_sidebar_get_place (self->sidebar), "claims"))
    {
      page = "claims";
      title = _ ("Claims");
      ensure_claims (self);
    }
  else if (g_str_equal (dictum_sidebar_get_place (self->sidebar), "sources"))
    {
      page = "sources";
      title = _ ("Sources");
      ensure_sources (self);
    }
  else if (g_str_equal (dictum_sidebar_get_place (self->sidebar), "overview"))
    {
      page = "overview";
      title = _ ("Overview");
      ensure_overview (self);
    }
  else if (article != NULL)
    {
      page = "article";
      title = article->title != NULL ? article->title : _ ("Untitled article");
    }

  show_child (self, page);
  adw_navigation_page_set_title (self->content, title);
}

/* The session remembers where the editor was in this project. */
static void
remember_place (DictumWindow *self)
{
  DictumStore *store = dictum_workbench_get_store (self->workbench);
  DictumSession *session = dictum_session_get_default ();
  const char *id;

  if (store == NULL)
    return;

  id = dictum_store_get_id (store);
  dictum_session_set_value (session, id, "article", dictum_workbench_get_article (self->workbench));
  dictum_session_set_value (session, id, "page", dictum_sidebar_get_place (self->sidebar));
  dictum_session_queue_write (session);
}

static void
article_cb (DictumWindow *self)
{
  self->came_from = NULL;
  dictum_window_show_page (self);
  remember_place (self);
}

void
dictum_window_place_changed (DictumWindow *self)
{
  article_cb (self);
  leave_claim_page (self);
}

/* Puts the focus where the work goes on: the text, the list of sources, the button of an empty
 * page. */
void
dictum_window_focus_page (DictumWindow *self)
{
  leave_claim_page (self);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  focus_child (self);
}

/* place: "article", "claims", "sources" or "overview". */
void
dictum_window_show_place (DictumWindow *self, const char *place)
{
  g_return_if_fail (DICTUM_IS_WINDOW (self));

  dictum_sidebar_set_place (self->sidebar, place);
  dictum_window_focus_page (self);
}

void
dictum_window_set_up_pages (DictumWindow *self)
{
  g_signal_connect_object (self->workbench, "notify::article", G_CALLBACK (article_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workbench, "show-article", G_CALLBACK (show_article_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workbench, "show-claims", G_CALLBACK (show_claims_cb), self,
                           G_CONNECT_SWAPPED);
}
