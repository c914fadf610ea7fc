/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-claims"

#include "claims/dictum-claims-private.h"

#include <glib/gi18n.h>

#include "inspector/dictum-look.h"
#include "window/dictum-format.h"

/* The cells of the list. Text stands in inscriptions, which take the room they are given: a list of
 * labels would be measured row by row. Only what is in view is filled. Sorting is the search’s; the
 * sorters of the columns only say which heading was clicked. */

#define KEY_COLUMN "dictum-column" /* of a factory, and of a cell that is bound */
#define KEY_ROW "dictum-row"       /* of a place: what says what a screen reader hears */
#define HEADER_ROOM 30             /* sp, for the padding and the arrow beside a title */
#define CELL_HEIGHT 34             /* as long as none was measured */

typedef struct
{
  DictumClaimColumn column;
  const char *title;
  int width; /* sp; 0: what is left */
  guint lines;
  gboolean wide_only; /* not where there is little room */
} Column;

static const Column columns[] = {
  { DICTUM_CLAIM_COLUMN_CONTENT, N_ ("Claim"), 0, 2, FALSE },
  { DICTUM_CLAIM_COLUMN_SOURCE, N_ ("Source"), 190, 2, FALSE },
  { DICTUM_CLAIM_COLUMN_ARTICLE, N_ ("Article"), 130, 2, FALSE },
  /* Translators: a noun: where in its article a claim stands. */
  { DICTUM_CLAIM_COLUMN_PLACE, N_ ("Place"), 66, 1, TRUE },
  { DICTUM_CLAIM_COLUMN_KIND, N_ ("Kind"), 92, 1, TRUE },
  { DICTUM_CLAIM_COLUMN_STATUS, N_ ("Status"), 100, 2, FALSE },
  { DICTUM_CLAIM_COLUMN_RATING, N_ ("Rating"), 108, 2, FALSE },
  { DICTUM_CLAIM_COLUMN_TAGS, N_ ("Tags"), 84, 2, FALSE },
  { DICTUM_CLAIM_COLUMN_MODIFIED, N_ ("Modified"), 76, 1, TRUE },
};

/* ---- What is said of a claim ---- */

/* “Officials in the capital, via Island media”. */
static char *
describe_chain (DictumProject *project, const DictumClaim *claim)
{
  guint length = dictum_values_length (claim->attributions);
  g_autofree char *name = NULL;
  g_autofree char *plain = NULL;
  g_autoptr (GStrvBuilder) others = NULL;
  g_auto (GStrv) names = NULL;
  g_autofree char *via = NULL;
  const DictumAttribution *last;

  if (length == 0)
    return g_strdup (_ ("The writer’s own"));

  last = dictum_values_get (claim->attributions, length - 1);
  plain = dictum_look_link_name (project, last);
  name = dictum_format_isolated (plain);
  if (last->polarity != DICTUM_POLARITY_AFFIRMED)
    {
      g_autofree char *isolated = g_steal_pointer (&name);

      /* Translators: who denied something, or declined to say it, and that they did. */
      name = g_strdup_printf (_ ("%1$s (%2$s)"), isolated,
                              dictum_enum_get_label (&dictum_polarities, last->polarity));
    }
  if (length == 1)
    return g_steal_pointer (&name);

  others = g_strv_builder_new ();
  for (guint i = length - 1; i-- > 0;)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i);
      g_autofree char *words = dictum_look_link_name (project, link);

      g_strv_builder_take (others, dictum_format_isolated (words));
    }
  names = g_strv_builder_end (others);
  via = g_strjoinv (C_ ("between parts", ", "), names);

  /* Translators: who said it, and through whom it came. */
  return g_strdup_printf (_ ("%1$s, via %2$s"), name, via);
}

static char *
describe_rating (DictumProject *project, const DictumClaim *claim)
{
  const DictumRating *rating = dictum_claim_get_shown_rating (claim);
  const DictumScaleValue *value = rating != NULL
                                      ? dictum_settings_find_rating (
                                            dictum_project_get_settings (project), rating->rating)
                                      : NULL;

  return dictum_look_rating_markup (value, value != NULL ? value->label : _ ("Not rated"));
}

static char *
describe_article (DictumProject *project, const DictumClaim *claim)
{
  const DictumArticle *article = dictum_project_get_article (project, claim->article);

  return article != NULL ? dictum_look_article_line (article) : NULL;
}

/* The second line of a card: all that the other columns would say, as far as it fits. */
static char *
describe_all (DictumProject *project, const DictumClaim *claim)
{
  g_autofree char *chain = describe_chain (project, claim);
  g_autofree char *article = describe_article (project, claim);
  g_autofree char *rating = describe_rating (project, claim);
  g_autofree char *plain = dictum_format_facts (
      chain, article, dictum_enum_get_label (&dictum_statuses, claim->status), NULL);
  g_autofree char *escaped = g_markup_escape_text (plain, -1);

  return dictum_format_facts (escaped, rating, NULL);
}

static const DictumSource *
get_speaker (DictumProject *project, const DictumClaim *claim)
{
  guint length = dictum_values_length (claim->attributions);
  const DictumAttribution *last = length > 0 ? dictum_values_get (claim->attributions, length - 1)
                                             : NULL;

  return last != NULL && last->source != NULL ? dictum_project_get_source (project, last->source)
                                              : NULL;
}

/* ---- Cells ---- */

static GtkInscription *
get_text (GtkWidget *cell)
{
  return GTK_INSCRIPTION (GTK_IS_INSCRIPTION (cell) ? cell : gtk_widget_get_last_child (cell));
}

static void
show_words (GtkWidget *cell, const char *words)
{
  g_autofree char *isolated = dictum_format_isolated (words);

  gtk_inscription_set_text (get_text (cell), isolated);
}

/* The whole text, where a column may be too narrow for it. Asked for rather than set: to set it,
 * GTK asks the display each time where the pointer is. */
static gboolean
tooltip_cb (GtkWidget *text, int x, int y, gboolean by_key, GtkTooltip *tooltip)
{
  const char *words = gtk_inscription_get_text (GTK_INSCRIPTION (text));

  gtk_tooltip_set_text (tooltip, words);
  return words != NULL && *words != '\0';
}

/* gtk_inscription_set_markup() of GTK 4.18 loses a reference to what it makes of the markup. */
static void
set_markup (GtkInscription *inscription, const char *markup)
{
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *text = NULL;

  if (!pango_parse_markup (markup, -1, 0, &attributes, &text, NULL, NULL))
    return;
  gtk_inscription_set_text (inscription, text);
  gtk_inscription_set_attributes (inscription, attributes);
}

static void
show_content (DictumClaimsPage *self, GtkWidget *cell, const DictumClaim *claim)
{
  GtkWidget *first = gtk_widget_get_first_child (cell);
  GtkWidget *second = gtk_widget_get_last_child (cell);
  g_autofree char *quote = dictum_claim_get_quote (claim);
  g_autofree char *all = NULL;

  gtk_inscription_set_text (GTK_INSCRIPTION (first), quote);
  gtk_widget_set_visible (second, self->compact);
  if (!self->compact)
    return;
  all = describe_all (dictum_claims_get_project (self), claim);
  set_markup (GTK_INSCRIPTION (second), all);
}

static void
show_source (DictumProject *project, GtkWidget *cell, const DictumClaim *claim)
{
  GtkWidget *icon = gtk_widget_get_first_child (cell);
  const DictumSource *source = get_speaker (project, claim);
  g_autofree char *chain = describe_chain (project, claim);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon),
                                source != NULL ? dictum_look_kind_icon (source->kind) : NULL);
  gtk_widget_set_visible (icon, source != NULL);
  dictum_look_apply_kind (cell, source != NULL ? source->kind : -1);
  show_words (cell, chain);
}

static void
show_tags (GtkWidget *cell, const DictumClaim *claim)
{
  g_autofree char *tags = claim->tags != NULL ? g_strjoinv (C_ ("between parts", ", "), claim->tags)
                                              : NULL;

  show_words (cell, tags);
}

static void
show_place (GtkWidget *cell, DictumClaimPlace *place)
{
  g_autofree char *number = g_strdup_printf ("%u", dictum_claim_place_get_number (place));

  show_words (cell, number);
}

/* A row is told as its claim, so that a screen reader has more to say than “row”. */
static void
show_name (DictumClaimsPage *self, DictumClaimPlace *place, const DictumClaim *claim)
{
  GtkColumnViewRow *row = g_object_get_data (G_OBJECT (place), KEY_ROW);
  g_autofree char *summary = NULL;

  if (row == NULL)
    return;
  summary = dictum_look_claim_summary (dictum_claims_get_project (self), claim,
                                       dictum_claim_place_get_number (place));
  gtk_column_view_row_set_accessible_label (row, summary);
}

static void
show_cell (DictumClaimsPage *self,
           DictumClaimColumn column,
           GtkWidget *cell,
           DictumClaimPlace *place)
{
  DictumProject *project = dictum_claims_get_project (self);
  const DictumClaim *claim = dictum_item_get_claim (dictum_claim_place_get_item (place));
  g_autofree char *words = NULL;

  if (claim == NULL || project == NULL)
    return;

  switch (column)
    {
    case DICTUM_CLAIM_COLUMN_CONTENT:
      show_content (self, cell, claim);
      show_name (self, place, claim);
      break;
    case DICTUM_CLAIM_COLUMN_SOURCE:
      show_source (project, cell, claim);
      break;
    case DICTUM_CLAIM_COLUMN_ARTICLE:
      words = describe_article (project, claim);
      show_words (cell, words);
      break;
    case DICTUM_CLAIM_COLUMN_PLACE:
      show_place (cell, place);
      break;
    case DICTUM_CLAIM_COLUMN_KIND:
      show_words (cell, dictum_enum_get_label (&dictum_claim_kinds, claim->kind));
      break;
    case DICTUM_CLAIM_COLUMN_STATUS:
      show_words (cell, dictum_enum_get_label (&dictum_statuses, claim->status));
      break;
    case DICTUM_CLAIM_COLUMN_RATING:
      words = describe_rating (project, claim);
      set_markup (get_text (cell), words);
      break;
    case DICTUM_CLAIM_COLUMN_TAGS:
      show_tags (cell, claim);
      break;
    case DICTUM_CLAIM_COLUMN_MODIFIED:
    default:
      words = dictum_format_date_now (claim->modified);
      show_words (cell, words);
      break;
    }
}

static GtkWidget *
new_text (guint lines)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  g_object_set (text, "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END, "min-lines", lines,
                "nat-lines", lines, "min-chars", 4, "yalign", 0.5, "hexpand", TRUE, "wrap-mode",
                PANGO_WRAP_WORD_CHAR, "has-tooltip", lines > 1, NULL);
  g_signal_connect (text, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  return text;
}

static GtkWidget *
new_cell (const Column *column)
{
  GtkWidget *text = new_text (column->lines);
  GtkWidget *box;
  GtkWidget *other;

  if (column->column == DICTUM_CLAIM_COLUMN_PLACE)
    gtk_widget_add_css_class (text, "numeric");
  if (column->column != DICTUM_CLAIM_COLUMN_CONTENT && column->column != DICTUM_CLAIM_COLUMN_SOURCE)
    return text;

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  if (column->column == DICTUM_CLAIM_COLUMN_SOURCE)
    {
      other = gtk_image_new ();
      gtk_widget_add_css_class (other, "kind-icon");
      gtk_accessible_update_property (GTK_ACCESSIBLE (other), GTK_ACCESSIBLE_PROPERTY_LABEL, "",
                                      -1);
      gtk_box_append (GTK_BOX (box), other);
      gtk_box_append (GTK_BOX (box), text);
      gtk_widget_add_css_class (text, "claim-source");
      return box;
    }

  gtk_orientable_set_orientation (GTK_ORIENTABLE (box), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  other = new_text (2);
  gtk_widget_add_css_class (text, "claim-quote");
  gtk_widget_add_css_class (other, "claim-details");
  gtk_widget_add_css_class (other, "caption");
  gtk_widget_add_css_class (other, "dimmed");
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), other);
  return box;
}

/* ---- The factories ---- */

static const Column *
get_column (gpointer factory)
{
  return g_object_get_data (G_OBJECT (factory), KEY_COLUMN);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (data);
  GtkColumnViewCell *cell = GTK_COLUMN_VIEW_CELL (item);
  const Column *column = get_column (factory);

  g_object_set_data (G_OBJECT (item), KEY_COLUMN, (gpointer) column);
  dictum_lazy_list_set_up (self->lazy, item);
  if (column->column != DICTUM_CLAIM_COLUMN_CONTENT)
    dictum_lazy_row_set_slight (DICTUM_LAZY_ROW (gtk_column_view_cell_get_child (cell)));
}

static void
fill_cell (DictumLazyRow *row, gpointer data)
{
  GtkListItem *item = dictum_lazy_row_get_list_item (row);
  const Column *column = get_column (item);

  if (dictum_lazy_row_get_child (row) == NULL)
    dictum_lazy_row_set_child (row, new_cell (column));
  show_cell (DICTUM_CLAIMS_PAGE (data), column->column, dictum_lazy_row_get_child (row),
             gtk_column_view_cell_get_item (GTK_COLUMN_VIEW_CELL (item)));
}

/* An inscription of GTK 4.18 goes without letting go of its attributes. */
static void
drop_attributes (GtkWidget *cell)
{
  if (GTK_IS_INSCRIPTION (cell))
    gtk_inscription_set_attributes (GTK_INSCRIPTION (cell), NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (cell); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    drop_attributes (child);
}

static void
empty_cell (DictumLazyRow *row, gpointer data)
{
  drop_attributes (dictum_lazy_row_get_child (row));
}

/* One cell of a row is told of another claim, for all of them. */
static void
place_cb (DictumLazyRow *row)
{
  dictum_lazy_row_fill_line_again (row);
}

static gboolean
leads (GtkListItem *item)
{
  return ((const Column *) get_column (item))->column == DICTUM_CLAIM_COLUMN_CONTENT;
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkColumnViewCell *cell = GTK_COLUMN_VIEW_CELL (item);

  dictum_lazy_list_bind (DICTUM_CLAIMS_PAGE (data)->lazy, item);
  if (leads (item))
    g_signal_connect_swapped (gtk_column_view_cell_get_item (cell), "changed",
                              G_CALLBACK (place_cb), gtk_column_view_cell_get_child (cell));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkColumnViewCell *cell = GTK_COLUMN_VIEW_CELL (item);

  if (leads (item))
    g_signal_handlers_disconnect_by_func (gtk_column_view_cell_get_item (cell), place_cb,
                                          gtk_column_view_cell_get_child (cell));
  dictum_lazy_list_unbind (DICTUM_CLAIMS_PAGE (data)->lazy, item);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkColumnViewRow *row, gpointer data)
{
  g_object_set_data (gtk_column_view_row_get_item (row), KEY_ROW, row);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory, GtkColumnViewRow *row, gpointer data)
{
  g_object_set_data (gtk_column_view_row_get_item (row), KEY_ROW, NULL);
}

static void
setup_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_header_set_child (header, label);
}

static void
bind_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer data)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (data);
  guint length = 0;
  const char *label = dictum_claim_list_get_section_label (
      self->list, gtk_list_header_get_start (header), &length);
  g_autofree char *count = dictum_format_claims (length);
  g_autofree char *facts = dictum_format_facts (label, count, NULL);

  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)), facts);
}

/* ---- Columns ---- */

/* Never asked: what is sorted is the search’s result. */
static int
compare_nothing (gconstpointer a, gconstpointer b, gpointer data)
{
  return 0;
}

/* As wide as the table says, but never so narrow that a translated title and the arrow beside it
 * would be cut. */
static int
get_width (DictumClaimsPage *self, const Column *column)
{
  g_autoptr (PangoLayout)
      layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), _ (column->title));
  int title;

  pango_layout_get_pixel_size (layout, &title, NULL);

  return (int) MAX (adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, column->width, NULL),
                    title + adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, HEADER_ROOM, NULL));
}

static void
add_column (DictumClaimsPage *self, const Column *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) added = NULL;
  g_autoptr (GtkCustomSorter) sorter = gtk_custom_sorter_new (compare_nothing, NULL, NULL);

  g_object_set_data (G_OBJECT (factory), KEY_COLUMN, (gpointer) column);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  added = gtk_column_view_column_new (_ (column->title), factory);
  gtk_column_view_column_set_id (added, dictum_claim_columns.nicks[column->column]);
  gtk_column_view_column_set_sorter (added, GTK_SORTER (sorter));
  gtk_column_view_column_set_resizable (added, column->width > 0);
  gtk_column_view_column_set_expand (added, column->width == 0);
  if (column->width > 0)
    gtk_column_view_column_set_fixed_width (added, get_width (self, column));
  gtk_column_view_append_column (self->view, added);
}

static GtkColumnViewColumn *
find_column (DictumClaimsPage *self, DictumClaimColumn which)
{
  GListModel *model = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (model, i);

      if (g_strcmp0 (gtk_column_view_column_get_id (column), dictum_claim_columns.nicks[which]) ==
          0)
        return column;
    }

  return NULL;
}

/* The arrow in the headings; groups have headings of their own. */
void
dictum_claims_show_order (DictumClaimsPage *self)
{
  GtkListItemFactory *headings = NULL;

  self->showing = TRUE;
  /* Without this the column before would stay as a second one, with an arrow of its own. */
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  gtk_column_view_sort_by_column (self->view, find_column (self, self->order.sort),
                                  self->order.descending ? GTK_SORT_DESCENDING
                                                         : GTK_SORT_ASCENDING);
  self->showing = FALSE;

  if ((self->order.grouping != DICTUM_CLAIM_GROUP_NONE) ==
      (gtk_column_view_get_header_factory (self->view) != NULL))
    return;
  if (self->order.grouping != DICTUM_CLAIM_GROUP_NONE)
    {
      headings = gtk_signal_list_item_factory_new ();
      g_signal_connect_object (headings, "setup", G_CALLBACK (setup_header_cb), self, 0);
      g_signal_connect_object (headings, "bind", G_CALLBACK (bind_header_cb), self, 0);
    }
  gtk_column_view_set_header_factory (self->view, headings);
  g_clear_object (&headings);
}

static void
sorter_cb (DictumClaimsPage *self, GtkSorterChange change, GtkColumnViewSorter *sorter)
{
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);
  gboolean descending = gtk_column_view_sorter_get_primary_sort_order (sorter) ==
                        GTK_SORT_DESCENDING;
  int which;

  if (self->showing || column == NULL)
    return;

  which = dictum_enum_from_nick (&dictum_claim_columns, gtk_column_view_column_get_id (column));
  g_object_set (self, "sort", dictum_claim_columns.nicks[which], "descending", descending, NULL);
}

/* Cards: one column that says all. Between those and all columns, what can be looked up is left
 * out. */
void
dictum_claims_set_room (DictumClaimsPage *self, gboolean compact, gboolean wide)
{
  gboolean was_compact = self->compact;

  self->compact = compact;
  /* It has a key and stands in the menu: a line more would take the place of a claim. */
  gtk_widget_set_visible (GTK_WIDGET (self->link_button), !compact);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i].width > 0)
      gtk_column_view_column_set_visible (find_column (self, columns[i].column),
                                          !compact && (wide || !columns[i].wide_only));
  if (compact == was_compact)
    return;

  /* Cards are as high as they are from the start. */
  dictum_claim_list_renew (self->list);
}

void
dictum_claims_add_columns (DictumClaimsPage *self)
{
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();

  self->lazy = dictum_lazy_list_new (GTK_WIDGET (self->view), CELL_HEIGHT, fill_cell, empty_cell,
                                     self);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_column (self, &columns[i]);
  g_signal_connect_object (rows, "bind", G_CALLBACK (bind_row_cb), self, 0);
  g_signal_connect_object (rows, "unbind", G_CALLBACK (unbind_row_cb), self, 0);
  gtk_column_view_set_row_factory (self->view, rows);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sorter_cb), self, G_CONNECT_SWAPPED);
}
