/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sources"

#include "sources/dictum-source-said.h"

#include <glib/gi18n.h>

#include "inspector/dictum-look.h"
#include "sources/dictum-said-row.h"

#include "dictum-config.h"

/* How much is shown beside the rest of the source; all of it has a page of its own. */
#define LATEST 8
#define SHARES 5

struct _DictumSourceSaid
{
  AdwPreferencesGroup parent_instance;

  DictumWorkbench *workbench;
  char *source;
  DictumSaidList *list;
  GCancellable *cancellable;
  guint refresh_id;
  gboolean stale;

  GtkListBox *said;
  GtkListBox *nowhere;
  GtkListBox *figures;
  AdwActionRow *manner;
  AdwActionRow *stance;
  AdwActionRow *polarity;
  AdwActionRow *passed_on;
  GtkListBox *shares;
};

G_DEFINE_FINAL_TYPE (DictumSourceSaid, dictum_source_said, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  PROP_0,
  PROP_LIST,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static DictumProject *
get_project (DictumSourceSaid *self)
{
  return self->workbench != NULL ? dictum_workbench_get_project (self->workbench) : NULL;
}

/* ---- Showing ---- */

/* "Indirect: 2 · Direct: 1": what is there, the most first. */
static char *
describe_counts (const DictumEnum *names, const guint *counts)
{
  g_autoptr (GStrvBuilder) facts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  gboolean told[3] = { FALSE, FALSE, FALSE };

  for (guint round = 0; round < 3; round++)
    {
      int most = -1;

      for (int i = 0; i < 3; i++)
        if (!told[i] && counts[i] > 0 && (most < 0 || counts[i] > counts[most]))
          most = i;
      if (most < 0)
        break;
      told[most] = TRUE;
      g_strv_builder_take (
          facts,
          /* Translators: how quotations are, and how many are so: “Indirect: 2”. */
          g_strdup_printf (C_ ("count", "%1$s: %2$u"), dictum_enum_get_label (names, most),
                           counts[most]));
    }
  all = g_strv_builder_end (facts);

  return g_strjoinv (C_ ("between facts", " · "), all);
}

static void
show_counts (AdwActionRow *row, const DictumEnum *names, const guint *counts)
{
  g_autofree char *text = describe_counts (names, counts);

  adw_action_row_set_subtitle (row, text);
}

char *
dictum_said_describe_share (const DictumSaidArticle *article)
{
  double share = article->attributed_words > 0 ? 100.0 * article->words / article->attributed_words
                                               : 0;

  return g_strdup_printf (
      /* Translators: a source's share of an article: claims, all claims, percent. */
      ngettext ("%1$'u of %2$'u claim · %3$.0f %% of attributed words",
                "%1$'u of %2$'u claims · %3$.0f %% of attributed words", article->n_all_claims),
      article->n_claims, article->n_all_claims, share);
}

static void
add_share (DictumSourceSaid *self, const DictumSaidArticle *article)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, MAX (article->attributed_words, 1));
  g_autofree char *share = dictum_said_describe_share (article);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), article->article->title != NULL
                                                                ? article->article->title
                                                                : _ ("Untitled"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), share);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), article->words);
  gtk_widget_set_size_request (bar, 90, -1);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (bar, "said-share");
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, share, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), bar);
  gtk_list_box_append (self->shares, row);
}

static void
add_said (DictumSourceSaid *self, guint position)
{
  g_autoptr (DictumSaidItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *said = dictum_said_row_new (TRUE);
  g_autofree char *label = NULL;

  dictum_said_row_show (DICTUM_SAID_ROW (said), get_project (self), item);
  label = dictum_said_row_describe (DICTUM_SAID_ROW (said));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), said);
  gtk_widget_set_tooltip_text (row, _ ("Go to the claim in its text"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (row), "dictum-claim",
                          g_strdup (dictum_said_item_get_entry (item)->claim->record.id), g_free);
  gtk_list_box_append (self->said, row);
}

static void
add_all_row (DictumSourceSaid *self, guint length)
{
  GtkWidget *row = adw_button_row_new ();
  g_autofree char *label = g_strdup_printf (ngettext ("All %'u Claim", "All %'u Claims", length),
                                            length);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_button_row_set_end_icon_name (ADW_BUTTON_ROW (row), "go-next-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "source.all-said");
  gtk_list_box_append (self->said, row);
}

static void
show (DictumSourceSaid *self)
{
  const DictumSaid *said = self->list != NULL ? dictum_said_list_get_said (self->list) : NULL;
  guint length = said != NULL ? said->entries->len : 0;
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->said)) != NULL;

  gtk_list_box_remove_all (self->said);
  gtk_list_box_remove_all (self->shares);
  gtk_widget_set_visible (GTK_WIDGET (self->said), length > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->figures), length > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->shares), length > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->nowhere), said != NULL && length == 0);
  if (length == 0)
    return;

  for (guint i = 0; i < MIN (length, LATEST); i++)
    add_said (self, i);
  add_all_row (self, length);
  show_counts (self->manner, &dictum_manners, said->manners);
  show_counts (self->stance, &dictum_stances, said->stances);
  show_counts (self->polarity, &dictum_polarities, said->polarities);
  gtk_widget_set_visible (GTK_WIDGET (self->polarity),
                          said->polarities[DICTUM_POLARITY_AFFIRMED] < said->n_links);
  if (said->n_passed_on > 0)
    {
      g_autofree char *passed = g_strdup_printf (
          ngettext ("%'u claim", "%'u claims", said->n_passed_on), said->n_passed_on);

      adw_action_row_set_subtitle (self->passed_on, passed);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->passed_on), said->n_passed_on > 0);
  for (guint i = 0; i < MIN (said->articles->len, SHARES); i++)
    add_share (self, g_ptr_array_index (said->articles, i));
  if (focused)
    gtk_widget_child_focus (GTK_WIDGET (self->said), GTK_DIR_TAB_FORWARD);
}

/* Whether two lists show the same: most changes are about something else. */
static gboolean
is_same (DictumSaidList *one, DictumSaidList *other)
{
  const DictumSaid *a = one != NULL ? dictum_said_list_get_said (one) : NULL;
  const DictumSaid *b = dictum_said_list_get_said (other);

  if (a == NULL || a->entries->len != b->entries->len || a->articles->len != b->articles->len)
    return FALSE;
  for (guint i = 0; i < a->entries->len; i++)
    if (((DictumSaidEntry *) g_ptr_array_index (a->entries, i))->claim !=
        ((DictumSaidEntry *) g_ptr_array_index (b->entries, i))->claim)
      return FALSE;
  for (guint i = 0; i < a->articles->len; i++)
    {
      const DictumSaidArticle *x = g_ptr_array_index (a->articles, i);
      const DictumSaidArticle *y = g_ptr_array_index (b->articles, i);

      if (x->article != y->article || x->n_all_claims != y->n_all_claims ||
          x->attributed_words != y->attributed_words)
        return FALSE;
    }

  return TRUE;
}

/* ---- Listing ---- */

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  DictumSaid *said = dictum_project_list_said_finish (result, NULL);
  g_autoptr (DictumSaidList) list = NULL;
  DictumSourceSaid *self;

  /* Cancelled: then there may be nobody to show it. */
  if (said == NULL)
    return;
  self = DICTUM_SOURCE_SAID (data);
  list = dictum_said_list_new (said, FALSE);
  if (self->source == NULL || is_same (self->list, list))
    return;

  g_set_object (&self->list, list);
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST]);
}

static void
stop (DictumSourceSaid *self)
{
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
refresh_cb (gpointer data)
{
  DictumSourceSaid *self = DICTUM_SOURCE_SAID (data);

  self->refresh_id = 0;
  stop (self);
  self->stale = FALSE;
  self->cancellable = g_cancellable_new ();
  dictum_project_list_said_async (get_project (self), self->source, self->cancellable, listed_cb,
                                  self);
  return G_SOURCE_REMOVE;
}

static void
said_activated_cb (DictumSourceSaid *self, GtkListBoxRow *row)
{
  const char *claim = g_object_get_data (G_OBJECT (row), "dictum-claim");

  if (claim != NULL)
    dictum_workbench_show_claim (self->workbench, claim);
}

static void
dictum_source_said_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dictum_source_said_parent_class)->map (widget);
  if (DICTUM_SOURCE_SAID (widget)->stale)
    dictum_source_said_refresh (DICTUM_SOURCE_SAID (widget));
}

static void
dictum_source_said_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LIST:
      g_value_set_object (value, DICTUM_SOURCE_SAID (object)->list);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_source_said_dispose (GObject *object)
{
  DictumSourceSaid *self = DICTUM_SOURCE_SAID (object);

  stop (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_SOURCE_SAID);
  g_clear_pointer (&self->source, g_free);
  g_clear_object (&self->list);
  g_clear_object (&self->workbench);
  G_OBJECT_CLASS (dictum_source_said_parent_class)->dispose (object);
}

static void
dictum_source_said_class_init (DictumSourceSaidClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = dictum_source_said_get_property;
  G_OBJECT_CLASS (klass)->dispose = dictum_source_said_dispose;
  widget_class->map = dictum_source_said_map;

  properties[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, DICTUM_TYPE_SAID_LIST,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "sources/dictum-source-said.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumSourceSaid, said);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceSaid, nowhere);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceSaid, figures);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceSaid, manner);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceSaid, stance);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceSaid, polarity);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceSaid, passed_on);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceSaid, shares);
  gtk_widget_class_bind_template_callback (widget_class, said_activated_cb);
}

static void
dictum_source_said_init (DictumSourceSaid *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show (self);
}

void
dictum_source_said_show (DictumSourceSaid *self, DictumWorkbench *workbench, const char *source)
{
  g_return_if_fail (DICTUM_IS_SOURCE_SAID (self));

  g_set_object (&self->workbench, workbench);
  if (!g_set_str (&self->source, source))
    return;

  stop (self);
  g_clear_object (&self->list);
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST]);
  dictum_source_said_refresh (self);
}

void
dictum_source_said_refresh (DictumSourceSaid *self)
{
  g_return_if_fail (DICTUM_IS_SOURCE_SAID (self));

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  self->stale = self->source != NULL;
  if (self->stale && get_project (self) != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_id = g_idle_add (refresh_cb, self);
}

DictumSaidList *
dictum_source_said_get_list (DictumSourceSaid *self)
{
  g_return_val_if_fail (DICTUM_IS_SOURCE_SAID (self), NULL);

  return self->list;
}
