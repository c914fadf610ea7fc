/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-lazy-list"

#include "dictum-lazy-list.h"

/* How often rows are filled for one frame: filled ones may be lower than was thought, and let
 * others into view. The toolkit lays out up to four times for one frame, then it warns. */
#define PASSES 2

struct _DictumLazyRow
{
  GtkWidget parent_instance;

  DictumLazyList *list;
  GtkListItem *item; /* not owned: it owns the row */
  GtkWidget *child;
  GtkWidget *line; /* not owned: get_line() of it, which stays the same; NULL until asked for */
  gboolean filled;
  gboolean is_slight; /* never the highest of its row */
};

struct _DictumLazyList
{
  GObject parent_instance;

  GtkWidget *view;     /* weak */
  GHashTable *waiting; /* set of the rows that are bound and not filled; not owned */
  DictumLazyFunc fill;
  DictumLazyFunc empty;
  gpointer data;
  int height; /* of a row that was filled */

  GdkFrameClock *clock; /* while the view is realized */
  gulong layout;
  guint wanted; /* position to scroll to once the list has a size */
  gint64 frame; /* the latest for which there was more than one layout because of us */
  int passes;   /* in it */
};

G_DEFINE_FINAL_TYPE (DictumLazyRow, dictum_lazy_row, GTK_TYPE_WIDGET)
G_DEFINE_FINAL_TYPE (DictumLazyList, dictum_lazy_list, G_TYPE_OBJECT)

/* ---- The row ---- */

static GtkSizeRequestMode
dictum_lazy_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dictum_lazy_row_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  DictumLazyRow *self = DICTUM_LAZY_ROW (widget);

  /* The child of another item is as good a guess as any, but would have to be laid out. */
  if (self->child != NULL && self->filled)
    {
      gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL && for_size > 0 && !self->is_slight)
        self->list->height = *natural;
    }
  else if (orientation == GTK_ORIENTATION_VERTICAL && !self->is_slight)
    *minimum = *natural = self->list->height;
}

static void
dictum_lazy_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DictumLazyRow *self = DICTUM_LAZY_ROW (widget);

  if (self->child != NULL && self->filled)
    gtk_widget_allocate (self->child, width, height, -1, NULL);
}

/* Where the list's item takes no focus, and what is in its row does, the arrow keys lead out of
 * what is in view. */
static void
fill_for_focus (DictumLazyRow *self)
{
  if (GTK_IS_LIST_ITEM (self->item) && !gtk_list_item_get_focusable (self->item))
    dictum_lazy_row_fill (self);
}

static gboolean
dictum_lazy_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  DictumLazyRow *self = DICTUM_LAZY_ROW (widget);

  fill_for_focus (self);
  return self->child != NULL && self->filled && gtk_widget_child_focus (self->child, direction);
}

static gboolean
dictum_lazy_row_grab_focus (GtkWidget *widget)
{
  DictumLazyRow *self = DICTUM_LAZY_ROW (widget);

  fill_for_focus (self);
  return self->child != NULL && self->filled && gtk_widget_grab_focus (self->child);
}

static void
dictum_lazy_row_dispose (GObject *object)
{
  DictumLazyRow *self = DICTUM_LAZY_ROW (object);

  if (self->list != NULL)
    g_hash_table_remove (self->list->waiting, self);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (dictum_lazy_row_parent_class)->dispose (object);
}

static void
dictum_lazy_row_class_init (DictumLazyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_lazy_row_dispose;
  widget_class->get_request_mode = dictum_lazy_row_get_request_mode;
  widget_class->measure = dictum_lazy_row_measure;
  widget_class->size_allocate = dictum_lazy_row_size_allocate;
  widget_class->focus = dictum_lazy_row_focus;
  widget_class->grab_focus = dictum_lazy_row_grab_focus;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
dictum_lazy_row_init (DictumLazyRow *self)
{
}

GtkWidget *
dictum_lazy_row_get_child (DictumLazyRow *self)
{
  g_return_val_if_fail (DICTUM_IS_LAZY_ROW (self), NULL);

  return self->child;
}

/**
 * dictum_lazy_row_set_child:
 * @self: a row without a child
 * @child: (transfer none): what it shows; sunk by this
 */
void
dictum_lazy_row_set_child (DictumLazyRow *self, GtkWidget *child)
{
  g_return_if_fail (DICTUM_IS_LAZY_ROW (self));
  g_return_if_fail (self->child == NULL);

  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

GtkListItem *
dictum_lazy_row_get_list_item (DictumLazyRow *self)
{
  g_return_val_if_fail (DICTUM_IS_LAZY_ROW (self), NULL);

  return self->item;
}

gboolean
dictum_lazy_row_is_filled (DictumLazyRow *self)
{
  g_return_val_if_fail (DICTUM_IS_LAZY_ROW (self), FALSE);

  return self->filled;
}

/**
 * dictum_lazy_row_fill:
 * @self: a row that has an item
 *
 * Fills it now, for what must be there before it comes into view: fields that get the focus.
 */
void
dictum_lazy_row_fill (DictumLazyRow *self)
{
  g_return_if_fail (DICTUM_IS_LAZY_ROW (self));

  if (!g_hash_table_remove (self->list->waiting, self))
    return;

  self->list->fill (self, self->list->data);
  if (self->filled)
    return;
  self->filled = TRUE;
  gtk_widget_set_child_visible (self->child, TRUE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * dictum_lazy_row_set_slight:
 * @self: a row, as a cell of a column
 *
 * Other cells of its row are at least as high, whatever is in this one.
 */
void
dictum_lazy_row_set_slight (DictumLazyRow *self)
{
  g_return_if_fail (DICTUM_IS_LAZY_ROW (self));

  self->is_slight = TRUE;
}

/* ---- Cells of columns ---- */

/* The row of the list that a widget in it is in: of a column view one with several cells. */
static GtkWidget *
get_line (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  while (parent != NULL && !GTK_IS_LIST_BASE (parent))
    {
      widget = parent;
      parent = gtk_widget_get_parent (widget);
    }

  return parent != NULL ? widget : NULL;
}

/* What the line has as a child. */
static GtkWidget *
get_cell (DictumLazyRow *row)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (row));

  return get_line (GTK_WIDGET (row)) == parent ? GTK_WIDGET (row) : parent;
}

/* The first lazy row of a line, from a cell on. */
static DictumLazyRow *
find_row (GtkWidget *cell)
{
  for (; cell != NULL; cell = gtk_widget_get_next_sibling (cell))
    {
      GtkWidget *row = DICTUM_IS_LAZY_ROW (cell) ? cell : gtk_widget_get_first_child (cell);

      if (row != NULL && DICTUM_IS_LAZY_ROW (row))
        return DICTUM_LAZY_ROW (row);
    }

  return NULL;
}

/**
 * dictum_lazy_row_fill_line_again:
 * @self: a row that has an item, a cell as the case may be
 *
 * What is shown is no longer what is to be shown: the row, and the cells beside it, are filled once
 * more before they are drawn next, without having been emptied.
 */
void
dictum_lazy_row_fill_line_again (DictumLazyRow *self)
{
  GtkWidget *line;
  DictumLazyRow *row;

  g_return_if_fail (DICTUM_IS_LAZY_ROW (self));

  line = get_line (GTK_WIDGET (self));
  for (row = line != NULL ? find_row (gtk_widget_get_first_child (line)) : NULL; row != NULL;
       row = find_row (gtk_widget_get_next_sibling (get_cell (row))))
    g_hash_table_add (self->list->waiting, row);
  if (self->list->clock != NULL)
    gdk_frame_clock_request_phase (self->list->clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
}

/**
 * dictum_lazy_row_find:
 * @widget: something in a list, or in one of its rows
 *
 * Returns: (nullable) (transfer none): the row, or the first cell of the row, that it is in
 */
DictumLazyRow *
dictum_lazy_row_find (GtkWidget *widget)
{
  GtkWidget *line;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  line = get_line (widget);
  return line != NULL ? find_row (gtk_widget_get_first_child (line)) : NULL;
}

/* ---- The list ---- */

static gboolean
is_in_view (DictumLazyList *self, GtkWidget *line)
{
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (line) && gtk_widget_compute_bounds (line, self->view, &bounds) &&
         bounds.size.height > 0 && bounds.origin.y < (float) gtk_widget_get_height (self->view) &&
         bounds.origin.y + bounds.size.height > 0;
}

/* Those that wait and are in view. Where the lines are is asked once for all cells in them. */
static GPtrArray *
list_in_view (DictumLazyList *self)
{
  g_autoptr (GHashTable) lines = g_hash_table_new (NULL, NULL);
  GPtrArray *rows = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    {
      GtkWidget *line = ((DictumLazyRow *) row)->line;
      gpointer seen;

      if (line == NULL)
        line = ((DictumLazyRow *) row)->line = get_line (row);
      if (line == NULL)
        continue;
      if (!g_hash_table_lookup_extended (lines, line, NULL, &seen))
        {
          seen = GINT_TO_POINTER (is_in_view (self, line));
          g_hash_table_insert (lines, line, seen);
        }
      if (seen != NULL)
        g_ptr_array_add (rows, row);
    }

  return rows;
}

static guint
get_n_items (DictumLazyList *self)
{
  GtkSelectionModel *model = GTK_IS_COLUMN_VIEW (self->view)
                                 ? gtk_column_view_get_model (GTK_COLUMN_VIEW (self->view))
                                 : gtk_list_view_get_model (GTK_LIST_VIEW (self->view));

  return model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (model)) : 0;
}

static void
scroll (DictumLazyList *self, guint position)
{
  self->wanted = GTK_INVALID_LIST_POSITION;
  if (position >= get_n_items (self))
    return;

  if (GTK_IS_COLUMN_VIEW (self->view))
    gtk_column_view_scroll_to (GTK_COLUMN_VIEW (self->view), position, NULL, GTK_LIST_SCROLL_NONE,
                               NULL);
  else
    gtk_list_view_scroll_to (GTK_LIST_VIEW (self->view), position, GTK_LIST_SCROLL_NONE, NULL);
}

static gboolean
lay_out_again_cb (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_queue_allocate (view);
  return G_SOURCE_REMOVE;
}

/* Whether there may be one more layout for this frame. */
static gboolean
take_pass (DictumLazyList *self, GdkFrameClock *clock)
{
  gint64 frame = gdk_frame_clock_get_frame_counter (clock);

  if (frame != self->frame)
    self->passes = 0;
  self->frame = frame;
  if (self->passes < PASSES)
    {
      self->passes++;
      return TRUE;
    }

  gtk_widget_add_tick_callback (self->view, lay_out_again_cb, NULL, NULL);
  return FALSE;
}

/* After the toolkit has given each widget its place, before it draws. */
static void
laid_out_cb (GdkFrameClock *clock, DictumLazyList *self)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (!gtk_widget_get_mapped (self->view))
    return;
  if (self->wanted != GTK_INVALID_LIST_POSITION && gtk_widget_get_height (self->view) > 0)
    {
      if (take_pass (self, clock))
        scroll (self, self->wanted);
      return;
    }

  rows = list_in_view (self);
  if (rows->len == 0 || !take_pass (self, clock))
    return;
  for (guint i = 0; i < rows->len; i++)
    dictum_lazy_row_fill (g_ptr_array_index (rows, i));
}

static void
unrealize_cb (DictumLazyList *self)
{
  if (self->clock != NULL)
    g_clear_signal_handler (&self->layout, self->clock);
  g_clear_object (&self->clock);
}

static void
realize_cb (DictumLazyList *self)
{
  unrealize_cb (self);
  if (g_set_object (&self->clock, gtk_widget_get_frame_clock (self->view)))
    self->layout = g_signal_connect_after (self->clock, "layout", G_CALLBACK (laid_out_cb), self);
}

static void
dictum_lazy_list_dispose (GObject *object)
{
  DictumLazyList *self = DICTUM_LAZY_LIST (object);

  unrealize_cb (self);
  g_clear_weak_pointer (&self->view);

  G_OBJECT_CLASS (dictum_lazy_list_parent_class)->dispose (object);
}

static void
dictum_lazy_list_finalize (GObject *object)
{
  g_hash_table_unref (DICTUM_LAZY_LIST (object)->waiting);
  G_OBJECT_CLASS (dictum_lazy_list_parent_class)->finalize (object);
}

static void
dictum_lazy_list_class_init (DictumLazyListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dictum_lazy_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = dictum_lazy_list_finalize;
}

static void
dictum_lazy_list_init (DictumLazyList *self)
{
  self->waiting = g_hash_table_new (NULL, NULL);
  self->wanted = GTK_INVALID_LIST_POSITION;
}

/**
 * dictum_lazy_list_new:
 * @view: a GtkListView or a GtkColumnView
 * @height: how high a row is as long as none was measured, in pixels
 * @fill: makes and fills what is in a row
 * @empty: (nullable): called when a filled row loses its item
 * @data: for both; lives as long as @view calls its factory
 *
 * Returns: (transfer full): what fills the rows of @view
 */
DictumLazyList *
dictum_lazy_list_new (GtkWidget *view,
                      int height,
                      DictumLazyFunc fill,
                      DictumLazyFunc empty,
                      gpointer data)
{
  DictumLazyList *self;

  g_return_val_if_fail (GTK_IS_LIST_VIEW (view) || GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (fill != NULL, NULL);

  self = g_object_new (DICTUM_TYPE_LAZY_LIST, NULL);
  g_set_weak_pointer (&self->view, view);
  self->height = height;
  self->fill = fill;
  self->empty = empty;
  self->data = data;
  g_signal_connect_object (view, "realize", G_CALLBACK (realize_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (view, "unrealize", G_CALLBACK (unrealize_cb), self, G_CONNECT_SWAPPED);
  if (gtk_widget_get_realized (self->view))
    realize_cb (self);

  return self;
}

static DictumLazyRow *
get_row (GtkListItem *item)
{
  return DICTUM_LAZY_ROW (GTK_IS_COLUMN_VIEW_CELL (item)
                              ? gtk_column_view_cell_get_child (GTK_COLUMN_VIEW_CELL (item))
                              : gtk_list_item_get_child (item));
}

/* From the factory's “setup”. */
void
dictum_lazy_list_set_up (DictumLazyList *self, GtkListItem *item)
{
  DictumLazyRow *row;

  g_return_if_fail (DICTUM_IS_LAZY_LIST (self));

  row = g_object_new (DICTUM_TYPE_LAZY_ROW, NULL);
  row->list = g_object_ref (self);
  row->item = item;
  if (GTK_IS_COLUMN_VIEW_CELL (item))
    gtk_column_view_cell_set_child (GTK_COLUMN_VIEW_CELL (item), GTK_WIDGET (row));
  else
    gtk_list_item_set_child (item, GTK_WIDGET (row));
}

/* From the factory's “bind”. */
void
dictum_lazy_list_bind (DictumLazyList *self, GtkListItem *item)
{
  g_return_if_fail (DICTUM_IS_LAZY_LIST (self));

  g_hash_table_add (self->waiting, get_row (item));
}

/* From the factory's “unbind”. */
void
dictum_lazy_list_unbind (DictumLazyList *self, GtkListItem *item)
{
  DictumLazyRow *row = get_row (item);

  g_return_if_fail (DICTUM_IS_LAZY_LIST (self));

  g_hash_table_remove (self->waiting, row);
  if (!row->filled)
    return;

  if (self->empty != NULL)
    self->empty (row, self->data);
  row->filled = FALSE;
  /* Of the item before: it must not be drawn in the place of the next. */
  gtk_widget_set_child_visible (row->child, FALSE);
  gtk_widget_queue_resize (GTK_WIDGET (row));
}

/**
 * dictum_lazy_list_scroll_to:
 * @self: what fills a list
 * @position: of a row
 *
 * Brings the row into view. GtkListView, asked before it was given a size, would show nothing at
 * all: then it is asked as soon as it has one.
 */
void
dictum_lazy_list_scroll_to (DictumLazyList *self, guint position)
{
  g_return_if_fail (DICTUM_IS_LAZY_LIST (self));

  if (self->view == NULL)
    return;
  if (gtk_widget_get_height (self->view) > 0)
    scroll (self, position);
  else
    self->wanted = position;
}
