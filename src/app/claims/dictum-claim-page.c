/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-claims"

#include "claims/dictum-claim-page.h"

#include <glib/gi18n.h>

#include "dictum-announce.h"
#include "inspector/dictum-claim-fields.h"
#include "inspector/dictum-evidence-drop.h"
#include "inspector/dictum-look.h"
#include "window/dictum-format.h"

#include "dictum-config.h"

#define AROUND "66%%" /* alpha of the words around the claim's */
#define CONTEXT 300   /* code points of them, on each side, at most */

struct _DictumClaimPage
{
  AdwNavigationPage parent_instance;

  DictumWorkbench *workbench;
  GSignalGroup *signals;
  gboolean in_front; /* only then it shows anything */
  guint leaving;     /* the source that will ask to be left, or 0 */

  AdwWindowTitle *heading;
  GtkScrolledWindow *scroller;
  GtkLabel *quote;
  GtkLabel *place;
  GtkBox *warning_box;
  GtkLabel *warning;
  DictumClaimFields *fields;
};

G_DEFINE_FINAL_TYPE (DictumClaimPage, dictum_claim_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  LEAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static DictumProject *
get_project (DictumClaimPage *self)
{
  return self->workbench != NULL ? dictum_workbench_get_project (self->workbench) : NULL;
}

static DictumItem *
get_item (DictumClaimPage *self)
{
  DictumProject *project = get_project (self);
  const char *id = project != NULL ? dictum_workbench_get_claim (self->workbench) : NULL;

  return id != NULL ? dictum_project_get_item (project, id) : NULL;
}

/* ---- The claim in its paragraph ---- */

/* How far the claim's paragraphs reach on both sides of it: blocks are lines. */
static void
find_context (DictumText *text, int *start, int *end)
{
  int first = MAX (0, *start - CONTEXT);
  int last = MIN (dictum_text_get_length (text), *end + CONTEXT);

  while (*start > first && dictum_text_get_char (text, *start - 1) != '\n')
    *start -= 1;
  while (*end < last && dictum_text_get_char (text, *end) != '\n')
    *end += 1;
}

static gboolean
is_cut (DictumText *text, int at)
{
  return at > 0 && at < dictum_text_get_length (text) && dictum_text_get_char (text, at) != '\n' &&
         dictum_text_get_char (text, at - 1) != '\n';
}

static void
append_slice (GString *markup, DictumText *text, int start, int end, gboolean claimed)
{
  g_autofree char *words = NULL;
  g_autofree char *escaped = NULL;

  if (start >= end)
    return;

  words = dictum_text_get_slice (text, start, end);
  escaped = g_markup_escape_text (words, -1);
  if (claimed)
    g_string_append (markup, escaped);
  else
    g_string_append_printf (markup, "<span alpha=\"" AROUND "\">%s</span>", escaped);
}

static char *
mark_context (DictumProject *project, const DictumClaim *claim)
{
  const DictumArticle *article = dictum_project_get_article (project, claim->article);
  const DictumVersion *version = article != NULL
                                     ? dictum_article_get_version (article, claim->version)
                                     : NULL;
  DictumText *text = version != NULL ? dictum_article_get_text (article, version) : NULL;
  g_autoptr (GString) markup = g_string_new (NULL);
  int start, end;

  if (text == NULL)
    {
      g_autofree char *quote = dictum_claim_get_quote (claim);

      return g_markup_escape_text (quote, -1);
    }

  dictum_claim_get_extent (claim, &start, &end);
  find_context (text, &start, &end);
  if (is_cut (text, start))
    g_string_append (markup, "…");
  for (guint i = 0; i < dictum_values_length (claim->content); i++)
    {
      const DictumSpan *span = dictum_values_get (claim->content, i);

      append_slice (markup, text, start, span->start, FALSE);
      append_slice (markup, text, span->start, span->end, TRUE);
      start = span->end;
    }
  append_slice (markup, text, start, end, FALSE);
  if (is_cut (text, end))
    g_string_append (markup, "…");

  return g_string_free_and_steal (g_steal_pointer (&markup));
}

/* ---- Showing ---- */

static guint
find_number (DictumProject *project, DictumItem *item)
{
  const DictumClaim *claim = dictum_item_get_claim (item);
  GListModel *claims = dictum_project_get_article_claims (project, claim->article);

  return dictum_project_find_position (project, claims, item) + 1;
}

static void
show_place (DictumClaimPage *self, DictumProject *project, DictumItem *item)
{
  const DictumClaim *claim = dictum_item_get_claim (item);
  const DictumArticle *article = dictum_project_get_article (project, claim->article);
  guint number = find_number (project, item);
  guint n_claims = g_list_model_get_n_items (
      dictum_project_get_article_claims (project, claim->article));
  g_autofree char *title = g_strdup_printf (_ ("Claim %u"), number);
  g_autofree char *date = article != NULL ? dictum_format_date_now (article->published) : NULL;
  g_autofree char *byline = NULL;
  g_autofree char *facts = NULL;

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  adw_window_title_set_title (self->heading, title);
  adw_window_title_set_subtitle (self->heading, article != NULL && article->title != NULL
                                                    ? article->title
                                                    : _ ("Untitled article"));
  /* Translators: which claim of an article, and how many it has. */
  byline = g_strdup_printf (_ ("claim %1$u of %2$u"), number, n_claims);
  facts = dictum_format_facts (article != NULL && article->publisher != NULL ? article->publisher
                                                                             : "",
                               date != NULL ? date : "", byline, NULL);
  gtk_label_set_label (self->place, facts);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "claim-page.previous", number > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "claim-page.next", number < n_claims);
}

static void
show (DictumClaimPage *self)
{
  DictumProject *project = get_project (self);
  DictumItem *item = get_item (self);
  const DictumClaim *claim = item != NULL ? dictum_item_get_claim (item) : NULL;
  g_autofree char *quote = NULL;
  g_autofree char *context = NULL;
  g_autofree char *warning = NULL;

  if (claim == NULL)
    return;

  quote = dictum_claim_get_quote (claim);
  context = mark_context (project, claim);
  warning = dictum_look_claim_warning (project, claim);
  gtk_label_set_markup (self->quote, context);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->quote), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  quote, -1);
  gtk_label_set_label (self->warning, warning != NULL ? warning : "");
  gtk_widget_set_visible (GTK_WIDGET (self->warning_box), warning != NULL);
  show_place (self, project, item);
}

/* Later: undo goes to another article by way of no claim at all. */
static gboolean
leave_cb (gpointer data)
{
  DictumClaimPage *self = data;

  self->leaving = 0;
  if (self->in_front && get_item (self) == NULL)
    g_signal_emit (self, signals[LEAVE], 0);

  return G_SOURCE_REMOVE;
}

/* What had the focus may have been of the claim before only: a link of its chain. */
static void
keep_focus (DictumClaimPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root != NULL && (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    dictum_claim_page_focus (self);
}

static void
claim_cb (DictumClaimPage *self)
{
  DictumItem *item = get_item (self);
  DictumItem *before = dictum_claim_fields_get_item (self->fields);

  if (!self->in_front)
    return;
  if (item == NULL && self->leaving == 0)
    self->leaving = g_idle_add (leave_cb, self);
  if (item == before)
    return;

  dictum_claim_fields_set_item (self->fields, item);
  show (self);
  if (item != NULL)
    {
      g_autofree char *quote = dictum_claim_get_quote (dictum_item_get_claim (item));

      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
      if (before != NULL)
        keep_focus (self);
      dictum_announce (GTK_WIDGET (self), quote);
    }
}

static void
changed_cb (DictumClaimPage *self)
{
  if (self->in_front)
    show (self);
}

static void
drop (GtkWidget *widget, GPtrArray *requests)
{
  dictum_claim_fields_add_evidence (DICTUM_CLAIM_PAGE (widget)->fields, requests);
}

/* ---- Actions ---- */

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumClaimPage *self = DICTUM_CLAIM_PAGE (widget);
  DictumProject *project = get_project (self);
  DictumItem *item = get_item (self);
  g_autoptr (DictumItem) next = NULL;
  GListModel *claims;
  guint position;

  if (item == NULL)
    return;

  claims = dictum_project_get_article_claims (project, dictum_item_get_claim (item)->article);
  position = dictum_project_find_position (project, claims, item);
  if (!g_str_equal (name, "claim-page.next") && position == 0)
    return;
  next = g_list_model_get_item (claims, g_str_equal (name, "claim-page.next") ? position + 1
                                                                              : position - 1);
  if (next != NULL)
    dictum_workbench_set_claim (self->workbench, dictum_item_get_id (next));
}

static void
show_in_text_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumClaimPage *self = DICTUM_CLAIM_PAGE (widget);

  if (get_item (self) != NULL)
    dictum_workbench_show_claim (self->workbench, dictum_workbench_get_claim (self->workbench));
}

/* ---- The object ---- */

static void
dictum_claim_page_showing (AdwNavigationPage *page)
{
  DictumClaimPage *self = DICTUM_CLAIM_PAGE (page);

  self->in_front = TRUE;
  claim_cb (self);
  show (self);
}

/* What was typed is saved before the page behind can be looked at. */
static void
dictum_claim_page_hiding (AdwNavigationPage *page)
{
  DictumClaimPage *self = DICTUM_CLAIM_PAGE (page);

  dictum_claim_fields_flush (self->fields);
  self->in_front = FALSE;
}

static void
dictum_claim_page_hidden (AdwNavigationPage *page)
{
  DictumClaimPage *self = DICTUM_CLAIM_PAGE (page);

  if (!self->in_front)
    dictum_claim_fields_set_item (self->fields, NULL);
}

/* Before the window closes the project: the focus leaves a field only afterwards. */
static gboolean
close_request_cb (DictumClaimPage *self)
{
  if (self->in_front)
    dictum_claim_fields_flush (self->fields);
  return FALSE;
}

static void
dictum_claim_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dictum_claim_page_parent_class)->root (widget);
  if (GTK_IS_WINDOW (gtk_widget_get_root (widget)))
    g_signal_connect_object (gtk_widget_get_root (widget), "close-request",
                             G_CALLBACK (close_request_cb), widget, G_CONNECT_SWAPPED);
}

static void
dictum_claim_page_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), close_request_cb, widget);
  GTK_WIDGET_CLASS (dictum_claim_page_parent_class)->unroot (widget);
}

static void
dictum_claim_page_dispose (GObject *object)
{
  DictumClaimPage *self = DICTUM_CLAIM_PAGE (object);

  self->in_front = FALSE;
  g_clear_handle_id (&self->leaving, g_source_remove);
  g_clear_object (&self->signals);
  if (self->fields != NULL)
    dictum_claim_fields_set_item (self->fields, NULL);
  /* Before the template lets go of it: the page would unparent it a second time. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_CLAIM_PAGE);
  g_clear_object (&self->workbench);
  G_OBJECT_CLASS (dictum_claim_page_parent_class)->dispose (object);
}

static void
dictum_claim_page_class_init (DictumClaimPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AdwNavigationPageClass *page_class = ADW_NAVIGATION_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_claim_page_dispose;
  widget_class->root = dictum_claim_page_root;
  widget_class->unroot = dictum_claim_page_unroot;
  page_class->showing = dictum_claim_page_showing;
  page_class->hiding = dictum_claim_page_hiding;
  page_class->hidden = dictum_claim_page_hidden;

  signals[LEAVE] = g_signal_new ("leave", DICTUM_TYPE_CLAIM_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  g_type_ensure (DICTUM_TYPE_CLAIM_FIELDS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DICTUM_RESOURCE_PATH "claims/dictum-claim-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumClaimPage, heading);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimPage, quote);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimPage, place);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimPage, warning_box);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimPage, warning);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimPage, fields);

  gtk_widget_class_install_action (widget_class, "claim-page.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "claim-page.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "claim-page.show-in-text", NULL,
                                   show_in_text_action);
  /* They do not reach an entry that is being typed into: it takes its keys first. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, 0, "claim-page.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, 0, "claim-page.previous", NULL);
}

static void
dictum_claim_page_init (DictumClaimPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dictum_evidence_drop_attach (GTK_WIDGET (self), drop);

  self->signals = g_signal_group_new (DICTUM_TYPE_WORKBENCH);
  g_signal_group_connect_swapped (self->signals, "notify::store", G_CALLBACK (claim_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::claim", G_CALLBACK (claim_cb), self);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (changed_cb), self);
}

/**
 * dictum_claim_page_new:
 * @workbench: whose current claim it shows
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
dictum_claim_page_new (DictumWorkbench *workbench)
{
  DictumClaimPage *self;

  g_return_val_if_fail (DICTUM_IS_WORKBENCH (workbench), NULL);

  self = g_object_new (DICTUM_TYPE_CLAIM_PAGE, NULL);
  self->workbench = g_object_ref (workbench);
  g_signal_group_set_target (self->signals, workbench);
  dictum_claim_fields_set_workbench (self->fields, workbench);

  return ADW_NAVIGATION_PAGE (self);
}

static gboolean
focus_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  dictum_claim_fields_edit (DICTUM_CLAIM_PAGE (widget)->fields);
  return G_SOURCE_REMOVE;
}

/* At once, for the keys that come now, and in the first frame: the page learns only then how wide
 * it is, and another layout takes the focus from what it moves. */
void
dictum_claim_page_focus (DictumClaimPage *self)
{
  g_return_if_fail (DICTUM_IS_CLAIM_PAGE (self));

  dictum_claim_fields_edit (self->fields);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_cb, NULL, NULL);
}
