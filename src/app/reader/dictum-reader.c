/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-reader"

#include "reader/dictum-reader.h"

#include "dictum-config.h"

#include "reader/dictum-reader-private.h"

#define COLUMN 680 /* width of the column where there are no settings */
#define MINIMUM 240
#define MARGIN 58 /* what the numbers need beside it */
#define MARGIN_NARROW 44
#define MARGIN_OTHER 18 /* on the side without numbers, in a narrow window */
#define BOTTOM 120      /* the last lines can be scrolled up to where they are read well */

G_DEFINE_FINAL_TYPE_WITH_CODE (DictumReader,
                               dictum_reader,
                               GTK_TYPE_TEXT_VIEW,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_TEXT,
                                                      dictum_reader_accessible_text_init))

enum
{
  PROP_0,
  PROP_WORKBENCH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
clear_search (DictumReader *self)
{
  g_clear_pointer (&self->matches, g_array_unref);
  self->match = G_MAXUINT;
}

static void
reset_mark (DictumReader *self)
{
  self->part = DICTUM_PART_CONTENT;
  self->position = 0;
  self->moving = FALSE;
}

static void
show_nothing (DictumReader *self)
{
  g_clear_pointer (&self->article, g_free);
  g_clear_pointer (&self->version, g_free);
  g_clear_pointer (&self->project, g_free);
  g_clear_pointer (&self->text, dictum_text_unref);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), "", 0);
  dictum_reader_update_head (self, NULL);
}

static const DictumArticle *
find_article (DictumReader *self)
{
  DictumProject *project = self->workbench != NULL ? dictum_workbench_get_project (self->workbench)
                                                   : NULL;
  const char *id = self->workbench != NULL ? dictum_workbench_get_article (self->workbench) : NULL;

  return project != NULL && id != NULL ? dictum_project_get_article (project, id) : NULL;
}

static void
load_article (DictumReader *self)
{
  const DictumArticle *article = find_article (self);
  const DictumVersion *version = article != NULL ? dictum_article_get_latest_version (article)
                                                 : NULL;

  if (version == NULL)
    {
      dictum_reader_keep_place (self);
      show_nothing (self);
      return;
    }

  if (g_strcmp0 (self->article, article->record.id) == 0 &&
      g_strcmp0 (self->version, version->id) == 0)
    {
      /* The same letters are another text when the article’s language was put right. */
      g_clear_pointer (&self->text, dictum_text_unref);
      self->text = dictum_text_ref (dictum_article_get_text (article, version));
      dictum_reader_update_head (self, article);
      return;
    }

  dictum_reader_keep_place (self);
  clear_search (self);
  reset_mark (self);
  g_set_str (&self->article, article->record.id);
  g_set_str (&self->version, version->id);
  g_set_str (&self->project, dictum_store_get_id (dictum_workbench_get_store (self->workbench)));
  g_clear_pointer (&self->text, dictum_text_unref);
  self->text = dictum_text_ref (dictum_article_get_text (article, version));
  dictum_reader_fill (self, version, self->text);
  dictum_reader_update_head (self, article);
  dictum_reader_restore_place (self);
}

static void
article_changed_cb (DictumReader *self)
{
  g_assert (DICTUM_IS_READER (self));

  load_article (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
claim_changed_cb (DictumReader *self)
{
  g_assert (DICTUM_IS_READER (self));

  reset_mark (self);
  dictum_reader_update_toolbar (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The span index holds the new state already: what is left to do is to draw it. */
static void
changed_cb (DictumReader *self, DictumChange *change)
{
  g_assert (DICTUM_IS_READER (self));

  for (guint i = 0; i < dictum_change_get_length (change); i++)
    {
      const DictumChangeEntry *entry = dictum_change_get_entry (change, i);
      const DictumRecord *record = entry->after != NULL ? entry->after : entry->before;

      if (g_strcmp0 (record->id, self->article) == 0)
        load_article (self);
    }

  if (!dictum_reader_get_mark (self, NULL, NULL, NULL, NULL))
    reset_mark (self);

  dictum_reader_update_toolbar (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  /* A crash must not take the editor back to where the article was left before. */
  dictum_reader_keep_place (self);
}

static void
show_claim_cb (DictumReader *self, const char *id)
{
  const DictumClaim *claim = dictum_reader_get_current_claim (self);
  int start;
  int end;

  g_assert (DICTUM_IS_READER (self));

  if (claim == NULL || g_strcmp0 (claim->record.id, id) != 0)
    return;

  dictum_claim_get_extent (claim, &start, &end);
  dictum_reader_set_caret (self, start);
  dictum_reader_reveal (self, start, end);
}

static void
settings_changed_cb (DictumReader *self)
{
  g_assert (DICTUM_IS_READER (self));

  dictum_reader_load_style (self->settings);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
bind_cb (DictumReader *self)
{
  g_assert (DICTUM_IS_READER (self));

  article_changed_cb (self);
}

static GSettings *
open_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, DICTUM_APP_ID, TRUE);

  return schema != NULL ? g_settings_new (DICTUM_APP_ID) : NULL;
}

static int
get_column (DictumReader *self)
{
  double scale;

  if (self->settings == NULL)
    return COLUMN;

  scale = g_settings_get_double (self->settings, "reader-text-scale");

  return (int) (g_settings_get_int (self->settings, "reader-width") * scale);
}

/* The column is in the middle; the margin of the numbers follows the interface's direction. */
static void
set_margins (DictumReader *self, int width)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  gboolean narrow = width < 480;
  int before = narrow ? MARGIN_NARROW : MARGIN;
  int after = narrow ? MARGIN_OTHER : MARGIN;
  int rest = width - get_column (self);

  before = MAX (before, rest / 2);
  after = MAX (after, rest / 2);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    {
      int swap = before;

      before = after;
      after = swap;
    }

  if (gtk_text_view_get_left_margin (view) != before)
    gtk_text_view_set_left_margin (view, before);
  if (gtk_text_view_get_right_margin (view) != after)
    gtk_text_view_set_right_margin (view, after);
}

/* GtkTextView asks for the width of what lies over it. Byline and toolbar take what there is. */
static void
dictum_reader_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  GTK_WIDGET_CLASS (dictum_reader_parent_class)
      ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline,
                 natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN (*minimum, MINIMUM);
      *natural = MAX (*minimum, MIN (*natural, COLUMN));
    }
}

static void
dictum_reader_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DictumReader *self = DICTUM_READER (widget);

  set_margins (self, width);
  self->allocating = TRUE;
  GTK_WIDGET_CLASS (dictum_reader_parent_class)->size_allocate (widget, width, height, baseline);
  self->allocating = FALSE;
  dictum_reader_check_head (self);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
dictum_reader_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  DictumReader *self = DICTUM_READER (view);

  if (self->text == NULL)
    return;

  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    dictum_reader_paint_below (self, snapshot);
  else
    dictum_reader_paint_above (self, snapshot);
}

static void
dictum_reader_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dictum_reader_parent_class)->map (widget);
  dictum_reader_watch_lines (DICTUM_READER (widget));
}

static void
dictum_reader_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&DICTUM_READER (widget)->scroll_idle, g_source_remove);
  g_clear_handle_id (&DICTUM_READER (widget)->rest_timeout, g_source_remove);
  dictum_reader_keep_place (DICTUM_READER (widget));
  GTK_WIDGET_CLASS (dictum_reader_parent_class)->unmap (widget);
}

static void
dictum_reader_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  DictumReader *self = DICTUM_READER (widget);

  GTK_WIDGET_CLASS (dictum_reader_parent_class)->css_changed (widget, change);
  g_clear_object (&self->layout);
}

static void
dictum_reader_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DictumReader *self = DICTUM_READER (object);

  switch (prop_id)
    {
    case PROP_WORKBENCH:
      g_value_set_object (value, self->workbench);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_workbench (DictumReader *self, DictumWorkbench *workbench)
{
  if (!g_set_object (&self->workbench, workbench))
    return;

  g_signal_group_set_target (self->workbench_signals, workbench);
  if (workbench == NULL)
    show_nothing (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKBENCH]);
}

static void
dictum_reader_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_WORKBENCH:
      set_workbench (DICTUM_READER (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_reader_dispose (GObject *object)
{
  DictumReader *self = DICTUM_READER (object);

  g_signal_group_set_target (self->workbench_signals, NULL);
  g_clear_handle_id (&self->toolbar_timeout, g_source_remove);
  g_clear_handle_id (&self->scroll_idle, g_source_remove);
  g_clear_handle_id (&self->rest_timeout, g_source_remove);
  g_clear_handle_id (&self->head_idle, g_source_remove);
  if (self->redraw != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->redraw);
  self->redraw = 0;
  g_clear_object (&self->workbench);
  g_clear_object (&self->settings);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->toolbar = NULL;
  self->headline = NULL;
  self->byline = NULL;

  G_OBJECT_CLASS (dictum_reader_parent_class)->dispose (object);
}

static void
dictum_reader_finalize (GObject *object)
{
  DictumReader *self = DICTUM_READER (object);

  clear_search (self);
  g_clear_object (&self->workbench_signals);
  g_clear_pointer (&self->text, dictum_text_unref);
  g_array_unref (self->lines);
  g_array_unref (self->numbers);
  g_free (self->article);
  g_free (self->version);
  g_free (self->project);

  G_OBJECT_CLASS (dictum_reader_parent_class)->finalize (object);
}

static void
dictum_reader_copy_clipboard (GtkTextView *view)
{
  if (gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (view)))
    GTK_TEXT_VIEW_CLASS (dictum_reader_parent_class)->copy_clipboard (view);
  else
    dictum_reader_copy_claim (DICTUM_READER (view));
}

static void
dictum_reader_class_init (DictumReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->get_property = dictum_reader_get_property;
  object_class->set_property = dictum_reader_set_property;
  object_class->dispose = dictum_reader_dispose;
  object_class->finalize = dictum_reader_finalize;
  widget_class->measure = dictum_reader_measure;
  widget_class->size_allocate = dictum_reader_size_allocate;
  widget_class->map = dictum_reader_map;
  widget_class->unmap = dictum_reader_unmap;
  widget_class->css_changed = dictum_reader_css_changed;
  view_class->copy_clipboard = dictum_reader_copy_clipboard;
  view_class->snapshot_layer = dictum_reader_snapshot_layer;
  view_class->extend_selection = dictum_reader_extend_selection;

  gtk_widget_class_install_action (widget_class, "menu.popup", NULL, dictum_reader_popup_menu);

  properties[PROP_WORKBENCH] = g_param_spec_object ("workbench", NULL, NULL, DICTUM_TYPE_WORKBENCH,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                        G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_signal_new ("menu-toggled", DICTUM_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
init_view (DictumReader *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  gtk_widget_add_css_class (GTK_WIDGET (self), "dictum-reader");
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, TRUE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_bottom_margin (view, BOTTOM);
  gtk_text_view_set_pixels_inside_wrap (view, 7);
  gtk_text_view_set_pixels_below_lines (view, 20);
}

static void
init_signals (DictumReader *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->workbench_signals = g_signal_group_new (DICTUM_TYPE_WORKBENCH);
  g_signal_group_connect_swapped (self->workbench_signals, "notify::article",
                                  G_CALLBACK (article_changed_cb), self);
  g_signal_group_connect_swapped (self->workbench_signals, "notify::store",
                                  G_CALLBACK (article_changed_cb), self);
  g_signal_group_connect_swapped (self->workbench_signals, "notify::claim",
                                  G_CALLBACK (claim_changed_cb), self);
  g_signal_group_connect_swapped (self->workbench_signals, "changed", G_CALLBACK (changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->workbench_signals, "show-claim", G_CALLBACK (show_claim_cb),
                                  self);
  g_signal_connect_object (self->workbench_signals, "bind", G_CALLBACK (bind_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  if (self->settings != NULL)
    g_signal_connect_object (self->settings, "changed", G_CALLBACK (settings_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
scrolled_cb (DictumReader *self)
{
  dictum_reader_scroll_head (self);
  dictum_reader_queue_keep_place (self);
}

static void
vadjustment_cb (DictumReader *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  if (adjustment == NULL)
    return;
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (dictum_reader_watch_lines), self,
                           G_CONNECT_SWAPPED);
}

/* What is shown with the text but is no part of it. */
static void
init_head (DictumReader *self)
{
  self->headline = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->headline), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->headline), 0);
  gtk_widget_add_css_class (self->headline, "dictum-headline");
  gtk_text_view_add_overlay (GTK_TEXT_VIEW (self), self->headline, 0, 0);

  self->byline = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->byline), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->byline), 0);
  gtk_widget_add_css_class (self->byline, "dictum-byline");
  gtk_text_view_add_overlay (GTK_TEXT_VIEW (self), self->byline, 0, 0);

  g_signal_connect (self, "notify::vadjustment", G_CALLBACK (vadjustment_cb), NULL);
}

static void
dictum_reader_init (DictumReader *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start;

  self->lines = g_array_new (FALSE, FALSE, sizeof (DictumLine));
  self->numbers = g_array_new (FALSE, FALSE, sizeof (DictumNumber));
  self->match = G_MAXUINT;
  self->handle = -1;
  self->settings = open_settings ();

  init_view (self);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  dictum_reader_make_tags (buffer);
  gtk_text_buffer_get_start_iter (buffer, &start);
  self->place = gtk_text_buffer_create_mark (buffer, NULL, &start, TRUE);
  dictum_reader_load_style (self->settings);

  init_head (self);
  dictum_reader_init_toolbar (self);
  dictum_reader_init_keys (self);
  dictum_reader_init_pointer (self);
  dictum_reader_init_menu (self);
  dictum_reader_init_handles (self);
  init_signals (self);
}

GtkWidget *
dictum_reader_new (DictumWorkbench *workbench)
{
  return g_object_new (DICTUM_TYPE_READER, "workbench", workbench, NULL);
}

/**
 * dictum_reader_get_text:
 * @self: a reader
 *
 * Returns: (nullable): the text that is shown
 */
DictumText *
dictum_reader_get_text (DictumReader *self)
{
  g_return_val_if_fail (DICTUM_IS_READER (self), NULL);

  return self->text;
}

const char *
dictum_reader_get_article (DictumReader *self)
{
  g_return_val_if_fail (DICTUM_IS_READER (self), NULL);

  return self->article;
}

/* Whether marking grows to whole words. */
gboolean
dictum_reader_snaps (DictumReader *self)
{
  return self->settings == NULL || g_settings_get_boolean (self->settings, "snap-to-words");
}

/* The workbench's claim when it is one of the article that is shown. */
const DictumClaim *
dictum_reader_get_current_claim (DictumReader *self)
{
  DictumProject *project;
  const char *id;
  const DictumClaim *claim;

  if (self->workbench == NULL || self->article == NULL)
    return NULL;

  project = dictum_workbench_get_project (self->workbench);
  id = dictum_workbench_get_claim (self->workbench);
  claim = project != NULL && id != NULL ? dictum_project_get_claim (project, id) : NULL;

  return claim != NULL && g_str_equal (claim->article, self->article) &&
                 g_strcmp0 (claim->version, self->version) == 0
             ? claim
             : NULL;
}
