/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-overview"

#include <glib/gi18n.h>

#include "overview/dictum-picture-draw.h"

/* In lines of text. */
#define LEAST_WIDTH 6.5
#define MOST_WIDTH 14.0
#define LEAST_GAP 2.5
#define MOST_GAP 9.0
#define MARGIN 0.5
#define NODE_ROW 1.8
#define NODE_HEIGHT 1.5

/* Where things are in the width that there is. */
typedef struct
{
  double node; /* widths */
  double gap;
} Columns;

double
dictum_picture_get_chains_width (const DictumPictureStyle *style, const DictumChains *chains)
{
  return style->em * (chains->n_layers * (LEAST_WIDTH + LEAST_GAP) - LEAST_GAP + 2 * MARGIN);
}

/* Names get three parts of four of what there is beyond the least. */
static Columns
get_columns (const DictumPictureStyle *style, const DictumChains *chains)
{
  double layers = MAX (chains->n_layers, 1);
  double spare = MAX (style->width - dictum_picture_get_chains_width (style, chains), 0);
  Columns columns = { style->em * LEAST_WIDTH + spare * 0.75 / layers, 0 };

  columns.node = MIN (columns.node, style->em * MOST_WIDTH);
  columns.gap = layers < 2 ? 0
                           : (style->width - 2 * MARGIN * style->em - layers * columns.node) /
                                 (layers - 1);
  columns.gap = CLAMP (columns.gap, style->em * LEAST_GAP, style->em * MOST_GAP);

  return columns;
}

static double
get_layer_x (const DictumPictureStyle *style, const Columns *columns, guint layer)
{
  return style->em * MARGIN + layer * (columns->node + columns->gap);
}

static double
flip (const DictumPictureStyle *style, double x)
{
  return style->rtl ? style->width - x : x;
}

/* Lines are as strong as their claims, against the strongest: all would be alike in a large project
 * else. Few claims make no strong line. */
static float
get_strength (const DictumChains *chains, const DictumChainEdge *edge)
{
  guint most = 8;

  for (guint i = 0; i < chains->edges->len; i++)
    most = MAX (most, ((DictumChainEdge *) g_ptr_array_index (chains->edges, i))->n_claims);

  return (float) (1.2 + 3.8 * edge->n_claims / most);
}

static void
draw_edge (GtkSnapshot *snapshot,
           const DictumPictureStyle *style,
           const DictumChains *chains,
           const Columns *columns,
           const DictumChainEdge *edge)
{
  const DictumChainNode *from = g_ptr_array_index (chains->nodes, edge->from);
  const DictumChainNode *to = g_ptr_array_index (chains->nodes, edge->to);
  guint layer = MIN (from->layer, to->layer);
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (get_strength (chains, edge));
  GdkRGBA colour = edge->circular ? dictum_picture_get_colour (style, "unnamed")
                                  : dictum_picture_mix (&style->text, style->contrast ? 0.9 : 0.4);
  const float dashes[] = { 5, 3 };
  double row = style->em * NODE_ROW;
  /* Beside a line between the same two that runs on, not on it. */
  double half = style->em * (NODE_ROW / 2 + (edge->turned ? 0.4 : 0));

  gsk_path_builder_move_to (
      builder, (float) flip (style, get_layer_x (style, columns, layer) + columns->node),
      (float) (g_array_index (edge->path, double, 0) * row + half));
  for (guint i = 1; i < edge->path->len; i++)
    {
      double x = get_layer_x (style, columns, layer + i);
      double before = x - columns->gap;
      double y = g_array_index (edge->path, double, i) * row + half;
      double last = g_array_index (edge->path, double, i - 1) * row + half;
      double middle = (x + before) / 2;

      gsk_path_builder_cubic_to (builder, (float) flip (style, middle), (float) last,
                                 (float) flip (style, middle), (float) y, (float) flip (style, x),
                                 (float) y);
      if (i + 1 < edge->path->len)
        gsk_path_builder_line_to (builder, (float) flip (style, x + columns->node), (float) y);
    }
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  if (edge->turned)
    gsk_stroke_set_dash (stroke, dashes, G_N_ELEMENTS (dashes));
  gtk_snapshot_append_stroke (snapshot, path, stroke, &colour);
}

static void
draw_node (GtkSnapshot *snapshot,
           const DictumPictureStyle *style,
           const DictumChainNode *node,
           const graphene_rect_t *area)
{
  const char *nick = dictum_enum_get_nick (&dictum_source_kinds, node->kind);
  GdkRGBA colour = dictum_picture_get_colour (style, nick);
  GdkRGBA ground = dictum_picture_mix (&colour, style->dark ? 0.22 : 0.12);
  float plain = style->contrast ? 1 : 0;
  float width = node->circular ? 2 * plain + 2.5f : node->n_own > 0 ? 1.5f * (plain + 1) : plain;
  const GdkRGBA border[4] = { colour, colour, colour, colour };
  const float widths[4] = { width, width, width, width };
  graphene_rect_t turned = dictum_picture_turn (style, area);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &turned, area->size.height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &ground, &turned);
  gtk_snapshot_pop (snapshot);
  if (width > 0)
    gtk_snapshot_append_border (snapshot, &outline, widths, border);
}

static void
mark_node (const DictumPictureStyle *style,
           GArray *marks,
           const DictumChainNode *node,
           const graphene_rect_t *area)
{
  const char *kind = _ (dictum_enum_get_label (&dictum_source_kinds, node->kind));
  g_autofree char *claims = g_strdup_printf (ngettext ("%'u claim", "%'u claims", node->n_claims),
                                             node->n_claims);

  dictum_picture_add_mark (
      style, marks, area,
      node->circular
          /* Translators: a source, its kind, “3 claims”; it quotes those who quote it. */
          ? g_strdup_printf (_ ("%1$s, %2$s: %3$s, part of a circle"), node->label, kind, claims)
          : g_strdup_printf (_ ("%1$s, %2$s: %3$s"), node->label, kind, claims),
      g_strdup (node->query));
}

double
dictum_picture_draw_chains (GtkSnapshot *snapshot,
                            const DictumPictureStyle *style,
                            const DictumChains *chains,
                            GArray *marks)
{
  Columns columns = get_columns (style, chains);

  for (guint i = 0; snapshot != NULL && i < chains->edges->len; i++)
    draw_edge (snapshot, style, chains, &columns, g_ptr_array_index (chains->edges, i));

  for (guint i = 0; i < chains->nodes->len; i++)
    {
      const DictumChainNode *node = g_ptr_array_index (chains->nodes, i);
      GdkRGBA colour = dictum_picture_get_colour (
          style, dictum_enum_get_nick (&dictum_source_kinds, node->kind));
      double y = node->y * style->em * NODE_ROW + style->em * (NODE_ROW - NODE_HEIGHT) / 2;
      graphene_rect_t area = GRAPHENE_RECT_INIT ((float) get_layer_x (style, &columns, node->layer),
                                                 (float) y, (float) columns.node,
                                                 (float) (style->em * NODE_HEIGHT));

      if (snapshot != NULL)
        draw_node (snapshot, style, node, &area);
      dictum_picture_write (snapshot, style, node->label, area.origin.x + style->em * 0.6,
                            y + style->em * (NODE_HEIGHT - 1) / 2, columns.node - style->em * 1.2,
                            0, &colour);
      if (marks != NULL)
        mark_node (style, marks, node, &area);
    }

  return MAX (chains->height, 1) * style->em * NODE_ROW;
}

/* Whether a line is drawn for which that is so. member: the offset of a gboolean. */
static gboolean
has_edge (const DictumChains *drawn, gsize member)
{
  for (guint i = 0; i < drawn->edges->len; i++)
    if (G_STRUCT_MEMBER (gboolean, g_ptr_array_index (drawn->edges, i), member))
      return TRUE;

  return FALSE;
}

char *
dictum_picture_describe_chains (const DictumChains *chains, const DictumChains *drawn)
{
  GString *about = g_string_new (NULL);

  g_string_printf (
      about,
      ngettext ("%u chain, from who passes on to who said it. Strong outlines: it ends there.",
                "%u chains, from who passes on to who said it. Strong outlines: they end there.",
                chains->n_chains),
      chains->n_chains);
  if (drawn->edges->len < chains->n_links)
    {
      g_string_append_c (about, ' ');
      g_string_append_printf (
          about,
          /* Translators: how many sources, and links between two of them, and of how many. */
          _ ("Drawn are those with the most claims. Sources: %1$'u of %2$'u; links: %3$'u of "
             "%4$'u."),
          drawn->nodes->len, chains->nodes->len + chains->n_hidden - chains->n_apart,
          drawn->edges->len, chains->n_links);
    }
  if (has_edge (drawn, G_STRUCT_OFFSET (DictumChainEdge, turned)))
    g_string_append_printf (about, " %s", _ ("Dashed lines run the other way."));
  if (has_edge (drawn, G_STRUCT_OFFSET (DictumChainEdge, circular)))
    g_string_append_printf (about, " %s", _ ("Lines in colour: in a circle."));
  if (chains->n_apart > 0)
    {
      g_string_append_c (about, ' ');
      /* Translators: so many sources neither pass on what others said, nor are passed on. */
      g_string_append_printf (about, _ ("Sources in no chain: %'u."), chains->n_apart);
    }

  return g_string_free_and_steal (about);
}
