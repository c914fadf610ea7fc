/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "reader/dictum-palette.h"
#include "reader/dictum-reader-private.h"
#include "ui-fixture.h"

/* Text on every ground that can come about keeps 4.5:1, lines keep 3:1. */

static void
check_text (const DictumPalette *palette, const GdkRGBA *ground)
{
  g_assert_cmpfloat (dictum_palette_get_contrast (&palette->text, ground), >=, 4.5);
}

static void
check_line (const GdkRGBA *line, const GdkRGBA *ground)
{
  g_assert_cmpfloat (dictum_palette_get_contrast (line, ground), >=, 3.0);
}

static void
check_palette (const DictumPalette *palette)
{
  const GdkRGBA *layers[] = { &palette->content, &palette->current, &palette->match,
                              &palette->added,   &palette->removed, &palette->moved };
  GdkRGBA ground = palette->ground;

  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      ground = palette->ground;
      for (int depth = 0; depth < 12; depth++)
        {
          ground = dictum_palette_lay (&ground, layers[i]);
          check_text (palette, &ground);
        }
    }

  /* A match of the search in a nested claim in the current one. */
  ground = dictum_palette_lay (&palette->ground, &palette->content);
  ground = dictum_palette_lay (&ground, &palette->content);
  ground = dictum_palette_lay (&ground, &palette->match);
  check_text (palette, &ground);
  ground = dictum_palette_lay (&palette->ground, &palette->current);
  ground = dictum_palette_lay (&ground, &palette->match);
  check_text (palette, &ground);

  ground = dictum_palette_lay (&palette->ground, &palette->content);
  for (int kind = -1; kind < DICTUM_PALETTE_N_KINDS; kind++)
    {
      check_line (dictum_palette_get_kind (palette, kind), &palette->ground);
      check_line (dictum_palette_get_kind (palette, kind), &ground);
    }
  check_line (&palette->cue, &ground);
  check_line (&palette->current_outline, &palette->ground);

  ground = dictum_palette_lay (&palette->ground, &palette->number_ground);
  g_assert_cmpfloat (dictum_palette_get_contrast (&palette->number_text, &ground), >=, 4.5);
  g_assert_cmpfloat (
      dictum_palette_get_contrast (&palette->current_number_text, &palette->current_number_ground),
      >=, 4.5);
}

static void
test_contrast (void)
{
  for (int is_dark = 0; is_dark < 2; is_dark++)
    {
      for (int high_contrast = 0; high_contrast < 2; high_contrast++)
        check_palette (dictum_palette_get (is_dark, high_contrast));
    }
}

/* What should be painted at each place, worked out from the records in the plainest way. */
typedef struct
{
  int depth[3];   /* how many marks of each part */
  int current[3]; /* of those, how many of the current claim */
} Expected;

static void
expect_span (Expected *expected, const DictumSpan *span, DictumPart part, gboolean current)
{
  for (int i = span != NULL ? span->start : 0; span != NULL && i < span->end; i++)
    {
      expected[i].depth[part]++;
      expected[i].current[part] += current;
    }
}

static void
expect_claim (Expected *expected, const DictumClaim *claim, gboolean current)
{
  for (guint i = 0; i < dictum_values_length (claim->content); i++)
    expect_span (expected, dictum_values_get (claim->content, i), DICTUM_PART_CONTENT, current);

  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i);

      expect_span (expected, link->source_span, DICTUM_PART_SOURCE, current);
      expect_span (expected, link->cue, DICTUM_PART_CUE, current);
    }
}

static void
check_paints (Fixture *fixture, DictumReader *reader)
{
  int length = dictum_text_get_length (fixture_get_text (fixture));
  g_autofree Expected *expected = g_new0 (Expected, (gsize) length);
  GListModel *claims = dictum_project_get_article_claims (fixture->project, fixture->article);
  const char *current = dictum_workbench_get_claim (fixture->workbench);

  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (claims, i);
      const DictumClaim *claim = dictum_item_get_claim (item);

      expect_claim (expected, claim, g_strcmp0 (claim->record.id, current) == 0);
      g_assert_cmpuint (dictum_reader_get_number (reader, claim->record.id), ==, i + 1);
    }

  for (int i = 0; i < length; i++)
    {
      g_autoptr (GArray) paints = dictum_reader_list_paints (reader, i, i + 1);
      Expected found = { 0 };

      for (guint j = 0; j < paints->len; j++)
        {
          const DictumPaint *paint = &g_array_index (paints, DictumPaint, j);

          found.depth[paint->part]++;
          found.current[paint->part] += paint->current;
        }
      g_assert_cmpmem (&found, sizeof found, &expected[i], sizeof found);
    }
}

static const char *
choose_claim (Fixture *fixture)
{
  GListModel *claims = dictum_project_get_article_claims (fixture->project, fixture->article);
  guint n_claims = g_list_model_get_n_items (claims);
  g_autoptr (DictumItem) item = NULL;

  if (n_claims == 0)
    return NULL;

  item = g_list_model_get_item (claims, (guint) g_test_rand_int_range (0, (int) n_claims));

  return dictum_item_get_id (item);
}

static DictumChange *
make_random_change (Fixture *fixture, const char *claim)
{
  DictumProject *project = fixture->project;
  int length = dictum_text_get_length (fixture_get_text (fixture));
  int start = g_test_rand_int_range (0, length - 1);
  int end = MIN (length, start + g_test_rand_int_range (1, 90));
  const char *ids[] = { claim, NULL };

  switch (claim != NULL ? g_test_rand_int_range (0, 7) : 0)
    {
    case 1:
      return dictum_edit_set_new_source (project, claim, 0, "Somebody", DICTUM_SOURCE_PERSON, start,
                                         end, NULL, NULL);
    case 2:
      return dictum_edit_set_cue (project, claim, 0, start, end, NULL, NULL);
    case 3:
      return dictum_edit_add_fragment (project, claim, start, end, NULL, NULL);
    case 4:
      return dictum_edit_resize (project, claim, DICTUM_PART_CONTENT, 0, start, end, NULL, NULL);
    case 5:
      return dictum_edit_remove_claims (project, ids, NULL, NULL);
    case 6:
      return dictum_edit_clear_source (project, claim, 0, NULL, NULL);
    case 0:
    default:
      return dictum_edit_add_claim (project, fixture->article, start, end, NULL, NULL);
    }
}

/* Whatever is done, undone and chosen: what is painted is what the records say. */
static void
test_random (void)
{
  Fixture fixture = { 0 };
  GtkWidget *reader;
  GtkWidget *window;

  fixture_set_up (&fixture);
  reader = dictum_reader_new (fixture.workbench);
  window = fixture_show (reader, 800, 600);
  for (int i = 0; i < 150; i++)
    {
      const char *claim = choose_claim (&fixture);
      g_autoptr (DictumChange) change = NULL;

      switch (g_test_rand_int_range (0, 6))
        {
        case 0:
          if (dictum_history_get_position (dictum_store_get_history (fixture.store)) > 1)
            g_assert_true (dictum_store_undo (fixture.store, NULL));
          break;
        case 1:
          dictum_workbench_set_claim (fixture.workbench, claim);
          break;
        default:
          change = make_random_change (&fixture, claim);
          if (change != NULL)
            dictum_workbench_take (fixture.workbench, g_steal_pointer (&change), NULL, NULL);
          break;
        }
      check_paints (&fixture, DICTUM_READER (reader));
      while (i % 10 == 0 && g_main_context_iteration (NULL, FALSE))
        ;
    }

  gtk_window_destroy (GTK_WINDOW (window));
  fixture_tear_down (&fixture);
}

static GdkTexture *
render (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  gtk_test_widget_wait_for_draw (widget);
  paintable = gtk_widget_paintable_new (widget);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);

  return gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)),
                                      node,
                                      &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
}

/* How many pixels of the widget have the colour, near enough for anti-aliasing not to matter. */
static guint
count_pixels (GtkWidget *widget, const GdkRGBA *colour)
{
  g_autoptr (GdkTexture) texture = render (widget);
  int width = gdk_texture_get_width (texture);
  int height = gdk_texture_get_height (texture);
  gsize stride = (gsize) width * 4;
  g_autofree guchar *pixels = g_malloc (stride * (gsize) height);
  guint count = 0;
  const int wanted[3] = { (int) (colour->blue * 255.0f + 0.5f),
                          (int) (colour->green * 255.0f + 0.5f),
                          (int) (colour->red * 255.0f + 0.5f) };

  gdk_texture_download (texture, pixels, stride);
  for (gsize i = 0; i < stride * (gsize) height; i += 4)
    {
      gboolean same = TRUE;

      for (gsize j = 0; j < 3; j++)
        same = same && ABS ((int) pixels[i + j] - wanted[j]) <= 2;
      count += same;
    }

  return count;
}

/* The colours are really there, and go with the claim. */
static void
test_pixels (void)
{
  Fixture fixture = { 0 };
  const DictumPalette *palette = dictum_palette_get (FALSE, FALSE);
  GdkRGBA content = dictum_palette_lay (&palette->ground, &palette->content);
  const GdkRGBA *person = dictum_palette_get_kind (palette, DICTUM_SOURCE_PERSON);
  GtkWidget *reader;
  GtkWidget *window;
  const char *claim;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_LIGHT);
  fixture_set_up (&fixture);
  reader = dictum_reader_new (fixture.workbench);
  window = fixture_show (reader, 800, 600);
  g_assert_cmpuint (count_pixels (reader, &content), ==, 0);

  claim = fixture_add_claim (&fixture, "We were not consulted");
  g_assert_cmpuint (count_pixels (reader, &content), >, 500);
  g_assert_cmpuint (count_pixels (reader, &palette->current), ==, 0);
  g_assert_cmpuint (count_pixels (reader, person), ==, 0);

  fixture_set_source (&fixture, claim, 0, "Ida Marrow", DICTUM_SOURCE_PERSON);
  g_assert_cmpuint (count_pixels (reader, person), >, 50);

  dictum_workbench_set_claim (fixture.workbench, claim);
  g_assert_cmpuint (count_pixels (reader, &content), ==, 0);
  g_assert_cmpuint (count_pixels (reader, &palette->current), >, 500);

  g_assert_true (dictum_store_undo (fixture.store, NULL));
  g_assert_true (dictum_store_undo (fixture.store, NULL));
  g_assert_cmpuint (count_pixels (reader, &palette->current), ==, 0);
  g_assert_cmpuint (count_pixels (reader, person), ==, 0);

  gtk_window_destroy (GTK_WINDOW (window));
  fixture_tear_down (&fixture);
}

static void
count_extent_cb (DictumReader *reader, const graphene_rect_t *extent, gpointer data)
{
  *(guint *) data += 1;
}

/* Arabic with a number and a Latin name in it, on one line, is one piece although its letters are
 * in five runs; a Latin part and its neighbour to the left are what is far apart. */
static void
test_mixed (void)
{
  const FixtureBlock arabic[] = { { DICTUM_BLOCK_PARAGRAPH,
                                    "أنزلت القوارب 6,200 طن في Saltmere العام الماضي" } };
  Fixture fixture = { 0 };
  GtkWidget *reader;
  GtkWidget *window;
  guint count = 0;
  int length;

  fixture_set_up (&fixture);
  reader = dictum_reader_new (fixture.workbench);
  window = fixture_show (reader, 800, 600);
  g_set_str (&fixture.article, fixture_add_article (&fixture, "قوارب", arabic, 1));
  dictum_workbench_set_article (fixture.workbench, fixture.article);
  gtk_test_widget_wait_for_draw (reader);

  length = dictum_text_get_length (fixture_get_text (&fixture));
  dictum_reader_foreach_extent (DICTUM_READER (reader), 0, length, count_extent_cb, &count);
  g_assert_cmpuint (count, ==, 1);

  /* From within the number: what stands before it ends at the other side of its end. */
  count = 0;
  dictum_reader_foreach_extent (DICTUM_READER (reader), 0, 16, count_extent_cb, &count);
  g_assert_cmpuint (count, ==, 2);

  gtk_window_destroy (GTK_WINDOW (window));
  fixture_tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/reader/paint/contrast", test_contrast);
  g_test_add_func ("/reader/paint/mixed", test_mixed);
  g_test_add_func ("/reader/paint/random", test_random);
  g_test_add_func ("/reader/paint/pixels", test_pixels);

  return g_test_run ();
}
