/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sources"

#include "sources/dictum-affiliation-tree.h"

#include <glib/gi18n.h>

#include "edit/dictum-edit-card.h"
#include "inspector/dictum-source-chip.h"

/* Pixels: how far a level is moved in, and between two rows. */
#define INDENT 24
#define GAP 6
/* A desk of two hundred is not drawn: the rest is a number. */
#define SHOWN 30

struct _DictumAffiliationTree
{
  GtkWidget parent_instance;

  GArray *depths; /* of guint, one for each child */
  char *key;      /* of what is shown, so that it is not made anew for nothing */
};

G_DEFINE_FINAL_TYPE (DictumAffiliationTree, dictum_affiliation_tree, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clicked_cb (DictumAffiliationTree *self, GtkWidget *button)
{
  g_signal_emit (self, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (button), "dictum-source"));
}

/* ---- Measuring and drawing ---- */

static guint
get_depth (DictumAffiliationTree *self, guint position)
{
  return position < self->depths->len ? g_array_index (self->depths, guint, position) : 0;
}

static void
dictum_affiliation_tree_measure (GtkWidget *widget,
                                 GtkOrientation orientation,
                                 int for_size,
                                 int *minimum,
                                 int *natural,
                                 int *minimum_baseline,
                                 int *natural_baseline)
{
  DictumAffiliationTree *self = DICTUM_AFFILIATION_TREE (widget);
  guint position = 0;

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child), position++)
    {
      int least, wanted;

      gtk_widget_measure (child, orientation, -1, &least, &wanted, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        {
          int indent = (int) get_depth (self, position) * INDENT;

          *minimum = MAX (*minimum, least + indent);
          *natural = MAX (*natural, wanted + indent);
        }
      else
        {
          *minimum += least + (position > 0 ? GAP : 0);
          *natural = *minimum;
        }
    }
}

static void
dictum_affiliation_tree_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DictumAffiliationTree *self = DICTUM_AFFILIATION_TREE (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint position = 0;
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child), position++)
    {
      int indent = (int) get_depth (self, position) * INDENT;
      int least, wanted, child_height;
      GtkAllocation place;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &child_height, NULL, NULL, NULL);
      place.width = CLAMP (wanted, least, MAX (width - indent, least));
      place.height = child_height;
      place.x = rtl ? width - indent - place.width : indent;
      place.y = y;
      gtk_widget_size_allocate (child, &place, -1);
      y += child_height + GAP;
    }
}

/* From the foot of the one above, down, and over to the one that hangs on it. */
static void
draw_branch (GtkWidget *widget, GtkSnapshot *snapshot, float from_y, float to_y, int indent)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float x = (float) indent - INDENT / 2.0f;
  float edge = (float) indent - 3;
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (1.5f);
  GdkRGBA colour;

  if (rtl)
    {
      x = (float) gtk_widget_get_width (widget) - x;
      edge = (float) gtk_widget_get_width (widget) - edge;
    }
  gsk_path_builder_move_to (builder, x, from_y);
  gsk_path_builder_line_to (builder, x, to_y - 5);
  gsk_path_builder_quad_to (builder, x, to_y, x + (rtl ? -5 : 5), to_y);
  gsk_path_builder_line_to (builder, edge, to_y);
  path = gsk_path_builder_to_path (builder);
  gtk_widget_get_color (widget, &colour);
  colour.alpha *= 0.55f;
  gtk_snapshot_append_stroke (snapshot, path, stroke, &colour);
}

static void
dictum_affiliation_tree_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DictumAffiliationTree *self = DICTUM_AFFILIATION_TREE (widget);
  float feet[64] = { 0 }; /* where the last node of each depth ends */
  guint position = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child), position++)
    {
      guint depth = MIN (get_depth (self, position), G_N_ELEMENTS (feet) - 1);
      graphene_rect_t bounds;

      if (!gtk_widget_compute_bounds (child, widget, &bounds))
        continue;
      if (depth > 0)
        draw_branch (widget, snapshot, feet[depth - 1], bounds.origin.y + bounds.size.height / 2,
                     (int) depth * INDENT);
      feet[depth] = bounds.origin.y + bounds.size.height;
    }

  GTK_WIDGET_CLASS (dictum_affiliation_tree_parent_class)->snapshot (widget, snapshot);
}

/* ---- The nodes ---- */

static void
clear (DictumAffiliationTree *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_array_set_size (self->depths, 0);
}

static void
add_node (DictumAffiliationTree *self, const DictumAffiliate *node, gboolean is_self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *chip = dictum_source_chip_new ();
  g_autofree char *label = NULL;

  dictum_source_chip_show_source (DICTUM_SOURCE_CHIP (chip), node->source);
  gtk_button_set_child (GTK_BUTTON (button), chip);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chip-button");
  if (is_self)
    gtk_widget_add_css_class (button, "tree-self");
  g_object_set_data_full (G_OBJECT (button), "dictum-source", g_strdup (node->source->record.id),
                          g_free);
  /* Translators: a source's name, then its level in a tree, 1 at the top. */
  label = is_self ? g_strdup_printf (_ ("%1$s, level %2$u, this source"), node->source->name,
                                     node->depth + 1)
                  : g_strdup_printf (_ ("%1$s, level %2$u"), node->source->name, node->depth + 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_array_append_val (self->depths, node->depth);
}

static void
add_rest (DictumAffiliationTree *self, guint n_more, guint depth)
{
  g_autofree char *text = g_strdup_printf (ngettext ("and %'u more", "and %'u more", n_more),
                                           n_more);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "dimmed");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  g_array_append_val (self->depths, depth);
}

/* ---- The object ---- */

static void
dictum_affiliation_tree_dispose (GObject *object)
{
  clear (DICTUM_AFFILIATION_TREE (object));
  G_OBJECT_CLASS (dictum_affiliation_tree_parent_class)->dispose (object);
}

static void
dictum_affiliation_tree_finalize (GObject *object)
{
  g_array_unref (DICTUM_AFFILIATION_TREE (object)->depths);
  g_free (DICTUM_AFFILIATION_TREE (object)->key);
  G_OBJECT_CLASS (dictum_affiliation_tree_parent_class)->finalize (object);
}

static void
dictum_affiliation_tree_class_init (DictumAffiliationTreeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_affiliation_tree_dispose;
  G_OBJECT_CLASS (klass)->finalize = dictum_affiliation_tree_finalize;
  widget_class->measure = dictum_affiliation_tree_measure;
  widget_class->size_allocate = dictum_affiliation_tree_size_allocate;
  widget_class->snapshot = dictum_affiliation_tree_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[CHOSEN] = g_signal_new ("chosen", DICTUM_TYPE_AFFILIATION_TREE, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dictum_affiliation_tree_init (DictumAffiliationTree *self)
{
  self->depths = g_array_new (FALSE, FALSE, sizeof (guint));
}

gboolean
dictum_affiliation_tree_show (DictumAffiliationTree *self,
                              DictumProject *project,
                              const char *source)
{
  g_autoptr (GArray) tree = NULL;
  g_autoptr (GString) key = g_string_new (NULL);

  g_return_val_if_fail (DICTUM_IS_AFFILIATION_TREE (self), FALSE);

  tree = dictum_source_list_affiliates (project, source);
  for (guint i = 0; i < tree->len; i++)
    {
      const DictumAffiliate *node = &g_array_index (tree, DictumAffiliate, i);

      g_string_append_printf (key, "%p %u ", (gconstpointer) node->source, node->depth);
    }
  if (!g_set_str (&self->key, key->str))
    return tree->len > 1;

  clear (self);
  for (guint i = 0; i < tree->len; i++)
    {
      const DictumAffiliate *node = &g_array_index (tree, DictumAffiliate, i);

      if (i >= SHOWN)
        {
          add_rest (self, tree->len - i, node->depth);
          break;
        }
      add_node (self, node, g_strcmp0 (node->source->record.id, source) == 0);
    }

  return tree->len > 1;
}
