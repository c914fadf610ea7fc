/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-article-page"

#include "reader/dictum-article-page.h"

#include <glib/gi18n.h>

#include "dictum-config.h"

#include "dictum-announce.h"
#include "reader/dictum-article-page-private.h"
#include "window/dictum-format.h"

G_DEFINE_FINAL_TYPE (DictumArticlePage, dictum_article_page, ADW_TYPE_BREAKPOINT_BIN)

enum
{
  PROP_0,
  PROP_WORKBENCH,
  PROP_SHOW_INSPECTOR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const DictumArticle *
get_article (DictumArticlePage *self)
{
  DictumProject *project = self->workbench != NULL ? dictum_workbench_get_project (self->workbench)
                                                   : NULL;
  const char *id = self->workbench != NULL ? dictum_workbench_get_article (self->workbench) : NULL;

  return project != NULL && id != NULL ? dictum_project_get_article (project, id) : NULL;
}

/* "Version of 14 Nov 2026, 18:02", in the time of where the editor is. */
static char *
describe_version (const DictumArticle *article)
{
  const DictumVersion *version = dictum_article_get_latest_version (article);
  g_autoptr (GDateTime) retrieved = NULL;
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *date = NULL;

  if (version != NULL && version->retrieved != NULL)
    retrieved = g_date_time_new_from_iso8601 (version->retrieved, NULL);
  if (retrieved == NULL)
    return g_strdup (article->publisher != NULL ? article->publisher : "");

  /* Translators: day, month and time at which a version of an article was loaded. */
  local = g_date_time_to_local (retrieved);
  date = dictum_format_time (local, C_ ("version", "%-d %b %Y, %H:%M"));

  /* Translators: %s is a date with its time. */
  return g_strdup_printf (_ ("Version of %s"), date);
}

static void
update_title (DictumArticlePage *self)
{
  const DictumArticle *article = get_article (self);
  g_autofree char *version = article != NULL ? describe_version (article) : NULL;
  const char *title = article != NULL ? article->title : "";

  adw_window_title_set_title (self->title, title != NULL ? title : _ ("Untitled article"));
  adw_window_title_set_subtitle (self->title, version != NULL ? version : "");
  gtk_stack_set_visible_child_name (self->states, article != NULL ? "text" : "empty");
}

static void
article_changed_cb (DictumArticlePage *self)
{
  g_assert (DICTUM_IS_ARTICLE_PAGE (self));

  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  update_title (self);
  dictum_article_page_update_footer (self);
}

static void
store_changed_cb (DictumArticlePage *self)
{
  DictumStore *store = self->workbench != NULL ? dictum_workbench_get_store (self->workbench)
                                               : NULL;

  g_assert (DICTUM_IS_ARTICLE_PAGE (self));

  g_signal_group_set_target (self->store_signals, store);
  dictum_article_page_fill_rating_menu (self);
  article_changed_cb (self);
}

static void
changed_cb (DictumArticlePage *self)
{
  g_assert (DICTUM_IS_ARTICLE_PAGE (self));

  update_title (self);
  dictum_article_page_queue_figures (self);
}

/* In a narrow window the inspector is laid over the text and comes and goes; what the editor wants
 * beside the text in a wide one is kept apart from that. */
static void
set_show_inspector (DictumArticlePage *self, gboolean show)
{
  if (adw_overlay_split_view_get_show_sidebar (self->split) == show)
    return;

  adw_overlay_split_view_set_show_sidebar (self->split, show);
  if (!adw_overlay_split_view_get_collapsed (self->split))
    {
      self->inspector_shown = show;
      if (self->settings != NULL)
        g_settings_set_boolean (self->settings, "show-inspector", show);
    }
}

static void
show_sidebar_cb (DictumArticlePage *self)
{
  g_assert (DICTUM_IS_ARTICLE_PAGE (self));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_INSPECTOR]);
}

static void
collapsed_cb (DictumArticlePage *self)
{
  g_assert (DICTUM_IS_ARTICLE_PAGE (self));

  adw_overlay_split_view_set_show_sidebar (
      self->split, !adw_overlay_split_view_get_collapsed (self->split) && self->inspector_shown);
}

static gboolean
is_typing (GtkWidget *focus)
{
  return GTK_IS_EDITABLE (focus) || (GTK_IS_TEXT_VIEW (focus) && !DICTUM_IS_READER (focus));
}

/* Marking goes on while a card has the focus: the reader gets the keys that the card has no use
 * for, except what somebody is typing. */
static gboolean
key_cb (DictumArticlePage *self,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        GtkEventControllerKey *controller)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  g_assert (DICTUM_IS_ARTICLE_PAGE (self));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->inspector) || is_typing (focus) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 ||
      g_unichar_isspace (gdk_keyval_to_unicode (keyval)) ||
      !g_unichar_isprint (gdk_keyval_to_unicode (keyval)))
    return GDK_EVENT_PROPAGATE;

  return gtk_event_controller_key_forward (controller, GTK_WIDGET (self->reader));
}

static void
dictum_article_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DictumArticlePage *self = DICTUM_ARTICLE_PAGE (object);

  switch (prop_id)
    {
    case PROP_WORKBENCH:
      g_value_set_object (value, self->workbench);
      break;

    case PROP_SHOW_INSPECTOR:
      g_value_set_boolean (value, adw_overlay_split_view_get_show_sidebar (self->split));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_workbench (DictumArticlePage *self, DictumWorkbench *workbench)
{
  if (!g_set_object (&self->workbench, workbench))
    return;

  g_signal_group_set_target (self->workbench_signals, workbench);
  store_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKBENCH]);
}

static void
dictum_article_page_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  DictumArticlePage *self = DICTUM_ARTICLE_PAGE (object);

  switch (prop_id)
    {
    case PROP_WORKBENCH:
      set_workbench (self, g_value_get_object (value));
      break;

    case PROP_SHOW_INSPECTOR:
      set_show_inspector (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
dictum_article_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DICTUM_ARTICLE_PAGE (widget)->reader));
}

/* Whoever comes here comes for the text; the header bar is one step back from it. */
static gboolean
dictum_article_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (direction == GTK_DIR_TAB_FORWARD && gtk_widget_get_focus_child (widget) == NULL &&
      get_article (DICTUM_ARTICLE_PAGE (widget)) != NULL)
    return gtk_widget_grab_focus (widget);

  return GTK_WIDGET_CLASS (dictum_article_page_parent_class)->focus (widget, direction);
}

static void
dictum_article_page_dispose (GObject *object)
{
  DictumArticlePage *self = DICTUM_ARTICLE_PAGE (object);

  if (self->workbench_signals != NULL)
    g_signal_group_set_target (self->workbench_signals, NULL);
  if (self->store_signals != NULL)
    g_signal_group_set_target (self->store_signals, NULL);
  g_clear_handle_id (&self->figures_timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workbench_signals);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->workbench);
  g_clear_object (&self->settings);

  /* No gtk_widget_dispose_template(): AdwBreakpointBin would unparent its child a second time. */
  G_OBJECT_CLASS (dictum_article_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "reader/dictum-article-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumArticlePage, split);
  gtk_widget_class_bind_template_child (widget_class, DictumArticlePage, reader);
  gtk_widget_class_bind_template_child (widget_class, DictumArticlePage, inspector);
  gtk_widget_class_bind_template_child (widget_class, DictumArticlePage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DictumArticlePage, states);
  gtk_widget_class_bind_template_child (widget_class, DictumArticlePage, title);
  gtk_widget_class_bind_template_child (widget_class, DictumArticlePage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, DictumArticlePage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DictumArticlePage, search_count);
  gtk_widget_class_bind_template_child (widget_class, DictumArticlePage, claims_label);
  gtk_widget_class_bind_template_child (widget_class, DictumArticlePage, words_label);
  gtk_widget_class_bind_template_child (widget_class, DictumArticlePage, place_label);
  gtk_widget_class_bind_template_child (widget_class, DictumArticlePage, saved_label);
  gtk_widget_class_bind_template_child (widget_class, DictumArticlePage, rating_menu);
  gtk_widget_class_bind_template_callback (widget_class, show_sidebar_cb);
  gtk_widget_class_bind_template_callback (widget_class, collapsed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, dictum_article_page_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, dictum_article_page_search_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, dictum_article_page_search_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, dictum_article_page_search_mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, dictum_article_page_search_stop_cb);
}

static void
dictum_article_page_class_init (DictumArticlePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dictum_article_page_get_property;
  object_class->set_property = dictum_article_page_set_property;
  object_class->dispose = dictum_article_page_dispose;
  widget_class->grab_focus = dictum_article_page_grab_focus;
  widget_class->focus = dictum_article_page_focus;

  properties[PROP_WORKBENCH] = g_param_spec_object ("workbench", NULL, NULL, DICTUM_TYPE_WORKBENCH,
                                                    flags);
  properties[PROP_SHOW_INSPECTOR] = g_param_spec_boolean ("show-inspector", NULL, NULL, TRUE,
                                                          flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DICTUM_TYPE_READER);
  g_type_ensure (DICTUM_TYPE_INSPECTOR);
  bind_template (widget_class);

  gtk_widget_class_install_property_action (widget_class, "article.inspector", "show-inspector");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, GDK_SHIFT_MASK,
                                       "article.inspector", NULL);
  dictum_article_page_install_marking (widget_class);
  dictum_article_page_install_places (widget_class);
}

static void
init_signals (DictumArticlePage *self)
{
  self->workbench_signals = g_signal_group_new (DICTUM_TYPE_WORKBENCH);
  g_signal_group_connect_swapped (self->workbench_signals, "notify::store",
                                  G_CALLBACK (store_changed_cb), self);
  g_signal_group_connect_swapped (self->workbench_signals, "notify::article",
                                  G_CALLBACK (article_changed_cb), self);
  g_signal_group_connect_swapped (self->workbench_signals, "changed", G_CALLBACK (changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->workbench_signals, "show-words",
                                  G_CALLBACK (dictum_article_page_show_words), self);

  self->store_signals = g_signal_group_new (DICTUM_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "notify::state",
                                  G_CALLBACK (dictum_article_page_update_footer), self);
}

static void
init_settings (DictumArticlePage *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, DICTUM_APP_ID, TRUE);
  if (schema != NULL)
    self->settings = g_settings_new (DICTUM_APP_ID);

  self->inspector_shown = self->settings == NULL ||
                          g_settings_get_boolean (self->settings, "show-inspector");
  adw_overlay_split_view_set_show_sidebar (self->split, self->inspector_shown);
}

static void
dictum_article_page_init (DictumArticlePage *self)
{
  self->cancellable = g_cancellable_new ();
  init_signals (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->reader)),
                           "notify::cursor-position", G_CALLBACK (dictum_article_page_show_place),
                           self, G_CONNECT_SWAPPED);
  dictum_article_page_init_menu (self);
  init_settings (self);
  update_title (self);
}

GtkWidget *
dictum_article_page_new (DictumWorkbench *workbench)
{
  return g_object_new (DICTUM_TYPE_ARTICLE_PAGE, "workbench", workbench, NULL);
}

void
dictum_article_page_announce (DictumArticlePage *self, const char *words)
{
  dictum_announce (GTK_WIDGET (self->reader), words);
}

/* The current claim, when it is one of the text that is shown: what keys do to a place of this
 * text must not be done to a claim in an older version. */
const DictumClaim *
dictum_article_page_get_claim (DictumArticlePage *self)
{
  const DictumArticle *article = get_article (self);
  const char *id = self->workbench != NULL ? dictum_workbench_get_claim (self->workbench) : NULL;
  const DictumClaim *claim = NULL;

  if (article != NULL && id != NULL)
    claim = dictum_project_get_claim (dictum_workbench_get_project (self->workbench), id);

  return claim != NULL && g_str_equal (claim->article, article->record.id) &&
                 g_str_equal (claim->version, dictum_article_get_latest_version (article)->id)
             ? claim
             : NULL;
}
